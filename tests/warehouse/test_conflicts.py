"""Contradictions: tables of what pages say and what is to be raised, and what must hold whatever they say."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.days import find_days
from warehouse import contradictions, read
from warehouse.load import open_work
from warehouse.within import Within

CASES = Path(__file__).parent / "cases"
INSIDE: list[dict[str, Any]] = tomllib.loads((CASES / "inside.toml").read_text(encoding="utf-8"))["case"]
BETWEEN: list[dict[str, Any]] = tomllib.loads((CASES / "between.toml").read_text(encoding="utf-8"))["case"]
KINDS = {"arithmetic", "value", "target", "status", "date", "trend", "list"}


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in cases]


@pytest.fixture(scope="module")
def inside(make) -> dict[str, list[dict[str, Any]]]:
    """What is raised in each case's page, all looked at in one go."""
    pages = [make.page(case["name"], *map(make.statement, case["page"])) for case in INSIDE]
    with Within() as within:
        found = within.conflicts([(article, extraction) for article, _, extraction in pages])
    return {case["name"]: rows for case, rows in zip(INSIDE, found, strict=True)}


def between_pages(make) -> list[Any]:
    pages = []
    for case in BETWEEN:
        for side, outlet in (("first", "kabar.example"), ("second", "warta.example")):
            name = f"{case['name']}-{side}"
            pages.append(make.page(name, *map(make.statement, case[side]), outlet=outlet))
    return pages


@pytest.fixture(scope="module")
def between(make, tmp_path_factory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("between") / "cakupan.duckdb"
    with open_work(path, version="test") as work:
        work.load(between_pages(make))
        work.refresh_conflicts()
        work.publish()
    return [row for row in read.conflicts(path) if len(row["articles"]) > 1]


@pytest.mark.parametrize("case", named(INSIDE))
def test_inside(case, inside):
    assert sorted({row["kind"] for row in inside[case["name"]]}) == case["raised"]


@pytest.mark.parametrize("case", named(BETWEEN))
def test_between(case, between):
    both = sorted(f"{case['name']}-{side}" for side in ("first", "second"))
    assert sorted({row["kind"] for row in between if row["articles"] == both}) == case["raised"]


def test_pages_of_different_cases_do_not_meet(between):
    assert [row["articles"] for row in between if len({name.rsplit("-", 1)[0] for name in row["articles"]}) > 1] == []


def test_every_rule_raises_something(inside, between):
    raised = Counter(row["rule"] for rows in (*inside.values(), between) for row in rows)
    assert set(contradictions.rules()) - set(raised) == set()


def test_what_is_raised_is_told_in_two_languages_with_its_figures(inside, between):
    for row in [row for rows in inside.values() for row in rows] + between:
        assert row["kind"] in KINDS
        assert 0 <= row["severity"] <= 1
        assert row["status"] == "open"
        assert row["cause"]
        members = row["figures"] + row["uhc_claims"] + row["slips"]
        assert members
        for language in ("explanation", "explanation_en"):
            assert "kabar.example" in row[language] or "warta.example" in row[language]
        if len(row["figures"]) <= 2 and row["rule"] != "arithmetic_average":
            for figure in row["figures"]:
                assert figure["quote"] in row["explanation"]
                assert figure["quote"] in row["explanation_en"]
        assert json.dumps(row)


ODD = [0.0, 1e-7, 0.5, 1.0, 99.999, 1e9, 1e18, 1e19, 1e30, 1e300]


def test_odd_numbers_stop_nobody(make, tmp_path):
    """Whatever a page prints, the other pages get their contradictions."""
    statements = [
        {"quote": f"{value} {unit} {indicator}", "indicator": indicator, "unit": unit, "value": value, "region": region}
        | {"as_of": as_of, "low": low, "high": high, "segment": segment, "status": status, "target_year": year}
        for number, value in enumerate(ODD)
        for unit in ("jiwa", "persen", "kk")
        for indicator, segment, status, year in (
            ("registered", None, "actual", None),
            ("registered", "PBI", "actual", None),
            ("registered", None, "target", "akhir"),
            ("registered", None, "target", "2024"),
            ("active", None, "actual", None),
            ("inactive", None, "actual", None),
            ("population", None, "actual", None),
            ("unregistered", None, "actual", None),
            ("needed", None, "actual", None),
        )
        for region, as_of in ((("Kota Pontianak", "2025-03"), ("Indonesia", None))[number % 2],)
        for low, high in (((value, value), (None, value), (value, None))[number % 3],)
    ]
    pages = [make.page(f"aneh{number}", *statements[number::3], published=None) for number in range(3)]
    wrong = ("registered 512.340 jiwa", "population 604.120 jiwa", "registered 86,81 persen")
    pages.append(make.page("biasa", *(make.statement(line + "; region=Kota Singkawang") for line in wrong)))
    path = tmp_path / "cakupan.duckdb"
    with open_work(path, version="test") as work:
        work.load(pages)
        work.refresh_conflicts()
        work.publish()
    rows = read.conflicts(path)
    assert any(row["articles"] == ["biasa"] for row in rows)
    assert all(0 <= row["severity"] <= 1 for row in rows)


@pytest.mark.parametrize(
    ("kind", "quote", "reason", "told"),
    [
        (
            "date",
            "Rabu (25/6)",
            find_days("Rabu (25/6/2020)")[0].slip(),
            "25 Juni 2020 jatuh pada hari Kamis, bukan Rabu.",
        ),
        ("date", "(31/4/2024)", find_days("Senin (31/4/2024)")[0].slip(), "April hanya sampai tanggal 30."),
        ("date", "32 Mei", "some other reason", "tidak mungkin atau tidak cocok dengan harinya."),
        (
            "list",
            "tiga daerah",
            "'tiga daerah' are counted, but 2 are listed: Kota Bima, Kabupaten Bima",
            "daftarnya 2: Kota Bima,",
        ),
        ("list", "tiga daerah", "some other reason", "tetapi daftarnya lain."),
    ],
)
def test_what_is_wrong_with_dates_and_lists_is_told_in_indonesian(make, kind, quote, reason, told):
    page = make.page("satu", make.statement(f"slip {kind} {quote}") | {"reason": reason})
    with Within() as within:
        ((row,),) = within.conflicts([(page[0], page[2])])
    assert told in row["explanation"]
    assert reason in row["explanation_en"]
