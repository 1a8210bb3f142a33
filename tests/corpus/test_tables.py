"""Every row of the room's tables fires on its example and leaves alone what it must keep."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.calendar import MONTHS, WEEKDAYS, weekday_of
from corpus.clean import blank, find_debris, line_kind
from corpus.days import find_days
from corpus.outlets import find_outlet, outlets
from corpus.published import day_role
from corpus.sources.markup import parse, read_markup
from corpus.sources.rows import column_map
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


OUTLETS = load_rules("outlets.toml")["outlet"]


def test_outlets_have_one_row_each() -> None:
    assert len(outlets()) == len(OUTLETS) >= 40


@pytest.mark.parametrize("row", OUTLETS, ids=lambda row: row["host"])
def test_outlet(row: dict[str, Any]) -> None:
    assert row["host"] == row["host"].lower().removeprefix("www.")
    assert find_outlet(row["example"]) == outlets()[row["host"]]
    for name in ("body", "date"):
        assert name not in row or "markup" in row, "a hint needs markup that shows it"


HINTED = [row for row in OUTLETS if "markup" in row]
SENTENCE = "Loket itu dibuka setiap hari kerja supaya warga yang belum terdaftar dapat dilayani, kata kepala dinas. "


@pytest.mark.parametrize("row", HINTED, ids=lambda row: row["host"])
def test_outlet_hints(row: dict[str, Any]) -> None:
    """The outlet's own element is taken, also beside one that holds more text."""
    more = "Tulisan lain di halaman ini lebih panjang daripada beritanya, dan bukan bagian darinya. "
    article = row["markup"].replace("{text}", f"<p>{SENTENCE * 3}</p>")
    page = f"<html><body><div id='a'>{article}</div><div id='b'><p>{more * 4}</p></div></body></html>"
    found = read_markup(page, row["example"], row.get("body"), row.get("date"))
    if "body" in row:
        assert SENTENCE.strip() in found.text
        assert "Tulisan lain" not in found.text
    if "date" in row:
        assert found.published == "2024-05-08"


def test_hints_are_kept_for_outlets_of_all_sorts() -> None:
    assert len(HINTED) >= 15


MARKUP = load_rules("markup.toml")


@pytest.mark.parametrize("row", MARKUP["aside"], ids=lambda row: row["words"][0])
def test_aside(row: dict[str, Any]) -> None:
    page = f"<html><body>{row['example']}<div class='x'><p>{SENTENCE * 3}</p></div></body></html>"
    assert read_markup(page).text.split() == (SENTENCE * 3).split()


@pytest.mark.parametrize("row", MARKUP["body"], ids=lambda row: row["example"])
def test_body_row(row: dict[str, Any]) -> None:
    (element,) = parse(f"<html><body>{row['example']}</body></html>").xpath(row["path"])
    assert "Loket dibuka." in element.text_content()


@pytest.mark.parametrize("row", MARKUP["date"], ids=lambda row: row["example"])
def test_date_row(row: dict[str, Any]) -> None:
    page = f"<html><head>{row['example']}</head><body><p>{SENTENCE * 3}</p></body></html>"
    if not row["example"].startswith("<meta"):
        page = f"<html><body>{row['example']}<p>{SENTENCE * 3}</p></body></html>"
    assert parse(page).xpath(row["path"])
    assert read_markup(page).published == row["day"]


@pytest.mark.parametrize("row", MARKUP["title"], ids=lambda row: row["example"])
def test_title_row(row: dict[str, Any]) -> None:
    (element,) = parse(f"<html><body>{row['example']}</body></html>").xpath(row["path"])
    assert element.text_content() == "Dua Puskesmas Baru Diresmikan"


@pytest.mark.parametrize("row", load_rules("columns.toml")["field"], ids=lambda row: row["name"])
def test_columns(row: dict[str, Any]) -> None:
    assert column_map([row["example"].upper(), "text"])[row["name"]] in (row["example"].upper(), "text")
    assert row["example"] in row["columns"]
