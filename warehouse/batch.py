"""Batches of pages as Arrow tables: how they are sent between processes and loaded into the warehouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pyarrow as pa

from corpus.article import Article
from corpus.page import Page
from extractors.figure import Extraction
from warehouse.identity import digest
from warehouse.rows import TABLES, Columns, to_rows


class RejectedInput(Protocol):
    """What is stored of an input that was set aside (`corpus.sources.Rejected`)."""

    @property
    def input(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def hint(self) -> str | None: ...


def schema_of(columns: Columns) -> pa.Schema:
    """Columns as Arrow wants them."""
    return pa.schema([(name, _type_of(kind)) for name, kind in columns.items()])


def _type_of(kind: str) -> pa.DataType:
    """A kind of column, as DuckDB and Arrow both call it; `uint32[]` is a list."""
    of_items = kind.removesuffix("[]")
    return pa.type_for_alias(kind) if of_items == kind else pa.list_(pa.type_for_alias(of_items))


_REJECTED: Columns = dict.fromkeys(("rejected_id", "input", "stage", "reason", "hint", "source"), "string")


def table_of(rows: Sequence[Mapping[str, Any]], columns: Columns) -> pa.Table:
    """Rows as an Arrow table of these columns."""
    return pa.Table.from_pylist(rows, schema_of(columns))


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of pages as Arrow tables, one for each table of the warehouse that a load fills."""

    page: pa.Table
    figure: pa.Table
    uhc_claim: pa.Table
    slip: pa.Table
    sketch: pa.Table

    def tables(self) -> Mapping[str, pa.Table]:
        """-> {"in_page": …, "in_figure": …}, as the load queries name them."""
        return {
            "in_page": self.page,
            "in_figure": self.figure,
            "in_uhc_claim": self.uhc_claim,
            "in_slip": self.slip,
            "in_sketch": self.sketch,
        }


def to_arrow(batch: Sequence[tuple[Article, Page, Extraction]], version: str | None = None) -> Batch:
    """Arrow tables of a batch in which no page occurs twice."""
    rows = to_rows(batch, version)
    return Batch(*(table_of(rows[name], columns) for name, columns in TABLES.items()))


def empty() -> Batch:
    """A batch without a page."""
    return Batch(*(table_of((), columns) for columns in TABLES.values()))


def joined(batches: Sequence[Batch]) -> Batch:
    """Several batches as one, in their order; a page may now occur twice."""
    if len(batches) == 1:
        return batches[0]
    names = ("page", "figure", "uhc_claim", "slip", "sketch")
    tables = {name: pa.concat_tables([getattr(batch, name) for batch in batches]) for name in names}
    page = tables["page"]
    place = page.schema.get_field_index("position")
    tables["page"] = page.set_column(place, page.schema.field(place), pa.array(range(page.num_rows), pa.int64()))
    return Batch(**tables)


def once_each(batch: Batch) -> list[Batch]:
    """A batch split so that no page occurs twice in one part; the order is kept."""
    seen: Counter[str] = Counter()
    turns = []
    for key in batch.page.column("article_key").to_pylist():
        turns.append(seen[key])
        seen[key] += 1
    if not any(turns):
        return [batch]
    return [
        only(batch, [place for place, turn in enumerate(turns) if turn == wanted]) for wanted in range(max(turns) + 1)
    ]


def only(batch: Batch, places: Sequence[int]) -> Batch:
    """A batch with the pages at some places, and what was found in them; each text occurs once in it."""
    import pyarrow.compute as pc  # long to import, and only asked for where pages have come twice

    page = batch.page.take(pa.array(places, pa.int64()))
    texts = page.column("revision_id").combine_chunks()

    def of_them(table: pa.Table) -> pa.Table:
        return table.filter(pc.is_in(table.column("revision_id"), value_set=texts))

    return Batch(page, *map(of_them, (batch.figure, batch.uhc_claim, batch.slip, batch.sketch)))


def renamed(batch: Batch, ids: Sequence[str]) -> Batch:
    """A batch with other article ids, one for each of its pages."""
    place = batch.page.schema.get_field_index("article_id")
    return replace(batch, page=batch.page.set_column(place, batch.page.schema.field(place), pa.array(ids, pa.string())))


def rejected_to_arrow(rejected: Sequence[RejectedInput], sources: Mapping[str, str | None]) -> pa.Table:
    """Arrow table of inputs set aside, each once; `sources` says what to run again for each of them."""
    rows: dict[str, dict[str, str | None]] = {
        digest(each.input, each.stage, each.reason): {
            "input": str(each.input),
            "stage": each.stage,
            "reason": each.reason,
            "hint": each.hint,
            "source": sources.get(each.input),
        }
        for each in rejected
    }
    return table_of([{"rejected_id": key, **row} for key, row in rows.items()], _REJECTED)
