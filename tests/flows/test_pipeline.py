"""The job without Prefect."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.page import Page
from corpus.sources import Rejected
from extractors import extract
from extractors.figure import Extraction
from flows import pipeline
from flows.engines import parts
from flows.engines.parts import Work as Reads
from flows.engines.shares import Item, Plan, Share
from flows.engines.stream import Stream
from flows.pipeline import CheckError, ExtractorError, run
from flows.reading import read_article
from flows.summary import summary_rows
from warehouse.export import export
from warehouse.load import CheckResult, Work
from warehouse.lock import LockedError


def count(path: Path, table: str) -> int:
    with duckdb.connect(str(path), read_only=True) as connection:
        row = connection.execute(f"select count(*) from {table}").fetchone()
        assert row is not None
        return int(row[0])


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_run_reads_loads_and_publishes(pages: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    summary = run([str(pages)], tmp_path / "c.duckdb", tell=lambda *step: told.append(step))
    assert (summary.pages, summary.new, summary.unchanged, summary.set_aside) == (3, 3, 0, 0)
    assert summary.figures >= 4
    assert summary.totals["figures"] == count(tmp_path / "c.duckdb", "coverage") == summary.figures
    assert summary.totals["pages"] == 3
    assert told == [("read", 0, 0), ("read", 3, 0), ("conflicts", 3, 0)]
    assert set(summary.seconds) == {"read", "known", "extract", "load", "conflicts", "check", "publish", "report"}


def test_the_same_pages_again_change_nothing(pages: Path, tmp_path: Path) -> None:
    run([str(pages)], tmp_path / "c.duckdb")
    export(tmp_path / "c.duckdb", tmp_path / "first")
    again = run([str(pages)], tmp_path / "c.duckdb")
    export(tmp_path / "c.duckdb", tmp_path / "second")
    assert (again.new, again.unchanged, again.figures) == (0, 3, 0)
    assert content(tmp_path / "first") == content(tmp_path / "second")


def test_two_clean_runs_export_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run([str(pages)], tmp_path / f"{name}.duckdb")
        export(tmp_path / f"{name}.duckdb", tmp_path / name)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_a_changed_page_is_read_again(pages: Path, tmp_path: Path) -> None:
    page = pages / "palopo-juni-2024" / "article.txt"
    (page.parent / "meta.json").write_text('{"url": "https://kabarlontara.example/palopo"}', encoding="utf-8")
    run([str(pages)], tmp_path / "c.duckdb")
    page.write_text(page.read_text(encoding="utf-8").replace("97,35", "97,53"), encoding="utf-8")
    again = run([str(pages)], tmp_path / "c.duckdb")
    assert (again.new, again.unchanged) == (1, 2)
    assert again.totals["pages"] == 3
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        values = {row[0] for row in connection.execute("select value from coverage where unit = 'persen'").fetchall()}
    assert 97.53 in values
    assert 97.35 not in values


def test_a_page_that_breaks_the_extractor_costs_that_page_only(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = extract.extract_page

    def broken(page: Page) -> Extraction:
        if page.article.id == "wajo-maret-2024":
            raise ZeroDivisionError("no people\nat all")
        return real(page)

    monkeypatch.setattr(extract, "extract_page", broken)
    summary = run([str(pages)], tmp_path / "c.duckdb")
    assert (summary.new, summary.set_aside) == (2, 1)
    assert summary.rejected[0].input == "wajo-maret-2024"
    assert summary.rejected[0].reason == "ZeroDivisionError: no people"
    assert count(tmp_path / "c.duckdb", "rejected") == 1


def test_an_extractor_that_breaks_on_most_pages_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "\n".join(f'{{"text": "Jumlah peserta JKN {number}.500 jiwa tentang."}}' for number in range(12))
    (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
    run([str(tmp_path / "rows.jsonl")], tmp_path / "c.duckdb")
    before = (tmp_path / "c.duckdb").read_bytes()
    (tmp_path / "rows.jsonl").write_text(rows.replace("tentang", "soal"), encoding="utf-8")

    def broken(page: Page) -> Extraction:
        raise KeyError("several")

    monkeypatch.setattr(extract, "extract_page", broken)
    with pytest.raises(ExtractorError, match="broke on 12 of 12 new pages, the first: rows-1: KeyError"):
        run([str(tmp_path / "rows.jsonl")], tmp_path / "c.duckdb")
    assert (tmp_path / "c.duckdb").read_bytes() == before


SIAK = "Sebanyak 94,2 persen warga Siak sudah terdaftar sebagai peserta JKN."
CABAI = "Harga cabai di pasar induk turun 30 persen menjelang akhir pekan."


def jsonl(path: Path, **pages: str) -> str:
    rows = [{"id": name, "url": f"https://kabar.example/{name}", "text": text} for name, text in pages.items()]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_pages_passed_over_are_counted_and_kept_with_the_run(tmp_path: Path) -> None:
    html = f"<html><head><link rel='canonical' href='https://kabar.example/x'></head><body><p>{SIAK}</p></body></html>"
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as archive:
        for name in ("a", "b"):
            archive.writestr(f"{name}.html", html)
            archive.writestr(f"{name}.meta.json", json.dumps({"url": f"https://kabar.example/x?utm_source={name}"}))
    given = [
        jsonl(tmp_path / "rows.jsonl", siak=SIAK, cabai=CABAI, pasar=f"{CABAI} Lagi."),
        str(tmp_path / "saved.zip"),
    ]
    summary = run(given, tmp_path / "c.duckdb")
    assert (summary.pages, summary.irrelevant, summary.copies) == (2, 2, 1)
    shown = dict(summary_rows(summary))
    assert shown["pages without figures"].startswith("2 ")
    assert shown["other versions of a page"].startswith("1 ")
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        query = "select pages, pages_without_figures, pages_other_versions from run"
        assert connection.execute(query).fetchall() == [(2, 2, 1)]


def test_a_known_page_that_lost_its_figures_is_a_new_revision(tmp_path: Path) -> None:
    run([jsonl(tmp_path / "rows.jsonl", siak=SIAK, cabai=CABAI)], tmp_path / "c.duckdb")
    given = [jsonl(tmp_path / "rows.jsonl", siak="Berita ini telah dicabut.", cabai=CABAI)]
    summary = run(given, tmp_path / "c.duckdb")
    assert (summary.new, summary.irrelevant, summary.totals["figures"]) == (1, 1, 0)
    assert (count(tmp_path / "c.duckdb", "figure where superseded"), count(tmp_path / "c.duckdb", "coverage")) == (1, 0)
    again = run(given, tmp_path / "c.duckdb")
    assert (again.new, again.unchanged, again.irrelevant) == (0, 1, 1)
    assert count(tmp_path / "c.duckdb", "run") == 2


def test_a_failed_check_publishes_nothing(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = CheckResult("offsets", "fail", "Which quotes stand elsewhere?", 2, ({"figure_id": "f1"},))
    monkeypatch.setattr(Work, "check", lambda self: [bad])
    with pytest.raises(
        CheckError, match=r"check offsets: Which quotes stand elsewhere\? 2 found, the first: figure_id f1"
    ):
        run([str(pages)], tmp_path / "c.duckdb")
    assert not (tmp_path / "c.duckdb").exists()


def test_a_check_that_warns_is_told_and_published(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = CheckResult("odd", "warn", "Which are odd?", 1, ({"figure_id": "f1"},))
    fine = CheckResult("fine", "warn", "Which are worse?", 0, ())
    monkeypatch.setattr(Work, "check", lambda self: [odd, fine])
    assert run([str(pages)], tmp_path / "c.duckdb").warnings == (
        "check odd: Which are odd? 1 found, the first: figure_id f1",
    )
    assert (tmp_path / "c.duckdb").exists()


def test_a_second_run_at_the_same_time_is_turned_away(pages: Path, tmp_path: Path) -> None:
    with pipeline.open_work(tmp_path / "c.duckdb"), pytest.raises(LockedError):
        run([str(pages)], tmp_path / "c.duckdb")


def items(number: int) -> list[Item]:
    return [
        Item(
            Rejected(f"f{place}", "read", "empty", "remove it") if place % 5 == 4 else Article(id=f"a{place}", text="x")
        )
        for place in range(number)
    ]


@given(number=st.integers(0, 40), size=st.integers(1, 9), breaks=st.lists(st.integers(0, 40), max_size=5))
@settings(deadline=None)
def test_a_stream_asked_again_loses_and_doubles_nothing(number: int, size: int, breaks: list[int]) -> None:
    left = sorted(set(breaks))

    def flaky(share: Share, _: object, skip: int) -> Iterator[Item]:
        for place, item in enumerate(items(number)):
            if left and place == left[0]:
                left.pop(0)
                raise OSError("the share went away")
            if place >= skip:
                yield item

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "read_share", flaky)
        patch.setattr(Plan, "shares", lambda self: iter([Share(0)]))
        stream = Stream(Plan([str(Path(__file__).parent / "conftest.py")]), Reads("test", part_pages=size), workers=1)
        got: list[str] = []
        while True:
            try:
                _, part, is_last = next(stream)
            except OSError:
                continue
            got += part.outcome.column("id").to_pylist()
            if is_last:
                break
    wanted = [f"f{place}" if place % 5 == 4 else f"a{place}" for place in range(number)]
    assert got == wanted


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=50)
def test_no_text_breaks_a_page(text: str) -> None:
    outcome = read_article(Article(id="any", text=text))
    assert not isinstance(outcome, Rejected)
    article, _, extraction = outcome
    assert all(article.text[figure.start : figure.end] == figure.quote for figure in extraction.figures)
