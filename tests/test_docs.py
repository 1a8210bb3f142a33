"""README.md says what is true: its commands are run, its queries asked, its paths looked up.

`make docs` writes the outputs anew, all but that of `make test`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CAKUPAN = Path(sys.executable).with_name("cakupan")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(
    r"^(seconds|  (?:start|read|known|extract|load|conflicts|check|publish|report)) +[\d.]+$", re.MULTILINE
)


def blocks(language: str) -> list[str]:
    """Contents of the fenced blocks in one language, in order."""
    return [content for name, content in BLOCK.findall(README.read_text(encoding="utf-8")) if name == language]


def prepare(folder: Path) -> Path:
    """Lay out a folder as the README finds it: the example's page, and a warehouse of the sample pages."""
    (folder / "sinjai.txt").write_text(blocks("text")[0], encoding="utf-8")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "sample").symlink_to(ROOT / "corpus" / "sample")
    (folder / "run.txt").write_text(output(folder, "cakupan run corpus/sample"), encoding="utf-8")
    return folder


def output(folder: Path, command: str) -> str:
    """What a command of the README prints."""
    if command == "make run":
        return (folder / "run.txt").read_text(encoding="utf-8")
    program, *arguments = command.split()
    assert program == "cakupan"
    done = subprocess.run([str(CAKUPAN), *arguments], capture_output=True, text=True, cwd=folder, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def answer(folder: Path, query: str) -> str:
    """What a query of the README prints."""
    with duckdb.connect(str(folder / "data" / "cakupan.duckdb"), read_only=True) as connection:
        return str(connection.sql(query)).rstrip() + "\n"


def without_seconds(text: str) -> str:
    """The closing table without what differs from run to run: times, and the folder it ran in.

    >>> without_seconds("  start   7.55\\nfile    /home/budi/data/cakupan.duckdb\\n")
    '  start\\nfile    data/cakupan.duckdb\\n'
    """
    text = SECONDS.sub(lambda match: match[1], text)
    return re.sub(r"^(file +)\S*(data/cakupan\.duckdb)$", r"\1\2", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("readme"))


COMMANDS = [block for block in blocks("console") if not block.startswith("$ make test\n")]  # that is what runs this


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: block.splitlines()[0])
def test_commands_print_what_the_readme_says(block: str, folder: Path) -> None:
    first, _, shown = block.partition("\n")
    assert without_seconds(output(folder, first.removeprefix("$ "))).rstrip() == without_seconds(shown).rstrip()


QUERIES = re.findall(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```\n", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_readme_asks_three_queries() -> None:
    assert len(QUERIES) == len(blocks("sql")) == 3


@pytest.mark.parametrize(("query", "shown"), QUERIES)
def test_queries_answer_what_the_readme_says(query: str, shown: str, folder: Path) -> None:
    assert answer(folder, query) == shown


def test_the_python_example_runs(folder: Path) -> None:
    (program,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=folder, check=True)
    assert "figure_id" in done.stdout


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_paths_that_are_named_exist(document: str) -> None:
    named = re.findall(
        r"`((?:corpus|extractors|warehouse|flows|tests|docs)/[\w./-]+)`", (ROOT / document).read_text("utf-8")
    )
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_commands_listed_are_those_that_work() -> None:
    listed = re.findall(r"^\| `cakupan ([\w-]+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    shown = subprocess.run([str(CAKUPAN), "--help"], capture_output=True, text=True, check=True).stdout
    assert sorted(listed) == sorted(re.findall(r"^  ([a-z][a-z-]*)  ", shown, re.MULTILINE))


def rewritten(text: str, folder: Path) -> Iterator[str]:
    """The README's pieces, every output put anew but that of `make test`."""
    end = 0
    for match in re.finditer(
        r"^```console\n\$ (?P<command>.*)\n(?:(?!```).*\n)*```\n"
        r"|^```sql\n(?P<query>(?:(?!```).*\n)*)```\n(?:\n```text\n(?:(?!```).*\n)*```\n)?",
        text,
        re.MULTILINE,
    ):
        yield text[end : match.start()]
        end = match.end()
        if match["query"]:
            yield f"```sql\n{match['query']}```\n\n```text\n{answer(folder, match['query'])}```\n"
        elif match["command"] == "make test":
            yield match[0]
        else:
            shown = output(folder, match["command"]).rstrip()
            shown = re.sub(r"^(file +)\S*(data/cakupan\.duckdb)$", r"\1\2", shown, flags=re.MULTILINE)
            yield f"```console\n$ {match['command']}\n{shown}\n```\n"
    yield text[end:]


def main() -> None:
    """Write the outputs anew."""
    with tempfile.TemporaryDirectory() as place:
        text = "".join(rewritten(README.read_text(encoding="utf-8"), prepare(Path(place))))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
