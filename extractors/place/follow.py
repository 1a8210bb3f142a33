"""Which region the text speaks of behind a sentence."""

from __future__ import annotations

import regex

from corpus.pattern import Pattern
from extractors.draft import Draft
from extractors.gazetteer import fold
from extractors.place.subjects import list_from, of_below, subjects, takes_in
from extractors.place.topic import Topic
from extractors.reading import Clause


def follow_region(clause: Clause, drafts: list[Draft], topic: Topic, text: str) -> None:
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
            or last == topic.joint
            or fold(home.name) in fold(last.name)
        ):
            topic.region = figures[-1].regions[0]
        return
    kinds = ("full", "government") if topic.home is not None else ("full", "government", "branch", "branch_region")
    named = [m for m in spoken_of if m.kind in kinds and not of_below(m)]
    if named and _LOST_TO.search(text, max(clause.start, named[0].start - _NEAR), named[0].start):
        return  # "Capaian ini masih kalah dari Kabupaten X dan Y. …"
    said = spoken_of[-1:]
    if said and _THAT_TOWN.fullmatch(text, said[0].start, said[0].end) and said[0].region and not clause.numbers:
        topic.region = said[0].region  # "… dan Kota X, kota itu sudah UHC. Angkanya …"
        return
    if takes_in(text, clause):
        return
    several = len({m.region for m in named}) >= 3  # "wilayah dimaksud: A, B dan C"
    if named and len(list_from(text, named[0], spoken_of)) >= 3:
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


_EXTREME = Pattern(
    r"[\"“'‘]?(?:adapun\s|sedangkan\s|sementara\s|yang\s|posisi\s|capaian\s|cakupan\s)*+(?:paling\s(?:rendah|tinggi|kecil|besar|buncit|sedikit|banyak)|terendah|tertinggi|terkecil|terbesar|terbanyak)(?:nya)?(?!\w)"
)
_ALL_OF_IT = Pattern(r"(?<!\w)(?:seluruh|semua|setiap)\s«REGION»(?!\w)")
_LOST_TO = Pattern(
    r"(?<!\w)(?:kalah|tertinggal|ketinggalan|unggul|lebih\s(?:rendah|tinggi|baik|buruk|maju)|di\s?(?:bawah|atas)|dibanding(?:kan)?|ketimbang|"
    r"melampaui|mengalahkan|menyalip|disalip|daripada)\s(?:(?:jauh|dari|daripada|dengan|oleh|capaian|kepesertaan|cakupan)\s)*+$"
)
_NEAR = 60
"""Characters before a region in which it is said that another is held against it."""
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
