"""Rows as people and programs read them: a table on a terminal, plain columns in a pipe, JSON lines, CSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO
from unicodedata import category, east_asian_width

ARTICLE_COLUMNS = ("article_id", "url", "outlet", "published", "title")
FIGURE_COLUMNS = (
    *("indicator", "unit", "value", "bound", "low", "high", "region", "region_code", "status", "target_year"),
    *(
        "as_of",
        "as_of_basis",
        "first_day",
        "last_day",
        "segment",
        "program",
        "quote",
        "start",
        "end",
        "sentence",
        "rules",
    ),
)
SHOWN_COLUMNS = ("indicator", "value", "bound", "region", "as_of", "status", "segment", "quote")
CONFLICT_COLUMNS = (
    *("conflict_id", "kind", "severity", "region", "region_code", "indicator", "articles", "status", "explanation"),
)


def json_line(record: Mapping[str, Any]) -> str:
    """One record as one line of JSON; lone surrogates, which UTF-8 cannot hold, become question marks.

    >>> json_line({"quote": "4,9 juta – jiwa"})
    '{"quote": "4,9 juta – jiwa"}'
    """
    line = json.dumps(record, ensure_ascii=False, default=str)
    return line.encode("utf-8", "replace").decode("utf-8")


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, header: bool = True) -> Iterator[str]:
    """Rows as CSV, a line at a time, lists joined by a space."""
    if header:
        yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_cell(row.get(column)) for column in columns])


def _csv_line(cells: Sequence[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([tame(cell) for cell in cells])
    return buffer.getvalue()


def tame(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it; it comes from pages we don't know.

    >>> tame("=cmd|'/c calc'!A0")
    "'=cmd|'/c calc'!A0"
    >>> tame("98,6 persen"), tame(-3)
    ('98,6 persen', -3)
    """
    if (isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@")) or (
        isinstance(cell, str) and cell[:1] in "\t\r"
    ):
        return "'" + cell if cell else cell
    return cell


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value)
    return "" if value is None else value


def plain(value: Any) -> str:
    """A value as one line of text that cannot steer a terminal: control characters and line breaks become spaces.

    >>> plain("a\\x1b[31mb\\nc")
    'a [31mb c'
    """
    text = str(_cell(value))
    return "".join(" " if category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text).strip()


def number(value: Any) -> str:
    """A number as people read it, in full.

    >>> number(4876210), number(87.86), number(None)
    ('4,876,210', '87.86', '')
    """
    if value is None:
        return ""
    return f"{int(value):,}" if float(value) == int(value) else f"{float(value):,.10g}"


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], out: TextIO) -> None:
    """Rows as columns: fitted to the width of a terminal, as wide as they are in a pipe."""
    cells = [[number(row[c]) if c == "value" else plain(row.get(c)) for c in columns] for row in rows]
    if out.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb":
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        shown = Table(box=None, pad_edge=False, header_style="bold")
        for column in columns:
            shown.add_column(column, justify="right" if column == "value" else "left", overflow="fold")
        for row in cells:
            shown.add_row(*(Text(cell) for cell in row))
        Console(file=out, highlight=False).print(shown)
        return
    widths = [max(map(_width, column)) for column in zip(columns, *cells, strict=True)]
    for row in (list(columns), *cells):
        out.write("  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


@contextmanager
def writing(target: Path | None) -> Iterator[TextIO]:
    """Where to write: standard output, or a file that comes into its place only when all is written."""
    if target is None or str(target) == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdout
        return
    if target.exists() and not target.is_file():  # a pipe or a device
        with target.open("w", encoding="utf-8", errors="replace") as stream:
            yield stream
        return
    with replacing(target) as part, part.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        yield stream


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A file to write beside `target`, put in its place at the end and removed when something fails."""
    part = target.with_name(target.name + ".part")
    try:
        yield part
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
