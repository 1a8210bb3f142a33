"""A page as saved from the web: text, title and date from its markup; the address and the outlet's own rules help.

Where the markup's own structure gives no article (`corpus.sources.markup`), trafilatura is asked.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.article import Article
from corpus.clean import is_paragraph
from corpus.outlets import find_outlet, host_of
from corpus.published import date_in_url
from corpus.sources.decode import Unreadable, decode, read_bytes, tidy
from corpus.sources.markup import Markup, read_markup
from corpus.sources.pager import join
from corpus.sources.sidecar import make_article, read_sidecar
from corpus.sources.text import sidecar_of

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})|^<\?xml[^>]{0,100}encoding=[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)


def read_html(path: Path, page_id: str) -> Article:
    """One page; what its sidecar says goes before what its markup says. Raises `Unreadable`."""
    return html_article(read_bytes(path), page_id, read_sidecar(sidecar_of(path)))


def html_article(
    data: bytes,
    page_id: str,
    known: dict[str, str | None],
    charset: str | None = None,
    more: Sequence[bytes] = (),
) -> Article:
    """One page of bytes, and the further ones of an article that is cut into pages; what is `known` of it goes
    before what its markup says. Raises `Unreadable`."""
    url = known.get("url")
    pages = [find_article(decode_html(page, charset), url) for page in (data, *more)]
    found = join(pages)
    fields = fields_of(found, url)
    return make_article(page_id, found.text, {name: known.get(name) or value for name, value in fields.items()})


def decode_html(data: bytes, charset: str | None = None) -> str:
    """The text of a page: by the charset that came with it, that of its markup, or as found. Raises `Unreadable`."""
    declared = _CHARSET.search(data[:4096])
    named = (declared.group(1) or declared.group(2)).decode("ascii", "ignore") if declared else None
    return decode(data, charset or named).text


def extract_html(html: str, url: str | None = None) -> tuple[str, dict[str, str | None]]:
    """Text of the article, and `url`, `outlet`, `published`, `title` as far as the markup gives them.

    Raises `Unreadable` when no article is found in the page.
    """
    found = find_article(html, url)
    return found.text, fields_of(found, url)


def find_article(html: str, url: str | None = None) -> Markup:
    """The article of a page by its outlet's own rules, the general ones, and at last by trafilatura.

    Raises `Unreadable` when no article is found.
    """
    outlet = find_outlet(url)
    try:
        found = read_markup(html, url, outlet.body if outlet else None, outlet.date if outlet else None)
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile page does to the parsers costs that page only
        raise Unreadable(f"HTML cannot be parsed: {type(error).__name__}: {error}", "save its text as .txt") from error
    if len(found.text) < 200 and not any(map(is_paragraph, found.text.split("\n"))):
        other = _by_trafilatura(html, url)
        if other and any(map(is_paragraph, other.split("\n"))):
            return replace(found, text=other)
    return found


def fields_of(found: Markup, url: str | None) -> dict[str, str | None]:
    """`url`, `outlet`, `published` and `title` of an article found in markup, as a sidecar would name them.

    The address that the page claims for itself counts where it is on the same host as the one it was found at. A day in
    the address goes before the metadata, which may be in another time zone, or of the last change.
    """
    address = url or found.url
    if url and found.url and host_of(found.url) == host_of(url) and len(found.url) > len(host_of(url) or "") + 10:
        address = found.url
    published = None if date_in_url(address).day is not None else found.published
    return {
        "url": address,
        "outlet": None if host_of(address) else found.outlet,
        "published": published,
        "title": found.title,
    }


def _by_trafilatura(html: str, url: str | None) -> str | None:
    import trafilatura  # costs half a second to import: only where it is needed

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(html, url=url, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # nothing found is an answer too
        return None
    return tidy(text) if text else None
