"""`cakupan sources check`: each source of a list tried once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PAGE = (
    "<html><head><meta property='article:published_time' content='2024-05-{day:02}T10:00:00+07:00'><title>"
    "Peserta JKN di Kabupaten Bima Naik</title></head><body><h1>Peserta JKN di Kabupaten Bima Naik</h1>"
    "<div class='entry-content'><p>Sebanyak {people}.318 jiwa penduduk Kabupaten Bima sudah menjadi peserta JKN."
    "</p></div></body></html>"
)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        number = self.path.rpartition("/")[2]
        if self.path == "/feed":
            body = "<rss><channel>" + "".join(
                f"<item><link>{base}/berita/{n}</link><title>Peserta JKN</title><pubDate>"
                f"Wed, {n:02} May 2024 10:00:00 +0700</pubDate></item>"
                for n in range(1, 9)
            )
            body += "</channel></rss>"
        elif number.isdecimal():
            body = PAGE.format(day=int(number), people=100 + int(number))
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def cakupan(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("cakupan")
    given = {**os.environ, "CAKUPAN_STATE": str(folder / "web.sqlite")}
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, env=given, check=False)


def test_sources_check_says_what_each_would_bring(tmp_path: Path, base: str) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "a.txt").write_text("Naik\n\nSebanyak 94,2 persen warga Siak menjadi peserta JKN.")
    (tmp_path / "sources.toml").write_text(
        f'[fetch]\ndelay = 0\nallow = ["127.0.0.1"]\n\n[[source]]\nname = "Kabar Bima"\nurl = "{base}/feed"\n'
        f'verified = true\n\n[[source]]\nname = "Hilang"\nurl = "{base}/tidak-ada"\n\n'
        '[[source]]\nname = "Arsip"\nurl = "berita"\n'
    )
    done = cakupan("sources", "check", "sources.toml", folder=tmp_path)
    assert done.returncode == 1, done.stderr  # one of them brings nothing
    bima, rest = done.stdout.split("Hilang: ")
    assert bima.startswith("Kabar Bima: ok\n")
    assert "8 pages listed, 5 read" in bima
    assert "dated 2024-05-01 to 2024-05-08" in bima
    assert "such as: 108.318 jiwa (registered, Kabupaten Bima, 2024-05-08)" in bima
    assert rest.startswith("nothing (unverified)")
    assert "status 404" in rest
    assert "Arsip: ok (unverified)" in rest
    assert "94,2 persen" in rest


def test_a_list_of_sources_is_an_input(tmp_path: Path, base: str) -> None:
    (tmp_path / "sources.toml").write_text(
        f'[fetch]\ndelay = 0\nallow = ["127.0.0.1"]\n[[source]]\nname = "Kabar Bima"\nurl = "{base}/feed"\n'
    )
    for night in (1, 2):
        done = cakupan("run", "sources.toml", "--plain", folder=tmp_path)
        assert done.returncode == 0, done.stderr
        said = {row[:24].strip(): row[24:].split()[0] for row in done.stdout.splitlines() if row.strip()}
        assert (said["pages read"], said["new"]) == ("8", "8" if night == 1 else "0")


def test_the_list_of_the_project_can_be_read() -> None:
    from corpus.sourcelist import read_sources

    listed = read_sources(Path(__file__).resolve().parents[2] / "sources.toml")
    assert len(listed.sources) >= 20
    assert not any(source.verified for source in listed.sources)
    assert all(source.url.startswith("https://") for source in listed.sources)


@pytest.mark.parametrize("content", ["", "x ="], ids=["empty", "broken"])
def test_a_wrong_list_is_wrong_usage(tmp_path: Path, content: str) -> None:
    (tmp_path / "sources.toml").write_text(content)
    done = cakupan("sources", "check", "sources.toml", folder=tmp_path)
    assert done.returncode == 2
    assert "sources.toml" in done.stderr
    assert cakupan("sources", "check", "missing.toml", folder=tmp_path).returncode == 2
