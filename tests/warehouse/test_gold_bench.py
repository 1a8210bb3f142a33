"""The rules judged apart from the extractor: gold figures in, contradictions that readers raised out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.sources import read_inputs
from flows.annotated import Annotated
from warehouse import read
from warehouse.load import open_work

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared/gold is not there")


def contradictions_of(folder: Path, tmp_path: Path) -> list[dict]:
    """Contradictions among the gold figures of a folder; the dates that are at fault come from the pages themselves."""
    path = tmp_path / "cakupan.duckdb"
    annotated = Annotated([str(folder)])
    with open_work(path, version=annotated.version) as work:
        work.load([annotated.read(article) for article in read_inputs([str(folder)])])
        work.refresh_conflicts()
        assert [result for result in work.check() if result.failed] == []
        work.publish()
    return read.conflicts(path)


def score(folder: Path, rows: list[dict], tmp_path: Path, *wanted: str) -> subprocess.CompletedProcess[str]:
    lines = tmp_path / "conflicts.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score_conflicts.py"), str(folder), str(lines), *wanted]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@needs_shared
def test_seeds(tmp_path):
    rows = contradictions_of(SHARED / "seeds", tmp_path)
    told = score(SHARED / "seeds", rows, tmp_path, "--min-recall", "1", "--min-precision", "1")
    assert told.returncode == 0, told.stdout
    assert "(5 with their kind)" in told.stdout
    silent = {"Kabupaten Kayong Utara", "Kota Pekalongan", "Kabupaten Pekalongan", "BPJS Kesehatan Cabang Pekalongan"}
    assert [row["explanation"] for row in rows if row["region"] in silent] == []
    for row in rows:
        assert not {"88 persen", "83 hingga 86 persen"} & {figure["quote"] for figure in row["figures"]}


@needs_shared
def test_dev(tmp_path):
    rows = contradictions_of(SHARED / "dev", tmp_path)
    told = score(SHARED / "dev", rows, tmp_path, "--min-recall", "0.9", "--min-precision", "0.9", "--extra", "--misses")
    assert told.returncode == 0, told.stdout


@needs_shared
def test_sample(tmp_path):
    """The project's own pages hold agreeing pairs as traps: nothing is raised that their gold does not raise."""
    folder = ROOT / "corpus" / "sample"
    told = score(folder, contradictions_of(folder, tmp_path), tmp_path, "--min-recall", "0.8", "--min-precision", "1")
    assert told.returncode == 0, told.stdout
