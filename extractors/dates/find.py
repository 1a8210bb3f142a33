"""Dates on a page: what is printed, which day, month, quarter, half or year it means, and what it is for.

The forms are rows of `rules/dates.toml`. All of them are joined into one pattern that runs once over the folded page;
a row's own pattern then reads what was found (`dates_around.py` looks at the words beside it, `dates_values.py` tells
what it means, `dates_page.py` which year).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.dates.around import take
from extractors.dates.forms import EDGES, Kind, Role, form_places, form_table, forms
from extractors.dates.page import DatePage, Found, Precision, Value, days_of, has_year
from extractors.dates.values import READERS


class DateMention(NamedTuple):
    """One date as printed.

    `start`..`end` is the date itself ("akhir 2023", "Rabu (24/6)"), in characters of the page; `anchor` the normalised
    word before it (per, hingga, pada …; else the "akhir", "awal", "bulan", "tahun" it begins with), and `anchor_start`
    where the words before it begin. `as_of` is as precise as the page; None when the year cannot be told, or the date
    is a slip. `role` is a hint: event (the day something was said), as_of, due (of a target), legal (part of the name
    of a law, plan, budget or event), range, since, unknown. `rule` is the row of `rules/dates.toml` that fired, `basis`
    says where the year came from, `slip` why a date cannot be right.
    """

    start: int
    end: int
    anchor: str | None
    anchor_start: int
    as_of: str | None
    first_day: str | None
    last_day: str | None
    precision: Precision
    kind: Kind
    role: Role
    rule: str
    basis: str
    slip: str | None = None


def find_dates(clean: str, published: str | None) -> tuple[DateMention, ...]:
    """Every date of a page, in order, none overlapping another.

    `published` (YYYY-MM-DD or None) completes dates without a year and is what *saat ini* means.

    >>> page = "Per 1 Mei 2024 ada 88 persen, target 98 persen pada 2026."
    >>> [(m.as_of, m.role) for m in find_dates(page, "2024-05-03")]
    [('2024-05-01', 'as_of'), ('2026', 'due')]
    >>> find_dates("Rabu (7/6/2025)", None)[0].slip
    'Rabu is printed, but 7 Juni 2025 is a Sabtu'
    """
    return _mentions(DatePage(clean, published))


_DATA_PER = re.compile(r"(?<!\w)(?:data|catatan|laporan)\s(?:per|posisi)\s(?:akhir\s|tanggal\s|bulan\s)*+$")
_DATA_BEFORE = re.compile(r"(?<!\w)(?:data|posisi|kondisi|keadaan|pembaruan|update)(?!\w)[^.\n]{0,30}\Z")
_SPAN = re.compile(r"\s{0,3}(?:-|s/d|s\.d\.?|sampai dengan|sampai|hingga)(?:\s(?:bulan|tanggal))?\s{0,3}")
_DATELINE = re.compile(r"[ \t]{0,3}(?:[|\n\r-]|\Z|pukul\b|jam\b|[,(]?[ \t]?\d{1,2}[:.]\d\d)")


def _mentions(page: DatePage) -> tuple[DateMention, ...]:
    known, table = forms(), form_table()
    end = 0
    for row, match in table.find(page.folded, form_places(page.folded)):
        form = known[row]
        start = match.start()
        if form.kind == "relative" and page.found and not page.folded[end:start].strip(" \t"):
            page.found[-1].end = end = match.end()  # "30 Agustus minggu lalu", "Selasa (27/1) kemarin": one date
        elif found := take(page, form, match, end):
            page.found.append(found)
            end = found.end
    # Dates that carry their year come first: the others may be completed from them.
    page.values = [READERS[f.form.reads](page, i) if has_year(f) else None for i, f in enumerate(page.found)]
    for i, found in enumerate(page.found):
        if page.values[i] is None:
            page.values[i] = READERS[found.form.reads](page, i)
    return tuple(_mention(page, i, v) for i, v in enumerate(page.values) if v is not None)


def _mention(page: DatePage, i: int, value: Value) -> DateMention:
    found = page.found[i]
    first, last = days_of(value.as_of)
    if value.first:
        first = days_of(value.first)[0]
    lead = found.lead
    anchor = lead.anchor if lead and not lead.noun else None
    if anchor is None or (lead is not None and lead.filler and anchor in ("tahun", "bulan", "tanggal", "hari")):
        opening = page.folded[found.start : found.end].split(None, 1)[0]
        if opening in EDGES or opening in ("tahun", "bulan", "tanggal", "tgl"):
            anchor = anchor or opening
    return DateMention(
        start=found.start,
        end=found.end,
        anchor=anchor,
        anchor_start=found.anchor_start if lead and not lead.noun else found.start,
        as_of=value.as_of,
        first_day=first,
        last_day=last,
        precision=value.precision,
        kind=found.form.kind,
        role=_role(page, i, value, first, last),
        rule=found.form.name,
        basis=value.basis,
        slip=value.slip,
    )


def _role(page: DatePage, i: int, value: Value, first: str | None, last: str | None) -> Role:
    found = page.found[i]
    lead, goal = found.lead, found.goal
    role: Role = lead.role if lead else "unknown"
    if lead is not None and lead.anchor == "terhitung" and page.folded.startswith("bulan ", found.start):
        role = "as_of"  # "Terhitung bulan Maret 2023, yang terdaftar …": up to it, not from then on
    if found.legal:
        return "legal"
    if found.form.kind == "now":
        return "as_of"
    if "weekday" in found.groups or found.form.reads == "yesterday" or _in_brackets(page, found):
        # "Hingga Rabu (24/6) ada …" is a state, "kata Lurah, Rabu (24/6)" a saying.
        if lead and role == "as_of" and lead.anchor != "data":
            return "as_of"
        data = "weekday" not in found.groups and _DATA_BEFORE.search(
            page.folded[max(0, found.start - 40) : found.start]
        )
        return "as_of" if data else "event"
    if found.form.reads == "last_units" or "year2" in found.groups:
        return "range"
    if lead is None and goal <= 0 and value.precision == "day" and _dateline(page, found):
        return "event"
    now = page.published.isoformat() if page.published else None
    ahead = value.future or bool(now and first and first > now)
    if not now and goal > 0 and first and (day := page.reference(i)[0]):
        ahead = ahead or first > day.isoformat()
    over = bool(now and last and last < now)
    if role == "since" or (lead is not None and lead.anchor == "dari" and _opens_span(page, i)):
        return "due" if ahead and goal > 0 else "since"
    if ahead and goal <= 0 and lead is not None and lead.anchor == "menjelang" and not value.future:
        return "unknown"
    if role == "due" or ahead:
        return "due"
    if role == "as_of":
        told = 3 if lead is not None and lead.anchor in ("per", "posisi", "data") else 2
        if told == 3 and _DATA_PER.search(page.folded[max(0, found.start - 30) : found.start]):
            return "as_of"  # "Merujuk data per April 2018, dari 41.205 penduduk wajib peserta …"
        return "due" if not over and value.precision != "day" and goal > told else "as_of"
    if value.precision == "day":
        return "due" if goal > 1 and not over else "unknown"
    if value.precision == "year" or found.form.reads == "edge_year":
        if goal > (1 if over else 0):
            return "due"
        return "as_of" if (over or not now) and lead is not None and not lead.noun else "unknown"
    return "due" if goal > 1 and not over else "as_of"


def _opens_span(page: DatePage, i: int) -> bool:
    """Whether "hingga", "sampai" or a dash and another date follow."""
    if i + 1 >= len(page.found):
        return False
    between = page.folded[page.found[i].end : page.found[i + 1].start]
    return len(between) <= 30 and _SPAN.fullmatch(between) is not None


def _dateline(page: DatePage, found: Found) -> bool:
    """A date near the beginning of its line with a clock, a bar or the line's end after it."""
    low = max(0, found.start - 31)
    return (low == 0 or "\n" in page.folded[low : found.start]) and _DATELINE.match(page.folded, found.end) is not None


def _in_brackets(page: DatePage, found: Found) -> bool:
    return page.folded[found.start] == "(" and page.folded[found.end - 1] == ")"
