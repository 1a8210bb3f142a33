"""Every row of every cue table is run on its own example."""

import pytest

from extractors.cues import changes, groups, indicators, programmes, read_table, segments, statuses

TABLES = [
    ("indicators.toml", "cue", "indicator", indicators),
    ("statuses.toml", "cue", "status", statuses),
    ("statuses.toml", "change", "name", changes),
    ("segments.toml", "segment", "segment", segments),
    ("programmes.toml", "programme", "name", programmes),
    ("segments.toml", "group", "segment", groups),
]
ROWS = [(table, slot, row) for file, key, slot, table in TABLES for row in read_table(file, key)]


@pytest.mark.parametrize(("table", "slot", "row"), ROWS, ids=[f"{r.get('name', r.get('segment'))}" for _, _, r in ROWS])
def test_example(table, slot, row):
    example = row["example"].lower()
    kinds = [cue.kind for cue in table().find(example, 0, len(example))]
    assert row[slot] in kinds
