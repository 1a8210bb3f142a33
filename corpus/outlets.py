"""Which outlet an address belongs to, and where that outlet's news comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from corpus.tables import load_rules

_PLAIN = re.compile(r"https?://([a-z0-9.-]++)(?:[/?#]|\Z)")
"""An address as nearly all are, of which the host is told without `urlsplit`, which takes ten times as long."""
_PREFIXES = ("www.", "m.", "amp.", "mobile.", "web.")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: its host without `www.`, the name it goes by, and the region that its news is about, if there is one.

    `region` is an official name ("Provinsi Bali", "Kota Pontianak"): a hint for texts that name no region, no fact.
    `body` and `date` are XPaths of the article's text and of its date on the outlet's pages, where the general rules
    of `rules/markup.toml` would go astray.
    """

    host: str
    name: str
    region: str | None = None
    body: str | None = None
    date: str | None = None


def host_of(url: str | None) -> str | None:
    """The host of an address, without `www.` and the like.

    >>> host_of("https://www.kabar.example/2024/05/a"), host_of("amp.kabar.example/a"), host_of(None)
    ('kabar.example', 'kabar.example', None)
    """
    if not url:
        return None
    if plain := _PLAIN.match(url):
        host: str | None = plain[1]
    else:
        try:
            host = urlsplit(url if "://" in url else f"//{url}").hostname
        except ValueError:
            return None
    if not host or "." not in host:
        return None
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") >= 2:
            return host.removeprefix(prefix)
    return host


@cache
def outlets() -> dict[str, Outlet]:
    """Every outlet of `rules/outlets.toml` by its host; a host takes the hints of the one above it."""
    rows = {row["host"]: row for row in load_rules("outlets.toml")["outlet"]}

    def hint(host: str, name: str) -> str | None:
        while "." in host:
            if host in rows and name in rows[host]:
                return str(rows[host][name])
            host = host.partition(".")[2]
        return None

    return {
        host: Outlet(host, row["name"], row.get("region"), hint(host, "body"), hint(host, "date"))
        for host, row in rows.items()
    }


def find_outlet(url_or_host: str | None) -> Outlet | None:
    """The outlet of an address or host: the host itself, or the nearest host above it in the table.

    >>> found = find_outlet("https://bali.antaranews.com/berita/1/a")
    >>> found.name, found.region
    ('ANTARA Bali', 'Provinsi Bali')
    >>> find_outlet("https://unknown.antaranews.com/berita/1/a").name
    'ANTARA'
    """
    host = host_of(url_or_host)
    while host and "." in host:
        if host in outlets():
            return outlets()[host]
        host = host.partition(".")[2]
    return None
