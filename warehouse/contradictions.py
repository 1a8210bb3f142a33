"""Finding contradictions: one query per rule in `warehouse/conflicts`, all over the same facts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from importlib import resources

import duckdb

from warehouse.database import WarehouseError, run_sql, sql
from warehouse.origins import office_names

SCOPES = ("inside", "between", "both")
AGAIN = ("numbers", "topics", "goals", "regions", "articles")
"""What contradictions between articles may turn on: the numbers of the two statements (or the first day of a claim),
all that is said of an indicator of a region, the goals set for it, anything said of a region, the two articles."""
Watch = Callable[[str], AbstractContextManager[None]]
"""What is run around each step of a refresh, given its name."""


def unwatched(step: str) -> AbstractContextManager[None]:
    """Watches nothing."""
    return nullcontext()


@cache
def rules() -> dict[str, str]:
    """Rules with their scope, one .sql file each, whose first line says `-- scope: inside`, `between` or `both`.

    A rule is called by its kind, or by its kind and what sets it apart (`arithmetic_share`).
    """
    files = resources.files("warehouse").joinpath("conflicts").iterdir()
    names = sorted(file.name.removesuffix(".sql") for file in files if file.name.endswith(".sql"))
    return {name: _scope(name) for name in names}


def _scope(rule: str) -> str:
    first = sql(f"conflicts/{rule}.sql").split("\n", 1)[0]
    scope = first.removeprefix("-- scope:").strip()
    if scope not in SCOPES:
        raise ValueError(f"conflicts/{rule}.sql: first line {first!r}; wanted '-- scope:' and one of {SCOPES}")
    return scope


def needs(rule: str) -> str:
    """What must be among the statements that are looked at for a rule to find anything: a line of its file, `-- needs:`
    and a condition on all rows of `statement`; "true" without one."""
    return _said_of(rule, "needs") or "true"


def again(rule: str) -> str:
    """What contradictions between articles turn on, of a rule: one of `AGAIN`, the line `-- again:` of its file.

    Raises ValueError for a rule between articles that does not say so.
    """
    what = _said_of(rule, "again")
    if what not in AGAIN:
        raise ValueError(f"conflicts/{rule}.sql: {what!r} after '-- again:'; wanted one of {AGAIN}")
    return what


@cache
def rules_version() -> str:
    """A digest of all that contradictions turn on beside the figures: rules, thresholds, regions and their inhabitants,
    offices."""
    state = hashlib.sha256()
    for name in (*(f"conflicts/{rule}.sql" for rule in rules()), *_SHARED):
        state.update(name.encode())
        state.update(sql(name).encode())
    for name in ("population.csv", "regions.csv"):
        state.update(resources.files("extractors").joinpath("data/regions", name).read_bytes())
    return state.hexdigest()[:12]


_SHARED = tuple(f"sql/{name}" for name in ("macros.sql", "facts.sql", "trend_days.sql", "told.sql", "settle.sql"))
_SHARED += ("sql/thresholds.csv", "origins.toml")
"""Files that all rules share, below `warehouse/`."""


def _said_of(rule: str, name: str) -> str | None:
    """What the file of a rule says in a line `-- name: …` above its question."""
    for line in sql(f"conflicts/{rule}.sql").split("\n", 3)[:3]:
        if line.startswith(f"-- {name}:"):
            return line.removeprefix(f"-- {name}:").strip()
    return None


def _can_find(connection: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> list[str]:
    """The rules that have what they need: of one page with a few figures most have not, and planning a rule costs more
    than looking."""
    conditions = ", ".join(f"coalesce({needs(rule)}, false)" for rule in wanted)
    rows = connection.execute(f"select {conditions} from statement").fetchall()
    return [rule for rule, holds in zip(wanted, rows[0], strict=True) if holds]


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what the rules share: `limit_of('name')` for every threshold of one validity, and other macros."""
    limits = connection.execute(
        "select name, min(value) from threshold group by name having count(*) = 1 order by name"
    ).fetchall()
    # a constant for the planner, where a subquery would be planned anew wherever it stands
    cases = " ".join(f"when '{name}' then {value!r}" for name, value in limits)
    connection.execute(f"create or replace temp macro limit_of(wanted) as case wanted {cases} end")
    offices = " or ".join(f"starts_with(origin, '{name}')" for name in office_names())
    connection.execute(f"create or replace temp macro is_office(origin) as coalesce({offices}, false)")
    run_sql(connection, "sql/macros.sql")
    run_sql(connection, "sql/touched.sql")
    turns_on = ", ".join(f"('{rule}', '{again(rule)}')" for rule, scope in rules().items() if scope != "inside")
    connection.execute(f"create or replace temp table rule_again as from (values {turns_on}) as turns_on (rule, again)")


def _anything_touched(connection: duckdb.DuckDBPyConnection) -> bool:
    rows = connection.execute("select exists (from touched_article)").fetchall()
    return bool(rows[0][0])


def refresh(
    connection: duckdb.DuckDBPyConnection,
    *,
    everything: bool = False,
    between: bool = True,
    watch: Watch = unwatched,
) -> None:
    """Bring the tables conflict and conflict_member up to date.

    Looks at the articles in the temporary table touched_article, and at what may contradict others otherwise than
    before because of what they say or said (touched_figure, touched_claim), and empties these: contradictions inside an
    article depend on that article alone, those between articles on what a rule says in its line `-- again:`.
    With `everything`, at all articles and regions; without `between`, at nothing between articles. Reprints are grouped
    anew around the touched articles only.

    Statements are compared as numbers, and the words are looked up only for those that contradict each other. Each
    step is run inside `watch(its name)`.
    `prepare` has to be called once on the connection before.
    """
    if not everything and not _anything_touched(connection):
        return  # a night with nothing new: two dozen rules need not be planned to find nothing
    with _in_any_order(connection):
        _refresh(connection, everything=everything, between=between, watch=watch)


@contextmanager
def _in_any_order(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Rows may be written in any order, so that all threads write them; nothing reads them by their order.

    What fails within takes the whole work with it: then there is nothing to be set back.
    """
    connection.execute("set preserve_insertion_order = false")
    yield
    connection.execute("set preserve_insertion_order = true")


def _refresh(connection: duckdb.DuckDBPyConnection, *, everything: bool, between: bool, watch: Watch) -> None:
    if between:
        with watch("copies"):
            run_sql(connection, "sql/copies.sql")
    is_part = between and not everything
    if is_part:
        with watch("again"):
            for step in ("again", "trend_days", "wanted"):
                run_sql(connection, f"sql/{step}.sql")
    _touch(connection, "part" if is_part else "everything" if everything else "inside")
    with watch("facts"):
        run_sql(connection, "sql/facts.sql")
        for step in ("again_conflict",) if is_part else ("again_all", "trend_days"):
            run_sql(connection, f"sql/{step}.sql")
        wanted = _can_find(connection, [rule for rule, scope in rules().items() if between or scope != "between"])
    in_steps = [rule for rule in wanted if len(_steps(rule)) == 2]
    for rule in in_steps:
        with watch(rule):
            connection.execute(f"create or replace temp table pair_{rule} as {_steps(rule)[0]}")
    _drop(connection, ["statement"])  # the largest by far
    nothing = [rule for rule in in_steps if not _count(connection, f"pair_{rule}")]
    _drop(connection, [f"pair_{rule}" for rule in nothing])
    in_steps = [rule for rule in in_steps if rule not in nothing]
    if in_steps:
        with watch("found in words"):
            _look_up_words(connection, [f"pair_{rule}" for rule in in_steps])
    for rule in wanted:
        if rule in in_steps:
            with watch(f"{rule}, told"):
                _tell(connection, rule, _steps(rule)[1])
                _hold_against(connection, f"found_{rule}", f"pair_{rule}")
                _drop(connection, [f"pair_{rule}"])
        elif len(_steps(rule)) == 1:
            with watch(rule):
                _tell(connection, rule, _steps(rule)[0])
    told = [rule for rule in wanted if rule in in_steps or len(_steps(rule)) == 1]
    with watch("settle"):
        if in_steps:
            _drop(connection, ["told"])
        _settle(connection, told)


def _settle(connection: duckdb.DuckDBPyConnection, told: Sequence[str]) -> None:
    """Weigh what the rules found and put it into the tables in the place of what was there."""
    tables = ["found_nothing", *(f"found_{rule}" for rule in told)]
    found = " union all by name ".join(f"select *, rowid as row_no from {table}" for table in tables)
    connection.execute(f"create or replace temp view found as {found}")
    if told or _count(connection, "conflict"):
        run_sql(connection, "sql/settle.sql")
    _drop(connection, [f"found_{rule}" for rule in told])
    run_sql(connection, "sql/untouch.sql")


def _touch(connection: duckdb.DuckDBPyConnection, what: str) -> None:
    """Say what is looked at: as macros, so that of everything no list has to be held.

    `what` is "everything", "inside" (touched articles, nothing between articles) or "part" (these, and what again.sql
    and wanted.sql pick).
    """
    for macro, (part, otherwise) in _LOOKED_AT.items():
        does = {"part": part, "everything": otherwise, "inside": _INSIDE.get(macro, otherwise)}[what]
        connection.execute(f"create or replace temp macro {macro} as {does}")


_LOOKED_AT = {
    "is_part()": ("true", "false"),
    "is_touched_article(key)": ("key in (select article_key from touched_article)", "true"),
    "is_listed(key)": ("key in (select article_key from touched_article)", "false"),
    "is_here_row(row)": ("row in (select row_no from here_row)", "true"),
    "is_touched_region(key)": ("key in (select region_key from again_region)", "key <> ''"),
    "is_wanted(row, key)": ("row in (select row_no from wanted_row)", "key <> ''"),
    "is_looked_at(key)": ("number_of(key) in (select article_no from looked_at_article)", "true"),
    "is_again(row)": ("row in (select row_no from again_row)", "true"),
    "is_any_again(each)": ("bool_or(each)", "true"),
    "is_held(place)": ("place in (select spot from held_spot)", "true"),
    "is_near(place)": ("place in (select spot from near_spot)", "true"),
    "is_compared(place)": ("place in (select spot from compared_spot)", "true"),
    "is_again_claim(key, day)": ("(key, day) in (from again_claim)", "true"),
    "is_again_topic(key, what)": ("(key, what::varchar) in (from again_topic)", "true"),
    "is_again_goal(key, what)": ("(key, what::varchar) in (from again_goal)", "true"),
    "is_again_article(number)": (
        "number in (select number_of(article_key) from again_article)",
        "true",
    ),
}
"""What is looked at, by the macro that asks for it: the condition for part of the statements, and for all."""

_INSIDE = {
    "is_touched_article(key)": _LOOKED_AT["is_touched_article(key)"][0],
    "is_listed(key)": _LOOKED_AT["is_listed(key)"][0],
    "is_here_row(row)": _LOOKED_AT["is_here_row(row)"][0],
    "is_touched_region(key)": "false",
    "is_wanted(row, key)": "false",
}
"""The same where only touched articles are looked at, and nothing between articles."""


@cache
def _steps(rule: str) -> tuple[str, ...]:
    """The queries of a rule: one that finds and tells, or one that finds rows and one that tells them."""
    return tuple(sql(f"conflicts/{rule}.sql").split("\n;\n"))


def _tell(connection: duckdb.DuckDBPyConnection, rule: str, query: str) -> None:
    """Keep what a rule found, in words, as the table found_RULE."""
    kind = rule.split("_", 1)[0]
    connection.execute(
        f"create or replace temp table found_{rule} as select '{kind}' as kind, '{rule}' as rule, * from ({query})"
    )


def _look_up_words(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """Make the table told of the figures whose numbers (`row_…`; `row_claim` are claims) stand in what was found."""
    rows = []
    for table in tables:
        names = [column[0] for column in connection.execute(f"from {table} limit 0").description or ()]
        rows += [
            f"select {f'unnest({name})' if name == 'row_parts' else name} as row_no from {table}"
            for name in names
            if name.startswith("row_") and name != "row_claim"
        ]
    connection.execute(
        "create or replace temp table wanted as "
        f"select distinct row_no from ({' union all '.join(rows)}) where row_no is not null"
    )
    run_sql(connection, "sql/told.sql")
    _hold_against(connection, "told", "wanted")
    _drop(connection, ["told_figure", "told_article"])


def _drop(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """Let go of tables that are of no more use: they take memory, and what is left at the end of a transaction is gone
    through once more then (two seconds of those of ten million figures)."""
    for table in tables:
        connection.execute(f"drop table temp.{table}")


def _hold_against(connection: duckdb.DuckDBPyConnection, table: str, other: str) -> None:
    """See that nothing was lost between two tables of a row each for the same things; raises WarehouseError."""
    if (there := _count(connection, table)) != (due := _count(connection, other)):
        raise WarehouseError(
            f"{table} has {there:,} rows, {other} {due:,}: some were lost; nothing was published, run again"
        )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    rows = connection.execute(f"select count(*) from {table}").fetchall()
    return int(rows[0][0])
