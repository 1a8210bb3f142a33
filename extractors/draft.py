"""A figure in the making, and the words around its number."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.pattern import Pattern
from extractors.cues import Cue
from extractors.figure import Basis, Indicator, Status, Unit
from extractors.gazetteer import Region
from extractors.numbers import Number
from extractors.reading import Clause
from extractors.regions.find import RegionMention


@dataclass(slots=True)
class Draft:
    """A number on its way to a figure: slots are filled one concept at a time, `reasons` says by which rule."""

    clause: Clause
    number: Number
    left: int
    """Where the words that belong to the number begin: the end of the number before it, or of the sentence's start."""
    right: int
    """Where they end: the start of the next number, or the sentence's end."""
    unit: Unit
    value: float
    series: Draft | None = None
    """The number of the sentence before that this one goes on from ("Tahun 2022 ada 589 ribu. Tahun 2023 ada …")."""
    before: Draft | None = None
    """The draft before it in the same sentence."""
    link: Draft | None = None
    """The draft that this one restates in another unit ("5.241 jiwa atau 92 persen")."""
    indicator: Indicator | None = None
    regions: tuple[Region, ...] = ()
    status: Status = "actual"
    target_year: str | None = None
    as_of: str | None = None
    basis: Basis | None = None
    segment: str | None = None
    cell: RegionMention | None = None
    """In a table: the region of its row; indicator, unit and segment are then the column's."""
    dropped: str | None = None
    reasons: list[str] = field(default_factory=list)
    tail: int = -1
    """Where the words right after the number stop belonging to it, once worked out: `tail_of`."""
    thought: int = -1
    """Where the thought begins that the number stands in, once worked out: `thought_of`."""

    def why(self, reason: str) -> None:
        """Note which rule decided."""
        self.reasons.append(reason)

    def counted_by(self, *steps: str) -> bool:
        """Did one of these steps say what it counts (":topic", ":parallel")?"""
        return any(r.startswith("indicator:") and r.endswith(steps) for r in self.reasons)

    def drop(self, reason: str) -> None:
        """Take the number for no figure."""
        if self.dropped is None:
            self.dropped = reason


def is_exact_count(draft: Draft) -> bool:
    """Is it a count to the last person, not a round number? Two such numbers seldom agree by chance."""
    return draft.unit == "jiwa" and draft.value >= 1000 and draft.value % 1000 != 0


# Between the name of a region and its number: "Kota Metro (97,02)", "Kabupaten Brebes ada 2,04 juta jiwa".
OF_A_REGION = Pattern(r"\s(?:\(|(?:«MANY»|sebesar|ada|«REACH»|baru|dengan)\s)?")
# "atau 91,37 dari jumlah penduduk"
OF_ALL = Pattern(r"\s*+dari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s)*+(?:penduduk|warga)(?!\w)")
# "551.414 dari 574.390 jiwa"
OUT_OF_THEM = Pattern(r"\s(?:jiwa\s|orang\s|warga\s)?dari\s(?:«TOTAL»\s|«COUNT»\s|«ABOUT»\s)?")
_OUT_OF_ALL = Pattern(
    r"\s*+dari\s(?:«TOTAL»\s|«COUNT»\s|«ABOUT»\s){0,2}(?:penduduk\s(?:«MANY»\s|sebesar\s)?)?[\d.,]++\s(?:juta\s|ribu\s)?(?:jiwa\s)?(?:penduduk|warga|jiwa)(?!\w)"
    r"|\s*+(?:(?:jiwa\s)?(?:penduduk|warga)|(?:jiwa\s)?(?:sebagai|«BECOME»)\speserta)\s[^\d.,;]{0,60}?dari\s(?:«TOTAL»\s|«COUNT»\s|seluruh\s){1,2}penduduk\s(?:«MANY»\s|sebesar\s)?\d",
)


def is_out_of_all(text: str, draft: Draft) -> bool:
    """Is the number set against all the people ("mendaftarkan 160.114 jiwa dari 190.220 jiwa penduduk")? Then it is a
    level, whatever the verb."""
    return draft.unit == "jiwa" and _OUT_OF_ALL.match(text, draft.number.end, draft.clause.end) is not None


# A new thought inside a sentence: what stands before it seldom speaks of what comes after.
TURN = Pattern(
    r";|(?<!\w)(?:sedangkan|sementara|adapun|namun|tetapi|tapi|melainkan|sedang(?!kan)|akan\stetapi|hanya\ssaja)(?!\w)",
)
# What ends the words that come after a number and still belong to it.
STOP = Pattern(
    r"[;:.()\n]|,(?=\s)|(?<!\w)(?!dan(?<=terdaftar\sdan)\saktif(?!\w))(?:dan|sedangkan|sementara|serta|namun|tetapi|lalu|adapun|atau|dari|dengan|kemudian|disusul|berikutnya|sehingga|maka|karena|sebab|padahal|meski(?:pun)?|walau(?:pun)?)(?!\w)",
)

SAYING = (
    r"(?:menyampaikan|menyebut(?:kan)?|mengatakan|menjelaskan|mengungkap(?:kan)?|menyatakan|mengumumkan|menuturkan|melaporkan"
    r"|menginformasikan)"
)
# Who says it, put in between: "empat juta peserta sisanya, kata dia, berstatus tidak aktif".
_ASIDE = Pattern(
    r",\s(?:kata|ujar|ucap|tutur|ungkap|lanjut|sambung|imbuh|tambah|jelas|terang|papar|sebut|beber|urai|menurut)(?:nya)?(?:\s[^\s,.;:\d]+){0,4},"
    r"|\((?:«JKN»|kis|«BPJS»|«UHC»)\)|,\s(?:«PROVINCE»|«KABUPATEN»|kota)\s[\p{L}\s]{3,30},(?=\s\p{Ll})|dari\sdesil\s\d{1,2}(?!\w)|(?:dan|serta|maupun|beserta)\s(?:petani|nelayan|buruh|pedagang|pekerja|karyawan|pensiunan|(?:anggota\s)?keluarganya)(?!\w)"
)


WHO_CAME = "people who came"
"""The reason of those who were somewhere, asked for something or did it: no level of members."""
# "menargetkan keaktifan naik dari 83,5 persen menjadi 90 persen": the first is the present level
TO_BE_RAISED = Pattern(
    r"(?<!\w)(?:«AIM»|targetnya|ingin|hendak|berencana|bertekad|berupaya|mengejar)\s[^.;\d]{0,80}?\sdari\s(?:angka\s|«ABOUT»\s|posisi\s)?$"
)


LEFT_IT = Pattern(  # "keluar dari PBI 121.902 jiwa" are no members of it
    r"(?<!\w)(?:keluar|dikeluarkan|terdepak|dicoret|lepas|mutasi|berhenti)\s(?:dari|sebagai)\s(?:peserta\s|segmen\s|kepesertaan\s)?$",
    reverse=True,
)


def cues_in(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Cues that lie wholly within `start`..`end`."""
    return [c for c in cues if c.start >= start and c.end <= end]


def after_turn(text: str, start: int, end: int) -> int:
    """Start of the last thought in `text[start:end]`."""
    at = start
    for match in TURN.finditer(text, start, end):
        at = match.end()
    return at


def turn_after(text: str, start: int) -> int:
    """Where the next thought of the sentence `text` begins, its end where none does."""
    match = TURN.search(text, start)
    return match.start() if match else len(text)


def thought_of(text: str, draft: Draft) -> int:
    """Start of the last thought between the number before and this one."""
    if draft.thought < 0:
        draft.thought = after_turn(text, draft.left, draft.number.start)
    return draft.thought


def tail_of(text: str, draft: Draft) -> int:
    """Where the words right after the number stop belonging to it."""
    if draft.tail < 0:
        draft.tail = tail_end(text, draft.number.end, draft.right)
    return draft.tail


def tail_end(text: str, start: int, end: int) -> int:
    """Where the words right after a number stop belonging to it; the bracket that it stands in does not stop them."""
    at = start + 1 if text[start : start + 1] == ")" else start
    while (match := STOP.search(text, at, end)) is not None:
        aside = _ASIDE.match(text, match.start(), end)
        if aside is None:
            return match.start()
        at = aside.end()
    return end
