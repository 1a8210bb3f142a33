"""Numbers on a page: digits, scale, unit, bound, and whether they are decoys.

spaCy's tokenizer cannot read "92,82persen" or "87, 86 persen", so numbers are found on characters.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import regex

from corpus.edges import Ends, Rows, Starts
from corpus.pattern import LETTERS, compiled, folded
from corpus.words import spell_out, spell_rows
from extractors.figure import Bound, Unit


class Number(NamedTuple):
    """One number as printed.

    `start`..`end` is the quote (number, scale, unit), `digits_end` where the digits alone end. `value` is in whole
    people, households or per cent; `low`, `high` only for a range ("83 hingga 86 persen"). `unit` is None when no unit
    word stands beside it. `decoy` names why it can be no figure (money, rank, legal, clock, phone, count, too large),
    `following` is the lower-case word after it. `decimals` counts the digits after the decimal sign.
    """

    start: int
    end: int
    digits_end: int
    value: float
    unit: Unit | None = None
    unit_word: str = ""
    bound: Bound = "exact"
    bound_start: int = -1
    low: float | None = None
    high: float | None = None
    decoy: str | None = None
    following: str = ""
    scale: int = 1
    decimals: int = 0
    grouped: bool = False
    rules: tuple[str, ...] = ()


_MOST_BETWEEN = 3  # words between a bound and its number
MOST_PEOPLE = 10.0**9
MOST_PERCENT = 1000.0
ABSURD = 10.0**18


@cache
def _tables() -> dict[str, list[dict[str, Any]]]:
    tables = tomllib.loads(resources.files("extractors.rules").joinpath("numbers.toml").read_text("utf-8"))
    return {name: spell_rows(rows) for name, rows in tables.items()}


def _either(rows: list[dict[str, Any]]) -> str:
    return "|".join(f"(?:{row['form']})" for row in rows)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The tables as patterns for the page in lower case."""

    number: re.Pattern[str]
    spelled: Starts
    """Where number words may begin."""
    tail: re.Pattern[str]
    units: tuple[tuple[re.Pattern[str], Unit, bool], ...]
    scales: tuple[tuple[re.Pattern[str], int], ...]
    words: dict[str, dict[str, float]]
    bound_before: _Backwards
    bound_ends: Ends
    """How a bound can end, or several words between it and its number."""
    between_ends: Ends
    """How one word between a bound and its number can end."""
    bounds: tuple[tuple[re.Pattern[str], Bound], ...]
    decoy_before: tuple[_Backwards, _Backwards]
    """For numbers with a unit, and for those without."""
    decoy_ends: tuple[Ends, Ends]
    behind: tuple[re.Pattern[str], ...]
    """What may follow a number and the blanks behind it: bounds, then decoys."""
    behind_rows: Rows
    """Which of them by their first letters."""
    bounds_behind: dict[int, Bound]
    """Bounds of those of `behind` that are bounds."""
    decoy_kinds: dict[int, str]
    """Kinds of those of `behind` that make a number a decoy."""


_DIGITS = r"""
    \d{1,3} [.,] \d{3} [ ] \d{3} (?![.,]?\d)                                       # 1.708 552, not 18,316 97,450
  | \d{1,3} (?: [.,] [ ]? \d{3} (?!\d) )++ (?: [.,]\d{1,2} (?![\d.,]*\d) )?+   # 5.241.084   7.298. 932   1.023,5
  | \d{1,3} , [ ] \d{1,2} (?= \s? (?:%|persen) )                               # 87, 86 persen
  | \d{1,3} , [ ] \d (?= \s juta )                                             # 5, 2 juta
  | \d++ (?: [.,] \d++ )*+                                                     # 87,86   98.4   559448   273.8739
"""


def _kinds(rows: list[dict[str, Any]]) -> str:
    """The rows as one alternation whose groups are named after their kinds."""
    return "|".join(f"(?P<{row['kind']}{i}>{row['form']})" for i, row in enumerate(rows))


_Backwards = Callable[[str, int, int], Any]


def _backwards(pattern: str, *, verbose: bool = False) -> _Backwards:
    """What matches a pattern, closed by `$`, at the end of a stretch: only `regex` reads backwards."""
    found: _Backwards = regex.compile(spell_out(pattern), regex.REVERSE | (regex.VERBOSE if verbose else 0)).match
    return found


def _before(rows: list[dict[str, Any]]) -> _Backwards:
    return _backwards(rf"(?<!\w)(?:{_kinds(rows)})[\s.\-]*$")


@cache
def _patterns() -> _Patterns:
    t = _tables()
    verbose = [{**row, "form": row["form"].replace(" ", r"\ ").replace("#", r"\#")} for row in t["word"]]
    word = _either(verbose)
    scale = _either(t["scale"])
    unit = _either(t["unit"])
    number = rf"""
        (?:(?<![\w.,/:+@])|(?<=\s\+)(?=\d{{1,3}}(?:[.,]\d{{3}}){{1,2}}\s(?:jiwa|orang|peserta)\b)|(?<=sebanyak)|(?<=mencapai)|(?<=sebesar)|(?<=sejumlah)
            |(?<=[a-z]{{3}})(?=\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}\s(?:jiwa|orang|peserta)\b)) (?<![^\d%\s][\-–])
        (?: (?P<digits>{_DIGITS}) (?P<an>-?an\b)? (?![\w/]*[/@_]) (?![:]\d)
          | (?P<word>\b(?:{word}) (?: \s (?:{word}) ){{0,5}} (?: \s koma (?: \s (?:{word}) ){{1,3}} )? \b)
            (?= \s+ (?: (?:{scale})(?:an)?\b | (?:{unit})(?!\w) ) ) )
    """
    tail = rf"""
        (?: \s? (?P<scale>{scale}) (?P<an>an)? (?P<their>nya)? \b \s?
            (?P<more>\blebih\b (?!\s(?:rendah|tinggi|sedikit|banyak|besar|kecil|dari|baik|cepat)))? )?+
        (?: \s{{0,2}} (?P<unit>{unit}) (?:(?<=%)|(?!\w)) )?+
    """
    before = rf"""
        (?<!\w) (?P<bound>{_either(t["bound_before"])})
        (?: \s+ (?:{_either(t["between"])}) ){{0,{_MOST_BETWEEN}}} \s* $
    """
    decoys = ([row for row in t["decoy_before"] if not row.get("unit_free", False)], t["decoy_before"])
    behind = [row["form"] for row in (*t["bound_after"], *t["decoy_after"])]
    phrases = [row for row in t["between"] if r"\s" in row["form"]]
    return _Patterns(
        number=compiled(number, verbose=True),
        spelled=Starts(row["form"] for row in t["word"]),
        tail=compiled(tail, verbose=True),
        units=tuple((re.compile(row["form"]), row["unit"], row.get("weak", False)) for row in t["unit"]),
        scales=tuple((re.compile(row["form"]), row["factor"]) for row in t["scale"]),
        words={row["form"]: row for row in t["word"]},
        bound_before=_backwards(before, verbose=True),
        bound_ends=Ends(row["form"] for row in (*t["bound_before"], *phrases)),
        between_ends=Ends(row["form"] for row in t["between"] if row not in phrases),
        bounds=tuple((re.compile(row["form"]), row["bound"]) for row in t["bound_before"]),
        decoy_before=(_before(decoys[0]), _before(decoys[1])),
        decoy_ends=(Ends(row["form"] for row in decoys[0]), Ends(row["form"] for row in decoys[1])),
        behind=tuple(re.compile(rf"(?:{form})(?!\w)") for form in behind),
        behind_rows=Rows(dict(enumerate(behind))),
        bounds_behind=dict(enumerate(row["bound"] for row in t["bound_after"])),
        decoy_kinds=dict(enumerate((row["kind"] for row in t["decoy_after"]), start=len(t["bound_after"]))),
    )


_UNIT_BEFORE = _backwards(r"(?:persen|%|jiwa|orang)\s*+$")
_POINTS = re.compile(r"[.,]\s?|\s")


def read_digits(digits: str, *, percent: bool, scaled: bool) -> tuple[float, int, bool]:
    """The value of printed digits, how many decimals they show, and whether they are grouped in thousands.

    What a comma or a point means is decided by what follows: three digits are a group unless the number is a per cent
    or carries a scale word.

    >>> read_digits("316.933", percent=False, scaled=False)
    (316933.0, 0, True)
    >>> read_digits("1,138,714", percent=False, scaled=False)
    (1138714.0, 0, True)
    >>> read_digits("1,392.488", percent=False, scaled=False)
    (1392488.0, 0, True)
    >>> read_digits("87, 86", percent=True, scaled=False)
    (87.86, 2, False)
    >>> read_digits("98.4", percent=True, scaled=False)
    (98.4, 1, False)
    >>> read_digits("1,023", percent=False, scaled=True)
    (1.023, 3, False)
    >>> read_digits("7.298. 932", percent=False, scaled=False)
    (7298932.0, 0, True)
    >>> read_digits("273.8739", percent=False, scaled=False)
    (2738739.0, 0, True)
    >>> read_digits("0,383", percent=False, scaled=False)
    (0.383, 3, False)
    """
    if digits.isdecimal():
        return float(digits), 0, False
    if len(digits.split()) == 1:
        parts = digits.replace(",", ".").split(".")
    else:
        parts = [p.strip() for p in _POINTS.split(digits)]
    whole, last = parts[:-1], parts[-1]
    if percent or scaled:
        if scaled and len(whole) > 1 and len(last) == 3:  # 1.392.488 ribu: the scale word is a slip
            return float("".join(parts)), 0, True
        return float("".join(whole) + "." + last), len(last), False
    if whole == ["0"]:
        return float("0." + last), len(last), False  # an index, no group of thousands
    if len(last) <= 2 and (len(whole) == 1 or all(len(p) == 3 for p in whole[1:])):
        return float("".join(whole) + "." + last), len(last), len(whole) > 1
    return float("".join(parts)), 0, True


def read_words(words: str) -> float:
    """The value of number words.

    >>> read_words("dua puluh lima"), read_words("lima ratus"), read_words("dua belas"), read_words("setengah")
    (25.0, 500.0, 12.0, 0.5)
    >>> read_words("satu koma dua"), read_words("sembilan koma nol lima"), read_words("delapan koma dua puluh lima")
    (1.2, 9.05, 8.25)
    """
    words, _, behind = " ".join(words.lower().split()).partition(" koma ")
    if behind:
        digits = [f"{read_words(word):.0f}" for word in behind.split()]
        decimals = "".join(digits) if all(len(digit) == 1 for digit in digits) else f"{read_words(behind):.0f}"
        return float(f"{read_words(words):.0f}.{decimals}")
    total = last = 0.0
    for word in words.split():
        row = _patterns().words[word]
        if "times" in row:
            total += (last or 1) * row["times"]
            last = 0.0
        elif "plus" in row:
            total += last + row["plus"]
            last = 0.0
        else:
            total += last
            last = float(row["value"])
    return total + last


def find_numbers(
    text: str, start: int = 0, end: int | None = None, taken: Sequence[tuple[int, int]] = ()
) -> list[Number]:
    """All numbers of `text[start:end]` in order, decoys marked, ranges and shared units joined.

    Digits that begin or end inside a span of `taken` (dates, names of regions) are no numbers.
    """
    end = len(text) if end is None else end
    lower = folded(text)
    found = _read_all(lower, start, end, sorted(taken))
    return _join_ranges(lower, _share_units(lower, _join_scales(lower, found))) if len(found) > 1 else found


def _read_all(lower: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[Number]:
    """Each number by itself: it begins with a digit, or at one of the places of number words."""
    p = _patterns()
    number, tail = p.number.match, p.tail.match
    spelled = _spelled_places(lower)
    found: list[Number] = []
    at, passed = start, 0
    word = bisect_left(spelled, start)
    while True:
        digits = _DIGITS_ALONE.search(lower, at, end)
        place, after = digits.span() if digits is not None else (end, end)
        while word < len(spelled) and spelled[word] < at:
            word += 1
        if word < len(spelled) and spelled[word] < place:
            place = spelled[word]
            after = place + 1
        if place >= end:
            return found
        match = number(lower, place, end)
        if match is None:
            at = after
            continue
        while passed < len(taken) and taken[passed][1] <= place:
            passed += 1
        digits_end = match.end("digits") if match["digits"] else match.end()
        if passed < len(taken) and taken[passed][0] < digits_end:
            at = max(digits_end, place + 1)
            continue
        rest = tail(lower, match.end(), end)
        assert rest is not None  # every part of it is optional
        at = rest.end()
        found.append(_number(lower, match, rest, start, end))


def _spelled_places(lower: str) -> list[int]:
    """Where number words may begin."""
    global _spelled
    if lower != _spelled[0]:
        _spelled = (lower, _patterns().spelled.of(lower))
    return _spelled[1]


_spelled: tuple[str, list[int]] = ("", [])
_DIGITS_ALONE = re.compile(r"\d+")
_BEFORE = 70
"""Characters before a number in which its bound is looked for."""
_DECOY_BEFORE = 40
_POINTED = re.compile(r"[\s.\-]+$")
_AFTER = compiled(r"(\s*+)(?:[\s,)]*+([a-z%]++)(?![^\x00-\x7f]))?+")
_FOLLOWING = regex.compile(r"[\s,)]*+([\p{L}%]+)")


def _number(lower: str, match: re.Match[str], tail: re.Match[str], floor: int, ceiling: int) -> Number:
    p = _patterns()
    start, stop = match.span()
    digits, an, words = match.group("digits", "an", "word")
    scale_word, scale_an, more, printed_unit = tail.group("scale", "an", "more", "unit")
    unit, unit_word, weak = _unit(printed_unit) if printed_unit else (None, "", False)
    scale = _scale(scale_word) if scale_word else 1
    if digits:
        digits_end = match.end("digits")
        value, decimals, grouped = read_digits(digits, percent=unit == "persen", scaled=scale > 1)
    else:
        digits_end = stop
        value, grouped = read_words(words), False
        decimals = len(f"{value}".partition(".")[2]) if "koma" in words.split() else 0
    if grouped and scale > 1:
        scale = 1
    value = min(value * scale, ABSURD)  # four hundred digits are infinite as a float, and cannot be rounded
    value = float(round(value)) if unit != "persen" and scale > 1 else round(value, 6)
    if printed_unit:
        stop = tail.end("unit")
    elif scale_word:
        stop = max(tail.end("scale"), tail.end("an"), tail.end("their"))
    before = lower[max(floor, start - _BEFORE) : start].rstrip()
    bound, bound_start = _bound_before(lower, start, floor, before)
    after = _AFTER.match(lower, stop, ceiling)
    assert after is not None  # every part of it is optional
    place, following = after.end(1), after[2]
    if following is None:  # none, or with letters that are not a to z
        other = _FOLLOWING.match(lower, stop, ceiling)
        following = "" if other is None else other[1]
    behind = p.behind_rows[lower[place : place + LETTERS]]
    rules = ["number:scale" if scale > 1 else "number:word" if words else "number:digits"]
    if scale_an or an:
        bound = "about" if bound == "exact" else bound
        rules.append("bound:-an")
    elif bound != "exact":
        rules.append("bound:before")
    else:
        bounds = (
            p.bounds_behind[r] for r in behind if r in p.bounds_behind and p.behind[r].match(lower, place, ceiling)
        )
        bound = "over" if more else next(bounds, "exact") if behind else "exact"
        if bound != "exact":
            rules.append("bound:after")
    if unit:
        rules.append("unit:" + unit + (":weak" if weak else ""))
    decoy = _decoy_before(lower, start, floor, before, unit)
    if decoy is None and unit is None:
        if behind:
            decoys = (
                p.decoy_kinds[r] for r in behind if r in p.decoy_kinds and p.behind[r].match(lower, place, ceiling)
            )
            decoy = next(decoys, None)
        if decoy is None and scale >= 10**9:
            decoy = "money"
    return Number(
        start,
        stop,
        digits_end,
        value,
        unit,
        unit_word,
        bound,
        bound_start,
        None,
        None,
        decoy or _too_large(value, unit),
        following,
        scale,
        decimals,
        grouped,
        tuple(rules),
    )


_POINTS_OF_WORDS = frozenset((".", "-"))


@cache
def _unit(word: str) -> tuple[Unit | None, str, bool]:
    """Unit of people, households or per cent that a word as printed means, the word, and whether it is a weak one."""
    for form, unit, weak in _patterns().units:
        if form.fullmatch(word):
            return unit, word, weak
    return None, "", False


@cache
def _scale(word: str) -> int:
    """What a scale word multiplies by."""
    return next((factor for form, factor in _patterns().scales if form.fullmatch(word)), 1)


_EXACT: tuple[Bound, int] = ("exact", -1)


def _bound_before(lower: str, start: int, floor: int, before: str) -> tuple[Bound, int]:
    """The bound that stands before a number, and where; `before` is the text before it without the last blanks."""
    p = _patterns()
    for _ in range(_MOST_BETWEEN + 1):
        letters = before[-LETTERS:]
        if p.bound_ends[letters]:
            break
        if not p.between_ends[letters]:
            return _EXACT
        words = before.rsplit(None, 1)
        before = words[0] if len(words) > 1 else ""
    else:
        return _EXACT
    window = max(floor, start - _BEFORE)
    match = p.bound_before(lower, window, start)
    if match is None:
        return _EXACT
    word = match["bound"]
    if word.startswith("lebih") and _UNIT_BEFORE(lower, window, match.start()):
        return _EXACT  # "73 persen lebih dari 4,3 juta penduduk": the bound is the per cent's
    bound = _bound(word)
    return _EXACT if bound == "exact" else (bound, match.start())


@cache
def _bound(word: str) -> Bound:
    """What a bound as printed means; "exact" for one that only what stands around it makes one."""
    return next((bound for form, bound in _patterns().bounds if form.fullmatch(word)), "exact")


def _decoy_before(lower: str, start: int, floor: int, before: str, unit: Unit | None) -> str | None:
    """Why a word before the number makes it a decoy; `before` is the text before it without the last blanks."""
    p = _patterns()
    free = unit is None
    if before[-1:] in _POINTS_OF_WORDS:
        before = _POINTED.sub("", before)
    if not p.decoy_ends[free][before[-LETTERS:]]:
        return None
    found = p.decoy_before[free](lower, max(floor, start - _DECOY_BEFORE), start)
    return None if found is None else (found.lastgroup or "").rstrip("0123456789")


def _too_large(value: float, unit: Unit | None) -> str | None:
    """A number that no count of people and no per cent can be: a misprint, an account number, hostile text."""
    return "too large" if value > (MOST_PERCENT if unit == "persen" else MOST_PEOPLE) else None


_RANGE = re.compile(
    r"\s?(?:(?:per\s?sen|persen|%)\s)?\s?(?:hingga|sampai(?:\sdengan)?|s/d|s\.d\.|-|–|—|ke)\s?"
).fullmatch
_AND = compiled(r"\s?(?:dan|atau|,|«BECOME»)\s?").fullmatch
_RISEN = _backwards(r"(?<!\w)(?:«RISE»|«FALL»)(?:\s\w+)?\sdari\s*$")
_BETWEEN = _backwards(r"(?<!\w)(?:antara|rentang|kisaran)(?:\s\w+)?\s*$")


def _join_scales(lower: str, numbers: list[Number]) -> list[Number]:
    """ "1 juta 138 ribu 714 jiwa", "dua juta tiga ratus ribu jiwa": one number."""
    joined: list[Number] = []
    for number in reversed(numbers):
        behind = joined[-1] if joined else None
        if (
            behind is not None
            and number.scale > behind.scale
            and number.scale > behind.value
            and number.unit is None
            and number.decimals == 0
            and (behind.scale > 1 or behind.unit is not None)
            and behind.unit != "persen"
            and behind.bound_start < 0
            and lower[number.end : behind.start].isspace()
        ):
            joined[-1] = behind._replace(
                start=number.start,
                value=number.value + behind.value,
                bound=number.bound if number.bound != "exact" else behind.bound,
                bound_start=number.bound_start,
                decoy=number.decoy or behind.decoy,
                rules=(*behind.rules, "number:joined"),
            )
            continue
        joined.append(number)
    return joined[::-1]


def _share_units(lower: str, numbers: list[Number]) -> list[Number]:
    """ "83,2 dan 85,1 persen": the first takes the unit of the second."""
    shared = list(numbers)
    for i in range(len(shared) - 2, -1, -1):
        one, two = shared[i], shared[i + 1]
        if one.unit is not None or two.unit != "persen" or one.decoy or one.scale > 1 or one.end != one.digits_end:
            continue
        gap = lower[one.end : two.start]
        if one.value <= 110 and (_AND(gap) or _RANGE(gap)):
            value, decimals, _ = (
                read_digits(lower[one.start : one.digits_end], percent=True, scaled=False)
                if lower[one.start].isdigit()
                else (one.value, 0, False)
            )
            shared[i] = one._replace(unit="persen", value=value, decimals=decimals, rules=(*one.rules, "unit:shared"))
    return shared


def _join_ranges(lower: str, numbers: list[Number]) -> list[Number]:
    """ "83 hingga 86 persen" and "antara 83 dan 86 persen" are one range."""
    joined: list[Number] = []
    for number in numbers:
        if joined and number.unit is not None and not number.decoy:
            one = joined[-1]
            low, high = one.value, number.value
            if one.unit is None and one.scale == 1 and number.scale > 1:
                low *= number.scale
            if (
                low < high
                and one.unit in (None, number.unit)
                and not one.decoy
                and one.low is None
                and _are_ends(lower, one, number)
            ):
                joined[-1] = number._replace(
                    start=one.start,
                    value=round((low + high) / 2, 6),
                    low=low,
                    high=high,
                    bound="range",
                    bound_start=one.bound_start,
                    rules=(*number.rules, "bound:range"),
                )
                continue
        joined.append(number)
    return joined


def _are_ends(lower: str, one: Number, two: Number) -> bool:
    """Do the words between and before two numbers make them the ends of a range?"""
    gap = lower[one.end : two.start]
    if "hingga" in gap and _RISEN(lower, max(0, one.start - 40), one.start):
        return False  # "naik dari 77 persen hingga 83,4 persen": the latter is the level
    return bool(_RANGE(gap) or (_AND(gap) and _BETWEEN(lower, max(0, one.start - 30), one.start)))
