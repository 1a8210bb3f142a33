"""Which regions a UHC claim is about.

In order: the list after the cue ("…, yaitu A, B dan C"), the list that the next sentences give of the regions it counts
("sembilan daerah telah UHC"), the regions before it, the one after it ("diraih Kota X"), a speaker's own ("kita sudah
UHC"), the one that the text speaks of. Groups that nobody names ("daerah yang sudah UHC …") give none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pattern import compiled
from extractors.counts import number_of
from extractors.figure import Figure
from extractors.gazetteer import Region, level_of, load_gazetteer
from extractors.place.subjects import is_plural, subjects
from extractors.place.topic import Topic
from extractors.reading import Clause, Reading
from extractors.regions.find import RegionMention

LEVELS = ("province", "regency", "city", "district", "village")
REACH_BACK = 300  # characters before a cue that may hold its subject


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: offsets in the page, direction, the table's row."""

    start: int
    end: int
    reached: bool
    name: str


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of the table that lists are found by."""

    list: re.Pattern[str]
    group: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """A cue with what stands around it: `begin` is where its part of the sentence starts."""

    reading: Reading
    index: int
    cue: Cue
    topic: Topic | None
    figures: Sequence[Figure]
    forms: Forms
    begin: int
    before: list[RegionMention]
    after: list[RegionMention]

    @property
    def clause(self) -> Clause:
        """The sentence."""
        return self.reading.sentences[self.index]

    @property
    def folded(self) -> str:
        """The page in lower case."""
        return self.reading.folded

    @property
    def here(self) -> Region | None:
        """The region that the text speaks of."""
        return (self.topic.region or self.topic.home) if self.topic is not None else None


_TURNS = re.compile(
    r"[;.]|(?<!\w)(?:sedangkan|sementara|namun|tetapi|tapi)(?!\w)|(?<!\w)(?:berbeda\sdengan|menyusul|dibanding\w{0,3})(?=[^,;.]{0,60}\syang\s)"
)


def about(
    reading: Reading, index: int, cue: Cue, topic: Topic | None, figures: Sequence[Figure], forms: Forms
) -> tuple[list[Region], list[Region]]:
    """The regions that the cue is about, and those that it excepts ("…, kecuali Kabupaten X")."""
    clause, folded = reading.sentences[index], reading.folded
    low = max(clause.start, cue.start - REACH_BACK)
    begin = max((m.end() for m in _TURNS.finditer(folded, low, cue.start)), default=low)
    mentions = [m for m in subjects(reading.text, clause) if m.kind not in ("national", "branch", "branch_region")]
    excepted = _excepted(folded, clause, mentions)
    mentions = [m for m in mentions if m not in excepted]
    before = [m for m in mentions if begin <= m.start and m.end <= cue.start and not _led(folded, m)]
    before = [m for m in before if not _only_near(folded, m, begin)] or before
    before = [m for m in before if not _chosen_from(folded, m, before)]
    after = [m for m in mentions if m.start >= cue.end]
    scene = Scene(reading, index, cue, topic, figures, forms, begin, _unframed(folded, before), after)
    mark = _list_mark(scene)
    if mark is not None and cue.reached and _OTHERWISE.search(folded, cue.end, mark.start()):
        return [], listed_from(folded, after)  # "delapan sudah UHC dan dua belum, yaitu …"
    return _subjects(scene), regions_of(excepted)


_OTHERWISE = re.compile(r"(?<!\w)belum(?!\w)")


_SPEAKS = re.compile(r",\s*+(?!yaitu|yakni|antara|di antaranya|masing)\w[\w\s]{1,40}$")


def _list_mark(scene: Scene) -> re.Match[str] | None:
    """The word that opens a list right after the cue: "…, yaitu Kabupaten X"."""
    if not scene.after:
        return None
    mark = scene.forms.list.search(scene.folded, scene.cue.end, scene.after[0].start)
    if mark and mark[0] == ":" and _SPEAKS.search(scene.folded, scene.cue.end, mark.start()):
        return None  # "A dan B belum UHC, Bupati: A tinggal sedikit lagi"
    return mark if mark and _LEAD_IN.fullmatch(scene.folded, mark.end(), scene.after[0].start) else None


_EXCEPT = re.compile(r"(?<!\w)(?<!tak )(?<!tidak )(?<!tanpa )(?:ter)?kecuali\s(?:di\s)?")


_ONLY_LEFT = re.compile(r"(?<!\w)(?:hanya|tinggal|cuma|tersisa|menyisakan)\s(?:tersisa\s|tinggal\s)?$")
_NOT_YET = re.compile(r"\s(?:saja\s)?yang\s(?:masih\s)?belum(?=\s*+(?:[.,;!)”\"]|$|\n))")
_FOLLOWS = re.compile(r"\s(?:segera\s|akan\s|bakal\s)?menyusul(?=\s*+(?:[.,;!)”\"]|$|\n))")


def _excepted(folded: str, clause: Clause, mentions: list[RegionMention]) -> list[RegionMention]:
    """The mentions listed after "kecuali", in "hanya X yang belum" and in "…, X menyusul"."""
    match = _EXCEPT.search(folded, clause.start, clause.end)
    if match is None:
        return [
            m
            for i, m in enumerate(mentions)
            if (
                _NOT_YET.match(folded, m.end, min(len(folded), clause.end + 1))
                and _ONLY_LEFT.search(folded, max(clause.start, m.start - 24), m.start)
            )
            or (
                i > 0
                and _FOLLOWS.match(folded, m.end, min(len(folded), clause.end + 1))
                and folded[m.start - 3 : m.start] != "di "
            )
        ]
    after = [m for m in mentions if m.start >= match.end()]
    return run_of(folded, after) if after and after[0].start - match.end() <= 12 else []


_LED = re.compile(r"(?<!\w)(?:menyusul|setelah)\s*+$")


def _led(folded: str, mention: RegionMention) -> bool:
    """ "menyusul Kota X": who was there before."""
    ahead = folded.startswith(" yang ", mention.end)
    return not ahead and _LED.search(folded, max(0, mention.start - 12), mention.start) is not None


def _chosen_from(folded: str, mention: RegionMention, before: list[RegionMention]) -> bool:
    """ "Kota A dan Kabupaten B dari lima daerah tersebut telah UHC": does it stand for those that some are named of?"""
    if not is_plural(mention) or not folded.endswith(("dari ", "antara "), 0, mention.start):
        return False
    return any(m.region in mention.candidates for m in before)


_NEIGHBOURS = compiled(
    r",\s(?:para\s|«AREA»\s|«KABUPATEN»\s|kota\s)*+(?:tetangga(?:nya)?|yang\sberbatasan\sdengan)\s(?:«KABUPATEN»\s|kota\s)?$"
)


def _only_near(folded: str, mention: RegionMention, low: int) -> bool:
    """ "A, B dan C, tetangga X ini, telah UHC": X is only what they lie by."""
    return _NEIGHBOURS.search(folded, max(low, mention.start - 60), mention.start) is not None


_FRAME = compiled(r"(?<!\w)(?:di|se|dari|tingkat|«AREA»)[\s-]?(?:«PROVINCE»\s|«AREA»\s|seluruh\s|tingkat\s)?$")


def _framed(folded: str, mention: RegionMention, low: int) -> bool:
    """ "di Jawa Barat": is the region only where something lies?"""
    return _FRAME.search(folded, max(low, mention.start - 24), mention.start) is not None


def _unframed(folded: str, before: list[RegionMention]) -> list[RegionMention]:
    """Without the province that only places a town named before it ("Solok termasuk kota di Sumatera Barat yang …")."""
    kept: list[RegionMention] = []
    for mention in before:
        code = mention.region.code if mention.region is not None else None
        opens = folded.startswith(",", mention.end)  # "Di Jawa Timur, Kabupaten X salah satu yang UHC"
        within = before if opens else kept
        if any(m.region is not None and m.region.parent == code for m in within) and _framed(folded, mention, 0):
            continue
        kept.append(mention)
    return kept


_ONLY = compiled(
    r"[\s,]*+(?:(?:hanya|baru|tinggal|cuma|ialah|adalah|yakni|yaitu|ada|itu)\s{1,4}+)++(?:di\s)?(?:kota|«KABUPATEN»)?\s*+"
)
_LEAD_IN = compiled(r",?[\s\"“\-•–]*+(?:\(?[1a][.)]\s)?(?:hanya\s|cuma\s)?(?:di\s)?(?:kota|«KABUPATEN»)?\s*+")
_AS_MANY_AS = re.compile(r"(?<=\sada\s)\d{1,2}(?=\s*+[.,:;])")
_THERE_ARE = compiled(r"(?<!\w)ada\s(?:di\s)?(?=\d{1,3}\s«REGION»)")
_ONE_OF = compiled(
    r"(?<!\w)(?:masuk|termasuk|salah\ssatu|satu-satunya|satu\sdari|satu\sdi\s?antara|«BECOME»\ssatu|jajaran|bersama|bagian\sdari|di\s?antara)(?!\w)"
)
_GENERIC = compiled(
    r"(?<!\w)(?:pemerintah\s)?(?:«REGION»|desa|tetangga\w*)\s(?:lain(?:nya)?\s)?(?:di\s(?:[\w-]+\s){1,4}?)?(?:yang|ramai-ramai)(?:\s\w+){0,4}+\s*+$"
)
_GROUP_NOUN = compiled(
    r"(?<!\w)(?:(?:semua|seluruh|suatu|sebuah|setiap|tiap|banyak|sebagian(?:\sbesar)?|mayoritas|kebanyakan|masing-masing)\s(?:dari\s)?(?:«REGION»|pemda|pemerintah\s«AREA»|desa|kecamatan)|sisanya|selebihnya|yang\slain(?:nya)?|«AREA»\slain(?:nya)?)(?!\w)"
)
_BOTH = re.compile(r"(?<!\w)(keduanya|ketiganya|keempatnya)(?!\w)")
_HOW_MANY = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4}
_THEY = compiled(r"(?<!\w)(?:mereka|keduanya|ketiganya|kedua\s«AREA»\situ)(?!\w)")
_KIND = compiled(r"(?<!\w)(kota|«KABUPATEN»|«PROVINCE»)(?:\s(?:memang|sendiri|kami|kita|ini|itu))*+\s*+$")
_BY = compiled(
    r"[\s,]*+(?:\([^)]{0,30}\)\s{0,4})?(?:(?:oleh|di|untuk|kepada|pada|se-?|sejak\s\d{4}|tahun\s\d{4}|\d{4}|ini|kembali|jatuh\ske\stangan|milik|awards?|«BPJS»|di(?:berikan|serahkan|terima|raih|anugerahkan|sematkan))\s{0,4}+)*+"
)
_WE = re.compile(r"(?<!\w)(?:kita|kami)(?!\w)")
_SAYS = re.compile(r"(?<!\w)(?:kata|ujar|ucap|tutur|jelas|terang|ungkap|sebut|tegas|papar)(?:nya)?(?!\w)")


def _subjects(scene: Scene) -> list[Region]:
    cue, folded, clause, before, after = scene.cue, scene.folded, scene.clause, scene.before, scene.after
    if cue.name == "menyusul":
        return local(after)
    if cue.name == "kategori" and (ranked := _up_to_next(scene)):
        return local(ranked)
    inside = [
        m for m in clause.regions if cue.start < m.start and m.end < cue.end and m.kind in ("full", "bare", "alias")
    ]
    inside = [m for m in inside if not _framed(folded, m, cue.start)]
    if inside:
        return regions_of(inside)  # "Belum masuknya Kabupaten X ke jajaran daerah UHC"
    if after and _ONLY.fullmatch(folded, cue.end, after[0].start):
        named = regions_of(run_of(folded, after))
        return [*named, *_rest(scene, named)]
    if _list_mark(scene) is not None:
        listed = listed_from(folded, after)
        return [*listed, *_rest(scene, listed)]
    counted = _count_word(scene)
    if counted is not None and not (named := _picked(scene, counted.end())):
        return _counted(scene, counted)
    if counted is not None:
        return named
    group = max((m.end() for m in _GROUP_NOUN.finditer(folded, scene.begin, cue.start)), default=-1)
    if group >= 0 and not any(m.start < group for m in before if not _framed(folded, m, clause.start)):
        return _picked(scene, group) or _including(scene) or lines_after(scene)
    generic = _GENERIC.search(folded, scene.begin, cue.start)
    if generic is not None and not (before and _ONE_OF.search(folded, before[0].end, cue.start)):
        return _including(scene) or lines_after(scene)
    both = _BOTH.search(folded, before[-1].end, cue.end) if before else None
    if both is not None and len(named := local(before)) >= (wanted := _HOW_MANY[both[1]]):
        return named[-wanted:]  # "A sudah 96 persen dan B 98 persen, sehingga keduanya UHC"
    all_of_them = None if before else _BOTH.search(folded, scene.begin, cue.end)
    if all_of_them is not None:  # "A, B dan C mampu membiayai sendiri; ketiganya tetap berstatus UHC"
        named = local([m for m in clause.regions if m.end <= scene.begin])
        if len(named) >= (wanted := _HOW_MANY[all_of_them[1]]):
            return named[-wanted:]
    if not before and _THEY.search(folded, scene.begin, cue.end):
        return next_list(scene, scene.index - 1) or _they(scene)
    kind = _KIND.search(folded, scene.begin, cue.start)
    if kind is not None and not before and scene.topic is not None:
        twin = _twin(kind[1], scene.topic)
        return [twin] if twin is not None else []
    nation = [m for m in clause.regions if m.kind == "national" and scene.begin <= m.start and m.end <= cue.start]
    if nation and not before:
        return []
    if nation and nation[-1].start > before[-1].start and not _ONE_OF.search(folded, before[0].end, nation[-1].start):
        return []  # but "Riau termasuk provinsi di Indonesia yang …"
    if listed := lines_after(scene):
        return listed
    return _beside(scene)


def _beside(scene: Scene) -> list[Region]:
    """The regions right before the cue or right after it, else the speaker's, else the text's."""
    cue, folded, before, after, here = scene.cue, scene.folded, scene.before, scene.after, scene.here
    if before:
        group = _back(folded, before)
        if (
            len(group) == 1
            and here is not None
            and here.parent == group[0].code
            and _framed(folded, before[-1], scene.begin)
        ):
            # "di Riau baru ini yang pertama": the province only frames the town
            return [here] if here.level in ("regency", "city") else []
        return group
    if after and _BY.fullmatch(folded, cue.end, after[0].start):
        return regions_of(run_of(folded, after))
    spoken = _SAYS.search(folded, cue.end, after[0].start) if after else None
    if spoken is not None and after[0].kind == "government" and _WE.search(folded, scene.begin, cue.end):
        return regions_of(after[:1])  # "kita sudah UHC," kata Wali Kota X
    near = after and spoken is None and after[0].start - cue.end < 40
    if near and ("," not in folded[cue.end : after[0].start] or opens(folded, scene.clause, cue)):
        return regions_of(after[:1])
    return [here] if here is not None and here.level in ("province", "regency", "city") else []


def opens(folded: str, clause: Clause, cue: Cue) -> bool:
    """Does the cue open its sentence ("Raih UHC, Kabupaten X …")?"""
    return len(folded[clause.start : cue.start].strip()) <= 12


def _count_word(scene: Scene) -> re.Match[str] | None:
    """ "sembilan daerah" before the cue, or right after it ("telah UHC ada 9 daerah")."""
    clause, cue, group = scene.clause, scene.cue, scene.forms.group
    named = [(m.start, m.end) for m in clause.regions]
    found = [*group.finditer(scene.folded, scene.begin, cue.start), None][-2:][0]
    found = found or group.search(scene.folded, cue.start, min(clause.end, cue.end + 25))
    if found is None and (far := _THERE_ARE.search(scene.folded, cue.end, clause.end)):
        found = group.search(scene.folded, far.start(), clause.end)
    if found is None and _GROUP_OPENS.match(scene.folded, clause.start, clause.end):
        found = _AS_MANY_AS.search(scene.folded, cue.end, clause.end + 1)  # "Kabupaten di X yang UHC … ada 5."
    if found is not None and any(s <= found.start() and found.end() <= e for s, e in named):
        return None
    return found


_GROUP_OPENS = compiled(r"\W{0,3}(?:«REGION»|pemda)(?:/kota)?\s(?:di\s\w+\s)?yang(?!\w)")
_HANGS_ON = compiled(r"(?<!\w)(?:di|se|dari|pada|«AREA»|oleh|«PROVINCE»|se-|cabang)\s*+$")


def _picked(scene: Scene, low: int) -> list[Region]:
    """ "Dari lima kabupaten, hanya Kabupaten X yang sudah UHC": the regions between the group and the cue."""
    own = [
        m
        for m in scene.before
        if m.start >= low
        and m.region is not None
        and m.region.level in ("regency", "city", "district", "village")
        and not _HANGS_ON.search(scene.folded, max(low, m.start - 12), m.start)
    ]
    if not own or scene.folded[own[-1].end : scene.cue.start].count(",") > 1:
        return []
    return _back(scene.folded, own)


def _twin(kind: str, topic: Topic) -> Region | None:
    """The city, regency or province that a bare "kota", "kabupaten", "provinsi" means on this page."""
    level = level_of(kind)
    if level in topic.recent:
        return topic.recent[level]
    here = topic.region or topic.home
    if here is None:
        return None
    if here.level == level:
        return here
    return next((r for r in load_gazetteer().members(here.name) if r.level == level), None)


def lines_after(scene: Scene) -> list[Region]:
    """Regions listed one a line after a sentence that ends with a colon."""
    sentences = scene.reading.sentences
    if not scene.clause.text.rstrip().endswith(":"):
        return []
    found: list[RegionMention] = []
    for clause in sentences[scene.index + 1 : scene.index + 40]:
        own = [m for m in clause.regions if m.region is not None and m.kind in ("full", "bare", "alias")]
        if len(clause.text) > 90 or (not own and len(clause.text) > 4):
            break
        found.extend(own[:1])
    return regions_of(found)


def _they(scene: Scene) -> list[Region]:
    """ "Delapan dari 13 kabupaten … Dengan angka itu mereka sudah UHC": the regions counted in the sentence before."""
    if scene.index == 0:
        return []
    earlier = scene.reading.sentences[scene.index - 1]
    counted = scene.forms.group.search(scene.folded, earlier.start, earlier.end)
    if counted is not None:
        return _by_figures(scene, counted)
    return local([m for m in subjects(scene.reading.text, earlier) if m.kind != "national"])


_CATEGORY = re.compile(r"(?<!\w)kategori(?!\w)")


def _up_to_next(scene: Scene) -> list[RegionMention]:
    """The regions between one award category and the next."""
    other = _CATEGORY.search(scene.folded, scene.cue.end, scene.clause.end)
    return [m for m in scene.after if other is None or m.start < other.start()]


_ARE = compiled(r"\s*+(?:merupakan|adalah|ialah|«BECOME»)\s*+")
_INCLUDING = re.compile(r"[^.;]{0,40}?(?<!\w)(?:termasuk|salah\ssatunya|seperti|misalnya)\s(?:di\s)?")


def _including(scene: Scene) -> list[Region]:
    """ "12 daerah yang belum UHC, termasuk Kabupaten X": the examples of a group."""
    if not scene.after or not _INCLUDING.fullmatch(scene.folded, scene.cue.end, scene.after[0].start):
        return []
    return listed_from(scene.folded, scene.after)


_JOINED = re.compile(r"\s*+(?:dan|serta|bersama|beserta)\s*+")


def _counted(scene: Scene, counted: re.Match[str]) -> list[Region]:
    """The regions behind "sembilan daerah": listed in the sentence, in the next ones, or told by their figures."""
    folded, before = scene.folded, scene.before
    own = [m for m in before if m.end <= counted.start()]
    if own and (
        _ONE_OF.search(folded, own[-1].end, counted.end()) or _ARE.fullmatch(folded, own[-1].end, counted.start())
    ):
        return _back(folded, own)  # "Kota X masuk 120 kabupaten/kota peraih …", "A dan B merupakan dua daerah yang …"
    joined = [m for m in own if _JOINED.fullmatch(folded, m.end, counted.start())]
    if joined:
        return regions_of(joined)
    mark = scene.forms.list.search(folded, scene.begin, scene.cue.start)
    inside = [m for m in before if mark is not None and m.start >= mark.end()]
    if len(inside) >= 2:
        provinces = all(m.region is not None and m.region.level == "province" for m in inside)
        return regions_of(inside) if provinces else local(inside)  # "tiga provinsi, yaitu Aceh, Bali dan …"
    at_once = scene.after and scene.after[0].start - scene.cue.end <= 3
    if at_once and len(run := listed_from(folded, scene.after)) >= 2:
        return run  # "ada 11 daerah yang telah mencapai UHC Kabupaten A, Kabupaten B …"
    out_of = scene.cue.reached and _OUT_OF.search(folded, scene.begin, counted.start())
    if out_of and (listed := _listed_before(scene, _wanted(counted))):
        return listed
    return (
        _including(scene)
        or lines_after(scene)
        or next_list(scene, scene.index)
        or (_by_figures(scene, counted) if scene.cue.reached else [])
        or _villages(scene.reading, counted)
    )


_OUT_OF = re.compile(r"(?<!\w)(?:dari|di\santara)\s$")
_COUNT = re.compile(r"\d{1,3}|\w+(?:\sbelas)?")


def _wanted(counted: re.Match[str]) -> int:
    match = _COUNT.match(counted[0])
    return number_of(match[0]) if match is not None else 0


_VILLAGES = re.compile(r"(?<!\w)(?:desa|kelurahan|nagari)(?!\w)")


_NEXT_OF_LIST = re.compile(
    r"[\"“'\s]*+(?:kemudian|lalu|selanjutnya|berikutnya|disusul|menyusul|sisanya|terakhir)(?!\w)"
)


def _rest(scene: Scene, listed: list[Region]) -> list[Region]:
    """ "Tiga wilayah belum UHC, yaitu A … Kemudian, B masih … dan C …": a list that the next sentences complete."""
    counted = _count_word(scene)
    missing = _wanted(counted) - len(listed) if counted is not None else 0
    found: list[Region] = []
    for clause in scene.reading.sentences[scene.index + 1 : scene.index + 4]:
        if missing <= len(found) or not _NEXT_OF_LIST.match(scene.folded, clause.start, clause.end):
            break
        mentions = [m for m in subjects(scene.reading.text, clause) if m.kind not in ("national", "branch", "anaphor")]
        found += [r for r in local(mentions) if r not in listed and r not in found]
    return found if len(found) == missing else []


def _listed_before(scene: Scene, wanted: int) -> list[Region]:
    """ "Dari tujuh wilayah yang sudah UHC, …": the list of so many regions in one of the sentences before."""
    for clause in reversed(scene.reading.sentences[max(0, scene.index - 4) : scene.index]):
        mentions = [m for m in subjects(scene.reading.text, clause) if m.kind in ("full", "bare", "alias")]
        listed = local(mentions)
        if len(listed) == wanted and len(run_of(scene.folded, mentions)) >= wanted:
            return listed
    low = scene.reading.sentences[max(0, scene.index - 4)].start
    codes = [f.region_code for f in scene.figures if low <= f.start < scene.clause.start and f.region_code]
    found = {r: None for c in codes if (r := load_gazetteer().by_code(c)) and r.level in ("regency", "city")}
    return list(found) if len(found) == wanted else []


def _villages(reading: Reading, counted: re.Match[str]) -> list[Region]:
    """ "dua desa itu": the villages of the page, where it names just so many."""
    low = max(0, counted.start() - 120)
    if not _VILLAGES.search(reading.folded, low, counted.end()):
        return []
    named = regions_of([m for m in reading.regions.mentions if m.region is not None and m.region.level == "village"])
    return named if len(named) == _wanted(counted) else []


def _by_figures(scene: Scene, counted: re.Match[str]) -> list[Region]:
    """ "Sembilan daerah telah UHC. Cakupan di A 98 persen, …": so many regions above the mark follow."""
    sentences = scene.reading.sentences
    last = sentences[min(len(sentences) - 1, scene.index + 5 + _wanted(counted))].end
    gazetteer = load_gazetteer()
    found: dict[Region, None] = {}
    for figure in scene.figures:
        if figure.unit != "persen" or figure.indicator != "registered" or figure.status != "actual" or figure.segment:
            continue
        if not scene.cue.end <= figure.start < last or figure.region_code is None:
            continue
        region = gazetteer.by_code(figure.region_code)
        if region is not None and region.level in ("regency", "city") and (figure.value >= 95) == scene.cue.reached:
            found[region] = None
    wanted = _wanted(counted)
    if _VILLAGES.search(counted[0]) or abs(len(found) - wanted) > (wanted >= 5):
        return []
    return list(found) if wanted else []


_LIST_STEP = compiled(
    r"(?:\(\w{2,12}\)|[\s,;()&•–\-/]|\d{1,3}(?:[.,]\d{1,3})*+[.)%]?|"
    r"(?:dan|serta|maupun|juga|lalu|«KABUPATEN»|kota|disusul|kemudian|hingga|terakhir|paling\sakhir|di|atau|"
    r"dengan|sebesar|«MANY»|capaian(?:nya)?|cakupan(?:nya)?|kepesertaan(?:nya)?|angka|«REACH»|«COUNT»|"
    r"tercatat|tingkat|keaktifan(?:nya)?|persen|jiwa|orang|peserta|penduduk)(?!\w))*+"
)
_BACK_STEP = compiled(
    r"\s*+(?:\([^()]{0,60}\)\s*+)?(?:[,;&/]|(?:dan|serta|maupun|juga|bersama|beserta|«KABUPATEN»|kota)(?!\w)|\s)*+(?:\([^()]{0,60}\)\s*+)?"
)
_WIDEST = 110  # characters between two names of a list, their figures included


def run_of(folded: str, mentions: list[RegionMention]) -> list[RegionMention]:
    """The first mention with those listed after it, each with its figure or without."""
    group = mentions[:1]
    for mention in mentions[1:]:
        gap = mention.start - group[-1].end
        if gap > _WIDEST or _LIST_STEP.fullmatch(folded, group[-1].end, mention.start) is None:
            break
        group.append(mention)
    return group


def listed_from(folded: str, mentions: list[RegionMention]) -> list[Region]:
    """The regions of the first mention and of those listed after it."""
    return regions_of(run_of(folded, mentions))


def _back(folded: str, mentions: list[RegionMention]) -> list[Region]:
    """The last mention with those listed before it."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        gap = group[0].start - mention.end
        if (
            gap > _WIDEST
            or mention.kind == "anaphor"
            or _BACK_STEP.fullmatch(folded, mention.end, group[0].start) is None
        ):
            break
        group.insert(0, mention)
    return regions_of(group)


def regions_of(group: Sequence[RegionMention]) -> list[Region]:
    """The regions of these mentions, each once; "kedua daerah itu" gives its members."""
    found: dict[Region, None] = {}
    for mention in group:
        for region in mention.candidates if is_plural(mention) else (mention.region,):
            if region is not None and region.level in LEVELS:
                found[region] = None
    return list(found)


def local(mentions: Sequence[RegionMention]) -> list[Region]:
    """The regencies and cities among these mentions."""
    return regions_of([m for m in mentions if m.region is not None and m.region.level in ("regency", "city")])


_GOES_ON = compiled(
    r"[\"“'\s-]*+(?:adapun\s)?(?:yakni|yaitu|antara\slain|di\s?antaranya|«AREA»\s(?:itu|tersebut|dimaksud)|ke-?\w+\s«REGION»\s(?:itu|tersebut)|"
    r"(?:\w+\s){0,3}«REGION»\s(?:itu|tersebut|dimaksud)|yang\s(?:sudah|telah|belum)|daftar\w*|berikut|(?:pe)?rinci(?:an)?(?:nya)?(?!\w))"
)


_MEANT = compiled(r"[\"“'\s-]*+(?:\w+\s)?(?:\w+\s)?«REGION»\s(?:yang\s)?(?:dimaksud|tersebut|itu)(?!\w)")


THE_OTHERS = compiled(
    r"[\"“'‘\s-]*+(?:adapun\s|sementara\s|sedangkan\s)?(?:[\w/]+\s){0,3}?(?:sisanya|selebihnya|tersisa|lainnya|"
    r"(?:yang\s|(?:\w+\s){0,4}(?:desa|kelurahan|«REGION»)\s)(?:masih\s)?"
    r"(?:(?P<not_yet>belum)|(?P<already>sudah|telah)))(?=,|\s(?:ialah|adalah|yakni|yaitu|hanya|tinggal|antara|di\s?antaranya))"
)
"""What opens a list of those that have, or have not, reached what the sentence before says of others."""


def is_of(others: re.Match[str], said_last: bool) -> bool:
    """Have those of `THE_OTHERS` reached it, where the sentence before said that some have, or have not?"""
    return not said_last if others.lastgroup is None else others.lastgroup == "already"


def next_list(scene: Scene, index: int) -> list[Region]:
    """The regions that one of the two sentences after `index` lists for the number just said, or a later one that
    speaks of "the four regions meant"."""
    reading = scene.reading
    for at, clause in enumerate(reading.sentences[index + 1 : index + 6]):
        folded = reading.folded[clause.start : clause.end]
        if at >= 2 and not _MEANT.match(folded):
            continue
        others = THE_OTHERS.match(folded)
        if others is not None and is_of(others, scene.cue.reached) != scene.cue.reached:
            break
        if _OTHERS_SAY.match(folded):
            break  # "Lima daerah sudah UHC. Daerah lain, yaitu A dan B, belum."
        mentions = [m for m in subjects(reading.text, clause) if m.kind not in ("national", "branch", "anaphor")]
        goes_on = _GOES_ON.match(folded) is not None
        if len(mentions) >= 2 and (goes_on or scene.forms.list.search(folded)):
            towns = _TOWNS.search(scene.folded, scene.begin, scene.cue.start) and not _PROVINCES.match(folded)
            listed = local(mentions) or ([] if towns else regions_of(mentions))
            if goes_on or not _RANKED.search(folded):
                return listed
            counted = _count_word(
                scene
            )  # "14 provinsi belum UHC. Terendah Lampung, …, tertinggi Bali, …": others as well
            return listed if counted is not None and _wanted(counted) == len(listed) else []
    return []


_OTHERS_SAY = compiled(
    r"[\"“'\s]*+(?:[\w-]+\s){0,2}«REGION»\slain(?:nya)?(?!\w)[^.;]{0,200}\s(?:belum|masih|sudah|telah)(?!\w)"
)
_RANKED = re.compile(r"(?<!\w)(?:tertinggi|terendah|sedang(?:kan)?|sementara)(?!\w)")
_PROVINCES = compiled(r"[\"“'\s-]*+(?:[\w-]+\s){0,3}«PROVINCE»\s(?:itu|tersebut|dimaksud)(?!\w)")
_TOWNS = compiled(r"(?<!\w)(?:«KABUPATEN»|kota)(?!\w)")  # "sembilan kabupaten/kota": no provinces
