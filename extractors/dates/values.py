"""What a printed date means: a reader for each value of `reads` in the form table.

dateparser reads only strings already matched as calendar dates whose spelling is foreign (English order, ordinals): on
free text it invents dates ("98,4" → 1998).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from corpus.calendar import MONTH_NAMES, WEEKDAY_NAMES, WEEKDAYS, make_date
from extractors.dates.forms import DIRECTIONS, EDGES, NUMBER_WORDS, ORDINALS, PARTS
from extractors.dates.page import ANOTHER, NEAR_BY, SHIFTS, DatePage, Precision, Value, direction_of, has_year, month_of


def _read_day(page: DatePage, i: int) -> Value | None:
    found = page.found[i]
    groups = found.groups
    day = int(groups.get("day2") or groups.get("day") or groups["anyday"])
    month = month_of(groups)
    if month is None:  # pragma: no cover - every row of this reader has a month
        return None
    numeric = "monthnum" in groups
    if numeric and month > 12 >= day and ("year" in groups):
        day, month = month, day  # 06/15/2023
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        if not numeric or "weekday" in groups:
            name = f"{day}/{month}" if numeric else f"{day} {MONTH_NAMES[month - 1]}"
            return Value(None, "day", "printed", f"the calendar has no {name}")
        return None
    named = groups.get("weekday2") or groups.get("weekday")
    weekday = WEEKDAYS[named.rstrip(".")] if named else None
    if weekday is not None and not has_year(found):
        return _by_weekday(page, i, weekday, day, month)
    year, basis, future = page.year_of(i, month)
    if year is None:
        return Value(None, "day", "no year")
    exact = make_date(year, month, day)
    printed = f"{day} {MONTH_NAMES[month - 1]} {year}"
    if exact is None and not has_year(found) and make_date(2000, month, day):
        return Value(None, "day", "no year")
    if exact is None:  # the month stands, the day is misprinted
        return Value(f"{year:04}-{month:02}", "month", basis, f"the calendar has no {printed}")
    ahead = future or found.is_due or groups.get("yrel")
    if page.published and basis == "published" and not ahead and exact > page.published + timedelta(days=7):
        exact = make_date(year - 1, month, day) or exact
    if weekday is not None and exact.weekday() != weekday:
        said, true = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[exact.weekday()]
        return Value(None, "day", basis, f"{said} is printed, but {printed} is a {true}")
    return Value(exact.isoformat(), "day", basis, future=future)


def _by_weekday(page: DatePage, i: int, weekday: int, day: int, month: int) -> Value | None:
    """The year in which "Rabu (24/6)" is a Wednesday, next to the publication date.

    A date within two months of publication whose weekday is another is a slip: no other year is looked for.
    """
    ref, basis = page.reference(i)
    if make_date(2000, month, day) is None:
        return Value(None, "day", "printed", f"the calendar has no {day} {MONTH_NAMES[month - 1]}")
    if ref is None:
        return Value(None, "day", "no year")
    near = [d for year in (ref.year - 1, ref.year, ref.year + 1) if (d := make_date(year, month, day))]
    if not near:
        return Value(None, "day", "no year")
    # Said before it was printed; a day or so of slack for pages dated late.
    near.sort(key=lambda d: abs((d - ref).days) + (200 if (d - ref).days > 21 else 0))
    if abs((near[0] - ref).days) > 60:
        for candidate in near:
            if candidate.weekday() == weekday:
                return Value(candidate.isoformat(), "day", "weekday")
    if near[0].weekday() == weekday:
        return Value(near[0].isoformat(), "day", "weekday")
    if basis != "published":
        fitting = [d for d in near if d.weekday() == weekday]
        return Value(fitting[0].isoformat() if fitting else None, "day", "weekday" if fitting else "no year")
    said, true = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[near[0].weekday()]
    printed = f"{day} {MONTH_NAMES[month - 1]} {near[0].year}"
    return Value(None, "day", basis, f"{said} is printed, but {printed} is a {true}")


def _read_dateparser(page: DatePage, i: int) -> Value | None:
    found = page.found[i]
    printed = page.folded[found.start : found.end]
    read = parse_calendar(" ".join(printed.split()), page.published.isoformat() if page.published else None)
    if read is None:
        return Value(None, "day", "printed", f"no such date: {page.text[found.start : found.end]}")
    return Value(*read, "printed")


@lru_cache(maxsize=4096)
def parse_calendar(printed: str, published: str | None) -> tuple[str, Precision] | None:
    """What dateparser makes of a string that is known to be a calendar date: `as_of` and precision (its period).

    >>> parse_calendar("november 1 2023", None), parse_calendar("juni 2023", "2024-01-01")
    (('2023-11-01', 'day'), ('2023-06', 'month'))
    >>> parse_calendar("31 juni 2023", None)
    """
    # Takes a quarter of a second to import, and most pages never need it.
    from datetime import datetime

    import dateparser.date

    settings: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    reader = dateparser.date.DateDataParser(languages=["id", "en"], settings=settings)
    read = reader.get_date_data(printed)
    if read.date_obj is None:
        return None
    day = read.date_obj.date().isoformat()
    if read.period == "month":
        return day[:7], "month"
    if read.period == "year":
        return day[:4], "year"
    return day, "day"


def _read_misspelt(page: DatePage, i: int) -> Value | None:
    """A month with one or two letters wrong ("Agsutus"): the only month so near."""
    from rapidfuzz.distance import OSA  # seldom needed, and half as long to import as all of this module

    found = page.found[i]
    word = found.groups["word"]
    near = [n for n, name in enumerate(MONTH_NAMES, 1) if OSA.distance(word, name.lower(), score_cutoff=2) <= 2]
    if len(near) != 1 or word[0] != MONTH_NAMES[near[0] - 1][0].lower():
        return None
    exact = make_date(int(found.groups["year"]), near[0], int(found.groups["day"]))
    if exact is None:
        return Value(None, "day", "printed", f"no such date: {page.text[found.start : found.end]}")
    return Value(exact.isoformat(), "day", "printed, month misspelt")


def _read_month(page: DatePage, i: int) -> Value | None:
    month = month_of(page.found[i].groups)
    year, basis, future = page.year_of(i, month)
    if year is None or month is None:
        return Value(None, "month", "no year")
    return Value(f"{year:04}-{month:02}", "month", basis, future=future)


def _read_same_month(page: DatePage, i: int) -> Value | None:
    """ "bulan yang sama tahun lalu": the month named last, else the month of publication."""
    year, basis, _ = page.relative_year(i, direction_of(page.found[i].groups))
    for found in reversed(page.found[max(0, i - 5) : i]):
        month = month_of(found.groups)
        if month and month <= 12:
            break
    else:
        ref, _ = page.reference(i)
        month = ref.month if ref else None
    return Value(f"{year:04}-{month:02}" if year and month else None, "month", basis)


def _read_part(page: DatePage, i: int) -> Value | None:
    found = page.found[i]
    groups = found.groups
    if "samerel" in groups:
        return _part_beside(page, i)
    if "part" in groups:
        kind = PARTS[" ".join(groups["part"].split())]
        word = re.sub(r"^ke[\s-]*(?=[\di])", "", groups["ordinal"])
        number = int(word) if word.isdigit() else ORDINALS[word]
    else:
        kind, number = "Q", int(page.folded[found.start + 1])
    limit = {"S": 2, "Q": 4, "C": 3}[kind]
    if number > limit:
        return None
    months = 12 // limit
    first_month = months * (number - 1) + 1
    year, basis, future = page.year_of(i, None)
    if year is None:
        return Value(None, "semester" if kind == "S" else "quarter", "no year")
    if not has_year(found) and "yrel" not in groups:
        ref, _ = page.reference(i)
        if ref and first_month > ref.month:
            year, future = (year, True) if found.is_due else (year - 1, future)
    if kind == "C":  # a third of a year has no form of its own: its last month, when it was counted
        return Value(f"{year:04}-{months * number:02}", "month", basis, future=future)
    return Value(f"{year:04}-{kind}{number}", "semester" if kind == "S" else "quarter", basis, future=future)


def _part_beside(page: DatePage, i: int) -> Value | None:
    """ "semester berikutnya": counted from the last such part of a year named before."""
    groups = page.found[i].groups
    kind = PARTS[" ".join(groups["part"].split())]
    limit = {"S": 2, "Q": 4}.get(kind)
    precision: Precision = "semester" if kind == "S" else "quarter"
    for j in range(i - 1, -1, -1):
        value = page.values[j]
        if page.found[i].start - page.found[j].end > NEAR_BY:
            break
        if limit is None or value is None or value.as_of is None or value.as_of[4:6] != "-" + kind:
            continue
        shift = SHIFTS[direction_of(groups)]
        count = int(value.as_of[:4]) * limit + int(value.as_of[6:]) - 1 + shift
        return Value(f"{count // limit:04}-{kind}{count % limit + 1}", precision, ANOTHER)
    return Value(None, precision, ANOTHER)


def _read_year(page: DatePage, i: int) -> Value | None:
    groups = page.found[i].groups
    year, basis, future = page.year_of(i, None)
    if "year2" in groups:
        if int(groups["year2"]) <= int(groups["year"]):
            return None
        return Value(groups["year2"], "year", basis, first=groups["year"])
    return Value(str(year), "year", basis, future=future)


def _read_edge_year(page: DatePage, i: int) -> Value | None:
    """ "akhir 2023" is its December, "awal 2026" its January, "pertengahan 2024" its June."""
    found = page.found[i]
    month = EDGES[found.groups["edge"]]
    year, basis, future = page.year_of(i, None)
    if year is None:
        return Value(None, "month", "no year")
    if found.groups.get("rel") in ("nanti", "nantinya"):
        ref, _ = page.reference(i)
        if ref and month > ref.month:
            year -= 1  # "akhir tahun nanti" is still to come this year
    if found.form.name == "edge_year_bare":
        ref, _ = page.reference(i)
        if ref and month == 1 and ref.month >= 9 and found.goal > 0:
            year, future = year + 1, True
        elif ref and month == 12 and ref.month <= 2 and found.goal <= 0:
            year -= 1
    return Value(f"{year:04}-{month:02}", "month", basis, future=future)


def _read_relative_unit(page: DatePage, i: int) -> Value | None:
    """ "tahun lalu", "bulan ini", "minggu lalu", "tahun yang sama"."""
    groups = page.found[i].groups
    direction = direction_of(groups) or "this"
    unit = groups.get("shortunit") or ("bulan" if "edge" in groups else "tahun")
    if unit == "tahun":
        year, basis, future = page.relative_year(i, direction)
        if year is None and direction == "same":
            return None
        return Value(f"{year:04}" if year else None, "year", basis, future=future)
    if direction == "same":
        return None  # "bulan itu" repeats a date that stands elsewhere
    ref, basis = page.reference(i)
    shift = SHIFTS[direction]
    if unit in ("bulan", "bln"):
        return Value(_months_from(ref, shift), "month", basis, future=shift > 0)
    return Value((ref + timedelta(days=7 * shift)).isoformat() if ref else None, "day", basis, future=shift > 0)


def _months_from(ref: date | None, shift: int) -> str | None:
    if ref is None:
        return None
    total = ref.year * 12 + ref.month - 1 + shift
    return f"{total // 12:04}-{total % 12 + 1:02}" if total // 12 > 0 else None


def _count(groups: dict[str, str]) -> int:
    word = " ".join(groups.get("count", "1").split())
    return int(word) if word.isdigit() else NUMBER_WORDS[word]


def _shifted(page: DatePage, i: int, sign: int) -> Value | None:
    groups = page.found[i].groups
    ref, basis = page.reference(i)
    amount = sign * _count(groups)
    unit = groups["unit"]
    future = sign > 0
    if unit in ("tahun", "thn"):
        if DIRECTIONS.get(groups.get("past", "")) == "before" and (year := page.last_year_before(i)):
            return Value(f"{year + amount:04}", "year", ANOTHER)
        return Value(f"{ref.year + amount:04}" if ref else None, "year", basis, future=future)
    if unit in ("bulan", "bln"):
        return Value(_months_from(ref, amount), "month", basis, future=future)
    length = 7 if unit in ("minggu", "pekan") else 1
    return Value((ref + timedelta(days=length * amount)).isoformat() if ref else None, "day", basis, future=future)


def _read_ago(page: DatePage, i: int) -> Value | None:
    return _shifted(page, i, -1)


def _read_ahead(page: DatePage, i: int) -> Value | None:
    return _shifted(page, i, 1)


def _read_later(page: DatePage, i: int) -> Value | None:
    """ "setahun kemudian": counted from the year named last, of which nothing is known without one."""
    year = page.last_year_before(i)
    return Value(f"{year + _count(page.found[i].groups):04}" if year else None, "year", ANOTHER)


def _read_now(page: DatePage, i: int) -> Value | None:
    day = page.published
    return Value(day.isoformat() if day else None, "day", "published" if day else "none")


def _read_yesterday(page: DatePage, i: int) -> Value | None:
    day = page.published
    return Value((day - timedelta(days=1)).isoformat() if day else None, "day", "published" if day else "none")


def _read_day_of_month(page: DatePage, i: int) -> Value | None:
    """ "tanggal 31": the last such day before publication."""
    ref, basis = page.reference(i)
    day = int(page.found[i].groups["day"])
    if ref is None:
        return Value(None, "day", "no year")
    for back in range(3):
        month = _months_from(ref, -back) or ""
        exact = make_date(int(month[:4]), int(month[5:]), day) if month else None
        if exact and exact <= ref:
            return Value(exact.isoformat(), "day", basis)
    return Value(None, "day", "no year")


def _read_weekday(page: DatePage, i: int) -> Value | None:
    day, found = page.published, page.found[i]
    weekday = WEEKDAYS[found.groups["weekday"].rstrip(".")]
    if day is None:
        return Value(None, "day", "none")
    ago = (day.weekday() - weekday) % 7
    if ago == 0 and found.form.name == "weekday_ago":
        ago = 7  # "Kamis lalu", said on a Thursday
    return Value((day - timedelta(days=ago)).isoformat(), "day", "published")


READERS: dict[str, Callable[[DatePage, int], Value | None]] = {
    "day": _read_day,
    "dateparser": _read_dateparser,
    "misspelt": _read_misspelt,
    "month": _read_month,
    "same_month": _read_same_month,
    "part": _read_part,
    "year": _read_year,
    "edge_year": _read_edge_year,
    "relative_unit": _read_relative_unit,
    "ago": _read_ago,
    "ahead": _read_ahead,
    "later": _read_later,
    "last_units": _read_now,
    "now": _read_now,
    "yesterday": _read_yesterday,
    "day_of_month": _read_day_of_month,
    "weekday": _read_weekday,
}
