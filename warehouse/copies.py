"""Reprints of one wire text: sketches of texts by which near-duplicates are found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from heapq import nsmallest
from zlib import crc32

SHINGLE = 6  # words a shingle
SIZE = 48  # least hashes kept of each text

_WORD = re.compile(r"\w+")


def shingles(text: str) -> Iterable[bytes]:
    """Runs of six words, lower case.

    >>> list(shingles("Cakupan JKN di kota ini naik, kata Wali Kota."))[0]
    b'cakupan jkn di kota ini naik'
    """
    words = _WORD.findall(text.lower())
    return (" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1))


def sketch(text: str) -> list[int]:
    """The least hashes of a text's shingles: texts that share most of them are copies (bottom-k sketch).

    CRC-32, turned over by a multiplication so that least values are a fair sample.
    """
    return nsmallest(SIZE, {(crc32(shingle) * 0x9E3779B1) & 0xFFFFFFFF for shingle in shingles(text)})
