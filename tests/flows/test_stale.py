"""A copy that `make compile` made says when its sources are newer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.stale import ROOMS, newer_source

ROOT = Path(__file__).resolve().parents[2]
LATER = 60.0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the packages, and the folder it says it was made from."""
    sources, made = tmp_path / "sources", tmp_path / "made"
    for room in ROOMS:
        shutil.copytree(ROOT / room, made / room, ignore=shutil.ignore_patterns("__pycache__"))
        (sources / room).mkdir(parents=True)
        (sources / room / "module.py").write_text("")
    (made / ".from").write_text(f"{sources}\n")
    return made


def change(file: Path, copy: Path) -> None:
    when = (copy / ".from").stat().st_mtime + LATER
    os.utime(file, (when, when))


def test_a_source_that_was_changed_since(copy: Path) -> None:
    assert newer_source(copy) is None
    changed = copy.parent / "sources" / "extractors" / "module.py"
    change(changed, copy)
    assert newer_source(copy) == changed


def test_what_python_writes_is_no_change(copy: Path) -> None:
    written = copy.parent / "sources" / "flows" / "__pycache__" / "module.pyc"
    written.parent.mkdir()
    written.write_bytes(b"")
    change(written, copy)
    assert newer_source(copy) is None


def test_sources_that_are_gone_and_what_is_no_copy(copy: Path, tmp_path: Path) -> None:
    shutil.rmtree(copy.parent / "sources")
    assert newer_source(copy) is None
    assert newer_source(ROOT) is None


@pytest.mark.parametrize("is_old", [True, False])
def test_the_command_says_so(copy: Path, is_old: bool) -> None:
    changed = copy.parent / "sources" / "corpus" / "module.py"
    if is_old:
        change(changed, copy)
    ran = subprocess.run(
        [sys.executable, "-m", "flows.cli", "--help"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ("make compile" in ran.stderr and str(changed) in ran.stderr) == is_old
    assert "Usage" in ran.stdout
