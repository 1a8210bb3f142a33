"""What a run changed: the file before it against the file after it, kept as JSON beside the file.

The warehouse says what is known, not since when; so a run looks at the published file
before it puts another in its place.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from flows.render import replacing
from warehouse.database import dicts
from warehouse.read import open_published

Row = dict[str, Any]


def ask(connection: duckdb.DuckDBPyConnection, name: str, *parameters: object) -> list[Row]:
    """Rows of one of the report's queries."""
    query = resources.files("flows").joinpath(f"report/sql/{name}.sql").read_text(encoding="utf-8")
    return dicts(connection.execute(query, list(parameters)))


def state(path: Path) -> Row:
    """What has to be remembered of a published file, to tell later what is new; {} when there is no file."""
    if not path.exists():
        return {}
    with open_published(path) as connection:
        return {
            "articles": {row["article_key"]: row["revision_id"] for row in ask(connection, "articles")},
            "conflicts": {row["conflict_id"]: row["status"] for row in ask(connection, "conflicts")},
            "shares": {_key(row): [row["month"], row["value"]] for row in ask(connection, "series")},
        }


def _key(row: Row) -> str:
    return f"{row['region_key']}|{row['indicator']}"


def news_of(before: Row, connection: duckdb.DuckDBPyConnection) -> Row:
    """{"edition", "finished", "first", "new", "settled", "regions", "before"} of the file that is there now."""
    conflicts = ask(connection, "conflicts")
    seen = before.get("conflicts", {})
    texts = before.get("articles", {})
    fresh = [row for row in ask(connection, "articles") if texts.get(row["article_key"]) != row["revision_id"]]
    return {
        **stamp(connection),
        "first": not before,
        "new": [
            row["conflict_id"]
            for row in conflicts
            if row["status"] == "open" and seen.get(row["conflict_id"]) != "open"
        ],
        "settled": [
            row["conflict_id"]
            for row in conflicts
            if row["status"] == "settled" and seen.get(row["conflict_id"]) != "settled"
        ],
        "regions": sorted({region for row in fresh for region in row["regions"]}),
        "before": before.get("shares", {}),
    }


def stamp(connection: duckdb.DuckDBPyConnection) -> Row:
    """What tells whether news are of this very file."""
    [held] = ask(connection, "quality")
    runs = ask(connection, "last_run")
    return {"edition": held["edition"], "finished": runs[0]["finished"].isoformat() if runs else None}


def news_path(db: Path) -> Path:
    return db.with_name(db.name + ".news.json")


def keep(news: Row, db: Path) -> None:
    """Write the news beside the file."""
    with replacing(news_path(db)) as part:
        part.write_text(json.dumps(news), encoding="utf-8")


def kept(connection: duckdb.DuckDBPyConnection, db: Path) -> Row | None:
    """The news of this file; None when there are none, or they are of another."""
    try:
        news: Row = json.loads(news_path(db).read_text(encoding="utf-8"))
        return news if {name: news[name] for name in ("edition", "finished")} == stamp(connection) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
