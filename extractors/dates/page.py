"""One page whose dates are read: the forms found on it, and the year of a date that prints none."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.calendar import MONTHS, make_date
from extractors import intervals
from extractors.dates.forms import DIRECTIONS, Form, Lead

Precision = Literal["day", "month", "quarter", "semester", "year"]


def fold(text: str) -> str:
    """Lower case, plain quotes, dashes and blanks, the length kept.

    >>> fold("Jum’at – 1\\u00a0Mei"), len(fold("İ")) == 1
    ("jum'at - 1 mei", True)
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not low.isascii():
        for odd, plain in (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("−", "-"), ("‑", "-"), ("\u00a0", " ")):
            low = low.replace(odd, plain)
    return low


@dataclass(slots=True)
class Found:
    """A form that fitted, before it is known which date it means."""

    form: Form
    start: int
    end: int
    groups: dict[str, str]
    lead: Lead | None
    anchor_start: int
    legal: bool
    goal: int  # how much the clause speaks of a goal

    @property
    def is_due(self) -> bool:
        """Does the clause speak of a goal, or the word before the date of what is due by it?"""
        return self.goal > 0 or (self.lead is not None and self.lead.role == "due")


class Value(NamedTuple):
    """What a form means: `as_of` and where it comes from, or why it cannot be."""

    as_of: str | None
    precision: Precision
    basis: str
    slip: str | None = None
    future: bool = False  # the words themselves point ahead ("mendatang")
    first: str | None = None  # the first year of a span, where `as_of` is its last


ANOTHER = "another date of the page"
NEAR_BY = 300
"""Characters after a date within which another counts from it ("tahun sebelumnya"): about two sentences."""
SHIFTS = {"this": 0, "same": 0, "past": -1, "before": -1, "future": 1, "after": 1}
CONNECTOR = re.compile(
    r"\s{0,3}(?:-|,|/|s/d|s\.d\.?|(?:sampai dengan|sampai|hingga|dan|ke|menuju|atau|dibanding(?:kan)?)"
    r"(?:\s(?:bulan|tanggal))?)\s{0,3}"
)


class DatePage:
    """One page being read: the forms found on it, and what each of them means as far as it is known."""

    def __init__(self, clean: str, published: str | None) -> None:
        self.text = clean
        self.folded = fold(clean)
        self.published = date.fromisoformat(published) if published else None
        self.found: list[Found] = []
        self.values: list[Value | None] = []
        self.known: list[tuple[int, date]] | None = None  # dated mentions, once all of them are read

    def reference(self, i: int) -> tuple[date | None, str]:
        """The day from which a date without a year is understood: publication, else the nearest dated mention."""
        if self.published:
            return self.published, "published"
        if self.known is None:
            self.known = [
                (found.start, date.fromisoformat(last_day))
                for found, value in zip(self.found, self.values, strict=True)
                if value is not None and value.precision in ("day", "month") and has_year(found)
                if (last_day := days_of(value.as_of)[1])
            ]
        here = self.found[i].start
        at = bisect_left(self.known, here, key=lambda known: known[0])
        near = [k for k in self.known[max(0, at - 1) : at + 2] if k[0] != here]
        if not near:
            return None, "none"
        return min(near, key=lambda known: abs(known[0] - here))[1], ANOTHER

    def neighbour_year(self, i: int, month: int) -> int | None:
        """The year of "November 2020" for the "Januari" of "Januari hingga November 2020", and the other way round."""
        for j, before in ((i + 1, False), (i - 1, True)):
            if not 0 <= j < len(self.found):
                continue
            left, right = (j, i) if before else (i, j)
            between = self.folded[self.found[left].end : self.found[right].start]
            other = self.found[j]
            if len(between) > 30 or not CONNECTOR.fullmatch(between) or "year" not in other.groups:
                continue
            other_month = month_of(other.groups)
            if not other_month:
                continue
            year = int(other.groups["year"])
            if before:
                return year + (month < other_month)
            return year - (month > other_month)
        return None

    def last_year_before(self, i: int) -> int | None:
        """The year of the nearest earlier date within two sentences: what "tahun sebelumnya" starts from."""
        for j in range(i - 1, -1, -1):
            if self.found[i].start - self.found[j].end > NEAR_BY:
                return None
            value = self.values[j]
            if value is not None and value.as_of and not self.found[j].legal and self.found[j].form.kind != "now":
                return int(value.as_of[:4])
        return None

    def year_of(self, i: int, month: int | None) -> tuple[int | None, str, bool]:
        """Year of a date that prints none (or prints one): year, basis, whether the words point ahead."""
        found = self.found[i]
        groups = found.groups
        if "year" in groups:
            return int(groups["year"]), "printed", direction_of(groups) == "future"
        if "yy" in groups:
            return 2000 + int(groups["yy"]), "printed", False
        if "yrel" in groups or (month is None and ("rel" in groups or "samerel" in groups)):
            return self.relative_year(i, direction_of(groups))
        ref, basis = self.reference(i)
        if month is None:
            return (ref.year if ref else None), basis, False
        if (year := self.neighbour_year(i, month)) is not None:
            return year, ANOTHER, False
        if self.published is None and (said := self.last_year_before(i)) is not None and not direction_of(groups):
            return said, ANOTHER, False  # "Pada Januari 2025 91 persen, lalu 93 persen pada April"
        if ref is None:
            return None, basis, False
        direction = direction_of(groups)
        if direction == "future":
            return ref.year + (month < ref.month), basis, True
        if direction == "past":
            return ref.year - (month > ref.month), basis, False
        if month > ref.month and not found.is_due:
            soon = make_date(ref.year, month, int(groups.get("day", 1)))
            if soon is None or (soon - ref).days > 7:
                return ref.year - 1, basis, False
        return ref.year, basis, month > ref.month

    def relative_year(self, i: int, direction: str) -> tuple[int | None, str, bool]:
        """The year of "tahun lalu", "tahun depan", "tahun yang sama": year, basis, whether it points ahead."""
        shift = SHIFTS[direction]
        ref, basis = self.reference(i)
        if direction in ("before", "after", "same") and (year := self.last_year_before(i)):
            return year + shift, ANOTHER, shift > 0 and (ref is None or year + shift > ref.year)
        if ref is not None:
            return (None if direction == "same" else ref.year + shift), basis, shift > 0
        # "Pada 2025 … sampai akhir tahun ini"
        return (self.last_year_before(i) if direction == "this" else None), ANOTHER, shift > 0


def has_year(found: Found) -> bool:
    return "year" in found.groups or "yy" in found.groups


def direction_of(groups: dict[str, str]) -> str:
    """Where "lalu", "ini", "tahun depan" … of a form point: a direction of the table of relative words, or ""."""
    words = (groups.get("yrel") or "").split()[1:] or (groups.get("rel") or groups.get("samerel") or "").split()
    return DIRECTIONS.get(" ".join(words), "")


def month_of(groups: dict[str, str]) -> int | None:
    name = groups.get("month2") or groups.get("month")
    if name:
        return MONTHS[name.rstrip(".")]
    return int(groups["monthnum"]) if "monthnum" in groups else None


@lru_cache(maxsize=4096)
def days_of(as_of: str | None) -> tuple[str | None, str | None]:
    return intervals.days(as_of)
