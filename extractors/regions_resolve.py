"""Regions, second step: which names are regions at all, which of several a name means, and what the page is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from corpus.edges import Ends
from corpus.pattern import LETTERS, Pattern, compiled
from extractors.gazetteer import Gazetteer, Name, Region, fold, level_of, load_gazetteer
from extractors.regions_scan import Hit, Scan, how_many, names_in, scan
from extractors.regions_words import load_words

_LOCAL = ("regency", "city")
_NEAR_ROLES = frozenset(("institution", "media", "place", "constituency"))
_TYPED_ELSEWHERE = "named with its type elsewhere on the page"
_INSTITUTION = frozenset(("institution",))
_VENUE = frozenset(("venue",))
_HELD_AT = _INSTITUTION | _VENUE
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’')]*\s|\n")
_SHORTENED = 4
"""Letters of a word that a full stop shortens ("Prof.", "Jend."), at most."""
_SPACES = frozenset((" ", "\u00a0", "  "))
_COMPARED_WITH = Pattern(
    r"(?<!\w)(?:setelah|menyusul|selain|dibanding(?:kan)?|ketimbang|daripada|mengalahkan)\s(?:dengan\s)?$", reverse=True
)
# A region's own insurance, with its short form: "Aceh (JKA)".
_SCHEME = re.compile(r"[^\s,.;(]+(?:\s[A-Z]\w+){0,2}\s?\(J[A-Za-z]{2,5}\)")
# What follows a name that a sentence begins with and tells of.
_DOES = frozenset(
    (
        "mencatat",
        "menargetkan",
        "menarget",
        "meraih",
        "menyandang",
        "berhasil",
        "resmi",
        "mengalokasikan",
        "menganggarkan",
        "memiliki",
    )
)
_BY_NOW = frozenset(("sudah", "telah", "baru", "kini"))
_REACHES = (["mencapai"], ["uhc"], ["meraih"], ["menyandang"], ["berstatus"], ["memiliki"])
_TELLS = frozenset(
    "pun juga baru sudah telah masih kini sendiri misalnya mencapai mencatat menyusul dengan".split()  # noqa: SIM905
)
_WEEKDAYS = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad"
# What follows a place of an event: "di Malang, Kamis (4/7)", "di Mataram, baru-baru ini".
_EVENT = Pattern(
    rf"""
    [ ]?,[ ]? (?:pada[ ])? (?:hari[ ])?
    (?: {_WEEKDAYS} | kemarin | baru-baru[ ]ini | beberapa[ ]waktu | \d{{1,2}}[ ]\w{{3,9}}[ ]\d{{4}} )
    | [ ](?:pada[ ])?(?:hari[ ])? (?:{_WEEKDAYS})\b
    """,
    verbose=True,
)
# The end of a dateline after the place: "PALU, KabarSelebes.id –", "Kupang (ANTARA) -", "Blora | ".
_DATELINE = re.compile(
    r"""
    [ \u00a0]{0,2} (?:\([^()\n]{2,30}\))? [ \u00a0]{0,2}
    (?:  # "Kabupaten X, jumlah peserta JKN-KIS" is none: it says something, and a dash without blanks ends one word
        (?:,(?![^\n–—|-]{0,40}\b(?:peserta|jumlah|cakupan|kepesertaan|sebanyak|dari|yang|baru|sudah)\b)[^\n–—|]{1,45}?)?
        [ \u00a0.]{0,3} (?:-{1,3}|[–—―|]{1,2}) (?=[ \u00a0"“'\n])
        | (?:,[ \u00a0]?[^\s–—|]{1,45}?)? [ \u00a0.]{0,3} (?:-{1,3}|[–—―|]{1,2}) (?=[A-Z])
    )
    | [ \u00a0]{0,2} \((?:ANTARA|Antara|antara)[^()\n]{0,20}\)
    | [ ]?,[ ][A-Z][\w .]{2,24}(?=\n)
    | \.(?=[ ]["“A-Z])
    """,
    re.VERBOSE,
)
_AFTER_DATELINE = frozenset(" \u00a0(,.-–—―|")  # what such an end begins with
_TWO_WORDS = re.compile(r"\b[a-z]{2,}[ ][a-z]{2,}[ ]")
_BEFORE_DATELINE = Pattern(r"\ufeff?(?:[^\n]{0,50}(?:[,.|/–—-]|\.(?:com|id|co|net|news))[ \u00a0]{0,3})?")
_OUTLET_BEFORE = Pattern(r"\.[a-z]{2,8}\W{1,4}$")  # "KABAR.CO.ID - JAKARTA. BPJS …"
_DATELINE_REST = 40  # characters that follow a dateline at least: a list line is shorter
_CHAIN_WORDS = r",|;|/|&|–|-|\bdan|\bserta|\bmaupun|\bhingga|\blalu|\bkemudian|\bdisusul|\bjuga|\bplus"
_CHAIN_END = re.compile(rf"(?:{_CHAIN_WORDS})[ \n]{{0,3}}$")
_CHAIN_ENDS = Ends([_CHAIN_WORDS])
# From one item of a list, or row of a table, to the next: "- Sragen: 98,33 persen\n- ".
_NEXT_ITEM = compiled(
    r"[ ]?[:|\t(][^\n]{1,80}\n[ ]{0,3}(?:[-–•*·|][ ]{0,3}|\d{1,2}[.)][ ]{0,3})?(?:kota |«KABUPATEN» )?",
)
_SENTENCE_END = re.compile(r"[.!?](?:[\"”’)]{0,2})\s+[\"“A-Z]|\n\s*\n|\n[-•*\d]")
_WEIGHTS = {
    "full": 2.0,
    "government": 2.0,
    "bare": 1.5,
    "alias": 1.5,
    "dateline": 1.0,
    "institution": 0.3,
    "area": 1.0,
}
"""How much a mention of each kind says that the page is about its region; 0.5 for other kinds."""
_MOST_FORMS = 40  # short forms introduced in one page
_MOST_MEMBERS = 12  # members of a list looked at to either side
_MOST_ASKED = 12  # words looked for one by one
_MOST_GAP = 90  # characters between two members of a list
_NEAR_BY = 400  # characters before "ketiga kabupaten itu" in which they are named, each in its own sentence
_NUMBERS = (
    "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|beberapa|sejumlah|puluhan|semua|seluruh"
)
# "8 kabupaten tersebut, yakni …", "tiga kota di Jawa Timur: …"; not "9 kabupaten/kota".
_HEADER = Pattern(
    rf"""
    (?: \b\d{{1,3}} | \b(?:{_NUMBERS}) (?:[ ](?:belas|puluh(?:[ ]\w+)?))? )
    [ ] (?:daerah[ ])? (kota|«KABUPATEN»)(?!\w)
    (?! [ ]?(?:/|dan|atau|maupun|serta)[ ]?(?:kota|«KABUPATEN») )
    [^\n.]{{0,60}} $
    """,
    verbose=True,
)
_PROVINCIAL = Pattern(r"\b(?:provinsi|«KABUPATEN»/kota|kabupaten dan kota)\b")
_DOMAIN = Pattern(r"\.(?:com?|id|co\.id|net|news|org|tv|info)\b")
_BESIDE = re.compile(r"\)?[ ]?[,(][ ]?(?:di[ ])?|\)?[ ]di[ ]")
_GLUE = re.compile(r"[ ,(/]{0,3}")
_LIES_IN = re.compile(r"[ ,(/]{0,3}(?:di (?:wilayah )?)?")
_SHORT_FORM = re.compile(r"[ ]?\(([A-Z][A-Za-z]{1,11})\)")
_SLUG_BREAK = re.compile(r"[^a-zA-Z0-9.]+|\.(?:html?|php|aspx?|amp)\b")
_HOST_NOISE = re.compile(
    r"^(?:www|amp|m|mail|news|daerah|regional|jatim|jateng)$|(?:tribun|radar|suara|harian|kabar|berita|info|warta|media|online|"
    r"news|post|pos|ekspres|express|kini|today|terkini|update|satu|antara|klik|halo|hallo|pikiran|pemkab|pemkot|pemprov|"
    r"kab|kota|prov|hebat|\d+)"
)


@dataclass(slots=True)
class Context:
    """What came with the page, scanned: hits of the headline, the URL and the outlet's name."""

    title: Scan | None
    slug: Scan | None
    host: tuple[Region, ...]

    @classmethod
    def of(cls, clean: str, title: str | None, url: str | None, outlet: str | None) -> Context:
        """Scan headline, URL path and host."""
        head = (title or _first_line(clean)).strip()
        slug = None
        if url:
            path = url.split("://", 1)[-1]
            path = path[path.find("/") + 1 :] if "/" in path else ""
            slug = scan(_SLUG_BREAK.sub(" ", path[:400]), loose=True)
        return cls(scan(head[:300]) if head else None, slug, _host(url, outlet))


def _first_line(text: str) -> str:
    """The first line that is long enough to be a headline."""
    for line in text[:1500].split("\n")[:12]:
        line = line.strip()
        if len(line) > 25:
            return "" if len(line) > 160 or line.endswith((".", "”", '"')) else line
    return ""


@lru_cache(maxsize=4096)
def _host(url: str | None, outlet: str | None) -> tuple[Region, ...]:
    """The regions an outlet's name says: radarsemarang.jawapos.com, kalbaronline.com. Weak evidence."""
    gazetteer = load_gazetteer()
    host = (url.split("://", 1)[-1].split("/", 1)[0] if url else "") or (outlet or "")
    found: list[Region] = []
    for label in host.lower().split(".")[:3]:
        label = fold(label.split(":")[0].split(" ")[0])
        for part in (label, _HOST_NOISE.sub("", label)):
            name = gazetteer.names.get(part)
            if name is not None and len(part) >= 4 and name.care < 2:
                found.extend(gazetteer.readings(name))
                break
    return tuple(r for r in found if r.level != "country")


def resolve(page: Scan, context: Context) -> tuple[list[Hit], Region | None, list[tuple[int, int, str]]]:
    """Decide every hit: (mentions in order, the page's home, slips)."""
    return _Resolver(page, context).run()


K = TypeVar("K")


class _Tally(dict[K, int]):
    """Counts; nothing of what was never counted. A `Counter` takes ten times as long to make."""

    def __missing__(self, key: K) -> int:
        return 0

    def most_common(self) -> list[K]:
        """What was counted, the most first; of equals what was counted first."""
        return sorted(self, key=self.__getitem__, reverse=True)


@dataclass(slots=True)
class _Votes:
    """Evidence on a page: regions named beyond doubt, provinces, and levels of offices without a name."""

    codes: _Tally[str] = field(default_factory=_Tally)
    provinces: _Tally[str] = field(default_factory=_Tally)
    levels: _Tally[str] = field(default_factory=_Tally)


@dataclass(slots=True)
class _Places:
    """Where a name stands with its type word, in order, and which regions it is there."""

    starts: list[int] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def add(self, start: int, region: Region) -> None:
        self.starts.append(start)
        self.regions.append(region)
        self.codes.add(region.code)


class _Resolver:
    def __init__(self, page: Scan, context: Context) -> None:
        self.page = page
        self.context = context
        self.gazetteer: Gazetteer = load_gazetteer()
        self.table = load_words()
        self.hits = page.hits
        self.votes = _Votes()
        self.typed_names: dict[str, _Places] = defaultdict(_Places)
        self.short_forms: dict[str, Region] = {}
        self.headlines: dict[int, bool] = {}
        self.slips: list[tuple[int, int, str]] = []
        self.small: set[str] | None = None  # the page's words in lower case, if many are asked for
        self.asked = 0

    def run(self) -> tuple[list[Hit], Region | None, list[tuple[int, int, str]]]:
        self.find_short_forms()
        self.settle_typed()
        self.find_settings()
        self.chain()
        self.weigh()
        self.drop_words()
        self.settle_bare()
        self.find_appositions()
        home = self.home()
        self.settle_below(home)
        self.settle_anaphors(home)
        return self.finish(), home, self.slips

    def find_appositions(self) -> None:
        """ "Mataram, Nusa Tenggara Barat": a province that only says where the region before it lies."""
        last: Hit | None = None
        text = self.page.text
        for hit in self.hits:
            if last is not None and hit.region is not None and hit.region.level == "province":
                inside = last.members[0] if last.kind == "branch" and last.members else last.region
                if inside is not None and inside.level in _LOCAL and inside.province == hit.region.code:
                    hit.apposition = bool(_BESIDE.fullmatch(text, last.end, hit.start))
                elif last.apposition and last.region == hit.region:
                    hit.apposition = bool(_GLUE.fullmatch(text, last.end, hit.start))
                if hit.apposition:
                    hit.rule = "says where the region before it lies"
            last = hit

    # names with a type word, and short forms in brackets behind them

    def find_short_forms(self) -> None:
        """ "Kabupaten Sumbawa Barat (KSB)": from here on KSB means it."""
        text = self.page.text
        for hit in self.hits:
            if len(hit.options) != 1 or hit.kind in ("anaphor", "branch", "branch_region", "national"):
                continue
            found = _SHORT_FORM.match(text, hit.end)
            if not found:
                continue
            form, region = found[1], hit.options[0]
            if fold(form) in self.short_forms or len(self.short_forms) >= _MOST_FORMS:
                continue
            name = self.gazetteer.names.get(fold(form))
            if name is not None and any(s.code == region.code for s in name.senses):
                self.short_forms[fold(form)] = region
            elif name is None and form[0].lower() == hit.key[0] and _is_subsequence(fold(form), hit.key):
                self.short_forms[fold(form)] = region
                self.add_short_form(form, region)

    def add_short_form(self, form: str, region: Region) -> None:
        page = self.page
        covered = {k for h in self.hits for k in range(h.first, h.last + 1)}
        for k, word in enumerate(page.words):
            if word == form.lower() and k not in covered and page.surface(k) == form:
                hit = Hit(k, k, page.starts[k], page.ends[k], word, (region,), kind="alias", name_start=page.starts[k])
                self.hits.append(hit)
        self.hits.sort(key=lambda h: h.start)

    def settle_typed(self) -> None:
        for hit in self.hits:
            if hit.anaphor or hit.region is not None:
                continue
            short = self.short_forms.get(hit.key)
            if short is not None and short in hit.options:
                hit.region, hit.rule, hit.care = short, "short form given on the page", 0
            elif hit.typed and len(hit.options) == 1:
                level = hit.options[0].level
                hit.region = hit.options[0]
                hit.rule = "type word" if hit.levels and level in hit.levels else "the only region of this name"

    # how a name stands in the sentence

    def find_settings(self) -> None:
        """Datelines, places of events, and names inside other names."""
        text = self.page.text
        datelines = 0
        for hit in self.hits:
            if hit.anaphor or hit.kind in ("branch", "branch_region", "national"):
                continue
            line = text.rfind("\n", 0, hit.start) + 1
            if datelines < 2 and hit.start - line <= 60 and self.is_dateline(hit, line):
                hit.kind, hit.rule = "dateline", hit.rule or "dateline"
                datelines += 1
                continue
            role = self.role_before(hit)
            if role in ("place", "constituency"):
                hit.kind = "drop"
            elif role is not None or self.media_after(hit):
                hit.kind = "institution"
            elif (
                hit.kind in ("bare", "full", "alias")
                and text[max(0, hit.start - 3) : hit.start].lower().endswith(("di ", ", "))
                and _EVENT.match(text, hit.end)
            ):
                hit.kind, hit.rule = "dateline", hit.rule or "the place of an event"

    def is_dateline(self, hit: Hit, line: int) -> bool:
        text = self.page.text
        if hit.kind == "government" or text[hit.end : hit.end + 1] not in _AFTER_DATELINE:
            return False
        end = _DATELINE.match(text, hit.end)
        if end is None or not _BEFORE_DATELINE.fullmatch(text, line, hit.start):
            return False
        before = text[line : hit.start]
        opens = hit.end - hit.start > 3 and not any(map(str.isalnum, before))
        alone = opens and text[hit.start : hit.end].isupper()  # "JAKARTA. Walau …"
        if _TWO_WORDS.search(before) or (end[0] == "." and not alone and not _OUTLET_BEFORE.search(before)):
            return False
        rest = text[end.end() : end.end() + 200].lstrip()
        if end[0].startswith(",") and end.end() < len(text) and text[end.end()] == "\n":
            return len(rest) >= _DATELINE_REST
        rest = rest.split("\n", 1)[0]
        return len(rest) >= _DATELINE_REST and not rest[:1].isdigit()

    def role_before(self, hit: Hit) -> str | None:
        """The role of the words that the name belongs to: a hospital, a road, a constituency, a hall."""
        page, words = self.page, self.page.words
        first = hit.first if hit.start == page.starts[hit.first] else bisect_left(page.starts, hit.start)
        k = first - 1
        if k < 0:
            return None
        word = self.table.ending_at(words, k, _NEAR_ROLES) if words[k] in self.table.by_last else None
        touching = page.between(first) in (" ", ". ", "-") and hit.kind != "government"
        if word is not None and touching and (page.capital(k) or word.role in ("institution", "constituency")):
            return word.role
        near = words[max(0, k - 8) : first]
        # a longer name: "RSUD dr. Soedirman Kebumen", "Universitas Negeri Malang"
        for back in range(k, max(-1, k - 6), -1) if not self.table.lasts["institution"].isdisjoint(near[-6:]) else ():
            if page.between(back + 1) not in (" ", ". "):
                break
            if words[back] in ("kabupaten", "kab", "kota", "provinsi", "di"):
                break
            if words[back] in ("dr", "drg", "prof", "st"):
                continue
            if not page.capital(back):
                break
            found = self.table.ending_at(words, back, _INSTITUTION)
            if found is not None:
                return found.role
        # a hall: "di aula Kantor Bupati …"
        for back in range(k, max(-1, k - 9), -1) if not self.table.lasts["venue"].isdisjoint(near) else ():
            gap = page.between(back + 1)
            if gap not in _SPACES and gap not in (". ", "/", "-", " ("):
                return None
            if gap == ". " and len(words[back]) > _SHORTENED:
                return None  # a sentence ends
            found = self.table.ending_at(words, back, _VENUE)
            if found is not None:
                before = words[back - 1] if back else ""
                if before in ("di", "ke", "dari", "bertempat", "depan", "dalam") or found.tokens[0] in (
                    "ruang",
                    "aula",
                ):
                    return "venue"
                if words[back] == "kantor" and before in ("kepala",):
                    return None
        return None

    def media_after(self, hit: Hit) -> bool:
        """Is the name part of a newspaper's ("Jambi Ekspres") or a site's ("ambon.antaranews.com")?"""
        if hit.typed:
            return False
        page, text = self.page, self.page.text
        k = hit.last + 1
        if k < len(page.words) and page.words[k] in self.table.by_role["media_after"]:
            surface = page.surface(k)
            upper = surface.isupper() and len(surface) >= 3 and not text[hit.name_start : hit.end].isupper()
            if page.between(k) == " " and page.capital(k) and not upper:
                return True
        return text.startswith(".", hit.end) and _DOMAIN.match(text, hit.end) is not None

    # lists

    def chain(self) -> None:
        """Number the lists: "Kabupaten A, B (86 persen), dan C" is one chain."""
        number, last = -1, None
        self.chain_sure: _Tally[int] = _Tally()  # members of each list that are regions beyond doubt
        for hit in self.hits:
            if hit.anaphor or hit.kind in ("branch", "branch_region", "national", "drop"):
                continue
            if last is None or not self.is_list_gap(last.end, hit.start):
                number += 1
            hit.chain = number
            if hit.care == 0 or hit.typed:
                self.chain_sure[number] += 1
            last = hit

    def is_list_gap(self, start: int, end: int) -> bool:
        if not 0 < end - start <= _MOST_GAP:
            return False
        gap = self.page.low[start:end]
        if "\n" in gap and _NEXT_ITEM.fullmatch(gap):
            return True
        return (
            _CHAIN_ENDS[gap.rstrip(" \n")[-LETTERS:]]
            and _CHAIN_END.search(gap) is not None
            and not _SENTENCE_END.search(self.page.text, start, end)
        )

    # evidence

    def weigh(self) -> None:
        """Count what the page names beyond doubt."""
        for hit in self.hits:
            if hit.region is not None and hit.typed and hit.anaphor == "" and hit.kind != "drop":
                weight = 1 if hit.kind in ("institution", "dateline") else 3
                self.count(hit.region, weight)
                if hit.region.level in ("regency", "city", "province"):
                    self.typed_names[hit.key].add(hit.start, hit.region)
            elif hit.kind == "branch":
                for member in hit.members[:1]:
                    self.count(member, 1)
            elif not hit.anaphor and hit.care == 0 and len(hit.options) == 1 and hit.options[0].level != "country":
                self.count(hit.options[0], 2)
        for source, weight in ((self.context.title, 3), (self.context.slug, 3)):
            if source is None:
                continue
            for hit in names_in(source.hits):
                if len(hit.options) == 1 and (hit.typed or hit.care == 0) and not hit.seat:
                    self.count(hit.options[0], weight)
            for level, n in source.hints.items():
                self.votes.levels[level] += n * 2
        for region in self.context.host[:1]:
            if len({r.province for r in self.context.host}) == 1:
                self.votes.provinces[region.province or ""] += 1
        for level, n in self.page.hints.items():
            self.votes.levels[level] += n

    def count(self, region: Region, weight: int) -> None:
        self.votes.codes[region.code] += weight
        if region.province:
            self.votes.provinces[region.province] += weight

    # words and persons that look like regions

    def drop_words(self) -> None:
        """Set aside names that are words, persons or short forms nobody introduced."""
        kept = []
        self.firsts = [h.first for h in self.hits]
        self.lasts = [h.last for h in self.hits]
        for hit in self.hits:
            if hit.kind == "drop" or (hit.region is None and not hit.anaphor and not self.is_region(hit)):
                continue
            if hit.kind == "national" and hit.key == "indonesia":
                self.settle_country(hit)
            kept.append(hit)
        self.hits = kept
        self.page.hits = kept

    def is_region(self, hit: Hit) -> bool:
        if not hit.options:
            return False
        if hit.typed or hit.kind == "government":
            return True
        page, words = self.page, self.page.words
        established = (hit.care > 0 or hit.seat) and self.is_established(hit)
        if hit.care == 2:
            if hit.epithet and not established:
                here = [r for r in hit.options if r.province and self.votes.provinces[r.province] >= 2]
                established = len(hit.options) == 1 and bool(here)
            elif not established and len(hit.options) == 1 and not words[hit.first].isdigit():
                region = hit.options[0]
                province = region.province
                official = all(
                    s.kind == "abbreviation" and not s.ambiguous for s in self.gazetteer.names[hit.key].senses
                )
                if province and self.votes.provinces[province] >= 2:
                    established = official or (self.in_company(hit) and len(hit.key) > 2)
                    if established:
                        self.votes.codes[region.code] += 1
            return established
        if hit.seat:
            if self.in_company(hit):
                return True
            if established or (self.votes.provinces and not self.elsewhere(hit)):
                hit.kind = "dateline" if hit.kind in ("bare", "alias") else hit.kind
                return True
            return hit.kind == "dateline"
        k = hit.first - 1
        gap = page.between(hit.first)
        before = words[k] if k >= 0 and gap in (" ", "-", " (", "  ") else ""
        cue = before in self.table.by_role["head"] or before in self.table.by_role["lead"]
        if before == "kesehatan" and _SCHEME.search(page.text, hit.start) and words[k - 1 : k] == ["jaminan"]:
            hit.kind, hit.rule = "institution", "part of a longer name"  # "Jaminan Kesehatan Aceh (JKA)"
            return True
        if gap in (". ", " ") and k >= 0 and len(words[k]) <= 2 and page.capital(k) and not cue and gap == ". ":
            hit.kind = "institution" if self.is_established(hit) else "drop"  # "Dr. M. Sambas": an initial before it
            return hit.kind != "drop"
        after = hit.last + 1
        name_after = (
            after < len(words)
            and page.between(after) == " "
            and page.capital(after)
            and not page.surface(after).isupper()
            and not self.is_common(words[after])
            and not (words[after].startswith("rp") and words[after][2:].isdigit())
            and not self.is_headline(hit)
        )
        if hit.care == 1:
            if established or hit.kind in ("dateline", "institution"):
                return True
            if self.in_company(hit):
                if len(hit.options) == 1:
                    self.votes.codes[hit.options[0].code] += 1  # named among regions once, it is one from there on
                return True
            if self.elsewhere(hit) and (
                name_after or self.gazetteer.names[hit.key].senses[0].kind != "name" or self.is_headline(hit)
            ):
                return False
            if name_after and not cue:
                return False
            if cue:
                if len(hit.options) == 1:
                    self.votes.codes[hit.options[0].code] += 1  # "di Tuban", and then "Tuban butuh …"
                return True
            start = k < 0 or self.opens_sentence(hit)
            if start:
                return self.is_told_of(hit)
            return not (before and page.capital(k) and not self.is_common(before) and not self.is_headline(hit))
        inside = (
            before
            and not cue
            and gap == " "
            and page.capital(k)
            and not self.is_common(before)
            and not (page.surface(k).isupper() or self.opens_at(k) or self.is_hit_word(k) or self.is_headline(hit))
        )
        if inside or (name_after and not cue and not self.is_hit_word(after) and hit.kind in ("bare", "alias")):
            hit.kind, hit.rule = "institution", "part of a longer name"
        return True

    def is_told_of(self, hit: Hit) -> bool:
        """ "Singkawang sudah 98 persen. Bengkayang pun …": does a sentence on a page of its province begin with the
        name, as one does that tells something of it?"""
        after = hit.last + 1
        words, page = self.page.words, self.page
        if after >= len(words) or self.elsewhere(hit) or page.between(after) not in _SPACES:
            return False
        if not self.votes.provinces:  # nothing else is named: only what a region alone does
            return words[after] in _DOES or (words[after] in _BY_NOW and words[after + 1 : after + 2] in _REACHES)
        return words[after] in _TELLS or words[after].isdigit()

    def is_established(self, hit: Hit) -> bool:
        """Does the page name one of the regions of this name beyond doubt?"""
        codes = self.votes.codes
        return any(codes[region.code] for region in hit.options)

    def settle_country(self, hit: Hit) -> None:
        """ "Yayasan Bakti Indonesia": the country's name inside another name."""
        page, k = self.page, hit.first - 1
        if k < 0 or page.between(hit.first) != " " or not page.capital(k):
            return
        if not self.is_common(page.words[k]) and not self.opens_at(k) and not self.is_headline(hit):
            hit.kind, hit.rule = "institution", "part of a longer name"

    def elsewhere(self, hit: Hit) -> bool:
        """Is the page plainly about other provinces than those this name lies in?"""
        here = self.votes.provinces
        return bool(here) and not any(here[r.province or ""] for r in hit.options)

    def is_common(self, word: str) -> bool:
        """Does a word stand in lower case somewhere on the page, or in the table: is it no part of a person's name?"""
        if word in self.table.by_last:
            return True
        if self.small is not None:
            return word in self.small
        page = self.page
        text, words, starts = page.text, page.words, page.starts
        self.asked += 1
        if self.asked > _MOST_ASKED:
            self.small = {w for w, s in zip(words, starts, strict=True) if text[s].islower()}
            return word in self.small
        at = -1
        while True:
            try:
                at = words.index(word, at + 1)
            except ValueError:
                return False
            if text[starts[at]].islower():
                return True

    def is_hit_word(self, k: int) -> bool:
        at = bisect_left(self.firsts, k + 1) - 1
        return at >= 0 and self.firsts[at] <= k <= self.lasts[at]

    def opens_sentence(self, hit: Hit) -> bool:
        return self.opens_at(hit.first)

    def opens_at(self, k: int) -> bool:
        """Does word `k` open a sentence, a line or a quotation?"""
        gap = self.page.between(k)
        return k == 0 or "\n" in gap or any(c in gap for c in '.!?:"“•') or gap.strip() in ("–", "—", "-")

    def is_headline(self, hit: Hit) -> bool:
        """Do most words of the line begin with capitals (headlines do)?"""
        text = self.page.text
        start = max(text.rfind("\n", max(0, hit.start - 200), hit.start) + 1, hit.start - 200)
        known = self.headlines.get(start)
        if known is None:
            end = text.find("\n", hit.end, hit.end + 200)
            line = text[start : end if end >= 0 else hit.end + 200]
            words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
            known = len(words) >= 3 and sum(1 for w in words if w[0].isupper()) >= 0.7 * len(words)
            self.headlines[start] = known
        return known

    def in_company(self, hit: Hit) -> bool:
        """Is it a member of a list in which other regions stand?"""
        return self.chain_sure[hit.chain] > 0

    # which of several regions

    def settle_bare(self) -> None:
        chains: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            if hit.chain >= 0:
                chains[hit.chain].append(hit)
            if hit.region is None and len(hit.options) == 1 and not hit.anaphor:
                hit.region = hit.options[0]
                hit.rule = hit.rule or (
                    "the seat stands for its regency" if hit.seat else "the only region of this name"
                )
            elif hit.kind == "area" and hit.region is None and hit.options:
                hit.region = hit.options[0]
                hit.rule = "an area of several regions"
            if hit.region is not None and hit.region.level == "area":
                hit.members = tuple(
                    self.gazetteer.regions[c] for c in self.gazetteer.area_members.get(hit.region.code, ())
                )
        open_hits = [h for h in self.hits if h.region is None and not h.anaphor]
        for hit in open_hits:
            self.decide(hit, self.around(hit, chains))
        left = [h for h in open_hits if h.region is None]
        if len(left) < len(open_hits):  # what was decided may decide the rest
            for hit in left:
                self.decide(hit, self.around(hit, chains))

    @staticmethod
    def around(hit: Hit, chains: dict[int, list[Hit]]) -> list[Hit]:
        """The list a hit stands in, cut to the members near it."""
        chain = chains.get(hit.chain, [hit])
        if len(chain) <= _MOST_MEMBERS:
            return chain
        at = bisect_left(chain, hit.start, key=lambda h: h.start)
        return chain[max(0, at - _MOST_MEMBERS) : at + _MOST_MEMBERS]

    def decide(self, hit: Hit, chain: list[Hit]) -> None:
        """Evidence in order: the list's type word, the name typed elsewhere, headline, offices, list, province."""
        steps = (
            self.by_list_type,
            self.by_typed_name,
            self.by_headline,
            self.by_offices,
            self.by_list_company,
            self.by_province,
            self.by_level_words,
        )
        for step in steps:
            region = step(hit, chain)
            if region is not None:
                hit.region = region
                return

    def by_list_type(self, hit: Hit, chain: list[Hit]) -> Region | None:
        """ "Kabupaten Batang, Pemalang dan Pekalongan": the type word holds for the list, if the list bears it out."""
        at = chain.index(hit)
        used = {h.region.code for h in chain if h.region is not None and h is not hit and h.key == hit.key}
        left = [r for r in hit.options if r.code not in used]
        if used and len(left) == 1:
            hit.rule = "the other one of this name stands in the same list"
            return left[0]
        lead = next((h for h in reversed(chain[:at]) if h.typed and h.kind != "government"), None)
        level = None
        if lead is not None and lead.levels is not None and len(lead.levels) == 1:
            level = next(iter(lead.levels))
            after = chain[chain.index(lead) + 1 :]
            bare = [h for h in after if not h.typed and len(h.options) == 1 and h.options[0].level in _LOCAL]
            contrary = [h for h in bare if h.options[0].level != level]
            marked = sum(1 for h in chain if h.typed and h.levels == lead.levels)
            if level in _LOCAL and (contrary or (level == "city" and marked > 1)):
                level = "regency" if level == "city" else None
        if level is None:
            head = self.page.text[max(0, chain[0].start - 110) : chain[0].start]
            found = _HEADER.search(head)
            if found and not _SENTENCE_END.search(head, found.start()):
                level = level_of(found[1])
        return self.pick(hit, level, "the list's type word")

    def pick(self, hit: Hit, level: str | None, rule: str) -> Region | None:
        found = [r for r in hit.options if r.level == level]
        if len(found) > 1:
            found = [r for r in found if r.province and self.votes.provinces[r.province]] or found
        if len(found) == 1:
            hit.rule = rule
            return found[0]
        return None

    def by_typed_name(self, hit: Hit, chain: list[Hit]) -> Region | None:
        """The same name with its type word elsewhere on the page; the nearest before it, if both stand there."""
        places = self.typed_names.get(hit.key)
        if places is None:
            return None
        regions = [r for r in hit.options if r.code in places.codes]
        if len(regions) == 1:
            province = self.province_meant(hit) if bisect_left(places.starts, hit.start) == 0 else None
            hit.rule = "the page names other regions of that province" if province else _TYPED_ELSEWHERE
            return province or regions[0]
        if regions:
            for step in (self.by_list_company, self.by_headline):
                region = step(hit, chain)
                if region is not None:
                    return region
            at = bisect_left(places.starts, hit.start)
            hit.rule = "named with its type just before" if at else "named with its type further on"
            near = places.regions[max(0, at - 1)]
            return near if near in hit.options else None
        return None

    def by_headline(self, hit: Hit, chain: list[Hit]) -> Region | None:
        for source, rule in (
            (self.context.title, "the headline says which"),
            (self.context.slug, "the URL says which"),
        ):
            if source is None:
                continue
            found = {h.options[0] for h in source.hits if h.key == hit.key and h.typed and len(h.options) == 1}
            if len(found) == 1:
                region = found.pop()
                if region in hit.options:
                    hit.rule = rule
                    return region
        return None

    def by_offices(self, hit: Hit, chain: list[Hit]) -> Region | None:
        """ "Bupati", "Pemkot" without a name: the page is about a regency, or a city."""
        levels = self.votes.levels
        options = {r.code for r in hit.options}
        if len(self.local_regions.keys() - options) > 2:
            return None
        if levels["regency"] and not levels["city"]:
            return self.pick(hit, "regency", "the page speaks of its bupati or Pemkab")
        if levels["city"] and not levels["regency"]:
            return self.pick(hit, "city", "the page speaks of its wali kota or Pemkot")
        return None

    @property
    def local_regions(self) -> dict[str, Region]:
        """Regencies and cities the page speaks of beyond doubt, by code."""
        if self._local is None:
            self._local = {
                h.region.code: h.region
                for h in self.hits
                if h.region is not None and h.region.level in _LOCAL and h.kind not in ("institution", "dateline")
            }
        return self._local

    _local: dict[str, Region] | None = None

    def by_list_company(self, hit: Hit, chain: list[Hit]) -> Region | None:
        """A bare name among bare names that are all regencies is a regency too."""
        others = [h.options[0].level for h in chain if h is not hit and len(h.options) == 1 and not h.typed]
        if "regency" in others and "city" not in others:
            return self.pick(hit, "regency", "a list of kabupaten")
        if others and all(level == "province" for level in others):
            return self.pick(hit, "province", "a list of provinces")
        return None

    def by_province(self, hit: Hit, chain: list[Hit]) -> Region | None:
        """Of regions in different provinces, the one in the province the page is about."""
        if len({r.province for r in hit.options}) < 2:
            return None
        scored = sorted(hit.options, key=lambda r: -self.votes.provinces[r.province or ""])
        best, next_best = (self.votes.provinces[r.province or ""] for r in scored[:2])
        if best > next_best:
            hit.rule = "the one in the page's province"
            return scored[0]
        return None

    def province_meant(self, hit: Hit) -> Region | None:
        """The province of a name that is a city's too, when the page names two other regions of it."""
        province = next((r for r in hit.options if r.level == "province"), None)
        if province is None:
            return None
        inside = [r for r in self.local_regions.values() if r.province == province.code and r not in hit.options]
        return province if len(inside) >= 2 else None

    def by_level_words(self, hit: Hit, chain: list[Hit]) -> Region | None:
        """A name of a province and its city: which of them the page's words and neighbours point to."""
        provinces = [r for r in hit.options if r.level == "province"]
        if not provinces:
            return None
        if self.province_meant(hit):
            hit.rule = "the page names other regions of that province"
            return provinces[0]
        levels = self.votes.levels
        if levels["province"] and not levels["city"]:
            hit.rule = "the page speaks of its governor or Pemprov"
            return provinces[0]
        if levels["city"] and not levels["province"]:
            return self.pick(hit, "city", "the page speaks of its wali kota or Pemkot")
        if self.speaks_of_province:
            hit.rule = "the page speaks of a province"
            return provinces[0]
        return None

    @property
    def speaks_of_province(self) -> bool:
        """Does the page say "provinsi", or speak of "kabupaten/kota"?"""
        if self._province is None:
            self._province = _PROVINCIAL.search(self.page.text, 0, 20_000) is not None
        return self._province

    _province: bool | None = None

    # what the page is about

    def home(self) -> Region | None:
        """The region most of the page is about: headline, URL, first lines, frequency, authorities."""
        scores: defaultdict[str, float] = defaultdict(float)
        text = self.page.text
        lead_end = _lead_end(text)
        counts: _Tally[str] = _Tally()
        spoken_of: set[str] = set()  # regions that are more than a place of writing
        for hit in self.hits:
            region = hit.region
            if region is None or region.level in ("branch", "branch_region", "country", "district", "village"):
                continue
            if hit.apposition:
                continue
            counts[region.code] += 1
            if hit.kind not in ("dateline", "institution"):
                spoken_of.add(region.code)
            bonus = 2.0 if hit.start < lead_end and hit.kind not in ("dateline", "institution") else 0.0
            scores[region.code] += bonus + _WEIGHTS.get(hit.kind, 0.5) / (1.0 + 0.15 * counts[region.code])
        for source, weight in ((self.context.title, 5.0), (self.context.slug, 3.0)):
            if source is None:
                continue
            for hit in names_in(source.hits):
                sure = len(hit.options) == 1 and not hit.seat  # "Dibayar Negara" is no seat of Jembrana
                regions = list(hit.options) if sure else [r for r in hit.options if scores[r.code]]
                if regions and hit.care < 2 and regions[0].level != "country":
                    titled = max(regions, key=lambda r: scores[r.code])
                    scores[titled.code] += weight
                    spoken_of.add(titled.code)
        for region in self.context.host:
            if scores[region.code]:
                scores[region.code] += 1.0
        inside: _Tally[str | None] = _Tally()
        for region in self.local_regions.values():
            inside[region.province] += 1
        for province, n in inside.items():
            if province in spoken_of and n >= 4:
                scores[province] += 0.5 * n  # a list of its regencies is about the province
        national = sum(1 for h in self.hits if h.kind == "national")
        if not scores:
            host = self.context.host
            return self.gazetteer.regions["ID"] if national else (host[0] if len(host) == 1 else None)
        if national:
            scores = defaultdict(
                float, {c: v for c, v in scores.items() if c in spoken_of and counts[c] * 3 >= national}
            )
        if not scores:
            return self.gazetteer.regions["ID"]
        best = max(scores, key=lambda code: scores[code])  # of equals, the one named first
        region = self.gazetteer.regions[best]
        equals = [self.gazetteer.regions[code] for code, score in scores.items() if score == scores[best]]
        if (
            len(equals) > 1
            and region.province in spoken_of
            and all(r.level in _LOCAL and r.province == region.province for r in equals)
        ):
            return self.gazetteer.regions[region.province]  # "di Kalimantan Selatan … Banjar dan Tanah Laut"
        return region

    # kecamatan and villages: in which regency

    def settle_below(self, home: Region | None) -> None:
        placed: dict[tuple[str, str], set[Region]] = {}
        open_hits: list[Hit] = []
        for at, hit in enumerate(self.hits):
            if hit.anaphor != "below" or hit.kind == "drop":
                continue
            if self.is_venue(hit):
                hit.kind = "institution"
            near = self.hits[at + 1] if at + 1 < len(self.hits) else None
            options = hit.options
            if near is not None and near.anaphor == "below" and near.levels != hit.levels:
                # "Desa X Kecamatan Y": the kecamatan only says where the village lies
                kecamatan = {r.code for r in near.options}
                beside = [r for r in options if r.code[:8] in kecamatan]
                if beside and _GLUE.fullmatch(self.page.text, hit.end, near.start):
                    options = hit.options = tuple(beside)
                    hit.end, near.kind = near.end, "drop"
                    near = self.hits[at + 2] if at + 2 < len(self.hits) else None
            if near is not None and near.region is not None and _LIES_IN.fullmatch(self.page.text, hit.end, near.start):
                beside = [r for r in options if r.code[:5] == near.region.code or r.code[:2] == near.region.code]
                if not beside and near.region.level in _LOCAL and near.typed:
                    beside = [self.unlisted(hit, near.region)]
                if len({r.full_name for r in beside}) == 1:
                    hit.region, hit.rule = beside[0], "the regency named beside it"
                    hit.end = near.end if near.region.level in _LOCAL and near.typed else hit.end
                    placed.setdefault((hit.below, self.name_of(hit)), set()).add(beside[0])
                    if hit.end == near.end:
                        near.kind = "drop"
                    continue
            open_hits.append(hit)
        for hit in open_hits:
            said = placed.get((hit.below, self.name_of(hit)), set())
            if len(said) == 1:
                hit.region, hit.rule = next(iter(said)), "placed elsewhere on the page"
            else:
                self.settle_alone(hit, home)
        self.hits = [h for h in self.hits if h.kind != "drop"]

    def settle_alone(self, hit: Hit, home: Region | None) -> None:
        """A kecamatan or village beside which no regency stands."""
        codes = [home.code] if home is not None else []
        codes += self.votes.codes.most_common()
        for code in codes:
            inside = [r for r in hit.options if r.code[:5] == code] or (
                [r for r in hit.options if r.code[:2] == code] if len(code) == 2 else []
            )
            if len({r.full_name for r in inside}) == 1:
                hit.region, hit.rule = inside[0], "in a region the page names"
                return
        if len(hit.options) == 1:
            hit.region, hit.rule = hit.options[0], "the only one of this name"
        elif not hit.options and home is not None and home.level in _LOCAL:
            hit.region, hit.rule = self.unlisted(hit, home), "in the region the page is about"

    def is_venue(self, hit: Hit) -> bool:
        """ "di Aula Kelurahan X", "usai apel di Desa X, Senin (4/3)": is it only where something happened?"""
        page = self.page
        k = bisect_left(page.starts, hit.start)
        if page.between(k) == " " and self.table.ending_at(page.words, k - 1, _HELD_AT) is not None:
            return True
        return page.words[k - 1 : k] == ["di"] and _EVENT.match(page.text, hit.end) is not None

    def unlisted(self, hit: Hit, above: Region) -> Region:
        """The kecamatan or village as the page calls it."""
        return self.gazetteer.unlisted(hit.below, self.name_of(hit), above)

    def name_of(self, hit: Hit) -> str:
        """Its name as the page prints it, without its kind."""
        return " ".join(self.page.text[hit.name_start : self.page.ends[hit.last]].split())

    # words that point to a region

    def settle_anaphors(self, home: Region | None) -> None:
        if not any(hit.anaphor and hit.anaphor != "below" for hit in self.hits):
            return
        before: list[Hit] = []
        compared: set[int] = set()  # lists of those that others are only compared with
        for hit in self.hits:
            if not hit.anaphor or hit.anaphor == "below":
                if before and _COMPARED_WITH.search(self.page.low, max(0, hit.start - 24), hit.start):
                    if hit.chain < 0:
                        continue  # "… menjadi yang keempat setelah Kota Sorong"
                    compared.add(hit.chain)
                if hit.region is not None and hit.chain not in compared:
                    before.append(hit)
                continue
            if hit.anaphor == "several":
                self.settle_several(hit)
                continue
            if hit.anaphor == "capital":
                self.settle_capital(hit, before)
                continue
            hit.region = self.antecedent(hit, before, home)
            hit.options = (hit.region,) if hit.region is not None else ()

    def settle_several(self, hit: Hit) -> None:
        """ "keempat daerah itu": the last list of four regions before it."""
        wanted = how_many(hit.rule.split(" ", 1)[0])
        lists: dict[int, dict[Region, None]] = {}
        at = bisect_left(self.firsts, hit.first)
        for h in self.hits[max(0, at - 40) : at]:
            if h.chain >= 0 and h.region is not None and h.start < hit.start:
                lists.setdefault(h.chain, {})[h.region] = None
        for members in reversed(list(lists.values())):
            if len(members) >= 2 and wanted in (0, len(members)):
                hit.members = tuple(members)
                hit.rule += ": the list named before it"
                return
        near: dict[Region, None] = {}
        for h in reversed(self.hits[max(0, at - 40) : at]):
            if hit.start - h.end > _NEAR_BY or len(near) > wanted:
                break
            if h.region is not None and h.region.level in _LOCAL and h.kind in ("full", "bare", "alias"):
                near[h.region] = None
        if 2 <= wanted == len(near):
            hit.members = tuple(reversed(near))
            hit.rule += ": those named before it"

    def settle_capital(self, hit: Hit, before: list[Hit]) -> None:
        """ "ibu kota Provinsi Kepri itu" is Kota Tanjung Pinang."""
        province: Region | None = hit.options[0] if hit.options else None
        if province is None:
            province = next((h.region for h in reversed(before) if h.region and h.region.level == "province"), None)
        if province is None or province.level != "province":
            hit.region, hit.kind = (province, "bare") if province is not None else (None, "anaphor")
            hit.rule = hit.rule or "the region named"
            return
        hit.region = self.gazetteer.capital(province.code) or province
        hit.options, hit.rule = (hit.region,), f"capital of {province.full_name}"

    def antecedent(self, hit: Hit, before: list[Hit], home: Region | None) -> Region | None:
        wants = hit.anaphor
        suits = {
            "any": ("regency", "city", "province"),
            "regency": ("regency",),
            "city": ("city",),
            "province": ("province",),
            "area": ("area",),
            "district": ("district",),
            "village": ("village",),
        }[wants]
        near = [
            h.region
            for h in reversed(before[-8:])
            if h.region is not None
            and h.region.level in suits
            and not h.apposition
            and h.kind not in ("institution", "dateline", "branch", "branch_region")
        ]
        own = home if home is not None and home.level in suits else None
        points_home = (
            hit.rule.endswith(" ini") or hit.rule in ("pemkab", "pemkot", "pemprov") or hit.rule.endswith("nya")
        )
        if hit.rule.endswith("nya") and before and before[-1].kind == "government" and before[-1].region is not None:
            said_by = before[-1]  # "Camat X melaporkan, di wilayahnya …"
            if not _SENTENCE_ENDS.search(self.page.text, said_by.end, hit.start):
                hit.rule = f"{hit.rule}: of whom the sentence speaks"
                return said_by.region
        if points_home and own is not None:
            hit.rule = f"{hit.rule}: what the page is about"
            return own
        if near:
            hit.rule = f"{hit.rule}: named last before it"
            return near[0]
        if own is not None:
            hit.rule = f"{hit.rule}: what the page is about"
            return own
        if wants == "province":
            inside = next((h.region.province for h in reversed(before) if h.region and h.region.province), None)
            if inside is not None:
                hit.rule = f"{hit.rule}: the province of the region named last"
                return self.gazetteer.regions[inside]
        return None

    # the end

    def finish(self) -> list[Hit]:
        """Mentions in order without overlaps; slips for what stayed open."""
        kept: list[Hit] = []
        for hit in sorted(self.hits, key=lambda h: (h.start, -h.end)):
            if hit.kind == "drop" or (hit.anaphor and hit.region is None and not (hit.options or hit.members)):
                continue
            if kept and hit.start < kept[-1].end:
                if kept[-1].kind == "anaphor":
                    kept[-1] = hit
                continue
            kept.append(hit)
            if hit.region is None and hit.kind not in ("dateline", "institution") and not hit.members:
                names = " or ".join(r.full_name for r in hit.options[:4])
                hit.rule = "undecided"
                self.slips.append((hit.start, hit.end, f"the page does not say which is meant: {names}"))
        return kept


def _lead_end(text: str) -> int:
    """Where the first real paragraph ends."""
    start = 0
    for _ in range(12):
        end = text.find("\n", start)
        if end < 0:
            return len(text)
        if end - start > 120:
            return end
        start = end + 1
    return start


def _is_subsequence(short: str, long: str) -> bool:
    """Do the letters of `short` occur in `long` in this order?

    >>> _is_subsequence("ksb", "kabupatensumbawabarat"), _is_subsequence("xyz", "sumbawabarat")
    (True, False)
    """
    letters = iter(long)
    return all(c in letters for c in short)


__all__ = ["Context", "Name", "resolve"]
