"""One news page, as every other room takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of news.

    Offsets anywhere in the project count characters of `text`, which is never changed.
    `published` is what came with the page (sidecar, feed, metadata) as YYYY-MM-DD, or None when nothing did;
    `corpus.page.read_page` looks for it in the page itself. `incomplete`: pages of it are known to be missing.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    incomplete: bool = False

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", iso_day(self.published))


def iso_day(value: object) -> str | None:
    """A publication date as YYYY-MM-DD; a time of day is cut off.

    >>> iso_day("2024-05-08T10:00:00+07:00")
    '2024-05-08'
    >>> iso_day(date(2024, 5, 8))
    '2024-05-08'
    >>> iso_day("") is None
    True
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _written_day(str(value).strip())


@lru_cache(4096)  # a stream of pages has few days
def _written_day(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise ValueError(f"published: {text!r} is no date; wanted YYYY-MM-DD, or leave it out") from None
