"""The notebooks run through, as marimo wants them, and draw what the warehouse holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import run

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "notebooks" / "province.py"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notebook") / "c.duckdb"
    run([str(ROOT / "corpus" / "sample")], path)
    return path


def run_through(db: Path, province: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(NOTEBOOK)],
        capture_output=True,
        text=True,
        check=False,
        cwd=db.parent,
        env=os.environ | {"CAKUPAN_DB": str(db), "CAKUPAN_PROVINCE": province},
    )


def test_the_notebook_draws_a_province(db: Path) -> None:
    done = run_through(db, "33")
    assert done.returncode == 0, done.stderr
    with duckdb.connect(str(db), read_only=True) as connection:
        held = connection.execute(
            "select count(*), count(distinct region) from coverage_series "
            "where indicator = 'registered' and unit = 'persen' and region_code like '33.%'"
        ).fetchone()
        conflicts = connection.execute("select count(*) from conflict_open where region_code like '33%'").fetchone()
    assert held is not None
    assert conflicts is not None
    assert done.stdout.startswith(f"{held[0]} values of {held[1]} regions, {conflicts[0]} open contradictions; ")
    picture = db.with_name("province.svg").read_text(encoding="utf-8")
    assert ET.fromstring(picture).tag.endswith("svg")
    assert "Provinsi Jawa Tengah" in picture
    assert "Kota Magelang" in picture
    assert not re.search(r"(href|src)=\"http", picture)  # it needs no network


def test_a_province_that_is_not_there(db: Path) -> None:
    done = run_through(db, "99")
    assert done.returncode != 0
    assert "CAKUPAN_PROVINCE is '99'; the warehouse holds Provinsi" in done.stderr


def test_the_notebook_is_as_marimo_wants_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "marimo", "check", "--strict", str(NOTEBOOK)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
