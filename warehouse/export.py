"""The warehouse as files that anything can read: Parquet, CSV and a datapackage.json that describes them.

Two clean runs over the same input export the same bytes: rows are sorted by all their columns, compression and row
groups are fixed, and what varies between runs (times, how often a run was repeated) or only serves the pipeline (texts,
sketches) stays at home.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import WarehouseError
from warehouse.read import open_published

LEFT_OUT = {"sketch", "sketch_lead"}
LEFT_OUT_COLUMNS = {
    "revision": ("text",),
    "run": ("times", "started", "finished", "seconds"),
}
VIEWS = ("coverage", "coverage_series", "best_estimate", "conflict_open")

_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "UBIGINT": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


def export(path: Path | str, folder: Path | str) -> list[Path]:
    """Write every table and view of a warehouse into a folder -> the files written.

    CSV cells never start a formula: text that starts with =, +, -, @ (also behind blanks, also as full-width signs) or
    with a tab or line break gets an apostrophe.
    Raises WarehouseError when the warehouse cannot be opened or the folder cannot be written.
    """
    folder = Path(folder)
    written: list[Path] = []
    resources: list[dict[str, Any]] = []
    with open_published(path) as connection:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name in _relations(connection):
                columns = _columns(connection, name)
                parquet, csv = folder / f"{name}.parquet", folder / f"{name}.csv"
                _copy(connection, name, [column for column, _, _ in columns], parquet, csv)
                written += [parquet, csv]
                resources.append(_resource(connection, name, columns))
            package = folder / "datapackage.json"
            package.write_text(
                json.dumps(_package(connection, resources), ensure_ascii=False, indent=2) + "\n", "utf-8"
            )
        except (OSError, duckdb.IOException) as error:
            raise WarehouseError(f"{folder}: cannot be written ({error}); give another folder or make room") from error
    return [*written, package]


def citation(path: Path | str) -> str | None:
    """How to cite a warehouse, with the version of the program and what the file holds; None for one of schema 1."""
    with open_published(path) as connection:
        row = connection.execute("select value from warehouse_info where name = 'citation'").fetchone()
    return row[0] if row else None


def _relations(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute(
        "select table_name from duckdb_tables() where not internal and not temporary order by table_name"
    ).fetchall()
    tables = [row[0] for row in rows if row[0] not in LEFT_OUT]
    views = {row[0] for row in connection.execute("select view_name from duckdb_views() where not internal").fetchall()}
    return tables + [view for view in VIEWS if view in views]


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[str, str, str]]:
    """-> [(column, type, comment)] of what is exported."""
    rows = connection.execute(
        "select column_name, data_type, coalesce(comment, '') from duckdb_columns() "
        "where table_name = ? and not internal order by column_index",
        [name],
    ).fetchall()
    return [row for row in rows if row[0] not in LEFT_OUT_COLUMNS.get(name, ())]


def _copy(connection: duckdb.DuckDBPyConnection, name: str, columns: list[str], parquet: Path, csv: Path) -> None:
    chosen = ", ".join(f'"{column}"' for column in columns)
    types = {column: kind for column, kind, _ in _columns(connection, name)}
    safe = ", ".join(_safe(column) if types[column] == "VARCHAR" else f'"{column}"' for column in columns)
    connection.execute(
        f"copy (select {chosen} from {name} order by all) to '{_quoted(parquet)}' "
        "(format parquet, compression zstd, compression_level 3, row_group_size 100000)"
    )
    connection.execute(
        f"copy (select {safe} from (select {chosen} from {name} order by all)) to '{_quoted(csv)}' (format csv, header)"
    )


_FORMULA = r"^([\t\r\n]|\s*[=+\-@＝＋－＠])"


def _safe(column: str) -> str:
    name = f'"{column}"'
    return f"case when regexp_matches({name}, '{_FORMULA}') then chr(39) || {name} else {name} end as {name}"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _resource(connection: duckdb.DuckDBPyConnection, name: str, columns: list[tuple[str, str, str]]) -> dict[str, Any]:
    row = connection.execute(
        "select comment from duckdb_tables() where table_name = $1 "
        "union all select comment from duckdb_views() where view_name = $1 and not internal",
        [name],
    ).fetchone()
    fields = [
        {"name": column, "type": _TYPES.get(kind, "string"), "description": comment}
        for column, kind, comment in columns
    ]
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": (row[0] if row else None) or "",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _package(connection: duckdb.DuckDBPyConnection, resources: list[dict[str, Any]]) -> dict[str, Any]:
    said = dict(connection.execute("select name, value from warehouse_info").fetchall())
    return {
        "profile": "tabular-data-package",
        "name": "cakupan",
        "title": "Coverage of Indonesia's national health insurance (JKN) as reported in the news",
        "description": "Dated figures on how many people JKN covers, each with its sentence, and the contradictions "
        "among them. Every table is there as CSV and as Parquet. In CSV, text that would start a formula has an "
        "apostrophe in front.",
        "version": said.get("written_by", "").removeprefix("cakupan ") or None,
        "schema_version": said.get("schema_version"),
        "edition": said.get("edition"),
        "newest_article": said.get("newest_article") or None,
        "citation": said.get("citation"),
        "resources": resources,
    }
