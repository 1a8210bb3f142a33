"""Regions that are told together: lists of them, and groups that are counted and named."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.pattern import Pattern
from extractors.counts import COUNT, number_of
from extractors.draft import OF_A_REGION, Draft
from extractors.gazetteer import Region, fold
from extractors.place.subjects import LIST_GAP, NAMES, is_plural, list_from, subjects
from extractors.place.topic import Topic
from extractors.reading import Clause, Reading
from extractors.regions.find import RegionMention

_TOGETHER = Pattern(
    r"(?<!\w)(?:«AREA»(?:\skerja)?|regional|kedeputian|deputi|divre|membawahi|membawahkan|meliputi)[\s:(]*+$",
    reverse=True,
)


def offices_named(reading: Reading) -> dict[frozenset[str], Region]:
    """The regional offices of BPJS that a page names with the provinces they serve, by the codes of these."""
    return {
        frozenset(region.code for region in mention.candidates): mention.region
        for mention in reading.regions.mentions
        if mention.kind == "branch_region" and mention.region is not None and len(mention.candidates) > 1
    }


def provinces_together(reading: Reading, offices: dict[frozenset[str], Region]) -> Region | None:
    """The provinces of a regional office that a page counts as one ("Wilayah Bali, NTB dan NTT"), or None."""
    for clause in reading.sentences:
        if sum(m.region is not None and m.region.level == "province" for m in clause.regions) < 2:
            continue
        named = [m for m in subjects(reading.text, clause) if m.region is not None and m.region.level == "province"]
        for i in range(len(named) - 1):
            if not _TOGETHER.search(reading.text, clause.start, named[i].start):
                continue
            group = [named[i]]
            for mention in named[i + 1 :]:
                if not _NEXT_PROVINCE.fullmatch(reading.text[group[-1].end : mention.start]):
                    break
                group.append(mention)
            if len(group) >= 2:
                return joined_of(group, offices)
    return next(iter(offices.values())) if len(offices) == 1 else None


_NEXT_PROVINCE = Pattern(r"(?:\s*+\([^()]{0,12}\))?\s*+(?:,|dan|serta|&|,\s?dan|-)\s*+(?:«PROVINCE»\s)?")


def province_group(text: str, first: RegionMention, others: list[RegionMention]) -> list[RegionMention]:
    """ "5,2 juta warga di Bali dan NTB": the provinces listed from `first` on."""
    group = [first]
    for mention in others:
        named = mention.region is not None and mention.region.level == "province"
        if not named or not _NEXT_PROVINCE.fullmatch(text[group[-1].end : mention.start]):
            break
        group.append(mention)
    return group


def joined_of(group: list[RegionMention], offices: dict[frozenset[str], Region]) -> Region:
    """Regions counted together: the regional office that serves just these, where the page names it."""
    regions = [m.region for m in group if m.region is not None]
    return offices.get(frozenset(region.code for region in regions)) or joined_regions(regions)


def joined_regions(regions: list[Region]) -> Region:
    names = [r.name if r.level == "province" else r.full_name for r in regions]
    name = ", ".join(names[:-1]) + " dan " + names[-1]
    return Region("area:" + fold(name), name, name, "area", None)


def is_joined(region: Region) -> bool:
    return region.code.startswith("area:")


def all_of_joint(group: tuple[RegionMention, ...], topic: Topic) -> bool:
    """Is the list the one that the page counts together?"""
    return topic.joint is not None and len(group) >= 2 and joined_of(list(group), topic.offices) == topic.joint


_NAMELY = Pattern(
    r"(?:,?\s(?:pada|di)\s(?:akhir\s)?(?:tahun\s)?20\d\d)?(?:\s(?:penduduk(?:nya)?|warga(?:nya)?|dari|«TOTAL»|«COUNT»|seluruh|terlindungi|terdaftar|tercover|tercakup|terjamin|«BECOME»|sebagai|peserta|«JKN»|kis|«BPJS»|kesehatan|program))*+"
    r"\s*+,?\s*+(?:yaitu|yakni|ialah|adalah|antara\slain|di\s?antaranya|meliputi|seperti|misalnya|masing-masing(?:\s(?:adalah|yaitu))?|hanya|cuma)\s*+:?\s*+$",
)


def listed_after(text: str, draft: Draft, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """ "… 100 persen, yaitu Kabupaten A, Kota B dan Kabupaten C": the number holds for each."""
    number = draft.number
    after = [m for m in mentions if m.start >= number.end]
    if draft.unit != "persen" or number.bound not in ("exact", "over") or not after or draft.right < after[-1].start:
        return ()
    if not _NAMELY.match(text[number.end : after[0].start]):
        return ()
    group = list_from(text, after[0], after)
    if _have_their_own(draft, group):
        return ()
    return tuple(group)


_AMONG_WHICH = Pattern(r"[^.;\d]{0,30}?(?:di\s?antaranya|yakni|yaitu|meliputi|terdiri\s(?:dari|atas))(?!\w)")
_ANOTHER_MATTER = Pattern(r"(?<!\w)(?:untuk|sedangkan|sementara|adapun|namun|tetapi|lainnya|sisanya)(?!\w)")


def counted_and_named(text: str, draft: Draft, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """ "tiga kabupaten yang mencapai 100 persen, yaitu A dengan 950 ribu peserta, B 867 ribu dan C": the number holds
    for as many of those named after it as are counted before."""
    number = draft.number
    if draft.unit != "persen" or number.decimals > 0 or number.bound == "under":
        return ()
    if not _AMONG_WHICH.match(text, number.end, draft.clause.end):
        return ()
    count = _how_many(text, draft.left, number.start)
    stop = _ANOTHER_MATTER.search(text, number.end, draft.clause.end)
    end = stop.start() if stop else draft.clause.end
    after = [
        m
        for m in mentions
        if number.end <= m.start < end and m.region and m.region.level in ("regency", "city", "province")
    ]
    if not after or _have_their_own(draft, after):
        return ()
    return tuple(after) if count is not None and 1 < count == len({m.region for m in after}) else ()


def _have_their_own(draft: Draft, named: Sequence[RegionMention]) -> bool:
    """ "sudah lebih dari 100% yaitu A (103,41%), B (101,36%)": has each of those named its own per cent?"""
    first, last = named[0].end, named[-1].end + _BESIDE
    return any(n.unit == "persen" and first < n.start <= last for n in draft.clause.numbers)


_BESIDE = 15
"""Characters within which a number stands beside a name."""


def together_after(
    text: str, draft: Draft, first: RegionMention, mentions: list[RegionMention], topic: Topic
) -> Region | None:
    """ "121.604 peserta di Kabupaten Pati, Rembang dan Blora": of the branch that serves them, or of all together."""
    group = list_from(text, first, mentions)
    if draft.unit == "persen" or len({m.region for m in group}) < 2:
        return None
    if not all(m.region and m.region.level in ("regency", "city") and m.kind in NAMES for m in group):
        return None
    if any(OF_A_REGION.fullmatch(text, m.end, n.start) for m in group[1:] for n in draft.clause.numbers):
        return None  # "… di Kabupaten A, B 41.200 dan C 30.112"
    return topic.branch or joined_of(list(group), topic.offices)


_HOW_MANY = Pattern(rf"(?<!\w)({COUNT})\s«REGION»(?!\w)")


def _how_many(text: str, start: int, end: int) -> int | None:
    """The number of regions that a stretch of text first speaks of, None where it counts none."""
    match = _HOW_MANY.search(text, start, end)
    return number_of(match[1]) if match else None


def name_group(reading: Reading, clause: Clause, groups: list[Draft]) -> None:
    """ "Ada tiga provinsi yang mencapai 95 persen. Ketiganya Aceh, Bali dan DKI": a group named in a next sentence.

    The list has to hold as many regions as were counted, or to open with "di antaranya" where none were ("sejumlah
    kabupaten"), and its sentence no figures of its own.
    """
    if not groups or any(n.decoy is None and n.unit is not None for n in clause.numbers):
        return
    named = [m for m in subjects(reading.text, clause) if m.region is not None]
    group = group_of(reading.text, named) if named else ()
    many = len({m.region for m in group})
    some = many > 1 and _THEY_ARE.match(reading.text, clause.start, group[0].start) is not None
    for draft in groups:
        count = _how_many(reading.text, draft.clause.start, draft.clause.end)
        if draft.number.bound != "under" and many > 1 and (count == many or (some and count is None)):
            draft.dropped = None
            draft.regions = tuple(dict.fromkeys(m.region for m in group if m.region is not None))
            draft.why("region:named in a next sentence")


_THEY_ARE = Pattern(  # "Di antaranya Kota A, B dan C"
    r"\W{0,3}(?:(?:di\s)?antara(?:nya)?(?:\slain)?|yaitu|yakni|meliputi|mereka\s(?:adalah|ialah))\s(?:(?:adalah|ialah|yaitu|yakni|«KABUPATEN»|kota)\s){0,2}"
)


def set_regions(draft: Draft, mentions: tuple[RegionMention, ...], how: str, branch: Region | None = None) -> None:
    if len(mentions) == 1 and is_plural(mentions[0]):
        if branch is not None and (draft.unit != "persen" or draft.number.decimals > 0):
            draft.regions = (branch,)  # "di lima daerah itu … 84,32 persen": no exact share is that of each
            draft.why("region:several regions of one branch")
            return
        draft.regions = mentions[0].candidates if draft.unit == "persen" else ()
    else:
        draft.regions = tuple(dict.fromkeys(m.region for m in mentions if m.region is not None))
    draft.why(f"region:{how}:{mentions[-1].rule}")


def group_of(text: str, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """The last mention with those listed right before it ("Kota Solok dan Kota Padang Panjang")."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        gap = text[mention.end : group[0].start]
        if mention.kind in ("national", "anaphor", "branch", "branch_region") or not LIST_GAP.fullmatch(gap):
            break
        group.insert(0, mention)
    if len({m.region.level in ("regency", "city") for m in group if m.region}) > 1:
        return (mentions[-1],)
    return tuple(group)
