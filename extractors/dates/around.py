"""What stands before and around a printed date: a lead ("per", "hingga"), a law, a goal, a number that is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.pattern import compiled
from extractors.dates.forms import (
    NUMBER_WORDS,
    QUOTES,
    Form,
    Lead,
    due_starts,
    due_words,
    lead_ends,
    leads,
    legal_before,
    legal_starts,
)
from extractors.dates.page import CONNECTOR, DatePage, Found

_WINDOW = 56  # characters looked at before a date
_MARKS_BEFORE = frozenset(("(", "-", '"', "“"))
_TOKEN = re.compile(r"[^\s\ufeff]+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_ITEM_BEFORE = re.compile(r"(?:[,:;(–-]|(?<!\w)(?:dan|lalu))\s*$")
_LEVEL_AFTER = re.compile(
    r"\s?[:(]?\s?\d{1,3}(?:(?:[.,]\d{3}){1,3}|[.,]\d{1,2})?\s?(?:ribu\s|juta\s)?(?:jiwa|orang|peserta|persen|%)"
)
_COUNTED = re.compile(
    r"[ \t]{0,3}(?:jiwa|orang|persen|%|kk\b|juta\b|ribu\b|miliar|unit\b|rupiah|km\b|meter|desa\b|buah|rumah\b|kali\b"
    r"|paket|kartu\b|lembar)"
)
_FRACTION_BEFORE = re.compile(r"(?:per(?:dua|tiga|empat|lima)|setengah|separuh|halaman|bagian|foto|slide)[ \t]{0,3}\Z")
_COUNT_AFTER = compiled(
    r"[ \t]{0,3}(?:[:=(-]|sebesar|«MANY»|«REACH»|baru|ada|sudah|bisa|ialah|adalah|tercatat|«BECOME»"
    r"|(?:, )?(?:«FALL»|«RISE»|«BECOME»)(?: (?:ke|«BECOME»|lagi))?)?[ \t]{0,3}"
    r"(?:\d{1,3}(?:[.,]\d{1,2})?[ \t]{0,2}(?:persen|%|juta|ribu)|\d{1,3}(?:\.\d{3}){1,3} (?:jiwa|orang|peserta))"
)
_SOME = frozenset({"beberapa", "sekian", "puluhan", "belasan", "ratusan", "setiap", "tiap", "berapa"})
_SAID_BEFORE = re.compile(r"(?:,[ \t]{0,3}(?:pada[ \t])?|(?<!\w)pada[ \t])\Z")
_SAID_AFTER = re.compile(r"[ \t]{0,3}(?:[.,;)\n]|\Z)")
_CLAUSE_END = re.compile(r"[.!?;][\s\"”')]|\n")


def take(page: DatePage, form: Form, match: re.Match[str], after: int) -> Found | None:
    start, end = match.span()
    groups: dict[str, str] = {}
    if form.reads not in ("now", "yesterday"):
        groups = {name: text for name, text in match.groupdict().items() if text is not None}
    if page.folded[end - 1] == ")" and "(" not in page.folded[start:end]:
        end = start + len(page.folded[start : end - 1].rstrip())  # "(data per 31/12/2022)"
    lead, anchor_start = _lead(page, start, after)
    if lead and lead.noun and form.name != "year_bare":
        lead, anchor_start = None, start
    named = _legal(page, max(after, start - _WINDOW), start) if form.reads == "year" else None
    if form.needs and not _fits(page, form.needs, start, end, groups, lead, named is not None):
        return None
    # The day of an event, the year of a law, and "now", are never the day a target is due.
    plan = named is not None and named.lastgroup == "plan" and "year2" not in groups
    timeless = (named is not None and not plan) or form.kind == "now" or "weekday" in groups
    goal = 0 if timeless else _goal(page, start, end, after)
    legal = named is not None and not (plan and goal > 0)
    return Found(form, start, end, groups, lead, anchor_start, legal, goal)


def _legal(page: DatePage, low: int, start: int) -> re.Match[str] | None:
    """The name of a law, a plan or an event right before `start`, where a year stands."""
    window = page.folded[low:start]
    match = legal_before().match
    return next((found for place in legal_starts().of(window) if (found := match(window, place))), None)


def _lead(page: DatePage, start: int, after: int) -> tuple[Lead | None, int]:
    """The word before a date that says most about it, and where the words before it begin.

    A word that only fills ("pada", "tanggal") gives way to one that says something ("hingga pada tanggal …").
    """
    low = max(after, start - _WINDOW)
    cut = low > after
    window = page.text[low:start]
    if (blank := max(window.rfind("\n\n"), window.rfind("\n\r\n"))) >= 0:  # another paragraph
        low += blank + 2
        cut = False
        window = window[blank + 2 :]
    if not window.strip() or not (window[-1].isspace() or window[-1] in "(\"'“‘-" or window[-3:].lower() == "per"):
        return None, start
    glued = _GLUED.search(window) is not None
    if not (glued or _may_lead(page, low, start)):
        return None, start
    tokens = [(low + m.start(), low + m.end()) for m in _TOKEN.finditer(window)]
    if cut and tokens[0][0] == low:
        tokens = tokens[1:]  # cut in the middle of a word
    at = len(tokens)
    if at and page.folded[slice(*tokens[-1])] in _MARKS_BEFORE:
        at -= 1
    best: Lead | None = None
    begin = start
    while at > 0 and (hit := _lead_at(page, tokens, at, glued)):
        lead, size, first = hit
        if best is not None and (not best.filler or lead.noun):
            break
        if best is None or not lead.filler:
            best = lead
        begin = first
        at -= size
    return best, begin


def _may_lead(page: DatePage, low: int, start: int) -> bool:
    """Whether the last word of the stretch, a bracket or dash behind it passed over, is the last of a lead."""
    words = page.folded[low:start].replace("\ufeff", " ").split()
    if len(words) > 1 and words[-1] in _MARKS_BEFORE:
        words.pop()
    return bool(words) and words[-1].strip(QUOTES) in lead_ends()


def _lead_at(page: DatePage, tokens: list[tuple[int, int]], at: int, glued: bool) -> tuple[Lead, int, int] | None:
    """The longest lead that ends with token `at` - 1: lead, number of tokens, first character.

    `glued` says that words may be glued together ("JiwaSampai dengan 1 Mei", a link's text and the next sentence).
    """
    table = leads()
    last, end = tokens[at - 1]
    if not glued and page.folded[last:end].strip(QUOTES) not in lead_ends():
        return None
    for size in range(min(3, at), 0, -1):
        first = tokens[at - size][0]
        if lead := table.get(" ".join(page.folded[first:end].split()).lstrip("(\"'“‘").rstrip("-")):
            return lead, size, first
        if (
            glued
            and (seam := _GLUED.search(page.text, first, end))
            and (lead := table.get(" ".join(page.folded[seam.start() : end].split())))
        ):
            return lead, size, seam.start()
    return None


def _fits(
    page: DatePage, needs: str, start: int, end: int, groups: dict[str, str], lead: Lead | None, legal: bool
) -> bool:
    if needs == "long_month":
        return _full_month(groups["month"])
    if needs == "month_anchor":
        told = page.folded.startswith("bulan", start) or (lead is not None and lead.bare_month)
        told = told or (bool(page.found) and "month" in page.found[-1].groups and _joined(page, start))
        told = told or _heads_number(page, start, end)
        return told and _full_month(groups["month"])
    if needs == "as_of_lead":
        return lead is not None and lead.role == "as_of"
    if needs == "no_unit":
        return not _COUNTED.match(page.folded, end)
    if needs == "year_anchor":
        told = legal or "rel" in groups or (lead is not None and lead.bare_year) or _alone(page, start, end)
        return (told or _in_series(page, start, end)) and not _COUNTED.match(page.folded, end)
    if needs == "no_count":
        words = page.folded[max(0, start - 24) : start].split()
        last = words[-1] if words else ""
        return not (last[-1:].isdigit() or last in NUMBER_WORDS or last in _SOME)
    if needs == "no_fraction":
        return not _FRACTION_BEFORE.search(page.folded[max(0, start - 20) : start])
    if needs == "said_on":
        if len(groups["weekday"].rstrip(".")) < 4:
            return False
        said = page.folded.startswith("hari", start) or _SAID_BEFORE.search(page.folded[max(0, start - 9) : start])
        return bool(said and _SAID_AFTER.match(page.folded, end))
    raise ValueError(f"dates.toml: needs = {needs!r} is not known")


def _heads_number(page: DatePage, start: int, end: int) -> bool:
    """ "…: Januari 31.202 jiwa, Februari 31.877 jiwa": is it the head of an item of a list?"""
    item = _ITEM_BEFORE.search(page.folded[max(0, start - 6) : start])
    return item is not None and _LEVEL_AFTER.match(page.folded, end) is not None


def _in_series(page: DatePage, start: int, end: int) -> bool:
    """ "2021, 2022 dan 2023"; "2022 sebesar 83 persen, 2023 sebesar 85 persen"."""
    if page.found and "year" in page.found[-1].groups and _joined(page, start):
        return True
    before = page.folded[max(0, start - 8) : start].rstrip(" \t\"“'")
    opens = not before or before[-1] in ".,;:(\n" or before.endswith(" baru")  # "dan baru 2027 bisa 95 persen"
    return opens and _COUNT_AFTER.match(page.folded, end) is not None


def _joined(page: DatePage, start: int) -> bool:
    """Whether only a comma, "dan", "hingga" or the like stands between the last date and this one."""
    between = page.folded[page.found[-1].end : start]
    return len(between) <= 10 and CONNECTOR.fullmatch(between) is not None


def _alone(page: DatePage, start: int, end: int) -> bool:
    """Nothing else on the line: a heading or a table's cell."""
    before = page.folded[max(0, start - 4) : start].rstrip(" \t")
    after = page.folded[end : end + 4].lstrip(" \t")
    return (not before or before[-1] == "\n") and (not after or after[0] in "\r\n:")


def _goal(page: DatePage, start: int, end: int, after: int) -> int:
    """How much the clause speaks of a goal: above 0 of a goal, below 0 of something that has happened.

    A word right before the date counts for more than the whole of the rest: "ditargetkan tercapai 1 Mei".
    """
    low = max(after, start - 140)
    behind = page.folded[end : end + 70]
    if stop := _CLAUSE_END.search(behind):
        behind = behind[: stop.start()]
    for stop in _CLAUSE_END.finditer(page.folded, low, start):
        low = stop.end()
    seen = [0]
    for hit in _due(page.folded, low, start):
        seen.append(_weight(hit))
        if seen[-1] >= 2 and start - hit.end() <= 24 and "," not in page.folded[hit.end() : start]:
            return 3 if min(seen) < 0 else 4
    seen.extend(_weight(hit) for hit in _due(behind, 0, len(behind)))
    return max(seen) + min(seen)


def _due(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of `folded[start:end]` that say what is due, or that it has happened."""
    match = due_words()[0].match
    at = start
    for place in due_starts().of(folded[start:end]):
        if start + place >= at and (hit := match(folded, start + place, end)) is not None:
            yield hit
            at = hit.end()


def _weight(hit: re.Match[str]) -> int:
    """How much a word says that something is due."""
    return due_words()[1][str(hit.lastgroup)]


def _full_month(name: str) -> bool:
    """Whether a month stands without its year for itself: "Mei" does, "Sep" and "Mar" may be anything."""
    return len(name.rstrip(".")) > 4 or name in ("mei", "juni", "juli")
