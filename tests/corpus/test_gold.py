"""The annotated pages beside the project: cleaning loses no figure, dates are those their readers gave."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.page import Page, read_page
from corpus.sources import read_inputs
from corpus.sources.outcome import Rejected


def annotated(folder: Path) -> Iterator[tuple[Page, dict[str, Any]]]:
    for item in read_inputs([str(folder)]):
        assert not isinstance(item, Rejected), item
        yield read_page(item), json.loads((folder / item.id / "gold.json").read_text(encoding="utf-8"))


def acceptable(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("part", ["seeds", "dev"])
def test_no_figure_is_lost_by_cleaning(gold: Path, part: str) -> None:
    lost = []
    for page, row in annotated(gold / part):
        for figure in row["figures"]:
            quotes = acceptable(figure["quote"])
            printed = [quote for quote in quotes if quote in page.article.text]
            if printed and not figure.get("optional") and not any(quote in page.clean for quote in printed):
                lost.append((page.article.id, printed))
    assert lost == []


@pytest.mark.parametrize(("part", "share"), [("seeds", 1.0), ("dev", 0.95)])
def test_pages_are_dated(gold: Path, part: str, share: float) -> None:
    right = [page.published in acceptable(row["published"]) for page, row in annotated(gold / part)]
    assert sum(right) / len(right) >= share


def test_headlines(gold: Path) -> None:
    known = [(page, row) for page, row in annotated(gold / "dev") if row["title"] and row["title"] in page.article.text]
    assert len(known) > 50
    assert sum(page.title == row["title"] for page, row in known) / len(known) >= 0.95
