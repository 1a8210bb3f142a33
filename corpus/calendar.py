"""Names of months and weekdays as Indonesian news prints them, and the arithmetic of weekdays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from corpus.tables import load_rules

_NAMES = load_rules("calendar.toml")

MONTHS: dict[str, int] = {name: row["number"] for row in _NAMES["month"] for name in row["names"]}
"""Lower-case month name or short form (without full stop) → 1..12; Indonesian and English."""

WEEKDAYS: dict[str, int] = {name: row["number"] for row in _NAMES["weekday"] for name in row["names"]}
"""Lower-case weekday name → 0 (senin) .. 6 (minggu), as `date.weekday()` counts; Indonesian and English."""

MONTH_NAMES: tuple[str, ...] = tuple(row["names"][0].capitalize() for row in _NAMES["month"])
"""The twelve full Indonesian names, January first."""

WEEKDAY_NAMES: tuple[str, ...] = tuple(row["names"][0].capitalize() for row in _NAMES["weekday"])
"""The seven Indonesian names, Monday first."""


def month_number(name: str) -> int | None:
    """The month a name or short form stands for, 1..12.

    >>> month_number("Agustus"), month_number("Agt."), month_number("May"), month_number("Maybe")
    (8, 8, 5, None)
    """
    return MONTHS.get(name.strip().rstrip(".").lower())


def weekday_number(name: str) -> int | None:
    """The weekday a name stands for, 0 (Monday) .. 6 (Sunday).

    >>> weekday_number("Jum'at"), weekday_number("Jum’at"), weekday_number("Rabu"), weekday_number("Pahing")
    (4, 4, 2, None)
    """
    return WEEKDAYS.get(name.strip().rstrip(".").lower().replace("’", "'").replace("‘", "'"))


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day.

    >>> make_date(2024, 2, 29), make_date(2023, 2, 29)
    (datetime.date(2024, 2, 29), None)
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def weekday_of(year: int, month: int, day: int) -> int | None:
    """0 (Monday) .. 6 (Sunday), or None for a day that does not exist.

    >>> WEEKDAY_NAMES[weekday_of(2023, 6, 15)]
    'Kamis'
    """
    found = make_date(year, month, day)
    return None if found is None else found.weekday()


def years_with(weekday: int, month: int, day: int, years: range) -> list[int]:
    """The years among `years` in which `day`.`month` falls on that weekday.

    >>> years_with(WEEKDAYS["rabu"], 6, 24, range(2014, 2027))
    [2015, 2020, 2026]
    """
    return [year for year in years if weekday_of(year, month, day) == weekday]
