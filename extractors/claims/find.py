"""UHC claims: statements that named regions have, or have not, reached UHC.

A cue of `rules/claims.toml` ("sudah mencapai UHC", "belum UHC", "meraih predikat UHC") that stands in no goal, wish,
question or condition is a claim about the regions that `claims_about` finds for it. A gap still to be filled for UHC
denies it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from tomllib import loads
from typing import Any

from corpus.edges import Starts
from corpus.pattern import Places, Table, compiled
from corpus.words import spell_out
from extractors.as_of import Clock, dated
from extractors.claims.about import THE_OTHERS, Cue, Forms, about, is_of, regions_of, run_of
from extractors.counts import COUNT, number_of
from extractors.figure import Basis, Figure, Slip, UhcClaim
from extractors.gazetteer import Region, load_gazetteer
from extractors.intervals import days
from extractors.place.subjects import subjects
from extractors.place.topic import Topic
from extractors.reading import Clause, Reading

LONGEST = 6000  # characters of a sentence; what is longer is no sentence
LONGEST_LEFT_OUT = 200  # of one that leaves its verb out
MOST = 40  # cues of one sentence
_WINDOW = 180  # characters before a cue that may turn it into a goal or a condition


@cache
def claim_rules() -> dict[str, Any]:
    """The table `rules/claims.toml`."""
    return loads(resources.files("extractors.rules").joinpath("claims.toml").read_text("utf-8"))


def spelled(form: str) -> str:
    r"""A form of the table as a regular expression: its placeholders filled in, its blanks made bounded.

    >>> spelled(r"sudah\s?x")
    'sudah\\s{0,4}+x'
    """
    rules = claim_rules()
    reach, stop = rules["reach"]["form"], rules["between"]["form"]
    word = (
        rf"(?:(?!(?:{stop})(?!\w))(?:(?=(?:{reach})(?!\w))|(?!me[mnlr]\w{{4}}|menge)|(?=mereka|merupakan|memang))"
        r"[\w%][\w%/-]*+(?:[.,]\d++%?)?)"
    )
    form = form.replace("«REACH»", f"(?:{reach})").replace("«W»", word)
    form = spell_out(form)
    return form.replace(r"\s?", r"\s{0,4}+").replace(r"\s", r"\s{1,4}+").replace(r"\s{1,4}+{0,4}+", r"\s{0,4}+")


@dataclass(frozen=True, slots=True)
class _Patterns:
    cues: Table
    starts: Starts
    rows: tuple[dict[str, Any], ...]
    uhc: re.Pattern[str]
    stops: dict[str, re.Pattern[str]]
    forms: Forms


@cache
def _patterns() -> _Patterns:
    rules = claim_rules()

    def words(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{spelled(rules[key]['form'])})(?!\w)")

    cues = Table([spelled(row["form"]) for row in rules["cue"]])
    return _Patterns(
        cues=cues,
        starts=Starts(cues),
        rows=tuple(rules["cue"]),
        uhc=compiled(rf"(?<!\w){spelled('«UHC»')}(?!\w)"),
        stops={"plain": words("goal"), "sure": words("pledge"), "passive": words("wish")},
        forms=Forms(list=re.compile(rf"(?<!\w)(?:{spelled(rules['list']['form'])})(?!\w)|:"), group=words("group")),
    )


_AWARD = re.compile(r"(?<!\w)(?:awards?|penghargaan)(?!\w)")


def find_claims(
    reading: Reading, topics: dict[int, Topic], clocks: dict[int, Clock], figures: Sequence[Figure] = ()
) -> list[UhcClaim]:
    """All claims of a page, each region once a direction; `figures` are the page's, for gaps still to be filled."""
    uhc = _patterns().uhc
    if uhc.search(reading.folded) is None:
        return []
    claims: dict[tuple[str, bool], UhcClaim] = {}
    award = _AWARD.search(reading.folded) is not None
    claimed, said_last = -2, False
    patterns = _patterns()
    places = patterns.cues.places(reading.folded, patterns.starts.of(reading.folded))
    for i, clause in enumerate(reading.sentences):
        if clause.end - clause.start > LONGEST:
            continue
        named = uhc.search(reading.folded, clause.start, clause.end) is not None
        ranked = award and reading.folded.find("kategori", clause.start, clause.end) >= 0
        if named or ranked:
            cues = list(_cues(reading, clause, award, places))
        else:
            cues = list(_left_out(reading, clause, said_last)) if claimed == i - 1 else []
        for cue in cues:
            regions, excepted = about(reading, i, cue, topics.get(clause.index), figures, _patterns().forms)
            opposite = Cue(cue.start, cue.end, not cue.reached, "kecuali")
            for said, region in [(cue, r) for r in regions] + [(opposite, r) for r in excepted]:
                claim = _claim(reading, clause, said, region, clocks.get(clause.index))
                claims.setdefault((claim.region, claim.reached), claim)
        if cues:
            claimed, said_last = i, cues[-1].reached
    for claim in _gaps(reading, figures):
        if (claim.region, True) not in claims:
            claims.setdefault((claim.region, False), claim)
    return list(claims.values())


_ELLIPSIS = re.compile(
    r"(?<!\w)(?:sedangkan|sementara|namun|tetapi|tapi|kami\sdi)\s[^.;]{3,90}?\s(belum|sudah)(?=\s*+[.,;”\"])"
)
_FOLLOWS = re.compile(
    r"[\"“'‘\s]*+(?:(?:tetapi|namun|tapi)[^.;,]{0,60},)?[^.;,]{3,80}?\s(belum|sudah)(?=\s*+(?:[.,;!”\"]|demikian))"
)


_NAMELY = re.compile(
    r"(?:,\s[^,.;]{3,40}(?=,))?,?\s(?:yakni|yaitu|ialah|adalah|hanya|tinggal|antara\slain|di\s?antaranya|meliputi)(?!\w)"
)
_THEN = compiled(
    r"[\"“'‘\s]*+(?:(?:setelah|sesudah)\s(?:itu|\w+)\s|kemudian\s|lalu\s|berikutnya\s)?(?:(?:di)?susul|menyusul|diikuti)(?:\soleh)?(?=\s(?:kota|«KABUPATEN»|\w+\s(?:pada|tahun|di|yang|dan)))"
)
_RANKED = re.compile(r"(?<!\w)(?:kategori|madya|pratama|utama|penghargaan)(?!\w)")


_OTHER_ONES = compiled(  # "… satu dari empat daerah yang UHC. Tiga daerah lain di antaranya Kota A …"
    rf"[\"“'‘\s]*+(?:(?:{COUNT})\s)?«REGION»\s(?:lain(?:nya)?|(?:yang\s)?dimaksud|tersebut|itu)"
    r"(?=,?\s(?:adalah|ialah|yaitu|yakni|di\s?antaranya|antara\slain|meliputi)(?!\w)|:)"
)
_SAY_OF_THEM = {
    said: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for said, words in ((False, "belum|masih"), (True, "sudah|telah"))
}


def _left_out(reading: Reading, clause: Clause, said_last: bool) -> Iterator[Cue]:
    """ "Kota A sudah UHC. Kabupaten B belum.": the verb is left out in the sentence that follows a claim, in which
    "sisanya, yakni …" stands for the opposite of what was said last."""
    if clause.end - clause.start > LONGEST_LEFT_OUT:
        return
    folded = reading.folded
    match = _FOLLOWS.match(folded, clause.start, clause.end)
    if match is not None:
        yield Cue(match.start(1), match.end(1), match[1] == "sudah", "verb left out")
    elif said_last and (then := _THEN.match(folded, clause.start, clause.end)) is not None:
        yield Cue(clause.start, then.end(), True, "menyusul")  # "Setelah itu menyusul Kota B pada Mei, lalu Kota C"
    elif (named := _OTHER_ONES.match(folded, clause.start, clause.end)) is not None:
        turned = _SAY_OF_THEM[not said_last].search(folded, named.end(), clause.end) is not None
        yield Cue(clause.start, named.end(), said_last is not turned, "the other ones")
    elif (others := _others_of(folded, clause)) is not None:
        yield Cue(clause.start, others.end(), is_of(others, said_last), "the others")


def _others_of(folded: str, clause: Clause) -> re.Match[str] | None:
    """ "Dua sisanya, yakni …", "Yang belum hanya …", unless they are ranked otherwise ("sisanya kategori madya")."""
    match = THE_OTHERS.match(folded, clause.start, clause.end)
    if match is None or not _NAMELY.match(folded, match.end(), clause.end):
        return None
    return None if _RANKED.search(folded, match.end(), clause.end) else match


def _cues(reading: Reading, clause: Clause, award: bool, places: Places) -> Iterator[Cue]:
    """The cues of one sentence that state something, none overlapping another."""
    folded, patterns = reading.folded, _patterns()
    if clause.text.rstrip(" \"”'’").endswith("?"):
        return
    taken: list[tuple[int, int]] = []
    found: list[Cue] = []
    for number, match in patterns.cues.find_each(folded, places, clause.start, clause.end):
        row = patterns.rows[number]
        if (row.get("award") and not award) or any(s < match.end() and match.start() < e for s, e in taken):
            continue
        if len(taken) >= MOST:
            break
        taken.append(match.span())
        if row["kind"] != "none" and _states(folded, clause, match, row):
            found.append(Cue(match.start(), match.end(), row["kind"] == "reached", row["name"]))
    tail = _ELLIPSIS.search(folded, clause.start, clause.end) if found else None
    if tail is not None and not any(s < tail.end(1) and tail.start(1) < e for s, e in taken):
        found.append(Cue(tail.start(1), tail.end(1), tail[1] == "sudah", "verb left out"))
    yield from found[:MOST]


_BREAK = re.compile(
    r"[,;.()\"“”:]|(?<!\w)(?:sedangkan|sementara|adapun|namun|tetapi|karena|sebab|sehingga|dan|setelah|sejak|usai)(?!\w)"
)
_IF = re.compile(
    r"(?:(?<!\w)(?:kalau|jika|bila|apabila|andai|seandainya|agar|supaya|sebelum|begitu(?!\s(?:pula|juga|,)))\s[^,;.]{0,110})$"
)
_ASKED = compiled(r"(?<!\w)(?:untuk|bagi)\s(?:«REGION»|pemda)\syang(?!\w)")  # what an award asks for
_SUPPOSED = re.compile(  # "bila 5.000 warga itu didaftarkan, Kabupaten X sudah UHC"
    r"[\"“'‘\s]*+(?:kalau|jika|bila|apabila|seandainya|andai)\s"
    r"(?!di(?:lihat|hitung|rinci|banding|tinjau|rata|total)|melihat|dulu|sebelumnya)(?:[^,;.]|\.(?=\d)){4,140},"
)
_PROVIDED = re.compile(
    r"[^.,;]{0,40}?(?<!\w)(?:apabila|jika|bila|kalau|asal|asalkan|ketika|manakala|mensyaratkan|disyaratkan)(?!\w)"
)
_STUCK = compiled(
    r"[^.;]{0,150}?(?<!\w)(?:masih|ternyata|belum|tetap|bukan)\s(?:\w+\s){0,2}?(?:terganjal|terkendala|terhambat|tersendat|jauh|sulit|mudah|perlu|butuh|membutuhkan|memerlukan|«BECOME»\s(?:tantangan|pr|pekerjaan))"
)
_LED = re.compile(r"(?<!\w)(?:sudah|telah|berhasil)\s(?:\w+\s)?$")
_SURE = re.compile(r"(?<!\w)(?:sudah|telah|berhasil)(?!\w)")
_PLAIN_PASSIVE = re.compile(r"(?:tercapai|terpenuhi|terwujud|terealisasi|dicapai)$")
_OPENS = re.compile(r"(?:mencapai|mewujudkan|merealisasikan|menuntaskan|menggapai)(?!\w)")
_PERCENT = re.compile(
    r"\s{0,4}(?:,\s)?(?:sebesar|yaitu|yakni|hingga|sampai|di\sangka)?\s{0,4}(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|persen)"
)
_BERKAT = re.compile(r"\s{1,4}(?:berkat|karena|atas|sejak|lebih\scepat|lebih\sawal|pada\s(?:tahun\s)?20\d\d)(?!\w)")


_MEASURED = re.compile(r"\d\s?(?:%|persen)\s(?:capaian|cakupan|angka)(?!\w)")
_COVERED = re.compile(r"(?<!\w)ter-?\s?(?:cover|kover|cakup|jamin|lindungi|daftar)")
_SHARE = re.compile(r"(?:%|(?<!\w)persen)\s(?:\w+\s){0,3}?(?:warga|penduduk|masyarakat|rakyat)(?!\w)[^.;]{0,40}$")
_OF_MANY = compiled(r"\s(?:oleh\s)?(?:daerah-daerah|(?:banyak|berbagai|sejumlah)\s«REGION»)(?!\w)")
_TO_MANY = compiled(
    r"\s(?:sebagai|kepada\s(?:\d+|para|seluruh|pemerintah\s«AREA»|kepala\s«AREA»|pemda|«KABUPATEN»/kota)|"
    r"(?:oleh\s)?(?:«AREA»|pemda|pemerintah\s«AREA»|kepala\s«AREA»)\s(?:dengan|yang))(?!\w)"
)


_ENOUGH, _NATIONAL_RULE = 95, 98
"""Per cents: the rules for UHC, the one of before 2023 and today's."""


def _states(folded: str, clause: Clause, match: re.Match[str], row: dict[str, Any]) -> bool:
    """Is the cue a statement: no goal, wish, condition, definition or mere figure?"""
    low = max(clause.start, match.start() - _WINDOW)
    if _IF.search(folded, low, match.start()):
        return False
    modal = row["modal"]
    if row["kind"] == "reached" and _MEASURED.search(match[0]):
        return False  # "sudah 96,83 persen capaian UHC" is a figure
    if row["kind"] == "reached" and _COVERED.search(match[0]) and _SHARE.search(folded, low, match.start()):
        return False  # "93 persen warga sudah tercover UHC" speaks of the warga
    if row["kind"] == "reached" and "award" in match[0] and _TO_MANY.match(folded, match.end(), clause.end):
        return False  # "UHC Award diberikan kepada kepala daerah yang …"
    if row["kind"] == "reached" and _OF_MANY.match(folded, match.end(), clause.end):
        return False  # "UHC yang dicapai daerah-daerah di Indonesia"
    if row["kind"] == "reached" and _PROVIDED.match(folded, match.end(), clause.end):
        return False
    if row["kind"] == "reached" and _SUPPOSED.match(folded, clause.start, match.start()):
        return False
    if row["kind"] == "reached" and _ASKED.search(folded, max(clause.start, match.start() - 400), match.start()):
        return False
    if modal == "none":
        return True
    begin = max((m.end() for m in _BREAK.finditer(folded, low, match.start())), default=low)
    before, said, stops = folded[begin : match.start()], match[0], _patterns().stops
    led = _LED.search(before)
    sure = modal == "sure" or _SURE.search(said) or (led is not None and not stops["plain"].search(led[0]))
    bare = not sure and _PLAIN_PASSIVE.search(said) is not None
    percent = _PERCENT.match(folded, match.end(), min(clause.end, match.end() + 40))
    least = _ENOUGH if sure else _NATIONAL_RULE
    if percent is not None and float(percent[1].replace(",", ".")) < least and row["name"] == "mencapai UHC":
        return False  # "mencapai UHC 87 persen" is a figure
    if modal == "passive":
        heard = before if sure else before + said
        if bare:  # "menargetkan semua terintegrasi dan UHC tercapai 2019": the goal holds for both
            both = max((m.end() for m in _BREAK.finditer(folded, low, match.start()) if m[0] != "dan"), default=low)
            heard = folded[both : match.end()]
        return not any(
            stop.search(heard) for key, stop in stops.items() if key == "passive" or (key == "plain" and bare)
        )
    if sure:
        factual = before.rsplit("yang ", 1)[-1]  # "berharap menyusul Kota X yang sudah UHC"
        return stops["sure"].search(factual) is None
    if _OPENS.match(said) and match.start() - clause.start <= 2:
        return False  # "Mencapai UHC, kata dia, perlu dukungan desa"
    hindered = stops["plain"].search(before)
    if _STUCK.match(folded, match.end(), clause.end):
        return False  # "niat meraih UHC ternyata masih terganjal"
    if hindered and hindered[0] in ("bisa", "dapat", "mampu") and _BERKAT.match(folded, match.end()):
        return stops["sure"].search(before) is None  # "bisa menyandang UHC berkat dukungan desa"
    return hindered is None and (
        modal != "plain" or re.search(r"(?<!\w)\d{1,3}(?:[.,]\d+)?\s?(?:%|persen)", said) is None
    )


_OF_PEOPLE = re.compile(r"(?i)(?<!\w)(?:kependudukan|dukcapil|disdukcapil)(?!\w)")  # whose data of a half-year they are


def _claim(reading: Reading, clause: Clause, cue: Cue, region: Region, clock: Clock | None) -> UhcClaim:
    published = reading.published
    dates = [
        d for d in dated(reading.text, clause) if not (d.precision == "semester" and _OF_PEOPLE.search(clause.text))
    ]
    dates = [d for d in dates if published is None or d.first_day is None or d.first_day <= published]
    carried = clock.carried if clock is not None else None
    as_of = dates[-1].as_of if dates else carried or published
    basis: Basis | None = "stated" if dates else "context" if carried else "published" if as_of else None
    first, last = days(as_of)
    source = reading.page.article.text
    return UhcClaim(
        region=region.full_name,
        region_code=region.code,
        reached=cue.reached,
        as_of=as_of,
        as_of_basis=basis,
        first_day=first,
        last_day=last,
        quote=source[cue.start : cue.end],
        start=cue.start,
        end=cue.end,
        sentence=source[clause.start : clause.end],
        rules=("claim:" + cue.name,),
    )


_TARGET = re.compile(r"(?<!\w)target\w*\s(?:\w+\s){0,2}?$")


def _gaps(reading: Reading, figures: Sequence[Figure]) -> Iterator[UhcClaim]:
    """ "masih kekurangan 9.478 peserta untuk mencapai UHC": not reached yet. A gap to a *target* only measures it."""
    uhc, folded, gazetteer = _patterns().uhc, reading.folded, load_gazetteer()
    for figure in figures:
        if figure.indicator not in ("needed", "needed_active") or figure.region is None or figure.region_code is None:
            continue
        region = gazetteer.by_code(figure.region_code)
        clause = next((c for c in reading.sentences if c.start <= figure.start < c.end), None)
        if region is None or region.level not in ("province", "regency", "city") or clause is None:
            continue
        low, high = max(clause.start, figure.start - 300), min(clause.end, figure.end + 150)
        named = uhc.search(folded, low, high)
        if named is None or _TARGET.search(folded, max(low, named.start() - 30), named.start()):
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


_COUNTED = compiled(
    rf"(?<!\w)((?:ke)?(?:{COUNT}))\s(?:dari\s\w+\s|di\s?antaranya\s)?(?:«AREA»\s)?"
    r"«REGION»(?!\w)"
)
_OPEN = re.compile(r"antara\slain|di\s?antaranya")
_CLOSES = compiled(r"(?:,\s?)?\s?(?:dan|serta|&)\s(?:«KABUPATEN»\s|kota\s)?")
_LAST = re.compile(r"\s{0,3}(?:\([^()]{0,60}\))?\s{0,3}[.,;”\"]")


def list_slips(reading: Reading) -> list[Slip]:
    """Closed lists of regions that hold another number of names than the sentence counts ("9 daerah", 8 listed)."""
    source, folded, slips = reading.page.article.text, reading.folded, []
    forms = _patterns().forms
    for clause in reading.sentences:
        if len(clause.regions) < 2 or clause.end - clause.start > LONGEST:
            continue
        for counted in _COUNTED.finditer(folded, clause.start, clause.end):
            mark = forms.list.search(folded, counted.end(), min(clause.end, counted.end() + 100))
            if mark is None or _OPEN.fullmatch(mark[0]) or _COUNTED.search(folded, counted.end(), mark.start()):
                continue
            names = _closed_list(reading, clause, mark.end())
            wanted = number_of(counted[1].removeprefix("ke"))
            if len(names) >= 2 and len(names) != wanted and abs(len(names) - wanted) <= 3:
                start, end = counted.span()
                named = ", ".join(r.full_name for r in names)
                slips.append(
                    Slip(
                        kind="list",
                        reason=f"{source[start:end]!r} are counted, but {len(names)} are listed: {named}",
                        quote=source[start:end],
                        start=start,
                        end=end,
                        sentence=source[clause.start : clause.end],
                    )
                )
            break
    return slips


def _closed_list(reading: Reading, clause: Clause, low: int) -> list[Region]:
    """The regions listed from `low` on, where the list says that it is all ("A, B, dan C."); a name that is no known
    region breaks a list, and it is none."""
    mentions = [m for m in subjects(reading.text, clause) if m.start >= low and m.kind not in ("national", "anaphor")]
    if not mentions or mentions[0].start - low > 12:
        return []
    run = run_of(reading.folded, mentions)
    if len(run) < 2 or not _LAST.match(reading.folded, run[-1].end, min(len(reading.folded), run[-1].end + 80)):
        return []
    return regions_of(run) if _CLOSES.fullmatch(reading.folded, run[-2].end, run[-1].start) else []
