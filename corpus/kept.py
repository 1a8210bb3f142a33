"""What was worked out of patterns, kept for the next process beside the compiled modules.

Reading a pattern for the letters that its matches begin with, or for the words that they hold, takes as long as to
import half of the package, and gives the same at every start. What a process has worked out is written when it ends to
where Python keeps its compiled modules (`__pycache__`, or PYTHONPYCACHEPREFIX), unless Python may not write there
either (PYTHONDONTWRITEBYTECODE, `-B`, a folder that is not ours). It is made anew when `pattern.py` or Python changes;
a file that is broken or not there only costs the time.
"""

from __future__ import annotations

import atexit
import importlib.util
import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Key = tuple[str, str, bool]
"""What was worked out ("needs", "firsts"), the pattern, and whether it is a verbose one."""

MOST = 20_000
"""Patterns kept at most: those of versions gone by are among them."""

_SOURCE = Path(__file__).with_name("pattern.py")


def place() -> Path:
    """The file that they are kept in."""
    return Path(importlib.util.cache_from_source(str(_SOURCE))).with_suffix(".words")


def _made_by() -> tuple[str, int]:
    """What else the answers depend on: Python's own reading of patterns, and ours."""
    return sys.version, zlib.crc32(_SOURCE.read_bytes())


class _Kept:
    """Answers of this process and of those before it."""

    def __init__(self) -> None:
        self.answers: dict[Key, tuple[str, ...]] = {}
        self.known = 0
        with suppress(OSError, ValueError, EOFError, TypeError):
            made_by, answers = marshal.loads(place().read_bytes())
            if made_by == _made_by() and isinstance(answers, dict):
                self.answers, self.known = answers, len(answers)
        if not sys.dont_write_bytecode:
            atexit.register(self.write)

    def write(self) -> None:
        """Put down what is new; whole, or not at all."""
        if len(self.answers) <= self.known:
            return
        with suppress(OSError):
            target = place()
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
            try:
                with os.fdopen(handle, "wb") as file:
                    marshal.dump((_made_by(), self.answers), file)
                Path(name).chmod(0o644)  # read by whoever may read the modules
                Path(name).replace(target)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise


_kept: _Kept | None = None


def write() -> None:
    """Put down now what this process has worked out, also where Python was told not to write what it compiles."""
    if _kept is not None:
        _kept.write()


def kept(what: str, pattern: str, verbose: bool, work_out: Callable[[str, bool], tuple[str, ...]]) -> tuple[str, ...]:
    """`work_out(pattern, verbose)`, from an earlier process where one has asked for it."""
    global _kept
    if _kept is None:
        _kept = _Kept()
    key = (what, pattern, verbose)
    answer = _kept.answers.get(key)
    if answer is None:
        if len(_kept.answers) >= MOST:
            _kept.answers.clear()
            _kept.known = 0
        answer = _kept.answers[key] = work_out(pattern, verbose)
    return answer
