"""Whole articles composed by chance: an opening, and some of the things that such pages tell, in any order.

What a sentence leaves out (region, date, indicator, segment) it takes from those before it; here each may stand behind
any other. The sentences are ours, filled with numbers that fit each other.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from corpus.article import Article
from extractors.extract import extract

PLACES = {
    "Kabupaten Sleman": 1_130_000,
    "Kabupaten Bantul": 1_000_000,
    "Kabupaten Garut": 2_680_000,
    "Kabupaten Sragen": 985_000,
    "Kabupaten Dompu": 250_000,
    "Kabupaten Sintang": 430_000,
    "Kota Tegal": 285_000,
    "Kota Bontang": 189_000,
}
SEGMENTS = {"PBI APBN": 0.41, "PBI APBD": 0.17, "PPU": 0.22, "PBPU": 0.14, "BP": 0.05}
NOTHING = (
    "Anggaran yang disiapkan Rp 41,2 miliar.",
    "Daerah ini menempati peringkat ke-7 dari 35 kabupaten/kota.",
    "Sebanyak 14 rumah sakit dan 28 puskesmas melayani peserta.",
    "Angka stunting turun menjadi 14,2 persen.",
    "Program ini dimulai sejak 2014.",
    "Warga bisa menghubungi 165 atau datang ke kantor.",
    "Sosialisasi diikuti 150 peserta dari 12 kecamatan.",
    "Iuran kelas 3 sebesar Rp 42.000 per bulan.",
    "Kepatuhan badan usaha 91 persen.",
    "Kepala dinas kesehatan menyampaikan hal itu dalam rapat koordinasi, Senin (20/5/2024).",
    "Ia meminta camat dan kepala desa mendata warganya.",
    '"Kami berterima kasih kepada semua pihak," katanya.',
)

Fact = tuple[str, str, float, str, str | None, str]
"""Indicator, unit, value, region, segment, status."""


class Composer:
    """Writes one article on one region and notes what its figures are."""

    title: str | None = None

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.place = self.chance.choice(list(PLACES))
        self.people = int(PLACES[self.place] * self.chance.uniform(0.95, 1.05))
        self.members = int(self.people * self.chance.uniform(0.7, 0.985))
        self.active = int(self.members * self.chance.uniform(0.62, 0.93))
        self.sentences: list[str] = []
        self.facts: list[Fact] = []

    most = 5
    """Things that are told after the opening at most."""

    def things(self) -> tuple[Callable[[], None], ...]:
        return (
            self.activity,
            self.those_without,
            self.segments,
            self.one_segment,
            self.goal,
            self.others,
            self.nation,
            self.earlier,
            self.nothing,
            self.nothing,
        )

    def article(self) -> str:
        self.opening()
        for thing in self.chance.sample(self.things(), self.chance.randrange(2, self.most + 1)):
            thing()
        text = self.sentences[0]
        for sentence in self.sentences[1:]:
            text += self.chance.choice((" ", "\n\n")) + sentence
        return text

    def say(self, *ways: tuple[str, list[Fact]]) -> None:
        sentence, facts = self.chance.choice(ways)
        self.sentences.append(sentence)
        self.facts += facts

    def fact(self, kind: str, value: float | str, status: str = "actual", **given: str) -> Fact:
        number = float(value.replace(",", ".")) if isinstance(value, str) else float(value)
        unit = "persen" if isinstance(value, str) else "jiwa"
        return (kind, unit, number, given.get("region", self.place), given.get("segment"), status)

    def opening(self) -> None:
        place, n, p, a = self.place, number(self.members), number(self.people), number(self.active)
        share, keen = per_cent(self.members, self.people), per_cent(self.active, self.members)
        when = self.chance.choice(("", " per 1 April 2024", " hingga April 2024"))
        members, shares = self.fact("registered", self.members), self.fact("registered", share)
        people = self.fact("population", self.people)
        head = ("Bupati " if place.startswith("Kab") else "Wali Kota ") + place.split(" ", 1)[1]
        self.say(
            (
                f"Cakupan JKN di {place}{when} mencapai {share} persen atau {n} jiwa dari total penduduk {p} jiwa.",
                [shares, members, people],
            ),
            (
                f"Sebanyak {n} jiwa atau {share} persen penduduk {place}{when} terdaftar sebagai peserta JKN.",
                [members, shares],
            ),
            (f"Dari {p} penduduk {place}, {n} jiwa sudah menjadi peserta JKN{when}.", [people, members]),
            (f"{head} mengatakan, {share} persen warganya sudah terlindungi JKN{when}.", [shares]),
            (
                f"Data BPJS Kesehatan, peserta JKN di {place}{when} sebanyak {n} jiwa, dengan {a} di antaranya aktif.",
                [members, self.fact("active", self.active)],
            ),
            (
                f"Hingga April 2024, {place} membukukan UHC {share} persen dengan tingkat keaktifan {keen} persen.",
                [shares, self.fact("active", keen)],
            ),
        )

    def activity(self) -> None:
        idle, keen = self.members - self.active, per_cent(self.active, self.members)
        share, count = self.fact("active", keen), self.fact("inactive", idle)
        self.say(
            (
                f"Peserta yang aktif {number(self.active)} jiwa atau {keen} persen.",
                [self.fact("active", self.active), share],
            ),
            (f"Tingkat keaktifan peserta {keen} persen.", [share]),
            (f"Peserta yang tidak aktif {number(idle)} jiwa.", [count]),
            (f'"Yang aktif {keen} persen, sisanya {number(idle)} jiwa nonaktif," katanya.', [share, count]),
            (f"Namun, baru {keen} persen pesertanya yang aktif.", [share]),
        )

    def those_without(self) -> None:
        without = self.people - self.members
        count, share = self.fact("unregistered", without), per_cent(without, self.people)
        both = [count, self.fact("unregistered", share)]
        self.say(
            (f"Masih ada {number(without)} warga yang belum terdaftar.", [count]),
            (f"Warga yang belum menjadi peserta JKN tinggal {number(without)} jiwa atau {share} persen.", both),
            (f'"Sebanyak {share} persen penduduk belum memiliki JKN," ujarnya.', both[1:]),
            (f"Adapun yang belum tercover sebanyak {number(without)} jiwa.", [count]),
        )

    def segments(self) -> None:
        counts = {name: int(self.members * part) for name, part in SEGMENTS.items()}
        form = self.chance.choice(("{s} {n} jiwa", "{s} sebanyak {n} jiwa", "{s} ({n} jiwa)", "{n} jiwa {s}"))
        items = [form.format(s=name, n=number(n)) for name, n in counts.items()]
        lead = self.chance.choice(("Rinciannya, ", "Mereka terdiri dari ", "Berdasarkan segmen, "))
        facts = [self.fact("registered", n, segment=name) for name, n in counts.items()]
        self.say((f"{lead}{', '.join(items[:-1])}, dan {items[-1]}.", facts))

    def one_segment(self) -> None:
        n = int(self.members * self.chance.uniform(0.05, 0.2))
        town = "Pemkab" if self.place.startswith("Kab") else "Pemkot"
        members = lambda segment: [self.fact("registered", n, segment=segment)]  # noqa: E731
        self.say(
            (f"{town} menanggung iuran {number(n)} jiwa melalui APBD.", members("PBI APBD")),
            (f"Sebanyak {number(n)} jiwa iurannya dibayar pemerintah pusat.", members("PBI APBN")),
            (f"Peserta PBI JK tercatat {number(n)} jiwa.", members("PBI APBN")),
            (f"Jumlah peserta segmen pekerja penerima upah {number(n)} jiwa.", members("PPU")),
            (f"Peserta mandiri yang menunggak {number(n)} jiwa.", [self.fact("inactive", n, segment="PBPU")]),
        )

    def goal(self) -> None:
        year, share = self.chance.choice(("2025", "akhir tahun ini", "tahun depan")), self.chance.choice(("95", "98"))
        goal, needed = self.fact("registered", share, "target"), (self.people - self.members) // 2
        self.say(
            (f"Pada {year}, cakupan ditargetkan {share} persen.", [goal]),
            (f'"Target cakupan kami {year} sudah {share} persen," ucapnya.', [goal]),
            (
                f"Untuk mencapai {share} persen, masih dibutuhkan {number(needed)} peserta lagi.",
                [goal, self.fact("needed", needed)],
            ),
            (
                f"Keaktifan ditargetkan naik menjadi 85 persen pada {year}.",
                [self.fact("active", "85", "target")],
            ),
        )

    def others(self) -> None:
        places = self.chance.sample([p for p in PLACES if p != self.place], self.chance.randrange(2, 4))
        shares = [f"{self.chance.uniform(86, 101):.1f}".replace(".", ",") for _ in places]
        form = self.chance.choice(("{r} {p} persen", "{r} ({p} persen)", "{r} dengan {p} persen"))
        items = [form.format(r=r, p=p) for r, p in zip(places, shares, strict=True)]
        lead = self.chance.choice(("Cakupan kepesertaan di daerah lain, ", "Kepesertaan JKN tertinggi "))
        facts = [self.fact("registered", p, region=r) for r, p in zip(places, shares, strict=True)]
        self.say((f"{lead}{', '.join(items[:-1])} dan {items[-1]}.", facts))

    def nation(self) -> None:
        count = self.fact("registered", 271_400_000.0, region="Indonesia")
        share = self.fact("registered", "96,83", region="Indonesia")
        self.say(
            ("Secara nasional, peserta JKN mencapai 271,4 juta jiwa atau 96,83 persen penduduk.", [count, share]),
            ("Cakupan itu masih di bawah rata-rata nasional yang 96,83 persen.", [share]),
            ("Jumlah peserta JKN di Indonesia kini 271,4 juta jiwa.", [count]),
        )

    def earlier(self) -> None:
        share = f"{100 * self.members / self.people - self.chance.uniform(2, 9):.2f}".replace(".", ",")
        fact = [self.fact("registered", share)]
        self.say(
            (f"Tahun 2022 cakupannya {share} persen.", fact),
            (f"Pada akhir 2022, kepesertaan JKN masih {share} persen.", fact),
            (f"Tahun lalu, cakupan kepesertaan JKN di {self.place} baru {share} persen.", fact),
        )

    def nothing(self) -> None:
        self.sentences.append(self.chance.choice(NOTHING))


BRANCHES = {
    "Purwokerto": {
        "Kabupaten Banyumas": 1_830_000,
        "Kabupaten Purbalingga": 1_020_000,
        "Kabupaten Banjarnegara": 1_040_000,
        "Kabupaten Cilacap": 2_010_000,
    },
    "Sintang": {
        "Kabupaten Sintang": 430_000,
        "Kabupaten Kapuas Hulu": 260_000,
        "Kabupaten Melawi": 240_000,
        "Kabupaten Sekadau": 215_000,
    },
    "Lhokseumawe": {"Kota Lhokseumawe": 190_000, "Kabupaten Aceh Utara": 615_000, "Kabupaten Bireuen": 445_000},
}


class OfBranch(Composer):
    """A page on the regions that one branch of BPJS Kesehatan serves, and on all of them."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.town = self.chance.choice(list(BRANCHES))
        self.regions = BRANCHES[self.town]
        self.place = f"BPJS Kesehatan Cabang {self.town}"
        self.people = int(sum(self.regions.values()) * self.chance.uniform(0.97, 1.03))
        self.members = int(self.people * self.chance.uniform(0.75, 0.985))
        self.active = int(self.members * self.chance.uniform(0.65, 0.9))
        self.title = f"Peserta JKN di Wilayah {self.place} Terus Bertambah"

    most = 4

    def things(self) -> tuple[Callable[[], None], ...]:
        return (self.each, self.one, self.one, self.whole, self.goal_of_all, self.nothing, self.nothing)

    def called(self, region: str) -> str:
        """A regency with or without its kind."""
        bare = region.startswith("Kabupaten") and self.chance.random() < 0.6
        return region.split(" ", 1)[1] if bare else region

    def opening(self) -> None:
        when = self.chance.choice(("", " per 1 April 2024", " hingga April 2024"))
        names = [self.called(region) for region in self.regions]
        area = f"{', '.join(names[:-1])} dan {names[-1]}"
        n, p = number(self.members), number(self.people)
        share, keen = per_cent(self.members, self.people), per_cent(self.active, self.members)
        members, shares = self.fact("registered", self.members), self.fact("registered", share)
        serves = f"Wilayah kerja cabang ini meliputi {area}."
        self.say(
            (
                f"Kepala {self.place} mengatakan, peserta JKN di wilayah kerjanya{when} sebanyak {n} jiwa atau {share} "
                f"persen. {serves}",
                [members, shares],
            ),
            (f"{self.place} yang membawahi {area} mencatat {n} peserta JKN{when}.", [members]),
            (
                f"Jumlah peserta JKN di wilayah kerja {self.place}{when} mencapai {n} jiwa dari {p} penduduk. {serves}",
                [members, self.fact("population", self.people)],
            ),
            (
                f"Cakupan JKN di wilayah {self.place}{when} {share} persen dengan keaktifan {keen} persen. {serves}",
                [shares, self.fact("active", keen)],
            ),
        )

    def each(self) -> None:
        regions = self.chance.sample(list(self.regions), self.chance.randrange(2, len(self.regions) + 1))
        items, facts = [], []
        form = self.chance.choice(("{p} persen", "{n} jiwa", "{n} jiwa ({p} persen)"))
        for region in regions:
            count = int(self.regions[region] * self.chance.uniform(0.8, 1))
            share = f"{self.chance.uniform(80, 101):.2f}".replace(".", ",")
            items.append(f"{self.called(region)} {form.format(n=number(count), p=share)}")
            facts += [self.fact("registered", count, region=region)] if "{n}" in form else []
            facts += [self.fact("registered", share, region=region)] if "{p}" in form else []
        lead = "Cakupan" if form.startswith("{p}") else "Peserta"
        self.say((f"{lead} tiap daerah yakni {', '.join(items[:-1])} dan {items[-1]}.", facts))

    def one(self) -> None:
        region = self.chance.choice(list(self.regions))
        share, keen = (f"{self.chance.uniform(*of):.2f}".replace(".", ",") for of in ((80, 101), (60, 92)))
        without = int(self.regions[region] * 0.08)
        self.say(
            (f"Cakupan JKN tertinggi {region} dengan {share} persen.", [self.fact("registered", share, region=region)]),
            (f"Di {region}, keaktifan peserta JKN baru {keen} persen.", [self.fact("active", keen, region=region)]),
            (
                f"Warga {region} yang belum terdaftar JKN {number(without)} jiwa.",
                [self.fact("unregistered", without, region=region)],
            ),
            (
                f"{region} sudah {share} persen warganya menjadi peserta JKN.",
                [self.fact("registered", share, region=region)],
            ),
        )

    def whole(self) -> None:
        without, keen = self.people - self.members, per_cent(self.active, self.members)
        share = per_cent(without, self.people)
        self.say(
            (
                f"Secara keseluruhan, peserta aktif {number(self.active)} jiwa.",
                [self.fact("active", self.active)],
            ),
            (
                f"Secara keseluruhan, warga yang belum terdaftar {number(without)} jiwa atau {share} persen.",
                [self.fact("unregistered", without), self.fact("unregistered", share)],
            ),
            (f"Peserta JKN yang aktif di wilayah kerja cabang itu {keen} persen.", [self.fact("active", keen)]),
        )

    def goal_of_all(self) -> None:
        self.say(
            (
                f"{self.place} menargetkan 98 persen penduduk di wilayah kerjanya menjadi peserta JKN tahun ini.",
                [self.fact("registered", "98", "target")],
            )
        )


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def per_cent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".replace(".", ",")


@pytest.mark.parametrize("first", [0, 1000, 2000])
@pytest.mark.parametrize("kind", [Composer, OfBranch])
def test_articles_composed_by_chance(kind, first):
    wrong = []
    for seed in range(first, first + 120):
        composer = kind(seed)
        text = composer.article()
        article = Article(id="composed", title=composer.title, text=text, published="2024-05-20")
        found = {(f.indicator, f.unit, f.value, f.region, f.segment, f.status) for f in extract(article).figures}
        if found != set(composer.facts):
            missing, extra = set(composer.facts) - found, found - set(composer.facts)
            wrong.append(f"{text}\n  missing {missing}\n  too much {extra}")
    assert wrong == []
