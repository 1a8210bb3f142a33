"""What a run changed: the file before it against the file after it, kept as JSON beside the file.

The warehouse says what is known, not since when; so a run looks at the published file
before it puts another in its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from flows.render import replacing
from warehouse.database import dicts
from warehouse.read import open_published

Row = dict[str, Any]
Share = list[Any]
"""[month as YYYY-MM, per cent]"""


@dataclass(frozen=True, slots=True)
class State:
    """What has to be remembered of a published file, to tell later what is new."""

    texts: Mapping[str, str]
    """Article → its newest text."""
    statuses: Mapping[str, str]
    """Contradiction → open or settled."""
    shares: Mapping[str, Share]
    """REGION|INDICATOR → its newest share."""


@dataclass(frozen=True, slots=True)
class News:
    """What a run changed; `edition` and `finished` say of which file it is."""

    edition: str | None
    finished: str | None
    first: bool
    """There was no file before."""
    articles: int
    """Articles that are new, or say something else than before."""
    new: list[str]
    """Contradictions that are open and were not."""
    settled: list[str]
    """Contradictions that are settled and were not."""
    regions: list[str]
    """Regions (code, else name) of which those articles give figures."""
    before: Mapping[str, Share]
    """`State.shares` of the file before."""


NOTHING = State({}, {}, {})
"""The state before the first run."""


def ask(connection: duckdb.DuckDBPyConnection, name: str, *parameters: object) -> list[Row]:
    """Rows of one of the report's queries."""
    query = resources.files("flows").joinpath(f"report/sql/{name}.sql").read_text(encoding="utf-8")
    return dicts(connection.execute(query, list(parameters)))


def grouped(rows: Sequence[Row], *columns: str) -> dict[Any, list[Row]]:
    """Rows by the values of some columns (by the value alone, of one column), in their order."""
    made: dict[Any, list[Row]] = {}
    for row in rows:
        key = tuple(row[name] for name in columns)
        made.setdefault(key if len(columns) > 1 else key[0], []).append(row)
    return made


def state(path: Path) -> State:
    """What a published file says; NOTHING when there is no file. Raises WarehouseError when it cannot be read."""
    if not path.exists():
        return NOTHING
    with open_published(path) as connection:
        return State(
            {row["article_key"]: row["revision_id"] for row in ask(connection, "articles")},
            {row["conflict_id"]: row["status"] for row in ask(connection, "conflicts")},
            {
                f"{row['region_key']}|{row['indicator']}": [row["month"], row["value"]]
                for row in ask(connection, "series")
            },
        )


def news_of(before: State, connection: duckdb.DuckDBPyConnection) -> News:
    """What is new in the file that is there now."""
    fresh = [
        row["revision_id"]
        for row in ask(connection, "articles")
        if before.texts.get(row["article_key"]) != row["revision_id"]
    ]
    changed = [row for row in ask(connection, "conflicts") if before.statuses.get(row["conflict_id"]) != row["status"]]
    return News(
        *stamp(connection),
        first=before is NOTHING,
        articles=len(fresh),
        new=[row["conflict_id"] for row in changed if row["status"] == "open"],
        settled=[row["conflict_id"] for row in changed if row["status"] == "settled"],
        regions=[row["region_key"] for row in ask(connection, "regions_of", fresh)],
        before=before.shares,
    )


def stamp(connection: duckdb.DuckDBPyConnection) -> tuple[str | None, str | None]:
    """What tells whether news are of this very file: its edition, and when its last run finished."""
    [found] = ask(connection, "stamp")
    return found["edition"], found["finished"]


def news_path(db: Path) -> Path:
    """Where a run keeps the news of a warehouse."""
    return db.with_name(db.name + ".news.json")


def keep(news: News, db: Path) -> None:
    """Write the news beside the file."""
    with replacing(news_path(db)) as part:
        part.write_text(json.dumps(asdict(news)), encoding="utf-8")


def kept(connection: duckdb.DuckDBPyConnection, db: Path) -> News | None:
    """The news of this file; None when there are none, or they are of another."""
    try:
        news = News(**json.loads(news_path(db).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return news if (news.edition, news.finished) == stamp(connection) else None
