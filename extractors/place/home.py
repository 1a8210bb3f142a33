"""What a page is about: the region of a number that names none."""

from __future__ import annotations

from collections import Counter

from corpus.pattern import Pattern, fold
from extractors.counts import COUNT
from extractors.gazetteer import Region, load_gazetteer
from extractors.place.subjects import only_branch, only_listed, subjects, takes_in
from extractors.reading import Clause, Reading


def home_of(reading: Reading) -> Region | None:
    """What the page is about; a page that names Jakarta only as its place of writing is about Indonesia."""
    home = reading.regions.home
    named = [m for m in reading.regions.mentions if m.kind not in _PLACES_ONLY]
    if home is None and not any(m.region is not None or m.candidates for m in named):
        return load_gazetteer().by_code("ID")  # a page of JKN that names no region speaks of the nation
    branch = only_branch(reading)
    if (
        home is not None
        and branch is not None
        and home.level == "province"
        and fold(home.name) not in fold(branch.name)
    ):
        of_branch = sum(m.region == branch for m in reading.regions.mentions)
        of_home = sum(m.region == home and m.kind in ("full", "bare", "alias") for m in reading.regions.mentions)
        if of_branch >= of_home and goes_through_several(reading, home):
            return branch
        if any(_serves_several(reading, c) for c in reading.sentences):
            return branch  # "… menurut BPJS Cabang X yang membawahi keempat daerah tersebut"
    if home is not None and branch is not None and home.level in ("city", "regency"):
        named = [m for m in reading.regions.mentions if m.region == home]
        if all(m.kind in ("dateline", "institution", "anaphor") for m in named):
            return branch  # the town is only where the branch sits
        if goes_through_several(reading, home):
            return branch  # the page goes through the branch's regions
        if only_listed(reading, home):
            return branch  # "peserta di Kabupaten Kudus, Pati dan Grobogan", and no word of one of them alone
        title, office = fold(reading.page.title or ""), fold(f"cabang {branch.name}")
        listed = [takes_in(reading.text, c) for c in _where(reading, home)]
        titled = office in title and (fold(home.name) not in office or any(listed))
        if fold(home.name) not in title.replace(office, "") and (titled or (listed and all(listed))):
            return branch  # "Wilayah kerja cabang ini meliputi Banyumas, Kabupaten Purbalingga dan Cilacap."
    if (
        home is not None
        and home.level == "country"
        and branch is not None
        and (town := town_of(reading, branch)) is not None
    ):
        return town
    people = load_gazetteer().population(home.code) if home is not None and home.level == "province" else None
    most = min(60_000_000, 3 * people) if people else 60_000_000
    millions = [
        c
        for c in reading.sentences
        if any(n.value > most and n.decoy is None and (n.unit == "jiwa" or c.indicators) for n in c.numbers)
    ]
    if millions and home is not None and home.level != "country":
        first = min((m.start for m in reading.regions.mentions if m.region == home and m.kind != "dateline"), default=0)
        if first > millions[0].end:
            return load_gazetteer().by_code("ID")  # the page opens with more people than the province, or any, has
    if home is not None and home.province and home.level != "country" and not (reading.page.title or "").strip():
        first = min((m.start for m in reading.regions.mentions if m.region == home), default=0)
        people = load_gazetteer().population(home.province) or 0
        early = [
            n for c in reading.sentences if c.end < first for n in c.numbers if n.unit == "jiwa" and n.decoy is None
        ]
        if first > len(reading.text) * 0.5 and any(n.value > 1.3 * people > 0 for n in early):
            return load_gazetteer().by_code(
                "ID"
            )  # the page counts more people than the province long before it names it
    national = [m.start for m in reading.regions.mentions if m.kind == "national"]
    own = [m.start for m in reading.regions.mentions if m.region == home and m.kind not in ("dateline", "institution")]
    if national and own and national[0] < len(reading.text) * 0.25 and own[0] > len(reading.text) * 0.4:
        return load_gazetteer().by_code("ID")
    if national and own and national[0] < own[0] and home is not None and home.level == "province":
        provinces = {
            m.region for m in reading.regions.mentions if m.region is not None and m.region.level == "province"
        }
        titled = fold(home.name) in fold(reading.page.title or "")
        if len(provinces) > 1 and not titled:
            return load_gazetteer().by_code("ID")  # "… secara nasional 96,7 persen. … Bali 99,1, Aceh 98,2 persen"
    if home is not None and home.code.startswith("31"):
        named = [m for m in reading.regions.mentions if m.region is not None and m.region.code.startswith("31")]
        if all(m.kind in ("dateline", "institution") for m in named):
            return load_gazetteer().by_code("ID")
    return home


_SERVES_SEVERAL = Pattern(
    rf"\s?,?\s(?:yang\s)?(?:«AREA»\s(?:kerja|tugas)(?:nya)?\s)?(?:melayani|membawahi|membawahkan|menaungi|meliputi|mencakup)\s(?:{COUNT}|kedua|ketiga|keempat|kelima|keenam|beberapa)\s"
    r"«REGION»(?!\w)"
)


def _serves_several(reading: Reading, clause: Clause) -> bool:
    """Is a branch named with how many regions it serves?"""
    return any(m.kind == "branch" and _SERVES_SEVERAL.match(reading.text, m.end) for m in clause.regions)


def _where(reading: Reading, home: Region) -> list[Clause]:
    """The sentences that name a region, not those that are only written or spoken there."""
    return [c for c in reading.sentences if any(m.region == home and m.kind not in _PLACES_ONLY for m in c.regions)]


def town_of(reading: Reading, branch: Region) -> Region | None:
    """ "… secara nasional …, kata Kepala BPJS Kesehatan Cabang X di X. Dari 740 ribu penduduk …": the town of the one
    branch that a page names beside the nation, where its numbers are no nation's."""
    mentions = reading.regions.mentions
    if any(m.kind not in _NO_TOWNS_OWN for m in mentions):
        return None
    towns = {m.region for m in mentions if m.kind in _PLACES_ONLY and m.region is not None}
    town = next((r for r in towns if r.level in ("regency", "city") and fold(r.name) in fold(branch.name)), None)
    people = load_gazetteer().population(town.code) if town is not None else None
    counts = [n.value for c in reading.sentences for n in c.numbers if n.unit == "jiwa" and n.decoy is None]
    return town if people and counts and max(counts) < 2 * people else None


_PLACES_ONLY = ("dateline", "institution")
_NO_TOWNS_OWN = (*_PLACES_ONLY, "national", "branch", "branch_region")
SEVERAL = 3
"""So many towns and regencies with numbers of their own make a page one of the branch that serves them."""


def goes_through_several(reading: Reading, home: Region) -> bool:
    """Does the page give several towns and regencies numbers, and is it of none of them more than of the others?"""
    named: Counter[Region] = Counter()
    counted: set[Region] = set()
    possible = {m.region for c in reading.sentences if c.numbers for m in c.regions if m.region is not None}
    if sum(region.level in ("city", "regency") for region in possible) < SEVERAL:
        return False
    for clause in reading.sentences:
        here = [
            m.region
            for m in subjects(reading.text, clause)
            if m.kind in ("full", "bare", "alias", "government") and m.region and m.region.level in ("city", "regency")
        ]
        named.update(here)
        if any(n.unit and n.decoy is None for n in clause.numbers):
            counted.update(here)
    others = max((n for region, n in named.items() if region != home), default=0)
    return len(counted) >= SEVERAL and named[home] <= 2 * others
