"""A list of sources (`sources.toml`): what the nightly job reads, and how politely.

[fetch]
delay = 2.0
allow = ["arsip.internal"]

[[source]]
name = "Kabar Pesisir"
url = "https://kabarpesisir.example/feed"
match = "bpjs|jkn|uhc|kesehatan"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from corpus.sources.fetch import Policy
from corpus.sources.outcome import InputError
from corpus.sources.rows import NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: an INPUT (an address, a file, a folder), and what is to be known of it.

    `match` keeps only the listed addresses in which it is found; `columns` maps fields to the columns of a CSV or
    Parquet file; `verified` says that somebody has seen it work.
    """

    name: str
    url: str
    match: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources of a file, and how the web is asked."""

    sources: tuple[Source, ...]
    policy: Policy


def read_sources(path: Path) -> SourceList:
    """The sources of a file. Raises `InputError` that says which entry is wrong, and how."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no TOML: {error}") from None
    except OSError as error:
        raise InputError(f"{path} cannot be opened: {error.strerror}; expected a list of sources") from None
    _known(path, "the file", table, {"fetch", "source"})
    rows = table.get("source")
    if not isinstance(rows, list) or not rows:
        raise InputError(f'{path}: no source in it; expected [[source]] entries with name = "…" and url = "…"')
    return SourceList(
        tuple(_source(path, number, row) for number, row in enumerate(rows, 1)), _policy(path, table.get("fetch", {}))
    )


def _source(path: Path, number: int, row: Any) -> Source:
    where = f"source {number}"
    if not isinstance(row, dict):
        raise InputError(f"{path}: {where}: expected a table, saw {row!r}")
    where += f" ({row.get('name') or row.get('url')!r})"
    _known(path, where, row, {each.name for each in fields(Source)} | {"note", "region"})
    for name in ("name", "url"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise InputError(f"{path}: {where}: {name}: expected a text, saw {row.get(name)!r}")
    match = row.get("match")
    if match is not None:
        try:
            re.compile(match)
        except (re.error, TypeError) as error:
            raise InputError(f"{path}: {where}: match: no regular expression: {error}") from None
    columns = row.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(value, str) for value in columns.values()):
        raise InputError(f'{path}: {where}: columns: expected {{ text = "column", … }}, saw {columns!r}')
    _known(path, f"{where}: columns", columns, set(NAMES))
    limit = row.get("limit")
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 1):
        raise InputError(f"{path}: {where}: limit: expected a number of pages, saw {limit!r}")
    url = row["url"].strip()
    if "://" not in url and not Path(url).is_absolute():
        url = str(path.parent / Path(url).expanduser())
    return Source(
        name=row["name"].strip(), url=url, match=match, columns=columns, limit=limit, verified=bool(row.get("verified"))
    )


def _policy(path: Path, row: Any) -> Policy:
    if not isinstance(row, dict):
        raise InputError(f"{path}: [fetch]: expected a table, saw {row!r}")
    _known(path, "[fetch]", row, {each.name for each in fields(Policy)})
    values: dict[str, Any] = {}
    for name, value in row.items():
        usual = getattr(Policy(), name)
        if isinstance(usual, tuple):
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise InputError(f"{path}: [fetch] {name}: expected a list of hosts, saw {value!r}")
            values[name] = tuple(value)
        elif isinstance(usual, str):
            if not isinstance(value, str) or not value.isascii() or not value.isprintable() or not value.strip():
                raise InputError(f"{path}: [fetch] {name}: expected a line of plain letters, saw {value!r}")
            values[name] = value
        elif isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise InputError(f"{path}: [fetch] {name}: expected a number of 0 or more, saw {value!r}")
        else:
            values[name] = int(value) if isinstance(usual, int) else float(value)
    return Policy(**values)


def _known(path: Path, where: str, row: Mapping[str, Any], names: set[str]) -> None:
    unknown = sorted(set(row) - names)
    if unknown:
        raise InputError(f"{path}: {where}: does not know {', '.join(unknown)}; expected {', '.join(sorted(names))}")
