"""Addresses of pages: what varies between links to one page, and which addresses are another dress of one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_DRESS_HOSTS = ("www.", "m.", "amp.", "mobile.", "wap.", "web.")
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|source|from|_ga|spm|amp|outputtype|output|m|print|cetak"
)
_WHOLE = frozenset(
    {("page", "all"), ("page", "1"), ("halaman", "1"), ("showpage", "all"), ("single", "1"), ("hal", "1")}
)
_DRESS_PATHS = re.compile(r"/(?:amp|print|cetak|mobile)/?$|^/(?:amp|m|print|cetak)(?=/)", re.IGNORECASE)


def one_address(url: str | None) -> str | None:
    """The address that all dresses of a page share: AMP, mobile and print versions, tracking, `?page=all`; None for
    no web address.

    A further page of an article (`?page=2`) is an address of its own.

    >>> one_address("https://amp.kabar.example/2024/05/jkn/amp/?utm_source=x&page=all#top")
    'kabar.example/2024/05/jkn'
    >>> one_address("http://m.kabar.example/berita?id=7&page=2"), one_address("catatan")
    ('kabar.example/berita?id=7&page=2', None)
    """
    if not url or not re.match(r"https?://", url.strip(), re.IGNORECASE):
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if not host:
        return None
    for prefix in _DRESS_HOSTS:
        if host.startswith(prefix) and host.count(".") >= 2:
            host = host.removeprefix(prefix)
            break
    path = _DRESS_PATHS.sub("", parts.path.rstrip("/"))
    kept = sorted(
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
        if not _TRACKING.fullmatch(key.lower()) and (key.lower(), value.lower()) not in _WHOLE
    )
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"{place}{path}{'?' + urlencode(kept) if kept else ''}"


def is_dress(url: str) -> bool:
    """Whether an address is another dress of a page: AMP, mobile, print, or with tracking.

    >>> is_dress("https://kabar.example/jkn/amp/"), is_dress("https://www.kabar.example/jkn/?id=3")
    (True, False)
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    plain = f"{host}{f':{parts.port}' if parts.port not in (None, 80, 443) else ''}{parts.path.rstrip('/')}"
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return one_address(url) != (f"{plain}?{query}" if query else plain)


def bare(url: str) -> str:
    """An address without its fragment and without blanks around it, as it is asked for.

    >>> bare(" HTTPS://Kabar.example/a?b=1#c ")
    'https://kabar.example/a?b=1'
    """
    parts = urlsplit(url.strip())
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))
