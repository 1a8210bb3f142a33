"""A text whose names are looked for: its words, the names found, and the longest name that a word begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import add

from corpus.pattern import ONLY_WORDS, folded, word_starts
from extractors.gazetteer import Gazetteer, Name, Region, fold, load_gazetteer
from extractors.regions.words import Words, load_words

_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
# What may stand between the words of one name; a full stop only after a short one ("Kep. Riau", "P. Siantar").
INNER = frozenset((" ", "-", "\u00a0", "  ", " - ", "–"))
_DOTS = frozenset((".", ". "))
# What may stand between a type word and the name: "Kab. X", "Pemerintah Kota (Pemkot) X".
AFTER_TYPE = frozenset((" ", "  ", "\u00a0", ". ", ".", ") ", ".) ", ": ", " \u00a0"))
DIRECTIONS = frozenset(("utara", "selatan", "barat", "timur", "tengah", "tenggara", "daya"))
TYPING = frozenset(("type", "gov", "office"))
TYPE = frozenset(("type",))
_FULL_LINE = 55  # characters of a line that may have been broken to fit
_MOST_WORDS = 7  # in a name
_SHORT = 400  # characters of a headline or an address, whose words nobody else asks for


@dataclass(slots=True)
class Hit:
    """A name in the page, before and after it is decided: words `first`..`last`, characters `start`..`end`."""

    first: int
    last: int
    start: int
    end: int
    key: str
    options: tuple[Region, ...]
    care: int = 0
    levels: frozenset[str] | None = None
    kind: str = "bare"
    region: Region | None = None
    rule: str = ""
    anaphor: str = ""
    epithet: bool = False
    seat: bool = False
    name_start: int = 0
    chain: int = -1
    apposition: bool = False
    members: tuple[Region, ...] = ()
    below: str = ""
    """Of a kecamatan or village: its kind."""

    @property
    def typed(self) -> bool:
        """Does a type word say its level?"""
        return self.levels is not None


@dataclass(slots=True)
class Scan:
    """The words of a text (`words` in lower case, `starts`, `ends` their characters) and the names found.

    `low` is the text in lower case, character by character.
    """

    text: str
    low: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    hits: list[Hit] = field(default_factory=list)
    hints: dict[str, int] = field(default_factory=dict)

    def between(self, index: int) -> str:
        """What stands between word `index - 1` and word `index`."""
        return self.text[self.ends[index - 1] : self.starts[index]] if index > 0 else "\n"

    def wrapped(self, index: int) -> bool:
        """Is word `index` the first of a line only because the text is hard-wrapped (the line before is a full one)?"""
        end = self.ends[index - 1]
        return self.text[end : self.starts[index]] == "\n" and "\n" not in self.text[max(0, end - _FULL_LINE) : end]

    def capital(self, index: int) -> bool:
        """Does this word begin with a capital letter?"""
        return self.text[self.starts[index]].isupper()

    def surface(self, index: int) -> str:
        """The word as printed."""
        return self.text[self.starts[index] : self.ends[index]]


_APOSTROPHES = "'’‘`´"


def split_words(low: str) -> list[str]:
    """The words of a text in lower case, as `_WORD` finds them; four times as fast where cp1252 can write the text.

    >>> split_words("kab. ma'ruf (70%)"), split_words("“sudah” 98,5%"), split_words("kota−desa")
    (['kab', "ma'ruf", '70'], ['sudah', '98', '5'], ['kota', 'desa'])
    """
    try:
        written = low.encode("cp1252")
    except UnicodeEncodeError:
        return _WORD.findall(low)
    if any(sign in low and _stands_in_word(low, sign) for sign in _APOSTROPHES):
        return _WORD.findall(low)
    return written.translate(ONLY_WORDS).decode("cp1252").split()


def _stands_in_word(low: str, sign: str) -> bool:
    place = low.find(sign)
    while place >= 0:
        if low[place - 1 : place].isalnum() and low[place + 1 : place + 2].isalnum():
            return True
        place = low.find(sign, place + 1)
    return False


def _in_full(words: list[str]) -> list[str]:
    """ "BPJSKes", "BPJS Kes": the insurer as it is named elsewhere."""
    behind = ["", *words]
    return [
        "bpjs" if word == "bpjskes" else "kesehatan" if word == "kes" and last == "bpjs" else word
        for word, last in zip(words, behind, strict=False)
    ]


class Scanner:
    """A text being scanned: its words, what was found, and the longest name that begins with a word."""

    def __init__(self, text: str, loose: bool) -> None:
        self.gazetteer: Gazetteer = load_gazetteer()
        self.table: Words = load_words()
        low = folded(text)
        self.words = split_words(low)
        starts = word_starts(low) if len(low) > _SHORT else []
        if len(starts) != len(self.words):  # some words hold an apostrophe
            starts, at, find = [], 0, low.find
            for word in self.words:  # between two words stands nothing that a word is made of: the next is its own
                at = find(word, at)
                starts.append(at)
                at += len(word)
        self.page = Scan(text, low, self.words, starts, list(map(add, starts, map(len, self.words))))
        self.has_bpjs = "bpjs" in low
        if self.has_bpjs:
            self.words[:] = _in_full(self.words)
        self.loose = loose
        self.taken = -1  # the last word that belongs to a hit
        self.guesses = 0
        self.known: dict[int, tuple[int, str, Name] | None] = {}  # the longest names, by the word they begin with

    def longest(self, i: int) -> tuple[int, str, Name] | None:
        """The longest name beginning with word `i`: its last word, its key, its readings."""
        if i not in self.known:
            self.known[i] = self.look_up(i)
        return self.known[i]

    def goes_on(self, i: int) -> bool:
        """Can a name begin with word `i`, which is none itself, and the word behind it?"""
        key = "".join(self.words[i : i + 2])
        return (key if key.isalnum() else fold(key)) in self.gazetteer.prefixes

    def look_up(self, i: int) -> tuple[int, str, Name] | None:
        words, names, prefixes = self.words, self.gazetteer.names, self.gazetteer.prefixes
        key = words[i]
        if not key.isalnum():
            key = fold(key)
        if key not in prefixes:  # of which every whole name is one
            return None
        found = names.get(key)
        best = None if found is None else (i, key, found)
        page = self.page
        for j in range(i + 1, min(i + _MOST_WORDS, len(words))):
            word = words[j]
            if word == "baru" and best is not None and not self.loose and page.capital(i) and not page.capital(j):
                break  # "Kabupaten Banjar baru 90 persen" is no Banjarbaru
            key += word if word.isalnum() else fold(word)
            if key not in prefixes:
                break
            gap = page.text[page.ends[j - 1] : page.starts[j]]
            joined = gap in INNER or gap == "/" or (gap in _DOTS and len(words[j - 1]) <= 4)
            if not joined and not page.wrapped(j):
                break
            found = names.get(key)
            if found is not None:
                best = (j, key, found)
        return best

    def longest_after(self, i: int) -> tuple[int, str, Name] | None:
        if i >= len(self.words) or (self.page.between(i) not in AFTER_TYPE and not self.page.wrapped(i)):
            return None
        return self.longest(i)


def names_in(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that are names of regions with a Kemendagri code or areas: neither anaphors nor branches."""
    kinds = ("anaphor", "branch", "branch_region", "national")
    return [h for h in hits if h.kind not in kinds and not h.anaphor and h.options]
