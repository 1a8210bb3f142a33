"""The room's tables (`corpus/rules/*.toml`), read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_rules(name: str) -> dict[str, Any]:
    """One table of `corpus/rules/` as plain values; shared between callers, so not to be changed."""
    return tomllib.loads(files("corpus").joinpath("rules", name).read_text(encoding="utf-8"))
