"""A contradiction as a card: what is said, how it may have come about, the sentences, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from flows.report.markup import Html, both, cut, day, h, is_web_address, number, say, told, visible
from flows.report.news import ask, grouped
from flows.report.words import ReportWords

Row = dict[str, Any]
MOST = 30
MOST_STATEMENTS = 8
AROUND = 300
LONGEST_QUOTE = 200


def cards(connection: duckdb.DuckDBPyConnection, conflicts: Sequence[Row]) -> list[Html]:
    """A card of each of these contradictions."""
    ids = [row["conflict_id"] for row in conflicts]
    members: dict[str, list[Row]] = {}
    for row in ask(connection, "members", ids):
        members.setdefault(row["conflict_id"], []).append(row)
    verdicts = {row["conflict_id"]: row for row in ask(connection, "verdicts", ids)}
    return [_card(row, members.get(row["conflict_id"], []), verdicts.get(row["conflict_id"])) for row in conflicts]


def _card(row: Row, members: Sequence[Row], verdict: Row | None) -> Html:
    key = row["conflict_id"]

    def explained(words: ReportWords) -> Html:
        column = "explanation" if words.language == "id" else "explanation_en"
        return told(row[column], f"conflict.{column}", key)

    weight = number(row["severity"], "conflict.severity", key)
    said = list(grouped(members, "article_key", "sentence").values())
    left = sum(map(len, said[MOST_STATEMENTS:]))
    return h(
        "article",
        h(
            "h3",
            told(row["region"], "conflict.region", key) if row["region"] else say("no_region"),
            h("span", both(lambda words: words.known("kind", row["kind"])), cls="chip"),
            h("span", say("weight", number=weight), cls="chip"),
        ),
        h("p", both(explained)),
        h(
            "p",
            say("cause"),
            ": ",
            both(lambda words: told(words.cause(row["cause"]), "conflict.cause", key)),
            cls="muted",
        ),
        _verdict(verdict) if verdict and row["status"] == "settled" else None,
        h("div", *map(_statement, said[:MOST_STATEMENTS]), cls="statements"),
        h("p", say("more_statements", count=number(left, "members.more", key)), cls="muted") if left > 0 else None,
    )


def _verdict(verdict: Row) -> Html:
    key = verdict["verdict_id"]
    said = say("a_figure") if verdict["verdict"] == "this" else say(f"verdict.{verdict['verdict']}")
    return h(
        "p",
        h("strong", said),
        " – ",
        told(verdict["reviewer"], "verdict.reviewer", key) if verdict["reviewer"] else say("somebody"),
        ", ",
        both(lambda words: told(words.moment(verdict["decided_at"]), "verdict.decided_at", key)),
        h("span", " – ", told(verdict["note"], "verdict.note", key)) if verdict["note"] else None,
        cls="verdict",
    )


def _statement(rows: Sequence[Row]) -> Html:
    """A sentence with all that it says about the matter, and where it stands."""
    row = rows[0]
    outlet = told(row["outlet"] or row["article_id"], "article.outlet", row["article_key"])
    address = row["url"] if is_web_address(row["url"]) else None
    sentence, quotes = visible(row["sentence"]), [visible(each["quote"]) for each in rows]
    key = " ".join(each["member_id"] for each in rows)
    return h(
        "blockquote",
        h("p", *marked(sentence, quotes), data_of="sentence", data_key=key, dir="auto"),
        h(
            "footer",
            h("a", outlet, href=address, rel="noopener noreferrer nofollow") if address else outlet,
            ", ",
            day(row["published"], "article.published", row["article_key"]) if row["published"] else say("no_date"),
        ),
    )


def marked(sentence: str, quotes: Sequence[str]) -> list[object]:
    """A sentence with the words in question marked; of a very long one, what stands around them.

    >>> marked("Dari 90 jiwa, 80 persen.", ["80 persen", "90 jiwa"])
    ['Dari ', '<mark>90 jiwa</mark>', ', ', '<mark>80 persen</mark>', '.']
    """
    made: list[object] = []
    at = 0
    for start, end in sorted((start, start + len(quote)) for quote in quotes if (start := sentence.find(quote)) >= 0):
        if start >= at:
            made += [
                _shortened(sentence[at:start], bool(made), True),
                h("mark", cut(sentence[start:end], LONGEST_QUOTE)),
            ]
            at = end
    return [*made, _shortened(sentence[at:], bool(made), False)]


def _shortened(text: str, after: bool, before: bool) -> str:
    """What stands after a mark, before one, or between two: no more than the eye needs to go on."""
    if len(text) <= AROUND * (after + before or 2):
        return text
    return (text[:AROUND] if after or not before else "") + "…" + (text[-AROUND:] if before else "")
