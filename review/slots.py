"""The slots of a statement, and what may stand in each: how reviewers' corrections are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any, get_args

from extractors.figure import Bound, Indicator, Status, Unit
from review.words import Words

FIGURE_SLOTS = ("value", "indicator", "region", "as_of", "unit", "bound", "status", "target_year", "segment", "quote")
CLAIM_SLOTS = ("reached", "region", "as_of", "quote")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "indicator": get_args(Indicator),
    "unit": get_args(Unit),
    "bound": get_args(Bound),
    "status": get_args(Status),
    "reached": ("true", "false"),
}
MAY_BE_EMPTY = ("region", "as_of", "target_year", "segment")
EMPTY = "-"
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-S[12])?")
YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
BELOW = re.compile(r"(Kecamatan|Desa|Kelurahan|BPJS Kesehatan) \S.*")


class SlotError(ValueError):
    """A value that cannot stand in its slot: which slot, what was seen, and what would do."""

    def __init__(self, slot: str, seen: str, wanted: str, **values: str) -> None:
        super().__init__(f"{slot}: {seen!r}")
        self.slot, self.seen, self.wanted, self.values = slot, seen, wanted, values

    def told(self, words: Words) -> str:
        wanted = words(self.wanted, **self.values)
        return words("wrong_value", slot=words.known("slot", self.slot), seen=self.seen, wanted=wanted)


def slots_of(statement: Mapping[str, Any]) -> tuple[str, ...]:
    """The slots in which a statement can be wrong; the last says that it is none at all. A slip has none."""
    kind = statement["member_kind"]
    return {"figure": (*FIGURE_SLOTS, "figure"), "claim": (*CLAIM_SLOTS, "claim")}.get(kind, ())


def as_text(value: object) -> str | None:
    """The value of a slot as it is shown and kept.

    >>> as_text(252318.0), as_text(96.4), as_text(True), as_text(None)
    ('252318', '96.4', 'true', None)
    """
    if value is None or isinstance(value, bool):
        return None if value is None else str(value).lower()
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def read_slot(slot: str, text: str, regions: Set[str], article: str) -> str | None:
    """The right value as a reviewer writes it -> as it is kept; nothing written: None. `-` says that the slot is empty.

    Raises SlotError for what cannot stand there.

    >>> [read_slot("value", text, set(), "") for text in ("252.318", "1,252,318", "96,4", "96.4", " ")]
    ['252318', '1252318', '96.4', '96.4', None]
    >>> read_slot("as_of", "-", set(), "")
    '-'
    """
    text = " ".join(text.split())
    if not text or (text == EMPTY and slot in MAY_BE_EMPTY):
        return text or None
    if slot in CHOICES:
        if text not in CHOICES[slot]:
            raise SlotError(slot, text, "want_one_of", choices=", ".join(CHOICES[slot]))
    elif slot == "value":
        return _number(text)
    elif slot == "as_of" and not DAY.fullmatch(text):
        raise SlotError(slot, text, "want_day")
    elif slot == "target_year" and not YEAR.fullmatch(text):
        raise SlotError(slot, text, "want_year")
    elif slot == "region" and text not in regions and not BELOW.fullmatch(text):
        raise SlotError(slot, text, "want_region")
    elif slot == "quote" and text not in " ".join(article.split()):
        raise SlotError(slot, text, "want_quote")
    return text


def _number(text: str) -> str:
    """A number as it is written in Indonesian or English; dots before groups of three are no decimals."""
    plain = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", plain) or re.fullmatch(r"\d+,\d+", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        raise SlotError("value", text, "want_number")
    return as_text(float(plain)) or ""
