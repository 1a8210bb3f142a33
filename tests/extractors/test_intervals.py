"""Intervals of values and of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.intervals import days, value_interval

CASES = [
    # value, unit, bound, quote, low, high
    (87.86, "persen", "exact", "87, 86 persen", 87.855, 87.865),
    (67.9, "persen", "exact", "67,90 persen", 67.895, 67.905),
    (67.9, "persen", "exact", "67,9%", 67.8, 68.0),
    (92.82, "persen", "exact", "92,82persen", 92.815, 92.825),
    (98.4, "persen", "exact", "98.4%", 98.3, 98.5),
    (100, "persen", "exact", "100 persen", 99, 101),
    (1_138_714, "jiwa", "exact", "1,138,714", 1_138_714, 1_138_714),
    (1_392_488, "jiwa", "exact", "1,392.488 jiwa", 1_392_488, 1_392_488),
    (4_900_000, "jiwa", "exact", "4,9 juta", 4_800_000, 5_000_000),
    (4_900_000, "jiwa", "exact", "4,9", 4_800_000, 5_000_000),
    (5_000_000, "jiwa", "exact", "5 juta orang", 4_000_000, 6_000_000),
    (282_700_000, "jiwa", "exact", "282,7 juta jiwa", 282_600_000, 282_800_000),
    (316_000, "jiwa", "exact", "316 ribu", 315_000, 317_000),
    (1_264_500, "jiwa", "exact", "1.264,5 ribu", 1_264_400, 1_264_600),
    (600_000, "jiwa", "exact", "600.000 jiwa", 599_000, 601_000),
    (270_630, "jiwa", "exact", "270.630 ribu jiwa", 270_630, 270_630),
    (2_000_000, "jiwa", "exact", "dua juta jiwa", 1_000_000, 3_000_000),
    (1_500_000, "jiwa", "exact", "satu setengah juta jiwa", 1_400_000, 1_600_000),
    (412, "kk", "exact", "412 KK", 412, 412),
    (0.4, "persen", "exact", "0,4 persen", 0.3, 0.5),
    (500_000, "jiwa", "about", "500 ribuan penduduk", 475_000, 525_000),
    (2_000_000, "jiwa", "about", "2 juta jiwa", 1_000_000, 3_000_000),
    (98, "persen", "about", "98 persen", 97, 99),
    (81.45, "persen", "about", "81,45 persen", 80.45, 82.45),
    (98, "persen", "over", "98 persen", 98, None),
    (600_000, "jiwa", "under", "600 ribu", None, 600_000),
    (84.5, "persen", "range", "83 hingga 86 persen", 83, 86),
    (84.5, "persen", "range", "83-86 persen", 83, 86),
    (325_000, "jiwa", "range", "300 hingga 350 ribu jiwa", 300_000, 350_000),
    (1_250_000, "jiwa", "range", "1,2 juta sampai 1,3 juta", 1_200_000, 1_300_000),
    (84.65, "persen", "range", "83,1 sampai 86,2 persen", 83.1, 86.2),
]


@pytest.mark.parametrize(("value", "unit", "bound", "quote", "low", "high"), CASES)
def test_interval(value: float, unit: str, bound: str, quote: str, low: float | None, high: float | None) -> None:
    assert value_interval(value, unit, bound, quote) == (low, high)


def thousands(value: int, mark: str = ".") -> str:
    return f"{value:,}".replace(",", mark)


@given(st.integers(1, 300_000_000), st.sampled_from([".", ","]))
def test_a_full_count_stands_for_itself_or_for_its_thousand(value: int, mark: str) -> None:
    low, high = value_interval(value, "jiwa", "exact", thousands(value, mark) + " jiwa")
    slack = 1000 if value % 1000 == 0 else 0
    assert (low, high) == (value - slack, value + slack)


@given(st.integers(1, 99_999_999), st.sampled_from([("juta", 10**6), ("ribu", 10**3)]), st.integers(0, 3))
def test_a_rounded_or_cut_number_holds_what_it_was_made_from(
    people: int, scale: tuple[str, int], decimals: int
) -> None:
    """Rounded always; cut when it is coarse: one decimal at most."""
    word, size = scale
    for printed in [round(people / size, decimals)] + (
        [int(people / size * 10**decimals) / 10**decimals] if decimals <= 1 else []
    ):
        quote = f"{printed:.{decimals}f} {word} jiwa".replace(".", ",")
        low, high = value_interval(round(printed * size), "jiwa", "exact", quote)
        assert low is not None
        assert high is not None
        assert low - 1 <= people <= high + 1


@given(st.floats(0, 120), st.integers(0, 3))
def test_a_rounded_per_cent_holds_what_it_was_made_from(share: float, decimals: int) -> None:
    printed = round(share, decimals)
    quote = f"{printed:.{decimals}f} persen".replace(".", ",")
    low, high = value_interval(printed, "persen", "exact", quote)
    assert low is not None
    assert high is not None
    assert low - 1e-9 <= share <= high + 1e-9
    assert high - low <= 2


@given(
    st.one_of(st.integers(0, 10**9), st.floats(0, 110).map(lambda x: round(x, 2))),
    st.sampled_from(["jiwa", "persen", "kk"]),
    st.sampled_from(["exact", "about", "over", "under", "range"]),
    st.text(max_size=40),
)
def test_whatever_the_quote_the_value_lies_in_its_interval(value: float, unit: str, bound: str, quote: str) -> None:
    low, high = value_interval(value, unit, bound, quote)
    assert low is None or low <= value
    assert high is None or high >= value
    assert (low is None) == (bound == "under")
    assert (high is None) == (bound == "over")


@pytest.mark.parametrize("quote", ["9" * 100_000, "1," * 50_000, "1, " * 33_000, " " * 100_000, "ribu" * 25_000])
def test_hostile_quotes_end(quote: str) -> None:
    assert value_interval(98, "persen", "exact", quote) == (97, 99)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_month_quarter_half_and_year(day: date) -> None:
    iso = day.isoformat()
    assert days(iso) == (iso, iso)
    for as_of in (iso[:7], iso[:4], f"{iso[:4]}-Q{(day.month + 2) // 3}", f"{iso[:4]}-S{(day.month + 5) // 6}"):
        first, last = days(as_of)
        assert first is not None
        assert last is not None
        assert first <= iso <= last
        assert date.fromisoformat(first).day == 1
        assert (date.fromisoformat(last) + timedelta(1)).day == 1


@pytest.mark.parametrize(
    "as_of", ["", "2024-13", "2024-00", "2023-02-29", "24-05", "2024-Q5", "2024-S3", "0000", "2024-5-1"]
)
def test_what_is_no_date_is_refused(as_of: str) -> None:
    with pytest.raises(ValueError, match="as_of"):
        days(as_of)
