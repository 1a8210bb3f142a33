"""Finding contradictions: one query per rule in `warehouse/conflicts`, all over the same facts."""

from __future__ import annotations

from functools import cache
from importlib import resources

import duckdb

from warehouse.database import run_sql, sql


@cache
def rules() -> tuple[str, ...]:
    """Names of the rules, one .sql file each: a kind, or a kind and what sets the rule apart (`arithmetic_share`)."""
    files = resources.files("warehouse").joinpath("conflicts").iterdir()
    return tuple(sorted(file.name.removesuffix(".sql") for file in files if file.name.endswith(".sql")))


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what the rules share: macros, and a table of what they find."""
    run_sql(connection, "sql/macros.sql")


def refresh(connection: duckdb.DuckDBPyConnection, *, everything: bool = False) -> None:
    """Bring the tables conflict and conflict_member up to date.

    Looks at the articles in the temporary table touched_article and the regions in touched_region only, and empties
    both: contradictions inside an article depend on that article alone, those between articles on their region.
    With `everything`, at all articles and regions.
    """
    prepare(connection)
    if everything:
        run_sql(connection, "sql/touch_everything.sql")
    run_sql(connection, "sql/facts.sql")
    for rule in rules():
        kind = rule.split("_", 1)[0]
        query = sql(f"conflicts/{rule}.sql")
        connection.execute(f"insert into found by name select '{kind}' as kind, '{rule}' as rule, * from ({query})")
    run_sql(connection, "sql/settle.sql")
