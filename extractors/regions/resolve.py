"""Regions, second step: which names are regions at all, which of several a name means, and what the page is about."""

from __future__ import annotations

import re

from extractors.gazetteer import Region, fold
from extractors.regions.below import settle_below
from extractors.regions.context import Context
from extractors.regions.evidence import GLUE, LOCAL, Evidence, chain, weigh
from extractors.regions.home import home_of_names
from extractors.regions.kept import drop_words
from extractors.regions.pointing import settle_anaphors
from extractors.regions.setting import find_settings
from extractors.regions.text import Hit, Scan
from extractors.regions.which import settle_bare

_MOST_FORMS = 40  # short forms introduced in one page
_BESIDE = re.compile(r"\)?[ ]?[,(][ ]?(?:di[ ])?|\)?[ ](?:di[ ])?")  # also "Kabupaten Kediri Provinsi Jawa Timur"
_SHORT_FORM = re.compile(r"[ ]?\(([A-Z][A-Za-z]{1,11})\)")


def resolve(page: Scan, context: Context) -> tuple[list[Hit], Region | None, list[tuple[int, int, str]]]:
    """Decide every hit: (mentions in order, the page's home, slips)."""
    seen = Evidence(page, context)
    _find_short_forms(seen)
    _settle_typed(seen)
    find_settings(seen)
    chain(seen)
    weigh(seen)
    drop_words(seen)
    settle_bare(seen)
    _find_appositions(seen)
    home = home_of_names(seen)
    settle_below(seen, home)
    settle_anaphors(seen, home)
    return _finish(seen), home, seen.slips


def _find_appositions(seen: Evidence) -> None:
    """ "Mataram, Nusa Tenggara Barat": a province that only says where the region before it lies."""
    last: Hit | None = None
    text = seen.page.text
    for hit in seen.hits:
        if last is not None and hit.region is not None and hit.region.level == "province":
            inside = last.members[0] if last.kind == "branch" and last.members else last.region
            if inside is not None and inside.level in LOCAL and inside.province == hit.region.code:
                hit.apposition = bool(_BESIDE.fullmatch(text, last.end, hit.start))
            elif last.apposition and last.region == hit.region:
                hit.apposition = bool(GLUE.fullmatch(text, last.end, hit.start))
            if hit.apposition:
                hit.rule = "says where the region before it lies"
        last = hit


def _find_short_forms(seen: Evidence) -> None:
    """ "Kabupaten Sumbawa Barat (KSB)": from here on KSB means it."""
    text = seen.page.text
    for hit in seen.hits:
        if len(hit.options) != 1 or hit.kind in ("anaphor", "branch", "branch_region", "national"):
            continue
        found = _SHORT_FORM.match(text, hit.end)
        if not found:
            continue
        form, region = found[1], hit.options[0]
        if fold(form) in seen.short_forms or len(seen.short_forms) >= _MOST_FORMS:
            continue
        name = seen.gazetteer.names.get(fold(form))
        if name is not None and any(s.code == region.code for s in name.senses):
            seen.short_forms[fold(form)] = region
        elif name is None and form[0].lower() == hit.key[0] and _is_subsequence(fold(form), hit.key):
            seen.short_forms[fold(form)] = region
            _add_short_form(seen, form, region)


def _add_short_form(seen: Evidence, form: str, region: Region) -> None:
    page = seen.page
    covered = {k for h in seen.hits for k in range(h.first, h.last + 1)}
    for k, word in enumerate(page.words):
        if word == form.lower() and k not in covered and page.surface(k) == form:
            hit = Hit(k, k, page.starts[k], page.ends[k], word, (region,), kind="alias", name_start=page.starts[k])
            seen.hits.append(hit)
    seen.hits.sort(key=lambda h: h.start)


def _settle_typed(seen: Evidence) -> None:
    for hit in seen.hits:
        if hit.anaphor or hit.region is not None:
            continue
        short = seen.short_forms.get(hit.key)
        if short is not None and short in hit.options:
            hit.region, hit.rule, hit.care = short, "short form given on the page", 0
        elif hit.typed and len(hit.options) == 1:
            level = hit.options[0].level
            hit.region = hit.options[0]
            hit.rule = "type word" if hit.levels and level in hit.levels else "the only region of this name"


def _finish(seen: Evidence) -> list[Hit]:
    """Mentions in order without overlaps; slips for what stayed open."""
    kept: list[Hit] = []
    for hit in sorted(seen.hits, key=lambda h: (h.start, -h.end)):
        if hit.kind == "drop" or (hit.anaphor and hit.region is None and not (hit.options or hit.members)):
            continue
        if kept and hit.start < kept[-1].end:
            if kept[-1].kind == "anaphor":
                kept[-1] = hit
            continue
        kept.append(hit)
        if hit.region is None and hit.kind not in ("dateline", "institution") and not hit.members:
            names = " or ".join(r.full_name for r in hit.options[:4])
            hit.rule = "undecided"
            seen.slips.append((hit.start, hit.end, f"the page does not say which is meant: {names}"))
    return kept


def _is_subsequence(short: str, long: str) -> bool:
    """Do the letters of `short` occur in `long` in this order?

    >>> _is_subsequence("ksb", "kabupatensumbawabarat"), _is_subsequence("xyz", "sumbawabarat")
    (True, False)
    """
    letters = iter(long)
    return all(c in letters for c in short)
