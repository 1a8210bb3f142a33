"""Shares over the machines of a Dask cluster, or over separate processes of this one.

Workers read their share by themselves, and write what they found as Parquet files into a folder that all machines
reach; this process loads them in the order of the inputs. A worker that is lost costs time only: Dask gives its shares
to others. A share that ends several workers is cut in halves until the page is found, which is set aside.
"""

from __future__ import annotations

import logging
import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flows.engines.parts import Part, Work, restore, set_aside, store
from flows.engines.pool import cores
from flows.engines.shares import Share, count_items
from flows.engines.stream import Piece, lost

SHARE_BYTES = 8 * 2**20
"""Bytes of a share: some 4,000 pages of JSONL, so that sending it costs nothing beside reading it."""

AHEAD = 3
"""Shares for each worker that are begun before the first of them is loaded."""

RETRIES = 2
"""A share whose reading fails on something outside is tried again so often."""

SECONDS_TO_CONNECT = 15


class ClusterError(RuntimeError):
    """The cluster cannot be used: says what was seen and what to do."""


def require() -> None:
    """Raise ClusterError when what Dask needs is not installed; imports nothing, since Prefect must wait its turn."""
    missing = [name for name in ("distributed", "prefect_dask") if find_spec(name) is None]
    if missing:
        raise ClusterError(
            f"--engine dask needs more packages ({' and '.join(missing)}): pip install 'cakupan[dask]', here and on "
            "every worker"
        )


def local(workers: int | None) -> dict[str, Any]:
    """How a cluster of separate processes of this machine is made (arguments of `distributed.LocalCluster`)."""
    return {
        "n_workers": workers or cores(),
        "threads_per_worker": 1,
        "processes": True,
        "host": "127.0.0.1",
        "dashboard_address": "127.0.0.1:0",
        "scheduler_kwargs": {"dashboard": False},
        "silence_logs": logging.CRITICAL,
    }


def quiet() -> None:
    """Keep what Dask logs when connections end from the user; to be called before a cluster is made."""
    import dask

    dask.config.set({"distributed.admin.log-format": "%(message)s", "logging.distributed": "critical"})
    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def open_client(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    """A client of the scheduler at an address, or of a cluster of our own. Raises ClusterError."""
    require()
    quiet()
    distributed: Any = import_module("distributed")  # it has no types
    if scheduler is None:
        with distributed.LocalCluster(**local(workers)) as cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout=SECONDS_TO_CONNECT)
    except (OSError, ValueError) as error:
        raise unreachable(scheduler, error) from error
    with client:
        yield client


def unreachable(scheduler: str, error: BaseException) -> ClusterError:
    """What to tell when no scheduler answers."""
    said = " ".join(str(error).split())
    return ClusterError(
        f"{scheduler}: no Dask scheduler answers ({said}); wanted the address that `dask scheduler` prints, "
        "such as tcp://10.0.0.5:8786"
    )


def read_to(work: Work, share: Share, folder: str) -> int:
    """What a worker does: read a share and write its parts into a folder -> bytes written."""
    return store(work.parts(share), Path(folder))


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a Dask client; parts lie in `folder`, a share each, until they are loaded."""

    client: Any
    folder: Path

    def parts(self, work: Work, shares: Iterator[Share]) -> Iterator[Piece]:
        """The parts of the shares, by the workers. Raises ClusterError, or what reading failed with."""
        try:
            self.client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except (OSError, TimeoutError) as error:
            raise ClusterError(
                "the Dask scheduler has no worker; start `dask worker ADDRESS` on some machine"
            ) from error
        begun: deque[tuple[Share, Any]] = deque()
        try:
            while True:
                wanted = AHEAD * max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))
                while len(begun) < wanted and (share := next(shares, None)) is not None:
                    begun.append((share, self._submit(work, share)))
                if not begun:
                    return
                share, future = begun.popleft()
                before: Part | None = None
                for part in self._collect(work, share, future):
                    if before is not None:
                        yield share, before, False
                    before = part
                if before is not None:
                    yield share, before, True
        finally:
            for _, future in begun:
                with suppress(Exception):
                    future.cancel()

    def _submit(self, work: Work, share: Share) -> Any:
        name = f"part-{share.number:07}-{share.skip}-{share.stop or 'end'}"
        return self.client.submit(
            read_to, work, share, str(self.folder / name), key=f"{self.folder}/{name}", pure=False, retries=RETRIES
        )

    def _collect(self, work: Work, share: Share, future: Any) -> Iterator[Part]:
        from distributed.scheduler import KilledWorker

        folder = Path(str(future.key))
        try:
            future.result()
        except KilledWorker:
            yield from self._halves(work, share)
            return
        finally:
            future.release()
        if not folder.is_dir():
            raise ClusterError(
                f"{folder}: a worker wrote it, and it is not here; give a folder that all machines reach with --parts"
            )
        yield from restore(folder)
        for each in (folder, *folder.parent.glob(f"{folder.name}.*")):  # also what a lost worker had begun
            shutil.rmtree(each, ignore_errors=True)

    def _halves(self, work: Work, share: Share) -> Iterator[Part]:
        """A share that ended several workers, in two; when it is a single page, that is set aside."""
        stop = count_items(share, work.reading()) if share.stop is None else share.stop
        if stop - share.skip <= 1:
            how = "several workers ended at it"
            yield set_aside(share, share.skip, *lost(work, share, share.skip, False, how))
            return
        middle = (share.skip + stop) // 2
        for half in (replace(share, stop=middle), replace(share, skip=middle, stop=stop)):
            yield from self._collect(work, half, self._submit(work, half))
