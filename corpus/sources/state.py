"""What is remembered of the web from one night to the next: a SQLite file.

It keeps of every address its validators (ETag, Last-Modified), when it was asked, and, of pages that may hold
figures, the page itself: so a page that has not changed is read again without being sent again, also by a run that
never got to publish it, and by a newer extractor. A page that holds none is remembered by that alone.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from corpus.sources.outcome import InputError

_SCHEMA = """
create table if not exists page (
    url text primary key,
    final_url text not null,
    etag text,
    last_modified text,
    changed text,
    asked_at real not null,
    content_type text,
    charset text,
    irrelevant text,
    body blob
) without rowid;
create table if not exists robots (
    origin text primary key,
    asked_at real not null,
    status integer not null,
    body text not null
) without rowid;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One address as it was last seen. `changed` is the date of change that a feed or sitemap gave, `irrelevant` the
    version of the relevance test that set the page aside; then there is no body. `asked_at` is in seconds since 1970.
    """

    url: str
    final_url: str
    etag: str | None = None
    last_modified: str | None = None
    changed: str | None = None
    asked_at: float
    content_type: str | None = None
    charset: str | None = None
    irrelevant: str | None = None
    body: bytes | None = None


class State:
    """The file, used by several threads of one process; another process that holds it is waited for."""

    def __init__(self, path: Path | None) -> None:
        """`path` None keeps everything in memory, for this run only."""
        self.path = path
        self._lock = Lock()
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=30, isolation_level=None)
            self._file.execute("pragma journal_mode = wal")
            self._file.execute("pragma synchronous = normal")
            self._file.executescript(_SCHEMA)
        except (sqlite3.Error, OSError) as error:
            raise InputError(
                f"{path}: what was remembered of the web cannot be opened: {error}; delete the file (pages are then"
                " asked for anew), or name another with CAKUPAN_STATE"
            ) from None

    def page(self, url: str, with_body: bool = True) -> Remembered | None:
        """What is known of an address; its body only where it is wanted."""
        columns = "url, final_url, etag, last_modified, changed, asked_at, content_type, charset, irrelevant"
        columns += ", body" if with_body else ", null as body"
        with self._lock:
            row = self._file.execute(f"select {columns} from page where url = ?", (url,)).fetchone()
        if row is None:
            return None
        named = dict(zip(columns.replace("null as ", "").split(", "), row, strict=True))
        if named["body"] is not None:
            named["body"] = zlib.decompress(named["body"])
        return Remembered(**named)

    def keep(self, page: Remembered) -> None:
        """Remember an address as seen now."""
        body = None if page.body is None else zlib.compress(page.body, 6)
        with self._lock:
            self._file.execute(
                "insert or replace into page values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    page.url,
                    page.final_url,
                    page.etag,
                    page.last_modified,
                    page.changed,
                    page.asked_at,
                    page.content_type,
                    page.charset,
                    page.irrelevant,
                    body,
                ),
            )

    def robots(self, origin: str, newest: float) -> tuple[int, str] | None:
        """Status and text of a site's robots.txt, if it was asked within `newest` seconds."""
        with self._lock:
            row = self._file.execute("select asked_at, status, body from robots where origin = ?", (origin,)).fetchone()
        return None if row is None or time.time() - row[0] > newest else (int(row[1]), str(row[2]))

    def keep_robots(self, origin: str, status: int, body: str) -> None:
        """Remember a site's robots.txt."""
        with self._lock:
            self._file.execute("insert or replace into robots values (?, ?, ?, ?)", (origin, time.time(), status, body))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()


def default_path() -> Path:
    """Where the file is: CAKUPAN_STATE, else in the user's cache."""
    if given := os.environ.get("CAKUPAN_STATE"):
        return Path(given).expanduser()
    if sys.platform == "win32":
        cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        cache = Path.home() / "Library" / "Caches"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "cakupan" / "web.sqlite"
