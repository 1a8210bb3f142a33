"""Which members a number counts: all, or those of one segment."""

from __future__ import annotations

from itertools import pairwise

from corpus.pattern import Pattern
from extractors.cues import Cue, groups
from extractors.draft import LEFT_IT, Draft, cues_in, is_out_of_all, tail_end, tail_of, thought_of
from extractors.indicator.assign import is_rest_elsewhere
from extractors.indicator.beside import parallel_to
from extractors.indicator.words import FALLEN
from extractors.reading import Clause

_WHOLE = Pattern(r"(?<!\w)(?:(?<!yang\s)totalnya|keseluruhan|secara\skeseluruhan|seluruhnya|«TOTAL»\speserta)(?!\w)")


_OUTSIDE = Pattern(r"(?<!\w)(?:di\sluar|selain|bukan\stermasuk)(?!\w)(?!\s(?:itu|tersebut)(?!\w))")


_UNLIKE = Pattern(r"\W{0,3}(?:(?:ber)?beda|lain|«NOT»\sseperti)\s(?:(?:halnya|dengan|dari)\s){0,2}[^,.;\d]{3,60},")
_OUT_OF = Pattern(r"(?<!\w)dari\s(?:\w+\s){0,3}$", reverse=True)
_ENROLS = Pattern(r"pem\p{L}+\s.*(?:kan|cover|menjamin|akomodasi|akomodir|membayar)$")
_COVERAGE = Pattern(
    r"(?<!\w)(?:dan|serta|sehingga|sudah|telah)\s[^,;]{0,40}?(?<!\w)(?:«UHC»|cakupan|capaian)(?:nya)?(?!\w)",
)
_MENTIONED = Pattern(r",|(?<!\w)(?:dan|maupun)\s(?:\w+\s){1,3}«REACH»(?!\w)")
_INCLUDING = Pattern(r"(?<!\w)(?:termasuk|baik|entah)(?:\s\(?[\p{L}-]+\)?){0,6}\s*+\(?$", reverse=True)


def _included(text: str, draft: Draft, cue: Cue) -> bool:
    """ "Termasuk yang dibiayai pemerintah, masyarakat yang …": the segment is only part of those counted."""
    if not _MENTIONED.search(text, cue.end, draft.number.start):
        return False
    return _INCLUDING.search(text, max(draft.left, cue.start - 90), cue.start) is not None


_THEN = Pattern(r"(?<!\w)(?:disusul|diikuti|menyusul|berikutnya)(?!\w)")
_AMONG_THEM = Pattern(
    r"(?<!\w)(?:(?:di\s?dalamnya\s)?(?:termasuk|mencakup|meliputi)|(?:dari\s)?(?:berbagai|segala|semua)\s(?:segmen|kategori|kelompok))(?!\w)"
)
_ALSO = Pattern(r"[\s,]*+(?:jiwa|orang|peserta)?[\s,]*+(?:sedangkan|dan|sementara)?\s?(?:yang\s)?")
_AND_THE_OTHERS = Pattern(
    r"\)?\s?(?:jiwa\s|orang\s|peserta\s)?(?:yang\s)?(?:aktif|«INACTIVE»|menunggak)?,?\s(?:dan|serta|sedangkan|sementara)\s"
    r"(?:(?:yang\s)?(?:aktif|«INACTIVE»|menunggak)\s)?(?:«MANY»\s|ada\s|«ABOUT»\s)?"
)
_IN_BRACKETS = Pattern(
    r"\s?(?:jiwa\s|orang\s|peserta\s)?(?:yang\s)?(?:(?:aktif|«INACTIVE»|menunggak)\s)?\((?:(?:«EQUALS»|«ABOUT»)\s)?"
)
_INSIDE = Pattern(r"(?<!\w)(?:ada|terdapat|masih)(?!\w)")


_THROUGH = Pattern(  # "90 persen … melalui penambahan kuota bantuan iuran"
    r"(?<!\w)(?:melalui|lewat|dengan)\s(?:pe\w+an|menambah|tambahan|program|skema|kuota)(?!\w)"
)
# "dari 923.820 jiwa itu terbagi menjadi PBI …"
_PARTED = Pattern(r"(?<!\w)(?:terbagi|dibagi|terdiri|meliputi|mencakup)(?!\w)")
_NAMELY = Pattern(
    r"(?:\s(?:orang|jiwa|peserta|warga))*+(?:\sdi\s?antaranya|\sdari\s(?:«COUNT»|«TOTAL»|angka|realisasi|capaian)\s(?:itu|tersebut))?,?\s(?:merupakan|adalah|ialah|berasal\sdari|tergolong|berstatus(?:\ssebagai)?|masuk(?:\s(?:ke|dalam|ke\sdalam))?(?=\s(?:kategori|golongan|kelompok|segmen)))\s",
)
_RANKED_BELOW = Pattern(  # "PPU ada di peringkat kedua sesudah kepesertaan PBI APBN yakni 960.218 jiwa"
    r"(?<!\w)(?:peringkat|posisi|urutan|ter(?:besar|banyak)\skedua)\s[^,;.\d]{0,20}(?:sesudah|setelah|di\sbawah)\s(?:\w+\s){0,2}$"
)
_WHOEVER_PAYS = Pattern(r"(?<!\w)(?:baik|entah)\s(?:yang\s|dari\s|itu\s)?$")
_OR_ELSE = Pattern(r"(?<!\w)(?:maupun|ataupun|atau\spun|atau)(?!\w)")
_OPENS = 2
"""Characters before the word that a sentence opens with: a quotation mark."""
_NEXT_NUMBER = 3
"""A segment so near the next number is that number's."""
_NEXT_YEAR = Pattern(
    r"(?=[^.;]{0,50}?(?:20\d\d|«BECOME»|«REACH»))(?:\s(?:pada|di)\s(?:(?:akhir|awal)\s)?(?:tahun\s)?20\d\d|\s\(20\d\d\))?,?\s(?:(?:lalu|kemudian|dan|serta)\s)?"
    r"(?:(?:«RISE»|«FALL»)\s)?(?:(?:lagi|kembali|tajam)\s)?"
    r"(?:(?:«BECOME»|sampai\s«REACH»|hingga\s«REACH»)\s)?"
)
_BOTH_PAY = Pattern(r"\)?\s(?:dan|serta|maupun|atau|ataupun)\s|\s?/\s?")
_DUES_OF = Pattern(
    r"\s(?:iuran|premi)\s(?:\(?pbi\)?\s)?(?:untuk|bagi|dari)\s(?:segmen|peserta|kelompok)(?:[^.;,\d]|,(?!\s\d)){0,90}$"
)
_OUT_OF_KIND = Pattern(
    r"\s*+(?:(?:jiwa|orang|peserta|lebih|warga|«JKN»|«BPJS»|kesehatan)\s)*+(?:,\s(?:semuanya|seluruhnya|semua)\s)?(?:lainnya\s)?(?:berasal\s)?dari\s(?:(?:«TOTAL»|«COUNT»|seluruh|segmen|kalangan|kelompok|kategori|golongan|peserta|dana)\s)*+",
)
_OF_KIND = Pattern(r"(?:peserta\s|dari\s|kategori\s|segmen\s|golongan\s|kelompok\s)*+")


def assign_segment(text: str, draft: Draft, arrears: str | None = None, told: str | None = None) -> None:
    """Decide `draft.segment`: the cue right after the number, else the nearest between the number before and it.

    `arrears` is the segment that the text last named as being in arrears, `told` the one of the sentence before.
    """
    if draft.indicator in ("population", "needed", "needed_active"):
        return
    if draft.indicator == "unregistered" and not draft.clause.groups and _all_pbi(draft):
        return  # "dana yang diusulkan pada APBD untuk 59 ribu warga yang belum terdaftar": nobody pays for them yet
    number, clause = draft.number, draft.clause
    if (
        draft.link is not None
        and draft.link.segment is not None
        and not cues_in(clause.segments, draft.left, number.start)
        and not _named_at_once(text, draft)
    ):
        draft.segment = draft.link.segment
        return
    if draft.before is not None and FALLEN in draft.reasons:
        draft.segment = draft.before.segment  # "… PBI JK 78.902 jiwa, kini tinggal 52.411 jiwa"
        return
    if (
        draft.before is not None
        and draft.before.segment is not None
        and draft.before.unit == draft.unit
        and draft.before.indicator == draft.indicator
        and _NEXT_YEAR.fullmatch(text, draft.before.number.end, number.start)
    ):
        draft.segment = draft.before.segment  # "PBPU Pemda dari 46 ribu jiwa pada 2020, turun menjadi 12 ribu jiwa"
        draft.why("segment:the year before")
        return
    start = thought_of(text, draft)
    if unlike := _UNLIKE.match(text, clause.start, number.start):
        start = max(start, unlike.end())  # "Berbeda dengan PBI pusat, PBI yang dibiayai APBD masih 160 ribu peserta"
    if draft.before is not None and "segment:after" in draft.before.reasons:
        start = max(start, tail_of(text, draft.before))
        start = max(start, text.find(",", draft.before.number.end, number.start))
    outside = _OUTSIDE.search(text, start, number.start)
    before = cues_in(clause.segments, start, outside.start() if outside else number.start)
    if outside and (inside := _INSIDE.search(text, outside.end(), number.start)):
        before = cues_in(clause.segments, inside.end(), number.start)  # "di luar PBI pusat, ada yang dibayari pemda"
    comma = text.find(",", outside.end(), number.start) if outside and outside.start() - clause.start <= _OPENS else -1
    if comma >= 0:
        before = cues_in(
            clause.segments, comma, number.start
        )  # "Selain PBI JK, peserta terdiri atas PBPU Pemda 14.620"
    namely = _NAMELY.match(text, number.end, draft.right)
    at = _OF_KIND.match(text, namely.end(), draft.right) if namely else None
    if at is not None and any(c.start == at.end() for c in clause.segments):
        before = []  # "sebanyak 2,6 juta adalah peserta dari Pekerja Penerima Upah"
    who = any(c.start == number.end + 1 and text.startswith("yang ", c.start) for c in clause.segments)
    if who and before and "," in text[before[-1].end : number.start]:
        before = []  # "dari pekerja, eks peserta Askes, serta 8.204 orang yang mendaftar sendiri"
    before = [c for c in before if not _RANKED_BELOW.search(text, draft.left, c.start)] or before
    before = [c for c in before if not _included(text, draft, c) and not LEFT_IT.search(text, clause.start, c.start)]
    if before and is_out_of_all(text, draft):
        before = [c for c in before if not _ENROLS.match(text, c.start, c.end)]  # who enrols all the people
    if len(before) > 1 and (later := _THEN.search(text, before[0].end, before[-1].start)):
        before = [c for c in before if c.start >= later.end()]  # "terbanyak eks PBI daerah, disusul mandiri 16,6 juta"
    if draft.unit == "persen" and before and _COVERAGE.search(text, before[-1].end, number.start):
        before = []  # "sudah mengintegrasikan Jamkesda dan mencapai UHC dengan capaian 100 persen"
    if len(before) > 1 and (inner := _AMONG_THEM.search(text, before[0].end, number.start)):
        before = [c for c in before if c.end <= inner.start()]  # "segmen PPU, di dalamnya termasuk PNS dan BUMN"
    if before:
        whole = _WHOLE.search(text, before[-1].end, number.start)
        if whole and "," in text[before[-1].end : whole.start()]:
            return  # "ditambah peserta mandiri, totalnya sebanyak …"
        listed = draft.before is not None and "segment:after" in draft.before.reasons
        comma = (
            text.rfind(",", draft.left, before[-1].start) if listed else -1
        )  # "1,2 juta adalah PBI APBN, PBPU 840 ribu"
        before = [c for c in before if c.start > comma]
        nearest = [c for c in before if before[-1].end - c.start < 70 or c is before[-1]]
        payer = next((c for c in before if c.kind == "PBI APBD"), None)
        if payer is not None and _DUES_OF.match(text, payer.end, number.start):
            nearest = [payer]  # "pemprov menanggung iuran untuk segmen PBPU dan BP sebanyak 29.415 jiwa"
        draft.segment = _of_all(text, nearest)
        draft.why("segment:" + draft.segment)
        return
    stop = tail_of(text, draft)
    if namely:
        stop = tail_end(
            text, at.end() if at is not None else namely.end(), draft.right
        )  # "4.291 jiwa, merupakan golongan bukan pekerja"
    kind_of = _OUT_OF_KIND.match(text, number.end, draft.right)
    if kind_of and any(c.start <= kind_of.end() < c.end for c in clause.segments):
        stop = max(stop, tail_end(text, kind_of.end(), draft.right))  # "24 ribu jiwa dari APBN"
    after = [
        c for c in clause.segments if number.digits_end <= c.start < draft.right and c.start < max(stop, number.end + 2)
    ]
    # a class stands before its number ("kelas 1 sebanyak …"), so one behind a number is the next one's
    after = [c for c in after if c.start - number.end < 60 and not c.kind.startswith("other: kelas")]
    if (
        after
        and _WHOEVER_PAYS.search(text, number.end, after[0].start)
        and _OR_ELSE.search(text, after[0].end, clause.end)
    ):
        after = []  # "76% warga ikut BPJS, baik yang ditanggung negara ataupun mandiri"
    if after and (
        _THROUGH.search(text, number.end, after[0].start) or _PARTED.search(text, number.end, after[0].start)
    ):
        after = []
    for cue in clause.segments:  # "Penerima Bantuan Iuran (PBI) yang sumbernya APBN"
        if not after or after[-1].kind != "PBI" or "," in text[after[-1].end : cue.start]:
            continue
        if after[-1].end <= cue.start < min(draft.right, after[-1].end + 90):
            after.append(cue)
    other = next((c for c in clause.segments if after and after[-1].end <= c.start and c.end <= draft.right), None)
    if (
        other is not None
        and {after[-1].kind, other.kind} == {"PBI APBN", "PBI APBD"}
        and _BOTH_PAY.fullmatch(text, after[-1].end, other.start)
        and (draft.right == clause.end or draft.right - other.end > _NEXT_NUMBER)
    ):
        draft.segment = "PBI"  # "penerima bantuan iuran (PBI) APBN dan APBD"
        draft.why("segment:PBI")
        draft.why("segment:after")
        return
    if after:
        draft.segment = _of_all(text, after)
        draft.why("segment:" + draft.segment)
        draft.why("segment:after")
        return
    if draft.series is not None and draft.series.indicator == draft.indicator:
        draft.segment = draft.series.segment
        return
    if draft.indicator == "inactive" and draft.segment is None and arrears is not None and not _idle(text, draft):
        draft.segment = arrears  # only those who pay themselves can be in arrears
        draft.why("segment:said before")
        return
    if told is not None and draft.indicator in ("registered", "active"):
        draft.segment = told
        draft.why("segment:told")
        return
    base = draft.before
    if (
        base is not None
        and base.segment is not None
        and draft.unit == base.unit == "jiwa"
        and draft.indicator in ("active", "inactive")
        and base.indicator in ("registered", "active")
        and draft.counted_by(":before_number", ":beside_debt")
        and base.number.end - base.left > 0
        and _ALSO.match(text, base.number.end, number.start)
    ):
        draft.segment = base.segment  # "pekerja swasta 31.400 orang, sedangkan yang aktif membayar 30.950 peserta"
        draft.why("segment:" + base.segment)
        return
    if (
        base is not None
        and base.segment is not None
        and draft.unit == "persen"
        and base.unit == "jiwa"
        and draft.indicator == base.indicator
        and draft.indicator in ("active", "inactive")
        and _IN_BRACKETS.fullmatch(text, base.number.end, number.start)
    ):
        draft.segment = base.segment  # "PBPU mandiri 7.148 aktif (36,4 persen)"
        draft.why("segment:" + base.segment)
        return
    if base is not None and draft.indicator == "registered" and is_rest_elsewhere(text, draft):
        draft.segment = base.segment
        draft.why(f"segment:{base.segment}")
        return
    counted, end = base, base.number.end if base is not None else 0
    if base is not None and base.unit == "persen" and text.startswith(")", end):
        counted = base.before  # "PBPU mandiri 7.148 aktif (36,4 persen) dan 12.490 nonaktif"
    if (
        counted is not None
        and counted.segment is not None
        and "segment:after" not in counted.reasons
        and draft.unit == counted.unit == "jiwa"
        and {draft.indicator, counted.indicator} == {"active", "inactive"}
        and _AND_THE_OTHERS.fullmatch(text, end, number.start)
    ):
        # "PBI APBD, sebanyak 48 juta yang aktif, dan sebanyak 8,9 juta peserta nonaktif"
        draft.segment = counted.segment
        draft.why("segment:" + counted.segment)
        return
    rest = [c for c in cues_in(clause.indicators, draft.left, number.start) if c.name == "tersisa"]
    if (
        base is not None
        and base.segment is not None
        and rest
        and draft.unit == base.unit
        and draft.indicator == "inactive"
    ):
        draft.segment = base.segment  # "46,2 persen peserta PBPU aktif, sementara sisanya, 53,8 persen, tidak"
        draft.why("segment:" + base.segment)
        return
    if (
        base is not None
        and base.segment is not None
        and (draft.unit == "persen" or (draft.unit == base.unit and draft.value < base.value))
        and draft.indicator in ("active", "inactive")
        and _OUT_OF.search(text, base.left, base.number.start)
    ):
        draft.segment = base.segment  # "Dari 30,4 juta peserta mandiri itu, yang aktif 53 persen"
        draft.why("segment:" + base.segment)
        return
    comma = text.rfind(",", draft.left, number.start)
    told_after = "indicator:inactive:after_number" in draft.reasons  # "5,3 juta PBI dinonaktifkan, 4,4 juta menunggak"
    if not told_after and not cues_in(clause.indicators, max(draft.left, comma), number.start):
        twin = parallel_to(text, draft)
        whole = _WHOLE.search(text, draft.left, number.start)  # "… BP 13.175, hingga jumlah seluruhnya 283.128"
        if twin is not None and twin.segment is not None and twin.indicator == draft.indicator and not whole:
            draft.segment = twin.segment
            draft.why("segment:parallel")


def _all_pbi(draft: Draft) -> bool:
    """Are all segments that the sentence names those whose dues a government pays?"""
    return all(c.kind.startswith("PBI") for c in draft.clause.segments)


def _named_at_once(text: str, draft: Draft) -> bool:
    """ "2,08% atau 24.508 jiwa bukan pekerja (BP)": does another segment stand right behind the number?"""
    behind = [c for c in draft.clause.segments if draft.number.digits_end <= c.start < draft.right]
    return (
        bool(behind)
        and behind[0].start - draft.number.end <= 1
        and draft.link is not None
        and behind[0].kind != draft.link.segment
    )


_IDLE = Pattern(r"(?<!\w)(?:(?:«NOT»|belum)\saktif|non-?\s?aktif)(?!\w)")


def _idle(text: str, draft: Draft) -> bool:
    """Do the words say that they are not active, for whatever reason ("Peserta yang tidak aktif 63.868 jiwa")?"""
    return _IDLE.search(text, draft.left, draft.right) is not None


_EACH = Pattern(r"(?<!\w)(?:masing-masing|berturut-turut)(?!\w)")
_CLASSES = Pattern(r"(?<!\w)kelas\s(?:1|i),?\s(?:kelas\s)?(?:2|ii),?\s(?:dan\s|serta\s)(?:kelas\s)?(?:3|iii)(?!\w)")
_BESIDE = Pattern(r"(?:\s?,\s?|\s?,?\s(?:dan|serta)\s)(?:peserta\s|segmen\s|pekerja\s)?")


def segment_each(text: str, clause: Clause, drafts: list[Draft]) -> None:
    """ "PBI APBN dan PBI APBD masing-masing 41.204 jiwa dan 38.117 jiwa": one number a segment, in their order."""
    each = _EACH.search(text, clause.start, clause.end) if len(drafts) > 1 else None
    if each is None:
        return
    after = [d for d in drafts if d.number.start >= each.end() and d.unit == drafts[-1].unit]
    classes = _CLASSES.search(text, clause.start, each.start())
    if classes:
        named = ["other: kelas 1", "other: kelas 2", "other: kelas 3"]
    else:
        listed = [c for c in clause.segments if c.end <= each.start()]
        while len(listed) > 1 and not all(
            _BESIDE.fullmatch(text, one.end, other.start) for one, other in pairwise(listed)
        ):
            listed = listed[1:]
        named = [c.kind for c in listed]
    if len(named) < 2 or len(named) != len(after):
        return
    for draft, segment in zip(after, named, strict=True):
        draft.segment = segment
        draft.why("segment:each")


_RIGHT_AFTER = Pattern(
    r"(?:\s*+(?:ribu|juta|jiwa|orang|peserta|warga|anggota|persen|%|dari|«TOTAL»|«COUNT»|seluruh|para|kalangan|kelompok|kategori|golongan|adalah|merupakan)(?!\w))*+\s*+"
)
_WHOSE = Pattern(
    r"(?:[;:(\"“]|(?<!\w)(?:bahwa|«COUNT»|«TOTAL»|seluruh|semua|«MANY»|para|kalangan|kelompok|segmen|peserta|«JKN»|«BPJS»|kesehatan|persentase"
    r"|kepesertaan|cakupan|dari|khusus|ada|terdapat|(?:belum|«NOT»|sudah|telah)\smendaftarkan|didominasi|mayoritas|kebanyakan|terbanyak|(?P<counted>[\d.,]+(?:\s(?:ribu|juta))?(?:\s(?:orang|jiwa))?)))\s*+$",
    reverse=True,
)
_OTHERS = Pattern(
    r"[;:]|(?<!\w)(?:(?<!menjadi\s)(?<!sebagai\s)(?<!jadi\s)peserta|warga|penduduk|masyarakat|rakyat|«UHC»|cakupan|capaian|kepesertaan|«TOTAL»|«COUNT»"
    r"|menyebut|mengatakan|menyampaikan|menilai|mengaku|berharap|bahwa|kata|ujar)(?!\w)"
)
_NAMELY_SO_MANY = Pattern(
    r",\s(?:yakni|yaitu|«MANY»|(?:«COUNT»|«TOTAL»|estimasi|kira-kira)nya|«ABOUT»|«REACH»)(?!\w)"
)  # "didominasi anak-anak, yakni 120.330"
_LISTED = Pattern(r"(?:,|,?\s(?:dan|serta|maupun|hingga))\s(?:para\s)?")
_WHERE = Pattern(r"(?:sementara\s|sedangkan\s|adapun\s)?(?:khusus\s)?(?:di|untuk|«AREA»)\s(?:«AREA»\s)?")
_A_PART = Pattern(r"(?<!\w)(?:peserta|adalah|merupakan)(?!\w)")  # "41 persen peserta adalah nelayan": of all members
GROUP = "group:"
"""How the reason begins for which a number is of a group of people."""
_FARTHEST = 110
"""Characters between a group and its number, at most."""


def assign_group(text: str, folded: str, draft: Draft) -> None:
    """Decide whether a number is of a group of people: "41 persen pengemudi ojek", "nelayan … sebanyak 3.204 orang"."""
    number, clause = draft.number, draft.clause
    if draft.segment is not None or draft.unit == "kk":
        return
    if clause.groups is None:
        clause.groups = groups().find(folded, clause.start, clause.end)
    named = clause.groups
    first = 0
    for place, cue in enumerate(named):
        if place and not _LISTED.fullmatch(text, named[place - 1].end, cue.start):
            first = place  # "petani, nelayan, dan buruh yang …" are one
        if cue.start >= number.digits_end:
            own = _RIGHT_AFTER.fullmatch(text, number.digits_end, cue.start) is not None
        else:
            own = cue.end <= number.start and _counts_group(text, draft, named[first].start, cue.end)
        if own:
            draft.segment = cue.kind
            part = draft.unit == "persen" and _A_PART.search(text, number.digits_end, max(number.digits_end, cue.start))
            draft.why(("segment:" if part else GROUP) + cue.kind)
            return


def _counts_group(text: str, draft: Draft, start: int, end: int) -> bool:
    """Is it the group named before the number, at `text[start:end]`, that the number counts?"""
    clause, number = draft.clause, draft.number
    whose = _WHOSE.search(text, clause.start, start)
    opens = not any(sign.isalnum() for sign in text[clause.start : start])
    if whose is None and not opens and not _opened_by_region(text, clause, start):
        return False
    commas = int(whose is not None and whose["counted"] is not None)  # "dari 1.204 karyawan, 1.100 orang …"
    if any(end < m.start and m.end < number.start and text[m.start - 2] == "," for m in clause.regions):
        commas += 2  # "warga binaan Lapas Ambarawa, Kabupaten Semarang, yang …"
    gap = text[end : number.start]
    commas += bool(_NAMELY_SO_MANY.search(text, end, number.start))
    return len(gap) <= _FARTHEST and gap.count(",") <= commas and _OTHERS.search(gap) is None


def _opened_by_region(text: str, clause: Clause, start: int) -> bool:
    """ "Di Kabupaten Pati, nelayan yang …": does the sentence up to `start` only say where?"""
    named = next((m for m in clause.regions if text[m.end : start] == ", "), None)
    if named is None:
        return False
    begin = next((at for at in range(clause.start, named.start) if text[at].isalnum()), named.start)
    return _WHERE.fullmatch(text, begin, named.start) is not None


def share_segment_back(draft: Draft) -> None:
    """ "sebesar 47 persen atau 3,1 juta penduduk iurannya ditanggung pemerintah pusat": both are of the segment."""
    link = draft.link
    if link is None or draft.segment is None or "segment:after" not in draft.reasons or link.unit != "persen":
        return
    if link.segment is None and link.indicator == "registered":
        link.segment = draft.segment
        link.why("segment:from its restatement")


def only_segment(cues: list[Cue]) -> str | None:
    """The one segment that cues name ("PBI … yang preminya dibayar APBN" is one), or None."""
    kinds = [c.kind for c in cues if not c.kind.startswith("other")] or [c.kind for c in cues]
    families = {k.split()[0] for k in kinds}
    return _most_exact(kinds) if len(families) == 1 else None


_PAID_BY = Pattern(
    r"\s(?:(?!dan|serta|maupun)[^\W\d]+\s){0,4}?yang\s(?:iurannya\s)?(?:(?:dibiayai|ditanggung|dibayar)\s)?(?:oleh\s)?"
)
_TOGETHER = Pattern(r"\s(?:dan|serta|maupun|&)\s(?:dari\s|oleh\s)?")


def _of_all(text: str, cues: list[Cue]) -> str:
    """The segment that these words name together: "yang dibiayai APBN dan APBD" is PBI."""
    for one, other in pairwise(cues):
        if (one.kind, other.kind) == ("PBI APBN", "PBI APBD") and _PAID_BY.fullmatch(text, one.end, other.start):
            return "PBI APBD"  # "PBI Jaminan Kesehatan yang dibiayai pemda"
        if {one.kind, other.kind} == {"PBI APBD", "PBI APBN"} and _TOGETHER.fullmatch(text, one.end, other.start):
            return "PBI"
    return _most_exact([c.kind for c in cues])


def _most_exact(kinds: list[str]) -> str:
    """ "PBI … dibayar APBD" is PBI APBD; "PBPU/BP" is PBPU."""
    if len({k for k in kinds if k.startswith("other: PPU")}) > 1:
        return "PPU"  # "PPU-PN dan PPU-BU, digabung 51.095 jiwa"
    if "other: desil" in kinds:
        return "other: desil"  # "1.824 warga dari desil 10 masih tercatat sebagai penerima subsidi iuran"
    if kinds[-1].startswith("other: kelas") and "PBPU" in kinds:
        return kinds[-1]  # "peserta mandiri kelas III"
    named = [k for k in kinds if not k.startswith("other")] or kinds[-1:]
    return next((k for k in named if k in ("PBI APBD", "PBI APBN")), named[0])
