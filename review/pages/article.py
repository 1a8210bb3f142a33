"""An article: its text with everything that was found in it, as plain text whatever the page held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fastapi import Request
from nicegui import ui

from review.addresses import conflict_address, region_address
from review.elements import el, link, outside
from review.evidence import Row
from review.excerpts import pieces
from review.frame import Desk, Frame, missing
from review.pages.parts import conflict_list, show_piece


def register(desk: Desk) -> None:
    @ui.page("/article/{key}")
    def article(request: Request, key: str) -> None:
        frame = Frame(desk, request)
        found = frame.snapshot.ask("article", key)
        if not found:
            missing(frame)
        else:
            show(frame, found[0], request.query_params.get("conflict", ""))


def show(frame: Frame, article: Row, conflict_id: str) -> None:
    """The page; the statements of a contradiction stand out, with the numbers they have on its page."""
    words, snapshot = frame.words, frame.snapshot
    marks = snapshot.ask("marks", article["revision_id"])
    looked_at = snapshot.ask("statements", conflict_id)
    numbers = {each["member_id"]: number for number, each in enumerate(looked_at, 1)}
    title = article["title"] or article["article_id"]
    with frame.open(title):
        el("h1", title, dir="auto")
        with el("p", cls="muted"):
            el("span", article["outlet"] or article["article_id"], dir="auto")
            el("span", f" · {words.day(article['published']) or words('no_date')} · ")
            outside(words("original"), article["url"])
        kinds = Counter(each["kind"] for each in marks)
        counted = {"figures": kinds["figure"], "claims": kinds["claim"], "slips": kinds["slip"]}
        el("p", words("figures_in_text", **counted), "muted")
        if looked_at:
            link(words("back_to_conflict"), conflict_address(conflict_id, "status=all"))
        with el("div", cls="columns"):
            with el("section", cls="card", aria_label=words("text")), el("div", cls="article-text", dir="auto"):
                for piece in pieces(article["text"], marks):
                    show_piece(piece, numbers, words, placed=True)
            side = el("div", cls="side")

    def fill() -> None:
        state = frame.desk.journal.state()
        known = frame.snapshot.by_id
        own = [row["conflict_id"] for row in frame.snapshot.ask("article_conflicts", article["article_key"])]
        side.clear()
        with side:
            with el("section", cls="card"):
                el("h2", words("contradictions").capitalize())
                found = [known[each] for each in own if each in known]
                conflict_list(found, state, words, lambda each: conflict_address(each.conflict_id, "status=all"))
            show_figures(frame.snapshot.ask("article_figures", article["revision_id"]), frame)
            show_claims(frame.snapshot.ask("article_claims", article["revision_id"]), frame)

    fill()
    frame.on_change(fill)


def show_figures(figures: Sequence[Row], frame: Frame) -> None:
    words = frame.words
    with el("section", cls="card"):
        el("h2", words("figures"))
        if not figures:
            el("p", words("no_figures"), "muted")
        with el("ul", cls="plain"):
            for each in figures:
                with el("li"):
                    link(words.amount(each["value"], each["unit"]), f"#at-{each['start']}")
                    status = "" if each["status"] == "actual" else f" ({words.known('figure_status', each['status'])})"
                    el("span", f" {words.known('indicator', each['indicator'])}{status}, ")
                    place = each["region_code"] or each["region"]
                    if place:
                        link(each["region"], region_address(place), dir="auto")
                    else:
                        el("span", words("no_region"))
                    el("span", f", {words.day(each['as_of']) or words('no_date')}")


def show_claims(claims: Sequence[Row], frame: Frame) -> None:
    words = frame.words
    if not claims:
        return
    with el("section", cls="card"):
        el("h2", words("claims"))
        with el("ul", cls="plain"):
            for each in claims:
                with el("li"):
                    link(words("claim.reached" if each["reached"] else "claim.not_reached"), f"#at-{each['start']}")
                    el("span", f" {each['region']}, {words.day(each['as_of']) or words('no_date')}", dir="auto")
