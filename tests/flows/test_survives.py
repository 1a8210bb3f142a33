"""Nights that are killed, meet each other, or find a full disk, a read-only folder, a damaged file, a wrong clock.

Some only where CAKUPAN_SLOW is set; `make nights` does the same at random moments, many times over.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import Period, open_job
from flows.pipeline import run as run_plainly
from warehouse import load
from warehouse.export import export
from warehouse.load import preflight, what_broke

slow = pytest.mark.skipif(not os.environ.get("CAKUPAN_SLOW"), reason="one more of its kind; set CAKUPAN_SLOW to run it")

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Servers = Callable[[Path], list[int]]
CAKUPAN = Path(sys.executable).with_name("cakupan")
ROOT = Path(__file__).resolve().parents[2]


def content(db: Path, folder: Path) -> dict[str, bytes]:
    export(db, folder)
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture
def second_night(pages: Path, tmp_path: Path) -> Path:
    """A published warehouse of two of the pages; the next night reads the third, and a new text of another."""
    page = pages / "palopo-juni-2024" / "article.txt"
    (page.parent / "meta.json").write_text('{"url": "https://kabarlontara.example/palopo"}', encoding="utf-8")
    db = tmp_path / "c.duckdb"
    run_plainly([str(pages / name) for name in sorted(os.listdir(pages))[:2]], db)
    page.write_text(page.read_text(encoding="utf-8").replace("97,35", "97,53"), encoding="utf-8")
    return db


KILLED = """
import os, signal, sys
from flows import pipeline
from warehouse import load
from warehouse.load import Work

def dies(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)

def after(real):
    def both(*arguments, **options):
        real(*arguments, **options)
        dies()
    return both

where, inputs, db = sys.argv[1:]
if where == "in the middle of loading":
    Work._transaction = lambda self: dies()
elif where == "after loading":
    Work.load = after(Work.load)
elif where == "before the swap":
    load.os.replace = dies
elif where == "after the swap":
    load.os.replace = after(os.replace)
pipeline.run([inputs], db)
raise SystemExit("was not killed")
"""


@pytest.mark.parametrize(
    "where",
    ["in the middle of loading", pytest.param("after loading", marks=slow), "before the swap", "after the swap"],
)
def test_a_killed_night_run_again_is_as_one_that_was_not(
    where: str, pages: Path, second_night: Path, tmp_path: Path
) -> None:
    before = second_night.read_bytes()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, where, str(pages), str(second_night)], check=False, capture_output=True, cwd=ROOT
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    if where != "after the swap":
        assert second_night.read_bytes() == before
    with duckdb.connect(str(second_night), read_only=True) as reader:
        assert reader.execute("select count(*) > 0 from coverage").fetchall() == [(True,)]
    run_plainly([str(pages)], second_night)
    (tmp_path / "clean").mkdir()
    clean = tmp_path / "clean" / "c.duckdb"
    clean.write_bytes(before)
    run_plainly([str(pages)], clean)
    assert content(second_night, tmp_path / "got") == content(clean, tmp_path / "wanted")
    assert not [file for file in os.listdir(tmp_path) if ".work" in file]


def test_a_killed_run_leaves_no_server_behind(pages: Path, tmp_path: Path, servers_of: Servers) -> None:
    home = tmp_path / "data" / "prefect"
    process = subprocess.Popen(
        [str(CAKUPAN), "run", str(pages), "--db", "data/c.duckdb"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: bool(servers_of(home)), "the server never started")
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until(lambda: not servers_of(home), "the server outlives its run")


def wait_until(holds: Callable[[], bool], otherwise: str, seconds: float = 60) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, otherwise
        time.sleep(0.1)


def test_two_runs_at_once(pages: Path, tmp_path: Path) -> None:
    command = [str(CAKUPAN), "run", str(pages), "--plain", "--db", "c.duckdb"]
    both = [
        subprocess.Popen([*command, *more], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for more in ([], ["--wait", "100"])
    ]
    ends = [(process.communicate(timeout=120)[1], process.returncode) for process in both]
    for said, code in ends:
        assert code == 0 or (code == 3 and "another run is writing this warehouse" in said)
    assert ends[1] == ("", 0)  # it waited, or it was first
    run_plainly([str(pages)], tmp_path / "clean.duckdb")
    assert content(tmp_path / "c.duckdb", tmp_path / "got") == content(tmp_path / "clean.duckdb", tmp_path / "wanted")


@slow
def test_a_lock_left_by_a_dead_process_is_no_lock(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    (tmp_path / "c.duckdb.lock").write_bytes(dead.stdout)
    assert cakupan("run", pages, "--plain", "--db", "c.duckdb").returncode == 0


@pytest.mark.parametrize("words", ["Hadiah utama", pytest.param("perahu hias ikut", marks=slow)])
def test_a_damaged_file_is_not_published_again(words: str, pages: Path, second_night: Path, cakupan: Run) -> None:
    whole = second_night.read_bytes()
    places = [match.start() for match in re.finditer(re.escape(words.encode()), whole)]
    assert places  # texts lie in the file as they are, and the night does not read this one again
    damaged = bytearray(whole)
    for at in places:
        damaged[at] ^= 0xFF
    second_night.write_bytes(damaged)
    done = cakupan("run", pages, "--plain", "--db", "c.duckdb")
    assert done.returncode == 3
    assert re.search(r"c\.duckdb: seems damaged .*put back a copy of it, or move it away", done.stderr)
    assert done.stderr.count("\n") == 1
    assert second_night.read_bytes() == damaged
    for command in (["conflicts"], ["show", "palopo-lomba-perahu"], ["export", "out"]):
        shown = cakupan(*command, "--db", "c.duckdb")
        assert shown.returncode == 0 or (shown.returncode, shown.stderr.count("\n")) == (3, 1), shown.stderr
    second_night.unlink()
    assert cakupan("run", pages, "--plain", "--db", "c.duckdb").returncode == 0


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["cakupan", *sys.argv[2:]]
from flows.cli import main
main()
"""


@pytest.mark.parametrize("share", [0.5, pytest.param(1.0, marks=slow)])
def test_a_file_that_must_not_grow(share: float, pages: Path, second_night: Path, tmp_path: Path) -> None:
    before = second_night.read_bytes()
    lines = "\n".join(f"Catatan nomor {number} tentang antrean dan jadwal layanan." for number in range(15_000))
    (pages / "panjang.txt").write_text(lines, encoding="utf-8")
    limit = int(len(before) * share)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(limit), "run", str(pages), "--plain", "--db", str(second_night)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "the disk is full" in done.stderr
    assert "make room, then run again" in done.stderr
    assert second_night.read_bytes() == before
    assert not [file for file in os.listdir(tmp_path) if ".work" in file]


def in_mount(options: str, script: str) -> subprocess.CompletedProcess[str]:
    """A script in a mount namespace of its own, a small file system on $PLACE; skipped where that is not allowed."""
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o {options} none "$PLACE" || exit 99; {script}'],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PLACE": os.environ["PLACE"]},
    )
    if done.returncode == 99 or "unshare" in done.stderr:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    return done


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mount"
    folder.mkdir()
    monkeypatch.setenv("PLACE", str(folder))
    return folder


@pytest.mark.parametrize("plain", ["--plain", ""])
def test_a_full_disk_is_noticed_before_anything_is_started(plain: str, pages: Path, place: Path) -> None:
    done = in_mount(
        "size=20m", f'{CAKUPAN} run {pages} {plain} --db "$PLACE/c.duckdb"; code=$?; ls "$PLACE"; exit $code'
    )
    assert done.returncode == 3
    assert "20 MB are free, a run needs 32 MB" in done.stderr
    assert "make room, then run again" in done.stderr
    assert done.stdout.split() == ["c.duckdb.lock"]


@pytest.mark.parametrize("plain", ["--plain", ""])
def test_a_read_only_folder(plain: str, pages: Path, second_night: Path, place: Path) -> None:
    done = in_mount(
        "size=60m",
        f'cp {second_night} "$PLACE/c.duckdb"; mount -o remount,ro "$PLACE"; {CAKUPAN} conflicts --db "$PLACE/c.duckdb"'
        f' >/dev/null || exit 98; {CAKUPAN} run {pages} {plain} --db "$PLACE/c.duckdb"',
    )
    assert done.returncode == 3, done.stderr
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    assert "choose another file with --db" in done.stderr


def test_what_else_breaks_is_not_called_a_full_disk() -> None:
    assert what_broke(OSError(5, "Input/output error"), Path("c.duckdb")) is None
    assert what_broke(ValueError("no space left"), Path("c.duckdb")) is None
    assert what_broke(duckdb.IOException('Could not write file "x": No space left on device'), Path("d/c.duckdb"))


def test_too_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, 40 * 2**20))
    preflight(tmp_path / "c.duckdb")
    (tmp_path / "c.duckdb").write_bytes(b"x" * (9 * 2**20))
    with pytest.raises(load.WarehouseError, match="40 MB are free, a run needs 41 MB"):
        preflight(tmp_path / "c.duckdb")


def test_a_clock_that_was_set_back_is_said(pages: Path, second_night: Path, tmp_path: Path, cakupan: Run) -> None:
    tomorrow = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
    with duckdb.connect(str(second_night)) as connection:
        connection.execute("update run set started = $1, finished = $1", [tomorrow])
    done = cakupan("run", pages, "--plain", "--db", "c.duckdb")
    assert done.returncode == 0
    assert f"before the end of the last run ({tomorrow:%Y-%m-%d %H:%M} UTC): set it right" in done.stderr
    again = cakupan("run", pages, "--plain", "--db", "c.duckdb")
    assert again.returncode == 0
    with duckdb.connect(str(second_night), read_only=True) as connection:
        assert connection.execute("select min(seconds) >= 0 from run").fetchall() == [(True,)]


@pytest.mark.parametrize(
    ("since", "until", "read"),
    [
        (None, None, {"wajo-maret-2024", "palopo-juni-2024", "palopo-lomba-perahu", "tanpa-tanggal"}),
        pytest.param(date(2024, 6, 1), None, {"palopo-lomba-perahu"}, marks=slow),
        (None, date(2024, 5, 31), {"wajo-maret-2024"}),
        pytest.param(date(2030, 1, 1), date(2030, 1, 2), set(), marks=slow),
    ],
)
def test_only_pages_of_the_period_are_read(
    since: date | None, until: date | None, read: set[str], pages: Path, tmp_path: Path
) -> None:
    (pages / "tanpa-tanggal.txt").write_text(
        "Kartu peserta\n\nWarga mengurus kartu di kantor desa.\n", encoding="utf-8"
    )
    summary = run_plainly([str(pages)], tmp_path / "c.duckdb", period=Period(since, until))
    assert (summary.pages, summary.new, summary.outside) == (4, len(read), 4 - len(read))
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        ids = {row[0] for row in connection.execute("select article_id from article").fetchall()}
        assert ids == read
        row = connection.execute("select since, until, pages_outside from run").fetchall()
    assert row == [(since, until, summary.outside)]
    later = run_plainly([str(pages)], tmp_path / "c.duckdb")
    assert (later.new, later.unchanged) == (4 - summary.new, summary.new)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "2024"], "--since '2024' is no day; wanted YYYY-MM-DD"),
        (["--until", "30-01-2024"], "--until '30-01-2024' is no day"),
        (["--since", "2024-02-01", "--until", "2024-01-01"], "is after --until"),
    ],
)
def test_a_period_that_is_none(options: list[str], said: str, pages: Path, cakupan: Run) -> None:
    done = cakupan("run", pages, "--plain", *options)
    assert (done.returncode, said in done.stderr) == (2, True)


@pytest.mark.parametrize("command", ["run", "retry", "serve"])
def test_memory_that_is_none(command: str, pages: Path, second_night: Path, cakupan: Run) -> None:
    given = [pages] if command == "run" else []
    done = cakupan(command, *given, "--db", second_night, "--memory", "4 bananas")
    said = "--memory '4 bananas' is no amount of memory; wanted a number and its unit, as 4GB, or a share"
    assert (done.returncode, said in done.stderr) == (2, True)


def test_memory_reaches_duckdb(pages: Path, tmp_path: Path, cakupan: Run) -> None:
    limits = []
    for memory in ("300MB", "1GB"):
        with open_job([str(pages)], tmp_path / "c.duckdb", memory=memory) as job:
            limits += job.work.connection.execute("select current_setting('memory_limit')").fetchall()
    assert limits == [("286.1 MiB",), ("953.6 MiB",)]
    settings = {"CAKUPAN_SETTINGS": str(tmp_path / "little.toml")}
    (tmp_path / "little.toml").write_text('[run]\nmemory = "1 MB"\n', encoding="utf-8")
    done = cakupan("run", pages, "--plain", "--db", tmp_path / "c.duckdb", env=settings)
    assert (done.returncode, "run.memory: '1 MB' is too little memory" in done.stderr) == (2, True)


def test_pages_of_an_earlier_extractor_are_read_anew(pages: Path, tmp_path: Path) -> None:
    db = tmp_path / "c.duckdb"
    run_plainly([str(pages)], db)
    wanted = content(db, tmp_path / "wanted")
    with duckdb.connect(str(db)) as connection:  # as an earlier extractor would have left them
        connection.execute("update revision set extractor_version = '0.0.1+earlier'")
        connection.execute("update figure set value = value / 2, low = low / 2, high = high / 2")
    summary = run_plainly([str(pages / "wajo-maret-2024")], db)
    assert (summary.pages, summary.new, summary.reread) == (1, 1, 2)
    got = content(db, tmp_path / "got")
    assert [name for name in wanted if got[name] != wanted[name] and "run" not in name] == []
    again = run_plainly([str(pages)], db)
    assert (again.new, again.unchanged, again.reread) == (0, 3, 0)


def test_what_was_set_aside_is_tried_again(pages: Path, cakupan: Run, tmp_path: Path) -> None:
    broken = pages / "rusak.txt"
    broken.write_bytes(b"\0\1\2\3")
    gone = pages / "hilang.txt"
    gone.write_bytes(b"\0\1\2\3")
    assert cakupan("run", pages, "--plain", "--db", "c.duckdb").returncode == 1
    still = cakupan("retry", "--plain", "--db", "c.duckdb")
    assert (still.returncode, still.stderr.count("set aside:")) == (1, 2)
    broken.write_text("BONE – Per 1 Mei 2024 peserta JKN di Kabupaten Bone 700.120 jiwa.", encoding="utf-8")
    gone.unlink()
    done = cakupan("retry", "--plain", "--db", "c.duckdb")
    assert done.returncode == 1
    assert "hilang.txt: not there any more" in done.stderr
    assert "pages read              1\n" in done.stdout
    with duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True) as connection:
        assert connection.execute("select input, stage from rejected").fetchall() == [(str(gone), "read")]
        assert connection.execute("select value from coverage where region = 'Kabupaten Bone'").fetchall() == [
            (700120,)
        ]
    assert cakupan("run", pages, "--plain", "--db", "c.duckdb").returncode == 0
    nothing = cakupan("retry", "--plain", "--db", "c.duckdb")
    assert (nothing.returncode, nothing.stdout) == (0, "nothing to try again: 0 set aside, 0 of them gone\n")
