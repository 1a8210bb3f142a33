"""Extraction against what spaCy takes to split the same pages into tokens and sentences, in one process.

    python benchmarks/speed.py [--gold DIR] [--rounds 5]

`extractors.extract.extract` on the pages that come with the project (and on those of DIR, if given) takes turns with
`spacy.blank("id")` and its sentencizer. Both are warm; a ratio over 1 says that extraction is faster.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from measuring import arguments, figure, median, megabytes, ratio, report, sets_of_pages, table, take_turns

from corpus.article import Article
from extractors.extract import extract


def spacy_sentences() -> Callable[[Sequence[Article]], None]:
    """What reads pages with spaCy's Indonesian tokenizer and its sentencizer, and throws the result away."""
    import spacy

    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")

    def split(pages: Sequence[Article]) -> None:
        for _ in nlp.pipe([page.text for page in pages]):
            pass

    return split


def extract_all(pages: Sequence[Article]) -> int:
    """Figures of the pages, counted."""
    return sum(len(extract(page).figures) for page in pages)


def measure(pages: Sequence[Article], split: Callable[[Sequence[Article]], None], rounds: int) -> list[object]:
    """Pages, MB, figures, and how fast both sides are."""
    figures = []
    sides = {"extract": lambda: figures.append(extract_all(pages)), "spacy": lambda: split(pages)}
    taken = take_turns(sides, rounds)
    size = megabytes(pages)
    speeds = [figure(what / median(taken[side])) for side in ("extract", "spacy") for what in (len(pages), size)]
    processor = ratio(taken["spacy"], taken["extract"], cpu=True)
    faster = [ratio(taken["spacy"], taken["extract"]), figure(processor.median) + "×"]
    return [f"{len(pages):,}", f"{size:.2f}", f"{figures[0]:,}", *speeds, *faster]


def main() -> int:
    given = arguments(__doc__).parse_args()
    split = spacy_sentences()
    rows = [[name, *measure(pages, split, given.rounds)] for name, pages in sets_of_pages(given.gold).items()]
    heads = ["", "pages", "MB", "figures", "extract, pages/s", "MB/s", "spaCy, pages/s", "MB/s"]
    report("speed", table([*heads, "extract is faster by", "processor time"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
