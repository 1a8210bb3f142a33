"""Pages with figures, made from a few words: what the warehouse's tests load."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.page import Page
from extractors.figure import Extraction, Figure, Slip, UhcClaim
from extractors.intervals import days, value_interval

Loaded = tuple[Article, Page, Extraction]


@cache
def region_codes() -> dict[str, str]:
    file = resources.files("extractors").joinpath("data/regions/regions.csv")
    with resources.as_file(file) as path, path.open(encoding="utf-8") as lines:
        return {row["full_name"]: row["code"] for row in csv.DictReader(lines)}


def page(
    id: str,
    *statements: dict[str, Any],
    published: str | None = "2025-03-10",
    outlet: str | None = "kabar.example",
    url: str | None = "auto",
    title: str | None = None,
    opening: str = "",
) -> Loaded:
    """A page whose text is one sentence a statement.

    A statement is the slots of a figure (`quote`, `indicator`, `unit`, `value`, `region`, …), or of a claim
    (`reached`), or of a slip (`kind`, `reason`).
    """
    text, figures, claims, slips = opening or f"Berita {id}. ", [], [], []
    ends = 0
    for statement in statements:
        slots = dict(statement)
        quote = slots.pop("quote")
        sentence = slots.pop("sentence", f"Tercatat {quote} pada laporan itu.")
        # a sentence given for several statements in a row stands in the text once
        known = "sentence" in statement and text.endswith(sentence + " ")
        opens = len(text) - len(sentence) - 1 if known else len(text)
        place_from = text.find(quote, ends) - opens if known else sentence.index(quote)
        start = opens + (place_from if place_from >= 0 else sentence.index(quote))
        ends = start + len(quote)
        place = {"quote": quote, "start": start, "end": start + len(quote), "sentence": sentence}
        text += "" if known else sentence + " "
        as_of = slots.get("as_of")
        if as_of:
            slots["first_day"], slots["last_day"] = days(as_of)
        if "region" in slots:
            slots.setdefault("region_code", region_codes().get(slots["region"]))
        if "reason" in slots:
            slips.append(Slip(**slots, **place))
        elif "reached" in slots:
            claims.append(UhcClaim(**slots, **place))
        else:
            if "low" not in slots:
                low, high = value_interval(slots["value"], slots["unit"], slots.get("bound", "exact"), quote)
                slots |= {"low": low, "high": high}
            figures.append(Figure(**slots, **place))
    address = f"https://{outlet or 'kabar.example'}/{id}" if url == "auto" else url
    article = Article(id=id, text=text, url=address, outlet=outlet, published=published, title=title)
    found = Extraction(
        article_id=id,
        published=published,
        title=title,
        figures=tuple(figures),
        claims=tuple(claims),
        slips=tuple(slips),
    )
    return article, Page(article, text, (), title, None, published, "given"), found


def percent(value: float, region: str = "Kota Pontianak", **slots: Any) -> dict[str, Any]:
    """A per cent of people registered, as printed with a decimal comma."""
    quote = f"{value:.2f} persen".replace(".", ",") if value != int(value) else f"{int(value)} persen"
    return {"quote": quote, "indicator": "registered", "unit": "persen", "value": value, "region": region} | slots


def people(value: int, indicator: str = "registered", region: str = "Kota Pontianak", **slots: Any) -> dict[str, Any]:
    """A count of people, as printed with dots."""
    quote = f"{value:,} jiwa".replace(",", ".")
    return {"quote": quote, "indicator": indicator, "unit": "jiwa", "value": float(value), "region": region} | slots


SCALES = {"ribu": 1e3, "juta": 1e6}


def statement(line: str) -> dict[str, Any]:
    """A statement from a line of a table of cases.

    `registered 4,9 juta jiwa; region=Kota Tegal; as_of=2024-05` is a figure, `claim; reached=false` a claim to UHC,
    `slip date 31 Juni 2024` a slip. Where nothing else is said, Kota Pontianak on 1 March 2025 is meant; as_of=none: no
    date.
    """
    head, *rest = (part.strip() for part in line.split(";"))
    slots: dict[str, Any] = {"region": "Kota Pontianak", "as_of": "2025-03-01", "as_of_basis": "stated"}
    slots |= {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in rest)}
    if slots["as_of"] == "none" or slots.get("status", "actual") != "actual":
        slots |= {"as_of": None, "as_of_basis": None}
    first, _, quote = head.partition(" ")
    if first == "slip":
        kind, _, quote = quote.partition(" ")
        return {"kind": kind, "quote": quote, "reason": "seen otherwise than expected"}
    if first == "claim":
        return slots | {"quote": quote or "sudah UHC", "reached": slots.get("reached", "true") == "true"}
    number, *words = quote.split()
    value = float(number.replace(".", "").replace(",", "."))
    for word in words:
        value *= SCALES.get(word, 1)
    unit = next(word for word in words if word in ("jiwa", "persen", "kk"))
    return {"quote": quote, "indicator": first, "unit": unit, "value": round(value, 4)} | slots


class Make:
    statement = staticmethod(statement)
    page = staticmethod(page)
    percent = staticmethod(percent)
    people = staticmethod(people)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Path]:
    """Load pages into a warehouse and publish it: `run(pages, path=…, version=…)` -> its path."""
    from warehouse.load import open_work

    def load_and_publish(pages: Sequence[Loaded], path: Path | None = None, version: str = "test") -> Path:
        path = path or tmp_path / "cakupan.duckdb"
        with open_work(path, version=version) as work:
            known = work.known([article for article, _, _ in pages])
            work.load([each for each in pages if each[0].id not in known])
            work.refresh_conflicts()
            assert [result for result in work.check() if result.failed] == []
            work.publish()
        return path

    return load_and_publish
