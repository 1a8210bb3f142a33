"""Relevance first: a cheap test on raw bytes that sets pages without coverage figures aside, before anything costly.

Three questions, the cheapest first: do the bytes name the programme anywhere? does the text, tags taken out, hold a
number near a word about coverage? or a statement about UHC? It is meant to miss nothing: what it lets through is
decided by the extractor. `rules/relevance.toml` holds its words.
"""

from __future__ import annotations

import codecs
import hashlib
import html as entities
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import AnyStr

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from corpus.tables import load_rules

_BLANK_BYTES = r"(?:[\s_-]|&nbsp;|&#160;|&#xa0;|\xc2\xa0|<[^<>]{0,200}>){1,20}"
_UNSEEN = re.compile(
    rb"<(script|style|noscript|svg|template)\b.{0,200000}?</\1\s*>|<!--.{0,20000}?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,3000}>")
_DIGITS = re.compile(r"\d[\d.,]{0,20}(?<=\d)")
_BLANKS = re.compile(r"\s+")


Begun = dict[AnyStr, list[re.Pattern[AnyStr]]]
"""Patterns by the words that they begin with."""


@cache
def _programme() -> tuple[BytesAhoCorasick, list[list[re.Pattern[bytes]]]]:
    """What finds the words that names of the programme begin with, all at once, in bytes written small; the names'
    patterns by the word's number. One that begins within another is not looked for, which is three times as fast: none
    does where words are parted."""
    begun: Begun[bytes] = {}
    for row in load_rules("relevance.toml")["programme"]:
        pattern = re.compile(row["pattern"].replace(" ", _BLANK_BYTES).encode("latin-1"))
        for word in row["words"]:
            begun.setdefault(word.encode(), []).append(pattern)
    return BytesAhoCorasick(list(begun), matchkind=MatchKind.LeftmostFirst), list(begun.values())


@cache
def _programme_words() -> Begun[str]:
    """The rows, for text written small with single blanks."""
    found: Begun[str] = {}
    for row in load_rules("relevance.toml")["programme"]:
        for word in row["words"]:
            found.setdefault(word, []).append(re.compile(row["pattern"]))
    return found


@cache
def _any(table: str) -> re.Pattern[str]:
    """The rows of a table as one pattern, for text written small."""
    return re.compile("|".join(row["pattern"] for row in load_rules("relevance.toml")[table]))


@cache
def _around() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    rows = load_rules("relevance.toml")["not_people"]
    before = "|".join(row["before"] for row in rows if "before" in row)
    after = tuple(re.compile(row["after"]) for row in rows if "after" in row)
    return re.compile(f"(?:{before})$"), after


@cache
def version() -> str:
    """A digest of the test, by which pages that an older one set aside are looked at again."""
    parts = (files("corpus").joinpath(name).read_bytes() for name in ("relevance.py", "rules/relevance.toml"))
    return hashlib.sha256(b"".join(parts)).hexdigest()[:12]


def names_programme(data: bytes) -> bool:
    """Whether raw bytes name the national health insurance, in any encoding that keeps ASCII, or in UTF-16.

    >>> names_programme(b"<b>BPJS</b>&nbsp;<i>Kesehatan</i>"), names_programme(b"BPJS Ketenagakerjaan")
    (True, False)
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "ignore").encode()
    small = data.lower()
    words, patterns = _programme()
    return any(
        pattern.match(small, place)
        for number, place, _ in words.find_matches_as_indexes(small)
        for pattern in patterns[number]
    )


def _begun(text: str, patterns: Begun[str]) -> Iterator[int]:
    """Where one of the patterns matches: each is tried only where a word that it begins with stands."""
    for word, those in patterns.items():
        place = text.find(word)
        while place >= 0:
            if any(pattern.match(text, place) for pattern in those):
                yield place
            place = text.find(word, place + 1)


def holds_figures(text: str) -> bool:
    """Whether a text holds a number near a word about coverage, or a statement about UHC; of a page that names the
    programme.

    >>> holds_figures("Peserta JKN di Bima 158.665 jiwa."), holds_figures("Kota Bima sudah UHC.")
    (True, True)
    >>> holds_figures("Petugas BPJS Kesehatan menyapa pasien di rumah sakit itu.")
    False
    """
    text = _BLANKS.sub(" ", text).lower()
    reach = load_rules("relevance.toml")["reach"]
    named = sorted(_begun(text, _programme_words()))
    opened = bool(named) and named[0] < reach["opening"]
    for number in _any("number").finditer(text):
        begin, end = max(0, number.start() - reach["before"]), number.end() + reach["after"]
        if _counts_else(text, number) or not _any("cue").search(text, begin, end):
            continue
        after = bisect_left(named, number.start())
        far = min((abs(place - number.start()) for place in named[max(0, after - 1) : after + 1]), default=None)
        if far is None or (far > reach["programme"] and not opened):
            continue
        if far > reach["before"] and _any("other").search(text, begin, end):
            continue
        return True
    return _any("claim").search(text) is not None


def _counts_else(text: str, number: re.Match[str]) -> bool:
    """Whether a number counts money, hospitals, days and the like."""
    before, after = _around()
    digits = _DIGITS.match(text, number.start())
    ends = {number.end(), digits.end()} if digits else {number.end()}
    return bool(
        before.search(text[max(0, number.start() - 8) : number.start()])
        or any(pattern.match(text, end) for pattern in after for end in ends)
    )


def may_hold_figures(data: bytes, html: bool = False) -> bool:
    """Whether a page, as raw bytes, may hold coverage figures or UHC claims: False sets it aside unread.

    >>> may_hold_figures("Peserta JKN di Bima 158.665 jiwa.".encode())
    True
    >>> may_hold_figures(b"<p>Harga cabai turun 30 persen.</p>", html=True)
    False
    """
    if not names_programme(data):
        return False
    text = visible_text(data) if html else _decode(data)
    return holds_figures(text)


def text_may_hold_figures(text: str) -> bool:
    """The same test on a text."""
    return may_hold_figures(text.encode("utf-8", "replace"))


def visible_text(data: bytes) -> str:
    """Roughly what a page shows: scripts, comments and tags out, entities read."""
    return entities.unescape(_TAG.sub(" ", _decode(_UNSEEN.sub(b" ", data))))


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "ignore")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
