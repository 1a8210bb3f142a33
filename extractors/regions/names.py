"""Names of regions in a text, with the type words, offices and governments before them."""

from __future__ import annotations

import re

from extractors.gazetteer import Name
from extractors.regions.text import AFTER_TYPE, DIRECTIONS, TYPE, TYPING, Hit, Scanner

_AND = frozenset(("dan", "atau", "maupun", "serta", "&"))
_LIST_GAP = re.compile(r"\s{0,3}(?:,|/|-|&|–)?\s{0,3}(?:dan |serta |maupun |atau )?\s{0,3}")
_LEADS = frozenset(("lead",))
_TYPING_OR_LEADS = TYPING | _LEADS
_LEADS_OR_OFFICE = _LEADS | {"office"}
_NOT_INDONESIA = frozenset(("not_indonesia",))


def find_name(seen: Scanner, i: int) -> bool:
    """A name at word `i`, if it is one, with its type words; whether it was taken."""
    found = seen.longest(i)
    if found is None:
        return False
    last, key, name = found
    page = seen.page
    capital = seen.loose or page.capital(i) or seen.words[i][0].isdigit()
    typed = _type_before(seen, i)
    if name.capitals and not seen.loose and not page.text[page.starts[i] : page.ends[last]].isupper():
        return False
    if not capital:
        official = name.official or key == "jakarta"
        if typed is None and (not official or name.care or len(key) < 6):
            return False
        if typed is not None and not official and len(key) < 5:
            return False
    elif name.care and typed is None and not seen.loose:
        if not all(page.capital(k) or seen.words[k][0].isdigit() for k in range(i, last + 1)):
            return False
        if page.starts[i] + 1 < page.ends[i] and i == last and len(key) <= 3 and not page.surface(i).isupper():
            return False
    if key == "indonesia":
        return _country(seen, i, last, name)
    if name.senses[0].code == "ID":  # "Republik Indonesia", "RI": the state in the name of an office
        seen.taken = last
        return True
    own = seen.table.ending_at(seen.words, i, TYPE) if last > i and typed is None else None
    if own is not None:
        direct = seen.longest_after(i + 1)
        if direct is not None and direct[0] > last:
            return False  # "Kabupaten Kutai Kartanegara", not the former "Kabupaten Kutai"
        if any(r.level == own.level for r in seen.gazetteer.readings(name)):
            typed = ("type", frozenset((own.level or "",)), i, [])
    return _add_name(seen, i, last, key, name, typed)


def _add_name(
    seen: Scanner,
    i: int,
    last: int,
    key: str,
    name: Name,
    typed: tuple[str, frozenset[str] | None, int, list[Hit]] | None,
) -> bool:
    page, gazetteer = seen.page, seen.gazetteer
    role, levels, first, doubles = typed if typed else ("", None, i, [])
    options = gazetteer.readings(name, levels)
    if not options:
        options = gazetteer.readings(name)
        levels = None if not options or role != "type" else levels
    elif levels is None and role == "lead":
        options = tuple(r for r in options if r.level != "area") or options
    sense = name.senses[0]
    hit = Hit(i, last, page.starts[first], page.ends[last], key, options, name.care, levels)
    hit.epithet, hit.seat, hit.name_start = sense.kind == "epithet", name.seat, page.starts[i]
    if role in ("gov", "office", "lead"):
        hit.kind = "government"
    elif role == "type":
        hit.kind = "full"
    elif options[0].level == "area" and all(r.level == "area" for r in options):
        hit.kind = "area"
    elif not name.official:
        hit.kind = "alias"
    if role == "capital":
        hit.anaphor, hit.kind = "capital", "anaphor"
    for double in doubles:
        double.key, double.options = key, gazetteer.readings(name, double.levels)
        double.name_start = hit.name_start
        if double.options:
            page.hits.append(double)
    page.hits.append(hit)
    seen.taken = last
    return True


def _type_before(seen: Scanner, i: int) -> tuple[str, frozenset[str] | None, int, list[Hit]] | None:
    """The type words before word `i`: (role, levels they allow, first word, hits for "Kota dan …")."""
    page, words = seen.page, seen.words
    k = i - 1
    if k < 0 or not (words[k] in seen.table.by_last or words[k] == "ibukota"):
        return None
    if page.between(i) not in AFTER_TYPE and not page.wrapped(i):
        return None
    word = seen.table.ending_at(words, k, _TYPING_OR_LEADS)
    if word is None:
        if words[k] == "ibukota":
            return ("capital", None, k, [])
        return None
    first = k - len(word.tokens) + 1
    if words[k] == "kota" and len(word.tokens) == 1 and words[k - 1 : k] == ["ibu"]:
        return ("capital", None, k - 1, [])
    if word.role == "lead":
        return ("lead", None, first, [])
    levels = frozenset((word.level or "",))
    role, doubles = word.role, []
    if first > 0:
        gap = page.between(first)
        if gap.strip() in ("/", "-") and (other := seen.table.ending_at(words, first - 1, TYPING)):
            levels |= {other.level or ""}
            first -= len(other.tokens)
        elif words[first - 1] in _AND and gap.isspace():
            other = seen.table.ending_at(words, first - 2, TYPING)
            if other is not None and other.level != word.level and "province" not in (other.level, word.level):
                begin = first - 1 - len(other.tokens)
                kind = "full" if other.role == "type" else "government"
                doubles.append(
                    Hit(
                        begin,
                        first - 2,
                        page.starts[begin],
                        page.ends[first - 2],
                        "",
                        (),
                        levels=frozenset((other.level or "",)),
                        kind=kind,
                    )
                )
    if role == "type" and first > 0 and not doubles:
        lead = seen.table.ending_at(words, first - 1, _LEADS_OR_OFFICE)
        if lead is not None and page.between(first) in (" ", " ("):
            role, first = "gov", first - len(lead.tokens)
        elif words[first - 1] == "ibukota" or words[max(0, first - 2) : first] == ["ibu", "kota"]:
            return ("capital", levels, first - (1 if words[first - 1] == "ibukota" else 2), [])
    elif role == "gov" and first > 1 and page.between(first) == " (":
        # "Pemerintah Kota (Pemkot) X"
        other = seen.table.ending_at(words, first - 1, TYPE)
        if other is not None and seen.table.ending_at(words, first - 1 - len(other.tokens), _LEADS):
            first -= len(other.tokens) + 1
    return (role, levels, first, doubles)


def find_direction(seen: Scanner, i: int) -> bool:
    """ "Kalimantan Timur, Utara dan Tengah": the direction alone stands for the whole name."""
    page = seen.page
    if not page.hits or not page.capital(i):
        return False
    before = page.hits[-1]
    ending = seen.words[before.last]
    if ending not in DIRECTIONS or not before.key.endswith(ending) or before.end > page.starts[i]:
        return False
    if not _LIST_GAP.fullmatch(page.text, before.end, page.starts[i]):
        return False
    key = before.key[: -len(ending)] + seen.words[i]
    name = seen.gazetteer.names.get(key)
    if name is None:
        return False
    options = seen.gazetteer.readings(name)
    hit = Hit(i, i, page.starts[i], page.ends[i], key, options, name_start=page.starts[i], rule="ellipsis")
    page.hits.append(hit)
    seen.taken = i
    return True


def _country(seen: Scanner, i: int, last: int, name: Name) -> bool:
    page, words = seen.page, seen.words
    before = seen.table.ending_at(words, i - 1, _NOT_INDONESIA)
    long_run = _run_has(seen, i - 1, _NOT_INDONESIA)
    kind, rule = "national", "the country's name"
    if before or long_run:
        seen.taken = last
        return True
    after = last + 1 < len(words) and page.between(last + 1) == " " and page.capital(last + 1)
    if after and words[last + 1] in ("sehat", "pintar", "raya", "sentris", "emas", "maju", "tv", "kini"):
        seen.taken = last
        return True
    hit = Hit(i, last, page.starts[i], page.ends[last], "indonesia", seen.gazetteer.readings(name), kind=kind)
    hit.region, hit.rule, hit.name_start = hit.options[0], rule, hit.start
    page.hits.append(hit)
    seen.taken = last
    return True


def _run_has(seen: Scanner, k: int, roles: frozenset[str]) -> bool:
    """Is one of the capitalised words running up to word `k` of these roles?"""
    page = seen.page
    for back in range(k, max(-1, k - 5), -1):
        if not page.capital(back) or page.between(back + 1) not in (" ", " ("):
            return False
        if seen.table.ending_at(seen.words, back, roles):
            return True
    return False
