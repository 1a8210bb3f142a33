"""Is a number a result, a goal or a rule; and when is the goal due?"""

from __future__ import annotations

import regex

from extractors.dates import DateMention
from extractors.draft import Draft, after_turn, cues_in, tail_end

_NOT_GOALS = ("population", "needed", "needed_active", "unregistered", "inactive")


def assign_status(text: str, draft: Draft) -> None:
    """Decide `draft.status` from the nearest cue before the number, or right after it."""
    number, clause = draft.number, draft.clause
    if draft.indicator in _NOT_GOALS:
        return
    if draft.link is not None and draft.link.indicator == draft.indicator:
        draft.status = draft.link.status
        return
    window = after_turn(text, draft.left, number.start)
    after = [
        c
        for c in cues_in(clause.statuses, number.end, min(tail_end(text, number.end, clause.end), draft.right))
        if c.kind == "target" and c.name in ("target", "harus") and c.start - number.end < 60
    ]
    if after:
        draft.status = "target"
        draft.why(f"status:{after[0].name}:after")
        return
    cues = cues_in(clause.statuses, window, number.start)
    strong = [c for c in cues if not c.weak]
    for cue in reversed(strong or cues):
        draft.status = cue.kind  # type: ignore[assignment]
        if cue.kind == "target" and cue.name == "harapan" and draft.number.decimals >= 2:
            draft.status = "actual"
        draft.why(f"status:{cue.name}")
        break
    else:
        if draft.before is not None and draft.before.status != "actual" and draft.before.unit == draft.unit:
            # "98 persen dan keaktifan 80 persen": the goal goes on
            gap = text[draft.before.number.end : number.start]
            if len(gap) < 90 and "baru" not in gap and "sudah" not in gap and window == draft.left:
                draft.status = draft.before.status
                draft.why("status:carried")
    if (
        draft.status == "actual"
        and draft.unit == "persen"
        and draft.number.bound == "over"
        and draft.number.decimals == 0
    ):
        cues = cues_in(clause.statuses, clause.start, clause.end)
        if any(c.kind == "criterion" for c in cues) and not any(
            c.kind == "actual" for c in cues_in(clause.statuses, window, number.start)
        ):
            draft.status = "criterion"
            draft.why("status:criterion")


_PLAN = regex.compile(r"(?<!\w)(?:rpjmn?d?|target|peta\sjalan|road\s?map)(?:\s\w+){0,2}\s*+$", regex.IGNORECASE | regex.REVERSE)


def _may_be_due(text: str, mention: DateMention) -> bool:
    """A goal's day is no day at which data stand, and no day on which somebody spoke."""
    if mention.kind == "now" or mention.role in ("event", "since", "range"):
        return False
    if mention.role == "legal":
        return mention.precision == "year" and _PLAN.search(text, max(0, mention.start - 40), mention.start) is not None
    return mention.role == "due" or mention.precision == "year" or mention.anchor in ("akhir", "pada", "di", "bulan")


def assign_due(text: str, draft: Draft) -> None:
    """The year by which a target, or the gap to it, is due."""
    if draft.status != "target" and draft.indicator not in ("needed", "needed_active"):
        return
    number = draft.number
    years = [d for d in draft.clause.dates if d.as_of and _may_be_due(text, d)]
    if not years:
        return
    nearest = min(years, key=lambda d: abs(d.start - number.end) if d.start > number.end else number.start - d.end)
    draft.target_year = (
        nearest.as_of[:7]
        if nearest.as_of and "-" in nearest.as_of and nearest.as_of[5].isdigit()
        else (nearest.as_of or "")[:4]
    )
    draft.why("due:" + nearest.rule)
