"""Who a page quotes for a number: two outlets that quote one office are two pages, but one origin."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?![\s\"”’'\n]|$)[^\n.!?]*)*[.!?]*[\"”’']?")
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’.-]*")
_BLANKS = re.compile(r"\s")
_LEVEL = re.compile(r" (provinsi|kabupaten|kota)\b")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Whom a sentence quotes: an office, a person, or a person of an office."""

    office: str | None
    person: str | None

    @property
    def name(self) -> str | None:
        return self.office or self.person


@cache
def rules() -> dict[str, Any]:
    """The tables of `origins.toml`."""
    found: dict[str, Any] = tomllib.loads(
        resources.files("warehouse").joinpath("origins.toml").read_text(encoding="utf-8")
    )
    return found


@cache
def _offices() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<o{n}>\b(?:{row['form']}))" for n, row in enumerate(rules()["office"])))


@cache
def _no_name() -> frozenset[str]:
    return frozenset(rules()["no_name"])


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rules()['head'])})\b[\w .]{{0,40}}$")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{form})\b" for form in rules()["again"]))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<v{n}>\b(?:{row['form']})\b)" for n, row in enumerate(rules()["verb"])))


@cache
def office_names() -> tuple[str, ...]:
    """How origins that are offices begin, as explanations name them."""
    return tuple(row["office"] for row in rules()["office"])


def origins(text: str, places: Sequence[int]) -> list[str | None]:
    """Who is quoted for what stands at each of these places of a text: an office, else a person, else None.

    The sentence says so, or its neighbours in the paragraph do, or the whole page quotes nobody else.

    >>> page = 'Peserta JKN naik. "Sudah 91,2 persen," kata Kepala BPJS Kesehatan Cabang Bogor Rini Astuti.'
    >>> origins(page, [page.index("91,2")])
    ['BPJS Kesehatan']
    """
    if not places:
        return []
    spans = [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    speakers = _speakers(text, spans)
    named = {speaker.name for speaker in speakers if speaker and speaker.name}
    only = next(iter(named)) if len(named) == 1 else None
    starts = [start for start, _ in spans]
    return [_at(text, spans, speakers, bisect_right(starts, place) - 1) or only for place in places]


def _at(text: str, spans: Sequence[tuple[int, int]], speakers: Sequence[_Speaker | None], at: int) -> str | None:
    if at < 0:
        return None
    for near in (at, at + 1, at - 1):
        if not 0 <= near < len(spans):
            continue
        low, high = min(at, near), max(at, near)
        speaker = speakers[near]
        if speaker and speaker.name and "\n" not in text[spans[low][0] : spans[high][0]]:
            return speaker.name
    return None


def _speakers(text: str, spans: Sequence[tuple[int, int]]) -> list[_Speaker | None]:
    """Whom each sentence quotes; "katanya" and a bare surname are whoever was quoted under that name before."""
    found: list[_Speaker | None] = []
    known: dict[str, str | None] = {}  # each part of a name heard -> the office, or the full name
    last: _Speaker | None = None
    for start, end in spans:
        sentence = text[start:end]
        folded = _BLANKS.sub(" ", sentence.lower())
        speaker = _quoted(sentence, folded) if len(folded) == len(sentence) else None
        if speaker and speaker.person:
            parts = speaker.person.split()
            office = speaker.office or next((known[part] for part in parts if part in known), None)
            speaker = _Speaker(office, speaker.person)
            for part in parts:
                known.setdefault(part, speaker.name)
        if speaker is None and last is not None and _pronoun().search(folded):
            speaker = last
        last = speaker or last
        found.append(speaker)
    return found


def _quoted(sentence: str, folded: str) -> _Speaker | None:
    """Whom a sentence quotes by name."""
    for verb in _verbs().finditer(folded):
        row = rules()["verb"][int((verb.lastgroup or "v0")[1:])]
        low, high = (0, verb.start()) if row["side"] == "before" else (verb.end(), len(folded))
        office = _office(folded, low, high, last=row["side"] == "before")
        person = _person(sentence, low, high) if row["people"] else None
        if office or person:
            return _Speaker(office, person)
    return None


def _office(folded: str, low: int, high: int, *, last: bool) -> str | None:
    """The office that speaks in a part of a sentence: the one with a head, else the one next to the verb."""
    matches = list(_offices().finditer(folded, low, high))
    if not matches:
        return None
    headed = [match for match in matches if _head().search(folded[max(low, match.start() - 60) : match.start()])]
    match = (headed or matches)[-1 if last and not headed else 0]
    row = rules()["office"][int((match.lastgroup or "o0")[1:])]
    level = _LEVEL.match(folded, match.end()) if row.get("by_level") else None
    return f"{row['office']} {level[1].capitalize()}" if level else str(row["office"])


def _person(sentence: str, low: int, high: int) -> str | None:
    """The first run of two to five capitalised words that are no titles: a name."""
    run: list[re.Match[str]] = []
    for match in _NAME.finditer(sentence, low, high):
        if run and sentence[run[-1].end() : match.start()] != " ":
            if len(run) >= 2:
                break
            run = []
        if match[0].rstrip(".") in _no_name() or match[0].isupper():
            if len(run) >= 2:
                break
            run = []
            continue
        run.append(match)
    return " ".join(match[0].rstrip(".") for match in run[:5]) if len(run) >= 2 else None
