"""Every draft its slots, sentence by sentence: region, date, indicator and segment are carried on."""

from __future__ import annotations

from corpus.pattern import Pattern, fold
from extractors import as_of, place
from extractors.as_of import Clock
from extractors.candidates import (
    UNNAMED,
    drop_budgeted,
    drop_composed,
    drop_compositions,
    drop_of_institutions,
    drop_other_subjects,
    drop_unnamed_groups,
    plain_goal,
)
from extractors.changes import CHANGES
from extractors.coreference import Mentioned
from extractors.cues import programmes, segments
from extractors.draft import Draft
from extractors.figure import Indicator
from extractors.foregoing import (
    COME_OR_GONE,
    ITEM,
    TO_BE_PAID_FOR,
    compares,
    counts_others,
    goes_on,
    heads_items,
    is_item,
    meant_before,
    new_paragraph,
    parts_of,
    says_itself,
    segment_before,
    segment_of,
    segment_of_spread,
    self_payers,
    spoken_of,
    state_named,
    tells_people,
    what_is_detailed,
)
from extractors.home import home_of
from extractors.indicator import Spoken, answer_in_order, assign_indicator, share_back
from extractors.place import Topic
from extractors.reading import Reading
from extractors.segment import assign_group, assign_segment, only_segment, segment_each, share_segment_back
from extractors.shares import SHARES
from extractors.status import Goals, assign_due, assign_status, future_goal, goals_before
from extractors.unrelated import drop_unrelated, is_about_jkn


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
        if clock.before is not None and new_paragraph(text, reading.sentences[i - 1], clause):
            as_of.come_back(clock)
        dates = as_of.dated(text, clause)
        since += 1
        named = {c.kind for c in clause.programmes} if clause.programmes else _NONE
        if (
            "jkn" in named or "rival" in named or not ITEM.match(text, clause.start, clause.end)
        ):  # the items of a list count as one
            rival = 0 if "jkn" in named or clause.segments else 3 if "rival" in named else rival - 1
        if (
            own
            and previous
            and own[0].unit != previous[-1].unit
            and _CONTINUES.match(text, clause.start, own[0].number.start)
            and not says_itself(clause, own[0])
        ):
            own[0].link = previous[-1]  # "… 180 juta jiwa. Atau sekitar 70 persen …", "… Jumlahnya 6.600 orang"
        if (
            own
            and previous
            and previous[-1].dropped == UNNAMED
            and _CONTINUES.match(text, clause.start, own[0].number.start)
        ):
            own[0].drop(UNNAMED)  # "… delapan daerah lebih dari 95 persen. Atau kepesertaannya sudah 95 persen"
        if own and previous and own[0].link is None and goes_on(text, clause, own[0], previous[-1]):
            own[0].series = previous[-1]
            if previous[-1].dropped in TO_BE_PAID_FOR and clause.dates[0].kind != "now":
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
        if opens or (not own and heads_items(reading, i)):
            headed = only_segment(segments().find(reading.folded, clause.start, clause.end))
            counted = state_named(reading, clause)
            counted = None if counted == "active" else counted  # "Cakupan dan keaktifan menurut daerah:"
        elif not (len(clause.text) < _LINE and (own or is_item(reading, i))):
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
        if own and ruled and since == 1 and tells_people(text, clause, own[0], ruled):
            asked = "population"
        detailed = what_is_detailed(text, clause, own, by_clause) if own and since <= _LULL else None
        whole = bool(own) and _OF_THE_WHOLE.search(text, clause.start, clause.end) is not None
        arrears = None if whole else arrears  # "dari 280 juta peserta JKN, sebanyak 15,6 juta menunggak"
        debtors = None if own and _OTHER_CAUSE.search(text, clause.start, clause.end) else arrears
        in_arrears = own and not whole and _IN_ARREARS.search(text, clause.start, own[0].number.end + 60)
        if in_arrears and not _NOT_ALL.search(text, clause.start, clause.end):
            debtors = self_payers(reading, i, own[0].number.start) or arrears
        if spoken.told == "inactive":
            debtors = self_payers(reading, i, clause.start) or arrears
        if own and own[0].link is None and counts_others(reading, i):
            own[0].drop("of people who are not said to be members")
        for draft in own:
            if draft.cell is not None:
                since = 0
                continue
            here = subject if since <= 2 else spoken_of(reading, i)
            if here is not None and detailed is not None:
                here = detailed
            if here is None and since <= _LULL and subject == "registered" and compares(clause, draft):
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
        if ruled and own and (whose := parts_of(text, clause, ruled)):
            for draft in own:
                if draft.unit == "jiwa" and draft.indicator in ("registered", "unregistered"):
                    draft.drop(whose)
        if ruled and own and (segment := segment_of(text, clause, ruled)):
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
        if draft.dropped in COME_OR_GONE:
            gone.setdefault(draft.value, draft.dropped)
        elif (
            draft.dropped is None
            and draft.value in gone
            and draft.indicator == "registered"
            and _THAT_MANY.match(text, draft.number.digits_end, draft.clause.end)
        ):
            draft.drop(gone[draft.value])


_CLASS_AFTER_CLASS = Pattern(
    r"\W{0,3}(?:lalu|kemudian|disusul|berikutnya|selanjutnya|sedangkan|sementara|adapun|dan)\s(?:oleh\s|untuk\s|dari\s)?(?:peserta\s)?kelas\s"
)
_LIST_OF_ARREARS = Pattern(r"(?<!\w)(?:tunggakan|piutang)\s(?:iuran|segmen|peserta|pembayaran|dari)(?!\w)")
_NONE: frozenset[str] = frozenset()
_MILLION = 1_000_000
_LINE = 80
"""Characters of a line of a list at most."""
_MEMBER_WORDS = ("terdaftar", "cakupan")
_OWN_WORDS = ("active", "inactive", "unregistered")
_ELSES = ("other programme", "users of a service")
_ELSEWHERE = 4
"""For how many sentences with numbers the text goes on about what is not JKN, once it has turned to it."""
_CONTINUES = Pattern(
    r"[\"“'‘]?(?:(?:«COUNT»|angka)\s(?:itu|tersebut|ini)\s(?:setara|sama\sdengan|atau)|atau(?!,)|setara|artinya"
    r"|jumlahnya(?=\s(?:(?:«ABOUT»|«MANY»|«REACH»|«NEARLY»|«OVER»|ada)\s){0,2}$))(?!\w)",
)
_LULL = 4
"""Sentences without figures after which a per cent beside the name of a region still counts members."""
_OF_THE_WHOLE = Pattern(
    r"(?<!\w)(?:secara\skeseluruhan|digabung|dijumlah(?:kan)?)(?!\w)"
    r"|(?<!\w)dari\s(?:«TOTAL»\s)?[\d.,]+\s(?:juta\s|ribu\s)?(?:jiwa\s)?peserta\s(?:«JKN»|«BPJS»)(?!\w)"
)
_NOT_ALL = Pattern(r"(?<!\w)«NOT»\ssemua|(?<!\w)(?:seluruh|«TOTAL»|semua)\speserta(?!\smandiri)")
_OTHER_CAUSE = Pattern(r"(?<!\w)(?:mutasi|phk|pemutusan\shubungan|meninggal)(?!\w)")
"""Why members other than those who pay themselves are inactive."""
_IN_ARREARS = Pattern(r"nunggak|(?<!\w)tunggakan(?!\w)|(?<!\w)macet(?!\w)")
