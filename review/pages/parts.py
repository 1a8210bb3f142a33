"""Parts that several pages show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from review.elements import el, link
from review.filters import status_of
from review.journal import State
from review.published import Conflict
from review.words import Words

MOST = 100


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


def mark_in_words(mark: Mapping[str, Any], words: Words) -> str:
    """What was found at a place of a text."""
    if mark["kind"] == "slip":
        return words("slip")
    return words.known("indicator" if mark["kind"] == "figure" else "claim", mark["label"])
