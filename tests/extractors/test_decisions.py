"""Each decision on what is no figure is the one that holds for its example; what cannot hold on a page is not asked."""

from __future__ import annotations

import pytest

from corpus.article import Article
from corpus.page import read_page
from corpus.pattern import Pattern, keep
from extractors.assemble import assemble
from extractors.candidates import drafts_of
from extractors.changes import CHANGES
from extractors.decisions import KEPT, Decision, Decisions, before, counts, either, every, in_part
from extractors.reading import read
from extractors.shares import SHARES

ROWS = [pytest.param(rows, row, id=row.example) for rows in (CHANGES, SHARES) for row in rows.rows]


@pytest.mark.parametrize(("rows", "row"), ROWS)
def test_its_example_is_decided_by_it(rows: Decisions, row: Decision) -> None:
    page = Article(id="contoh", text=row.example, published="2025-03-01", title="Peserta JKN Kota Banjar")
    reading = read(read_page(page))
    drafts = drafts_of(reading)
    assemble(reading, drafts)
    decided = [(draft, *found) for draft in drafts if (found := rows.of(reading.text, draft))]
    reasons = [(draft.dropped, reason) for draft, by, reason in decided if by is row]
    assert reasons, [(draft.number, by.example) for draft, by, _ in decided]
    assert all(dropped == (None if reason == KEPT else reason) for dropped, reason in reasons)


def test_no_two_rows_have_one_example() -> None:
    examples = [row.example for rows in (CHANGES, SHARES) for row in rows.rows]
    assert len(set(examples)) == len(examples)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Peserta kuota 3.920 jiwa.", (True, False, True, False, True)),
        ("Peserta jatah 3.920 jiwa.", (False, True, True, False, True)),
        ("Kuota dan jatah 3.920 jiwa.", (True, True, True, True, True)),
        ("Peserta 3.920 jiwa.", (False, False, False, False, True)),
    ],
)
def test_what_is_asked_turns_on_the_words_of_the_page(text: str, may: tuple[bool, ...]) -> None:
    """All must be able to hold, or one of several; one that asks for no words always is."""
    quota, share = Pattern(r"(?<!\w)kuota\s$"), Pattern(r"(?<!\w)jatah\s$")
    conditions = (
        in_part(quota),
        before(share),
        either(in_part(quota), in_part(share)),
        every(in_part(quota), in_part(share)),
        either(in_part(quota), counts("registered")),
    )
    for _ in range(2):  # the words of a pattern are looked for from the page after its first on
        keep(f"{text} ")
        for condition in conditions:
            condition.may_hold(f"{text} ")
    page = f" {text}"
    keep(page)
    assert tuple(condition.may_hold(page) for condition in conditions) == may
