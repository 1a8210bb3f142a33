"""Patterns are tried only where they can match, and find what they would find without that."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pattern import OFTEN, Pattern, Table, compiled, firsts_of, fold, keep, needs_of, word_starts

ROOT = Path(__file__).parents[2]
FORMS = [
    r"(?:di|me)?targetkan",
    r"pb[ip]u?[\s/-]*(?:jk|jkn)?",
    r"(?<!non )aktif(?!\sbekerja)",
    r"ber-?(?:jkn|bpjs)",
    r"(?:sudah\s)?(?:tidak|tak)\s(?:\w+\s){0,2}?aktif",
    r"kota(?=\s\w)",
]
PIECES = ["ditargetkan", "targetkan", "PBI", "pbpu-jkn", "non aktif", "Aktif", "aktif bekerja", "ber-JKN", "berbpjs"]
PIECES += ["tidak lagi aktif", "sudah tak aktif", "kota", "Kota Bima", "12", "(", "İ", "-", " ", "\n", "x"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(TEXTS, st.integers(0, 30), st.integers(0, 80))
def test_a_table_finds_what_one_alternation_finds(text: str, start: int, length: int) -> None:
    low = fold(text)
    end = min(len(low), start + length)
    one = re.compile("(?<!\\w)(?:" + "|".join(f"(?P<r{i}>{form})" for i, form in enumerate(FORMS)) + ")(?!\\w)")
    expected = [(int(str(m.lastgroup)[1:]), m.span()) for m in one.finditer(low, start, end)]
    table = Table(FORMS)
    assert [(row, m.span()) for row, m in table.find(low, table.places(low), start, end)] == expected


@given(TEXTS, st.sampled_from(FORMS), st.integers(0, 30))
def test_a_pattern_finds_what_a_case_blind_one_finds_in_lower_case(text: str, form: str, start: int) -> None:
    found = Pattern(form).search(text, start)
    expected = re.compile(form).search(fold(text), start)
    assert (found and found.span()) == (expected and expected.span())


USED = [Pattern(form) for form in [*FORMS, r"(?:tidak|tak|sudah\s\w+)\saktif", r"\w+\s?\(", r"\w+\s*+$"]]


@given(TEXTS, st.sampled_from(USED), st.integers(0, 30), st.integers(0, 40))
def test_a_pattern_finds_on_a_kept_page_what_it_finds_elsewhere(
    text: str, pattern: Pattern, start: int, length: int
) -> None:
    end = min(len(text), start + length)
    asked = [pattern.search, pattern.match, pattern.fullmatch]
    elsewhere = [found and found.span() for found in (ask(text, start, end) for ask in asked)]
    every = [found.span() for found in pattern.finditer(text, start, end)]
    anywhere = pattern.search(text) is not None
    keep("".join([*text]))  # another string than the one asked for, and one that is
    keep(text)
    assert [found and found.span() for found in (ask(text, start, end) for ask in asked)] == elsewhere
    assert [found.span() for found in pattern.finditer(text, start, end)] == every
    assert pattern.may_be_on(text) or not anywhere


def test_half_of_a_surrogate_pair_hides_nothing() -> None:
    pattern = Pattern("aktif")
    assert pattern.search("aktif") is not None
    text = "\ud800 Aktif"
    keep(text)
    found = pattern.search(text)
    assert found is not None
    assert found.span() == (2, 7)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"(?:belum|tidak)\s(?:pernah\s)?aktif", ("aktif",)),
        (r"dari\s(?:semula|sebelumnya)|yang\stadinya", ("sebelumnya", "semula", "tadinya")),  # of which a page has few
        (r"(?:di|ke)\s(?:desa|kelurahan)", ("desa", "kelurahan")),
        (r"yang\s(?:\p{L}+\s)?", ("yang",)),
        (r"\s*+(?:jiwa|orang)?", ("",)),
        (r"(?=aktif)\w+", ("",)),
        (r"x{0,3}", ("",)),
        (r"[ab]", ("a", "b")),
    ],
)
def test_what_every_match_holds(pattern: str, needs: tuple[str, ...]) -> None:
    assert needs_of(pattern) == needs


def test_how_often_words_stand_on_a_page_is_counted() -> None:
    """Within a half, so that a few pages more change nothing."""
    folders = [ROOT / "corpus" / "sample", ROOT / "tests" / "pages"]
    texts = [fold(file.read_text("utf-8")) for folder in folders for file in sorted(folder.glob("*/article.txt"))]
    counted = {word: sum(text.count(word) for text in texts) / len(texts) for word in OFTEN}
    assert {word: n for word, n in counted.items() if not 2 / 3 <= n / OFTEN[word] <= 3 / 2} == {}


@pytest.mark.parametrize("pattern", [r"\w+an", r"[^x]y", r".?kota", r"(?:x|\s)y"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    assert "" in firsts_of(pattern) or pattern == r"(?:x|\s)y"
    with pytest.raises(ValueError, match="can begin with anything"):
        Table([pattern])


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        (r"uhc\s{1,4}(?:pada|\(|[)|])|jkn.+|di", {"uhc", "jkn", "di"}),
        (
            r"(?:ke|se)\s?lu\w+|[|)]\d+|a\s{0,2}b",
            {"ke", "se", "kelu", "selu", "a", "ab"} | {s + str(n) for s in "|)" for n in range(10)},
        ),
        (r"\d\d|x", {*"0123456789", "x"}),
        (r"\.\w|\\\w", {".", "\\"}),
    ],
)
def test_what_stands_behind_a_sign_of_many_does_not_matter(pattern: str, firsts: set[str]) -> None:
    assert firsts_of(pattern) == firsts


@pytest.mark.parametrize("pattern", ["Kota", r"\s[A-Z]", "(?:kota|Kab)"])
def test_capitals_in_a_pattern_are_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="holds a capital"):
        Pattern(pattern)


def test_capitals_of_escapes_and_names_are_none() -> None:
    assert Pattern(r"(?P<Kota>\S\D+)\p{L}  # Kota", verbose=True).match("x-yé") is not None


def test_words_begin_after_signs_and_digits_glued_to_nothing() -> None:
    text = "Kota_Bima ma'ruf (12) 3-4"
    assert [text[at] for at in word_starts(text)] == ["K", "B", "m", "r", "1", "3", "4"]


def test_a_possessive_group_keeps_what_it_has_matched():
    # `re` of Python 3.11.2 takes back more than the round that failed
    found = compiled(r"(?:a(?!b))*+ab").match("aab")
    assert found is not None
    assert found.span() == (0, 3)
