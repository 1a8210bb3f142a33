"""Dates on a page: what is printed, which day, month, quarter, half or year it means, and what it is for.

The forms are rows of `rules/dates.toml`. All of them are joined into one pattern that runs once over the folded page;
a row's own pattern then reads what was found. dateparser reads only strings already matched as calendar dates whose
spelling is foreign (English order, ordinals): on free text it invents dates ("98,4" → 1998).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from corpus.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS, make_date
from corpus.pattern import compiled
from extractors import intervals
from extractors.dates_forms import (
    DIRECTIONS,
    EDGES,
    NUMBER_WORDS,
    ORDINALS,
    PARTS,
    QUOTES,
    Form,
    Kind,
    Lead,
    Role,
    due_starts,
    due_words,
    form_places,
    form_table,
    forms,
    lead_ends,
    leads,
    legal_before,
    legal_starts,
)

Precision = Literal["day", "month", "quarter", "semester", "year"]


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
    return _Page(clean, published).mentions()


def fold(text: str) -> str:
    """Lower case, plain quotes, dashes and blanks, the length kept.

    >>> fold("Jum’at – 1\\u00a0Mei"), len(fold("İ")) == 1
    ("jum'at - 1 mei", True)
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not low.isascii():
        for odd, plain in (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("−", "-"), ("‑", "-"), ("\u00a0", " ")):
            low = low.replace(odd, plain)
    return low


@dataclass(slots=True)
class _Found:
    """A form that fitted, before it is known which date it means."""

    form: Form
    start: int
    end: int
    groups: dict[str, str]
    lead: Lead | None
    anchor_start: int
    legal: bool
    goal: int  # how much the clause speaks of a goal


class _Value(NamedTuple):
    """What a form means: `as_of` and where it comes from, or why it cannot be."""

    as_of: str | None
    precision: Precision
    basis: str
    slip: str | None = None
    future: bool = False  # the words themselves point ahead ("mendatang")
    first: str | None = None  # the first year of a span, where `as_of` is its last


ANOTHER = "another date of the page"
_NEAR_BY = 300
"""Characters after a date within which another counts from it ("tahun sebelumnya"): about two sentences."""
_SHIFTS = {"this": 0, "same": 0, "past": -1, "before": -1, "future": 1, "after": 1}
_WINDOW = 56  # characters looked at before a date
_MARKS_BEFORE = frozenset(("(", "-", '"', "“"))
_TOKEN = re.compile(r"[^\s\ufeff]+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_ITEM_BEFORE = re.compile(r"(?:[,:;(–-]|(?<!\w)(?:dan|lalu))\s*$")
_LEVEL_AFTER = re.compile(
    r"\s?[:(]?\s?\d{1,3}(?:(?:[.,]\d{3}){1,3}|[.,]\d{1,2})?\s?(?:ribu\s|juta\s)?(?:jiwa|orang|peserta|persen|%)"
)
_COUNTED = re.compile(
    r"[ \t]{0,3}(?:jiwa|orang|persen|%|kk\b|juta\b|ribu\b|miliar|unit\b|rupiah|km\b|meter|desa\b|buah|rumah\b|kali\b"
    r"|paket|kartu\b|lembar)"
)
_FRACTION_BEFORE = re.compile(r"(?:per(?:dua|tiga|empat|lima)|setengah|separuh|halaman|bagian|foto|slide)[ \t]{0,3}\Z")
_COUNT_AFTER = compiled(
    r"[ \t]{0,3}(?:[:=(-]|sebesar|«MANY»|«REACH»|baru|ada|sudah|bisa|ialah|adalah|tercatat|«BECOME»"
    r"|(?:, )?(?:«FALL»|«RISE»|«BECOME»)(?: (?:ke|«BECOME»|lagi))?)?[ \t]{0,3}"
    r"(?:\d{1,3}(?:[.,]\d{1,2})?[ \t]{0,2}(?:persen|%|juta|ribu)|\d{1,3}(?:\.\d{3}){1,3} (?:jiwa|orang|peserta))"
)
_SOME = frozenset({"beberapa", "sekian", "puluhan", "belasan", "ratusan", "setiap", "tiap", "berapa"})
_DATA_PER = re.compile(r"(?<!\w)(?:data|catatan|laporan)\s(?:per|posisi)\s(?:akhir\s|tanggal\s|bulan\s)*+$")
_DATA_BEFORE = re.compile(r"(?<!\w)(?:data|posisi|kondisi|keadaan|pembaruan|update)(?!\w)[^.\n]{0,30}\Z")
_SAID_BEFORE = re.compile(r"(?:,[ \t]{0,3}(?:pada[ \t])?|(?<!\w)pada[ \t])\Z")
_SAID_AFTER = re.compile(r"[ \t]{0,3}(?:[.,;)\n]|\Z)")
_CONNECTOR = re.compile(
    r"\s{0,3}(?:-|,|/|s/d|s\.d\.?|(?:sampai dengan|sampai|hingga|dan|ke|menuju|atau|dibanding(?:kan)?)"
    r"(?:\s(?:bulan|tanggal))?)\s{0,3}"
)
_SPAN = re.compile(r"\s{0,3}(?:-|s/d|s\.d\.?|sampai dengan|sampai|hingga)(?:\s(?:bulan|tanggal))?\s{0,3}")
_CLAUSE_END = re.compile(r"[.!?;][\s\"”')]|\n")
_DATELINE = re.compile(r"[ \t]{0,3}(?:[|\n\r-]|\Z|pukul\b|jam\b|[,(]?[ \t]?\d{1,2}[:.]\d\d)")


class _Page:
    """One page being read."""

    def __init__(self, clean: str, published: str | None) -> None:
        self.text = clean
        self.folded = fold(clean)
        self.published = date.fromisoformat(published) if published else None
        self.found: list[_Found] = []
        self.values: list[_Value | None] = []
        self.known: list[tuple[int, date]] | None = None  # dated mentions, once all of them are read

    def mentions(self) -> tuple[DateMention, ...]:
        known, table = forms(), form_table()
        end = 0
        for row, match in table.find(self.folded, form_places(self.folded)):
            form = known[row]
            start = match.start()
            if form.kind == "relative" and self.found and not self.folded[end:start].strip(" \t"):
                self.found[-1].end = end = match.end()  # "30 Agustus minggu lalu", "Selasa (27/1) kemarin": one date
            elif found := self._take(form, match, end):
                self.found.append(found)
                end = found.end
        # Dates that carry their year come first: the others may be completed from them.
        self.values = [_READERS[f.form.reads](self, i) if _dated(f) else None for i, f in enumerate(self.found)]
        for i, found in enumerate(self.found):
            if self.values[i] is None:
                self.values[i] = _READERS[found.form.reads](self, i)
        return tuple(self._mention(i, v) for i, v in enumerate(self.values) if v is not None)

    # --- what stands before and around a date

    def _take(self, form: Form, match: re.Match[str], after: int) -> _Found | None:
        start, end = match.span()
        groups: dict[str, str] = {}
        if form.reads not in ("now", "yesterday"):
            groups = {name: text for name, text in match.groupdict().items() if text is not None}
        if self.folded[end - 1] == ")" and "(" not in self.folded[start:end]:
            end = start + len(self.folded[start : end - 1].rstrip())  # "(data per 31/12/2022)"
        lead, anchor_start = self._lead(start, after)
        if lead and lead.noun and form.name != "year_bare":
            lead, anchor_start = None, start
        named = self._legal(max(after, start - _WINDOW), start) if form.reads == "year" else None
        if form.needs and not self._fits(form.needs, start, end, groups, lead, named is not None):
            return None
        # The day of an event, the year of a law, and "now", are never the day a target is due.
        plan = named is not None and named.lastgroup == "plan" and "year2" not in groups
        timeless = (named is not None and not plan) or form.kind == "now" or "weekday" in groups
        goal = 0 if timeless else self._goal(start, end, after)
        legal = named is not None and not (plan and goal > 0)
        return _Found(form, start, end, groups, lead, anchor_start, legal, goal)

    def _legal(self, low: int, start: int) -> re.Match[str] | None:
        """The name of a law, a plan or an event right before `start`, where a year stands."""
        window = self.folded[low:start]
        match = legal_before().match
        return next((found for place in legal_starts().of(window) if (found := match(window, place))), None)

    def _lead(self, start: int, after: int) -> tuple[Lead | None, int]:
        """The word before a date that says most about it, and where the words before it begin.

        A word that only fills ("pada", "tanggal") gives way to one that says something ("hingga pada tanggal …").
        """
        low = max(after, start - _WINDOW)
        cut = low > after
        window = self.text[low:start]
        if (blank := max(window.rfind("\n\n"), window.rfind("\n\r\n"))) >= 0:  # another paragraph
            low += blank + 2
            cut = False
            window = window[blank + 2 :]
        if not window.strip() or not (window[-1].isspace() or window[-1] in "(\"'“‘-" or window[-3:].lower() == "per"):
            return None, start
        glued = _GLUED.search(window) is not None
        if not (glued or self._may_lead(low, start)):
            return None, start
        tokens = [(low + m.start(), low + m.end()) for m in _TOKEN.finditer(window)]
        if cut and tokens[0][0] == low:
            tokens = tokens[1:]  # cut in the middle of a word
        at = len(tokens)
        if at and self.folded[slice(*tokens[-1])] in _MARKS_BEFORE:
            at -= 1
        best: Lead | None = None
        begin = start
        while at > 0 and (hit := self._lead_at(tokens, at, glued)):
            lead, size, first = hit
            if best is not None and (not best.filler or lead.noun):
                break
            if best is None or not lead.filler:
                best = lead
            begin = first
            at -= size
        return best, begin

    def _may_lead(self, low: int, start: int) -> bool:
        """Whether the last word of the stretch, a bracket or dash behind it passed over, is the last of a lead."""
        words = self.folded[low:start].replace("\ufeff", " ").split()
        if len(words) > 1 and words[-1] in _MARKS_BEFORE:
            words.pop()
        return bool(words) and words[-1].strip(QUOTES) in lead_ends()

    def _lead_at(self, tokens: list[tuple[int, int]], at: int, glued: bool) -> tuple[Lead, int, int] | None:
        """The longest lead that ends with token `at` - 1: lead, number of tokens, first character.

        `glued` says that words may be glued together ("JiwaSampai dengan 1 Mei", a link's text and the next sentence).
        """
        table = leads()
        last, end = tokens[at - 1]
        if not glued and self.folded[last:end].strip(QUOTES) not in lead_ends():
            return None
        for size in range(min(3, at), 0, -1):
            first = tokens[at - size][0]
            if lead := table.get(" ".join(self.folded[first:end].split()).lstrip("(\"'“‘").rstrip("-")):
                return lead, size, first
            if (
                glued
                and (seam := _GLUED.search(self.text, first, end))
                and (lead := table.get(" ".join(self.folded[seam.start() : end].split())))
            ):
                return lead, size, seam.start()
        return None

    def _fits(self, needs: str, start: int, end: int, groups: dict[str, str], lead: Lead | None, legal: bool) -> bool:
        if needs == "long_month":
            return _full_month(groups["month"])
        if needs == "month_anchor":
            told = self.folded.startswith("bulan", start) or (lead is not None and lead.bare_month)
            told = told or (bool(self.found) and "month" in self.found[-1].groups and self._joined(start))
            told = told or self._heads_number(start, end)
            return told and _full_month(groups["month"])
        if needs == "no_unit":
            return not _COUNTED.match(self.folded, end)
        if needs == "year_anchor":
            told = legal or "rel" in groups or (lead is not None and lead.bare_year) or self._alone(start, end)
            return (told or self._in_series(start, end)) and not _COUNTED.match(self.folded, end)
        if needs == "no_count":
            words = self.folded[max(0, start - 24) : start].split()
            last = words[-1] if words else ""
            return not (last[-1:].isdigit() or last in NUMBER_WORDS or last in _SOME)
        if needs == "no_fraction":
            return not _FRACTION_BEFORE.search(self.folded[max(0, start - 20) : start])
        if needs == "said_on":
            if len(groups["weekday"].rstrip(".")) < 4:
                return False
            said = self.folded.startswith("hari", start) or _SAID_BEFORE.search(self.folded[max(0, start - 9) : start])
            return bool(said and _SAID_AFTER.match(self.folded, end))
        raise ValueError(f"dates.toml: needs = {needs!r} is not known")

    def _heads_number(self, start: int, end: int) -> bool:
        """ "…: Januari 31.202 jiwa, Februari 31.877 jiwa": is it the head of an item of a list?"""
        item = _ITEM_BEFORE.search(self.folded[max(0, start - 6) : start])
        return item is not None and _LEVEL_AFTER.match(self.folded, end) is not None

    def _in_series(self, start: int, end: int) -> bool:
        """ "2021, 2022 dan 2023"; "2022 sebesar 83 persen, 2023 sebesar 85 persen"."""
        if self.found and "year" in self.found[-1].groups and self._joined(start):
            return True
        before = self.folded[max(0, start - 8) : start].rstrip(" \t\"“'")
        opens = not before or before[-1] in ".,;:(\n" or before.endswith(" baru")  # "dan baru 2027 bisa 95 persen"
        return opens and _COUNT_AFTER.match(self.folded, end) is not None

    def _joined(self, start: int) -> bool:
        """Whether only a comma, "dan", "hingga" or the like stands between the last date and this one."""
        between = self.folded[self.found[-1].end : start]
        return len(between) <= 10 and _CONNECTOR.fullmatch(between) is not None

    def _alone(self, start: int, end: int) -> bool:
        """Nothing else on the line: a heading or a table's cell."""
        before = self.folded[max(0, start - 4) : start].rstrip(" \t")
        after = self.folded[end : end + 4].lstrip(" \t")
        return (not before or before[-1] == "\n") and (not after or after[0] in "\r\n:")

    def _goal(self, start: int, end: int, after: int) -> int:
        """How much the clause speaks of a goal: above 0 of a goal, below 0 of something that has happened.

        A word right before the date counts for more than the whole of the rest: "ditargetkan tercapai 1 Mei".
        """
        low = max(after, start - 140)
        behind = self.folded[end : end + 70]
        if stop := _CLAUSE_END.search(behind):
            behind = behind[: stop.start()]
        for stop in _CLAUSE_END.finditer(self.folded, low, start):
            low = stop.end()
        seen = [0]
        for hit in _due(self.folded, low, start):
            seen.append(_weight(hit))
            if seen[-1] >= 2 and start - hit.end() <= 24 and "," not in self.folded[hit.end() : start]:
                return 3 if min(seen) < 0 else 4
        seen.extend(_weight(hit) for hit in _due(behind, 0, len(behind)))
        return max(seen) + min(seen)

    # --- which year

    def reference(self, i: int) -> tuple[date | None, str]:
        """The day from which a date without a year is understood: publication, else the nearest dated mention."""
        if self.published:
            return self.published, "published"
        if self.known is None:
            self.known = [
                (found.start, date.fromisoformat(last_day))
                for found, value in zip(self.found, self.values, strict=True)
                if value is not None and value.precision in ("day", "month") and _dated(found)
                if (last_day := _days(value.as_of)[1])
            ]
        here = self.found[i].start
        at = bisect_left(self.known, here, key=lambda known: known[0])
        near = [k for k in self.known[max(0, at - 1) : at + 2] if k[0] != here]
        if not near:
            return None, "none"
        return min(near, key=lambda known: abs(known[0] - here))[1], ANOTHER

    def neighbour_year(self, i: int, month: int) -> int | None:
        """The year of "November 2020" for the "Januari" of "Januari hingga November 2020", and the other way round."""
        for j, before in ((i + 1, False), (i - 1, True)):
            if not 0 <= j < len(self.found):
                continue
            left, right = (j, i) if before else (i, j)
            between = self.folded[self.found[left].end : self.found[right].start]
            other = self.found[j]
            if len(between) > 30 or not _CONNECTOR.fullmatch(between) or "year" not in other.groups:
                continue
            other_month = _month(other.groups)
            if not other_month:
                continue
            year = int(other.groups["year"])
            if before:
                return year + (month < other_month)
            return year - (month > other_month)
        return None

    def last_year_before(self, i: int) -> int | None:
        """The year of the nearest earlier date within two sentences: what "tahun sebelumnya" starts from."""
        for j in range(i - 1, -1, -1):
            if self.found[i].start - self.found[j].end > _NEAR_BY:
                return None
            value = self.values[j]
            if value is not None and value.as_of and not self.found[j].legal and self.found[j].form.kind != "now":
                return int(value.as_of[:4])
        return None

    def year_of(self, i: int, month: int | None) -> tuple[int | None, str, bool]:
        """Year of a date that prints none (or prints one): year, basis, whether the words point ahead."""
        found = self.found[i]
        groups = found.groups
        if "year" in groups:
            return int(groups["year"]), "printed", _direction(groups) == "future"
        if "yy" in groups:
            return 2000 + int(groups["yy"]), "printed", False
        if "yrel" in groups or (month is None and ("rel" in groups or "samerel" in groups)):
            return self.relative_year(i, _direction(groups))
        ref, basis = self.reference(i)
        if month is None:
            return (ref.year if ref else None), basis, False
        if (year := self.neighbour_year(i, month)) is not None:
            return year, ANOTHER, False
        if self.published is None and (said := self.last_year_before(i)) is not None and not _direction(groups):
            return said, ANOTHER, False  # "Pada Januari 2025 91 persen, lalu 93 persen pada April"
        if ref is None:
            return None, basis, False
        direction = _direction(groups)
        if direction == "future":
            return ref.year + (month < ref.month), basis, True
        if direction == "past":
            return ref.year - (month > ref.month), basis, False
        ahead = found.goal > 0 or (found.lead is not None and found.lead.role == "due")
        if month > ref.month and not ahead:
            soon = make_date(ref.year, month, int(groups.get("day", 1)))
            if soon is None or (soon - ref).days > 7:
                return ref.year - 1, basis, False
        return ref.year, basis, month > ref.month

    def relative_year(self, i: int, direction: str) -> tuple[int | None, str, bool]:
        """The year of "tahun lalu", "tahun depan", "tahun yang sama": year, basis, whether it points ahead."""
        shift = _SHIFTS[direction]
        ref, basis = self.reference(i)
        if direction in ("before", "after", "same") and (year := self.last_year_before(i)):
            return year + shift, ANOTHER, shift > 0 and (ref is None or year + shift > ref.year)
        if ref is not None:
            return (None if direction == "same" else ref.year + shift), basis, shift > 0
        # "Pada 2025 … sampai akhir tahun ini"
        return (self.last_year_before(i) if direction == "this" else None), ANOTHER, shift > 0

    # --- what it is for

    def _mention(self, i: int, value: _Value) -> DateMention:
        found = self.found[i]
        first, last = _days(value.as_of)
        if value.first:
            first = _days(value.first)[0]
        lead = found.lead
        anchor = lead.anchor if lead and not lead.noun else None
        if anchor is None or (lead is not None and lead.filler and anchor in ("tahun", "bulan", "tanggal", "hari")):
            opening = self.folded[found.start : found.end].split(None, 1)[0]
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
            role=self._role(i, value, first, last),
            rule=found.form.name,
            basis=value.basis,
            slip=value.slip,
        )

    def _role(self, i: int, value: _Value, first: str | None, last: str | None) -> Role:
        found = self.found[i]
        lead, goal = found.lead, found.goal
        role: Role = lead.role if lead else "unknown"
        if lead is not None and lead.anchor == "terhitung" and self.folded.startswith("bulan ", found.start):
            role = "as_of"  # "Terhitung bulan Maret 2023, yang terdaftar …": up to it, not from then on
        if found.legal:
            return "legal"
        if found.form.kind == "now":
            return "as_of"
        if "weekday" in found.groups or found.form.reads == "yesterday" or self._in_brackets(found):
            # "Hingga Rabu (24/6) ada …" is a state, "kata Lurah, Rabu (24/6)" a saying.
            if lead and role == "as_of" and lead.anchor != "data":
                return "as_of"
            data = "weekday" not in found.groups and _DATA_BEFORE.search(
                self.folded[max(0, found.start - 40) : found.start]
            )
            return "as_of" if data else "event"
        if found.form.reads == "last_units" or "year2" in found.groups:
            return "range"
        if lead is None and goal <= 0 and value.precision == "day" and self._dateline(found):
            return "event"
        now = self.published.isoformat() if self.published else None
        ahead = value.future or bool(now and first and first > now)
        if not now and goal > 0 and first and (day := self.reference(i)[0]):
            ahead = ahead or first > day.isoformat()
        over = bool(now and last and last < now)
        if role == "since" or (lead is not None and lead.anchor == "dari" and self._opens_span(i)):
            return "due" if ahead and goal > 0 else "since"
        if ahead and goal <= 0 and lead is not None and lead.anchor == "menjelang" and not value.future:
            return "unknown"
        if role == "due" or ahead:
            return "due"
        if role == "as_of":
            told = 3 if lead is not None and lead.anchor in ("per", "posisi", "data") else 2
            if told == 3 and _DATA_PER.search(self.folded[max(0, found.start - 30) : found.start]):
                return "as_of"  # "Merujuk data per April 2018, dari 41.205 penduduk wajib peserta …"
            return "due" if not over and value.precision != "day" and goal > told else "as_of"
        if value.precision == "day":
            return "due" if goal > 1 and not over else "unknown"
        if value.precision == "year" or found.form.reads == "edge_year":
            if goal > (1 if over else 0):
                return "due"
            return "as_of" if (over or not now) and lead is not None and not lead.noun else "unknown"
        return "due" if goal > 1 and not over else "as_of"

    def _opens_span(self, i: int) -> bool:
        """Whether "hingga", "sampai" or a dash and another date follow."""
        if i + 1 >= len(self.found):
            return False
        between = self.folded[self.found[i].end : self.found[i + 1].start]
        return len(between) <= 30 and _SPAN.fullmatch(between) is not None

    def _dateline(self, found: _Found) -> bool:
        """A date near the beginning of its line with a clock, a bar or the line's end after it."""
        low = max(0, found.start - 31)
        return (low == 0 or "\n" in self.folded[low : found.start]) and _DATELINE.match(
            self.folded, found.end
        ) is not None

    def _in_brackets(self, found: _Found) -> bool:
        return self.folded[found.start] == "(" and self.folded[found.end - 1] == ")"


def _due(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of `folded[start:end]` that say what is due, or that it has happened."""
    match = due_words()[0].match
    at = start
    for place in due_starts().of(folded[start:end]):
        if start + place >= at and (hit := match(folded, start + place, end)) is not None:
            yield hit
            at = hit.end()


def _weight(hit: re.Match[str]) -> int:
    """How much a word says that something is due."""
    return due_words()[1][str(hit.lastgroup)]


def _dated(found: _Found) -> bool:
    return "year" in found.groups or "yy" in found.groups


def _direction(groups: dict[str, str]) -> str:
    """Where "lalu", "ini", "tahun depan" … of a form point: a direction of the table of relative words, or ""."""
    words = (groups.get("yrel") or "").split()[1:] or (groups.get("rel") or groups.get("samerel") or "").split()
    return DIRECTIONS.get(" ".join(words), "")


def _full_month(name: str) -> bool:
    """Whether a month stands without its year for itself: "Mei" does, "Sep" and "Mar" may be anything."""
    return len(name.rstrip(".")) > 4 or name in ("mei", "juni", "juli")


def _month(groups: dict[str, str]) -> int | None:
    name = groups.get("month2") or groups.get("month")
    if name:
        return MONTHS[name.rstrip(".")]
    return int(groups["monthnum"]) if "monthnum" in groups else None


@lru_cache(maxsize=4096)
def _days(as_of: str | None) -> tuple[str | None, str | None]:
    return intervals.days(as_of)


# --- readers: from the parts of a form to what it means ---------------------------------------------------------------


def _read_day(page: _Page, i: int) -> _Value | None:
    found = page.found[i]
    groups = found.groups
    day = int(groups.get("day2") or groups.get("day") or groups["anyday"])
    month = _month(groups)
    if month is None:  # pragma: no cover - every row of this reader has a month
        return None
    numeric = "monthnum" in groups
    if numeric and month > 12 >= day and ("year" in groups):
        day, month = month, day  # 06/15/2023
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        if not numeric or "weekday" in groups:
            name = f"{day}/{month}" if numeric else f"{day} {MONTH_NAMES[month - 1]}"
            return _Value(None, "day", "printed", f"the calendar has no {name}")
        return None
    named = groups.get("weekday2") or groups.get("weekday")
    weekday = WEEKDAYS[named.rstrip(".")] if named else None
    if weekday is not None and not _dated(found):
        return _by_weekday(page, i, weekday, day, month)
    year, basis, future = page.year_of(i, month)
    if year is None:
        return _Value(None, "day", "no year")
    exact = make_date(year, month, day)
    printed = f"{day} {MONTH_NAMES[month - 1]} {year}"
    if exact is None and not _dated(found) and make_date(2000, month, day):
        return _Value(None, "day", "no year")
    if exact is None:  # the month stands, the day is misprinted
        return _Value(f"{year:04}-{month:02}", "month", basis, f"the calendar has no {printed}")
    if page.published and basis == "published" and not future and exact > page.published + timedelta(days=7):
        ahead = found.goal > 0 or (found.lead is not None and found.lead.role == "due")
        if not ahead and not groups.get("yrel"):
            exact = make_date(year - 1, month, day) or exact
    if weekday is not None and exact.weekday() != weekday:
        said, true = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[exact.weekday()]
        return _Value(None, "day", basis, f"{said} is printed, but {printed} is a {true}")
    return _Value(exact.isoformat(), "day", basis, future=future)


def _by_weekday(page: _Page, i: int, weekday: int, day: int, month: int) -> _Value | None:
    """The year in which "Rabu (24/6)" is a Wednesday, next to the publication date.

    A date within two months of publication whose weekday is another is a slip: no other year is looked for.
    """
    ref, basis = page.reference(i)
    if make_date(2000, month, day) is None:
        return _Value(None, "day", "printed", f"the calendar has no {day} {MONTH_NAMES[month - 1]}")
    if ref is None:
        return _Value(None, "day", "no year")
    near = [d for year in (ref.year - 1, ref.year, ref.year + 1) if (d := make_date(year, month, day))]
    if not near:
        return _Value(None, "day", "no year")
    # Said before it was printed; a day or so of slack for pages dated late.
    near.sort(key=lambda d: abs((d - ref).days) + (200 if (d - ref).days > 21 else 0))
    if abs((near[0] - ref).days) > 60:
        for candidate in near:
            if candidate.weekday() == weekday:
                return _Value(candidate.isoformat(), "day", "weekday")
    if near[0].weekday() == weekday:
        return _Value(near[0].isoformat(), "day", "weekday")
    if basis != "published":
        fitting = [d for d in near if d.weekday() == weekday]
        return _Value(fitting[0].isoformat() if fitting else None, "day", "weekday" if fitting else "no year")
    said, true = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[near[0].weekday()]
    printed = f"{day} {MONTH_NAMES[month - 1]} {near[0].year}"
    return _Value(None, "day", basis, f"{said} is printed, but {printed} is a {true}")


def _read_dateparser(page: _Page, i: int) -> _Value | None:
    found = page.found[i]
    printed = page.folded[found.start : found.end]
    read = parse_calendar(" ".join(printed.split()), page.published.isoformat() if page.published else None)
    if read is None:
        return _Value(None, "day", "printed", f"no such date: {page.text[found.start : found.end]}")
    return _Value(*read, "printed")


@lru_cache(maxsize=4096)
def parse_calendar(printed: str, published: str | None) -> tuple[str, Precision] | None:
    """What dateparser makes of a string that is known to be a calendar date: `as_of` and precision (its period).

    >>> parse_calendar("november 1 2023", None), parse_calendar("juni 2023", "2024-01-01")
    (('2023-11-01', 'day'), ('2023-06', 'month'))
    >>> parse_calendar("31 juni 2023", None)
    """
    # Takes a quarter of a second to import, and most pages never need it.
    from datetime import datetime

    import dateparser.date

    settings: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    reader = dateparser.date.DateDataParser(languages=["id", "en"], settings=settings)
    read = reader.get_date_data(printed)
    if read.date_obj is None:
        return None
    day = read.date_obj.date().isoformat()
    if read.period == "month":
        return day[:7], "month"
    if read.period == "year":
        return day[:4], "year"
    return day, "day"


def _read_misspelt(page: _Page, i: int) -> _Value | None:
    """A month with one or two letters wrong ("Agsutus"): the only month so near."""
    from rapidfuzz.distance import OSA  # seldom needed, and half as long to import as all of this module

    found = page.found[i]
    word = found.groups["word"]
    near = [n for n, name in enumerate(MONTH_NAMES, 1) if OSA.distance(word, name.lower(), score_cutoff=2) <= 2]
    if len(near) != 1 or word[0] != MONTH_NAMES[near[0] - 1][0].lower():
        return None
    exact = make_date(int(found.groups["year"]), near[0], int(found.groups["day"]))
    if exact is None:
        return _Value(None, "day", "printed", f"no such date: {page.text[found.start : found.end]}")
    return _Value(exact.isoformat(), "day", "printed, month misspelt")


def _read_month(page: _Page, i: int) -> _Value | None:
    month = _month(page.found[i].groups)
    year, basis, future = page.year_of(i, month)
    if year is None or month is None:
        return _Value(None, "month", "no year")
    return _Value(f"{year:04}-{month:02}", "month", basis, future=future)


def _read_same_month(page: _Page, i: int) -> _Value | None:
    """ "bulan yang sama tahun lalu": the month named last, else the month of publication."""
    year, basis, _ = page.relative_year(i, _direction(page.found[i].groups))
    for found in reversed(page.found[max(0, i - 5) : i]):
        month = _month(found.groups)
        if month and month <= 12:
            break
    else:
        ref, _ = page.reference(i)
        month = ref.month if ref else None
    return _Value(f"{year:04}-{month:02}" if year and month else None, "month", basis)


def _read_part(page: _Page, i: int) -> _Value | None:
    found = page.found[i]
    groups = found.groups
    if "samerel" in groups:
        return _part_beside(page, i)
    if "part" in groups:
        kind = PARTS[" ".join(groups["part"].split())]
        word = re.sub(r"^ke[\s-]*(?=[\di])", "", groups["ordinal"])
        number = int(word) if word.isdigit() else ORDINALS[word]
    else:
        kind, number = "Q", int(page.folded[found.start + 1])
    limit = {"S": 2, "Q": 4, "C": 3}[kind]
    if number > limit:
        return None
    months = 12 // limit
    first_month = months * (number - 1) + 1
    year, basis, future = page.year_of(i, None)
    if year is None:
        return _Value(None, "semester" if kind == "S" else "quarter", "no year")
    if not _dated(found) and "yrel" not in groups:
        ref, _ = page.reference(i)
        if ref and first_month > ref.month:
            year -= 1
    if kind == "C":  # a third of a year has no form of its own: its last month, when it was counted
        return _Value(f"{year:04}-{months * number:02}", "month", basis, future=future)
    return _Value(f"{year:04}-{kind}{number}", "semester" if kind == "S" else "quarter", basis, future=future)


def _part_beside(page: _Page, i: int) -> _Value | None:
    """ "semester berikutnya": counted from the last such part of a year named before."""
    groups = page.found[i].groups
    kind = PARTS[" ".join(groups["part"].split())]
    limit = {"S": 2, "Q": 4}.get(kind)
    precision: Precision = "semester" if kind == "S" else "quarter"
    for j in range(i - 1, -1, -1):
        value = page.values[j]
        if page.found[i].start - page.found[j].end > _NEAR_BY:
            break
        if limit is None or value is None or value.as_of is None or value.as_of[4:6] != "-" + kind:
            continue
        shift = _SHIFTS[_direction(groups)]
        count = int(value.as_of[:4]) * limit + int(value.as_of[6:]) - 1 + shift
        return _Value(f"{count // limit:04}-{kind}{count % limit + 1}", precision, ANOTHER)
    return _Value(None, precision, ANOTHER)


def _read_year(page: _Page, i: int) -> _Value | None:
    groups = page.found[i].groups
    year, basis, future = page.year_of(i, None)
    if "year2" in groups:
        if int(groups["year2"]) <= int(groups["year"]):
            return None
        return _Value(groups["year2"], "year", basis, first=groups["year"])
    return _Value(str(year), "year", basis, future=future)


def _read_edge_year(page: _Page, i: int) -> _Value | None:
    """ "akhir 2023" is its December, "awal 2026" its January, "pertengahan 2024" its June."""
    found = page.found[i]
    month = EDGES[found.groups["edge"]]
    year, basis, future = page.year_of(i, None)
    if year is None:
        return _Value(None, "month", "no year")
    if found.groups.get("rel") in ("nanti", "nantinya"):
        ref, _ = page.reference(i)
        if ref and month > ref.month:
            year -= 1  # "akhir tahun nanti" is still to come this year
    if found.form.name == "edge_year_bare":
        ref, _ = page.reference(i)
        if ref and month == 1 and ref.month >= 9 and found.goal > 0:
            year, future = year + 1, True
        elif ref and month == 12 and ref.month <= 2 and found.goal <= 0:
            year -= 1
    return _Value(f"{year:04}-{month:02}", "month", basis, future=future)


def _read_relative_unit(page: _Page, i: int) -> _Value | None:
    """ "tahun lalu", "bulan ini", "minggu lalu", "tahun yang sama"."""
    groups = page.found[i].groups
    direction = _direction(groups) or "this"
    unit = groups.get("shortunit") or ("bulan" if "edge" in groups else "tahun")
    if unit == "tahun":
        year, basis, future = page.relative_year(i, direction)
        if year is None and direction == "same":
            return None
        return _Value(f"{year:04}" if year else None, "year", basis, future=future)
    if direction == "same":
        return None  # "bulan itu" repeats a date that stands elsewhere
    ref, basis = page.reference(i)
    shift = _SHIFTS[direction]
    if unit in ("bulan", "bln"):
        return _Value(_months_from(ref, shift), "month", basis, future=shift > 0)
    return _Value((ref + timedelta(days=7 * shift)).isoformat() if ref else None, "day", basis, future=shift > 0)


def _months_from(ref: date | None, shift: int) -> str | None:
    if ref is None:
        return None
    total = ref.year * 12 + ref.month - 1 + shift
    return f"{total // 12:04}-{total % 12 + 1:02}" if total // 12 > 0 else None


def _count(groups: dict[str, str]) -> int:
    word = " ".join(groups.get("count", "1").split())
    return int(word) if word.isdigit() else NUMBER_WORDS[word]


def _shifted(page: _Page, i: int, sign: int) -> _Value | None:
    groups = page.found[i].groups
    ref, basis = page.reference(i)
    amount = sign * _count(groups)
    unit = groups["unit"]
    future = sign > 0
    if unit in ("tahun", "thn"):
        if DIRECTIONS.get(groups.get("past", "")) == "before" and (year := page.last_year_before(i)):
            return _Value(f"{year + amount:04}", "year", ANOTHER)
        return _Value(f"{ref.year + amount:04}" if ref else None, "year", basis, future=future)
    if unit in ("bulan", "bln"):
        return _Value(_months_from(ref, amount), "month", basis, future=future)
    length = 7 if unit in ("minggu", "pekan") else 1
    return _Value((ref + timedelta(days=length * amount)).isoformat() if ref else None, "day", basis, future=future)


def _read_ago(page: _Page, i: int) -> _Value | None:
    return _shifted(page, i, -1)


def _read_ahead(page: _Page, i: int) -> _Value | None:
    return _shifted(page, i, 1)


def _read_later(page: _Page, i: int) -> _Value | None:
    """ "setahun kemudian": counted from the year named last, of which nothing is known without one."""
    year = page.last_year_before(i)
    return _Value(f"{year + _count(page.found[i].groups):04}" if year else None, "year", ANOTHER)


def _read_now(page: _Page, i: int) -> _Value | None:
    day = page.published
    return _Value(day.isoformat() if day else None, "day", "published" if day else "none")


def _read_yesterday(page: _Page, i: int) -> _Value | None:
    day = page.published
    return _Value((day - timedelta(days=1)).isoformat() if day else None, "day", "published" if day else "none")


def _read_day_of_month(page: _Page, i: int) -> _Value | None:
    """ "tanggal 31": the last such day before publication."""
    ref, basis = page.reference(i)
    day = int(page.found[i].groups["day"])
    if ref is None:
        return _Value(None, "day", "no year")
    for back in range(3):
        month = _months_from(ref, -back) or ""
        exact = make_date(int(month[:4]), int(month[5:]), day) if month else None
        if exact and exact <= ref:
            return _Value(exact.isoformat(), "day", basis)
    return _Value(None, "day", "no year")


def _read_weekday(page: _Page, i: int) -> _Value | None:
    day = page.published
    weekday = WEEKDAYS[page.found[i].groups["weekday"].rstrip(".")]
    if day is None:
        return _Value(None, "day", "none")
    return _Value((day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat(), "day", "published")


_READERS: dict[str, Callable[[_Page, int], _Value | None]] = {
    "day": _read_day,
    "dateparser": _read_dateparser,
    "misspelt": _read_misspelt,
    "month": _read_month,
    "same_month": _read_same_month,
    "part": _read_part,
    "year": _read_year,
    "edge_year": _read_edge_year,
    "relative_unit": _read_relative_unit,
    "ago": _read_ago,
    "ahead": _read_ahead,
    "later": _read_later,
    "last_units": _read_now,
    "now": _read_now,
    "yesterday": _read_yesterday,
    "day_of_month": _read_day_of_month,
    "weekday": _read_weekday,
}
