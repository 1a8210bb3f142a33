"""Tasks over some processes of this machine, their pieces handed out in the order of the tasks.

A worker that dies costs nothing but time: its task is taken up where the last piece ended, then item by item, and an
item that kills a second and a third worker is set aside. Never more than some tasks ahead of what was taken are begun.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Generic, TypeVar, cast

from flows.engines.worker import HEAD, Doing, read_exactly, send

TRY_SECONDS = 1.0
"""For so long a job is done in one process before it is guessed how long it will take."""

WORTH_SECONDS = 15.0
"""Workers are started when one process would be busy for so much longer by itself, judged by its first second. In that
a page takes three times as long as later, and workers take as long to warm up: where in truth five seconds are left,
two workers take as long as one process."""

AHEAD = 2
"""Tasks for each worker that may be begun before the first of them is taken."""

ROOM = 32 * 2**20
"""Bytes of pieces that wait to be taken, for each task but the one whose turn it is."""

STARTS = 3
"""A worker that died so often before it was ready does not start here at all."""

LIVES = 3
"""So many workers die of one item before it is set aside."""

ASIDE = 5
"""After so many items set aside without one that could be read between them, the rest of a task goes with them."""

SECONDS_TO_END = 5.0

Task = TypeVar("Task")


class PoolError(RuntimeError):
    """The workers cannot be started, or went wrong in a way that is no page's fault."""


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Turn(Generic[Task]):
    """A task that was begun, and what came of it so far."""

    number: int
    task: Task
    pieces: list[bytes] = field(default_factory=list)
    waiting: int = 0  # bytes of its pieces
    ended: bool = False


class Pool(Generic[Task]):
    """Some workers, each with a thread that looks after it. Use it as a context manager: it leaves no process behind.

    `give_up(task, item, rest, how)` makes the piece for an item that is set aside (`rest`: with all that come after it
    in its task); `how` says what became of the workers.
    """

    def __init__(self, doing: Doing, workers: int, give_up: Callable[[Task, int, bool, str], bytes]) -> None:
        self._doing, self._workers, self._give_up = doing, workers, give_up
        self._change = threading.Condition()
        self._tasks: Iterator[Task] = iter(())
        self._begun: list[_Turn[Task]] = []  # in their order, those that were taken left out
        self._next = 0
        self._exhausted = self._stopped = False
        self._error: BaseException | None = None
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Pool[Task]:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes, bool]]:
        """(task, piece, whether it is the task's last) in the order of the tasks.

        Raises what a task raised, OSError as OSError, else PoolError.
        """
        self._tasks = iter(tasks)
        for number in range(self._workers):
            threading.Thread(target=self._look_after, args=(number,), daemon=True, name=f"worker {number}").start()
        while True:
            turn, pieces, ended = self._take()
            if turn is None:
                return
            last = len(pieces) - 1
            for place, piece in enumerate(pieces):
                yield turn.task, piece, ended and place == last

    def close(self) -> None:
        """End the workers at once: they hold nothing that is not here."""
        with self._change:
            self._stopped = True
            self._change.notify_all()
            running = list(self._processes.values())
        for process in running:
            process.kill()
        for process in running:
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError, ValueError):
                    if stream:
                        stream.close()

    # --- the side that takes ------------------------------------------------------------------------------------------

    def _take(self) -> tuple[_Turn[Task] | None, list[bytes], bool]:
        """What has come of the first task: all but the piece that may be its last, or all of it."""
        with self._change:
            while True:
                if self._error is not None:
                    raise self._error
                if self._begun:
                    turn = self._begun[0]
                    if turn.ended:
                        self._begun.pop(0)
                        self._change.notify_all()
                        return turn, turn.pieces, True
                    if len(turn.pieces) > 1:
                        pieces, turn.pieces = turn.pieces[:-1], turn.pieces[-1:]
                        turn.waiting = len(turn.pieces[0])
                        self._change.notify_all()
                        return turn, pieces, False
                elif self._exhausted:
                    return None, [], True
                self._change.wait()

    # --- the side that looks after a worker ---------------------------------------------------------------------------

    def _look_after(self, number: int) -> None:
        process: subprocess.Popen[bytes] | None = None
        try:
            while (turn := self._begin()) is not None:
                process = self._do(turn, process, number)
        except BaseException as error:
            with self._change:
                if not self._stopped and self._error is None:
                    self._error = error
                self._change.notify_all()
        finally:
            if process is not None:
                self._end(process, number)

    def _begin(self) -> _Turn[Task] | None:
        """The next task, as soon as it may be begun; None when there is none, or nothing is wanted any more."""
        with self._change:
            while not self._stopped and not self._exhausted and len(self._begun) >= AHEAD * self._workers:
                self._change.wait()
            if self._stopped or self._exhausted:
                return None
            task = next(self._tasks, None)
            if task is None:
                self._exhausted = True
                self._change.notify_all()
                return None
            turn = _Turn(self._next, task)
            self._next += 1
            self._begun.append(turn)
            return turn

    def _do(
        self, turn: _Turn[Task], process: subprocess.Popen[bytes] | None, number: int
    ) -> subprocess.Popen[bytes] | None:
        done, deaths, at, aside = 0, 0, -1, 0
        one_by_one = False
        while True:
            process = process or self._start(number)
            begun = done
            finished, done = self._attempt(turn, process, done, one_by_one)
            if finished:
                self._ended(turn)
                return process
            how = self._end(process, number)
            process = None
            with self._change:
                if self._stopped:
                    return None
            if not one_by_one:
                one_by_one = True
                continue
            deaths, at = (deaths + 1 if at == done else 1), done
            aside = aside if begun == done else 0
            if deaths >= LIVES - 1:
                aside += 1
                self._add(turn, self._give_up(turn.task, done, aside >= ASIDE, how))
                if aside >= ASIDE:
                    self._ended(turn)
                    return None
                done, deaths, at = done + 1, 0, -1

    def _ended(self, turn: _Turn[Task]) -> None:
        with self._change:
            turn.ended = True
            self._change.notify_all()

    def _attempt(
        self, turn: _Turn[Task], process: subprocess.Popen[bytes], done: int, one_by_one: bool
    ) -> tuple[bool, int]:
        """One worker's go at a task -> whether it came to its end, and how many of its items are dealt with."""
        to, out = _pipes(process)
        try:
            send(to, (turn.task, done, one_by_one))
            while True:
                kind, items, size = HEAD.unpack(read_exactly(out, HEAD.size))
                payload = read_exactly(out, size)
                if kind == b"E":
                    return True, done
                if kind == b"X":
                    raise _as_error(payload)
                self._add(turn, payload)
                done = items
        except (EOFError, BrokenPipeError, ValueError):  # it died; ValueError: its pipe was closed by us
            return False, done

    def _add(self, turn: _Turn[Task], piece: bytes) -> None:
        """A piece to those that wait, when there is room or it is its task's turn."""
        with self._change:
            while not self._stopped and turn.waiting > ROOM and self._begun[0] is not turn:
                self._change.wait()
            turn.pieces.append(piece)
            turn.waiting += len(piece)
            self._change.notify_all()

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        for _ in range(STARTS):
            with self._change:
                if self._stopped:
                    raise PoolError("stopped")
                # -P: a folder called flows where the command is run is none of ours. A group of its own: Ctrl-C on the
                # terminal is for the run, which ends its workers
                process = subprocess.Popen(
                    [sys.executable, "-P", "-m", "flows.engines.worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    process_group=0,
                )
                self._processes[number] = process
            to, out = _pipes(process)
            try:
                send(to, self._doing)
                read_exactly(out, HEAD.size)
                return process
            except (EOFError, BrokenPipeError, ValueError):
                how = self._end(process, number)
        raise PoolError(f"workers do not start ({how}); `--workers 1` does the same job in one process")

    def _end(self, process: subprocess.Popen[bytes], number: int) -> str:
        """Make sure that a worker is gone -> how it ended."""
        with suppress(OSError):
            if process.stdin:
                process.stdin.close()  # which ends it, if it is still there
        try:
            code = process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        with suppress(OSError):
            if process.stdout:
                process.stdout.close()
        with self._change:
            if self._processes.get(number) is process:
                del self._processes[number]
        return f"killed by signal {-code}" if code < 0 else f"ended with {code}"


def _pipes(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    """Where a worker is told what to do, and where it gives its pieces."""
    return cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)


def _as_error(payload: bytes) -> BaseException:
    told: dict[str, Any] = json.loads(payload)
    if told["os"]:
        return OSError(told["errno"], told["said"])
    return PoolError(f"{told['type']}: {told['said']}")
