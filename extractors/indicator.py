"""What a number counts: members, active members, people without, people in all, or the gap to a target."""

from __future__ import annotations

import regex

from extractors.cues import Cue
from extractors.draft import Draft, after_turn, cues_in, tail_end
from extractors.figure import Indicator

_FROM = regex.compile(
    r"(?<!\w)dari(?:\s(?:total|jumlah|seluruh|keseluruhan|sekitar|kurang\slebih|sebanyak|target))*+\s*+(?:\(|\bnya\b)?\s*+$",
    regex.IGNORECASE | regex.REVERSE,
)
_PEOPLE_WORDS = ("jiwa", "penduduk", "warga", "masyarakat", "orang", "")
_BASE_BETWEEN = regex.compile(
    r"(?<!\w)dari\s(?:total|jumlah|seluruh|keseluruhan|populasi|sekitar)[\w\s]{0,40}(?:penduduk|warga|masyarakat|jiwa|populasi)(?:nya)?[\w\s]{0,60},?\s*(?:\(|yakni|yaitu|sebanyak|sejumlah|yang\s(?:ber)?jumlah(?:nya)?|berjumlah|adalah|atau|mencapai|sebesar|jumlahnya)\s*+\(?$",
    regex.IGNORECASE | regex.REVERSE,
)
_WEAK_ORDER = ("unregistered", "population")


def assign_indicator(text: str, draft: Draft, topic: Indicator | None) -> None:
    """Decide `draft.indicator`; `topic` is the indicator that the sentences before spoke of, or None."""
    for step in (_after_number, _linked, _base, _before_number, _rest_of_sentence):
        indicator = step(text, draft)
        if indicator is not None:
            draft.indicator = indicator
            draft.why(f"indicator:{indicator}:{step.__name__.strip('_')}")
            return
    if draft.before is not None and draft.before.indicator not in (None, "population", "needed", "needed_active"):
        draft.indicator = draft.before.indicator
        draft.why(f"indicator:{draft.indicator}:same sentence")
    elif topic is not None:
        draft.indicator = topic
        draft.why(f"indicator:{topic}:topic")


def _after_number(text: str, draft: Draft) -> Indicator | None:
    """ "677.331 orang belum terdaftar", "18.426 tidak aktif", "4,9 yang sudah jadi peserta"."""
    number = draft.number
    stop = min(tail_end(text, number.end, draft.clause.end), draft.right)
    cues = cues_in(draft.clause.indicators, number.start, stop)
    for cue in cues:
        if cue.start < number.end and cue.kind in ("registered", "population"):
            continue  # the unit word itself ("peserta", "penduduk")
        gap = text[max(number.end, cue.start - 60) : cue.start]
        if len(gap.split()) > 4:
            return None
        if cue.kind in ("unregistered", "inactive", "active") and not cue.weak:
            return _checked(text, draft, cue)
        if (
            cue.kind == "registered"
            and draft.unit == "jiwa"
            and cue.name in ("terdaftar", "kepesertaan", "memiliki JKN")
        ):
            if number.unit_word == "penduduk" and _FROM.search(text, max(draft.left, number.start - 60), number.start):
                return None
            return "registered"
        if cue.kind == "registered" and draft.unit == "persen" and cue.name == "terdaftar":
            return None
    return None


def _checked(text: str, draft: Draft, cue: Cue) -> Indicator | None:
    return cue.kind  # type: ignore[return-value]


def _linked(text: str, draft: Draft) -> Indicator | None:
    """ "5.241.084 jiwa atau 92,82 persen": both say the same of the same people."""
    if draft.link is None:
        return None
    gap_cues = cues_in(draft.clause.indicators, draft.left, draft.number.start)
    if any(c.kind in ("active", "inactive", "unregistered", "needed") and not c.weak for c in gap_cues):
        return None
    linked = draft.link.indicator
    if linked == "population" and draft.unit == "persen":
        earlier = draft.link.before
        return earlier.indicator if earlier is not None and earlier.indicator != "population" else "registered"
    if draft.unit == "jiwa" and any(c.kind == "population" for c in gap_cues):
        return None
    return linked


def _base(text: str, draft: Draft) -> Indicator | None:
    """ "dari 5,3 juta penduduk", "dari total 11 juta jiwa": the people it is measured against."""
    number = draft.number
    if draft.unit == "persen":
        return None
    match = _FROM.search(text, max(draft.left, number.start - 60), number.start)
    if match is None:
        return None
    if number.unit_word == "peserta" and "total" not in match.group().lower():
        return "registered"
    if number.unit_word == "" and draft.before is not None and draft.before.segment is not None:
        return "registered"
    if regex.match(r"\s*(?:itu|tersebut)", text, pos=number.end):
        return draft.before.indicator if draft.before else None
    return "population"


def _before_number(text: str, draft: Draft) -> Indicator | None:
    """The nearest cue between the number before and this one; a strong one beats a weak one."""
    number = draft.number
    start = after_turn(text, draft.left, number.start)
    cues = cues_in(draft.clause.indicators, start, number.start) or cues_in(
        draft.clause.indicators, draft.left, number.start
    )
    return _pick(text, draft, cues)


def _pick(text: str, draft: Draft, cues: list[Cue]) -> Indicator | None:
    kinds = {c.kind for c in cues if not c.weak}
    if "needed" in kinds:
        if "active" in kinds and draft.unit == "jiwa":
            return "needed_active"
        return "needed"
    usable = [c for c in cues if not (draft.unit == "persen" and c.kind == "population")]
    if draft.number.unit_word == "peserta":
        usable = [c for c in usable if c.kind != "population"]
    strong = [c for c in usable if not c.weak]
    if draft.unit == "jiwa" and usable and usable[-1].weak and usable[-1].kind == "population":
        # "penduduk Kota Tegal sebanyak …" unless a stronger cue stands nearer
        return "population"
    if strong:
        # of several, negations and activity outrank the plain word for members beside them
        last = strong[-1]
        if last.kind == "registered":
            for cue in reversed(strong[:-1]):
                if (
                    cue.kind in ("active", "inactive", "unregistered")
                    and last.start - cue.end < 30
                    and "," not in text[cue.end : last.start]
                ):
                    return cue.kind  # type: ignore[return-value]
                if cue.kind != "registered":
                    break
        return last.kind  # type: ignore[return-value]
    if usable:
        return usable[-1].kind  # type: ignore[return-value]
    return None


def _rest_of_sentence(text: str, draft: Draft) -> Indicator | None:
    """A subject that comes after its number: "sebanyak 5.241 jiwa … sudah terdaftar"."""
    number = draft.number
    cues = [
        c for c in cues_in(draft.clause.indicators, number.end, draft.right) if c.kind != "population" and not c.weak
    ]
    if draft.before is not None:
        return None
    return cues[0].kind if cues else None  # type: ignore[return-value]
