"""Pages of our own, and the command line as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CAKUPAN = Path(sys.executable).with_name("cakupan")

PAGES = {
    "wajo-maret-2024": (
        "Kepesertaan JKN di Wajo Terus Meluas\n\n"
        "SENGKANG, kabarlontara.example – Dinas Kesehatan Kabupaten Wajo mencatat 371.450 jiwa telah terdaftar sebagai "
        "peserta JKN per 1 Maret 2024. Jumlah itu setara 94,12 persen dari total penduduk sebanyak 394.656 jiwa.\n\n"
        '"Sisanya kami kejar sampai akhir tahun," kata Kepala Dinas Kesehatan Wajo, Selasa (5/3/2024).\n'
    ),
    "palopo-juni-2024": (
        "Kota Palopo Pertahankan Kepesertaan JKN\n\n"
        "PALOPO, kabarlontara.example – Per 1 Juni 2024 cakupan kepesertaan JKN di Kota Palopo mencapai 97,35 persen "
        "dari jumlah penduduk, dengan peserta aktif 79,6 persen.\n"
    ),
    "palopo-lomba-perahu": (
        "Lomba Perahu Hias Meriahkan Akhir Pekan di Palopo\n\n"
        "PALOPO, kabarlontara.example – Sebanyak 42 perahu hias ikut berlomba, Sabtu (8/6/2024). "
        "Hadiah utama Rp 15 juta.\n"
    ),
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three pages, one of them without any figure."""
    folder = tmp_path / "pages"
    for name, text in PAGES.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "article.txt").write_text(text, encoding="utf-8")
    return folder


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def cakupan(tmp_path: Path) -> Run:
    """`cakupan(*arguments)` in a process of its own, in an empty folder, its output in pipes."""

    def run(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(CAKUPAN), *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            timeout=300,
            check=False,
        )

    return run


def lines(text: str) -> Sequence[str]:
    """Lines without the empty ones."""
    return [line for line in text.splitlines() if line.strip()]


@pytest.fixture
def servers_of() -> Callable[[Path], list[int]]:
    """`servers_of(home)`: Prefect's servers that were started with `home` as Prefect's home."""

    def running(home: Path) -> list[int]:
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                here = f"PREFECT_HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0")
                if here and b"uvicorn" in (process / "cmdline").read_bytes():
                    found.append(int(process.name))
            except OSError:
                continue
        return found

    return running
