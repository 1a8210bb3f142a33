"""Pages from a server of this machine that does everything wrong that servers do."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest

from corpus.address import one_address
from corpus.article import Article
from corpus.sources import Held, Rejected, Tally, read_inputs
from corpus.sources.fetch import Fetcher, Policy
from corpus.sources.guard import is_public
from corpus.sources.robots import Robots
from corpus.sources.state import State

QUICK = Policy(
    delay=0.0, silence=0.6, whole=2.0, largest=2_000_000, tries=2, backoff=0.05, longest_wait=1.0, allow=("127.0.0.1",)
)


def page(place: str, text: str = "", more: str = "") -> bytes:
    body = text or (
        f"Hingga 1 Mei 2024 sebanyak 52.318 jiwa atau 96,4 persen penduduk {place} sudah terdaftar sebagai peserta JKN,"
        " kata kepala dinas kesehatan setempat di kantornya."
    )
    return (
        f"<html><head><meta charset='utf-8'><title>Peserta JKN di {place} Naik</title></head><body><h1>Peserta JKN di"
        f" {place} Naik</h1><div class='entry-content'><p>{body}</p><p>Ia mengajak warga lain segera mendaftar di loket"
        f" terdekat.</p></div>{more}</body></html>"
    ).encode()


def feed(base: str, paths: list[str]) -> bytes:
    items = "".join(
        f"<item><title>Peserta JKN</title><link>{base}{path}</link><pubDate>Wed, 08 May 2024 10:00:00 +0700</pubDate>"
        "</item>"
        for path in paths
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode()


class Site(ThreadingHTTPServer):
    """A site whose answers are functions of the path; it counts what it was asked and what it sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.bodies: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.answers: dict[str, Callable[[_Handler], None]] = {}

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def serve(self, path: str, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """A page with an ETag, that answers 304 to who knows it."""
        tag = headers.pop("ETag", f'"{hash(body)}"')

        def answer(request: _Handler) -> None:
            if tag and request.headers.get("If-None-Match") == tag:
                request.send(304, b"", ETag=tag)
                return
            given = {"Content-Type": kind, **headers} | ({"ETag": tag} if tag else {})
            request.send(200, body, **given)

        self.answers[path] = answer


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"
    quiet: ClassVar[bool] = True

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        self.server.agents.add(self.headers.get("User-Agent", ""))
        answer = self.server.answers.get(self.path)
        try:
            if answer is None:
                self.send(404, b"")
            else:
                answer(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body:
            self.server.bodies[self.path] += 1
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def read(
    *inputs: str,
    policy: Policy = QUICK,
    state: Path | None = None,
    tally: Tally | None = None,
    held: Held | None = None,
) -> list[Article | Rejected]:
    fetcher = Fetcher(policy, State(state))
    try:
        return list(read_inputs(list(inputs), fetcher=fetcher, tally=tally, held=held))
    finally:
        fetcher.close()


def links(folder: Path, site: Site, paths: list[str]) -> str:
    file = folder / "pages.urls"
    file.write_text("# daftar\n\n" + "\n".join(site.base + path for path in paths), encoding="utf-8")
    return str(file)


# --- faults -----------------------------------------------------------------------------------------------------------


def hang(request: _Handler) -> None:
    time.sleep(3)


def drip(request: _Handler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.1)


def drip_head(request: _Handler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 200:
        request.wfile.write(bytes([letter]))
        request.wfile.flush()
        time.sleep(0.1)


def large(request: _Handler) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    for _ in range(1600):  # 100 MB
        request.wfile.write(piece)


BOMB = gzip.compress(b"\0" * 50_000_000, 9)  # made beforehand: a server at work on it is one that does not answer


def gzip_bomb(request: _Handler) -> None:
    request.send(200, BOMB, Content_Encoding="gzip", Content_Type="text/html")


def broken_gzip(request: _Handler) -> None:
    request.send(200, b"\x1f\x8b\x08 and no more", Content_Encoding="gzip", Content_Type="text/html")


def cut(request: _Handler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "5000")
    request.end_headers()
    request.wfile.write(b"<html>half")
    request.close_connection = True


def status(code: int, **headers: str) -> Callable[[_Handler], None]:
    return lambda request: request.send(code, b"", **headers)


FAULTS: dict[str, tuple[Callable[[_Handler], None], str]] = {
    "/diam": (hang, "no answer in time"),
    "/menetes": (drip, "no answer in time"),
    "/kepala-menetes": (drip_head, "no answer in time"),
    "/besar": (large, "larger than 2 MB"),
    "/bom-gzip": (gzip_bomb, "larger than 2 MB"),
    "/gzip-rusak": (broken_gzip, "cannot be unpacked"),
    "/terpotong": (cut, "no connection"),
    "/sibuk": (status(503), "status 503, tried 2 times"),
    "/terlalu-sering": (status(429, Retry_After="3600"), "asks to come back in 3600 seconds"),
    "/hilang": (status(404), "status 404"),
    "/dilarang": (status(403), "status 403"),
    "/putar-a": (status(302, Location="/putar-b"), "redirects in a circle"),
    "/putar-b": (status(302, Location="/putar-a"), "redirects in a circle"),
    "/tanpa-tujuan": (status(301), "without an address to go on to"),
    "/ke-berkas": (status(302, Location="file:///etc/passwd"), "no web address"),
    "/ke-dalam": (status(302, Location="http://127.0.0.2:9/rahasia"), "private network"),
    "/ke-awan": (status(302, Location="http://169.254.169.254/latest/meta-data"), "private network"),
    "/rahasia/arsip": (status(200), "robots.txt does not let us"),
}


def test_every_fault_ends_in_its_line_and_the_good_pages_are_all_there(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /rahasia/\n", "text/plain")
    for number in range(20):
        site.answers[f"/rantai-{number}"] = status(302, Location=f"/rantai-{number + 1}")
    for path, (answer, _) in FAULTS.items():
        site.answers[path] = answer
    good = [f"/baik-{number}" for number in range(6)]
    for number, path in enumerate(good):
        site.serve(path, page(f"Kecamatan {number}"))
    paths = [path for pair in zip(good, list(FAULTS)[:6], strict=False) for path in pair] + list(FAULTS)[6:]
    begin = time.monotonic()
    items = read(links(tmp_path, site, [*paths, "/rantai-0"]))
    assert time.monotonic() - begin < 60  # nothing hangs; no measure of speed
    articles = [item for item in items if isinstance(item, Article)]
    assert sorted(str(article.url) for article in articles) == [site.base + path for path in good]
    lines = {item.input.removeprefix(site.base): item for item in items if isinstance(item, Rejected)}
    assert set(lines) == {*FAULTS, "/rantai-0"}
    for path, (_, reason) in FAULTS.items():
        assert reason in lines[path].reason, (path, lines[path])
        assert lines[path].hint
        assert lines[path].stage == "fetch"
    assert "more than 5 redirects" in lines["/rantai-0"].reason
    assert site.asked["/rahasia/arsip"] == 0
    assert site.asked["/sibuk"] == 2
    assert site.asked["/hilang"] == 1
    assert site.asked["/terlalu-sering"] == 1
    assert all(agent.startswith("cakupan/") for agent in site.agents)


def test_429_with_retry_after_is_waited_for(site: Site, tmp_path: Path) -> None:
    def answer(request: _Handler) -> None:
        if request.server.asked[request.path] == 1:
            times.append(time.monotonic())
            request.send(429, b"", Retry_After="1")
        else:
            times.append(time.monotonic())
            request.send(200, page("Bima"), Content_Type="text/html")

    times: list[float] = []
    site.answers["/a"] = answer
    (article,) = read(links(tmp_path, site, ["/a"]))
    assert isinstance(article, Article)
    assert times[1] - times[0] >= 0.9


def test_robots_that_cannot_be_had_forbid_everything(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = status(503)
    site.serve("/a", page("Bima"))
    (item,) = read(links(tmp_path, site, ["/a"]))
    assert isinstance(item, Rejected)
    assert "robots.txt" in item.reason
    assert site.asked["/a"] == 0


def test_a_host_is_asked_one_page_at_a_time_with_a_pause(site: Site, tmp_path: Path) -> None:
    times: list[float] = []
    running: list[int] = []
    lock = threading.Lock()

    def answer(request: _Handler) -> None:
        with lock:
            times.append(time.monotonic())
            running.append(1)
            assert len(running) == 1
        time.sleep(0.02)
        with lock:
            running.pop()
        request.send(200, page(request.path[1:]), Content_Type="text/html")

    for number in range(4):
        site.answers[f"/{number}"] = answer
    items = read(links(tmp_path, site, [f"/{n}" for n in range(4)]), policy=replace(QUICK, delay=0.2))
    assert len([item for item in items if isinstance(item, Article)]) == 4
    assert all(later - sooner >= 0.19 for sooner, later in pairwise(times))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/a", "http://localhost:1/a", "http://[::1]:1/a", "http://0.0.0.0:1/"]
)
def test_this_machine_is_not_asked_unless_allowed(url: str) -> None:
    (item,) = read(url, policy=Policy(tries=1, delay=0))
    assert isinstance(item, Rejected)
    assert "private network" in item.reason


def test_a_name_is_looked_up_once_and_what_it_answered_is_connected_to(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public at the check, private at the connection, would need a second look-up."""
    answers = iter(["127.0.0.1"] + ["93.184.216.34"] * 9)
    looked_up: list[str] = []
    port = site.server_address[1]

    def getaddrinfo(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr("corpus.sources.guard.socket.getaddrinfo", getaddrinfo)
    site.serve("/a", page("Bima"))
    (item,) = read(f"http://kabar.example:{port}/a", policy=Policy(tries=1, delay=0, silence=0.5))
    assert isinstance(item, Rejected)
    assert "127.0.0.1" in item.reason
    assert looked_up == ["kabar.example"]
    assert sum(site.asked.values()) == 0


def test_a_certificate_that_nobody_signed(tmp_path: Path, site: Site) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path))
    site.socket = context.wrap_socket(site.socket, server_side=True)
    (item,) = read(f"https://127.0.0.1:{site.server_address[1]}/a")
    assert isinstance(item, Rejected)
    assert item.reason.startswith("TLS error")


def _certificate(folder: Path) -> Path:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "own.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ("cp1252", "text/html; charset=windows-1252"),
        ("cp1252", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-8", "text/html"),
        ("utf-16", "text/html"),
        ("cp1252", "text/html; charset=no-such-charset"),
    ],
)
def test_charsets(site: Site, sent: str, kind: str) -> None:
    text = "Sebanyak “52.318 jiwa” – atau 96,4 persen – warga Bima terdaftar sebagai peserta JKN, kata kepala dinas."
    site.serve("/a", page("Bima", text).decode().replace("<meta charset='utf-8'>", "").encode(sent), kind)
    (article,) = read(site.base + "/a")
    assert isinstance(article, Article)
    assert text in article.text


# --- the second night -------------------------------------------------------------------------------------------------


def test_the_second_night_fetches_no_page_again(site: Site, tmp_path: Path) -> None:
    paths = [f"/berita-{number}" for number in range(8)]
    for number, path in enumerate(paths):
        tag = {} if number % 2 else {"ETag": ""}  # half of them have no validator
        site.serve(path, page(f"Desa {number}", "Harga cabai turun di pasar itu." if number == 5 else ""), **tag)
    site.serve("/feed", feed(site.base, paths), "application/rss+xml")
    state = tmp_path / "web.sqlite"
    first_tally, second_tally = Tally(), Tally()
    first = read(site.base + "/feed", state=state, tally=first_tally)
    assert len(first) == 7
    assert first_tally.irrelevant == second_tally.irrelevant + 1 == 1
    before = Counter(site.bodies)
    second = read(site.base + "/feed", state=state, tally=second_tally)
    assert site.bodies - before == Counter()
    by_url = {item.url: item for item in first if isinstance(item, Article)}
    assert {item.url: item for item in second if isinstance(item, Article)} == by_url
    assert second_tally.irrelevant == 1


def test_a_page_that_lost_its_figures_is_handed_out_where_it_is_held(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "web.sqlite"
    site.serve("/a", page("Bima"))
    site.serve("/b", page("Dompu", "Harga cabai turun di pasar itu."))
    listed = links(tmp_path, site, ["/a", "/b"])
    (article,) = read(listed, state=state)
    assert isinstance(article, Article)
    site.serve("/a", page("Bima", "Berita ini telah dicabut oleh redaksi kami."))
    tally = Tally()
    held = {one_address(article.url)}
    (again,) = read(listed, state=state, tally=tally, held=held.__contains__)
    assert isinstance(again, Article)
    assert (again.url, "dicabut" in again.text, tally.irrelevant) == (article.url, True, 1)
    assert read(listed, state=state, tally=tally, held=held.__contains__) == [again]
    assert read(listed, state=state) == []


def test_a_page_that_changed_is_fetched_and_read_anew(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "web.sqlite"
    listed = links(tmp_path, site, ["/a"])
    site.serve("/a", page("Bima"))
    read(listed, state=state)
    site.serve("/a", page("Dompu"))
    (article,) = read(listed, state=state)
    assert isinstance(article, Article)
    assert article.title == "Peserta JKN di Dompu Naik"


def test_a_state_file_that_is_none(tmp_path: Path) -> None:
    from corpus.sources import InputError

    broken = tmp_path / "web.sqlite"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(InputError, match="delete the file"):
        State(broken)


# --- pages, sitemaps, copies ------------------------------------------------------------------------------------------


def test_an_article_of_three_pages_is_fetched_whole(site: Site, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        more = f"<div>Halaman {''.join(f'<a href=/a?page={n}>{n}</a> ' for n in (1, 2, 3) if n != number)}</div>"
        text = f"Bagian {number}: sebanyak {number}2.318 jiwa penduduk Bima terdaftar sebagai peserta JKN."
        site.serve("/a" if number == 1 else f"/a?page={number}", page("Bima", text, more))
    (article,) = read(links(tmp_path, site, ["/a"]))
    assert isinstance(article, Article)
    assert [f"{number}2.318 jiwa" in article.text for number in (1, 2, 3)] == [True] * 3
    assert not article.incomplete
    site.answers["/a?page=3"] = status(404)
    items = read(links(tmp_path, site, ["/a"]))
    assert [item.incomplete for item in items if isinstance(item, Article)] == [True]
    assert ["page 3 is missing" in item.reason for item in items if isinstance(item, Rejected)] == [True]


def test_sitemaps_within_sitemaps(site: Site) -> None:
    site.serve("/a", page("Bima"))
    site.serve("/b", page("Dompu"))
    site.serve(
        "/sitemap.xml",
        (
            "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            + "".join(
                f"<sitemap><loc>{site.base}/{name}</loc></sitemap>"
                for name in ("berita.xml.gz", "sitemap.xml", "hilang.xml")
            )
            + "</sitemapindex>"
        ).encode(),
        "application/xml",
    )
    site.serve(
        "/berita.xml.gz",
        gzip.compress(
            f"<urlset><url><loc>{site.base}/a</loc><lastmod>2024-05-08</lastmod></url><url><loc>{site.base}/b</loc></url>"
            "</urlset>".encode()
        ),
        "application/x-gzip",
    )
    items = read(site.base + "/sitemap.xml")
    assert sorted(str(item.url) for item in items if isinstance(item, Article)) == [site.base + "/a", site.base + "/b"]
    assert any("status 404" in item.reason for item in items if isinstance(item, Rejected))


def test_print_mobile_and_amp_versions_are_one_article(site: Site, tmp_path: Path) -> None:
    canonical = f"<link rel='canonical' href='{site.base}/jkn-bima'>"
    for path in ("/jkn-bima", "/jkn-bima/amp", "/jkn-bima?print=1", "/jkn-bima?utm_source=x"):
        site.serve(path, page("Bima").replace(b"<title>", canonical.encode() + b"<title>"))
    tally = Tally()
    items = read(
        links(tmp_path, site, ["/jkn-bima", "/jkn-bima/amp", "/jkn-bima?print=1", "/jkn-bima?utm_source=x"]),
        tally=tally,
    )
    assert len(items) == 1
    assert tally.copies == 3


# --- the rules of robots.txt, addresses ---------------------------------------------------------------------------


ROBOTS = [
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: cakupan\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
    ("User-agent: lain\nDisallow: /", "/a", True),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
    ("User-agent: a\nUser-agent: cakupan\nDisallow: /q", "/q", False),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
    ("User-agent: *\nDisallow: /" + "*a" * 500, "/" + "a" * 400, True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), ROBOTS, ids=range(len(ROBOTS)))
def test_robots(text: str, path: str, allowed: bool) -> None:
    assert Robots(text, "cakupan").allows(f"https://k.example{path}") is allowed


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "127.1.2.3", "0.0.0.0", "169.254.169.254", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::", "x"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)
