"""What a number counts by those beside it: linked, in a series, parts of a whole, parallel."""

from __future__ import annotations

from corpus.pattern import Pattern
from extractors.draft import LEFT_IT, Draft, cues_in, is_out_of_all, tail_of
from extractors.figure import Indicator
from extractors.indicator.words import (
    FROM,
    ITSELF,
    LEVELS,
    NOW_MEMBERS,
    STATES,
    UNIT_TOO,
    activity_next,
    is_guess,
    words_before,
)

_MOVED = Pattern(  # "peserta … tumbuh dari 61 ribu menjadi 198 ribu": no people it is measured against
    r"(?<!\w)(?:«RISE»|«FALL»|berubah|bergerak|beranjak)"
    r"(?:\s(?:tajam|drastis|pesat|signifikan|perlahan|terus|lagi))?\s*+$",
    reverse=True,
)
_OF_JKN = Pattern(r"\s*+(?:program\s)?(?:«JKN»|«BPJS»|terdaftar|aktif)(?!\w)")
_MEMBERS = Pattern(
    r"\s*+(?:jiwa\s|orang\s|warga\s)?(?:(?:di\s)?\p{L}+\s\p{L}+\s)?yang\s(?:sudah\s|telah\s)?(?:(?:men)?jadi\speserta|mendaftar(?!\s(?:di|ke)(?!\w))(?!\w)|terdaftar(?=\s?,|\ssebagai\speserta)|(?:terdata|tercatat)(?=\ssebagai\speserta))",
)
_AS_MEMBERS = Pattern(r"\speserta(?:\s(?:program\s)?(?:«JKN»|«BPJS»|kis))(?!\w)")  # "dari 402.118 jiwa peserta JKN"
_LEFT = Pattern(r"\s*+(?:[\p{L}]++\s){0,2}?lagi\s(?:yang\s(?:harus|perlu|mesti|masih|belum)|belum)(?!\w)")
_MORE = Pattern(r"\s*+(?:[\p{L}]++\s){0,2}?lagi(?!\w)")


def still_more(text: str, draft: Draft) -> Indicator | None:
    """ "53 ribu jiwa lagi": the gap that is left."""
    number = draft.number
    if not _MORE.match(text, number.end, draft.clause.end) or _MORE_WHO.match(text, number.end, draft.clause.end):
        return None
    if _TO_BE_ACTIVE.match(text, number.end, draft.clause.end):
        return "needed_active"  # "12 ribu jiwa lagi yang harus aktif"
    stop = tail_of(text, draft)
    if text[stop : stop + 1] == "(":
        stop = text.find(")", stop, draft.clause.end) if ")" in text[stop : draft.clause.end] else stop
    if _COULD_ADD.search(text, draft.left, number.start):
        return None  # "bisa kita tambah sekitar 5 ribu orang lagi"
    if any(c.kind in STATES and not c.weak for c in cues_in(draft.clause.indicators, draft.number.end, stop)):
        return None  # "27 persen lagi belum menjadi peserta"
    before = cues_in(draft.clause.indicators, draft.left, number.start)
    if any(c.kind == "unregistered" and (not c.weak or _LEFT.match(text, number.end, draft.right)) for c in before):
        return "unregistered"  # "yang belum punya JKN tinggal 35.215 jiwa lagi"
    said = [c.kind for c in cues_in(draft.clause.indicators, draft.left, number.start) if c.kind != "needed"]
    if draft.before is not None and draft.before.indicator == "active" and "registered" not in said:
        return "needed_active"  # "keaktifan 77,4 persen, sehingga butuh 2,6 persen lagi"
    return "needed"


_MORE_WHO = Pattern(
    r"\s*+(?:orang\s|jiwa\s|peserta\s)?lagi\s(?:«NOT»|sudah|telah|meninggal|pindah)(?!\w)"
    r"(?!\s(?:ter|punya|memiliki))"
)
_TO_BE_ACTIVE = Pattern(r"\s*+lagi\syang\s(?:harus|perlu|mesti)\s(?:di)?aktif")
_COULD_ADD = Pattern(r"(?<!\w)(?:bisa|akan|dapat|mampu|sanggup)\s(?:kita\s|kami\s)?(?:di|me)?(?:tambah|nambah)")


def series(text: str, draft: Draft) -> Indicator | None:
    """ "Tahun 2022 sebanyak 589.411 jiwa. Per Februari 2024 tinggal 553.318 jiwa.": the same of another time."""
    if draft.series is None:
        return None
    if draft.series.indicator == "active" and draft.unit == "persen" and activity_next(text, draft):
        return "registered"  # "…, aktif 85,07 persen. Tahun 2024 masih 97,9 persen dan aktif 77,3 persen"
    return draft.series.indicator


def linked(text: str, draft: Draft) -> Indicator | None:
    """ "5.241.084 jiwa atau 92,82 persen": both say the same of the same people."""
    if draft.link is None:
        return None
    gap = cues_in(draft.clause.indicators, draft.left, draft.number.start)
    if any((c.kind in STATES or c.kind == "needed") and not c.weak for c in gap):
        return None
    linked = draft.link.indicator
    if linked == "population" and draft.unit == "persen":
        earlier = draft.link.before
        return earlier.indicator if earlier is not None and earlier.indicator in LEVELS else "registered"
    small = draft.link.unit == "persen" and draft.link.value < 50 and linked == "unregistered"
    members = NOW_MEMBERS.match(
        text, draft.number.end, draft.clause.end
    )  # "87,9 persen penduduknya atau 113 ribu jiwa sudah …"
    if draft.unit == "jiwa" and not small and not members and any(c.kind == "population" for c in gap):
        return None  # else "sisa 2,76 persen penduduk atau sekitar 51.167 jiwa"
    if (
        linked == "unregistered"
        and draft.unit == "persen"
        and draft.value >= 50
        and (is_guess(draft.link) or (draft.link.before is not None and draft.link.before.indicator == linked))
    ):
        return "registered"  # "A masih ada 265 ribu penduduk yang belum terdaftar, lalu B 261 ribu atau 68 persen"
    return linked


_RUPIAH = r"rp\.?\s?\d[\d.,]*+(?:\s(?:ribu|juta|m[iy]liar|triliun))?(?:\slebih)?"
_DEBT = Pattern(  # "tunggakan iuran mencapai Rp138,4 miliar dari 204.117 peserta"
    r"(?<!\w)(?:tunggakan|menunggak|piutang)(?!\w)[^.;]{0,80}?(?:(?:sebesar|senilai|«MANY»)(?=\s(?:itu|tersebut|ini)(?!\w))|rp\.?\s?[\d.,]+(?:\s\w+)?|m[iy]liar|triliun|rupiah)(?:\slebih)?"
    r"(?:,?\s(?:tersebut|itu|ini|berasal|datang)|,\s(?:kata|ujar|imbuh|lanjut|tambah|jelas|ungkap|tutur)\s[^.,;\d]{2,40},)*+\s*+$",
)
_DEBTS = Pattern(r"(?<!\w)(?:tunggakan|menunggak|penunggak|piutang|utang)(?!\w)")
_FORGIVEN = Pattern(
    r"(?<!\w)(?:penghapusan|menghapus(?:kan)?|hapus|dihapus\w*|pemutihan|memutihkan|keringanan|diskon)\s[^.;\d]{0,40}?tunggakan(?!\w)[^.;\d]{0,70}?"
    r"(?<!\w)(?:bagi|untuk|terhadap|milik|dari|kepada|pada)\s(?:«ABOUT»\s|«OVER»\s|«NEARLY»\s|«TOTAL»\s)?$"
)
_AFTER_MONEY = Pattern(  # "tunggakan Rp6 miliar yang mencakup 8.905 jiwa", "… Rp7 miliar (10.417 jiwa)"
    rf"(?<!\w){_RUPIAH}"
    r"(?:\s\(|,?\s(?:dengan|dari)\s(?:(?:«TOTAL»|«COUNT»|cakupan)\s){1,2}"
    r"(?:(?:jiwa|peserta)\s)?(?:(?:«MANY»|«REACH»|«ABOUT»)\s)?"
    r"|,?\s(?:yang\s)?(?:mencakup|meliputi|melibatkan|milik)\s(?:(?:«MANY»|«ABOUT»)\s)?)$"
)
_BEFORE_MONEY = Pattern(  # "3.610 peserta dan piutang sebesar Rp5,8 miliar", "9.310 KK dengan 21.446 jiwa dan …"
    r"(?:\s(?:\p{Ll}+|[123](?!\d))){0,5}(?:\sdengan\s(?:«TOTAL»\s|«COUNT»\s){0,2}[\d.,]+(?:\s\p{Ll}+){0,4})?"
    r",?\s(?:(?:dan|dengan|serta)\s)?(?:(?:«TOTAL»|«COUNT»|nilai|besaran|nominal)\s)*+"
    rf"(?:tunggakan|piutang|utang)(?:nya)?(?:\siuran(?:nya)?)?\s(?:\p{{Ll}}+\s){{0,2}}{_RUPIAH}"
)
_DETAIL = Pattern(r"(?:\s(?:jiwa|orang))?,?\s(?:dengan\s)?(?:pe)?rincian(?:nya)?,?\s[^\d,;:.]{3,40}$")
_NEXT_DETAIL = Pattern(r"(?:\s(?:jiwa|orang))?(?:,\s|,?\s(?:dan|serta|lalu|kemudian)\s)[^\d,;:.]{3,40}$")


def detailed(text: str, draft: Draft) -> Indicator | None:
    """ "penduduk tiga kabupaten 670.700 jiwa dengan rincian A 309.000 jiwa, B 240.600 jiwa": parts of the people."""
    before = draft.before
    if before is None or before.indicator != "population" or not before.unit == draft.unit == "jiwa":
        return None
    first = _DETAIL.fullmatch(text, before.number.end, draft.number.start) and draft.value < before.value
    again = before.counted_by(":detailed") and _NEXT_DETAIL.fullmatch(text, before.number.end, draft.number.start)
    named = any(before.number.end <= m.start < draft.number.start for m in draft.clause.regions)
    said = cues_in(draft.clause.indicators, before.number.end, draft.number.start)
    return "population" if (first or again) and named and not said else None


def beside_debt(text: str, draft: Draft) -> Indicator | None:
    """ "21.446 jiwa peserta mandiri dan total tunggakan menyentuh Rp14 miliar": those who owe it."""
    if draft.unit == "persen" or draft.number.unit_word == "penduduk":
        return None
    if _OWED_BY.search(text, draft.left, draft.number.start):
        return "inactive"
    return "inactive" if _BEFORE_MONEY.match(text, draft.number.digits_end, draft.clause.end) else None


_OWED_BY = Pattern(  # "tunggakan iuran dari 30.167 peserta", "yang belum dibayar oleh 8.412 warga"
    r"(?<!\w)(?:(?:tunggakan|piutang)\s(?:iuran\s|premi\s|pembayaran\s){0,2}(?:dari|oleh|milik)|(?:belum|«NOT»)\s(?:\w+\s)?dibayar(?:kan)?\soleh)\s"
    r"(?:(?:«ABOUT»|«MANY»|«OVER»|«NEARLY»)\s)?$",
    reverse=True,
)


def in_debt(text: str, draft: Draft) -> Indicator | None:
    """ "di Blora tunggakan iuran sebesar Rp69,9 miliar (94.640 jiwa)": those who owe it."""
    number, start = draft.number, draft.clause.start
    if draft.unit == "persen" or number.unit_word == "penduduk":
        return None
    if _FORGIVEN.search(text, start, number.start):
        return "inactive"  # "penghapusan tunggakan iuran bagi 23,4 juta peserta"
    if not _AFTER_MONEY.search(text, max(start, number.start - 90), number.start):
        return None
    return "inactive" if _DEBTS.search(text, start, number.start) else None


_WHO_HAVE_IT = Pattern(r"[^,;.\d]{0,50}?\syang\s(?:sudah\s|telah\s)?ber-?\s?(?:«JKN»|«BPJS»|kis)(?!\w)")
_WHICH_BECAME = Pattern(
    r"(?:\s(?:pada|di))?\s(?:(?:akhir|awal)\s)?(?:tahun\s)?20\d\d,?\s(?:lalu\s|kemudian\s)?(?:«RISE»|«FALL»)?\s?menjadi(?!\w)"
)
_WHO_ARE_ENROLLED = Pattern(  # "Dari 2,1 juta penduduk yang terdaftar itu, yang tidak aktif …"
    r"(?:\s(?:ribu|juta|jiwa|orang|warga|penduduk))*+(?:\s(?!yang\b)\p{L}+){0,3}?\syang\s(?:sudah\s|telah\s)?(?:terdaftar|tercatat|ter-?\s?cover|tercakup|(?:men)?jadi)(?:\s(?:sebagai\s)?peserta)?"
    r"(?:[\s-](?:«JKN»|kis|«BPJS»|kesehatan|di|dalam|program))*(?:\sdi\s(?:kota|«KABUPATEN»)(?:\s(?!itu\b)\p{L}+){1,3})?\s(?:itu|tersebut)(?!\w)"
)
_RECEIVE = Pattern(r"\s(?:orang\s|jiwa\s)?penerima\s")
_MORE_OUT_OF = Pattern(
    r"\slebih\sdari\s(?:(?:«TOTAL»|«COUNT»|seluruh)\s)*"
)  # "233.000 jiwa lebih dari 236.000 penduduk"
_TOTAL_OF_MEMBERS = Pattern(r"\s«TOTAL»\speserta(?!\w)")  # "Dari 32 juta total peserta mandiri yang ada"


def base(text: str, draft: Draft) -> Indicator | None:
    """ "dari 5,3 juta penduduk", "dari total 11 juta jiwa": the people it is measured against."""
    number = draft.number
    if draft.unit == "persen":
        return None
    end = number.bound_start if number.bound_start >= 0 else number.start  # "Lebih dari 248 juta jiwa": no base
    match = FROM.search(text, max(draft.left, number.start - 60), end)
    if match is None and draft.before is not None:
        match = _MORE_OUT_OF.fullmatch(text, draft.before.number.end, number.start)
    if match is None or _MOVED.search(text, draft.left, match.start()):
        return None
    if _WHICH_BECAME.match(text, number.end, draft.clause.end):
        return None  # "pertumbuhannya: dari 21.406 jiwa pada 2020, turun menjadi 9.118 jiwa": no base
    if _WHO_HAVE_IT.match(text, number.end, draft.right):
        return "registered"  # "Dari 331.118 jiwa penduduk Kota Cirebon yang ber-JKN, …"
    if _WHO_ARE_ENROLLED.match(text, number.digits_end, draft.right):
        return "registered"
    if _TOTAL_OF_MEMBERS.match(text, number.end, draft.right):
        return "registered"
    twin = parallel_to(text, draft)
    if twin is not None and number.unit_word == "" and "total" not in match[0].lower():
        return twin.indicator
    if number.unit_word != "penduduk" and _DEBT.search(text, draft.left, match.start()):
        return "inactive"
    again = ITSELF.match(text, number.end, draft.clause.end)
    if number.unit_word == "peserta" or any(
        c.start >= number.end and (c.start - number.end <= 1 or _RECEIVE.fullmatch(text, number.end, c.start))
        for c in draft.clause.segments
    ):  # "dari 417 ribu penerima PBI", "dari 402.310 jiwa PBID"
        return "registered"
    if again and number.unit_word == "penduduk":
        return "population"
    if again:
        states = {c.kind for c in cues_in(draft.clause.indicators, number.end, draft.clause.end) if not c.weak}
        return "registered" if states & {"active", "inactive"} else None  # only members are active or not
    if _MEMBERS.match(text, number.end, draft.clause.end) or _AS_MEMBERS.match(text, number.end, draft.clause.end):
        return "registered"
    if number.unit_word == "peserta" and _OF_JKN.match(text, number.end, draft.clause.end):
        return "registered"
    if number.unit_word == "peserta" and draft.before is not None and draft.before.indicator in ("active", "inactive"):
        return "registered"  # "keaktifan 83 persen dari total 1,6 juta peserta"
    return "population"


def parallel(text: str, draft: Draft) -> Indicator | None:
    """In "A 604 dari 606, B 537 dari 614" the third number is to the second region what the first is to the first."""
    if draft.unit == "persen" and activity_next(text, draft):
        return "registered"
    twin = parallel_to(text, draft)
    if twin is None or (draft.unit == "persen" and twin.indicator in ("needed", "needed_active")):
        return None
    if twin.indicator == "population" and draft.number.unit_word == "peserta":
        return None
    if twin.indicator == "population" and _WITH_ITS_SHARE.match(text, draft.number.end, draft.clause.end):
        return None  # "dari 128.955 penduduk 96,79 persen, sedangkan pada 2023 baru 119.342 jiwa (93,01 persen)"
    own = cues_in(draft.clause.segments, draft.left, draft.number.start)
    if own and twin.segment is None and ";" in text[twin.number.end : own[-1].start]:
        return None  # "peserta aktif 112.390 jiwa; PBI APBD 28.001 jiwa"
    return twin.indicator


_WITH_ITS_SHARE = Pattern(r"\s?(?:jiwa|orang)?\s?\([\d.,]++\s?(?:persen|%)")


def parallel_to(text: str, draft: Draft) -> Draft | None:
    """The nearest earlier number of the sentence with the same unit and the same word right before it."""
    lead = words_before(text, draft)
    other = draft.before
    while other is not None:
        if other.unit == draft.unit and words_before(text, other) == lead and other.indicator is not None:
            return other
        other = other.before
    return None


def enrolled(text: str, draft: Draft) -> Indicator | None:
    """ "baru mendaftarkan 160.114 jiwa dari 190.220 jiwa penduduk": whom a region has enrolled are its members."""
    enrolling = [c for c in cues_in(draft.clause.changes, draft.left, draft.number.start) if c.name == "pendaftaran"]
    return "registered" if enrolling and is_out_of_all(text, draft) else None


def by_segment(text: str, draft: Draft) -> Indicator | None:
    """A segment's own number counts its members."""
    stop = tail_of(text, draft)
    own = cues_in(draft.clause.segments, draft.left, draft.number.start)
    if own and own[-1].kind.startswith("other: kelas"):
        return None  # classes are of whomever the text speaks of
    base = draft.before
    if (
        own
        and base is not None
        and base.indicator == "inactive"
        and _MOST_OF_THEM.search(text, base.number.end, own[0].start)
    ):
        return "inactive"  # "yang menunggak 15,6 juta, dan paling besar di segmen mandiri sekitar 15,2 juta"
    segments = own or cues_in(draft.clause.segments, draft.number.end, stop)
    if (
        segments
        and base is not None
        and base.indicator in ("active", "inactive")
        and _DETAILED.match(text, draft.clause.start, draft.number.start)
    ):
        return base.indicator  # "Rincian peserta aktif 355.340 jiwa PBI JK, 140.310 jiwa PBPU Pemda, …"
    if own and LEFT_IT.search(text, draft.clause.start, own[-1].start):
        return None
    if segments and draft.unit == "persen" and draft.before is not None and draft.before.indicator == "active":
        return "active"  # "aktif 82,5 persen, yakni menurut segmen PBPU 92,6 persen, …"
    return "registered" if segments else None


_DETAILED = Pattern(
    r"\W{0,3}(?:adapun\s|dengan\s)?(?:pe)?rinci(?:an)?(?:nya)?,?\s(?:(?:«COUNT»|dari|untuk)\s)*(?:peserta\s)?(?:yang\s)?(?:aktif|«INACTIVE»|menunggak)(?!\w)"
)
_MOST_OF_THEM = Pattern(
    r"(?<!\w)(?:paling\s(?:besar|banyak)|terbesar|terbanyak|terutama|didominasi|kebanyakan|mayoritas\p{Ll}*|sebagian\sbesar)(?!\w)[^.;\d]{0,40}$"
)


def by_unit(text: str, draft: Draft) -> Indicator | None:
    """ "mencatat 209.318 peserta": the unit says whom it counts."""
    members = draft.number.unit_word == "peserta" or UNIT_TOO.match(text, draft.number.end, draft.right)
    return "registered" if members else None
