"""Kecamatan, desa and kelurahan in a text: only where a name follows the word."""

from __future__ import annotations

from bisect import bisect_left

from corpus.pattern import compiled
from extractors.gazetteer import Region, fold
from extractors.regions.text import INNER, TYPING, Hit, Scanner

_BELOW = frozenset(("below", "below_office"))
_TYPING_OR_BELOW = TYPING | _BELOW
_COUNTED = compiled(  # between two names of a list: the number of the first, or that of the second
    r"(?:,\s(?:dan\s|serta\s)?|\s(?:dan|serta)\s)[\d.]+(?:,\d+)?(?:\s?(?:%|persen|jiwa|orang|peserta|warga))?\sdi\s(?!kota|«KABUPATEN»)|"
    r"\s[\d.]+(?:,\d+)?(?:\s?(?:%|persen|jiwa|orang|peserta|warga))?(?:\s\([^()\n]{0,30}\))?(?:,\s(?:dan\s|serta\s)?|\s(?:dan|serta)\s)"
)
_JOINING = frozenset(("dan", "atau", "serta", "yang", "lain"))  # "DESA DAN KELURAHAN"
_MOST_UNLISTED = 3  # words of the name of a village that no list holds
_SHORT_FORM = 3  # letters of "kec.", "kel.", "ds."


def find_below(seen: Scanner, i: int) -> bool:
    """ "Kecamatan X", "Desa X": only where a name follows; which regency's is decided later."""
    page, words = seen.page, seen.words
    word = seen.table.ending_at(words, i, _BELOW)
    k = i + 1
    if word is None or k >= len(words) or not page.capital(k):
        return False
    if page.between(k) != " " and not (page.between(k) == ". " and len(words[i]) <= _SHORT_FORM):
        return False  # "Kec. Lintau", but not "… UHC desa. Kepala Dinas …"
    found = _place_below(seen, k, word.level or "") or _unlisted_below(seen, k)
    if found is None:
        return False
    start = i
    while found is not None:
        last, key, options = found
        hit = Hit(k, last, page.starts[start], page.ends[last], key, options, name_start=page.starts[k])
        hit.kind = "government" if word.role == "below_office" else "full"
        hit.anaphor, hit.levels = "below", frozenset(("district" if word.level == "district" else "village",))
        hit.below = "kecamatan" if word.level == "district" else word.level or ""
        page.hits.append(hit)
        seen.taken = last
        # the word holds for the whole list: "Kecamatan A, B dan C", "Desa A 204 jiwa, B 98", "21 di Desa A, 5 di B"
        k = last + 1
        counted = _COUNTED.match(page.text, page.ends[last])
        if counted:
            k = bisect_left(page.starts, counted.end())
        elif k < len(words) and words[k] in ("dan", "serta") and page.between(k).strip() in ("", ","):
            k += 1
        elif k >= len(words) or page.between(k) != ", ":
            break
        if k >= len(words) or not page.capital(k) or words[k] in seen.table.by_last:
            break
        start = k
        found = _place_below(seen, k, word.level or "") or (_unlisted_below(seen, k) if counted else None)
    return True


def _place_below(seen: Scanner, k: int, level: str) -> tuple[int, str, tuple[Region, ...]] | None:
    page, words = seen.page, seen.words
    key, best = "", None
    for j in range(k, min(k + 4, len(words))):
        if j > k and (page.between(j) not in INNER or not page.capital(j)):
            break
        key += fold(words[j])
        if level == "district":
            options = seen.gazetteer.districts(key)
        elif level != "dusun":
            options = seen.gazetteer.villages(key, None, "kelurahan" if level == "kelurahan" else "desa")
        else:
            options = ()
        if options:
            best = (j, key, options)
    if best is not None:
        after = best[0] + 1
        following = after < len(words) and page.between(after) == " " and page.capital(after)
        if following and not seen.table.ending_at(words, after, _TYPING_OR_BELOW):
            return None  # "Kelurahan Sadar Jaminan Sosial": a longer name, no place
    return best


def _unlisted_below(seen: Scanner, k: int) -> tuple[int, str, tuple[Region, ...]] | None:
    """A name that no list holds: up to three words with capitals, none of them of a programme or another type."""
    page, words = seen.page, seen.words
    last = k
    while last < len(words) and page.capital(last) and (last == k or page.between(last) == " "):
        if words[last] in seen.table.by_last or words[last] in _JOINING or not words[last].isalpha():
            break
        last += 1
    called = not seen.table.by_role["no_village"].isdisjoint(words[k:last])  # "Desa Sadar JKN"
    if seen.loose or called or not 0 < last - k <= _MOST_UNLISTED:
        return None
    return last - 1, "".join(map(fold, words[k:last])), ()
