"""Plots as inline SVG. altair and vl-convert are imported when something is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flows.report.markup import Html, visible

BLUE, BROWN, RED, GREEN = "#0b5c8a", "#7a5b00", "#a32020", "#1f6b3b"
Row = Mapping[str, Any]


def provinces(rows: Sequence[Row], mark: float) -> Html:
    """Dots of the newest shares, the UHC mark, and the goals of their own."""
    import altair as alt

    known = [
        {"region": _short(row["region"]), "value": row["value"], "goal": row["goal"], "told": _told(row)}
        for row in rows
        if row["value"] is not None
    ]
    y = alt.Y("region:N", sort=[row["region"] for row in known], title=None)
    scale = alt.Scale(domain=[min([70.0, *(row["value"] for row in known)]), 102], nice=True)
    base = alt.Chart(alt.InlineData(values=known))
    dots = base.mark_point(filled=True, size=70, color=BLUE).encode(
        x=alt.X("value:Q", scale=scale, title="%", axis=alt.Axis(format="d", tickMinStep=5)), y=y, description="told:N"
    )
    goals = base.mark_tick(color=BROWN, thickness=3, size=14).encode(x="goal:Q", y=y)
    line = alt.Chart(alt.InlineData(values=[{"mark": mark}])).mark_rule(color=GREEN, strokeDash=[5, 4], size=1.5)
    return draw((line.encode(x="mark:Q") + goals + dots).properties(width=240, height={"step": 20}))


def series(rows: Sequence[Row]) -> Html:
    """Lines of one region's shares."""
    import altair as alt

    values = [
        {
            "month": row["month"] + "-01",
            "value": row["value"],
            "indicator": row["indicator"],
            "disputed": bool(row["in_conflict"]),
            "told": _told(row),
        }
        for row in rows
    ]
    x = alt.X("month:T", title=None, axis=alt.Axis(format="%Y-%m", tickCount=4, labelOverlap=True))
    y = alt.Y(
        "value:Q",
        title="%",
        scale=alt.Scale(zero=False, padding=12),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=5),
    )
    names = ["registered", "active"]
    colour = alt.Color("indicator:N", scale=alt.Scale(domain=names, range=[BLUE, BROWN]), legend=None)
    base = alt.Chart(alt.InlineData(values=values)).encode(x=x, y=y)
    lines = base.mark_line(size=1.5).encode(
        color=colour,
        strokeDash=alt.StrokeDash("indicator:N", scale=alt.Scale(domain=names, range=[[1, 0], [4, 3]]), legend=None),
    )
    dots = base.mark_point(filled=True, size=55).encode(
        color=alt.condition("datum.disputed", alt.value(RED), colour),
        shape=alt.Shape(
            "disputed:N", scale=alt.Scale(domain=[False, True], range=["circle", "triangle-up"]), legend=None
        ),
        description="told:N",
    )
    return draw((lines + dots).properties(width=270, height=120))


def runs(rows: Sequence[Row], column: str) -> Html:
    """A count from run to run."""
    import altair as alt

    values = [{"run": place, "count": row[column]} for place, row in enumerate(rows, 1)]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_line(point=True, color=BLUE)
        .encode(
            x=alt.X("run:O", title=None, axis=None),
            y=alt.Y("count:Q", title=None, axis=alt.Axis(format="d", tickCount=3, tickMinStep=1)),
        )
    )
    return draw(chart.properties(width=270, height=70))


def draw(chart: Any) -> Html:
    """A chart as SVG that scales with its place."""
    import vl_convert

    made = chart.configure(background="transparent", font="sans-serif").configure_view(stroke=None).to_dict()
    svg = vl_convert.vegalite_to_svg(made, vl_version=_version(vl_convert))
    return Html(f'<div class="plot">{svg}</div>')


def _version(vl_convert: Any) -> str:
    return str(vl_convert.get_vegalite_versions()[-1])


def _short(name: str) -> str:
    return visible(name).removeprefix("Provinsi ")[:60]


def _told(row: Row) -> str:
    return f"{_short(row['region'])}|{row.get('indicator', 'registered')}|{row['month']}|{row['value']}"
