"""Who is quoted for a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse import read
from warehouse.origins import origins, rules

TWO = "Menurut data BPS, penduduk 412.300 jiwa. BPJS Kesehatan mencatat peserta 390.120 jiwa."
PAGES = [
    # a number, the text it stands in, and who is quoted for it
    (
        "91,2",
        "Capaian 91,2 persen, ujar Kepala BPJS Kesehatan Cabang Luwuk, Andi Saputra, Senin (3/3).",
        "BPJS Kesehatan",
    ),
    (
        "71,4",
        "Kepala Dinas Kesehatan Kabupaten Banggai Nur Halim mengatakan, bersama BPJS Kesehatan, keaktifan 71,4 persen.",
        "Dinas Kesehatan Kabupaten",
    ),
    (
        "412.300",
        "Menurut data BPS, penduduk 412.300 jiwa. BPJS Kesehatan mencatat peserta 390.120 jiwa.",
        "Badan Pusat Statistik",
    ),
    (
        "390.120",
        "Menurut data BPS, penduduk 412.300 jiwa. BPJS Kesehatan mencatat peserta 390.120 jiwa.",
        "BPJS Kesehatan",
    ),
    (
        "88,1",
        "Bupati Rusli Anwar menyebut ini prestasi.\n\nKata Kepala BPJS Kesehatan Wati Lubis, iuran naik.\n\n"
        '"Kini 88,1 persen," ujar Rusli.\n\nAnggaran tersedia, menurut Dinas Sosial.',
        None,  # a bare surname is not looked up unless two words stand there; nobody else speaks in that paragraph
    ),
    (
        "88,1",
        "Bupati Rusli Anwar menyebut ini prestasi. Kini 88,1 persen, ujarnya.\n\n"
        "Kata Kepala BPJS Kesehatan, iuran naik.",
        "Pemerintah Kabupaten",
    ),
    ("64,5", "Peserta baru 64,5 persen.\n\nItu dikatakan saat rapat. Kata Wati Lubis, targetnya jauh.", "Wati Lubis"),
    ("64,5", "Peserta baru 64,5 persen. Anggaran menyusul tahun depan.", None),
    (
        "12.400",
        "BPJS Kesehatan melaporkan kenaikan.\n\nSebanyak 12.400 jiwa belum terdaftar.\n\n"
        "Menurut Dinas Sosial, datanya ganda.",
        None,
    ),
]


@pytest.mark.parametrize(("number", "text", "who"), PAGES)
def test_who_is_quoted(number, text, who):
    assert origins(text, [text.index(number)]) == [who]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["office"]) for row in rules()["office"]])
def test_every_office_is_read_in_its_example(row):
    digit = next(at for at, letter in enumerate(row["example"]) if letter.isdigit())
    assert origins(row["example"], [digit]) == [row.get("reads", row["office"])]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["form"][:20]) for row in rules()["verb"]])
def test_every_verb_is_read_in_its_example(row):
    assert origins(row["example"], [row["example"].index("91,2")]) == ["BPJS Kesehatan"]


@given(st.text(alphabet=st.sampled_from('Ka ta.,\n"İß9 BPJS ujarnya'), max_size=300))
def test_any_text_gets_an_answer_a_place(text):
    assert len(origins(text, list(range(len(text))))) == len(text)


def test_a_long_page_without_stops_ends():
    text = "Kepala BPJS Kesehatan Rini Astuti kata " * 3_000
    assert origins(text, [0, len(text) - 1]) == ["BPJS Kesehatan"] * 2


def said(make, name, share, who, opening=""):
    sentence = f"Sebanyak {share} persen warga terdaftar, kata {who}."
    line = f"registered {share} persen; region=Kota Jambi; as_of=2025-03-01; sentence={sentence}"
    return make.page(name, make.statement(line), outlet=f"{name}.example", opening=opening or f"Kabar dari {name}. ")


BPJS, HEALTH = "Kepala BPJS Kesehatan Cabang Jambi", "Kepala Dinas Kesehatan Kota Jambi"


@pytest.mark.parametrize(
    ("first", "second", "kept", "told", "told_en"),
    [
        (BPJS, BPJS, 1, "Keduanya mengutip BPJS Kesehatan.", "Both quote BPJS Kesehatan."),
        (
            BPJS,
            HEALTH,
            2,
            "Sumbernya berbeda: BPJS Kesehatan dan Dinas Kesehatan Kota.",
            "The sources differ: BPJS Kesehatan and Dinas Kesehatan Kota.",
        ),
    ],
)
def test_one_office_quoted_twice_is_one_origin(make, run, first, second, kept, told, told_en):
    path = run([said(make, "satu", "91,25", first), said(make, "dua", "88,25", second)])
    (row,) = read.conflicts(path)
    assert (row["voices"], row["origins"]) == (2, kept)
    assert row["explanation"].endswith(told)
    assert row["explanation_en"].endswith(told_en)
    assert {figure["origin"] for figure in row["figures"]} == {"BPJS Kesehatan"} | (
        {"Dinas Kesehatan Kota"} if kept == 2 else set()
    )


def test_two_origins_are_worth_more_than_one(make, run, tmp_path):
    severities = []
    for number, second in enumerate((BPJS, HEALTH)):
        pages = [said(make, "satu", "91,25", BPJS), said(make, "dua", "88,25", second)]
        path = run(pages, path=tmp_path / f"{number}.duckdb")
        severities.append(read.conflicts(path)[0]["severity"])
    assert severities[0] < severities[1]


def test_an_origin_learnt_later_changes_no_id(make, run, tmp_path):
    """What makes a contradiction is what is said, not who is quoted for it."""
    ids = set()
    for number, opening in enumerate(("Kabar dari satu. ", "Menurut BPJS Kesehatan demikian. ")):
        pages = [
            make.page("satu", make.statement("registered 91,25 persen"), outlet="satu.example", opening=opening),
            make.page("dua", make.statement("registered 88,25 persen"), outlet="dua.example"),
        ]
        ids.add(read.conflicts(run(pages, path=tmp_path / f"{number}.duckdb"))[0]["conflict_id"])
    assert len(ids) == 1
