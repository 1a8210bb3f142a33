"""The map: a tile a province, by share registered or by open contradictions, and the same as a table."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from importlib import resources

from fastapi import Request
from nicegui import ui

from review.addresses import region_address
from review.elements import el, link
from review.filters import Filters, status_of
from review.frame import Desk, Frame

# From where on a tile is darker: per cents registered (95 and 98 are the marks of UHC), and open contradictions.
STEPS = {"coverage": (0.0, 80.0, 90.0, 95.0, 98.0), "conflicts": (0.0, 1.0, 3.0, 6.0, 11.0)}


@cache
def tiles() -> list[dict[str, str]]:
    """[{"code", "short", "column", "row"}] of the 38 provinces."""
    text = resources.files("review").joinpath("tiles.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def step_of(value: float, what: str) -> int:
    """How dark: 0 to 4.

    >>> step_of(94.9, "coverage"), step_of(98, "coverage"), step_of(0, "conflicts"), step_of(40, "conflicts")
    (2, 4, 0, 4)
    """
    return max(number for number, least in enumerate(STEPS[what]) if value >= least)


def register(desk: Desk) -> None:
    @ui.page("/map")
    def provinces(request: Request) -> None:
        frame = Frame(desk, request)
        what = "conflicts" if request.query_params.get("by") == "conflicts" else "coverage"
        with frame.open(frame.words("map"), "map"):
            el("h1", frame.words(f"map_{what}"))
            with el("nav", cls="tabs", aria_label=frame.words("map")):
                for name in ("coverage", "conflicts"):
                    address = "/map" if name == "coverage" else "/map?by=conflicts"
                    current = "page" if name == what else None
                    link(frame.words(f"map_{name}"), address, aria_current=current)
            el("p", frame.words(f"map_{what}_why"), "muted")
            body = el("div", cls="stack")

        def fill() -> None:
            body.clear()
            with body:
                show(frame, what)

        fill()
        frame.on_change(fill)


def open_by_province(frame: Frame) -> Counter[str]:
    """Open contradictions by the province they lie in."""
    state = frame.desk.journal.state()
    counted: Counter[str] = Counter()
    for each in frame.snapshot.conflicts:
        if each.region_code and status_of(each, state) == "open":
            counted[each.region_code[:2]] += 1
    return counted


def show(frame: Frame, what: str) -> None:
    words, shares, counted = frame.words, frame.snapshot.newest_share, open_by_province(frame)
    with el("div", cls="map-scroll", tabindex="0", role="region", aria_label=words("map")), el("div", cls="tiles"):
        for tile in tiles():
            code = tile["code"]
            value = shares[code][0] if what == "coverage" and code in shares else None
            if what == "conflicts":
                value = float(counted[code])
            look = f"{what} step-{step_of(value, what)}" if value is not None else "none"
            shown = "–" if value is None else words.number(round(value, 1)) + ("%" if what == "coverage" else "")
            name = frame.snapshot.regions.get(code, {}).get("name", tile["short"])
            address = queue_address(code) if what == "conflicts" else region_address(code)
            with link(None, address, f"tile {look}", title=name, aria_label=f"{name}: {shown}") as made:
                el("b", tile["short"])
                el("span", shown)
            made.style(f"grid-column: {int(tile['column'])}; grid-row: {int(tile['row'])}")
    with el("p", cls="legend"):
        for number, least in enumerate(STEPS[what]):
            sign = "%" if what == "coverage" else ""
            words_of_step = f"≥ {words.number(least)}{sign}" if number else f"< {words.number(STEPS[what][1])}{sign}"
            el("span", words_of_step, f"chip {what} step-{number}")
        if what == "coverage":
            el("span", words("no_data"), "chip none")
    with el("div", cls="card"), el("table", cls="wrap"):
        with el("thead"), el("tr"):
            for name in ("provinces", "map_coverage", "month", "map_conflicts"):
                el("th", words(name), scope="col")
        with el("tbody"):
            for tile in tiles():
                code = tile["code"]
                share = shares.get(code)
                with el("tr"):
                    with el("th", scope="row"):
                        link(frame.snapshot.regions.get(code, {}).get("name", tile["short"]), region_address(code))
                    el("td", words.amount(share[0], "persen") if share else "–")
                    el("td", words.day(share[1]) if share else "")
                    with el("td"):
                        link(words.number(counted[code]), queue_address(code))


def queue_address(code: str) -> str:
    return f"/?{Filters(region=code).query()}"
