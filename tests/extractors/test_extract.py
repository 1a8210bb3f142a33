"""What a careful reader takes out of a few sentences, mechanism by mechanism.

Each file of `cases/` holds the sentences of one mechanism. A case gives its text, what a crawler would know of the
page (`url`, `published`, `title`), the `figures` that must come out, and `optional` ones that may. Nothing else may
come out, unless the case says `only = false`. A slot that a case leaves out of a figure has its plain value (exact,
actual, all members, no due year); `as_of`, `as_of_basis`, `low`, `high` and `quote` are compared only where a case
gives them. A list means any of its values, "" means none. `xfail` gives the reason why a case is known to fail; it
must go once the case passes.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from extractors.extract import extract
from extractors.gazetteer import load_gazetteer

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
PLAIN = {"bound": "exact", "status": "actual", "segment": "", "target_year": ""}
ASKED = ("as_of", "as_of_basis", "low", "high", "quote")
SLOTS = {"indicator", "unit", "value", "region", *PLAIN, *ASKED}
KEYS = {"name", "text", "url", "published", "title", "figures", "optional", "only", "xfail"}

Case = dict[str, Any]


def read_cases(file: Path) -> list[Case]:
    cases: list[Case] = tomllib.loads(file.read_text("utf-8"))["case"]
    return cases


def params() -> list[Any]:
    found = []
    for file in FILES:
        for case in read_cases(file):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            found.append(pytest.param(case, id=f"{file.stem}: {case['name']}", marks=marks))
    return found


def agrees(wanted: Any, got: Any) -> bool:
    choices = wanted if isinstance(wanted, list) else [wanted]
    return any(got is None if choice == "" else got == choice for choice in choices)


def is_figure(wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    slots = PLAIN | wanted
    return all(agrees(value, got[slot]) for slot, value in slots.items())


def pair(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Wanted and found figures that are left when each is paired with at most one of the other side."""
    owner: dict[int, int] = {}  # found → wanted

    def place(index: int, tried: set[int]) -> bool:
        for other, figure in enumerate(got):
            if other not in tried and is_figure(wanted[index], figure):
                tried.add(other)
                if other not in owner or place(owner[other], tried):
                    owner[other] = index
                    return True
        return False

    missing = [w for i, w in enumerate(wanted) if not place(i, set())]
    return missing, [figure for i, figure in enumerate(got) if i not in owner]


def short(figure: dict[str, Any]) -> dict[str, Any]:
    plain = {slot: value or None for slot, value in PLAIN.items()}
    return {s: v for s, v in figure.items() if s in SLOTS and v is not None and plain.get(s) != v}


@pytest.mark.parametrize("case", params())
def test_case(case: Case) -> None:
    article = Article(
        id="case", text=case["text"], url=case.get("url"), published=case.get("published"), title=case.get("title")
    )
    found = [figure.as_dict() for figure in extract(article).figures]
    missing, more = pair(case["figures"], found)
    if case.get("only", True):
        _, more = pair(case.get("optional", []), more)
    else:
        more = []
    said = "\n".join(
        [article.text]
        + [f"  missing   {short(figure)}" for figure in missing]
        + [f"  too much  {short(figure)} {figure['rules']}" for figure in more]
        + [f"  (found    {short(figure)})" for figure in found if figure not in more]
    )
    assert not missing and not more, said  # noqa: PT018 - both are in the message
    for figure in found:
        assert article.text[figure["start"] : figure["end"]] == figure["quote"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
class TestForm:
    def test_keys_and_slots_are_known(self, file: Path) -> None:
        cases = read_cases(file)
        assert len(cases) >= 8
        assert len({case["name"] for case in cases}) == len(cases)
        for case in cases:
            assert case.keys() <= KEYS, case["name"]
            for figure in [*case["figures"], *case.get("optional", [])]:
                assert {"indicator", "unit", "value", "region"} <= figure.keys() <= SLOTS, case["name"]

    def test_regions_are_known(self, file: Path) -> None:
        names = {region.full_name for region in load_gazetteer().regions.values()}
        for case in read_cases(file):
            for figure in [*case["figures"], *case.get("optional", [])]:
                regions = figure["region"] if isinstance(figure["region"], list) else [figure["region"]]
                for region in regions:
                    if not region.startswith(("BPJS Kesehatan ", "Desa ", "Kelurahan ", "Kecamatan ", "Dusun ")):
                        parts = re.split(", | dan ", region)
                        together = names.issuperset(parts) or names.issuperset(f"Provinsi {name}" for name in parts)
                        assert region in names or together, case["name"]


def test_pairing_is_the_best_there_is() -> None:
    any_value = {"indicator": "active", "unit": "jiwa", "value": [1, 2], "region": "X"}
    one = any_value | {"value": 1}
    got = [short_of(1), short_of(2)]
    assert pair([any_value, one], got) == ([], [])
    assert pair([one, one], got) == ([one], [got[1]])


def short_of(value: int) -> dict[str, Any]:
    return {"indicator": "active", "unit": "jiwa", "value": value, "region": "X"} | {
        slot: plain or None for slot, plain in PLAIN.items()
    }
