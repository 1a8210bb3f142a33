"""Notices: what gives cause for one, and that they arrive at a server of our own."""

from __future__ import annotations

import json
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from corpus.sources import Rejected
from flows.notice import Notice, notice_of, notice_of_failure, send
from flows.pipeline import Summary

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def summary(*severities: float, rejected: int = 0) -> Summary:
    conflicts = tuple(
        {
            "conflict_id": f"c{place}",
            "kind": "value",
            "severity": severity,
            "region": "Kabupaten Wajo",
            "indicator": "registered",
            "explanation": "dua angka",
            "explanation_en": "two numbers" + " and more words" * 40,
        }
        for place, severity in enumerate(sorted(severities, reverse=True))
    )
    aside = tuple(Rejected(f"berkas-{n}.txt", "read", "kosong", "isi dahulu") for n in range(rejected))
    return Summary(
        path="data/c.duckdb",
        pages=5,
        new=1,
        unchanged=4,
        rejected=aside,
        figures=2,
        claims=0,
        slips=0,
        conflicts={},
        totals={},
        new_conflicts=conflicts,
    )


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (summary(), None),
        (summary(0.79, 0.2), None),
        (summary(0.8, 0.2), "cakupan: 1 new severe contradiction"),
        (summary(0.9, 0.95, rejected=1), "cakupan: 2 new severe contradictions, 1 input set aside"),
        (summary(rejected=2), "cakupan: 2 inputs set aside"),
    ],
)
def test_what_gives_cause_for_a_notice(given: Summary, title: str | None) -> None:
    notice = notice_of(given, 0.8)
    assert (notice and notice.title) == title


def test_a_notice_is_short_and_says_how_much_it_leaves_out() -> None:
    notice = notice_of(summary(*[0.9] * 50, rejected=13), 0.8)
    assert notice is not None
    assert "- and 40 more: `cakupan conflicts`" in notice.body
    assert "- and 3 more: `cakupan retry`" in notice.body
    assert len(notice.body) < 10_000


class Heard(BaseHTTPRequestHandler):
    posts: list[Any]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.posts.append((self.path, json.loads(body)))
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[tuple[str, list[Any]]]:
    """A webhook on this machine: its address, and what was posted to it."""
    Heard.posts = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Heard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"json://127.0.0.1:{server.server_port}", Heard.posts
        server.shutdown()


def test_a_notice_arrives(hook: tuple[str, list[Any]]) -> None:
    url, posts = hook
    assert send(Notice("judul", "isi", "warning"), [f"{url}/kait"]) == []
    ((path, post),) = posts
    assert path.rstrip("/") == "/kait"
    assert (post["title"], post["message"], post["type"]) == ("judul", "isi", "warning")


def test_what_cannot_be_sent_is_said_without_its_secrets(hook: tuple[str, list[Any]]) -> None:
    url, posts = hook
    failed = send(notice_of_failure("x"), [f"{url}/broken", "json://127.0.0.1:9/rahasia", "surat://x", f"{url}/kait"])
    assert len(failed) == 3
    assert "rahasia" not in " ".join(failed)
    assert [path.rstrip("/") for path, _ in posts] == ["/broken", "/kait"]
    assert send(None, [url]) == send(notice_of_failure("x"), []) == []


class Mailbox(socketserver.StreamRequestHandler):
    """Enough of SMTP to be given one letter."""

    letters: list[str]

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        inside, letter = False, []
        while line := self.rfile.readline().decode():
            if inside:
                inside = line.strip() != "."
                letter.append(line)
                answer = None if inside else "250 kept"
            else:
                inside = line.upper().startswith("DATA")
                answer = "354 go on" if inside else "221 bye" if line.upper().startswith("QUIT") else "250 fine"
            if answer:
                self.wfile.write(answer.encode() + b"\r\n")
            if answer == "221 bye":
                break
        self.letters.append("".join(letter))


def test_a_notice_arrives_by_e_mail() -> None:
    Mailbox.letters = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        url = f"mailto://127.0.0.1:{port}?from=malam@cakupan.example&to=jaga@cakupan.example&mode=insecure"
        assert send(notice_of_failure("cakram penuh"), [url]) == []
        server.shutdown()
    (letter,) = Mailbox.letters
    assert "To: jaga@cakupan.example" in letter
    assert "cakupan: the run failed" in letter


def test_runs_tell_of_contradictions_and_of_failures(
    pages: Path, cakupan: Run, hook: tuple[str, list[Any]], tmp_path: Path
) -> None:
    url, posts = hook
    second = pages / "palopo-lagi"
    second.mkdir()
    (second / "article.txt").write_text(
        "Cakupan JKN Palopo\n\nPALOPO, beritasawah.example – Per 1 Juni 2024 cakupan kepesertaan JKN di Kota Palopo "
        "baru 71,2 persen dari jumlah penduduk, kata seorang pejabat, Selasa (4/6/2024).\n",
        encoding="utf-8",
    )
    settings = tmp_path / "cakupan.toml"
    settings.write_text(f'[notice]\nurls = ["{url}/kait"]\nseverity = 0.3\n', encoding="utf-8")
    assert cakupan("run", pages, "--plain", "--db", "c.duckdb").returncode == 0
    assert [post["type"] for _, post in posts] == ["warning"]
    assert "Kota Palopo" in posts[0][1]["message"]
    assert cakupan("run", pages, "--plain", "--db", "c.duckdb").returncode == 0
    assert len(posts) == 1  # nothing new
    (tmp_path / "broken.duckdb").write_bytes(b"nothing of the kind")
    assert cakupan("run", pages, "--plain", "--db", "broken.duckdb").returncode == 3
    assert [post["type"] for _, post in posts] == ["warning", "failure"]
    assert "cannot be opened as a DuckDB file" in posts[1][1]["message"]
    settings.write_text("[notice]\nseverity = 3\n", encoding="utf-8")
    wrong = cakupan("run", pages, "--plain", "--db", "c.duckdb")
    assert (wrong.returncode, "notice.severity is 3" in wrong.stderr) == (2, True)
