"""The pages of a folder, recursively, in the order of their paths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

TEXT = frozenset({".txt"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSONL = frozenset({".jsonl", ".ndjson"})
PAGES = TEXT | HTML | JSONL | frozenset({".pdf", ".warc"})

_NO_PAGE = re.compile(r"(?:readme|licen[cs]e|changelog|notice|contributing|robots)\b.*", re.IGNORECASE)


def is_page(path: Path) -> bool:
    """Whether a file of a folder is taken for a page, by its name alone.

    >>> [is_page(Path(name)) for name in ("bima.txt", "a/article.txt", "rows.jsonl", "README.txt", "gold.json")]
    [True, True, True, False, False]
    """
    fits = path.suffix.lower() in PAGES or path.name.lower().endswith(".warc.gz")
    return fits and not path.name.startswith(".") and not _NO_PAGE.fullmatch(path.name)


def page_id(path: Path) -> str:
    """The id of a page: the folder's name for `NAME/article.txt`, else the file's stem.

    >>> page_id(Path("news/bima-2024/article.txt")), page_id(Path("news/dompu.html"))
    ('bima-2024', 'dompu')
    """
    return Path(os.path.realpath(path)).parent.name if path.stem == "article" else path.stem


def find_pages(folder: Path, unreadable: list[Path] | None = None) -> Iterator[Path]:
    """The pages under `folder`: text, HTML, PDF, JSONL and WARC files; hidden ones and notices are passed over.

    A folder with an `article.*` is one page: other files in it are notes, and the text goes before the HTML. Links to
    folders are not followed, so a folder that holds itself ends. Folders that may not be listed are added to
    `unreadable`.
    """

    def note(error: OSError) -> None:
        if unreadable is not None and error.filename:
            unreadable.append(Path(error.filename))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        pages = [path for name in sorted(files) if is_page(path := Path(parent, name))]
        own = [path for path in pages if path.stem == "article" and path.suffix.lower() not in JSONL]
        yield from sorted(own, key=lambda path: path.suffix.lower() not in TEXT)[:1] or pages
