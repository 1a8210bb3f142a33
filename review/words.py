"""All words of the app, Indonesian and English, and how numbers and days are written in each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

LANGUAGES = ("id", "en")

WORDS: dict[str, tuple[str, str]] = {
    # navigation
    "queue": ("Antrean", "Queue"),
    "map": ("Peta", "Map"),
    "runs": ("Riwayat", "Runs"),
    "help": ("Bantuan", "Help"),
    "skip": ("Langsung ke isi", "Skip to content"),
    "pages": ("Halaman", "Pages"),
    "other_language": ("English", "Bahasa Indonesia"),
    "reviewer": ("Penelaah", "Reviewer"),
    "change_name": ("ganti nama", "change name"),
    "not_found": ("Tidak ditemukan", "Not found"),
    "not_found_why": (
        "Tidak ada yang bernama demikian di berkas ini. Mungkin sudah diganti oleh proses malam.",
        "Nothing in this file is called so. A run may have replaced it.",
    ),
    "back_to_conflict": ("Kembali ke kontradiksi", "Back to the contradiction"),
    "back_to_queue": ("Kembali ke antrean", "Back to the queue"),
    "new_file": (
        "Berkas baru dari proses terakhir: {count} kontradiksi.",
        "A run has published a new file: {count} contradictions.",
    ),
    "file_problem": (
        "Berkas baru tidak dapat dibuka, yang lama tetap dipakai: {problem}",
        "The new file cannot be opened, the old one stays in use: {problem}",
    ),
    # queue
    "contradictions": ("kontradiksi", "contradictions"),
    "shown_of": ("{first}–{last} dari {count}", "{first}–{last} of {count}"),
    "nothing_here": ("Tidak ada kontradiksi dengan saringan ini.", "No contradiction passes these filters."),
    "filter": ("Saring", "Filter"),
    "clear": ("Hapus saringan", "Clear filters"),
    "region": ("Wilayah", "Region"),
    "region_hint": ("nama atau kode", "name or code"),
    "kind": ("Jenis", "Kind"),
    "severity": ("Bobot", "Severity"),
    "severity_from": ("Bobot mulai", "Severity from"),
    "status": ("Status", "Status"),
    "outlet": ("Media", "Outlet"),
    "since": ("Terbit sejak", "Published since"),
    "until": ("Terbit sampai", "Published until"),
    "any": ("semua", "any"),
    "newer": ("Sebelumnya", "Previous"),
    "older": ("Berikutnya", "Next"),
    "figures": ("Angka", "Figures"),
    "published": ("Terbit", "Published"),
    "start_review": ("Mulai menelaah", "Start reviewing"),
    "status.open": ("terbuka", "open"),
    "status.settled": ("selesai", "settled"),
    "status.superseded": ("teks diperbarui", "superseded"),
    "status.second": ("minta pendapat kedua", "second opinion asked"),
    "second_asked": ("pendapat kedua?", "second opinion?"),
    "status.all": ("semua", "all"),
    # kinds, indicators, units, slots
    "kind.arithmetic": ("hitungan", "arithmetic"),
    "kind.value": ("nilai", "value"),
    "kind.target": ("target", "target"),
    "kind.status": ("status UHC", "UHC status"),
    "kind.date": ("tanggal", "date"),
    "kind.trend": ("tren", "trend"),
    "kind.list": ("daftar", "list"),
    "indicator.registered": ("peserta terdaftar", "members registered"),
    "indicator.active": ("peserta aktif", "active members"),
    "indicator.inactive": ("peserta tidak aktif", "inactive members"),
    "indicator.unregistered": ("belum terdaftar", "not registered"),
    "indicator.needed": ("peserta yang masih dibutuhkan", "members still needed"),
    "indicator.needed_active": ("peserta aktif yang masih dibutuhkan", "active members still needed"),
    "indicator.population": ("penduduk", "inhabitants"),
    "unit.jiwa": ("jiwa", "people"),
    "unit.persen": ("persen", "per cent"),
    "unit.kk": ("kepala keluarga", "households"),
    "figure_status.actual": ("keadaan", "actual"),
    "figure_status.target": ("target", "target"),
    "figure_status.criterion": ("syarat", "criterion"),
    "claim.reached": ("UHC tercapai", "UHC reached"),
    "claim.not_reached": ("UHC belum tercapai", "UHC not reached"),
    "slip": ("tertulis tidak wajar", "not as it should be"),
    "basis.stated": ("disebut di kalimat", "stated in the sentence"),
    "basis.context": ("dari konteks", "from the context"),
    "basis.published": ("tanggal terbit", "date of publication"),
    "bound.exact": ("apa adanya", "as printed"),
    "bound.about": ("sekitar", "about"),
    "bound.over": ("lebih dari", "over"),
    "bound.under": ("kurang dari", "under"),
    "bound.range": ("rentang", "range"),
    "slot.indicator": ("yang dihitung (indicator)", "what is counted (indicator)"),
    "slot.unit": ("satuan (unit)", "unit"),
    "slot.value": ("nilai (value)", "value"),
    "slot.bound": ("batas (bound)", "bound"),
    "slot.region": ("wilayah (region)", "region"),
    "slot.status": ("keadaan atau target (status)", "actual or target (status)"),
    "slot.target_year": ("tahun target (target_year)", "target year"),
    "slot.as_of": ("per tanggal (as_of)", "as of"),
    "slot.segment": ("segmen (segment)", "segment"),
    "slot.quote": ("kutipan angka (quote)", "quote"),
    "slot.reached": ("tercapai atau belum (reached)", "reached or not"),
    "slot.figure": ("bukan angka cakupan sama sekali", "no figure at all"),
    "slot.claim": ("bukan klaim UHC sama sekali", "no claim at all"),
    # conflict
    "as_of": ("Per", "As of"),
    "no_date": ("tanpa tanggal", "no date"),
    "no_region": ("tanpa wilayah", "no region"),
    "segment": ("Segmen", "Segment"),
    "origin": ("Sumber yang dikutip", "Source quoted"),
    "target_year": ("Tahun target", "Target year"),
    "read_article": ("Baca artikel", "Read the article"),
    "original": ("Halaman asli", "Original page"),
    "statements": ("Pernyataan", "Statements"),
    "statement_number": ("Pernyataan {number}", "Statement {number}"),
    "intervals": ("Selang tiap angka", "The interval of each figure"),
    "intervals_short": ("Selang", "Interval"),
    "intervals_why": (
        "Angka tercetak mewakili sebuah selang; yang bertentangan tidak bersinggungan.",
        "A printed number stands for an interval; those that contradict cannot meet.",
    ),
    "they_meet": ("Selang-selang ini bersinggungan.", "These intervals meet."),
    "they_part": ("Jarak antarselang: {gap}.", "The gap between them: {gap}."),
    "points": ("{number} poin", "{number} points"),
    "computed": ("dihitung: {share}", "computed: {share}"),
    "summed": ("jumlah {count} bagian", "sum of the {count} parts"),
    "mark": ("ambang UHC {value}", "UHC mark {value}"),
    "series": ("Deret wilayah ini", "The region's series"),
    "series_of": ("{indicator}, {unit}", "{indicator}, {unit}"),
    "series_legend": (
        "Garis tegak: selang nilai; garis datar: selang tanggal; merah: ikut kontradiksi ini.",
        "Upright: interval of the value; level: of the date; red: part of this contradiction.",
    ),
    "series_legend_region": (
        "Garis tegak: selang nilai; garis datar: selang tanggal; merah: ikut kontradiksi.",
        "Upright: interval of the value; level: of the date; red: part of a contradiction.",
    ),
    "cause": ("Dugaan sebab", "Cause guessed"),
    "copies": ("Salinan", "Copies"),
    "copies_none": ("Tidak ada salinan teks ini.", "No copies of these texts."),
    "voices": ("{voices} suara mandiri, {origins} sumber", "{voices} independent texts, {origins} sources"),
    "verdicts": ("Putusan", "Verdicts"),
    "no_verdict": ("Belum ada putusan.", "No verdict yet."),
    "by_on": ("{who}, {when}", "{who}, {when}"),
    "somebody": ("tanpa nama", "nobody named"),
    "counts": ("berlaku", "counts"),
    "earlier": ("lebih dulu", "earlier"),
    "second_by": ("{who} minta pendapat kedua ({when})", "{who} asks for a second opinion ({when})"),
    "note": ("Catatan", "Note"),
    "note_hint": ("alasan; Enter menyimpan", "why; Enter saves"),
    "note_waits": ("Catatan ikut dengan putusan berikutnya.", "The note goes with the next verdict."),
    "note_saved": ("Catatan tersimpan.", "Note saved."),
    "your_verdict": ("Putusan Anda", "Your verdict"),
    "verdict.this": ("angka {number} benar", "figure {number} is right"),
    "verdict.both_right": ("keduanya benar, beda ukuran", "both right: different things"),
    "verdict.rounding": ("pembulatan", "rounding"),
    "verdict.extraction_error": ("salah baca", "extraction error"),
    "verdict.cannot_tell": ("tidak dapat dipastikan", "cannot tell"),
    "button.this": ("benar", "is right"),
    "button.both_right": ("keduanya benar", "both right"),
    "button.rounding": ("pembulatan", "rounding"),
    "button.extraction_error": ("salah baca", "extraction error"),
    "button.cannot_tell": ("tidak pasti", "cannot tell"),
    "a_figure": ("salah satu angka benar", "one of the figures is right"),
    "second_opinion": ("pendapat kedua", "second opinion"),
    "undo": ("batalkan", "undo"),
    "next": ("berikutnya", "next"),
    "previous": ("sebelumnya", "previous"),
    "saved": ("Tersimpan: {verdict}. {key} membatalkan.", "Saved: {verdict}. {key} takes it back."),
    "undone": ("Dibatalkan: {verdict}.", "Taken back: {verdict}."),
    "nothing_to_undo": ("Anda belum memberi putusan.", "You have given no verdict yet."),
    "no_more": ("Tidak ada lagi dengan saringan ini.", "There is no other one with these filters."),
    "asked": ("Pendapat kedua diminta.", "A second opinion is asked for."),
    "asked_back": ("Permintaan pendapat kedua ditarik.", "No second opinion is asked for any more."),
    "no_such_figure": ("Tidak ada angka nomor {number} di sini.", "There is no figure {number} here."),
    "other_decided": ("Sudah diputus orang lain", "Somebody else has decided"),
    "other_decided_why": (
        "{who} memutuskan “{verdict}” ({when}). Putusan baru akan berlaku, yang lama tetap tercatat. Simpan “{yours}”?",
        "{who} decided “{verdict}” ({when}). A new verdict will count, the old one stays on record. Save “{yours}”?",
    ),
    "taken_back_meanwhile": (
        "Putusan yang Anda lihat baru saja ditarik. Putuskan lagi.",
        "The verdict you saw has just been taken back. Decide again.",
    ),
    "decided_meanwhile": ("{who} baru saja memutuskan: {verdict}.", "{who} has just decided: {verdict}."),
    "yes_save": ("Ya, simpan", "Yes, save"),
    "no_keep": ("Tidak, biarkan", "No, leave it"),
    "which_slot": ("Bagian mana yang salah dibaca?", "Which slot was read wrongly?"),
    "which_statement": ("Pernyataan", "Statement"),
    "which": ("Bagian", "Slot"),
    "as_read": ("Terbaca: {value}", "Read as: {value}"),
    "should_be": ("Seharusnya (boleh kosong)", "Should be (may stay empty)"),
    "empty": ("kosong", "empty"),
    "save": ("Simpan", "Save"),
    "add_another": ("Tambah lagi", "Add another"),
    "without_slot": ("Simpan tanpa menyebut bagian", "Save without naming a slot"),
    "cancel": ("Batal", "Cancel"),
    "close": ("Tutup", "Close"),
    "which_number": (
        "Nomor berapa? Ketik dua digit, misalnya 1 dan 2 untuk 12.",
        "Which number? Type two digits, such as 1 and 2 for 12.",
    ),
    "which_article": ("Artikel yang mana? Tekan 1–{count}.", "Which article? Press 1–{count}."),
    "wrong_value": ("{slot}: {seen} tidak dikenal; {wanted}", "{slot}: {seen} is not known; {wanted}"),
    "want_one_of": ("pilih {choices}", "choose from {choices}"),
    "want_number": ("tulis angka, misalnya 96,4 atau 252.318", "write a number, such as 96.4 or 252318"),
    "want_day": (
        "tulis 2024-05-01, 2024-05, 2024-Q2, 2024-S1 atau 2024",
        "write 2024-05-01, 2024-05, 2024-Q2, 2024-S1 or 2024",
    ),
    "want_year": ("tulis 2024 atau 2024-12", "write 2024 or 2024-12"),
    "want_region": (
        "tulis nama resmi, misalnya Kota Tegal, Kabupaten Tegal, Kecamatan X, Kabupaten Y",
        "write the official name, such as Kota Tegal, Kabupaten Tegal, Kecamatan X, Kabupaten Y",
    ),
    "want_quote": ("tulis persis seperti di artikel", "write it exactly as in the article"),
    # help
    "keys": ("Tombol", "Keys"),
    "key.next": ("kontradiksi berikutnya", "next contradiction"),
    "key.previous": ("kontradiksi sebelumnya", "previous contradiction"),
    "key.this": ("angka bernomor itu yang benar", "the figure of that number is right"),
    "key.this_of_two": (
        "sama, untuk nomor dua digit: 0, lalu 1 dan 2 untuk 12",
        "the same for two digits: 0, then 1 and 2 for 12",
    ),
    "key.both_right": ("keduanya benar, mengukur hal berbeda", "both right, they measure different things"),
    "key.rounding": ("keduanya benar, pembulatan", "both right, rounding"),
    "key.extraction_error": ("salah baca: pilih bagiannya", "extraction error: say which slot"),
    "key.cannot_tell": ("tidak dapat dipastikan", "nobody can tell"),
    "key.undo": ("batalkan putusan terakhir Anda", "take back your last verdict"),
    "key.note": ("tulis catatan (Esc keluar)", "write a note (Esc leaves)"),
    "key.second": ("minta pendapat kedua, atau tarik permintaan", "ask for a second opinion, or take that back"),
    "key.article": ("baca artikel", "read the article"),
    "key.region": ("deret wilayah", "the region's series"),
    "key.queue": ("kembali ke antrean", "back to the queue"),
    "key.help": ("bantuan ini", "this help"),
    "key.row": ("baris berikutnya, sebelumnya", "next, previous row"),
    "key.open": ("buka baris", "open the row"),
    "key.filter": ("ke saringan", "to the filters"),
    "key.language": ("ganti bahasa", "other language"),
    "anywhere": ("Di mana saja", "Anywhere"),
    # region, article, runs, map
    "table": ("Tabel angka", "Table of figures"),
    "sources": ("Sumber", "Sources"),
    "value": ("Nilai", "Value"),
    "indicator": ("Indikator", "Indicator"),
    "articles": ("Artikel", "Articles"),
    "no_figures": ("Belum ada angka.", "No figures yet."),
    "no_conflicts": ("Tidak ada kontradiksi.", "No contradictions."),
    "open_conflicts": ("Kontradiksi terbuka", "Open contradictions"),
    "text": ("Teks", "Text"),
    "claims": ("Klaim UHC", "Claims to UHC"),
    "lies_in": ("bagian dari {region}", "lies in {region}"),
    "figures_in_text": (
        "{figures} angka, {claims} klaim, {slips} yang janggal",
        "{figures} figures, {claims} claims, {slips} slips",
    ),
    "finished": ("Selesai", "Finished"),
    "pages_read": ("Halaman", "Pages"),
    "new": ("baru", "new"),
    "set_aside": ("Disisihkan", "Set aside"),
    "times": ("kali", "times"),
    "seconds": ("detik", "seconds"),
    "version": ("Versi pembaca", "Extractor"),
    "set_aside_none": ("Tidak ada yang disisihkan.", "Nothing is set aside."),
    "input": ("Masukan", "Input"),
    "reason": ("Sebab", "Reason"),
    "map_coverage": ("Cakupan terdaftar", "Share registered"),
    "map_conflicts": ("Kontradiksi terbuka", "Open contradictions"),
    "map_coverage_why": (
        "Persen terdaftar menurut angka terbaru tiap provinsi; kosong: belum ada angka.",
        "Per cent registered, the newest figure of each province; empty: none yet.",
    ),
    "map_conflicts_why": (
        "Kontradiksi terbuka di provinsi dan semua kabupaten/kotanya.",
        "Open contradictions in the province and all its regencies and cities.",
    ),
    "no_data": ("tanpa angka", "no figure"),
    "provinces": ("Provinsi", "Provinces"),
    "month": ("Bulan", "Month"),
    # signing in
    "who_are_you": ("Siapa Anda?", "Who are you?"),
    "who_why": (
        "Nama Anda ditulis pada setiap putusan.",
        "Your name is written beside each verdict.",
    ),
    "name": ("Nama", "Name"),
    "password": ("Kata sandi", "Password"),
    "enter": ("Masuk", "Enter"),
    "wrong_password": ("Kata sandi salah.", "The password is wrong."),
    "name_missing": ("Nama masih kosong.", "The name is empty."),
}

# What the warehouse guesses, in Indonesian; one that is not here is shown in English.
CAUSES = {
    "UHC taken as 95 or as 98 per cent": "UHC diartikan 95 atau 98 persen",
    "UHC taken as 95 per cent": "UHC diartikan 95 persen",
    "UHC taken as another mark, or a claim too early": "UHC diartikan lain, atau klaim terlalu dini",
    "UHC taken as another mark, or active members meant": "UHC diartikan lain, atau yang dimaksud peserta aktif",
    "a claim that the numbers do not bear out": "klaim yang tidak didukung angkanya",
    "a goal missed and not renewed, or a wrong year": "target terlewat dan tidak diperbarui, atau tahunnya keliru",
    "a goal put off, or a wrong year": "target diundur, atau tahunnya keliru",
    "a goal taken for the present state": "target dikira keadaan kini",
    "a region mistaken for another (Kota for Kabupaten, a branch for a province)": (
        "wilayah tertukar (Kota dengan Kabupaten, cabang dengan provinsi)"
    ),
    "a region mistaken for another, or a misprint": "wilayah tertukar, atau salah cetak",
    "a stale number, or a claim too early": "angka lama, atau klaim terlalu dini",
    "a stale number, or a real dispute": "angka lama, atau memang berselisih",
    "a kind of members left out, or a misprint": "satu segmen terlewat, atau salah cetak",
    "a slip of a digit, or a goal of something else": "keliru satu angka, atau target hal lain",
    "misread decimal": "desimal salah baca",
    "one of the two numbers wrong, or of another region": "salah satu angka keliru, atau milik wilayah lain",
    "people and households mixed up, or a misprint": "jiwa tertukar dengan kepala keluarga, atau salah cetak",
    "another base (members or inhabitants)": "penyebut lain (peserta atau penduduk)",
    "another date or another base": "tanggal lain atau penyebut lain",
    "another goal, or a wrong number": "target lain, atau angkanya keliru",
    "another population base, members struck off, or one of them wrong": (
        "jumlah penduduk lain, peserta dikeluarkan, atau salah satunya keliru"
    ),
    "another population base, or one of them wrong": "jumlah penduduk lain, atau salah satunya keliru",
    "another source of the population": "sumber jumlah penduduk lain",
    "another source or year of the population": "sumber atau tahun jumlah penduduk lain",
    "members counted against registered": "peserta aktif disandingkan dengan terdaftar",
    "misprint": "salah cetak",
    "misprint in one of the parts or in the total": "salah cetak di salah satu bagian atau jumlahnya",
    "misprint in one of them": "salah cetak di salah satunya",
    "misprint of the day, the month or the weekday": "salah cetak tanggal, bulan, atau hari",
    "misprint, or a base of another year": "salah cetak, atau penyebut tahun lain",
    "misprint, or another date": "salah cetak, atau tanggal lain",
    "one left out or counted twice": "ada yang terlewat atau terhitung dua kali",
    "one of them wrong, or another region": "salah satunya keliru, atau wilayah lain",
    "rounding, or a base of another year": "pembulatan, atau penyebut tahun lain",
    "rounding, or a goal taken for the present state": "pembulatan, atau target dikira keadaan kini",
    "scale slip": "salah skala",
    "scale slip (ribu, juta)": "salah skala (ribu, juta)",
    "the gap counts from another base, date or target": "selisih dihitung dari penyebut, tanggal, atau target lain",
}

MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
JAKARTA = timedelta(hours=7)


class Words:
    """The words of one language.

    >>> Words("id")("shown_of", first=1, last=50, count="1.204")
    '1–50 dari 1.204'
    >>> Words("id").number(252318), Words("en").number(252318), Words("id").number(96.4)
    ('252.318', '252,318', '96,4')
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "id"
        self._column = LANGUAGES.index(self.language)

    def __call__(self, name: str, **values: object) -> str:
        text = WORDS[name][self._column]
        return text.format(**values) if values else text

    def known(self, group: str, name: str | None) -> str:
        """A word of a group of words, the name itself where there is none: `known("unit", "kk")`."""
        return self(f"{group}.{name}") if f"{group}.{name}" in WORDS else name or ""

    def cause(self, english: str) -> str:
        return CAUSES.get(english, english) if self.language == "id" else english

    def number(self, value: float | None) -> str:
        """A number with the separators of the language, decimals as they are (three at most)."""
        if value is None:
            return "–"
        text = f"{value:,.3f}".rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "id" else text

    def amount(self, value: float | None, unit: str | None) -> str:
        """A number with its unit."""
        sign = {"persen": "%", None: ""}.get(unit, f" {self.known('unit', unit)}")
        return f"{self.number(value)}{sign}"

    def interval(self, low: float | None, high: float | None, unit: str | None) -> str:
        """An interval with its unit; open on the side that is not told.

        >>> Words("en").interval(95.0, None, "persen"), Words("en").interval(87, 89, "persen")
        ('≥ 95%', '87–89%')
        """
        if low is None or high is None:
            return f"{'≤' if low is None else '≥'} {self.amount(high if low is None else low, unit)}"
        return self.amount(low, unit) if low == high else f"{self.number(low)}–{self.amount(high, unit)}"

    def day(self, iso: str | None) -> str:
        """A day or month as it is written.

        >>> Words("id").day("2024-05-01"), Words("en").day("2024-05"), Words("en").day("2024-S1")
        ('1 Mei 2024', 'May 2024', '2024-S1')
        """
        parts = (iso or "").split("-")
        if not iso:
            return ""
        if len(parts) < 2 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
            return iso
        month = f"{MONTHS[self.language][int(parts[1]) - 1]} {parts[0]}"
        return f"{int(parts[2])} {month}" if len(parts) == 3 else month

    def moment(self, when: str | datetime) -> str:
        """A moment in UTC as the clock in Jakarta shows it.

        >>> Words("id").moment("2024-05-01T18:05:00+00:00")
        '2 Mei 2024 01.05 WIB'
        """
        try:
            given = datetime.fromisoformat(when) if isinstance(when, str) else when
        except ValueError:
            return str(when)
        local = (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC) + JAKARTA
        clock = local.strftime("%H.%M" if self.language == "id" else "%H:%M")
        return f"{self.day(local.date().isoformat())} {clock} WIB"
