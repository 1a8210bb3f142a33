"""Verdicts of reviewers: a small SQLite journal beside the warehouse, to which several people can write at once.

The warehouse itself is replaced by every run; the journal stays, and each run folds it in. A contradiction's id derives
from what it says, so a verdict finds it again after any rebuild.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.database import WarehouseError, run_sql
from warehouse.identity import digest
from warehouse.read import conflicts

VERDICTS = {
    "this": "one of the figures is right (figure_id says which)",
    "both_right": "both are right: they measure different things",
    "rounding": "both are right: rounding",
    "extraction_error": "a figure was not read as it is printed",
    "cannot_tell": "nobody can tell from these sources",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer decided about a contradiction. `decided_at` is ISO 8601 in UTC."""

    verdict_id: str
    conflict_id: str
    verdict: str
    figure_id: str | None
    reviewer: str | None
    decided_at: str
    note: str | None


def journal_of(path: Path | str) -> Path:
    """The journal of a warehouse.

    >>> journal_of("data/cakupan.duckdb").name
    'cakupan.duckdb.verdicts.sqlite'
    """
    path = Path(path)
    return path.with_name(path.name + ".verdicts.sqlite")


def decide(
    path: Path | str,
    conflict_id: str,
    verdict: str,
    *,
    reviewer: str | None = None,
    figure_id: str | None = None,
    note: str | None = None,
    decided_at: datetime | None = None,
) -> Verdict:
    """Write a verdict on a contradiction of a warehouse into its journal.

    Raises WarehouseError for a verdict, a contradiction or a figure that there is not.
    """
    if verdict not in VERDICTS:
        choices = "; ".join(f"{name}: {meaning}" for name, meaning in VERDICTS.items())
        raise WarehouseError(f"{verdict!r} is no verdict; choose from {choices}")
    known = [row for row in conflicts(path) if row["conflict_id"] == conflict_id]
    if not known:
        raise WarehouseError(f"{conflict_id!r}: no such contradiction in {path}; `cakupan conflicts` lists them")
    figures = {figure["figure_id"] for figure in known[0]["figures"]}
    if (verdict == "this") != (figure_id is not None) or (figure_id is not None and figure_id not in figures):
        raise WarehouseError(
            f"the verdict 'this' (and no other) takes the figure found right: one of {', '.join(sorted(figures))}"
        )
    when = (decided_at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    row = (conflict_id, verdict, figure_id, reviewer, when, note)
    made = Verdict(digest("verdict", *row), *row)
    with closing(_open(journal_of(path))) as journal, journal:
        journal.execute(f"insert or ignore into verdict values ({', '.join('?' * len(_NAMES))})", astuple(made))
    return made


def read_journal(path: Path | str) -> list[Verdict]:
    """All verdicts in the journal of a warehouse, the oldest first; none where there is no journal."""
    journal_path = journal_of(path)
    if not journal_path.exists():
        return []
    with closing(_open(journal_path)) as journal:
        rows = journal.execute(f"select {', '.join(_NAMES)} from verdict order by decided_at, verdict_id").fetchall()
    return [Verdict(*row) for row in rows]


def fold_in(connection: duckdb.DuckDBPyConnection, path: Path | str) -> None:
    """Bring the table verdict to what the journal of a warehouse says, and its contradictions to settled or open."""
    rows = [dict(zip(_NAMES, astuple(verdict), strict=True)) for verdict in read_journal(path)]
    table = pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in _NAMES]))
    connection.register("in_verdict", table)
    try:
        run_sql(connection, "sql/fold_verdicts.sql")
    finally:
        connection.unregister("in_verdict")


_NAMES = tuple(field.name for field in fields(Verdict))


def _open(path: Path) -> sqlite3.Connection:
    journal = sqlite3.connect(path, timeout=30)
    journal.execute("pragma journal_mode = wal")
    columns = ", ".join(f"{name} text{' primary key' if name == 'verdict_id' else ''}" for name in _NAMES)
    journal.execute(f"create table if not exists verdict ({columns})")
    return journal
