"""Which numbers of a page may be figures: numbers of people or per cents, in words about JKN.

Those that are none after all are told in `changes` and `shares`, and here where more than the words around one number
decide: parts of a whole beside each other, people of institutions, groups of regions that are not named.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from corpus.pattern import Pattern, folded
from extractors.counts import COUNT
from extractors.cues import counted
from extractors.draft import (
    OF_A_REGION,
    OF_ALL,
    SAYING,
    Draft,
    after_turn,
)
from extractors.numbers import Number
from extractors.reading import Clause, Reading
from extractors.segment import GROUP
from extractors.tables import find_tables

# What may follow a count that has no unit word ("yang telah jadi peserta 346.132 dan …").
_OPEN = Pattern(  # ("Â": what a blank of another encoding leaves)
    r"\s*+(?:â\s*+)?(?:[\p{P}]|$|\n|tahun(?=\s(?:19|20)\d\d)|(?:yang|dari|atau|dan|pada|di|dengan|sudah|telah|belum|baru|per|hingga|sampai|sedangkan|sementara|"
    r"serta|namun|untuk|berasal|terdiri|adalah|merupakan|ialah|itu|tersebut|saja|lagi|aktif|«NOT»|non\w*|«BECOME»|terdaftar|tercatat|yakni|yaitu|"
    r"masih|«COUNT»|«TOTAL»|setara|«ABOUT»|lebih|sekian|dalam|se|lainnya|ini|bila|kalau|maka|karena|tercover|ter\w+|lewat|melalui|ikut|secara|mulai|"
    r"semester|sisanya|adapun|jadi|penerima|(?:se)?harusnya|mestinya|masuk|tambahan|penambahan|penduduk\w*|warga\w*|(?:me|ber|ter|di)\p{Ll}{3,})(?!\w))"
)
_LINK = Pattern(
    r"\s*+(?:lagi|(?:penduduk|warga|masyarakat)(?:nya)?\s)?(?:,\s*)?(?:\(|/|«EQUALS»|yakni|yaitu|dengan\s(?:\w*sentase|capaian|cakupan|«COUNT»|«TOTAL»|presentase|prosentase|peserta)|"
    r"dengan\s(?:«COUNT»\s)?(?:kepesertaan|peserta)|«REACH»|«MANY»|sebesar|=|jumlahnya|persentasenya|dengan(?=\s(?:«COUNT»\s)?\d))"
    r"(?:\s++(?:atau|setara|dengan|sebesar|«MANY»|«ABOUT»|«NEARLY»|«OVER»|lebih|«REACH»|angka|persentase|«COUNT»|«TOTAL»|peserta|"
    r"capaian|cakupan|tinggal|cuma|jika\sdipersentasekan|dipersentasekan|kalau|sama|nilai|yakni|yaitu|ada|baru|hanya|sudah|telah|di|atas|bawah|sebagai|«BECOME»|itu))*+\s*+\(?\s*+",
)
_RESTATES = Pattern(
    r"\s*+(?:(?!«EQUALS»\b)[\p{L}]++\s){0,3}+(?:,\s*)?(?:\(|«EQUALS»|=)\s*+(?:«MANY»|sebesar|«ABOUT»)?\s*+",
)
_MONEY = Pattern(
    r"(?<!\w)rp\.?\s?\d|(?<!\w)(?:m[iy]liar|triliun|rupiah|anggaran(?!\s(?:pendapatan|penerimaan))|dana|tunggakan|(?<!bantuan\s)(?<!manajemen\s)iuran(?:nya)?)(?!\w)",
)
_MONEY_LIST = Pattern(r"\d\s(?:m[iy]liar|triliun)(?!\w)")


_LETTER = regex.compile(r"\p{L}")
_LEAST_SHARE = 20
"""Fewer per cents than these are seldom written with a word for people instead of the sign."""


def drafts_of(reading: Reading) -> list[Draft]:
    """All numbers of the page that may be figures, sentence by sentence."""
    drafts: list[Draft] = []
    cells: dict[int, list[Draft]] = {}
    for cell in find_tables(reading):
        draft = Draft(
            cell.clause, cell.number, cell.clause.start, cell.clause.end, cell.unit, cell.value, cell=cell.region
        )
        draft.indicator, draft.segment = cell.indicator, cell.segment
        draft.why(f"indicator:{cell.indicator}:column")
        cells.setdefault(cell.clause.index, []).append(draft)
    for clause in reading.sentences:
        if clause.index in cells:
            drafts.extend(cells[clause.index])
        elif any(n.unit for n in clause.numbers) or (clause.numbers and _LETTER.search(clause.text)):
            drafts.extend(_drafts(reading.text, clause))
    return drafts


def _drafts(text: str, clause: Clause) -> list[Draft]:
    found: list[Draft] = []
    left = clause.start
    previous: Number | None = None
    for number in clause.numbers:
        unit = number.unit
        if unit is None and (
            _bracketed_share(text, number, found)
            or _named_share(text, number, left)
            or _share_of_all(text, number, left)
            or _listed_share(text, number, clause)
        ):
            unit = "persen"
        if number.decoy:
            previous = number
            continue
        if unit is None:
            if not _countable(text, number, left, clause):
                previous = number if number.value >= 100 else previous
                continue
            unit = "kk" if _HOUSEHOLDS.search(text, left, number.start) else "jiwa"
        elif (
            unit == "jiwa"
            and number.scale == 1
            and number.decimals in (1, 2)
            and not number.grouped
            and number.value <= 130
        ):
            if number.value < _LEAST_SHARE:
                continue  # "dari 2,3 juta jiwa menjadi 2,1 jiwa": a million is forgotten, no per cent
            unit = "persen"  # "71,46 penduduk provinsi": people have no decimals
        elif unit == "persen" and not 0 < number.value <= 200:
            continue
        draft = Draft(clause, number, left, clause.end, unit, number.value)
        if (
            previous is not None
            and previous.decoy == "count"
            and _RESTATES.fullmatch(text[previous.end : number.start])
        ):
            draft.drop("restates a count of something else")
        if found:
            draft.before = found[-1]
            found[-1].right = number.start
            if found[-1].unit != unit and _LINK.fullmatch(
                _without_regions(text, clause, found[-1].number.end, number.start)
            ):
                draft.link = found[-1]
        found.append(draft)
        left = number.end
        previous = number
    for draft in found:
        after = next((n for n in clause.numbers if n.start >= draft.number.end), None)
        if (
            after is not None
            and after.decoy == "count"
            and draft.unit == "persen"
            and _RESTATES.fullmatch(text[draft.number.end : after.start])
        ):
            draft.drop("restated as a count of something else")
    return found


def _without_regions(text: str, clause: Clause, start: int, end: int) -> str:
    """What stands between two numbers, less the region of the first ("4,7 juta penduduk di Bali atau 31,1 persen")."""
    named = next((m for m in clause.regions if start <= m.start and m.end <= end), None)
    if named is None:
        return text[start:end]
    lead = _WHERE.search(text, start, named.start)
    return text[start : lead.start() if lead else named.start] + text[named.end : end]


_HOUSEHOLDS = Pattern(r"(?<!\w)«COUNT»\s(?:kk|kepala\skeluarga|rumah\stangga)(?!\w)[^,;.\d]{0,60}$")
_WHERE = Pattern(r"\s?(?:di|se|dari)?[\s-]$", reverse=True)


def _bracketed_share(text: str, number: Number, found: list[Draft]) -> bool:
    """ "188.093 (94,75) orang": a number with decimals in brackets after a count is a per cent."""
    if not found or found[-1].unit != "jiwa" or number.decimals not in (1, 2) or number.value > 130:
        return False
    return text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"


_SHARE_WORD = Pattern(
    r"(?<!\w)(?:(?:per|pro|pre)sentase(?:nya)?|dipersen(?:tase)?kan(?:\sya|,)?)(?:\s(?:sebesar|«REACH»|adalah|yakni|yaitu|baru|sudah|«ABOUT»))*+\s$",
    reverse=True,
)


def _named_share(text: str, number: Number, left: int) -> bool:
    """ "persentasenya 79,03 dari yang terdaftar": the word before says that it is a per cent."""
    if number.decimals not in (1, 2) or number.scale > 1 or not 0 < number.value <= 130:
        return False
    return _SHARE_WORD.search(text, max(left, number.start - 60), number.start) is not None


_OR = Pattern(r"(?<!\w)«EQUALS»\s(?:«ABOUT»\s|sebesar\s)?$", reverse=True)


def _share_of_all(text: str, number: Number, left: int) -> bool:
    """ "1.204.500 atau 91,37 dari jumlah penduduk": a share of all people is a per cent."""
    if number.decimals not in (1, 2) or number.scale > 1 or not 0 < number.value <= 130:
        return False
    return _OR.search(text, left, number.start) is not None and OF_ALL.match(text, number.end) is not None


def _listed_share(text: str, number: Number, clause: Clause) -> bool:
    """ "Metro 97,66 persen, Tanggamus 97, dan Mesuji 96,8": right behind a region, in a list of regions' per cents."""
    if number.scale > 1 or number.grouped or not (0 if number.decimals else _LEAST_WHOLE) < number.value <= 130:
        return False
    if not any(OF_A_REGION.fullmatch(text, m.end, number.start) for m in clause.regions if m.end < number.start):
        return False
    shares = [n for n in clause.numbers if n.unit == "persen"]
    if number.decimals in (1, 2):
        return any(n.decimals for n in shares)
    behind = any(n.start > number.end for n in shares)
    return behind and any(_NEXT_REGION.fullmatch(text, number.end, m.start) for m in clause.regions)


_LEAST_WHOLE = 40
"""A whole number without a sign is no per cent of members below it: it may count anything."""
_NEXT_REGION = Pattern(r",\s(?:dan\s|serta\s)?|\s(?:dan|serta)\s")


def _countable(text: str, number: Number, left: int, clause: Clause) -> bool:
    """May a number without a unit word count people?"""
    if _THEIR_PEOPLE.match(text, number.end, clause.end):
        return number.scale > 1 or number.decimals == 0
    if number.scale == 1 and not number.grouped and not 1000 <= number.value < 10**9:
        named = [c for c in clause.segments if left <= c.start and c.end <= number.start]
        listed = len(clause.segments) >= 3 and named and len(text[named[-1].end : number.start].split()) <= 2
        return bool(listed) and number.value >= 5 and number.decimals == 0
    if number.scale == 1 and not number.grouped and 1900 <= number.value <= 2100:
        return False
    if (number.scale > 1 or number.grouped) and _OWE.match(text, number.end, clause.end):
        return True
    if (number.scale > 1 or number.grouped) and _OWED_BY.search(text, max(clause.start, left), number.start):
        return True
    thought = after_turn(text, max(clause.start, left), number.start)  # "… tidak membayar iuran, sementara 41,5 juta …"
    if number.scale > 1 and _MONEY.search(text, thought, min(clause.end, number.end + 40)):
        return False
    if number.scale > 1 and _MONEY_LIST.search(clause.text):
        return False
    nouns = [
        c
        for c in counted().find(folded(text), left, number.start)
        # "Wali Nagari X menyebut 6.102 dari …", "Ketua RW 05 … menyebut 1.904 dari …"
        if not any(m.start <= c.start < m.end for m in clause.regions) and not _SAYS.search(text, c.end, number.start)
    ]
    if nouns:
        people = [
            c.end
            for c in (*clause.indicators, *clause.segments)
            if left <= c.start and c.end <= number.start and c.name != "terdaftar"  # "perusahaan yang ikut serta 2.150"
        ]
        if nouns[-1].end > max(people, default=0):
            return False
    if any(_WHOSE.fullmatch(text, number.end, c.start) for c in clause.segments if c.start >= number.end):
        return True  # "210.455 PPU, 143.221 PBPU", "417 ribu penerima PBI"
    return _OPEN.match(text, number.end, clause.end) is not None


_OWE = Pattern(  # "16,3 juta menunggak iuran", "1,9 juta yang aktif membayar iuran": no rupiah
    r"\s(?:(?:di\s?antaranya|dari\smereka)\s)?(?:menunggak|«INACTIVE»|yang\s(?:rutin\s|rajin\s)?(?:aktif|membayar)|(?:kartu|kepesertaan)nya\s(?:sudah\s)?(?:«NOT»|non|mati))(?!\w)"
)
_OWED_BY = Pattern(  # "peserta yang tidak membayar iuran 15,3 juta": no rupiah either
    r"(?<!\w)(?:peserta|warga|yang)\s(?:(?:«JKN»|mandiri|masih|yang)\s){0,2}(?:menunggak|(?:«NOT»|belum)\s(?:\p{Ll}+\s)?membayar)(?:\siuran(?:nya)?)?\s"
    r"(?:(?:«MANY»|«ABOUT»|«REACH»|ada|berjumlah|tercatat)\s)*$"
)
_SAYS = Pattern(rf"(?<!\w)(?:{SAYING}|mencatat|bilang|mengaku)(?!\w)")
_WHOSE = Pattern(r"\s?[(]?(?:(?:penerima|anggota)\s(?:(?:bpjs|«JKN»)\s(?:kesehatan\s)?)?)?")
_THEIR_PEOPLE = Pattern(r"\s(?:warga|penduduk)nya(?!\w)")  # "812 warganya sudah terdaftar"


_BUDGETED = Pattern(
    r"(?<!\w)(?:(?:meng|di)?anggarkan|(?:meng|di)?gelontorkan|(?:meng|di)?kucurkan|mengucurkan|(?:meng|di)?alokasikan|(?:me|di)siapkan|menyediakan|disediakan|anggaran(?:nya)?|alokasi|senilai|sebesar(?=\srp)|dana(?=\srp))\s[^;]{0,40}?(?<!\w)rp\.?\s?\d[^;]{0,60}?"
    r"(?<!\w)(?:untuk|bagi|guna)\s(?:(?!masyarakat|warga|penduduk)[^,.;\d]){0,50}$"
)


"""The contribution of those who earn wages, in per cent of these."""


_REACHES = Pattern(
    r"(?<!\w)(?:ter-?\s?daftar|didaftarkan|ter-?\s?cover|tercakup|terlindungi|«BECOME»\speserta|kepesertaan)[\w\s,()-]{0,140}"
    r"(?:baru|sudah|telah|hanya|«REACH»|masih)\s(?:«ABOUT»\s|«REACH»\s|sebesar\s)?$",
)


def drop_budgeted(text: str, draft: Draft) -> None:
    """ "menganggarkan Rp 38 miliar bagi 71.330 jiwa": so many can be paid for, which is no level."""
    own = draft.segment is not None and "segment:said before" not in draft.reasons
    own = own or draft.counted_by("unregistered:after_number")
    if draft.unit == "jiwa" and not own and _BUDGETED.search(text, draft.clause.start, draft.number.start):
        draft.drop("change:kuota")


_OF_ALL_MEMBERS = Pattern(
    r"\s*+(?:dari\s(?:«TOTAL»|«COUNT»|seluruh)\speserta|(?:«TOTAL»|«COUNT»|seluruh)\speserta(?!\s(?:\p{L}+\s){0,2}\d))(?!\s(?:pbi|pbpu|ppu|bp|mandiri|aktif)\b)(?!\w)"
)
_OF_PEOPLE = Pattern(r"\s*+(?:dari\s(?:«TOTAL»|«COUNT»|seluruh)\s)?(?:penduduk|warga)(?!\w)")


def drop_compositions(text: str, draft: Draft, beside: list[Draft]) -> None:
    """A segment's share of all members is left alone; how much of a segment is enrolled is a figure."""
    if (
        draft.unit == "persen"
        and draft.indicator == "registered"
        and draft.status == "actual"
        and _OF_ALL_MEMBERS.match(text, draft.number.end, draft.clause.end)
    ):
        draft.drop("composition share")  # "hampir 80 ribu jiwa (lebih dari 42 persen total peserta JKN)"
        return
    if draft.segment is None or draft.unit != "persen" or draft.indicator in ("active", "inactive"):
        return
    if any(reason.startswith(GROUP) for reason in draft.reasons):
        return
    if draft.status == "criterion" and draft.segment.startswith("PBI") and draft.value < 50:
        draft.drop("composition share")  # "penduduk yang didaftarkan pemda minimal 18 persen"
    if draft.status != "actual":
        draft.segment = None  # a goal of coverage, named beside a segment
        return
    shares = [d.value for d in beside if d.unit == "persen" and d.segment is not None]
    if sum(shares) > 105:
        return  # parts of one whole never exceed it: each is of its own segment
    alone = sum(1 for d in beside if d.unit == "persen") == 1
    if alone and _OF_PEOPLE.match(text, draft.number.end, draft.clause.end):
        return
    if not (alone and _REACHES.search(text, draft.left, draft.number.start)):
        draft.drop("composition share")


def drop_composed(own: Sequence[Draft]) -> None:
    """ "PBPU 8 persen dan BP 3 persen atau seluruhnya 11 persen": what shares of all members come to is such a share
    too, and the people linked to it are those of several segments."""
    for place, draft in enumerate(own):
        if draft.dropped is not None or draft.unit != "persen" or draft.segment is not None or place < 2:
            continue
        total, whole = 0.0, False
        for before in reversed(own[:place]):
            if before.dropped != "composition share":
                break
            total += before.value
            if total > before.value and abs(total - draft.value) < _ROUNDED:
                draft.drop("composition share")
                whole = True
                break
        for other in own:
            if whole and other.link is draft and other.segment is None:
                other.drop("composition share")


_ROUNDED = 0.06
"""How far a sum of rounded shares may lie from the share printed for it."""


_GROUP = Pattern(
    rf"(?<!\w)(?<!rendah\sdari\s)(?<!tinggi\sdari\s)(?:{COUNT}|belasan|puluhan|beberapa|sejumlah|sebagian)\s(?:pemerintah\s)?"
    rf"(?:«REGION»|pemda|kampung|desa|nagari|kelurahan|kecamatan)(?!\w)|(?:{COUNT})\sdi\s?antaranya(?!\w)|(?<!\w)(?:«PROVINCE»|«AREA»|kabupaten(?:/kota)?)\s(?:lain|lainnya|yang)(?!\w)",
)


_OTHERS_WHO = Pattern(
    r"(?<!\w)«REGION»(?:-«REGION»)?\s(?:lain(?:nya)?|tetangga)\s(?:di\s\p{L}+\s)?yang\s"
    r"(?:\p{Ll}+\s){1,8}$"
    r"|(?<!\w)(?:agar|supaya|bagi|untuk|para|mengingatkan|meminta|mendorong)\s(?:«REGION»|pemda)\syang\s(?:cakupan|capaian|kepesertaan|keaktifan)\p{Ll}*\s(?:\p{Ll}+\s){0,5}$"
)
_SO_MANY_IN = Pattern(  # "Empat kabupaten di Riau berhasil mencapai tingkat kepesertaan 98 persen"
    rf"\W{{0,3}}(?:«MANY»\s|ada\s|terdapat\s|baru\s)?(?:{COUNT})\s«REGION»(?:\s?/\s?kota|\sdan\skota)?\s(?:di|se)(?!\w)"
)
_SO_MANY_WHO = Pattern(rf"(?<!\w)(?:{COUNT})\s«REGION»(?:\s?[/-]?\s?(?:dan\s)?kota)?,?\syang\s(?:\p{{Ll}}+\s){{1,8}}$")
_SO_MANY_VILLAGES = Pattern(  # "Sebanyak 12 dari 177 desa/kelurahan di kabupaten itu sudah 100 persen"
    rf"(?<!\w)(?:{COUNT})\s(?:dari\s(?:{COUNT})\s)?(?:desa|kelurahan|nagari|gampong|kampung|kecamatan|distrik|pekon)(?:\s?/\s?(?:desa|kelurahan))?"
    rf"(?:\s(?!warga|penduduk|peserta|«COUNT»)\p{{L}}+){{0,6}}\s(?:sudah|telah|yang|«REACH»|capai|masih|baru)\s(?:\p{{L}}+\s){{0,4}}$"
)
_SOME_OF_THEM = Pattern(r"(?<!\w)ada\s(?:juga\s)?yang\s(?:\p{Ll}+\s){0,2}(?:«REACH»|berada\sdi)\s(?:\p{Ll}+\s){0,3}$")
_GAPS = ("needed", "needed_active")
_BELOW = Pattern(r"(?:belum|«NOT»|di\s?bawah|masih\sdi\s?bawah)(?!\w)")


_NOT_OVER = Pattern(
    r"(?<!\w)(?:belum|«NOT»)\s(?:bisa\s|dapat\s|mampu\s)?(?:«REACH»|sampai)\s(?:angka\s)?$"
    # "yang belum UHC di atas 95 persen"
    r"|(?<!\w)belum\s(?:«REACH»\s|berstatus\s|memenuhi\s)?«UHC»\s$"
)
_BEYOND = Pattern(r"(?:melampaui|lampaui|melebihi|melewati|di\s?atas|lebih\sdari)(?!\w)")
_TARGET = Pattern(r"(?<!\w)target(?!\w)")


def plain_goal(text: str, draft: Draft) -> None:
    """ "belum mencapai target 98 persen", "melampaui target 98 persen": the goal itself is 98."""
    number = draft.number
    start = max(draft.clause.start, number.bound_start)
    if draft.status == "actual" or number.bound not in ("under", "over"):
        return
    named = _TARGET.search(text, start, number.start) is not None
    if (_BELOW.match(text, start) or named) if number.bound == "under" else (named and _BEYOND.match(text, start)):
        draft.number = number._replace(bound="exact")


_AT_THEIRS = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga|«JKN»|«BPJS»|kesehatan|yang|sudah|telah|terdaftar|tercatat|aktif))*+"
    r"\s(?:di|pada)\s(?:puskesmas|klinik|rumah\ssakit|faskes|fasilitas\skesehatan|sekolah|kampus|pesantren|pabrik|perusahaan)"
    r"(?:nya|\s(?:kami|kita|ini|itu|tersebut))(?!\w)"
)
_INSTITUTIONS = (
    r"puskesmas|klinik|rsud|rsu|rs|rumah\ssakit|lapas|rutan|universitas|kampus|politeknik|pondok\spesantren|ponpes|pesantren|sman?|smkn?"
    r"|smpn?|pt|cv|pabrik|panti(?:\sasuhan)?"
)
_AN_INSTITUTION = (  # the long words are on few pages, which is known at once
    Pattern(
        r"(?<!\w)(?:puskesmas|klinik|rsud|rumah\ssakit|lapas|rutan|universitas|kampus|politeknik|ponpes|pesantren|sman|smkn|smpn|pabrik|panti)\s"
    ),
    Pattern(r"(?<!\w)(?:rsu?|sm[akp]|pt|cv)\s"),
)
# with its name, which is known by its capitals: the text is read as printed
_NAMED = rf"(?i:{_INSTITUTIONS})\s(?!Askes|BPJS|Jamsostek|Taspen|Asabri)(?:[A-Z0-9][\w.'-]*+\s?+){{1,5}}+"
_SMALL_WORDS = (
    r"(?:(?!(?:mengatakan|menyebut|kata|ujar|menyampaikan)\b)(?:[a-z][\w-]*+|JKN|JKN-KIS|BPJS\sKesehatan)\s){0,8}+"
)
_IN_INSTITUTION = regex.compile(
    r"\s*+(?:(?:jiwa|orang|peserta|warga|JKN|JKN-KIS|BPJS|Kesehatan|yang|sudah|telah|terdaftar|tercatat|aktif)\s)*+"
    rf"(?:di|pada)\s{_NAMED}"
)
_OF_INSTITUTION = regex.compile(
    rf"(?:peserta|pesertanya|JKN|JKN-KIS|Kesehatan|terdaftar)\s(?:di|pada)\s{_NAMED}(?:,\s[^,;]{{3,40}}+,\s)?{_SMALL_WORDS}$"
    rf"|^\W{{0,3}}(?:Di|Pada|Untuk)\s{_NAMED},\s{_SMALL_WORDS}$"
    rf"|^\W{{0,3}}{_NAMED}(?:memiliki|mempunyai|punya|mencatat|melayani|membina)\s{_SMALL_WORDS}$"
)


def drop_of_institutions(text: str, draft: Draft) -> None:
    """ "Sebanyak 31.204 peserta terdaftar di Puskesmas Rancah": an institution's members are not those of a region."""
    number, clause = draft.number, draft.clause
    if draft.unit == "jiwa" and _ENROLLED_AT.match(text, number.digits_end, clause.end):
        draft.drop("an institution's own")  # "sisanya 251.007 peserta terdaftar di klinik dan dokter keluarga"
        return
    if draft.indicator not in ("registered", "active", "inactive") or draft.status != "actual":
        return
    if _AT_THEIRS.match(text, number.end, clause.end) or (
        draft.unit == "jiwa" and _THEIR_MEMBERS.search(text, clause.start, number.start)
    ):
        draft.drop("an institution's own")  # "41.200 peserta terdaftar di puskesmasnya"
        return
    if not any(word.search(text, clause.start, clause.end) for word in _AN_INSTITUTION):
        return
    if _IN_INSTITUTION.match(text, number.end, clause.end) or _OF_INSTITUTION.search(
        text[max(clause.start, number.start - 200) : number.start]
    ):
        draft.drop("an institution's own")


_ENROLLED_AT = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga|«JKN»|yang))*+\s(?:terdaftar|tercatat|dilayani)\s(?:di|pada|oleh)\s(?:puskesmas|klinik|fktp|faskes|dokter|rumah\ssakit)(?!\w)"
)
# "Kapitasi puskesmas itu dihitung dari 28.114 peserta", "30 puskesmas dengan total 612.440 peserta"
_THEIR_MEMBERS = Pattern(
    r"(?<!\w)kapitasi(?!\w)[^.;\d]{0,90}(?:dari|untuk|bagi|atas)\s(?:«COUNT»\s|«TOTAL»\s)?$"
    r"|\d\s(?:puskesmas|klinik|fktp|faskes|rumah\ssakit)\s(?:dengan|yang\s(?:melayani|memiliki|menampung|membina))\s(?:«TOTAL»\s|«COUNT»\s){0,2}$"
)
_POINTS_BACK = Pattern(
    r"(?<!\w)(?:itu|ini|tersebut|tadi|angka\p{Ll}*|«COUNT»\p{Ll}*|capaian\p{Ll}*|target\p{Ll}*|sisanya|rata-rata|rerata|p[er]+sentase\p{Ll}*|kita|kami|«TOTAL»\p{Ll}*"
    r"|\p{Ll}+nya|cakupan|sasaran|nasional|syarat|ambang|rinci\p{Ll}*|tertinggi|terendah|mereka|gap|selisih|kekurangan|peserta|penduduk|warga|masyarakat|jiwa)(?!\w)"
)
_FIRST_WORD = regex.compile(r"[^\p{L}\d]*(\p{L}[\p{L}'-]*)")
_NEUTRAL = frozenset(
    """
    ada adapun agustus ahad akan akhir akhirnya alhamdulillah andai angka antara apabila apakah apalagi april
    artinya atau awal awalnya bahkan bahwa baik bandingkan barangkali baru bayangkan begini begitu begitulah
    belum berapa berarti berdasarkan berikut berikutnya beserta betul bila bisa boleh bukan bulan bupati camat
    capaian catatan coba contohnya cukup cuma dalam dan dari data demikian dengan deputi desember di dia
    dibanding dibandingkan diikuti dinkes direktur disusul dua enam februari gubernur hampir hanya hari harus
    hasilnya hingga ia ini insya insyaallah intinya itu jadi jan januari jawab jika juli jumat juni justru kabid
    kadinkes kalau kami kamis kecuali kekurangan kemarin kemudian kepala ketika khusus kini kira-kira kita
    kurang lagi lalu laporan lebih lihat lima mantap maret masih masing-masing masuk mei melainkan memang
    mencapai menurut meski meskipun minggu minimal misalnya mudah-mudahan mulai mungkin nah naik namun november
    oktober pada padahal paling pelan-pelan pemerintah pemkab pemkot pemprov per pokoknya posisi rabu realisasi
    saat sampai sampainya satu seandainya sebab sebagai sebaliknya sebanyak sebelum sebelumnya sebesar
    sebetulnya sebulan sedang sedangkan sehingga sejak sekarang sekda sekitar selain selanjutnya selasa
    selebihnya semakin sementara semester semoga senin sepanjang september serta sesudah setahun setara setelah
    singkatnya sisanya sudah supaya syukur tadinya tahun tak tanggal tanya tapi telah tepatnya terakhir tercatat
    terdiri termasuk ternyata terus tetapi tiap tidak tiga tinggal triwulan turun umpamanya untuk wah wakil
    walau walaupun wali walikota ya yaitu yakni yang
    """.split()  # noqa: SIM905
)
"""Words that a sentence may begin with and still be about whom the one before was."""
_SHARE_OF_IT = Pattern(
    r"\s(?!(?:penduduk|warga|masyarakat|rakyat|peserta|jiwa|orang|lebih|lagi|saja|an)(?!\w))(?P<noun>\p{Ll}{4,})(?!\w)"
)


def drop_other_subjects(text: str, folded: str, draft: Draft) -> None:
    """ "Elektrifikasi 99,2 persen.", "Wisatawan yang datang 412.000 orang.", "98 persen jalan sudah mulus.": a sentence
    with a subject of its own, and no word of members, does not go on with those that the page has spoken of."""
    number, clause = draft.number, draft.clause
    if draft.dropped is not None or draft.status != "actual" or draft.cell is not None or draft.before is not None:
        return
    if not draft.counted_by(":topic", ":nearer") or clause.segments or clause.regions or draft.link is not None:
        return
    if any(not c.weak for c in clause.indicators) or any(c.kind == "jkn" for c in clause.programmes):
        return
    if _POINTS_BACK.search(text, clause.start, number.start) or _SAYS.search(text, clause.start, number.start):
        return
    first = _FIRST_WORD.match(folded, clause.start, number.start)
    noun = _SHARE_OF_IT.match(text, number.end, draft.right) if draft.unit == "persen" else None
    if noun is not None and text[noun.start("noun")].isupper():
        noun = None  # "Kabupaten Buru\n97,4 persen Panitia …": a next sentence, not what the share is of
    if (first is not None and first[1] not in _NEUTRAL) or (noun is not None and noun["noun"] not in _NEUTRAL):
        draft.drop("of something else")


_LEAST_MARK = 75
"""Per cent that are a mark which something is below of; less than that is a level told by its limit."""
UNNAMED = "unnamed group of regions"


def drop_unnamed_groups(text: str, draft: Draft) -> None:
    """ "13 kabupaten lainnya di bawah 95 persen": regions that are not named have no figure."""
    number = draft.number
    level = draft.unit == "persen" and draft.status == "actual" and draft.indicator not in _GAPS
    if level and number.bound == "over" and _NOT_OVER.search(text, draft.left, number.bound_start):
        draft.drop("below a mark")  # "yang belum mencapai lebih dari 98 persen, yaitu …"
    if any(r.startswith("region:list after") for r in draft.reasons) or any(r.level == "branch" for r in draft.regions):
        return
    if draft.unit == "persen" and _OTHERS_WHO.search(text, draft.left, number.start):
        draft.drop(UNNAMED)  # "menyusul kota-kota lain yang lebih dulu mencapai 100 persen UHC"
    if draft.unit != "persen" or number.decimals > 0 or draft.status != "actual" or draft.indicator in _GAPS:
        return
    if draft.before is None and _SO_MANY_VILLAGES.search(text, draft.left, number.start):
        draft.drop(UNNAMED)
    guessed = any(r in ("region:topic", "region:home", "region:same sentence") for r in draft.reasons)
    of_province = (
        draft.regions
        and draft.regions[0].level == "province"
        and _SO_MANY_IN.match(text, draft.clause.start, number.start)
    )
    province = bool(draft.regions) and draft.regions[0].level == "province"
    if of_province or ((guessed or province) and _SO_MANY_WHO.search(text, draft.left, number.start)):
        draft.drop(UNNAMED)  # "hanya ada tiga kabupaten kota yang cakupannya mencapai 100 persen"
    if guessed and _SOME_OF_THEM.search(text, draft.left, number.start):
        draft.drop(UNNAMED)  # "empat kabupaten lain lebih baik, bahkan ada yang hampir mencapai 90 persen"
    if number.bound in ("over", "under", "range") and _GROUP.search(text, draft.left, draft.right):
        draft.drop(UNNAMED)
    elif (
        number.bound == "under"
        and draft.value >= _LEAST_MARK
        and _BELOW.match(text, max(draft.clause.start, number.bound_start))
    ):
        draft.drop("below a mark")
