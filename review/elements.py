"""HTML and SVG elements whose text is always text: nothing here, or built from it, is ever parsed as HTML."""

from __future__ import annotations

import re
from typing import Any

from nicegui import ui
from nicegui.element import Element

# Characters that reorder or hide text: control characters, then soft hyphens, direction marks, what has no width.
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def visible(text: str) -> str:
    r"""Text with the characters that hide or reorder others spelt out.

    >>> visible("96\u202e,4 persen")
    '96[U+202E],4 persen'
    >>> visible("baris satu\r\nbaris dua")
    'baris satu\nbaris dua'
    """
    return UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text.replace("\r\n", "\n"))


def el(tag: str, text: object = None, cls: str = "", **attributes: Any) -> Element:
    """An element with text. Attributes are named with underscores for hyphens; those that are None are left out."""
    made = ui.element(tag)
    if text is not None:
        made._text = visible(str(text))
    if cls:
        made.classes(cls)
    for name, value in attributes.items():
        if value is not None:
            made.props[name.strip("_").replace("_", "-")] = visible(value) if isinstance(value, str) else value
    return made


def svg(width: int, height: int, label: str, cls: str = "") -> Element:
    """A drawing that scales with its place; `label` says in words what it shows."""
    return el("svg", cls=f"drawing {cls}".strip(), viewBox=f"0 0 {width} {height}", role="img", aria_label=label)


def link(text: object, href: str, cls: str = "", **attributes: Any) -> Element:
    """A link inside the app."""
    return el("a", text, cls, href=href, **attributes)


def outside(text: object, url: str | None, cls: str = "") -> Element:
    """A link to another site, where the address is one of the web; else the bare text. It says not where from."""
    if not is_web_address(url):
        return el("span", text, cls)
    return el("a", text, cls, href=url, target="_blank", rel="noopener noreferrer nofollow")


def is_web_address(url: str | None) -> bool:
    """
    >>> [is_web_address(url) for url in ("https://kabar.id/a", "javascript:alert(1)", "data:text/html,x", None)]
    [True, False, False, False]
    """
    return bool(url) and re.match(r"https?://[^\s/]", url or "", re.IGNORECASE) is not None
