"""Page to what the extractor reads: the same text with debris blanked out, titled and dated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.clean import Debris, blank, find_captions, find_debris
from corpus.normalise import Normalisation, normalisation_of, with_plain_blanks
from corpus.published import date_page
from corpus.title import find_title

__all__ = ["Debris", "Page", "normalised", "read_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be read.

    `clean` has exactly the length of the article's text: debris is blanked to spaces (line breaks stay), and blanks of
    other kinds are plain ones, so an offset in one is an offset in the other. `published` is YYYY-MM-DD or None;
    `published_basis` says where it was found (`corpus.published.BASES`). `title_span` is where the headline stands in
    the text, if it does. `date_slips` are (start, end, reason) of dates that are impossible or contradict their
    weekday. `captions` are not blanked.
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
    text = with_plain_blanks(article.text)
    normalisation = normalisation_of(text)
    if normalisation is None:
        return _read(article) if text == article.text else _told_in(article.text, _read(replace(article, text=text)))
    shorter = _read(replace(article, text=normalisation.apply(text)))
    debris = tuple(_moved(part, normalisation.back) for part in shorter.debris)
    whole = replace(
        shorter,
        clean=blank(text, debris),
        debris=debris,
        captions=tuple(_moved(part, normalisation.back) for part in shorter.captions),
        title_span=normalisation.back(*shorter.title_span) if shorter.title_span else None,
        date_slips=tuple((*normalisation.back(start, end), why) for start, end, why in shorter.date_slips),
    )
    return _told_in(article.text, whole)


def _told_in(text: str, page: Page) -> Page:
    """The page with the article's own text, and the headline in its words."""
    title = text[slice(*page.title_span)] if page.title_span else page.title
    return replace(page, article=replace(page.article, text=text), title=title)


def normalised(page: Page, normalisation: Normalisation) -> Page:
    """The page with its text normalised."""

    def new(start: int, end: int) -> tuple[int, int]:
        return normalisation.new(start), normalisation.new(end)

    shorter = replace(
        page,
        clean=normalisation.apply(page.clean),
        debris=tuple(_moved(part, new) for part in page.debris),
        captions=tuple(_moved(part, new) for part in page.captions),
        title_span=new(*page.title_span) if page.title_span else None,
        date_slips=tuple((*new(start, end), why) for start, end, why in page.date_slips),
    )
    return _told_in(normalisation.apply(page.article.text), shorter)


def _moved(part: Debris, move: Callable[[int, int], tuple[int, int]]) -> Debris:
    start, end = move(part.start, part.end)
    return replace(part, start=start, end=end)


def _read(article: Article) -> Page:
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
