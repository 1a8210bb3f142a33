"""Words that say the same, under one name: `«ABOUT»` in a pattern stands for all of them (`rules/words.toml`).

A pattern that lists some ways to say a thing forgets others; a name cannot.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from corpus.tables import load_rules

_NAME = re.compile("«([^»]*)»")


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in load_rules("words.toml")["word"]:  # a row may use those above it
        forms[row["name"]] = f"(?:{_filled(row['form'], forms)})"
    return forms


def _filled(pattern: str, forms: dict[str, str]) -> str:
    def form(name: re.Match[str]) -> str:
        if name[1] not in forms:
            raise ValueError(f"pattern {pattern!r} holds {name[0]}; expected one of {', '.join(forms)}")
        return forms[name[1]]

    return _NAME.sub(form, pattern)


def spell_out(pattern: str) -> str:
    r"""The pattern with the words its names stand for. Raises ValueError for a name that the table does not have.

    >>> spell_out(r"hanya\s«MANY»\s$")
    'hanya\\s(?:sebanyak|sejumlah)\\s$'
    """
    return _filled(pattern, _forms()) if "«" in pattern else pattern


@cache
def abbreviations(*, of_numbers: bool = True) -> frozenset[str]:
    """Words, in lower case, whose full stop ends no sentence; without those that stand before numbers ("Rp. 500")."""
    rows = load_rules("abbreviations.toml")["abbreviation"]
    return frozenset(row["form"].lower() for row in rows if of_numbers or not row.get("of_numbers"))


def without_stops(lower: str) -> str:
    """Lower-case text whose abbreviations of names and initials end in a hyphen: a full stop then ends something, as
    patterns take it to.

    >>> without_stops("di kab. tegal dan (prov. bali), kata h. ani, s.d. mei, rp. 500. selesai.")
    'di kab- tegal dan (prov- bali), kata h- ani, s.d. mei, rp. 500. selesai.'
    """
    known, pieces = abbreviations(of_numbers=False), lower.split(".")
    for number, piece in enumerate(pieces[:-1]):
        before, blank, word = piece[-_LONGEST:].replace("\n", "\n ").rpartition(" ")
        word = word.lstrip("(\"“'‘")
        opens = not blank or before.endswith("\n")  # "a." where a line opens numbers a list
        initial = len(word) == 1 and word.isalpha() and not opens and pieces[number + 1].startswith(" ")
        pieces[number] = f"{piece}-" if word in known or initial else f"{piece}."
    return "".join(pieces)


_LONGEST = 8  # characters of an abbreviation, with what it may stand behind


def spell_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a table whose forms are spelled out."""
    return [{**row, "form": spell_out(row["form"])} if "form" in row else row for row in rows]
