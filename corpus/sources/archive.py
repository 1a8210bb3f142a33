"""Archives (zip, tar): their members, one at a time. Nothing is written to disk, and no archive within an archive is
opened.

Refused, with a line each: names that lead out of the archive, links and devices, members that unpack to more than a
page may hold, and archives that unpack to more than `MOST_BYTES` or hold more than `MOST_MEMBERS`.
"""

from __future__ import annotations

import posixpath
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from corpus.sources.decode import LARGEST, Unreadable
from corpus.sources.outcome import Rejected

MOST_MEMBERS = 200_000
MOST_BYTES = 20_000_000_000
STEEPEST = 200
"""How many times larger a member may become by unpacking, from 1 MB on; text rarely reaches 20."""

Member = tuple[str, bytes]


def unsafe_name(name: str) -> str | None:
    """What is wrong with the name of a member, if anything.

    >>> unsafe_name("berita/bima.txt"), unsafe_name("../../etc/passwd"), unsafe_name("C:\\\\x.txt")
    (None, 'leads out of the archive', 'is a path from the root')
    """
    plain = name.replace("\\", "/")
    if plain.startswith("/") or re.match(r"[A-Za-z]:", plain):
        return "is a path from the root"
    if ".." in plain.split("/"):
        return "leads out of the archive"
    if "\x00" in name or any(ord(mark) < 32 for mark in name):
        return "holds control characters"
    return None


def read_zip(stream: BinaryIO, place: str) -> Iterator[Member | Rejected]:
    """The files of a zip archive in the order of their names. Raises `Unreadable`."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"no zip archive that can be read: {error}", "pack it anew") from None
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > MOST_MEMBERS:
            raise Unreadable(f"{len(members):,} files, expected at most {MOST_MEMBERS:,}", "split the archive")
        total = 0
        for info in sorted(members, key=lambda info: info.filename):
            name = f"{place}/{_shown(info.filename)}"
            if wrong := unsafe_name(info.filename):
                yield Rejected(name, "read", f"its name {wrong}", "pack it anew without such names")
                continue
            if info.external_attr >> 16 & 0o170000 == 0o120000:
                yield Rejected(name, "read", "a link, expected a file", "pack the file it leads to")
                continue
            if info.file_size > LARGEST:
                yield Rejected(name, "read", _too_large(info.file_size), "give it as an input of its own")
                continue
            if info.file_size > 1_000_000 and info.file_size > STEEPEST * max(1, info.compress_size):
                yield Rejected(
                    name,
                    "read",
                    f"unpacks to {info.file_size / max(1, info.compress_size):,.0f} times its size",
                    "leave it out",
                )
                continue
            if info.flag_bits & 1:
                yield Rejected(name, "read", "locked with a password", "pack it anew without one")
                continue
            try:
                with archive.open(info) as file:
                    data = file.read(LARGEST + 1)
            except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
                yield Rejected(name, "read", f"cannot be unpacked: {error}", "pack it anew")
                continue
            total += len(data)
            if len(data) > LARGEST:
                yield Rejected(name, "read", _too_large(len(data)), "give it as an input of its own")
                continue
            if total > MOST_BYTES:
                yield Rejected(place, "read", f"unpacks to more than {MOST_BYTES / 1e9:.0f} GB", "split the archive")
                return
            yield info.filename, data


def read_tar(stream: BinaryIO, place: str) -> Iterator[Member | Rejected]:
    """The files of a tar archive, also packed, as they come. Raises `Unreadable` when it cannot be opened at all."""
    try:
        archive = tarfile.open(fileobj=stream, mode="r|*")  # noqa: SIM115 (closed below)
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"no tar archive that can be read: {error}", "pack it anew") from None
    with archive:
        total = count = 0
        try:
            for info in archive:
                count += 1
                name = f"{place}/{_shown(info.name)}"
                total += info.size
                if count > MOST_MEMBERS or total > MOST_BYTES:
                    yield Rejected(
                        place,
                        "read",
                        f"more than {MOST_MEMBERS:,} files or {MOST_BYTES / 1e9:.0f} GB",
                        "split the archive",
                    )
                    return
                if info.isdir():
                    continue
                if wrong := unsafe_name(info.name):
                    yield Rejected(name, "read", f"its name {wrong}", "pack it anew without such names")
                elif not info.isreg():
                    yield Rejected(name, "read", "a link or device, expected a file", "pack the file it leads to")
                elif info.size > LARGEST:
                    yield Rejected(name, "read", _too_large(info.size), "give it as an input of its own")
                else:
                    file = archive.extractfile(info)
                    if file is not None:
                        yield posixpath.normpath(info.name), file.read(LARGEST + 1)
        except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
            yield Rejected(place, "read", f"broken after {count} files: {error}", "pack it anew")


def _too_large(size: int) -> str:
    return f"{size / 1e6:.1f} MB, expected one page of at most {LARGEST / 1e6:.0f} MB"


def _shown(name: str) -> str:
    return "".join(mark if mark.isprintable() else "?" for mark in name)[:300]
