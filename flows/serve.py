"""`cakupan serve`: the nightly flow on a schedule, with Prefect's own server and its pages on this machine.

Three kinds of process: this one, which asks the server what is due (Prefect's runner); the server; and one process a
night. All end with this one, also when it is killed. Nights never pile up: one runs at a time, and however many were
missed while nothing was served (or the machine slept), one run makes up for them.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.guard import Guard
from flows.quiet import SERVER_SECONDS, ServerError, embed_prefect, output_to
from flows.settings import Settings, SettingsError
from warehouse.load import preflight
from warehouse.read import open_published

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient

SERVED = "CAKUPAN_SERVED"
"""Set for the processes of nights: they end when the process that serves them is gone."""

PACE = 10.0
"""Seconds between two questions for runs that are due."""


def serve_nights(settings: Settings, port: int, now: bool) -> int:
    """Serve the schedule until SIGINT or SIGTERM -> exit code 0. Raises SettingsError, ServerError, WarehouseError."""
    preflight(settings.db)
    last_finished(settings.db)  # a file that cannot be opened is said now, not in the night
    if not is_free(port):
        raise ServerError(f"port {port} of 127.0.0.1 is taken; name another with --port, or stop what is served there")
    guard = Guard()
    home = Path(settings.db).absolute().parent / "prefect"
    embed_prefect(home)
    os.environ.update(server_environment(port))
    check_schedule(settings)
    log = home / "serve.log"
    with output_to(log) as streams:
        stop = threading.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: stop.set())
        server = start_server(port, guard)
        try:
            if not wait_for(server, port, log, stop):
                return 0
            print(
                f"cakupan: serving `{settings.cron}` ({settings.timezone}) into {settings.db}; "
                f"http://127.0.0.1:{port} shows the nights, Ctrl-C stops",
                file=streams.out,
                flush=True,
            )
            asyncio.run(_serve(settings, now, stop))
        finally:
            _end(server)
        print("cakupan: stopped; the published file is untouched", file=streams.out, flush=True)
    return 0


def check_schedule(settings: Settings) -> None:
    """Raise SettingsError for a cron or a time zone that is none."""
    from prefect.server.schemas.schedules import CronSchedule

    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(f"{settings.timezone!r} is no time zone; wanted a name such as Asia/Jakarta") from None
    try:
        if len(settings.cron.split()) != 5:
            raise ValueError
        CronSchedule(cron=settings.cron, timezone=settings.timezone)
    except ValueError:
        raise SettingsError(
            f"{settings.cron!r} is no schedule; wanted five fields (minute hour day month weekday), such as '0 2 * * *'"
        ) from None


async def missed(settings: Settings, last: datetime | None, now: datetime) -> bool:
    """Whether a night was due after the last one and before now; never when there was none yet."""
    from prefect.server.schemas.schedules import CronSchedule

    if last is None:
        return False
    schedule = CronSchedule(cron=settings.cron, timezone=settings.timezone)
    due = await schedule.get_dates(n=1, start=last + timedelta(seconds=1))
    return bool(due) and due[0] <= now


def server_environment(port: int) -> dict[str, str]:
    """Settings by which server, runner and nights find each other; they must stand before Prefect is imported."""
    return {
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_UI_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        "PREFECT_RUNNER_POLL_FREQUENCY": str(int(PACE)),
        SERVED: "1",
    }


def is_free(port: int) -> bool:
    """Whether nothing listens on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def start_server(port: int, guard: Guard) -> subprocess.Popen[bytes]:
    """Prefect's server and its pages, in a process that Ctrl-C does not reach: the server goes last."""
    import prefect

    arguments = ["--app-dir", str(prefect.__module_path__.parent), "--factory", "prefect.server.api.server:create_app"]
    where = ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error", "--lifespan", "on"]
    return subprocess.Popen(
        [sys.executable, "-m", "uvicorn", *arguments, *where],
        env=os.environ | {"PREFECT__SERVER_FINAL": "1"},
        process_group=guard.group,
    )


def wait_for(server: subprocess.Popen[bytes], port: int, log: Path, stop: threading.Event) -> bool:
    """Wait until the server answers -> False when we were told to stop. Raises ServerError when it never does."""
    give_up = time.monotonic() + SERVER_SECONDS
    talk = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while not stop.is_set():
        if server.poll() is not None or time.monotonic() > give_up:
            raise ServerError(f"Prefect's server does not start; what it said is in {log}")
        with suppress(OSError, urllib.error.URLError):
            answer: IO[bytes] = talk.open(f"http://127.0.0.1:{port}/api/health", timeout=5)
            with answer:
                return True
        stop.wait(0.2)
    return False


async def _serve(settings: Settings, now: bool, stop: threading.Event) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.runner import Runner
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.nightly import nightly

    deployment = await nightly.ato_deployment(
        name="nightly",
        schedule=Cron(settings.cron, timezone=settings.timezone),
        parameters={"inputs": list(settings.inputs), "db": settings.db, "memory": settings.memory},
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    runner = Runner(name="cakupan", limit=1, pause_on_shutdown=True)
    identity = await runner.aadd_deployment(deployment)
    async with get_client() as client:
        last = newest([await last_night(client, identity), last_finished(settings.db)])
        if now or await missed(settings, last, datetime.now(UTC)):
            await client.create_flow_run_from_deployment(identity, name="at once" if now else "catch up")
    serving = asyncio.create_task(runner.start())
    await asyncio.sleep(0)  # it takes SIGTERM for itself, and ends the program with it
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    while not stop.is_set() and not serving.done():
        await asyncio.sleep(0.2)
    if not serving.done():
        await runner.astop()
        with suppress(asyncio.CancelledError, TimeoutError):
            await asyncio.wait_for(serving, 20)
    elif serving.exception():
        raise ServerError(f"the schedule cannot be served any more: {serving.exception()}")


async def last_night(client: PrefectClient, deployment: Any) -> datetime | None:
    """When the last night that came to an end, well or not, was due."""
    from prefect.client.schemas.filters import (
        DeploymentFilter,
        DeploymentFilterId,
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.client.schemas.sorting import FlowRunSort

    ended = FlowRunFilterStateType(any_=[StateType.COMPLETED, StateType.FAILED])
    runs = await client.read_flow_runs(
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=ended)),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        limit=1,
    )
    return newest(run.expected_start_time for run in runs)


def last_finished(db: Path | str) -> datetime | None:
    """When the last run that published this warehouse ended, whatever started it; None where there is no file."""
    if not Path(db).exists():
        return None
    with open_published(db) as connection:
        row = connection.execute("select max(finished) from run").fetchone()
    return row[0].replace(tzinfo=UTC) if row and row[0] else None


def newest(times: Iterable[datetime | None]) -> datetime | None:
    """The latest of some times, those that are not known left out."""
    return max((each for each in times if each is not None), default=None)


def end_with_parent(pace: timedelta = timedelta(seconds=1)) -> None:
    """In the process of a night: end at once when the process that serves it is gone. Nothing is lost by that."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(pace.total_seconds())
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, daemon=True, name="end-with-parent").start()


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
