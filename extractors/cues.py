"""Cues: the words that say what a number counts, whether it is goal or result, whose segment, which programme.

Every cue is a row of a table in `rules/`; here the tables become one pattern each. They are searched in lower-case text
(`fold`), where Python's own `re` is two to three times as fast as case-blind matching.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


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

    pattern: re.Pattern[str]
    rows: tuple[tuple[str, str, bool], ...]

    def find(self, folded: str, start: int, end: int) -> list[Cue]:
        """All cues of `folded[start:end]` (lower-case text), in order."""
        found = []
        for match in self.pattern.finditer(folded, start, end):
            kind, name, weak = self.rows[int((match.lastgroup or "r0")[1:])]
            found.append(Cue(match.start(), match.end(), kind, name, weak))
        return found


def fold(text: str) -> str:
    """Lower-case text of the same length.

    >>> fold("Peserta JKN"), len(fold("İ"))
    ('peserta jkn', 1)
    """
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


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
        re.compile(rf"(?<![\w])(?:{pattern})(?![\w])"),
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
