"""Any text at all is read in bounded time, without an error, into figures that are well formed."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from extractors.extract import extract
from extractors.figure import Extraction
from extractors.intervals import value_interval
from extractors.numbers import MOST_PEOPLE, MOST_PERCENT, find_numbers

ABOUT = "Peserta JKN di Kota Tegal bertambah.\n\nPer 1 Mei 2024 sebanyak 95,1 persen penduduk sudah terdaftar.\n\n"
"""Opens a page so that it speaks of JKN, of a region and of a day: the rules that follow are then all at work."""

SIZE = 20_000


def read(text: str) -> Extraction:
    """Extract, and check what holds for every page."""
    found = extract(Article(id="x", text=text))
    for item in (*found.figures, *found.claims, *found.slips):
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.quote
    for figure in found.figures:
        assert math.isfinite(figure.value)
        assert 0 <= figure.value <= (MOST_PERCENT if figure.unit == "persen" else MOST_PEOPLE)
        assert figure.low is None or math.isfinite(figure.low)
        assert figure.high is None or math.isfinite(figure.high)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.region
        assert figure.first_day is None or figure.first_day <= (figure.last_day or "")
    return found


# Any text

FRAGMENTS = (
    # numbers, sound and absurd
    *("88,4 persen", "95%", "92,82persen", "87, 86 persen", "0 persen", "-5 persen", "100 persen", "250 persen"),
    *("1e300", "1e300 jiwa", "9" * 30, "9" * 400 + " jiwa", "9" * 400 + " persen", "9" * 310 + " juta jiwa", "NaN"),
    *("1.2.3.4 jiwa", "1.234.567 jiwa", "4,9 juta jiwa", "dua juta jiwa", "500 ribuan", "0,0", "1,", ",5", "٣٤ persen"),
    *("83 hingga 86 persen", "antara 86 dan 83 persen", "12-", "1/2", "²", "0 jiwa", "Rp 5 miliar", "½ persen"),
    # words around numbers
    *("masing-masing", "sebanyak", "dari", "lebih dari", "hampir", "minimal", "target", "naik", "menjadi", "atau"),
    *("peserta JKN", "peserta aktif", "tidak aktif", "belum terdaftar", "penduduk", "PBI", "PBPU", "UHC", "warga"),
    *("sudah mencapai UHC", "belum UHC", "yakni", "9 daerah", "BPJS Kesehatan Cabang", "Baca juga:", "JKN-KIS"),
    # regions
    *("Kota Tegal", "Kabupaten Tegal", "Tegal", "Kabupaten Brebes", "Jawa Tengah", "Provinsi", "Kota", "Indonesia"),
    *("Desa Sukamaju", "Kecamatan Slawi", "kota itu", "kabupaten/kota", "Kab.", "Jakarta", "nasional"),
    # dates
    *("31/02/2024", "29/2/2023", "00/00/0000", "1/13/2024", "99/99/9999", "Rabu (24/6)", "Kamis (24/6/2024)"),
    *("1 Mei 2024", "32 Mei 2024", "Mei 0000", "Mei 9999", "semester III 2024", "tahun 0", "tahun lalu", "saat ini"),
    *("akhir 2023", "per Mei", "hingga", "kemarin", "2024-13-45", "2024"),
    # marks
    *("(", ")", "[", "“", "”", '"', "'", ",", ".", ";", ":", "|", "-", "–", "•", "\n", "\n\n", "\t", "\r\n", "%"),
    *("&amp;", "\0", "\u200f", "\u202e", "\ufeff", "\u00a0", "\u2028", "\u0301", "\ud800", "<p>", "</td>", "İ", "ß"),
)  # fmt: skip

mixtures = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)),
    max_size=40,
).flatmap(lambda parts: st.sampled_from([" ", "", "\n"]).map(lambda glue: glue.join(parts)))

many = settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)


@many
@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text(text: str) -> None:
    read(text)


@many
@given(mixtures)
def test_any_mixture(text: str) -> None:
    read(text)


@many
@given(mixtures)
def test_any_mixture_on_a_page_about_members(text: str) -> None:
    read(ABOUT + text)


@many
@given(st.tuples(*[st.sampled_from(FRAGMENTS)] * 3))
def test_a_sentence_with_odd_parts(parts: tuple[str, str, str]) -> None:
    number, region, day = parts
    read(f"{ABOUT}Per {day} sebanyak {number} penduduk {region} terdaftar sebagai peserta JKN.")


@many
@given(
    st.text(alphabet="0123456789.,'’ ", min_size=1, max_size=420),
    st.floats(0, 1e300),
    st.sampled_from(["persen", "jiwa", "kk"]),
    st.sampled_from(["exact", "about", "over", "under", "range"]),
)
def test_any_printed_number_has_an_interval(quote: str, value: float, unit: str, bound: str) -> None:
    low, high = value_interval(value, unit, bound, quote)
    assert low is None or low >= 0
    assert low is None or high is None or low <= high


@pytest.mark.parametrize("digits", ["9" * 14, "9" * 30, "9" * 400, "1.000.000.000.000.000"])
@pytest.mark.parametrize("unit", ["jiwa", "peserta", "KK", "juta jiwa", "persen"])
def test_an_absurd_number_is_no_figure(digits: str, unit: str) -> None:
    sentence = f"Jumlah peserta JKN di Kota Tegal mencapai {digits} {unit}."
    assert read(sentence).figures == ()
    assert [n.decoy for n in find_numbers(sentence)] == ["too large"]


def test_a_large_number_that_can_be_is_a_figure() -> None:
    found = read("Jumlah peserta JKN di Indonesia mencapai 282.746.812 jiwa.")
    assert [f.value for f in found.figures] == [282_746_812]


# Odd characters, in a page whose figures are known

PAGE = (
    "Peserta JKN Bertambah Lagi Tahun Ini\n\nTEGAL – Per 1 Mei 2024, sebanyak 88,4 persen penduduk Kota Tegal sudah "
    "terdaftar sebagai peserta JKN.\n\nDari jumlah itu 201.345 jiwa berstatus aktif.\n"
)


def said(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(f.quote, f.indicator, str(f.region), f.as_of) for f in read(text).figures]


KNOWN = [
    ("88,4 persen", "registered", "Kota Tegal", "2024-05-01"),
    ("201.345 jiwa", "active", "Kota Tegal", "2024-05-01"),
]


def test_the_page_as_it_is() -> None:
    assert said(PAGE) == KNOWN


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda t: t.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda t: t.replace("\n", "\r"), id="CR"),
        pytest.param(lambda t: unicodedata.normalize("NFD", t), id="NFD"),
        pytest.param(lambda t: "\ufeff" + t, id="byte order mark"),
        pytest.param(lambda t: t + "\0" * 5, id="null bytes at the end"),
        pytest.param(lambda t: t + "\ud800", id="lone surrogate at the end"),
        pytest.param(lambda t: t.replace("\n\n", "\n\u200f\n"), id="right-to-left mark on a line of its own"),
        pytest.param(lambda t: t.replace("\n\n", "\n\n\n \t\n\n"), id="blank lines"),
    ],
)
def test_characters_that_change_nothing(spoil: Callable[[str], str]) -> None:
    assert said(spoil(PAGE)) == KNOWN


@pytest.mark.parametrize("mark", ["\0", "\ud800", "\u200f", "\u202e", "\u200b", "\u00ad", "\u2028", "İ", "\r"])
def test_a_mark_at_any_place(mark: str) -> None:
    for at in range(0, len(PAGE), 3):
        read(PAGE[:at] + mark + PAGE[at:])


@pytest.mark.parametrize(
    "text",
    [
        "<html><script>var a = 95;</script><body><p>" + PAGE.replace("\n\n", "</p><p>") + "</p></body></html>",
        "<table><tr><td>Kota Tegal</td><td>95,1 persen</td></tr></table>" * 20,
        "<!-- 95 persen penduduk Kota Tegal --><![CDATA[ JKN 5 persen ]]>",
        PAGE.replace(" ", "&nbsp;"),
        PAGE.replace(" ", "\u00a0"),
        "<" + PAGE + ">",
        "95 persen penduduk Kota Tegal terdaftar JKN &lt;b&gt;dan&lt;/b&gt; &#x0; &#9999999999;",
        "\ud83d 95 persen \udc4d penduduk Kota Tegal terdaftar JKN",
        "\u202eJKN nesrep 59\u202c 95 persen penduduk Kota Tegal terdaftar JKN",
        unicodedata.normalize("NFD", "Peserta JKN di Désa Bé, Kota Tegál 95,1 persén; 88 persen penduduk Kota Tegal"),
    ],
)  # fmt: skip
def test_markup_and_odd_marks(text: str) -> None:
    read(text)
    read(ABOUT + text)


# Hostile pages: each is read by another process, which is ended when it takes a minute.

HOSTILE = (
    "a", "1", "1.", "1,000 ", "1.000.", "1-", "1/", "1 ", "5%", "5% ", "9,", "a1", "A ", "x. ", "a\n", "kata ",
    "(", ")", "[", "<", "<p>", "&amp;", '"', "“", "'", ".", ". ", ", ", "-", "- ", "|", "| ", ":", "%", "@", "/",
    "\n", "\r\n", " ", "\t", " \n", "\u00a0", "\0", "\u200f", "\ud800", "a\u0301", "İ", "•\n", "Kota ", "Kota",
    "Kab. ", "Kota Tegal, ", "Tegal dan ", "Kata Kata, ", "Jawa Tengah ", "Bupati Tegal ", "(Kota Tegal ",
    "Kabupaten A, Kabupaten B, ", "Desa A, Kecamatan B, ", "Provinsi Jawa Tengah, ", "- Kota Tegal: 5 persen\n",
    "persen ", "5 persen ", "5 persen, ", "100.000 jiwa ", "1 juta ", "juta ", "dua puluh ", "seratus ", "se-",
    "Rp ", "dari ", "kurang dari ", "lebih ", "masing-masing ", "1 dari ", "dan ", "hingga ", "target 95 persen ",
    "pada ", "12 Mei ", "2024 ", "24/6/2024 ", "31/02/2024 ", "Rabu (24/6) ", "Rabu (24/6). ", "Senin, ", "tahun ",
    "lalu, ", "Baca juga: ", "Baca juga: x\n", "http://", "www.", "Jl. ", "JKN ", "UHC ", "peserta ",
    "BPJS Kesehatan Cabang ", "Kota Tegal sudah mencapai UHC, ",
    "Kota Tegal, Kabupaten Brebes telah mencapai UHC. ", "5 daerah UHC yakni Kota Tegal, ",
    "| Kota Tegal | 95 persen | 100.000 jiwa |\n", "Kota Tegal\n95 persen\n",
    "1. Kota Tegal 95,1 persen peserta JKN\n", "peserta JKN 5 persen ",
    "Kota Tegal 95 persen penduduk terdaftar JKN ", "PBI 100.000 jiwa, PBPU 20.000 jiwa, ",
    "target 95 persen penduduk Kota Tegal terdaftar JKN pada 2024. ",
    "berkurang 5 persen dari 95 persen peserta JKN ",
    "Kota Tegal dan Kabupaten Tegal masing-masing 95 persen dan 96 persen peserta JKN, ",
    "kota ini 95 persen peserta JKN ",
    "1.200\n", "1 Mei 2024 ", "belum dari peserta 1.200 jiwa (98,2 persen) dan ",
)  # fmt: skip


class Reader:
    """Reads pages in a process of its own, which is ended when a page does not end."""

    def __init__(self) -> None:
        self.pool: ProcessPoolExecutor | None = None

    def finishes(self, text: str, seconds: float = 60) -> bool:
        if self.pool is None:
            self.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            self.pool.submit(extract, Article(id="warm", text=PAGE)).result(timeout=120)
        try:
            self.pool.submit(extract, Article(id="x", text=text)).result(timeout=seconds)
        except TimeoutError:
            self.close()
            return False
        return True

    def close(self) -> None:
        if self.pool is not None:
            for process in list((self.pool._processes or {}).values()):
                process.kill()
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.pool = None


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    reader.close()


LONG = ("kata ", "5 persen ", "Kota Tegal, ", "12 Mei ", "- Kota Tegal: 5 persen\n")
"""Read at five times the length; all of them so would take the suite many minutes."""


@pytest.mark.parametrize(("piece", "size"), [(p, SIZE) for p in HOSTILE] + [(p, 5 * SIZE) for p in LONG], ids=ascii)
def test_a_page_of_one_piece_ends(reader: Reader, piece: str, size: int) -> None:
    text = ABOUT + piece * (size // len(piece))
    assert reader.finishes(text), f"{size} characters of {piece!r} take longer than a minute"
