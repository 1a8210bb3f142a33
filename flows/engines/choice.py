"""The engine that a run asks for, with what `flows.pipeline.open_job` has to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Literal

Choice = Literal["local", "dask"]


def parts_folder(db: Path | str, parts: Path | str | None) -> Path:
    """Where workers of a cluster lay down what they found: as given, else beside the warehouse.

    >>> parts_folder("/srv/cakupan.duckdb", None).name
    'cakupan.duckdb.parts'
    """
    db = Path(db).absolute()
    return Path(parts).absolute() if parts else db.with_name(db.name + ".parts")


@contextmanager
def chosen_engine(
    engine: Choice,
    db: Path | str,
    scheduler: str | None,
    workers: int | None,
    parts: Path | str | None,
    client: Any = None,
) -> Iterator[dict[str, Any]]:
    """The engine chosen, as arguments of `open_job`; `client` of a cluster that is there already.

    Raises ClusterError when the cluster cannot be used, or its folder not be made.
    """
    if engine == "local":
        yield {"workers": workers}
        return
    from flows.engines.cluster import SHARE_BYTES, Cluster, ClusterError, open_client

    folder = parts_folder(db, parts)
    was_there = folder.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClusterError(f"{folder}: cannot be made ({error}); name another folder with --parts") from error
    try:
        with nullcontext(client) if client is not None else open_client(scheduler, workers) as used:
            yield {"engine": Cluster(used, folder), "share_bytes": SHARE_BYTES, "folder": folder}
    finally:
        if not was_there:
            with suppress(OSError):  # parts of workers that were not waited for
                folder.rmdir()
