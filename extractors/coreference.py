"""A number said again is the same number: what was said of it the first time still holds.

"Berangkat dari capaian 96,92 persen tersebut …" speaks of the region, the day and the people of the 96,92 persen said
before. Only numbers too exact to meet by chance count: per cents with two decimals, people to the last one, tens of
millions with a decimal; and other numbers with a decimal that are pointed at ("Dari 3,4 juta itu …").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.pattern import Pattern
from extractors.dates.find import DateMention
from extractors.draft import Draft, is_exact_count
from extractors.place.fit import GUESSES

_WEAK = (":topic", ":same sentence", ":parallel", ":rest_of_sentence", ":base", ":before_number")


_THAT = Pattern(r"\s*+(?:jiwa\s|orang\s|peserta\s|persen\s)?(?:itu|tersebut|tadi)(?!\w)")


_THIS_NUMBER = Pattern(
    r"[\"“'‘]?(?:itu|«COUNT»|angka)(?:\s(?:itu|tersebut|jumlahnya|tadi))*+(?:\s(?:sudah|telah|«REACH»|«MANY»|«ABOUT»))*+\s*+$",
)


def _points(text: str, draft: Draft) -> bool:
    """Is the number pointed at as one said before: "30,4 juta itu", "Itu jumlahnya sudah 1,7 juta"?"""
    if _THAT.match(text, draft.number.end):
        return True
    return _THIS_NUMBER.fullmatch(text[draft.clause.start : draft.number.start]) is not None


def exact(draft: Draft) -> bool:
    """Is the number too exact to be another one by chance?"""
    if draft.unit == "persen":
        return draft.number.decimals >= 2
    number = draft.number
    millions = number.decimals > 0 and number.scale >= 10**6 and number.value >= 10 * number.scale  # "44,4 juta"
    return is_exact_count(draft) or millions


def _named_beside(draft: Draft) -> bool:
    """Does the number that it restates name its region ("Kabupaten X 120.300 jiwa atau 98,2 persen")?"""
    link = draft.link
    return link is not None and link.regions == draft.regions and not any(r.startswith(GUESSES) for r in link.reasons)


@dataclass(slots=True)
class Mentioned:
    """The exact numbers of the page so far."""

    seen: dict[tuple[str, float], Draft] = field(default_factory=dict)

    def recall(self, text: str, drafts: list[Draft], dates: list[DateMention]) -> None:
        """Give drafts that repeat an earlier number what was said of it, where their own sentence says nothing."""
        for draft in drafts:
            key = (draft.unit, draft.value)
            if draft.dropped is not None:
                continue
            if not exact(draft) and not (key in self.seen and _points(text, draft)):
                if draft.number.decimals:
                    self.seen.setdefault(key, draft)
                continue
            first = self.seen.get(key)
            if first is None:
                self.seen[key] = draft
                continue
            if first.clause is draft.clause:
                continue  # "UHC 91,74 persen dengan keaktifan 91,74 persen": by chance
            guessed = any(r.startswith(GUESSES) for r in draft.reasons) and not _named_beside(draft)
            if guessed and first.regions:
                for other in drafts:
                    if (
                        other is not draft
                        and other.regions == draft.regions
                        and any(r.startswith(GUESSES) for r in other.reasons)
                    ):
                        other.regions = first.regions
                        other.why("region:said before")
                draft.regions = first.regions
                draft.why("region:said before")
            if draft.regions != first.regions:
                continue
            guessed = draft.counted_by(*_WEAK)
            if guessed and first.indicator is not None and draft.indicator != first.indicator:
                draft.indicator = first.indicator
                draft.why(f"indicator:{first.indicator}:said before")
            if draft.segment is None and first.segment is not None and draft.indicator == first.indicator:
                draft.segment = first.segment
                draft.why("segment:said before")
                for other in drafts:  # "Dari 30,4 juta itu, yang aktif 53 persen"
                    if other.before is draft and other.unit == "persen" and other.segment is None:
                        other.segment = first.segment
                        other.why("segment:said before")
            if draft.basis == "stated" and first.basis != "stated":
                self.seen[key] = draft
            if draft.basis != "stated" and first.basis in ("stated", "context"):
                draft.as_of, draft.basis = first.as_of, "context"
                draft.why("as_of:said before")
                for other in drafts:
                    if (
                        other.basis not in ("stated", None)
                        and other.regions == draft.regions
                        and "as_of:now" not in other.reasons
                    ):
                        other.as_of, other.basis = first.as_of, "context"
