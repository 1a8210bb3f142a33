"""The parts of a run in the order of its inputs, whoever makes them."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Protocol, cast

from flows.engines.parts import Part, Work, pack, set_aside, unpack
from flows.engines.pool import TRY_SECONDS, WORTH_SECONDS, Pool, cores
from flows.engines.shares import Plan, Share, describe
from flows.reading import Find

Piece = tuple[Share, Part, bool]
"""A share, a part of it, and whether it is the last one."""


class Engine(Protocol):
    """Makes the parts of shares, in their order."""

    def parts(self, work: Work, shares: Iterator[Share]) -> Iterator[Piece]:
        """The parts of the shares; closing the iterator ends everything that it started."""
        ...


@dataclass(frozen=True, slots=True)
class Processes:
    """Workers on this machine."""

    workers: int

    def parts(self, work: Work, shares: Iterator[Share]) -> Iterator[Piece]:
        """The parts of the shares, by the workers. Raises OSError, PoolError."""

        def give_up(share: Share, index: int, rest: bool, how: str) -> bytes:
            return pack(set_aside(share, index, *lost(work, share, index, rest, how)))

        with Pool(work, self.workers, give_up) as pool:
            for share, data, is_last in pool.run(shares):
                yield share, unpack(data), is_last


def lost(work: Work, share: Share, index: int, rest: bool, how: str) -> tuple[str, str, str]:
    """(input, reason, hint) of a page that no worker survives."""
    try:
        name = describe(share, index, work.reading())
    except Exception:
        name = share.name
    reason = f"reading it ends the process that does it ({how})"
    if rest:
        reason += "; what comes after it there was left out, too"
    return (
        name,
        reason,
        "a fault of cakupan or too little memory: please report it with this page; the others were read",
    )


@dataclass(slots=True)
class Stream:
    """The parts of all shares of a plan: by this process, then by an engine as soon as that is worth it.

    `workers` 1 is this process alone, more are started at once; None leaves it to how much there is to do. When
    something outside failed (OSError) it can be asked again, and goes on where it stopped.
    """

    plan: Plan
    work: Work
    workers: int | None = None
    engine: Engine | None = None
    find: Find | None = None
    started: int = field(init=False, default=1)
    """Processes that read and extract."""
    _begun: int = field(init=False, default=0)  # the first share that is not handed out to its end
    _items: int = field(init=False, default=0)  # of it that were handed out
    _spent: float = field(init=False, default=0.0)
    _done: int = field(init=False, default=0)  # bytes read so far
    _pieces: Iterator[Piece] | None = field(init=False, default=None)

    def __iter__(self) -> Iterator[Piece]:
        return self

    def __next__(self) -> Piece:
        if self._pieces is None:
            self._pieces = self._make()
        try:
            share, part, is_last = next(self._pieces)
        except StopIteration:
            raise
        except BaseException:
            self.close()
            raise
        self._begun, self._items = (share.number + 1, 0) if is_last else (share.number, part.counts.items)
        return share, part, is_last

    def close(self) -> None:
        """End what was started."""
        pieces, self._pieces = self._pieces, None
        if pieces is not None and hasattr(pieces, "close"):
            pieces.close()

    def _make(self) -> Iterator[Piece]:
        shares: Iterator[Share] = islice(self.plan.shares(), self._begun, None)
        if self._items and (share := next(shares, None)):
            shares = chain([replace(share, skip=self._items)], shares)
        yield from self._here(shares)
        if self._is_worth_it():
            yield from self._with(self.engine or Processes(self.started), shares)

    def _here(self, shares: Iterator[Share]) -> Iterator[Piece]:
        """In this process, until others are worth starting."""
        while not self._is_worth_it() and (share := next(shares, None)) is not None:
            for piece in self._at_home(share):
                self._spent += piece[1].counts.read + piece[1].counts.extract
                yield piece
            self._done += share.size

    def _with(self, engine: Engine, shares: Iterator[Share]) -> Iterator[Piece]:
        """By an engine, but for what is only read at home."""
        home: deque[Share] = deque()

        def others() -> Iterator[Share]:
            for share in shares:
                if share.at_home:
                    home.append(share)
                else:
                    yield share

        with closing(cast(Generator[Piece, None, None], engine.parts(self.work, others()))) as pieces:
            for share, part, is_last in pieces:
                while home and home[0].number < share.number:
                    yield from self._at_home(home.popleft())
                yield share, part, is_last
        while home:
            yield from self._at_home(home.popleft())

    def _is_worth_it(self) -> bool:
        if self.engine is not None:
            return True
        if self.workers is not None:
            self.started = self.workers
            return self.workers > 1
        if cores() < 2 or self.find is not None or self._spent < TRY_SECONDS or not self._done:
            return False
        if self._spent / self._done * (self.plan.total - self._done) < WORTH_SECONDS:
            return False
        self.started = cores()
        return True

    def _at_home(self, share: Share) -> Iterator[Piece]:
        before: Part | None = None
        reading = self.plan.reading if share.at_home else None
        if reading is not None:
            reading.held = self.work.reading().held
        for part in self.work.parts(share, find=self.find, reading=reading):
            if before is not None:
                yield share, before, False
            before = part
        if before is not None:
            yield share, before, True
