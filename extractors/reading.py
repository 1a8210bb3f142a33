"""One page as the extractor sees it: sentences, the numbers in them, and the regions, dates and cues around those.

Only sentences that hold a number, and their neighbours, are looked at closely.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.page import Page
from corpus.pattern import Pattern, keep
from extractors.cues import Cue, changes, indicators, programmes, segments, statuses
from extractors.dates.find import DateMention, find_dates
from extractors.gazetteer import Region
from extractors.numbers import Number, find_numbers
from extractors.regions.find import RegionMention, RegionReading, find_regions
from extractors.sentences import Sentence, split_sentences


@dataclass(slots=True)
class Clause:
    """A sentence with everything found in it; offsets are those of the page."""

    index: int
    start: int
    end: int
    line: int
    text: str
    numbers: list[Number] = field(default_factory=list)
    regions: list[RegionMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    indicators: list[Cue] = field(default_factory=list)
    statuses: list[Cue] = field(default_factory=list)
    changes: list[Cue] = field(default_factory=list)
    segments: list[Cue] = field(default_factory=list)
    programmes: list[Cue] = field(default_factory=list)
    groups: list[Cue] | None = None
    """Groups of people, once looked for: `extractors.segment.assign_group`."""
    spoken_of: list[RegionMention] | None = None
    """The regions that are no speakers' offices, once worked out."""
    subjects: dict[Region | None, list[RegionMention]] = field(default_factory=dict)
    """Of which regions it speaks, by what the page is about: `extractors.subjects.subjects`, once worked out."""


@dataclass(slots=True)
class Reading:
    """Everything read from one page before figures are put together."""

    page: Page
    text: str
    folded: str
    """The text in lower case, character by character."""
    sentences: list[Clause]
    programmes: list[Cue]
    regions: RegionReading
    dates: tuple[DateMention, ...]

    @property
    def published(self) -> str | None:
        """Publication date, YYYY-MM-DD."""
        return self.page.published


_DIGIT = re.compile(r"\d")
_SCALE = Pattern(r"\b(?:persen|juta|ribu)\b")


def read(page: Page) -> Reading:
    """Split the page and find all mentions in it."""
    text = page.clean
    lower = keep(text)
    regions = find_regions(
        text,
        title=page.title,
        url=page.article.url,
        outlet=page.article.outlet,
        published=page.published,
    )
    dates = find_dates(text, page.published)
    clauses = [_clause(text, i, s) for i, s in enumerate(split_sentences(text))]
    _share(clauses, regions.mentions, "regions")
    _share(clauses, dates, "dates")
    named = programmes().find(lower, 0, len(lower))
    _share(clauses, named, "programmes")
    for clause in clauses:
        _numbers(text, lower, clause)
    return Reading(page, text, lower, clauses, named, regions, dates)


def _clause(text: str, index: int, sentence: Sentence) -> Clause:
    return Clause(index, sentence.start, sentence.end, sentence.line, text[sentence.start : sentence.end])


def _share(clauses: list[Clause], mentions: Sequence[RegionMention | DateMention | Cue], slot: str) -> None:
    """Hand each mention to the sentence that holds it."""
    starts = [m.start for m in mentions]
    for clause in clauses:
        low = bisect_left(starts, clause.start)
        high = bisect_left(starts, clause.end)
        setattr(clause, slot, list(mentions[low:high]))


def _numbers(text: str, lower: str, clause: Clause) -> None:
    """Numbers and cues of one sentence; numbers inside dates and region names are none."""
    if not (_DIGIT.search(text, clause.start, clause.end) or _SCALE.search(text, clause.start, clause.end)):
        return
    taken = [(d.start, d.end) for d in clause.dates] + [(r.start, r.end) for r in clause.regions]
    clause.numbers = find_numbers(text, clause.start, clause.end, taken)
    if clause.numbers:
        _look_closely(lower, clause)


def _look_closely(lower: str, clause: Clause) -> None:
    """Find the cues of a sentence."""
    clause.indicators = indicators().find(lower, clause.start, clause.end)
    clause.statuses = statuses().find(lower, clause.start, clause.end)
    clause.changes = changes().find(lower, clause.start, clause.end)
    named = [(r.start, r.end) for r in clause.regions]
    clause.segments = [  # "Penajam Paser Utara (PPU)" is no segment
        c
        for c in segments().find(lower, clause.start, clause.end)
        if not any(s <= c.start and c.end <= e for s, e in named)
    ]
