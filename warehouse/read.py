"""Reading a published warehouse: read-only, waiting for nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import WarehouseError, connect, dicts, sql


def open_published(path: Path | str) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published warehouse."""
    return connect(Path(path), read_only=True)


def conflicts(
    path: Path | str,
    kind: str | None = None,
    region: str | None = None,
    status: str | None = None,
    scope: str | None = None,
) -> list[dict[str, Any]]:
    """Contradictions, the most severe first.

    `region` is a code or an official name (or a part of one), `status` is open, settled or superseded, `scope` inside
    (one article) or between (articles); all by default. Each has the keys of `conflicts --format jsonl`; its `figures`
    carry their slots with article_id, outlet, published and sentence.
    """
    with open_published(path) as connection:
        return read_conflicts(connection, kind, region, status, scope)


def read_conflicts(
    connection: duckdb.DuckDBPyConnection,
    kind: str | None = None,
    region: str | None = None,
    status: str | None = None,
    scope: str | None = None,
) -> list[dict[str, Any]]:
    """The same from an open connection."""
    rows = _dicts(connection, sql("sql/read_conflicts.sql"), [kind, region, status, scope])
    members = _dicts(connection, sql("sql/read_members.sql"), [])
    by_conflict: dict[str, list[dict[str, Any]]] = {}
    for member in members:
        by_conflict.setdefault(member.pop("conflict_id"), []).append(member)
    for row in rows:
        own = by_conflict.get(row["conflict_id"], [])
        row["articles"] = sorted({member["article_id"] for member in own})
        row["figures"] = [_figure(member) for member in own if member["member_kind"] == "figure"]
        row["uhc_claims"] = [_claim(member) for member in own if member["member_kind"] == "claim"]
        row["slips"] = [_slip(member) for member in own if member["member_kind"] == "slip"]
    return rows


def set_aside(path: Path | str) -> list[dict[str, Any]]:
    """Inputs set aside -> [{"input", "stage", "reason", "hint", "source"}], in the order of their names.

    `source` is what to run again, a line each; None in a file of an earlier version.
    """
    with open_published(path) as connection:
        kept = connection.execute("select * from rejected order by input, stage, reason")
        return [{"source": None} | row for row in dicts(kept)]


def show(path: Path | str, what: str) -> dict[str, Any]:
    """One article, figure, contradiction or region with its evidence, by id, code or name.

    -> {"type": "article" | "figure" | "conflict" | "region", …}. Raises WarehouseError when nothing is called so.
    """
    with open_published(path) as connection:
        for kind, name in (("article", "show_article"), ("figure", "show_figure"), ("region", "show_region")):
            rows = _dicts(connection, sql(f"sql/{name}.sql"), [what])
            if not rows:
                continue
            if kind == "article":
                key = rows[0]["article_key"]
                related = [row for row in read_conflicts(connection) if rows[0]["article_id"] in row["articles"]]
                figures = _dicts(connection, sql("sql/show_article_figures.sql"), [key])
                claims = _dicts(connection, sql("sql/show_article_claims.sql"), [key])
                slips = _dicts(connection, sql("sql/show_article_slips.sql"), [key])
                return {"type": kind, **rows[0], "figures": figures, "uhc_claims": claims, "slips": slips} | {
                    "conflicts": related
                }
            if kind == "region":
                code = rows[0]["code"]
                figures = _dicts(connection, sql("sql/show_region_figures.sql"), [code])
                related = [row for row in read_conflicts(connection) if row["region_code"] == code]
                return {"type": kind, **rows[0], "figures": figures, "conflicts": related}
            return {"type": kind, **rows[0]}
        for row in read_conflicts(connection):
            if row["conflict_id"] == what or (len(what) >= 6 and row["conflict_id"].startswith(what)):
                return {"type": "conflict", **row}
    raise WarehouseError(
        f"{what!r}: no article, figure, contradiction or region is called so; "
        "give an article's id, a figure's id, a contradiction's id, a region's code or its official name"
    )


def _dicts(connection: duckdb.DuckDBPyConnection, query: str, parameters: list[Any]) -> list[dict[str, Any]]:
    return dicts(connection.execute(query, parameters))


_PLACE = ("quote", "start", "end", "sentence", "origin", "article_id", "outlet", "published")
_FIGURE = (
    *("indicator", "unit", "value", "bound", "low", "high", "region", "region_code", "status", "target_year"),
    *("as_of", "as_of_basis", "first_day", "last_day", "segment"),
)


def _figure(member: dict[str, Any]) -> dict[str, Any]:
    row = {"figure_id": member["member_id"]} | {name: member[name] for name in (*_FIGURE, *_PLACE)}
    if row["value"] is not None and row["value"] == int(row["value"]):
        row["value"] = int(row["value"])
    return row


def _claim(member: dict[str, Any]) -> dict[str, Any]:
    names = ("region", "region_code", "reached", "as_of", "as_of_basis", "first_day", "last_day", *_PLACE)
    return {"claim_id": member["member_id"]} | {name: member[name] for name in names}


def _slip(member: dict[str, Any]) -> dict[str, Any]:
    return {"slip_id": member["member_id"]} | {name: member[name] for name in ("slip_kind", "reason", *_PLACE)}
