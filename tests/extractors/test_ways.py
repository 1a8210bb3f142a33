"""Many ways to say one thing: each row is a turn of words, put into sentences of ours, and what it must come to.

A row with `|` may come to any of its answers. Sentences stand alone and behind a paragraph that says when and by whom.
"""

from __future__ import annotations

import pytest

from corpus.article import Article
from extractors.extract import extract
from extractors.figure import Extraction

PUBLISHED = "2024-05-16"
HOME = "Kabupaten Ngawi"
ALONE = ""
BEHIND = "NGAWI - Kepala BPJS Kesehatan Cabang Madiun memaparkan perkembangan program JKN, Kamis (16/5/2024). "


def read(text: str) -> Extraction:
    return extract(Article(id="ways", text=text, published=PUBLISHED))


DATES = {
    "per 1-5-2024": "2024-05-01",
    "per 01/05/2024": "2024-05-01",
    "per 1.5.2024": "2024-05-01",
    "per 01-05-24": "2024-05-01",
    "per 1 Mei '24": "2024-05-01",
    "per tgl 1 Mei 2024": "2024-05-01",
    "per 1 Mei lalu": "2024-05-01",
    "per 1 Mei": "2024-05-01",
    "per awal Mei 2024": "2024-05",
    "per Mei": "2024-05",
    "per Mei kemarin": "2024-05",
    "per 31 Desember tahun lalu": "2023-12-31",
    "per akhir Desember": "2023-12",
    "akhir tahun lalu": "2023-12|2023",
    "hingga penghujung 2023": "2023-12|2023",
    "sampai medio April 2024": "2024-04",
    "hingga pertengahan April": "2024-04",
    "sampai minggu kedua April 2024": "2024-04",
    "sampai pekan ini": "2024-05-16",
    "hingga kemarin": "2024-05-15",
    "hingga hari ini": "2024-05-16",
    "sampai Rabu kemarin": "2024-05-15",
    "hingga Selasa (14/5)": "2024-05-14",
    "hingga Selasa (14/5/2024)": "2024-05-14",
    "sampai dengan 30/4": "2024-04-30",
    "s.d. 30 April 2024": "2024-04-30",
    "s/d April 2024": "2024-04",
    "sd April 2024": "2024-04",
    "hingga Triwulan I 2024": "2024-Q1",
    "hingga triwulan pertama tahun ini": "2024-Q1",
    "hingga kuartal I/2024": "2024-Q1",
    "sampai TW I 2024": "2024-Q1",
    "hingga semester I-2023": "2023-S1",
    "per semester dua 2023": "2023-S2",
    "hingga April-Mei 2024": "2024-05",
    "posisi 30 April 2024": "2024-04-30",
    "data 30 April 2024": "2024-04-30",
    "pertanggal 30 April 2024": "2024-04-30",
    "terhitung 30 April 2024": "2024-04-30",
    "per April 2024 kemarin": "2024-04",
    "memasuki Mei 2024": "2024-05",
    "sampai detik ini": "2024-05-16",
    "hingga saat ini": "2024-05-16",
    "per hari ini, Kamis (16/5)": "2024-05-16",
    "per 30 April 2024 pukul 10.00 WIB": "2024-04-30",
    "per 30 Apr 2024": "2024-04-30",
    "per 30 april 2024": "2024-04-30",
    "per 30 APRIL 2024": "2024-04-30",
    "per Juli 2023": "2023-07",
    "hingga November": "2023-11",
    "per 1 Januari": "2024-01-01",
    "pada bulan lalu": "2024-04",
    "bulan April lalu": "2024-04",
    "dua bulan lalu": "2024-03",
    "tahun 2023 silam": "2023",
    "per Tahun 2023": "2023",
    "di tahun 2023": "2023",
    "selama 2023": "2023",
    "sepanjang tahun 2023": "2023",
    "per 2024-04-30": "2024-04-30",
    "hingga bulan Maret kemarin": "2024-03",
    "sampai Februari tahun ini": "2024-02",
    "hingga 30 April tahun berjalan": "2024-04-30",
    "per tanggal 30 bulan April tahun 2024": "2024-04-30",
    "sampai Ramadan tahun ini": "2024",
    "per 29 Pebruari 2024": "2024-02-29",
    "per 10 Nopember 2023": "2023-11-10",
    "per Agt 2023": "2023-08",
    "per 1 Sept 2023": "2023-09-01",
    "per 1 Okt 2023": "2023-10-01",
    "terhitung sejak 1 Mei 2024": "2024-05-01",
}
INDICATORS = {
    "registered": (
        "Sebanyak {n} jiwa warga Kabupaten Cirebon sudah mengantongi kartu JKN.",
        "Warga Kabupaten Cirebon yang memegang kartu JKN-KIS ada {n} jiwa.",
        "Di Kabupaten Cirebon, {n} jiwa telah terjamin lewat BPJS Kesehatan.",
        "{n} jiwa penduduk Kabupaten Cirebon telah menjadi peserta BPJS Kesehatan.",
        "Total {n} jiwa di Kabupaten Cirebon sudah masuk program JKN.",
        "Jumlah warga Kabupaten Cirebon yang ter-cover BPJS Kesehatan {n} jiwa.",
        "Sudah {n} jiwa warga Kabupaten Cirebon yang memiliki jaminan kesehatan JKN.",
        "Peserta JKN di Kabupaten Cirebon kini berjumlah {n} jiwa.",
        "Kabupaten Cirebon memiliki {n} jiwa peserta JKN.",
        "BPJS Kesehatan melindungi {n} jiwa warga Kabupaten Cirebon.",
        "Program JKN telah menjangkau {n} jiwa penduduk Kabupaten Cirebon.",
        "Warga Kabupaten Cirebon yang telah ikut BPJS Kesehatan tercatat {n} jiwa.",
        "Kepesertaan JKN Kabupaten Cirebon tembus {n} jiwa.",
        "{n} jiwa warga Kabupaten Cirebon dijamin kesehatannya oleh BPJS Kesehatan.",
        "Jumlah kepesertaan BPJS Kesehatan Kabupaten Cirebon ialah {n} jiwa.",
        "Data BPJS Kesehatan menunjukkan {n} jiwa penduduk Kabupaten Cirebon tercatat sebagai peserta.",
        "Penduduk Kabupaten Cirebon yang sudah punya BPJS Kesehatan mencapai {n} jiwa.",
        "Yang sudah mendaftar JKN di Kabupaten Cirebon mencapai {n} jiwa.",
        "Kabupaten Cirebon mencatatkan {n} jiwa peserta JKN.",
    ),
    "inactive": (
        "Peserta JKN nonaktif di Kabupaten Cirebon {n} jiwa.",
        "Di Kabupaten Cirebon ada {n} jiwa peserta JKN yang menunggak iuran.",
        "Sebanyak {n} jiwa peserta JKN di Kabupaten Cirebon berstatus tidak aktif.",
        "Kartu JKN milik {n} jiwa warga Kabupaten Cirebon dalam kondisi nonaktif.",
        "Peserta BPJS Kesehatan Kabupaten Cirebon yang status kepesertaannya mati mencapai {n} jiwa.",
        "{n} jiwa peserta JKN di Kabupaten Cirebon tidak aktif membayar iuran.",
        "Peserta JKN Kabupaten Cirebon yang non aktif tercatat {n} jiwa.",
        "Penunggak iuran BPJS Kesehatan di Kabupaten Cirebon sebanyak {n} jiwa.",
        "Masih {n} jiwa kepesertaan JKN di Kabupaten Cirebon yang tidak aktif.",
        "Jumlah peserta JKN yang tak aktif di Kabupaten Cirebon {n} jiwa.",
    ),
    "active": (
        "Peserta aktif JKN di Kabupaten Cirebon {n} jiwa.",
        "Di Kabupaten Cirebon, {n} jiwa peserta JKN berstatus aktif.",
        "Peserta JKN Kabupaten Cirebon yang aktif mencapai {n} jiwa.",
        "Yang aktif membayar iuran JKN di Kabupaten Cirebon sebanyak {n} jiwa.",
        "Kepesertaan JKN aktif Kabupaten Cirebon {n} jiwa.",
        "Jumlah peserta JKN di Kabupaten Cirebon yang masih aktif {n} jiwa.",
        "Status aktif dimiliki {n} jiwa peserta JKN di Kabupaten Cirebon.",
        "Ada {n} jiwa warga Kabupaten Cirebon yang kartu JKN-nya aktif.",
    ),
    "unregistered": (
        "Sebanyak {n} jiwa warga Kabupaten Cirebon belum terdaftar JKN.",
        "Warga Kabupaten Cirebon yang belum punya BPJS Kesehatan {n} jiwa.",
        "{n} jiwa penduduk Kabupaten Cirebon belum tercover JKN.",
        "Masih ada {n} jiwa warga Kabupaten Cirebon di luar program JKN.",
        "Di Kabupaten Cirebon, {n} jiwa belum menjadi peserta BPJS Kesehatan.",
        "Sisanya, {n} jiwa warga Kabupaten Cirebon, belum masuk JKN.",
        "Tinggal {n} jiwa penduduk Kabupaten Cirebon yang belum memiliki jaminan kesehatan JKN.",
        "{n} jiwa warga Kabupaten Cirebon tidak memiliki BPJS Kesehatan.",
        "Warga Kabupaten Cirebon yang belum mendapat perlindungan JKN ada {n} jiwa.",
        "{n} jiwa penduduk Kabupaten Cirebon tak terjamin BPJS Kesehatan.",
        "Yang belum ikut JKN di Kabupaten Cirebon {n} jiwa.",
        "{n} jiwa warga Kabupaten Cirebon belum mengikuti program JKN.",
        "Belum semua warga Kabupaten Cirebon ikut JKN, masih ada {n} jiwa yang belum.",
        "Warga Kabupaten Cirebon non-JKN masih {n} jiwa.",
    ),
    "population": (
        "Jumlah penduduk Kabupaten Cirebon {n} jiwa, yang telah menjadi peserta JKN 98 persen.",
        "Dari {n} jiwa penduduk Kabupaten Cirebon, 98 persen telah menjadi peserta JKN.",
        "Penduduk Kabupaten Cirebon sebanyak {n} jiwa dan 98 persennya peserta JKN.",
        "Kabupaten Cirebon berpenduduk {n} jiwa; peserta JKN 98 persen.",
        "Dengan penduduk {n} jiwa, kepesertaan JKN Kabupaten Cirebon 98 persen.",
        "Dari total populasi Kabupaten Cirebon sebesar {n} jiwa, kepesertaan JKN 98 persen.",
        "Kepesertaan JKN Kabupaten Cirebon 98 persen dari {n} jiwa penduduknya.",
        "Total warga Kabupaten Cirebon {n} jiwa, yang ter-cover JKN 98 persen.",
    ),
    "needed": (
        "Kabupaten Cirebon masih kurang {n} jiwa lagi untuk mencapai UHC.",
        "Untuk UHC, Kabupaten Cirebon membutuhkan tambahan {n} jiwa peserta JKN.",
        "Agar 95 persen tercapai, Kabupaten Cirebon perlu mendaftarkan {n} jiwa lagi ke JKN.",
        "Kekurangan peserta JKN Kabupaten Cirebon menuju UHC {n} jiwa.",
        "Kabupaten Cirebon butuh {n} jiwa peserta JKN lagi demi UHC 98 persen.",
        "Selisih menuju UHC di Kabupaten Cirebon {n} jiwa peserta JKN.",
        "Masih diperlukan {n} jiwa peserta baru agar Kabupaten Cirebon UHC.",
    ),
}
GOALS = {
    "Kabupaten Ngawi menargetkan kepesertaan JKN 98 persen pada akhir 2025.": "2025-12|2025",
    "Target kepesertaan JKN Kabupaten Ngawi tahun ini 98 persen.": "2024",
    "Pemkab Ngawi menargetkan UHC 98 persen tahun depan.": "2025",
    "Tahun 2026 ditargetkan 98 persen warga Kabupaten Ngawi terlindungi JKN.": "2026",
    "Kabupaten Ngawi optimistis kepesertaan JKN mencapai 98 persen di penghujung tahun.": "2024-12|2024",
    "Pemkab Ngawi membidik kepesertaan JKN 98 persen sebelum 2026.": "2025|2026",
    "Pemkab Ngawi berharap kepesertaan JKN tembus 98 persen Desember nanti.": "2024-12",
    "Dalam RPJMD, kepesertaan JKN Kabupaten Ngawi ditarget 98 persen pada 2026.": "2026",
    "Diharapkan sebelum akhir tahun kepesertaan JKN Kabupaten Ngawi bisa 98 persen.": "2024-12|2024",
    "Pemkab Ngawi berkomitmen mewujudkan UHC 98 persen paling lambat Oktober 2024.": "2024-10",
    "Kepesertaan JKN di Kabupaten Ngawi harus 98 persen pada 31 Desember 2024.": "2024-12|2024|2024-12-31",
    "Kami kejar 98 persen kepesertaan JKN di Kabupaten Ngawi tahun 2025, kata bupati.": "2025",
    "Sasaran kepesertaan JKN Kabupaten Ngawi dalam dua tahun ke depan 98 persen.": "2026",
    "Kabupaten Ngawi ingin menaikkan kepesertaan JKN menjadi 98 persen pada semester II 2024.": "2024|2024-12|2024-S2",
    "Kepesertaan JKN Kabupaten Ngawi diproyeksikan 98 persen pada 2025.": "2025",
    "Bupati menginginkan kepesertaan JKN Kabupaten Ngawi naik ke 98 persen tahun depan.": "2025",
    "Pemkab Ngawi akan menggenjot kepesertaan JKN hingga 98 persen pada Juni 2025.": "2025-06",
    "Kepesertaan JKN Kabupaten Ngawi ditarget tuntas 98 persen bulan depan.": "2024-06",
    "Untuk 2025, kepesertaan JKN Kabupaten Ngawi dipatok 98 persen.": "2025",
    "Pemkab Ngawi menetapkan target kepesertaan JKN sebesar 98 persen untuk tahun 2025.": "2025",
    "UHC 98 persen di Kabupaten Ngawi ditargetkan terwujud pada HUT kabupaten, 7 Juli 2024.": "2024-07|2024|2024-07-07",
    "Kabupaten Ngawi dipacu mencapai kepesertaan JKN 98 persen sesuai RPJMN 2024.": "2024",
    "Kepesertaan JKN Kabupaten Ngawi diharap menyentuh 98 persen pada triwulan III.": "2024-09|2024|2024-Q3",
}
CLAIMS = {
    "Kabupaten Ngawi sudah UHC.": True,
    "Kabupaten Ngawi resmi berstatus UHC.": True,
    "Kabupaten Ngawi meraih predikat UHC.": True,
    "Kabupaten Ngawi meraih UHC Award 2024.": True,
    "Kabupaten Ngawi menerima penghargaan UHC dari wakil presiden.": True,
    "Kabupaten Ngawi telah mencapai Universal Health Coverage (UHC).": True,
    "Status UHC telah disandang Kabupaten Ngawi sejak 2022.": True,
    "Kabupaten Ngawi belum UHC.": False,
    "Kabupaten Ngawi belum mencapai UHC.": False,
    "Kabupaten Ngawi gagal mempertahankan status UHC.": False,
    "Kabupaten Ngawi kehilangan predikat UHC.": False,
    "Kabupaten Ngawi berhasil mewujudkan cakupan kesehatan semesta.": True,
    "Ngawi menjadi daerah UHC ke-20 di Jawa Timur.": True,
    "Kabupaten Ngawi masuk kategori UHC.": True,
    "Kabupaten Ngawi menargetkan UHC tahun ini.": None,
    "Kabupaten Ngawi menuju UHC.": None,
    "Bila iuran dibayar, Kabupaten Ngawi akan UHC.": None,
    "Kabupaten Ngawi menyandang UHC non cut off.": True,
    "Kabupaten Ngawi mempertahankan predikat UHC.": True,
    "Predikat UHC berhasil diraih Pemkab Ngawi.": True,
    "Capaian UHC Kabupaten Ngawi 87 persen.": None,
    "Kabupaten Ngawi sudah berstatus UHC prioritas.": True,
    "Dari 38 kabupaten/kota di Jawa Timur, Kabupaten Ngawi salah satu yang belum UHC.": False,
    "Kabupaten Ngawi satu-satunya yang belum berpredikat UHC.": False,
    "UHC di Kabupaten Ngawi sudah tercapai.": True,
    "UHC di Kabupaten Ngawi belum tercapai.": False,
    "Kabupaten Ngawi dinyatakan UHC.": True,
    "Pj Bupati bersyukur Kabupaten Ngawi telah UHC.": True,
    "Warga Kabupaten Ngawi cukup bawa KTP karena sudah UHC.": True,
    "Kabupaten Ngawi tidak lagi berstatus UHC.": False,
    "Kabupaten Ngawi dicoret dari daftar daerah UHC.": False,
    "Kabupaten Ngawi tercatat sebagai kabupaten UHC.": True,
    "Kabupaten Ngawi raih UHC kategori Utama.": True,
    "Kabupaten Ngawi diganjar penghargaan UHC kategori Madya.": True,
}
BOUNDS = {
    "sekitar {}": "about",
    "kurang lebih {}": "about",
    "lebih kurang {}": "about",
    "kira-kira {}": "about",
    "sekitaran {}": "about",
    "di kisaran {}": "about",
    "diperkirakan {}": "about",
    "lebih dari {}": "over",
    "di atas {}": "over",
    "melebihi {}": "over",
    "melampaui {}": "over",
    "sedikitnya {}": "over",
    "setidaknya {}": "over",
    "minimal {}": "over",
    "paling sedikit {}": "over",
    "tak kurang dari {}": "over",
    "tidak kurang dari {}": "over",
    "lebih {}": "over",
    "hampir {}": "under",
    "nyaris {}": "under",
    "mendekati {}": "under",
    "kurang dari {}": "under",
    "di bawah {}": "under",
    "tidak sampai {}": "under",
    "belum sampai {}": "under",
    "belum genap {}": "under",
    "paling banyak {}": "under",
    "tidak lebih dari {}": "under",
    "maksimal {}": "under",
    "baru {}": "exact",
    "hanya {}": "exact",
    "sudah {}": "exact",
    "tepat {}": "exact",
    "persis {}": "exact",
    "sebesar {}": "exact",
    "di angka {}": "exact",
    "genap {}": "exact",
    "tembus {}": "exact|over",
    "menembus angka {}": "exact|over",
    "berada pada {}": "exact",
    "bertengger di {}": "exact",
    "menyentuh {}": "exact",
}
REGIONS = {
    "Kab. Cirebon": "Kabupaten Cirebon",
    "Kab Cirebon": "Kabupaten Cirebon",
    "KAB. CIREBON": "Kabupaten Cirebon",
    "kabupaten Cirebon": "Kabupaten Cirebon",
    "KABUPATEN CIREBON": "Kabupaten Cirebon",
    "Kabupaten Cirebon, Jawa Barat": "Kabupaten Cirebon",
    "Kabupaten Cirebon (Jabar)": "Kabupaten Cirebon",
    "Kabupaten Cirebon Provinsi Jawa Barat": "Kabupaten Cirebon",
    "Kabupaten Cirebon, Provinsi Jawa Barat,": "Kabupaten Cirebon",
    "wilayah Kabupaten Cirebon": "Kabupaten Cirebon",
    "seluruh Kabupaten Cirebon": "Kabupaten Cirebon",
    "se-Kabupaten Cirebon": "Kabupaten Cirebon",
    "Kota Cirebon": "Kota Cirebon",
    "Kotamadya Cirebon": "Kota Cirebon",
    "Jabar": "Provinsi Jawa Barat",
    "Prov. Jabar": "Provinsi Jawa Barat",
    "Provinsi Jabar": "Provinsi Jawa Barat",
    "Tanah Air": "Indonesia",
    "Republik Indonesia": "Indonesia",
    "negeri ini": "Indonesia",
    "DI Yogyakarta": "Provinsi Daerah Istimewa Yogyakarta",
    "D.I. Yogyakarta": "Provinsi Daerah Istimewa Yogyakarta",
    "DIY": "Provinsi Daerah Istimewa Yogyakarta",
    "Ibu Kota Jakarta": "Provinsi DKI Jakarta",
    "DKI": "Provinsi DKI Jakarta",
    "Daerah Khusus Jakarta": "Provinsi DKI Jakarta",
    "Jakarta Timur": "Kota Administrasi Jakarta Timur",
    "Jaktim": "Kota Administrasi Jakarta Timur",
    "Kepulauan Seribu": "Kabupaten Administrasi Kepulauan Seribu",
    "Sulsel": "Provinsi Sulawesi Selatan",
    "NAD": "Provinsi Aceh",
    "Nanggroe Aceh Darussalam": "Provinsi Aceh",
    "Kepri": "Provinsi Kepulauan Riau",
    "Babel": "Provinsi Kepulauan Bangka Belitung",
    "Kep. Babel": "Provinsi Kepulauan Bangka Belitung",
    "NTT": "Provinsi Nusa Tenggara Timur",
    "Kaltara": "Provinsi Kalimantan Utara",
    "Malut": "Provinsi Maluku Utara",
    "Tangsel": "Kota Tangerang Selatan",
    "Kota Tangsel": "Kota Tangerang Selatan",
    "Kab. Kukar": "Kabupaten Kutai Kartanegara",
    "Kabupaten PPU": "Kabupaten Penajam Paser Utara",
    "Kab. OKI": "Kabupaten Ogan Komering Ilir",
    "OKU Timur": "Kabupaten Ogan Komering Ulu Timur",
    "Kabupaten 50 Kota": "Kabupaten Lima Puluh Kota",
    "Kabupaten Limapuluh Kota": "Kabupaten Lima Puluh Kota",
    "Kota Pematang Siantar": "Kota Pematangsiantar",
    "Siantar": "Kota Pematangsiantar",
    "Kota Padang Sidempuan": "Kota Padangsidimpuan",
    "Kabupaten Tojo Unauna": "Kabupaten Tojo Una Una|Kabupaten Tojo Una-Una",
    "Kabupaten Toli-Toli": "Kabupaten Toli Toli|Kabupaten Tolitoli|Kabupaten Toli-Toli",
    "Kota Pare-Pare": "Kota Parepare",
    "Kota Bau-Bau": "Kota Baubau|Kota Bau Bau",
    "Kabupaten Pangkep": "Kabupaten Pangkajene dan Kepulauan|Kabupaten Pangkajene Kepulauan",
    "Kabupaten Gunung Kidul": "Kabupaten Gunungkidul",
    "Kabupaten Kulonprogo": "Kabupaten Kulon Progo",
    "Kota Sawah Lunto": "Kota Sawahlunto",
    "Kabupaten Karang Anyar": "Kabupaten Karanganyar",
    "Kab. Batubara": "Kabupaten Batu Bara",
    "Kabupaten Labusel": "Kabupaten Labuhanbatu Selatan",
    "Kabupaten Tapsel": "Kabupaten Tapanuli Selatan",
    "Madina": "Kabupaten Mandailing Natal",
    "Kabupaten Bolmong": "Kabupaten Bolaang Mongondow",
    "Bolsel": "Kabupaten Bolaang Mongondow Selatan",
    "Kotim": "Kabupaten Kotawaringin Timur",
    "Kobar": "Kabupaten Kotawaringin Barat",
    "Kabupaten HST": "Kabupaten Hulu Sungai Tengah",
    "Lotim": "Kabupaten Lombok Timur",
    "Kabupaten TTS": "Kabupaten Timor Tengah Selatan",
    "Matim": "Kabupaten Manggarai Timur",
    "Kabupaten MBD": "Kabupaten Maluku Barat Daya",
    "Kabupaten Halsel": "Kabupaten Halmahera Selatan",
    "Haltim": "Kabupaten Halmahera Timur",
    "Kepulauan Yapen": "Kabupaten Kepulauan Yapen",
    "Kabupaten Fakfak": "Kabupaten Fakfak|Kabupaten Fak Fak",
    "Kabupaten Fak-Fak": "Kabupaten Fakfak|Kabupaten Fak Fak",
    "Kabupaten Teluk Wondama": "Kabupaten Teluk Wondama",
    "Banyuasin": "Kabupaten Banyuasin|Kabupaten Banyu Asin",
    "Kabupaten Muba": "Kabupaten Musi Banyuasin",
    "Kabupaten PALI": "Kabupaten Penukal Abab Lematang Ilir",
    "Kabupaten Tubaba": "Kabupaten Tulang Bawang Barat",
    "Lamteng": "Kabupaten Lampung Tengah",
    "Kabupaten Way Kanan": "Kabupaten Way Kanan",
    "Inhil": "Kabupaten Indragiri Hilir",
    "Kuansing": "Kabupaten Kuantan Singingi",
    "Rohul": "Kabupaten Rokan Hulu",
    "Kabupaten Tanjabtim": "Kabupaten Tanjung Jabung Timur",
    "Tanjab Barat": "Kabupaten Tanjung Jabung Barat",
    "Bartim": "Kabupaten Barito Timur",
    "Kabupaten Mahulu": "Kabupaten Mahakam Ulu",
    "Kutim": "Kabupaten Kutai Timur",
}
SEGMENTS = {
    "PBI": "PBI",
    "PBI APBN": "PBI APBN",
    "PBI-APBN": "PBI APBN",
    "PBI JK": "PBI APBN",
    "PBI JKN": "PBI APBN",
    "PBI pusat": "PBI APBN",
    "PBI dari pemerintah pusat": "PBI APBN",
    "PBI yang dibiayai APBN": "PBI APBN",
    "Penerima Bantuan Iuran (PBI) APBN": "PBI APBN",
    "PBI APBD": "PBI APBD",
    "PBI daerah": "PBI APBD",
    "PBI Pemda": "PBI APBD",
    "PBPU Pemda": "PBI APBD",
    "PBPU BP Pemda": "PBI APBD",
    "PBPU/BP Pemda": "PBI APBD",
    "PD Pemda": "PBI APBD",
    "Jamkesda": "PBI APBD",
    "penduduk yang didaftarkan pemda": "PBI APBD",
    "peserta yang dibiayai APBD": "PBI APBD",
    "peserta yang iurannya ditanggung Pemkab": "PBI APBD",
    "PPU": "PPU",
    "Pekerja Penerima Upah (PPU)": "PPU",
    "PBPU": "PBPU",
    "Pekerja Bukan Penerima Upah": "PBPU",
    "PBPU mandiri": "PBPU",
    "peserta mandiri": "PBPU",
    "mandiri": "PBPU",
    "BP": "BP",
    "Bukan Pekerja (BP)": "BP",
    "bukan pekerja": "BP",
    "pensiunan": "BP",
    "PPU badan usaha": "other",
    "PPU BU": "other",
    "PPU penyelenggara negara": "other",
    "PPU PN": "other",
    "ASN": "other",
    "TNI/Polri": "other",
    "PNS": "other",
    "mandiri kelas 3": "other",
    "PBPU kelas III": "other",
    "pekerja informal": "PBPU",
    "pekerja formal": "other|PPU",
    "PBI BPJS": "PBI|PBI APBN",
}
NO_LEVELS = (
    "BPJS Kesehatan Cabang Madiun membayar klaim Rp 512 miliar untuk 214 ribu kasus di Kabupaten Ngawi.",
    "Sebanyak 1.204 peserta mengikuti senam JKN di alun-alun Kabupaten Ngawi.",
    "Program Pesiar di Kabupaten Ngawi berhasil merekrut 4.310 peserta baru sepanjang 2023.",
    "Kunjungan ke FKTP di Kabupaten Ngawi mencapai 1,2 juta kunjungan.",
    "Kabupaten Ngawi memiliki 24 puskesmas dan 6 rumah sakit mitra BPJS Kesehatan.",
    "Sebanyak 213 desa di Kabupaten Ngawi sudah menjadi Desa Sadar JKN.",
    "Iuran kelas 3 JKN Rp 42.000 per orang per bulan, disubsidi Rp 7.000.",
    "Kolektibilitas iuran JKN di Kabupaten Ngawi mencapai 96,4 persen.",
    "Tingkat kepuasan peserta JKN di Kabupaten Ngawi 91,2 persen.",
    "Antrean online JKN di Kabupaten Ngawi telah dimanfaatkan 73 persen peserta.",
    "Pengguna Mobile JKN di Kabupaten Ngawi mencapai 120.400 orang.",
    "Sebanyak 52 badan usaha di Kabupaten Ngawi belum patuh mendaftarkan pekerjanya ke JKN.",
    "Kepesertaan BPJS Ketenagakerjaan di Kabupaten Ngawi baru 41 persen atau 120.310 pekerja.",
    "Angka stunting di Kabupaten Ngawi turun menjadi 14,1 persen.",
    "Penduduk miskin Kabupaten Ngawi 14,2 persen dari total penduduk.",
    "Kepesertaan JKN Kabupaten Ngawi naik 3,2 persen dibanding tahun lalu.",
    "Jumlah peserta JKN Kabupaten Ngawi bertambah 21.310 jiwa dalam setahun.",
    "Kabupaten Ngawi di peringkat 12 dari 38 kabupaten/kota di Jawa Timur dalam kepesertaan JKN.",
    "Kuota PBI APBD Kabupaten Ngawi 98.000 jiwa belum terpakai semua.",
    "Petugas memverifikasi 12.310 data warga Kabupaten Ngawi untuk JKN.",
    "Sebanyak 8.210 peserta JKN di Kabupaten Ngawi dinonaktifkan karena meninggal dunia.",
    "BPJS Kesehatan menerima 412 pengaduan dari warga Kabupaten Ngawi sepanjang triwulan I.",
    "Sebanyak 31 kabupaten/kota di Jawa Timur telah UHC.",
    "Vaksinasi dosis kedua di Kabupaten Ngawi sudah 82,3 persen atau 612.310 jiwa.",
    "Realisasi perekaman e-KTP Kabupaten Ngawi 99,2 persen.",
    "Rasio klaim JKN di Kabupaten Ngawi 104 persen.",
    "Sebanyak 65 persen peserta JKN di Kabupaten Ngawi adalah perempuan.",
    "Dari seluruh klaim, 30 persen untuk penyakit jantung di Kabupaten Ngawi.",
    "Layanan Pandawa 08118165165 dan Care Center 165 melayani 24 jam peserta JKN Kabupaten Ngawi.",
    "Skrining riwayat kesehatan diikuti 45.310 peserta JKN Kabupaten Ngawi.",
    "Bantuan beras disalurkan kepada 72.310 keluarga penerima manfaat di Kabupaten Ngawi.",
    "Cek Kesehatan Gratis di Kabupaten Ngawi telah menjangkau 101.200 warga atau 11 persen.",
    "UHC diluncurkan 27 Februari 2023 dan dihadiri 350 kepala desa se-Kabupaten Ngawi.",
    "Sebanyak 2.410 pekerja PT Sinar di Kabupaten Ngawi didaftarkan ke BPJS Kesehatan.",
    "Sebanyak 5.210 bayi baru lahir di Kabupaten Ngawi didaftarkan JKN tahun lalu.",
    "Pemkab Ngawi mengusulkan 15.000 warga masuk PBI JK ke Kementerian Sosial.",
    "Sebanyak 120 peserta JKN Kabupaten Ngawi menjalani cuci darah setiap pekan.",
    "Tingkat partisipasi pemilu di Kabupaten Ngawi 81 persen.",
    "Tarif kapitasi puskesmas di Kabupaten Ngawi naik 12 persen.",
    "JKN sudah berjalan 10 tahun dan dinikmati semua kalangan di Kabupaten Ngawi.",
    "Sebanyak 98 persen puskesmas di Kabupaten Ngawi telah terhubung antrean daring JKN.",
    "Diperkirakan 20 persen peserta mandiri JKN di Kabupaten Ngawi turun kelas.",
)


@pytest.mark.parametrize(("words", "as_of"), DATES.items())
@pytest.mark.parametrize(
    "sentence",
    [
        "Jumlah peserta JKN di Kabupaten Cirebon {} mencapai 1.138.714 jiwa, kata kepala BPJS Kesehatan.",
        "{}, jumlah peserta JKN di Kabupaten Cirebon mencapai 1.138.714 jiwa.",
        "Jumlah peserta JKN di Kabupaten Cirebon mencapai 1.138.714 jiwa {}.",
    ],
)
def test_as_of(sentence: str, words: str, as_of: str) -> None:
    text = sentence.format(words)
    (figure,) = read(text[0].upper() + text[1:]).figures
    assert (figure.indicator, figure.region, figure.status) == ("registered", "Kabupaten Cirebon", "actual")
    assert figure.as_of in as_of.split("|")


@pytest.mark.parametrize(
    ("indicator", "sentence"), [(indicator, each) for indicator, rows in INDICATORS.items() for each in rows]
)
@pytest.mark.parametrize("before", [ALONE, BEHIND], ids=["alone", "behind"])
@pytest.mark.parametrize("number", ["1.138.714", "204 ribu"])
def test_indicator(indicator: str, sentence: str, number: str, before: str) -> None:
    text = sentence.format(n=number)
    found = [f for f in read(before + text[0].upper() + text[1:]).figures if f.unit == "jiwa"]
    assert [(f.indicator, f.region) for f in found] == [(indicator, "Kabupaten Cirebon")]


@pytest.mark.parametrize(("sentence", "year"), GOALS.items())
@pytest.mark.parametrize("before", [ALONE, BEHIND], ids=["alone", "behind"])
def test_goal(sentence: str, year: str, before: str) -> None:
    (figure,) = read(before + sentence).figures
    assert (figure.value, figure.status, figure.region) == (98, "target", HOME)
    assert figure.target_year in year.split("|")


@pytest.mark.parametrize(("sentence", "reached"), CLAIMS.items())
@pytest.mark.parametrize("before", [ALONE, BEHIND], ids=["alone", "behind"])
def test_claim(sentence: str, reached: bool | None, before: str) -> None:
    found = [(claim.region, claim.reached) for claim in read(before + sentence).claims]
    assert found == ([] if reached is None else [(HOME, reached)])


@pytest.mark.parametrize(("words", "bound"), BOUNDS.items())
@pytest.mark.parametrize(
    "sentence", ["Kepesertaan JKN Kabupaten Ngawi {}.", "Peserta JKN di Kabupaten Ngawi saat ini {}, kata bupati."]
)
@pytest.mark.parametrize("number", ["912 ribu jiwa", "912.300 jiwa"])
def test_bound(sentence: str, words: str, bound: str, number: str) -> None:
    (figure,) = read(sentence.format(words.format(number))).figures
    assert (figure.region, figure.status) == (HOME, "actual")
    assert figure.bound in bound.split("|")


@pytest.mark.parametrize(("name", "region"), REGIONS.items())
@pytest.mark.parametrize(
    "sentence",
    [
        "Peserta JKN di {} mencapai 98,2 persen.",
        "Sebanyak 98,2 persen warga {} telah menjadi peserta JKN.",
        "{} mencatat kepesertaan JKN 98,2 persen.",
    ],
)
def test_region(sentence: str, name: str, region: str) -> None:
    (figure,) = read(sentence.format(name)).figures
    assert figure.region in region.split("|")


@pytest.mark.parametrize(("name", "segment"), SEGMENTS.items())
@pytest.mark.parametrize(
    "sentence",
    [
        "Peserta JKN Kabupaten Ngawi dari segmen {} sebanyak 102.300 jiwa.",
        "Peserta JKN Kabupaten Ngawi terdiri atas PBI APBN 402.100 jiwa, {} 102.300 jiwa, dan lainnya.",
    ],
)
def test_segment(sentence: str, name: str, segment: str) -> None:
    (figure,) = [f for f in read(sentence.format(name)).figures if f.value == 102_300]
    assert (figure.indicator, figure.region) == ("registered", HOME)
    assert str(figure.segment).partition(":")[0] in segment.split("|")


@pytest.mark.parametrize("sentence", NO_LEVELS)
@pytest.mark.parametrize(
    "before", [ALONE, f"{BEHIND}Kepesertaan JKN Kabupaten Ngawi 98,4 persen. "], ids=["alone", "behind"]
)
def test_no_level(sentence: str, before: str) -> None:
    assert [f for f in read(before + sentence).figures if f.value != 98.4] == []
