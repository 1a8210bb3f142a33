"""What reading can end in besides an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """One input set aside: the others go on.

    `input` is the path (with `:LINE` for a row of a JSONL file), `stage` where it failed, `reason` what was seen and
    what was expected, `hint` what to do next.
    """

    input: str
    stage: str
    reason: str
    hint: str


class InputError(Exception):
    """The inputs as given cannot be used at all (wrong usage): says what was seen, what was expected, what to do."""


@dataclass(slots=True)
class Tally:
    """Pages that reading passed over without a fault: without coverage figures by the cheap test, and other dresses
    (print, mobile, AMP) of a page that was read."""

    irrelevant: int = 0
    copies: int = 0
