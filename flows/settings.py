"""Settings of the nightly job: a TOML file, `cakupan.toml` in the folder it runs in or what CAKUPAN_SETTINGS names.

[run]
inputs = ["data/inbox"]
db = "data/cakupan.duckdb"
memory = "80%"                            # what DuckDB may hold in memory, or an amount: "4GB"

[schedule]
cron = "0 2 * * *"
timezone = "Asia/Jakarta"

[notice]
urls = ["json://hooks.example/cakupan"]   # Apprise addresses; CAKUPAN_NOTICE_URLS goes before
severity = 0.8                            # contradictions from here on are worth a notice
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from warehouse.memory import DEFAULT, fault_of

FILE = "cakupan.toml"


class SettingsError(ValueError):
    """The settings cannot be used: says what was seen, what was expected."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the nightly job is run with; each has a default."""

    inputs: tuple[str, ...] = ("data/inbox",)
    db: str = "data/cakupan.duckdb"
    cron: str = "0 2 * * *"
    timezone: str = "Asia/Jakarta"
    urls: tuple[str, ...] = ()
    severity: float = 0.8
    memory: str = DEFAULT


TABLES: dict[str, tuple[str, ...]] = {
    "run": ("inputs", "db", "memory"),
    "schedule": ("cron", "timezone"),
    "notice": ("urls", "severity"),
}


def read_settings(environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """The settings that count here; the defaults where there is no file.

    Raises SettingsError for a file that is named and not there, that is no TOML, or that holds what is no setting.
    """
    named = environment.get("CAKUPAN_SETTINGS")
    path = Path(named) if named else (folder or Path.cwd()) / FILE
    settings = Settings()
    if path.is_file():
        try:
            settings = parse_settings(path.read_text(encoding="utf-8"))
        except SettingsError as error:
            raise SettingsError(f"{path}: {error}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: cannot be read ({error})") from error
    elif named:
        raise SettingsError(f"CAKUPAN_SETTINGS names {path}, which is not there; write it, or unset the variable")
    urls = environment.get("CAKUPAN_NOTICE_URLS", "").split()
    return replace(settings, urls=tuple(urls)) if urls else settings


def parse_settings(text: str) -> Settings:
    """Settings from the text of a TOML file.

    >>> parse_settings("[schedule]\\ncron = '30 1 * * *'").cron
    '30 1 * * *'
    >>> parse_settings("[notice]\\nseverity = 'high'")
    Traceback (most recent call last):
        ...
    flows.settings.SettingsError: notice.severity is 'high'; wanted a number from 0 to 1
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"no TOML ({error})") from None
    chosen: dict[str, Any] = {}
    for table, entries in tables.items():
        if table not in TABLES or not isinstance(entries, dict):
            raise SettingsError(f"[{table}] is no table of settings; there are {', '.join(TABLES)}")
        for name, value in entries.items():
            if name not in TABLES[table]:
                raise SettingsError(f"{table}.{name} is no setting; there are {', '.join(TABLES[table])}")
            chosen[name] = _checked(table, name, value)
    return Settings(**chosen)


def _checked(table: str, name: str, value: Any) -> Any:
    default = next(field.default for field in fields(Settings) if field.name == name)
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise SettingsError(f"{table}.{name} is {value!r}; wanted a list of texts")
    if isinstance(default, float):
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        raise SettingsError(f"{table}.{name} is {value!r}; wanted a number from 0 to 1")
    if isinstance(value, str) and value.strip():
        if name == "memory" and (fault := fault_of(value)):
            raise SettingsError(f"{table}.{name}: {value!r} {fault}")
        return value
    raise SettingsError(f"{table}.{name} is {value!r}; wanted a text")
