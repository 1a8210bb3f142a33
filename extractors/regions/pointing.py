"""Words that point to regions named elsewhere: "daerah ini", "ketiga kabupaten itu", "ibu kota Kepri"."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.pattern import Pattern
from extractors.gazetteer import Region
from extractors.regions.evidence import LOCAL, Evidence
from extractors.regions.phrases import how_many
from extractors.regions.text import Hit

_SENTENCE_ENDS = re.compile(r"[.!?][\"”’')]*\s|\n")
_COMPARED_WITH = Pattern(
    r"(?<!\w)(?:setelah|menyusul|selain|dibanding(?:kan)?|ketimbang|daripada|mengalahkan)\s(?:dengan\s)?$", reverse=True
)
_NEAR_BY = 400  # characters before "ketiga kabupaten itu" in which they are named, each in its own sentence


def settle_anaphors(seen: Evidence, home: Region | None) -> None:
    """Find what every pointing word stands for, in order: lists, capitals, and the region named last or the home."""
    if not any(hit.anaphor and hit.anaphor != "below" for hit in seen.hits):
        return
    before: list[Hit] = []
    compared: set[int] = set()  # lists of those that others are only compared with
    for hit in seen.hits:
        if not hit.anaphor or hit.anaphor == "below":
            if before and _COMPARED_WITH.search(seen.page.low, max(0, hit.start - 24), hit.start):
                if hit.chain < 0:
                    continue  # "… menjadi yang keempat setelah Kota Sorong"
                compared.add(hit.chain)
            if hit.region is not None and hit.chain not in compared:
                before.append(hit)
            continue
        if hit.anaphor == "several":
            _settle_several(seen, hit)
            continue
        if hit.anaphor == "capital":
            _settle_capital(seen, hit, before)
            continue
        hit.region = _antecedent(seen, hit, before, home)
        hit.options = (hit.region,) if hit.region is not None else ()


def _settle_several(seen: Evidence, hit: Hit) -> None:
    """ "keempat daerah itu": the last list of four regions before it."""
    wanted = how_many(hit.rule.split(" ", 1)[0])
    lists: dict[int, dict[Region, None]] = {}
    at = bisect_left(seen.firsts, hit.first)
    for h in seen.hits[max(0, at - 40) : at]:
        if h.chain >= 0 and h.region is not None and h.start < hit.start:
            lists.setdefault(h.chain, {})[h.region] = None
    for members in reversed(list(lists.values())):
        if len(members) >= 2 and wanted in (0, len(members)):
            hit.members = tuple(members)
            hit.rule += ": the list named before it"
            return
    near: dict[Region, None] = {}
    for h in reversed(seen.hits[max(0, at - 40) : at]):
        if hit.start - h.end > _NEAR_BY or len(near) > wanted:
            break
        if h.region is not None and h.region.level in LOCAL and h.kind in ("full", "bare", "alias"):
            near[h.region] = None
    if 2 <= wanted == len(near):
        hit.members = tuple(reversed(near))
        hit.rule += ": those named before it"


def _settle_capital(seen: Evidence, hit: Hit, before: list[Hit]) -> None:
    """ "ibu kota Provinsi Kepri itu" is Kota Tanjung Pinang."""
    province: Region | None = hit.options[0] if hit.options else None
    if province is None:
        province = next((h.region for h in reversed(before) if h.region and h.region.level == "province"), None)
    if province is None or province.level != "province":
        hit.region, hit.kind = (province, "bare") if province is not None else (None, "anaphor")
        hit.rule = hit.rule or "the region named"
        return
    hit.region = seen.gazetteer.capital(province.code) or province
    hit.options, hit.rule = (hit.region,), f"capital of {province.full_name}"


def _antecedent(seen: Evidence, hit: Hit, before: list[Hit], home: Region | None) -> Region | None:
    wants = hit.anaphor
    suits = {
        "any": ("regency", "city", "province"),
        "regency": ("regency",),
        "city": ("city",),
        "province": ("province",),
        "area": ("area",),
        "district": ("district",),
        "village": ("village",),
    }[wants]
    near = [
        h.region
        for h in reversed(before[-8:])
        if h.region is not None
        and h.region.level in suits
        and not h.apposition
        and h.kind not in ("institution", "dateline", "branch", "branch_region")
    ]
    own = home if home is not None and home.level in suits else None
    points_home = hit.rule.endswith(" ini") or hit.rule in ("pemkab", "pemkot", "pemprov") or hit.rule.endswith("nya")
    if hit.rule.endswith("nya") and before and before[-1].kind == "government" and before[-1].region is not None:
        said_by = before[-1]  # "Camat X melaporkan, di wilayahnya …"
        if not _SENTENCE_ENDS.search(seen.page.text, said_by.end, hit.start):
            hit.rule = f"{hit.rule}: of whom the sentence speaks"
            return said_by.region
    if points_home and own is not None:
        hit.rule = f"{hit.rule}: what the page is about"
        return own
    if near:
        hit.rule = f"{hit.rule}: named last before it"
        return near[0]
    if own is not None:
        hit.rule = f"{hit.rule}: what the page is about"
        return own
    if wants == "province":
        inside = next((h.region.province for h in reversed(before) if h.region and h.region.province), None)
        if inside is not None:
            hit.rule = f"{hit.rule}: the province of the region named last"
            return seen.gazetteer.regions[inside]
    return None
