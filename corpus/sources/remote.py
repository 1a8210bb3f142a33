"""Files elsewhere, by fsspec: `s3://`, `gs://`, `hf://`, `abfs://`, `memory://`; read as they come, never copied
whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from corpus.sources.document import kind_by_name
from corpus.sources.folder import is_page
from corpus.sources.outcome import InputError

SCHEMES = frozenset({"s3", "s3a", "gs", "gcs", "hf", "abfs", "az", "memory", "file", "local"})
"""What may be asked for. Others (ftp, ssh, chains of caches) can be mounted or copied first."""


class Remote:
    """One address: a file, a folder or a glob. Raises `InputError` when it names nothing that can be opened."""

    def __init__(self, url: str) -> None:
        import fsspec

        scheme = url.split("://", 1)[0].lower()
        if scheme not in SCHEMES:
            raise InputError(
                f"{url!r}: {scheme}:// is not read; expected https://, s3://, gs://, hf://, abfs:// or memory://"
            )
        self.url = url
        try:
            self._files, self._path = fsspec.core.url_to_fs(url)
        except ImportError as error:
            raise InputError(
                f"{url!r}: {scheme}:// needs more packages ({error}); pip install 'cakupan[remote]'"
            ) from None
        except (ValueError, OSError) as error:
            raise InputError(f"{url!r} cannot be opened: {error}; check the address") from None

    def files(self) -> Iterator[str]:
        """The paths of the files, in their order. Raises OSError where the network fails."""
        if any(mark in self._path for mark in "*?["):
            found = sorted(self._files.glob(self._path))
            yield from (path for path in found if kind_by_name(path) is not None)
        elif self._files.isdir(self._path):
            from pathlib import Path

            found = sorted(self._files.find(self._path))
            yield from (
                path for path in found if is_page(Path(path)) or kind_by_name(path) in ("csv", "parquet", "zip", "tar")
            )
        else:
            yield self._path

    def open(self, path: str) -> BinaryIO:
        """A file's bytes. Raises OSError."""
        if not self._blocks():
            return cast(BinaryIO, self._files.open(path, "rb"))
        raw = self._files.open(path, "rb", block_size=1_000_000)
        return cast(BinaryIO, io.BufferedReader(raw))  # its own `readline` takes no limit

    def name(self, path: str) -> str:
        """A file as named in messages."""
        return str(self._files.unstrip_protocol(path))

    def sibling(self, path: str) -> bytes | None:
        """The bytes of a small file, None where there is none."""
        try:
            return cast(bytes, self._files.cat_file(path, 0, 1_000_000))
        except (OSError, ValueError):
            return None

    def _blocks(self) -> bool:
        protocol: Any = self._files.protocol
        return "memory" not in ((protocol,) if isinstance(protocol, str) else protocol)
