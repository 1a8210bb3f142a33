"""Each source of a list tried once: what it would bring, with dates and one sample figure (`cakupan sources check`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from corpus.article import Article
from corpus.sourcelist import Source, SourceList, read_sources
from corpus.sources import InputError, Rejected, Tally, read_source
from corpus.sources.decode import Unreadable
from corpus.sources.feed import Entry
from corpus.sources.fetch import Fetcher, FetchError
from corpus.sources.web import default_fetcher, list_pages
from extractors.figure import Figure
from flows.reading import read_article
from flows.render import plain

TRIED = 5
"""Pages that are read of each source."""


@dataclass(slots=True)
class Checked:
    """One source as it was found.

    `listed` counts the pages that a feed or sitemap lists (None: it lists none), `days` are those of their publication,
    or of the pages read; `sample` is the first figure found, `problems` what went wrong.
    """

    source: Source
    listed: int | None = None
    read: int = 0
    passed_over: int = 0
    days: list[str] = field(default_factory=list)
    sample: Figure | None = None
    problems: list[Rejected] = field(default_factory=list)

    @property
    def works(self) -> bool:
        """Whether it brings pages: read ones, or ones that hold no figure."""
        return bool(self.read or self.passed_over)


def check_sources(path: Path) -> Iterator[Checked]:
    """Try the sources of a list, one after the other. Raises InputError when the list cannot be read."""
    return _check_all(read_sources(path))


def _check_all(listed: SourceList) -> Iterator[Checked]:
    fetcher = default_fetcher(listed.policy)
    try:
        for source in listed.sources:
            yield check_source(source, fetcher)
    finally:
        fetcher.close()


def check_source(source: Source, fetcher: Fetcher) -> Checked:
    """Try one source: the address itself, and the first pages that it brings."""
    found = Checked(source)
    tally = Tally()
    if source.url.startswith(("http://", "https://")):
        try:
            entries, problems = list_pages(fetcher, source.url)
            found.problems += problems
        except (FetchError, Unreadable) as error:
            found.problems.append(Rejected(source.url, "fetch", error.reason, error.hint))
            return found
        if isinstance(entries, list):
            found.listed = len(entries)
            found.days += [entry.published for entry in entries if isinstance(entry, Entry) and entry.published]
    try:
        limited = replace(source, limit=TRIED)
        for item in islice(read_source(limited, fetcher=fetcher, tally=tally), TRIED):
            if isinstance(item, Rejected):
                found.problems.append(item)
            else:
                _note(item, found)
    except InputError as error:
        found.problems.append(Rejected(source.url, "read", str(error), ""))
    found.passed_over = tally.irrelevant + tally.copies
    return found


def _note(article: Article, found: Checked) -> None:
    found.read += 1
    outcome = read_article(article)
    if isinstance(outcome, Rejected):
        found.problems.append(outcome)
        return
    _, _, extraction = outcome
    if extraction.published and found.listed is None:
        found.days.append(extraction.published)
    found.sample = found.sample or next(iter(extraction.figures), None)


def write_checked(found: Checked, out: TextIO) -> None:
    """One source in words."""
    mark = "ok" if found.works else "nothing"
    kind = "" if found.listed is None else f"{found.listed:,} pages listed, "
    out.write(f"{plain(found.source.name)}: {mark}{'' if found.source.verified else ' (unverified)'}\n")
    out.write(f"  {plain(found.source.url)}\n")
    out.write(f"  {kind}{found.read} read, {found.passed_over} without figures or copies\n")
    if found.days:
        out.write(f"  dated {min(found.days)} to {max(found.days)}\n")
    if found.sample is not None:
        figure = found.sample
        out.write(f"  such as: {plain(figure.quote)} ({figure.indicator}, {plain(figure.region)}, {figure.as_of})\n")
    for problem in found.problems:
        out.write(f"  problem: {plain(problem.input)}: {plain(problem.reason)} ({plain(problem.hint)})\n")
