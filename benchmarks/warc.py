"""A web archive of 20,000 mixed records: peak memory, records per second, and what the test of relevance saves.

    python benchmarks/warc.py [--records 20000]

The archive is made on the fly from the sample pages (one record in forty), from invented unrelated news,
and error pages; reading it happens in a process of its own, whose peak memory is that of reading alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READ = """
import json, resource, sys, time
from corpus.article import Article
from corpus.sources import Tally, read_inputs
tally = Tally()
begin = time.perf_counter()
pages = rejected = 0
for item in read_inputs([sys.argv[1]], tally=tally):
    pages, rejected = pages + isinstance(item, Article), rejected + (not isinstance(item, Article))
    if sys.argv[2] == "extract" and isinstance(item, Article):
        from corpus.page import read_page
        from extractors.extract import extract_page
        extract_page(read_page(item))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
print(json.dumps({"pages": pages, "rejected": rejected, "irrelevant": tally.irrelevant, "copies": tally.copies,
                  "seconds": time.perf_counter() - begin, "peak_mb": peak}))
"""


def filler(chance: random.Random) -> str:
    """The markup around an article that makes a page as large as news pages are (about 60 kB)."""
    links = "".join(
        f"<li class='m{n}'><a href='/kanal/{n}/{chance.randrange(10**6)}'>Kabar singkat nomor {n} dari daerah</a></li>"
        for n in range(250)
    )
    script = "var data = " + json.dumps([chance.random() for _ in range(1500)]) + ";"
    return f"<nav><ul>{links}</ul></nav><script>{script}</script>"


def make(path: Path, records: int, seed: int = 7) -> int:
    """Write the archive, record by record -> its size in bytes, unpacked."""
    chance = random.Random(seed)
    sample = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "corpus" / "sample").glob("*/article.txt"))]
    unrelated = [
        page["text"]
        for page in tomllib.loads((ROOT / "tests" / "corpus" / "unrelated.toml").read_text(encoding="utf-8"))["page"]
    ]
    size = 0
    with path.open("wb") as out:
        for number in range(records):
            url = f"https://kabar{number % 97}.example/berita/{number}"
            draw = chance.random()
            kind, status = "text/html; charset=utf-8", "200 OK"
            if draw < 0.08:
                kind, body = "image/jpeg", chance.randbytes(30_000)
            elif draw < 0.12:
                status, body = "404 Not Found", b"<html><body>Tidak ditemukan</body></html>"
            else:
                text = chance.choice(sample if draw > 0.975 else unrelated)
                title, _, rest = text.partition("\n")
                paragraphs = "".join(f"<p>{line}</p>" for line in rest.split("\n") if line.strip())
                body = (
                    f"<html><head><title>{title}</title></head><body>{filler(chance)}<h1>{title}</h1>"
                    f"<div class='entry-content'>{paragraphs}</div></body></html>"
                ).encode()
            http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-08T03:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            ).encode()
            record = head + http + b"\r\n\r\n"
            size += len(record)
            out.write(gzip.compress(record, 1))
    return size


def read(path: Path, how: str) -> dict[str, float]:
    """Read the archive in a process of its own -> what it counted."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path), how], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=int, default=20_000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as place:
        small, whole = Path(place) / "small.warc.gz", Path(place) / "whole.warc.gz"
        make(small, records // 10)
        begin = time.perf_counter()
        size = make(whole, records)
        print(f"made {records:,} records, {size / 1e6:,.0f} MB, in {time.perf_counter() - begin:.0f} s")
        print(f"{'':28}{'records':>9}{'pages':>7}{'no figures':>12}{'seconds':>9}{'records/s':>11}{'peak MB':>9}")
        for name, path, number, how in (
            ("read, a tenth of it", small, records // 10, "read"),
            ("read", whole, records, "read"),
            ("read and extract", whole, records, "extract"),
        ):
            found = read(path, how)
            print(
                f"{name:28}{number:9,}{found['pages']:7,.0f}{found['irrelevant']:12,.0f}{found['seconds']:9.1f}"
                f"{number / found['seconds']:11,.0f}{found['peak_mb']:9.0f}"
            )


if __name__ == "__main__":
    main()
