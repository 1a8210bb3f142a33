"""A run's work on the warehouse: copy the published file, load, find contradictions, check, publish by one swap.

    with open_work(path) as work:
        new = [article for article in articles if article.id not in work.known(articles)]
        work.load([(article, page, extraction), …])
        work.reject(rejected)
        work.refresh_conflicts()
        failed = [result for result in work.check() if result.failed]
        work.record_run(…)
        work.publish()

Until `publish` has swapped the files, the published one is untouched; leaving the block without it throws the work
away.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from corpus.article import Article
from corpus.page import Page
from extractors.figure import Extraction
from warehouse import contradictions, verdicts
from warehouse.database import SCHEMA_VERSION, WarehouseError, connect, create, dicts, fill_reference, run_sql, sql
from warehouse.identity import article_key, digest, extractor_version, input_hash, revision_id
from warehouse.lock import Lock
from warehouse.rows import ARTICLE, RejectedInput, article_row, rejected_to_arrow, to_arrow

SHOWN = 20  # rows of a failed check that are kept for the message


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
    """What a run did, for its row in `run`. Times are UTC."""

    pages: int
    pages_new: int
    pages_unchanged: int
    pages_set_aside: int
    started: datetime
    finished: datetime


class Work:
    """A private copy of the warehouse that one run works on."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, published: Path, work: Path, version: str) -> None:
        self.connection = connection
        self.published_path = published
        self.work_path = work
        self.version = version
        self.is_published = False
        self._seen: set[str] = set()
        self._ids: set[str] = set()  # of the pages read in this run
        self._newest: dict[str, dict[str, str | None]] = {}  # by identity, the last page of it in this run
        self._inputs: dict[str, str] = {}  # by revision, what came with its text the first time in this run
        connection.execute("create temp table touched_article (article_key varchar)")
        connection.execute("create temp table touched_region (region_key varchar)")
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

    def load(self, batch: Sequence[tuple[Article, Page, Extraction]]) -> None:
        """Put a batch of pages into the warehouse: all of it, or nothing when it fails."""
        if not batch:
            return
        with self._transaction():
            for part in _once_each(batch):
                with self._registered(to_arrow(part, self.version).tables()):
                    run_sql(self.connection, "sql/load.sql")
        for article, _, _ in batch:
            self._is_repeated(article)
            self._newest.setdefault(article_key(article), article_row(article))

    def reject(self, rejected: Sequence[RejectedInput], inputs: Sequence[str] = ()) -> None:
        """Keep the inputs that were set aside, and why; what is there already stays one row.

        What earlier runs set aside goes where this run looked again: pages it read, files that `inputs` cover.
        """
        table = rejected_to_arrow(rejected)
        self._seen.update(f"rejected {key}" for key in table.column("rejected_id").to_pylist())
        before = [name for (name,) in self.connection.execute("select distinct input from rejected").fetchall()]
        again = [name for name in before if name in self._ids or any(covers(given, name) for given in inputs)]
        looked_at = pa.table({"input": pa.array(again, pa.string())})
        with self._registered({"in_rejected": table, "in_looked_at": looked_at}), self._transaction():
            run_sql(self.connection, "sql/reject.sql")

    def refresh_conflicts(self, *, everything: bool = False) -> dict[str, int]:
        """Find contradictions anew where something was loaded (or everywhere) -> {kind: open ones in the warehouse}.

        Verdicts in the journal beside the published file are folded in.
        """
        newest = {"in_newest": pa.Table.from_pylist(list(self._newest.values()), ARTICLE)}
        with self._transaction(), self._registered(newest):
            run_sql(self.connection, "sql/newest.sql")
            contradictions.refresh(self.connection, everything=everything)
            verdicts.fold_in(self.connection, self.published_path)
        rows = self.connection.execute(
            "select kind, count(*) from conflict where status = 'open' group by kind order by kind"
        ).fetchall()
        return {kind: int(count) for kind, count in rows}

    def check(self) -> list[CheckResult]:
        """Ask every question of `warehouse/checks`; no row is a good answer."""
        return [self._ask(name) for name in _names("checks")]

    def record_run(self, counts: RunCounts) -> str:
        """Write the run's row -> its id. The same pages with the same extractor are one run, however often repeated."""
        run_id = digest("run", self.version, *sorted(self._seen))
        row = [run_id, self.version, counts.pages, counts.pages_new, counts.pages_unchanged, counts.pages_set_aside]
        seconds = round((counts.finished - counts.started).total_seconds(), 3)
        times = [_utc(counts.started), _utc(counts.finished), seconds]
        with self._transaction():
            self.connection.execute(
                "update run set times = times + 1, started = ?, finished = ?, seconds = ? where run_id = ?",
                [*times, run_id],
            )
            self.connection.execute(sql("sql/new_run.sql"), [*row, *times])
        return run_id

    def publish(self) -> Path:
        """Close the work file, make sure it is on the disk and put it in the place of the published one in one step."""
        try:
            self.connection.execute("checkpoint")
            self.connection.close()
            if _wal(self.work_path).exists():
                raise WarehouseError(f"{self.work_path}: could not be closed cleanly; nothing was published, run again")
            _sync(self.work_path)
            os.replace(self.work_path, self.published_path)
            _sync(self.published_path.parent)
        except (OSError, duckdb.Error) as error:
            raise WarehouseError(
                f"{self.published_path}: could not be published ({error}); what was published before is untouched; "
                "make room or give write permission, then run again"
            ) from error
        self.is_published = True
        return self.published_path

    def _is_repeated(self, article: Article) -> bool:
        """Whether the same text of the same page came before in this run; notes the page as seen."""
        self._ids.add(article.id)
        self._seen.add(f"{article_key(article)} {input_hash(article)}")
        revision = revision_id(article)
        if revision in self._inputs:
            return True
        self._inputs[revision] = input_hash(article)
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
                self.connection.unregister(name)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("begin transaction")
        try:
            yield
        except BaseException:
            self.connection.execute("rollback")
            raise
        self.connection.execute("commit")


class open_work:
    """`with open_work(path) as work`: take the lock, copy the published file (or make a new one) and open the copy.

    `version` of the extractor is found by itself (tests may give one). Raises LockedError when another run is at work,
    WarehouseError when the published file cannot be read or was written by a newer version of the project.
    """

    def __init__(self, published_path: Path | str, *, version: str | None = None) -> None:
        self.path = Path(published_path).absolute()
        self.version = version or extractor_version()
        self._lock = Lock(self.path.with_name(self.path.name + ".lock"))
        self._work: Work | None = None

    def __enter__(self) -> Work:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take()
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
                self._work.connection.close()
                _remove(self._work.work_path)
        finally:
            self._lock.release()

    def _open(self) -> Work:
        work_path = self.path.with_name(self.path.name + ".work")
        _remove(work_path)
        try:
            if self.path.exists():
                shutil.copyfile(self.path, work_path)
            fresh = not self.path.exists()
            connection = connect(work_path)
        except OSError as error:
            _remove(work_path)
            raise WarehouseError(f"{self.path}: cannot be copied ({error}); make room or give permission") from error
        except WarehouseError as error:
            _remove(work_path)
            raise WarehouseError(str(error).replace(str(work_path), str(self.path))) from error
        try:
            if fresh:
                create(connection)
            else:
                _upgrade(connection, self.path)
        except BaseException:
            connection.close()
            _remove(work_path)
            raise
        return Work(connection, self.path, work_path, self.version)


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
    run_sql(connection, "sql/views.sql")
    fill_reference(connection)


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


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
