"""docs/operations.md: its settings are settings, its options are there, its messages are ones that are said."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.settings import TABLES, parse_settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
CODE = " ".join(
    re.sub(r'"\s*\n\s*f?"', "", file.read_text(encoding="utf-8"))  # a message in several pieces is one
    for room in ("flows", "warehouse")
    for file in sorted((ROOT / room).rglob("*"))
    if file.suffix in (".py", ".sql")
)
FAILURES = TEXT.split("## When a night fails")[1].split("\n## ")[0]
MESSAGES = [
    message
    for row in re.findall(r"^\| (`.+?`) \|", FAILURES, re.MULTILINE)
    for message in re.findall(r"`([^`]+)`", row)
    if message not in ("was killed", "Crashed")  # those are Prefect's
]


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_that_is_explained_is_said(message: str) -> None:
    fixed = max(re.split(r"\b[NM]\b|\b\d{4}\b|…|\(|found", message), key=len).strip(" ()`:,")
    assert len(fixed) >= 8
    assert fixed in CODE


def test_the_settings_shown_are_all_there_are() -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    parse_settings(shown)
    assert set(re.findall(r"^(\w+) = ", shown, re.MULTILINE)) == {name for names in TABLES.values() for name in names}


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("run", "--wait"),
        ("run", "--since"),
        ("run", "--until"),
        ("run", "--memory"),
        ("serve", "--now"),
        ("serve", "--port"),
    ],
)
def test_the_options_named_are_there(command: str, option: str, cakupan: Run) -> None:
    assert option in TEXT
    assert option in cakupan(command, "--help").stdout
    assert set(re.findall(r"`cakupan (\w+)", TEXT)) <= {
        *("run", "serve", "retry", "report", "export", "verdict", "conflicts"),
    }


def test_paths_named_are_there() -> None:
    named = re.findall(r"`((?:warehouse|tests|docs|flows)/[\w./-]+)`", TEXT) + re.findall(r"\]\(([\w.-]+\.md)\)", TEXT)
    assert [path for path in named if not (ROOT / path).exists() and not (ROOT / "docs" / path).exists()] == []
