"""The regions of Indonesia, their names, codes and people: Kemendagri's list, read from `data/regions`.

`load_gazetteer()` reads provinces, regencies, cities and their aliases at once (20 ms); kecamatan, villages and
population are read when first asked for.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

K = TypeVar("K")
V = TypeVar("V")
DATA = Path(__file__).parent / "data" / "regions"

Level = Literal["country", "province", "regency", "city", "district", "village", "area", "branch", "branch_region"]


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """One place that figures can hold for.

    `code` is Kemendagri's (`61.71`; `ID` for Indonesia); what Kemendagri does not number gets a code of its own kind:
    `area:pulaumadura`, `branch:pontianak`, `branch_region:iv`, `61.71:parit` (a village that Kemendagri does not list
    under this name, in the region of that code). `full_name` is the official name with its type, as the
    gold guide writes it. `parent` is the code of the region above, None where there is none or several. `province` is
    the code of the province a numbered region lies in (a province: its own), else None.

    >>> Region("61.71", "Pontianak", "Kota Pontianak", "city", "61").province
    '61'
    """

    code: str
    name: str
    full_name: str
    level: Level
    parent: str | None
    province: str | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        head = self.code[:2]
        object.__setattr__(self, "province", head if head.isdigit() else None)

    # Regions are compared all over a page, most of them with themselves or with one of another code.

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Region)
            and self.code == other.code
            and (self.name, self.full_name, self.level, self.parent)
            == (other.name, other.full_name, other.level, other.parent)
        )

    def __hash__(self) -> int:
        return hash(self.code)


class Sense(NamedTuple):
    """One reading of a name: its region, what sort of name it is (`name`: the official one), and if it is ambiguous."""

    code: str
    kind: str
    ambiguous: bool


class Name(NamedTuple):
    """All readings of one name (spelling folded), and how careful its use must be.

    `care` is 0 for a name that means a region wherever it stands with a capital, 1 for one that is also a word, a
    person or another place, 2 for one that counts only beside a type word or where its region is named otherwise.
    `capitals` says that only capital letters count (NTB, OKI), `official` that it is the official name of a region,
    `seat` that it names only seats of regions.
    """

    senses: tuple[Sense, ...]
    care: int
    capitals: bool
    official: bool
    seat: bool


_DROP = {ord(c): None for c in " \u00a0\t\n-–./'’‘`´,"}


def fold(name: str) -> str:
    """A name without case, spaces, hyphens, full stops and apostrophes: how names are compared.

    >>> fold("Toli-Toli"), fold("Kep. Riau"), fold("Palangka Raya") == fold("Palangkaraya")
    ('tolitoli', 'kepriau', True)
    """
    return name.lower().translate(_DROP)


def level_of(type_word: str) -> Level:
    """The level that a type word says; raises KeyError for another word.

    >>> level_of("Kab."), level_of("kota")
    ('regency', 'city')
    """
    return TYPE_LEVELS[fold(type_word)]


# Type words as they stand before a name, and the level they say. The scanner's own table is larger.
TYPE_LEVELS: dict[str, Level] = {
    "kabupaten": "regency",
    "kab": "regency",
    "pemkab": "regency",
    "bupati": "regency",
    "kota": "city",
    "pemkot": "city",
    "walikota": "city",
    "provinsi": "province",
    "propinsi": "province",
    "prov": "province",
    "pemprov": "province",
    "gubernur": "province",
}
_TYPED = re.compile(
    r"\s*(?:pemerintah\s+)?(" + "|".join(TYPE_LEVELS) + r"|wali\s+kota)\b\.?\s*(?:administrasi\s+)?(?=\S)",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\s*(kecamatan|desa|kelurahan|kampung|dusun)\s+([^,]+?)\s*,\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_BRANCH = re.compile(r"\s*bpjs\s+kesehatan\s+(cabang|kedeputian\s+wilayah)\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_NAME_LETTERS = re.compile(r"[^\W\d_]")


class Gazetteer:
    """Names to regions and back. Get one from `load_gazetteer()`."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self.regions: dict[str, Region] = {}
        self.capitals: dict[str, str] = {}
        self.names: dict[str, Name] = {}
        self.first_words: set[str] = set()
        self.prefixes: set[str] = set()
        self._full: dict[str, Region] = {}
        self._readings: dict[tuple[int, frozenset[str] | None], tuple[Region, ...]] = {}
        self._read_regions()
        self._read_aliases()

    # reading

    def _rows(self, name: str) -> Iterator[list[str]]:
        with (self._folder / name).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            yield from rows

    def _read_regions(self) -> None:
        for code, _bps, _iso, level, name, full_name, parent, _f, _t, _old, capital, _note in self._rows("regions.csv"):
            region = Region(code, name, full_name, level, parent or None)  # type: ignore[arg-type]
            self.regions[code] = region
            self.capitals[code] = capital
            self._full[fold(full_name)] = region
            self._full.setdefault(fold(full_name.replace(" Administrasi", "")), region)

    def _read_aliases(self) -> None:
        senses: dict[str, list[Sense]] = {}
        spelled: dict[str, set[str]] = {}
        capitals: set[str] = set()
        careful: dict[str, int] = {}
        for code, region in self.regions.items():
            key = fold(region.name)
            senses.setdefault(key, []).append(Sense(code, "name", False))
            spelled.setdefault(key, set()).add(region.name.lower())
        official = dict.fromkeys(senses)
        areas: dict[str, list[str]] = {}
        for alias, code, kind, ambiguous, _basis, note in self._rows("aliases.csv"):
            key = fold(alias)
            if kind == "area":
                areas.setdefault(alias, []).append(code)
                continue
            doubtful = ambiguous == "true"
            senses.setdefault(key, []).append(Sense(code, kind if note != "capital" else "capital", doubtful))
            if len(alias) <= 4 and alias.isupper():
                capitals.add(key)
            if key in official and alias.lower() not in spelled[key] and doubtful:
                # "Batubara", "Kota Baru": the spelling that is also a word
                careful[key] = max(careful.get(key, 0), 1)
            elif key not in official:
                careful[key] = max(careful.get(key, 0), _care_of_alias(alias, code, kind, doubtful, note))
            spelled.setdefault(key, set()).add(alias.lower())
        for alias, code, full_name in self._areas(areas):
            key = fold(alias)
            senses.setdefault(key, []).append(Sense(code, "area", True))
            careful.setdefault(key, 0)
            spelled.setdefault(key, set()).add(alias.lower())
            if alias.isupper():
                capitals.add(key)
            if code not in self.regions:
                members = self.area_members[code]
                parents = {self.regions[m].parent for m in members}
                self.regions[code] = Region(
                    code, alias, full_name, "area", parents.pop() if len(parents) == 1 else None
                )
                self._full[fold(full_name)] = self.regions[code]
            self._full.setdefault(key, self.regions[code])
        for code, capital in self.capitals.items():
            key = fold(capital)
            if "." in code and len(key) > 3 and (key not in senses or senses[key][0].kind == "capital"):
                # the seat of a regency, where it is no region of its own (Sungailiat, Labuan Bajo)
                senses.setdefault(key, []).append(Sense(code, "capital", True))
                careful[key] = 1
                spelled.setdefault(key, set()).add(capital.lower())
        for name, _codes, kind, _note in self._rows("same_names.csv"):
            if kind in ("word", "person", "phrase") and fold(name) in official:
                careful[fold(name)] = max(careful.get(fold(name), 0), 1)
        for key, found in senses.items():
            self.names[key] = Name(
                _order(found),
                careful.get(key, 0),
                key in capitals,
                official=any(sense.kind == "name" for sense in found),
                seat=all(sense.kind == "capital" for sense in found),
            )
            self.first_words.add(key)
            for spelling in spelled[key]:
                self.first_words.add(_first_word(spelling))
            self.prefixes.update(key[:end] for end in range(1, len(key) + 1))

    def _areas(self, areas: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
        """(name, code, full name) of each area; names with the same members are one area."""
        for alias, members_of, _example in self._rows("areas.csv"):
            areas[alias] = members_of.split()
        groups: dict[tuple[str, ...], list[str]] = {}
        for alias, codes in areas.items():
            groups.setdefault(tuple(sorted(codes)), []).append(alias)
        self.area_members: dict[str, tuple[str, ...]] = {}
        for members, aliases in groups.items():
            best = min(
                aliases, key=lambda a: (not a.startswith(("Pulau", "Kepulauan")), "Raya" not in a, aliases.index(a))
            )
            code = "area:" + fold(best)
            self.area_members[code] = members
            for alias in aliases:
                yield alias, code, best

    # looking up

    def by_code(self, code: str) -> Region | None:
        """The region of a code: `ID`, `61`, `61.71`, `61.71.01` (kecamatan), `61.71.01.1001` (village)."""
        found = self.regions.get(code)
        if found is None and code.count(".") == 2:
            return self._district_by_code.get(code)
        if found is None and code.count(".") == 3:
            row = self._village_rows.get(code)
            return None if row is None else self._make_village(code, row[0], row[1])
        return found

    def by_full_name(self, name: str) -> Region | None:
        """The region of an official name with its type; case, spaces and hyphens do not matter.

        `Kecamatan X, Kabupaten Y`, `Desa X, Kabupaten Y` and `BPJS Kesehatan Cabang X` are answered too.
        """
        found = self._full.get(fold(name))
        if found is not None:
            return found
        branch = _BRANCH.fullmatch(name)
        if branch:
            tail = " ".join(branch[2].split())
            return self.branch(tail) if branch[1].lower() == "cabang" else self.branch_region(tail)
        below = _BELOW.fullmatch(name)
        if below:
            above = self.by_full_name(below[3])
            if above is None:
                return None
            if below[1].lower() == "kecamatan":
                found_below = self.districts(below[2], {above.code})
            elif below[1].lower() == "dusun":
                found_below = ()
            else:
                found_below = self.villages(below[2], {above.code}, below[1].lower())
            return found_below[0] if found_below else self.unlisted(below[1].lower(), below[2], above)
        candidates = self.members(name)
        return candidates[0] if len(candidates) == 1 and _TYPED.match(name) else None

    def members(self, name: str) -> tuple[Region, ...]:
        """The regions a name may stand for, most official first; a type word before it narrows them.

        "Pekalongan" gives Kabupaten and Kota, "Pemprov Kalbar" the province, "Solo Raya" the area.
        """
        found = self.names.get(fold(name))
        typed = _TYPED.match(name)
        if found is None and typed:
            found = self.names.get(fold(name[typed.end() :]))
            if found is None:
                return ()
            level = TYPE_LEVELS.get(fold(typed[1]), "city")
            return tuple(r for r in self.readings(found) if r.level == level)
        return () if found is None else self.readings(found)

    def readings(self, name: Name, levels: frozenset[str] | None = None) -> tuple[Region, ...]:
        """The regions of a name. Official names hide former names, areas and epithets unless a level asks for those."""
        cached = self._readings.get((id(name), levels))
        if cached is None:
            cached = self._readings[id(name), levels] = self._read(name, levels)
        return cached

    def _read(self, name: Name, levels: frozenset[str] | None) -> tuple[Region, ...]:
        regions = [(self.regions[s.code], s) for s in name.senses]
        if levels is not None:
            regions = [(r, s) for r, s in regions if r.level in levels]
        if any(s.kind == "name" for _, s in regions):
            regions = [(r, s) for r, s in regions if s.kind in ("name", "short", "spelling")]
        elif any(s.kind != "area" for _, s in regions):
            regions = [(r, s) for r, s in regions if s.kind != "area"]
        seen = dict.fromkeys(r for r, _ in regions)
        return tuple(seen)

    def capital(self, code: str) -> Region | None:
        """The city (or regency of that name) that is the capital of a province."""
        candidates = self.members(self.capitals.get(code) or "-")
        here = [r for r in candidates if r.province == code[:2]]
        return min(here, key=lambda r: r.level != "city") if here else None

    # people

    @cached_property
    def _population(self) -> dict[str, list[tuple[int, int]]]:
        people: dict[str, list[tuple[int, int]]] = {}
        for code, year, _as_of, count, _source in self._rows("population.csv"):
            people.setdefault(code, []).append((int(year), int(count)))
        return people

    def population(self, code: str, year: int | None = None) -> int | None:
        """Registered residents in persons, of the year nearest to `year` (None: the newest); areas are summed up."""
        if code.startswith("area:"):
            parts = [self.population(member, year) for member in self.area_members.get(code, ())]
            return sum(p for p in parts if p is not None) if parts and None not in parts else None
        rows = self._population.get(code)
        if not rows:
            return None
        wanted = year if year is not None else max(y for y, _ in rows)
        return min(rows, key=lambda row: (abs(row[0] - wanted), -row[0]))[1]

    # below the regency

    @cached_property
    def _district_by_code(self) -> dict[str, Region]:
        found = {}
        for code, name, parent in self._rows("districts.csv"):
            above = self.regions[parent]
            found[code] = Region(code, name, f"Kecamatan {name}, {above.full_name}", "district", parent)
        return found

    @cached_property
    def _district_by_name(self) -> dict[str, tuple[Region, ...]]:
        return _grouped((fold(r.name), r) for r in self._district_by_code.values())

    def districts(self, name: str, within: set[str] | None = None) -> tuple[Region, ...]:
        """Kecamatan of a name, only those in the regencies or provinces `within` if given."""
        found = self._district_by_name.get(fold(name), ())
        return tuple(r for r in found if within is None or _lies_in(r.code, within))

    @cached_property
    def _village_rows(self) -> dict[str, tuple[str, str]]:
        with gzip.open(self._folder / "villages.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            return {row[0]: (row[1], row[2]) for row in rows}

    @cached_property
    def _village_by_name(self) -> dict[str, tuple[str, ...]]:
        return _grouped((fold(name), code) for code, (name, _kind) in self._village_rows.items())

    def _make_village(self, code: str, name: str, kind: str) -> Region:
        above = self.regions[code[:5]]
        word = "Kelurahan" if kind == "kelurahan" else "Desa"
        return Region(code, name, f"{word} {name}, {above.full_name}", "village", code[:8])

    def villages(self, name: str, within: set[str] | None = None, kind: str | None = None) -> tuple[Region, ...]:
        """Villages of a name (`kind`: desa or kelurahan, if given and known), in the regions `within` if given."""
        codes = self._village_by_name.get(fold(name), ())
        found = [
            (self._make_village(code, *self._village_rows[code]), self._village_rows[code][1])
            for code in codes
            if within is None or _lies_in(code, within)
        ]
        wanted = [r for r, k in found if kind is None or (k == "kelurahan") == (kind == "kelurahan")]
        return tuple(wanted or [r for r, _ in found])

    def unlisted(self, kind: str, name: str, above: Region) -> Region:
        """A kecamatan, desa, kelurahan, kampung or dusun (`kind`) of a regency or city that is not listed so.

        >>> load_gazetteer().unlisted("kelurahan", "Rejasari", load_gazetteer().regions["32.79"]).full_name
        'Kelurahan Rejasari, Kota Banjar'
        """
        level: Level = "district" if kind == "kecamatan" else "village"
        code = f"{above.code}:{fold(name)}"
        return Region(code, name, f"{kind.capitalize()} {name}, {above.full_name}", level, above.code)

    # BPJS Kesehatan's own map

    @cached_property
    def branches(self) -> dict[str, tuple[str, str]]:
        """Known branches: folded name to (name, code of the regency or city it sits in)."""
        return {fold(name): (name, seat) for name, seat in self._rows("branches.csv")}

    def branch(self, name: str) -> Region:
        """The service area of a branch of BPJS Kesehatan, known or not."""
        key = fold(name)
        known, seat = self.branches.get(key, (name, ""))
        if not seat:
            candidates = self.members(name)
            seat = candidates[0].code if candidates and candidates[0].level in ("regency", "city") else ""
            if candidates and seat:
                known = candidates[0].name
        parent = seat[:2] or None
        return Region("branch:" + key, known, f"BPJS Kesehatan Cabang {known}", "branch", parent)

    def branch_region(self, name: str) -> Region:
        """A regional office of BPJS Kesehatan above the branches (Kedeputian Wilayah)."""
        full_name = f"BPJS Kesehatan Kedeputian Wilayah {name}"
        return Region("branch_region:" + fold(name), name, full_name, "branch_region", None)

    # misspelt names

    def closest(self, name: str, level: str) -> Region | None:
        """The one region of that level whose name a misspelt `name` must mean, or None: no guess between two.

        >>> load_gazetteer().closest("Bengayang", "regency").full_name
        'Kabupaten Bengkayang'
        """
        return _closest(self, fold(name), level)


def _care_of_alias(alias: str, code: str, kind: str, doubtful: bool, note: str) -> int:
    """How careful an alias must be used: see `Name.care`."""
    if alias[0].isdigit() or alias == "RI":
        return 2
    if len(alias) <= 3 and "." in code:
        return 2  # KP, PPU, SBB: only their own province's papers abbreviate so
    if not doubtful:
        return 0
    if note == "several regions" and kind in ("short", "former_name"):
        return 0  # Jogja: which of its regions is decided later
    if kind == "epithet" or alias.isupper():
        return 2 if alias != "DIY" else 0
    return 1


def _order(senses: list[Sense]) -> tuple[Sense, ...]:
    """Official names first, then by how settled the alias is."""
    rank = {
        "name": 0,
        "spelling": 1,
        "abbreviation": 1,
        "short": 1,
        "former_name": 2,
        "epithet": 3,
        "capital": 4,
        "area": 5,
    }
    return tuple(sorted(dict.fromkeys(senses), key=lambda s: (rank[s.kind], s.code)))


def _first_word(name: str) -> str:
    """The letters up to the first space, hyphen or full stop.

    >>> _first_word("d.i. aceh"), _first_word("toli-toli"), _first_word("kep. riau")
    ('d', 'toli', 'kep')
    """
    return re.split(r"[\s\-./]", name, maxsplit=1)[0]


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _lies_in(code: str, within: set[str]) -> bool:
    """Is a kecamatan or village in one of these regencies, cities or provinces?"""
    return code[:5] in within or code[:2] in within or "ID" in within


@lru_cache(maxsize=4096)
def _closest(gazetteer: Gazetteer, key: str, level: str) -> Region | None:
    from rapidfuzz import fuzz, process  # 20 ms to import, seldom needed

    if len(key) < 6 or not _NAME_LETTERS.match(key):
        return None
    names = gazetteer_names(gazetteer, level)
    best = process.extract(key, names.keys(), scorer=fuzz.ratio, limit=2, score_cutoff=80)
    if not best or best[0][1] < 86 or best[0][0][0] != key[0]:
        return None
    if len(best) > 1 and best[0][1] - best[1][1] < 4 and names[best[0][0]] != names[best[1][0]]:
        return None
    return names[best[0][0]]


@lru_cache(maxsize=8)
def gazetteer_names(gazetteer: Gazetteer, level: str) -> dict[str, Region]:
    """Folded official names of one level."""
    return {fold(r.name): r for r in gazetteer.regions.values() if r.level == level}


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once a process.

    >>> gazetteer = load_gazetteer()
    >>> [r.full_name for r in gazetteer.members("Pekalongan")]
    ['Kabupaten Pekalongan', 'Kota Pekalongan']
    >>> gazetteer.members("Pemprov Kalbar")[0].full_name
    'Provinsi Kalimantan Barat'
    >>> gazetteer.by_full_name("Kota Pangkalpinang").code
    '19.71'
    >>> gazetteer.population("19.71", 2023)
    242285
    """
    return Gazetteer()
