"""One page, and the pages of some inputs, read from beginning to end: what a run, `extract` and their workers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.page import Page, read_page
from corpus.sources import Rejected, read_inputs
from extractors.figure import Extraction

Reading = tuple[Article, Page, Extraction]
Find = Callable[[Article], Reading | Rejected]
"""What finds figures on a page, or says why it could not."""


def read_article(article: Article) -> Reading | Rejected:
    """One page read; whatever goes wrong with it costs this page only."""
    from extractors.extract import extract_page  # late: the rules are read while a command opens DuckDB

    try:
        page = read_page(article)
        return article, page, extract_page(page)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        hint = "a fault of cakupan: please report it with this page; the other pages were read"
        return Rejected(input=article.id, stage="extract", reason=reason, hint=hint)


def read_pages(inputs: Sequence[str]) -> Iterator[Article | Rejected]:
    """`read_inputs` with names that can be stored: a file's name need not be text, an id is.

    Pages without coverage figures are passed over in what a crawler brings. Raises InputError at once.
    """
    return map(_with_legible_name, read_inputs(inputs))


def _with_legible_name(item: Article | Rejected) -> Article | Rejected:
    if isinstance(item, Rejected):
        return replace(item, input=legible(item.input), reason=legible(item.reason))
    return replace(item, id=legible(item.id))


def legible(name: str) -> str:
    r"""Text with what no UTF-8 can hold (bytes of odd file names) written as escapes.

    >>> legible("caf\udce9"), legible("café")
    ('caf\\udce9', 'café')
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
