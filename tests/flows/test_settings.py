"""Settings of the nightly job: what is taken, and what is said of what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from flows.settings import FILE, Settings, SettingsError, parse_settings, read_settings

FULL = """
[run]
inputs = ["berita", "arsip/*.jsonl"]
db = "hasil/jkn.duckdb"
memory = "4 GB"
[schedule]
cron = "15 3 * * 1"
timezone = "Asia/Makassar"
[notice]
urls = ["json://127.0.0.1/kait"]
severity = 1
"""


def test_every_setting_is_taken() -> None:
    assert parse_settings(FULL) == Settings(
        inputs=("berita", "arsip/*.jsonl"),
        db="hasil/jkn.duckdb",
        memory="4 GB",
        cron="15 3 * * 1",
        timezone="Asia/Makassar",
        urls=("json://127.0.0.1/kait",),
        severity=1.0,
    )
    assert parse_settings("") == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[run\n", r"no TOML"),
        ("[rum]\n", r"\[rum\] is no table of settings; there are run, schedule, notice"),
        ("run = 3\n", r"\[run\] is no table"),
        ("[run]\ndbs = 'x'\n", r"run\.dbs is no setting; there are inputs, db"),
        ("[run]\ninputs = 'berita'\n", r"run\.inputs is 'berita'; wanted a list of texts"),
        ("[run]\ndb = ''\n", r"run\.db is ''; wanted a text"),
        ("[run]\nmemory = 4\n", r"run\.memory is 4; wanted a text"),
        (
            "[run]\nmemory = '4 bananas'\n",
            r"run\.memory: '4 bananas' is no amount of memory; wanted a number and its unit",
        ),
        ("[run]\nmemory = '0%'\n", r"run\.memory: '0%' is no share of a memory; wanted more than 0%"),
        ("[notice]\nseverity = 8\n", r"notice\.severity is 8; wanted a number from 0 to 1"),
        ("[notice]\nseverity = true\n", r"notice\.severity is True; wanted a number"),
    ],
)
def test_what_is_no_setting_is_said(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        parse_settings(text)


def test_where_settings_come_from(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path) == Settings()
    (tmp_path / FILE).write_text(FULL, encoding="utf-8")
    assert read_settings({}, tmp_path).db == "hasil/jkn.duckdb"
    other = tmp_path / "lain.toml"
    with pytest.raises(SettingsError, match=r"CAKUPAN_SETTINGS names \S*lain\.toml, which is not there"):
        read_settings({"CAKUPAN_SETTINGS": str(other)}, tmp_path)
    other.write_text("[run]\ndb = 1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"lain\.toml: run\.db is 1"):
        read_settings({"CAKUPAN_SETTINGS": str(other)}, tmp_path)
    secret = {"CAKUPAN_NOTICE_URLS": "json://satu.example mailto://dua.example"}
    assert read_settings(secret, tmp_path).urls == ("json://satu.example", "mailto://dua.example")


def test_the_deployment_file_says_what_the_defaults_say() -> None:
    root = Path(__file__).resolve().parents[2]
    (deployment,) = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    (schedule,) = deployment["schedules"]
    defaults = Settings()
    assert (schedule["cron"], schedule["timezone"]) == (defaults.cron, defaults.timezone)
    assert deployment["parameters"] == {"inputs": list(defaults.inputs), "db": defaults.db, "memory": defaults.memory}
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
