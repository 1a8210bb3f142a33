"""New figures in a large warehouse: does a look at what they touch give what a full look gives, how much faster?

    python benchmarks/conflicts.py [--figures 1000000] [--new 1000] [--regions 25]

Makes a warehouse of that many figures on all regencies and cities of Indonesia, loads new ones on some, and brings
the contradictions up to date twice: of what was touched, then of everything. Prints both times, their ratio and the
number of contradictions; ends with 1 when the two differ. A million figures take some minutes and 2 GB of disk.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.article import Article  # noqa: E402
from corpus.page import Page  # noqa: E402
from extractors.figure import Extraction, Figure  # noqa: E402
from warehouse.load import Work, open_work  # noqa: E402

BASE = (Path(__file__).parent / "conflicts_base.sql").read_text(encoding="utf-8")
FIGURES_A_PAGE = 4
HASHES = 96
ALL = "from conflict order by conflict_id"
MEMBERS = "from conflict_member order by conflict_id, member_no, member_id"


def fill(connection: duckdb.DuckDBPyConnection, figures: int) -> None:
    connection.execute("create or replace temp macro first_article() as 0")
    connection.execute(f"create or replace temp macro articles() as {figures // FIGURES_A_PAGE}")
    connection.execute(f"create or replace temp macro hashes() as {HASHES}")
    connection.execute(BASE)
    connection.execute("drop table made")


def new_pages(
    connection: duckdb.DuckDBPyConnection, figures: int, regions: int
) -> list[tuple[Article, Page, Extraction]]:
    """Pages of four figures on some regions; every tenth page is far off from what the others say."""
    places = connection.execute(
        "select distinct region_code, region from figure order by md5(region_code) limit ?", [regions]
    ).fetchall()
    pages = []
    for number in range(figures // FIGURES_A_PAGE):
        code, region = places[number % len(places)]
        percent = 96.5 + number % 7 / 10 - (12 if number % 10 == 0 else 0)
        day = f"2025-{1 + number % 9:02d}-01"
        said = [("registered", "persen", percent), ("active", "persen", round(percent * 0.8, 2))]
        said += [("registered", "jiwa", 300_000.0 + number), ("needed", "jiwa", 9_000.0 + number)]
        text, found = f"Kabar {number}. ", []
        for indicator, unit, value in said:
            quote = f"{value} {unit}"
            sentence = f"Tercatat {quote} di {region}."
            start = len(text) + sentence.index(quote)
            text += sentence + " "
            found.append(
                Figure(
                    indicator=indicator,
                    unit=unit,
                    value=value,
                    low=value - 0.005,
                    high=value + 0.005,
                    region=region,
                    region_code=code,
                    as_of=day,
                    as_of_basis="stated",
                    first_day=day,
                    last_day=day,
                    quote=quote,
                    start=start,
                    end=start + len(quote),
                    sentence=sentence,
                )
            )
        article = Article(id=f"new-{number}", text=text, url=f"https://new.example/{number}", published=day)
        extraction = Extraction(article_id=article.id, published=day, figures=tuple(found))
        pages.append((article, Page(article, text, (), None, None, day, "given"), extraction))
    return pages


def refreshed(work: Work, *, everything: bool) -> tuple[float, list[object], list[object]]:
    """Seconds of bringing contradictions up to date, and what there is then."""
    start = time.perf_counter()
    work.refresh_conflicts(everything=everything)
    seconds = time.perf_counter() - start
    return seconds, work.connection.execute(ALL).fetchall(), work.connection.execute(MEMBERS).fetchall()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=1_000_000, help="figures that are there")
    parser.add_argument("--new", type=int, default=1_000, help="figures that come in")
    parser.add_argument("--regions", type=int, default=25, help="regions that the new figures are on")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_work(Path(folder) / "bench.duckdb", version="bench") as work:
        start = time.perf_counter()
        fill(work.connection, given.figures)
        print(f"figures there          {given.figures:,}  (made in {time.perf_counter() - start:.1f} s)")
        first, rows, _ = refreshed(work, everything=False)
        print(f"contradictions there   {len(rows):,}  (found in {first:.1f} s)")
        work.load(new_pages(work.connection, given.new, given.regions))
        touched, some, some_members = refreshed(work, everything=False)
        everything, all_of_them, all_members = refreshed(work, everything=True)
    same = some == all_of_them and some_members == all_members
    print(f"new figures            {given.new:,} on {given.regions} regions")
    print(f"contradictions then    {len(some):,}")
    print(f"what was touched       {touched:.1f} s")
    print(f"everything             {everything:.1f} s")
    print(f"ratio                  1 : {everything / touched:.1f}")
    print(f"equal                  {'yes' if same else 'NO'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
