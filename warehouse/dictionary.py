"""The data dictionary: every table, view and column with its type and what its comment says, as Markdown."""

from __future__ import annotations

from warehouse.database import SCHEMA_VERSION, connect, create, sql
from warehouse.export import LEFT_OUT, LEFT_OUT_COLUMNS, VIEWS

OPENING = f"""# Data dictionary

Schema {SCHEMA_VERSION}. Written by `make docs` from the comments in the warehouse, which every DuckDB client shows
(`select * from duckdb_columns()`); a test keeps it true. Empty means null unless said otherwise. Dates are ISO 8601,
times UTC. What `cakupan export` leaves out is marked so.
"""


def dictionary() -> str:
    """The dictionary of a warehouse of this version."""
    with connect(None) as connection:
        create(connection)
        rows = connection.execute(sql("sql/dictionary.sql")).fetchall()
        relations = connection.execute(sql("sql/relations.sql")).fetchall()
    parts = [OPENING]
    for kind, name, comment in _people_first(relations):
        exported = name not in LEFT_OUT and (kind == "table" or name in VIEWS)
        about = f"{comment}{' A view.' if kind == 'view' else ''}{'' if exported else _left_out(comment)}"
        parts.append(f"\n## `{name}`\n\n{about}\n\n| column | type | meaning |\n| --- | --- | --- |\n")
        for relation, column, type_, nullable, said in rows:
            if relation == name:
                note = "" if not exported or column not in LEFT_OUT_COLUMNS.get(name, ()) else _left_out(said)
                parts.append(f"| `{column}` | {_type(type_, nullable)} | {_cell(said + note)} |\n")
    return "".join(parts)


def _people_first(relations: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The views that people start from, then the rest by name."""
    order = {name: place for place, name in enumerate(VIEWS)}
    return sorted(relations, key=lambda each: (order.get(each[1], len(order)), each[0], each[1]))


def _left_out(said: str) -> str:
    return "" if said.rstrip().endswith("Not exported.") else " Not exported."


def _type(type_: str, nullable: bool) -> str:
    return type_.lower() + ("" if nullable else ", never empty")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(dictionary(), end="")
