"""Where sentences end: at stops that end one, and at line breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.tables import load_rules
from extractors.sentences import split_sentences

PAGES = [
    ("Cakupan JKN naik. Bupati senang.", ["Cakupan JKN naik.", "Bupati senang."]),
    ("Kab. Buru dan Kota Tual hadir. Rapat usai.", ["Kab. Buru dan Kota Tual hadir.", "Rapat usai."]),
    ("Pj. Bupati A. Rahman membuka acara.", ["Pj. Bupati A. Rahman membuka acara."]),
    ("Kepala dinas, dr. H. Sofyan, M.Kes. menyebut 98 persen.", None),
    ("Peserta 1.204.330 jiwa. Aktif 98.1 persen.", ["Peserta 1.204.330 jiwa.", "Aktif 98.1 persen."]),
    ("Peserta 1. 204.330 jiwa di Kota Bima.", None),
    ("“Sudah 98 persen.” Ia berharap naik.", ["“Sudah 98 persen.”", "Ia berharap naik."]),
    ('"Sudah 98 persen." Ia berharap naik.', ['"Sudah 98 persen."', "Ia berharap naik."]),
    ("Ia berkata, “Sudah 98 persen!” lalu pulang.", None),
    ("Sudah 98 persen? Belum.", ["Sudah 98 persen?", "Belum."]),
    ("Berikut daftarnya:\n- Kota Bima 98 persen\n- Kota Tual 97 persen", None),
    ("Rapat di Palopo, Senin.Menurut data, naik.", ["Rapat di Palopo, Senin.", "Menurut data, naik."]),
    ("Naik. 98 persen warga terdaftar.", ["Naik.", "98 persen warga terdaftar."]),
    ("Iuran Rp. 42.000 per bulan. Kelas III.", ["Iuran Rp. 42.000 per bulan.", "Kelas III."]),
    ("Situs bpjs-kesehatan.go.id dibuka. Selesai.", ["Situs bpjs-kesehatan.go.id dibuka.", "Selesai."]),
    ("", []),
    (" \n\t\n ", []),
    ("...", ["..."]),
    ("Satu baris\r\nbaris lain", ["Satu baris", "baris lain"]),
]


@pytest.mark.parametrize(("page", "sentences"), PAGES)
def test_sentences(page: str, sentences: list[str] | None) -> None:
    wanted = page.split("\n") if sentences is None else sentences  # None: no line is split
    assert [s.text(page) for s in split_sentences(page)] == wanted


@pytest.mark.parametrize("row", load_rules("abbreviations.toml")["abbreviation"], ids=lambda row: row["form"])
def test_abbreviations_end_no_sentence(row: dict[str, str]) -> None:
    assert [s.text(row["example"]) for s in split_sentences(row["example"])] == [row["example"]]


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from('aB1.,!?"”“) (\n\r\t\u00a0\u2028é'), max_size=200))
def test_every_visible_character_is_in_one_sentence(page: str) -> None:
    sentences = split_sentences(page)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    inside = {i for s in sentences for i in range(s.start, s.end)}
    assert all(i in inside for i, char in enumerate(page) if not char.isspace())
    for sentence in sentences:
        said = sentence.text(page)
        assert said == said.strip()
        assert said
        assert "\n" not in said


def test_lines_are_counted() -> None:
    page = "Satu. Dua.\n\n\nTiga.\nEmpat."
    assert [s.line for s in split_sentences(page)] == [0, 0, 1, 2]
