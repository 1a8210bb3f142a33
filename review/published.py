"""The published warehouse as the app sees it: opened read-only, and anew when a run has put another in its place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import WarehouseError, dicts
from warehouse.read import open_published

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction as the queue shows it. `status` is the file's own; the journal is laid over it elsewhere."""

    conflict_id: str
    kind: str
    severity: float
    region: str | None
    region_code: str | None
    indicator: str | None
    status: str
    cause: str
    outlets: tuple[str, ...]
    quotes: tuple[str, ...]
    published: str | None

    @property
    def order(self) -> tuple[float, str]:
        """Place in the queue: the most severe first."""
        return (-self.severity, self.conflict_id)


@cache
def sql(name: str) -> str:
    """One of this room's queries, by its name."""
    return resources.files("review").joinpath(f"sql/{name}.sql").read_text(encoding="utf-8")


@dataclass
class Snapshot:
    """One published file, held open: a run that swaps it leaves this one readable."""

    stamp: Stamp
    connection: duckdb.DuckDBPyConnection
    conflicts: list[Conflict] = field(default_factory=list)

    def ask(self, name: str, *parameters: object) -> list[dict[str, Any]]:
        """Rows of one of this room's queries."""
        return dicts(self.connection.execute(sql(name), list(parameters)))

    @cached_property
    def by_id(self) -> dict[str, Conflict]:
        return {each.conflict_id: each for each in self.conflicts}

    @cached_property
    def orders(self) -> list[tuple[float, str]]:
        return [each.order for each in self.conflicts]

    def place(self, conflict: Conflict) -> int:
        """Where a contradiction stands, or would stand, among all."""
        return bisect_left(self.orders, conflict.order)

    @cached_property
    def outlets(self) -> list[str]:
        return sorted({outlet for each in self.conflicts for outlet in each.outlets})

    @cached_property
    def regions(self) -> dict[str, dict[str, Any]]:
        """Code → {"code", "full_name", "name", "level", "parent"}."""
        return {row["code"]: row for row in self.ask("regions")}

    @cached_property
    def region_names(self) -> frozenset[str]:
        return frozenset(row["full_name"] for row in self.regions.values())

    @cached_property
    def newest_share(self) -> dict[str, tuple[float, str]]:
        """Province's code → (per cent registered, its month)."""
        return {row["code"]: (row["value"], row["month"]) for row in self.ask("tiles")}


class Published:
    """The warehouse at a path. `current()` is the file that is there now; one that cannot be read leaves the last."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None
        self._bad: Stamp | None = None
        self._snapshot = self._open(_stamp(path))

    def current(self) -> Snapshot:
        try:
            stamp = _stamp(self.path)
        except OSError:
            return self._snapshot  # between two files, or moved away: what is open stays readable
        if stamp not in (self._snapshot.stamp, self._bad):
            old = self._snapshot
            # DuckDB would hand out the file that is already open under this name: the old one goes first
            old.connection.close()
            try:
                self._snapshot, self.problem, self._bad = self._open(stamp), None, None
            except (WarehouseError, duckdb.Error) as error:
                self.problem, self._bad = str(error), stamp
                self._snapshot = Snapshot(stamp, duckdb.connect(":memory:"), old.conflicts)
        return self._snapshot

    def _open(self, stamp: Stamp) -> Snapshot:
        connection = open_published(self.path)
        snapshot = Snapshot(stamp, connection)
        for row in snapshot.ask("queue"):
            row["outlets"], row["quotes"] = tuple(row["outlets"]), tuple(row["quotes"])
            snapshot.conflicts.append(Conflict(**row))
        return snapshot


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return (found.st_ino, found.st_mtime_ns, found.st_size)
