"""Contradictions inside articles, without a file: the same queries over an empty database in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import duckdb

from corpus.article import Article
from corpus.page import Page
from extractors.figure import Extraction
from warehouse import contradictions
from warehouse.database import connect, fill_reference, run_sql, tables
from warehouse.identity import digest
from warehouse.read import read_conflicts
from warehouse.rows import TABLES, outlet_name, to_rows

_TABLES = (
    "article",
    "revision",
    "figure",
    "uhc_claim",
    "slip",
    "sketch",
    "sketch_lead",
    "outlet",
    "conflict",
    "conflict_member",
    "touched_article",
    "touched_figure",
    "touched_claim",
    "touched_sketch",
)


MANY = 200
"""From so many rows on a table is filled by way of Arrow: to import it takes as long as to read dozens of pages."""


class Within:
    """Finds contradictions inside articles, batch after batch, on one connection. Use it as a context manager."""

    def __init__(self) -> None:
        self._connection: duckdb.DuckDBPyConnection = connect(None)
        # small batches: more threads only wait for each other; and nothing is ever written to disk
        self._connection.execute("set threads = 1; set temp_directory = ''")
        self._connection.execute(tables())  # no views and no comments: nobody else will ask
        fill_reference(self._connection)
        contradictions.prepare(self._connection)

    def __enter__(self) -> Within:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def conflicts(self, batch: Sequence[tuple[Article, Extraction]]) -> list[list[dict[str, Any]]]:
        """Contradictions inside each article of a batch, in the batch's order, the most severe first.

        Each has the keys of `conflicts --format jsonl`. A batch of hundreds costs little more than one article.
        """
        found: list[list[dict[str, Any]]] = []
        if not batch:
            return found
        for table in _TABLES:
            self._connection.execute(f"delete from {table}")
        # each place in the batch is its own page, also where two have one address or one text; what contradictions are
        # called by turns on the page's id, not on its place, which another number of workers would give it
        times: Counter[str] = Counter()
        pages = [
            (
                Article(id=str(position), text=article.text, url=_own_url(article, times), outlet=source_name(article)),
                Page(article, "", (), extraction.title, None, extraction.published, None),  # not held against copies
                extraction,
            )
            for position, (article, extraction) in enumerate(batch)
        ]
        for name, rows in to_rows(pages, "within").items():
            self._fill(name, rows)
        run_sql(self._connection, "sql/load.sql")
        contradictions.refresh(self._connection, between=False)
        found = [[] for _ in batch]
        for row in read_conflicts(self._connection):
            position = int(row["articles"][0])
            found[position].append(_own(row, batch[position][0]))
        return found

    def _fill(self, name: str, rows: Sequence[dict[str, Any]]) -> None:
        """Make a table of what is loaded."""
        columns = TABLES[name]
        if len(rows) < MANY:
            lists = ", ".join(f"unnest(?::{kind}[]) as {column}" for column, kind in columns.items())
            values = [[row[column] for row in rows] for column in columns]
            self._connection.execute(f"create or replace temp table {name} as select {lists}", values)
            return
        from warehouse.batch import table_of

        self._connection.register("rows_of_batch", table_of(rows, columns))
        self._connection.execute(f"create or replace temp table {name} as from rows_of_batch")
        self._connection.unregister("rows_of_batch")


def _own_url(article: Article, times: Counter[str]) -> str:
    """An address that no other page of the batch has; `times` counts how often an id came before."""
    times[article.id] += 1
    return f"cakupan://{digest(article.id, times[article.id])}/"


def source_name(article: Article) -> str:
    """How explanations name the source of a page: its outlet, its host, else its id."""
    return outlet_name(article) or article.id


def _own(row: dict[str, Any], article: Article) -> dict[str, Any]:
    """The contradiction with the article's own id and outlet in the place of those in the batch."""
    row["articles"] = [article.id]
    for name in ("figures", "uhc_claims", "slips"):
        for member in row[name]:
            member["article_id"] = article.id
            member["outlet"] = outlet_name(article)
    return row
