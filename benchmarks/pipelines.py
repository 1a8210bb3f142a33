"""Extraction against two pipelines that find numbers and dates in the same pages, in one process.

    python benchmarks/pipelines.py [--gold DIR] [--pages 40] [--rounds 5]

The first is `plain_pipeline.py`: spaCy, `dateparser.search_dates` and a regular expression, as one writes it in an
afternoon, looking for dates on the whole page or only in sentences with numbers. The second is EDS-NLP
(BSD-3-Clause), the spaCy pipeline nearest in kind: its sentences, dates and quantities, which were made for French
clinical notes, so only its speed says something here. It comes with `pip install -e '.[bench]'` and is left out where
it is not installed. Of each set so many pages, spread evenly, are read; all sides are warm.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

from measuring import arguments, figure, median, megabytes, ratio, report, sets_of_pages, table, take_turns
from plain_pipeline import PlainPipeline
from speed import extract_all

from corpus.article import Article

Side = Callable[[Sequence[Article]], int]
MISSING = "EDS-NLP is not installed and was not measured: `pip install -e '.[bench]'` brings it."


def plain(*, whole: bool) -> Side:
    """The plain pipeline -> how many numbers it finds."""
    pipeline = PlainPipeline(whole=whole)
    return lambda pages: sum(map(len, pipeline.read([(page.text, page.published) for page in pages])))


def eds() -> Side | None:
    """EDS-NLP's dates and quantities -> how many of both it finds; None where it is not installed."""
    try:
        import edsnlp  # type: ignore[import-not-found, unused-ignore]
    except ModuleNotFoundError:
        return None
    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.normalizer")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.dates")
    nlp.add_pipe("eds.quantities", config={"quantities": "all", "use_tables": False})
    return lambda pages: sum(
        len(doc.spans["dates"]) + len(doc.spans["quantities"]) for doc in nlp.pipe([page.text for page in pages])
    )


def spread(pages: Sequence[Article], number: int) -> list[Article]:
    """So many of the pages, evenly from first to last.

    >>> spread([0, 1, 2, 3, 4, 5], 3)
    [0, 2, 4]
    """
    number = min(number, len(pages))
    return [pages[i * len(pages) // number] for i in range(number)]


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=40, help="pages of each set")
    given = parser.parse_args()
    sides: dict[str, Side] = {
        "extract": extract_all,
        "spaCy, search_dates, regex": plain(whole=True),
        "the same, dates in sentences with numbers only": plain(whole=False),
    }
    other = eds()
    if other is not None:
        sides["EDS-NLP, dates and quantities"] = other
    rows = []
    for name, every in sets_of_pages(given.gold).items():
        pages = spread(every, given.pages)
        found = {side: act(pages) for side, act in sides.items()}
        acts = {side: partial(act, pages) for side, act in sides.items()}
        taken = take_turns(acts, given.rounds)
        for side in sides:
            seconds = median(taken[side])
            times = ratio(taken[side], taken["extract"])
            rows.append(
                [
                    name if side == "extract" else "",
                    side,
                    f"{found[side]:,}",
                    figure(len(pages) / seconds),
                    figure(megabytes(pages) / seconds),
                    "" if side == "extract" else times,
                    "" if side == "extract" else figure(ratio(taken[side], taken["extract"], cpu=True).median) + "×",
                ]
            )
    heads = [f"{given.pages} of each", "", "found", "pages/s", "MB/s", "extract is faster by", "processor time"]
    report("pipelines", table(heads, rows) + ("" if other is not None else f"\n\n{MISSING}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
