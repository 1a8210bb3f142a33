"""Many pages in one file, a JSON object a line: `{"id", "url", "outlet", "published", "title", "text"}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from corpus.sources.decode import LARGEST, Unreadable, decode, is_untidy, tidy
from corpus.sources.outcome import Rejected
from corpus.sources.sidecar import Row, text_fields

_MEND = "mend the line or delete it"
_ROW = f'a row needs at least {{"text": "…"}}; {_MEND}'


def read_jsonl(stream: BinaryIO, place: str, stem: str) -> Iterator[Row | Rejected]:
    """The pages of a file, row by row; a broken row is set aside with its line number and the others go on.

    A row without `id` is called `STEM-LINENO`. Blank lines are passed over.
    """
    rows = number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            rows += 1
            yield Rejected(f"{place}:{number}", "read", f"line longer than {LARGEST / 1e6:.0f} MB", "split the page")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST)
            continue
        if line.strip():
            rows += 1
            yield read_row(line, f"{place}:{number}", f"{stem}-{number}")
    if not rows:
        yield Rejected(place, "read", "empty, expected a JSON object a line", "leave the file out")


def read_row(line: bytes, place: str, default_id: str) -> Row | Rejected:
    """One line to its page (called `default_id` without an `id`), or why it is none; `place` names it in messages."""
    try:
        row = _parse(line)
        fields = text_fields(row)
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            raise Unreadable(f"text: expected the text of a page, saw {_short(text)}", _ROW)
        given = row.get("id")
        if given is not None and not isinstance(given, str | int):
            raise ValueError(f"id: expected a text, saw {_short(given)}")
    except Unreadable as error:
        return Rejected(place, "read", error.reason, error.hint)
    except json.JSONDecodeError as error:
        return Rejected(place, "read", f"no JSON: {error.msg.removesuffix(' at')} at character {error.pos + 1}", _ROW)
    except (ValueError, RecursionError) as error:
        return Rejected(place, "read", str(error), _MEND)
    page_id = "" if given is None else str(given)
    if b"\\u" in line or b"\\r" in line:  # escapes that may stand for what is taken out of text
        page_id, text = tidy(page_id), tidy(text)
        fields = {name: None if value is None else tidy(value) for name, value in fields.items()}
    return Row(page_id.strip() or default_id, text, fields)


def _parse(line: bytes) -> Any:
    """What a line says. What orjson cannot take, json reads or tells what is wrong with it: another encoding, NaN,
    halves of surrogate pairs, numbers of more than 64 bits."""
    if not is_untidy(line.rstrip()):
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError:
            row = None
        if isinstance(row, dict) and not isinstance(row.get("id"), float):
            return row
    return json.loads(decode(line).text)


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "…"
