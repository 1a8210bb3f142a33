"""Inputs of every kind, good, broken and hostile: archives, tables, PDF, web archives, feeds, stores, lists."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.relevance import may_hold_figures
from corpus.sourcelist import read_sources
from corpus.sources import InputError, Rejected, Screen, Tally, read_inputs
from corpus.sources.archive import unsafe_name
from corpus.sources.decode import Unreadable
from corpus.sources.feed import read_listing
from corpus.sources.rows import column_map

TEXT = "Warga Siak Makin Terlindungi\n\nSebanyak 94,2 persen warga Siak sudah terdaftar sebagai peserta JKN.\n"
OTHER = "Harga Cabai Turun\n\nHarga cabai di pasar induk turun 30 persen menjelang akhir pekan.\n"


def html(text: str = TEXT) -> str:
    title, _, body = text.partition("\n\n")
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div class='entry-content'><p>{body}</p><p>"
        "Loket dibuka setiap hari kerja di kantor camat, kata pegawai yang bertugas.</p></div></body></html>"
    )


def read(*inputs: Path | str, screen: Screen = "crawled", tally: Tally | None = None) -> list[Article | Rejected]:
    return list(read_inputs([str(each) for each in inputs], screen=screen, tally=tally))


def articles(*inputs: Path | str) -> list[Article]:
    items = read(*inputs)
    assert [item for item in items if isinstance(item, Rejected)] == []
    return [item for item in items if isinstance(item, Article)]


def reasons(*inputs: Path | str) -> list[str]:
    return [item.reason for item in read(*inputs) if isinstance(item, Rejected)]


# --- archives ---------------------------------------------------------------------------------------------------------

MEMBERS = {
    "berita/siak-2024/article.txt": TEXT,
    "berita/siak-2024/meta.json": json.dumps({"url": "https://kabar.example/siak", "published": "2024-05-08"}),
    "berita/siak-2024/gold.json": "{}",
    "berita/dua.html": html(),
    "berita/dua.meta.json": json.dumps({"outlet": "Kabar Siak"}),
    "tabel.jsonl": json.dumps({"id": "baris", "text": TEXT}) + "\n",
    "README.txt": "catatan",
    ".sembunyi.txt": TEXT,
    "gambar.jpg": "x",
}


def make_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def make_tar(path: Path, members: dict[str, str | bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["semua.zip", "semua.tar.gz", "semua.tar", "semua.tgz", "semua.tar.xz"])
def test_an_archive_is_read_as_the_folder_that_was_packed(tmp_path: Path, name: str) -> None:
    if name.endswith(".zip"):
        path = make_zip(tmp_path / name, dict(MEMBERS))
    else:
        path = make_tar(tmp_path / name, dict(MEMBERS), {".tar": "w", ".xz": "w:xz"}.get(Path(name).suffix, "w:gz"))
    found = {article.id: article for article in articles(path)}
    assert set(found) == {"siak-2024", "dua", "baris"}
    assert (found["siak-2024"].url, found["siak-2024"].published) == ("https://kabar.example/siak", "2024-05-08")
    assert found["dua"].outlet == "Kabar Siak"
    assert "94,2 persen" in found["dua"].text


@pytest.mark.parametrize("pack", [make_zip, make_tar], ids=["zip", "tar"])
def test_members_that_lead_out_are_refused(tmp_path: Path, pack: Any) -> None:
    names = ["../../keluar.txt", "/etc/keluar.txt", "a/../../b.txt", "C:\\x.txt", "baik.txt"]
    path = pack(tmp_path / f"a.{'zip' if pack is make_zip else 'tar.gz'}", dict.fromkeys(names, TEXT))
    items = read(path)
    assert [item.id for item in items if isinstance(item, Article)] == ["baik"]
    assert len([item for item in items if isinstance(item, Rejected)]) == 4
    assert not list(tmp_path.parent.glob("keluar*"))


def test_links_and_devices_in_archives_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert [reason for reason in reasons(path) if "expected a file" in reason] == [
        "a link or device, expected a file"
    ] * 3
    zipped = tmp_path / "a.zip"
    with zipfile.ZipFile(zipped, "w") as archive_zip:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = 0o120777 << 16
        archive_zip.writestr(entry, "/etc/passwd")
    assert "a link, expected a file" in reasons(zipped)


def test_bombs_and_archives_within_archives_are_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", TEXT)
    bomb = make_zip(
        tmp_path / "bom.zip",
        {"a.txt": b"0" * 19_000_000, "b.txt": b"0" * 30_000_000, "dalam.zip": inner.getvalue(), "baik.txt": TEXT},
    )
    items = read(bomb)
    assert [item.id for item in items if isinstance(item, Article)] == ["baik"]
    said = " ".join(item.reason for item in items if isinstance(item, Rejected))
    assert "times its size" in said
    assert "30.0 MB" in said
    assert "an archive within an archive" in said
    packed = make_tar(tmp_path / "bom.tar.gz", {"a.txt": b"0" * 30_000_000, "baik.txt": TEXT})
    items = read(packed)
    assert [item.id for item in items if isinstance(item, Article)] == ["baik"]
    assert "30.0 MB" in next(item.reason for item in items if isinstance(item, Rejected))


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar", "a.warc", "a.warc.gz", "a.parquet", "a.pdf"])
@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"WARC/1.0\r\n\r\n"])
def test_broken_files_have_a_reason(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert reasons(path)


def test_a_cut_archive_gives_what_came_before_the_cut(tmp_path: Path) -> None:
    whole = make_tar(tmp_path / "a.tar", {"satu.txt": TEXT, "dua.txt": TEXT * 200}).read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(gzip.decompress(whole)[:2500])
    items = read(cut)
    assert [item.id for item in items if isinstance(item, Article)][:1] == ["satu"]
    assert [item for item in items if isinstance(item, Rejected)]


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_a_safe_name_stays_in_its_archive(name: str) -> None:
    if unsafe_name(name) is None:
        base = os.path.abspath("arsip")
        assert os.path.abspath(os.path.join(base, name)).startswith(base)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_csv_by_the_usual_names(tmp_path: Path) -> None:
    path = tmp_path / "arsip.csv"
    path.write_text(
        '\ufeffJudul;isi;tanggal;link\nNaik;"'
        + TEXT.replace("\n", " ")
        + '\n lagi";8 Mei 2024;https://kabar.example/1\n'
        ';;;\n;"   ";;x\n',
        encoding="utf-8",
    )
    items = read(path)
    (article,) = [item for item in items if isinstance(item, Article)]
    assert (article.id, article.title, article.published) == ("arsip-1", "Naik", "2024-05-08")
    assert article.outlet == "kabar.example"
    assert len(items) == 2  # the third row has no text


def test_csv_packed_and_in_a_glob(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv.gz").write_bytes(gzip.compress(f'text\n"{TEXT}"\n'.encode()))
    assert [article.id for article in articles(f"{tmp_path}/*.csv.gz")] == ["a-1", "b-1"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "no column that holds the text"),
        (b"text\n", "a header and no row"),
        (b"text\n\xff\xfe\n", "wrong encoding"),
    ],
)
def test_broken_csv(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert any(reason in each for each in reasons(path))


def test_parquet_with_a_column_map(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"badan": [TEXT, None, TEXT], "nama": ["satu", "dua", "tiga"], "lain": [1, 2, 3]})
    pq.write_table(table, tmp_path / "a.parquet")
    assert any("no column that holds the text" in reason for reason in reasons(tmp_path / "a.parquet"))
    listed = tmp_path / "sources.toml"
    listed.write_text('[[source]]\nname = "arsip"\nurl = "a.parquet"\ncolumns = { text = "badan", id = "nama" }\n')
    items = read(listed)
    assert [item.id if isinstance(item, Article) else item.input.rsplit(":")[-1] for item in items] == [
        "satu",
        "2",
        "tiga",
    ]


def test_a_given_column_that_is_not_there() -> None:
    with pytest.raises(Unreadable, match="no column 'badan' for text"):
        column_map(["isi"], {"text": "badan"})


# --- PDF --------------------------------------------------------------------------------------------------------------


def make_pdf(lines: list[str], pages: int = 1) -> bytes:
    """A PDF as simple as they come: one font, a line of text a line."""
    drawn = "BT /F1 11 Tf 60 780 Td 14 TL " + " ".join(
        "(" + line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ") Tj T*" for line in lines
    ) + " ET"  # fmt: skip
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(['3 0 R'] * pages)}] /Count {pages} >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = "%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{out}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode("latin-1")


def test_a_press_release_as_pdf(tmp_path: Path) -> None:
    (tmp_path / "siaran.pdf").write_bytes(
        make_pdf(
            [
                "SIARAN PERS",
                "",
                "Siak, 8 Mei 2024 - Pemerintah Kabupaten Siak mencatat 451.208 jiwa atau 94,2 persen",
                "penduduknya telah terdaftar sebagai peserta JKN sampai dengan akhir April tahun",
                "2024, kata kepala dinas kesehatan setempat.",
                "",
                "Kecamatan Mempura: 98,1 persen",
            ]
        )
    )
    (tmp_path / "siaran.meta.json").write_text('{"url": "https://kabar.example/siaran.pdf"}')
    (article,) = articles(tmp_path)
    assert article.url == "https://kabar.example/siaran.pdf"
    assert (
        "94,2 persen penduduknya telah terdaftar sebagai peserta JKN sampai dengan akhir April tahun 2024"
        in article.text
    )
    assert article.text.split("\n\n")[-1] == "Kecamatan Mempura: 98,1 persen"


def test_pdf_without_text_and_with_too_many_pages(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf([]))
    (tmp_path / "b.pdf").write_bytes(make_pdf(["x"], pages=61))
    assert [reason.split(",")[0] for reason in reasons(tmp_path / "a.pdf", tmp_path / "b.pdf")] == [
        "a PDF without text (pictures of pages?)",
        "a PDF of 61 pages",
    ]


# --- web archives -----------------------------------------------------------------------------------------------------


def record(url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str) -> bytes:
    headers = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-08T03:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"  # fmt: skip


RECORDS = [
    record("https://kabar.example/siak", html().encode()),
    record("https://kabar.example/cabai", html(OTHER).encode()),
    record("https://kabar.example/foto.jpg", b"\xff\xd8\xff", "image/jpeg"),
    record("https://kabar.example/hilang", html().encode(), status="404 Not Found"),
    record("https://kabar.example/siak/amp", html().replace("<title>", "<link rel='canonical' href='https://kabar.example/siak'><title>").encode()),
    record("https://kabar.example/padat", gzip.compress(html().encode()), Content_Encoding="gzip"),
    record("https://kabar.example/sudah-terbuka", html().encode(), Content_Encoding="gzip"),
    record("https://kabar.example/ansi", html().replace("Siak", "“Siak”").encode("cp1252"), "text/html;charset=cp1252"),
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive(tmp_path: Path, name: str) -> None:
    packed = name.endswith(".gz")
    (tmp_path / name).write_bytes(b"".join(gzip.compress(each) if packed else each for each in RECORDS))
    tally = Tally()
    items = read(tmp_path / name, tally=tally)
    assert [item.url for item in items if isinstance(item, Article)] == [
        f"https://kabar.example/{each}" for each in ("siak", "padat", "sudah-terbuka", "ansi")
    ]
    assert (tally.irrelevant, tally.copies) == (1, 1)
    assert next(item.id for item in items if isinstance(item, Article)) == "a-1"
    assert "“Siak”" in [item.text for item in items if isinstance(item, Article)][-1]
    assert len([item for item in items if isinstance(item, Rejected)]) == 0
    assert [article.url for article in articles(tmp_path)] == [item.url for item in items if isinstance(item, Article)]


def test_a_web_archive_that_is_cut(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(RECORDS[0]) + gzip.compress(RECORDS[5])[:200])
    items = read(tmp_path / "a.warc.gz")
    assert [item.url for item in items if isinstance(item, Article)][:1] == ["https://kabar.example/siak"]


# --- feeds and sitemaps -----------------------------------------------------------------------------------------------

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY b{n} "&{"a" if n == 0 else f"b{n - 1}"};&{"a" if n == 0 else f"b{n - 1}"};">' for n in range(40)
    )
    + "]><rss><channel><item><title>&b39;</title><link>https://k.example/a</link></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title>'
    "<link>https://k.example/a</link></item></channel></rss>"
)


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, " " * 200_000 + OUTSIDE], ids=["bomb", "outside", "late"])
def test_entities_are_refused(content: str) -> None:
    with pytest.raises(Unreadable, match="entities"):
        read_listing(content.lstrip().encode() if content.startswith("<") else b"<!-- -->" * 20_000 + content.encode())


FEEDS = [
    (
        "<rss><channel><item><title>Naik &amp; turun</title><link>https://k.example/a?x=1&amp;y=2</link><pubDate>"
        "Wed, 08 May 2024 23:30:00 GMT</pubDate></item></channel></rss>",
        ("https://k.example/a?x=1&y=2", "Naik & turun", "2024-05-09"),
    ),
    (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>&lt;b&gt;Naik&lt;/b&gt;"
        "&lt;script&gt;</title><link rel='self' href='/self'/><link href='/a'/>"
        "<updated>2024-05-08T10:00:00+07:00</updated></entry></feed>",
        ("https://k.example/a", "Naik", "2024-05-08"),
    ),
    (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc="
        "'http://purl.org/dc/elements/1.1/'><item><title>Naik</title><link>/a</link><dc:date>2024-05-08</dc:date></item>"
        "</rdf:RDF>",
        ("https://k.example/a", "Naik", "2024-05-08"),
    ),
    (
        "<rss><channel><item><guid>https://k.example/a</guid><title>Tak ditutup<pubDate>8 Mei 2024</pubDate></item>",
        ("https://k.example/a", "Tak ditutup8 Mei 2024", None),
    ),
    (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<url><loc>https://k.example/a</loc><news:news><news:publication_date>2024-05-08</news:publication_date>"
        "<news:title>Naik</news:title></news:news></url><url><loc>javascript:alert(1)</loc></url></urlset>",
        ("https://k.example/a", "Naik", "2024-05-08"),
    ),
]


@pytest.mark.parametrize(("content", "expected"), FEEDS, ids=["rss", "atom", "rdf", "unclosed", "news"])
def test_feeds(content: str, expected: tuple[str, str, str | None]) -> None:
    (entry,) = read_listing(content.encode(), "https://k.example/feed").pages
    assert (entry.url, entry.title, entry.published) == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_a_reason(data: bytes) -> None:
    for content in (data, b"<rss><channel><item>" + data + b"</item></channel></rss>"):
        with suppress(Unreadable):
            read_listing(content)


# --- hostile text -----------------------------------------------------------------------------------------------------


def test_null_bytes_and_turned_text_and_scripts_in_titles(tmp_path: Path) -> None:
    title = "Naik\u202e 89 \u2066<script>alert(1)</script>Persen"
    (tmp_path / "a.html").write_text(
        f"<html><head><title>{title}</title><meta property='og:title' content=\"{title.replace('<', '&lt;')}\"></head>"
        "<body><h1>Naik Persen</h1><div class='entry-content'><p>Sebanyak\x00 94,2\u202e persen warga Siak terdaftar"
        " sebagai peserta JKN, kata kepala dinas kesehatan di kantornya kemarin siang.</p></div></body></html>",
        encoding="utf-8",
    )
    (article,) = articles(tmp_path)
    both = f"{article.title}{article.text}"
    assert not set(both) & set("\x00\u202e\u2066")
    assert "<script" not in both
    assert "94,2 persen warga" in article.text


def test_nesting_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 100_000 + TEXT)
    (tmp_path / "b.html").write_text("<table><tr><td>" * 3_000 + TEXT)
    items = read(tmp_path)
    assert len(items) == 2  # read or refused, but over


# --- stores -----------------------------------------------------------------------------------------------------------


def test_memory_files() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/arsip/siak/article.txt", TEXT.encode())
    store.pipe("/arsip/siak/meta.json", b'{"published": "2024-05-08"}')
    store.pipe("/arsip/dua.html", html().encode())
    store.pipe("/arsip/rows.jsonl", json.dumps({"id": "baris", "text": TEXT}).encode())
    store.pipe("/arsip/a.warc", RECORDS[0])
    try:
        found = {article.id: article for article in articles("memory://arsip")}
        assert set(found) == {"siak", "dua", "baris", "a-1"}
        assert found["siak"].published == "2024-05-08"
        assert [article.id for article in articles("memory://arsip/*.jsonl")] == ["baris"]
        assert [article.id for article in articles("memory://arsip/dua.html")] == ["dua"]
        assert reasons("memory://arsip/hilang.txt") == ["is not there"]
        store.pipe("/arsip/rows.jsonl", json.dumps({"id": "baris", "text": OTHER}).encode())
        assert read("memory://arsip/rows.jsonl", screen="many") == []  # a table, wherever it lies
    finally:
        store.rm("/arsip", recursive=True)


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket on moto's server, with its address and keys in the environment."""
    moto = pytest.importorskip("moto.server", reason="moto is not installed")
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    import boto3

    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    patch = pytest.MonkeyPatch()
    patch.setenv("AWS_ACCESS_KEY_ID", "test")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    client = boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1")
    client.create_bucket(Bucket="kabar")
    client.put_object(Bucket="kabar", Key="arsip/siak.txt", Body=TEXT.encode())
    client.put_object(Bucket="kabar", Key="arsip/a.warc.gz", Body=gzip.compress(RECORDS[0]))
    client.put_object(Bucket="kabar", Key="arsip/rows.jsonl", Body=json.dumps({"id": "baris", "text": TEXT}).encode())
    yield "s3://kabar/arsip"
    server.stop()
    patch.undo()


def test_a_bucket(bucket: str) -> None:
    assert {article.id for article in articles(bucket)} == {"siak", "a-1", "baris"}
    assert [article.id for article in articles(f"{bucket}/siak.txt")] == ["siak"]
    assert reasons("s3://tidak-ada/x.txt")


def test_schemes_that_are_not_read() -> None:
    for given_input in (
        "ftp://kabar.example/a.txt",
        "ssh://kabar.example/a",
        "github://a:b@/c",
        "zip://a::https://k.example/b",
    ):
        with pytest.raises(InputError, match="is not read"):
            read_inputs([given_input])


# --- relevance in all kinds -------------------------------------------------------------------------------------------


def test_pages_without_figures_are_passed_over_and_counted(tmp_path: Path) -> None:
    (tmp_path / "siak.txt").write_text(TEXT)
    (tmp_path / "cabai.txt").write_text(OTHER)
    (tmp_path / "cabai.html").write_text(html(OTHER))
    (tmp_path / "rows.jsonl").write_text(
        "\n".join(json.dumps({"id": str(n), "text": t}) for n, t in enumerate((TEXT, OTHER)))
    )
    (tmp_path / "siaran.pdf").write_bytes(make_pdf(["Harga cabai turun 30 persen"]))
    tally = Tally()
    items = read(tmp_path, screen="all", tally=tally)
    assert [item.id for item in items if isinstance(item, Article)] == ["0", "siak"]
    assert tally.irrelevant == 4
    assert len(read(tmp_path, screen="many")) == 5  # files named one by one are read all the same
    assert len(read(tmp_path)) == 6


def test_pages_that_are_held_are_handed_out_whatever_they_say(tmp_path: Path) -> None:
    rows = [{"id": name, "url": f"https://kabar.example/{name}?utm_source=x", "text": OTHER} for name in ("a", "b")]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as archive:
        for name in ("c", "d"):
            archive.writestr(f"{name}.html", html(OTHER))
            archive.writestr(f"{name}.meta.json", json.dumps({"url": f"https://www.kabar.example/{name}"}))
    (tmp_path / "crawl.warc").write_bytes(
        b"".join(record(f"https://kabar.example/{n}", html(OTHER).encode()) for n in "ef")
    )
    held = {f"kabar.example/{name}" for name in "ace"}
    tally = Tally()
    given_inputs = [str(tmp_path / name) for name in ("rows.jsonl", "saved.zip", "crawl.warc")]
    items = list(read_inputs(given_inputs, screen="many", tally=tally, held=held.__contains__))
    assert [item.url and item.url[-1] if isinstance(item, Article) else item for item in items] == ["x", "c", "e"]
    assert tally.irrelevant == 3


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize("content", [b"", b" \n", b"\0\1\2\3", b"<html><body></body></html>"])
def test_a_page_that_cannot_be_read_is_no_page_without_figures(tmp_path: Path, name: str, content: bytes) -> None:
    if name == "a.txt" and content.startswith(b"<"):
        pytest.skip("text all the same")
    (tmp_path / name).write_bytes(content)
    tally = Tally()
    (item,) = read(tmp_path, screen="all", tally=tally)
    assert isinstance(item, Rejected)
    assert tally.irrelevant == 0


@given(
    st.text(alphabet=st.sampled_from("JKN jkn 98,2% persen BPJS Kesehatan peserta <b>&nbsp;\x00\u202e1."), max_size=300)
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_the_test_of_relevance_ends_on_anything(text: str) -> None:
    for is_html in (False, True):
        assert may_hold_figures(text.encode("utf-8", "replace"), html=is_html) in (True, False)


# --- lists of sources -------------------------------------------------------------------------------------------------


def test_a_list_of_sources(tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "siak.txt").write_text(TEXT)
    (tmp_path / "sources.toml").write_text(
        '[fetch]\ndelay = 2\nallow = ["arsip.internal"]\n\n[[source]]\nname = "Arsip"\nurl = "berita"\n'
        'verified = true\n\n[[source]]\nname = "Kabar"\nurl = "https://kabar.example/feed"\nmatch = "jkn"\nlimit = 5\n'
    )
    listed = read_sources(tmp_path / "sources.toml")
    assert [(source.name, source.verified, source.limit) for source in listed.sources] == [
        ("Arsip", True, None),
        ("Kabar", False, 5),
    ]
    assert (listed.policy.delay, listed.policy.allow) == (2.0, ("arsip.internal",))


MISTAKES = [
    ("", "no source in it"),
    ("[[source]]\nname = 'a'", "source 1 ('a'): url: expected a text"),
    ("[[source]]\nname = 'a'\nurl = 'b'\nfeed = 'c'", "does not know feed"),
    ("[[source]]\nname = 'a'\nurl = 'b'\nmatch = '('", "no regular expression"),
    ("[[source]]\nname = 'a'\nurl = 'b'\nlimit = 0", "expected a number of pages"),
    ("[[source]]\nname = 'a'\nurl = 'b'\ncolumns = { teks = 'x' }", "does not know teks"),
    ("[fetch]\ndelay = 'x'\n[[source]]\nname = 'a'\nurl = 'b'", "[fetch] delay: expected a number"),
    ("[fetch]\nuser_agent = 'a\\nb'\n[[source]]\nname = 'a'\nurl = 'b'".replace("'a\\nb'", '"a\\nb"'), "plain letters"),
    ("= 1", "no TOML"),
]


@pytest.mark.parametrize(("content", "said"), MISTAKES, ids=range(len(MISTAKES)))
def test_mistakes_in_a_list_of_sources(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        read_inputs([str(path)])
    assert said in str(caught.value)
    assert "sources.toml" in str(caught.value)
