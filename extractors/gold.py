"""Gold records as an Extraction: what a reader took from a page, for loading in the place of extracted figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

import regex

from corpus.article import Article
from extractors.figure import Bound, Extraction, Figure, UhcClaim
from extractors.intervals import days, value_interval
from extractors.sentences import Sentence, split_sentences

# The type words before a region's own name; pages mostly leave them out.
_TYPE = regex.compile(
    r"^(provinsi|kabupaten|kota|kecamatan|desa|kelurahan|bpjs kesehatan (cabang|kedeputian wilayah|wilayah))"
    r"( administrasi| daerah istimewa| dki)? ",
    regex.IGNORECASE,
)
_UHC = regex.compile(r"\buhc\b|universal health coverage|cakupan kesehatan semesta", regex.IGNORECASE)


def gold_extraction(article: Article, gold: Mapping[str, Any], *, optional: bool = True) -> Extraction:
    """The figures and claims of a page's gold.json as the extractor would give them.

    Where a slot holds a list, its first value is taken; `optional=False` leaves out what readers may differ on. Gold
    says what is printed, not where: of several places that print the same number, each figure gets the one whose
    sentence, or the text before it, names its region, and a place goes to one figure as long as there are others.
    ValueError when a quote is nowhere in the text. There are no slips: gold has none.
    """
    page = _Page(article.text)
    figures = [_figure(page, row) for row in gold["figures"] if optional or not row.get("optional")]
    claims = [_claim(page, row) for row in gold.get("uhc_claims", ()) if optional or not row.get("optional")]
    return Extraction(
        article_id=article.id,
        published=article.published or _first(gold.get("published")),
        title=article.title or _first(gold.get("title")),
        figures=tuple(sorted(figures, key=lambda figure: figure.start)),
        claims=tuple(claims),
    )


class _Page:
    """A text, its sentences, and which places are taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.sentences = split_sentences(text)
        self._starts = [sentence.start for sentence in self.sentences]
        self._taken: set[int] = set()

    def sentence(self, start: int) -> Sentence:
        return self.sentences[max(0, bisect_right(self._starts, start) - 1)]

    def place(self, quote: str, region: str | None) -> tuple[int, int]:
        """Where a quote best stands for a region: start and end in the text."""
        # Not inside a longer number: "98 persen" is no part of "0,98 persen".
        places = [m.start() for m in regex.finditer(rf"(?<![\d.,]){regex.escape(quote)}(?!\d)", self.text)]
        if not places and quote in self.text:
            places = [self.text.index(quote)]
        if not places:
            raise ValueError(f"quote {quote!r} is nowhere in the text")
        start = max(places, key=lambda at: (at not in self._taken, self._nearness(at, region), -at))
        self._taken.add(start)
        return start, start + len(quote)

    def _nearness(self, at: int, region: str | None) -> int:
        """2 where the sentence names the region, 1 where the text shortly before it does, else 0."""
        name = bare_name(region or "").lower()
        sentence = self.sentence(at)
        if name and name in self.lower[sentence.start : sentence.end]:
            return 2
        return int(bool(name) and name in self.lower[max(0, at - 300) : at])

    def mention(self, region: str) -> tuple[int, int]:
        """Where a region is named, best in a sentence on UHC; the text's first sentence where it is named nowhere."""
        name = bare_name(region).lower()
        places = [m.start() for m in regex.finditer(rf"\b{regex.escape(name)}\b", self.lower)] if name else []
        if not places:
            first = self.sentence(0)
            return first.start, first.end
        start = max(places, key=lambda at: (_UHC.search(self.lower, *self._bounds(at)) is not None, -at))
        return start, start + len(name)

    def _bounds(self, at: int) -> tuple[int, int]:
        sentence = self.sentence(at)
        return sentence.start, sentence.end

    def evidence(self, start: int, end: int) -> dict[str, Any]:
        sentence = self.sentence(start)
        return {
            "quote": self.text[start:end],
            "start": start,
            "end": end,
            "sentence": sentence.text(self.text),
        }


def bare_name(region: str) -> str:
    """A region's own name, without its type and what it lies in.

    >>> bare_name("Kabupaten Landak"), bare_name("Kecamatan Kendal, Kabupaten Ngawi")
    ('Landak', 'Kendal')
    >>> bare_name("Kota Administrasi Jakarta Timur"), bare_name("Indonesia")
    ('Jakarta Timur', 'Indonesia')
    """
    name: str = _TYPE.sub("", region.split(",")[0].strip())
    return name


def _figure(page: _Page, row: Mapping[str, Any]) -> Figure:
    slots = {slot: _first(value) for slot, value in row.items()}
    region, unit = slots.get("region"), slots["unit"]
    bound: Bound = slots.get("bound") or "exact"
    as_of, due = _text(slots.get("as_of")), _text(slots.get("target_year"))
    start, end = page.place(slots["quote"], region)
    if bound == "range" and slots.get("low") is not None:
        interval: tuple[float | None, float | None] = float(slots["low"]), float(slots["high"])
    else:
        interval = value_interval(slots["value"], unit, bound, slots["quote"])
    first, last = days(as_of)
    return Figure(
        indicator=slots["indicator"],
        unit=unit,
        value=float(slots["value"]),
        bound=bound,
        low=interval[0],
        high=interval[1],
        region=region,
        region_code=_code(region),
        status=slots.get("status") or "actual",
        target_year=due,
        as_of=as_of,
        as_of_basis=slots.get("as_of_basis"),
        first_day=first,
        last_day=last,
        segment=slots.get("segment"),
        rules=("gold",),
        **page.evidence(start, end),
    )


def _claim(page: _Page, row: Mapping[str, Any]) -> UhcClaim:
    region, as_of = _first(row["region"]), _text(_first(row.get("as_of")))
    first, last = days(as_of)
    return UhcClaim(
        region=region,
        region_code=_code(region),
        reached=_first(row["reached"]),
        as_of=as_of,
        first_day=first,
        last_day=last,
        rules=("gold",),
        **page.evidence(*page.mention(region)),
    )


def _code(region: str | None) -> str | None:
    """The gazetteer's code of a region, None where it has none (an unnamed group of regions)."""
    from extractors.gazetteer import load_gazetteer  # read only when gold is

    found = load_gazetteer().by_full_name(region) if region else None
    return found.code if found else None


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
