"""Page to what the extractor reads: the same text with debris blanked out, dated."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Debris:
    """A stretch of the text that is no part of the article: byline, related news, counters, buttons."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be read.

    `clean` has exactly the length of the article's text: debris is blanked to spaces (line breaks stay), so an offset
    in one is an offset in the other. `published` is YYYY-MM-DD or None; `published_basis` says where it was found.
    `title_span` is where the headline stands in the text, if it does. `date_slips` are (start, end, reason) of dates
    that are impossible or contradict their weekday.
    """

    article: Article
    clean: str
    debris: tuple[Debris, ...]
    title: str | None
    title_span: tuple[int, int] | None
    published: str | None
    published_basis: str | None
    date_slips: tuple[tuple[int, int, str], ...] = ()


def read_page(article: Article) -> Page:
    """Clean and date one article."""
    return Page(article, article.text, (), article.title, None, article.published, "given" if article.published else None)
