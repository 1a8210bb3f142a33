"""Inputs as a user names them to articles: files, folders, globs, archives, addresses; one file of this package a kind.

    from corpus.sources import read_inputs
    for item in read_inputs(["corpus/sample", "more/*.jsonl", "https://kabar.example/feed"]):
        ...  # an Article, or a Rejected that says why an input was set aside

Ids. An article's id is the folder's name for `NAME/article.txt`, the file's stem for other files, the row's own `id`
(or `FILESTEM-LINENO`) in tables, `FILESTEM-NUMBER` in web archives, the address without scheme for pages from the
web. Ids are unique within one call: the first page in reading order keeps its id, a later one with the same id is
called `PARENT/ID` after its folder, and, should that be taken too, `ID~2`, `ID~3`. A file named twice (by its folder
and by a glob, say) is read once. Order: inputs as given, files by path, rows by line; pages from the web as they come.

Everything streams: a page at a time is held, whatever the size of the input.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
import re
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from corpus.address import bare, one_address
from corpus.article import Article
from corpus.relevance import text_may_hold_figures, visible_text
from corpus.sources.archive import read_tar, read_zip
from corpus.sources.decode import LARGEST, Unreadable, decode, file_size, not_opened, read_bytes
from corpus.sources.document import Document, Kind, kind_by_content, kind_by_name, relevant, to_article
from corpus.sources.folder import JSONL, PAGES, find_pages, is_page, page_id
from corpus.sources.jsonl import read_jsonl
from corpus.sources.outcome import InputError, Rejected, Tally
from corpus.sources.sidecar import Row, read_sidecar, sidecar_fields
from corpus.sources.text import sidecar_of

if TYPE_CHECKING:
    from corpus.sourcelist import Source
    from corpus.sources.fetch import Fetcher

__all__ = ["Held", "InputError", "Rejected", "Screen", "Tally", "read_inputs", "read_source"]

_KINDS = (
    "a text, HTML, PDF, JSONL, CSV, Parquet, WARC, zip or tar file, a folder or glob of them, an address (https://,"
    " s3://, …), or a list of sources (.toml)"
)
_MANY: frozenset[Kind] = frozenset({"jsonl", "csv", "parquet", "warc", "zip", "tar"})

Item = Article | Document | Row | Rejected
Screen = Literal["crawled", "many", "all"]
"""Where pages without coverage figures are passed over: in what a crawler brings (web archives, feeds, sitemaps,
lists of addresses), also in tables and archives of many pages, or everywhere."""

Held = Callable[[str], bool]
"""Whether the caller holds a page of this address (`corpus.address.one_address`): such a page is handed out whatever it
says now, so that a text from which the figures are gone can take the place of the one that had them."""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing to read: a file, or an address with what a list of sources says of it."""

    path: Path | None = None
    url: str | None = None
    named: bool = False  # by the user, not found in a folder
    source: Source | None = None


@dataclass(slots=True)
class Intake:
    """What one call of `read_inputs` keeps track of."""

    screen: Screen
    tally: Tally
    fetcher: Fetcher | None
    held: Held | None = None
    own_fetcher: bool = False
    policy: object = None
    taken: set[str] = field(default_factory=set)
    dresses: dict[int, int] = field(default_factory=dict)

    def web(self) -> Fetcher:
        if self.fetcher is None:
            from corpus.sources.fetch import Policy
            from corpus.sources.web import default_fetcher

            self.fetcher = default_fetcher(self.policy if isinstance(self.policy, Policy) else None)
            self.own_fetcher = True
        return self.fetcher

    def holds(self, *urls: str | None) -> bool:
        """Whether the caller holds a page of one of these addresses."""
        return self.held is not None and any(one is not None and self.held(one) for one in map(one_address, urls))

    def screens(self, given: Given, place: Path | None) -> bool:
        """Whether pages without coverage figures are passed over in what is given."""
        if self.screen == "many":
            return kind_by_name(place.name if place else _file_name(given.url or "")) in _MANY
        return self.screen == "all"

    def close(self) -> None:
        if self.fetcher is not None and self.own_fetcher:
            self.fetcher.close()


def read_inputs(
    inputs: Sequence[str],
    *,
    screen: Screen = "crawled",
    tally: Tally | None = None,
    fetcher: Fetcher | None = None,
    held: Held | None = None,
) -> Iterator[Article | Rejected]:
    """Every page of the inputs, lazily; what cannot be read comes as `Rejected` in its place.

    Pages without coverage figures (`corpus.relevance`) are passed over where `screen` says, and so are print, mobile
    and AMP versions of a page that was read: `tally` counts them. Pages that the caller has `held` since before are
    handed out whatever they say now. `fetcher` asks for what is on the web; without one, a fetcher that remembers pages
    in the user's cache is made where it is needed.

    Raises `InputError` at once, before anything is read, when an input names nothing: a missing path, a glob without a
    match, a folder without a page, an address of an unknown kind.
    """
    if not inputs:
        raise InputError(f"no input given; expected {_KINDS}")
    given: list[Given] = []
    unreadable: list[Path] = []
    reading = Intake(screen, tally or Tally(), fetcher, held)
    for each in inputs:
        given.extend(expand_input(each, unreadable, reading))
    return _read_all(given, unreadable, reading)


def read_source(
    source: Source, *, screen: Screen = "crawled", tally: Tally | None = None, fetcher: Fetcher | None = None
) -> Iterator[Article | Rejected]:
    """The pages of one source of a list (`corpus.sourcelist`), with its column map, its `match` and its limit.

    Raises `InputError` as `read_inputs` does.
    """
    unreadable: list[Path] = []
    reading = Intake(screen, tally or Tally(), fetcher)
    return _read_all(expand_input(source.url, unreadable, reading, source), unreadable, reading)


# --- what an input names ----------------------------------------------------------------------------------------------


def expand_input(given: str, unreadable: list[Path], reading: Intake, source: Source | None = None) -> list[Given]:
    """What one argument of the user stands for; folders that cannot be listed go to `unreadable`. Raises InputError."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://", given):
        if given.lower().startswith(("file://", "local://")):
            given = given.split("://", 1)[1]
        else:
            if not given.lower().startswith(("http://", "https://")):
                from corpus.sources.remote import Remote

                Remote(given)  # says at once what cannot be opened
            return [Given(url=given, named=True, source=source)]
    path = Path(given).expanduser()
    try:
        if path.is_dir():
            return [Given(found, source=source) for found in _pages_of(path, given, unreadable)]
        if path.exists() or path.is_symlink():
            if path.suffix.lower() == ".toml" and source is None:
                return _expand_list(path, unreadable, reading)
            return [Given(path, named=True, source=source)]
    except OSError as error:
        raise InputError(f"{given!r} cannot be opened: {error.strerror}; expected {_KINDS}") from None
    if glob.has_magic(given):
        return [Given(found, source=source) for found in _matches(given, str(path), unreadable)]
    raise InputError(f"{given!r} is not there; expected {_KINDS}. Check the path (looked in {Path.cwd()})")


def _expand_list(path: Path, unreadable: list[Path], reading: Intake) -> list[Given]:
    from corpus.sourcelist import read_sources

    listed = read_sources(path)
    reading.policy = reading.policy or listed.policy
    found: list[Given] = []
    for source in listed.sources:
        found.extend(expand_input(source.url, unreadable, reading, source))
    return found


def _pages_of(folder: Path, given: str, unreadable: list[Path]) -> list[Path]:
    before = len(unreadable)
    found = list(find_pages(folder, unreadable))
    if not found and len(unreadable) == before:
        others = sum(len(files) for _, _, files in os.walk(folder))
        raise InputError(
            f"{given!r} holds no page (files of other kinds: {others}); expected NAME/article.txt, *.txt,"
            " *.html, *.pdf, *.warc or *.jsonl below it. Give the folder that holds the pages, or a table or archive by"
            " its own name"
        )
    return found


def _matches(given: str, pattern: str, unreadable: list[Path]) -> list[Path]:
    found: list[Path] = []
    matches = sorted(glob.glob(pattern, recursive=True))
    meant = kind_by_name(given)  # *.csv, *.zip: what the pattern itself names
    for match in map(Path, matches):
        if match.is_dir():
            found.extend(find_pages(match, unreadable))
        elif match.name != "meta.json" and (
            match.suffix.lower() in PAGES
            or match.name.lower().endswith(".warc.gz")
            or (meant and kind_by_name(match.name) == meant)
        ):
            found.append(match)
    if not found:
        seen = f"{len(matches)} matches, none of them a page" if matches else "no match"
        raise InputError(f"{given!r}: {seen}; expected files ending in {', '.join(sorted(PAGES))}. Check the pattern")
    return found


# --- what it holds ----------------------------------------------------------------------------------------------------


def _read_all(given: Sequence[Given], unreadable: Sequence[Path], reading: Intake) -> Iterator[Article | Rejected]:
    for folder in unreadable:
        yield Rejected(str(folder), "read", "folder cannot be listed", "check that it may be read")
    done: set[Path | str] = set()
    try:
        for each in given:
            place = Path(os.path.realpath(each.path)) if each.path else None  # no error for a link that leads to itself
            key = place or cast(str, each.url)
            if key in done:
                continue
            done.add(key)
            screened = reading.screens(each, place)
            try:
                items = (
                    read_file(each.path, each, reading)
                    if each.path
                    else read_address(cast(str, each.url), each, reading)
                )
                for item in items:
                    found = finish_item(item, place, reading, screened)
                    if found is not None:
                        yield found
            except Unreadable as error:
                yield Rejected(str(each.path or each.url), "read", error.reason, error.hint)
    finally:
        reading.close()


def finish_item(item: Item, place: Path | None, reading: Intake, screened: bool) -> Article | Rejected | None:
    """An item as it is handed out; None where it is passed over (`screened`: also where it holds no figures)."""
    if isinstance(item, Rejected):
        return item
    if isinstance(item, Document):
        try:
            screened = screened and not reading.holds(item.known.get("url"))
            if screened and not _may_be_relevant(item):
                reading.tally.irrelevant += 1
                return None
            article = to_article(item)
        except Unreadable as error:
            return Rejected(item.place, "read", error.reason, error.hint)
        if _is_other_dress(item, article, reading):
            reading.tally.copies += 1
            return None
        screened = screened and item.kind == "pdf"
        page: Article | Row = article
    else:
        screened = screened and not reading.holds(item.url)
        page = item
    if screened and not text_may_hold_figures(page.text):
        reading.tally.irrelevant += 1
        return None
    article = page.article() if isinstance(page, Row) else page
    article = with_free_id(article, place, reading.taken)
    reading.taken.add(article.id)
    return article


def _may_be_relevant(item: Document) -> bool:
    """The cheap test on a page that can be read at all: one that cannot has a fault to be told, and is no page without
    figures. Raises `Unreadable`."""
    if relevant(item):
        return True
    if item.kind in ("html", "text"):
        decode(item.data, item.charset)
    return not item.data.strip() or (item.kind == "html" and not visible_text(item.data).strip())


def _is_other_dress(item: Document, article: Article, reading: Intake) -> bool:
    """Whether a page is a print, mobile or AMP version, or another address, of one that was read in this call.

    The same address a second time is none: a later capture of a page is a revision of it.
    """
    if item.kind != "html" or not (one := one_address(article.url)):
        return False
    own = hash(bare(item.known.get("url") or article.url or ""))
    first = reading.dresses.setdefault(hash(one), own)
    return first != own


def read_file(path: Path, given: Given, reading: Intake) -> Iterator[Item]:
    """The pages of one file. Raises `Unreadable` where none of them can be read."""
    file_size(path)
    kind = kind_by_name(path.name)
    if kind is None or (kind == "text" and given.named) or kind == "feed":
        kind = _kind_of_file(path, kind, given.named)
    columns = given.source.columns if given.source else None
    if kind in ("feed", "sitemap", "links"):
        yield from _read_listed_file(path, kind, given, reading)
    elif kind in _MANY:
        try:
            with path.open("rb") as stream:
                yield from _read_many(kind, stream, str(path), file_stem(path.name), columns, reading, path)
        except OSError as error:
            raise not_opened(error) from None
    else:
        known = read_sidecar(sidecar_of(path))
        data = read_bytes(path)
        yield Document(place=str(path), id=page_id(path), data=data, kind=kind, known=known)


def _kind_of_file(path: Path, by_name: Kind | None, named: bool) -> Kind:
    from corpus.sources.links import is_list_of_links

    try:
        with path.open("rb") as file:
            begin = file.read(4096)
    except OSError as error:
        raise not_opened(error) from None
    if by_name in (None, "text") and named and is_list_of_links(begin):
        return "links"
    return by_name if by_name == "text" else kind_by_content(begin)


def _file_name(url: str) -> str:
    return PurePosixPath(url.split("?")[0].split("#")[0]).name


def file_stem(name: str) -> str:
    """The name of a file without its ending: what its rows are called after ("pages-3")."""
    ending = next((e for e in (".warc.gz", ".tar.gz", ".jsonl.gz", ".csv.gz") if name.lower().endswith(e)), None)
    return name[: -len(ending)] if ending else PurePosixPath(name).stem


def _read_many(
    kind: Kind,
    stream: BinaryIO,
    place: str,
    stem: str,
    columns: Mapping[str, str] | None,
    reading: Intake,
    path: Path | None = None,
) -> Iterator[Item]:
    """The pages of a file that holds many."""
    if kind in ("jsonl", "csv") and place.lower().endswith(".gz"):
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    try:
        if kind == "jsonl":
            yield from read_jsonl(stream, place, stem)
        elif kind == "csv":
            from corpus.sources.rows import read_csv

            yield from read_csv(stream, place, stem, columns)
        elif kind == "parquet":
            from corpus.sources.rows import read_parquet

            yield from read_parquet(path or stream, place, stem, columns)
        elif kind == "warc":
            from corpus.sources.warc import read_warc

            yield from _screened(read_warc(stream, place, stem), reading)
        else:
            yield from _read_archive(kind, stream, place, reading)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Unreadable(f"packed data that is broken: {error}", "pack it anew") from None


def _screened(items: Iterable[Item], reading: Intake) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Document) and not reading.holds(item.known.get("url")) and not relevant(item):
            reading.tally.irrelevant += 1
        else:
            yield item


def _read_archive(kind: Kind, stream: BinaryIO, place: str, reading: Intake) -> Iterator[Item]:
    read = read_zip if kind == "zip" else read_tar
    sidecars: dict[str, bytes] = {}
    if stream.seekable():
        for member in read(stream, place):
            if not isinstance(member, Rejected) and member[0].endswith("meta.json") and len(member[1]) < 100_000:
                sidecars[member[0]] = member[1]
        stream.seek(0)
    pages = 0
    for member in read(stream, place):
        if isinstance(member, Rejected):
            pages += 1
            yield member
            continue
        name, data = member
        inner = PurePosixPath(name)
        kind_inside = kind_by_name(name)
        where = f"{place}/{name}"
        if (
            inner.name.startswith(".")
            or any(part.startswith((".", "__MACOSX")) for part in inner.parts)
            or kind_inside is None
        ):
            continue
        pages += 1
        if kind_inside in ("zip", "tar", "feed", "sitemap", "links"):
            what = "an archive" if kind_inside in ("zip", "tar") else "a list of addresses"
            yield Rejected(
                where, "read", f"{what} within an archive, which is not opened", "unpack it and give it by itself"
            )
        elif kind_inside in _MANY:
            try:
                yield from _read_many(kind_inside, io.BytesIO(data), where, file_stem(inner.name), None, reading)
            except Unreadable as error:
                yield Rejected(where, "read", error.reason, error.hint)
        elif is_page(Path(inner)):
            beside = "meta.json" if inner.stem == "article" else f"{inner.stem}.meta.json"
            try:
                known = sidecar_fields(sidecars.get(str(inner.with_name(beside))), beside)
            except Unreadable as error:
                yield Rejected(where, "read", error.reason, error.hint)
                continue
            own = inner.parent.name if inner.stem == "article" and inner.parent.name else inner.stem
            yield Document(place=where, id=own, data=data, kind=kind_inside, known=known)
        else:
            pages -= 1
    if not pages:
        raise Unreadable("no page in it, expected text, HTML, PDF, JSONL, CSV or WARC files", "leave the archive out")


# --- the web ----------------------------------------------------------------------------------------------------------


def _read_listed_file(path: Path, kind: Kind, given: Given, reading: Intake) -> Iterator[Item]:
    """The pages that a file lists by their addresses: a list of links, a saved feed or sitemap."""
    from corpus.sources.feed import Entry, read_listing
    from corpus.sources.links import read_links

    entries: list[Entry] = []
    if kind == "links":
        for line in read_links(path):
            if isinstance(line, Rejected):
                yield line
            else:
                entries.append(Entry(line))
    else:
        listing = read_listing(read_bytes(path))
        entries.extend(listing.pages)
        for entry in listing.sitemaps:
            yield from read_address(entry.url, replace(given, path=None, url=entry.url), reading)
    yield from _read_entries(entries, given, reading)


def _read_entries(entries: Iterable[object], given: Given, reading: Intake) -> Iterator[Item]:
    from corpus.sources.feed import Entry
    from corpus.sources.web import fetch_pages

    wanted = [entry for entry in entries if isinstance(entry, Entry)]
    if given.source and given.source.match:
        fits = re.compile(given.source.match, re.IGNORECASE)
        wanted = [entry for entry in wanted if fits.search(entry.url) or (entry.title and fits.search(entry.title))]
    fetcher = reading.web()
    most = (given.source.limit if given.source else None) or fetcher.policy.most_pages
    chosen = []
    for entry in wanted:
        if fetcher.is_known(entry.url, entry.changed):
            chosen.append(entry)
        elif most > 0:
            most -= 1
            chosen.append(entry)
    for outcome in fetch_pages(fetcher, chosen, held=reading.holds):
        if outcome is None:
            reading.tally.irrelevant += 1
        else:
            yield outcome


def read_address(url: str, given: Given, reading: Intake) -> Iterator[Item]:
    """The pages that stand at, or are listed at, one address."""
    if not url.lower().startswith(("http://", "https://")):
        yield from _read_remote(url, given, reading)
        return
    from corpus.sources.fetch import FetchError
    from corpus.sources.web import list_pages

    fetcher = reading.web()
    kind = kind_by_name(url.split("?")[0].split("#")[0])
    try:
        if kind in _MANY:
            with tempfile.TemporaryFile() as copy:
                fetcher.download(url, copy)
                copy.seek(0)
                columns = given.source.columns if given.source else None
                name = file_stem(_file_name(url))
                yield from _read_many(kind, cast(BinaryIO, copy), url, name, columns, reading)
            return
        found, problems = list_pages(fetcher, url)
    except FetchError as error:
        yield Rejected(url, "fetch", error.reason, error.hint)
        return
    except Unreadable as error:
        yield Rejected(url, "fetch", error.reason, error.hint)
        return
    yield from problems
    if isinstance(found, Document):
        yield found
    else:
        yield from _read_entries(found, given, reading)


def _read_remote(url: str, given: Given, reading: Intake) -> Iterator[Item]:
    from corpus.sources.remote import Remote

    remote = Remote(url)
    columns = given.source.columns if given.source else None
    try:
        count = 0
        for path in remote.files():
            count += 1
            yield from _read_remote_file(remote, path, columns, reading)
        if not count:
            yield Rejected(url, "read", "no page there, expected files that cakupan reads", "check the address")
    except Exception as error:  # whatever a store's client raises: its own errors have no common base
        yield Rejected(
            url, "read", f"cannot be read: {type(error).__name__}: {error}"[:300], "check the address and your rights"
        )


def _read_remote_file(remote: object, path: str, columns: Mapping[str, str] | None, reading: Intake) -> Iterator[Item]:
    from corpus.sources.remote import Remote

    assert isinstance(remote, Remote)
    name = PurePosixPath(path)
    place = remote.name(path)
    kind = kind_by_name(name.name)
    try:
        with remote.open(path) as stream:
            if kind in _MANY:
                yield from _read_many(kind, stream, place, file_stem(name.name), columns, reading)
                return
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        yield Rejected(place, "read", "is not there", "check the address")
        return
    except Unreadable as error:
        yield Rejected(place, "read", error.reason, error.hint)
        return
    if len(data) > LARGEST:
        yield Rejected(
            place, "read", f"larger than {LARGEST / 1e6:.0f} MB, expected one page", "give many pages as JSONL"
        )
        return
    beside = name.with_name("meta.json" if name.stem == "article" else f"{name.stem}.meta.json")
    try:
        known = sidecar_fields(remote.sibling(str(beside)), beside.name)
    except Unreadable as error:
        yield Rejected(place, "read", error.reason, error.hint)
        return
    own = name.parent.name if name.stem == "article" else name.stem
    yield Document(place=place, id=own, data=data, kind=kind or kind_by_content(data), known=known)


# --- ids --------------------------------------------------------------------------------------------------------------


def with_free_id(article: Article, place: Path | None, taken: set[str]) -> Article:
    """The article, under another id where another page of the call has its own."""
    if article.id not in taken:
        return article
    name = article.id
    if place is not None and place.suffix.lower() not in JSONL and kind_by_name(place.name) not in _MANY:
        folder = place.parent.parent if place.stem == "article" else place.parent
        name = f"{folder.name}/{article.id}"
    free, number = name, 2
    while free in taken:
        free, number = f"{name}~{number}", number + 1
    return replace(article, id=free)
