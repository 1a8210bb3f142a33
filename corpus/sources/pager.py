"""Articles cut into pages: the addresses of the further pages, and the pages put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urljoin, urlsplit

from corpus.sources.markup import Markup, clean_line, parse

MOST_PAGES = 20
"""Pages of one article at most."""

_HINT = re.compile(r"(?:page|halaman|hal|showpage|single)=|/(?:page/)?2/?[\"'?#]|selanjutnya", re.IGNORECASE)
_KEYS = frozenset({"page", "halaman", "hal", "pg", "part"})
_WHOLE = frozenset({("page", "all"), ("showpage", "all"), ("single", "1"), ("halaman", "all")})
_STEP = re.compile(
    r"[\s«»<>›→.|-]*(?:\d{1,2}|(?:halaman|laman)?\s?(?:selanjutnya|berikutnya|next|lanjut)|next page"
    r"|(?:tampilkan|lihat|show|baca) (?:semua|all|lengkap|semua halaman)|all|semua|[»>›→]+)[\s«»<>›→.|-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Further:
    """Where the rest of an article is: `whole`, the address of all of it on one page, and `pages`, (number,
    address).
    """

    whole: str | None = None
    pages: tuple[tuple[int, str], ...] = ()


def further_pages(html: str, url: str) -> Further:
    """The further pages that the first page of an article at `url` links to.

    Only links on the same host and path count, with `?page=2`, `?halaman=2`, `/2`, `/page/2` added, and only where the
    link's own words are a page number, "Selanjutnya" or the like: a link to another article is none.

    >>> further_pages('<a href="?page=2">2</a> <a href="?page=3">Selanjutnya</a>', "https://k.example/a").pages
    ((2, 'https://k.example/a?page=2'), (3, 'https://k.example/a?page=3'))
    """
    if not _HINT.search(html):
        return Further()
    here = _place(url)
    if here is None:
        return Further()
    whole: str | None = None
    pages: dict[int, str] = {}
    for link in parse(html).iter("a", "link"):
        target = link.get("href")
        words = clean_line(link.text_content()) if link.tag == "a" else ("next" if link.get("rel") == "next" else "")
        if (
            not target
            or len(target) > 1000
            or not (_STEP.fullmatch(words) or (words == "" and link.get("rel") == "next"))
        ):
            continue
        try:
            address = urljoin(url, target.strip())
        except ValueError:
            continue
        place = _place(address)
        if place is None or place[:2] != here[:2]:
            continue
        if place[3]:
            whole = whole or address
        elif place[2] > 1 and place[2] <= MOST_PAGES:
            pages.setdefault(place[2], address.split("#")[0])
    return Further(whole, tuple(sorted(pages.items())))


def page_number(url: str) -> int:
    """Which page of its article an address is.

    >>> page_number("https://k.example/a?page=3"), page_number("https://k.example/a/page/2/"), page_number("https://k.example/a")
    (3, 2, 1)
    """
    place = _place(url)
    return place[2] if place else 1


def _place(url: str) -> tuple[str, str, int, bool] | None:
    """Host and article of an address, which page of it, and whether it is all of it on one page."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    number, whole = 1, False
    rest = []
    for key, value in query:
        if (key.lower(), value.lower()) in _WHOLE:
            whole = True
        elif key.lower() in _KEYS and re.fullmatch(r"\d{1,2}", value):
            number = int(value)
        elif not key.lower().startswith("utm_"):
            rest.append((key, value))
    path = parts.path.rstrip("/")
    found = re.search(r"^(?P<article>.+?)/(?:page/)?(?P<number>[2-9]|1\d)$", path)
    if found and number == 1:
        path, number = found["article"], int(found["number"])
    return (parts.hostname or "").removeprefix("www."), f"{path}?{sorted(rest)}", number, whole


def join(pages: Sequence[Markup]) -> Markup:
    """One article of its pages: headline, date and whatever lines the first page has do not come again.

    >>> one, two = (Markup(f"Judul\\n\\n{text}", "Judul", None, None, None) for text in ("satu", "dua"))
    >>> join([one, two]).text
    'Judul\\n\\nsatu\\n\\ndua'
    """
    first, *rest = pages
    lines = first.text.split("\n\n")
    for page in rest:
        seen = set(lines)
        lines += [line for line in page.text.split("\n\n") if line not in seen]
    dated = first.published or next((page.published for page in rest if page.published), None)
    return replace(first, text="\n\n".join(lines), published=dated)
