"""The words around regions' names, read from `rules/regions_words.csv`: types, offices, institutions, cues."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "rules" / "regions_words.csv"


_ALONE = frozenset(("no_village",))
"""Roles of words that are looked up by themselves, not as the end of a phrase before a name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One row: a word or phrase (`tokens`, lower case), its role and, for types and offices, the level it says."""

    tokens: tuple[str, ...]
    role: str
    level: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """The table, indexed by the last word of each phrase (longest phrases first), and by role.

    `lasts` are the last words of the phrases of a role.
    """

    by_last: dict[str, tuple[Word, ...]]
    by_role: dict[str, frozenset[str]]
    lasts: dict[str, frozenset[str]]

    def ending_at(self, words: list[str], index: int, roles: frozenset[str]) -> Word | None:
        """The longest phrase of one of these roles whose last word is `words[index]`."""
        if index < 0:
            return None
        for word in self.by_last.get(words[index], ()):
            size = len(word.tokens)
            if word.role in roles and (size == 1 or tuple(words[max(0, index - size + 1) : index + 1]) == word.tokens):
                return word
        return None


def read_rows() -> list[dict[str, str]]:
    """The rows of the table as they stand, each with its example and what must be found in it."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The table, read once a process."""
    by_last: dict[str, list[Word]] = {}
    by_role: dict[str, set[str]] = {}
    for row in read_rows():
        tokens = tuple(row["words"].split())
        if row["role"] not in _ALONE:
            by_last.setdefault(tokens[-1], []).append(Word(tokens, row["role"], row["level"] or None))
        by_role.setdefault(row["role"], set()).add(row["words"])
    return Words(
        {last: tuple(sorted(found, key=lambda w: -len(w.tokens))) for last, found in by_last.items()},
        {role: frozenset(found) for role, found in by_role.items()},
        {role: frozenset(phrase.split()[-1] for phrase in found) for role, found in by_role.items()},
    )
