"""Inputs as a user names them to articles: files, folders, globs; one file of this package a kind.

    from corpus.sources import read_inputs
    for item in read_inputs(["corpus/sample", "more/*.jsonl"]):
        ...  # an Article, or a Rejected that says why an input was set aside

Ids. An article's id is the folder's name for `NAME/article.txt`, the file's stem for other files, the row's own `id`
(or `FILESTEM-LINENO`) in JSONL. Ids are unique within one call: the first page in reading order keeps its id, a later
one with the same id is called `PARENT/ID` after its folder, and, should that be taken too, `ID~2`, `ID~3`. A file named
twice (by its folder and by a glob, say) is read once. Order: inputs as given, files by path, rows by line.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.article import Article
from corpus.sources.decode import Unreadable
from corpus.sources.folder import HTML, JSONL, PAGES, find_pages, page_id
from corpus.sources.jsonl import read_jsonl
from corpus.sources.outcome import InputError, Rejected
from corpus.sources.text import read_text

__all__ = ["InputError", "Rejected", "read_inputs"]

_KINDS = "a text file, an HTML or JSONL file, a folder of them, or a glob"


def read_inputs(inputs: Sequence[str]) -> Iterator[Article | Rejected]:
    """Every page of the inputs, lazily; what cannot be read comes as `Rejected` in its place.

    Raises `InputError` at once, before anything is read, when an input names nothing: a missing path, a glob without a
    match, a folder without a page, an address.
    """
    if not inputs:
        raise InputError(f"no input given; expected {_KINDS}")
    paths: list[Path] = []
    unreadable: list[Path] = []
    for given in inputs:
        paths.extend(_expand(given, unreadable))
    return _read_all(paths, unreadable)


def _expand(given: str, unreadable: list[Path]) -> list[Path]:
    if "://" in given:
        raise InputError(f"{given!r} is an address; expected {_KINDS}. Save the page first and give the file")
    path = Path(given).expanduser()
    try:
        if path.is_dir():
            return _pages_of(path, given, unreadable)
        if path.exists():
            return [path]
    except OSError as error:
        raise InputError(f"{given!r} cannot be opened: {error.strerror}; expected {_KINDS}") from None
    if glob.has_magic(given):
        return _matches(given, str(path), unreadable)
    raise InputError(f"{given!r} is not there; expected {_KINDS}. Check the path (looked in {Path.cwd()})")


def _pages_of(folder: Path, given: str, unreadable: list[Path]) -> list[Path]:
    before = len(unreadable)
    found = list(find_pages(folder, unreadable))
    if not found and len(unreadable) == before:
        others = sum(len(files) for _, _, files in os.walk(folder))
        raise InputError(
            f"{given!r} holds no page (files of other kinds: {others}); expected NAME/article.txt, *.txt, *.html or"
            " *.jsonl below it. Give the folder that holds the pages"
        )
    return found


def _matches(given: str, pattern: str, unreadable: list[Path]) -> list[Path]:
    found: list[Path] = []
    matches = sorted(glob.glob(pattern, recursive=True))
    for match in map(Path, matches):
        if match.is_dir():
            found.extend(find_pages(match, unreadable))
        elif match.suffix.lower() in PAGES and match.name != "meta.json":
            found.append(match)
    if not found:
        seen = f"{len(matches)} matches, none of them a page" if matches else "no match"
        raise InputError(f"{given!r}: {seen}; expected files ending in {', '.join(sorted(PAGES))}. Check the pattern")
    return found


def _read_all(paths: Sequence[Path], unreadable: Sequence[Path]) -> Iterator[Article | Rejected]:
    for folder in unreadable:
        yield Rejected(str(folder), "read", "folder cannot be listed", "check that it may be read")
    taken: set[str] = set()
    done: set[Path] = set()
    for path in paths:
        place = Path(os.path.realpath(path))  # unlike Path.resolve, no error for a link that leads to itself
        if place in done:
            continue
        done.add(place)
        for item in _read_file(path):
            if isinstance(item, Article):
                item = _with_free_id(item, place, taken)
                taken.add(item.id)
            yield item


def _read_file(path: Path) -> Iterator[Article | Rejected]:
    kind = path.suffix.lower()
    try:
        if kind in JSONL:
            yield from read_jsonl(path)
        elif kind in HTML:
            from corpus.sources.html import read_html

            yield read_html(path, page_id(path))
        else:
            yield read_text(path, page_id(path))
    except Unreadable as error:
        yield Rejected(str(path), "read", error.reason, error.hint)


def _with_free_id(article: Article, place: Path, taken: set[str]) -> Article:
    if article.id not in taken:
        return article
    folder = place.parent.parent if place.stem == "article" else place.parent
    name = f"{folder.name}/{article.id}" if place.suffix.lower() not in JSONL else article.id
    free, number = name, 2
    while free in taken:
        free, number = f"{name}~{number}", number + 1
    return replace(article, id=free)
