"""Opening DuckDB as this project wants it, and running its .sql files."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from warehouse.memory import fault_of

SCHEMA_VERSION = 6
STORAGE_VERSION = "v1.4.0"
CONFIG: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "storage_compatibility_version": STORAGE_VERSION,
}


class WarehouseError(RuntimeError):
    """Something about the warehouse file that a person has to see; the message says what to do."""


def connect(path: Path | None, *, read_only: bool = False, memory: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to a warehouse file, or to an empty database in memory (`path` None).

    `memory`: what DuckDB may hold in memory, with its unit ("4GB"; None: 80 % of the machine's); what is more goes to
    the folder `temporary_folder(path)`, which closing removes.
    Raises WarehouseError when the file is missing (read-only), is no DuckDB file or cannot be opened, or when `memory`
    is no amount of memory.
    """
    fault = None if memory is None else fault_of(memory)
    if fault:
        raise WarehouseError(f"{memory!r} {fault}")
    if path is None:
        return duckdb.connect(":memory:", config=CONFIG)
    if read_only and not path.exists():
        raise WarehouseError(f"{path}: no such warehouse; `cakupan run INPUT… --db {path}` makes one")
    bounds = {"temp_directory": str(temporary_folder(path))} | ({} if memory is None else {"memory_limit": memory})
    try:
        return duckdb.connect(str(path), read_only=read_only, config=CONFIG | bounds)
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise WarehouseError(
            f"{path}: cannot be opened as a DuckDB file ({first}); "
            "put back a copy of the file or move it away so that the next run makes a new one"
        ) from error


def temporary_folder(path: Path) -> Path:
    """Where the work on a warehouse file leaves what does not fit into memory: beside the file."""
    return path.with_name(path.name + ".tmp")


@cache
def sql(name: str) -> str:
    """Text of one of the package's .sql files, by its path below `warehouse/`."""
    return resources.files("warehouse").joinpath(name).read_text(encoding="utf-8")


def run_sql(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run all statements of one of the package's .sql files."""
    connection.execute(sql(name))


def dicts(result: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Rows of an executed query as {column: value}."""
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def tables() -> str:
    """The statements of the schema without their comments, which take four times as long to make as all the rest."""
    lines = sql("sql/schema.sql").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("comment on "))


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make schema and views and fill the reference tables of an empty database."""
    run_sql(connection, "sql/schema.sql")
    run_sql(connection, "sql/views.sql")
    fill_reference(connection)


def migrations() -> list[tuple[int, str]]:
    """[(schema version it leads to, its path below `warehouse/`)] of `warehouse/migrations`, in order.

    A file is called NNNN_what.sql after the version it leads to; each is run once on a file of the version before it.
    """
    names = sorted(file.name for file in resources.files("warehouse").joinpath("migrations").iterdir())
    return [(int(name[:4]), f"migrations/{name}") for name in names if name.endswith(".sql")]


def migrate(connection: duckdb.DuckDBPyConnection, version: int) -> list[int]:
    """Bring the tables of a file of an earlier version to `SCHEMA_VERSION` -> versions passed through.

    All of it or nothing: it is one transaction. Views are dropped first (they would hold on to the old tables); whoever
    calls this makes them anew.
    """
    passed = []
    connection.execute("begin transaction")
    try:
        views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
        for (view,) in views:
            connection.execute(f'drop view "{view}"')
        for leads_to, name in migrations():
            if leads_to > version:
                run_sql(connection, name)
                connection.execute("update warehouse_info set value = ? where name = 'schema_version'", [str(leads_to)])
                passed.append(leads_to)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
    return passed


def fill_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill region, region_alias, population and threshold from the project's own tables, replacing what was there."""
    thresholds = resources.files("warehouse").joinpath("sql/thresholds.csv")
    regions = resources.files("extractors").joinpath("data/regions")
    with resources.as_file(thresholds) as file:
        connection.execute("delete from threshold")
        connection.execute("insert into threshold by name from read_csv(?, header = true)", [str(file)])
    with resources.as_file(regions) as folder:
        if not folder.is_dir():
            raise WarehouseError(f"{folder}: the gazetteer is missing; install the project again")
        for table, columns in _REFERENCE.items():
            connection.execute(f"delete from {table}")
            source = folder / {"region": "regions.csv", "region_alias": "aliases.csv"}.get(table, f"{table}.csv")
            connection.execute(f"insert into {table} by name select {columns} from {_table_of(source)}", [str(source)])


def _table_of(source: Path) -> str:
    """How a table of the project is read, all columns as text: told, since guessing takes ten times as long."""
    with source.open(encoding="utf-8", newline="") as lines:
        columns = dict.fromkeys(next(csv.reader(lines)), "varchar")
    how = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv(?, {how}, columns = {columns})"


_REFERENCE = {
    "region": "code, level, name, full_name, parent, bps_code, iso, valid_from, valid_to",
    "region_alias": "alias, code, kind, ambiguous = 'true' as ambiguous",
    "population": "code, year::integer as year, as_of::date as as_of, population::bigint as population, source",
}
