"""The region most of a page is about."""

from __future__ import annotations

from collections import defaultdict

from extractors.gazetteer import Region
from extractors.regions.evidence import LOCAL, Evidence, Tally
from extractors.regions.text import names_in

_WEIGHTS = {
    "full": 2.0,
    "government": 2.0,
    "bare": 1.5,
    "alias": 1.5,
    "dateline": 1.0,
    "institution": 0.3,
    "area": 1.0,
}
"""How much a mention of each kind says that the page is about its region; 0.5 for other kinds."""


def home_of_names(seen: Evidence) -> Region | None:
    """The region most of the page is about: headline, URL, first lines, frequency, authorities."""
    scores: defaultdict[str, float] = defaultdict(float)
    text = seen.page.text
    lead_end = _lead_end(text)
    counts: Tally[str] = Tally()
    spoken_of: set[str] = set()  # regions that are more than a place of writing
    for hit in seen.hits:
        region = hit.region
        if region is None or region.level in ("branch", "branch_region", "country", "district", "village"):
            continue
        if hit.apposition:
            continue
        counts[region.code] += 1
        if hit.kind not in ("dateline", "institution"):
            spoken_of.add(region.code)
        bonus = 2.0 if hit.start < lead_end and hit.kind not in ("dateline", "institution") else 0.0
        scores[region.code] += bonus + _WEIGHTS.get(hit.kind, 0.5) / (1.0 + 0.15 * counts[region.code])
    for source, weight in ((seen.context.title, 5.0), (seen.context.slug, 3.0)):
        if source is None:
            continue
        for hit in names_in(source.hits):
            sure = len(hit.options) == 1 and not hit.seat  # "Dibayar Negara" is no seat of Jembrana
            regions = list(hit.options) if sure else [r for r in hit.options if scores[r.code]]
            if regions and hit.care < 2 and regions[0].level != "country":
                titled = max(regions, key=lambda r: scores[r.code])
                scores[titled.code] += weight
                spoken_of.add(titled.code)
    for region in seen.context.host:
        if scores[region.code]:
            scores[region.code] += 1.0
    inside: Tally[str | None] = Tally()
    for region in seen.local_regions.values():
        inside[region.province] += 1
    for province, n in inside.items():
        if province in spoken_of and n >= 4:
            scores[province] += 0.5 * n  # a list of its regencies is about the province
    national = sum(1 for h in seen.hits if h.kind == "national")
    if not scores:
        host = seen.context.host
        return seen.gazetteer.regions["ID"] if national else (host[0] if len(host) == 1 else None)
    if national:
        scores = defaultdict(float, {c: v for c, v in scores.items() if c in spoken_of and counts[c] * 3 >= national})
    if not scores:
        return seen.gazetteer.regions["ID"]
    best = max(scores, key=lambda code: scores[code])  # of equals, the one named first
    region = seen.gazetteer.regions[best]
    equals = [seen.gazetteer.regions[code] for code, score in scores.items() if score == scores[best]]
    if (
        len(equals) > 1
        and region.province in spoken_of
        and all(r.level in LOCAL and r.province == region.province for r in equals)
    ):
        return seen.gazetteer.regions[region.province]  # "di Kalimantan Selatan … Banjar dan Tanah Laut"
    return region


def _lead_end(text: str) -> int:
    """Where the first real paragraph ends."""
    start = 0
    for _ in range(12):
        end = text.find("\n", start)
        if end < 0:
            return len(text)
        if end - start > 120:
            return end
        start = end + 1
    return start
