"""Which of several regions of one name is meant: the list, the headline, offices, the province."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from corpus.pattern import Pattern
from extractors.gazetteer import Region, level_of
from extractors.regions.evidence import LOCAL, SENTENCE_END, Evidence
from extractors.regions.text import Hit

_TYPED_ELSEWHERE = "named with its type elsewhere on the page"
_MOST_MEMBERS = 12  # members of a list looked at to either side
_NUMBERS = (
    "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|beberapa|sejumlah|puluhan|semua|seluruh"
)
# "8 kabupaten tersebut, yakni …", "tiga kota di Jawa Timur: …"; not "9 kabupaten/kota".
_HEADER = Pattern(
    rf"""
    (?: \b\d{{1,3}} | \b(?:{_NUMBERS}) (?:[ ](?:belas|puluh(?:[ ]\w+)?))? )
    [ ] (?:daerah[ ])? (kota|«KABUPATEN»)(?!\w)
    (?! [ ]?(?:/|dan|atau|maupun|serta)[ ]?(?:kota|«KABUPATEN») )
    [^\n.]{{0,60}} $
    """,
    verbose=True,
)


def settle_bare(seen: Evidence) -> None:
    """Decide every name without a type word; those that stay open once more, since what was decided may decide them."""
    chains: dict[int, list[Hit]] = defaultdict(list)
    for hit in seen.hits:
        if hit.chain >= 0:
            chains[hit.chain].append(hit)
        if hit.region is None and len(hit.options) == 1 and not hit.anaphor:
            hit.region = hit.options[0]
            hit.rule = hit.rule or ("the seat stands for its regency" if hit.seat else "the only region of this name")
        elif hit.kind == "area" and hit.region is None and hit.options:
            hit.region = hit.options[0]
            hit.rule = "an area of several regions"
        if hit.region is not None and hit.region.level == "area":
            hit.members = tuple(seen.gazetteer.regions[c] for c in seen.gazetteer.area_members.get(hit.region.code, ()))
    open_hits = [h for h in seen.hits if h.region is None and not h.anaphor]
    for hit in open_hits:
        _decide(seen, hit, _around(hit, chains))
    left = [h for h in open_hits if h.region is None]
    if len(left) < len(open_hits):  # what was decided may decide the rest
        for hit in left:
            _decide(seen, hit, _around(hit, chains))


def _around(hit: Hit, chains: dict[int, list[Hit]]) -> list[Hit]:
    """The list a hit stands in, cut to the members near it."""
    chain = chains.get(hit.chain, [hit])
    if len(chain) <= _MOST_MEMBERS:
        return chain
    at = bisect_left(chain, hit.start, key=lambda h: h.start)
    return chain[max(0, at - _MOST_MEMBERS) : at + _MOST_MEMBERS]


def _decide(seen: Evidence, hit: Hit, chain: list[Hit]) -> None:
    """Evidence in order: the list's type word, the name typed elsewhere, headline, offices, list, province."""
    steps = (
        _by_list_type,
        _by_typed_name,
        _by_headline,
        _by_offices,
        _by_list_company,
        _by_province,
        _by_level_words,
    )
    for step in steps:
        region = step(seen, hit, chain)
        if region is not None:
            hit.region = region
            return


def _by_list_type(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    """ "Kabupaten Batang, Pemalang dan Pekalongan": the type word holds for the list, if the list bears it out."""
    at = chain.index(hit)
    used = {h.region.code for h in chain if h.region is not None and h is not hit and h.key == hit.key}
    left = [r for r in hit.options if r.code not in used]
    if used and len(left) == 1:
        hit.rule = "the other one of this name stands in the same list"
        return left[0]
    lead = next((h for h in reversed(chain[:at]) if h.typed and h.kind != "government"), None)
    level = None
    if lead is not None and lead.levels is not None and len(lead.levels) == 1:
        level = next(iter(lead.levels))
        after = chain[chain.index(lead) + 1 :]
        bare = [h for h in after if not h.typed and len(h.options) == 1 and h.options[0].level in LOCAL]
        contrary = [h for h in bare if h.options[0].level != level]
        marked = sum(1 for h in chain if h.typed and h.levels == lead.levels)
        if level in LOCAL and (contrary or (level == "city" and marked > 1)):
            level = "regency" if level == "city" else None
    if level is None:
        head = seen.page.text[max(0, chain[0].start - 110) : chain[0].start]
        found = _HEADER.search(head)
        if found and not SENTENCE_END.search(head, found.start()):
            level = level_of(found[1])
    return _pick(seen, hit, level, "the list's type word")


def _pick(seen: Evidence, hit: Hit, level: str | None, rule: str) -> Region | None:
    found = [r for r in hit.options if r.level == level]
    if len(found) > 1:
        found = [r for r in found if r.province and seen.votes.provinces[r.province]] or found
    if len(found) == 1:
        hit.rule = rule
        return found[0]
    return None


def _by_typed_name(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    """The same name with its type word elsewhere on the page; the nearest before it, if both stand there."""
    places = seen.typed_names.get(hit.key)
    if places is None:
        return None
    regions = [r for r in hit.options if r.code in places.codes]
    if len(regions) == 1:
        province = _province_meant(seen, hit) if bisect_left(places.starts, hit.start) == 0 else None
        hit.rule = "the page names other regions of that province" if province else _TYPED_ELSEWHERE
        return province or regions[0]
    if regions:
        for step in (_by_list_company, _by_headline):
            region = step(seen, hit, chain)
            if region is not None:
                return region
        at = bisect_left(places.starts, hit.start)
        hit.rule = "named with its type just before" if at else "named with its type further on"
        near = places.regions[max(0, at - 1)]
        return near if near in hit.options else None
    return None


def _by_headline(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    for source, rule in (
        (seen.context.title, "the headline says which"),
        (seen.context.slug, "the URL says which"),
    ):
        if source is None:
            continue
        found = {h.options[0] for h in source.hits if h.key == hit.key and h.typed and len(h.options) == 1}
        if len(found) == 1:
            region = found.pop()
            if region in hit.options:
                hit.rule = rule
                return region
    return None


def _by_offices(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    """ "Bupati", "Pemkot" without a name: the page is about a regency, or a city."""
    levels = seen.votes.levels
    options = {r.code for r in hit.options}
    if len(seen.local_regions.keys() - options) > 2:
        return None
    if levels["regency"] and not levels["city"]:
        return _pick(seen, hit, "regency", "the page speaks of its bupati or Pemkab")
    if levels["city"] and not levels["regency"]:
        return _pick(seen, hit, "city", "the page speaks of its wali kota or Pemkot")
    return None


def _by_list_company(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    """A bare name among bare names that are all regencies is a regency too."""
    others = [h.options[0].level for h in chain if h is not hit and len(h.options) == 1 and not h.typed]
    if "regency" in others and "city" not in others:
        return _pick(seen, hit, "regency", "a list of kabupaten")
    if others and all(level == "province" for level in others):
        return _pick(seen, hit, "province", "a list of provinces")
    return None


def _by_province(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    """Of regions in different provinces, the one in the province the page is about."""
    if len({r.province for r in hit.options}) < 2:
        return None
    scored = sorted(hit.options, key=lambda r: -seen.votes.provinces[r.province or ""])
    best, next_best = (seen.votes.provinces[r.province or ""] for r in scored[:2])
    if best > next_best:
        hit.rule = "the one in the page's province"
        return scored[0]
    return None


def _province_meant(seen: Evidence, hit: Hit) -> Region | None:
    """The province of a name that is a city's too, when the page names two other regions of it."""
    province = next((r for r in hit.options if r.level == "province"), None)
    if province is None:
        return None
    inside = [r for r in seen.local_regions.values() if r.province == province.code and r not in hit.options]
    return province if len(inside) >= 2 else None


def _by_level_words(seen: Evidence, hit: Hit, chain: list[Hit]) -> Region | None:
    """A name of a province and its city: which of them the page's words and neighbours point to."""
    provinces = [r for r in hit.options if r.level == "province"]
    if not provinces:
        return None
    if _province_meant(seen, hit):
        hit.rule = "the page names other regions of that province"
        return provinces[0]
    levels = seen.votes.levels
    if levels["province"] and not levels["city"]:
        hit.rule = "the page speaks of its governor or Pemprov"
        return provinces[0]
    if levels["city"] and not levels["province"]:
        return _pick(seen, hit, "city", "the page speaks of its wali kota or Pemkot")
    if seen.speaks_of_province:
        hit.rule = "the page speaks of a province"
        return provinces[0]
    return None
