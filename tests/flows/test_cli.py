"""The commands as a user runs them: formats, pipes, exit codes."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.cli import Judgement
from flows.pipeline import run
from warehouse.verdicts import VERDICTS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CAKUPAN = Path(sys.executable).with_name("cakupan")
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "gold" / "seeds"
ESCAPE = "\x1b"
COMMANDS = (
    *("run", "retry", "serve", "extract", "conflicts", "show", "sources", "verdict", "review", "report"),
    *("export-corrections", "export", "score"),
)


@pytest.fixture
def warehouse(pages: Path, tmp_path: Path) -> Path:
    """A warehouse of three pages and two that contradict each other."""
    for name, people in (("soppeng-pagi", "213.480"), ("soppeng-sore", "231.480")):
        (pages / name).mkdir()
        (pages / name / "article.txt").write_text(
            f"Peserta JKN Soppeng Bertambah\n\nWATANSOPPENG – Per 1 April 2024 jumlah peserta JKN di Kabupaten Soppeng "
            f"tercatat {people} jiwa, kata Bupati, Kamis (4/4/2024).\n",
            encoding="utf-8",
        )
    run([str(pages)], tmp_path / "c.duckdb")
    return tmp_path / "c.duckdb"


def test_help_lists_what_works(cakupan: Run) -> None:
    done = cakupan("--help")
    assert done.returncode == 0
    listed = re.findall(r"^  ([a-z][a-z-]*)  ", done.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
    assert "Exit codes: 0 done" in done.stdout
    assert all(cakupan(command, "--help").returncode == 0 for command in COMMANDS)


def test_version(cakupan: Run) -> None:
    assert re.fullmatch(r"cakupan \d+\.\d+\.\d+\n", cakupan("--version").stdout)


def test_formats_hold_the_same_figures(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    records = [json.loads(line) for line in cakupan("extract", pages, "--format", "jsonl").stdout.splitlines()]
    keys = ["id", "url", "outlet", "published", "title", "figures", "uhc_claims", "conflicts"]
    assert [list(record) for record in records] == [keys] * 3
    wanted = [(record["id"], figure["quote"], figure["value"]) for record in records for figure in record["figures"]]
    assert len(wanted) >= 4
    cakupan("extract", pages, "--format", "parquet", "-o", "f.parquet")
    rows = pq.read_table(tmp_path / "f.parquet").to_pylist()
    assert [(row["article_id"], row["quote"], row["value"]) for row in rows] == wanted
    read = list(csv.DictReader(cakupan("extract", pages, "--format", "csv").stdout.splitlines()))
    assert [(row["article_id"], row["quote"], float(row["value"])) for row in read] == wanted
    shown = cakupan("extract", pages).stdout
    assert all(quote in shown for _, quote, _ in wanted)
    assert ESCAPE not in shown


@pytest.mark.parametrize(
    ("meta", "named", "outlet"),
    [
        ({}, "sinjai", None),
        ({"url": "https://www.kabarlontara.example/sinjai"}, "kabarlontara.example", "kabarlontara.example"),
        ({"outlet": "Kabar Lontara"}, "Kabar Lontara", "Kabar Lontara"),
    ],
)
def test_a_contradiction_inside_a_page_names_its_source(
    meta: dict[str, str], named: str, outlet: str | None, tmp_path: Path, cakupan: Run
) -> None:
    text = (
        "SINJAI – Per 1 Mei 2024 sebanyak 252.318 jiwa di Kabupaten Sinjai terdaftar sebagai peserta JKN. "
        "Dari jumlah itu, peserta aktif sebanyak 198.204 jiwa atau 87,5 persen."
    )
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "sinjai", "text": text} | meta) + "\n", encoding="utf-8")
    record = json.loads(cakupan("extract", "rows.jsonl", "--format", "jsonl").stdout)
    (conflict,) = record["conflicts"]
    assert conflict["kind"] == "arithmetic"
    assert conflict["explanation"].startswith(named)
    assert conflict["articles"] == ["sinjai"]
    assert {figure["outlet"] for figure in conflict["figures"]} == {outlet}
    assert {figure["article_id"] for figure in conflict["figures"]} == {"sinjai"}


def test_output_goes_to_a_file_all_at_once(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    done = cakupan("extract", pages, "--format", "jsonl", "-o", "f.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    assert len((tmp_path / "f.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert sorted(file.name for file in tmp_path.iterdir()) == ["f.jsonl", "pages"]


def test_a_reader_that_has_enough_is_no_failure(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"Peserta JKN {n} jiwa. " + "x" * 500}) + "\n" for n in range(1000, 1600))
    (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {CAKUPAN} extract rows.jsonl --format jsonl | head -1"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"] == "rows-1"


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "arguments", [("extract",), ("extract", "-o", "out.txt"), ("run", "--plain", "--db", "c.duckdb", "--workers", "2")]
)
def test_streams_that_are_closed(arguments: tuple[str, ...], closed: str, pages: Path, tmp_path: Path) -> None:
    """What is printed goes to nobody, never into a file that was given the stream's number."""
    command = ["bash", "-c", f'exec "$@" {closed}', "bash", str(CAKUPAN), *arguments, str(pages)]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    if "out.txt" in arguments:
        assert (tmp_path / "out.txt").read_text("utf-8").count("palopo-juni-2024 |") == 1
    if "run" in arguments:
        with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as warehouse:
            assert warehouse.execute("select count(distinct article_key) from figure").fetchall() == [(2,)]


def test_what_is_to_be_done_at_exit_is_done(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    """A command leaves without freeing what it made, but puts down what it has worked out for the next one."""
    kept = {"PYTHONPYCACHEPREFIX": str(tmp_path / "kept"), "PYTHONDONTWRITEBYTECODE": ""}
    for arguments, code in (((pages,), 0), ((tmp_path / "nothing",), 2), ((pages, "--workers", "2"), 0)):
        done = cakupan("extract", *arguments, env=kept)
        assert (done.returncode, bool(done.stdout)) == (code, code == 0)
    assert list((tmp_path / "kept").rglob("pattern.*.words"))


def test_cells_of_csv_never_start_a_formula(tmp_path: Path, cakupan: Run) -> None:
    page = {"id": "=1+1", "title": "@SUM(A1)", "text": "Peserta JKN di Kota Parepare 98,11 persen per 1 Mei 2024."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    read = list(csv.DictReader(cakupan("extract", "rows.jsonl", "--format", "csv").stdout.splitlines()))
    assert read
    assert {(row["article_id"], row["title"]) for row in read} == {("'=1+1", "'@SUM(A1)")}


def test_pages_cannot_steer_the_terminal(tmp_path: Path, cakupan: Run) -> None:
    page = {"id": "a", "title": f"{ESCAPE}[31mMerah\x07", "text": "Peserta JKN di Kota Parepare 98,11 persen."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    shown = cakupan("extract", "rows.jsonl").stdout
    assert "Merah" in shown
    assert ESCAPE not in shown
    assert "\x07" not in shown


def test_conflicts_in_all_formats(warehouse: Path, cakupan: Run) -> None:
    (row,) = (
        json.loads(line) for line in cakupan("conflicts", "--db", warehouse, "--format", "jsonl").stdout.splitlines()
    )
    assert {"conflict_id", "kind", "severity", "region", "region_code", "indicator", "articles", "figures"} <= set(row)
    assert {"explanation", "status"} <= set(row)
    assert (row["kind"], row["region"], row["status"]) == ("value", "Kabupaten Soppeng", "open")
    assert row["articles"] == ["soppeng-pagi", "soppeng-sore"]
    assert {figure["value"] for figure in row["figures"]} == {213480, 231480}
    read = list(csv.DictReader(cakupan("conflicts", "--db", warehouse, "--format", "csv").stdout.splitlines()))
    assert [(line["conflict_id"], line["articles"]) for line in read] == [
        (row["conflict_id"], "soppeng-pagi soppeng-sore")
    ]
    shown = cakupan("conflicts", "--db", warehouse).stdout
    assert "»213.480 jiwa«" in shown
    assert "»231.480 jiwa«" in shown
    assert "independent texts: 1 in 2 articles" in shown  # the second reprints the first, but for a digit
    assert shown.endswith("1 contradiction\n")
    for filters, count in (
        (("--kind", "value"), 1),
        (("--kind", "trend"), 0),
        (("--region", row["region_code"]), 1),
        (("--region", "soppeng"), 1),
        (("--region", "Kabupaten Wajo"), 0),
        (("--status", "all"), 1),
        (("--status", "settled"), 0),
        (("--scope", "between"), 1),
        (("--scope", "inside"), 0),
    ):
        done = cakupan("conflicts", "--db", warehouse, "--format", "jsonl", *filters)
        assert (done.returncode, len(done.stdout.splitlines())) == (0, count), filters


def test_show_gives_the_evidence(warehouse: Path, cakupan: Run) -> None:
    (row,) = (
        json.loads(line) for line in cakupan("conflicts", "--db", warehouse, "--format", "jsonl").stdout.splitlines()
    )
    article = cakupan("show", "wajo-maret-2024", "--db", warehouse)
    assert article.returncode == 0
    assert "Kabupaten Wajo mencatat »371.450 jiwa« telah terdaftar" in article.stdout
    assert "»94,12 persen«" in article.stdout
    assert re.search(r"^  rules: \S+", article.stdout, re.MULTILINE)
    figure_id = re.search(r"^figure (\w+): registered 371,450 jiwa", article.stdout, re.MULTILINE)
    assert figure_id
    figure = cakupan("show", figure_id[1], "--db", warehouse).stdout
    assert "region_code: 73.13" in figure
    assert "as_of: 2024-03-01" in figure
    assert "article: wajo-maret-2024" in figure
    for name in ("73.12", "Kabupaten Soppeng", ("kabupaten", "soppeng")):
        region = cakupan("show", *([name] if isinstance(name, str) else name), "--db", warehouse).stdout
        assert "region: Kabupaten Soppeng (73.12)" in region
        assert "soppeng-pagi" in region
        assert f"contradiction {row['conflict_id']}" in region
    conflict = cakupan("show", row["conflict_id"], "--db", warehouse).stdout
    assert "»213.480 jiwa«" in conflict
    assert json.loads(cakupan("show", "73.12", "--db", warehouse, "--format", "jsonl").stdout)["type"] == "region"


def test_show_of_nothing_known(warehouse: Path, cakupan: Run) -> None:
    done = cakupan("show", "Atlantis", "--db", warehouse)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'Atlantis': no article, figure, contradiction or region is called so" in done.stderr


def listed(cakupan: Run, warehouse: Path, status: str) -> list[dict[str, Any]]:
    done = cakupan("conflicts", "--db", warehouse, "--status", status, "--format", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_verdict_settles_at_once_and_for_every_later_run(
    warehouse: Path, pages: Path, cakupan: Run, tmp_path: Path
) -> None:
    (row,) = listed(cakupan, warehouse, "open")
    right = next(figure["figure_id"] for figure in row["figures"] if figure["value"] == 231480)
    assert right in cakupan("conflicts", "--db", warehouse).stdout  # what --figure takes can be seen
    decision = (row["conflict_id"], "this", "--figure", right, "--reviewer", "Sari", "--note", "salah ketik")
    before = warehouse.read_bytes()
    done = cakupan("verdict", *decision, "--db", warehouse)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{row['conflict_id']}: this, by Sari; kept in ")
    assert warehouse.read_bytes() == before  # readers are not disturbed
    for _ in range(2):  # before the next run, and after it
        assert listed(cakupan, warehouse, "open") == []
        (settled,) = listed(cakupan, warehouse, "settled")
        assert (settled["conflict_id"], settled["status"]) == (row["conflict_id"], "settled")
        given = {name: settled["verdict"][name] for name in ("verdict", "figure_id", "reviewer", "note")}
        assert given == {"verdict": "this", "figure_id": right, "reviewer": "Sari", "note": "salah ketik"}
        assert "verdict: this, figure " in cakupan("show", row["conflict_id"], "--db", warehouse).stdout
        assert ", settled" in cakupan("show", "soppeng-pagi", "--db", warehouse).stdout
        assert cakupan("run", pages, "--db", warehouse, "--plain").returncode == 0
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        query = "select value, reason from best_estimate where rank = 'preferred' and region_code = '73.12'"
        assert connection.execute(query).fetchall() == [(231480, "a reviewer decided for it")]
    warehouse.unlink()  # nothing is lost with the file
    assert cakupan("run", pages, "--db", warehouse, "--plain").returncode == 0
    assert [row["status"] for row in listed(cakupan, warehouse, "all")] == ["settled"]


def test_a_later_verdict_replaces_an_earlier_one(warehouse: Path, cakupan: Run) -> None:
    (row,) = listed(cakupan, warehouse, "open")
    for verdict in ("rounding", "both_right", "cannot_tell"):
        cakupan("verdict", row["conflict_id"], verdict, "--reviewer", "Sari", "--db", warehouse)
    (settled,) = listed(cakupan, warehouse, "settled")
    assert settled["verdict"]["verdict"] == "cannot_tell"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing", "rounding", "--reviewer", "Sari"), "'nothing': no such contradiction"),
        (("ID", "maybe", "--reviewer", "Sari"), "'maybe' is not one of 'this', 'both_right'"),
        (("ID", "this", "--reviewer", "Sari"), "takes the figure found right: one of "),
        (("ID", "this", "--figure", "x", "--reviewer", "Sari"), "takes the figure found right: one of "),
        (("ID", "rounding"), "Missing option '--reviewer'"),
        (("ID", "rounding", "--reviewer", " "), "--reviewer is empty"),
        (("ID", "rounding", "--reviewer", "Sari", "--db", "no.duckdb"), "no.duckdb: no such warehouse"),
    ],
)
def test_wrong_verdicts_are_wrong_usage(arguments: tuple[str, ...], said: str, warehouse: Path, cakupan: Run) -> None:
    (row,) = listed(cakupan, warehouse, "open")
    given = [row["conflict_id"] if each == "ID" else each for each in arguments]
    done = cakupan("verdict", *given, *([] if "--db" in given else ["--db", warehouse]))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())
    assert listed(cakupan, warehouse, "open") == [row]


def test_the_command_line_knows_every_verdict() -> None:
    assert get_args(Judgement) == tuple(VERDICTS)


def test_a_journal_that_is_none_is_a_failure(warehouse: Path, cakupan: Run) -> None:
    (row,) = listed(cakupan, warehouse, "open")
    journal = warehouse.with_name("c.duckdb.verdicts.sqlite")
    journal.write_text("not a journal " * 100, encoding="utf-8")
    for arguments in (("conflicts",), ("verdict", row["conflict_id"], "rounding", "--reviewer", "Sari")):
        done = cakupan(*arguments, "--db", warehouse)
        assert (done.returncode, len(done.stderr.splitlines())) == (3, 1), done.stderr
        assert "c.duckdb.verdicts.sqlite: the verdict" in done.stderr


def test_export(warehouse: Path, cakupan: Run, tmp_path: Path) -> None:
    done = cakupan("export", "out", "--db", warehouse)
    assert done.returncode == 0
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert "coverage" in [resource["name"] for resource in package["resources"]]
    assert all((tmp_path / "out" / resource["path"]).is_file() for resource in package["resources"])
    taken = cakupan("export", "c.duckdb", "--db", warehouse)
    assert (taken.returncode, "is a file; name a folder" in taken.stderr) == (2, True)


def test_a_run_in_use_is_told_at_once(warehouse: Path, pages: Path, cakupan: Run) -> None:
    from warehouse.load import open_work

    with open_work(warehouse):
        done = cakupan("run", pages, "--db", warehouse, "--plain")
    assert done.returncode == 3
    assert "another run is writing this warehouse" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_score_of_own_gold(pages: Path, cakupan: Run) -> None:
    gold = {
        "id": "palopo-juni-2024",
        "figures": [
            {
                **{
                    "indicator": "registered",
                    "unit": "persen",
                    "value": 97.35,
                    "bound": "exact",
                    "region": "Kota Palopo",
                },
                **{"status": "actual", "target_year": None, "as_of": "2024-06-01", "as_of_basis": "stated"},
                **{"segment": None, "quote": "97,35 persen"},
            }
        ],
        "uhc_claims": [],
        "conflicts": [],
    }
    (pages / "palopo-juni-2024" / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    done = cakupan("score", pages, "--misses", "3")
    assert done.returncode == 0
    assert re.search(
        r"^strict +0\.667 +0\.500 +1\.000 +1 +0 +1$", done.stdout, re.MULTILINE
    )  # the active share is wrong
    assert re.search(r"^  wrong .*79", done.stdout, re.MULTILINE)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared gold pages are not here")
def test_the_seeds_through_both_doors(cakupan: Run, tmp_path: Path) -> None:
    printed = cakupan("extract", SEEDS, "--format", "jsonl")
    assert printed.returncode == 0
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(printed.stdout, encoding="utf-8")
    theirs = subprocess.run(
        [sys.executable, str(SEEDS.parent / "score.py"), str(SEEDS), str(predictions)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    ours = cakupan("score", SEEDS).stdout
    for name in ("strict", "core", "claims"):
        their_f1 = re.search(rf"^{name} +F1 ([\d.]+)", theirs, re.MULTILINE)
        our_f1 = re.search(rf"^{name} +([\d.]+)", ours, re.MULTILINE)
        assert their_f1
        assert our_f1
        assert their_f1[1] == our_f1[1]


def test_nothing_is_coloured_where_no_colour_is_wanted(pages: Path, cakupan: Run) -> None:
    assert ESCAPE not in cakupan("extract", pages, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).stdout


def test_the_output_is_utf8_whatever_the_locale(pages: Path, cakupan: Run) -> None:
    environment = {key: "" for key in os.environ if key.startswith("LC_")} | {"LANG": "C", "PYTHONUTF8": "0"}
    environment["PYTHONIOENCODING"] = "ascii"
    (pages / "wajo-maret-2024" / "meta.json").write_text('{"title": "Peserta naik – Wajo"}', encoding="utf-8")
    assert "naik – Wajo" in cakupan("extract", pages, env=environment).stdout
