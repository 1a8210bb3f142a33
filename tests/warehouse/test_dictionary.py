"""The data dictionary says what the warehouse's comments say."""

from __future__ import annotations

import re
from pathlib import Path

from warehouse.database import connect, create, sql, tables
from warehouse.dictionary import dictionary

FILE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_dictionary_is_the_one_of_this_version() -> None:
    assert FILE.read_text(encoding="utf-8") == dictionary(), "`make docs` writes it anew"
    assert "Not exported. Not exported." not in dictionary()


def test_every_table_view_and_column_is_in_it_and_says_something() -> None:
    with connect(None) as connection:
        create(connection)
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() where not internal and schema_name = 'main'"
        ).fetchall()
    sections = {part.split("`")[1]: part for part in dictionary().split("\n## ")[1:]}
    assert set(sections) == {table for table, _ in columns}
    for table, column in columns:
        row = re.search(rf"^\| `{column}` \| (.+?) \| (.*) \|$", sections[table], re.MULTILINE)
        assert row, (table, column)
        assert row[2].strip(), (table, column)


def test_tables_without_comments_are_the_same_tables() -> None:
    asked = "select table_name, column_name, data_type, is_nullable, comment from duckdb_columns() where not internal"
    made = []
    for statements in (sql("sql/schema.sql"), tables()):
        with connect(None) as connection:
            connection.execute(statements)
            made.append(sorted(connection.execute(asked).fetchall()))
    commented, plain = made
    assert [row[:-1] for row in commented] == [row[:-1] for row in plain]
    assert {row[-1] for row in plain} == {None}
    assert None not in {row[-1] for row in commented}
