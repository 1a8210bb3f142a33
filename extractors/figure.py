"""What the extractor gives: figures, UHC claims and slips. Slots and their values are those of the gold guide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Indicator = Literal["registered", "active", "inactive", "unregistered", "needed", "needed_active", "population"]
Unit = Literal["jiwa", "persen", "kk"]
Bound = Literal["exact", "about", "over", "under", "range"]
Status = Literal["actual", "target", "criterion"]
Basis = Literal["stated", "context", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One statement that so many people, or such a share of people, are (or should be) covered by JKN.

    `value` counts people, households (kk) or per cent; `low`..`high` is the interval that the printed number, its
    rounding and its bound allow (None: open on that side). `as_of` is as precise as the page (2024-05-01, 2024-05,
    2024, 2024-Q2, 2024-S1) and `first_day`..`last_day` the days it may mean. `start`, `end` are character offsets in
    the article's text, and `text[start:end] == quote` always holds. `rules` names the table rows that made the figure.
    """

    indicator: Indicator
    unit: Unit
    value: float
    bound: Bound = "exact"
    low: float | None = None
    high: float | None = None
    region: str | None = None
    region_code: str | None = None
    status: Status = "actual"
    target_year: str | None = None
    as_of: str | None = None
    as_of_basis: Basis | None = None
    first_day: str | None = None
    last_day: str | None = None
    segment: str | None = None
    quote: str
    start: int
    end: int
    sentence: str
    program: str = "jkn"
    rules: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The figure as it is printed in JSON: plain values, `rules` a list."""
        row = _slots(self)
        row["rules"] = list(self.rules)
        row["value"] = int(self.value) if self.value == int(self.value) else self.value
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class UhcClaim:
    """A statement that a named region has (`reached`), or has not, reached UHC."""

    region: str
    region_code: str | None
    reached: bool
    as_of: str | None = None
    as_of_basis: Basis | None = None
    first_day: str | None = None
    last_day: str | None = None
    quote: str
    start: int
    end: int
    sentence: str
    rules: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The claim as it is printed in JSON."""
        row = _slots(self)
        row["rules"] = list(self.rules)
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Something the page says that cannot be taken as it stands: left out of the figures, never silently.

    `kind` is one of `region` (cannot be decided), `value` (no readable number), `date` (impossible, or weekday and date
    disagree), `list` ("9 daerah", 8 listed). `reason` says in one sentence what was seen and what was expected.
    """

    kind: str
    reason: str
    quote: str
    start: int
    end: int
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        """The slip as it is printed in JSON."""
        return _slots(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything taken from one article. `published` is the date the figures were read against."""

    article_id: str
    published: str | None
    title: str | None = None
    figures: tuple[Figure, ...] = ()
    claims: tuple[UhcClaim, ...] = ()
    slips: tuple[Slip, ...] = field(default=())


def _slots(found: Figure | UhcClaim | Slip) -> dict[str, Any]:
    """Slots by name, in their order: they hold plain values, which need no copy as `dataclasses.asdict` makes one."""
    return {name: getattr(found, name) for name in found.__slots__}
