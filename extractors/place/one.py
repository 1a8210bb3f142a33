"""Which region a number by itself is of."""

from __future__ import annotations

import regex

from corpus.pattern import Pattern, compiled
from extractors.counts import COUNT
from extractors.draft import Draft
from extractors.gazetteer import Region, level_of, load_gazetteer
from extractors.place.groups import (
    all_of_joint,
    counted_and_named,
    group_of,
    is_joined,
    joined_of,
    listed_after,
    province_group,
    set_regions,
    together_after,
)
from extractors.place.subjects import HOLDS, NAMES, PAID_BY, SAID_BY, is_plural, list_from
from extractors.place.topic import Topic
from extractors.reading import Clause
from extractors.regions.find import RegionMention

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
EACH = Pattern(r"(?<!\w)(?:masing-masing|masing2|berturut-turut|secara\sberurutan)(?!\w)")
_NATIONAL_PLAN = Pattern(
    r"(?<!\w)(?:rpjmn|rencana\spembangunan\sjangka\smenengah\snasional|peta\sjalan|roadmap|road\smap|inpres|perpres|pemerintah\spusat|pemerintah\s(?!«REGION»|desa|aceh|setempat)(?:\w+\s)?(?:«AIM»|mematok|memasang|menetapkan|membidik|mengejar)|target\s(?:(?:«UHC»|kepesertaan|cakupan|«JKN»)\s)?(?:nasional|pemerintah)|secara\snasional|presiden|menteri|kementerian|(?:suatu|setiap|tiap|sebuah)\s«AREA»)(?!\w)",
)
_OFFICES = ("branch", "branch_region")
ITS_OWN = Pattern(
    r"[\"“'‘]?(?:di\s(?:sana|situ)|(?:yaitu|yakni|tepatnya|persisnya)(?=,?\s(?:\w+\s)?\d)|(?:«COUNT»\s|«TOTAL»\s|tingkat\s|capaian\s|cakupan\s)?"
    r"(?:peserta|kepesertaan|cakupan|capaian|keaktifan|penduduk|warga)nya)(?!\w)",
)


def assign_region(text: str, draft: Draft, mentions: list[RegionMention], topic: Topic) -> None:
    number, clause = draft.number, draft.clause
    if draft.cell is not None:
        set_regions(draft, (draft.cell,), "row")
        return
    if draft.status == "criterion":
        _nation(draft, "a rule is the nation's")
        return
    if "status:a mark not reached" in draft.reasons and _NATIONAL_PLAN.search(text, number.end, number.end + 60):
        _nation(draft, "national plan")
        return
    near = [m for m in mentions if draft.left <= m.start and m.end <= number.start]
    if not near and "status:beyond a goal" in draft.reasons and draft.before is not None:
        # "Kota X melewati target nasional 98 persen, tepatnya 98,6 persen"
        near = [m for m in mentions if m.kind != "national" and m.end <= draft.before.number.start]
    if (
        len(near) > 1
        and draft.before is not None
        and draft.before.regions == (near[0].region,)
        and any(r.startswith("region:after:") for r in draft.before.reasons)
    ):
        near = near[1:]  # "41.112 peserta di Kabupaten A, B 30.112": A is taken
    if len(near) > 1:  # "warga Provinsi A yang ber-JKN, kata Kepala BPJS Kesehatan Kabupaten B, mencapai 88 persen"
        near = [m for m in near if not SAID_BY.search(text, max(draft.left, m.start - 60), m.start)] or near
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
        and (is_plural(after) or (draft.unit == "persen" and len(list_from(text, after, mentions)) > 1))
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
    if (
        after is not None
        and not near
        and topic.branch is not None
        and after.region is not None
        and after.region.level == "province"
        and _SO_MANY_IN.fullmatch(text, number.end, after.start)
    ):
        draft.regions = (topic.branch,)  # "262 ribu warga pada empat kabupaten di Provinsi X …, kata BPJS Cabang Y"
        draft.why("region:so many of a province, which the branch serves")
        return
    together = (
        together_after(text, draft, after, mentions, topic) if attached and after is not None and not near else None
    )
    if together is not None:
        draft.regions = (together,)
        draft.why("region:several regions together")
        return
    listed = listed_after(text, draft, mentions) or counted_and_named(text, draft, mentions)
    if listed:
        set_regions(draft, listed, "list after")
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
            following = province_group(text, after, others)
            if len(following) >= 2:
                draft.regions = (joined_of(following, topic.offices),)
                draft.why("region:provinces together")
                return
        set_regions(draft, (after,), "after", topic.branch)
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
        group = group_of(text, earlier) if draft.unit == "persen" and draft.before is None else (earlier[-1],)
        set_regions(draft, group, "sentence", topic.branch)
    elif (
        after is not None
        and after.kind not in ("government", "national")
        and "," not in text[number.end : after.start]
        and after.start - number.end < 120
        and draft.right >= after.start
        and not _LIES.search(text, number.end, after.start)
    ):
        set_regions(draft, (after,), "after, apart")
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
                and not QUOTED.search(clause.text)
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
        m.region is None and m.kind in NAMES and len(m.candidates) > 1 and draft.left <= m.start < draft.right
        for m in draft.clause.regions
    )


_LIES = Pattern(  # "3 juta jiwa yang belum tercover menumpuk di Kabupaten X": most of them, not all
    r"(?<!\w)(?:menumpuk|bertumpuk|tersebar|terkonsentrasi|terpusat|terbanyak|(?:paling|sebagian\s(?:besar|terbesar))\s\w+|kebanyakan|umumnya|mayoritas\w*|didominasi)(?!\w)"
)
_THEIRS = Pattern(r"(?<!\w)(?:penduduk|warga|(?:ke)?peserta(?:an)?|cakupan|keaktifan)nya(?!\w)")
_THERE = Pattern(r"(?<!\w)(?:itu|tersebut|di\ssana|di\s?antaranya|mereka|ini)(?!\w)")


def _points_back(text: str, clause: Clause) -> bool:
    """Do the words of a sentence speak of the region named last ("di sana", "pesertanya")?"""
    return (
        _THERE.search(text, clause.start, clause.end) is not None
        or ITS_OWN.match(text, clause.start, clause.end) is not None
        or bool(_REST.match(text, clause.start, clause.end))
    )


_WE_ARE_AT = Pattern(
    r"(?<!\w)(?:kita|kami)\s(?:[^.;]{0,30}\s)?(?:posisi|masih|baru|sudah|telah|berada|saat\sini)(?!\w)"
    r"|(?<!\w)(?:posisi|capaian|cakupan|angka)\s(?:kita|kami)(?!\w)"
)
_REST = Pattern(r"\W{0,3}(?:sisanya|selebihnya|sisa)(?!\w)")  # "Sisanya 51.190 orang belum"
_SPEAKERS_OWN = Pattern(r"(?<!\w)(?:(?:warga|«REGION»|tempat|peserta|penduduk|masyarakat)\s|di\s)(?:kami|kita)(?!\w)")
QUOTED = regex.compile(r"[\"“”]")
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
        or PAID_BY.search(text, draft.left, match.start(match.lastindex or 0))
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
    group = group_of(text, near)
    last = near[-1]
    if last.kind == "anaphor" and _OURS.match(last.rule) and topic.region is not None and is_joined(topic.region):
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
        set_regions(draft, (near[-2],), "before")  # "BPJS Cabang X yang melayani empat kabupaten di Provinsi Y"
        return
    serving = next((m for m in near if m.kind == "branch" and m.end <= group[0].start), None)
    if serving is not None and len(group) > 1 and _WHICH_SERVES.fullmatch(text, serving.end, group[0].start):
        set_regions(draft, (serving,), "before")  # "BPJS Cabang X yang melayani A, B dan C … mencapai 70 persen"
        return
    if len(near) > 1 and _THAT_LIES_BY.fullmatch(text, near[-2].end, last.start):
        near = near[:-1]  # "Kabupaten X yang mengelilingi Y, masih 77,6 persen"
        group, last = group_of(text, near), near[-1]
    if len(near) > 1 and near[-2].kind == "branch" and text[near[-2].end : last.start] == ", ":
        set_regions(draft, (near[-2],), "before")  # "Cabang X, Kabupaten Y dari penduduknya …": its seat
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
        if (
            topic.region is not None
            and topic.region.level in ("regency", "city")
            and topic.last[-_LONG:] == (topic.region,) * _LONG
        ):
            draft.regions = (topic.region,)  # "Di Kabupaten X 85,3 persen … Peserta aktif … di daerah ini 76,9 persen"
            draft.why("region:spoken of for long")
            return
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
    if all_of_joint(group, topic) or (of_provinces and topic.joint is not None):
        draft.regions = (topic.joint,) if topic.joint is not None else ()
        draft.why("region:provinces together")
        return
    if (
        last.kind == "anaphor"
        and last.rule.endswith(" ini: what the page is about")
        and topic.region is not None
        and last.region is not None
        and topic.region.level == last.region.level
        and topic.last[-_LONG:] == (topic.region,) * _LONG
    ):
        draft.regions = (topic.region,)  # "Khusus Merauke, … Orang asli Papua di kabupaten ini …"
        draft.why("region:spoken of for long")
        return
    if (
        ours
        and _OURS.match(last.rule)
        and topic.region is not None
        and last.region is not None
        and topic.region.province == last.region.code
        and topic.last[-1:] == (topic.region,)
        and "\n" not in text[max(0, draft.clause.start - 2) : draft.clause.start]
    ):
        # on a province's page: "Cakupan di Kutim 96 persen. Di daerah ini peserta aktif …"
        draft.regions = (topic.region,)
        draft.why("region:spoken of right before")
        return
    if (
        draft.unit == "jiwa"
        and len({m.region for m in group}) >= 2
        and all(m.region and m.region.level == "province" for m in group)
    ):
        draft.regions = (joined_of(list(group), topic.offices),)
        draft.why("region:provinces together")
        return
    branch = next((m.region for m in draft.clause.regions if m.kind == "branch" and m.end <= last.start), topic.branch)
    if draft.unit == "jiwa" and len({m.region for m in group}) >= 2 and branch is not None:
        draft.regions = (branch,)  # people of several regions together: the branch that serves them
        draft.why("region:several regions of one branch")
        return
    if draft.unit == "jiwa" and len({m.region for m in group}) >= 2 and _counts_all(text, draft, group):
        draft.regions = (joined_of(list(group), topic.offices),)
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
            set_regions(draft, (inside[-1],), "before")
            return
    set_regions(draft, group if draft.unit == "persen" else (last,), "before", topic.branch)


def _counts_all(text: str, draft: Draft, group: tuple[RegionMention, ...]) -> bool:
    """ "Total peserta di A, B dan C 3,1 juta": are so many people those of all regions of a list?"""
    last = group[-1].region
    if last is None or not all(m.region and m.region.level in ("regency", "city") for m in group):
        return False
    several = _SO_MANY.search(text, max(draft.left, group[0].start - 90), group[0].start)
    if several and len(group) >= 3 and not EACH.search(text, group[-1].end, draft.number.start):
        return True
    people = load_gazetteer().population(last.code)
    if people is not None and draft.value > _TOO_MANY * people:
        return True
    return _IN_ALL.search(text, max(draft.left, group[0].start - 60), group[0].start) is not None


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
_WHICH_SERVES = Pattern(rf",?\s(?:yang\s)?{HOLDS}(?:\s(?:«REGION»|kerja))*\s")
_SO_MANY_IN = Pattern(
    rf"(?:\s(?:jiwa|orang|warga|penduduk|peserta))*+\s(?:pada|di|dari|untuk)\s(?:{COUNT})\s«REGION»\s(?:di|se)\s?(?:«PROVINCE»\s)?$"
)
_REGIONS_IN = Pattern(r"(?<!\w)«REGION»\s(?:di|se)\s?(?:«PROVINCE»\s)?$")
_THIS_TOWN = Pattern(  # "kabupaten di Provinsi X ini", "kabupaten ujung timur Madura itu"
    r"(?<!\w)«REGION»\s(?:(?:\w+\s){0,2}di|ujung\s\w+|paling\s\w+(?:\sdi)?)\s$", reverse=True
)
_THIS = Pattern(r"\s(?:ini|itu)(?!\w)")
_LONG = 2
"""So many sentences with figures of one region in a row are about it."""
_OURS = Pattern(r"(?:«AREA»|area|kawasan)")
_NATIONAL_GOAL = Pattern(
    r"(?<!\w)(?:dalam|menurut|sesuai|pada)\srpjmn(?!\w)"
    r"|(?<!\w)target\s(?:(?:«UHC»|kepesertaan|cakupan|«JKN»)\s)?(?:nasional|rpjmn|pemerintah\spusat)(?!\w)"
)
_OUT_OF_TOTAL = Pattern(r"(?<!\w)dari\s(?:«TOTAL»|«COUNT»)\s(?:«ABOUT»\s|«MANY»\s)?$")
_AREA_OF = Pattern(
    rf"(?<!\w)(?:area|«AREA»|cabang)[\p{{L}}\s]{{0,40}}(?:,\syang\s)?(?:terdiri\s(?:dari|atas)|{HOLDS})(?:\s[\p{{L}}\d]+\s«REGION»)?,?\s*+(?:yakni|yaitu)?:?\s*+(?:«KABUPATEN»|kota)?\s*+$",
    reverse=True,
)
_TAKING_IN = Pattern(  # "peserta cabang ini mencakup Kota A, Kabupaten B dan C atau sekitar 75 persen"
    rf"(?<!\w)(?:peserta|kepesertaan|itu|tersebut|ini)\s{HOLDS}\s(?:«AREA»\s)?$"
)
_PLACES = Pattern(r"(?<!\w)(?:di|se|tingkat|seluruh|kota\sdi|kabupaten\sdi)\s*+$", reverse=True)


def _nation(draft: Draft, why: str) -> None:
    country = load_gazetteer().by_code("ID")
    draft.regions = (country,) if country is not None else ()
    draft.why("region:" + why)
