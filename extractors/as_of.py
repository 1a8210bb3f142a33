"""When a figure holds: the date in its own words, else the one that the text carries on, else the publication date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

import regex

from corpus.pattern import Pattern, compiled
from extractors.dates.find import DateMention
from extractors.draft import Draft
from extractors.intervals import days
from extractors.reading import Clause

_ATTACHED = Pattern(r"\s*+[(,]?\s*+(?:(?!supaya|agar|upaya|target|menuju|ditarget\w*)[\p{L}%-]++\s++){0,6}+[(]?\s*+")
AS_OF_ROLES = ("as_of", "unknown")


@dataclass(slots=True)
class Clock:
    """The date that the text carries on."""

    published: str | None
    carried: str | None = None
    ahead: DateMention | None = None
    before: str | None = None
    """What was carried before the text looked back over a year: what it comes back to with its next paragraph."""


def come_back(clock: Clock) -> None:
    """A new paragraph speaks of the present again."""
    clock.carried, clock.before = clock.before, None


def dated(text: str, clause: Clause) -> list[DateMention]:
    """Dates of a sentence that a figure may hold at."""
    if not clause.dates:
        return []
    found = [
        d
        for d in clause.dates
        if d.as_of
        and (d.kind == "now" or d.role in AS_OF_ROLES)
        and not _after(text, clause, d)
        and not _later(text, clause, d)
    ]
    found = [d for d, after in zip_longest(found, found[1:]) if not _opens_range(text, d, after)]
    return found or [
        d for d in clause.dates if d.as_of and d.role == "since" and d.precision == "day" and d.anchor != "berlaku"
    ]


_AFTER = Pattern(r"(?<!\w)(?:setelah|sesudah|usai|pasca|begitu)\s[^,.;\d]{3,80}$")


def _after(text: str, clause: Clause, mention: DateMention) -> bool:
    """ "Setelah program itu diluncurkan 1 Desember 2022, cakupan naik …": what is counted holds some day after that."""
    if mention.anchor in ("per", "hingga", "sampai", "sampai dengan", "data", "posisi"):
        return False
    return text.startswith(",", mention.end) and _AFTER.search(text, clause.start, mention.start) is not None


_RANKS_FROM = Pattern(r"\d\s(?:peringkat|tingkat|poin|persen)\sdari\s$")
_LATER = Pattern(r"\s(?:ini\s)?(?:nanti|mendatang|kelak)(?!\w)")


def _later(text: str, clause: Clause, mention: DateMention) -> bool:
    """ "sampai akhir Oktober nanti 7.420 warga lagi didaftarkan": nothing holds yet at that day."""
    if mention.kind == "relative" and _RANKS_FROM.search(text, clause.start, mention.start):
        return True  # "naik 4 peringkat dari bulan sebelumnya"
    return (
        _LATER.search(text, mention.start, mention.end) is not None
        or _LATER.match(text, mention.end, clause.end) is not None
    )


_TO = Pattern(r"\s(?:hingga|sampai(?:\sdengan)?|s\.?d\.?)\s")


def _opens_range(text: str, mention: DateMention, after: DateMention | None) -> bool:
    """ "Januari hingga Mei 2018": what is counted up to May holds in May."""
    if after is None or mention.kind == "now":
        return False
    return _TO.fullmatch(text, mention.end, after.start) is not None


def assign_as_of(text: str, draft: Draft, dates: list[DateMention], clock: Clock) -> None:
    """Decide `draft.as_of` and its basis; goals and rules have none."""
    if draft.status != "actual":
        return
    mention = _in_sentence(text, draft, [d for d in dates if not _too_late(d, clock)])
    if _AT_THAT_TIME.match(text, draft.number.end, draft.clause.end):
        # "sudah UHC sejak Desember 2020, dengan cakupan 97 persen waktu itu"
        named = [d for d in draft.clause.dates if d.as_of and d.end <= draft.number.start and d.kind != "now"]
        mention = named[-1] if named else mention
    year = _BRACKETED.match(text, draft.number.end, draft.clause.end)
    if year is not None and (clock.published is None or year[1] <= clock.published[:4]):
        draft.as_of, draft.basis = year[1], "stated"
        draft.why("as_of:year in brackets")
    elif mention is not None:
        if mention.kind == "now":
            draft.as_of, draft.basis = mention.as_of, "published"
        else:
            draft.as_of, draft.basis = mention.as_of, "stated"
        draft.why("as_of:" + mention.rule)
    elif clock.carried is not None:
        draft.as_of, draft.basis = clock.carried, "context"
        draft.why("as_of:carried")
    elif clock.ahead is not None:
        draft.as_of, draft.basis = clock.ahead.as_of, "context"
        draft.why("as_of:next sentence")
    elif clock.published is not None:
        draft.as_of, draft.basis = clock.published, "published"
        draft.why("as_of:published")


_AT_THAT_TIME = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga|penduduk))?\s(?:pada\s)?(?:waktu|saat|kala|ketika)\situ(?!\w)"
)


def _too_late(mention: DateMention, clock: Clock) -> bool:
    """Nothing is known yet of a day after the publication."""
    return clock.published is not None and mention.first_day is not None and mention.first_day > clock.published


def _in_sentence(text: str, draft: Draft, dates: list[DateMention]) -> DateMention | None:
    number = draft.number
    if draft.indicator != "population":
        dates = [d for d in dates if not _of_people(text, draft, d)]
    if not dates:
        return None
    own_before = [d for d in dates if draft.left <= d.start and d.end <= number.start]
    own_after = [
        d
        for d in dates
        if number.end <= d.start < draft.right
        and _is_attached(text, number.end, d.anchor_start if d.anchor else d.start)
        and not _RISEN_FROM.search(text, number.end, d.start)
    ]
    if draft.indicator == "population":
        counted = [
            d for d in dates if number.end <= d.start and (d.precision == "semester" or _of_people(text, draft, d))
        ]
        if counted:
            return counted[0]
    if own_before and own_after and _BECAUSE.search(text, own_before[-1].end, number.start):
        return own_after[0]  # "dicabut per 1 Mei 2024 sebab keaktifan cuma 71,8% pada April 2024"
    if own_before and own_after and _follows_a_number(text, draft, own_before[-1]):
        return own_after[0]  # "dari 91 persen pada 2021 menjadi 95 persen pada 2022"
    if own_before and own_after and own_after[0].anchor in _UP_TO_ANCHORS and _vague(own_before[-1]):
        between = text[number.end : own_after[0].start]
    else:
        between = ","
    if own_after and not _ANOTHER.search(between):
        return own_after[0]  # "Menjelang tutup tahun … mencapai 171,67 juta jiwa per 23 Desember 2016"
    if own_before:
        # "hingga April 2025 total peserta saat ini 224 juta jiwa"
        dated_up_to = [d for d in own_before if d.kind != "now" and d.anchor in ("per", "hingga", "sampai", "posisi")]
        return dated_up_to[-1] if own_before[-1].kind == "now" and dated_up_to else own_before[-1]
    if own_after:
        return own_after[0]
    earlier = [d for d in dates if d.end <= number.start]
    if earlier:
        return earlier[-1]
    loose = dates[0].anchor in (None, "bulan")  # "112.444 jiwa, sebagian besar karena pemutakhiran data bulan Mei"
    if number.end <= dates[0].start and _RISEN_FROM.search(text, number.end, dates[0].start):
        return None
    if number.end <= dates[0].start and _RISEN_TO.search(text, number.end, dates[0].start):
        return None  # "63,4 juta jiwa, naik dari 49,3 juta jiwa pada Desember 2024"
    if number.end <= dates[0].start and _COMPARED.search(text, number.end, dates[0].start):
        return None  # "28 juta jiwa, tumbuh 8 persen dibandingkan dengan 26 juta per 1 Januari"
    if number.end <= dates[0].start and _NEXT_THOUGHT.search(text, number.end, dates[0].start):
        return None  # "merosot ke 77,9 persen; pada Desember masih 81,3 persen"
    apart = loose and number.end <= dates[0].start and "," in text[number.end : dates[0].start]
    return dates[0] if dates[0].precision != "year" and not apart else None


_UP_TO_ANCHORS = ("per", "hingga", "sampai", "sampai dengan", "s.d.", "s/d")
_BECAUSE = Pattern(r"(?<!\w)(?:sebab|karena|lantaran|akibat|gara-gara)(?!\w)")
_RISEN_FROM = Pattern(  # "naik dari tahun lalu 28.000", "naik 8,7% dari posisi per Mei": the date of the earlier level
    r"(?<!\w)(?:«RISE»|«FALL»)\s(?:[^\s;]+\s){0,3}?(?:dari|dibanding(?:kan)?)\s"
    r"(?:(?:posisi|capaian|angka|kondisi|per|pada|bulan|akhir|tanggal)\s)*$",
    reverse=True,
)


_RISEN_TO = Pattern(
    r"(?<!\w)(?:«RISE»|«FALL»)\s(?:\p{L}+\s){0,2}?(?:dari|dibanding(?:kan)?)\s"
    r"(?:\p{L}+\s){0,3}?\d[\d.,]*+[^,;]{0,40}$"
)


def _is_attached(text: str, start: int, end: int) -> bool:
    """Does a date at `end` hold for the number that ends at `start`?"""
    between = text[start : max(start, end)]
    return _ATTACHED.fullmatch(between) is not None or _AS_SOURCED.fullmatch(between) is not None


def _follows_a_number(text: str, draft: Draft, mention: DateMention) -> bool:
    """Does the date belong to the number before this one?"""
    before = [n for n in draft.clause.numbers if n.end <= mention.start]
    start = mention.anchor_start if mention.anchor else mention.start
    return bool(before) and start >= before[-1].end and _STEP.fullmatch(text[before[-1].end : start]) is not None


def _vague(mention: DateMention) -> bool:
    return mention.precision == "year" or mention.rule.startswith("edge")


_SOURCE = (
    r"(?:(?:data|sumber|menurut|bps|(?:dis)?dukcapil|«BPJS»|kemendagri|dinkes|dinas\s\w+)"
    r"[\s:,]{1,2}){0,3}"
)
_BRACKETED = Pattern(  # "222,5 juta (2020), 235,7 juta (2021)", "116.911 jiwa (Dukcapil, 2023)"
    rf"\s*+\({_SOURCE}(?:tahun\s|th\.?\s)?(20[0-4]\d)\)"
)
_AS_SOURCED = Pattern(rf"\s*+\({_SOURCE}(?:per\s)?")  # "115.004 jiwa (BPJS Kesehatan, Februari 2024)"
_NEXT_THOUGHT = Pattern(r";|(?<!\w)(?:sedangkan|sementara|padahal)(?!\w)")
_ANOTHER = Pattern(r"[,;]|(?<!\w)(?:dan|lalu|kemudian|sedangkan|«BECOME»)(?!\w)")
_COMPARED = Pattern(r"(?<!\w)(?:dibanding(?:kan)?|ketimbang|daripada|sebelumnya|semula|tadinya)(?!\w)")
_STEP = Pattern(r"\s*+(?:(?:pada|di|per|tahun|bulan|akhir|awal|\()\s*+){0,3}+")
_UP_TO = Pattern(r"(?<!\w)(?:per|hingga|sampai(?:\sdengan)?|s\.?d\.?|pada)\s(?:akhir\s)?$", reverse=True)


def _of_people(text: str, draft: Draft, mention: DateMention) -> bool:
    """Is it the date of the population's count ("dari 3,7 juta penduduk (data semester dua 2023)")?"""
    base = draft.before
    if (
        base is not None
        and base.indicator == "population"
        and mention.end <= base.number.start
        and _PEOPLE_AT.search(text, draft.clause.start, mention.start)
    ):
        return True  # "penduduk Kota X pada 2020 berjumlah 98.310 jiwa, berarti cakupannya 93,12 persen"
    if mention.rule == "part_beside":
        return False  # "… Semester berikutnya turun menjadi 271.998 orang": of what was counted before
    if _is_of_members(text, draft.clause, mention):
        return False
    if mention.precision == "semester" and not _UP_TO.search(text, draft.clause.start, mention.start):
        return True
    head = text[max(draft.clause.start, mention.start - 60) : mention.start].lower()
    if mention.precision == "semester" and _PEOPLE.search(head):
        return True  # "Dari 412.300 jiwa penduduk Kabupaten X pada (per) semester pertama 2024"
    if mention.precision == "year" and _COUNT_OF_YEAR.search(head):
        return True  # "per 1 Mei 2024, dengan mengacu pada jumlah penduduk tahun 2023"
    if "dukcapil" in head:
        return _MEMBERS.search(text, mention.end, draft.number.start) is None
    return "data penduduk" in head or "data jumlah penduduk" in head or "jumlah penduduk tahun" in head


_DATA_OF_MEMBERS = Pattern(  # "Menurut data kepesertaan semester I 2025": not the half-year of the people's register
    r"(?<!\w)(?:data|catatan|laporan|posisi|rekap(?:itulasi)?)\s(?:\w+\s)?(?:kepesertaan|cakupan|peserta)\s(?:[^\W\d]+\s){0,3}$"
    # "Kepesertaan JKN Kota X semester I 2023 sebesar 88 persen"
    r"|(?<!\w)(?:kepesertaan|cakupan|keaktifan|«UHC»)\s(?:(?!dari|data|penduduk|«COUNT»|«TOTAL»|menurut|berdasarkan)(?:[^\W\d]|-)+\s){0,5}$",
    reverse=True,
)


_AND_IN = Pattern(
    r"\d\s?(?:persen|%|jiwa|orang|peserta)(?:,|\s(?:dan|lalu|kemudian|serta|sedangkan|sementara))\s(?:(?:pada|di)\s)?$"
)


def _is_of_members(text: str, clause: Clause, mention: DateMention) -> bool:
    if _DATA_OF_MEMBERS.search(text, max(clause.start, mention.start - 80), mention.start) is not None:
        return True
    parts = [d for d in clause.dates if d.precision == mention.precision and d.end <= mention.start]
    if not parts or _AND_IN.search(text, parts[-1].end, mention.start) is None:
        return False
    return _is_of_members(text, clause, parts[-1])  # "… semester I 2023 88 persen dan semester II 91 persen"


_MEMBERS = Pattern(r"(?<!\w)(?:kepesertaan|peserta)")
_PEOPLE = regex.compile(
    r"(?<!\w)(?:penduduk|warga)(?:\s(?!terdaftar|tercatat|ter-?cover|peserta|aktif|ikut)\w+){0,3}\s(?:pada|per)\s$"
)
_COUNT_OF_YEAR = compiled(r"(?<!\w)(?:«COUNT»|«TOTAL»|data)\spenduduk\s(?:tahun\s|di\s|pada\s)?$")
_PEOPLE_AT = Pattern(r"(?<!\w)penduduk(?:nya)?(?:\s[^\W\d]+){0,4}?\s(?:pada|tahun|di)\s(?:tahun\s)?$")
_PERIOD = Pattern(
    r"(?<!\w)(?:(?:periode|selama|sepanjang|(?:kurun|rentang)\swaktu|rentang|mulai)(?:\s\w+){0,2}|sejak(?:\s\w+){0,6})\s*+$",
    reverse=True,
)


def follow(text: str, clause: Clause, drafts: list[Draft], dates: list[DateMention], clock: Clock) -> None:
    """Carry on the date that the sentence's figures hold at, or the one that a sentence without figures names.

    Not carried: a mere *saat ini*, the date of a population base, a bare year, a day long before the publication, and a
    coarser way of saying the date that is carried already.
    """
    if not drafts and not dates:
        return
    levels = [d for d in drafts if d.dropped is None and d.indicator != "population"]
    if drafts and all((d.dropped or "").startswith(("change", "earlier")) for d in drafts):
        dates = [m for m in dates if m.anchor in ("per", "hingga", "sampai") and not m.rule.startswith("yesterday")]
    stated = [
        m
        for m in dates
        if m.kind != "now"
        and (m.precision not in ("semester", "year") or (m.precision == "semester" and _is_of_members(text, clause, m)))
        and not _too_late(m, clock)
    ]
    if levels:
        stated = [m for m in stated if any(d.as_of == m.as_of and d.basis == "stated" for d in levels)]
        stated = [m for m in stated if not _earlier(m, levels)]
    else:
        stated = [
            m
            for m in stated
            if (m.role == "as_of" or (m.role == "unknown" and m.precision == "day" and _heads_list(text, m)))
            and m.precision in ("day", "month", "semester")
            and not _long_before(m, clock)
            and not _PERIOD.search(text, max(0, m.start - 40), m.start)
            and not _TO_COME.search(text, max(clause.start, m.start - 110), m.start)
            and (
                m.kind != "relative"
                or clause.indicators
                or clause.programmes
                or m.anchor not in (None, "bulan", "tahun")
            )
        ]
    of_now = levels and any(m.kind == "now" for m in dates) and all(d.basis == "published" for d in levels)
    if of_now and not stated and clock.carried is not None and _months_before(clock.carried, clock) >= _LATELY:
        clock.carried = None  # "Sampai Desember 2018 … Saat ini, pada Juni, … Dari jumlah itu …"
    stated = [m for m in stated if not _SET_AGAINST.search(text, max(clause.start, m.start - 40), m.start)]
    for heading in dates:
        if heading.precision == "year" and heading.as_of and _heads_list(text, heading):
            clock.carried = heading.as_of  # "Daftar provinsi menurut jumlah peserta per 2023:"
    if not stated and clock.published is None and len(clock.carried or "year") == 4:
        years = {d.as_of for d in levels if d.basis == "stated" and d.as_of is not None and len(d.as_of) == 4}
        clock.carried = years.pop() if len(years) == 1 else clock.carried  # better than no date
    for as_of in [*(m.as_of for m in stated), *(d.as_of for d in levels if "as_of:said before" in d.reasons)]:
        if as_of is None:
            continue
        back = clock.carried is not None and _back(as_of, clock.carried)
        relative = any(m.as_of == as_of and (m.kind == "relative" or m.rule.startswith("edge")) for m in stated)
        if clock.carried is None or not (_contains(as_of, clock.carried) or (back and relative)):
            long_ago = back and bool(levels) and clock.carried is not None and as_of[:4] < clock.carried[:4]
            clock.before = (clock.before or clock.carried) if long_ago else None
            clock.carried = as_of


_SET_AGAINST = Pattern(  # "Dibanding Januari 2025, kepesertaan tumbuh": the text goes on about the present
    r"(?<!\w)(?:dibanding(?:kan)?|ketimbang|daripada)\s(?:\w+\s){0,3}$", reverse=True
)


def _earlier(mention: DateMention, levels: list[Draft]) -> bool:
    """ "merosot ke 77,9 persen; pada Desember masih 81,3 persen": the day of an earlier level is not gone on from."""
    of_it = [d for d in levels if d.as_of == mention.as_of]
    return any(
        before.indicator == d.indicator
        and before.unit == d.unit
        and before.segment == d.segment
        and before.regions == d.regions
        and before.number.start < d.number.start
        and before.as_of is not None
        and mention.last_day is not None
        and (days(before.as_of)[0] or "") > mention.last_day
        for d in of_it
        for before in levels
    )


_THAT_NUMBER = Pattern(  # "244,6 juta jiwa. Angka per 1 September itu setara …"
    r"[\"“'‘]?(?:angka|«COUNT»|data|capaian|posisi|catatan)\s(?:per|hingga|sampai|pada|posisi|yang\s(?:dirilis|terhitung|tercatat|dihitung|didata|diambil))(?!\w)[^.;]{0,40}?\s(?:itu|tersebut)(?!\w)"
)
_TO_COME = Pattern(r"(?<!\w)(?:nanti|kelak|akan|bakal)\s(?:\w+\s){0,10}$")
_TO_THE_COLON = regex.compile(r"[^\n:.]{0,80}:[^\S\n]*+(?:\n|$)")


def _heads_list(text: str, mention: DateMention) -> bool:
    """ "Kepesertaan menurut kabupaten, 1 Juni 2025:" """
    return _TO_THE_COLON.match(text, mention.end) is not None


_LATELY = 2
"""A date so many months before the publication is another time than "saat ini"."""


def _long_before(mention: DateMention, clock: Clock) -> bool:
    return mention.last_day is not None and _months_before(mention.last_day, clock) > 14


def _months_before(as_of: str, clock: Clock) -> int:
    """Months from the end of `as_of` to the publication; 0 where either is not known."""
    then, now = days(as_of)[1], clock.published
    if now is None or then is None:
        return 0
    return 12 * (int(now[:4]) - int(then[:4])) + int(now[5:7]) - int(then[5:7])


def _back(new: str, carried: str) -> bool:
    """Does a date lead back in time?"""
    last, first = days(new)[1], days(carried)[0]
    return last is not None and first is not None and last < first


def _contains(outer: str, inner: str) -> bool:
    """ "2024-05" contains "2024-05-01"."""
    (first, last), (low, high) = days(outer), days(inner)
    assert first is not None
    assert last is not None
    return low is not None and high is not None and outer != inner and first <= low and high <= last


def look_ahead(text: str, following: Clause | None, clock: Clock) -> None:
    """A lead takes its date from the next sentence, where that has no figures ("Demikian data per 1 Maret"), and on a
    page that nothing dates from one with figures too."""
    clock.ahead = None
    if following is None or not following.dates:
        return
    that_number = _THAT_NUMBER.match(text, following.start, following.end) is not None
    if following.numbers and not that_number and clock.published is not None:
        return
    for mention in dated(text, following):
        counted = mention.role == "as_of" or (mention.role == "since" and that_number)
        if mention.kind == "calendar" and counted and mention.precision in ("day", "month"):
            if not _too_late(mention, clock) and not _long_before(mention, clock):
                clock.ahead = mention
            return
