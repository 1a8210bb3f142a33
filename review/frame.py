"""What all pages share: the head with its links, messages, dialogs, and keys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from fastapi import Request
from nicegui import ui
from nicegui.element import Element
from nicegui.events import KeyEventArguments

from review.access import WHO, cookies
from review.door import words_of
from review.elements import el, link
from review.filters import Filters
from review.journal import Journal
from review.published import Published, Snapshot
from review.words import Words

POLL_SECONDS = 1.0
LEFT_ALONE = ["input", "select", "textarea"]  # keys pressed there are text


@dataclass
class Desk:
    """What the whole app works on."""

    published: Published
    journal: Journal
    reviewer: str | None = None

    @classmethod
    def at(cls, db: Path, reviewer: str | None = None) -> Desk:
        return cls(Published(db), Journal(db), reviewer)


@dataclass(frozen=True)
class Key:
    """A key, what it does in words, and the function that does it; `shown` where its name says too little."""

    name: str
    word: str
    act: Callable[[], object] | None = None
    shown: str | None = None


@cache
def style() -> tuple[bytes, str]:
    """The stylesheet and a name for its content."""
    content = resources.files("review").joinpath("style.css").read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:12]


class Frame:
    """One page as one visitor has it open."""

    def __init__(self, desk: Desk, request: Request) -> None:
        self.desk = desk
        self.words: Words = words_of(request)
        self.reviewer = cookies(request.headers).get(WHO) or desk.reviewer or "?"
        self.filters = Filters.read(request.query_params)
        self.keys: list[Key] = []
        self.fallback: Callable[[str], bool] = lambda _key: False
        self.keys_in_browser: str | None = None
        """A JavaScript function of a key event, for what has to be quicker than the way to the server and back."""
        self.dialog: Element | None = None
        self._stamp = desk.published.current().stamp
        self._client = ui.context.client
        self._told: Element
        self._banner: Element
        self._dialogs: Element

    @property
    def snapshot(self) -> Snapshot:
        return self.desk.published.current()

    @contextmanager
    def open(self, title: str, here: str = "") -> Iterator[None]:
        """The page's frame; its content goes inside. `here` names the link that leads to this page."""
        words = self.words
        ui.page_title(f"{title} · cakupan")
        ui.add_head_html(f'<link rel="stylesheet" href="/style.css?v={style()[1]}">')
        with el("div", cls="app", lang=words.language):
            link(words("skip"), "#content", "skip")
            with el("header", cls="head"):
                link("cakupan", "/", "brand")
                with el("nav", aria_label=words("pages")):
                    for name, address in (("queue", "/"), ("map", "/map"), ("runs", "/runs")):
                        link(words(name), address, aria_current="page" if name == here else None)
                with el("div", cls="who"):
                    el("button", "?", "key", type="button", aria_label=words("help")).on("click", self.show_help, [])
                    other = "en" if words.language == "id" else "id"
                    link(words("other_language"), f"?lang={other}", lang=other).on(
                        "click", js_handler=f"(e) => {{ e.preventDefault(); {_go_to_language(other)} }}"
                    )
                    link(self.reviewer, "/who", title=f"{words('reviewer')}: {words('change_name')}")
            self._banner = el("div", cls="banner", role="status")
            with el("div", id="content", tabindex="-1"):  # NiceGUI's own frame is the main landmark
                yield
            self._dialogs = el("div")
            self._told = el("div", cls="told", role="status", aria_live="polite")
        keyboard = ui.keyboard(self._on_key, repeating=True, ignore=LEFT_ALONE)  # type: ignore[arg-type]
        if self.keys_in_browser:
            keyboard.on("key", js_handler=self.keys_in_browser)
        self._show_problem()

    def tell(self, text: str) -> None:
        """A short message at the foot of the page, also read out."""
        self._told._text = text
        self._told.update()

    def on_change(self, changed: Callable[[], object]) -> None:
        """Call a function when a run has published another file, or somebody has written into the journal."""
        seen = [self.desk.journal.state()]

        def look() -> None:
            if self.dialog is not None:
                return  # nothing moves under a dialog; what happens meanwhile shows when it is done
            snapshot, state = self.snapshot, self.desk.journal.state()
            if snapshot.stamp != self._stamp:
                self._stamp = snapshot.stamp
                self._show_problem()
                if not self.desk.published.problem:
                    count = self.words.number(len(snapshot.conflicts))
                    self._banner._text = self.words("new_file", count=count)
                    self._banner.update()
                changed()
            elif state is not seen[0]:
                changed()
            seen[0] = self.desk.journal.state()

        ui.timer(POLL_SECONDS, look)

    def _show_problem(self) -> None:
        if problem := self.desk.published.problem:
            self._banner._text = self.words("file_problem", problem=problem)
            self._banner.update()

    @contextmanager
    def ask(self, title: str) -> Iterator[Element]:
        """A dialog over the page, closed by Esc; what it asks goes inside."""
        self.close_dialog()
        with self._dialogs, el("dialog", aria_label=title) as made:
            el("h2", title)
            yield made
        made.on("close", lambda: self._closed(made), [])
        self.dialog = made
        self.run(f"getHtmlElement({made.id})?.showModal()")

    def close_dialog(self) -> None:
        if self.dialog is not None:
            gone, self.dialog = self.dialog, None
            gone.delete()

    def _closed(self, made: Element) -> None:
        if self.dialog is made:
            self.close_dialog()

    def show_help(self) -> None:
        """Which key does what, on this page and everywhere."""
        words = self.words
        with self.ask(words("keys")):
            closing = el("button", words("close"), "close", type="button", autofocus="")
            closing.on("click", self.close_dialog, [])
            with el("table", cls="keys"):
                for key in (*self.keys, *self.everywhere()):
                    with el("tr"):
                        with el("th", scope="row"):
                            for name in (key.shown or key.name).split():
                                el("kbd", name)
                        el("td", words(key.word))

    def everywhere(self) -> Sequence[Key]:
        """The keys of every page."""
        other = "en" if self.words.language == "id" else "id"
        return (
            Key("q", "key.queue", lambda: self.go(f"/?{self.filters.query()}")),
            Key("L", "key.language", lambda: self.run(_go_to_language(other))),
            Key("?", "key.help", self.show_help),
        )

    def go(self, address: str) -> None:
        """To another page of the app."""
        self._client.open(address)

    def run(self, script: str) -> None:
        """Run a script of this app's own in the visitor's browser; nothing from a page may be part of it."""
        self._client.run_javascript(script)

    def replace_address(self, address: str) -> None:
        """Show another address without loading it; the one before stays in the history."""
        self.run(f"history.pushState(null, '', {json.dumps(address)})")

    def _on_key(self, event: KeyEventArguments) -> None:
        modifiers = event.modifiers
        if not event.action.keydown or modifiers.ctrl or modifiers.alt or modifiers.meta:
            return
        if self.dialog is not None:
            return
        name = str(event.key)
        for key in (*self.keys, *self.everywhere()):
            if key.name == name and key.act is not None:
                if not event.action.repeat or name in ("j", "k", "ArrowRight", "ArrowLeft"):
                    key.act()
                return
        self.fallback(name)


def _go_to_language(language: str) -> str:
    return f"const u = new URL(location.href); u.searchParams.set('lang', '{language}'); location.href = u.href;"


def missing(frame: Frame) -> None:
    """What is shown in the place of something that is not in the file."""
    words = frame.words
    with frame.open(words("not_found")):
        el("h1", words("not_found"))
        el("p", words("not_found_why"))
        link(words("back_to_queue"), "/")
