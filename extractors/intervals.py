"""What a printed number and a printed date stand for: an interval of values, an interval of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9}

ABOUT_PEOPLE = Decimal("0.05")  # of the value
ABOUT_PERCENT = Decimal(1)  # points
ABSURD = Decimal(10**15)

# Digits joined by dots, commas or apostrophes; one blank may have slipped in after a decimal comma ("87, 86 persen").
_NUMBER = regex.compile(r"\d++(?:[.,'’][ \u00a0]?\d++)*+")
_SCALE_AFTER = regex.compile(r"[\s\u00a0-]{0,3}(ribu|juta|miliar|milyar|rb\b|jt\b)", regex.IGNORECASE)
_ANY_SCALE = regex.compile(r"\b(ribu|juta|miliar|milyar)", regex.IGNORECASE)
_BLANK = regex.compile(r"[ \u00a0]")
_POINT = regex.compile(r"[.,'’]")
_AS_OF = regex.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|S([12])))?")
_SHORT = {"rb": "ribu", "jt": "juta"}


@lru_cache(maxsize=4096)
def value_interval(value: float, unit: str, bound: str, quote: str) -> tuple[float | None, float | None]:
    """The lowest and highest value that a printed number allows; None where it is open on that side.

    `value` is in people, households or per cent (for a range: its midpoint), `quote` the number as printed.
    An exactly printed number stands for its rounding. Coarse ones (a per cent with none or one decimal, `juta` and
    `ribu` forms with up to one, counts ending in 000) are as often cut as rounded, so a whole unit of the last place is
    allowed to either side; finer ones half a unit. People counted to the last one stand for themselves. A range is its
    two ends as printed.

    >>> value_interval(87.86, "persen", "exact", "87,86 persen")
    (87.855, 87.865)
    >>> value_interval(88, "persen", "exact", "88 persen")
    (87.0, 89.0)
    >>> value_interval(4_900_000, "jiwa", "exact", "4,9 juta jiwa")
    (4800000.0, 5000000.0)
    >>> value_interval(282_750_000, "jiwa", "exact", "282,75 juta")
    (282745000.0, 282755000.0)
    >>> value_interval(4_876_210, "jiwa", "exact", "4.876.210 jiwa")
    (4876210.0, 4876210.0)
    >>> value_interval(500_000, "jiwa", "about", "500 ribuan penduduk")
    (475000.0, 525000.0)
    >>> value_interval(98, "persen", "over", "98 persen")
    (98.0, None)
    >>> value_interval(600_000, "jiwa", "under", "600 ribu warga")
    (None, 600000.0)
    >>> value_interval(84.5, "persen", "range", "83 hingga 86 persen")
    (83.0, 86.0)
    """
    if bound == "over":
        return float(value), None
    if bound == "under":
        return None, float(value)
    exact = Decimal(str(value))
    if bound == "range" and (ends := _range_ends(exact, quote)):
        return _floats(*ends)
    slack = _reading(exact, quote).slack(unit)
    if bound == "about":
        # A coarse number stays as coarse as it is printed: "sekitar 2 juta" is no finer than "2 juta".
        slack = max(slack, ABOUT_PERCENT if unit == "persen" else exact * ABOUT_PEOPLE)
    return _floats(exact - slack, exact + slack)


@lru_cache(maxsize=4096)
def days(as_of: str | None) -> tuple[str | None, str | None]:
    """First and last day (YYYY-MM-DD) that an `as_of` may mean.

    >>> days("2024-05-01")
    ('2024-05-01', '2024-05-01')
    >>> days("2024-02")
    ('2024-02-01', '2024-02-29')
    >>> days("2024")
    ('2024-01-01', '2024-12-31')
    >>> days("2024-Q2")
    ('2024-04-01', '2024-06-30')
    >>> days("2024-S1")
    ('2024-01-01', '2024-06-30')
    >>> days(None)
    (None, None)
    >>> days("Mei 2024")
    Traceback (most recent call last):
      ...
    ValueError: as_of: 'Mei 2024' is none of YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYY-Sn
    """
    if as_of is None:
        return None, None
    match = _AS_OF.fullmatch(as_of)
    year = int(match[1]) if match else 0
    if not match or not year:
        raise ValueError(_NO_DATE.format(as_of))
    if match[2]:
        first = last = int(match[2])
    elif match[4]:
        first, last = 3 * int(match[4]) - 2, 3 * int(match[4])
    elif match[5]:
        first, last = 6 * int(match[5]) - 5, 6 * int(match[5])
    else:
        first, last = 1, 12
    if not 1 <= first <= 12:
        raise ValueError(_NO_DATE.format(as_of))
    last_day = monthrange(year, last)[1]
    if match[3]:
        if not 1 <= int(match[3]) <= last_day:
            raise ValueError(_NO_DATE.format(as_of))
        return as_of, as_of
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{last_day:02}"


_NO_DATE = "as_of: {!r} is none of YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYY-Sn"


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read printed digits: the number, its scale (1000000 for "juta") and its decimals."""

    number: Decimal
    scale: int = 1
    decimals: int = 0
    supplied: bool = False  # the scale differs from the word beside the digits

    def slack(self, unit: str) -> Decimal:
        """How far the true value may lie from this one."""
        step = Decimal(self.scale).scaleb(-self.decimals)
        if unit == "persen" or step > 1:
            return step if self.decimals <= 1 else step / 2
        if self.number > ABSURD:  # too long for decimal's remainder, and for there to be so many people
            return Decimal(0)
        return Decimal(1000) if self.number >= 1000 and self.number % 1000 == 0 else Decimal(0)


def _reading(value: Decimal, quote: str) -> _Reading:
    """How a quote was read to give this value.

    The value is known, so that of several readings of the dots and commas the one that gives it is taken; where none
    does (a misprint, number words), the value's own digits decide.

    >>> _reading(Decimal("67.9"), "67,90 persen").decimals, _reading(Decimal(1138714), "1,138,714 jiwa").decimals
    (2, 0)
    >>> _reading(Decimal(4900000), "4,9").scale, _reading(Decimal(2000000), "dua juta jiwa").scale
    (1000000, 1000000)
    >>> _reading(Decimal(2300000), "dua juta tiga ratus ribu jiwa").scale
    1000
    """
    for reading in _readings(quote):  # those without a supplied scale come first for each number
        if _same(reading.number, value):
            return reading
    scale = 1
    if value >= 1000 and not _NUMBER.search(quote) and (words := _ANY_SCALE.findall(quote)):
        scale = SCALES[words[-1].lower()]  # "dua juta tiga ratus ribu": to the thousand
    exponent = (value / scale).normalize().as_tuple().exponent
    return _Reading(value, scale, max(0, -exponent) if isinstance(exponent, int) else 0)


def _readings(quote: str) -> Iterator[_Reading]:
    """Every way to read every number of a quote, those that need no scale word supplied first."""
    for match in _NUMBER.finditer(quote):
        digits = _BLANK.sub("", match[0])
        if len(digits) > 24:  # more than there are people: no number of ours
            continue
        word = _SCALE_AFTER.match(quote, match.end())
        scale = SCALES[_SHORT.get(word[1].lower(), word[1].lower())] if word else 1
        yield from _with_scale(digits, scale, False)
        # "4,9" after "4,9 juta" was said; "300" in "300 hingga 350 ribu"; the other way round "270630 ribu".
        for other in (10**3, 10**6, 10**9) if scale == 1 else (1,):
            yield from _with_scale(digits, other, True)


def _with_scale(digits: str, scale: int, supplied: bool) -> Iterator[_Reading]:
    parts = _POINT.split(digits)
    yield _Reading(Decimal("".join(parts)) * scale, scale, 0, supplied)
    if len(parts) > 1:
        yield _Reading(Decimal("".join(parts[:-1]) + "." + parts[-1]) * scale, scale, len(parts[-1]), supplied)


def _range_ends(middle: Decimal, quote: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a printed range: those readings of its two numbers whose midpoint is `middle`."""
    numbers = list(_NUMBER.finditer(quote))
    if len(numbers) != 2:
        return None
    cut = numbers[1].start()
    for low in _readings(quote[:cut]):
        for high in _readings(quote[cut:]):
            if low.number <= high.number and _same(low.number + high.number, 2 * middle):
                return low.number, high.number
    return None


def _same(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= Decimal("1e-9") * max(abs(a), Decimal(1))


def _floats(low: Decimal, high: Decimal) -> tuple[float, float]:
    return float(max(low, Decimal(0))), float(high)
