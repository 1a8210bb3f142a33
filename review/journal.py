"""What reviewers decide: the SQLite journal beside the warehouse (`warehouse.verdicts`), and what this app adds to it.

A verdict is written only while the one its reviewer saw still counts: whoever was quicker is shown, never replaced
unseen. Taking a verdict back moves it to `withdrawn`, so that `verdict`, which runs fold in, holds what stands.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warehouse.database import WarehouseError
from warehouse.identity import digest
from warehouse.verdicts import (
    COLUMNS,
    JOURNAL_TABLE,
    NAMES,
    PATIENCE,
    VERDICTS,
    Verdict,
    VerdictError,
    journal_of,
    open_journal,
    read_journal,
)

TABLES = f"""
{JOURNAL_TABLE};
create table if not exists withdrawn ({COLUMNS}, withdrawn_by text, withdrawn_at text);
create table if not exists second_opinion (
    conflict_id text, asked_by text, asked_at text, note text, primary key (conflict_id, asked_by)
);
create table if not exists correction (
    verdict_id text, member_kind text, member_id text, article_key text, slot text, wrong text, corrected text,
    statement text, primary key (verdict_id, member_id, slot)
);
"""


class Meanwhile(Exception):
    """Another verdict counts than the one the reviewer saw; it comes along (None: it was taken back)."""

    def __init__(self, verdict: Verdict | None) -> None:
        super().__init__("somebody decided meanwhile")
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Correction:
    """A slot of a statement that was not read as printed. `corrected` None: wrong, but the right value was not told.

    `slot` "figure" (or "claim") says that the statement is none at all. `statement` holds all slots as they were read.
    """

    member_kind: str
    member_id: str
    article_key: str
    slot: str
    wrong: str | None
    corrected: str | None
    statement: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A second opinion that was asked for."""

    conflict_id: str
    asked_by: str
    asked_at: str
    note: str | None


CORRECTION = tuple(each.name for each in fields(Correction))
OPINION = tuple(each.name for each in fields(Opinion))

STANDING = """
select 1 from second_opinion where conflict_id = ? and asked_by = ? and not exists (
    select 1 from verdict
    where verdict.conflict_id = second_opinion.conflict_id and reviewer is not asked_by and decided_at > asked_at
)
"""


@dataclass(frozen=True)
class State:
    """All that the journal says at one moment."""

    verdicts: dict[str, list[Verdict]] = field(default_factory=dict)
    """Contradiction → its verdicts, the newest first."""
    opinions: dict[str, Opinion] = field(default_factory=dict)
    """Contradiction → the second opinion that nobody has given yet."""
    corrections: dict[str, list[Correction]] = field(default_factory=dict)
    """Verdict → what was said to be wrong."""

    def counting(self, conflict_id: str) -> Verdict | None:
        """The verdict that counts: the newest."""
        given = self.verdicts.get(conflict_id)
        return given[0] if given else None

    def newest_of(self, reviewer: str) -> Verdict | None:
        """What this reviewer decided last, among the verdicts that count."""
        own = [given[0] for given in self.verdicts.values() if given[0].reviewer == reviewer]
        return max(own, key=lambda each: (each.decided_at, each.verdict_id), default=None)


class Journal:
    """The journal of a warehouse, for several people at once."""

    def __init__(self, warehouse: Path) -> None:
        self.warehouse = warehouse
        self.path = journal_of(warehouse)
        self._stamp: object = None
        self._made: int | None = None  # which file has its tables
        self._state = State()

    def state(self) -> State:
        """What the journal says now; read anew only when it has changed."""
        stamp = tuple(_stamp(self.path.with_name(self.path.name + end)) for end in ("", "-wal"))
        if stamp != self._stamp:
            self._state = self._read_or_look() if stamp[0] else State()
            self._stamp = stamp
        return self._state

    def decide(
        self,
        conflict_id: str,
        verdict: str,
        *,
        reviewer: str,
        seen: str | None,
        figure_id: str | None = None,
        note: str | None = None,
        corrections: Sequence[Correction] = (),
    ) -> Verdict:
        """Write a verdict, if the one `seen` (its id, None: none) is the one that counts; else Meanwhile is raised."""
        if verdict not in VERDICTS:
            raise VerdictError(f"{verdict!r} is no verdict; choose from {', '.join(VERDICTS)}")
        if (verdict == "this") != (figure_id is not None):
            raise VerdictError("the verdict 'this' (and no other) takes the figure found right")
        if corrections and verdict != "extraction_error":
            raise VerdictError("only an extraction error says which slots were wrong")
        with self._writing() as journal:
            newest = _newest(journal, conflict_id)
            if (newest.verdict_id if newest else None) != seen:
                raise Meanwhile(newest)
            when = datetime.now(UTC).isoformat()
            if newest and newest.decided_at >= when:  # a clock set back must not bury the new verdict
                raise VerdictError(
                    f"the clock says {when}, a verdict was given at {newest.decided_at}: set the clock right"
                )
            row = (conflict_id, verdict, figure_id, reviewer, when, note)
            made = Verdict(digest("verdict", *row), *row)
            journal.execute(f"insert into verdict ({', '.join(NAMES)}) values ({_marks(len(NAMES))})", astuple(made))
            for each in corrections:
                _insert_correction(journal, made.verdict_id, each)
        return made

    def withdraw(self, verdict: Verdict, reviewer: str) -> None:
        """Take one's own verdict back. Raises VerdictError for another's, Meanwhile when it counts no longer."""
        if verdict.reviewer != reviewer:
            raise VerdictError(f"the verdict is {verdict.reviewer or 'nobody'}'s; only they can take it back")
        with self._writing() as journal:
            newest = _newest(journal, verdict.conflict_id)
            if newest is None or newest.verdict_id != verdict.verdict_id:
                raise Meanwhile(newest)
            values = (*astuple(verdict), reviewer, datetime.now(UTC).isoformat())
            journal.execute(f"insert or replace into withdrawn values ({_marks(len(values))})", values)
            journal.execute("delete from verdict where verdict_id = ?", [verdict.verdict_id])

    def ask_second_opinion(self, conflict_id: str, reviewer: str, note: str | None = None) -> bool:
        """Ask somebody else to look too; asked again, the question is taken back. -> whether it stands."""
        with self._writing() as journal:
            stood = journal.execute(STANDING, [conflict_id, reviewer]).fetchone()
            journal.execute(
                "delete from second_opinion where conflict_id = ? and asked_by = ?", [conflict_id, reviewer]
            )
            if stood:
                return False
            when = datetime.now(UTC).isoformat()
            journal.execute("insert into second_opinion values (?, ?, ?, ?)", [conflict_id, reviewer, when, note])
        return True

    def _read_or_look(self) -> State:
        try:
            return self._read()
        except WarehouseError:  # where nothing can be written, the verdicts can still be looked at
            verdicts: dict[str, list[Verdict]] = {}
            for given in reversed(read_journal(self.warehouse)):
                verdicts.setdefault(given.conflict_id, []).append(given)
            return State(verdicts)

    def _read(self) -> State:
        with self._open() as journal:
            verdicts: dict[str, list[Verdict]] = {}
            for row in journal.execute(f"select {', '.join(NAMES)} from verdict order by decided_at desc, verdict_id"):
                given = Verdict(*row)
                verdicts.setdefault(given.conflict_id, []).append(given)
            opinions = {}
            for row in journal.execute(f"select {', '.join(OPINION)} from second_opinion order by asked_at"):
                asked = Opinion(*row)
                answers = verdicts.get(asked.conflict_id, [])
                if not any(each.reviewer != asked.asked_by and each.decided_at > asked.asked_at for each in answers):
                    opinions[asked.conflict_id] = asked
            corrections: dict[str, list[Correction]] = {}
            query = f"select verdict_id, {', '.join(CORRECTION)} from correction order by verdict_id, member_id, slot"
            for verdict_id, *values in journal.execute(query):
                said = dict(zip(CORRECTION, values, strict=True))
                said["statement"] = json.loads(said["statement"])
                corrections.setdefault(verdict_id, []).append(Correction(**said))
        return State(verdicts, opinions, corrections)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as journal:
                yield journal
        except sqlite3.Error as error:
            raise WarehouseError(
                f"{self.path}: the journal of verdicts cannot be used ({error}); give write permission or make room"
            ) from error

    def _connect(self) -> sqlite3.Connection:
        stamp = _stamp(self.path)
        if stamp is not None and stamp[0] == self._made:
            return sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        journal = open_journal(self.path, TABLES)
        self._made = self.path.stat().st_ino
        return journal

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that nobody else's can come between."""
        with self._open() as journal:
            journal.execute("begin immediate")
            try:
                yield journal
            except BaseException:
                journal.execute("rollback")
                raise
            journal.execute("commit")


def _newest(journal: sqlite3.Connection, conflict_id: str) -> Verdict | None:
    found = journal.execute(
        f"select {', '.join(NAMES)} from verdict where conflict_id = ? order by decided_at desc, verdict_id limit 1",
        [conflict_id],
    ).fetchone()
    return Verdict(*found) if found else None


def _insert_correction(journal: sqlite3.Connection, verdict_id: str, each: Correction) -> None:
    said = json.dumps(dict(each.statement), ensure_ascii=False, sort_keys=True, default=str)
    values = (verdict_id, *(getattr(each, name) for name in CORRECTION[:-1]), said)
    journal.execute(f"insert or replace into correction values ({_marks(len(values))})", values)


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)
