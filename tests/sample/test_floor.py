"""The extractor reads the invented pages no worse than the scoreboard says (docs/scoreboard.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.sources import read_inputs
from extractors.extract import extract
from extractors.score import load_gold, score

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("folder", "strict", "core", "claims"),
    [("corpus/sample", 0.97, 0.98, 0.97), ("tests/pages", 0.94, 0.95, 0.92)],
)
def test_floor(folder: str, strict: float, core: float, claims: float) -> None:
    found: dict[str, dict[str, Any]] = {}
    for item in read_inputs([str(ROOT / folder)]):
        if isinstance(item, Article):
            read = extract(item)
            found[item.id] = {
                "figures": [figure.as_dict() for figure in read.figures],
                "uhc_claims": [claim.as_dict() for claim in read.claims],
            }
    result = score(load_gold(ROOT / folder), found)
    assert result.strict.f1 >= strict, result.table(9)
    assert result.core.f1 >= core, result.table(9)
    assert result.claims.f1 >= claims, result.table(9)
