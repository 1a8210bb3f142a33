"""Pages of 100 kB made to keep a regular expression busy. A quadratic or exponential rule hangs the tests on them."""

from __future__ import annotations

from pathlib import Path

import pytest

SIZE = 100_000


def _fill(unit: str) -> str:
    return unit * (SIZE // len(unit))


HOSTILE = {
    "digits": _fill("1"),
    "digits and blanks": _fill("1 "),
    "digits and points": _fill("1.2,"),
    "slashes": _fill("12/12/"),
    "dashes": _fill("1 - 1 - "),
    "weekdays": _fill("Senin, ("),
    "months": _fill("1 Jan "),
    "month names": _fill("jan "),
    "blanks": _fill(" "),
    "line breaks": _fill("\n"),
    "blank lines": _fill(" \n\t"),
    "openers": _fill("Baca juga: "),
    "opener lines": _fill("Baca juga:\n"),
    "headings": _fill("Terkini\n"),
    "dated lines": _fill("Jumat, 7 Juni 2024 | 08:00 WIB\n"),
    "dated headlines": _fill("Wali Kota Lantik Kepala Dinas Baru\nJumat, 7 Juni 2024 | 08:00 WIB\n"),
    "short lines": _fill("a\n"),
    "lines just under the limit": _fill("a " * 149 + "\n"),
    "hash tags": _fill("#a"),
    "tag lines": _fill("#a#b " * 50 + "\n"),
    "brackets": _fill("("),
    "pictures": _fill("![a](b"),
    "one long word": _fill("a"),
    "capitals": _fill("Aa"),
    "share words": _fill("a x " * 70 + "\n"),
    "page numbers": _fill("halaman 1 2 3 4 5 6 7 8 9 1 2 3\n"),
    "full stops": _fill(". "),
    "addresses": _fill("https://a.b/2024/"),
    "temperatures": _fill("27 C\n"),
    "years": _fill("2024 "),
    "names": _fill("kabar.com/nama "),
    "colons": _fill(": "),
    "quotes": _fill("“"),
}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """Each of the hostile pages in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated pages beside the project; the test is skipped where it is not there."""
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip(f"no annotated pages at {folder.parent.name}/{folder.name} beside the project")
    return folder
