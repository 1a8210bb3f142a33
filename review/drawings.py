"""Drawings, as SVG made of elements: the intervals of a contradiction on one scale, and a region's series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review.elements import el, svg
from review.scales import Interval, Scale, gap, ordinal, scale_of, share, year_starts
from review.words import Words

WIDTH, LEFT, RIGHT = 360, 8, 352
ROW, BAR = 40, 10
SERIES_HEIGHT, SERIES_LEFT, SERIES_RIGHT, SERIES_TOP, SERIES_BOTTOM = 182, 52, 336, 10, 160
MOST_POINTS = 400
UNITS = ("persen", "jiwa", "kk")


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval on a scale: what it is called, and the number of its statement (None: computed)."""

    label: str
    interval: Interval
    number: int | None


def numbered(statements: Sequence[Mapping[str, Any]]) -> list[tuple[int, Mapping[str, Any]]]:
    """Figures among the statements with their numbers on the page."""
    return [(number, each) for number, each in enumerate(statements, 1) if each["member_kind"] == "figure"]


def computed_share(statements: Sequence[Mapping[str, Any]]) -> tuple[Interval, str] | None:
    """The per cent that follows from the people told, where one part and one whole are; with how it is computed."""
    told = [(each["indicator"], each) for _, each in numbered(statements)]
    percents = [name for name, each in told if each["unit"] == "persen"]
    people = {name: each for name, each in told if each["unit"] == "jiwa"}
    if len(percents) != 1 or len(people) != 2 or len(told) != 3:
        return None
    part = people.get(percents[0])
    whole = next((each for name, each in people.items() if name != percents[0]), None)
    if part is None or whole is None:
        return None
    made = share((part["low"], part["high"]), (whole["low"], whole["high"]))
    return (made, f"{part['quote']} ÷ {whole['quote']}") if made else None


def sum_of_parts(told: Sequence[tuple[int, Mapping[str, Any]]]) -> tuple[Interval, int] | None:
    """What the parts add up to, where the first statement is their total -> (their sum, how many).

    Parts are of other regions, or of kinds of members, than their total.
    """
    (_, total), *parts = told
    same = {(each["indicator"], each["unit"]) for _, each in told}
    are_parts = all((each["region"], each["segment"]) != (total["region"], total["segment"]) for _, each in parts)
    if len(parts) < 2 or len(same) != 1 or not are_parts:
        return None
    lows, highs = [each["low"] for _, each in parts], [each["high"] for _, each in parts]
    return (None if None in lows else sum(lows), None if None in highs else sum(highs)), len(parts)


def intervals(statements: Sequence[Mapping[str, Any]], marks: Sequence[float], words: Words) -> None:
    """The interval each figure stands for, those of one unit on one scale, and the gap between those that should meet.

    `marks` are per cents to draw as lines: what counts as UHC.
    """
    several_regions = len({each["region"] for _, each in numbered(statements)}) > 1
    for unit in UNITS:
        told = [(number, each) for number, each in numbered(statements) if each["unit"] == unit]
        if not told:
            continue
        summed = sum_of_parts(told) if unit != "persen" else None
        if summed:  # the parts are told beside; what they make is what should meet the total
            told = told[:1]
        bars = [Bar(_label(each, words, several_regions), (each["low"], each["high"]), number) for number, each in told]
        about = {(each["indicator"], each["region"], each["segment"]) for _, each in told}
        computed = computed_share(statements) if unit == "persen" else None
        if computed:
            bars.append(Bar(words("computed", share=computed[1]), computed[0], None))
        if summed:
            bars.append(Bar(words("summed", count=summed[1]), summed[0], None))
        _bars(bars, unit, marks if unit == "persen" else (), len(about) == 1 and len(bars) > 1, words)


def _label(each: Mapping[str, Any], words: Words, with_region: bool = False) -> str:
    status = "" if each["status"] == "actual" else f", {words.known('figure_status', each['status'])}"
    year = f" {each['target_year']}" if each["target_year"] else ""
    return (
        f"{words.known('indicator', each['indicator'])}{status}{year}, {words.day(each['as_of']) or words('no_date')}"
    )


def _bars(bars: Sequence[Bar], unit: str, marks: Sequence[float], comparable: bool, words: Words) -> None:
    scale = scale_of([each.interval for each in bars] + [(mark, mark) for mark in marks], LEFT, RIGHT)
    height = ROW * len(bars) + 26
    told = "; ".join(f"{each.label}: {words.interval(*each.interval, unit)}" for each in bars)
    with svg(WIDTH, height, told, "intervals"):
        if comparable:
            _gap([each.interval for each in bars], scale, height - 22)
        for mark in marks:
            el("line", cls="mark", x1=scale.at(mark), x2=scale.at(mark), y1=0, y2=height - 22)
        for row, each in enumerate(bars):
            _bar(each, row * ROW + 14, scale, unit, words)
        _axis(scale, height - 20, unit, words)
    if comparable:
        apart = gap([each.interval for each in bars])
        size = words("points", number=words.number(round(apart, 2))) if unit == "persen" else words.amount(apart, unit)
        told = words("they_part", gap=size) if apart else words("they_meet")
        el("p", told, "gap-told")
    for mark in marks:
        el("p", words("mark", value=words.amount(mark, unit)), "mark-told")


def _bar(each: Bar, top: float, scale: Scale, unit: str, words: Words) -> None:
    low, high = each.interval
    first, last = scale.at(low, LEFT), scale.at(high, RIGHT)
    kind = "computed" if each.number is None else ""
    number = f"{each.number} " if each.number else ""
    el("text", f"{number}{each.label}", f"label {kind}", x=LEFT, y=top - 2)
    el("text", words.interval(low, high, unit), "reading", x=RIGHT, y=top + 22, text_anchor="end")
    el("rect", cls=f"bar {kind}", x=first - 1.5, y=top + 3, width=max(3.0, last - first + 3), height=BAR, rx=2)
    if low is None or high is None:
        end, step = (LEFT, 6) if low is None else (RIGHT, -6)
        el("path", cls=f"open {kind}", d=f"M{end + step} {top} L{end} {top + 8} L{end + step} {top + 16}")


def _gap(told: Sequence[Interval], scale: Scale, height: float) -> None:
    lows = [low for low, _ in told if low is not None]
    highs = [high for _, high in told if high is not None]
    if lows and highs and max(lows) > min(highs):
        first, last = scale.at(min(highs)), scale.at(max(lows))
        el("rect", cls="gap", x=first, y=0, width=max(1.0, last - first), height=height)


def _axis(scale: Scale, top: float, unit: str, words: Words) -> None:
    el("line", cls="axis", x1=LEFT, x2=RIGHT, y1=top, y2=top)
    for tick in scale.ticks(3):
        el("line", cls="axis", x1=scale.at(tick), x2=scale.at(tick), y1=top, y2=top + 4)
        place = scale.at(tick)
        anchor = "end" if place > RIGHT - 16 else "start" if place < LEFT + 16 else "middle"
        el("text", _short(tick, unit, words), "tick", x=place, y=top + 16, text_anchor=anchor)


def _short(value: float, unit: str, words: Words) -> str:
    """A number for an axis: millions and thousands in short."""
    for size, name in ((1e6, {"id": "jt", "en": "m"}), (1e3, {"id": "rb", "en": "k"})):
        if unit != "persen" and abs(value) >= size:
            return f"{words.number(round(value / size, 2))} {name[words.language]}"
    return words.amount(value, "persen") if unit == "persen" else words.number(value)


def series(points: Sequence[Mapping[str, Any]], unit: str, marked: Mapping[str, int | None], words: Words) -> None:
    """A region's figures over time, each with the intervals of its value and its date.

    `marked` are those to stand out, by figure_id, with the number to write beside them (None: no number).
    """
    drawn = [each for each in points if each["first_day"] and each["last_day"]][-MOST_POINTS:]
    if not drawn:
        el("p", words("no_figures"), "empty")
        return
    values = scale_of([_kept(each) for each in drawn], SERIES_BOTTOM, SERIES_TOP)
    spans = [(ordinal(each["first_day"]), ordinal(each["last_day"])) for each in drawn]
    days = scale_of(spans, SERIES_LEFT, SERIES_RIGHT, room_for_one=120)
    told = "; ".join(
        f"{words.day(each['as_of'])}: {words.interval(each['low'], each['high'], unit)}" for each in drawn[-40:]
    )
    with svg(WIDTH, SERIES_HEIGHT, told, "series"):
        for tick in values.ticks(4):
            el("line", cls="grid", x1=SERIES_LEFT, x2=SERIES_RIGHT, y1=values.at(tick), y2=values.at(tick))
            label = _short(tick, unit, words)
            el("text", label, "tick", x=SERIES_LEFT - 4, y=values.at(tick) + 4, text_anchor="end")
        for day, told_day in _day_ticks(drawn, days, words):
            el("line", cls="grid", x1=days.at(day), x2=days.at(day), y1=SERIES_TOP, y2=SERIES_BOTTOM)
            el("text", told_day, "tick", x=days.at(day), y=SERIES_BOTTOM + 16, text_anchor="middle")
        el("line", cls="axis", x1=SERIES_LEFT, x2=SERIES_RIGHT, y1=SERIES_BOTTOM, y2=SERIES_BOTTOM)
        _points([each for each in drawn if each["figure_id"] not in marked], values, days)
        for each in drawn:
            if each["figure_id"] in marked:
                _disputed(each, values, days, marked[each["figure_id"]], words)


def _day_ticks(drawn: Sequence[Mapping[str, Any]], days: Scale, words: Words) -> list[tuple[int, str]]:
    """Years where several begin; else the first and the last month."""
    years = year_starts(days.low, days.high)
    if len(years) > 1:
        return [(day, str(year)) for day, year in years]
    ends = {min(each["first_day"] for each in drawn), max(each["last_day"] for each in drawn)}
    return [(ordinal(day), words.day(day[:7])) for day in sorted(ends)]


def _kept(each: Mapping[str, Any]) -> Interval:
    """What a point takes up on the scale: its interval, its value where that is open."""
    low, high, value = each["low"], each["high"], each["value"]
    return (value if low is None else low, value if high is None else high)


def _place(each: Mapping[str, Any], values: Scale, days: Scale) -> tuple[float, float, str]:
    """Where a figure stands, and the path of its two intervals."""
    first, last = days.at(ordinal(each["first_day"])), days.at(ordinal(each["last_day"]))
    low, high = values.at(each["low"], SERIES_BOTTOM), values.at(each["high"], SERIES_TOP)
    x, y = (first + last) / 2, values.at(each["value"])
    cross = f"M{first:.1f} {y:.1f}H{max(last, first + 1):.1f}M{x:.1f} {low:.1f}V{high:.1f}"
    return x, y, cross


def _points(figures: Sequence[Mapping[str, Any]], values: Scale, days: Scale) -> None:
    """All that nobody disputes, as two paths: their intervals, and a dot for each."""
    places = [_place(each, values, days) for each in figures]
    if places:
        el("path", cls="crosses", d="".join(cross for _, _, cross in places))
        el("path", cls="dots", d="".join(f"M{x:.1f} {y:.1f}h0" for x, y, _ in places))


def _disputed(each: Mapping[str, Any], values: Scale, days: Scale, number: int | None, words: Words) -> None:
    """One that stands out, with its number."""
    x, y, cross = _place(each, values, days)
    with el("g", cls="disputed"):
        el("title", f"{words.day(each['as_of'])}: {each['quote']} ({each['outlet'] or ''})")
        el("path", d=cross)
        el("circle", cx=x, cy=y, r=3.5)
        if number is not None:
            at_right = x > SERIES_RIGHT - 20
            end = {"x": x - 6, "text_anchor": "end"} if at_right else {"x": x + 6}
            el("text", number, "label", y=y - 5, **end)
