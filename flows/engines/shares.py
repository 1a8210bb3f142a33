"""Inputs cut into shares: what one worker reads at once, and reading one of them.

A share is some small files, one file of many pages, a range of bytes of a JSONL file, or an address. Shares are read in
any order and by anybody; what depends on the order of all pages (ids that are taken, other versions of a page, line
numbers) is left open here and settled where all shares come together (`flows.engines.order`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

# the parts of `read_inputs`, which itself reads all inputs in one go
from corpus.address import bare, one_address
from corpus.article import Article
from corpus.sources import (
    Given,
    InputError,
    Intake,
    Rejected,
    Screen,
    Tally,
    expand_input,
    file_stem,
    finish_item,
    read_address,
    read_file,
)
from corpus.sources.decode import LARGEST, Unreadable, not_opened
from corpus.sources.document import Document, kind_by_content, kind_by_name
from corpus.sources.jsonl import read_row
from corpus.sources.remote import Remote
from corpus.sources.sidecar import Row

SHARE_BYTES = 512 * 1024
"""Bytes of a share: about 250 pages of JSONL, a second of work when all of them hold figures."""

SHARE_FILES = 64
"""Small files of a share at most."""

UNNAMED = "\0"
"""Stands for the id of a row without one until its line number is known; no id of a page holds a NUL."""


@dataclass(frozen=True, slots=True)
class Range:
    """Bytes of a JSONL file: the lines that begin in `begin`..`end`; `end` None is the end of the file."""

    begin: int
    end: int | None

    @property
    def is_last(self) -> bool:
        """Whether the file ends with it."""
        return self.end is None


@dataclass(frozen=True, slots=True)
class Share:
    """What is read at once. `size` in bytes, as far as it is known; `said` are inputs set aside while planning.

    `skip`: so many of its items are passed over, `stop`: it ends before this one. `at_home`: to be read by the process
    that runs the job, which asks the web one page at a time and remembers it.
    """

    number: int
    given: tuple[Given, ...] = ()
    files: tuple[str, ...] = ()
    """Addresses of remote files (`s3://…`), of one thing given."""
    range: Range | None = None
    size: int = 0
    said: tuple[Rejected, ...] = ()
    skip: int = 0
    stop: int | None = None
    at_home: bool = False

    @property
    def name(self) -> str:
        """What it reads, for messages."""
        first = self.files[0] if self.files else str(self.given[0].path or self.given[0].url) if self.given else ""
        more = max(len(self.files), len(self.given)) - 1
        return f"{first} and {more} more" if more > 0 else first


@dataclass(frozen=True, slots=True)
class Item:
    """One page of a share, or why there is none, with what is needed to settle it among all others.

    `place` is the file it came from, None for addresses; `line` its line in a range of a JSONL file, counted from 1
    where the range begins, and `stem` what rows without an id are called by. `dress` is (the address that all versions
    of the page share, its own), for pages from the markup. `found` None: passed over, without coverage figures; a blank
    line, which is no page at all, has no `stem`.
    """

    found: Article | Rejected | None
    place: Path | None = None
    line: int | None = None
    stem: str | None = None
    dress: tuple[str, str] | None = None


@dataclass(slots=True)
class Plan:
    """The shares of some inputs, in their order, made as they are asked for. `total`: bytes of all of them, as far as
    they are known."""

    inputs: Sequence[str]
    share_bytes: int = SHARE_BYTES
    screen: Screen = "many"
    total: int = 0
    reading: Intake = field(init=False)
    _given: list[Given] = field(init=False)
    _unreadable: list[Path] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Raises InputError when an input names nothing."""
        if not self.inputs:
            raise InputError("no input given; name files, folders or addresses")
        self.reading = Intake(self.screen, Tally(), None)
        self._given = []
        for each in self.inputs:
            self._given.extend(expand_input(each, self._unreadable, self.reading))
        self.total = sum(_size(each.path) for each in self._given if each.path)

    def shares(self) -> Iterator[Share]:
        """The shares, numbered from 0."""
        for number, share in enumerate(self._shares()):
            yield replace(share, number=number)

    def close(self) -> None:
        """End what reading addresses has opened."""
        self.reading.close()

    def _shares(self) -> Iterator[Share]:
        if self._unreadable:
            why = ("read", "folder cannot be listed", "check that it may be read")
            yield Share(0, said=tuple(Rejected(str(folder), *why) for folder in self._unreadable))
        done: set[Path | str] = set()
        small: list[Given] = []
        held = 0
        for each in self._given:
            key = Path(os.path.realpath(each.path)) if each.path else cast(str, each.url)
            if key in done:
                continue
            done.add(key)
            size = _size(each.path) if each.path else 0
            alone = not each.path or _is_list(each) or size >= self.share_bytes
            if small and (alone or held + size > self.share_bytes or len(small) >= SHARE_FILES):
                yield Share(0, tuple(small), size=held)
                small, held = [], 0
            if not alone:
                small.append(each)
                held += size
            elif each.path:
                yield from self._of_file(each, size)
            else:
                yield from self._of_address(each)
        if small:
            yield Share(0, tuple(small), size=held)

    def _of_file(self, given: Given, size: int) -> Iterator[Share]:
        path = cast(Path, given.path)
        if _is_list(given):
            yield Share(0, (given,), at_home=True)
        elif kind_by_name(path.name) == "jsonl" and path.suffix.lower() != ".gz" and size > self.share_bytes:
            yield from self._ranges(Share(0, (given,)), size)
        else:
            yield Share(0, (given,), size=size)

    def _of_address(self, given: Given) -> Iterator[Share]:
        url = cast(str, given.url)
        if url.lower().startswith(("http://", "https://")):
            yield Share(0, (given,), at_home=True)
            return
        try:
            remote = Remote(url)
            files = [remote.name(path) for path in remote.files()]
            sizes = [_remote_size(file) for file in files]
        except Exception:  # whatever a store's client raises: who reads the share says it
            files, sizes = [], []
        if not files:
            yield Share(0, (given,))
        self.total += sum(sizes)
        small: list[str] = []
        held = 0
        for file, size in zip(files, sizes, strict=True):
            alone = size >= self.share_bytes
            if small and (alone or held + size > self.share_bytes or len(small) >= SHARE_FILES):
                yield Share(0, (given,), tuple(small), size=held)
                small, held = [], 0
            if not alone:
                small.append(file)
                held += size
            elif kind_by_name(file) == "jsonl" and not file.lower().endswith(".gz"):
                yield from self._ranges(Share(0, (given,), (file,)), size)
            else:
                yield Share(0, (given,), (file,), size=size)
        if small:
            yield Share(0, (given,), tuple(small), size=held)

    def _ranges(self, share: Share, size: int) -> Iterator[Share]:
        count = max(1, round(size / self.share_bytes))
        cuts = [size * number // count for number in range(count)]
        for begin, end in zip(cuts, [*cuts[1:], None], strict=True):
            yield replace(share, range=Range(begin, end), size=(end or size) - begin)


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else 0
    except OSError:
        return 0


def _remote_size(url: str) -> int:
    import fsspec

    files, path = fsspec.core.url_to_fs(url)
    return int(files.size(path) or 0)


def _is_list(given: Given) -> bool:
    """Whether a file only lists addresses, by its name or its beginning: its pages are on the web."""
    path = cast(Path, given.path)
    kind = kind_by_name(path.name)
    if kind in ("links", "feed", "sitemap"):
        return True
    if not (kind is None or (kind == "text" and given.named)) or not path.is_file():  # a pipe would never end
        return False
    from corpus.sources.links import is_list_of_links

    try:
        with path.open("rb") as file:
            begin = file.read(4096)
    except OSError:
        return False
    if given.named and is_list_of_links(begin):
        return True
    return kind is None and kind_by_content(begin) in ("feed", "sitemap")


# --- reading a share --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Raw:
    """What a share holds at one place, before it is looked into: `held` is a line where `line` says which."""

    held: Article | Document | Row | Rejected | bytes | None
    given: Given
    place: Path | None
    name: str
    line: int | None = None


def read_share(share: Share, reading: Intake, skip: int = 0) -> Iterator[Item]:
    """The pages of a share, each as if it were the only one of its name and address; the first `skip` of all there is
    (pages, pages passed over, what cannot be read, blank lines) are not looked into."""
    for raw in islice(_raw(share, reading), skip, share.stop):
        yield _settle(raw, reading)


def count_items(share: Share, reading: Intake) -> int:
    """How much a share holds, without looking into it."""
    return sum(1 for _ in _raw(share, reading))


def describe(share: Share, index: int, reading: Intake) -> str:
    """How what a share holds at a place is called, found without looking into it."""
    raw = next(islice(_raw(share, reading), index, None), None)
    if raw is None:
        return share.name
    if isinstance(raw.held, Document):
        return raw.held.place
    return raw.held.id if isinstance(raw.held, Article | Row) else raw.name


def _raw(share: Share, reading: Intake) -> Iterator[_Raw]:
    for rejected in share.said:
        yield _Raw(rejected, Given(), None, rejected.input)
    if share.range:
        yield from _raw_lines(share, share.range)
        return
    for given in share.given:
        for url in share.files or (given.url,):
            place = Path(os.path.realpath(given.path)) if given.path else None
            name = str(given.path or url)
            try:
                items = (
                    read_file(given.path, given, reading)
                    if given.path
                    else read_address(cast(str, url), given, reading)
                )
                for item in items:
                    yield _Raw(item, given, place, item.input if isinstance(item, Rejected) else name)
            except Unreadable as error:
                yield _Raw(Rejected(name, "read", error.reason, error.hint), given, place, name)


def _raw_lines(share: Share, part: Range) -> Iterator[_Raw]:
    given = share.given[0]
    place = Path(os.path.realpath(given.path)) if given.path else None
    name = share.files[0] if share.files else str(given.path)
    try:
        stream = _open(share)
    except OSError as error:
        why = not_opened(error)
        if part.begin == 0:  # it is said once
            yield _Raw(Rejected(name, "read", why.reason, why.hint), given, place, name)
        return
    with stream:
        for number, line in enumerate(_lines(stream, part), 1):
            yield _Raw(line, given, place, name, number)


def _settle(raw: _Raw, reading: Intake) -> Item:
    item = raw.held
    if raw.line is not None:
        if isinstance(item, bytes) and not item.strip():
            return Item(None, raw.place, raw.line)
        if isinstance(item, bytes):
            item = read_row(item, raw.name, UNNAMED)
        else:
            item = Rejected(raw.name, "read", f"line longer than {LARGEST / 1e6:.0f} MB", "split the page")
    assert item is not None
    assert not isinstance(item, bytes)
    # nobody has this id or address yet, as far as a share can know
    reading.taken.clear()
    reading.dresses.clear()
    found = finish_item(item, raw.place, reading, reading.screens(raw.given, raw.place))
    dress = None
    if isinstance(found, Article) and isinstance(item, Document) and item.kind == "html":
        one = one_address(found.url)
        dress = (one, bare(item.known.get("url") or found.url or "")) if one else None
    return Item(found, raw.place, raw.line, None if raw.line is None else file_stem(os.path.basename(raw.name)), dress)


def _open(share: Share) -> BinaryIO:
    if share.given[0].path:
        return share.given[0].path.open("rb")
    remote = Remote(share.files[0])
    return remote.open(next(remote.files()))


def _lines(stream: BinaryIO, part: Range) -> Iterator[bytes | None]:
    """The lines that begin in a range; None for one that is longer than a page may be."""
    at = part.begin
    if at:
        stream.seek(at - 1)
        at += sum(map(len, _rest(stream))) - 1
    while part.end is None or at < part.end:
        line = stream.readline(LARGEST + 1)
        if not line:
            return
        at += len(line)
        if len(line) > LARGEST and not line.endswith(b"\n"):
            at += sum(map(len, _rest(stream)))
        yield line if len(line) <= LARGEST else None


def _rest(stream: BinaryIO) -> Iterator[bytes]:
    """What is left of a line, in pieces."""
    while piece := stream.readline(LARGEST):
        yield piece
        if piece.endswith(b"\n"):
            return
