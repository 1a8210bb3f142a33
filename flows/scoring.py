"""The extractor run on annotated pages and compared with what people found there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.sources import Rejected, read_inputs
from extractors.score import Score, load_gold, score
from flows.pipeline import read_article


def score_extractor(folder: Path) -> tuple[Score, list[Rejected]]:
    """Run the extractor on a gold folder -> the scoreboard, and pages that could not be read (they count as empty)."""
    gold = load_gold(folder)
    predictions: dict[str, dict[str, Any]] = {}
    rejected: list[Rejected] = []
    for item in read_inputs([str(folder)]):
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
