"""The dialog in which a reviewer says which slot was read wrongly, and what it should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nicegui.events import GenericEventArguments

from review.elements import el
from review.evidence import Row
from review.frame import Frame
from review.journal import Correction
from review.slots import CHOICES, SlotError, as_text, read_slot, slots_of

# A submitted form: its fields, and which button sent it.
FIELDS = """(e) => {
  e.preventDefault();
  const fields = Object.fromEntries(new FormData(e.target));
  emit({...fields, then: e.submitter ? e.submitter.value : 'save'});
}"""
KEPT = (
    *("indicator", "unit", "value", "bound", "low", "high", "region", "status", "target_year", "as_of", "as_of_basis"),
    *("segment", "quote", "start", "end", "reached", "article_id"),
)


class SlotDialog:
    """Asks for one slot after the other; `done` gets what was said, nothing when no slot was named."""

    def __init__(self, frame: Frame, statements: Sequence[Row], done: Callable[[list[Correction]], None]) -> None:
        self.frame, self.words, self.done = frame, frame.words, done
        self.choices = [(number, each) for number, each in enumerate(statements, 1) if slots_of(each)]
        self.statements = statements
        self.said: list[Correction] = []
        if not self.choices:  # only slips: there is no slot to name
            done([])
            return
        self.number = self.choices[0][0]
        self.show()

    def show(self, problem: str = "") -> None:
        words = self.words
        with self.frame.ask(words("which_slot")):
            for said in self.said:
                el("p", f"{words.known('slot', said.slot)} → {said.corrected or '?'}", "note", dir="auto")
            if problem:
                el("p", problem, "problem", role="alert", dir="auto")
            with el("form", cls="slot-form").on("submit", self.submitted, js_handler=FIELDS):
                with el("label"):
                    el("span", words("which_statement"))
                    chosen = el("select", name="number", autofocus="")
                    chosen.on("change", self.chosen, js_handler="(e) => emit(e.target.value)")
                    with chosen:
                        for number, each in self.choices:
                            selected = {"^selected": ""} if number == self.number else {}
                            el("option", f"{number}: {each['quote']}", value=number, **selected)
                self.fields = el("div", cls="fields")
                self.show_fields()
                with el("div", cls="actions"):
                    el("button", words("save"), "strong", type="submit", value="save")
                    el("button", words("add_another"), type="submit", value="more")
                    el("button", words("without_slot"), type="submit", value="none")
                    el("button", words("cancel"), type="button").on("click", self.frame.close_dialog, [])

    def show_fields(self) -> None:
        words, statement = self.words, self.statements[self.number - 1]
        self.fields.clear()
        with self.fields:
            with el("label"):
                el("span", words("which"))
                with el("select", name="slot", id="slot"):
                    for slot in slots_of(statement):
                        value = as_text(statement.get(slot))
                        read = "" if slot in ("figure", "claim") else f" = {value or words('empty')}"
                        el("option", words.known("slot", slot) + read, value=slot)
            with el("label"):
                el("span", words("should_be"))
                el("input", name="corrected", id="corrected", autocomplete="off", list="slot-values")
            with el("datalist", id="slot-values"):
                values = [value for choices in CHOICES.values() for value in choices]
                for value in (*values, *sorted(self.frame.snapshot.region_names)):
                    el("option", value=value)

    def chosen(self, event: GenericEventArguments) -> None:
        if str(event.args) in {str(number) for number, _ in self.choices}:
            self.number = int(event.args)
            self.show_fields()

    def submitted(self, event: GenericEventArguments) -> None:
        given = event.args if isinstance(event.args, dict) else {}
        then = given.get("then")
        if then != "none":
            try:
                self.said.append(self.read(str(given.get("slot", "")), str(given.get("corrected", ""))))
            except SlotError as error:
                self.show(error.told(self.words))
                return
        if then == "more":
            self.show()
            return
        self.frame.close_dialog()
        self.done(self.said)

    def read(self, slot: str, corrected: str) -> Correction:
        statement = self.statements[self.number - 1]
        slot = slot if slot in slots_of(statement) else slots_of(statement)[0]
        whole = slot in ("figure", "claim")
        right = None if whole else read_slot(slot, corrected, self.frame.snapshot.region_names, statement["text"] or "")
        return Correction(
            member_kind=statement["member_kind"],
            member_id=statement["member_id"],
            article_key=statement["article_key"],
            slot=slot,
            wrong=None if whole else as_text(statement.get(slot)),
            corrected=right,
            statement={name: statement[name] for name in KEPT},
        )
