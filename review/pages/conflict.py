"""One contradiction at a time: what is said, in its context and on one scale, and what is to be decided about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from fastapi import Request
from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments

from review import drawings
from review.addresses import article_address, conflict_address, region_address
from review.elements import el, link, outside
from review.evidence import Evidence, Row, gather
from review.excerpts import parts, pieces, sentence_span
from review.filters import status_of
from review.frame import Desk, Frame, Key, missing
from review.journal import Correction, Meanwhile
from review.pages.parts import show_piece
from review.pages.slot_dialog import SlotDialog
from review.published import Conflict, Stamp
from review.words import Words
from warehouse.database import WarehouseError
from warehouse.verdicts import Verdict

# the next contradiction comes without loading a page; the browser's way back loads one
GO_BACK = "addEventListener('popstate', () => location.reload())"
PREPARE_AFTER = 0.05  # seconds: when this one stands
VERDICT_KEYS = (("b", "both_right"), ("r", "rounding"), ("e", "extraction_error"), ("t", "cannot_tell"))
# At once: letters typed right after it must not be taken for keys.
NOTE_KEY = """(e) => {
  if (e.action !== 'keydown' || e.key !== 'n' || e.ctrlKey || e.altKey || e.metaKey) return;
  if (!document.querySelector('dialog')) { e.event.preventDefault(); document.getElementById('note')?.focus() }
}"""
# Enter saves the note, Esc leaves it; both give the keys back to the page.
NOTE_KEYS = """(e) => {
  if (e.key === 'Enter') { e.preventDefault(); e.target.blur(); emit(e.target.value) }
  if (e.key === 'Escape') e.target.blur()
}"""


def register(desk: Desk) -> None:
    @ui.page("/conflict/{conflict_id}")
    def conflict(request: Request, conflict_id: str) -> None:
        frame = Frame(desk, request)
        found = frame.snapshot.by_id.get(conflict_id)
        if found is None:
            missing(frame)
        else:
            ConflictPage(frame, found)


class ConflictPage:
    """The page, and what its keys do. Keys 1 to 9 are the figures; after `o`, the articles.

    A number of two digits is typed after `0`.
    """

    def __init__(self, frame: Frame, conflict: Conflict) -> None:
        self.frame, self.words, self.desk = frame, frame.words, frame.desk
        self.conflict = conflict
        self.note = ""
        self.choosing_article = False
        self.digits: str | None = None  # of a number of two digits, as far as they are typed
        self.prepared: tuple[Stamp, Evidence] | None = None
        frame.keys = [
            Key("j", "key.next", self.next, "j →"),
            Key("k", "key.previous", self.previous, "k ←"),
            Key("1", "key.this", shown="1 … 9"),
            Key("0", "key.this_of_two", shown="0 1 2"),
            *(Key(key, f"key.{verdict}", self.verdict_by(verdict)) for key, verdict in VERDICT_KEYS),
            Key("u", "key.undo", self.undo),
            Key("n", "key.note"),
            Key("s", "key.second", self.second_opinion),
            Key("o", "key.article", self.open_article),
            Key("g", "key.region", self.open_region),
        ]
        frame.keys_in_browser = NOTE_KEY
        self.others = {"ArrowRight": self.next, "ArrowLeft": self.previous}
        frame.fallback = self.other_key
        with frame.open(self.words.known("kind", conflict.kind)):
            self.body = el("div", cls="conflict")
            self.bar = el("div", cls="bar", role="region", aria_label=self.words("your_verdict"))
            with self.bar:
                self.buttons = el("div", cls="buttons")
                with el("label", cls="note"):
                    el("span", self.words("note"), "visually-hidden")
                    field = el("input", id="note", autocomplete="off", placeholder=self.words("note_hint"))
                    field.on("input", self.keep_note, js_handler="(e) => emit(e.target.value)")
                    field.on("keydown", self.save_note, js_handler=NOTE_KEYS)
            self.show()
        frame.on_change(self.changed)
        frame.run(GO_BACK)

    # what is shown

    def show(self) -> None:
        """The contradiction, anew."""
        self.evidence = self.evidence_of(self.conflict)
        self.shown_of = self.frame.snapshot.stamp
        asyncio.get_running_loop().call_later(PREPARE_AFTER, self.prepare)
        self.state = self.desk.journal.state()
        self.choosing_article = False
        self.digits = None
        self.body.clear()
        self.body.props["data-conflict"] = self.conflict.conflict_id
        with self.body:
            self.show_head()
            with el("div", cls="columns"):
                with el("section", cls="statements", aria_label=self.words("statements")):
                    for article in self.evidence.articles:
                        self.show_article(article)
                with el("div", cls="side"):
                    self.show_verdicts()
                    self.show_intervals()
                    self.show_series()
                    self.show_copies()
        self.buttons.clear()
        with self.buttons:
            self.show_buttons()

    def evidence_of(self, conflict: Conflict) -> Evidence:
        snapshot = self.frame.snapshot
        if self.prepared and self.prepared[0] == snapshot.stamp and self.prepared[1].conflict == conflict:
            return self.prepared[1]
        return gather(snapshot, conflict)

    def prepare(self) -> None:
        """Ask for the next one's evidence while this one is looked at."""
        following = self.frame.filters.after(self.conflict, self.frame.snapshot, self.desk.journal.state())
        if following is not None:
            self.prepared = self.frame.snapshot.stamp, self.evidence_of(following)

    def show_head(self) -> None:
        words, conflict, said = self.words, self.conflict, self.evidence.said
        status = status_of(conflict, self.state)
        with el("div", cls="title"):
            with el("h1"):
                place = self.evidence.region
                if place:
                    link(conflict.region, region_address(place))
                else:
                    el("span", words("no_region"))
            with el("p", cls="chips"):
                el("span", words.known("kind", conflict.kind), "chip")
                if conflict.indicator:
                    el("span", words.known("indicator", conflict.indicator), "chip")
                weight = f"weight-{min(9, int(conflict.severity * 10))}"
                el("span", f"{words('severity')} {words.number(round(conflict.severity, 2))}", f"chip {weight}")
                el("span", words(f"status.{status}"), f"chip {status}")
        el("p", said["explanation" if words.language == "id" else "explanation_en"], "explanation", dir="auto")
        with el("p", cls="cause"):
            el("strong", f"{words('cause')}: ")
            el("span", words.cause(conflict.cause))
            el("span", f" · {words('voices', voices=said['voices'], origins=said['origins'])}", "muted")

    def show_article(self, article: Row) -> None:
        words = self.words
        statements = self.evidence.of_article(article["article_key"])
        with el("article", cls="card"):
            with el("header"):
                el("h2", article["outlet"] or article["article_id"], dir="auto")
                el("span", words.day(article["published"]) or words("no_date"), "day")
                link(words("read_article"), self.article_address(article))
                outside(words("original"), article["url"], "original")
            el("p", article["title"], "headline", dir="auto") if article["title"] else None
            self.show_excerpt(article, statements)
            with el("ol", cls="slots"):
                for number, each in statements:
                    with el("li", value=number):
                        self.show_statement(number, each)

    def show_excerpt(self, article: Row, statements: Sequence[tuple[int, Row]]) -> None:
        """The sentences in their context; the figures of this contradiction stand out, others are marked."""
        text = article["text"] or article["sentence"]
        numbers = {each["member_id"]: number for number, each in statements}
        sentences = [sentence_span(text, each) for _, each in statements]
        marks = self.evidence.marks.get(article["revision_id"], [])
        with el("blockquote", cls="excerpt", dir="auto"):
            for first, last in parts(text, sentences):
                with el("p"):
                    for piece in pieces(text, marks, (first, last), sentences):
                        show_piece(piece, numbers, self.words)

    def show_statement(self, number: int, each: Row) -> None:
        words = self.words
        with el("p", cls="what"):
            el("span", number, "number")
            el("strong", statement_in_words(each, words))
            el("span", f"“{each['quote']}”", "quoted", dir="auto")
        basis = words.known("basis", each["as_of_basis"])
        dated = f"{words.day(each['as_of'])} ({basis})" if each["as_of"] else None
        about: list[tuple[str, str | None]] = [
            ("region", each["region"]),
            ("as_of", dated),
            ("target_year", each["target_year"]),
            ("segment", each["segment"]),
            ("origin", each["origin"]),
            ("reason", each["reason"]),
        ]
        with el("dl"):
            for name, value in about:
                if value:
                    with el("div"):
                        el("dt", words(name))
                        el("dd", value, dir="auto")

    def show_verdicts(self) -> None:
        words, conflict_id = self.words, self.conflict.conflict_id
        with el("section", cls="card verdicts"):
            el("h2", words("verdicts"))
            given = self.state.verdicts.get(conflict_id, [])
            if not given:
                el("p", words("no_verdict"), "muted")
            if asked := self.state.opinions.get(conflict_id):
                when = words.moment(asked.asked_at)
                el("p", words("second_by", who=asked.asked_by, when=when), "second-asked", dir="auto")
                if asked.note:
                    el("p", asked.note, "note", dir="auto")
            with el("ol", cls="given"):
                for each in given:
                    with el("li"):
                        el("strong", self.in_words(each))
                        el("span", words("counts" if each is given[0] else "earlier"), "chip")
                        who = each.reviewer or words("somebody")
                        el("span", words("by_on", who=who, when=words.moment(each.decided_at)), "muted")
                        if each.note:
                            el("p", each.note, "note", dir="auto")
                        for wrong in self.state.corrections.get(each.verdict_id, []):
                            el("p", correction_in_words(wrong, words), "note", dir="auto")

    def show_intervals(self) -> None:
        if not any(each["member_kind"] == "figure" for each in self.evidence.statements):
            return
        with el("section", cls="card"):
            el("h2", self.words("intervals"))
            drawings.intervals(self.evidence.statements, self.evidence.uhc_marks, self.words)
            el("p", self.words("intervals_why"), "muted")

    def show_series(self) -> None:
        if self.evidence.series_of is None:
            return
        words, (indicator, unit) = self.words, self.evidence.series_of
        with el("section", cls="card"):
            with el("h2"):
                place = self.evidence.region
                link(words("series"), region_address(place)) if place else el("span", words("series"))
            el("p", f"{words.known('indicator', indicator)}, {words.known('unit', unit)}", "muted")
            numbers = {each["member_id"]: number for number, each in drawings.numbered(self.evidence.statements)}
            drawings.series(self.evidence.series, unit, numbers, words)
            el("p", words("series_legend"), "muted")

    def show_copies(self) -> None:
        words = self.words
        with el("section", cls="card"):
            el("h2", words("copies"))
            if not self.evidence.copies:
                el("p", words("copies_none"), "muted")
            with el("ul"):
                for each in self.evidence.copies:
                    with el("li"):
                        link(each["outlet"] or each["article_id"], article_address(each["article_key"]))
                        el("span", f" {words.day(each['published'])}", "muted")

    def show_buttons(self) -> None:
        words = self.words
        button("k", words("previous"), self.previous)
        for number, _ in drawings.numbered(self.evidence.statements):
            button(
                str(number) if number < 10 else f"0 {number}",
                words("button.this"),
                partial(self.this, number),
                "verdict",
            )
        for key, verdict in VERDICT_KEYS:
            button(key, words(f"button.{verdict}"), self.verdict_by(verdict), "verdict")
        button("s", words("second_opinion"), self.second_opinion)
        button("u", words("undo"), self.undo)
        button("j", words("next"), self.next)

    def in_words(self, verdict: Verdict) -> str:
        """A verdict as it is told."""
        if verdict.verdict != "this":
            return self.words.known("verdict", verdict.verdict)
        ids = [each["member_id"] for each in self.evidence.statements]
        if verdict.conflict_id == self.conflict.conflict_id and verdict.figure_id in ids:
            return self.words("verdict.this", number=ids.index(verdict.figure_id) + 1)
        return self.words("a_figure")

    # going about

    def next(self) -> None:
        self.move(self.frame.filters.after(self.conflict, self.frame.snapshot, self.desk.journal.state()))

    def previous(self) -> None:
        self.move(self.frame.filters.before(self.conflict, self.frame.snapshot, self.desk.journal.state()))

    def move(self, to: Conflict | None) -> None:
        """Show another contradiction in the place of this one."""
        if to is None:
            self.frame.tell(self.words("no_more"))
            self.show()
            return
        self.conflict = to
        self.frame.replace_address(conflict_address(to.conflict_id, self.frame.filters.query()))
        self.drop_note()
        self.show()
        self.frame.run("scrollTo(0, 0)")

    def other_key(self, name: str) -> bool:
        if name in self.others:
            self.others[name]()
        elif name.isdecimal():
            self.digit(name)
        else:
            return False
        return True

    def digit(self, typed: str) -> None:
        """A number at once, or after `0` the first and then the second digit of one."""
        if self.digits is None and typed == "0":
            self.digits = ""
            self.frame.tell(self.words("which_number"))
            return
        number = (self.digits or "") + typed
        if self.digits == "":
            self.digits = number
            return
        self.digits = None
        self.read_article(int(number)) if self.choosing_article else self.this(int(number))

    def open_article(self) -> None:
        self.digits = None
        count = len(self.evidence.articles)
        if count == 1:
            self.read_article(1)
        elif count:
            self.choosing_article = True
            self.frame.tell(self.words("which_article", count=count))

    def read_article(self, number: int) -> None:
        self.choosing_article = False
        articles = self.evidence.articles
        if 1 <= number <= len(articles):
            self.frame.go(self.article_address(articles[number - 1]))

    def article_address(self, article: Row) -> str:
        return article_address(article["article_key"], article["start"], self.conflict.conflict_id)

    def open_region(self) -> None:
        if self.evidence.region:
            self.frame.go(region_address(self.evidence.region))

    # deciding

    def verdict_by(self, verdict: str) -> Callable[[], None]:
        if verdict == "extraction_error":
            return self.ask_slot
        return lambda: self.decide(verdict)

    def this(self, number: int) -> None:
        figure = self.evidence.figure(number)
        if figure is None:
            self.frame.tell(self.words("no_such_figure", number=number))
        else:
            self.decide("this", figure["member_id"])

    def ask_slot(self) -> None:
        SlotDialog(
            self.frame, self.evidence.statements, lambda wrong: self.decide("extraction_error", corrections=wrong)
        )

    def decide(
        self, verdict: str, figure_id: str | None = None, corrections: Sequence[Correction] = (), sure: bool = False
    ) -> None:
        """Save a verdict and go on; first ask, where somebody else's would be overruled."""
        conflict_id = self.conflict.conflict_id
        shown = self.state.counting(conflict_id)
        asked = self.state.opinions.get(conflict_id)
        invited = asked is not None and asked.asked_by != self.frame.reviewer
        yours = Verdict("", conflict_id, verdict, figure_id, self.frame.reviewer, "", None)
        if shown and shown.reviewer != self.frame.reviewer and not sure and not invited:
            self.ask_whether(shown, yours, corrections)
            return
        try:
            made = self.desk.journal.decide(
                conflict_id,
                verdict,
                reviewer=self.frame.reviewer,
                seen=shown.verdict_id if shown else None,
                figure_id=figure_id,
                note=self.note.strip() or None,
                corrections=corrections,
            )
        except Meanwhile as quicker:
            self.show()
            if quicker.verdict is None:
                self.frame.tell(self.words("taken_back_meanwhile"))
            else:
                self.ask_whether(quicker.verdict, yours, corrections)
            return
        except WarehouseError as error:
            self.frame.tell(str(error))
            return
        saved = self.words("saved", verdict=self.in_words(made), key="u")
        self.next()
        last = self.conflict.conflict_id == conflict_id
        self.frame.tell(f"{saved} {self.words('no_more')}" if last else saved)

    def ask_whether(self, theirs: Verdict, yours: Verdict, corrections: Sequence[Correction]) -> None:
        words, frame = self.words, self.frame

        def save() -> None:
            frame.close_dialog()
            self.decide(yours.verdict, yours.figure_id, corrections, sure=True)

        with frame.ask(words("other_decided")):
            who, when = theirs.reviewer or words("somebody"), words.moment(theirs.decided_at)
            told = {"who": who, "when": when, "verdict": self.in_words(theirs), "yours": self.in_words(yours)}
            el("p", words("other_decided_why", **told), dir="auto")
            if theirs.note:
                el("p", theirs.note, "note", dir="auto")
            with el("div", cls="actions"):
                el("button", words("no_keep"), type="button", autofocus="").on("click", frame.close_dialog, [])
                el("button", words("yes_save"), "strong", type="button").on("click", save, [])

    def undo(self) -> None:
        """Take back one's newest verdict, and show its contradiction."""
        newest = self.desk.journal.state().newest_of(self.frame.reviewer)
        if newest is None:
            self.frame.tell(self.words("nothing_to_undo"))
            return
        try:
            self.desk.journal.withdraw(newest, self.frame.reviewer)
        except (Meanwhile, WarehouseError) as error:
            self.frame.tell(str(error))
            return
        told = self.words("undone", verdict=self.in_words(newest))
        back = self.frame.snapshot.by_id.get(newest.conflict_id)
        if back is not None and back != self.conflict:
            self.move(back)
        else:
            self.show()
        self.frame.tell(told)

    def second_opinion(self) -> None:
        try:
            stands = self.desk.journal.ask_second_opinion(
                self.conflict.conflict_id, self.frame.reviewer, self.note.strip() or None
            )
        except WarehouseError as error:
            self.frame.tell(str(error))
            return
        self.drop_note()
        self.show()
        self.frame.tell(self.words("asked" if stands else "asked_back"))

    # notes

    def keep_note(self, event: GenericEventArguments) -> None:
        self.note = str(event.args or "")[:2000]

    def drop_note(self) -> None:
        if self.note:
            self.note = ""
            self.frame.run("document.getElementById('note').value = ''")

    def save_note(self, event: GenericEventArguments) -> None:
        """A note on one's own verdict is saved with it; before there is one, it waits for it."""
        self.keep_note(event)
        counting = self.state.counting(self.conflict.conflict_id)
        if counting is None or counting.reviewer != self.frame.reviewer or not self.note.strip():
            self.frame.tell(self.words("note_waits"))
            return
        try:
            self.desk.journal.decide(
                counting.conflict_id,
                counting.verdict,
                reviewer=self.frame.reviewer,
                seen=counting.verdict_id,
                figure_id=counting.figure_id,
                note=self.note.strip(),
                corrections=self.state.corrections.get(counting.verdict_id, []),
            )
        except (Meanwhile, WarehouseError) as error:
            self.frame.tell(str(error))
            return
        self.drop_note()
        self.show()
        self.frame.tell(self.words("note_saved"))

    # what others do meanwhile

    def changed(self) -> None:
        """Another file or another verdict: show it, and say who decided what."""
        self.conflict = self.frame.snapshot.by_id.get(self.conflict.conflict_id, self.conflict)
        if self.conflict.conflict_id not in self.frame.snapshot.by_id:
            self.frame.tell(self.words("not_found_why"))
            return
        conflict_id, now = self.conflict.conflict_id, self.desk.journal.state()
        before, after = self.state.counting(conflict_id), now.counting(conflict_id)
        asked = now.opinions.get(conflict_id) != self.state.opinions.get(conflict_id)
        if before != after or asked or self.shown_of != self.frame.snapshot.stamp:
            self.show()
        if after and after != before and after.reviewer != self.frame.reviewer:
            who = after.reviewer or self.words("somebody")
            self.frame.tell(self.words("decided_meanwhile", who=who, verdict=self.in_words(after)))


def button(key: str, text: str, act: Callable[[], Any], cls: str = "") -> Element:
    """A button that shows its key."""
    with el("button", cls=cls, type="button", aria_keyshortcuts=key) as made:
        el("kbd", key)
        el("span", text)
    return made.on("click", act, [])


def statement_in_words(each: Row, words: Words) -> str:
    """What a statement says, shortly."""
    if each["member_kind"] == "claim":
        return words("claim.reached" if each["reached"] else "claim.not_reached")
    if each["member_kind"] == "slip":
        return words("slip")
    status = "" if each["status"] == "actual" else f" ({words.known('figure_status', each['status'])})"
    bound = "" if each["bound"] in ("exact", "range") else f"{words.known('bound', each['bound'])} "
    return f"{words.known('indicator', each['indicator'])}{status}: {bound}{words.amount(each['value'], each['unit'])}"


def correction_in_words(each: Correction, words: Words) -> str:
    """What was said to be wrong."""
    slot = words.known("slot", each.slot)
    quote = each.statement.get("quote") or ""
    if each.slot in ("figure", "claim"):
        return f"“{quote}”: {slot}"
    return f"“{quote}”: {slot}: {each.wrong or words('empty')} → {each.corrected or '?'}"
