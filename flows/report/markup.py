"""HTML that is made here and text that is not: whatever is no `Html` is escaped.

Whatever comes from the file says where it is from: `data-of` names the table and column, or the question, and
`data-key` the row, so that each number can be compared with the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from flows.report.words import BOTH, ReportWords

# Those of review.elements (which needs NiceGUI); a test holds the two together.
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
LONGEST = 1500


class Html(str):
    """Markup made by this package."""

    __slots__ = ()


def visible(text: str) -> str:
    r"""Text with the characters that hide or reorder others spelt out.

    >>> visible("96\u202e,4 persen")
    '96[U+202E],4 persen'
    """
    shown = UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text.replace("\r\n", "\n"))
    return shown.encode("utf-8", "replace").decode("utf-8")


def cut(text: str, longest: int = LONGEST) -> str:
    """
    >>> cut("seratus", 4), cut("sepuluh", 10)
    ('sera…', 'sepuluh')
    """
    return text if len(text) <= longest else text[:longest] + "…"


def text(value: object) -> Html:
    """Anything as text; what is very long is cut.

    >>> text("<script>")
    '&lt;script&gt;'
    """
    return value if isinstance(value, Html) else Html(escape(cut(visible(str(value)))))


def h(tag: str, *children: object, cls: str = "", **attributes: object) -> Html:
    """An element; attributes are named with underscores for hyphens, those that are None are left out."""
    named = {"class": cls or None, **attributes}
    said = "".join(f' {k.strip("_").replace("_", "-")}="{text(v)}"' for k, v in named.items() if v is not None)
    return Html(f"<{tag}{said}>" + "".join(text(each) for each in children if each is not None) + f"</{tag}>")


def both(make: Callable[[ReportWords], object]) -> Html:
    """What is said in each language; once where they say the same."""
    first, second = (text(make(words)) for words in BOTH)
    if first == second:
        return first
    return Html(f'<span class="in-id" lang="id">{first}</span><span class="in-en" lang="en">{second}</span>')


def say(name: str, **values: Html) -> Html:
    """A phrase of the table of words."""
    return both(lambda words: Html(text(words(name)).format(**values)) if values else words(name))


def number(value: float | None, of: str, key: object = "", unit: str | None = None, signed: bool = False) -> Html:
    """A number in the separators of each language, with its unit; `signed`: a difference, with + or −."""
    if value is None:
        return Html("–")

    def written(words: ReportWords) -> str:
        return words.signed(value) if signed else words.amount(value, unit)

    return h("data", both(written), value=value, data_of=of, data_key=key)


def day(iso: str | None, of: str, key: object) -> Html:
    """A day or a month as it is written in each language; a dash where there is none."""
    return h("time", both(lambda words: words.day(iso)), datetime=iso, data_of=of, data_key=key) if iso else Html("–")


def told(value: object, of: str, key: object, tag: str = "span", cls: str = "") -> Html:
    """Text as the file has it."""
    return h(tag, value, cls=cls, data_of=of, data_key=key, dir="auto")


def is_web_address(url: str | None) -> bool:
    """
    >>> is_web_address("https://kabar.id/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return bool(url) and len(url or "") < 2000 and re.match(r"https?://[^\s/]", url or "", re.IGNORECASE) is not None
