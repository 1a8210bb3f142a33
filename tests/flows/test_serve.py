"""`cakupan serve`: nights on a schedule, one at a time, one for all missed, nothing left at the end."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

slow = pytest.mark.skipif(not os.environ.get("CAKUPAN_SLOW"), reason="one more of its kind; set CAKUPAN_SLOW to run it")

CAKUPAN = Path(sys.executable).with_name("cakupan")
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *options: object) -> Iterator[subprocess.Popen[str]]:
    """`cakupan serve` in a folder; ended with it, however it is left."""
    process = subprocess.Popen(
        [str(CAKUPAN), "serve", *map(str, options), "--db", "data/c.duckdb", "--port", str(free_port())],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(holds: Callable[[], object], otherwise: str, seconds: float = 150) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, otherwise
        time.sleep(0.2)


def asked(folder: Path, query: str) -> list[tuple[object, ...]]:
    """A query on Prefect's own store; nothing while it is not there yet."""
    store = folder / "data" / "prefect" / "prefect.db"
    if not store.exists():
        return []
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=30)) as connection:
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []


def processes_of(folder: Path) -> list[str]:
    """Command lines of living processes whose Prefect home lies in this folder."""
    home, found = f"PREFECT_HOME={folder / 'data' / 'prefect'}".encode(), []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if home in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


NIGHTS = "select name, state_type from flow_run where state_type <> 'SCHEDULED' order by created"
TO_COME = "select expected_start_time from flow_run where state_type = 'SCHEDULED' order by expected_start_time"


def test_a_night_at_once_and_nights_to_come(pages: Path, tmp_path: Path) -> None:
    with serving(tmp_path, pages, "--now", "--cron", "30 1 * * *") as served:
        wait_until(lambda: ("at once", "COMPLETED") in asked(tmp_path, NIGHTS), "the night never ended")
        wait_until(lambda: asked(tmp_path, TO_COME), "no night is scheduled")
        assert (tmp_path / "data" / "c.duckdb").exists()
        due = [datetime.fromisoformat(str(row[0])) for row in asked(tmp_path, TO_COME)]
        assert {(each.hour, each.minute) for each in due} == {(18, 30)}  # 01.30 in Jakarta, in UTC
        assert asked(tmp_path, "select concurrency_limit from deployment") == [(1,)] or asked(
            tmp_path, 'select "limit" from concurrency_limit_v2'
        ) == [(1,)]
        kept = asked(tmp_path, "select key, type from artifact order by key")
        assert kept == [("new-contradictions", "table"), ("nightly", "markdown")]
        served.send_signal(signal.SIGTERM)
        out, err = served.communicate(timeout=60)
    assert (served.returncode, err) == (0, "")
    first, last = out.splitlines()
    assert first.startswith("cakupan: serving `30 1 * * *` (Asia/Jakarta) into data/c.duckdb; http://127.0.0.1:")
    assert last == "cakupan: stopped; the published file is untouched"
    assert processes_of(tmp_path) == []


@slow
def test_however_many_nights_were_missed_one_makes_up_for_them(pages: Path, tmp_path: Path) -> None:
    with serving(tmp_path, pages, "--now") as served:
        wait_until(lambda: ("at once", "COMPLETED") in asked(tmp_path, NIGHTS), "the night never ended")
        served.send_signal(signal.SIGINT)
        served.communicate(timeout=60)
    assert served.returncode == 0
    days_ago = (datetime.now() - timedelta(days=9)).isoformat(sep=" ")
    with closing(sqlite3.connect(tmp_path / "data" / "prefect" / "prefect.db")) as connection, connection:
        connection.execute("update flow_run set expected_start_time = ? where name = 'at once'", [days_ago])
    with duckdb.connect(str(tmp_path / "data" / "c.duckdb")) as warehouse:
        warehouse.execute("update run set started = $1::timestamp, finished = $1::timestamp", [days_ago])
    with serving(tmp_path, pages) as served:
        wait_until(lambda: ("catch up", "COMPLETED") in asked(tmp_path, NIGHTS), "nothing makes up for the nights")
        time.sleep(15)  # another one would have begun
        nights = asked(tmp_path, NIGHTS)
        served.send_signal(signal.SIGTERM)
        served.communicate(timeout=60)
    assert [name for name, _ in nights] == ["at once", "catch up"]


@slow
def test_nothing_outlives_a_serve_that_is_killed(pages: Path, tmp_path: Path) -> None:
    with serving(tmp_path, pages, "--now") as served:
        wait_until(lambda: asked(tmp_path, NIGHTS), "the night never began")
        served.send_signal(signal.SIGKILL)
        served.wait()
    wait_until(lambda: not processes_of(tmp_path), f"still there: {processes_of(tmp_path)}", 60)


CASES = """
import asyncio, os, sys
from datetime import UTC, datetime
from pathlib import Path
from flows.quiet import embed_prefect
embed_prefect(Path(sys.argv[1]))
from dataclasses import replace
from flows.serve import check_schedule, missed
from flows.settings import Settings, SettingsError

def at(day, hour, minute=0):
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC)

# two in the morning in Jakarta is 19 o'clock the day before in UTC
cases = [
    (None, at(9, 12), False),
    (at(1, 19), at(2, 12), False),
    (at(1, 19), at(2, 18, 59), False),
    (at(1, 19), at(2, 19), True),
    (at(1, 19), at(9, 12), True),
    (at(2, 7), at(2, 12), False),
]
for last, now, wanted in cases:
    assert asyncio.run(missed(Settings(), last, now)) is wanted, (last, now)
check_schedule(Settings())
for wrong in ({"cron": "every night"}, {"cron": "0 2 * *"}, {"cron": "0 25 * * *"}, {"timezone": "Asia/Jakartaa"}):
    try:
        check_schedule(replace(Settings(), **wrong))
    except SettingsError as error:
        assert "wanted" in str(error)
    else:
        raise AssertionError(wrong)
print("fine")
"""


def test_when_a_night_was_missed(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CASES, str(tmp_path)], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "fine\n", done.stderr


def test_a_port_that_is_taken(pages: Path, cakupan: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = cakupan("serve", pages, "--port", other.getsockname()[1])
    assert done.returncode == 3
    assert "is taken; name another with --port" in done.stderr
