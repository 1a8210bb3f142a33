"""What the rules share (sql/macros.sql), against what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse import contradictions
from warehouse.database import connect, create


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(None) as connection:
        create(connection)
        contradictions.prepare(connection)
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, question: str, *values: object) -> object:
    rows = connection.execute(f"select {question}", list(values)).fetchall()
    return rows[0][0]


PLACES = [
    # value, unit, one unit of the last place it shows
    (94.64, "persen", 0.01),
    (94.6, "persen", 0.1),
    (94, "persen", 1),
    (90, "persen", 1),
    (188_093, "jiwa", 1),
    (188_090, "jiwa", 10),
    (188_100, "jiwa", 100),
    (188_000, "jiwa", 1_000),
    (5_400_000, "jiwa", 100_000),
    (270_000_000, "jiwa", 10_000_000),
    (0, "jiwa", 1),
    (12.5, "kk", 1),
    (3 * 10**15, "jiwa", 10**15),
]


@pytest.mark.parametrize(("value", "unit", "place"), PLACES)
def test_the_last_place_that_a_number_shows(
    value: float, unit: str, place: float, connection: duckdb.DuckDBPyConnection
) -> None:
    assert ask(connection, "last_place(?::double, ?)", value, unit) == place


@given(number=st.integers(1, 10**15))
def test_the_last_place_is_told_by_the_zeros_at_the_end(number: int, connection: duckdb.DuckDBPyConnection) -> None:
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    assert ask(connection, "last_place(?::double, 'jiwa')", number) == 10**zeros


@given(words=st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_two_members_are_told_apart_as_many_are(words: list[str], connection: duckdb.DuckDBPyConnection) -> None:
    given = "from (select ?::varchar[] as words)"
    assert ask(connection, f"sorted_set(words, words[1], words[2], words) {given}", words) == sorted(set(words))
    assert ask(connection, f"set_size(words, words[1], words[2], words) {given}", words) == len(set(words))
