"""Saved web pages: text, title, address and date, and no figure lost in any shape of page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.page import read_page
from corpus.sources import Rejected, read_inputs
from corpus.sources.decode import Unreadable
from corpus.sources.html import extract_html

LEAD = (
    "<p>DOMPU, kabarpesisir.example – Warga yang menjadi peserta JKN di wilayah kerja kantor cabang itu mencapai"
    " 1.204.311 jiwa atau 93,4 persen, kata Ratna Dewi, kepala kantornya.</p><p>Yang aktif, menurut dia, baru 74,25"
    " persen, sehingga pemerintah daerah diminta menambah anggaran iuran tahun depan.</p>"
)
TAIL = "<p>Ia berharap semua daerah mencapai 98 persen pada akhir tahun dengan bantuan badan usaha dan desa.</p>"
ROWS = [
    ("Kota Bima", "97,11 persen", "154.002 jiwa"),
    ("Dompu", "95,06 persen", "241.870 jiwa"),
    ("Sumbawa", "88,30 persen", "487.114 jiwa"),
]
FIGURES = ["1.204.311 jiwa", "93,4 persen", "98 persen", *(cell for row in ROWS for cell in row[1:])]

SHAPES = {
    "table": "<table><tr><th>Daerah</th><th>Cakupan</th><th>Peserta</th></tr>"
    + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in ROWS)
    + "</table>",
    "nested table": '<div class="table-responsive"><table><tbody>'
    + "".join(f"<tr><td><p><span>{a}</span></p></td><td><p>{b}</p></td><td><p>{c}</p></td></tr>" for a, b, c in ROWS)
    + "</tbody></table></div>",
    "table in a figure": "<figure><table>"
    + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in ROWS)
    + "</table><figcaption>Sumber: kantor cabang</figcaption></figure>",
    "list": "<ul>" + "".join(f"<li>{a}: {b} ({c})</li>" for a, b, c in ROWS) + "</ul>",
    "numbered list": "<ol>" + "".join(f"<li>{a} {b}, {c}</li>" for a, b, c in ROWS) + "</ol>",
    "definition list": "<dl>" + "".join(f"<dt>{a}</dt><dd>{b}, {c}</dd>" for a, b, c in ROWS) + "</dl>",
    "line breaks": "<p>Rinciannya:<br>" + "<br/>".join(f"{a} {b} {c}" for a, b, c in ROWS) + "</p>",
    "bare divs": "".join(f"<div>{a}</div><div>Cakupan : {b}</div><div>Total : {c}</div>" for a, b, c in ROWS),
    "short paragraphs": "".join(f"<p>{a} {b}</p><p>{c}</p>" for a, b, c in ROWS),
    "bold names": "".join(f"<p><strong>{a}</strong><br>{b}<br>{c}</p>" for a, b, c in ROWS),
}
BODIES = {
    "article": '<article><h1 class="entry-title">{title}</h1><div class="entry-content">{body}</div></article>',
    "divs": '<div class="main"><h1>{title}</h1><div class="detail">{body}</div></div>',
    "unnamed": '<div id="c"><div class="x1"><h2>{title}</h2><div class="x2">{body}</div></div></div>',
}
RELATED = "<div class='related'><h3>Berita Terkait</h3><ul>" + "".join(
    f"<li><a href='/a/{n}'>Warga Desa {n} Capai UHC {80 + n} Persen</a><span>Jumat, {n} Maret 2024</span></li>"
    for n in range(1, 7)
)
TITLE = "Cakupan JKN di Dompu Terus Naik"


def html(shape: str, body: str = "article", head: str = "") -> str:
    main = BODIES[body].format(title=TITLE, body=LEAD + SHAPES[shape] + TAIL)
    menu = "<nav><ul>" + "".join(f"<li><a href='/k/{n}'>Rubrik {n}</a></li>" for n in range(9)) + "</ul></nav>"
    return (
        f"<html><head><title>{TITLE} - Kabar Pesisir</title>{head}</head><body>{menu}{main}{RELATED}</ul></div>"
        "<footer>© 2024 Kabar Pesisir</footer></body></html>"
    )


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_figure_survives(shape: str, body: str) -> None:
    text, found = extract_html(html(shape, body))
    assert [figure for figure in FIGURES if figure not in text] == []
    assert "Warga Desa" not in text
    assert found["title"] == TITLE


META = "<meta property='article:published_time' content='2024-05-08T23:30:00+00:00'>"
LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-08T09:00:00+07:00"}</script>'
)
CANONICAL = "<link rel='canonical' href='https://kabarpesisir.example/daerah/cakupan-naik'>"
DATED = "<link rel='canonical' href='https://kabarpesisir.example/2024/05/09/cakupan-naik'>"

HEADS = [
    (META + CANONICAL, "2024-05-09", "given", "kabarpesisir.example"),  # 06:30 the next morning in Jakarta
    (LD + CANONICAL, "2024-05-08", "given", "kabarpesisir.example"),
    (META + DATED, "2024-05-09", "url", "kabarpesisir.example"),  # local time: the address knows better
    (DATED, "2024-05-09", "url", "kabarpesisir.example"),
    (CANONICAL, None, None, "kabarpesisir.example"),
]


@pytest.mark.parametrize(("head", "day", "basis", "outlet"), HEADS)
def test_date_address_and_outlet(tmp_path: Path, head: str, day: str | None, basis: str | None, outlet: str) -> None:
    path = tmp_path / "dompu.html"
    path.write_text(html("list", head=head), encoding="utf-8")
    (article,) = read_inputs([str(path)])
    assert isinstance(article, Article)
    page = read_page(article)
    assert (article.id, page.published, page.published_basis, article.outlet) == ("dompu", day, basis, outlet)


def test_the_sidecar_goes_before_the_markup(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(
        html("table", head='<meta charset="windows-1252">' + META).encode("cp1252", "ignore")
    )
    (tmp_path / "a.meta.json").write_text('{"title": "Lain", "published": "2024-05-07", "url": "https://k.example/x"}')
    (article,) = read_inputs([str(tmp_path)])
    assert isinstance(article, Article)
    assert (article.title, article.published, article.url) == ("Lain", "2024-05-07", "https://k.example/x")
    assert "DOMPU, kabarpesisir.example – Warga" in article.text


@pytest.mark.parametrize(
    "content",
    ["<html><body></body></html>", "<!-- -->", "<html><script>x=1</script></html>"],
    ids=["none", "comment", "script"],
)
def test_a_page_without_an_article_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(content)
    (item,) = read_inputs([str(tmp_path)])
    assert isinstance(item, Rejected)
    assert item.reason
    assert item.hint


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<table>", "<td>", "<a href='", "&#0;", "<![CDATA[", "98 persen ", "<", "\x1f"])
    )
)
def test_any_markup_is_text_or_a_reason(parts: list[str]) -> None:
    try:
        text, _ = extract_html("<html><body>" + "".join(parts))
    except Unreadable:
        return
    text.encode("utf-8")


def test_deep_nesting_ends() -> None:
    with pytest.raises(Unreadable):
        extract_html("<html><body>" + "<div>" * 50_000)
