"""A page as a text file: `NAME.txt`, or `NAME/article.txt`, with an optional sidecar."""

from __future__ import annotations

from pathlib import Path

from corpus.article import Article
from corpus.sources.decode import decode, read_bytes
from corpus.sources.sidecar import make_article, read_sidecar


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a page would be: `meta.json` beside `article.*`, `NAME.meta.json` beside `NAME.*`.

    >>> sidecar_of(Path("a/article.txt")).as_posix(), sidecar_of(Path("a/bima.txt")).as_posix()
    ('a/meta.json', 'a/bima.meta.json')
    """
    return path.with_name("meta.json") if path.stem == "article" else path.with_name(f"{path.stem}.meta.json")


def read_text(path: Path, page_id: str) -> Article:
    """One page. Raises `Unreadable`."""
    text = decode(read_bytes(path)).text
    return make_article(page_id, text, read_sidecar(sidecar_of(path)))
