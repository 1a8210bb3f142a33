"""What of a page is no part of the article: found by the rows of `rules/debris.toml`, blanked out in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from corpus.days import PrintedDay, find_days
from corpus.pattern import Pattern, folded, keep
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


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, stripped.

    >>> [(line.start, line.text) for line in split_lines("satu\\n\\n  dua ")]
    [(0, 'satu'), (8, 'dua')]
    """
    lines = []
    start = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            begin = start + len(raw) - len(raw.lstrip())
            lines.append(Line(begin, begin + len(inner), inner))
        start += len(raw) + 1
    return lines


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
        pieces.append("".join(mark if mark in _LINE_BREAKS else " " for mark in text[start : item.end]))
        done = item.end
    pieces.append(text[done:])
    return "".join(pieces)


def find_debris(text: str) -> tuple[Debris, ...]:
    """All debris of a page, in order, without overlaps; captions are not among it (`find_captions`)."""
    keep(text)
    lines = split_lines(text)
    days = DaysByLine(lines, find_days(text))
    kinds: list[str | None] = [_line_kind(text, line.start, line.end) for line in lines]
    cuts: dict[int, int] = {}
    for number, line in enumerate(lines):
        if kinds[number] == "related" and (length := _related_length(line.text)) < len(line.text):
            cuts[number] = line.start + length
    _mark_followers(lines, kinds)
    _mark_clock(lines, kinds, days)
    _mark_lists(lines, kinds, days)
    _mark_dated_list(lines, kinds, days)
    _mark_bullets_at_end(lines, kinds)
    _mark_repeats(lines, kinds)
    found = [
        Debris(line.start, cuts.get(number, line.end), kind)
        for number, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        if kind is not None
    ]
    if inline := [row for row in _rows("inline") if row.pattern.search(text)]:
        for line, kind in zip(lines, kinds, strict=True):
            if kind is None:
                found.extend(_inline(text, line, inline))
    return tuple(sorted(found, key=lambda item: item.start))


# --- rows of the table ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    pattern: Pattern | re.Pattern[str]
    alone: bool = False


def _compiled(row: dict[str, Any]) -> Pattern | re.Pattern[str]:
    """Without regard to case; where a row asks for capitals, by `re`."""
    if row.get("case") or "(?-i:" in row["pattern"]:
        return re.compile(row["pattern"], 0 if row.get("case") else re.IGNORECASE)
    return Pattern(row["pattern"])


@cache
def _rows(table: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["kind"],
            _compiled(row),
            bool(row.get("alone")),
        )
        for row in load_rules("debris.toml")[table]
    )


@lru_cache(maxsize=512)
def _line_rows(first: str) -> tuple[_Row, ...]:
    """The rows for whole lines that may fit a line beginning with this character."""
    return tuple(
        row
        for row in _rows("line")
        if isinstance(row.pattern, re.Pattern) or row.pattern.begins is None or first in row.pattern.begins
    )


@cache
def _button_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    rows = load_rules("debris.toml")["words"]
    return tuple((row["kind"], frozenset(row["strong"]), frozenset(row["strong"] + row["weak"])) for row in rows)


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
    return _line_kind(line, 0, len(line))


def _line_kind(text: str, start: int, end: int) -> str | None:
    if end - start > LONGEST_RULED_LINE:
        return None
    kind = _buttons_kind(folded(text), start, end)
    if kind is not None:
        return kind
    for row in _line_rows(text[start].lower()):
        if row.pattern.fullmatch(text, start, end):
            return None if row.kind not in _MAY_MEASURE and _MEASURED.search(text, start, end) else row.kind
    return None


def _buttons_kind(lower: str, start: int, end: int) -> str | None:
    """The kind of a line of buttons ("Bagikan ke: Facebook Twitter"); hardly a line begins with a word of theirs."""
    first = _NEXT_WORD.match(lower, start, end)
    for kind, strong, every in _button_words():
        if first and first[1] in every:
            words = [word for word in _BETWEEN_WORDS.split(lower[start:end], maxsplit=20) if word]
            if every.issuperset(words) and not strong.isdisjoint(words):
                return kind
    return None


_BETWEEN_WORDS = re.compile(r"[\s:|,/&•+–-]+")
_NEXT_WORD = re.compile(r"[\s:|,/&•+–-]*+([^\s:|,/&•+–-]++)")


_MAY_MEASURE = frozenset({"related", "image", "tags", "counter", "address"})
"""Kinds of debris that may hold a number with a unit; a line of another kind that holds one stays."""


def _heading_kind(line: str) -> str | None:
    if len(line) > 60:
        return None
    return next((row.kind for row in _rows("heading") if row.pattern.fullmatch(line)), None)


# --- what a line looks like -------------------------------------------------------------------------------------------

_SMALL_WORDS = frozenset(load_rules("debris.toml")["small"]["words"])
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDS_SENTENCE = re.compile(r"[.!?][”\"’')\]]{0,3}$")
_UNFINISHED = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[”\"]?$")
_LABELLED = re.compile(r"(?<!\d)[:=]\s{0,3}\(?\d")
_MEASURED = Pattern(r"\d\s{0,2}(?:%|persen|jiwa|orang|peserta|kk|penduduk|juta|ribu)(?!\w)")
_ENDS_MEASURED = Pattern(r"\d\s{0,2}(?:%|persen|jiwa|orang|peserta|kk|penduduk)\s?[);,.]{0,2}$")


def is_headline_like(line: str) -> bool:
    """Whether a line reads like the headline of another article: short, no full stop, mostly capital words.

    >>> is_headline_like("Bupati Resmikan Dua Puskesmas Baru di Pesisir"), is_headline_like("Kepala dinas itu berkata")
    (True, False)
    """
    if not 15 <= len(line) <= 160 or _ENDS_SENTENCE.search(line) or line[-1] in ",;:" or line[0] in '“"':
        return False
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL_WORDS]
    capitals = sum(word[0].isupper() for word in words)
    return len(line.split()) >= 4 and capitals >= 0.7 * len(words)


def is_paragraph(line: str) -> bool:
    """Whether a line is running text of an article: long, or a finished sentence of some length.

    >>> is_paragraph("Bupati Resmikan Dua Puskesmas Baru"), is_paragraph("Loket itu akan dibuka lagi " * 4 + "besok.")
    (False, True)
    """
    if _UNFINISHED.search(line):
        return False
    return len(line) >= 180 or (len(line) >= 70 and bool(_ENDS_SENTENCE.search(line)))


def is_data(line: str) -> bool:
    """Whether a line is a row of figures of the article: a label and a number, or a name and a number with its unit.

    >>> is_data("Jumlah Penduduk : 201.300 jiwa"), is_data("3. Kota Bima 98,2 persen"), is_data("Kamis | 15:53 WIB")
    (True, True, False)
    """
    return bool(_LABELLED.search(line) or _ENDS_MEASURED.search(line))


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
        if len(days) != 1 or len(line.text) > 70:
            return None
        rest = line.text[: days[0].start - line.start] + line.text[days[0].end - line.start :]
        return None if _LETTERS.search(_TIME_WORDS.sub("", rest)) else days[0]


_TIME_WORDS = re.compile(
    r"\b(?:wib|wita|wit|gmt|utc|am|pm|pukul|jam|at|on|posted|published|terbit|diterbitkan|tayang|dipublikasikan|publikasi"
    r"|update|updated|diperbarui|tanggal|tgl|hari)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_AGO = re.compile(r"(?:\d{1,2}|se)\s?(?:menit|jam|hari|minggu|pekan|bulan|tahun) (?:yang )?lalu", re.IGNORECASE)


# --- lines that are debris by their neighbours ------------------------------------------------------------------------


def _mark_followers(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """The page numbers on the line under a bare "Halaman"."""
    for number in range(len(lines) - 1):
        bare = kinds[number] == "pager" and not any(mark.isdigit() for mark in lines[number].text)
        if bare and kinds[number + 1] is None and re.fullmatch(r"[\d ]{1,12}", lines[number + 1].text):
            kinds[number + 1] = "pager"


def _mark_clock(lines: Sequence[Line], kinds: list[str | None], days: DaysByLine) -> None:
    """Weather, place and today's date above the page: they tell when the page was saved, not when it was written."""
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


def _mark_lists(lines: Sequence[Line], kinds: list[str | None], days: DaysByLine) -> None:
    """Headings such as "Terkini" and what is listed under them."""
    last_paragraph = max((n for n, line in enumerate(lines) if is_paragraph(line.text)), default=-1)
    stop = 0
    for number, line in enumerate(lines):
        kind = _heading_kind(line.text) if number >= stop else None
        if kind is None:
            continue
        stop = number + 1
        while stop < len(lines):
            text = lines[stop].text
            if number > last_paragraph:  # nothing of the article follows but, maybe, its table
                rows = lines[stop : stop + 3]
                if _LABELLED.search(text) or (len(rows) == 3 and all(_ENDS_MEASURED.search(row.text) for row in rows)):
                    break
            elif is_paragraph(text) or is_data(text) or not (kinds[stop] or _is_listed(text, days.only(stop))):
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


def _mark_dated_list(lines: Sequence[Line], kinds: list[str | None], days: DaysByLine) -> None:
    """Three or more lines of date and time with a headline each, without a heading, in the later part of the page."""
    dated = [n for n in range(len(lines) * 2 // 5, len(lines)) if kinds[n] is None and days.only(n)]
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
        measured += _MEASURED.search(item) is not None
        number -= 1
    if stop - number >= 3 and 3 * measured < stop - number:
        for member in range(number, stop):
            kinds[member] = "related"


def _mark_repeats(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """A headline or caption printed a second time, with no paragraph in between.

    A lead that comes again as a paragraph of the article stays: what follows there refers to it.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines):
        key = " ".join(line.text.split())
        if kinds[number] is None and len(key) >= 40:
            if key in seen:
                kinds[number] = "repeat"
            elif is_paragraph(line.text) and not _CREDIT.search(line.text):
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


def _inline(text: str, line: Line, rows: Iterable[_Row]) -> Iterator[Debris]:
    """What the rows find in one line."""
    taken = 0
    for row in rows:
        for opened in row.pattern.finditer(text, line.start, line.end):
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

_CREDIT = Pattern(
    r"\b(?:foto|photo|dok|dokumentasi|doc|istimewa|ilustrasi|antara foto)\b\s?[:.)/|]"
    r"|\((?:foto|dok|ist|istimewa|humas)\b"
    r"|^(?:foto|photo|caption|keterangan foto|ilustrasi)\b"
)
_OUTLET_CREDIT = Pattern(r"[\w.-]{3,40}(?:\.(?:com|id|co\.id|net|news))?\s?/\s?[\w.’ ]{3,40}")


def find_captions(text: str, debris: Sequence[Debris] = ()) -> tuple[Debris, ...]:
    """The captions of photos: lines with a photo credit, and the line under a credit such as "KABAR.ID/NAMA".

    >>> page = "Judul\\nWarga antre di loket, Rabu (8/5/2024). (Foto: Humas)\\nKota Bima - Loket dibuka."
    >>> [page[c.start:c.end] for c in find_captions(page)]
    ['Warga antre di loket, Rabu (8/5/2024). (Foto: Humas)']
    """
    lines = split_lines(text)
    gone = {item.start: item.kind for item in debris}
    found = []
    for number, line in enumerate(lines):
        if gone.get(line.start) not in (None, "byline") or len(line.text) > 500:
            continue
        below = (
            gone.get(lines[number - 1].start) in (None, "byline") and _OUTLET_CREDIT.fullmatch(lines[number - 1].text)
            if number
            else None
        )
        if line.start not in gone and (_CREDIT.search(line.text) or below):
            found.append(Debris(line.start, line.end, "caption"))
    return tuple(found)
