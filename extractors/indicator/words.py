"""What a number counts by the words before and behind it."""

from __future__ import annotations

from corpus.pattern import Pattern
from extractors.cues import Cue
from extractors.draft import OUT_OF_THEM, STOP, Draft, cues_in, tail_end, tail_of, thought_of
from extractors.figure import Indicator

FROM = Pattern(
    r"(?<!\w)(?:(?<!terdiri\s)(?<!kurang\s)dari|di\s?antara)(?:\s(?:«TOTAL»(?:nya)?|«COUNT»|seluruh|keseluruhan|potensi|«ABOUT»|«MANY»|«NEARLY»|«OVER»))*+\s*+\(?\s*+$",
    reverse=True,
)
ITSELF = Pattern(r"\s*+(?:jiwa\s|orang\s|peserta\s)?(?:itu|tersebut|tadi)(?!\w)")
_THESE = Pattern(r"(?:\s(?:jiwa|orang|peserta))?,\s(?:itu|ini|mereka)\s(?:sudah\s|kini\s|semuanya\s)?")
_YET = Pattern(r"[\p{L}\s(),-]{0,80}?(?<!\w)(?:tetapi|tapi|namun)\s(?:\w+\s){0,2}?")
_DWELL = Pattern(
    r"(?:^|,)[\s\"“]{0,2}(?:di\s)?(?:sana|«REGION»|desa)?[\p{L}\s]{0,30}(?:terdapat|ada|dihuni|berjumlah|memiliki)(?:\s«ABOUT»|\s«MANY»)?\s*+$",
)
_WHO_LIVE = Pattern(  # "Warga kota hujan itu jumlahnya 1,1 juta jiwa"
    r"(?<![\p{L}\d]\s)(?<!\w)(?:warga|penduduk|masyarakat)\s(?:(?!yang|peserta|anggota|miskin|kurang|«JKN»|«BPJS»|(?:ber|ter|me|di)\p{Ll})[\p{L}'’]+\s){1,4}?(?:jumlahnya|berjumlah)\s(?:(?:«ABOUT»|«REACH»|«MANY»|ada)\s){0,2}$"
)
_HOME_OF = Pattern(r"(?<!\w)(?:dihuni|didiami|berpenduduk)(?:\s(?:oleh|«ABOUT»|«MANY»))*+\s*+$", reverse=True)
_COUNT_OF_ALL = Pattern(
    r"(?<!\w)(?:dukcapil|disdukcapil|dalam\snegeri|kemendagri|bps|statistik)\s[^,.;\d]{0,40}?(?:data|mencatat|menyebut(?:kan)?|tercatat)(?:\s\w+){0,3}\s$"
)
_ALL = Pattern(r"\s(?:jiwa\s)?penduduk(?!\w)")
_WHICH_OF_THEM = Pattern(  # "ada 1,4 juta penduduk X sampai dengan 30 April 2024 yang telah terdaftar"
    r"[^.,;]{0,90}?\syang\s(?:sudah\s|telah\s|belum\s)?(?:terdaftar|tercatat|ter-?cover|tercakup|terlindungi|«BECOME»\speserta|ikut)(?!\w)"
)
_NEXT = Pattern(r"[,;:.](?=\s)|(?<!\w)(?:dan|dengan|sedangkan|sementara|tetapi|namun|serta)(?!\w)")
_DWELLS = Pattern(
    r"\s*+(?:yang\s)?(?:tinggal(?!\s(?:\d|«ABOUT»|«MANY»|hanya|menambah))|bermukim|berdomisili|menetap|mendiami|menghuni)(?!\w)",
)
_WHO = Pattern(r"(?<!\w)yang\s(?:sudah|telah)\s*+$", reverse=True)
_OTHERS_NOT = Pattern(r"\s*+(?:lainnya|lain|lagi)\s(?:«NOT»|belum|non)(?=\s*+[,.(;]|\s*+$)")
_FOR_WHAT = Pattern(r"\s*+(?:untuk|dari\ssisi|dari\ssegi)\s(?:tingkat\s)?(kepesertaan|cakupan|keaktifan)")
_APART = Pattern(r";|(?<!kependudukan\s)(?<!\w)(?:dan|serta|sedangkan|lalu|kemudian)(?!\w)")
LEVELS = ("registered", "active", "inactive", "unregistered")
"""What a number of members or of those who are none may count."""
STATES = ("active", "inactive", "unregistered")
_AND_ACTIVITY = Pattern(r"[\s,]*+(?:(?:dan|dengan|serta|,)\s|\()(?:tingkat\s)?(?:ke)?aktif")


def activity_next(text: str, draft: Draft) -> bool:
    return _AND_ACTIVITY.match(text, draft.number.end, draft.clause.end) is not None


def goal_before(draft: Draft) -> bool:
    return draft.unit == "persen" and any(
        c.kind in ("target", "criterion") for c in cues_in(draft.clause.statuses, draft.left, draft.number.start)
    )


def is_guess(draft: Draft) -> bool:
    """Do other numbers or sentences say what it counts, not its own words?"""
    return draft.counted_by(*_GUESSED)


_GUESSED = (":topic", ":parallel", ":nearer", ":same sentence")
_DECLARED = Pattern(r"(?<!\w)(?:dinyatakan|berstatus|statusnya|«BECOME»)\s$")
_PER_CENT_BESIDE = Pattern(r"\s*+\([\d.,]++\s?(?:%|persen)\)\s(?:jiwa|orang|peserta|penduduk)(?!\w)")
_WANTED = Pattern(
    r"\s*+(?:(?:jiwa|orang|peserta|warga|persen|lagi)\s)*+yang\s(?:masih\s)?(?:(?:harus\s|perlu\s|mesti\s)?(?:kita|kami)\s(?:butuhkan|perlukan|kejar|perjuangkan|penuhi|cari)"
    r"|dibutuhkan|diperlukan|(?:harus|perlu|mesti)\s(?:segera\s)?di(?:perjuangkan|kejar|penuhi|capai|genapi|cari))(?!\w)",
)
_ARE_MEMBERS = Pattern(  # "… 3.120 penduduknya sudah terdaftar", "seluruh warga, 5.665 jiwa, telah menjadi peserta"
    r"(?:\s?(?:ribu|juta|jiwa|orang|warga|penduduk)(?:nya)?)*+,?\s(?:itu\s)?(?:kini\s)?(?:sudah|telah|semuanya|seluruhnya)\s"
    r"(?:(?:semuanya|seluruhnya|resmi|tercatat)\s)?(?:«BECOME»|terdaftar|tercover|terlindungi|tercakup|terjamin|memiliki|punya|mengantongi|masuk)(?!\w)"
)
NOW_MEMBERS = Pattern(
    r"[^,;.\d]{0,60}?(?<!\w)(?:sudah|telah)\s(?:\w+\s)?(?:«BECOME»|terdaftar|tercover|terlindungi|tercakup|terjamin|memiliki|punya|mengantongi|masuk)(?!\w)"
)
_WHO_ARE = Pattern(  # who live there are none of those: "ada 604.071 penduduk atau 87,5 persen"
    r"\s?(?:,\s)?(?:«EQUALS»|\()\s?(?:«ABOUT»\s)?[\d.,]+\s?(?:%|persen)|[^,;.\d]{0,40}?\s(?:yang\s)?(?:terdaftar|tercover|terlindungi|tercakup|«BECOME»\speserta)(?!\w)"
)
_EVERYONE = Pattern(
    r"(?<!dari\s)(?<!\w)(?:seluruh|semua)\s(?:warga|penduduk|masyarakat|rakyat)(?!\w)[^;\d]{0,60}$", reverse=True
)
_ITS_PEOPLE = Pattern(r"\s(?:(?:ribu|juta)\s)?(?:jiwa\s|orang\s)?(?:warga|penduduk|masyarakat|rakyat)(?:nya)?\s")


def after_number(text: str, draft: Draft) -> Indicator | None:
    """ "677.331 orang belum terdaftar", "18.426 tidak aktif", "4,9 yang sudah jadi peserta"."""
    number = draft.number
    stop = tail_of(text, draft)
    if draft.unit != "persen" and _DWELLS.match(text, number.end, draft.clause.end):
        return "population"
    if (
        draft.unit != "persen"
        and ITSELF.match(text, number.end, draft.clause.end)
        and FROM.search(text, max(draft.left, number.start - 60), number.start)
    ):
        return None  # "Dari 41.200 peserta itu, lanjutnya, separuhnya tidak aktif"
    if _WANTED.match(text, number.end, draft.clause.end):
        return "needed"
    if number.unit_word == "peserta" and (state := _state_out_of(text, draft)) is not None:
        return state
    if (
        draft.unit == "jiwa"
        and _DUTY.search(text, draft.left, number.start)
        and _TO_BE_ENROLLED.match(text, number.digits_end, draft.clause.end)
    ):
        return "needed"  # "masih berkewajiban memastikan 900 ribu jiwa warga X segera terdaftar"
    if (
        (draft.unit == "jiwa" or draft.value < _LEAST_LEVEL)
        and _TO_REACH.match(text, number.end, draft.clause.end)
        and _STILL_NEEDS.search(text, draft.left, number.start)
    ):
        return "needed"  # "perlu menambah 3 ribu jiwa untuk mencapai 96,9 persen", "masih punya 4 persen guna …"
    if (
        draft.unit == "jiwa"
        and (_ITS_PEOPLE.match(text, number.digits_end) or _EVERYONE.search(text, draft.left, number.start))
        and _ARE_MEMBERS.match(text, number.digits_end, draft.clause.end)
        and not FROM.search(text, max(draft.left, number.start - 60), number.start)
    ):
        return "registered"
    part = draft.before
    if (
        part is not None
        and part.unit == draft.unit == "jiwa"
        and part.value < draft.value
        and _ITS_PEOPLE.match(text, number.digits_end, draft.clause.end)
        and OUT_OF_THEM.fullmatch(text, part.number.end, number.start)
    ):
        return "population"  # "1.903 dari 10.230 warganya belum terdaftar"
    if (
        part is not None
        and part.unit == draft.unit == "jiwa"
        and part.value < draft.value
        and number.unit_word == "peserta"
        and OUT_OF_THEM.fullmatch(text, part.number.end, number.start)
    ):
        return "registered"  # "Sebanyak 57.086 dari 271.204 peserta JKN di Kota Tegal menunggak"
    if (
        part is not None
        and part.unit == draft.unit == "jiwa"
        and part.value < draft.value
        and part.number.unit_word == "peserta"
        and number.unit_word != "penduduk"
        and any(c.kind in ("active", "inactive") and 0 <= c.start - number.end < 40 for c in draft.clause.indicators)
        and _OUT_OF_THESE.fullmatch(text, part.number.end, number.start)
    ):
        return "registered"  # "41.306 peserta JKN dari 702.551 orang masih menunggak"
    if draft.before is not None and _OTHERS_NOT.match(text, number.end, draft.clause.end):
        return "inactive" if draft.before.indicator == "active" else "unregistered"  # "… aktif, 27.940 lainnya tidak"
    if draft.unit == "persen" and (kind := _FOR_WHAT.match(text, number.end, draft.clause.end)):
        return "active" if "aktif" in kind[1].lower() else "registered"  # "99,86 persen untuk kepesertaan"
    beside = _PER_CENT_BESIDE.match(text, number.end, draft.clause.end)
    if beside:  # "1.084.602 (95,25%) jiwa peserta aktif"
        said = cues_in(draft.clause.indicators, beside.end(), min(beside.end() + 24, draft.clause.end))
        strong = [c for c in said if c.kind in STATES and not c.weak]
        if strong:
            return strong[0].kind  # type: ignore[return-value]
    idle = [c for c in draft.clause.indicators if c.kind == "inactive" and number.end <= c.start < draft.right]
    if idle and draft.unit != "persen" and _THESE.fullmatch(text, number.end, idle[0].start):
        return "inactive"  # "yang PBI, 16,8 juta, itu tidak aktif"
    told_next = bool(idle) and any(0 <= n.start - idle[0].end < 24 for n in draft.clause.numbers)
    if idle and not told_next and _YET.fullmatch(text, number.end, idle[0].start):
        return "inactive"  # "211.807 jiwa yang namanya ada tetapi kartunya mati"
    if text.startswith("atau ", stop):
        other = next((c for c in draft.clause.segments if c.start == stop + len("atau ")), None)
        if other is not None:
            stop = tail_end(text, other.end, draft.right)  # "peserta PPU atau pekerja swasta"
    after = cues_in(draft.clause.indicators, number.start, stop)
    states = [c for c in after if c.kind in STATES and not c.weak]
    if (
        states
        and "," in text[number.end : states[0].start]
        and draft.right < draft.clause.end
        and number.unit_word in ("penduduk", "jiwa")
        and _OUT_OF_TOTAL.search(text, max(draft.left, number.start - 60), number.start)
    ):
        return None  # "Dari total 410.000 jiwa penduduk X, kata dia, yang tidak masuk skema ada 131.420"
    for cue in after:
        if cue.kind == "population" and number.unit is None and cue.start - number.end <= 1:
            out_of = FROM.search(text, max(draft.left, number.start - 60), number.start)
            if states and states[0].start - cue.end < 20 and not out_of:
                return states[0].kind  # type: ignore[return-value]  # "52 ribu penduduknya yang belum terdaftar"
            return "population"  # "5.346.501 jiwa dari 9.616.107 jumlah penduduk"
        if cue.kind == "unregistered" and cue.weak and _REST_ENROLLED.match(text, cue.end, draft.clause.end):
            return "registered"  # "225 ribu jiwa sisanya terdaftar sebagai pekerja"
        if cue.kind == "unregistered" and cue.weak and cue.start - number.end <= 6:
            near = bool(states) and states[0].start - cue.end <= (40 if number.unit_word == "peserta" else 12)
            return states[0].kind if near else "unregistered"  # type: ignore[return-value]  # "5.425 sisanya (nonaktif)"
    for cue in after:
        if states and cue.kind == "registered" and 0 < states[0].start - cue.end < 60:
            continue  # "satu juta peserta terdaftar tercatat tidak aktif"
        if cue.start < number.end and cue.kind in ("registered", "population"):
            continue  # the unit word itself ("peserta", "penduduk")
        if cue.kind == "registered" and (
            UNIT_TOO.fullmatch(text, number.end, cue.end)
            or any(s.start <= cue.start < s.end for s in draft.clause.segments)
        ):
            continue  # "20.618 orang peserta", "109.220 jiwa peserta mandiri": other words say what they are
        if len(text[max(number.end, cue.start - 60) : cue.start].split()) > (8 if states and cue is states[0] else 4):
            return None
        if cue.kind in STATES and not cue.weak:
            if _belongs_to_next(text, draft, cue):
                return None
            wanted = [c for c in cues_in(draft.clause.indicators, draft.left, number.start) if c.kind == "needed"]
            if cue.kind == "active" and wanted:
                return "needed_active"
            return cue.kind  # type: ignore[return-value]
        base = draft.before is not None and draft.before.unit == "persen" and draft.unit == "jiwa"
        if base and draft.before and FROM.fullmatch(text, draft.before.number.end + 1, number.start):
            if draft.before.indicator in ("active", "inactive"):
                return "registered"  # "keaktifan 81 persen dari 410.500 jiwa yang mendaftar"
            return "population"  # "87,2 persen dari 410.500 jiwa yang telah terdaftar"
        if (
            cue.kind == "registered"
            and draft.unit == "jiwa"
            and cue.name in ("terdaftar", "kepesertaan", "memiliki JKN")
        ):
            who = _WHO.search(text, number.end, cue.start)
            if (
                number.unit_word in ("penduduk", "warga", "jiwa", "")
                and who is None
                and FROM.search(text, max(draft.left, number.start - 60), number.start)
            ):
                return None
            stated = [
                c
                for c in draft.clause.indicators
                if c.kind in STATES and not c.weak and cue.end <= c.start < draft.right
            ]
            if stated and _DECLARED.search(text, cue.end, stated[0].start):
                return stated[0].kind  # type: ignore[return-value]  # "17.250 peserta di Kabupaten X dinyatakan nonaktif"
            if _belongs_to_next(text, draft, cue) or _near_weak(text, draft) or _people_before(text, draft):
                return None
            return "registered"
    return None


_OUT_OF_THESE = Pattern(r"[^,;.\d]{0,80}\sdari\s(?:«TOTAL»\s|«COUNT»\s|«ABOUT»\s)?")
_OUT_OF_TOTAL = Pattern(r"(?<!\w)dari\s(?:«TOTAL»|«COUNT»|«ABOUT»)\s(?:«ABOUT»\s|«MANY»\s)?$")
_REST_ENROLLED = Pattern(
    r"\s(?:(?:sudah|telah)\s)?(?:terdaftar|tercatat|merupakan|adalah|berasal)\s(?:sebagai\s|dari\s|peserta\s|segmen\s){0,3}(?:pekerja|«PBI»|pbpu|ppu|penerima|peserta|bukan\spekerja)(?!\w)"
)
UNIT_TOO = Pattern(r"\speserta")


def _state_out_of(text: str, draft: Draft) -> Indicator | None:
    """ "41.306 peserta dari 702.551 orang masih menunggak": the state said behind the whole is that of the part."""
    whole = next((n for n in draft.clause.numbers if n.start >= draft.right), None)
    if whole is None or whole.value <= draft.value or whole.unit == "persen":
        return None
    if not _OUT_OF_THESE.fullmatch(text, draft.number.end, whole.start):
        return None
    said = [c for c in draft.clause.indicators if c.kind in ("active", "inactive") and 0 <= c.start - whole.end < 40]
    return said[0].kind if said else None  # type: ignore[return-value]


def _people_before(text: str, draft: Draft) -> bool:
    """ "dari total penduduk sekitar 937 ribu jiwa terlindungi": the words before are nearer."""
    before = [c for c in cues_in(draft.clause.indicators, draft.left, draft.number.start) if not c.weak]
    if any(c.kind == "needed" for c in before):
        return True
    if not before or before[-1].kind != "population" or "," in text[before[-1].end : draft.number.start]:
        return False  # "Dari 344.923 orang jumlah penduduk, 281.840 orang sudah menjadi peserta"
    return len(text[before[-1].end : draft.number.start].split()) <= 2


def _belongs_to_next(text: str, draft: Draft, cue: Cue) -> bool:
    """ "… 478.192 orang yang telah jadi peserta 439.653": the words speak of the second number."""
    if draft.right >= draft.clause.end:
        return False
    if cue.kind in STATES and cue.start - draft.number.end <= 1:
        own = [c for c in cues_in(draft.clause.indicators, draft.left, draft.number.start) if c.kind in STATES]
        if not own or own[-1].weak or own[-1].kind == cue.kind:
            return False  # else "Peserta aktif 995.856 non aktif 246.214"
    gap = text[cue.end : draft.right]
    return len(gap.split()) <= 4 and STOP.search(gap) is None


def _near_weak(text: str, draft: Draft) -> bool:
    """Does "tersisa" or the like stand right before the number?"""
    return any(
        c.kind == "unregistered" and draft.number.start - c.end < 20
        for c in cues_in(draft.clause.indicators, draft.left, draft.number.start)
    )


_MEMBERSHIP = Pattern(
    r"\skepesertaan(?!\w)(?!\s(?:aktif|non|«NOT»|mandiri|segmen|p[bp][iu]|jk[nm]\s(?:non|«NOT»)?\s?aktif))"
)


def of_membership(text: str, draft: Draft) -> Indicator | None:
    """ "supaya mencapai 90 persen kepesertaan": whatever the words before the number speak of."""
    if draft.unit != "persen":
        return None
    return "registered" if _MEMBERSHIP.match(text, draft.number.end, draft.right) else None


_TO_ENROL = "harus mendaftarkan"
_FOR_A_GOAL = Pattern(r"(?<!\w)(?:«UHC»|target\w*|ambang)(?!\w)|9[58](?:,\d+)?\s?(?:%|persen)")
_CLASS = Pattern(r"(?<!\w)peserta\skelas\s(?:1|i|satu|2|ii|dua|3|iii|tiga)\s(?:\w+\s){0,2}$", reverse=True)


def before_number(text: str, draft: Draft) -> Indicator | None:
    """The nearest cue between the number before and this one; a strong one beats a weak one."""
    number = draft.number
    dwell = (
        (
            _WHO_LIVE.search(text, draft.clause.start, number.start)
            if number.unit_word != "penduduk" and not _ALL.match(text, number.end)
            else _DWELL.search(text[draft.left : number.start])
        )
        is not None
        and draft.unit == "jiwa"
        and NOW_MEMBERS.match(text, number.end, draft.clause.end) is None
        and _WHO_ARE.match(text, number.end, draft.clause.end) is None
        and _WHICH_OF_THEM.match(text, number.end, draft.clause.end) is None
    )
    if draft.unit == "jiwa" and _COUNT_OF_ALL.search(text, draft.left, number.start) and _ALL.match(text, number.end):
        return "population"  # "Kementerian Dalam Negeri memiliki data 261 juta jiwa penduduk"
    if dwell or (draft.unit == "jiwa" and _HOME_OF.search(text, draft.left, number.start)):
        return "population"
    base = draft.before
    if base is not None and base.indicator == "inactive" and _CLASS.search(text, draft.left, number.start):
        return "inactive"  # "rincian 12.189 orang yang menunggak, peserta kelas satu 4.891 orang"
    start = thought_of(text, draft)
    taken = draft.left  # "109.220 jiwa PBPU atau peserta mandiri, 9,27% …": whose the number before is
    if base is not None and "segment:after" in base.reasons:
        taken = _named_till(text, base, draft)
    said = cues_in(draft.clause.indicators, taken, number.start)
    if any(c.name == _TO_ENROL for c in said) and not _FOR_A_GOAL.search(text, draft.clause.start, draft.clause.end):
        said = [c for c in said if c.name != _TO_ENROL]
    cues = [c for c in said if c.start >= start]
    aside = draft.before
    if not cues and aside is not None and draft.unit == "persen" and _put_in(text, aside, number.start):
        # "cakupan terhadap jumlah penduduk (512.300 jiwa) 98 persen": the words before the brackets
        cues = [c for c in cues_in(draft.clause.indicators, aside.left, aside.number.start) if c.kind != "population"]
    return _pick(text, draft, cues or said)


def _named_till(text: str, before: Draft, draft: Draft) -> int:
    """Where the segment ends that stands behind the number `before` ("120 ribu jiwa PBPU atau peserta mandiri, …")."""
    end, tail = draft.left, tail_of(text, before)
    for cue in draft.clause.segments:
        near = cue.start < tail or text[end : cue.start].strip() in ("atau", "alias", "(")
        if cue.start >= draft.left and cue.end <= draft.number.start and near:
            end = cue.end
    return end


_CLOSED = Pattern(r"[^()\d.;]{0,30}\)\s(?:(?:adalah|sebesar|«REACH»|sudah|baru|berada|yakni|yaitu)\s){0,2}")
_OPENED = Pattern(r"\([^()\d.;]{0,30}$", reverse=True)


def _put_in(text: str, aside: Draft, end: int) -> bool:
    """Does the count of people stand in brackets that close right before `end`?"""
    if aside.indicator != "population" or not _CLOSED.fullmatch(text, aside.number.end, end):
        return False
    return _OPENED.search(text, aside.left, aside.number.start) is not None


_HELD_AGAINST = Pattern(
    r"(?<!\w)(?:di\s?bawah|di\s?atas|melampaui|melebihi|jauh\sdari)\s(?:standar|ambang|batas|target|syarat)(?!\w)[^,;\d]{0,90},",
)
_THEIRS = Pattern(r"(?<!\w)(?:kepesertaan|peserta|anggota)\s$")  # "kepesertaan penduduk … 207 juta"
_OUT_OF_MEMBERS = Pattern(
    r"(?<!\w)dari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s)++peserta(?:\s«JKN»|\s«BPJS»)?(?:\syang\s(?:sudah\s|telah\s)?terdaftar)?(?=,?\s\p{L})",
)


def _pick(text: str, draft: Draft, cues: list[Cue]) -> Indicator | None:
    number = draft.number
    mark = _HELD_AGAINST.search(text, draft.left, number.start)
    if mark and (inner := [c for c in cues if not mark.start() <= c.start < mark.end()]):
        cues = inner  # "keaktifannya di bawah standar UHC, yaitu 72 persen"
    cues = [c for c in cues if c.kind != "population" or not c.weak or not _THEIRS.search(text, draft.left, c.start)]
    whole = _OUT_OF_MEMBERS.search(text, draft.left, number.start)
    if whole and (inner := [c for c in cues if not whole.start() <= c.start < whole.end()]):
        cues = inner  # "yang tidak aktif dari total jumlah peserta yang terdaftar mencapai …"
    elif whole and whole.start() <= draft.left + 1 and draft.before is not None and draft.before.indicator in STATES:
        cues = []  # "yang aktif 77,4 persen dari jumlah peserta, di bawah patokan 80 persen"
    if any(c.kind == "needed" and not c.weak for c in cues):
        needed = [c for c in cues if c.kind == "needed"][-1]
        goal = [
            c for c in draft.clause.statuses if needed.end <= c.start and c.end <= number.start and c.kind == "target"
        ]
        if draft.unit == "persen" and (goal or draft.value >= 50):
            cues = [c for c in cues if c.start > needed.start]
        else:
            rule = draft.before  # "keaktifan disyaratkan 80 persen; kurang 2.645 jiwa"
            of_active = rule is not None and rule.indicator == "active" and rule.status != "actual"
            of_active = of_active or any(c.kind == "active" for c in cues)
            return "needed_active" if of_active and draft.unit == "jiwa" else "needed"
    usable = [
        c
        for c in cues
        if c.kind != "population" or (draft.unit != "persen" and not _APART.search(text, c.end, number.start))
    ]
    if draft.unit == "jiwa" and _OUT_OF_PEOPLE.search(text, draft.left, number.start):
        return "registered"
    if draft.unit == "jiwa" and _MEMBERS_OF_THE_PEOPLE.search(text, draft.left, number.start):
        return "registered"  # "Kepesertaan dari penduduk yang ada di X sudah 412.369 jiwa"
    if _AMONG.match(text, number.digits_end, draft.clause.end):
        usable = [c for c in usable if c.kind != "population"]  # "Dari jumlah penduduk itu, 136 ribu di antaranya PPU"
    if number.unit_word == "peserta":
        usable = [c for c in usable if c.kind != "population"]
    paid = [c for c in draft.clause.segments if c.end <= number.start and cues and c.start >= cues[0].start]
    if paid:  # "penduduk yang iurannya dibayar pemda ada 21.876 jiwa"
        usable = [c for c in usable if c.kind != "population" or c.start > paid[0].start]
    strong = [c for c in usable if not c.weak]
    if usable and usable[-1].weak:
        last = usable[-1]
        if last.kind == "population" and draft.unit == "jiwa":
            return "population"
        told = strong[-1] if strong else None
        if told and told.kind != "needed" and _IS_DOWN_TO.fullmatch(text, told.end, number.start):
            return told.kind  # type: ignore[return-value]  # "yang aktif tinggal 301.442 jiwa"
        if told and told.kind == "registered" and _PAID_DOWN_TO.search(text, told.end, number.start):
            return "registered"
        if told and told.name == "kepesertaan" and _ARE_DOWN_TO.fullmatch(text, told.end, number.start):
            return "registered"  # "kepesertaan PBI di Kabupaten Blora tinggal 381.604 orang saja"
        if told and told.kind in STATES and _STILL_SO.fullmatch(text, told.end, last.start):
            return told.kind  # type: ignore[return-value]  # "peserta yang tidak aktif masih ada sekitar 4 persen"
        if last.kind == "unregistered" and (level := _fallen_level(text, draft, last.start)) is not None:
            return level
        if last.kind == "unregistered" and (
            _TO_REACH.match(text, number.end, draft.clause.end) or _FOR_UHC.search(text, draft.left, last.start)
        ):
            return "needed"  # "tinggal 0,02 persen untuk memenuhi UHC", "untuk mencapai UHC tinggal 9 persen"
        if last.kind == "unregistered" and names_segment(draft, last.end):
            return None  # "selebihnya bukan pekerja 6.354 jiwa"
        if last.kind == "unregistered" and number.start - last.end < 25:
            # "Sisanya, 24 persen atau 156.035 jiwa, berstatus nonaktif"
            end = draft.clause.numbers[-1].end
            said = [c for c in draft.clause.indicators if c.start >= end and c.kind in STATES and not c.weak]
            if not said and owed(text, draft):
                return "needed"  # "kekurangan peserta untuk mencapai 98 persen tinggal 3.215 jiwa"
            return said[0].kind if said else "unregistered"  # type: ignore[return-value]
    if strong:
        last = strong[-1]
        if last.kind == "registered":
            # "peserta aktif JKN sebanyak …", "belum terdaftar sebagai peserta …": the state outranks the plain word
            for cue in reversed(strong[:-1]):
                near = last.start - cue.end < 45 or _COMES_FROM.search(text, cue.end, last.start)
                if cue.kind in STATES and near and "," not in text[cue.end : last.start]:
                    return cue.kind  # type: ignore[return-value]
                if cue.kind != "registered":
                    break
        return last.kind  # type: ignore[return-value]
    return usable[-1].kind if usable else None  # type: ignore[return-value]


_MEMBERS_OF_THE_PEOPLE = Pattern(
    r"(?<!\w)(?:kepesertaan|peserta|cakupan)\s(?:(?:[^\W\d]|-)+\s){0,3}?dari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s)*+(?:penduduk|warga)\s[^,.;\d]{0,60}?"
    r"(?<!\w)(?:sudah|telah|baru|«REACH»|tercatat|«MANY»)\s(?:«MANY»\s|«ABOUT»\s|«REACH»\s)?$"
)
_OUT_OF_PEOPLE = Pattern(  # "Dari jumlah penduduk Jambi baru 2.590.418"
    r"(?<!\w)dari\s(?:(?:«COUNT»|«TOTAL»|seluruh)\s){1,2}(?:penduduk|warga)(?:\s(?!yang)\p{L}+){0,4}\s(?:baru|hanya)\s(?:«ABOUT»\s|«MANY»\s)?$"
)
_IS_DOWN_TO = Pattern(r"\s(?:(?:kini|sekarang|saat\sini|hanya|«JKN»|kis)\s){0,2}tinggal\s(?:hanya\s|«ABOUT»\s)?")
_COMES_FROM = Pattern(r"(?<!\w)(?:datang|berasal)\sdari\s$")  # "tunggakan terbanyak … datang dari peserta mandiri"
_PAID_DOWN_TO = Pattern(  # "yang iurannya ditanggung Pemkot Tanjungbalai tinggal 20.000 jiwa"
    r"(?:oleh\s)?(?:pem\p{L}+|apbd|apbn|negara)\s(?:[\p{L}-]+\s){0,3}tinggal\s(?:hanya\s|«ABOUT»\s)?$"
)
_ARE_DOWN_TO = Pattern(r"(?:\s(?!yang)[\p{L}-]+){0,7}\stinggal\s(?:hanya\s|«ABOUT»\s)?")
_STILL_SO = Pattern(r"\s")
_NOW = Pattern(r"(?<!\w)(?:kini|sekarang|saat\sini)\s(?:hanya\s|cuma\s)?$", reverse=True)
_TO_BE_ENROLLED = Pattern(
    r"(?:\s(?:ribu|juta|jiwa|orang|warga|penduduk|peserta|\p{L}+)){0,6}?\s(?:segera|lekas|agar|supaya|bisa|dapat)\s(?:segera\s)?(?:terdaftar|ter-?cover|«BECOME»\speserta|ikut|terlindungi)(?!\w)"
)
_DUTY = Pattern(
    r"(?<!\w)(?:masih|harus|mesti|wajib)\s(?:\w+\s){0,2}?(?:berkewajiban|memastikan|mengupayakan|mengejar|mendorong)(?!\w)[^.;\d]{0,40}$"
)
_STILL_NEEDS = Pattern(
    r"(?<!\w)(?:perlu|butuh|diperlukan|dibutuhkan|memerlukan|membutuhkan|harus|mesti|tinggal|masih\s(?:punya|ada|memiliki|menyisakan|kurang))(?!\w)[^.;\d]{0,80}$"
)
_LEAST_LEVEL = 40
"""Fewer per cents than these, before a goal, are what lacks to it."""
_TO_REACH = Pattern(
    r"(?:\s(?:lagi|saja|jiwa|orang|warga|peserta))*+\s(?:untuk|agar|guna|demi|menuju)\s(?:bisa\s|dapat\s)?"
    r"(?:memenuhi|«REACH»|meraih|menyandang|mengejar|menuntaskan|merampungkan|menyelesaikan|target|«UHC»)(?!\w)"
)
_FOR_UHC = Pattern(
    r"(?<!\w)(?:untuk|agar|guna|demi|menuju)\s(?:bisa\s|dapat\s)?(?:memenuhi|«REACH»|meraih|menyandang|menuju)\s"
    r"(?:status\s|predikat\s|target\s|\W)*«UHC»(?!\w)[^;.\d]{0,80}$"
)
FALLEN = "level:fallen"
"""The reason of a number that is what the one before it has come down to."""


def _fallen_level(text: str, draft: Draft, end: int) -> Indicator | None:
    """ "sebelumnya ada 78.902 jiwa, kini tinggal 52.411": what is left of a level, up to `end`, is one of its kind; a
    small rest of it may be those who are without."""
    before = draft.before
    if before is None or before.indicator not in LEVELS or before.unit != draft.unit:
        return None
    fallen = draft.value < before.value <= 2 * draft.value and _NOW.search(text, draft.left, end)
    if fallen:
        draft.why(FALLEN)
    return before.indicator if fallen else None


def names_segment(draft: Draft, start: int) -> bool:
    """Does a segment stand between `start` and the number, or right after it?"""
    return any(start <= c.start < draft.number.end + 30 for c in draft.clause.segments if c.start < draft.right)


_LEAD = Pattern(r"(?<!\w)(dari|atau)(?!\w)|(\()\s*+$")


def words_before(text: str, draft: Draft) -> str:
    match = _LEAD.search(text, max(draft.left, draft.number.start - 60), draft.number.start)
    return (match[1] or match[2] or "").lower() if match else ""


def owed(text: str, draft: Draft) -> Indicator | None:
    """ "kekurangan peserta untuk mencapai 95 persen … sebanyak 9.478": the gap named before the goal."""
    if draft.unit == "persen" or draft.number.unit_word in ("penduduk",):
        return None
    if (
        any(
            c.kind == "population" and not c.weak
            for c in cues_in(draft.clause.indicators, draft.left, draft.number.start)
        )
        and draft.number.unit_word != "peserta"
    ):
        return None
    needed = [c for c in draft.clause.indicators if c.kind == "needed" and c.end <= draft.left]
    if not needed:
        return None
    between = draft.before
    while between is not None and between.number.start > needed[-1].end:
        if between.unit != "persen":
            return None
        between = between.before
    return "needed"


_TELLS_NEXT = Pattern(  # "226.269 jiwa, dan yang belum terdaftar masih ada 11.311 jiwa"
    r"(?:\s(?:«JKN»|kis|sebagai|peserta))*+\s(?:masih\sada|masih|ada|«MANY»|«ABOUT»|tinggal|hanya)(?:\s(?:ada|«MANY»|«ABOUT»))?\s*+",
)
_SET_OFF = Pattern(r"[,;(]|(?<!\w)(?:dan|dengan|serta|sedangkan|sementara|namun|tetapi|tapi|meski|walau)(?!\w)")
_HOWEVER = Pattern(r"(?<!\w)(?:namun|tetapi|tapi|sedangkan|sementara|walau\w*|meski\w*)(?!\w)")
_BASE_OF = Pattern(r"(?<!\w)dari\s(?:\w+\s){0,2}\d")
_AMONG = Pattern(r"(?:\s(?:ribu|juta|jiwa|orang|peserta|warga))*+\s(?:di\s?antaranya|dari\smereka)(?!\w)")


def _of_next(text: str, end: int, cue: Cue, start: int) -> bool:
    """ "1.110.204 jiwa, aktif 77,6 persen", "105,1 persen (aktif 95,4 persen)": are the words those of the number that
    follows at once, set off from the one that ends at `end`?"""
    if cue.kind not in ("active", "inactive") or cue.end > start or text[cue.end : start].strip():
        return False
    return _SET_OFF.search(text, end, cue.start) is not None


def rest_of_sentence(text: str, draft: Draft) -> Indicator | None:
    """A subject that comes after its number: "sebanyak 5.241 jiwa … sudah terdaftar"."""
    if draft.before is not None and draft.before.indicator not in (None, "population"):
        return None
    number, clause = draft.number, draft.clause
    end = draft.right
    following = [n for n in clause.numbers if n.start >= number.end]
    if (
        draft.unit == "jiwa"
        and len(following) > 1
        and following[0].unit == "jiwa"
        and OUT_OF_THEM.fullmatch(text, number.end, following[0].start)
    ):
        # "389.210 jiwa dari 393.064 jiwa penduduk telah menjadi peserta, 305.919 di antaranya aktif"
        end = following[1].start
    if draft.unit == "persen":
        stop = _NEXT.search(text, number.end, clause.end)
        end = stop.start() if stop else clause.end
    if number.unit_word == "peserta" and _BASE_OF.search(text, number.end, min(number.end + 60, clause.end)):
        return "registered"  # "655.310 peserta dari 910.400 penduduk, sehingga sisanya belum terdaftar"
    cues = [c for c in cues_in(clause.indicators, number.end, end) if c.kind in LEVELS and not c.weak]
    if draft.unit == "jiwa":
        cues = [c for c in cues if not (c.kind in STATES and _TELLS_NEXT.fullmatch(text, c.end, end))]
    among = [n for n in following if _AMONG.match(text, n.digits_end, clause.end)]
    if among:  # "2.611.204 peserta JKN, 431.220 di antaranya nonaktif"
        cues = [c for c in cues if c.start < among[0].start]
    if following:
        cues = [c for c in cues if not _of_next(text, number.end, c, following[0].start)]
    if not cues and not among and not goal_before(draft):
        # "1,2 juta jiwa, atau 96,1 persen, kini terlindungi": the words come after the last number
        last = clause.numbers[-1].end
        cues = [c for c in clause.indicators if c.start > last + 1 and c.kind in LEVELS and not c.weak]
        if _HOWEVER.search(text, number.end, clause.numbers[-1].start):
            cues = []  # "mencapai 97,3 persen, namun hanya 81 persen yang aktif"
        if draft.unit == "persen" and draft.value >= 50 and cues and cues[0].kind in ("inactive", "unregistered"):
            cues = []  # "menutup daftar dengan 94,12 persen, artinya 13.883 orang belum terdaftar"
    if cues and cues[0].kind in ("inactive", "unregistered") and goal_before(draft):
        return "registered"  # "sasaran 98 persen tidak berarti apabila seperlima peserta tidak aktif"
    if (
        len(cues) > 1
        and draft.unit == "persen"
        and cues[0].kind == "registered"
        and cues[0].start - number.end <= 1
        and cues[1].kind in ("active", "inactive")
        and "," not in text[number.end : cues[1].start]
    ):
        cues = cues[1:]  # "45 persen peserta di wilayah kerja cabang ini tercatat nonaktif"
    if (
        len(cues) > 1
        and text[cues[0].start : cues[0].end].endswith("sebagai peserta")
        and cues[1].kind in STATES
        and cues[1].start - cues[0].end < 20
    ):
        cues = cues[1:]  # "7,4% … masih tercatat sebagai peserta nonaktif"
    if len(cues) > 1 and {cues[0].kind, cues[1].kind} == {"active", "inactive"} and cues[1].start - cues[0].end < 12:
        return "registered"  # "aktif dan tidak aktif": all of them
    return cues[0].kind if cues else None  # type: ignore[return-value]
