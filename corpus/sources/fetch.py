"""Pages from the web, politely and safely: one request at a time a host, robots.txt kept, every fault a reason.

A request ends by `Policy.whole` seconds whatever the server does, is no larger than `Policy.largest`, packed or
unpacked, follows `Policy.redirects` redirects at most, and never goes to a private network (`corpus.sources.guard`).
Only 429, 5xx and time-outs are tried again.
"""

from __future__ import annotations

import re
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from corpus.address import bare
from corpus.relevance import version
from corpus.sources.guard import GuardedTransport, Refused, deadline
from corpus.sources.robots import NOTHING, Robots
from corpus.sources.state import Remembered, State

AGENT = "cakupan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How the web is asked. Times are in seconds, sizes in bytes."""

    user_agent: str = f"{AGENT}/0.1 (reads news on health insurance coverage)"
    delay: float = 1.0
    """Between two requests to a host; a longer Crawl-delay of its robots.txt goes before, up to `longest_wait`."""
    silence: float = 15.0
    """Without a byte from the server, before it counts as a time-out."""
    whole: float = 60.0
    """One request from its beginning to its last byte."""
    largest: int = 10_000_000
    largest_file: int = 5_000_000_000
    """Of WARC, JSONL, Parquet and other files of many pages."""
    redirects: int = 5
    tries: int = 3
    backoff: float = 1.0
    """Before the second try, doubled before each further one; Retry-After goes before."""
    longest_wait: float = 60.0
    hosts_at_once: int = 8
    robots_for: float = 86_400.0
    """How long a robots.txt is believed."""
    refresh_after: float = 30 * 86_400.0
    """How long a page without validators is taken to be as it was."""
    most_pages: int = 2_000
    """Pages asked for by one source in one run; the rest come in the next."""
    allow: tuple[str, ...] = ()
    """Hosts that may be in a private network."""


class FetchError(Exception):
    """A page that could not be had: what was seen, and what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it was sent, or as remembered (`new` is False then). `url` is where it was found in the end."""

    url: str
    data: bytes
    content_type: str | None
    charset: str | None
    new: bool


class _Host:
    """One request at a time, `delay` seconds apart."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = 0.0


class Fetcher:
    """Asks for pages; used by several threads. Close it when done."""

    def __init__(self, policy: Policy | None = None, state: State | None = None) -> None:
        self.policy = policy or Policy()
        self.state = state or State(None)
        self.asked = 0
        self._client = httpx.Client(
            transport=GuardedTransport(self.policy.allow),
            headers={"User-Agent": self.policy.user_agent, "Accept-Encoding": "gzip, deflate", "Accept-Language": "id"},
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(self.policy.silence),
        )
        self._client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, Robots] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close connections and the state."""
        self._client.close()
        self.state.close()

    def page(
        self, url: str, changed: str | None = None, index: bool = False, body: bool = False
    ) -> tuple[Fetched, Remembered]:
        """A page, or what is remembered of it where it has not changed since; with what is to be remembered of it.

        `changed` is what a feed or sitemap says of its last change; an `index` (a feed, a sitemap) is always asked for;
        with `body` a page that was set aside, and is remembered without its text, is asked for anew. Raises
        `FetchError`.
        """
        url = bare(url)
        known = self.state.page(url)
        if known is not None and known.irrelevant is not None and (body or known.irrelevant != version()):
            known = None  # set aside by an older test, and its body not kept
        if known is not None and not index and self._is_fresh(known, changed):
            return _as_fetched(known), known
        headers = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        final, status, answer, data = self._ask(url, headers)
        if status == 304 and known is not None:
            again = replace(known, asked_at=time.time(), changed=changed or known.changed)
            self.state.keep(again)
            return _as_fetched(again), again
        content_type = answer.get("content-type")
        return (
            Fetched(url=final, data=data, content_type=content_type, charset=_charset(content_type), new=True),
            Remembered(
                url=url,
                final_url=final,
                etag=answer.get("etag"),
                last_modified=answer.get("last-modified"),
                changed=changed,
                asked_at=time.time(),
                content_type=content_type,
                charset=_charset(content_type),
            ),
        )

    def keep(self, page: Remembered, body: bytes | None, irrelevant: str | None = None) -> None:
        """Remember a page that was read: with its body, or as irrelevant."""
        self.state.keep(replace(page, body=body, irrelevant=irrelevant))

    def is_known(self, url: str, changed: str | None = None) -> bool:
        """Whether a page would not be asked for at all."""
        known = self.state.page(bare(url), with_body=False)
        return known is not None and known.irrelevant in (None, version()) and self._is_fresh(known, changed)

    def _is_fresh(self, known: Remembered, changed: str | None) -> bool:
        """Whether a page need not be asked for: nothing says that it has changed, and there is nothing to ask with."""
        if changed is not None:
            if changed == known.changed:
                return True
            if known.changed is not None:
                return False
        if known.etag or known.last_modified:
            return False
        return time.time() - known.asked_at < self.policy.refresh_after

    def download(self, url: str, into: BinaryIO) -> tuple[str, str | None]:
        """A large file of many pages into a local one -> where it was found, and its content type. Raises
        `FetchError`.
        """
        final, _, answer, _ = self._ask(bare(url), {}, into)
        return final, answer.get("content-type")

    # --- one request, with its redirects and tries --------------------------------------------------------------------

    def _ask(
        self, url: str, headers: dict[str, str], into: BinaryIO | None = None
    ) -> tuple[str, int, httpx.Headers, bytes]:
        seen = [url]
        here = url
        while True:
            self._check(here)
            status, answer, data = self._try(here, headers, into)
            if status not in (301, 302, 303, 307, 308):
                return here, status, answer, data
            target = answer.get("location")
            if not target:
                raise FetchError(f"status {status} without an address to go on to", "check the address in a browser")
            try:
                here = bare(urljoin(here, target.strip()))
            except ValueError:
                raise FetchError(f"redirected to {target[:100]!r}, which is no address", "check the address") from None
            if here in seen:
                raise FetchError(f"redirects in a circle, by way of {here}", "check the address in a browser")
            if len(seen) > self.policy.redirects:
                raise FetchError(f"more than {self.policy.redirects} redirects", "give the address where it ends")
            seen.append(here)

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError(f"{url[:200]!r} is no web address", "give one that begins with https://")
        if parts.username or parts.password:
            raise FetchError("an address with a password in it", "give it without")
        if not self._robots_of(parts.scheme, parts.netloc).allows(url):
            raise FetchError("its robots.txt does not let us ask for it", "leave it out, or ask the outlet")

    def _robots_of(self, scheme: str, netloc: str) -> Robots:
        origin = f"{scheme}://{netloc}"
        with self._host(netloc).lock:
            if origin in self._robots:
                return self._robots[origin]
        kept = self.state.robots(origin, self.policy.robots_for)
        if kept is None:
            kept = self._ask_robots(origin)
        status, text = kept
        robots = NOTHING if status >= 500 or status == 429 else Robots(text, AGENT) if status == 200 else Robots()
        self._robots[origin] = robots
        return robots

    def _ask_robots(self, origin: str) -> tuple[int, str]:
        here = f"{origin}/robots.txt"
        for _ in range(self.policy.redirects + 1):
            status, answer, data = self._try(here, {}, None)
            if status in (301, 302, 303, 307, 308) and answer.get("location"):
                here = bare(urljoin(here, answer["location"]))
                if urlsplit(here).scheme not in ("http", "https"):
                    status = 404
                    break
                continue
            break
        else:
            status = 404  # more redirects than that: as if there were none (RFC 9309)
        text = data.decode("utf-8", "replace") if status == 200 else ""
        self.state.keep_robots(origin, status, text)
        return status, text

    def _host(self, netloc: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(netloc.lower(), _Host())

    @contextmanager
    def _turn(self, url: str) -> Iterator[None]:
        """Wait for this host's turn, and keep the others waiting meanwhile."""
        parts = urlsplit(url)
        host = self._host(parts.netloc)
        wait = self.policy.delay
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        if robots and robots.delay is not None:
            wait = max(wait, min(robots.delay, self.policy.longest_wait))
        with host.lock:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                yield
            finally:
                host.free_at = time.monotonic() + wait

    def _try(self, url: str, headers: dict[str, str], into: BinaryIO | None) -> tuple[int, httpx.Headers, bytes]:
        """One address, tried again after 429, 5xx and time-outs. Raises `FetchError`."""
        robots = urlsplit(url).path == "/robots.txt"
        for number in range(1, self.policy.tries + 1):
            last = number == self.policy.tries
            wait = self.policy.backoff * 2 ** (number - 1)
            try:
                with self._turn(url):
                    status, answer, data = self._once(url, headers, into)
            except (httpx.TimeoutException, httpcore.TimeoutException) as error:
                if last:
                    raise FetchError(
                        f"no answer in time, tried {number} times ({type(error).__name__})", "try again later"
                    ) from None
            else:
                if status < 400 or (robots and last):
                    return status, answer, data
                if status != 429 and status < 500:
                    if robots:
                        return status, answer, data
                    raise FetchError(f"status {status}", "check the address in a browser")
                asked = _retry_after(answer.get("retry-after"))
                if asked is not None and asked > self.policy.longest_wait:
                    raise FetchError(
                        f"status {status}, and asks to come back in {asked:.0f} seconds", "try again after that time"
                    )
                if last:
                    raise FetchError(f"status {status}, tried {number} times", "try again later")
                wait = max(wait, asked or 0.0)
            time.sleep(min(wait, self.policy.longest_wait))
        raise AssertionError("the last try returns or raises")

    def _once(self, url: str, headers: dict[str, str], into: BinaryIO | None) -> tuple[int, httpx.Headers, bytes]:
        limit = self.policy.whole if into is None else self.policy.whole * 60
        token = deadline.set(time.monotonic() + limit)
        self.asked += 1
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                data = b""
                if answer.status_code == 200:
                    data = self._body(answer, into)
                return answer.status_code, answer.headers, data
        except Refused as error:
            raise FetchError(f"not asked: {error}", 'name the host under allow = ["…"] if it is yours') from None
        except (httpx.TimeoutException, httpcore.TimeoutException):
            raise
        except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError, UnicodeError) as error:
            said = str(error) or type(error).__name__
            kind = "TLS error: " if "SSL" in said or "certificate" in said.lower() else "no connection: "
            raise FetchError(f"{kind}{said[:200]}", "check the address in a browser") from None
        finally:
            deadline.reset(token)

    def _body(self, answer: httpx.Response, into: BinaryIO | None) -> bytes:
        largest = self.policy.largest if into is None else self.policy.largest_file
        declared = answer.headers.get("content-length", "")
        too_large = FetchError(f"larger than {largest / 1e6:.0f} MB", "fetch it by other means and give the file")
        if declared.isdecimal() and int(declared) > largest:
            raise too_large
        encoding = answer.headers.get("content-encoding", "identity").strip().lower() or "identity"
        if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
            raise FetchError(f"packed as {encoding[:40]!r}, which was not asked for", "fetch it by other means")
        unpack = None if encoding == "identity" else _Unpacker(encoding)
        pieces: list[bytes] = []
        size = 0
        for raw in answer.iter_raw(65_536):
            until = deadline.get()
            if until is not None and time.monotonic() > until:
                raise httpx.ReadTimeout("the time for this page is over")
            piece = raw if unpack is None else unpack(raw, largest - size + 1)
            size += len(piece)
            if size > largest:
                raise too_large
            if into is None:
                pieces.append(piece)
            else:
                into.write(piece)
        return b"".join(pieces)


class _Unpacker:
    """gzip or deflate, never more than asked for at once."""

    def __init__(self, encoding: str) -> None:
        self._gzip = encoding != "deflate"
        self._inner = zlib.decompressobj(47 if self._gzip else 15)
        self._begun = False

    def __call__(self, raw: bytes, most: int) -> bytes:
        try:
            piece = self._inner.decompress(raw, most)
        except zlib.error as error:
            if self._gzip or self._begun:
                raise FetchError(f"packed data that cannot be unpacked: {error}", "try again later") from None
            self._inner = zlib.decompressobj(-15)  # deflate without its header, as some servers send it
            piece = self._unheaded(raw, most)
        self._begun = True
        return piece

    def _unheaded(self, raw: bytes, most: int) -> bytes:
        try:
            return self._inner.decompress(raw, most)
        except zlib.error as error:
            raise FetchError(f"packed data that cannot be unpacked: {error}", "try again later") from None


def _as_fetched(known: Remembered) -> Fetched:
    return Fetched(
        url=known.final_url, data=known.body or b"", content_type=known.content_type, charset=known.charset, new=False
    )


def _charset(content_type: str | None) -> str | None:
    found = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w:.-]{2,40})", content_type or "", re.IGNORECASE)
    return found.group(1) if found else None


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait by a Retry-After header: a number of seconds, or a date.

    >>> _retry_after("120"), _retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), _retry_after("soon")
    (120.0, 0.0, None)
    """
    if not value:
        return None
    if re.fullmatch(r"\d{1,9}", value.strip()):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
