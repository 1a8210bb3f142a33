"""Where extraction spends its time: by stage, and by the function that spends it itself.

    python benchmarks/stages.py [--gold DIR] [--seconds 10]

py-spy, where it is installed (`pip install -e '.[bench]'`), looks at the stack of a process that extracts 500 times a
second from outside. Without it a timer interrupts this process a thousand times a second; Python lets it in only
between calls, so that what a call into C took may be laid at the door of the function that comes next. Neither wraps a
function, so none gets slower than the others; neither sees into what is compiled, so the sources are run. The stage is
the outermost function of `corpus` and `extractors` that is none of the conductors (`extract`, `reading`, `page`), which
only call the others.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from measuring import ROOT, arguments, figure, report, sets_of_pages, table
from speed import extract_all

from corpus.article import Article

RATE = 500
EVERY = 0.001
CONDUCTORS = ("extractors/extract.py", "extractors/assemble.py", "extractors/reading.py", "corpus/page.py")
ROOMS = tuple(f"{ROOT / room}/" for room in ("corpus", "extractors"))
SHOWN = 25
FRAME = re.compile(r"(.+) \((.+?)(?::\d+)?\)$")

Stack = tuple[str, ...]
"""Functions of the two rooms, "file function", the outermost first."""


def watched(pages: Sequence[Article], seconds: float) -> float:
    """Extract the pages again and again for so long -> seconds a time; only what happens in here is counted."""
    begin, times = time.perf_counter(), 0
    while time.perf_counter() - begin < seconds:
        extract_all(pages)
        times += 1
    return (time.perf_counter() - begin) / times


def by_spy(spy: str, gold: Path | None, seconds: float) -> Counter[Stack]:
    """Stacks of a process that extracts, seen from outside; raises SystemExit where that is not allowed."""
    with tempfile.TemporaryDirectory() as folder:
        seen = Path(folder) / "stacks.txt"
        work = [sys.executable, __file__, "--work", "--seconds", str(seconds), *(["--gold", str(gold)] if gold else [])]
        command = [spy, "record", "--rate", str(RATE), "--format", "raw", "--full-filenames", "--function"]
        done = subprocess.run([*command, "--output", str(seen), "--", *work], capture_output=True, text=True)
        if not seen.exists():
            raise SystemExit(f"py-spy cannot look at the process: {done.stderr.strip()[-300:]}")
        stacks: Counter[Stack] = Counter()
        for line in seen.read_text(encoding="utf-8").splitlines():
            whole, _, count = line.rpartition(" ")
            frames = [match.groups() for frame in whole.split(";") if (match := FRAME.match(frame))]
            if any(name == "watched" for name, _ in frames):
                stacks[tuple(_named(file, name) for name, file in frames if file.startswith(ROOMS))] += int(count)
    return stacks


def by_timer(pages: Sequence[Article], seconds: float) -> Counter[Stack]:
    """Stacks of this process, noted between calls."""
    stacks: Counter[Stack] = Counter()

    def note(_signal: int, frame: FrameType | None) -> None:
        found = []
        while frame is not None:
            if frame.f_code.co_filename.startswith(ROOMS):
                found.append(_named(frame.f_code.co_filename, frame.f_code.co_qualname))
            frame = frame.f_back
        stacks[tuple(reversed(found))] += 1

    before = signal.signal(signal.SIGALRM, note)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    try:
        watched(pages, seconds)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return stacks


def _named(file: str, function: str) -> str:
    return f"{Path(file).relative_to(ROOT)} {function.replace('.<locals>', '')}"


def stage(stack: Stack) -> str:
    """The function that a stack's time is counted for as a stage.

    >>> stage(("extractors/extract.py extract", "corpus/page.py read_page", "corpus/clean.py blank"))
    'corpus/clean.py blank'
    >>> stage(("extractors/extract.py extract", "extractors/extract.py slips_of"))
    'extractors/extract.py slips_of'
    """
    return next((name for name in stack if not name.startswith(CONDUCTORS)), stack[-1])


def shares(counted: Counter[str]) -> str:
    """The largest shares as a table; what is left over in its last row."""
    total = counted.total()
    largest = counted.most_common(SHOWN)
    rest = total - sum(n for _, n in largest)
    rows = [[f"`{name}`", f"{n / total:.1%}"] for name, n in largest]
    return table(["", "of the time"], [*rows, [f"{len(counted) - len(largest)} others", f"{rest / total:.1%}"]])


def count(stacks: Counter[Stack], name: Callable[[Stack], str]) -> Counter[str]:
    """Samples by what `name` makes of their stacks."""
    counted: Counter[str] = Counter()
    for stack, n in stacks.items():
        if stack:
            counted[name(stack)] += n
    return counted


def spy_of() -> str | None:
    """Where py-spy is, beside this Python or on the path."""
    beside = Path(sys.executable).with_name("py-spy")
    return str(beside) if beside.exists() else shutil.which("py-spy")


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=float, default=10, help="how long to look")
    parser.add_argument("--work", action="store_true", help="only extract, for someone who looks")
    given = parser.parse_args()
    pages = [page for pages in sets_of_pages(given.gold).values() for page in pages]
    extract_all(pages)
    if given.work:
        print(figure(watched(pages, given.seconds)))
        return 0
    spy = spy_of()
    stacks = by_spy(spy, given.gold, given.seconds) if spy else by_timer(pages, given.seconds)
    how = "seen by py-spy" if spy else "noted by a timer in the process, since py-spy is not installed"
    text = (
        f"{len(pages)} pages, {stacks.total():,} samples, {how}.\n\n"
        f"By stage, with what it calls:\n\n{shares(count(stacks, stage))}\n\n"
        f"By function, without what it calls in these rooms:\n\n{shares(count(stacks, lambda stack: stack[-1]))}"
    )
    report("stages", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
