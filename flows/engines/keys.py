"""A sorted file of keys of 16 bytes, asked by several processes at once: who asks has it in no memory of his own."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path

SIZE = 16


class Keys:
    """The keys of a file that `write_keys` wrote; without one, there are none."""

    def __init__(self, path: str | None) -> None:
        self._data: mmap.mmap | bytes = b""
        if path is not None and Path(path).stat().st_size:
            with open(path, "rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._count = len(self._data) // SIZE

    def __contains__(self, key: bytes) -> bool:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._data[middle * SIZE : middle * SIZE + SIZE] < key:
                low = middle + 1
            else:
                high = middle
        return self._data[low * SIZE : low * SIZE + SIZE] == key

    def __len__(self) -> int:
        return self._count


def write_keys(path: Path, keys: Iterable[bytes]) -> int:
    """Write keys, which must come in their order -> how many."""
    count = 0
    with path.open("wb") as file:
        for key in keys:
            count += file.write(key)
    return count // SIZE
