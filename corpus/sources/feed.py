"""Feeds (RSS 0.9 to 2.0, Atom) and sitemaps: the pages they list. No entity of theirs is resolved, no DTD is loaded."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from corpus.sources.decode import Unreadable
from corpus.sources.markup import clean_line, stamp_day

MOST_ENTRIES = 50_000
"""Entries of one feed or sitemap, as the sitemap protocol has it."""

LARGEST = 60_000_000
"""Bytes of a sitemap, unpacked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed or sitemap lists. `changed` is what it says of its last change, as written; `published` a
    day.
    """

    url: str
    title: str | None = None
    published: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap lists: `pages`, and further `sitemaps`."""

    pages: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()


def read_listing(data: bytes, url: str = "") -> Listing:
    """The entries of a feed or sitemap, addresses made whole by its own `url`. Raises `Unreadable`.

    >>> read_listing(b"<rss><channel><item><link>/a</link><pubDate>Wed, 08 May 2024 10:00:00 +0700</pubDate></item>"
    ...     b"</channel></rss>", "https://k.example/rss").pages[0].published
    '2024-05-08'
    """
    if data[:2] == b"\x1f\x8b":
        data = _unpack(data)
    head = data[:100_000]
    if re.search(rb"<!ENTITY|<!DOCTYPE[^>]{0,500}\[", head, re.IGNORECASE) or b"<!ENTITY" in data:
        raise Unreadable("XML that defines entities, which may grow without end", "ask the outlet for a plain feed")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"no XML that can be read: {error}", "check the address of the feed") from None
    if root is None:
        raise Unreadable("no XML, expected a feed or a sitemap", "check the address of the feed")
    kind = _name(root)
    if kind == "sitemapindex":
        return Listing(sitemaps=tuple(_located(root, "sitemap", url)))
    if kind == "urlset":
        return Listing(pages=tuple(_located(root, "url", url)))
    if kind in ("rss", "RDF", "feed", "channel"):
        return Listing(pages=tuple(_items(root, url)))
    raise Unreadable(
        f"XML that begins with <{kind[:40]}>, expected a feed or a sitemap", "check the address of the feed"
    )


def _unpack(data: bytes) -> bytes:
    try:
        inner = zlib.decompressobj(47)
        out = inner.decompress(data, LARGEST + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(f"packed data that cannot be unpacked: {error}", "check the address of the sitemap") from None
    if len(out) > LARGEST:
        raise Unreadable(
            f"larger than {LARGEST / 1e6:.0f} MB when unpacked", "give the parts of the sitemap one by one"
        )
    return out


def _name(element: Any) -> str:
    # not QName: a mended file may hold names that are none ("<:")
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _located(root: Any, kind: str, base: str) -> Iterator[Entry]:
    count = 0
    for element in root:
        if _name(element) != kind:
            continue
        count += 1
        if count > MOST_ENTRIES:
            return
        said = {_name(child): (child.text or "").strip() for child in element if isinstance(child.tag, str)}
        news = next((child for child in element if _name(child) == "news"), None)
        told = (
            {_name(child): (child.text or "").strip() for child in news if isinstance(child.tag, str)}
            if news is not None
            else {}
        )
        if address := _whole(said.get("loc", ""), base):
            published = stamp_day(told["publication_date"]) if told.get("publication_date") else None
            yield Entry(address, clean_line(told.get("title", "")) or None, published, said.get("lastmod") or None)


def _items(root: Any, base: str) -> Iterator[Entry]:
    count = 0
    for element in root.iter():
        if _name(element) not in ("item", "entry"):
            continue
        count += 1
        if count > MOST_ENTRIES:
            return
        said: dict[str, str] = {}
        link = ""
        for child in element:
            name = _name(child)
            if name == "link":
                href = child.get("href")
                if href is None:
                    link = link or (child.text or "").strip()
                elif child.get("rel", "alternate") == "alternate":
                    link = link or href.strip()
            elif name:
                said.setdefault(name, "".join(child.itertext()).strip())
        if not link and said.get("guid", "").startswith("http"):
            link = said["guid"]
        if address := _whole(link, base):
            stamp = next((said[name] for name in ("pubDate", "published", "date", "issued") if said.get(name)), None)
            changed = said.get("updated") or said.get("modified") or stamp
            published = stamp_day(stamp or said.get("updated", "")) if stamp or said.get("updated") else None
            yield Entry(address, clean_line(said.get("title", "")[:1000]) or None, published, changed)


def _whole(address: str, base: str) -> str | None:
    try:
        found = urljoin(base, address.strip())
    except ValueError:
        return None
    return found if re.match(r"https?://[^\s/]", found) and len(found) <= 2000 else None
