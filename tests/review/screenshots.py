"""Pictures of every page for docs/screenshots, of the sample pages: python tests/review/screenshots.py

Takes the report as well. Settles two contradictions first, as two reviewers would, so that there is something to see.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from review.journal import Journal  # noqa: E402
from review.published import Published  # noqa: E402
from tests.review.conftest import App, cakupan  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"1280": (1280, 800), "390": (390, 844)}


def prepare(db: Path) -> dict[str, str]:
    """A warehouse with two verdicts -> the address of each page."""
    cakupan("run", ROOT / "corpus" / "sample", "--plain", "--db", db)
    snapshot, journal = Published(db).current(), Journal(db)
    values = [each for each in snapshot.conflicts if each.kind == "value"]
    shares = [each for each in snapshot.conflicts if each.kind == "arithmetic"]
    first = journal.decide(values[0].conflict_id, "rounding", reviewer="Ani", seen=None, note="Beda pembulatan?")
    journal.ask_second_opinion(values[0].conflict_id, "Ani", "Tolong cek sumber kedua.")
    journal.decide(shares[1].conflict_id, "cannot_tell", reviewer="Budi", seen=None)
    [article, *_] = snapshot.ask("statements", shares[0].conflict_id)
    return {
        "queue": "/?status=all",
        "conflict": f"/conflict/{first.conflict_id}?status=all",
        "conflict-arithmetic": f"/conflict/{shares[0].conflict_id}?lang=en",
        "region": f"/region/{values[0].region_code}",
        "article": f"/article/{article['article_key']}",
        "runs": "/runs",
        "map": "/map",
        "map-conflicts": "/map?by=conflicts",
        "who": "/who",
    }


def shoot(page: Page, url: str, name: str, size: str) -> None:
    page.goto(url + ("" if "lang=" in url else ("&" if "?" in url else "?") + "lang=id"))
    page.wait_for_selector(".app, .door main")
    page.wait_for_timeout(400)
    page.screenshot(path=FOLDER / f"{name}-{size}.png", animations="disabled")
    print(f"{name}-{size}.png")


def shoot_report(page: Page, db: Path, size: str) -> None:
    page.goto(db.with_name(f"{db.name}.report.html").as_uri())
    page.screenshot(path=FOLDER / f"report-{size}.png", animations="disabled")
    print(f"report-{size}.png")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        db = Path(folder) / "cakupan.duckdb"
        addresses = prepare(db)
        app = App(db, ("--reviewer", "Ani")).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="id-ID")
            shoot_report(page, db, size)
            for name, address in addresses.items():
                shoot(page, app.url + address, name, size)
            page.goto(f"{app.url}{addresses['conflict']}&lang=id")
            page.wait_for_selector(".verdicts")
            for key, name in (("?", "help"), ("e", "extraction-error")):
                page.keyboard.press(key)
                page.wait_for_selector("dialog[open]")
                page.wait_for_timeout(200)
                page.screenshot(path=FOLDER / f"{name}-{size}.png", animations="disabled")
                page.keyboard.press("Escape")
                page.wait_for_selector("dialog", state="detached")
        browser.close()
        app.stop()


if __name__ == "__main__":
    main()
