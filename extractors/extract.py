"""One article to its figures: the one public door of this room."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TypeVar

from corpus.article import Article
from corpus.normalise import Normalisation, normalisation_of
from corpus.page import Page, normalised, read_page
from extractors.arithmetic import settle_by_arithmetic
from extractors.assemble import assemble
from extractors.candidates import drafts_of
from extractors.claims.find import find_claims, list_slips
from extractors.draft import Draft
from extractors.figure import Extraction, Figure, Slip, UhcClaim
from extractors.intervals import days, value_interval
from extractors.place.fit import drop_implausible
from extractors.reading import Reading, read
from extractors.settle import merge_repeats


def extract(article: Article) -> Extraction:
    """Clean and date the article, then take its figures, claims and slips."""
    return extract_page(read_page(article))


def extract_page(page: Page) -> Extraction:
    """Figures, claims and slips of a page that is clean and dated."""
    text = page.article.text
    normalisation = normalisation_of(text)
    if normalisation is None:
        return _extract(page)
    evened = normalised(page, normalisation)
    found, shorter = _extract(evened), evened.article.text
    return replace(
        found,
        title=page.title,
        figures=tuple(_moved_back(figure, normalisation, shorter, text) for figure in found.figures),
        claims=tuple(_moved_back(claim, normalisation, shorter, text) for claim in found.claims),
        slips=tuple(_moved_back(slip, normalisation, shorter, text) for slip in found.slips),
    )


def _extract(page: Page) -> Extraction:
    reading = read(page)
    drafts = drafts_of(reading)
    topics, clocks = assemble(reading, drafts)
    settle_by_arithmetic(drafts)
    drop_implausible(drafts)
    headline_end = page.title_span[1] if page.title_span else 0
    figures = merge_repeats([f for d in drafts if d.dropped is None for f in figures_of(reading, d)], headline_end)
    return Extraction(
        article_id=page.article.id,
        published=page.published,
        title=page.title,
        figures=tuple(sorted(figures, key=lambda f: (f.start, f.region or ""))),
        claims=tuple(find_claims(reading, topics, clocks, figures)),
        slips=tuple(slips_of(reading, drafts)),
    )


_Said = TypeVar("_Said", Figure, UhcClaim, Slip)


def _moved_back(said: _Said, normalisation: Normalisation, shorter: str, text: str) -> _Said:
    """What was found on a normalised page, in the words of the page as it is."""
    start, end = normalisation.back(said.start, said.end)
    first = shorter.rfind(said.sentence, 0, said.start + len(said.sentence))  # the last that begins no later
    left, right = normalisation.back(first, first + len(said.sentence))
    return replace(said, start=start, end=end, quote=text[start:end], sentence=text[left:right])


def figures_of(reading: Reading, draft: Draft) -> list[Figure]:
    """The finished figures of a draft, one a region."""
    number, article = draft.number, reading.page.article
    quote = article.text[number.start : number.end]
    if number.bound == "range":
        low, high = number.low, number.high
    else:
        low, high = value_interval(draft.value, draft.unit, number.bound, quote)
    first, last = days(draft.as_of)
    assert draft.indicator is not None
    return [
        Figure(
            indicator=draft.indicator,
            unit=draft.unit,
            value=draft.value,
            bound=number.bound,
            low=low,
            high=high,
            region=region.full_name,
            region_code=region.code,
            status=draft.status,
            target_year=draft.target_year,
            as_of=draft.as_of,
            as_of_basis=draft.basis,
            first_day=first,
            last_day=last,
            segment=draft.segment,
            quote=quote,
            start=number.start,
            end=number.end,
            sentence=article.text[draft.clause.start : draft.clause.end],
            rules=(*number.rules, *draft.reasons),
        )
        for region in draft.regions
    ]


def slips_of(reading: Reading, drafts: list[Draft]) -> list[Slip]:
    """What the page says that cannot be taken as it stands: wrong dates, numbers whose region nothing decides."""
    text = reading.page.article.text
    undecided = {(s, e): why for s, e, why in reading.regions.slips}
    found = [(s, e, "date", why) for s, e, why in reading.page.date_slips]
    found += [(d.start, d.end, "date", d.slip) for d in reading.dates if d.slip]
    for draft in drafts:
        if draft.dropped is None and not draft.regions:
            near = [why for (s, _), why in undecided.items() if draft.clause.start <= s < draft.clause.end]
            why = near[0] if near else "no region is named that the number could hold for"
            found.append((draft.number.start, draft.number.end, "region", why))
    slips: dict[tuple[int, int], Slip] = {}
    starts = [c.start for c in reading.sentences]
    for start, end, kind, why in found:
        at = bisect_right(starts, start) - 1
        sentence = reading.sentences[at] if at >= 0 and start < reading.sentences[at].end else None
        said = text[sentence.start : sentence.end] if sentence else text[start:end]
        slips.setdefault(
            (start, end), Slip(kind=kind, reason=why, quote=text[start:end], start=start, end=end, sentence=said)
        )
    return [*slips.values(), *list_slips(reading)]
