"""When a page was published: its voices, years filled in, and dates that cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.calendar import MONTH_NAMES, WEEKDAY_NAMES, make_date, weekday_of
from corpus.days import find_days
from corpus.page import read_page
from corpus.published import BASES, date_in_url


def dated(text: str, **known: Any) -> tuple[str | None, str | None]:
    page = read_page(Article(id="x", text=text, **known))
    return page.published, page.published_basis


BODY = (
    "Bupati menyebut cakupan kepesertaan di daerahnya sudah 94,2 persen dan akan terus dinaikkan bersama pemerintah"
    " desa dan badan usaha."
)
SAID = "“Sisanya kami kejar,” kata kepala dinas itu"

VOICES = [
    # the address
    ("https://kabar.example/2023/06/15/judul", BODY, "2023-06-15", "url"),
    ("https://kabar.example/14/02/2023/judul/daerah", BODY, "2023-02-14", "url"),
    ("https://kabar.example/read/20230904/215/1691331/judul", BODY, "2023-09-04", "url"),
    ("https://kabar.example/berita/201801020011/judul", BODY, "2018-01-02", "url"),
    ("https://kabar.example/judul-2024-05-08.html", BODY, "2024-05-08", "url"),
    ("https://kabar.example/berita/20231341/judul", BODY, None, None),
    ("https://kabar.example/berita/502489/judul", BODY, None, None),
    ("https://kabar.example/2024/05/judul.html", BODY, None, None),
    ("https://kabar.example/2024/05/judul.html", f"{SAID}, Rabu (8/5).", "2024-05-08", "event"),
    ("https://kabar.example/2024/05/judul.html", f"{SAID}, Selasa (30/4/2024).", "2024-04-30", "event"),
    ("https://kabar.example/2024/05/judul.html", f"{SAID}, Senin (8/1/2024).", None, None),
    ("https://kabar.example/2024/05/judul.html", f"{SAID}, Selasa (8/5).", "2024-05-08", "event"),
    ("https://kabar.example/berita/24/05/08/sd5f-judul", BODY, "2024-05-08", "url"),
    # bylines
    (None, f"Oleh MC KAB SIAK, Rabu, 8 Mei 2024 | 07:55 WIB - Redaktur: Andi - 12\n\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\n\n- Rabu, 8 Mei 2024 | 21:10 WIB\n\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\n08/05/2024 11:04\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\n8 Mei 2024\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\nMay 8, 2024\n{BODY}", "2024-05-08", "byline"),
    (None, f"Rabu 8 May 2024 10:45 WIB\n\nWarga Siak Makin Terlindungi\n\n{BODY}", "2024-05-08", "byline"),
    (None, f"Rabu, 8 Mei 2024 | 09:00 WIB\n{SAID}, Selasa (7/5/2024).", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\nTerbit: 8 Mei 2024\nDiperbarui: 9 Mei 2024\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\nkabar.example, 08/05/2024, 10:12\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\nPekanbaru, 8 Mei 2024\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\nby Redaksi - Mei 8, 2024\n{BODY}", "2024-05-08", "byline"),
    (None, f"Warga Siak Makin Terlindungi\nRabu 08-05-2024,10:45 WIB\n{BODY}", "2024-05-08", "byline"),
    # datelines
    (None, f"SIAK, 8 Mei 2024 – {BODY}", "2024-05-08", "dateline"),
    (None, f"Siak, kabar.example (8/5/2024) - {BODY}", "2024-05-08", "dateline"),
    # captions, events
    (None, f"Kepala dinas di Siak, Rabu 8 Mei 2024. (Foto: Humas)\n\n{BODY}", "2024-05-08", "caption"),
    (None, f"{BODY} {SAID}, Rabu (8/5/2024).", "2024-05-08", "event"),
    (None, f"{BODY} {SAID}, Rabu (8/5/24).", "2024-05-08", "event"),
    (None, f"{BODY} {SAID}, Rabu, 8 Mei 2024.", "2024-05-08", "event"),
    (None, f"{BODY} {SAID}, Selasa (7/5/2024) kemarin. Rabu (8/5/2024) ia ke desa.", "2024-05-08", "event"),
    (None, f"{BODY} {SAID}, Rabu (8/5/2024). Loket akan dibuka Senin (3/6/2024).", "2024-05-08", "event"),
    (None, f"{BODY} {SAID}, Rabu (8/5/2024). Loket dibuka Senin (3/6/2024) mendatang.", "2024-05-08", "event"),
    (None, f"{BODY} Peserta akan ditambah, kata kepala dinas, Rabu (8/5/2024).", "2024-05-08", "event"),
    (None, f"{BODY} Tahun ini ditargetkan 98 persen, Rabu (8/5/2024).", "2024-05-08", "event"),
    (None, f"{BODY} Loket itu ditargetkan rampung pada Rabu (8/5/2024).", None, None),
    (None, f"{BODY} Kartu akan dibagikan kepada warga, Rabu (8/5/2024).", None, None),
    (None, f"{BODY} Kapan loket dibuka akan jelas pada Rabu (8/5/2024).", None, None),
    # years filled in
    (None, f"Hingga Maret 2024 ada 310.400 peserta. {SAID}, Rabu (8/5).", "2024-05-08", "event"),
    (None, f"Hingga Maret 2019 ada 310.400 peserta. {SAID}, Rabu (8/5).", "2019-05-08", "event"),
    (None, f"Pada 2020 nanti semua warga terdaftar. {SAID}, Rabu (8/5).", "2019-05-08", "event"),
    (None, f"Perpres Nomor 82 Tahun 2018 mewajibkannya. {SAID}, Rabu (8/5).", "2019-05-08", "event"),
    (None, f"{BODY} {SAID}, Rabu (8/5).", None, None),
    (None, f"{BODY} {SAID}, Rabu (8/5).\n\nCopyright © Kabar 2024", "2024-05-08", "event"),
    (
        None,
        f"{BODY} {SAID}, Selasa (7/5/2024). Rapat itu digelar di Siak, 8 Mei 2024, sejak pagi.",
        "2024-05-07",
        "event",
    ),
    (None, f"{BODY} Rapat itu digelar di Siak, 8 Mei 2024, sejak pagi.", "2024-05-08", "event"),
    # no publication dates at all
    (None, f"Per 1 Juli 2025 ada 310.400 peserta. {BODY}", None, None),
    (None, f"Program itu dimulai pada 1 Januari 2014. {BODY}", None, None),
    (None, f"Sejak 12 Mei 2020, kata dia, semua warga didaftarkan. {BODY}", None, None),
    (None, f"Peraturan Bupati Nomor 12 tanggal 3 Maret 2021 mengaturnya. {BODY}", None, None),
    (None, f"Paling lambat 30 Juni 2025 semua rumah sakit menerapkannya. {BODY}", None, None),
    (None, f"{BODY} {SAID}, Rabu.", None, None),
    # related news, clocks
    (None, f"{BODY}\n\nBerita Terkini\nPanen Raya di Siak\nJumat, 7 Juni 2024 | 08:00 WIB\n", None, None),
    (None, f"{BODY}\n\nBaca juga: 10 Februari 2026, Bandara Baru Dibuka\n", None, None),
    (None, f"30.1 C\nSiak\nSunday, December 1, 2024\n\nWarga Siak Makin Terlindungi\n\n{BODY}", None, None),
    (
        None,
        f"Sunday, December 1, 2024\n\nWarga Siak Makin Terlindungi Program\n\n{BODY} {SAID}, Rabu (8/5/2024).",
        "2024-05-08",
        "event",
    ),
    (  # the clock of a visit years later, above the headline
        None,
        "Menu\n\nSelasa, 3 Maret 2026 | 07:15 WIB\n\nPeserta di Siak Menunggak Rp 20 Miliar\n\n"
        f"Hingga April 2019 peserta di Siak menunggak Rp 20 miliar. {BODY} {SAID}, Rabu (8/5).",
        "2019-05-08",
        "event",
    ),
    (  # the same in the first line of a page without a headline
        None,
        f"Selasa, 3 Maret 2026\n\n{BODY} {SAID}, Rabu (8/5/2024).",
        "2024-05-08",
        "event",
    ),
    # no page is older than what it says was counted up to a month
    (None, f"Hingga September 2025 ada 310.400 peserta, target 2024 terlampaui. {SAID}, Selasa (11/10).", None, None),
    (None, f"Hingga September 2022 ada 310.400 peserta. {SAID}, Selasa (11/10).", "2022-10-11", "event"),
    (  # printed when it was published, above the headline
        None,
        "Menu\n\nKamis, 9 Mei 2019 | 07:15 WIB\n\nPeserta di Siak Menunggak Rp 20 Miliar\n\n"
        f"{BODY} {SAID}, Rabu (8/5).",
        "2019-05-09",
        "byline",
    ),
    (None, f"![a](https://img.kabar.example/2024/05/08/foto.jpg)\n{BODY}", "2024-05-08", "address"),
]


@pytest.mark.parametrize(("url", "text", "day", "basis"), VOICES)
def test_voice(url: str | None, text: str, day: str | None, basis: str | None) -> None:
    assert dated(text, url=url) == (day, basis)


def test_what_came_with_the_page_goes_first() -> None:
    url = "https://kabar.example/2024/05/09/judul"
    assert dated(f"{SAID}, Rabu (8/5/2024).", url=url, published="2024-05-10") == ("2024-05-10", "given")


SLIPS = [
    ("Rapat digelar 31 Juni 2024.", "31 Juni 2024", "31 Juni 2024 does not exist: Juni has 30 days"),
    (
        "Rapat digelar 29 Februari 2023.",
        "29 Februari 2023",
        "29 Februari 2023 does not exist: Februari 2023 has 28 days",
    ),
    ("Rapat digelar Rabu (31/6).", "Rabu (31/6)", "31 Juni does not exist: Juni has 30 days"),
    (
        "Katanya, Rabu (25/6/2020).",
        "Rabu (25/6/2020)",
        "25 Juni 2020 was a Kamis (Thursday), the page says Rabu (Wednesday)",
    ),
    (
        "Katanya, Jumat, 8 Mei 2024.",
        "Jumat, 8 Mei 2024",
        "8 Mei 2024 was a Rabu (Wednesday), the page says Jumat (Friday)",
    ),
]


@pytest.mark.parametrize(("text", "printed", "reason"), SLIPS)
def test_slip(text: str, printed: str, reason: str) -> None:
    ((start, end, said),) = read_page(Article(id="x", text=text)).date_slips
    assert (text[start:end], said) == (printed, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Katanya, Selasa (8/5).", "8 Mei 2024 was a Rabu (Wednesday), the page says Selasa (Tuesday)"),
        ("Katanya, Rabu (8/5).", None),
        ("Rabu (8/11) lalu loket dibuka.", None),  # half a year off: the year is not known
        ("Pertemuan Senin-Rabu (6-8/5/2024).", None),
        ("Nomor 440/31/6/2024 dan 13.05.200 jiwa.", None),
        ("Skor Rabu 3-1, hingga Senin 08.30 WIB.", None),
    ],
)
def test_slip_against_the_publication_date(text: str, reason: str | None) -> None:
    page = read_page(Article(id="x", text=text, published="2024-05-09"))
    assert [said for _, _, said in page.date_slips] == ([] if reason is None else [reason])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the weekday fits only another year that the page names
        ("Hingga akhir tahun 2023 ada 310.400 peserta, kata dia, Selasa (2/1/2017).", "2024-01-02"),
        # a day before the count that the page reports cannot be right
        ("Per 1 September 2023 ada 310.400 peserta. Katanya, Senin (4/8/2023).", None),
        # the weekday fits no year nearby: the printed date is all there is
        ("Katanya, Kamis 22 Mei 2024.", "2024-05-22"),
    ],
)
def test_doubtful_event(text: str, day: str | None) -> None:
    page = read_page(Article(id="x", text=text))
    assert page.published == day
    assert page.date_slips


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.sampled_from(range(6)))
def test_every_day_is_read_back(day: date, form: int) -> None:
    name, weekday = MONTH_NAMES[day.month - 1], WEEKDAY_NAMES[day.weekday()]
    text = (
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"{weekday}, {day.day} {name} {day.year}",
        f"pada {day.day:02d}/{day.month:02d}/{day.year} lalu",
        day.isoformat(),
        f"{weekday} ({day.day}/{day.month}/{day.year % 100:02d})",
        f"{day.day} {name[:3]} {day.year} 10:30 WIB",
    )[form]
    (found,) = find_days(text)
    assert found.as_date == day
    assert found.slip() is None


@given(st.integers(1, 9999), st.integers(-3, 15), st.integers(-3, 35))
def test_weekdays_agree_with_the_calendar(year: int, month: int, day: int) -> None:
    found = make_date(year, month, day)
    assert weekday_of(year, month, day) == (None if found is None else found.weekday())


_BITS = st.lists(
    st.sampled_from(
        ["Rabu ", "(8/5)", " 31 Juni 2024", ", 2023", "\n", "Per 1 Mei 2024", "Tahun 2018 ", "29/2/23", "a "]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(st.text(), _BITS), st.one_of(st.none(), st.text(max_size=60), st.just("http://a.b/2024/02/31/")))
def test_any_page_is_read(text: str, url: str | None) -> None:
    page = read_page(Article(id="x", text=text, url=url))
    assert page.published_basis is None or page.published_basis in BASES
    assert (page.published is None) == (page.published_basis is None)
    for start, end, reason in page.date_slips:
        assert 0 <= start < end <= len(text)
        assert reason
    if page.title_span:
        assert text[page.title_span[0] : page.title_span[1]] == page.title


def test_hostile_pages_end(hostile: str) -> None:
    assert len(read_page(Article(id="x", text=hostile)).clean) == len(hostile)
    date_in_url("https://a.b/" + hostile)


TITLES = [
    ("Dua Kecamatan di Siak Capai 98 Persen\n\nSIAK, kabar.example – " + BODY, "Dua Kecamatan di Siak Capai 98 Persen"),
    ("Kesehatan\n\nDua Kecamatan di Siak Capai 98 Persen\n\n" + BODY, "Dua Kecamatan di Siak Capai 98 Persen"),
    ("Beranda / Daerah\nDua Kecamatan di Siak Capai UHC\n8 Mei 2024\n" + BODY, "Dua Kecamatan di Siak Capai UHC"),
    ("SIAK (KABAR) – " + BODY, None),
    ("Siak, kabar.example - " + BODY, None),
    (BODY, None),
    (": Rapat di kantor bupati, Rabu (8/5/2024) | Foto : Humas\nOleh MC SIAK\n" + BODY, None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str | None) -> None:
    page = read_page(Article(id="x", text=text))
    assert page.title == title


def test_given_title_is_found_in_the_text() -> None:
    text = "Daerah\n\nDua  Kecamatan di Siak capai UHC\n\n" + BODY
    page = read_page(Article(id="x", text=text, title="Dua Kecamatan di Siak Capai UHC"))
    assert page.title == "Dua Kecamatan di Siak Capai UHC"
    assert page.title_span is not None
    assert text[slice(*page.title_span)] == "Dua  Kecamatan di Siak capai UHC"
