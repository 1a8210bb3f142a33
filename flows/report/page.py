"""The page itself, and writing it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import duckdb

from flows.render import replacing
from flows.report.charts import Drawings
from flows.report.markup import Html, both, h, say, told
from flows.report.news import News, State, ask, keep, kept, news_of
from flows.report.sections import Facts, sections
from flows.report.words import BOTH
from warehouse.read import open_published

CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def report_path(db: Path) -> Path:
    """Where a run puts the report of a warehouse."""
    return db.with_name(db.name + ".report.html")


def write_report(db: Path, out: Path | None = None, before: State | None = None) -> Path:
    """Write the report of the last run -> where.

    `before` is the `state` of the file that the run replaced. The report that is there stays until the new one is
    whole. Raises WarehouseError when the file cannot be read, OSError when the report cannot be written, RuntimeError
    when a plot cannot be drawn.
    """
    target = out or report_path(db)
    with open_published(db) as connection:
        if before is not None:
            keep(news_of(before, connection), db)
        made = page(connection, kept(connection, db), Drawings(_there(report_path(db))))
    with replacing(target) as part:
        part.write_text(made, encoding="utf-8")
    return target


def _there(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def page(connection: duckdb.DuckDBPyConnection, news: News | None, draw: Drawings) -> str:
    """The whole page."""
    [held] = ask(connection, "quality")
    facts = Facts(
        connection,
        news,
        draw,
        runs=ask(connection, "runs"),
        held=held,
        series=ask(connection, "series"),
        conflicts=ask(connection, "conflicts"),
    )
    parts = [(name, h("h2", say(name)), content) for name, content in sections(facts)]
    links = [h("a", say(name), href=f"#{name}") for name, _, _ in parts]
    last = facts.runs[-1] if facts.runs else None
    when = both(lambda words: told(words.moment(last["finished"]), "run.finished", last["run_id"])) if last else None
    main = h(
        "main",
        h("h1", say("report")),
        h("p", when, cls="muted") if when else None,
        h("nav", *links, aria_label=" / ".join(words("sections") for words in BOTH)),
        *(h("section", title, content, id=name) for name, title, content in parts),
    )
    title = BOTH[0]("report") + (f", {BOTH[0].moment(last['finished'])}" if last else "")
    style = resources.files("flows").joinpath("report/style.css").read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{h('title', title)}<style>{style}</style></head><body>{_languages()}{main}</body></html>\n"
    )


def _languages() -> Html:
    """The choice of language, which works by the stylesheet alone."""
    return Html(
        '<input type="radio" name="lang" id="lang-id" checked><label for="lang-id" lang="id">Bahasa Indonesia</label>'
        '<input type="radio" name="lang" id="lang-en"><label for="lang-en" lang="en">English</label>'
    )
