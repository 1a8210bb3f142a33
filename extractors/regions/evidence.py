"""What is known of a page's names while they are settled: hits, lists, votes for one region or another."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeVar

from corpus.edges import Ends
from corpus.pattern import LETTERS, Pattern, compiled
from extractors.gazetteer import Gazetteer, Region, load_gazetteer
from extractors.regions.context import Context
from extractors.regions.text import Hit, Scan, names_in
from extractors.regions.words import load_words

LOCAL = ("regency", "city")
SPACES = frozenset((" ", "\u00a0", "  "))
_CHAIN_WORDS = r",|;|/|&|–|-|\bdan|\bserta|\bmaupun|\bhingga|\blalu|\bkemudian|\bdisusul|\bjuga|\bplus"
_CHAIN_END = re.compile(rf"(?:{_CHAIN_WORDS})[ \n]{{0,3}}$")
_CHAIN_ENDS = Ends([_CHAIN_WORDS])
# From one item of a list, or row of a table, to the next: "- Sragen: 98,33 persen\n- ".
_NEXT_ITEM = compiled(
    r"[ ]?[:|\t(][^\n]{1,80}\n[ ]{0,3}(?:[-–•*·|][ ]{0,3}|\d{1,2}[.)][ ]{0,3})?(?:kota |«KABUPATEN» )?",
)
SENTENCE_END = re.compile(r"[.!?](?:[\"”’)]{0,2})\s+[\"“A-Z]|\n\s*\n|\n[-•*\d]")
_MOST_ASKED = 12  # words looked for one by one
_MOST_GAP = 90  # characters between two members of a list
_PROVINCIAL = Pattern(r"\b(?:provinsi|«KABUPATEN»/kota|kabupaten dan kota)\b")
GLUE = re.compile(r"[ ,(/]{0,3}")
K = TypeVar("K")


class Tally(dict[K, int]):
    """Counts; nothing of what was never counted. A `Counter` takes ten times as long to make."""

    def __missing__(self, key: K) -> int:
        return 0

    def most_common(self) -> list[K]:
        """What was counted, the most first; of equals what was counted first."""
        return sorted(self, key=self.__getitem__, reverse=True)


@dataclass(slots=True)
class _Votes:
    """Evidence on a page: regions named beyond doubt, provinces, and levels of offices without a name."""

    codes: Tally[str] = field(default_factory=Tally)
    provinces: Tally[str] = field(default_factory=Tally)
    levels: Tally[str] = field(default_factory=Tally)


@dataclass(slots=True)
class _Places:
    """Where a name stands with its type word, in order, and which regions it is there."""

    starts: list[int] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def add(self, start: int, region: Region) -> None:
        self.starts.append(start)
        self.regions.append(region)
        self.codes.add(region.code)


class Evidence:
    """What is known of a page's names while they are settled: the hits, and what speaks for one region or another."""

    def __init__(self, page: Scan, context: Context) -> None:
        self.page = page
        self.context = context
        self.gazetteer: Gazetteer = load_gazetteer()
        self.table = load_words()
        self.hits = page.hits
        self.votes = _Votes()
        self.typed_names: dict[str, _Places] = defaultdict(_Places)
        self.short_forms: dict[str, Region] = {}
        self.headlines: dict[int, bool] = {}
        self.slips: list[tuple[int, int, str]] = []
        self.small: set[str] | None = None  # the page's words in lower case, if many are asked for
        self.asked = 0
        self.chain_sure: Tally[int] = Tally()  # members of each list that are regions beyond doubt
        self.firsts: list[int] = []  # the first and last words of the hits that are kept
        self.lasts: list[int] = []
        self._local: dict[str, Region] | None = None
        self._province: bool | None = None

    def count(self, region: Region, weight: int) -> None:
        self.votes.codes[region.code] += weight
        if region.province:
            self.votes.provinces[region.province] += weight

    def is_established(self, hit: Hit) -> bool:
        """Does the page name one of the regions of this name beyond doubt?"""
        codes = self.votes.codes
        return any(codes[region.code] for region in hit.options)

    def elsewhere(self, hit: Hit) -> bool:
        """Is the page plainly about other provinces than those this name lies in?"""
        here = self.votes.provinces
        return bool(here) and not any(here[r.province or ""] for r in hit.options)

    def is_common(self, word: str) -> bool:
        """Does a word stand in lower case somewhere on the page, or in the table: is it no part of a person's name?"""
        if word in self.table.by_last:
            return True
        if self.small is not None:
            return word in self.small
        page = self.page
        text, words, starts = page.text, page.words, page.starts
        self.asked += 1
        if self.asked > _MOST_ASKED:
            self.small = {w for w, s in zip(words, starts, strict=True) if text[s].islower()}
            return word in self.small
        at = -1
        while True:
            try:
                at = words.index(word, at + 1)
            except ValueError:
                return False
            if text[starts[at]].islower():
                return True

    def opens_at(self, k: int) -> bool:
        """Does word `k` open a sentence, a line or a quotation?"""
        gap = self.page.between(k)
        return k == 0 or "\n" in gap or any(c in gap for c in '.!?:"“•') or gap.strip() in ("–", "—", "-")

    def is_headline(self, hit: Hit) -> bool:
        """Do most words of the line begin with capitals (headlines do)?"""
        text = self.page.text
        start = max(text.rfind("\n", max(0, hit.start - 200), hit.start) + 1, hit.start - 200)
        known = self.headlines.get(start)
        if known is None:
            end = text.find("\n", hit.end, hit.end + 200)
            line = text[start : end if end >= 0 else hit.end + 200]
            words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
            known = len(words) >= 3 and sum(1 for w in words if w[0].isupper()) >= 0.7 * len(words)
            self.headlines[start] = known
        return known

    def in_company(self, hit: Hit) -> bool:
        """Is it a member of a list in which other regions stand?"""
        return self.chain_sure[hit.chain] > 0

    @property
    def local_regions(self) -> dict[str, Region]:
        """Regencies and cities the page speaks of beyond doubt, by code."""
        if self._local is None:
            self._local = {
                h.region.code: h.region
                for h in self.hits
                if h.region is not None and h.region.level in LOCAL and h.kind not in ("institution", "dateline")
            }
        return self._local

    @property
    def speaks_of_province(self) -> bool:
        """Does the page say "provinsi", or speak of "kabupaten/kota"?"""
        if self._province is None:
            self._province = _PROVINCIAL.search(self.page.text, 0, 20_000) is not None
        return self._province


def chain(seen: Evidence) -> None:
    """Number the lists: "Kabupaten A, B (86 persen), dan C" is one chain."""
    number, last = -1, None
    for hit in seen.hits:
        if hit.anaphor or hit.kind in ("branch", "branch_region", "national", "drop"):
            continue
        if last is None or not _is_list_gap(seen, last.end, hit.start):
            number += 1
        hit.chain = number
        if hit.care == 0 or hit.typed:
            seen.chain_sure[number] += 1
        last = hit


def _is_list_gap(seen: Evidence, start: int, end: int) -> bool:
    if not 0 < end - start <= _MOST_GAP:
        return False
    gap = seen.page.low[start:end]
    if "\n" in gap and _NEXT_ITEM.fullmatch(gap):
        return True
    return (
        _CHAIN_ENDS[gap.rstrip(" \n")[-LETTERS:]]
        and _CHAIN_END.search(gap) is not None
        and not SENTENCE_END.search(seen.page.text, start, end)
    )


def weigh(seen: Evidence) -> None:
    """Count what the page names beyond doubt."""
    for hit in seen.hits:
        if hit.region is not None and hit.typed and hit.anaphor == "" and hit.kind != "drop":
            weight = 1 if hit.kind in ("institution", "dateline") else 3
            seen.count(hit.region, weight)
            if hit.region.level in ("regency", "city", "province"):
                seen.typed_names[hit.key].add(hit.start, hit.region)
        elif hit.kind == "branch":
            for member in hit.members[:1]:
                seen.count(member, 1)
        elif not hit.anaphor and hit.care == 0 and len(hit.options) == 1 and hit.options[0].level != "country":
            seen.count(hit.options[0], 2)
    for source, weight in ((seen.context.title, 3), (seen.context.slug, 3)):
        if source is None:
            continue
        for hit in names_in(source.hits):
            if len(hit.options) == 1 and (hit.typed or hit.care == 0) and not hit.seat:
                seen.count(hit.options[0], weight)
        for level, n in source.hints.items():
            seen.votes.levels[level] += n * 2
    for region in seen.context.host[:1]:
        if len({r.province for r in seen.context.host}) == 1:
            seen.votes.provinces[region.province or ""] += 1
    for level, n in seen.page.hints.items():
        seen.votes.levels[level] += n
