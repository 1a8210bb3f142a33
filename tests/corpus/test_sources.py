"""Inputs of every kind, good and bad, as files on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.sources import InputError, Rejected, read_inputs
from corpus.sources.decode import LARGEST, Unreadable, decode, tidy
from corpus.sources.jsonl import read_row
from corpus.sources.sidecar import Row

TEXT = "Warga Siak Makin Terlindungi\n\nSebanyak 94,2 persen warga sudah terdaftar.\n"


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(*inputs: Path | str) -> list[Article | Rejected]:
    return list(read_inputs([str(item) for item in inputs]))


def ids(*inputs: Path | str) -> list[str]:
    return [item.id for item in read(*inputs) if isinstance(item, Article)]


def rejected(*inputs: Path | str) -> Rejected:
    (item,) = [item for item in read(*inputs) if isinstance(item, Rejected)]
    assert item.stage == "read"
    assert item.reason
    assert item.hint
    return item


# --- kinds of input ---------------------------------------------------------------------------------------------------


def test_a_text_file_and_its_sidecar(tmp_path: Path) -> None:
    page = write(tmp_path / "siak.txt")
    write(
        tmp_path / "siak.meta.json",
        json.dumps(
            {"url": "https://www.kabar.example/a", "published": "2024-05-08T10:00:00+07:00", "title": " Judul "}
        ),
    )
    assert read(page) == [
        Article(
            id="siak",
            text=TEXT,
            url="https://www.kabar.example/a",
            outlet="kabar.example",
            published="2024-05-08",
            title="Judul",
        )
    ]


def test_a_folder_of_pages(tmp_path: Path) -> None:
    write(tmp_path / "b" / "bima-2024" / "article.txt")
    write(tmp_path / "b" / "bima-2024" / "meta.json", '{"outlet": "Kabar Pesisir"}')
    write(tmp_path / "b" / "bima-2024" / "notes.txt")
    write(tmp_path / "b" / "bima-2024" / "gold.json", "{}")
    write(tmp_path / "a.txt")
    write(tmp_path / "a.meta.json", "{}")
    write(tmp_path / "c.jsonl", json.dumps({"text": TEXT}))
    write(tmp_path / "README.txt")
    write(tmp_path / "LICENSE.txt")
    write(tmp_path / ".hidden" / "x.txt")
    write(tmp_path / "picture.jpg", b"\xff\xd8\xff")
    items = read(tmp_path)
    assert [item.id for item in items if isinstance(item, Article)] == ["a", "c-1", "bima-2024"]
    assert [item.outlet for item in items if isinstance(item, Article)] == [None, None, "Kabar Pesisir"]
    assert ids(tmp_path / "b" / "bima-2024") == ["bima-2024"]


def test_a_page_folder_given_as_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "dompu" / "article.txt")
    monkeypatch.chdir(tmp_path / "dompu")
    assert ids(".") == ["dompu"]
    assert ids("article.txt") == ["dompu"]


def test_a_glob(tmp_path: Path) -> None:
    for name in ("z", "a", "m"):
        write(tmp_path / f"{name}.txt")
    write(tmp_path / "sub" / "q.txt")
    write(tmp_path / "other.csv")
    assert ids(f"{tmp_path}/*") == ["a", "m", "q", "z"]
    assert ids(f"{tmp_path}/**/*.txt") == ["a", "m", "q", "z"]


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "bima[1].txt")) == ["bima[1]"]


def test_any_other_file_given_by_name_is_read_as_text(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "siak.md"), write(tmp_path / "README.txt")) == ["siak", "README"]


def test_jsonl(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "satu", "url": "https://kabar.example/1", "published": "2024-05-08", "title": "T", "text": TEXT},
        {"text": TEXT, "unknown": [1]},
        {"id": 7, "text": "Satu\r\ndua \ud83d\ude42", "outlet": "Kabar"},
    ]
    content = "\ufeff" + "\n\n".join(json.dumps(row) for row in rows)
    items = read(write(tmp_path / "pages.jsonl", content), write(tmp_path / "more.ndjson", json.dumps(rows[1])))
    assert [item.id for item in items if isinstance(item, Article)] == ["satu", "pages-3", "7", "more-1"]
    assert items[0] == Article(
        id="satu", text=TEXT, url="https://kabar.example/1", outlet="kabar.example", published="2024-05-08", title="T"
    )
    assert items[2] == Article(id="7", text="Satu\ndua 🙂", outlet="Kabar")


# --- ids --------------------------------------------------------------------------------------------------------------


def test_equal_stems_get_their_folder(tmp_path: Path) -> None:
    write(tmp_path / "2023" / "siak.txt")
    write(tmp_path / "2024" / "siak.txt")
    write(tmp_path / "x" / "2024" / "siak.txt")
    assert ids(tmp_path) == ["siak", "2024/siak", "2024/siak~2"]


def test_equal_page_folders_get_the_folder_above(tmp_path: Path) -> None:
    write(tmp_path / "2023" / "siak" / "article.txt")
    write(tmp_path / "2024" / "siak" / "article.txt")
    assert ids(tmp_path) == ["siak", "2024/siak"]


def test_equal_ids_of_rows_are_numbered(tmp_path: Path) -> None:
    row = json.dumps({"id": "a", "text": TEXT}) + "\n"
    assert ids(write(tmp_path / "p.jsonl", row * 3)) == ["a", "a~2", "a~3"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    page = write(tmp_path / "siak.txt")
    assert ids(tmp_path, page, f"{tmp_path}/*.txt") == ["siak"]


@given(st.lists(st.sampled_from(["a", "a~2", "x/a", "b"]), max_size=12))
def test_ids_are_unique(tmp_path_factory: pytest.TempPathFactory, given_ids: list[str]) -> None:
    folder = tmp_path_factory.mktemp("x", numbered=True)
    path = write(
        folder / "p.jsonl", "".join(json.dumps({"id": name, "text": "t"}) + "\n" for name in given_ids) or "\n"
    )
    found = ids(path)
    assert len(set(found)) == len(found) == len(given_ids)


def test_order_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("k", "b", "z", "a"):
        write(tmp_path / name / "article.txt")
        write(tmp_path / f"{name}.jsonl", json.dumps({"text": TEXT}))
    assert ids(tmp_path) == ids(tmp_path) == ["a-1", "b-1", "k-1", "z-1", "a", "b", "k", "z"]


# --- wrong usage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_input", "seen"),
    [
        ("missing", "is not there"),
        ("missing/*.txt", "no match"),
        ("*.docx", "none of them a page"),
        ("empty", "holds no page"),
        ("ftp://kabar.example/a", "ftp:// is not read"),
        ("filecache::https://kabar.example/a", "is not there"),
    ],
)
def test_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_input: str, seen: str) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty" / "README.md")
    write(tmp_path / "a.docx")
    monkeypatch.chdir(tmp_path)
    good = write(tmp_path / "good.txt")
    with pytest.raises(InputError, match=seen) as caught:
        read_inputs([str(good), given_input])  # at once, before anything is read
    assert repr(given_input) in str(caught.value)
    assert "expected" in str(caught.value)


def test_no_input_at_all() -> None:
    with pytest.raises(InputError, match="no input"):
        read_inputs([])


# --- inputs set aside -------------------------------------------------------------------------------------------------

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blanks": (b" \n\t\n", "empty"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "binary"),
    "zip": (b"PK\x03\x04\x14\x00", "binary"),
    "zeros": (TEXT.encode() + b"\x00\x01\x02" * 50, "binary"),
    "bytes that begin like utf-16": (b"\xff\xfe\x00bad", "binary"),
    "a mark and nothing more": (b"\xef\xbb\xbf \n", "empty"),
    "utf-16 without its mark": (TEXT.encode("utf-16-le"), "binary"),
    "utf-16 cut off": (("\ufeff" + TEXT).encode("utf-16-le")[:-1], "wrong encoding"),
    "arabic code page": ("بيانات التأمين الصحي في المدينة".encode("cp1256") * 5, "wrong encoding"),
    "chinese": ("印度尼西亚全民健康保险覆盖率".encode("gb18030") * 5, "wrong encoding"),
    "utf-8 with broken bytes": ("“Sudah 94 persen,” katanya. ".encode() * 3 + b"\xff\xfe\xe2", "wrong encoding"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_FILES.values(), ids=BAD_FILES)
def test_bad_file(tmp_path: Path, content: bytes, reason: str) -> None:
    bad = write(tmp_path / "b.txt", content)
    write(tmp_path / "a.txt")
    write(tmp_path / "c.txt")
    assert ids(tmp_path) == ["a", "c"]
    item = rejected(tmp_path)
    assert item.input == str(bad)
    assert reason in item.reason


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        ("{", "no JSON"),
        ("[1]", "expected a JSON object"),
        ('{"published": "kemarin"}', "kemarin"),
        ('{"published": "2024-02-30"}', "2024-02-30"),
        ('{"url": 5}', "url: expected a text"),
        ("", "empty"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_broken_sidecar_sets_its_page_aside(tmp_path: Path, sidecar: str, reason: str) -> None:
    write(tmp_path / "siak.txt")
    write(tmp_path / "siak.meta.json", sidecar)
    write(tmp_path / "bima.txt")
    assert ids(tmp_path) == ["bima"]
    item = rejected(tmp_path)
    assert "siak.meta.json" in item.reason
    assert reason in item.reason
    assert "siak.meta.json" in item.hint


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"text": ', "no JSON"),
        ("[]", "expected a JSON object"),
        ('{"title": "T"}', "text: expected"),
        ('{"text": ""}', "text: expected"),
        ('{"text": 5}', "text: expected"),
        ('{"text": "a", "id": ["x"]}', "id: expected"),
        ('{"text": "a", "published": "besok"}', "besok"),
        ('{"text": "a", "url": {}}', "url: expected"),
        ("\udcff\udcfe".encode("utf-8", "surrogateescape").decode("latin-1"), ""),
        ("[" * 50_000, ""),
    ],
)
def test_broken_row(tmp_path: Path, row: str, reason: str) -> None:
    good = json.dumps({"text": TEXT})
    path = write(tmp_path / "p.jsonl", f"{good}\n{row}\n{good}\n")
    assert ids(path) == ["p-1", "p-3"]
    item = rejected(path)
    assert item.input == f"{path}:2"
    assert reason in item.reason
    assert "mend the line" in item.hint
    if reason:  # what a row needs is told where it lacks that
        assert ("a row needs" in item.hint) == (reason in ("no JSON", "text: expected"))


def test_empty_jsonl(tmp_path: Path) -> None:
    assert "empty" in rejected(write(tmp_path / "p.jsonl", "\n")).reason


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(LARGEST + 1)
    assert "MB" in rejected(path).reason


def test_overlong_row(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    good = json.dumps({"text": TEXT}).encode()
    path.write_bytes(good + b'\n{"text": "' + b"a" * (LARGEST * 2) + b'"}\n' + good + b"\n")
    assert ids(path) == ["p-1", "p-3"]
    assert rejected(path).input == f"{path}:2"


def test_a_folder_where_a_file_should_be_and_a_dangling_link(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert ids(tmp_path) == ["a"]
    assert "cannot be opened" in rejected(tmp_path).reason


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_unreadable_file_and_folder() -> None:
    code = (
        "import os, sys\n"
        "from corpus.sources import read_inputs, Rejected\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"  # root may read everything
        "for item in read_inputs([sys.argv[1]]):\n"
        "    print(item.reason if isinstance(item, Rejected) else item.id)\n"
    )
    root = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        write(folder / "good.txt")
        write(folder / "locked.txt").chmod(0)
        closed = write(folder / "closed" / "x.txt").parent
        closed.chmod(0)
        run = subprocess.run([sys.executable, "-c", code, name], cwd=root, capture_output=True, text=True, check=False)
        closed.chmod(0o755)
    assert run.stderr == ""
    assert run.stdout.splitlines() == ["folder cannot be listed", "good", "cannot be opened: Permission denied"]


# --- encodings --------------------------------------------------------------------------------------------------------

PLAIN = "Cakupan “94,2 persen” – kata Café Añez… " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)).text == PLAIN


def test_declared_encoding() -> None:
    text = "Żółć " + "Cakupan di kota itu sudah 94 persen. " * 3
    assert decode(text.encode("iso-8859-2"), "iso-8859-2").text == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-7", "nonsense", "rot13", "iso-8859-2"]))
def test_any_bytes_are_text_or_a_reason(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared).text
    except Unreadable:
        return
    text.encode("utf-8")
    assert "\r" not in text
    assert "\x00" not in text


def test_utf8_is_tidied_as_any_text_is() -> None:
    for number in (*range(0x2100), 0x2E2A, 0xE280, 0xFEFF, 0x1F600):
        text = f"Peserta {chr(number)} \u201cJKN\u201d" + 40 * ", Bima"
        assert decode(text.encode()).text == tidy(text)


def test_reading_is_lazy_and_light(tmp_path: Path) -> None:
    """Text is read without spaCy, DuckDB, Prefect or the HTML libraries, and the first page comes before the last."""
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    code = (
        "import os, sys\n"
        "from corpus.sources import read_inputs\n"
        "from corpus.page import read_page\n"
        "pages = read_inputs([sys.argv[1]])\n"
        "read_page(next(pages))\n"
        "os.remove(os.path.join(sys.argv[1], 'b.txt'))\n"
        "print(next(pages).reason)\n"
        "print(sorted({'spacy', 'duckdb', 'prefect', 'trafilatura', 'htmldate', 'lxml'} & set(sys.modules)))\n"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["cannot be opened: No such file or directory", "[]"]


@pytest.mark.parametrize(
    ("line", "page_id", "text"),
    [
        (b'{"id": 123456789012345678901234567890, "text": "a"}', "123456789012345678901234567890", "a"),
        (b'{"text": "a", "score": NaN}', "f-1", "a"),
        (b'{"text": "a \\ud800 b"}', "f-1", "a \ufffd b"),
        (b'\xef\xbb\xbf{"text": "a"}', "f-1", "a"),
        (b'{"text": "caf\xe9 98 persen"}', "f-1", "caf\u00e9 98 persen"),
        (b'{"text": "a \xe2\x80\xae98\xe2\x80\xac"}', "f-1", "a 98"),
    ],
)
def test_rows_that_a_quick_reader_of_json_refuses(line, page_id, text):
    row = read_row(line, "f:1", "f-1")
    assert isinstance(row, Row)
    assert (row.id, row.text) == (page_id, text)
