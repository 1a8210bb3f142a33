"""Type words, governments and pointing words without a name: "daerah ini", "Pemkab", "nasional", and misspelt names."""

from __future__ import annotations

from extractors.counts import COUNTS
from extractors.gazetteer import fold
from extractors.regions.text import INNER, TYPING, Hit, Scanner

_NOT_NATIONAL = frozenset(("not_national",))
_MOST_GUESSES = 40  # misspelt names looked up in one page
_ANAPHOR_HEADS: dict[str, str] = {
    "daerah": "any",
    "wilayah": "any",
    "kawasan": "any",
    "pulau": "area",
    "kabupaten": "regency",
    "kota": "city",
    "provinsi": "province",
    "propinsi": "province",
    "kecamatan": "district",
    "desa": "village",
    "kelurahan": "village",
}
ANAPHOR_TAILS = frozenset(("ini", "itu", "tersebut", "setempat"))
# "empat daerah itu", "kedua kabupaten tersebut": how many are meant (0: not said)
_ONE_WORD = {word: number for word, number in COUNTS.items() if 2 <= number <= 11}
_PLURALS = {
    **_ONE_WORD,
    **{"ke" + word: number for word, number in _ONE_WORD.items()},
    **dict.fromkeys(("beberapa", "semua", "seluruh", "sejumlah", "para", "belas", "puluh", "masing", "antar"), 0),
}
# "keempat kabupaten": as many as were named, without a word behind it
TOGETHER = frozenset("ke" + word for word, number in _ONE_WORD.items() if number <= 10)
OWN = {
    "daerahnya": "any",
    "wilayahnya": "any",
    "kotanya": "city",
    "kabupatennya": "regency",
    "provinsinya": "province",
    "kecamatannya": "district",
    "desanya": "village",
    "kelurahannya": "village",
}
_DESCRIBED = frozenset(("kabupaten", "kota", "provinsi"))
_MOST_DESCRIBING = 9  # words of such a description


def find_other(seen: Scanner, i: int) -> None:
    """ "nasional", "tanah air", "di sana", "daerah ini" and their like at word `i`."""
    page, words = seen.page, seen.words
    word = words[i]
    if word == "nasional":
        if not seen.table.ending_at(words, i - 1, _NOT_NATIONAL) and not (
            page.capital(i) and i > 0 and page.capital(i - 1) and words[i - 1] not in ("secara", "rerata", "angka")
        ):
            _add_phrase(seen, i, i, "national", "ID", "nasional")
    elif word == "air":
        if words[i - 1 : i] == ["tanah"] and page.between(i) == " ":
            _add_phrase(seen, i - 1, i, "national", "ID", "tanah air")
    elif word == "sana":
        if words[i - 1 : i] == ["di"]:
            _add_anaphor(seen, i - 1, i, "any", "di sana")
    elif word in ANAPHOR_TAILS:
        head = words[i - 1] if i else ""
        if head in _ANAPHOR_HEADS and page.between(i) == " ":
            if head == "kota" and words[max(0, i - 2) : i - 1] == ["ibu"]:
                _add_anaphor(seen, i - 2, i, "capital", "ibu kota " + word)
            elif words[max(0, i - 2) : i - 1] and (words[i - 2] in _PLURALS or words[i - 2].isdigit()):
                _add_anaphor(seen, i - 2, i, "several", f"{words[i - 2]} {head} {word}")
            else:
                _add_anaphor(seen, i - 1, i, _ANAPHOR_HEADS[head], f"{head} {word}")
        elif head == "negeri" and word == "ini":
            _add_phrase(seen, i - 1, i, "national", "ID", "negeri ini")
        else:
            _described(seen, i)
    elif word in OWN:
        _add_anaphor(seen, i, i, OWN[word], word)
    elif word in TOGETHER:
        head = words[i + 1] if i + 1 < len(words) else ""
        if head not in _ANAPHOR_HEADS or page.between(i + 1) != " ":
            return
        goes_on = i + 2 < len(words) and (words[i + 2] in ANAPHOR_TAILS or page.capital(i + 2))
        if not goes_on:
            _add_anaphor(seen, i, i + 1, "several", f"{word} {head}")


def find_type_word(seen: Scanner, i: int) -> None:
    """A type word, a government or an office: what it is where no name follows."""
    typed = seen.table.ending_at(seen.words, i, TYPING)
    if typed is None or seen.longest_after(i + 1) or _misspelt(seen, i, typed.level or ""):
        return
    if typed.role != "type":
        _untyped(seen, i, typed.role, typed.level or "")


def _described(seen: Scanner, i: int) -> None:
    """ "kabupaten penghasil garam itu", "kota berjuluk … ini": type word, description, pointing word."""
    page, words = seen.page, seen.words
    if _DESCRIBED.isdisjoint(words[max(0, i - _MOST_DESCRIBING) : i]):
        return
    for k in range(i - 1, max(seen.taken, i - _MOST_DESCRIBING, 0), -1):
        if page.between(k + 1) not in (" ", "-"):
            return
        if words[k] in _DESCRIBED and words[k + 1] in seen.table.by_role["describing"]:
            if words[k - 1] not in ("ibu", "dan", "atau", "setiap", "tiap") and not words[k - 1].isdigit():
                _add_anaphor(seen, k, i, _ANAPHOR_HEADS[words[k]], f"{words[k]} … {words[i]}")
            return


def _untyped(seen: Scanner, i: int, role: str, level: str) -> None:
    """A government or office without a name: "Pemkab", "Bupati" — a hint, and for governments an anaphor."""
    page, words = seen.page, seen.words
    ahead = [w for w in words[i + 1 : i + 4] if w not in ("para", "seluruh")]  # "Pemprov menargetkan seluruh …"
    around = set(words[max(0, i - 3) : i] + ahead)
    if around & {"gubernur", "bupati", "walikota", "wali", "pemprov", "pemkab", "pemkot", "para", "seluruh"} - {
        words[i]
    } and not (words[i] == "kota" and not around & {"gubernur", "bupati", "para", "seluruh"}):
        return
    if not page.capital(i) and role == "office":
        return
    page.hints[level] = page.hints.get(level, 0) + 1
    if role == "gov":
        _add_anaphor(seen, i, i, level, words[i])


def _misspelt(seen: Scanner, i: int, level: str) -> bool:
    """ "Kabupaten Bengayang": a name close to one official name and to no other."""
    page, words = seen.page, seen.words
    k = i + 1
    if level not in ("regency", "city", "province") or seen.guesses >= _MOST_GUESSES or k >= len(words):
        return False
    if page.between(k) not in (" ", ". ") or not page.capital(k) or len(words[k]) < 4:
        return False
    for last in range(min(k + 3, len(words)) - 1, k - 1, -1):
        if any(page.between(j) not in INNER or not page.capital(j) for j in range(k + 1, last + 1)):
            continue
        seen.guesses += 1
        key = "".join(fold(w) for w in words[k : last + 1])
        region = seen.gazetteer.closest(key, level)
        if region is not None:
            hit = Hit(k, last, page.starts[i], page.ends[last], fold(region.name), (region,), kind="full")
            hit.levels, hit.region, hit.name_start = frozenset((level,)), region, page.starts[k]
            hit.rule = f"misspelt: {page.text[page.starts[k] : page.ends[last]]}"
            page.hits.append(hit)
            seen.taken = last
            return True
    return False


def _add_phrase(seen: Scanner, first: int, last: int, kind: str, code: str, rule: str) -> None:
    page = seen.page
    region = seen.gazetteer.regions[code]
    hit = Hit(first, last, page.starts[first], page.ends[last], fold(rule), (region,), kind=kind)
    hit.region, hit.rule, hit.name_start = region, rule, hit.start
    page.hits.append(hit)
    seen.taken = last


def _add_anaphor(seen: Scanner, first: int, last: int, wants: str, rule: str) -> None:
    page = seen.page
    hit = Hit(first, last, page.starts[first], page.ends[last], "", (), kind="anaphor")
    hit.anaphor, hit.rule, hit.name_start = wants, rule, hit.start
    page.hits.append(hit)
    seen.taken = last


def how_many(word: str) -> int:
    """How many regions a number word before "daerah itu" means; 0 if it does not say.

    >>> how_many("kedua"), how_many("12"), how_many("semua")
    (2, 12, 0)
    """
    return int(word[:3]) if word.isdigit() else _PLURALS.get(word, 0)
