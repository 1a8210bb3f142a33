"""Numbers of other programmes, and numbers that no word about members stands by."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.pattern import Pattern
from extractors.cues import Cue
from extractors.draft import Draft, turn_after
from extractors.reading import Clause
from extractors.segment import GROUP


def is_about_jkn(said: Sequence[Cue]) -> bool:
    """Whether a page that names these programmes, its title's first, is of JKN: not when it opens with another one and
    names others twice as often ("Peserta Cek Kesehatan Gratis … tanpa kartu BPJS"). JKN then has only its own
    sentences."""
    ours = [c.kind == "jkn" for c in said if c.kind in ("jkn", "rival", "other")]
    return any(ours) and (ours[0] or 3 * sum(ours) > len(ours))


_BESIDE = (":before_number", ":after_number")
_IT_IS = Pattern(r"\s(?:adalah|ialah|yakni|yaitu|dicapai)\s(?:oleh\s)?(?:negara\s)?")
# a goal of all countries: "Jepang butuh 36 tahun untuk mencapai 100 persen UHC"
_UHC = Pattern(r"«UHC»")
_GROUP_ENROLLED = Pattern(  # "21.330 petani dan nelayan di Kabupaten Situbondo terdaftar sebagai peserta JKN"
    r"[^,.;\d]{0,90}?\s(?:terdaftar|tercatat|ter-?\s?cover|tercakup|terlindungi|dijamin|(?:men)?jadi\speserta)(?!\w)"
)


def drop_unrelated(draft: Draft, about_jkn: bool, rival: int) -> None:
    """Numbers of other programmes, and numbers that no word about members stands by."""
    programmes, number = draft.clause.programmes, draft.number
    of_group = any(r.startswith(GROUP) for r in draft.reasons)
    sure = (draft.segment is not None and not of_group) or draft.counted_by(*_BESIDE)
    said_of_group = _GROUP_ENROLLED.match(draft.clause.text, number.end - draft.clause.start) if of_group else None
    ours = said_of_group is not None and any(c.kind == "jkn" for c in programmes)
    weak = not sure and not ours and any(r.endswith(":weak") for r in number.rules)
    foreign = measured = False
    if programmes:
        kinds = {c.kind for c in programmes}
        right = min(draft.right, number.end + 60)
        beside = [c for c in programmes if c.kind in ("other", "rival", "abroad") and draft.left <= c.start <= right]
        foreign = bool(kinds & {"other", "rival", "abroad"}) and "jkn" not in kinds and (bool(beside) or not sure)
        if beside and not sure:  # "14.330 KK menerima bantuan pangan, sementara peserta JKN …"
            turn = turn_after(draft.clause.text, number.end - draft.clause.start) + draft.clause.start
            foreign = foreign or not any(c.kind == "jkn" and draft.left <= c.start < turn for c in programmes)
        named = [c for c in programmes if draft.left <= c.start < number.start]
        if named and (named[-1].kind == "abroad" or (named[-1].kind in ("other", "rival") and not sure)):
            foreign = True  # "melampaui NHI Taiwan yang menjamin 23 juta orang", "selain JKN, … stunting 14,2 persen"
        said, at = draft.clause.text, draft.clause.start
        if any(c.kind == "abroad" and _IT_IS.fullmatch(said, number.end - at, c.start - at) for c in programmes):
            foreign = True  # "yang paling cepat mencapai cakupan 100 persen adalah Korea Selatan"
        if "abroad" in kinds and not draft.clause.regions:
            ahead = [c for c in programmes if c.start < number.start and not _UHC.match(said, c.start - at, c.end - at)]
            foreign = foreign or bool(ahead and ahead[-1].kind == "abroad")
        kinds_out = ("measure", "office") if draft.unit == "persen" else ("measure",)
        measured = any(c.kind in kinds_out and draft.left <= c.start < number.start for c in programmes)
    measured = measured or (draft.link is not None and draft.link.dropped == "other programme")
    before = draft.before  # "pemanfaatan antrean online baru 35 persen, jauh dari harapan 70 persen"
    if (
        before is not None
        and before.dropped == "other programme"
        and before.unit == draft.unit == "persen"
        and not sure
    ):
        measured = True
    if not about_jkn or measured or rival > 0 or weak or foreign:
        draft.drop("other programme")
    elif of_group and draft.unit == "jiwa" and not programmes and not _tells_a_state(draft.clause):
        draft.drop("size of a group")  # "Seluruh warga miskin di Sumenep 495.623 jiwa"
    elif draft.indicator is None:
        draft.drop("no indicator")


def _tells_a_state(clause: Clause) -> bool:
    """Do words of the sentence say that people are members, or none?"""
    return bool(clause.segments) or any(c.kind != "population" and not c.weak for c in clause.indicators)
