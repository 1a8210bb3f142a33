"""What `make compile` makes of the modules that read a page: the same figures, from the same sources."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import extractors.extract

ROOT = Path(__file__).resolve().parent.parent
WHERE = "import extractors.extract as e; print(e.__file__)"


def python(*arguments: str, sources: bool, cwd: Path) -> str:
    """What Python prints, with the package as it is installed or with its sources."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if sources:
        environment["PYTHONPATH"] = str(ROOT)
    ran = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=cwd, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture
def installed(tmp_path: Path) -> str:
    """The file that a command reads pages with."""
    return python("-c", WHERE, sources=False, cwd=tmp_path).strip()


@pytest.mark.skipif(os.environ.get("CAKUPAN_COMPILED") != "1", reason="make test-compiled runs it")
def test_the_tests_run_what_is_compiled(installed: str) -> None:
    assert not installed.endswith(".py")
    assert extractors.extract.__file__ == installed


def test_a_page_is_read_alike(installed: str, tmp_path: Path) -> None:
    if installed.endswith(".py"):
        pytest.skip("extraction is not compiled here; make compile does it")
    pages = [str(ROOT / "corpus" / "sample"), str(ROOT / "tests" / "pages")]
    arguments = ("-m", "flows.cli", "extract", *pages, "--format", "jsonl")
    read = python(*arguments, sources=False, cwd=tmp_path)
    assert read == python(*arguments, sources=True, cwd=tmp_path)
    assert read.count("\n") > 200
