"""Slots put right by arithmetic: what a number counts must agree with the numbers beside it.

Words may leave open whether a count is of members or of people ("X persen dari total penduduk, yaitu Y jiwa"); the
numbers seldom do. Only exact counts and per cents with decimals are strong enough to overrule a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from corpus.pattern import Pattern
from extractors.draft import Draft, is_exact_count
from extractors.figure import Indicator
from extractors.gazetteer import load_gazetteer
from extractors.indicator.assign import LEFT


def settle_by_arithmetic(drafts: list[Draft]) -> None:
    """Correct `indicator` of drafts whose numbers fit only another reading."""
    live = [d for d in drafts if d.dropped is None and d.number.bound != "range" and d.status == "actual"]
    by_sentence: dict[int, list[Draft]] = {}
    for draft in live:
        by_sentence.setdefault(draft.clause.index, []).append(draft)
    for group in by_sentence.values():
        _share_of_people(group, _people(group))
        _share_of_members(group)
        _parts_of_all(group, live)
    bases: dict[str, list[float]] = {}
    for draft in live:
        if draft.indicator == "population" and draft.link is None and len(draft.regions) == 1 and draft.unit == "jiwa":
            bases.setdefault(draft.regions[0].code, []).append(draft.value)
    for draft in live:
        _base_or_part(draft, bases)
    _whole_of_parts(live)
    for draft in live:
        _more_than_half(draft)
    by_region: dict[str, list[Draft]] = {}
    for draft in live:
        if draft.segment is None and len(draft.regions) == 1:
            by_region.setdefault(draft.regions[0].code, []).append(draft)
    for group in by_region.values():
        for near in _neighbours(group):
            _share_of_people(near, _people(group))
            _share_of_whom(near)
        _remainders(group)
        _said_before(group)
        _guessed_shares(group)
    _remainders_elsewhere(live, by_region)
    _shares_left(live)
    _goals_of_the_rest(drafts, live)


def _parts_of_all(group: list[Draft], live: list[Draft]) -> None:
    """ "… terdaftar 1.270.118 jiwa, aktif 1.151.204 jiwa. Lhokseumawe 196.311 peserta, …": counts of several regions
    whose words do not say which add up to the members, or to the active, of all of them."""
    parts = [d for d in group if d.unit == "jiwa" and d.segment is None and _is_guess(d)]
    kinds = {d.indicator for d in parts}
    if len(parts) < 2 or len({d.regions for d in parts}) < len(parts) or len(kinds) > 1 or not kinds <= _COUNTED:
        return
    total = sum(d.value for d in parts)
    wholes = {
        d.indicator
        for d in live
        if d.unit == "jiwa"
        and d.segment is None
        and d.indicator in _COUNTED
        and abs(d.clause.index - parts[0].clause.index) <= _REACH
        and abs(d.value - total) <= _SLACK * total
    }
    if len(wholes) == 1 and wholes != kinds:
        for draft in parts:
            _correct(draft, str(next(iter(wholes))))


def _whole_of_parts(live: list[Draft]) -> None:
    """ "Kota Bogor 1.110.204 jiwa, aktif …; Depok 2.001.417 jiwa … Jumlah: 8.732.951 jiwa": a count whose words do not
    say which is of those that add up to it."""
    counts = [d for d in live if d.unit == "jiwa" and d.segment is None and d.indicator in _COUNTED]
    for at, whole in enumerate(counts):
        if not _is_guess(whole) or not is_exact_count(whole):
            continue
        for kind in sorted(_COUNTED):
            left, parts = whole.value, 0
            for part in reversed([d for d in counts[:at] if d.indicator == kind][-_MOST_COUNTS:]):
                left, parts = left - part.value, parts + 1
                if left <= 0:
                    break
            if left == 0 and parts >= 2 and kind != whole.indicator:
                _correct(whole, kind)
                break


def _more_than_half(draft: Draft) -> None:
    """ "Warga Metro yang belum terdaftar 13.760 jiwa. Rinciannya, Pringsewu 375.193 jiwa, …": so many of a region's
    people are without only where the words of the number say it."""
    if draft.unit != "jiwa" or draft.indicator not in ("unregistered", "inactive") or not _is_guess(draft):
        return
    if draft.segment is not None or len(draft.regions) != 1:
        return
    people = load_gazetteer().population(draft.regions[0].code, int((draft.as_of or "2022")[:4]))
    if people is not None and draft.value > people * _LEAST / 100:
        _correct(draft, "registered")


def _goals_of_the_rest(drafts: list[Draft], live: list[Draft]) -> None:
    """ "membidik 7.120 jiwa terlindungi JKN … Sisanya, 7.120 jiwa, belum": a goal of as many as are without is the gap
    that is to be filled."""
    without = {(d.value, d.regions): d for d in live if d.unit == "jiwa" and d.indicator == "unregistered"}
    for draft in drafts:
        same = without.get((draft.value, draft.regions)) if draft.dropped is None and draft.status == "target" else None
        if same is not None and draft.unit == "jiwa" and draft.indicator == "registered":
            draft.status, draft.as_of, draft.basis = "actual", same.as_of, same.basis
            _correct(draft, "needed")


_COUNTED = {"registered", "active", "inactive", "unregistered"}
_SLACK = 0.002
"""How far the sum of parts may be from their whole: a misprint in one digit of a small region."""


def _is_guess(draft: Draft) -> bool:
    return draft.counted_by(":topic", ":parallel", ":by_unit") and not draft.counted_by(":from its restatement")


def _neighbours(group: list[Draft]) -> Iterator[list[Draft]]:
    """The drafts of each few sentences that stand close together; farther apart, numbers agree by chance."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in group:
        by_sentence.setdefault(draft.clause.index, []).append(draft)
    order = sorted(by_sentence)
    for i, first in enumerate(order):
        near = [n for n in order[i : i + _SENTENCES] if n - first <= _REACH]
        yield [draft for n in near for draft in by_sentence[n]]


_SENTENCES, _REACH = 3, 6
"""How many sentences with figures of a region are held against each other, and how far apart they may stand."""


def _close(share: float, printed: Draft) -> bool:
    """Is a computed per cent the printed one, cut or rounded?"""
    slack = {0: 0.0, 1: 0.1, 2: 0.015}.get(printed.number.decimals, 0.015)
    return slack > 0 and abs(share - printed.value) <= slack


def _people(group: list[Draft]) -> set[float]:
    """The populations among these."""
    return {d.value for d in group if d.indicator == "population"}


def _share_of_people(group: list[Draft], known: set[float]) -> None:
    """p per cent, a people, b people close together, a = p % of b: b is the population, a counts what p counts, unless
    the people that are `known` bear p out as well."""
    counted: dict[float, list[Draft]] = {}
    for draft in group:
        if is_exact_count(draft):
            counted.setdefault(draft.value, []).append(draft)
    shares: dict[float, Draft] = {}
    for draft in group:
        if draft.unit == "persen" and draft.indicator in ("registered", "unregistered") and not draft.segment:
            shares.setdefault(draft.value, draft)
    for share in list(shares.values())[:_MOST_COUNTS]:
        for first, second in permutations(list(counted)[:_MOST_COUNTS], 2):
            if not _close(100 * first / second, share):
                continue
            if second not in known and any(_close(100 * first / people, share) for people in known):
                continue  # "184.263 jiwa … belum 1,7 persen, atau 3.187 jiwa dari 187.450 jiwa"
            for part, base in product(counted[first], counted[second]):
                _part_of(base, part, share)


_MOST_COUNTS = 40
"""So many counts and per cents are held against each other: no paragraph has more, and the work is cubic."""


def _part_of(base: Draft, part: Draft, share: Draft) -> None:
    if part.indicator in ("active", "inactive") or base.indicator in ("active", "inactive"):
        return
    without = share.indicator == "unregistered" and base.indicator == "registered"
    if without and _close(100 * part.value / (part.value + base.value), share):
        return  # "terdaftar 279.141 jiwa, belum terdaftar 2.914 jiwa atau 1,03 persen": of both together
    told = base.link is not None and base.link.unit == "persen" and base.counted_by(":before_number", ":after_number")
    if base.indicator != "population" and base.segment is None and not told:
        _correct(base, "population")
    if part.indicator == "population" and share.indicator is not None:
        _correct(part, share.indicator)


def _share_of_members(group: list[Draft]) -> None:
    """p per cent beside a active and i inactive members, a = p % of a + i: p counts the active."""
    active = [d for d in group if d.indicator == "active" and is_exact_count(d)]
    idle = [d for d in group if d.indicator == "inactive" and is_exact_count(d)]
    if len(active) != 1 or len(idle) != 1:
        return
    for share in group:
        if share.unit == "persen" and _close(100 * active[0].value / (active[0].value + idle[0].value), share):
            _correct(share, "active")


def _share_of_whom(group: list[Draft]) -> None:
    """ "… aktif 421.486 jiwa. Dibagi seluruh peserta itu 84,60 persen": a per cent to two decimals that the active (or
    inactive) among the counts around it bear out, and no other count does, is theirs, whatever its words say."""
    counts = [d for d in group if is_exact_count(d)]
    wholes = {d.value for d in counts if d.indicator in ("population", "registered")}
    parts = {kind: {d.value for d in counts if d.indicator == kind} for kind in ("registered", "active", "inactive")}
    days = {d.as_of for d in counts}
    for share in group:
        if share.unit != "persen" or share.number.decimals < 2 or share.segment:
            continue
        if share.basis == "stated" and share.as_of not in days:
            continue  # "Tahun 2022 cakupannya 74,24 persen": of another time than the counts
        if share.link is not None and share.link.indicator == "registered" and share.counted_by(":linked"):
            continue  # "yang aktif 310.166 jiwa; yang terdaftar 370.229 jiwa atau 83,79 persen"
        if share.indicator != "registered" and not (
            share.indicator == "active" and share.counted_by(":topic", ":nearer")
        ):
            continue
        whose = [
            kind
            for kind, values in parts.items()
            if any(value < whole and _close(100 * value / whole, share) for value in values for whole in wholes)
        ]
        if len(whose) == 1 and whose[0] != share.indicator:
            _correct(share, whose[0])


def _base_or_part(draft: Draft, bases: dict[str, list[float]]) -> None:
    """ "X persen dari total penduduk, yaitu Y": the people that the page, or else the register, gives the region say
    which of the two Y is."""
    share = draft.link if draft.link is not None else _restated(draft)
    if draft.unit != "jiwa" or draft.indicator != "population" or share is None or len(draft.regions) != 1:
        return
    if share.unit != "persen" or share.indicator != "registered" or share.value < 20:
        return
    slack = {0: 0.6, 1: 0.1}.get(share.number.decimals, 0.015)
    if any(
        b != draft.value and abs(100 * draft.value / b - share.value) <= slack
        for b in bases.get(draft.regions[0].code, ())
    ):
        _correct(draft, "registered")
        return
    people = load_gazetteer().population(draft.regions[0].code, int((draft.as_of or "2022")[:4]))
    if people is None:
        return
    if share.value > 97:
        if abs(draft.value / people - share.value / 100) < _AS_GOOD_AS_EQUAL < abs(draft.value / people - 1) / 5:
            _correct(draft, "registered")
        return
    if abs(draft.value / people - share.value / 100) + 0.01 < abs(draft.value / people - 1):
        _correct(draft, "registered")


_AS_GOOD_AS_EQUAL = 0.002
"""Of the people of the register: a count so near to its share of them, and not to all of them, is the share's."""
_THAT_IS = Pattern(r"\sdari\s[^.;\d]{0,60}?(?:yaitu|yakni|atau|ialah|adalah)\s$")


def _restated(draft: Draft) -> Draft | None:
    """The per cent that a count restates in other words: "96 persen dari total penduduk, yaitu 97.392 jiwa"."""
    share, clause = draft.before, draft.clause
    if share is None or share.unit != "persen" or share.clause is not clause or share.regions != draft.regions:
        return None
    between = clause.text[share.number.end - clause.start : draft.number.start - clause.start].lower()
    return share if _THAT_IS.fullmatch(between) else None


def _remainders(group: list[Draft]) -> None:
    """What population less members leaves are those without; what members less active leaves are inactive."""
    counts = [d for d in group if is_exact_count(d)]
    people = _people(counts)
    members = {d.value for d in counts if d.indicator == "registered"}
    active = {d.value for d in counts if d.indicator == "active"}
    for draft in counts:
        if (
            draft.indicator == "needed"
            and draft.target_year is None
            and any(p - draft.value in members for p in people)
        ):
            _correct(draft, "unregistered")  # "tinggal 3.852 orang lagi yang harus dibujuk"
        if draft.indicator != "registered":
            continue
        others = members - {draft.value}
        if any(p - draft.value + d in others and p - draft.value + d > draft.value for p in people for d in (-1, 0, 1)):
            _correct(draft, "unregistered")
        elif any(a + draft.value + d in others for a in active for d in (-1, 0, 1)):
            _correct(draft, "inactive")
    shares = [d for d in group if d.unit == "persen" and d.number.decimals >= 1]
    whole = [d for d in shares if d.indicator == "registered"]
    for draft in shares:
        if draft.indicator == "needed" and any(abs(100 - o.value - draft.value) < 0.011 for o in whole):
            for same in (draft, *(d for d in group if d.link is draft and d.indicator == "needed")):
                _correct(same, "unregistered")  # "97,3 persen … yang 2,7 persen lagi merantau. Jumlahnya 6.600-an"
    shares = [d for d in group if d.indicator == "registered" and d.unit == "persen"]
    for draft in shares:
        left = LEFT in draft.reasons and draft.value < _LEAST
        if left and any(d.value + draft.value == 100 for d in shares):
            for same in (draft, *(d for d in group if d.link is draft and d.indicator == "registered")):
                _correct(same, "unregistered")  # "baru 91 persen. Masih 9 persen, itu berarti 18 ribu orang"
    for draft in whole:
        if draft.link is not None and draft.link.counted_by(":before_number"):
            continue  # its own words say whom it counts
        if draft.value < 50 and any(abs(100 - o.value - draft.value) < 0.011 for o in whole if o is not draft):
            _correct(draft, "unregistered")


_MOST, _LEAST = 75, 50
"""Where so many per cent are members, less than the second are so only where the words say it."""


def _guessed_shares(group: list[Draft]) -> None:
    """ "204.912 dari 212.466 warga sudah … Ini 15 persen lebih": a small per cent whose own words do not say of whom
    is no share of members where most people are."""
    people = max((d.value for d in group if d.indicator == "population" and d.unit == "jiwa"), default=0)
    members = [d for d in group if d.indicator == "registered" and (d.unit == "persen" or people)]
    shares = [(d.value if d.unit == "persen" else 100 * d.value / people, d) for d in members]
    for draft in members:
        if draft.unit != "persen" or draft.value >= _LEAST or "indicator:registered:topic" not in draft.reasons:
            continue
        year = (draft.as_of or "")[:4]
        if any(_MOST <= share <= 120 and (d.as_of or "")[:4] == year for share, d in shares if d is not draft):
            draft.drop("not said of whom")


def _correct(draft: Draft, indicator: str) -> None:
    draft.indicator = indicator  # type: ignore[assignment]
    draft.why(f"indicator:{indicator}:arithmetic")


def _said_before(group: list[Draft]) -> None:
    """ "… tersisa 2,63 juta penduduk yang belum terdaftar. … mendorong 2,63 juta penduduk …": a count said again with
    no words of its own is of the same people."""
    said: dict[float, Indicator] = {}
    for draft in group:
        if draft.unit != "jiwa" or draft.indicator not in ("registered", "inactive", "unregistered"):
            continue
        if draft.indicator != "registered" and not _is_loose(draft):
            said.setdefault(draft.value, draft.indicator)
        elif draft.value in said and draft.value % 100_000 and _is_loose(draft):
            _correct(draft, said[draft.value])


def _is_loose(draft: Draft) -> bool:
    """Do words farther off say what it counts, or none of its own?"""
    return draft.counted_by(":topic", ":rest_of_sentence", ":by_unit")


def _shares_left(live: list[Draft]) -> None:
    """ "Kota X 96,31 persen, provinsinya 81,20 persen. Ini tinggal 3,69 persen": what is left to a hundred of one
    region's per cent, and of no other's, is that region's."""
    told = [d for d in live if d.unit == "persen" and d.indicator == "registered" and d.number.decimals == 2]
    for draft in live:
        if draft.unit != "persen" or draft.number.decimals != 2 or draft.indicator not in ("unregistered", "needed"):
            continue
        whose = {d.regions for d in told if abs(100 - d.value - draft.value) < _HUNDREDTH}
        if len(whose) == 1 and draft.regions not in whose:
            draft.regions = whose.pop()
            draft.why("region:arithmetic")


_HUNDREDTH = 0.005


def _remainders_elsewhere(live: list[Draft], by_region: dict[str, list[Draft]]) -> None:
    """A count that is, to the last person, another region's people less its members is that region's."""
    left: dict[float, Draft] = {}
    for group in by_region.values():
        counts = [d for d in group if is_exact_count(d)]
        for people in (d for d in counts if d.indicator == "population"):
            for members in (d for d in counts if d.indicator == "registered"):
                if people.value > members.value:
                    left[people.value - members.value] = people
    for draft in live:
        people_of = left.get(draft.value)
        if people_of is None or not is_exact_count(draft) or draft.segment is not None:
            continue
        if draft.indicator in ("registered", "unregistered") and draft.regions != people_of.regions:
            draft.regions = people_of.regions
            draft.why("region:arithmetic")
            if draft.indicator != "unregistered":
                _correct(draft, "unregistered")
