"""Files of every earlier version open, lose nothing and end up as new ones are made."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse import database
from warehouse.database import SCHEMA_VERSION, WarehouseError, connect, create, migrate, migrations
from warehouse.export import export
from warehouse.identity import article_key
from warehouse.load import open_work

EARLIER = sorted((Path(__file__).parent / "earlier").glob("*.duckdb.gz"))
COLUMNS = (
    "select table_name, column_name, column_index, data_type, is_nullable, column_default, comment "
    "from duckdb_columns() where not internal order by all"
)
AS_THEY_ARE = {
    ("article", "article_key"),
    ("article", "revision_id"),
    ("conflict", "conflict_id"),
    ("conflict_member", "article_key"),
    ("conflict_member", "conflict_id"),
    ("conflict_member", "member_id"),
    ("copy_group", "article_key"),
    ("copy_group", "copy_group_id"),
}
"""Columns that are kept uncompressed."""
STORED = (
    "select distinct column_name from pragma_storage_info('{}') "
    "where segment_type = 'VARCHAR' and compression = 'Uncompressed' and column_path = '[' || column_id || ']'"
)
TABLES = (
    "select table_name, comment from duckdb_tables() where not internal and not temporary "
    "union all select view_name, comment from duckdb_views() where not internal order by all"
)
KEPT = {
    "article": "article_key, article_id, url, title, published, revision_id",
    "revision": "revision_id, article_key, revision_no, input_hash, extractor_version, text",
    "figure": "figure_id, quote, value, region, as_of, superseded",
    "run": "run_id, extractor_version, pages, pages_new, times, started",
    "rejected": "rejected_id, input, stage, reason, hint",
}


@pytest.fixture(params=EARLIER, ids=lambda file: file.name.split(".")[0])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "cakupan.duckdb"
    with gzip.open(request.param) as packed, path.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return path


def rows(path: Path) -> dict[str, list[Any]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table: connection.execute(f"select {columns} from {table} order by all").fetchall()
            for table, columns in KEPT.items()
        }


def test_there_is_a_file_of_every_earlier_schema() -> None:
    assert {int(file.name.split(".")[0].split("-")[1]) for file in EARLIER} >= set(range(1, SCHEMA_VERSION))


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(2, SCHEMA_VERSION + 1))


def test_an_earlier_file_ends_up_as_a_new_one_is_made(earlier: Path, tmp_path: Path) -> None:
    before = rows(earlier)
    assert all(before.values())
    with open_work(earlier, version="test") as work:
        work.publish()
    with duckdb.connect(str(tmp_path / "new.duckdb")) as new:
        create(new)
        wanted = [new.execute(COLUMNS).fetchall(), new.execute(TABLES).fetchall()]
    with duckdb.connect(str(earlier), read_only=True) as upgraded:
        assert [upgraded.execute(COLUMNS).fetchall(), upgraded.execute(TABLES).fetchall()] == wanted
        said = dict(upgraded.execute("from warehouse_info").fetchall())
        assert said["schema_version"] == str(SCHEMA_VERSION)
        assert upgraded.execute("select count(*) > 0 from coverage").fetchall() == [(True,)]
    assert rows(earlier) == before
    assert export(earlier, tmp_path / "out")


def test_keys_are_kept_as_they_are_and_leads_are_those_of_the_sketches(earlier: Path, make) -> None:
    """In a file of an earlier version, with pages of now beside those that were there: two reprints that contradict."""
    words = " ".join(f"kata{number}" for number in range(60))
    pages = [
        make.page(name, make.percent(value, as_of="2025-03-01"), opening=words, outlet=f"{name}.example")
        for name, value in (("satu", 91.25), ("dua", 71.15))
    ]
    with open_work(earlier, version="test") as work:
        work.load(pages)
        work.refresh_conflicts()
        work.publish()
    with duckdb.connect(str(earlier), read_only=True) as upgraded:
        stored = {
            (table, column)
            for table, _ in AS_THEY_ARE
            for (column,) in upgraded.execute(STORED.format(table)).fetchall()
        }
        leads = upgraded.execute("from sketch_lead order by all").fetchall()
        wanted = upgraded.execute("select text_no, unnest(hashes[:16]) from sketch order by all").fetchall()
        texts = upgraded.execute("select count(*), count(distinct text_no), min(len(hashes)) from sketch").fetchall()
    assert stored == AS_THEY_ARE
    assert leads == wanted
    assert texts == [(4, 4, texts[0][2])]
    assert texts[0][2] > 16


def test_a_reprint_of_a_text_from_an_earlier_file_is_found(earlier: Path, make) -> None:
    with open_work(earlier, version="test") as work:
        ((key, text),) = work.connection.execute(
            "select article.article_key, text from article inner join revision using (revision_id) "
            "where article_id = 'wajo-2023'"
        ).fetchall()
        reprint, page, extraction = make.page("salinan", url="https://salinan.example/wajo")
        work.load([(replace(reprint, text=text), replace(page, clean=text), extraction)])
        work.refresh_conflicts()
        groups = work.connection.execute("select copy_group_id, article_key from copy_group").fetchall()
    assert {article for _, article in groups} == {key, article_key(reprint)}
    assert len({group for group, _ in groups}) == 1


def test_a_migration_that_fails_leaves_the_file_as_it_was(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = earlier.read_bytes()
    monkeypatch.setattr(database, "migrations", lambda: [*migrations(), (SCHEMA_VERSION + 1, "sql/load.sql")])
    with pytest.raises(duckdb.Error), open_work(earlier, version="test"):
        pass
    assert earlier.read_bytes() == before
    assert sorted(file.name for file in earlier.parent.iterdir()) == ["cakupan.duckdb", "cakupan.duckdb.lock"]


def test_a_file_of_now_is_not_migrated() -> None:
    connection = connect(None)
    create(connection)
    assert migrate(connection, SCHEMA_VERSION) == []


def test_a_file_of_a_later_version_is_left_alone(earlier: Path) -> None:
    with duckdb.connect(str(earlier)) as connection:
        connection.execute("update warehouse_info set value = '99' where name = 'schema_version'")
    before = earlier.read_bytes()
    with pytest.raises(WarehouseError, match=r"schema 99, this cakupan knows up to \d+; install the newer"):
        open_work(earlier, version="test").__enter__()
    assert earlier.read_bytes() == before
