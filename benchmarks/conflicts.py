"""Contradictions in a large warehouse: what looking at everything costs, and at what new figures touch; do they agree?

    python benchmarks/conflicts.py [--figures 1000000 …] [--new 1000] [--regions 25] [--memory 4GB] [--wrong 0.001]
                                   [--explain] [--folder /tmp]

Makes a warehouse of that many figures (`conflicts_base.sql`), puts them in the order of their regions and finds all
contradictions; then loads new figures on some regions, Indonesia among them, brings the contradictions up to date of
what was touched, and once more of everything. Ends with 1 when the last two differ in any column of `conflict` or
`conflict_member`. `--explain` prints what each step of the refreshes took, the longest first. DuckDB holds no more than
`--memory`; ten million figures take 10 GB of disk below `--folder` and a quarter of an hour.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import measuring  # noqa: E402
from measuring import Taken  # noqa: E402

from corpus.article import Article  # noqa: E402
from corpus.page import Page  # noqa: E402
from extractors.figure import Extraction, Figure, Indicator, Unit  # noqa: E402
from warehouse import contradictions, copies  # noqa: E402
from warehouse.load import Work, open_work  # noqa: E402

BASE = (ROOT / "benchmarks" / "conflicts_base.sql").read_text(encoding="utf-8")
FIGURES_A_PAGE = 4
HASHES = copies.SIZE
STALE_A_WRONG = 2
"""Articles that tell an old state as the present one, to one figure misprinted."""


LAST_TOLD = """
    select
        region_code,
        any_value(region),
        max(last_day),
        arg_max(value, (last_day, figure_id)) filter (where indicator = 'registered' and unit = 'persen'),
        arg_max(value, (last_day, figure_id)) filter (where indicator = 'registered' and unit = 'jiwa'),
        arg_max(value, (last_day, figure_id)) filter (where indicator = 'population')
    from figure
    where status = 'actual' and bound = 'exact' and segment is null and indicator in ('registered', 'population')
    group by region_code
    having count(distinct (indicator, unit)) = 3
    order by region_code <> 'ID', md5(region_code)
    limit ?
"""
"""What was last told of regions: their day, per cent, members and inhabitants (in every run of the same figures)."""

HEADS = (
    "figures there",
    "contradictions",
    "put in order",
    "everything",
    "everything again",
    "load of the new",
    "what was touched",
    "copy of the file",
    "equal",
)


@dataclass
class Steps:
    """What the steps of a refresh took: {name: (seconds by the clock, seconds of the processor)}."""

    took: dict[str, tuple[float, float]] = field(default_factory=dict)

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        wall, processor = time.perf_counter(), time.process_time()
        yield
        before = self.took.get(step, (0.0, 0.0))
        self.took[step] = (
            before[0] + time.perf_counter() - wall,
            before[1] + time.process_time() - processor,
        )

    def print(self, title: str) -> None:
        print(f"\n{title}: steps, seconds by the clock and of the processor")
        for step, (wall, processor) in sorted(self.took.items(), key=lambda item: -item[1][0]):
            print(f"  {step:32} {wall:8.2f} {processor:8.2f}")
        print()


def told(taken: Taken) -> str:
    """Seconds by the clock, those of all cores in brackets."""
    return f"{taken.wall:.1f} s ({taken.cpu:.1f})"


def fill(connection: duckdb.DuckDBPyConnection, figures: int, wrong: float) -> None:
    given = {"figures": figures, "wrong": wrong, "stale": STALE_A_WRONG * wrong, "hashes": HASHES, "seed": 1}
    for name, value in given.items():
        connection.execute(f"create or replace temp macro {name}() as {value!r}")
    connection.execute(BASE)
    for table in ("page", "event", "place", "wire", "told"):
        connection.execute(f"drop table temp.{table}")


def new_pages(
    connection: duckdb.DuckDBPyConnection, figures: int, regions: int
) -> list[tuple[Article, Page, Extraction]]:
    """Pages of four figures on some regions, Indonesia the first; every tenth page is far off from what others say.

    They tell what the last page on their region told, of the month in which it did.
    """
    places = connection.execute(LAST_TOLD, [regions]).fetchall()
    pages = []
    for number in range(figures // FIGURES_A_PAGE):
        code, region, when, last_percent, last_members, last_people = places[number % len(places)]
        percent = round(max(1.0, last_percent - (12 if number % 10 == 0 else 0)), 2)
        day = f"{when:%Y-%m}-{1 + number % 28:02d}"
        said: list[tuple[Indicator, Unit, float]] = [
            ("registered", "persen", percent),
            ("registered", "jiwa", last_members),
            ("population", "jiwa", last_people),
            ("active", "persen", round(percent * 0.8, 2)),
        ]
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
                    low=value - (0.005 if unit == "persen" else 0),
                    high=value + (0.005 if unit == "persen" else 0),
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


@contextmanager
def timed(into: dict[str, Taken], name: str) -> Iterator[None]:
    wall, processor = time.perf_counter(), time.process_time()
    yield
    into[name] = Taken(time.perf_counter() - wall, time.process_time() - processor)


def refreshed(work: Work, *, everything: bool, explain: str | None) -> None:
    """Bring contradictions up to date as a run does."""
    steps = Steps()
    work.refresh_conflicts(everything=everything, watch=steps if explain else contradictions.unwatched)
    if explain:
        steps.print(explain)


def keep(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Keep what there is of contradictions in files, to be held against what there is later."""
    for table in ("conflict", "conflict_member"):
        connection.execute(f"copy {table} to '{folder / table}.parquet'")


def differing(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """How many rows of the two tables are not those kept."""
    return sum(
        int(rows[0][0])
        for table in ("conflict", "conflict_member")
        for one, other in ((table, f"'{folder / table}.parquet'"), (f"'{folder / table}.parquet'", table))
        if (rows := connection.execute(f"select count(*) from (from {one} except all from {other})").fetchall())
    )


def count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    rows = connection.execute(f"select count(*) from {table}").fetchall()
    return int(rows[0][0])


def measure(given: argparse.Namespace, figures: int, folder: Path) -> tuple[list[str], bool]:
    """One warehouse -> a row of the table, and whether the two ways agree."""
    took: dict[str, Taken] = {}
    path = folder / "bench.duckdb"
    with open_work(path, version="bench", memory=given.memory) as work:
        with timed(took, "fill"):
            fill(work.connection, figures, given.wrong)
        there, articles = count(work.connection, "figure"), count(work.connection, "article")
        with timed(took, "order"):
            was_put_in_order = work.put_in_order()
        work.publish()
    with open_work(path, version="bench", memory=given.memory) as work:  # as a run does, which begins with a file
        with timed(took, "first"):
            refreshed(work, everything=True, explain="everything" if given.explain else None)
        contradicting = count(work.connection, "conflict")
        work.publish()
    with timed(took, "copy"):
        opened = open_work(path, version="bench", memory=given.memory)
        work = opened.__enter__()
    try:
        pages = new_pages(work.connection, given.new, given.regions)
        with timed(took, "load"):
            work.load(pages)
        with timed(took, "order now"):
            put_in_order_now = work.put_in_order()  # once: a file that has just become large enough for it
        with timed(took, "touched"):
            refreshed(work, everything=False, explain="what was touched" if given.explain else None)
        keep(work.connection, folder)
        with timed(took, "again"):
            refreshed(work, everything=True, explain=None)
        wrong = differing(work.connection, folder)
        then = count(work.connection, "conflict")
    finally:
        opened.__exit__(None, None, None)
        path.unlink(missing_ok=True)
    print(f"figures there          {there:,} in {articles:,} articles, made in {told(took['fill'])}")
    print(f"contradictions there   {contradicting:,}  (1 to {there / max(contradicting, 1):.0f} figures)")
    ordered = took["order"] if was_put_in_order else took["order now"] if put_in_order_now else None
    in_order = told(ordered) if ordered is not None else "not needed"
    print(f"put in order           {in_order}")
    print(f"everything             {told(took['first'])}, then {told(took['again'])}")
    print(f"file copied, opened    {told(took['copy'])}")
    print(f"{given.new:,} new ones loaded  {told(took['load'])}")
    print(f"what was touched       {told(took['touched'])}  ({then:,} contradictions then)")
    print(f"equal                  {'yes' if wrong == 0 else f'NO, {wrong:,} rows differ'}")
    print(f"load by then           {os.getloadavg()[0]:.1f}\n", flush=True)
    row = [f"{there:,}", f"{contradicting:,}", in_order]
    row += [told(took[name]) for name in ("first", "again", "load")]
    return [*row, told(took["touched"]), told(took["copy"]), "yes" if wrong == 0 else "NO"], wrong == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--figures", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000], help="figures that are there"
    )
    parser.add_argument("--new", type=int, default=1_000, help="figures that come in")
    parser.add_argument("--regions", type=int, default=25, help="regions that the new figures are on")
    parser.add_argument("--memory", default="4GB", help="what DuckDB may hold in memory")
    parser.add_argument("--wrong", type=float, default=0.001, help="share of figures that are misprinted")
    parser.add_argument("--explain", action="store_true", help="what each step took")
    parser.add_argument(
        "--folder", type=Path, help="where the warehouse is made (default: the system's temporary folder)"
    )
    given = parser.parse_args()
    rows, agree = [], True
    for figures in given.figures:
        folder = Path(tempfile.mkdtemp(dir=given.folder))
        try:
            row, same = measure(given, figures, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        rows.append(row)
        agree &= same
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    share = f"one figure in {1 / given.wrong:,.0f} misprinted" if given.wrong else "no figure misprinted"
    text = (
        f"{measuring.table(HEADS, rows)}\n\n{share}; {given.new:,} new figures on {given.regions} regions; seconds by "
        f"the clock, those of all cores in brackets; `memory_limit` {given.memory}, peak of the process {peak:,.0f} MB."
    )
    measuring.report("conflicts", text)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
