"""Loading and publishing: what goes in once stays once, and nobody ever sees half a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from warehouse import read
from warehouse.database import WarehouseError
from warehouse.export import export
from warehouse.load import RunCounts, open_work
from warehouse.lock import LockedError


def count(path: Path, table: str, where: str = "true") -> int:
    with read.open_published(path) as connection:
        row = connection.execute(f"select count(*) from {table} where {where}").fetchone()
        assert row
        return int(row[0])


def pages(make):
    return [
        make.page("satu", make.percent(91.25, as_of="2025-03-01"), make.people(612_345, as_of="2025-03-01")),
        make.page("dua", make.percent(88.1, "Kota Singkawang"), outlet="warta.example"),
    ]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_loading_the_same_pages_again_changes_nothing(make, run, tmp_path):
    path = run(pages(make))
    before = {table: count(path, table) for table in ("article", "revision", "figure", "outlet", "conflict")}
    export(path, tmp_path / "one")
    run(pages(make))
    assert {table: count(path, table) for table in before} == before
    export(path, tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_known_page_needs_no_reading(make, run):
    path = run(pages(make))
    articles = [article for article, _, _ in pages(make)]
    with open_work(path, version="test") as work:
        assert work.known(articles) == {"satu", "dua"}
        assert work.known([make.page("satu", make.percent(91.3))[0]]) == set()
    with open_work(path, version="newer") as work:
        assert work.known(articles) == set()


def test_a_page_known_with_another_date_is_read_again(make, run):
    path = run([make.page("satu", make.percent(91.25), published="2025-03-10")])
    with open_work(path, version="test") as work:
        assert work.known([make.page("satu", make.percent(91.25), published="2024-03-10")[0]]) == set()


def test_a_changed_text_is_a_new_revision_and_the_old_figures_stay(make, run):
    path = run([make.page("satu", make.percent(91.25))])
    run([make.page("satu", make.percent(92.25))])
    assert count(path, "article") == 1
    assert count(path, "revision") == 2
    assert count(path, "revision", "is_current") == 1
    assert count(path, "figure") == 2
    assert count(path, "figure", "superseded and value = 91.25") == 1
    assert count(path, "coverage") == 1
    assert count(path, "coverage", "value = 92.25") == 1
    run([make.page("satu", make.percent(91.25))])  # and back again
    assert count(path, "revision") == 2
    assert count(path, "coverage", "value = 91.25") == 1
    assert count(path, "figure", "superseded") == 1


def test_a_newer_extractor_replaces_what_an_older_one_read(make, run):
    path = run([make.page("satu", make.percent(91.25), make.percent(90, "Kota Singkawang"))], version="1")
    article, page, extraction = make.page("satu", make.percent(91.25), make.percent(90, "Kota Singkawang"))
    fewer = type(extraction)(article_id="satu", published=extraction.published, figures=extraction.figures[:1])
    run([(article, page, fewer)], version="2")
    assert count(path, "figure") == 1
    assert count(path, "revision") == 1


def test_one_address_written_in_two_ways_is_one_article(make, run):
    first = make.page("satu", make.percent(91.25), url="https://www.kabar.example/2025/jkn/?utm_source=x")
    second = make.page("dua", make.percent(91.25), url="http://kabar.example/2025/jkn#isi", opening="Berita satu. ")
    path = run([first, second])
    assert count(path, "article") == 1


def test_without_address_the_text_is_the_identity(make, run):
    same = [make.page(name, make.percent(91.25), url=None, opening="Sama. ") for name in ("satu", "dua")]
    other = make.page("tiga", make.percent(91.5), url=None)
    assert count(run([*same, other]), "article") == 2


def test_text_that_no_column_can_hold_is_stored_all_the_same(make, run):
    path = run([make.page("aneh", make.percent(91.25), opening="Rusak \ud800 dan 🏥 e\u0301 \x00 . ")])
    assert count(path, "figure") == 1


def test_inputs_set_aside_are_kept_once(make, tmp_path):
    path = tmp_path / "cakupan.duckdb"
    gone = SimpleNamespace(input="a/kosong.txt", stage="read", reason="empty file", hint="remove it")
    for _ in range(2):
        with open_work(path, version="test") as work:
            work.reject([gone, gone])
            work.publish()
    assert count(path, "rejected") == 1


def test_what_is_looked_at_again_is_no_longer_set_aside(make, tmp_path):
    path = tmp_path / "cakupan.duckdb"
    names = ("a/kosong.txt", "a/rows.jsonl:3", "b/kosong.txt", "ab/kosong.txt", "satu")
    with open_work(path, version="test") as work:
        work.reject([SimpleNamespace(input=name, stage="read", reason="broken", hint=None) for name in names])
        work.publish()
    with open_work(path, version="test") as work:
        work.load([make.page("satu", make.percent(91.25))])
        work.reject([SimpleNamespace(input="a/rows.jsonl:3", stage="read", reason="no JSON", hint=None)], ["a"])
        work.publish()
    with read.open_published(path) as connection:
        rows = connection.execute("select input, reason from rejected order by input").fetchall()
    assert rows == [("a/rows.jsonl:3", "no JSON"), ("ab/kosong.txt", "broken"), ("b/kosong.txt", "broken")]


def test_a_repeated_run_is_one_row(make, tmp_path):
    path = tmp_path / "cakupan.duckdb"
    ids = set()
    for hour in (1, 2):
        with open_work(path, version="test") as work:
            batch = pages(make)
            known = work.known([article for article, _, _ in batch])
            work.load([each for each in batch if each[0].id not in known])
            start = datetime(2026, 11, 1, hour, tzinfo=UTC)
            ids.add(work.record_run(RunCounts(2, 2 - len(known), len(known), 0, start, start.replace(minute=1))))
            work.publish()
    assert len(ids) == 1
    assert count(path, "run") == 1
    assert count(path, "run", "times = 2 and pages_new = 2 and seconds = 60") == 1


def test_what_is_not_published_leaves_no_trace(make, run, tmp_path):
    path = run(pages(make))
    before = path.read_bytes()
    with open_work(path, version="test") as work:
        work.load([make.page("tiga", make.percent(70))])
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if ".work" in file.name] == []


def test_a_published_file_and_its_name_are_on_the_disk(make, tmp_path, monkeypatch):
    """The work file is not waited for, so what is published has to be, before and after it takes the file's place."""
    path, synced, real = tmp_path / "cakupan.duckdb", [], os.fsync

    def fsync(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_ino, path.exists()))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with open_work(path, version="test") as work:
        work.load([make.page("kota", make.statement("registered 96,37 persen"))])
        work.refresh_conflicts()
        work.publish()
    assert synced == [(path.stat().st_ino, False), (tmp_path.stat().st_ino, True)]


def test_readers_keep_the_file_they_opened(make, run):
    path = run(pages(make))
    with read.open_published(path) as reader:
        run([make.page("tiga", make.percent(70))])
        assert reader.execute("select count(*) from article").fetchone() == (2,)
    assert count(path, "article") == 3


def test_a_second_run_leaves_at_once(make, run):
    path = run(pages(make))
    with open_work(path), pytest.raises(LockedError, match="another run is writing"), open_work(path):
        pass


def test_a_lock_left_by_a_dead_process_is_taken_over(make, run, tmp_path):
    path = run(pages(make))
    code = f"""
        from warehouse.load import open_work
        with open_work({str(path)!r}) as work:
            print("ready", flush=True)
            input()
    """
    dead = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert dead.stdout is not None
    assert dead.stdout.readline() == "ready\n"
    with pytest.raises(LockedError, match=str(dead.pid)), open_work(path):
        pass
    dead.send_signal(signal.SIGKILL)
    dead.wait()
    assert (tmp_path / "cakupan.duckdb.work").exists()
    run([make.page("tiga", make.percent(70))])
    assert count(path, "article") == 3


def test_a_file_that_is_no_warehouse_is_said_so(tmp_path):
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"not a database" * 1000)
    with pytest.raises(WarehouseError, match=r"broken\.duckdb: cannot be opened"), open_work(broken):
        pass
    assert broken.read_bytes() == b"not a database" * 1000
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).close()
    with pytest.raises(WarehouseError, match="no warehouse of cakupan"), open_work(other):
        pass
    with pytest.raises(WarehouseError, match="no such warehouse"):
        read.conflicts(tmp_path / "missing.duckdb")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said_so(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    with pytest.raises(WarehouseError, match="cannot be written"), open_work(folder / "cakupan.duckdb"):
        pass


def test_stored_for_older_clients(make, run):
    with read.open_published(run(pages(make))) as connection:
        tags = connection.execute("select tags from duckdb_databases() where not internal").fetchall()
        settings = connection.execute(
            "select value from duckdb_settings() where name = 'autoinstall_known_extensions'"
        ).fetchall()
    assert tags[0][0]["storage_version"].startswith("v1.4")
    assert settings == [("false",)]


def test_every_table_and_column_is_described(make, run):
    with read.open_published(run(pages(make))) as connection:
        bare = connection.execute(
            "select table_name, '' from duckdb_tables() where not internal and comment is null "
            "union select view_name, '' from duckdb_views() where not internal and comment is null "
            "union select table_name, column_name from duckdb_columns() where not internal and comment is null"
        ).fetchall()
    assert bare == []


def test_exports_never_start_a_formula(make, run, tmp_path):
    path = run([make.page("satu", make.percent(91.25, sentence="=HYPERLINK(91,25 persen)"), title="-2+3")])
    export(path, tmp_path / "out")
    lines = (tmp_path / "out" / "figure.csv").read_text(encoding="utf-8").splitlines()
    assert "'=HYPERLINK" in lines[1]
    assert "'-2+3" in (tmp_path / "out" / "article.csv").read_text(encoding="utf-8")


def test_show_finds_articles_figures_regions_and_says_what_is_missing(make, run):
    path = run(pages(make))
    article = read.show(path, "satu")
    assert article["type"] == "article"
    assert len(article["figures"]) == 2
    figure = read.show(path, article["figures"][0]["figure_id"])
    assert figure["type"] == "figure"
    assert figure["article_id"] == "satu"
    assert read.show(path, "Kota Pontianak")["type"] == "region"
    assert read.show(path, "61.71")["figures"]
    with pytest.raises(WarehouseError, match="'nothing'"):
        read.show(path, "nothing")


def test_show_finds_a_village_as_its_figures_call_it(make, run):
    village = {"region": "Kelurahan Rejasari, Kota Banjar", "region_code": "32.79:rejasari"}
    path = run([make.page("satu", make.percent(91.25, **village))])
    for name in ("kelurahan rejasari, kota banjar", "32.79:rejasari"):
        shown = read.show(path, name)
        assert (shown["type"], shown["full_name"]) == ("region", village["region"])
        assert [figure["value"] for figure in shown["figures"]] == [91.25]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_two_texts_of_one_page_in_a_run_end_up_the_same_however_often_it_is_repeated(make, tmp_path, size):
    url = "https://kabar.example/jkn"
    batch = [
        make.page("pagi", make.percent(91.25), url=url),
        make.page("siang", make.percent(92.25), url=url),
        make.page("lagi", make.percent(92.25), url=url, opening="Berita siang. ", published="2025-03-11"),
    ]
    path = tmp_path / "cakupan.duckdb"
    states, new = [], []
    for _ in range(3):
        with open_work(path, version="test") as work:
            new.append(0)
            for at in range(0, len(batch), size):
                part = batch[at : at + size]
                known = work.known([article for article, _, _ in part])
                fresh = [each for each in part if each[0].id not in known]
                work.load(fresh)
                new[-1] += len(fresh)
            work.refresh_conflicts()
            assert [result for result in work.check() if result.failed] == []
            work.publish()
        export(path, tmp_path / "out")
        states.append(bytes_of(tmp_path / "out"))
    assert new == [2, 0, 0]
    assert states[0] == states[1] == states[2]
    assert count(path, "revision") == 2
    assert count(path, "coverage", "value = 92.25 and article_id = 'lagi'") == 1
    assert count(path, "article", "published = '2025-03-10'") == 1


def test_a_text_that_returns_is_the_newest_again_without_being_read(make, run):
    path = run([make.page("satu", make.percent(91.25))])
    run([make.page("satu", make.percent(92.25))])
    with open_work(path, version="test") as work:
        assert work.known([make.page("satu", make.percent(91.25))[0]]) == {"satu"}
        work.refresh_conflicts()
        work.publish()
    assert count(path, "coverage", "value = 91.25") == 1
    assert count(path, "figure", "superseded and value = 92.25") == 1


def test_an_article_that_lacks_pages_says_so_until_it_is_whole(make, run):
    article, page, extraction = make.page("satu", make.percent(91.25))
    torn = replace(article, incomplete=True)
    path = run([(torn, replace(page, article=torn), extraction), make.page("dua", make.percent(88.1))])
    assert count(path, "article", "incomplete") == count(path, "revision", "incomplete") == 1
    assert read.show(path, "satu")["incomplete"] is True
    with open_work(path, version="test") as work:
        assert work.known([torn]) == {"satu"}
    with open_work(path, version="newer") as work:  # what is stored comes back as it came
        assert {each.id: each.incomplete for each in work.stored(work.stale())} == {"satu": True, "dua": False}
    run([(article, page, extraction)])  # all its pages, and they add nothing to the text
    assert count(path, "article", "incomplete") == count(path, "revision", "incomplete") == 0
    assert count(path, "revision") == 2
    other = make.page("satu", make.percent(92.25))
    run([(replace(other[0], incomplete=True), *other[1:])])
    assert count(path, "article", "incomplete") == 1
    run([(article, page, extraction)])  # the whole text again, which needs no reading
    assert count(path, "article", "incomplete") == 0
    assert count(path, "revision", "incomplete") == 1
