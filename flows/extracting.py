"""Pages to figures on standard output or in a file, a few pages at a time, without a database and without Prefect."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from corpus.article import Article
from corpus.sources import Rejected
from extractors.figure import Extraction
from flows.engines.pool import TRY_SECONDS, WORTH_SECONDS, Pool, cores
from flows.progress import count_inputs
from flows.reading import Reading, read_article, read_pages
from flows.render import (
    ARTICLE_COLUMNS,
    FIGURE_COLUMNS,
    SHOWN_COLUMNS,
    csv_lines,
    json_line,
    plain,
    replacing,
    table,
    writing,
)

if TYPE_CHECKING:
    from warehouse.within import Within

COLUMNS = (*ARTICLE_COLUMNS, *FIGURE_COLUMNS)


BATCH = 1024
"""Pages whose figures are printed together: finding the contradictions inside them takes a second however few they
are, a fifth of a second for each hundred."""

LONGEST_BATCH = 20.0
"""Seconds after which what there is is printed: some pages come slowly."""

WATCHED_BATCH = 16
"""The first of them on a terminal, where someone may be watching; each is twice as large as the one before."""

TURN = 0.0001
"""Seconds that one thread goes on in Python before another may, while DuckDB is opened beside the first pages."""

TASK = 1024
"""Pages of a worker's task at most."""

Item = Article | Rejected
Records = list[dict[str, Any]]


class Found:
    """What was found on a page: a record, or the line of JSON that a worker made of it, read only for who asks."""

    __slots__ = ("_line", "_record")

    def __init__(self, record: dict[str, Any] | None = None, line: str | None = None) -> None:
        self._record, self._line = record, line

    @property
    def record(self) -> dict[str, Any]:
        """As `extract --format jsonl` prints it."""
        if self._record is None:
            self._record = json.loads(self.line)
        return self._record

    @property
    def line(self) -> str:
        """The record as a line of JSON."""
        return json_line(self.record) if self._line is None else self._line


def read_figures(
    inputs: Sequence[str], rejected: list[Rejected], workers: int | None = 1, *, watched: bool = False
) -> Iterator[list[Found]]:
    """What was found on some pages at a time, in the order of the inputs; what is set aside is added to `rejected`.

    By this process, or by so many `workers`; None: by this one until it is clear that others are worth starting. When
    it is `watched`, the first few pages come at once.
    """
    items = read_pages(inputs)
    if workers not in (1, None):
        yield from _by_workers(items, workers, count_inputs(inputs), rejected)
        return
    worth = _WorthStarting(inputs) if workers is None and cores() > 1 else None
    size = WATCHED_BATCH if watched else BATCH
    with Extracting() as extracting:
        while True:
            read: list[Reading | Rejected] = []
            late = time.perf_counter() + LONGEST_BATCH
            for item in islice(items, size):
                read.append(_read(item))
                if time.perf_counter() > late:
                    break
                if worth is not None and worth.after_one_more():
                    # these few are read once more: to finish them here takes longer than that
                    begun = [each if isinstance(each, Rejected) else each[0] for each in read]
                    yield from _by_workers(chain(begun, items), cores(), worth.left() + len(begun), rejected)
                    return
            if not read:
                return
            finished = extracting.finished(read)
            yield _taken([each if isinstance(each, Rejected) else Found(each) for each in finished], rejected)
            size = min(2 * size, BATCH)


def _by_workers(items: Iterator[Item], workers: int, pages: int, rejected: list[Rejected]) -> Iterator[list[Found]]:
    """What so many workers find on about so many `pages`."""
    size = _even(pages, workers)
    batches = iter(lambda: list(islice(items, size)), [])
    with Pool(Extracting(), workers, _given_up) as pool:
        for _, piece, _ in pool.run(batches):
            yield _taken(_unpacked(piece), rejected)


class _WorthStarting:
    """Whether so many pages are left that workers are worth starting, judged by how long the first ones take."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self._inputs = inputs
        self._done = 0
        self._begin = 0.0  # when the first page was done: reading the rules is part of it
        self._pages: int | None = None

    def left(self) -> int:
        """About how many pages are not done."""
        if self._pages is None:
            self._pages = count_inputs(self._inputs)
        return max(0, self._pages - self._done)

    def after_one_more(self) -> bool:
        """Whether they are, one more page being done."""
        now = time.perf_counter()
        self._begin = self._begin or now
        seconds, each = now - self._begin, max(1, self._done)
        self._done += 1
        return seconds >= TRY_SECONDS and seconds / each * self.left() >= WORTH_SECONDS


def _even(pages: int, workers: int) -> int:
    """Pages of a task, so that about so many pages keep all workers busy to the end.

    >>> _even(2000, 2), _even(2100, 2), _even(10, 4), _even(0, 2)
    (1000, 525, 3, 1024)
    """
    rounds = ceil(pages / (workers * TASK))
    return ceil(pages / (workers * rounds)) if rounds else TASK


def _read(item: Item) -> Reading | Rejected:
    return item if isinstance(item, Rejected) else read_article(item)


class Extracting:
    """Pages to records, with the contradictions inside each page; also what a worker does (`flows.engines.worker`).

    Use it as a context manager where it is not sent to a worker.
    """

    def __init__(self) -> None:
        self._within: Within | None = None
        self._opening: Future[Within] | None = None

    def __enter__(self) -> Extracting:
        # a command for one page spends as long on opening DuckDB as on its first page: each on a core of its own. What
        # is imported for it is imported before: that is work in Python, which one thread does at a time
        import warehouse.within  # noqa: F401

        opener = ThreadPoolExecutor(1)
        # it takes some hundred statements, and after each waits for its turn to go on in Python: else 5 ms each time
        turns = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self._opening = opener.submit(_open_within)
        self._opening.add_done_callback(lambda _: sys.setswitchinterval(max(turns, sys.getswitchinterval())))
        opener.shutdown(wait=False)
        return self

    def __exit__(self, *error: object) -> None:
        if self._opening is not None and self._opening.exception() is None:
            self._opening.result().__exit__(*error)

    def finished(self, outcomes: Sequence[Reading | Rejected]) -> list[dict[str, Any] | Rejected]:
        """The record of each page that was read, or why there is none."""
        readings = [each for each in outcomes if not isinstance(each, Rejected)]
        conflicts = iter(self._conflicts([(article, extraction) for article, _, extraction in readings]))
        return [each if isinstance(each, Rejected) else article_record(each, next(conflicts)) for each in outcomes]

    def pieces(self, task: Sequence[Item], skip: int, one_by_one: bool) -> Iterator[tuple[int, bytes]]:
        """What a worker gives back of a batch: its records, packed."""
        size = 1 if one_by_one else len(task)
        for place in range(skip, len(task), size):
            part = task[place : place + size]
            yield place + len(part), _packed(self.finished([_read(item) for item in part]))

    def _conflicts(self, batch: Sequence[tuple[Article, Extraction]]) -> list[Records]:
        """Contradictions inside the pages; nothing is asked for pages that say nothing at all."""
        says = [bool(each.figures or each.claims or each.slips) for _, each in batch]
        if not any(says):
            return [[] for _ in batch]
        if self._within is None:
            self._within = self._opening.result() if self._opening is not None else _open_within()
        found = iter(self._within.conflicts([page for page, says_it in zip(batch, says, strict=True) if says_it]))
        return [next(found) if says_it else [] for says_it in says]


def _open_within() -> Within:
    from warehouse.within import Within

    return Within()


def _packed(records: Sequence[dict[str, Any] | Rejected]) -> bytes:
    """Records as an Arrow table, a line of JSON each, or what was set aside."""
    import pyarrow as pa

    rows = [
        {"input": each.input, "stage": each.stage, "reason": each.reason, "hint": each.hint}
        if isinstance(each, Rejected)
        else {"record": json_line(each)}
        for each in records
    ]
    table = pa.Table.from_pylist(rows, pa.schema([(n, pa.string()) for n in ("record", *Rejected.__slots__)]))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _unpacked(data: bytes) -> list[Found | Rejected]:
    import pyarrow as pa

    with pa.ipc.open_stream(data) as reader:
        rows = reader.read_all().to_pylist()
    return [
        Rejected(row["input"], row["stage"], row["reason"], row["hint"])
        if row["record"] is None
        else Found(line=row["record"])
        for row in rows
    ]


def _given_up(task: Sequence[Item], index: int, rest: bool, how: str) -> bytes:
    reason = f"reading it ends the process that does it ({how})"
    hint = "a fault of cakupan, or too little memory: please report it with this page"
    left = task[index:] if rest else task[index : index + 1]
    names = [item.input if isinstance(item, Rejected) else item.id for item in left]
    return _packed([Rejected(name, "extract", reason, hint) for name in names])


def _taken(pages: Sequence[Found | Rejected], rejected: list[Rejected]) -> list[Found]:
    rejected.extend(each for each in pages if isinstance(each, Rejected))
    return [each for each in pages if not isinstance(each, Rejected)]


def article_record(reading: Reading, conflicts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One page as `extract --format jsonl` prints it."""
    article, page, extraction = reading
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": extraction.published,
        "title": extraction.title or page.title,
        "figures": [figure.as_dict() for figure in extraction.figures],
        "uhc_claims": [claim.as_dict() for claim in extraction.claims],
        "conflicts": list(conflicts),
    }


def figure_rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a figure, with what is known of its page."""
    page = {"article_id": record["id"]} | {name: record[name] for name in ARTICLE_COLUMNS if name in record}
    return [page | figure for figure in record["figures"]]


def write_figures(
    inputs: Sequence[str], format: str, output: Path | None, workers: int | None = None
) -> list[Rejected]:
    """Extract and write in the format asked for, by so many `workers` -> inputs set aside."""
    rejected: list[Rejected] = []
    watched = output in (None, Path("-")) and sys.stdout.isatty()
    batches = read_figures(inputs, rejected, workers, watched=watched)
    if format == "parquet":
        assert output is not None
        _write_parquet(batches, output)
        return rejected
    first = next(batches, [])  # wrong inputs are noticed before anything is written
    with writing(output) as out:
        if format == "csv":
            out.writelines(csv_lines(COLUMNS, ()))
        for batch in _chain(first, batches):
            for found in batch:
                _write_text(found, format, out)
            out.flush()
    return rejected


def _chain(first: list[Found], rest: Iterator[list[Found]]) -> Iterator[list[Found]]:
    yield first
    yield from rest


def _write_text(found: Found, format: str, out: TextIO) -> None:
    if format == "jsonl":
        out.write(found.line + "\n")
    elif format == "csv":
        out.writelines(csv_lines(COLUMNS, figure_rows(found.record), header=False))
    else:
        _write_table(found.record, out)


def _write_table(record: dict[str, Any], out: TextIO) -> None:
    heading = [record["id"], record["published"] or "no date", record["title"]]
    out.write(" | ".join(plain(each) for each in heading if each) + "\n")
    if record["figures"]:
        due = [{**f, "status": " ".join(filter(None, (f["status"], f["target_year"])))} for f in record["figures"]]
        table(SHOWN_COLUMNS, due, out)
    else:
        out.write("no figure\n")
    for claim in record["uhc_claims"]:
        reached = "UHC" if claim["reached"] else "not UHC"
        out.write(f"claim: {plain(claim['region'])}: {reached}, {plain(claim['as_of']) or 'no date'}\n")
    for conflict in record["conflicts"]:
        out.write(f"contradiction ({plain(conflict['kind'])}): {plain(conflict['explanation'])}\n")
    out.write("\n")


def _write_parquet(batches: Iterator[list[Found]], output: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbers = {"value": pa.float64(), "low": pa.float64(), "high": pa.float64(), "start": pa.int64(), "end": pa.int64()}
    schema = pa.schema(
        [(name, numbers.get(name, pa.list_(pa.string()) if name == "rules" else pa.string())) for name in COLUMNS]
    )
    with replacing(output) as part, pq.ParquetWriter(part, schema) as writer:
        for batch in batches:
            rows = [row for found in batch for row in figure_rows(found.record)]
            writer.write_table(pa.Table.from_pylist(rows, schema))
