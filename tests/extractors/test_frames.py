"""Frames: one fact said in the many ways of news sentences, each filled in turn, must give the same figures.

A case of `cases/` is one sentence; a frame is a way of saying with places for who, how many and what of them. What one
frame reads right another may read wrong ("Dari 300 peserta, 50 menunggak", "Sebanyak 50 dari 300 peserta menunggak").
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from corpus.article import Article
from extractors.extract import extract

TOWN = "Kota Tegal"
PEOPLE, MEMBERS, ACTIVE, IDLE, WITHOUT = 290_155, 271_204, 214_118, 57_086, 18_951
SHARES = {"registered": "93,47", "active": "78,95", "inactive": "21,05", "unregistered": "6,53"}

Fact = tuple[str, str, float, str, str]
Row = tuple[str, list[Fact]]


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def count(indicator: str, value: int, region: str = TOWN) -> Fact:
    return (indicator, "jiwa", float(value), region, "exact")


def share(indicator: str, region: str = TOWN, value: str | None = None) -> Fact:
    return (indicator, "persen", float((value or SHARES[indicator]).replace(",", ".")), region, "exact")


def misread(rows: Iterator[Row]) -> list[str]:
    """The sentences whose figures are not those expected, with what is missing and what is too much."""
    wrong = []
    for text, facts in rows:
        figures = extract(Article(id="frame", text=text, published="2024-05-20")).figures
        found = [(f.indicator, f.unit, f.value, f.region, f.bound) for f in figures if f.status == "actual"]
        found += [("target", f.unit, f.value, str(f.region), f.bound) for f in figures if f.status != "actual"]
        if sorted(found, key=str) != sorted(facts, key=str):
            missing, extra = [f for f in facts if f not in found], [f for f in found if f not in facts]
            wrong.append(f"{text}\n  missing {missing}\n  too much {extra}")
    return wrong


def some_of_the_members() -> Iterator[Row]:
    n, i = number(MEMBERS), number(IDLE)
    frames = [
        f"{TOWN} memiliki {n} peserta JKN, {i} di antaranya {{}}.",
        f"{TOWN} mencatat {n} peserta JKN, namun {i} jiwa di antaranya {{}}.",
        f"{TOWN} punya {n} peserta JKN. Dari jumlah itu, {i} {{}}.",
        f"{TOWN} memiliki {n} peserta JKN. Sebanyak {i} di antaranya {{}}.",
        f"Dari {n} peserta JKN di {TOWN}, {i} di antaranya {{}}.",
        f"Dari {n} peserta JKN di {TOWN}, sebanyak {i} jiwa {{}}.",
        f"Dari {n} peserta JKN di {TOWN}, yang {{}} {i} jiwa.",
        f"Dari {n} peserta JKN di {TOWN}, jumlah yang {{}} mencapai {i} jiwa.",
        f"Sebanyak {i} dari {n} peserta JKN di {TOWN} {{}}.",
        f"Sebanyak {i} jiwa dari total {n} peserta JKN di {TOWN} masih {{}}.",
    ]
    states = {"aktif": "active", "nonaktif": "inactive", "tidak aktif": "inactive", "menunggak iuran": "inactive"}
    for frame in frames:
        for words, state in states.items():
            yield frame.format(words), [count("registered", MEMBERS), count(state, IDLE)]


def those_without() -> Iterator[Row]:
    p, n, u = number(PEOPLE), number(MEMBERS), number(WITHOUT)
    frames = [
        f"Dari {p} penduduk {TOWN}, {n} sudah menjadi peserta JKN dan {u} {{}}.",
        f"Dari {p} jiwa penduduk {TOWN}, {n} jiwa sudah terdaftar JKN, sisanya {u} jiwa {{}}.",
        f"Dari {p} jiwa penduduk {TOWN}, {n} jiwa sudah terdaftar JKN. Sisanya {u} jiwa {{}}.",
        f"Penduduk {TOWN} {p} jiwa, terdaftar JKN {n} jiwa, {{}} {u} jiwa.",
        f"{TOWN} berpenduduk {p} jiwa. Peserta JKN {n} jiwa. Yang {{}} {u} jiwa.",
        f"Sebanyak {n} dari {p} penduduk {TOWN} sudah menjadi peserta JKN, {u} jiwa {{}}.",
    ]
    for frame in frames:
        for words in ("belum terdaftar", "belum menjadi peserta", "belum tercover", "belum terlindungi"):
            facts = [count("population", PEOPLE), count("registered", MEMBERS), count("unregistered", WITHOUT)]
            yield frame.format(words), facts


def said_twice() -> Iterator[Row]:
    n, a, i = map(number, (MEMBERS, ACTIVE, IDLE))
    reg, act, idle = SHARES["registered"], SHARES["active"], SHARES["inactive"]
    members, actives = [count("registered", MEMBERS), share("registered")], [count("active", ACTIVE), share("active")]
    for opens, closes in ((" atau ", ""), (" setara ", ""), (" (", ")")):
        both = f"{n} jiwa{opens}{reg} persen{closes}"
        yield f"Peserta JKN di {TOWN} {both}, yang aktif {a} jiwa{opens}{act} persen{closes}.", [*members, *actives]
        yield f"Peserta JKN di {TOWN} {both}, aktif {act} persen.", [*members, share("active")]
        turned = f"{reg} persen{opens}{n} jiwa{closes}"
        idlers = [share("inactive"), count("inactive", IDLE)]
        yield f"Cakupan JKN {TOWN} {turned}, tidak aktif {idle} persen{opens}{i} jiwa{closes}.", [*members, *idlers]
        yield (
            f"Keaktifan peserta JKN {TOWN} {act} persen{opens}{a} jiwa{closes} dari {n} peserta.",
            [*actives, count("registered", MEMBERS)],
        )


def one_beside_the_other() -> Iterator[Row]:
    p, n, a, i = map(number, (PEOPLE, MEMBERS, ACTIVE, IDLE))
    reg, act = SHARES["registered"], SHARES["active"]
    for joins in (" dan", " dengan", " serta", " sedangkan", " sementara", " namun", " tetapi", ",", ";"):
        yield (
            f"Cakupan kepesertaan JKN {TOWN} {reg} persen{joins} tingkat keaktifan {act} persen.",
            [share("registered"), share("active")],
        )
        yield f"UHC {TOWN} {reg} persen{joins} yang aktif {act} persen.", [share("registered"), share("active")]
        yield (
            f"Jumlah peserta JKN {TOWN} {n} jiwa{joins} peserta aktif {a} jiwa.",
            [
                count("registered", MEMBERS),
                count("active", ACTIVE),
            ],
        )
        yield (
            f"Jumlah peserta JKN {TOWN} {n} jiwa{joins} peserta nonaktif {i} jiwa.",
            [
                count("registered", MEMBERS),
                count("inactive", IDLE),
            ],
        )
        yield (
            f"Jumlah penduduk {TOWN} {p} jiwa{joins} yang terdaftar JKN {n} jiwa.",
            [
                count("population", PEOPLE),
                count("registered", MEMBERS),
            ],
        )


LISTED = [
    ("Sleman", "Kabupaten Sleman", "98,11", 1_104_220),
    ("Bantul", "Kabupaten Bantul", "96,42", 921_330),
    ("Kota Yogyakarta", "Kota Yogyakarta", "101,3", 421_118),
    ("Gunungkidul", "Kabupaten Gunungkidul", "93,7", 741_206),
]


def region_by_region() -> Iterator[Row]:
    forms = [
        "{r} {p} persen",
        "{r} ({p} persen)",
        "{r} dengan {p} persen",
        "{p} persen di {r}",
        "{r}: {p} persen",
        "{r} {n} jiwa",
        "{r} sebanyak {n} jiwa",
        "{n} jiwa di {r}",
        "{r} {n} jiwa ({p} persen)",
        "{r} {p} persen atau {n} jiwa",
    ]
    leads = [
        "Cakupan JKN di DIY: ",
        "Peserta JKN per daerah yakni ",
        "Rincian peserta JKN, ",
        "Kepesertaan JKN tertinggi ",
    ]
    for form in forms:
        for lead in leads:
            for between, last in ((", ", " dan "), ("; ", "; "), (", ", ", dan ")):
                items = [form.format(r=r, p=p, n=number(n)) for r, _, p, n in LISTED]
                facts = [share("registered", full, p) for _, full, p, _ in LISTED if "{p}" in form]
                facts += [count("registered", n, full) for _, full, _, n in LISTED if "{n}" in form]
                yield lead + between.join(items[:-1]) + last + items[-1] + ".", facts
    (one, _, p1, n1), (two, _, p2, n2) = LISTED[:2]
    for joins in ("sedangkan", "sementara", "lalu", "kemudian", "disusul", "diikuti"):
        facts = [share("registered", f, p) for _, f, p, _ in LISTED[:2]]
        yield f"Cakupan JKN tertinggi {one} {p1} persen, {joins} {two} {p2} persen.", facts
    counts = [count("registered", n, f) for _, f, _, n in LISTED[:2]]
    for each in ("masing-masing", "berturut-turut"):
        yield f"Peserta JKN di {one} dan {two} {each} {number(n1)} jiwa dan {number(n2)} jiwa.", counts


def whoever_says_it() -> Iterator[Row]:
    n, facts = number(MEMBERS), [count("registered", MEMBERS)]
    for who in (
        "Kepala BPJS Kesehatan Cabang Tegal",
        "Kepala Dinas Kesehatan Kota Tegal",
        "Wali Kota Tegal",
        "Direktur Utama BPJS Kesehatan",
        "Bupati Brebes",
    ):
        for says in ("mengatakan", "menyebutkan", "mengungkapkan bahwa"):
            yield f"{who} {says}, peserta JKN di {TOWN} {n} jiwa.", facts
        yield f"Peserta JKN di {TOWN} {n} jiwa, kata {who}.", facts
        yield f'"Peserta JKN di {TOWN} {n} jiwa," ujar {who}, Senin (20/5/2024).', facts


def about_so_many() -> Iterator[Row]:
    bounds = {
        "about": ("sekitar", "kurang lebih", "lebih kurang"),
        "over": ("lebih dari", "sedikitnya", "setidaknya", "tidak kurang dari", "di atas"),
        "under": ("hampir", "mendekati", "nyaris"),
        "exact": ("mencapai", "baru", "hanya", "tercatat"),
    }
    for bound, words in bounds.items():
        for word in words:
            facts = [("registered", "jiwa", float(MEMBERS), TOWN, bound)]
            yield f"Peserta JKN di {TOWN} {word} {number(MEMBERS)} jiwa.", facts


BESIDE = (
    "Sebanyak 4.512 peserta PBI dinonaktifkan.",
    "Pemkab menganggarkan Rp 14 miliar untuk 33.000 jiwa.",
    "Sebanyak 1.204 orang sudah direaktivasi.",
    "Kuota PBI APBD 28.500 jiwa.",
    "BPJS Kesehatan menambah 5.672 peserta baru.",
    "Peserta yang ikut program REHAB 2.301 orang.",
    "Sebanyak 112.118 peserta telah memakai Mobile JKN.",
    "Tunggakan iuran mencapai Rp 41,2 miliar.",
    "Setiap hari rata-rata 410 peserta berobat.",
    "Pemkab akan mendaftarkan 12.000 warga tahun depan.",
    "Sebanyak 13 kabupaten lainnya masih di bawah 95 persen.",
    "Sebanyak 128.306 warga masuk DTKS.",
    "Tingkat kepuasan peserta 89,7 persen.",
    "Jumlah itu bertambah 4.118 jiwa dari bulan lalu.",
    "Dalam sebulan ada 1.240 warga yang mendaftar.",
    "Sebanyak 7.420 peserta pindah segmen.",
    "Sebanyak 312 peserta meninggal dunia dihapus dari data.",
    "Iuran peserta mandiri kelas 1 Rp 150.000.",
    "Klaim pelayanan mencapai 98 persen.",
    "Sebanyak 21.330 kunjungan dilayani puskesmas.",
    "Angka kemiskinan 10,14 persen atau 27.540 orang.",
    "Jumlah pasien cuci darah 1.204 orang.",
    "Sebanyak 45 dari 60 desa sudah 100 persen.",
    "Perusahaan yang patuh 91 persen.",
    "Sebanyak 2.702 badan usaha sudah terdaftar.",
    "Pemerintah menanggung iuran 4 persen dari gaji.",
    "Peserta aktif BPJS Ketenagakerjaan 31.204 orang.",
    "Sebanyak 8.204 peserta turun kelas.",
    "Antrean online dimanfaatkan 78 persen peserta.",
    "Kartu fisik yang dibagikan 12.400 lembar.",
    "Sebanyak 500 peserta mengikuti senam prolanis.",
    "Sebanyak 98 persen responden puas.",
    "Bayi yang didaftarkan bulan ini 214 jiwa.",
    "Hari ini 120 orang mendaftar.",
    "Pelayanan telah dimanfaatkan 1,2 juta kali.",
    "Realisasi anggaran 97 persen.",
    "Utang ke rumah sakit Rp 12 miliar.",
    "Imunisasi dasar lengkap 91,4 persen.",
    "Jumlah dokter 124 orang.",
    "Sebanyak 9.100 penerima PKH mendapat bantuan.",
    "Pemilih di daerah itu 201.118 orang.",
    "Peserta didik SMA 12.418 orang.",
    "Sebanyak 3.114 orang belum merekam KTP-el.",
    "Target pajak tercapai 102 persen.",
    "Sebanyak 2.104 warga miskin menerima beras.",
    "Penerima bantuan sosial mencapai 31.204 keluarga.",
    "Jumlah ASN 8.204 orang.",
    "Jumlah pelanggan PDAM 41.204.",
    "Penduduk miskin 24.118 jiwa.",
    "Jumlah pengangguran 12.204 orang.",
    "Wisatawan yang datang 412.000 orang.",
    "Sebanyak 98 persen jalan sudah mulus.",
    "Elektrifikasi 99,2 persen.",
    "Jumlah siswa penerima PIP 14.204 orang.",
    "Angka harapan hidup 74,2 tahun.",
    "Prevalensi hipertensi 31 persen.",
    "Cakupan vaksinasi 81,4 persen.",
    "Cakupan air bersih 92 persen.",
    "Pasien BPJS di RSUD 80 persen.",
    "Rasio klaim 104 persen.",
    "Peserta skrining kesehatan 41.204 orang.",
    "Sebanyak 31.204 peserta menjalani skrining riwayat kesehatan.",
    "Sebanyak 1.204 peserta memanfaatkan layanan Pandawa.",
    "Sebanyak 214 peserta mengadu ke BPJS Kesehatan.",
    "Indeks kepuasan 89,6.",
    "Bed occupancy rate 71 persen.",
    "Biaya premi Rp 37.800 per jiwa.",
    "Sebanyak 3 dari 10 warga pernah sakit.",
    "Desa Sidomulyo berpenduduk 4.120 jiwa.",
    "Petugas mendata 1.240 rumah.",
    "Sebanyak 24 kelurahan ikut program PESIAR.",
    "Tercatat 1.118 aduan sepanjang tahun.",
    "Jumlah tempat tidur 412 unit.",
    "Sebanyak 18.204 kartu dicetak.",
    "Pelunasan tunggakan oleh 812 peserta.",
    "Sebanyak 812 peserta melunasi tunggakannya.",
    "Autodebet dipakai 41 persen peserta.",
    "Sebanyak 204 perusahaan menunggak iuran.",
    "Kenaikan iuran 10 persen.",
    "Subsidi pemerintah 7.000 rupiah per jiwa.",
    "Dana kapitasi 1,2 miliar rupiah.",
    "Pertumbuhan peserta 4,2 persen per tahun.",
    "Selisih 1.204 jiwa itu karena data ganda.",
    "Data ganda sebanyak 2.118 jiwa.",
    "NIK tidak valid 1.812 jiwa.",
    "Sebanyak 4.118 warga sudah pindah domisili.",
    "Sebanyak 1.012 warga meninggal masih tercatat.",
    "Bayi lahir 3.114 jiwa selama setahun.",
    "Rapat dihadiri 120 orang.",
    "Sebanyak 60 persen peserta adalah perempuan.",
    "Usia produktif mencapai 71 persen.",
    "Peserta kelas 3 mendominasi 82 persen.",
    "Sebanyak 77 persen peserta berasal dari PBI.",
    "Relawan yang dikerahkan 214 orang.",
    "Uji petik di 12 desa dengan 480 responden.",
    "Kuota haji 1.204 orang.",
    "Pemudik diperkirakan 1,2 juta orang.",
    "Korban banjir 2.118 jiwa mengungsi.",
    "Tahun 2024 ada 366 hari.",
    "Jarak ke rumah sakit 42 kilometer.",
    "Luas wilayah 1.204 kilometer persegi.",
    "Target PAD Rp 412 miliar.",
)
"""Sentences of such pages whose numbers are no figures: changes, money, services, other programmes, other people."""


def what_stands_beside() -> Iterator[Row]:
    members = f"Peserta JKN di {TOWN} {number(MEMBERS)} jiwa."
    shares = f"Cakupan JKN {TOWN} {SHARES['registered']} persen dengan keaktifan {SHARES['active']} persen."
    idle = f"Peserta JKN di {TOWN} yang tidak aktif {number(IDLE)} jiwa."
    for other in BESIDE:
        yield f"{members} {other}", [count("registered", MEMBERS)]
        yield f"{other} {members}", [count("registered", MEMBERS)]
        yield f"{shares} {other}", [share("registered"), share("active")]
        yield f"{idle} {other}", [count("inactive", IDLE)]


@pytest.mark.parametrize(
    "frames",
    [
        some_of_the_members,
        those_without,
        said_twice,
        one_beside_the_other,
        region_by_region,
        whoever_says_it,
        about_so_many,
        what_stands_beside,
    ],
    ids=lambda frames: frames.__name__,
)
def test_every_way_of_saying_it(frames):
    assert misread(frames()) == []


PLACES = {
    "Kabupaten Sleman": 1_130_000,
    "Kota Tegal": 285_000,
    "Kabupaten Garut": 2_680_000,
    "Kabupaten Lahat": 440_000,
}
JOINS = (", ", ". ", "; ", " dan ", ", sedangkan ", ". Sementara itu ", ". Adapun ", ", sementara ", ". Kemudian ")
SAID = {
    "population": ("jumlah penduduk {}", "total penduduk {}"),
    "registered": (
        "jumlah peserta JKN {}",
        "yang terdaftar JKN {}",
        "kepesertaan JKN mencapai {}",
        "peserta JKN sebanyak {}",
    ),
    "active": ("yang aktif {}", "peserta aktif {}", "jumlah peserta aktif sebanyak {}", "yang berstatus aktif {}"),
    "inactive": ("yang tidak aktif {}", "peserta nonaktif {}", "yang nonaktif sebanyak {}", "yang menunggak {}"),
    "unregistered": (
        "yang belum terdaftar {}",
        "warga yang belum menjadi peserta {}",
        "yang belum terlindungi JKN masih {}",
    ),
}


def composed(chance: random.Random) -> Row:
    """A sentence or three of what holds for one place, in any order: people, members, active, idle, without."""
    place = chance.choice(list(PLACES))
    people = int(PLACES[place] * chance.uniform(0.93, 1.07))
    members = int(people * chance.uniform(0.62, 0.99))
    active = int(members * chance.uniform(0.6, 0.95))
    values = {
        "population": (people, people),
        "registered": (members, people),
        "active": (active, members),
        "inactive": (members - active, members),
        "unregistered": (people - members, people),
    }
    told = ["registered", *chance.sample([k for k in values if k != "registered"], chance.randrange(1, 4))]
    chance.shuffle(told)
    text, facts = chance.choice((f"Di {place}, ", f"{place} mencatat ")), []
    for at, indicator in enumerate(told):
        value, whole = values[indicator]
        per_cent = f"{100 * value / whole:.2f}".replace(".", ",")
        forms = (
            ["{n} jiwa"]
            if indicator == "population"
            else ["{n} jiwa", "{p} persen", "{n} jiwa atau {p} persen", "{p} persen ({n} jiwa)"]
        )
        form = chance.choice(forms)
        words = chance.choice(SAID[indicator]).format(form.format(n=number(value), p=per_cent))
        joins = chance.choice(JOINS) if at else ""
        text += joins + (words[0].upper() + words[1:] if joins == ". " else words)
        facts += [count(indicator, value, place)] if "{n}" in form else []
        facts += [share(indicator, place, per_cent)] if "{p}" in form else []
    return text + ".", facts


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_order(seed):
    chance = random.Random(seed)
    assert misread(composed(chance) for _ in range(150)) == []
