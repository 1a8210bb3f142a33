"""Decisions on numbers: lists of what takes a number for no figure, each with its reason and an example."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from corpus.pattern import Pattern
from extractors.draft import Draft
from extractors.figure import Unit

Holds = Callable[[str, Draft], "str | bool | None"]
"""Is it said of the number, in the text? Where the reason is not always the same: the reason, if it is."""


def _anywhere(text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Said:
    """A condition: what it asks of a number, and whether it may hold of any number of a page at all, so that it is not
    asked on the pages where it cannot."""

    holds: Holds
    may_hold: Callable[[str], bool] = _anywhere


KEPT = ""
"""The reason of those that are kept whatever the decisions below say."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of a number: the reason to drop it (`KEPT`: there is none; None: what `said` gives), what says
    so, and an example with such a number."""

    reason: str | None
    said: Said
    example: str
    units: tuple[Unit, ...] = get_args(Unit)
    """Of numbers in these units."""
    actual: bool = False
    """Of levels that are told as reached only, not of goals."""


PEOPLE: tuple[Unit, ...] = ("jiwa",)
COUNTS: tuple[Unit, ...] = ("jiwa", "kk")
PER_CENTS: tuple[Unit, ...] = ("persen",)

Asked = dict[tuple[Unit, bool], tuple[Decision, ...]]
"""What is asked of numbers of a unit, told as reached or not."""


class Decisions:
    """A list of decisions: the first that holds for a number is its reason, whatever comes after it would say.

    Those that can hold for no number of a page, since a word is missing there, are not asked on it: most of them.
    """

    def __init__(self, *rows: Decision) -> None:
        self.rows = rows
        self._kept: tuple[str, Asked] = ("", {})  # both at once: another thread may read another page

    def drop(self, text: str, draft: Draft) -> None:
        """Drop a number for which one holds."""
        if draft.dropped is None:
            found = self.of(text, draft)
            if found is not None and found[1] != KEPT:
                draft.drop(found[1])

    def of(self, text: str, draft: Draft) -> tuple[Decision, str] | None:
        """The decision that holds for a number, with its reason; None where none does."""
        page, asked = self._kept
        if text is not page:
            asked = self._of_page(text)
            self._kept = (text, asked)
        for each in asked[draft.unit, draft.status == "actual"]:
            said = each.said.holds(text, draft)
            if said:
                return each, str(said) if each.reason is None else each.reason
        return None

    def _of_page(self, text: str) -> Asked:
        may = [each for each in self.rows if each.said.may_hold(text)]
        return {
            (unit, actual): tuple(each for each in may if unit in each.units and (actual or not each.actual))
            for unit in get_args(Unit)
            for actual in (True, False)
        }


def in_part(pattern: Pattern) -> Said:
    """Is it said before the number, in its own part of the sentence?"""
    return Said(lambda text, draft: pattern.search(text, draft.left, draft.number.start) is not None, pattern.may_be_on)


def before(pattern: Pattern, chars: int = sys.maxsize) -> Said:
    """Is it said in the sentence before the number, no more than so many characters before it?"""
    return Said(
        lambda text, draft: (
            pattern.search(text, max(draft.clause.start, draft.number.start - chars), draft.number.start) is not None
        ),
        pattern.may_be_on,
    )


def opens(pattern: Pattern) -> Said:
    """Does the sentence begin so, up to the number?"""
    return Said(
        lambda text, draft: pattern.match(text, draft.clause.start, draft.number.start) is not None, pattern.may_be_on
    )


def goes_on(pattern: Pattern) -> Said:
    """Does the number's own part of the sentence begin so, up to the number?"""
    return Said(lambda text, draft: pattern.match(text, draft.left, draft.number.start) is not None, pattern.may_be_on)


def behind(pattern: Pattern) -> Said:
    """Does the sentence go on so behind the digits, up to the next number?"""
    return Said(
        lambda text, draft: pattern.match(text, draft.number.digits_end, draft.right) is not None, pattern.may_be_on
    )


def after(pattern: Pattern) -> Said:
    """Does the sentence go on so behind the number and its unit, up to the next number?"""
    return Said(lambda text, draft: pattern.match(text, draft.number.end, draft.right) is not None, pattern.may_be_on)


def to_the_end(pattern: Pattern) -> Said:
    """Does the sentence go on so behind the number and its unit, whatever numbers follow?"""
    return Said(
        lambda text, draft: pattern.match(text, draft.number.end, draft.clause.end) is not None, pattern.may_be_on
    )


def behind_to_the_end(pattern: Pattern) -> Said:
    """Does the sentence go on so behind the digits, whatever numbers follow?"""
    return Said(
        lambda text, draft: pattern.match(text, draft.number.digits_end, draft.clause.end) is not None,
        pattern.may_be_on,
    )


def every(*conditions: Said) -> Said:
    """Do all of these hold?"""

    def holds(text: str, draft: Draft) -> bool:
        for condition in conditions:  # noqa: SIM110 (a generator takes as long as the conditions)
            if not condition.holds(text, draft):
                return False
        return True

    return Said(holds, lambda text: all(each.may_hold(text) for each in conditions))


def either(*conditions: Said) -> Said:
    """Does one of these hold?"""

    def holds(text: str, draft: Draft) -> bool:
        for condition in conditions:  # noqa: SIM110
            if condition.holds(text, draft):
                return True
        return False

    return Said(holds, lambda text: any(each.may_hold(text) for each in conditions))


def counts(*indicators: str) -> Said:
    """Does the number count one of these?"""
    return Said(lambda text, draft: draft.indicator in indicators)


def counts_none_of(*indicators: str) -> Said:
    """Does it count none of these?"""
    return Said(lambda text, draft: draft.indicator not in indicators)


def below(value: float) -> Said:
    """Is it less than that?"""
    return Said(lambda text, draft: draft.value < value)


def beside(reason: str) -> Said:
    """Was the number before it in the sentence dropped for this?"""
    return Said(lambda text, draft: draft.before is not None and draft.before.dropped == reason)


def restates(reason: str) -> Said:
    """Was the number that it restates dropped for this?"""
    return Said(lambda text, draft: draft.link is not None and draft.link.dropped == reason)


def counted_by(*steps: str) -> Said:
    """Did one of these steps say what the number counts (":topic")?"""
    return Said(lambda text, draft: draft.counted_by(*steps))
