"""Parts that several pages show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from review.elements import el, link
from review.excerpts import Piece
from review.filters import status_of
from review.journal import State
from review.published import Conflict
from review.words import Words

MOST = 100
BLANK_LINES = re.compile(r"\n\s*\n")


def conflict_list(
    conflicts: Sequence[Conflict], state: State, words: Words, address: Callable[[Conflict], str]
) -> None:
    """Contradictions in a few words each."""
    if not conflicts:
        el("p", words("no_conflicts"), "muted")
        return
    if len(conflicts) > MOST:
        count = words.number(len(conflicts))
        el("p", words("shown_of", first=1, last=MOST, count=count), "muted")
    with el("ul", cls="plain"):
        for each in conflicts[:MOST]:
            status = status_of(each, state)
            with el("li"):
                el("span", words.number(round(each.severity, 2)), f"chip weight-{min(9, int(each.severity * 10))}")
                link(f"{words.known('kind', each.kind)}: {' · '.join(each.quotes[:3])}", address(each), dir="auto")
                el("span", words(f"status.{status}"), f"chip {status}")


def show_piece(piece: Piece, numbers: Mapping[str, int], words: Words, placed: bool = False) -> None:
    """A piece of an article's text: plain, marked, or numbered where it is a statement looked at.

    `placed` gives marks an id to go to; blank lines are drawn together where it is not.
    """
    mark = piece.mark
    if mark is None:
        text = piece.text if placed else BLANK_LINES.sub("\n", piece.text)
        el("span", text, "inside" if piece.inside else "")
        return
    told, number = mark_in_words(mark, words), numbers.get(mark["id"])
    place = f"at-{mark['start']}" if placed else None
    if number is None:
        el("mark", piece.text, f"other {mark['kind']}", title=told, **({"id": place} if place else {}))
        return
    with el("mark", cls=f"own {mark['kind']}", title=told, **({"id": place} if place else {})):
        el("b", number, "number")
        el("span", piece.text)


def mark_in_words(mark: Mapping[str, Any], words: Words) -> str:
    """What was found at a place of a text."""
    if mark["kind"] == "slip":
        return words("slip")
    return words.known("indicator" if mark["kind"] == "figure" else "claim", mark["label"])
