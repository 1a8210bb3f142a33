"""The command line. What is heavy (DuckDB, spaCy, Prefect, Arrow) is imported by the command that needs it."""

from __future__ import annotations

import atexit
import functools
import gc
import io
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, NoReturn, ParamSpec, TextIO

import typer

from flows.stale import ROOMS, newer_source

if TYPE_CHECKING:
    from corpus.sources import Rejected
    from flows.period import Period
    from flows.pipeline import Figures, Summary
    from flows.settings import Settings

DONE, SET_ASIDE, WRONG_USAGE, FAILED, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143
DEFAULT_DB = Path("data/cakupan.duckdb")

app = typer.Typer(
    name="cakupan",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich would triple the time that --help takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Dated figures on how many people Indonesia's national health insurance (JKN) covers, read from news pages.",
    epilog="Exit codes: 0 done; 1 done, but some inputs were set aside; 2 wrong usage; 3 failed, file untouched.",
)

sources_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(sources_app, name="sources")


@sources_app.callback()
def sources() -> None:
    """Lists of sources: feeds, sitemaps, files."""


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help="Files, folders, globs: .txt, .html, .pdf, .jsonl, .csv, .parquet, .warc, .zip, .tar; addresses of pages, "
        "feeds and sitemaps; s3://…; a list of sources (.toml).",
    ),
]
Kind = Literal["arithmetic", "value", "target", "status", "date", "trend", "list"]
Judgement = Literal["this", "both_right", "rounding", "extraction_error", "cannot_tell"]
Db = Annotated[Path, typer.Option("--db", help="The warehouse: a DuckDB file.")]
Plain = Annotated[bool, typer.Option("--plain", help="Without Prefect: the same job, sooner.")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Processes that read pages and find figures: 1 is this one alone, more start at once. Else it is one "
        "until the first second of work tells that much is left to do, then as many as there are processors.",
    ),
]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another run to end.")
]
Memory = Annotated[
    str | None,
    typer.Option(
        "--memory",
        metavar="AMOUNT",
        help="What DuckDB may hold in memory, as 4GB or 50%; the rest goes to a folder beside the warehouse until the "
        "run ends. Else from cakupan.toml, else 80% of the machine's.",
    ),
]
P = ParamSpec("P")


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message says what to do."""


class Terminated(KeyboardInterrupt):
    """SIGTERM came: what cron, systemd and containers send to stop a run."""


def guarded(function: Callable[P, int]) -> Callable[P, None]:
    """A function that returns an exit code as a command; whatever it raises becomes one line and an exit code."""

    @functools.wraps(function)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        raise typer.Exit(exit_code(lambda: function(*args, **kwargs)))

    return command


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Register a command that returns an exit code."""
    made = guarded(function)
    app.command()(made)
    return made


def exit_code(work: Callable[[], int], err: TextIO | None = None) -> int:
    """Do the work -> its exit code, or that of what it raised, said on standard error."""
    try:
        code = work()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # whoever read us has enough (`| head`): no failure, and nothing may be flushed into the pipe at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except KeyboardInterrupt as stop:
        say("stopped; nothing was published", err)
        return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED
    except Exception as error:
        if os.environ.get("CAKUPAN_DEBUG"):
            raise
        say(error_line(error), err)
        return WRONG_USAGE if is_usage(error) else FAILED


def is_usage(error: BaseException) -> bool:
    """Whether the command was given wrongly, rather than failed."""
    if isinstance(error, UsageError):
        return True
    sources, settings = sys.modules.get("corpus.sources"), sys.modules.get("flows.settings")
    return isinstance(error, (*_class(sources, "InputError"), *_class(settings, "SettingsError")))


def _class(module: object, name: str) -> tuple[type[BaseException], ...]:
    """A class of a module that may not have been imported."""
    return (getattr(module, name),) if module is not None else ()


def error_line(error: BaseException) -> str:
    """What to tell the user: our own errors say it themselves, others get their type, and a way to the traceback."""
    text = " ".join(str(error).split()) or type(error).__name__
    if is_usage(error) or type(error).__module__.split(".")[0] in ROOMS:
        return text
    return f"{type(error).__name__}: {text} (CAKUPAN_DEBUG=1 shows where)"


def say(message: str, stream: TextIO | None = None) -> None:
    """One message to the user, on standard error."""
    print(f"cakupan: {message}", file=stream or sys.stderr, flush=True)


def say_set_aside(rejected: Iterable[Rejected], stream: TextIO | None = None) -> None:
    """List the inputs set aside, and why."""
    from flows.render import plain

    for each in rejected:
        hint = f" ({plain(each.hint)})" if each.hint else ""
        say(f"set aside: {plain(each.input)}: {plain(each.reason)}{hint}", stream)


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib.metadata import version as installed

        print(f"cakupan {installed('cakupan')}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of all commands."""


@command
def run(
    inputs: Inputs,
    db: Db = DEFAULT_DB,
    plain: Plain = False,
    figures: Annotated[
        Literal["extracted", "gold"],
        typer.Option("--figures", help="gold: those of NAME/gold.json, to judge the contradictions by themselves."),
    ] = "extracted",
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Only pages published from this day on (YYYY-MM-DD)."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Only pages published up to this day.")
    ] = None,
    wait: Wait = 0.0,
    workers: Workers = None,
    engine: Annotated[
        Literal["local", "dask"],
        typer.Option(
            "--engine",
            help="dask: pages are read by the workers of a Dask cluster, of many machines or (--workers) here.",
        ),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Of --engine dask: the cluster's, else one is made of this machine's.",
        ),
    ] = None,
    parts: Annotated[
        Path | None,
        typer.Option(
            "--parts",
            metavar="DIR",
            help="Of --engine dask: where workers hand over what they found; all machines must reach it under this "
            "name, as they must reach the inputs. Else FILE.parts beside the warehouse.",
        ),
    ] = None,
    memory: Memory = None,
) -> int:
    """The nightly job once: read, extract, load, check, publish."""
    from flows.period import Period

    period = Period(day(since, "--since"), day(until, "--until"))
    if period.since and period.until and period.since > period.until:
        raise UsageError(f"--since {since} is after --until {until}; no page lies between, exchange them")
    if engine != "dask" and (scheduler or parts):
        raise UsageError(f"{'--scheduler' if scheduler else '--parts'} is of --engine dask; add that, or leave it out")
    if engine == "dask" and scheduler and workers:
        raise UsageError("--workers is of this machine, a cluster has its own; leave out --workers or --scheduler")
    if engine == "dask" and figures == "gold":
        raise UsageError("--figures gold is read in this process; leave out --engine dask")
    checked_memory(memory)
    return run_once(inputs, db, plain, figures, period, wait, Hands(engine, workers, scheduler, parts), memory)


def checked_memory(memory: str | None) -> None:
    """Raise UsageError for what is given as memory and is none."""
    from warehouse.memory import fault_of

    if memory is not None and (fault := fault_of(memory)):
        raise UsageError(f"--memory {memory!r} {fault}")


class Hands(NamedTuple):
    """Who reads the pages of a run."""

    engine: Literal["local", "dask"] = "local"
    workers: int | None = None
    scheduler: str | None = None
    parts: Path | None = None


def day(text: str | None, option: str) -> date | None:
    """A day as it is given to an option."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text!r} is no day; wanted YYYY-MM-DD, such as 2024-05-01") from None


def run_once(
    inputs: Sequence[str],
    db: Path,
    plain: bool,
    figures: Figures,
    period: Period,
    wait: float,
    hands: Hands,
    memory: str | None = None,
) -> int:
    """The job, with or without Prefect, and the notices that it gives cause for -> exit code."""
    from corpus.sources import read_inputs
    from flows.settings import read_settings
    from warehouse.load import preflight

    if db.is_dir() or (db.parent.exists() and not db.parent.is_dir()):
        raise UsageError(f"{db}: cannot be a file; name a DuckDB file with --db")
    signal.signal(signal.SIGTERM, terminate)
    settings = read_settings()
    if memory:
        settings = replace(settings, memory=memory)
    read_inputs(inputs)  # says at once when an input names nothing; Prefect's start would take seconds
    if figures == "gold":
        from flows.annotated import Annotated as AnnotatedPages

        AnnotatedPages(inputs)  # the same for folders without annotations
    if hands.engine == "dask":
        from flows.engines.cluster import require

        require()
    with failures_told(settings.urls):
        preflight(db, wait)  # the same for a disk that is full, a folder that is read-only, a run that is at work
        if plain:
            from flows.engines.choice import chosen_engine
            from flows.pipeline import run as run_plainly
            from flows.progress import progress

            with (
                progress(sys.stderr, inputs) as tell,
                chosen_engine(hands.engine, db, hands.scheduler, hands.workers, hands.parts) as options,
            ):
                summary = run_plainly(
                    inputs,
                    db,
                    figures=figures,
                    tell=tell,
                    period=period,
                    wait=wait,
                    memory=settings.memory,
                    **options,
                )
            return close(summary, settings, sys.stdout, sys.stderr)
    return run_nightly(inputs, db, figures, period, wait, hands, settings)


@contextmanager
def failures_told(urls: Sequence[str], err: TextIO | None = None) -> Iterator[None]:
    """Send a notice of what fails inside the block, unless the command was given wrongly."""
    from flows.notice import notice_of_failure, send

    try:
        yield
    except Exception as error:
        if not is_usage(error):
            for warning in send(notice_of_failure(error_line(error)), urls):
                say(warning, err)
        raise


def run_nightly(
    inputs: Sequence[str],
    db: Path,
    figures: Figures,
    period: Period,
    wait: float,
    hands: Hands,
    settings: Settings,
) -> int:
    """Run the Prefect flow on an embedded server -> exit code."""
    from flows.guard import Guard, guarding_servers
    from flows.progress import progress
    from flows.quiet import embed_prefect, output_to, server_must_start

    guard = Guard()
    home = db.absolute().parent / "prefect"
    begin = time.perf_counter()
    embed_prefect(home)
    with output_to(home / "prefect.log") as streams:

        def work() -> int:
            started: list[float] = []
            log = home / "prefect.log"
            with (
                failures_told(settings.urls, streams.err),
                progress(streams.err, inputs) as tell,
                server_must_start(log) as server_is_there,
                guarding_servers(guard),
            ):
                from flows.nightly import nightly, on_cluster, telling

                def tell_and_time(stage: str, pages: int, set_aside: int) -> None:
                    server_is_there()
                    started.append(time.perf_counter() - begin)
                    tell(stage, pages, set_aside)

                telling.set(tell_and_time)
                flow = on_cluster(hands.scheduler, hands.workers) if hands.engine == "dask" else nightly
                summary = flow(
                    list(inputs),
                    str(db),
                    figures,
                    period.since,
                    period.until,
                    wait,
                    hands.workers,
                    hands.engine,
                    hands.scheduler,
                    str(hands.parts) if hands.parts else None,
                    settings.memory,
                )
            summary = replace(summary, seconds={"start": round(started[0], 3), **summary.seconds})
            return close(summary, settings, streams.out, streams.err)

        code = exit_code(work, streams.err)
        if code == FAILED:
            say(f"what Prefect said is in {home / 'prefect.log'}", streams.err)
        return code


def terminate(_signal: int, _frame: object) -> None:
    """Leave as by Ctrl-C, so that Prefect's server is stopped with the run and the lock is given back."""
    raise Terminated


def close(summary: Summary, settings: Settings, out: TextIO, err: TextIO) -> int:
    """Print the closing table and what was set aside, send the notice it gives cause for -> exit code."""
    from flows.notice import notice_of, send
    from flows.summary import summary_rows

    rows = summary_rows(summary)
    width = max(len(what) for what, _ in rows)
    for what, how_much in rows:
        print(f"{what:<{width}}  {how_much}", file=out)
    out.flush()
    for warning in summary.warnings:
        say(warning, err)
    say_set_aside(summary.rejected, err)
    for warning in send(notice_of(summary, settings.severity), settings.urls):
        say(warning, err)
    return SET_ASIDE if summary.rejected else DONE


@command
def retry(db: Db = DEFAULT_DB, plain: Plain = False, wait: Wait = 0.0, memory: Memory = None) -> int:
    """Try again what earlier runs set aside; what can be read now joins the warehouse."""
    from flows.period import Period
    from warehouse.read import set_aside

    checked_memory(memory)
    sources: list[str] = []
    gone: list[str] = []
    rejected = set_aside(existing(db))
    for each in rejected:
        given = (each["source"] or each["input"]).splitlines()
        there = [name for name in given if is_input(name)]
        sources += [name for name in there if name not in sources]
        if not there:
            gone.append(each["input"])
    for name in gone:
        say(f"{name}: not there any more (looked in {Path.cwd()}); it stays set aside until a run covers its place")
    if not sources:
        print(f"nothing to try again: {len(rejected)} set aside, {len(gone)} of them gone")
        return SET_ASIDE if gone else DONE
    code = run_once(sources, db, plain, "extracted", Period(), wait, Hands(), memory)
    return SET_ASIDE if gone and code == DONE else code


def is_input(name: str) -> bool:
    """Whether an input of an earlier run still names something."""
    from corpus.sources import InputError, read_inputs

    try:
        read_inputs([name])
    except InputError:
        return False
    return True


@command
def serve(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT…]", help="What each night reads; else from cakupan.toml.")
    ] = None,
    db: Annotated[Path | None, typer.Option("--db", help="The warehouse; else from cakupan.toml.")] = None,
    cron: Annotated[
        str | None, typer.Option("--cron", help="When, as minute hour day month weekday, in Asia/Jakarta.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Of Prefect's pages, on 127.0.0.1.")] = 4200,
    now: Annotated[bool, typer.Option("--now", help="Also run once at once.")] = False,
    memory: Memory = None,
) -> int:
    """Run every night, with Prefect's server and its pages on 127.0.0.1, until it is stopped."""
    from flows.serve import serve_nights
    from flows.settings import read_settings

    checked_memory(memory)
    settings = read_settings()
    settings = replace(
        settings,
        inputs=tuple(inputs) if inputs else settings.inputs,
        db=str(db) if db else settings.db,
        cron=cron or settings.cron,
        memory=memory or settings.memory,
    )
    return serve_nights(settings, port, now)


@command
def extract(
    inputs: Inputs,
    format: Annotated[Literal["table", "jsonl", "csv", "parquet"], typer.Option("--format", "-f")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")] = None,
    workers: Workers = None,
) -> int:
    """Figures of these pages: no database, no Prefect."""
    from flows.extracting import write_figures

    if format == "parquet" and (output is None or str(output) == "-"):
        raise UsageError("parquet is no text: name a file with -o FILE")
    if output and not output.absolute().parent.is_dir():
        raise UsageError(f"{output}: its folder does not exist; make it first")
    rejected = write_figures(inputs, format, output, workers)
    say_set_aside(rejected)
    return SET_ASIDE if rejected else DONE


@command
def conflicts(
    db: Db = DEFAULT_DB,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")] = None,
    region: Annotated[
        str | None, typer.Option("--region", help="Only this region: its code, or (part of) its name.")
    ] = None,
    status: Annotated[
        Literal["open", "settled", "superseded", "all"], typer.Option("--status", help="Open ones by default.")
    ] = "open",
    scope: Annotated[
        Literal["inside", "between"] | None, typer.Option("--scope", help="Only those inside an article, or between.")
    ] = None,
    format: Annotated[Literal["table", "jsonl", "csv"], typer.Option("--format", "-f")] = "table",
) -> int:
    """Contradictions in the warehouse, the most severe first."""
    from flows.render import CONFLICT_COLUMNS, csv_lines, json_line, writing
    from flows.showing import conflict
    from warehouse.verdicts import judged_conflicts

    rows = judged_conflicts(existing(db), kind, region, None if status == "all" else status, scope)
    with writing(None) as out:
        if format == "jsonl":
            out.writelines(json_line(row) + "\n" for row in rows)
        elif format == "csv":
            out.writelines(csv_lines(CONFLICT_COLUMNS, rows))
        else:
            for row in rows:
                conflict(row, out)
                out.write("\n")
            out.write(f"{len(rows):,} contradiction{'' if len(rows) == 1 else 's'}\n")
    return DONE


@command
def show(
    what: Annotated[
        list[str], typer.Argument(metavar="WHAT…", help="The id of an article, figure or contradiction, or a region.")
    ],
    db: Db = DEFAULT_DB,
    format: Annotated[Literal["text", "jsonl"], typer.Option("--format", "-f")] = "text",
) -> int:
    """One article, region, figure or contradiction, with its evidence."""
    from flows.render import json_line, writing
    from flows.showing import write_shown
    from warehouse.database import WarehouseError
    from warehouse.read import open_published
    from warehouse.verdicts import show_judged

    open_published(existing(db)).close()  # a file that cannot be opened is a failure, an unknown name wrong usage
    try:
        shown = show_judged(db, " ".join(what))
    except WarehouseError as error:
        raise UsageError(str(error)) from error
    with writing(None) as out:
        if format == "jsonl":
            out.write(json_line(shown) + "\n")
        else:
            write_shown(shown, out)
    return DONE


@command
def verdict(
    conflict_id: Annotated[
        str, typer.Argument(metavar="CONFLICT_ID", help="The contradiction; `cakupan conflicts` lists them.")
    ],
    judgement: Annotated[
        Judgement,
        typer.Argument(
            metavar="VERDICT",
            help="this (one figure is right: name it with --figure), both_right (they measure different things), "
            "rounding, extraction_error (a figure was not read as printed) or cannot_tell.",
        ),
    ],
    reviewer: Annotated[str, typer.Option("--reviewer", metavar="NAME", help="Who decides.")],
    figure: Annotated[str | None, typer.Option("--figure", metavar="ID", help="The figure that is right.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, in your words.")] = None,
    db: Db = DEFAULT_DB,
) -> int:
    """Settle a contradiction; every later run keeps to it, and a later verdict replaces an earlier one."""
    from warehouse.read import open_published
    from warehouse.verdicts import VerdictError, decide, journal_of

    if not reviewer.strip():
        raise UsageError("--reviewer is empty; say who decides")
    open_published(existing(db)).close()  # a file that cannot be opened is a failure, an unknown id wrong usage
    try:
        made = decide(db, conflict_id, judgement, reviewer=reviewer.strip(), figure_id=figure, note=note)
    except VerdictError as error:
        raise UsageError(str(error)) from error
    print(f"{made.conflict_id}: {made.verdict}, by {made.reviewer}; kept in {journal_of(db)}")
    return DONE


@command
def review(
    db: Db = DEFAULT_DB,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Whose verdicts these are; else the app asks.")
    ] = None,
    host: Annotated[
        str, typer.Option("--host", help="Address to serve on; another than 127.0.0.1 needs a password.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8420,
    password_file: Annotated[
        Path | None,
        typer.Option(
            "--password-file", metavar="FILE", help="Its first line is the password; else CAKUPAN_REVIEW_PASSWORD."
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Open it in the browser.")] = False,
) -> int:
    """The reviewers' web app, on 127.0.0.1, until it is stopped."""
    from review.access import AccessError, read_password
    from review.app import serve as serve_review

    try:
        password = read_password(password_file)
        serve_review(existing(db), host, port, password, (reviewer or "").strip() or None, show)
    except AccessError as error:
        raise UsageError(str(error)) from error
    except KeyboardInterrupt:
        say("review stopped; every verdict is kept")
    return DONE


@command
def report(
    db: Db = DEFAULT_DB,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write; else DB.report.html beside the file.")
    ] = None,
) -> int:
    """One HTML file of the last run, which needs no internet."""
    from flows.report.page import write_report

    if out and (out.is_dir() or not out.absolute().parent.is_dir()):
        raise UsageError(f"{out}: cannot be a file; name one in a folder that exists")
    print(write_report(existing(db), out))
    return DONE


@command
def export_corrections(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write; made if it is not there.")],
    db: Db = DEFAULT_DB,
) -> int:
    """What reviewers corrected, as gold pages to judge the extractor by."""
    from review.corrections import export_corrections as write_corrections

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a folder")
    written = write_corrections(existing(db), folder)
    print(f"{len(written.pages)} pages with {written.corrections} corrections written to {folder}")
    for name, reason in written.left_out:
        say(f"left out: {name}: {reason}")
    return SET_ASIDE if written.left_out else DONE


@command
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write; made if it is not there.")],
    db: Db = DEFAULT_DB,
) -> int:
    """The warehouse as Parquet, CSV and datapackage.json."""
    from warehouse.export import citation
    from warehouse.export import export as write_export

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a folder")
    written = write_export(existing(db), folder)
    print(f"{len(written)} files written to {folder}")
    cited = citation(db)
    if cited:
        print(f"To cite: {cited}")
    return DONE


@command
def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="One folder a page, with article.txt and gold.json.")
    ],
    misses: Annotated[int, typer.Option("--misses", min=0, help="Also print so many disagreements.")] = 0,
    conflicts: Annotated[
        bool,
        typer.Option("--conflicts", help="The contradictions instead: from gold figures, and from extracted ones."),
    ] = False,
) -> int:
    """Precision, recall and F1 of the extractor on annotated pages, slot by slot."""
    from flows.scoring import contradiction_table, score_contradictions, score_extractor

    if conflicts:
        apart, _ = score_contradictions(gold, "gold")
        together, rejected = score_contradictions(gold, "extracted")
        print(contradiction_table({"gold": apart, "extracted": together}, misses))
        say_set_aside(rejected)
        return SET_ASIDE if rejected else DONE
    result, rejected = score_extractor(gold)
    print(result.table(misses))
    say_set_aside(rejected)
    return SET_ASIDE if rejected else DONE


@sources_app.command("check")
@guarded
def sources_check(
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="A list of sources, as sources.toml.")],
) -> int:
    """Try each source once: what it would bring, with dates and one sample figure."""
    from flows.sources import check_sources, write_checked

    failed = 0
    for found in check_sources(file):
        write_checked(found, sys.stdout)
        sys.stdout.flush()
        failed += not found.works
    return SET_ASIDE if failed else DONE


def existing(db: Path) -> Path:
    """The warehouse's path, or a usage error when there is none."""
    if not db.is_file():
        raise UsageError(f"{db}: no such warehouse; `cakupan run INPUT… --db {db}` makes it")
    return db


def main() -> None:
    """Entry point of `cakupan`."""
    gc.set_threshold(100_000)  # what a start makes stays: looking through it again and again would find no garbage
    reopen()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # no file name may break a message
    if (changed := newer_source()) is not None:
        print(
            f"cakupan: this is what `make compile` made, and {changed} has been changed since; "
            "call `make compile` again, or `make current` to go on with the sources",
            file=sys.stderr,
        )
    try:
        app()
    except SystemExit as end:
        leave(end)


def reopen() -> None:
    """Give streams that were closed before we came (`>&-`) to nobody: the next file opened would have their number, and
    what is printed would go into it."""
    for number, name in ((1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            nobody = os.open(os.devnull, os.O_WRONLY)
            if nobody != number:
                os.dup2(nobody, number)
                os.close(nobody)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", errors="replace"))


def leave(end: SystemExit) -> NoReturn:
    """End the process with the code of `end`, at once where nothing but this thread is left of what was done.

    To free all that a start has made would take a tenth of a second; mypy leaves in the same way (its `hard_exit`).
    Files are closed by then, and what is to be done at exit is done.
    """
    if isinstance(end.code, int) and threading.active_count() == 1 and "prefect" not in sys.modules:
        with suppress(OSError, ValueError):  # a stream that takes no more, or is closed: Python says what is to be said
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)
    raise end


if __name__ == "__main__":
    main()
