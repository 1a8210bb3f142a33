"""What a night leaves is what looking at everything finds, in every column, whatever came in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from warehouse.load import Work, open_work

TABLES = ("conflict", "conflict_member")
REGIONS = ("Kota Pontianak", "Kabupaten Landak", "Indonesia")
WORDS = """Pemerintah daerah menyiapkan anggaran tambahan agar warga yang belum punya jaminan kesehatan dapat
didaftarkan pada tahun ini juga, kata kepala dinas sosial seusai rapat dengan kantor cabang, sebab banyak nama
tercatat ganda dan sebagian sudah pindah ke daerah lain tanpa melapor, dan petugas kelurahan mendatangi rumah warga. """
OTHERS = " ".join(reversed(WORDS.split())) + ". "


def day(chance: Random) -> str:
    """A day, a month or a year of the three before the last, some near each other."""
    year, month = chance.choice(((2022, 3), (2022, 4), (2023, 11), (2024, 2), (2024, 3), (2024, 8), (2025, 2)))
    return chance.choice(
        (f"{year}-{month:02d}-{chance.choice((1, 9, 28)):02d}", f"{year}-{month:02d}", f"{year}", "none")
    )


def statement(chance: Random) -> str:
    """What one sentence says: few values of few regions, so that many of them meet."""
    where = f"region={chance.choices(REGIONS, (6, 2, 1))[0]}; as_of={day(chance)}"
    kind = chance.random()
    if kind < 0.3:
        indicator = chance.choice(("registered", "registered", "active"))
        return f"{indicator} {chance.choice(('71,15', '88,52', '93', '96,37', '98,6', '99'))} persen; {where}"
    if kind < 0.6:
        indicator = chance.choice(("registered", "population", "population", "active"))
        return f"{indicator} {chance.choice(('512.341', '604.127', '691.786', '5.123.410'))} jiwa; {where}"
    if kind < 0.68:
        return f"registered {chance.choice(('20,5', '41,3'))} persen; segment=PBI APBN; {where}"
    if kind < 0.86:
        status = chance.choice(("target", "target", "criterion"))
        goal = f"registered {chance.choice((95, 98, 100))} persen; {where}; status={status}"
        return goal + (f"; target_year={chance.choice((2023, 2024, 2025))}" if status == "target" else "")
    return f"claim; reached={chance.choice(('true', 'true', 'false'))}; {where}"


def page(chance: Random, make: Any, number: int) -> Any:
    """A page of one to six statements; many print one of two texts around them."""
    lines = dict.fromkeys(statement(chance) for _ in range(chance.randint(1, 6)))
    return make.page(
        f"p{number}",
        *map(make.statement, lines),
        outlet=f"kabar{number % 5}.example",
        published=chance.choice(("2024-03-10", "2025-03-10", None)),
        opening=chance.choice((f"Berita {chance.random()}. ", WORDS, OTHERS)),
    )


def rows(work: Work) -> dict[str, list[Any]]:
    return {table: work.connection.execute(f"from {table} order by all").fetchall() for table in TABLES}


def nights(folder: Path, make: Any, seed: int, *, pages: int, after: int) -> None:
    """A warehouse of so many pages and so many nights after it, each held against looking at everything."""
    chance = Random(seed)
    known = [page(chance, make, number) for number in range(pages)]
    with open_work(folder / f"{seed}.duckdb", version="test") as work:
        work.load(known)
        work.refresh_conflicts(everything=True)
        for night in range(after):
            come = []
            for number in range(chance.randint(1, 3)):
                what = chance.random()
                if what < 0.5:
                    come.append(page(chance, make, 1000 * (night + 1) + number))
                elif what < 0.85:  # another text at an address that was read
                    come.append(page(chance, make, chance.randrange(pages)))
                else:  # a text that returns
                    come.append(chance.choice(known))
            known += come
            work.load(come)
            work.refresh_conflicts()
            left = rows(work)
            work.refresh_conflicts(everything=True)
            assert rows(work) == left, f"seed {seed}, night {night}"
        assert left["conflict"]


@pytest.mark.parametrize("seed", range(3))
def test_a_night_leaves_what_looking_at_everything_finds(seed: int, make, tmp_path: Path) -> None:
    nights(tmp_path, make, seed, pages=30, after=3)


def test_a_refresh_holds_nothing_large_afterwards_and_writes_in_order_again(make, tmp_path: Path) -> None:
    chance = Random(1)
    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        work.load([page(chance, make, number) for number in range(5)])
        work.refresh_conflicts(everything=True)
        held = work.connection.execute(
            "select table_name from duckdb_tables() where temporary and table_name in ('statement', 'finding')"
        ).fetchall()
        in_order = work.connection.execute("select current_setting('preserve_insertion_order')").fetchall()
    assert (held, in_order) == ([], [(True,)])


SEGMENTS = ("PBI APBN", "PBI APBD", "PPU", "PBPU", "BP")


def test_what_an_article_may_tell_twice_is_never_passed_over(make, tmp_path: Path) -> None:
    """Kinds of members share the bits by which it is seen: one that is told twice is found beside any others."""
    where = "region=Kota Pontianak; as_of=2024-03-01"
    kinds = [
        make.statement(f"registered {1003 + 7 * n} jiwa; segment={name}; {where}") for n, name in enumerate(SEGMENTS)
    ]
    pages = [
        make.page(
            f"p{number}",
            *kinds,
            make.statement(f"registered 96,37 persen; {where}"),
            make.statement(f"registered 1103 jiwa; segment={twice}; {where}"),
        )
        for number, twice in enumerate(SEGMENTS)
    ]
    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        work.load(pages)
        work.refresh_conflicts()
        told = work.connection.execute(
            "select region_key, article_key from conflict inner join conflict_member using (conflict_id) "
            "where rule = 'value_inside' group by all"
        ).fetchall()
        spots = work.connection.execute("select count(*) from twice_told").fetchall()
    assert len(told) == len(pages) == spots[0][0]


def test_nothing_that_was_compared_is_left(make, tmp_path: Path) -> None:
    """What stays is gone through once more at the end of the transaction, and takes memory until the run ends."""
    told = [make.statement(f"registered {share} persen; as_of=2024-03-01") for share in ("96,37", "88,52")]
    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        work.load([make.page(f"p{number}", each) for number, each in enumerate(told)])
        assert work.refresh_conflicts() == {"value": 1}
        left = work.connection.execute("select table_name from duckdb_tables() where temporary").fetchall()
    large = ("statement", "told", "pair_", "found_", "finding")
    assert [name for (name,) in left if name.startswith(large)] == ["found_nothing"]


def test_a_goal_for_some_members_hides_no_goal_missed(make, tmp_path: Path) -> None:
    """A later goal for one kind of members is none for the region: what came after the region's own is looked at."""
    pages = [
        make.page("target", make.statement("registered 98 persen; status=target; target_year=2022")),
        make.page("bagian", make.statement("registered 60 persen; status=target; target_year=2026; segment=PBI APBN")),
        # told week by week, so that it is not read for the sake of trends
        *(
            make.page(f"sesudah{week}", make.statement(f"registered 88,52 persen; as_of={told}"))
            for week, told in enumerate(date(2022, 11, 10) + timedelta(7 * n) for n in range(16))
        ),
    ]
    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        work.load(pages)
        work.refresh_conflicts(everything=True)
        there = rows(work)
        work.load([make.page("lama", make.statement("registered 61,07 persen; as_of=2015-03-01"))])
        work.refresh_conflicts()
        left = rows(work)
    assert [row[1] for row in there["conflict"]] == ["target"]
    assert left == there


SHARE = "registered 71,15 persen"
MEMBERS = "registered 512.341 jiwa"
INHABITANTS = "population 604.127 jiwa"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize(
    ("implies", "other", "later"),
    [((SHARE, INHABITANTS), MEMBERS, "2024-03-01"), ((SHARE, MEMBERS), INHABITANTS, "2025-02-20")],
)
def test_what_one_article_implies_is_held_against_all_that_is_near_enough(
    implies: tuple[str, str], other: str, later: str, order: tuple[int, int], make, tmp_path: Path
) -> None:
    """Members are compared on one day, inhabitants within a year, whichever article comes in last."""
    pages = [
        make.page("menyiratkan", *(make.statement(f"{said}; as_of=2024-03-01") for said in implies)),
        make.page("lain", make.statement(f"{other}; as_of={later}")),
    ]
    with open_work(tmp_path / "cakupan.duckdb", version="test") as work:
        for number in order:
            work.load([pages[number]])
            work.refresh_conflicts()
        left = rows(work)
        work.refresh_conflicts(everything=True)
        assert rows(work) == left
    assert "arithmetic_between" in [row[2] for row in left["conflict"]]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("update warehouse_info set value = 'others' where name = 'rules'", 1, id="other rules"),
        pytest.param("delete from warehouse_info where name = 'rules'", 1, id="a file that does not tell its rules"),
        pytest.param("select 1", 0, id="the same rules"),
    ],
)
def test_other_rules_are_asked_of_everything(said: str, found: int, make, tmp_path: Path) -> None:
    """A night that brings nothing new looks at everything where the rules are not those of the night before."""
    pages = [
        make.page("satu", make.statement("registered 91,30 persen"), make.statement("registered 84,20 persen")),
        make.page("dua", make.statement("registered 61,30 persen; region=Kota Tegal")),
    ]
    path = tmp_path / "rules.duckdb"
    with open_work(path, version="test") as work:
        work.load(pages)
        work.refresh_conflicts()
        work.publish()
    with open_work(path, version="test") as work:
        # one that the rules of today would not find in the place of the one they find
        work.connection.execute("update conflict set conflict_id = 'gone', rule = 'value_inside'")
        work.connection.execute("update conflict_member set conflict_id = 'gone'")
        work.connection.execute(said)
        work.refresh_conflicts()
        rows = work.connection.execute("select conflict_id <> 'gone' from conflict").fetchall()
    assert rows == [(bool(found),)]
