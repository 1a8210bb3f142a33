"""What the benchmarks share, and that each has its place in docs/benchmarks.md."""

from __future__ import annotations

import doctest
import importlib
import re
import sys
from pathlib import Path

import measuring
import pytest
from measuring import ROOT, Taken, ratio, run_whole, take_turns, with_section
from plain_pipeline import PlainPipeline

BENCHMARKS = ROOT / "benchmarks"
REPORTS = {
    name: file.stem for file in BENCHMARKS.glob("*.py") for name in re.findall(r'report\("(\w+)"', file.read_text())
}


@pytest.mark.parametrize(
    "name", ["archive", "made_up", "measuring", "pipelines", "plain_pipeline", "stages", "start", "stream", "workers"]
)
def test_examples_in_the_benchmarks(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_each_benchmark_that_reports_has_a_place_in_the_docs_and_is_run():
    assert {"speed", "pipelines", "stream", "stages", "memory", "workers", "archive", "start"} <= set(REPORTS)
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    benches = re.search(r"^BENCHES \?= (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert benches is not None
    for name, file in REPORTS.items():
        assert with_section(page, name, "new") != page
        assert file in benches[1].split()


def test_no_benchmark_hides_a_part_of_the_project():
    """Their folder is on the path of the tests: a script named as a package would be imported in its stead."""
    rooms = {each.name for each in ROOT.iterdir() if each.is_dir()}
    assert not rooms & {file.stem for file in BENCHMARKS.glob("*.py")}


def test_a_section_without_a_place_is_an_error():
    with pytest.raises(SystemExit, match="no place for the measures of 'speed'"):
        with_section("nothing here", "speed", "new")


def test_a_report_is_printed_and_written(tmp_path, capsys):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- bench: x -->old<!-- /bench: x -->\nafter\n")
    measuring.report("x", "| a |", docs=page)
    measuring.report("x", "| b |", docs=page)
    written = page.read_text()
    assert written.startswith("before\n<!-- bench: x -->\n| b |\n")
    assert written.endswith("<!-- /bench: x -->\nafter\n")
    assert "old" not in written
    assert "| a |" not in written
    assert measuring.versions() in written
    assert "| a |" in capsys.readouterr().out


def test_the_machine_is_told_without_its_name():
    import platform

    assert platform.node() not in measuring.machine()
    assert re.search(r"\d+ cores", measuring.machine())


def test_sides_take_turns():
    done = []
    taken = take_turns({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, rounds=2)
    assert {name: len(each) for name, each in taken.items()} == {"a": 2, "b": 2}
    turns = [name for name, before in zip(done[1:], done, strict=False) if name != before]
    assert turns == ["b", "a", "b", "a"]  # after the turns that are not counted: a, b, then b, a


def test_ratios_are_taken_round_by_round():
    slow, fast = [Taken(8, 4), Taken(2, 2), Taken(4, 4)], [Taken(2, 2), Taken(1, 1), Taken(1, 1)]
    assert ratio(slow, fast).median == 4
    assert ratio(slow, fast, cpu=True).median == 2


def test_a_whole_process_is_seen_with_its_children():
    child = "import subprocess, sys, time; x = bytearray(60_000_000); time.sleep(0.3)"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('done')"
    whole = run_whole([sys.executable, "-c", both])
    assert whole.output == "done\n"
    assert whole.peak > 60
    assert whole.cpu > 0


def test_a_command_that_fails_is_told():
    with pytest.raises(SystemExit, match="ended with 3: no luck"):
        run_whole([sys.executable, "-c", "import sys; print('no luck', file=sys.stderr); sys.exit(3)"])


@pytest.mark.parametrize("whole", [False, True])
def test_the_plain_pipeline_finds_numbers_with_region_and_date(whole):
    text = "Hingga 1 Juni 2021 tercatat 655.310 peserta JKN di Kabupaten Blora. Di Kota Bima cakupannya 72,5 persen."
    (found,) = PlainPipeline(whole=whole).read([(text, "2021-06-24")])
    assert [(n.value, n.unit) for n in found] == [(655310, "jiwa"), (72.5, "persen")]
    assert found[0].day == "2021-06-01"
    assert found[1].region_code == "52.72"
    assert text[found[0].start : found[0].end] == "655.310 peserta"


def test_pages_from_outside_are_only_read_where_asked_for(tmp_path):
    assert list(measuring.sets_of_pages(None)) == ["pages of the project"]
    (tmp_path / "a").mkdir()
    Path(tmp_path / "a" / "article.txt").write_text("Kota Bima sudah UHC.")
    assert [page.text for page in measuring.sets_of_pages(tmp_path)["published pages"]] == ["Kota Bima sudah UHC."]
