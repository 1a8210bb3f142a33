"""The report in a browser, from the disk and without a network: nothing runs, nothing is asked for, all can be read."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")

import duckdb
import pypdfium2
from playwright.sync_api import Browser, BrowserContext, Page, expect

expect.set_options(timeout=15_000)

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
# What makes the page wider than the window, or is cut off: [] where all fits. Wide tables scroll by themselves.
TOO_WIDE = """() => [
  ...(document.documentElement.scrollWidth > window.innerWidth ? ['page'] : []),
  ...[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, svg')
    && e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.tagName + '.' + e.className)]"""
# On paper nothing scrolls: what is wider than its place is cut off.
CUT_OFF = """() => [...document.querySelectorAll('main, main .scroll, main article, main td, main th')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && e.getClientRects().length)
  .map(e => e.tagName + '.' + e.className)"""
CONTRAST = """() => {
  const line = (v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = (c) => { const s = c.map(v => line(v / 255));
    return .2126 * s[0] + .7152 * s[1] + .0722 * s[2] };
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c } return [255, 255, 255] };
  const bad = []; let seen = 0;
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.getClientRects().length) continue;
    seen += 1;
    const style = getComputedStyle(e);
    const colour = e.closest('svg') ? style.fill : style.color;
    const [a, b] = [light(parse(colour)), light(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) bad.push([e.tagName, e.textContent.slice(0, 30), colour, ratio.toFixed(2)]);
  }
  return [seen, bad] }"""
HOSTILE = (
    "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 2'> "
    "</script><script>window.hacked = 3</script> <svg onload=window.hacked=4> "
    "</style><style>body{display:none}</style> "
    "<a href='javascript:window.hacked=6'>klik</a> <iframe srcdoc='<script>top.hacked=8</script>'> "
    "<link rel=stylesheet href=https://kabar.example/x.css> \u202eDIBALIK\u202c "
)


@pytest.fixture(scope="module")
def report(sample: Path) -> Path:
    """The report of a run on the sample pages."""
    return sample.with_name(sample.name + ".report.html")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, run_cakupan: Callable[..., str]) -> Path:
    """The report of pages that try what pages can try, contradict each other, and never break a line."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = [
        {
            "id": f"jahat-{number}<script>window.hacked=9</script>",
            "url": "javascript:window.hacked=10" if number == 1 else f"https://kabar.example/{'b' * 900}?<script>",
            "outlet": f"<b onmouseover='window.hacked=11'>kabar{number}.example</b>{'k' * 300}",
            "published": "2024-05-02",
            "title": f"</title><script>window.hacked=12</script> {HOSTILE}",
            "text": f"{HOSTILE}\n\nHingga 1 Mei 2024, {HOSTILE} peserta JKN di Kota Tegal mencapai {value} persen. "
            f"{'x' * 20_000}\n\n{HOSTILE}",
        }
        for number, value in ((1, "96,41"), (2, "71,25"))
    ]
    (folder / "jahat.jsonl").write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    run_cakupan("run", folder / "jahat.jsonl", "--plain", "--db", folder / "jahat.duckdb")
    with duckdb.connect(str(folder / "jahat.duckdb")) as warehouse:  # reading takes such characters out, files may not
        warehouse.execute("update figure set sentence = replace(sentence, 'DIBALIK', '\u202eDIBALIK\u202c')")
    run_cakupan("report", "--db", folder / "jahat.duckdb")
    return folder / "jahat.duckdb.report.html"


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., tuple[Page, list[str]]]]:
    """`look(file)`: the page in a browser without a network, and all that it asks for."""
    contexts: list[BrowserContext] = []

    def look(file: Path, viewport: dict[str, int] = WIDE) -> tuple[Page, list[str]]:
        contexts.append(browser.new_context(viewport=viewport, locale="id-ID", offline=True))
        page = contexts[-1].new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: (asked.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(file.as_uri())
        return page, asked

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_opens_from_the_disk_asks_for_nothing_fits_and_can_be_read(
    look: Callable[..., tuple[Page, list[str]]], report: Path, viewport: dict[str, int], language: str
) -> None:
    page, asked = look(report, viewport)
    page.locator(f"label[for=lang-{language}]").click()
    expect(page.locator("h1")).to_have_text(
        {"id": "Laporan proses terakhir", "en": "Report of the last run"}[language], use_inner_text=True
    )
    assert page.locator("svg").count() > 3
    assert page.evaluate(TOO_WIDE) == []
    seen, bad = page.evaluate(CONTRAST)
    assert bad == []
    assert seen > 300
    assert asked == [report.as_uri()]


def test_only_the_language_chosen_is_shown_by_keyboard_too(
    look: Callable[..., tuple[Page, list[str]]], report: Path
) -> None:
    page, _ = look(report)
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert page.locator(".in-en:visible").count() == 0
    page.keyboard.press("ArrowRight")
    assert page.locator(".in-id:visible").count() == 0
    assert page.locator(".in-en:visible").count() > 100
    assert "New contradictions" in page.locator("main").inner_text()
    assert "Kontradiksi baru" not in page.locator("main").inner_text()


def test_links_inside_lead_to_their_parts(look: Callable[..., tuple[Page, list[str]]], report: Path) -> None:
    page, asked = look(report)
    links = page.locator("nav a")
    assert links.count() == 8
    for place in range(links.count()):
        links.nth(place).click()
        name = page.url.rpartition("#")[2]
        expect(page.locator(f"section#{name} h2")).to_be_visible()
    assert {url.partition("#")[0] for url in asked} == {report.as_uri()}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_a_page_says_is_shown_as_text_and_nothing_runs(
    look: Callable[..., tuple[Page, list[str]]], hostile: Path, viewport: dict[str, int]
) -> None:
    page, asked = look(hostile, viewport)
    expect(page.locator("article")).not_to_have_count(0)
    sentence = page.locator("blockquote").first
    expect(sentence).to_contain_text("<svg onload=window.hacked=4>")
    expect(page.locator("article footer").first).to_contain_text("<b onmouseover=")
    expect(sentence).to_contain_text("[U+202E]DIBALIK")
    assert "\u202e" not in page.content()
    for each in page.locator("mark, footer, td").all()[:30]:
        each.hover(force=True)
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('script, img, iframe, link, article svg, article b').length") == 0
    hrefs = page.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))")
    assert all(re.match(r"#|https://kabar\.example/", href) for href in hrefs)
    assert page.evaluate(TOO_WIDE) == []
    assert asked == [hostile.as_uri()]


def test_markup_that_did_get_in_would_not_run(
    look: Callable[..., tuple[Page, list[str]]], report: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.html"
    attack = "<script>window.hacked = 1</script><img src='x.png' onerror='window.hacked = 2'>"
    shutil.copy(report, changed)
    changed.write_text(report.read_text("utf-8").replace("</h1>", f"</h1>{attack}"), "utf-8")
    page, _ = look(changed)
    refused: list[str | None] = []
    page.on("requestfailed", lambda request: refused.append(request.failure))
    page.reload()
    page.wait_for_timeout(300)
    assert page.locator("main img").count() == 1
    assert page.evaluate("window.hacked") is None
    assert refused == ["csp"]


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_printed_nothing_is_cut_off(
    look: Callable[..., tuple[Page, list[str]]], which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    page, _ = look(request.getfixturevalue(which), {"width": 688, "height": 1000})  # A4 between its margins
    page.emulate_media(media="print")
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT_OFF) == []
    heads = page.locator("h2, th").all_inner_texts()
    page.pdf(path=tmp_path / "laporan.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "laporan.pdf")
    said = ""
    for sheet in document:
        width, height = sheet.get_size()
        assert (round(width), round(height)) == (595, 842)
        text = sheet.get_textpage()
        said += text.get_text_range()
        for place in range(text.count_rects()):
            left, _, right, _ = text.get_rect(place)
            assert left > 20
            assert right < width - 20
    bare = "".join(said.split())
    assert [head for head in heads if "".join(head.split()) not in bare] == []
    assert "Bahasa Indonesia" not in said  # the choice of language is for the screen
    document.close()
