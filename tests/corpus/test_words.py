"""Names stand for the words that their row lists, and stops of abbreviations end nothing."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pattern import Pattern, Table, keep
from corpus.tables import load_rules
from corpus.words import spell_out, without_stops

ROWS = load_rules("words.toml")["word"]


@pytest.mark.parametrize(
    ("name", "example"),
    [pytest.param(row["name"], example, id=f"{row['name']}: {example}") for row in ROWS for example in row["examples"]],
)
def test_every_word_of_a_name(name: str, example: str) -> None:
    assert re.fullmatch(spell_out(f"«{name}»"), example)
    assert Pattern(rf"(?:«{name}»\s)?\d+").fullmatch(f"{example} 12")
    assert next(Table([f"«{name}»"], after=r"(?=\s)").find(example + " 12", [(0, (0,))]))[1][0] == example


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_row_keeps_no_group_and_can_stand_in_a_verbose_pattern(row: dict[str, Any]) -> None:
    assert re.compile(spell_out(f"«{row['name']}»")).groups == 0
    assert " " not in row["form"]


def test_a_name_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match=r"«MANI».*ABOUT, MANY"):
        Pattern(r"«MANI»\s")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Di Kab. Tegal dan Prov. Bali.", "di kab- tegal dan prov- bali."),
        ("(Kab. Tegal)", "(kab- tegal)"),
        ("Kab.Tegal: 98.120 jiwa. Selesai.", "kab-tegal: 98.120 jiwa. selesai."),
        ("Kata H. Ani, Pj. Bupati.", "kata h- ani, pj- bupati."),
        ("a. Kota Tual\nb. Kota Bima", "a. kota tual\nb. kota bima"),
        ("Kab. Buru\nKab. Alor", "kab- buru\nkab- alor"),
        ("Rp. 500 juta, No. 5", "rp. 500 juta, no. 5"),
        ("Naik s.d. Mei, kata a.n. Bupati", "naik s.d. mei, kata a.n. bupati"),
        ("Sudah UHC.", "sudah uhc."),
        ("", ""),
    ],
)
def test_stops_of_abbreviations(text: str, kept: str) -> None:
    assert keep(text) == kept


@given(st.text("kab prov.h \n1(", max_size=60))
def test_only_stops_change(text: str) -> None:
    found = without_stops(text)
    assert len(found) == len(text)
    assert all(a == b or (a, b) == (".", "-") for a, b in zip(text, found, strict=True))


def test_no_pattern_has_a_name_that_nothing_spells_out() -> None:
    root = Path(__file__).resolve().parents[2]
    for file in (*root.glob("corpus/*.py"), *root.glob("extractors/**/*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr == "compile"
                and isinstance(call.func.value, ast.Name)
                and call.func.value.id in ("re", "regex")
            ):
                given = [part.value for part in ast.walk(call) if isinstance(part, ast.Constant)]
                assert not [text for text in given if isinstance(text, str) and "«" in text and text != "«([^»]*)»"], (
                    file
                )
