"""Where numbers and days stand on a drawing: scales, ticks, and the gap between intervals. No drawing is done here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Interval = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from `low` to `high` drawn between `start` and `end`.

    >>> Scale(0, 100, 10, 210).at(50), Scale(0, 100, 10, 210).at(500)
    (110.0, 210)
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float | None, otherwise: float | None = None) -> float:
        """Where a value stands, kept inside; `otherwise` for an open end."""
        if value is None:
            assert otherwise is not None
            return otherwise
        share = (value - self.low) / (self.high - self.low)
        place = self.start + share * (self.end - self.start)
        return max(min(self.start, self.end), min(max(self.start, self.end), place))

    def ticks(self, about: int = 4) -> list[float]:
        """Round numbers inside, about so many.

        >>> Scale(87.2, 96.5, 0, 1).ticks()
        [90.0, 95.0]
        """
        step = _round_step((self.high - self.low) / about)
        first = math.ceil(self.low / step - 1e-9)
        return [round(at * step, 10) for at in range(first, math.floor(self.high / step + 1e-9) + 1)]


def _round_step(step: float) -> float:
    size = 10.0 ** math.floor(math.log10(step))
    return float(next(size * each for each in (1, 2, 5, 10) if size * each >= step * 0.999))


def scale_of(intervals: Iterable[Interval], start: float, end: float, room_for_one: float | None = None) -> Scale:
    """A scale on which all intervals show, with room at both ends; `room_for_one` where there is a single value."""
    said = [value for interval in intervals for value in interval if value is not None]
    low, high = (min(said), max(said)) if said else (0.0, 1.0)
    room = (high - low) * 0.12 or room_for_one or max(abs(high) * 0.02, 0.5)
    return Scale(low - room, high + room, start, end)


def gap(intervals: Sequence[Interval]) -> float:
    """How far the intervals are from having a point in common; 0 when they meet.

    >>> gap([(87.0, 89.0), (91.5, 92.5)]), gap([(87.0, 89.0), (88.0, None)])
    (2.5, 0.0)
    """
    lows = [low for low, _ in intervals if low is not None]
    highs = [high for _, high in intervals if high is not None]
    return round(max(0.0, max(lows) - min(highs)), 6) if lows and highs else 0.0


def share(part: Interval, whole: Interval) -> Interval | None:
    """Per cent that a part makes of a whole, as an interval; None where an end is open or the whole may be nothing.

    >>> share((198204, 198204), (252318, 252318))
    (78.553, 78.553)
    """
    (part_low, part_high), (low, high) = part, whole
    if part_low is None or part_high is None or low is None or high is None or low <= 0:
        return None
    return round(part_low / high * 100, 3), round(part_high / low * 100, 3)


def ordinal(iso: str) -> int:
    """A day as a number."""
    return date.fromisoformat(iso[:10]).toordinal()


def year_starts(low: float, high: float) -> list[tuple[int, int]]:
    """[(day as a number, year)] of the first days of January in between; at most about eight.

    >>> year_starts(ordinal("2023-05-01"), ordinal("2025-02-01"))
    [(738886, 2024), (739252, 2025)]
    """
    first, last = date.fromordinal(int(low)).year + 1, date.fromordinal(int(high)).year
    every = max(1, math.ceil((last - first + 1) / 8))
    return [(date(year, 1, 1).toordinal(), year) for year in range(first, last + 1, every)]
