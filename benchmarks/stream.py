"""A mixed stream, one page in a hundred about coverage, against spaCy's tokenizer on the same stream.

    python benchmarks/stream.py [--pages 2000] [--share 0.01] [--near 0 0.03] [--rounds 5]

What `cakupan run` does with a table of pages: `corpus.relevance` tests each, and those that may hold figures are
extracted; the others are passed over. Once with the texts in memory, once from a JSONL file, which both sides read.
The pages are those of `made_up.py`, the same ones in every round.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from made_up import NEAR, article, pages, write
from measuring import arguments, figure, median, ratio, report, table, take_turns
from speed import spacy_sentences

from corpus.article import Article
from corpus.page import read_page
from corpus.relevance import text_may_hold_figures
from corpus.sources import read_inputs
from extractors.extract import extract, extract_page


def screened(articles: Iterable[Article]) -> tuple[int, int]:
    """Pages that pass the test, and figures in them."""
    passed = [extract(article) for article in articles if text_may_hold_figures(article.text)]
    return len(passed), sum(len(extraction.figures) for extraction in passed)


def screened_file(path: Path) -> int:
    """Figures of a JSONL file, read as a run reads it."""
    items = read_inputs([str(path)], screen="many")
    return sum(len(extract_page(read_page(item)).figures) for item in items if isinstance(item, Article))


def texts_of(path: Path) -> list[Article]:
    """Pages of a JSONL file, read in the plainest way."""
    with path.open(encoding="utf-8") as file:
        return [Article(id=row["id"], text=row["text"]) for row in map(json.loads, file)]


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--share", type=float, default=0.01, help="share of pages about coverage")
    parser.add_argument(
        "--near", type=float, nargs="+", default=[0.0, NEAR], help="shares of the others that name BPJS or JKN"
    )
    given = parser.parse_args()
    split = spacy_sentences()
    rows = []
    for near in given.near:
        articles = [article(row) for row in pages(given.pages, share=given.share, near=near)]
        passed, figures = screened(articles)
        with tempfile.TemporaryDirectory() as folder:
            file = write(Path(folder) / "pages.jsonl", given.pages, share=given.share, near=near)
            sides = {
                "in memory": (partial(screened, articles), partial(split, articles)),
                "from JSONL": (partial(screened_file, file), lambda file=file: split(texts_of(file))),
            }
            for name, (ours, theirs) in sides.items():
                taken = take_turns({"ours": ours, "spacy": theirs}, given.rounds)
                rows.append(
                    [
                        f"{near:.0%} near misses, {name}",
                        f"{passed:,}",
                        f"{figures:,}",
                        figure(given.pages / median(taken["ours"])),
                        figure(given.pages / median(taken["spacy"])),
                        ratio(taken["spacy"], taken["ours"]),
                        figure(ratio(taken["spacy"], taken["ours"], cpu=True).median) + "×",
                    ]
                )
    heads = ["", "pass", "figures", "screened and extracted, pages/s", "spaCy, pages/s", "faster by", "processor time"]
    report("stream", f"{given.pages:,} pages, {given.share:.0%} of them about coverage.\n\n" + table(heads, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
