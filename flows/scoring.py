"""The extractor run on annotated pages and compared with what people found there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.sources import Rejected
from extractors.score import Gold, Score, load_gold, score
from flows.pipeline import read_article, read_pages


class GoldError(ValueError):
    """The folder holds no gold that can be read."""


def read_gold(folder: Path) -> dict[str, Gold]:
    """The gold records of a folder by page; GoldError says what was expected."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder; name one that holds NAME/article.txt and NAME/gold.json")
    try:
        return load_gold(folder)
    except ValueError as error:
        raise GoldError(str(error)) from error


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
