"""Is what `make compile` made older than the sources it was made of?"""

from __future__ import annotations

from pathlib import Path

ROOMS = ("corpus", "extractors", "warehouse", "flows", "review")
HERE = Path(__file__).resolve().parent.parent


def newer_source(copy: Path = HERE) -> Path | None:
    """A source that was changed after `copy` had been made of it; None where there is none, or `copy` is no copy.

    `make compile` leaves in its copy `.from`, the folder of the sources. Where that is gone, the copy is all there is.
    """
    made = copy / ".from"
    if not made.exists():
        return None
    sources, when = Path(made.read_text(encoding="utf-8").strip()), made.stat().st_mtime
    changed = (
        file
        for room in ROOMS
        for file in (sources / room).rglob("*")
        if file.suffix != ".pyc" and file.is_file() and file.stat().st_mtime > when
    )
    return next(changed, None)
