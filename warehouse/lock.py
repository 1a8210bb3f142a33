"""One writer at a time: a lock file beside the warehouse."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from warehouse.database import WarehouseError


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

    def take(self) -> None:
        """Take the lock or raise LockedError at once."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 100).decode("utf-8", "replace").strip() or "unknown"
            os.close(descriptor)
            raise LockedError(
                f"{self.path}: another run is writing this warehouse (process {holder}); wait until it has finished"
            ) from None
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
