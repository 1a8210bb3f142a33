"""One page as bytes, wherever it came from (an archive, a WARC record, the web), to an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from corpus.article import Article
from corpus.published import date_in_url
from corpus.relevance import may_hold_figures
from corpus.sources.decode import Unreadable, decode
from corpus.sources.sidecar import FIELDS, make_article

Kind = Literal[
    "text", "html", "pdf", "jsonl", "csv", "parquet", "feed", "sitemap", "warc", "zip", "tar", "links", "other"
]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".tar.gz": "tar",
    ".tgz": "tar",
    ".tar.bz2": "tar",
    ".tar.xz": "tar",
    ".urls": "links",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
    ".csv.gz": "csv",
}
"""The kind of a file by the end of its name."""

_STARTS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "zip"),
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb".{0,1000}?<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL), "feed"),
    (re.compile(rb".{0,1000}?<(?:urlset|sitemapindex)[\s>]", re.DOTALL), "sitemap"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE), "html"),
)
_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "text/plain": "text",
    "text/csv": "csv",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/zip": "zip",
    "application/warc": "warc",
    "application/vnd.apache.parquet": "parquet",
}


@lru_cache
def kind_by_name(name: str) -> Kind | None:
    """The kind of a file by its name, the longest ending first; None for an ending that says nothing.

    >>> kind_by_name("CC-NEWS-2024.warc.gz"), kind_by_name("a/berita.HTM"), kind_by_name("catatan")
    ('warc', 'html', None)
    """
    lower = name.lower()
    fitting = [ending for ending in SUFFIXES if lower.endswith(ending)]
    return SUFFIXES[max(fitting, key=len)] if fitting else None


def kind_by_content(data: bytes, content_type: str | None = None) -> Kind:
    """The kind of some bytes by how they begin, then by the type they were sent as.

    >>> kind_by_content(b"%PDF-1.7 ..."), kind_by_content(b"Loket dibuka", "text/html; charset=utf-8")
    ('pdf', 'html')
    """
    begin = data[:2048]
    for pattern, kind in _STARTS:
        if pattern.match(begin):
            return kind
    named = (content_type or "").split(";")[0].strip().lower()
    return _TYPES.get(named, "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page as bytes.

    `place` names it in messages. `known` holds what came along (`url`, `outlet`, `published`, `title`) and goes
    before what the page says; `listed` is the day that a feed or sitemap gave, for pages that say none. `more` are
    the further pages of an article that is cut into pages, `incomplete` says why some of them are missing.
    """

    place: str
    id: str
    data: bytes
    kind: Kind
    known: dict[str, str | None] = field(default_factory=dict)
    charset: str | None = None
    listed: str | None = None
    more: tuple[bytes, ...] = ()
    incomplete: str | None = None


def relevant(document: Document) -> bool:
    """The cheap test, on bytes, before anything is parsed; a PDF has to be opened first."""
    if document.kind == "pdf":
        return True
    return may_hold_figures(b"\n".join((document.data, *document.more)), html=document.kind == "html")


def to_article(document: Document) -> Article:
    """The article of a page. Raises `Unreadable`."""
    known = {name: document.known.get(name) for name in FIELDS}
    if document.kind == "html":
        from corpus.sources.html import html_article

        article = html_article(document.data, document.id, known, document.charset, document.more)
    elif document.kind == "pdf":
        from corpus.sources.pdf import pdf_text

        article = make_article(document.id, pdf_text(document.data), known)
    elif document.kind == "text":
        article = make_article(document.id, decode(document.data, document.charset).text, known)
    else:
        raise Unreadable(f"a file of kind {document.kind}, expected a page", "give it as an input of its own")
    if document.listed and not article.published and date_in_url(article.url).day is None:
        article = replace(article, published=document.listed)
    return replace(article, incomplete=True) if document.incomplete else article
