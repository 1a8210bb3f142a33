"""Two processes against one: `cakupan extract` and `cakupan run` on the same pages, as whole processes.

    python benchmarks/workers.py [--pages 2000] [--rounds 5]

Made-up pages, all about coverage, since only extraction is shared out. Both kinds take turns; what they print must be
the same, or this ends with 1. A command without `--workers` is left out, saying so.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from made_up import write
from measuring import Taken, Whole, arguments, cakupan, figure, median, ratio, report, run_whole, table

NUMBERS = (1, 2)


def has_workers(command: str) -> bool:
    return "--workers" in run_whole(cakupan(command, "--help")).output


def extracted(pages: Path, workers: int, folder: Path) -> tuple[Whole, str]:
    """One `cakupan extract` -> what it took, and a digest of what it wrote."""
    out = folder / "figures.jsonl"
    whole = run_whole(cakupan("extract", pages, "--format", "jsonl", "-o", out, "--workers", workers))
    return whole, hashlib.sha256(out.read_bytes()).hexdigest()


def published(pages: Path, workers: int, folder: Path) -> tuple[Whole, str]:
    """One `cakupan run` into a new warehouse -> what it took, and a digest of its export."""
    with tempfile.TemporaryDirectory(dir=folder) as here:
        db, export = Path(here) / "c.duckdb", Path(here) / "export"
        whole = run_whole(cakupan("run", pages, "--plain", "--db", db, "--workers", workers))
        run_whole(cakupan("export", export, "--db", db))
        digest = hashlib.sha256()
        for file in sorted(export.rglob("*.csv")):
            digest.update(file.name.encode() + file.read_bytes())
        return whole, digest.hexdigest()


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    given = parser.parse_args()
    rows: list[list[object]] = []
    missing, same = [], True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pages = write(folder / "pages.jsonl", given.pages)
        for name, act in (("extract", extracted), ("run", published)):
            if not has_workers(name):
                missing.append(f"`cakupan {name}` has no such option as `--workers` and was not measured.")
                continue
            taken: dict[int, list[Taken]] = {number: [] for number in NUMBERS}
            peaks = dict.fromkeys(NUMBERS, 0.0)
            digests = set()
            act(pages, 1, folder)  # the files are in the system's memory from here on
            for turn in range(given.rounds):
                for number in NUMBERS[:: -1 if turn % 2 else 1]:
                    whole, digest = act(pages, number, folder)
                    taken[number].append(Taken(whole.wall, whole.cpu))
                    peaks[number] = max(peaks[number], whole.peak)
                    digests.add(digest)
            same &= len(digests) == 1
            rows += [
                [
                    f"`cakupan {name}`",
                    number,
                    figure(median(taken[number])),
                    figure(median(taken[number], cpu=True)),
                    f"{peaks[number]:.0f}",
                    ratio(taken[1], taken[number]) if number > 1 else "",
                    ("yes" if len(digests) == 1 else "NO") if number > 1 else "",
                ]
                for number in NUMBERS
            ]
    heads = [
        f"{given.pages:,} pages",
        "workers",
        "seconds",
        "processor s",
        "peak MB of all",
        "faster by",
        "same output",
    ]
    report("workers", "\n\n".join([*([table(heads, rows)] if rows else []), *missing]))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
