"""The generator: the same pages for a seed, page by page, no two alike, with figures where it says so."""

from __future__ import annotations

import random
import re
from datetime import date
from itertools import islice

import made_up
import pytest
from made_up import WEEKDAYS, article, pages, templates

from corpus.relevance import text_may_hold_figures
from extractors.extract import extract


def test_the_same_pages_for_a_seed():
    assert list(pages(60, seed=3, share=0.5)) == list(pages(60, seed=3, share=0.5))
    assert list(pages(60, seed=3, share=0.5)) != list(pages(60, seed=4, share=0.5))


def test_a_page_depends_on_its_number_alone():
    whole = list(pages(60, share=0.5))
    assert list(pages(20, share=0.5)) == whole[:20]
    assert list(pages(20, share=0.5, first=40)) == whole[40:]


def test_pages_are_made_one_by_one():
    assert len(list(islice(pages(10**9), 3))) == 3


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_no_two_pages_are_alike(share):
    made = list(pages(500, share=share))
    assert len({page["text"] for page in made}) == len({page["url"] for page in made}) == 500


def test_the_share_about_coverage_is_as_asked_for():
    about = {page["text"] for page in pages(400)}
    mixed = sum(page["text"] in about for page in pages(400, share=0.25))
    assert 60 < mixed < 140


def test_revised_pages_say_something_else_at_the_same_address():
    before, after = list(pages(100)), list(pages(100, revised=0.3))
    assert [page["url"] for page in before] == [page["url"] for page in after]
    assert 10 < sum(a["text"] != b["text"] for a, b in zip(before, after, strict=True)) < 60


def test_pages_about_coverage_hold_figures():
    """Nearly as many as the sample pages that they are made of."""
    made = [article(row) for row in pages(60)]
    assert all(text_may_hold_figures(page.text) for page in made)
    found = [len(extract(page).figures) for page in made]
    assert min(found) > 0
    assert sum(found) / len(found) > 7


def test_unrelated_news_that_names_no_programme_does_not_pass_the_test_of_relevance():
    assert not [page for page in pages(200, share=0, near=0) if text_may_hold_figures(page["text"])]


def test_news_that_names_a_programme_does():
    near = list(pages(100, share=0, near=1))
    assert all(made_up.NAMES_IT.search(page["text"]) for page in near)
    assert any(text_may_hold_figures(page["text"]) for page in near)


def test_weekdays_are_those_of_their_days():
    """A few sample pages hold a wrong weekday on purpose; no other comes in."""
    said = re.compile(rf"({'|'.join(WEEKDAYS)}),? \((\d+)/(\d+)/(20\d\d)\)")
    seen = [found.groups() for page in pages(300) for found in said.finditer(page["text"])]
    right = sum(WEEKDAYS[date(int(y), int(m), int(d)).weekday()] == weekday for weekday, d, m, y in seen)
    assert len(seen) > 100
    assert right == len(seen)


def test_sums_stay_sums():
    template = next(template for template in templates() if template.sums and len(template.sums[0][1]) > 2)
    total, parts = template.sums[0]
    text = made_up._anew(1, random.Random(1), template, more=False)["text"]
    printed = {int(digits.replace(".", "")) for digits in re.findall(r"\d{1,3}(?:\.\d{3})+", text)}
    assert total == sum(parts)
    assert total not in printed
    assert any(
        whole == sum(run)
        for whole in printed
        for run in [sorted(printed - {whole}, reverse=True)[i : i + len(parts)] for i in range(len(printed))]
    ) or whole_of_some(printed, len(parts))


def whole_of_some(printed: set[int], number: int) -> bool:
    """Whether one of the numbers is the sum of so many others."""
    from itertools import combinations

    return any(sum(some) in printed for some in combinations(sorted(printed), number))
