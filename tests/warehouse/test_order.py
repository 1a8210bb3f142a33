"""The order in which pages come, and whether they come at once, changes no contradiction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.load import open_work
from warehouse.read import read_conflicts

REGIONS = ("Kota Pontianak", "Provinsi Kalimantan Barat", "Kabupaten Landak")
DATES = ("2024-03-01", "2024-03", "2024-05-01", "2025-02-10", "none")
STATEMENTS = st.one_of(
    st.builds(
        "{} {},{} persen; region={}; as_of={}".format,
        st.sampled_from(["registered", "active"]),
        st.sampled_from([71, 88, 97]),
        st.sampled_from(["10", "55"]),
        st.sampled_from(REGIONS),
        st.sampled_from(DATES),
    ),
    st.builds(
        "{} {} jiwa; region={}; as_of={}".format,
        st.sampled_from(["registered", "population", "unregistered"]),
        st.sampled_from(["512.341", "604.127", "91.786"]),
        st.sampled_from(REGIONS),
        st.sampled_from(DATES),
    ),
    st.builds(
        "registered {} persen; region={}; status=target; target_year={}".format,
        st.sampled_from([95, 98]),
        st.sampled_from(REGIONS),
        st.sampled_from(["2024", "2025"]),
    ),
    st.builds("claim; region={}; as_of={}".format, st.sampled_from(REGIONS), st.sampled_from(DATES[:4])),
)
PAGES = st.lists(st.lists(STATEMENTS, min_size=1, max_size=5, unique=True), min_size=2, max_size=4)


def found(work) -> list[tuple[Any, ...]]:
    names = ("conflict_id", "kind", "rule", "severity", "region", "gap", "voices", "explanation", "status", "articles")
    return sorted(tuple(str(row[name]) for name in names) for row in read_conflicts(work.connection))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=PAGES, order=st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_or_at_once(make, tmp_path: Path, pages, order):
    made = [
        make.page(f"p{number}", *map(make.statement, lines), outlet=f"kabar{number}.example")
        for number, lines in enumerate(pages)
    ]
    with open_work(tmp_path / "at_once.duckdb", version="test") as work:
        work.load(made)
        work.refresh_conflicts()
        at_once = found(work)
    shuffled = list(made)
    order.shuffle(shuffled)
    with open_work(tmp_path / "one_by_one.duckdb", version="test") as work:
        for page in shuffled:
            work.load([page])
            work.refresh_conflicts()
        assert found(work) == at_once
        work.refresh_conflicts(everything=True)
        assert found(work) == at_once
