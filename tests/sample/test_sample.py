"""The sample pages: that their gold is well formed and says what their text says."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.intervals import days

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
PAGES = sorted(path.parent for path in SAMPLE.glob("*/gold.json"))
FIGURE_SLOTS = {
    *("indicator", "unit", "value", "bound", "region", "status"),
    *("target_year", "as_of", "as_of_basis", "segment", "quote"),
}
ALLOWED: dict[str, set[str | None]] = {
    "indicator": {"registered", "active", "inactive", "unregistered", "needed", "needed_active", "population"},
    "unit": {"jiwa", "persen", "kk"},
    "bound": {"exact", "about", "over", "under", "range"},
    "status": {"actual", "target", "criterion"},
    "as_of_basis": {"stated", "context", "published", None},
}
KINDS = {"arithmetic", "value", "target", "status", "date", "trend", "list"}


def gold(page: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads((page / "gold.json").read_text(encoding="utf-8"))
    return row


def options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def significant(number: object) -> str:
    """The digits of a number without its marks, leading and trailing zeros: "87, 86" and 87.86 are both 8786."""
    return re.sub(r"\D", "", str(number)).strip("0")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
class TestPage:
    def test_names_itself(self, page: Path) -> None:
        row = gold(page)
        assert row["id"] == page.name
        assert set(row) == {"id", "url", "outlet", "published", "title", "figures", "uhc_claims", "conflicts", "notes"}
        for published in options(row["published"]):
            assert published is None or len(published) == 10
            days(published)

    def test_meta_agrees_with_gold(self, page: Path) -> None:
        path = page / "meta.json"
        if not path.exists():
            assert gold(page)["url"] is None
            return
        meta = json.loads(path.read_text(encoding="utf-8"))
        assert meta
        assert set(meta) <= {"url", "outlet", "published", "title"}
        for slot, value in meta.items():
            assert value in options(gold(page)[slot])
        assert ".example" in meta.get("url", meta.get("outlet", ".example"))

    def test_figures_have_every_slot_and_stand_in_the_text(self, page: Path) -> None:
        text = (page / "article.txt").read_text(encoding="utf-8")
        for figure in gold(page)["figures"]:
            assert set(figure) - {"low", "high", "optional"} == FIGURE_SLOTS
            assert figure["quote"] in text
            for slot, allowed in ALLOWED.items():
                assert set(options(figure[slot])) <= allowed
            for as_of in options(figure["as_of"]):
                days(as_of)
            if figure["status"] in ("target", "criterion"):
                assert figure["as_of"] is None
                assert figure["as_of_basis"] is None
            if figure["bound"] == "range":
                assert figure["low"] + figure["high"] == pytest.approx(2 * figure["value"])

    def test_printed_digits_are_those_of_the_value(self, page: Path) -> None:
        for figure in gold(page)["figures"]:
            printed = [significant(number) for number in re.findall(r"\d(?:[.,]? ?\d)*", figure["quote"])]
            if printed and figure["bound"] == "range":
                assert printed == [significant(figure["low"]), significant(figure["high"])]
            elif printed:
                assert printed[0] in [significant(value) for value in options(figure["value"])]

    def test_claims_and_conflicts(self, page: Path) -> None:
        names = {other.name for other in PAGES}
        row = gold(page)
        for claim in row["uhc_claims"]:
            assert set(claim) - {"optional"} == {"region", "reached", "as_of"}
            assert isinstance(claim["reached"], bool)
        for conflict in row["conflicts"]:
            assert set(conflict) - {"optional"} == {"kind", "what", "with"}
            assert conflict["kind"] in KINDS
            if conflict["with"] is not None:
                assert conflict["with"] in names - {page.name}
                back = gold(SAMPLE / conflict["with"])["conflicts"]
                assert any(c["kind"] == conflict["kind"] and c["with"] == page.name for c in back)


def test_every_kind_of_contradiction_is_there_inside_and_between_pages() -> None:
    inside: Counter[str] = Counter()
    between: Counter[str] = Counter()
    for page in PAGES:
        for conflict in gold(page)["conflicts"]:
            (between if conflict["with"] else inside)[conflict["kind"]] += 1
    assert set(inside) == KINDS
    assert set(between) == KINDS - {"date"}  # a date contradicts its own weekday or calendar
    assert min((inside + between).values()) >= 2


def test_enough_pages_of_each_sort() -> None:
    rows = [gold(page) for page in PAGES]
    assert len(rows) >= 28
    assert sum(not row["figures"] for row in rows) >= 5
    assert sum(not (page / "meta.json").exists() for page in PAGES) >= 4
    assert sum(row["published"] is None for row in rows) >= 1
    figures = [figure for row in rows for figure in row["figures"]]
    for slot in ("indicator", "unit", "bound", "status"):
        assert {option for figure in figures for option in options(figure[slot])} == ALLOWED[slot]


DATED = re.compile(
    r"\b(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),? \(?(\d{1,2})(?:/(\d{1,2})/(\d{4})| ([A-Z][a-z]+) (\d{4}))"
)
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = [
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
]


def test_weekdays_are_right_but_where_gold_says_otherwise() -> None:
    """A slip of the calendar that gold does not know would be a contradiction nobody wrote down."""
    seen, wrong = 0, set()
    for page in PAGES:
        for weekday, day, month, year, name, long_year in DATED.findall((page / "article.txt").read_text("utf-8")):
            number = int(month) if month else MONTHS.index(name) + 1
            seen += 1
            if date(int(year or long_year), number, int(day)).weekday() != WEEKDAYS.index(weekday):
                wrong.add(page.name)
    dated = {page.name for page in PAGES if any(c["kind"] == "date" for c in gold(page)["conflicts"])}
    assert seen > 30
    assert wrong
    assert wrong <= dated


SHARED = SAMPLE.parents[2] / "shared" / "gold"


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/gold beside the project")
def test_nothing_is_copied_from_published_pages() -> None:
    """No run of nine words in the sample stands in the shared pages too."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i : i + 9]) for i in range(len(words) - 8)}

    published = {run for path in SHARED.glob("*/*/article.txt") for run in runs(path.read_text("utf-8"))}
    ours = {run for page in PAGES for run in runs((page / "article.txt").read_text("utf-8"))}
    assert len(published) > 10_000
    assert not ours & published
