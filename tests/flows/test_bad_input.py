"""Inputs that are wrong in every way, through the command line: each is told, the other pages are processed."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def empty(folder: Path) -> Path:
    file = folder / "kosong.txt"
    file.write_bytes(b"")
    return file


def binary(folder: Path) -> Path:
    file = folder / "gambar.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return file


def wrong_encoding(folder: Path) -> Path:
    file = folder / "sandi.txt"
    file.write_bytes("Peserta JKN di Luwu 81,4 persen".encode("utf-16-le")[:-1])
    return file


def broken_line(folder: Path) -> Path:
    file = folder / "baris.jsonl"
    good = {"id": "luwu", "text": "Cakupan JKN Kabupaten Luwu 88,45 persen per 1 Mei 2024.", "published": "2024-05-03"}
    file.write_text(json.dumps(good) + '\n{"id": "rusak", "text": "Cakupan\n', encoding="utf-8")
    return file


def unreadable(folder: Path) -> Path:
    file = folder / "terkunci.txt"
    if os.geteuid() == 0:  # root reads whatever permissions say, but not what is not there
        file.symlink_to(folder / "sudah-dihapus")
    else:
        file.write_text("Peserta JKN di Kabupaten Bone 91,2 persen.", encoding="utf-8")
        file.chmod(0)
    return file


def broken_sidecar(folder: Path) -> Path:
    page = folder / "bone-2024"
    page.mkdir()
    (page / "article.txt").write_text("Peserta JKN di Kabupaten Bone 91,2 persen.", encoding="utf-8")
    (page / "meta.json").write_text('{"published": "kemarin"', encoding="utf-8")
    return page


def link_to_itself(folder: Path) -> Path:
    file = folder / "lingkar.txt"
    file.symlink_to(file)
    return file


def pipe(folder: Path) -> Path:
    file = folder / "pipa.txt"
    os.mkfifo(file)
    return file


def pipe_of_rows(folder: Path) -> Path:
    file = folder / "pipa.jsonl"
    os.mkfifo(file)
    return file


SET_ASIDE = [
    *(empty, binary, wrong_encoding, broken_line, unreadable, broken_sidecar),
    *(link_to_itself, pipe, pipe_of_rows),
]


@pytest.mark.parametrize("spoil", SET_ASIDE, ids=lambda spoil: spoil.__name__)
def test_what_cannot_be_read_is_set_aside(spoil: Callable[[Path], Path], pages: Path, cakupan: Run) -> None:
    bad = spoil(pages)
    done = cakupan("extract", pages, "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("cakupan: set aside: ")
    assert bad.stem.removesuffix("-2024") in done.stderr
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert {"wajo-maret-2024", "palopo-juni-2024", "palopo-lomba-perahu"} <= set(ids)
    if spoil is broken_line:
        assert "baris.jsonl:2" in done.stderr
        assert "luwu" in ids


def test_all_of_them_at_once_are_kept_with_their_reason(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    for spoil in SET_ASIDE:
        spoil(pages)
    for _ in range(2):  # the second run finds them again, once each
        done = cakupan("run", pages, "--db", "c.duckdb", "--plain")
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == len(SET_ASIDE)
        with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
            rows = connection.execute("select input, stage, reason, hint from rejected").fetchall()
            assert len(rows) == len(SET_ASIDE)
            assert all(all(row) for row in rows)


def test_a_page_that_reads_well_again_is_set_aside_no_longer(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    def set_aside() -> list[str]:
        with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
            return [Path(row[0]).name for row in connection.execute("select input from rejected order by 1").fetchall()]

    (pages / "bima.txt").write_text("", encoding="utf-8")
    (pages / "dompu.txt").write_bytes(b"\0\1\2" * 500)
    assert cakupan("run", pages, "--db", "c.duckdb", "--plain").returncode == 1
    assert set_aside() == ["bima.txt", "dompu.txt"]
    (pages / "bima.txt").write_text("Peserta JKN di Kota Bima 93,3 persen per 1 Mei 2024.", encoding="utf-8")
    assert cakupan("run", pages / "wajo-maret-2024", "--db", "c.duckdb", "--plain").returncode == 0
    assert set_aside() == ["bima.txt", "dompu.txt"]  # nobody looked
    assert cakupan("run", pages, "--db", "c.duckdb", "--plain").returncode == 1
    assert set_aside() == ["dompu.txt"]
    (pages / "dompu.txt").unlink()
    assert cakupan("run", pages, "--db", "c.duckdb", "--plain").returncode == 0
    assert set_aside() == []


def test_odd_names_of_files(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    for name in (b"kafe-\xe9.txt", b"kosong-\xe9.txt"):
        with open(os.fsencode(pages) + b"/" + name, "w", encoding="utf-8") as file:
            file.write("Peserta JKN di Kota Bima 93,3 persen per 1 Mei 2024." if name[:4] == b"kafe" else "")
    for arguments in (
        ("run", pages, "--db", "c.duckdb", "--plain"),
        ("extract", pages, "--format", "jsonl"),
        ("extract", pages, "--format", "parquet", "-o", "f.parquet"),
    ):
        done = cakupan(*arguments)
        assert done.returncode == 1
        assert "kosong-\\udce9.txt" in done.stderr
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        ids = {row[0] for row in connection.execute("select article_id from article").fetchall()}
    assert "kafe-\\udce9" in ids


def test_a_page_without_a_figure_is_a_page(pages: Path, cakupan: Run) -> None:
    done = cakupan("extract", pages / "palopo-lomba-perahu", "--format", "jsonl")
    assert done.returncode == 0
    assert json.loads(done.stdout)["figures"] == []
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "tidak-ada"), "'tidak-ada' is not there"),
        (("run", "tidak-ada"), "'tidak-ada' is not there"),
        (("run", "tidak-ada", "--plain"), "'tidak-ada' is not there"),
        (("extract", "kosong"), "'kosong' holds no page"),
        (("run", "kosong"), "'kosong' holds no page"),
        (("extract", "*.txt"), "no match"),
        (("extract",), "Missing argument 'INPUT…'"),
        (("run",), "Missing argument 'INPUT…'"),
        (("extract", "pages", "--format", "xml"), "'xml' is not one of"),
        (("extract", "pages", "--format", "parquet"), "parquet is no text: name a file with -o FILE"),
        (("extract", "pages", "-o", "nowhere/out.csv"), "its folder does not exist"),
        (("conflicts",), "data/cakupan.duckdb: no such warehouse; `cakupan run INPUT… --db data/cakupan.duckdb`"),
        (("conflicts", "--kind", "rumour"), "'rumour' is not one of"),
        (("show", "73.73", "--db", "none.duckdb"), "none.duckdb: no such warehouse"),
        (("export", "out", "--db", "none.duckdb"), "none.duckdb: no such warehouse"),
        (("score", "tidak-ada"), "tidak-ada: no such folder"),
        (("score", "pages"), "holds no gold.json"),
        (("run", "pages", "--db", "pages"), "pages: cannot be a file; name a DuckDB file with --db"),
        (("predict",), "No such command 'predict'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_wrong_usage_says_what_to_do(
    arguments: tuple[str, ...], said: str, pages: Path, cakupan: Run, tmp_path: Path
) -> None:
    (tmp_path / "kosong").mkdir()
    done = cakupan(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert sorted(file.name for file in tmp_path.iterdir()) == ["kosong", "pages"]  # nothing was begun


@pytest.mark.parametrize("command", ["run", "conflicts"])
def test_a_file_that_is_no_warehouse_is_left_alone(command: str, pages: Path, cakupan: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.duckdb").write_text("no database", encoding="utf-8")
    inputs = (pages, "--plain") if command == "run" else ()
    done = cakupan(command, *inputs, "--db", "notes.duckdb")
    assert done.returncode == 3
    assert "notes.duckdb: cannot be opened as a DuckDB file" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "notes.duckdb").read_text(encoding="utf-8") == "no database"
