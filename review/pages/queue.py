"""The queue: contradictions that pass the filters in the address, the most severe first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from nicegui import ui

from review.addresses import conflict_address
from review.elements import el, link
from review.filters import KINDS, PAGE, STATUSES, status_of
from review.frame import Desk, Frame, Key
from review.journal import State
from review.published import Conflict

# Only filters that say something go into the address.
SUBMIT = "(e) => { for (const each of e.target.elements) if (!each.value) each.disabled = true }"
# Another choice is another page; a text waits for Enter.
CHANGE = "(e) => e.target.form.requestSubmit()"
# j and k go from row to row, / to the filters; Enter on a row is the browser's own.
KEYS = """(e) => {
  if (e.action !== 'keydown' || e.ctrlKey || e.altKey || e.metaKey || document.querySelector('dialog')) return;
  if (e.key === '/') { e.event.preventDefault(); document.getElementById('filter-region')?.focus(); }
  const step = {j: 1, k: -1}[e.key];
  if (!step) return;
  const rows = [...document.querySelectorAll('a.row')];
  const to = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(document.activeElement) + step))];
  if (to) { to.focus(); to.scrollIntoView({block: 'nearest'}); }
}"""


def register(desk: Desk) -> None:
    @ui.page("/")
    def queue(request: Request) -> None:
        QueuePage(Frame(desk, request), request.query_params.get("page", "1"))


class QueuePage:
    def __init__(self, frame: Frame, page: str) -> None:
        self.frame, self.words, self.filters = frame, frame.words, frame.filters
        self.page = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        frame.keys = [
            Key("j", "key.row", shown="j k"),
            Key("Enter", "key.open"),
            Key("/", "key.filter"),
        ]
        frame.keys_in_browser = KEYS
        with frame.open(self.words("queue"), "queue"):
            el("h1", self.words("queue"), "visually-hidden")
            self.show_filters()
            self.list = el("div", cls="list")
            self.show_list()
        frame.on_change(self.show_list)

    def show_filters(self) -> None:
        words, filters = self.words, self.filters
        with el("form", cls="filters", method="get", action="/", role="search").on("submit", js_handler=SUBMIT):
            self.text("region", filters.region, placeholder=words("region_hint"))
            kinds = [("", words("any")), *((kind, words.known("kind", kind)) for kind in KINDS)]
            self.choice("kind", kinds, filters.kind)
            steps = [("", words("any")), *((str(step / 10), words.number(step / 10)) for step in (3, 5, 6, 7, 8, 9))]
            self.choice("severity", steps, filters.severity, "severity_from")
            statuses = [(status, words(f"status.{status}")) for status in STATUSES]
            self.choice("status", statuses, filters.status)
            self.text("outlet", filters.outlet, list="outlets")
            with el("datalist", id="outlets"):
                for outlet in self.frame.snapshot.outlets[:500]:
                    el("option", value=outlet)
            self.text("since", filters.since, type="date")
            self.text("until", filters.until, type="date")
            with el("div", cls="actions"):
                el("button", words("filter"), type="submit")
                link(words("clear"), "/")

    def text(self, name: str, value: str, **attributes: str) -> None:
        with el("label"):
            el("span", self.words(name))
            el("input", name=name, id=f"filter-{name}", autocomplete="off", **attributes, **{"^value": value})

    def choice(self, name: str, options: Sequence[tuple[str, str]], value: str, word: str = "") -> None:
        with el("label"):
            el("span", self.words(word or name))
            with el("select", name=name, id=f"filter-{name}").on("change", js_handler=CHANGE):
                for each, shown in options:
                    el("option", shown, value=each, **({"^selected": ""} if each == value else {}))

    def show_list(self) -> None:
        words, snapshot, state = self.words, self.frame.snapshot, self.frame.desk.journal.state()
        found = self.filters.matching(snapshot, state)
        last_page = max(1, -(-len(found) // PAGE))
        page = min(max(1, self.page), last_page)
        first = (page - 1) * PAGE
        shown = found[first : first + PAGE]
        self.list.clear()
        with self.list:
            if not shown:
                el("p", words("nothing_here"), "empty")
                return
            with el("div", cls="count"):
                count = words.number(len(found))
                el("strong", f"{count} {words('contradictions')}")
                el("span", words("shown_of", first=first + 1, last=first + len(shown), count=count))
                link(words("start_review"), self.address(found[0]), "button")
            with el("table", cls="queue"):
                with el("thead"), el("tr"):
                    for name in ("severity", "kind", "region", "figures", "outlet", "published", "status"):
                        el("th", words(name), scope="col")
                with el("tbody"):
                    for each in shown:
                        self.show_row(each, state)
            if last_page > 1:
                with el("nav", cls="pager", aria_label=words("pages")):
                    if page > 1:
                        link(words("newer"), f"/?{self.filters.query(page=page - 1)}")
                    el("span", f"{page} / {last_page}")
                    if page < last_page:
                        link(words("older"), f"/?{self.filters.query(page=page + 1)}")

    def show_row(self, each: Conflict, state: State) -> None:
        words, status = self.words, status_of(each, state)
        with el("tr"):
            with el("td", cls="severity"):
                el("span", words.number(round(each.severity, 2)), f"chip weight-{min(9, int(each.severity * 10))}")
            el("td", words.known("kind", each.kind))
            with el("td", cls="where"):
                link(each.region or words("no_region"), self.address(each), "row")
                el("small", words.known("indicator", each.indicator))
            el("td", " · ".join(each.quotes[:4]) + (" …" if len(each.quotes) > 4 else ""), "quotes", dir="auto")
            el("td", ", ".join(each.outlets[:2]) + (" …" if len(each.outlets) > 2 else ""), "outlets", dir="auto")
            el("td", words.day(each.published) or "–", "day")
            with el("td", cls="status"):
                el("span", words(f"status.{status}"), f"chip {status}")
                if verdict := state.counting(each.conflict_id):
                    el("small", verdict.reviewer or words("somebody"))
                if each.conflict_id in state.opinions:
                    el("span", words("second_asked"), "chip second")

    def address(self, each: Conflict) -> str:
        return conflict_address(each.conflict_id, self.filters.query())
