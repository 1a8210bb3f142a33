"""The report: each number in it is what a query on the file answers, and it says what is new, in bounded size."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import lxml.html
import pytest

from flows.pipeline import run
from flows.report import page as report_page
from flows.report.cards import MOST, MOST_STATEMENTS
from flows.report.charts import Drawings
from flows.report.markup import UNSEEN, h, number, text, visible
from flows.report.news import NOTHING, news_path
from flows.report.page import report_path, write_report
from review.words import CAUSES
from warehouse.read import open_published
from warehouse.verdicts import decide

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"
SHARED = ROOT.parent / "shared" / "gold"
MOST_BYTES = 3_000_000
MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
NOUN = {"registered": "terdaftar", "active": "aktif"}


@dataclass(frozen=True)
class Night:
    """A warehouse, the file that its last run replaced (None: there was none), and its report."""

    db: Path
    before: Path | None

    @property
    def html(self) -> str:
        return report_path(self.db).read_text("utf-8")

    @property
    def body(self) -> Any:
        return _parsed(self.html)


@cache
def _parsed(html: str) -> Any:
    return lxml.html.document_fromstring(html).body


def sample_pages() -> list[str]:
    return [str(folder) for folder in sorted(SAMPLE.iterdir()) if folder.is_dir()]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """The first run there is, on the sample pages."""
    db = tmp_path_factory.mktemp("first") / "c.duckdb"
    assert run(sample_pages(), db).warnings == ()
    return Night(db, None)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """A second run: more pages, one of them unreadable, and two contradictions settled since the first."""
    folder = tmp_path_factory.mktemp("second")
    db, before, broken = folder / "c.duckdb", folder / "before.duckdb", folder / "rusak 1.pdf"
    broken.write_bytes(b"%PDF-1.7 is none")
    pages = sample_pages()
    run(pages[: len(pages) // 2], db)
    shutil.copy(db, before)
    with closing(open_published(db)) as connection:
        judged = connection.execute(
            "select conflict_id, min(member_id) from conflict_member where member_kind = 'figure' "
            "group by conflict_id order by conflict_id limit 2"
        ).fetchall()
    for (conflict, figure), verdict in zip(judged, ("this", "rounding"), strict=True):
        right = figure if verdict == "this" else None
        decide(db, conflict, verdict, reviewer="Ani 2", note="beda 0,1 & <b>", figure_id=right)
    run([*pages, str(broken)], db)
    return Night(db, before)


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """The annotated pages from outside the project: a few first, then all the others."""
    if not SHARED.is_dir():
        pytest.skip("the annotated pages (../shared/gold) are not here")
    folder = tmp_path_factory.mktemp("annotated")
    db, before = folder / "c.duckdb", folder / "before.duckdb"
    run([str(SHARED / "seeds")], db)
    shutil.copy(db, before)
    run([str(SHARED / "seeds"), str(SHARED / "dev")], db)
    return Night(db, before)


@pytest.fixture(params=["first", "second", "annotated"])
def night(request: pytest.FixtureRequest) -> Night:
    made: Night = request.getfixturevalue(request.param)
    return made


def rows(db: Path | None, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """What a query on a file that no run will replace answers; nothing without a file."""
    return [] if db is None else _opened(db).execute(query, list(parameters)).fetchall()


@cache
def _opened(db: Path) -> duckdb.DuckDBPyConnection:
    return open_published(db)


# What the numbers of the report are, each by a query of its own: of the file alone (`$1` is the key) …
ONE_OF_FILE = {
    "quality.figures": "select count(*) from figure where not superseded",
    "quality.rejected": "select count(*) from rejected",
    "quality.open": "select count(*) from conflict where status = 'open'",
    "count.rejected": "select count(*) from rejected",
    "shown.rejected": "select least(count(*), 20) from rejected",
    "threshold.uhc_percent": "select arg_max(value, valid_from) from threshold where name = 'uhc_percent'",
    "count.unknown_provinces": """
        select count(*) from region where level = 'province' and not exists (
            select 1 from coverage where region_code = code and indicator = 'registered' and unit = 'persen'
            and segment is null and (
                status = 'target' or (status = 'actual' and last_day - first_day <= 31)
            )
        )""",
}
ONE_OF_ROW = {
    **{
        f"run.{name}": f"select {name} from run where run_id = $1"
        for name in (
            *("pages", "pages_set_aside", "figures", "conflicts", "pages_outside"),
            *("pages_without_figures", "pages_other_versions"),
        )
    },
    "conflict.severity": "select severity from conflict where conflict_id = $1",
    "figure.value": "select value from figure where figure_id = $1",
    "points.to_mark": """
        select round(figure.value - (select arg_max(value, valid_from) from threshold where name = 'uhc_percent'), 2)
        from figure where figure_id = $1""",
}
YEAR = "select count(*) {} where coalesce(year(published)::varchar, '') = $1"
OF_ARTICLE = "from article inner join {} using (article_key)"
ONE_OF_YEAR = {
    "year.year": "select max(year(published)) from article where year(published)::varchar = $1",
    "year.articles": YEAR.format("from article"),
    "year.figures": YEAR.format(OF_ARTICLE.format("figure")) + " and not superseded",
    "year.undated": YEAR.format(OF_ARTICLE.format("figure")) + " and not superseded and as_of is null",
    "year.unplaced": YEAR.format(OF_ARTICLE.format("figure")) + " and not superseded and region is null",
    "year.slips": YEAR.format(OF_ARTICLE.format("slip")) + " and not superseded",
    "year.incomplete": YEAR.format("from article") + " and incomplete",
}
# … days, and what the file says in words.
DAY_OF_ROW = {
    "article.published": "select published::varchar from article where article_key = $1",
    "series.month": "select strftime(last_day, '%Y-%m') from figure where figure_id = $1",
    "figure.target_year": "select target_year from figure where figure_id = $1",
}
TEXT_OF_ROW = {
    **{
        f"conflict.{name}": f"select {name} from conflict where conflict_id = $1"
        for name in ("explanation", "explanation_en", "region", "cause")
    },
    **{
        f"rejected.{name}": f"select {name} from rejected where rejected_id = $1"
        for name in ("input", "reason", "hint")
    },
    **{f"verdict.{name}": f"select {name} from verdict where verdict_id = $1" for name in ("reviewer", "note")},
    "article.outlet": "select coalesce(outlet, article_id) from article where article_key = $1",
    "figure.region": "select region from figure where figure_id = $1",
    "region.full_name": "select full_name from region where code = $1",
}
MOMENT_OF_ROW = {
    "run.finished": "select finished::varchar from run where run_id = $1",
    "verdict.decided_at": "select decided_at from verdict where verdict_id = $1",
}
# The preferred shares in each month, the newest first.
SHARES = """
    select coalesce(region_code, region), indicator, month, value from best_estimate
    where rank = 'preferred' and segment is null and unit = 'persen' and indicator in ('registered', 'active')
    order by month desc"""


@cache
def all_shares(db: Path | None) -> dict[str, list[tuple[str, float]]]:
    """REGION|INDICATOR → (month, share), the newest first."""
    made: dict[str, list[tuple[str, float]]] = {}
    for region, indicator, month, value in rows(db, SHARES):
        made.setdefault(f"{region}|{indicator}", []).append((month, value))
    return made


def shares(db: Path | None, region: str, indicator: str) -> list[tuple[str, float]]:
    return all_shares(db).get(f"{region}|{indicator}", [])


@cache
def conflicts_of(night: Night, status: str) -> set[str]:
    """Contradictions that have this status and had it not before the run."""
    query = "select conflict_id from conflict where status = $1"
    return {each for (each,) in set(rows(night.db, query, status)) - set(rows(night.before, query, status))}


@cache
def regions_with_news(night: Night) -> dict[str, int]:
    """Region of which a new text gives a figure → months of which a share is known."""
    old = [each for (each,) in rows(night.before, "select revision_id from article")]
    counted = rows(
        night.db,
        """
        select coalesce(region_code, region) as region_key, count(distinct month)
        from best_estimate
        where rank = 'preferred' and segment is null and unit = 'persen' and indicator in ('registered', 'active')
        and region_key in (
            select coalesce(region_code, region) from figure
            where not superseded and revision_id not in (select unnest($1::varchar[]))
        )
        group by region_key""",
        old,
    )
    return dict(counted)


def moved(night: Night, key: str) -> tuple[str, float, float] | None:
    """(month before, share before, share now) of REGION|INDICATOR; None where nothing is known before, or the same."""
    now = all_shares(night.db).get(key, [])
    old = now[1:2] if night.before is None else all_shares(night.before).get(key, [])[:1]
    if not now or not old or round(now[0][1] - old[0][1], 2) == 0:
        return None
    return old[0][0], old[0][1], now[0][1]


def expected_number(night: Night, of: str, key: str) -> float:
    """What the file says for a number of the report."""
    if of in ONE_OF_FILE:
        [(found,)] = rows(night.db, ONE_OF_FILE[of])
    elif of in ONE_OF_ROW | ONE_OF_YEAR:
        [(found,)] = rows(night.db, (ONE_OF_ROW | ONE_OF_YEAR)[of], key)
    else:
        found = _compared(night, of, key)
    return float(found)


def _compared(night: Night, of: str, key: str) -> float:
    table, _, what = of.partition(".")
    if of == "news.articles":
        texts = "select article_key, revision_id from article"
        return len(set(rows(night.db, texts)) - set(rows(night.before, texts)))
    if of == "members.more":
        said = rows(
            night.db,
            "select count(*) from conflict_member left join figure on member_id = figure_id "
            "left join uhc_claim on member_id = claim_id left join slip on member_id = slip_id where conflict_id = $1 "
            "group by conflict_member.article_key, coalesce(figure.sentence, uhc_claim.sentence, slip.sentence) "
            "order by min(member_no)",
            key,
        )
        return sum(count for (count,) in said[MOST_STATEMENTS:])
    if table == "change":
        found = moved(night, key)
        assert found
        return {"before": found[1], "points": round(found[2] - found[1], 2)}[what]
    counts = {
        "new": (len(conflicts_of(night, "open")), MOST),
        "settled": (len(conflicts_of(night, "settled")), MOST),
        "changes": (sum(moved(night, key) is not None for key in all_shares(night.db)), 15),
        "lines": (sum(months > 1 for months in regions_with_news(night).values()), 12),
        "single": (sum(months == 1 for months in regions_with_news(night).values()), 30),
    }
    count, most = counts[what]
    return {"count": count, "shown": min(count, most)}[table]


def expected_day(night: Night, of: str, key: str) -> str:
    if of == "change.month":
        found = moved(night, key)
        assert found
        return found[0]
    [(day,)] = rows(night.db, DAY_OF_ROW[of], key)
    return str(day)


def read_number(written: str, language: str) -> float:
    """A number as it is written in a language, with its sign, without its unit."""
    thousands, decimal = (".", ",") if language == "id" else (",", ".")
    bare = re.fullmatch(r"[+−]?[\d.,]+(?=%?$)%?", written)
    assert bare, written
    return float(written.rstrip("%").replace("−", "-").replace(thousands, "").replace(decimal, "."))


def write_day(iso: str, language: str) -> str:
    parts = iso.split("-")
    if len(parts) == 1 or not parts[1].isdigit():
        return iso
    month = f"{MONTHS[language][int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month


def write_moment(utc: str, language: str) -> str:
    local = datetime.fromisoformat(utc).replace(tzinfo=None) + timedelta(hours=7)
    return f"{write_day(local.date().isoformat(), language)} {local:%H.%M} WIB".replace(
        f"{local:%H.%M}", f"{local:%H.%M}" if language == "id" else f"{local:%H:%M}"
    )


def languages(element: Any) -> list[tuple[str, str]]:
    """(language, text) of an element that says something in both; the same text twice where they do not differ."""
    spans = {each.get("lang"): each.text_content() for each in element.iterchildren("span") if each.get("lang")}
    return [(language, spans.get(language, element.text_content())) for language in ("id", "en")]


def test_every_number_and_every_day_equals_a_query_on_the_file(night: Night) -> None:
    numbers = days = 0
    for each in night.body.xpath("//data"):
        expected = expected_number(night, each.get("data-of"), each.get("data-key"))
        assert float(each.get("value")) == expected, lxml.html.tostring(each)
        for language, written in languages(each):
            assert read_number(written, language) == pytest.approx(expected, abs=0.0005), lxml.html.tostring(each)
        numbers += 1
    for each in night.body.xpath("//time"):
        expected_iso = expected_day(night, each.get("data-of"), each.get("data-key"))
        assert each.get("datetime") == expected_iso
        assert languages(each) == [(language, write_day(expected_iso, language)) for language in ("id", "en")]
        days += 1
    print(f"{numbers} numbers and {days} days compared, {len(night.html.encode()):,} bytes")
    assert numbers > 80
    assert days > 20


def test_every_word_of_the_file_is_what_the_file_says(night: Night) -> None:
    for each in night.body.xpath("//*[@data-of][not(self::data)][not(self::time)]"):
        of, key, said = each.get("data-of"), each.get("data-key"), each.text_content()
        if of == "sentence":
            check_sentence(night, key, said, [mark.text_content() for mark in each.iter("mark")])
        elif of in MOMENT_OF_ROW:
            [(when,)] = rows(night.db, MOMENT_OF_ROW[of], key)
            assert said in [write_moment(when, language) for language in ("id", "en")]
        else:
            [(found,)] = rows(night.db, TEXT_OF_ROW[of], key)
            known = [visible(found), CAUSES.get(found), found.removeprefix("Provinsi ")]
            assert said in known or (said.endswith("…") and visible(found).startswith(said[:-1])), of


def check_sentence(night: Night, key: str, said: str, marks: list[str]) -> None:
    found = rows(
        night.db,
        "select sentence, quote from (select figure_id as id, sentence, quote from figure "
        "union all select claim_id, sentence, quote from uhc_claim "
        "union all select slip_id, sentence, quote from slip) "
        "where id in (select unnest($1::varchar[]))",
        key.split(),
    )
    assert len(found) == len(key.split())
    for sentence, quote in found:
        assert all(part in visible(sentence) for part in said.split("…"))
        assert not marks or any(visible(quote).startswith(mark.rstrip("…")) or mark in quote for mark in marks)


def test_no_number_stands_there_without_saying_what_it_is(night: Night) -> None:
    bare = [
        part
        for part in night.body.xpath(".//text()[not(ancestor::*[@data-of])][not(ancestor::svg)]")
        if re.search(r"\d", part)
    ]
    assert bare == []
    in_plots = night.body.xpath("//svg//text[not(ancestor::*[contains(@class, 'role-axis-label')])]")
    assert in_plots == []  # only the scales are written in plots, the points say what they are


def points(element: Any) -> list[tuple[str, float, float]]:
    """(what it says, x, y) of each point in a drawing."""
    return [
        (each.get("aria-label"), *map(float, re.findall(r"[-\d.]+", each.get("transform"))))
        for each in element.xpath(".//svg//*[@aria-roledescription='point']")
    ]


def percent(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def test_the_plots_of_regions_show_every_share_and_no_other(night: Night) -> None:
    news = regions_with_news(night)
    drawn = {each.get("data-series"): each for each in night.body.xpath("//figure[@data-series]")}
    assert set(drawn) <= {region for region, months in news.items() if months > 1}
    assert len(drawn) == min(12, sum(months > 1 for months in news.values()))
    for region, figure in drawn.items():
        wanted = sorted(
            (f"{NOUN[indicator]}, {write_day(month, 'id')}: {percent(value)}", value)
            for indicator in NOUN
            for month, value in shares(night.db, region, indicator)
        )
        shown = sorted(points(figure))
        assert [said for said, _, _ in shown] == [said for said, _ in wanted]
        # the greater, the higher
        heights = sorted((value, -y) for (_, value), (_, _, y) in zip(wanted, shown, strict=True))
        assert [y for _, y in heights] == sorted(y for _, y in heights)
    labels = night.body.xpath("//figure[@data-series]//svg//*[@aria-label]")
    assert len(labels) == sum(len(points(each)) for each in drawn.values())


def test_the_provinces_are_all_there_with_their_newest_share(night: Night) -> None:
    wanted = {
        code: newest
        for (code,) in rows(night.db, "select code from region where level = 'province'")
        if (newest := shares(night.db, code, "registered")[:1])
    }
    section = night.body.get_element_by_id("coverage")
    table = {
        row.xpath(".//*[@data-of='region.full_name']/@data-key")[0]: row.xpath("./td[2]/data/@value")
        for row in section.xpath(".//tbody/tr")
    }
    assert {code: float(value[0]) for code, value in table.items() if value} == {
        code: value for code, [(_, value)] in wanted.items()
    }
    assert len(section.xpath(".//*[@data-of='region.full_name']")) == 38
    said = [label.rpartition(": ")[2] for label, _, _ in points(section)]
    assert said == [percent(value) for value in sorted((value for [(_, value)] in wanted.values()), reverse=True)]


def test_each_run_stands_in_its_row_and_in_the_plots(second: Night, annotated: Night) -> None:
    for night in (second, annotated):
        for figure in night.body.xpath("//figure[@data-runs]"):
            column = figure.get("data-runs")
            wanted = [
                f"{count:,}".replace(",", ".")
                for (count,) in rows(night.db, f"select {column} from run order by finished")
            ]
            assert [said for said, _, _ in points(figure)] == wanted
        assert len(night.body.xpath("//figure[@data-runs]")) == 3


def test_new_and_settled_contradictions_are_shown_the_most_severe_first(night: Night) -> None:
    for name, status in (("new_conflicts", "open"), ("settled_conflicts", "settled")):
        section = night.body.get_element_by_id(name)
        weighed = section.xpath(".//article//h3//span[@lang='id']/data[@data-of='conflict.severity']")
        shown = [each.get("data-key") for each in weighed]
        wanted = conflicts_of(night, status)
        assert len(shown) == len(set(shown)) == min(MOST, len(wanted))
        assert set(shown) <= wanted
        weights = [float(each.get("value")) for each in weighed]
        assert weights == sorted(weights, reverse=True)
        for article in section.xpath(".//article"):
            assert article.xpath(".//blockquote//mark")


def test_a_verdict_stands_with_its_contradiction(second: Night) -> None:
    verdicts = second.body.get_element_by_id("settled_conflicts").xpath(".//p[@class='verdict']")
    assert len(verdicts) == 2
    assert all("Ani 2" in each.text_content() and "beda 0,1 & <b>" in each.text_content() for each in verdicts)


def test_what_was_set_aside_stands_with_the_reason_and_what_to_do(second: Night) -> None:
    said = second.body.get_element_by_id("set_aside").text_content()
    [(name, reason, hint)] = rows(second.db, "select input, reason, hint from rejected")
    assert "rusak 1.pdf" in name
    assert name in said
    assert reason in said
    assert hint in said


def test_it_is_small_without_script_and_asks_nothing_of_any_address(night: Night) -> None:
    assert len(night.html.encode()) <= MOST_BYTES
    assert "default-src 'none'" in night.html
    document = lxml.html.document_fromstring(night.html)
    assert document.xpath("//script | //img | //link | //iframe | //object | //embed | //base | //image | //use") == []
    assert not re.search(r"@import|url\(", night.html)
    for element in document.iter():
        names = [name for name in element.attrib if name.split(":")[-1] in ("href", "src", "srcset", "action")]
        assert not [name for name in element.attrib if name.startswith("on")]
        for name in names:
            target = element.get(name)
            inside = target.startswith("#") and document.xpath(f"//section[@id='{target[1:]}']")
            known = rows(night.db, "select 1 from article where url = $1", target)
            assert element.tag == "a"
            assert inside or known, target


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '" onload="x', "a\u202eb", "x" * 100_000])
def test_hostile_text_stays_text(hostile: str) -> None:
    made = h("p", hostile, title=hostile)
    assert "<script" not in made
    assert made.count('"') == 2
    assert "\u202e" not in made
    assert len(made) < 10_000
    assert "&lt;" in text("<b>")


def test_text_is_made_visible_as_in_the_review_app() -> None:
    elements = pytest.importorskip("review.elements")
    assert UNSEEN.pattern == elements.UNSEEN.pattern


def test_a_number_is_said_in_both_languages() -> None:
    [element] = lxml.html.fragments_fromstring(number(252318.5, "figure.value", "f", "persen"))
    assert languages(element) == [("id", "252.318,5%"), ("en", "252,318.5%")]
    [element] = lxml.html.fragments_fromstring(number(-1.5, "change.points", signed=True))
    assert languages(element) == [("id", "−1,5"), ("en", "−1.5")]


def test_a_report_that_fails_does_not_fail_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Path:
        raise RuntimeError("no pen")

    monkeypatch.setattr(report_page, "write_report", broken)
    summary = run(sample_pages()[:1], tmp_path / "c.duckdb")
    assert (tmp_path / "c.duckdb").exists()
    assert [each for each in summary.warnings if "no pen" in each and "cakupan report" in each]


def test_a_report_that_cannot_be_finished_leaves_the_one_that_is_there(
    first: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copy(first.db, tmp_path / "c.duckdb"))
    report_path(copy).write_text("the one before", "utf-8")

    def full(self: Path, *_: object, **__: object) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        write_report(copy)
    assert report_path(copy).read_text("utf-8") == "the one before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["c.duckdb", "c.duckdb.report.html"]


def test_a_panic_of_what_draws_is_a_warning_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import vl_convert

    class PanicException(BaseException):
        """As what Rust raises."""

    def panics(*_: object, **__: object) -> str:
        raise PanicException("called `Option::unwrap()` on a `None` value")

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", panics)
    summary = run([str(SAMPLE / "dompu-maret-2024"), str(SAMPLE / "dompu-april-2024")], tmp_path / "c.duckdb")
    assert (tmp_path / "c.duckdb").exists()
    assert [each for each in summary.warnings if "a plot could not be drawn" in each]


@pytest.fixture
def again(first: Night, tmp_path: Path) -> Night:
    """The same pages once more."""
    db = Path(shutil.copy(first.db, tmp_path / "c.duckdb"))
    for made in (report_path, news_path):
        shutil.copy(made(first.db), made(db))
    run(sample_pages(), db)
    return Night(db, first.db)


def test_a_night_with_nothing_new_says_so_and_its_numbers_hold(again: Night) -> None:
    said = again.body.text_content()
    for words in (
        "Proses ini tidak menemukan kontradiksi baru.",
        "Tidak ada yang selesai sejak proses sebelumnya.",
        "Tidak ada persentase yang berubah.",
        "Tidak ada wilayah dengan berita baru.",
        "Halaman-halaman ini sudah pernah dibaca seluruhnya",
    ):
        assert words in said
    assert again.body.xpath("//data[@data-of='news.articles']/@value") == ["0"]
    for each in again.body.xpath("//data"):
        assert float(each.get("value")) == expected_number(again, each.get("data-of"), each.get("data-key"))


def test_a_night_with_nothing_new_draws_nothing(first: Night, tmp_path: Path) -> None:
    db = Path(shutil.copy(first.db, tmp_path / "c.duckdb"))
    shutil.copy(report_path(first.db), report_path(db))
    program = (
        "import sys; from flows.pipeline import run; run(sys.argv[2:], sys.argv[1]); "
        "print([name for name in ('altair', 'vl_convert') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(db), *sample_pages()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
    assert "<svg" in report_path(db).read_text("utf-8")


def test_a_plot_is_drawn_anew_when_it_shows_something_else() -> None:
    from flows.report import charts

    known = Drawings()(charts.runs, [1, 2])
    assert "<svg" in known
    kept = Drawings(known.replace("<svg", '<svg data-kept=""'))
    assert "data-kept" in kept(charts.runs, [1, 2])
    assert "data-kept" not in kept(charts.runs, [1, 3])


@pytest.mark.parametrize(
    ("draw", "given"),
    [
        ("runs", ([3, 4],)),
        (
            "series",
            (
                [
                    {"indicator": name, "month": month, "value": 90.5, "in_conflict": name == "active", "told": name}
                    for name in ("registered", "active")
                    for month in ("2024-01", "2024-06")
                ],
            ),
        ),
        (
            "provinces",
            ([{"region": "Provinsi Bali", "value": 97.0, "goal": None, "told": "97", "goal_told": ""}], 98.0),
        ),
    ],
)
def test_plots_are_what_vega_lite_takes(draw: str, given: tuple[Any, ...]) -> None:
    """Checked part by part here, so that no night has to; both ways make the same."""
    from flows.report import charts

    made = charts.specification(getattr(charts, draw), *given, checked=True)
    assert made == charts.specification(getattr(charts, draw), *given)
    assert charts.svg(made).startswith("<svg")


def test_without_the_news_of_the_run_all_that_is_open_is_shown(first: Night, tmp_path: Path) -> None:
    db = Path(shutil.copy(first.db, tmp_path / "c.duckdb"))
    for news in (None, "{", "[]", json.dumps({"edition": "another"})):
        if news is not None:
            news_path(db).write_text(news, "utf-8")
        body = lxml.html.document_fromstring(write_report(db).read_text("utf-8")).body
        assert "Keadaan sebelum proses ini tidak tersimpan" in body.text_content()
        assert body.xpath("//data[@data-of='count.new']") == []
        [(count,)] = rows(db, "select count(*) from conflict where status = 'open'")
        assert len(body.get_element_by_id("open_conflicts_all").xpath(".//article")) == min(count, MOST)


def test_a_file_without_articles_makes_a_report(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.7 is none")
    run([str(broken)], tmp_path / "c.duckdb")
    said = Night(tmp_path / "c.duckdb", None).body.text_content()
    assert "Berkas ini belum berisi artikel." in said
    assert "rusak.pdf" in said
    assert "Tidak ada wilayah dengan berita baru." in said


@pytest.fixture
def crowded(first: Night, tmp_path: Path) -> Night:
    """The same file with ten thousand more contradictions, and sentences and reasons of 100 kB."""
    db = Path(shutil.copy(first.db, tmp_path / "c.duckdb"))
    with closing(duckdb.connect(str(db))) as connection:
        connection.execute("update figure set sentence = repeat('panjang 12 ', 10000) || quote || repeat(' x', 50000)")
        connection.execute("update conflict set explanation = repeat(explanation, 20)")
        connection.execute(
            "insert into conflict select conflict.* replace (conflict_id || '-' || n as conflict_id) "
            "from conflict, range(10000 // (select count(*) from conflict) + 1) as t(n)"
        )
        connection.execute(
            "insert into conflict_member select conflict_member.* replace (c.conflict_id as conflict_id) "
            "from conflict as c inner join conflict_member on c.conflict_id like conflict_member.conflict_id || '-%'"
        )
        connection.execute(
            "insert into rejected by name select n::varchar as rejected_id, 'read' as stage, "
            "'berkas ' || n || repeat('/x', 50000) as input, repeat('sebab ', 20000) as reason, '' as hint "
            "from range(200) as t(n)"
        )
    return Night(db, None)


def test_ten_thousand_contradictions_and_endless_texts_keep_it_small(crowded: Night) -> None:
    write_report(crowded.db, before=NOTHING)
    assert len(crowded.html.encode()) <= MOST_BYTES
    counts = set(crowded.body.get_element_by_id("new_conflicts").xpath(".//data[@data-of='count.new']/@value"))
    assert [float(count) for count in counts] == [expected_number(crowded, "count.new", "")]
    assert expected_number(crowded, "count.new", "") > 10_000
    assert "cakupan review" in crowded.body.get_element_by_id("new_conflicts").text_content()
    assert len(crowded.body.xpath("//section[@id='new_conflicts']//article")) == MOST
    assert float(crowded.body.xpath("//data[@data-of='count.rejected']/@value")[0]) == 200


def test_where_it_goes_can_be_chosen_and_what_cannot_be_is_said(first: Night, tmp_path: Path) -> None:
    cakupan = Path(sys.executable).with_name("cakupan")

    def report(out: Path) -> subprocess.CompletedProcess[str]:
        command = [str(cakupan), "report", "--db", str(first.db), "--out", str(out)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = report(tmp_path / "laporan.html")
    assert done.returncode == 0
    assert done.stdout.strip() == str(tmp_path / "laporan.html")
    assert (tmp_path / "laporan.html").read_text("utf-8") == first.html
    for out in (tmp_path, tmp_path / "nowhere" / "laporan.html"):
        assert report(out).returncode == 2
        assert "cannot be a file" in report(out).stderr
