"""The file is read again when a run has swapped it; one that cannot be read leaves the last."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from review.journal import Journal
from review.published import Published
from warehouse.verdicts import newest_verdicts


def swap(new: Path, db: Path) -> None:
    """Put another file in the place of one, as a run does."""
    work = db.with_name(db.name + ".work")
    shutil.copy(new, work)
    os.replace(work, db)


def test_a_swapped_file_is_seen_and_an_untouched_one_is_not_read_again(db: Path, sample: Path, open_there: int) -> None:
    published = Published(db)
    before = published.current()
    assert published.current() is before
    assert len(before.conflicts) == open_there
    swap(sample, db)
    after = published.current()
    assert after is not before
    assert after.conflicts == before.conflicts
    assert after.ask("runs")


def test_a_broken_file_is_told_and_the_list_stays(db: Path, sample: Path, open_there: int) -> None:
    published = Published(db)
    broken = db.with_name("broken")
    broken.write_bytes(b"no database")
    swap(broken, db)
    assert len(published.current().conflicts) == open_there
    assert "cannot be opened" in (published.problem or "")
    swap(sample, db)
    assert len(published.current().conflicts) == open_there
    assert published.problem is None
    assert published.current().ask("runs")


def test_a_file_that_is_gone_for_a_moment_stays_readable(db: Path) -> None:
    published = Published(db)
    db.rename(db.with_name("elsewhere"))
    assert published.current().ask("runs")


def test_what_the_app_writes_is_what_the_next_run_folds_in(db: Path) -> None:
    first = Published(db).current().conflicts[0]
    made = Journal(db).decide(first.conflict_id, "rounding", reviewer="Ani", seen=None)
    assert newest_verdicts(db) == {first.conflict_id: made}
