"""Branches and regional offices of BPJS Kesehatan, named after regions."""

from __future__ import annotations

import re

from extractors.gazetteer import Region, fold
from extractors.regions.text import AFTER_TYPE, DIRECTIONS, INNER, Hit, Scanner

_NUMERAL = re.compile(r"(?:[ivx]{1,5}|\d{1,2})")
_MEMBERSHIP = frozenset(("kepesertaan", "peserta", "cakupan", "iuran", "penunggak", "tunggakan", "kartu", "anggota"))
_OFFICES = (
    ("badan", "penyelenggara", "jaminan", "sosial", "bpjs", "kesehatan"),
    ("badan", "penyelenggara", "jaminan", "sosial", "kesehatan"),
    ("bpjs", "kesehatan"),
    ("bpjs",),
)
"""Whose branch it is, in words between "Kantor Cabang" and its place."""


def _firm_name(seen: Scanner, i: int) -> tuple[int, str] | None:
    """The place a branch is named after, from word `i`: its last word, as printed."""
    page, words = seen.page, seen.words
    if i >= len(words) or page.between(i) not in AFTER_TYPE:
        return None
    if words[i] in ("kota", "kabupaten", "kab", "provinsi", "utama") and i + 1 < len(words):
        if page.between(i + 1) not in AFTER_TYPE:
            return None
        i += 1
    if not page.capital(i):
        return None
    known = seen.longest(i)
    best = known[0] if known else -1
    branches, key = seen.gazetteer.branches, ""
    for j in range(i, min(i + 3, len(words))):
        if j > i and page.between(j) not in INNER:
            break
        key += fold(words[j])
        if key in branches and j >= best:
            best = j
    if best < 0:
        person = i + 1 < len(words) and page.between(i + 1) == " " and page.capital(i + 1)
        if len(words[i]) < 4 or page.surface(i).isupper() or person:
            return None  # "Kantor Cabang Rahmat Hidayat": a name
        best = i
    return best, page.text[page.starts[i] : page.ends[best]]


def find_branch(seen: Scanner, i: int) -> bool:
    """ "BPJS Kesehatan Cabang X", "Kantor Cabang X", "Kepala Cabang BPJS Kesehatan X"."""
    page, words = seen.page, seen.words
    if not seen.has_bpjs:
        return False
    behind = words[max(0, i - 6) : i]
    owner = next((w for w in reversed(behind) if w == "bpjs" or w in seen.table.by_role["other_firm"]), "bpjs")
    if owner != "bpjs" or words[i + 1 : i + 3] == ["bpjs", "ketenagakerjaan"]:
        return False
    k = i + 1
    if words[k : k + 1] == ["utama"]:
        k += 1
    if words[k : k + 1] in (["kcu"], ["kc"]) and page.between(k) == " (":
        k += 1  # "Kantor Cabang Utama (KCU) X"
    for name in _OFFICES:
        if words[k : k + len(name)] == list(name):
            k += len(name)
            break
    found = _firm_name(seen, k)
    if found is None:
        return False
    first = i
    for back in range(i - 1, max(-1, i - 5), -1):
        if page.between(back + 1) not in (" ", ") ", " ("):
            break
        if words[back] == "bpjs":
            first = back
            break
    _add_branch(seen, first, k, *found)
    _more_branches(seen, found[0] + 1)
    return True


def _more_branches(seen: Scanner, i: int) -> None:
    """ "… Cabang Manokwari dan Sorong": a second branch named in the same breath."""
    page, words = seen.page, seen.words
    if words[i : i + 1] != ["dan"] or i + 1 >= len(words) or page.between(i) != " " or not page.capital(i + 1):
        return
    found = _firm_name(seen, i + 1)
    if found is not None and fold(found[1]) in seen.gazetteer.branches and words[i + 1] not in ("kota", "kabupaten"):
        _add_branch(seen, i + 1, i + 1, *found)


def find_branch_of(seen: Scanner, i: int) -> bool:
    """ "BPJS Kesehatan X", X a regency or city: its branch."""
    page, words = seen.page, seen.words
    k = i + 2 if words[i + 1 : i + 2] == ["kesehatan"] else i + 1
    if k >= len(words) or not page.capital(k) or page.between(k) not in (" ", ") "):
        return False
    if words[i + 1] == "ketenagakerjaan" or (i and words[i - 1] in _MEMBERSHIP):
        return False  # "Kepesertaan BPJS Parepare": of the town
    if words[k] in ("cabang", "kc", "kcu", "kantor", "kota", "kabupaten", "kab", "provinsi"):
        return False
    if page.surface(k).isupper():
        return False
    found = seen.longest(k)
    if found is None:
        key = fold(words[k]) + (fold(words[k + 1]) if k + 1 < len(words) else "")
        branch_last = k + 1 if key in seen.gazetteer.branches else k
        if fold("".join(words[k : branch_last + 1])) not in seen.gazetteer.branches:
            return False
        _add_branch(seen, i, k, branch_last, page.text[page.starts[k] : page.ends[branch_last]])
        return True
    last, _key, name = found
    if not any(r.level in ("regency", "city") for r in seen.gazetteer.readings(name)):
        return False
    if name.senses[0].kind in ("epithet", "area"):
        return False
    _add_branch(seen, i, k, last, page.text[page.starts[k] : page.ends[last]])
    _more_branches(seen, last + 1)
    return True


def _add_branch(seen: Scanner, first: int, name_first: int, last: int, place: str) -> None:
    page = seen.page
    place = " ".join(place.split())
    if place.isupper() or place.islower():
        place = place.title()
    region = seen.gazetteer.branch(place)
    hit = Hit(name_first, last, page.starts[first], page.ends[last], fold(place), (region,), kind="branch")
    hit.region, hit.rule, hit.name_start = region, "a branch of BPJS Kesehatan", page.starts[name_first]
    hit.members = seen.gazetteer.members(place)
    page.hits.append(hit)
    seen.taken = last


def find_division(seen: Scanner, i: int) -> bool:
    """ "Kedeputian Wilayah IV", "Deputi Direksi Wilayah Bali, NTB dan NTT", "Divre I"."""
    page, words = seen.page, seen.words
    word, k = words[i], i + 1
    if not seen.has_bpjs:
        return False
    if word == "kedeputian" or word == "deputi":
        first = i
        for step in ("direksi", "bpjs", "kesehatan", "wilayah"):
            if words[k : k + 1] == [step]:
                k += 1
        if words[k - 1] != "wilayah" and word != "kedeputian":
            return False
    elif word in ("divre", "regional") or (word == "divisi" and words[k : k + 1] == ["regional"]):
        first, k = i, k + (1 if word == "divisi" else 0)
        if word == "regional" and "bpjs" not in words[max(0, i - 4) : i]:
            return False
    elif word in ("wilayah", "direksi") and words[max(0, i - 2) : i] == ["bpjs", "kesehatan"]:
        first = i - 2
        if word == "direksi" and words[k : k + 1] == ["wilayah"]:
            k += 1
    elif word == "wilayah" and words[k : k + 1] and _is_office(seen, words[k]):
        first = i  # "Wilayah VI", once the page has named "BPJS Kesehatan Wilayah VI"
    else:
        return False
    if k >= len(words):
        return False
    plain = word in ("wilayah", "direksi", "divre", "regional")
    if (_NUMERAL.fullmatch(words[k]) and page.between(k).strip() == "" and page.surface(k).isupper()) or (
        words[k].isdigit() and len(words[k]) <= 2 and page.between(k).strip() == ""
    ):
        provinces, last = _provinces_from(seen, k + 1) if page.between(k + 1) == " " else ([], -1)
        _add_division(seen, first, k, max(k, last), page.surface(k).upper(), tuple(provinces))
        return True  # "Kedeputian Wilayah XI Bali dan Nusa Tenggara": the provinces are the office's
    if page.between(k).strip() not in ("", "("):
        return False
    provinces, last = _provinces_from(seen, k)
    if last < 0 or (plain and len(provinces) < 2 and provinces[0].level != "area"):
        return False
    tail = " ".join(page.text[page.starts[k] : page.ends[last]].split())
    _add_division(seen, first, k, last, tail, tuple(provinces))
    return True


def _provinces_from(seen: Scanner, k: int) -> tuple[list[Region], int]:
    """The provinces listed from word `k` on, and the last word of the list; none and -1 where there is none."""
    page, words = seen.page, seen.words
    provinces: list[Region] = []
    last = -1
    j = k
    while j < len(words) and len(provinces) < 8:
        if words[j] in ("provinsi", "wilayah", "propinsi") and j + 1 < len(words):
            j += 1
        found = seen.longest(j) if page.capital(j) else None
        if found is not None:
            options = seen.gazetteer.readings(found[2])
            if options[0].level not in ("province", "area") and not any(r.level == "province" for r in options):
                break
            provinces.append(next((r for r in options if r.level == "province"), options[0]))
            last = found[0]
        elif words[j] in DIRECTIONS and provinces and page.capital(j):
            base = fold(provinces[-1].name)
            base = next((base[: -len(d)] for d in DIRECTIONS if base.endswith(d)), "")
            name = seen.gazetteer.names.get(base + words[j])
            if name is None:
                break
            provinces.append(seen.gazetteer.readings(name)[0])
            last = j
        else:
            break
        j = last + 1
        if j < len(words) and words[j] in ("dan", "serta", "&") and page.between(j).strip() in ("", ","):
            j += 1
        elif j >= len(words) or page.between(j).strip() not in (",", "-", "–", "/", "&"):
            break
    return provinces, last


def _is_office(seen: Scanner, numeral: str) -> bool:
    """Has the page named the regional office of that number before?"""
    return _NUMERAL.fullmatch(numeral) is not None and any(
        h.kind == "branch_region" and h.key == fold(numeral) for h in seen.page.hits
    )


def _add_division(
    seen: Scanner, first: int, name_first: int, last: int, tail: str, provinces: tuple[Region, ...]
) -> None:
    page = seen.page
    region = seen.gazetteer.branch_region(tail)
    hit = Hit(name_first, last, page.starts[first], page.ends[last], fold(tail), (region,), kind="branch_region")
    hit.region, hit.rule, hit.members = region, "a regional office of BPJS Kesehatan", provinces
    hit.name_start = page.starts[name_first]
    page.hits.append(hit)
    seen.taken = last
