"""Verdicts of reviewers: a small SQLite journal beside the warehouse, to which several people can write at once.

The warehouse itself is replaced by every run; the journal stays, and each run folds it in. A contradiction's id derives
from what it says, so a verdict finds it again after any rebuild. Between runs, `judged_conflicts` lays the journal over
what the file says, so that a verdict counts at once.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.database import WarehouseError, run_sql
from warehouse.identity import digest
from warehouse.read import conflicts, show

VERDICTS = {
    "this": "one of the figures is right (figure_id says which)",
    "both_right": "both are right: they measure different things",
    "rounding": "both are right: rounding",
    "extraction_error": "a figure was not read as it is printed",
    "cannot_tell": "nobody can tell from these sources",
}


class VerdictError(WarehouseError):
    """A verdict that cannot be taken: it, its contradiction or its figure is none that there is."""


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


NAMES = tuple(field.name for field in fields(Verdict))
COLUMNS = ", ".join(f"{name} text{' primary key' if name == 'verdict_id' else ''}" for name in NAMES)
"""The columns of the journal's table `verdict`, as SQLite defines them."""
JOURNAL_TABLE = f"create table if not exists verdict ({COLUMNS})"
PATIENCE = 30.0
"""Seconds to wait for somebody else who uses the journal."""


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
    """Write a verdict on a contradiction of a warehouse into its journal; the newest of a contradiction counts.

    Raises VerdictError for a verdict, a contradiction or a figure that there is not, WarehouseError when the warehouse
    cannot be read or the journal not be written.
    """
    if verdict not in VERDICTS:
        choices = "; ".join(f"{name}: {meaning}" for name, meaning in VERDICTS.items())
        raise VerdictError(f"{verdict!r} is no verdict; choose from {choices}")
    known = [row for row in conflicts(path) if row["conflict_id"] == conflict_id]
    if not known:
        raise VerdictError(f"{conflict_id!r}: no such contradiction in {path}; `cakupan conflicts` lists them")
    figures = {figure["figure_id"] for figure in known[0]["figures"]}
    if (verdict == "this") != (figure_id is not None) or (figure_id is not None and figure_id not in figures):
        choices = f"one of {', '.join(sorted(figures))}" if figures else "this contradiction has none"
        raise VerdictError(f"the verdict 'this' (and no other) takes the figure found right: {choices}")
    when = (decided_at or datetime.now(UTC)).astimezone(UTC).isoformat()
    row = (conflict_id, verdict, figure_id, reviewer, when, note)
    made = Verdict(digest("verdict", *row), *row)
    try:
        with closing(open_journal(journal_of(path))) as journal:
            journal.execute(f"insert or ignore into verdict values ({', '.join('?' * len(NAMES))})", astuple(made))
    except sqlite3.Error as error:
        raise WarehouseError(
            f"{journal_of(path)}: the verdict could not be written ({error}); give write permission or make room"
        ) from error
    return made


def read_journal(path: Path | str) -> list[Verdict]:
    """All verdicts in the journal of a warehouse, the oldest first; none where there is no journal."""
    journal_path = journal_of(path)
    if not journal_path.exists():
        return []
    try:
        found = _read(journal_path)
    except sqlite3.Error as error:
        raise WarehouseError(
            f"{journal_path}: the verdicts cannot be read ({error}); wanted the file that `cakupan verdict` writes, "
            "restore it or move it away"
        ) from error
    return sorted(found, key=lambda each: (each.decided_at, each.verdict_id))


def newest_verdicts(path: Path | str) -> dict[str, Verdict]:
    """The verdict that counts for each contradiction judged: the newest one (of the same moment, the first by id)."""
    newest: dict[str, Verdict] = {}
    for each in read_journal(path):
        if each.conflict_id not in newest or each.decided_at > newest[each.conflict_id].decided_at:
            newest[each.conflict_id] = each
    return newest


def judged_conflicts(
    path: Path | str,
    kind: str | None = None,
    region: str | None = None,
    status: str | None = None,
    scope: str | None = None,
) -> list[dict[str, Any]]:
    """`warehouse.read.conflicts` with the verdicts given since the last run, each with its `verdict` (None: none yet).

    A verdict is {"verdict", "figure_id", "reviewer", "decided_at", "note"}.
    """
    rows = judged(conflicts(path, kind, region, scope=scope), newest_verdicts(path))
    return [row for row in rows if status in (None, row["status"])]


def show_judged(path: Path | str, what: str) -> dict[str, Any]:
    """`warehouse.read.show` with the verdicts given since the last run."""
    shown, verdicts = show(path, what), newest_verdicts(path)
    if shown["type"] == "conflict":
        return _judged(shown, verdicts.get(shown["conflict_id"]))
    return shown | ({"conflicts": judged(shown["conflicts"], verdicts)} if "conflicts" in shown else {})


def judged(rows: Sequence[dict[str, Any]], verdicts: Mapping[str, Verdict]) -> list[dict[str, Any]]:
    """Contradictions with the verdict that counts for each; a superseded one stays so."""
    return [_judged(row, verdicts.get(row["conflict_id"])) for row in rows]


def _judged(row: dict[str, Any], verdict: Verdict | None) -> dict[str, Any]:
    status = row["status"]
    if status != "superseded":
        status = "settled" if verdict else "open"
    shown = ("verdict", "figure_id", "reviewer", "decided_at", "note")
    return row | {
        "status": status,
        "verdict": {name: getattr(verdict, name) for name in shown} if verdict else None,
    }


def fold_in(connection: duckdb.DuckDBPyConnection, path: Path | str) -> None:
    """Bring the table verdict to what the journal of a warehouse says, and its contradictions to settled or open."""
    rows = [dict(zip(NAMES, astuple(verdict), strict=True)) for verdict in read_journal(path)]
    table = pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in NAMES]))
    connection.register("in_verdict", table)
    try:
        run_sql(connection, "sql/fold_verdicts.sql")
    finally:
        connection.unregister("in_verdict")


def _read(path: Path) -> list[Verdict]:
    """What is in a journal, which is opened so that nothing is written: who may read a warehouse need not judge it."""
    address, query = path.absolute().as_uri(), f"select {', '.join(NAMES)} from verdict"
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro", timeout=PATIENCE, uri=True)) as journal:
            return [Verdict(*row) for row in journal.execute(query)]
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):  # another process is just making it
            return []
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
    # in a folder that cannot be written SQLite wants to be told that nobody else writes either
    with closing(sqlite3.connect(f"{address}?immutable=1", uri=True)) as journal:
        return [Verdict(*row) for row in journal.execute(query)]


def open_journal(path: Path, tables: str = JOURNAL_TABLE) -> sqlite3.Connection:
    """A journal to write to, made with these tables where there is none. Each statement is a transaction of its own.

    Whoever is writing to it, or making it, at this moment is waited for. Raises sqlite3.Error.
    """
    journal = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _write_ahead(journal)
        journal.executescript(tables)
    except BaseException:
        journal.close()
        raise
    return journal


def _write_ahead(journal: sqlite3.Connection) -> None:
    """Readers and a writer do not wait for each other. SQLite's `timeout` does not hold for the change, so we wait."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            journal.execute("pragma journal_mode = wal")  # where the disk cannot have it all stays as it is
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.01)
