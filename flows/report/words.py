"""The report's own words; all others are those of the review app."""

from __future__ import annotations

from review.words import Words

OWN: dict[str, tuple[str, str]] = {
    "report": ("Laporan proses terakhir", "Report of the last run"),
    "came_in": ("Yang masuk", "What came in"),
    "read": ("halaman dibaca", "pages read"),
    "pages_new": ("baru atau berubah", "new or changed"),
    "unchanged": ("tidak berubah", "unchanged"),
    "set_aside_inputs": ("disisihkan", "set aside"),
    "all_figures": ("angka di berkas", "figures in the file"),
    "open_now": ("kontradiksi terbuka", "open contradictions"),
    "new_conflicts": ("Kontradiksi baru", "New contradictions"),
    "all_new": ("Proses pertama: semua kontradiksi baru.", "The first run: all contradictions are new."),
    "unknown_news": (
        "Berkas keadaan sebelumnya tidak ada, jadi yang baru tidak diketahui; ini semua kontradiksi terbuka.",
        "What was there before is not known, so neither is what is new; these are all open contradictions.",
    ),
    "repeated": (
        "Proses ini diulang; jumlahnya dari kali pertama.",
        "This run was repeated; the counts are those of the first time.",
    ),
    "shown": ("Ditampilkan {shown} dari {count}, yang terberat dulu.", "{shown} of {count} shown, most severe first."),
    "shown_plain": ("Ditampilkan {shown} dari {count}.", "{shown} of {count} shown."),
    "settled_conflicts": ("Kontradiksi selesai", "Settled contradictions"),
    "none": ("Tidak ada.", "None."),
    "changes": ("Perubahan terbesar menurut wilayah", "Biggest changes by region"),
    "changes_why": (
        "Angka terbaru sekarang dibandingkan dengan sebelum proses ini (poin persen).",
        "The newest share now against that before this run (per cent points).",
    ),
    "changes_first": (
        "Belum ada proses sebelumnya: bulan terakhir dibandingkan dengan bulan sebelumnya yang diketahui.",
        "There is no run before: the last month known against the one before it (per cent points).",
    ),
    "before": ("Sebelum", "Before"),
    "now": ("Sekarang", "Now"),
    "difference": ("Selisih", "Difference"),
    "coverage": ("Cakupan provinsi terhadap target", "Coverage by province against target"),
    "coverage_why": (
        "Titik: persen terdaftar terbaru; garis putus-putus: ambang UHC {mark}; garis pendek: target sendiri.",
        "Dot: newest per cent registered; dashed line: the UHC mark of {mark}; short line: the province's own goal.",
    ),
    "own_goal": ("Target sendiri", "Own goal"),
    "series_news": ("Deret wilayah yang ada beritanya", "Series of the regions with news"),
    "series_why": (
        "Biru: terdaftar; cokelat, putus-putus: aktif; segitiga merah: ikut kontradiksi terbuka.",
        "Blue: registered; brown, dashed: active; red triangle: part of an open contradiction.",
    ),
    "quality": ("Mutu data dari waktu ke waktu", "Data quality over time"),
    "undated": ("angka tanpa tanggal", "figures without a date"),
    "unplaced": ("angka tanpa wilayah", "figures without a region"),
    "slips": ("pernyataan janggal", "slips"),
    "articles_undated": ("artikel tanpa tanggal terbit", "articles without publication date"),
}


class ReportWords(Words):
    """The words of one language, the report's own first."""

    def __call__(self, name: str, **values: object) -> str:
        if name not in OWN:
            return super().__call__(name, **values)
        text = OWN[name][self._column]
        return text.format(**values) if values else text


BOTH = (ReportWords("id"), ReportWords("en"))
