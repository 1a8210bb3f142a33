"""Pages from the web: an address, the pages that a feed or sitemap lists, a list of addresses."""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from corpus.address import one_address
from corpus.relevance import may_hold_figures, names_programme, version
from corpus.sources.decode import Unreadable
from corpus.sources.document import Document, kind_by_content
from corpus.sources.feed import Entry, Listing, read_listing
from corpus.sources.fetch import Fetched, Fetcher, FetchError, Policy
from corpus.sources.outcome import Rejected
from corpus.sources.pager import Further, further_pages
from corpus.sources.state import Remembered, State, default_path

MOST_SITEMAPS = 200
DEEPEST = 3
"""Sitemaps that list sitemaps that list sitemaps."""

WAITING = 32
"""Pages that are fetched and wait to be read, at most."""


def default_fetcher(policy: Policy | None = None, state: Path | None = None) -> Fetcher:
    """A fetcher as the command line uses it: remembering in the user's cache, hosts of CAKUPAN_ALLOW let through."""
    policy = policy or Policy()
    more = tuple(host.strip() for host in os.environ.get("CAKUPAN_ALLOW", "").split(",") if host.strip())
    return Fetcher(replace(policy, allow=(*policy.allow, *more)), State(state or default_path()))


def list_pages(fetcher: Fetcher, url: str) -> tuple[list[Entry] | Document, list[Rejected]]:
    """What an address brings: the pages that it lists, newest first, or the page that it is; and what went wrong.

    Raises `FetchError` when the address itself cannot be had, `Unreadable` when it is nothing that can be read.
    """
    known = fetcher.state.page(url)
    is_page = known is not None and (
        known.irrelevant is not None or kind_by_content(known.body or b"", known.content_type) in ("html", "pdf")
    )
    fetched, seen = fetcher.page(url, index=not is_page, body=True)
    if kind_by_content(fetched.data, fetched.content_type) in ("feed", "sitemap") or fetched.data[:2] == b"\x1f\x8b":
        listing = read_listing(fetched.data, fetched.url)
        if fetched.new:
            fetcher.keep(seen, fetched.data)
        problems: list[Rejected] = []
        pages = list(_all_pages(fetcher, listing, problems))
        dated = sorted(pages, key=lambda entry: entry.published or (entry.changed or "")[:10], reverse=True)
        return list({entry.url: entry for entry in dated}.values()), problems
    document, problems = as_document(fetcher, Entry(url), fetched, seen, screen=False)
    return (document if document is not None else []), problems


def _all_pages(fetcher: Fetcher, listing: Listing, problems: list[Rejected]) -> Iterator[Entry]:
    yield from listing.pages
    todo = deque((entry, 1) for entry in listing.sitemaps)
    asked = 0
    while todo:
        entry, depth = todo.popleft()
        asked += 1
        if asked > MOST_SITEMAPS or depth > DEEPEST:
            reason = f"more than {MOST_SITEMAPS} sitemaps, or deeper than {DEEPEST}"
            problems.append(Rejected(entry.url, "fetch", reason, "name the sitemaps you need one by one"))
            return
        try:
            fetched, seen = fetcher.page(entry.url, entry.changed, index=entry.changed is None)
            inner = read_listing(fetched.data, fetched.url)
        except (FetchError, Unreadable) as error:
            problems.append(Rejected(entry.url, "fetch", error.reason, error.hint))
            continue
        if fetched.new:
            fetcher.keep(seen, fetched.data)
        yield from inner.pages
        todo.extend((further, depth + 1) for further in inner.sitemaps)


def as_document(
    fetcher: Fetcher, entry: Entry, fetched: Fetched, seen: Remembered, screen: bool = True
) -> tuple[Document | None, list[Rejected]]:
    """A fetched page, its further pages fetched too; None when it is set aside as irrelevant. What is read is
    remembered.
    """
    kind = kind_by_content(fetched.data, fetched.content_type)
    if seen.irrelevant is not None:
        return None, []
    if kind not in ("html", "pdf", "text"):
        problem = Rejected(entry.url, "fetch", f"a {kind} file, expected a page", "give it as an input of its own")
        return None, [problem]
    problems: list[Rejected] = []
    more: list[bytes] = []
    missing: str | None = None
    data = fetched.data
    if kind == "html" and names_programme(data):
        further = _further(data, fetched.url)
        if further.whole:
            with suppress(FetchError):
                whole, seen_whole = fetcher.page(further.whole)
                fetcher.keep(seen_whole, whole.data)
                more, further = [whole.data], Further()
        for number, address in further.pages:
            try:
                page, seen_page = fetcher.page(address)
            except FetchError as error:
                missing = f"its page {number} is missing: {error.reason}"
                problems.append(Rejected(entry.url, "fetch", f"incomplete: {missing}", error.hint))
                break
            if page.new:
                fetcher.keep(seen_page, page.data)
            more.append(page.data)
    relevant = kind == "pdf" or may_hold_figures(b"\n".join((data, *more)), html=kind == "html")
    if fetched.new:
        keeps = relevant or not screen
        fetcher.keep(seen, data if keeps else None, None if keeps else version())
    if screen and not relevant:
        return None, problems
    return _document(fetched, entry, kind, tuple(more), missing), problems


def _document(fetched: Fetched, entry: Entry, kind: str, more: tuple[bytes, ...], missing: str | None) -> Document:
    return Document(
        place=entry.url,
        id=one_address(fetched.url) or entry.url,
        data=fetched.data,
        kind=kind,  # type: ignore[arg-type]
        known={"url": fetched.url},
        charset=fetched.charset,
        listed=entry.published,
        more=more,
        incomplete=missing,
    )


def _further(data: bytes, url: str) -> Further:
    from corpus.sources.html import decode_html

    try:
        return further_pages(decode_html(data), url)
    except Unreadable:
        return Further()


Outcome = Document | Rejected | None


def fetch_pages(
    fetcher: Fetcher, entries: Sequence[Entry], screen: bool = True, held: Callable[[str, str], bool] | None = None
) -> Iterator[Outcome]:
    """The pages of many addresses as they come, several hosts at once, each host one page at a time; None stands for
    a page that was set aside as irrelevant, which no page is of which `held` says (asked for the address listed and the
    one where it was found) that it is held already."""
    by_host: dict[str, deque[Entry]] = {}
    for entry in entries:
        by_host.setdefault(urlsplit(entry.url).netloc.lower(), deque()).append(entry)
    hosts = deque(by_host.values())
    ready: queue.Queue[Outcome | BaseException] = queue.Queue(maxsize=WAITING)
    stopped = threading.Event()
    lock = threading.Lock()

    def put(outcome: Outcome | BaseException) -> None:
        while not stopped.is_set():
            with suppress(queue.Full):
                ready.put(outcome, timeout=0.2)
                return

    def work() -> None:
        while not stopped.is_set():
            with lock:
                if not hosts:
                    return
                mine = hosts.popleft()
            for entry in mine:
                if stopped.is_set():
                    return
                try:
                    for outcome in _one(fetcher, entry, screen, held):
                        put(outcome)
                except BaseException as error:
                    put(error)
                    return

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(len(hosts), fetcher.policy.hosts_at_once))]
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads) or not ready.empty():
            with suppress(queue.Empty):
                outcome = ready.get(timeout=0.05)
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome
    finally:
        stopped.set()


def _one(fetcher: Fetcher, entry: Entry, screen: bool, held: Callable[[str, str], bool] | None) -> Iterator[Outcome]:
    try:
        fetched, seen = fetcher.page(entry.url, entry.changed)
    except FetchError as error:
        yield Rejected(entry.url, "fetch", error.reason, error.hint)
        return
    screen = screen and not (held is not None and held(entry.url, fetched.url))
    document, problems = as_document(fetcher, entry, fetched, seen, screen)
    yield from problems
    if document is not None or not problems or problems[-1].reason.startswith("incomplete"):
        yield document
