"""What a run did, in words: the closing table on the terminal and the artifact that Prefect keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.pipeline import Summary


def summary_rows(summary: Summary) -> list[tuple[str, str]]:
    """(what, how much) in the order of the closing table."""
    rows = [
        ("pages read", f"{summary.pages:,}"),
        ("  new", f"{summary.new:,}"),
        ("  unchanged", f"{summary.unchanged:,}"),
        *([("  outside the period", f"{summary.outside:,}")] if summary.outside else []),
        *([("  stored, read anew", f"{summary.reread:,}")] if summary.reread else []),
        *([("pages without figures", f"{summary.irrelevant:,} (not read further)")] if summary.irrelevant else []),
        *([("other versions of a page", f"{summary.copies:,} (print, mobile, AMP)")] if summary.copies else []),
        ("inputs set aside", f"{summary.set_aside:,}"),
        ("figures in the file", f"{summary.totals.get('figures', 0):,} (new: {summary.figures:,})"),
        ("UHC claims in the file", f"{summary.totals.get('claims', 0):,} (new: {summary.claims:,})"),
        ("open contradictions", f"{sum(summary.conflicts.values()):,}"),
    ]
    rows += [(f"  {kind}", f"{count:,}") for kind, count in sorted(summary.conflicts.items())]
    rows += [
        ("seconds", f"{sum(summary.seconds.values()):.1f}"),
        *((f"  {stage}", f"{seconds:.2f}") for stage, seconds in summary.seconds.items()),
        ("file", summary.path),
    ]
    return rows


def summary_markdown(summary: Summary) -> str:
    """The same as a Markdown table, followed by the inputs set aside and the checks that warn."""
    lines = ["| what | how much |", "| --- | --- |"]
    lines += [f"| {_indent(what)} | {_cell(how_much)} |" for what, how_much in summary_rows(summary)]
    if summary.rejected:
        lines += ["", "Set aside:", ""]
        lines += [f"- `{_cell(each.input)}`: {_cell(each.reason)} ({each.stage})" for each in summary.rejected]
    if summary.warnings:
        lines += ["", "Checks that warn:", "", *(f"- {_cell(warning)}" for warning in summary.warnings)]
    return "\n".join(lines) + "\n"


SHOWN = 20
"""Contradictions that the artifact lists."""


def conflict_rows(conflicts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first contradictions as rows of the artifact's table, in the words of `cakupan conflicts`."""
    names = ("severity", "kind", "region", "indicator", "explanation", "conflict_id")
    return [{name: each[name] for name in names} for each in conflicts[:SHOWN]]


def _indent(what: str) -> str:
    return what.replace("  ", "&nbsp;&nbsp;") if what.startswith("  ") else what


def _cell(text: str) -> str:
    """Text that cannot end a table cell or a code span.

    >>> _cell("a|b\\n`c`")
    "a\\\\|b 'c'"
    """
    return " ".join(str(text).split()).replace("|", "\\|").replace("`", "'")
