"""Imports point one way: corpus ← extractors ← warehouse ← flows, and review on warehouse; flows starts it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "extractors": {"corpus", "extractors"},
    "warehouse": {"corpus", "extractors", "warehouse"},
    "flows": {"corpus", "extractors", "warehouse", "review", "flows"},  # the command line starts the app
    "review": {"corpus", "extractors", "warehouse", "review"},
}
ROOMS = set(MAY_IMPORT)


def imported(source: str) -> Iterator[str]:
    """Top-level names of all modules that a source imports, also inside functions.

    >>> sorted(imported("import a.b, c\\nfrom d.e import f\\ndef g():\\n    from h import i"))
    ['a', 'c', 'd', 'h']
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError("relative imports hide from which room they come; name the room")


def modules() -> list[Path]:
    return sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))


def test_there_is_something_to_look_at() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in modules()} >= {"corpus", "extractors", "warehouse", "flows"}


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_imports_point_one_way(file: Path) -> None:
    room = file.relative_to(ROOT).parts[0]
    assert set(imported(file.read_text(encoding="utf-8"))) & ROOMS <= MAY_IMPORT[room]


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("corpus.page", ("spacy", "duckdb", "prefect")),
        ("corpus.sources", ("spacy", "duckdb", "prefect", "trafilatura", "htmldate")),
        ("extractors.extract", ("duckdb", "prefect")),
        ("warehouse.load", ("prefect",)),
        ("flows.pipeline", ("prefect",)),
        ("flows.extracting", ("prefect",)),
        ("flows.cli", ("spacy", "duckdb", "prefect", "pyarrow", "trafilatura", "rich", "nicegui", "fastapi")),
    ],
)
def test_what_is_heavy_stays_out(module: str, without: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print([name for name in {without!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_figures_of_one_page_do_without_what_is_heavy() -> None:
    page = ROOT / "corpus" / "sample" / "blora-tahun-dari-hari" / "article.txt"
    without = ("spacy", "prefect", "pyarrow", "numpy", "pandas", "dateparser", "trafilatura", "lxml", "rich")
    program = (
        f"import atexit, sys; atexit.register(lambda: print([name for name in {without!r} if name in sys.modules]))\n"
        "from flows.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", page], capture_output=True, text=True, check=True, cwd=ROOT
    )
    *printed, imported = done.stdout.splitlines()
    assert "72 persen" in "\n".join(printed)
    assert "contradiction (value)" in "\n".join(printed)
    assert imported == "[]"


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_module_gives_a_name_twice(file: Path) -> None:
    """The second of two tables or patterns of one name would silently take the place of the first."""
    names = [
        name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        for name in (
            [target.id for target in node.targets if isinstance(target, ast.Name)]
            if isinstance(node, ast.Assign)
            else [node.name]
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            else []
        )
    ]
    assert [name for name in dict.fromkeys(names) if names.count(name) > 1] == []


def given_twice(source: str) -> list[str]:
    """Names that a module gives at its top level more than once: the second takes the first one's place unseen.

    >>> given_twice("A = 1\\ndef f(): ...\\nA = 2\\nB: int = 1")
    ['A']
    """
    names: Counter[str] = Counter()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names.update(each.id for each in node.targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names[node.target.id] += 1
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names[node.name] += 1
    return sorted(name for name, times in names.items() if times > 1)


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_name_is_given_twice(module: Path) -> None:
    assert given_twice(module.read_text(encoding="utf-8")) == []
