"""Values stated twice are one record, rounded repeats are left out, and two values stay two."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.figure import Figure
from extractors.intervals import days, value_interval
from extractors.settle import merge_repeats


def figure(value: float, quote: str, start: int = 0, **slots: Any) -> Figure:
    """A figure of Kota Bima as the extractor makes it: with its interval and its days."""
    slots = {"indicator": "registered", "unit": "jiwa", "region": "Kota Bima", "as_of_basis": None} | slots
    low, high = value_interval(value, slots["unit"], slots.get("bound", "exact"), quote)
    first, last = days(slots.get("as_of"))
    return Figure(
        value=value,
        quote=quote,
        start=start,
        end=start + len(quote),
        sentence=quote,
        low=low,
        high=high,
        first_day=first,
        last_day=last,
        **slots,
    )


def values(figures: list[Figure]) -> list[tuple[float, str]]:
    return [(f.value, f.quote) for f in merge_repeats(figures)]


PERSEN: dict[str, Any] = {"unit": "persen"}
FULL = figure(158_204, "158.204 jiwa", 90)


class TestRepeats:
    def test_the_same_twice_is_one(self) -> None:
        assert values([figure(158_204, "158.204 jiwa"), FULL]) == [(158_204, "158.204 jiwa")]

    @pytest.mark.parametrize(
        ("first", "second", "kept"),
        [
            ("published", "stated", "stated"),
            ("stated", "published", "stated"),
            ("published", "context", "context"),
            (None, "published", "published"),
        ],
    )
    def test_the_better_dated_of_two_is_kept(self, first: str | None, second: str | None, kept: str) -> None:
        dates = {"stated": "2024-05-01", "context": "2024-05-01", "published": "2024-05-08", None: None}
        two = [
            figure(158_204, "158.204 jiwa", 90 * i, as_of=dates[basis], as_of_basis=basis)
            for i, basis in enumerate((first, second))
        ]
        assert [f.as_of_basis for f in merge_repeats(two)] == [kept]

    def test_the_same_value_on_two_stated_days_stays_two(self) -> None:
        two = [figure(158_204, "158.204 jiwa", 0, as_of=d, as_of_basis="stated") for d in ("2023-05", "2024-05")]
        assert len(merge_repeats(two)) == 2

    @pytest.mark.parametrize(
        "other",
        [
            {"indicator": "active"},
            {"region": "Kabupaten Bima"},
            {"segment": "PBI APBN"},
            {"unit": "kk"},
            {"status": "target"},
        ],
    )
    def test_another_slot_makes_another_record(self, other: dict[str, Any]) -> None:
        assert len(merge_repeats([FULL, figure(158_204, "158.204 jiwa", 200, **other)])) == 2

    def test_two_targets_of_two_years_stay_two(self) -> None:
        two = [figure(98, "98 persen", 40 * i, **PERSEN, status="target", target_year=f"202{4 + i}") for i in (0, 1)]
        assert len(merge_repeats(two)) == 2

    def test_a_target_with_its_year_is_kept_before_one_without(self) -> None:
        two = [
            figure(98, "98 persen", 40 * i, **PERSEN, status="target", target_year=y)
            for i, y in ((0, None), (1, "2024"))
        ]
        assert [f.target_year for f in merge_repeats(two)] == ["2024"]


class TestRounded:
    @pytest.mark.parametrize(
        ("coarse", "fine"),
        [
            (figure(158_000, "158 ribu"), FULL),
            (figure(160_000, "sekitar 160 ribu", bound="about"), FULL),
            (figure(158_000, "158 ribu lebih", bound="over"), FULL),
            (figure(98, "98 persen", **PERSEN), figure(98.42, "98,42 persen", 80, **PERSEN)),
            (figure(98, "98 persen", **PERSEN), figure(97.6, "97,6 persen", 80, **PERSEN)),
            (figure(99, "hampir 99 persen", **PERSEN, bound="under"), figure(98.42, "98,42 persen", 80, **PERSEN)),
            (figure(4_900_000, "4,9 juta jiwa"), figure(4_876_210, "4.876.210 jiwa", 80)),
            (figure(10_600_000, "10,6 juta"), figure(10_695_626, "10.695.626 jiwa", 80)),
        ],
        ids=lambda f: f.quote,
    )
    def test_a_rounded_repeat_is_left_out_wherever_it_stands(self, coarse: Figure, fine: Figure) -> None:
        assert merge_repeats([coarse, fine]) == [fine]
        assert merge_repeats([fine, coarse]) == [fine]

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            (figure(150_000, "150 ribu"), FULL),
            (figure(95, "95 persen", **PERSEN), figure(98.42, "98,42 persen", 80, **PERSEN)),
            (figure(97.1, "97,1 persen", **PERSEN), figure(97.4, "97,4 persen", 80, **PERSEN)),
            (figure(98, "98 persen", **PERSEN, status="target"), figure(98.42, "98,42 persen", 80, **PERSEN)),
            (figure(98, "98 persen", **PERSEN, indicator="active"), figure(98.42, "98,42 persen", 80, **PERSEN)),
            (figure(98, "98 persen", **PERSEN, region="Kota Tual"), figure(98.42, "98,42 persen", 80, **PERSEN)),
        ],
        ids=lambda f: f.quote,
    )
    def test_what_is_no_rounding_stays(self, one: Figure, two: Figure) -> None:
        assert merge_repeats([one, two]) == [one, two]

    @pytest.mark.parametrize(("one", "two"), [(90, 91), (100, 99)])
    def test_whole_per_cents_that_differ_stay(self, one: int, two: int) -> None:
        both = [figure(v, f"{v} persen", 40 * i, **PERSEN) for i, v in enumerate((one, two))]
        assert merge_repeats(both) == both

    def test_a_goal_is_never_the_rounding_of_another(self) -> None:
        two = [
            figure(98, "98 persen", **PERSEN, status="target"),
            figure(98.5, "98,5 persen", 80, **PERSEN, status="target"),
        ]
        assert merge_repeats(two) == two


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.builds(
            lambda value, digits, region, bound: figure(
                round(value, digits), f"{round(value, digits)} persen", unit="persen", region=region, bound=bound
            ),
            st.floats(1, 110),
            st.integers(0, 2),
            st.sampled_from(["Kota Bima", "Kota Tual"]),
            st.sampled_from(["exact", "about", "over", "under"]),
        ),
        max_size=8,
    )
)
def test_settling_only_leaves_out_and_settles_for_good(figures: list[Figure]) -> None:
    kept = merge_repeats(figures)
    assert all(f in figures for f in kept)
    assert bool(kept) == bool(figures)
    assert merge_repeats(kept) == kept
