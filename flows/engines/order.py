"""Where all shares come together, in the order of the inputs: ids that are free, other versions of a page, pages that
came before. Whoever read the shares, and in whatever pieces, it comes out as if one process had read page by page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.sources import Rejected, Tally, with_free_id
from flows.engines.parts import Part
from flows.engines.shares import UNNAMED, Share
from warehouse.batch import Batch, only, renamed

Meet = Callable[[Mapping[str, Any]], bool]
"""Takes note of a page -> whether the same text of it came before in this run (`warehouse.load.Work.meet`)."""


@dataclass(slots=True)
class Settled:
    """What a part comes to: new pages to load, what was set aside, and how many pages there were of each kind."""

    batch: Batch
    rejected: list[Rejected] = field(default_factory=list)
    pages: int = 0
    new: int = 0
    unchanged: int = 0
    outside: int = 0
    figures: int = 0
    claims: int = 0
    slips: int = 0


class Order:
    """Settles parts one after the other; they must come in the order of their shares."""

    def __init__(self, meet: Meet) -> None:
        self.tally = Tally()
        self._meet = meet
        self._taken: set[str] = set()
        self._dresses: dict[str, str] = {}
        self._lines = self._rows = 0  # of the JSONL file that is being read in ranges: its lines before this share

    def settle(self, share: Share, part: Part) -> Settled:
        """What a part of a share comes to."""
        self.tally.irrelevant += part.counts.irrelevant
        self._rows += part.counts.rows
        settled = Settled(part.batch)
        kept: list[int] = []
        ids: list[str] = []
        differs = False
        new = 0
        for row in part.outcome.to_pylist():
            what = row["what"]
            if what == "rejected":
                settled.rejected.append(self._rejected(row))
                continue
            if self._is_other_dress(row):
                self.tally.copies += 1
                new += what == "new"
                continue
            free = self._free_id(row)
            differs = differs or free != row["id"]
            settled.pages += 1
            repeated = self._meet(row | {"article_id": free})
            if repeated or what == "known":
                settled.unchanged += 1
            elif what == "outside":
                settled.outside += 1
            elif what == "broken":
                settled.rejected.append(Rejected(free, row["stage"], row["reason"], row["hint"]))
            else:
                kept.append(new)
                ids.append(free)
                settled.new += 1
                for name in ("figures", "claims", "slips"):
                    setattr(settled, name, getattr(settled, name) + row[name])
            new += what == "new"
        if len(kept) < new:
            settled.batch = only(part.batch, kept)
        if differs:
            settled.batch = renamed(settled.batch, ids)
        return settled

    def end(self, share: Share, part: Part) -> list[Rejected]:
        """To be called after the last part of a share -> what can only be said when all of a file is read."""
        rows = self._rows
        if share.range and not share.range.is_last:
            self._lines += part.counts.items
            return []
        self._lines = self._rows = 0
        if not share.range or rows:
            return []
        name = share.files[0] if share.files else str(share.given[0].path)
        return [Rejected(name, "read", "empty, expected a JSON object a line", "leave the file out")]

    def _rejected(self, row: Mapping[str, Any]) -> Rejected:
        name = row["id"] if row["line"] is None else f"{row['id']}:{self._lines + row['line']}"
        return Rejected(name, row["stage"], row["reason"], row["hint"])

    def _is_other_dress(self, row: Mapping[str, Any]) -> bool:
        """Whether a page is another version, or another address, of one that was read before."""
        if row["dress_one"] is None:
            return False
        return self._dresses.setdefault(row["dress_one"], row["dress_own"]) != str(row["dress_own"])

    def _free_id(self, row: Mapping[str, Any]) -> str:
        name = f"{row['stem']}-{self._lines + row['line']}" if row["id"] == UNNAMED else row["id"]
        place = Path(row["place"]) if row["place"] else None
        free = with_free_id(Article(id=name, text=""), place, self._taken).id
        self._taken.add(free)
        return str(free)
