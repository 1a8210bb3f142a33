"""Numbers on a page: digits, scale, unit, bound, and whether they are decoys.

spaCy's tokenizer cannot read "92,82persen" or "87, 86 persen", so numbers are found on characters.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import regex

from corpus.pattern import Match, Pattern, Places, Table, folded
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


MOST_PEOPLE = 10.0**12
MOST_PERCENT = 1000.0
ABSURD = 10.0**18


@cache
def _tables() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(resources.files("extractors.rules").joinpath("numbers.toml").read_text("utf-8"))


def _either(rows: list[dict[str, Any]]) -> str:
    return "|".join(f"(?:{row['form']})" for row in rows)


@dataclass(frozen=True, slots=True)
class _Patterns:
    number: Pattern
    spelled: Table
    """Number words, to see where a number may begin."""
    tail: Pattern
    units: tuple[tuple[Pattern, Unit, bool], ...]
    bound_before: Pattern
    bounds: tuple[tuple[Pattern, Bound], ...]
    bound_after: Pattern
    decoy_before: tuple[Pattern, Pattern]
    """For numbers with a unit, and for those without."""
    decoy_after: Pattern
    words: dict[str, dict[str, float]]
    scales: tuple[tuple[re.Pattern[str], int], ...]


_DIGITS = r"""
    \d{1,3} [.,] \d{3} [ ] \d{3} (?!\d)                                             # 1.708 552
  | \d{1,3} (?: [.,] [ ]? \d{3} (?!\d) )++ (?: [.,]\d{1,2} (?![\d.,]*\d) )?+   # 5.241.084   7.298. 932   1.023,5
  | \d{1,3} , [ ] \d{1,2} (?= \s? (?:%|persen) )                               # 87, 86 persen
  | \d++ (?: [.,] \d++ )*+                                                     # 87,86   98.4   559448   273.8739
"""


def _kinds(rows: list[dict[str, Any]]) -> str:
    """The rows as one alternation whose groups are named after their kinds."""
    return "|".join(f"(?P<{row['kind']}{i}>{row['form']})" for i, row in enumerate(rows))


def _before(rows: list[dict[str, Any]]) -> Pattern:
    return Pattern(rf"(?<!\w)(?:{_kinds(rows)})[\s.\-]*$", reverse=True)


@cache
def _patterns() -> _Patterns:
    t = _tables()
    verbose = [{**row, "form": row["form"].replace(" ", r"\ ").replace("#", r"\#")} for row in t["word"]]
    scale = _either(t["scale"])
    unit = _either(t["unit"])
    number = rf"""
        (?:(?<![\w.,/:+@])|(?<=sebanyak)|(?<=mencapai)|(?<=sebesar)|(?<=sejumlah)
            |(?<=[a-z]{{3}})(?=\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}\s(?:jiwa|orang|peserta)\b)) (?<![^\d%\s][\-–])
        (?: (?P<digits>{_DIGITS}) (?P<an>-?an\b)? (?![\w/]*[/@_]) (?![:]\d)
          | (?P<word>\b(?:{_either(verbose)}) (?: \s (?:{_either(verbose)}) ){{0,5}} \b)
            (?= \s+ (?: (?:{scale})(?:an)?\b | (?:{unit})(?!\w) ) ) )
    """
    tail = rf"""
        (?: \s? (?P<scale>{scale}) (?P<an>an)? \b \s?
            (?P<more>\blebih\b (?!\s(?:rendah|tinggi|sedikit|banyak|besar|kecil|dari|baik|cepat)))? )?+
        (?: \s{{0,2}} (?P<unit>{unit}) (?![\w]) )?+
    """
    before = rf"""
        (?<!\w) (?P<bound>{_either(t["bound_before"])})
        (?: \s+ (?:{_either(t["between"])}) ){{0,3}} \s* $
    """
    return _Patterns(
        number=Pattern(number, verbose=True),
        spelled=Table([_either(t["word"])], before="", after=""),
        tail=Pattern(tail, verbose=True),
        units=tuple((Pattern(row["form"]), row["unit"], row.get("weak", False)) for row in t["unit"]),
        bound_before=Pattern(before, verbose=True, reverse=True, most=60),
        bounds=tuple((Pattern(row["form"]), row["bound"]) for row in t["bound_before"]),
        bound_after=Pattern(rf"\s*+(?:{_either(t['bound_after'])})(?!\w)"),
        decoy_before=(
            _before([row for row in t["decoy_before"] if not row.get("unit_free", False)]),
            _before(t["decoy_before"]),
        ),
        decoy_after=Pattern(rf"\s*+(?:{_kinds(t['decoy_after'])})(?!\w)"),
        words={row["form"]: row for row in t["word"]},
        scales=tuple((re.compile(row["form"]), row["factor"]) for row in t["scale"]),
    )


_UNIT_BEFORE = Pattern(r"(?:persen|%|jiwa|orang)\s*+$", reverse=True)
_FOLLOWING = regex.compile(r"[\s,)]*+([\p{L}%]+)")


_POINTS = regex.compile(r"[.,]\s?|\s")


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
    """
    parts = [p.strip() for p in _POINTS.split(digits)]
    if len(parts) == 1:
        return float(parts[0]), 0, False
    whole, last = parts[:-1], parts[-1]
    if percent or scaled:
        if scaled and len(whole) > 1 and len(last) == 3:  # 1.392.488 ribu: the scale word is a slip
            return float("".join(parts)), 0, True
        return float("".join(whole) + "." + last), len(last), False
    if len(last) <= 2 and (len(whole) == 1 or all(len(p) == 3 for p in whole[1:])):
        return float("".join(whole) + "." + last), len(last), len(whole) > 1
    return float("".join(parts)), 0, True


def read_words(words: str) -> float:
    """The value of number words.

    >>> read_words("dua puluh lima"), read_words("lima ratus"), read_words("dua belas"), read_words("setengah")
    (25.0, 500.0, 12.0, 0.5)
    """
    total = last = 0.0
    for word in words.lower().split():
        row = _patterns().words[word]
        if "times" in row:
            total += (last or 1) * row["times"]
            last = 0
        elif "plus" in row:
            total += last + row["plus"]
            last = 0
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
    found = list(_read_all(text, start, end, sorted(taken)))
    return _join_ranges(text, _share_units(text, found))


def _read_all(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Number]:
    p = _patterns()
    at = start
    passed = 0
    spelled = _spelled_places(folded(text))
    while (match := _next(text, at, end, spelled)) is not None:
        while passed < len(taken) and taken[passed][1] <= match.start():
            passed += 1
        digits_end = match.end("digits") if match["digits"] else match.end()
        if passed < len(taken) and taken[passed][0] < digits_end:
            at = max(digits_end, match.start() + 1)
            continue
        tail = p.tail.match(text, match.end("an") if match["an"] else match.end(), end)
        assert tail is not None  # every part of it is optional
        at = max(match.end(), tail.end())
        yield _number(text, match, tail, start, end)


def _next(text: str, at: int, end: int, spelled: Places) -> Match | None:
    """The next number of `text[at:end]`: it begins with a digit, or at one of the places of number words."""
    number = _patterns().number
    while True:
        digit = _DIGIT.search(text, at, end)
        place = digit.start() if digit is not None else end
        word = bisect_left(spelled, (at,))
        if word < len(spelled) and spelled[word][0] < place:
            place = spelled[word][0]
        if place >= end:
            return None
        if (match := number.match(text, place, end)) is not None:
            return match
        run = _DIGITS_ALONE.match(text, place, end)
        at = run.end() if run is not None else place + 1


def _spelled_places(lower: str) -> Places:
    """Where number words may begin."""
    global _spelled
    if lower != _spelled[0]:
        _spelled = (lower, _patterns().spelled.places(lower))
    return _spelled[1]


_spelled: tuple[str, Places] = ("", [])
_DIGIT = re.compile(r"\d")
_DIGITS_ALONE = re.compile(r"\d+")


def _number(text: str, match: Match, tail: Match, floor: int, ceiling: int) -> Number:
    p = _patterns()
    start, digits_end = match.start(), match.end("digits") if match["digits"] else match.end()
    unit, unit_word, weak = _unit(tail["unit"])
    scale_word = (tail["scale"] or "").lower()
    scale = next((f for form, f in p.scales if form.fullmatch(scale_word)), 1) if scale_word else 1
    if match["digits"]:
        value, decimals, grouped = read_digits(match["digits"], percent=unit == "persen", scaled=scale > 1)
    else:
        value, decimals, grouped = read_words(match["word"]), 0, False
    if grouped and scale > 1:
        scale = 1
    value = min(value * scale, ABSURD)  # four hundred digits are infinite as a float, and cannot be rounded
    value = round(value) if unit != "persen" and scale > 1 else round(value, 6)
    stop = max(match.end(), tail.end("scale"), tail.end("an"), tail.end("unit"))
    rules = ["number:scale" if scale > 1 else "number:word" if match["word"] else "number:digits"]
    bound, bound_start = _bound_before(text, start, floor)
    if tail["an"] or match["an"]:
        bound = "about" if bound == "exact" else bound
        rules.append("bound:-an")
    elif bound == "exact" and (tail["more"] or p.bound_after.match(text, stop, ceiling)):
        bound = "over"
        rules.append("bound:after")
    elif bound != "exact":
        rules.append("bound:before")
    if unit:
        rules.append("unit:" + unit + (":weak" if weak else ""))
    following = _FOLLOWING.match(text, stop, ceiling)
    return Number(
        start=start,
        end=stop,
        digits_end=digits_end,
        value=value,
        unit=unit,
        unit_word=unit_word,
        bound=bound,
        bound_start=bound_start,
        decoy=_decoy(text, start, stop, floor, ceiling, unit, scale) or _too_large(value, unit),
        following=following[1].lower() if following else "",
        scale=scale,
        decimals=decimals,
        grouped=grouped,
        rules=tuple(rules),
    )


def _unit(word: str | None) -> tuple[Unit | None, str, bool]:
    if not word:
        return None, "", False
    for form, unit, weak in _patterns().units:
        if form.fullmatch(word):
            return unit, word.lower(), weak
    return None, "", False


def _bound_before(text: str, start: int, floor: int) -> tuple[Bound, int]:
    p = _patterns()
    window = max(floor, start - 70)
    match = p.bound_before.search(text, window, start)
    if match is None:
        return "exact", -1
    word = match["bound"]
    if word.lower().startswith("lebih") and _UNIT_BEFORE.search(text, window, match.start()):
        return "exact", -1  # "73 persen lebih dari 4,3 juta penduduk": the bound is the per cent's
    for form, bound in p.bounds:
        if form.fullmatch(word):
            return bound, match.start()
    return "exact", -1


def _decoy(text: str, start: int, stop: int, floor: int, ceiling: int, unit: Unit | None, scale: int) -> str | None:
    p = _patterns()
    window = max(floor, start - 40)
    found = p.decoy_before[unit is None].search(text, window, start)
    if found is None and unit is None:
        found = p.decoy_after.match(text, stop, ceiling)
    if found is not None:
        return (found.lastgroup or "").rstrip("0123456789")
    if scale >= 10**9 and unit is None:
        return "money"
    return None


def _too_large(value: float, unit: Unit | None) -> str | None:
    """A number that no count of people and no per cent can be: a misprint, an account number, hostile text."""
    return "too large" if value > (MOST_PERCENT if unit == "persen" else MOST_PEOPLE) else None


_RANGE = Pattern(r"\s?(?:(?:per\s?sen|persen|%)\s)?\s?(?:hingga|sampai(?:\sdengan)?|s/d|s\.d\.|-|–|—|ke)\s?")
_AND = Pattern(r"\s?(?:dan|atau|,|menjadi)\s?")
_BETWEEN = Pattern(r"(?<!\w)(?:antara|rentang|kisaran)(?:\s\w+)?\s*$", reverse=True)


def _share_units(text: str, numbers: list[Number]) -> list[Number]:
    """ "83,2 dan 85,1 persen": the first takes the unit of the second."""
    shared = list(numbers)
    for i in range(len(shared) - 2, -1, -1):
        one, two = shared[i], shared[i + 1]
        if one.unit is not None or two.unit != "persen" or one.decoy or one.scale > 1 or one.end != one.digits_end:
            continue
        gap = text[one.end : two.start]
        if (_AND.fullmatch(gap) or _RANGE.fullmatch(gap)) and one.value <= 110:
            value, decimals, _ = (
                read_digits(text[one.start : one.digits_end], percent=True, scaled=False)
                if text[one.start].isdigit()
                else (one.value, 0, False)
            )
            shared[i] = one._replace(unit="persen", value=value, decimals=decimals, rules=(*one.rules, "unit:shared"))
    return shared


def _join_ranges(text: str, numbers: list[Number]) -> list[Number]:
    """ "83 hingga 86 persen" and "antara 83 dan 86 persen" are one range."""
    joined: list[Number] = []
    for number in numbers:
        if joined and number.unit is not None and not number.decoy:
            one = joined[-1]
            gap = text[one.end : number.start]
            same = one.unit in (None, number.unit) and not one.decoy and one.low is None
            between = _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, one.start - 30), one.start)
            low, high = one.value, number.value
            if one.unit is None and one.scale == 1 and number.scale > 1:
                low *= number.scale
            if same and low < high and (_RANGE.fullmatch(gap) or between):
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
