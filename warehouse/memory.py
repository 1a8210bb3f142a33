"""How much memory DuckDB may take, as a user writes it."""

from __future__ import annotations

import re

WANTED = "a number and its unit, as 4GB, or a share of the machine's, as 50%"
DEFAULT = "80%"
LEAST_MB = 100
"""With less, a night of a few pages may not fit."""

_AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?) ?(?P<unit>[KMGT]i?B|%)", re.IGNORECASE)
_MB = {"kb": 1e-3, "mb": 1.0, "gb": 1e3, "tb": 1e6, "kib": 2**10 / 1e6, "mib": 2**20 / 1e6, "gib": 2**30 / 1e6}


def fault_of(amount: str) -> str | None:
    """What is wrong with an amount of memory, to be said after it; None when it will do.

    >>> fault_of("4GB"), fault_of("1.5 GiB"), fault_of("50%")
    (None, None, None)
    >>> fault_of("4 bananas")
    "is no amount of memory; wanted a number and its unit, as 4GB, or a share of the machine's, as 50%"
    >>> fault_of("8MB"), fault_of("120%")
    ('is too little memory; wanted 100MB or more', 'is no share of a memory; wanted more than 0% and at most 100%')
    """
    said = _AMOUNT.fullmatch(amount.strip())
    if said is None:
        return f"is no amount of memory; wanted {WANTED}"
    number, unit = float(said["number"]), said["unit"].lower()
    if unit == "%":
        return None if 0 < number <= 100 else "is no share of a memory; wanted more than 0% and at most 100%"
    if number * _MB.get(unit, 1e6) < LEAST_MB:
        return f"is too little memory; wanted {LEAST_MB}MB or more"
    return None
