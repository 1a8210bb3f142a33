"""The practice pages' gold: its form, not the extractor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.gazetteer import load_gazetteer

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared" / "gold"
PAGES = sorted(path.parent for path in HERE.glob("*/gold.json"))

INDICATORS = {"registered", "active", "inactive", "unregistered", "needed", "needed_active", "population"}
UNITS = {"jiwa", "persen", "kk"}
BOUNDS = {"exact", "about", "over", "under", "range"}
STATUSES = {"actual", "target", "criterion"}
BASES = {"stated", "context", "published", None}
SEGMENTS = {None, "PBI", "PBI APBN", "PBI APBD", "PPU", "PBPU", "BP"}
KINDS = {"arithmetic", "value", "target", "status", "date", "trend", "list"}
SLOTS = {
    "indicator",
    "unit",
    "value",
    "bound",
    "region",
    "status",
    "target_year",
    "as_of",
    "as_of_basis",
    "segment",
    "quote",
}
AS_OF = re.compile(r"\d{4}(-(\d\d(-\d\d)?|Q[1-4]|S[12]))?")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
DATED_WEEKDAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}),? ?\(?(\d{{1,2}})(?:[/-](\d{{1,2}})[/-]| ({'|'.join(MONTHS)}) )(\d{{4}}|\d\d)\b",
    re.IGNORECASE,
)

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def options(value: Any) -> list[Any]:
    """All acceptable values of a slot.

    >>> options([None, 2025]), options("exact")
    ([None, 2025], ['exact'])
    """
    return value if isinstance(value, list) else [value]


def gold(page: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((page / "gold.json").read_text(encoding="utf-8"))
    return found


def text_of(page: Path) -> str:
    return (page / "article.txt").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"[\w%]+", text.casefold())


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return zip(*(found[start:] for start in range(length)), strict=False)


def is_date(value: Any) -> bool:
    """A day, month, year, quarter or half-year that exists.

    >>> is_date("2024-S1"), is_date("2023-02-29"), is_date("Mei 2024")
    (True, False, False)
    """
    if not isinstance(value, str) or not AS_OF.fullmatch(value):
        return False
    if "Q" in value or "S" in value:
        return True
    year, month, day = (*value.split("-"), "01", "01")[:3]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def printed_digits(quote: str) -> str:
    return re.sub(r"\D", "", quote)


def test_there_are_pages() -> None:
    assert PAGES
    assert any(not gold(page)["figures"] for page in PAGES), "no page without figures"
    assert any(not (page / "meta.json").exists() for page in PAGES), "no page without a sidecar"


@every_page
def test_slots_and_values(page: Path) -> None:
    record = gold(page)
    assert record["id"] == page.name
    assert all(day is None or (is_date(day) and len(day) == 10) for day in options(record["published"]))
    for figure in record["figures"]:
        extra = set(figure) - SLOTS
        assert set(figure) >= SLOTS, figure["quote"]
        assert extra <= {"low", "high", "optional"}, figure["quote"]
        assert set(options(figure["indicator"])) <= INDICATORS
        assert figure["unit"] in UNITS
        assert set(options(figure["bound"])) <= BOUNDS
        assert ("range" in options(figure["bound"])) == ("low" in figure) == ("high" in figure)
        assert set(options(figure["status"])) <= STATUSES
        assert set(options(figure["as_of_basis"])) <= BASES
        assert all(s in SEGMENTS or s.startswith("other: ") for s in options(figure["segment"]))
        assert all(day is None or is_date(day) for day in options(figure["as_of"]))
        assert all(y is None or is_date(str(y)) for y in options(figure["target_year"]))
        assert all(isinstance(v, (int, float)) for v in options(figure["value"]))
    for claim in record["uhc_claims"]:
        assert set(claim) - {"optional"} == {"region", "reached", "as_of"}
        assert isinstance(claim["reached"], bool)
        assert all(day is None or is_date(day) for day in options(claim["as_of"]))
    for conflict in record["conflicts"]:
        assert set(conflict) - {"optional"} == {"kind", "what", "with"}
        assert conflict["kind"] in KINDS
        other = conflict["with"]
        assert other is None or (HERE / other).is_dir(), other


@every_page
def test_status_and_date_agree(page: Path) -> None:
    for figure in gold(page)["figures"]:
        if figure["status"] == "actual":
            assert figure["as_of_basis"] is not None or figure["as_of"] is None, figure["quote"]
        elif "actual" not in options(figure["status"]):
            assert figure["as_of"] is None, figure["quote"]
            assert figure["as_of_basis"] is None, figure["quote"]


@every_page
def test_quotes_are_verbatim(page: Path) -> None:
    text = text_of(page)
    for figure in gold(page)["figures"]:
        assert figure["quote"] in text, figure["quote"]


@every_page
def test_values_are_those_printed(page: Path) -> None:
    """The digits of a plain value stand in its quote; words, ranges and bare misprints are left out."""
    for figure in gold(page)["figures"]:
        digits = printed_digits(figure["quote"])
        if digits and figure["bound"] != "range":
            value = options(figure["value"])[0]
            assert str(value).replace(".", "").strip("0") in digits or digits.strip("0") in str(value).replace(".", "")


@every_page
def test_no_record_twice(page: Path) -> None:
    seen = [json.dumps({k: v for k, v in f.items() if k != "quote"}, sort_keys=True) for f in gold(page)["figures"]]
    assert len(seen) == len(set(seen))


@every_page
def test_weekdays_are_right(page: Path) -> None:
    record = gold(page)
    if any(conflict["kind"] == "date" for conflict in record["conflicts"]):
        pytest.skip("a wrong date is meant here")
    for weekday, day, month, month_name, year in DATED_WEEKDAY.findall(text_of(page)):
        number = int(month) if month else MONTHS.index(month_name.capitalize()) + 1
        full_year = int(year) + (2000 if len(year) == 2 else 0)
        when = date(full_year, number, int(day))
        assert WEEKDAYS[when.weekday()] == weekday.capitalize(), (weekday, when)


@every_page
def test_regions_are_known(page: Path) -> None:
    """One reading of every region at least; an optional record may name a group of regions."""
    known = load_gazetteer().by_full_name
    record = gold(page)
    for item in [*record["figures"], *record["uhc_claims"]]:
        assert all(len(region) > 3 for region in options(item["region"])), item["region"]
        if not item.get("optional"):
            assert any(known(region) for region in options(item["region"])), item["region"]


@every_page
def test_meta_agrees_with_gold(page: Path) -> None:
    sidecar = page / "meta.json"
    record = gold(page)
    if not sidecar.exists():
        return
    meta = json.loads(sidecar.read_text(encoding="utf-8"))
    assert set(meta) <= {"url", "outlet", "published", "title"}
    assert meta.get("url") == record["url"]
    assert meta.get("outlet") == record["outlet"]
    if "published" in meta:
        assert meta["published"] in options(record["published"])


@every_page
def test_hosts_are_invented(page: Path) -> None:
    url = gold(page)["url"]
    assert url is None or re.match(r"https?://[a-z0-9.-]+\.example/", url), url


@cache
def shared_runs(length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(run for path in SHARED.glob("*/*/article.txt") for run in runs(path.read_text("utf-8"), length))


@every_page
def test_no_sentence_is_copied(page: Path) -> None:
    """No run of more than six words stands in the shared gold pages as well."""
    if not SHARED.is_dir():
        pytest.skip("the shared gold pages are not beside the project")
    copied = [" ".join(run) for run in runs(text_of(page), 7) if run in shared_runs(7)]
    assert not copied
