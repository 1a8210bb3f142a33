"""Everything there is to see about one contradiction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from review.published import Conflict, Snapshot

Row = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """One contradiction with its statements (numbered from 1 on the page), copies and the series behind it."""

    conflict: Conflict
    said: Row
    statements: list[Row]
    copies: list[Row]
    marks: dict[str, list[Row]]
    """Revision → what was found in that text."""
    series: list[Row]
    series_of: tuple[str, str] | None
    """The indicator and the unit of the series."""
    uhc_marks: list[float]
    """Per cents that counted as UHC when the figures held; none where that is not the question."""

    @property
    def articles(self) -> list[Row]:
        """The statements' articles in the order of the page, one statement of each."""
        first: dict[str, Row] = {}
        for each in self.statements:
            first.setdefault(each["article_key"], each)
        return list(first.values())

    def of_article(self, key: str) -> list[tuple[int, Row]]:
        """The statements of an article with their numbers."""
        return [(number, each) for number, each in enumerate(self.statements, 1) if each["article_key"] == key]

    def figure(self, number: int) -> Row | None:
        """The figure of that number; None where there is none."""
        if 1 <= number <= len(self.statements) and self.statements[number - 1]["member_kind"] == "figure":
            return self.statements[number - 1]
        return None

    @property
    def region(self) -> str | None:
        """What the region's page is called by: a code, else a name."""
        return self.conflict.region_code or self.conflict.region


def gather(snapshot: Snapshot, conflict: Conflict) -> Evidence:
    """Ask the warehouse for all of it."""
    [said] = snapshot.ask("conflict", conflict.conflict_id)
    statements = snapshot.ask("statements", conflict.conflict_id)
    revisions = dict.fromkeys(each["revision_id"] for each in statements if each["revision_id"])
    shown = _series_of(statements)
    place = conflict.region_code or conflict.region
    points = snapshot.ask("series", place, *shown) if shown and place else []
    return Evidence(
        conflict,
        said,
        statements,
        snapshot.ask("copies", conflict.conflict_id),
        {revision: snapshot.ask("marks", revision) for revision in revisions},
        [each for each in points if each["segment"] is None and each["status"] == "actual"],
        shown,
        _uhc_marks(snapshot, statements) if conflict.kind == "status" else [],
    )


def _uhc_marks(snapshot: Snapshot, statements: list[Row]) -> list[float]:
    days = {each["last_day"] or each["published"] or "9999" for each in statements if each["member_kind"] == "figure"}
    marks = snapshot.ask("uhc_marks")
    return [row["value"] for row in marks if any(row["valid_from"] <= day <= row["valid_to"] for day in days)]


def _series_of(statements: list[Row]) -> tuple[str, str] | None:
    """Indicator and unit of the series to show: of the per cents if there are any, as the first of them has it."""
    figures = [each for each in statements if each["member_kind"] == "figure"]
    figures.sort(key=lambda each: (each["unit"] != "persen", each["indicator"] == "population"))
    if figures:
        return figures[0]["indicator"], figures[0]["unit"]
    return ("registered", "persen") if any(each["member_kind"] == "claim" for each in statements) else None
