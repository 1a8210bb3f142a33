"""Is a number a result, a goal or a rule; and when is the goal due?"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import regex

from corpus.pattern import Pattern
from extractors.counts import COUNT
from extractors.cues import Cue
from extractors.dates.find import DateMention
from extractors.draft import TO_BE_RAISED, TURN, Draft, cues_in, tail_of, thought_of
from extractors.figure import Status
from extractors.gazetteer import Region

_NOT_GOALS = ("population", "needed", "needed_active", "unregistered", "inactive")
_MINIMUM = Pattern(r"(?:«RULED»|paling\srendah)")
_PASSED = Pattern(
    r"(?<!\w)(?:melampaui|melebihi|di\s?atas|di\s?bawah|dari|sesuai|lewat|melewati)\s(?:\w+\s)?$",
    reverse=True,
)
_PLAN = Pattern(r"(?<!\w)(?:rpjmn?d?|target|peta\sjalan|road\s?map)(?:\s\w+){0,2}\s*+$", reverse=True)
_YEAR = regex.compile(r"(?<![\d.,/])(20[1-4]\d)(?![\d/]|[.,]\d)")


def assign_status(text: str, draft: Draft) -> None:
    """Decide `draft.status`: words right after the number, then the nearest before it, then the sentence's rule."""
    if draft.indicator in _NOT_GOALS:
        return
    if draft.link is not None and draft.link.indicator == draft.indicator:
        draft.status = draft.link.status
        return
    if draft.right < draft.clause.end and TO_BE_RAISED.search(text, draft.clause.start, draft.number.start):
        return
    for step in _STEPS if draft.unit == "persen" else _STEPS_OF_PEOPLE:
        found = step(text, draft)
        if found is not None:
            draft.status, why = found
            draft.why(f"status:{why}")
            if draft.status == "criterion" and _is_of_the_level_before(text, draft):
                draft.indicator = "active"
            return


_ITS_RULE = Pattern(
    r",?\s(?:padahal|sedangkan|sementara|dari)\s(?:itu\s)?(?:syarat|batas|ambang|standar|ketentuan)(?:nya)?\s"
    r"(?:(?!kepesertaan|cakupan|peserta|terdaftar|penduduk)[^\W\d]+\s){0,6}$"
)


def _is_of_the_level_before(text: str, draft: Draft) -> bool:
    """ "keaktifannya baru 79,4 persen, padahal syarat UHC Prioritas minimal 80 persen": of the active, too."""
    before = draft.before
    return (
        before is not None
        and before.indicator == "active"
        and draft.indicator == "registered"
        and before.unit == draft.unit == "persen"
        and _ITS_RULE.match(text, before.number.end, draft.number.start) is not None
    )


_OUR_TARGET = Pattern(
    r"[\"“'‘]?(?:target(?:nya)?|harapan(?:nya)?)\s?(?:kami|kita|saya|pemkot|pemkab|pemerintah\s\w+)?,?\s[^.;]{0,110}$",
)
_MET = Pattern(r"(?<!\w)(?:tercapai|terlampaui|terlewati|terpenuhi|melampaui|realisasi\w*|capaian\w*|dari)(?!\w)")


def _stated_target(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "Target kami, lanjut dia, tahun ini Bitung sudah 95 persen": what a sentence about a target names first."""
    number, clause = draft.number, draft.clause
    first = next((n for n in clause.numbers if not _YEAR.fullmatch(text, n.start, n.end)), None)
    if number.decimals > 0 or number is not first:
        return None
    if _OUR_TARGET.match(text[clause.start : number.start]) and not _MET.search(text, clause.start, number.start):
        return "target", "target:the sentence's subject"
    return None


def _deadline(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "paling lambat tahun 2024 penduduk yang menjadi peserta minimal 98 persen": what has a deadline is a goal."""
    number = draft.number
    if number.decimals > 0 or draft.before is not None:
        return None
    late = _AT_LATEST.search(text, draft.left, number.start)
    if late and _BEFORE_IT.search(text, draft.left, late.start()):
        return None  # "jauh sebelum tenggat paling lambat 2025"
    return ("target", "paling lambat") if late and not _MET.search(text, late.end(), number.start) else None


def _raised_to(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "ingin menaikkan cakupan dari 88,4 persen menjadi 95 persen": what somebody means to raise it to is a goal."""
    wish = _MEANS_TO_RAISE.search(text, max(draft.clause.start, draft.number.start - 160), draft.number.start)
    return ("target", "means to raise") if wish and not _BY_NOW.search(text, wish.start(), wish.end()) else None


def _would_be(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "Jika 40 ribu buruh ikut, cakupannya menjadi 91 persen": no state of now."""
    return ("target", "would be") if _WOULD_BE.match(text, draft.clause.start, draft.number.start) else None


_WOULD_BE = Pattern(  # "Jika 40 ribu buruh ikut, cakupannya menjadi 91 persen"
    r"\W{0,3}(?:jika|kalau|bila|apabila|seandainya|andai)\s"
    r"(?!di(?:lihat|hitung|rinci|banding|tinjau|rata|total|persen|jumlah|tambah)|melihat|merujuk|mengacu|pada\s|dulu|sebelumnya|tahun\s|semula|awalnya)"
    r"(?:[^.,;]|(?<=\d)[.,](?=\d)){4,140},\s(?:maka\s)?(?:[^.,;\d]){0,80}?(?:«BECOME»|bisa|akan|bakal|«RISE»|tembus)\s(?:\w+\s){0,3}$"
)
_MEANS_TO_RAISE = Pattern(
    r"(?<!\w)(?:ingin|akan|hendak|berencana|bakal|berupaya|berusaha|bertekad|berkomitmen|siap|mau|untuk|guna|demi|upaya|rencana|«AIM»)\s(?:\w+\s){0,2}?"
    r"(?:«RISE»|menaikk?an|meningkatkan|mendongkrak|mengerek|mengangkat|memacu|menggenjot|mendorong|membawa)\s"
    r"(?:[^.,;]|(?<=\d)[.,](?=\d)){0,90}?(?:«BECOME»|ke|hingga|sampai|«REACH»)\s"
    r"(?:angka\s|level\s|posisi\s|«LEAST»\s|sebesar\s|«ABOUT»\s){0,2}$"
    r"|(?<!\w)(?:kita|kami)\s(?:akan\s)?(?:coba|upayakan|usahakan|genjot|dorong)\s(?:\w+\s)?(?:untuk|agar|supaya)\s[^.,;\d]{0,60}?(?:hingga|sampai|«REACH»|ke)\s(?:angka\s)?$"
)
_BY_NOW = Pattern(r"(?<!\w)(?:kini|sudah|telah|saat\sini|baru|berhasil|sehingga|tercatat)(?!\w)")
_BEFORE_IT = Pattern(r"(?<!\w)(?:sebelum|mendahului)\s(?:\w+\s){0,2}$", reverse=True)
_AT_LATEST = Pattern(r"(?<!\w)(?:paling\s(?:lambat|telat)|selambat-lambatnya|selambatnya)(?!\w)")


def _gap_to(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "gap ke UHC 95 persen masih 11.882 jiwa": what the gap is measured to is the goal."""
    number = draft.number
    if number.decimals > 0 or draft.value < 50 or draft.indicator == "needed":
        return None
    wanted = [
        c for c in draft.clause.indicators if c.kind == "needed" and not c.weak and draft.left <= c.start < number.start
    ]
    return ("target", "gap") if wanted and "," not in text[wanted[-1].end : number.start] else None


_ATTAINED = Pattern(r"\s*+(?:itu\s|tersebut\s|penduduk\s)?(?:tercapai|terwujud|terpenuhi|terkejar)(?!\w)")
_NOT_TO_BE = Pattern(  # "persentase 95 persen tidak akan tercapai"
    r"\s*+(?:itu\s|tersebut\s|di\s[^,.;\d]{3,40}?\s)?(?:(?:«NOT»|takkan)\s(?:akan\s|bisa\s|mungkin\s)?|belum\stentu\s|sulit\s|mustahil\s|bakal\ssulit\s|terancam\s(?:«NOT»|gagal)\s)(?:tercapai|terwujud|terpenuhi|terkejar|dicapai)(?!\w)"
)
_SO_THAT = Pattern(r"(?<!\w)(?:supaya|agar|biar|bila|jika)(?!\w)")


_BELOW = Pattern(r"(?:belum|«NOT»)(?!\w)")


_ALREADY = Pattern(r"(?<!\w)(?:sudah|telah|menjelang|jelang|saat\sini|kini)(?!\w)")


_MAY_IT = Pattern(r"(?<!\w)(?:mudah-mudahan|semoga|insya\s?-?allah)(?!\w)")


_HOPES = Pattern(r"(?<!\w)(?:(?:ber|di|meng)harap(?:kan)?|harapannya|yakin|optimis\w*)(?!\w)")
_PERHAPS = Pattern(r"(?<!\w)(?:kemungkinan|diperkirakan|insya\s?-?allah|semoga|mudah-mudahan)(?!\w)")


_IN_YEAR = Pattern(
    r"\s*+(?:(?:penduduk|warga|peserta)\s)?(?:\((?:tahun\s)?(20[1-4]\d)\)|(?:(?:pada|di|untuk)\s)?(?:(?:akhir|awal|penghujung)\s)?(?:tahun\s)?(20[1-4]\d)(?![\d/]|[.,-]\d))"
)
_NEXT_YEAR = Pattern(  # "98 persen warga punya JKN tahun depan"
    r"(?:\s(?:penduduk|warga|masyarakat|rakyat|punya|memiliki|terdaftar|«JKN»|peserta|«BECOME»|ikut|terlindungi|tercakup|«BPJS»|pada|di))*+\stahun\sdepan(?!\w)"
)
_THIS_YEAR = Pattern(r"\s*+(?:(?:pada|di|untuk)\s)?tahun\sini(?!\w)")


def named_year(text: str, draft: Draft, published: str | None) -> None:
    """ "81,5 persen (2026), 82 persen pada 2027", said in 2025: the level of a year to come is a goal, due then."""
    if published is None or draft.unit != "persen" or draft.status == "criterion":
        return
    if draft.indicator in ("population", "needed", "needed_active"):
        return
    match = _IN_YEAR.match(text, draft.number.end, draft.clause.end)
    year = (match[1] or match[2]) if match else None
    if _NEXT_YEAR.match(text, draft.number.end, draft.clause.end):
        year = None if _ALREADY.search(text, draft.left, draft.number.start) else str(int(published[:4]) + 1)
    if year is not None and year > published[:4]:
        draft.status = "target"
        draft.why("status:a year to come")
        if match is None or not any(d.start < match.end() <= d.end for d in draft.clause.dates):
            draft.target_year = year  # "akhir 2024" is a date of its own, and says the month too


def goals_before(text: str, own: list[Draft], published: str | None) -> None:
    """ "80 persen tahun ini, lalu 81,5 persen (2026)": a list of goals by year begins with this year's."""
    for draft, following in pairwise(own):
        if (
            draft.status == "actual"
            and published is not None
            and draft.unit == following.unit == "persen"
            and draft.indicator == following.indicator
            and "status:a year to come" in following.reasons
            and _THIS_YEAR.match(text, draft.number.end, draft.clause.end)
            and not _ALREADY.search(text, draft.left, draft.number.start)
        ):
            draft.status = "target"
            draft.target_year = published[:4]
            draft.why("status:a goal of the next year follows")


def future_goal(text: str, draft: Draft, published: str | None) -> None:
    """ "tahun 2024 kita naikkan jadi 98 persen", said in 2023: a level of a day to come is a goal."""
    named_year(text, draft, published)
    if draft.status != "actual" or draft.indicator in ("needed", "needed_active") or published is None:
        return
    if "status:the present" in draft.reasons:
        return
    if draft.unit != "persen":
        if draft.indicator in ("registered", "active") and _coming(text, draft, published):
            draft.status = "target"  # "Tahun depan jumlah petani yang dijamin naik menjadi 30 ribu orang"
            draft.why("status:a day to come")
        return
    if draft.number.decimals > 1:
        return
    if draft.number.decimals == 1 and not _PERHAPS.search(text, draft.clause.start, draft.number.start):
        return
    if _MAY_IT.search(text, draft.clause.start, draft.number.start):
        draft.status = "target"
        draft.why("status:mudah-mudahan")
        return
    if _coming(text, draft, published):
        draft.status = "target"
        draft.why("status:a day to come")


_IS_COUNTED = Pattern(  # "peserta per 9 Maret berjumlah 412.306 jiwa": counted, whatever day it was published
    r"(?:[^,.;\d]{0,40}\s|\s)(?:berjumlah|tercatat|terdata|terhitung)\s(?:(?:«MANY»|«ABOUT»|sebesar|ada|«REACH»)\s){0,2}$"
)


def _coming(text: str, draft: Draft, published: str) -> bool:
    """Is it said of a day after the publication, and not of what is there already?"""
    start = thought_of(text, draft)
    return any(
        start <= d.start
        and d.end <= draft.number.start
        and d.first_day is not None
        and d.first_day > published
        and not (d.anchor == "per" and _IS_COUNTED.match(text, d.end, draft.number.start))
        for d in draft.clause.dates
    ) and (
        (draft.unit == "persen" and draft.number.decimals == 1)
        or not _ALREADY.search(text, draft.left, draft.number.start)
        or _HOPES.search(text, draft.clause.start, draft.number.start) is not None
    )


def _not_reached(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "belum mencapai 95 persen sesuai peta jalan, yang harusnya dicapai 2019": the mark is the goal."""
    number = draft.number
    if number.bound != "under" or number.decimals > 0 or number.bound_start < 0:
        return None
    goals = [c for c in draft.clause.statuses if c.kind == "target" and not c.weak]
    if goals and _BELOW.match(text, number.bound_start, number.end):
        return "target", "a mark not reached"
    return None


def _after(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "98 persen penduduk ditargetkan terjamin", "95 persen yang disyaratkan"."""
    number = draft.number
    if draft.unit != "persen":
        due = [
            c
            for c in draft.clause.statuses
            if number.end <= c.start < draft.right
            and (
                c.name == "harus sudah"
                or (c.name == "harus" and c.start - number.end < 3 and _OUGHT.match(text, c.start, c.end))
                or (c.start - number.end < 30 and text[c.start : c.end].lower() == "ditargetkan")
            )
        ]  # "257 juta jiwa sudah harus terdaftar pada 2019", "190 juta warga ditargetkan terdaftar"
        return ("target", due[0].name + ":after") if due else None
    if draft.number.decimals > 0:
        return None
    if _NOT_TO_BE.match(text, number.end, draft.clause.end):
        return "target", "tidak akan tercapai"
    if _IS_THE_GOAL.match(text, number.end, draft.clause.end):
        return "target", "is the goal"
    if _ATTAINED.match(text, number.end, draft.clause.end) and _SO_THAT.search(text, draft.left, number.start):
        return "target", "supaya … tercapai"
    stop = tail_of(text, draft)
    for cue in cues_in(draft.clause.statuses, number.end, stop):
        if cue.start - number.end > 60 or _PASSED.search(text, number.end, cue.start):
            return None
        if cue.name in ("target", "harus", "harus sudah") and cue.kind == "target":
            return "target", cue.name + ":after"
        if cue.name == "untuk mencapai" and _MUST_BE_MET.match(text, cue.start, cue.end):
            return "target", cue.name + ":after"  # "angka 95 persen harus tercapai sebelum 2026", "akan dicapai"
        if cue.kind == "criterion":
            return "criterion", cue.name + ":after"
        if cue.kind == "actual":
            return None
    return None


_IS_THE_GOAL = Pattern(  # "Kepesertaan 98% pada 2024 menjadi angka yang dibidik"
    r"[^.;,]{0,80}?\s(?:«BECOME»|adalah|merupakan)\s(?:angka\s|hal\s)?(?:target|sasaran|bidikan|yang\s(?:dibidik|ditarget(?:kan)?|dikejar|diincar))(?!\w)"
)
_OUGHT = Pattern(r"(?:se)?harusnya|mestinya")  # "113 juta harusnya dibayar oleh APBN"
_MUST_BE_MET = Pattern(
    r"(?:(?:harus|mesti|wajib)\s(?:bisa\s|dapat\s|sudah\s)?|(?:akan|bakal)\s)(?:tercapai|dicapai|terwujud|terpenuhi)"
)
_FOR_THOSE = Pattern(r"(?<!\w)(?:«REGION»|pemda)\s(?:yang|dengan)(?!\w)")


_AWARDED = Pattern(  # "diberikan kepada daerah dengan cakupan di atas 95 persen"
    r"(?<!\w)(?:diberikan|dianugerahkan|diserahkan|ditujukan)\s(?:kepada|bagi|untuk)\s(?:\w+\s){0,2}?"
    r"(?:«REGION»|pemda|pemerintah\s«AREA»|kepala\s«AREA»)\s(?:yang|dengan)(?!\w)",
)
_COUNTED = Pattern(
    rf"(?<!\w)(?:ada|terdapat|«MANY»|baru|sudah|telah)\s(?:{COUNT})\s(?:pemerintah\s)?(?:«REGION»|pemda)(?!\w)",
)


_TWO_MINIMA = Pattern(  # "mewujudkan UHC dengan cakupan peserta minimal 98 persen dan peserta aktif minimal 80 persen"
    r"(?<!\w)«RULED»\s\d\d\s?(?:persen|%)[^.;\d]{0,60}(?<!\w)(?:ke)?aktif\p{Ll}*[^.;\d]{0,40}"
    r"«RULED»\s\d\d\s?(?:persen|%)"
)
_UHC_OR = Pattern(
    r"(?<!\w)«UHC»\)?,?\s(?:atau|yaitu|yakni|artinya|maksudnya|(?:di\s\w+\s)?dengan(?=\s(?:cakupan|kepesertaan)))\s[^\d.;]{0,60}$",
)
_ENOUGH_FOR_UHC = Pattern(r"(?<!\w)«UHC»(?!\w)(?:[^.;]|\.(?=\d)){0,140}(?<!\w)cukup\s$")
_IS_CALLED_UHC = Pattern(  # "Kalau sudah 90 persen maka disebut UHC"
    r"[^.;\d]{0,60}?,?\s(?:maka|baru|barulah)\s(?:\p{L}+\s){0,2}?(?:disebut|dikatakan|dinyatakan|tergolong|berstatus|dianggap)\s(?:\p{L}+\s){0,2}?\(?«UHC»(?!\w)"
)
_OF_CATEGORY = Pattern(
    r"(?<!\w)kategori\s(?:utama|madya|pratama|istimewa)(?:\s«UHC»)?,?\s(?:yakni|yaitu|dengan|untuk|bagi|adalah)\s[^.;\d]{0,80}$"
)
_MANY = Pattern(
    r"(?<!\w)«REGION»\s(?:di\s\p{L}+\s)?yang\s(?:sudah\s|telah\s)?(?:«REACH»|meraih|menyandang)(?!\w)"
    rf"|(?<!\w)(?:{COUNT})\s(?:pemerintah\s)?(?:«REGION»|pemda)(?!\w)"
)


_AS_DEFINED = Pattern(  # "Daerah dinyatakan UHC bila 95 persen …", "yang meraih status UHC ialah yang 98 persen"
    r"(?<!\w)«REGION»\s"
    r"(?:(?:akan\s|baru\s|bisa\s|dapat\s)?(?:dinyatakan|disebut|dikatakan|dianggap|ditetapkan)\s(?:[^\W\d]+\s){0,2}?\(?«UHC»\)?\s(?:(?:ialah|adalah|yaitu)\s)?(?:bila|jika|apabila|kalau|ketika)"
    r"|(?:yang|untuk)\s(?:bisa\s|dapat\s|mau\s)?(?:memperoleh|mendapat\w*|meraih|menyandang|menerima)\s(?:status|predikat|penghargaan|gelar)\s(?:[^\W\d]+\s)?\(?«UHC»\)?(?:\s[^\W\d]+)?\s(?:ialah|adalah|yaitu|yakni|bila|jika))"
    r"\s[^.;\d]{0,90}$"
    r"|(?<!\w)(?:dalam|untuk)\s\(?«UHC»\)?\sditetapkan\s(?:[^\W\d]+\s){0,2}$"
    r"|(?<!\w)«UHC»\)?\s(?:[^\W\d]+\s){0,3}?(?:didapat|diraih|diperoleh|disandang|diberikan)\s(?:bila(?:mana)?|jika|apabila|kalau|ketika)\s[^.;\d]{0,60}$"
    r"|(?<!\w)kategori\s«UHC»\s(?:utama|madya|pratama)\s(?:ada\s|berada\s)?(?:di|pada|untuk)\s[^.;\d]{0,80}$"
)
_INTO_CATEGORY = Pattern(
    r"[^.;,\d]{0,30}?\s(?:masuk|mendapat|meraih|memperoleh)\s(?:ke\s)?kategori\s(?:«UHC»\s)?(?:utama|madya|pratama|istimewa)(?!\w)"
)
_MEANT = Pattern(r"\W{0,3}(?:maksudnya|yang\sdimaksud)(?!\w)[^.;\d]{0,80}$")  # "Maksudnya, cakupan di atas 98 persen"
_ANY_REGION_MUST = Pattern(  # "untuk meraih penghargaan itu, daerah wajib mencapai cakupan minimal 95 persen"
    r"(?<!\w)(?:untuk|agar|supaya|guna|bila|jika)\s[^.;\d]{3,60},\s(?:suatu\s|sebuah\s|setiap\s|tiap\s)?«AREA»\s(?:harus|wajib|mesti)(?:nya)?\s[^,.;\d]{0,60}$",
    reverse=True,
)


def _category(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "untuk daerah yang cakupannya telah mencapai minimal 99 persen": what a category of an award asks for."""
    number = draft.number
    named = any(m.region is not None and m.kind != "anaphor" for m in draft.clause.regions)
    if number.bound == "over" and number.decimals == 0 and not named:
        rule = _TWO_MINIMA.search(text, draft.clause.start, draft.clause.end)
        if rule is not None and rule.start() <= number.start < rule.end():
            return "criterion", "two minima"
    if (
        number.decimals == 0
        and _UHC_OR.search(text, draft.left, number.start)
        and _MANY.search(text, draft.clause.start, number.start)
    ):
        return "criterion", "UHC or"  # "19 provinsi telah mencapai UHC atau kepesertaan lebih dari 95 persen"
    if number.decimals == 0 and _IS_CALLED_UHC.match(text, number.end, draft.clause.end):
        return "criterion", "is called UHC"
    if number.decimals == 0 and _AS_DEFINED.search(text, draft.clause.start, number.start):
        return "criterion", "as defined"
    if number.decimals == 0 and not named and _INTO_CATEGORY.match(text, number.end, draft.clause.end):
        return "criterion", "category"  # "Daerah dengan cakupan di atas 99 persen masuk kategori Utama"
    if number.decimals == 0 and number.bound == "over" and not named:
        meant = _MEANT.match(text, draft.clause.start, number.start)
        if meant is not None and not _ALREADY.search(text, meant.start(), meant.end()):
            return "criterion", "what is meant"
    if number.decimals == 0 and _ENOUGH_FOR_UHC.search(text, draft.clause.start, number.start):
        return "criterion", "UHC"  # "untuk mencapai UHC cukup 95 persen"
    if number.bound_start < 0:
        return None
    if (
        number.bound == "over"
        and number.decimals == 0
        and _ANY_REGION_MUST.search(text, draft.clause.start, number.bound_start)
    ):
        return "criterion", "any region must"
    if (
        number.bound == "over"
        and number.decimals == 0
        and _OF_CATEGORY.search(text, draft.clause.start, number.bound_start)
    ):
        return "criterion", "category"  # "kategori utama, yakni cakupan lebih dari 98 persen"
    if not _MINIMUM.match(text, number.bound_start, number.end):
        awarded = number.bound == "over" and number.decimals == 0 and not draft.clause.regions
        return ("criterion", "award") if awarded and _AWARDED.search(text, draft.left, number.start) else None
    if _COUNTED.search(text, draft.clause.start, number.start):
        return None  # "ada tiga provinsi yang sudah mencapai minimal 95 persen"
    return ("criterion", "category") if _FOR_THOSE.search(text, draft.left, number.start) else None


def _rule(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "syarat UHC yakni sudah di atas 98 persen": a rule stays one whatever stands between."""
    number = draft.number
    if number.decimals > 1 or number.bound not in ("over", "exact"):
        return None
    window = thought_of(text, draft)
    cues = _own(text, draft, cues_in(draft.clause.statuses, window, number.start))
    rules = [c for c in cues if c.kind == "criterion"]
    if not rules:
        return None
    if any(c.name == "target" and c.start < rules[0].start for c in cues) and _ACCORDING.match(text, rules[-1].start):
        return None  # "Target kepesertaan menurut Peraturan Gubernur 95 persen"
    # "batas untuk UHC adalah 95 persen", "ambangnya: kepesertaan harus 95 persen"
    later = [
        c
        for c in cues
        if c.start > rules[-1].end
        and c.name not in ("supaya", "harus")
        and not _MUST_REACH.match(text, c.start)
        and text[rules[-1].end : c.start].strip()  # "syarat menuju UHC yaitu 95 persen"
        and not _WHICH_IS_SET.fullmatch(text, rules[-1].end, c.start)
    ]
    if number.bound == "over" or not any(c.kind != "criterion" for c in later):
        return "criterion", rules[-1].name
    return None


_WHICH_IS_SET = Pattern(r"\s(?:\w+\s)?yang\s(?:sudah\s|telah\s)?")  # "batas minimal yang ditetapkan sebesar 95 persen"
_MUST_REACH = Pattern(r"(?:harus|wajib|mesti)\s(?:\w+\s)?(?:«REACH»|memenuhi|terdaftar|tercakup)")
_HELD_AGAINST = Pattern(
    r"(?<!\w)(?:di\s?bawah|di\s?atas|melampaui|melebihi)\s(?:standar|ambang|batas|syarat)(?!\w)[^,;\d]{0,90},\s(?:yaitu|yakni)\s",
)


def _own(text: str, draft: Draft, cues: list[Cue]) -> list[Cue]:
    """Without the mark that a level is only held against ("di bawah standar UHC, yaitu 72 persen")."""
    mark = _HELD_AGAINST.search(text, draft.left, draft.number.start)
    return [c for c in cues if not mark.start() <= c.start < mark.end()] if mark else cues


_ACCORDING = Pattern(r"(?:sesuai|menurut|berdasarkan)(?!\w)")


_ENROLLED = Pattern(
    r"(?:\s\p{L}+){0,3}?\s(?:telah|sudah)\s(?:terdaftar|tercatat|(?:men)?jadi|ter-?\s?cover|tercakup|terlindungi|memiliki)(?!\w)"
)


def _before(text: str, draft: Draft) -> tuple[Status, str] | None:
    """The nearest cue before the number; a weak one only where nothing stands between."""
    number = draft.number
    window = thought_of(text, draft)
    if draft.before is not None and _FROM_NOW.search(text, draft.before.number.end, number.start):
        return "actual", "the present"  # "mengejar 98 persen dari posisi saat ini yang 75 persen"
    aim = draft.before
    if (
        aim is not None
        and aim.status == "target"
        and aim.unit == draft.unit
        and draft.value > aim.value
        and _NAMELY.fullmatch(text, aim.number.end, number.start)
        and _BEYOND.search(text, aim.left, aim.number.start)
    ):
        return "actual", "beyond a goal"  # "melampaui target 98 persen, yakni 98,6 persen"
    if draft.unit == "persen" and number.decimals == 0 and _FAR_FROM_UHC.search(text, draft.left, number.start):
        return "criterion", "UHC"  # "masih jauh dari UHC 95 persen"
    for cue in reversed(_own(text, draft, cues_in(draft.clause.statuses, window, number.start))):
        if cue.kind == "criterion" and number.decimals > 1:
            continue
        if _ACCORDING.match(text, cue.start) and any(
            c.name == "target" and window <= c.start < cue.start for c in draft.clause.statuses
        ):
            continue
        if cue.name == "untuk mencapai" and draft.unit == "persen" and number.decimals > 1:
            if draft.before is not None and draft.before.indicator == "needed" and _IN_ORDER_TO.match(text, cue.start):
                return "target", cue.name  # "perlu 1 ribu jiwa untuk mencapai 95,12 persen"
            continue  # "bahkan dapat mencapai 101,36 persen"
        if cue.name == "harapan" and draft.unit == "jiwa" and _ENROLLED.match(text, number.end, draft.right):
            continue  # "yang mendorong UHC, sebanyak 65.310 jiwa penduduknya telah terdaftar"
        if (cue.weak or cue.name == "supaya") and not _near(text, draft, cue):
            continue
        if cue.name == "supaya" and any(cue.end <= m.start and m.end <= number.start for m in draft.clause.regions):
            continue  # "yang aktif, untuk Tarakan 84 persen"
        if (
            cue.name == "target"
            and _DONE.search(text, draft.left, cue.start)
            and _IT_NAMED.search(text, cue.end, number.start)
        ):
            continue  # "sudah mencapai target itu yaitu kepesertaan 99 persen"
        if cue.name == "target" and _OF_SO_MUCH.fullmatch(text, cue.end, number.start):
            return "target", "target"  # "melampaui target nasional sebesar 98,24 persen"
        if cue.name == "target" and number.decimals > 1 and _BEATEN.search(text, draft.left, cue.start):
            continue  # "Lampaui Target, Kepesertaan 101,12 Persen"
        if (
            cue.name == "target"
            and (number.decimals > 1 or _DONE.search(text, draft.left, cue.start))
            and _WITH_A_LEVEL.search(text, cue.end, number.start)
        ):
            continue  # "meraih target UHC dengan capaian 98,71 persen"
        if cue.name == "target" and number.decimals > 1 and _NOT_MET.search(text, draft.left, number.start):
            continue  # "belum memenuhi target, bisa dibilang mencapai 82,11 persen"
        if (
            cue.name == "target"
            and draft.unit == "persen"
            and number.decimals > 1
            and any(cue.end <= m.start and m.end <= number.start for m in draft.clause.regions)
            and _NAMED.search(text, cue.end, number.start)
        ):
            continue  # "belum mencapai target UHC, yaitu Kabupaten X yang masih 91,27 persen"
        hoped = cue.kind == "actual" and number.decimals == 0 and _ALREADY.match(text, cue.start, cue.end)
        if hoped and draft.unit == "persen" and _HOPED_BY.search(text, window, cue.start):
            return "target", "harapan"  # "diharapkan BPJS Kesehatan sudah mencapai minimal 98 persen"
        if cue.kind == "actual" and number.decimals == 0 and _BY_THEN.search(text, window, cue.start):
            return "target", "harapan"  # "berkeinginan pada 2023 Kabupaten X sudah mencapai 95 persen"
        grows = cue.kind == "actual" and number.decimals == 0 and _GROWS_TO.match(text, cue.start, cue.end)
        if grows and _PROMISED.search(text, window, cue.start):
            return "target", "harapan"  # "berjanji 2023 kepesertaan naik menjadi 90 persen"
        if cue.kind == "actual" and _GROWN.match(text, cue.start, cue.end):
            goal = [c for c in cues_in(draft.clause.statuses, window, cue.start) if c.kind == "target" and not c.weak]
            if (
                goal
                and _AIMED.match(text, goal[-1].start, goal[-1].end)
                and not _MET.search(text, goal[-1].end, number.start)
            ):
                return "target", goal[-1].name  # "menargetkan peserta bertambah menjadi 201 juta jiwa"
        if cue.kind == "actual" and draft.unit == "persen":
            goal = [c for c in cues_in(draft.clause.statuses, window, cue.start) if c.name == "target"]
            if goal and _OURS.fullmatch(text, goal[-1].end, cue.start) and not _MET.search(text, cue.end, number.start):
                return "target", "target"  # "target kita sudah 98 persen"
        if cue.name == "harus" and number.bound == "over":
            if any(c.name == "target" for c in cues_in(draft.clause.statuses, window, cue.start)):
                return "target", "target"  # "Targetnya, kepesertaan tidak boleh kurang dari 98 persen"
            if any(d.role == "due" and window <= d.start < cue.start for d in draft.clause.dates):
                return "target", "harus"  # "akhir 2025 tidak boleh kurang dari 98 persen"
            return "criterion", "harus"  # "harus di atas 98 persen"
        return cue.kind, cue.name  # type: ignore[return-value]
    return None


_NAMELY = Pattern(
    r",?\s(?:yakni|yaitu|tepatnya|persisnya|dengan(?:\s(?:capaian|cakupan|kepesertaan))?)\s(?:sudah\s|telah\s)?(?:«MANY»\s|sebesar\s|«REACH»\s|di\sangka\s)?"
)
_BEYOND = Pattern(
    r"(?<!\w)(?<!belum\s)(?<!akan\s)(?:melampaui|lampaui|melebihi|melewati|di\s?atas)\s(?:target|sasaran)(?:nya)?\s(?:[^\W\d]+\s){0,3}$"
)
_FAR_FROM_UHC = Pattern(
    r"(?<!\w)(?:jauh\sdari|di\s?bawah|mendekati)\s(?:target\s|standar\s|syarat\s|angka\s|capaian\s)?«UHC»\)?,?\s"
    r"(?:(?:«LEAST»|sebesar|yakni|yaitu)\s)?$"
)
_FROM_NOW = Pattern(
    r"(?<!\w)dari\s(?:posisi|capaian|angka|kondisi)\s(?:saat\sini|sekarang|kini|terkini)(?!\w)[^.;\d]{0,50}$"
)
_IN_ORDER_TO = Pattern(r"(?:untuk|guna|demi|agar|supaya)(?!\w)")
_IT_NAMED = Pattern(r"\s(?:tersebut|itu)\s(?:yaitu|yakni|dengan)\s")
_DONE = Pattern(
    r"(?<!\w)(?:sudah|telah|berhasil|sukses|mampu)\s(?:memenuhi|«REACH»|melampaui|melebihi|melewati|meraih)\s$",
    reverse=True,
)
_OF_SO_MUCH = Pattern(
    r"\s(?:(?:nasional|rpjmn|«UHC»|pemerintah|pusat|«AREA»|«PROVINCE»|yang\sditetapkan)\s){0,3}(?:sebesar|yakni|yaitu)\s(?:«LEAST»\s)?"
)
_BEATEN = Pattern(r"(?<!\w)(?:me)?(?:lampaui|lewati|lebihi)\s$|(?<!\w)di\s?atas\s$", reverse=True)
_NAMED = Pattern(r",?\s(?:yaitu|yakni|ialah|adalah)\s")
_NOT_MET = Pattern(
    r"(?<!\w)(?:belum|«NOT»)\s(?:\w+\s)?(?:memenuhi|«REACH»|sesuai)\s(?:\w+\s)?target(?:\s\w+)?,\s(?:\p{Ll}+\s){0,3}(?:«REACH»|sebesar|baru|hanya|yaitu|yakni)\s$"
)
_WITH_A_LEVEL = Pattern(
    r"(?<!\w)dengan\s(?:\w+\s)?(?:capaian|cakupan|p(?:er|re|ro)sentase|kepesertaan)(?:\s(?:«JKN»|«BPJS»|sebesar|«REACH»|sudah|kepesertaan|di|angka))*\s$",
    reverse=True,
)
_GROWN = Pattern(r"(?:«BECOME»|sudah|telah)(?!\w)")
_GROWS_TO = Pattern(r"menjadi(?!\w)")
_PROMISED = Pattern(
    r"(?<!\w)(?:(?:ber|men)janji(?:kan)?|bertekad|ingin|(?:ber|di)harap(?:kan)?|yakin|optimis\w*)\s[^,;.]{0,50}$",
)
_BY_THEN = Pattern(
    r"(?<!\w)(?:(?:ber)?keinginan|ingin|berharap|bertekad|berkomitmen|bercita-cita)\s(?:agar\s|supaya\s)?(?:pada\s|di\s)(?:tahun\s|akhir\s){0,2}20\d\d\s"
    r"[^,;.]{0,60}$"
    r"|(?<!\w)(?:komitmen|keinginan|harapan|cita-cita|tekad)(?!\w)[^.;\d]{0,140}?(?:ialah|adalah|yakni|yaitu|agar|supaya)\s(?:pada\s|di\s)?(?:tahun\s|akhir\s){0,2}20\d\d,?\s"
    r"[^;.]{0,80}$"
)
_HOPED_BY = Pattern(r"(?<!\w)di(?:harap(?:kan)?|targetkan)\s(?:[^,;.\d]{0,60}\s)?(?<!yang\s)$")
_AIMED = Pattern(r"(?:me|di)\p{L}+(?!\w)|targetnya")
_OURS = Pattern(r"\s*+(?:kita|kami|ini|itu|nasional|pemerintah|tahun\sini|«UHC»|\s)*+")


def _near(text: str, draft: Draft, cue: Cue) -> bool:
    if cue.name in ("harapan", "supaya") and draft.number.decimals >= 2:
        return False
    gap = text[cue.end : draft.number.start]
    if cue.name == "harapan" and draft.unit == "jiwa" and _BY_MEANS.search(gap):
        return False  # "mendorong UHC dengan mendaftarkan 3,4 juta jiwa"
    return cue.name == "harapan" or ("," not in gap and len(gap.split()) <= 4)


_BY_MEANS = Pattern(r"\sdengan\s(?:telah\s|sudah\s)?me\p{L}+kan\s")
_SAME_YEAR = Pattern(r"\s(?:pada|di)\s(?:tahun|waktu|saat)\syang\ssama(?!\w)")


def _carried(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "98 persen dan keaktifan 80 persen": the goal goes on."""
    before = draft.before
    if before is None or before.status == "actual" or before.unit != draft.unit:
        return None
    if draft.unit == "persen" and draft.number.decimals > 1:
        return None
    gap = text[before.number.end : draft.number.start]
    if before.status == "criterion" and any(
        before.number.end <= m.start and m.end <= draft.number.start and m.kind != "national"
        for m in draft.clause.regions
    ):
        return None  # "belum memenuhi standar 95 persen, yaitu Papua Tengah 89 persen, …"
    if before.status == "target" and _SAME_YEAR.match(text, draft.number.end, draft.clause.end):
        return "target", "due in the same year"
    if len(gap) < 90 and thought_of(text, draft) == draft.left:
        return before.status, "carried"
    return None


_RECORDS = Pattern(r"(?<!\w)(?:mencatat(?:kan)?|membukukan|menorehkan)(?!\w)")


def _minimum(text: str, draft: Draft) -> tuple[Status, str] | None:
    """ "minimal 98 persen penduduk": a rule, unless words say that it is a result."""
    number = draft.number
    if number.bound != "over" or number.decimals > 1 or number.bound_start < 0:
        return None
    if draft.before is not None and draft.before.status == "target" and draft.before.unit == "persen":
        return "target", "minimum beside a goal"  # "… 99 persen pada 2029, sedangkan keaktifan minimal 83,5 persen"
    if number.decimals > 0:
        return None
    if _MINIMUM.match(text, number.bound_start, number.end):
        return None if _COUNTED.search(text, draft.clause.start, number.start) else ("criterion", "minimum")
    window = thought_of(text, draft)
    results = [c for c in cues_in(draft.clause.statuses, window, number.start) if c.kind == "actual"]
    recorded = _RECORDS.search(
        text, draft.left, number.bound_start
    )  # "Aceh dan Bali mencatat cakupan di atas 98 persen"
    if not results and not recorded and any(c.kind == "criterion" for c in draft.clause.statuses):
        return "criterion", "sentence"
    return None


_STEPS = (
    _not_reached,
    _raised_to,
    _would_be,
    _deadline,
    _gap_to,
    _after,
    _category,
    _rule,
    _stated_target,
    _before,
    _carried,
    _minimum,
)
_STEPS_OF_PEOPLE = (_raised_to, _after, _before, _carried)
"""Those of the steps that counts of people can take; the others are asked of per cents alone."""


_PLAN_YEARS = Pattern(r"(?<!\w)rpjm[nd]\)?\s(?:tahun\s)?(?:20\d\d\s?[-–]\s?)?(20\d\d)(?!\d)")
_TARGETED = Pattern(r"(?<!\w)(?:target|sasaran)(?:nya)?(?:\skami|\skita)?(?:,?\s(?:per\s)?|,\s[^.;\n]{0,100})$")


def _may_be_due(text: str, mention: DateMention) -> bool:
    """A goal's day is no day at which data stand, and no day on which somebody spoke."""
    if mention.kind == "now" or mention.role in ("event", "since", "range"):
        return False
    if mention.role == "legal":
        return mention.precision == "year" and _PLAN.search(text, max(0, mention.start - 40), mention.start) is not None
    if mention.anchor == "per" and _TARGETED.search(text, max(0, mention.start - 120), mention.start):
        return True
    return mention.role == "due" or mention.precision == "year" or mention.anchor in ("akhir", "pada", "di", "bulan")


def assign_due(text: str, draft: Draft) -> None:
    """The year by which a target, or the gap to it, is due: of its own words, else the nearest."""
    if draft.status != "target" and draft.indicator not in ("needed", "needed_active"):
        return
    if draft.target_year is not None:
        return
    number = draft.number
    due = [d for d in draft.clause.dates if d.as_of and _may_be_due(text, d)]
    own = [d for d in due if draft.left <= d.start and d.end <= number.start]
    after = [d for d in due if number.end <= d.start and d.end <= min(draft.right, _turn_end(text, draft))]
    at_once = [d for d in after if d.start - number.end < 20]
    if own and at_once and "," in text[number.end : at_once[0].start]:
        at_once = []  # "tahun ini 94 persen, tahun 2026 menjadi 96 persen"
    if own and at_once and _NEXT_GOAL.match(text, at_once[0].end, draft.clause.end):
        at_once = []  # "pada 2023 bertahan di atas 95 persen dan 2024 menjadi 98 persen"
    nearest = at_once[0] if at_once else own[-1] if own else after[0] if after else None
    if nearest is None and due:
        nearest = min(due, key=lambda d: abs(d.start - number.end) if d.start > number.end else number.start - d.end)
    dated = [(m.start, m.end) for m in draft.clause.dates]
    bare = [
        m
        for m in _YEAR.finditer(text, max(draft.left, number.start - 60), min(draft.clause.end, number.end + 30))
        if not any(s <= m.start() < e for s, e in dated) and not number.start <= m.start() < number.end
    ]
    if nearest is not None and any(nearest.end <= m.start() < number.start for m in bare):
        nearest = None  # "terintegrasi pada 1 Januari 2018 dan UHC tercapai 2019 dengan 95 persen penduduk"
    if nearest is not None and nearest.as_of:
        month = len(nearest.as_of) >= 7 and nearest.as_of[5].isdigit()
        draft.target_year = nearest.as_of[:7] if month else nearest.as_of[:4]
        draft.why("due:" + nearest.rule)
        return
    plan = _PLAN_YEARS.search(text, draft.clause.start, number.start) if draft.status == "target" else None
    if plan is not None:
        draft.target_year = plan[1]  # a goal of a plan is due at its end
        draft.why("due:the plan's last year")
        return
    if bare and draft.status == "target":
        draft.target_year = bare[-1][1] if bare[-1].end() <= number.start else bare[0][1]
        draft.why("due:bare year")


_NEXT_GOAL = Pattern(r"\s(?:«BECOME»|sebesar|«REACH»|ke|naik\smenjadi|sudah|harus|«LEAST»|ditarget(?:kan)?)?\s?\d")


def _turn_end(text: str, draft: Draft) -> int:
    match = TURN.search(text, draft.number.end, draft.clause.end)
    return match.start() if match else draft.clause.end


@dataclass(slots=True)
class Goals:
    """The due year that the text has named last, and where: goals beside it are due then too."""

    year: str | None = None
    sentence: int = -9
    due: dict[float, str] = field(default_factory=dict)
    """The year that a goal of so many per cent was named with."""

    regions: dict[float, tuple[Region, ...]] = field(default_factory=dict)
    """The region that a goal of so many per cent was named for."""

    def keep_region(self, draft: Draft) -> None:
        """A goal named again ("untuk mencapai 70 persen itu …") is of the same region, where its words name none."""
        if draft.unit != "persen" or draft.status != "target" or not draft.regions:
            return
        if draft.value in self.regions and any(r in ("region:topic", "region:home") for r in draft.reasons):
            draft.regions = self.regions[draft.value]
            draft.why("region:the same goal before")
        self.regions.setdefault(draft.value, draft.regions)

    def recall(self, draft: Draft, index: int) -> None:
        """A goal without a year takes that of the goal named in this sentence or the two before."""
        if draft.status != "target" and draft.indicator not in ("needed", "needed_active"):
            return
        if draft.target_year is not None:
            self.year, self.sentence = draft.target_year, index
            if draft.unit == "persen":
                self.due[draft.value] = draft.target_year
        elif draft.unit == "persen" and draft.status == "target" and draft.value in self.due:
            draft.target_year = self.due[draft.value]
            self.year, self.sentence = draft.target_year, index
            draft.why("due:the same goal before")
        elif self.year is not None and index - self.sentence <= 2:
            draft.target_year = self.year
            draft.why("due:said before")
