"""Every row of the room's tables fires on its example and leaves alone what it must keep."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.calendar import MONTHS, WEEKDAYS, weekday_of
from corpus.clean import blank, find_debris, line_kind
from corpus.days import find_days
from corpus.outlets import find_outlet, outlets
from corpus.published import day_role
from corpus.tables import load_rules

DEBRIS = load_rules("debris.toml")
CALENDAR = load_rules("calendar.toml")


@pytest.mark.parametrize("row", [*DEBRIS["line"], *DEBRIS["words"]], ids=lambda row: row["example"][:40])
def test_line_row(row: dict[str, Any]) -> None:
    assert line_kind(row["example"]) == row["kind"]
    for kept in row.get("keep", ()):
        assert line_kind(kept) is None, kept


ARTICLE = (
    "Kepala dinas mengatakan loket baru dibuka setiap hari kerja supaya warga yang belum terdaftar dapat dilayani."
)


@pytest.mark.parametrize("row", DEBRIS["heading"], ids=lambda row: row["example"])
def test_heading_row(row: dict[str, Any]) -> None:
    listed = "Warga Desa Lontar Gelar Panen Raya Bersama"
    page = f"{ARTICLE}\n\n{row['example']}\n\n{listed}\n"
    assert blank(page, find_debris(page)).split() == ARTICLE.split()
    for kept in row.get("keep", ()):
        assert find_debris(f"{ARTICLE}\n{kept}\n{ARTICLE.upper()}") == ()


@pytest.mark.parametrize("row", [*DEBRIS["inline"], *DEBRIS["opener"]], ids=lambda row: row["example"][:40])
def test_inline_row(row: dict[str, Any]) -> None:
    found = find_debris(ARTICLE + " " + row["example"] + " " + ARTICLE)
    assert found
    assert all(item.start > len(ARTICLE) for item in found)


@pytest.mark.parametrize("row", CALENDAR["month"], ids=lambda row: row["names"][0])
def test_month(row: dict[str, Any]) -> None:
    (day,) = find_days(row["example"])
    assert day.month == row["number"]
    assert day.slip() is None
    for name in row["names"]:
        assert [found.month for found in find_days(f"pada 12 {name.upper()} 2023 lalu")] == [row["number"]]
        assert MONTHS[name] == row["number"]


@pytest.mark.parametrize("row", CALENDAR["weekday"], ids=lambda row: row["names"][0])
def test_weekday(row: dict[str, Any]) -> None:
    (day,) = find_days(row["example"])
    assert day.weekday == row["number"] == weekday_of(2025, 1, day.day)
    assert day.slip() is None
    for name in row["names"]:
        assert WEEKDAYS[name] == row["number"]


@pytest.mark.parametrize("row", load_rules("datecues.toml")["cue"], ids=lambda row: row["example"][:40])
def test_date_cue(row: dict[str, Any]) -> None:
    start = row["example"].index(row["day"])
    days = [day for day in find_days(row["example"]) if start <= day.start < start + len(row["day"])]
    assert [day_role(row["example"], day) for day in days] == [row["role"].removesuffix("_after")]


def test_outlets_have_one_row_each() -> None:
    rows = load_rules("outlets.toml")["outlet"]
    assert len(outlets()) == len(rows)
    for row in rows:
        assert find_outlet(f"https://www.{row['host']}/2024/05/a") == outlets()[row["host"]]
        assert row["host"] == row["host"].lower().removeprefix("www.")
