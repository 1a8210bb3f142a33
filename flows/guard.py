"""Ends what a run started when the run itself is killed: nobody can clean up after SIGKILL but another process."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any

SECONDS_TO_END = 5.0
"""Processes that were asked to end are killed after so long."""


class Guard:
    """A process that waits until this one is gone, then ends every process of its group.

    It holds the reading end of a pipe whose writing end only this process has: when this one dies, however it dies, the
    pipe ends. It must be started early, while the program is small and has one thread.
    A process joins the group before its program begins (`Popen(process_group=guard.group)`), so there is no moment at
    which it runs unguarded; Ctrl-C on the terminal does not reach it there.
    """

    def __init__(self) -> None:
        theirs, self._pipe = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(self._pipe)
                _keep_watch(theirs)
            finally:
                os._exit(0)
        os.close(theirs)
        os.setpgid(child, child)
        self.group = child


def _keep_watch(pipe: int) -> None:
    with suppress(OSError):  # whichever of the two is first
        os.setpgid(0, 0)
    for sent in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM):
        signal.signal(sent, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    while os.read(pipe, 4096):
        pass
    group = os.getpgrp()
    if os.fork():
        return  # a group's first process cannot leave it, its child can
    os.setsid()
    give_up = time.monotonic() + SECONDS_TO_END
    with suppress(ProcessLookupError):  # nobody is left
        os.killpg(group, signal.SIGTERM)
        while time.monotonic() < give_up:
            os.killpg(group, 0)
            time.sleep(0.05)
        os.killpg(group, signal.SIGKILL)


@contextmanager
def guarding_servers(guard: Guard) -> Iterator[None]:
    """Every embedded server that Prefect starts inside the block joins the guard's group."""
    prefects: Any = import_module("prefect.server.api.server")
    start = subprocess.Popen

    def start_guarded(*arguments: Any, **options: Any) -> subprocess.Popen[Any]:
        return start(*arguments, process_group=guard.group, **options)

    prefects.subprocess = _Instead(subprocess, Popen=start_guarded)
    try:
        yield
    finally:
        prefects.subprocess = subprocess


class _Instead:
    """A module, but for the names given: what it is to others stays as it is."""

    def __init__(self, module: ModuleType, **names: Any) -> None:
        self.__dict__.update(names)
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)
