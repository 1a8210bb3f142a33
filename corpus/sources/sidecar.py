"""What is known of a page from the file beside it, `meta.json` or `NAME.meta.json`, or from its row in a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.article import Article, iso_day
from corpus.outlets import host_of
from corpus.sources.decode import Unreadable, decode, read_bytes

FIELDS = ("url", "outlet", "published", "title")


def read_sidecar(path: Path | None) -> dict[str, str | None]:
    """The fields of a sidecar, each a text or None; all None without a file.

    A broken sidecar raises `Unreadable`, so its page is set aside: without the address and the date it would be stored
    as another page, with other dates.
    """
    if path is None or not path.is_file():
        return dict.fromkeys(FIELDS)
    try:
        data = read_bytes(path)
    except Unreadable as error:
        raise Unreadable(f"its sidecar {path.name}: {error.reason}", f"mend or delete {path.name}") from None
    return sidecar_fields(data, path.name)


def sidecar_fields(data: bytes | None, name: str) -> dict[str, str | None]:
    """The fields of a sidecar called `name`, as its bytes; all None without. Raises `Unreadable`."""
    if data is None:
        return dict.fromkeys(FIELDS)
    try:
        row = json.loads(decode(data).text)
    except Unreadable as error:
        raise Unreadable(f"its sidecar {name}: {error.reason}", f"mend or delete {name}") from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"its sidecar {name} is no JSON: {error}", f"mend or delete {name}") from None
    try:
        return text_fields(row)
    except ValueError as error:
        raise Unreadable(f"its sidecar {name}: {error}", f"mend or delete {name}") from None


def text_fields(row: object) -> dict[str, str | None]:
    """`url`, `outlet`, `published` and `title` of a JSON object; blank ones are None. Raises `ValueError`."""
    if not isinstance(row, dict):
        raise ValueError(f"expected a JSON object {{…}}, saw {type(row).__name__}")
    fields: dict[str, str | None] = {}
    for name in FIELDS:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{name}: expected a text, saw {value!r}")
        fields[name] = value.strip() or None if value else None
    fields["published"] = iso_day(fields["published"])  # a date that is none is told now, with the file's name
    return fields


@dataclass(slots=True)
class Row:
    """A page of a table as it was read: most tables hold many that are passed over, of which no article is made.

    `fields` as of a sidecar, checked.
    """

    id: str
    text: str
    fields: Mapping[str, str | None]

    @property
    def url(self) -> str | None:
        """Its address, where it is known."""
        return self.fields.get("url")

    def article(self) -> Article:
        """The page as it is handed out."""
        return make_article(self.id, self.text, self.fields)


def make_article(page_id: str, text: str, fields: Mapping[str, Any]) -> Article:
    """An article of a text and the fields of its sidecar; the outlet falls back to the address."""
    return Article(
        id=page_id,
        text=text,
        url=fields.get("url"),
        outlet=fields.get("outlet") or host_of(fields.get("url")),
        published=fields.get("published"),
        title=fields.get("title"),
    )
