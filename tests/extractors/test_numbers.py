"""Numbers as printed: value, unit, bound, decoy. Sentences are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.cues import read_table
from extractors.numbers import find_numbers

# (text, value, unit, bound, decoy) of the only number in it
ONE = [
    ("tercatat 316.933 jiwa", 316_933, "jiwa", "exact", None),
    ("sekitar 4,9 juta jiwa", 4_900_000, "jiwa", "about", None),
    ("baru 98.4% warga", 98.4, "persen", "exact", None),
    ("sebesar 87, 86 persen", 87.86, "persen", "exact", None),
    ("ada 1,138,714 orang", 1_138_714, "jiwa", "exact", None),
    ("ada 7.298. 932 jiwa", 7_298_932, "jiwa", "exact", None),
    ("total 1,023 juta jiwa", 1_023_000, "jiwa", "exact", None),
    ("total 209.1 juta peserta", 209_100_000, "jiwa", "exact", None),
    ("ada 559448 jiwa", 559_448, "jiwa", "exact", None),
    ("tinggal lima persen", 5, "persen", "exact", None),
    ("lebih dari dua juta jiwa", 2_000_000, "jiwa", "over", None),
    ("masih 500 ribuan penduduk", 500_000, "jiwa", "about", None),
    ("mencapai 92,82persen", 92.82, "persen", "exact", None),
    ("tercatat 270.630 ribu jiwa", 270_630, "jiwa", "exact", None),
    ("ada 1,392.488 jiwa", 1_392_488, "jiwa", "exact", None),
    ("hampir 600 ribu warga", 600_000, "jiwa", "under", None),
    ("belum mencapai 95 persen", 95, "persen", "under", None),
    ("minimal kepesertaan 98 persen", 98, "persen", "over", None),
    ("1,1 juta lebih peserta", 1_100_000, "jiwa", "over", None),
    ("95 persen lebih warga", 95, "persen", "over", None),
    ("80 persen lebih rendah dari", 80, "persen", "exact", None),
    ("ada 16 ribu KK", 16_000, "kk", "exact", None),
    ("ada 16 ribu kepala keluarga", 16_000, "kk", "exact", None),
    ("dana Rp 51 miliar", 51_000_000_000, None, "exact", "money"),
    ("urutan ke 34", 34, None, "exact", "rank"),
    ("punya 14 rumah sakit", 14, None, "exact", "count"),
    ("Nomor 24", 24, None, "exact", "legal"),
    ("pukul 14", 14, None, "exact", "clock"),
    ("peserta yaitu 346.132", 346_132, None, "exact", None),
    ("ada 1 juta 138 ribu 714 jiwa", 1_138_714, "jiwa", "exact", None),
    ("sekitar 2 juta 300 ribu jiwa", 2_300_000, "jiwa", "about", None),
    ("dua juta tiga ratus ribu jiwa", 2_300_000, "jiwa", "exact", None),
    ("hampir 4 ribu 300 peserta", 4_300, "jiwa", "under", None),
    ("satu koma dua juta jiwa", 1_200_000, "jiwa", "exact", None),
    ("sembilan puluh delapan koma nol lima persen", 98.05, "persen", "exact", None),
    ("sembilan puluh\ndelapan koma\tlima persen", 98.5, "persen", "exact", None),
    ("dana Rp 1 miliar 200 juta", 1_200_000_000, None, "exact", "money"),
    ("tidak lebih dari 912 ribu jiwa", 912_000, "jiwa", "under", None),
    ("tidak melebihi 80,5 persen", 80.5, "persen", "under", None),
    ("jangan lebih dari 80,5 persen", 80.5, "persen", "under", None),
    ("belum di atas 80,5 persen", 80.5, "persen", "under", None),
    ("yang belum ada 912 ribu jiwa", 912_000, "jiwa", "exact", None),
    ("belum ada 912 ribu jiwa", 912_000, "jiwa", "under", None),
    ("sekitaran 912 ribu jiwa", 912_000, "jiwa", "about", None),
    ("~1,2 juta jiwa", 1_200_000, "jiwa", "about", None),
]

RANGES = [
    ("antara 83 hingga 86 persen", 83, 86),
    ("antara 83 dan 86 persen", 83, 86),
    ("sebesar 83-86 persen", 83, 86),
    ("83 persen hingga 86 persen", 83, 86),
    ("2 sampai 3 juta jiwa", 2_000_000, 3_000_000),
]


@pytest.mark.parametrize(("text", "value", "unit", "bound", "decoy"), ONE, ids=[row[0] for row in ONE])
def test_one_number(text, value, unit, bound, decoy):
    (number,) = find_numbers(text)
    assert (number.value, number.unit, number.bound, number.decoy) == (value, unit, bound, decoy)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text, low, high):
    (number,) = find_numbers(text)
    assert (number.bound, number.low, number.high, number.value) == ("range", low, high, (low + high) / 2)


def test_a_unit_is_shared_in_a_list():
    one, two = find_numbers("masing-masing 83,2 dan 85,1 persen")
    assert [(n.value, n.unit) for n in (one, two)] == [(83.2, "persen"), (85.1, "persen")]


@pytest.mark.parametrize(
    "text", ["Rabu (24/6)", "pukul 14:45 WIB", "tanpa angka", "ke-32", "COVID-19", "Rp1.744.803.000,00"]
)
def test_no_number(text):
    assert find_numbers(text) == []


TABLE = [
    (key, row)
    for key in ("scale", "unit", "bound_before", "bound_after", "between", "decoy_before", "decoy_after", "word")
    for row in read_table("numbers.toml", key)
]


@pytest.mark.parametrize(("key", "row"), TABLE, ids=[f"{k}:{r['form'][:30]}" for k, r in TABLE])
def test_example(key, row):
    number = find_numbers(row["example"])[0]
    if "value" in row and key == "scale":
        assert number.value == row["value"]
    if key == "unit":
        assert number.unit == row["unit"]
    if key in ("bound_before", "bound_after"):
        assert number.bound == row["bound"]
    if key == "between":
        assert number.bound != "exact"
    if key in ("decoy_before", "decoy_after"):
        assert number.decoy == row["kind"]


WORDS = [
    "nol",
    "satu",
    "sembilan",
    "sepuluh",
    "puluh",
    "ratus",
    "belas",
    "seribu",
    "sejuta",
    "setengah",
    "koma",
    "juta",
    "ribu",
    "jiwa",
    "persen",
    "lebih",
    "12",
    "3,4",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", "\n", "\t", "  "]))
def test_any_words_are_read(words, gap):
    text = gap.join(words)
    for number in find_numbers(text):
        assert number.value >= 0
        assert 0 <= number.start < number.digits_end <= number.end <= len(text)


@given(st.text(alphabet=st.sampled_from("0123456789., %-ribujtapersnw()\n"), max_size=200))
def test_any_text_is_read(text):
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert text[number.start : number.digits_end].strip()
        last = number.end
