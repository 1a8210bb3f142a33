"""Whole articles composed by chance: an opening, and some of the things that such pages tell, in any order.

What a sentence leaves out (region, date, indicator, segment) it takes from those before it; here each may stand behind
any other. The sentences are ours, filled with numbers that fit each other.
"""

from __future__ import annotations

import random

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
    """Writes one article and notes what its figures are."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.place = self.chance.choice(list(PLACES))
        self.people = int(PLACES[self.place] * self.chance.uniform(0.95, 1.05))
        self.members = int(self.people * self.chance.uniform(0.7, 0.985))
        self.active = int(self.members * self.chance.uniform(0.62, 0.93))
        self.sentences: list[str] = []
        self.facts: list[Fact] = []

    def article(self) -> str:
        self.opening()
        things = (
            self.activity,
            self.those_without,
            self.segments,
            self.one_segment,
            self.goal,
            self.others,
            self.nation,
        )
        for thing in self.chance.sample(
            (*things, self.earlier, self.nothing, self.nothing), self.chance.randrange(2, 6)
        ):
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


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def per_cent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".replace(".", ",")


@pytest.mark.parametrize("first", [0, 1000, 2000])
def test_articles_composed_by_chance(first):
    wrong = []
    for seed in range(first, first + 120):
        composer = Composer(seed)
        text = composer.article()
        figures = extract(Article(id="composed", text=text, published="2024-05-20")).figures
        found = {(f.indicator, f.unit, f.value, f.region, f.segment, f.status) for f in figures}
        if found != set(composer.facts):
            missing, extra = set(composer.facts) - found, found - set(composer.facts)
            wrong.append(f"{text}\n  missing {missing}\n  too much {extra}")
    assert wrong == []
