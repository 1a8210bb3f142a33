# ruff: noqa: E501
"""Sentences and the figures that a careful reader takes from them; all sentences are invented."""

from __future__ import annotations

import pytest

from corpus.article import Article
from extractors.extract import extract

Row = tuple[str, str, str, str, str | None, str | None, str, int | str | None, str | None]
"""quote, indicator, bound, region, as_of, basis, status, target year, segment"""

CASES: list[tuple[str, str | None, list[Row]]] = [
    (
        "Hingga 1 Mei 2024 sebanyak 5,5 juta jiwa penduduk Provinsi Lampung terdaftar sebagai peserta JKN.",
        None,
        [("5,5 juta jiwa", "registered", "exact", "Provinsi Lampung", "2024-05-01", "stated", "actual", None, None)],
    ),
    (
        "Kepesertaan JKN di Kota Tegal mencapai 87, 86 persen per Agustus 2023.",
        None,
        [("87, 86 persen", "registered", "exact", "Kota Tegal", "2023-08", "stated", "actual", None, None)],
    ),
    (
        "Sebanyak 1,138,714 jiwa penduduk Kabupaten Cirebon sudah menjadi peserta JKN per 31 Desember 2022.",
        None,
        [("1,138,714 jiwa", "registered", "exact", "Kabupaten Cirebon", "2022-12-31", "stated", "actual", None, None)],
    ),
    (
        "Sekitar 500 ribuan warga Kota Malang belum terdaftar JKN.",
        "2022-03-02",
        [("500 ribuan warga", "unregistered", "about", "Kota Malang", "2022-03-02", "published", "actual", None, None)],
    ),
    (
        "Hingga Agustus tahun ini, peserta JKN di Kabupaten Blora berjumlah 812.400 jiwa.",
        "2021-09-10",
        [("812.400 jiwa", "registered", "exact", "Kabupaten Blora", "2021-08", "stated", "actual", None, None)],
    ),
    (
        "Kepala BPJS Kesehatan Cabang Solo mengatakan, peserta JKN di Kabupaten Klaten 1.201.334 jiwa, Rabu (24/6).",
        "2020-06-25",
        [
            (
                "1.201.334 jiwa",
                "registered",
                "exact",
                "Kabupaten Klaten",
                "2020-06-25",
                "published",
                "actual",
                None,
                None,
            )
        ],
    ),
    (
        "Jumlah penduduk Kabupaten Sinjai 261.740 jiwa. Dari jumlah itu, 252.318 jiwa sudah terdaftar JKN.",
        "2024-05-03",
        [
            (
                "261.740 jiwa",
                "population",
                "exact",
                "Kabupaten Sinjai",
                "2024-05-03",
                "published",
                "actual",
                None,
                None,
            ),
            (
                "252.318 jiwa",
                "registered",
                "exact",
                "Kabupaten Sinjai",
                "2024-05-03",
                "published",
                "actual",
                None,
                None,
            ),
        ],
    ),
    (
        "Peserta JKN di Kabupaten Garut 2.301.200 jiwa atau 83,2 persen. Sedangkan peserta aktif 1.900.110 jiwa atau 68,7 persen.",
        "2023-08-01",
        [
            (
                "2.301.200 jiwa",
                "registered",
                "exact",
                "Kabupaten Garut",
                "2023-08-01",
                "published",
                "actual",
                None,
                None,
            ),
            ("83,2 persen", "registered", "exact", "Kabupaten Garut", "2023-08-01", "published", "actual", None, None),
            ("1.900.110 jiwa", "active", "exact", "Kabupaten Garut", "2023-08-01", "published", "actual", None, None),
            ("68,7 persen", "active", "exact", "Kabupaten Garut", "2023-08-01", "published", "actual", None, None),
        ],
    ),
    (
        "Pemerintah Kota Bitung menargetkan 98 persen penduduknya menjadi peserta JKN pada akhir 2024.",
        "2024-02-01",
        [("98 persen", "registered", "exact", "Kota Bitung", None, None, "target", "2024-12", None)],
    ),
    (
        "Syarat UHC adalah minimal 95 persen penduduk menjadi peserta JKN. Di Kabupaten Ngawi baru 91,4 persen.",
        "2022-10-05",
        [
            ("95 persen", "registered", "over", "Indonesia", None, None, "criterion", None, None),
            ("91,4 persen", "registered", "exact", "Kabupaten Ngawi", "2022-10-05", "published", "actual", None, None),
        ],
    ),
    (
        "Kota Pekalongan mencapai cakupan JKN 97,1 persen, sedangkan Kabupaten Pekalongan 81,3 persen.",
        "2022-12-15",
        [
            ("97,1 persen", "registered", "exact", "Kota Pekalongan", "2022-12-15", "published", "actual", None, None),
            (
                "81,3 persen",
                "registered",
                "exact",
                "Kabupaten Pekalongan",
                "2022-12-15",
                "published",
                "actual",
                None,
                None,
            ),
        ],
    ),
    (
        "Cakupan kepesertaan JKN di Kabupaten Banyumas, Purbalingga, dan Cilacap masing-masing 92,1 persen, 88,4 persen, dan 90,7 persen.",
        "2023-05-12",
        [
            (
                "92,1 persen",
                "registered",
                "exact",
                "Kabupaten Banyumas",
                "2023-05-12",
                "published",
                "actual",
                None,
                None,
            ),
            (
                "88,4 persen",
                "registered",
                "exact",
                "Kabupaten Purbalingga",
                "2023-05-12",
                "published",
                "actual",
                None,
                None,
            ),
            (
                "90,7 persen",
                "registered",
                "exact",
                "Kabupaten Cilacap",
                "2023-05-12",
                "published",
                "actual",
                None,
                None,
            ),
        ],
    ),
    (
        "Peserta PBI APBN di Kabupaten Lebak 640.110 jiwa, PBI APBD 120.500 jiwa, dan PBPU 88.430 jiwa.",
        "2021-11-11",
        [
            (
                "640.110 jiwa",
                "registered",
                "exact",
                "Kabupaten Lebak",
                "2021-11-11",
                "published",
                "actual",
                None,
                "PBI APBN",
            ),
            (
                "120.500 jiwa",
                "registered",
                "exact",
                "Kabupaten Lebak",
                "2021-11-11",
                "published",
                "actual",
                None,
                "PBI APBD",
            ),
            (
                "88.430 jiwa",
                "registered",
                "exact",
                "Kabupaten Lebak",
                "2021-11-11",
                "published",
                "actual",
                None,
                "PBPU",
            ),
        ],
    ),
    (
        "Sebanyak 42.310 peserta JKN di Kota Cimahi menunggak iuran.",
        "2023-02-14",
        [("42.310 peserta", "inactive", "exact", "Kota Cimahi", "2023-02-14", "published", "actual", None, None)],
    ),
    (
        "Iuran JKN naik menjadi Rp 42.000. Peserta JKN di Kabupaten Bantul kini 912.345 jiwa.",
        "2020-07-07",
        [("912.345 jiwa", "registered", "exact", "Kabupaten Bantul", "2020-07-07", "published", "actual", None, None)],
    ),
    (
        "Kabupaten Bantul menempati peringkat 3 dari 35 daerah. Peserta JKN 912.345 jiwa.",
        "2020-07-07",
        [("912.345 jiwa", "registered", "exact", "Kabupaten Bantul", "2020-07-07", "published", "actual", None, None)],
    ),
    (
        "Peserta BPJS Ketenagakerjaan di Kota Batam 312.000 orang.",
        "2022-07-07",
        [],
    ),
    (
        "Cakupan JKN Kota Solo naik dari 95,2 persen pada 2021 menjadi 97,8 persen pada 2022.",
        "2023-01-20",
        [("97,8 persen", "registered", "exact", "Kota Surakarta", "2022", "stated", "actual", None, None)],
    ),
    (
        "Sebanyak 21 ribu KK di Kabupaten Bima belum menjadi peserta JKN.",
        "2019-04-01",
        [("21 ribu KK", "unregistered", "exact", "Kabupaten Bima", "2019-04-01", "published", "actual", None, None)],
    ),
    (
        "Lebih dari 90 persen warga Kabupaten Sragen sudah menjadi peserta JKN per Juni 2022.",
        None,
        [("90 persen", "registered", "over", "Kabupaten Sragen", "2022-06", "stated", "actual", None, None)],
    ),
    (
        "Masih ada 8,6 persen atau 71.230 jiwa warga Kabupaten Ngawi yang belum terlindungi JKN.",
        "2022-10-05",
        [
            ("8,6 persen", "unregistered", "exact", "Kabupaten Ngawi", "2022-10-05", "published", "actual", None, None),
            (
                "71.230 jiwa",
                "unregistered",
                "exact",
                "Kabupaten Ngawi",
                "2022-10-05",
                "published",
                "actual",
                None,
                None,
            ),
        ],
    ),
    (
        "Untuk mencapai UHC, Kabupaten Ngawi masih butuh 32.100 peserta lagi.",
        "2022-10-05",
        [("32.100 peserta", "needed", "exact", "Kabupaten Ngawi", "2022-10-05", "published", "actual", None, None)],
    ),
    (
        "Hingga akhir Desember 2019, jumlah peserta program JKN mencapai 224,1 juta jiwa atau 83 persen penduduk Indonesia.",
        None,
        [
            ("224,1 juta jiwa", "registered", "exact", "Indonesia", "2019-12", "stated", "actual", None, None),
            ("83 persen", "registered", "exact", "Indonesia", "2019-12", "stated", "actual", None, None),
        ],
    ),
    (
        "Penduduk Kota Ambon 350.120 jiwa. Di sana peserta JKN sudah 98,2 persen.",
        "2023-09-09",
        [
            ("350.120 jiwa", "population", "exact", "Kota Ambon", "2023-09-09", "published", "actual", None, None),
            ("98,2 persen", "registered", "exact", "Kota Ambon", "2023-09-09", "published", "actual", None, None),
        ],
    ),
    (
        "Ada tambahan 4.500 peserta JKN di Kota Ambon bulan ini.",
        "2023-09-09",
        [],
    ),
    (
        "BPJS Kesehatan Cabang Magelang mencatat 83 persen sampai 93 persen penduduk di wilayah kerjanya sudah terdaftar JKN.",
        "2021-09-09",
        [
            (
                "83 persen sampai 93 persen",
                "registered",
                "range",
                "BPJS Kesehatan Cabang Magelang",
                "2021-09-09",
                "published",
                "actual",
                None,
                None,
            )
        ],
    ),
    (
        "Pada 2014, baru 133,4 juta jiwa penduduk Indonesia menjadi peserta JKN. Kini jumlah itu menjadi 250 juta jiwa.",
        "2023-04-05",
        [
            ("133,4 juta jiwa", "registered", "exact", "Indonesia", "2014", "stated", "actual", None, None),
            ("250 juta jiwa", "registered", "exact", "Indonesia", "2023-04-05", "published", "actual", None, None),
        ],
    ),
    (
        "Peserta aktif di Kota Kediri 241.300 jiwa dari 297.080 peserta terdaftar JKN.",
        "2022-04-05",
        [
            ("241.300 jiwa", "active", "exact", "Kota Kediri", "2022-04-05", "published", "actual", None, None),
            ("297.080 peserta", "registered", "exact", "Kota Kediri", "2022-04-05", "published", "actual", None, None),
        ],
    ),
    (
        "Kabupaten Buru sudah UHC dengan 99,01 persen penduduk menjadi peserta JKN, dengan keaktifan 81,2 persen.",
        "2024-04-05",
        [
            ("99,01 persen", "registered", "exact", "Kabupaten Buru", "2024-04-05", "published", "actual", None, None),
            ("81,2 persen", "active", "exact", "Kabupaten Buru", "2024-04-05", "published", "actual", None, None),
        ],
    ),
    (
        "Tingkat kepuasan peserta JKN di Kota Palu 89,7 persen.",
        "2024-04-05",
        [],
    ),
    (
        "Di Wilayah Bali, Nusa Tenggara Barat (NTB) dan Nusa Tenggara Timur (NTT) peserta JKN berjumlah 10,4 juta jiwa.",
        "2018-02-01",
        [
            (
                "10,4 juta jiwa",
                "registered",
                "exact",
                "Bali, Nusa Tenggara Barat dan Nusa Tenggara Timur",
                "2018-02-01",
                "published",
                "actual",
                None,
                None,
            )
        ],
    ),
    (
        "Pengguna antrean online JKN di Kota Depok sekitar 410 ribu orang.",
        "2024-07-11",
        [],
    ),
    (
        "Yang UHC-nya belum 100 persen ada empat kabupaten. Kabupaten Banyuasin sudah 97,5 persen peserta JKN.",
        "2025-02-10",
        [
            (
                "97,5 persen",
                "registered",
                "exact",
                "Kabupaten Banyuasin",
                "2025-02-10",
                "published",
                "actual",
                None,
                None,
            )
        ],
    ),
    (
        "Sebanyak 8.900 badan usaha sudah mendaftarkan pekerjanya ke BPJS Kesehatan, selebihnya 30 persen atau 3.800 badan usaha belum.",
        "2017-05-11",
        [],
    ),
    (
        "Dari 280,4 juta peserta JKN di Indonesia tersebut, 223,9 juta orang atau 79,85% berstatus aktif, sedangkan 56,5 juta lainnya nonaktif.",
        "2025-07-01",
        [
            ("280,4 juta peserta", "registered", "exact", "Indonesia", "2025-07-01", "published", "actual", None, None),
            ("223,9 juta orang", "active", "exact", "Indonesia", "2025-07-01", "published", "actual", None, None),
            ("79,85%", "active", "exact", "Indonesia", "2025-07-01", "published", "actual", None, None),
            ("56,5 juta", "inactive", "exact", "Indonesia", "2025-07-01", "published", "actual", None, None),
        ],
    ),
    (
        "Tiga kota dengan peserta JKN terbanyak ialah Medan, Pangkalan Entah dan Binjai, masing-masing 2,1 juta jiwa, 1,5 juta jiwa dan 240 ribu jiwa.",
        "2015-08-04",
        [
            ("2,1 juta jiwa", "registered", "exact", "Kota Medan", "2015-08-04", "published", "actual", None, None),
            ("240 ribu jiwa", "registered", "exact", "Kota Binjai", "2015-08-04", "published", "actual", None, None),
        ],
    ),
    (
        "Peserta JKN Kota Jambi 601.200 jiwa, sekitar 20 ribu peserta sisanya tidak aktif.",
        "2024-01-01",
        [
            ("601.200 jiwa", "registered", "exact", "Kota Jambi", "2024-01-01", "published", "actual", None, None),
            ("20 ribu peserta", "inactive", "about", "Kota Jambi", "2024-01-01", "published", "actual", None, None),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "published", "rows"), CASES, ids=lambda case: case[:60] if isinstance(case, str) else ""
)
def test_sentence(text: str, published: str | None, rows: list[Row]) -> None:
    found = [
        (f.quote, f.indicator, f.bound, f.region, f.as_of, f.as_of_basis, f.status, f.target_year, f.segment)
        for f in extract(Article(id="case", text=text, published=published)).figures
    ]
    assert found == rows
