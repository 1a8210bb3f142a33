"""UHC claims: statements that named regions have, or have not, reached UHC."""

from __future__ import annotations

import regex

from extractors.figure import UhcClaim
from extractors.intervals import days
from extractors.place import Topic, subjects
from extractors.reading import Clause, Reading
from extractors.as_of import Clock, dated

_UHC = r"(?:uhc|universal\shealth\s(?:coverage|covered|care)(?:\s\(uhc\))?|cakupan\s(?:kesehatan\s)?semesta|jaminan\skesehatan\ssemesta)"
_REACHED = regex.compile(
    rf"""(?<!\w)(?:
      (?:sudah|telah|berhasil|resmi|sukses|dinyatakan|akhirnya)\s(?:\w+\s){{0,3}}?(?:mencapai|meraih|menyandang|berstatus|menembus|mewujudkan|merealisasikan|memperoleh|menerima|masuk|ber|jadi|menjadi|tercapai|melampaui)?\s?(?:\w+\s){{0,4}}?\(?{_UHC}
    | (?:ber)?(?:status|predikat|kategori|daerah)\s(?:\w+\s){{0,2}}?{_UHC}
    | (?:meraih|menyandang|mendapat(?:kan)?|memperoleh|menerima|raih)\s(?:\w+\s){{0,4}}?{_UHC}(?!\saward)
    | (?:mencapai|capai|tembus|mewujudkan|sampai)\s(?:\w+\s){{0,2}}?{_UHC}
    | (?:deklarasi|mendeklarasikan|pencanangan)\s(?:\w+\s){{0,2}}?{_UHC}
    | {_UHC}(?:\s\w+){{0,3}}?\s(?:telah|sudah|berhasil)?\s?(?:tercapai|diraih|terwujud|dicapai|terealisasi|terpenuhi)
    | {_UHC}\ssejak
    )(?!\w)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_DENIED = regex.compile(
    rf"""(?<!\w)(?:belum|tidak|tak|gagal|luput)\s(?:\w+\s){{0,4}}?\(?{_UHC}
    | (?<!\w){_UHC}(?:\s\w+){{0,2}}?\s(?:belum|tidak|gagal)\s(?:tercapai|diraih|terwujud|dicapai|terpenuhi)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_GOAL = regex.compile(
    r"(?<!\w)(?:untuk|guna|demi|agar|supaya|target(?:nya|kan)?|ditargetkan|menargetkan|menuju|mengejar|kejar|akan|ingin|harus|bisa|dapat|segera|berharap|diharapkan|harapan|"
    r"upaya|berupaya|mendorong|didorong|dorong|jika|bila|apabila|kalau|rencana|optimis|percepatan|strategi|dalam\srangka|menyusul|syarat|peluang|wajib|mampu|hendak|mesti|berkomitmen|komitmen|proses|menjelang|jelang)(?!\w)",
    regex.IGNORECASE,
)
_LIST = regex.compile(
    r"(?<!\w)(?:yaitu|yakni|antara\slain|adalah|ialah|meliputi|di\santaranya|terdiri\s(?:dari|atas))(?!\w)|:",
    regex.IGNORECASE,
)


def find_claims(reading: Reading, topics: dict[int, Topic], clocks: dict[int, Clock]) -> list[UhcClaim]:
    """All claims of a page, each region once a direction."""
    claims: dict[tuple[str, bool], UhcClaim] = {}
    for clause in reading.sentences:
        if not regex.search(_UHC, clause.text, regex.IGNORECASE):
            continue
        for claim in _claims(reading, clause, topics.get(clause.index), clocks.get(clause.index)):
            claims.setdefault((claim.region, claim.reached), claim)
    return list(claims.values())


def _claims(reading: Reading, clause: Clause, topic: Topic | None, clock: Clock | None) -> list[UhcClaim]:
    text = reading.text
    found: list[UhcClaim] = []
    denied = [m.span() for m in _DENIED.finditer(text, clause.start, clause.end)]
    spans = [(s, e, False) for s, e in denied]
    spans += [
        (m.start(), m.end(), True)
        for m in _REACHED.finditer(text, clause.start, clause.end)
        if not any(s < m.end() and m.start() < e for s, e in denied)
    ]
    for start, end, reached in sorted(spans):
        window = text[max(clause.start, start - 60) : start]
        if _GOAL.search(regex.split(r"[,;.]", window)[-1]) and not regex.match(
            r"(?:sudah|telah|berhasil)", text[start:end], regex.IGNORECASE
        ):
            continue
        for mention in _subjects(text, clause, start, end):
            assert mention is not None
            dates = dated(clause)
            as_of = dates[-1].as_of if dates else clock.carried if clock and clock.carried else reading.published
            basis = "stated" if dates else "context" if clock and clock.carried else "published" if as_of else None
            first, last = days(as_of)
            found.append(
                UhcClaim(
                    region=mention.full_name,
                    region_code=mention.code,
                    reached=reached,
                    as_of=as_of,
                    as_of_basis=basis,  # type: ignore[arg-type]
                    first_day=first,
                    last_day=last,
                    quote=reading.page.article.text[start:end],
                    start=start,
                    end=end,
                    sentence=reading.page.article.text[clause.start : clause.end],
                    rules=("claim:reached" if reached else "claim:denied",),
                )
            )
    return found


def _subjects(text: str, clause: Clause, start: int, end: int):  # type: ignore[no-untyped-def]
    """The regions that a claim is about: the list after it, else those before it in the sentence."""
    mentions = [m for m in subjects(text, clause) if m.kind != "national" and m.region is not None]
    after = [m for m in mentions if m.start >= end]
    if after:
        marker = _LIST.search(text, end, after[0].start)
        if marker is not None:
            return list(dict.fromkeys(m.region for m in after))
    before = [m for m in mentions if m.end <= start]
    if before:
        group = [before[-1]]
        for m in reversed(before[:-1]):
            if regex.fullmatch(
                r"\s*(?:,|dan|serta|,\s*dan|,\s*serta|/)\s*(?:kabupaten|kota)?\s*",
                text[m.end : group[0].start],
                regex.IGNORECASE,
            ):
                group.insert(0, m)
            else:
                break
        return [m.region for m in group]
    if after:
        return [after[0].region]
    return []
