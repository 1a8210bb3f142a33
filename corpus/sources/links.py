"""A list of addresses: a text file with one a line; blank lines and those that begin with # are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.sources.decode import LARGEST, Unreadable, decode, not_opened
from corpus.sources.outcome import Rejected

_ADDRESS = re.compile(r"https?://\S{3,2000}")


def is_list_of_links(data: bytes) -> bool:
    """Whether the beginning of a file is nothing but addresses.

    >>> is_list_of_links(b"# arsip\\nhttps://k.example/a\\n"), is_list_of_links(b"https://k.example/a adalah alamat")
    (True, False)
    """
    lines = [line.strip() for line in data[:4000].decode("utf-8", "replace").split("\n")][
        : None if len(data) < 4000 else -1
    ]
    said = [line for line in lines if line and not line.startswith("#")]
    return bool(said) and all(_ADDRESS.fullmatch(line) for line in said)


def read_links(path: Path) -> Iterator[str | Rejected]:
    """The addresses of a file, and its lines that are none. Raises `Unreadable`."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LARGEST):
                number += 1
                if not line.strip():
                    continue
                text = decode(line).text.strip()
                if text.startswith("#"):
                    continue
                if _ADDRESS.fullmatch(text):
                    yield text
                else:
                    yield Rejected(
                        f"{path}:{number}",
                        "read",
                        f"no web address: {text[:80]!r}",
                        "one address a line, with https://",
                    )
    except OSError as error:
        raise not_opened(error) from None
    except Unreadable as error:
        yield Rejected(str(path), "read", error.reason, error.hint)
