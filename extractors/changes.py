"""Which numbers are no levels: changes, enrolments, quotas, people who come or go, what was or would be."""

from __future__ import annotations

import regex

from corpus.pattern import Pattern
from extractors.dates.find import DateMention
from extractors.decisions import (
    KEPT,
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
    counts,
    counts_none_of,
    either,
    every,
    goes_on,
    in_part,
    opens,
    restates,
    to_the_end,
)
from extractors.draft import TO_BE_RAISED, WHO_CAME, Draft, cues_in, is_out_of_all, tail_of

_IS_WORD = Said(lambda text, draft: "number:word" in draft.number.rules)
_IS_ROUND = Said(lambda text, draft: draft.value % 1000 == 0)
_IS_FIRST = Said(lambda text, draft: draft.before is None)
_OF_NO_SEGMENT = Said(lambda text, draft: draft.segment is None)
_NOT_OUT_OF_ALL = Said(lambda text, draft: not is_out_of_all(text, draft))
_NO_DATE_BEFORE = Said(lambda text, draft: not any(date.start < draft.number.start for date in draft.clause.dates))
_UNDATED = Said(lambda text, draft: not any(date.end <= draft.number.start for date in draft.clause.dates))
_UNDATED_BEHIND = Said(lambda text, draft: not any(_is_next(date, draft) for date in draft.clause.dates))
# "menjadi 141 ribu jiwa dari 160 ribu penduduk" names the people it is measured against
_NOT_OF_PEOPLE = Said(lambda text, draft: draft.number.unit_word not in ("penduduk", "warga", "masyarakat"))


def _is_next(date: DateMention, draft: Draft) -> bool:
    """ "99,5 persen pada April": is it the date right behind the number?"""
    return date.anchor is not None and 0 <= date.anchor_start - draft.number.end <= 1


def _enrols(text: str, draft: Draft) -> bool:
    number = draft.number
    # which most sentences do not say
    return (
        _ENROLS.search(text, number.end, draft.right) is not None
        and _ENROL.match(text, number.digits_end, draft.right) is not None
    )


def _in_a_month(text: str, draft: Draft) -> bool:
    number = draft.number
    return (
        _IN_A_MONTH.search(text, draft.clause.start, number.start) is not None
        and _WHO_ENROLLED.match(text, number.digits_end) is not None
    )


def _paid_from_now(text: str, draft: Draft) -> bool:
    end = draft.number.end
    return (
        any(cue.start >= end and cue.kind.startswith("PBI") for cue in draft.clause.segments)
        and _PAID_FROM_NOW.search(text, end, draft.right) is not None
    )


def _is_state(text: str, draft: Draft) -> bool:
    """Do the words after it say that they are inactive, or not registered?"""
    return draft.indicator in ("inactive", "unregistered") and draft.counted_by(":after_number")


def _used_to_be(text: str, draft: Draft) -> bool:
    number = draft.number
    return (
        _USED_TO_BE.match(text, draft.clause.start, number.start) is not None
        and _BUT_NOW.match(text, number.end) is not None
    )


def _comes_from(text: str, draft: Draft) -> bool:
    """Is it what another level rises or falls from?"""
    number, clause = draft.number, draft.clause
    was_base = any(r == "indicator:population:base" for r in draft.reasons) and _AT_ONCE_MORE.match(text, number.end)
    return (
        (draft.indicator != "population" or bool(was_base))
        and _EARLIER.search(text, max(draft.left, number.start - 60), number.start) is not None
        and _BECOMES.match(text, number.end, clause.end) is not None
        and not _PARTED.match(text, number.end, clause.end)
        and not TO_BE_RAISED.search(text, clause.start, number.start)
    )


def _is_goal(text: str, draft: Draft) -> bool:
    return draft.status != "actual" and draft.value >= 40


def _as_the_one_before(text: str, draft: Draft) -> str | None:
    twin = draft.before
    if (
        twin is not None
        and twin.dropped == "change:kuota"
        and draft.segment not in (None, twin.segment)
        and _OUT_OF_QUOTA.search(text, twin.left, twin.number.start)
    ):
        return None  # "PBPU Pemda 14.620 jiwa dari kuota 16.000 jiwa, PPU 20.118 jiwa"
    if (
        twin is not None
        and (twin.dropped or "").startswith("change:")
        and draft.counted_by(":parallel")
        and not _LEVEL_WORD.search(text, twin.number.end, draft.number.start)  # "turun 4.118 jiwa menjadi 138.204 jiwa"
    ):
        return twin.dropped
    return None


def _quota_too(text: str, draft: Draft) -> bool:
    twin = draft.before
    return (
        twin is not None
        and twin.dropped == "change:kuota"
        and twin.unit == draft.unit
        and _AND_FROM.fullmatch(text, twin.number.end, draft.number.start) is not None
    )


def _by_cue_before(text: str, draft: Draft) -> str | None:
    """The change that is named nearest before the number."""
    number, clause = draft.number, draft.clause
    for cue in reversed(cues_in(clause.changes, draft.left, number.start)):
        gap = text[cue.end : number.start]
        if _FOLLOWED.fullmatch(text, cue.start, cue.end) and (
            draft.unit == "persen"
            or any(cue.end <= m.start and m.end <= number.start for m in clause.regions)
            or any(cue.end <= c.start and c.end <= number.start for c in clause.segments)
        ):
            continue  # "tertinggi Kota Dumai, diikuti Siak 91,2 persen"
        if (  # "kuota PBI JK dalam APBN tetap 96,8 juta jiwa"
            cue.name == "pendaftaran"
            and _QUOTA.match(text, cue.start, cue.end)
            and not regex.search(r"[,;\d]", gap[:60])
            and len(gap.split()) <= 9
        ):
            return "change:kuota"
        if _GROWTH_OF.match(text, cue.start, number.start):
            return "change:" + cue.name  # "penambahan jumlah peserta di Kecamatan X sebanyak 33 ribu"
        if ":" in gap:
            return None  # "tumbuh cepat tiga tahun terakhir: 222,5 juta (2020), …": levels follow
        apart = "," in gap and "sebanyak" not in gap  # "dibersihkan, bulan lalu sebanyak 2.310 orang"
        if _UPON.search(gap):
            return "change:" + cue.name
        if len(gap.split()) > 5 or apart or _LEVEL_WORD.search(gap) or _RUPIAH.search(gap):
            return None
        if cue.name == "pendaftaran" and is_out_of_all(text, draft):
            return None  # "baru mendaftarkan 217.624 jiwa dari 230.412 jiwa penduduk"
        return "change:" + cue.name
    return None


def _by_cue_after(text: str, draft: Draft) -> str | None:
    """The enrolment that is named behind the number, or the striking off."""
    number, clause = draft.number, draft.clause
    for cue in cues_in(clause.changes, number.end, tail_of(text, draft)):
        guessed = draft.counted_by(":topic", ":parallel", ":by_segment", ":series")
        if draft.indicator in ("inactive", "unregistered") and not (guessed and _ARE_STRUCK.match(text, cue.start)):
            return None  # "45.409 peserta nonaktif yang perlu diaktifkan"
        passive = _PASSIVE.match(text, cue.start, cue.end) is not None  # "4.000 peserta di kota itu yang dinonaktifkan"
        # "80 ribu warga yang didaftarkan menjadi peserta baru"
        new = _NEW_MEMBERS.match(text, cue.start, cue.end) is not None
        if cue.name == "pendaftaran" and cue.start - number.end < (110 if passive else 60 if new else 25):
            return "change:" + cue.name
    return None


def _share_of_struck(text: str, draft: Draft) -> str | None:
    link = draft.link
    return link.dropped if draft.value < 50 and link is not None and link.dropped in _STRUCK_OUT else None


def _out_of_those_who_came(text: str, draft: Draft) -> bool:
    whole = draft.before
    while whole is not None and whole.before is not None:
        whole = whole.before
    return (
        whole is not None
        and whole.dropped == WHO_CAME
        and _OUT_OF.fullmatch(text, whole.clause.start, whole.number.start) is not None
    )


_OUT_OF = Pattern(r"\W{0,3}(?:dan\s)?dari\s(?:«TOTAL»\s|«COUNT»\s|«MANY»\s|«ABOUT»\s)*+")


def _struck_at_the_end(text: str, draft: Draft) -> bool:
    end = draft.clause.end
    return draft.right >= end and _STRUCK_OFF.search(text, draft.number.end, end) is not None


_EARLIER = Pattern(
    r"(?<!\w)(?:dari(?:\s(?:semula|sebelumnya(?:\s\p{L}+){0,8}|yang\ssebelumnya|angka|posisi))?|kemarin(?:\situ)?(?:\smasih)?|semula|awalnya(?:\s\p{L}+){0,5}|sebelumnya(?:\s(?:hanya|baru|di\sangka))?|tadinya|sempat|yang\ssemula)"
    r"(?:\s(?:«ABOUT»|hanya|baru|di|angka|sebesar|«MANY»|«REACH»))*+\s*$",
    reverse=True,
)
_FORMER = Pattern(
    r"(?<!\w)(?:dari\s(?:posisi(?:\ssebelumnya)?|semula|yang\ssebelumnya)|yang\stadinya|sebelumnya\scukup"
    r"|(?:«RISE»|«FALL»)\s(?:sebesar\s)?[\d.,]+\s?(?:%|persen)\sdari)\s*+$",
    reverse=True,
)
_THEN = Pattern(r"(?<!\w)(?:waktu|kala|saat|ketika)\situ(?!\w)")
_BECOMES = Pattern(
    r"(?:[^.;\d]{1,12}\d[\d,]*\s?persenan?)?[^.;\d]{0,60}?(?<!\w)(?:«BECOME»|ke(?:\sangka)?|«RISE»|«FALL»|kini|sekarang)\s(?:[\p{L}]+\s){0,3}\d",
)
_PARTED = Pattern(r"[^.;,\d]{0,70}(?<!\w)(?:terbagi|dibagi)\s")  # "dari 923.820 jiwa itu terbagi menjadi …"
_AT_ONCE_MORE = Pattern(r"\s(?:jiwa\s|orang\s)?(?:«BECOME»|ke)\s\d")  # "dari 2,4 juta jiwa menjadi 2,2 juta"
_LEVEL_WORD = Pattern(
    r"(?<!\w)(?:«BECOME»|hingga|sampai|ke\sangka|«REACH»|ke|pada\sangka|«TOTAL»(?:nya)?|sehingga|yakni|yaitu|tercapai|capai|kini|sekarang|saat\sini)(?!\w)",
)
_NEW = Pattern(r"\s*+(?:peserta\s)?baru(?!\w)(?!\s(?:\d|«REACH»|«ABOUT»))")
_HIGHER = Pattern(r"\s*+lebih\s(?:tinggi|rendah|banyak|besar|sedikit|kecil)(?!\w)")
_ONCE = Pattern(  # "sempat 99 persen": once, of a day that is not said
    r"(?<!\w)(?:sempat|pernah)(?:\s(?:«REACH»|berada|di|angka|level|posisi|«RISE»|«FALL»|ke|«BECOME»|hingga|sampai)){0,4}+\s*+$",
    reverse=True,
)
_CHANGED_FROM = Pattern(
    r"(?<!\w)(?:«FALL»|«RISE»)\s(?:[^\W\d]+\s){0,2}?(?:«BECOME»|ke)\s(?:[^\W\d]+\s){0,2}?"
    r"\d[\d.,]*+(?:\s(?:ribu|juta))?(?:\s?(?:jiwa|orang|peserta|persen|%))?(?:\s(?:pada|di|per)\s[^.,;]{2,18})?,?\s"
    r"(?:dari|dibanding(?:kan)?)\s(?:(?:tahun\s)?(?:sebelumnya|semula|awalnya|tadinya)\s|yang\s){0,2}$"
)
_NOT_THAT = Pattern(
    r"(?<!\w)(?<!jika\s)(?<!kalau\s)bukan(?:\slagi|\spula|\ssampai)?\s*+$", reverse=True
)  # "98,9 persen, bukan 89,9"
_ENROLS = Pattern(r"\smendaftar(?:kan\sdiri)?(?!\w)")
_ENROL = Pattern(  # "312 warga Kota Ternate mendaftar JKN hari itu"; those who "sudah mendaftar" are members
    r"(?:\s?(?:ribu|jiwa|orang|warga|peserta|penduduk)(?!\w))*+(?:\s(?!(?:yang|sudah|telah|belum|«NOT»|akan|bisa|dapat|pernah|untuk)\b)\p{L}+){0,5}?"
    r"\s(?:ikut\s|langsung\s)?mendaftar(?:kan\sdiri)?(?!\w)"
)
_UPON = Pattern(r"^\s(?:[\w-]+\s){0,9}?(?:atas|terhadap|kepada)\s(?:«ABOUT»\s|«MANY»\s|«OVER»\s|«NEARLY»\s)?$")
_GREW_BY = Pattern(r"(?<!\w)(?:«RISE»|«FALL»)\s(?:(?:«ABOUT»|sebesar|«NEARLY»|«OVER»|«MANY»)\s)?$")
_USED_TO_BE = Pattern(r"\W{0,3}(?:sebelumnya|dulu(?:nya)?|awalnya|semula|tadinya)(?!\w)(?!\s(?:ada\s)?target)")
_BUT_NOW = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga))?,?\s(?:(?:namun|tetapi|tapi|dan|lalu|sedangkan)\s)?(?:kini|sekarang|saat\sini)(?!\w)[^.;\d]{0,60}\d"
)
_PAID_FROM_NOW = Pattern(r"(?<!\w)di(?:tanggung|biayai|daftarkan|bayar\w*|masukkan|alihkan|jamin)(?!\w)")
_WHO_MUST_ENROL = Pattern(
    r"(?<!\w)(?:masyarakat|warga|penduduk|orang)\s(?:[\p{L}\s]{0,30}?\s)?yang\s(?:harus|wajib|mesti)\s(?:mendaftar|didaftarkan)[^,.;\d]{0,40}$"
)
_OUT_OF_POCKET = r"(?!\s(?:oleh\s)?(?:kemen|pem(?:da|kab|kot|prov|erintah)))"  # "dikeluarkan Pemkab X": paid by it
_STRUCK = rf"(?:di-?\s?non-?\s?aktifkan|dicoret|dihapus|dikeluarkan{_OUT_OF_POCKET}|dihentikan|diberhentikan|diputus)"
_ARE_STRUCK = Pattern(rf"(?:{_STRUCK}|direaktivasi|direaktifkan|di(?:re)?aktifkan\skembali)(?!\w)")
_STRUCK_FROM = Pattern(  # "Umumnya PBI yang dicoret dari DTKS, ada 12.330 orang"
    r"(?<!\w)(?:warga|peserta|orang|penduduk|jiwa|«PBI»)(?:\s(?!yang|sudah|telah)\p{L}+){0,3}?\s(?:yang\s)?(?:sudah\s|telah\s)?(?:ter|di)(?:hapus|coret|keluarkan)"
    rf"{_OUT_OF_POCKET}\s(?:dari\s)?[^,.;\d]{{0,70}}(?:,\s(?:ada|«MANY»|yakni|yaitu|jumlahnya)\s)?$"
    r"|(?<!\w)(?:peserta|«PBI»|jk|«JKN»)\)?\s(?:yang\s)(?:sudah\s|telah\s)?di-?\s?non-?\s?aktifkan\s[^.;\d]{0,160}?(?:«MANY»|«REACH»|berjumlah|yakni|yaitu)\s$"
)
_OF_THE_STRUCK = Pattern(
    rf"(?<!\w)dari\s(?:(?:«COUNT»|«TOTAL»|semua|seluruh|para|«ABOUT»|[\d.,]+(?:\s(?:ribu|juta))?)\s){{0,4}}(?:warga|peserta|orang|jiwa|«PBI»|«COUNT»|«TOTAL»)(?!\w)[^,.;\d]{{0,50}}?\s"
    rf"yang\s(?:sudah\s|telah\s)?{_STRUCK}(?!\w)[^.;]{{0,120}}$"
)
_STRUCK_AS_SAID = Pattern(
    r"(?<!\w)(?:mengalami|terkena|kena|terdampak)\s(?:penonaktifan|pencoretan|penghapusan|pemutusan)(?!\w)[^,.;\d]{0,60}$"
)
_NOT_AIDED = Pattern(
    r"[^,.;]{0,60}?\s(?:belum|«NOT»)\s(?:\p{L}+\s)?(?:menerima|mendapat(?:kan)?|memperoleh|mendapatkan|masuk|tersentuh|tercakup)\s(?:\p{L}+\s)?"
    r"(?:bantuan\siuran|«PBI»|kuota)(?!\w)"
)
_ENROLLED_OF_LATE = Pattern(
    r"(?<!\w)(?:didaftarkan|mendaftar|bergabung|terdaftar\sbaru)\s(?:pada\s|selama\s)?(?:hari|minggu|pekan|bulan)\sini(?!\w)[^.;,\d]{0,30}$"
)
_IN_A_MONTH = Pattern(
    r"(?<!\w)(?:dalam|selama|sepanjang)\s(?:se(?:hari|minggu|pekan|bulan)|(?:satu|dua|tiga|enam|\d{1,2})\s(?:hari|minggu|pekan|bulan))(?!\w)[^.;\d]{0,40}$"
)
_WHO_ENROLLED = Pattern(
    r"(?:\s(?:warga|orang|jiwa|peserta|penduduk))?\s(?:yang\s)?(?:sudah\s|telah\s|baru\s)?(?:mendaftar|didaftarkan|bergabung|terdaftar)(?!\w)"
)
_STAFF = Pattern(
    r"(?<!\w)(?:«COUNT»|«TOTAL»|ada)\s(?:asn|pns|pegawai|honorer|dokter|perawat|bidan|nakes|tenaga\s(?:kesehatan|medis)|petugas|kader|agen|pasien|pemilih|pengunjung|penumpang|relawan)"
    r"(?:\s(?!«JKN»|peserta|yang\ster)\p{L}+){0,4}\s$"
)
_PAID_UP = Pattern(r"(?<!\w)(?:pelunasan|dilunasi|melunasi)\s[^.;\d]{0,40}(?:oleh|dari|«MANY»)\s$")
_WHO_DIED = Pattern(
    r"(?:\s(?:warga|orang|jiwa|peserta|penduduk))?\s(?:yang\s|di\s?antaranya\s)?(?:sudah\s|telah\s)?(?:meninggal|pindah\s(?:domisili|alamat|«AREA»|keluar))(?!\w)"
)
_CARDS = Pattern(
    r"(?<!\w)(?:akan|bakal|segera)\s(?:\p{L}+\s)?(?:menerima|memperoleh|mendapat(?:kan)?|dibagikan)\s(?:kis|kartu)(?!\w)(?:[^.;]|\.(?=\d)){0,200}$"
    r"|(?<!\w)kuota\s[^;]{0,60}?\d\s(?:kartu|keping|lembar)(?!\w)[^;]{0,20}(?:rincian|terdiri|terbagi)(?:[^.;]|\.(?=\d)){0,200}$"
)
_IN_THE_REGISTER = Pattern(
    r"(?:\s(?:jiwa|orang|peserta))?\snon[\s-](?:dtks|dtsen)(?!\w)|[^,.;]{0,60}?\s(?:yang\s)?(?:masuk|tercatat|terdata|terdaftar|ada|tercantum)\s(?:di\s|dalam\s|ke\s|pada\s){0,2}(?:dtks|dtsen|data\sterpadu|data\stunggal|basis\sdata\sterpadu)(?!\w)"
)
_IN_REACTIVATION = Pattern(r"(?<!\w)(?:masuk|dalam|tahap)\s(?:proses\s)?reaktivasi(?!\w)[^,.;\d]{0,40}$")
_AS_REGISTERED = Pattern(
    r"(?<!\w)(?:masuk|tercantum|terdata|terdaftar|tercatat)\s(?:di\s|dalam\s|ke\s){1,2}(?:dtks|dtsen|data\sterpadu|data\stunggal)(?!\w)[^,.;\d]{0,40}$"
)
_OUTSIDE_JKN = Pattern(
    r"(?:\s(?:jiwa|orang|warga|penduduk))?\sdi\sluar\s(?:kepesertaan\s|peserta\s|program\s|skema\s)?(?:«JKN»|«BPJS»)(?!\w)"
)
_MOVED_CLASS = Pattern(
    r"(?<!\w)(?:«FALL»|«RISE»|pindah|beralih)\s(?:ke\s|dari\s)?kelas\s(?:(?:1|2|3|i{1,3})\s|(?:1|2|3|i{1,3}),\s[^,.;\d]{3,40},\s)?"
    r"(?:(?:perawatan|sudah|telah|ada|«REACH»|«MANY»|«ABOUT»|berjumlah|jumlahnya|hingga|«OVER»|tercatat)\s){0,3}$"
)
_AIDED_NO_LONGER = Pattern(
    r"(?<!\w)«NOT»\slagi\s(?:menerima|mendapat\w*|memperoleh|ditanggung|dibiayai)\s[^.;\d]{0,60}$"
    rf"|(?<!\w){_STRUCK}\s(?:pada|di|per|sejak|selama)\s[^.;]{{0,40}}?(?:yakni|yaitu|jumlahnya|totalnya|«MANY»|«REACH»)\s(?:(?:«REACH»|«MANY»|«ABOUT»|«NEARLY»|«OVER»)\s){{0,2}}$"
    r"|(?<!\w)(?:penonaktifan|pencoretan|penghapusan)\s(?:[^.;\d]{0,90}\s)?(?:berdampak\s(?:pada|ke|terhadap)|menimpa|hingga)\s(?:«ABOUT»\s|«NEARLY»\s)?$"
)
_TURNED_ON = Pattern(
    r"(?:\s(?:ribu|juta|orang|jiwa|warga|peserta))*+\syang\s(?:sudah\s|telah\s)?(?:kami\s|kita\s|berhasil\s|bisa\s|sudah\s){0,2}(?:bantu\s)?(?:di|meng)?aktifkan\s(?:lagi|kembali)(?!\w)"
)
_APPLIED = Pattern(
    r"(?<!\w)yang\s(?:mengajukan|mengusulkan)\s(?:diri\s)?[^.;\d]{0,160}(?:tercatat|«MANY»|ada|«REACH»|berjumlah)\s$"
    r"|(?<!\w)(?:setiap|tiap|saban)\s(?:hari|pekan|minggu|bulan)\s(?:pendaftar|peserta)(?:\sbaru)?(?:nya)?\s[^.;]{0,20}$"
)
_MOVED_TO = Pattern(
    r"[^,.;]{0,60}?\syang\s(?:sudah\s|telah\s|akan\s|bakal\s)?(?:dialihkan|dipindahkan|dimigrasikan|beralih)\s(?:«BECOME»|ke|dari)(?!\w)"
)
_QUOTA_ADDED = Pattern(
    r"(?<!\w)(?:tambahan|penambahan)\s(?:kuota|jatah|alokasi)\s[^.;\d]{0,90}?,?\s(?:jumlahnya|yakni|yaitu|«MANY»|sebesar)\s(?:«MANY»\s|«ABOUT»\s|«REACH»\s){0,2}$"
)
_OUT_OF_QUOTA = Pattern(r"(?<!\w)dari\s(?:«TOTAL»\s)?(?:kuota|jatah|alokasi)\s(?:«MANY»\s|sebesar\s)?$")
_LEFT_OF_QUOTA = Pattern(r"(?<!\w)kuota\s[^.;]{0,100}?(?<!\w)(?:tinggal|tersisa|sisanya|sisa)\s$")
_IN_EACH = Pattern(
    r"(?<!\w)rata-rata\s(?:di\s|per|tiap\s|setiap\s|se)\s?(?:kecamatan|desa|kelurahan|nagari|kampung|puskesmas|hari|bulan)(?!\w)[^.;]{0,60}$"
    r"|(?<!\w)(?:setiap|tiap|saban)\s(?:hari|pekan|minggu|bulan)(?:nya)?(?!\w)[^.;\d]{0,120}(?<!\w)rata-rata\s(?:«ABOUT»\s)?$"
)
_ARE_ILL = Pattern(
    r"(?:\s(?:ribu|juta|orang|jiwa|warga|peserta|«JKN»|«PBI»|«BPJS»|kesehatan))*+\s(?:tercatat|diketahui|terdata|dilaporkan)\s(?:sebagai\s)?(?:menderita|mengidap|penderita|pengidap|sakit|memiliki\spenyakit)(?!\w)"
)
_TOLD = Pattern(
    r"(?<!\w)(?:informasi|pemberitahuan|pesan|surat|imbauan|sosialisasi|edukasi|notifikasi)\s(?:\w+\s){0,2}?(?:kepada|ke|bagi)\s"
    r"(?:(?:«ABOUT»|«OVER»|«MANY»|«NEARLY»|sedikitnya|setidaknya)\s){0,2}$",
    reverse=True,
)
_THAT_MANY_FEWER = Pattern(
    r"(?<!\w)yang\s(?:«FALL»|«RISE»)(?:\s(?:itu|tersebut|ini))?\s(?:(?:«REACH»|«MANY»|«ABOUT»|ada|berjumlah)\s){1,2}$",
    reverse=True,
)
_DELETED = Pattern(
    r"(?<!\w)data\s(?:ganda|mutasi|non[\s-]dtks|anomali|invalid|«NOT»\s(?:padan|valid))(?!\w)[^,.;\d]{0,60}$"
)
_DELETED_DATA = Pattern(
    r"(?:\s\w+)?\sdata\s(?:yang\s)?(?:di(?:hapus|coret|nonaktifkan|bersihkan)|ganda|invalid|anomali)(?!\w)"
)
_WOULD_FALL = Pattern(
    r"(?<!\w)(?:bisa|akan|dapat|bakal|berpotensi|terancam|dikhawatirkan)\s(?:\p{L}+\s)?«FALL»"
    r"(?:\s(?:lagi|drastis|«BECOME»|ke|hingga|sampai|tinggal|di\sbawah|«ABOUT»|angka))+\s+$"
)
_EARLIER_LEVEL = "earlier level"
_AND_ALSO = (
    Pattern(  # "… 98 persen dan keaktifan 81 persen", "ada 121,6 juta penduduk Indonesia atau sekitar 49 persen"
        r"(?:\s\p{L}+){0,3}?\s?(?:\(|(?:dan|dengan|serta|atau|setara)\s)(?:(?!kini|sekarang|saat\sini)[^,;.])*$"
    )
)
_ONCE_IT_WAS = Pattern(
    r"\W{0,3}padahal\s(?:sebelumnya|dulu|awalnya|tahun\slalu)(?!\w)[^.;\d]{0,120}$"
    r"|\W{0,3}(?:pada\s)?tahun\ssebelumnya(?!\w)(?:(?!20\d\d|kini|sekarang|saat\sini)[^.;,\d]){0,60}$"
    r"|(?:\W{0,3}|.{0,80}?,\s)awalnya\s(?:(?!kini|sekarang|saat\sini|akhirnya)[^.;\d]){0,120}$"
)
_BEFORE_IT_WAS = Pattern(  # "Sebelum ada program Jamkesda, hanya 55 persen …", "Pada awal pembentukannya, …"
    r"\W{0,3}(?:pada|di)\sawal\s(?:pembentukan|berdiri|peluncuran|pelaksanaan|beroperasi|program)(?:nya)?(?!\w)[^.;\d]{0,60}$|"
    r"\W{0,3}sebelum\s(?:ada|adanya|program|kebijakan|jamkesda|«UHC»|di\p{Ll}{5,}|verifikasi|kerja\ssama)(?!\w)[^,.;\d]{0,60},[^.;,\d]{0,60}$"
)
_BEFORE_THAT = Pattern(
    r"(?<!\w)sebelum\s(?:verifikasi|penonaktifan|pandemi|program|kebijakan|pemadanan|pemutakhiran|pembersihan|kerja\ssama|«UHC»"
    r"|di\p{Ll}{5,}|ada\s\w+)(?:\s(?!«REACH»\starget)\p{L}+){0,4}\s$"
)
_FOLLOWED = Pattern(r"diikuti")
_AS_AN_EXAMPLE = Pattern(  # "dari iuran Rp 35 ribu per orang dari 2.000 peserta"
    r"(?<!\w)rp\.?\s?[\d.,]+[\w\s]{0,12}\sper\s(?:bulan|orang|jiwa|hari)[^.;\d]{0,12}(?<!\w)dari\s(?:«ABOUT»\s)?$",
)
_STRUCK_OFF = Pattern(rf"(?<!\w){_STRUCK}[.”\"\s]*+$")
_NO_LONGER = Pattern(  # "21.000 warga yang tidak lagi menjadi penerima bantuan iuran"; "tidak lagi aktif" is a state
    r"[^,.;\d]{0,60}?\s(?:(?:kini|saat\sini|sekarang)\s«NOT»\slagi"
    r"|«NOT»\slagi\s(?:«BECOME»|masuk|termasuk|tercatat|terdaftar|terdata|ter-?cover|tercakup|menerima|mendapat\w*|di\p{Ll}{5,}))(?!\w)"
)
_WHO_ONCE = Pattern(r"\s*+(?:peserta\s|orang\s)?yang\s(?:sebelumnya|dulu(?:nya)?|semula)\s(?:ter|di|men)\p{Ll}+")
_DIFFERENCE = Pattern(r"(?<!\w)selisih\s$", reverse=True)
_JUST_NAMED = Pattern(r"\s(?:itu|tersebut|tadi)(?!\w)")
_WHO_NO_LONGER_ARE = Pattern(  # "9.800 warga yang tadinya belum punya JKN didaftarkan"
    r"\s*+(?:(?:peserta|orang|warga)\s)?yang\s(?:tadinya|semula|awalnya|dulunya)\s(?:belum|«NOT»)\s",
)
_WHO_WERE = Pattern(
    rf"[^.,;\d]{{0,100}}?\s(?:yang\s)?(?:telah\s|sudah\s)?(?:{_STRUCK}|(?:ter)?kena\s(?:pemblokiran|penonaktifan|pencoretan))(?!\w)",
)
_TO_BE_REACHED = Pattern(
    r"\s(?:untuk|agar|supaya)\s(?:\w+\s)?(?:masuk|mendaftar|ikut\sserta|bergabung)(?!\w)|(?:\s(?:itu|tersebut|ini))?\s(?:bisa|dapat|akan|harus|perlu)\s(?:kita\s|kami\s)?(?:di)?(?:dorong|kejar|dekati|ajak|sasar|sisir)(?!\w)"
)
_MOVED = Pattern(
    r"\s(?:(?:jiwa|orang|peserta|warga)\s)?(?:yang\s)?(?:sudah\s|telah\s)?(?:aktif\skembali|kembali\saktif|(?:ber|di)?alih(?:kan)?\s(?:segmen|ke)|pindah\ssegmen|beralih)(?!\w)"
)
_NOT_ELIGIBLE = Pattern(
    r"[^,.;\d]{0,50}?\s(?:yang\s)?(?:juga\s)?(?:non[\s-]?eligible|«NOT»\s(?:eligible|layak|berhak|memenuhi\s(?:syarat|kriteria)|sesuai\s(?:syarat|ketentuan|kriteria)))(?!\w)"
)
_STRIKES_THEM = Pattern(
    r"[^.;\d]{0,100}?(?<!\w)(?:dan|lalu|kemudian)\s(?:mencoret|menonaktifkan|menghapus|mengeluarkan)(?:nya|\smereka)(?!\w)"
)
_SIZE_CLASS = Pattern(
    r"(?<!\w)«REGION»\s(?:atau\s(?:kota|«KABUPATEN»)\s)?(?:yang\s)?(?:berpenduduk|dengan\s(?:«COUNT»\s)?penduduk)\s[^.;\p{L}]{0,4}(?:«OVER»\s|di\s?(?:atas|bawah)\s|kurang\sdari\s|antara\s)?[≤≥<>\s]*[\d\s\-–]*$",
)
_ADDED = Pattern(
    r"(?<!\w)(?:penambahan|pertambahan|peningkatan|kenaikan|penurunan|pengurangan)(?:nya)?\s(?:«ABOUT»\s|«MANY»\s|sebesar\s|«NEARLY»\s)?$",
    reverse=True,
)
_NOW_IDLE = Pattern(
    r"[^,.;]{0,60}?\syang\s(?:saat\sini\s|kini\s|masih\s)?(?:berstatus\s)?«INACTIVE»",
)
_AND_FROM = Pattern(r"\s(?:dari|lewat|melalui)\s[^.;\d]{3,50}?,?\s(?:dan|serta|maupun)\s(?:«MANY»\s)?")
_GROWTH_OF = Pattern(
    r"(?:kenaikan|peningkatan|penurunan|pertumbuhan)\s(?:angka|capaian|cakupan|persentase|tingkat|«COUNT»)\s[^,.;\d]{0,80}?(?<!\w)sebesar\s|"
    r"(?:penonaktifan|kenonaktifan|pencoretan|reaktivasi|dikurangi|dipangkas)\s[^,.;\d]{0,70}(?<!\w)(?:«REACH»|«MANY»|sebesar)\s|"
    r"pertumbuhan\s(?:«COUNT»\s)?(?:ke)?per?serta(?:an)?\s[^,;\d]{0,60}(?:,\s[^,;\d]{0,90},\s[^,;\d]{0,30})?(?<!\w)(?:di\skisaran|berkisar|rata-rata|di\sangka)\s|"
    r"«RISE»\s(?:yakni|yaitu|adalah|ialah)\s(?:dari\s|di\s|pada\s)?(?:segmen|kelompok|peserta)\s[^.;\d]{0,60}(?<!\w)(?:«MANY»|«ABOUT»)\s|"
    r"(?:penonaktifan|pencoretan)\s[^.;]{0,90}?(?<!\w)(?:jumlahnya|totalnya)\s|"
    r"tambahan\s(?:ke)?peserta(?:an)?\s(?:itu|tersebut)\s(?:«REACH»|«MANY»)\s|"
    r"(?:penambahan|pengurangan|peningkatan)\skuota\s[^.;\d]{0,120},\s(?:banyak|«COUNT»|«TOTAL»)nya\s|"
    r"(?:pe(?:nambahan|ningkatan|rtambahan)|kenaikan|penurunan|pengurangan|mengurangi|memangkas|menambah)\s(?:«COUNT»\s|kuota\s)?(?:ke)?peserta(?:an)?\s[^,.;\d]{0,60}(?<!\w)(?:«MANY»|sebesar)\s|"
    r"(?:penambahan|pertambahan|kenaikan|penurunan|pengurangan)\s(?:«COUNT»\s)?peserta\s(?:[^,.;\d]|20\d\d){0,70}(?<!\w)(?:«ABOUT»|«REACH»|«MANY»)\s",
)
_RUPIAH = Pattern(r"(?<!\w)rp\.?\s?\d")  # "menganggarkan Rp 38 miliar bagi 71.330 peserta"
_NEW_MEMBERS = Pattern(r"peserta\sbaru")
_PASSIVE = Pattern(r"(?:(?:akan|segera|bakal)\s(?:\w+\s)?)?di")
_IN_THE_QUEUE = Pattern(
    r"(?<!\w)yang\s(?:masih\s)?(?:mengantre|mengantri|antre|antri)\s(?:«MANY»\s|«ABOUT»\s|ada\s)?$", reverse=True
)
_QUOTA = Pattern(r"kuota|jatah")
_STRUCK_OUT = ("change:dinonaktifkan", "change:pendaftaran", "change:naik")
_TO_BE_COVERED = Pattern(
    r"(?<!\w)(?:untuk|guna|buat)\s(?:bisa\s|dapat\s)?(?:meng-?cover|menampung)\s(?:lagi\s|kembali\s|«ABOUT»\s|«MANY»\s)*$|(?<!\w)menampung\s(?:lagi|kembali)\s$|(?<!\w)(?:disepakati|disetujui|setujui)\s$"
)
_SUPPOSED = Pattern(  # "Jika pemda menanggung 3.000 orang saja, …"
    r"(?<!\w)(?:jika|kalau|bila|apabila|seandainya)\s(?:\w+\s){0,3}?(?:menanggung|menambah|mengejar|(?:meng)?ambil|mendaftarkan|membiayai|ditambah|didaftarkan|disetujui)"
    r"(?!\w)[^,.;\d]{0,30}$"
)
_IF_TAKEN_OFF = Pattern(
    r"\W{0,3}(?:jika|kalau|bila|apabila)\s(?:\w+\s)?di(?:kurangi|coret|nonaktifkan|hapus|kurangkan)(?!\w)[^;.]{0,120},\s(?:maka|riilnya|sebenarnya|sesungguhnya|hanya|tinggal|jadinya)\s[^;.]{0,120}$"
    r"|\W{0,3}(?:jika|kalau|bila|apabila)\s(?:\w+\s){0,4}?di(?:kurangi|coret|nonaktifkan|hapus|kurangkan),\s(?:maka\s|riilnya\s|sebenarnya\s|sesungguhnya\s|hanya\s|tinggal\s|jadinya\s)[^;.]{0,120}$",
)
_IF = Pattern(r"(?<!\w)(?:jika|kalau|bila|apabila|seandainya|andai)\s(?:\w+\s){0,3}$", reverse=True)
_ARE_ENROLLED = Pattern(  # "Kalau 3.538 orang itu didaftarkan Maret, …"
    r"(?:\s(?:ribu|jiwa|orang|warga|peserta|penduduk|miskin|itu|tersebut|tadi|ini|sudah|semua|semuanya|bisa|segera))*+"
    r"\s(?:di(?:daftarkan|tanggung|biayai|jamin|masukkan|aktifkan|bayar\w*|tambah\w*|integrasikan)|masuk|ikut|bergabung|terdaftar|tercover|terlindungi|menjadi\speserta)(?!\w)"
)
_WHO_USED = Pattern(
    r"(?<!\w)(?:masyarakat|warga|peserta|orang|pasien|penduduk)\s(?:\p{L}+\s){0,3}?(?:yang\s)?(?:sudah\s|telah\s|pernah\s)?(?:mengakses|memanfaatkan|menggunakan|mengunjungi)\s"
    r"(?:fasilitas|layanan|pelayanan|fasyankes|faskes|rumah\ssakit|puskesmas)(?!\w)[^.;]{0,120}$"
)
_IN_REHAB = Pattern(  # "Peserta yang sudah ikut program REHAB baru 2.301 orang"
    r"(?<!\w)(?:ikut|ikuti|mengikuti|terdaftar|mendaftar|bergabung|memanfaatkan|peserta)\s(?:(?:di|dalam|ke|dengan)\s)?(?:program\s)?(?:new\s)?"
    r"(?:rehab|rencana\spembayaran|cicilan)(?!\w)[^,.;\d]{0,60}$"
)
_MAY_ENTER = Pattern(  # "supaya perangkat desa yang berjumlah 1.600 orang di kabupaten ini bisa masuk sebagai peserta"
    r"(?:\s(?!(?:yang|sudah|telah|sebelumnya|belum|«NOT»)\b)\p{L}+){0,7}?\s(?:bisa|dapat|supaya|agar)\s(?:segera\s|ikut\s|juga\s)?"
    r"(?:masuk|«BECOME»|didaftarkan|terdaftar)\s(?:(?:sebagai|«BECOME»)\s)?(?:peserta|anggota)(?!\w)"
)
_WHO_COME = Pattern(
    r"(?:\s(?:orang|jiwa|warga|peserta))*+\s(?:sudah|telah|sempat)\s(?:datang|melapor|mengurus|mengadu)(?!\w)"
    r"|\s*+(?:dengan|yang\s(?:memiliki|punya))\s(?:riwayat\s)?penyakit(?!\w)|\s*+(?:yang\s)?(?:menjalani|penderita|menderita|pengidap)(?!\w)|\s*+(?:di\s?antaranya\s)?(?:berobat\s)?ke\s(?:puskesmas|klinik|poliklinik|rumah\ssakit|rsud|dokter|faskes)(?!\w)|[\p{L}\s]{0,60}?(?<!\w)(?:«FALL»|«RISE»|pindah)\s(?:dari\s)?kelas(?!\w)|\s*+yang\s(?:sudah\s|telah\s)?(?:(?:«FALL»|«RISE»|pindah)\skelas|mengurus|hadir|datang|melapor|berobat|mengajukan|berkunjung|mengantre|mendatangi)(?!\w)"
    r"|(?:\s(?:jiwa|orang|peserta|warga))*+(?:,?\s«EQUALS»\s(?:«ABOUT»\s)?[\d.,]++\s?(?:persen|%),?)?\s(?:yang\s)?(?:(?:masih|sudah|telah|rampung|selesai|sedang|tengah)\s)*+"
    r"(?:mencicil|mengangsur)(?!\w)"
    r"|\s*+(?:yang\s)?(?:sudah\s|telah\s)?(?:mengadu|mengeluh|memprotes|melunasi|bertanya|mengunjungi)(?!\w)"
    r"|[\p{L}\s]{0,80}?(?<!\w)(?:mengikuti|ikuti|ikut|menghadiri|hadir(?:\sdalam|\spada|\sdi)?|peserta)\s(?:acara\s|kegiatan\s)?"
    r"(?:sosialisasi|pelatihan|rapat|forum|seminar|webinar|workshop|bimtek|edukasi|penyuluhan|senam|jalan\ssehat|diskusi|lomba|upacara)(?!\w)",
)

_LACKING = ("needed", "needed_active")

CHANGES = Decisions(
    Decision(
        "a class of regions by size",
        every(_IS_ROUND, before(_SIZE_CLASS)),
        "Penghargaan tingkat kabupaten berpenduduk lebih dari 400 ribu jiwa diraih Banjar.",
        PEOPLE,
    ),
    Decision("too few to be a level", every(below(20), _IS_WORD), "Satu jiwa peserta dibayari Rp37.800.", PEOPLE),
    Decision("too few to be a level", every(below(20), _OF_NO_SEGMENT), "Hanya 3 peserta yang datang.", PEOPLE),
    Decision("denied", in_part(_NOT_THAT), "Cakupan peserta 98,9 persen, bukan 89,9 persen.", actual=True),
    Decision(
        _EARLIER_LEVEL,
        every(_NOT_OF_PEOPLE, before(_CHANGED_FROM)),
        "Peserta turun menjadi 4,2 juta orang pada 2020, dari 5,1 juta orang pada 2019.",
        actual=True,
    ),
    Decision(
        _EARLIER_LEVEL,
        every(_UNDATED, _UNDATED_BEHIND, in_part(_ONCE)),
        "Cakupan peserta sempat 99 persen.",
        actual=True,
    ),
    Decision(
        "change:pendaftaran",
        Said(_enrols, _ENROLS.may_be_on),
        "Ada 312 warga Kota Ternate mendaftar JKN.",
        PEOPLE,
        actual=True,
    ),
    Decision(
        "change:naik",
        every(in_part(_ADDED), counts_none_of(*_LACKING), _NOT_OUT_OF_ALL),
        "Terjadi penambahan sekitar 40 ribu peserta nonaktif.",
        actual=True,
    ),
    Decision(
        "change:pendaftaran",
        Said(_in_a_month, _IN_A_MONTH.may_be_on),
        "Dalam sebulan ada 1.240 warga yang mendaftar JKN.",
        PEOPLE,
    ),
    Decision(
        "who must enrol",
        in_part(_WHO_MUST_ENROL),
        "Warga yang harus mendaftar adalah sebanyak 15,3 juta peserta.",
        PEOPLE,
    ),
    Decision(
        "change:dinonaktifkan", in_part(_STRUCK_FROM), "Warga yang terhapus dari PBI mencapai 200 ribu jiwa.", PEOPLE
    ),
    Decision(
        "change:dinonaktifkan",
        before(_OF_THE_STRUCK),
        "Dari peserta yang dicoret, 1.204 orang adalah warga Banjar.",
        PEOPLE,
    ),
    Decision(
        "change:dinonaktifkan",
        in_part(_STRUCK_AS_SAID),
        "Peserta yang mengalami penonaktifan di Kota Banjar 54 ribu jiwa.",
        PEOPLE,
    ),
    Decision(
        "not among those paid for",
        behind(_NOT_AIDED),
        "Ada 15 juta warga desil 1-5 belum menerima bantuan iuran.",
        PEOPLE,
    ),
    Decision("change:pendaftaran", before(_ENROLLED_OF_LATE), "Yang mendaftar pada bulan ini 1.240 warga.", PEOPLE),
    Decision("people of another kind", in_part(_STAFF), "Jumlah dokter 124 orang, semuanya peserta JKN.", PEOPLE),
    Decision("change:pelunasan", in_part(_PAID_UP), "Pelunasan tunggakan oleh 812 peserta sudah dicatat.", PEOPLE),
    Decision("no longer there", behind(_WHO_DIED), "Sebanyak 312 peserta meninggal dunia.", PEOPLE),
    Decision("change:kuota", before(_CARDS), "Warga yang akan menerima KIS berjumlah 55.310 jiwa.", PEOPLE),
    Decision("in another register", behind(_IN_THE_REGISTER), "Sebanyak 428.306 warga miskin masuk DTKS.", PEOPLE),
    Decision(
        "in another register", in_part(_AS_REGISTERED), "Warga yang masuk dalam DTKS jumlahnya 600 ribu orang.", PEOPLE
    ),
    Decision(
        "change:dinonaktifkan",
        in_part(_IN_REACTIVATION),
        "Peserta yang masuk proses reaktivasi baru 50 orang.",
        PEOPLE,
    ),
    Decision(
        "moved to another class",
        before(_MOVED_CLASS),
        "Peserta kelas II yang turun kelas mencapai 9.400 orang.",
        PEOPLE,
    ),
    Decision(
        "change:dinonaktifkan",
        in_part(_AIDED_NO_LONGER),
        "Warga yang tidak lagi menerima bantuan iuran ada 5.181 orang.",
        PEOPLE,
    ),
    Decision("change:pendaftaran", behind(_TURNED_ON), "Ada 260 warga yang kami bantu aktifkan lagi.", PEOPLE),
    Decision(
        "change:pendaftaran", before(_APPLIED), "Warga yang mengajukan diri sebagai peserta tercatat 427 jiwa.", PEOPLE
    ),
    Decision(
        "change:dinonaktifkan",
        behind(_MOVED_TO),
        "Sebanyak 2.889 peserta PBI daerah yang dialihkan menjadi PBI JKN.",
        PEOPLE,
    ),
    Decision(
        "change:kuota",
        before(_QUOTA_ADDED),
        "Peserta naik karena tambahan kuota PBI dari pemkot, jumlahnya 4.001 jiwa.",
        PEOPLE,
    ),
    Decision("change:kuota", before(_LEFT_OF_QUOTA), "Kuota yang masih dapat diisi tinggal 354 jiwa.", PEOPLE),
    Decision("an average of many", before(_IN_EACH), "Peserta rata-rata per kecamatan ada 20 ribu warga.", PEOPLE),
    Decision(WHO_CAME, behind(_ARE_ILL), "Sebanyak 120 ribu peserta tercatat menderita penyakit berat.", PEOPLE),
    Decision("told something", before(_TOLD), "BPJS Kesehatan mengirim pesan kepada lebih dari 5.000 peserta.", PEOPLE),
    Decision(
        "change:naik", in_part(_THAT_MANY_FEWER), "Jumlah peserta aktif yang turun itu mencapai 4.100 jiwa.", PEOPLE
    ),
    Decision(
        "change:dinonaktifkan", in_part(_DELETED), "Data peserta yang dihapus: data ganda sebanyak 1.310 jiwa.", PEOPLE
    ),
    Decision("change:dinonaktifkan", behind(_DELETED_DATA), "Ada 1.310 peserta data ganda.", PEOPLE),
    Decision(
        "covered by another scheme",
        behind(_OUTSIDE_JKN),
        "Jaminan daerah masih menjamin 57.000 jiwa di luar JKN.",
        PEOPLE,
    ),
    Decision("supposed", in_part(_WOULD_FALL), "Keaktifan peserta bisa turun menjadi 79 persen."),
    Decision(
        _EARLIER_LEVEL,
        either(opens(_ONCE_IT_WAS), every(beside(_EARLIER_LEVEL), goes_on(_AND_ALSO))),
        "Padahal sebelumnya cakupan peserta 98 persen dan keaktifan 81 persen.",
        actual=True,
    ),
    Decision(_EARLIER_LEVEL, after(_WHO_NO_LONGER_ARE), "Ada 9.800 warga yang tadinya belum punya JKN.", PEOPLE),
    Decision(
        "change:pendaftaran",
        every(counts("unregistered"), Said(_paid_from_now, _PAID_FROM_NOW.may_be_on)),
        "Sebanyak 18.300 warga yang belum punya jaminan ditanggung PBI APBD.",
        PEOPLE,
    ),
    Decision(
        "change:naik",
        every(below(50), counts_none_of(*_LACKING), in_part(_GREW_BY)),
        "Peserta yang menunggak ini naik sekitar 10 persen.",
        PER_CENTS,
    ),
    Decision(KEPT, Said(_is_state), "Tambahan 3.100 peserta nonaktif tercatat."),
    Decision(
        KEPT,
        every(counts("inactive"), after(_NOW_IDLE)),
        "Pemkot mengupayakan pengaktifan kembali 41.200 peserta JKN dari keluarga miskin yang kini berstatus nonaktif.",
    ),
    Decision("supposed", before(_AS_AN_EXAMPLE, 60), "Iuran Rp 35 ribu per orang dari 2.000 peserta.", PEOPLE),
    Decision("people who come", in_part(_IN_THE_QUEUE), "Peserta yang mengantre sebanyak 1.200 orang.", PEOPLE),
    Decision(
        "change:kuota",
        every(counts_none_of("unregistered"), in_part(_TO_BE_COVERED)),
        "Anggaran Rp 17 miliar untuk mengcover 60.000 jiwa peserta.",
        PEOPLE,
    ),
    Decision(
        "supposed",
        either(before(_SUPPOSED), every(before(_IF), behind(_ARE_ENROLLED))),
        "Kalau 3.538 orang itu didaftarkan, cakupan JKN naik.",
        PEOPLE,
    ),
    Decision(
        "supposed",
        beside("supposed"),
        "Kalau 3.538 orang itu didaftarkan, cakupan JKN-nya 98 persen.",
        PER_CENTS,
        actual=True,
    ),
    Decision(
        "supposed", opens(_IF_TAKEN_OFF), "Kalau dikurangi 120 ribu peserta, maka keaktifan hanya 78 persen.", PER_CENTS
    ),
    Decision(
        "change:selisih",
        every(counts(*_LACKING), either(every(in_part(_DIFFERENCE), after(_JUST_NAMED)), beside("change:selisih"))),
        "Selisih 2,5 persen itu kekurangan untuk UHC.",
    ),
    Decision(KEPT, counts(*_LACKING), "Untuk UHC masih dibutuhkan tambahan 12.400 peserta."),
    Decision("change:lebih tinggi", to_the_end(_HIGHER), "Cakupan peserta 3,2 persen lebih tinggi."),
    Decision(_EARLIER_LEVEL, before(_FORMER, 50), "Cakupan peserta naik 2,5 persen dari 91,2 persen."),
    Decision(
        _EARLIER_LEVEL,
        either(in_part(_BEFORE_THAT), opens(_BEFORE_IT_WAS)),
        "Cakupan peserta sebelum verifikasi 81 persen.",
        actual=True,
    ),
    Decision(
        _EARLIER_LEVEL,
        every(_IS_FIRST, Said(_used_to_be, _USED_TO_BE.may_be_on)),
        "Dulunya warga yang terdaftar JKN hanya 3.100 orang, namun saat ini 38 ribu orang.",
    ),
    Decision(_EARLIER_LEVEL, every(in_part(_THEN), _NO_DATE_BEFORE), "Cakupan peserta waktu itu 81,2 persen."),
    Decision(
        _EARLIER_LEVEL,
        Said(_comes_from, _EARLIER.may_be_on),
        "Peserta JKN kemarin masih 138.204 jiwa, kini menjadi 142.511 jiwa.",
    ),
    Decision(KEPT, Said(_is_goal), "Cakupan peserta ditargetkan naik 95 persen.", PER_CENTS),
    Decision(None, Said(_as_the_one_before), "Peserta PBI berkurang 4.118 jiwa, PBPU 1.204 jiwa, dan PPU 311 jiwa."),
    Decision(
        "change:kuota",
        Said(_quota_too, _AND_FROM.may_be_on),
        "Tambahan kuota 3.920 jiwa dari APBD, dan 4.118 jiwa dari APBN untuk peserta JKN.",
        PEOPLE,
    ),
    Decision("change:peserta baru", to_the_end(_NEW), "Tercatat 2.310 peserta baru JKN."),
    Decision(None, Said(_by_cue_before), "Pemkot mendaftarkan 5.120 warga sebagai peserta JKN."),
    Decision(
        "users of a service",
        either(in_part(_WHO_USED), in_part(_IN_REHAB)),
        "Peserta yang sudah ikut program REHAB baru 2.301 orang.",
        PEOPLE,
    ),
    Decision(WHO_CAME, to_the_end(_WHO_COME), "Ada 707 peserta yang sudah datang.", PEOPLE),
    Decision(WHO_CAME, restates(WHO_CAME), "Ada 707 peserta atau 48 persen masih mencicil."),
    Decision(WHO_CAME, Said(_out_of_those_who_came), "Dari 707 peserta yang mengadu itu, 48 persen masih mencicil."),
    Decision(None, Said(_share_of_struck), "Penonaktifan menimpa 236 ribu peserta atau 21 persen.", PER_CENTS),
    Decision(None, Said(_by_cue_after), "Ada 80 ribu warga yang didaftarkan menjadi peserta baru JKN."),
    Decision(
        "change:dinonaktifkan",
        every(counts("registered"), after(_NOT_ELIGIBLE)),
        "Ada 5 juta penerima PBI JK tidak memenuhi syarat.",
        PEOPLE,
    ),
    Decision("change:pendaftaran", after(_TO_BE_REACHED), "Sekitar 1,7 juta peserta itu bisa kita dorong.", PEOPLE),
    Decision(
        "change:pendaftaran",
        behind_to_the_end(_MAY_ENTER),
        "Perangkat desa yang berjumlah 1.600 orang di kabupaten ini bisa masuk sebagai peserta JKN.",
        PEOPLE,
    ),
    Decision("change:pindah", after(_MOVED), "Sebanyak 2.133 peserta beralih segmen.", PEOPLE),
    Decision(
        _EARLIER_LEVEL,
        after(_NO_LONGER),
        "Ada 21.000 jiwa warga Kota Banjar yang tidak lagi menjadi penerima bantuan iuran JKN.",
        PEOPLE,
    ),
    Decision(_EARLIER_LEVEL, after(_WHO_ONCE), "Ada 2,4 juta jiwa yang dulu terdaftar sebagai PBI.", PEOPLE),
    Decision(
        "change:dinonaktifkan",
        every(counts_none_of("inactive"), either(after(_STRIKES_THEM), after(_WHO_WERE))),
        "Ada 73 ribu peserta PBI dari keluarga mampu yang terkena penonaktifan.",
        PEOPLE,
    ),
    Decision(
        "change:dinonaktifkan",
        Said(_struck_at_the_end, _STRUCK_OFF.may_be_on),
        "Sebanyak 31.408 peserta PBI JK, menurut laporan yang diterima pekan lalu, dinonaktifkan.",
        PEOPLE,
    ),
)
