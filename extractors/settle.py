"""A page's figures settled among themselves: arithmetic puts slots right, repeats and rounded repeats become one."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from extractors.figure import Figure
from extractors.intervals import value_interval

_EXACT = 4
"""So many printed digits are no coincidence: two such numbers on one page are the same figure."""


def merge_repeats(figures: list[Figure], headline_end: int = 0) -> list[Figure]:
    """One record for a value stated twice; a rounded repeat of a finer figure is left out.

    A headline says of whom its number is in few words: where the text repeats it, the text's slots hold.
    """
    said = {(f.unit, f.value) for f in figures if f.start >= headline_end and _digits(f) >= _EXACT}
    figures = [f for f in figures if f.start >= headline_end or (f.unit, f.value) not in said]
    by_value: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        twins = by_value.setdefault((*_slots(figure), figure.value), [])
        for i, other in enumerate(twins):
            if _same(figure, other):
                if _rank(figure) > _rank(other):
                    twins[i] = figure
                break
        else:
            twins.append(figure)
    kept = [figure for twins in by_value.values() for figure in twins]
    return _without_rounded(_without_wider(kept))


_PARTS_OF_PBI = ("PBI APBN", "PBI APBD")


def _without_wider(figures: list[Figure]) -> list[Figure]:
    """The figures less those of all PBI that another one says of those whom one government pays for, and less exact
    counts of inactive members that another one says of one segment."""
    narrow = {(*_slots(f)[:4], f.value) for f in figures if f.segment in _PARTS_OF_PBI}
    owing = {(*_slots(f)[:4], f.value) for f in figures if f.segment is not None and _is_owing(f)}
    return [
        f
        for f in figures
        if not (f.segment == "PBI" and (*_slots(f)[:4], f.value) in narrow)
        and not (f.segment is None and (*_slots(f)[:4], f.value) in owing)
    ]


def _is_owing(f: Figure) -> bool:
    return f.indicator == "inactive" and f.unit != "persen" and _digits(f) >= _EXACT


def _slots(f: Figure) -> tuple[object, ...]:
    return f.indicator, f.unit, f.region, f.status, f.segment


def _without_rounded(figures: list[Figure]) -> list[Figure]:
    """The figures less those that another one says more exactly."""
    by_slots: dict[tuple[object, ...], list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: f.value):
        by_slots.setdefault(_slots(figure), []).append(figure)
    rounded: set[int] = set()
    for group in by_slots.values():
        values = [f.value for f in group]
        for figure in group:
            low, high = _rounded_from(figure)
            start, stop = bisect_left(values, low), bisect_right(values, high)
            if figure.status == "actual" and any(_finer(other, figure) for other in group[start:stop]):
                rounded.add(id(figure))
    return [f for f in figures if id(f) not in rounded]


def _same(a: Figure, b: Figure) -> bool:
    """Do two figures with the same slots and value hold at the same time, as far as the page says?"""
    if a.status == "target" and a.target_year and b.target_year and a.target_year != b.target_year:
        return False
    stated = a.as_of_basis == "stated" and b.as_of_basis == "stated"
    return not (stated and a.as_of != b.as_of and not _within(a.as_of, b.as_of))


def _within(a: str | None, b: str | None) -> bool:
    """ "2024-03-21" and "2024-03": is one day or month part of the other?"""
    return a is not None and b is not None and (a.startswith(b + "-") or b.startswith(a + "-"))


def _rank(f: Figure) -> tuple[int, int, int, int]:
    basis = {"stated": 3, "context": 2, "published": 1, None: 0}[f.as_of_basis]
    return (1 if f.target_year else 0, basis, len(f.as_of or ""), 1 if f.bound == "exact" else 0)


def _rounded_from(f: Figure) -> tuple[float, float]:
    """The values that may have been rounded to this one."""
    low, high = f.low, f.high
    if f.bound in ("over", "under"):
        low, high = value_interval(f.value, f.unit, "about", f.quote)
        if f.unit == "persen":
            low, high = (f.value, f.value + 1) if f.bound == "over" else (f.value - 1, f.value)
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def _finer(a: Figure, b: Figure) -> bool:
    """Is `a` another number than `b`, and printed more exactly?"""
    if a.value == b.value or "range" in (a.bound, b.bound):
        return False
    if a.unit == "persen" and b.bound not in ("over", "under"):
        return _decimals(a) > _decimals(b)  # 90 per cent is no rounded 91
    return _digits(a) > _digits(b)


def _decimals(f: Figure) -> int:
    return len(f"{f.value:.6f}".rstrip("0").partition(".")[2])


def _digits(f: Figure) -> int:
    """How many digits the printed number shows, trailing zeros of the value apart."""
    return len(f"{f.value:.6f}".rstrip("0").rstrip(".").replace(".", "").rstrip("0"))
