"""Regions in sentences and pages: tables of (text, answer), each row of the rule tables, hostile text, real pages."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.pattern import fold
from extractors.gazetteer import DATA, load_gazetteer
from extractors.regions.find import RegionReading, find_regions
from extractors.regions.scan import scan
from extractors.regions.words import read_rows

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"


def said(reading: RegionReading) -> list[str]:
    """What a reading says, one `name|kind` a mention."""
    return [f"{m.region.full_name if m.region else '?'}|{m.kind}" for m in reading.mentions]


def named(text: str, **context: str) -> list[str]:
    """The names a text is read as, in order."""
    return [m.region.full_name if m.region else "?" for m in find_regions(text, **context).mentions]


@pytest.mark.parametrize("row", read_rows(), ids=lambda row: f"{row['role']}:{row['words']}")
def test_each_word_of_the_table(row: dict[str, str]) -> None:
    found = said(find_regions(row["example"]))
    wanted = found[-1:] if row["role"] == "describing" else found[:1]
    assert (wanted or ["-"]) == [row["expect"]]


@pytest.mark.parametrize(
    "row", list(csv.DictReader((DATA / "areas.csv").open(encoding="utf-8"))), ids=lambda r: r["alias"]
)
def test_each_area_of_the_table(row: dict[str, str]) -> None:
    mention = find_regions(row["example"]).mentions[0]
    assert mention.kind == "area"
    assert mention.region is not None
    assert {r.code for r in mention.candidates} == set(row["codes"].split())


@pytest.mark.parametrize("name", [name for name, _ in load_gazetteer().branches.values()])
def test_each_branch_of_the_table(name: str) -> None:
    reading = find_regions(f"Kepala BPJS Kesehatan Cabang {name} menyebut cakupan di wilayahnya 93 persen.")
    assert said(reading)[0] == f"BPJS Kesehatan Cabang {name}|branch"


@pytest.mark.parametrize(
    "region", [r for r in load_gazetteer().regions.values() if r.level in ("regency", "city", "province")]
)
def test_every_full_name_is_read(region) -> None:  # type: ignore[no-untyped-def]
    sentence = f"Cakupan JKN di {region.full_name} mencapai 93 persen."
    (mention,) = find_regions(sentence).mentions
    assert mention.region == region
    assert sentence[mention.start : mention.end] == region.full_name
    assert mention.kind == "full"


ONE_SENTENCE = [
    # the type word decides
    ("Di Kota Blitar 99 persen, di Kabupaten Blitar 88 persen.", ["Kota Blitar", "Kabupaten Blitar"]),
    ("Kota dan Kabupaten Cirebon sama-sama naik.", ["Kota Cirebon", "Kabupaten Cirebon"]),
    ("Pemkot maupun Pemkab Sorong menambah anggaran.", ["Kota Sorong", "Kabupaten Sorong"]),
    ("Bupati dan Wali Kota Bima hadir.", ["Kabupaten Bima", "Kota Bima"]),
    ("Pemerintah Kota (Pemkot) Madiun menanggung iuran.", ["Kota Madiun"]),
    ("Pemerintah Kabupaten (Pemkab) Serang menanggung iuran.", ["Kabupaten Serang"]),
    ("Warga KABUPATEN KUPANG yang terdaftar bertambah.", ["Kabupaten Kupang"]),
    ("Di kabupaten sampang 92 persen.", ["Kabupaten Sampang"]),
    # the type word of a list holds for its members
    (
        "Di Kabupaten Brebes, Tegal, dan Pekalongan cakupannya naik.",
        ["Kabupaten Brebes", "Kabupaten Tegal", "Kabupaten Pekalongan"],
    ),
    (
        "Di Kabupaten Jombang (88 persen), Madiun (86 persen), dan Ngawi (90 persen) belum UHC.",
        ["Kabupaten Jombang", "Kabupaten Madiun", "Kabupaten Ngawi"],
    ),
    ("Kota Pasuruan, Probolinggo dan Mojokerto sudah UHC.", ["Kota Pasuruan", "Kota Probolinggo", "Kota Mojokerto"]),
    (
        "Ada 4 kabupaten yang tertinggal, yakni Bogor 91,5 persen, Sukabumi 90,2 persen, Garut 89 persen, dan Ciamis.",
        ["Kabupaten Bogor", "Kabupaten Sukabumi", "Kabupaten Garut", "Kabupaten Ciamis"],
    ),
    (
        "Tiga daerah, yaitu Klaten, Kota Salatiga, Magelang, dan Kota Tegal sudah UHC.",
        ["Kabupaten Klaten", "Kota Salatiga", "Kabupaten Magelang", "Kota Tegal"],
    ),
    (
        "Kota Magelang, Wonosobo dan Magelang masing-masing 99, 93 dan 91 persen.",
        ["Kota Magelang", "Kabupaten Wonosobo", "Kabupaten Magelang"],
    ),
    ("Wonosobo dan Magelang masing-masing 93 dan 91 persen.", ["Kabupaten Wonosobo", "Kabupaten Magelang"]),
    # provinces and cities of one name
    (
        "Cakupan Riau 93 persen, Jambi 92 persen, dan Lampung 90 persen.",
        ["Provinsi Riau", "Provinsi Jambi", "Provinsi Lampung"],
    ),
    # short names
    ("Di NTB dan NTT cakupannya naik.", ["Provinsi Nusa Tenggara Barat", "Provinsi Nusa Tenggara Timur"]),
    ("Pemprov Babel dan Pemprov Kaltara hadir.", ["Provinsi Kepulauan Bangka Belitung", "Provinsi Kalimantan Utara"]),
    ("Cakupan se-Sulsel 97 persen.", ["Provinsi Sulawesi Selatan"]),
    ("Warga Jaksel dan Jaktim.", ["Kota Administrasi Jakarta Selatan", "Kota Administrasi Jakarta Timur"]),
    (
        "Di Kabupaten Sumbawa Barat (KSB) 99 persen, dan KSB tertinggi.",
        ["Kabupaten Sumbawa Barat", "Kabupaten Sumbawa Barat", "Kabupaten Sumbawa Barat"],
    ),
    ("Peserta PPU dan BU bertambah, sbb: 20 ribu.", []),
    ("Kabupaten PPU belum UHC.", ["Kabupaten Penajam Paser Utara"]),
    # several regions in one name
    (
        "Di Kalimantan Timur, Utara, dan Selatan cakupannya naik.",
        ["Provinsi Kalimantan Timur", "Provinsi Kalimantan Utara", "Provinsi Kalimantan Selatan"],
    ),
    ("Penduduk Solo Raya yang terdaftar bertambah.", ["Solo Raya"]),
    ("Peserta di Pulau Sumbawa 80 persen.", ["Pulau Sumbawa"]),
    # former and misspelt names
    ("Di Kabupaten Maluku Tenggara Barat 90 persen.", ["Kabupaten Kepulauan Tanimbar"]),
    ("Di Kabupaten Bojonegro 90 persen.", ["Kabupaten Bojonegoro"]),
    ("Di Kota Pekan Baru 98 persen.", ["Kota Pekanbaru"]),
    ("Di Kota Bau-Bau 98 persen.", ["Kota Bau Bau"]),
    # the nation
    ("Secara nasional 98 persen penduduk Indonesia terdaftar.", ["Indonesia", "Indonesia"]),
    ("Program Jaminan Kesehatan Nasional dan Kartu Indonesia Sehat.", []),
    ("Menteri Kesehatan Republik Indonesia hadir.", []),
    # branches and regional offices
    ("Kantor Cabang BPJS Kesehatan Sampit melayani peserta.", ["BPJS Kesehatan Cabang Sampit"]),
    ("BPJS Kesehatan KC Curup melayani peserta.", ["BPJS Kesehatan Cabang Curup"]),
    ("Kepala BPJS Kesehatan Jember hadir.", ["BPJS Kesehatan Cabang Jember"]),
    (
        "Deputi Direksi BPJS Kesehatan Wilayah VII hadir.",
        ["BPJS Kesehatan Kedeputian Wilayah VII"],
    ),
    (
        "BPJS Kesehatan Divre VI membawahi tiga cabang.",
        ["BPJS Kesehatan Kedeputian Wilayah VI"],
    ),
    ("Kepala BPJS Ketenagakerjaan Cabang Jember hadir.", ["Kabupaten Jember"]),
    ("Kepala Bank Jatim Cabang Jember bicara soal BPJS.", ["Provinsi Jawa Timur", "Kabupaten Jember"]),
    # words, persons, streets
    ("Malang benar nasibnya.", []),
    ("Mereka berburu landak di batang sungai.", []),
    ("Menurut Bima Prasetya, angka itu benar.", []),
    ("Dokter H. Agam menyebut angka itu.", []),
    ("Kantornya di Jalan Pontianak dekat Sungai Landak.", []),
    # below the regency
    (
        "Di Desa Ponggok, Kecamatan Polanharjo, Kabupaten Klaten, 812 warga.",
        ["Desa Ponggok, Kabupaten Klaten"],
    ),
    ("Ada 16 kecamatan dan 30 desa di Kota Batu.", ["Kota Batu"]),
    # capitals
    ("Di ibu kota Provinsi Kepri itu cakupannya 97 persen.", ["Kota Tanjung Pinang"]),
]


@pytest.mark.parametrize(("text", "names"), ONE_SENTENCE, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_sentences(text: str, names: list[str]) -> None:
    assert named(text) == names


PAGES = [
    # the same name with its type elsewhere on the page
    (
        "Warga Probolinggo bertambah.\n\nDi Kota Probolinggo cakupannya 99 persen. Di Probolinggo ada klinik.",
        {},
        ["Kota Probolinggo", "Kota Probolinggo", "Kota Probolinggo"],
    ),
    # authorities without a name
    (
        "Cakupan JKN Mojokerto baru 91 persen. Pemkab berjanji menambah anggaran, kata Bupati.",
        {},
        ["Kabupaten Mojokerto", "Kabupaten Mojokerto"],
    ),
    # the URL
    (
        "Cakupan JKN Kediri sudah 97 persen.",
        {"url": "https://kabar.example/2025/03/pemkot-kediri-raih-uhc"},
        ["Kota Kediri"],
    ),
    # the headline
    ("Cakupan JKN Kediri sudah 97 persen.", {"title": "Kabupaten Kediri Menuju UHC"}, ["Kabupaten Kediri"]),
    # two Banjars in two provinces
    (
        "Cakupan se-Kalsel naik. Di Banjar 92 persen, di Tapin 95 persen.",
        {},
        ["Provinsi Kalimantan Selatan", "Kabupaten Banjar", "Kabupaten Tapin"],
    ),
    (
        "Cakupan se-Jabar naik. Di Banjar 99 persen, di Ciamis 95 persen.",
        {},
        ["Provinsi Jawa Barat", "Kota Banjar", "Kabupaten Ciamis"],
    ),
    # a province and its city
    (
        "Cakupan Bengkulu naik, kata Gubernur. Di Kaur 93 persen dan di Seluma 94 persen.",
        {},
        ["Provinsi Bengkulu", "Kabupaten Kaur", "Kabupaten Seluma"],
    ),
    # nothing says which
    ("Cakupan JKN Tangerang naik menjadi 97 persen.", {}, ["?"]),
    # words that point back
    (
        "Kabupaten Sintang mencapai UHC. Di daerah ini 98 persen warga terdaftar.",
        {},
        ["Kabupaten Sintang", "Kabupaten Sintang"],
    ),
    (
        "Kota Bontang dan Kabupaten Berau dibandingkan. Di kota itu 99 persen, di kabupaten tersebut 93 persen.",
        {},
        ["Kota Bontang", "Kabupaten Berau", "Kota Bontang", "Kabupaten Berau"],
    ),
    (
        "Kabupaten Berau tertinggal. Di sana baru 80 persen warga terdaftar.",
        {},
        ["Kabupaten Berau", "Kabupaten Berau"],
    ),
    (
        "Kabupaten Berau tertinggal. Di provinsi itu rata-ratanya 95 persen.",
        {},
        ["Kabupaten Berau", "Provinsi Kalimantan Timur"],
    ),
    # kecamatan of the page's regency
    (
        "Cakupan Kabupaten Tabanan naik. Di Kecamatan Kediri 1.200 warga belum terdaftar.",
        {},
        ["Kabupaten Tabanan", "Kecamatan Kediri, Kabupaten Tabanan"],
    ),
    # hard-wrapped text
    (
        "Peserta yang terdaftar dan aktif menurut catatan kantor itu di Kabupaten\nSintang bertambah.",
        {},
        ["Kabupaten Sintang"],
    ),
    (
        "Peserta yang terdaftar dan aktif menurut catatan kantor itu di Kapuas\nHulu bertambah.",
        {},
        ["Kabupaten Kapuas Hulu"],
    ),
    ("Daftar:\nBangka\nBelitung\n", {}, ["Kabupaten Bangka", "Kabupaten Belitung"]),
    # a local paper's short form, only where its region is spoken of
    (
        "Di Kalbar, Kubu Raya (KKR) naik. Peserta KKR 580 ribu.",
        {},
        ["Provinsi Kalimantan Barat", "Kabupaten Kubu Raya", "Kabupaten Kubu Raya", "Kabupaten Kubu Raya"],
    ),
    (
        "Kabupaten Pamekasan dan Kota Madiun naik. Di kabupaten penghasil garam itu 93 persen.",
        {},
        ["Kabupaten Pamekasan", "Kota Madiun", "Kabupaten Pamekasan"],
    ),
    (
        "Provinsi NTT 93 persen, TTS 80 persen, dan TTU 88 persen. Warga TTS tertinggal.",
        {},
        [
            "Provinsi Nusa Tenggara Timur",
            "Kabupaten Timor Tengah Selatan",
            "Kabupaten Timor Tengah Utara",
            "Kabupaten Timor Tengah Selatan",
        ],
    ),
    # epithets
    ("Kota Bogor raih UHC. Di Kota Hujan 99 persen warga terdaftar.", {}, ["Kota Bogor", "Kota Bogor"]),
]


@pytest.mark.parametrize(("text", "context", "names"), PAGES, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_pages(text: str, context: dict[str, str], names: list[str]) -> None:
    assert named(text, **context) == names


def test_what_stays_open_is_a_slip_with_its_candidates() -> None:
    text = "Cakupan JKN Tangerang naik menjadi 97 persen."
    reading = find_regions(text)
    (slip,) = reading.slips
    assert text[slip[0] : slip[1]] == "Tangerang"
    assert "Kota Tangerang" in slip[2]
    assert {r.full_name for r in reading.mentions[0].candidates} == {"Kota Tangerang", "Kabupaten Tangerang"}


def test_several_regions_meant_by_one_phrase() -> None:
    reading = find_regions("Kota Bitung, Kota Tomohon, dan Kabupaten Minahasa naik. Ketiga daerah itu sudah UHC.")
    last = reading.mentions[-1]
    assert (last.kind, last.region) == ("anaphor", None)
    assert [r.name for r in last.candidates] == ["Bitung", "Tomohon", "Minahasa"]
    assert not reading.slips


KINDS = [
    (
        "SAMPIT, kabarmentaya.example – Cakupan JKN di Kabupaten Kotawaringin Timur sudah 97 persen penduduk.",
        ["dateline", "full"],
    ),
    (
        "Palu (ANTARA) - Cakupan JKN di Sulawesi Tengah sudah 98 persen menurut catatan BPJS Kesehatan.",
        ["dateline", "bare"],
    ),
    ("Ia mengatakannya di Mataram, Kamis (4/7/2024), soal peserta di NTB.", ["dateline", "alias"]),
    ("Rapat digelar di Kantor Bupati Ngawi pagi itu, membahas peserta Ngawi.", ["institution", "bare"]),
    ("Direktur RSUD dr. Soeroto Ngawi menyebut pasien Ngawi bertambah.", ["institution", "bare"]),
    ("Kepada Radar Ngawi ia berkata peserta Ngawi bertambah.", ["institution", "bare"]),
    ("Peserta di Kabupaten Sintang, Kalimantan Barat, bertambah.", ["full", "bare"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [m.kind for m in find_regions(text).mentions] == kinds


def test_a_province_that_only_says_where_is_marked() -> None:
    mentions = find_regions("Peserta di Kabupaten Sintang, Kalimantan Barat, bertambah.").mentions
    assert mentions[1].rule == "says where the region before it lies"


HOMES = [
    (
        "Kabupaten Sintang Menuju UHC\n\nPONTIANAK, kabar.example – Cakupan JKN di Sintang 97 persen, kata Bupati.",
        "Kabupaten Sintang",
    ),
    (
        "JAKARTA, kabar.example – Peserta JKN di seluruh Indonesia mencapai 280 juta jiwa atau 98 persen nasional.",
        "Indonesia",
    ),
    (
        "Peserta JKN di Kalteng naik. Di Sampit ada kantor cabang. Provinsi Kalimantan Tengah menargetkan 98 persen.",
        "Provinsi Kalimantan Tengah",
    ),
    ("Harga cabai naik.", None),
]


@pytest.mark.parametrize(("text", "home"), HOMES, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_home(text: str, home: str | None) -> None:
    found = find_regions(text).home
    assert (found.full_name if found else None) == home


# hostile text

PIECES = [*"abKP .,()-–/\n\"'İß"]
PIECES += ["Kota ", "Kabupaten ", "Tegal", "dan ", "BPJS ", "Cabang ", "Desa ", "itu ", "Wilayah "]
NOISE = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@given(st.one_of(NOISE, st.text(max_size=300)))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    reading = find_regions(text, title=text[:80], url="https://x.example/" + text[:50], outlet=text[:20])
    end = 0
    for mention in reading.mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    for start, stop, reason in reading.slips:
        assert 0 <= start < stop <= len(text)
        assert reason


@given(st.one_of(NOISE, st.text(max_size=300)))
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    page = scan(text)
    for word, start, end in zip(page.words, page.starts, page.ends, strict=True):
        assert fold(text)[start:end] == word


HOSTILE = [
    "Kabupaten " * 10_000,
    "Kabupaten Tegal, " * 6_000,
    "Tegal, dan " * 9_000,
    "(" * 100_000,
    "Kota dan Kabupaten " * 5_000,
    "BPJS Kesehatan Cabang " * 4_500,
    "Deputi Direksi Wilayah Bali, NTB dan NTT, " * 2_000 + "BPJS",
    "Desa Aaa Bbb Ccc Ddd " * 4_700,
    "".join(f"Kabupaten Zz{i}yx " for i in range(5_500)),
    "daerah itu " * 9_000,
    "empat daerah itu, Kota Tegal, " * 3_300,
    "di Kota Tegal, Kabupaten Tegal (Tgl), " * 2_600,
    " " * 100_000 + "Tegal",
    "A" * 100_000,
    "Kalimantan Timur, " + "Utara, " * 14_000,
    "Sambas (SBS) " * 7_600,
    "\n".join(["PALU, a – " + "x" * 60] * 1_400),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:30].strip())
def test_hostile_text_comes_to_an_end(text: str) -> None:
    reading = find_regions(text[:100_000])
    assert all(m.end <= 100_000 for m in reading.mentions)


@given(
    st.sampled_from([r for r in load_gazetteer().regions.values() if r.level in ("regency", "city")]),
    st.integers(1, 99),
)
@settings(max_examples=60, deadline=None)
def test_unrelated_sentences_do_not_change_a_typed_name(region, number: int) -> None:  # type: ignore[no-untyped-def]
    sentence = f"Cakupan JKN di {region.full_name} mencapai {number} persen."
    around = "Harga cabai di pasar turun.", "Pertandingan itu berakhir imbang."
    for text in (sentence, f"{around[0]} {sentence}", f"{sentence} {around[1]}"):
        assert [m.region for m in find_regions(text).mentions] == [region]


def test_reading_twice_gives_the_same() -> None:
    text = "Pemkot Tegal dan Pemkab Tegal. Warga Tegal. Di daerah itu 98 persen."
    assert find_regions(text) == find_regions(text)


# real pages


def _gold() -> list[Path]:
    return sorted(p.parent for p in SHARED.glob("*/*/gold.json"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/gold")
def test_regions_of_gold_are_found_on_their_pages() -> None:
    """Of the regions that gold names on a page, nearly all are among its mentions; Indonesia may go unsaid."""
    wanted = found = 0
    gazetteer = load_gazetteer()
    for folder in _gold():
        text = (folder / "article.txt").read_text(encoding="utf-8")
        meta = folder / "meta.json"
        context = json.loads(meta.read_text(encoding="utf-8")) if meta.is_file() else {}
        reading = find_regions(text, context.get("title"), context.get("url"), context.get("outlet"))
        here = {m.region.code for m in reading.mentions if m.region}
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for record in gold["figures"] + gold["uhc_claims"]:
            names = record["region"] if isinstance(record["region"], list) else [record["region"]]
            regions = [r for r in map(gazetteer.by_full_name, names) if r is not None]
            if record.get("optional") or not regions or any(r.code == "ID" for r in regions):
                continue
            wanted += 1
            found += any(r.code in here for r in regions)
    assert wanted > 500
    assert found / wanted >= 0.98
