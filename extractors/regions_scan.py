"""Regions, first step: where names stand, with the type words before them. Nothing is decided here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add

from corpus.pattern import ONLY_WORDS, compiled, folded, word_starts
from extractors.counts import COUNTS
from extractors.gazetteer import Gazetteer, Name, Region, fold, load_gazetteer
from extractors.regions_words import Words, load_words

_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
# What may stand between the words of one name; a full stop only after a short one ("Kep. Riau", "P. Siantar").
_INNER = frozenset((" ", "-", "\u00a0", "  ", " - ", "–"))
_DOTS = frozenset((".", ". "))
# What may stand between a type word and the name: "Kab. X", "Pemerintah Kota (Pemkot) X".
_AFTER_TYPE = frozenset((" ", "  ", "\u00a0", ". ", ".", ") ", ".) ", ": ", " \u00a0"))
_AND = frozenset(("dan", "atau", "maupun", "serta", "&"))
_DIRECTIONS = frozenset(("utara", "selatan", "barat", "timur", "tengah", "tenggara", "daya"))
_LIST_GAP = re.compile(r"\s{0,3}(?:,|/|-|&|–)?\s{0,3}(?:dan |serta |maupun |atau )?\s{0,3}")
_TYPING = frozenset(("type", "gov", "office"))
_TYPE = frozenset(("type",))
_LEADS = frozenset(("lead",))
_BELOW = frozenset(("below", "below_office"))
_TYPING_OR_LEADS = _TYPING | _LEADS
_TYPING_OR_BELOW = _TYPING | _BELOW
_LEADS_OR_OFFICE = _LEADS | {"office"}
_NOT_NATIONAL = frozenset(("not_national",))
_NOT_INDONESIA = frozenset(("not_indonesia",))
_NUMERAL = re.compile(r"(?:[ivx]{1,5}|\d{1,2})")
_FULL_LINE = 55  # characters of a line that may have been broken to fit
_MOST_WORDS = 7  # in a name
_SHORT = 400  # characters of a headline or an address, whose words nobody else asks for
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
_MEMBERSHIP = frozenset(("kepesertaan", "peserta", "cakupan", "iuran", "penunggak", "tunggakan", "kartu", "anggota"))
_ANAPHOR_TAILS = frozenset(("ini", "itu", "tersebut", "setempat"))
# "empat daerah itu", "kedua kabupaten tersebut": how many are meant (0: not said)
_ONE_WORD = {word: number for word, number in COUNTS.items() if 2 <= number <= 11}
_PLURALS = {
    **_ONE_WORD,
    **{"ke" + word: number for word, number in _ONE_WORD.items()},
    **dict.fromkeys(("beberapa", "semua", "seluruh", "sejumlah", "para", "belas", "puluh", "masing", "antar"), 0),
}
# "keempat kabupaten": as many as were named, without a word behind it
_TOGETHER = frozenset("ke" + word for word, number in _ONE_WORD.items() if number <= 10)
_OWN = {
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
_COUNTED = compiled(  # between two names of a list: the number of the first, or that of the second
    r"(?:,\s(?:dan\s|serta\s)?|\s(?:dan|serta)\s)[\d.]+(?:,\d+)?(?:\s?(?:%|persen|jiwa|orang|peserta|warga))?\sdi\s(?!kota|«KABUPATEN»)|"
    r"\s[\d.]+(?:,\d+)?(?:\s?(?:%|persen|jiwa|orang|peserta|warga))?(?:\s\([^()\n]{0,30}\))?(?:,\s(?:dan\s|serta\s)?|\s(?:dan|serta)\s)"
)
_JOINING = frozenset(("dan", "atau", "serta", "yang", "lain"))  # "DESA DAN KELURAHAN"
_MOST_UNLISTED = 3  # words of the name of a village that no list holds
_SHORT_FORM = 3  # letters of "kec.", "kel.", "ds."
_OFFICES = (
    ("badan", "penyelenggara", "jaminan", "sosial", "bpjs", "kesehatan"),
    ("badan", "penyelenggara", "jaminan", "sosial", "kesehatan"),
    ("bpjs", "kesehatan"),
    ("bpjs",),
)
"""Whose branch it is, in words between "Kantor Cabang" and its place."""
_BRANCH_WORDS = frozenset(("cabang", "kc", "kcu", "kacab"))
_DIVISION_WORDS = frozenset(("kedeputian", "divre", "deputi", "divisi", "wilayah", "regional", "direksi"))


@dataclass(slots=True)
class Hit:
    """A name in the page, before and after it is decided: words `first`..`last`, characters `start`..`end`."""

    first: int
    last: int
    start: int
    end: int
    key: str
    options: tuple[Region, ...]
    care: int = 0
    levels: frozenset[str] | None = None
    kind: str = "bare"
    region: Region | None = None
    rule: str = ""
    anaphor: str = ""
    epithet: bool = False
    seat: bool = False
    name_start: int = 0
    chain: int = -1
    apposition: bool = False
    members: tuple[Region, ...] = ()
    below: str = ""
    """Of a kecamatan or village: its kind."""

    @property
    def typed(self) -> bool:
        """Does a type word say its level?"""
        return self.levels is not None


@dataclass(slots=True)
class Scan:
    """The words of a text (`words` in lower case, `starts`, `ends` their characters) and the names found.

    `low` is the text in lower case, character by character.
    """

    text: str
    low: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    hits: list[Hit] = field(default_factory=list)
    hints: dict[str, int] = field(default_factory=dict)

    def between(self, index: int) -> str:
        """What stands between word `index - 1` and word `index`."""
        return self.text[self.ends[index - 1] : self.starts[index]] if index > 0 else "\n"

    def wrapped(self, index: int) -> bool:
        """Is word `index` the first of a line only because the text is hard-wrapped (the line before is a full one)?"""
        end = self.ends[index - 1]
        return self.text[end : self.starts[index]] == "\n" and "\n" not in self.text[max(0, end - _FULL_LINE) : end]

    def capital(self, index: int) -> bool:
        """Does this word begin with a capital letter?"""
        return self.text[self.starts[index]].isupper()

    def surface(self, index: int) -> str:
        """The word as printed."""
        return self.text[self.starts[index] : self.ends[index]]


_APOSTROPHES = "'’‘`´"


def split_words(low: str) -> list[str]:
    """The words of a text in lower case, as `_WORD` finds them; four times as fast where cp1252 can write the text.

    >>> split_words("kab. ma'ruf (70%)"), split_words("“sudah” 98,5%"), split_words("kota−desa")
    (['kab', "ma'ruf", '70'], ['sudah', '98', '5'], ['kota', 'desa'])
    """
    try:
        written = low.encode("cp1252")
    except UnicodeEncodeError:
        return _WORD.findall(low)
    if any(sign in low and _stands_in_word(low, sign) for sign in _APOSTROPHES):
        return _WORD.findall(low)
    return written.translate(ONLY_WORDS).decode("cp1252").split()


def _stands_in_word(low: str, sign: str) -> bool:
    place = low.find(sign)
    while place >= 0:
        if low[place - 1 : place].isalnum() and low[place + 1 : place + 2].isalnum():
            return True
        place = low.find(sign, place + 1)
    return False


_BRANCH, _BPJS, _DIVISION, _KECAMATAN, _NAME, _FIRST, _DIRECTION, _OTHER, _TYPED = (1 << n for n in range(9))
_FIRM = _BRANCH | _BPJS | _DIVISION | _KECAMATAN


@lru_cache(maxsize=1)
def _interest() -> dict[str, int]:
    """Words at which something may begin or end that the scanner must look at, and what that may be."""
    gazetteer, words = load_gazetteer(), load_words()
    found: dict[str, int] = {}
    for what, those in (
        (_BRANCH, _BRANCH_WORDS),
        (_BPJS, ("bpjs",)),
        (_DIVISION, _DIVISION_WORDS),
        (_KECAMATAN, words.lasts["below"] | words.lasts["below_office"]),
        (_NAME, gazetteer.first_words & gazetteer.names.keys()),
        (_FIRST, gazetteer.first_words - gazetteer.names.keys()),
        (_DIRECTION, _DIRECTIONS),
        (_OTHER, {*_ANAPHOR_TAILS, *_OWN, *_TOGETHER, "nasional", "sana", "air"}),
        (_TYPED, frozenset().union(*(words.lasts[role] for role in _TYPING))),
    ):
        for word in those:
            found[word] = found.get(word, 0) | what
    return found


def scan(text: str, *, loose: bool = False) -> Scan:
    """Find the names in a text. `loose`: capitals do not matter (the words of a URL)."""
    return _Scanner(text, loose).run()


def _in_full(words: list[str]) -> list[str]:
    """ "BPJSKes", "BPJS Kes": the insurer as it is named elsewhere."""
    behind = ["", *words]
    return [
        "bpjs" if word == "bpjskes" else "kesehatan" if word == "kes" and last == "bpjs" else word
        for word, last in zip(words, behind, strict=False)
    ]


class _Scanner:
    def __init__(self, text: str, loose: bool) -> None:
        self.gazetteer: Gazetteer = load_gazetteer()
        self.table: Words = load_words()
        low = folded(text)
        self.words = split_words(low)
        starts = word_starts(low) if len(low) > _SHORT else []
        if len(starts) != len(self.words):  # some words hold an apostrophe
            starts, at, find = [], 0, low.find
            for word in self.words:  # between two words stands nothing that a word is made of: the next is its own
                at = find(word, at)
                starts.append(at)
                at += len(word)
        self.page = Scan(text, low, self.words, starts, list(map(add, starts, map(len, self.words))))
        self.has_bpjs = "bpjs" in low
        if self.has_bpjs:
            self.words[:] = _in_full(self.words)
        self.loose = loose
        self.taken = -1  # the last word that belongs to a hit
        self.guesses = 0
        self.known: dict[int, tuple[int, str, Name] | None] = {}  # the longest names, by the word they begin with

    def run(self) -> Scan:
        interest = _interest()
        for index in [i for i, word in enumerate(self.words) if word in interest]:
            if index > self.taken:
                self.look(index, interest[self.words[index]])
        return self.page

    def look(self, i: int, what: int) -> None:
        """Try, at word `i`, everything that may begin or end there."""
        if what & _FIRM and (
            (what & _BRANCH and self.branch(i))
            or (what & _BPJS and self.bpjs(i))
            or (what & _DIVISION and self.division(i))
            or (what & _KECAMATAN and self.below(i))
        ):
            return
        if (what & _NAME or (what & _FIRST and self.goes_on(i))) and self.name(i):
            return
        if what & _DIRECTION and self.direction(i):
            return
        if what & _OTHER:
            self.other(i)
        elif what & _TYPED:
            self.type_word(i)

    # names

    def longest(self, i: int) -> tuple[int, str, Name] | None:
        """The longest name beginning with word `i`: its last word, its key, its readings."""
        if i not in self.known:
            self.known[i] = self.look_up(i)
        return self.known[i]

    def goes_on(self, i: int) -> bool:
        """Can a name begin with word `i`, which is none itself, and the word behind it?"""
        key = "".join(self.words[i : i + 2])
        return (key if key.isalnum() else fold(key)) in self.gazetteer.prefixes

    def look_up(self, i: int) -> tuple[int, str, Name] | None:
        words, names, prefixes = self.words, self.gazetteer.names, self.gazetteer.prefixes
        key = words[i]
        if not key.isalnum():
            key = fold(key)
        if key not in prefixes:  # of which every whole name is one
            return None
        found = names.get(key)
        best = None if found is None else (i, key, found)
        page = self.page
        for j in range(i + 1, min(i + _MOST_WORDS, len(words))):
            word = words[j]
            if word == "baru" and best is not None and not self.loose and page.capital(i) and not page.capital(j):
                break  # "Kabupaten Banjar baru 90 persen" is no Banjarbaru
            key += word if word.isalnum() else fold(word)
            if key not in prefixes:
                break
            gap = page.text[page.ends[j - 1] : page.starts[j]]
            joined = gap in _INNER or gap == "/" or (gap in _DOTS and len(words[j - 1]) <= 4)
            if not joined and not page.wrapped(j):
                break
            found = names.get(key)
            if found is not None:
                best = (j, key, found)
        return best

    def name(self, i: int) -> bool:
        found = self.longest(i)
        if found is None:
            return False
        last, key, name = found
        page = self.page
        capital = self.loose or page.capital(i) or self.words[i][0].isdigit()
        typed = self.type_before(i)
        if name.capitals and not self.loose and not page.text[page.starts[i] : page.ends[last]].isupper():
            return False
        if not capital:
            official = name.official or key == "jakarta"
            if typed is None and (not official or name.care or len(key) < 6):
                return False
            if typed is not None and not official and len(key) < 5:
                return False
        elif name.care and typed is None and not self.loose:
            if not all(page.capital(k) or self.words[k][0].isdigit() for k in range(i, last + 1)):
                return False
            if page.starts[i] + 1 < page.ends[i] and i == last and len(key) <= 3 and not page.surface(i).isupper():
                return False
        if key == "indonesia":
            return self.country(i, last, name)
        if name.senses[0].code == "ID":  # "Republik Indonesia", "RI": the state in the name of an office
            self.taken = last
            return True
        own = self.table.ending_at(self.words, i, _TYPE) if last > i and typed is None else None
        if own is not None:
            direct = self.longest_after(i + 1)
            if direct is not None and direct[0] > last:
                return False  # "Kabupaten Kutai Kartanegara", not the former "Kabupaten Kutai"
            if any(r.level == own.level for r in self.gazetteer.readings(name)):
                typed = ("type", frozenset((own.level or "",)), i, [])
        return self.add_name(i, last, key, name, typed)

    def longest_after(self, i: int) -> tuple[int, str, Name] | None:
        if i >= len(self.words) or (self.page.between(i) not in _AFTER_TYPE and not self.page.wrapped(i)):
            return None
        return self.longest(i)

    def add_name(
        self, i: int, last: int, key: str, name: Name, typed: tuple[str, frozenset[str] | None, int, list[Hit]] | None
    ) -> bool:
        page, gazetteer = self.page, self.gazetteer
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
        self.taken = last
        return True

    def type_before(self, i: int) -> tuple[str, frozenset[str] | None, int, list[Hit]] | None:
        """The type words before word `i`: (role, levels they allow, first word, hits for "Kota dan …")."""
        page, words = self.page, self.words
        k = i - 1
        if k < 0 or not (words[k] in self.table.by_last or words[k] == "ibukota"):
            return None
        if page.between(i) not in _AFTER_TYPE and not page.wrapped(i):
            return None
        word = self.table.ending_at(words, k, _TYPING_OR_LEADS)
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
            if gap.strip() in ("/", "-") and (other := self.table.ending_at(words, first - 1, _TYPING)):
                levels |= {other.level or ""}
                first -= len(other.tokens)
            elif words[first - 1] in _AND and gap.isspace():
                other = self.table.ending_at(words, first - 2, _TYPING)
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
            lead = self.table.ending_at(words, first - 1, _LEADS_OR_OFFICE)
            if lead is not None and page.between(first) in (" ", " ("):
                role, first = "gov", first - len(lead.tokens)
            elif words[first - 1] == "ibukota" or words[max(0, first - 2) : first] == ["ibu", "kota"]:
                return ("capital", levels, first - (1 if words[first - 1] == "ibukota" else 2), [])
        elif role == "gov" and first > 1 and page.between(first) == " (":
            # "Pemerintah Kota (Pemkot) X"
            other = self.table.ending_at(words, first - 1, _TYPE)
            if other is not None and self.table.ending_at(words, first - 1 - len(other.tokens), _LEADS):
                first -= len(other.tokens) + 1
        return (role, levels, first, doubles)

    def direction(self, i: int) -> bool:
        """ "Kalimantan Timur, Utara dan Tengah": the direction alone stands for the whole name."""
        page = self.page
        if not page.hits or not page.capital(i):
            return False
        before = page.hits[-1]
        ending = self.words[before.last]
        if ending not in _DIRECTIONS or not before.key.endswith(ending) or before.end > page.starts[i]:
            return False
        if not _LIST_GAP.fullmatch(page.text, before.end, page.starts[i]):
            return False
        key = before.key[: -len(ending)] + self.words[i]
        name = self.gazetteer.names.get(key)
        if name is None:
            return False
        options = self.gazetteer.readings(name)
        hit = Hit(i, i, page.starts[i], page.ends[i], key, options, name_start=page.starts[i], rule="ellipsis")
        page.hits.append(hit)
        self.taken = i
        return True

    def country(self, i: int, last: int, name: Name) -> bool:
        page, words = self.page, self.words
        before = self.table.ending_at(words, i - 1, _NOT_INDONESIA)
        long_run = self.run_has(i - 1, _NOT_INDONESIA)
        kind, rule = "national", "the country's name"
        if before or long_run:
            self.taken = last
            return True
        after = last + 1 < len(words) and page.between(last + 1) == " " and page.capital(last + 1)
        if after and words[last + 1] in ("sehat", "pintar", "raya", "sentris", "emas", "maju", "tv", "kini"):
            self.taken = last
            return True
        hit = Hit(i, last, page.starts[i], page.ends[last], "indonesia", self.gazetteer.readings(name), kind=kind)
        hit.region, hit.rule, hit.name_start = hit.options[0], rule, hit.start
        page.hits.append(hit)
        self.taken = last
        return True

    def run_has(self, k: int, roles: frozenset[str]) -> bool:
        """Is one of the capitalised words running up to word `k` of these roles?"""
        page = self.page
        for back in range(k, max(-1, k - 5), -1):
            if not page.capital(back) or page.between(back + 1) not in (" ", " ("):
                return False
            if self.table.ending_at(self.words, back, roles):
                return True
        return False

    # branches of BPJS Kesehatan

    def firm_name(self, i: int) -> tuple[int, str] | None:
        """The place a branch is named after, from word `i`: its last word, as printed."""
        page, words = self.page, self.words
        if i >= len(words) or page.between(i) not in _AFTER_TYPE:
            return None
        if words[i] in ("kota", "kabupaten", "kab", "provinsi", "utama") and i + 1 < len(words):
            if page.between(i + 1) not in _AFTER_TYPE:
                return None
            i += 1
        if not page.capital(i):
            return None
        known = self.longest(i)
        best = known[0] if known else -1
        branches, key = self.gazetteer.branches, ""
        for j in range(i, min(i + 3, len(words))):
            if j > i and page.between(j) not in _INNER:
                break
            key += fold(words[j])
            if key in branches and j >= best:
                best = j
        if best < 0:
            if len(words[i]) < 4 or page.surface(i).isupper():
                return None
            best = i
        return best, page.text[page.starts[i] : page.ends[best]]

    def branch(self, i: int) -> bool:
        """ "BPJS Kesehatan Cabang X", "Kantor Cabang X", "Kepala Cabang BPJS Kesehatan X"."""
        page, words = self.page, self.words
        if not self.has_bpjs:
            return False
        behind = words[max(0, i - 6) : i]
        owner = next((w for w in reversed(behind) if w == "bpjs" or w in self.table.by_role["other_firm"]), "bpjs")
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
        found = self.firm_name(k)
        if found is None:
            return False
        first = i
        for back in range(i - 1, max(-1, i - 5), -1):
            if page.between(back + 1) not in (" ", ") ", " ("):
                break
            if words[back] == "bpjs":
                first = back
                break
        self.add_branch(first, k, *found)
        self.more_branches(found[0] + 1)
        return True

    def more_branches(self, i: int) -> None:
        """ "… Cabang Manokwari dan Sorong": a second branch named in the same breath."""
        page, words = self.page, self.words
        if words[i : i + 1] != ["dan"] or i + 1 >= len(words) or page.between(i) != " " or not page.capital(i + 1):
            return
        found = self.firm_name(i + 1)
        if (
            found is not None
            and fold(found[1]) in self.gazetteer.branches
            and words[i + 1] not in ("kota", "kabupaten")
        ):
            self.add_branch(i + 1, i + 1, *found)

    def bpjs(self, i: int) -> bool:
        """ "BPJS Kesehatan X", X a regency or city: its branch."""
        page, words = self.page, self.words
        k = i + 2 if words[i + 1 : i + 2] == ["kesehatan"] else i + 1
        if k >= len(words) or not page.capital(k) or page.between(k) not in (" ", ") "):
            return False
        if words[i + 1] == "ketenagakerjaan" or (i and words[i - 1] in _MEMBERSHIP):
            return False  # "Kepesertaan BPJS Parepare": of the town
        if words[k] in ("cabang", "kc", "kcu", "kantor", "kota", "kabupaten", "kab", "provinsi"):
            return False
        if page.surface(k).isupper():
            return False
        found = self.longest(k)
        if found is None:
            key = fold(words[k]) + (fold(words[k + 1]) if k + 1 < len(words) else "")
            branch_last = k + 1 if key in self.gazetteer.branches else k
            if fold("".join(words[k : branch_last + 1])) not in self.gazetteer.branches:
                return False
            self.add_branch(i, k, branch_last, page.text[page.starts[k] : page.ends[branch_last]])
            return True
        last, _key, name = found
        if not any(r.level in ("regency", "city") for r in self.gazetteer.readings(name)):
            return False
        if name.senses[0].kind in ("epithet", "area"):
            return False
        self.add_branch(i, k, last, page.text[page.starts[k] : page.ends[last]])
        self.more_branches(last + 1)
        return True

    def add_branch(self, first: int, name_first: int, last: int, place: str) -> None:
        page = self.page
        place = " ".join(place.split())
        if place.isupper() or place.islower():
            place = place.title()
        region = self.gazetteer.branch(place)
        hit = Hit(name_first, last, page.starts[first], page.ends[last], fold(place), (region,), kind="branch")
        hit.region, hit.rule, hit.name_start = region, "a branch of BPJS Kesehatan", page.starts[name_first]
        hit.members = self.gazetteer.members(place)
        page.hits.append(hit)
        self.taken = last

    def division(self, i: int) -> bool:
        """ "Kedeputian Wilayah IV", "Deputi Direksi Wilayah Bali, NTB dan NTT", "Divre I"."""
        page, words = self.page, self.words
        word, k = words[i], i + 1
        if not self.has_bpjs:
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
        elif word == "wilayah" and words[k : k + 1] and self.is_office(words[k]):
            first = i  # "Wilayah VI", once the page has named "BPJS Kesehatan Wilayah VI"
        else:
            return False
        if k >= len(words):
            return False
        plain = word in ("wilayah", "direksi", "divre", "regional")
        if (_NUMERAL.fullmatch(words[k]) and page.between(k).strip() == "" and page.surface(k).isupper()) or (
            words[k].isdigit() and len(words[k]) <= 2 and page.between(k).strip() == ""
        ):
            provinces, last = self.provinces_from(k + 1) if page.between(k + 1) == " " else ([], -1)
            self.add_division(first, k, max(k, last), page.surface(k).upper(), tuple(provinces))
            return True  # "Kedeputian Wilayah XI Bali dan Nusa Tenggara": the provinces are the office's
        if page.between(k).strip() not in ("", "("):
            return False
        provinces, last = self.provinces_from(k)
        if last < 0 or (plain and len(provinces) < 2 and provinces[0].level != "area"):
            return False
        tail = " ".join(page.text[page.starts[k] : page.ends[last]].split())
        self.add_division(first, k, last, tail, tuple(provinces))
        return True

    def provinces_from(self, k: int) -> tuple[list[Region], int]:
        """The provinces listed from word `k` on, and the last word of the list; none and -1 where there is none."""
        page, words = self.page, self.words
        provinces: list[Region] = []
        last = -1
        j = k
        while j < len(words) and len(provinces) < 8:
            if words[j] in ("provinsi", "wilayah", "propinsi") and j + 1 < len(words):
                j += 1
            found = self.longest(j) if page.capital(j) else None
            if found is not None:
                options = self.gazetteer.readings(found[2])
                if options[0].level not in ("province", "area") and not any(r.level == "province" for r in options):
                    break
                provinces.append(next((r for r in options if r.level == "province"), options[0]))
                last = found[0]
            elif words[j] in _DIRECTIONS and provinces and page.capital(j):
                base = fold(provinces[-1].name)
                base = next((base[: -len(d)] for d in _DIRECTIONS if base.endswith(d)), "")
                name = self.gazetteer.names.get(base + words[j])
                if name is None:
                    break
                provinces.append(self.gazetteer.readings(name)[0])
                last = j
            else:
                break
            j = last + 1
            if j < len(words) and words[j] in ("dan", "serta", "&") and page.between(j).strip() in ("", ","):
                j += 1
            elif j >= len(words) or page.between(j).strip() not in (",", "-", "–", "/", "&"):
                break
        return provinces, last

    def is_office(self, numeral: str) -> bool:
        """Has the page named the regional office of that number before?"""
        return _NUMERAL.fullmatch(numeral) is not None and any(
            h.kind == "branch_region" and h.key == fold(numeral) for h in self.page.hits
        )

    def add_division(self, first: int, name_first: int, last: int, tail: str, provinces: tuple[Region, ...]) -> None:
        page = self.page
        region = self.gazetteer.branch_region(tail)
        hit = Hit(name_first, last, page.starts[first], page.ends[last], fold(tail), (region,), kind="branch_region")
        hit.region, hit.rule, hit.members = region, "a regional office of BPJS Kesehatan", provinces
        hit.name_start = page.starts[name_first]
        page.hits.append(hit)
        self.taken = last

    # kecamatan and villages

    def below(self, i: int) -> bool:
        """ "Kecamatan X", "Desa X": only where a name follows; which regency's is decided later."""
        page, words = self.page, self.words
        word = self.table.ending_at(words, i, _BELOW)
        k = i + 1
        if word is None or k >= len(words) or not page.capital(k):
            return False
        if page.between(k) != " " and not (page.between(k) == ". " and len(words[i]) <= _SHORT_FORM):
            return False  # "Kec. Lintau", but not "… UHC desa. Kepala Dinas …"
        found = self.place_below(k, word.level or "") or self.unlisted_below(k)
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
            self.taken = last
            # the word holds for the whole list: "Kecamatan A, B dan C", "Desa A 204 jiwa, B 98", "21 di Desa A, 5 di B"
            k = last + 1
            counted = _COUNTED.match(page.text, page.ends[last])
            if counted:
                k = bisect_left(page.starts, counted.end())
            elif k < len(words) and words[k] in ("dan", "serta") and page.between(k).strip() in ("", ","):
                k += 1
            elif k >= len(words) or page.between(k) != ", ":
                break
            if k >= len(words) or not page.capital(k) or words[k] in self.table.by_last:
                break
            start = k
            found = self.place_below(k, word.level or "") or (self.unlisted_below(k) if counted else None)
        return True

    def place_below(self, k: int, level: str) -> tuple[int, str, tuple[Region, ...]] | None:
        page, words = self.page, self.words
        key, best = "", None
        for j in range(k, min(k + 4, len(words))):
            if j > k and (page.between(j) not in _INNER or not page.capital(j)):
                break
            key += fold(words[j])
            if level == "district":
                options = self.gazetteer.districts(key)
            elif level != "dusun":
                options = self.gazetteer.villages(key, None, "kelurahan" if level == "kelurahan" else "desa")
            else:
                options = ()
            if options:
                best = (j, key, options)
        if best is not None:
            after = best[0] + 1
            following = after < len(words) and page.between(after) == " " and page.capital(after)
            if following and not self.table.ending_at(words, after, _TYPING_OR_BELOW):
                return None  # "Kelurahan Sadar Jaminan Sosial": a longer name, no place
        return best

    def unlisted_below(self, k: int) -> tuple[int, str, tuple[Region, ...]] | None:
        """A name that no list holds: up to three words with capitals, none of them of a programme or another type."""
        page, words = self.page, self.words
        last = k
        while last < len(words) and page.capital(last) and (last == k or page.between(last) == " "):
            if words[last] in self.table.by_last or words[last] in _JOINING or not words[last].isalpha():
                break
            last += 1
        called = not self.table.by_role["no_village"].isdisjoint(words[k:last])  # "Desa Sadar JKN"
        if self.loose or called or not 0 < last - k <= _MOST_UNLISTED:
            return None
        return last - 1, "".join(map(fold, words[k:last])), ()

    # what is no name

    def other(self, i: int) -> None:
        page, words = self.page, self.words
        word = words[i]
        if word == "nasional":
            if not self.table.ending_at(words, i - 1, _NOT_NATIONAL) and not (
                page.capital(i) and i > 0 and page.capital(i - 1) and words[i - 1] not in ("secara", "rerata", "angka")
            ):
                self.add_phrase(i, i, "national", "ID", "nasional")
        elif word == "air":
            if words[i - 1 : i] == ["tanah"] and page.between(i) == " ":
                self.add_phrase(i - 1, i, "national", "ID", "tanah air")
        elif word == "sana":
            if words[i - 1 : i] == ["di"]:
                self.add_anaphor(i - 1, i, "any", "di sana")
        elif word in _ANAPHOR_TAILS:
            head = words[i - 1] if i else ""
            if head in _ANAPHOR_HEADS and page.between(i) == " ":
                if head == "kota" and words[max(0, i - 2) : i - 1] == ["ibu"]:
                    self.add_anaphor(i - 2, i, "capital", "ibu kota " + word)
                elif words[max(0, i - 2) : i - 1] and (words[i - 2] in _PLURALS or words[i - 2].isdigit()):
                    self.add_anaphor(i - 2, i, "several", f"{words[i - 2]} {head} {word}")
                else:
                    self.add_anaphor(i - 1, i, _ANAPHOR_HEADS[head], f"{head} {word}")
            elif head == "negeri" and word == "ini":
                self.add_phrase(i - 1, i, "national", "ID", "negeri ini")
            else:
                self.described(i)
        elif word in _OWN:
            self.add_anaphor(i, i, _OWN[word], word)
        elif word in _TOGETHER:
            head = words[i + 1] if i + 1 < len(words) else ""
            if head not in _ANAPHOR_HEADS or page.between(i + 1) != " ":
                return
            goes_on = i + 2 < len(words) and (words[i + 2] in _ANAPHOR_TAILS or page.capital(i + 2))
            if not goes_on:
                self.add_anaphor(i, i + 1, "several", f"{word} {head}")

    def type_word(self, i: int) -> None:
        """A type word, a government or an office: what it is where no name follows."""
        typed = self.table.ending_at(self.words, i, _TYPING)
        if typed is None or self.longest_after(i + 1) or self.misspelt(i, typed.level or ""):
            return
        if typed.role != "type":
            self.untyped(i, typed.role, typed.level or "")

    def described(self, i: int) -> None:
        """ "kabupaten penghasil garam itu", "kota berjuluk … ini": type word, description, pointing word."""
        page, words = self.page, self.words
        if _DESCRIBED.isdisjoint(words[max(0, i - _MOST_DESCRIBING) : i]):
            return
        for k in range(i - 1, max(self.taken, i - _MOST_DESCRIBING, 0), -1):
            if page.between(k + 1) not in (" ", "-"):
                return
            if words[k] in _DESCRIBED and words[k + 1] in self.table.by_role["describing"]:
                if words[k - 1] not in ("ibu", "dan", "atau", "setiap", "tiap") and not words[k - 1].isdigit():
                    self.add_anaphor(k, i, _ANAPHOR_HEADS[words[k]], f"{words[k]} … {words[i]}")
                return

    def untyped(self, i: int, role: str, level: str) -> None:
        """A government or office without a name: "Pemkab", "Bupati" — a hint, and for governments an anaphor."""
        page, words = self.page, self.words
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
            self.add_anaphor(i, i, level, words[i])

    def misspelt(self, i: int, level: str) -> bool:
        """ "Kabupaten Bengayang": a name close to one official name and to no other."""
        page, words = self.page, self.words
        k = i + 1
        if level not in ("regency", "city", "province") or self.guesses >= _MOST_GUESSES or k >= len(words):
            return False
        if page.between(k) not in (" ", ". ") or not page.capital(k) or len(words[k]) < 4:
            return False
        for last in range(min(k + 3, len(words)) - 1, k - 1, -1):
            if any(page.between(j) not in _INNER or not page.capital(j) for j in range(k + 1, last + 1)):
                continue
            self.guesses += 1
            key = "".join(fold(w) for w in words[k : last + 1])
            region = self.gazetteer.closest(key, level)
            if region is not None:
                hit = Hit(k, last, page.starts[i], page.ends[last], fold(region.name), (region,), kind="full")
                hit.levels, hit.region, hit.name_start = frozenset((level,)), region, page.starts[k]
                hit.rule = f"misspelt: {page.text[page.starts[k] : page.ends[last]]}"
                page.hits.append(hit)
                self.taken = last
                return True
        return False

    def add_phrase(self, first: int, last: int, kind: str, code: str, rule: str) -> None:
        page = self.page
        region = self.gazetteer.regions[code]
        hit = Hit(first, last, page.starts[first], page.ends[last], fold(rule), (region,), kind=kind)
        hit.region, hit.rule, hit.name_start = region, rule, hit.start
        page.hits.append(hit)
        self.taken = last

    def add_anaphor(self, first: int, last: int, wants: str, rule: str) -> None:
        page = self.page
        hit = Hit(first, last, page.starts[first], page.ends[last], "", (), kind="anaphor")
        hit.anaphor, hit.rule, hit.name_start = wants, rule, hit.start
        page.hits.append(hit)
        self.taken = last


def how_many(word: str) -> int:
    """How many regions a number word before "daerah itu" means; 0 if it does not say.

    >>> how_many("kedua"), how_many("12"), how_many("semua")
    (2, 12, 0)
    """
    return int(word[:3]) if word.isdigit() else _PLURALS.get(word, 0)


def names_in(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that are names of regions with a Kemendagri code or areas: neither anaphors nor branches."""
    kinds = ("anaphor", "branch", "branch_region", "national")
    return [h for h in hits if h.kind not in kinds and not h.anaphor and h.options]
