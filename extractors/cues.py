"""Cues: the words that say what a number counts, whether it is goal or result, whose segment, which programme.

Every cue is a row of a table in `rules/`; here the tables become one pattern each.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import regex


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue in the text: `kind` is the slot's value (an indicator, a status, a segment …), `name` the table row."""

    start: int
    end: int
    kind: str
    name: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class CueTable:
    """A table of cues as one pattern; at one place the first row that matches wins."""

    pattern: regex.Pattern[str]
    rows: tuple[tuple[str, str, bool], ...]

    def find(self, text: str, start: int, end: int) -> list[Cue]:
        """All cues of `text[start:end]`, in order."""
        found = []
        for match in self.pattern.finditer(text, start, end):
            kind, name, weak = self.rows[int(match.lastgroup[1:])]
            found.append(Cue(match.start(), match.end(), kind, name, weak))
        return found

    def has(self, text: str, start: int, end: int) -> bool:
        """Is there any cue in `text[start:end]`?"""
        return self.pattern.search(text, start, end) is not None


def read_table(file: str, key: str) -> list[dict[str, Any]]:
    """Rows of one table of `rules/`."""
    table = tomllib.loads(resources.files("extractors.rules").joinpath(file).read_text("utf-8"))
    rows: list[dict[str, Any]] = table[key]
    return rows


@cache
def cue_table(file: str, key: str, slot: str) -> CueTable:
    """The table `key` of `rules/file`, whose rows give `slot` (or the row's name, where it has none)."""
    rows = read_table(file, key)
    pattern = "|".join(f"(?P<r{i}>{row['form']})" for i, row in enumerate(rows))
    return CueTable(
        regex.compile(rf"(?<![\w])(?:{pattern})(?![\w])", regex.IGNORECASE),
        tuple(
            (
                row.get(slot, row.get("name", "")),
                row.get("name", row.get(slot, "")),
                row.get("weak", False),
            )
            for row in rows
        ),
    )


def indicators() -> CueTable:
    """What a number counts."""
    return cue_table("indicators.toml", "cue", "indicator")


def statuses() -> CueTable:
    """Goal, rule or result."""
    return cue_table("statuses.toml", "cue", "status")


def changes() -> CueTable:
    """Words that make a number a change, an enrolment or a quota."""
    return cue_table("statuses.toml", "change", "name")


def segments() -> CueTable:
    """Segments of members."""
    return cue_table("segments.toml", "segment", "segment")


def counted() -> CueTable:
    """Things that a number without a unit may count."""
    return cue_table("numbers.toml", "counted", "name")


def programmes() -> CueTable:
    """JKN or another programme."""
    return cue_table("programmes.toml", "programme", "name")
