"""The gazetteer: names to regions and back, people, branches, misspellings."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.gazetteer import DATA, Gazetteer, fold, load_gazetteer

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Indonesia", "ID"),
        ("Provinsi Riau", "14"),
        ("provinsi daerah istimewa yogyakarta", "34"),
        ("Kabupaten Solok", "13.02"),
        ("Kota Solok", "13.72"),
        ("Kota Jakarta Barat", "31.73"),
        ("Kota Administrasi Jakarta Barat", "31.73"),
        ("Kota Palangka Raya", "62.71"),
        ("Kota Tanjungpinang", "21.72"),
        ("Kabupaten Tolitoli", "72.04"),
        ("Kab. Sleman", "34.04"),
        ("Kecamatan Jebres, Kota Surakarta", "33.72.04"),
        ("Kelurahan Jebres, Kota Surakarta", "33.72.04.1010"),
        ("BPJS Kesehatan Cabang Sampit", "branch:sampit"),
        ("BPJS Kesehatan Kedeputian Wilayah VII", "branch_region:vii"),
        ("Pulau Madura", "area:pulaumadura"),
        ("Kabupaten Antah Berantah", None),
        ("Pekalongan", None),  # two of them
        ("", None),
    ],
)
def test_full_names(name: str, code: str | None) -> None:
    region = GAZETTEER.by_full_name(name)
    assert (region.code if region else None) == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Kediri", ["35.06", "35.71"]),
        ("Kota Kediri", ["35.71"]),
        ("Pemkab Kediri", ["35.06"]),
        ("Wali Kota Kediri", ["35.71"]),
        ("Gorontalo", ["75", "75.01", "75.71"]),
        ("Gubernur Gorontalo", ["75"]),
        ("Jatim", ["35"]),
        ("Kepri", ["21"]),
        ("Pontianak", ["61.71"]),  # the former Kabupaten Pontianak does not count beside the city
        ("Kabupaten Pontianak", ["61.02"]),
        ("Toba Samosir", ["12.12"]),
        ("Yogyakarta", ["34.71", "34"]),
        ("Jogja", ["34", "34.71"]),
        ("Malang Raya", ["area:malangraya"]),
        ("Nias", ["12.04"]),
        ("nowhere", []),
    ],
)
def test_members(name: str, codes: list[str]) -> None:
    assert [r.code for r in GAZETTEER.members(name)] == codes


def test_every_full_name_leads_back() -> None:
    for region in GAZETTEER.regions.values():
        assert GAZETTEER.by_full_name(region.full_name) == region
        assert GAZETTEER.by_code(region.code) == region


def test_full_names_differ() -> None:
    names = [fold(r.full_name) for r in GAZETTEER.regions.values()]
    assert len(names) == len(set(names))


def test_parents_exist() -> None:
    for region in GAZETTEER.regions.values():
        if region.level in ("province", "regency", "city"):
            assert region.parent in GAZETTEER.regions


def test_counts() -> None:
    levels = [r.level for r in GAZETTEER.regions.values()]
    assert (levels.count("province"), levels.count("regency"), levels.count("city")) == (38, 416, 98)
    assert len(GAZETTEER._district_by_code) == 7285
    assert len(GAZETTEER._village_rows) == 83762


@pytest.mark.parametrize(
    ("code", "year", "wanted"),
    [
        ("33.72", 2022, 580216),
        ("33.72", 2023, 590347),  # as near to 2022 as to 2024: the newer one
        ("33.72", None, 590347),
        ("33.72", 1990, None),
        ("33.72.04", 2024, None),
        ("nowhere", 2024, None),
    ],
)
def test_population_is_of_the_nearest_year(code: str, year: int | None, wanted: int | None) -> None:
    found = GAZETTEER.population(code, year)
    rows = [r for r in csv.DictReader((DATA / "population.csv").open(encoding="utf-8")) if r["code"] == code]
    if not rows:
        assert found is None
        return
    target = year if year is not None else 2024
    nearest = min(abs(int(r["year"]) - target) for r in rows)
    allowed = {int(r["population"]) for r in rows if abs(int(r["year"]) - target) == nearest}
    assert found in allowed
    if year is None or year == 2023:
        assert found == int(next(r["population"] for r in rows if r["year"] == "2024"))


def test_population_of_an_area_is_the_sum_of_its_members() -> None:
    members = [GAZETTEER.population(code, 2024) for code in ("35.26", "35.27", "35.28", "35.29")]
    assert GAZETTEER.population("area:pulaumadura", 2024) == sum(m for m in members if m)


def test_provinces_add_up_to_the_nation() -> None:
    provinces = [r.code for r in GAZETTEER.regions.values() if r.level == "province"]
    assert sum(GAZETTEER.population(code, 2024) or 0 for code in provinces) == GAZETTEER.population("ID", 2024)


@pytest.mark.parametrize(
    ("name", "level", "wanted"),
    [
        ("Banjarnegra", "regency", "Kabupaten Banjarnegara"),
        ("Bojonegro", "regency", "Kabupaten Bojonegoro"),
        ("Semarng", "regency", "Kabupaten Semarang"),
        ("Bolaang Mongondo", "regency", "Kabupaten Bolaang Mongondow"),
        ("Sidamulya", "regency", None),
        ("Batu", "regency", None),  # too short to guess
        ("", "regency", None),
        ("Xyzzyxyzzy", "city", None),
    ],
)
def test_misspelt_names(name: str, level: str, wanted: str | None) -> None:
    region = GAZETTEER.closest(name, level)
    assert (region.full_name if region else None) == wanted


@pytest.mark.parametrize(
    ("province", "capital"),
    [("21", "Kota Tanjung Pinang"), ("33", "Kota Semarang"), ("75", "Kota Gorontalo"), ("34", "Kota Yogyakarta")],
)
def test_capitals(province: str, capital: str) -> None:
    region = GAZETTEER.capital(province)
    assert region is not None
    assert region.full_name == capital


def test_branches_sit_in_known_places() -> None:
    for name, seat in GAZETTEER.branches.values():
        assert seat in GAZETTEER.regions, name
        region = GAZETTEER.branch(name)
        assert region.full_name == f"BPJS Kesehatan Cabang {name}"
        assert region.parent == seat[:2]


def test_an_unknown_branch_is_a_branch_all_the_same() -> None:
    region = GAZETTEER.branch("Antah")
    assert (region.full_name, region.level, region.parent) == ("BPJS Kesehatan Cabang Antah", "branch", None)


def test_same_name_of_villages_and_kecamatan() -> None:
    assert len(GAZETTEER.districts("Sukamaju")) < len(GAZETTEER.villages("Sukamaju"))
    inside = GAZETTEER.districts("Kediri", {"51.02"})
    assert [r.full_name for r in inside] == ["Kecamatan Kediri, Kabupaten Tabanan"]
    assert GAZETTEER.by_code(inside[0].code) == inside[0]


def test_loading_reads_neither_villages_nor_population() -> None:
    fresh = Gazetteer()
    assert not {"_village_rows", "_district_by_code", "_population"} & fresh.__dict__.keys()


@given(st.text(max_size=60))
def test_any_name_may_be_asked_for(name: str) -> None:
    GAZETTEER.members(name)
    GAZETTEER.by_full_name(name)
    GAZETTEER.by_code(name)
    GAZETTEER.closest(name, "regency")


def test_notices_of_the_sources_are_kept() -> None:
    licences = (DATA / "LICENSES.txt").read_text(encoding="utf-8")
    assert "Cahya DSN" in licences
    assert "Permission is hereby granted" in licences
    assert (DATA / "SOURCES.md").is_file()
