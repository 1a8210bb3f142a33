"""Addresses of the app's pages."""

from __future__ import annotations

from urllib.parse import quote


def conflict_address(conflict_id: str, query: str = "") -> str:
    """
    >>> conflict_address("ab12", "kind=value")
    '/conflict/ab12?kind=value'
    """
    return f"/conflict/{quote(conflict_id, safe='')}" + (f"?{query}" if query else "")


def region_address(place: str) -> str:
    """`place` is a code, or a name where there is none."""
    return f"/region/{quote(place, safe='')}"


def article_address(key: str, start: int | None = None, conflict_id: str | None = None) -> str:
    """With `start`, at what was found there; with a contradiction, its statements stand out.

    >>> article_address("ab12", 40, "cd34")
    '/article/ab12?conflict=cd34#at-40'
    """
    query = f"?conflict={quote(conflict_id, safe='')}" if conflict_id else ""
    return f"/article/{quote(key, safe='')}{query}" + (f"#at-{start}" if start is not None else "")
