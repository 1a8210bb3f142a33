"""The report: its numbers are those of the file, what articles say is text, and nothing is asked from elsewhere."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.pipeline import run
from flows.report import page as report_page
from flows.report.markup import UNSEEN, h, number, text
from flows.report.page import report_path

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
DATA = re.compile(r'<data value="([^"]*)" data-of="([^"]*)" data-key="([^"]*)"')
KEYS = {"run": "run_id", "conflict": "conflict_id", "figure": "figure_id"}
COUNTS = {
    "quality.figures": "select count(*) from figure where not superseded",
    "quality.open": "select count(*) from conflict where status = 'open'",
    "quality.undated": "select count(*) from figure where not superseded and as_of is null",
    "quality.unplaced": "select count(*) from figure where not superseded and region is null",
    "quality.slips": "select count(*) from slip where not superseded",
    "quality.articles_undated": "select count(*) from article where published is null",
    "threshold.uhc_percent": "select value from threshold where name = 'uhc_percent' order by valid_from desc limit 1",
    "count.new": "select count(*) from conflict where status = 'open'",
    "shown.new": "select least(count(*), 30) from conflict where status = 'open'",
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("report") / "c.duckdb"
    assert run([str(SAMPLE)], db).warnings == ()
    return db


def test_marked_numbers_of_the_file_equal_a_query_on_it(db: Path) -> None:
    compared = 0
    with duckdb.connect(str(db), read_only=True) as connection:
        for value, of, key in DATA.findall(report_path(db).read_text("utf-8")):
            table, column = of.split(".")
            if of in COUNTS:
                found: Any = connection.execute(COUNTS[of]).fetchone()
            elif table in KEYS:
                found = connection.execute(f"select {column} from {table} where {KEYS[table]} = ?", [key]).fetchone()
            else:
                assert table == "change", of
                continue
            assert found, (of, key)
            assert float(value) == pytest.approx(float(found[0])), (of, key)
            compared += 1
    assert compared > 40


def test_it_is_small_and_names_no_script_and_no_other_address(db: Path) -> None:
    made = report_path(db).read_text("utf-8")
    assert len(made.encode()) <= 3_000_000
    assert "default-src 'none'" in made
    assert not re.search(r"<(script|img|link|iframe|object)|\ssrc=|@import|url\(", made)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '" onload="x', "a\u202eb", "x" * 100_000])
def test_hostile_text_stays_text(hostile: str) -> None:
    made = h("p", hostile, title=hostile)
    assert "<script" not in made
    assert made.count('"') == 2
    assert "\u202e" not in made
    assert len(made) < 10_000
    assert "&lt;" in text("<b>")


def test_text_is_made_visible_as_in_the_review_app() -> None:
    elements = pytest.importorskip("review.elements")
    assert UNSEEN.pattern == elements.UNSEEN.pattern


def test_a_number_is_said_in_both_languages() -> None:
    assert "252.318" in number(252318, "figure.value", "f")
    assert "252,318" in unescape(number(252318, "figure.value", "f"))


def test_a_report_that_fails_does_not_fail_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Path:
        raise RuntimeError("no pen")

    monkeypatch.setattr(report_page, "write_report", broken)
    summary = run([str(next(SAMPLE.iterdir()))], tmp_path / "c.duckdb")
    assert (tmp_path / "c.duckdb").exists()
    assert any("no pen" in each for each in summary.warnings)


def test_a_run_with_nothing_new_reports_no_new_contradictions(db: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(db, tmp_path / "c.duckdb"))
    run([str(SAMPLE)], copy)
    assert 'data-of="count.new"' not in report_path(copy).read_text("utf-8")
