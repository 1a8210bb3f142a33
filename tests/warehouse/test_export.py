"""Exports: the same bytes from every clean run, typed, described."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from importlib.metadata import version as installed
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from warehouse.database import WarehouseError, connect
from warehouse.export import citation, export
from warehouse.load import RunCounts, open_work


def clean_run(make, folder: Path, sizes: tuple[int, ...], hour: int) -> Path:
    """One clean run that loads the pages in batches of the given sizes."""
    lines = ("registered 512.340 jiwa", "population 604.120 jiwa", "registered 86,81 persen", "claim")
    pages = [
        make.page(f"p{number}", *map(make.statement, lines[: 1 + number % 4]), outlet=f"kabar{number}.example")
        for number in range(sum(sizes))
    ]
    path = folder / "cakupan.duckdb"
    with open_work(path, version="test") as work:
        assert work.known([article for article, _, _ in pages]) == set()
        at = 0
        for size in sizes:
            work.load(pages[at : at + size])
            at += size
        work.refresh_conflicts()
        start = datetime(2026, 11, 1, hour, tzinfo=UTC)
        work.record_run(RunCounts(at, at, 0, 0, start, datetime(2026, 11, 1, hour, hour, tzinfo=UTC)))
        work.publish()
    return path


def test_two_clean_runs_export_the_same_bytes(make, tmp_path):
    exports = []
    for name, sizes, hour in (("one", (8,), 1), ("two", (3, 5), 2)):
        path = clean_run(make, tmp_path / name, sizes, hour)
        export(path, tmp_path / name / "out")
        exports.append({file.name: file.read_bytes() for file in (tmp_path / name / "out").iterdir()})
    assert exports[0].keys() == exports[1].keys()
    assert [name for name in exports[0] if exports[0][name] != exports[1][name]] == []


def test_the_package_describes_what_is_there(make, tmp_path):
    written = export(clean_run(make, tmp_path, (8,), 1), tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert {file.name for file in written if file.suffix == ".csv"} == set(resources)
    assert {"coverage.csv", "conflict.csv", "best_estimate.csv", "coverage_series.csv", "figure.csv"} <= set(resources)
    for path, resource in resources.items():
        with (tmp_path / "out" / path).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert rows[0] == fields
        assert all(field["description"] for field in resource["schema"]["fields"]), path
        assert resource["description"], path
        table = pq.read_table((tmp_path / "out" / path).with_suffix(".parquet"))
        assert table.column_names == fields
        assert table.num_rows == len(rows) - 1


def test_what_varies_between_runs_stays_at_home(make, tmp_path):
    export(clean_run(make, tmp_path, (4,), 1), tmp_path / "out")
    names = pq.read_table(tmp_path / "out" / "run.parquet").column_names
    assert not {"started", "finished", "seconds", "times"} & set(names)
    assert "text" not in pq.read_table(tmp_path / "out" / "revision.parquet").column_names
    assert not (tmp_path / "out" / "sketch.csv").exists()


def test_dates_and_numbers_are_typed(make, tmp_path):
    export(clean_run(make, tmp_path, (4,), 1), tmp_path / "out")
    table = pq.read_table(tmp_path / "out" / "coverage.parquet")
    assert str(table.schema.field("first_day").type).startswith("date")
    assert str(table.schema.field("value").type) == "double"


def test_a_folder_that_cannot_be_made_is_said_so(make, tmp_path):
    path = clean_run(make, tmp_path, (1,), 1)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WarehouseError, match="cannot be written"):
        export(path, tmp_path / "file")


def test_the_package_is_valid(make, tmp_path):
    from frictionless import Package, validate

    export(clean_run(make, tmp_path, (8,), 1), tmp_path / "out")
    report = validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:10]
    package = Package(str(tmp_path / "out" / "datapackage.json"))
    assert {"coverage", "conflict", "best-estimate"} <= set(package.resource_names)
    csv_file = tmp_path / "out" / "coverage.csv"
    csv_file.write_text(csv_file.read_text(encoding="utf-8").replace("512340", "banyak"), encoding="utf-8")
    assert not validate(
        str(tmp_path / "out" / "datapackage.json")
    ).valid  # what does not fit its description is noticed


def test_an_export_says_how_to_cite_it(make, tmp_path):
    path = clean_run(make, tmp_path, (8,), 1)
    export(path, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["citation"] == citation(path)
    assert package["version"] == installed("cakupan")
    for part in (package["version"], package["edition"], package["newest_article"]):
        assert part
        assert part in package["citation"]
    before = package["edition"]
    with open_work(path, version="test") as work:
        work.load([make.page("another", make.statement("registered 99.100 jiwa"))])
        work.refresh_conflicts()
        at = datetime(2026, 11, 2, tzinfo=UTC)
        work.record_run(RunCounts(1, 1, 0, 0, at, at))
        work.publish()
    export(path, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))["edition"] != before


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  =cmd()", "'  =cmd()"),
        ("\t=1", "'\t=1"),
        ("\n@SUM", "'\n@SUM"),
        ("＝1+1", "'＝1+1"),
        ("-3 persen", "'-3 persen"),
        ("97,5 persen", "97,5 persen"),
        ("a=1", "a=1"),
    ],
)
def test_no_cell_starts_a_formula(text, safe, make, tmp_path):
    path = clean_run(make, tmp_path, (1,), 1)
    with connect(path) as connection:
        connection.execute("update article set title = ?", [text])
    export(path, tmp_path / "out")
    with (tmp_path / "out" / "article.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["title"] == safe
    assert pq.read_table(tmp_path / "out" / "article.parquet").column("title").to_pylist() == [text]
