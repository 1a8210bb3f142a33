"""Who gets in: this machine's own pages, whoever has the password, and no path but the app's."""

from __future__ import annotations

import http.client
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

STATIC = f"/_nicegui/{version('nicegui')}/static"
CAKUPAN = Path(sys.executable).with_name("cakupan")


def ask(
    app: Any, path: str, headers: dict[str, str] | None = None, form: dict[str, str] | None = None
) -> tuple[int, dict[str, str], str]:
    """A request as it is told, without a browser's tidying up."""
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=20)
    body = urlencode(form) if form is not None else None
    given = {"Host": f"127.0.0.1:{app.port}"} | (headers or {})
    if body is not None:
        given |= {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("GET" if body is None else "POST", path, body, given)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


@pytest.fixture(scope="module")
def open_app(make_app: Callable[..., Any], sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("open")
    (folder / "secret.txt").write_text("top secret", encoding="utf-8")
    running = make_app(Path(shutil.copy(sample, folder / "c.duckdb")), ("--reviewer", "Ani")).start()
    yield running
    running.stop()


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/c.duckdb",
        "/c.duckdb.verdicts.sqlite",
        "/../../../../etc/passwd",
        "/style.css/../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/article/..%2f..%2f..%2fetc%2fpasswd",
        "/region/..%2fsecret.txt",
        "/conflict/..%2f..%2fsecret.txt",
        f"{STATIC}/../../../../../../../../etc/passwd",
        f"{STATIC}/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/_nicegui/auto/static/secret.txt",
    ],
)
def test_no_path_outside_the_app_is_read(open_app: Any, path: str) -> None:
    status, _, text = ask(open_app, path)
    assert "root:" not in text
    assert "top secret" not in text
    assert "SQLite format" not in text
    assert status in (200, 400, 404)
    assert status != 200 or "cakupan" in text  # a page that says that nothing is called so


def test_pages_come_with_a_policy_that_forbids_scripts_in_markup(open_app: Any) -> None:
    status, headers, text = ask(open_app, "/")
    assert status == 200
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    nonce = rules["script-src"].split("'nonce-")[1].split("'")[0]
    assert text.count("<script") == text.count(f'<script nonce="{nonce}"') > 3
    assert nonce not in ask(open_app, "/")[1]["content-security-policy"]  # another one each time
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/who", "/_nicegui_ws/socket.io/?EIO=4&transport=polling"])
def test_a_name_that_points_here_gets_nothing(open_app: Any, path: str) -> None:
    assert ask(open_app, path, {"Host": "rebound.example"})[0] == 403


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:1"])
def test_pages_from_elsewhere_get_nothing(open_app: Any, origin: str) -> None:
    assert ask(open_app, "/_nicegui_ws/socket.io/?EIO=4&transport=polling", {"Origin": origin})[0] == 403
    assert ask(open_app, "/who", {"Origin": origin}, {"name": "Mallory"})[0] == 403
    upgrade = {
        "Origin": origin,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert ask(open_app, "/_nicegui_ws/socket.io/?EIO=4&transport=websocket", upgrade)[0] == 403


def test_without_a_name_the_door_comes_first_and_leads_back(app: Callable[..., Any]) -> None:
    running = app()
    status, headers, _ = ask(running, "/conflict/ab?kind=value")
    assert (status, headers["location"]) == (303, "/who?back=%2Fconflict%2Fab%3Fkind%3Dvalue")
    status, headers, _ = ask(running, "/who", form={"name": " Ani  Lestari ", "back": "/map"})
    assert (status, headers["location"]) == (303, "/map")
    assert "cakupan_who=Ani%20Lestari" in headers["set-cookie"]
    assert "HttpOnly" in headers["set-cookie"]
    assert ask(running, "/who", form={"name": "Ani", "back": "//elsewhere.example"})[1]["location"] == "/"
    assert ask(running, "/who", form={"name": "  "})[0] == 400


def test_with_a_password_nothing_is_shown_without_it(app: Callable[..., Any]) -> None:
    running = app(env={"CAKUPAN_REVIEW_PASSWORD": "rahasia"})
    who = {"Cookie": "cakupan_who=Ani"}
    for path in ("/", "/map", "/nothing"):
        assert ask(running, path, who)[0] == 303
    assert ask(running, f"{STATIC}/nicegui.js", who)[0] == 401
    assert ask(running, "/_nicegui_ws/socket.io/?EIO=4&transport=polling", who)[0] == 401
    assert ask(running, "/who", form={"name": "Ani", "password": "tebakan"})[0] == 403
    status, headers, _ = ask(running, "/who", form={"name": "Ani", "password": "rahasia"})
    assert status == 303
    session = headers["set-cookie"].split("cakupan_session=")[1].split(";")[0]
    status, _, text = ask(running, "/", {"Cookie": f"cakupan_who=Ani; cakupan_session={session}"})
    assert status == 200
    assert "rahasia" not in text
    assert ask(running, "/", {"Cookie": "cakupan_who=Ani; cakupan_session=x"})[0] == 303


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "set a password"),
        (["--host", "0.0.0.0", "--password-file", "empty.txt"], "the password is empty"),
        (["--db", "none.duckdb"], "no such warehouse"),
    ],
)
def test_how_it_is_not_started(db: Path, options: list[str], said: str) -> None:
    (db.parent / "empty.txt").write_text("\n", encoding="utf-8")
    command = [str(CAKUPAN), "review", "--db", db.name, "--port", "1", *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=db.parent, check=False, timeout=60)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_said(open_app: Any) -> None:
    command = [str(CAKUPAN), "review", "--db", str(open_app.db), "--port", str(open_app.port)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "choose another port with --port" in done.stderr
