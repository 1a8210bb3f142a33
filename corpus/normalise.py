"""Text that is set carelessly, normalised.

Left out are characters that say nothing: of runs of blanks inside sentences all but the first, blanks before a comma or
inside brackets, marks that nobody sees or that only set words in bold. A blank comes in where one was forgotten,
entities of HTML become what they stand for, numbers set oddly are written as others are ("1 204 330 jiwa"), and the
lines of a text that was broken at some width are put together.

No pattern has to expect these then, and what is found is told in the words of the page as it is. Between the cells of a
table runs of blanks mean something: such lines keep theirs.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_ODD = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\u3000]")  # blanks that do not break, or of another width
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""Soft hyphens, characters without width, marks that turn the direction of writing."""
_LEFT_OUT = (
    (("*",), re.compile(r"(?<![\w*])\*{1,3}(?=[\w“\"(])|(?<=[\w”\".,)%])\*{1,3}(?![\w*])")),  # "**98 persen**"
    ((" ,", " ;"), re.compile(r"(?<=[\w)”\"%]) +(?=[,;](?:\s|$))")),  # "jiwa , aktif"
    ((" .",), re.compile(r"(?<=[a-z)”\"%]) +(?=\.(?:\s|$))")),
    (("( ", " )"), re.compile(r"(?<=\() +(?=\S)|(?<=\S) +(?=\))")),  # "( 2024 )"
)
"""What is left out, behind the signs of which a page has one that has any of it."""
_FORGOTTEN = re.compile(  # a blank, behind "jiwa,aktif" and "jiwa.Sementara", before "iuran(PBI)"
    r"[,.(](?:(?<=[a-z][a-z],)(?=[a-z]{2})|(?<=[a-z][a-z]\()(?=[^()\n])"
    r"|(?<=[a-z]{3}\.)(?<!www\.)(?=[A-Z][a-z]{2})(?!(?:Com|Net|Org|Info|News|Example)\b))"
)
_PEOPLE = r"(?=[ ]?(?:jiwa|orang|peserta|warga|penduduk)\b)"
# "ada 204 330 jiwa", "Bantul 204 330 jiwa"; but "RT 12 330 jiwa" and "Desa Suka Maju 2 330 jiwa" are two numbers
_LEADS_UP = (
    r"[(:,;=] ?[1-9]\d{0,2} \d{3}|(?<!\w)(?!(?i:rt|rw|kelas|tahap|gelombang|semester|triwulan|kuartal|tanggal|tgl|pasal"
    r"|ayat|nomor|no|angkatan|tipe|lantai|blok|seri|jilid|bab|tahun|pukul|jam|ke|covid)\b)"
    r"(?:[a-z]{2,}\s[1-9]\d{0,2}|(?:[A-Z]\w+|\w+[)”\"])\s[1-9]\d{1,2}) \d{3}"
)
_ODD_NUMBER = re.compile(r"\d(?: \d{3} ?[jopw]|['’‘`´]\d{3}| ,\d| koma \d)")
"""What a text has that has any of the numbers set oddly."""
_NUMBERS = (
    # "1 204 330 jiwa"
    (re.compile(rf"(?<![\w.,:/+-])[1-9]\d{{0,2}}(?: \d{{3}}){{2,3}}{_PEOPLE}"), re.compile(" "), "."),
    (re.compile(rf"(?:{_LEADS_UP}){_PEOPLE}"), re.compile(r"(?<=\d) "), "."),
    (re.compile(r"(?<![\w.,:/+-])[1-9]\d{0,2}(?:['’‘`´]\d{3}){1,3}(?![\w'’])"), re.compile("['’‘`´]"), "."),
    (re.compile(r"\d ,\d{1,2}(?=[ ]?(?:persen\b|%))"), re.compile(" ,"), ","),  # "87 ,86 persen"
    (re.compile(r"\d koma \d{1,3}(?= ?(?:persen\b|%|juta\b|ribu\b))"), re.compile(" koma "), ","),
)
"""Numbers set oddly, what in each is put right, and what it becomes: thousands parted by blanks or apostrophes,
"98 koma 5 persen"."""
_ENTITY = re.compile(r"&(?:#\d{1,5}|#x[0-9a-fA-F]{1,4}|[a-zA-Z]{2,8});")
_LOWER = re.compile(r"(?<![^\W_])(?!(?:jiwa|orang|persen|peserta)\b)[a-z]")
_CLOSED = re.compile(r"[\w%)][.!?][\"”'’)]*\s*$")
_UNIT = r"(?:jiwa|orang|persen|%)"
_TOLD = re.compile(rf"[,:]$|[,:]\s|^(?:ribu|juta|{_UNIT})")  # "Kota Solo:", "102,13 persen, aktif", "persen dari"
_GOES_ON = re.compile(r"^\d[\d.,]*\s\w+\s[^\W\d]")  # "7 dari sepuluh"
_NUMBER_ONLY = re.compile(rf"[\d.,%\s]*[\d%]\s?{_UNIT}?")
_BREAK = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)*")
_ENDS = ".!?:;”\"’'"
LINES = 6
"""So many lines a text has at least that was broken at some width."""
WIDTHS = (40, 120)
"""So wide its lines are."""
FULL = 0.75
"""And this part of that width the lines have that go on."""
FEW = 3
"""So many words in lower case make a line one of a sentence."""
LONG = 5
"""And so many words between two gaps."""


@dataclass(frozen=True, slots=True)
class Normalisation:
    """What of a text is normalised, and the way between the offsets of both."""

    runs: tuple[tuple[int, int], ...]
    """(start, end) of what is left out, in order; nothing (start = end) where only something is put in."""
    fills: tuple[str, ...]
    """What is put in its place."""
    cuts: tuple[int, ...]
    """Where in the normalised text that stands."""
    gone: tuple[int, ...]
    """How many characters fewer there are up to there and with it."""

    def apply(self, text: str) -> str:
        """The text, or one of the same length, normalised."""
        pieces: list[str] = []
        at = 0
        for (start, end), fill in zip(self.runs, self.fills, strict=True):
            pieces += (text[at:start], fill)
            at = end
        return "".join((*pieces, text[at:]))

    def new(self, offset: int) -> int:
        """An offset in the text -> in the normalised one."""
        at = bisect_right(self.runs, (offset, offset))
        if at and offset < self.runs[at - 1][1]:
            return self.cuts[at - 1]
        return offset - (self.gone[at - 1] if at else 0)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the normalised text -> in the text as it is."""
        first, last = self._old(start), self._old(end)
        return first[0], max(first[0], self._old(end - 1)[1] if end > start else last[0])

    def _old(self, offset: int) -> tuple[int, int]:
        """The characters that the one at an offset stands for."""
        at = bisect_right(self.cuts, offset)
        if at and offset < self.cuts[at - 1] + len(self.fills[at - 1]):
            return self.runs[at - 1]
        old = offset + (self.gone[at - 1] if at else 0)
        return old, old + 1


def with_plain_blanks(text: str) -> str:
    r"""The text, as long as it was, with a plain blank for those that do not break or are of another width.

    >>> with_plain_blanks("87,\u00a086\u202fpersen")
    '87, 86 persen'
    """
    return text if text.isascii() else _ODD.sub(" ", text)


@lru_cache(maxsize=1)  # a page is asked for twice: when it is dated, and when it is read
def normalisation_of(text: str) -> Normalisation | None:
    r"""What of a text is to be normalised; None where nothing is.

    >>> text = "Cakupan JKN  di Kota   Bima 98 persen.\nKota Bima  190.112  98,2"
    >>> normalisation = normalisation_of(text)
    >>> normalisation.apply(text).split("\n"), normalisation.back(25, 27), normalisation.new(28)
    (['Cakupan JKN di Kota Bima 98 persen.', 'Kota Bima  190.112  98,2'], (28, 30), 25)
    """
    text = with_plain_blanks(text)
    edits = [(start, end, "") for start, end in _runs(text)] if "  " in text else []
    edits += _careless(text)
    if text.count("\n") >= LINES and (breaks := _breaks(text)):
        edits += [(start, end, " ") for start, end in breaks]
    if not edits:
        return None
    edits = _apart(edits)
    gone = tuple(accumulate(end - start - len(fill) for start, end, fill in edits))
    cuts = tuple(start - before for (start, _, _), before in zip(edits, (0, *gone), strict=False))
    return Normalisation(tuple((start, end) for start, end, _ in edits), tuple(fill for *_, fill in edits), cuts, gone)


def _careless(text: str) -> list[tuple[int, int, str]]:
    """What is normalised within a line: (start, end, what is put in its place)."""
    edits = [
        (*found.span(), "")
        for signs, pattern in _LEFT_OUT
        if any(sign in text for sign in signs)
        for found in pattern.finditer(text)
    ]
    for found in _FORGOTTEN.finditer(text):
        at = found.start() if found[0] == "(" else found.end()
        edits.append((at, at, " "))
    if _ODD_NUMBER.search(text):
        edits += [
            (number.start() + found.start(), number.start() + found.end(), fill)
            for numbers, part, fill in _NUMBERS
            for number in numbers.finditer(text)
            for found in part.finditer(number[0])
        ]
    if not text.isascii():
        edits += [(*found.span(), "") for found in INVISIBLE.finditer(text)]
    if "&" in text:
        edits += [(*found.span(), with_plain_blanks(html.unescape(found[0]))) for found in _ENTITY.finditer(text)]
    return edits


def _breaks(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text broken at some width go on: its line breaks, with the blanks around them.

    Such a text has lines of much the same width, most of them end nothing, and some go on in lower case.
    """
    if max(map(len, text.split("\n"))) > 1.25 * WIDTHS[1]:
        return []
    ends = [found.span() for found in _BREAK.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    widths = sorted(end - start for start, (end, _) in zip(starts, ends, strict=False))
    usual = widths[len(widths) * 3 // 4] if widths else 0
    if not WIDTHS[0] <= usual <= WIDTHS[1] or widths[-1] > 1.25 * usual:
        return []
    full = [
        (at, after)
        for start, (at, after) in zip(starts, ends, strict=False)
        if at - start >= FULL * usual and text[at:after].count("\n") == 1 and text[after : after + 1].strip()
    ]
    open_ended = [(at, after) for at, after in full if text[at - 1] not in _ENDS]
    if 2 * len(open_ended) < len(full) or sum(text[after].islower() for _, after in open_ended) < LINES // 2:
        return []
    return [(at, after) for at, after in full if text[at - 1] not in _ENDS or text[after].islower()]


def _apart(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """In order, and none that overlaps the one before."""
    kept: list[tuple[int, int, str]] = []
    for edit in sorted(edits):
        if not kept or (edit[0] >= kept[-1][1] and edit[:2] != kept[-1][:2]):
            kept.append(edit)
    return kept


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
