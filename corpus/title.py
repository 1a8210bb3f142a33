"""The headline of a page, and where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clean import Debris, Line, split_lines
from corpus.days import find_days

LOOKED_AT = 12
"""How many lines from the top (debris not counted) may hold the headline."""

_OUTLET = re.compile(
    r"\.(?:com|id|net|news|org|tv)\b|\((?:antara|kompas|tempo|republika|detik|inilah)\b", re.IGNORECASE
)
_LABELLED_ROW = re.compile(r"[^:]{2,40}:\s{0,3}[\d.,]{1,15}\s?[\w%]{0,12}")
_DASH = re.compile(r"\s?(?:--|[-–—])\s|[–—]")


def find_title(
    text: str, debris: Sequence[Debris], captions: Sequence[Debris], given: str | None
) -> tuple[str | None, tuple[int, int] | None]:
    """The headline and its place in `text` (start, end), each None where there is none.

    A given title is kept as it is, and looked for in the text; without one, the first line that reads like a headline
    is taken, if it comes before the article's first paragraph.

    >>> page = "Kesehatan\\n\\nDua Puskesmas Baru Diresmikan di Bima\\n\\nBIMA, kabar.example - Warga antre sejak pagi."
    >>> find_title(page, (), (), None)
    ('Dua Puskesmas Baru Diresmikan di Bima', (11, 48))
    """
    lines = split_lines(text)
    if given and given.strip():
        return given.strip(), _place(lines, text, given.strip())
    gone = {item.start for item in (*debris, *captions)}
    top = [line for line in lines if line.start not in gone][:LOOKED_AT]
    for line in top:
        if _is_body(line.text):
            return None, None
        if _reads_like_title(line.text):
            return line.text, (line.start, line.end)
    return None, None


def _place(lines: Sequence[Line], text: str, title: str) -> tuple[int, int] | None:
    """Where a given title stands: as it is, or with other spacing, marks and capitals on a line of its own."""
    start = text.find(title)
    if start >= 0:
        return start, start + len(title)
    wanted = _letters(title)
    return next(
        (
            (line.start, line.end)
            for line in lines[: LOOKED_AT * 2]
            if len(line.text) >= len(wanted) and _letters(line.text) == wanted
        ),
        None,
    )


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())


_NO_LETTERS = re.compile(r"[\W_]+")


def _is_body(line: str) -> bool:
    """Whether the article begins here: a dateline, a paragraph."""
    return len(line) > 200 or (len(line) > 60 and line.endswith((".", ".”", '."'))) or _is_dateline(line)


def _is_dateline(line: str) -> bool:
    """Whether a line opens with place and outlet: "BIMA, kabar.example – Warga …", "Selong (Suara NTB) – …".

    >>> _is_dateline("BIMA, kabar.id - Warga"), _is_dateline("Cakupan Naik - Ini Sebabnya")
    (True, False)
    """
    dash = _DASH.search(line, 0, 90)
    head = line[: dash.start()] if dash else ""
    return bool(head) and (bool(_OUTLET.search(head)) or head.isupper() or head.endswith(")"))


def _reads_like_title(line: str) -> bool:
    if not 20 <= len(line) <= 200 or len(line.split()) < 4 or line[-1] in ".,;:”" or line[0] in ":•·*-“":
        return False
    if len(line) < 60 and find_days(line):
        return False
    first = next((mark for mark in line if mark.isalnum()), "")
    return bool(first) and not first.islower() and not _LABELLED_ROW.fullmatch(line)
