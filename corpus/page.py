"""Page to what the extractor reads: the same text with debris blanked out, titled and dated."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Article
from corpus.clean import Debris, blank, find_captions, find_debris
from corpus.published import date_page
from corpus.title import find_title

__all__ = ["Debris", "Page", "read_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be read.

    `clean` has exactly the length of the article's text: debris is blanked to spaces (line breaks stay), so an offset
    in one is an offset in the other. `published` is YYYY-MM-DD or None; `published_basis` says where it was found
    (`corpus.published.BASES`). `title_span` is where the headline stands in the text, if it does. `date_slips` are
    (start, end, reason) of dates that are impossible or contradict their weekday. `captions` are not blanked.
    """

    article: Article
    clean: str
    debris: tuple[Debris, ...]
    title: str | None
    title_span: tuple[int, int] | None
    published: str | None
    published_basis: str | None
    date_slips: tuple[tuple[int, int, str], ...] = ()
    captions: tuple[Debris, ...] = ()


def read_page(article: Article) -> Page:
    """Clean, title and date one article.

    >>> page = read_page(Article(id="x", text="Loket Dibuka\\n\\nBaca juga: Jalan Rusak\\n\\nBima, Rabu (8/5/2024)."))
    >>> page.clean.split(), page.published, page.published_basis
    (['Loket', 'Dibuka', 'Bima,', 'Rabu', '(8/5/2024).'], '2024-05-08', 'event')
    """
    text = article.text
    debris = find_debris(text)
    captions = find_captions(text, debris)
    title, span = find_title(text, debris, captions, article.title)
    dating = date_page(article, debris, captions, title_start=span[0] if span else None)
    return Page(
        article=article,
        clean=blank(text, debris),
        debris=debris,
        title=title,
        title_span=span,
        published=dating.published,
        published_basis=dating.basis,
        date_slips=dating.slips,
        captions=captions,
    )
