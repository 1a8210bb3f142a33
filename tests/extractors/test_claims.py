"""UHC claims: sentences and the regions that have, or have not, reached it. Sentences are ours."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.page import read_page
from extractors.claims.find import claim_rules, find_claims, list_slips, spelled
from extractors.extract import extract
from extractors.reading import read

# (text, reached, not reached)
CASES = [
    ("Kota Solok sudah mencapai UHC.", ["Kota Solok"], []),
    ("Kabupaten Sijunjung belum mencapai UHC.", [], ["Kabupaten Sijunjung"]),
    ("Kabupaten Sijunjung masih terkendala untuk mencapai UHC.", [], ["Kabupaten Sijunjung"]),
    ("Kabupaten Sijunjung sudah dekat UHC.", [], ["Kabupaten Sijunjung"]),
    (
        "Lima daerah dilayani, yaitu Kota Bima, Bima, Dompu, Sumbawa dan Sumbawa Barat. "
        "Kota Bima, Kabupaten Bima dan Dompu dari lima daerah tersebut telah mencapai UHC.",
        ["Kabupaten Bima", "Kabupaten Dompu", "Kota Bima"],
        [],
    ),
    (
        "Wilayah yang cakupannya cukup ada tiga yaitu Kota Jambi, Kabupaten Bungo dan Kabupaten Sarolangun. "
        "Di antara tiga wilayah yang sudah mencapai UHC itu, dua keaktifannya tinggi.",
        ["Kabupaten Bungo", "Kabupaten Sarolangun", "Kota Jambi"],
        [],
    ),
    ("Status UHC bagi Provinsi Lampung ditetapkan Senin.", ["Provinsi Lampung"], []),
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
    (
        "Cakupan JKN Provinsi Riau 92 persen. Kota Dumai, Siak dan Bengkalis mampu; ketiganya tetap berstatus UHC.",
        ["Kota Dumai", "Kabupaten Siak", "Kabupaten Bengkalis"],
        [],
    ),
    (
        "Sembilan kabupaten/kota di Bali seluruhnya berpredikat UHC. Badung menjadi yang pertama. "
        "Wilayah XI juga mencakup NTB dan NTT.",
        [],
        [],
    ),
    (
        "Sebelas dari 13 daerah di Kalsel sudah UHC. Dua sisanya yakni Kabupaten Banjar dan Kabupaten Tapin.",
        [],
        ["Kabupaten Banjar", "Kabupaten Tapin"],
    ),
    (
        "Di Jawa Timur 31 daerah telah meraih predikat UHC. Tujuh daerah yang belum di antaranya Kabupaten Jember.",
        [],
        ["Kabupaten Jember"],
    ),
    (
        "Dua daerah di Bengkulu belum UHC. Yang sudah antara lain Kota Bengkulu dan Kabupaten Kaur.",
        ["Kota Bengkulu", "Kabupaten Kaur"],
        [],
    ),
    (
        "Kota Solok meraih UHC Award kategori utama. Sisanya, yakni Kabupaten Agam dan Kota Padang, kategori madya.",
        ["Kabupaten Agam", "Kota Padang", "Kota Solok"],
        [],
    ),
    (
        "Di Sulsel, 21 dari 24 daerah sudah UHC. Tiga yang tersisa, katanya, ialah Bone, Jeneponto, dan Kota Palopo.",
        [],
        ["Kabupaten Bone", "Kabupaten Jeneponto", "Kota Palopo"],
    ),
    (
        "Di Kapuas Hulu 266 desa telah berstatus UHC. Kepala dinas bilang 12 desa belum, di antaranya Desa Melemba.",
        [],
        ["Desa Melemba, Kabupaten Kapuas Hulu"],
    ),
    (
        "Masih 14 provinsi belum UHC. Terendah Lampung dan Papua, masing-masing 88 dan 89 persen, tertinggi Bali.",
        [],
        [],
    ),
    (
        "Tiga provinsi, yaitu Aceh, Bali dan Gorontalo, kini sudah mencapai UHC.",
        ["Provinsi Aceh", "Provinsi Bali", "Provinsi Gorontalo"],
        [],
    ),
    (
        "Tiga provinsi yakni Aceh, Bali dan Papua Barat, juga 31 kota dan 88 kabupaten, sudah UHC.",
        ["Provinsi Aceh", "Provinsi Bali", "Provinsi Papua Barat"],
        [],
    ),
    (
        "Ada 3 provinsi dan 301 kabupaten dan kota yang telah memenuhi UHC. "
        "Warganya ber-JKN. Ke-3 provinsi itu ialah Aceh, Bali, dan Papua Barat Daya.",
        ["Provinsi Aceh", "Provinsi Bali", "Provinsi Papua Barat Daya"],
        [],
    ),
    ("Sudah 9 kabupaten/kota di Provinsi Kalimantan Tengah yang berpredikat UHC.", [], []),
    ("Pemkab Tanggamus tak kuat membiayai UHC.", [], []),
    (
        "Sudah dua daerah yang mencapai UHC dengan kepesertaan JKN 95 persen antara lain, Kota Makassar dan Takalar.",
        ["Kabupaten Takalar", "Kota Makassar"],
        [],
    ),
    (
        "Kabupaten Sinjai baru 91,4 persen. Semoga Kabupaten Sinjai segera menyusul kabupaten lainnya "
        "di wilayah kerja kami yang telah mencapai UHC.",
        [],
        [],
    ),
    (
        "UHC baru diraih 3 kabupaten/kota di sini. Rinciannya Luwu Timur, Kota Palopo dan Kota Parepare.",
        ["Kabupaten Luwu Timur", "Kota Palopo", "Kota Parepare"],
        [],
    ),
    (
        "Kabupaten di Kalsel yang meraih UHC atau 95% warganya peserta JKN ada 2. Balangan 99% dan HST 96.12%.",
        ["Kabupaten Balangan", "Kabupaten Hulu Sungai Tengah"],
        [],
    ),
    (
        "Pelopornya Kabupaten Ende, yang meraih status UHC sejak 2019. Setelah itu menyusul Nagekeo pada Mei 2023.",
        ["Kabupaten Ende", "Kabupaten Nagekeo"],
        [],
    ),
    ("Status UHC Kabupaten Cianjur pasti hilang.", [], []),
    ("Kabupaten Garut menargetkan UHC tahun depan.", [], []),
    ("Pemkab Garut berupaya mencapai UHC.", [], []),
    ("Kabupaten Garut masuk nominasi penerima UHC Award.", [], []),
    ("Pemkab Garut tak puas dengan capaian UHC tahun lalu.", [], []),
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
    ("Tinggal satu PR untuk UHC, yaitu Kabupaten Muna.", [], ["Kabupaten Muna"]),
    ("Satu-satunya kabupaten yang belum UHC adalah Kabupaten Tegal.", [], ["Kabupaten Tegal"]),
    ("UHC berarti minimal 98 persen penduduk menjadi peserta JKN.", [], []),
    ("Provinsi Riau dan 12 kabupaten/kota telah berstatus UHC.", ["Provinsi Riau"], []),
    ("Penghargaan UHC Awards 2026 diterima Pemerintah Kota Salatiga.", ["Kota Salatiga"], []),
    ("Kota Salatiga UHC sejak 2019.", ["Kota Salatiga"], []),
    ("Kabupaten Kudus gagal meraih UHC tahun ini.", [], ["Kabupaten Kudus"]),
    ("Seluruh daerah didorong segera mencapai UHC, termasuk Kabupaten Jepara.", [], []),
    # reached
    ("Kabupaten Wonosobo kini menyandang status daerah UHC.", ["Kabupaten Wonosobo"], []),
    ("Wali Kota menyatakan Kota Kediri telah 100 persen UHC.", ["Kota Kediri"], []),
    (
        "Pemerintah Kabupaten Sleman memastikan seluruh warganya terlindungi JKN. Dengan begitu, Sleman "
        "resmi UHC sejak awal tahun.",
        ["Kabupaten Sleman"],
        [],
    ),
    (
        "Kabupaten Nganjuk tercatat sebagai salah satu daerah di Jawa Timur yang telah mencapai UHC.",
        ["Kabupaten Nganjuk"],
        [],
    ),
    (
        "Kabupaten Banyuwangi, Kabupaten Situbondo, dan Kabupaten Bondowoso sudah berstatus UHC.",
        ["Kabupaten Banyuwangi", "Kabupaten Situbondo", "Kabupaten Bondowoso"],
        [],
    ),
    (
        "Di Sulawesi Tenggara, empat daerah sudah UHC: Kota Kendari, Kota Baubau, Kabupaten Kolaka, dan "
        "Kabupaten Konawe Utara.",
        ["Kota Kendari", "Kota Bau Bau", "Kabupaten Kolaka", "Kabupaten Konawe Utara"],
        [],
    ),
    ("Dari lima kabupaten, hanya Kabupaten Luwu Timur yang sudah UHC.", ["Kabupaten Luwu Timur"], []),
    ("Kabupaten Lahat menerima penghargaan UHC dari pemerintah pusat.", ["Kabupaten Lahat"], []),
    (
        "Sebanyak 7 kabupaten/kota di Provinsi Jambi telah mencapai UHC. Ketujuh daerah tersebut adalah "
        "Kota Jambi, Kota Sungai Penuh, Kabupaten Bungo, Kabupaten Tebo, Kabupaten Merangin, Kabupaten "
        "Sarolangun, dan Kabupaten Kerinci.",
        [
            "Kota Jambi",
            "Kota Sungai Penuh",
            "Kabupaten Bungo",
            "Kabupaten Tebo",
            "Kabupaten Merangin",
            "Kabupaten Sarolangun",
            "Kabupaten Kerinci",
        ],
        [],
    ),
    ("Kepesertaan JKN Kabupaten Pati sudah melampaui syarat UHC.", ["Kabupaten Pati"], []),
    ("Kota Pagar Alam memenuhi kriteria UHC.", ["Kota Pagar Alam"], []),
    ("Universal Health Coverage di Kabupaten Sinjai sudah terwujud sejak 2018.", ["Kabupaten Sinjai"], []),
    ("Kota Tarakan mempertahankan predikat UHC selama tiga tahun berturut-turut.", ["Kota Tarakan"], []),
    ("Kota Tarakan kembali menyandang predikat UHC kategori Utama.", ["Kota Tarakan"], []),
    ("Sejak menyandang status UHC pada 2021, Kota Tarakan menanggung iuran 40.000 warga.", ["Kota Tarakan"], []),
    ("Sebagai daerah UHC, Kabupaten Klaten menjamin warganya berobat dengan KTP.", ["Kabupaten Klaten"], []),
    ("Setelah mencapai UHC, Kabupaten Klaten kini fokus pada keaktifan peserta.", ["Kabupaten Klaten"], []),
    (
        '"Alhamdulillah, kita sudah UHC," kata Bupati Pinrang, Rabu. Peserta JKN Kabupaten Pinrang 98 persen.',
        ["Kabupaten Pinrang"],
        [],
    ),
    (
        "UHC Award kategori Madya diberikan kepada Kabupaten Maros dan Kabupaten Barru.",
        ["Kabupaten Maros", "Kabupaten Barru"],
        [],
    ),
    (
        "Pada UHC Awards 2026, kategori Utama diraih Kota Parepare, kategori Madya diraih Kabupaten "
        "Barru dan Kabupaten Wajo.",
        ["Kota Parepare", "Kabupaten Barru", "Kabupaten Wajo"],
        [],
    ),
    ("Kabupaten Wajo diharapkan menyusul Kota Parepare yang lebih dulu UHC.", ["Kota Parepare"], []),
    ("Kabupaten Tabalong dinobatkan sebagai kabupaten UHC oleh BPJS Kesehatan.", ["Kabupaten Tabalong"], []),
    ("BPJS Kesehatan memberikan piagam UHC kepada Pemerintah Kabupaten Tabalong.", ["Kabupaten Tabalong"], []),
    ("Capaian tersebut mengantarkan Kabupaten Tabalong meraih UHC.", ["Kabupaten Tabalong"], []),
    ("Raih UHC, Kabupaten Tabalong Diganjar Penghargaan", ["Kabupaten Tabalong"], []),
    ("Tabalong Capai UHC, Warga Berobat Cukup Pakai KTP", ["Kabupaten Tabalong"], []),
    ("Pemkot Bitung Wujudkan UHC", ["Kota Bitung"], []),
    ("Kabupaten Minahasa Utara sudah mencapai cakupan kesehatan semesta.", ["Kabupaten Minahasa Utara"], []),
    (
        "Kabupaten Sabu Raijua menjadi satu-satunya daerah yang telah UHC di Nusa Tenggara Timur.",
        ["Kabupaten Sabu Raijua"],
        [],
    ),
    ("Dengan kepesertaan 99 persen, Kabupaten Alor dapat dikatakan sudah UHC.", ["Kabupaten Alor"], []),
    ("Kabupaten Alor bisa menyandang UHC berkat dukungan pemerintah desa.", ["Kabupaten Alor"], []),
    ("Syarat menjadi daerah UHC sudah dipenuhi Kabupaten Alor.", ["Kabupaten Alor"], []),
    (
        "Adapun daerah yang sudah UHC antara lain Kabupaten Ende 98,2 persen, Kabupaten Ngada 99,0 "
        "persen, dan Kabupaten Nagekeo 97,7 persen.",
        ["Kabupaten Ende", "Kabupaten Ngada", "Kabupaten Nagekeo"],
        [],
    ),
    ("Kabupaten Ende telah melaksanakan program UHC sejak Januari.", ["Kabupaten Ende"], []),
    ("Tidak hanya mencapai UHC, Kabupaten Ende juga menjaga keaktifan peserta.", ["Kabupaten Ende"], []),
    ("Kabupaten Ende bukan hanya sudah UHC, tetapi juga bebas tunggakan.", ["Kabupaten Ende"], []),
    ("Belum lama ini Kabupaten Ende meraih penghargaan UHC.", ["Kabupaten Ende"], []),
    (
        "Pemerintah Kabupaten Bangli kembali menorehkan prestasi dengan mempertahankan status UHC.",
        ["Kabupaten Bangli"],
        [],
    ),
    (
        "Dari 14 kabupaten/kota di Kalimantan Tengah, baru enam yang UHC, yakni Kota Palangka Raya, "
        "Kabupaten Lamandau, Kabupaten Sukamara, Kabupaten Seruyan, Kabupaten Katingan, dan Kabupaten "
        "Murung Raya.",
        [
            "Kota Palangkaraya",
            "Kabupaten Lamandau",
            "Kabupaten Sukamara",
            "Kabupaten Seruyan",
            "Kabupaten Katingan",
            "Kabupaten Murung Raya",
        ],
        [],
    ),
    (
        "Kabupaten Bolaang Mongondow Timur patut berbangga karena telah berhasil meraih predikat "
        "Universal Health Coverage dari BPJS Kesehatan Cabang Tondano.",
        ["Kabupaten Bolaang Mongondow Timur"],
        [],
    ),
    ("Wali Kota Baubau menerima piagam penghargaan UHC dari Wakil Presiden.", ["Kota Bau Bau"], []),
    (
        "Sebanyak 10 kabupaten/kota di Sulawesi Selatan menerima UHC Award 2024, di antaranya Kota "
        "Makassar, Kabupaten Gowa, dan Kabupaten Takalar.",
        ["Kota Makassar", "Kabupaten Gowa", "Kabupaten Takalar"],
        [],
    ),
    ("Dengan cakupan 96 persen, Kabupaten Bantaeng sudah masuk kategori UHC.", ["Kabupaten Bantaeng"], []),
    (
        '"Di Kabupaten Bantaeng sudah UHC, sehingga warga yang sakit langsung dilayani," katanya.',
        ["Kabupaten Bantaeng"],
        [],
    ),
    ("Program JKN di Kabupaten Selayar sudah mencapai 99 persen atau UHC.", ["Kabupaten Kepulauan Selayar"], []),
    ("Cakupan semesta sudah diraih Kabupaten Toraja Utara sejak tahun lalu.", ["Kabupaten Toraja Utara"], []),
    ("Pada 2022 hanya Kota Sorong yang mencapai UHC di Papua Barat.", ["Kota Sorong"], []),
    ("Pemkot Sorong mendeklarasikan UHC pada Senin lalu di hadapan ratusan warga.", ["Kota Sorong"], []),
    ("Pencanangan UHC Kabupaten Manokwari berlangsung meriah.", ["Kabupaten Manokwari"], []),
    ("Sudah setahun Kabupaten Asmat berstatus UHC.", ["Kabupaten Asmat"], []),
    ("Kabupaten Asmat dan Kabupaten Mappi sama-sama telah menyandang UHC.", ["Kabupaten Asmat", "Kabupaten Mappi"], []),
    ("Baik Kota Pekanbaru maupun Kabupaten Siak sudah UHC.", ["Kota Pekanbaru", "Kabupaten Siak"], []),
    (
        "Tiga daerah di Riau sudah UHC. Ketiganya yakni Kota Dumai, Kabupaten Siak, serta Kabupaten Bengkalis.",
        ["Kota Dumai", "Kabupaten Siak", "Kabupaten Bengkalis"],
        [],
    ),
    (
        "Daerah yang sudah UHC:\n1. Kota Dumai\n2. Kabupaten Siak\n3. Kabupaten Bengkalis\nData per 1 Mei 2024.",
        ["Kota Dumai", "Kabupaten Siak", "Kabupaten Bengkalis"],
        [],
    ),
    ("Provinsi Gorontalo bersama seluruh kabupaten/kotanya telah mencapai UHC.", ["Provinsi Gorontalo"], []),
    ("Provinsi Gorontalo telah mencapai UHC dengan cakupan 98,3 persen.", ["Provinsi Gorontalo"], []),
    ("Secara provinsi, Gorontalo sudah UHC.", ["Provinsi Gorontalo"], []),
    (
        "Kabupaten Pohuwato meraih UHC Awards kategori Pratama, sedangkan Kota Gorontalo kategori Utama.",
        ["Kabupaten Pohuwato", "Kota Gorontalo"],
        [],
    ),
    ("Kami bersyukur Pohuwato dapat mencapai UHC lebih cepat dari target.", ["Kabupaten Pohuwato"], []),
    ("Kabupaten Pohuwato mampu mencapai UHC dalam waktu dua tahun.", ["Kabupaten Pohuwato"], []),
    ("Keberhasilan Kabupaten Pohuwato mencapai UHC tak lepas dari dukungan dewan.", ["Kabupaten Pohuwato"], []),
    ("Setelah sempat turun, Kabupaten Boalemo kembali UHC.", ["Kabupaten Boalemo"], []),
    ("Kabupaten Boalemo pernah UHC pada 2019, namun kini turun menjadi 90 persen.", ["Kabupaten Boalemo"], []),
    ("Menyandang status UHC, warga Kabupaten Boalemo berobat gratis.", ["Kabupaten Boalemo"], []),
    ("Ia berharap Kabupaten Boalemo menyusul Kota Gorontalo yang sudah UHC.", ["Kota Gorontalo"], []),
    ("Kabupaten Boalemo berbeda dengan Kota Gorontalo yang sudah UHC.", ["Kota Gorontalo"], []),
    ("Cakupan 98 persen itu menempatkan Kota Kupang sebagai daerah UHC.", ["Kota Kupang"], []),
    (
        "Persentase itu melewati ambang batas UHC sebesar 95 persen, sehingga Kota Kupang resmi UHC.",
        ["Kota Kupang"],
        [],
    ),
    ("Kota Kupang resmi menjadi kota UHC ke-12 di Indonesia.", ["Kota Kupang"], []),
    ("Kota Kupang ditetapkan UHC oleh pemerintah pusat.", ["Kota Kupang"], []),
    ("Kota Kupang dinyatakan UHC.", ["Kota Kupang"], []),
    ("Kota Kupang dianugerahi UHC Award.", ["Kota Kupang"], []),
    ("Warga Kota Kupang menikmati UHC sejak Januari 2023.", ["Kota Kupang"], []),
    (
        "Cakupan JKN Kabupaten Ngawi 98,7 persen. Dengan capaian itu, daerah tersebut sudah menyandang status UHC.",
        ["Kabupaten Ngawi"],
        [],
    ),
    ("“Alhamdulillah sudah UHC,” ujar Bupati Ngawi. Peserta JKN Kabupaten Ngawi 98,7 persen.", ["Kabupaten Ngawi"], []),
    (
        "Per 1 Juli, Kabupaten Lombok Utara mencatatkan cakupan 99,4 persen dan resmi berstatus UHC Non Cut Off.",
        ["Kabupaten Lombok Utara"],
        [],
    ),
    ("Kabupaten Dompu tercatat sebagai daerah UHC pertama di Pulau Sumbawa.", ["Kabupaten Dompu"], []),
    ("Sumbawa Barat lebih dahulu mencapai UHC dibanding kabupaten lain di NTB.", ["Kabupaten Sumbawa Barat"], []),
    (
        "Kota Bima dan Kabupaten Sumbawa Barat merupakan dua daerah di NTB yang sudah menyandang predikat UHC.",
        ["Kota Bima", "Kabupaten Sumbawa Barat"],
        [],
    ),
    ("Predikat UHC yang disandang Kota Bima memudahkan warga berobat.", ["Kota Bima"], []),
    ("Kota Bima yang telah UHC sejak 2019 terus menambah anggaran.", ["Kota Bima"], []),
    ("Kota Bima sudah tiga tahun UHC.", ["Kota Bima"], []),
    (
        "Empat kabupaten/kota yang meraih UHC kategori Utama adalah Kota Bima, Kabupaten Dompu, "
        "Kabupaten Bima, dan Kabupaten Lombok Barat.",
        ["Kota Bima", "Kabupaten Dompu", "Kabupaten Bima", "Kabupaten Lombok Barat"],
        [],
    ),
    (
        "Penerima UHC Award kategori Madya yaitu Kabupaten Demak, Kabupaten Kudus, serta Kota Salatiga.",
        ["Kabupaten Demak", "Kabupaten Kudus", "Kota Salatiga"],
        [],
    ),
    ("Kabupaten Demak ditetapkan menjadi kabupaten UHC melalui surat keputusan direksi.", ["Kabupaten Demak"], []),
    ("Dibandingkan Kota Semarang yang sudah UHC, Kabupaten Demak tertinggal.", ["Kota Semarang"], []),
    ("Yang sudah UHC baru Kota Semarang. Adapun Kabupaten Demak masih 89 persen.", ["Kota Semarang"], []),
    (
        "Wali Kota Tidore menegaskan pihaknya telah mewujudkan UHC bagi seluruh warga Kota Tidore Kepulauan.",
        ["Kota Tidore Kepulauan"],
        [],
    ),
    ("Semua warga Kota Tidore Kepulauan terlindungi JKN, alias sudah UHC.", ["Kota Tidore Kepulauan"], []),
    (
        "Dengan tambahan 9.000 peserta bulan lalu, Kabupaten Pulau Morotai akhirnya UHC.",
        ["Kabupaten Pulau Morotai"],
        [],
    ),
    ("Kabupaten Pulau Morotai menyusul Kota Ternate yang lebih dulu menyandang status UHC.", ["Kota Ternate"], []),
    ("Kabupaten Pulau Morotai menyusul Kota Ternate meraih UHC.", ["Kabupaten Pulau Morotai"], []),
    ("Kabupaten Pulau Morotai bersama Kota Ternate meraih UHC.", ["Kabupaten Pulau Morotai", "Kota Ternate"], []),
    ("BPJS Kesehatan Cabang Ternate mencatat Kabupaten Pulau Morotai sudah UHC.", ["Kabupaten Pulau Morotai"], []),
    (
        "Kepala BPJS Kesehatan Cabang Ternate mengapresiasi Pemkab Pulau Morotai yang telah mewujudkan UHC.",
        ["Kabupaten Pulau Morotai"],
        [],
    ),
    ("Saya sampaikan selamat kepada Kabupaten Pulau Morotai atas capaian UHC.", ["Kabupaten Pulau Morotai"], []),
    ("Kecamatan Jailolo sudah UHC.", ["Kecamatan Jailolo, Kabupaten Halmahera Barat"], []),
    ("Kabupaten Halmahera Barat memasuki tahun kedua sebagai daerah UHC.", ["Kabupaten Halmahera Barat"], []),
    # not reached
    ("Hingga kini Kabupaten Bima belum menyandang status UHC.", [], ["Kabupaten Bima"]),
    ("Seluruh kabupaten di Papua Barat sudah UHC kecuali Kabupaten Teluk Wondama.", [], ["Kabupaten Teluk Wondama"]),
    ("Tinggal Kabupaten Kupang yang belum UHC.", [], ["Kabupaten Kupang"]),
    ("Kabupaten Rembang hampir UHC.", [], ["Kabupaten Rembang"]),
    ("Kabupaten Rembang tinggal selangkah lagi menuju UHC.", [], ["Kabupaten Rembang"]),
    ("Cakupan JKN Kabupaten Pati 91 persen, masih di bawah ambang batas UHC.", [], ["Kabupaten Pati"]),
    ("Kabupaten Klaten kehilangan status UHC karena banyak peserta dinonaktifkan.", [], ["Kabupaten Klaten"]),
    ("Status UHC Kabupaten Klaten dicabut.", [], ["Kabupaten Klaten"]),
    ("Kabupaten Klaten tidak lagi berstatus UHC.", [], ["Kabupaten Klaten"]),
    (
        "Kabupaten yang belum UHC yaitu Kabupaten Maros, Kabupaten Pangkep dan Kabupaten Barru. Sisanya sudah UHC.",
        [],
        ["Kabupaten Maros", "Kabupaten Pangkajene dan Kepulauan", "Kabupaten Barru"],
    ),
    ("Kota Parepare membutuhkan 2.150 peserta lagi agar bisa UHC.", [], ["Kota Parepare"]),
    ("Kabupaten Wajo masih membutuhkan tambahan 12.400 peserta JKN untuk meraih predikat UHC.", [], ["Kabupaten Wajo"]),
    ("Kabupaten Minahasa Utara belum tercapai UHC-nya.", [], ["Kabupaten Minahasa Utara"]),
    ("Kabupaten Sabu Raijua masuk dalam daftar daerah yang belum mencapai UHC.", [], ["Kabupaten Sabu Raijua"]),
    ("Belum UHC, Kabupaten Alor Butuh 8.000 Peserta Baru", [], ["Kabupaten Alor"]),
    ("Kondisi ini membuat Kabupaten Alor gagal mempertahankan UHC.", [], ["Kabupaten Alor"]),
    (
        "Dua daerah yang belum UHC adalah Kabupaten Alor dengan 90,1 persen dan Kabupaten Belu dengan 92,5 persen.",
        [],
        ["Kabupaten Alor", "Kabupaten Belu"],
    ),
    (
        "Dua kabupaten yang cakupannya belum memenuhi syarat UHC ialah Kabupaten Kapuas dan Kabupaten Barito Selatan.",
        [],
        ["Kabupaten Kapuas", "Kabupaten Barito Selatan"],
    ),
    ("Capaian UHC Kabupaten Buton baru 89 persen sehingga belum bisa dikategorikan UHC.", [], ["Kabupaten Buton"]),
    (
        "Kabupaten Jeneponto belum masuk kategori UHC karena keaktifan pesertanya hanya 70 persen.",
        [],
        ["Kabupaten Jeneponto"],
    ),
    ("Kabupaten Jeneponto belum bisa menikmati layanan UHC.", [], ["Kabupaten Jeneponto"]),
    ("Kabupaten Fakfak kurang 1.900 peserta lagi untuk UHC.", [], ["Kabupaten Fak Fak"]),
    ("Kepala Dinas Kesehatan mengakui UHC di Kabupaten Kaimana belum tercapai.", [], ["Kabupaten Kaimana"]),
    (
        "Hanya dua daerah yang belum UHC. Keduanya adalah Kabupaten Kampar dan Kabupaten Rokan Hulu.",
        [],
        ["Kabupaten Kampar", "Kabupaten Rokan Hulu"],
    ),
    (
        "Daerah yang belum UHC:\n- Kabupaten Kampar 91,2 persen\n- Kabupaten Rokan Hulu 93,4 persen",
        [],
        ["Kabupaten Kampar", "Kabupaten Rokan Hulu"],
    ),
    (
        "Seluruh kabupaten/kota di Provinsi Gorontalo telah UHC, kecuali Kabupaten Gorontalo Utara.",
        [],
        ["Kabupaten Gorontalo Utara"],
    ),
    ("Kabupaten Boalemo tidak mendapat penghargaan UHC.", [], ["Kabupaten Boalemo"]),
    ("Komisi IX meminta Kabupaten Boalemo yang belum UHC segera menambah peserta.", [], ["Kabupaten Boalemo"]),
    ("Belum tercapainya UHC di Kabupaten Sumbawa disebabkan data kependudukan yang ganda.", [], ["Kabupaten Sumbawa"]),
    ("Tidak tercapainya target UHC Kabupaten Sumbawa menjadi sorotan dewan.", [], ["Kabupaten Sumbawa"]),
    ("Ada 12 daerah di Jawa Tengah yang belum UHC, termasuk Kabupaten Demak.", [], ["Kabupaten Demak"]),
    ("Pemkab Demak gagal mempertahankan predikat UHC karena keaktifan turun.", [], ["Kabupaten Demak"]),
    (
        "Kabupaten Demak, Kabupaten Grobogan, dan Kabupaten Blora masih di bawah 95 persen atau belum UHC.",
        [],
        ["Kabupaten Demak", "Kabupaten Grobogan", "Kabupaten Blora"],
    ),
    (
        "Yang belum UHC tinggal Kabupaten Demak (89 persen) dan Kabupaten Blora (87 persen).",
        [],
        ["Kabupaten Demak", "Kabupaten Blora"],
    ),
    ("Sementara Kabupaten Blora belum menyentuh UHC.", [], ["Kabupaten Blora"]),
    ("Kabupaten Blora dipastikan gagal UHC tahun ini.", [], ["Kabupaten Blora"]),
    ("Kabupaten Halmahera Timur tidak termasuk daerah yang meraih UHC.", [], ["Kabupaten Halmahera Timur"]),
    (
        "Dari sepuluh kabupaten/kota di Maluku Utara, delapan sudah UHC dan dua belum, yaitu Kabupaten "
        "Halmahera Timur dan Kabupaten Pulau Morotai.",
        [],
        ["Kabupaten Halmahera Timur", "Kabupaten Pulau Morotai"],
    ),
    ("Provinsi Maluku Utara sendiri belum UHC.", [], ["Provinsi Maluku Utara"]),
    (
        "Di Priangan, Kota Sukabumi, Kabupaten Sumedang dan Kota Cimahi, para tetangga Kabupaten Cianjur "
        "ini, telah masuk daerah UHC.",
        ["Kota Sukabumi", "Kabupaten Sumedang", "Kota Cimahi"],
        [],
    ),
    ("Kabupaten Cianjur, tetangga Kota Bogor, telah UHC.", ["Kabupaten Cianjur"], []),
    # no claim
    (
        "Kabupaten Brebes dikejar tahun depan. Ada dua kriteria utama meraih UHC, yaitu cakupan dan keaktifan.",
        [],
        [],
    ),
    ("Pemkab Sinjai optimistis UHC terwujud pada 2025.", [], []),
    ("Bupati Sinjai berharap UHC segera tercapai.", [], []),
    ("Mempawah menjadi daerah keempat di Kalbar yang UHC setelah Kayong Utara.", ["Kabupaten Mempawah"], []),
    ("Kota Bima menargetkan menjadi daerah ketiga di NTB yang UHC.", [], []),
    ("Bupati Bantul menargetkan semua Jamkesda terintegrasi pada 2018 dan UHC tercapai 2019.", [], []),
    (
        "Sebanyak 334 kabupaten/kota dan 22 provinsi sudah UHC. Provinsi itu antara lain Aceh, Bali, dan Papua Barat.",
        ["Provinsi Aceh", "Provinsi Bali", "Provinsi Papua Barat"],
        [],
    ),
    ("Bupati mengatakan Kabupaten Sinjai akan menjadi daerah UHC.", [], []),
    ("Kota Dumai bersiap menyandang predikat UHC.", [], []),
    ("Kota Dumai ditargetkan berstatus UHC pada akhir tahun.", [], []),
    ("Kota Dumai bertekad meraih UHC.", [], []),
    ("Syarat UHC ialah 95 persen penduduk terdaftar.", [], []),
    ("Daerah yang sudah UHC mendapat layanan aktivasi langsung.", [], []),
    ("UHC di Kota Tarakan mencapai 99,1 persen.", [], []),
    ("Belum satu pun kabupaten di Provinsi Maluku Utara yang UHC.", [], []),
    ("Apakah Kabupaten Wajo sudah UHC?", [], []),
    ("Kejar UHC, Tabalong Daftarkan 10 Ribu Warga", [], []),
    ("Menuju UHC, Pemkab Tabalong tambah anggaran", [], []),
    ("Kabupaten Alor seharusnya sudah UHC tahun lalu.", [], []),
    ("Program UHC diluncurkan di Kabupaten Ende.", [], []),
    ("Pemkab Ende menganggarkan Rp20 miliar untuk program UHC.", [], []),
    ("Rapat percepatan UHC digelar di Kabupaten Ende, Selasa.", [], []),
    ("Kabupaten Ende telah membentuk tim percepatan UHC.", [], []),
    ("Pemkab Ende sudah menandatangani komitmen UHC dengan BPJS Kesehatan.", [], []),
    ("Pemerintah Kabupaten Ende telah menyiapkan anggaran untuk mencapai UHC.", [], []),
    ("Wakil Bupati Ende telah menghadiri acara UHC Awards di Jakarta.", [], []),
    ("Kabupaten Ende telah menetapkan target UHC 98 persen.", [], []),
    ("Tidak lama lagi Kabupaten Ende mencapai UHC.", [], []),
    ("Tak mudah mencapai UHC di Kabupaten Ende.", [], []),
    ("Pemkot Sorong akan segera mendeklarasikan UHC.", [], []),
    ("Untuk menjaga status UHC, Pemkab Manokwari menambah anggaran Rp12 miliar.", [], []),
    ("Agar Kabupaten Fakfak UHC, dibutuhkan dana Rp30 miliar.", [], []),
    ("Bila 5.000 warga itu didaftarkan, Kabupaten Fakfak sudah UHC.", [], []),
    ("UHC di Kabupaten Kaimana diperkirakan tercapai tahun depan.", [], []),
    ("Kabupaten Kaimana diproyeksikan UHC pada 2025.", [], []),
    ("Realisasi UHC di Kabupaten Kaimana masih rendah.", [], []),
    ("Bupati Pohuwato menyebut capaian UHC tahun ini 97 persen.", [], []),
    ("BPJS Kesehatan mendorong Kabupaten Boalemo meraih UHC.", [], []),
    ("UHC Kota Kupang mencapai 99 persen.", [], []),
    ("Kota Kupang masih berjuang mencapai UHC.", [], []),
    ("Kota Kupang ditarget mencapai UHC pada akhir tahun ini.", [], []),
    ("Tiga kecamatan di Kota Kupang sudah UHC.", [], []),
    ("Sosialisasi manfaat UHC di Kota Kupang.", [], []),
    ("Apa itu UHC? UHC adalah jaminan kesehatan bagi semua. Kota Kupang menggelar sosialisasi.", [], []),
    ("Kabupaten Sumbawa masih tertinggal dari daerah lain yang sudah UHC.", [], []),
    (
        "Di Sulawesi Selatan, Kabupaten Wajo satu dari tiga daerah yang menyandang UHC. "
        "Dua daerah lain yaitu Kota Palopo dan Kabupaten Barru.",
        ["Kabupaten Wajo", "Kota Palopo", "Kabupaten Barru"],
        [],
    ),
    (
        "Beberapa daerah di wilayah itu memenuhi kriteria UHC. Daerah dimaksud antara lain:\n\n"
        "Kabupaten Wajo\nKabupaten Barru\nKota Palopo",
        ["Kabupaten Wajo", "Kabupaten Barru", "Kota Palopo"],
        [],
    ),
    (
        "Empat daerah sudah UHC. Daerah lain, yaitu Kabupaten Wajo dan Kota Palopo, belum.",
        [],
        ["Kabupaten Wajo", "Kota Palopo"],
    ),
    ("Jambi termasuk provinsi di Indonesia yang telah memenuhi target UHC.", ["Provinsi Jambi"], []),
    ("Kota Palopo tahun ini masih bertahan dengan predikat UHC.", ["Kota Palopo"], []),
    ("Kepesertaan JKN Kota Palopo sudah dekat dengan target UHC.", [], ["Kota Palopo"]),
    ("Kota Palopo bersiap. UHC yang dicapai banyak daerah tak lepas dari peserta PBI.", [], []),
    ("Jumlah daerah UHC di Jawa Tengah bertambah menjadi 20.", [], []),
    ("Agar tidak kehilangan status UHC, Pemkab Demak menambah kuota PBI.", [], []),
    ("Pemkab Demak baru bisa mencapai UHC tahun depan.", [], []),
    ("Kabupaten Demak optimistis mampu menyandang UHC.", [], []),
    ("Kabupaten Blora dipastikan UHC bulan ini setelah 20 ribu warga didaftarkan.", [], []),
    ("Pemkot Tidore Kepulauan telah meluncurkan UHC pada 2021.", [], []),
    ("Anggaran UHC Kabupaten Halmahera Timur telah disetujui dewan.", [], []),
    ("Kabupaten Halmahera Timur telah menganggarkan dana UHC.", [], []),
    ("Kabupaten Halmahera Timur telah membahas percepatan UHC bersama BPJS Kesehatan.", [], []),
    ("Sudah saatnya Kabupaten Halmahera Timur UHC.", [], []),
    ("Kapan Kabupaten Halmahera Timur UHC?", [], []),
    ("Kabupaten Halmahera Timur tinggal menunggu deklarasi UHC.", [], []),
    ("Pemerintah Provinsi Maluku Utara menargetkan seluruh kabupaten/kota sudah UHC pada 2025.", [], []),
    ("Indonesia telah mencapai UHC dengan cakupan 98 persen.", [], []),
    (
        "Kini tinggal dua kabupaten yang harus dikejar agar UHC, yakni Kabupaten Taliabu dan Kabupaten Kepulauan Sula.",
        [],
        [],
    ),
    # both
    ("Provinsi Bengkulu sudah UHC, tetapi Kabupaten Seluma belum.", ["Provinsi Bengkulu"], ["Kabupaten Seluma"]),
    (
        "Kota Batu dan Kabupaten Malang belum UHC, sedangkan Kota Malang sudah UHC.",
        ["Kota Malang"],
        ["Kota Batu", "Kabupaten Malang"],
    ),
    (
        "Kota Pekanbaru (99,2 persen) dan Kabupaten Siak (98,7 persen) telah mencapai UHC, sementara "
        "Kabupaten Pelalawan (94,1 persen) belum.",
        ["Kota Pekanbaru", "Kabupaten Siak"],
        ["Kabupaten Pelalawan"],
    ),
    ("Kota Dumai sudah UHC, hanya Kabupaten Siak yang belum.", ["Kota Dumai"], ["Kabupaten Siak"]),
    ("Kota Dumai sudah UHC, tersisa Kabupaten Siak saja yang masih belum.", ["Kota Dumai"], ["Kabupaten Siak"]),
    (
        "Kota Dumai dan Kabupaten Bengkalis sudah UHC, Kabupaten Siak menyusul.",
        ["Kota Dumai", "Kabupaten Bengkalis"],
        ["Kabupaten Siak"],
    ),
    (
        "Kabupaten Siak dan Kabupaten Pelalawan belum UHC, Gubernur: Kabupaten Siak tinggal sedikit lagi.",
        [],
        ["Kabupaten Siak", "Kabupaten Pelalawan"],
    ),
    (
        "Dari 12 daerah masih ada dua yang belum UHC. Data itu dirilis Kamis. Rapatnya dihadiri sekda. Dua daerah "
        "dimaksud ialah Kabupaten Siak 91,2 persen dan Kabupaten Pelalawan 92,4 persen.",
        [],
        ["Kabupaten Siak", "Kabupaten Pelalawan"],
    ),
    # a share of the people is no region's UHC
    ("Di Kabupaten Ponorogo 94 persen warga sudah tercover UHC.", [], []),
    ("Seluruh warga Kabupaten Ponorogo sudah tercover UHC.", ["Kabupaten Ponorogo"], []),
    # what an award is
    ("UHC Award merupakan penghargaan yang diraih daerah dengan kepesertaan tinggi, ujar Bupati Magetan.", [], []),
    ("UHC Award diberikan kepada kepala daerah yang peduli, kata Bupati Magetan.", [], []),
    ("UHC Award diberikan kepada Kabupaten Magetan.", ["Kabupaten Magetan"], []),
    ("Tanpa anggaran, Kabupaten Trenggalek tidak mungkin UHC.", [], []),
    ("Kabupaten Trenggalek masih menghadapi kendala untuk mencapai UHC.", [], ["Kabupaten Trenggalek"]),
    ("Kabupaten Trenggalek tetap mengalami kesulitan dalam meraih target UHC.", [], ["Kabupaten Trenggalek"]),
    (
        "Kabupaten Trenggalek, yang sudah UHC, masih menghadapi kendala dalam memungut iuran.",
        ["Kabupaten Trenggalek"],
        [],
    ),
    (
        "Ada tiga daerah yang belum UHC sampai kini, yaitu Kabupaten Pesisir Barat. Kemudian, Kabupaten Mesuji "
        "masih 93 persen dan Kabupaten Way Kanan 94 persen.",
        [],
        ["Kabupaten Pesisir Barat", "Kabupaten Mesuji", "Kabupaten Way Kanan"],
    ),
    (
        "Ada dua daerah yang belum UHC sampai kini, yaitu Kabupaten Mesuji dan Kabupaten Way Kanan. Kemudian, "
        "Kabupaten Pesisir Barat menambah anggaran.",
        [],
        ["Kabupaten Mesuji", "Kabupaten Way Kanan"],
    ),
    (
        "Ada empat daerah yang belum UHC sampai kini, yaitu Kabupaten Pesisir Barat. Kemudian, Kabupaten Mesuji "
        "menambah anggaran.",
        [],
        ["Kabupaten Pesisir Barat"],
    ),
    (
        "Ada empat daerah yang telah mencapai UHC Kota Metro, Kabupaten Pringsewu, Kabupaten Tulang Bawang, "
        "Kabupaten Tanggamus.",
        ["Kota Metro", "Kabupaten Pringsewu", "Kabupaten Tulang Bawang", "Kabupaten Tanggamus"],
        [],
    ),
    (
        "Kepesertaan JKN tertinggi di Kota Metro, Kabupaten Pringsewu dan Kabupaten Tanggamus. Dari tiga wilayah "
        "yang sudah UHC, Metro paling awal.",
        ["Kota Metro", "Kabupaten Pringsewu", "Kabupaten Tanggamus"],
        [],
    ),
    (
        "Kepesertaan Kota Metro 99,1 persen. Kepesertaan Kabupaten Pringsewu 98,7 persen. Kepesertaan Kabupaten "
        "Tanggamus 98,2 persen. Dari tiga wilayah yang sudah UHC itu, dua baru tahun ini.",
        ["Kota Metro", "Kabupaten Pringsewu", "Kabupaten Tanggamus"],
        [],
    ),
    (
        "Kepesertaan JKN tertinggi di Kota Metro dan Kabupaten Pringsewu. Dari tujuh wilayah yang sudah UHC, dua di "
        "antaranya kota.",
        [],
        [],
    ),
    (
        "Daerah yang sudah UHC yakni Kabupaten Buleleng (BLL) 98 persen, Kabupaten Karangasem (KRA) 97 persen dan "
        "Kabupaten Jembrana (JBR) 99 persen.",
        ["Kabupaten Buleleng", "Kabupaten Karangasem", "Kabupaten Jembrana"],
        [],
    ),
    (
        "Tiga kabupaten di Maluku sudah UHC. Adapun yang sudah Kabupaten Buru, Kabupaten Seram Bagian Barat dan "
        "Kabupaten Maluku Tengah.",
        ["Kabupaten Buru", "Kabupaten Seram Bagian Barat", "Kabupaten Maluku Tengah"],
        [],
    ),
    (
        "Empat provinsi telah mencapai UHC. Yakni Provinsi Gorontalo, Provinsi Maluku, Provinsi Bali dan "
        "Provinsi Papua Barat.",
        ["Provinsi Gorontalo", "Provinsi Maluku", "Provinsi Bali", "Provinsi Papua Barat"],
        [],
    ),
    ("Wali Kota meminta Kabupaten Ngawi telah UHC akhir tahun.", [], []),
    ("UHC di Kabupaten Ngawi tercapai dengan mensyaratkan 98 persen warga terdaftar.", [], []),
    ("Belum masuknya Kabupaten Ngawi dalam kategori UHC menjadi sorotan.", [], ["Kabupaten Ngawi"]),
    (
        "Kabupaten Ngawi masih 93 persen, sedangkan Kabupaten Madiun 98,2 persen dan Kabupaten Magetan 98,9 persen "
        "sehingga keduanya telah mencapai UHC.",
        ["Kabupaten Madiun", "Kabupaten Magetan"],
        [],
    ),
    ("Kabupaten Trenggalek tidak mungkin mencapai UHC tanpa anggaran.", [], []),
    ("Kabupaten Trenggalek belum mungkin mencapai UHC tahun ini.", [], ["Kabupaten Trenggalek"]),
    ("Belum masuknya Kabupaten Ngawi ke jajaran daerah UHC disesalkan dewan.", [], ["Kabupaten Ngawi"]),
    (
        "UHC Award merupakan penghargaan yang diterima Kabupaten Magetan dari pemerintah pusat.",
        ["Kabupaten Magetan"],
        [],
    ),
    (
        "Tiga wilayah belum UHC, yaitu Kabupaten Pesisir Barat. Kemudian, Kabupaten Mesuji masih 93 persen dan "
        "Kabupaten Way Kanan 94 persen.",
        [],
        ["Kabupaten Pesisir Barat", "Kabupaten Mesuji", "Kabupaten Way Kanan"],
    ),
    (
        "Kabupaten Madiun sudah 98,2 persen dan Kabupaten Magetan 98,9 persen, sehingga keduanya UHC.",
        ["Kabupaten Madiun", "Kabupaten Magetan"],
        [],
    ),
]

# Known failures.
OPEN = [
    (
        "Bangli menjadi kabupaten keempat di Bali yang menyandang status UHC setelah Kabupaten Badung, "
        "Kabupaten Klungkung dan Kota Denpasar.",
        ["Kabupaten Bangli", "Kabupaten Badung", "Kabupaten Klungkung", "Kota Denpasar"],
        [],
    ),
    ("Peluncuran UHC Kabupaten Manokwari dihadiri Direktur BPJS Kesehatan.", ["Kabupaten Manokwari"], []),
    ("Berkat dukungan dewan, Kabupaten Pohuwato bisa UHC tahun ini.", ["Kabupaten Pohuwato"], []),
    ("Sejak Kota Bima UHC, kunjungan ke puskesmas naik.", ["Kota Bima"], []),
    ("Kabupaten Demak terancam kehilangan status UHC.", ["Kabupaten Demak"], []),
    ("Kabupaten Demak baru UHC pada Maret 2024.", ["Kabupaten Demak"], []),
    ("Status UHC Kabupaten Demak diumumkan Senin.", ["Kabupaten Demak"], []),
]


@pytest.mark.parametrize(("text", "reached", "denied"), CASES, ids=[row[0][:60] for row in CASES])
def test_claims(text, reached, denied):
    claims = extract(Article(id="t", text="Kabar JKN hari ini.\n" + text, published="2024-06-20")).claims
    assert sorted(c.region for c in claims if c.reached) == sorted(reached)
    assert sorted(c.region for c in claims if not c.reached) == sorted(denied)
    for claim in claims:
        assert claim.as_of


@pytest.mark.xfail(strict=True, reason="UHC without a verb of its own, or reached only by what the sentence implies")
@pytest.mark.parametrize(("text", "reached", "denied"), OPEN, ids=[row[0][:60] for row in OPEN])
def test_implied(text, reached, denied):
    test_claims(text, reached, denied)


# Known failures: words that are read past.

WORDS = [
    *("Kota Solok,", "Kabupaten Agam", "sudah", "belum", "telah", "mencapai", "meraih", "kategori Utama", "yaitu"),
    *("penghargaan", ":", ".", "dan", "9 daerah", "98,5 persen", "(93 persen)", "kalau", "untuk", "target", "kecuali"),
    *("sedangkan", "yang", "di Jawa Barat", "tidak hanya", "masih harus", "peserta", "“", "”", "?", "-", "UHC"),
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60))
def test_any_words(words):
    text = " ".join(words)
    found = extract(Article(id="t", text=text, published="2024-06-20"))
    for row in (*found.claims, *found.slips):
        assert text[row.start : row.end] == row.quote
        assert row.quote in row.sentence


@pytest.mark.parametrize(
    "piece",
    [
        "sudah UHC ",
        "sudah UHC. ",
        "belum mencapai Kota Solok ",
        "UHC ",
        " ",
        "(",
        "kalau 9 daerah yang ",
        "Kota Solok, ",
    ],
)
def test_hostile_text_comes_to_an_end(piece):
    for text in ("UHC sudah " + piece * (100_000 // len(piece)), piece * (100_000 // len(piece)) + " Kota Solok UHC."):
        reading = read(read_page(Article(id="t", text=text, published="2024-06-20")))
        assert len(find_claims(reading, {}, {})) <= 4
        assert not list_slips(reading)


RULES = claim_rules()


@pytest.mark.parametrize("row", RULES["cue"], ids=[row["name"] for row in RULES["cue"]])
def test_example(row):
    assert re.search(rf"(?<!\w)(?:{spelled(row['form'])})(?!\w)", row["example"].lower())
    assert row["kind"] in ("reached", "denied", "none")
    assert row["modal"] in ("sure", "plain", "passive", "none")


@pytest.mark.parametrize("key", ["reach", "between", "goal", "pledge", "wish", "list", "group"])
def test_example_of_words(key):
    assert re.search(rf"(?<!\w)(?:{spelled(RULES[key]['form'])})(?!\w)", RULES[key]["example"])


@pytest.mark.parametrize("mark", [", yaitu", ":"])
def test_a_list_with_a_name_missing_is_a_slip(mark):
    text = f"Per 1 Mei 2024 JKN maju. Empat daerah sudah UHC{mark} Kota Tegal, Kabupaten Brebes dan Kabupaten Pemalang."
    (slip,) = [s for s in extract(Article(id="t", text=text)).slips if s.kind == "list"]
    assert slip.quote == "Empat daerah"
    assert "3 are listed" in slip.reason


def test_a_full_list_is_no_slip():
    text = "Tiga daerah sudah UHC, yaitu Kota Tegal, Kabupaten Brebes dan Kabupaten Pemalang. JKN maju."
    assert not [s for s in extract(Article(id="t", text=text)).slips if s.kind == "list"]


def test_a_list_in_the_next_sentence_is_counted_too():
    text = "Lima daerah sudah UHC. Kelima daerah itu adalah Kota Tegal, Kabupaten Brebes, dan Kabupaten Pemalang. JKN."
    (slip,) = [s for s in extract(Article(id="t", text=text)).slips if s.kind == "list"]
    assert slip.quote == "Kelima daerah"


@pytest.mark.parametrize(
    "text",
    [
        "Lima daerah sudah UHC, antara lain Kota Tegal, Kabupaten Brebes dan Kabupaten Pemalang.",  # examples
        "Lima daerah sudah UHC, yaitu Kota Tegal, Kabupaten Brebes, Kabupaten Pemalang.",  # not closed
        "Lima daerah sudah UHC, yaitu Kota Tegal, Kabupaten Brebes, Ngadiwarno dan Kabupaten Pemalang.",  # no region
        "Lima daerah sudah UHC, yaitu dua kota dan tiga kabupaten.",
    ],
)
def test_an_open_list_is_no_slip(text):
    assert not [s for s in extract(Article(id="t", text=text)).slips if s.kind == "list"]
