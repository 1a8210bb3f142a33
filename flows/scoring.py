"""The extractor, and the contradictions, on annotated pages compared with what people found there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.sources import Rejected
from extractors.score import Score, score
from flows.annotated import read_gold
from flows.pipeline import Figures, run
from flows.reading import read_article, read_pages
from warehouse.read import conflicts
from warehouse.score import ConflictScore, score_conflicts


def score_extractor(folder: Path) -> tuple[Score, list[Rejected]]:
    """Run the extractor on a gold folder -> the scoreboard, and pages that could not be read (they count as empty)."""
    gold = read_gold(folder)
    predictions: dict[str, dict[str, Any]] = {}
    rejected: list[Rejected] = []
    for item in read_pages([str(folder)]):
        outcome = item if isinstance(item, Rejected) else read_article(item)
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
            continue
        article, _, extraction = outcome
        predictions[article.id] = {
            "published": extraction.published,
            "figures": [figure.as_dict() for figure in extraction.figures],
            "uhc_claims": [claim.as_dict() for claim in extraction.claims],
        }
    return score(gold, predictions), rejected


def score_contradictions(folder: Path, figures: Figures) -> tuple[ConflictScore, list[Rejected]]:
    """Run the job on a gold folder, in a warehouse of its own -> how its contradictions do, and pages set aside."""
    gold = read_gold(folder)
    with TemporaryDirectory() as place:
        path = Path(place) / "score.duckdb"
        summary = run([str(folder)], path, figures=figures)
        return score_conflicts(gold, conflicts(path)), list(summary.rejected)


def contradiction_table(scores: Mapping[str, ConflictScore], misses: int = 0) -> str:
    """The scoreboard as printed, a line for each source of figures; before it up to so many disagreements of each."""
    lines: list[str] = []
    for name, each in scores.items() if misses else ():
        lines += [f"{name} figures", *(f"  {line}" for line in each.disagreements()[:misses]), ""]
    lines.append(
        f"{'figures':12}{'recall':>7}{'strict':>8}{'precision':>11}{'wanted':>8}{'found':>7}{'flagged':>9}{'extra':>7}"
    )
    for name, each in scores.items():
        shares = f"{each.recall:7.3f}{each.strict_recall:8.3f}{each.precision:11.3f}"
        lines.append(f"{name:12}{shares}{len(each.wanted):8}{len(each.found):7}{each.flagged:9}{len(each.extra):7}")
    lines += ["", "found of those wanted, by kind:"]
    for name, each in scores.items():
        lines.append(f"{name:12}" + "  ".join(f"{kind} {found}/{of}" for kind, (found, of) in each.kinds().items()))
    return "\n".join(lines)
