"""A page's figures settled among themselves: arithmetic puts slots right, repeats and rounded repeats become one."""

from __future__ import annotations

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
    kept: list[Figure] = []
    for figure in figures:
        for i, other in enumerate(kept):
            if _same(figure, other):
                if _rank(figure) > _rank(other):
                    kept[i] = figure
                break
        else:
            kept.append(figure)
    return [f for f in kept if not any(_coarser(f, o) for o in kept if o is not f)]


def _same(a: Figure, b: Figure) -> bool:
    slots = ("indicator", "unit", "value", "region", "status", "segment")
    if any(getattr(a, s) != getattr(b, s) for s in slots):
        return False
    if a.status == "target" and a.target_year and b.target_year and a.target_year != b.target_year:
        return False
    return not (a.as_of != b.as_of and a.as_of_basis == "stated" and b.as_of_basis == "stated")


def _rank(f: Figure) -> tuple[int, int, int]:
    basis = {"stated": 3, "context": 2, "published": 1, None: 0}[f.as_of_basis]
    return (1 if f.target_year else 0, basis, 1 if f.bound == "exact" else 0)


def _coarser(a: Figure, b: Figure) -> bool:
    """Is `a` a rounded way of saying `b`?"""
    slots = ("indicator", "unit", "region", "status", "segment")
    if any(getattr(a, s) != getattr(b, s) for s in slots) or a.value == b.value or a.status != "actual":
        return False
    if a.bound == "range" or b.bound == "range":
        return False
    if _digits(a) >= _digits(b):
        return False
    low, high = a.low, a.high
    if a.bound in ("over", "under"):
        low, high = value_interval(a.value, a.unit, "about", a.quote)
        if a.unit == "persen":
            low, high = (a.value, a.value + 1) if a.bound == "over" else (a.value - 1, a.value)
    return (low is None or b.value >= low) and (high is None or b.value <= high)


def _digits(f: Figure) -> int:
    """How many digits the printed number shows, trailing zeros of the value apart."""
    return len(f"{f.value:.6f}".rstrip("0").rstrip(".").replace(".", "").rstrip("0"))
