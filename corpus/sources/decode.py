"""Bytes of a file to text, or the reason why they are none."""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

LARGEST = 20_000_000
"""Bytes of the largest file that is read as one page."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY_STARTS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"BM6",
)
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_EXPECTED = re.compile(r"[\x09\x0a\x0d\x20-\x7e“”‘’„–—…•·«»©®°§±×½¼¾²³€™\xa0À-ſ]")
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TURNING_IN_UTF8 = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
_UTF8_READ_AS_CP1252 = re.compile(r"Ã[\x80-¿]|â€|Â[\xa0-¿]")
_SAVE_AS_UTF8 = "save it as UTF-8 text and run again"


class Unreadable(Exception):
    """The file is no text that can be used: `reason` and `hint` as in `Rejected`."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, and the encoding it was read with."""

    text: str
    encoding: str


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file of at most `largest` bytes. Raises `Unreadable`."""
    size = file_size(path)
    if size > largest:
        raise Unreadable(
            f"{size / 1e6:.1f} MB, expected one page of at most {largest / 1e6:.0f} MB",
            "split it into pages, or give many pages as JSONL (.jsonl), which is read row by row",
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise not_opened(error) from None


def file_size(path: Path) -> int:
    """Bytes of a file that can be read to its end. Raises `Unreadable`, also for a pipe, which may never end."""
    try:
        found = path.stat()
    except OSError as error:
        raise not_opened(error) from None
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("a pipe, socket or device, expected a file", "save its text to a file and give that")
    return found.st_size


def not_opened(error: OSError) -> Unreadable:
    """The reason why a file could not be opened."""
    return Unreadable(f"cannot be opened: {error.strerror or error}", "check that the file is there and may be read")


_EMPTY = ("empty, expected the text of a page", "save the page again, or leave the file out")


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, with line breaks as \\n; what comes out holds no NUL and no unpaired surrogate.

    UTF-8 comes first, then the encoding that the page declares, Windows-1252 and what charset-normalizer guesses, as
    far as the result looks like text in Latin letters. Raises `Unreadable` for empty, binary and undecodable data.

    >>> decode("Kepesertaan “98 persen”".encode("cp1252"))
    Decoded(text='Kepesertaan “98 persen”', encoding='cp1252')
    """
    if not data.strip():
        raise Unreadable(*_EMPTY)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                marked = data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _wrong_encoding(error, encoding) from None
            if not marked.strip():
                raise Unreadable(*_EMPTY)
            if not any(mark.isascii() and mark.isalnum() for mark in marked):
                raise Unreadable(
                    f"binary data (begins with {data[:8]!r}), expected text in Latin letters", "extract its text first"
                )
            return Decoded(tidy(marked), encoding)
    begin = data[:100_000]
    if data.startswith(_BINARY_STARTS) or len(begin) - len(begin.translate(None, _CONTROL)) > len(begin) / 200:
        raise Unreadable(
            f"binary data (begins with {data[:8]!r}), expected text",
            "extract its text first; UTF-16 text needs its byte order mark",
        )
    try:
        read = data.decode("utf-8")
        return Decoded(tidy(read) if is_untidy(data) else read, "utf-8")
    except UnicodeDecodeError as error:
        wrong = _wrong_encoding(error, "utf-8")
    for name in filter(None, (declared, "cp1252")):
        text = _try(data, name)
        if text is not None and looks_latin(text):
            return Decoded(tidy(text), name)
    guessed = _guess(data)
    if guessed is None or not looks_latin(guessed.text):
        raise wrong
    return guessed


def is_untidy(data: bytes) -> bool:
    """Whether `tidy` changes what is read from UTF-8, which holds no half of a surrogate pair: bytes tell it sooner."""
    if b"\r" in data or b"\x00" in data:
        return True
    return not data.isascii() and _TURNING_IN_UTF8.search(data) is not None


def tidy(text: str) -> str:
    """Line breaks as \\n, surrogate pairs joined, lone surrogates and NULs replaced: text that can be stored.

    Marks that turn the direction of writing go: with them a number is shown otherwise than it is stored.

    >>> tidy("a\\r\\nb\\rc" + chr(0)), tidy("\\u202e89\\u202c persen")
    ('a\\nb\\nc ', '89 persen')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    if text.isascii():  # known without looking at each character
        return text
    for mark in _TURNING:  # each is looked for in a fraction of the time that a pattern of all of them takes
        if mark in text:
            text = text.replace(mark, "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def looks_latin(text: str) -> bool:
    """Whether decoded text reads like Indonesian: Latin letters and the usual marks, no mojibake.

    >>> looks_latin("cakupan “98 persen”"), looks_latin("cakupan â€œ98 persenâ€"), looks_latin("ÿþÿþÿþ")
    (True, False, False)
    """
    plain = sum(1 for mark in text if mark.isascii())
    unexpected = len(text) - len(_EXPECTED.findall(text))
    return plain >= 0.85 * len(text) and unexpected <= len(text) / 200 and not _UTF8_READ_AS_CP1252.search(text)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    text = None if best is None else _try(data, best.encoding)
    return None if text is None or best is None else Decoded(tidy(text), best.encoding)


def _wrong_encoding(error: UnicodeDecodeError, encoding: str) -> Unreadable:
    byte = error.object[error.start]
    return Unreadable(
        f"wrong encoding: byte 0x{byte:02x} at {error.start} is no {encoding}, expected UTF-8 text", _SAVE_AS_UTF8
    )
