"""One writer at a time: a lock file beside the warehouse."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from warehouse.database import WarehouseError

LOOK_AGAIN = 0.2
"""Seconds between two looks at a lock that is waited for."""


class LockedError(WarehouseError):
    """Another run holds the lock."""


class Lock:
    """A lock file held by this process.

    The operating system's lock on the file counts, not the file's being there: when the process that held it dies,
    however it dies, the lock is free and the file left behind harms nobody. The file names its holder, for the message.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self, wait: float = 0.0) -> None:
        """Take the lock, waiting for it up to `wait` seconds; raises LockedError when another run still holds it."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            give_up = time.monotonic() + wait
            while not _locked(descriptor):
                if time.monotonic() >= give_up:
                    holder = os.pread(descriptor, 100, 0).decode("utf-8", "replace").strip() or "unknown"
                    waited = f" after {wait:g} seconds of waiting" if wait else ""
                    raise LockedError(
                        f"{self.path}: another run is writing this warehouse{waited} (process {holder}); nothing was "
                        "changed, run again when it has finished, or let `--wait SECONDS` do so"
                    )
                time.sleep(LOOK_AGAIN)
        except BaseException:
            os.close(descriptor)
            raise
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; the file stays, empty (removing it would let two runs lock two different files)."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
