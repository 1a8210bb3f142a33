"""Where patterns can begin or end, told by a few letters: what most places of a page need not be tried for.

`Starts` finds the places at which some patterns can begin in one look over the page; `Begins` and `Ends` say of a
stretch of text whether one of some patterns can begin or end it. None says that a pattern matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, takewhile
from re import _constants as _c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]  # the one parser that reads patterns as `re` does
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from corpus.pattern import ByLetters, Table, first_letters, firsts_of, word_starts


class Starts:
    """The places of a text at which one of some patterns can begin.

    A table that is asked for places at every word (`Table.places`) looks up each word of a page to pass over most of
    them. Here one automaton finds the letters that patterns begin with, wherever they stand, and those that begin no
    word are set aside. Patterns that begin with a sign are not looked for: a table does that itself.

    >>> Starts([r"agustus|april", r"\\d+\\shari", r"\\(kota\\)"]).of("per 12 april, 3 hari (kota), maret")
    [4, 7, 14]
    >>> Starts([r"rpjmn", r"p-?apbd"]).of("dalam rpjmn dan p-apbd")
    [6, 16]
    """

    def __init__(self, patterns: Table | Iterable[str]) -> None:
        """Patterns in lower case, or those of a table."""
        self._patterns = patterns if isinstance(patterns, Table) else tuple(patterns)
        self._finder: AhoCorasick | None = None  # made when first asked for

    def _made_finder(self) -> AhoCorasick:
        """Finds the letters and digits that the patterns begin with, of those that begin alike the shortest."""
        if isinstance(self._patterns, Table):  # has worked them out
            firsts: Iterable[str] = self._patterns.by_first
        else:
            firsts = chain.from_iterable(map(firsts_of, self._patterns))
        heads = {"".join(takewhile(str.isalnum, first)) for first in firsts}
        heads.discard("")
        kept = sorted(head for head in heads if not any(head[:length] in heads for length in range(1, len(head))))
        # What begins first is found first: within a word nothing hides the word's own beginning.
        return AhoCorasick(kept, matchkind=MatchKind.LeftmostFirst, implementation=Implementation.DFA)

    def of(self, lower: str) -> list[int]:
        """Where words of the lower-case text begin that a pattern can begin with, in order: offsets in characters."""
        if self._finder is None:
            self._finder = self._made_finder()
        try:
            found = self._finder.find_matches_as_indexes(lower)
        except UnicodeEncodeError:  # half of a surrogate pair: every word is looked at
            return word_starts(lower)
        return [start for _, start, _ in found if not start or not lower[start - 1].isalnum()]


def beginning_with(table: Table, signs: str) -> list[int]:
    """The numbers of those patterns of a table that can begin with one of the signs, in order.

    >>> beginning_with(Table([r"kota", r"\\d\\shari", r"(?:ke)?[12]"]), "0123456789")
    [1, 2]
    """
    return sorted({row for first, rows in table.by_first.items() if first[0] in signs for row in rows})


class Begins(ByLetters[bool]):
    """Whether one of some patterns can begin with these letters: the words that follow something are few.

    Asked with the first `LETTERS` characters of a stretch, or all of it where it has fewer.

    >>> begins = Begins([r"agustus|april", r"[/-]\\d"])
    >>> [begins[letters] for letters in ("april", "apri", "/12", "")]
    [True, False, True, False]
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Patterns in lower case; one that can begin with anything makes every answer true."""
        super().__init__()
        self.edges: frozenset[str] = frozenset().union(*map(firsts_of, patterns))

    def tell(self, letters: str) -> bool:
        """Looks the letters up, from all of them to none."""
        return any(letters[:end] in self.edges for end in range(len(letters) + 1))


class Ends(ByLetters[bool]):
    """Whether one of some patterns can end with these letters: the words before something are few.

    Asked with the last `LETTERS` characters of a stretch, or all of it where it has fewer.

    >>> from corpus.pattern import LETTERS
    >>> ends = Ends([r"kurang\\slebih|sekitar", r"rp\\.?", r"uhc(?:\\s\\([^)]{0,9}\\))?"])
    >>> [ends[words[-LETTERS:]] for words in ("kurang lebih", "rp.", "rp", "uhc (semesta)", "lebihnya", "")]
    [True, True, True, True, False, False]
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Patterns in lower case; one that can end with anything makes every answer true."""
        super().__init__()
        self.edges: frozenset[str] = frozenset().union(*map(lasts_of, patterns))

    def tell(self, letters: str) -> bool:
        """Looks the letters up, from all of them to none."""
        letters = "".join(" " if sign.isspace() else sign for sign in letters)
        return any(letters[begin:] in self.edges for begin in range(len(letters) + 1))


class Rows(ByLetters[tuple[int, ...]]):
    """Which of some numbered patterns can begin with these letters, in order.

    >>> rows = Rows({1: r"juta|ribu", 4: r"ju\\w+"})
    >>> rows["juta "], rows["jumla"], rows["orang"]
    ((1, 4), (4,), ())
    """

    def __init__(self, patterns: Mapping[int, str]) -> None:
        """Patterns in lower case; one that can begin with anything is among every answer."""
        super().__init__()
        self.begins = {number: Begins([pattern]) for number, pattern in sorted(patterns.items())}

    def tell(self, letters: str) -> tuple[int, ...]:
        """Asks each of them."""
        return tuple(number for number, begins in self.begins.items() if begins[letters])


def lasts_of(pattern: str) -> frozenset[str]:
    """The last `LETTERS` characters of everything the pattern can match, fewer where the rest is not known.

    Whatever stands for a blank in the pattern is a plain one here.

    >>> sorted(lasts_of(r"(?:hampir|nyaris)|di\\s?atas|rp\\.?")), lasts_of(r"ke\\w+")
    ([' atas', 'ampir', 'iatas', 'rp', 'rp.', 'yaris'], frozenset({''}))
    """
    try:
        closed, still_open = first_letters(_mirrored(_parser.parse(pattern)))
    except re.error:  # only `regex` can read it
        return frozenset([""])
    return frozenset(letters[::-1] for letters in closed | still_open)


_BLANK = (_c.CATEGORY, _c.CATEGORY_SPACE)


def _mirrored(items: Sequence[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The parts of a parsed pattern from the last to the first, as if it were written backwards."""
    return [(op, _mirror(op, value)) for op, value in reversed(items)]


def _mirror(op: Any, value: Any) -> Any:
    if op is _c.SUBPATTERN:
        return (*value[:3], _mirrored(value[3]))
    if op is _c.ATOMIC_GROUP:
        return _mirrored(value)
    if op is _c.IN and value == [_BLANK]:
        return [(_c.LITERAL, ord(" "))]
    if op is _c.BRANCH:
        return (value[0], [_mirrored(branch) for branch in value[1]])
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        return (*value[:2], _mirrored(value[2]))
    return value
