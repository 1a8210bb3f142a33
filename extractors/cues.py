"""Cues: the words that say what a number counts, whether it is goal or result, whose segment, which programme.

Every cue is a row of a table in `rules/`. The tables are searched in lower-case text (`fold`), each row only where its
first letters stand.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from corpus.edges import Starts
from corpus.pattern import LONG, Places, Table
from corpus.words import spell_rows


class Cue(NamedTuple):
    """One cue in the text: `kind` is the slot's value (an indicator, a status, a segment …), `name` the table row."""

    start: int
    end: int
    kind: str
    name: str
    weak: bool = False


TABLES = (
    ("indicators.toml", "cue", "indicator"),
    ("statuses.toml", "cue", "status"),
    ("statuses.toml", "change", "name"),
    ("segments.toml", "segment", "segment"),
    ("numbers.toml", "counted", "name"),
    ("programmes.toml", "programme", "name"),
    ("segments.toml", "group", "segment"),
)
"""The tables of cues: file, table, and the slot that its rows fill (their name where they give none)."""


class Lexicon:
    """All tables of cues as one, so that a page is gone through once."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, bool]] = []
        self._owner: list[int] = []
        forms: list[str] = []
        for number, (file, key, slot) in enumerate(TABLES):
            for row in read_table(file, key):
                forms.append(row["form"])
                self._owner.append(number)
                named = row.get("name", row.get(slot, ""))
                self.rows.append((row.get(slot, named), named, row.get("weak", False)))
        self.table = Table(forms)
        self._starts = Starts(self.table)
        self._by_table: dict[tuple[int, ...], list[tuple[int, tuple[int, ...]]]] = {}
        self._page: tuple[str, tuple[Places, ...]] = ("", tuple([] for _ in TABLES))
        self.found: dict[tuple[int, int, int], list[Cue]] = {}
        """What was found on the last page, by table and stretch."""

    def places(self, folded: str) -> tuple[Places, ...]:
        """For each table where its cues may begin; those of the last text are kept."""
        page, places = self._page
        if folded is page:
            return places
        places = tuple([] for _ in TABLES)
        starts = self._starts.of(folded) if len(folded) >= LONG else None  # made for pages, not for a heading
        for place, rows in self.table.places(folded, starts):
            for owner, own in self._by_table.get(rows) or self._split(rows):
                places[owner].append((place, own))
        if len(folded) >= LONG:
            self._page = (folded, places)
            self.found = {}
        return places

    def _split(self, rows: tuple[int, ...]) -> list[tuple[int, tuple[int, ...]]]:
        owners = sorted({self._owner[row] for row in rows})
        split = [(owner, tuple(row for row in rows if self._owner[row] == owner)) for owner in owners]
        self._by_table[rows] = split
        return split


@cache
def lexicon() -> Lexicon:
    """The tables of cues, read once a process."""
    return Lexicon()


@dataclass(frozen=True, slots=True)
class CueTable:
    """One table of cues; at one place its first row that matches wins."""

    number: int

    def find(self, folded: str, start: int, end: int) -> list[Cue]:
        """All cues of `folded[start:end]` (lower-case text), in order."""
        words = lexicon()
        places = words.places(folded)[self.number]
        asked = (self.number, start, end)
        known = words.found.get(asked) if len(folded) >= LONG else None
        if known is None:
            rows = words.rows
            known = [
                Cue(match.start(), match.end(), *rows[row])
                for row, match in words.table.find(folded, places, start, end)
            ]
            if len(folded) >= LONG:
                words.found[asked] = known
        return list(known)


def read_table(file: str, key: str) -> list[dict[str, Any]]:
    """Rows of one table of `rules/`."""
    table = tomllib.loads(resources.files("extractors.rules").joinpath(file).read_text("utf-8"))
    return spell_rows(table[key])


def indicators() -> CueTable:
    """What a number counts."""
    return CueTable(0)


def statuses() -> CueTable:
    """Goal, rule or result."""
    return CueTable(1)


def changes() -> CueTable:
    """Words that make a number a change, an enrolment or a quota."""
    return CueTable(2)


def segments() -> CueTable:
    """Segments of members."""
    return CueTable(3)


def counted() -> CueTable:
    """Things that a number without a unit may count."""
    return CueTable(4)


def programmes() -> CueTable:
    """JKN or another programme."""
    return CueTable(5)


def groups() -> CueTable:
    """Groups of people who are no segment of the programme: trades, ages, the ill, the poor."""
    return CueTable(6)
