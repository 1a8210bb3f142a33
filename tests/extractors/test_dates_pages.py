"""Dates over whole pages: what is no date, completion of years, properties, hostile text, agreement with dateparser."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
from corpus.pattern import firsts_of
from extractors.dates.find import find_dates
from extractors.dates.forms import date_tables, expand
from extractors.dates.page import fold
from extractors.dates.values import parse_calendar
from extractors.intervals import days

SHARED = Path(__file__).parents[2].parent / "shared"

NO_DATE = [
    "Terdaftar 98,4 persen, dulu 87.86 persen.",
    "Total 2.024 jiwa, lalu 2024 jiwa, lalu 2025 orang.",
    "Anggaran Rp 2.025.000 atau Rp2024 saja.",
    "Hubungi 0812-2024-1999 atau (021) 2023-1998.",
    "Dua pertiga (2/3) warga dan sepertiga (1/3) lansia.",
    "Buka 24/7, skor 2-1, pukul 10.30 WIB sampai 12.05.",
    "Balita 0-59 bulan dan remaja 17-21 tahun.",
    "Lihat https://berita.contoh.id/2024/05/12/cakupan-jkn.html",
    "Mei Lestari, Juni Hartati dan April ikut rapat.",
    "Beberapa tahun lalu belum begitu.",
    "Sudah 4 tahun berjalan.",
    "Ia terkini, kekinian, dan lalu pulang.",
    "Kamar 2020 di lantai 3 dan kode 2019A.",
    "Selasa itu nama pasar.",
    "Peserta naik 3 persen per tahun.",
]


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date(text: str) -> None:
    assert [(text[m.start : m.end], m.rule) for m in find_dates(text, "2024-05-20")] == []


COMPLETED = [
    # sentence, published, as_of of each date
    ("Per 1 Juli ada 80 persen.", "2025-07-20", ["2025-07-01"]),
    ("Per 1 Desember ada 80 persen.", "2025-01-20", ["2024-12-01"]),
    ("Kepesertaan per 29 Februari 80 persen.", "2024-03-05", ["2024-02-29"]),
    ("Dari Desember hingga Februari 2024 peserta naik.", "2024-05-05", ["2023-12", "2024-02"]),
    ("Periode 1 April hingga 30 Juni 2023.", "2024-05-05", ["2023-04-01", "2023-06-30"]),
    ("Pada Oktober 2023 dan Januari ada rapat.", "2024-05-05", ["2023-10", "2024-01"]),
    ("Diterbitkan Jumat (3/5/2024). Per 1 Mei ada 80 persen.", None, ["2024-05-03", "2024-05-01"]),
    ("Saat ini 80 persen, tahun lalu 75 persen.", None, [None, None]),
    ("Pada 2026 ditargetkan 98 persen sampai akhir tahun ini.", None, ["2026", "2026-12"]),
    ("Hingga Agustus tahun ini 80 persen, Agustus tahun lalu 75 persen.", "2023-09-09", ["2023-08", "2022-08"]),
    ("Kamis, 06/15/2023 waktu setempat", None, ["2023-06-15"]),
    ("kata dia, Senin (30/12).", "2025-01-03", ["2024-12-30"]),
    ("kata dia, Jumat (24/6).", "2023-02-01", ["2022-06-24"]),
    ("30 Agustus minggu lalu diluncurkan.", "2023-09-04", ["2023-08-30"]),
    ("Sejak 2019, 2020 dan 2021 tetap.", "2023-09-04", ["2019", "2020", "2021"]),
]


@pytest.mark.parametrize(("text", "published", "expected"), COMPLETED)
def test_completed(text: str, published: str | None, expected: list[str | None]) -> None:
    assert [m.as_of for m in find_dates(text, published)] == expected


IMPOSSIBLE = [  # the day is misprinted, its month stands
    ("per 31 Juni 2024", "2024-06", "31 Juni 2024"),
    ("per 29 Februari 2023", "2023-02", "29 Februari 2023"),
    ("Selasa (29/2/2023)", "2023-02", "29 Februari 2023"),
]
SLIPS = [
    ("per 32 Mei 2024", None, "32 Mei"),
    ("Kamis (31/6)", "2024-07-02", "31 Juni"),
    ("Senin (15/06/2023)", None, "Kamis"),
    ("Sabtu, 3 April 2024", None, "Rabu"),
    ("Selasa (15/5)", "2024-05-16", "Rabu"),
]


@pytest.mark.parametrize(("text", "month", "names"), IMPOSSIBLE)
def test_impossible_day(text: str, month: str, names: str) -> None:
    (mention,) = find_dates(text, None)
    assert mention.as_of == month
    assert names in (mention.slip or "")


@pytest.mark.parametrize(("text", "published", "names"), SLIPS)
def test_slip(text: str, published: str | None, names: str) -> None:
    (mention,) = find_dates(text, published)
    assert mention.as_of is None
    assert mention.first_day is None
    assert mention.slip is not None
    assert names in mention.slip


def test_offsets_are_those_of_the_page() -> None:
    page = "Kota Palu.\n\n(data per 31/12/2022) İ Jum’at – 3\u00a0Mei 2024, hingga\n  1 Juni 2024."
    found = find_dates(page, "2024-06-03")
    assert [page[m.start : m.end] for m in found] == ["31/12/2022", "Jum’at – 3\u00a0Mei 2024", "1 Juni 2024"]
    assert [page[m.anchor_start : m.start].split() for m in found] == [["per"], [], ["hingga"]]


# --- properties -------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2014, 1, 1), date(2030, 12, 31))
NAMES = st.sampled_from(sorted(MONTHS))


@given(DAYS, st.data())
def test_every_spelling_of_a_day_is_read(day: date, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([n for n, number in MONTHS.items() if number == day.month]))
    spellings = [
        f"{day.day} {name.title()} {day.year}",
        f"{day.day:02} {name.upper()} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        f"{WEEKDAY_NAMES[day.weekday()]} ({day.day}/{day.month}/{day.year % 100})",
        f"{WEEKDAY_NAMES[day.weekday()]}, {day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    ]
    spelling = data.draw(st.sampled_from(spellings))
    page = f"Peserta JKN per {spelling} berjumlah 1.234 jiwa."
    (mention,) = find_dates(page, None)
    assert (page[mention.start : mention.end], mention.as_of, mention.slip) == (spelling, day.isoformat(), None)


@given(DAYS, st.integers(0, 50))
def test_weekday_and_day_find_the_year(day: date, later: int) -> None:
    page = f"ujarnya, {WEEKDAY_NAMES[day.weekday()]} ({day.day}/{day.month})."
    (mention,) = find_dates(page, (day + timedelta(days=later)).isoformat())
    assert mention.as_of == day.isoformat()


@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_a_slip(day: date, off: int) -> None:
    wrong = WEEKDAY_NAMES[(day.weekday() + off) % 7]
    (mention,) = find_dates(f"{wrong}, {day.day} {MONTH_NAMES[day.month - 1]} {day.year}", None)
    assert mention.as_of is None
    assert mention.slip is not None
    assert wrong in mention.slip


@given(DAYS)
def test_own_reading_agrees_with_dateparser(day: date) -> None:
    for printed in (f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}", f"{day.day}/{day.month}/{day.year}"):
        assert parse_calendar(printed.lower(), None) == (find_dates("per " + printed, None)[0].as_of, "day")


PIECES = [
    "1", "31", "2024", "24", "Mei", "maret", "Rabu", "(", ")", "/", "-", ",", ".", " ", "\n", "per", "hingga", "akhir",
    "tahun", "bulan", "lalu", "ini", "semester", "II", "triwulan", "saat ini", "target", "nomor", "UHC", "sejak",
    "persen", "depan", "dua", "13/24/2023", "periode", "yang sama", "sebelumnya",
    "s.d.", "Awards", "June", "3rd", "Agsutus", "12/5", "jiwa", "\u00a0", "’", "–", "İ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([" ", "", "  "]), st.none() | DAYS)
@example(["2024", "-", "2023", "akhir", "tahun", "ini"], " ", None)
@example(["Rabu", "13/24/2023", ")"], " ", None)
def test_mentions_are_well_formed(pieces: list[str], glue: str, published: date | None) -> None:
    page = glue.join(pieces)
    end = 0
    for mention in find_dates(page, published.isoformat() if published else None):
        assert end <= mention.anchor_start <= mention.start < mention.end <= len(page)
        end = mention.end
        assert page[mention.start : mention.end].strip() == page[mention.start : mention.end]
        if mention.slip:
            assert mention.as_of is None or mention.precision == "month"
        if mention.as_of is None:
            assert (mention.first_day, mention.last_day) == (None, None)
        else:
            assert mention.last_day == days(mention.as_of)[1]
            assert (mention.first_day or "") <= (mention.last_day or "")


@given(st.text(max_size=300), st.none() | DAYS)
def test_any_text(text: str, published: date | None) -> None:
    assert len(fold(text)) == len(text)
    find_dates(text, published.isoformat() if published else None)


@pytest.mark.parametrize(
    "piece", ["1 Mei ", "1    Mei     ", "2024-", "Rabu (1/", "(1/2)", "akhir tahun ", "dua puluh ", " "]
)
@pytest.mark.parametrize("published", [None, "2024-05-05"])
def test_long_repetition_ends(piece: str, published: str | None) -> None:
    find_dates(piece * (100_000 // len(piece)), published)


# --- where forms are tried --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", date_tables()["form"], ids=lambda row: row["name"])
def test_a_form_is_tried_wherever_it_may_begin(row: dict[str, Any]) -> None:
    """The first letters, from which it is seen where a form may stand, let through whatever it may begin with."""
    pattern = regex.compile(expand(row["pattern"]))
    firsts = firsts_of(expand(row["pattern"]))

    def may_begin(text: str) -> bool:
        return pattern.fullmatch(text, partial=True) is not None

    characters = "abcdefghijklmnopqrstuvwxyz0123456789("
    assert any(may_begin(a) for a in characters)
    for a in characters:
        for b in (*characters, " ") if may_begin(a) else ():
            for c in (*characters, " ") if may_begin(a + b) else ():
                if may_begin(a + b + c):
                    assert any((a + b + c).startswith(first[:3]) for first in firsts), a + b + c


def test_dateparser_is_loaded_only_for_foreign_order() -> None:
    code = (
        "import sys; from extractors.dates.find import find_dates\n"
        "find_dates('Rabu (24/6), per 1 Mei 2024, akhir 2023, semester I 2024, 98,4 persen', '2024-05-02')\n"
        "assert 'dateparser' not in sys.modules\n"
        "assert find_dates('Palu, November 1 2023', None)[0].as_of == '2023-11-01'\n"
        "assert 'dateparser' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


# --- annotated pages --------------------------------------------------------------------------------------------------


def _values(slot: object) -> set[str]:
    return {str(v) for v in (slot if isinstance(slot, list) else [slot]) if v is not None}


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated pages (../shared/gold) are not here")
@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_dates_of_annotated_figures_are_found(folder: str) -> None:
    """A figure's stated date, and its target year, are among the dates of its page."""
    stated = found = due = due_found = 0
    for page in sorted((SHARED / "gold" / folder).glob("*/gold.json")):
        gold = json.loads(page.read_text())
        published = next(iter(sorted(_values(gold["published"]))), None)
        dates = {m.as_of for m in find_dates((page.parent / "article.txt").read_text(), published) if m.as_of}
        for figure in gold["figures"]:
            if "stated" in _values(figure["as_of_basis"]) and (wanted := _values(figure["as_of"])):
                stated += 1
                found += bool(wanted & dates)
            if wanted := _values(figure["target_year"]):
                due += 1
                due_found += bool(wanted & (dates | {d[:4] for d in dates}))
    assert found >= 0.98 * stated
    assert due_found >= 0.95 * due
