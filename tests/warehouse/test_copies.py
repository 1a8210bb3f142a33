"""Reprints of one text are one voice."""

from __future__ import annotations

import itertools

import pytest

from warehouse import read
from warehouse.copies import SIZE, sketch
from warehouse.load import open_work

WORDS = """Pemerintah kota menyiapkan anggaran tambahan agar warga yang belum punya jaminan kesehatan dapat didaftarkan
pada tahun ini juga, kata kepala dinas sosial seusai rapat dengan kantor cabang. Petugas kelurahan mendatangi
rumah warga satu per satu untuk mencocokkan data kependudukan dengan daftar peserta, sebab banyak nama
tercatat ganda dan sebagian sudah pindah ke daerah lain tanpa melapor. Hasil pendataan itu diserahkan kepada
kantor cabang paling lambat akhir bulan depan supaya iuran dapat dibayarkan mulai triwulan berikutnya."""
OTHER = " ".join(reversed(WORDS.split()))


def test_a_sketch_is_the_same_for_the_same_words_and_bounded():
    assert sketch(WORDS) == sketch(WORDS.upper() + "!!!")
    assert len(sketch(" ".join(str(n) for n in range(10_000)))) == SIZE
    assert sketch("terlalu pendek") == []


def texts(make):
    figure = make.percent(91.25, as_of="2025-03-01")
    return [
        make.page("asli", figure, opening=WORDS, outlet="satu.example"),
        make.page("salinan", figure, opening="Redaksi. " + WORDS, outlet="dua.example"),
        make.page("lain", figure, opening=OTHER, outlet="tiga.example"),
        make.page(
            "salinan-lagi", make.percent(88.25, as_of="2025-03-01"), opening=WORDS + " Baru. ", outlet="empat.example"
        ),
    ]


def groups(path) -> dict[str, str]:
    with read.open_published(path) as connection:
        return dict(connection.execute("select article_id, copy_group_id from article").fetchall())


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_copies_form_a_group_in_any_order(make, tmp_path, order):
    path = tmp_path / "cakupan.duckdb"
    pages = texts(make)
    for position in order:
        with open_work(path, version="test") as work:
            work.load([pages[position]])
            work.refresh_conflicts()
            work.publish()
    found = groups(path)
    assert found["asli"] == found["salinan"] == found["salinan-lagi"] != found["lain"]
    with read.open_published(path) as connection:
        sizes = connection.execute("select distinct articles from copy_group").fetchall()
    assert sizes == [(3,)]
    voices = {tuple(row["articles"]): row["voices"] for row in read.conflicts(path)}
    assert voices[("asli", "salinan-lagi")] == 1
    assert voices[("lain", "salinan-lagi")] == 2


def test_a_group_falls_apart_when_the_text_that_held_it_changes(make, run):
    path = run(texts(make)[:2])
    assert len(set(groups(path).values())) == 1
    run([make.page("salinan", make.percent(91.25), opening=OTHER, outlet="dua.example")])
    assert len(set(groups(path).values())) == 2
    with read.open_published(path) as connection:
        assert connection.execute("select count(*) from copy_group").fetchone() == (0,)
