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
from warehouse import within as within_articles
from warehouse.database import sql
from warehouse.load import open_work
from warehouse.within import Within

CASES = Path(__file__).parent / "cases"
INSIDE: list[dict[str, Any]] = tomllib.loads((CASES / "inside.toml").read_text(encoding="utf-8"))["case"]
BETWEEN: list[dict[str, Any]] = tomllib.loads((CASES / "between.toml").read_text(encoding="utf-8"))["case"]
KINDS = {"arithmetic", "value", "target", "status", "date", "trend", "list"}


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in cases]


def page_of(make, case: dict[str, Any]) -> Any:
    """The page of a case; `published = "none"`: nothing says when it appeared."""
    unknown = {"published": None} if case.get("published") == "none" else {}
    return make.page(case["name"], *map(make.statement, case["page"]), **unknown)


@pytest.fixture(scope="module")
def inside(make) -> dict[str, list[dict[str, Any]]]:
    """What is raised in each case's page, all looked at in one go."""
    pages = [page_of(make, case) for case in INSIDE]
    with Within() as within:
        found = within.conflicts([(article, extraction) for article, _, extraction in pages])
    return {case["name"]: rows for case, rows in zip(INSIDE, found, strict=True)}


def test_many_rows_are_filled_in_as_few_are(make, inside, monkeypatch) -> None:
    monkeypatch.setattr(within_articles, "MANY", 0)
    pages = [page_of(make, case) for case in INSIDE]
    with Within() as within:
        found = within.conflicts([(article, extraction) for article, _, extraction in pages])
    assert {case["name"]: rows for case, rows in zip(INSIDE, found, strict=True)} == inside


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


def test_a_page_alone_raises_what_it_raises_among_others(make, inside):
    """Rules that lack what they need are not even asked of it (`-- needs:`)."""
    raising = [case for case in INSIDE if case["raised"]]
    with Within() as within:
        for case in raising:
            article, _, extraction = page_of(make, case)
            assert within.conflicts([(article, extraction)]) == [inside[case["name"]]]


def test_two_pages_by_themselves_raise_what_they_raise_among_others(make, tmp_path, between):
    """One night for each pair, and rules that lack what they need are not asked."""
    pages = between_pages(make)
    path = tmp_path / "nights.duckdb"
    with open_work(path, version="test") as work:
        for first in range(0, len(pages), 2):
            if BETWEEN[first // 2]["raised"]:
                work.load(pages[first : first + 2])
                work.refresh_conflicts()
        work.publish()
    raised = [row for row in read.conflicts(path) if len(row["articles"]) > 1]
    by_id = {row["conflict_id"]: row for row in between}
    assert {row["conflict_id"] for row in raised} == set(by_id)
    assert all(row["figures"] == by_id[row["conflict_id"]]["figures"] for row in raised)


@pytest.mark.parametrize("rule", contradictions.rules())
def test_what_a_rule_needs_and_turns_on_is_said_above_its_question(rule):
    scope = contradictions.rules()[rule]
    if scope != "between":  # what a single page would have to wait for
        assert contradictions.needs(rule) != "true"
    if scope != "inside":
        assert contradictions.again(rule) in contradictions.AGAIN
    else:
        with pytest.raises(ValueError, match=f"{rule}.sql: None after '-- again:'; wanted one of"):
            contradictions.again(rule)
    below = sql(f"conflicts/{rule}.sql").split("\n", 3)[3]
    assert "-- needs:" not in below
    assert "-- again:" not in below


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
    ("kind", "quote", "reason", "told", "told_en"),
    [
        (
            "date",
            "Rabu (25/6)",
            find_days("Rabu (25/6/2020)")[0].slip(),
            "25 Juni 2020 jatuh pada hari Kamis, bukan Rabu.",
            'the date "Rabu (25/6)" is wrong: 25 June 2020 was a Thursday, not a Wednesday.',
        ),
        (
            "date",
            "(31/4/2024)",
            find_days("Senin (31/4/2024)")[0].slip(),
            "April hanya sampai tanggal 30.",
            'the date "(31/4/2024)" does not exist: April has 30 days.',
        ),
        (
            "date",
            "30 Februari 2023",
            find_days("pada 30 Februari 2023")[0].slip(),
            "Februari 2023 hanya sampai tanggal 28.",
            "does not exist: February 2023 has 28 days.",
        ),
        (
            "date",
            "32 Mei",
            "some other reason",
            "tidak mungkin atau tidak cocok dengan harinya.",
            "cannot be: some other reason.",
        ),
        (
            "list",
            "tiga daerah",
            "'tiga daerah' are counted, but 2 are listed: Kota Bima, Kabupaten Bima",
            "daftarnya 2: Kota Bima,",
            "but 2 are listed: Kota Bima,",
        ),
        ("list", "tiga daerah", "some other reason", "tetapi daftarnya lain.", "some other reason."),
    ],
)
def test_what_is_wrong_with_dates_and_lists_is_told_in_two_languages(make, kind, quote, reason, told, told_en):
    page = make.page("satu", make.statement(f"slip {kind} {quote}") | {"reason": reason})
    with Within() as within:
        ((row,),) = within.conflicts([(page[0], page[2])])
    assert told in row["explanation"]
    assert told_en in row["explanation_en"]


@pytest.mark.parametrize(
    ("page", "told", "told_en"),
    [
        pytest.param(
            ["registered 410 ribu jiwa; bound=over", "registered 380.000 jiwa; bound=about"],
            'disebut lebih dari "410 ribu jiwa" (peserta terdaftar, 1 Maret 2025), tetapi juga sekitar "380.000 jiwa"',
            'more than "410 ribu jiwa" (registered members, 1 March 2025), but also about "380.000 jiwa"',
            id="how_a_number_is_meant",
        ),
        pytest.param(
            ["registered 98 persen; status=target; bound=over", "registered 83,4 persen", "needed 6 persen"],
            "untuk mencapai 98 persen masih kurang 14,6 poin, bukan",
            "reaching 98 per cent takes 14.6 points more, not",
            id="a_gap",
        ),
        pytest.param(
            ["registered 16 ribu kk; region=Kabupaten Bangka", "inactive 304 ribu jiwa; region=Kabupaten Bangka"],
            "berarti 19 orang per keluarga.",
            "makes 19 people to a household.",
            id="a_household",
        ),
        pytest.param(
            ["registered 108.600 jiwa; segment=PBI APBD", "registered 15 ribu jiwa; segment=PBI APBD; status=target"],
            'adalah 7,2 kali targetnya sendiri, "15 ribu jiwa" (peserta terdaftar PBI APBD, target).',
            'is 7.2 times its own goal, "15 ribu jiwa" (registered members, PBI APBD, target).',
            id="a_goal",
        ),
        pytest.param(
            ["registered 87,20 persen", "unregistered 14,90 persen"],
            "menyisakan 12,8 persen, bukan",
            "leaves 12.8 per cent, not",
            id="a_rest",
        ),
        pytest.param(
            ["registered 95 persen", "registered 95 persen; status=target; target_year=2025"],
            'Kota Pontianak, "95 persen" (peserta terdaftar, 1 Maret 2025) disebut sudah tercapai',
            "but the same number also as a goal still ahead",
            id="a_goal_told_as_reached",
        ),
        pytest.param(
            ["registered 269.600 jiwa; region=Indonesia", "registered 95,7 persen; region=Indonesia"],
            "penduduk, padahal penduduk terdaftarnya",
            "inhabitants, but its registered residents are",
            id="the_reference",
        ),
        pytest.param(
            ["claim; as_of=2023-03-01", "registered 91,70 persen; as_of=2023-03-01"],
            "ambang UHC sampai 2023 adalah 95 persen.",
            "the mark for UHC until 2023 was 95 per cent.",
            id="the_mark_of_its_time",
        ),
    ],
)
def test_what_is_raised_reads_well(make, page, told, told_en):
    (article, _, extraction) = make.page("satu", *map(make.statement, page))
    with Within() as within:
        (rows,) = within.conflicts([(article, extraction)])
    assert any(told in row["explanation"] and told_en in row["explanation_en"] for row in rows), rows


def test_a_number_told_twice_is_raised_once(make):
    """\"92 ribu\" beside 92.340 is the same number, and what it contradicts is one thing to settle."""
    page = ["registered 512.340 jiwa", "active 410.000 jiwa", "inactive 92.340 jiwa", "inactive 92 ribu jiwa"]
    (article, _, extraction) = make.page("satu", *map(make.statement, page))
    with Within() as within:
        (rows,) = within.conflicts([(article, extraction)])
    assert [row["figures"][0]["quote"] for row in rows] == ["92.340 jiwa"]


def test_a_slip_of_scale_is_called_so(make):
    page = ["registered 641 jiwa", "registered 95 persen"]
    (article, _, extraction) = make.page("satu", *map(make.statement, page))
    with Within() as within:
        (rows,) = within.conflicts([(article, extraction)])
    assert {row["cause"] for row in rows if row["rule"] == "arithmetic_reference"} == {"scale slip (ribu, juta)"}
