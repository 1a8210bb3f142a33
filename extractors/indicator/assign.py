"""What a number counts: members, active members, people without, people in all, or the gap to a target.

The steps are tried in order, and `reasons` says which decided: words right after the number, the number that it
restates, the words before it, its place in a parallel list, the rest of the sentence, and last what the text speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pattern import Pattern
from extractors.draft import OF_ALL, OUT_OF_THEM, Draft, cues_in
from extractors.figure import Indicator
from extractors.indicator.beside import (
    base,
    beside_debt,
    by_segment,
    by_unit,
    detailed,
    enrolled,
    in_debt,
    linked,
    parallel,
    series,
    still_more,
)
from extractors.indicator.words import (
    LEVELS,
    NOW_MEMBERS,
    STATES,
    activity_next,
    after_number,
    before_number,
    goal_before,
    is_guess,
    names_segment,
    of_membership,
    owed,
    rest_of_sentence,
)

_STILL_THEY = Pattern(r"(?<!\w)(?:mereka|tersebut|itu|di\s?antaranya)(?!\w)")
_OUT_OF_THOSE = Pattern(r"\W{0,3}(?:dari|di\s?antara)\s(?:«COUNT»|«TOTAL»|angka)\s(?:itu|tersebut|tadi)(?!\w)")
_ARE_OF_KIND = Pattern(r"\s(?:(?:jiwa|orang|di\s?antaranya)\s)?(?:merupakan|adalah|ialah|berasal\sdari)\speserta(?!\w)")
_OF_KIND_BEFORE = Pattern(  # "yang terbesar kelompok PBPU yakni 1,3 juta"
    r"(?<!\w)(?:segmen|kategori|kelompok|golongan)\s[^.;\d]{3,80}\s(?:yakni|yaitu|«MANY»|«ABOUT»|«REACH»)\s(?:«MANY»\s|«ABOUT»\s)?$"
)
_PAID_FOR = Pattern(
    r"(?:\s(?:jiwa|orang|peserta))?,?(?:\s«EQUALS»\s(?:«ABOUT»\s)?[\d.,]++\s?(?:%|persen|jiwa|orang|peserta))?\s(?:iuran\w*\s)?di(?:bayar|tanggung|biayai)\w*(?!\w)"
)


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
        still_more,
        detailed,
        of_membership,
        beside_debt,
        after_number,
        series,
        linked,
        in_debt,
        base,
        before_number,
        owed,
        parallel,
        enrolled,
        by_segment,
    ]
    if spoken.told is None or draft.before is not None:
        steps.append(rest_of_sentence)
        if topic not in ("active", "inactive"):
            steps.append(by_unit)
    for step in steps:
        indicator = step(text, draft)
        if (
            step in (by_segment, rest_of_sentence)
            and indicator == "registered"
            and topic == "inactive"
            and draft.unit == "jiwa"
            and names_segment(draft, draft.left)
            and _GOES_ON_WITH.match(text, draft.clause.start, draft.number.start)
        ):
            indicator = "inactive"  # "… nonaktif meliputi 19,2 juta PBI. Selebihnya, 9,2 juta dari PPU …"
        if indicator == "unregistered" and step is not linked and _members_left(text, draft):
            indicator = "registered"  # "kepesertaan PBI APBD tinggal 82.553 jiwa"
        if indicator == "unregistered" and is_rest_elsewhere(text, draft):
            indicator = "registered"
        if indicator == "unregistered" and step is not linked and _only(text, draft):
            # "keaktifan sempat 68,1 persen, kini tinggal 66,4 persen", "yang aktif tinggal 54 persen"
            named = any(
                c.kind == "active" for c in cues_in(draft.clause.indicators, draft.left, draft.number.start)
            ) or (draft.before is not None and draft.before.indicator == "active")
            indicator = "active" if named else "registered"
        if indicator == "registered" and topic == "active" and step is before_number and _only_attainment(text, draft):
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
            and step is rest_of_sentence
            and draft.number.decimals == 0
            and draft.value <= _MOST_ASKED_OF_ACTIVITY
            and goal_before(draft)
        ):
            indicator = "active"  # "keaktifan 72,8 persen. Padahal syarat minimal 80 persen untuk menikmati UHC"
        if (
            indicator == "registered"
            and topic == "inactive"
            and draft.unit == "jiwa"
            and _OUT_OF_THOSE.match(text, draft.clause.start, draft.number.start)
            and (
                (step is after_number and _ARE_OF_KIND.match(text, draft.number.end, draft.clause.end))
                or _OF_KIND_BEFORE.search(text, draft.clause.start, draft.number.start)
            )
        ):
            indicator = "inactive"  # "… yang menunggak 17 juta. Dari jumlah itu, 14 juta merupakan peserta PBPU"
        if (
            indicator == "registered"
            and draft.unit == "jiwa"
            and draft.link is not None
            and draft.link.indicator == "inactive"
            and step is after_number
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
            again = spoken.again(draft) if step is parallel else None
            draft.indicator = again or indicator
            draft.why(f"indicator:{draft.indicator}:{'nearer' if again else step.__name__}")
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
    elif draft.unit == "persen" and activity_next(text, draft):
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
        of_members = draft.number.decimals == 0 and draft.value >= 95 and goal_before(draft)
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


_OF_MEMBERS = Pattern(r"\sdari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s)*+peserta(?!\s(?:pbi|pbpu|ppu|mandiri))(?!\w)")
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
        and is_guess(draft)
    )


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
        and NOW_MEMBERS.match(text, draft.number.end, draft.clause.end)
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
    if link is None or draft.indicator not in STATES:
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
