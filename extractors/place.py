"""Which region a number speaks of.

In order: the region named in the number's own words (before it, or after it: "98,56 persen di Kabupaten Pasaman"), the
region of the number that it restates, the one that the sentences before spoke of, the one that the page is about.
Speakers, venues and institutions ("Kepala BPJS Kesehatan Cabang Pontianak", "RSUD X") are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from extractors.draft import Draft
from extractors.gazetteer import Region, load_gazetteer
from extractors.reading import Clause, Reading
from extractors.regions import RegionMention

USABLE = ("full", "bare", "alias", "government", "branch", "branch_region", "national", "anaphor", "area")

_SPEAKER = regex.compile(
    r"(?<!\w)(?:kepala|kabag|kabid|kasi|kakan|pps|pj\.?|plt\.?|plh\.?|penjabat|wakil|wakil\skepala|direktur|direksi|deputi|asisten|sekretaris|sekda|"
    r"kadis|kadinkes|kadinsos|kabid|staf|humas|ketua|anggota|dprd|bupati|wali\s?kota|gubernur|kantor|gedung|aula|ruang|jalan|hotel|oleh|kata|ujar|jelas|"
    r"tutur|terang|ungkap|menurut|bersama)\s(?:\w+\s){0,6}?$",
    regex.IGNORECASE | regex.REVERSE,
)
_AFTER = regex.compile(
    r"\s*+\)?\s*+(?:(?:lebih|dari|di|untuk|pada|se|warga|penduduk|penduduknya|masyarakat|peserta|jiwa|orang|total|jumlah|seluruh|keseluruhan|wilayah|tingkat|"
    r"rakyat|populasi|adalah|berada|yakni|yaitu|ada|daerah|kepesertaan|jkn|kis|bpjs|kesehatan|cakupan|dalam|yang|sudah|telah|terdaftar|tercover|tercakup|"
    r"terlindungi|aktif|untuk)\s++|se-?\s?)*+$",
    regex.IGNORECASE,
)
_EACH = regex.compile(r"(?<!\w)(?:masing-masing|masing2|berturut-turut|secara\sberurutan)(?!\w)", regex.IGNORECASE)
_LIST_GAP = regex.compile(
    r"\s*+(?:\([^()]{0,12}\)\s*+)?(?:,|dan|serta|&|maupun|juga|;|hingga|/|-|–|,\s*dan|,\s*serta|kabupaten|kota|kab\.?)(?:\s++(?:dan|serta|juga|kabupaten|kota|kab\.))*+\s*+",
    regex.IGNORECASE,
)
_NATIONAL_ONLY = regex.compile(r"(?<!\w)(?:rpjmn|peta\sjalan|roadmap|road\smap|inpres|perpres)(?!\w)", regex.IGNORECASE)


@dataclass(slots=True)
class Topic:
    """What region the page speaks of at this point."""

    home: Region | None
    region: Region | None = None
    line: int = -1
    seen: list[Region] = field(default_factory=list)


def usable(mention: RegionMention) -> bool:
    """Can this mention be what a figure is about?"""
    return mention.region is not None and mention.kind in USABLE


def is_speaker(text: str, mention: RegionMention, start: int) -> bool:
    """Is the region only named as somebody's office or as a place of speaking?"""
    if mention.kind not in ("branch", "branch_region"):
        return False
    return _SPEAKER.search(text, max(start, mention.start - 60), mention.start) is not None


def assign_regions(reading: Reading, clause: Clause, drafts: list[Draft], topic: Topic) -> None:
    """Decide the regions of one sentence's drafts."""
    text = reading.text
    mentions = [m for m in clause.regions if usable(m) and not is_speaker(text, m, clause.start)]
    if _each(text, clause, drafts, mentions):
        return
    for draft in drafts:
        _assign(text, draft, mentions, topic)


def _assign(text: str, draft: Draft, mentions: list[RegionMention], topic: Topic) -> None:
    number, clause = draft.number, draft.clause
    near = [m for m in mentions if draft.left <= m.start and m.end <= number.start]
    after = next((m for m in mentions if m.start >= number.end), None)
    attached = (
        after is not None
        and after.start <= (draft.right if draft.right > number.end else clause.end)
        and _AFTER.match(text[number.end : after.start]) is not None
    )
    if near:
        group = _group(text, near)
        if (
            attached
            and after is not None
            and after.region is not None
            and _of_base(text, number.end, after.start)
            and after.region.level == "country"
            and near[-1].region is not after.region
        ):
            pass
        _set(draft, group if draft.unit == "persen" else group[-1:], "before")
        return
    if attached and after is not None:
        _set(draft, (after,), "after")
        return
    if draft.link is not None and draft.link.regions:
        draft.regions = draft.link.regions
        draft.why("region:linked")
        return
    earlier = [m for m in mentions if m.end <= number.start]
    if earlier:
        _set(
            draft,
            _group(text, earlier) if draft.unit == "persen" and draft.before is None else (earlier[-1],),
            "sentence",
        )
        return
    if draft.before is not None and draft.before.regions:
        draft.regions = draft.before.regions
        draft.why("region:same sentence")
        return
    if (
        after is not None
        and after.kind != "government"
        and after.start - number.end < 120
        and draft.right >= after.start
    ):
        _set(draft, (after,), "after, apart")
        return
    if _NATIONAL_ONLY.search(clause.text) and draft.status != "actual":
        draft.regions = (load_gazetteer().by_code("ID"),)  # type: ignore[assignment]
        draft.why("region:national plan")
        return
    if topic.region is not None:
        draft.regions = (topic.region,)
        draft.why("region:topic")
    elif topic.home is not None:
        draft.regions = (topic.home,)
        draft.why("region:home")


def _of_base(text: str, start: int, end: int) -> bool:
    return "dari" in text[start:end]


def _set(draft: Draft, mentions: tuple[RegionMention, ...], how: str) -> None:
    draft.regions = tuple(m.region for m in mentions if m.region is not None)
    draft.why(f"region:{how}:{mentions[-1].rule}")


def _group(text: str, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """The last mention with those listed right before it ("Kota Solok dan Kota Padang Panjang")."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        gap = text[mention.end : group[0].start]
        if mention.kind in ("national", "anaphor", "branch", "branch_region") or not _LIST_GAP.fullmatch(gap):
            break
        group.insert(0, mention)
    if len({m.region.level in ("regency", "city") for m in group if m.region}) > 1:
        return (mentions[-1],)
    return tuple(group)


def _each(text: str, clause: Clause, drafts: list[Draft], mentions: list[RegionMention]) -> bool:
    """ "Temanggung dan Magelang masing-masing 83,2 dan 85,1 persen": one number a region."""
    match = _EACH.search(text, clause.start, clause.end)
    if match is None:
        return False
    after = [d for d in drafts if d.number.start >= match.end()]
    before = [m for m in mentions if m.end <= match.start()]
    if len(after) < 2 or not before:
        return False
    group = _group(text, before)
    if len(group) != len(after):
        return False
    for draft, mention in zip(after, group, strict=True):
        _set(draft, (mention,), "each")
    rest = [d for d in drafts if d not in after]
    for draft in rest:
        if not draft.regions:
            _set(draft, (group[-1],), "sentence")
    return True


def follow(clause: Clause, drafts: list[Draft], topic: Topic, text: str) -> None:
    """Move the topic on: to the region of the sentence's last figure, else to the last region it names."""
    figures = [d for d in drafts if d.dropped is None and len(d.regions) == 1 and d.regions[0].level != "country"]
    if figures:
        topic.region = figures[-1].regions[0]
        return
    named = [m for m in clause.regions if usable(m) and m.kind != "national" and not is_speaker(text, m, clause.start)]
    if len({m.region for m in named}) == 1:
        topic.region = named[0].region
