"""Which contradictions pass the filters, and which comes next."""

from __future__ import annotations

import pytest

from review.filters import Filters, status_of
from review.journal import Opinion, State
from review.published import Conflict, Snapshot
from warehouse.verdicts import Verdict


def conflict(conflict_id: str, severity: float, **more: object) -> Conflict:
    said: dict[str, object] = {
        "kind": "value",
        "region": "Kota Tegal",
        "region_code": "33.76",
        "indicator": "registered",
        "status": "open",
        "cause": "misprint",
        "outlets": ("kabar.example",),
        "quotes": ("96,4 persen",),
        "published": "2024-05-02",
    }
    return Conflict(conflict_id, severity=severity, **(said | more))  # type: ignore[arg-type]


CONFLICTS = [
    conflict("a", 0.9),
    conflict("b", 0.9, kind="trend", published=None),
    conflict("c", 0.7, region="Provinsi Jawa Tengah", region_code="33"),
    conflict("d", 0.5, region="Kabupaten Tegal", region_code="33.28", outlets=("lain.example",)),
    conflict("e", 0.4, region="BPJS Kesehatan Cabang Tegal", region_code=None, published="2025-01-01"),
    conflict("f", 0.3, region=None, region_code=None, status="superseded"),
]
SETTLED = Verdict("v", "c", "rounding", None, "Ani", "2024-06-01T00:00:00+00:00", None)
STATE = State({"c": [SETTLED]}, {"c": Opinion("c", "Ani", "2024-06-02T00:00:00+00:00", None)})


@pytest.fixture
def snapshot() -> Snapshot:
    import duckdb

    return Snapshot((0, 0, 0), duckdb.connect(":memory:"), CONFLICTS)


@pytest.mark.parametrize(
    ("address", "passing"),
    [
        ({}, "abde"),
        ({"status": "all"}, "abcdef"),
        ({"status": "settled"}, "c"),
        ({"status": "superseded"}, "f"),
        ({"status": "second"}, "c"),
        ({"status": "nonsense"}, "abde"),
        ({"kind": "trend"}, "b"),
        ({"severity": "0.5"}, "abd"),
        ({"severity": "0,5"}, "abd"),
        ({"severity": "much"}, "abde"),
        ({"outlet": "lain.example"}, "d"),
        ({"region": "tegal"}, "abde"),
        ({"region": "33", "status": "all"}, "abcd"),  # a province with all that lies in it
        ({"region": "33.28"}, "d"),
        ({"region": "3"}, ""),  # a code is a whole one
        ({"since": "2024-05-03"}, "e"),
        ({"until": "2024-05-02"}, "ad"),
        ({"since": "yesterday"}, "abde"),
    ],
)
def test_filters(snapshot: Snapshot, address: dict[str, str], passing: str) -> None:
    assert "".join(each.conflict_id for each in Filters.read(address).matching(snapshot, STATE)) == passing


def test_the_next_one_is_found_also_from_one_that_passes_no_more(snapshot: Snapshot) -> None:
    filters, by_id = Filters(), snapshot.by_id
    after = [filters.after(by_id[each], snapshot, STATE) for each in "abcdef"]
    assert [each.conflict_id if each else None for each in after] == ["b", "d", "d", "e", None, None]
    before = [filters.before(by_id[each], snapshot, STATE) for each in "abcdef"]
    assert [each.conflict_id if each else None for each in before] == [None, "a", "b", "b", "d", "e"]


def test_a_newer_text_settles_for_good() -> None:
    judged = State({"f": [SETTLED]})
    assert status_of(CONFLICTS[5], judged) == "superseded"


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(region="Kota & Kab", kind="value", status="all"), Filters(since="2024-01-01")]
)
def test_the_address_says_all(filters: Filters) -> None:
    from urllib.parse import parse_qsl

    assert Filters.read(dict(parse_qsl(filters.query(page=3)))) == filters
