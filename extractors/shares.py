"""Which per cents are of something other than people, and which people are counted for another reason."""

from __future__ import annotations

from corpus.pattern import Pattern
from extractors.candidates import UNNAMED
from extractors.decisions import (
    COUNTS,
    PEOPLE,
    PER_CENTS,
    Decision,
    Decisions,
    Said,
    after,
    before,
    behind,
    behind_to_the_end,
    below,
    beside,
    counted_by,
    counts_none_of,
    either,
    every,
    in_part,
    restates,
    to_the_end,
)

_WHO_THEY_ARE = Pattern(
    r"\s*+(?:di\s?antaranya\s|peserta(?:nya)?\s(?:(?:[^\s,.;\d]+\s){1,6}?(?=(?:adalah|merupakan|berjenis)\s))?|adalah\s|merupakan\s|berjenis\skelamin\s)*+"
    r"(?:perempuan|laki-laki|pria|wanita|lansia|lanjut\susia|balita|usia\sproduktif|(?:yang\s)?memilih\skelas)(?!\w)",
)
_WHO_USE = Pattern(
    r"(?!\s*+(?:\w+\s)?aktif)\s*+[^,.;()]{0,70}?(?<!\w)(?:yang\s)?(?:sudah\s|telah\s|pernah\s)?(?:memakai|menggunakan|mengunduh|mengakses|memanfaatkan)"
    r"\s(?:\w+\s){0,2}?(?:aplikasi|mobile|layanan|antre\w*|fitur|pandawa)(?!\w)"
    r"|\s*+(?:di\s?antaranya\s)?(?:yang\s)?(?:sudah\s|telah\s)?(?:mengambil\snomor|mendaftar\s(?:secara\s|lewat\s|via\s)?(?:daring|online)"
    r"|(?:menerima|memperoleh|mendapat(?:kan)?)\s(?:uang\s)?santunan)(?!\w)"
    r"|[^,.;()\d]{0,80}?(?<!\w)(?:terdaftar|mendaftar|ikut|ikuti|mengikuti|bergabung|memanfaatkan|manfaatkan)\s(?:(?:di|dalam|ke)\s)?"
    r"(?:program\s)?(?:new\s)?(?:rehab|rencana\spembayaran|cicilan)(?!\w)",
)
_OF_CARDS = Pattern(
    r"\s*+(?:yang\s)?(?:nik|e-?ktp|ktp)|\s*+(?:jiwa\s|orang\s|warga\s)?(?:di\s?antaranya\s)?(?:ter)?masuk\s(?:(?:ke\s)?dalam\s)?(?:kategori|kelompok|golongan)\s(?:(?:warga|masyarakat|penduduk|keluarga)\s)?(?:«NOT»\smampu|kurang\smampu|tak\smampu|miskin|rentan|prasejahtera)(?!\w)|\s*+(?:jiwa\s|orang\s)?(?:warga|penduduk|masyarakat)\smiskin(?=\s*+(?:[.,;]|di(?!\w)|se-))",
)  # "33 ribu warga yang NIK-nya belum"
_WITHOUT_CARDS = Pattern(  # "45 persen warga di Provinsi Papua belum memiliki nomor induk kependudukan"
    r"[^,.;\d]{0,70}?\s(?:yang\s)?(?:masih\s)?(?:belum|«NOT»|telah|sudah)\s(?:\p{L}+\s)?(?:memiliki|mempunyai|punya|mengantongi|merekam)\s"
    r"(?:nomor\sinduk|nik|e-?ktp|ktp|kartu\s(?:keluarga|tanda)|kk|akt[ae]|dokumen|identitas|data\skependudukan)(?!\w)"
)
_WITHOUT_PAPERS = Pattern(  # "jumlah penduduk tanpa NIK ada 13,9 juta orang di segmen PBI, 58.310 di segmen PBPU"
    r"(?<!\w)(?:penduduk|warga|orang|peserta|masyarakat|bayi|lahir|anak)\s(?:«JKN»\s)?(?:yang\s)?(?:tanpa|(?:belum|«NOT»)\s(?:memiliki|punya|mempunyai|ada))\s"
    r"(?:nomor\sinduk|nik|e-?ktp|ktp)(?!\w)(?!\s(?:dan|atau|serta|maupun)\s)(?:[^.;]|\.(?=\d)){0,200}$",
)
_OTHER_COVER = Pattern(  # "0,2 persen memiliki asuransi kesehatan swasta"
    r"[^,.;\d]{0,70}?\s(?:memiliki|mempunyai|punya|menggunakan|memakai)\s(?:jaminan|asuransi)\s(?:kesehatan\s)?"
    r"(?:swasta|komersial|lain(?:nya)?|dari\s(?:kantor|perusahaan|tempat|jaminan\skesehatan\s«AREA»|jamkesda|swasta))(?!\w)"
)
_OF_OTHER = Pattern(
    r"\s*+(?:oleh\s|ditanggung\s)?(?:pemerintah\s(?:«REGION»|pusat)|pemprov|pemkab|pemkot|pemda)(?!\w)|\s*+(?:dari\s(?:(?:«COUNT»|seluruh|keseluruhan)\s(?:belanja|anggaran|apbd|pagu|biaya|dana)|perkiraan|estimasi|besaran|tarif|pemerintah|pemprov|pemkab|pemkot|pemda|«PROVINCE»|upah|gaji|apbd|apbn|anggaran|pendapatan|biaya|«TOTAL»\s(?:anggaran|iuran|belanja|apbd|pagu|biaya|dana)|(?:target|sasaran|kuota)(?!\s(?:\p{L}+\s){0,4}\d[\d.,]*\s?(?:persen|%))|klaim|penghasilan|pagu|dana|pajak|belanja|badan\susaha|perusahaan|desa|fasilitas|rumah\ssakit|faskes|responden|pasien|kunjungan|siswa|guru|balita|anak)|"
    r"(?:perkiraan|hasil\spajak|pajak)(?!\w)|(?:sudah\s|telah\s)(?:menerapkan|menyediakan|melayani)|(?:badan\susaha|perusahaan|desa|kelurahan|rumah\ssakit|faskes|puskesmas|«REGION»|iuran|responden|pasien|layanan|keluhan|anggaran|balita|anak|siswa|data|pencetakan|pendistribusian|distribusi|penyaluran|ruangan|ruang|kamar|tempat\stidur|loket|aduan|pengaduan|klaim|kunjungan)(?!\w))",
)
_NOT_WHOLE = Pattern(
    r"(?<!\w)(?:belum|«NOT»)\s(?:«REACH»\s|sampai\s|genap\s|penuh\s|semuanya\s|tuntas\s)?$",
    reverse=True,
)
_PER_DAY = Pattern(
    r"\s*+(?:«JKN»\s|kunjungan\s|layanan\s|pasien\s)?(?:(?:se)?tiap|per|dalam|se)[\s-]?(?:hari|harinya|sehari)(?!\w|\sini)"
)
_ONE_IN = Pattern(r"(?<!\w)\d{1,2}\sdari\s(?:setiap\s|tiap\s)?$", reverse=True)
_A_DAY = Pattern(
    r"(?<!\w)(?:setiap|tiap|saban|per)\s(?:hari|bulan|minggu|tahun)(?:nya)?,?\s(?:rata\s[-–]\srata\s)?(?:berkisar\s)?(?:(?:kata|ujar|sambung|lanjut|imbuh|tambah)\p{L}*(?:\s[^\s,\d]+){0,3},\s)?"
    r"(?:(?:rata-rata|ada|terdapat|«ABOUT»|setidaknya|sedikitnya|hanya|cuma|baru|masuk|bisa|bertambah)\s)*$",
    reverse=True,
)
_NO_GOAL = Pattern(
    r"\s(?:\w+\s)?(?:«NOT»|bukan)\s(?:lagi\s)?(?:ditarget(?:kan)?|target|wajib)(?!\w)|\s(?:sudah\s|bisa\s)?dianggap\s(?:sudah\s)?100\s?(?:%|persen)"
)
_CANNOT = Pattern(
    r"(?<!\w)(?:«NOT»\smungkin\s[^,;\d]{0,60}|(?:«NOT»|bukan)\s(?:lagi\s)?(?:«AIM»|targetkan)\s(?:\w+\s){0,2}|(?:di)?anggap\s(?:sudah\s)?)$",
    reverse=True,
)
_SEXES = Pattern(r"(?<!\w)(?:laki-laki|perempuan|pria|wanita)(?:\satau\s|\s?\()$", reverse=True)
_USED_BY = Pattern(
    r"(?<!\w)(?<!bisa\s)(?<!dapat\s)(?:dipakai|digunakan|dimanfaatkan|diunduh|diakses)\s(?:oleh\s)?(?:«ABOUT»\s|«OVER»\s)?$"
)
_PORTION = Pattern(
    r"(?<!\w)(?:porsi|proporsi|kontribusi|mendominasi)(?:nya)?(?:\s(?:sebesar|«REACH»|«ABOUT»|hanya|adalah))*+\s$",
    reverse=True,
)
_MADE_UP_OF = Pattern(  # "komposisi kepesertaan JKN yaitu 26,1 persen kelas satu, 27,1 persen kelas dua"
    r"(?<!\w)komposisi(?:nya)?(?!\w)(?:[^.;]|\.(?=\d)){0,160}$"
)
_SHARE_OF_FIRMS = Pattern(
    r"\s*+(?:«EQUALS»|\(|,)\s*+(?:«MANY»\s|«ABOUT»\s)?[\d.,]++\s(?:badan\susaha|perusahaan|desa|kelurahan|puskesmas|rumah\ssakit|faskes|fasilitas)",
)
_ASKED = Pattern(r"(?:\s(?:warga|penduduk|peserta|«JKN»|lebih))*+\s?[\"”’]?\?")
_AVERAGE_OF = Pattern(
    r"(?<!\w)(?:rata-rata|rerata)\s(?:(?:capaian|cakupan|kepesertaan|tiap|setiap)\s)?(?:desa|kelurahan|nagari|kecamatan)(?:\s\w+)?\s$",
    reverse=True,
)
_FIRMS_COUNTED = Pattern(  # "badan usaha menengah yang menjadi peserta JKN baru 11.418"
    r"(?<!\w)(?:entitas|badan\susaha|perusahaan|pemberi\skerja|koperasi)(?:\s(?:usaha|menengah|kecil|mikro|besar|swasta)){0,3}\s"
    r"(?:di\s(?:[^\W\d]+\s){1,3}?)?yang\s[^,.;\d]{3,60}\s(?:(?:baru|«MANY»|berjumlah|«REACH»|hanya|ada|«ABOUT»)\s)?$"
)
_OF_FACILITIES = Pattern(  # "sudah mencapai 35 persen dari total 630 fasilitas kesehatan"
    r"(?:nya)?\sdari\s(?:«TOTAL»\s|seluruh\s)?(?:\d[\d.]*\s)?(?:fasilitas\skesehatan|faskes|puskesmas|rumah\ssakit|klinik|perusahaan|badan\susaha|sekolah)(?!\w)"
)
_NO_STATE = Pattern(  # "Kalau 1 persen orang tidak ribut", "mustahil valid sampai 100 persen", "dianggap 100 persen"
    r"[\"“,]\s?(?:kalau|jika)\s(?:cuma\s|hanya\s)?$|^\W{0,3}(?:kalau|jika)\s(?:cuma\s|hanya\s)?$"
    r"|(?<!\w)(?:mustahil|«NOT»\smungkin)\s[^.,;\d]{0,40}$|(?<!\w)dianggap\s(?:sudah\s)?$"
)
_OF_MONEY = Pattern(  # "Dari tunggakan Rp16,7 miliar itu, Kabupaten A menyumbang 19 persen, B 25 persen"
    r"(?<!\w)(?:tunggakan|piutang|utang|anggaran|iuran)\s[^.;]{0,30}?rp\.?\s?\d[^;]{0,60}?,\s[^;]{0,60}?(?<!\w)(?:menyumbang|berkontribusi|kontribusi|porsi|andil)"
    r"(?!\w)[^;]{0,200}$"
)
_POOR = Pattern(
    r"(?<!\w)(?:masyarakat|warga|penduduk|rakyat|yang)\s(?:miskin|«NOT»\smampu|kurang\smampu)(?:\sdi\s(?:[^\W\d]+\s){1,3}?|\s)"
    r"(?:(?:hanya|cuma|«MANY»|«REACH»|«ABOUT»|ada|tinggal|sebesar|berjumlah)\s){0,2}$"
)
_FIRMS_WHO = Pattern(
    r"(?<!\w)(?:badan\susaha|perusahaan|desa|kelurahan|nagari|puskesmas|rumah\ssakit|klinik|faskes|fasilitas\skesehatan|sekolah)"
    r"(?:\sdi\s(?:(?!yang)[^\W\d]+\s?){1,3})?\syang\s(?:(?!warga|penduduk|peserta|«COUNT»|cakupan|kepesertaan|capaian)\p{L}+\s){1,5}$"
    r"|(?<!\w)dari\s(?:«TOTAL»\s)?\d[\d.]*\s(?:badan\susaha|perusahaan|desa|kelurahan|nagari|puskesmas|rumah\ssakit|klinik|faskes|sekolah)(?!\w)[^.;\d]{0,60},\s(?:«ABOUT»\s|«MANY»\s|«NEARLY»\s|baru\s)?$",
    reverse=True,
)
_INCOME_GROUP = Pattern(
    r"(?:\s(?:penduduk|warga|masyarakat|rumah\stangga|keluarga|kelompok|orang))*+(?:\s(?:dengan|yang|ber)?\s?(?:tingkat\s|ber)?(?:penghasilan|pendapatan|kesejahteraan))?"
    r"\s(?:terbawah|termiskin|terendah|terkaya|teratas)(?!\w)"
)
_CONTRIBUTION = Pattern(r"\s(?:yang\s)?(?:ditanggung|dibayar\p{Ll}*|dipotong|dibebankan|disetor)(?!\w)")
_HIGHEST_RATE = 5
_NOT_ALL_OF_THEM = Pattern(
    r"[^.,;\d]{0,40}?\s(?:belum|«NOT»)\s(?:semua|seluruh)(?:nya)?\s(?:ter|jadi|men|memiliki|punya)"
)
_NOT_EVERYBODY = "not everybody: says nothing of how many"
_NAMELY = Pattern(r"[^.;\d]{0,50},\s(?:yakni|yaitu)\s(?:(?:«MANY»|«ABOUT»|ada)\s)?")


_IS_RATE = Said(lambda text, draft: draft.value <= _HIGHEST_RATE)
_IS_ALL = Said(lambda text, draft: draft.value == 100)
_IS_WHOLE = Said(lambda text, draft: draft.number.decimals == 0)
_IS_BARE = Said(lambda text, draft: draft.number.unit is None or draft.unit == "persen")
_BESIDE_ONE_TOO = Said(lambda text, draft: draft.before is not None and draft.before.unit == draft.unit)
_IS_ASKED = Said(lambda text, draft: _ASKED.match(text, draft.number.end) is not None)
_IS_NAMELY = Said(
    lambda text, draft: (
        draft.before is not None and _NAMELY.fullmatch(text, draft.before.number.end, draft.number.start) is not None
    )
)

SHARES = Decisions(
    Decision(
        "an income group",
        to_the_end(_INCOME_GROUP),
        "Bantuan iuran untuk peserta JKN dari 40 persen penduduk termiskin.",
        PER_CENTS,
    ),
    Decision(
        "share of something else",
        every(_IS_RATE, to_the_end(_CONTRIBUTION)),
        "Iuran peserta 4 persen ditanggung pemerintah.",
        PER_CENTS,
    ),
    Decision(
        "an income group",
        beside("an income group"),
        "Peserta dari 40 persen penduduk termiskin itu jumlahnya sekitar 1,6 juta jiwa.",
        COUNTS,
    ),
    Decision(_NOT_EVERYBODY, every(_IS_ALL, in_part(_NOT_WHOLE)), "Kepesertaan JKN belum 100 persen.", actual=True),
    Decision(
        _NOT_EVERYBODY,
        every(beside(_NOT_EVERYBODY), _IS_NAMELY),
        "Belum 100 persen pekerjanya terdaftar JKN, yakni 3.751 jiwa.",
    ),
    Decision(
        _NOT_EVERYBODY,
        every(counts_none_of("population"), after(_NOT_ALL_OF_THEM)),
        "Ada 1.200 KK peserta yang belum semuanya terdaftar.",
        COUNTS,
    ),
    Decision(
        "share of something else",
        to_the_end(_SHARE_OF_FIRMS),
        "Kepesertaan JKN baru 45 persen, 204 desa di antaranya penuh.",
        PER_CENTS,
    ),
    Decision("asked", _IS_ASKED, "Benarkah peserta JKN di Kota Bontang 100 persen?"),
    Decision(UNNAMED, in_part(_AVERAGE_OF), "Peserta JKN rata-rata desa 81 persen."),
    Decision(
        "share of something else",
        in_part(_FIRMS_WHO),
        "Desa yang terlindungi JKN penuh 95 persen.",
        PER_CENTS,
    ),
    Decision(
        "a count of firms",
        every(_IS_BARE, in_part(_FIRMS_COUNTED)),
        "Badan usaha yang menjadi peserta JKN baru 11.418.",
    ),
    Decision(
        "share of something else",
        to_the_end(_OF_FACILITIES),
        "Layanan peserta JKN mencapai 35 persen dari total 630 fasilitas kesehatan.",
        PER_CENTS,
    ),
    Decision("supposed", before(_NO_STATE), "Kepesertaan JKN mustahil sampai 99 persen.", PER_CENTS, actual=True),
    Decision(
        "share of money",
        before(_OF_MONEY),
        "Dari tunggakan iuran Rp16,7 miliar itu, peserta Kota Banjar menyumbang 19 persen.",
        PER_CENTS,
    ),
    Decision(
        "size of a group",
        every(counted_by(":rest_of_sentence", ":topic", ":same sentence", ":of all people"), in_part(_POOR)),
        "Warga miskin hanya 15 persen, semuanya peserta JKN.",
    ),
    Decision(
        "size of a group",
        restates("size of a group"),
        "Warga miskin hanya 15 persen atau sekitar 300 ribu jiwa, semuanya peserta JKN.",
    ),
    Decision("composition share", to_the_end(_WHO_THEY_ARE), "Dari peserta JKN, 51 persen perempuan.", PER_CENTS),
    Decision(
        "share of something else",
        every(beside("share of something else"), _BESIDE_ONE_TOO, counted_by(":same sentence")),
        "Pembiayaan peserta JKN 40 persen dari anggaran daerah dan 60 persen pusat.",
        PER_CENTS,
    ),
    Decision(
        "a share in words",
        every(below(1000), in_part(_ONE_IN)),
        "Peserta JKN adalah 7 dari 10 pekerja.",
        PEOPLE,
    ),
    Decision("a rate", to_the_end(_PER_DAY), "Layanan dipakai 1,8 juta peserta per hari.", PEOPLE),
    Decision("a rate", in_part(_A_DAY), "Setiap bulan ada 410 peserta JKN dirawat.", PEOPLE),
    Decision(
        "no goal", every(_IS_WHOLE, to_the_end(_NO_GOAL)), "Kepesertaan JKN 100 persen tidak ditargetkan.", PER_CENTS
    ),
    Decision("no goal", in_part(_CANNOT), "Pemkot tidak menargetkan kepesertaan 97 persen.", PER_CENTS),
    Decision("composition share", before(_SEXES), "Peserta JKN perempuan (51,2 persen) lebih banyak.", PER_CENTS),
    Decision("users of a service", in_part(_USED_BY), "Autodebet dipakai 41 persen peserta JKN."),
    Decision(
        "composition share",
        either(in_part(_PORTION), before(_MADE_UP_OF)),
        "Komposisi kepesertaan JKN yaitu 26,1 persen kelas satu.",
        PER_CENTS,
    ),
    Decision("users of a service", after(_WHO_USE), "Sebanyak 12.300 peserta sudah memakai aplikasi Mobile JKN."),
    Decision(
        "share of something else",
        to_the_end(_OF_OTHER),
        "Pembiayaan peserta JKN 40 persen dari anggaran daerah.",
        PER_CENTS,
    ),
    Decision(
        "share of something else",
        to_the_end(_OF_CARDS),
        "Ada 33 ribu peserta yang NIK-nya belum padan.",
        COUNTS,
    ),
    Decision(
        "share of something else",
        either(behind(_WITHOUT_CARDS), before(_WITHOUT_PAPERS), behind_to_the_end(_OTHER_COVER)),
        "Sebanyak 45 persen warga di Kota Banjar belum memiliki nomor induk kependudukan untuk JKN.",
    ),
)
