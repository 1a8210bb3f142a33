"""Annotated pages (NAME/article.txt with NAME/gold.json) as a source of figures, in the place of the extractor."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.article import Article
from corpus.page import Page, read_page
from corpus.sources import InputError, Rejected
from extractors.figure import Extraction, Slip
from extractors.gold import gold_extraction
from extractors.score import Gold, load_gold
from warehouse.identity import digest, extractor_version


class GoldError(InputError):
    """The folder holds no gold that can be read."""


def read_gold(folder: Path) -> dict[str, Gold]:
    """The gold records of a folder by page; GoldError says what was expected."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder; name one that holds NAME/article.txt and NAME/gold.json")
    try:
        return load_gold(folder)
    except ValueError as error:
        raise GoldError(str(error)) from error


class Annotated:
    """What readers found on the pages of some folders, given page by page as the extractor would give it.

    `version` stands for the annotations in the place of the extractor's: other annotations are read anew. Raises
    GoldError when an input is no folder with gold.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        self._gold: dict[str, Gold] = {}
        for folder in folders:
            self._gold |= read_gold(Path(folder).expanduser())
        said = [json.dumps(_record(page), sort_keys=True) for _, page in sorted(self._gold.items())]
        self.version = f"{extractor_version()}+gold.{digest(*said)[:12]}"

    def read(self, article: Article) -> tuple[Article, Page, Extraction] | Rejected:
        """One page with its annotated figures and claims; of slips there are the dates that its text gets wrong."""
        gold = self._gold.get(article.id)
        if gold is None:
            return Rejected(article.id, "read", "no gold.json beside it", "annotate it, or take --figures extracted")
        try:
            page = read_page(article)
            found = gold_extraction(article, _record(gold))
        except (KeyError, ValueError) as error:
            reason = f"its gold.json cannot be used: {type(error).__name__}: {error}"
            return Rejected(article.id, "read", reason, "the gold guide says how a record is written")
        slips = tuple(
            Slip(kind="date", reason=why, quote=article.text[start:end], start=start, end=end, sentence="")
            for start, end, why in page.date_slips
        )
        return article, page, replace(found, slips=slips)


def _record(gold: Gold) -> dict[str, object]:
    return {"figures": gold.figures, "uhc_claims": gold.uhc_claims, "published": gold.published}
