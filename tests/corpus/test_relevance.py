"""The cheap test: it lets through every page with a figure or claim, and few others; its rows fire on examples."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.pattern import firsts_of
from corpus.relevance import holds_figures, may_hold_figures, names_programme
from corpus.tables import load_rules

ROOT = Path(__file__).resolve().parents[2]
RULES = load_rules("relevance.toml")
UNRELATED = tomllib.loads(Path(__file__).with_name("unrelated.toml").read_text(encoding="utf-8"))["page"]


@pytest.mark.parametrize("row", RULES["programme"], ids=lambda row: row["example"])
def test_programme(row: dict[str, Any]) -> None:
    assert names_programme(row["example"].encode())
    for kept in row.get("keep", ()):
        assert not names_programme(kept.encode()), kept


@pytest.mark.parametrize("table", ["cue", "number", "other", "claim"])
def test_row(table: str) -> None:
    for row in RULES[table]:
        assert re.search(row["pattern"], row["example"], re.IGNORECASE), row


@pytest.mark.parametrize("row", RULES["not_people"], ids=lambda row: row["example"])
def test_a_number_of_something_else(row: dict[str, Any]) -> None:
    assert not holds_figures(f"Peserta JKN di kota itu senang: {row['example']}")
    assert holds_figures(f"Peserta JKN di kota itu senang: {row['example']}, 3.129 jiwa")


ENCODINGS = ["utf-8", "cp1252", "utf-16", "utf-8-sig"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_of_any_encoding(encoding: str) -> None:
    data = "Sebanyak “52.318 jiwa” penduduk Bima menjadi peserta BPJS Kesehatan".encode(encoding)
    assert may_hold_figures(data)
    assert not may_hold_figures("Sebanyak “52.318 jiwa” penduduk Bima mengungsi".encode(encoding))


@pytest.mark.parametrize("name", ["BPJS Kesehatan", "BPJS Kes", "BPJSKes", "bpjs-kesehatan", "Penerima Bantuan Iuran"])
def test_names_of_the_insurer_and_its_members(name: str) -> None:
    assert holds_figures(f"{name} di Kota Bima: 52.318 jiwa")


def test_markup_hides_nothing_and_adds_nothing() -> None:
    page = "<p><b>BPJS</b>&nbsp;<i>Kesehatan</i>: peserta <td>52.318</td>&nbsp;jiwa</p>"
    assert may_hold_figures(page.encode(), html=True)
    hidden = "<script>var jkn = 'peserta 52.318 jiwa JKN'</script><!-- UHC sudah 98 persen --><p>Harga cabai turun</p>"
    assert not may_hold_figures(hidden.encode(), html=True)


def annotated(folder: Path) -> list[tuple[str, bytes]]:
    """The pages of a folder that hold a figure, a claim or a contradiction."""
    found = []
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if [f for f in gold["figures"] if not f.get("optional")] or gold.get("uhc_claims") or gold.get("conflicts"):
            found.append((path.parent.name, path.with_name("article.txt").read_bytes()))
    assert found
    return found


@pytest.mark.parametrize("folder", [ROOT / "corpus" / "sample", ROOT / "tests" / "pages"], ids=["sample", "pages"])
def test_recall_on_pages_of_the_project(folder: Path) -> None:
    assert [name for name, data in annotated(folder) if not may_hold_figures(data)] == []


@pytest.mark.parametrize("part", ["seeds", "dev"])
def test_recall_on_annotated_pages(gold: Path, part: str) -> None:
    pages = annotated(gold / part)
    missed = [name for name, data in pages if not may_hold_figures(data)]
    assert 1 - len(missed) / len(pages) >= 0.995, missed


def test_little_unrelated_news_is_let_through() -> None:
    assert sum("near" in page for page in UNRELATED) >= 30
    let_through = [page["text"].split("\n")[0] for page in UNRELATED if may_hold_figures(page["text"].encode())]
    assert len(let_through) / len(UNRELATED) <= 0.05, let_through


@pytest.mark.parametrize("row", RULES["programme"], ids=lambda row: row["words"][0])
def test_the_programme_s_name_begins_with_one_of_its_words(row: dict[str, Any]) -> None:
    firsts = firsts_of(row["pattern"])
    assert firsts
    for first in firsts:
        assert any(word.startswith(first) or first.startswith(word) for word in row["words"]), first
    for word in row["words"]:
        assert any(word.startswith(first) or first.startswith(word) for first in firsts), word


def test_no_word_of_the_programme_hides_another() -> None:
    """They are looked for at once, and one that stands within another is not found."""
    words = {word for row in RULES["programme"] for word in row["words"]}
    assert not [(word, other) for word in words for other in words if word != other and word in other]
