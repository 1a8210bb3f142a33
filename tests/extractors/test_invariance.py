"""What does not matter to a figure changes nothing, and what no figure can be is none."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from extractors.extract import extract
from extractors.figure import Extraction, Figure, Slip, UhcClaim
from extractors.intervals import days

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
    if "xfail" not in case
]
WORDS = [
    "peserta", "penduduk", "jiwa", "persen", "%", "warga", "aktif", "nonaktif", "belum", "terdaftar", "tercover",
    "target", "minimal", "UHC", "JKN", "BPJS Kesehatan", "cakupan", "dari", "atau", "dan", "yakni", "yaitu",
    "masing-", "masing-masing", "lebih dari", "hampir", "sekitar", "hingga", "per", "sampai", "menjadi", "naik",
    "turun", "kurang", "Kota Bima", "Kabupaten Bone", "Sulawesi Selatan", "Indonesia", "Kab.", "Kecamatan", "Desa",
    "BPJS Kesehatan Cabang", "1 Mei 2024", "semester II 2023", "akhir tahun", "(24/6)", "Senin", "2024",
    "triwulan III", "saat ini", "tahun ini", "98,2", "1.204.330", "4,9 juta", "500 ribuan", "100", "0", "1,138,714",
    "Rp 51 miliar", "ke-3", "12-13", "273.8739", "PBI APBN", "PBPU", "kelas III", "vaksinasi",
    "BPJS Ketenagakerjaan", "KTP", "Baca juga:", "\n", "\n\n", "\t", " | ", ".", ",", "(", ")", "“", "”", "–", ":",
    ";", "…", "\u00a0", "\u200b", "\u202e", "😀", "İ", "e\u0301", "\x00", "\ufeff",
]  # fmt: skip


def check(article: Article, found: Extraction) -> None:
    """What holds of every figure, claim and slip."""
    items: list[Figure | UhcClaim | Slip] = [*found.figures, *found.claims, *found.slips]
    for item in items:
        assert article.text[item.start : item.end] == item.quote
        assert item.sentence in article.text
    for figure in found.figures:
        assert figure.region
        assert figure.region_code
        assert figure.value > 0
        low = figure.low if figure.low is not None else -math.inf
        high = figure.high if figure.high is not None else math.inf
        assert low <= figure.value <= high
        assert (figure.first_day, figure.last_day) == days(figure.as_of)
        assert (figure.first_day or "") <= (figure.last_day or "")
        assert (figure.as_of is None) == (figure.as_of_basis is None)
        if figure.status != "actual":
            assert figure.as_of is None


class TestAnyText:
    @settings(deadline=None, derandomize=True, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", ""])), max_size=70),
        st.sampled_from([None, "2024-05-08", "2016-12-31"]),
    )
    def test_of_words_that_matter(self, words: list[tuple[str, str]], published: str | None) -> None:
        article = Article(id="any", text="".join(w + gap for w, gap in words), published=published)
        found = extract(article)
        check(article, found)
        assert extract(article) == found

    @settings(deadline=None, derandomize=True, max_examples=150)
    @given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=60))
    def test_without_the_programme_there_is_no_figure(self, words: list[str]) -> None:
        text = " ".join(w for w in words if not re.search("JKN|UHC|BPJS|PBI|PBPU|kelas", w))
        assert extract(Article(id="any", text=text, published="2024-05-08")).figures == ()

    @settings(deadline=None, derandomize=True, max_examples=100)
    @given(st.data())
    def test_cut_anywhere(self, data: st.DataObject) -> None:
        text = data.draw(st.sampled_from(CASES))["text"]
        start = data.draw(st.integers(0, len(text)))
        article = Article(id="cut", text=text[start : data.draw(st.integers(start, len(text)))], published="2024-05-08")
        check(article, extract(article))

    @settings(deadline=None, derandomize=True, max_examples=100)
    @given(st.lists(st.sampled_from(CASES), min_size=2, max_size=6), st.sampled_from(["\n\n", "\n", " "]))
    def test_sentences_of_several_pages_at_once(self, cases: list[dict[str, Any]], gap: str) -> None:
        article = Article(id="many", text=gap.join(case["text"] for case in cases), published="2024-05-08")
        check(article, extract(article))

    def test_per_cents_count_no_population(self) -> None:
        for case in CASES:
            figures = extract(Article(id="case", text=case["text"], published=case.get("published"))).figures
            assert not [f for f in figures if f.indicator == "population" and f.unit == "persen"]


SLOTS = ("indicator", "unit", "value", "bound", "region", "status", "target_year", "as_of", "as_of_basis", "segment")
BESIDE = [
    "Hujan deras diperkirakan turun pada sore hari dan angin bertiup cukup kencang.",
    "Tim tuan rumah menutup laga dengan hasil imbang setelah kiper menepis tendangan penalti.",
    "Panitia mengingatkan penonton agar tidak membawa payung ke dalam tribun.",
]


def slots_of(case: dict[str, Any], text: str) -> list[tuple[Any, ...]]:
    figures = extract(
        Article(id="case", text=text, url=case.get("url"), published=case.get("published"), title=case.get("title"))
    ).figures
    return sorted((tuple(getattr(f, slot) for slot in SLOTS) for f in figures), key=repr)


CHANGES: dict[str, Callable[[str], str]] = {
    "a paragraph after": lambda t: f"{t}\n\n{BESIDE[0]}",
    "a paragraph before": lambda t: f"{BESIDE[1]}\n\n{t}",
    "a sentence after": lambda t: f"{t} {BESIDE[2]}",
    "line ends of Windows": lambda t: t.replace("\n", "\r\n"),
    "blanks at line ends": lambda t: t.replace("\n", "  \n") + "  ",
    "hard blanks behind digits": lambda t: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", t),
    "hard blanks before numbers": lambda t: re.sub(r"(?<=\w) (?=\d)", "\u00a0", t),
    "hard blanks in names": lambda t: re.sub(r"\b(Kabupaten|Kota|Provinsi) ", "\\1\u00a0", t),
    "signs for per cent": lambda t: re.sub(r"(?<=\d) persen\b", "%", t),
    "per cent in one word": lambda t: re.sub(r"(?<=\d) persen\b", "persen", t),
    "two blanks before numbers": lambda t: re.sub(r"(?<=\w) (?=\d)", "  ", t),
    "three blanks behind numbers": lambda t: re.sub(r"(?<=\d) (?=[a-z])", "   ", t),
    "numbers in bold": lambda t: re.sub(r"\b\d[\d.,]*(?: ribu| juta)? (?:jiwa|persen)\b", r"**\g<0>**", t),
    "soft hyphens": lambda t: re.sub(r"\b(per|pe|Ka|ji)(?=sen|serta|bupaten|wa\b)", "\\1\u00ad", t),
    "blanks without width": lambda t: re.sub(r"(?<=\d) (?=[a-z])", "\u200b ", t),
    "a stop behind Rp": lambda t: re.sub(r"\bRp ?(?=\d)", "Rp. ", t),
    "a mark at the start": lambda t: "\ufeff" + t,
    "blank lines": lambda t: "\n\n" + t.replace("\n\n", "\n\n\n\n") + "\n\n",
}


PAIRS = [pytest.param(case, change, id=f"{case['name']}: {change}") for case in CASES for change in CHANGES]


@pytest.mark.parametrize(("case", "change"), PAIRS)
def test_what_does_not_matter_changes_nothing(case: dict[str, Any], change: str) -> None:
    assert slots_of(case, CHANGES[change](case["text"])) == slots_of(case, case["text"])


def _other_word(word: str, other: str) -> Callable[[str], str]:
    return lambda text: re.sub(rf"(?<![\w-])(?:{word})(?![\w-])", other, text)


_THOUSANDS = r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?= (?:jiwa|orang|peserta|warga|penduduk)\b)"

OTHER_WORDS: dict[str, tuple[Callable[[str], str], int]] = {
    "kurang lebih": (_other_word("sekitar", "kurang lebih"), 0),
    "kira-kira": (_other_word("sekitar", "kira-kira"), 2),
    "sejumlah": (_other_word("sebanyak", "sejumlah"), 0),
    "sudah": (_other_word("telah", "sudah"), 0),
    "Kab.": (_other_word("Kabupaten", "Kab."), 6),
    "JKN-KIS": (_other_word("JKN", "JKN-KIS"), 4),
    "Jaminan Kesehatan Nasional": (_other_word("JKN", "Jaminan Kesehatan Nasional"), 11),
    "Universal Health Coverage": (_other_word("UHC", "Universal Health Coverage"), 0),
    "diantaranya": (_other_word("di antaranya", "diantaranya"), 0),
    "jadi": (_other_word("menjadi", "jadi"), 1),
    "Prov.": (_other_word("Provinsi(?= [A-Z])", "Prov."), 1),
    "BPJSKes": (_other_word("BPJS Kesehatan", "BPJSKes"), 1),
    "Penerima Bantuan Iuran": (_other_word("PBI", "Penerima Bantuan Iuran"), 10),
    "yang berarti": (_other_word(r"atau(?= \d)", "yang berarti"), 1),
    "di angka": (_other_word(r"mencapai(?= \d)", "di angka"), 4),
    "menyentuh": (_other_word(r"mencapai(?= \d)", "menyentuh"), 0),
    "menurun": (_other_word("turun", "menurun"), 1),
    "banyaknya": (_other_word("jumlah", "banyaknya"), 1),
    "wilayah": (_other_word("daerah", "wilayah"), 2),
    "keseluruhan": (_other_word("total", "keseluruhan"), 1),
    "menarget": (_other_word("menargetkan", "menarget"), 0),
    "tak aktif": (_other_word("nonaktif", "tak aktif"), 1),
    "blanks in thousands": (lambda t: re.sub(_THOUSANDS, lambda m: m[0].replace(".", " "), t), 32),
    "apostrophes in thousands": (lambda t: re.sub(_THOUSANDS, lambda m: m[0].replace(".", "’"), t), 2),
    "koma": (lambda t: re.sub(r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?= (?:persen|juta)\b)", r"\1 koma \2", t), 0),
    "blanks before decimals": (lambda t: re.sub(r"(?<![\w.,])(\d{1,3}),(?=\d{1,2} persen\b)", r"\1 ,", t), 0),
}
"""What says the same, and how many sentences of the tests are read otherwise for it, at most: what a rule is there
for is often a single word."""


@pytest.mark.parametrize("name", OTHER_WORDS)
def test_other_words_of_the_same_meaning(name: str) -> None:
    change, known = OTHER_WORDS[name]
    changed = [(case, text) for case in CASES if (text := change(case["text"])) != case["text"]]
    assert changed
    otherwise = [case["name"] for case, text in changed if slots_of(case, text) != slots_of(case, case["text"])]
    assert len(otherwise) <= known, otherwise
