"""Counts of regions in words: "tiga provinsi", "dua belas daerah", "13 kabupaten"."""

from __future__ import annotations

_UNITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
COUNTS = {word: n for n, word in enumerate(_UNITS, start=1)}
"""Number words up to nineteen, which regions are counted with, and what they mean."""
COUNTS |= {f"{word} belas": n + 10 for word, n in list(COUNTS.items())[1:9]}
COUNT = "|".join(sorted((word.replace(" ", r"\s") for word in COUNTS), key=len, reverse=True)) + r"|\d{1,3}"
"""A count as part of a regular expression: its alternatives."""


def number_of(count: str) -> int:
    """The number that a count in words or digits means, 0 for none.

    >>> number_of("dua belas"), number_of("13"), number_of("beberapa")
    (12, 13, 0)
    """
    word = " ".join(count.lower().split())
    return int(word) if word.isdigit() else COUNTS.get(word, 0)
