"""Annotated pages: their figures in the place of extracted ones, and the contradictions among them scored."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import run
from flows.scoring import score_contradictions

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"
SHARED = ROOT.parent / "shared" / "gold"


def annotate(page: Path, **slots: object) -> None:
    """Write a gold.json with one figure: 97,35 per cent of Kota Palopo registered, but for the slots given."""
    figure = {"indicator": "registered", "unit": "persen", "value": 97.35, "bound": "exact", "region": "Kota Palopo"}
    figure |= {"status": "actual", "target_year": None, "as_of": "2024-06-01", "as_of_basis": "stated"}
    figure |= {"segment": None, "quote": "97,35 persen"} | slots
    gold = {"id": page.name, "figures": [figure], "uhc_claims": [], "conflicts": []}
    (page / "gold.json").write_text(json.dumps(gold), encoding="utf-8")


def said(printed: str) -> dict[str, str]:
    return dict(re.findall(r"^ *(\S.*?)  +(\S.*)$", printed, re.MULTILINE))


def test_the_figures_of_the_sample_as_annotated(cakupan: Run, tmp_path: Path) -> None:
    arguments = ("run", SAMPLE, "--figures", "gold", "--db", "c.duckdb", "--plain")
    first = cakupan(*arguments)
    assert (first.returncode, first.stderr) == (0, "")
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in SAMPLE.glob("*/gold.json")]
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        quotes = connection.execute("select quote from figure order by quote").fetchall()
        rules = connection.execute("select distinct rules from figure").fetchall()
    assert [quote for (quote,) in quotes] == sorted(figure["quote"] for page in gold for figure in page["figures"])
    assert rules == [("gold",)]
    assert said(first.stdout)["new"] == str(len(gold))
    assert said(cakupan(*arguments).stdout)["unchanged"] == str(len(gold))


def test_another_annotation_is_read_anew_and_the_extractor_comes_back(pages: Path, tmp_path: Path) -> None:
    folder, path = str(pages / "palopo-juni-2024"), tmp_path / "c.duckdb"

    def values() -> list[tuple[float, str]]:
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute("select value, region from coverage order by value").fetchall()

    annotate(Path(folder))
    assert run([folder], path, figures="gold").new == 1
    annotate(Path(folder), region="Kabupaten Wajo")
    assert run([folder], path, figures="gold").new == 1
    assert values() == [(97.35, "Kabupaten Wajo")]
    assert run([folder], path).new == 1
    assert (97.35, "Kota Palopo") in values()


def test_through_prefect(pages: Path, cakupan: Run) -> None:
    annotate(pages / "palopo-juni-2024")
    done = cakupan("run", pages / "palopo-juni-2024", "--figures", "gold", "--db", "c.duckdb")
    assert (done.returncode, done.stderr) == (0, "")
    assert said(done.stdout)["figures in the file"] == "1 (new: 1)"


def test_pages_without_annotations_are_set_aside(pages: Path, cakupan: Run) -> None:
    annotate(pages / "palopo-juni-2024")
    annotate(pages / "wajo-maret-2024")  # where no such number is printed
    done = cakupan("run", pages, "--figures", "gold", "--db", "c.duckdb", "--plain")
    assert done.returncode == 1
    assert "set aside: palopo-lomba-perahu: no gold.json beside it" in done.stderr
    assert "set aside: wajo-maret-2024: its gold.json cannot be used: ValueError: quote '97,35 persen'" in done.stderr
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("command", [("run", "--figures", "gold"), ("score",), ("score", "--conflicts")])
def test_a_folder_without_gold_is_wrong_usage(command: tuple[str, ...], pages: Path, cakupan: Run) -> None:
    done = cakupan(*command, pages)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no gold.json" in done.stderr
    (pages / "gold.json").write_text("{}", encoding="utf-8")
    assert "no gold; wanted an object" in cakupan(*command, pages).stderr


def test_score_of_contradictions(pages: Path, cakupan: Run) -> None:
    annotate(pages / "palopo-juni-2024")
    done = cakupan("score", pages / "palopo-juni-2024", "--conflicts", "--misses", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^gold +1\.000 +1\.000 +1\.000 +0 +0 +0 +0$", done.stdout, re.MULTILINE)
    assert re.search(r"^extracted +1\.000", done.stdout, re.MULTILINE)


FOLDERS = [
    pytest.param(SAMPLE, id="sample"),
    *(
        pytest.param(
            SHARED / name, id=name, marks=pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not there")
        )
        for name in ("seeds", "dev")
    ),
]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not there")
@pytest.mark.parametrize("folder", FOLDERS)
def test_both_scorers_say_the_same(folder: Path, cakupan: Run, tmp_path: Path) -> None:
    ours, rejected = score_contradictions(folder, "gold")
    assert rejected == []
    assert cakupan("run", folder, "--figures", "gold", "--db", "c.duckdb", "--plain").returncode == 0
    printed = cakupan("conflicts", "--db", "c.duckdb", "--format", "jsonl").stdout
    theirs = subprocess.run(
        [sys.executable, str(SHARED / "score_conflicts.py"), str(folder), "-", "--misses", "--extra"],
        input=printed,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    backed = ours.flagged - len(ours.extra)
    assert theirs.startswith(
        f"{len(ours.wanted)} contradictions wanted, {len(ours.found)} found ({len(ours.strict)} with their kind); "
        f"{ours.flagged} flagged, {backed} backed by gold\n"
        f"recall {ours.recall:.3f}  strict recall {ours.strict_recall:.3f}  "
        f"precision (lower bound) {ours.precision:.3f}\n"
    )
    assert "  ".join(f"{kind} {found}/{of}" for kind, (found, of) in ours.kinds().items()) in theirs
    listed = [line.split() for line in theirs.splitlines() if line.startswith(("  missed ", "  extra "))]
    assert [line.split() for line in ours.disagreements()] == listed
