"""The report's own words; all others are those of the review app."""

from __future__ import annotations

from review.words import Words

OWN: dict[str, tuple[str, str]] = {
    "report": ("Laporan proses terakhir", "Report of the last run"),
    "sections": ("Bagian laporan", "Parts of the report"),
    # what came in
    "came_in": ("Yang masuk", "What came in"),
    "read": ("halaman dibaca", "pages read"),
    "pages_new": ("artikel baru atau berubah", "articles new or changed"),
    "unchanged": ("halaman tidak berubah", "pages unchanged"),
    "set_aside_inputs": ("masukan disisihkan", "inputs set aside"),
    "all_figures": ("angka di berkas", "figures in the file"),
    "new_now": ("kontradiksi baru", "new contradictions"),
    "settled_now": ("kontradiksi selesai", "contradictions settled"),
    "open_now": ("kontradiksi terbuka", "open contradictions"),
    "repeated": (
        "Halaman-halaman ini sudah pernah dibaca seluruhnya oleh proses yang sama.",
        "All these pages had been read by the same run before.",
    ),
    "passed_over": (
        "Dilewati: {outside} di luar tanggal yang diminta, {irrelevant} tanpa angka cakupan, {copies} versi lain.",
        "Passed over: {outside} outside the days asked for, {irrelevant} without coverage figures, "
        "{copies} other versions.",
    ),
    # contradictions
    "new_conflicts": ("Kontradiksi baru", "New contradictions"),
    "open_conflicts_all": ("Kontradiksi terbuka", "Open contradictions"),
    "all_new": (
        "Proses pertama di berkas ini: semua kontradiksi baru.",
        "The first run on this file: all contradictions are new.",
    ),
    "unknown_news": (
        "Keadaan sebelum proses ini tidak tersimpan, jadi yang baru tidak diketahui; ini semua yang terbuka.",
        "What was there before this run is not kept, so what is new is not known; these are all that are open.",
    ),
    "none_new": ("Proses ini tidak menemukan kontradiksi baru.", "This run found no new contradiction."),
    "none_open": ("Tidak ada kontradiksi terbuka.", "There is no open contradiction."),
    "settled_conflicts": ("Kontradiksi selesai", "Settled contradictions"),
    "none_settled": (
        "Tidak ada yang selesai sejak proses sebelumnya.",
        "None was settled since the run before.",
    ),
    "none_settled_yet": ("Belum ada yang selesai.", "None is settled yet."),
    "shown_of_all": ("Ditampilkan {shown} dari {count}.", "{shown} of {count} shown."),
    "worst_first": ("Yang terberat dulu.", "The most severe first."),
    "rest_in_review": (
        "Selebihnya ada di cakupan review (antrean) dan cakupan conflicts.",
        "The others are in cakupan review (the queue) and cakupan conflicts.",
    ),
    "rest_rejected": (
        "Selebihnya ada di tabel rejected dan halaman Riwayat cakupan review.",
        "The others are in the table rejected and on the page Runs of cakupan review.",
    ),
    "rest_of_regions": (
        "Selebihnya ada di tampilan coverage_series dan halaman wilayah cakupan review.",
        "The others are in the view coverage_series and on the pages of regions of cakupan review.",
    ),
    "more_statements": ("… dan {count} pernyataan lain.", "… and {count} more statements."),
    "weight": ("bobot {number}", "severity {number}"),
    "no_cause": ("Sebabnya belum dapat diduga.", "No guess at the cause."),
    # set aside
    "set_aside_why": (
        "Menunggu perbaikan; cakupan retry mencobanya lagi.",
        "They wait to be repaired; cakupan retry tries them again.",
    ),
    # changes
    "changes": ("Perubahan terbesar menurut wilayah", "Biggest changes by region"),
    "changes_why": (
        "Angka terbaru sekarang dibandingkan dengan angka terbaru sebelum proses ini, dalam poin persen.",
        "The newest share now against the newest before this run, in percentage points.",
    ),
    "changes_first": (
        "Tidak ada keadaan sebelumnya untuk dibandingkan: bulan terakhir terhadap bulan sebelumnya yang diketahui, "
        "dalam poin persen.",
        "There is no state before to compare with: the last month against the one known before it, "
        "in percentage points.",
    ),
    "none_changed": ("Tidak ada persentase yang berubah.", "No share has changed."),
    "before": ("Sebelum", "Before"),
    "now": ("Sekarang", "Now"),
    "difference": ("Selisih (poin)", "Difference (points)"),
    "disputed": ("kontradiksi terbuka", "open contradiction"),
    # provinces
    "coverage": ("Cakupan provinsi terhadap target", "Coverage by province against target"),
    "coverage_why": (
        "Titik: persen terdaftar terbaru; garis putus-putus: ambang UHC {mark}; garis pendek: target sendiri.",
        "Dot: newest per cent registered; dashed line: the UHC mark of {mark}; short line: the province's own goal.",
    ),
    "province": ("Provinsi", "Province"),
    "registered": ("Terdaftar", "Registered"),
    "to_mark": ("Terhadap UHC (poin)", "To UHC (points)"),
    "share.registered": ("terdaftar", "registered"),
    "share.active": ("aktif", "active"),
    "own_goal": ("Target sendiri", "Own goal"),
    "unknown_provinces": ("Belum ada angka untuk {count} provinsi:", "No figure yet for {count} provinces:"),
    # series
    "series_news": ("Deret wilayah yang ada beritanya", "Series of the regions with news"),
    "series_why": (
        "Persen penduduk. Biru: terdaftar; cokelat, putus-putus: aktif; segitiga merah: ikut kontradiksi terbuka.",
        "Per cent of inhabitants. Blue: registered; brown, dashed: active; red triangle: in an open contradiction.",
    ),
    "one_month": ("Wilayah yang baru diketahui satu bulannya", "Regions of which one month is known"),
    "no_region_news": ("Tidak ada wilayah dengan berita baru.", "No region has news."),
    "no_shares": (
        "Wilayah yang ada beritanya belum punya persentase berbulan.",
        "No share dated to a month is known of the regions with news.",
    ),
    # quality
    "quality": ("Mutu data dari waktu ke waktu", "Data quality over time"),
    "by_run": ("Menurut proses", "By run"),
    "by_run_why": (
        "Proses yang diulang tertulis dengan jumlah kali pertamanya.",
        "A run that was repeated stands with the counts of its first time.",
    ),
    "by_year": ("Menurut tahun terbit", "By year of publication"),
    "year": ("Tahun", "Year"),
    "articles_count": ("artikel", "articles"),
    "figures_count": ("angka", "figures"),
    "undated": ("angka tanpa tanggal", "figures without a date"),
    "unplaced": ("angka tanpa wilayah", "figures without a region"),
    "slips": ("pernyataan janggal", "slips"),
    "incomplete": ("artikel tak lengkap", "incomplete articles"),
    "no_year": ("tanpa tanggal terbit", "no publication date"),
    "empty_file": ("Berkas ini belum berisi artikel.", "There is no article in this file yet."),
}


class ReportWords(Words):
    """The words of one language, the report's own first.

    >>> ReportWords("id").signed(-19.6), ReportWords("en").signed(9), ReportWords("id").signed(0)
    ('−19,6', '+9', '0')
    """

    def __call__(self, name: str, **values: object) -> str:
        if name not in OWN:
            return super().__call__(name, **values)
        text = OWN[name][self._column]
        return text.format(**values) if values else text

    def signed(self, value: float) -> str:
        """A difference."""
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{self.number(abs(value))}"


BOTH = (ReportWords("id"), ReportWords("en"))
