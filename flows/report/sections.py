"""The parts of the report, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.report import charts
from flows.report.cards import MOST, cards
from flows.report.charts import Drawings
from flows.report.markup import Html, both, day, h, number, say, told
from flows.report.news import News, ask, grouped
from flows.report.words import BOTH

Row = dict[str, Any]
MOST_SET_ASIDE = 20
MOST_CHANGES = 15
MOST_DRAWN = 12
MOST_SINGLE = 30
MOST_POINTS = 120
"""Points of one series that are drawn: ten years of months."""


@dataclass(frozen=True)
class Facts:
    """What the parts are made from."""

    connection: duckdb.DuckDBPyConnection
    news: News | None
    draw: Drawings
    runs: list[Row]
    held: Row
    series: list[Row]
    conflicts: list[Row]

    @property
    def compares(self) -> bool:
        """Whether the state before this run is known, and there was one."""
        return self.news is not None and not self.news.first

    def new(self) -> list[Row]:
        """Open contradictions that this run found; all open ones where that is not known."""
        return self._with("open", None if self.news is None else self.news.new)

    def settled(self) -> list[Row]:
        """Contradictions settled since the run before; all settled ones where that is not known."""
        return self._with("settled", None if self.news is None else self.news.settled)

    def _with(self, status: str, ids: Iterable[str] | None) -> list[Row]:
        wanted = None if ids is None else frozenset(ids)
        return [
            row
            for row in self.conflicts
            if row["status"] == status and (wanted is None or row["conflict_id"] in wanted)
        ]


def sections(facts: Facts) -> Iterator[tuple[str, Html]]:
    """(name, content) of each part."""
    yield "came_in", came_in(facts)
    yield "set_aside", set_aside(facts)
    yield "new_conflicts" if facts.news else "open_conflicts_all", new(facts)
    yield "settled_conflicts", settled(facts)
    yield "changes", changes(facts)
    yield "coverage", provinces(facts)
    yield "series_news", series(facts)
    yield "quality", quality(facts)


def came_in(facts: Facts) -> Html:
    """The run in a few numbers."""
    tiles: list[tuple[str, Html]] = []
    last = facts.runs[-1] if facts.runs else None
    if last:
        tiles.append(("read", number(last["pages"], "run.pages", last["run_id"])))
    if facts.news:
        tiles.append(("pages_new", number(facts.news.articles, "news.articles")))
    tiles += [
        ("set_aside_inputs", number(facts.held["rejected"], "quality.rejected")),
        ("all_figures", number(facts.held["figures"], "quality.figures")),
    ]
    if facts.news:
        tiles.append(("new_now", number(len(facts.new()), "count.new")))
        tiles.append(("settled_now", number(len(facts.settled()), "count.settled")))
    tiles.append(("open_now", number(facts.held["open"], "quality.open")))
    made = [h("div", h("b", value), h("span", say(word))) for word, value in tiles]
    return joined(
        h("div", *made, cls="tiles"),
        h("p", say("repeated")) if last and last["times"] > 1 else None,
        _passed_over(last) if last and last["times"] == 1 else None,
        None if facts.held["articles"] else h("p", say("empty_file")),
    )


def _passed_over(last: Row) -> Html | None:
    columns = {
        "outside": "pages_outside",
        "irrelevant": "pages_without_figures",
        "copies": "pages_other_versions",
    }
    if not any(last[column] for column in columns.values()):
        return None
    values = {name: number(last[column], f"run.{column}", last["run_id"]) for name, column in columns.items()}
    return h("p", say("passed_over", **values))


def set_aside(facts: Facts) -> Html:
    """Inputs that wait to be repaired, each with the reason and what to do."""
    count = facts.held["rejected"]
    if not count:
        return h("p", say("set_aside_none"))
    rows = ask(facts.connection, "set_aside", MOST_SET_ASIDE)
    made: list[list[object]] = [
        [
            told(row["input"], "rejected.input", row["rejected_id"]),
            h(
                "div",
                told(row["reason"], "rejected.reason", row["rejected_id"], "p"),
                told(row["hint"], "rejected.hint", row["rejected_id"], "p", "muted") if row["hint"] else None,
            ),
        ]
        for row in rows
    ]
    return joined(
        h("p", say("set_aside_why")),
        _rest(len(rows), count, "rejected", "rest_rejected"),
        table("set_aside", ["input", "reason"], made),
    )


def new(facts: Facts) -> Html:
    """New contradictions with their sentences."""
    rows = facts.new()
    if not rows:
        return h("p", say("none_new" if facts.news else "none_open"))
    why = "unknown_news" if facts.news is None else "all_new" if facts.news.first else None
    return joined(h("p", say(why)) if why else None, *_shown(facts, rows, "new"))


def settled(facts: Facts) -> Html:
    """Settled contradictions with their verdicts."""
    rows = facts.settled()
    if not rows:
        return h("p", say("none_settled" if facts.compares else "none_settled_yet"))
    return joined(*_shown(facts, rows, "settled"))


def _shown(facts: Facts, rows: Sequence[Row], of: str) -> Iterator[Html | None]:
    shown = rows[:MOST]
    yield h("p", say("worst_first"), cls="muted") if len(shown) > 1 else None
    yield _rest(len(shown), len(rows), of, "rest_in_review")
    yield from cards(facts.connection, shown)


def _rest(shown: int, count: int, of: str, rest: str) -> Html | None:
    """Where to see what is not shown; None when all is."""
    if shown == count:
        return None
    told_how_many = say("shown_of_all", shown=number(shown, f"shown.{of}"), count=number(count, f"count.{of}"))
    return h("p", told_how_many, " ", say(rest), cls="muted")


def changes(facts: Facts) -> Html:
    """Shares that moved most, against what was known before the run."""
    found = sorted(_moves(facts), key=lambda each: (-abs(each[0]), each[2]["figure_id"]))
    why = h("p", say("changes_why" if facts.compares else "changes_first"), cls="muted")
    if not found:
        return joined(why, h("p", say("none_changed")))
    made: list[list[object]] = []
    for points, (old_month, old_value), now in found[:MOST_CHANGES]:
        key = f"{now['region_key']}|{now['indicator']}"
        made.append(
            [
                told(now["region"], "figure.region", now["figure_id"]),
                say(f"share.{now['indicator']}"),
                _dated(number(old_value, "change.before", key, "persen"), day(old_month, "change.month", key)),
                _dated(_share(now), _month(now)),
                number(points, "change.points", key, signed=True),
                h("span", "▲ ", say("disputed"), cls="disputed") if now["in_conflict"] else "",
            ]
        )
    head = ["region", "indicator", "before", "now", "difference", "note"]
    return joined(why, _rest(len(made), len(found), "changes", "rest_of_regions"), table("changes", head, made))


def _moves(facts: Facts) -> Iterator[tuple[float, tuple[str, float], Row]]:
    """(points, (month, share) before, the newest) of each region and indicator that moved."""
    for points in grouped(facts.series, "region_key", "indicator").values():
        now = points[-1]
        if facts.compares and facts.news:
            old = facts.news.before.get(f"{now['region_key']}|{now['indicator']}")
        else:
            old = [points[-2]["month"], points[-2]["value"]] if len(points) > 1 else None
        if old and (apart := round(now["value"] - old[1], 2)):
            yield apart, (old[0], old[1]), now


def _dated(value: Html, when: Html) -> Html:
    return h("span", value, " ", h("small", "(", when, ")"))


def _share(row: Row) -> Html:
    return number(row["value"], "figure.value", row["figure_id"], "persen")


def _month(row: Row) -> Html:
    return day(row["month"], "series.month", row["figure_id"])


def provinces(facts: Facts) -> Html:
    """Each province's newest share against the UHC mark and the goal it has set itself."""
    rows = ask(facts.connection, "provinces")
    [mark] = ask(facts.connection, "mark")
    known = [row for row in rows if row["value"] is not None or row["goal"] is not None]
    unknown = [row for row in rows if row["value"] is None and row["goal"] is None]
    made: list[list[object]] = [
        [
            told(charts.short(row["region"]), "region.full_name", row["code"]),
            number(row["value"], "figure.value", row["figure_id"], "persen"),
            day(row["month"], "series.month", row["figure_id"]),
            number(_apart(row["value"], mark["value"]), "points.to_mark", row["figure_id"], signed=True),
            _goal(row),
        ]
        for row in known
    ]
    drawn = [
        {
            "region": row["region"],
            "value": row["value"],
            "goal": row["goal"],
            "told": f"{charts.short(row['region'])}, {_said('share.registered')}, {_day(row['month'])}: "
            f"{_percent(row['value'])}",
            "goal_told": f"{charts.short(row['region'])}, {_said('own_goal')}: {_percent(row['goal'])}",
        }
        for row in known
    ]
    names = [told(charts.short(row["region"]), "region.full_name", row["code"]) for row in unknown]
    head = ["province", "registered", "month", "to_mark", "own_goal"]
    return joined(
        h("p", say("coverage_why", mark=number(mark["value"], "threshold.uhc_percent", unit="persen")), cls="muted"),
        h("div", facts.draw(charts.provinces, drawn, mark["value"]), table("coverage", head, made), cls="beside")
        if known
        else None,
        h(
            "p",
            say("unknown_provinces", count=number(len(unknown), "count.unknown_provinces")),
            " ",
            _listed(names),
            ".",
        )
        if unknown
        else None,
    )


def _goal(row: Row) -> Html:
    value = number(row["goal"], "figure.value", row["goal_id"], "persen")
    return _dated(value, day(row["goal_year"], "figure.target_year", row["goal_id"])) if row["goal_year"] else value


def _apart(value: float | None, mark: float) -> float | None:
    return None if value is None else round(value - mark, 2)


def _listed(names: Sequence[Html]) -> Html:
    return Html(", ".join(names))


def series(facts: Facts) -> Html:
    """The shares of the regions of which new articles speak, from month to month."""
    by_region = grouped(facts.series, "region_key")
    if facts.news:
        if not facts.news.regions:
            return h("p", say("no_region_news"))
        by_region = {key: rows for key, rows in by_region.items() if key in facts.news.regions}
    if not by_region:
        return h("p", say("no_shares"))
    ordered = sorted(by_region.values(), key=lambda rows: (-_months(rows), rows[0]["region_key"]))
    lines = [rows for rows in ordered if _months(rows) > 1]
    single = [rows for rows in ordered if _months(rows) == 1]
    drawn = [_figure(facts, rows[-MOST_POINTS:]) for rows in lines[:MOST_DRAWN]]
    told_once = [
        h(
            "li",
            told(rows[0]["region"], "figure.region", rows[0]["figure_id"]),
            ": ",
            _listed([_newest(row) for row in rows]),
        )
        for rows in single[:MOST_SINGLE]
    ]
    parts: list[Html | None] = []
    if drawn:
        parts += [
            h("p", say("series_why"), cls="muted"),
            _rest(len(drawn), len(lines), "lines", "rest_of_regions"),
            h("div", *drawn, cls="grid"),
        ]
    if told_once:
        parts += [
            h("h3", say("one_month")),
            _rest(len(told_once), len(single), "single", "rest_of_regions"),
            h("ul", *told_once, cls="plain flow"),
        ]
    return joined(*parts)


def _newest(row: Row) -> Html:
    return h("span", say(f"share.{row['indicator']}"), " ", _share(row), " (", _month(row), ")")


def _months(rows: Sequence[Row]) -> int:
    return len({row["month"] for row in rows})


def _figure(facts: Facts, rows: Sequence[Row]) -> Html:
    """One region's drawing, with its newest shares in words."""
    newest = [points[-1] for points in grouped(rows, "indicator").values()]
    said = [h("li", _newest(row)) for row in newest]
    drawn = [
        {
            "indicator": row["indicator"],
            "month": row["month"],
            "value": row["value"],
            "in_conflict": bool(row["in_conflict"]),
            "told": f"{_said('share.' + row['indicator'])}, {_day(row['month'])}: {_percent(row['value'])}",
        }
        for row in sorted(rows, key=lambda row: (row["month"], row["indicator"]))
    ]
    name = told(rows[0]["region"], "figure.region", rows[0]["figure_id"])
    return h(
        "figure",
        h("figcaption", h("h3", name), h("ul", *said, cls="plain muted")),
        facts.draw(charts.series, drawn),
        data_series=rows[0]["region_key"],
    )


def quality(facts: Facts) -> Html:
    """What the runs counted, and what is wanting in the articles of each year."""
    columns = ("pages", "pages_set_aside", "figures", "conflicts")
    by_run: list[list[object]] = [
        [
            both(lambda words, row=row: told(words.moment(row["finished"]), "run.finished", row["run_id"])),  # type: ignore[misc]
            *(number(row[name], f"run.{name}", row["run_id"]) for name in columns),
        ]
        for row in facts.runs
    ]
    drawn = [
        h(
            "figure",
            h("figcaption", say(word)),
            facts.draw(charts.runs, [row[name] for row in facts.runs]),
            data_runs=name,
        )
        for word, name in (
            ("all_figures", "figures"),
            ("open_now", "conflicts"),
            ("set_aside_inputs", "pages_set_aside"),
        )
        if len(facts.runs) > 1
    ]
    counted = ("articles", "figures", "undated", "unplaced", "slips", "incomplete")
    by_year: list[list[object]] = [
        [
            h("data", row["year"], value=row["year"], data_of="year.year", data_key=row["year"])
            if row["year"]
            else say("no_year"),
            *(number(row[name], f"year.{name}", row["year"] or "") for name in counted),
        ]
        for row in ask(facts.connection, "quality_by_year")
    ]
    head = ["year", "articles_count", "figures_count", "undated", "unplaced", "slips", "incomplete"]
    return joined(
        h("h3", say("by_run")),
        h("div", *drawn, cls="grid") if drawn else None,
        table("by_run", ["finished", "read", "set_aside_inputs", "all_figures", "open_now"], by_run),
        h("p", say("by_run_why"), cls="muted") if any(row["times"] > 1 for row in facts.runs) else None,
        h("h3", say("by_year")),
        table("by_year", head, by_year) if by_year else h("p", say("empty_file")),
    )


def table(name: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> Html:
    """Rows as a table that scrolls by itself where the window is narrow; columns of numbers are set to the right."""
    right = [all(_is_number(row[place]) for row in rows) for place in range(len(head))]
    classes = ["n" if each else "" for each in right]
    made = [h("tr", *(h("td", cell, cls=cls) for cell, cls in zip(row, classes, strict=True))) for row in rows]
    titles = [h("th", say(word), scope="col", cls=cls) for word, cls in zip(head, classes, strict=True)]
    label = " / ".join(words(name) for words in BOTH)
    return h(
        "div",
        h("table", h("thead", h("tr", *titles)), h("tbody", *made)),
        cls="scroll",
        tabindex="0",
        role="region",
        aria_label=label,
    )


def _is_number(cell: object) -> bool:
    return isinstance(cell, Html) and (cell.startswith("<data") or cell == "–")


def joined(*parts: Html | None) -> Html:
    return Html("".join(part for part in parts if part))


def _said(word: str) -> str:
    return BOTH[0](word)


def _day(iso: str | None) -> str:
    return BOTH[0].day(iso) or "–"


def _percent(value: float | None) -> str:
    return BOTH[0].amount(value, "persen")
