"""Finding contradictions: one query per rule in `warehouse/conflicts`, all over the same facts."""

from __future__ import annotations

from functools import cache
from importlib import resources

import duckdb

from warehouse.database import run_sql, sql
from warehouse.origins import office_names

SCOPES = ("inside", "between", "both")


@cache
def rules() -> dict[str, str]:
    """Rules with their scope, one .sql file each, whose first line says `-- scope: inside`, `between` or `both`.

    A rule is called by its kind, or by its kind and what sets it apart (`arithmetic_share`).
    """
    files = resources.files("warehouse").joinpath("conflicts").iterdir()
    names = sorted(file.name.removesuffix(".sql") for file in files if file.name.endswith(".sql"))
    return {name: _scope(name) for name in names}


def _scope(rule: str) -> str:
    first = sql(f"conflicts/{rule}.sql").split("\n", 1)[0]
    scope = first.removeprefix("-- scope:").strip()
    if scope not in SCOPES:
        raise ValueError(f"conflicts/{rule}.sql: first line {first!r}; wanted '-- scope:' and one of {SCOPES}")
    return scope


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what the rules share: `limit_of('name')` for every threshold of one validity, and other macros."""
    limits = connection.execute(
        "select name, min(value) from threshold group by name having count(*) = 1 order by name"
    ).fetchall()
    # a constant for the planner, where a subquery would be planned anew wherever it stands
    cases = " ".join(f"when '{name}' then {value!r}" for name, value in limits)
    connection.execute(f"create or replace temp macro limit_of(wanted) as case wanted {cases} end")
    offices = " or ".join(f"starts_with(origin, '{name}')" for name in office_names())
    connection.execute(f"create or replace temp macro is_office(origin) as coalesce({offices}, false)")
    run_sql(connection, "sql/macros.sql")


def _anything_touched(connection: duckdb.DuckDBPyConnection) -> bool:
    rows = connection.execute("select exists (from touched_article) or exists (from touched_region)").fetchall()
    return bool(rows[0][0])


def refresh(connection: duckdb.DuckDBPyConnection, *, everything: bool = False, between: bool = True) -> None:
    """Bring the tables conflict and conflict_member up to date.

    Looks at the articles in the temporary table touched_article and the regions in touched_region only, and empties
    both: contradictions inside an article depend on that article alone, those between articles on their region.
    With `everything`, at all articles and regions; without `between`, at nothing between articles.
    `prepare` has to be called once on the connection before.
    """
    if everything:
        run_sql(connection, "sql/touch_everything.sql")
    elif not _anything_touched(connection):
        return  # a night with nothing new: two dozen rules need not be planned to find nothing
    if between:
        run_sql(connection, "sql/copies.sql")
    run_sql(connection, "sql/facts.sql")
    for rule, scope in rules().items():
        if scope == "between" and not between:
            continue
        kind = rule.split("_", 1)[0]
        query = sql(f"conflicts/{rule}.sql")
        connection.execute(f"insert into found by name select '{kind}' as kind, '{rule}' as rule, * from ({query})")
    run_sql(connection, "sql/settle.sql")
