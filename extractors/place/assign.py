"""Which region the numbers of a sentence are of: the one in their own words, else the one that the text speaks of,
else the page's."""

from __future__ import annotations

from itertools import pairwise

from corpus.pattern import Pattern
from extractors.counts import COUNT
from extractors.draft import OUT_OF_THEM, Draft
from extractors.place.groups import group_of, joined_regions, set_regions
from extractors.place.one import EACH, ITS_OWN, QUOTED, assign_region
from extractors.place.subjects import NAMES, is_plural, subjects
from extractors.place.topic import Topic
from extractors.reading import Clause, Reading
from extractors.regions.find import RegionMention


def assign_regions(reading: Reading, clause: Clause, drafts: list[Draft], topic: Topic) -> None:
    """Decide the regions of one sentence's drafts."""
    text = reading.text
    mentions: list[RegionMention] | None = None
    if topic.last and _OF_THESE.match(text, clause.start, clause.end):
        mentions = subjects(text, clause, topic.home)
        if not any(m.kind == "full" for m in mentions):
            topic.region = topic.last[-1]
    if not drafts:
        return
    mentions = subjects(text, clause, topic.home) if mentions is None else mentions
    if (
        topic.home is not None
        and topic.home.level == "country"
        and not mentions
        and clause.index
        and "\n" in text[reading.sentences[clause.index - 1].end : clause.start + 1]
        and not QUOTED.match(text, clause.start)
        and not _THAT_MANY.match(text, clause.start, clause.end)
    ):
        topic.region = topic.home  # a page on the nation comes back to it with a new paragraph
    if ITS_OWN.match(text, clause.start, clause.end) and clause.index:
        before = reading.sentences[clause.index - 1]
        spoken = {m.region for m in subjects(text, before, topic.home) if m.kind in NAMES}
        if len(spoken) == 1 and not before.numbers:
            topic.region = spoken.pop()  # "Yang paling rajin ialah Konawe Utara. Kepesertaannya 88 persen."
    listed = mentions
    if not mentions and clause.index and _ALL_OF_THEM.search(text, clause.start, clause.end):
        listed = subjects(text, reading.sentences[clause.index - 1], topic.home)  # "… A, B dan C. Ketiganya …"
    if not _each(text, clause, drafts, listed, topic):
        both = tuple(dict.fromkeys(m.region for m in listed if m.region and m.kind in NAMES)) if not mentions else ()
        said = _ALL_OF_THEM.search(text, clause.start, clause.end) if both else None
        for draft in drafts:
            if said is not None and draft.unit == "persen" and len(both) == _ALL[said[0]] and len(drafts) == 1:
                draft.regions = both  # "… Karawang dan Purwakarta. Kami targetkan keduanya 95 persen"
                draft.why("region:both named before")
            else:
                assign_region(text, draft, mentions, topic)
    _whole_of_details(drafts, topic)
    for draft in drafts:
        _share_back(text, draft)


def _whole_of_details(drafts: list[Draft], topic: Topic) -> None:
    """ "penduduk tiga kabupaten 640.700 jiwa dengan rincian A 229.000 jiwa, B 290.600 jiwa …, yang tercover 401.300":
    the whole is of all of them together, and so is what follows the details."""
    details = [d for d in drafts if d.counted_by(":detailed")]
    if len(details) < 2 or any(len(d.regions) != 1 for d in details):
        return
    every = topic.branch or joined_regions([d.regions[0] for d in details])
    for draft in drafts:
        if draft is details[0].before or "region:same sentence" in draft.reasons or "region:linked" in draft.reasons:
            draft.regions = (every,)
            draft.why("region:those in detail together")


_THAT_MANY = Pattern(  # "Ke dalam jumlah itu termasuk 100 ribu peserta mandiri": of the same region
    r"\W{0,3}(?:(?:ke\sdalam|dari|di\sdalam|dalam)\s)?(?:«COUNT»|angka|«TOTAL»)\s(?:itu|tersebut|tadi)(?!\w)"
)
_ALL = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5}
_ALL_OF_THEM = Pattern(rf"(?<!\w)(?:{'|'.join(_ALL)})(?!\w)")
_OF_THESE = Pattern(
    r"[\"“'‘]?dari\s(?:«COUNT»|«TOTAL»|seluruh)(?:\s(?:peserta|kepesertaan|warga|penduduk))?\s(?:itu|tersebut|tadi)(?!\w)",
)


def _each(text: str, clause: Clause, drafts: list[Draft], mentions: list[RegionMention], topic: Topic) -> bool:
    """ "Temanggung dan Magelang masing-masing 83,2 dan 85,1 persen": one number a region."""
    if mentions and is_plural(mentions[-1]) and _each_member(text, drafts, mentions, topic):
        return True
    match = EACH.search(text, clause.start, clause.end)
    if match is None:
        return False
    after = [d for d in drafts if d.number.start >= match.end()]
    before = [m for m in mentions if m.end <= match.start()]
    if not after or not before:
        return False
    group = group_of(text, before)
    if len(after) == 1 and len(group) > 1 and after[0].number.start - match.end() < 25:
        set_regions(after[0], group, "each the same")
        for draft in drafts:
            if not draft.regions:
                assign_region(text, draft, mentions, topic)
        return True
    if len(after) < 2:
        return False
    if (
        1 < len(group) < len(after)
        and _listed(text, after[: len(group)])
        and _BUT.search(text, after[len(group) - 1].number.end, after[len(group)].number.start)
    ):
        after = after[: len(group)]  # "Lampung dan Bali masing-masing 88 dan 97 persen, sedang tertinggi Aceh, 100"
    if len(group) != len(after):
        named = before[: -len(group)]
        if named and _TELLS_WHO.fullmatch(text, named[-1].end, match.start()):
            group = group_of(text, named)  # "Klungkung dan Bangli, dua tetangga Gianyar, masing-masing …"
    if len(group) != len(after):
        return _each_in_place(text, clause, drafts, after, before, match.start())
    for draft, mention in zip(after, group, strict=True):
        set_regions(draft, (mention,), "each")
    for draft in drafts:
        apart = draft.number.start > after[-1].number.end or draft.number.end <= group[0].start
        if not draft.regions and apart:
            assign_region(text, draft, mentions, topic)
        elif not draft.regions:
            set_regions(draft, (group[-1],), "sentence")
    return True


_BUT = Pattern(r"(?<!\w)(?:sedang(?:kan)?|sementara|adapun|tertinggi|terendah)(?!\w)")


def _listed(text: str, drafts: list[Draft]) -> bool:
    """Do numbers follow each other with nothing between but "," and "dan"?"""
    return all(_NEXT_NUMBER.fullmatch(text, one.number.end, other.number.start) for one, other in pairwise(drafts))


_NEXT_NUMBER = Pattern(r"\s?(?:[,;]\s?(?:dan\s|serta\s)?|(?:dan|serta)\s)")


def _each_member(text: str, drafts: list[Draft], mentions: list[RegionMention], topic: Topic) -> bool:
    """ "Kepesertaan di kelima daerah itu 99,2; 97,8; 93,5; 98,1 dan 99,9 persen": each number is of one of them, in the
    order in which they were named; where they are fewer or more, of none that is known."""
    several = mentions[-1]
    after = [d for d in drafts if d.number.start >= several.end]
    if len(after) < 2 or not _listed(text, after) or len({(d.indicator, d.unit, d.status) for d in after}) > 1:
        return False
    for i, draft in enumerate(after):
        if len(after) == len(several.candidates):
            draft.regions = (several.candidates[i],)
            draft.why("region:each:" + several.rule)
        else:
            draft.drop("its region is not known")
    for draft in drafts:
        if draft not in after:
            assign_region(text, draft, mentions, topic)
    return True


_TELLS_WHO = Pattern(rf",\s(?:{COUNT})\s[^,;.\d]{{0,60}},\s(?:yang\s)?")
_ITEM_GAP = Pattern(r"\s*+(?:,\s*+(?:dan|serta)|,|(?<!\w)(?:dan|serta)(?!\w))\s*+")


def _each_in_place(
    text: str, clause: Clause, drafts: list[Draft], after: list[Draft], before: list[RegionMention], stop: int
) -> bool:
    """A list with a name that is no region ("Medan, Lubuk Pakam dan Tanjungbalai"): each number keeps its place."""
    items: list[tuple[int, int]] = []
    start = clause.start
    for gap in _ITEM_GAP.finditer(text, clause.start, stop):
        items.append((start, gap.start()))
        start = gap.end()
    if text[start:stop].strip():
        items.append((start, stop))
    items = items[-len(after) :]
    named = [next((m for m in before if s <= m.start < e), None) for s, e in items]
    if len(items) != len(after) or named[-1] is None or sum(m is not None for m in named) < 2:
        return False
    for draft, mention in zip(after, named, strict=True):
        if mention is None:
            draft.drop("its region is not known")
        else:
            set_regions(draft, (mention,), "each")
    return all(d in after for d in drafts)


def _share_back(text: str, draft: Draft) -> None:
    """ "282,7 juta jiwa atau 98 persen penduduk Indonesia": the first number takes the region that the second names."""
    link = draft.link
    before = draft.before
    if (
        link is None
        and before is not None
        and before.unit == "persen"
        and draft.indicator == "population"
        and any(r.startswith("region:after:") for r in draft.reasons)
        and any(r.level == "branch" for r in before.regions)
    ):
        before.regions = draft.regions  # "BPJS Cabang X mencatat 97,1 persen dari 310 ribu penduduk di Kabupaten Y"
        before.why("region:from its restatement")
        return
    after = any(r.startswith("region:after:") for r in draft.reasons)
    if not after and "region:provinces together" not in draft.reasons:
        return
    if (
        link is None
        and before is not None
        and before.unit == draft.unit == "jiwa"
        and draft.indicator == "population"
        and OUT_OF_THEM.fullmatch(text, before.number.end, draft.number.start)
    ):
        link = before  # "389.210 jiwa dari 393.064 jiwa penduduk Kabupaten X telah menjadi peserta"
    if link is None:
        return
    taken = (
        link.before is not None
        and link.before.regions == link.regions
        and any(r.startswith("region:after:") for r in link.before.reasons)
    )
    guessed = ("region:topic", "region:home", "region:same sentence")
    share = link.link if draft.indicator == "population" else None
    shared = share is not None and "region:linked" in link.reasons and any(r in guessed for r in share.reasons)
    if taken or shared or any(r in guessed for r in link.reasons):
        link.regions = draft.regions
        link.why("region:from its restatement")
        if shared and share is not None:
            share.regions = draft.regions  # "63 persen atau 6,7 juta jiwa dari 10,5 juta jiwa yang mendiami A dan B"
            share.why("region:from its restatement")
