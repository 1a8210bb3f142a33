"""Nights that are killed, meet each other, are read meanwhile, or have nothing to do: does the warehouse hold?

    python benchmarks/nights.py kills [--moments 30] [--pages 300]    SIGKILL at random moments, then a rerun
    python benchmarks/nights.py readers [--runs 5]                    a reader in a second process through some runs
    python benchmarks/nights.py twice [--times 20]                    two runs at once
    python benchmarks/nights.py unchanged [--pages 10000]             a rerun on pages that did not change

Each prints what it found and ends with 1 when something does not hold. `make nights` runs all four.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from made_up import write  # noqa: E402

Content = dict[str, str]


def cakupan(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "flows.cli", *map(str, arguments)]


def start(*arguments: object) -> subprocess.Popen[str]:
    """`cakupan …` of this checkout, whatever is installed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        cakupan(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=1800)
    return process.returncode, out, err


def run(inputs: Path, db: Path, *more: str) -> dict[str, str]:
    """A run that has to work -> its closing table."""
    code, out, err = finish(start("run", inputs, "--db", db, *more))
    if code:
        raise SystemExit(f"cakupan run ended with {code}: {err}")
    return dict(re.findall(r"^ *(\S.*?)  +(\S.*)$", out, re.MULTILINE))


def exported(db: Path, folder: Path) -> Content:
    """What `cakupan export` writes, by hash."""
    shutil.rmtree(folder, ignore_errors=True)
    code, _, err = finish(start("export", folder, "--db", db))
    if code:
        raise SystemExit(f"cakupan export ended with {code}: {err}")
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


READER = """
import sys, time
import duckdb
path, stop = sys.argv[1:]
import os
count = worst = 0
versions = {}
while not os.path.exists(stop):
    begin = time.perf_counter()
    with duckdb.connect(path, read_only=True) as connection:
        edition = connection.execute("select value from warehouse_info where name = 'edition'").fetchone()[0]
        held = connection.execute(
            "select (select count(*) from article), (select count(*) from coverage), (select count(*) from conflict)"
        ).fetchone()
        again = connection.execute("select value from warehouse_info where name = 'edition'").fetchone()[0]
    assert edition == again, (edition, again)
    assert versions.setdefault(edition, held) == held, (edition, held, versions[edition])
    worst = max(worst, time.perf_counter() - begin)
    count += 1
print(count, round(worst, 4), len(versions))
"""


@contextmanager
def reading(db: Path) -> Iterator[dict[str, float]]:
    """A second process that asks the file again and again; what it saw is in the dictionary afterwards."""
    stop = db.with_name("stop-reading")
    stop.unlink(missing_ok=True)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(db), str(stop)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    seen: dict[str, float] = {}
    try:
        yield seen
    finally:
        stop.touch()
        out, err = reader.communicate(timeout=120)
        seen["failed"] = float(reader.returncode != 0)
        if reader.returncode:
            print("reader:", err.strip().splitlines()[-1])
        else:
            seen["queries"], seen["worst"], seen["versions"] = map(float, out.split())


def servers(home: Path) -> list[int]:
    """Prefect's servers whose files lie in `home`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            here = f"PREFECT_HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0")
            if here and b"uvicorn" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def kills(place: Path, moments: int, number: int, prefect: int, seed: int) -> bool:
    """SIGKILL at random moments of a second night, `prefect` of them with Prefect; then a rerun and a comparison.

    A third of the moments lie anywhere from the start on, two thirds in the work itself, which begins when the work
    file appears; the moments are spread evenly over both. A night that ends before its moment is done again, earlier.
    """
    first, second = write(place / "first.jsonl", number // 2), write(place / "second.jsonl", number, revised=0.2)
    base = place / "base" / "c.duckdb"
    run(first, base, "--plain")
    clean = place / "clean" / "c.duckdb"
    shutil.rmtree(clean.parent, ignore_errors=True)
    shutil.copytree(base.parent, clean.parent)
    run(second, clean, "--plain")
    wanted = exported(clean, place / "wanted")
    dice = random.Random(seed)
    print(f"seed {seed}")
    good, in_work = 0, 0
    for moment in range(moments):
        with_prefect = moment < prefect
        stratum, strata = (moment, prefect) if with_prefect else (moment - prefect, moments - prefect)
        at_start, share = stratum % 3 == 0, (stratum + dice.random()) / strata
        here = place / "killed"
        db, options = here / "c.duckdb", [] if with_prefect else ["--plain"]
        killed = False
        while not killed:
            shutil.rmtree(here, ignore_errors=True)
            shutil.copytree(base.parent, here)
            with reading(db) as seen:
                process = start("run", second, "--db", db, *options)
                begin = time.perf_counter()
                while not at_start and process.poll() is None and not work_of(db).exists():
                    time.sleep(0.002)
                time.sleep(share * lasts(with_prefect, at_start))
                after = time.perf_counter() - begin
                left = work_of(db).exists()
                killed = process.poll() is None
                process.send_signal(signal.SIGKILL)
                process.wait()
                if not killed:
                    share *= 0.8
                    continue
                for _ in range(100):
                    if not (alive := servers(here / "prefect")):
                        break
                    time.sleep(0.1)
                code, _, err = finish(start("run", second, "--db", db, *options))
        in_work += left
        same = exported(db, place / "got") == wanted
        clutter = [file.name for file in here.iterdir() if ".work" in file.name]
        fine = code == 0 and same and not seen["failed"] and not alive and not clutter
        good += fine
        print(
            f"{moment + 1:>2} {'prefect' if with_prefect else 'plain  '} killed after {after:5.2f} s "
            f"({'at work' if left else 'before or after the work'}) rerun {code}, exports "
            f"{'equal' if same else 'DIFFER'}, reader: {seen.get('queries', 0):.0f} queries, "
            f"{'FAILED' if seen['failed'] else 'no error'}"
            + (f", servers left {alive}" if alive else "")
            + (f", files left {clutter}" if clutter else "")
            + (f" {err.strip()}" if code else ""),
            flush=True,
        )
    print(
        f"killed and run again: {good} of {moments} ({in_work} at work) equal to the clean run, "
        "the file readable all the time"
    )
    return good == moments


def work_of(db: Path) -> Path:
    return db.with_name(db.name + ".work")


def lasts(with_prefect: bool, at_start: bool) -> float:
    """About how long the start, or the work, of a night on some hundred pages lasts, in seconds."""
    if at_start:
        return 12.0 if with_prefect else 1.5
    return 6.0 if with_prefect else 4.0


def readers(place: Path, runs: int, number: int) -> bool:
    """A reader through some runs, each of which publishes another version."""
    db = place / "c.duckdb"
    run(write(place / "pages.jsonl", number), db, "--plain")
    with reading(db) as alone:
        time.sleep(3)
    with reading(db) as seen:
        for night in range(runs):
            run(write(place / "pages.jsonl", number + 50 * (night + 1), revised=0.05 * night), db, "--plain")
    ratio = seen.get("worst", 0) / max(alone.get("worst", 0), 1e-9)
    print(
        f"reader through {runs} runs: {seen.get('queries', 0):.0f} queries, "
        f"{'an ERROR' if seen['failed'] else 'no error'}, {seen.get('versions', 0):.0f} versions seen, each whole; "
        f"the slowest query took {seen.get('worst', 0):.3f} s, {ratio:.1f} times that without a run beside it "
        f"({alone.get('worst', 0):.3f} s)"
    )
    return not seen["failed"] and seen["versions"] == runs + 1


SAID = "another run is writing this warehouse"


def twice(place: Path, times: int, number: int, prefect: int) -> bool:
    """Two runs at once on one file, again and again, `prefect` times with Prefect, every second time one waits."""
    pages = write(place / "pages.jsonl", number)
    run(pages, place / "clean" / "c.duckdb", "--plain")
    wanted = exported(place / "clean" / "c.duckdb", place / "wanted")
    good, endings = 0, Counter[str]()
    for time_ in range(times):
        here = place / f"two-{time_}"
        options = [] if time_ < prefect else ["--plain"]
        waits = time_ % 2 == 1
        both = [
            start("run", pages, "--db", here / "c.duckdb", *options),
            start("run", pages, "--db", here / "c.duckdb", *options, *(["--wait", "300"] if waits else [])),
        ]
        ends = [finish(process) for process in both]
        codes = sorted(code for code, _, _ in ends)
        clear = all(code == 0 or (code == 3 and SAID in err) for code, _, err in ends)
        same = exported(here / "c.duckdb", place / "got") == wanted
        fine = codes[0] == 0 and clear and same
        good += fine
        endings[f"{'waits' if waits else 'leaves'}: {codes}"] += 1
        if not fine:
            print(f"{time_ + 1}: {codes}, exports {'equal' if same else 'DIFFER'}: {[err for _, _, err in ends]}")
        shutil.rmtree(here)
    print(f"two runs at once: {good} of {times} end well, nothing doubled; {dict(sorted(endings.items()))}")
    return good == times


def unchanged(place: Path, number: int) -> bool:
    """A rerun on pages that did not change: no row changes, and it takes a fraction of the first run's extraction."""
    pages, db = write(place / "pages.jsonl", number), place / "c.duckdb"
    first = run(pages, db, "--plain")
    before, rows = exported(db, place / "first"), counted(db)
    begin = time.perf_counter()
    second = run(pages, db, "--plain")
    lasted = time.perf_counter() - begin
    same = exported(db, place / "second") == before and counted(db) == rows
    ratio = lasted / float(first["extract"])
    print(f"first run: {', '.join(f'{name} {first[name]}' for name in ('seconds', 'extract', 'load', 'conflicts'))}")
    print(f"second run: {', '.join(f'{name} {value}' for name, value in second.items() if name in STAGES)}")
    print(
        f"{number} unchanged pages: {second['unchanged']} known, exports {'equal' if same else 'DIFFER'}; the rerun "
        f"took {lasted:.1f} s from start to end, {ratio:.3f} of the first run's extraction"
    )
    return same and ratio <= 0.1


STAGES = ("seconds", "read", "known", "extract", "load", "conflicts", "check", "publish")


def counted(db: Path) -> list[tuple[str, int]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where not internal order by all").fetchall()
        return [
            (name, connection.execute(f'select bit_xor(hash(t)) from "{name}" as t').fetchall()[0][0])
            for (name,) in tables
            if name != "run"
        ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("kills", "readers", "twice", "unchanged"))
    parser.add_argument("--pages", type=int, default=None)
    parser.add_argument("--moments", type=int, default=30)
    parser.add_argument("--prefect", type=int, default=None, help="how many of them with Prefect")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="cakupan-nights-") as folder:
        place = Path(folder)
        for name in ("base", "clean"):
            (place / name).mkdir()
        if given.what == "kills":
            prefect = 8 if given.prefect is None else given.prefect
            return not kills(place, given.moments, given.pages or 300, prefect, given.seed)
        if given.what == "readers":
            return not readers(place, given.runs, given.pages or 300)
        if given.what == "twice":
            return not twice(place, given.times, given.pages or 100, 4 if given.prefect is None else given.prefect)
        return not unchanged(place, given.pages or 10_000)


if __name__ == "__main__":
    sys.exit(main())
