"""A page as saved from the web: text and title by trafilatura, the date from the page's own markup.

`favor_recall` is on: on shapes of news pages with figures in tables, lists, definition lists and bare `div`s
(`tests/corpus/test_html.py`) it kept every figure, where the default lost all those in lists outside of `article`.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.published import date_in_url
from corpus.sources.decode import Unreadable, decode, read_bytes, tidy
from corpus.sources.sidecar import make_article, read_sidecar
from corpus.sources.text import sidecar_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def read_html(path: Path, page_id: str) -> Article:
    """One page; what its sidecar says goes before what its markup says. Raises `Unreadable`."""
    data = read_bytes(path)
    declared = _CHARSET.search(data[:4096])
    html = decode(data, declared.group(1).decode("ascii") if declared else None).text
    known = read_sidecar(sidecar_of(path))
    text, found = extract_html(html, known["url"])
    return make_article(page_id, text, {name: known[name] or found[name] for name in known})


def extract_html(html: str, url: str | None = None) -> tuple[str, dict[str, str | None]]:
    """Text of the article, and `url`, `outlet`, `published`, `title` as far as the markup gives them.

    Raises `Unreadable` when no article is found in the page.
    """
    import trafilatura  # costs half a second to import: only where there is HTML

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            raise Unreadable("no HTML, expected a saved web page", "save the page as HTML, or its text as .txt")
        document = trafilatura.bare_extraction(
            tree, url=url, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
        if isinstance(document, dict):  # only with `as_dict`; told to the type checker
            document = None
        text = (document.text if document else None) or trafilatura.html2txt(html)
        published = _markup_date(html)
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile page does to the parsers costs that page only
        raise Unreadable(f"HTML cannot be parsed: {type(error).__name__}: {error}", "save its text as .txt") from error
    if not text or not text.strip():
        raise Unreadable("no article text found in the HTML", "save the text of the page as .txt")
    address = url or (document.url if document else None)
    if date_in_url(address).day is not None:
        published = None  # the address counts in local time; metadata may be in UTC, or of the last change
    title = document.title if document else None
    return tidy(text), {
        "url": address,
        "outlet": _outlet(address, document.sitename if document else None),
        "published": published,
        "title": title.strip() or None if title else None,
    }


def _markup_date(html: str) -> str | None:
    """The publication date by metadata, JSON-LD and `time` elements; the text is left to `corpus.published`."""
    from htmldate import find_date

    return find_date(html, extensive_search=False, original_date=True)


def _outlet(url: str | None, sitename: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return None if host else sitename
