"""When a page was published, from several voices, and what is wrong with the dates it prints.

The voices in their order: what came with the page, its address, its byline, its dateline, and the days of the events
and quotations that it reports ("katanya, Kamis (15/6/2023)"), in captions and in the text. A day without its year is
completed by its weekday and the years that the page names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus.article import Article
from corpus.calendar import MONTHS, make_date
from corpus.clean import DaysByLine, Debris, Line, blank, is_paragraph, split_lines
from corpus.days import PrintedDay, find_days
from corpus.pattern import fold
from corpus.tables import load_rules
from corpus.words import spell_out

BASES = ("given", "url", "byline", "dateline", "caption", "event", "address")
"""Where a publication date may come from, the surest first; `address` is that of a picture in the text."""

NEWS_YEARS = range(2000, 2051)
"""Years in which a page may have been published."""

LONG_AFTER = 120
"""Days after what a page reports last on which a date above its headline is that of the visit, not of the page."""

NEAR_DAYS = 20
"""Days, at most, between the publication and what is reported, the years left aside."""

FAR_YEARS = 2
"""How far, at most, the year of an event may lie from the nearest year that the page names."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date as YYYY-MM-DD (None: not to be told), its basis, and the slips: (start, end, reason)."""

    published: str | None
    basis: str | None
    slips: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UrlDate:
    """What an address says of the date: the day, or only (year, month), or neither."""

    day: date | None
    month: tuple[int, int] | None


# --- addresses --------------------------------------------------------------------------------------------------------

_URL_DAYS = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{4}|\d{6})?(?!\d)"),
    re.compile(r"/(?P<y>[123]\d)/(?P<m>\d\d)/(?P<d>\d\d)/"),
)
_URL_MONTH = re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>\d\d)(?:/|$)")


def date_in_url(url: str | None) -> UrlDate:
    """The date that an address carries.

    >>> date_in_url("https://kabar.example/2023/06/15/judul").day
    datetime.date(2023, 6, 15)
    >>> date_in_url("https://kabar.example/14/02/2023/judul").day
    datetime.date(2023, 2, 14)
    >>> date_in_url("https://kabar.example/read/20230904/215/1691331/judul").day
    datetime.date(2023, 9, 4)
    >>> date_in_url("https://kabar.example/berita/daerah/17/05/11/oprr-judul").day
    datetime.date(2017, 5, 11)
    >>> date_in_url("https://kabar.example/2024/03/judul.html")
    UrlDate(day=None, month=(2024, 3))
    """
    if not url:
        return UrlDate(None, None)
    path = url.split("://", 1)[-1].partition("/")[2]
    for pattern in _URL_DAYS:
        for found in pattern.finditer("/" + path):
            year = int(found["y"])
            day = make_date(year if year > 99 else year + 2000, int(found["m"]), int(found["d"]))
            if day is not None:
                return UrlDate(day, (day.year, day.month))
    month = _URL_MONTH.search("/" + path)
    if month and 1 <= int(month["m"]) <= 12:
        return UrlDate(None, (int(month["y"]), int(month["m"])))
    return UrlDate(None, None)


_ADDRESS = re.compile(r"https?://[^\s)\"'<>]{4,300}")


# --- the words around a day -------------------------------------------------------------------------------------------


@cache
def _cues(role: str) -> re.Pattern[str]:
    rows = load_rules("datecues.toml")["cue"]
    return re.compile(spell_out("|".join(row["pattern"] for row in rows if row["role"] == role)))


def _is_cued(role: str, words: str) -> bool:
    """Whether the words behind a day (of roles ending in `_after`) or in front of it, in lower case, hold a cue."""
    return _cues(role).search(words) is not None


_SENTENCE_ENDS = re.compile(r"[.!?][”\"]?\s")


def day_role(text: str, day: PrintedDay) -> str:
    """What a day in running text is there for: `event`, `weak`, `as_of`, `future`, `law` or `other`.

    `event` has its weekday printed (something was said or done on it), `weak` may be one: in parentheses or behind a
    comma, with its year.

    >>> text = "Katanya, Kamis (15/6/2023). Peserta per 1 Juni 2023 ada 900 orang. Rapat di Bima, 5 Mei 2023, ramai."
    >>> [day_role(text, day) for day in find_days(text)]
    ['event', 'as_of', 'weak']
    """
    before = _SENTENCE_ENDS.split(fold(text[max(0, day.start - 90) : day.start]))[-1]
    after = fold(text[day.end : day.end + 40])
    if day.weekday is None and _is_cued("law", before):
        return "law"
    if _is_cued("future", before) or _is_cued("future_after", after):
        return "future"
    if day.weekday is not None:
        return "event"
    if _is_cued("as_of", before):
        return "as_of"
    return "weak" if day.year and (day.bracketed or before.rstrip().endswith(",")) else "other"


# --- years ------------------------------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?:19[89]\d|20[0-4]\d)(?<![\d.,/:-]\d{4})(?![\d/:]|[.,]\d)")
_COUNTED_UP_TO = re.compile(
    rf"\b(?:per|hingga|sampai(?:\sdengan)?|s\.?d\.?|data(?:\sterakhir)?|posisi)\s(?:pada\s)?(?:bulan\s|akhir\s|awal\s)?"
    rf"(?:(?:\d{{1,2}}\s)?(?:{'|'.join(MONTHS)})\s|(?<=akhir\s))(?:tahun\s)?$"
)
_AIMED_AT = re.compile(r"target|menuju|\bakan\b|diharap|nanti|mendatang|paling\slambat|harus|rencana|proyeksi|program")
_COUNTED = re.compile(r"\s?(?:%|persen|jiwa|orang|peserta|warga|kk)\b")
_IN_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\s$")


def named_years(clean: str) -> tuple[Counter[int], int | None]:
    """The years that a text names outside of laws, with how often, and the newest of those that the page cannot be
    older than: of a law, or of a month up to which something was counted.

    >>> named_years("Perpres Nomor 82 Tahun 2018. Hingga Juni 2020 ada 2.019 peserta; target tahun 2021.")
    (Counter({2020: 1, 2021: 1}), 2020)
    """
    years: Counter[int] = Counter()
    not_before: int | None = None
    for found in _YEAR.finditer(clean):
        year = int(found.group())
        before = _SENTENCE_ENDS.split(fold(clean[max(0, found.start() - 60) : found.start()]))[-1]
        if _COUNTED.match(clean, found.end()) and not _IN_MONTH.search(before):
            continue  # "2.019 peserta" written 2019, not "hingga September 2019 peserta yang menunggak …"
        if _is_cued("law", before):
            not_before = max(not_before or year, year)
        else:
            years[year] += 1
            if _COUNTED_UP_TO.search(before) and not _AIMED_AT.search(before):
                not_before = max(not_before or year, year)
    return years, not_before


def complete_year(day: PrintedDay, years: Counter[int], not_before: int | None) -> int | None:
    """The year of a day printed without one, or None where the page does not tell.

    Among the years in which the weekday fits, those the page names come first (the one named most often, then the
    latest), else the nearest to a named year, no further than `FAR_YEARS`, and none before `not_before`.
    """
    if not years and not_before is None:
        return None
    floor = not_before if not_before is not None else NEWS_YEARS.start
    fitting = [year for year in day.possible_years(NEWS_YEARS) if year >= floor]
    named = [year for year in fitting if year in years]
    if named:
        return max(named, key=lambda year: (years[year], year))
    if day.weekday is None:
        return None
    anchors = years if years else Counter([floor])
    near = [(min(abs(year - anchor) for anchor in anchors), year) for year in fitting]
    near = [item for item in near if item[0] <= FAR_YEARS]
    return min(near)[1] if near else None


# --- the voices -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Voice:
    day: date
    basis: str
    sure: bool


def date_page(
    article: Article, debris: Sequence[Debris], captions: Sequence[Debris], title_start: int | None = None
) -> Dating:
    """Date one article, given its debris and captions; days within related news, clocks and the like do not count."""
    text = article.text
    kept = blank(text, [item for item in debris if item.kind != "byline"])
    days = find_days(kept)
    published, basis = _told(article) or _heard(article, kept, days, debris, captions, title_start)
    reference = date.fromisoformat(published) if published else None
    return Dating(published, basis, tuple(_slips(days, reference)))


def _told(article: Article) -> tuple[str, str] | None:
    """The date that came with the page or stands in its address, and which of them: no other voice is asked then."""
    if article.published:
        return article.published, "given"
    day = date_in_url(article.url).day
    return (day.isoformat(), "url") if day else None


def _heard(
    article: Article,
    kept: str,
    days: Sequence[PrintedDay],
    debris: Sequence[Debris],
    captions: Sequence[Debris],
    title_start: int | None,
) -> tuple[str | None, str | None]:
    """The date that the voices of the page tell, and the basis of it."""
    month = date_in_url(article.url).month
    voices: list[_Voice] = []
    if days:
        years, not_before = _named(article.text, debris, month)
        heads = _head_days(split_lines(kept), days, kept, title_start)
        heard = _voices(kept, days, heads, captions, years, not_before, month)
        voices = [voice for voice in heard if _fits_month(voice.day, month)]
    reported = max((voice.day for voice in voices if voice.basis == "event" and voice.sure), default=None)
    for bases in (("byline", "above"), ("dateline",), ("caption", "event"), ("above", "clock")):
        for sure in (True, False):
            fitting = [voice for voice in voices if voice.basis in bases and voice.sure is sure]
            if "byline" in bases and reported is not None:
                fitting = [each for each in fitting if each.basis != "above" or not _is_of_visit(each.day, reported)]
            if fitting:
                newest = max(fitting, key=lambda voice: voice.day)
                return newest.day.isoformat(), "byline" if newest.basis in ("above", "clock") else newest.basis
    links = (date_in_url(link.group()).day for link in _ADDRESS.finditer(article.text))
    addressed = next((day for day in links if day), None)
    if addressed and _fits_month(addressed, month):
        return addressed.isoformat(), "address"
    return None, None


def _is_of_visit(above: date, reported: date) -> bool:
    """Whether a date above the headline is that of the page's visit: long after what the page reports last.

    Not where both are the same days of two years: then the year of what is reported was filled in wrongly.
    """
    days = abs(above.timetuple().tm_yday - reported.timetuple().tm_yday)
    return (above - reported).days > LONG_AFTER and min(days, 365 - days) > NEAR_DAYS


def _named(text: str, debris: Sequence[Debris], month: tuple[int, int] | None) -> tuple[Counter[int], int | None]:
    """`named_years` of a page and its address; where it names none, those of its copyright notices."""
    years, not_before = named_years(blank(text, debris))
    if month:
        years[month[0]] += 2
    if not years and not_before is None:
        years, _ = named_years("\n".join(text[item.start : item.end] for item in debris if item.kind == "copyright"))
    return years, not_before


def _fits_month(day: date, month: tuple[int, int] | None) -> bool:
    """Whether a page whose address names only a month can report that day: in the month, or at most 31 days before."""
    if month is None:
        return True
    first = date(month[0], month[1], 1)
    return first - timedelta(days=31) <= day < first + timedelta(days=31) and (day < first or day.month == month[1])


_BYLINE_WORDS = re.compile(
    r"\b(?:wib|wita|wit|penulis|editor|reporter|redaktur|redaksi|admin|oleh|by|terbit|tayang|diterbitkan|dipublikasikan"
    r"|posted|published|diposting|rilis|dibuat|diunggah)\b",
    re.IGNORECASE,
)
_UPDATE_WORDS = re.compile(
    r"\b(?:diperbarui|diperbaharui|update|updated|last modified|perubahan terakhir)\b", re.IGNORECASE
)


def _head_days(lines: Sequence[Line], days: Sequence[PrintedDay], text: str, title_start: int | None) -> dict[int, str]:
    """The days that stand in a byline or a dateline: start of the day → `byline`, `above`, `dateline` or `clock`.

    `clock` is a date heard last: a bare one above the headline, where many sites print today's, or that of an update.
    `above` is one above the headline with the time of day, or the first line of a page without a headline: mostly the
    date of the page, now and then that of its visit.
    """
    by_line = DaysByLine(lines, days)
    first_paragraph = next((n for n, line in enumerate(lines) if is_paragraph(line.text)), len(lines))
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        for day in by_line.on(number):
            behind = line.end - day.end
            ahead = day.start - line.start
            placed = not behind and bool(_PLACE.fullmatch(text, line.start, day.start))
            alone = placed or by_line.only(number) is not None
            short = len(line.text) <= 170 and not line.text.endswith(".")
            worded = short and bool(_BYLINE_WORDS.search(line.text))
            timed = short and day.timed and number < first_paragraph
            if (
                (alone and number <= first_paragraph + 1)
                or timed
                or (worded and (day.timed or number <= first_paragraph))
            ):
                above = title_start is not None and line.end <= title_start
                first = title_start is None and line is lines[0] and alone
                updated = _UPDATE_WORDS.search(text, max(line.start, day.start - 40), day.start)
                bare = alone and not day.timed
                found[day.start] = "clock" if updated or (above and bare) else "above" if above or first else "byline"
            elif ahead <= 60 and behind > 60 and _DATELINE_END.match(text, day.end) and number <= first_paragraph + 2:
                found[day.start] = "dateline"
    return found


_PLACE = re.compile(r"(?:[A-Z][\w.’-]{1,20} ?){1,3}, ?")
_DATELINE_END = re.compile(r"\)?\s?(?:--?|–|—)\s")


_MOST_DAYS = 300  # days of a page that are listened to: no article prints as many


def _voices(
    text: str,
    days: Sequence[PrintedDay],
    heads: dict[int, str],
    captions: Sequence[Debris],
    years: Counter[int],
    not_before: int | None,
    month: tuple[int, int] | None,
) -> Iterator[_Voice]:
    starts = [item.start for item in captions]
    days = days[:_MOST_DAYS]
    counts: list[date] | None = None
    for day in days:
        head = heads.get(day.start)
        role = "event" if head else day_role(text, day)
        if role not in {"event", "weak"}:
            continue
        year = day.year
        if year is None:
            reported = month is not None and day.month == month[1]  # the address tells the year
            year = month[0] if reported and month else complete_year(day, years, not_before)
        found = None if year is None else day.in_year(year)
        if found is None or year is None:
            continue
        agrees = day.agrees(year)
        if not agrees:
            if counts is None:
                counts = [each.as_date for each in days if each.as_date and day_role(text, each) == "as_of"]
            if _is_stale(found, years) or found < max(counts, default=found):
                mended = _mended(day, years, not_before)
                if mended is None:
                    continue
                found = mended
        place = bisect_right(starts, day.start) - 1
        in_caption = place >= 0 and captions[place].end > day.start
        yield _Voice(found, head or ("caption" if in_caption else "event"), agrees and role == "event")


def _is_stale(day: date, years: Counter[int]) -> bool:
    """Whether every year named besides that of a doubtful day is later: then its year may be misprinted.

    The year after is no sign but in the first months, in which the old year is still written: it may be that of a goal.
    """
    if years[day.year] > 1:
        return False  # the year is named elsewhere too
    others = [year for year in years if year != day.year]
    return bool(others) and min(others) > day.year + (day.month > 2)


def _mended(day: PrintedDay, years: Counter[int], not_before: int | None) -> date | None:
    others = Counter({year: count for year, count in years.items() if year != day.year})
    year = complete_year(day, others, not_before) if others else None
    return None if year is None else day.in_year(year)


def _slips(days: Iterable[PrintedDay], reference: date | None) -> Iterator[tuple[int, int, str]]:
    """What is wrong with printed days; one without a year is checked in the year next to the publication date."""
    for day in days:
        year = day.year
        if year is None and reference is not None:
            around = [found for step in (-1, 0, 1) if (found := day.in_year(reference.year + step))]
            nearest = min(around, key=lambda found: abs((found - reference).days), default=None)
            if nearest is not None and abs((nearest - reference).days) <= 45:
                year = nearest.year
        reason = day.slip(year)
        if reason:
            yield day.start, day.end, reason
