"""Pages to figures on standard output or in a file, a few pages at a time, without a database and without Prefect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from corpus.sources import Rejected
from flows.reading import Reading, read_article, read_pages
from flows.render import (
    ARTICLE_COLUMNS,
    FIGURE_COLUMNS,
    SHOWN_COLUMNS,
    csv_lines,
    json_line,
    plain,
    replacing,
    table,
    writing,
)
from warehouse.within import Within

COLUMNS = (*ARTICLE_COLUMNS, *FIGURE_COLUMNS)


FIRST_BATCH, LARGEST_BATCH = 16, 256
"""Pages whose figures are printed together: few at first, since someone may be watching, then more, since a batch's
contradictions cost more than half a second however few its pages are."""


def read_figures(inputs: Sequence[str], rejected: list[Rejected]) -> Iterator[list[dict[str, Any]]]:
    """Records of some pages at a time, in the order of the inputs; what is set aside is added to `rejected`."""
    size = FIRST_BATCH
    items = read_pages(inputs)
    with Within() as within:
        while batch := list(islice(items, size)):
            readings: list[Reading] = []
            for item in batch:
                outcome = item if isinstance(item, Rejected) else read_article(item)
                if isinstance(outcome, Rejected):
                    rejected.append(outcome)
                else:
                    readings.append(outcome)
            conflicts = within.conflicts([(article, extraction) for article, _, extraction in readings])
            yield [article_record(reading, found) for reading, found in zip(readings, conflicts, strict=True)]
            size = min(2 * size, LARGEST_BATCH)


def article_record(reading: Reading, conflicts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One page as `extract --format jsonl` prints it."""
    article, page, extraction = reading
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": extraction.published,
        "title": extraction.title or page.title,
        "figures": [figure.as_dict() for figure in extraction.figures],
        "uhc_claims": [claim.as_dict() for claim in extraction.claims],
        "conflicts": list(conflicts),
    }


def figure_rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a figure, with what is known of its page."""
    page = {"article_id": record["id"]} | {name: record[name] for name in ARTICLE_COLUMNS if name in record}
    return [page | figure for figure in record["figures"]]


def write_figures(inputs: Sequence[str], format: str, output: Path | None) -> list[Rejected]:
    """Extract and write in the format asked for -> inputs set aside."""
    rejected: list[Rejected] = []
    batches = read_figures(inputs, rejected)
    if format == "parquet":
        assert output is not None
        _write_parquet(batches, output)
        return rejected
    first = next(batches, [])  # wrong inputs are noticed before anything is written
    with writing(output) as out:
        if format == "csv":
            out.writelines(csv_lines(COLUMNS, ()))
        for batch in _chain(first, batches):
            for record in batch:
                _write_text(record, format, out)
            out.flush()
    return rejected


def _chain(first: list[dict[str, Any]], rest: Iterator[list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    yield first
    yield from rest


def _write_text(record: dict[str, Any], format: str, out: TextIO) -> None:
    if format == "jsonl":
        out.write(json_line(record) + "\n")
    elif format == "csv":
        out.writelines(csv_lines(COLUMNS, figure_rows(record), header=False))
    else:
        _write_table(record, out)


def _write_table(record: dict[str, Any], out: TextIO) -> None:
    heading = [record["id"], record["published"] or "no date", record["title"]]
    out.write(" | ".join(plain(each) for each in heading if each) + "\n")
    if record["figures"]:
        table(SHOWN_COLUMNS, record["figures"], out)
    else:
        out.write("no figure\n")
    for claim in record["uhc_claims"]:
        reached = "UHC" if claim["reached"] else "not UHC"
        out.write(f"claim: {plain(claim['region'])}: {reached}, {plain(claim['as_of']) or 'no date'}\n")
    for conflict in record["conflicts"]:
        out.write(f"contradiction ({plain(conflict['kind'])}): {plain(conflict['explanation'])}\n")
    out.write("\n")


def _write_parquet(batches: Iterator[list[dict[str, Any]]], output: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbers = {"value": pa.float64(), "low": pa.float64(), "high": pa.float64(), "start": pa.int64(), "end": pa.int64()}
    schema = pa.schema(
        [(name, numbers.get(name, pa.list_(pa.string()) if name == "rules" else pa.string())) for name in COLUMNS]
    )
    with replacing(output) as part, pq.ParquetWriter(part, schema) as writer:
        for batch in batches:
            rows = [row for record in batch for row in figure_rows(record)]
            writer.write_table(pa.Table.from_pylist(rows, schema))
