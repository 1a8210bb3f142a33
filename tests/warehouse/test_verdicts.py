"""A contradiction's life: open, settled by a verdict, superseded by a newer text, and what a verdict survives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from warehouse import read
from warehouse.database import WarehouseError
from warehouse.load import open_work
from warehouse.verdicts import decide, read_journal


def wrong(make, share="86,81 persen"):
    lines = ("registered 512.340 jiwa", "population 604.120 jiwa", f"registered {share}")
    return make.page("satu", *map(make.statement, lines))


def statuses(path) -> list[str]:
    return [row["status"] for row in read.conflicts(path)]


def test_a_verdict_settles_and_survives_a_rebuild_from_the_pages(make, run):
    path = run([wrong(make)])
    conflict = read.conflicts(path)[0]
    when = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    decide(path, conflict["conflict_id"], "rounding", reviewer="Sari", note="basis lain", decided_at=when)
    run([wrong(make)])
    assert statuses(path) == ["settled"]
    path.unlink()
    run([wrong(make)], version="another")
    assert statuses(path) == ["settled"]
    assert [row["conflict_id"] for row in read.conflicts(path, status="settled")] == [conflict["conflict_id"]]
    assert read.conflicts(path, status="open") == []
    with read.open_published(path) as connection:
        row = connection.execute("select verdict, reviewer, decided_at, note from verdict").fetchone()
    assert row == ("rounding", "Sari", "2026-11-02T09:30:00+00:00", "basis lain")


def test_another_number_is_another_contradiction(make, run):
    path = run([wrong(make)])
    first = read.conflicts(path)[0]["conflict_id"]
    decide(path, first, "cannot_tell")
    run([wrong(make, "82,81 persen")])
    found = {row["conflict_id"]: row["status"] for row in read.conflicts(path)}
    assert found.pop(first) == "superseded"
    assert list(found.values()) == ["open"]


def test_superseded_by_a_newer_text_and_back(make, run):
    path = run([wrong(make)])
    assert statuses(path) == ["open"]
    run([wrong(make, "84,81 persen")])
    assert statuses(path) == ["superseded"]
    run([wrong(make)])
    assert statuses(path) == ["open"]


def test_gone_without_trace_when_it_was_the_reading_that_was_wrong(make, run):
    path = run([wrong(make)])
    article, page, extraction = wrong(make)
    fewer = type(extraction)(article_id="satu", published=extraction.published, figures=extraction.figures[:2])
    run([(article, page, fewer)], version="newer")
    assert statuses(path) == []


def test_the_figure_found_right_is_preferred(make, run):
    pages = [
        make.page(name, make.statement(f"registered {share} persen; as_of=2025-03-01"), outlet=f"{name}.example")
        for name, share in (("satu", "93,41"), ("dua", "90,14"))
    ]
    path = run(pages)
    conflict = read.conflicts(path)[0]
    right = next(figure for figure in conflict["figures"] if figure["value"] == 90.14)
    decide(path, conflict["conflict_id"], "this", figure_id=right["figure_id"])
    run(pages)
    with read.open_published(path) as connection:
        ranks = connection.execute("select value, rank, reason from best_estimate order by value").fetchall()
        series = connection.execute("select value, figures, in_conflict from coverage_series").fetchall()
    assert ranks == [
        (90.14, "preferred", "a reviewer decided for it"),
        (93.41, "deprecated", "a reviewer decided against it"),
    ]
    assert series == [(90.14, 2, False)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"verdict": "maybe"}, "is no verdict"),
        ({"verdict": "this"}, "takes the figure found right"),
        ({"verdict": "rounding", "figure_id": "x"}, "takes the figure found right"),
        ({"verdict": "rounding", "conflict_id": "nothing"}, "no such contradiction"),
    ],
)
def test_wrong_verdicts_are_refused(make, run, arguments, message):
    path = run([wrong(make)])
    given = {"conflict_id": read.conflicts(path)[0]["conflict_id"]} | arguments
    with pytest.raises(WarehouseError, match=message):
        decide(path, **given)
    assert read_journal(path) == []


def test_the_same_verdict_twice_is_one(make, run):
    path = run([wrong(make)])
    when = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    for _ in range(2):
        decide(path, read.conflicts(path)[0]["conflict_id"], "cannot_tell", decided_at=when)
    assert len(read_journal(path)) == 1
    with open_work(path, version="test") as work:
        work.refresh_conflicts()
        assert work.connection.execute("select count(*) from verdict").fetchone() == (1,)


def between(make, **slots):
    """Two pages that disagree on one number, the second with another figure beside it."""
    beside = slots.get("beside", "active 71,30 persen; as_of=2025-02-01")
    first = make.page("satu", make.statement("registered 93,41 persen"), outlet="satu.example")
    second = make.page("dua", *map(make.statement, ("registered 90,14 persen", beside)), outlet="dua.example")
    return [first, second]


@pytest.mark.parametrize(
    "beside",
    ["active 71,90 persen; as_of=2025-02-01", "active 71,30 persen; as_of=2024-12", "needed 4.200 jiwa; segment=PBI"],
)
def test_another_slot_of_another_figure_changes_no_id(make, run, beside):
    path = run(between(make))
    before = {row["conflict_id"] for row in read.conflicts(path)}
    decide(path, *before, "cannot_tell")
    run(between(make, beside=beside), version="newer")
    assert {row["conflict_id"]: row["status"] for row in read.conflicts(path)} == dict.fromkeys(before, "settled")


def test_a_verdict_between_articles_survives_a_rebuild_in_another_order_among_more_pages(make, run):
    path = run(between(make))
    (conflict,) = read.conflicts(path)
    right = conflict["figures"][0]["figure_id"]
    decide(path, conflict["conflict_id"], "this", figure_id=right)
    path.unlink()
    more = make.page("tiga", make.statement("registered 88,20 persen; region=Kota Singkawang"), outlet="tiga.example")
    for page in (more, *reversed(between(make))):
        run([page], version="another")
    assert [(row["conflict_id"], row["status"]) for row in read.conflicts(path)] == [
        (conflict["conflict_id"], "settled")
    ]
    with read.open_published(path) as connection:
        preferred = connection.execute(
            "select figure_id from best_estimate where rank = 'preferred' and reason like '%for it'"
        )
        assert preferred.fetchall() == [(right,)]
