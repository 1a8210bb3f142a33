"""Regions, first step: where names stand, with the type words before them. Nothing is decided here."""

from __future__ import annotations

from functools import lru_cache

from extractors.gazetteer import load_gazetteer
from extractors.regions.names import find_direction, find_name
from extractors.regions.offices import find_branch, find_branch_of, find_division
from extractors.regions.phrases import ANAPHOR_TAILS, OWN, TOGETHER, find_other, find_type_word
from extractors.regions.text import DIRECTIONS, TYPING, Scan, Scanner
from extractors.regions.villages import find_below
from extractors.regions.words import load_words

_BRANCH_WORDS = frozenset(("cabang", "kc", "kcu", "kacab"))
_DIVISION_WORDS = frozenset(("kedeputian", "divre", "deputi", "divisi", "wilayah", "regional", "direksi"))
_BRANCH, _BPJS, _DIVISION, _KECAMATAN, _NAME, _FIRST, _DIRECTION, _OTHER, _TYPED = (1 << n for n in range(9))
_FIRM = _BRANCH | _BPJS | _DIVISION | _KECAMATAN


@lru_cache(maxsize=1)
def _interest() -> dict[str, int]:
    """Words at which something may begin or end that the scanner must look at, and what that may be."""
    gazetteer, words = load_gazetteer(), load_words()
    found: dict[str, int] = {}
    for what, those in (
        (_BRANCH, _BRANCH_WORDS),
        (_BPJS, ("bpjs",)),
        (_DIVISION, _DIVISION_WORDS),
        (_KECAMATAN, words.lasts["below"] | words.lasts["below_office"]),
        (_NAME, gazetteer.first_words & gazetteer.names.keys()),
        (_FIRST, gazetteer.first_words - gazetteer.names.keys()),
        (_DIRECTION, DIRECTIONS),
        (_OTHER, {*ANAPHOR_TAILS, *OWN, *TOGETHER, "nasional", "sana", "air"}),
        (_TYPED, frozenset().union(*(words.lasts[role] for role in TYPING))),
    ):
        for word in those:
            found[word] = found.get(word, 0) | what
    return found


def scan(text: str, *, loose: bool = False) -> Scan:
    """Find the names in a text. `loose`: capitals do not matter (the words of a URL)."""
    seen = Scanner(text, loose)
    interest = _interest()
    for index in [i for i, word in enumerate(seen.words) if word in interest]:
        if index > seen.taken:
            _look(seen, index, interest[seen.words[index]])
    return seen.page


def _look(seen: Scanner, i: int, what: int) -> None:
    """Try, at word `i`, everything that may begin or end there."""
    if what & _FIRM and (
        (what & _BRANCH and find_branch(seen, i))
        or (what & _BPJS and find_branch_of(seen, i))
        or (what & _DIVISION and find_division(seen, i))
        or (what & _KECAMATAN and find_below(seen, i))
    ):
        return
    if (what & _NAME or (what & _FIRST and seen.goes_on(i))) and find_name(seen, i):
        return
    if what & _DIRECTION and find_direction(seen, i):
        return
    if what & _OTHER:
        find_other(seen, i)
    elif what & _TYPED:
        find_type_word(seen, i)
