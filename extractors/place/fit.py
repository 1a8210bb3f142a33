"""Is a number one that its region can hold? Else its namesake, or the region around it, is meant."""

from __future__ import annotations

from extractors.draft import Draft, is_exact_count
from extractors.gazetteer import Region, load_gazetteer
from extractors.place.topic import Topic

GUESSES = ("region:topic", "region:home", "region:same sentence", "region:linked")
_TOO_FEW = 0.01
"""So small a part of its people is no region's whole population, nor all its members. A larger one, though still below
`_LEAST_COVERED`, may be members of a kind that the words do not name."""
_LEAST_COVERED = 20.0
"""Per cent: the least of 980 annotated coverages of regions is 43. Years before `_GROWN` are left alone."""
_GROWN = "2016"
_SMALL = ("village", "district")


def fit_regions(drafts: list[Draft], topic: Topic) -> None:
    """Move counts that are larger than their region's people to the region above it."""
    _one_of_the_branch(drafts, topic)
    for draft in drafts:
        _fit(draft, drafts, topic)


def drop_implausible(drafts: list[Draft]) -> None:
    """Drop levels of all people that no region has: they are of something else ("naik dua persen"), or misread."""
    for draft in drafts:
        if (
            draft.dropped is None
            and draft.status == "actual"
            and draft.segment is None
            and (draft.as_of or _GROWN) >= _GROWN
            and all(region.level not in _SMALL for region in draft.regions)
            and (share := _share_covered(draft)) is not None
            and (share < _LEAST_COVERED or (share == _LEAST_COVERED and draft.number.bound == "under"))
        ):
            draft.drop("too few for its people")


def _share_covered(draft: Draft) -> float | None:
    """What part of a region's people is covered, in per cent, by a level of members, or of those who are none."""
    if draft.unit == "persen":
        return {"registered": draft.value, "unregistered": 100 - draft.value}.get(draft.indicator or "")
    if draft.unit != "jiwa" or draft.indicator != "unregistered" or len(draft.regions) != 1:
        return None
    people = load_gazetteer().population(draft.regions[0].code, int(draft.as_of[:4]) if draft.as_of else 2022)
    return None if people is None else 100 - 100 * draft.value / people


def _one_of_the_branch(drafts: list[Draft], topic: Topic) -> None:
    """ "BPJS Kesehatan Cabang X melaporkan 765.495 peserta dari 814.356 jiwa": the people of the page's own region."""
    home = topic.home
    if home is None or home.level not in ("regency", "city"):
        return
    of_branch = [d for d in drafts if d.regions and d.regions[0].level == "branch"]
    for base in of_branch:
        if base.indicator != "population" or base.unit != "jiwa":
            continue
        people = load_gazetteer().population(home.code, int(base.as_of[:4]) if base.as_of else 2022)
        if people is not None and abs(base.value / people - 1) < 0.06:
            for draft in of_branch:
                if draft.regions == base.regions:
                    draft.regions = (home,)
                    draft.why("region:as many people as the page's own")


def _fit(draft: Draft, beside: list[Draft], topic: Topic) -> None:
    """A count larger than a region's people cannot be its own: it is the branch's, the province's or the nation's."""
    if draft.unit != "jiwa" or len(draft.regions) != 1:
        return
    gazetteer = load_gazetteer()
    region = draft.regions[0]
    if region.level in _SMALL:
        if draft.value > (60_000 if region.level == "village" else 600_000) and region.parent:
            above = gazetteer.by_code(region.code[:5])
            for other in beside:
                if above is not None and other.regions == draft.regions:
                    other.regions = (above,)
                    other.why("region:larger than its people")
        return
    if region.level not in ("country", "province", "regency", "city"):
        return
    year = int(draft.as_of[:4]) if draft.as_of else 2022
    people = gazetteer.population(region.code, year)
    if people is None:
        return
    share = draft.link is not None and draft.link.unit == "persen" and draft.link.value > 50
    whole = draft.segment is None and draft.status == "actual" and draft.indicator in ("registered", "active")
    if (draft.indicator == "population" or share or whole) and draft.value < _TOO_FEW * people:
        draft.drop("too few for its people")  # "penduduk Kabupaten X sebanyak 1.305 ribu jiwa", of a village not named
        return
    if region.level == "country":
        return
    larger = _namesake(draft, region, people, year) or _around(draft, region, people, year, topic)
    guessed = "region:home" in draft.reasons or "region:topic" in draft.reasons
    if larger is None and draft.value > 1.6 * people:
        together = topic.joint is not None and region.level == "province" and draft.value < 60_000_000
        larger = topic.joint if together else _above(region, draft.value, year, topic, guessed)
    if larger is None:
        return
    small = draft.regions
    for other in beside:
        linked = other.link is draft or draft.link is other or any(r.startswith(GUESSES) for r in other.reasons)
        if other is draft or (other.regions == small and linked):
            other.regions = (larger,)
            other.why("region:larger than its people")


def _namesake(draft: Draft, region: Region, people: int, year: int) -> Region | None:
    """ "… dan Solok 342.112 jiwa": of a town and a regency of one name, the one that has so many people."""
    named = any(r.startswith(("region:before:", "region:after:")) for r in draft.reasons)
    if not named or any(r.endswith(":type word") for r in draft.reasons):
        return None
    if region.level == "province" or draft.value <= 1.6 * people:
        return None
    gazetteer = load_gazetteer()
    others = [r for r in gazetteer.members(region.name) if r != region and r.level in ("regency", "city")]
    others = [r for r in others if draft.value <= _MOST_MEMBERS * (gazetteer.population(r.code, year) or 0)]
    return next((r for r in others if r.province == region.province), None)


def _around(draft: Draft, region: Region, people: int, year: int, topic: Topic) -> Region | None:
    """ "Wilayah cabang ini meliputi X, Y dan Z. … Total peserta nonaktif 203.379 jiwa.": what the page is about,
    where a count whose words name no region is more than the region spoken of last can have of its kind."""
    most = _MOST_WITHOUT if draft.indicator in ("unregistered", "inactive") else _MOST_MEMBERS
    around = topic.branch or topic.home
    if around is None or draft.link is not None or "region:topic" not in draft.reasons:
        return None
    if not is_exact_count(draft) or draft.value <= most * people:
        return None
    if around.level == "branch":
        return around
    whole = load_gazetteer().population(around.code, year)
    return around if around.code == region.province != region.code and whole and draft.value < whole else None


_MOST_WITHOUT, _MOST_MEMBERS = 0.6, 1.25


def _above(region: Region, value: float, year: int, topic: Topic, guessed: bool) -> Region | None:
    """The region around `region` that so many people fit."""
    gazetteer = load_gazetteer()
    parent = gazetteer.by_code(region.parent) if region.parent else None
    while parent is not None:
        people = gazetteer.population(parent.code, year)
        if people is not None and value <= 1.3 * people:
            if topic.branch is not None and value < 0.75 * people and parent.level == "province":
                return topic.branch
            ours = topic.home is not None and topic.home.code == parent.code
            # more than any province has, or than all but one where no word names the region
            nation = parent.level == "country" and (ours or value > (20_000_000 if guessed else 60_000_000))
            return parent if nation or value >= 0.3 * people else None
        parent = gazetteer.by_code(parent.parent) if parent.parent else None
    return None
