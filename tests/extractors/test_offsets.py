"""Every figure, claim and slip can be traced to its words, and every finished slot is well formed."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.sources import read_inputs
from extractors.extract import extract
from extractors.figure import Extraction
from extractors.gazetteer import load_gazetteer
from extractors.intervals import days

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FOLDERS = [ROOT / "corpus" / "sample", ROOT / "tests" / "pages", GOLD / "seeds", GOLD / "dev"]


@cache
def pages(folder: Path) -> list[tuple[Article, Extraction]]:
    articles = [item for item in read_inputs([str(folder)]) if isinstance(item, Article)]
    return [(article, extract(article)) for article in articles]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
class TestFolder:
    @pytest.fixture(autouse=True)
    def there(self, folder: Path) -> None:
        if not folder.exists():
            pytest.skip("the gold pages are not beside the project")

    def test_every_quote_stands_where_its_offsets_say(self, folder: Path) -> None:
        seen = 0
        for article, found in pages(folder):
            for figure in found.figures:
                assert article.text[figure.start : figure.end] == figure.quote
                assert figure.quote in figure.sentence
                assert figure.sentence in article.text
                seen += 1
            for claim in found.claims:
                assert article.text[claim.start : claim.end] == claim.quote
            for slip in found.slips:
                assert article.text[slip.start : slip.end] == slip.quote
        assert seen > 20

    def test_every_slot_is_within_its_range(self, folder: Path) -> None:
        gazetteer = load_gazetteer()
        for _, found in pages(folder):
            for figure in found.figures:
                low = figure.low if figure.low is not None else -math.inf
                high = figure.high if figure.high is not None else math.inf
                assert low <= figure.value <= high
                assert figure.region
                assert figure.region_code
                region = gazetteer.by_code(figure.region_code)
                if region is None:  # areas of branches, provinces counted together
                    assert figure.region_code.startswith(("branch:", "branch_region:", "area:"))
                else:
                    assert figure.region == region.full_name
                assert (figure.first_day, figure.last_day) == days(figure.as_of)
                assert figure.rules
                if figure.status != "actual":
                    assert figure.as_of is None
                    assert figure.as_of_basis is None

    def test_reading_twice_gives_the_same(self, folder: Path) -> None:
        for article, found in pages(folder)[:12]:
            assert extract(article) == found
