"""The page itself, section by section, and writing it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from flows.render import replacing
from flows.report import charts
from flows.report.markup import Html, both, h, is_web_address, number, say, text, told, visible
from flows.report.news import ask, keep, kept, news_of
from flows.report.words import ReportWords
from warehouse.read import open_published

Row = dict[str, Any]
MOST = 30
MOST_REGIONS = 12
CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def report_path(db: Path) -> Path:
    """Where a run puts the report of a warehouse."""
    return db.with_name(db.name + ".report.html")


def write_report(db: Path, out: Path | None = None, before: Row | None = None) -> Path:
    """Write the report of the last run -> where; `before` is the `state` of the file that the run replaced."""
    target = out or report_path(db)
    with open_published(db) as connection:
        if before is not None:
            keep(news_of(before, connection), db)
        made = page(connection, kept(connection, db))
    with replacing(target) as part:
        part.write_text(made, encoding="utf-8")
    return target


def page(connection: duckdb.DuckDBPyConnection, news: Row | None) -> str:
    """The whole page."""
    style = resources.files("flows").joinpath("report/style.css").read_text(encoding="utf-8")
    runs = ask(connection, "runs")
    [held] = ask(connection, "quality")
    rows = ask(connection, "series")
    sections = [
        _came_in(runs, held),
        _new(connection, news),
        _settled(connection, news),
        _set_aside(connection, held),
        _changes(rows, news),
        _provinces(connection),
        _series(rows, news),
        _quality(runs, held),
    ]
    head = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{CSP}"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>cakupan</title><style>{style}</style></head><body>"
        '<input type="radio" name="lang" id="lang-id" checked><label for="lang-id">Bahasa Indonesia</label>'
        '<input type="radio" name="lang" id="lang-en"><label for="lang-en" lang="en">English</label>'
    )
    when = _moment(runs[-1]) if runs else None
    main = h("main", h("h1", say("report")), h("p", when) if when else None, *sections)
    return head + main + "</body></html>\n"


def _moment(run: Row) -> Html:
    return both(lambda words: told(words.moment(run["finished"]), "run.finished", run["run_id"]))


def _section(title: str, *children: object) -> Html:
    return h("section", h("h2", say(title)), *children)


def _came_in(runs: list[Row], held: Row) -> Html:
    tiles: list[tuple[str, Html]] = []
    if runs:
        last = runs[-1]
        for word, column in (
            ("read", "pages"),
            ("pages_new", "pages_new"),
            ("unchanged", "pages_unchanged"),
            ("set_aside_inputs", "pages_set_aside"),
        ):
            tiles.append((word, number(last[column], f"run.{column}", last["run_id"])))
    tiles += [
        ("all_figures", number(held["figures"], "quality.figures")),
        ("open_now", number(held["open"], "quality.open")),
    ]
    made = [h("div", h("b", value), h("span", say(word))) for word, value in tiles]
    repeated = h("p", say("repeated")) if runs and runs[-1]["times"] > 1 else None
    return _section("came_in", h("div", *made, cls="tiles"), repeated)


def _new(connection: duckdb.DuckDBPyConnection, news: Row | None) -> Html:
    rows = [row for row in ask(connection, "conflicts") if row["status"] == "open"]
    if news is not None:
        wanted = set(news["new"])
        rows = [row for row in rows if row["conflict_id"] in wanted]
    why = "unknown_news" if news is None else "all_new" if news["first"] else None
    shown = rows[:MOST]
    return _section(
        "new_conflicts",
        h("p", say(why)) if why else None,
        _count("shown", len(shown), len(rows), "new") if rows else h("p", say("none")),
        *(_conflict(connection, row) for row in shown),
    )


def _count(phrase: str, shown: int, count: int, of: str) -> Html:
    return h("p", say(phrase, shown=number(shown, f"shown.{of}"), count=number(count, f"count.{of}")))


def _settled(connection: duckdb.DuckDBPyConnection, news: Row | None) -> Html:
    wanted = None if news is None else set(news["settled"])
    rows = [
        row
        for row in ask(connection, "conflicts")
        if row["status"] == "settled" and (wanted is None or row["conflict_id"] in wanted)
    ]
    verdicts = {row["conflict_id"]: row for row in ask(connection, "verdicts")}
    shown = rows[:MOST]
    cards = [_conflict(connection, row, verdicts.get(row["conflict_id"])) for row in shown]
    return _section(
        "settled_conflicts", _count("shown", len(shown), len(rows), "settled") if rows else h("p", say("none")), *cards
    )


def _conflict(connection: duckdb.DuckDBPyConnection, row: Row, verdict: Row | None = None) -> Html:
    key = row["conflict_id"]

    def explained(words: ReportWords) -> Html:
        column = "explanation" if words.language == "id" else "explanation_en"
        return told(row[column], f"conflict.{column}", key)

    decided = None
    if verdict:
        said = both(
            lambda words: (
                words("a_figure") if verdict["verdict"] == "this" else words.known("verdict", verdict["verdict"])
            )
        )
        decided = h(
            "p",
            said,
            " – ",
            told(verdict["reviewer"] or "", "verdict.reviewer", key),
            " ",
            told(verdict["note"] or "", "verdict.note", key),
            cls="verdict",
        )
    return h(
        "article",
        h(
            "h3",
            text(row["region"] or ""),
            " · ",
            both(lambda words: words.known("kind", row["kind"])),
            " · ",
            number(row["severity"], "conflict.severity", key),
        ),
        h("p", both(explained)),
        h("p", both(lambda words: told(words.cause(row["cause"]), "conflict.cause", key)), cls="muted"),
        decided,
        *(_statement(each) for each in ask(connection, "members", key)),
    )


def _statement(row: Row) -> Html:
    sentence, quote = visible(row["sentence"]), visible(row["quote"])
    at = sentence.find(quote)
    if at < 0:
        said: list[object] = [sentence]
    else:
        before, after = sentence[:at], sentence[at + len(quote) :]
        said = [
            ("…" if len(before) > 400 else "") + before[-400:],
            h("mark", quote),
            after[:400] + ("…" if len(after) > 400 else ""),
        ]
    source = row["outlet"] or ""
    link = (
        h("a", source, href=row["url"], rel="noopener noreferrer nofollow")
        if is_web_address(row["url"])
        else text(source)
    )
    return h(
        "blockquote",
        h("p", *said, data_of="sentence", data_key=row["member_id"]),
        h("footer", link, " ", h("span", row["published"] or "", data_of="published", data_key=row["member_id"])),
    )


def _table(head: list[str], rows: list[list[object]]) -> Html:
    made = [h("tr", *(h("td", cell) for cell in row)) for row in rows]
    return h(
        "div",
        h("table", h("thead", h("tr", *(h("th", say(name), scope="col") for name in head))), h("tbody", *made)),
        cls="scroll",
        tabindex="0",
    )


def _set_aside(connection: duckdb.DuckDBPyConnection, held: Row) -> Html:
    rows = ask(connection, "set_aside")
    if not rows:
        return _section("set_aside", h("p", say("set_aside_none")))
    made: list[list[object]] = [
        [
            told(row["input"], "rejected.input", row["rejected_id"]),
            told(row["reason"], "rejected.reason", row["rejected_id"]),
        ]
        for row in rows[:MOST]
    ]
    return _section(
        "set_aside", _count("shown_plain", len(made), held["rejected"], "rejected"), _table(["input", "reason"], made)
    )


def _changes(rows: list[Row], news: Row | None) -> Html:
    latest: dict[str, list[Row]] = {}
    for row in rows:
        latest.setdefault(f"{row['region_key']}|{row['indicator']}", []).append(row)
    found = []
    for key, points in latest.items():
        if news is not None and not news["first"]:
            old = news["before"].get(key)
        else:
            old = [points[-2]["month"], points[-2]["value"]] if len(points) > 1 else None
        if old and round(points[-1]["value"] - old[1], 2):
            found.append((round(points[-1]["value"] - old[1], 2), old, points[-1]))
    found.sort(key=lambda each: (-abs(each[0]), each[2]["figure_id"]))
    made: list[list[object]] = []
    for points_apart, old, new in found[:15]:
        indicator = new["indicator"]
        key = f"{new['region_key']}|{indicator}"
        made.append(
            [
                text(new["region"]),
                say(f"indicator.{indicator}"),
                h("span", number(old[1], "change.before", key), " (", told(old[0], "change.month", key), ")"),
                h(
                    "span",
                    number(new["value"], "figure.value", new["figure_id"]),
                    " (",
                    told(new["month"], "series.month", new["figure_id"]),
                    ")",
                ),
                number(points_apart, "change.points", key),
            ]
        )
    why = "changes_why" if news is not None and not news["first"] else "changes_first"
    table = _table(["region", "indicator", "before", "now", "difference"], made) if made else h("p", say("none"))
    return _section("changes", h("p", say(why)), table)


def _provinces(connection: duckdb.DuckDBPyConnection) -> Html:
    rows = ask(connection, "provinces")
    [mark] = ask(connection, "mark")
    made: list[list[object]] = [
        [
            text(row["region"]),
            number(row["value"], "figure.value", row["figure_id"]),
            told(row["month"] or "–", "series.month", row["figure_id"]),
            number(row["goal"], "figure.value", row["goal_id"]),
        ]
        for row in rows
    ]
    known = any(row["value"] is not None for row in rows)
    return _section(
        "coverage",
        h("p", say("coverage_why", mark=number(mark["value"], "threshold.uhc_percent"))),
        h(
            "div",
            charts.provinces(rows, mark["value"]) if known else None,
            _table(["region", "value", "month", "own_goal"], made),
            cls="beside",
        ),
    )


def _series(rows: list[Row], news: Row | None) -> Html:
    by_region: dict[str, list[Row]] = {}
    for row in rows:
        by_region.setdefault(row["region_key"], []).append(row)
    wanted = set(by_region) if news is None else set(news["regions"])
    chosen = sorted((key for key in by_region if key in wanted), key=lambda key: (-len(by_region[key]), key))[
        :MOST_REGIONS
    ]
    drawn = [
        h("figure", h("figcaption", text(by_region[key][0]["region"])), charts.series(by_region[key])) for key in chosen
    ]
    return _section(
        "series_news", h("p", say("series_why")), h("div", *drawn, cls="grid") if drawn else h("p", say("none"))
    )


def _quality(runs: list[Row], held: Row) -> Html:
    names = ("undated", "unplaced", "slips", "articles_undated")
    items = [h("li", number(held[name], f"quality.{name}"), " ", say(name)) for name in names]
    columns = ("pages", "pages_set_aside", "figures", "conflicts")
    made: list[list[object]] = [
        [
            _moment(row),
            *(number(row[name], f"run.{name}", row["run_id"]) for name in columns),
        ]
        for row in runs
    ]
    drawn = [
        h("figure", h("figcaption", say(word)), charts.runs(runs, column))
        for word, column in (
            ("all_figures", "figures"),
            ("open_now", "conflicts"),
            ("set_aside_inputs", "pages_set_aside"),
        )
    ]
    return _section(
        "quality",
        h("ul", *items),
        h("div", *drawn, cls="grid") if len(runs) > 1 else None,
        _table(["finished", "read", "set_aside_inputs", "all_figures", "open_now"], made),
    )
