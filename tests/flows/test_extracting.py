"""How `cakupan extract` takes pages: in large batches, at once where someone watches, by workers when worth it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from corpus.sources import Rejected
from flows import extracting
from flows.extracting import Extracting, Records, read_figures

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"


def batches(inputs: list[str], *, watched: bool = False) -> list[Records]:
    return [[found.record for found in batch] for batch in read_figures(inputs, [], watched=watched)]


@pytest.fixture(scope="module")
def inputs() -> list[str]:
    return sorted(str(page) for page in SAMPLE.glob("b*/article.txt"))


@pytest.fixture(scope="module")
def whole(inputs: list[str]) -> Records:
    """Records of the pages, all in one batch."""
    (records,) = batches(inputs)
    assert sum(bool(record["conflicts"]) for record in records) > 0
    return records


@pytest.mark.parametrize(
    ("settings", "watched", "sizes"),
    [
        ({"BATCH": 4}, False, [4, 3]),
        ({"WATCHED_BATCH": 1}, True, [1, 2, 4]),
        ({"WATCHED_BATCH": 1, "BATCH": 2}, True, [1, 2, 2, 2]),
        ({"LONGEST_BATCH": 0.0}, False, [1, 1, 1]),  # pages that come slowly
    ],
)
def test_figures_are_the_same_however_pages_are_batched(
    settings: dict[str, float],
    watched: bool,
    sizes: list[int],
    inputs: list[str],
    whole: Records,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in settings.items():
        monkeypatch.setattr(extracting, name, value)
    found = batches(inputs[: sum(sizes)], watched=watched)
    assert [len(batch) for batch in found] == sizes
    assert [record for batch in found for record in batch] == whole[: sum(sizes)]


@pytest.mark.parametrize("turn", [1, 3, 4])
def test_workers_go_on_where_one_process_came_to(
    turn: int, inputs: list[str], whole: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, where batches are of 1 and 2 pages before workers come in; what is set aside is told once."""
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\0\1\2\3" * 20)
    taken = iter(range(1, 100))
    monkeypatch.setattr(extracting, "WATCHED_BATCH", 1)
    monkeypatch.setattr(extracting, "cores", lambda: 2)
    monkeypatch.setattr(extracting._WorthStarting, "after_one_more", lambda _: next(taken) == turn)
    rejected: list[Rejected] = []
    found = list(read_figures([str(broken), *inputs], rejected, None, watched=True))
    assert [each.record for batch in found for each in batch] == whole
    assert [each.input for each in rejected] == [str(broken)]
    assert next(taken) == turn + 1  # by then workers had the pages


def test_threads_take_turns_as_before_once_all_is_open() -> None:
    before = sys.getswitchinterval()
    with Extracting() as one, Extracting() as other:
        for each in (one, other):
            assert each.finished([]) == []
    late = time.monotonic() + 10
    while sys.getswitchinterval() != before and time.monotonic() < late:
        time.sleep(0.01)  # it is set back just after what waits for it goes on
    assert sys.getswitchinterval() == before


def test_what_is_set_aside_is_in_no_batch(tmp_path: Path) -> None:
    rejected: list[Rejected] = []
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    assert list(read_figures([str(empty)], rejected)) == [[]]
    assert [each.input for each in rejected] == [str(empty)]


@pytest.mark.parametrize(
    ("pages", "seconds", "starts_after"),
    [
        (1000, 0.125, 9),  # a second's work is done, and 124 more would follow
        (1000, 0.0078125, None),  # all of it takes 8 seconds
        (100, 0.125, None),  # the first page, with which the rules are read, is no measure
        (3, 16.0, 2),
    ],
)
def test_workers_are_started_when_much_is_left(
    pages: int, seconds: float, starts_after: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("time.perf_counter", lambda: clock[0])
    monkeypatch.setattr(extracting, "count_inputs", lambda _: pages)
    worth = extracting._WorthStarting(["pages.jsonl"])
    clock[0] += 5.0
    for page in range(1, pages + 1):
        if worth.after_one_more():
            assert (page, worth.left()) == (starts_after, pages - page)
            return
        clock[0] += seconds
    assert starts_after is None
