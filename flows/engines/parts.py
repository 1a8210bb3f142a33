"""What comes back from reading a share: Arrow tables of its pages, and a table that says what became of each.

    outcome   a row for each page or input set aside, in reading order: what is needed to settle it among all others
    batch     the new pages with their figures, as the warehouse loads them (`warehouse.batch.Batch`), in the same order

A part travels as bytes (`pack`, `unpack`) between processes, or lies as Parquet files in a folder (`store`, `restore`)
for those of several machines.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import md5
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.article import Article
from corpus.page import read_page
from corpus.sources import Intake, Rejected, Screen, Tally
from flows.engines.keys import Keys
from flows.engines.shares import UNNAMED, Item, Share, read_share
from flows.period import Period
from flows.reading import Find, Reading, legible, read_article
from warehouse.batch import Batch, empty, schema_of, to_arrow
from warehouse.identity import input_hash, revision_id
from warehouse.rows import ARTICLE, article_row

PART_PAGES = 256
"""Pages with figures to a part; a share that holds more comes back in several."""

What = Literal["new", "known", "outside", "broken", "rejected"]
OUTCOME = pa.schema(
    [
        ("what", pa.string()),
        ("id", pa.string()),
        ("place", pa.string()),
        ("line", pa.int64()),
        ("stem", pa.string()),
        ("dress_one", pa.string()),
        ("dress_own", pa.string()),
        *schema_of(ARTICLE),
        ("input_hash", pa.string()),
        ("figures", pa.int32()),
        ("claims", pa.int32()),
        ("slips", pa.int32()),
        *((name, pa.string()) for name in ("stage", "reason", "hint")),
    ]
)
TABLES = ("outcome", "page", "figure", "uhc_claim", "slip", "sketch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of a part: `items` is all there was of its share up to its end (lines, of a range of a JSONL file); of this part
    alone `rows` that are no blank lines, `irrelevant` pages passed over, and seconds spent reading and extracting."""

    items: int
    rows: int = 0
    irrelevant: int = 0
    read: float = 0.0
    extract: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """What one worker found in (a piece of) a share."""

    outcome: pa.Table
    batch: Batch
    counts: Counts

    def tables(self) -> dict[str, pa.Table]:
        """-> {"outcome": …, "page": …, …}, by the names in TABLES."""
        batch = self.batch
        loaded = (batch.page, batch.figure, batch.uhc_claim, batch.slip, batch.sketch)
        return dict(zip(TABLES, (self.outcome, *loaded), strict=True))


@dataclass(frozen=True)
class Work:
    """How shares are read in one run: by whom figures are found, what needs no reading, which days are wanted.

    It goes to each worker once, so it holds names of files, not what is in them. `known` holds a key for each text that
    this extractor has read (`known_key`), `held` one for each address in the warehouse (`held_key`).
    """

    version: str
    period: Period = field(default_factory=Period)
    screen: Screen = "many"
    known: str | None = None
    held: str | None = None
    part_pages: int = PART_PAGES

    def __getstate__(self) -> dict[str, Any]:
        """What travels: not the files that were opened here."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def _known(self) -> Keys:
        return Keys(self.known)

    @cached_property
    def _held(self) -> Keys:
        return Keys(self.held)

    def reading(self) -> Intake:
        """What `read_share` keeps track of."""
        held = self._held
        return Intake(self.screen, Tally(), None, (lambda url: held_key(url) in held) if self.held else None)

    def parts(
        self,
        share: Share,
        *,
        skip: int = 0,
        one_by_one: bool = False,
        find: Find | None = None,
        reading: Intake | None = None,
    ) -> Iterator[Part]:
        """Read a share from its item `skip` on; at least one part, the last one up to its end.

        `one_by_one`: a part after each item, so that whoever waits knows how far it came.
        """
        reading = reading or self.reading()
        skip = max(skip, share.skip)
        pieces = _Pieces(self, find or read_article, reading.tally, skip)
        items = read_share(share, reading, skip)
        while (item := pieces.next_item(items)) is not None:
            if pieces.holds_text_of(item):
                yield pieces.cut()
            pieces.add(item)
            if one_by_one or pieces.is_full():
                yield pieces.cut()
        yield pieces.cut()

    def pieces(self, task: Share, skip: int, one_by_one: bool) -> Iterator[tuple[int, bytes]]:
        """What a worker gives back of a share (`flows.engines.worker.Doing`)."""
        for part in self.parts(task, skip=skip, one_by_one=one_by_one):
            yield part.counts.items, pack(part)

    def is_known(self, article: Article) -> bool:
        """Whether this extractor has read this very text, with this address, date and title."""
        return self.known is not None and known_key(revision_id(article), input_hash(article)) in self._known

    def is_wanted(self, article: Article) -> bool:
        """Whether a page was published in the period asked for."""
        if not self.period:
            return True
        try:
            return self.period.holds(article.published or read_page(article).published)
        except Exception:
            return True  # what breaks on it is said when it is read


def known_key(revision: str, inputs: str) -> bytes:
    """The key of a text that was read with what came along; `warehouse/sql/known_keys.sql` makes the same."""
    return md5((revision + inputs).encode(), usedforsecurity=False).digest()


def held_key(url: str) -> bytes:
    """The key of an address (`canonical_url`); `warehouse/sql/held_keys.sql` makes the same."""
    return md5(url.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()


class _Pieces:
    """The part that is being made."""

    def __init__(self, work: Work, find: Find, tally: Tally, skip: int) -> None:
        self._work, self._find, self._tally = work, find, tally
        self._items = skip
        self._clear()

    def _clear(self) -> None:
        self._outcome: list[dict[str, Any]] = []
        self._readings: list[Reading] = []
        self._texts: set[str] = set()
        self._rows = 0
        self._passed = self._tally.irrelevant
        self._read = self._extract = 0.0

    def next_item(self, items: Iterator[Item]) -> Item | None:
        begin = time.perf_counter()
        item = next(items, None)
        self._read += time.perf_counter() - begin
        return item

    def is_full(self) -> bool:
        return len(self._readings) >= self._work.part_pages or len(self._outcome) >= 20 * self._work.part_pages

    def holds_text_of(self, item: Item) -> bool:
        """Whether this very text of the page is in the part: it then goes into another one, so that either can be left
        out by what it is known by (`warehouse.batch.only`)."""
        return isinstance(item.found, Article) and revision_id(item.found) in self._texts

    def add(self, item: Item) -> None:
        self._items += 1
        self._rows += item.line is None or item.stem is not None
        if item.found is None:
            return
        begin = time.perf_counter()
        row: dict[str, Any] = {"place": legible(str(item.place)) if item.place else None, "line": item.line}
        row["stem"] = legible(item.stem) if item.stem else None
        row["dress_one"], row["dress_own"] = item.dress or (None, None)
        if isinstance(item.found, Rejected):
            row |= _rejected(item.found, "rejected")
        else:
            row |= self._page(item.found)
        self._outcome.append(row)
        self._extract += time.perf_counter() - begin

    def _page(self, given: Article) -> dict[str, Any]:
        article = given if given.id == UNNAMED else replace(given, id=legible(given.id))
        row: dict[str, Any] = {"id": article.id, "input_hash": input_hash(article), **article_row(article)}
        if self._work.is_known(article):
            return row | {"what": "known"}
        if not self._work.is_wanted(article):
            return row | {"what": "outside"}
        found = self._find(article)
        if isinstance(found, Rejected):
            return row | _rejected(found, "broken") | {"id": article.id}
        self._readings.append(found)
        self._texts.add(str(row["revision_id"]))
        _, _, extraction = found
        sizes = zip(
            ("figures", "claims", "slips"), (extraction.figures, extraction.claims, extraction.slips), strict=True
        )
        return row | {"what": "new"} | {name: len(each) for name, each in sizes}

    def cut(self) -> Part:
        """The part as it stands; the next one begins empty."""
        begin = time.perf_counter()
        outcome = pa.Table.from_pylist(self._outcome, OUTCOME) if self._outcome else OUTCOME.empty_table()
        batch = to_arrow(self._readings, self._work.version) if self._readings else empty()
        counts = Counts(
            items=self._items,
            rows=self._rows,
            irrelevant=self._tally.irrelevant - self._passed,
            read=self._read,
            extract=self._extract + time.perf_counter() - begin,
        )
        self._clear()
        return Part(outcome, batch, counts)


def _rejected(rejected: Rejected, what: What) -> dict[str, Any]:
    names = {"id": legible(rejected.input), "reason": legible(rejected.reason)}
    return {"what": what, "stage": rejected.stage, "hint": rejected.hint, **names}


def set_aside(share: Share, index: int, name: str, reason: str, hint: str) -> Part:
    """A part that says only that what a share holds at a place was set aside."""
    line = index + 1 if share.range else None
    row = {"what": "rejected", "id": legible(name), "line": line, "stage": "extract", "reason": reason, "hint": hint}
    return Part(pa.Table.from_pylist([row], OUTCOME), empty(), Counts(items=index + 1, rows=1))


# --- how a part travels -----------------------------------------------------------------------------------------------


def pack(part: Part) -> bytes:
    """A part as bytes: its counts as a line of JSON, then its tables as Arrow streams."""
    out = io.BytesIO()
    out.write(json.dumps(_plain(part.counts)).encode() + b"\n")
    for table in part.tables().values():
        with pa.ipc.new_stream(out, table.schema) as writer:
            writer.write_table(table)
    return out.getvalue()


def unpack(data: bytes) -> Part:
    """The part of some bytes, which it goes on using."""
    begin = data.index(b"\n") + 1
    source = pa.BufferReader(pa.py_buffer(data).slice(begin))
    tables = []
    for _ in TABLES:
        with pa.ipc.open_stream(source) as reader:
            tables.append(reader.read_all())
    return _part(tables, json.loads(data[: begin - 1]))


def store(parts: Iterable[Part], folder: Path) -> int:
    """Write parts into a folder of Parquet files, all of them or nothing -> bytes written.

    The folder appears whole under its name; one that another worker wrote before is as good and stays.
    """
    made = folder.with_name(f"{folder.name}.{os.uname().nodename}.{os.getpid()}")
    made.mkdir(parents=True)
    try:
        for number, part in enumerate(parts):
            for name, table in part.tables().items():
                counted = table.replace_schema_metadata({"counts": json.dumps(_plain(part.counts))})
                pq.write_table(counted, made / f"{number:05}.{name}.parquet", compression="zstd")
        written = sum(file.stat().st_size for file in made.iterdir())
        try:
            os.rename(made, folder)
        except OSError:
            if not folder.is_dir():
                raise
        return written
    finally:
        shutil.rmtree(made, ignore_errors=True)


def restore(folder: Path) -> Iterator[Part]:
    """The parts of a folder that `store` wrote, one after the other."""
    for first in sorted(folder.glob("*.outcome.parquet")):
        number = first.name.split(".", 1)[0]
        tables = [pq.read_table(folder / f"{number}.{name}.parquet") for name in TABLES]
        counts = json.loads(tables[0].schema.metadata[b"counts"])
        yield _part([table.replace_schema_metadata(None) for table in tables], counts)


def _part(tables: list[pa.Table], counts: dict[str, Any]) -> Part:
    return Part(tables[0], Batch(*tables[1:]), Counts(**counts))


def _plain(counts: Counts) -> dict[str, Any]:
    return {name: getattr(counts, name) for name in Counts.__slots__}
