"""robots.txt: what a site lets us ask for (RFC 9309), and how long it wants us to wait."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

LARGEST = 500_000
"""Bytes of a robots.txt that are read, as the RFC has it."""


@dataclass(frozen=True)
class Robots:
    """The rules of one site for one agent.

    `rules` are (allowed, pattern) of the group that names the agent, or of `*`.

    >>> robots = Robots.parse("User-agent: *\\nDisallow: /arsip/\\nAllow: /arsip/*.html$\\nCrawl-delay: 2", "cakupan")
    >>> robots.allows("https://k.example/arsip/x"), robots.allows("https://k.example/arsip/x.html"), robots.delay
    (False, True, 2.0)
    """

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, agent: str) -> Robots:
        """The rules for an agent, by its name without version."""
        groups: dict[str, list[tuple[bool, str]]] = {}
        delays: dict[str, float] = {}
        sitemaps: list[str] = []
        agents: list[str] = []
        in_rules = False
        for line in text[:LARGEST].splitlines():
            key, _, value = line.split("#", 1)[0].partition(":")
            key, value = key.strip().lower(), value.strip()
            if key == "user-agent":
                if in_rules:
                    agents, in_rules = [], False
                agents.append(value.lower())
                groups.setdefault(value.lower(), [])
            elif key in ("allow", "disallow"):
                in_rules = True
                if value:
                    for name in agents:
                        groups[name].append((key == "allow", _normal(value)))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?", value):
                in_rules = True
                for name in agents:
                    delays[name] = float(value)
            elif key == "sitemap":
                sitemaps.append(value)
        named = max(
            (name for name in groups if name != "*" and name and agent.lower().startswith(name)), key=len, default="*"
        )
        return cls(tuple(groups.get(named, ())), delays.get(named), tuple(sitemaps))

    @cached_property
    def _patterns(self) -> tuple[tuple[bool, int, re.Pattern[str]], ...]:
        return tuple((allowed, len(rule), _compile(rule)) for allowed, rule in self.rules[:5000])

    def allows(self, url: str) -> bool:
        """Whether an address may be asked: the longest rule that fits decides, and of two as long the one that
        allows.
        """
        parts = urlsplit(url)
        place = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if place == "/robots.txt":
            return True
        fitting = [(length, allowed) for allowed, length, pattern in self._patterns if pattern.match(place)]
        return max(fitting)[1] if fitting else True


def _normal(path: str) -> str:
    return quote(unquote(path), safe="/*$?=&%:@!~+,;'()[]-._")


def _compile(rule: str) -> re.Pattern[str]:
    """A rule as a regular expression; runs of `*` are one, so that none takes long."""
    end = rule.endswith("$")
    parts = [re.escape(part) for part in re.sub(r"\*+", "*", rule.removesuffix("$")).split("*")]
    joined = parts[0] + "".join(f"(?>.*?{part})" if part else ".*" for part in parts[1:])
    return re.compile(joined + ("$" if end else ""), re.DOTALL)


NOTHING = Robots(rules=((False, "/"),))
"""Rules of a site whose robots.txt cannot be had for a fault of its server: nothing may be asked."""
