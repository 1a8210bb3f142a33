"""UHC claims: statements that named regions have, or have not, reached UHC.

A cue ("sudah mencapai UHC", "belum UHC", "meraih predikat UHC") in no goal or condition is a claim. It is about the
list after it ("…, yaitu A, B dan C"), else the list that the next sentences give of the regions it counts, else the
regions before it, else the one after it ("diraih Kota X"), else the one that the text speaks of. A gap that is still
to be filled for UHC denies it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from tomllib import loads
from typing import Any

from extractors.as_of import Clock, dated
from extractors.figure import Basis, Figure, Slip, UhcClaim
from extractors.gazetteer import Region, load_gazetteer
from extractors.intervals import days
from extractors.place import Topic, is_plural, subjects
from extractors.reading import Clause, Reading
from extractors.regions import RegionMention

_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
COUNTS = {word: n for n, word in enumerate(_WORDS, start=1)}


@dataclass(frozen=True, slots=True)
class _Said:
    """One cue in a sentence."""

    start: int
    end: int
    reached: bool
    name: str


@cache
def claim_rules() -> dict[str, Any]:
    """The table `rules/claims.toml`."""
    return loads(resources.files("extractors.rules").joinpath("claims.toml").read_text("utf-8"))


@cache
def _patterns() -> tuple[list[tuple[re.Pattern[str], dict[str, Any]]], re.Pattern[str], dict[str, re.Pattern[str]]]:
    rules = claim_rules()
    uhc = f"(?:{rules['uhc']['form']})"
    cues = [
        (re.compile(rf"(?<!\w)(?:{row['form'].replace('«UHC»', uhc)})(?!\w)".replace(r"\s", r"\s+")), row)
        for row in rules["cue"]
    ]
    words = {
        key: re.compile(rf"(?<!\w)(?:{rules[key][0]['form']})(?!\w)" if key != "list" else rules[key][0]["form"])
        for key in ("goal", "list", "group")
    }
    return cues, re.compile(rf"(?<!\w){uhc}(?!\w)"), words


_AWARD = re.compile(r"(?<!\w)(?:award|awards|penghargaan)(?!\w)")
_BREAK = re.compile(r"[,;.()\"“”]|(?<!\w)(?:sedangkan|sementara|adapun|namun|tetapi|karena|sebab|sehingga|dan)(?!\w)")
_SURE = re.compile(
    r"(?:sudah|telah|berhasil|resmi|sukses|akhirnya)\s(?!harus|mesti|wajib|siap|waktunya|seharusnya|sepakat)"
)
_BY = re.compile(
    r"[\s,]*(?:\([^)]{0,30}\)\s*)?(?:(?:oleh|di|untuk|kepada|pada|se-?|sejak\s\d{4}|tahun\s\d{4}|\d{4}|ini|kembali|jatuh\ske\stangan|milik)\s*)*"
)
_LIST_STEP = re.compile(
    r"\s*(?:\([^()]{0,60}\))?\s*(?:,|;|dan|serta|maupun|juga|lalu|&|\n|-|–|•|\d{1,2}[.)]|kabupaten|kota|disusul|kemudian|hingga)*\s*(?:\([^()]{0,60}\))?\s*(?:,|dan|serta|\n|-|–|•|\d{1,2}[.)])?\s*"
)


def find_claims(
    reading: Reading, topics: dict[int, Topic], clocks: dict[int, Clock], figures: Sequence[Figure] = ()
) -> list[UhcClaim]:
    """All claims of a page, each region once a direction; `figures` are the page's, for gaps still to be filled."""
    claims: dict[tuple[str, bool], UhcClaim] = {}
    uhc = _patterns()[1]
    award = _AWARD.search(reading.folded) is not None and uhc.search(reading.folded) is not None
    for i, clause in enumerate(reading.sentences):
        folded = reading.folded[clause.start : clause.end]
        if uhc.search(folded) is None and not (award and "kategori" in folded):
            continue
        for said in _said(reading, clause, award):
            for region in _about(reading, i, said, topics.get(clause.index), figures):
                claim = _claim(reading, clause, said, region, clocks.get(clause.index))
                claims.setdefault((claim.region, claim.reached), claim)
    for claim in _gaps(reading, figures):
        if (claim.region, True) not in claims:
            claims.setdefault((claim.region, False), claim)
    return list(claims.values())


_ELLIPSIS = re.compile(r"(?:sedangkan|sementara|namun|tetapi|kami\sdi)\s[^.;]{3,90}?\s(belum)(?=\s*[.,;”\"])")


def _said(reading: Reading, clause: Clause, award: bool) -> Iterator[_Said]:
    """The cues of one sentence that state something, none overlapping another."""
    cues, _, words = _patterns()
    taken: list[tuple[int, int]] = []
    tail = _ELLIPSIS.search(reading.folded, clause.start, clause.end)
    if tail is not None:  # "…, sedangkan Kabupaten A dan Kabupaten B belum."
        taken.append(tail.span(1))
        yield _Said(tail.start(1), tail.end(1), False, "belum")
    for pattern, row in cues:
        if row.get("award") and not award:
            continue
        for match in pattern.finditer(reading.folded, clause.start, clause.end):
            if any(s < match.end() and match.start() < e for s, e in taken):
                continue
            taken.append(match.span())
            denied = row["kind"] == "denied"
            if not denied and not _is_statement(reading.folded, clause, match, row, words["goal"]):
                continue
            if denied and _conditional(reading.folded, clause, match.start()):
                continue
            yield _Said(match.start(), match.end(), not denied, row["name"])


def _is_statement(
    folded: str, clause: Clause, match: re.Match[str], row: dict[str, Any], goal: re.Pattern[str]
) -> bool:
    if _conditional(folded, clause, match.start()) or _ASKED.search(folded, clause.start, match.start()):
        return False
    if re.match(r"\s*\d", folded[match.end() : match.end() + 3]) and row["name"] == "mencapai UHC":
        return False  # "mencapai UHC 87 persen" is a figure
    breaks = list(_BREAK.finditer(folded, clause.start, match.start()))
    begin = breaks[-1].end() if breaks else clause.start
    before = folded[begin : match.start()]
    if row["name"] == "UHC tercapai" and _PLAIN.search(match[0]) and not _DONE.search(match[0]):
        return goal.search(before + match[0]) is None and re.search(r"yakin|sampai|hingga", before) is None
    if row["name"] == "UHC tercapai" and _DONE.search(match[0]):
        return re.search(r"(?<!\w)(?:sampai|hingga|agar|supaya|yakin|optimis)(?!\w)", before) is None
    if row["name"] in ("UHC tercapai", "syarat terpenuhi", "kategori", "tercapainya UHC"):
        return (
            re.search(
                r"(?<!\w)(?:akan|bakal|agar|supaya|jika|bila|bisa|dapat|segera|harus|sampai|hingga|rencananya)(?!\w)",
                before + match[0],
            )
            is None
        )
    if _SURE.match(match[0]) or re.search(r"(?<!\w)(?:sudah|telah|berhasil)\s(?:\w+\s)?$", before):
        if _PLEDGED.search(before):
            return False
        inner = goal.search(match[0])
        return inner is None or inner[0] in ("target", "adalah", "mampu")
    return goal.search(before) is None and goal.search(match[0]) is None


_ASKED = re.compile(r"(?<!\w)(?:untuk|bagi)\s(?:daerah|pemda|kabupaten|kota)\syang(?!\w)")  # what an award asks for
_PLEDGED = re.compile(
    r"(?<!\w)(?:ber)?(?:komitmen|janji|harap|target|tekad)\w*|(?<!\w)(?:ditargetkan|diharapkan|ingin|yakin|optimis\w*)(?!\w)"
)
_PLAIN = re.compile(r"(?:tercapai|terpenuhi|terwujud|terealisasi|dicapai)$")
_DONE = re.compile(r"(?<!\w)(?:sudah|telah|berhasil)(?!\w)")


def _conditional(folded: str, clause: Clause, at: int) -> bool:
    """Does the sentence speak of what would be ("kalau sudah UHC …")?"""
    head = folded[clause.start : at]
    return (
        re.search(r"(?<!\w)(?:kalau|jika|bila|apabila|andai|seandainya|begitu|agar|supaya)\s(?:\w+\s){0,7}$", head)
        is not None
    )


def _about(reading: Reading, index: int, said: _Said, topic: Topic | None, figures: Sequence[Figure]) -> list[Region]:
    """The regions that a claim is about."""
    clause = reading.sentences[index]
    words = _patterns()[2]
    text, folded = reading.text, reading.folded
    mentions = [m for m in subjects(text, clause) if m.kind != "national"]
    after = [m for m in mentions if m.start >= said.end]
    if said.name == "kategori" and (ranked := _up_to_next(folded, clause, said, after)):
        return _all_of(ranked)
    if after and _ONLY.fullmatch(folded, said.end, after[0].start):
        return _listed(text, after)
    mark = words["list"].search(folded, said.end, after[0].start) if after else None
    if mark is not None and _LEAD_IN.fullmatch(folded, mark.end(), after[0].start):
        return _listed(text, after)
    breaks = [m.end() for m in _TURNS.finditer(folded, clause.start, said.start)]
    begin = breaks[-1] if breaks else clause.start
    before = [m for m in mentions if m.end <= said.start and m.start >= begin]
    numbered = [*words["group"].finditer(folded, begin, said.start)][-1:] or [
        *words["group"].finditer(folded, said.end, min(clause.end, said.end + 25))
    ][:1]
    counted = numbered[0] if numbered else None
    if counted is None and (far := _THERE_ARE.search(folded, said.end, clause.end)):
        counted = words["group"].search(folded, far.start(), clause.end)
    if counted is not None:
        return _counted(reading, index, said, before, counted, figures)
    generic = _GENERIC.search(folded, begin, said.start)
    if generic is not None and not (before and _ONE_OF.search(folded, before[0].end, said.start)):
        return _lines(reading, index)
    if _THEY.search(folded, begin, said.start) and not before:
        return _next_list(reading, index - 1) or _they(reading, index, said, figures)
    kind = _KIND.search(folded, begin, said.start)
    if kind is not None and topic is not None and not before:
        twin = _twin(kind[1], topic)
        return [twin] if twin is not None else []
    nation = [m for m in clause.regions if m.kind == "national" and begin <= m.start and m.end <= said.start]
    if nation and (not before or nation[-1].start > before[-1].start):
        return []
    if lines := _lines(reading, index):
        return lines
    if before:
        inner = [
            m
            for m in before
            if m.region is not None and before[-1].region is not None and m.region.parent == before[-1].region.code
        ]
        if inner and _IN.search(folded, begin, before[-1].start):
            return _regions(inner[-1:])  # "Kota Bogor masuk jajaran kota di Jawa Barat yang …"
        group = _back(text, before)
        here = (topic.region or topic.home) if topic is not None else None
        if (
            len(group) == 1
            and here is not None
            and here.parent == group[0].code
            and _IN.search(folded, begin, before[-1].start)
        ):
            return (
                [here] if here.level in ("regency", "city") else []
            )  # "di Jawa Tengah inilah yang pertama": the province only frames the town
        return group
    if after and _BY.fullmatch(folded, said.end, after[0].start):
        return _listed(text, after)
    if after and after[0].start - said.end < 40 and "," not in folded[said.end : after[0].start]:
        return _listed(text, after)[:1]
    here = (topic.region or topic.home) if topic is not None else None
    return [here] if here is not None and here.level in ("province", "regency", "city") else []


_ONLY = re.compile(
    r"[\s,]*(?:(?:hanya|baru|tinggal|cuma|ialah|adalah|yakni|yaitu|ada|itu)\s+)+(?:di\s+)?(?:kota|kabupaten)?\s*"
)
_LEAD_IN = re.compile(r"[\s\"“]*(?:hanya\s|cuma\s)?(?:di\s)?(?:kota|kabupaten)?\s*")
_THERE_ARE = re.compile(r"(?<!\w)ada\s(?:di\s)?(?=\d+\s(?:kabupaten|kota|daerah))")
_TURNS = re.compile(r"[;.]|(?<!\w)(?:sedangkan|sementara|namun|tetapi)(?!\w)")
_IN = re.compile(r"(?<!\w)(?:di|se|tingkat)[\s-]?(?:provinsi\s)?$")
_ONE_OF = re.compile(
    r"(?<!\w)(?:masuk|termasuk|salah\ssatu|satu-satunya|satu\sdari|satu\sdi\santara|jajaran|bersama|bagian\sdari|di\santara)(?!\w)"
)


_GENERIC = re.compile(
    r"(?<!\w)(?:pemerintah\s)?(?:kabupaten|kota|daerah|provinsi|wilayah|tetangga\w*)\s(?:di\s\w+\s)?(?:lain(?:nya)?\s)?(?:yang|ramai-ramai)(?:\s\w+){0,4}\s*$"
)
_THEY = re.compile(r"(?<!\w)(?:mereka|keduanya|ketiganya|kedua\sdaerah\situ)(?!\w)")
_KIND = re.compile(r"(?<!\w)(kota|kabupaten|provinsi)(?:\s(?:memang|sendiri|kami|kita|ini|itu))*\s*$")


def _twin(kind: str, topic: Topic) -> Region | None:
    """The city, regency or province that a bare "kota", "kabupaten", "provinsi" means on this page."""
    level = {"kota": "city", "kabupaten": "regency", "provinsi": "province"}[kind]
    if level in topic.recent:
        return topic.recent[level]
    here = topic.region or topic.home
    if here is None:
        return None
    return next((r for r in load_gazetteer().members(here.name) if r.level == level), None)


def _lines(reading: Reading, index: int) -> list[Region]:
    """Regions listed one a line after a sentence that ends with a colon."""
    if not reading.sentences[index].text.rstrip().endswith(":"):
        return []
    found: list[RegionMention] = []
    for clause in reading.sentences[index + 1 : index + 40]:
        own = [m for m in clause.regions if m.region is not None and m.kind in ("full", "bare", "alias")]
        if len(clause.text) > 90 or (not own and len(clause.text) > 4):
            break
        found.extend(own[:1])
    return _regions(found)


def _they(reading: Reading, index: int, said: _Said, figures: Sequence[Figure]) -> list[Region]:
    """ "Delapan dari 13 kabupaten … Dengan angka itu mereka sudah UHC": the regions counted in the sentence before."""
    if index == 0:
        return []
    earlier = reading.sentences[index - 1]
    counted = _patterns()[2]["group"].search(reading.folded, earlier.start, earlier.end)
    if counted is not None:
        return _by_figures(reading, index, said, counted, figures)
    return _all_of([m for m in subjects(reading.text, earlier) if m.kind != "national"])


def _up_to_next(folded: str, clause: Clause, said: _Said, after: list[RegionMention]) -> list[RegionMention]:
    """The regions between one award category and the next."""
    other = re.compile(r"(?<!\w)kategori(?!\w)").search(folded, said.end, clause.end)
    return [m for m in after if other is None or m.start < other.start()]


def _counted(
    reading: Reading,
    index: int,
    said: _Said,
    before: list[RegionMention],
    counted: re.Match[str],
    figures: Sequence[Figure],
) -> list[Region]:
    """The regions behind "sembilan daerah": listed in the sentence, in the next ones, or told by their figures."""
    folded = reading.folded
    own = [m for m in before if m.end <= counted.start()]
    if own and _ONE_OF.search(folded, own[-1].end, counted.start()):
        return _regions(own[-1:])  # "Kota X masuk 397 kabupaten/kota peraih …"
    joined = [m for m in own if re.fullmatch(r"\s*(?:dan|serta|bersama|beserta)\s*", folded[m.end : counted.start()])]
    if joined:
        return _regions(joined)
    mark = _patterns()[2]["list"].search(folded, reading.sentences[index].start, said.start)
    inside = [m for m in before if mark is not None and m.start >= mark.end()]
    if len(inside) >= 2:
        return _all_of(inside)
    return (
        _lines(reading, index)
        or _next_list(reading, index)
        or (_by_figures(reading, index, said, counted, figures) if said.reached else [])
        or _villages(reading, counted)
    )


def _villages(reading: Reading, counted: re.Match[str]) -> list[Region]:
    """ "dua desa itu": the villages of the page, where it names just so many."""
    word = counted[0].split()[0]
    wanted = int(word) if word.isdigit() else COUNTS.get(word, 0)
    if not re.search(r"desa|kelurahan|nagari", counted[0]):
        return []
    named = {m.region for m in reading.regions.mentions if m.region is not None and m.region.level == "village"}
    return (
        list(dict.fromkeys(m.region for m in reading.regions.mentions if m.region in named and m.region is not None))
        if len(named) == wanted
        else []
    )


def _by_figures(
    reading: Reading, index: int, said: _Said, counted: re.Match[str], figures: Sequence[Figure]
) -> list[Region]:
    """ "Sembilan daerah telah UHC. Cakupan di A 98 persen, …": so many regions above the mark follow."""
    number = re.match(r"\w+", counted[0])
    word = number[0] if number else ""
    wanted = int(word) if word.isdigit() else COUNTS.get(word, 0)
    last = reading.sentences[min(len(reading.sentences) - 1, index + 5)].end
    gazetteer = load_gazetteer()
    found: dict[Region, None] = {}
    for figure in figures:
        if figure.unit != "persen" or figure.indicator != "registered" or figure.status != "actual" or figure.segment:
            continue
        if not said.end <= figure.start < last or figure.region_code is None or (figure.value >= 95) != said.reached:
            continue
        region = gazetteer.by_code(figure.region_code)
        if region is not None and region.level in ("regency", "city"):
            found[region] = None
    return list(found) if wanted and abs(len(found) - wanted) <= 1 else []


def _listed(text: str, mentions: list[RegionMention]) -> list[Region]:
    """The first mention with those listed after it."""
    group = [mentions[0]]
    for mention in mentions[1:]:
        if _LIST_STEP.fullmatch(text[group[-1].end : mention.start].lower()) is None:
            break
        group.append(mention)
    return _regions(group)


def _back(text: str, mentions: list[RegionMention]) -> list[Region]:
    """The last mention with those listed before it."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if _LIST_STEP.fullmatch(text[mention.end : group[0].start].lower()) is None or mention.kind == "branch":
            break
        group.insert(0, mention)
    return _regions(group)


def _regions(group: list[RegionMention]) -> list[Region]:
    found: dict[Region, None] = {}
    for mention in group:
        for region in mention.candidates if is_plural(mention) else (mention.region,):
            if region is not None and region.level in ("province", "regency", "city", "district", "village"):
                found[region] = None
    return list(found)


_GOES_ON = re.compile(
    r"[\"“'\s-]*(?:yakni|yaitu|antara\slain|di\santaranya|daerah\s(?:itu|tersebut|dimaksud)|ke-?\w+\s(?:daerah|kabupaten|kota)\s(?:itu|tersebut)|"
    r"(?:\w+\s){0,3}(?:daerah|kabupaten|kota|kabupaten/kota)\s(?:itu|tersebut|dimaksud)|yang\s(?:sudah|telah|belum)|daftar\w*|berikut)"
)


def _next_list(reading: Reading, index: int) -> list[Region]:
    """The regions that one of the next two sentences, or the lines after a colon, list for the number just said."""
    found: list[Region] = []
    for clause in reading.sentences[index + 1 : index + 3]:
        folded = reading.folded[clause.start : clause.end]
        mentions = [m for m in subjects(reading.text, clause) if m.kind not in ("national", "branch", "anaphor")]
        if len(mentions) >= 2 and (_GOES_ON.match(folded) or _patterns()[2]["list"].search(folded)):
            return _all_of(mentions)
    return found


def _all_of(mentions: list[RegionMention]) -> list[Region]:
    levels = [m for m in mentions if m.region is not None and m.region.level in ("regency", "city")]
    return _regions(levels)


def _claim(reading: Reading, clause: Clause, said: _Said, region: Region, clock: Clock | None) -> UhcClaim:
    dates = dated(clause)
    as_of = dates[-1].as_of if dates else clock.carried if clock and clock.carried else reading.published
    basis: Basis | None = (
        "stated" if dates else "context" if clock and clock.carried else "published" if as_of else None
    )
    first, last = days(as_of)
    source = reading.page.article.text
    return UhcClaim(
        region=region.full_name,
        region_code=region.code,
        reached=said.reached,
        as_of=as_of,
        as_of_basis=basis,
        first_day=first,
        last_day=last,
        quote=source[said.start : said.end],
        start=said.start,
        end=said.end,
        sentence=source[clause.start : clause.end],
        rules=("claim:" + said.name,),
    )


def _gaps(reading: Reading, figures: Sequence[Figure]) -> Iterator[UhcClaim]:
    """ "masih kekurangan 9.478 peserta untuk mencapai UHC": not reached yet."""
    uhc = _patterns()[1]
    gazetteer = load_gazetteer()

    def before(figure: Figure) -> str:
        return reading.folded[max(0, figure.start - 400) : figure.end + 120]

    for figure in figures:
        if figure.indicator not in ("needed", "needed_active") or figure.region is None or figure.region_code is None:
            continue
        region = gazetteer.by_code(figure.region_code)
        if region is None or region.level not in ("province", "regency", "city") or not uhc.search(before(figure)):
            continue
        yield UhcClaim(
            region=figure.region,
            region_code=figure.region_code,
            reached=False,
            as_of=figure.as_of,
            as_of_basis=figure.as_of_basis,
            first_day=figure.first_day,
            last_day=figure.last_day,
            quote=figure.quote,
            start=figure.start,
            end=figure.end,
            sentence=figure.sentence,
            rules=("claim:gap to UHC",),
        )


def list_slips(reading: Reading) -> list[Slip]:
    """Lists of regions that hold another number of names than the sentence counts ("9 daerah", 8 listed)."""
    words = _patterns()[2]
    slips = []
    for clause in reading.sentences:
        folded = reading.folded[clause.start : clause.end]
        counted = re.search(
            r"(?<!\w)(\d{1,2}|" + "|".join(COUNTS) + r")\s(?:kabupaten/kota|kabupaten|kota|daerah)(?!\w)", folded
        )
        if counted is None or not folded.rstrip().endswith((".", "”", '"')):
            continue
        mark = words["list"].search(folded, counted.end())
        if mark is None or mark[0] in ("antara lain", "di antaranya", ":") or mark.start() - counted.end() > 90:
            continue
        listed = [
            m for m in subjects(reading.text, clause) if m.start >= clause.start + mark.end() and m.kind != "national"
        ]
        if not listed or listed[0].start - (clause.start + mark.end()) > 12:
            continue
        names = _listed(reading.text, listed)
        wanted = int(counted[1]) if counted[1].isdigit() else COUNTS[counted[1]]
        if len(names) >= 2 and len(names) != wanted and abs(len(names) - wanted) <= 3:
            source = reading.page.article.text
            start, end = clause.start + counted.start(), clause.start + counted.end()
            slips.append(
                Slip(
                    kind="list",
                    reason=f"{source[start:end]!r} are counted, but {len(names)} are listed: "
                    + ", ".join(r.full_name for r in names),
                    quote=source[start:end],
                    start=start,
                    end=end,
                    sentence=source[clause.start : clause.end],
                )
            )
    return slips
