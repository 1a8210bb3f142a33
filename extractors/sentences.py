"""Text to sentences, by character offsets.

spaCy's sentencizer splits after "Kab." and "Pj.", so sentences are found here on characters: a full stop ends one
unless an abbreviation, an initial or a digit pair stands around it; a line break always ends one, since pasted pages
keep a list item or a table cell a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import regex

from corpus.words import abbreviations


class Sentence(NamedTuple):
    """One sentence or line: `start`..`end` in the page's text; `line` counts text lines that hold anything."""

    start: int
    end: int
    line: int

    def text(self, page: str) -> str:
        """The sentence's words."""
        return page[self.start : self.end]


_BREAK = regex.compile(
    r"""(?<=[.!?][”"’')\]]{0,2})[ \t]+(?=[“"‘'(\[]{0,2}[\p{Lu}\d])     # "… selesai. Lalu …"
      | (?<=\p{Ll}{3}[.!?][”"]?)(?=[“"]?\p{Lu}\p{Ll}+\s)               # "… di Palembang, Senin.Menurut data …"
    """,
    regex.VERBOSE,
)
_OPENING = frozenset(' \t“"')
"""What such a break begins with, if not with a capital."""
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_LAST_WORD = re.compile(r"[\w.]+\Z")


def split_sentences(text: str) -> list[Sentence]:
    """All sentences that hold a visible character, in order.

    >>> page = "Kab. Batang naik. Pj. Bupati A. Rahman hadir.\\nKota Tegal"
    >>> [s.text(page) for s in split_sentences(page)]
    ['Kab. Batang naik.', 'Pj. Bupati A. Rahman hadir.', 'Kota Tegal']
    """
    found: list[Sentence] = []
    at = 0
    line = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            offset = at + raw.index(stripped[0])
            begin = 0
            for stop, after in _breaks(stripped):
                if not _continues(stripped, begin, stop, after):
                    _add(found, text, offset + begin, offset + stop, line)
                    begin = after
            _add(found, text, offset + begin, offset + len(stripped), line)
            line += 1
        at += len(raw)
    return found


_MARKS = re.compile(r"[.!?][”\"’')\]]{0,2}")


def _breaks(line: str) -> Iterator[tuple[int, int]]:
    """What `_BREAK` finds, which is tried only behind marks: tried everywhere it takes ten times as long."""
    for marks in _MARKS.finditer(line):
        for place in range(marks.start() + 1, marks.end() + 1):
            sign = line[place : place + 1]
            if (sign in _OPENING or sign.isupper()) and (gap := _BREAK.match(line, place)) is not None:
                yield gap.span()


LONGEST = 1000
MOST_NUMBERS = 40
"""No printed sentence is as long or holds as many numbers (longest seen: 772 characters, 21 numbers); what is longer is
cut, so that the work within a sentence stays bounded."""

_NO_DIGITS = bytes(byte for byte in range(128) if not chr(byte).isdigit())
"""All of ASCII but digits; what else a digit may be written with is left to be counted."""
_NUMBER = re.compile(r"\d[\d.,]*+")


def _add(found: list[Sentence], text: str, start: int, end: int, line: int) -> None:
    """Add a sentence to those found, in pieces if it is too long or holds too many numbers."""
    size = end - start
    # between two numbers stands something else, and no more numbers than digits are there
    few = size < 2 * MOST_NUMBERS or (
        size <= LONGEST
        and len(text[start:end].encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS)) <= MOST_NUMBERS
    )
    if not few:
        found.extend(_bounded(text, start, end, line))
    elif size > 0:
        found.append(Sentence(start, end, line))


def _bounded(text: str, start: int, end: int, line: int) -> Iterator[Sentence]:
    """The sentence, in pieces of at most `LONGEST` characters and `MOST_NUMBERS` numbers, cut at blanks."""
    while True:
        stop = min(end, start + LONGEST)
        many = next(islice(_NUMBER.finditer(text, start, stop), MOST_NUMBERS, None), None)
        if many is not None:
            stop = many.start()
        if stop == end:
            break
        blank = text.rfind(" ", start + (stop - start) // 2, stop)
        stop = blank if blank > 0 else stop
        if text[start:stop].strip():
            yield Sentence(start, stop, line)
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Sentence(start, end, line)


def _continues(text: str, begin: int, stop: int, after: int) -> bool:
    """Is the stop before `stop` no end of a sentence?"""
    if text[after].isdigit() and stop >= 2 and text[stop - 1] == "." and text[stop - 2].isdigit():
        return bool(_THREE_DIGITS.match(text, after))  # 7.298. 932
    if text[stop - 1] != ".":
        return False
    word = text[max(begin, stop - 24) : stop - 1].rpartition(" ")[2]
    if not word.isalnum():
        match = _LAST_WORD.search(word)
        if match is None:
            return False
        word = match[0]
    word = word.lower()
    known = abbreviations()
    if word in known:
        return True
    last = word.rpartition(".")[2]
    return last in known or (len(last) == 1 and last.isalpha())
