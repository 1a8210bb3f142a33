"""What of a page is no part of the article: found by the rows of `rules/debris.toml`, blanked out in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from corpus.days import AHEAD, PrintedDay, find_days
from corpus.pattern import LETTERS, ByLetters, firsts_of, fold, needs_of
from corpus.tables import load_rules

LONGEST_RULED_LINE = 300
"""Longer lines are paragraphs: no row for whole lines is tried on them."""

_LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Debris:
    """A stretch of the text that is no part of the article: byline, related news, counters, buttons.

    `kind` is that of its row in `rules/debris.toml`, or `repeat` (a line printed a second time) or `caption`
    (a photo's caption; never blanked, since it may hold the date or a figure).
    """

    start: int
    end: int
    kind: str


class Line(NamedTuple):
    """One line of a page without its outer blanks: `text == page[start:end]`."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=2)  # a page is split for its debris, its captions, its title and its date
def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, stripped.

    >>> [(line.start, line.text) for line in split_lines("satu\\n\\n  dua ")]
    [(0, 'satu'), (8, 'dua')]
    """
    lines = []
    start = 0
    for raw in text.split("\n"):
        if inner := raw.strip():
            begin = start if len(inner) == len(raw) else start + len(raw) - len(raw.lstrip())
            lines.append(Line(begin, begin + len(inner), inner))
        start += len(raw) + 1
    return tuple(lines)


def blank(text: str, debris: Iterable[Debris]) -> str:
    """`text` with every stretch of debris turned into spaces; its length and its line breaks stay.

    >>> blank("satu\\ndua\\ntiga", [Debris(3, 9, "ad")])
    'sat \\n   \\ntiga'
    """
    pieces = []
    done = 0
    for item in sorted(debris, key=lambda item: (item.start, item.end)):
        if item.end <= done:
            continue
        start = max(item.start, done)
        pieces.append(text[done:start])
        piece = text[start : item.end]
        one_line = _LINE_BREAKS.isdisjoint(piece)
        pieces.append(" " * len(piece) if one_line else "".join(m if m in _LINE_BREAKS else " " for m in piece))
        done = item.end
    pieces.append(text[done:])
    return "".join(pieces)


def find_debris(text: str) -> tuple[Debris, ...]:
    """All debris of a page, in order, without overlaps; captions are not among it (`find_captions`)."""
    lines = split_lines(text)
    lower = fold(text)
    kinds = _line_kinds(text, lower, lines)
    cuts: dict[int, int] = {}
    if "related" in kinds:
        for number, line in enumerate(lines):
            if kinds[number] == "related" and (length := _related_length(line.text)) < len(line.text):
                cuts[number] = line.start + length
    _mark_followers(lines, kinds)
    _mark_clock(text, lines, kinds)
    _mark_lists(text, lower, lines, kinds)
    _mark_dated_list(text, lines, kinds)
    _mark_bullets_at_end(lines, kinds)
    _mark_repeats(lines, kinds)
    found = [
        Debris(lines[number].start, cuts.get(number, lines[number].end), kind)
        for number, kind in enumerate(kinds)
        if kind is not None
    ]
    if inline := [row for row in _within() if row.stands_in(lower)]:
        for line, kind in zip(lines, kinds, strict=True):
            if kind is None:
                found.extend(_inline(lower, line, inline))
    return tuple(sorted(found, key=lambda item: item.start))


# --- rows of the table ------------------------------------------------------------------------------------------------


class _Row:
    """A row of the table. Its pattern is compiled when first tried: a page tries few of them.

    `firsts` are the first characters of what it finds, up to `LETTERS` of them, in lower case and without marks in
    front; where they are not known there are none, and every match holds one of `needs`. The pattern reads lower-case
    text; where it asks for capitals, the text itself.
    """

    __slots__ = ("_capitals", "_flags", "_marks", "_pattern", "alone", "firsts", "kind", "needs")

    def __init__(self, row: dict[str, Any]) -> None:
        self.kind: str = row["kind"]
        self.alone: bool = row.get("alone", False)
        self._capitals: bool = row.get("case", False) or "(?-i:" in row["pattern"]
        self._flags = re.IGNORECASE if self._capitals and not row.get("case") else 0
        self._marks: str | None = row.get("marks")
        self._pattern: str | re.Pattern[str] = row["pattern"]
        firsts = firsts_of(row["pattern"])
        self.firsts = firsts if "" not in firsts else frozenset()
        self.needs = needs_of(row["pattern"]) if not self.firsts else ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is tried."""
        if isinstance(self._pattern, str):
            marked = f"(?:{self._marks})?(?:{self._pattern})" if self._marks else self._pattern
            self._pattern = re.compile(marked, self._flags)
        return self._pattern

    def may_begin(self, sign: str) -> bool:
        """Whether this sign may be a mark in front of a match."""
        return self._marks is not None and re.match(self._marks, sign) is not None

    def fits(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether a whole line is such."""
        return self.pattern.fullmatch(text if self._capitals else lower, start, end) is not None

    def stands_in(self, lower: str) -> bool:
        """Whether there is a match in a page, in lower case: tried where one may begin."""
        for first in self.firsts:
            place = lower.find(first)
            while place >= 0:
                if self.pattern.match(lower, place):
                    return True
                place = lower.find(first, place + 1)
        return False


class _Buttons:
    """A row of words: a line made of these only ("Bagikan ke: Facebook Twitter"), one of the strong ones at least."""

    __slots__ = ("_every", "_strong", "firsts", "kind", "needs")

    def __init__(self, row: dict[str, Any]) -> None:
        self.kind: str = row["kind"]
        self._strong, self._every = frozenset(row["strong"]), frozenset(row["strong"] + row["weak"])
        self.firsts = frozenset(word[:LETTERS] for word in self._every)
        self.needs: tuple[str, ...] = ()

    def may_begin(self, sign: str) -> bool:
        """Whether words may be set apart by this sign."""
        return _BETWEEN_WORDS.match(sign) is not None

    def fits(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether a whole line is such."""
        first = _NEXT_WORD.match(lower, start, end)
        if first is None or first[1] not in self._every:
            return False
        words = [word for word in _BETWEEN_WORDS.split(lower[start:end], maxsplit=20) if word]
        return self._every.issuperset(words) and not self._strong.isdisjoint(words)


_BETWEEN_WORDS = re.compile(r"[\s:|,/&•+–-]+")
_NEXT_WORD = re.compile(r"[\s:|,/&•+–-]*+([^\s:|,/&•+–-]++)")

_Rows = tuple[_Row | _Buttons, ...]


class _Begun(ByLetters[tuple[int, ...]]):
    """Which rows may fit a whole line, by the first `LETTERS` characters of the line in lower case: their numbers.

    Hardly a line begins like one of them: one look tells. Rows that may begin with anything are not among these.
    """

    def __init__(self, rows: Sequence[_Row | _Buttons]) -> None:
        super().__init__()
        self._rows = rows
        self._by_first: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for first in row.firsts:
                self._by_first.setdefault(first, []).append(number)

    def tell(self, letters: str) -> tuple[int, ...]:
        fitting = {number for stop in range(1, LETTERS + 1) for number in self._by_first.get(letters[:stop], ())}
        if not letters[0].isalnum():
            fitting.update(number for number, row in enumerate(self._rows) if row.may_begin(letters[0]))
        return tuple(sorted(fitting))


@cache
def _whole_lines() -> tuple[_Rows, _Begun, tuple[int, ...]]:
    """The rows for whole lines, which of them may fit a line, and the numbers of those that begin with anything."""
    tables = load_rules("debris.toml")
    rows: _Rows = (*map(_Buttons, tables["words"]), *map(_Row, tables["line"]))
    return rows, _Begun(rows), tuple(number for number, row in enumerate(rows) if not row.firsts)


@cache
def _headings() -> tuple[tuple[_Row, ...], _Begun]:
    rows = _told_by_beginning("heading")
    return rows, _Begun(rows)


@cache
def _within() -> tuple[_Row, ...]:
    """The rows for what stands in the middle of a paragraph."""
    return _told_by_beginning("inline")


def _told_by_beginning(table: str) -> tuple[_Row, ...]:
    """The rows of a table that are tried only where a match may begin."""
    rows = tuple(map(_Row, load_rules("debris.toml")[table]))
    for row in rows:
        if not row.firsts:
            raise ValueError(
                f"{row.pattern.pattern!r} can begin with anything; a row of {table} must begin with letters"
            )
    return rows


@cache
def _openers() -> frozenset[str]:
    return frozenset(word for row in load_rules("debris.toml")["opener"] for word in row["words"])


def line_kind(line: str) -> str | None:
    """The kind of debris that a whole line is by itself, or None.

    >>> line_kind("Baca juga: Dua Puskesmas Baru Diresmikan"), line_kind("Artikel ini telah dibaca 87 kali")
    ('related', 'counter')
    >>> line_kind("Kota Bima: 98,2 persen") is None
    True
    """
    return _line_kinds(line, fold(line), [Line(0, len(line), line)])[0]


def _line_kinds(text: str, lower: str, lines: Sequence[Line]) -> list[str | None]:
    """The kind of each line of a page by itself, or None."""
    kinds: list[str | None] = [None] * len(lines)
    rows, begun, with_anything = _whole_lines()
    anywhere = [number for number in with_anything if any(need in lower for need in rows[number].needs)]
    for number, (start, end, _) in enumerate(lines):
        if end - start > LONGEST_RULED_LINE:
            continue
        fitting: Sequence[int] = begun[lower[start : start + LETTERS]]
        for each in sorted((*fitting, *anywhere)) if anywhere else fitting:
            row = rows[each]
            if row.fits(text, lower, start, end):
                stays = row.kind not in _MAY_MEASURE and _MEASURED.search(lower, start, end)
                kinds[number] = None if stays else row.kind
                break
    return kinds


_MAY_MEASURE = frozenset({"related", "image", "tags", "counter", "address"})
"""Kinds of debris that may hold a number with a unit; a line of another kind that holds one stays."""


def _headings_of(text: str, lower: str, lines: Sequence[Line]) -> dict[int, str]:
    """The lines that open a list of other articles, by their number."""
    found = {}
    rows, begun = _headings()
    for number, (start, end, _) in enumerate(lines):
        if end - start <= LONGEST_HEADING:
            for each in begun[lower[start : start + LETTERS]]:
                if rows[each].fits(text, lower, start, end):
                    found[number] = rows[each].kind
                    break
    return found


LONGEST_HEADING = 60


# --- what a line looks like -------------------------------------------------------------------------------------------

_SMALL_WORDS = frozenset(load_rules("debris.toml")["small"]["words"])
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDS_SENTENCE = re.compile(r"[.!?][”\"’')\]]{0,3}$")
_UNFINISHED = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[”\"]?$")
# "Kota Bogor: 1.110.204 jiwa", not the headline "BPJS: 1,2 Juta Warga Bojonegoro Sudah Peserta JKN"
_LABELLED = re.compile(r"(?<!\d)[:=]\s{0,3}\(?\d(?!(?:.{0,40}?\b[A-Z][a-z]+){4})")
_MEASURED = re.compile(r"\d\s{0,2}(?:%|persen|jiwa|orang|peserta|kk|penduduk|juta|ribu)(?!\w)")
_ENDS_MEASURED = re.compile(r"\d\s{0,2}(?:%|persen|jiwa|orang|peserta|kk|penduduk)\s?[);,.]{0,2}$")
_MEASURE = 16
"""What `_ENDS_MEASURED` finds is no longer than that."""


def is_headline_like(line: str) -> bool:
    """Whether a line reads like the headline of another article: short, no full stop, mostly capital words.

    >>> is_headline_like("Bupati Resmikan Dua Puskesmas Baru di Pesisir"), is_headline_like("Kepala dinas itu berkata")
    (True, False)
    """
    if not 15 <= len(line) <= 160 or _ends_sentence(line) or line[-1] in ",;:" or line[0] in '“"':
        return False
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL_WORDS]
    capitals = sum(word[0].isupper() for word in words)
    return len(line.split()) >= 4 and capitals >= 0.7 * len(words)


def is_paragraph(line: str) -> bool:
    """Whether a line is running text of an article: long, or a finished sentence of some length.

    >>> is_paragraph("Bupati Resmikan Dua Puskesmas Baru"), is_paragraph("Loket itu akan dibuka lagi " * 4 + "besok.")
    (False, True)
    """
    long = len(line) >= 180 or (len(line) >= 70 and (_ends_sentence(line) or _goes_on(line)))
    return long and not _UNFINISHED.search(line, len(line) - 7)


def _goes_on(line: str) -> bool:
    """Whether a sentence ends inside a line and another begins, though that is cut off ("… jiwa. Rinciannya, PBI")."""
    return _SENTENCE_INSIDE.search(line) is not None and not is_headline_like(line)


_SENTENCE_INSIDE = re.compile(r"[a-z]{3}\. [A-Z][a-z]+[ ,]")


def _ends_sentence(line: str) -> bool:
    return _ENDS_SENTENCE.search(line, len(line) - 5) is not None


def is_data(line: str) -> bool:
    """Whether a line is a row of figures of the article: a label and a number, or a name and a number with its unit.

    >>> is_data("Jumlah Penduduk : 201.300 jiwa"), is_data("3. Kota Bima 98,2 persen"), is_data("Kamis | 15:53 WIB")
    (True, True, False)
    """
    return _LABELLED.search(line) is not None or _ends_measured(line)


def _ends_measured(line: str) -> bool:
    return _ENDS_MEASURED.search(fold(line[-_MEASURE:])) is not None


LONGEST_DAY_LINE = 70
"""A longer line holds more than a date and a time of day."""


class DaysByLine:
    """The days printed on a page, by the line they stand on."""

    def __init__(self, lines: Sequence[Line], days: Iterable[PrintedDay]) -> None:
        self._lines = lines
        starts = [line.start for line in lines]
        self._days: dict[int, list[PrintedDay]] = {}
        for day in days:
            self._days.setdefault(bisect_right(starts, day.start) - 1, []).append(day)

    def on(self, number: int) -> Sequence[PrintedDay]:
        """The days that begin on a line, given its number."""
        return self._days.get(number, ())

    def only(self, number: int) -> PrintedDay | None:
        """The day of a line that holds nothing but a date and perhaps a time of day."""
        days = self.on(number)
        line = self._lines[number]
        if len(days) != 1 or len(line.text) > LONGEST_DAY_LINE:
            return None
        rest = line.text[: days[0].start - line.start] + line.text[days[0].end - line.start :]
        return None if _LETTERS.search(_TIME_WORDS.sub("", rest)) else days[0]


_TIME_WORDS = re.compile(
    r"\b(?:wib|wita|wit|gmt|utc|am|pm|pukul|jam|at|on|posted|published|terbit|diterbitkan|tayang|dipublikasikan|publikasi"
    r"|update|updated|diperbarui|tanggal|tgl|hari)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")
_AGO = re.compile(r"(?:\d{1,2}|se)\s?(?:menit|jam|hari|minggu|pekan|bulan|tahun) (?:yang )?lalu", re.IGNORECASE)


# --- lines that are debris by their neighbours ------------------------------------------------------------------------


def _mark_followers(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """The page numbers on the line under a bare "Halaman"."""
    for number in range(len(lines) - 1):
        bare = kinds[number] == "pager" and not any(mark.isdigit() for mark in lines[number].text)
        if bare and kinds[number + 1] is None and re.fullmatch(r"[\d ]{1,12}", lines[number + 1].text):
            kinds[number + 1] = "pager"


def _mark_clock(text: str, lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Weather, place and today's date above the page: they tell when the page was saved, not when it was written."""
    if "clock" not in kinds[:12]:
        return
    days = DaysByLine(lines, find_days(text))
    for number, kind in enumerate(kinds[:12]):
        if kind != "clock":
            continue
        for follower in range(number + 1, min(number + 4, len(lines))):
            short = len(lines[follower].text.split()) <= 2 and not lines[follower].text.endswith((".", ","))
            if days.only(follower) is None and not short:
                break
            kinds[follower] = kinds[follower] or "clock"
            if days.only(follower) is not None:
                break


def _mark_lists(text: str, lower: str, lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Headings such as "Terkini" and what is listed under them."""
    headings = _headings_of(text, lower, lines)
    if not headings:
        return
    days = DaysByLine(lines, find_days(text))
    last_paragraph = max((n for n, line in enumerate(lines) if is_paragraph(line.text)), default=-1)
    stop = 0
    for number, kind in headings.items():
        if number < stop:
            continue
        stop = number + 1
        while stop < len(lines):
            under = lines[stop].text
            if number > last_paragraph:  # nothing of the article follows but, maybe, its table
                rows = lines[stop : stop + 3]
                if _LABELLED.search(under) or (len(rows) == 3 and all(_ends_measured(row.text) for row in rows)):
                    break
            elif is_paragraph(under) or is_data(under) or not (kinds[stop] or _is_listed(under, days.only(stop))):
                break
            stop += 1
        stop = max(stop, _dated_items(number, days, len(lines)))
        for member in range(number, stop):
            kinds[member] = kinds[member] or kind


def _is_listed(text: str, day: PrintedDay | None) -> bool:
    """Whether a line can be part of a list of other articles: a headline, a date, "2 jam lalu"."""
    return day is not None or is_headline_like(text) or bool(_AGO.fullmatch(text))


def _dated_items(heading: int, days: DaysByLine, count: int) -> int:
    """Where a list of dated items under a heading ends: each item has its date within four lines of the last one.

    Fewer than two dates are no such list: then the answer is the heading itself.
    """
    last, items = heading, 0
    for number in range(heading + 1, count):
        if number - last > 4:
            break
        if days.only(number) is not None:
            last, items = number, items + 1
    return last + 1 if items >= 2 else heading


def _mark_dated_list(text: str, lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Three or more lines of date and time with a headline each, without a heading, in the later part of the page."""
    later = range(len(lines) * 2 // 5, len(lines))
    dated = [n for n in later if kinds[n] is None and lines[n].end - lines[n].start <= LONGEST_DAY_LINE]
    dated = [n for n in dated if _DIGIT.search(text, lines[n].start, lines[n].end + AHEAD)]
    if len(dated) >= 3:
        days = DaysByLine(lines, find_days(text))
        dated = [n for n in dated if days.only(n)]
    if len(dated) < 3 or any(is_paragraph(lines[n].text) or is_data(lines[n].text) for n in range(dated[0], dated[-1])):
        return
    above = dated[0] - 1
    first = above if kinds[above] is None and is_headline_like(lines[above].text) else dated[0]
    below = dated[-1] + 1
    last = below if below < len(lines) and is_headline_like(lines[below].text) else dated[-1]
    for number in range(first, last + 1):
        kinds[number] = kinds[number] or "related"


def _mark_bullets_at_end(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Three or more bulleted headlines closing the page; where a third of them measure something, a list of figures."""
    number = len(lines)
    measured = 0
    while number and kinds[number - 1] not in (None, "related"):
        number -= 1
    stop = number
    while number and (bullet := re.match(r"[-–•*·]\s+", lines[number - 1].text)):
        item = lines[number - 1].text[bullet.end() :]
        if not is_headline_like(item) or _LABELLED.search(item):
            return
        measured += _MEASURED.search(fold(item)) is not None
        number -= 1
    if stop - number >= 3 and 3 * measured < stop - number:
        for member in range(number, stop):
            kinds[member] = "related"


def _mark_repeats(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """A headline or caption printed a second time, with no paragraph in between.

    A lead that comes again as a paragraph of the article stays: what follows there refers to it.
    """
    texts = {number: line.text for number, line in enumerate(lines) if len(line.text) >= 40 and kinds[number] is None}
    if len({(text.split(None, 1)[0], text.rsplit(None, 1)[-1]) for text in texts.values()}) == len(texts):
        return  # no two that begin and end with the same words
    seen: set[str] = set()
    for number, text in texts.items():
        key = " ".join(text.split())
        if len(key) >= 40:
            if key in seen:
                kinds[number] = "repeat"
            elif is_paragraph(text) and not _CREDIT.search(fold(text)):
                seen.clear()
            seen.add(key)


# --- related headlines within a paragraph -----------------------------------------------------------------------------

_GLUE = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2,20}\s)|(?<=[a-z]{3}[.?!”])(?=[A-Z“])")
_SENTENCE_END = re.compile(r"[.!?][”\"]?(?=\s+[A-Z“\"(]|\s*$)")
LONGEST_HEADLINE = 170


def _related_length(line: str) -> int:
    """How much of a line "Baca juga: …" is the headline; the rest is the article going on behind it."""
    opened = line.find(":")
    begin = opened + 1 + len(line[opened + 1 :]) - len(line[opened + 1 :].lstrip())
    ends = [found.end() for pattern in (_GLUE, _SENTENCE_END) for found in pattern.finditer(line, begin + 15)]
    for end in sorted(ends):
        rest = line[end:].strip()
        if len(rest) > 40 and not is_headline_like(rest):
            return end
    return len(line)


def _inline(lower: str, line: Line, rows: Iterable[_Row]) -> Iterator[Debris]:
    """What the rows find in one line, given the page in lower case."""
    taken = 0
    for row in rows:
        for opened in row.pattern.finditer(lower, line.start, line.end):
            if opened.start() < taken:
                continue
            inside = opened.end() - line.start
            end = opened.end() if row.alone else line.start + _headline_end(line.text, inside)
            taken = end
            yield Debris(opened.start(), end, row.kind)


def _headline_end(text: str, begin: int) -> int:
    """Where a headline that begins at `begin` of a paragraph ends.

    It ends at the first of: a glued capital ("JiwaSampai"), the end of a sentence, a word that begins a sentence of the
    article after a word that is no small one, the capital word before a run of small words. What cannot be told is left
    to stand: then only the words "Baca juga" go.

    >>> text = "Baca juga: Dua Puskesmas Baru Diresmikan Menurut dia, warga tinggal mendaftar ke loket."
    >>> text[_headline_end(text, 11):]
    ' Menurut dia, warga tinggal mendaftar ke loket.'
    """
    limit = min(len(text), begin + LONGEST_HEADLINE)
    window = text[begin:limit]
    ends = [found.end() for pattern in (_GLUE, _SENTENCE_END) for found in pattern.finditer(window, 12)]
    for before, word in pairwise(list(re.finditer(r"\S+", window))[3:]):
        small = before.group().lower().strip(",") in _SMALL_WORDS or before.group().endswith(",")
        if not small and word.group().strip(",") in _openers() and _goes_on_small(window, word.end()):
            ends.append(before.end())
            break
    if limit == len(text):
        ends.append(len(window.rstrip()))
    return begin + min(ends) if ends else begin


def _goes_on_small(window: str, position: int) -> bool:
    """Whether the words behind a possible beginning of a sentence are written small, as in running text."""
    following = window[position:].split(maxsplit=3)[:3]
    return sum(word[0].islower() for word in following) >= 2


# --- captions ---------------------------------------------------------------------------------------------------------

_CREDIT = re.compile(
    r"\b(?:foto|photo|dok|dokumentasi|doc|istimewa|ilustrasi|antara foto)\b\s?[:.)/|]"
    r"|\((?:foto|dok|ist|istimewa|humas)\b"
    r"|^(?:foto|photo|caption|keterangan foto|ilustrasi)\b"
)
_OUTLET_CREDIT = re.compile(r"[\w.-]{3,40}(?:\.(?:com|id|co\.id|net|news))?\s?/\s?[\w.’ ]{3,40}")
LONGEST_CAPTION = 500


@cache
def _credit_words() -> tuple[str, ...]:
    return needs_of(_CREDIT.pattern)


def find_captions(text: str, debris: Sequence[Debris] = ()) -> tuple[Debris, ...]:
    """The captions of photos: lines with a photo credit, and the line under a credit such as "KABAR.ID/NAMA".

    >>> page = "Judul\\nWarga antre di loket, Rabu (8/5/2024). (Foto: Humas)\\nKota Bima - Loket dibuka."
    >>> [page[c.start:c.end] for c in find_captions(page)]
    ['Warga antre di loket, Rabu (8/5/2024). (Foto: Humas)']
    """
    lines = split_lines(text)
    lower = fold(text)
    gone = {item.start: item.kind for item in debris}
    found = set()
    for number in _lines_with(_credit_words(), lower, lines):
        if _CREDIT.search(lower[lines[number].start : lines[number].end]):
            found.add(number)
    for number in _lines_with(("/",), lower, lines[:-1]):
        line = lines[number]
        if gone.get(line.start) in (None, "byline") and _OUTLET_CREDIT.fullmatch(lower, line.start, line.end):
            found.add(number + 1)
    captions = (lines[number] for number in sorted(found))
    return tuple(
        Debris(line.start, line.end, "caption")
        for line in captions
        if line.start not in gone and len(line.text) <= LONGEST_CAPTION
    )


def _lines_with(words: Iterable[str], lower: str, lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that hold one of the words, maybe more than once: looked for in the page as a whole."""
    starts: list[int] = []
    for word in words:
        place = lower.find(word)
        while place >= 0:
            starts = starts or [line.start for line in lines]
            number = bisect_right(starts, place) - 1
            if number >= 0:
                yield number
            following = starts[number + 1] if number + 1 < len(starts) else len(lower)
            place = lower.find(word, following)
