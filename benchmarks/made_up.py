"""Made-up news pages in any number, as large and as mixed as an archive: no two alike, the same ones for a seed.

python benchmarks/made_up.py 10000 pages.jsonl [--seed 7] [--revised 0.1] [--share 0.01] [--near 0.03]

Pages about coverage are the project's own invented pages (corpus/sample, tests/pages) with other regions, numbers and
dates: a region takes the place of one of its kind wherever its name stands, numbers of people grow with its population
(sums stay sums), years and days move together, and weekdays are those of the new days. Paragraphs without a number
come and go. The other pages, a share of 1 - `share`, are unrelated news: paragraphs of tests/corpus/unrelated.toml and
of the sentences below with other numbers; a share `near` of them names BPJS or JKN without a figure on coverage, and
goes on about health insurance as such pages do.
Pages are made one by one and never held. Another version of the sample pages makes other pages.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if find_spec("corpus") is None:
    sys.path.insert(0, str(ROOT))

from corpus.article import Article  # noqa: E402

REGIONS = ROOT / "extractors" / "data" / "regions"
MONTHS = """Januari Februari Maret April Mei Juni Juli Agustus September Oktober November
Desember""".split()  # noqa: SIM905
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()  # noqa: SIM905
OUTLETS = [f"{name}.example" for name in ("kabarpesisir", "suarabukit", "warta-muara", "harianlembah", "nusakabar")]
FIRST_YEAR, LAST_YEAR = 2015, 2025
"""Years of publication that pages are moved to."""
NEAR = 0.03
"""Share of unrelated news that names BPJS or JKN: a few such pages come on each that tells how many it covers."""
MONTH = r"(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}|Jum'at)(?P<gap>,? \(?))?"
    rf"(?<![\d.,/-])(?P<day>\d{{1,2}})(?:(?P<slash>[/-])(?P<number>\d{{1,2}})(?:(?P=slash)(?P<year>20\d\d))?(?![\d.,/-]?\d)"
    rf"| (?P<month>{MONTH})(?: (?P<named>20\d\d))?\b)"
)
YEAR = re.compile(r"(?<![\d.,/-])20[0-3]\d(?![\d.,/-]?\d)")
PEOPLE = re.compile(r"(?<![\d.,])(?<!Rp)(?<!Rp )\d{1,3}(?:\.\d{3})+(?![\d.,]?\d)")
SCALED = re.compile(r"(?<![\d.,])(?<!Rp)(?<!Rp )(\d{1,3}(?:,\d{1,2})?)( |-)(juta|ribu)\b", re.IGNORECASE)
ANY_NUMBER = re.compile(r"(?<![\d.,/-])\d{1,3}(?:(?:\.\d{3})+|,\d{1,2})?(?![\d.,/-]?\d)")
NAMES_IT = re.compile(r"BPJS|BPJAMSOSTEK|JKN|Jamsostek|Jamkes|KIS\b|UHC|kepesertaan|jaminan kesehatan", re.IGNORECASE)


# --- regions ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A name that regions bear: its kinds ("city", "regency", "province"), the province's code, inhabitants of them."""

    name: str
    kinds: tuple[str, ...]
    province: str
    inhabitants: int


@cache
def places() -> dict[str, Place]:
    """Every name of a regency, city or province that is there today."""
    with (REGIONS / "population.csv").open(encoding="utf-8") as file:
        newest = {row["code"]: int(row["population"]) for row in csv.DictReader(file)}
    named: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (REGIONS / "regions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["level"] in ("regency", "city", "province") and not row["valid_to"] and row["code"] in newest:
                named[row["name"]].append(row)
    return {
        name: Place(
            name,
            tuple(sorted(row["level"] for row in rows)),
            rows[0]["code"][:2],
            max(newest[row["code"]] for row in rows),
        )
        for name, rows in named.items()
    }


@cache
def _of_kinds(kinds: tuple[str, ...], province: str | None = None) -> tuple[Place, ...]:
    return tuple(p for p in places().values() if p.kinds == kinds and province in (None, p.province))


@cache
def _name_pattern() -> re.Pattern[str]:
    names = sorted(places(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(n) for name in names for n in (name, name.upper())) + r")(?!\w)"
    )


# --- pages about coverage ---------------------------------------------------------------------------------------------


Piece = str | tuple[str, ...]
"""Text that stays, or what is said anew: ("name", name, "upper"), ("people", digits), ("scaled", digits, gap, scale),
("percent", digits), ("date", …groups of DATE), ("year", digits)."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sample page cut into paragraphs of pieces; `keeps` says which paragraphs every page made of it has."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    keeps: tuple[bool, ...]
    names: tuple[str, ...]
    """Names of regions, that of the page's own first, if one of them is."""
    home: str | None
    people: tuple[int, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    days: tuple[int, ...]
    published: date
    shift: float | None
    """How far per cents may move up or down in points; None where numbers of people bind them."""


@cache
def templates() -> tuple[Template, ...]:
    """The sample pages that hold figures, in the order of their names."""
    return tuple(_template(page, gold) for page, gold in _samples() if gold["figures"] and _first(gold["published"]))


@cache
def _without_figures() -> tuple[Template, ...]:
    """The sample pages about health insurance that hold neither figures nor claims."""
    return tuple(
        _template(page, gold)
        for page, gold in _samples()
        if not gold["figures"] and not gold["uhc_claims"] and _first(gold["published"]) and NAMES_IT.search(page)
    )


def _first(value: Any) -> Any:
    """An annotation may list several right answers."""
    return value[0] if isinstance(value, list) else value


def _samples() -> Iterator[tuple[str, dict[str, Any]]]:
    for folder in ("corpus/sample", "tests/pages"):
        for file in sorted((ROOT / folder).glob("*/gold.json")):
            yield (
                file.with_name("article.txt").read_text(encoding="utf-8"),
                json.loads(file.read_text(encoding="utf-8")),
            )


def _template(text: str, gold: dict[str, Any]) -> Template:
    paragraphs = [paragraph for paragraph in re.split(r"\n[ \t]*\n", text.strip()) if paragraph.strip()]
    quotes = [figure["quote"] for figure in gold["figures"]]
    counted = any(_first(figure["unit"]) == "jiwa" for figure in gold["figures"])
    said = {_first(figure["indicator"]) for figure in gold["figures"]}
    percents = frozenset(
        found[0]
        for figure in gold["figures"]
        if _first(figure["unit"]) == "persen"
        and _first(figure["status"]) == "actual"
        and (found := re.search(r"[\d.,]*\d", figure["quote"]))
    )
    shift = None if counted or not percents or not said <= {"registered", "active"} else 4.0
    pieces = [tuple(_pieces(paragraph, percents if shift else frozenset())) for paragraph in paragraphs]
    flat = [piece for paragraph in pieces for piece in paragraph if not isinstance(piece, str)]
    people = list(dict.fromkeys(_count(piece[1]) for piece in flat if piece[0] == "people"))
    days = [int(piece[4]) for piece in flat if piece[0] == "date" and piece[4] != "1"]
    published = date.fromisoformat(_first(gold["published"]))
    keeps = [
        i < 2 or any(quote in paragraph for quote in quotes) or bool(re.search(r"\d", paragraph))
        for i, paragraph in enumerate(paragraphs)
    ]
    names = list(dict.fromkeys(piece[1] for piece in flat if piece[0] == "name"))
    counted_for = Counter(_first(figure["region"]) or "" for figure in gold["figures"]).most_common(1)
    home = next((name for name in names if counted_for and counted_for[0][0].endswith(name)), None)
    return Template(
        tuple(pieces),
        tuple(keeps),
        tuple(sorted(names, key=lambda name: name != home)),
        home,
        tuple(people),
        tuple(_sums(people)),
        (*days, published.day),
        published,
        shift,
    )


def _pieces(paragraph: str, percents: frozenset[str]) -> Iterator[Piece]:
    """A paragraph cut where something will be said anew."""
    found: list[tuple[int, int, Piece]] = [
        (*match.span(), ("date", *(match[name] or "" for name in _DATE_GROUPS)))
        for match in DATE.finditer(paragraph)
        if 1 <= int(match["day"]) <= 31
    ]
    found += [(*match.span(), ("year", match[0])) for match in YEAR.finditer(paragraph)]
    found += [(*match.span(), ("people", match[0])) for match in PEOPLE.finditer(paragraph)]
    found += [(*match.span(), ("scaled", *match.groups())) for match in SCALED.finditer(paragraph)]
    names = list(_name_pattern().finditer(paragraph))
    for before, match, after in zip([None, *names], names, [*names[1:], None], strict=False):
        beside = [paragraph[before.end() : match.start()]] if before else []
        beside += [paragraph[match.end() : after.start()]] if after else []
        if not any(gap in (" ", "-") for gap in beside):  # "Bangka Belitung" is neither Bangka nor Belitung
            name = next(name for name in (match[0], _by_capitals().get(match[0], "")) if name in places())
            found.append((*match.span(), ("name", name, "upper" if match[0].isupper() else "")))
    for match in re.finditer(r"\d[\d.,]*(?<=\d)", paragraph):
        if match[0] in percents:
            found.append((*match.span(), ("percent", match[0])))
    at = 0
    for start, end, piece in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= at:
            if start > at:
                yield paragraph[at:start]
            yield piece
            at = end
    if at < len(paragraph):
        yield paragraph[at:]


_DATE_GROUPS = ("weekday", "gap", "slash", "day", "number", "year", "month", "named")


@cache
def _by_capitals() -> dict[str, str]:
    return {name.upper(): name for name in places()}


def _sums(people: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Numbers that are the sum of others: a run of those beside it, or any two; the smallest first.

    >>> list(_sums([700, 300, 250, 150]))
    [(700, (300, 250, 150))]
    >>> list(_sums([1000, 900, 100]))
    [(1000, (900, 100))]
    """
    for total in sorted(set(people)):
        others = [n for n in people if n != total]
        runs = (
            others[i:j] for i in range(len(others)) for j in range(i + 2, len(others) + 1) if sum(others[i:j]) == total
        )
        pairs = ([a, total - a] for a in others if a < total - a and total - a in others)
        found = next(runs, None) or next(pairs, None)
        if found:
            yield total, tuple(found)


def _count(digits: str) -> int:
    return int(digits.replace(".", ""))


def _anew(number: int, dice: random.Random, template: Template, more: bool = True) -> dict[str, str]:
    """One page of a template, with everything said anew; `more`: some paragraphs go, some of other pages come."""
    new_names, growth = _other_names(template, dice)
    counts = {n: round(n * growth) for n in template.people}
    for total, parts in template.sums:
        counts[total] = sum(counts[part] for part in parts)
    percent = round(dice.uniform(-template.shift, template.shift), 2) if template.shift else 0.0
    years = dice.randint(FIRST_YEAR, LAST_YEAR) - template.published.year
    days = dice.randint(2 - min(template.days), max(2 - min(template.days), 28 - max(template.days)))

    def moved(year: int, month: int, day: int) -> date:
        """The 1st stays what it is: numbers are told as of the first of a month far more often than of another day."""
        return date(year + years, month, 1 if day == 1 else min(28, max(2, day + days)))

    def say(piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        kind, printed, *rest = piece
        if kind == "name":
            name = new_names.get(printed, printed)
            return name.upper() if rest[0] else name
        if kind == "people":
            return dotted(counts[_count(printed)])
        if kind == "scaled":
            return _rescaled(printed, rest[0], rest[1], growth)
        if kind == "year":
            return str(int(printed) + years)
        if kind == "percent":
            return _shifted(printed, percent)
        return _date(dict(zip(_DATE_GROUPS, (printed, *rest), strict=True)), template.published.year, moved)

    kept = [
        "".join(map(say, paragraph))
        for paragraph, keeps in zip(template.paragraphs, template.keeps, strict=True)
        if keeps or not more or dice.random() < 0.7
    ]
    if more:
        kept += dice.sample(_fillers(), dice.randint(1, 5))
    published = moved(template.published.year, template.published.month, template.published.day)
    return _row(number, dice, published, kept)


def _other_names(template: Template, dice: random.Random) -> tuple[dict[str, str], float]:
    """Another name for each, of the same kinds, and how many times as many people live there.

    The page's own region is chosen first; the others are chosen so that they have grown about as much, and lie in the
    provinces that took the place of theirs, where there are such.
    """
    names, growth = template.names, dice.uniform(0.85, 1.05)
    new: dict[str, str] = {}
    taken: set[str] = set()
    provinces: dict[str, str] = {}
    for name in names:
        old = places()[name]
        same = [p for p in _of_kinds(old.kinds) if p.name not in taken]
        if not new and template.home == name:
            same = [p for p in same if 0.25 < p.inhabitants / old.inhabitants < 4] or same
            chosen = dice.choice(same)
            growth = chosen.inhabitants / old.inhabitants
        else:
            alike = [p for p in same if 0.8 < p.inhabitants / old.inhabitants / growth < 1.25]
            near = [p for p in alike if p.province == provinces.get(old.province)]
            nearest = sorted(same, key=lambda p: abs(math.log(p.inhabitants / old.inhabitants / growth)))[:3]
            chosen = dice.choice(near or alike or nearest or [old])
        provinces.setdefault(old.province, chosen.province)
        taken.add(chosen.name)
        new[name] = chosen.name
    return new, growth * dice.uniform(0.99, 1.01)


def _date(groups: dict[str, str], year: int, moved: Callable[[int, int, int], date]) -> str:
    month = int(groups["number"]) if groups["slash"] else MONTHS.index(groups["month"]) + 1
    printed = groups["year"] or groups["named"]
    if not 1 <= month <= 12:
        return (
            groups["gap"]
            + groups["day"]
            + groups["slash"]
            + groups["number"]
            + (groups["slash"] + printed if printed else "")
        )
    day = moved(int(printed) if printed else year, month, int(groups["day"]))
    weekday = WEEKDAYS[day.weekday()] + groups["gap"] if groups["weekday"] else ""
    wide = len(groups["day"]) == 2 and groups["day"].startswith("0")
    said = f"{day.day:02}" if wide else str(day.day)
    if groups["slash"]:
        parts = [said, groups["number"], *([str(day.year)] if printed else [])]
        return weekday + groups["slash"].join(parts)
    return f"{weekday}{said} {groups['month']}" + (f" {day.year}" if printed else "")


def _rescaled(digits: str, gap: str, scale: str, growth: float) -> str:
    """Thousands or millions grown, with as many decimals.

    >>> _rescaled("1,9", " ", "Juta", 1.6), _rescaled("1,9", " ", "juta", 0.3), _rescaled("410", " ", "ribu", 2)
    ('3,0 Juta', '570 ribu', '820 ribu')
    """
    decimals = len(digits.partition(",")[2])
    value = float(digits.replace(",", ".")) * growth
    if value < 1 and scale.lower() == "juta":
        return f"{max(1, round(value * 1000))}{gap}{'Ribu' if scale[0].isupper() else 'ribu'}"
    return f"{value:.{decimals}f}".replace(".", ",") + gap + scale


def _shifted(digits: str, points: float) -> str:
    """A per cent moved, in the form it was printed in; those near the ends stay.

    >>> _shifted("92,45", 1.5), _shifted("92", 1.5), _shifted("99,9", 1.5)
    ('93,95', '94', '99,9')
    """
    mark = "," if "," in digits else "."
    value = float(digits.replace(",", "."))
    decimals = len(digits.partition(mark)[2])
    new = round(value + points, decimals)
    return f"{new:.{decimals}f}".replace(".", mark) if 10 < new < 100 else digits


@cache
def _fillers() -> tuple[str, ...]:
    """Paragraphs of whole sentences in the sample pages, without a number or a region."""
    found = [
        paragraph
        for text, _ in _samples()
        for paragraph in re.split(r"\n[ \t]*\n", text.strip())[1:]
        if len(paragraph) > 80
        and paragraph.endswith((".", '"', "”"))
        and not re.search(r"\d|\n|: ", paragraph)
        and not _name_pattern().search(paragraph)
    ]
    return tuple(dict.fromkeys(found))


# --- unrelated news ---------------------------------------------------------------------------------------------------

SENTENCES = (
    "Harga {goods} di Pasar {region} turun {percent} persen menjadi Rp {price} per kilogram.",
    "Pasokan {goods} dari petani {region} mencapai {small} ton, kata pedagang, {date}.",
    "{region} menang {score} atas tamunya di hadapan {crowd} penonton pada laga pekan ke-{small}.",
    "Tim {region} naik ke peringkat {small} dengan {few} poin dari {more} laga.",
    "Pemerintah {region} menganggarkan Rp {small} miliar untuk perbaikan {few} ruas jalan pada tahun {year}.",
    "Sebanyak {crowd} jiwa mengungsi akibat banjir di {region}, {date}.",
    "Polres {region} menangkap {small} orang dan menyita {few} gram barang bukti.",
    "Realisasi pajak daerah {region} hingga {date} baru {percent} persen dari target Rp {small} miliar.",
    "Penerbangan ke {region} bertambah menjadi {small} kali sepekan mulai {date}.",
    "BPS mencatat inflasi {region} sebesar {percent} persen secara tahunan.",
    "Rumah sakit di {region} menambah {small} tempat tidur dan {few} dokter jaga.",
    "Sebanyak {crowd} siswa di {region} mengikuti ujian pada {date}.",
    "Produksi padi di {region} tahun {year} diperkirakan {crowd} ton, naik {percent} persen.",
    "KPU {region} menetapkan {crowd} pemilih di {small} tempat pemungutan suara.",
    "Hujan lebat diperkirakan turun di {region} hingga {date} dengan suhu {small} derajat.",
    "Warga {region} diminta menghubungi nomor 0812-{year}-{year} bila melihat kebakaran lahan.",
    "Listrik di {region} padam selama {small} jam, {crowd} pelanggan terdampak.",
    "Vaksinasi ternak di {region} telah menjangkau {crowd} ekor sapi atau {percent} persen dari populasi.",
)
GOODS = "beras cabai bawang gula telur ayam kopi kakao karet garam".split()  # noqa: SIM905


@cache
def _unrelated() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Titles and texts of unrelated news: those that do not name the programme or one like it, and those that do."""
    listed = tomllib.loads((ROOT / "tests" / "corpus" / "unrelated.toml").read_text(encoding="utf-8"))["page"]
    texts = [text for text in (page["text"] for page in listed) if "\n\n" in text and "<" not in text]
    parted = [(title, rest) for title, _, rest in (text.strip().partition("\n\n") for text in texts)]
    return (
        tuple(each for each in parted if not NAMES_IT.search(" ".join(each))),
        tuple(each for each in parted if NAMES_IT.search(" ".join(each))),
    )


def _other_news(number: int, dice: random.Random, near: bool) -> dict[str, str]:
    """A page of unrelated news; `near`: it names the programme, or one like it."""
    plain, naming = _unrelated()
    if near and dice.random() < 0.5:
        return _anew(number, dice, dice.choice(_without_figures()), more=False)
    region = dice.choice(list(places()))
    title, text = dice.choice(naming if near else plain)
    published = date(dice.randint(FIRST_YEAR, LAST_YEAR), 1, 1) + timedelta(days=dice.randrange(365))
    paragraphs = [
        ANY_NUMBER.sub(lambda match: _jittered(match[0], dice), title),
        f"{region.upper()}, {dice.choice(OUTLETS)} – {ANY_NUMBER.sub(lambda match: _jittered(match[0], dice), text)}",
    ]
    if near:
        paragraphs += dice.sample(_fillers(), dice.randint(3, 8))
    for _, more in () if near else dice.sample(plain, dice.randint(4, 12)):
        if dice.random() < 0.5:
            paragraphs.append(ANY_NUMBER.sub(lambda match: _jittered(match[0], dice), more))
        else:
            paragraphs.append(" ".join(_sentence(dice, region, published) for _ in range(dice.randint(2, 4))))
    return _row(number, dice, published, paragraphs)


def _sentence(dice: random.Random, region: str, published: date) -> str:
    day = published - timedelta(days=dice.randrange(30))
    return dice.choice(SENTENCES).format(
        goods=dice.choice(GOODS),
        region=region,
        percent=f"{dice.uniform(0.1, 99):.{dice.randint(0, 2)}f}".replace(".", ","),
        price=dotted(dice.randrange(3_000, 180_000, 500)),
        small=dice.randint(2, 99),
        few=dice.randint(2, 30),
        more=dice.randint(10, 60),
        crowd=dotted(dice.randint(1_000, 400_000)),
        score=f"{dice.randint(1, 5)}-{dice.randint(0, 3)}",
        date=f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})",
        year=published.year,
    )


def _jittered(digits: str, dice: random.Random) -> str:
    """Other digits in the same form.

    >>> _jittered("1.250", random.Random(1)), _jittered("9,8", random.Random(1)), _jittered("7", random.Random(1))
    ('3.914', '3,9', '3')
    """
    rest = (dice.choice("0123456789") if c.isdigit() else c for c in digits[1:])
    return str(dice.randint(1, 9)) + "".join(rest)


# --- all of them ------------------------------------------------------------------------------------------------------


def pages(
    number: int, seed: int = 7, revised: float = 0.0, share: float = 1.0, near: float = NEAR, first: int = 0
) -> Iterator[dict[str, str]]:
    """Rows of a JSONL input (`id`, `url`, `published`, `title`, `text`), from the page `first` on.

    A share `share` of them is about coverage, a share `near` of the others names BPJS or JKN. A share `revised` says
    other figures than with `revised` 0, at one address.
    """
    chosen = templates()
    for place in range(first, first + number):
        draw = random.Random(f"{seed} {place}")
        again, about, naming = draw.random() < revised, draw.random() < share, draw.random() < near
        template = draw.choice(chosen)
        dice = random.Random(f"{seed} {place} {again}")
        yield _anew(place, dice, template) if about else _other_news(place, dice, naming)


def _row(number: int, dice: random.Random, published: date, paragraphs: Iterable[str]) -> dict[str, str]:
    title, *rest = paragraphs
    headline = title.strip().split("\n")[0]
    outlet = OUTLETS[number % len(OUTLETS)]
    row = {
        "id": f"rekaan-{number:06}",
        "url": f"https://{outlet}/rekaan/{number}",
        "published": published.isoformat(),
        "text": "\n\n".join([title, *rest]) + "\n",
    }
    if len(headline) < 120:  # some sample pages begin without one
        row["title"] = headline
    if dice.random() < 0.1:
        del row["published"]  # some have to be dated by what they say
    return row


def article(row: Mapping[str, str]) -> Article:
    """A row as the extractor takes it."""
    return Article(
        id=row["id"], url=row["url"], published=row.get("published"), title=row.get("title"), text=row["text"]
    )


def dotted(number: int) -> str:
    """A number as Indonesian newspapers print it.

    >>> dotted(1264598)
    '1.264.598'
    """
    return f"{number:,}".replace(",", ".")


def write(path: Path, number: int, seed: int = 7, revised: float = 0.0, share: float = 1.0, near: float = NEAR) -> Path:
    """The pages as a JSONL file."""
    with path.open("w", encoding="utf-8") as out:
        rows = pages(number, seed, revised, share, near)
        out.writelines(json.dumps(page, ensure_ascii=False) + "\n" for page in rows)
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--revised", type=float, default=0.0, help="share of pages that say other figures")
    parser.add_argument("--share", type=float, default=1.0, help="share of pages about coverage")
    parser.add_argument("--near", type=float, default=NEAR, help="share of the others that name BPJS or JKN")
    given = parser.parse_args()
    write(given.file, given.number, given.seed, given.revised, given.share, given.near)
