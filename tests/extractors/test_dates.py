"""Dates: every row of the form table, what stands before them, slips, and hostile text."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.dates.find import DateMention, find_dates
from extractors.dates.forms import date_tables


def only(text: str, published: str | None, stretch: str) -> DateMention:
    """The mention that covers exactly this stretch of the text."""
    found = find_dates(text, published)
    hits = [m for m in found if text[m.start : m.end] == stretch]
    assert hits, f"no date {stretch!r}; found {[(text[m.start : m.end], m.rule) for m in found]}"
    return hits[0]


EXAMPLES = [(row["name"], example) for row in date_tables()["form"] for example in row["examples"]]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r}-{e['found']}" for r, e in EXAMPLES])
def test_form(rule: str, example: dict[str, Any]) -> None:
    mention = only(example["text"], example.get("published"), example["found"])
    assert mention.rule == rule
    assert mention.as_of == (example["as_of"] or None)
    if "role" in example:
        assert mention.role == example["role"]
    if "anchor" in example:
        assert mention.anchor == example["anchor"]
    assert (mention.slip is not None) == ("slip" in example)
    assert example.get("slip", "") in (mention.slip or "")


@pytest.mark.parametrize("row", date_tables()["lead"], ids=lambda row: row["words"][0])
def test_lead(row: dict[str, Any]) -> None:
    example = row["example"]
    first = find_dates(example["text"], "2025-01-15")[0]
    assert (first.as_of, first.anchor) == (example["as_of"], example.get("anchor"))
    if "role" in example:
        assert first.role == example["role"]


@pytest.mark.parametrize("row", date_tables()["legal"], ids=lambda row: row["example"])
def test_legal(row: dict[str, Any]) -> None:
    assert [m.role for m in find_dates(row["example"], "2025-01-15")] == ["legal"]


@pytest.mark.parametrize("row", date_tables()["due"], ids=lambda row: row["example"])
def test_due_word(row: dict[str, Any]) -> None:
    roles = [m.role for m in find_dates(row["example"], "2025-01-15")]
    assert roles == (["due"] if row["weight"] > 0 else ["as_of"])


WORDS = [row for table in ("edge", "part", "relative", "present") for row in date_tables()[table]]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["words"][0])
def test_words(row: dict[str, Any]) -> None:
    example = row["example"]
    assert find_dates(example["text"], example.get("published"))[-1].as_of == example["as_of"]
