"""What `cakupan show` prints: one article, figure, region or contradiction with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from flows.render import number, plain, table

OPEN, CLOSE = "»", "«"
SLOTS = (
    *("indicator", "unit", "value", "bound", "low", "high", "region", "region_code", "status", "target_year"),
    *("as_of", "as_of_basis", "first_day", "last_day", "segment", "program", "superseded"),
)
NUMBERS = ("value", "low", "high")


def write_shown(shown: Mapping[str, Any], out: TextIO) -> None:
    """Print what `warehouse.read.show` found, by its type."""
    writers = {"article": _article, "figure": _figure, "region": _region, "conflict": conflict}
    writers[shown["type"]](shown, out)


def mark(sentence: str, quote: str, at: int | None = None) -> str:
    """The sentence with the quoted number marked: the one at `at`, or every one where that is not known.

    >>> mark("Dari 80 persen, kini 80 persen.", "80 persen", 21)
    'Dari 80 persen, kini »80 persen«.'
    >>> mark("Cakupan 80 persen.", "80 persen")
    'Cakupan »80 persen«.'
    """
    if not quote:
        return sentence
    if at is not None and sentence[at : at + len(quote)] == quote:
        return f"{sentence[:at]}{OPEN}{quote}{CLOSE}{sentence[at + len(quote) :]}"
    return sentence.replace(quote, f"{OPEN}{quote}{CLOSE}")


def place_in_sentence(text: str, sentence: str, start: int) -> int | None:
    """Where the character at `start` of the text stands in its sentence; None when the sentence is not there.

    >>> place_in_sentence("Satu. Dua 2 dan 2.", "Dua 2 dan 2.", 16)
    10
    """
    begin = text.rfind(sentence, max(0, start - len(sentence)), start + len(sentence))
    return start - begin if begin >= 0 and begin <= start < begin + len(sentence) else None


def _article(shown: Mapping[str, Any], out: TextIO) -> None:
    _line(out, "article", shown["article_id"])
    for name in ("title", "outlet", "url"):
        _line(out, name, shown.get(name))
    _line(out, "published", shown.get("published"), shown.get("published_basis"))
    if shown.get("incomplete"):
        _line(out, "incomplete", "pages of it are missing")
    text = shown.get("text") or ""
    for figure in shown["figures"]:
        out.write("\n")
        _statement(figure, out, text)
    for claim in shown["uhc_claims"]:
        out.write("\n")
        _claim(claim, out, text)
    for slip in shown["slips"]:
        out.write("\n")
        _slip(slip, out, text)
    for each in shown["conflicts"]:
        out.write("\n")
        conflict(each, out)


def _figure(shown: Mapping[str, Any], out: TextIO) -> None:
    _statement(shown, out, slots=True)
    out.write("\n")
    _line(out, "article", shown["article_id"])
    for name in ("title", "outlet", "published", "url"):
        _line(out, name, shown.get(name))


def _region(shown: Mapping[str, Any], out: TextIO) -> None:
    _line(out, "region", f"{shown['full_name']} ({shown['code']})")
    columns = ("as_of", "indicator", "status", "value", "unit", "bound", "segment", "article_id", "outlet", "figure_id")
    out.write("\n")
    if shown["figures"]:
        table(columns, shown["figures"], out)
    else:
        out.write("no figure\n")
    for each in shown["conflicts"]:
        out.write("\n")
        conflict(each, out)


def conflict(shown: Mapping[str, Any], out: TextIO) -> None:
    """One contradiction: what it says, then each statement with its sentence."""
    heading = [shown["kind"], shown.get("region"), shown.get("indicator"), shown["status"]]
    _line(out, f"contradiction {shown['conflict_id']}", ", ".join(plain(each) for each in heading if each))
    _line(out, "severity", number(shown.get("severity")), shown.get("cause"))
    _line(out, "explanation", shown.get("explanation"))
    _line(out, "in English", shown.get("explanation_en"))
    if len(shown.get("articles", ())) > 1:
        voices = shown["voices"]
        _line(out, "independent texts", f"{voices} in {len(shown['articles'])} articles")
    if verdict := shown.get("verdict"):
        by = f"{verdict['decided_at'][:10]} by {verdict['reviewer'] or 'nobody named'}"
        figure = f"figure {verdict['figure_id']}" if verdict["figure_id"] else None
        _line(out, "verdict", verdict["verdict"], figure, by, verdict["note"])
    for figure in shown.get("figures", ()):
        what = f"figure {figure['figure_id']}: {figure['indicator']} {number(figure['value'])} {figure['unit']}"
        _member(figure, what, out)
    for claim in shown.get("uhc_claims", ()):
        _member(claim, "UHC reached" if claim["reached"] else "UHC not reached", out)
    for slip in shown.get("slips", ()):
        _member(slip, slip["reason"], out)


def _member(member: Mapping[str, Any], what: str, out: TextIO) -> None:
    source = [member.get("article_id"), member.get("outlet"), member.get("published")]
    out.write(
        f"  {plain(what)}, {plain(member.get('as_of')) or 'no date'} [{' '.join(plain(s) for s in source if s)}]\n"
    )
    out.write(f"    {plain(mark(member['sentence'], member['quote']))}\n")


def _statement(figure: Mapping[str, Any], out: TextIO, text: str = "", *, slots: bool = False) -> None:
    what = [figure["indicator"], number(figure["value"]), figure["unit"], figure["bound"], figure["status"]]
    _line(out, f"figure {figure['figure_id']}", " ".join(plain(each) for each in what))
    if slots:
        for name in SLOTS:
            value = figure.get(name)
            _line(out, f"  {name}", number(value) if name in NUMBERS else value)
    else:
        details = {name: figure.get(name) for name in ("region", "as_of", "as_of_basis", "segment", "target_year")}
        _line(out, "  slots", ", ".join(f"{name} {plain(value)}" for name, value in details.items() if value))
    _evidence(figure, out, text)


def _claim(claim: Mapping[str, Any], out: TextIO, text: str) -> None:
    reached = "has reached UHC" if claim["reached"] else "has not reached UHC"
    _line(out, f"claim {claim['claim_id']}", f"{claim['region']} {reached}, {claim['as_of'] or 'no date'}")
    _evidence(claim, out, text)


def _slip(slip: Mapping[str, Any], out: TextIO, text: str) -> None:
    _line(out, f"slip {slip['slip_id']}", f"{slip['kind']}: {slip['reason']}")
    _evidence(slip, out, text)


def _evidence(found: Mapping[str, Any], out: TextIO, text: str) -> None:
    sentence, quote = found["sentence"], found["quote"]
    at = place_in_sentence(text, sentence, found["start"]) if text else None
    _line(out, "  sentence", mark(sentence, quote, at))
    _line(out, "  rules", found.get("rules"))
    _line(out, "  offsets", f"{found['start']}-{found['end']}")


def _line(out: TextIO, name: str, *values: Any) -> None:
    shown: Sequence[str] = [plain(value) for value in values if value is not None and value != ""]
    if shown:
        out.write(f"{name}: {', '.join(shown)}\n")
