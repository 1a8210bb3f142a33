"""A worker: a process that does pieces of work for another one, `python -m flows.engines.worker`.

It gets pickled work on its standard input and gives frames on its standard output:

    R                  it is ready
    P items payload    a piece of the task, with how many of the task's items are dealt with up to its end
    E                  the task is done
    X payload          the task cannot be done (not the fault of one page): an error's type, number and message, as JSON

It ends with whoever started it: when its standard input ends it is gone at once, whatever it is doing.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO, Protocol

HEAD = struct.Struct(">cQQ")
"""Kind of a frame, items, bytes of the payload."""


class Doing(Protocol):
    """What a worker does with a task, told once: a task's pieces as (items dealt with, payload)."""

    def pieces(self, task: Any, skip: int, one_by_one: bool) -> Iterator[tuple[int, bytes]]:
        """The pieces of a task from its item `skip` on, one after each item with `one_by_one`."""
        ...


def read_exactly(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes; raises EOFError when there are fewer."""
    data = stream.read(size)
    if data is None or len(data) < size:
        raise EOFError
    return data


def send(stream: BinaryIO, message: Any) -> None:
    """A message to a worker."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(struct.pack(">Q", len(data)) + data)
    stream.flush()


def _messages(stream: BinaryIO) -> Iterator[Any]:
    """Messages as they come, read by a thread of its own: the process is gone as soon as there can be no more."""
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def listen() -> None:
        try:
            while True:
                (size,) = struct.unpack(">Q", read_exactly(stream, 8))
                waiting.put(pickle.loads(read_exactly(stream, size)))
        except EOFError:
            os._exit(0)

    threading.Thread(target=listen, daemon=True, name="listen").start()
    while True:
        yield waiting.get()


def main() -> None:
    """Work until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    out = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    os.dup2(2, 1)  # what prints, prints beside the frames

    def frame(kind: bytes, items: int = 0, payload: bytes = b"") -> None:
        out.write(HEAD.pack(kind, items, len(payload)))
        out.write(payload)
        out.flush()

    try:
        messages = _messages(sys.stdin.buffer)
        doing: Doing = next(messages)
        frame(b"R")
        for task, skip, one_by_one in messages:
            try:
                for items, payload in doing.pieces(task, skip, one_by_one):
                    frame(b"P", items, payload)
            except BrokenPipeError:
                raise
            except Exception as error:
                told = {"type": type(error).__name__, "errno": getattr(error, "errno", None), "said": str(error)}
                frame(b"X", 0, json.dumps(told | {"os": isinstance(error, OSError)}).encode())
            else:
                frame(b"E")
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
