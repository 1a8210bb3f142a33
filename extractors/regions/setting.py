"""How a name stands in its sentence: a dateline, the place of an event, part of another name."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.pattern import Pattern
from extractors.regions.evidence import SPACES, Evidence
from extractors.regions.text import Hit

_NEAR_ROLES = frozenset(("institution", "media", "place", "constituency"))
INSTITUTION = frozenset(("institution",))
VENUE = frozenset(("venue",))
_SHORTENED = 4
"""Letters of a word that a full stop shortens ("Prof.", "Jend."), at most."""
_WEEKDAYS = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad"
# What follows a place of an event: "di Malang, Kamis (4/7)", "di Mataram, baru-baru ini".
EVENT = Pattern(
    rf"""
    [ ]?,[ ]? (?:pada[ ])? (?:hari[ ])?
    (?: {_WEEKDAYS} | kemarin | baru-baru[ ]ini | beberapa[ ]waktu | \d{{1,2}}[ ]\w{{3,9}}[ ]\d{{4}} )
    | [ ](?:pada[ ])?(?:hari[ ])? (?:{_WEEKDAYS})\b
    """,
    verbose=True,
)
# The end of a dateline after the place: "PALU, KabarSelebes.id –", "Kupang (ANTARA) -", "Blora | ".
_DATELINE = re.compile(
    r"""
    [ \u00a0]{0,2} (?:\([^()\n]{2,30}\))? [ \u00a0]{0,2}
    (?:  # "Kabupaten X, jumlah peserta JKN-KIS" is none: it says something, and a dash without blanks ends one word
        (?:,(?![^\n–—|-]{0,40}\b(?:peserta|jumlah|cakupan|kepesertaan|sebanyak|dari|yang|baru|sudah)\b)[^\n–—|]{1,45}?)?
        [ \u00a0.]{0,3} (?:-{1,3}|[–—―|]{1,2}) (?=[ \u00a0"“'\n])
        | (?:,[ \u00a0]?[^\s–—|]{1,45}?)? [ \u00a0.]{0,3} (?:-{1,3}|[–—―|]{1,2}) (?=[A-Z])
    )
    | [ \u00a0]{0,2} \((?:ANTARA|Antara|antara)[^()\n]{0,20}\)
    | [ ]?,[ ][A-Z][\w .]{2,24}(?=\n)
    | \.(?=[ ]["“A-Z])
    """,
    re.VERBOSE,
)
_AFTER_DATELINE = frozenset(" \u00a0(,.-–—―|")  # what such an end begins with
_TWO_WORDS = re.compile(r"\b[a-z]{2,}[ ][a-z]{2,}[ ]")
_BEFORE_DATELINE = Pattern(r"\ufeff?(?:[^\n]{0,50}(?:[,.|/–—-]|\.(?:com|id|co|net|news))[ \u00a0]{0,3})?")
_OUTLET_BEFORE = Pattern(r"\.[a-z]{2,8}\W{1,4}$")  # "KABAR.CO.ID - JAKARTA. BPJS …"
_DATELINE_REST = 40  # characters that follow a dateline at least: a list line is shorter
_DOMAIN = Pattern(r"\.(?:com?|id|co\.id|net|news|org|tv|info)\b")


def find_settings(seen: Evidence) -> None:
    """Datelines, places of events, and names inside other names."""
    text = seen.page.text
    datelines = 0
    for hit in seen.hits:
        if hit.anaphor or hit.kind in ("branch", "branch_region", "national"):
            continue
        line = text.rfind("\n", 0, hit.start) + 1
        if datelines < 2 and hit.start - line <= 60 and _is_dateline(seen, hit, line):
            hit.kind, hit.rule = "dateline", hit.rule or "dateline"
            datelines += 1
            continue
        role = _role_before(seen, hit)
        if role in ("place", "constituency"):
            hit.kind = "drop"
        elif role is not None or _media_after(seen, hit):
            hit.kind = "institution"
        elif (
            hit.kind in ("bare", "full", "alias")
            and text[max(0, hit.start - 3) : hit.start].lower().endswith(("di ", ", "))
            and EVENT.match(text, hit.end)
        ):
            hit.kind, hit.rule = "dateline", hit.rule or "the place of an event"


def _is_dateline(seen: Evidence, hit: Hit, line: int) -> bool:
    text = seen.page.text
    if hit.kind == "government" or text[hit.end : hit.end + 1] not in _AFTER_DATELINE:
        return False
    end = _DATELINE.match(text, hit.end)
    if end is None or not _BEFORE_DATELINE.fullmatch(text, line, hit.start):
        return False
    before = text[line : hit.start]
    opens = hit.end - hit.start > 3 and not any(map(str.isalnum, before))
    alone = opens and text[hit.start : hit.end].isupper()  # "JAKARTA. Walau …"
    if _TWO_WORDS.search(before) or (end[0] == "." and not alone and not _OUTLET_BEFORE.search(before)):
        return False
    rest = text[end.end() : end.end() + 200].lstrip()
    if end[0].startswith(",") and end.end() < len(text) and text[end.end()] == "\n":
        return len(rest) >= _DATELINE_REST
    rest = rest.split("\n", 1)[0]
    return len(rest) >= _DATELINE_REST and not rest[:1].isdigit()


def _role_before(seen: Evidence, hit: Hit) -> str | None:
    """The role of the words that the name belongs to: a hospital, a road, a constituency, a hall."""
    page, words = seen.page, seen.page.words
    first = hit.first if hit.start == page.starts[hit.first] else bisect_left(page.starts, hit.start)
    k = first - 1
    if k < 0:
        return None
    word = seen.table.ending_at(words, k, _NEAR_ROLES) if words[k] in seen.table.by_last else None
    touching = page.between(first) in (" ", ". ", "-") and hit.kind != "government"
    if word is not None and touching and (page.capital(k) or word.role in ("institution", "constituency")):
        return word.role
    near = words[max(0, k - 8) : first]
    # a longer name: "RSUD dr. Soedirman Kebumen", "Universitas Negeri Malang"
    for back in range(k, max(-1, k - 6), -1) if not seen.table.lasts["institution"].isdisjoint(near[-6:]) else ():
        if page.between(back + 1) not in (" ", ". "):
            break
        if words[back] in ("kabupaten", "kab", "kota", "provinsi", "di"):
            break
        if words[back] in ("dr", "drg", "prof", "st"):
            continue
        if not page.capital(back):
            break
        found = seen.table.ending_at(words, back, INSTITUTION)
        if found is not None:
            return found.role
    # a hall: "di aula Kantor Bupati …"
    for back in range(k, max(-1, k - 9), -1) if not seen.table.lasts["venue"].isdisjoint(near) else ():
        gap = page.between(back + 1)
        if gap not in SPACES and gap not in (". ", "/", "-", " ("):
            return None
        if gap == ". " and len(words[back]) > _SHORTENED:
            return None  # a sentence ends
        found = seen.table.ending_at(words, back, VENUE)
        if found is not None:
            before = words[back - 1] if back else ""
            if before in ("di", "ke", "dari", "bertempat", "depan", "dalam") or found.tokens[0] in (
                "ruang",
                "aula",
            ):
                return "venue"
            if words[back] == "kantor" and before in ("kepala",):
                return None
    return None


def _media_after(seen: Evidence, hit: Hit) -> bool:
    """Is the name part of a newspaper's ("Jambi Ekspres") or a site's ("ambon.antaranews.com")?"""
    if hit.typed:
        return False
    page, text = seen.page, seen.page.text
    k = hit.last + 1
    if k < len(page.words) and page.words[k] in seen.table.by_role["media_after"]:
        surface = page.surface(k)
        upper = surface.isupper() and len(surface) >= 3 and not text[hit.name_start : hit.end].isupper()
        if page.between(k) == " " and page.capital(k) and not upper:
            return True
    return text.startswith(".", hit.end) and _DOMAIN.match(text, hit.end) is not None
