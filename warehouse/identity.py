"""Who a page is, and what makes it new: hashes of what things say, never counters or times."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from corpus.address import one_address
from corpus.article import Article


def digest(*parts: object, size: int = 16) -> str:
    """Hash of parts; lengths are part of it, so that ("ab", "c") and ("a", "bc") differ.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    >>> digest(None) == digest("")
    False
    """
    texts = [None if part is None else str(part).encode("utf-8", "surrogatepass") for part in parts]
    whole = b"".join([b"-1:\x00" if text is None else b"%d:%b" % (len(text), text) for text in texts])
    return hashlib.sha256(whole).hexdigest()[: 2 * size]


def canonical_url(url: str | None) -> str | None:
    """What all links to one page share (`corpus.address.one_address`); what is no web address stays as it is.

    >>> canonical_url("HTTPS://www.Kabar.id/2024/05/jkn/?utm_source=x&p=7#top")
    'kabar.id/2024/05/jkn?p=7'
    >>> canonical_url("  ") is None
    True
    """
    return one_address(url) or (url or "").strip() or None


def url_host(url: str | None) -> str | None:
    """Host of an address, without www.

    >>> url_host("https://www.kabar.id/a")
    'kabar.id'
    """
    canonical = canonical_url(url)
    if canonical is None or url is None or "//" not in url:
        return None
    return canonical.split("/", 1)[0].split("?", 1)[0] or None


def content_hash(article: Article) -> str:
    """SHA-256 of the text."""
    return digest(article.text, size=32)


def input_hash(article: Article) -> str:
    """SHA-256 of everything that is kept of a page: the text and what came along, also that pages of it are missing."""
    missing = ("incomplete",) if article.incomplete else ()
    return digest(article.text, article.url, article.outlet, article.published, article.title, *missing, size=32)


def article_key(article: Article) -> str:
    """Identity of a page: its canonical URL; without one, its text."""
    url = canonical_url(article.url)
    return digest("url", url) if url else digest("text", article.text)


def revision_id(article: Article) -> str:
    """Identity of one text of one page."""
    return digest(article_key(article), content_hash(article))


@cache
def extractor_version() -> str:
    """Version of what reads a page: the project's, and a digest of the code and tables of corpus and extractors
    and of the table of origins."""
    state = hashlib.sha256()
    for package in ("corpus", "extractors"):
        for name, data in sorted(_files(resources.files(package), package)):
            state.update(name.encode())
            state.update(hashlib.sha256(data).digest())
    for name in ("origins.py", "origins.toml"):
        state.update(resources.files("warehouse").joinpath(name).read_bytes())
    try:
        version = metadata.version("cakupan")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"{version}+{state.hexdigest()[:12]}"


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.name in {"__pycache__", "sample"}:
            continue
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            found += _files(entry, name)
        elif entry.name.endswith((".py", ".toml", ".csv", ".gz", ".txt")):
            found.append((name, entry.read_bytes()))
    return found
