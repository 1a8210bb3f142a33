"""UHC claims: sentences and the regions that have, or have not, reached it. Sentences are ours."""

import re

import pytest

from corpus.article import Article
from extractors.claims import claim_rules, spelled
from extractors.extract import extract

# (text, reached, not reached)
CASES = [
    ("Kota Solok sudah mencapai UHC.", ["Kota Solok"], []),
    ("Kabupaten Sijunjung belum mencapai UHC.", [], ["Kabupaten Sijunjung"]),
    ("Kota Bitung berhasil meraih predikat Universal Health Coverage (UHC).", ["Kota Bitung"], []),
    ("Predikat UHC kembali diraih Kabupaten Sragen.", ["Kabupaten Sragen"], []),
    (
        "Tiga daerah telah UHC, yaitu Kota Tegal, Kabupaten Brebes dan Kabupaten Pemalang.",
        ["Kota Tegal", "Kabupaten Brebes", "Kabupaten Pemalang"],
        [],
    ),
    (
        "Yang belum UHC antara lain Kabupaten Agam (86,9 persen) dan Kota Bukittinggi (93 persen).",
        [],
        ["Kabupaten Agam", "Kota Bukittinggi"],
    ),
    ("Kabupaten Garut menargetkan UHC tahun depan.", [], []),
    ("Pemkab Garut berupaya mencapai UHC.", [], []),
    ("Untuk mencapai UHC, Kabupaten Garut menambah anggaran.", [], []),
    ("Kalau Kabupaten Garut sudah UHC, warga cukup membawa KTP.", [], []),
    ("Capaian UHC Kabupaten Garut 87 persen.", [], []),
    ("Target UHC di Kabupaten Garut sudah tercapai.", ["Kabupaten Garut"], []),
    ("Target UHC di Kabupaten Garut belum juga terpenuhi.", [], ["Kabupaten Garut"]),
    ("Cakupan JKN Kota Metro 99 persen. Angka itu sudah memenuhi syarat UHC.", ["Kota Metro"], []),
    ("Kabupaten Bone masih kekurangan 9.478 peserta untuk mencapai UHC.", [], ["Kabupaten Bone"]),
    ("Sembilan kabupaten/kota di Provinsi Bengkulu sudah UHC.", [], []),
    (
        "Dua daerah di Bengkulu sudah UHC. Kedua daerah itu yakni Kota Bengkulu dan Kabupaten Kaur.",
        ["Kota Bengkulu", "Kabupaten Kaur"],
        [],
    ),
    (
        "Lima daerah telah menyandang UHC:\n- Kota Palu\n- Kabupaten Buol\n- Kabupaten Poso",
        ["Kota Palu", "Kabupaten Buol", "Kabupaten Poso"],
        [],
    ),
    (
        "Kota Palu sudah UHC, sedangkan Kabupaten Sigi dan Kabupaten Donggala belum.",
        ["Kota Palu"],
        ["Kabupaten Sigi", "Kabupaten Donggala"],
    ),
    ("Kabupaten Sigi dijadwalkan UHC pada Desember.", [], ["Kabupaten Sigi"]),
    ("Kota Ternate resmi mendeklarasikan UHC.", ["Kota Ternate"], []),
    ("Bupati berkomitmen Kabupaten Halmahera Barat sudah UHC tahun ini.", [], []),
    ("Yang masih jadi PR dalam capaian UHC hanya Kabupaten Muna.", [], ["Kabupaten Muna"]),
    ("Satu-satunya kabupaten yang belum UHC adalah Kabupaten Tegal.", [], ["Kabupaten Tegal"]),
    ("UHC berarti minimal 98 persen penduduk menjadi peserta JKN.", [], []),
    ("Provinsi Riau dan 12 kabupaten/kota telah berstatus UHC.", ["Provinsi Riau"], []),
    ("Penghargaan UHC Awards 2026 diterima Pemerintah Kota Salatiga.", ["Kota Salatiga"], []),
    ("Kota Salatiga UHC sejak 2019.", ["Kota Salatiga"], []),
    ("Kabupaten Kudus gagal meraih UHC tahun ini.", [], ["Kabupaten Kudus"]),
    ("Seluruh daerah didorong segera mencapai UHC, termasuk Kabupaten Jepara.", [], []),
]


@pytest.mark.parametrize(("text", "reached", "denied"), CASES, ids=[row[0][:60] for row in CASES])
def test_claims(text, reached, denied):
    claims = extract(Article(id="t", text="Kabar JKN hari ini.\n" + text, published="2024-06-20")).claims
    assert [c.region for c in claims if c.reached] == reached
    assert [c.region for c in claims if not c.reached] == denied
    for claim in claims:
        assert claim.as_of


RULES = claim_rules()


@pytest.mark.parametrize("row", RULES["cue"], ids=[row["name"] for row in RULES["cue"]])
def test_example(row):
    assert re.search(rf"(?<!\w)(?:{spelled(row['form'])})(?!\w)", row["example"].lower())
    assert row["kind"] in ("reached", "denied", "none")
    assert row["modal"] in ("sure", "plain", "passive", "none")


@pytest.mark.parametrize("key", ["reach", "between", "goal", "pledge", "wish", "list", "group"])
def test_example_of_words(key):
    assert re.search(rf"(?<!\w)(?:{spelled(RULES[key]['form'])})(?!\w)", RULES[key]["example"])


def test_a_list_with_a_name_missing_is_a_slip():
    text = "Per 1 Mei 2024 JKN maju. Empat daerah sudah UHC, yaitu Kota Tegal, Kabupaten Brebes dan Kabupaten Pemalang."
    (slip,) = [s for s in extract(Article(id="t", text=text)).slips if s.kind == "list"]
    assert slip.quote == "Empat daerah"
    assert "3 are listed" in slip.reason


def test_a_full_list_is_no_slip():
    text = "Tiga daerah sudah UHC, yaitu Kota Tegal, Kabupaten Brebes dan Kabupaten Pemalang. JKN maju."
    assert not [s for s in extract(Article(id="t", text=text)).slips if s.kind == "list"]
