"""What the benchmarks share: rounds, whole processes, the machine, tables, and the sections of docs/benchmarks.md.

A measure is a ratio within one run: the two sides take turns, so that whatever else the machine does hits both, and the
ratio is taken round by round. `BENCH_DOCS=docs/benchmarks.md` (as `make bench` sets it) has each benchmark write its
section there, between two markers; without it a benchmark only prints.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IS_INSTALLED = find_spec("corpus") is not None
"""What is installed is measured: the sources, or what `make compile` made of them."""
if not IS_INSTALLED:
    sys.path.insert(0, str(ROOT))

from corpus.article import Article  # noqa: E402
from corpus.sources import read_inputs  # noqa: E402

ROUNDS = 5
SHORTEST = 0.4
"""Seconds that one turn takes at least: the same work is repeated within it until it does."""
PACKAGES = ("spacy", "dateparser", "regex", "duckdb", "pyarrow", "edsnlp")


# --- pages ------------------------------------------------------------------------------------------------------------


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """A parser with what most benchmarks take: `--rounds`, and `--gold` (else `GOLD`), a folder of annotated pages."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"turns of each side (default {ROUNDS})")
    parser.add_argument(
        "--gold",
        type=Path,
        default=Path(os.environ["GOLD"]) if os.environ.get("GOLD") else None,
        help="a folder NAME/article.txt of pages from outside, measured too (default: $GOLD)",
    )
    return parser


def sets_of_pages(gold: Path | None) -> dict[str, list[Article]]:
    """The pages that come with the project and those of `gold`, by what the tables call them."""
    sets = {"pages of the project": read_pages(ROOT / "corpus" / "sample", ROOT / "tests" / "pages")}
    if gold is not None:
        sets["published pages"] = read_pages(gold)
    return sets


def read_pages(*folders: Path) -> list[Article]:
    """Every page of the folders, as `cakupan` reads them; raises SystemExit when one is not there or cannot be read."""
    try:
        items = list(read_inputs([str(folder) for folder in folders]))
    except ValueError as error:
        raise SystemExit(str(error)) from None
    pages = [item for item in items if isinstance(item, Article)]
    if len(pages) < len(items):
        raise SystemExit(f"{len(items) - len(pages)} of {len(items)} pages cannot be read; nothing is measured")
    return pages


def megabytes(pages: Iterable[Article]) -> float:
    """Size of the texts in UTF-8, in MB of 10⁶ bytes."""
    return sum(len(page.text.encode()) for page in pages) / 1e6


# --- in one process ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one turn: by the clock, and of the processor (all threads of this process)."""

    wall: float
    cpu: float


def seconds_of(act: Callable[[], object], times: int = 1) -> Taken:
    """Seconds that doing `act` once takes, of `times` in a row."""
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        act()
    return Taken((time.perf_counter() - wall) / times, (time.process_time() - cpu) / times)


def take_turns(sides: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[Taken]]:
    """Each side in turn, `rounds` times after one turn that is not counted; every other round goes backwards."""
    times = {}
    for name, act in sides.items():
        first = seconds_of(act).wall  # tables are read, patterns compiled, caches filled
        again = first if first > 2 * SHORTEST else seconds_of(act).wall
        times[name] = max(1, round(SHORTEST / max(again, 1e-6)))
    taken: dict[str, list[Taken]] = {name: [] for name in sides}
    for number in range(rounds):
        for name in list(sides)[:: -1 if number % 2 else 1]:
            taken[name].append(seconds_of(sides[name], times[name]))
    return taken


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long as the first side the other takes: median, least and largest over the rounds."""

    median: float
    least: float
    largest: float

    def __str__(self) -> str:
        return f"{figure(self.median)}× ({figure(self.least)}–{figure(self.largest)})"


def ratio(other: Sequence[Taken], first: Sequence[Taken], *, cpu: bool = False) -> Ratio:
    """The ratio round by round.

    >>> ratio([Taken(4, 4), Taken(2, 2), Taken(9, 9)], [Taken(2, 2), Taken(2, 2), Taken(3, 3)])
    Ratio(median=2.0, least=1.0, largest=3.0)
    """
    each = [(a.cpu / b.cpu) if cpu else (a.wall / b.wall) for a, b in zip(other, first, strict=True)]
    return Ratio(statistics.median(each), min(each), max(each))


def median(taken: Iterable[Taken], *, cpu: bool = False) -> float:
    """Seconds in the median."""
    return statistics.median(each.cpu if cpu else each.wall for each in taken)


# --- whole processes --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whole:
    """One finished process with its children: seconds by the clock and of the processors, peak memory in MB.

    `peak` is the largest sum of the resident memory of all of them at one moment, looked at every 20 milliseconds;
    what processes share counts in each, so it is rather too much. Where /proc is missing, it is that of the largest.
    """

    wall: float
    cpu: float
    peak: float
    output: str


def run_whole(command: Sequence[str]) -> Whole:
    """Run a command to its end; raises SystemExit, with the end of what it said, when its status is another than 0."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ if IS_INSTALLED else os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
        watch = _Watch(process.pid)
        code = process.wait()
        wall = time.perf_counter() - begin
        peak = watch.end()
        out.seek(0)
        err.seek(0)
        output, said = out.read(), err.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        raise SystemExit(f"{' '.join(command[:6])} … ended with {code}: {said.strip()[-600:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Whole(wall, cpu, peak or after.ru_maxrss / _MAXRSS, output)


def cakupan(*arguments: object) -> list[str]:
    """`cakupan …` as it is installed beside this Python, else the checkout's own."""
    script = Path(sys.executable).with_name("cakupan")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "flows.cli"]
    return [*start, *map(str, arguments)]


_MAXRSS = 1024 * 1024 if sys.platform == "darwin" else 1024


class _Watch:
    """Looks at the resident memory of a process and its children until told to end."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._over = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            self._peak = max(self._peak, sum(map(_resident, _tree(self._pid))))

    def end(self) -> float:
        """Peak in MB; 0 where it could not be seen."""
        self._over.set()
        self._thread.join()
        return self._peak


def _tree(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        with suppress(OSError):  # it has ended meanwhile
            for file in Path(f"/proc/{each}/task").glob("*/children"):
                with suppress(OSError):
                    found.extend(int(child) for child in file.read_text().split())
    return found


def _resident(pid: int) -> float:
    try:
        held = re.search(r"^VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(held[1]) / 1024 if held else 0.0


# --- what is printed and written --------------------------------------------------------------------------------------


def machine() -> str:
    """Processor, cores and memory, without the machine's name."""
    name, memory = platform.processor() or platform.machine(), ""
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        name = found[1].strip() if found else name
        held = re.search(r"^MemTotal:\s+(\d+) kB", Path("/proc/meminfo").read_text(), re.MULTILINE)
        memory = f", {int(held[1]) / 2**20:.0f} GiB of memory" if held else ""
    except OSError:
        pass
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{name}, {allowed} cores{memory}, {platform.system()}"


def is_compiled() -> bool:
    """Whether `make compile` has made what reads pages here."""
    found = find_spec("extractors.extract")
    return found is not None and not str(found.origin).endswith(".py")


def versions() -> str:
    """Versions of Python and of what is measured or measured against, and whether extraction is compiled."""
    said = [f"Python {platform.python_version()}"]
    if is_compiled():
        said.append("extraction compiled")
    for package in PACKAGES:
        try:
            said.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(said)


def figure(value: float) -> str:
    """A number with three digits that mean something.

    >>> figure(0.01234), figure(2.345), figure(45.67), figure(1234.5)
    ('0.0123', '2.35', '45.7', '1,234')
    """
    if value == 0:
        return "0"
    if abs(value) < 0.1:
        return f"{value:.3g}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown whose columns also stand under each other.

    >>> print(table(["what", "s"], [["a", 12]]))
    | what | s  |
    | ---- | -- |
    | a    | 12 |
    """
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    wide = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    lines = ["| " + " | ".join(cell.ljust(wide[i]) for i, cell in enumerate(row)) + " |" for row in cells]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in wide) + " |", *lines[1:]])


def report(name: str, text: str, *, docs: Path | None = None) -> None:
    """Print what was measured; write it to the section `name` of `docs` (else of the file that BENCH_DOCS names)."""
    print(text, flush=True)
    file = docs or (Path(os.environ["BENCH_DOCS"]) if os.environ.get("BENCH_DOCS") else None)
    if file is not None:
        said = f"{text}\n\nMeasured {datetime.now(UTC):%Y-%m-%d} on {machine()}; {versions()}."
        file.write_text(with_section(file.read_text(encoding="utf-8"), name, said), encoding="utf-8")


def with_section(page: str, name: str, text: str) -> str:
    """A page with what stands between the markers of `name` replaced; raises SystemExit where they are missing.

    >>> with_section("a <!-- bench: x -->old<!-- /bench: x --> b", "x", "new")
    'a <!-- bench: x -->\\nnew\\n<!-- /bench: x --> b'
    """
    begin, end = f"<!-- bench: {name} -->", f"<!-- /bench: {name} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"no place for the measures of {name!r}: expected {begin} and {end} in the page, add them")
    return f"{before}{begin}\n{text}\n{end}{after}"
