"""The app as reviewers use it, in a browser: by keyboard, two at a time, across restarts and new files."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, BrowserContext, Page, expect

expect.set_options(timeout=15_000)

ID = re.compile(r"/conflict/([0-9a-f]+)")
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own: `visit(url)`, `visit(url, viewport=…)`."""
    contexts: list[BrowserContext] = []

    def visit(url: str, **options: Any) -> Page:
        options = {"viewport": WIDE, "locale": "id-ID"} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(url)
        page.wait_for_selector(".app, .door main")
        return page

    yield visit
    for context in contexts:
        context.close()


def verdicts(db: Path) -> dict[str, tuple[str, str]]:
    """Contradiction → (verdict, reviewer), as the journal has it."""
    with sqlite3.connect(db.with_name(db.name + ".verdicts.sqlite")) as journal:
        rows = journal.execute("select conflict_id, verdict, reviewer from verdict order by decided_at").fetchall()
    return {conflict: (verdict, reviewer) for conflict, verdict, reviewer in rows}


def conflict_of(page: Page) -> str:
    found = ID.search(page.url)
    assert found, page.url
    return found[1]


def enter(page: Page, name: str) -> None:
    """Say who one is at the door, by keyboard."""
    page.locator("input[name=name]").fill(name)
    page.keyboard.press("Enter")


def connected(page: Page) -> None:
    """Wait until what is typed goes to the server at once: before, a key may overtake the letters that wait."""
    page.wait_for_function("window.did_handshake")


def restart(running: Any, *pages: Page) -> None:
    """Stop the app, start it, wait until every page has come back by itself: what is opened before may be aborted."""
    for page in pages:
        page.evaluate("window.of_the_one_before = true")
    running.stop()
    running.start()
    for page in pages:
        page.wait_for_function("!window.of_the_one_before && window.did_handshake")


def press_and_move_on(page: Page, key: str) -> str:
    """Press a key that settles, wait for the next contradiction -> the one that was settled."""
    here = page.url
    settled = conflict_of(page)
    page.keyboard.press(key)
    page.wait_for_function("here => location.href !== here", arg=here)
    return settled


def test_three_are_settled_by_keyboard_one_is_undone_and_a_restart_finds_them(
    app: Callable[..., Any], visit: Callable[..., Page], db: Path, open_there: int
) -> None:
    running = app("--reviewer", "Ani")
    page = visit(running.url)
    expect(page.locator(".count strong")).to_have_text(f"{open_there} kontradiksi")
    page.keyboard.press("/")
    expect(page.locator("#filter-region")).to_be_focused()
    page.keyboard.type("kota")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?region=kota&status=open")
    shown = page.locator("a.row").all_inner_texts()
    assert shown
    assert all("Kota" in each for each in shown)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conflict/**")
    expect(page.locator("h1")).to_contain_text("Kota")
    settled = [press_and_move_on(page, key) for key in ("b", "r", "t")]
    assert verdicts(db) == {
        settled[0]: ("both_right", "Ani"),
        settled[1]: ("rounding", "Ani"),
        settled[2]: ("cannot_tell", "Ani"),
    }
    page.keyboard.press("u")
    page.wait_for_url(f"**/conflict/{settled[2]}**")
    expect(page.locator(".told")).to_contain_text("Dibatalkan")
    assert set(verdicts(db)) == set(settled[:2])

    restart(running, page)
    page.goto(f"{running.url}/?status=settled")
    expect(page.locator("a.row")).to_have_count(2)
    assert {str(each.get_attribute("href"))[10:42] for each in page.locator("a.row").all()} == set(settled[:2])
    page.goto(f"{running.url}/conflict/{settled[0]}")
    expect(page.locator(".given")).to_contain_text("keduanya benar, beda ukuran")
    expect(page.locator(".given")).to_contain_text("Ani")


def test_the_right_figure_is_named_by_its_number_and_a_note_goes_along(
    app: Callable[..., Any], visit: Callable[..., Page], db: Path
) -> None:
    page = visit(app("--reviewer", "Ani").url + "/?kind=value")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conflict/**")
    expect(page.locator("mark.own")).to_have_count(2)
    connected(page)
    page.keyboard.press("n")
    page.keyboard.type("b t 1: dua sumber")  # letters that are keys elsewhere
    page.keyboard.press("Escape")
    settled = press_and_move_on(page, "2")
    with sqlite3.connect(db.with_name(db.name + ".verdicts.sqlite")) as journal:
        rows = journal.execute("select conflict_id, verdict, note, figure_id is not null from verdict").fetchall()
    assert rows == [(settled, "this", "b t 1: dua sumber", 1)]

    page.goto(re.sub(r"/conflict/\w+", f"/conflict/{settled}", page.url))
    expect(page.locator(".given .note")).to_have_text("b t 1: dua sumber")
    connected(page)
    page.keyboard.press("n")
    page.keyboard.type("satu sumber saja")
    page.keyboard.press("Enter")  # a note on one's own verdict is saved with it
    expect(page.locator(".given .note").first).to_have_text("satu sumber saja")
    expect(page.locator(".given li")).to_have_count(2)


def test_of_more_than_nine_figures_the_right_one_is_named_by_two_digits(
    app: Callable[..., Any], visit: Callable[..., Page], db: Path
) -> None:
    with duckdb.connect(str(db)) as warehouse:
        warehouse.execute(
            "insert into conflict_member select conflict_id, 100 + row_number() over (order by figure_id), 'figure', "
            "figure_id, article_key from (select min(conflict_id) as conflict_id from conflict where kind = 'value') "
            "cross join (select * from figure where figure_id not in (select member_id from conflict_member) limit 12)"
        )
        members = warehouse.execute(
            "select conflict_id, member_id from conflict_member "
            "where conflict_id = (select min(conflict_id) from conflict where kind = 'value') order by member_no"
        ).fetchall()
    assert len(members) >= 14
    page = visit(f"{app('--reviewer', 'Ani').url}/conflict/{members[0][0]}")
    expect(page.locator(".verdicts")).to_be_visible()
    page.keyboard.press("0")
    expect(page.locator(".told")).to_contain_text("Nomor berapa?")
    page.keyboard.press("4")
    page.keyboard.press("0")
    expect(page.locator(".told")).to_have_text("Tidak ada angka nomor 40 di sini.")
    page.keyboard.press("0")
    page.keyboard.press("1")
    settled = press_and_move_on(page, "2")
    assert right_figures(db) == {settled: members[11][1]}
    page.keyboard.press("u")
    page.wait_for_url(f"**/conflict/{settled}**")
    page.locator("button.verdict", has_text=re.compile("^0 13")).click()
    page.wait_for_function("settled => !location.href.includes(settled)", arg=settled)
    assert right_figures(db) == {settled: members[12][1]}


def right_figures(db: Path) -> dict[str, str]:
    """Contradiction → the figure found right, as the journal has it."""
    with sqlite3.connect(db.with_name(db.name + ".verdicts.sqlite")) as journal:
        return dict(journal.execute("select conflict_id, figure_id from verdict").fetchall())


def test_the_way_back_of_the_browser_leads_to_the_one_before(
    app: Callable[..., Any], visit: Callable[..., Page]
) -> None:
    page = visit(app("--reviewer", "Ani").url)
    page.goto(page.url + str(page.locator("a.row").first.get_attribute("href"))[1:])
    expect(page.locator(".verdicts")).to_be_visible()
    first = page.locator(".explanation").inner_text()
    press_and_move_on(page, "j")
    expect(page.locator(".explanation")).not_to_have_text(first)
    page.go_back()
    expect(page.locator(".explanation")).to_have_text(first)


def test_two_reviewers_see_each_other_and_nobody_is_overruled_unasked(
    app: Callable[..., Any], visit: Callable[..., Page], db: Path
) -> None:
    running = app()
    ani, budi = visit(running.url), visit(running.url)
    for page, name in ((ani, "Ani"), (budi, "Budi")):
        expect(page).to_have_url(re.compile("/who"))
        enter(page, name)
        page.wait_for_url(f"{running.url}/")
        expect(page.locator(".who")).to_contain_text(name)
    first = str(ani.locator("a.row").first.get_attribute("href"))
    ani.goto(running.url + first)
    budi.goto(running.url + first)
    expect(budi.locator(".verdicts")).to_contain_text("Belum ada putusan")
    conflict = press_and_move_on(ani, "r")
    expect(budi.locator(".verdicts")).to_contain_text("pembulatan")  # without doing anything
    expect(budi.locator(".told")).to_contain_text("Ani baru saja memutuskan")

    budi.keyboard.press("b")
    dialog = budi.locator("dialog")
    expect(dialog).to_contain_text("Ani memutuskan “pembulatan”")
    expect(dialog.locator("button").first).to_be_focused()  # Enter leaves it
    budi.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert verdicts(db) == {conflict: ("rounding", "Ani")}

    budi.keyboard.press("b")
    expect(dialog.locator("button").first).to_be_focused()
    budi.keyboard.press("Tab")
    budi.keyboard.press("Enter")
    budi.wait_for_function("first => !location.href.includes(first)", arg=first)
    assert verdicts(db) == {conflict: ("both_right", "Budi")}
    ani.goto(f"{running.url}/conflict/{conflict}")
    expect(ani.locator(".given li")).to_have_count(2)  # the one before stays on record
    ani.keyboard.press("u")  # Ani's own counts no longer: there is nothing of hers to take back
    expect(ani.locator(".told")).to_contain_text("belum memberi putusan")

    for page in (ani, budi):  # both go on, each through a kind of their own
        kind = "arithmetic" if page is ani else "value"
        page.goto(f"{running.url}/?kind={kind}")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/conflict/**")
        expect(page.locator(".verdicts")).to_be_visible()
    theirs = [(press_and_move_on(page, key), page) for key in ("r", "t", "b") for page in (ani, budi)]
    (undone, _), *kept = [each for each in reversed(theirs) if each[1] is ani]
    ani.keyboard.press("u")
    ani.wait_for_url(f"**/conflict/{undone}**")
    kept += [each for each in theirs if each[1] is budi]
    restart(running, ani, budi)
    for page in (ani, budi):
        page.goto(f"{running.url}/?status=settled")
        expect(page.locator("a.row")).to_have_count(1 + len(kept))
    assert set(verdicts(db)) == {conflict, *(each for each, _ in kept)}


def test_a_second_opinion_is_asked_for_and_given(app: Callable[..., Any], visit: Callable[..., Page], db: Path) -> None:
    running = app()
    ani, budi = visit(running.url), visit(running.url)
    enter(ani, "Ani")
    enter(budi, "Budi")
    ani.wait_for_url(f"{running.url}/")
    budi.wait_for_url(f"{running.url}/")
    ani.goto(running.url + str(ani.locator("a.row").first.get_attribute("href")))
    expect(ani.locator(".verdicts")).to_be_visible()
    conflict = conflict_of(ani)
    ani.keyboard.press("r")
    ani.wait_for_function("id => !location.href.includes(id)", arg=conflict)
    ani.goto(f"{running.url}/conflict/{conflict}")
    expect(ani.locator(".given")).to_contain_text("pembulatan")
    ani.keyboard.press("s")
    expect(ani.locator(".second-asked")).to_contain_text("Ani minta pendapat kedua")

    budi.goto(f"{running.url}/?status=second")
    expect(budi.locator("a.row")).to_have_count(1)
    budi.keyboard.press("j")
    budi.keyboard.press("Enter")
    budi.wait_for_url("**/conflict/**")
    expect(budi.locator(".second-asked")).to_be_visible()
    budi.keyboard.press("t")  # asked for, so no question whether to overrule
    expect(budi.locator(".told")).to_contain_text("Tersimpan")
    assert verdicts(db) == {conflict: ("cannot_tell", "Budi")}
    budi.goto(f"{running.url}/?status=second")
    expect(budi.locator("a.row")).to_have_count(0)


def test_an_extraction_error_says_which_slot_and_is_exported_as_gold(
    app: Callable[..., Any], visit: Callable[..., Page], run_cakupan: Callable[..., str], db: Path, tmp_path: Path
) -> None:
    running = app("--reviewer", "Ani")
    page = visit(running.url + "/?kind=value")
    page.goto(running.url + str(page.locator("a.row").first.get_attribute("href")))
    expect(page.locator("mark.own").first).to_be_visible()
    page.keyboard.press("e")
    form = page.locator("dialog form")
    expect(form.locator("select[name=number]")).to_be_focused()
    form.locator("select[name=slot]").select_option("region")
    form.locator("input[name=corrected]").fill("Kota Atlantis")
    page.keyboard.press("Enter")
    expect(page.locator("dialog .problem")).to_contain_text("Kota Atlantis")
    form.locator("select[name=slot]").select_option("region")
    form.locator("input[name=corrected]").fill("Kabupaten Tegal")
    here = page.url
    page.keyboard.press("Enter")
    page.wait_for_function("here => location.href !== here", arg=here)
    assert [verdict for verdict, _ in verdicts(db).values()] == ["extraction_error"]

    told = run_cakupan("export-corrections", tmp_path / "gold", "--db", db)
    assert told.startswith("1 pages with 1 corrections written to")
    [gold] = [json.loads(file.read_text("utf-8")) for file in (tmp_path / "gold").glob("*/gold.json")]
    assert [each["region"] for each in gold["figures"] if not each.get("optional")] == ["Kabupaten Tegal"]
    assert "Ani" in gold["notes"]
    assert "recall" in run_cakupan("score", tmp_path / "gold")  # it is a gold folder like any other


# What makes a page wider than the window: [] where it fits.
TOO_WIDE = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
  [...document.querySelectorAll('.app *')].filter(e => e.getBoundingClientRect().right > window.innerWidth)
  .map(e => e.tagName + '.' + e.className)"""
HOSTILE = (
    "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 2'> "
    "</script><script>window.hacked = 3</script> <svg onload=window.hacked=4> {{ window.hacked = 5 }} "
    "<a href='javascript:window.hacked=6'>klik</a> `${window.hacked = 7}` "
    "<iframe srcdoc='<script>top.hacked=8</script>'> "
    "\u202eDIBALIK\u202c "
)


@pytest.fixture
def hostile(tmp_path: Path, run_cakupan: Callable[..., str]) -> Path:
    """A warehouse of two pages that try what pages can try, and contradict each other."""
    pages = [
        {
            "id": f"jahat-{number}<script>window.hacked=9</script>",
            "url": "javascript:window.hacked=10" if number == 1 else "https://kabar.example/b?<script>",
            "outlet": f"<b onmouseover='window.hacked=11'>kabar{number}.example</b>",
            "published": "2024-05-02",
            "title": f"</title><script>window.hacked=12</script> {HOSTILE}",
            "text": f"{HOSTILE}\n\nHingga 1 Mei 2024, {HOSTILE} peserta JKN di Kota Tegal mencapai {value} persen. "
            f"{'x' * 20_000}\n\n{HOSTILE}",
        }
        for number, value in ((1, "96,41"), (2, "71,25"))
    ]
    (tmp_path / "jahat.jsonl").write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    db = tmp_path / "jahat.duckdb"
    run_cakupan("run", tmp_path / "jahat.jsonl", "--plain", "--db", db)
    return db


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_a_page_says_is_shown_as_text_and_nothing_runs(
    app: Callable[..., Any], visit: Callable[..., Page], hostile: Path, viewport: dict[str, int]
) -> None:
    running = app("--reviewer", "<script>window.hacked=13</script>", db=hostile)
    page = visit(running.url, viewport=viewport)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    expect(page.locator("a.row").first).to_be_visible()
    nothing_ran(page)
    page.goto(running.url + str(page.locator("a.row").first.get_attribute("href")))
    expect(page.locator(".excerpt").first).to_contain_text("<img src=x onerror='window.hacked = 2'>")
    expect(page.locator(".headline").first).to_contain_text("</title><script>window.hacked=12</script>")
    nothing_ran(page)
    hrefs = page.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))")
    assert not [href for href in hrefs if href and href.lower().startswith("javascript:")]
    for each in page.locator("mark, .card, .chip").all()[:30]:
        each.hover(force=True)
    page.goto(running.url + str(page.locator(".card header a").first.get_attribute("href")))
    expect(page.locator(".article-text")).to_contain_text("<script>window.hacked = 1</script>")
    nothing_ran(page)
    page.goto(f"{running.url}/region/33.76")
    expect(page.locator("h1")).to_have_text("Kota Tegal")
    nothing_ran(page)
    page.goto(f'{running.url}/?outlet=<script>window.hacked=14</script>&region="><img src=x onerror=window.hacked=15>')
    expect(page.locator(".empty")).to_be_visible()
    nothing_ran(page)
    page.goto(f'{running.url}/who?back="><script>window.hacked=16</script>')
    expect(page.locator("input[name=name]")).to_be_visible()
    nothing_ran(page)
    assert dialogs == []


def nothing_ran(page: Page) -> None:
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('iframe, #content img, #content script').length") == 0
    assert page.evaluate(TOO_WIDE) == []


def test_markup_that_did_get_in_would_not_run(app: Callable[..., Any], visit: Callable[..., Page]) -> None:
    page = visit(app("--reviewer", "Ani").url)
    expect(page.locator("a.row").first).to_be_visible()
    page.evaluate(
        """() => {
            document.body.insertAdjacentHTML('beforeend', "<img src=x onerror='window.hacked = 1'>");
            const script = document.createElement('script');
            script.textContent = 'window.hacked = 2';
            document.body.append(script);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None


PAGES = (
    "/",
    "/?status=all&kind=value",
    "/map",
    "/map?by=conflicts",
    "/runs",
    "/region/ID",
    "/who",
    "/nothing",
    "/conflict/x",
)


def addresses(page: Page, url: str) -> list[str]:
    """One of each page, the article and the region as they are linked."""
    page.goto(url)
    conflict = str(page.locator("a.row").first.get_attribute("href"))
    page.goto(url + conflict)
    article = str(page.locator(".card header a").first.get_attribute("href"))
    region = str(page.locator("h1 a").first.get_attribute("href"))
    return [*PAGES, conflict, article, region]


def test_nothing_is_asked_of_any_other_address(app: Callable[..., Any], visit: Callable[..., Page]) -> None:
    running = app("--reviewer", "Ani")
    page = visit(running.url)
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(request.url))
    page.on("websocket", lambda socket: asked.add(socket.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in addresses(page, running.url):
        for language in ("id", "en"):
            page.goto(f"{running.url}{address.partition('#')[0]}{'&' if '?' in address else '?'}lang={language}")
            page.wait_for_timeout(400)
    hosts = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme != "data"}
    assert hosts == {"127.0.0.1"}
    assert any(url.startswith("ws:") for url in asked)
    assert errors == []


def test_a_new_file_is_shown_without_a_restart_and_no_verdict_is_lost(
    app: Callable[..., Any],
    visit: Callable[..., Page],
    run_cakupan: Callable[..., str],
    db: Path,
    open_there: int,
    tmp_path: Path,
) -> None:
    running = app("--reviewer", "Ani")
    queue = visit(running.url)
    expect(queue.locator(".count strong")).to_have_text(f"{open_there} kontradiksi")
    page = visit(running.url + str(queue.locator("a.row").first.get_attribute("href")))
    expect(page.locator(".verdicts")).to_be_visible()
    settled = press_and_move_on(page, "b")
    expect(queue.locator(".count strong")).to_have_text(f"{open_there - 1} kontradiksi")
    new = tmp_path / "new"
    new.mkdir()
    for number, value in ((1, "96,41"), (2, "71,25")):
        meta = {
            "url": f"https://kabar{number}.example/a",
            "outlet": f"kabar{number}.example",
            "published": "2024-05-02",
        }
        (new / f"p{number}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
        text = (
            f"Hingga 1 Mei 2024, cakupan kepesertaan JKN di Kota Sabang mencapai {value} persen dari jumlah penduduk."
        )
        (new / f"p{number}.txt").write_text(text, encoding="utf-8")
    run_cakupan("run", new, "--plain", "--db", db)
    expect(queue.locator(".banner")).to_contain_text("Berkas baru")
    expect(queue.locator(".count strong")).to_have_text(f"{open_there} kontradiksi")
    expect(queue.locator(".queue")).to_contain_text("Kota Sabang")
    press_and_move_on(page, "t")  # the other page works on, on the new file
    page.goto(f"{running.url}/conflict/{settled}")
    expect(page.locator(".given")).to_contain_text("keduanya benar")
    assert len(verdicts(db)) == 2


CONTRAST = """() => {
  const line = (v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = (c) => { const s = c.map(v => line(v / 255));
    return .2126 * s[0] + .7152 * s[1] + .0722 * s[2] };
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c } return [255, 255, 255] };
  const bad = [];
  for (const e of document.querySelectorAll('.app *, .door *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.getClientRects().length || e.tagName === 'OPTION') continue;
    const style = getComputedStyle(e), drawn = e.ownerSVGElement;
    const [a, b] = [light(parse(drawn ? style.fill : style.color)), light(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const name = e.className.baseVal ?? e.className;
    if (ratio < 4.5) bad.push([e.tagName, name, e.textContent.slice(0, 30), ratio.toFixed(2)]);
  }
  return bad }"""


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_keeps_contrast_fits_its_width_and_shows_the_focus(
    app: Callable[..., Any], visit: Callable[..., Page], viewport: dict[str, int]
) -> None:
    running = app("--reviewer", "Ani")
    page = visit(running.url, viewport=viewport)
    for address in addresses(page, running.url):
        page.goto(running.url + address)
        page.wait_for_timeout(400)
        assert page.evaluate(CONTRAST) == [], address
        assert page.evaluate(TOO_WIDE) == [], address
        for _ in range(6):
            page.keyboard.press("Tab")
            outline = "(e => e === document.body ? 'body' : getComputedStyle(e).outlineStyle)(document.activeElement)"
            assert page.evaluate(outline) != "none", address


def test_help_lists_every_key_and_both_languages_are_there(app: Callable[..., Any], visit: Callable[..., Page]) -> None:
    running = app("--reviewer", "Ani")
    page = visit(running.url)
    page.goto(running.url + str(page.locator("a.row").first.get_attribute("href")))
    expect(page.locator(".verdicts")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("dialog kbd").first).to_be_visible()
    keys = set(page.locator("dialog kbd").all_inner_texts())
    assert keys >= {"j", "k", "1", "9", "b", "r", "e", "t", "u", "n", "s", "o", "g", "q", "L", "?"}
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("L")
    expect(page.locator(".verdicts h2")).to_have_text("Verdicts")
    page.goto(f"{running.url}/map")  # the choice is kept
    expect(page.locator("h1")).to_have_text("Share registered")


def test_keys_lead_to_article_region_and_queue(app: Callable[..., Any], visit: Callable[..., Page]) -> None:
    running = app("--reviewer", "Ani")
    page = visit(f"{running.url}/?kind=value")
    conflict = running.url + str(page.locator("a.row").first.get_attribute("href"))
    for keys, where in (("g", "**/region/**"), ("q", "**/?kind=value"), ("o1", "**/article/**")):
        page.goto(conflict)
        expect(page.locator(".verdicts")).to_be_visible()
        for key in keys if len(page.locator("article").all()) > 1 else keys[:1]:
            page.keyboard.press(key)
        page.wait_for_url(where)
