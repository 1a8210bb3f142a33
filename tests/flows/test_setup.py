"""Setting up: the lock, the Makefile's first steps, the CI script."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", LOCK, re.MULTILINE))
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("wanted", WANTED)
def test_the_lock_holds_what_the_project_asks_for(wanted: str) -> None:
    requirement = Requirement(wanted)
    name = re.sub(r"[-_.]+", "-", requirement.name).lower()
    assert LOCKED[name] in requirement.specifier


def test_every_locked_package_has_hashes_and_nothing_names_an_index() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK[LOCK.index("\n", LOCK.rindex("#    make lock")) + 1 :])
    assert len(entries) == len(re.findall(r"^[a-z0-9][^ ]*==", LOCK, re.MULTILINE)) > 50
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK
    assert not re.search(r"^ *(--(extra-)?index-url|--find-links|-i |-f )", LOCK, re.MULTILINE)


def test_the_lock_is_for_every_python_that_the_project_allows() -> None:
    assert "3.11" in SpecifierSet(PROJECT["requires-python"])
    assert "3.10" not in SpecifierSet(PROJECT["requires-python"])


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """What make needs, in a folder without an environment."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def outside_make() -> dict[str, str]:
    """The environment without what a make that runs these tests tells the makes below it."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        env=outside_make() | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("target", ["run", "test"])
def test_without_a_python_new_enough_make_says_what_is_missing(target: str, bare: Path) -> None:
    old = bare / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = make(bare, target, f"PYTHON={old}")
    assert done.returncode == 2
    assert f"cakupan needs Python 3.11 or newer with venv; tried: {old}" in done.stderr
    assert not (bare / ".venv").exists()


def fake_environment(folder: Path) -> Path:
    """An environment whose python only notes how it was called; the lock counts as installed by its third call."""
    bin_ = folder / ".venv" / "bin"
    bin_.mkdir(parents=True)
    for name in ("python", "cakupan"):
        (bin_ / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "{folder}/calls"\n', encoding="utf-8")
        (bin_ / name).chmod(0o755)
    return folder / "calls"


def test_a_second_make_installs_nothing(bare: Path) -> None:
    calls = fake_environment(bare)
    assert make(bare, "run").returncode == 0
    first = calls.read_text().splitlines()
    assert [call.split()[0] for call in first] == ["python", "python", "python", "python", "cakupan"]
    assert "--require-hashes -r requirements.lock" in first[0]
    assert "--no-deps --no-build-isolation -e ." in first[1]
    assert first[2:4] == [
        "python -m compileall -q -j 0 .venv/lib corpus extractors warehouse flows review",
        "python -m extractors.prepare",
    ]
    assert first[4] == "cakupan run corpus/sample --db data/cakupan.duckdb"
    calls.unlink()
    (bare / "requirements.lock").touch()  # a newer date alone is no reason
    assert make(bare, "run", "INPUT=a b*.txt").returncode == 0
    assert calls.read_text().splitlines() == ["cakupan run a b*.txt --db data/cakupan.duckdb"]
    calls.unlink()
    with (bare / "requirements.lock").open("a") as lock:
        lock.write("# another line\n")
    assert make(bare, "run").returncode == 0
    assert "--require-hashes" in calls.read_text()


def test_an_installation_that_fails_is_tried_again(bare: Path) -> None:
    calls = fake_environment(bare)
    python = bare / ".venv" / "bin" / "python"
    works = python.read_text()
    python.write_text(works + "exit 1\n")
    assert make(bare, "run").returncode == 2
    assert "cakupan" not in calls.read_text().replace("cakupan run", "cakupan")[:6]
    python.write_text(works)
    assert make(bare, "run").returncode == 0
    assert calls.read_text().count("--require-hashes") == 2


@pytest.fixture
def installed(bare: Path) -> Path:
    """The same with an environment, and a module."""
    shutil.copy(ROOT / "setup.py", bare / "setup.py")
    for room in ("corpus", "extractors", "warehouse", "flows", "review"):
        (bare / room).mkdir()
    (bare / "corpus" / "page.py").write_text("one = 1\n", encoding="utf-8")
    fake_environment(bare)
    assert make(bare, "install").returncode == 0
    return bare


def test_what_was_compiled_of_other_sources_is_taken_away(installed: Path) -> None:
    """Else a change of the sources would change nothing."""
    compiled = installed / ".venv" / "compiled"
    packages = installed / ".venv" / "lib" / "python3.11" / "site-packages"
    compiled.mkdir()
    packages.mkdir(parents=True)
    (packages / "cakupan-compiled.pth").write_text(f"{compiled}\n", encoding="utf-8")
    (compiled / ".sources").write_text(make(installed, "sources").stdout, encoding="utf-8")
    assert make(installed, "run").stdout == ""
    assert compiled.is_dir()
    (installed / "corpus" / "page.py").write_text("one = 2\n", encoding="utf-8")
    assert make(installed, "run").stdout.startswith("the sources have changed since make compile")
    assert not compiled.exists()
    assert not list(packages.iterdir())
    assert make(installed, "run").stdout == ""


def test_make_compile_says_what_it_lacks(installed: Path) -> None:
    done = make(installed, "compile", CC="no-such-compiler")
    assert done.returncode == 2
    assert done.stderr.startswith("make compile needs a C compiler and Python's headers")
    assert make(installed, "run").returncode == 0


@pytest.mark.parametrize("failing", [None, "test", "run", "test-compiled"])
def test_ci_fails_when_a_part_fails(tmp_path: Path, failing: str | None) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    parts = ("test", "run", "test-compiled")
    rules = (f"{part}:\n\t@echo {part}; {'false' if part == failing else 'true'}\n" for part in parts)
    (tmp_path / "Makefile").write_text("".join(rules), encoding="utf-8")
    done = subprocess.run(
        ["bash", ".ci/run"], cwd=tmp_path, env=outside_make(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (int(failing is not None), list(parts))
