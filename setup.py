"""The modules that read a page, compiled with mypyc where CAKUPAN_USE_MYPYC=1 asks for it (`make compile`).

All else about the package stands in pyproject.toml. Without the variable nothing is compiled, and no compiler needed.
"""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

COMPILED = {
    "corpus": (
        "calendar",
        "clean",
        "days",
        "edges",
        "normalise",
        "page",
        "pattern",
        "published",
        "relevance",
        "tables",
        "title",
    ),
    "extractors": tuple(
        sorted(
            {path.relative_to("extractors").with_suffix("").as_posix() for path in Path("extractors").rglob("[!_]*.py")}
            - {"component", "figure", "gazetteer", "gold", "prepare", "score"}
        )
    ),
}
"""What a page passes through. Not what it ends as (`figure`: it goes from process to process, and a compiled class that
is frozen cannot be pickled), and not the gazetteer, whose tables are made when first asked for: a compiled class knows
no `functools.cached_property`, and would make them at each use."""


def main() -> None:
    """As pyproject.toml says, with extension modules where they are asked for."""
    if os.environ.get("CAKUPAN_USE_MYPYC") != "1":
        setup()
        return
    from mypyc.build import mypycify

    modules = [f"{package}/{name}.py" for package, names in COMPILED.items() for name in names]
    # -O3 compiles twice as long, and what comes out reads no faster.
    setup(ext_modules=mypycify(modules, opt_level="1", debug_level="0", multi_file=True, group_name="cakupan"))


main()
