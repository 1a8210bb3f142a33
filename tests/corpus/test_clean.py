"""Pages with and without debris: what goes, what stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import blank, find_captions, find_debris

P1 = (
    "BIMA, kabarpesisir.example – Pemerintah Kota Bima mencatat 148.210 warga, atau 93,4 persen penduduk, sudah menjadi"
    " peserta JKN hingga akhir April."
)
P2 = "“Sisanya 10.470 jiwa kami kejar sampai Desember,” kata kepala dinas kesehatan setempat, Rabu (8/5/2024)."


def kept(page: str) -> str:
    return " ".join(blank(page, find_debris(page)).split())


def lines(*parts: str) -> str:
    return "\n".join(parts)


GOES = {
    "related line between paragraphs": lines(P1, "", "Baca juga: Dua Kelurahan Raih 98 Persen Lebih Awal", "", P2),
    "related line without a blank": lines(P1, "BACA JUGA : Iuran 2.300 Nelayan Ditanggung Daerah", P2),
    "bare opener, headline below": lines(P1, "Baca Juga:", "Wali Kota Resmikan Gedung Puskesmas Rasanae", P2),
    "bare opener, article below": lines(P1, "Baca Juga:", "", P2),
    "byline and credit": lines("Penulis: Rina | Editor: Bagus", "KABARPESISIR.EXAMPLE.COM/RINA", P1, P2),
    "desk line with a date": lines("Oleh MC KOTA BIMA, Kamis, 9 Mei 2024 | 10:15 WIB - Redaktur: Andi - 88", P1, P2),
    "page furniture at the end": lines(P1, P2, "Halaman", "12", "Tags: jkn, uhc", "Dibaca 1.204 kali", "0 Komentar"),
    "share buttons": lines(P1, "Facebook Twitter WhatsApp Telegram", P2, "Share:", "Like Love Haha Wow Sad Angry"),
    "comment form": lines(P1, P2, "Leave a Reply", "Alamat email Anda tidak akan dipublikasikan."),
    "advertisement": lines(P1, "ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT", P2),
    "copyright": lines(P1, P2, "Copyright © 2024 Kabar Pesisir", "All Rights Reserved"),
    "weather and clock": lines("31.2 C", "Bima", "Saturday, November 30, 2024", P1, P2),
    "dated list under a heading": lines(
        P1,
        P2,
        "Berita Terkini",
        "Kabupaten Dompu Capai UHC 97,2 Persen",
        "Jumat, 7 Juni 2024 | 08:00 WIB",
        "Panen Raya di Donggo Dihadiri 500 Orang",
        "Kamis, 6 Juni 2024 | 09:30 WIB",
    ),
    "related headlines, one of them with a colon and a number": lines(
        P1,
        P2,
        "Berita Terkait",
        "BPJS: 1,2 Juta Warga Sumbawa Sudah Peserta JKN",
        "Kota Mataram Raih UHC Award",
    ),
    "dated list with excerpts": lines(
        P1,
        P2,
        "Artikel Terkait",
        "Cakupan JKN Dompu Naik",
        "Sabtu, 1 Juni 2024",
        "Sebanyak 231.900 warga Kabupaten Dompu kini terdaftar sebagai peserta, kata kepala dinasnya kemarin.",
        "Nelayan Sape Dapat Perlindungan",
        "Minggu, 2 Juni 2024",
    ),
    "dated list without a heading": lines(
        P1,
        P2,
        "Kabupaten Dompu Resmikan Puskesmas Baru",
        "Jumat, 7 Juni 2024 | 08:00 WIB",
        "Panen Raya di Donggo Dihadiri Bupati",
        "Kamis, 6 Juni 2024 | 09:30 WIB",
        "Jembatan Padolo Segera Diperbaiki Pemkot",
        "Rabu, 5 Juni 2024 | 14:02 WIB",
    ),
    "bulleted headlines at the end": lines(
        P1,
        P2,
        "- Wali Kota Lantik Kepala Puskesmas Baru",
        "- Nelayan Sape Terima Bantuan Mesin Perahu",
        "- Jembatan Padolo Segera Diperbaiki Pemkot",
    ),
    "popular list at the end, with per cents": lines(P1, P2, "Terpopuler", "1. Kabupaten Sumbawa Capai UHC 98 Persen"),
    "heading with an empty list above": lines("Rekomendasi", "", P1, P2),
    "picture in markdown": lines("![Antrean warga 40 persen](https://kabar.example/2024/01/02/a.jpg)", P1, P2),
}


@pytest.mark.parametrize("page", GOES.values(), ids=GOES)
def test_debris_goes_and_the_article_stays(page: str) -> None:
    assert kept(page) == " ".join((P1, P2)).replace("  ", " ")


STAYS = {
    "rows label: number": lines(
        P1, "", "Kabupaten Dompu", "Jumlah Penduduk : 240.100 jiwa", "Total JKN : 231.900 jiwa"
    ),
    "numbered rows": lines(P1, "1. Kota Bima 93,4 persen", "2. Kabupaten Dompu 96,6 persen", "3. Sumbawa 91 persen"),
    "bulleted rows": lines(P1, "- Kota Bima 93,4 persen", "- Kabupaten Dompu 96,6 persen", "- Sumbawa 91,0 persen"),
    "table after a related line": lines(P1, "Baca juga", "Kota Bima: 93,4 persen", "Kabupaten Dompu: 96,6 persen", P2),
    "paragraph after a related line, cut off": lines(
        P1, "Baca juga", "Pada 2022 kepesertaan berada di 148.771 jiwa. Rinciannya, penerima bantuan iuran 51.726 jiwa"
    ),
    "lead repeated in the text": lines("Kini 93,4 persen warga sudah terdaftar sebagai peserta JKN.", P1, P2),
    "oleh karena": lines(P1, "Oleh karena itu, kata dia, kuota 5.000 jiwa ditambah tahun ini.", P2),
    "short quotation": lines(P1, "“Baru 74 persen yang aktif,” katanya.", P2),
    "halaman in a sentence": lines(P1, "Halaman kantor camat dipenuhi 300 orang sejak pagi.", P2),
    "source of a table": lines(P1, "Sumber: BPJS Kesehatan, posisi 1 Mei 2024", P2),
    "chronology": lines("Senin, 6 Mei 2024", P1, "Selasa, 7 Mei 2024", P2, "Rabu, 8 Mei 2024", P1),
}


@pytest.mark.parametrize("page", STAYS.values(), ids=STAYS)
def test_the_article_is_never_touched(page: str) -> None:
    expected = page.replace("Baca juga\n", "")
    assert kept(page) == " ".join(expected.split())


INLINE = [
    (
        "Anggaran sudah siap. Baca juga: Nelayan Sape Dapat Kartu Baru Menurut dia, cakupan kini 93,4 persen.",
        "Anggaran sudah siap. Menurut dia, cakupan kini 93,4 persen.",
    ),
    (
        "Baca juga: Pemkot Tambah Anggaran Iuran Rp2 MiliarHingga April lalu peserta di kota itu 148.210 jiwa dari"
        " 158.680 penduduk.",
        "Hingga April lalu peserta di kota itu 148.210 jiwa dari 158.680 penduduk.",
    ),
    (
        "Baca juga: Iuran Nelayan Ditanggung Daerah. Sementara itu, peserta aktif di kota itu 110.300 jiwa, ujar dia.",
        "Sementara itu, peserta aktif di kota itu 110.300 jiwa, ujar dia.",
    ),
    (
        "Ia meminta warga segera mendaftar baca juga aturannya di kantor camat.",
        "Ia meminta warga segera mendaftar baca juga aturannya di kantor camat.",
    ),
]


@pytest.mark.parametrize(("page", "expected"), INLINE)
def test_related_headline_inside_a_paragraph(page: str, expected: str) -> None:
    assert kept(page) == expected


def test_repeated_caption_goes_the_first_stays() -> None:
    caption = "SERAH TERIMA : Kepala dinas menyerahkan kartu, Selasa (7/5). Foto : (kabar.example/Rina)"
    page = lines(caption, caption, P1)
    assert [item.kind for item in find_debris(page)] == ["repeat"]
    assert kept(page) == f"{caption} {' '.join(P1.split())}"
    assert [page[item.start : item.end] for item in find_captions(page, find_debris(page))] == [caption]


def test_caption_under_a_credit() -> None:
    page = lines("KABARPESISIR.COM/RINA", "Kepala dinas bersama kader, Selasa 7 Mei 2024.", P1)
    (caption,) = find_captions(page, find_debris(page))
    assert page[caption.start : caption.end] == "Kepala dinas bersama kader, Selasa 7 Mei 2024."


_PIECES = st.sampled_from(
    [
        *GOES.values(),
        *STAYS.values(),
        *(page for page, _ in INLINE),
        "\n",
        "\r\n",
        "Terkini",
        "Baca juga:",
        "1",
        " ",
        "🙂",
        "\u2028",
        "26 C",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=6).map("\n".join), st.lists(_PIECES, max_size=6).map("".join)))
def test_any_page_keeps_its_length_and_its_line_breaks(page: str) -> None:
    debris = find_debris(page)
    clean = blank(page, debris)
    assert len(clean) == len(page)
    assert [mark == "\n" for mark in clean] == [mark == "\n" for mark in page]
    assert all(new in (old, " ") for new, old in zip(clean, page, strict=True))
    assert all(0 <= item.start < item.end <= len(page) for item in debris)
    assert all(one.end <= two.start for one, two in pairwise(debris))
    assert all(0 <= item.start < item.end <= len(page) for item in find_captions(page, debris))


def test_hostile_pages_end(hostile: str) -> None:
    assert len(blank(hostile, find_debris(hostile))) == len(hostile)
    find_captions(hostile)
