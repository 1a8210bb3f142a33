"""Contradictions found against those that careful readers wrote down: what `cakupan score --conflicts` prints.

A contradiction wanted is found when one found concerns exactly its articles (the one, or the pair), and found with its
kind when that agrees too. An optional one counts for nobody. Precision is a lower bound: readers compared only articles
they had side by side, so what gold lacks may be right. The rules are those of `score_conflicts.py` beside the gold
guide, and a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.score import Gold


@dataclass(frozen=True, slots=True)
class Wanted:
    """A contradiction that readers raised: its kind, the articles it concerns, and what it says."""

    kind: str
    articles: frozenset[str]
    what: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ConflictScore:
    """What was wanted, and which of it was found; what was found, and which of it readers raised too."""

    wanted: tuple[Wanted, ...]
    found: tuple[Wanted, ...]
    strict: tuple[Wanted, ...]
    flagged: int
    extra: tuple[Mapping[str, Any], ...]

    @property
    def recall(self) -> float:
        return _share(len(self.found), len(self.wanted))

    @property
    def strict_recall(self) -> float:
        return _share(len(self.strict), len(self.wanted))

    @property
    def precision(self) -> float:
        return _share(self.flagged - len(self.extra), self.flagged)

    def kinds(self) -> dict[str, tuple[int, int]]:
        """-> {kind: (found, wanted)}."""
        found = Counter(each.kind for each in self.found)
        return {kind: (found[kind], count) for kind, count in sorted(Counter(w.kind for w in self.wanted).items())}

    def disagreements(self) -> list[str]:
        """One line for each contradiction missed, then for each that readers did not raise."""
        found = set(self.found)
        lines = [
            f"missed  {each.kind} {_names(each.articles)}: {each.what}" for each in self.wanted if each not in found
        ]
        lines += [f"extra   {row['kind']} {_names(row['articles'])}: {row['explanation']}" for row in self.extra]
        return lines


def score_conflicts(gold: Mapping[str, Gold], conflicts: Sequence[Mapping[str, Any]]) -> ConflictScore:
    """Score contradictions (rows with `kind`, `articles` and `explanation`) against a gold folder's."""
    raised = list(wanted(gold.values()))
    required = [each for each in raised if not each.optional]
    articles = {frozenset(row["articles"]) for row in conflicts}
    kinds = {(row["kind"], frozenset(row["articles"])) for row in conflicts}
    known = {each.articles for each in raised}
    return ConflictScore(
        wanted=tuple(required),
        found=tuple(each for each in required if each.articles in articles),
        strict=tuple(each for each in required if (each.kind, each.articles) in kinds),
        flagged=len(conflicts),
        extra=tuple(row for row in conflicts if frozenset(row["articles"]) not in known),
    )


def wanted(gold: Iterable[Gold]) -> Iterable[Wanted]:
    """The contradictions of gold records; what both pages of a pair say is one."""
    seen = set()
    for page in gold:
        for row in page.conflicts:
            other = row.get("with")
            others = other if isinstance(other, list) else [other] if other else []
            articles = frozenset([page.id, *others])
            key = (row["kind"], articles, "" if len(articles) > 1 else row["what"])
            if key not in seen:
                seen.add(key)
                yield Wanted(row["kind"], articles, row["what"], bool(row.get("optional")))


def _names(articles: Iterable[str]) -> str:
    return "+".join(sorted(articles))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
