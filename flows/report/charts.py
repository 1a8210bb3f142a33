"""Plots as inline SVG. altair and vl-convert are imported when something is drawn, and only then."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import version
from json import dumps
from typing import Any

from flows.report.markup import Html, both, visible
from flows.report.words import BOTH

BLUE, BROWN, RED, GREEN = "#0b5c8a", "#7a5b00", "#a32020", "#1f6b3b"
INK, MUTED, LINE = "#1b1f24", "#4f5a66", "#dde2e7"
WIDE_LETTER = 6.5
"""Pixels to keep for a letter of a label: the reader's font may be wider than the one it is measured with here."""
INDICATORS = ["registered", "active"]
Row = Mapping[str, Any]
PLOT = re.compile(r'<div class="plot" data-drawn="([0-9a-f]{32})">(<svg.*?</svg>)</div>', re.DOTALL)
MONTH = re.compile(r">(\d{4}-\d{2})</text>")


class Drawings:
    """Plots, each drawn when it shows something else than in the report before.

    Starting altair and vl-convert takes longer than all the rest of a night with nothing new, and such a night draws
    nothing. `before` is the HTML of that report, "" when there is none.
    """

    def __init__(self, before: str = "") -> None:
        self._known = dict(PLOT.findall(before))

    def __call__(self, draw: Callable[..., Any], *given: Any) -> Html:
        """The chart that `draw` makes of what is given, as SVG that scales with its place."""
        said = dumps([_drawn_by(), draw.__name__, *given], sort_keys=True, default=str)
        drawn = sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
        return Html(
            f'<div class="plot" data-drawn="{drawn}">{self._known.get(drawn) or svg(specification(draw, *given))}</div>'
        )


@cache
def _drawn_by() -> list[str]:
    """What a plot depends on beside what it shows."""
    own = resources.files("flows").joinpath("report/charts.py").read_bytes()
    return [sha256(own).hexdigest(), version("altair"), version("vl-convert-python")]


def provinces(rows: Sequence[Row], mark: float) -> Any:
    """Dots of the newest shares (`value`, per cent), goals of their own (`goal`), and a line at the UHC mark."""
    import altair as alt

    known = [{**row, "region": short(row["region"])} for row in rows]
    told = [row[name] for row in known for name in ("value", "goal") if row[name] is not None]
    room = WIDE_LETTER * max(len(row["region"]) for row in known)
    y = alt.Y("region:N", sort=[row["region"] for row in known], title=None, axis=alt.Axis(minExtent=room))
    scale = alt.Scale(domain=[min(*told, mark) - 2, max(*told, 100) + 0.5], zero=False, nice=False)
    x = alt.X("value:Q", scale=scale, title=None, axis=alt.Axis(format="d", tickMinStep=1, tickCount=5))
    base = alt.Chart(alt.InlineData(values=known))
    dots = base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(x=x, y=y, description="told:N")
    goals = base.mark_tick(color=BROWN, thickness=3, size=15).encode(x="goal:Q", y=y, description="goal_told:N")
    line = alt.Chart(alt.InlineData(values=[{"mark": mark}])).mark_rule(
        color=GREEN, strokeDash=[5, 4], size=1.5, aria=False
    )
    return (line.encode(x="mark:Q") + goals + dots).properties(width=300, height={"step": 22})


def series(rows: Sequence[Row]) -> Any:
    """Lines of one region's shares (`indicator`, `month` YYYY-MM, `value` in per cent, `in_conflict`)."""
    import altair as alt

    values = [{**row, "day": f"{row['month']}-01"} for row in rows]
    ticks = _ticks(sorted({row["day"] for row in values}))
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(format="%Y-%m", values=ticks, labelFlush=True, labelOverlap="greedy", grid=False),
    )
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(zero=False, padding=12),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=4),
    )
    colour = alt.Color("indicator:N", scale=alt.Scale(domain=INDICATORS, range=[BLUE, BROWN]), legend=None)
    dash = alt.Scale(domain=INDICATORS, range=[[1, 0], [4, 3]])
    shape = alt.Scale(domain=[False, True], range=["circle", "triangle-up"])
    base = alt.Chart(alt.InlineData(values=values)).encode(x=x, y=y)
    lines = base.mark_line(size=1.5, aria=False).encode(
        color=colour, strokeDash=alt.StrokeDash("indicator:N", scale=dash, legend=None)
    )
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        color=alt.condition("datum.in_conflict", alt.value(RED), colour),
        shape=alt.Shape("in_conflict:N", scale=shape, legend=None),
        description="told:N",
    )
    return (lines + dots).properties(width=280, height=120)


def _ticks(days: Sequence[str]) -> list[str]:
    """The first and the last of these days, and the middlemost where its name has room between theirs.

    >>> _ticks(["2024-01-01", "2024-06-01", "2024-12-01"]), _ticks(["2024-01-01", "2024-11-01", "2024-12-01"])
    (['2024-01-01', '2024-06-01', '2024-12-01'], ['2024-01-01', '2024-12-01'])
    """
    first, last = (date.fromisoformat(day).toordinal() for day in (days[0], days[-1]))
    away = {day: abs(date.fromisoformat(day).toordinal() - (first + last) / 2) for day in days}
    middle = min(days, key=away.__getitem__)
    return sorted({days[0], days[-1], *((middle,) if away[middle] < (last - first) / 6 else ())})


def runs(counts: Sequence[int]) -> Any:
    """A count from run to run."""
    import altair as alt

    values = [{"run": place, "count": count, "told": number(count)} for place, count in enumerate(counts, 1)]
    x = alt.X("run:O", title=None, axis=None)
    y = alt.Y(
        "count:Q", title=None, axis=alt.Axis(tickCount=3, tickMinStep=1, labelExpr="replace(datum.label, /,/g, '.')")
    )
    base = alt.Chart(alt.InlineData(values=values)).encode(x=x, y=y)
    lines = base.mark_line(color=BLUE, aria=False)
    dots = base.mark_point(filled=True, size=45, color=BLUE, opacity=1).encode(description="told:N")
    return (lines + dots).properties(width=280, height=70)


def specification(draw: Callable[..., Any], *given: Any, checked: bool = False) -> dict[str, Any]:
    """The chart that `draw` makes, in Vega-Lite; `checked` against the schema of all charts, part by part.

    That takes longer than to make them, and what is drawn here is the same every night: the tests check it.
    """
    from altair.utils.schemapi import debug_mode

    axis = {"labelColor": INK, "labelFontSize": 11, "gridColor": LINE, "domainColor": MUTED, "tickColor": MUTED}
    with debug_mode(checked):
        chart = draw(*given).configure(
            background="transparent", font="sans-serif", axis={**axis, "labelLimit": 200, "aria": False}
        )
        made: dict[str, Any] = chart.configure_view(stroke=None).to_dict(validate=checked)
    return made


def svg(made: dict[str, Any]) -> Html:
    """A chart as SVG, its months in both languages. Raises RuntimeError when it cannot be drawn."""
    import vl_convert

    try:
        drawn: str = vl_convert.vegalite_to_svg(made, vl_version=vl_convert.get_vegalite_versions()[-1])
    except BaseException as error:
        # a panic in its Rust is no Exception; it must not end a run that has published already
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise RuntimeError(f"a plot could not be drawn: {error}") from error
        raise
    return Html(MONTH.sub(lambda found: f">{_month(found[1])}</text>", drawn))


def _month(iso: str) -> Html:
    spans = both(lambda words: words.day(iso))
    return Html(spans.replace("<span", "<tspan").replace("</span>", "</tspan>"))


def short(name: str) -> str:
    """A region's name for an axis."""
    return visible(name).removeprefix("Provinsi ")[:60]


def number(value: float) -> str:
    """A number in a drawing, which has one language only."""
    return BOTH[0].number(value)
