"""Corrections become gold pages that hold the extractor to what reviewers said, and to nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.score import load_gold
from review.corrections import export_corrections
from review.evidence import gather
from review.journal import Correction, Journal
from review.published import Published
from review.slots import as_text


@pytest.fixture
def correct(db: Path) -> Callable[..., dict[str, Any]]:
    """Say that slots of the first figure of a contradiction were wrong -> that figure."""

    def correct(
        place: int, reviewer: str = "Ani", verdict: str = "extraction_error", **slots: str | None
    ) -> dict[str, Any]:
        snapshot, journal = Published(db).current(), Journal(db)
        conflict = [each for each in snapshot.conflicts if each.kind == "value"][place]
        figure = gather(snapshot, conflict).statements[0]
        counting = journal.state().counting(conflict.conflict_id)
        wrong = [
            Correction(
                "figure", figure["member_id"], figure["article_key"], slot, as_text(figure.get(slot)), right, figure
            )
            for slot, right in slots.items()
        ]
        seen = counting.verdict_id if counting else None
        journal.decide(conflict.conflict_id, verdict, reviewer=reviewer, seen=seen, corrections=wrong)
        return figure

    return correct


def gold(folder: Path) -> dict[str, Any]:
    [file] = folder.glob("*/gold.json")
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def test_a_corrected_slot_counts_and_all_else_is_optional(
    db: Path, tmp_path: Path, correct: Callable[..., dict[str, Any]]
) -> None:
    figure = correct(0, value="12.5", region="Kabupaten Tegal")
    written = export_corrections(db, tmp_path / "gold")
    assert (len(written.pages), written.corrections, written.left_out) == (1, 2, ())
    page = gold(tmp_path / "gold")
    [own] = [each for each in page["figures"] if not each.get("optional")]
    assert (own["value"], own["region"], own["quote"]) == (12.5, "Kabupaten Tegal", figure["quote"])
    assert own["indicator"] == figure["indicator"]
    assert len(page["figures"]) > 1
    assert "Ani" in page["notes"]
    assert list(load_gold(tmp_path / "gold")) == list(written.pages)


def test_a_slot_without_its_right_value_makes_the_figure_optional(
    db: Path, tmp_path: Path, correct: Callable[..., dict[str, Any]]
) -> None:
    correct(0, as_of=None)
    export_corrections(db, tmp_path / "gold")
    assert all(each["optional"] for each in gold(tmp_path / "gold")["figures"])


def test_what_is_no_figure_is_left_out(db: Path, tmp_path: Path, correct: Callable[..., dict[str, Any]]) -> None:
    figure = correct(0, figure=None)
    export_corrections(db, tmp_path / "gold")
    page = gold(tmp_path / "gold")
    same = [each for each in page["figures"] if (each["quote"], each["value"]) == (figure["quote"], figure["value"])]
    assert not [each for each in same if not each.get("optional")]
    assert "is no figure" in page["notes"]


def test_an_emptied_slot_is_null(db: Path, tmp_path: Path, correct: Callable[..., dict[str, Any]]) -> None:
    correct(0, as_of="-")
    export_corrections(db, tmp_path / "gold")
    [own] = [each for each in gold(tmp_path / "gold")["figures"] if not each.get("optional")]
    assert (own["as_of"], own["as_of_basis"]) == (None, None)


def test_a_verdict_that_was_overruled_corrects_nothing(
    db: Path, tmp_path: Path, correct: Callable[..., dict[str, Any]]
) -> None:
    correct(0, region="Kabupaten Tegal")
    correct(0, reviewer="Budi", verdict="rounding")
    assert export_corrections(db, tmp_path / "gold").pages == ()


def test_a_page_that_changed_meanwhile_is_left_out_and_told(
    db: Path, tmp_path: Path, correct: Callable[..., dict[str, Any]]
) -> None:
    import duckdb

    figure = correct(0, region="Kabupaten Tegal")
    with duckdb.connect(str(db)) as connection:
        connection.execute("update revision set text = 'Tanpa angka.' where revision_id = ?", [figure["revision_id"]])
    written = export_corrections(db, tmp_path / "gold")
    assert written.pages == ()
    assert written.left_out == ((figure["article_id"], "1 corrected quotes do not stand in its newest text"),)
