"""Verdicts of several people at once: who was quicker is told, nothing is replaced unseen, undo is of one's own."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from review.journal import Correction, Journal, Meanwhile
from warehouse.verdicts import VerdictError, journal_of, open_journal, read_journal

CONFLICT = "c1"
WRONG = Correction("figure", "f1", "a1", "region", "Kota Tegal", "Kabupaten Tegal", {"quote": "96,4 persen"})


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "c.duckdb"


def test_a_verdict_is_what_the_warehouse_reads(db: Path) -> None:
    made = Journal(db).decide(CONFLICT, "rounding", reviewer="Ani", seen=None, note="dibulatkan")
    assert read_journal(db) == [made]
    assert (made.reviewer, made.note) == ("Ani", "dibulatkan")


def test_who_did_not_see_the_verdict_that_counts_is_told_of_it(db: Path) -> None:
    ani, budi = Journal(db), Journal(db)
    first = ani.decide(CONFLICT, "rounding", reviewer="Ani", seen=None)
    with pytest.raises(Meanwhile) as quicker:
        budi.decide(CONFLICT, "both_right", reviewer="Budi", seen=None)
    assert quicker.value.verdict == first
    second = budi.decide(CONFLICT, "both_right", reviewer="Budi", seen=first.verdict_id)
    assert ani.state().verdicts[CONFLICT] == [second, first]  # the earlier one stays on record


def test_of_many_at_the_same_moment_one_gets_through(db: Path) -> None:
    through: list[str] = []
    told: list[str] = []
    begin = threading.Barrier(8)

    def decide(name: str) -> None:
        journal = Journal(db)
        begin.wait()
        try:
            journal.decide(CONFLICT, "rounding", reviewer=name, seen=None)
        except Meanwhile as quicker:
            told.append(str(quicker.verdict and quicker.verdict.reviewer))
        else:
            through.append(name)

    threads = [threading.Thread(target=decide, args=(f"p{number}",)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(through) == 1
    assert told == through * 7


@pytest.mark.parametrize("begin", ["begin immediate", "begin exclusive", "begin; select * from half_made"])
def test_somebody_who_is_just_making_the_journal_is_waited_for(db: Path, begin: str) -> None:
    with closing(sqlite3.connect(journal_of(db), isolation_level=None, check_same_thread=False)) as other:
        other.executescript(f"create table half_made (what text); {begin}")
        release = threading.Timer(0.3, other.execute, ["commit"])
        release.start()
        made = Journal(db).decide(CONFLICT, "rounding", reviewer="Ani", seen=None)
        release.join()
    assert read_journal(db) == [made]


def test_where_readers_cannot_be_let_in_while_somebody_writes_the_journal_is_used_all_the_same() -> None:
    memory = Path(":memory:")  # like some disks of a network, it stays as it is when WAL is asked for
    with closing(open_journal(memory)) as journal:
        assert journal.execute("pragma journal_mode").fetchone() == ("memory",)
        assert journal.execute("select count(*) from verdict").fetchone() == (0,)


def test_undo_takes_back_ones_own_newest_and_keeps_it_on_record(db: Path) -> None:
    journal = Journal(db)
    first = journal.decide("c1", "rounding", reviewer="Ani", seen=None)
    second = journal.decide("c2", "cannot_tell", reviewer="Ani", seen=None)
    other = journal.decide("c3", "cannot_tell", reviewer="Budi", seen=None)
    assert journal.state().newest_of("Ani") == second
    journal.withdraw(second, "Ani")
    assert journal.state().newest_of("Ani") == first
    assert {each.verdict_id for each in read_journal(db)} == {first.verdict_id, other.verdict_id}
    with pytest.raises(VerdictError, match="Budi"):
        journal.withdraw(other, "Ani")
    with pytest.raises(Meanwhile):
        journal.withdraw(second, "Ani")  # it is gone already


def test_after_an_overruled_verdict_is_taken_back_the_earlier_one_counts_again(db: Path) -> None:
    journal = Journal(db)
    first = journal.decide(CONFLICT, "rounding", reviewer="Ani", seen=None)
    second = journal.decide(CONFLICT, "both_right", reviewer="Budi", seen=first.verdict_id)
    journal.withdraw(second, "Budi")
    assert journal.state().counting(CONFLICT) == first


def test_a_second_opinion_stands_until_somebody_else_has_given_it(db: Path) -> None:
    journal = Journal(db)
    first = journal.decide(CONFLICT, "rounding", reviewer="Ani", seen=None)
    assert journal.ask_second_opinion(CONFLICT, "Ani", "dua sumber?")
    assert journal.state().opinions[CONFLICT].note == "dua sumber?"
    own = journal.decide(CONFLICT, "cannot_tell", reviewer="Ani", seen=first.verdict_id)
    assert CONFLICT in journal.state().opinions  # her own is no second one
    journal.decide(CONFLICT, "rounding", reviewer="Budi", seen=own.verdict_id)
    assert journal.state().opinions == {}
    assert journal.ask_second_opinion(CONFLICT, "Ani")
    assert not journal.ask_second_opinion(CONFLICT, "Ani")  # asked again, it is taken back
    assert journal.state().opinions == {}


def test_corrections_belong_to_their_verdict(db: Path) -> None:
    journal = Journal(db)
    made = journal.decide(CONFLICT, "extraction_error", reviewer="Ani", seen=None, corrections=[WRONG])
    assert Journal(db).state().corrections == {made.verdict_id: [WRONG]}
    with pytest.raises(VerdictError):
        journal.decide("c2", "rounding", reviewer="Ani", seen=None, corrections=[WRONG])


@pytest.mark.parametrize(("verdict", "figure"), [("this", None), ("rounding", "f1"), ("whatever", None)])
def test_what_is_no_verdict_is_not_written(db: Path, verdict: str, figure: str | None) -> None:
    with pytest.raises(VerdictError):
        Journal(db).decide(CONFLICT, verdict, reviewer="Ani", seen=None, figure_id=figure)
    assert read_journal(db) == []


def test_looking_writes_nothing(db: Path) -> None:
    assert Journal(db).state().verdicts == {}
    assert list(db.parent.iterdir()) == []
