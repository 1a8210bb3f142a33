"""A region: its figures over time with their intervals, the contradictions among them, and where they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fastapi import Request
from nicegui import ui

from review import drawings
from review.addresses import article_address, conflict_address, region_address
from review.elements import el, link
from review.evidence import Row
from review.filters import Filters
from review.frame import Desk, Frame, missing
from review.pages.parts import conflict_list

MOST_ROWS = 300


def register(desk: Desk) -> None:
    @ui.page("/region/{place}")
    def region(request: Request, place: str) -> None:
        frame = Frame(desk, request)
        found = frame.snapshot.ask("region", place)
        if not found:
            missing(frame)
        else:
            show(frame, found[0], place)


def show(frame: Frame, region: Row, place: str) -> None:
    words, snapshot = frame.words, frame.snapshot
    figures = snapshot.ask("series", place, None, None)
    with frame.open(region["full_name"]):
        el("h1", region["full_name"])
        parent = snapshot.regions.get(region["parent"] or "")
        with el("p", cls="muted"):
            el("span", region["code"] or "")
            if parent:
                el("span", " · ")
                link(words("lies_in", region=parent["full_name"]), region_address(parent["code"]))
        body = el("div", cls="stack")

    def fill() -> None:
        state = frame.desk.journal.state()
        own = [each for each in frame.snapshot.conflicts if (each.region_code or each.region) == place]
        body.clear()
        with body:
            show_series(figures, frame)
            with el("section", cls="card"):
                el("h2", words("contradictions").capitalize())
                query = Filters(region=place, status="all").query()
                conflict_list(own, state, words, lambda each: conflict_address(each.conflict_id, query))
            show_table(figures, frame)
            show_sources(figures, frame)

    fill()
    frame.on_change(fill)


def show_series(figures: Sequence[Row], frame: Frame) -> None:
    """A drawing for each indicator and unit, those with most figures first."""
    words = frame.words
    groups: dict[tuple[str, str], list[Row]] = {}
    for each in figures:
        if each["status"] == "actual" and each["segment"] is None and each["first_day"]:
            groups.setdefault((each["indicator"], each["unit"]), []).append(each)
    with el("div", cls="drawings"):
        for (indicator, unit), points in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
            with el("section", cls="card"):
                el("h2", f"{words.known('indicator', indicator)}, {words.known('unit', unit)}")
                drawings.series(points, unit, {each["figure_id"]: None for each in points if each["conflicts"]}, words)
    if groups:
        el("p", words("series_legend_region"), "muted")


def show_table(figures: Sequence[Row], frame: Frame) -> None:
    words = frame.words
    with el("section", cls="card"):
        el("h2", words("table"))
        if not figures:
            el("p", words("no_figures"), "muted")
            return
        shown = list(reversed(figures))[:MOST_ROWS]
        if len(shown) < len(figures):
            count = words.number(len(figures))
            el("p", words("shown_of", first=1, last=len(shown), count=count), "muted")
        with el("div", cls="scroll", tabindex="0", role="region", aria_label=words("table")), el("table"):
            with el("thead"), el("tr"):
                for name in ("as_of", "indicator", "value", "intervals_short", "status", "segment", "outlet", "kind"):
                    el("th", words("contradictions" if name == "kind" else name), scope="col")
            with el("tbody"):
                for each in shown:
                    show_row(each, frame)


def show_row(each: Row, frame: Frame) -> None:
    words = frame.words
    status = words.known("figure_status", each["status"])
    with el("tr"):
        el("td", words.day(each["as_of"]) or "–")
        el("td", words.known("indicator", each["indicator"]))
        el("td", words.amount(each["value"], each["unit"]))
        el("td", words.interval(each["low"], each["high"], each["unit"]), "muted")
        el("td", status)
        el("td", each["segment"] or "", dir="auto")
        with el("td"):
            link(each["outlet"] or each["article_id"], article_address(each["article_key"]), dir="auto")
        with el("td"):
            for number, conflict_id in enumerate(each["conflicts"][:5], 1):
                link(number, conflict_address(conflict_id), "chip")


def show_sources(figures: Sequence[Row], frame: Frame) -> None:
    counted = Counter(each["outlet"] or "–" for each in figures)
    with el("section", cls="card"):
        el("h2", frame.words("sources"))
        with el("ul", cls="plain"):
            for outlet, count in counted.most_common(50):
                el("li", f"{outlet} ({frame.words.number(count)})", dir="auto")
