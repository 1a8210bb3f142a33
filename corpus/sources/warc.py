"""Web archives (WARC, also packed): the pages of their responses, record by record.

Only what may hold figures is unpacked to the end and parsed; a record that is broken is set aside and the others go on.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from corpus.sources.decode import Unreadable
from corpus.sources.document import Document, kind_by_content
from corpus.sources.outcome import Rejected

LARGEST_RECORD = 10_000_000
"""Bytes of the largest record that is read, packed or unpacked."""

_PAGES = re.compile(r"text/html|application/xhtml\+xml|application/pdf|text/plain", re.IGNORECASE)


def read_warc(stream: BinaryIO, place: str, stem: str) -> Iterator[Document | Rejected]:
    """The pages of a web archive: responses and resources with status 200 that are HTML, PDF or text.

    A page without an id of its own is called `STEM-NUMBER`, by the number of its record. Raises `Unreadable` when
    there is no record at all.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=False))
        while True:
            record = next(records, None)
            if record is None:
                break
            number += 1
            found = _page(record, f"{place}:{number}", f"{stem}-{number}")
            if found is not None:
                yield found
    except Exception as error:  # a broken archive: what came before it was read
        if not number:
            raise Unreadable(f"no web archive that can be read: {error}", "write it anew, or unpack it") from None
        yield Rejected(
            f"{place}:{number + 1}", "read", f"broken after {number} records: {error}", "write the rest anew"
        )
    if not number:
        raise Unreadable("no page in it, expected a web archive with responses", "leave the file out")


def _page(record: Any, place: str, page_id: str) -> Document | Rejected | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    content_type = record.headers.get("Content-Type", "")
    encoding = None
    if record.content_length > LARGEST_RECORD:
        return Rejected(place, "read", f"a record of {record.content_length / 1e6:.0f} MB", "give the page by itself")
    if record.is_http:
        record.parse_http()
        if record.http_headers.status_code != 200:
            return None
        content_type = record.http_content_type or record.http_headers.get("Content-Type", "")
        encoding = record.http_headers.get("Content-Encoding", "").lower()
    if content_type and not _PAGES.match(content_type.strip()):
        return None
    data = record.reader.read(LARGEST_RECORD + 1)
    if encoding in ("gzip", "x-gzip", "deflate"):
        with suppress(zlib.error):  # many archives name an encoding that they have taken off already
            data = zlib.decompressobj(47).decompress(data, LARGEST_RECORD + 1)
    if len(data) > LARGEST_RECORD:
        return Rejected(
            place, "read", f"larger than {LARGEST_RECORD / 1e6:.0f} MB when unpacked", "give the page by itself"
        )
    charset = record.http_charset if record.is_http else None
    kind = kind_by_content(data, content_type)
    if kind not in ("html", "pdf", "text"):
        return None
    return Document(place=place, id=page_id, data=data, kind=kind, known={"url": url}, charset=charset)
