"""docs/queries.md says what is true: its questions are asked. `make docs` writes the answers anew."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import run

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "queries.md"
ASKED = re.compile(
    r"^```sql\n(?P<query>(?:(?!```).*\n)*)```\n(?:\n```text\n(?P<answer>(?:(?!```).*\n)*)```\n)?", re.MULTILINE
)
CORRECTED = ("majalengka-juli-2023", "83,4 persen", "83,1 persen")


def two_nights(folder: Path) -> Path:
    """The sample pages, and a second night on which one of them was corrected -> the warehouse."""
    pages, (name, before, after) = folder / "sample", CORRECTED
    shutil.copytree(ROOT / "corpus" / "sample", pages)
    db = folder / "cakupan.duckdb"
    run([str(pages)], db)
    page = pages / name / "article.txt"
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after), encoding="utf-8")
    run([str(pages)], db)
    return db


def answer(db: Path, query: str) -> str:
    """What a query prints."""
    with duckdb.connect(str(db), read_only=True) as connection:
        shown = connection.sql(query)
        lines = str(shown).rstrip().splitlines()
        return "\n".join(line.rstrip() for line in lines) + "\n"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_nights(tmp_path_factory.mktemp("queries"))


QUESTIONS = [(match["query"], match["answer"]) for match in ASKED.finditer(FILE.read_text(encoding="utf-8"))]


def test_there_are_at_least_twelve() -> None:
    headings = re.findall(r"^## \d+\. .*\?$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(QUESTIONS) == len(headings) >= 12


@pytest.mark.parametrize(("query", "shown"), QUESTIONS, ids=range(1, len(QUESTIONS) + 1))
def test_questions_have_the_answers_shown(query: str, shown: str | None, db: Path) -> None:
    found = answer(db, query)
    assert found == shown
    assert not re.search(r"\b0 rows", found)


@pytest.mark.parametrize("query", [query for query, _ in QUESTIONS], ids=range(1, len(QUESTIONS) + 1))
def test_answers_do_not_depend_on_chance(query: str, db: Path) -> None:
    with duckdb.connect(str(db), read_only=True) as connection:
        connection.execute("set threads = 1")
        first = connection.execute(query).fetchall()
        connection.execute("set threads = 4")
        connection.execute("set preserve_insertion_order = false")
        assert connection.execute(query).fetchall() == first


def main() -> None:
    """Write the answers anew."""
    with tempfile.TemporaryDirectory() as place:
        db = two_nights(Path(place))
        text = ASKED.sub(
            lambda match: f"```sql\n{match['query']}```\n\n```text\n{answer(db, match['query'])}```\n",
            FILE.read_text(encoding="utf-8"),
        )
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
