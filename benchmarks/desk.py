"""The reviewers' app with many contradictions: how soon is the queue there, how soon the next one?

    python benchmarks/desk.py [--conflicts 10000] [--times 20]

Makes a warehouse of that many contradictions between two articles each, serves it, and measures in Chromium, as a
reviewer would wait: from asking for the queue until its rows stand, from pressing `j` until the next contradiction
stands, from pressing a verdict until it is saved and the next one stands. Prints medians and worst cases; ends with 1
when the queue takes more than a second or the next contradiction more than 200 milliseconds in the median.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from warehouse.database import connect, create  # noqa: E402

MAKE = (Path(__file__).parent / "desk_base.sql").read_text(encoding="utf-8")
MOST = {"queue": 1.0, "queue, filtered": 1.0, "next": 0.2, "verdict and next": 0.2}


def make(path: Path, conflicts: int) -> None:
    """A warehouse with that many contradictions."""
    with connect(path) as connection:
        create(connection)
        connection.execute("create or replace temp macro wanted() as " + str(int(conflicts)))
        connection.execute(MAKE)


def serve(db: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("cakupan")), "review", "--db", str(db), "--port", str(port)]
    process = subprocess.Popen([*command, "--reviewer", "Ani"], stdout=subprocess.DEVNULL)
    for _ in range(600):
        with socket.socket() as probe:
            # a probe sent from the very same port would reach itself
            if probe.connect_ex(("127.0.0.1", port)) == 0 and probe.getsockname() != probe.getpeername():
                return process, f"http://127.0.0.1:{port}"
        time.sleep(0.1)
    raise SystemExit("the app does not answer")


def seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def press(page: Page, key: str) -> None:
    """Press a key and wait until another contradiction stands."""
    here = page.get_attribute(".conflict", "data-conflict")
    page.keyboard.press(key)
    other = "here => document.querySelector('.conflict').dataset.conflict !== here"
    page.wait_for_function(other, arg=here)


def measure(page: Page, url: str, times: int) -> dict[str, list[float]]:
    def queue(address: str) -> None:
        page.goto(url + address)
        page.wait_for_selector("a.row")

    queue("/")  # what the browser keeps is kept from here on
    taken = {"queue": [seconds(lambda: queue("/")) for _ in range(times)]}
    taken["queue, filtered"] = [seconds(lambda: queue("/?region=33&kind=value&severity=0.5")) for _ in range(times)]
    page.goto(url + str(page.locator("a.row").first.get_attribute("href")))
    page.wait_for_selector(".verdicts")
    page.wait_for_timeout(500)
    taken["next"] = [seconds(lambda: press(page, "j")) for _ in range(times)]
    taken["verdict and next"] = [seconds(lambda: press(page, "r")) for _ in range(times)]
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--conflicts", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("there is no chromium on the path: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        db = Path(folder) / "c.duckdb"
        make(db, asked.conflicts)
        print(f"{asked.conflicts:,} contradictions, {db.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores")
        process, url = serve(db)
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            taken = measure(page, url, asked.times)
            browser.close()
        finally:
            process.terminate()
            process.wait()
    failed = False
    print(f"{'':<18}{'median':>9}{'worst':>9}{'at most':>9}   seconds, of {asked.times}")
    for what, each in taken.items():
        median = statistics.median(each)
        failed |= median > MOST[what]
        print(f"{what:<18}{median:>9.3f}{max(each):>9.3f}{MOST[what]:>9.1f}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
