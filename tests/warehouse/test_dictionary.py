"""The data dictionary says what the warehouse's comments say."""

from __future__ import annotations

import re
from pathlib import Path

from warehouse.database import connect, create
from warehouse.dictionary import dictionary

FILE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_dictionary_is_the_one_of_this_version() -> None:
    assert FILE.read_text(encoding="utf-8") == dictionary(), "`make docs` writes it anew"


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
