"""Text set carelessly is read as it is meant, and every span leads back to the words of the page."""

from __future__ import annotations

import random
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.normalise import normalisation_of
from corpus.page import normalised, read_page
from extractors.extract import extract

PIECES = [
    "peserta",
    "98,2",
    "persen.",
    "Kota Bima",
    " ",
    "  ",
    "   ",
    "\n",
    "\t",
    "*",
    "**",
    "\u00ad",
    "\u200b",
    "\u00a0",
]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Cakupan  JKN di Kota   Bima 98,2 persen.", "Cakupan JKN di Kota Bima 98,2 persen."),
        ("Cakupan \u00a0JKN\u2009\u202fnaik.", "Cakupan JKN\u2009naik."),
        ("Peserta **Kota Bima** *181.204 jiwa*.", "Peserta Kota Bima 181.204 jiwa."),
        ("Peser\u00adta JKN\u200b naik", "Peserta JKN naik"),
        ("- Kota Solo:  102,13 persen, aktif  86,4 persen", "- Kota Solo: 102,13 persen, aktif 86,4 persen"),
        ("Peserta ( PBI ) 98,2 persen , naik .", "Peserta (PBI) 98,2 persen, naik."),
        ("Ada 181.204 jiwa,aktif 90 persen", "Ada 181.204 jiwa, aktif 90 persen"),
        ("Ada 98,2 persen.Sementara itu", "Ada 98,2 persen. Sementara itu"),
        ("bantuan iuran(PBI)", "bantuan iuran (PBI)"),
        ("Katanya, &quot;98,2&nbsp;persen&quot; &amp; naik", 'Katanya, "98,2 persen" & naik'),
        ("Butuh  44 Ribu Peserta JKN Baru", "Butuh 44 Ribu Peserta JKN Baru"),
        ("Ada 1 204 330 jiwa, atau 98 koma 2 persen", "Ada 1.204.330 jiwa, atau 98,2 persen"),
        ("Kota Bima\u00a0181\u202f204 jiwa (4 330 peserta)", "Kota Bima\u00a0181.204 jiwa (4.330 peserta)"),
        ("Ada 1'204'330 jiwa dari 1’208’400", "Ada 1.204.330 jiwa dari 1.208.400"),
        ("Ada 98 ,24 persen", "Ada 98,24 persen"),
    ],
)
def test_left_out(text: str, read: str) -> None:
    normalisation = normalisation_of(text)
    assert normalisation is not None
    assert normalisation.apply(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cakupan JKN di Kota Bima 98,2 persen.",
        "  Baris yang menjorok",
        "Kota Bima  190.112  98,2",
        "Kota Bima  190.112 jiwa  98,2 persen",
        "Kota Bima  190.112  181.204 Panitia menyiapkan tribun.",
        "No  Kabupaten/Kota  Jumlah Penduduk  Peserta JKN",
        "nama daerah  jumlah penduduk  jumlah peserta yang terdaftar di program\nKota Bima  190.112  181.204",
        "* Kota Bima 98 persen\n* Kota Tual 97 persen",
        "5 * 3",
        "Kompas.Com dan www.Detik.Com, dr.H. Ani",
        "PBPU & BP, R&D; https://a.example/?x=1&y=2",
        "1.204.330 jiwa, 98,2 persen (naik).",
        "Di RT 12 330 jiwa, di Desa Suka Maju 2 330 jiwa, pada tahap 3 120 peserta.",
        "Kota Bima 190 112 181 204",
        "Sempat koma 2 hari; pasal 5 ,1 dan '98 persen'",
    ],
)
def test_kept(text: str) -> None:
    assert normalisation_of(text) is None


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.data())
def test_every_span_leads_back(text: str, data: st.DataObject) -> None:
    normalisation = normalisation_of(text)
    if normalisation is None:
        return
    read = normalisation.apply(text)
    assert len(read) == len(text) - sum(end - start for start, end in normalisation.runs) + sum(
        map(len, normalisation.fills)
    )
    start = data.draw(st.integers(0, len(read)))
    end = data.draw(st.integers(start, len(read)))
    old = normalisation.back(start, end)
    left_out = {i for a, b in normalisation.runs for i in range(a, b)}
    put_in = {
        cut + i for cut, fill in zip(normalisation.cuts, normalisation.fills, strict=True) for i in range(len(fill))
    }
    assert 0 <= old[0] <= old[1] <= len(text)
    kept = "".join(text[i] for i in range(*old) if i not in left_out)
    assert kept == "".join(read[i] for i in range(start, end) if i not in put_in)
    if start < end and start not in put_in and end - 1 not in put_in:
        assert (normalisation.new(old[0]), normalisation.new(old[1] - 1)) == (start, end - 1)


def test_a_page_and_back() -> None:
    text = "Sehat  dan Kuat di Bima, Kata  Bupati\n\n"
    text += "Bima, Rabu  (8/5/2024). Hadir.\n\nBaca  juga: Jalan rusak\n\nCakupan  JKN Kota  Bima  98,2 persen."
    page = read_page(Article(id="x", text=text))
    plain = read_page(Article(id="x", text=text.replace("  ", " ")))
    normalisation = normalisation_of(text)
    assert normalisation is not None
    assert normalised(page, normalisation) == plain
    assert page.published == plain.published == "2024-05-08"
    assert len(page.clean) == len(text)


def test_what_is_found_is_told_in_the_words_of_the_page() -> None:
    text = "Ada kabar.  Cakupan  JKN di **Kota  Bima** 98,2\u200b  persen per 1 Mei 2024. Kota  Bima sudah  UHC."
    found = extract(Article(id="x", text=text, published="2024-05-08"))
    assert [(f.value, f.region, f.as_of, f.quote) for f in found.figures] == [
        (98.2, "Kota Bima", "2024-05-01", "98,2\u200b  persen")
    ]
    for item in (*found.figures, *found.claims):
        assert text[item.start : item.end] == item.quote
        assert item.sentence in text
        assert item.quote in item.sentence
    assert [claim.quote for claim in found.claims] == ["sudah  UHC"]


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 78, break_long_words=False) if line else "" for line in text.split("\n"))


WRAPPED_OTHERWISE = 5
"""So many of the sample's pages, at most, are read otherwise once their lines are broken: short ones, and tables."""


def test_pages_whose_lines_are_broken_at_some_width() -> None:
    otherwise = []
    for file in sorted((Path(__file__).resolve().parents[2] / "corpus" / "sample").glob("*/article.txt")):
        text = file.read_text("utf-8")
        whole, broken = (
            [
                (f.indicator, f.unit, f.value, f.region, f.status, f.as_of)
                for f in extract(Article(id="x", text=t, published="2024-05-08")).figures
            ]
            for t in (text, wrapped(text))
        )
        otherwise += [file.parent.name] if whole != broken else []
    assert len(otherwise) <= WRAPPED_OTHERWISE, otherwise


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Kota Bima mencatat cakupan JKN {n} persen pada bulan Mei dan Juni.\n" for n in range(70, 80)),
        "\n".join(f"- Kabupaten nomor {n} dengan cakupan kepesertaan {n} persen" for n in range(70, 80)),
        "\n".join(f"Kabupaten Nomor {n} | 181.204 | 190.112 | 98,2 | 81.204" for n in range(70, 80)),
    ],
)
def test_lines_that_end(text: str) -> None:
    assert normalisation_of(text) is None


ROOT = Path(__file__).resolve().parents[2]
PAGES = [file for folder in ("corpus/sample", "tests/pages") for file in sorted((ROOT / folder).glob("*/article.txt"))]


def set_carelessly(text: str, seed: str) -> str:
    dice = random.Random(seed)
    blanks = [" "] * 12 + ["  ", "   ", "\u00a0 ", "\u00ad ", "\n", " *"]
    spread = "".join(dice.choice(blanks) if mark == " " else mark for mark in text)
    return re.sub(", ", lambda _: dice.choice([", ", ",", " , "]), spread)


def test_so_it_is_on_every_page_of_the_project() -> None:
    told = 0
    for file in PAGES:
        text = set_carelessly(file.read_text("utf-8"), file.parent.name)
        found = extract(Article(id="x", text=text, published="2025-09-02"))
        for item in (*found.figures, *found.claims, *found.slips):
            assert text[item.start : item.end] == item.quote
            assert item.sentence in text
            assert item.quote[:3] in item.sentence, file
            told += 1
    assert told > 1000
