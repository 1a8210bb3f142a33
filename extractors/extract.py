"""One article to its figures: the one public door of this room."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import regex

from corpus.article import Article
from corpus.page import Page, read_page
from corpus.pattern import Pattern, fold
from extractors import as_of, place
from extractors.arithmetic import settle_by_arithmetic
from extractors.as_of import Clock
from extractors.candidates import (
    UNNAMED,
    drafts_of,
    drop_budgeted,
    drop_composed,
    drop_compositions,
    drop_of_institutions,
    drop_other_subjects,
    drop_unnamed_groups,
    plain_goal,
)
from extractors.changes import CHANGES
from extractors.claims import find_claims, list_slips
from extractors.coreference import Mentioned
from extractors.counts import COUNT
from extractors.cues import Cue, indicators, programmes, segments
from extractors.draft import OF_A_REGION, Draft, turn_after
from extractors.figure import Extraction, Figure, Indicator, Slip
from extractors.gazetteer import Region, load_gazetteer
from extractors.indicator import LEVELS, Spoken, answer_in_order, assign_indicator, share_back
from extractors.intervals import days, value_interval
from extractors.place import Topic
from extractors.reading import Clause, Reading, read
from extractors.segment import GROUP, assign_group, assign_segment, only_segment, segment_each, share_segment_back
from extractors.settle import merge_repeats
from extractors.shares import SHARES
from extractors.status import Goals, assign_due, assign_status, future_goal, goals_before


def extract(article: Article) -> Extraction:
    """Clean and date the article, then take its figures, claims and slips."""
    return extract_page(read_page(article))


def extract_page(page: Page) -> Extraction:
    """Figures, claims and slips of a page that is clean and dated."""
    reading = read(page)
    drafts = drafts_of(reading)
    topics, clocks = assemble(reading, drafts)
    settle_by_arithmetic(drafts)
    headline_end = page.title_span[1] if page.title_span else 0
    figures = merge_repeats([f for d in drafts if d.dropped is None for f in figures_of(reading, d)], headline_end)
    return Extraction(
        article_id=page.article.id,
        published=page.published,
        title=page.title,
        figures=tuple(sorted(figures, key=lambda f: (f.start, f.region or ""))),
        claims=tuple(find_claims(reading, topics, clocks, figures)),
        slips=tuple(slips_of(reading, drafts)),
    )


def assemble(reading: Reading, drafts: list[Draft]) -> tuple[dict[int, Topic], dict[int, Clock]]:
    """Give every draft its slots, sentence by sentence, carrying region, date and indicator on."""
    text = reading.text
    topic = Topic(home_of(reading), branch=place.only_branch(reading), joint=place.provinces_together(reading))
    clock = Clock(reading.published)
    subject = None
    by_clause: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_clause.setdefault(draft.clause.index, []).append(draft)
    topics: dict[int, Topic] = {}
    clocks: dict[int, Clock] = {}
    # a title that stands in the text is among the text's programmes
    title = fold(reading.page.title or "") if reading.page.title_span is None else ""
    said = (*programmes().find(title, 0, len(title)), *reading.programmes)
    about_jkn = is_about_jkn(said)
    since = 99
    mentioned = Mentioned()
    spoken = Spoken()
    arrears: str | None = None
    headed: str | None = None  # the segment that the heading of a list names
    counted: Indicator | None = None  # and what it says that is counted
    spread: str | None = None  # the segment that is told region by region in the sentences that follow
    goals = Goals()
    groups: list[Draft] = []
    elsewhere = 0
    rival = 0
    previous: list[Draft] = []
    for i, clause in enumerate(reading.sentences):
        as_of.look_ahead(text, reading.sentences[i + 1] if i + 1 < len(reading.sentences) else None, clock)
        own = by_clause.get(clause.index, [])
        if clock.before is not None and _new_paragraph(text, reading.sentences[i - 1], clause):
            as_of.come_back(clock)
        dates = as_of.dated(text, clause)
        since += 1
        named = {c.kind for c in clause.programmes} if clause.programmes else _NONE
        if (
            "jkn" in named or "rival" in named or not _ITEM.match(text, clause.start, clause.end)
        ):  # the items of a list count as one
            rival = 0 if "jkn" in named or clause.segments else 3 if "rival" in named else rival - 1
        if (
            own
            and previous
            and own[0].unit != previous[-1].unit
            and _CONTINUES.match(text, clause.start, own[0].number.start)
            and not _says_itself(clause, own[0])
        ):
            own[0].link = previous[-1]  # "… 180 juta jiwa. Atau sekitar 70 persen …", "… Jumlahnya 6.600 orang"
        if (
            own
            and previous
            and previous[-1].dropped == UNNAMED
            and _CONTINUES.match(text, clause.start, own[0].number.start)
        ):
            own[0].drop(UNNAMED)  # "… delapan daerah lebih dari 95 persen. Atau kepesertaannya sudah 95 persen"
        if own and previous and own[0].link is None and _goes_on(text, clause, own[0], previous[-1]):
            own[0].series = previous[-1]
            if previous[-1].dropped in _TO_BE_PAID_FOR and clause.dates[0].kind != "now":
                own[0].drop(previous[-1].dropped or "")  # "… menganggarkan 66 ribu peserta PBID. Tahun lalu 61.800."
        ruled, previous = previous, own
        if "jkn" in named or any(c.kind in _OWN_WORDS or c.name in _MEMBER_WORDS for c in clause.indicators):
            elsewhere = 0
        elif own:
            elsewhere -= 1
        if not own and _LIST_OF_ARREARS.search(text, clause.start, clause.end):
            headings = segments().find(reading.folded, clause.start, clause.end)
            arrears = "PBPU" if any(c.kind == "PBPU" for c in headings) else arrears
        opens = not own and clause.text.rstrip().endswith(":")
        if opens or (not own and _heads_items(reading, i)):
            headed = only_segment(segments().find(reading.folded, clause.start, clause.end))
            counted = _state_named(reading, clause)
            counted = None if counted == "active" else counted  # "Cakupan dan keaktifan menurut daerah:"
        elif not (len(clause.text) < _LINE and (own or _is_item(reading, i))):
            headed = counted = None
        if not own:
            spread = segment_of_spread(reading, clause)
        elif len(own) < 2 or len(clause.regions) < 2:
            spread = None
        before = segment_before(reading, i) if own else None
        spoken.told = (
            meant_before(reading, i) or counted or ("registered" if before or spread else None) if own else None
        )
        told = before or headed or spread if own else None
        # "Keaktifan mereka tertinggal. Jambi 72,4 persen …": what was spoken of since the last number goes before it
        asked = spoken_of(reading, i, 1) if own and since == 2 else None
        if own and ruled and since == 1 and _tells_people(text, clause, own[0], ruled):
            asked = "population"
        detailed = _what_is_detailed(text, clause, own, by_clause) if own and since <= _LULL else None
        whole = bool(own) and _OF_THE_WHOLE.search(text, clause.start, clause.end) is not None
        arrears = None if whole else arrears  # "dari 280 juta peserta JKN, sebanyak 15,6 juta menunggak"
        debtors = None if own and _OTHER_CAUSE.search(text, clause.start, clause.end) else arrears
        in_arrears = own and not whole and _IN_ARREARS.search(text, clause.start, own[0].number.end + 60)
        if in_arrears and not _NOT_ALL.search(text, clause.start, clause.end):
            debtors = self_payers(reading, i, own[0].number.start) or arrears
        if spoken.told == "inactive":
            debtors = self_payers(reading, i, clause.start) or arrears
        if own and own[0].link is None and _counts_others(reading, i):
            own[0].drop("of people who are not said to be members")
        for draft in own:
            if draft.cell is not None:
                since = 0
                continue
            here = subject if since <= 2 else spoken_of(reading, i)
            if here is not None and detailed is not None:
                here = detailed
            if here is None and since <= _LULL and subject == "registered" and _compares(clause, draft):
                here = subject  # the page has said other things in between, and goes on with other regions
            assign_indicator(text, draft, asked or here, spoken)
            assign_segment(text, draft, debtors, told if draft is own[0] or spread else None)
            assign_group(text, reading.folded, draft)
            if draft.indicator == "inactive":
                arrears = draft.segment if draft.segment in ("PBPU", "BP") else arrears
            assign_status(text, draft)
            if (
                draft.indicator is None
                and draft.status != "actual"
                and (draft.unit == "persen" or (draft.unit == "jiwa" and draft.value >= _MILLION and "jkn" in named))
            ):
                draft.indicator = "registered"
                draft.why("indicator:registered:a goal")
            future_goal(text, draft, reading.published)
            assign_due(text, draft)
            goals.recall(draft, i)
            CHANGES.drop(text, draft)
            SHARES.drop(text, draft)
            drop_of_institutions(text, draft)
            drop_unrelated(draft, about_jkn or "jkn" in named, max(rival, elsewhere))
            drop_other_subjects(text, reading.folded, draft)
            if draft.dropped is None:
                since = 0
        if own and named & {"measure", "rival"} and all(d.dropped in _ELSES for d in own):
            elsewhere = _ELSEWHERE
        if ruled and own and (whose := _parts_of(text, clause, ruled)):
            for draft in own:
                if draft.unit == "jiwa" and draft.indicator in ("registered", "unregistered"):
                    draft.drop(whose)
        if ruled and own and (segment := _segment_of(text, clause, ruled)):
            for draft in own:
                said_again = any(draft.value == d.value for d in ruled)
                if draft.unit == "jiwa" and draft.indicator == "registered" and not draft.segment and not said_again:
                    draft.segment = segment
                    draft.why("segment:of that many")
        if (
            own
            and ruled
            and ruled[-1].indicator == "inactive"
            and _CLASS_AFTER_CLASS.match(text, clause.start, clause.end)
        ):
            for draft in own:
                if draft.indicator == "registered" and (draft.segment or "").startswith("other: kelas"):
                    draft.indicator = "inactive"  # "Penunggak kelas 3 29.075 jiwa. Lalu peserta kelas 2 9.871 jiwa"
                    draft.why("indicator:inactive:class after class")
        if len(own) > 1:
            goals_before(text, own, reading.published)
            answer_in_order(text, own, ruled)
        segment_each(text, clause, own)
        for draft in own:
            share_back(text, draft)
            share_segment_back(draft)
        live = [d for d in own if d.dropped is None]
        place.assign_regions(reading, clause, live, topic)
        for draft in live:
            goals.keep_region(draft)
        for draft in live:
            as_of.assign_as_of(text, draft, dates, clock)
            drop_compositions(text, draft, live)
            drop_unnamed_groups(text, draft)
            plain_goal(text, draft)
        if live:
            drop_composed(own)
            mentioned.recall(text, live, dates)
            place.fit([d for d in live if d.dropped is None], topic)
        if groups:
            place.name_group(reading, clause, groups)
        groups = [d for d in live if d.dropped == UNNAMED] or (groups if not own else [])
        for draft in live:
            if draft.dropped is None:
                spoken.hear(draft)
        kept = [d for d in live if d.indicator not in (None, "population", "needed", "needed_active")]
        if kept:
            subject = kept[-1].indicator
        elif opens:
            subject, since = spoken_of(reading, i + 1, 1) or subject, 0
        topics[clause.index] = Topic(topic.home, topic.region, topic.branch)
        clocks[clause.index] = Clock(clock.published, clock.carried)
        place.follow(clause, live, topic, text)
        as_of.follow(text, clause, own, dates, clock)
        for draft in live:
            drop_budgeted(text, draft)  # the region that they are of is spoken of all the same
    _drop_told_again(text, drafts)
    return topics, clocks


_THAT_MANY = Pattern(r"[^.,;\d]{0,80}?\s(?:itu|tersebut|tadi)(?!\w)")


def _drop_told_again(text: str, drafts: list[Draft]) -> None:
    """ "11.402 warga dinonaktifkan. … 11.402 peserta itu tergolong desil 6-10": the same people, who are no level."""
    gone: dict[float, str] = {}
    for draft in drafts:
        if draft.unit != "jiwa" or draft.value % 100 == 0:
            continue
        if draft.dropped in _COME_OR_GONE:
            gone.setdefault(draft.value, draft.dropped)
        elif (
            draft.dropped is None
            and draft.value in gone
            and draft.indicator == "registered"
            and _THAT_MANY.match(text, draft.number.digits_end, draft.clause.end)
        ):
            draft.drop(gone[draft.value])


def _what_is_detailed(
    text: str, clause: Clause, own: list[Draft], by_clause: dict[int, list[Draft]]
) -> Indicator | None:
    """ "Cakupan Provinsi X 89,1 persen, yang aktif 80,4 persen. … Rinciannya, Alor 205.911 jiwa, Belu 183.738": what
    the sentence that details follow counts first, not its aside nor what was said of one of the listed in between."""
    listed = {m.region for m in clause.regions}
    if len(listed) < 2 or len(own) < 2 or clause.indicators or not _DETAILS.match(text, clause.start, clause.end):
        return None
    for index in range(clause.index - 1, max(clause.index - _DETAILED, -1), -1):
        told = [d for d in by_clause.get(index, []) if d.dropped is None and d.status == "actual" and d.regions]
        told = [d for d in told if d.indicator in LEVELS and not listed & set(d.regions)]
        if told:
            return told[0].indicator
    return None


_CLASS_AFTER_CLASS = Pattern(
    r"\W{0,3}(?:lalu|kemudian|disusul|berikutnya|selanjutnya|sedangkan|sementara|adapun|dan)\s(?:oleh\s|untuk\s|dari\s)?(?:peserta\s)?kelas\s"
)
_LIST_OF_ARREARS = Pattern(r"(?<!\w)(?:tunggakan|piutang)\s(?:iuran|segmen|peserta|pembayaran|dari)(?!\w)")
_DETAILS = Pattern(r"\W{0,3}(?:adapun\s|berikut\s|dengan\s)?(?:pe)?rincian(?:nya)?(?!\w)")
_DETAILED = 6
"""How many sentences before a list of details the sentence may stand that they detail."""
_NONE: frozenset[str] = frozenset()
_MILLION = 1_000_000
_HEADING = 40
"""Characters of a heading or question at most."""
_LINE = 80
"""Characters of a line of a list at most."""
_MEMBER_WORDS = ("terdaftar", "cakupan")
_OWN_WORDS = ("active", "inactive", "unregistered")
_ELSES = ("other programme", "users of a service")
_ELSEWHERE = 4
"""For how many sentences with numbers the text goes on about what is not JKN, once it has turned to it."""
_ITEM = regex.compile(r"[-–•*·]\s|\d{1,2}[.)]\s")
_CONTINUES = Pattern(
    r"[\"“'‘]?(?:(?:«COUNT»|angka)\s(?:itu|tersebut|ini)\s(?:setara|sama\sdengan|atau)|atau(?!,)|setara|artinya"
    r"|jumlahnya(?=\s(?:(?:«ABOUT»|«MANY»|«REACH»|«NEARLY»|«OVER»|ada)\s){0,2}$))(?!\w)",
)


_STEP = Pattern(
    r",?(?:\s(?:(?:angka|«COUNT»)\s(?:itu|tersebut|ini)|signifikan|drastis|tajam|pesat|«MANY»|sebesar|ada|tercatat|«BECOME»|kembali|terus|lagi|lalu|«FALL»|«RISE»|merosot"
    r"|melonjak|tinggal|tersisa|hanya|baru|sudah|masih|«REACH»|berada|di|ke|angka|«ABOUT»|jumlahnya|angkanya|berjumlah))*+\s"
)


def _goes_on(text: str, clause: Clause, draft: Draft, before: Draft) -> bool:
    """ "… Tahun 2022 sebanyak 589.411 jiwa. Tahun 2023 turun jadi 561.205 jiwa.": does the sentence give the number of
    the one before for another time?"""
    if (
        draft.unit != before.unit
        or not (before.dropped is None or before.dropped in _TO_BE_PAID_FOR)
        or not clause.dates
    ):
        return False
    date = clause.dates[0]
    if before.dropped is not None and date.kind == "now" and not _LEFT.search(text, date.end, draft.number.start):
        return False
    opens = _LEAD.fullmatch(text, clause.start, date.anchor_start if date.anchor else date.start)
    return opens is not None and _STEP.fullmatch(text, date.end, draft.number.start) is not None


_TO_BE_PAID_FOR = ("change:kuota", "change:pendaftaran")
_LEFT = Pattern(r"(?<!\w)(?:tinggal|tersisa)(?!\w)")  # "92 ribu peserta PBI dinonaktifkan. Kini tersisa 211.034 jiwa."
_LEAD = Pattern(r"\W{0,3}(?:(?:lalu|kemudian|dan|namun|sedangkan|sementara|adapun|pada|per|di)\s)*")
"""What may stand before the date that a sentence begins with."""
_LULL = 4
"""Sentences without figures after which a per cent beside the name of a region still counts members."""


def _compares(clause: Clause, draft: Draft) -> bool:
    """ "Kota Tomohon menyusul dengan 94,6 persen": is it a per cent with decimals in a sentence that names regions?"""
    if draft.unit != "persen" or draft.number.decimals == 0 or draft.value < 50 or clause.indicators:
        return False
    return any(m.end <= draft.number.start and m.kind in ("full", "bare", "alias") for m in clause.regions)


_QUOTED = regex.compile(r"[\"“'‘]")


def _new_paragraph(text: str, before: Clause, clause: Clause) -> bool:
    """Does a paragraph begin with `clause`? A quotation goes on with what was said before it."""
    return "\n" in text[before.end : clause.start + 1] and not _QUOTED.match(text, clause.start)


def _tells_people(text: str, clause: Clause, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "Penduduk Kecamatan X 160.114 jiwa. Kabupaten Y 2,04 juta jiwa.": does it go on with others' people?"""
    if draft.unit != "jiwa" or clause.indicators or clause.programmes:
        return False
    named = [m.end for m in clause.regions if m.end <= draft.number.start]
    return (
        all(d.indicator == "population" for d in before if d.dropped is None)
        and bool(named)
        and OF_A_REGION.fullmatch(text, named[-1], draft.number.start) is not None
    )


def _says_itself(clause: Clause, draft: Draft) -> bool:
    """ "Artinya, yang betul-betul terlindungi 74 persen": the words before the number say what it counts."""
    return any(not c.weak and c.kind in LEVELS and c.end <= draft.number.start for c in clause.indicators)


_ITS_NUMBER = Pattern(r"(?<!\w)(?:«COUNT»|«TOTAL»|angka)(?:nya|\smereka)(?!\w)")


def _is_item(reading: Reading, index: int) -> bool:
    """Is the sentence an item of a list, or what follows the number of one ("2." by itself)?"""
    at = reading.sentences[index].start
    before = reading.sentences[index - 1] if index else None
    numbered = before is not None and len(before.text) <= _NUMBERED and _ITEM.match(reading.text, before.start)
    return bool(numbered) or _ITEM.match(reading.text, at) is not None


_NUMBERED = 4
"""Characters of the number of an item at most."""
_FOLLOWING = Pattern(r"\W{0,3}(?:berikut|inilah)(?!\w)")


def _heads_items(reading: Reading, index: int) -> bool:
    """ "Berikut data warga yang belum terdaftar", without a colon, above the items of a list."""
    clause = reading.sentences[index]
    if index + 1 >= len(reading.sentences) or not _FOLLOWING.match(reading.text, clause.start, clause.end):
        return False
    return _ITEM.match(reading.text, reading.sentences[index + 1].start) is not None


def meant_before(reading: Reading, index: int) -> Indicator | None:
    """ "… peserta mandiri yang menunggak. Jumlahnya 27.415 orang": whose number it is says the sentence before."""
    clause = reading.sentences[index]
    if index == 0 or any(n.unit is not None for n in reading.sentences[index - 1].numbers) or not clause.numbers:
        return None
    if not _ITS_NUMBER.search(reading.text, clause.start, clause.numbers[0].start):
        return None
    return _state_named(reading, reading.sentences[index - 1])


def _state_named(reading: Reading, clause: Clause) -> Indicator | None:
    """What state of members, or of those who are none, a sentence without numbers names last."""
    said = [c.kind for c in indicators().find(reading.folded, clause.start, clause.end) if not c.weak]
    states = [k for k in said if k in ("active", "inactive", "unregistered")]
    return states[-1] if states else None  # type: ignore[return-value]


_OF_THAT_MANY = Pattern(
    r"\W{0,3}(?:dan\s)?dari\s(?:(?:«COUNT»|«TOTAL»|angka|«MANY»)\s)?(?:(?P<many>[\d.,]+)(?:\s(?:ribu|juta))?\s(?:(?:jiwa|orang|peserta|warga)\s)?)?(?:itu|tersebut|tadi)(?!\w)"
)


def _parts_of(text: str, clause: Clause, before: Sequence[Draft]) -> str | None:
    """ "… butuh 17.800 peserta lagi. Dari jumlah itu, 9.000 jiwa …", "… 7,4 juta peserta dinonaktifkan. Dari jumlah
    itu, 5,1 juta orang …": why the numbers of the sentence are none of members, being parts of those before."""
    counts = [d for d in before if d.unit == "jiwa" and d.dropped != "earlier level"]
    whole = counts[-1] if counts else None
    if whole is None:
        return None
    if counts[0].dropped == "in another register" and _THE_REST.match(text, clause.start, clause.end):
        return counts[0].dropped  # "428.306 warga masuk DTKS, 366.114 di antaranya PBI. Sisanya 62.192 jiwa …"
    said = _OF_THAT_MANY.match(text, clause.start, clause.end)
    if said is None or said["many"] not in (None, text[whole.number.start : whole.number.digits_end]):
        return None
    if whole.dropped is None:
        return "part of a gap" if whole.indicator in ("needed", "needed_active") else None
    return whole.dropped if whole.dropped in _COME_OR_GONE else None


def _segment_of(text: str, clause: Clause, before: Sequence[Draft]) -> str | None:
    """ "… peserta PBI JK 96,8 juta jiwa. Dari jumlah itu, 77,1 juta jiwa …": whose the parts are too."""
    counts = [d for d in before if d.unit == "jiwa" and d.dropped is None]
    if not counts or counts[-1].segment is None:
        return None
    said = _OF_THAT_MANY.match(text, clause.start, clause.end)
    if said is None or said["many"] not in (None, text[counts[-1].number.start : counts[-1].number.digits_end]):
        return None
    return counts[-1].segment


_THE_REST = Pattern(r"\W{0,3}(?:(?:sedangkan|sementara|adapun)\s)?(?:sisanya|selebihnya)(?!\w)")
_COME_OR_GONE = ("change:pendaftaran", "change:dinonaktifkan", "change:peserta baru")
_OF_IT = Pattern(r"[\"“'‘]?(?:«COUNT»|«TOTAL»|angka)(?:nya|\smereka)(?:\s\p{L}+){0,2}\s(?=\d)")
_CARDS_WHO = Pattern(r"(?<!\w)(?:nik|e-?ktp|ktp|nomor\sinduk)(?:nya)?\s(?:\p{L}+\s){0,4}?(?:belum|«NOT»|ganda)(?!\w)")
_PEOPLE_WHO = Pattern(r"(?<!\w)(?:warga|orang|penduduk|masyarakat|mereka|keluarga)(?:\s\p{L}+){0,3}\syang(?!\w)")


def _counts_others(reading: Reading, index: int) -> bool:
    """ "Ada warga yang tidak menetap. Jumlahnya sekitar 5 persen.": whom the sentence before names without a word of
    JKN or of members."""
    clause = reading.sentences[index]
    if index == 0 or not _OF_IT.match(reading.text, clause.start, clause.end) or clause.indicators:
        return False
    before = reading.sentences[index - 1]
    if before.numbers:
        return False
    if _CARDS_WHO.search(reading.text, before.start, before.end):
        return True  # "Banyak NIK warga yang belum daring. Jumlahnya sekitar 13 ribu"
    if not _PEOPLE_WHO.search(reading.text, before.start, before.end):
        return False
    tables = (indicators(), segments(), programmes())
    return not any(table.find(reading.folded, before.start, before.end) for table in tables)


_POINTS_AT = Pattern(
    r"[\"“'‘]?(?:(?:(?:bila|jika|kalau)\s(?:\w+\s){1,3})?(?:«COUNT»|«TOTAL»|angka)(?:nya|\smereka)|(?:banyak|seluruh|peserta|penerima|anggota)nya\s(?:(?:«TOTAL»|«MANY»|«REACH»|ada|«ABOUT»|berjumlah|tercatat)\s){0,3}(?=\d)|(?:«COUNT»|«TOTAL»)\s(?:peserta|penerima|anggota)(?:nya)?\s(?:(?:«REACH»|«MANY»|ada|«ABOUT»|tercatat)\s){1,2}(?=\d)|dari\s(?=\d)|«MANY»\s(?=\d)"
    r"|(?:(?:pada|per)\s)?(?:(?:akhir|awal)\s)?(?:tahun\s)?20\d\d,?\s(?:(?:«MANY»|ada|tercatat|jumlahnya|angkanya|baru|masih)\s){1,2}(?=\d))",
)


def segment_before(reading: Reading, index: int) -> str | None:
    """ "Tentang peserta mandiri, ia mengeluh. Dari 21.733 jiwa …": the only segment that the sentence before names."""
    clause = reading.sentences[index]
    if index == 0 or not _POINTS_AT.match(reading.text, clause.start, clause.end):
        return None
    before = reading.sentences[index - 1]
    if any(n.unit is not None for n in before.numbers):
        return None
    return only_segment(segments().find(reading.folded, before.start, before.end))


_SPREAD = Pattern(r"(?<!\w)(?:sebaran|persebaran|distribusi|rincian|penyebaran|pembagian)(?:nya)?(?!\w)")


def segment_of_spread(reading: Reading, clause: Clause) -> str | None:
    """ "Sebaran PBI JK tiap daerah berbeda. Terbanyak di Kota A 8.211 orang, …": the segment of all in such a list."""
    if not _SPREAD.search(reading.text, clause.start, clause.end):
        return None
    return only_segment(segments().find(reading.folded, clause.start, clause.end))


_OF_THE_WHOLE = Pattern(
    r"(?<!\w)(?:secara\skeseluruhan|digabung|dijumlah(?:kan)?)(?!\w)"
    r"|(?<!\w)dari\s(?:«TOTAL»\s)?[\d.,]+\s(?:juta\s|ribu\s)?(?:jiwa\s)?peserta\s(?:«JKN»|«BPJS»)(?!\w)"
)
_NOT_ALL = Pattern(r"(?<!\w)«NOT»\ssemua|(?<!\w)(?:seluruh|«TOTAL»|semua)\speserta(?!\smandiri)")
_OTHER_CAUSE = Pattern(r"(?<!\w)(?:mutasi|phk|pemutusan\shubungan|meninggal)(?!\w)")
"""Why members other than those who pay themselves are inactive."""
_IN_ARREARS = Pattern(r"nunggak|(?<!\w)tunggakan(?!\w)|(?<!\w)macet(?!\w)")


def self_payers(reading: Reading, index: int, stop: int, back: int = 2) -> str | None:
    """The segment that pays itself, named between the sentences before and `stop`: only they can be in arrears."""
    start = reading.sentences[max(0, index - back)].start
    whose = [c.kind for c in segments().find(reading.folded, start, stop)]
    return next((k for k in reversed(whose) if k in ("PBPU", "BP")), None)


_THEY_ARE = Pattern(r"[\"“'‘]?mereka\s(?:adalah\s|merupakan\s|semua\s)?(?:peserta|warga|kelompok|pekerja)(?!\w)")


def spoken_of(reading: Reading, index: int, back: int = 4) -> Indicator | None:
    """What the sentences right before speak of, where they hold no figures ("Sejumlah daerah telah mencapai UHC.")."""
    for clause in reversed(reading.sentences[max(0, index - back) : index]):
        if _THEY_ARE.match(reading.text, clause.start, clause.end):
            continue
        cues = [c for c in indicators().find(reading.folded, clause.start, clause.end) if not c.weak]
        kinds = [c.kind for c in cues if c.kind in LEVELS]
        if "active" in kinds:
            return "active"
        if "inactive" in kinds and len(clause.text) < _HEADING and not clause.text.rstrip().endswith("."):
            return "inactive"  # "PESERTA NONAKTIF", "Yang tidak aktif banyak?": a heading or question
        if kinds:
            return "unregistered" if set(kinds) == {"unregistered"} else "registered"
    return None


def home_of(reading: Reading) -> Region | None:
    """What the page is about; a page that names Jakarta only as its place of writing is about Indonesia."""
    home = reading.regions.home
    named = [m for m in reading.regions.mentions if m.kind not in _PLACES_ONLY]
    if home is None and not any(m.region is not None or m.candidates for m in named):
        return load_gazetteer().by_code("ID")  # a page of JKN that names no region speaks of the nation
    branch = place.only_branch(reading)
    if (
        home is not None
        and branch is not None
        and home.level == "province"
        and fold(home.name) not in fold(branch.name)
    ):
        of_branch = sum(m.region == branch for m in reading.regions.mentions)
        of_home = sum(m.region == home and m.kind in ("full", "bare", "alias") for m in reading.regions.mentions)
        if of_branch >= of_home and goes_through_several(reading, home):
            return branch
        if any(_serves_several(reading, c) for c in reading.sentences):
            return branch  # "… menurut BPJS Cabang X yang membawahi keempat daerah tersebut"
    if home is not None and branch is not None and home.level in ("city", "regency"):
        named = [m for m in reading.regions.mentions if m.region == home]
        if all(m.kind in ("dateline", "institution", "anaphor") for m in named):
            return branch  # the town is only where the branch sits
        if goes_through_several(reading, home):
            return branch  # the page goes through the branch's regions
        if place.only_listed(reading, home):
            return branch  # "peserta di Kabupaten Kudus, Pati dan Grobogan", and no word of one of them alone
        title, office = fold(reading.page.title or ""), fold(f"cabang {branch.name}")
        listed = [place.takes_in(reading.text, c) for c in _where(reading, home)]
        titled = office in title and (fold(home.name) not in office or any(listed))
        if fold(home.name) not in title.replace(office, "") and (titled or (listed and all(listed))):
            return branch  # "Wilayah kerja cabang ini meliputi Banyumas, Kabupaten Purbalingga dan Cilacap."
    if (
        home is not None
        and home.level == "country"
        and branch is not None
        and (town := town_of(reading, branch)) is not None
    ):
        return town
    people = load_gazetteer().population(home.code) if home is not None and home.level == "province" else None
    most = min(60_000_000, 3 * people) if people else 60_000_000
    millions = [
        c
        for c in reading.sentences
        if any(n.value > most and n.decoy is None and (n.unit == "jiwa" or c.indicators) for n in c.numbers)
    ]
    if millions and home is not None and home.level != "country":
        first = min((m.start for m in reading.regions.mentions if m.region == home and m.kind != "dateline"), default=0)
        if first > millions[0].end:
            return load_gazetteer().by_code("ID")  # the page opens with more people than the province, or any, has
    if home is not None and home.province and home.level != "country" and not (reading.page.title or "").strip():
        first = min((m.start for m in reading.regions.mentions if m.region == home), default=0)
        people = load_gazetteer().population(home.province) or 0
        early = [
            n for c in reading.sentences if c.end < first for n in c.numbers if n.unit == "jiwa" and n.decoy is None
        ]
        if first > len(reading.text) * 0.5 and any(n.value > 1.3 * people > 0 for n in early):
            return load_gazetteer().by_code(
                "ID"
            )  # the page counts more people than the province long before it names it
    national = [m.start for m in reading.regions.mentions if m.kind == "national"]
    own = [m.start for m in reading.regions.mentions if m.region == home and m.kind not in ("dateline", "institution")]
    if national and own and national[0] < len(reading.text) * 0.25 and own[0] > len(reading.text) * 0.4:
        return load_gazetteer().by_code("ID")
    if national and own and national[0] < own[0] and home is not None and home.level == "province":
        provinces = {
            m.region for m in reading.regions.mentions if m.region is not None and m.region.level == "province"
        }
        titled = fold(home.name) in fold(reading.page.title or "")
        if len(provinces) > 1 and not titled:
            return load_gazetteer().by_code("ID")  # "… secara nasional 96,7 persen. … Bali 99,1, Aceh 98,2 persen"
    if home is not None and home.code.startswith("31"):
        named = [m for m in reading.regions.mentions if m.region is not None and m.region.code.startswith("31")]
        if all(m.kind in ("dateline", "institution") for m in named):
            return load_gazetteer().by_code("ID")
    return home


_SERVES_SEVERAL = Pattern(
    rf"\s?,?\s(?:yang\s)?(?:melayani|membawahi|membawahkan|menaungi)\s(?:{COUNT}|kedua|ketiga|keempat|kelima|keenam|beberapa)\s"
    r"«REGION»(?!\w)"
)


def _serves_several(reading: Reading, clause: Clause) -> bool:
    """Is a branch named with how many regions it serves?"""
    return any(m.kind == "branch" and _SERVES_SEVERAL.match(reading.text, m.end) for m in clause.regions)


def _where(reading: Reading, home: Region) -> list[Clause]:
    """The sentences that name a region, not those that are only written or spoken there."""
    return [c for c in reading.sentences if any(m.region == home and m.kind not in _PLACES_ONLY for m in c.regions)]


def town_of(reading: Reading, branch: Region) -> Region | None:
    """ "… secara nasional …, kata Kepala BPJS Kesehatan Cabang X di X. Dari 740 ribu penduduk …": the town of the one
    branch that a page names beside the nation, where its numbers are no nation's."""
    mentions = reading.regions.mentions
    if any(m.kind not in _NO_TOWNS_OWN for m in mentions):
        return None
    towns = {m.region for m in mentions if m.kind in _PLACES_ONLY and m.region is not None}
    town = next((r for r in towns if r.level in ("regency", "city") and fold(r.name) in fold(branch.name)), None)
    people = load_gazetteer().population(town.code) if town is not None else None
    counts = [n.value for c in reading.sentences for n in c.numbers if n.unit == "jiwa" and n.decoy is None]
    return town if people and counts and max(counts) < 2 * people else None


_PLACES_ONLY = ("dateline", "institution")
_NO_TOWNS_OWN = (*_PLACES_ONLY, "national", "branch", "branch_region")
SEVERAL = 3
"""So many towns and regencies with numbers of their own make a page one of the branch that serves them."""


def goes_through_several(reading: Reading, home: Region) -> bool:
    """Does the page give several towns and regencies numbers, and is it of none of them more than of the others?"""
    named: Counter[Region] = Counter()
    counted: set[Region] = set()
    possible = {m.region for c in reading.sentences if c.numbers for m in c.regions if m.region is not None}
    if sum(region.level in ("city", "regency") for region in possible) < SEVERAL:
        return False
    for clause in reading.sentences:
        here = [
            m.region
            for m in place.subjects(reading.text, clause)
            if m.kind in ("full", "bare", "alias", "government") and m.region and m.region.level in ("city", "regency")
        ]
        named.update(here)
        if any(n.unit and n.decoy is None for n in clause.numbers):
            counted.update(here)
    others = max((n for region, n in named.items() if region != home), default=0)
    return len(counted) >= SEVERAL and named[home] <= 2 * others


def is_about_jkn(said: Sequence[Cue]) -> bool:
    """Whether a page that names these programmes, its title's first, is of JKN: not when it opens with another one and
    names others twice as often ("Peserta Cek Kesehatan Gratis … tanpa kartu BPJS"). JKN then has only its own
    sentences."""
    ours = [c.kind == "jkn" for c in said if c.kind in ("jkn", "rival", "other")]
    return any(ours) and (ours[0] or 3 * sum(ours) > len(ours))


_BESIDE = (":before_number", ":after_number")
_IT_IS = Pattern(r"\s(?:adalah|ialah|yakni|yaitu|dicapai)\s(?:oleh\s)?(?:negara\s)?")


# a goal of all countries: "Jepang butuh 36 tahun untuk mencapai 100 persen UHC"
_UHC = Pattern(r"«UHC»")
_GROUP_ENROLLED = Pattern(  # "21.330 petani dan nelayan di Kabupaten Situbondo terdaftar sebagai peserta JKN"
    r"[^,.;\d]{0,90}?\s(?:terdaftar|tercatat|ter-?\s?cover|tercakup|terlindungi|dijamin|(?:men)?jadi\speserta)(?!\w)"
)


def drop_unrelated(draft: Draft, about_jkn: bool, rival: int) -> None:
    """Numbers of other programmes, and numbers that no word about members stands by."""
    programmes, number = draft.clause.programmes, draft.number
    of_group = any(r.startswith(GROUP) for r in draft.reasons)
    sure = (draft.segment is not None and not of_group) or draft.counted_by(*_BESIDE)
    said_of_group = _GROUP_ENROLLED.match(draft.clause.text, number.end - draft.clause.start) if of_group else None
    ours = said_of_group is not None and any(c.kind == "jkn" for c in programmes)
    weak = not sure and not ours and any(r.endswith(":weak") for r in number.rules)
    foreign = measured = False
    if programmes:
        kinds = {c.kind for c in programmes}
        right = min(draft.right, number.end + 60)
        beside = [c for c in programmes if c.kind in ("other", "rival", "abroad") and draft.left <= c.start <= right]
        foreign = bool(kinds & {"other", "rival", "abroad"}) and "jkn" not in kinds and (bool(beside) or not sure)
        if beside and not sure:  # "14.330 KK menerima bantuan pangan, sementara peserta JKN …"
            turn = turn_after(draft.clause.text, number.end - draft.clause.start) + draft.clause.start
            foreign = foreign or not any(c.kind == "jkn" and draft.left <= c.start < turn for c in programmes)
        named = [c for c in programmes if draft.left <= c.start < number.start]
        if named and (named[-1].kind == "abroad" or (named[-1].kind in ("other", "rival") and not sure)):
            foreign = True  # "melampaui NHI Taiwan yang menjamin 23 juta orang", "selain JKN, … stunting 14,2 persen"
        said, at = draft.clause.text, draft.clause.start
        if any(c.kind == "abroad" and _IT_IS.fullmatch(said, number.end - at, c.start - at) for c in programmes):
            foreign = True  # "yang paling cepat mencapai cakupan 100 persen adalah Korea Selatan"
        if "abroad" in kinds and not draft.clause.regions:
            ahead = [c for c in programmes if c.start < number.start and not _UHC.match(said, c.start - at, c.end - at)]
            foreign = foreign or bool(ahead and ahead[-1].kind == "abroad")
        kinds_out = ("measure", "office") if draft.unit == "persen" else ("measure",)
        measured = any(c.kind in kinds_out and draft.left <= c.start < number.start for c in programmes)
    measured = measured or (draft.link is not None and draft.link.dropped == "other programme")
    before = draft.before  # "pemanfaatan antrean online baru 35 persen, jauh dari harapan 70 persen"
    if (
        before is not None
        and before.dropped == "other programme"
        and before.unit == draft.unit == "persen"
        and not sure
    ):
        measured = True
    if not about_jkn or measured or rival > 0 or weak or foreign:
        draft.drop("other programme")
    elif of_group and draft.unit == "jiwa" and not programmes and not _tells_a_state(draft.clause):
        draft.drop("size of a group")  # "Seluruh warga miskin di Sumenep 495.623 jiwa"
    elif draft.indicator is None:
        draft.drop("no indicator")


def _tells_a_state(clause: Clause) -> bool:
    """Do words of the sentence say that people are members, or none?"""
    return bool(clause.segments) or any(c.kind != "population" and not c.weak for c in clause.indicators)


def figures_of(reading: Reading, draft: Draft) -> list[Figure]:
    """The finished figures of a draft, one a region."""
    number, article = draft.number, reading.page.article
    quote = article.text[number.start : number.end]
    if number.bound == "range":
        low, high = number.low, number.high
    else:
        low, high = value_interval(draft.value, draft.unit, number.bound, quote)
    first, last = days(draft.as_of)
    assert draft.indicator is not None
    return [
        Figure(
            indicator=draft.indicator,
            unit=draft.unit,
            value=draft.value,
            bound=number.bound,
            low=low,
            high=high,
            region=region.full_name,
            region_code=region.code,
            status=draft.status,
            target_year=draft.target_year,
            as_of=draft.as_of,
            as_of_basis=draft.basis,
            first_day=first,
            last_day=last,
            segment=draft.segment,
            quote=quote,
            start=number.start,
            end=number.end,
            sentence=article.text[draft.clause.start : draft.clause.end],
            rules=(*number.rules, *draft.reasons),
        )
        for region in draft.regions
    ]


def slips_of(reading: Reading, drafts: list[Draft]) -> list[Slip]:
    """What the page says that cannot be taken as it stands: wrong dates, numbers whose region nothing decides."""
    text = reading.page.article.text
    undecided = {(s, e): why for s, e, why in reading.regions.slips}
    found = [(s, e, "date", why) for s, e, why in reading.page.date_slips]
    found += [(d.start, d.end, "date", d.slip) for d in reading.dates if d.slip]
    for draft in drafts:
        if draft.dropped is None and not draft.regions:
            near = [why for (s, _), why in undecided.items() if draft.clause.start <= s < draft.clause.end]
            why = near[0] if near else "no region is named that the number could hold for"
            found.append((draft.number.start, draft.number.end, "region", why))
    slips: dict[tuple[int, int], Slip] = {}
    starts = [c.start for c in reading.sentences]
    for start, end, kind, why in found:
        at = bisect_right(starts, start) - 1
        sentence = reading.sentences[at] if at >= 0 and start < reading.sentences[at].end else None
        said = text[sentence.start : sentence.end] if sentence else text[start:end]
        slips.setdefault(
            (start, end), Slip(kind=kind, reason=why, quote=text[start:end], start=start, end=end, sentence=said)
        )
    return [*slips.values(), *list_slips(reading)]
