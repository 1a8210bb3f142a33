"""Which regions a sentence speaks of, of all that it names."""

from __future__ import annotations

from corpus.pattern import Pattern
from extractors.draft import SAYING
from extractors.gazetteer import Region
from extractors.reading import Clause, Reading
from extractors.regions.find import RegionMention

USABLE = ("full", "bare", "alias", "government", "branch", "branch_region", "national", "anaphor", "area")
_SPEAKER = Pattern(
    r"(?<!\w)(?:kepala|kabag|kabid|kasi|kakan|pps|pj[.-]?|plt[.-]?|plh[.-]?|penjabat|wakil|direktur|direksi|deputi|asisten|sekretaris|kadis|staf|humas|ketua|"
    r"anggota|kantor|gedung|aula|ruang|oleh|kata|ujar|jelas|tutur|terang|ungkap|menurut|bersama|data|catatan|disebutkan|demikian|dari\spihak|pihak)"
    r"\s[\p{L}\s,()-]{0,110}$",
    reverse=True,
)
LIST_GAP = Pattern(
    r"\s*+(?:\([^()]{0,12}\)\s*+)?(?:,|dan|serta|&|maupun|juga|sama|plus|;|/|–)(?:\s*+(?:dan|serta|juga|«KABUPATEN»|kota)(?!\w))*+\s*+",
)


def usable(mention: RegionMention) -> bool:
    """Can this mention be what a figure is about?"""
    return mention.kind in USABLE and (mention.region is not None or is_plural(mention))


def is_plural(mention: RegionMention) -> bool:
    """ "kedua kabupaten tersebut": stands for regions named before."""
    return mention.kind == "anaphor" and mention.region is None and len(mention.candidates) >= 2


def subjects(text: str, clause: Clause, home: Region | None = None) -> list[RegionMention]:
    """The sentence's regions that it may speak of: no speakers, no province named to place a town."""
    if not clause.regions:
        return []
    known = clause.subjects.get(home)
    if known is None:
        known = clause.subjects[home] = _subjects(text, clause, home)
    return list(known)


def _subjects(text: str, clause: Clause, home: Region | None) -> list[RegionMention]:
    found: list[RegionMention] = []
    held: RegionMention | None = None  # the one that the region spoken of is held against
    if clause.spoken_of is None:
        clause.spoken_of = [
            m
            for m in clause.regions
            if usable(m) and m.rule != "says where the region before it lies" and not is_speaker(text, m, clause.start)
        ]
    for mention in clause.spoken_of:
        if _pays(text, clause, mention, home):
            continue
        if (
            mention.kind in NAMES
            and found
            and _NOTED_BY.search(text, max(clause.start, mention.start - 60), mention.start)
        ):
            continue  # "28 ribu penduduk di Kabupaten X yang didata Dukcapil Provinsi Y, …"
        if (
            mention.kind == "government"
            and found
            and SAID_BY.search(text, max(clause.start, mention.start - 60), mention.start)
        ):
            continue  # "kepesertaan di Kabupaten X, terang Sekda Provinsi Y, baru 91 persen"
        if (
            mention.kind == "government"
            and mention.region is not None
            and home is not None
            and home.province == mention.region.code
            and _TOGETHER_WITH.search(text, max(clause.start, mention.start - 60), mention.start)
        ):
            continue  # "berkat dukungan Pemkab bersama Pemprov X": of the town
        if (
            found
            and mention.kind == "branch"
            and _SERVED_BY.search(text, max(clause.start, mention.start - 30), mention.start)
        ):
            continue  # "Di Jembrana, yang juga dilayani cabang Singaraja, …"
        if mention.kind == "national" and _compared(text, clause, mention):
            continue
        if (
            found
            and mention.region is not None
            and mention.region.level == "country"
            and _ITS_UHC.search(text, max(clause.start, mention.start - 30), mention.start)
        ):
            continue  # "Kota X, yang mendorong capaian UHC di Indonesia, sebanyak …"
        if found and mention.kind in NAMES and _held_beside(text, clause, mention, held):
            held = mention  # "keaktifan Kabupaten A juga rendah dibanding Kabupaten B dan C. Yaitu, …"
            continue
        if _only_frame(text, clause, mention, home):
            continue
        last = found[-1] if found else None
        if last is not None and last.region == mention.region and text[last.end : mention.start].strip() == "(":
            continue  # "Nusa Tenggara Barat (NTB)"
        if last is not None and last.region is not None and mention.region is not None:
            gap = text[last.end : mention.start].strip().lower()
            if last.region.parent == mention.region.code and gap in (",", "(", "di", ", provinsi", "provinsi"):
                continue
        if mention.kind == "anaphor" and mention.region is not None and _AREA.match(text, mention.start, clause.end):
            served = [m for m in clause.regions if m.kind == "branch" and m.end <= mention.start]
            if served:
                mention = served[-1]  # "wilayah kerja BPJS Kesehatan Kendari … di daerah itu"
                if mention in found:
                    continue
        found.append(mention)
    return found


_ITS_UHC = Pattern(r"(?<!\w)(?:«UHC»|«JKN»|program)\sdi\s$", reverse=True)
_AREA = Pattern(r"(?:di\s)?(?:«AREA»|area|kawasan)\s(?:itu|tersebut|ini)")
_SERVED = Pattern(
    r"(?<!\w)(?:dilayani|«AREA»(?:\skerja)?|area\skerja|naungan|layanan)(?:\s(?:oleh|kantor|dari))*+\s*+$",
    reverse=True,
)
PAID_BY = Pattern(
    r"(?<!\w)(?:ditanggung|dibiayai|dibayar\w*|dilunasi|dibantu|dijamin|didaftarkan|disubsidi|dikover|apbd|dana|jamkesda)"
    r"(?:\s(?:oleh|dari|lewat|melalui|apbd|dana|«KABUPATEN»|maupun|dan))*\s*+$",
    reverse=True,  # so the loop must be able to give back "dan APBD", which ends in a payer
)
_OF_GOVERNMENT = Pattern(
    r"(?<!\w)(?:pbpu(?:\s?(?:dan|&|-|/|\s)\s?bp)?|«PBI»)\s$", reverse=True
)  # "PBPU-BP Pemda Provinsi X"
_PAID_BOTH = Pattern(  # "PBI APBD Kota Batam dan Provinsi Kepri"
    r"(?<!\w)apbd\s(?:\p{L}+\s){0,4}?(?:dan|maupun|serta)\s(?:apbd\s)?$", reverse=True
)


def _pays(text: str, clause: Clause, mention: RegionMention, home: Region | None) -> bool:
    """ "84.106 warga iurannya ditanggung Pemerintah Aceh": the province pays, the people are the page's own."""
    region = mention.region
    if region is None or region.level != "province" or home is None or home.code == region.code:
        return False
    if home.level != "branch" and home.province != region.code:
        return False
    return (
        PAID_BY.search(text, max(clause.start, mention.start - 60), mention.start) is not None
        or _PAID_BOTH.search(text, max(clause.start, mention.start - 60), mention.start) is not None
        or (
            mention.kind == "government"
            and _OF_GOVERNMENT.search(text, max(clause.start, mention.start - 60), mention.start) is not None
        )
    )


_NOTED_BY = Pattern(
    r"(?<!\w)(?:didata|dicatat|dihimpun|dirilis|data|catatan|menurut)\s(?:oleh\s|dari\s)?(?:dinas\s\w+|disdukcapil|dukcapil|bps)\s(?:«PROVINCE»\s)?$",
    reverse=True,
)
SAID_BY = Pattern(
    r",\s(?:kata|ujar|terang|jelas|ungkap|tutur|papar|sebut|imbuh|ucap|tambah|tegas)\s[\p{L}\s().]{0,50}$",
    reverse=True,
)
_DONE_BY = Pattern(
    r"(?<!\w)di(?:dorong|gelar|lakukan|laksanakan|sampaikan|ungkap\p{Ll}*|rilis|selenggarakan|adakan|gagas|inisiasi|keluarkan|himpun|targetkan|harapkan|gandeng|klaim|pastikan|umumkan|laporkan|nyatakan|perkirakan|sebut(?:kan)?)"
    r"\s(?:oleh\s)?(?:kantor\s)?(?:«BPJS»\s|badan\spenyelenggara\sjaminan\ssosial\s(?:kesehatan\s)?\(?)?$",
    reverse=True,
)
_TOGETHER_WITH = Pattern(
    r"(?<!\w)pem(?:kab|kot?|da)\s(?:\p{L}+\s){0,3}?(?:bersama(?:\s(?:dengan|sama))?|dengan|beserta)\s$", reverse=True
)
_SERVED_BY = Pattern(
    r"(?<!\w)yang\s(?:juga\s|turut\s|ikut\s)?(?:dilayani|dibawahi|dinaungi)(?:\s(?:oleh|kantor))*+\s*+$",
    reverse=True,
)
_SAYS = Pattern(rf"(?:,\s[^,.;:\d\n]{{3,40}},?)?\s{SAYING}(?!\w)")
_TITLED = Pattern(r"(?:deputi|asisten|kepala|direktur)(?!\w)")
_COMPARED = Pattern(
    r"(?<!\w)(?:dibanding(?:kan)?|daripada|di\s?bawah|di\s?atas|melampaui|melebihi|kalah\sdari|mengungguli)(?:\s(?:dengan|angka|rata-rata|rerata|capaian|target|persentase))*+\s*+$",
    reverse=True,
)
_AT_ONCE = Pattern(
    r"\s*+(?:(?:yang|yakni(?!\sbaru)|yaitu(?!\sbaru)|sebesar|(?:berada\s)?di\s(?:angka|pr[eo]sentase|persentase|level)|«REACH»|saat\sini|\(|«MANY»|besarnya|besarannya|masih|baru|hanya)\s*+){0,2}",
)
_WHICH_IS = Pattern(r"\syang\s(?:(?:berada|sebesar|«REACH»|di|angka|pr[eo]sentase|persentase|baru|sudah|hanya)\s){0,4}")
_RANKED = Pattern(
    r"(?<!\w)(?:ter(?!daftar|catat|cover|cakup|lindungi|dapat|masuk|sebut)\p{Ll}{3,}|(?:pertama|kedua|ketiga|keempat|kelima|paling)\s(?:paling\s)?(?:bawah|rendah|tinggi|atas|buncit)|pertama|satu-satunya|juara|rekor|di\stingkat|ke-?\s?\d+|(?:peringkat|posisi|urutan)[\w\s-]{0,32})"
    r"(?:\s(?:ke-?\w+|kedua|ketiga|keempat|kelima))?\s?(?:di|se|tingkat|dari|antara|level)?[\s-]?(?:tingkat\s)?"
    r"(?:(?:\p{L}+\s){1,2}(?:dan|serta)\s)?$",  # "pertama di Maluku dan Maluku Utara"
    reverse=True,
)


def _only_frame(text: str, clause: Clause, mention: RegionMention, home: Region | None) -> bool:
    """ "rekor di tingkat Jawa Tengah", "terbanyak di Indonesia": the larger region that a smaller one is ranked in."""
    region = mention.region
    if region is None or region.level not in ("country", "province", "area", "regency", "city"):
        return False
    if region.level == "country" and any(_WHICH_IS.fullmatch(text, mention.end, n.start) for n in clause.numbers):
        return False  # "melebihi capaian di tingkat nasional yang berada di angka 76,95 persen"
    smaller = [m.region for m in clause.regions if m is not mention and m.region is not None and m.kind in USABLE]
    if home is not None:
        smaller.append(home)
    inside = any(
        s.level in ("district", "village") and s.code.startswith(region.code)
        if region.level in ("regency", "city")
        else s.level in ("regency", "city", "district") or (s.level == "province" and region.level == "country")
        for s in smaller
    )
    ranked = _RANKED.search(text, max(clause.start, mention.start - 50), mention.start) if inside else None
    return ranked is not None and ranked.start() > clause.start + 3


def _compared(text: str, clause: Clause, mention: RegionMention) -> bool:
    """ "dibanding angka nasional … cuma 47 persen": the nation is only what the region is held against."""
    if not _COMPARED.search(text, max(clause.start, mention.start - 60), mention.start):
        return False
    return not any(
        n.start - mention.end >= 0 and _AT_ONCE.fullmatch(text, mention.end, n.start) for n in clause.numbers
    )


def _held_beside(text: str, clause: Clause, mention: RegionMention, held: RegionMention | None) -> bool:
    """Is the region, which has no number of its own, one that another is held against, alone or after `held`?"""
    if any(n.start >= mention.end for n in clause.numbers):
        return False
    if held is not None and LIST_GAP.fullmatch(text[held.end : mention.start]):
        return True
    return _COMPARED.search(text, max(clause.start, mention.start - 60), mention.start) is not None


def is_speaker(text: str, mention: RegionMention, start: int) -> bool:
    """Is the region only named as somebody's office?"""
    if mention.kind not in ("branch", "branch_region"):
        return False
    if _TITLED.match(text, mention.start, mention.end):
        return True
    if _SERVED.search(text, max(start, mention.start - 40), mention.start):
        return False
    if _DONE_BY.search(text, max(start, mention.start - 80), mention.start):
        return True  # "terus didorong BPJS Kesehatan Cabang X"
    if _SAYS.match(text, mention.end):
        return True  # "BPJS Kesehatan Cabang X, Provinsi Y, menyampaikan cakupan …"
    return _SPEAKER.search(text, max(start, mention.start - 120), mention.start) is not None


def only_branch(reading: Reading) -> Region | None:
    """The one branch of BPJS Kesehatan that a page names."""
    named = {m.region for m in reading.regions.mentions if m.kind == "branch" and m.region is not None}
    return named.pop() if len(named) == 1 else None


def only_listed(reading: Reading, region: Region) -> bool:
    """Is a region named in a list with others, and nowhere alone?"""
    listed = False
    for clause in reading.sentences:
        own = [m for m in clause.regions if m.kind in NAMES]
        for mention in own:
            if mention.region != region:
                continue
            before = [m for m in own if m.end <= mention.start]
            group = list_from(reading.text, mention, own)
            beside = bool(before) and LIST_GAP.fullmatch(reading.text[before[-1].end : mention.start]) is not None
            if len(group) < 2 and not beside:
                return False
            listed = True
    return listed


NAMES = ("full", "bare", "alias")


def list_from(text: str, first: RegionMention, mentions: list[RegionMention]) -> list[RegionMention]:
    """`first` and the regions that are listed right after it ("Kabupaten Brebes, Kabupaten Tegal, dan Kota Tegal")."""
    group = [first]
    for mention in mentions:
        if mention.start < group[-1].end:
            continue
        if not LIST_GAP.fullmatch(text[group[-1].end : mention.start]):
            break
        group.append(mention)
    return group


HOLDS = r"(?:melayani|membawahi|membawahkan|menaungi|meliputi|mencakup)"


def of_below(mention: RegionMention) -> bool:
    """ "Camat X hadir pula": the text goes on about the regency."""
    region = mention.region
    return mention.kind == "government" and region is not None and region.level in ("district", "village")


def takes_in(text: str, clause: Clause) -> bool:
    """ "Wilayah kerja cabang ini meliputi Kota Lhokseumawe, Aceh Utara dan Bireuen.": does it list an area's parts?"""
    verb = _TAKES_IN.search(text, clause.start, clause.end)
    return verb is not None and len({m.region for m in clause.regions if m.start >= verb.end()}) >= 2


_TAKES_IN = Pattern(rf"(?<!\w)(?:{HOLDS}|terdiri\s(?:dari|atas))(?!\w)")
