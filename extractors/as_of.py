"""When a figure holds: the date in its own words, else the one that the text carries on, else the publication date."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractors.dates import DateMention
from extractors.draft import Draft
from extractors.reading import Clause

_ATTACHED = regex.compile(r"\s*+[(,]?\s*+(?:[\p{L}%-]++\s++){0,6}+[(]?\s*+", regex.IGNORECASE)
AS_OF_ROLES = ("as_of", "unknown")


@dataclass(slots=True)
class Clock:
    """The date that the text carries on."""

    published: str | None
    carried: DateMention | None = None


def dated(clause: Clause) -> list[DateMention]:
    """Dates of a sentence that a figure may hold at."""
    found = [d for d in clause.dates if d.as_of and d.slip is None and (d.kind == "now" or d.role in AS_OF_ROLES)]
    return found or [d for d in clause.dates if d.as_of and d.role == "since" and d.precision == "day"]


def assign_as_of(text: str, draft: Draft, dates: list[DateMention], clock: Clock) -> None:
    """Decide `draft.as_of` and its basis; goals and rules have none."""
    if draft.status != "actual":
        return
    mention = _in_sentence(text, draft, dates)
    if mention is not None:
        if mention.kind == "now":
            draft.as_of, draft.basis = mention.as_of, "published"
        else:
            draft.as_of, draft.basis = mention.as_of, "stated"
        draft.why("as_of:" + mention.rule)
    elif clock.carried is not None:
        draft.as_of, draft.basis = clock.carried.as_of, "context"
        draft.why("as_of:carried")
    elif clock.published is not None:
        draft.as_of, draft.basis = clock.published, "published"
        draft.why("as_of:published")


def _in_sentence(text: str, draft: Draft, dates: list[DateMention]) -> DateMention | None:
    if not dates:
        return None
    number = draft.number
    if draft.indicator != "population" and len(dates) > 1:
        # the date of the population's count is not that of the members'
        dates = [d for d in dates if d.precision != "semester"] or dates
    own_after = [
        d
        for d in dates
        if number.end <= d.start < draft.right
        and _ATTACHED.fullmatch(text[number.end : d.anchor_start if d.anchor_start >= number.end else d.start])
    ]
    own_before = [d for d in dates if draft.left <= d.start and d.end <= number.start]
    if own_before:
        return own_before[-1]
    if own_after:
        return own_after[0]
    earlier = [d for d in dates if d.end <= number.start]
    if draft.indicator == "population" and len(earlier) == 0:
        return None
    if earlier:
        return earlier[-1]
    return dates[0] if draft.indicator != "population" else None


def follow(drafts: list[Draft], dates: list[DateMention], clock: Clock) -> None:
    """Carry on the date that the sentence's figures hold at, or the one that a sentence without figures names.

    The date of a population base ("penduduk semester I 2023") is not carried, nor a mere *saat ini*.
    """
    levels = [d for d in drafts if d.dropped is None and d.indicator != "population"]
    stated = [
        m
        for m in dates
        if m.kind != "now" and (m.role == "as_of" or any(d.basis == "stated" and d.as_of == m.as_of for d in levels))
    ]
    if levels:
        stated = [m for m in stated if any(d.as_of == m.as_of for d in levels)]
    elif any(d.indicator == "population" for d in drafts):
        stated = [m for m in stated if m.precision not in ("semester", "year")]
    if stated:
        clock.carried = stated[-1]
