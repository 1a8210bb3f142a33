"""What the documentation lists is what there is."""

from __future__ import annotations

import re
from pathlib import Path

from warehouse import contradictions
from warehouse.database import connect, create

TEXT = (Path(__file__).parents[2] / "docs" / "warehouse.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> set[str]:
    section = TEXT.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return {
        name for row in section.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1] if "|" in row else "")
    }


def test_every_rule_is_listed():
    assert first_cells("rule") == set(contradictions.rules())


def test_every_table_is_listed():
    connection = connect(None)
    create(connection)
    tables = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
    assert first_cells("table") == {row[0] for row in tables}


def test_every_view_is_named():
    connection = connect(None)
    create(connection)
    views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
    assert [row[0] for row in views if f"`{row[0]}`" not in TEXT] == []
