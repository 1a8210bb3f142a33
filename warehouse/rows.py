"""Articles and extractions as Arrow tables with the columns of the warehouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pyarrow as pa

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


class RejectedInput(Protocol):
    """What is stored of an input that was set aside (`corpus.sources.Rejected`)."""

    @property
    def input(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def hint(self) -> str | None: ...


_TEXT = pa.string()
_PAGE = pa.schema(
    [
        *((name, _TEXT) for name in ("article_key", "revision_id", "article_id", "url", "canonical_url", "outlet")),
        *((name, _TEXT) for name in ("host", "published", "published_basis", "title", "content_hash", "input_hash")),
        ("extractor_version", _TEXT),
        ("text", _TEXT),
        ("incomplete", pa.bool_()),
        ("position", pa.int64()),
    ]
)
ARTICLE = pa.schema(
    [(name, _TEXT) for name in ("article_key", "revision_id", "article_id", "url", "canonical_url", "outlet")]
)
_KEYS = [("revision_id", _TEXT), ("article_key", _TEXT)]
_PLACE = [("quote", _TEXT), ("start_char", pa.int32()), ("end_char", pa.int32()), ("sentence", _TEXT)]
_WHEN = [(name, _TEXT) for name in ("as_of", "as_of_basis", "first_day", "last_day")]
_FIGURE = pa.schema(
    [
        ("figure_id", _TEXT),
        *_KEYS,
        ("indicator", _TEXT),
        ("unit", _TEXT),
        ("value", pa.float64()),
        ("bound", _TEXT),
        ("low", pa.float64()),
        ("high", pa.float64()),
        *((name, _TEXT) for name in ("region", "region_code", "status", "target_year")),
        *_WHEN,
        ("segment", _TEXT),
        *_PLACE,
        ("program", _TEXT),
        ("rules", _TEXT),
        ("origin", _TEXT),
    ]
)
_CLAIM = pa.schema(
    [
        ("claim_id", _TEXT),
        *_KEYS,
        ("region", _TEXT),
        ("region_code", _TEXT),
        ("reached", pa.bool_()),
        *_WHEN,
        *_PLACE,
        ("rules", _TEXT),
        ("origin", _TEXT),
    ]
)
_SLIP = pa.schema([("slip_id", _TEXT), *_KEYS, ("kind", _TEXT), ("reason", _TEXT), *_PLACE])
_SKETCH = pa.schema([*_KEYS, ("value", pa.uint64())])
_REJECTED = pa.schema([(name, _TEXT) for name in ("rejected_id", "input", "stage", "reason", "hint", "source")])


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of pages as Arrow tables, one for each table of the warehouse that a load fills."""

    page: pa.Table
    figure: pa.Table
    uhc_claim: pa.Table
    slip: pa.Table
    sketch: pa.Table

    def tables(self) -> Mapping[str, pa.Table]:
        """-> {"in_page": …, "in_figure": …}, as the load queries name them."""
        return {
            "in_page": self.page,
            "in_figure": self.figure,
            "in_uhc_claim": self.uhc_claim,
            "in_slip": self.slip,
            "in_sketch": self.sketch,
        }


def to_arrow(
    batch: Sequence[tuple[Article, Page, Extraction]], version: str | None = None, *, sketched: bool = True
) -> Batch:
    """Arrow tables of a batch in which no page occurs twice; without `sketched` reprints cannot be told by them."""
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
        if sketched:
            sketches += [keys | {"value": value} for value in sketch(page.clean)]
    return Batch(
        pa.Table.from_pylist(pages, _PAGE),
        pa.Table.from_pylist(figures, _FIGURE),
        pa.Table.from_pylist(claims, _CLAIM),
        pa.Table.from_pylist(slips, _SLIP),
        pa.Table.from_pylist(sketches, _SKETCH),
    )


def empty() -> Batch:
    """A batch without a page."""
    return Batch(*(schema.empty_table() for schema in (_PAGE, _FIGURE, _CLAIM, _SLIP, _SKETCH)))


def joined(batches: Sequence[Batch]) -> Batch:
    """Several batches as one, in their order; a page may now occur twice."""
    if len(batches) == 1:
        return batches[0]
    names = ("page", "figure", "uhc_claim", "slip", "sketch")
    tables = {name: pa.concat_tables([getattr(batch, name) for batch in batches]) for name in names}
    page = tables["page"]
    place = page.schema.get_field_index("position")
    tables["page"] = page.set_column(place, page.schema.field(place), pa.array(range(page.num_rows), pa.int64()))
    return Batch(**tables)


def once_each(batch: Batch) -> list[Batch]:
    """A batch split so that no page occurs twice in one part; the order is kept."""
    seen: Counter[str] = Counter()
    turns = []
    for key in batch.page.column("article_key").to_pylist():
        turns.append(seen[key])
        seen[key] += 1
    if not any(turns):
        return [batch]
    return [
        only(batch, [place for place, turn in enumerate(turns) if turn == wanted]) for wanted in range(max(turns) + 1)
    ]


def only(batch: Batch, places: Sequence[int]) -> Batch:
    """A batch with the pages at some places, and what was found in them; each text occurs once in it."""
    import pyarrow.compute as pc  # a tenth of the time that a command for one page takes, which does without

    page = batch.page.take(pa.array(places, pa.int64()))
    texts = page.column("revision_id").combine_chunks()

    def of_them(table: pa.Table) -> pa.Table:
        return table.filter(pc.is_in(table.column("revision_id"), value_set=texts))

    return Batch(page, *map(of_them, (batch.figure, batch.uhc_claim, batch.slip, batch.sketch)))


def renamed(batch: Batch, ids: Sequence[str]) -> Batch:
    """A batch with other article ids, one for each of its pages."""
    place = batch.page.schema.get_field_index("article_id")
    return replace(batch, page=batch.page.set_column(place, batch.page.schema.field(place), pa.array(ids, pa.string())))


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


def rejected_to_arrow(rejected: Sequence[RejectedInput], sources: Mapping[str, str | None]) -> pa.Table:
    """Arrow table of inputs set aside, each once; `sources` says what to run again for each of them."""
    rows: dict[str, dict[str, str | None]] = {
        digest(each.input, each.stage, each.reason): {
            "input": str(each.input),
            "stage": each.stage,
            "reason": each.reason,
            "hint": each.hint,
            "source": sources.get(each.input),
        }
        for each in rejected
    }
    return pa.Table.from_pylist([{"rejected_id": key, **row} for key, row in rows.items()], _REJECTED)


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
