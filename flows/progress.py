"""The progress bar of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from corpus.sources.folder import JSONL, find_pages

SAID = {"read": "reading", "conflicts": "finding contradictions"}


@contextmanager
def progress(stream: TextIO, inputs: Sequence[str]) -> Iterator[Callable[[str, int, int], None]]:
    """Gives what a run calls with its stage, pages read and inputs set aside; draws a bar on a terminal only."""
    if not stream.isatty():
        yield lambda stage, pages, set_aside: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        shown = bar.add_task("starting", total=None, said="")

        def tell(stage: str, pages: int, set_aside: int) -> None:
            aside = f", {set_aside:,} set aside" if set_aside else ""
            if bar.tasks[0].total is None:
                bar.update(shown, total=count_inputs(inputs))
            said = f"{pages:,} pages{aside}"
            bar.update(shown, description=SAID.get(stage, stage), completed=pages + set_aside, said=said)

        yield tell


def count_inputs(inputs: Sequence[str]) -> int:
    """About how many pages these inputs hold, without reading them: files, and lines of JSONL files."""
    return sum(_count(file) for given in inputs for file in _files(Path(given).expanduser()))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from find_pages(path)
    elif path.exists():
        yield path
    else:
        from glob import iglob

        for match in map(Path, iglob(str(path), recursive=True)):
            if match.is_dir():
                yield from find_pages(match)
            else:
                yield match


def _count(file: Path) -> int:
    if file.suffix.lower() not in JSONL or not file.is_file():  # a pipe would never end
        return 1
    try:
        with file.open("rb") as lines:
            return sum(1 for _ in lines)
    except OSError:
        return 1
