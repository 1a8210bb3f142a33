"""Prefect kept to itself: settings that must stand before it is imported, and a log file for whatever it prints."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

SETTINGS = {
    # it phones home otherwise, from the client as well as from the server
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # the embedded server takes 5-20 s to come up, more on a busy machine; Prefect's own limit is 20
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    # one run writes one artifact; shipping its log lines to its own server only costs time
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    # blocks are credentials and storage of other flows; registering them costs a second at each start
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}
SERVER_SECONDS = 240.0
"""The embedded server is given up after so long."""

ELSEWHERE = ("PREFECT_API_URL", "PREFECT_API_KEY", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH")
"""Settings that would send the run to another server."""


def embed_prefect(home: Path) -> None:
    """Point Prefect at an embedded server of our own with its files below `home`.

    Must be called before Prefect is imported. Proxies are told to leave this machine's own address alone, since the
    flow talks to its server by HTTP.
    """
    if "prefect" in sys.modules:
        raise RuntimeError("Prefect is imported already; its settings can no longer be chosen")
    home.mkdir(parents=True, exist_ok=True)
    set_broken_store_aside(home / "prefect.db")
    for name in ELSEWHERE:
        os.environ.pop(name, None)
    os.environ.update(SETTINGS, PREFECT_HOME=str(home.absolute()))
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in os.environ.get(name, "").split(",") if host]
        os.environ[name] = ",".join(dict.fromkeys([*hosts, "127.0.0.1", "localhost"]))


@dataclass(frozen=True, slots=True)
class Streams:
    """The user's own standard output and error, while file descriptors 1 and 2 lead to a log."""

    out: TextIO
    err: TextIO


@contextmanager
def output_to(log: Path) -> Iterator[Streams]:
    """Send file descriptors 1 and 2, of this process and of those it starts, to `log`; `Streams` lead to the user.

    Prefect's server is a process of its own that inherits them and may print tracebacks while it shuts down, after
    the flow has long succeeded. They are not given back at the end: the server, and Prefect's exit hooks, end later.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    streams = Streams(
        os.fdopen(os.dup(1), "w", encoding=sys.stdout.encoding, errors="replace"),
        os.fdopen(os.dup(2), "w", encoding=sys.stderr.encoding, errors="replace"),
    )
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)
    try:
        yield streams
    finally:
        streams.out.flush()
        streams.err.flush()


class ServerError(RuntimeError):
    """Prefect's embedded server does not start."""


@contextmanager
def server_must_start(log: Path, limit: float = SERVER_SECONDS) -> Iterator[Callable[[], None]]:
    """Gives what is to be called once the server is there; raises ServerError inside the block when it never comes.

    Prefect starts a server that failed again and again, without end. Works in the main thread, by SIGALRM.
    """
    begin = time.monotonic()

    def look(_signal: int, _frame: object) -> None:
        failures = log.read_text(encoding="utf-8", errors="replace").count("Application startup failed")
        if failures >= 3 or time.monotonic() - begin > limit:
            raise ServerError(
                "Prefect's embedded server does not start; `--plain` does the same job without it, "
                f"or remove {log.parent} (Prefect's record of earlier runs) and try again"
            )

    def stop() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
    try:
        yield stop
    finally:
        stop()
        signal.signal(signal.SIGALRM, before)


def set_broken_store_aside(store: Path) -> None:
    """Rename Prefect's own database when it cannot be read: it holds a record of runs, none of the figures."""
    if not store.is_file():
        return
    try:
        connection = sqlite3.connect(store)
        try:
            connection.execute("select count(*) from sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return  # in use: no sign of being broken
    except sqlite3.DatabaseError:
        for suffix in ("-wal", "-shm"):
            store.with_name(store.name + suffix).unlink(missing_ok=True)
        os.replace(store, store.with_name(store.name + ".broken"))
