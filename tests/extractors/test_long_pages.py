"""Long pages of the kind that are really published: tables of villages, lists of regions, many short paragraphs."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable

import pytest

from corpus.article import Article
from extractors.extract import extract
from extractors.figure import Extraction

PATIENCE = 120
"""Seconds after which a page counts as never finished; nothing is said about how fast it should be."""
HEAD = "Kepesertaan JKN di Kabupaten Brebes per 1 Mei 2024\n\n"


def people(choose: random.Random) -> str:
    return f"{choose.randint(1000, 9999) / 1000:.3f}"


def share(choose: random.Random) -> str:
    return f"{choose.randint(8000, 9999) / 100:.2f}".replace(".", ",")


def rows(choose: random.Random, count: int) -> str:
    """A line a village that no gazetteer knows, three numbers each."""
    return "\n".join(
        f"Desa Contoh{i}: penduduk {people(choose)} jiwa; peserta {people(choose)} jiwa; cakupan {share(choose)} persen"
        for i in range(count)
    )


def lines(choose: random.Random, count: int) -> str:
    """A number with its unit a line, as of a column pasted alone; so many as a town can have."""
    return "\n".join(f"{choose.randint(100_000, 199_999):,} jiwa".replace(",", ".") for _ in range(count))


def paragraphs(choose: random.Random, count: int) -> str:
    """Short paragraphs of one region's figures."""
    return "\n\n".join(
        f"Di Kota Tegal {people(choose)} jiwa menjadi peserta JKN, atau {share(choose)} persen." for _ in range(count)
    )


def listed(choose: random.Random, count: int) -> str:
    """One sentence that lists regions and their shares."""
    return ", ".join(f"Kabupaten Brebes {share(choose)} persen" for _ in range(count)) + "."


def read(text: str) -> Extraction:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        job = pool.apply_async(extract, (Article(id="long", text=text, published="2024-05-08"),))
        return job.get(timeout=PATIENCE)


FORMS: dict[str, Callable[[random.Random, int], str]] = {
    "rows": rows,
    "lines": lines,
    "paragraphs": paragraphs,
    "listed": listed,
}
SIZES = {"rows": (30, 300, 1500), "lines": (300, 15_000), "paragraphs": (100, 1300), "listed": (100, 3000)}


@pytest.mark.parametrize(("form", "size"), [(form, size) for form in FORMS for size in SIZES[form]])
def test_a_long_page_ends(form: str, size: int) -> None:
    text = HEAD + FORMS[form](random.Random(size), size)
    found = read(text)
    assert all(text[f.start : f.end] == f.quote for f in found.figures)
    assert len(found.figures) + len(found.slips) > 0
