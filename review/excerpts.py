"""Texts cut into pieces with and without marks, and the surroundings of sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

AROUND = 220
TOGETHER = 80
LONGEST = 500
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: what was found there (`mark`), and whether it is of a sentence looked at."""

    text: str
    mark: Mapping[str, Any] | None = None
    inside: bool = False


def pieces(
    text: str, marks: Sequence[Mapping[str, Any]], part: Span | None = None, inside: Sequence[Span] = ()
) -> list[Piece]:
    """Cut a part of a text at the marks and at the spans `inside`; of marks that overlap the first, longest is kept.

    >>> [(piece.text, bool(piece.mark)) for piece in pieces("Ada 80 persen.", [{"start": 4, "end": 13}])]
    [('Ada ', False), ('80 persen', True), ('.', False)]
    >>> [(piece.text, piece.inside) for piece in pieces("Satu. Dua.", [], inside=[(6, 10)])]
    [('Satu. ', False), ('Dua.', True)]
    """
    start, end = part or (0, len(text))
    made: list[Piece] = []
    at = start

    def plain(until: int) -> None:
        cuts = sorted({at, until, *(edge for span in inside for edge in span if at < edge < until)})
        for first, last in pairwise(cuts):
            made.append(Piece(text[first:last], None, _in(first, inside)))

    for mark in sorted(marks, key=lambda each: (each["start"], -each["end"])):
        first, last = mark["start"], min(mark["end"], end)
        if first < at or last <= first:
            continue
        plain(first)
        made.append(Piece(text[first:last], mark, _in(first, inside)))
        at = last
    plain(end)
    return made


def _in(place: int, spans: Sequence[Span]) -> bool:
    return any(first <= place < last for first, last in spans)


def sentence_span(text: str, statement: Mapping[str, Any]) -> Span:
    """Where the sentence of a statement stands in its text; the statement's own place where it cannot be found.

    >>> sentence_span("Satu. Dua 2 dan 2.", {"sentence": "Dua 2 dan 2.", "start": 16, "end": 17})
    (6, 18)
    """
    sentence, start = statement["sentence"], statement["start"]
    begin = text.rfind(sentence, max(0, start - len(sentence)), start + len(sentence)) if sentence else -1
    if begin < 0:
        return start, statement["end"]
    # what nobody would call a sentence is looked at near the statement only
    return max(begin, start - LONGEST), min(begin + len(sentence), statement["end"] + LONGEST)


def parts(text: str, sentences: Sequence[Span], reach: int = AROUND) -> list[Span]:
    """The parts of a text to show about some sentences: `reach` characters to either side, no word cut.

    Parts that would nearly touch are one.

    >>> text = "Satu dua tiga. Empat lima enam."
    >>> [text[first:last] for first, last in parts(text, [(9, 14)], 5)]
    ['dua tiga.']
    """
    made: list[Span] = []
    for sentence in sorted(sentences):
        first, last = _around(text, sentence, reach)
        if made and first <= made[-1][1] + TOGETHER:
            made[-1] = (made[-1][0], max(last, made[-1][1]))
        else:
            made.append((first, last))
    return made


def _around(text: str, span: Span, reach: int) -> Span:
    start, end = span
    first, last = max(0, start - reach), min(len(text), end + reach)
    if first > 0 and not text[first - 1].isspace():
        first = next((at for at in range(first, start) if text[at].isspace()), first)
    if last < len(text) and not text[last].isspace():
        last = next((at for at in range(last, end, -1) if text[at - 1].isspace()), end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
