"""Reviewers' corrections as gold pages: NAME/article.txt, meta.json and gold.json, as `cakupan score` reads them.

Only what a reviewer corrected is held against the extractor. All other figures of the page are written as they were
read and marked optional: nobody has looked at them. A slot that was said to be wrong without the right value makes its
figure optional too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extractors.intervals import days
from review.journal import Correction, Journal, State
from review.published import Published, Snapshot
from review.slots import EMPTY
from warehouse.verdicts import Verdict

FIGURE = (
    *("indicator", "unit", "value", "bound", "region", "status", "target_year", "as_of", "as_of_basis", "segment"),
    "quote",
)
CLAIM = ("region", "reached", "as_of", "quote")
PLACE = ("start", "end")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what could not be, with the reason."""

    pages: tuple[str, ...]
    corrections: int
    left_out: tuple[tuple[str, str], ...]


def export_corrections(db: Path, folder: Path) -> Exported:
    """Write a gold page for every article with corrections that count, those of newest verdicts."""
    snapshot, state = Published(db).current(), Journal(db).state()
    by_article: dict[str, list[tuple[Verdict, Correction]]] = {}
    for verdict, correction in counting(state):
        by_article.setdefault(correction.article_key, []).append((verdict, correction))
    pages: list[str] = []
    left_out: list[tuple[str, str]] = []
    written = 0
    for key, given in sorted(by_article.items()):
        name = given[0][1].statement.get("article_id") or key
        found = snapshot.ask("article", key)
        if not found:
            left_out.append((name, "the article is not in the warehouse any more"))
            continue
        article = found[0]
        used = [each for each in given if each[1].statement.get("quote", "") in article["text"]]
        if len(used) < len(given):
            left_out.append((name, f"{len(given) - len(used)} corrected quotes do not stand in its newest text"))
        if used:
            page = folder_name(article)
            write_page(folder / page, article, used, snapshot)
            pages.append(page)
            written += len(used)
    return Exported(tuple(pages), written, tuple(left_out))


def counting(state: State) -> list[tuple[Verdict, Correction]]:
    """The corrections of verdicts that count."""
    newest = [given[0] for given in state.verdicts.values() if given[0].verdict == "extraction_error"]
    newest.sort(key=lambda each: (each.decided_at, each.verdict_id))
    return [(each, correction) for each in newest for correction in state.corrections.get(each.verdict_id, [])]


def folder_name(article: Mapping[str, Any]) -> str:
    """A folder's name that is unique and safe whatever the article is called.

    >>> folder_name({"article_id": "../../etc/passwd", "article_key": "0123456789abcdef"})
    'etc-passwd-01234567'
    """
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", article["article_id"]).strip("-")[:60]
    return f"{plain or 'page'}-{article['article_key'][:8]}"


def write_page(
    folder: Path, article: Mapping[str, Any], given: Sequence[tuple[Verdict, Correction]], snapshot: Snapshot
) -> None:
    """One gold page."""
    folder.mkdir(parents=True, exist_ok=True)
    head = {name: article[name] for name in ("url", "outlet", "published", "title")}
    gold = {"id": folder.name, **head} | gold_records(article, [each for _, each in given], snapshot)
    gold["notes"] = "; ".join(told(verdict, each) for verdict, each in given)
    for name, content in (("meta.json", head), ("gold.json", gold)):
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "article.txt").write_text(article["text"], encoding="utf-8", newline="")


def gold_records(
    article: Mapping[str, Any], corrections: Sequence[Correction], snapshot: Snapshot
) -> dict[str, list[dict[str, Any]]]:
    """The figures and claims of a page as they were read, with the corrections applied."""
    made: dict[str, list[dict[str, Any]]] = {}
    revision = article["revision_id"]
    for kind, names in (("figure", FIGURE), ("claim", CLAIM)):
        read = snapshot.ask(f"article_{kind}s", revision)
        wrong: dict[tuple[Any, ...], list[Correction]] = {}
        for each in corrections:
            if each.member_kind == kind:
                wrong.setdefault(_place(each.statement), []).append(each)
        records = []
        for place, said in [(_place(each), each) for each in read]:
            if place not in wrong:
                records.append(_record(said, names) | {"optional": True})
        # a statement that the extractor has meanwhile read otherwise is taken as it was when it was corrected
        for own in wrong.values():
            record = corrected(own, names)
            records += [record] if record else []
        made["figures" if kind == "figure" else "uhc_claims"] = records
    return made | {"conflicts": []}


def corrected(own: Sequence[Correction], names: Sequence[str]) -> dict[str, Any] | None:
    """One statement with its corrections; None when it is none at all.

    >>> read = {"indicator": "active", "unit": "persen", "value": 9.64, "quote": "96,4 persen"}
    >>> wrong = Correction("figure", "f", "a", "value", "9.64", "96.4", read)
    >>> corrected([wrong], ("indicator", "value", "quote"))
    {'indicator': 'active', 'value': 96.4, 'quote': '96,4 persen'}
    """
    if any(each.slot in ("figure", "claim") for each in own):
        return None
    record = _record(own[0].statement, names)
    for each in own:
        if each.corrected is None:
            record["optional"] = True
        else:
            record[each.slot] = _value(each.slot, each.corrected)
    if "as_of" in record and "as_of_basis" in record:
        if record["as_of"] is None:
            record["as_of_basis"] = None
        elif record["as_of_basis"] is None:
            record["as_of_basis"] = ["stated", "context", "published"]
    if "bound" in record and record["bound"] == "range" and own[0].statement.get("low") is not None:
        record |= {"low": own[0].statement["low"], "high": own[0].statement["high"]}
    return record


def _value(slot: str, text: str) -> Any:
    if text == EMPTY:
        return None
    if slot == "value":
        return _short(float(text))
    if slot == "as_of":
        days(text)  # says at once what is no date
    return {"true": True, "false": False}[text] if slot == "reached" else text


def _record(said: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: _short(said.get(name)) for name in names}


def _short(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _place(said: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(said.get(name) for name in (*PLACE, "quote"))


def told(verdict: Verdict, each: Correction) -> str:
    """Who corrected what, for the notes of the page."""
    who, when = verdict.reviewer or "nobody named", verdict.decided_at[:10]
    quote = each.statement.get("quote")
    if each.slot in ("figure", "claim"):
        return f"{quote!r} is no {each.slot} ({who}, {when})"
    return f"{quote!r}: {each.slot} {each.wrong!r} → {each.corrected or 'not told'!r} ({who}, {when})"
