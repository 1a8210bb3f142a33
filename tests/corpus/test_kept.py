"""What was worked out of patterns is kept for the next process, and never changes what they find."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKS = """
import sys
from corpus import kept, pattern
asked = []
def told(name):
    def work_out(text, verbose, plain=getattr(pattern, name)):
        asked.append(text)
        return plain(text, verbose)
    return work_out
for name in ("_needs_of", "_firsts_of"):
    setattr(pattern, name, told(name))
needs, firsts = pattern.needs_of(r"ha(?:lo|i)\\s\\w"), pattern.firsts_of(r"(?:se|ke)lamat")
print(sorted(needs), sorted(firsts), len(asked), kept.place())
"""
TOLD = "['hai', 'halo'] ['kelam', 'selam']"


def ask(folder: Path, **more: str) -> tuple[str, int, Path]:
    """What a new process is told, how much of it that process works out itself, and where it is kept."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(folder), **more}
    done = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, text=True, check=True, env=env)
    told, count, place = done.stdout.strip().rsplit(" ", 2)
    return told, int(count), Path(place)


def test_the_next_process_need_not_work_it_out(tmp_path: Path) -> None:
    told, count, place = ask(tmp_path)
    assert (told, count) == (TOLD, 2)
    assert place.is_relative_to(tmp_path)
    assert [each.name for each in place.parent.iterdir() if each.name.startswith(place.name)] == [place.name]
    assert place.stat().st_mode & 0o044 == 0o044  # for others too, as a compiled module is
    assert ask(tmp_path) == (TOLD, 0, place)


@pytest.mark.parametrize("broken", [b"", b"no such thing", b"\xe9\x02", b"i\x01\x00\x00\x00"])
def test_a_broken_file_costs_the_time_only(tmp_path: Path, broken: bytes) -> None:
    place = ask(tmp_path)[2]
    place.write_bytes(broken)
    assert ask(tmp_path) == (TOLD, 2, place)
    assert ask(tmp_path) == (TOLD, 0, place)


def test_nothing_is_written_where_python_may_not_write(tmp_path: Path) -> None:
    told, count, place = ask(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert (told, count, place.exists()) == (TOLD, 2, False)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert ask(tmp_path / "file")[:2] == (TOLD, 2)


def test_it_is_made_anew_for_another_reading_of_patterns(tmp_path: Path) -> None:
    place = ask(tmp_path)[2]
    data = place.read_bytes()
    version = sys.version.encode()
    assert version in data
    place.write_bytes(data.replace(version, version[::-1]))
    assert ask(tmp_path) == (TOLD, 2, place)
