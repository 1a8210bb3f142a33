"""Which region a number speaks of.

In order: the region named in the number's own words (before it, or after it: "98,56 persen di Kabupaten Pasaman"), the
region of the number that it restates, the one that the sentences before spoke of, the one that the page is about.
Speakers, venues and institutions ("Kepala BPJS Kesehatan Cabang Pontianak", "RSUD X") are passed over, and a count that
is larger than the region's people goes to the region above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from corpus.pattern import Pattern, compiled
from extractors.counts import COUNT, number_of
from extractors.draft import OF_A_REGION, OUT_OF_THEM, SAYING, Draft, is_exact_count
from extractors.gazetteer import Region, fold, level_of, load_gazetteer
from extractors.reading import Clause, Reading
from extractors.regions import RegionMention

GUESSES = ("region:topic", "region:home", "region:same sentence", "region:linked")
USABLE = ("full", "bare", "alias", "government", "branch", "branch_region", "national", "anaphor", "area")

_SPEAKER = Pattern(
    r"(?<!\w)(?:kepala|kabag|kabid|kasi|kakan|pps|pj[.-]?|plt[.-]?|plh[.-]?|penjabat|wakil|direktur|direksi|deputi|asisten|sekretaris|kadis|staf|humas|ketua|"
    r"anggota|kantor|gedung|aula|ruang|oleh|kata|ujar|jelas|tutur|terang|ungkap|menurut|bersama|data|catatan|disebutkan|demikian|dari\spihak|pihak)"
    r"\s[\p{L}\s,()-]{0,110}$",
    reverse=True,
)
_AFTER = Pattern(
    r"\s*+\)?\s*+(?:(?:lebih|dari|di|untuk|pada|se|warga|penduduk|penduduknya|masyarakat|peserta|jiwa|orang|«TOTAL»|«COUNT»|seluruh|«AREA»|tingkat|"
    r"rakyat|populasi|proyeksi|adalah|merupakan|berada|yakni|yaitu|ada|«AREA»|kepesertaan|«JKN»|kis|«BPJS»|kesehatan|cakupan|dalam|yang|sudah|telah|terdaftar|tercover|tercakup|"
    r"mendiami|menghuni|terlindungi|aktif|non-?\s?aktif|untuk|«JKN»|lainnya|nya|belum|tercatat|se-?)\s++|se-?)*+$",
)
_LIST_OPENS = Pattern(r":|(?<!\w)(?:yakni|yaitu|antara\slain|rinciannya|meliputi)(?!\w)")
_AMONG_THEM = Pattern(
    r"(?:\s(?:jiwa|orang|peserta|warga))?\sdi\s?antaranya\s(?:(?:merupakan|adalah|berasal\sdari|dari|di|warga|penduduk|peserta)\s){0,3}"
)
_AT = Pattern(
    r"\s*+(?:jiwa\s|orang\s|peserta\s|warga\s|penduduk\s)?"
    r"(?:di|untuk|pada|se|dari|(?:merupakan|adalah)\s(?:warga|penduduk|peserta)(?:\sdi)?)\s*+$"
)
_OUR_GOAL = Pattern(  # "Menurut RPJMN, target kita sudah harus 98 persen"
    r"(?<!\w)(?:target|sasaran|kepesertaan|cakupan|capaian)(?:nya)?\s(?:kita|kami)(?!\w)[^,;\d]{0,40}$", reverse=True
)
_EACH = Pattern(r"(?<!\w)(?:masing-masing|masing2|berturut-turut|secara\sberurutan)(?!\w)")
_LIST_GAP = Pattern(
    r"\s*+(?:\([^()]{0,12}\)\s*+)?(?:,|dan|serta|&|maupun|juga|sama|plus|;|/|–)(?:\s*+(?:dan|serta|juga|«KABUPATEN»|kota)(?!\w))*+\s*+",
)
_NATIONAL_PLAN = Pattern(
    r"(?<!\w)(?:rpjmn|rencana\spembangunan\sjangka\smenengah\snasional|peta\sjalan|roadmap|road\smap|inpres|perpres|pemerintah\spusat|pemerintah\s(?!«REGION»|desa|aceh|setempat)(?:\w+\s)?(?:menargetkan|mematok|memasang|menetapkan|membidik|mengejar)|target\s(?:(?:«UHC»|kepesertaan|cakupan|«JKN»)\s)?(?:nasional|pemerintah)|secara\snasional|presiden|menteri|kementerian|(?:suatu|setiap|tiap|sebuah)\s«AREA»)(?!\w)",
)


@dataclass(slots=True)
class Topic:
    """What region the page speaks of at this point; `branch` is the BPJS branch that the page names, if only one."""

    home: Region | None
    region: Region | None = None
    branch: Region | None = None
    recent: dict[str, Region] = field(default_factory=dict)
    """The region of each level that was named last."""
    joint: Region | None = None
    """Provinces that the page counts together ("wilayah Bali, NTB dan NTT")."""
    last: tuple[Region, ...] = ()
    """The regions of the last sentences with figures, one each."""

    @property
    def listing(self) -> bool:
        """Have the last three sentences each spoken of another region? What follows then speaks of the page's own."""
        return len(self.last) == 3 and len(set(self.last)) == 3


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
            mention.kind in _NAMES
            and found
            and _NOTED_BY.search(text, max(clause.start, mention.start - 60), mention.start)
        ):
            continue  # "28 ribu penduduk di Kabupaten X yang didata Dukcapil Provinsi Y, …"
        if (
            mention.kind == "government"
            and found
            and _SAID_BY.search(text, max(clause.start, mention.start - 60), mention.start)
        ):
            continue  # "kepesertaan di Kabupaten X, terang Sekda Provinsi Y, baru 91 persen"
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
        if found and mention.kind in _NAMES and _held_beside(text, clause, mention, held):
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
_PAID_BY = Pattern(
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
        _PAID_BY.search(text, max(clause.start, mention.start - 60), mention.start) is not None
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
_SAID_BY = Pattern(
    r",\s(?:kata|ujar|terang|jelas|ungkap|tutur|papar|sebut|imbuh|ucap|tambah|tegas)\s[\p{L}\s().]{0,50}$",
    reverse=True,
)
_DONE_BY = Pattern(
    r"(?<!\w)di(?:dorong|gelar|lakukan|laksanakan|sampaikan|ungkap\p{Ll}*|rilis|selenggarakan|adakan|gagas|inisiasi|keluarkan|himpun|targetkan|harapkan|gandeng|klaim|pastikan|umumkan|laporkan|nyatakan|perkirakan|sebut(?:kan)?)"
    r"\s(?:oleh\s)?(?:kantor\s)?(?:«BPJS»\s|badan\spenyelenggara\sjaminan\ssosial\s(?:kesehatan\s)?\(?)?$",
    reverse=True,
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
    if held is not None and _LIST_GAP.fullmatch(text[held.end : mention.start]):
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
        own = [m for m in clause.regions if m.kind in _NAMES]
        for mention in own:
            if mention.region != region:
                continue
            before = [m for m in own if m.end <= mention.start]
            group = _list_from(reading.text, mention, own)
            beside = bool(before) and _LIST_GAP.fullmatch(reading.text[before[-1].end : mention.start]) is not None
            if len(group) < 2 and not beside:
                return False
            listed = True
    return listed


def assign_regions(reading: Reading, clause: Clause, drafts: list[Draft], topic: Topic) -> None:
    """Decide the regions of one sentence's drafts."""
    text = reading.text
    mentions: list[RegionMention] | None = None
    if topic.last and _OF_THESE.match(text, clause.start, clause.end):
        mentions = subjects(text, clause, topic.home)
        if not any(m.kind == "full" for m in mentions):
            topic.region = topic.last[-1]
    if not drafts:
        return
    mentions = subjects(text, clause, topic.home) if mentions is None else mentions
    if (
        topic.home is not None
        and topic.home.level == "country"
        and not mentions
        and clause.index
        and "\n" in text[reading.sentences[clause.index - 1].end : clause.start + 1]
        and not _QUOTED.match(text, clause.start)
        and not _THAT_MANY.match(text, clause.start, clause.end)
    ):
        topic.region = topic.home  # a page on the nation comes back to it with a new paragraph
    if _ITS_OWN.match(text, clause.start, clause.end) and clause.index:
        before = reading.sentences[clause.index - 1]
        spoken = {m.region for m in subjects(text, before, topic.home) if m.kind in _NAMES}
        if len(spoken) == 1 and not before.numbers:
            topic.region = spoken.pop()  # "Yang paling rajin ialah Konawe Utara. Kepesertaannya 88 persen."
    listed = mentions
    if not mentions and clause.index and _ALL_OF_THEM.search(text, clause.start, clause.end):
        listed = subjects(text, reading.sentences[clause.index - 1], topic.home)  # "… A, B dan C. Ketiganya …"
    if not _each(text, clause, drafts, listed, topic):
        both = tuple(dict.fromkeys(m.region for m in listed if m.region and m.kind in _NAMES)) if not mentions else ()
        said = _ALL_OF_THEM.search(text, clause.start, clause.end) if both else None
        for draft in drafts:
            if said is not None and draft.unit == "persen" and len(both) == _ALL[said[0]] and len(drafts) == 1:
                draft.regions = both  # "… Karawang dan Purwakarta. Kami targetkan keduanya 95 persen"
                draft.why("region:both named before")
            else:
                _assign(text, draft, mentions, topic)
    _whole_of_details(drafts, topic)
    for draft in drafts:
        _share_back(text, draft)


def _whole_of_details(drafts: list[Draft], topic: Topic) -> None:
    """ "penduduk tiga kabupaten 640.700 jiwa dengan rincian A 229.000 jiwa, B 290.600 jiwa …, yang tercover 401.300":
    the whole is of all of them together, and so is what follows the details."""
    details = [d for d in drafts if d.counted_by(":detailed")]
    if len(details) < 2 or any(len(d.regions) != 1 for d in details):
        return
    every = topic.branch or _joined_regions([d.regions[0] for d in details])
    for draft in drafts:
        if draft is details[0].before or "region:same sentence" in draft.reasons or "region:linked" in draft.reasons:
            draft.regions = (every,)
            draft.why("region:those in detail together")


_THAT_MANY = Pattern(  # "Ke dalam jumlah itu termasuk 100 ribu peserta mandiri": of the same region
    r"\W{0,3}(?:(?:ke\sdalam|dari|di\sdalam|dalam)\s)?(?:«COUNT»|angka|«TOTAL»)\s(?:itu|tersebut|tadi)(?!\w)"
)
_ALL = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5}
_ALL_OF_THEM = Pattern(rf"(?<!\w)(?:{'|'.join(_ALL)})(?!\w)")
_NAMES = ("full", "bare", "alias")
_OFFICES = ("branch", "branch_region")
_ITS_OWN = Pattern(
    r"[\"“'‘]?(?:di\s(?:sana|situ)|(?:yaitu|yakni|tepatnya|persisnya)(?=,?\s(?:\w+\s)?\d)|(?:«COUNT»\s|«TOTAL»\s|tingkat\s|capaian\s|cakupan\s)?"
    r"(?:peserta|kepesertaan|cakupan|capaian|keaktifan|penduduk|warga)nya)(?!\w)",
)
_OF_THESE = Pattern(
    r"[\"“'‘]?dari\s(?:«COUNT»|«TOTAL»|seluruh)(?:\s(?:peserta|kepesertaan|warga|penduduk))?\s(?:itu|tersebut|tadi)(?!\w)",
)


def _assign(text: str, draft: Draft, mentions: list[RegionMention], topic: Topic) -> None:
    number, clause = draft.number, draft.clause
    if draft.cell is not None:
        _set(draft, (draft.cell,), "row")
        return
    if draft.status == "criterion":
        _nation(draft, "a rule is the nation's")
        return
    if "status:a mark not reached" in draft.reasons and _NATIONAL_PLAN.search(text, number.end, number.end + 60):
        _nation(draft, "national plan")
        return
    near = [m for m in mentions if draft.left <= m.start and m.end <= number.start]
    if (
        len(near) > 1
        and draft.before is not None
        and draft.before.regions == (near[0].region,)
        and any(r.startswith("region:after:") for r in draft.before.reasons)
    ):
        near = near[1:]  # "41.112 peserta di Kabupaten A, B 30.112": A is taken
    if len(near) > 1:  # "warga Provinsi A yang ber-JKN, kata Kepala BPJS Kesehatan Kabupaten B, mencapai 88 persen"
        near = [m for m in near if not _SAID_BY.search(text, max(draft.left, m.start - 60), m.start)] or near
    after = next((m for m in mentions if m.start >= number.end), None)
    attached = (
        after is not None and after.start <= draft.right and _AFTER.match(text[number.end : after.start]) is not None
    )
    if after is not None and after.start <= draft.right and _AMONG_THEM.fullmatch(text, number.end, after.start):
        # "41,9 juta, 3,7 juta di antaranya DIY", not "120 ribu, di antaranya Medan 40 ribu"
        attached = not any(n.start >= after.end for n in clause.numbers)
        near = [] if attached else near
    if (
        attached
        and after is not None
        and near
        and near[-1].kind == "branch"
        and (is_plural(after) or (draft.unit == "persen" and len(_list_from(text, after, mentions)) > 1))
    ):
        pass  # "peserta BPJS Cabang X 559.448 jiwa dari ketiga kabupaten": all of the branch
    elif attached and after is not None and near and near[-1].kind in _OFFICES and after.kind not in _OFFICES:
        near = []  # "BPJS Cabang X menyebut 1,1 juta warga Kabupaten Y"
    elif (
        attached
        and after is not None
        and near
        and near[-1].region is not None
        and after.region is not None
        and after.region.province == near[-1].region.code
        and _LIST_OPENS.search(text, near[-1].end, number.start)
    ):
        near = []  # "Cakupan JKN di DIY: 98,11 persen di Sleman, 96,42 persen di Bantul"
    elif attached and after is not None and near and _LABEL.fullmatch(text, near[-1].end, number.start):
        near = []  # "BPJS Kesehatan Maluku: 96 persen penduduk Kabupaten X …"
    elif attached and after is not None and near and _OUT_OF_TOTAL.search(text, near[-1].end, number.start):
        near = []  # "Kabupaten X menyumbang banyak dari total 90.400 peserta nonaktif di Provinsi Y"
    elif (
        attached and after is not None and near and draft.before is None and _AT.search(text[number.end : after.start])
    ):
        if "," in text[near[-1].end : number.start]:
            near = []  # "Pasangkayu enggan, 224 ribu peserta di Sulbar nonaktif"
    elif attached and after is not None and near and draft.before is not None:
        # "98,56 persen di Pasaman; 95,66 persen di Pasaman Barat": what stands before belongs to the number before
        taken = "," in text[near[-1].end : number.start] or (
            _AT.search(text[draft.before.number.end : near[-1].start]) and _AT.search(text[number.end : after.start])
        )
        if taken:
            near = []
    together = (
        _together_after(text, draft, after, mentions, topic) if attached and after is not None and not near else None
    )
    if together is not None:
        draft.regions = (together,)
        draft.why("region:several regions together")
        return
    listed = _listed_after(text, draft, mentions) or _counted_and_named(text, draft, mentions)
    if listed:
        _set(draft, listed, "list after")
    elif near and draft.status == "target" and _NATIONAL_GOAL.search(text, near[-1].end, number.start):
        _nation(draft, "national plan")  # "Provinsi X melampaui target nasional … 98 persen"
    elif (
        near
        and near[-1].kind == "government"
        and draft.status == "target"
        and _NATIONAL_PLAN.search(text, near[-1].end, number.start)
    ):
        _nation(draft, "national plan")  # "Sekda X menyinggung RPJMN, di mana cakupan ditargetkan 98 persen"
    elif near:
        _set_before(text, draft, near, mentions, topic)
    elif (
        attached and after is not None and not (after.kind == "branch" and any(m.end <= number.start for m in mentions))
    ):
        others = [m for m in mentions if m.start > after.start]
        if draft.unit == "jiwa" and after.region is not None and after.region.level == "province" and others:
            following = _province_group(text, after, others)
            if len(following) >= 2:
                draft.regions = (_joined(following),)
                draft.why("region:provinces together")
                return
        _set(draft, (after,), "after", topic.branch)
    elif (
        topic.branch is not None
        and after is None
        and (
            _OF_BRANCH.search(text, draft.left, number.start)
            or (_home_is_no_area(topic) and _SO_MANY_OF_IT.search(text, draft.left, number.start))
        )
    ):
        draft.regions = (topic.joint or topic.branch,)
        draft.why("region:the area of the branch")
    elif (region := _by_type(text, draft, topic)) is not None:
        draft.regions = (region,)
        draft.why("region:its kind named")
    elif (
        draft.status == "target"
        and _NATIONAL_PLAN.search(text, draft.left, draft.right)
        and not (topic.home is not None and _OUR_GOAL.search(text, draft.left, number.start))
    ):
        _nation(draft, "national plan")
    elif draft.link is not None and draft.link.regions:
        draft.regions = draft.link.regions
        draft.why("region:linked")
    elif (
        draft.before is not None
        and draft.before.regions
        and draft.before.status != "criterion"
        # "RPJMN meminta 98 persen, jadi masih perlu 19.836 jiwa": of those who speak
        and not (draft.indicator in ("needed", "needed_active") and "region:national plan" in draft.before.reasons)
    ):
        draft.regions = draft.before.regions
        draft.why("region:same sentence")
        if draft.regions[0].level == "district":
            _another_district(text, draft, draft.before.number.end)
        if (
            topic.home is not None
            and draft.regions[0].level == "country"
            and _WE_ARE_AT.search(text, draft.before.number.end, number.start)
        ):
            draft.regions = (topic.home,)  # "secara nasional 98,6 persen, kita posisi Juni masih 98,1 persen"
            draft.why("region:the speaker's own")
    elif earlier := [m for m in mentions if m.end <= number.start]:
        group = _group(text, earlier) if draft.unit == "persen" and draft.before is None else (earlier[-1],)
        _set(draft, group, "sentence", topic.branch)
    elif (
        after is not None
        and after.kind not in ("government", "national")
        and "," not in text[number.end : after.start]
        and after.start - number.end < 120
        and draft.right >= after.start
        and not _LIES.search(text, number.end, after.start)
    ):
        _set(draft, (after,), "after, apart")
    elif draft.status == "target" and _NATIONAL_PLAN.search(text, clause.start, clause.end):
        _nation(draft, "national plan")
    elif (
        topic.home is not None
        and topic.region not in (None, topic.home)
        and topic.home.level in ("regency", "city")
        and _SPEAKERS_OWN.search(text, clause.start, clause.end)
    ):
        draft.regions = (topic.home,)  # "… tetangganya, 88 persen. Warga kami yang 2,7 persen lagi …"
        draft.why("region:the speaker's own")
    elif _of_unknown_village(text, draft):
        draft.drop("its region is not known")  # "Desa Sidomulyo berpenduduk 4.120 jiwa", which the region has none of
    elif topic.home is not None and topic.home.level == "country" and _undecided(draft):
        draft.why("region:named, but not decided")  # "99,4 persen masyarakat Bengkulu": the province or the city
    elif topic.region is not None and not (
        topic.home is not None
        and (
            (
                topic.listing
                and not _QUOTED.search(clause.text)
                and not _points_back(text, clause)
                and not _THEIRS.search(text, draft.left, number.start)
            )
            or _WHOLE.search(text, clause.start, clause.end)
        )
    ):
        draft.regions = (topic.region,)
        draft.why("region:topic")
    elif topic.home is not None:
        several = (
            topic.branch is not None
            and len(set(topic.last)) >= 2
            and _WHOLE.search(text, clause.start, clause.end) is not None
        )
        draft.regions = (topic.branch,) if several and topic.branch is not None else (topic.home,)
        draft.why("region:home")
    elif draft.unit == "jiwa" and draft.value > 60_000_000:
        _nation(draft, "more people than any province has")


_LABEL = Pattern(r":\s[\"“'‘]?(?:(?:sudah|baru|ada|«MANY»|«ABOUT»)\s){0,2}")
_SO_MANY_OF_IT = Pattern(  # "di empat kabupaten ini", on the page of a branch
    rf"(?<!\w)(?:{COUNT})\s(?:«REGION»|kabupaten\s?(?:/|dan|atau)?\s?kota)\s(?:itu|tersebut|tadi|ini|dalam\slingkup)(?!\w)"
)


def _home_is_no_area(topic: Topic) -> bool:
    return topic.home is None or topic.home.level != "area"


_NAME_BEFORE = compiled(
    r"(?:,|\b(?:ter\p{Ll}+|disusul|diikuti|kemudian|lalu|sedangkan|sementara|dan))\s(?:di\s|oleh\s)?"
    r"((?:\p{Lu}[\p{L}'’]+\s){1,3})(?:(?:dengan|sebesar|«MANY»|yakni|yaitu|hanya|baru|«REACH»)\s){0,2}$"
)


def _another_district(text: str, draft: Draft, start: int) -> None:
    """ "tertinggi Kecamatan Kaur Selatan 81,2 persen, terendah Muara Sahung 47,9 persen": a name right before a number,
    after a kecamatan's, is the next kecamatan; one that the regency has none of leaves the number without a region."""
    found = _NAME_BEFORE.search(text[max(start, draft.number.start - 80) : draft.number.start])
    if found is None or not draft.regions:
        return
    named = load_gazetteer().districts(found[1].strip(), {draft.regions[0].code[:5]})
    if len(named) == 1:
        draft.regions = named
        draft.why("region:the next kecamatan")
    else:
        draft.drop("its region is not known")


_VILLAGE = regex.compile(
    r"(?<!(?i:kepala|dana|alokasi|badan|lurah|camat|perangkat|kantor|ketua)\s)\b(?:[Dd]esa|[Kk]elurahan|[Nn]agari|[Gg]ampong)"
    r"\s(?!(?:Sadar|Siaga|Wisata|Binaan|Cerdas|UHC|JKN)\b)\p{Lu}\p{Ll}{2,}"
)


def _of_unknown_village(text: str, draft: Draft) -> bool:
    """Does a village that no list holds stand right before the number, in its own part of the sentence?"""
    named = _VILLAGE.search(text, draft.left, draft.number.start)
    if named is None or "," in text[named.end() : draft.number.start]:
        return False
    return not any(m.region is not None and m.start <= named.end() - 1 < m.end for m in draft.clause.regions)


def _undecided(draft: Draft) -> bool:
    """Does a name that may mean several regions stand by the number?"""
    return any(
        m.region is None and m.kind in _NAMES and len(m.candidates) > 1 and draft.left <= m.start < draft.right
        for m in draft.clause.regions
    )


_LIES = Pattern(  # "3 juta jiwa yang belum tercover menumpuk di Kabupaten X": most of them, not all
    r"(?<!\w)(?:menumpuk|bertumpuk|tersebar|terkonsentrasi|terpusat|terbanyak|(?:paling|sebagian\s(?:besar|terbesar))\s\w+|kebanyakan|umumnya|mayoritas\w*|didominasi)(?!\w)"
)
_TOGETHER = Pattern(
    r"(?<!\w)(?:«AREA»(?:\skerja)?|regional|kedeputian|deputi|divre|membawahi|membawahkan|meliputi)[\s:(]*+$",
    reverse=True,
)


def provinces_together(reading: Reading) -> Region | None:
    """The provinces of a regional office that a page counts as one ("Wilayah Bali, NTB dan NTT"), or None."""
    for clause in reading.sentences:
        if sum(m.region is not None and m.region.level == "province" for m in clause.regions) < 2:
            continue
        named = [m for m in subjects(reading.text, clause) if m.region is not None and m.region.level == "province"]
        for i in range(len(named) - 1):
            if not _TOGETHER.search(reading.text, clause.start, named[i].start):
                continue
            group = [named[i]]
            for mention in named[i + 1 :]:
                if not _NEXT_PROVINCE.fullmatch(reading.text[group[-1].end : mention.start]):
                    break
                group.append(mention)
            if len(group) >= 2:
                return _joined(group)
    return None


_NEXT_PROVINCE = Pattern(r"(?:\s*+\([^()]{0,12}\))?\s*+(?:,|dan|serta|&|,\s?dan|-)\s*+(?:«PROVINCE»\s)?")


def _province_group(text: str, first: RegionMention, others: list[RegionMention]) -> list[RegionMention]:
    """ "5,2 juta warga di Bali dan NTB": the provinces listed from `first` on."""
    group = [first]
    for mention in others:
        named = mention.region is not None and mention.region.level == "province"
        if not named or not _NEXT_PROVINCE.fullmatch(text[group[-1].end : mention.start]):
            break
        group.append(mention)
    return group


def _joined(group: list[RegionMention]) -> Region:
    return _joined_regions([m.region for m in group if m.region is not None])


def _joined_regions(regions: list[Region]) -> Region:
    names = [r.name if r.level == "province" else r.full_name for r in regions]
    name = ", ".join(names[:-1]) + " dan " + names[-1]
    return Region("area:" + fold(name), name, name, "area", None)


def _is_joined(region: Region) -> bool:
    return region.code.startswith("area:")


def _all_of_joint(group: tuple[RegionMention, ...], topic: Topic) -> bool:
    """Is the list the one that the page counts together?"""
    return topic.joint is not None and len(group) >= 2 and _joined(list(group)) == topic.joint


_NAMELY = Pattern(
    r"(?:,?\s(?:pada|di)\s(?:akhir\s)?(?:tahun\s)?20\d\d)?(?:\s(?:penduduk(?:nya)?|warga(?:nya)?|dari|«TOTAL»|«COUNT»|seluruh|terlindungi|terdaftar|tercover|tercakup|terjamin|«BECOME»|sebagai|peserta|«JKN»|kis|«BPJS»|kesehatan|program))*+"
    r"\s*+,?\s*+(?:yaitu|yakni|ialah|adalah|antara\slain|di\s?antaranya|meliputi|seperti|misalnya|masing-masing(?:\s(?:adalah|yaitu))?|hanya|cuma)\s*+:?\s*+$",
)


def _listed_after(text: str, draft: Draft, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """ "… 100 persen, yaitu Kabupaten A, Kota B dan Kabupaten C": the number holds for each."""
    number = draft.number
    after = [m for m in mentions if m.start >= number.end]
    if draft.unit != "persen" or number.bound not in ("exact", "over") or not after or draft.right < after[-1].start:
        return ()
    if not _NAMELY.match(text[number.end : after[0].start]):
        return ()
    group = _list_from(text, after[0], after)
    if _have_their_own(draft, group):
        return ()
    return tuple(group)


_AMONG_WHICH = Pattern(r"[^.;\d]{0,30}?(?:di\s?antaranya|yakni|yaitu|meliputi|terdiri\s(?:dari|atas))(?!\w)")


_ANOTHER_MATTER = Pattern(r"(?<!\w)(?:untuk|sedangkan|sementara|adapun|namun|tetapi|lainnya|sisanya)(?!\w)")


def _counted_and_named(text: str, draft: Draft, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """ "tiga kabupaten yang mencapai 100 persen, yaitu A dengan 950 ribu peserta, B 867 ribu dan C": the number holds
    for as many of those named after it as are counted before."""
    number = draft.number
    if draft.unit != "persen" or number.decimals > 0 or number.bound == "under":
        return ()
    if not _AMONG_WHICH.match(text, number.end, draft.clause.end):
        return ()
    count = _how_many(text, draft.left, number.start)
    stop = _ANOTHER_MATTER.search(text, number.end, draft.clause.end)
    end = stop.start() if stop else draft.clause.end
    after = [
        m
        for m in mentions
        if number.end <= m.start < end and m.region and m.region.level in ("regency", "city", "province")
    ]
    if not after or _have_their_own(draft, after):
        return ()
    return tuple(after) if count is not None and 1 < count == len({m.region for m in after}) else ()


def _have_their_own(draft: Draft, named: Sequence[RegionMention]) -> bool:
    """ "sudah lebih dari 100% yaitu A (103,41%), B (101,36%)": has each of those named its own per cent?"""
    first, last = named[0].end, named[-1].end + _BESIDE
    return any(n.unit == "persen" and first < n.start <= last for n in draft.clause.numbers)


_BESIDE = 15
"""Characters within which a number stands beside a name."""


def _together_after(
    text: str, draft: Draft, first: RegionMention, mentions: list[RegionMention], topic: Topic
) -> Region | None:
    """ "121.604 peserta di Kabupaten Pati, Rembang dan Blora": of the branch that serves them, or of all together."""
    group = _list_from(text, first, mentions)
    if draft.unit == "persen" or len({m.region for m in group}) < 2:
        return None
    if not all(m.region and m.region.level in ("regency", "city") and m.kind in _NAMES for m in group):
        return None
    if any(OF_A_REGION.fullmatch(text, m.end, n.start) for m in group[1:] for n in draft.clause.numbers):
        return None  # "… di Kabupaten A, B 41.200 dan C 30.112"
    return topic.branch or _joined(group)


def _list_from(text: str, first: RegionMention, mentions: list[RegionMention]) -> list[RegionMention]:
    """`first` and the regions that are listed right after it ("Kabupaten Brebes, Kabupaten Tegal, dan Kota Tegal")."""
    group = [first]
    for mention in mentions:
        if mention.start < group[-1].end:
            continue
        if not _LIST_GAP.fullmatch(text[group[-1].end : mention.start]):
            break
        group.append(mention)
    return group


_THEIRS = Pattern(r"(?<!\w)(?:penduduk|warga|(?:ke)?peserta(?:an)?|cakupan|keaktifan)nya(?!\w)")
_THERE = Pattern(r"(?<!\w)(?:itu|tersebut|di\ssana|di\s?antaranya|mereka|ini)(?!\w)")


def _points_back(text: str, clause: Clause) -> bool:
    """Do the words of a sentence speak of the region named last ("di sana", "pesertanya")?"""
    return (
        _THERE.search(text, clause.start, clause.end) is not None
        or _ITS_OWN.match(text, clause.start, clause.end) is not None
        or bool(_REST.match(text, clause.start, clause.end))
    )


_WE_ARE_AT = Pattern(
    r"(?<!\w)(?:kita|kami)\s(?:[^.;]{0,30}\s)?(?:posisi|masih|baru|sudah|telah|berada|saat\sini)(?!\w)"
    r"|(?<!\w)(?:posisi|capaian|cakupan|angka)\s(?:kita|kami)(?!\w)"
)
_REST = Pattern(r"\W{0,3}(?:sisanya|selebihnya|sisa)(?!\w)")  # "Sisanya 51.190 orang belum"
_SPEAKERS_OWN = Pattern(r"(?<!\w)(?:(?:warga|«REGION»|tempat|peserta|penduduk|masyarakat)\s|di\s)(?:kami|kita)(?!\w)")
_QUOTED = regex.compile(r"[\"“”]")
_WHOLE = Pattern(
    r"(?<!\w)(?:secara\skeseluruhan|semua\skepesertaan|dirata-rata|«TOTAL»\skeseluruhan|keseluruhannya|jadi\s«TOTAL»(?:nya)?|dari\sseluruh\s(?:ke)?peserta(?:an)?|(?:apa)?bila\sdijumlah\w*|(?:se)?tiap\s«REGION»|jika\sdijumlah\w*|kalau\sdijumlah\w*)(?!\w)",
)


_NICKNAMED = Pattern(
    r"(?<!\w)(?<!wali\s)(kota|«KABUPATEN»|«PROVINCE»)\s(?:\p{Ll}+\s|(?:ujung|paling|pulau|di|bagian|sisi)\s\p{Ll}+\s(?:\p{Ll}+\s)?)(?:itu|ini|tersebut)(?!\w)"
)
_KIND = compiled(
    r"(?<!\w)(?:angka|rata-rata|persentase|tingkat|capaian|cakupan|kepesertaan|level|^|[,;]\s|[\"“]\s?)?\s?(«PROVINCE»|«KABUPATEN»|kota)(?:\s(?:memang|sendiri|sudah|telah|masih|baru|hanya|«REACH»|sebesar|berada|di|angka))*+\s*+$"
)


_IN_THE = compiled(
    r"(?:Di|[Uu]ntuk)\s(«KABUPATEN»|kota|«PROVINCE»),|,\s(«KABUPATEN»|kota)\s(?:masih|sudah|baru|telah|justru|malah)(?!\w)"
)


def _by_type(text: str, draft: Draft, topic: Topic) -> Region | None:
    """ "angka provinsi memang 98,85 persen": the province of the region that the page speaks of."""
    named = _NICKNAMED.search(text, draft.left, draft.number.start)
    if named is not None and topic.home is not None:
        return topic.recent.get(level_of(named[1]))
    match = _KIND.search(text, draft.left, draft.number.start) or _IN_THE.search(
        text, draft.clause.start, draft.clause.end
    )
    here = topic.region or topic.home
    if (
        match is None
        or here is None
        or draft.segment == "PBI APBD"
        or _PAID_BY.search(text, draft.left, match.start(match.lastindex or 0))
    ):
        return None  # "yang ditanggung APBD provinsi 7.205 jiwa": who pays
    gazetteer = load_gazetteer()
    level = level_of(next(kind for kind in match.groups() if kind))
    if level == "province":
        return gazetteer.by_code(here.province) if here.province else None
    if here.level == level:
        return here
    around = gazetteer.by_code(here.code[:5]) if here.level in ("district", "village") else None
    if around is not None and around.level == level:
        return around  # "cakupan kecamatan itu 93,4 persen; kabupaten 92,8 persen"
    twins = [r for r in gazetteer.members(here.name) if r.level == level]
    return twins[0] if twins else None


def _set_before(
    text: str, draft: Draft, near: list[RegionMention], mentions: list[RegionMention], topic: Topic
) -> None:
    """The region named last before the number, or the list that ends with it."""
    group = _group(text, near)
    last = near[-1]
    if last.kind == "anaphor" and _OURS.match(last.rule) and topic.region is not None and _is_joined(topic.region):
        draft.regions = (topic.region,)  # "Keenam kabupaten adalah A, B … dan F, dengan … jiwa. … di wilayah ini …"
        draft.why("region:those counted together")
        return
    if (
        last.kind == "anaphor"
        and _OURS.match(last.rule)
        and last.rule.endswith(": named last before it")
        and topic.branch is not None
        and len(set(topic.last)) >= 3
    ):
        draft.regions = (topic.branch,)  # after a list of the branch's regencies: "Peserta di wilayah itu terbagi …"
        draft.why("region:the area of the branch")
        return
    if (
        last.region is not None
        and last.region.level == "province"
        and len(near) > 1
        and near[-2].kind == "branch"
        and _REGIONS_IN.search(text, near[-2].end, last.start)
    ):
        _set(draft, (near[-2],), "before")  # "BPJS Cabang X yang melayani empat kabupaten di Provinsi Y"
        return
    serving = next((m for m in near if m.kind == "branch" and m.end <= group[0].start), None)
    if serving is not None and len(group) > 1 and _WHICH_SERVES.fullmatch(text, serving.end, group[0].start):
        _set(draft, (serving,), "before")  # "BPJS Cabang X yang melayani A, B dan C … mencapai 70 persen"
        return
    if len(near) > 1 and _THAT_LIES_BY.fullmatch(text, near[-2].end, last.start):
        near = near[:-1]  # "Kabupaten X yang mengelilingi Y, masih 77,6 persen"
        group, last = _group(text, near), near[-1]
    if len(near) > 1 and near[-2].kind == "branch" and text[near[-2].end : last.start] == ", ":
        _set(draft, (near[-2],), "before")  # "Cabang X, Kabupaten Y dari penduduknya …": its seat
        return
    here = topic.region or topic.home
    if (
        last.region is not None
        and last.region.level in ("province", "area")
        and here is not None
        and here.level in ("regency", "city")
        and _THIS_TOWN.search(text, max(draft.clause.start, last.start - 30), last.start)
        and _THIS.match(text, last.end)
    ):
        draft.regions = (here,)  # "kabupaten di Provinsi X ini membukukan …"
        draft.why("region:this town of a province")
        return
    ours = last.kind == "anaphor" and last.rule.endswith(": what the page is about")
    if ours and _OURS.match(last.rule) and topic.home is not None and topic.home.level == "branch":
        draft.regions = (topic.home,)
        draft.why("region:the branch that the page is about")
        return
    served = topic.branch is not None and len(group) > 1 and _TAKING_IN.search(text, draft.left, group[0].start)
    if served or _AREA_OF.search(text, max(draft.clause.start, group[0].start - 90), group[0].start):
        office = [m.region for m in draft.clause.regions if m.kind == "branch_region" and m.end <= group[0].start]
        area = topic.branch or (office[-1] if office else topic.joint)
        draft.regions = (area,) if area is not None else ()
        draft.why("region:area of a branch")
        return
    of_provinces = is_plural(last) and any(m is not None and m.level == "province" for m in last.candidates)
    if _all_of_joint(group, topic) or (of_provinces and topic.joint is not None):
        draft.regions = (topic.joint,) if topic.joint is not None else ()
        draft.why("region:provinces together")
        return
    if (
        last.kind == "anaphor"
        and last.rule.endswith(" ini: what the page is about")
        and topic.region is not None
        and last.region is not None
        and topic.region.level == last.region.level
        and topic.last[-2:] == (topic.region, topic.region)
    ):
        draft.regions = (topic.region,)  # "Khusus Merauke, … Orang asli Papua di kabupaten ini …"
        draft.why("region:spoken of for long")
        return
    if (
        draft.unit == "jiwa"
        and len({m.region for m in group}) >= 2
        and all(m.region and m.region.level == "province" for m in group)
    ):
        draft.regions = (_joined(list(group)),)
        draft.why("region:provinces together")
        return
    branch = next((m.region for m in draft.clause.regions if m.kind == "branch" and m.end <= last.start), topic.branch)
    if draft.unit == "jiwa" and len({m.region for m in group}) >= 2 and branch is not None:
        draft.regions = (branch,)  # people of several regions together: the branch that serves them
        draft.why("region:several regions of one branch")
        return
    if draft.unit == "jiwa" and len({m.region for m in group}) >= 2 and _counts_all(text, draft, group):
        draft.regions = (_joined(list(group)),)
        draft.why("region:several regions together")
        return
    if last.region is not None and last.region.level == "province" and len(group) == 1:
        # "Kota X masuk jajaran kota di Jawa Barat yang … sudah 96 persen": the province only places the city
        inside = [
            m
            for m in mentions
            if m.end <= last.start
            and m.region is not None
            and m.region.level in ("regency", "city")
            and m.region.parent == last.region.code
        ]
        if (
            inside
            and inside[-1].start >= draft.left
            and _PLACES.search(text, max(draft.left, last.start - 30), last.start)
        ):
            _set(draft, (inside[-1],), "before")
            return
    _set(draft, group if draft.unit == "persen" else (last,), "before", topic.branch)


def _counts_all(text: str, draft: Draft, group: tuple[RegionMention, ...]) -> bool:
    """ "Total peserta di A, B dan C 3,1 juta": are so many people those of all regions of a list?"""
    last = group[-1].region
    if last is None or not all(m.region and m.region.level in ("regency", "city") for m in group):
        return False
    several = _SO_MANY.search(text, max(draft.left, group[0].start - 90), group[0].start)
    if several and len(group) >= 3 and not _EACH.search(text, group[-1].end, draft.number.start):
        return True
    people = load_gazetteer().population(last.code)
    if people is not None and draft.value > _TOO_MANY * people:
        return True
    return _IN_ALL.search(text, max(draft.left, group[0].start - 60), group[0].start) is not None


_TOO_FEW = 0.01
"""So small a part of its people is no region's whole population."""
_TOO_MANY = 1.3
"""So many times its people cannot live in the region that a list ends with."""
_SO_MANY = Pattern(  # "di tiga daerah terdampak bencana, Kota A, Kabupaten B dan C sebanyak 1,5 juta jiwa"
    rf"(?<!\w)(?:{COUNT})\s«REGION»(?:\s[\p{{L}}/]+){{0,6}}(?:,|:|\s\()\s?(?:yakni\s|yaitu\s)?"
    r"(?:«KABUPATEN»\s|kota\s)?$"
)
_IN_ALL = Pattern(r"(?<!\w)(?:«TOTAL»|gabungan)\s(?:\w+\s){0,4}(?:di\s)?(?:«KABUPATEN»\s|kota\s)?$", reverse=True)


_THAT_LIES_BY = Pattern(
    r",?\syang\s(?:juga\s)?(?:mengelilingi|mengitari|mengapit|berbatasan|bertetangga|berdekatan|bersebelahan|berdampingan|mekar|dimekarkan"
    r"|berpisah|pecahan)\s(?:langsung\s)?(?:dengan\s|dari\s)?"
)
_OF_BRANCH = Pattern(
    r"(?<!\w)(?:se-?cabang|(?:«AREA»|area)\s(?:kerja|layanan))(?:nya|\s(?:kantor\s)?cabang|\skantor(?:nya)?|\skami|\skita)?(?:\s(?:ini|itu|tersebut))?(?!\w)",
)
_HOLDS = r"(?:melayani|membawahi|membawahkan|menaungi|meliputi|mencakup)"
_WHICH_SERVES = Pattern(rf",?\s(?:yang\s)?{_HOLDS}(?:\s(?:«REGION»|kerja))*\s")
_REGIONS_IN = Pattern(r"(?<!\w)«REGION»\s(?:di|se)\s?(?:«PROVINCE»\s)?$")
_THIS_TOWN = Pattern(  # "kabupaten di Provinsi X ini", "kabupaten ujung timur Madura itu"
    r"(?<!\w)«REGION»\s(?:(?:\w+\s){0,2}di|ujung\s\w+|paling\s\w+(?:\sdi)?)\s$", reverse=True
)
_THIS = Pattern(r"\s(?:ini|itu)(?!\w)")
_OURS = Pattern(r"(?:«AREA»|area|kawasan)")
_NATIONAL_GOAL = Pattern(
    r"(?<!\w)(?:dalam|menurut|sesuai|pada)\srpjmn(?!\w)"
    r"|(?<!\w)target\s(?:(?:«UHC»|kepesertaan|cakupan|«JKN»)\s)?(?:nasional|rpjmn|pemerintah\spusat)(?!\w)"
)
_OUT_OF_TOTAL = Pattern(r"(?<!\w)dari\s(?:«TOTAL»|«COUNT»)\s(?:«ABOUT»\s|«MANY»\s)?$")
_AREA_OF = Pattern(
    rf"(?<!\w)(?:area|«AREA»|cabang)[\p{{L}}\s]{{0,40}}(?:,\syang\s)?(?:terdiri\s(?:dari|atas)|{_HOLDS})(?:\s[\p{{L}}\d]+\s«REGION»)?,?\s*+(?:yakni|yaitu)?:?\s*+(?:«KABUPATEN»|kota)?\s*+$",
    reverse=True,
)
_TAKING_IN = Pattern(  # "peserta cabang ini mencakup Kota A, Kabupaten B dan C atau sekitar 75 persen"
    rf"(?<!\w)(?:peserta|kepesertaan|itu|tersebut|ini)\s{_HOLDS}\s(?:«AREA»\s)?$"
)
_PLACES = Pattern(r"(?<!\w)(?:di|se|tingkat|seluruh|kota\sdi|kabupaten\sdi)\s*+$", reverse=True)


def _nation(draft: Draft, why: str) -> None:
    country = load_gazetteer().by_code("ID")
    draft.regions = (country,) if country is not None else ()
    draft.why("region:" + why)


_HOW_MANY = Pattern(rf"(?<!\w)({COUNT})\s«REGION»(?!\w)")


def _how_many(text: str, start: int, end: int) -> int | None:
    """The number of regions that a stretch of text first speaks of, None where it counts none."""
    match = _HOW_MANY.search(text, start, end)
    return number_of(match[1]) if match else None


def name_group(reading: Reading, clause: Clause, groups: list[Draft]) -> None:
    """ "Ada tiga provinsi yang mencapai 95 persen. Ketiganya Aceh, Bali dan DKI": a group named in a next sentence.

    The list has to hold as many regions as were counted, or to open with "di antaranya" where none were ("sejumlah
    kabupaten"), and its sentence no figures of its own.
    """
    if not groups or any(n.decoy is None and n.unit is not None for n in clause.numbers):
        return
    named = [m for m in subjects(reading.text, clause) if m.region is not None]
    group = _group(reading.text, named) if named else ()
    many = len({m.region for m in group})
    some = many > 1 and _THEY_ARE.match(reading.text, clause.start, group[0].start) is not None
    for draft in groups:
        count = _how_many(reading.text, draft.clause.start, draft.clause.end)
        if draft.number.bound != "under" and many > 1 and (count == many or (some and count is None)):
            draft.dropped = None
            draft.regions = tuple(dict.fromkeys(m.region for m in group if m.region is not None))
            draft.why("region:named in a next sentence")


_THEY_ARE = Pattern(  # "Di antaranya Kota A, B dan C"
    r"\W{0,3}(?:(?:di\s)?antara(?:nya)?(?:\slain)?|yaitu|yakni|meliputi|mereka\s(?:adalah|ialah))\s(?:(?:adalah|ialah|yaitu|yakni|«KABUPATEN»|kota)\s){0,2}"
)


def _set(draft: Draft, mentions: tuple[RegionMention, ...], how: str, branch: Region | None = None) -> None:
    if len(mentions) == 1 and is_plural(mentions[0]):
        if branch is not None and (draft.unit != "persen" or draft.number.decimals > 0):
            draft.regions = (branch,)  # "di lima daerah itu … 84,32 persen": no exact share is that of each
            draft.why("region:several regions of one branch")
            return
        draft.regions = mentions[0].candidates if draft.unit == "persen" else ()
    else:
        draft.regions = tuple(dict.fromkeys(m.region for m in mentions if m.region is not None))
    draft.why(f"region:{how}:{mentions[-1].rule}")


def _group(text: str, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """The last mention with those listed right before it ("Kota Solok dan Kota Padang Panjang")."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        gap = text[mention.end : group[0].start]
        if mention.kind in ("national", "anaphor", "branch", "branch_region") or not _LIST_GAP.fullmatch(gap):
            break
        group.insert(0, mention)
    if len({m.region.level in ("regency", "city") for m in group if m.region}) > 1:
        return (mentions[-1],)
    return tuple(group)


def _each(text: str, clause: Clause, drafts: list[Draft], mentions: list[RegionMention], topic: Topic) -> bool:
    """ "Temanggung dan Magelang masing-masing 83,2 dan 85,1 persen": one number a region."""
    if mentions and is_plural(mentions[-1]) and _each_member(text, drafts, mentions, topic):
        return True
    match = _EACH.search(text, clause.start, clause.end)
    if match is None:
        return False
    after = [d for d in drafts if d.number.start >= match.end()]
    before = [m for m in mentions if m.end <= match.start()]
    if not after or not before:
        return False
    group = _group(text, before)
    if len(after) == 1 and len(group) > 1 and after[0].number.start - match.end() < 25:
        _set(after[0], group, "each the same")
        for draft in drafts:
            if not draft.regions:
                _assign(text, draft, mentions, topic)
        return True
    if len(after) < 2:
        return False
    if (
        1 < len(group) < len(after)
        and _listed(text, after[: len(group)])
        and _BUT.search(text, after[len(group) - 1].number.end, after[len(group)].number.start)
    ):
        after = after[: len(group)]  # "Lampung dan Bali masing-masing 88 dan 97 persen, sedang tertinggi Aceh, 100"
    if len(group) != len(after):
        named = before[: -len(group)]
        if named and _TELLS_WHO.fullmatch(text, named[-1].end, match.start()):
            group = _group(text, named)  # "Klungkung dan Bangli, dua tetangga Gianyar, masing-masing …"
    if len(group) != len(after):
        return _each_in_place(text, clause, drafts, after, before, match.start())
    for draft, mention in zip(after, group, strict=True):
        _set(draft, (mention,), "each")
    for draft in drafts:
        apart = draft.number.start > after[-1].number.end or draft.number.end <= group[0].start
        if not draft.regions and apart:
            _assign(text, draft, mentions, topic)
        elif not draft.regions:
            _set(draft, (group[-1],), "sentence")
    return True


_BUT = Pattern(r"(?<!\w)(?:sedang(?:kan)?|sementara|adapun|tertinggi|terendah)(?!\w)")


def _listed(text: str, drafts: list[Draft]) -> bool:
    """Do numbers follow each other with nothing between but "," and "dan"?"""
    return all(_NEXT_NUMBER.fullmatch(text, one.number.end, other.number.start) for one, other in pairwise(drafts))


_NEXT_NUMBER = Pattern(r"\s?(?:[,;]\s?(?:dan\s|serta\s)?|(?:dan|serta)\s)")


def _each_member(text: str, drafts: list[Draft], mentions: list[RegionMention], topic: Topic) -> bool:
    """ "Kepesertaan di kelima daerah itu 99,2; 97,8; 93,5; 98,1 dan 99,9 persen": each number is of one of them, in the
    order in which they were named; where they are fewer or more, of none that is known."""
    several = mentions[-1]
    after = [d for d in drafts if d.number.start >= several.end]
    if len(after) < 2 or not _listed(text, after) or len({(d.indicator, d.unit, d.status) for d in after}) > 1:
        return False
    for i, draft in enumerate(after):
        if len(after) == len(several.candidates):
            draft.regions = (several.candidates[i],)
            draft.why("region:each:" + several.rule)
        else:
            draft.drop("its region is not known")
    for draft in drafts:
        if draft not in after:
            _assign(text, draft, mentions, topic)
    return True


_TELLS_WHO = Pattern(rf",\s(?:{COUNT})\s[^,;.\d]{{0,60}},\s(?:yang\s)?")
_ITEM_GAP = Pattern(r"\s*+(?:,\s*+(?:dan|serta)|,|(?<!\w)(?:dan|serta)(?!\w))\s*+")


def _each_in_place(
    text: str, clause: Clause, drafts: list[Draft], after: list[Draft], before: list[RegionMention], stop: int
) -> bool:
    """A list with a name that is no region ("Medan, Lubuk Pakam dan Tanjungbalai"): each number keeps its place."""
    items: list[tuple[int, int]] = []
    start = clause.start
    for gap in _ITEM_GAP.finditer(text, clause.start, stop):
        items.append((start, gap.start()))
        start = gap.end()
    if text[start:stop].strip():
        items.append((start, stop))
    items = items[-len(after) :]
    named = [next((m for m in before if s <= m.start < e), None) for s, e in items]
    if len(items) != len(after) or named[-1] is None or sum(m is not None for m in named) < 2:
        return False
    for draft, mention in zip(after, named, strict=True):
        if mention is None:
            draft.drop("its region is not known")
        else:
            _set(draft, (mention,), "each")
    return all(d in after for d in drafts)


def _share_back(text: str, draft: Draft) -> None:
    """ "282,7 juta jiwa atau 98 persen penduduk Indonesia": the first number takes the region that the second names."""
    link = draft.link
    before = draft.before
    if (
        link is None
        and before is not None
        and before.unit == "persen"
        and draft.indicator == "population"
        and any(r.startswith("region:after:") for r in draft.reasons)
        and any(r.level == "branch" for r in before.regions)
    ):
        before.regions = draft.regions  # "BPJS Cabang X mencatat 97,1 persen dari 310 ribu penduduk di Kabupaten Y"
        before.why("region:from its restatement")
        return
    after = any(r.startswith("region:after:") for r in draft.reasons)
    if not after and "region:provinces together" not in draft.reasons:
        return
    if (
        link is None
        and before is not None
        and before.unit == draft.unit == "jiwa"
        and draft.indicator == "population"
        and OUT_OF_THEM.fullmatch(text, before.number.end, draft.number.start)
    ):
        link = before  # "389.210 jiwa dari 393.064 jiwa penduduk Kabupaten X telah menjadi peserta"
    if link is None:
        return
    taken = (
        link.before is not None
        and link.before.regions == link.regions
        and any(r.startswith("region:after:") for r in link.before.reasons)
    )
    guessed = ("region:topic", "region:home", "region:same sentence")
    share = link.link if draft.indicator == "population" else None
    shared = share is not None and "region:linked" in link.reasons and any(r in guessed for r in share.reasons)
    if taken or shared or any(r in guessed for r in link.reasons):
        link.regions = draft.regions
        link.why("region:from its restatement")
        if shared and share is not None:
            share.regions = draft.regions  # "63 persen atau 6,7 juta jiwa dari 10,5 juta jiwa yang mendiami A dan B"
            share.why("region:from its restatement")


def fit(drafts: list[Draft], topic: Topic) -> None:
    """Move counts that are larger than their region's people to the region above it."""
    _one_of_the_branch(drafts, topic)
    for draft in drafts:
        _fit(draft, drafts, topic)


def _one_of_the_branch(drafts: list[Draft], topic: Topic) -> None:
    """ "BPJS Kesehatan Cabang X melaporkan 765.495 peserta dari 814.356 jiwa": the people of the page's own region."""
    home = topic.home
    if home is None or home.level not in ("regency", "city"):
        return
    of_branch = [d for d in drafts if d.regions and d.regions[0].level == "branch"]
    for base in of_branch:
        if base.indicator != "population" or base.unit != "jiwa":
            continue
        people = load_gazetteer().population(home.code, int(base.as_of[:4]) if base.as_of else 2022)
        if people is not None and abs(base.value / people - 1) < 0.06:
            for draft in of_branch:
                if draft.regions == base.regions:
                    draft.regions = (home,)
                    draft.why("region:as many people as the page's own")


def _fit(draft: Draft, beside: list[Draft], topic: Topic) -> None:
    """A count larger than a region's people cannot be its own: it is the branch's, the province's or the nation's."""
    if draft.unit != "jiwa" or len(draft.regions) != 1:
        return
    gazetteer = load_gazetteer()
    region = draft.regions[0]
    if region.level in ("village", "district"):
        if draft.value > (60_000 if region.level == "village" else 600_000) and region.parent:
            above = gazetteer.by_code(region.code[:5])
            for other in beside:
                if above is not None and other.regions == draft.regions:
                    other.regions = (above,)
                    other.why("region:larger than its people")
        return
    if region.level not in ("province", "regency", "city"):
        return
    year = int(draft.as_of[:4]) if draft.as_of else 2022
    people = gazetteer.population(region.code, year)
    share = draft.link is not None and draft.link.unit == "persen" and draft.link.value > 50
    if people is not None and (draft.indicator == "population" or share) and draft.value < _TOO_FEW * people:
        draft.drop("too few for its people")  # "penduduk Kabupaten X sebanyak 1.305 ribu jiwa", of a village not named
        return
    if people is None:
        return
    larger = _namesake(draft, region, people, year) or _around(draft, region, people, year, topic)
    guessed = "region:home" in draft.reasons or "region:topic" in draft.reasons
    if larger is None and draft.value > 1.6 * people:
        together = topic.joint is not None and region.level == "province" and draft.value < 60_000_000
        larger = topic.joint if together else _above(region, draft.value, year, topic, guessed)
    if larger is None:
        return
    small = draft.regions
    for other in beside:
        linked = other.link is draft or draft.link is other or any(r.startswith(GUESSES) for r in other.reasons)
        if other is draft or (other.regions == small and linked):
            other.regions = (larger,)
            other.why("region:larger than its people")


def _namesake(draft: Draft, region: Region, people: int, year: int) -> Region | None:
    """ "… dan Solok 342.112 jiwa": of a town and a regency of one name, the one that has so many people."""
    named = any(r.startswith(("region:before:", "region:after:")) for r in draft.reasons)
    if not named or any(r.endswith(":type word") for r in draft.reasons):
        return None
    if region.level == "province" or draft.value <= 1.6 * people:
        return None
    gazetteer = load_gazetteer()
    others = [r for r in gazetteer.members(region.name) if r != region and r.level in ("regency", "city")]
    others = [r for r in others if draft.value <= _MOST_MEMBERS * (gazetteer.population(r.code, year) or 0)]
    return next((r for r in others if r.province == region.province), None)


def _around(draft: Draft, region: Region, people: int, year: int, topic: Topic) -> Region | None:
    """ "Wilayah cabang ini meliputi X, Y dan Z. … Total peserta nonaktif 203.379 jiwa.": what the page is about,
    where a count whose words name no region is more than the region spoken of last can have of its kind."""
    most = _MOST_WITHOUT if draft.indicator in ("unregistered", "inactive") else _MOST_MEMBERS
    around = topic.branch or topic.home
    if around is None or draft.link is not None or "region:topic" not in draft.reasons:
        return None
    if not is_exact_count(draft) or draft.value <= most * people:
        return None
    if around.level == "branch":
        return around
    whole = load_gazetteer().population(around.code, year)
    return around if around.code == region.province != region.code and whole and draft.value < whole else None


_MOST_WITHOUT, _MOST_MEMBERS = 0.6, 1.25


def _above(region: Region, value: float, year: int, topic: Topic, guessed: bool) -> Region | None:
    """The region around `region` that so many people fit."""
    gazetteer = load_gazetteer()
    parent = gazetteer.by_code(region.parent) if region.parent else None
    while parent is not None:
        people = gazetteer.population(parent.code, year)
        if people is not None and value <= 1.3 * people:
            if topic.branch is not None and value < 0.75 * people and parent.level == "province":
                return topic.branch
            ours = topic.home is not None and topic.home.code == parent.code
            # more than any province has, or than all but one where no word names the region
            nation = parent.level == "country" and (ours or value > (20_000_000 if guessed else 60_000_000))
            return parent if nation or value >= 0.3 * people else None
        parent = gazetteer.by_code(parent.parent) if parent.parent else None
    return None


def follow(clause: Clause, drafts: list[Draft], topic: Topic, text: str) -> None:
    """Move the topic on: to the region of the sentence's last figure, else to the only region it is clearly about."""
    spoken_of = subjects(text, clause, topic.home)
    for mention in spoken_of:
        if mention.region is not None and mention.kind not in ("national", "dateline"):
            topic.recent[mention.region.level] = mention.region
    figures = [d for d in drafts if d.dropped is None and len(d.regions) == 1 and d.regions[0].level != "country"]
    if not figures and not spoken_of:
        return
    if figures and _held_against(text, clause, figures, topic):
        return
    if len({d.regions[0] for d in figures}) > 1:
        topic.last = tuple(dict.fromkeys(d.regions[0] for d in figures))[-3:]
        return  # a list of regions: what follows speaks again of what the list belongs to
    if figures:
        topic.last = (*topic.last[-2:], figures[-1].regions[0])
        home = topic.home
        last = figures[-1].regions[0]
        if (
            home is not None
            and home.code == last.province != last.code
            and _EXTREME.match(text, clause.start, clause.end)
        ):
            topic.region = home  # "Paling rendah Kabupaten X, 69,9 persen.": of the province that is spoken of
            return
        if last.level == "branch" and topic.region is not None and all(d.status != "actual" for d in figures):
            return  # "BPJS Cabang X mendorong keaktifan di atas 80 persen": the text goes on about the regency
        if (
            last.level not in ("branch", "branch_region")
            or home is None
            or home.level == "branch"
            or fold(home.name) in fold(last.name)
        ):
            topic.region = figures[-1].regions[0]
        return
    kinds = ("full", "government") if topic.home is not None else ("full", "government", "branch", "branch_region")
    named = [m for m in spoken_of if m.kind in kinds and not _of_below(m)]
    said = spoken_of[-1:]
    if said and _THAT_TOWN.fullmatch(text, said[0].start, said[0].end) and said[0].region and not clause.numbers:
        topic.region = said[0].region  # "… dan Kota X, kota itu sudah UHC. Angkanya …"
        return
    if takes_in(text, clause):
        return
    several = len({m.region for m in named}) >= 3  # "wilayah dimaksud: A, B dan C"
    if named and len(_list_from(text, named[0], spoken_of)) >= 3:
        several = True  # "Tujuh daerah lainnya, yakni Kabupaten A, B, C …": of none of them
    if len({m.region for m in named}) == 1 or (named and named[0].kind == "full" and not several):
        topic.region = named[0].region
        if topic.listing and not clause.numbers and clause.text.strip(" .:\n") == text[named[0].start : named[0].end]:
            topic.last = ()  # "Kecamatan X." heads what follows
        return
    spoken = [m for m in spoken_of if m.kind in ("bare", "alias", "anaphor")]
    if not clause.numbers and {m.region for m in spoken} == {topic.home} and _ALL_OF_IT.search(clause.text):
        topic.region = topic.home  # "Seluruh kota dan kabupaten di Bali telah mencapai UHC. Sebanyak 12 persen …"
        return
    if len({m.region for m in spoken}) == 1 and spoken[0].region is not None and not clause.numbers:
        opens = not regex.search(r"\p{L}", text[clause.start : spoken[0].start])
        words = len(clause.text.split())
        if words > 2 and (opens or words <= _SHORT):  # "Bagaimana dengan Lebak?"
            topic.region = spoken[0].region


def _of_below(mention: RegionMention) -> bool:
    """ "Camat X hadir pula": the text goes on about the regency."""
    region = mention.region
    return mention.kind == "government" and region is not None and region.level in ("district", "village")


_EXTREME = Pattern(
    r"[\"“'‘]?(?:adapun\s|sedangkan\s|sementara\s|yang\s|posisi\s|capaian\s|cakupan\s)*+(?:paling\s(?:rendah|tinggi|kecil|besar|buncit|sedikit|banyak)|terendah|tertinggi|terkecil|terbesar|terbanyak)(?:nya)?(?!\w)"
)


def takes_in(text: str, clause: Clause) -> bool:
    """ "Wilayah kerja cabang ini meliputi Kota Lhokseumawe, Aceh Utara dan Bireuen.": does it list an area's parts?"""
    verb = _TAKES_IN.search(text, clause.start, clause.end)
    return verb is not None and len({m.region for m in clause.regions if m.start >= verb.end()}) >= 2


_TAKES_IN = Pattern(rf"(?<!\w)(?:{_HOLDS}|terdiri\s(?:dari|atas))(?!\w)")
_ALL_OF_IT = Pattern(r"(?<!\w)(?:seluruh|semua|setiap)\s«REGION»(?!\w)")
_THAT_TOWN = Pattern(r"(?:kota|«KABUPATEN»|«PROVINCE»)\s(?:itu|tersebut)")
_SHORT = 7
_AVERAGE = Pattern(
    r"(?<!\w)(?:rata-rata|rerata|bandingkan|pembanding|dibanding(?:kan)?|ketimbang|daripada|berbanding)(?!\w)",
)


def _held_against(text: str, clause: Clause, figures: list[Draft], topic: Topic) -> bool:
    """ "Bandingkan dengan rata-rata Sumatera Utara yang 85,7 persen": the text goes on about its own region."""
    here = topic.region or topic.home
    region = figures[-1].regions[0]
    if here is None or here == region or region.code not in (here.province, here.parent):
        return False
    return _AVERAGE.search(text, clause.start, clause.end) is not None
