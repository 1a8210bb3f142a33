"""Which numbers of a page may be figures: numbers of people or per cents, in words about JKN, that are levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from corpus.pattern import Pattern, folded
from extractors.counts import COUNT
from extractors.cues import counted
from extractors.draft import (
    OF_A_REGION,
    OF_ALL,
    SAYING,
    TO_BE_RAISED,
    Draft,
    after_turn,
    cues_in,
    is_out_of_all,
    tail_of,
)
from extractors.numbers import Number
from extractors.reading import Clause, Reading
from extractors.segment import GROUP
from extractors.tables import find_tables

# What may follow a count that has no unit word ("yang telah jadi peserta 346.132 dan …").
_OPEN = Pattern(  # ("Â": what a blank of another encoding leaves)
    r"\s*+(?:â\s*+)?(?:[\p{P}]|$|\n|tahun(?=\s(?:19|20)\d\d)|(?:yang|dari|atau|dan|pada|di|dengan|sudah|telah|belum|baru|per|hingga|sampai|sedangkan|sementara|"
    r"serta|namun|untuk|berasal|terdiri|adalah|merupakan|ialah|itu|tersebut|saja|lagi|aktif|tidak|non\w*|menjadi|terdaftar|tercatat|yakni|yaitu|"
    r"masih|jumlah|total|setara|sekitar|lebih|sekian|dalam|se|lainnya|ini|bila|kalau|maka|karena|tercover|ter\w+|lewat|melalui|ikut|secara|mulai|"
    r"semester|sisanya|adapun|jadi|penerima|(?:se)?harusnya|mestinya|masuk|tambahan|penambahan|penduduk\w*|warga\w*|(?:me|ber|ter|di)\p{Ll}{3,})(?!\w))"
)
_LINK = Pattern(
    r"\s*+(?:lagi|(?:penduduk|warga|masyarakat)(?:nya)?\s)?(?:,\s*)?(?:\(|/|atau|alias|yakni|yaitu|artinya|(?:itu\s)?berarti|setara|sama\sdengan|dengan\s(?:\w*sentase|capaian|cakupan|jumlah|total|presentase|prosentase|peserta)|"
    r"dengan\s(?:jumlah\s)?(?:kepesertaan|peserta)|mencapai|sebanyak|sejumlah|sebesar|=|jumlahnya|persentasenya|dengan(?=\s(?:jumlah\s)?\d))"
    r"(?:\s++(?:atau|setara|dengan|sebesar|sebanyak|sejumlah|sekitar|kurang\slebih|lebih\skurang|hampir|lebih\sdari|lebih|mencapai|di\sangka|angka|persentase|jumlah|total|peserta|"
    r"capaian|cakupan|tinggal|cuma|jika\sdipersentasekan|dipersentasekan|kalau|sama|nilai|yakni|yaitu|ada|baru|hanya|sudah|telah|di|atas|bawah|sebagai|menjadi|itu|kisaran|berkisar))*+\s*+\(?\s*+",
)
_RESTATES = Pattern(
    r"\s*+(?:(?!atau\b|alias\b|setara\b)[\p{L}]++\s){0,3}+(?:,\s*)?(?:\(|atau|alias|setara(?:\sdengan)?|=)\s*+(?:sebanyak|sebesar|sekitar|sejumlah)?\s*+",
)
_EARLIER = Pattern(
    r"(?<!\w)(?:dari(?:\s(?:semula|sebelumnya(?:\s\p{L}+){0,8}|yang\ssebelumnya|angka|posisi))?|kemarin(?:\situ)?(?:\smasih)?|semula|awalnya(?:\s\p{L}+){0,5}|sebelumnya(?:\s(?:hanya|baru|di\sangka))?|tadinya|sempat|yang\ssemula)"
    r"(?:\s(?:sekitar|hanya|baru|di|angka|sebesar|sebanyak|mencapai))*+\s*$",
    reverse=True,
)
_FORMER = Pattern(
    r"(?<!\w)(?:dari\s(?:posisi(?:\ssebelumnya)?|semula|yang\ssebelumnya)|yang\stadinya|sebelumnya\scukup"
    r"|(?:tumbuh|naik|meningkat|turun|bertambah|berkurang|menurun)\s(?:sebesar\s)?[\d.,]+\s?(?:%|persen)\sdari)\s*+$",
    reverse=True,
)
_THEN = Pattern(r"(?<!\w)(?:waktu|kala|saat|ketika)\situ(?!\w)")
_BECOMES = Pattern(
    r"(?:[^.;\d]{1,12}\d[\d,]*\s?persenan?)?[^.;\d]{0,60}?(?<!\w)(?:menjadi|jadi|ke(?:\sangka)?|naik|turun|meningkat|kini|sekarang)\s(?:[\p{L}]+\s){0,3}\d",
)
_PARTED = Pattern(r"[^.;,\d]{0,70}(?<!\w)(?:terbagi|dibagi)\s")  # "dari 923.820 jiwa itu terbagi menjadi …"
_AT_ONCE_MORE = Pattern(r"\s(?:jiwa\s|orang\s)?(?:menjadi|jadi|ke)\s\d")  # "dari 2,4 juta jiwa menjadi 2,2 juta"
_LEVEL_WORD = Pattern(
    r"(?<!\w)(?:menjadi|jadi|hingga|sampai|ke\sangka|mencapai|di\sangka|ke|pada\sangka|menyentuh|total(?:nya)?|sehingga|yakni|yaitu|tercapai|capai|menembus|kini|sekarang|saat\sini)(?!\w)",
)
_NEW = Pattern(r"\s*+(?:peserta\s)?baru(?!\w)(?!\s(?:\d|mencapai|sekitar))")
_HIGHER = Pattern(r"\s*+lebih\s(?:tinggi|rendah|banyak|besar|sedikit|kecil)(?!\w)")
_MONEY = Pattern(
    r"(?<!\w)rp\.?\s?\d|(?<!\w)(?:m[iy]liar|triliun|rupiah|anggaran(?!\s(?:pendapatan|penerimaan))|dana|tunggakan|(?<!bantuan\s)(?<!manajemen\s)iuran(?:nya)?)(?!\w)",
)
_MONEY_LIST = Pattern(r"\d\s(?:m[iy]liar|triliun)(?!\w)")
_WHO_THEY_ARE = Pattern(
    r"\s*+(?:di\santaranya\s|peserta(?:nya)?\s|adalah\s|merupakan\s|berjenis\skelamin\s)*+"
    r"(?:perempuan|laki-laki|pria|wanita|lansia|lanjut\susia|balita|usia\sproduktif|(?:yang\s)?memilih\skelas)(?!\w)",
)
_WHO_USE = Pattern(
    r"(?!\s*+(?:\w+\s)?aktif)\s*+[^,.;()]{0,70}?(?<!\w)(?:yang\s)?(?:sudah\s|telah\s|pernah\s)?(?:memakai|menggunakan|mengunduh|mengakses|memanfaatkan)"
    r"\s(?:\w+\s){0,2}?(?:aplikasi|mobile|layanan|antre\w*|fitur|pandawa)(?!\w)"
    r"|\s*+(?:di\santaranya\s)?(?:yang\s)?(?:sudah\s|telah\s)?(?:mengambil\snomor|mendaftar\s(?:secara\s|lewat\s|via\s)?(?:daring|online)"
    r"|(?:menerima|memperoleh|mendapat(?:kan)?)\s(?:uang\s)?santunan)(?!\w)"
    r"|[^,.;()\d]{0,80}?(?<!\w)(?:terdaftar|mendaftar|ikut|ikuti|mengikuti|bergabung|memanfaatkan|manfaatkan)\s(?:(?:di|dalam|ke)\s)?"
    r"(?:program\s)?(?:new\s)?(?:rehab|rencana\spembayaran|cicilan)(?!\w)",
)
_OF_CARDS = Pattern(
    r"\s*+(?:yang\s)?(?:nik|e-?ktp|ktp)|\s*+(?:jiwa\s|orang\s|warga\s)?(?:di\santaranya\s)?(?:ter)?masuk\s(?:(?:ke\s)?dalam\s)?(?:kategori|kelompok|golongan)\s(?:(?:warga|masyarakat|penduduk|keluarga)\s)?(?:tidak\smampu|kurang\smampu|tak\smampu|miskin|rentan|prasejahtera)(?!\w)|\s*+(?:jiwa\s|orang\s)?(?:warga|penduduk|masyarakat)\smiskin(?=\s*+(?:[.,;]|di(?!\w)|se-))",
)  # "33 ribu warga yang NIK-nya belum"
_WITHOUT_CARDS = Pattern(  # "45 persen warga di Provinsi Papua belum memiliki nomor induk kependudukan"
    r"[^,.;\d]{0,70}?\s(?:yang\s)?(?:masih\s)?(?:belum|tidak|tak|telah|sudah)\s(?:\p{L}+\s)?(?:memiliki|mempunyai|punya|mengantongi|merekam)\s"
    r"(?:nomor\sinduk|nik|e-?ktp|ktp|kartu\s(?:keluarga|tanda)|kk|akt[ae]|dokumen|identitas|data\skependudukan)(?!\w)"
)
_WITHOUT_PAPERS = Pattern(  # "jumlah penduduk tanpa NIK ada 13,9 juta orang di segmen PBI, 58.310 di segmen PBPU"
    r"(?<!\w)(?:penduduk|warga|orang|peserta|masyarakat|bayi|lahir|anak)\s(?:jkn\s)?(?:yang\s)?(?:tanpa|(?:belum|tidak|tak)\s(?:memiliki|punya|mempunyai|ada))\s"
    r"(?:nomor\sinduk|nik|e-?ktp|ktp)(?!\w)(?!\s(?:dan|atau|serta|maupun)\s)(?:[^.;]|\.(?=\d)){0,200}$",
)
_OTHER_COVER = Pattern(  # "0,2 persen memiliki asuransi kesehatan swasta"
    r"[^,.;\d]{0,70}?\s(?:memiliki|mempunyai|punya|menggunakan|memakai)\s(?:jaminan|asuransi)\s(?:kesehatan\s)?"
    r"(?:swasta|komersial|lain(?:nya)?|dari\s(?:kantor|perusahaan|tempat|jaminan\skesehatan\sdaerah|jamkesda|swasta))(?!\w)"
)
_OF_OTHER = Pattern(
    r"\s*+(?:oleh\s|ditanggung\s)?(?:pemerintah\s(?:provinsi|pusat|kabupaten|kota|daerah)|pemprov|pemkab|pemkot|pemda)(?!\w)|\s*+(?:dari\s(?:(?:jumlah|seluruh|keseluruhan)\s(?:belanja|anggaran|apbd|pagu|biaya|dana)|perkiraan|estimasi|besaran|tarif|pemerintah|pemprov|pemkab|pemkot|pemda|provinsi|upah|gaji|apbd|apbn|anggaran|pendapatan|biaya|total\s(?:anggaran|iuran|belanja|apbd|pagu|biaya|dana)|(?:target|sasaran|kuota)(?!\s(?:\p{L}+\s){0,4}\d[\d.,]*\s?(?:persen|%))|klaim|penghasilan|pagu|dana|pajak|belanja|badan\susaha|perusahaan|desa|fasilitas|rumah\ssakit|faskes|responden|pasien|kunjungan|siswa|guru|balita|anak)|"
    r"(?:perkiraan|hasil\spajak|pajak)(?!\w)|(?:sudah\s|telah\s)(?:menerapkan|menyediakan|melayani)|(?:badan\susaha|perusahaan|desa|kelurahan|rumah\ssakit|faskes|puskesmas|daerah|kabupaten|iuran|responden|pasien|layanan|keluhan|anggaran|provinsi|balita|anak|siswa|data|pencetakan|pendistribusian|distribusi|penyaluran|ruangan|ruang|kamar|tempat\stidur|loket|aduan|pengaduan|klaim|kunjungan)(?!\w))",
)


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


_HOUSEHOLDS = Pattern(r"(?<!\w)jumlah\s(?:kk|kepala\skeluarga|rumah\stangga)(?!\w)[^,;.\d]{0,60}$")
_WHERE = Pattern(r"\s?(?:di|se|dari)?[\s-]$", reverse=True)


def _bracketed_share(text: str, number: Number, found: list[Draft]) -> bool:
    """ "188.093 (94,75) orang": a number with decimals in brackets after a count is a per cent."""
    if not found or found[-1].unit != "jiwa" or number.decimals not in (1, 2) or number.value > 130:
        return False
    return text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"


_SHARE_WORD = Pattern(
    r"(?<!\w)(?:(?:per|pro|pre)sentase(?:nya)?|dipersen(?:tase)?kan(?:\sya|,)?)(?:\s(?:sebesar|mencapai|adalah|yakni|yaitu|baru|sudah|di\sangka|sekitar))*+\s$",
    reverse=True,
)


def _named_share(text: str, number: Number, left: int) -> bool:
    """ "persentasenya 79,03 dari yang terdaftar": the word before says that it is a per cent."""
    if number.decimals not in (1, 2) or number.scale > 1 or not 0 < number.value <= 130:
        return False
    return _SHARE_WORD.search(text, max(left, number.start - 60), number.start) is not None


_OR = Pattern(r"(?<!\w)(?:atau|setara)\s(?:sekitar\s|sebesar\s)?$", reverse=True)


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
    r"\s(?:(?:di\s?antaranya|dari\smereka)\s)?(?:menunggak|non-?\s?aktif|tidak\saktif|yang\s(?:rutin\s|rajin\s)?(?:aktif|membayar)|(?:kartu|kepesertaan)nya\s(?:sudah\s)?(?:tidak|tak|non|mati))(?!\w)"
)
_OWED_BY = Pattern(  # "peserta yang tidak membayar iuran 15,3 juta": no rupiah either
    r"(?<!\w)(?:peserta|warga|yang)\s(?:(?:jkn|mandiri|masih|yang)\s){0,2}(?:menunggak|(?:tidak|tak|belum)\s(?:\p{Ll}+\s)?membayar)(?:\siuran(?:nya)?)?\s"
    r"(?:(?:sebanyak|sekitar|mencapai|ada|berjumlah|tercatat)\s)*$"
)
_SAYS = Pattern(rf"(?<!\w)(?:{SAYING}|mencatat|bilang|mengaku)(?!\w)")
_WHOSE = Pattern(r"\s?[(]?(?:(?:penerima|anggota)\s(?:(?:bpjs|jkn)\s(?:kesehatan\s)?)?)?")
_ONCE = Pattern(  # "sempat 99 persen": once, of a day that is not said
    r"(?<!\w)(?:sempat|pernah)(?:\s(?:mencapai|menyentuh|menembus|berada|di|angka|level|posisi|naik|turun|ke|menjadi|hingga|sampai)){0,4}+\s*+$",
    reverse=True,
)
_CHANGED_FROM = Pattern(
    r"(?<!\w)(?:turun|naik|meningkat|menurun|berkurang|bertambah|menyusut|merosot|melonjak)\s(?:[^\W\d]+\s){0,2}?(?:menjadi|jadi|ke)\s(?:[^\W\d]+\s){0,2}?"
    r"\d[\d.,]*+(?:\s(?:ribu|juta))?(?:\s?(?:jiwa|orang|peserta|persen|%))?(?:\s(?:pada|di|per)\s[^.,;]{2,18})?,?\s"
    r"(?:dari|dibanding(?:kan)?)\s(?:(?:tahun\s)?(?:sebelumnya|semula|awalnya|tadinya)\s|yang\s){0,2}$"
)
_NOT_THAT = Pattern(
    r"(?<!\w)(?<!jika\s)(?<!kalau\s)bukan(?:\slagi|\spula|\ssampai)?\s*+$", reverse=True
)  # "98,9 persen, bukan 89,9"
_ENROLS = Pattern(r"\smendaftar(?:kan\sdiri)?(?!\w)")
_ENROL = Pattern(  # "312 warga Kota Ternate mendaftar JKN hari itu"; those who "sudah mendaftar" are members
    r"(?:\s?(?:ribu|jiwa|orang|warga|peserta|penduduk)(?!\w))*+(?:\s(?!(?:yang|sudah|telah|belum|tidak|tak|akan|bisa|dapat|pernah|untuk)\b)\p{L}+){0,5}?"
    r"\s(?:ikut\s|langsung\s)?mendaftar(?:kan\sdiri)?(?!\w)"
)
_THEIR_PEOPLE = Pattern(r"\s(?:warga|penduduk)nya(?!\w)")  # "812 warganya sudah terdaftar"
_UPON = Pattern(r"^\s(?:[\w-]+\s){0,9}?(?:atas|terhadap|kepada)\s(?:sekitar\s|sebanyak\s|lebih\sdari\s|hampir\s)?$")


def drop_changes(text: str, draft: Draft) -> None:
    """Changes, enrolments, quotas and earlier levels are no levels."""
    number, clause = draft.number, draft.clause
    if draft.unit == "jiwa" and draft.value % 1000 == 0 and _SIZE_CLASS.search(text, clause.start, number.start):
        draft.drop("a class of regions by size")  # "tingkat kabupaten atau kota berpenduduk lebih dari 400 ribu jiwa"
    if draft.unit == "jiwa" and draft.value < 20 and "number:word" in number.rules:
        draft.drop("too few to be a level")  # "satu jiwa Rp37.800", "sekurang-kurangnya lima orang"
    if draft.unit == "jiwa" and draft.value < 20 and draft.segment is None:
        draft.drop("too few to be a level")  # "1 dari 5 peserta"
    if draft.status == "actual" and _NOT_THAT.search(text, draft.left, number.start):
        draft.drop("denied")
        return
    # "menjadi 141 ribu jiwa dari 160 ribu penduduk" names the people it is measured against
    of_people = number.unit_word in ("penduduk", "warga", "masyarakat")
    if draft.status == "actual" and not of_people and _CHANGED_FROM.search(text, clause.start, number.start):
        draft.drop(_EARLIER_LEVEL)  # "turun menjadi 4,2 juta orang pada 2020, dari 5,1 juta orang pada 2019"
        return
    dated = any(d.end <= number.start for d in clause.dates)
    if draft.status == "actual" and not dated and _ONCE.search(text, draft.left, number.start):
        draft.drop(_EARLIER_LEVEL)
        return
    if (
        draft.unit == "jiwa"
        and draft.status == "actual"
        and _ENROLS.search(text, number.end, draft.right)  # which most sentences do not say
        and _ENROL.match(text, number.digits_end, draft.right)
    ):
        draft.drop("change:pendaftaran")
        return
    added = draft.status == "actual" and _ADDED.search(text, draft.left, number.start) is not None
    if added and draft.indicator not in ("needed", "needed_active") and not is_out_of_all(text, draft):
        draft.drop("change:naik")  # "penambahan sekitar 40 ribu peserta nonaktif"
        return
    if draft.unit == "jiwa":
        if _IN_A_MONTH.search(text, clause.start, number.start) and _WHO_ENROLLED.match(text, number.digits_end):
            draft.drop("change:pendaftaran")  # "Dalam sebulan ada 1.240 warga yang mendaftar"
            return
        whose = next((reason for reason, said in _NO_MEMBERS if said(text, draft)), None)
        if whose is not None:
            draft.drop(whose)
            return
    if _WOULD_FALL.search(text, draft.left, number.start):
        draft.drop("supposed")  # "keaktifan bisa turun menjadi 79 persen"
        return
    beside = draft.before is not None and draft.before.dropped == _EARLIER_LEVEL
    if draft.status == "actual" and (
        _ONCE_IT_WAS.match(text, clause.start, number.start)
        or (beside and _AND_ALSO.match(text, draft.left, number.start))
    ):
        draft.drop(_EARLIER_LEVEL)  # "Padahal sebelumnya, daerah ini … 98 persen dan keaktifan 81 persen"
        return
    if draft.unit == "jiwa" and _WHO_NO_LONGER_ARE.match(text, number.end, draft.right):
        draft.drop(_EARLIER_LEVEL)
        return
    if (
        draft.indicator == "unregistered"
        and draft.unit == "jiwa"
        and any(c.start >= number.end and c.kind.startswith("PBI") for c in clause.segments)
        and _PAID_FROM_NOW.search(text, number.end, draft.right)
    ):
        draft.drop("change:pendaftaran")  # "18.300 warga yang belum punya jaminan ditanggung APBD"
        return
    lacking = draft.indicator in ("needed", "needed_active")
    if draft.unit == "persen" and draft.value < 50 and not lacking and _GREW_BY.search(text, draft.left, number.start):
        draft.drop("change:naik")  # "peserta yang menunggak ini naik sekitar 10 persen dibanding tahun lalu"
        return
    if draft.counted_by(":after_number") and draft.indicator in ("inactive", "unregistered"):
        return
    if draft.indicator == "inactive" and _NOW_IDLE.match(text, number.end, draft.right):
        return  # "pengaktifan kembali 41.200 peserta yang kini berstatus nonaktif"
    if draft.unit == "jiwa" and _AS_AN_EXAMPLE.search(text, max(clause.start, number.start - 60), number.start):
        draft.drop("supposed")
        return
    if draft.unit == "jiwa" and _IN_THE_QUEUE.search(text, draft.left, number.start):
        draft.drop("people who come")
        return
    if (
        draft.unit == "jiwa"
        and draft.indicator != "unregistered"
        and _TO_BE_COVERED.search(text, draft.left, number.start)
    ):
        draft.drop("change:kuota")  # "anggaran Rp 17 miliar buat mengcover 60.000 jiwa", "disetujui 45.000 jiwa dulu"
        return
    if draft.unit == "jiwa" and (
        _SUPPOSED.search(text, clause.start, number.start)
        or (_IF.search(text, clause.start, number.start) and _ARE_ENROLLED.match(text, number.digits_end, draft.right))
    ):
        draft.drop("supposed")
        return
    if draft.unit == "persen" and _IF_TAKEN_OFF.match(text, clause.start, number.start):
        draft.drop("supposed")  # "Kalau dikurangi 120 ribu peserta, maka keaktifan hanya 78 persen"
        return
    if draft.indicator in ("needed", "needed_active"):
        if _DIFFERENCE.search(text, draft.left, number.start) and _JUST_NAMED.match(text, number.end, draft.right):
            draft.drop("change:selisih")  # "Selisih 2,5 persen itu": of two figures, not of a figure and a goal
        elif draft.before is not None and draft.before.dropped == "change:selisih":
            draft.drop("change:selisih")  # "… itu sama dengan 16 ribu orang"
        return
    if _HIGHER.match(text, number.end, clause.end):
        draft.drop("change:lebih tinggi")
        return
    if _FORMER.search(text, max(clause.start, number.start - 50), number.start):
        draft.drop(_EARLIER_LEVEL)
        return
    if draft.status == "actual" and (
        _BEFORE_THAT.search(text, draft.left, number.start) or _BEFORE_IT_WAS.match(text, clause.start, number.start)
    ):
        draft.drop(_EARLIER_LEVEL)  # "sebelum verifikasi 81 persen"
        return
    if (
        draft.before is None
        and _USED_TO_BE.match(text, clause.start, number.start)
        and _BUT_NOW.match(text, number.end)
    ):
        draft.drop(_EARLIER_LEVEL)  # "Dulunya warga yang terdaftar hanya 3.100 orang, namun saat ini 38 ribu"
        return
    if _THEN.search(text, draft.left, number.start) and not any(d.start < number.start for d in clause.dates):
        draft.drop(_EARLIER_LEVEL)
        return
    was_base = any(r == "indicator:population:base" for r in draft.reasons) and _AT_ONCE_MORE.match(text, number.end)
    if (
        (draft.indicator != "population" or was_base)
        and _EARLIER.search(text, max(draft.left, number.start - 60), number.start)
        and _BECOMES.match(text, number.end, clause.end)
        and not _PARTED.match(text, number.end, clause.end)
        and not TO_BE_RAISED.search(text, clause.start, number.start)
    ):
        draft.drop(_EARLIER_LEVEL)
        return
    if draft.status != "actual" and draft.unit == "persen" and draft.value >= 40:
        return
    twin = draft.before
    if (
        twin is not None
        and (twin.dropped or "").startswith("change:")
        and draft.counted_by(":parallel")
        and not _LEVEL_WORD.search(text, twin.number.end, number.start)  # "turun 4.118 jiwa menjadi 138.204 jiwa"
    ):
        draft.drop(twin.dropped or "")
        return
    if (
        twin is not None
        and twin.dropped == "change:kuota"
        and twin.unit == draft.unit == "jiwa"
        and _AND_FROM.fullmatch(text, twin.number.end, number.start)
    ):
        draft.drop("change:kuota")  # "tambahan kuota 3.920 jiwa dari APBD, dan 4.118 jiwa dari APBN"
        return
    if _NEW.match(text, number.end, clause.end):
        draft.drop("change:peserta baru")
        return
    for cue in reversed(cues_in(clause.changes, draft.left, number.start)):
        gap = text[cue.end : number.start]
        if _FOLLOWED.fullmatch(text, cue.start, cue.end) and (
            draft.unit == "persen"
            or any(cue.end <= m.start and m.end <= number.start for m in clause.regions)
            or any(cue.end <= c.start and c.end <= number.start for c in clause.segments)
        ):
            continue  # "tertinggi Kota Dumai, diikuti Siak 91,2 persen"
        if (  # "kuota PBI JK dalam APBN tetap 96,8 juta jiwa"
            cue.name == "pendaftaran"
            and _QUOTA.match(text, cue.start, cue.end)
            and not regex.search(r"[,;\d]", gap[:60])
            and len(gap.split()) <= 9
        ):
            draft.drop("change:kuota")
            return
        if _GROWTH_OF.match(
            text, cue.start, number.start
        ):  # "penambahan jumlah peserta di Kecamatan X sebanyak 33 ribu"
            draft.drop("change:" + cue.name)
            return
        if ":" in gap:
            break  # "tumbuh cepat tiga tahun terakhir: 222,5 juta (2020), …": levels follow
        apart = "," in gap and "sebanyak" not in gap  # "dibersihkan, bulan lalu sebanyak 2.310 orang"
        if _UPON.search(gap):
            draft.drop("change:" + cue.name)
            return
        if len(gap.split()) > 5 or apart or _LEVEL_WORD.search(gap) or _RUPIAH.search(gap):
            break
        if cue.name == "pendaftaran" and is_out_of_all(text, draft):
            break  # "baru mendaftarkan 217.624 jiwa dari 230.412 jiwa penduduk"
        draft.drop("change:" + cue.name)
        return
    if draft.unit == "jiwa" and (
        _WHO_USED.search(text, draft.left, number.start) or _IN_REHAB.search(text, draft.left, number.start)
    ):
        draft.drop("users of a service")  # "total masyarakat yang sudah mengakses fasilitas kesehatan … 1,7 juta orang"
    if draft.dropped is None and draft.unit == "jiwa" and _WHO_COME.match(text, number.end, clause.end):
        draft.drop("people who came")
    if draft.link is not None and draft.link.dropped == "people who came":
        draft.drop("people who came")  # "707 peserta atau 48 persen masih mencicil"
    if draft.unit == "persen" and draft.value < 50 and draft.link is not None and draft.link.dropped in _STRUCK_OUT:
        draft.drop(draft.link.dropped or "")  # "236 ribu peserta dinonaktifkan, atau sekitar 21 persen"
    stop = tail_of(text, draft)
    for cue in cues_in(clause.changes, number.end, stop):
        guessed = draft.counted_by(":topic", ":parallel", ":by_segment", ":series")
        if draft.indicator in ("inactive", "unregistered") and not (guessed and _ARE_STRUCK.match(text, cue.start)):
            break  # "45.409 peserta nonaktif yang perlu diaktifkan"
        passive = _PASSIVE.match(text, cue.start, cue.end) is not None  # "4.000 peserta di kota itu yang dinonaktifkan"
        # "80 ribu warga yang didaftarkan menjadi peserta baru"
        new = _NEW_MEMBERS.match(text, cue.start, cue.end) is not None
        if cue.name == "pendaftaran" and cue.start - number.end < (110 if passive else 60 if new else 25):
            draft.drop("change:" + cue.name)
    if draft.unit == "jiwa" and draft.indicator == "registered" and _NOT_ELIGIBLE.match(text, number.end, draft.right):
        draft.drop("change:dinonaktifkan")  # "5 juta penerima PBI JK tidak memenuhi syarat dan menjadi nonaktif"
    if draft.unit == "jiwa" and _TO_BE_REACHED.match(text, number.end, draft.right):
        draft.drop("change:pendaftaran")  # "sekitar 1,7 juta orang itu bisa kita dorong untuk didaftarkan"
    if draft.unit == "jiwa" and _MAY_ENTER.match(text, number.digits_end, clause.end):
        draft.drop("change:pendaftaran")
    if draft.unit == "jiwa" and _MOVED.match(text, number.end, draft.right):
        draft.drop("change:pindah")  # "4.102 aktif kembali sebagai PBI dan 2.133 beralih segmen"
    if draft.unit == "jiwa" and _NO_LONGER.match(text, number.end, draft.right):
        draft.drop(_EARLIER_LEVEL)
    if draft.unit == "jiwa" and _WHO_ONCE.match(text, number.end, draft.right):
        draft.drop(_EARLIER_LEVEL)  # "2,4 juta jiwa yang dulu terdaftar sebagai PBI"
    if draft.indicator != "inactive" and draft.unit == "jiwa" and _STRIKES_THEM.match(text, number.end, draft.right):
        draft.drop("change:dinonaktifkan")  # "menyeleksi 98 ribu peserta PBI dan mencoretnya"
    if draft.indicator != "inactive" and draft.unit == "jiwa" and _WHO_WERE.match(text, number.end, draft.right):
        draft.drop("change:dinonaktifkan")  # "73 ribu peserta PBI yang dinonaktifkan"
    if draft.right >= clause.end and _STRUCK_OFF.search(text, number.end, clause.end) and draft.unit == "jiwa":
        draft.drop("change:dinonaktifkan")  # "sebanyak 31.408 peserta PBI JK di kabupaten itu dinonaktifkan."


_GREW_BY = Pattern(
    r"(?<!\w)(?:naik|turun|meningkat|bertambah|berkurang|tumbuh|menurun|melonjak|merosot)\s(?:(?:sekitar|sebesar|hampir|lebih\sdari|sebanyak|kurang\slebih)\s)?$"
)
_USED_TO_BE = Pattern(r"\W{0,3}(?:sebelumnya|dulu(?:nya)?|awalnya|semula|tadinya)(?!\w)(?!\s(?:ada\s)?target)")
_BUT_NOW = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga))?,?\s(?:(?:namun|tetapi|tapi|dan|lalu|sedangkan)\s)?(?:kini|sekarang|saat\sini)(?!\w)[^.;\d]{0,60}\d"
)
_PAID_FROM_NOW = Pattern(r"(?<!\w)di(?:tanggung|biayai|daftarkan|bayar\w*|masukkan|alihkan|jamin)(?!\w)")
_WHO_MUST_ENROL = Pattern(
    r"(?<!\w)(?:masyarakat|warga|penduduk|orang)\s(?:[\p{L}\s]{0,30}?\s)?yang\s(?:harus|wajib|mesti)\s(?:mendaftar|didaftarkan)[^,.;\d]{0,40}$"
)
_OUT_OF_POCKET = r"(?!\s(?:oleh\s)?(?:kemen|pem(?:da|kab|kot|prov|erintah)))"  # "dikeluarkan Pemkab X": paid by it
_STRUCK = rf"(?:di-?\s?non-?\s?aktifkan|dicoret|dihapus|dikeluarkan{_OUT_OF_POCKET}|dihentikan|diberhentikan|diputus)"
_ARE_STRUCK = Pattern(rf"(?:{_STRUCK}|direaktivasi|direaktifkan|di(?:re)?aktifkan\skembali)(?!\w)")
_STRUCK_FROM = Pattern(  # "Umumnya PBI yang dicoret dari DTKS, ada 12.330 orang"
    r"(?<!\w)(?:warga|peserta|orang|penduduk|jiwa|pbi)(?:\s(?!yang|sudah|telah)\p{L}+){0,3}?\s(?:yang\s)?(?:sudah\s|telah\s)?(?:ter|di)(?:hapus|coret|keluarkan)"
    rf"{_OUT_OF_POCKET}\s(?:dari\s)?[^,.;\d]{{0,70}}(?:,\s(?:ada|sebanyak|yakni|yaitu|jumlahnya)\s)?$"
    r"|(?<!\w)(?:peserta|pbi|jk|jkn)\)?\s(?:yang\s)(?:sudah\s|telah\s)?di-?\s?non-?\s?aktifkan\s[^.;\d]{0,160}?(?:sebanyak|mencapai|berjumlah|yakni|yaitu)\s$"
)
_OF_THE_STRUCK = Pattern(
    rf"(?<!\w)dari\s(?:(?:jumlah|total|semua|seluruh|para|sekitar|[\d.,]+(?:\s(?:ribu|juta))?)\s){{0,4}}(?:warga|peserta|orang|jiwa|pbi|jumlah|total)(?!\w)[^,.;\d]{{0,50}}?\s"
    rf"yang\s(?:sudah\s|telah\s)?{_STRUCK}(?!\w)[^.;]{{0,120}}$"
)
_STRUCK_AS_SAID = Pattern(
    r"(?<!\w)(?:mengalami|terkena|kena|terdampak)\s(?:penonaktifan|pencoretan|penghapusan|pemutusan)(?!\w)[^,.;\d]{0,60}$"
)
_NOT_AIDED = Pattern(
    r"[^,.;]{0,60}?\s(?:belum|tidak|tak)\s(?:\p{L}+\s)?(?:menerima|mendapat(?:kan)?|memperoleh|mendapatkan|masuk|tersentuh|tercakup)\s(?:\p{L}+\s)?"
    r"(?:bantuan\siuran|pbi|kuota)(?!\w)"
)
_BUDGETED = Pattern(
    r"(?<!\w)(?:(?:meng|di)?anggarkan|(?:meng|di)?gelontorkan|(?:meng|di)?kucurkan|mengucurkan|(?:meng|di)?alokasikan|(?:me|di)siapkan|menyediakan|disediakan|anggaran(?:nya)?|alokasi|senilai|sebesar(?=\srp)|dana(?=\srp))\s[^;]{0,40}?(?<!\w)rp\.?\s?\d[^;]{0,60}?"
    r"(?<!\w)(?:untuk|bagi|guna)\s(?:(?!masyarakat|warga|penduduk)[^,.;\d]){0,50}$"
)
_ENROLLED_OF_LATE = Pattern(
    r"(?<!\w)(?:didaftarkan|mendaftar|bergabung|terdaftar\sbaru)\s(?:pada\s|selama\s)?(?:hari|minggu|pekan|bulan)\sini(?!\w)[^.;,\d]{0,30}$"
)
_IN_A_MONTH = Pattern(
    r"(?<!\w)(?:dalam|selama|sepanjang)\s(?:se(?:hari|minggu|pekan|bulan)|(?:satu|dua|tiga|enam|\d{1,2})\s(?:hari|minggu|pekan|bulan))(?!\w)[^.;\d]{0,40}$"
)
_WHO_ENROLLED = Pattern(
    r"(?:\s(?:warga|orang|jiwa|peserta|penduduk))?\s(?:yang\s)?(?:sudah\s|telah\s|baru\s)?(?:mendaftar|didaftarkan|bergabung|terdaftar)(?!\w)"
)
_STAFF = Pattern(
    r"(?<!\w)(?:jumlah|total|ada)\s(?:asn|pns|pegawai|honorer|dokter|perawat|bidan|nakes|tenaga\s(?:kesehatan|medis)|petugas|kader|agen|pasien|pemilih|pengunjung|penumpang|relawan)"
    r"(?:\s(?!jkn|peserta|yang\ster)\p{L}+){0,4}\s$"
)
_PAID_UP = Pattern(r"(?<!\w)(?:pelunasan|dilunasi|melunasi)\s[^.;\d]{0,40}(?:oleh|dari|sebanyak)\s$")
_WHO_DIED = Pattern(
    r"(?:\s(?:warga|orang|jiwa|peserta|penduduk))?\s(?:yang\s|di\santaranya\s)?(?:sudah\s|telah\s)?(?:meninggal|pindah\s(?:domisili|alamat|daerah|keluar))(?!\w)"
)
_CARDS = Pattern(
    r"(?<!\w)(?:akan|bakal|segera)\s(?:\p{L}+\s)?(?:menerima|memperoleh|mendapat(?:kan)?|dibagikan)\s(?:kis|kartu)(?!\w)(?:[^.;]|\.(?=\d)){0,200}$"
    r"|(?<!\w)kuota\s[^;]{0,60}?\d\s(?:kartu|keping|lembar)(?!\w)[^;]{0,20}(?:rincian|terdiri|terbagi)(?:[^.;]|\.(?=\d)){0,200}$"
)
_IN_THE_REGISTER = Pattern(
    r"(?:\s(?:jiwa|orang|peserta))?\snon[\s-](?:dtks|dtsen)(?!\w)|[^,.;]{0,60}?\s(?:yang\s)?(?:masuk|tercatat|terdata|terdaftar|ada|tercantum)\s(?:di\s|dalam\s|ke\s|pada\s){0,2}(?:dtks|dtsen|data\sterpadu|data\stunggal|basis\sdata\sterpadu)(?!\w)"
)
_IN_REACTIVATION = Pattern(r"(?<!\w)(?:masuk|dalam|tahap)\s(?:proses\s)?reaktivasi(?!\w)[^,.;\d]{0,40}$")
_AS_REGISTERED = Pattern(
    r"(?<!\w)(?:masuk|tercantum|terdata|terdaftar|tercatat)\s(?:di\s|dalam\s|ke\s){1,2}(?:dtks|dtsen|data\sterpadu|data\stunggal)(?!\w)[^,.;\d]{0,40}$"
)
_OUTSIDE_JKN = Pattern(
    r"(?:\s(?:jiwa|orang|warga|penduduk))?\sdi\sluar\s(?:kepesertaan\s|peserta\s|program\s|skema\s)?(?:jkn|bpjs)(?!\w)"
)


_MOVED_CLASS = Pattern(
    r"(?<!\w)(?:turun|naik|pindah|melorot|beralih)\s(?:ke\s|dari\s)?kelas\s(?:(?:1|2|3|i{1,3})\s|(?:1|2|3|i{1,3}),\s[^,.;\d]{3,40},\s)?"
    r"(?:(?:perawatan|sudah|telah|ada|mencapai|sebanyak|sejumlah|sekitar|berjumlah|jumlahnya|hingga|lebih\sdari|tercatat)\s){0,3}$"
)
_AIDED_NO_LONGER = Pattern(
    r"(?<!\w)(?:tidak|tak)\slagi\s(?:menerima|mendapat\w*|memperoleh|ditanggung|dibiayai)\s[^.;\d]{0,60}$"
    rf"|(?<!\w){_STRUCK}\s(?:pada|di|per|sejak|selama)\s[^.;]{{0,40}}?(?:yakni|yaitu|jumlahnya|totalnya|sebanyak|sejumlah|mencapai)\s(?:(?:mencapai|sebanyak|sekitar|hampir|lebih\sdari)\s){{0,2}}$"
    r"|(?<!\w)(?:penonaktifan|pencoretan|penghapusan)\s(?:[^.;\d]{0,90}\s)?(?:berdampak\s(?:pada|ke|terhadap)|menimpa|hingga)\s(?:sekitar\s|hampir\s)?$"
)
_TURNED_ON = Pattern(
    r"(?:\s(?:ribu|juta|orang|jiwa|warga|peserta))*+\syang\s(?:sudah\s|telah\s)?(?:kami\s|kita\s|berhasil\s|bisa\s|sudah\s){0,2}(?:bantu\s)?(?:di|meng)?aktifkan\s(?:lagi|kembali)(?!\w)"
)
_APPLIED = Pattern(
    r"(?<!\w)yang\s(?:mengajukan|mengusulkan)\s(?:diri\s)?[^.;\d]{0,90}(?:tercatat|sebanyak|ada|mencapai|berjumlah)\s$"
    r"|(?<!\w)(?:setiap|tiap|saban)\s(?:hari|pekan|minggu|bulan)\s(?:pendaftar|peserta)(?:\sbaru)?(?:nya)?\s[^.;]{0,20}$"
)
_MOVED_TO = Pattern(
    r"[^,.;]{0,60}?\syang\s(?:sudah\s|telah\s|akan\s|bakal\s)?(?:dialihkan|dipindahkan|dimigrasikan|beralih)\s(?:menjadi|ke|dari)(?!\w)"
)
_LEFT_OF_QUOTA = Pattern(r"(?<!\w)kuota\s[^.;]{0,100}?(?<!\w)(?:tinggal|tersisa|sisanya|sisa)\s$")
_IN_EACH = Pattern(
    r"(?<!\w)rata-rata\s(?:di\s|per|tiap\s|setiap\s|se)\s?(?:kecamatan|desa|kelurahan|nagari|kampung|puskesmas|hari|bulan)(?!\w)[^.;]{0,60}$"
    r"|(?<!\w)(?:setiap|tiap|saban)\s(?:hari|pekan|minggu|bulan)(?:nya)?(?!\w)[^.;\d]{0,120}(?<!\w)rata-rata\s(?:sekitar\s)?$"
)
_ARE_ILL = Pattern(
    r"(?:\s(?:ribu|juta|orang|jiwa|warga|peserta|jkn|pbi|bpjs|kesehatan))*+\s(?:tercatat|diketahui|terdata|dilaporkan)\s(?:sebagai\s)?(?:menderita|mengidap|penderita|pengidap|sakit|memiliki\spenyakit)(?!\w)"
)
_TOLD = Pattern(
    r"(?<!\w)(?:informasi|pemberitahuan|pesan|surat|imbauan|sosialisasi|edukasi|notifikasi)\s(?:\w+\s){0,2}?(?:kepada|ke|bagi)\s"
    r"(?:(?:sekitar|lebih\sdari|sebanyak|hampir|sedikitnya|setidaknya)\s){0,2}$",
    reverse=True,
)
_THAT_MANY_FEWER = Pattern(
    r"(?<!\w)yang\s(?:turun|berkurang|naik|bertambah|meningkat|menurun)(?:\s(?:itu|tersebut|ini))?\s(?:(?:mencapai|sebanyak|sejumlah|sekitar|ada|berjumlah)\s){1,2}$",
    reverse=True,
)
_DELETED = Pattern(
    r"(?<!\w)data\s(?:ganda|mutasi|non[\s-]dtks|anomali|invalid|tidak\s(?:padan|valid))(?!\w)[^,.;\d]{0,60}$"
)
_DELETED_DATA = Pattern(
    r"(?:\s\w+)?\sdata\s(?:yang\s)?(?:di(?:hapus|coret|nonaktifkan|bersihkan)|ganda|invalid|anomali)(?!\w)"
)


def _in_part(pattern: Pattern) -> Callable[[str, Draft], bool]:
    """Is it said before the number, in its own part of the sentence?"""
    return lambda text, draft: pattern.search(text, draft.left, draft.number.start) is not None


def _before(pattern: Pattern) -> Callable[[str, Draft], bool]:
    """Is it said anywhere in the sentence before the number?"""
    return lambda text, draft: pattern.search(text, draft.clause.start, draft.number.start) is not None


def _behind(pattern: Pattern) -> Callable[[str, Draft], bool]:
    """Is it said right behind the number?"""
    return lambda text, draft: pattern.match(text, draft.number.digits_end, draft.right) is not None


_NO_MEMBERS = (
    # why people who are counted are no members, what says so, and an example
    ("who must enrol", _in_part(_WHO_MUST_ENROL)),  # "warga yang harus mendaftar adalah sebanyak 15,3 juta"
    ("change:dinonaktifkan", _in_part(_STRUCK_FROM)),  # "warga yang terhapus dari PBI mencapai 200 ribu"
    ("change:dinonaktifkan", _before(_OF_THE_STRUCK)),  # "Dari peserta yang dicoret, 1.204 orang …"
    ("change:dinonaktifkan", _in_part(_STRUCK_AS_SAID)),  # "yang mengalami penonaktifan di Kabupaten X 54 ribu jiwa"
    ("not among those paid for", _behind(_NOT_AIDED)),  # "15 juta warga desil 1-5 belum menerima bantuan iuran"
    ("change:pendaftaran", _before(_ENROLLED_OF_LATE)),  # "Yang mendaftar pada bulan ini 1.240 warga"
    ("people of another kind", _in_part(_STAFF)),  # "Jumlah dokter 124 orang"
    ("change:pelunasan", _in_part(_PAID_UP)),  # "Pelunasan tunggakan oleh 812 peserta"
    ("no longer there", _behind(_WHO_DIED)),  # "312 peserta meninggal dunia dihapus dari data"
    ("change:kuota", _before(_CARDS)),  # "yang akan menerima KIS", "kuota KIS 55.310 kartu dengan rincian"
    ("in another register", _behind(_IN_THE_REGISTER)),  # "428.306 warga miskin masuk DTKS"
    ("in another register", _in_part(_AS_REGISTERED)),  # "Warga yang masuk dalam DTKS jumlahnya 600 ribu orang"
    ("change:dinonaktifkan", _in_part(_IN_REACTIVATION)),  # "Yang masuk proses reaktivasi baru 50 orang"
    ("moved to another class", _before(_MOVED_CLASS)),  # "peserta kelas II yang turun kelas mencapai 9.400"
    ("change:dinonaktifkan", _in_part(_AIDED_NO_LONGER)),  # "yang tidak lagi menerima bantuan iuran ada 5.181 orang"
    ("change:pendaftaran", _behind(_TURNED_ON)),  # "260 warga yang kami bantu aktifkan lagi"
    ("change:pendaftaran", _before(_APPLIED)),  # "warga yang mengajukan diri sebagai peserta tercatat 427 jiwa"
    ("change:dinonaktifkan", _behind(_MOVED_TO)),  # "2.889 peserta PBI daerah yang dialihkan menjadi PBI JKN"
    ("change:kuota", _before(_LEFT_OF_QUOTA)),  # "kuota yang masih dapat diisi tinggal 354 jiwa"
    ("an average of many", _before(_IN_EACH)),  # "rata-rata per kecamatan ada 20 ribu warga"
    ("people who came", _behind(_ARE_ILL)),  # "120 ribu peserta tercatat menderita penyakit berat"
    ("told something", _before(_TOLD)),  # "mengirim pesan kepada lebih dari 5.000 peserta"
    ("change:naik", _in_part(_THAT_MANY_FEWER)),  # "jumlah peserta aktif yang turun itu mencapai 4.100 jiwa"
    ("change:dinonaktifkan", _in_part(_DELETED)),  # "data yang dihapus: data ganda sebanyak 1.310"
    ("change:dinonaktifkan", _behind(_DELETED_DATA)),  # "sebanyak 3 juta data yang dihapus"
    ("covered by another scheme", _behind(_OUTSIDE_JKN)),  # "Jamkesos masih menjamin 57.000 jiwa di luar JKN"
)
_WOULD_FALL = Pattern(
    r"(?<!\w)(?:bisa|akan|dapat|bakal|berpotensi|terancam|dikhawatirkan)\s(?:\p{L}+\s)?(?:turun|anjlok|merosot|menurun|melorot|berkurang)"
    r"(?:\s(?:lagi|drastis|menjadi|jadi|ke|hingga|sampai|tinggal|di\sbawah|sekitar|angka))+\s+$"
)
_EARLIER_LEVEL = "earlier level"
_AND_ALSO = (
    Pattern(  # "… 98 persen dan keaktifan 81 persen", "ada 121,6 juta penduduk Indonesia atau sekitar 49 persen"
        r"(?:\s\p{L}+){0,3}?\s?(?:\(|(?:dan|dengan|serta|atau|setara)\s)(?:(?!kini|sekarang|saat\sini)[^,;.])*$"
    )
)
_ONCE_IT_WAS = Pattern(
    r"\W{0,3}padahal\s(?:sebelumnya|dulu|awalnya|tahun\slalu)(?!\w)[^.;\d]{0,120}$"
    r"|\W{0,3}(?:pada\s)?tahun\ssebelumnya(?!\w)(?:(?!20\d\d|kini|sekarang|saat\sini)[^.;,\d]){0,60}$"
    r"|(?:\W{0,3}|.{0,80}?,\s)awalnya\s(?:(?!kini|sekarang|saat\sini|akhirnya)[^.;\d]){0,120}$"
)
_BEFORE_IT_WAS = Pattern(  # "Sebelum ada program Jamkesda, hanya 55 persen …", "Pada awal pembentukannya, …"
    r"\W{0,3}(?:pada|di)\sawal\s(?:pembentukan|berdiri|peluncuran|pelaksanaan|beroperasi|program)(?:nya)?(?!\w)[^.;\d]{0,60}$|"
    r"\W{0,3}sebelum\s(?:ada|adanya|program|kebijakan|jamkesda|uhc|di\p{Ll}{5,}|verifikasi|kerja\ssama)(?!\w)[^,.;\d]{0,60},[^.;,\d]{0,60}$"
)
_BEFORE_THAT = Pattern(
    r"(?<!\w)sebelum\s(?:verifikasi|penonaktifan|pandemi|program|kebijakan|pemadanan|pemutakhiran|pembersihan|kerja\ssama|uhc"
    r"|di\p{Ll}{5,}|ada\s\w+)(?:\s(?!mencapai\starget)\p{L}+){0,4}\s$"
)
_FOLLOWED = Pattern(r"diikuti")
_AS_AN_EXAMPLE = Pattern(  # "dari iuran Rp 35 ribu per orang dari 2.000 peserta"
    r"(?<!\w)rp\.?\s?[\d.,]+[\w\s]{0,12}\sper\s(?:bulan|orang|jiwa|hari)[^.;\d]{0,12}(?<!\w)dari\s(?:sekitar\s)?$",
)
_STRUCK_OFF = Pattern(rf"(?<!\w){_STRUCK}[.”\"\s]*+$")
_NO_LONGER = Pattern(  # "21.000 warga yang tidak lagi menjadi penerima bantuan iuran"; "tidak lagi aktif" is a state
    r"[^,.;\d]{0,60}?\s(?:(?:kini|saat\sini|sekarang)\s(?:tidak|tak)\slagi"
    r"|(?:tidak|tak)\slagi\s(?:menjadi|jadi|masuk|termasuk|tercatat|terdaftar|terdata|ter-?cover|tercakup|menerima|mendapat\w*|di\p{Ll}{5,}))(?!\w)"
)
_WHO_ONCE = Pattern(r"\s*+(?:peserta\s|orang\s)?yang\s(?:sebelumnya|dulu(?:nya)?|semula)\s(?:ter|di|men)\p{Ll}+")
_DIFFERENCE = Pattern(r"(?<!\w)selisih\s$", reverse=True)
_JUST_NAMED = Pattern(r"\s(?:itu|tersebut|tadi)(?!\w)")
_WHO_NO_LONGER_ARE = Pattern(  # "9.800 warga yang tadinya belum punya JKN didaftarkan"
    r"\s*+(?:(?:peserta|orang|warga)\s)?yang\s(?:tadinya|semula|awalnya|dulunya)\s(?:belum|tidak|tak)\s",
)
_WHO_WERE = Pattern(
    rf"[^.,;\d]{{0,100}}?\s(?:yang\s)?(?:telah\s|sudah\s)?(?:{_STRUCK}|(?:ter)?kena\s(?:pemblokiran|penonaktifan|pencoretan))(?!\w)",
)
_TO_BE_REACHED = Pattern(
    r"\s(?:untuk|agar|supaya)\s(?:\w+\s)?(?:masuk|mendaftar|ikut\sserta|bergabung)(?!\w)|(?:\s(?:itu|tersebut|ini))?\s(?:bisa|dapat|akan|harus|perlu)\s(?:kita\s|kami\s)?(?:di)?(?:dorong|kejar|dekati|ajak|sasar|sisir)(?!\w)"
)
_MOVED = Pattern(
    r"\s(?:(?:jiwa|orang|peserta|warga)\s)?(?:yang\s)?(?:sudah\s|telah\s)?(?:aktif\skembali|kembali\saktif|(?:ber|di)?alih(?:kan)?\s(?:segmen|ke)|pindah\ssegmen|beralih)(?!\w)"
)
_NOT_ELIGIBLE = Pattern(
    r"[^,.;\d]{0,50}?\s(?:yang\s)?(?:juga\s)?(?:non[\s-]?eligible|(?:tidak|tak)\s(?:eligible|layak|berhak|memenuhi\s(?:syarat|kriteria)|sesuai\s(?:syarat|ketentuan|kriteria)))(?!\w)"
)
_STRIKES_THEM = Pattern(
    r"[^.;\d]{0,100}?(?<!\w)(?:dan|lalu|kemudian)\s(?:mencoret|menonaktifkan|menghapus|mengeluarkan)(?:nya|\smereka)(?!\w)"
)
_SIZE_CLASS = Pattern(
    r"(?<!\w)(?:kabupaten|kota|daerah)\s(?:atau\s(?:kota|kabupaten)\s)?(?:yang\s)?(?:berpenduduk|dengan\s(?:jumlah\s)?penduduk)\s[^.;\p{L}]{0,4}(?:lebih\sdari\s|di\s?(?:atas|bawah)\s|kurang\sdari\s|antara\s)?[≤≥<>\s]*[\d\s\-–]*$",
)
_ADDED = Pattern(
    r"(?<!\w)(?:penambahan|pertambahan|peningkatan|kenaikan|penurunan|pengurangan)(?:nya)?\s(?:sekitar\s|sebanyak\s|sebesar\s|hampir\s)?$",
    reverse=True,
)
_NOW_IDLE = Pattern(
    r"[^,.;]{0,60}?\syang\s(?:saat\sini\s|kini\s|masih\s)?(?:berstatus\s)?(?:non-?\s?aktif|tidak\saktif)",
)
_AND_FROM = Pattern(r"\s(?:dari|lewat|melalui)\s[^.;\d]{3,50}?,?\s(?:dan|serta|maupun)\s(?:sebanyak\s)?")
_GROWTH_OF = Pattern(
    r"(?:kenaikan|peningkatan|penurunan|pertumbuhan)\s(?:angka|capaian|cakupan|persentase|tingkat|jumlah)\s[^,.;\d]{0,80}?(?<!\w)sebesar\s|"
    r"(?:penonaktifan|kenonaktifan|pencoretan|reaktivasi|dikurangi|dipangkas)\s[^,.;\d]{0,70}(?<!\w)(?:mencapai|sebanyak|sebesar|sejumlah)\s|"
    r"pertumbuhan\s(?:jumlah\s)?(?:ke)?per?serta(?:an)?\s[^,;\d]{0,60}(?:,\s[^,;\d]{0,90},\s[^,;\d]{0,30})?(?<!\w)(?:di\skisaran|berkisar|rata-rata|di\sangka)\s|"
    r"(?:bertambah|meningkat|naik)\s(?:yakni|yaitu|adalah|ialah)\s(?:dari\s|di\s|pada\s)?(?:segmen|kelompok|peserta)\s[^.;\d]{0,60}(?<!\w)(?:sebanyak|sekitar)\s|"
    r"(?:penonaktifan|pencoretan)\s[^.;]{0,90}?(?<!\w)(?:jumlahnya|totalnya)\s|"
    r"tambahan\s(?:ke)?peserta(?:an)?\s(?:itu|tersebut)\s(?:mencapai|sebanyak)\s|"
    r"(?:penambahan|pengurangan|peningkatan)\skuota\s[^.;\d]{0,120},\s(?:banyak|jumlah|total)nya\s|"
    r"(?:pe(?:nambahan|ningkatan|rtambahan)|kenaikan|penurunan|pengurangan|mengurangi|memangkas|menambah)\s(?:jumlah\s|kuota\s)?(?:ke)?peserta(?:an)?\s[^,.;\d]{0,60}(?<!\w)(?:sebanyak|sebesar|sejumlah)\s|"
    r"(?:penambahan|pertambahan|kenaikan|penurunan|pengurangan)\s(?:jumlah\s)?peserta\s(?:[^,.;\d]|20\d\d){0,70}(?<!\w)(?:sekitar|mencapai|sebanyak)\s",
)
_RUPIAH = Pattern(r"(?<!\w)rp\.?\s?\d")  # "menganggarkan Rp 38 miliar bagi 71.330 peserta"
_NEW_MEMBERS = Pattern(r"peserta\sbaru")
_PASSIVE = Pattern(r"(?:(?:akan|segera|bakal)\s(?:\w+\s)?)?di")
_IN_THE_QUEUE = Pattern(
    r"(?<!\w)yang\s(?:masih\s)?(?:mengantre|mengantri|antre|antri)\s(?:sebanyak\s|sekitar\s|ada\s)?$", reverse=True
)
_QUOTA = Pattern(r"kuota|jatah")
_STRUCK_OUT = ("change:dinonaktifkan", "change:pendaftaran", "change:naik")
_TO_BE_COVERED = Pattern(
    r"(?<!\w)(?:untuk|guna|buat)\s(?:bisa\s|dapat\s)?(?:meng-?cover|menampung)\s(?:lagi\s|kembali\s|sekitar\s|sebanyak\s)*$|(?<!\w)menampung\s(?:lagi|kembali)\s$|(?<!\w)(?:disepakati|disetujui|setujui)\s$"
)
_SUPPOSED = Pattern(  # "Jika pemda menanggung 3.000 orang saja, …"
    r"(?<!\w)(?:jika|kalau|bila|apabila|seandainya)\s(?:\w+\s){0,3}?(?:menanggung|menambah|mengejar|(?:meng)?ambil|mendaftarkan|membiayai|ditambah|didaftarkan|disetujui)"
    r"(?!\w)[^,.;\d]{0,30}$"
)
_IF_TAKEN_OFF = Pattern(
    r"\W{0,3}(?:jika|kalau|bila|apabila)\s(?:\w+\s)?di(?:kurangi|coret|nonaktifkan|hapus|kurangkan)(?!\w)[^;.]{0,120},\s(?:maka|riilnya|sebenarnya|sesungguhnya|hanya|tinggal|jadinya)\s[^;.]{0,120}$"
    r"|\W{0,3}(?:jika|kalau|bila|apabila)\s(?:\w+\s){0,4}?di(?:kurangi|coret|nonaktifkan|hapus|kurangkan),\s(?:maka\s|riilnya\s|sebenarnya\s|sesungguhnya\s|hanya\s|tinggal\s|jadinya\s)[^;.]{0,120}$",
)
_IF = Pattern(r"(?<!\w)(?:jika|kalau|bila|apabila|seandainya|andai)\s(?:\w+\s){0,3}$", reverse=True)
_ARE_ENROLLED = Pattern(  # "Kalau 3.538 orang itu didaftarkan Maret, …"
    r"(?:\s(?:ribu|jiwa|orang|warga|peserta|penduduk|itu|tersebut|tadi|ini|sudah|semua|bisa|segera))*+"
    r"\sdi(?:daftarkan|tanggung|biayai|jamin|masukkan|aktifkan|bayar\w*|tambah\w*)(?!\w)"
)
_WHO_USED = Pattern(
    r"(?<!\w)(?:masyarakat|warga|peserta|orang|pasien|penduduk)\s(?:\p{L}+\s){0,3}?(?:yang\s)?(?:sudah\s|telah\s|pernah\s)?(?:mengakses|memanfaatkan|menggunakan|mengunjungi)\s"
    r"(?:fasilitas|layanan|pelayanan|fasyankes|faskes|rumah\ssakit|puskesmas)(?!\w)[^.;]{0,120}$"
)
_IN_REHAB = Pattern(  # "Peserta yang sudah ikut program REHAB baru 2.301 orang"
    r"(?<!\w)(?:ikut|ikuti|mengikuti|terdaftar|mendaftar|bergabung|memanfaatkan|peserta)\s(?:(?:di|dalam|ke|dengan)\s)?(?:program\s)?(?:new\s)?"
    r"(?:rehab|rencana\spembayaran|cicilan)(?!\w)[^,.;\d]{0,60}$"
)
_MAY_ENTER = Pattern(  # "supaya perangkat desa yang berjumlah 1.600 orang di kabupaten ini bisa masuk sebagai peserta"
    r"(?:\s(?!(?:yang|sudah|telah|sebelumnya|belum|tidak)\b)\p{L}+){0,7}?\s(?:bisa|dapat|supaya|agar)\s(?:segera\s|ikut\s|juga\s)?"
    r"(?:masuk|menjadi|jadi|didaftarkan|terdaftar)\s(?:(?:sebagai|menjadi|jadi)\s)?(?:peserta|anggota)(?!\w)"
)
_WHO_COME = Pattern(
    r"(?:\s(?:orang|jiwa|warga|peserta))*+\s(?:sudah|telah|sempat)\s(?:datang|melapor|mengurus|mengadu)(?!\w)"
    r"|\s*+(?:dengan|yang\s(?:memiliki|punya))\s(?:riwayat\s)?penyakit(?!\w)|\s*+(?:yang\s)?(?:menjalani|penderita|menderita|pengidap)(?!\w)|\s*+(?:di\santaranya\s)?(?:berobat\s)?ke\s(?:puskesmas|klinik|poliklinik|rumah\ssakit|rsud|dokter|faskes)(?!\w)|[\p{L}\s]{0,60}?(?<!\w)(?:turun|naik|pindah)\s(?:dari\s)?kelas(?!\w)|\s*+yang\s(?:sudah\s|telah\s)?(?:(?:turun|naik|pindah)\skelas|mengurus|hadir|datang|melapor|berobat|mengajukan|berkunjung|mengantre|mendatangi)(?!\w)"
    r"|(?:\s(?:jiwa|orang|peserta|warga))*+(?:,?\satau\s(?:sekitar\s)?[\d.,]++\s?(?:persen|%),?)?\s(?:yang\s)?(?:(?:masih|sudah|telah|rampung|selesai|sedang|tengah)\s)*+"
    r"(?:mencicil|mengangsur)(?!\w)"
    r"|\s*+(?:yang\s)?(?:sudah\s|telah\s)?(?:mengadu|mengeluh|memprotes|melunasi|bertanya|mengunjungi)(?!\w)"
    r"|[\p{L}\s]{0,80}?(?<!\w)(?:mengikuti|ikuti|ikut|menghadiri|hadir(?:\sdalam|\spada|\sdi)?|peserta)\s(?:acara\s|kegiatan\s)?"
    r"(?:sosialisasi|pelatihan|rapat|forum|seminar|webinar|workshop|bimtek|edukasi|penyuluhan|senam|jalan\ssehat|diskusi|lomba|upacara)(?!\w)",
)
_NOT_WHOLE = Pattern(
    r"(?<!\w)(?:belum|tidak|tak)\s(?:mencapai\s|sampai\s|genap\s|penuh\s|semuanya\s|tuntas\s)?$",
    reverse=True,
)
_PER_DAY = Pattern(
    r"\s*+(?:jkn\s|kunjungan\s|layanan\s|pasien\s)?(?:(?:se)?tiap|per|dalam|se)[\s-]?(?:hari|harinya|sehari)(?!\w)"
)
_ONE_IN = Pattern(r"(?<!\w)\d{1,2}\sdari\s(?:setiap\s|tiap\s)?$", reverse=True)
_A_DAY = Pattern(
    r"(?<!\w)(?:setiap|tiap|saban|per)\s(?:hari|bulan|minggu|tahun)(?:nya)?,?\s(?:rata\s[-–]\srata\s)?(?:berkisar\s)?(?:(?:kata|ujar|sambung|lanjut|imbuh|tambah)\p{L}*(?:\s[^\s,\d]+){0,3},\s)?"
    r"(?:(?:rata-rata|ada|terdapat|sekitar|setidaknya|sedikitnya|hanya|cuma|baru|masuk|bisa|bertambah)\s)*$",
    reverse=True,
)
_NO_GOAL = Pattern(
    r"\s(?:\w+\s)?(?:tidak|tak|bukan)\s(?:lagi\s)?(?:ditargetkan|target|wajib)(?!\w)|\s(?:sudah\s|bisa\s)?dianggap\s(?:sudah\s)?100\s?(?:%|persen)"
)
_CANNOT = Pattern(
    r"(?<!\w)(?:(?:tidak|tak)\smungkin\s[^,;\d]{0,60}|(?:tidak|tak|bukan)\s(?:lagi\s)?(?:ditargetkan|menargetkan|targetkan)\s(?:\w+\s){0,2}|(?:di)?anggap\s(?:sudah\s)?)$",
    reverse=True,
)
_SEXES = Pattern(r"(?<!\w)(?:laki-laki|perempuan|pria|wanita)(?:\satau\s|\s?\()$", reverse=True)
_USED_BY = Pattern(
    r"(?<!\w)(?<!bisa\s)(?<!dapat\s)(?:dipakai|digunakan|dimanfaatkan|diunduh|diakses)\s(?:oleh\s)?(?:sekitar\s|lebih\sdari\s)?$"
)
_PORTION = Pattern(
    r"(?<!\w)(?:porsi|proporsi|kontribusi|mendominasi)(?:nya)?(?:\s(?:sebesar|mencapai|sekitar|hanya|adalah))*+\s$",
    reverse=True,
)
_MADE_UP_OF = Pattern(  # "komposisi kepesertaan JKN yaitu 26,1 persen kelas satu, 27,1 persen kelas dua"
    r"(?<!\w)komposisi(?:nya)?(?!\w)(?:[^.;]|\.(?=\d)){0,160}$"
)
_SHARE_OF_FIRMS = Pattern(
    r"\s*+(?:atau|\(|,|setara)\s*+(?:sebanyak\s|sekitar\s)?[\d.,]++\s(?:badan\susaha|perusahaan|desa|kelurahan|puskesmas|rumah\ssakit|faskes|fasilitas)",
)


_ASKED = Pattern(r"(?:\s(?:warga|penduduk|peserta|jkn|lebih))*+\s?[\"”’]?\?")
_AVERAGE_OF = Pattern(
    r"(?<!\w)(?:rata-rata|rerata)\s(?:(?:capaian|cakupan|kepesertaan|tiap|setiap)\s)?(?:desa|kelurahan|nagari|kecamatan)(?:\s\w+)?\s$",
    reverse=True,
)
_FIRMS_COUNTED = Pattern(  # "badan usaha menengah yang menjadi peserta JKN baru 11.418"
    r"(?<!\w)(?:entitas|badan\susaha|perusahaan|pemberi\skerja|koperasi)(?:\s(?:usaha|menengah|kecil|mikro|besar|swasta)){0,3}\s"
    r"(?:di\s(?:[^\W\d]+\s){1,3}?)?yang\s[^,.;\d]{3,60}\s(?:(?:baru|sebanyak|sejumlah|berjumlah|mencapai|hanya|ada|sekitar)\s)?$"
)
_OF_FACILITIES = Pattern(  # "sudah mencapai 35 persen dari total 630 fasilitas kesehatan"
    r"(?:nya)?\sdari\s(?:total\s|seluruh\s)?(?:\d[\d.]*\s)?(?:fasilitas\skesehatan|faskes|puskesmas|rumah\ssakit|klinik|perusahaan|badan\susaha|sekolah)(?!\w)"
)
_NO_STATE = Pattern(  # "Kalau 1 persen orang tidak ribut", "mustahil valid sampai 100 persen", "dianggap 100 persen"
    r"[\"“,]\s?(?:kalau|jika)\s(?:cuma\s|hanya\s)?$|^\W{0,3}(?:kalau|jika)\s(?:cuma\s|hanya\s)?$"
    r"|(?<!\w)(?:mustahil|(?:tidak|tak)\smungkin)\s[^.,;\d]{0,40}$|(?<!\w)dianggap\s(?:sudah\s)?$"
)
_OF_MONEY = Pattern(  # "Dari tunggakan Rp16,7 miliar itu, Kabupaten A menyumbang 19 persen, B 25 persen"
    r"(?<!\w)(?:tunggakan|piutang|utang|anggaran|iuran)\s[^.;]{0,30}?rp\.?\s?\d[^;]{0,60}?,\s[^;]{0,60}?(?<!\w)(?:menyumbang|berkontribusi|kontribusi|porsi|andil)"
    r"(?!\w)[^;]{0,200}$"
)
_POOR = Pattern(
    r"(?<!\w)(?:masyarakat|warga|penduduk|rakyat|yang)\s(?:miskin|tidak\smampu|kurang\smampu)(?:\sdi\s(?:[^\W\d]+\s){1,3}?|\s)"
    r"(?:(?:hanya|cuma|sebanyak|mencapai|sekitar|ada|tinggal|sebesar|berjumlah)\s){0,2}$"
)
_FIRMS_WHO = Pattern(
    r"(?<!\w)(?:badan\susaha|perusahaan|desa|kelurahan|nagari|puskesmas|rumah\ssakit|klinik|faskes|fasilitas\skesehatan|sekolah)"
    r"(?:\sdi\s(?:(?!yang)[^\W\d]+\s?){1,3})?\syang\s(?:(?!warga|penduduk|peserta|jumlah|cakupan|kepesertaan|capaian)\p{L}+\s){1,5}$"
    r"|(?<!\w)dari\s(?:total\s)?\d[\d.]*\s(?:badan\susaha|perusahaan|desa|kelurahan|nagari|puskesmas|rumah\ssakit|klinik|faskes|sekolah)(?!\w)[^.;\d]{0,60},\s(?:sekitar\s|sebanyak\s|hampir\s|baru\s)?$",
    reverse=True,
)


_INCOME_GROUP = Pattern(
    r"(?:\s(?:penduduk|warga|masyarakat|rumah\stangga|keluarga|kelompok|orang))*+(?:\s(?:dengan|yang|ber)?\s?(?:tingkat\s|ber)?(?:penghasilan|pendapatan|kesejahteraan))?"
    r"\s(?:terbawah|termiskin|terendah|terkaya|teratas)(?!\w)"
)
_CONTRIBUTION = Pattern(r"\s(?:yang\s)?(?:ditanggung|dibayar\p{Ll}*|dipotong|dibebankan|disetor)(?!\w)")
_HIGHEST_RATE = 5
"""The contribution of those who earn wages, in per cent of these."""


def drop_shares(text: str, draft: Draft) -> None:
    """Per cents of something other than people, and people counted for another reason."""
    if draft.unit == "persen":
        if _INCOME_GROUP.match(text, draft.number.end, draft.clause.end):
            draft.drop("an income group")  # "40 persen penduduk dengan penghasilan terendah"
        if draft.value <= _HIGHEST_RATE and _CONTRIBUTION.match(text, draft.number.end, draft.clause.end):
            draft.drop("share of something else")  # "tiga persen ditanggung pemerintah dan dua persen dari gaji"
    elif draft.before is not None and draft.before.dropped == "an income group":
        draft.drop("an income group")  # "… itu jumlahnya sekitar 1,6 juta jiwa"
    if draft.value == 100 and draft.status == "actual" and _NOT_WHOLE.search(text, draft.left, draft.number.start):
        draft.drop(NOT_EVERYBODY)
    if (
        draft.before is not None
        and draft.before.dropped == NOT_EVERYBODY
        and _NAMELY.fullmatch(text, draft.before.number.end, draft.number.start)
    ):
        draft.drop(NOT_EVERYBODY)  # "belum 100 persen pekerjanya terdaftar, yakni 3.751 jiwa": whom is not said
    if (
        draft.unit != "persen"
        and draft.indicator != "population"
        and _NOT_ALL_OF_THEM.match(text, draft.number.end, draft.right)
    ):
        draft.drop(NOT_EVERYBODY)  # "1.200 KK yang anggotanya belum seluruhnya terdaftar"
    if draft.unit == "persen" and _SHARE_OF_FIRMS.match(text, draft.number.end, draft.clause.end):
        draft.drop("share of something else")
    if _ASKED.match(text, draft.number.end):
        draft.drop("asked")  # "Peserta JKN di Kota Bontang 100 persen?"
    if _AVERAGE_OF.search(text, draft.left, draft.number.start):
        draft.drop(UNNAMED)  # "rata-rata desa 81 persen"
    if draft.unit == "persen" and _FIRMS_WHO.search(text, draft.left, draft.number.start):
        draft.drop("share of something else")  # "Badan usaha yang patuh 95 persen"
    if (draft.number.unit is None or draft.unit == "persen") and _FIRMS_COUNTED.search(
        text, draft.left, draft.number.start
    ):
        draft.drop("a count of firms")
    if draft.unit == "persen" and _OF_FACILITIES.match(text, draft.number.end, draft.clause.end):
        draft.drop("share of something else")
    if (
        draft.unit == "persen"
        and draft.status == "actual"
        and _NO_STATE.search(text, draft.clause.start, draft.number.start)
    ):
        draft.drop("supposed")
    if draft.unit == "persen" and _OF_MONEY.search(text, draft.clause.start, draft.number.start):
        draft.drop("share of money")
    if draft.counted_by(":rest_of_sentence", ":topic", ":same sentence", ":of all people") and _POOR.search(
        text, draft.left, draft.number.start
    ):
        draft.drop("size of a group")
    if draft.link is not None and draft.link.dropped == "size of a group":
        draft.drop("size of a group")  # "warga miskin 15 persen atau sekitar 300 ribu jiwa"
    if draft.unit == "persen" and _WHO_THEY_ARE.match(text, draft.number.end, draft.clause.end):
        draft.drop("composition share")
    twin = draft.before
    if (
        twin is not None
        and twin.dropped == "share of something else"
        and draft.unit == twin.unit == "persen"
        and draft.counted_by(":same sentence")
    ):
        draft.drop("share of something else")  # "5 persen dari gaji, 4 persen dibayar pemberi kerja"
    if draft.unit == "jiwa" and draft.value < 1000 and _ONE_IN.search(text, draft.left, draft.number.start):
        draft.drop("a share in words")  # "7 dari 10 pekerja"
    if draft.unit == "jiwa" and _PER_DAY.match(text, draft.number.end, draft.clause.end):
        draft.drop("a rate")  # "1,8 juta peserta per hari"
    if draft.unit == "jiwa" and _A_DAY.search(text, draft.left, draft.number.start):
        draft.drop("a rate")  # "tiap hari rata-rata 410 peserta berobat"
    if (
        draft.unit == "persen"
        and draft.number.decimals == 0
        and _NO_GOAL.match(text, draft.number.end, draft.clause.end)
    ):
        draft.drop("no goal")  # "angka 100 persen tidak ditargetkan"
    if draft.unit == "persen" and _CANNOT.search(text, draft.left, draft.number.start):
        draft.drop("no goal")  # "data tak mungkin valid sampai 100 persen"
    if draft.unit == "persen" and _SEXES.search(text, draft.clause.start, draft.number.start):
        draft.drop("composition share")  # "201.400 laki-laki (51,2 persen)"
    if _USED_BY.search(text, draft.left, draft.number.start):
        draft.drop("users of a service")  # "Autodebet dipakai 41 persen peserta"
    if draft.unit == "persen" and (
        _PORTION.search(text, draft.left, draft.number.start)
        or _MADE_UP_OF.search(text, draft.clause.start, draft.number.start)
    ):
        draft.drop("composition share")
    if _WHO_USE.match(text, draft.number.end, draft.right):
        draft.drop("users of a service")
    pattern = _OF_OTHER if draft.unit == "persen" else _OF_CARDS
    if (
        pattern.match(text, draft.number.end, draft.clause.end)
        or _WITHOUT_CARDS.match(text, draft.number.digits_end, draft.right)
        or _WITHOUT_PAPERS.search(text, draft.clause.start, draft.number.start)
        or _OTHER_COVER.match(text, draft.number.digits_end, draft.clause.end)
    ):
        draft.drop("share of something else")


_NOT_ALL_OF_THEM = Pattern(
    r"[^.,;\d]{0,40}?\s(?:belum|tidak)\s(?:semua|seluruh)(?:nya)?\s(?:ter|jadi|men|memiliki|punya)"
)
NOT_EVERYBODY = "not everybody: says nothing of how many"
_NAMELY = Pattern(r"[^.;\d]{0,50},\s(?:yakni|yaitu)\s(?:(?:sebanyak|sekitar|ada)\s)?")
_REACHES = Pattern(
    r"(?<!\w)(?:ter-?\s?daftar|didaftarkan|ter-?\s?cover|tercakup|terlindungi|menjadi\speserta|jadi\speserta|kepesertaan)[\w\s,()-]{0,140}"
    r"(?:baru|sudah|telah|hanya|mencapai|masih)\s(?:sekitar\s|mencapai\s|sebesar\s|di\sangka\s)?$",
)


def drop_budgeted(text: str, draft: Draft) -> None:
    """ "menganggarkan Rp 38 miliar bagi 71.330 jiwa": so many can be paid for, which is no level."""
    own = draft.segment is not None and "segment:said before" not in draft.reasons
    own = own or draft.counted_by("unregistered:after_number")
    if draft.unit == "jiwa" and not own and _BUDGETED.search(text, draft.clause.start, draft.number.start):
        draft.drop("change:kuota")


_OF_ALL_MEMBERS = Pattern(
    r"\s*+(?:dari\s(?:total|jumlah|seluruh|keseluruhan)\speserta|(?:total|jumlah|seluruh|keseluruhan)\speserta(?!\s(?:\p{L}+\s){0,2}\d))(?!\s(?:pbi|pbpu|ppu|bp|mandiri|aktif)\b)(?!\w)"
)
_OF_PEOPLE = Pattern(r"\s*+(?:dari\s(?:total|jumlah|seluruh)\s)?(?:penduduk|warga)(?!\w)")


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
    rf"(?:kabupaten|kota|daerah|provinsi|kab|pemda|kampung|desa|nagari|kelurahan|kecamatan|wilayah(?!\skerja|\slayanan))(?!\w)|(?:{COUNT})\sdi\santaranya(?!\w)|(?<!\w)(?:provinsi|daerah|kabupaten(?:/kota)?)\s(?:lain|lainnya|yang)(?!\w)",
)


_OTHERS_WHO = Pattern(
    r"(?<!\w)(?:kota|kabupaten|daerah|provinsi)(?:-(?:kota|kabupaten|daerah|provinsi))?\s(?:lain(?:nya)?|tetangga)\s(?:di\s\p{L}+\s)?yang\s"
    r"(?:\p{Ll}+\s){1,8}$"
    r"|(?<!\w)(?:agar|supaya|bagi|untuk|para|mengingatkan|meminta|mendorong)\s(?:kota|kabupaten|daerah|pemda)\syang\s(?:cakupan|capaian|kepesertaan|keaktifan)\p{Ll}*\s(?:\p{Ll}+\s){0,5}$"
)
_SO_MANY_IN = Pattern(  # "Empat kabupaten di Riau berhasil mencapai tingkat kepesertaan 98 persen"
    rf"\W{{0,3}}(?:sebanyak\s|ada\s|terdapat\s|baru\s)?(?:{COUNT})\s(?:kabupaten|kota|daerah)(?:\s?/\s?kota|\sdan\skota)?\s(?:di|se)(?!\w)"
)
_SO_MANY_WHO = Pattern(
    rf"(?<!\w)(?:{COUNT})\s(?:kabupaten|kota|daerah|provinsi)(?:\s?[/-]?\s?(?:dan\s)?kota)?,?\syang\s(?:\p{{Ll}}+\s){{1,8}}$"
)
_SO_MANY_VILLAGES = Pattern(  # "Sebanyak 12 dari 177 desa/kelurahan di kabupaten itu sudah 100 persen"
    rf"(?<!\w)(?:{COUNT})\s(?:dari\s(?:{COUNT})\s)?(?:desa|kelurahan|nagari|gampong|kampung|kecamatan|distrik|pekon)(?:\s?/\s?(?:desa|kelurahan))?"
    rf"(?:\s(?!warga|penduduk|peserta|jumlah)\p{{L}}+){{0,6}}\s(?:sudah|telah|yang|mencapai|capai|masih|baru|tembus)\s(?:\p{{L}}+\s){{0,4}}$"
)
_SOME_OF_THEM = Pattern(
    r"(?<!\w)ada\s(?:juga\s)?yang\s(?:\p{Ll}+\s){0,2}(?:mencapai|menyentuh|menembus|tembus|di\sangka|berada\sdi)\s(?:\p{Ll}+\s){0,3}$"
)
_GAPS = ("needed", "needed_active")
_BELOW = Pattern(r"(?:belum|tidak|tak|di\s?bawah|masih\sdi\s?bawah)(?!\w)")


_NOT_OVER = Pattern(
    r"(?<!\w)(?:belum|tidak|tak)\s(?:bisa\s|dapat\s|mampu\s)?(?:mencapai|menyentuh|menembus|tembus|sampai)\s(?:angka\s)?$"
    # "yang belum UHC di atas 95 persen"
    r"|(?<!\w)belum\s(?:mencapai\s|berstatus\s|memenuhi\s)?(?:uhc|universal\shealth\scoverage)\s(?:\(uhc\)\s)?$"
)
_TARGET = Pattern(r"(?<!\w)target(?!\w)")


def plain_goal(text: str, draft: Draft) -> None:
    """ "belum mencapai target 98 persen": the goal itself is 98, not below it."""
    number = draft.number
    start = max(draft.clause.start, number.bound_start)
    if (
        draft.status != "actual"
        and number.bound == "under"
        and (_BELOW.match(text, start) or _TARGET.search(text, start, number.start))
    ):
        draft.number = number._replace(bound="exact")


_AT_THEIRS = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga|jkn|jkn-kis|bpjs|kesehatan|yang|sudah|telah|terdaftar|tercatat|aktif))*+"
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
    r"(?:\s(?:jiwa|orang|peserta|warga|jkn|yang))*+\s(?:terdaftar|tercatat|dilayani)\s(?:di|pada|oleh)\s(?:puskesmas|klinik|fktp|faskes|dokter|rumah\ssakit)(?!\w)"
)
# "Kapitasi puskesmas itu dihitung dari 28.114 peserta", "30 puskesmas dengan total 612.440 peserta"
_THEIR_MEMBERS = Pattern(
    r"(?<!\w)kapitasi(?!\w)[^.;\d]{0,90}(?:dari|untuk|bagi|atas)\s(?:jumlah\s|total\s)?$"
    r"|\d\s(?:puskesmas|klinik|fktp|faskes|rumah\ssakit)\s(?:dengan|yang\s(?:melayani|memiliki|menampung|membina))\s(?:total\s|jumlah\s){0,2}$"
)
_POINTS_BACK = Pattern(
    r"(?<!\w)(?:itu|ini|tersebut|tadi|angka\p{Ll}*|jumlah\p{Ll}*|capaian\p{Ll}*|target\p{Ll}*|sisanya|rata-rata|rerata|p[er]+sentase\p{Ll}*|kita|kami|total\p{Ll}*"
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
