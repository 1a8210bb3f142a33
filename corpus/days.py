"""Days as Indonesian pages print them: "Kamis (15/6/2023)", "7 Februari 2025", "2023-06-15", "Rabu (24/6)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.calendar import (
    MONTH_NAMES,
    MONTHS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    make_date,
    month_number,
    weekday_number,
    years_with,
)
from corpus.pattern import Table, folded

PLAUSIBLE_YEARS = range(1990, 2051)
"""Years that a printed date of news may have; two digits count from 2000."""


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day of the calendar as printed at `start`..`end` of a text.

    `year` and `weekday` (0 = Monday) are None where not printed. `first` is the first day of "2-4/9/2024", else `day`.
    `numeric` days are written in figures only; `bracketed` ones stand in parentheses; `timed` ones have a time of day
    behind them.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    first: int
    numeric: bool = False
    bracketed: bool = False
    timed: bool = False

    @property
    def as_date(self) -> date | None:
        """The date, where the year is printed and the day exists."""
        return None if self.year is None else make_date(self.year, self.month, self.day)

    def in_year(self, year: int) -> date | None:
        """The same day and month in another year; None on 29 February of a common year."""
        return make_date(year, self.month, self.day)

    def agrees(self, year: int) -> bool:
        """Whether the printed weekday (if any) is that of the day, or of a day of the range, in `year`."""
        if self.weekday is None:
            return True
        days = (make_date(year, self.month, day) for day in range(self.first, self.day + 1))
        return any(found is not None and found.weekday() == self.weekday for found in days)

    def possible_years(self, years: range) -> list[int]:
        """The years of `years` that the printed weekday allows."""
        if self.weekday is None or self.first != self.day:
            return [year for year in years if self.in_year(year) and self.agrees(year)]
        return years_with(self.weekday, self.month, self.day, years)

    def slip(self, year: int | None = None) -> str | None:
        """What is wrong with the date as printed, in one sentence, or None. `year` stands in for one not printed.

        >>> find_days("Rabu (25/6/2020)")[0].slip()
        '25 Juni 2020 was a Kamis (Thursday), the page says Rabu (Wednesday)'
        >>> find_days("pada 31 Juni 2024")[0].slip()
        '31 Juni 2024 does not exist: Juni has 30 days'
        """
        year = self.year if self.year is not None else year
        longest = 29 if self.month == 2 else 30 if self.month in (4, 6, 9, 11) else 31
        name = MONTH_NAMES[self.month - 1]
        if year is None:
            return f"{self.day} {name} does not exist: {name} has {longest} days" if self.day > longest else None
        found = self.in_year(year)
        if found is None:
            length = 28 if self.month == 2 else longest
            span = f"{name} has {length} days" if self.month != 2 else f"{name} {year} has {length} days"
            return f"{self.day} {name} {year} does not exist: {span}"
        if self.weekday is None or self.agrees(year):
            return None
        return f"{self.day} {name} {year} was a {_both(found.weekday())}, the page says {_both(self.weekday)}"


def _both(weekday: int) -> str:
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"{WEEKDAY_NAMES[weekday]} ({english[weekday]})"


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(re.escape(name).replace("'", "['’‘`]") for name in sorted(names, key=len, reverse=True))


# Every quantifier is bounded or possessive: whatever the page holds, each position is left after a few steps.
_DAY = Table(
    [
        rf"""(?x:
    (?<![^\W\d_])
    (?: (?<![\w'’]) (?P<weekday>{_alternatives(WEEKDAYS)}) \.?
        (?:\s{{1,2}}(?:dini\ hari|pagi|siang|sore|petang|malam|lalu|kemarin))?
        [ \t]{{0,2}} ,? \s{{0,2}} (?:tanggal\s|tgl\.?\s)?
    )?
    (?P<open>\(\s?)?
    (?:
        (?<![\d.,/\-]) (?:(?P<first>\d{{1,2}}) \s? [-–—] \s?)? (?P<day>\d{{1,2}}) (?:st|nd|rd|th)?
        [ \t\u00a0]{{0,2}} [-/]? \s?
        (?P<monthname>{_alternatives(MONTHS)}) \.? (?!\w)
        (?: [ \t\u00a0]{{0,2}} [-/,]? \s? ['’]?(?P<year>\d{{4}}) (?! \d | [.,/]\d (?!\d?:\d\d) ) )?
      |
        (?<![\w.,/]) (?P<monthname2>{_alternatives(MONTHS)}) \.? \s (?P<day2>\d{{1,2}}) (?:st|nd|rd|th)?
        , \s? (?P<year2>\d{{4}}) (?! \d | [.,/]\d (?!\d?:\d\d) )
      |
        (?<![\d.,/\-]) (?P<year3>(?:19|20)\d\d) (?P<sep3>[-/]) (?P<month3>\d{{1,2}})
        (?P=sep3) (?P<day3>\d{{1,2}}) (?!\d)
      |
        (?<![\d.,/\-]) (?:(?P<first4>\d{{1,2}}) \s? [-–—] \s?)? (?P<day4>\d{{1,2}}) \s? (?P<sep4>[-/.]) \s?
        (?P<month4>\d{{1,2}})
        (?: \s? (?P=sep4) \s? (?P<year4>\d{{4}}|\d{{2}}) )? (?! \d | [.,/\-]\d (?!\d?:\d\d) | [ ]?(?:%|persen) )
    )
    (?P<close>\s?\))?
    (?P<time> \s{{0,2}} [|,;•·\-–—]? \s{{0,2}} (?:pukul|jam|pk\.?)? \s? (?<!\d)\d{{1,2}}[:.]\d\d (?!\d|[.,]\d) )?
    )"""
    ],
    before="",
    after="",
)

_NUMBER = re.compile(
    rf"""(?x: \d (?<!\d\d) (?:
        (?= \d? (?:st|nd|rd|th)? [ \t\u00a0]{{0,2}} [-/]? \s? (?:{"|".join(sorted({name[:3] for name in MONTHS}))}) )
      | (?= \d? (?:st|nd|rd|th)? , \s? \d{{4}} )
      | (?= \d? \s? [-/.] \s? \d{{1,2}} (?!\d) )
      | (?= \d{{3}} [-/] \d )
    ))"""
)
"""Where the number of a day, or the year that it is printed behind, may begin: every day has such a place."""
AHEAD = 48
"""No day begins more characters before its number: weekday, "dini hari", "tanggal", "(" and month at their longest."""
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")


@lru_cache(maxsize=2)  # a page without debris is asked for twice
def find_days(text: str) -> tuple[PrintedDay, ...]:
    """Every day printed in `text`, in order, also those that do not exist.

    Without a year a day counts only with its weekday or in parentheses, so that fractions and scores stay out.

    >>> [(d.day, d.month, d.year, d.weekday) for d in find_days("Senin (4/8/2023), 7-9 Mei 2024 dan Rabu (24/6)")]
    [(4, 8, 2023, 0), (9, 5, 2024, None), (24, 6, None, 2)]
    >>> find_days("98,4 persen, 1/3 bagian, 12.05.200 jiwa, Nomor 24/2011")
    ()
    """
    return tuple(_read_days(text))


def _read_days(text: str) -> Iterator[PrintedDay]:
    lower = folded(text)
    starts: list[int] = []
    looked = 0
    for number in _NUMBER.finditer(lower):
        stop = number.end()
        starts.extend([word.start() for word in _WORD_START.finditer(lower, max(looked, stop - AHEAD), stop)])
        looked = stop
    if not starts:
        return
    for _, found in _DAY.find(lower, _DAY.places(lower, starts)):
        printed = _read(found)
        if printed is not None:
            yield printed


def _read(found: re.Match[str]) -> PrintedDay | None:
    group = found.groupdict()
    weekday = weekday_number(group["weekday"]) if group["weekday"] else None
    bracketed = bool(group["open"])
    numeric = not (group["monthname"] or group["monthname2"])
    name = group["monthname"] or group["monthname2"]
    day = int(group["day"] or group["day2"] or group["day3"] or group["day4"])
    month = month_number(name) if name else int(group["month3"] or group["month4"])
    year_text = group["year"] or group["year2"] or group["year3"] or group["year4"]
    year = _full_year(year_text)
    first = int(group["first"] or group["first4"] or day)
    if month is None or day == 0 or (year_text and year is None):
        return None
    if month > 12 >= day and group["year4"]:
        day, month, first = month, day, month  # 6/25/2023, the American order
    sure = weekday is not None or bracketed
    if not 1 <= month <= 12 or day > 31 or not 1 <= first <= day:
        return None
    if numeric and (year is None or len(year_text or "") == 2) and not sure:
        return None
    if numeric and group["sep4"] in {".", "-"} and year is None:
        return None  # "Senin 08.30" is a time of day, "(3-4)" a score
    if year is None and not numeric and not sure:
        return None
    if numeric and not sure and make_date(year or 2000, month, day) is None:
        return None  # a number of a letter or a law rather than a slip
    start = found.start("weekday") if weekday is not None else found.start() + len(group["open"] or "")
    end = _end(found)
    return PrintedDay(
        start, end, day, month, year, weekday, first, numeric=numeric, bracketed=bracketed, timed=bool(group["time"])
    )


def _end(found: re.Match[str]) -> int:
    if found["close"] and found["open"] and found["weekday"]:
        return found.end("close")
    return max(found.end(name) for name in ("year", "year2", "day3", "year4", "month4", "monthname") if found[name])


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    year = int(text) + (2000 if len(text) == 2 else 0)
    return year if year in PLAUSIBLE_YEARS else None
