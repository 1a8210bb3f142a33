"""Many pages in one file, a JSON object a line: `{"id", "url", "outlet", "published", "title", "text"}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from corpus.article import Article
from corpus.sources.decode import LARGEST, Unreadable, decode, file_size, not_opened, tidy
from corpus.sources.outcome import Rejected
from corpus.sources.sidecar import make_article, text_fields

_ROW = 'a row needs at least {"text": "…"}; mend the line or delete it'


def read_jsonl(path: Path) -> Iterator[Article | Rejected]:
    """The pages of a file, row by row; a broken row is set aside with its line number and the others go on.

    A row without `id` is called `FILESTEM-LINENO`. Blank lines are passed over. Raises `Unreadable` when the file
    cannot be opened.
    """
    rows = 0
    file_size(path)
    try:
        with path.open("rb") as lines:
            number = 0
            while line := lines.readline(LARGEST + 1):
                number += 1
                if len(line) > LARGEST:
                    yield Rejected(
                        f"{path}:{number}", "read", f"line longer than {LARGEST / 1e6:.0f} MB", "split the page"
                    )
                    _skip_line(lines, line)
                    continue
                if line.strip():
                    rows += 1
                    yield _read_row(line, f"{path}:{number}", f"{path.stem}-{number}")
    except OSError as error:
        raise not_opened(error) from None
    if not rows:
        yield Rejected(str(path), "read", "empty, expected a JSON object a line", "leave the file out")


def _skip_line(lines: object, line: bytes) -> None:
    """Read on to the end of an overlong line."""
    while line and not line.endswith(b"\n"):
        line = lines.readline(LARGEST)  # type: ignore[attr-defined]


def _read_row(line: bytes, place: str, default_id: str) -> Article | Rejected:
    try:
        row = json.loads(decode(line).text)
        fields = text_fields(row)
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"text: expected the text of a page, saw {_short(text)}")
        given = row.get("id")
        if given is not None and not isinstance(given, str | int):
            raise ValueError(f"id: expected a text, saw {_short(given)}")
    except Unreadable as error:
        return Rejected(place, "read", error.reason, error.hint)
    except json.JSONDecodeError as error:
        return Rejected(place, "read", f"no JSON: {error.msg} at character {error.pos + 1}", _ROW)
    except (ValueError, RecursionError) as error:
        return Rejected(place, "read", str(error), _ROW)
    page_id = "" if given is None else tidy(str(given)).strip()
    clean = {name: None if value is None else tidy(value) for name, value in fields.items()}
    return make_article(page_id or default_id, tidy(text), clean)


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "…"
