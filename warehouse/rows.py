"""Articles and extractions as rows with the columns of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.article import Article
from corpus.page import Page
from extractors.figure import Extraction, Figure, Slip, UhcClaim
from warehouse.copies import sketch
from warehouse.identity import (
    article_key,
    canonical_url,
    content_hash,
    digest,
    extractor_version,
    input_hash,
    revision_id,
    url_host,
)
from warehouse.origins import origins

Columns = Mapping[str, str]
"""Columns with their types, by names that DuckDB and Arrow both know."""


def _text(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "string")


ARTICLE: Columns = _text("article_key", "revision_id", "article_id", "url", "canonical_url", "outlet")
_KEYS = _text("revision_id", "article_key")
_PLACE = {"quote": "string", "start_char": "int32", "end_char": "int32", "sentence": "string"}
_WHEN = _text("as_of", "as_of_basis", "first_day", "last_day")
TABLES: Mapping[str, Columns] = {
    "in_page": {
        **ARTICLE,
        **_text(
            "host", "published", "published_basis", "title", "content_hash", "input_hash", "extractor_version", "text"
        ),
        "incomplete": "bool",
        "position": "int64",
    },
    "in_figure": {
        "figure_id": "string",
        **_KEYS,
        **_text("indicator", "unit"),
        "value": "double",
        "bound": "string",
        **dict.fromkeys(("low", "high"), "double"),
        **_text("region", "region_code", "status", "target_year"),
        **_WHEN,
        "segment": "string",
        **_PLACE,
        **_text("program", "rules", "origin"),
    },
    "in_uhc_claim": {
        "claim_id": "string",
        **_KEYS,
        **_text("region", "region_code"),
        "reached": "bool",
        **_WHEN,
        **_PLACE,
        **_text("rules", "origin"),
    },
    "in_slip": {"slip_id": "string", **_KEYS, **_text("kind", "reason"), **_PLACE},
    "in_sketch": {**_KEYS, "hashes": "uint32[]"},
}
"""What a load fills the warehouse from: its tables, as the load queries name them."""


def to_rows(
    batch: Sequence[tuple[Article, Page, Extraction]], version: str | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The rows of each of the `TABLES`, of a batch in which no page occurs twice."""
    pages: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    slips: list[dict[str, Any]] = []
    sketches: list[dict[str, Any]] = []
    for position, (article, page, extraction) in enumerate(batch):
        row = _page_row(article, page, extraction, version or extractor_version()) | {"position": position}
        pages.append(row)
        keys = {"revision_id": row["revision_id"], "article_key": row["article_key"]}
        said: tuple[Figure | UhcClaim, ...] = (*extraction.figures, *extraction.claims)
        quoted = iter(origins(article.text, [each.start for each in said]))
        for rows, id_column, found in (
            (figures, "figure_id", [_figure_row(each) | {"origin": next(quoted)} for each in extraction.figures]),
            (claims, "claim_id", [_claim_row(each) | {"origin": next(quoted)} for each in extraction.claims]),
            (slips, "slip_id", [_slip_row(each) for each in extraction.slips]),
        ):
            rows += _unique(id_column, found, keys)
        if hashes := sketch(page.clean):
            sketches.append(keys | {"hashes": hashes})
    return dict(zip(TABLES, (pages, figures, claims, slips, sketches), strict=True))


def article_row(article: Article) -> dict[str, str | None]:
    """What is known of a page without reading it, as a row of `ARTICLE`."""
    return {
        "article_key": article_key(article),
        "revision_id": revision_id(article),
        "article_id": article.id,
        "url": article.url,
        "canonical_url": canonical_url(article.url),
        "outlet": outlet_name(article),
    }


def outlet_name(article: Article) -> str | None:
    """The outlet as it came with the page, else the host of its address."""
    return article.outlet or url_host(article.url)


# what says nothing of what is stated: an id does not turn on it
_NO_SLOTS = frozenset({"sentence", "rules", "origin"})


def _unique(id_column: str, rows: Sequence[dict[str, Any]], keys: dict[str, Any]) -> list[dict[str, Any]]:
    """Give each row its id and keys; a row that says the same at the same place twice is kept once, as told last."""
    names = sorted(rows[0].keys() - _NO_SLOTS) if rows else []
    by_id = {digest(id_column, keys["revision_id"], *[row[name] for name in names]): row for row in rows}
    return [{id_column: key} | keys | row for key, row in by_id.items()]


def _page_row(article: Article, page: Page, extraction: Extraction, version: str) -> dict[str, Any]:
    return {
        **article_row(article),
        "host": url_host(article.url),
        "published": extraction.published or page.published,
        "published_basis": page.published_basis,
        "title": _storable(extraction.title or page.title or "") or None,
        "content_hash": content_hash(article),
        "input_hash": input_hash(article),
        "extractor_version": version,
        "text": _storable(article.text),
        "incomplete": article.incomplete,
    }


def _figure_row(figure: Figure) -> dict[str, Any]:
    names = ("indicator", "unit", "value", "bound", "low", "high", "region", "region_code", "status", "target_year")
    more = ("as_of", "as_of_basis", "first_day", "last_day", "segment", "program")
    return (
        {name: getattr(figure, name) for name in (*names, *more)} | _place(figure) | {"rules": " ".join(figure.rules)}
    )


def _claim_row(claim: UhcClaim) -> dict[str, Any]:
    names = ("region", "region_code", "reached", "as_of", "as_of_basis", "first_day", "last_day")
    return {name: getattr(claim, name) for name in names} | _place(claim) | {"rules": " ".join(claim.rules)}


def _slip_row(slip: Slip) -> dict[str, Any]:
    return {"kind": slip.kind, "reason": slip.reason} | _place(slip)


def _place(found: Figure | UhcClaim | Slip) -> dict[str, Any]:
    return {
        "quote": _storable(found.quote),
        "start_char": found.start,
        "end_char": found.end,
        "sentence": _storable(found.sentence),
    }


def _storable(text: str) -> str:
    r"""Text with lone surrogates (which no UTF-8 column can hold) turned into question marks, one for one.

    >>> _storable("a\ud800b")
    'a?b'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
