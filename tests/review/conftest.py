"""A warehouse of the sample pages, the app on it as a user starts it, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent.parent
CAKUPAN = Path(sys.executable).with_name("cakupan")
CHROMIUM = shutil.which("chromium")


def cakupan(*arguments: object) -> str:
    """What a command prints; it must not fail."""
    done = subprocess.run([str(CAKUPAN), *map(str, arguments)], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def run_cakupan() -> Callable[..., str]:
    return cakupan


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages as a warehouse, not to be written beside."""
    db = tmp_path_factory.mktemp("review") / "sample.duckdb"
    cakupan("run", ROOT / "corpus" / "sample", "--plain", "--db", db)
    return db


@pytest.fixture(scope="session")
def open_there(sample: Path) -> int:
    """How many contradictions of the sample pages are open."""
    with duckdb.connect(str(sample), read_only=True) as connection:
        rows = connection.execute("select count(*) from conflict where status = 'open'").fetchall()
    assert rows[0][0] > 10
    return int(rows[0][0])


@pytest.fixture
def db(sample: Path, tmp_path: Path) -> Path:
    """A copy of it, with a journal of its own."""
    return Path(shutil.copy(sample, tmp_path / "c.duckdb"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@dataclass
class App:
    """The app as a process of its own."""

    db: Path
    options: tuple[str, ...] = ()
    env: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> App:
        env = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"} | self.env
        command = [str(CAKUPAN), "review", "--db", str(self.db), "--port", str(self.port), *self.options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, cwd=self.db.parent
        )
        for _ in range(300):
            with socket.socket() as probe:
                # where nobody listens yet, a probe sent from the very same port would reach itself
                if probe.connect_ex(("127.0.0.1", self.port)) == 0 and probe.getsockname() != probe.getpeername():
                    return self
            assert self.process.poll() is None, self.process.communicate()[0]
            time.sleep(0.1)
        raise AssertionError("the app does not answer")

    def stop(self) -> str:
        """Stop it as Ctrl-C does -> what it printed."""
        if self.process is None:
            return ""
        process, self.process = self.process, None
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=20)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture(scope="session")
def make_app() -> type[App]:
    return App


@pytest.fixture
def app(db: Path) -> Iterator[Callable[..., App]]:
    """Start the app: `app()`, `app("--reviewer", "Ani")`, `app(db=…)`."""
    started: list[App] = []

    def start(*options: str, **more: Any) -> App:
        started.append(App(more.pop("db", db), options, **more).start())
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium on the path: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
