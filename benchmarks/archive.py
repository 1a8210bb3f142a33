"""An archive of mixed pages from JSONL to the published file, as whole processes: seconds, memory, growth.

    python benchmarks/archive.py [--pages 100000] [--share 0.01] [--near 0.03] [--workers N]

`cakupan run --plain` on a tenth of the pages and on all of them, each into a new warehouse, once: it takes too long for
rounds. Memory is that of the process and its children together.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from made_up import NEAR, write
from measuring import cakupan, figure, report, run_whole, table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--share", type=float, default=0.01, help="share of pages about coverage")
    parser.add_argument("--near", type=float, default=NEAR, help="share of the others that name BPJS or JKN")
    parser.add_argument("--workers", type=int, help="processes, where the command takes that; else its own default")
    given = parser.parse_args()
    options = ["--workers", str(given.workers)] if given.workers else []
    rows, stages, seconds = [], [], []
    with tempfile.TemporaryDirectory() as place:
        for number in (given.pages // 10, given.pages):
            file = Path(place) / f"{number}.jsonl"
            begin = time.perf_counter()
            write(file, number, share=given.share, near=given.near)
            print(f"{number:,} pages made in {time.perf_counter() - begin:.0f} s", flush=True)
            whole = run_whole(cakupan("run", file, "--plain", "--db", Path(place) / f"{number}.duckdb", *options))
            seconds.append(whole.wall)
            said = dict(re.findall(r"^ *(\S.*?)  +(\S.*)$", whole.output, re.MULTILINE))
            rows.append(
                [
                    f"{number:,}",
                    f"{file.stat().st_size / 1e6:,.0f}",
                    said["figures in the file"].partition(" ")[0],
                    figure(whole.wall),
                    figure(whole.cpu),
                    figure(number / whole.wall),
                    f"{whole.peak:,.0f}",
                ]
            )
            stages.append([f"{number:,}", *(said.get(name, "0") for name in STAGES)])
    growth = f"Ten times the pages take {figure(seconds[1] / seconds[0])}× the time."
    text = (
        table(["pages", "MB", "figures", "seconds", "processor s", "pages/s", "peak MB of all"], rows)
        + f"\n\n{growth} Seconds by stage, as the run says:\n\n"
        + table(["pages", *STAGES], stages)
    )
    report("archive", text)
    return 0


STAGES = ("start", "read", "known", "extract", "load", "conflicts", "check", "publish")


if __name__ == "__main__":
    sys.exit(main())
