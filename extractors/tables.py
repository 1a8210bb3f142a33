"""Tables pasted as text: a cell a line, or a row a line with tabs, bars or wide gaps between its cells, or with single
blanks under a heading of known words ("JUMLAH PENDUDUK PBI APBD PBI APBN").

What a column counts stands in its heading; where that is missing, its numbers tell (per cents have decimals and stay
below 130, people do not).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from corpus.pattern import Pattern, fold
from extractors.cues import indicators, programmes, segments
from extractors.figure import Indicator, Unit
from extractors.numbers import Number
from extractors.reading import Clause, Reading
from extractors.regions.find import RegionMention


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: its line, its row's region, and what its column counts."""

    clause: Clause
    number: Number
    region: RegionMention
    indicator: Indicator
    unit: Unit
    segment: str | None
    value: float


@dataclass(frozen=True, slots=True)
class _Column:
    indicator: Indicator | None
    unit: Unit | None
    segment: str | None


_GAP = r"\s*(?:\t+|\||\s{2,})\s*"
_SPLIT = regex.compile(_GAP)
_WIDE = re.compile(r"[\t|]|\s\s")
"""What every gap between cells holds."""
_NO_LETTER = regex.compile(r"[\W\d]+")
_LETTER = regex.compile(r"\p{L}")
_NUMBER_LINE = Pattern(r"\s*[\d.,\s]+(?:%|persen|jiwa|orang)?\s*")
_COUNTER = Pattern(r"\s*(?:\d{1,3}[.)]?|no\.?)\s*")
_PERCENT = Pattern(r"%|persen|prosen")
_OTHER_COLUMN = Pattern(r"(?<!\w)(?:no\.?|nomor|peringkat|rank\w*|anggaran|rp|kategori|keterangan|selisih)(?!\w)")


def find_tables(reading: Reading) -> list[Cell]:
    """All cells of the page's tables that count people or shares, in order."""
    return [*_cell_a_line(reading), *_row_a_line(reading), *_blank_a_cell(reading)]


def _cell_a_line(reading: Reading) -> list[Cell]:
    lines = reading.sentences
    cells: list[Cell] = []
    i = 0
    while i < len(lines):
        width = _width(lines, i) if len(lines[i].regions) == 1 and not lines[i].numbers else 0
        if width and _width(lines, i + width + 1) == width:
            heading = [_column(line.text) for line in lines[max(0, i - width) : i]]
            if not _is_heading(lines[max(0, i - width) : i], width):
                heading = [_Column(None, None, None)] * width
            while _width(lines, i) == width:
                region = lines[i].regions[0]
                for column, line in zip(heading, lines[i + 1 : i + 1 + width], strict=True):
                    cell = _cell(line, line.numbers[0] if line.numbers else None, region, column)
                    if cell is not None:
                        cells.append(cell)
                i += width + 1
        else:
            i += 1
    return cells


def _width(lines: list[Clause], i: int) -> int:
    """How many number lines follow the region line `i`; 0 where it is none."""
    if i >= len(lines) or not _is_name(lines[i]):
        return 0
    n = 0
    while (
        i + 1 + n < len(lines) and n < 12 and lines[i + 1 + n].numbers and _NUMBER_LINE.fullmatch(lines[i + 1 + n].text)
    ):
        n += 1
    return n


def _is_name(line: Clause) -> bool:
    if len(line.regions) != 1 or line.numbers or line.regions[0].region is None:
        return False
    rest = line.text.replace(line.text[line.regions[0].start - line.start : line.regions[0].end - line.start], "", 1)
    return len(_NO_LETTER.sub("", rest)) <= 3


def _is_heading(lines: list[Clause], width: int) -> bool:
    return len(lines) == width and all(not line.numbers and len(line.text) < 60 for line in lines)


def _row_a_line(reading: Reading) -> list[Cell]:
    cells: list[Cell] = []
    heading: list[_Column] = []
    for line in reading.sentences:
        parts = _parts(line)
        if len(parts) < 2:
            if line.text:
                heading = [] if len(line.text) > 80 else heading
            continue
        if not line.numbers:
            if _LETTER.search(line.text):  # the rule of dashes under a heading is none
                heading = [_column(part) for _, part in parts]
            continue
        mention = line.regions[0] if line.regions else _whole(reading) if _TOTAL.match(line.text) else None
        if mention is None or mention.region is None:
            continue
        row = [
            (k, next((n for n in line.numbers if start <= n.start < start + len(part)), None))
            for k, (start, part) in enumerate(parts)
        ]
        if len(parts[0][1].split()) > _WORDS:
            continue  # two blanks in a sentence make no table
        known = len(heading) == len(parts) and any(c.indicator or c.unit for c in heading)
        if sum(1 for _, n in row if n is not None) < (1 if known else 2):
            continue
        for k, number in row:
            _, part = parts[k]
            if number is None or (k == 0 and _COUNTER.fullmatch(part)):
                continue
            column = heading[k] if len(heading) == len(parts) else _Column(None, None, None)
            cell = _cell(line, number, mention, column)
            if cell is not None:
                cells.append(cell)
    return cells


_COLUMN_WORDS = (  # "JUMLAH PENDUDUK", "PBI APBD", "Cakupan (%)"
    r"(?:(?:«COUNT»\s)?(?:penduduk|peserta|jiwa)|(?:peserta\s)?(?:belum\s)?terdaftar|(?:peserta\s)?(?:non-?\s?|«NOT»\s)?aktif"
    r"|«PBI»(?:[\s-](?:apbn|apbd|jkn?))?|pbpu(?:[\s/](?:bp\s)?pemda)?|ppu|bp|(?:cakupan|capaian|persentase|prosentase)(?:\s«UHC»)?|«UHC»)"
    r"(?:\s?\(?(?:%|persen|jiwa)\)?)?(?=\s|$)"
)
_HEADING = Pattern(_COLUMN_WORDS)
_HEADINGS = Pattern(  # what the rows are, then what the columns count
    r"\s*+(?:no\.?\s)?(?:(?:nama\s)?(?:kab(?:upaten)?[.-]?\s?/\s?kota|kota\s?/\s?kab(?:upaten)?[.-]?|«REGION»|kecamatan)\s)?"
    rf"{_COLUMN_WORDS}(?:\s{_COLUMN_WORDS}){{1,7}}\s*+"
)
_ROW_OPENS = Pattern(r"[\s\-–•*\d.)]*+(?:kab(?:upaten)?[.-]?\s|kota\s)?$")
_BLANK = Pattern(r"(?:\s?(?:jiwa|orang|%|persen))?\s{1,3}")
_ROW_ENDS = Pattern(r"(?:\s?(?:jiwa|orang|%|persen))?(?=\s|$)")


def _blank_a_cell(reading: Reading) -> list[Cell]:
    """Rows of one region and as many numbers as the heading above has columns, single blanks between."""
    cells: list[Cell] = []
    heading: list[_Column] = []
    text = reading.text
    for line in reading.sentences:
        if not line.numbers:
            columns = _blank_heading(line.text)
            heading = columns or (heading if not line.text.strip() else [])
            continue
        if not heading or len(line.numbers) != len(heading) or len(line.regions) != 1:
            continue
        region, numbers = line.regions[0], line.numbers
        if region.region is None or not _ROW_OPENS.fullmatch(text, line.start, region.start):
            continue
        places = [region.end, *(n.digits_end for n in numbers)]
        if not all(_BLANK.fullmatch(text, end, n.start) for end, n in zip(places, numbers, strict=False)):
            continue
        if not _ROW_ENDS.match(text, places[-1], line.end):
            continue
        for column, number in zip(heading, numbers, strict=True):
            cell = _cell(line, number, region, column)
            if cell is not None:
                cells.append(cell)
    return cells


def _blank_heading(line: str) -> list[_Column]:
    """The columns of a heading whose words single blanks part; none where anything else stands in the line.

    >>> [(c.indicator, c.segment) for c in _blank_heading("KAB/KOTA JUMLAH PENDUDUK PBI APBD PBI APBN")]
    [('population', None), ('registered', 'PBI APBD'), ('registered', 'PBI APBN')]
    >>> _blank_heading("Peserta aktif di kota itu")
    []
    """
    if len(line) > 120 or _WIDE.search(line) or _HEADINGS.fullmatch(line) is None:
        return []
    return [_column(line[found.start() : found.end()]) for found in _HEADING.finditer(line)]


_WORDS = 8
"""Words of a row's first cell at most."""
_TOTAL = Pattern(r"[\s|]*+(?:«TOTAL»|«COUNT»|rata-rata|rerata)\s*+(?:[|\t:]|\s{2})")


def _whole(reading: Reading) -> RegionMention | None:
    """What the last row of a table adds up: the one branch that the page names, else the province it is about."""
    branches = [m for m in reading.regions.mentions if m.kind == "branch" and m.region is not None]
    if len({m.region for m in branches}) == 1:
        return branches[0]
    home = reading.regions.home
    return next((m for m in reading.regions.mentions if m.region == home and home and home.level == "province"), None)


def _parts(line: Clause) -> list[tuple[int, str]]:
    """Cells of a line with their offsets in the page."""
    if _WIDE.search(line.text) is None:
        return [(line.start, line.text)] if line.text else []
    parts = []
    at = 0
    for gap in [*_SPLIT.finditer(line.text), None]:
        stop = gap.start() if gap is not None else len(line.text)
        if line.text[at:stop].strip():
            parts.append((line.start + at, line.text[at:stop]))
        at = gap.end() if gap is not None else stop
    return parts


def _column(heading: str) -> _Column:
    """What a column counts, by its heading.

    >>> _column("Jumlah Penduduk").indicator, _column("Persentase").unit, _column("Peserta PBI APBN").segment
    ('population', 'persen', 'PBI APBN')
    """
    named = {c.kind for c in programmes().find(fold(heading), 0, len(heading))}
    if _OTHER_COLUMN.search(heading) or (named & {"other", "rival", "measure"} and "jkn" not in named):
        return _Column(None, "kk", None)
    cues = [c for c in indicators().find(fold(heading), 0, len(heading)) if not c.weak]
    kinds = [c.kind for c in cues]
    own = segments().find(fold(heading), 0, len(heading))
    indicator = next((k for k in kinds if k not in ("registered", "population")), kinds[0] if kinds else None)
    if indicator is None and own:
        indicator = "registered"
    if indicator is None and regex.search(r"penduduk|jiwa", heading, regex.IGNORECASE):
        indicator = "population"
    unit: Unit | None = (
        "persen" if _PERCENT.search(heading) or regex.search(r"persentase|cakupan", heading, regex.IGNORECASE) else None
    )
    return _Column(indicator, unit, own[0].kind if own else None)  # type: ignore[arg-type]


def _cell(line: Clause, number: Number | None, region: RegionMention, column: _Column) -> Cell | None:
    if number is None or column.unit == "kk" or number.decoy in ("money", "phone", "clock"):
        return None
    percent = number.unit == "persen" or (number.unit is None and number.decimals in (1, 2) and number.value <= 130)
    if column.unit == "persen" and not percent and number.value <= 130:
        percent = True
    if not percent and number.unit is None and number.value < (1 if column.segment else 1000):
        return None  # few people only of a kind of members
    indicator = column.indicator
    if percent and indicator in (None, "population"):
        indicator = "registered"
    if indicator is None:
        return None
    return Cell(line, number, region, indicator, "persen" if percent else "jiwa", column.segment, number.value)
