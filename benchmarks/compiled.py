"""Extraction compiled (`make compile`) against its sources, each in a process of its own on the same pages.

    python benchmarks/compiled.py [--gold DIR] [--rounds 5]

Both processes are warm and take turns; they must find the same, or this ends with 1. Where nothing is compiled it says
so and measures nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from measuring import ROOT, Taken, arguments, figure, is_compiled, median, ratio, read_pages, report, table

SIDES = ("sources", "compiled")
WORKER = """
import hashlib, sys, time
from measuring import SHORTEST, Path, read_pages
from extractors.extract import extract

pages = read_pages(*map(Path, sys.argv[1:]))
found = [extract(page) for page in pages]
print(hashlib.sha256(repr(found).encode()).hexdigest(), len(pages), flush=True)
for _ in sys.stdin:
    wall, cpu, times = time.perf_counter(), time.process_time(), 0
    while times == 0 or time.perf_counter() - wall < SHORTEST:
        for page in pages:
            extract(page)
        times += 1
    print((time.perf_counter() - wall) / times, (time.process_time() - cpu) / times, flush=True)
"""


class Side:
    """A process that reads the pages once for every line it is sent."""

    def __init__(self, side: str, folders: Sequence[Path]) -> None:
        path = [str(ROOT / "benchmarks"), *([str(ROOT)] if side == "sources" else [])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
        command = [sys.executable, "-P", "-c", WORKER, *map(str, folders)]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.found, pages = self._line().split()
        self.pages = int(pages)

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.process.args} ended")
        return line

    def turn(self) -> Taken:
        """Read the pages once -> seconds by the clock and of the processor."""
        assert self.process.stdin is not None
        print(file=self.process.stdin, flush=True)
        return Taken(*map(float, self._line().split()))

    def end(self) -> None:
        """Let the process go."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def measure(folders: Sequence[Path], rounds: int) -> tuple[list[object], bool]:
    """A row of the table, and whether both found the same."""
    sides = {side: Side(side, folders) for side in SIDES}
    taken: dict[str, list[Taken]] = {side: [] for side in SIDES}
    for turn in range(rounds):
        for side in SIDES[:: -1 if turn % 2 else 1]:
            taken[side].append(sides[side].turn())
    for each in sides.values():
        each.end()
    pages = sides["sources"].pages
    same = len({each.found for each in sides.values()}) == 1
    speeds = [figure(pages / median(taken[side])) for side in SIDES]
    return [f"{pages:,}", *speeds, ratio(taken["sources"], taken["compiled"]), "yes" if same else "NO"], same


def main() -> int:
    given = arguments(__doc__).parse_args()
    if not is_compiled():
        print("extraction is not compiled here; make compile does it", file=sys.stderr)
        return 0
    sets = {"pages of the project": [ROOT / "corpus" / "sample", ROOT / "tests" / "pages"]}
    if given.gold is not None:
        sets["published pages"] = [given.gold]
    for folders in sets.values():
        read_pages(*folders)  # says what cannot be read
    measured = {name: measure(folders, given.rounds) for name, folders in sets.items()}
    heads = ["", "pages", "sources, pages/s", "compiled, pages/s", "faster by", "same figures"]
    report("compiled", table(heads, [[name, *row] for name, (row, _) in measured.items()]))
    return 0 if all(same for _, same in measured.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
