"""Kecamatan and villages: in which regency they lie."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.gazetteer import Region
from extractors.regions.evidence import GLUE, LOCAL, Evidence
from extractors.regions.setting import EVENT, INSTITUTION, VENUE
from extractors.regions.text import Hit

_HELD_AT = INSTITUTION | VENUE
_LIES_IN = re.compile(r"[ ,(/]{0,3}(?:di (?:wilayah )?)?")


def settle_below(seen: Evidence, home: Region | None) -> None:
    """Place every kecamatan and village: by the regency beside it, as elsewhere on the page, or where the page is."""
    placed: dict[tuple[str, str], set[Region]] = {}
    open_hits: list[Hit] = []
    for at, hit in enumerate(seen.hits):
        if hit.anaphor != "below" or hit.kind == "drop":
            continue
        if _is_venue(seen, hit):
            hit.kind = "institution"
        near = seen.hits[at + 1] if at + 1 < len(seen.hits) else None
        options = hit.options
        if near is not None and near.anaphor == "below" and near.levels != hit.levels:
            # "Desa X Kecamatan Y": the kecamatan only says where the village lies
            kecamatan = {r.code for r in near.options}
            beside = [r for r in options if r.code[:8] in kecamatan]
            if beside and GLUE.fullmatch(seen.page.text, hit.end, near.start):
                options = hit.options = tuple(beside)
                hit.end, near.kind = near.end, "drop"
                near = seen.hits[at + 2] if at + 2 < len(seen.hits) else None
        if near is not None and near.region is not None and _LIES_IN.fullmatch(seen.page.text, hit.end, near.start):
            beside = [r for r in options if r.code[:5] == near.region.code or r.code[:2] == near.region.code]
            if not beside and near.region.level in LOCAL and near.typed:
                beside = [_unlisted(seen, hit, near.region)]
            if len({r.full_name for r in beside}) == 1:
                hit.region, hit.rule = beside[0], "the regency named beside it"
                hit.end = near.end if near.region.level in LOCAL and near.typed else hit.end
                placed.setdefault((hit.below, _name_of(seen, hit)), set()).add(beside[0])
                if hit.end == near.end:
                    near.kind = "drop"
                continue
        open_hits.append(hit)
    for hit in open_hits:
        said = placed.get((hit.below, _name_of(seen, hit)), set())
        if len(said) == 1:
            hit.region, hit.rule = next(iter(said)), "placed elsewhere on the page"
        else:
            _settle_alone(seen, hit, home)
    seen.hits = [h for h in seen.hits if h.kind != "drop"]


def _settle_alone(seen: Evidence, hit: Hit, home: Region | None) -> None:
    """A kecamatan or village beside which no regency stands."""
    codes = [home.code] if home is not None else []
    codes += seen.votes.codes.most_common()
    for code in codes:
        inside = [r for r in hit.options if r.code[:5] == code] or (
            [r for r in hit.options if r.code[:2] == code] if len(code) == 2 else []
        )
        if len({r.full_name for r in inside}) == 1:
            hit.region, hit.rule = inside[0], "in a region the page names"
            return
    if len(hit.options) == 1:
        hit.region, hit.rule = hit.options[0], "the only one of this name"
    elif not hit.options and home is not None and home.level in LOCAL:
        hit.region, hit.rule = _unlisted(seen, hit, home), "in the region the page is about"


def _is_venue(seen: Evidence, hit: Hit) -> bool:
    """ "di Aula Kelurahan X", "usai apel di Desa X, Senin (4/3)": is it only where something happened?"""
    page = seen.page
    k = bisect_left(page.starts, hit.start)
    if page.between(k) == " " and seen.table.ending_at(page.words, k - 1, _HELD_AT) is not None:
        return True
    return page.words[k - 1 : k] == ["di"] and EVENT.match(page.text, hit.end) is not None


def _unlisted(seen: Evidence, hit: Hit, above: Region) -> Region:
    """The kecamatan or village as the page calls it."""
    return seen.gazetteer.unlisted(hit.below, _name_of(seen, hit), above)


def _name_of(seen: Evidence, hit: Hit) -> str:
    """Its name as the page prints it, without its kind."""
    return " ".join(seen.page.text[hit.name_start : seen.page.ends[hit.last]].split())
