"""A run's work on the warehouse: copy the published file, load, find contradictions, check, publish by one swap.

    with open_work(path) as work:
        new = [article for article in articles if article.id not in work.known(articles)]
        work.load([(article, page, extraction), …])
        work.reject(rejected)
        work.put_in_order()
        work.refresh_conflicts()
        failed = [result for result in work.check() if result.failed]
        work.record_run(…)
        work.publish()

Until `publish` has swapped the files, the published one is untouched; leaving the block without it throws the work
away.
"""

from __future__ import annotations

import errno
import fnmatch
import glob
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import metadata, resources
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from corpus.article import Article
from corpus.page import Page
from extractors.figure import Extraction
from warehouse import contradictions, verdicts
from warehouse.batch import Batch, RejectedInput, empty, joined, once_each, rejected_to_arrow, table_of, to_arrow
from warehouse.database import (
    SCHEMA_VERSION,
    WarehouseError,
    connect,
    create,
    dicts,
    fill_reference,
    migrate,
    run_sql,
    sql,
    temporary_folder,
)
from warehouse.identity import article_key, digest, extractor_version, input_hash, revision_id
from warehouse.lock import Lock
from warehouse.rows import ARTICLE, article_row

SHOWN = 20  # rows of a failed check that are kept for the message
ROOM_MB = 32
"""A run needs room for a copy of the published file and so many megabytes more."""

PROGRAMS = ("cakupan", "duckdb", "spacy", "dateparser", "trafilatura", "lxml", "regex")
"""Whose versions are kept with a run: what figures and the file depend on."""

ORDERED_FROM = 1_000_000
"""From so many figures on they are kept in the order of their regions; fewer are read at once."""

OUT_OF_ORDER = 0.25
"""The share of figures that may lie behind those in order: to put all of them in order takes 6 microseconds each."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One question of `warehouse/checks`. `level` is fail (nothing may be published) or warn; `rows` are offenders."""

    name: str
    level: str
    question: str
    count: int
    rows: tuple[dict[str, object], ...]

    @property
    def failed(self) -> bool:
        """Whether this keeps the work from being published."""
        return self.level == "fail" and self.count > 0


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What a run did, for its row in `run`. Times are UTC; `seconds` the time it took by a clock that nobody sets."""

    pages: int
    pages_new: int
    pages_unchanged: int
    pages_set_aside: int
    started: datetime
    finished: datetime
    seconds: float | None = None
    pages_outside: int = 0
    pages_reread: int = 0
    pages_without_figures: int = 0
    pages_other_versions: int = 0
    since: date | None = None
    until: date | None = None


class Work:
    """A private copy of the warehouse that one run works on."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, published: Path, work: Path, version: str) -> None:
        self.connection = connection
        self.published_path = published
        self.work_path = work
        self.version = version
        self.is_published = False
        self.last_finished = _last_finished(connection)
        """When the last run before this one ended (UTC), by the clock of its time."""
        self._seen: set[str] = set()
        self._ids: set[str] = set()  # of the pages read in this run
        self._newest: dict[str, dict[str, str | None]] = {}  # by identity, the last page of it in this run
        self._inputs: dict[str, str] = {}  # by revision, what came with its text the first time in this run
        contradictions.prepare(connection)

    def known(self, articles: Sequence[Article]) -> set[str]:
        """Ids of the articles whose text, address, date and title were read by this very extractor before.

        Call it in the order of the inputs: where several pages of a run have one identity, the last one's text is the
        newest, and where they have one text too, what came with the first one counts and the others are known.
        """
        repeated = {article.id for article in articles if self._is_repeated(article)}
        for article in articles:
            self._newest[article_key(article)] = article_row(article)
        keys = pa.table(
            {
                "article_id": pa.array([article.id for article in articles], pa.string()),
                "revision_id": pa.array([revision_id(article) for article in articles], pa.string()),
                "input_hash": pa.array([input_hash(article) for article in articles], pa.string()),
            }
        )
        with self._registered({"in_key": keys}):
            rows = self.connection.execute(sql("sql/known.sql"), [self.version]).fetchall()
        return {row[0] for row in rows} | repeated

    def meet(self, page: Mapping[str, str | None]) -> bool:
        """Take note of a page of this run, by its row of `ARTICLE` and its `input_hash` -> whether the same text of the
        same page came before in this run.

        To be called in the order of the inputs: the last one that has an identity is the newest, and where they have
        one text too, what came with the first one counts.
        """
        row = {name: page[name] for name in ARTICLE}
        key, revision = str(row["article_key"]), str(row["revision_id"])
        self._newest[key] = row
        return self._has_come(str(row["article_id"]), key, revision, str(page["input_hash"]))

    def known_keys(self) -> Iterator[bytes]:
        """Sorted keys (MD5 of `revision_id` and `input_hash`) of the texts that this extractor has read before."""
        return self._keys("sql/known_keys.sql", [self.version])

    def held_keys(self) -> Iterator[bytes]:
        """Sorted keys (MD5) of the addresses (`canonical_url`) of the articles that are here."""
        return self._keys("sql/held_keys.sql", [])

    def _keys(self, name: str, parameters: list[str]) -> Iterator[bytes]:
        rows = self.connection.execute(sql(name), parameters)
        while some := rows.fetchmany(10_000):
            yield from (key for (key,) in some)

    def holds(self) -> Callable[[str], bool]:
        """What says whether an address (`canonical_url`) is one of an article that was here when this was called.

        It keeps a number for each address, and may be asked in any thread.
        """
        rows = self.connection.execute("select canonical_url from article where canonical_url is not null")
        numbers: set[int] = set()
        while some := rows.fetchmany(10_000):
            numbers.update(hash(url) for (url,) in some)
        return lambda url: hash(url) in numbers

    def stale(self) -> list[str]:
        """Revisions that count and that another extractor read, of pages that were not among the inputs of this run."""
        seen = pa.table({"article_key": pa.array(list(self._newest), pa.string())})
        with self._registered({"in_seen": seen}):
            rows = self.connection.execute(sql("sql/stale.sql"), [self.version]).fetchall()
        return [row[0] for row in rows]

    def stored(self, revisions: Sequence[str]) -> list[Article]:
        """These revisions as the articles they came as."""
        wanted = pa.table({"revision_id": pa.array(revisions, pa.string())})
        with self._registered({"in_wanted": wanted}):
            rows = dicts(self.connection.execute(sql("sql/stored.sql")))
        return [
            Article(
                id=str(row["article_id"]),
                text=str(row["text"]),
                url=row["url"],
                outlet=row["outlet"],
                published=row["published"],
                title=row["title"],
                incomplete=row["incomplete"],
            )
            for row in rows
        ]

    def load(self, batch: Sequence[tuple[Article, Page, Extraction]], *, reread: bool = False) -> None:
        """Put a batch of pages into the warehouse: all of it, or nothing when it fails.

        `reread`: the pages come from `stored`; what came along with them the first time stays what they are known by.
        """
        if not batch:
            return
        self._load([to_arrow(part, self.version) for part in _once_each(batch)], reread)
        if reread:
            return
        for article, _, _ in batch:
            self._is_repeated(article)
            self._newest.setdefault(article_key(article), article_row(article))

    def load_tables(self, batches: Sequence[Batch], *, reread: bool = False) -> None:
        """Put pages that were made ready elsewhere (`to_arrow`) into the warehouse: all of them, or nothing.

        `meet` has to be called for each of them before, and those that came before left out. `reread` as for `load`.
        """
        batch = joined(batches) if batches else empty()
        if batch.page.num_rows:
            self._load(once_each(batch), reread)

    def _load(self, parts: Sequence[Batch], reread: bool) -> None:
        with self._transaction():
            for part in parts:
                with self._registered(part.tables()):
                    if reread:
                        self.connection.execute(sql("sql/keep_inputs.sql"))
                    if self.connection.execute(sql("sql/is_there.sql")).fetchall() == [(True,)]:
                        run_sql(self.connection, "sql/replace.sql")
                    run_sql(self.connection, "sql/load.sql")
                    if reread:
                        self.connection.execute(sql("sql/restore_inputs.sql"))

    def reject(self, rejected: Sequence[RejectedInput], inputs: Sequence[str] = ()) -> None:
        """Keep the inputs that were set aside, why, and what to run again; what is there already stays one row.

        What earlier runs set aside goes where this run looked again: pages it read, files that `inputs` cover.
        """
        led = {each.input: _source(each.input, inputs) for each in rejected}
        table = rejected_to_arrow(rejected, led)
        self._seen.update(f"rejected {key}" for key in table.column("rejected_id").to_pylist())
        before = [name for (name,) in self.connection.execute("select distinct input from rejected").fetchall()]
        again = [name for name in before if name in self._ids or any(covers(given, name) for given in inputs)]
        looked_at = pa.table({"input": pa.array(again, pa.string())})
        with self._registered({"in_rejected": table, "in_looked_at": looked_at}), self._transaction():
            run_sql(self.connection, "sql/reject.sql")

    def put_in_order(self) -> bool:
        """Write the figures anew in the order of their regions, if many are not -> whether that was done.

        What is asked of some regions, as `refresh_conflicts` does, is then found without reading the others. To be
        called after loading; a night adds too few figures to need it. Where memory or disk do not suffice, they stay as
        they are: nothing but speed depends on it.
        """
        figures, out_of_order = self.connection.execute(sql("sql/out_of_order.sql")).fetchall()[0]
        if figures < ORDERED_FROM or out_of_order <= OUT_OF_ORDER * figures:
            return False
        try:
            with self._transaction():
                run_sql(self.connection, "sql/order.sql")
        except (duckdb.OutOfMemoryException, duckdb.IOException):
            return False
        self.connection.execute("checkpoint")  # what is written next takes the place that this made free
        return True

    def refresh_conflicts(
        self, *, everything: bool = False, watch: contradictions.Watch = contradictions.unwatched
    ) -> dict[str, int]:
        """Find contradictions anew where something was loaded (or everywhere) -> {kind: open ones in the warehouse}.

        Everywhere too where those that are there were found by other rules. Verdicts in the journal beside the
        published file are folded in. Each step is run inside `watch(its name)`.
        """
        newest = {"in_newest": table_of(list(self._newest.values()), ARTICLE)}
        everything = everything or self._found_by_other_rules()
        with self._transaction(), self._registered(newest):
            with watch("newest"):
                run_sql(self.connection, "sql/conflict_before.sql")
                run_sql(self.connection, "sql/newest.sql")
            contradictions.refresh(self.connection, everything=everything, watch=watch)
            self.connection.execute("delete from warehouse_info where name = 'rules'")
            self.connection.execute("insert into warehouse_info values ('rules', ?)", [contradictions.rules_version()])
            with watch("verdicts"):
                verdicts.fold_in(self.connection, self.published_path)
        rows = self.connection.execute(
            "select kind, count(*) from conflict where status = 'open' group by kind order by kind"
        ).fetchall()
        return {kind: int(count) for kind, count in rows}

    def _found_by_other_rules(self) -> bool:
        """Were the contradictions that are here found by rules, thresholds or reference numbers other than today's?"""
        rows = self.connection.execute(
            "select value = ? from warehouse_info where name = 'rules' union all "
            "select false where exists (from conflict) and not exists (from warehouse_info where name = 'rules')",
            [contradictions.rules_version()],
        ).fetchall()
        return any(not same for (same,) in rows)

    def new_conflicts(self) -> list[dict[str, object]]:
        """Open contradictions that were not known before `refresh_conflicts`, the most severe first.

        -> [{"conflict_id", "kind", "severity", "region", "indicator", "explanation", "explanation_en"}]
        """
        return dicts(self.connection.execute(sql("sql/new_conflicts.sql")))

    def check(self) -> list[CheckResult]:
        """Ask every question of `warehouse/checks`; no row is a good answer."""
        return [self._ask(name) for name in _names("checks")]

    def record_run(self, counts: RunCounts) -> str:
        """Write the run's row -> its id. The same pages with the same extractor are one run, however often repeated."""
        period = [f"since {counts.since}"] * bool(counts.since) + [f"until {counts.until}"] * bool(counts.until)
        run_id = digest("run", self.version, *sorted(self._seen), *period)
        row = [run_id, self.version, counts.pages, counts.pages_new, counts.pages_unchanged, counts.pages_set_aside]
        lasted = (counts.finished - counts.started).total_seconds() if counts.seconds is None else counts.seconds
        times = [_utc(counts.started), _utc(counts.finished), round(max(0.0, lasted), 3)]
        asked = [counts.pages_outside, counts.pages_reread, counts.since, counts.until, program_versions()]
        passed_over = [counts.pages_without_figures, counts.pages_other_versions]
        program = pa.table({"version": pa.array([_version_of("cakupan")], pa.string())})
        with self._transaction(), self._registered({"in_program": program}):
            self.connection.execute(
                "update run set times = times + 1, started = ?, finished = ?, seconds = ? where run_id = ?",
                [*times, run_id],
            )
            self.connection.execute(sql("sql/new_run.sql"), [*row, *times, *asked, *passed_over])
            run_sql(self.connection, "sql/edition.sql")
        return run_id

    def publish(self) -> Path:
        """Close the work file, make sure it is on the disk and put it in the place of the published one in one step."""
        try:
            self.connection.execute("checkpoint")
            self.connection.close()
            shutil.rmtree(temporary_folder(self.work_path), ignore_errors=True)
            if _wal(self.work_path).exists():
                raise WarehouseError(f"{self.work_path}: could not be closed cleanly; nothing was published, run again")
            read_whole(self.work_path)
            _sync(self.work_path)
            os.replace(self.work_path, self.published_path)
            _sync(self.published_path.parent)
        except (OSError, duckdb.Error) as error:
            raise WarehouseError(
                what_broke(error, self.published_path)
                or f"{self.published_path}: could not be published ({error}); what was published before is untouched; "
                "give write permission, then run again"
            ) from error
        self.is_published = True
        return self.published_path

    def _is_repeated(self, article: Article) -> bool:
        """Whether the same text of the same page came before in this run; notes the page as seen."""
        return self._has_come(article.id, article_key(article), revision_id(article), input_hash(article))

    def _has_come(self, name: str, key: str, revision: str, inputs: str) -> bool:
        self._ids.add(name)
        self._seen.add(f"{key} {inputs}")
        if revision in self._inputs:
            return True
        self._inputs[revision] = inputs
        return False

    def _ask(self, name: str) -> CheckResult:
        text = sql(f"checks/{name}.sql")
        lines = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
        level = lines[0].removeprefix("level:").strip()
        if level not in ("fail", "warn"):
            raise ValueError(f"checks/{name}.sql: first line {lines[0]!r}; wanted 'level: fail' or 'level: warn'")
        found = dicts(self.connection.execute(f"select * from ({text}) order by all"))
        return CheckResult(name, level, lines[1], len(found), tuple(found[:SHOWN]))

    @contextmanager
    def _registered(self, tables: Mapping[str, pa.Table]) -> Iterator[None]:
        for name, table in tables.items():
            self.connection.register(name, table)
        try:
            yield
        finally:
            for name in tables:
                with suppress(duckdb.TransactionException):  # one that broke forgets them when it is rolled back
                    self.connection.unregister(name)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("begin transaction")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # what broke counts, not that nothing can be taken back after it
                self.connection.execute("rollback")
            raise
        self.connection.execute("commit")


class open_work:
    """`with open_work(path) as work`: take the lock, copy the published file (or make a new one) and open the copy.

    `version` of the extractor is found by itself (tests may give one); the lock is waited for up to `wait` seconds;
    `memory` bounds what DuckDB holds in memory ("4GB"), the rest goes to a folder beside the file.
    Raises LockedError when another run is at work, WarehouseError when the published file cannot be read or was written
    by a newer version of the project; also for what breaks inside the block because the disk is full or the file is
    damaged.
    """

    def __init__(
        self,
        published_path: Path | str,
        *,
        version: str | None = None,
        wait: float = 0.0,
        memory: str | None = None,
    ) -> None:
        self.path = Path(published_path).absolute()
        self.version = version or extractor_version()
        self._wait = wait
        self._memory = memory
        self._lock = Lock(self.path.with_name(self.path.name + ".lock"))
        self._work: Work | None = None

    def __enter__(self) -> Work:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take(self._wait)
        except OSError as error:
            raise WarehouseError(f"{self.path.parent}: cannot be written ({error}); give write permission") from error
        try:
            self._work = self._open()
        except BaseException:
            self._lock.release()
            raise
        return self._work

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._work is not None and not self._work.is_published:
                _close(self._work.connection)
                _remove(self._work.work_path)
        finally:
            self._lock.release()
        broken = None if error is None else what_broke(error, self.path)
        if broken:
            raise WarehouseError(broken) from error

    def _open(self) -> Work:
        work_path = self.path.with_name(self.path.name + ".work")
        _remove(work_path)
        try:
            if self.path.exists():
                shutil.copyfile(self.path, work_path)
            fresh = not self.path.exists()
            connection = connect(work_path, memory=self._memory)
            # whatever breaks, this file is begun anew; only `publish` has to wait for the disk
            connection.execute("set fsync_mode = 'NONE'")
        except OSError as error:
            _remove(work_path)
            broken = what_broke(error, self.path)
            raise WarehouseError(broken or f"{self.path}: cannot be copied ({error}); give permission") from error
        except WarehouseError as error:
            _remove(work_path)
            raise WarehouseError(str(error).replace(str(work_path), str(self.path))) from error
        try:
            if fresh:
                create(connection)
            else:
                _upgrade(connection, self.path)
            return Work(connection, self.path, work_path, self.version)
        except BaseException as error:
            _close(connection)
            _remove(work_path)
            broken = what_broke(error, self.path)
            if broken:
                raise WarehouseError(broken) from error
            raise


def preflight(published_path: Path | str, wait: float = 0.0) -> None:
    """Raise what a run on this warehouse would raise, before anything costly is started for it.

    LockedError when another run is at work (after `wait` seconds); WarehouseError when the folder cannot be written or
    the disk has no room for a copy of the file.
    """
    path = Path(published_path).absolute()
    lock = Lock(path.with_name(path.name + ".lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.take(wait)
        lock.release()
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        held = path.stat().st_size if path.exists() else 0
        free = shutil.disk_usage(path.parent).free
    except OSError as error:
        broken = what_broke(error, path)
        raise WarehouseError(broken or f"{path.parent}: cannot be written ({error}); give write permission") from error
    if free < held + ROOM_MB * 2**20:
        raise WarehouseError(
            f"{path.parent}: {free / 2**20:,.0f} MB are free, a run needs {held / 2**20 + ROOM_MB:,.0f} MB (a copy of "
            f"the published file and {ROOM_MB} MB); nothing was changed, make room, then run again"
        )


def what_broke(error: BaseException, path: Path) -> str | None:
    """What to tell when the disk is full or read-only or the file damaged; None when it is something else."""
    said = " ".join(str(error).split())
    if isinstance(error, WarehouseError):
        return None
    if isinstance(error, OSError):
        if error.errno in FULL:
            return _FULL.format(folder=path.parent, said=said)
        if error.errno == errno.EROFS:
            return f"{path.parent}: cannot be written ({said}); mount it writable or choose another file with --db"
        return None
    if not isinstance(error, duckdb.Error):
        return None
    if re.search(r"no space left|could not write|file too large|disk full|quota", said, re.IGNORECASE):
        return _FULL.format(folder=path.parent, said=said)
    if re.search(r"out of memory|failed to (allocate|pin|offload)", said, re.IGNORECASE):
        return (
            f"{path}: the memory that DuckDB may take is too little ({said[:120]}); what was published is untouched, "
            "run again with more --memory"
        )
    if re.search(r"corrupt|checksum|INTERNAL Error|serializ|could not read", said, re.IGNORECASE):
        return (
            f"{path}: seems damaged ({said[:200]}); it is untouched: put back a copy of it, or move it away and run "
            "again on all inputs, which makes a new one"
        )
    return None


_FULL = "{folder}: the disk is full ({said}); what was published is untouched, make room, then run again"


def read_whole(path: Path) -> None:
    """Read every row of every table of a closed file, so that no damaged block is published.

    Raises duckdb.Error when one cannot be read.
    """
    with connect(path, read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
        for (table,) in tables:
            connection.execute(f'select bit_xor(hash(t)) from "{table}" as t').fetchall()


def program_versions() -> str:
    """Versions of the programs that figures and file depend on, as `cakupan 0.1.0; duckdb 2.0.0; …`."""
    return "; ".join(f"{name} {_version_of(name)}" for name in PROGRAMS)


def covers(given: str, name: str) -> bool:
    """Whether an input as a user gave it (a file, a folder, a glob) takes in a file, or a line of one.

    >>> covers("news", "news/mei/bima.txt"), covers("./news/", "news/rows.jsonl:7"), covers("new", "news/bima.txt")
    (True, True, False)
    >>> covers("news/*.txt", "news/bima.txt"), covers("news/*.txt", "news/mei/bima.txt"), covers("**/*.txt", "a/b.txt")
    (True, False, True)
    """
    place = Path(re.sub(r":\d+$", "", name))
    pattern = Path(given).expanduser()
    if pattern == place or pattern in place.parents:
        return True
    if not glob.has_magic(given):
        return False
    form = re.compile(_glob_form(str(pattern)))
    return any(form.fullmatch(str(each)) for each in (place, *place.parents))


def _glob_form(pattern: str) -> str:
    """A glob as a regular expression: `**/` any folders, `*` and `?` within a name, `[…]` one of these."""
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}

    def form(piece: re.Match[str]) -> str:
        if len(piece[0]) > 1 and piece[0].startswith("["):
            return fnmatch.translate(piece[0])[len("(?s:") : -len(")\\Z")]
        return parts.get(piece[0], re.escape(piece[0]))

    return re.sub(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]|.", form, pattern, flags=re.DOTALL)


def _upgrade(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Bring an existing file to this version's views and reference tables."""
    try:
        row = connection.execute("select value from warehouse_info where name = 'schema_version'").fetchone()
    except duckdb.Error as error:
        raise WarehouseError(
            f"{path}: a DuckDB file, but no warehouse of cakupan; choose another file with --db"
        ) from error
    version = int(row[0]) if row else 0
    if version > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path}: schema {version}, this cakupan knows up to {SCHEMA_VERSION}; install the newer cakupan"
        )
    if version < SCHEMA_VERSION:
        migrate(connection, version)
    run_sql(connection, "sql/views.sql")
    fill_reference(connection)


def _version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


def _last_finished(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    row = connection.execute("select max(finished) from run").fetchone()
    return row[0].replace(tzinfo=UTC) if row and row[0] else None


def _source(name: str, inputs: Sequence[str]) -> str | None:
    """What to run again for an input set aside: its file; for a page known by its id all inputs given, a line each."""
    file = re.sub(r":\d+$", "", name)
    if os.path.lexists(file):
        return file
    return "\n".join(given for given in inputs if covers(given, name)) or "\n".join(inputs) or None


def _close(connection: duckdb.DuckDBPyConnection) -> None:
    """Close what is thrown away; that it cannot write any more is no news."""
    with suppress(duckdb.Error):
        connection.close()


def _once_each(batch: Sequence[tuple[Article, Page, Extraction]]) -> list[list[tuple[Article, Page, Extraction]]]:
    """A batch split so that no page occurs twice in one part; the order is kept."""
    parts: list[list[tuple[Article, Page, Extraction]]] = []
    seen: Counter[str] = Counter()
    for each in batch:
        key = article_key(each[0])
        if seen[key] == len(parts):
            parts.append([])
        parts[seen[key]].append(each)
        seen[key] += 1
    return parts


def _names(folder: str) -> list[str]:
    files = resources.files("warehouse").joinpath(folder).iterdir()
    return sorted(file.name.removesuffix(".sql") for file in files if file.name.endswith(".sql"))


def _utc(when: datetime) -> datetime:
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


def _wal(path: Path) -> Path:
    return path.with_name(path.name + ".wal")


def _remove(path: Path) -> None:
    for each in (path, _wal(path)):
        each.unlink(missing_ok=True)
    # what did not fit into memory; a run that was killed leaves it behind
    shutil.rmtree(temporary_folder(path), ignore_errors=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
