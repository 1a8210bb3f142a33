"""The form table of dates (`rules/dates.toml`) as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import digits
from typing import Any, Literal

from corpus.calendar import MONTHS, WEEKDAYS
from corpus.edges import Rows, Starts, beginning_with
from corpus.pattern import LETTERS, Places, Table

Kind = Literal["calendar", "relative", "now"]
Role = Literal["event", "as_of", "due", "legal", "range", "since", "unknown"]


@dataclass(frozen=True, slots=True)
class Form:
    """A row of the form table."""

    name: str
    reads: str
    kind: Kind
    needs: str | None


@dataclass(frozen=True, slots=True)
class Lead:
    """What a word before a date says about it."""

    anchor: str
    role: Role
    filler: bool
    bare_year: bool
    bare_month: bool
    noun: bool


@cache
def date_tables() -> dict[str, list[dict[str, Any]]]:
    """The rows of `rules/dates.toml` as they stand there."""
    return tomllib.loads(resources.files("extractors.rules").joinpath("dates.toml").read_text("utf-8"))


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace("\\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _names(names: Iterable[str]) -> str:
    """Full names, and short ones with or without their full stop ("Des", "Des."); longest first."""
    full = [n for n in names if len(n) > 4 or n in ("mei", "may", "juni", "juli", "rabu", "ahad")]
    short = [n for n in names if n not in full]
    return rf"(?:{_either(full)}|{_either(short)}\.?)(?![a-z])"


NUMBER_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "dua belas": 12, "lima belas": 15, "dua puluh": 20,
}  # fmt: skip
ORDINALS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kesatu": 1,
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4,
}  # fmt: skip


def _words(table: str, key: str) -> dict[str, Any]:
    return {word: row[key] for row in date_tables()[table] for word in row["words"]}


PARTS: dict[str, str] = _words("part", "cut")
EDGES: dict[str, int] = _words("edge", "month")
DIRECTIONS: dict[str, str] = _words("relative", "direction")
NOW = tuple(word for row in date_tables()["present"] for word in row["words"])
QUOTES = "(\"'“‘-"
"""What may be glued to a word before a date: folded brackets, quotes and dashes."""
UNITS = ("tahun", "thn", "bulan", "bln", "minggu", "pekan", "hari")


def _pointing(*directions: str) -> str:
    return _either(word for word, direction in DIRECTIONS.items() if direction in directions)


# Named parts of the patterns. A gap holds blanks or one line break and gives nothing back;
# everything is bounded, nothing nested.
_GAP = r"(?=\s)[ \t]{0,6}+(?:\r?\n[ \t]{0,4}+)?+"
_OPTIONAL_GAP = r"[ \t]{0,4}+"
_ATOMS = {
    "day": r"(?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)",
    "anyday": r"\d{1,2}(?!\d)",
    "monthnum": r"\d{1,2}(?!\d)",
    "year": r"(?:19[6-9]\d|20[0-4]\d)(?!\d)",
    "yy": r"[1-3]\d(?!\d)",
    "month": _names(MONTHS),
    # with the first letter of a month; sets of no more than four letters, which `firsts_of` reads
    "word": r"(?:[jfpm][a-z]|[ason][a-z]|d[a-z])[a-z]{3,8}",
    "weekday": _names(WEEKDAYS),
    "daypart": r"(?:dini hari|pagi|siang|sore|petang|malam|lalu|kemarin|tadi)(?: (?:tadi|lalu|kemarin|ini|hari))?",
    "edge": _either(EDGES),
    "part": _either(PARTS),
    "ordinal": r"(?:ke_-?_)?(?:" + _either(ORDINALS) + r"|[1-4])(?!\w)",
    "rel": _pointing("this", "past", "future"),
    "samerel": _pointing("before", "after", "same"),
    "yrel": r"(?:tahun|thn) " + _either(DIRECTIONS),
    "past": _pointing("past", "before"),
    "future": _pointing("future"),
    "after": _pointing("after"),
    "count": r"(?:" + _either(NUMBER_WORDS) + r"|\d{1,2})",
    "halfword": r"setengah",
    "unit": _either(UNITS),
    "shortunit": r"(?:bulan|bln|minggu|pekan)",
    "now": _either(NOW),
}


def expand(pattern: str, named: bool = False) -> str:
    """A row's pattern as a regular expression: `{atom}`s put in, blanks and underscores as gaps.

    >>> expand("{yy}_x"), expand("{day2}", named=True).startswith("(?P<day2>")
    ('(?:[1-3]\\\\d(?!\\\\d))[ \\\\t]{0,4}+x', True)
    """

    def atom(match: re.Match[str]) -> str:
        name = match[1]
        body = _ATOMS[name.rstrip("2") if name not in _ATOMS else name]
        return f"(?P<{name}>{body})" if named else f"(?:{body})"

    filled = re.sub(r"\{([a-z]+2?)\}", atom, pattern)
    out, in_class, escaped = [], False, False
    for char in filled:
        if escaped or char == "\\":
            escaped = not escaped
            out.append(char)
            continue
        if char in "[]":
            in_class = char == "["
        if char == " " and not in_class:
            out.append(_GAP)
        elif char == "_" and not in_class:
            out.append(_OPTIONAL_GAP)
        else:
            out.append(char)
    return "".join(out)


# No word, path or longer number goes before; "per1 Mei" is let through.
_BOUNDARY = r"(?:(?<![\w/])(?<!\d[.,:-])|(?<=\Wper)(?=\d))"


@cache
def forms() -> tuple[Form, ...]:
    """The form table, in its order."""
    return tuple(Form(row["name"], row["reads"], row["kind"], row.get("needs")) for row in date_tables()["form"])


@cache
def form_table() -> Table:
    """The form table, in its order: of the forms that fit at one place the first is taken."""
    return Table([expand(row["pattern"], named=True) for row in date_tables()["form"]], before=_BOUNDARY)


@cache
def form_starts() -> Starts:
    """Where forms of the table can begin."""
    return Starts(form_table())


_DIGITS = re.compile(r"(\d+)[ \t\r\n]*")
_LEADING = re.compile(r"\{(day|anyday|count|year)\}")


@cache
def _behind_numbers() -> dict[int, Rows]:
    """Forms that begin with so many digits, by what stands behind these: one or two are a day or a count, four a year.

    Blanks behind the digits are passed over.
    """
    short: dict[int, str] = {}
    years: dict[int, str] = {}
    for number in beginning_with(form_table(), digits):
        pattern = date_tables()["form"][number]["pattern"]
        leading = _LEADING.search(pattern)
        behind = expand(_LEADING.sub("", pattern, count=1))
        (years if leading and leading[1] == "year" else short)[number] = behind
    days = Rows(short)
    return {1: days, 2: days, 4: Rows(years)}


def form_places(folded: str) -> Places:
    """Where on a page forms may begin, in order, and which of them there.

    Numbers are passed over behind which no date goes on: most of a page's are such.

    >>> text = "98,5 ribu orang per 7 mei, 12 ribu sejak 2 tahun lalu"
    >>> [place for place, _ in form_places(text)]
    [20, 22, 41, 43]
    """
    starts = form_starts().of(folded)
    if more := glued(folded):
        starts = sorted({*starts, *more})
    behind, number_at = _behind_numbers(), _DIGITS.match
    found: Places = []
    for place, rows in form_table().places(folded, starts):
        if folded[place] in digits:
            number = number_at(folded, place)
            assert number is not None
            numbered = behind.get(number.end(1) - place)
            after = number.end()
            rows = () if numbered is None else numbered[folded[after : after + LETTERS]]
        if rows:
            found.append((place, rows))
    return found


_PER = re.compile(r"per\d")


def glued(folded: str) -> list[int]:
    """Where a digit is glued to "per": dates begin there that begin at no word.

    >>> glued("data per1 Mei, per 2 Mei, koper3")
    [8, 31]
    """
    return [found.end() - 1 for found in _PER.finditer(folded)]


@cache
def leads() -> dict[str, Lead]:
    return {
        word: Lead(
            row.get("anchor", word),
            row["role"],
            row.get("filler", False),
            row.get("bare_year", True),
            row.get("bare_month", True),
            row.get("noun", False),
        )
        for row in date_tables()["lead"]
        for word in row["words"]
    }


@cache
def lead_ends() -> frozenset[str]:
    """The last words of leads."""
    return frozenset(lead.split()[-1].strip(QUOTES) for lead in leads())


@cache
def legal_before() -> re.Pattern[str]:
    """What names a law, plan or event at the end of a stretch; the group `plan` takes part for plans."""
    rows = date_tables()["legal"]
    either = "|".join(expand(row["form"]) for row in rows if not row.get("plan"))
    either += "|(?P<plan>" + "|".join(expand(row["form"]) for row in rows if row.get("plan")) + ")"
    return re.compile(rf"(?<!\w)(?:{either})[ \t]{{0,4}}(?:[,(-][ \t]{{0,4}})?(?:di)?(?:tahun[ \t]{{0,4}})?\Z")


@cache
def legal_starts() -> Starts:
    """Where what `legal_before` finds can begin."""
    return Starts(expand(row["form"]) for row in date_tables()["legal"])


@cache
def due_starts() -> Starts:
    """Where one of the `due_words` can begin."""
    return Starts(row["form"] for row in date_tables()["due"])


@cache
def due_words() -> tuple[re.Pattern[str], dict[str, int]]:
    """One pattern for all due words; the group's name gives the weight."""
    rows = date_tables()["due"]
    groups = "|".join(f"(?P<d{i}>{row['form']})" for i, row in enumerate(rows))
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)"), {f"d{i}": row["weight"] for i, row in enumerate(rows)}
