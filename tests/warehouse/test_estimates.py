"""best_estimate and coverage_series: one value a month is preferred, the others are kept beside it with the reason."""

from __future__ import annotations

import pytest

from warehouse import read
from warehouse.verdicts import decide

# name, what the pages say (one statement a page), and the ranks: value, rank, reason; and whether the month is disputed
CASES = [
    ("alone", ["registered 91,20 persen"], [(91.2, "preferred", "the only figure")], False),
    (
        "two_agree_against_none",
        ["registered 91,20 persen", "registered 91 persen"],
        [
            (91.0, "normal", "another figure is preferred"),
            (91.2, "preferred", "the most exact; 2 independent texts agree"),
        ],
        False,
    ),
    (
        "vague_and_exact",
        ["registered 302.418 jiwa", "registered 300 ribu jiwa; bound=over; as_of=2025-03-09"],
        [
            (300000.0, "normal", "another figure is preferred"),
            (302418.0, "preferred", "the most exact; 2 independent texts agree"),
        ],
        False,
    ),
    (
        "the_later_day_of_a_month",
        ["registered 91,20 persen; as_of=2025-03-01", "registered 91,60 persen; as_of=2025-03-28"],
        [(91.2, "normal", "another figure is preferred"), (91.6, "preferred", "the latest")],
        False,
    ),
    (
        "the_day_rather_than_the_month",
        ["registered 91,20 persen; as_of=2025-03", "registered 91,60 persen; as_of=2025-03-28"],
        [(91.2, "normal", "another figure is preferred"), (91.6, "preferred", "dated the most exactly")],
        False,
    ),
    (
        "told_twice",
        ["registered 91,20 persen", "registered 91,20 persen"],
        [(91.2, "normal", "another figure is preferred"), (91.2, "preferred", "2 independent texts agree")],
        False,
    ),
    (
        "disputed",
        ["registered 93,41 persen", "registered 90,14 persen", "registered 90,14 persen"],
        [
            (90.14, "normal", "another figure is preferred"),
            (90.14, "preferred", "2 independent texts agree"),
            (93.41, "normal", "another figure is preferred"),
        ],
        True,
    ),
]


@pytest.mark.parametrize(("name", "said", "ranks", "disputed"), CASES, ids=[case[0] for case in CASES])
def test_one_value_a_month_is_preferred(make, run, name, said, ranks, disputed):
    pages = [
        make.page(f"p{number}", make.statement(line), outlet=f"kabar{number}.example")
        for number, line in enumerate(said)
    ]
    path = run(pages)
    with read.open_published(path) as connection:
        rows = connection.execute("select value, rank, reason from best_estimate order by value, rank").fetchall()
        series = connection.execute(
            "select month, value, figures, least_value, greatest_value, in_conflict from coverage_series"
        ).fetchall()
        bounds = connection.execute("select count(*) from best_estimate where low is null").fetchone()
    assert rows == ranks
    values = [value for value, _, _ in ranks]
    preferred = next(value for value, rank, _ in ranks if rank == "preferred")
    assert series == [("2025-03", preferred, len(said), min(values), max(values), disputed)]
    assert bounds == (0,)


def test_a_month_is_no_longer_disputed_once_it_is_settled(make, run):
    pages = [
        make.page(name, make.statement(f"registered {share} persen"), outlet=f"{name}.example")
        for name, share in (("satu", "93,41"), ("dua", "90,14"))
    ]
    path = run(pages)
    with read.open_published(path) as connection:
        assert connection.execute("select in_conflict from coverage_series").fetchall() == [(True,)]
    for row in read.conflicts(path):
        decide(path, row["conflict_id"], "both_right")
    run(pages)
    with read.open_published(path) as connection:
        assert connection.execute("select in_conflict from coverage_series").fetchall() == [(False,)]
        assert connection.execute("select count(*) from best_estimate where rank = 'deprecated'").fetchone() == (0,)


def test_every_preferred_value_lies_within_its_own_interval_and_is_the_only_one(make, run):
    lines = [
        f"registered {share} persen; as_of={as_of}; region={region}"
        for share in ("88,10", "90,25", "97")
        for as_of in ("2024-03-01", "2024-03", "2024-05-17")
        for region in ("Kota Pontianak", "Kota Singkawang")
    ]
    path = run([make.page(f"p{n}", make.statement(line), outlet=f"k{n}.example") for n, line in enumerate(lines)])
    with read.open_published(path) as connection:
        several = connection.execute(
            "select region, month from best_estimate where rank = 'preferred' group by all having count(*) <> 1"
        ).fetchall()
        outside = connection.execute("select * from best_estimate where value not between low and high").fetchall()
        kept = connection.execute("select count(*) from best_estimate").fetchone()
    assert (several, outside, kept) == ([], [], (len(lines),))
