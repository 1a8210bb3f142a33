"""The parts that pages are made of: words, excerpts, gaps, slots, tiles, queries."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from extractors.figure import Indicator
from review import drawings, scales, slots, words
from review.excerpts import parts, pieces, sentence_span
from review.pages.provinces import tiles
from review.published import Published, sql
from review.words import CAUSES, WORDS, Words

ROOM = Path(words.__file__).parent
WAREHOUSE = ROOM.parent / "warehouse"


def test_both_languages_fill_in_the_same_values() -> None:
    for name, both in WORDS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in both]
        assert fields[0] == fields[1], name
        assert all(both), name


def test_every_word_asked_for_is_there() -> None:
    source = "\n".join(file.read_text("utf-8") for file in ROOM.rglob("*.py"))
    asked = set(re.findall(r"""words\("([a-z_.]+)"[,)]""", source))
    assert len(asked) > 90
    assert asked <= set(WORDS)


def test_every_kind_and_indicator_has_its_words() -> None:
    from review.filters import KINDS

    assert {f"kind.{kind}" for kind in KINDS} <= set(WORDS)
    assert {f"indicator.{name}" for name in Indicator.__args__} <= set(WORDS)  # type: ignore[attr-defined]
    assert {f"slot.{slot}" for slot in (*slots.FIGURE_SLOTS, *slots.CLAIM_SLOTS, "figure", "claim")} <= set(WORDS)


def test_causes_that_the_rules_name_are_told_in_indonesian() -> None:
    """Causes are the quoted words of each rule's `as cause` column. A new one is shown in English at first."""
    named: set[str] = set()
    for file in (WAREHOUSE / "conflicts").glob("*.sql"):
        before, found, _ = file.read_text("utf-8").partition(" as cause")
        assert found, file
        last = before.rstrip().splitlines()
        column = last[-1] if "case" not in before.rsplit(",\n", 1)[-1] else before.rsplit(",\n", 1)[-1]
        column = re.sub(r"--[^\n]*", "", column)
        results = re.findall(r"(?:then|else)\s+'([^']+)'", column)
        named |= set(results or re.findall(r"'([^']+)'", column))
    assert len(named) > 20
    assert len(named - set(CAUSES)) <= 5, named - set(CAUSES)
    assert Words("id").cause("something new") == "something new"


def test_every_query_opens_with_its_question_and_runs(sample: Path) -> None:
    snapshot = Published(sample).current()
    for file in (ROOM / "sql").glob("*.sql"):
        text = sql(file.stem)
        assert text.startswith("-- "), file
        count = max((int(number) for number in re.findall(r"\$(\d)", text)), default=0)
        snapshot.ask(file.stem, *["33.76", None, None][:count])


def test_the_tiles_are_the_38_provinces_each_in_its_own_place(sample: Path) -> None:
    provinces = {code for code, row in Published(sample).current().regions.items() if row["level"] == "province"}
    assert {tile["code"] for tile in tiles()} == provinces
    assert len({(tile["column"], tile["row"]) for tile in tiles()}) == len(provinces) == 38


@pytest.mark.parametrize(
    ("intervals", "apart"),
    [
        ([(87.0, 89.0), (91.5, 92.5)], 2.5),
        ([(87.0, 89.0), (88.0, 92.0)], 0.0),
        ([(87.0, 89.0), (89.0, 92.0)], 0.0),  # they touch
        ([(98.0, None), (None, 95.0)], 3.0),
        ([(98.0, None), (99.0, None)], 0.0),
        ([(1.0, 2.0), (5.0, 6.0), (3.0, 4.0)], 3.0),
    ],
)
def test_gap(intervals: list[scales.Interval], apart: float) -> None:
    assert scales.gap(intervals) == apart


def test_a_share_is_computed_from_one_part_and_one_whole_only() -> None:
    def figure(indicator: str, unit: str, value: float) -> dict[str, object]:
        said = {"member_kind": "figure", "indicator": indicator, "unit": unit, "low": value, "high": value}
        return said | {"quote": f"{value:g} {unit}"}

    statements = [
        figure("active", "persen", 87.5),
        figure("active", "jiwa", 198204),
        figure("registered", "jiwa", 252318),
    ]
    assert drawings.computed_share(statements) == ((78.553, 78.553), "198204 jiwa ÷ 252318 jiwa")
    assert drawings.computed_share(statements[:2]) is None
    assert drawings.computed_share([*statements, figure("registered", "persen", 96)]) is None


def test_parts_are_added_up_beside_their_total() -> None:
    def people(region: str, low: float | None, high: float) -> dict[str, object]:
        said = {"indicator": "registered", "unit": "jiwa", "segment": None, "region": region}
        return said | {"low": low, "high": high}

    total = (1, people("Provinsi X", 100, 100))
    parts_of_it = [(2, people("Kota A", 40, 40)), (3, people("Kota B", 50, 55))]
    assert drawings.sum_of_parts([total, *parts_of_it]) == ((90, 95), 2)
    assert drawings.sum_of_parts([total, parts_of_it[0], (3, people("Kota B", None, 55))]) == ((None, 95), 2)
    assert drawings.sum_of_parts([total, parts_of_it[0]]) is None
    assert drawings.sum_of_parts([total, (2, people("Provinsi X", 90, 90)), *parts_of_it]) is None


def test_pieces_are_the_text_whatever_the_marks() -> None:
    text = "Satu 1, dua 2, tiga 3."
    marks = [{"start": 5, "end": 6}, {"start": 5, "end": 11}, {"start": 12, "end": 13}, {"start": 90, "end": 99}]
    made = pieces(text, marks, inside=[(0, 7)])
    assert "".join(piece.text for piece in made) == text
    assert [piece.text for piece in made if piece.mark] == ["1, dua", "2"]


def test_a_sentence_as_long_as_a_page_is_shown_near_the_statement_only() -> None:
    text = "x" * 20_000 + " 96 persen " + "y" * 20_000
    span = sentence_span(text, {"sentence": text, "start": 20_001, "end": 20_010})
    [(first, last)] = parts(text, [span])
    assert first <= 20_001 < 20_010 <= last
    assert last - first < 2_000


@pytest.mark.parametrize(
    ("slot", "text", "kept"),
    [
        ("value", "1.112.640", "1112640"),
        ("value", "88,3", "88.3"),
        ("unit", "persen", "persen"),
        ("region", "Kota Tegal", "Kota Tegal"),
        ("region", "Kecamatan Slawi, Kabupaten Tegal", "Kecamatan Slawi, Kabupaten Tegal"),
        ("region", "-", "-"),
        ("as_of", "2024-S1", "2024-S1"),
        ("target_year", "2024-12", "2024-12"),
        ("quote", "96,4  persen", "96,4 persen"),
        ("indicator", "", None),
    ],
)
def test_right_values(slot: str, text: str, kept: str | None) -> None:
    assert slots.read_slot(slot, text, {"Kota Tegal"}, "Capai 96,4 persen.") == kept


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("value", "banyak"),
        ("value", "1.2.3"),
        ("unit", "%"),
        ("region", "Tegal"),
        ("as_of", "2024-13"),
        ("as_of", "Mei 2024"),
        ("target_year", "2024-05-01"),
        ("quote", "97 persen"),
        ("indicator", "-"),
        ("reached", "ya"),
    ],
)
def test_wrong_values_are_told_with_what_would_do(slot: str, text: str) -> None:
    with pytest.raises(slots.SlotError) as error:
        slots.read_slot(slot, text, {"Kota Tegal"}, "Capai 96,4 persen.")
    for language in ("id", "en"):
        assert text in error.value.told(Words(language))
