"""The history of runs, and what was set aside."""

from __future__ import annotations

from fastapi import Request
from nicegui import ui

from review.elements import el
from review.frame import Desk, Frame

MOST_ROWS = 200


def register(desk: Desk) -> None:
    @ui.page("/runs")
    def runs(request: Request) -> None:
        frame = Frame(desk, request)
        with frame.open(frame.words("runs"), "runs"):
            el("h1", frame.words("runs"))
            body = el("div", cls="stack")

        def fill() -> None:
            body.clear()
            with body:
                show_runs(frame)
                show_set_aside(frame)

        fill()
        frame.on_change(fill)


def show_runs(frame: Frame) -> None:
    words = frame.words
    rows = frame.snapshot.ask("runs")[:MOST_ROWS]
    label = words("runs")
    with el("div", cls="scroll card", tabindex="0", role="region", aria_label=label), el("table"):
        with el("thead"), el("tr"):
            heads = ("finished", "pages_read", "new", "set_aside", "figures", "open_conflicts", "seconds", "times")
            for name in (*heads, "version"):
                el("th", words(name), scope="col", cls="" if name in ("finished", "version") else "right")
        with el("tbody"):
            for row in rows:
                with el("tr"):
                    el("td", words.moment(row["finished"]))
                    for name in ("pages", "pages_new", "pages_set_aside", "figures", "conflicts"):
                        el("td", words.number(row[name]), "right")
                    el("td", words.number(round(row["seconds"], 1)), "right")
                    el("td", words.number(row["times"]), "right")
                    el("td", row["extractor_version"], "muted")


def show_set_aside(frame: Frame) -> None:
    words = frame.words
    rows = frame.snapshot.ask("set_aside")
    with el("section", cls="card"):
        el("h2", words("set_aside"))
        if not rows:
            el("p", words("set_aside_none"), "muted")
            return
        el("p", words("shown_of", first=1, last=min(len(rows), MOST_ROWS), count=words.number(len(rows))), "muted")
        with el("div", cls="scroll", tabindex="0", role="region", aria_label=words("set_aside")), el("table"):
            with el("thead"), el("tr"):
                for name in ("input", "reason"):
                    el("th", words(name), scope="col")
            with el("tbody"):
                for row in rows[:MOST_ROWS]:
                    with el("tr"):
                        el("td", row["input"], "wide", dir="auto")
                        hint = f" ({row['hint']})" if row["hint"] else ""
                        el("td", f"{row['stage']}: {row['reason']}{hint}", "wide", dir="auto")
