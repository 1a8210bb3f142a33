"""robots.txt: what a site lets us ask for (RFC 9309, read by protego), and how long it wants us to wait."""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

LARGEST = 500_000
"""Bytes of a robots.txt that are read, as the RFC has it."""


class Robots:
    """The rules of one site for one agent; without a text, those of a site that has none: all may be asked for.

    >>> robots = Robots("User-agent: *\\nDisallow: /arsip/\\nAllow: /arsip/*.html$\\nCrawl-delay: 2", "cakupan")
    >>> robots.allows("https://k.example/arsip/x"), robots.allows("https://k.example/arsip/x.html"), robots.delay
    (False, True, 2.0)
    """

    def __init__(self, text: str = "", agent: str = "*") -> None:
        self._rules = Protego.parse(text[:LARGEST])
        self._agent = agent
        self.delay = self._rules.crawl_delay(agent)

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for; robots.txt itself always may."""
        return urlsplit(url).path == "/robots.txt" or self._rules.can_fetch(url, self._agent)


NOTHING = Robots("User-agent: *\nDisallow: /")
"""Rules of a site whose robots.txt cannot be had for a fault of its server: nothing may be asked."""
