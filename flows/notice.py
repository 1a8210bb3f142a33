"""Notices of what a person should look at: new severe contradictions, inputs set aside, a night that failed.

They go to Apprise addresses (webhooks, e-mail, chat) from the settings. A notice that cannot be sent is a warning; it
never makes a run fail.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from flows.pipeline import Summary

SHOWN = 10
"""Contradictions and inputs that one notice lists."""

LONGEST = 300
"""Characters of one explanation or reason in a notice: it may end up on a telephone."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is sent: a heading, plain text, and how bad it is, in Apprise's words."""

    title: str
    body: str
    level: Literal["info", "warning", "failure"]


def notice_of(summary: Summary, severity: float) -> Notice | None:
    """What to tell of a run that ended; None when nothing in it needs anyone."""
    severe = severe_conflicts(summary, severity)
    if not severe and not summary.rejected:
        return None
    said, body = [], []
    if severe:
        said.append(f"{_many(len(severe), 'new severe contradiction')}")
        body += [
            f"- {each['severity']:.2f} {each['kind']}: {_short(each['explanation_en'])}" for each in severe[:SHOWN]
        ]
        body += _more(len(severe), "cakupan conflicts")
    if summary.rejected:
        said.append(f"{_many(summary.set_aside, 'input')} set aside")
        body += [f"- {_short(each.input)}: {_short(each.reason)}" for each in summary.rejected[:SHOWN]]
        body += _more(summary.set_aside, "cakupan retry")
    body.append(f"{_many(summary.new, 'new page')}, {_many(summary.figures, 'new figure')}; {Path(summary.path).name}")
    return Notice(f"cakupan: {', '.join(said)}", "\n".join(body), "warning")


def notice_of_failure(what: str) -> Notice:
    """What to tell of a run that failed."""
    body = f"{_short(what)}\nThe file published before is untouched. docs/operations.md says what to do."
    return Notice("cakupan: the run failed", body, "failure")


def severe_conflicts(summary: Summary, severity: float) -> list[dict[str, Any]]:
    """The contradictions a run found that are worth a notice, the most severe first."""
    return [each for each in summary.new_conflicts if each["severity"] >= severity]


def send(notice: Notice | None, urls: Sequence[str]) -> list[str]:
    """Send a notice to each address -> what went wrong, one line an address that did not take it."""
    if notice is None or not urls:
        return []
    os.environ.setdefault("APPRISE_STORAGE_MODE", "memory")
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it would say on its own what is returned here
    failed = []
    for url in urls:
        messenger = apprise.Apprise()
        try:
            if not messenger.add(url):
                failed.append(f"{address(url)}: no address that Apprise knows; the notice was not sent")
            elif not messenger.notify(title=notice.title, body=notice.body, notify_type=notice.level):
                failed.append(f"{address(url)}: does not take the notice; see that it is there and listening")
        except Exception as error:
            failed.append(f"{address(url)}: the notice was not sent ({type(error).__name__})")
    return failed


def address(url: str) -> str:
    """An address without what may be a password or a token: only its scheme and host.

    >>> address("mailtos://budi:rahasia@kantor.example?to=ani@kantor.example"), address("json://127.0.0.1:8080/token")
    ('mailtos://kantor.example', 'json://127.0.0.1')
    """
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname or '…'}"
    except ValueError:
        return "an address that cannot be read"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _more(number: int, command: str) -> list[str]:
    return [f"- and {number - SHOWN:,} more: `{command}`"] if number > SHOWN else []


def _short(text: object) -> str:
    line = " ".join(str(text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
