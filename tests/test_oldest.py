"""The oldest DuckDB that the README promises opens a published warehouse and answers what the README asks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import run

ROOT = Path(__file__).resolve().parent.parent
OLDEST = Path(sys.prefix) / "oldest"
LOCKED = re.findall(r"^duckdb==(\S+)", (ROOT / "tests" / "oldest.lock").read_text(encoding="utf-8"), re.MULTILINE)

pytestmark = pytest.mark.skipif(
    not (OLDEST / "duckdb").is_dir(), reason="the oldest DuckDB is not installed; `make oldest` does it"
)

ASK = """
import json, sys
import duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
answers = [connection.execute(query).fetchall() for query in json.load(sys.stdin)]
print(json.dumps([duckdb.__version__, answers], default=str))
"""


def questions() -> list[str]:
    """Every query of the README and of docs/queries.md, and every table and view in whole."""
    documents = [ROOT / "README.md", ROOT / "docs" / "queries.md"]
    text = "\n".join(each.read_text(encoding="utf-8") for each in documents if each.exists())
    return re.findall(r"^```sql\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_it_is_the_one_the_readme_names() -> None:
    named = re.search(r"DuckDB client from (\d+\.\d+) on", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert named is not None
    assert LOCKED[0].startswith(f"{named[1]}.")


def test_the_oldest_duckdb_answers_what_the_newest_does(tmp_path: Path) -> None:
    path = tmp_path / "cakupan.duckdb"
    run([str(ROOT / "corpus" / "sample")], path)
    with duckdb.connect(str(path), read_only=True) as newest:
        everything = newest.execute(
            "select table_name from information_schema.tables where table_schema = 'main' order by all"
        ).fetchall()
        queries = [
            *questions(),
            *(f'select count(*), bit_xor(md5_number(t::varchar)) from "{name}" as t' for (name,) in everything),
        ]
        wanted = [newest.execute(query).fetchall() for query in queries]
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(path)],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(OLDEST)},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    version, answers = json.loads(done.stdout)
    assert version == LOCKED[0]
    for query, answer, expected in zip(queries, answers, json.loads(json.dumps(wanted, default=str)), strict=True):
        assert sorted(answer, key=str) == sorted(expected, key=str), query  # where rows tie, their order is open
