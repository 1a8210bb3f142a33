"""Peak memory of extraction over a stream, and its growth with ten and a hundred times the pages.

    python benchmarks/memory.py [--pages 100] [--share 1.0]

Each number of pages is made and extracted one by one by a process of its own, whose peak is asked of the system. A
first process makes as many pages as the last but extracts none: what it holds belongs to the generator and Python.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time

from made_up import article, pages
from measuring import figure, report, run_whole, table

from corpus.relevance import text_may_hold_figures


def work(number: int, share: float, *, extracts: bool) -> dict[str, float]:
    """Make, and extract, so many pages -> {"figures", "seconds", "peak" in MB} of this process."""
    from extractors.extract import extract

    figures, begin = 0, time.perf_counter()
    for row in pages(number, share=share):
        page = article(row)
        if extracts and (share == 1 or text_may_hold_figures(page.text)):
            figures += len(extract(page).figures)
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return {"figures": figures, "seconds": seconds, "peak": peak}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100, help="pages of the smallest stream")
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of pages about coverage; the others are screened"
    )
    parser.add_argument("--work", choices=("make", "extract"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        print(json.dumps(work(given.pages, given.share, extracts=given.work == "extract")))
        return 0
    rows, first = [], 0.0
    for times, what in ((100, "make"), (1, "extract"), (10, "extract"), (100, "extract")):
        number = given.pages * times
        again = [sys.executable, __file__, "--pages", str(number), "--share", str(given.share), "--work", what]
        found = json.loads(run_whole(again).output)
        first = first or (found["peak"] if what == "extract" else 0.0)
        rows.append(
            [
                f"{number:,}",
                "extracted" if what == "extract" else "only made",
                f"{found['figures']:,}",
                figure(found["seconds"]),
                figure(number / found["seconds"]),
                f"{found['peak']:.0f}",
                f"{found['peak'] / first:.2f}×" if what == "extract" else "",
            ]
        )
    report("memory", table(["pages", "", "figures", "seconds", "pages/s", "peak MB", "of the smallest"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
