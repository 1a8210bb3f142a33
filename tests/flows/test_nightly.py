"""The Prefect flow as `cakupan run` starts it: quiet, alone, and ended with its server."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.quiet import ServerError, server_must_start, set_broken_store_aside

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Servers = Callable[[Path], list[int]]
CAKUPAN = Path(sys.executable).with_name("cakupan")
ROOT = Path(__file__).resolve().parents[2]

LISTENER = """
import os, sys

def note(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        place = arguments[1] if event == "socket.connect" else arguments[0]
        with open(os.environ["NOTED"], "a") as file:
            file.write(f"{event} {place!r}\\n")

sys.addaudithook(note)
"""


@pytest.fixture
def listening(tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process notes whom it wants to talk to."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path / "site"), "NOTED": str(tmp_path / "noted")}


def test_the_nightly_job_first_and_again(
    pages: Path, cakupan: Run, listening: dict[str, str], tmp_path: Path, servers_of: Servers
) -> None:
    proxied = listening | {"HTTP_PROXY": "http://proxy.invalid:3128", "PREFECT_API_URL": "http://elsewhere.invalid/api"}
    first = cakupan("run", pages, "--db", "data/c.duckdb", env=proxied)
    assert (first.returncode, first.stderr) == (0, "")
    said = dict(re.findall(r"^ *(\S.*?)  +(\S.*)$", first.stdout, re.MULTILINE))
    assert (said["pages read"], said["new"], said["unchanged"], said["inputs set aside"]) == ("3", "3", "0", "0")
    assert said["file"].endswith("data/c.duckdb")
    assert {"start", "read", "extract", "load", "publish"} <= set(said)
    (pages / "rusak.txt").write_bytes(b"\0\1\2" * 500)
    again = cakupan("run", pages, "--db", "data/c.duckdb", env=proxied)
    assert again.returncode == 1
    assert re.fullmatch(r"cakupan: set aside: \S*rusak\.txt: .+\n", again.stderr)
    assert re.search(r"^  unchanged +3$", again.stdout, re.MULTILINE)
    for word in ("Traceback", "Error", "prefect", "INFO"):
        assert word not in first.stdout + again.stdout
    with duckdb.connect(str(tmp_path / "data" / "c.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) from article").fetchall() == [(3,)]

    noted = set((tmp_path / "noted").read_text().splitlines())
    assert any("127.0.0.1" in line for line in noted)  # the listener heard the flow talk to its server
    assert [line for line in noted if "127.0.0.1" not in line and "localhost" not in line] == []

    home = tmp_path / "data" / "prefect"
    with sqlite3.connect(home / "prefect.db") as store:
        artifacts = store.execute("select key, type, data from artifact order by created").fetchall()
        runs = store.execute("select state_type from flow_run").fetchall()
    kinds = Counter((key, kind) for key, kind, _ in artifacts)
    assert kinds == {("nightly", "markdown"): 2, ("new-contradictions", "table"): 2}
    told = [json.loads(data) for key, _, data in artifacts if key == "nightly"]
    assert "| pages read | 3 |" in told[0]
    assert "rusak.txt" in told[1]
    assert runs == [("COMPLETED",)] * 2
    assert servers_of(home) == []


def test_a_failure_is_one_line_and_leaves_the_file_alone(
    pages: Path, cakupan: Run, tmp_path: Path, servers_of: Servers
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "c.duckdb").write_text("no database", encoding="utf-8")
    done = cakupan("run", pages, "--db", "data/c.duckdb")
    assert (done.returncode, done.stdout) == (3, "")
    first, second = done.stderr.splitlines()
    assert "cannot be opened as a DuckDB file" in first
    assert second.endswith("data/prefect/prefect.log")
    assert (tmp_path / "data" / "c.duckdb").read_text(encoding="utf-8") == "no database"
    assert servers_of(tmp_path / "data" / "prefect") == []


def test_a_broken_record_of_runs_is_set_aside(tmp_path: Path) -> None:
    store = tmp_path / "prefect.db"
    set_broken_store_aside(store)  # none there
    with sqlite3.connect(store) as connection:
        connection.execute("create table run (name text)")
    connection.close()
    set_broken_store_aside(store)
    assert store.is_file()
    store.write_bytes(bytes(range(256)) * 40)
    set_broken_store_aside(store)
    assert [file.name for file in tmp_path.iterdir()] == ["prefect.db.broken"]


def test_a_server_that_never_starts_is_given_up(tmp_path: Path) -> None:
    log = tmp_path / "prefect.log"
    log.write_text("ERROR | Application startup failed. Exiting.\n" * 3, encoding="utf-8")
    with pytest.raises(ServerError, match="--plain"), server_must_start(log):
        time.sleep(60)
    log.write_text("", encoding="utf-8")
    with pytest.raises(ServerError), server_must_start(log, limit=0):
        time.sleep(60)
    with server_must_start(log, limit=0) as server_is_there:
        server_is_there()
        time.sleep(1.2)  # longer than the first look
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_stopped_takes_its_server_along(
    sent: signal.Signals, code: int, pages: Path, tmp_path: Path, servers_of: Servers
) -> None:
    home = tmp_path / "data" / "prefect"
    process = subprocess.Popen(
        [str(CAKUPAN), "run", str(pages), "--db", "data/c.duckdb"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # whoever runs the tests in the background ignores SIGINT, and children inherit that
        preexec_fn=lambda: signal.signal(sent, signal.SIG_DFL),
    )
    for _ in range(600):
        if servers_of(home):
            break
        time.sleep(0.1)
    assert servers_of(home), "the server never started"
    process.send_signal(sent)
    out, err = process.communicate(timeout=120)
    assert process.returncode == code
    assert out == ""
    assert err == "cakupan: stopped; nothing was published\n"
    assert servers_of(home) == []
    assert not (tmp_path / "data" / "c.duckdb").exists()
    assert not (tmp_path / "data" / "c.duckdb.work").exists()


def test_prefect_must_not_be_there_before_its_settings(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['prefect'] = sys\n"
        "from pathlib import Path; from flows.quiet import embed_prefect\n"
        f"embed_prefect(Path({str(tmp_path)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Prefect is imported already" in done.stderr


def test_the_deployment_names_a_flow_that_is_there(tmp_path: Path) -> None:
    program = (
        "import inspect, json, sys, yaml\n"
        "from pathlib import Path; from flows.quiet import embed_prefect\n"
        f"embed_prefect(Path({str(tmp_path)!r}))\n"
        "from prefect.flows import load_flow_from_entrypoint\n"
        "(deployment,) = yaml.safe_load(open('prefect.yaml'))['deployments']\n"
        "flow = load_flow_from_entrypoint(deployment['entrypoint'])\n"
        "flow.validate_parameters(deployment['parameters'])\n"
        "print(flow.name, deployment['schedules'][0]['timezone'])\n"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT")}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT, env=environment
    )
    assert done.stdout == "nightly Asia/Jakarta\n", done.stderr
