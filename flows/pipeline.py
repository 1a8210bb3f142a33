"""The job itself, without Prefect: read → known? → extract → load → conflicts → check → publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from corpus.article import Article
from corpus.sources import Rejected
from flows.annotated import Annotated
from flows.engines.keys import write_keys
from flows.engines.order import Order, Settled
from flows.engines.parts import Part
from flows.engines.parts import Work as Reads
from flows.engines.shares import SHARE_BYTES, Plan, Share
from flows.engines.stream import Engine, Stream
from flows.period import Period
from flows.reading import Find, Reading, read_article
from warehouse.batch import Batch
from warehouse.load import CheckResult, RunCounts, Work, open_work

if TYPE_CHECKING:
    from flows.report.news import State

Of = TypeVar("Of")

BUNDLE_PAGES = 2048
"""New pages that are loaded at once: a load costs some tenths of a second however few they are."""

BUNDLE_BYTES = 64 * 2**20
"""Of Arrow tables that are held before they are loaded."""

BUNDLE_SECONDS = 2.0
"""What was read in so long is loaded, however little it is, and progress is shown."""

REREAD_PAGES = 256
"""Stored pages that are read anew at once."""

BROKEN_PAGES = 10
"""From so many pages on, breaking on more than half of the new ones stops the run."""

STAGES = ("start", "read", "known", "extract", "load", "conflicts", "check", "publish", "report")

Figures = Literal["extracted", "gold"]
"""Where figures come from: the extractor, or the annotations beside the pages (NAME/gold.json)."""

CLOCK_SLACK = 60.0
"""Seconds that the clock may stand behind the end of the last run before it is said."""

Tell = Callable[[str, int, int], None]
"""Called at each step with the stage that comes now, pages read and inputs set aside so far."""


class ExtractorError(RuntimeError):
    """The extractor broke on most pages: a fault of the program, not of the pages."""


class CheckError(RuntimeError):
    """The work file failed a check, so it was not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one run did.

    `figures`, `claims` and `slips` count what was taken from the new pages, `totals` what the published file holds;
    `conflicts` are its open contradictions by kind, `new_conflicts` those this run found, the most severe first,
    `seconds` the time by stage. `outside` counts pages passed over for their date, `irrelevant` those
    without coverage figures by the cheap test, `copies` other versions of pages that were read, `reread` pages of the
    warehouse that were not among the inputs and that a new extractor read again.
    """

    path: str
    pages: int
    new: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    figures: int
    claims: int
    slips: int
    conflicts: dict[str, int]
    totals: dict[str, int]
    outside: int = 0
    irrelevant: int = 0
    copies: int = 0
    reread: int = 0
    new_conflicts: tuple[dict[str, Any], ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def set_aside(self) -> int:
        """Inputs that could not be read or extracted."""
        return len(self.rejected)

    def as_dict(self) -> dict[str, Any]:
        """The summary as plain values, for JSON."""
        return asdict(self)


class Stopwatch:
    """Seconds spent per stage, added up over the batches."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside the block towards `name`."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.add(name, time.perf_counter() - begin)

    def add(self, name: str, seconds: float) -> None:
        """Count seconds towards `name`."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def in_order(self) -> dict[str, float]:
        """Seconds by stage, in the order of work."""
        return {name: round(self.seconds[name], 3) for name in STAGES if name in self.seconds}


@dataclass(slots=True)
class Bundle:
    """New pages that are ready to be loaded together. `pieces` counts what it was made of, `size` the bytes of it."""

    batches: list[Batch] = field(default_factory=list)
    pieces: int = 0
    size: int = 0
    new: int = 0
    figures: int = 0
    claims: int = 0
    slips: int = 0

    def add(self, settled: Settled) -> None:
        """Take what a part came to."""
        self.pieces += 1
        if settled.new:
            self.batches.append(settled.batch)
            self.size += sum(table.nbytes for table in settled.batch.tables().values())
        self.new += settled.new
        self.figures += settled.figures
        self.claims += settled.claims
        self.slips += settled.slips


@dataclass(slots=True)
class Job:
    """One run in progress: the open work file, what comes of its inputs, and what was counted so far."""

    work: Work
    stream: Stream
    order: Order
    tell: Tell | None = None
    period: Period = field(default_factory=Period)
    rereads: bool = True
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    begin: float = field(default_factory=time.monotonic)
    watch: Stopwatch = field(default_factory=Stopwatch)
    pages: int = 0
    new: int = 0
    unchanged: int = 0
    figures: int = 0
    claims: int = 0
    slips: int = 0
    outside: int = 0
    reread: int = 0
    new_conflicts: list[dict[str, Any]] = field(default_factory=list)
    stale: list[str] | None = None
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    conflicts: dict[str, int] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)

    def say(self, stage: str) -> None:
        """Tell whoever watches that `stage` comes now."""
        if self.tell:
            self.tell(stage, self.pages, len(self.rejected))

    def read(self) -> Bundle | None:
        """What comes next: new pages with their figures, ready to be loaded; None when all inputs are read.

        What was set aside, known or passed over is noted. Raises OSError when something outside failed, and goes on
        where it stopped when it is asked again.
        """
        bundle = Bundle()
        begin = time.perf_counter()
        give_up = begin + BUNDLE_SECONDS
        while bundle.new < BUNDLE_PAGES and bundle.size < BUNDLE_BYTES and time.perf_counter() < give_up:
            begin = time.perf_counter()
            piece = next(self.stream, None)
            if piece is None:
                return bundle if bundle.pieces else None
            share, part, is_last = piece
            self._share_out(time.perf_counter() - begin, part)
            with self.watch.stage("known"):
                bundle.add(self._take(share, part, is_last))
        return bundle

    def _share_out(self, waited: float, part: Part) -> None:
        """Count the time until a part came as reading and extracting, as its makers spent theirs."""
        spent = part.counts.read + part.counts.extract
        reading = waited * part.counts.read / spent if spent else waited
        self.watch.add("read", reading)
        self.watch.add("extract", waited - reading)

    def _take(self, share: Share, part: Part, is_last: bool) -> Settled:
        settled = self.order.settle(share, part)
        self.pages += settled.pages
        self.unchanged += settled.unchanged
        self.outside += settled.outside
        self._set_aside([*settled.rejected, *(self.order.end(share, part) if is_last else ())])
        return settled

    def left_over(self) -> list[Article] | None:
        """The next batch of stored pages, not among the inputs, that another extractor read; None at the end.

        To be called when all inputs are read: a file must not hold figures of two extractors.
        """
        if not self.rereads or self.period:
            return None
        with self.watch.stage("known"):
            if self.stale is None:
                self.stale = self.work.stale()
            batch, self.stale = self.stale[:REREAD_PAGES], self.stale[REREAD_PAGES:]
            return self.work.stored(batch) if batch else None

    def load(self, bundle: Bundle) -> None:
        """Put new pages into the work file."""
        with self.watch.stage("load"):
            self.work.load_tables(bundle.batches)
        self.new += bundle.new
        self.figures += bundle.figures
        self.claims += bundle.claims
        self.slips += bundle.slips

    def reread_pages(self, articles: Sequence[Article]) -> None:
        """Read `left_over` pages anew; one that breaks the extractor is set aside, the others go on."""
        readings: list[Reading] = []
        with self.watch.stage("extract"):
            for article in articles:
                outcome = read_article(article)
                if isinstance(outcome, Rejected):
                    self._set_aside([outcome])
                else:
                    readings.append(outcome)
        with self.watch.stage("load"):
            self.work.load(readings, reread=True)
        self.reread += len(readings)

    def settle(self) -> None:
        """Find the contradictions, check the file, count it.

        Raises CheckError when a check that must hold does not, ExtractorError when most new pages broke the extractor:
        a night without pages is better than a file without its newest figures.
        """
        broken = [each for each in self.rejected if each.stage == "extract"]
        if len(broken) >= BROKEN_PAGES and len(broken) > self.new:
            raise ExtractorError(
                f"the extractor broke on {len(broken)} of {len(broken) + self.new} new pages, "
                f"the first: {broken[0].input}: {broken[0].reason}; nothing was published, please report it"
            )
        with self.watch.stage("load"):
            self.work.reject(self.rejected, self.stream.plan.inputs)
            self.work.put_in_order()
        with self.watch.stage("conflicts"):
            self.conflicts = self.work.refresh_conflicts()
            self.new_conflicts = self.work.new_conflicts()
        with self.watch.stage("check"):
            results = self.work.check()
        failed = [say_check(result) for result in results if result.failed]
        if failed:
            raise CheckError(f"{'; '.join(failed)}; nothing was published, please report it")
        self.warnings = [say_check(result) for result in results if result.count and not result.failed]
        self.totals = count_totals(self.work)
        self.warnings += self._clock()
        counts = RunCounts(
            self.pages,
            self.new,
            self.unchanged,
            len(self.rejected),
            self.started,
            datetime.now(UTC),
            seconds=time.monotonic() - self.begin,
            pages_outside=self.outside,
            pages_reread=self.reread,
            pages_without_figures=self.order.tally.irrelevant,
            pages_other_versions=self.order.tally.copies,
            since=self.period.since,
            until=self.period.until,
        )
        with self.watch.stage("load"):
            self.work.record_run(counts)

    def publish(self) -> None:
        """Swap the work file in for the published one, and write the report beside it.

        What goes wrong with the report is a warning: the file is published, and the run does not fail by it.
        """
        with self.watch.stage("report"):
            before = self._try_report(self._state_before)
        with self.watch.stage("publish"):
            self.work.publish()
        with self.watch.stage("report"):
            self._try_report(lambda: self._report(before))

    def _state_before(self) -> State:
        """What the report has to know of the file that will be replaced."""
        from flows.report.news import state

        return state(self.work.published_path)

    def _report(self, before: State | None) -> None:
        from flows.report.page import write_report

        write_report(self.work.published_path, before=before)

    def _try_report(self, step: Callable[[], Of]) -> Of | None:
        try:
            return step()
        except Exception as error:
            self.warnings.append(
                f"published, but the report has a fault ({type(error).__name__}: {error}); "
                "`cakupan report` tries it again"
            )
            return None

    def summary(self) -> Summary:
        """What this run did."""
        return Summary(
            path=str(self.work.published_path),
            pages=self.pages,
            new=self.new,
            unchanged=self.unchanged,
            rejected=tuple(self.rejected),
            figures=self.figures,
            claims=self.claims,
            slips=self.slips,
            conflicts=dict(self.conflicts),
            totals=dict(self.totals),
            outside=self.outside,
            irrelevant=self.order.tally.irrelevant,
            copies=self.order.tally.copies,
            reread=self.reread,
            new_conflicts=tuple(self.new_conflicts),
            warnings=tuple(self.warnings),
            seconds=self.watch.in_order(),
        )

    def _set_aside(self, rejected: Sequence[Rejected]) -> None:
        self.rejected.extend(rejected)

    def _clock(self) -> list[str]:
        """A warning when the clock was set back: what orders by time (runs, verdicts) then goes by a wrong one."""
        last = self.work.last_finished
        if last is None or (last - self.started).total_seconds() <= CLOCK_SLACK:
            return []
        return [
            f"the clock says {self.started:%Y-%m-%d %H:%M} UTC, before the end of the last run ({last:%Y-%m-%d %H:%M} "
            "UTC): set it right; figures do not depend on it, the order of runs and verdicts does"
        ]


@contextmanager
def open_job(
    inputs: Sequence[str],
    published_path: Path | str,
    *,
    figures: Figures = "extracted",
    tell: Tell | None = None,
    period: Period | None = None,
    wait: float = 0.0,
    workers: int | None = None,
    engine: Engine | None = None,
    share_bytes: int = SHARE_BYTES,
    folder: Path | None = None,
    memory: str | None = None,
) -> Iterator[Job]:
    """A run on the inputs, with the work file open; raises InputError, LockedError or WarehouseError.

    `period` passes over pages published on other days; the lock of another run is waited for up to `wait` seconds.
    Pages are read by `engine`, or by so many `workers` (`flows.engines.stream`), who find in `folder` what is known.
    Annotated figures are found in this process. DuckDB holds no more than `memory` ("4GB"); what is more goes to disk.
    """
    annotated = Annotated(inputs) if figures == "gold" else None
    plan = Plan(inputs, share_bytes, "crawled" if annotated else "many")
    with (
        open_work(published_path, version=annotated.version if annotated else None, wait=wait, memory=memory) as work,
        TemporaryDirectory(prefix="cakupan-", dir=folder) as shared,
    ):
        reads = what_is_known(work, Path(shared), plan, period or Period())
        find: Find | None = annotated.read if annotated else None
        stream = Stream(plan, reads, 1 if annotated else workers, None if annotated else engine, find)
        try:
            yield Job(work, stream, Order(work.meet), tell, period or Period(), rereads=annotated is None)
        finally:
            stream.close()
            plan.close()


def what_is_known(work: Work, folder: Path, plan: Plan, period: Period) -> Reads:
    """How the pages of a plan are read; what the warehouse holds of them is written into a folder."""
    known, held = folder / "known.keys", folder / "held.keys"
    write_keys(known, work.known_keys())
    write_keys(held, work.held_keys())
    return Reads(work.version, period, plan.screen, str(known), str(held))


def run(
    inputs: Sequence[str],
    published_path: Path | str,
    *,
    figures: Figures = "extracted",
    tell: Tell | None = None,
    period: Period | None = None,
    wait: float = 0.0,
    workers: int | None = None,
    engine: Engine | None = None,
    share_bytes: int = SHARE_BYTES,
    folder: Path | None = None,
    memory: str | None = None,
) -> Summary:
    """The whole job, once; parameters as those of `open_job`.

    Raises InputError, LockedError, WarehouseError or CheckError; the published file is then untouched.
    """
    with open_job(
        inputs,
        published_path,
        figures=figures,
        tell=tell,
        period=period,
        wait=wait,
        workers=workers,
        engine=engine,
        share_bytes=share_bytes,
        folder=folder,
        memory=memory,
    ) as job:
        job.say("read")
        while (bundle := job.read()) is not None:
            job.load(bundle)
            job.say("read")
        while (articles := job.left_over()) is not None:
            job.reread_pages(articles)
        job.say("conflicts")
        job.settle()
        job.publish()
        return job.summary()


def say_check(result: CheckResult) -> str:
    """One line on a check that found something."""
    shown = ", ".join(f"{name} {value}" for name, value in (result.rows[0] if result.rows else {}).items())
    return f"check {result.name}: {result.question} {result.count} found, the first: {shown}"


def count_totals(work: Work) -> dict[str, int]:
    """Rows of the work file's main tables -> {"pages": …, "figures": …, "claims": …, "rejected": …}."""
    query = resources.files("flows").joinpath("totals.sql").read_text(encoding="utf-8")
    return {str(name): int(count) for name, count in work.connection.execute(query).fetchall()}
