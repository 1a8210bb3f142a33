"""Ends what a run started when the run itself is killed: nobody can clean up after SIGKILL but another process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SECONDS_TO_END = 5.0
"""A process that was asked to end is killed after so long."""


class Guard:
    """A process that waits until this one is gone, then ends the processes noted.

    It holds the reading end of a pipe whose writing end only this process has: when this one dies, however it dies, the
    pipe ends. It must be started early, while the program is small and has one thread.
    """

    def __init__(self) -> None:
        ours, theirs = os.pipe()[::-1]
        self._pipe = ours
        if os.fork() == 0:
            try:
                os.close(ours)
                _keep_watch(theirs)
            finally:
                os._exit(0)
        os.close(theirs)

    def note(self, process: int) -> None:
        """`process` has to end with this one."""
        os.write(self._pipe, b"%d\n" % process)


def _keep_watch(pipe: int) -> None:
    os.setsid()  # Ctrl-C on the terminal is for the run
    for sent in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM):
        signal.signal(sent, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    noted = b""
    while piece := os.read(pipe, 4096):
        noted += piece
    processes = [int(line) for line in noted.split()]
    for process in processes:
        with suppress(OSError):
            os.kill(process, signal.SIGTERM)
    give_up = time.monotonic() + SECONDS_TO_END
    while processes and time.monotonic() < give_up:
        processes = [process for process in processes if _is_there(process)]
        time.sleep(0.05)
    for process in processes:
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


@contextmanager
def guarding_servers(guard: Guard) -> Iterator[None]:
    """Note every embedded server that Prefect starts inside the block."""
    from prefect.server.api.server import SubprocessASGIServer

    start = SubprocessASGIServer._run_uvicorn_command

    def start_and_note(server: SubprocessASGIServer):  # type: ignore[no-untyped-def]
        process = start(server)
        guard.note(process.pid)
        return process

    SubprocessASGIServer._run_uvicorn_command = start_and_note  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        SubprocessASGIServer._run_uvicorn_command = start  # type: ignore[method-assign]
