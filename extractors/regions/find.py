"""Which regions a page speaks of: every mention, what it stands for, and what the page as a whole is about.

`find_regions` reads like the method: scan the names, keep those that are regions, decide which region an ambiguous name
means, find the page's home, then resolve "daerah ini" and its like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractors.gazetteer import Region
from extractors.regions.context import Context
from extractors.regions.resolve import resolve
from extractors.regions.scan import scan

Kind = Literal[
    "full",
    "bare",
    "alias",
    "government",
    "branch",
    "branch_region",
    "dateline",
    "national",
    "anaphor",
    "area",
    "institution",
]


class RegionMention(NamedTuple):
    """A stretch of the page that stands for a region.

    `region` is None where the page does not say which of the `candidates` is meant. `kind` says how it stands there:
    `full` with its type word, `government` as an authority or office holder, `dateline` a place of writing or of an
    event, `institution` part of another name or an address (both weak evidence for figures), `anaphor` a word that
    points to a region named elsewhere. `rule` says in a few words why it was read so. For an `area` or a
    `branch_region` the candidates are its members, and `region` is the area or office itself.
    """

    start: int
    end: int
    region: Region | None
    candidates: tuple[Region, ...]
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class RegionReading:
    """The mentions of a page in order, without overlaps; its home; what stayed open (start, end, reason)."""

    mentions: tuple[RegionMention, ...]
    home: Region | None
    slips: tuple[tuple[int, int, str], ...]


def find_regions(
    clean: str,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> RegionReading:
    """Read the regions of one page.

    `clean` is the page's text (offsets are its characters), `title`, `url` and `outlet` what came with it: they are
    evidence only, mentions are taken from the text. `published` is not used yet (regions renamed or split since).

    >>> reading = find_regions("Cakupan JKN Kota Madiun 98 persen, di Kabupaten Madiun 91 persen.")
    >>> [(m.region.full_name, m.kind) for m in reading.mentions]
    [('Kota Madiun', 'full'), ('Kabupaten Madiun', 'full')]
    """
    page = scan(clean)
    hits, home, slips = resolve(page, Context.of(clean, title, url, outlet))
    mentions = tuple(
        RegionMention(h.start, h.end, h.region, h.members or h.options, h.kind, h.rule)  # type: ignore[arg-type]
        for h in hits
        if not (h.kind == "bare" and clean[h.start].islower() and _COMMON_NOUN.match(clean, h.end))
        and not (h.region is not None and h.region.level in _LARGE and _SIDE.match(clean, h.end))
    )
    offices = {m.region.code.partition(":")[2]: m.region for m in mentions if m.kind == "branch_region" and m.region}
    offices |= _islands_of(mentions)
    if offices:
        mentions = tuple(_of_office(m, offices) for m in mentions)
        if home is not None and home.level == "area":
            home = offices.get(home.code.partition(":")[2], home)
    return RegionReading(tuple(_with_repeats(clean, mentions)), home, tuple(slips))


def _islands_of(mentions: tuple[RegionMention, ...]) -> dict[str, Region]:
    """Islands whose provinces are for the most part those of a regional office that the page names: "BPJS Kesehatan
    Wilayah Kalimantan Timur, Utara, Tengah dan Selatan … empat provinsi di Kalimantan" speaks of the office's area."""
    islands = {m.region.code: m for m in mentions if m.region is not None and m.region.level == "area"}
    served = {m.region: {r.code for r in m.candidates} for m in mentions if m.kind == "branch_region" and m.region}
    found: dict[str, Region] = {}
    for code, island in islands.items():
        provinces = {r.code for r in island.candidates if r.level == "province"}
        for office, own in served.items():
            if own <= provinces and len(provinces) > 2 and 2 * len(own) > len(provinces):
                found[code.partition(":")[2]] = office
    return found


def _of_office(mention: RegionMention, offices: dict[str, Region]) -> RegionMention:
    """ "Di wilayah Sulselbartra …": an area that a regional office of BPJS is named after is that office's."""
    region = mention.region
    office = offices.get(region.code.partition(":")[2]) if region is not None and region.level == "area" else None
    return mention._replace(region=office) if office is not None else mention


_LARGE = ("province", "area")
_SIDE = re.compile(  # "di Bali utara", "Sumatera bagian selatan": a part of it that has no name
    r"\s(?:bagian\s|sisi\s)?(?:utara|selatan|timur|barat|tengah|tenggara)\b", re.IGNORECASE
)
_COMMON_NOUN = re.compile(r"\s(?:itu|ini|tersebut)\b")  # "kabupaten di pesisir selatan itu"


def _with_repeats(text: str, mentions: tuple[RegionMention, ...]) -> list[RegionMention]:
    """The mentions, and bare names of kecamatan and villages that were named in full before ("Sukamaju sudah …")."""
    small: dict[str, RegionMention] = {}
    for mention in mentions:
        region = mention.region
        if region is not None and mention.kind == "full" and region.level in ("village", "district"):
            small.setdefault(region.name, mention)
    found = list(mentions)
    for name, first in small.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[first.end :]):
            start, end = first.end + match.start(), first.end + match.end()
            if not any(m.start < end and start < m.end for m in found):
                found.append(first._replace(start=start, end=end, kind="bare", rule="named in full before"))
    return sorted(found, key=lambda m: m.start)
