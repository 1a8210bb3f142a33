"""A province's regions over time: shares registered with the intervals of their print, and what contradicts what.

    marimo edit notebooks/province.py          to work with it
    python notebooks/province.py               to run it through: draws province.svg beside the warehouse

CAKUPAN_DB names the warehouse (data/cakupan.duckdb), CAKUPAN_PROVINCE the province (its code or name).
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="cakupan: a province over time")


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo

    return Path, alt, duckdb, mo, os


@app.cell
def _(Path, duckdb, os):
    db = Path(os.environ.get("CAKUPAN_DB", "data/cakupan.duckdb"))
    if not db.exists():
        raise SystemExit(f"{db}: no such warehouse; `cakupan run INPUT… --db {db}` makes it, CAKUPAN_DB names another")
    warehouse = duckdb.connect(str(db), read_only=True)
    citation = warehouse.execute("select value from warehouse_info where name = 'citation'").fetchone()[0]
    provinces = warehouse.execute("""
        select province.full_name, province.code, count(*) as figures
        from coverage_series
        inner join region as province on province.code = left(coverage_series.region_code, 2)
        where coverage_series.indicator = 'registered' and coverage_series.unit = 'persen'
        group by all
        order by figures desc, province.full_name
    """).fetchall()
    return citation, db, provinces, warehouse


@app.cell
def _(citation, mo, os, provinces):
    wanted = os.environ.get("CAKUPAN_PROVINCE")
    names = [name for name, _, _ in provinces]
    first = next((name for name, code, _ in provinces if wanted in (name, code)), None) if wanted else names[0]
    if first is None:
        raise SystemExit(f"CAKUPAN_PROVINCE is {wanted!r}; the warehouse holds {', '.join(names)}")
    province = mo.ui.dropdown(names, value=first, label="Province")
    mo.vstack([mo.md(f"# Coverage over time\n\n{citation}"), province])
    return (province,)


@app.function
def rows(result):
    """Rows of a query as JSON can hold them: {column: value}, days as text."""
    names = [column[0] for column in result.description]
    return [
        {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in zip(names, row, strict=True)
        }
        for row in result.fetchall()
    ]


@app.cell
def _(province, warehouse):
    series = warehouse.execute(
        """
        select
            coverage_series.region, strptime(month, '%Y-%m') as month, value, coalesce(low, value) as low,
            coalesce(high, value) as high, figures, in_conflict, article_id, coverage_series.reason
        from coverage_series
        inner join region as province on province.code = left(coverage_series.region_code, 2)
        where province.full_name = ? and indicator = 'registered' and unit = 'persen'
        order by coverage_series.region, month
        """,
        [province.value],
    )
    series = rows(series)
    conflicts = warehouse.execute(
        """
        select kind, severity, conflict_open.region, explanation
        from conflict_open
        inner join region as province on province.code = left(conflict_open.region_code, 2)
        where province.full_name = ?
        order by severity desc, explanation
        """,
        [province.value],
    )
    conflicts = rows(conflicts)
    return conflicts, series


@app.cell
def _(alt, mo, province, series):
    base = alt.Chart(alt.InlineData(values=series)).encode(
        x=alt.X("month:T", title="month in which the figure holds"),
        color=alt.Color("region:N", title=None),
        tooltip=["region:N", "month:T", "value:Q", "low:Q", "high:Q", "figures:Q", "article_id:N", "reason:N"],
    )
    share = alt.Y("value:Q", title="registered, per cent of people", scale=alt.Scale(zero=False))
    chart = (
        base.mark_rule(strokeWidth=2, opacity=0.5).encode(y=alt.Y("low:Q", title=None), y2="high:Q")
        + base.mark_line(opacity=0.4).encode(y=share)
        + base.mark_point(filled=True, size=60).encode(
            y=share,
            shape=alt.Shape("in_conflict:N", title="in a contradiction", scale=alt.Scale(range=["circle", "triangle"])),
        )
    ).properties(width=640, height=360, title=province.value)
    mo.vstack([chart, mo.md("Bars are the values that the print allows; triangles take part in a contradiction.")])
    return (chart,)


@app.cell
def _(conflicts, mo):
    mo.vstack([mo.md(f"## Open contradictions: {len(conflicts)}"), mo.ui.table(conflicts, selection=None)])
    return


@app.cell
def _(chart, conflicts, db, mo, series):
    if mo.app_meta().mode == "script":
        drawn = db.with_name("province.svg")
        chart.save(str(drawn))
        regions = len({row["region"] for row in series})
        print(f"{len(series)} values of {regions} regions, {len(conflicts)} open contradictions; {drawn}")
    return


if __name__ == "__main__":
    app.run()
