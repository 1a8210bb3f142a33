"""Patterns that find words in lower-case text, and pass over text that cannot hold them without trying.

Two things make a case-blind search cheap. It runs on the text in lower case, where Python's `re` is two to four times
as fast as any case-blind matching; and most searches find nothing, which a look for the words that every match must
hold (`needs`) tells in a fraction of the time: on a page that is kept, they are looked for once and for all patterns at
once. Neither changes what is found.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import product
from re import _constants as _c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]  # the one parser that reads patterns as `re` does
from typing import Any, ClassVar, Protocol, TypeVar, cast

import regex
from ahocorasick_rs import AhoCorasick

from corpus.kept import kept
from corpus.words import spell_out, without_stops

V = TypeVar("V")


class Match(Protocol):
    """What a pattern found: `re.Match` or `regex.Match`. Its words are in lower case, its offsets those of the text."""

    @property
    def lastgroup(self) -> str | None:
        """The name of the last group that took part."""

    def start(self, group: int | str = 0, /) -> int:
        """Where the group begins, -1 for one that took no part."""

    def end(self, group: int | str = 0, /) -> int:
        """Where the group ends, -1 for one that took no part."""

    def span(self, group: int | str = 0, /) -> tuple[int, int]:
        """Where the group begins and ends."""

    def __getitem__(self, group: int | str, /) -> Any:
        """The words of the group, None for one that took no part."""

    def groupdict(self) -> dict[str, Any]:
        """All named groups."""


def fold(text: str) -> str:
    """Lower-case text of the same length.

    >>> fold("Peserta JKN"), len(fold("İ"))
    ('peserta jkn', 1)
    """
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_in_need: dict[str, list[Pattern]] = {}
"""The patterns used so far, by the words of which every match of theirs holds one."""
_known: list[Pattern] = []
"""The same, each once."""
_NOWHERE = [sys.maxsize]


@lru_cache(maxsize=1)
def _finder(count: int) -> tuple[AhoCorasick, list[list[Pattern]]]:
    """What finds the first `count` of these words all at once, and whose they are."""
    words = list(_in_need)[:count]
    return AhoCorasick(words), [_in_need[word] for word in words]


def _needs_in(lower: str) -> dict[Pattern, list[int]]:
    """Where on a page the words end that a match of a pattern must hold, in order and closed by an end never reached.

    Patterns not used so far are missing, all of them on the first page: their words are looked for at each search.
    """
    known = _known[:]
    if not known:
        return {}
    finder, whose = _finder(len(_in_need))
    try:
        words = finder.find_matches_as_indexes(lower, overlapping=True)
    except UnicodeEncodeError:  # half of a surrogate pair
        return {}
    found: defaultdict[Pattern, list[int]] = defaultdict(list)
    for number, _, end in words:
        for pattern in whose[number]:
            found[pattern].append(end)
    for ends in found.values():
        ends.append(sys.maxsize)
    return {pattern: found.get(pattern, _NOWHERE) for pattern in known}


_page: tuple[str, str, dict[Pattern, list[int]]] = ("", "", {})


def keep(text: str) -> str:
    """`fold(text)` without the stops of abbreviations, kept until another text is: for the page that is read, which is
    searched hundreds of times."""
    global _page
    if text is not _page[0]:
        lower = without_stops(fold(text))
        _page = (text, lower, _needs_in(lower))
    return _page[1]


def folded(text: str) -> str:
    """What `keep(text)` gives, at once for the text that is kept."""
    page, lower, _ = _page
    return lower if text is page or text is lower else without_stops(fold(text))


LONG = 200
"""What is worked out for a text of so many characters is kept for the next who asks: it is a page."""
_WORD = re.compile(r"[^\W_]+")
ONLY_WORDS = bytes(sign if bytes([sign]).decode("cp1252", "replace").isalnum() else ord(" ") for sign in range(256))
"""Letters and digits as they are, all else a blank: most pages can be written in cp1252, a byte a character."""


def word_starts(text: str) -> list[int]:
    """Where letters or digits begin that no letter or digit stands before.

    >>> word_starts("Per 1 Mei: 98,5%")
    [0, 4, 6, 11, 14]
    """
    try:
        pieces = text.encode("cp1252").translate(ONLY_WORDS).split(b" ")
    except UnicodeEncodeError:
        return [word.start() for word in _WORD.finditer(text)]
    found, at = [], 0
    for piece in pieces:
        if piece:
            found.append(at)
        at += len(piece) + 1
    return found


RARE = 3
"""Words of so many letters are looked for on the whole page at once; "," or "di" are nearly everywhere."""
MOST_NEEDS = 24
"""Looking for more words than these costs as much as most patterns themselves."""


_NO_LETTERS = re.compile(r"\\[pP]\{\w+\}|\\.|\(\?P[<=]\w+|#.*")
"""Escapes, names of groups and comments: what may hold capitals in a pattern."""


_UNASKED: frozenset[str] = frozenset()
"""`Pattern.begins` before it is worked out: equal to nothing that is worked out, for every pattern begins somehow."""


class Pattern:
    """A pattern without regard to case, written in lower case.

    Any match holds one of the words `needs` and begins with one of the characters `begins` (None: not known). Both are
    worked out, and the pattern compiled, when first asked for: a command for one page uses half of all patterns.

    >>> each = Pattern(r"(?<!\\w)(?:masing-masing|setiap\\s(?:kota|desa))")
    >>> each.work_out()
    >>> each.needs, each.search("Masing-masing 20 persen").span()
    (('masing-masing', 'setiap'), (0, 13))
    """

    __slots__ = ("_finditer", "_fullmatch", "_match", "_reverse", "_search", "_verbose", "begins", "needs", "pattern")

    needs: tuple[str, ...]
    begins: frozenset[str] | None
    _search: Callable[[str, int, int], Match | None]
    _match: Callable[[str, int, int], Match | None]
    _fullmatch: Callable[[str, int, int], Match | None]
    _finditer: Callable[[str, int, int], Iterator[Match]]

    def __init__(self, pattern: str, *, verbose: bool = False, reverse: bool = False) -> None:
        """Raises ValueError for a pattern with capitals or a name of no words; its first use re.error or regex.error
        for one that is none."""
        pattern = spell_out(pattern)
        if any(sign.isupper() for sign in _NO_LETTERS.sub("", pattern)):
            raise ValueError(f"pattern {pattern!r} holds a capital, which lower-case text never does; write it small")
        self.pattern = pattern
        self._verbose, self._reverse = verbose, reverse
        self.needs = ()
        self.begins = _UNASKED
        self._search, self._match = self._first_search, self._first_match
        self._fullmatch, self._finditer = self._first_fullmatch, self._first_finditer

    def work_out(self) -> None:
        """`needs` and `begins`, before a search asks for them."""
        if not self.needs:
            self._know_needs()
        if self.begins is _UNASKED:
            self._know_begins()

    def _know_needs(self) -> None:
        self.needs = needs_of(self.pattern, verbose=self._verbose)
        if min(map(len, self.needs)) >= RARE:
            for need in self.needs:
                _in_need.setdefault(need, []).append(self)
            _known.append(self)

    def _know_begins(self) -> frozenset[str] | None:
        firsts = firsts_of(self.pattern, verbose=self._verbose)
        self.begins = frozenset(first[0] for first in firsts) if "" not in firsts else None
        return self.begins

    def _compile(self) -> None:
        compiled_ = compiled(self.pattern, verbose=self._verbose, reverse=self._reverse)
        self._search = cast(Any, compiled_.search)
        self._match = cast(Any, compiled_.match)
        self._fullmatch = cast(Any, compiled_.fullmatch)
        self._finditer = cast(Any, compiled_.finditer)

    def _first_search(self, lower: str, start: int, stop: int) -> Match | None:
        self._compile()
        return self._search(lower, start, stop)

    def _first_match(self, lower: str, start: int, stop: int) -> Match | None:
        self._compile()
        if not self.needs:
            self._know_needs()
        return self._match(lower, start, stop)

    def _first_fullmatch(self, lower: str, start: int, stop: int) -> Match | None:
        self._compile()
        return self._fullmatch(lower, start, stop)

    def _first_finditer(self, lower: str, start: int, stop: int) -> Iterator[Match]:
        self._compile()
        return self._finditer(lower, start, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match within `text[start:end]`; with `reverse` the last."""
        page, lower, needs_in = _page
        if text is not page:
            lower = folded(text)
        elif (ends := needs_in.get(self)) is not None:
            if ends is _NOWHERE:  # most of them, most of the time
                return None
            stop = len(text) if end is None else end
            return self._search(lower, start, stop) if ends[bisect_right(ends, start)] <= stop else None
        stop = len(text) if end is None else end
        return self._search(lower, start, stop) if self._may_be_in(lower, start, stop) else None

    def may_be_on(self, text: str) -> bool:
        """Whether a match may be anywhere on the page that is kept; of another text it may always be."""
        if not self.needs:  # its words are looked for from the next page on
            self._know_needs()
        page, _, needs_in = _page
        return text is not page or needs_in.get(self) is not _NOWHERE

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """All matches within `text[start:end]`, none within another."""
        page, lower, needs_in = _page
        stop = len(text) if end is None else end
        if text is not page:
            lower = folded(text)
        elif (ends := needs_in.get(self)) is not None:
            return self._finditer(lower, start, stop) if ends[bisect_right(ends, start)] <= stop else iter(())
        return self._finditer(lower, start, stop) if self._may_be_in(lower, start, stop) else iter(())

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The match that begins at `start`."""
        page, lower, needs_in = _page
        if text is not page:
            lower = folded(text)
        elif needs_in.get(self) is _NOWHERE:
            return None
        if self.begins is not None and lower[start : start + 1] not in self.begins and self._cannot_begin(lower, start):
            return None
        return self._match(lower, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The match that is all of `text[start:end]`."""
        page, lower, needs_in = _page
        stop = len(text) if end is None else end
        if text is not page:
            lower = folded(text)
        elif (ends := needs_in.get(self)) is not None and ends[bisect_right(ends, start)] > stop:
            return None
        if self.begins is None:
            return self._fullmatch(lower, start, stop) if self._may_be_in(lower, start, stop) else None
        if lower[start : start + 1] not in self.begins and self._cannot_begin(lower, start):
            return None
        return self._fullmatch(lower, start, stop)

    def _cannot_begin(self, lower: str, start: int) -> bool:
        """Whether no match begins with the character at `start`, which is not in `begins` as far as that is known."""
        if self.begins is not _UNASKED:
            return True
        begins = self._know_begins()
        return begins is not None and lower[start : start + 1] not in begins

    def _may_be_in(self, lower: str, start: int, stop: int) -> bool:
        """Whether `lower[start:stop]` holds one of the words that every match must."""
        if not self.needs:  # not worked out yet: there is always one, if only the empty word
            self._know_needs()
        for need in self.needs:
            place = lower.find(need, start, stop)
            if place >= 0:
                return True
        return False


_FORGETFUL = re.match(r"(?:a(?!b))*+ab", "aab") is None
"""Whether this Python's `re` loses what a possessive group has matched when the next round fails (3.11.2 does)."""
_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")


def compiled(pattern: str, *, verbose: bool = False, reverse: bool = False) -> re.Pattern[str]:
    """By `re` where it reads the pattern rightly: twice as fast as `regex`, which alone reads backwards and \\p{L}."""
    pattern = spell_out(pattern)
    if not reverse and not (_FORGETFUL and _POSSESSIVE_GROUP.search(pattern)):
        try:
            return re.compile(pattern, re.VERBOSE if verbose else 0)
        except re.error:
            pass
    return cast(
        "re.Pattern[str]", regex.compile(pattern, (regex.VERBOSE if verbose else 0) | (regex.REVERSE if reverse else 0))
    )


def needs_of(pattern: str, *, verbose: bool = False) -> tuple[str, ...]:
    """Words of which every match of the pattern holds at least one; ("",) where nothing is known.

    >>> needs_of(r"nunggak|(?<!\\w)tunggakan(?!\\w)|(?<!\\w)macet(?!\\w)")
    ('macet', 'nunggak', 'tunggakan')
    >>> needs_of(r"(?:telah|sudah)?\\s?(?:di)?capai(?:nya)?"), needs_of(r"\\d+\\s?"), needs_of(r"(?=jiwa)\\w")
    (('capai',), ('',), ('',))
    """
    return kept("needs", pattern, verbose, _needs_of)


def _needs_of(pattern: str, verbose: bool) -> tuple[str, ...]:
    plain = _PROPERTY.sub(r"\\w", pattern)
    try:
        tree: Any = _parser.parse(plain, re.VERBOSE if verbose else 0)
    except re.error:
        return ("",)
    _exact, needed = _walk(tree)
    kept = _shortest(needed) if needed is not None else [""]
    return tuple(kept) if len(kept) <= MOST_NEEDS else ("",)


def _shortest(words: Iterable[str]) -> list[str]:
    """The words without those that hold another of them."""
    kept: list[str] = []
    for word in sorted(set(words), key=lambda w: (len(w), w)):
        if not any(short in word for short in kept):
            kept.append(word)
    return sorted(kept)


_Words = frozenset[str]
_MOST_EXACT = 24


def _walk(items: Sequence[tuple[Any, Any]]) -> tuple[_Words | None, _Words | None]:
    """All texts that the items can match, if these are few; and words of which each match holds one, if known."""
    exact: _Words | None = frozenset([""])
    run: _Words = frozenset([""])
    best: _Words | None = None
    for op, value in items:
        texts, needed = _item(op, value)
        if texts is not None and len(run) * len(texts) <= _MOST_EXACT:
            run = frozenset(a + b for a, b in product(run, texts))
            exact = run if exact is not None else None
            continue
        exact = None
        best = _better(_better(best, run), needed)
        run = texts if texts is not None else frozenset([""])
    best = _better(best, run)
    return exact, best


def _item(op: Any, value: Any) -> tuple[_Words | None, _Words | None]:
    if op is _c.LITERAL:
        return frozenset([chr(value)]), None
    if op in (_c.AT, _c.ASSERT, _c.ASSERT_NOT):
        return frozenset([""]), None
    if op is _c.SUBPATTERN:
        return _walk(value[3])
    if op is _c.ATOMIC_GROUP:
        return _walk(value)
    if op is _c.BRANCH:
        return _branch(value[1])
    if op is _c.IN and len(value) <= 4 and all(kind is _c.LITERAL for kind, _ in value):
        return frozenset(chr(char) for _, char in value), None
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        low, high, inner = value
        texts, needed = _walk(inner)
        if low == 0 and high == 1 and texts is not None:
            return texts | {""}, None
        if low == 1 and high == 1:
            return texts, needed
        return None, (_better(needed, texts) if low else None)
    return None, None


def _branch(branches: Sequence[Any]) -> tuple[_Words | None, _Words | None]:
    exact: _Words | None = frozenset()
    needed: _Words | None = frozenset()
    for branch in branches:
        texts, words = _walk(branch)
        exact = None if exact is None or texts is None else exact | texts
        words = _better(words, texts)
        needed = None if needed is None or words is None else needed | words
    if exact is not None and len(exact) > _MOST_EXACT:
        exact = None
    return exact, needed


def _better(one: _Words | None, two: _Words | None) -> _Words | None:
    """The words of which a page holds the fewer."""
    usable = [words for words in (one, two) if words and "" not in words]
    return min(usable, key=_times_a_page, default=None)


def _times_a_page(words: _Words) -> float:
    """How often one of these words stands on a page, about."""
    shortest = _shortest(words)
    if len(shortest) > MOST_NEEDS:
        return float(sys.maxsize)
    return sum(OFTEN.get(word) or _BY_LENGTH[min(len(word), len(_BY_LENGTH) - 1)] for word in shortest)


_BY_LENGTH = (100.0, 30.0, 4.0, 0.1, 0.05)
"""The same of words that are not in `OFTEN`, by their letters: about the mean of those that our patterns ask for, parts
of words among them ("an" is nearly everywhere); of none and one letter only more than that."""
OFTEN = {
    "yang": 3.6, "dari": 1.9, "persen": 4.3, "jiwa": 3.0, "peserta": 2.9, "serta": 3.1, "dan": 2.6, "ada": 2.2,
    "itu": 1.8, "ini": 1.3, "kesehatan": 1.8, "jkn": 1.6, "bpjs": 1.4, "kabupaten": 1.5, "kota": 1.2, "aktif": 1.4,
    "penduduk": 1.2, "warga": 1.2, "orang": 1.0, "juta": 1.0, "pada": 1.0, "tahun": 1.0, "sudah": 0.9, "belum": 0.9,
    "akan": 0.9, "dengan": 0.8, "angka": 0.8, "kepala": 0.8, "uhc": 0.8, "kepesertaan": 0.8, "kata": 0.8,
    "daftar": 0.7, "cabang": 0.7, "tidak": 0.7, "banyak": 0.7, "data": 0.7, "jumlah": 0.7, "baru": 0.7, "daerah": 0.7,
    "atau": 0.6, "diri": 0.6, "jadi": 0.6, "untuk": 0.6, "kami": 0.6, "cakupan": 0.6, "iuran": 0.6, "pekerja": 0.6,
    "kita": 0.6, "masih": 0.5, "pbi": 0.5, "capai": 0.5, "juga": 0.5, "tak": 0.5, "ribu": 0.5, "dinas": 0.5,
    "sampai": 0.5, "dalam": 0.4, "lebih": 0.4, "sama": 0.4, "lagi": 0.4, "telah": 0.4, "hingga": 0.4, "lalu": 0.4,
    "terdaftar": 0.4, "menjadi": 0.4, "provinsi": 0.4, "akhir": 0.4, "bisa": 0.4, "pemerintah": 0.4, "sebanyak": 0.4,
    "nya": 6.2, "per": 6.2, "men": 5.7, "kan": 4.7, "ter": 2.9, "ber": 2.7, "pen": 2.4, "kab": 2.0, "pem": 1.3,
    "apa": 1.4,
}  # fmt: skip
"""Words, and beginnings of words, that patterns ask for and many pages hold: how often, on the invented pages of the
project (a test counts). Patterns are not tried where a rarer word of theirs is missing."""


LETTERS = 5
"""So many first letters of a word decide which patterns are tried there."""


def firsts_of(pattern: str, *, verbose: bool = False) -> frozenset[str]:
    """The first `LETTERS` characters of everything the pattern can match, fewer where the rest is not known.

    >>> sorted(firsts_of(r"(?:di|me)?targetkan|pb[ip]u?")), sorted(firsts_of(r"(?<!x)bp\\b"))
    (['ditar', 'metar', 'pbi', 'pbiu', 'pbp', 'pbpu', 'targe'], ['bp'])
    >>> firsts_of(r"\\w+an"), len(firsts_of(r"\\d\\d")), sorted(firsts_of(r"(?:ke_?)?dua"))
    (frozenset({''}), 10, ['dua', 'ke_du', 'kedua'])
    """
    return frozenset(kept("firsts", pattern, verbose, _firsts_of))


def _firsts_of(pattern: str, verbose: bool) -> tuple[str, ...]:
    plain = _PROPERTY.sub(r"\\w", pattern)
    try:
        beginning = plain if verbose or "(?x" in plain else _heads(plain)  # comments may hold single brackets
        closed, still_open = first_letters(_parser.parse(beginning, re.VERBOSE if verbose else 0))
    except re.error:  # only `regex` can read it
        return ("",)
    return tuple(closed | still_open)


_PROPERTY = re.compile(r"\\[pP]\{\w+\}")
_SIGNS = re.compile(r"\\(?s:.)|\[\^?\]?(?:\\(?s:.)|[^\]\\])*+\]|[()|.]")
_ANY_SIGN = frozenset([".", *(rf"\{letter}" for letter in "wWsSdD")])


def _heads(pattern: str) -> str:
    r"""The pattern with its branches cut behind the first sign that may be one of many: no first letters lie behind it.

    Reading a pattern takes long, and most of one is of no use here.

    >>> print(_heads(r"sudah\s?uhc\s{1,4}(?:sejak|pada)|(?:se|ke)telah\d+"))
    sudah\s?uhc\s{2}|(?:se|ke)telah\d{2}
    """
    kept: list[str] = []
    begin: int | None = 0
    depth = 0
    for sign in _SIGNS.finditer(pattern):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth -= 1
        elif depth:
            continue
        elif sign[0] == "|":
            begin = sign.start() if begin is None else begin
        elif begin is not None and sign[0] in _ANY_SIGN and not pattern.startswith(("?", "*", "{0", "{,"), sign.end()):
            kept.append(pattern[begin : sign.end()] + "{2}")  # or else the parser would make branches one set of signs
            begin = None
    if begin is not None:
        kept.append(pattern[begin:])
    return "".join(kept)


def first_letters(items: Sequence[tuple[Any, Any]]) -> tuple[_Words, _Words]:
    """First characters that are settled, and those of texts that are complete and can be gone on with."""
    closed: set[str] = set()
    growing: set[str] = {""}
    for op, value in getattr(items, "data", items):  # a parsed part is slow to go through
        grown: set[str] = set()
        if op is _c.LITERAL:  # as most are
            for text in growing:
                (grown if len(text) < LETTERS - 1 else closed).add(text + chr(value))
        else:
            ends, texts = _first_of_item(op, value)
            if not ends and texts == _EMPTY:
                continue
            begun: dict[int, list[str]] = {}
            for text in growing:
                begun.setdefault(LETTERS - len(text), []).append(text)
            for room, beginnings in begun.items():  # what is cut off is not told apart
                full = {end[:room] for end in ends}
                full.update([text[:room] for text in texts if len(text) >= room])
                closed.update([begin + end for begin in beginnings for end in full])
                grown.update([begin + text for begin in beginnings for text in texts if len(text) < room])
        growing = grown
        if not growing:
            break
    return frozenset(closed), frozenset(growing)


_EMPTY: _Words = frozenset([""])
_NOTHING: _Words = frozenset()
_UNKNOWN: tuple[_Words, _Words] = (frozenset([""]), _NOTHING)
_DIGITS: _Words = frozenset("0123456789")


def _first_of_item(op: Any, value: Any) -> tuple[_Words, _Words]:
    if op in (_c.AT, _c.ASSERT, _c.ASSERT_NOT):
        return _NOTHING, _EMPTY
    if op is _c.SUBPATTERN:
        return first_letters(value[3])
    if op is _c.ATOMIC_GROUP:
        return first_letters(value)
    if op is _c.BRANCH:
        both = [first_letters(branch) for branch in value[1]]
        return frozenset().union(*(closed for closed, _ in both)), frozenset().union(*(grows for _, grows in both))
    if op is _c.IN:
        return _first_of_set(value)
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        low, high, inner = value
        closed, growing = first_letters(inner)
        if high > 1:  # whether another round follows is not known
            closed, growing = closed | growing, _NOTHING
        return closed, growing | {""} if low == 0 else growing
    return _UNKNOWN


def _first_of_set(members: Sequence[tuple[Any, Any]]) -> tuple[_Words, _Words]:
    """A set of characters: digits are settled at once (which ones follow does not matter), few letters go on."""
    found: set[str] = set()
    digits = False
    for op, value in members:
        if op is _c.LITERAL:
            found.add(chr(value))
        elif op is _c.CATEGORY and value is _c.CATEGORY_DIGIT:
            digits = True
        elif op is _c.RANGE and value[1] - value[0] < 10:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _UNKNOWN
    if digits or (found and found <= _DIGITS):
        return _DIGITS, _NOTHING
    return (_NOTHING, frozenset(found)) if len(found) <= 4 else _UNKNOWN


class ByLetters(dict[str, V]):
    """What a few letters of a page tell, worked out once for each: the words of all pages are few."""

    MOST: ClassVar[int] = 50_000

    def tell(self, letters: str) -> V:
        """What they tell."""
        raise NotImplementedError

    def __missing__(self, letters: str) -> V:
        if len(self) >= self.MOST:
            self.clear()
        told = self[letters] = self.tell(letters)
        return told


class _RowsOf(ByLetters[tuple[int, ...]]):
    """Patterns by the first letters of a word."""

    def __init__(self, by_first: dict[str, tuple[int, ...]]) -> None:
        super().__init__()
        self.by_first = by_first

    def tell(self, letters: str) -> tuple[int, ...]:
        firsts = (letters[:length] for length in range(len(letters), 0, -1))
        return next((self.by_first[first] for first in firsts if first in self.by_first), ())


Places = list[tuple[int, tuple[int, ...]]]
"""Where patterns of a table may match, in order, and which of them there."""


class Table:
    """Patterns in lower case, tried only at words whose first letters fit; at one place the first that matches wins.

    A match begins at a word, or at what else a pattern is written to begin with ("("); `before` and `after` are what
    must stand around it.

    >>> table = Table([r"kota\\s(\\w+)", r"kabupaten", r"ko(?:ta|perasi)"])
    >>> text = "di kota tegal dan koperasi"
    >>> [(number, match[0]) for number, match in table.find(text, table.places(text))]
    [(0, 'kota tegal'), (2, 'koperasi')]
    """

    __slots__ = ("_after", "_before", "_compiled", "_opens", "_patterns", "_rows_of", "by_first")

    by_first: dict[str, tuple[int, ...]]
    """The patterns by the first letters of what they match, at most `LETTERS` of them."""

    def __init__(self, patterns: Sequence[str], *, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> None:
        """Raises ValueError for a pattern that can begin with anything: it would have to be tried everywhere."""
        self._before, self._after, self._patterns = before, after, tuple(map(spell_out, patterns))
        self._compiled: list[Callable[[str, int, int], re.Match[str] | None] | None] = [None] * len(self._patterns)
        rows: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            firsts = firsts_of(pattern)
            if "" in firsts:
                raise ValueError(f"pattern {pattern!r} can begin with anything; expected: with letters that are known")
            for first in firsts:
                rows.setdefault(first, []).append(number)
        self.by_first = {}
        for first, own in rows.items():
            shorter = [rows[first[:n]] for n in range(1, len(first)) if first[:n] in rows]
            self.by_first[first] = tuple(sorted(set(own).union(*shorter)) if shorter else own)
        self._rows_of = _RowsOf(self.by_first)
        self._opens = tuple(sorted({first[0] for first in rows if not first[0].isalnum()}))

    def places(self, text: str, starts: Sequence[int] | None = None) -> Places:
        """Where a match may begin, in order, and which patterns are to be tried there.

        `starts` are the places to look at, in order, where they are not those of `word_starts(text)`.
        """
        rows_of = self._rows_of
        starts = word_starts(text) if starts is None else starts
        found: Places = [(place, rows) for place in starts if (rows := rows_of[text[place : place + LETTERS]])]
        if self._opens:
            found.extend(self._at_signs(text))
            found.sort()
        return found

    def _at_signs(self, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        for sign in self._opens:
            place = text.find(sign)
            while place >= 0:
                if rows := self._rows_of[text[place : place + LETTERS]]:
                    yield place, rows
                place = text.find(sign, place + 1)

    def match(self, number: int, text: str, start: int, end: int) -> re.Match[str] | None:
        """The match of one pattern at `start`, within `text[:end]`."""
        match = self._compiled[number]
        if match is None:
            match = self._compiled[number] = re.compile(
                f"{self._before}(?:{self._patterns[number]}){self._after}"
            ).match
        return match(text, start, end)

    def find(
        self, text: str, places: Places, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Matches within `text[start:end]`, none within another: (number of the pattern, match)."""
        stop = len(text) if end is None else end
        compiled, at = self._compiled, start
        for index in range(bisect_left(places, (start,)), len(places)):
            place, rows = places[index]
            if place >= stop:
                return
            if place < at:
                continue
            for number in rows:
                found = (compiled[number] or partial(self.match, number))(text, place, stop)
                if found is not None:
                    yield number, found
                    at = found.end()
                    break

    def find_each(self, text: str, places: Places, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
        """Matches of each pattern by itself, pattern by pattern, whatever the others find at the same words."""
        tried: dict[int, list[int]] = {}
        for index in range(bisect_left(places, (start,)), len(places)):
            place, rows = places[index]
            if place >= end:
                break
            for number in rows:
                tried.setdefault(number, []).append(place)
        for number in sorted(tried):
            at = start
            for place in tried[number]:
                if place >= at and (found := self.match(number, text, place, end)) is not None:
                    yield number, found
                    at = found.end()
