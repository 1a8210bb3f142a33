"""Many pages in one table, a row a page: CSV and Parquet, with a map from columns to the fields of a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from corpus.sources.decode import LARGEST, Unreadable, tidy
from corpus.sources.markup import stamp_day
from corpus.sources.outcome import Rejected
from corpus.sources.sidecar import FIELDS, Row
from corpus.tables import load_rules

BATCH_ROWS = 64
"""Rows of a Parquet file held at once."""

NAMES = ("id", "text", *FIELDS)


def column_map(columns: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field -> column of a table: as given, else by the usual names (`rules/columns.toml`), the first that is there.

    Raises `Unreadable` when no column holds the text, or a given one is not there.

    >>> column_map(["Judul", "isi", "tanggal", "link"])
    {'text': 'isi', 'url': 'link', 'published': 'tanggal', 'title': 'Judul'}
    """
    by_name = {column.strip().lower(): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field in NAMES:
        if given and field in given:
            if given[field] not in columns:
                raise Unreadable(
                    f"no column {given[field]!r} for {field}; its columns are {_some(columns)}",
                    "mend `columns` in the list of sources",
                )
            found[field] = given[field]
            continue
        usual: list[str] = next(
            (row["columns"] for row in load_rules("columns.toml")["field"] if row["name"] == field), []
        )
        if column := next((by_name[name] for name in usual if name in by_name), None):
            found[field] = column
    if "text" not in found:
        raise Unreadable(
            f"no column that holds the text of a page; its columns are {_some(columns)}",
            'name the column "text", or give a map in a list of sources: columns = { text = "…" }',
        )
    return found


def _some(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:40]) for column in columns[:12])
    return shown + (", …" if len(columns) > 12 else "") if shown else "none"


def read_csv(
    stream: BinaryIO, place: str, stem: str, given: Mapping[str, str] | None = None
) -> Iterator[Row | Rejected]:
    """The pages of a CSV file with a header, row by row; separators are found in the header. Raises `Unreadable`."""
    csv.field_size_limit(LARGEST)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="strict", newline="")
    try:
        header = text.readline(1_000_000)
        if not header.strip():
            raise Unreadable("empty, expected a header and a page a row", "leave the file out")
        separator = max(",;\t|", key=header.count)
        columns = next(csv.reader([header], delimiter=separator))
        mapped = column_map(columns, given)
        rows = csv.reader((line.replace("\x00", " ") for line in text), delimiter=separator)
        number = 0
        while True:
            number += 1
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Rejected(
                    f"{place}:{number}", "read", f"no row of CSV: {error}", "quote its text, or delete the row"
                )
                continue
            if row is None:
                break
            if any(cell.strip() for cell in row):
                cells = dict(zip(columns, row, strict=False))
                yield read_cells(cells, mapped, f"{place}:{number}", f"{stem}-{number}")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"wrong encoding: {error.reason} at byte {error.start}, expected UTF-8", "save it as UTF-8"
        ) from None
    finally:
        text.detach()
    if number == 1:
        yield Rejected(place, "read", "a header and no row", "leave the file out")


def read_parquet(
    source: Path | BinaryIO, place: str, stem: str, given: Mapping[str, str] | None = None
) -> Iterator[Row | Rejected]:
    """The pages of a Parquet file, some rows at a time, only the columns that are used. Raises `Unreadable`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(source, memory_map=False, pre_buffer=False) as table:
            mapped = column_map(table.schema_arrow.names, given)
            number = 0
            for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=list(dict.fromkeys(mapped.values()))):
                for cells in batch.to_pylist():
                    number += 1
                    yield read_cells(cells, mapped, f"{place}:{number}", f"{stem}-{number}")
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"no Parquet file that can be read: {error}".splitlines()[0], "write the file anew") from None
    if not number:
        yield Rejected(place, "read", "no row, expected a page a row", "leave the file out")


def read_cells(cells: Mapping[str, Any], mapped: Mapping[str, str], place: str, default_id: str) -> Row | Rejected:
    """One row as a page, or why it is none."""
    values = {field: cells.get(column) for field, column in mapped.items()}
    text = values.get("text")
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if not isinstance(text, str) or not text.strip():
        return Rejected(
            place,
            "read",
            f"{mapped['text']}: expected the text of a page, saw {_short(text)}",
            "mend or delete the row",
        )
    if len(text) > LARGEST:
        return Rejected(place, "read", f"text longer than {LARGEST / 1e6:.0f} MB", "split the page")
    fields: dict[str, str | None] = {}
    for name in FIELDS:
        value = values.get(name)
        fields[name] = _published(value) if name == "published" else _line(value)
    page_id = _line(values.get("id"))
    return Row(page_id or default_id, tidy(text), fields)


def _published(value: object) -> str | None:
    if isinstance(value, date | datetime):
        value = value.isoformat()
    if isinstance(value, str):
        return stamp_day(value)
    return None


def _line(value: object) -> str | None:
    if value is None or isinstance(value, bytes | list | dict):
        return None
    return tidy(str(value)).strip() or None


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "…"
