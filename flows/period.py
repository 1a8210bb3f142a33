"""The days of publication that a run is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days of publication asked for, both ends included; None is no limit.

    >>> Period(date(2024, 3, 1)).holds("2024-02-29"), Period(date(2024, 3, 1)).holds("2024-03-01"), Period().holds(None)
    (False, True, True)
    >>> Period(until=date(2024, 3, 1)).holds(None)
    False
    """

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    def holds(self, day: str | None) -> bool:
        """Whether a page published that day (YYYY-MM-DD) is asked for; one without a date only when all are."""
        if not self:
            return True
        return day is not None and (self.since or date.min) <= date.fromisoformat(day) <= (self.until or date.max)
