"""The figures of a large file lie together by their kind and region, and nothing but speed turns on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse import load
from warehouse.export import export
from warehouse.load import Work, open_work

LINES = (
    "registered 512.340 jiwa",
    "population 604.120 jiwa",
    "registered 86,81 persen",
    "registered 98 persen; status=target; target_year=2025",
    "registered 95 persen; bound=under",
    "registered 71,15 persen",
)
REGIONS = ("Kota Pontianak", "Indonesia", "Kabupaten Landak", "Negeri Antah", "Kota Tegal")
MANY = """
    insert into figure
    select figure.* replace (
        md5(figure_id || n) as figure_id,
        case n % 3 when 0 then 'ID' when 1 then '61.71' else '33.76' end as region_code,
        case n % 10 when 0 then 'criterion' when 1 then 'target' else 'actual' end as status,
        case n % 10 when 2 then 'under' else 'exact' end as bound
    )
    from range({}) as numbers (n)
    cross join (from figure order by figure_id limit 1) as figure
"""
IN_ORDER = """
    select
        (status = 'actual')::integer + (status = 'actual' and bound <> 'under')::integer as shelf,
        coalesce(region_code, region, '') as region_key
    from figure
    order by rowid
"""


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are put in order whenever that is asked for."""
    monkeypatch.setattr(load, "ORDERED_FROM", 0)
    monkeypatch.setattr(load, "OUT_OF_ORDER", -1.0)


def pages(make: Any) -> list[Any]:
    return [
        make.page(
            f"p{number}",
            *(
                make.statement(f"{line}; region={REGIONS[(number + place) % len(REGIONS)]}")
                for place, line in enumerate(LINES)
            ),
            outlet=f"kabar{number}.example",
        )
        for number in range(12)
    ]


def rows(work: Work, table: str) -> list[Any]:
    return work.connection.execute(f"from {table} order by all").fetchall()


def keys(work: Work) -> list[tuple[int, str]]:
    """Where each figure should lie, in the order in which they do: goals and rules, upper bounds, others; by region."""
    return work.connection.execute(IN_ORDER).fetchall()


@pytest.mark.usefixtures("always")
def test_a_file_in_order_says_the_same_and_exports_the_same_bytes(make, tmp_path: Path) -> None:
    exports = []
    for name, is_in_order in (("as it came", False), ("in order", True)):
        path = tmp_path / name / "cakupan.duckdb"
        with open_work(path, version="test") as work:
            work.load(pages(make))
            there = rows(work, "figure")
            assert keys(work) != sorted(keys(work))
            if is_in_order:
                assert work.put_in_order()
                assert keys(work) == sorted(keys(work))
                assert {shelf for shelf, _ in keys(work)} == {0, 1, 2}
            assert rows(work, "figure") == there
            work.refresh_conflicts()
            assert [result for result in work.check() if result.failed] == []
            work.publish()
        export(path, tmp_path / name / "out")
        exports.append({file.name: file.read_bytes() for file in (tmp_path / name / "out").iterdir()})
    assert len(exports[0]["conflict.csv"].splitlines()) > 1
    assert exports[0] == exports[1]


@pytest.mark.usefixtures("always")
def test_a_night_after_the_order_was_made_leaves_what_everything_finds(make, tmp_path: Path) -> None:
    """Also of a region that has no code, and where a text that lies in order is read again or gives way to another."""
    come = pages(make)
    path = tmp_path / "cakupan.duckdb"
    with open_work(path, version="test") as work:
        work.load(come[:8])
        assert work.put_in_order()
        work.refresh_conflicts(everything=True)
        work.publish()
    other = make.page("p2", make.statement("registered 61,07 persen; region=Negeri Antah"), outlet="kabar2.example")
    for night in ([come[8]], [come[3], come[9]], [other, come[10]], [come[11]]):
        with open_work(path, version="test") as work:
            work.load(night)
            work.refresh_conflicts()
            left = rows(work, "conflict"), rows(work, "conflict_member")
            work.refresh_conflicts(everything=True)
            assert (rows(work, "conflict"), rows(work, "conflict_member")) == left
            work.put_in_order()
            work.publish()
    assert {"61.71", None} <= {row[6] for row in left[0]}


def test_figures_are_put_in_order_when_many_are_not(make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "ORDERED_FROM", 20_000)
    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        work.load(pages(make)[:1])
        work.connection.execute(MANY.format(15_000))
        assert not work.put_in_order()  # few figures
        work.connection.execute(MANY.format(15_000))
        assert work.put_in_order()
        assert keys(work) == sorted(keys(work))
        assert not work.put_in_order()
        work.connection.execute(MANY.format(5_000))
        assert not work.put_in_order()  # a seventh of them
        work.connection.execute(MANY.format(10_000))
        assert work.put_in_order()
        assert keys(work) == sorted(keys(work))
        assert len(keys(work)) == 45_000 + len(LINES)


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("error", [duckdb.OutOfMemoryException, duckdb.IOException])
def test_what_cannot_be_put_in_order_stays_as_it_is(
    error: type[duckdb.Error], make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the disk has no room to sort: a run does not fail for the sake of the next ones' speed."""

    def breaks(connection: duckdb.DuckDBPyConnection, name: str) -> None:
        connection.execute("delete from figure")
        raise error("no room")

    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        work.load(pages(make))
        there = keys(work)
        with monkeypatch.context() as patch:
            patch.setattr(load, "run_sql", breaks)
            assert not work.put_in_order()
        assert keys(work) == there
        assert work.put_in_order()
