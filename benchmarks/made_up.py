"""Made-up news pages in any number: true regions, invented figures, no two pages alike.

python benchmarks/made_up.py 10000 pages.jsonl [--seed 7] [--revised 0.1]
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

MONTHS = """Januari Februari Maret April Mei Juni Juli Agustus September Oktober November
Desember""".split()  # noqa: SIM905
OUTLETS = [f"{name}.example" for name in ("kabarpesisir", "suarabukit", "warta-muara", "harianlembah", "nusakabar")]
LEVELS = (
    "Hingga {day} sebanyak {people} jiwa atau {percent} persen dari {inhabitants} penduduk {region} terdaftar sebagai "
    "peserta JKN.",
    "Per {day} cakupan kepesertaan JKN di {region} mencapai {percent} persen dari jumlah penduduk.",
    "Jumlah peserta JKN di {region} sampai {day} tercatat {people} jiwa.",
    "{region} mencatat {people} peserta JKN per {day}, atau {percent} persen dari total {inhabitants} penduduk.",
)
MORE = (
    "Dari jumlah itu, peserta aktif sebanyak {active} jiwa.",
    "Tingkat keaktifan peserta berada di angka {share} persen.",
    "Pemerintah daerah menargetkan kepesertaan {goal} persen pada akhir {year}.",
    "Masih ada {rest} warga yang belum terdaftar.",
)
WHO = ["Kepala Dinas Kesehatan", "Sekretaris Daerah", "Kepala Cabang", "Wakil Bupati", "Kepala Bidang Kepesertaan"]
WORDS = """petugas warga kantor layanan antrean rumah sakit puskesmas dokter perawat obat jadwal pendaftaran kartu
keluarga desa kecamatan sosialisasi anggaran rapat kunjungan pasar sekolah jalan jembatan musim hujan panen pelatihan
kader posyandu ibu anak lansia pekerja nelayan petani guru mahasiswa koperasi pabrik hotel terminal pelabuhan taman kota
lapangan lomba pameran festival beras ikan kopi air bersih listrik internet sampah banjir siaga relawan
bantuan""".split()  # noqa: SIM905
VERBS = """mengikuti menyiapkan membahas meninjau memperbaiki menambah mengatur mendukung memantau
mengundang""".split()  # noqa: SIM905


def pages(number: int, seed: int = 7, revised: float = 0.0) -> Iterator[dict[str, str]]:
    """Rows of a JSONL input; a share `revised` of them says other figures than with `revised` 0, at one address."""
    with resources.as_file(resources.files("extractors").joinpath("data/regions/regions.csv")) as file:
        rows = list(csv.DictReader(file.open(encoding="utf-8")))
    regions = [row["full_name"] for row in rows if row["level"] in ("regency", "city") and not row["valid_to"]]
    for place in range(number):
        again = random.Random(f"{seed} {place}").random() < revised
        yield _page(place, random.Random(f"{seed} {place} {again}"), regions)


def _page(place: int, dice: random.Random, regions: Sequence[str]) -> dict[str, str]:
    region, outlet = dice.choice(regions), OUTLETS[place % len(OUTLETS)]
    year, month, day = dice.randint(2018, 2025), dice.randint(1, 12), dice.randint(2, 28)
    inhabitants = dice.randint(40_000, 2_000_000)
    percent = round(dice.uniform(55, 99.5), 2)
    people = round(inhabitants * percent / 100)
    said = {
        "day": f"1 {MONTHS[month - 1]} {year}",
        "region": region,
        "inhabitants": dotted(inhabitants),
        "people": dotted(people),
        "percent": f"{percent:.2f}".replace(".", ","),
        "active": dotted(round(people * dice.uniform(0.6, 0.95))),
        "share": f"{dice.uniform(60, 95):.1f}".replace(".", ","),
        "goal": str(dice.randint(95, 98)),
        "year": str(year),
        "rest": dotted(inhabitants - people),
    }
    sentences = [dice.choice(LEVELS), *dice.sample(MORE, dice.randint(0, 2))]
    about = " ".join(sentence.format(**said) for sentence in sentences)
    paragraphs = [
        f"{region.split(' ', 1)[1].upper()}, {outlet} – {about}",
        *(_filler(dice) for _ in range(dice.randint(3, 7))),
        f'"{_filler(dice)}" kata {dice.choice(WHO)} {region}, ({day}/{month}/{year}).',
    ]
    return {
        "id": f"rekaan-{place:05}",
        "url": f"https://{outlet}/rekaan/{place}",
        "published": f"{year}-{month:02}-{day:02}",
        "title": f"Kepesertaan JKN di {region} nomor {place}",
        "text": "\n\n".join(paragraphs) + "\n",
    }


def _filler(dice: random.Random) -> str:
    """A paragraph without a figure."""
    return " ".join(
        f"{' '.join(dice.sample(WORDS, 3))} {dice.choice(VERBS)} {' '.join(dice.sample(WORDS, 5))}.".capitalize()
        for _ in range(dice.randint(2, 5))
    )


def dotted(number: int) -> str:
    """A number as Indonesian newspapers print it.

    >>> dotted(1264598)
    '1.264.598'
    """
    return f"{number:,}".replace(",", ".")


def write(path: Path, number: int, seed: int = 7, revised: float = 0.0) -> Path:
    """The pages as a JSONL file."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(page, ensure_ascii=False) + "\n" for page in pages(number, seed, revised))
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Made-up news pages as JSONL.")
    parser.add_argument("number", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--revised", type=float, default=0.0)
    given = parser.parse_args()
    write(given.file, given.number, given.seed, given.revised)
