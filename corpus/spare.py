"""Characters that say nothing: of runs of blanks inside sentences all but the first, marks that nobody sees or that
only set words in bold.

A page is read without them, so that no pattern has to expect them, and what is found is told in the words of the page
as it is. Between the cells of a table runs of blanks mean something: such lines keep theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

_ODD = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\u3000]")  # blanks that do not break, or of another width
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_MARKS = ("*", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_MARK = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+|(?<![\w*])\*{1,3}(?=[\w“\"(])|(?<=[\w”\".,)%])\*{1,3}(?![\w*])")
"""Soft hyphens and characters without width; asterisks around words."""
_LOWER = re.compile(r"(?<![^\W_])(?!(?:jiwa|orang|persen|peserta)\b)[a-z]")
_CLOSED = re.compile(r"[\w%)][.!?][\"”'’)]*\s*$")
_UNIT = r"(?:jiwa|orang|persen|%)"
_TOLD = re.compile(rf"[,:]$|[,:]\s|^(?:ribu|juta|{_UNIT})")  # "Kota Solo:", "102,13 persen, aktif", "persen dari"
_GOES_ON = re.compile(r"^\d[\d.,]*\s\w+\s[^\W\d]")  # "7 dari sepuluh"
_NUMBER_ONLY = re.compile(rf"[\d.,%\s]*[\d%]\s?{_UNIT}?")
FEW = 3
"""So many words in lower case make a line one of a sentence."""
LONG = 5
"""And so many words between two gaps."""


@dataclass(frozen=True, slots=True)
class Spare:
    """The characters of a text that say nothing, and the offsets of the text without them."""

    runs: tuple[tuple[int, int], ...]
    """(start, end) of what is left out, in order."""
    cuts: tuple[int, ...]
    """Where in the shorter text they were."""
    gone: tuple[int, ...]
    """How many characters are left out up to there and with it."""

    def without(self, text: str) -> str:
        """The text, or one of the same length, without them."""
        pieces, at = [], 0
        for start, end in self.runs:
            pieces.append(text[at:start])
            at = end
        return "".join((*pieces, text[at:]))

    def new(self, offset: int) -> int:
        """An offset in the text -> in the shorter one."""
        at = bisect_right(self.runs, (offset,))
        if at and offset < self.runs[at - 1][1]:
            return self.cuts[at - 1]
        return offset - (self.gone[at - 1] if at else 0)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the shorter text -> in the text."""
        return self._old(start), self._old(end - 1) + 1 if end > start else self._old(end)

    def _old(self, offset: int) -> int:
        at = bisect_right(self.cuts, offset)
        return offset + (self.gone[at - 1] if at else 0)


def with_plain_blanks(text: str) -> str:
    r"""The text, as long as it was, with a plain blank for those that do not break or are of another width.

    >>> with_plain_blanks("87,\u00a086\u202fpersen")
    '87, 86 persen'
    """
    return text if text.isascii() else _ODD.sub(" ", text)


def spare_of(text: str) -> Spare | None:
    r"""The characters of a text that say nothing; None where there is none.

    >>> text = "Cakupan JKN  di Kota   Bima 98 persen.\nKota Bima  190.112  98,2"
    >>> spare = spare_of(text)
    >>> spare.without(text).split("\n"), spare.back(25, 27), spare.new(28)
    (['Cakupan JKN di Kota Bima 98 persen.', 'Kota Bima  190.112  98,2'], (28, 30), 25)
    """
    text = with_plain_blanks(text)
    runs = _runs(text) if "  " in text else []
    if any(mark in text for mark in _MARKS):
        runs = sorted([*runs, *(mark.span() for mark in _MARK.finditer(text))])
    if not runs:
        return None
    gone = tuple(accumulate(end - start for start, end in runs))
    return Spare(tuple(runs), tuple(start - before for (start, _), before in zip(runs, (0, *gone), strict=False)), gone)


def _runs(text: str) -> list[tuple[int, int]]:
    """Of each run of blanks inside a sentence all but the first."""
    runs, end, keeps = [], -1, False
    for run in _GAP.finditer(text):
        if run.start() > end:
            start, end = text.rfind("\n", 0, run.start()) + 1, text.find("\n", run.start())
            end = end if end >= 0 else len(text)
            keeps = not _is_sentence(text, start, end)
        if not keeps:
            runs.append((run.start() + 1, run.end()))
    return runs


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Is a line with wide gaps one of a sentence, and no row or heading of a table?"""
    line = text[start:end].strip()
    cells = _GAP.split(line)
    if any(_TOLD.search(cell) for cell in cells):
        return True
    behind = [*cells[1:], ""]
    if any(_NUMBER_ONLY.fullmatch(cell) and not after[:1].islower() for cell, after in zip(cells, behind, strict=True)):
        return False
    if (_CLOSED.search(line) and (line[-2].isalpha() or _LOWER.search(line))) or any(
        _GOES_ON.search(cell) for cell in cells
    ):
        return True
    if len(_LOWER.findall(line)) < FEW or max(len(cell.split()) for cell in cells) < LONG:
        return False
    below = text[end + 1 : end + 1 + len(line) + 200].lstrip("\n").split("\n", 1)[0]
    return not any(_NUMBER_ONLY.fullmatch(cell) for cell in _GAP.split(below.strip())[1:])
