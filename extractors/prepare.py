"""What `make install` does after compiling: what the patterns tell of themselves is worked out for all later processes.

    python -m extractors.prepare

Without it the first process works it out and keeps it (`corpus.kept`), where Python may write compiled modules.
"""

from __future__ import annotations

import gc
import sys

from corpus import kept
from corpus.article import Article
from corpus.pattern import Pattern
from extractors.extract import extract

TEXT = (
    "Cakupan JKN Kota Solok per 1 Juni 2024 mencapai 98,2 persen atau 78.120 jiwa, sudah UHC, Rabu (5/6/2024).\n\n"
    "Target akhir tahun 99 persen. Peserta aktif 81 persen, yang menunggak 4.310 orang."
)
"""Enough for every table to be read: what it says does not matter."""


def main() -> int:
    """Work out, and write, what all patterns tell."""
    extract(Article(id="prepare", text=TEXT))
    for each in [each for each in gc.get_objects() if isinstance(each, Pattern)]:
        each.work_out()
    kept.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
