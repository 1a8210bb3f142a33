"""Extracted figures against gold figures, slot by slot: the numbers that `cakupan score` prints.

A figure counts strictly when every slot but the basis of its date and its quote agrees; for the core, when indicator,
unit, value, region and status do. Where gold holds a list, any of its values agrees; an optional gold figure is neither
missed nor wrong. The rules are those of `score.py` beside the gold guide, and a test holds the two together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

Record = Mapping[str, Any]

CORE = ("indicator", "unit", "value", "region", "status")
STRICT = (*CORE, "bound", "target_year", "as_of", "segment")
CLAIM = ("region", "reached")
COMPARED = tuple(slot for slot in STRICT if slot not in ("unit", "value"))  # what is asked of paired figures

_VALUE_TOLERANCE = 1e-6  # of the value: what floats lose, no more


@dataclass(frozen=True, slots=True)
class Gold:
    """The records of one page's gold.json. `folder` also holds its article.txt and perhaps meta.json."""

    id: str
    folder: Path
    figures: tuple[Record, ...]
    uhc_claims: tuple[Record, ...] = ()
    conflicts: tuple[Record, ...] = ()
    published: str | Sequence[str | None] | None = None

    @classmethod
    def read(cls, folder: Path) -> Gold:
        """Read `folder/gold.json`; ValueError with the file's name when it is no gold."""
        path = folder / "gold.json"
        row = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(row, dict) or not isinstance(row.get("figures"), list):
            raise ValueError(f'{path}: no gold; wanted an object with a list "figures" (see the gold guide)')
        return cls(
            id=folder.name,
            folder=folder,
            figures=tuple(row["figures"]),
            uhc_claims=tuple(row.get("uhc_claims", ())),
            conflicts=tuple(row.get("conflicts", ())),
            published=row.get("published"),
        )


def load_gold(folder: Path) -> dict[str, Gold]:
    """Every gold.json at or below a folder, by the name of the folder that holds it, in the order of their paths."""
    found = {path.parent.name: Gold.read(path.parent) for path in sorted(folder.rglob("gold.json"))}
    if not found:
        raise ValueError(f"{folder}: holds no gold.json; wanted one folder a page, each with article.txt and gold.json")
    return found


@dataclass(slots=True)
class Tally:
    """Right, missed and wrong records, and the shares made of them (1.0 of nothing)."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> round(Tally(right=3, missed=1, wrong=1).f1, 2), Tally().f1, Tally(missed=2).f1
        (0.75, 1.0, 0.0)
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, match: Match) -> None:
        self.right += len(match.pairs)
        self.missed += len(match.missed)
        self.wrong += len(match.wrong)

    def as_dict(self) -> dict[str, float]:
        return {
            "right": self.right,
            "missed": self.missed,
            "wrong": self.wrong,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(frozen=True, slots=True)
class Match:
    """Gold and predicted records of one page laid side by side: the pairs that agree, and what is left of either."""

    pairs: tuple[tuple[Record, Record], ...] = ()
    missed: tuple[Record, ...] = ()
    wrong: tuple[Record, ...] = ()

    @property
    def clean(self) -> bool:
        return not self.missed and not self.wrong


@dataclass(slots=True)
class Score:
    """The sums over all pages. `clean` counts pages without a missed or wrong figure; `faults` holds the others'."""

    articles: int = 0
    clean: int = 0
    strict: Tally = field(default_factory=Tally)
    core: Tally = field(default_factory=Tally)
    claims: Tally = field(default_factory=Tally)
    slots: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: dict[str, Match] = field(default_factory=dict)

    def table(self, misses: int = 0) -> str:
        """The scoreboard as printed; with `misses`, before it up to so many missed and wrong figures a page."""
        lines: list[str] = []
        for name, match in self.faults.items() if misses else ():
            lines.append(name)
            lines += [f"  missed  {brief(record)}" for record in match.missed[:misses]]
            lines += [f"  wrong   {brief(record)}" for record in match.wrong[:misses]]
            lines.append("")
        lines.append(f"{self.articles} articles, {self.clean} without a fault")
        lines.append(f"{'':12}{'F1':>7}{'precision':>11}{'recall':>8}{'right':>8}{'missed':>8}{'wrong':>7}")
        for name, tally in (("strict", self.strict), ("core", self.core), ("claims", self.claims)):
            shares = f"{tally.f1:7.3f}{tally.precision:11.3f}{tally.recall:8.3f}"
            lines.append(f"{name:12}{shares}{tally.right:8}{tally.missed:8}{tally.wrong:7}")
        lines.append("")
        lines.append("of the figures whose unit and value agree:")
        lines += [f"{slot:12}{_share(agree, of):7.3f}{agree:8} of {of}" for slot, (agree, of) in self.slots.items()]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The scoreboard as plain values for JSON (a slot that no pair was asked for is left out)."""
        return {
            "articles": self.articles,
            "clean": self.clean,
            "strict": self.strict.as_dict(),
            "core": self.core.as_dict(),
            "claims": self.claims.as_dict(),
            "slots": {slot: _share(agree, of) for slot, (agree, of) in self.slots.items() if of},
        }


def score(gold: Mapping[str, Gold], predictions: Mapping[str, Record]) -> Score:
    """Score predictions, by article id, each {"figures": […], "uhc_claims": […]} with the slots of the gold guide.

    A page without a prediction counts as one without figures; predictions for pages that gold lacks are not looked at.
    """
    total = Score(slots=dict.fromkeys(COMPARED, (0, 0)))
    for name, page in gold.items():
        row = predictions.get(name, {})
        figures = [f for f in row.get("figures", ()) if (f.get("program") or "jkn").lower() == "jkn"]
        strict = match(page.figures, figures, STRICT)
        total.articles += 1
        total.clean += strict.clean
        total.strict.add(strict)
        if not strict.clean:
            total.faults[name] = strict
        total.core.add(match(page.figures, figures, CORE))
        total.claims.add(match(page.uhc_claims, row.get("uhc_claims", ()), CLAIM))
        for wanted, found in same_values(page.figures, figures):
            for slot, (agree, of) in total.slots.items():
                total.slots[slot] = (agree + agrees(slot, wanted, found), of + 1)
    return total


def match(gold: Iterable[Record], predicted: Sequence[Record], slots: Sequence[str]) -> Match:
    """Pair records that agree in all slots, each used once and the required ones served first."""
    required = [record for record in gold if not record.get("optional")]
    optional = [record for record in gold if record.get("optional")]
    free = list(predicted)
    pairs: list[tuple[Record, Record]] = []
    missed: list[Record] = []
    for record in required:
        index = next((i for i, candidate in enumerate(free) if _all_agree(slots, record, candidate)), None)
        if index is None:
            missed.append(record)
        else:
            pairs.append((record, free.pop(index)))
    # What agrees with an optional record is never wrong, however often it is predicted.
    wrong = [candidate for candidate in free if not any(_all_agree(slots, record, candidate) for record in optional)]
    return Match(tuple(pairs), tuple(missed), tuple(wrong))


def same_values(gold: Iterable[Record], predicted: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Pair each required gold figure with the unused prediction of its unit and value that agrees in most slots."""
    free = list(predicted)
    pairs: list[tuple[Record, Record]] = []
    for record in gold:
        if record.get("optional"):
            continue
        same = [i for i, candidate in enumerate(free) if _all_agree(("unit", "value"), record, candidate)]
        if same:
            best = max(same, key=lambda i: sum(agrees(slot, record, free[i]) for slot in STRICT))
            pairs.append((record, free.pop(best)))
    return pairs


def agrees(slot: str, gold: Record, predicted: Record) -> bool:
    """Does a predicted record agree with a gold record in this slot?

    >>> agrees("region", {"region": "Provinsi DKI Jakarta"}, {"region": "Provinsi Daerah Khusus Jakarta"})
    True
    >>> agrees("as_of", {"as_of": ["2024-05", None]}, {"as_of": None})
    True
    >>> agrees("segment", {"segment": ["PPU", "other: PPU badan usaha"]}, {"segment": "other: pekerja swasta"})
    True
    """
    wanted = _options(gold.get(slot))
    if slot == "value":
        if gold.get("bound") == "range" and gold.get("low") is not None and predicted.get("low") is not None:
            return all(_close(gold[end], predicted.get(end)) for end in ("low", "high"))
        return any(_close(value, predicted.get("value")) for value in wanted)
    if slot == "segment" and any(str(option).startswith("other") for option in wanted):
        return predicted.get("segment") is not None  # parts of segments have no settled names
    return _fold(slot, predicted.get(slot)) in [_fold(slot, option) for option in wanted]


def brief(record: Record) -> str:
    """A figure on one line: the slots that say something.

    >>> brief({"indicator": "active", "unit": "persen", "value": 80, "bound": "exact", "segment": None})
    'indicator=active unit=persen value=80'
    """
    slots = ("indicator", "unit", "value", "bound", "region", "status", "target_year", "as_of", "segment", "quote")
    return " ".join(f"{slot}={record[slot]}" for slot in slots if record.get(slot) not in (None, "exact"))


# Spellings of one region's name, folded one after the other.
_SPELLINGS = [
    (regex.compile(pattern), plain)
    for pattern, plain in (
        (r"\bkab\.?\s", "kabupaten "),
        (r"^(kota|kabupaten) administrasi ", r"\1 "),
        (r"daerah khusus (ibu ?kota )?jakarta|dki jakarta|dk jakarta", "jakarta"),
        (r"daerah istimewa yogyakarta|di yogyakarta|d\.i\. yogyakarta", "yogyakarta"),
        (r"kepulauan bangka belitung", "bangka belitung"),
        (r"[^a-z0-9,]", ""),
    )
]
_REGIONAL_OFFICE = regex.compile(r"bpjs kesehatan (kantor )?(kedeputian|wilayah|divisi regional|regional)")


def region_key(name: object) -> str:
    """A region's name without case, blanks and the official forms that pages use or leave out.

    >>> region_key("Kab. Bangka  Tengah"), region_key("Provinsi Kepulauan Bangka Belitung")
    ('kabupatenbangkatengah', 'provinsibangkabelitung')
    """
    key = " ".join(str(name or "").lower().split())
    if _REGIONAL_OFFICE.match(key):
        return "bpjsregion"  # offices above a branch have no settled names: any agrees with any
    for pattern, plain in _SPELLINGS:
        key = pattern.sub(plain, key)
    return key


def _fold(slot: str, value: Any) -> Any:
    if slot == "region":
        return region_key(value)
    if slot == "segment":
        return regex.sub(r"[^a-z0-9]", "", str(value).lower()) if value not in (None, "") else None
    if slot == "bound":
        return value or "exact"
    if slot in ("target_year", "as_of") and value is not None:
        return str(value)
    return value


def _options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _close(wanted: Any, found: Any) -> bool:
    try:
        return abs(float(wanted) - float(found)) <= _VALUE_TOLERANCE * max(1.0, abs(float(wanted)))
    except (TypeError, ValueError):
        return False


def _all_agree(slots: Iterable[str], gold: Record, predicted: Record) -> bool:
    return all(agrees(slot, gold, predicted) for slot in slots)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
