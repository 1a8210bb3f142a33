"""What the sentences before a number say of it: what it counts, whose it is, that it goes on with theirs."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from corpus.pattern import Pattern
from extractors.cues import indicators, programmes, segments
from extractors.draft import OF_A_REGION, WHO_CAME, Draft
from extractors.figure import Indicator
from extractors.indicator.words import LEVELS
from extractors.reading import Clause, Reading
from extractors.segment import only_segment


def what_is_detailed(
    text: str, clause: Clause, own: list[Draft], by_clause: dict[int, list[Draft]]
) -> Indicator | None:
    """ "Cakupan Provinsi X 89,1 persen, yang aktif 80,4 persen. … Rinciannya, Alor 205.911 jiwa, Belu 183.738": what
    the sentence that details follow counts first, not its aside nor what was said of one of the listed in between."""
    listed = {m.region for m in clause.regions}
    if len(listed) < 2 or len(own) < 2 or clause.indicators or not _DETAILS.match(text, clause.start, clause.end):
        return None
    for index in range(clause.index - 1, max(clause.index - _DETAILED, -1), -1):
        told = [d for d in by_clause.get(index, []) if d.dropped is None and d.status == "actual" and d.regions]
        told = [d for d in told if d.indicator in LEVELS and not listed & set(d.regions)]
        if told:
            return told[0].indicator
    return None


_DETAILS = Pattern(r"\W{0,3}(?:adapun\s|berikut\s|dengan\s)?(?:pe)?rincian(?:nya)?(?!\w)")
_DETAILED = 6
"""How many sentences before a list of details the sentence may stand that they detail."""
_HEADING = 40
"""Characters of a heading or question at most."""
ITEM = regex.compile(r"[-–•*·]\s|\d{1,2}[.)]\s")
_STEP = Pattern(
    r",?(?:\s(?:(?:angka|«COUNT»)\s(?:itu|tersebut|ini)|signifikan|drastis|tajam|pesat|«MANY»|sebesar|ada|tercatat|«BECOME»|kembali|terus|lagi|lalu|«FALL»|«RISE»"
    r"|tinggal|tersisa|hanya|baru|sudah|masih|«REACH»|berada|di|ke|angka|«ABOUT»|jumlahnya|angkanya|berjumlah))*+\s"
)


def goes_on(text: str, clause: Clause, draft: Draft, before: Draft) -> bool:
    """ "… Tahun 2022 sebanyak 589.411 jiwa. Tahun 2023 turun jadi 561.205 jiwa.": does the sentence give the number of
    the one before for another time?"""
    if (
        draft.unit != before.unit
        or not (before.dropped is None or before.dropped in TO_BE_PAID_FOR)
        or not clause.dates
    ):
        return False
    date = clause.dates[0]
    if before.dropped is not None and date.kind == "now" and not _LEFT.search(text, date.end, draft.number.start):
        return False
    opens = _LEAD.fullmatch(text, clause.start, date.anchor_start if date.anchor else date.start)
    return opens is not None and _STEP.fullmatch(text, date.end, draft.number.start) is not None


TO_BE_PAID_FOR = ("change:kuota", "change:pendaftaran")
_LEFT = Pattern(r"(?<!\w)(?:tinggal|tersisa)(?!\w)")  # "92 ribu peserta PBI dinonaktifkan. Kini tersisa 211.034 jiwa."
_LEAD = Pattern(r"\W{0,3}(?:(?:lalu|kemudian|dan|namun|sedangkan|sementara|adapun|pada|per|di)\s)*")
"""What may stand before the date that a sentence begins with."""


def compares(clause: Clause, draft: Draft) -> bool:
    """ "Kota Tomohon menyusul dengan 94,6 persen": is it a per cent with decimals in a sentence that names regions?"""
    if draft.unit != "persen" or draft.number.decimals == 0 or draft.value < 50 or clause.indicators:
        return False
    return any(m.end <= draft.number.start and m.kind in ("full", "bare", "alias") for m in clause.regions)


def activity_follows(reading: Reading, index: int, draft: Draft) -> bool:
    """ "… Persentase aktif 83,9 persen. Lalu Kabupaten X 87,9 persen. … Persentase aktif 75,8 persen.": does the
    paragraph tell the activity of a newly named region behind its first per cent, which then is its coverage?"""
    clause = draft.clause
    named = [m for m in clause.regions if m.end <= draft.number.start and m.kind in ("full", "bare", "alias")]
    if draft.unit != "persen" or draft.number.decimals == 0 or not named or clause.indicators:
        return False
    for later in reading.sentences[index + 1 : index + 1 + _SOON]:
        if new_paragraph(reading.text, reading.sentences[later.index - 1], later):
            return False
        if any(m.region != named[-1].region and m.kind in ("full", "bare", "alias") for m in later.regions):
            return False
        active = [c for c in later.indicators if c.kind == "active"]
        if any(n.unit == "persen" and n.start > c.end for c in active for n in later.numbers):
            return True
    return False


_SOON = 3
"""In how many sentences behind its coverage a region's activity is told."""
_QUOTED = regex.compile(r"[\"“'‘]")


def new_paragraph(text: str, before: Clause, clause: Clause) -> bool:
    """Does a paragraph begin with `clause`? A quotation goes on with what was said before it."""
    return "\n" in text[before.end : clause.start + 1] and not _QUOTED.match(text, clause.start)


def tells_people(text: str, clause: Clause, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "Penduduk Kecamatan X 160.114 jiwa. Kabupaten Y 2,04 juta jiwa.": does it go on with others' people?"""
    if draft.unit != "jiwa" or clause.indicators or clause.programmes:
        return False
    named = [m.end for m in clause.regions if m.end <= draft.number.start]
    return (
        all(d.indicator == "population" for d in before if d.dropped is None)
        and bool(named)
        and OF_A_REGION.fullmatch(text, named[-1], draft.number.start) is not None
    )


def says_itself(clause: Clause, draft: Draft) -> bool:
    """ "Artinya, yang betul-betul terlindungi 74 persen": the words before the number say what it counts."""
    return any(not c.weak and c.kind in LEVELS and c.end <= draft.number.start for c in clause.indicators)


_ITS_NUMBER = Pattern(r"(?<!\w)(?:«COUNT»|«TOTAL»|angka)(?:nya|\smereka)(?!\w)")


def is_item(reading: Reading, index: int) -> bool:
    """Is the sentence an item of a list, or what follows the number of one ("2." by itself)?"""
    at = reading.sentences[index].start
    before = reading.sentences[index - 1] if index else None
    numbered = before is not None and len(before.text) <= _NUMBERED and ITEM.match(reading.text, before.start)
    return bool(numbered) or ITEM.match(reading.text, at) is not None


_NUMBERED = 4
"""Characters of the number of an item at most."""
_FOLLOWING = Pattern(r"\W{0,3}(?:berikut|inilah)(?!\w)")


def heads_items(reading: Reading, index: int) -> bool:
    """ "Berikut data warga yang belum terdaftar", without a colon, above the items of a list."""
    clause = reading.sentences[index]
    if index + 1 >= len(reading.sentences) or not _FOLLOWING.match(reading.text, clause.start, clause.end):
        return False
    return ITEM.match(reading.text, reading.sentences[index + 1].start) is not None


def meant_before(reading: Reading, index: int) -> Indicator | None:
    """ "… peserta mandiri yang menunggak. Jumlahnya 27.415 orang": whose number it is says the sentence before."""
    clause = reading.sentences[index]
    if index == 0 or any(n.unit is not None for n in reading.sentences[index - 1].numbers) or not clause.numbers:
        return None
    if not _ITS_NUMBER.search(reading.text, clause.start, clause.numbers[0].start):
        return None
    return state_named(reading, reading.sentences[index - 1])


def state_named(reading: Reading, clause: Clause) -> Indicator | None:
    """What state of members, or of those who are none, a sentence without numbers names last."""
    said = [c.kind for c in indicators().find(reading.folded, clause.start, clause.end) if not c.weak]
    states = [k for k in said if k in ("active", "inactive", "unregistered")]
    return states[-1] if states else None  # type: ignore[return-value]


_OF_THAT_MANY = Pattern(
    r"\W{0,3}(?:dan\s)?dari\s(?:(?:«COUNT»|«TOTAL»|angka|«MANY»)\s)?(?:(?P<many>[\d.,]+)(?:\s(?:ribu|juta))?\s(?:(?:jiwa|orang|peserta|warga)\s)?)?(?:itu|tersebut|tadi)(?!\w)"
)


def parts_of(text: str, clause: Clause, before: Sequence[Draft]) -> str | None:
    """ "… butuh 17.800 peserta lagi. Dari jumlah itu, 9.000 jiwa …", "… 7,4 juta peserta dinonaktifkan. Dari jumlah
    itu, 5,1 juta orang …": why the numbers of the sentence are none of members, being parts of those before."""
    counts = [d for d in before if d.unit == "jiwa" and d.dropped != "earlier level"]
    whole = counts[-1] if counts else None
    if whole is None:
        return None
    if counts[0].dropped == "in another register" and _THE_REST.match(text, clause.start, clause.end):
        return counts[0].dropped  # "428.306 warga masuk DTKS, 366.114 di antaranya PBI. Sisanya 62.192 jiwa …"
    if whole.dropped == WHO_CAME and _THE_OTHERS.match(text, clause.start, clause.end):
        return whole.dropped  # "Dari 4.417 jiwa yang mengadu itu, 40 persen … Adapun 53 persen lainnya …"
    said = _OF_THAT_MANY.match(text, clause.start, clause.end)
    if said is None or said["many"] not in (None, text[whole.number.start : whole.number.digits_end]):
        return None
    if whole.dropped is None:
        return "part of a gap" if whole.indicator in ("needed", "needed_active") else None
    return whole.dropped if whole.dropped == WHO_CAME or whole.dropped in COME_OR_GONE else None


def segment_of(text: str, clause: Clause, before: Sequence[Draft]) -> str | None:
    """ "… peserta PBI JK 96,8 juta jiwa. Dari jumlah itu, 77,1 juta jiwa …": whose the parts are too."""
    counts = [d for d in before if d.unit == "jiwa" and d.dropped is None]
    if not counts or counts[-1].segment is None:
        return None
    said = _OF_THAT_MANY.match(text, clause.start, clause.end)
    if said is None or said["many"] not in (None, text[counts[-1].number.start : counts[-1].number.digits_end]):
        return None
    return counts[-1].segment


_THE_REST = Pattern(r"\W{0,3}(?:(?:sedangkan|sementara|adapun)\s)?(?:sisanya|selebihnya)(?!\w)")
_THE_OTHERS = Pattern(
    r"\W{0,3}(?:(?:sedangkan|sementara|adapun|lalu|kemudian|dan|yang)\s)*+(?:«ABOUT»\s|«MANY»\s)?[\d.,]++\s?(?:persen|%|jiwa|orang|peserta|warga)"
    r"(?:\s«EQUALS»\s(?:«MANY»\s|«ABOUT»\s)?[\d.,]++(?:\s(?:jiwa|orang|peserta|warga|persen))?)?\s(?:lainnya|lagi|sisanya)(?!\w)"
    r"|\W{0,3}(?:(?:sedangkan|sementara|adapun)\s)?(?:sisanya|selebihnya)(?!\w)"
)
COME_OR_GONE = ("change:pendaftaran", "change:dinonaktifkan", "change:peserta baru")
_OF_IT = Pattern(r"[\"“'‘]?(?:«COUNT»|«TOTAL»|angka)(?:nya|\smereka)(?:\s\p{L}+){0,2}\s(?=\d)")
_CARDS_WHO = Pattern(r"(?<!\w)(?:nik|e-?ktp|ktp|nomor\sinduk)(?:nya)?\s(?:\p{L}+\s){0,4}?(?:belum|«NOT»|ganda)(?!\w)")
_PEOPLE_WHO = Pattern(r"(?<!\w)(?:warga|orang|penduduk|masyarakat|mereka|keluarga)(?:\s\p{L}+){0,3}\syang(?!\w)")


def counts_others(reading: Reading, index: int) -> bool:
    """ "Ada warga yang tidak menetap. Jumlahnya sekitar 5 persen.": whom the sentence before names without a word of
    JKN or of members."""
    clause = reading.sentences[index]
    if index == 0 or not _OF_IT.match(reading.text, clause.start, clause.end) or clause.indicators:
        return False
    before = reading.sentences[index - 1]
    if before.numbers:
        return False
    if _CARDS_WHO.search(reading.text, before.start, before.end):
        return True  # "Banyak NIK warga yang belum daring. Jumlahnya sekitar 13 ribu"
    if not _PEOPLE_WHO.search(reading.text, before.start, before.end):
        return False
    tables = (indicators(), segments(), programmes())
    return not any(table.find(reading.folded, before.start, before.end) for table in tables)


_POINTS_AT = Pattern(
    r"[\"“'‘]?(?:(?:(?:bila|jika|kalau)\s(?:\w+\s){1,3})?(?:«COUNT»|«TOTAL»|angka)(?:nya|\smereka)|(?:(?:warga|penduduk|masyarakat)\s(?:\p{L}+\s){0,3}?(?=penerima|peserta))?(?:banyak|seluruh|peserta|penerima|anggota)nya\s(?:(?:«TOTAL»|«MANY»|«REACH»|ada|«ABOUT»|berjumlah|tercatat)\s){0,3}(?=\d)|(?:«COUNT»|«TOTAL»)\s(?:peserta|penerima|anggota)(?:nya)?\s(?:(?:«REACH»|«MANY»|ada|«ABOUT»|tercatat)\s){1,2}(?=\d)|dari\s(?=\d)|«MANY»\s(?=\d)"
    r"|(?:(?:pada|per)\s)?(?:(?:akhir|awal)\s)?(?:tahun\s)?20\d\d,?\s(?:(?:«MANY»|ada|tercatat|jumlahnya|angkanya|baru|masih)\s){1,2}(?=\d))",
)


def segment_before(reading: Reading, index: int) -> str | None:
    """ "Tentang peserta mandiri, ia mengeluh. Dari 21.733 jiwa …": the only segment that the sentence before names."""
    clause = reading.sentences[index]
    if index == 0 or not _POINTS_AT.match(reading.text, clause.start, clause.end):
        return None
    before = reading.sentences[index - 1]
    if any(n.unit is not None for n in before.numbers):
        return None
    return only_segment(segments().find(reading.folded, before.start, before.end))


_SPREAD = Pattern(r"(?<!\w)(?:sebaran|persebaran|distribusi|rincian|penyebaran|pembagian)(?:nya)?(?!\w)")


def segment_of_spread(reading: Reading, clause: Clause) -> str | None:
    """ "Sebaran PBI JK tiap daerah berbeda. Terbanyak di Kota A 8.211 orang, …": the segment of all in such a list."""
    if not _SPREAD.search(reading.text, clause.start, clause.end):
        return None
    return only_segment(segments().find(reading.folded, clause.start, clause.end))


def self_payers(reading: Reading, index: int, stop: int, back: int = 2) -> str | None:
    """The segment that pays itself, named between the sentences before and `stop`: only they can be in arrears."""
    start = reading.sentences[max(0, index - back)].start
    whose = [c.kind for c in segments().find(reading.folded, start, stop)]
    return next((k for k in reversed(whose) if k in ("PBPU", "BP")), None)


_THEY_ARE = Pattern(r"[\"“'‘]?mereka\s(?:adalah\s|merupakan\s|semua\s)?(?:peserta|warga|kelompok|pekerja)(?!\w)")


def spoken_of(reading: Reading, index: int, back: int = 4) -> Indicator | None:
    """What the sentences right before speak of, where they hold no figures ("Sejumlah daerah telah mencapai UHC.")."""
    for clause in reversed(reading.sentences[max(0, index - back) : index]):
        if _THEY_ARE.match(reading.text, clause.start, clause.end):
            continue
        cues = [c for c in indicators().find(reading.folded, clause.start, clause.end) if not c.weak]
        kinds = [c.kind for c in cues if c.kind in LEVELS]
        if "active" in kinds:
            return "active"
        if "inactive" in kinds and len(clause.text) < _HEADING and not clause.text.rstrip().endswith("."):
            return "inactive"  # "PESERTA NONAKTIF", "Yang tidak aktif banyak?": a heading or question
        if kinds:
            return "unregistered" if set(kinds) == {"unregistered"} else "registered"
    return None
