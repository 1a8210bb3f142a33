"""Every draft its slots, sentence by sentence: region, date, indicator and segment are carried on."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from corpus.pattern import Pattern, fold
from extractors import as_of
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
from extractors.dates.find import DateMention
from extractors.draft import WHO_CAME, Draft
from extractors.figure import Indicator
from extractors.foregoing import (
    COME_OR_GONE,
    ITEM,
    TO_BE_PAID_FOR,
    activity_follows,
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
from extractors.indicator.assign import Spoken, answer_in_order, assign_indicator, share_back
from extractors.place.assign import assign_regions
from extractors.place.fit import fit_regions
from extractors.place.follow import follow_region
from extractors.place.groups import name_group, offices_named, provinces_together
from extractors.place.home import home_of
from extractors.place.subjects import only_branch
from extractors.place.topic import Topic
from extractors.reading import Clause, Reading
from extractors.segment import assign_group, assign_segment, only_segment, segment_each, share_segment_back
from extractors.shares import SHARES
from extractors.status import Goals, assign_due, assign_status, future_goal, goals_before
from extractors.unrelated import drop_unrelated, is_about_jkn


def assemble(reading: Reading, drafts: list[Draft]) -> tuple[dict[int, Topic], dict[int, Clock]]:
    """Give every draft its slots -> what each sentence, by its index, began with: its region, its date."""
    assembly = _Assembly(reading, drafts)
    for index, clause in enumerate(reading.sentences):
        assembly.read(index, clause)
    _drop_told_again(reading.text, drafts)
    return assembly.topics, assembly.clocks


class _Assembly:
    """A page read from its first sentence to its last, with all that is carried on from one to the next."""

    def __init__(self, reading: Reading, drafts: list[Draft]) -> None:
        self.reading = reading
        self.text = reading.text
        self.by_clause: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.by_clause.setdefault(draft.clause.index, []).append(draft)
        # a title that stands in the text is among the text's programmes
        title = fold(reading.page.title or "") if reading.page.title_span is None else ""
        self.about_jkn = is_about_jkn((*programmes().find(title, 0, len(title)), *reading.programmes))
        offices = offices_named(reading)
        joint = provinces_together(reading, offices)
        self.topic = Topic(home_of(reading), branch=only_branch(reading), joint=joint, offices=offices)
        self.topics: dict[int, Topic] = {}
        self.clock = Clock(reading.published)
        self.clocks: dict[int, Clock] = {}
        self.subject: Indicator | None = None
        self.since = 99  # sentences since a figure
        self.rival = 0  # sentences for which the text goes on about another scheme
        self.elsewhere = 0  # sentences with numbers for which it does about what is not JKN
        self.previous: list[Draft] = []
        self.groups: list[Draft] = []
        self.arrears: str | None = None  # the segment that is in arrears
        self.headed: str | None = None  # the segment that the heading of a list names
        self.counted: Indicator | None = None  # and what it says that is counted
        self.spread: str | None = None  # the segment that is told region by region in the sentences that follow
        self.mentioned = Mentioned()
        self.spoken = Spoken()
        self.goals = Goals()

    def read(self, index: int, clause: Clause) -> None:
        """The next sentence: what its numbers count and whose, then where, then when, and what is carried on."""
        text, sentences = self.text, self.reading.sentences
        own = self.by_clause.get(clause.index, [])
        as_of.look_ahead(text, sentences[index + 1] if index + 1 < len(sentences) else None, self.clock)
        if self.clock.before is not None and new_paragraph(text, sentences[index - 1], clause):
            as_of.come_back(self.clock)
        dates = as_of.dated(text, clause)
        self.since += 1
        named = {c.kind for c in clause.programmes} if clause.programmes else _NONE
        self._turn_to(clause, own, named)
        if own and self.previous:
            self._go_on(clause, own[0], self.previous[-1])
        ruled, self.previous = self.previous, own
        opens = self._headings(index, clause, own)
        if own:
            self._count(index, clause, own, ruled, named)
            self._of_those_before(clause, own, ruled)
        live = [d for d in own if d.dropped is None]
        assign_regions(self.reading, clause, live, self.topic)
        self._date(live, own, dates)
        if self.groups:
            name_group(self.reading, clause, self.groups)
        self.groups = [d for d in live if d.dropped == UNNAMED] or (self.groups if not own else [])
        self._carry_on(index, clause, live, opens)
        follow_region(clause, live, self.topic, text)
        as_of.follow(text, clause, own, dates, self.clock)
        for draft in live:
            drop_budgeted(text, draft)  # the region that they are of is spoken of all the same

    def _turn_to(self, clause: Clause, own: list[Draft], named: AbstractSet[str]) -> None:
        """Does the text turn to another programme, or back to JKN?"""
        if (
            "jkn" in named or "rival" in named or not ITEM.match(self.text, clause.start, clause.end)
        ):  # the items of a list count as one
            self.rival = 0 if "jkn" in named or clause.segments else 3 if "rival" in named else self.rival - 1
        if "jkn" in named or any(c.kind in _OWN_WORDS or c.name in _MEMBER_WORDS for c in clause.indicators):
            self.elsewhere = 0
        elif own:
            self.elsewhere -= 1

    def _go_on(self, clause: Clause, draft: Draft, before: Draft) -> None:
        """Does the first number of a sentence tell the last one before it in another way, or of another time?"""
        text = self.text
        turns = draft.unit != before.unit or before.dropped == UNNAMED
        if turns and _CONTINUES.match(text, clause.start, draft.number.start):
            if draft.unit != before.unit and not says_itself(clause, draft):
                draft.link = before  # "… 180 juta jiwa. Atau sekitar 70 persen …", "… Jumlahnya 6.600 orang"
            if before.dropped == UNNAMED:
                draft.drop(UNNAMED)  # "… delapan daerah lebih dari 95 persen. Atau kepesertaannya sudah 95 persen"
        if draft.link is None and goes_on(text, clause, draft, before):
            draft.series = before
            if before.dropped in TO_BE_PAID_FOR and clause.dates[0].kind != "now":
                draft.drop(before.dropped or "")  # "… menganggarkan 66 ribu peserta PBID. Tahun lalu 61.800."

    def _headings(self, index: int, clause: Clause, own: list[Draft]) -> bool:
        """What a sentence without numbers heads: whose they are and what they count -> does it end in a colon?"""
        reading = self.reading
        if not own and _LIST_OF_ARREARS.search(self.text, clause.start, clause.end):
            headings = segments().find(reading.folded, clause.start, clause.end)
            self.arrears = "PBPU" if any(c.kind == "PBPU" for c in headings) else self.arrears
        opens = not own and clause.text.rstrip().endswith(":")
        if opens or (not own and heads_items(reading, index)):
            self.headed = only_segment(segments().find(reading.folded, clause.start, clause.end))
            counted = state_named(reading, clause)
            self.counted = None if counted == "active" else counted  # "Cakupan dan keaktifan menurut daerah:"
        elif not (len(clause.text) < _LINE and (own or is_item(reading, index))):
            self.headed = self.counted = None
        if not own:
            self.spread = segment_of_spread(reading, clause)
        elif len(own) < 2 or len(clause.regions) < 2:
            self.spread = None
        return opens

    def _count(self, index: int, clause: Clause, own: list[Draft], ruled: list[Draft], named: AbstractSet[str]) -> None:
        """What the numbers of a sentence count, whose they are, and whether they are levels, goals or rules."""
        reading, text = self.reading, self.text
        before = segment_before(reading, index)
        self.spoken.told = (
            meant_before(reading, index) or self.counted or ("registered" if before or self.spread else None)
        )
        told = before or self.headed or self.spread
        # "Keaktifan mereka tertinggal. Jambi 72,4 persen …": what was spoken of since the last number goes before it
        asked = spoken_of(reading, index, 1) if self.since == 2 else None
        if ruled and self.since == 1 and tells_people(text, clause, own[0], ruled):
            asked = "population"
        detailed = what_is_detailed(text, clause, own, self.by_clause) if self.since <= _LULL else None
        debtors = self._debtors(index, clause, own)
        if own[0].link is None and counts_others(reading, index):
            own[0].drop("of people who are not said to be members")
        for draft in own:
            if draft.cell is not None:
                self.since = 0
                continue
            here = self.subject if self.since <= 2 else spoken_of(reading, index)
            if here is not None and detailed is not None:
                here = detailed
            if here is None and self.since <= _LULL and self.subject == "registered" and compares(clause, draft):
                here = self.subject  # the page has said other things in between, and goes on with other regions
            if here == "active" and draft is own[0] and activity_follows(reading, index, draft):
                here = "registered"
            assign_indicator(text, draft, asked or here, self.spoken)
            assign_segment(text, draft, debtors, told if draft is own[0] or self.spread else None)
            assign_group(text, reading.folded, draft)
            if draft.indicator == "inactive":
                self.arrears = draft.segment if draft.segment in ("PBPU", "BP") else self.arrears
            self._state(index, draft, named)
            self._drop(draft, named)
            if draft.dropped is None:
                self.since = 0
        if named & {"measure", "rival"} and all(d.dropped in _ELSES for d in own):
            self.elsewhere = _ELSEWHERE

    def _debtors(self, index: int, clause: Clause, own: list[Draft]) -> str | None:
        """The segment of those in arrears that the sentence tells of: only who pays for himself can be."""
        reading, text = self.reading, self.text
        whole = _OF_THE_WHOLE.search(text, clause.start, clause.end) is not None
        if whole:
            self.arrears = None  # "dari 280 juta peserta JKN, sebanyak 15,6 juta menunggak"
        if self.spoken.told == "inactive":
            return self_payers(reading, index, clause.start) or self.arrears
        if (
            not whole
            and _IN_ARREARS.search(text, clause.start, own[0].number.end + 60)
            and not _NOT_ALL.search(text, clause.start, clause.end)
        ):
            return self_payers(reading, index, own[0].number.start) or self.arrears
        return None if _OTHER_CAUSE.search(text, clause.start, clause.end) else self.arrears

    def _state(self, index: int, draft: Draft, named: AbstractSet[str]) -> None:
        """A level, a goal or a rule, and when a goal is due."""
        assign_status(self.text, draft)
        if (
            draft.indicator is None
            and draft.status != "actual"
            and (draft.unit == "persen" or (draft.unit == "jiwa" and draft.value >= _MILLION and "jkn" in named))
        ):
            draft.indicator = "registered"
            draft.why("indicator:registered:a goal")
        future_goal(self.text, draft, self.reading.published)
        assign_due(self.text, draft)
        self.goals.recall(draft, index)

    def _drop(self, draft: Draft, named: AbstractSet[str]) -> None:
        """Leave out what is no level of members."""
        CHANGES.drop(self.text, draft)
        SHARES.drop(self.text, draft)
        drop_of_institutions(self.text, draft)
        drop_unrelated(draft, self.about_jkn or "jkn" in named, max(self.rival, self.elsewhere))
        drop_other_subjects(self.text, self.reading.folded, draft)

    def _of_those_before(self, clause: Clause, own: list[Draft], ruled: list[Draft]) -> None:
        """What the numbers are by those of the sentence before (`ruled`), and by each other."""
        text = self.text
        if ruled and (whose := parts_of(text, clause, ruled)):
            for draft in own:
                members = draft.unit == "jiwa" and draft.indicator in ("registered", "unregistered")
                if members or whose == WHO_CAME:
                    draft.drop(whose)
        if ruled and (segment := segment_of(text, clause, ruled)):
            for draft in own:
                said_again = any(draft.value == d.value for d in ruled)
                if draft.unit == "jiwa" and draft.indicator == "registered" and not draft.segment and not said_again:
                    draft.segment = segment
                    draft.why("segment:of that many")
        if ruled and ruled[-1].indicator == "inactive" and _CLASS_AFTER_CLASS.match(text, clause.start, clause.end):
            for draft in own:
                if draft.indicator == "registered" and (draft.segment or "").startswith("other: kelas"):
                    draft.indicator = "inactive"  # "Penunggak kelas 3 29.075 jiwa. Lalu peserta kelas 2 9.871 jiwa"
                    draft.why("indicator:inactive:class after class")
        if len(own) > 1:
            goals_before(text, own, self.reading.published)
            answer_in_order(text, own, ruled)
        segment_each(text, clause, own)
        for draft in own:
            share_back(text, draft)
            share_segment_back(draft)

    def _date(self, live: list[Draft], own: list[Draft], dates: list[DateMention]) -> None:
        """The dates of what is left, and what more falls out once region and date are known."""
        text = self.text
        for draft in live:
            self.goals.keep_region(draft)
        for draft in live:
            as_of.assign_as_of(text, draft, dates, self.clock)
            drop_compositions(text, draft, live)
            drop_unnamed_groups(text, draft)
            plain_goal(text, draft)
        if live:
            drop_composed(own)
            self.mentioned.recall(text, live, dates)
            fit_regions([d for d in live if d.dropped is None], self.topic)

    def _carry_on(self, index: int, clause: Clause, live: list[Draft], opens: bool) -> None:
        """What the sentence leaves to those behind it, and what it began with."""
        for draft in live:
            if draft.dropped is None:
                self.spoken.hear(draft)
        kept = [d for d in live if d.indicator not in (None, "population", "needed", "needed_active")]
        if kept:
            self.subject = kept[-1].indicator
        elif opens:
            self.subject, self.since = spoken_of(self.reading, index + 1, 1) or self.subject, 0
        self.topics[clause.index] = Topic(self.topic.home, self.topic.region, self.topic.branch)
        self.clocks[clause.index] = Clock(self.clock.published, self.clock.carried)


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
