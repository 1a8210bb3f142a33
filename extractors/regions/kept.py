"""Which names are regions at all: words, persons and short forms that nobody introduced are set aside."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.regions.evidence import SPACES, Evidence
from extractors.regions.text import Hit

# A region's own insurance, with its short form: "Aceh (JKA)".
_SCHEME = re.compile(r"[^\s,.;(]+(?:\s[A-Z]\w+){0,2}\s?\(J[A-Za-z]{2,5}\)")
# What follows a name that a sentence begins with and tells of.
_DOES = frozenset(
    (
        "mencatat",
        "menargetkan",
        "menarget",
        "meraih",
        "menyandang",
        "berhasil",
        "resmi",
        "mengalokasikan",
        "menganggarkan",
        "memiliki",
    )
)
_BY_NOW = frozenset(("sudah", "telah", "baru", "kini"))
_REACHES = (["mencapai"], ["uhc"], ["meraih"], ["menyandang"], ["berstatus"], ["memiliki"])
_TELLS = frozenset(
    "pun juga baru sudah telah masih kini sendiri misalnya mencapai mencatat menyusul dengan".split()  # noqa: SIM905
)


def drop_words(seen: Evidence) -> None:
    """Set aside names that are words, persons or short forms nobody introduced."""
    kept = []
    seen.firsts = [h.first for h in seen.hits]
    seen.lasts = [h.last for h in seen.hits]
    for hit in seen.hits:
        if hit.kind == "drop" or (hit.region is None and not hit.anaphor and not _is_region(seen, hit)):
            continue
        if hit.kind == "national" and hit.key == "indonesia":
            _settle_country(seen, hit)
        kept.append(hit)
    seen.hits = kept
    seen.page.hits = kept


def _is_region(seen: Evidence, hit: Hit) -> bool:
    if not hit.options:
        return False
    if hit.typed or hit.kind == "government":
        return True
    page, words = seen.page, seen.page.words
    established = (hit.care > 0 or hit.seat) and seen.is_established(hit)
    if hit.care == 2:
        if hit.epithet and not established:
            here = [r for r in hit.options if r.province and seen.votes.provinces[r.province] >= 2]
            established = len(hit.options) == 1 and bool(here)
        elif not established and len(hit.options) == 1 and not words[hit.first].isdigit():
            region = hit.options[0]
            province = region.province
            official = all(s.kind == "abbreviation" and not s.ambiguous for s in seen.gazetteer.names[hit.key].senses)
            if province and seen.votes.provinces[province] >= 2:
                established = official or (seen.in_company(hit) and len(hit.key) > 2)
                if established:
                    seen.votes.codes[region.code] += 1
        return established
    if hit.seat:
        if seen.in_company(hit):
            return True
        if established or (seen.votes.provinces and not seen.elsewhere(hit)):
            hit.kind = "dateline" if hit.kind in ("bare", "alias") else hit.kind
            return True
        return hit.kind == "dateline"
    k = hit.first - 1
    gap = page.between(hit.first)
    before = words[k] if k >= 0 and gap in (" ", "-", " (", "  ") else ""
    cue = before in seen.table.by_role["head"] or before in seen.table.by_role["lead"]
    if before == "kesehatan" and _SCHEME.search(page.text, hit.start) and words[k - 1 : k] == ["jaminan"]:
        hit.kind, hit.rule = "institution", "part of a longer name"  # "Jaminan Kesehatan Aceh (JKA)"
        return True
    if gap in (". ", " ") and k >= 0 and len(words[k]) <= 2 and page.capital(k) and not cue and gap == ". ":
        hit.kind = "institution" if seen.is_established(hit) else "drop"  # "Dr. M. Sambas": an initial before it
        return hit.kind != "drop"
    after = hit.last + 1
    name_after = (
        after < len(words)
        and page.between(after) == " "
        and page.capital(after)
        and not page.surface(after).isupper()
        and not seen.is_common(words[after])
        and not (words[after].startswith("rp") and words[after][2:].isdigit())
        and not seen.is_headline(hit)
    )
    if hit.care == 1:
        if established or hit.kind in ("dateline", "institution"):
            return True
        if seen.in_company(hit):
            if len(hit.options) == 1:
                seen.votes.codes[hit.options[0].code] += 1  # named among regions once, it is one from there on
            return True
        if seen.elsewhere(hit) and (
            name_after or seen.gazetteer.names[hit.key].senses[0].kind != "name" or seen.is_headline(hit)
        ):
            return False
        if name_after and not cue:
            return False
        if cue:
            if len(hit.options) == 1:
                seen.votes.codes[hit.options[0].code] += 1  # "di Tuban", and then "Tuban butuh …"
            return True
        start = k < 0 or seen.opens_at(hit.first)
        if start:
            return _is_told_of(seen, hit)
        return not (before and page.capital(k) and not seen.is_common(before) and not seen.is_headline(hit))
    inside = (
        before
        and not cue
        and gap == " "
        and page.capital(k)
        and not seen.is_common(before)
        and not (page.surface(k).isupper() or seen.opens_at(k) or _is_hit_word(seen, k) or seen.is_headline(hit))
    )
    if inside or (name_after and not cue and not _is_hit_word(seen, after) and hit.kind in ("bare", "alias")):
        hit.kind, hit.rule = "institution", "part of a longer name"
    return True


def _is_told_of(seen: Evidence, hit: Hit) -> bool:
    """ "Singkawang sudah 98 persen. Bengkayang pun …": does a sentence on a page of its province begin with the
    name, as one does that tells something of it?"""
    after = hit.last + 1
    words, page = seen.page.words, seen.page
    if after >= len(words) or seen.elsewhere(hit) or page.between(after) not in SPACES:
        return False
    if not seen.votes.provinces:  # nothing else is named: only what a region alone does
        return words[after] in _DOES or (words[after] in _BY_NOW and words[after + 1 : after + 2] in _REACHES)
    return words[after] in _TELLS or words[after].isdigit()


def _settle_country(seen: Evidence, hit: Hit) -> None:
    """ "Yayasan Bakti Indonesia": the country's name inside another name."""
    page, k = seen.page, hit.first - 1
    if k < 0 or page.between(hit.first) != " " or not page.capital(k):
        return
    if not seen.is_common(page.words[k]) and not seen.opens_at(k) and not seen.is_headline(hit):
        hit.kind, hit.rule = "institution", "part of a longer name"


def _is_hit_word(seen: Evidence, k: int) -> bool:
    at = bisect_left(seen.firsts, k + 1) - 1
    return at >= 0 and seen.firsts[at] <= k <= seen.lasts[at]
