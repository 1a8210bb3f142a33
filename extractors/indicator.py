"""What a number counts: members, active members, people without, people in all, or the gap to a target.

The steps are tried in order, and `reasons` says which decided: words right after the number, the number that it
restates, the words before it, its place in a parallel list, the rest of the sentence, and last what the text speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pattern import Pattern
from extractors.cues import Cue
from extractors.draft import (
    LEFT_IT,
    OF_ALL,
    OUT_OF_THEM,
    STOP,
    Draft,
    cues_in,
    is_out_of_all,
    tail_end,
    tail_of,
    thought_of,
)
from extractors.figure import Indicator

_FROM = Pattern(
    r"(?<!\w)(?:(?<!terdiri\s)(?<!kurang\s)dari|di\s?antara)(?:\s(?:«TOTAL»(?:nya)?|«COUNT»|seluruh|keseluruhan|potensi|«ABOUT»|«MANY»|«NEARLY»|«OVER»))*+\s*+\(?\s*+$",
    reverse=True,
)
_MOVED = Pattern(  # "peserta … tumbuh dari 61 ribu menjadi 198 ribu": no people it is measured against
    r"(?<!\w)(?:«RISE»|«FALL»|berubah|bergerak|beranjak)"
    r"(?:\s(?:tajam|drastis|pesat|signifikan|perlahan|terus|lagi))?\s*+$",
    reverse=True,
)
_ITSELF = Pattern(r"\s*+(?:jiwa\s|orang\s|peserta\s)?(?:itu|tersebut|tadi)(?!\w)")
_OF_JKN = Pattern(r"\s*+(?:program\s)?(?:«JKN»|«BPJS»|terdaftar|aktif)(?!\w)")
_MEMBERS = Pattern(
    r"\s*+(?:jiwa\s|orang\s|warga\s)?(?:(?:di\s)?\p{L}+\s\p{L}+\s)?yang\s(?:sudah\s|telah\s)?(?:(?:men)?jadi\speserta|mendaftar(?!\s(?:di|ke)(?!\w))(?!\w)|terdaftar(?=\s?,|\ssebagai\speserta)|(?:terdata|tercatat)(?=\ssebagai\speserta))",
)
_AS_MEMBERS = Pattern(r"\speserta(?:\s(?:program\s)?(?:«JKN»|«BPJS»|kis))(?!\w)")  # "dari 402.118 jiwa peserta JKN"
_STILL_THEY = Pattern(r"(?<!\w)(?:mereka|tersebut|itu|di\s?antaranya)(?!\w)")
_LEFT = Pattern(r"\s*+(?:[\p{L}]++\s){0,2}?lagi\s(?:yang\s(?:harus|perlu|mesti|masih|belum)|belum)(?!\w)")
_THESE = Pattern(r"(?:\s(?:jiwa|orang|peserta))?,\s(?:itu|ini|mereka)\s(?:sudah\s|kini\s|semuanya\s)?")
_YET = Pattern(r"[\p{L}\s(),-]{0,80}?(?<!\w)(?:tetapi|tapi|namun)\s(?:\w+\s){0,2}?")
_MORE = Pattern(r"\s*+(?:[\p{L}]++\s){0,2}?lagi(?!\w)")
_DWELL = Pattern(
    r"(?:^|,)[\s\"“]{0,2}(?:di\s)?(?:sana|«REGION»|desa)?[\p{L}\s]{0,30}(?:terdapat|ada|dihuni|berjumlah|memiliki)(?:\s«ABOUT»|\s«MANY»)?\s*+$",
)
_WHO_LIVE = Pattern(  # "Warga kota hujan itu jumlahnya 1,1 juta jiwa"
    r"(?<![\p{L}\d]\s)(?<!\w)(?:warga|penduduk|masyarakat)\s(?:(?!yang|peserta|anggota|miskin|kurang|«JKN»|«BPJS»|(?:ber|ter|me|di)\p{Ll})[\p{L}'’]+\s){1,4}?(?:jumlahnya|berjumlah)\s(?:(?:«ABOUT»|«REACH»|«MANY»|ada)\s){0,2}$"
)
_HOME_OF = Pattern(r"(?<!\w)(?:dihuni|didiami|berpenduduk)(?:\s(?:oleh|«ABOUT»|«MANY»))*+\s*+$", reverse=True)
_OUT_OF_THOSE = Pattern(r"\W{0,3}(?:dari|di\s?antara)\s(?:«COUNT»|«TOTAL»|angka)\s(?:itu|tersebut|tadi)(?!\w)")
_ARE_OF_KIND = Pattern(r"\s(?:(?:jiwa|orang|di\s?antaranya)\s)?(?:merupakan|adalah|ialah|berasal\sdari)\speserta(?!\w)")
_OF_KIND_BEFORE = Pattern(  # "yang terbesar kelompok PBPU yakni 1,3 juta"
    r"(?<!\w)(?:segmen|kategori|kelompok|golongan)\s[^.;\d]{3,80}\s(?:yakni|yaitu|«MANY»|«ABOUT»|«REACH»)\s(?:«MANY»\s|«ABOUT»\s)?$"
)
_PAID_FOR = Pattern(
    r"(?:\s(?:jiwa|orang|peserta))?,?(?:\s«EQUALS»\s(?:«ABOUT»\s)?[\d.,]++\s?(?:%|persen|jiwa|orang|peserta))?\s(?:iuran\w*\s)?di(?:bayar|tanggung|biayai)\w*(?!\w)"
)
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
_STATES = ("active", "inactive", "unregistered")


@dataclass(slots=True)
class Spoken:
    """The last per cents of members and of active members: a bare per cent is of the nearer one's kind."""

    registered: float | None = None
    active: float | None = None
    told: Indicator | None = None
    """What the sentence right before gives the first number by name ("… yang tidak aktif. Jumlahnya …")."""

    def hear(self, draft: Draft) -> None:
        """Note a per cent whose words say what it counts."""
        sure = any(
            r.startswith("indicator:") and not r.endswith((":topic", ":parallel", ":nearer")) for r in draft.reasons
        )
        if draft.unit != "persen" or draft.status != "actual" or draft.segment is not None or not sure:
            return
        if draft.indicator == "registered":
            self.registered = draft.value
        elif draft.indicator == "active":
            self.active = draft.value

    def nearer(self, draft: Draft) -> Indicator | None:
        """The kind that the number is plainly nearer to, or None; more than all members are never active."""
        if self.registered is None or self.active is None or draft.unit != "persen":
            return None
        far = abs(self.registered - self.active)
        to_members, to_active = abs(draft.value - self.registered), abs(draft.value - self.active)
        if far < 6:
            return None
        if to_members * 2 < to_active:
            return "registered"
        return "active" if to_active * 2 < to_members else None

    def again(self, draft: Draft) -> Indicator | None:
        """ "Sudah 99,49% dan 88,9%": the kind of a per cent with decimals that was said before."""
        if draft.unit != "persen" or draft.number.decimals == 0 or self.registered == self.active:
            return None
        if draft.value == self.active:
            return "active"
        return "registered" if draft.value == self.registered else None


def assign_indicator(text: str, draft: Draft, topic: Indicator | None, spoken: Spoken) -> None:
    """Decide `draft.indicator`; `topic` is the indicator that the sentences before spoke of, or None."""
    steps = [
        _still_more,
        _detailed,
        _of_membership,
        _beside_debt,
        _after_number,
        _series,
        _linked,
        _in_debt,
        _base,
        _before_number,
        _owed,
        _parallel,
        _enrolled,
        _by_segment,
    ]
    if spoken.told is None or draft.before is not None:
        steps.append(_rest_of_sentence)
        if topic not in ("active", "inactive"):
            steps.append(_by_unit)
    for step in steps:
        indicator = step(text, draft)
        if (
            step in (_by_segment, _rest_of_sentence)
            and indicator == "registered"
            and topic == "inactive"
            and draft.unit == "jiwa"
            and _names_segment(draft, draft.left)
            and _GOES_ON_WITH.match(text, draft.clause.start, draft.number.start)
        ):
            indicator = "inactive"  # "… nonaktif meliputi 19,2 juta PBI. Selebihnya, 9,2 juta dari PPU …"
        if indicator == "unregistered" and step is not _linked and _members_left(text, draft):
            indicator = "registered"  # "kepesertaan PBI APBD tinggal 82.553 jiwa"
        if indicator == "unregistered" and is_rest_elsewhere(text, draft):
            indicator = "registered"
        if indicator == "unregistered" and step is not _linked and _only(text, draft):
            # "keaktifan sempat 68,1 persen, kini tinggal 66,4 persen", "yang aktif tinggal 54 persen"
            named = any(
                c.kind == "active" for c in cues_in(draft.clause.indicators, draft.left, draft.number.start)
            ) or (draft.before is not None and draft.before.indicator == "active")
            indicator = "active" if named else "registered"
        if indicator == "registered" and topic == "active" and step is _before_number and _only_attainment(text, draft):
            indicator = "active"  # "keaktifan … Yang tertinggi capaian Kabupaten X, yaitu 89 persen"
        if (
            indicator == "registered"
            and topic in ("active", "inactive")
            and draft.unit == "persen"
            and _OF_MEMBERS.match(text, draft.number.end, draft.clause.end)
        ):
            indicator = topic  # "… aktif 76.403 jiwa. Itu 78,8 persen dari peserta terdaftar"
        if (
            indicator == "registered"
            and topic == "active"
            and step is _rest_of_sentence
            and draft.number.decimals == 0
            and draft.value <= _MOST_ASKED_OF_ACTIVITY
            and _goal_before(draft)
        ):
            indicator = "active"  # "keaktifan 72,8 persen. Padahal syarat minimal 80 persen untuk menikmati UHC"
        if (
            indicator == "registered"
            and topic == "inactive"
            and draft.unit == "jiwa"
            and _OUT_OF_THOSE.match(text, draft.clause.start, draft.number.start)
            and (
                (step is _after_number and _ARE_OF_KIND.match(text, draft.number.end, draft.clause.end))
                or _OF_KIND_BEFORE.search(text, draft.clause.start, draft.number.start)
            )
        ):
            indicator = "inactive"  # "… yang menunggak 17 juta. Dari jumlah itu, 14 juta merupakan peserta PBPU"
        if (
            indicator == "registered"
            and draft.unit == "jiwa"
            and draft.link is not None
            and draft.link.indicator == "inactive"
            and step is _after_number
            and _ARE_OF_KIND.match(text, draft.number.end, draft.clause.end)
        ):
            indicator = "inactive"  # "Dari yang nonaktif 90 persen atau 27.900 jiwa ialah peserta PBPU"
        if (
            indicator == "unregistered"
            and _GOES_ON_WITH.match(text, draft.clause.start, draft.number.start)
            and _PAID_FOR.match(text, draft.number.end, draft.clause.end)
        ):
            indicator = "registered"  # "Selebihnya, sekitar 61 ribu jiwa dibayarkan secara mandiri"
        if draft.unit == "persen" and indicator == "needed" and topic == "active" and not _speaks_of_members(draft):
            indicator = "needed_active"  # "target keaktifan 80 persen. Kita masih kurang 9 persen"
        if indicator is not None:
            again = spoken.again(draft) if step is _parallel else None
            draft.indicator = again or indicator
            draft.why(f"indicator:{draft.indicator}:{'nearer' if again else step.__name__.strip('_')}")
            return
    if (
        spoken.told is None
        and topic is None
        and draft.before is None
        and draft.unit == "persen"
        and OF_ALL.match(text, draft.number.end, draft.clause.end)
    ):
        draft.indicator = "registered"  # on a page of JKN a share of all people is that of its members
        draft.why("indicator:registered:of all people")
    elif spoken.told is not None and draft.before is None:
        draft.indicator = spoken.told
        draft.why(f"indicator:{spoken.told}:told")
    elif draft.unit == "persen" and _activity_next(text, draft):
        draft.indicator = "registered"  # "100,31 persen dan keaktifan 90,77 persen"
        draft.why("indicator:registered:beside activity")
    elif draft.before is not None and draft.before.indicator == "needed_active" and draft.unit == "persen":
        draft.indicator = "active"
        draft.why("indicator:active:same sentence")
    elif draft.unit == "jiwa" and _OUT_OF_MEMBERS_SO_MANY.search(text, draft.left, draft.number.start):
        draft.indicator = "registered"  # "keaktifan 80,1 persen dari total peserta sebanyak 225.112 orang"
        draft.why("indicator:registered:the whole")
    elif (said := _level_before(draft)) is not None:
        draft.indicator = said
        if draft.unit == "persen" and draft.value >= 50 and draft.indicator in ("unregistered", "inactive"):
            draft.indicator = "registered"  # so many are without only where it is said again
        draft.why(f"indicator:{draft.indicator}:same sentence")
    elif topic is not None:
        if draft.unit == "persen" and _STILL.search(text, draft.left, draft.number.start):
            draft.why(LEFT)
        item = not any(not c.weak for c in draft.clause.indicators) and any(
            draft.left <= m.start < draft.number.start for m in draft.clause.regions
        )  # "Lalu Kabupaten X 3.120 orang atau 4,2 persen": a list goes on
        if (
            topic == "unregistered"
            and not item
            and (
                draft.number.unit_word == "peserta"
                or not _STILL_THEY.search(text, draft.clause.start, draft.number.start)
            )
        ):
            topic = "registered"
        of_members = draft.number.decimals == 0 and draft.value >= 95 and _goal_before(draft)
        if topic == "active" and of_members:
            topic = "registered"  # a goal of 95 or 98 per cent is one of members unless activity is named
        worse = _WORSE.search(text, draft.clause.start, draft.number.start)
        if draft.unit == "persen" and topic in ("unregistered", "inactive") and draft.value >= 50 and not worse:
            topic = "registered"  # so many are without only where it is said again
        if (
            topic == "active"
            and draft.number.unit_word == "peserta"
            and _IN_ALL.search(text, draft.clause.start, draft.number.start)
        ):
            topic = "registered"  # "… keaktifan 80,6 persen. Total se-Kedu lebih dari 4,6 juta peserta"
        if topic == "active" and _activity_later(draft):
            topic = "registered"  # "310.404 jiwa, 99,14 persen dari penduduk, dan yang aktif 251.290 jiwa"
        nearer = spoken.nearer(draft) if topic in ("registered", "active") and not of_members else None
        if nearer is not None and nearer != topic:
            draft.indicator = nearer
            draft.why(f"indicator:{nearer}:nearer")
            return
        draft.indicator = topic
        draft.why(f"indicator:{topic}:topic")


_GOES_ON_WITH = Pattern(r"\W{0,3}(?:selebihnya|sisanya|lalu|kemudian|selanjutnya|berikutnya|disusul|diikuti)(?!\w)")
_MOST_ASKED_OF_ACTIVITY = 85
"""Goals and rules ask so many per cents at most of activity; of members they ask 95 and more."""


def _speaks_of_members(draft: Draft) -> bool:
    cues = cues_in(draft.clause.indicators, draft.clause.start, draft.number.start)
    return any(c.kind == "registered" and not c.weak for c in cues)


LEFT = "said:left"
"""The reason of a per cent that may be what the members leave ("Masih 9 persen")."""
_IN_ALL = Pattern(r"(?<!\w)(?:«TOTAL»|totalnya|seluruhnya|secara\skeseluruhan)(?!\w)")
_STILL = Pattern(r"(?<!\w)(?:masih|tinggal|sisanya|kurang)\s(?:(?:ada|«ABOUT»|tersisa)\s)*$", reverse=True)
_WORSE = Pattern(r"(?<!\w)lebih\s(?:parah|buruk|memprihatinkan|banyak\slagi|tinggi\slagi)(?!\w)")


_OUT_OF_MEMBERS_SO_MANY = Pattern(
    r"(?<!\w)dari\s(?:(?:«TOTAL»|«COUNT»|seluruh)\s){1,2}peserta(?:\s(?:«JKN»|«BPJS»|kesehatan|yang|terdaftar|ada))*\s(?:«MANY»|sebesar|yaitu|yakni)\s$"
)


def _level_before(draft: Draft) -> Indicator | None:
    """What the number before counts; past one count of people ("… peserta, dari 562.220 penduduk, sudah 98 persen")."""
    before = draft.before
    if before is not None and before.indicator == "population" and draft.unit == "persen":
        before = before.before
    return before.indicator if before is not None and before.indicator in LEVELS else None


_OF_MEMBERS = Pattern(
    r"\sdari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s|keseluruhan\s)*+peserta(?!\s(?:pbi|pbpu|ppu|mandiri))(?!\w)"
)
_ATTAINMENT = Pattern(r"(?:pen)?capaian(?:nya)?")


def _only_attainment(text: str, draft: Draft) -> bool:
    """Is "capaian", which may be of anything, the only word for what is counted?"""
    cues = cues_in(draft.clause.indicators, draft.left, draft.number.start)
    return draft.unit == "persen" and bool(cues) and all(_ATTAINMENT.fullmatch(text, c.start, c.end) for c in cues)


_ONLY = Pattern(r"(?<!\w)baru(?:\s(?:sebesar|«REACH»|«ABOUT»))?\s*+$", reverse=True)


def _is_denied(draft: Draft) -> bool:
    """Do words of the number's part of the sentence, or behind it, say outright that people are no members?"""
    return any(c.kind == "unregistered" and not c.weak for c in draft.clause.indicators if c.start >= draft.left)


_MEMBERS_LEFT = Pattern(
    r"(?<!\w)(?:kepesertaan|«COUNT»\speserta|peserta)\s(?:(?!belum|«NOT»|kuota|target|sisa)[^,;.\d]){0,80}?(?<!\w)(?:tinggal|tersisa)\s"
    r"(?:(?:«ABOUT»|«MANY»)\s)?$"
)


def _members_left(text: str, draft: Draft) -> bool:
    """ "kepesertaan PBI yang dibiayai pemda tinggal 82.553 jiwa": those who are left are members."""
    return not _is_denied(draft) and _MEMBERS_LEFT.search(text, draft.left, draft.number.start) is not None


_THE_REST_OF_THEM = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga))?(?:\sdi\s[^,.;\d]{3,40})?,?\s(?:dan\s|serta\s)?(?:selebihnya|sisanya)\s(?:(?:ada|«MANY»|yakni)\s)?$"
)


def is_rest_elsewhere(text: str, draft: Draft) -> bool:
    """ "PBI terbanyak di Kabupaten A 24.772 jiwa, B 10.942 jiwa, selebihnya 8.621 jiwa di Kabupaten C": of the same."""
    before = draft.before
    return (
        before is not None
        and before.indicator == "registered"
        and before.segment is not None
        and before.unit == draft.unit == "jiwa"
        and _THE_REST_OF_THEM.fullmatch(text, before.number.end, draft.number.start) is not None
        and any(draft.number.end <= m.start <= draft.number.end + 20 for m in draft.clause.regions)
    )


def _only(text: str, draft: Draft) -> bool:
    """ "banyak yang belum menjadi peserta, baru 75 persen": so many are members, not without."""
    number = draft.number
    if draft.unit != "persen" or draft.value < 50:
        return False
    return not _is_denied(draft) or _ONLY.search(text, draft.left, number.start) is not None


_AND_ACTIVITY = Pattern(r"[\s,]*+(?:(?:dan|dengan|serta|,)\s|\()(?:tingkat\s)?(?:ke)?aktif")


def _activity_next(text: str, draft: Draft) -> bool:
    return _AND_ACTIVITY.match(text, draft.number.end, draft.clause.end) is not None


def _activity_later(draft: Draft) -> bool:
    """Does the sentence go on to say how many of them are active?"""
    if draft.right < draft.clause.end and any(
        c.kind == "active" and not c.weak and c.start >= draft.right for c in draft.clause.indicators
    ):
        return True  # "mencapai 97,3 persen, namun hanya 81 persen yang aktif"
    return any(
        c.kind == "active"
        and not c.weak
        and c.start >= draft.number.end
        and any(n.start >= c.end for n in draft.clause.numbers)
        for c in draft.clause.indicators
    )


def _goal_before(draft: Draft) -> bool:
    return draft.unit == "persen" and any(
        c.kind in ("target", "criterion") for c in cues_in(draft.clause.statuses, draft.left, draft.number.start)
    )


_OR_RATHER = Pattern(r"\s«EQUALS»\s(?:tercatat|«ABOUT»|sebesar|«REACH»|sudah)\s")


_AND = Pattern(r"\s*(?:dan|serta|lalu|;|,)\s*(?:sebesar|«REACH»|«ABOUT»)?\s*")


def answer_in_order(text: str, own: Sequence[Draft], ruled: Sequence[Draft]) -> None:
    """ "Syaratnya cakupan 98 persen dan keaktifan 80 persen. Kota Bima sudah 99,1 persen dan 84,2 persen": two per
    cents without words of their own answer a rule or goal of two parts in its order; `ruled` are the numbers of the
    sentence before."""
    for place in range(1, len(own)):
        first, second = own[place - 1], own[place]
        if not (_is_open(first) and _is_open(second)) or not _AND.fullmatch(
            text, first.number.end, second.number.start
        ):
            continue
        rule = [d.indicator for d in (*ruled, *own[: place - 1]) if d.unit == "persen" and d.status != "actual"][-2:]
        if sorted(map(str, rule)) == ["active", "registered"]:
            for draft, indicator in zip((first, second), rule, strict=True):
                draft.indicator = indicator
                draft.why(f"indicator:{indicator}:answers a rule")


def _is_open(draft: Draft) -> bool:
    """Is it a present per cent of members whose own words do not say which?"""
    return (
        draft.unit == "persen"
        and draft.status == "actual"
        and draft.indicator in ("registered", "active")
        and _is_guess(draft)
    )


def _is_guess(draft: Draft) -> bool:
    """Do other numbers or sentences say what it counts, not its own words?"""
    return draft.counted_by(*_GUESSED)


_GUESSED = (":topic", ":parallel", ":nearer", ":same sentence")


def share_back(text: str, draft: Draft) -> None:
    """ "1.854.565 jiwa atau 86,64 persen berstatus aktif": what is said after the second number holds for the first."""
    link = draft.link
    part = draft.before
    if (
        part is not None
        and part.indicator == draft.indicator == "population"
        and part.value < draft.value
        and OUT_OF_THEM.fullmatch(text, part.number.end, draft.number.start)
    ):
        # "96 persen penduduk Kabupaten X, persisnya 551.414 dari 574.390 jiwa, sudah menjadi peserta"
        part.indicator = _level_before(part) or "registered"
        part.why(f"indicator:{part.indicator}:out of the people")
    if (
        part is not None
        and part.indicator is None
        and part.dropped == "no indicator"
        and draft.indicator == "population"
        and part.value < draft.value
        and OUT_OF_THEM.fullmatch(text, part.number.end, draft.number.start)
        and _NOW_MEMBERS.match(text, draft.number.end, draft.clause.end)
    ):
        part.indicator, part.dropped = "registered", None  # "1,2 dari 1,3 juta penduduk sudah menjadi peserta"
        part.why("indicator:registered:out of the people")
    if link is not None and link.indicator is None and draft.indicator == "registered":
        link.indicator = "registered"  # "mencatat 234.500 jiwa atau 82 persen … menjadi peserta"
        link.why("indicator:registered:from its restatement")
        link.dropped = None if link.dropped == "no indicator" else link.dropped
        return
    if link is None and draft.unit == "persen" and draft.before is not None:
        gap = text[draft.before.number.end : draft.number.start]
        link = draft.before if _OR_RATHER.fullmatch(gap) else None
    if link is not None and link.indicator == "population" and OF_ALL.match(text, draft.number.end, draft.clause.end):
        link.indicator = draft.indicator = "registered"  # people who are 90 per cent of the people are members
        link.why("indicator:registered:a share of the people")
        draft.dropped = None if draft.dropped == "no indicator" else draft.dropped
        return
    if link is None or draft.indicator not in _STATES:
        return
    turned = _TURNS_TO.search(text, link.left, link.number.start) is not None
    guessed = turned or link.counted_by(":rest_of_sentence", ":parallel", ":topic")
    if link.indicator not in (None, "registered") and not guessed:
        return
    if link.unit == "persen" and link.value >= 50 and draft.indicator in ("unregistered", "inactive"):
        return  # "94,12 persen, artinya 13.883 orang belum menjadi peserta"
    said = draft.counted_by(":after_number")
    guessed = guessed or link.counted_by(":same sentence", ":by_unit")
    guessed = guessed or "," in text[link.left : link.number.start]
    if said and (guessed or link.indicator is None):
        link.indicator = draft.indicator
        link.why(f"indicator:{draft.indicator}:from its restatement")
        link.dropped = None if link.dropped == "no indicator" else link.dropped


_TURNS_TO = Pattern(  # "… aktif, sedangkan 120.697 peserta atau 46,45 persen nonaktif": not of what was said before
    r"(?<!\w)(?:sedangkan|sementara|adapun)\s(?:(?:«ABOUT»|«MANY»|ada|sisanya|yang)\s){0,2}$", reverse=True
)


def _still_more(text: str, draft: Draft) -> Indicator | None:
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
    if any(c.kind in _STATES and not c.weak for c in cues_in(draft.clause.indicators, draft.number.end, stop)):
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
_NOW_MEMBERS = Pattern(
    r"[^,;.\d]{0,60}?(?<!\w)(?:sudah|telah)\s(?:\w+\s)?(?:«BECOME»|terdaftar|tercover|terlindungi|tercakup|terjamin|memiliki|punya|mengantongi|masuk)(?!\w)"
)
_WHO_ARE = Pattern(  # who live there are none of those: "ada 604.071 penduduk atau 87,5 persen"
    r"\s?(?:,\s)?(?:«EQUALS»|\()\s?(?:«ABOUT»\s)?[\d.,]+\s?(?:%|persen)|[^,;.\d]{0,40}?\s(?:yang\s)?(?:terdaftar|tercover|terlindungi|tercakup|«BECOME»\speserta)(?!\w)"
)
_EVERYONE = Pattern(
    r"(?<!dari\s)(?<!\w)(?:seluruh|semua)\s(?:warga|penduduk|masyarakat|rakyat)(?!\w)[^;\d]{0,60}$", reverse=True
)
_ITS_PEOPLE = Pattern(r"\s(?:(?:ribu|juta)\s)?(?:jiwa\s|orang\s)?(?:warga|penduduk|masyarakat|rakyat)(?:nya)?\s")


def _after_number(text: str, draft: Draft) -> Indicator | None:
    """ "677.331 orang belum terdaftar", "18.426 tidak aktif", "4,9 yang sudah jadi peserta"."""
    number = draft.number
    stop = tail_of(text, draft)
    if draft.unit != "persen" and _DWELLS.match(text, number.end, draft.clause.end):
        return "population"
    if (
        draft.unit != "persen"
        and _ITSELF.match(text, number.end, draft.clause.end)
        and _FROM.search(text, max(draft.left, number.start - 60), number.start)
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
        and not _FROM.search(text, max(draft.left, number.start - 60), number.start)
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
        strong = [c for c in said if c.kind in _STATES and not c.weak]
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
    states = [c for c in after if c.kind in _STATES and not c.weak]
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
            out_of = _FROM.search(text, max(draft.left, number.start - 60), number.start)
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
            _UNIT_TOO.fullmatch(text, number.end, cue.end)
            or any(s.start <= cue.start < s.end for s in draft.clause.segments)
        ):
            continue  # "20.618 orang peserta", "109.220 jiwa peserta mandiri": other words say what they are
        if len(text[max(number.end, cue.start - 60) : cue.start].split()) > (8 if states and cue is states[0] else 4):
            return None
        if cue.kind in _STATES and not cue.weak:
            if _belongs_to_next(text, draft, cue):
                return None
            wanted = [c for c in cues_in(draft.clause.indicators, draft.left, number.start) if c.kind == "needed"]
            if cue.kind == "active" and wanted:
                return "needed_active"
            return cue.kind  # type: ignore[return-value]
        base = draft.before is not None and draft.before.unit == "persen" and draft.unit == "jiwa"
        if base and draft.before and _FROM.fullmatch(text, draft.before.number.end + 1, number.start):
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
                and _FROM.search(text, max(draft.left, number.start - 60), number.start)
            ):
                return None
            stated = [
                c
                for c in draft.clause.indicators
                if c.kind in _STATES and not c.weak and cue.end <= c.start < draft.right
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


_UNIT_TOO = Pattern(r"\speserta")


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
    if cue.kind in _STATES and cue.start - draft.number.end <= 1:
        own = [c for c in cues_in(draft.clause.indicators, draft.left, draft.number.start) if c.kind in _STATES]
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


def _series(text: str, draft: Draft) -> Indicator | None:
    """ "Tahun 2022 sebanyak 589.411 jiwa. Per Februari 2024 tinggal 553.318 jiwa.": the same of another time."""
    if draft.series is None:
        return None
    if draft.series.indicator == "active" and draft.unit == "persen" and _activity_next(text, draft):
        return "registered"  # "…, aktif 85,07 persen. Tahun 2024 masih 97,9 persen dan aktif 77,3 persen"
    return draft.series.indicator


def _linked(text: str, draft: Draft) -> Indicator | None:
    """ "5.241.084 jiwa atau 92,82 persen": both say the same of the same people."""
    if draft.link is None:
        return None
    gap = cues_in(draft.clause.indicators, draft.left, draft.number.start)
    if any((c.kind in _STATES or c.kind == "needed") and not c.weak for c in gap):
        return None
    linked = draft.link.indicator
    if linked == "population" and draft.unit == "persen":
        earlier = draft.link.before
        return earlier.indicator if earlier is not None and earlier.indicator in LEVELS else "registered"
    small = draft.link.unit == "persen" and draft.link.value < 50 and linked == "unregistered"
    members = _NOW_MEMBERS.match(
        text, draft.number.end, draft.clause.end
    )  # "87,9 persen penduduknya atau 113 ribu jiwa sudah …"
    if draft.unit == "jiwa" and not small and not members and any(c.kind == "population" for c in gap):
        return None  # else "sisa 2,76 persen penduduk atau sekitar 51.167 jiwa"
    if (
        linked == "unregistered"
        and draft.unit == "persen"
        and draft.value >= 50
        and (_is_guess(draft.link) or (draft.link.before is not None and draft.link.before.indicator == linked))
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


_MEMBERSHIP = Pattern(
    r"\skepesertaan(?!\w)(?!\s(?:aktif|non|«NOT»|mandiri|segmen|p[bp][iu]|jk[nm]\s(?:non|«NOT»)?\s?aktif))"
)


def _of_membership(text: str, draft: Draft) -> Indicator | None:
    """ "supaya mencapai 90 persen kepesertaan": whatever the words before the number speak of."""
    if draft.unit != "persen":
        return None
    return "registered" if _MEMBERSHIP.match(text, draft.number.end, draft.right) else None


_DETAIL = Pattern(r"(?:\s(?:jiwa|orang))?,?\s(?:dengan\s)?(?:pe)?rincian(?:nya)?,?\s[^\d,;:.]{3,40}$")
_NEXT_DETAIL = Pattern(r"(?:\s(?:jiwa|orang))?(?:,\s|,?\s(?:dan|serta|lalu|kemudian)\s)[^\d,;:.]{3,40}$")


def _detailed(text: str, draft: Draft) -> Indicator | None:
    """ "penduduk tiga kabupaten 670.700 jiwa dengan rincian A 309.000 jiwa, B 240.600 jiwa": parts of the people."""
    before = draft.before
    if before is None or before.indicator != "population" or not before.unit == draft.unit == "jiwa":
        return None
    first = _DETAIL.fullmatch(text, before.number.end, draft.number.start) and draft.value < before.value
    again = before.counted_by(":detailed") and _NEXT_DETAIL.fullmatch(text, before.number.end, draft.number.start)
    named = any(before.number.end <= m.start < draft.number.start for m in draft.clause.regions)
    said = cues_in(draft.clause.indicators, before.number.end, draft.number.start)
    return "population" if (first or again) and named and not said else None


def _beside_debt(text: str, draft: Draft) -> Indicator | None:
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


def _in_debt(text: str, draft: Draft) -> Indicator | None:
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


def _base(text: str, draft: Draft) -> Indicator | None:
    """ "dari 5,3 juta penduduk", "dari total 11 juta jiwa": the people it is measured against."""
    number = draft.number
    if draft.unit == "persen":
        return None
    end = number.bound_start if number.bound_start >= 0 else number.start  # "Lebih dari 248 juta jiwa": no base
    match = _FROM.search(text, max(draft.left, number.start - 60), end)
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
    twin = parallel(text, draft)
    if twin is not None and number.unit_word == "" and "total" not in match[0].lower():
        return twin.indicator
    if number.unit_word != "penduduk" and _DEBT.search(text, draft.left, match.start()):
        return "inactive"
    again = _ITSELF.match(text, number.end, draft.clause.end)
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


_TO_ENROL = "harus mendaftarkan"
_FOR_A_GOAL = Pattern(r"(?<!\w)(?:«UHC»|target\w*|ambang)(?!\w)|9[58](?:,\d+)?\s?(?:%|persen)")


_CLASS = Pattern(r"(?<!\w)peserta\skelas\s(?:1|i|satu|2|ii|dua|3|iii|tiga)\s(?:\w+\s){0,2}$", reverse=True)


def _before_number(text: str, draft: Draft) -> Indicator | None:
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
        and _NOW_MEMBERS.match(text, number.end, draft.clause.end) is None
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
    r"(?<!\w)dari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s|keseluruhan\s)++peserta(?:\s«JKN»|\s«BPJS»)?(?:\syang\s(?:sudah\s|telah\s)?terdaftar)?(?=,?\s\p{L})",
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
    elif whole and whole.start() <= draft.left + 1 and draft.before is not None and draft.before.indicator in _STATES:
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
        if told and told.kind in _STATES and _STILL_SO.fullmatch(text, told.end, last.start):
            return told.kind  # type: ignore[return-value]  # "peserta yang tidak aktif masih ada sekitar 4 persen"
        if last.kind == "unregistered" and (level := _fallen_level(text, draft, last.start)) is not None:
            return level
        if last.kind == "unregistered" and (
            _TO_REACH.match(text, number.end, draft.clause.end) or _FOR_UHC.search(text, draft.left, last.start)
        ):
            return "needed"  # "tinggal 0,02 persen untuk memenuhi UHC", "untuk mencapai UHC tinggal 9 persen"
        if last.kind == "unregistered" and _names_segment(draft, last.end):
            return None  # "selebihnya bukan pekerja 6.354 jiwa"
        if last.kind == "unregistered" and number.start - last.end < 25:
            # "Sisanya, 24 persen atau 156.035 jiwa, berstatus nonaktif"
            end = draft.clause.numbers[-1].end
            said = [c for c in draft.clause.indicators if c.start >= end and c.kind in _STATES and not c.weak]
            if not said and _owed(text, draft):
                return "needed"  # "kekurangan peserta untuk mencapai 98 persen tinggal 3.215 jiwa"
            return said[0].kind if said else "unregistered"  # type: ignore[return-value]
    if strong:
        last = strong[-1]
        if last.kind == "registered":
            # "peserta aktif JKN sebanyak …", "belum terdaftar sebagai peserta …": the state outranks the plain word
            for cue in reversed(strong[:-1]):
                near = last.start - cue.end < 45 or _COMES_FROM.search(text, cue.end, last.start)
                if cue.kind in _STATES and near and "," not in text[cue.end : last.start]:
                    return cue.kind  # type: ignore[return-value]
                if cue.kind != "registered":
                    break
        return last.kind  # type: ignore[return-value]
    return usable[-1].kind if usable else None  # type: ignore[return-value]


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


def _names_segment(draft: Draft, start: int) -> bool:
    """Does a segment stand between `start` and the number, or right after it?"""
    return any(start <= c.start < draft.number.end + 30 for c in draft.clause.segments if c.start < draft.right)


def _parallel(text: str, draft: Draft) -> Indicator | None:
    """In "A 604 dari 606, B 537 dari 614" the third number is to the second region what the first is to the first."""
    if draft.unit == "persen" and _activity_next(text, draft):
        return "registered"
    twin = parallel(text, draft)
    if twin is None or (draft.unit == "persen" and twin.indicator in ("needed", "needed_active")):
        return None
    if twin.indicator == "population" and draft.number.unit_word == "peserta":
        return None
    own = cues_in(draft.clause.segments, draft.left, draft.number.start)
    if own and twin.segment is None and ";" in text[twin.number.end : own[-1].start]:
        return None  # "peserta aktif 112.390 jiwa; PBI APBD 28.001 jiwa"
    return twin.indicator


def parallel(text: str, draft: Draft) -> Draft | None:
    """The nearest earlier number of the sentence with the same unit and the same word right before it."""
    lead = _lead(text, draft)
    other = draft.before
    while other is not None:
        if other.unit == draft.unit and _lead(text, other) == lead and other.indicator is not None:
            return other
        other = other.before
    return None


_LEAD = Pattern(r"(?<!\w)(dari|atau)(?!\w)|(\()\s*+$")


def _lead(text: str, draft: Draft) -> str:
    match = _LEAD.search(text, max(draft.left, draft.number.start - 60), draft.number.start)
    return (match[1] or match[2] or "").lower() if match else ""


def _owed(text: str, draft: Draft) -> Indicator | None:
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


def _enrolled(text: str, draft: Draft) -> Indicator | None:
    """ "baru mendaftarkan 160.114 jiwa dari 190.220 jiwa penduduk": whom a region has enrolled are its members."""
    enrolling = [c for c in cues_in(draft.clause.changes, draft.left, draft.number.start) if c.name == "pendaftaran"]
    return "registered" if enrolling and is_out_of_all(text, draft) else None


def _by_segment(text: str, draft: Draft) -> Indicator | None:
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


def _by_unit(text: str, draft: Draft) -> Indicator | None:
    """ "mencatat 209.318 peserta": the unit says whom it counts."""
    members = draft.number.unit_word == "peserta" or _UNIT_TOO.match(text, draft.number.end, draft.right)
    return "registered" if members else None


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


def _rest_of_sentence(text: str, draft: Draft) -> Indicator | None:
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
        cues = [c for c in cues if not (c.kind in _STATES and _TELLS_NEXT.fullmatch(text, c.end, end))]
    among = [n for n in following if _AMONG.match(text, n.digits_end, clause.end)]
    if among:  # "2.611.204 peserta JKN, 431.220 di antaranya nonaktif"
        cues = [c for c in cues if c.start < among[0].start]
    if following:
        cues = [c for c in cues if not _of_next(text, number.end, c, following[0].start)]
    if not cues and not among and not _goal_before(draft):
        # "1,2 juta jiwa, atau 96,1 persen, kini terlindungi": the words come after the last number
        last = clause.numbers[-1].end
        cues = [c for c in clause.indicators if c.start > last + 1 and c.kind in LEVELS and not c.weak]
        if _HOWEVER.search(text, number.end, clause.numbers[-1].start):
            cues = []  # "mencapai 97,3 persen, namun hanya 81 persen yang aktif"
        if draft.unit == "persen" and draft.value >= 50 and cues and cues[0].kind in ("inactive", "unregistered"):
            cues = []  # "menutup daftar dengan 94,12 persen, artinya 13.883 orang belum terdaftar"
    if cues and cues[0].kind in ("inactive", "unregistered") and _goal_before(draft):
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
        and cues[1].kind in _STATES
        and cues[1].start - cues[0].end < 20
    ):
        cues = cues[1:]  # "7,4% … masih tercatat sebagai peserta nonaktif"
    if len(cues) > 1 and {cues[0].kind, cues[1].kind} == {"active", "inactive"} and cues[1].start - cues[0].end < 12:
        return "registered"  # "aktif dan tidak aktif": all of them
    return cues[0].kind if cues else None  # type: ignore[return-value]
