"""The job itself, without Prefect: read → known? → extract → load → conflicts → check → publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from corpus.article import Article
from corpus.page import Page, read_page
from corpus.sources import Held, Rejected, Tally, read_inputs
from extractors.extract import extract_page
from extractors.figure import Extraction
from flows.annotated import Annotated
from warehouse.load import CheckResult, RunCounts, Work, open_work

if TYPE_CHECKING:
    from flows.report.news import State

Of = TypeVar("Of")

BATCH_PAGES = 32
"""Pages handled at once: enough to make loading cheap, few enough to show progress and to keep memory flat."""

BROKEN_PAGES = 10
"""From so many pages on, breaking on more than half of the new ones stops the run."""

STAGES = ("start", "read", "known", "extract", "load", "conflicts", "check", "publish", "report")

Figures = Literal["extracted", "gold"]
"""Where figures come from: the extractor, or the annotations beside the pages (NAME/gold.json)."""

CLOCK_SLACK = 60.0
"""Seconds that the clock may stand behind the end of the last run before it is said."""

Reading = tuple[Article, Page, Extraction]
Tell = Callable[[str, int, int], None]
"""Called at each step with the stage that comes now, pages read and inputs set aside so far."""


class ExtractorError(RuntimeError):
    """The extractor broke on most pages: a fault of the program, not of the pages."""


class CheckError(RuntimeError):
    """The work file failed a check, so it was not published."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of publication asked for, both ends included; None is no limit.

    >>> Period(date(2024, 3, 1)).holds("2024-02-29"), Period(date(2024, 3, 1)).holds("2024-03-01"), Period().holds(None)
    (False, True, True)
    >>> Period(until=date(2024, 3, 1)).holds(None)
    False
    """

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    def holds(self, day: str | None) -> bool:
        """Whether a page published that day (YYYY-MM-DD) is asked for; one without a date only when all are."""
        if not self:
            return True
        return day is not None and (self.since or date.min) <= date.fromisoformat(day) <= (self.until or date.max)


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
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin

    def in_order(self) -> dict[str, float]:
        """Seconds by stage, in the order of work."""
        return {name: round(self.seconds[name], 3) for name in STAGES if name in self.seconds}


class Reader:
    """The inputs, a batch of pages at a time.

    A reader that broke on something outside (a disk, a network share) can be asked again: it opens the inputs anew and
    skips what it has handed out, since `read_inputs` keeps one order. Raises InputError for inputs that name nothing.
    With `screen`, pages without coverage figures are passed over also in tables and archives; `tally` counts them.
    `held` is asked once, before the first page, for what says whether an address is one of a page held already.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        size: int = BATCH_PAGES,
        *,
        screen: bool = False,
        held: Callable[[], Held] | None = None,
    ) -> None:
        self.inputs = list(inputs)
        self.size = size
        self.screen = screen
        self.held = held
        self.tally = Tally()
        self._handed = 0
        self._items: Iterator[Article | Rejected] | None = None

    def next_batch(self) -> list[Article | Rejected]:
        """Up to `size` pages or inputs set aside; an empty list at the end."""
        if self._items is None:
            self.tally = Tally()
            held = self.held() if self.held else None
            pages = read_pages(self.inputs, screen=self.screen, tally=self.tally, held=held)
            self._items = islice(pages, self._handed, None)
        try:
            batch = list(islice(self._items, self.size))
        except Exception:
            self._items = None
            raise
        self._handed += len(batch)
        return batch


def read_article(article: Article) -> Reading | Rejected:
    """One page read; whatever goes wrong with it costs this page only."""
    try:
        page = read_page(article)
        return article, page, extract_page(page)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        hint = "a fault of cakupan: please report it with this page; the other pages were read"
        return Rejected(input=article.id, stage="extract", reason=reason, hint=hint)


@dataclass(slots=True)
class Job:
    """One run in progress: the open work file, the reader, what finds figures, and what was counted so far."""

    work: Work
    reader: Reader
    tell: Tell | None = None
    find: Callable[[Article], Reading | Rejected] = read_article
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

    def read(self) -> list[Article] | None:
        """The next batch's pages, inputs set aside already noted; None at the end."""
        with self.watch.stage("read"):
            items = self.reader.next_batch()
        if not items:
            return None
        self._set_aside([item for item in items if isinstance(item, Rejected)])
        articles = [item for item in items if isinstance(item, Article)]
        self.pages += len(articles)
        return articles

    def unknown(self, articles: Sequence[Article]) -> list[Article]:
        """The pages whose text, under this version of the extractor, the warehouse does not hold yet.

        Of these, only the ones published in the period asked for.
        """
        with self.watch.stage("known"):
            known = self.work.known(articles)
            self.unchanged += sum(article.id in known for article in articles)
            unknown = [article for article in articles if article.id not in known]
            wanted = [article for article in unknown if self._is_in_period(article)]
        self.outside += len(unknown) - len(wanted)
        return wanted

    def left_over(self) -> list[Article] | None:
        """The next batch of stored pages, not among the inputs, that another extractor read; None at the end.

        To be called when all inputs are read: a file must not hold figures of two extractors.
        """
        if not self.rereads or self.period:
            return None
        with self.watch.stage("known"):
            if self.stale is None:
                self.stale = self.work.stale()
            batch, self.stale = self.stale[:BATCH_PAGES], self.stale[BATCH_PAGES:]
            return self.work.stored(batch) if batch else None

    def extract(self, articles: Sequence[Article]) -> list[Reading]:
        """Figures, claims and slips of each page; a page that breaks the extractor is set aside, the others go on."""
        readings, broken = [], []
        with self.watch.stage("extract"):
            for article in articles:
                outcome = self.find(article)
                if isinstance(outcome, Rejected):
                    broken.append(outcome)
                else:
                    readings.append(outcome)
        self._set_aside(broken)
        return readings

    def load(self, readings: Sequence[Reading], *, reread: bool = False) -> None:
        """Put one batch into the work file; `reread`: of `left_over` pages."""
        with self.watch.stage("load"):
            self.work.load(readings, reread=reread)
        if reread:
            self.reread += len(readings)
            return
        self.new += len(readings)
        for _, _, extraction in readings:
            self.figures += len(extraction.figures)
            self.claims += len(extraction.claims)
            self.slips += len(extraction.slips)

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
            self.work.reject(self.rejected, self.reader.inputs)
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
            pages_without_figures=self.reader.tally.irrelevant,
            pages_other_versions=self.reader.tally.copies,
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
            irrelevant=self.reader.tally.irrelevant,
            copies=self.reader.tally.copies,
            reread=self.reread,
            new_conflicts=tuple(self.new_conflicts),
            warnings=tuple(self.warnings),
            seconds=self.watch.in_order(),
        )

    def _set_aside(self, rejected: Sequence[Rejected]) -> None:
        self.rejected.extend(rejected)

    def _is_in_period(self, article: Article) -> bool:
        if not self.period:
            return True
        try:
            return self.period.holds(article.published or read_page(article).published)
        except Exception:
            return True  # what breaks on it is said when it is read

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
) -> Iterator[Job]:
    """A run on the inputs, with the work file open; raises InputError, LockedError or WarehouseError.

    `period` passes over pages published on other days; the lock of another run is waited for up to `wait` seconds.
    """
    annotated = Annotated(inputs) if figures == "gold" else None
    with open_work(published_path, version=annotated.version if annotated else None, wait=wait) as work:
        yield Job(
            work,
            Reader(inputs, screen=annotated is None, held=work.holds),
            tell,
            annotated.read if annotated else read_article,
            period or Period(),
            rereads=annotated is None,
        )


def run(
    inputs: Sequence[str],
    published_path: Path | str,
    *,
    figures: Figures = "extracted",
    tell: Tell | None = None,
    period: Period | None = None,
    wait: float = 0.0,
) -> Summary:
    """The whole job, once.

    Raises InputError, LockedError, WarehouseError or CheckError; the published file is then untouched.
    """
    with open_job(inputs, published_path, figures=figures, tell=tell, period=period, wait=wait) as job:
        job.say("read")
        while (articles := job.read()) is not None:
            job.load(job.extract(job.unknown(articles)))
            job.say("read")
        while (articles := job.left_over()) is not None:
            job.load(job.extract(articles), reread=True)
        job.say("conflicts")
        job.settle()
        job.publish()
        return job.summary()


def read_pages(
    inputs: Sequence[str], *, screen: bool = False, tally: Tally | None = None, held: Held | None = None
) -> Iterator[Article | Rejected]:
    """`read_inputs` with names that can be stored: a file's name need not be text, an id is.

    Pages without coverage figures are passed over in what a crawler brings, with `screen` in tables and archives of
    many pages, too, but for those `held` already; `tally` counts them. Raises InputError at once.
    """
    read = read_inputs(inputs, screen="many" if screen else "crawled", tally=tally, held=held)
    return map(_with_legible_name, read)


def _with_legible_name(item: Article | Rejected) -> Article | Rejected:
    if isinstance(item, Rejected):
        return replace(item, input=legible(item.input), reason=legible(item.reason))
    return replace(item, id=legible(item.id))


def legible(name: str) -> str:
    r"""Text with what no UTF-8 can hold (bytes of odd file names) written as escapes.

    >>> legible("caf\udce9"), legible("café")
    ('caf\\udce9', 'café')
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def say_check(result: CheckResult) -> str:
    """One line on a check that found something."""
    shown = ", ".join(f"{name} {value}" for name, value in (result.rows[0] if result.rows else {}).items())
    return f"check {result.name}: {result.question} {result.count} found, the first: {shown}"


def count_totals(work: Work) -> dict[str, int]:
    """Rows of the work file's main tables -> {"pages": …, "figures": …, "claims": …, "rejected": …}."""
    query = resources.files("flows").joinpath("totals.sql").read_text(encoding="utf-8")
    return {str(name): int(count) for name, count in work.connection.execute(query).fetchall()}
