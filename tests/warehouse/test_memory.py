"""Memory given to a run: what is an amount, what does not fit goes to disk and is gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from warehouse.database import WarehouseError, connect, temporary_folder
from warehouse.load import open_work, what_broke

LITTLE = "100MB"
MUCH = """
    create or replace temp table much as
    select hash(n) as h, md5(n::varchar) as a, md5((n + 1)::varchar) as b from range(4000000) as numbers (n) order by h
"""


def in_the_way(folder: Path) -> list[str]:
    """Work files and temporary folders."""
    return sorted(name for name in os.listdir(folder) if ".work" in name or ".tmp" in name)


@pytest.mark.parametrize(
    ("memory", "said"),
    [
        ("4 bananas", r"'4 bananas' is no amount of memory; wanted a number and its unit, as 4GB, or a share"),
        ("", r"'' is no amount of memory"),
        ("-1", r"'-1' is no amount of memory"),
        ("0GB", r"'0GB' is too little memory; wanted 100MB or more"),
        ("101%", r"'101%' is no share of a memory; wanted more than 0% and at most 100%"),
    ],
)
def test_what_is_no_amount_of_memory_is_said(memory: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=said), open_work(tmp_path / "c.duckdb", memory=memory):
        pass
    assert in_the_way(tmp_path) == []


@pytest.mark.parametrize("memory", ["4GB", "4 GB", "1.5 GiB", "900mb", "50%", "100%"])
def test_what_is_an_amount_of_memory_is_one_for_duckdb_too(memory: str, tmp_path: Path) -> None:
    with open_work(tmp_path / "c.duckdb", memory=memory) as work:
        ((limit,),) = work.connection.execute("select current_setting('memory_limit')").fetchall()
    assert limit


def test_what_does_not_fit_lies_beside_the_file_until_the_run_ends(tmp_path: Path) -> None:
    with open_work(tmp_path / "c.duckdb", version="1", memory=LITTLE) as work:
        work.connection.execute(MUCH)
        assert os.listdir(temporary_folder(work.work_path))
        work.publish()
    assert in_the_way(tmp_path) == []
    with suppress(ZeroDivisionError), open_work(tmp_path / "c.duckdb", version="1", memory=LITTLE) as work:
        work.connection.execute(MUCH)
        assert os.listdir(temporary_folder(work.work_path))
        raise ZeroDivisionError
    assert in_the_way(tmp_path) == []


def test_what_a_killed_run_left_on_the_disk_goes_with_the_next_run(tmp_path: Path) -> None:
    dies = f"""
import os, signal
from warehouse.load import open_work
with open_work("c.duckdb", version="1", memory={LITTLE!r}) as work:
    work.connection.execute('''{MUCH}''')
    os.kill(os.getpid(), signal.SIGKILL)
"""
    there = Path(__file__).resolve().parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", dies], check=False, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(there)}
    )
    assert killed.returncode == -signal.SIGKILL
    assert os.listdir(tmp_path / "c.duckdb.work.tmp")
    with open_work(tmp_path / "c.duckdb", version="1") as work:
        assert not temporary_folder(work.work_path).exists()
    assert in_the_way(tmp_path) == []


def test_too_little_memory_is_said(tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    with (
        pytest.raises(WarehouseError, match=r"too little \(.*\); what was published is untouched, run again with more"),
        open_work(path, version="1", memory=LITTLE) as work,
    ):
        work.connection.execute("select length(string_agg(md5(n::varchar), '')) from range(9000000) as numbers (n)")
    assert in_the_way(tmp_path) == []
    assert what_broke(duckdb.CatalogException("no such table"), path) is None


def test_a_reader_may_be_bounded_too(tmp_path: Path) -> None:
    with open_work(tmp_path / "c.duckdb", version="1") as work:
        work.publish()
    with connect(tmp_path / "c.duckdb", read_only=True, memory="200MB") as reader:
        assert reader.execute("select count(*) from figure").fetchall() == [(0,)]
    assert in_the_way(tmp_path) == []
