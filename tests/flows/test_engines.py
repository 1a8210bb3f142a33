"""Pages read by one process, by several, or by a cluster: always the same file, whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.page import Page
from corpus.sources import Rejected, Tally, read_inputs
from extractors.figure import Extraction
from flows import pipeline
from flows.engines.cluster import Cluster, local
from flows.engines.keys import Keys, write_keys
from flows.engines.order import Order
from flows.engines.parts import Part, Work, held_key, known_key, pack, restore, store, unpack
from flows.engines.pool import Pool, PoolError
from flows.engines.shares import Plan
from flows.engines.stream import Processes, Stream
from flows.pipeline import Summary, run
from warehouse.export import export
from warehouse.load import open_work

CAKUPAN = Path(sys.executable).with_name("cakupan")
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
REGIONS = ("Kabupaten Bone", "Kabupaten Wajo", "Kota Palopo", "Kabupaten Siak", "Kota Bima", "Kabupaten Sinjai")


def sentence(number: int) -> str:
    return (
        f"Per 1 Mei 2024 jumlah peserta JKN di {REGIONS[number % 6]} tercatat {100 + number}.{number % 10}50 jiwa, "
        f"atau {80 + number % 17},{number % 10} persen dari total penduduk. Catatan nomor {number}."
    )


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Rows with and without ids, ids and texts twice, rows that are none, pages without figures, versions of a page."""
    rows: list[str] = []
    for number in range(60):
        row: dict[str, Any] = {"text": sentence(number), "url": f"https://kabar{number % 3}.example/{number}"}
        if number % 3:
            row["id"] = f"id-{number % 40}"
        rows.append(json.dumps(row))
        if number % 7 == 0:
            rows += ["", "{broken", json.dumps({"text": "Harga cabai di pasar induk turun 30 persen."})]
        if number % 11 == 0:
            rows += [
                rows[-1],
                json.dumps(row | {"title": "Once more"}),
                json.dumps(row | {"text": sentence(number + 1)}),
            ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(20):
        (folder / f"id-{number}.txt").write_text(sentence(100 + number), encoding="utf-8")
    (folder / "rusak.txt").write_bytes(b"\0\1\2" * 500)
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as archive:
        for number in range(30):
            one = f"https://kabar.example/{number // 3}"
            head = f"<head><link rel='canonical' href='{one}'></head>"
            html = f"<html>{head}<body><p>{sentence(number // 3)}</p></body></html>"
            archive.writestr(f"{number}.html", html)
            archive.writestr(f"{number}.meta.json", json.dumps({"url": f"{one}?utm_source={number % 3}"}))
    return [str(tmp_path / "rows.jsonl"), str(folder), str(tmp_path / "saved.zip"), str(tmp_path / "rows.jsonl")]


def exported(db: Path) -> dict[str, bytes]:
    folder = db.with_suffix(".export")
    export(db, folder)
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def plain(summary: Summary) -> dict[str, Any]:
    return {name: value for name, value in summary.as_dict().items() if name not in ("path", "seconds")}


# --- shares -----------------------------------------------------------------------------------------------------------


def found_nothing(article: Article) -> tuple[Article, Page, Extraction]:
    return (
        article,
        Page(article, article.text, (), None, None, None, None),
        Extraction(article_id=article.id, published=None),
    )


def outcome(given: list[str], share_bytes: int, part_pages: int) -> tuple[list[str], list[Rejected], Tally]:
    """Ids, what was set aside, and what was passed over, by shares."""
    ids: list[str] = []
    rejected: list[Rejected] = []

    def meet(row: Any) -> bool:
        ids.append(row["article_id"])
        return False

    order = Order(meet)
    stream = Stream(Plan(given, share_bytes), Work("test", part_pages=part_pages), workers=1, find=found_nothing)
    for share, part, is_last in stream:
        rejected += order.settle(share, part).rejected + (order.end(share, part) if is_last else [])
    return ids, rejected, order.tally


@given(share_bytes=st.integers(1, 6000), part_pages=st.integers(1, 30))
@settings(deadline=None, max_examples=15)
def test_shares_of_any_size_hold_what_reading_in_one_go_gives(
    share_bytes: int, part_pages: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    given_ = inputs.__wrapped__(tmp_path_factory.mktemp("inputs"))  # type: ignore[attr-defined]
    tally = Tally()
    items = list(read_inputs(given_, screen="many", tally=tally))
    ids, rejected, passed = outcome(given_, share_bytes, part_pages)
    assert ids == [item.id for item in items if isinstance(item, Article)]
    assert rejected == [item for item in items if isinstance(item, Rejected)]
    assert passed == tally
    assert tally.copies
    assert tally.irrelevant


@pytest.mark.parametrize(
    "text", ["\n\n\n\n\n\n", "\n \n\n" + '{"text": "Peserta JKN di Bima 158.665 jiwa."}', "x" * 50]
)
def test_odd_tables_in_ranges(text: str, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(text, encoding="utf-8")
    items = list(read_inputs([str(tmp_path / "rows.jsonl")], screen="many"))
    ids, rejected, _ = outcome([str(tmp_path / "rows.jsonl")], 2, 3)
    assert ids + rejected == [item.id if isinstance(item, Article) else item for item in items]


def test_remote_rows_are_read_in_ranges(inputs: list[str], tmp_path: Path) -> None:
    import fsspec

    files = fsspec.filesystem("memory")
    files.pipe("/berita/rows.jsonl", Path(inputs[0]).read_bytes())
    files.pipe("/berita/a.txt", sentence(3).encode())
    for address in ("memory://berita/rows.jsonl", "memory://berita"):
        tally = Tally()
        items = list(read_inputs([address], screen="many", tally=tally))
        assert len(list(Plan([address], 2000).shares())) > 5
        ids, rejected, passed = outcome([address], 2000, 7)
        assert ids == [item.id for item in items if isinstance(item, Article)]
        assert rejected == [item for item in items if isinstance(item, Rejected)]
        assert passed == tally


@given(st.lists(st.binary(min_size=16, max_size=16)), st.binary(min_size=16, max_size=16))
@settings(deadline=None)
def test_keys_are_found(tmp_path_factory: pytest.TempPathFactory, held: list[bytes], other: bytes) -> None:
    path = tmp_path_factory.mktemp("keys") / "keys"
    assert write_keys(path, sorted(held)) == len(held)
    keys = Keys(str(path))
    assert all(key in keys for key in held)
    assert (other in keys) == (other in held)
    assert other not in Keys(None)


def test_the_warehouse_makes_the_same_keys(pages: Path, tmp_path: Path) -> None:
    (pages / "palopo-juni-2024" / "meta.json").write_text('{"url": "https://kabar.example/palopo"}', encoding="utf-8")
    run([str(pages)], tmp_path / "c.duckdb")
    with open_work(tmp_path / "c.duckdb") as work:
        rows = work.connection.execute("select revision_id, input_hash from revision").fetchall()
        assert list(work.known_keys()) == sorted(known_key(*row) for row in rows)
        assert list(work.held_keys()) == [held_key("kabar.example/palopo")]


def test_a_part_travels_unchanged(inputs: list[str], tmp_path: Path) -> None:
    parts: list[Part] = []
    for share in Plan(inputs, 3000).shares():
        parts += Work("test").parts(share)
    store(parts, tmp_path / "part")
    for other in ([unpack(pack(part)) for part in parts], list(restore(tmp_path / "part"))):
        assert [part.counts for part in other] == [part.counts for part in parts]
        for one, two in zip(other, parts, strict=True):
            assert all(table.equals(two.tables()[name]) for name, table in one.tables().items())


# --- processes --------------------------------------------------------------------------------------------------------


def workers_of(pid: int) -> list[int]:
    """The workers that a process has started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == pid and b"flows.engines.worker" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def wait_until(holds: Callable[[], bool], otherwise: str, seconds: float = 120) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, otherwise
        time.sleep(0.05)


def test_two_workers_one_of_them_killed_make_the_same_file(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(inputs, tmp_path / "one.duckdb", workers=1)
    assert alone.new > 80
    monkeypatch.setattr(pipeline, "BUNDLE_PAGES", 3)
    killed: list[int] = []

    def kill_one(_stage: str, pages: int, _aside: int) -> None:
        if pages and not killed and (there := workers_of(os.getpid())):
            os.kill(there[0], signal.SIGKILL)
            killed.append(there[0])

    together = run(inputs, tmp_path / "two.duckdb", workers=2, share_bytes=1500, tell=kill_one)
    assert killed
    assert workers_of(os.getpid()) == []
    assert plain(together) == plain(alone)
    assert exported(tmp_path / "two.duckdb") == exported(tmp_path / "one.duckdb")
    again = run(inputs, tmp_path / "two.duckdb", workers=2, share_bytes=1500)
    assert (again.new, again.unchanged) == (0, alone.pages)


DEADLY = """
import os, signal
import corpus.page

real = corpus.page.read_page

def read_page(article):
    if "MEMATIKAN" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(article)

corpus.page.read_page = read_page
"""


@pytest.fixture
def deadly(tmp_path: Path) -> dict[str, str]:
    """An environment in which a page with a certain word kills whoever reads it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    paths = [str(tmp_path / "site"), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def rows_with_a_deadly_one(path: Path) -> Path:
    rows = [{"id": f"a{number}", "text": sentence(number)} for number in range(12)]
    rows[6]["text"] += " MEMATIKAN."
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_a_page_that_kills_workers_is_set_aside(deadly: dict[str, str], cakupan: Run, tmp_path: Path) -> None:
    rows_with_a_deadly_one(tmp_path / "rows.jsonl")
    done = cakupan("run", "rows.jsonl", "--plain", "--workers", "2", "--db", "c.duckdb", env=deadly)
    assert done.returncode == 1, done.stderr
    said = "cakupan: set aside: a6: reading it ends the process that does it (killed by signal 9)"
    assert done.stderr.startswith(said)
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        ids = {row[0] for row in connection.execute("select article_id from article").fetchall()}
    assert ids == {f"a{number}" for number in range(12) if number != 6}


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_run_that_is_stopped_leaves_no_worker(sent: signal.Signals, code: int, tmp_path: Path) -> None:
    rows = (json.dumps({"text": sentence(number)}) for number in range(20_000))
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    process = subprocess.Popen(
        [str(CAKUPAN), "run", "rows.jsonl", "--plain", "--workers", "2", "--db", "c.duckdb"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # whoever runs the tests in the background ignores SIGINT, and children inherit that
        preexec_fn=(lambda: signal.signal(sent, signal.SIG_DFL)) if sent != signal.SIGKILL else None,
    )
    wait_until(lambda: len(workers_of(process.pid)) == 2, "the workers never started")
    workers = workers_of(process.pid)
    process.send_signal(sent)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (code, "")
    assert err == ("" if sent == signal.SIGKILL else "cakupan: stopped; nothing was published\n")
    wait_until(lambda: not any(is_worker(pid) for pid in workers), "a worker outlives its run", 10)
    assert not (tmp_path / "c.duckdb").exists()


def is_worker(pid: int) -> bool:
    try:
        return b"flows.engines.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


class Counting:
    """A worker's work for tests: its items are numbers; some end the process, some fail."""

    def pieces(self, task: tuple[int, int, str], skip: int, one_by_one: bool) -> Iterator[tuple[int, bytes]]:
        begin, end, how = task
        for place in range(skip, end - begin):
            number = begin + place
            if how == "dies" and number % 10 == 7:
                os._exit(3)
            if how == "dies from 15 on" and number >= 15:
                os._exit(3)
            if how == "share gone" and number == 12:
                raise OSError(5, "the share went away")
            if how == "broken" and number == 12:
                raise KeyError("what")
            yield place + 1, b"%d" % number


def counted(tasks: list[tuple[int, int, str]], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    (folder / "counting.py").write_text(
        "import os\nfrom collections.abc import Iterator\n\n"
        + "class Counting:\n"
        + Path(__file__).read_text(encoding="utf-8").split("class Counting:\n", 1)[1].split("\n\n\n", 1)[0],
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.syspath_prepend(str(folder))
    doing = import_module("counting").Counting()

    def give_up(_task: tuple[int, int, str], item: int, rest: bool, how: str) -> bytes:
        return f"{item} {'and the rest ' if rest else ''}{how}".encode()

    with Pool(doing, 2, give_up) as workers:
        return [piece for _, piece, _ in workers.run(iter(tasks))]


def test_pieces_come_in_order_and_what_kills_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [(begin, begin + 5, "dies" if begin == 15 else "") for begin in range(0, 50, 5)]
    got = counted(tasks, tmp_path, monkeypatch)
    assert got == [b"2 ended with 3" if number == 17 else b"%d" % number for number in range(50)]
    assert workers_of(os.getpid()) == []


def test_a_task_that_cannot_be_gone_through_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    got = counted([(10, 40, "dies from 15 on"), (40, 42, "")], tmp_path, monkeypatch)
    assert got[:5] == [b"%d" % number for number in range(10, 15)]
    assert got[5:-2] == [*(b"%d ended with 3" % item for item in range(5, 9)), b"9 and the rest ended with 3"]
    assert got[-2:] == [b"40", b"41"]


@pytest.mark.parametrize(("how", "error"), [("share gone", OSError), ("broken", PoolError)])
def test_what_is_no_pages_fault_is_raised(
    how: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(error, match=r"the share went away|KeyError: 'what'"):
        counted([(0, 5, ""), (5, 20, how)], tmp_path, monkeypatch)
    assert workers_of(os.getpid()) == []


def test_few_pages_start_no_worker(inputs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Processes, "parts", lambda *_: pytest.fail("workers were started"))
    stream = Stream(Plan(inputs, 2000), Work("test"))
    assert sum(part.counts.items for _, part, _ in stream) > 100
    assert stream.started == 1


@pytest.mark.parametrize("format", ["jsonl", "csv", "table"])
def test_extract_by_workers_prints_the_same(format: str, inputs: list[str], cakupan: Run) -> None:
    alone = cakupan("extract", *inputs, "--format", format, "--workers", "1")
    together = cakupan("extract", *inputs, "--format", format, "--workers", "2")
    assert len(alone.stdout) > 10_000
    assert together.stdout == alone.stdout
    assert sorted(together.stderr.splitlines()) == sorted(alone.stderr.splitlines())
    assert (together.returncode, alone.returncode) == (1, 1)


def test_extract_goes_on_where_a_page_kills_its_worker(deadly: dict[str, str], cakupan: Run, tmp_path: Path) -> None:
    rows_with_a_deadly_one(tmp_path / "rows.jsonl")
    done = cakupan("extract", "rows.jsonl", "--format", "jsonl", "--workers", "2", env=deadly)
    assert done.returncode == 1
    assert "set aside: a6: reading it ends the process that does it (killed by signal 9)" in done.stderr
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert ids == [f"a{number}" for number in range(12) if number != 6]


# --- a cluster --------------------------------------------------------------------------------------------------------


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client of two separate processes, which are not tried again often."""
    import dask
    import distributed

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(**local(2)) as cluster,
        distributed.Client(cluster) as connected,
    ):
        yield connected


def test_a_cluster_that_loses_a_worker_makes_the_same_file(
    inputs: list[str], tmp_path: Path, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(inputs, tmp_path / "one.duckdb", workers=1)
    monkeypatch.setattr(pipeline, "BUNDLE_PAGES", 3)
    killed: list[int] = []

    def kill_one(_stage: str, pages: int, _aside: int) -> None:
        if pages and not killed:
            killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    folder = tmp_path / "parts"
    folder.mkdir()
    cluster = Cluster(client, folder)
    together = run(inputs, tmp_path / "two.duckdb", engine=cluster, share_bytes=1500, folder=folder, tell=kill_one)
    assert killed
    assert killed[0] not in client.run(os.getpid).values()
    assert plain(together) == plain(alone)
    assert exported(tmp_path / "two.duckdb") == exported(tmp_path / "one.duckdb")
    assert list(folder.iterdir()) == []


def test_a_page_that_kills_a_clusters_workers_is_set_aside(
    deadly: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dask
    import distributed

    rows_with_a_deadly_one(tmp_path / "rows.jsonl")
    for name, value in deadly.items():
        monkeypatch.setenv(name, value)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(**local(1)) as cluster,
        distributed.Client(cluster) as connected,
    ):
        shares = Plan([str(tmp_path / "rows.jsonl")], 1_000_000).shares()
        pieces = list(Cluster(connected, tmp_path).parts(Work("test"), shares))
    rows = [row for _, part, _ in pieces for row in part.outcome.to_pylist()]
    assert [row["what"] for row in rows] == [*["new"] * 6, "rejected", *["new"] * 5]
    assert rows[6]["reason"].startswith("reading it ends the process that does it")
    assert [is_last for _, _, is_last in pieces][-1]


def test_the_flow_on_a_cluster(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    run([str(pages)], tmp_path / "one.duckdb")
    done = cakupan("run", pages, "--engine", "dask", "--workers", "2", "--db", "two.duckdb")
    assert (done.returncode, done.stderr) == (0, "")
    assert exported(tmp_path / "two.duckdb") == exported(tmp_path / "one.duckdb")
    assert not (tmp_path / "two.duckdb.parts").exists()


def test_without_dask_it_is_said_what_to_install(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text("import sys\nsys.modules['distributed'] = None\n", "utf-8")
    paths = os.pathsep.join([str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")])
    done = cakupan("run", pages, "--engine", "dask", "--db", "c.duckdb", env={"PYTHONPATH": paths})
    assert done.returncode == 3
    assert "pip install 'cakupan[dask]'" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scheduler", "tcp://127.0.0.1:8786"], "--scheduler is of --engine dask"),
        (["--parts", "there"], "--parts is of --engine dask"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"], "leave out --workers"),
        (["--engine", "dask", "--figures", "gold"], "leave out --engine dask"),
        (["--workers", "0"], "should be greater than or equal to 1"),
    ],
)
def test_engines_that_do_not_go_together(options: list[str], said: str, pages: Path, cakupan: Run) -> None:
    done = cakupan("run", pages, "--plain", *options)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_a_scheduler_that_does_not_answer(pages: Path, cakupan: Run) -> None:
    done = cakupan("run", pages, "--plain", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--db", "c.duckdb")
    assert done.returncode == 3
    assert "tcp://127.0.0.1:1: no Dask scheduler answers" in done.stderr
