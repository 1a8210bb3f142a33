"""Pages dressed in sixteen layouts give the figures and the date that their text gives."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus.article import Article
from corpus.clean import split_lines
from corpus.page import read_page
from corpus.sources import read_inputs
from corpus.sources.html import fields_of, find_article, html_article
from corpus.sources.pager import further_pages, join

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"


def _load(name: str) -> ModuleType:
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


layouts = _load("layouts")
NAMES = sorted(layouts.LAYOUTS)


def sheets(folder: Path) -> Iterator[tuple[Article, dict[str, Any], Any]]:
    """The annotated pages of a folder, each as an article, its annotation, and what a layout takes."""
    for article in read_inputs([str(folder)]):
        assert isinstance(article, Article)
        gold = json.loads((folder / article.id / "gold.json").read_text(encoding="utf-8"))
        page = read_page(article)
        lines = [
            line
            for line in split_lines(article.text)
            if not page.title_span or not page.title_span[0] <= line.start < page.title_span[1]
        ]
        days = gold["published"] if isinstance(gold["published"], list) else [gold["published"]]
        day = next((date.fromisoformat(each) for each in days if each), None)
        yield (
            article,
            gold,
            layouts.Sheet(
                title=page.title or "Berita Daerah Hari Ini",
                lines=tuple(line.text for line in lines),
                published=day,
                url=article.url or f"https://kabarpesisir.example/daerah/{article.id}",
            ),
        )


def undress(sheet: Any, name: str, article_id: str) -> Article:
    """The article that is read from a sheet in a layout, its pages joined."""
    first, *more = (page.encode() for page in layouts.LAYOUTS[name](sheet))
    return html_article(first, article_id, {"url": sheet.url}, None, more)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_sample_is_there_and_nothing_around_it(name: str) -> None:
    for article, _, sheet in list(sheets(SAMPLE))[::4]:
        page = read_page(undress(sheet, name, article.id))
        text = page.article.text
        flat = " ".join(text.split())
        lost = [line for line in sheet.lines if " ".join(line.split()) not in flat and not layouts.is_related(line)]
        assert lost == [], article.id
        for title, _ in layouts.OTHERS:
            assert title not in page.clean, (article.id, title)
        assert "uhc = " not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_dated(name: str) -> None:
    wrong = []
    for article, gold, sheet in sheets(SAMPLE):
        found = read_page(undress(sheet, name, article.id)).published
        wanted = gold["published"] if isinstance(gold["published"], list) else [gold["published"]]
        if found not in wanted:
            wrong.append((article.id, found, wanted))
    assert len(wrong) <= 1, wrong  # of 46: the layout's own year may date a page that has none


PROGRAM = """
import json, sys
sys.path.insert(0, "tests/corpus")
from pathlib import Path
from test_layouts import NAMES, sheets, undress
from corpus.page import read_page
from extractors.extract import extract_page
from extractors.score import load_gold, score

folder, every = Path(sys.argv[1]), int(sys.argv[2])
items = list(sheets(folder))[::every]
gold = {article.id: load_gold(folder)[article.id] for article, _, _ in items}

def record(article):
    found = extract_page(read_page(article))
    return {"published": found.published, "figures": [f.as_dict() for f in found.figures],
            "uhc_claims": [c.as_dict() for c in found.claims]}

result = {"text": score(gold, {a.id: record(a) for a, _, _ in items}).strict.f1}
right = of = 0
for name in NAMES:
    made = {a.id: record(undress(sheet, name, a.id)) for a, _, sheet in items}
    result[name] = score(gold, made).strict.f1
    for key, page in gold.items():
        wanted = page.published if isinstance(page.published, list) else [page.published]
        right, of = right + (made[key]["published"] in wanted), of + 1
print(json.dumps({"f1": result, "dates": right / of}))
"""


def measure(folder: Path, every: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), str(every)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(("part", "every"), [("seeds", 1), ("dev", 3)])
def test_the_same_figures_as_from_the_text(gold: Path, part: str, every: int) -> None:
    found = measure(gold / part, every)
    text = found["f1"].pop("text")
    assert len(found["f1"]) >= 12
    assert {name: f1 for name, f1 in found["f1"].items() if f1 < text - 0.01} == {}
    assert found["dates"] >= 0.98


# --- pages of one article ---------------------------------------------------------------------------------------------

PAGERS = [
    ('<a href="?page=2">2</a>', [2]),
    ('<a href="/daerah/jkn/2">Selanjutnya</a>', [2]),
    ('<a href="https://www.kabar.example/daerah/jkn/page/2/">2</a><a href="/daerah/jkn/page/3/">3</a>', [2, 3]),
    ('<a href="?halaman=2">Halaman Selanjutnya »</a>', [2]),
    ('<link rel="next" href="/daerah/jkn?page=2">', [2]),
    ('<a href="/daerah/lain?page=2">2</a>', []),
    ('<a href="https://lain.example/daerah/jkn?page=2">2</a>', []),
    ('<a href="?page=2">Dua Puskesmas Baru Diresmikan</a>', []),
    ('<link rel="next" href="/daerah/artikel-berikut">', []),
    ('<a href="?page=99">99</a>', []),
    ('<a href="javascript:next()">Selanjutnya</a><a href="http://[broken/?page=2">2</a>', []),
]


@pytest.mark.parametrize(("markup", "numbers"), PAGERS, ids=[str(n) for n in range(len(PAGERS))])
def test_further_pages(markup: str, numbers: list[int]) -> None:
    found = further_pages(f"<body>{markup}</body>", "https://kabar.example/daerah/jkn")
    assert [number for number, _ in found.pages] == numbers


def test_all_on_one_page_goes_before_page_by_page() -> None:
    found = further_pages(
        "<a href='?page=2'>2</a><a href='?page=all'>Tampilkan Semua</a>", "https://kabar.example/daerah/jkn"
    )
    assert found.whole == "https://kabar.example/daerah/jkn?page=all"


def test_joined_pages_repeat_nothing() -> None:
    sheet = layouts.Sheet("Cakupan Naik di Bima", tuple(f"Kalimat nomor {n} tentang loket itu." for n in range(9)))
    pages = [find_article(page, sheet.url) for page in layouts.LAYOUTS["several_pages"](sheet)]
    assert len(pages) == 3
    text = join(pages).text
    assert [text.count(line) for line in (sheet.title, *sheet.lines)] == [1] * 10


# --- what a page says of itself ---------------------------------------------------------------------------------------


def test_a_canonical_address_elsewhere_is_not_believed() -> None:
    sheet = layouts.Sheet("Cakupan Naik di Bima", ("Warga antre di loket itu sejak pagi hari, kata kepala dinas.",) * 3)
    html = layouts.LAYOUTS["wordpress"](replace(sheet, url="https://penipu.example/daerah/lain-sekali"))[0]
    found = find_article(html, "https://kabar.example/a/cakupan-naik")
    assert fields_of(found, "https://kabar.example/a/cakupan-naik")["url"] == "https://kabar.example/a/cakupan-naik"
