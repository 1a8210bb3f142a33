"""The scorer and the loader of gold: on made-up figures, and beside the shared scorer where it is at hand."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from extractors.figure import Extraction, Figure, UhcClaim
from extractors.gold import gold_extraction
from extractors.score import Gold, Score, Tally, agrees, load_gold, region_key, score

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
SAMPLE = ROOT / "corpus" / "sample"
FOLDERS = [SAMPLE, SHARED / "seeds", SHARED / "dev"]
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/gold beside the project")


def figure(**slots: Any) -> dict[str, Any]:
    return {
        "indicator": "registered",
        "unit": "persen",
        "value": 91.5,
        "bound": "exact",
        "region": "Kabupaten Batang",
        "status": "actual",
        "target_year": None,
        "as_of": "2024-05",
        "as_of_basis": "stated",
        "segment": None,
        "quote": "91,5 persen",
    } | slots


def scored(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], **row: Any) -> Score:
    page = Gold("a", Path("a"), tuple(gold), tuple(row.get("gold_claims", ())))
    return score({"a": page}, {"a": {"figures": predicted, "uhc_claims": row.get("claims", [])}})


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.missed, tally.wrong


CASES = [
    ("the same", [figure()], [figure()], (1, 0, 0), (1, 0, 0)),
    ("other month", [figure()], [figure(as_of="2024-06")], (0, 1, 1), (1, 0, 0)),
    ("other region", [figure()], [figure(region="Kabupaten Landak")], (0, 1, 1), (0, 1, 1)),
    ("region spelt otherwise", [figure()], [figure(region="Kab. Batang")], (1, 0, 0), (1, 0, 0)),
    ("nothing found", [figure(), figure(value=3)], [], (0, 2, 0), (0, 2, 0)),
    ("nothing there", [], [figure()], (0, 0, 1), (0, 0, 1)),
    ("one said twice", [figure()], [figure(), figure()], (1, 0, 1), (1, 0, 1)),
    ("any of a list", [figure(as_of=[None, "2024-05"])], [figure(as_of=None)], (1, 0, 0), (1, 0, 0)),
    ("year as a number", [figure(target_year=2024)], [figure(target_year="2024")], (1, 0, 0), (1, 0, 0)),
    ("optional, left out", [figure(optional=True)], [], (0, 0, 0), (0, 0, 0)),
    ("optional, found", [figure(optional=True)], [figure()], (0, 0, 0), (0, 0, 0)),
    ("optional, found badly", [figure(optional=True)], [figure(as_of="2020")], (0, 0, 1), (0, 0, 0)),
    ("required before optional", [figure(optional=True), figure()], [figure()], (1, 0, 0), (1, 0, 0)),
    (
        "range by its ends",
        [figure(bound="range", value=84.5, low=83, high=86)],
        [figure(bound="range", value=84.5, low=82, high=87)],
        (0, 1, 1),
        (0, 1, 1),
    ),
    ("other programmes", [figure()], [figure(), figure(value=7, program="ketenagakerjaan")], (1, 0, 0), (1, 0, 0)),
    ("part of a segment", [figure(segment="other: guru")], [figure(segment="PPU")], (1, 0, 0), (1, 0, 0)),
    ("all members for a part", [figure(segment="other: guru")], [figure()], (0, 1, 1), (1, 0, 0)),
]


@pytest.mark.parametrize(("gold", "predicted", "strict", "core"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_counts(gold: list[Any], predicted: list[Any], strict: tuple[int, ...], core: tuple[int, ...]) -> None:
    total = scored(gold, predicted)
    assert counts(total.strict) == strict
    assert counts(total.core) == core
    assert total.clean == (strict[1] == strict[2] == 0)


def test_claims_and_slots() -> None:
    batang = {"region": "Kabupaten Batang", "reached": True, "as_of": "2024"}
    total = scored([figure()], [figure(bound="over")], gold_claims=[batang], claims=[batang | {"reached": False}])
    assert counts(total.claims) == (0, 1, 1)
    assert total.slots["bound"] == (0, 1)
    assert total.slots["as_of"] == (1, 1)
    assert total.faults["a"].missed[0]["bound"] == "exact"


def test_table_and_dict_say_the_same() -> None:
    total = scored([figure(), figure(value=12, quote="12 persen")], [figure()])
    assert total.as_dict()["strict"]["recall"] == 0.5
    assert re.search(r"strict +0\.667 +1\.000 +0\.500 +1 +1 +0", total.table())
    assert "12 persen" not in total.table()
    assert "missed  indicator=registered unit=persen value=12" in total.table(misses=3)
    json.dumps(total.as_dict())


def test_no_gold_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"holds no gold\.json"):
        load_gold(tmp_path)
    (tmp_path / "gold.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.json: no gold"):
        load_gold(tmp_path)


REGIONS = [
    ("Provinsi DKI Jakarta", "Provinsi Daerah Khusus Ibukota Jakarta", True),
    ("Kota Administrasi Jakarta Timur", "kota jakarta  timur", True),
    ("Provinsi Daerah Istimewa Yogyakarta", "Provinsi DI Yogyakarta", True),
    ("BPJS Kesehatan Kedeputian Wilayah VI", "BPJS Kesehatan Wilayah Jawa Tengah", True),
    ("Kota Tegal", "Kabupaten Tegal", False),
    ("Kecamatan Sine, Kabupaten Ngawi", "Kabupaten Ngawi", False),
]


@pytest.mark.parametrize(("one", "other", "same"), REGIONS)
def test_region_key(one: str, other: str, same: bool) -> None:
    assert (region_key(one) == region_key(other)) == same


def perturbed(gold: Gold, chance: random.Random) -> dict[str, Any]:
    """Gold as a prediction with faults of every sort."""
    figures: list[dict[str, Any]] = []
    for record in gold.figures:
        row = {k: chance.choice(v) if isinstance(v, list) else v for k, v in record.items()}
        dice = chance.random()
        if dice < 0.12:
            continue
        if dice < 0.2:
            figures.append(dict(row))
        if dice < 0.5:
            slot = chance.choice(["as_of", "region", "bound", "value", "segment", "target_year", "status", "indicator"])
            changed = {"value": 17, "region": "Kab. Tegal", "as_of": "2031", "segment": "other: x", "bound": None}
            row[slot] = changed.get(slot, "target")
        if dice > 0.97:
            row["program"] = chance.choice(["ketenagakerjaan", "JKN", None])
        figures.append(row)
    chance.shuffle(figures)
    claims = [dict(c) for c in gold.uhc_claims if chance.random() < 0.8]
    for claim in claims:
        claim["region"] = claim["region"][0] if isinstance(claim["region"], list) else claim["region"]
        claim["reached"] = claim["reached"] if chance.random() < 0.9 else not claim["reached"]
    return {"id": gold.id, "figures": figures, "uhc_claims": claims}


@needs_shared
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", [1, 2])
def test_gives_what_the_shared_scorer_gives(folder: Path, seed: int, tmp_path: Path) -> None:
    gold = load_gold(folder)
    chance = random.Random(seed)
    rows = [perturbed(page, chance) for page in gold.values() if chance.random() < 0.95]
    file = tmp_path / "predictions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(folder), str(file)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    ours = score(gold, {row["id"]: row for row in rows})
    expected = [f"{ours.articles} articles, {ours.clean} without a fault"]
    for name in ("strict", "core", "claims"):
        tally: Tally = getattr(ours, name)
        shares = f"F1 {tally.f1:.3f}  precision {tally.precision:.3f}  recall {tally.recall:.3f}"
        expected.append(f"{name:8} {shares}  ({tally.right} right, {tally.missed} missed, {tally.wrong} wrong)")
    slots = ours.as_dict()["slots"]
    expected.append("slots    " + "  ".join(f"{slot} {slots[slot]:.3f}" for slot in slots))
    theirs = printed.strip().splitlines()
    assert theirs[:-1] == expected[:-1]
    assert sorted(theirs[-1].split("  ")) == sorted(expected[-1].split("  "))
    assert 0 < ours.strict.f1 < ours.core.f1 < 1


def extraction(page: Gold, **options: Any) -> tuple[Article, Extraction]:
    row = json.loads((page.folder / "gold.json").read_text(encoding="utf-8"))
    text = (page.folder / "article.txt").read_text(encoding="utf-8")
    article = Article(id=page.id, text=text)
    return article, gold_extraction(article, row, **options)


def records(found: Extraction) -> list[Figure | UhcClaim]:
    return [*found.figures, *found.claims]


@pytest.mark.parametrize("folder", [SAMPLE, pytest.param(SHARED, marks=needs_shared)], ids=["sample", "shared"])
def test_gold_as_an_extraction_scores_full_marks(folder: Path) -> None:
    gold = load_gold(folder)
    rows: dict[str, Any] = {}
    for name, page in gold.items():
        article, found = extraction(page)
        for record in records(found):
            assert article.text[record.start : record.end] == record.quote
            assert article.text.find(record.sentence) >= 0
            assert (record.first_day is None) == (record.as_of is None)
        for figure in found.figures:
            assert figure.low is None or figure.low <= figure.value
            assert figure.high is None or figure.high >= figure.value
            assert figure.quote in figure.sentence
        rows[name] = {
            "figures": [f.as_dict() for f in found.figures],
            "uhc_claims": [c.as_dict() for c in found.claims],
        }
    total = score(gold, rows)
    assert counts(total.strict)[1:] == (0, 0)
    assert counts(total.claims)[1:] == (0, 0)
    assert total.clean == total.articles == len(gold)


def test_sample_regions_have_codes() -> None:
    for page in load_gold(SAMPLE).values():
        _, found = extraction(page)
        for record in records(found):
            assert record.region_code, (page.id, record.region)


def test_optional_records_can_be_left_out() -> None:
    gold = load_gold(SAMPLE)
    everything = sum(len(extraction(page)[1].figures) for page in gold.values())
    required = sum(len(extraction(page, optional=False)[1].figures) for page in gold.values())
    assert required == sum(not f.get("optional") for page in gold.values() for f in page.figures)
    assert required < everything


TWO_TOWNS = "Kota Tegal 98 persen.\nKabupaten Tegal 0,98 persen.\nBatang menyusul, warganya 98 persen, sudah UHC."


def test_each_figure_gets_the_place_that_names_its_region() -> None:
    rows = [figure(quote="98 persen", value=98, region=name) for name in ("Kabupaten Batang", "Kota Tegal")]
    claim = {"region": "Kabupaten Batang", "reached": True, "as_of": None}
    article = Article(id="a", text=TWO_TOWNS)
    found = gold_extraction(article, {"figures": rows, "uhc_claims": [claim]})
    assert [(f.region, f.start) for f in found.figures] == [
        ("Kota Tegal", TWO_TOWNS.index("98 persen")),
        ("Kabupaten Batang", TWO_TOWNS.rindex("98 persen")),
    ]
    assert found.figures[1].region_code == "33.25"
    assert found.claims[0].quote == "Batang"
    assert (found.figures[0].low, found.figures[0].high) == (97, 99)
    assert (found.figures[0].first_day, found.figures[0].last_day) == ("2024-05-01", "2024-05-31")


def test_a_quote_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere in the text"):
        gold_extraction(Article(id="a", text="Tanpa angka."), {"figures": [figure()]})


def test_agrees_needs_a_number() -> None:
    assert not agrees("value", figure(), figure(value=None))
    assert not agrees("value", figure(), figure(value="banyak"))
