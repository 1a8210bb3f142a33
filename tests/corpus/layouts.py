"""Pages of text dressed as web pages: sixteen layouts in the structures that Indonesian outlets and offices use.

A layout takes a `Sheet` and gives the HTML of its pages (one, or several for an article that is cut into pages). Around
the article every layout puts what such pages carry: menus, tags, other headlines with figures and dates of their own,
counters, a footer with the year. A date is told by the layout's own means, and only where the sheet has one.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
OTHERS = (
    ("Warga Kabupaten Tabalong Tercakup JKN 91,27 Persen", date(2019, 3, 4)),
    ("Kota Pagar Alam Raih UHC, 141.206 Jiwa Terdaftar", date(2025, 11, 17)),
    ("Harga Cabai di Pasar Induk Turun Menjadi Rp 38.000", date(2021, 8, 9)),
    ("Wali Kota Lepas 212 Calon Jemaah Haji Kloter Pertama", date(2022, 6, 1)),
    ("Persiapan Porprov, 38 Cabang Olahraga Mulai Latihan", date(2023, 1, 30)),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout is given: the article's lines, and what is known of it."""

    title: str
    lines: tuple[str, ...]
    published: date | None = None
    url: str = "https://kabarpesisir.example/daerah/cakupan"
    outlet: str = "Kabar Pesisir"


Layout = Callable[[Sheet], list[str]]
LAYOUTS: dict[str, Layout] = {}


def layout(function: Layout) -> Layout:
    """Register a layout under its function's name."""
    LAYOUTS[function.__name__] = function
    return function


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def long_day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def is_related(line: str) -> bool:
    return bool(re.match(r"(?:baca|simak|lihat) juga", line, re.IGNORECASE))


def is_row(line: str) -> bool:
    """Whether a line may be shown as a row of a list or table."""
    return len(line) < 90 and bool(re.search(r"\d", line)) and not line.endswith(".")


def paragraphs(lines: Sequence[str], tag: str = "p", **attributes: str) -> str:
    """One element a line; "Baca juga" lines become links, as outlets set them."""
    given = "".join(f' {name.rstrip("_")}="{value}"' for name, value in attributes.items())
    out = []
    for line in lines:
        if is_related(line):
            out.append(f'<{tag} class="baca-juga"><strong><a href="/lain/1">{esc(line)}</a></strong></{tag}>')
        else:
            out.append(f"<{tag}{given}>{esc(line)}</{tag}>")
    return "\n".join(out)


def others(tag: str = "h3", dated: bool = True) -> str:
    """Headlines of other articles, each with its date."""
    return "".join(
        f'<li><{tag}><a href="/read/{n}">{title}</a></{tag}>'
        + (f'<span class="date">{long_day(day)} | 08:1{n} WIB</span>' if dated else "")
        + "</li>"
        for n, (title, day) in enumerate(OTHERS)
    )


MENU = "".join(f'<li><a href="/kanal/{n}">{name}</a></li>' for n, name in enumerate(
    ("Beranda", "Nasional", "Daerah", "Ekonomi", "Olahraga", "Kesehatan", "Opini", "Indeks")
))  # fmt: skip
SHARE = (
    '<div class="share"><a href="#">Facebook</a><a href="#">Twitter</a><a href="#">WhatsApp</a>'
    "<span>Dibaca 1.204 kali</span></div>"
)
FOOTER = (
    "<footer><p>Copyright © 2026 Kabar Pesisir. All rights reserved.</p><p>Redaksi | Pedoman Media Siber</p></footer>"
)


def ld(sheet: Sheet, graph: bool = False) -> str:
    article: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": sheet.title,
        "mainEntityOfPage": {"@type": "WebPage", "@id": sheet.url},
        "publisher": {"@type": "Organization", "name": sheet.outlet},
    }
    if sheet.published:
        article["datePublished"] = f"{sheet.published}T07:15:00+07:00"
        article["dateModified"] = "2026-02-03T09:00:00+07:00"
    body: dict[str, object] = {"@context": "https://schema.org", **article}
    if graph:
        body = {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebSite", "name": sheet.outlet}, {"@type": "BreadcrumbList"}, article],
        }
    return f'<script type="application/ld+json">{json.dumps(body)}</script>'


def head(sheet: Sheet, *more: str, site: bool = True) -> str:
    title = f"{sheet.title} - {sheet.outlet}" if site else sheet.title
    return (
        f'<head><meta charset="utf-8"><title>{esc(title)}</title><link rel="canonical" href="{html.escape(sheet.url)}">'
        f'<meta property="og:title" content="{html.escape(sheet.title)}">{"".join(more)}'
        "<style>.a{color:#98b}</style><script>var uhc = '98 persen';</script></head>"
    )


def meta_time(sheet: Sheet, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{sheet.published}T07:15:00+07:00">' if sheet.published else ""


@layout
def wordpress(sheet: Sheet) -> list[str]:
    time = (
        f'<time class="entry-date published" datetime="{sheet.published}T07:15:00+07:00">{long_day(sheet.published)}'
        "</time>"
        if sheet.published
        else ""
    )
    return [
        f"<!DOCTYPE html><html lang='id'>{head(sheet, meta_time(sheet))}<body class='single'><header><nav><ul>{MENU}"
        f"</ul>"
        f"</nav></header><main><article class='post type-post'><header class='entry-header'><h1 class='entry-title'>"
        f"{esc(sheet.title)}</h1><div class='entry-meta'>{time}<span class='author'>Redaksi</span></div></header>"
        f"<div class='entry-content'>{paragraphs(sheet.lines)}{SHARE}<div id='jp-relatedposts' class='jp-relatedposts'>"
        f"<h3>Terkait</h3><ul>{others()}</ul></div></div></article></main><aside class='widget-area'>"
        f"<h2>Pos-pos Terbaru"
        f"</h2><ul>{others('span', False)}</ul></aside>{FOOTER}</body></html>"
    ]


@layout
def portal_json_ld(sheet: Sheet) -> list[str]:
    half = len(sheet.lines) // 2
    linked = (
        '<table class="linksisip"><tbody><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a href="/d-1">'
        f"{OTHERS[0][0]}</a></div></td></tr></tbody></table>"
    )
    advert = '<div class="clearfix"></div><div class="para_caption">ADVERTISEMENT</div><div>SCROLL TO CONTINUE</div>'
    body = (
        paragraphs(sheet.lines[:1]) + advert + paragraphs(sheet.lines[1:half]) + linked + paragraphs(sheet.lines[half:])
    )
    return [
        f"<!DOCTYPE html><html>{head(sheet, ld(sheet))}<body><div class='nav'><ul>{MENU}</ul></div><div class='detail'>"
        f"<h1 class='detail__title'>{esc(sheet.title)}</h1><div class='detail__body'><div class="
        f"'detail__body-text itp_bodycontent'>{body}</div><div class='detail__body-tag'><a>#jkn</a><a>#bpjs</a></div>"
        f"</div></div><div class='box cb-berita-terkait'><h3>Berita Terkait</h3><ul>{others('span')}</ul></div>"
        f"<div class='cb-mostpop'><h3>Terpopuler</h3><ol>{others('h4', False)}</ol></div>{FOOTER}</body></html>"
    ]


@layout
def regional_network(sheet: Sheet) -> list[str]:
    when = f"<meta name='content_PublishedDate' content='{sheet.published} 07:15:00'>" if sheet.published else ""
    shown = f"<time><span>Tayang: </span>{long_day(sheet.published)} 07:15 WIB</time>" if sheet.published else ""
    related = f"<p class='baca'>Baca juga: <a href='/2'>{OTHERS[1][0]}</a></p>"
    body = paragraphs(sheet.lines[:2]) + related + paragraphs(sheet.lines[2:])
    return [
        f"<html>{head(sheet, when)}<body><div class='menu'><ul>{MENU}</ul></div><div class='content'><div id='article'>"
        f"<h1 class='f50' id='arttitle'>{esc(sheet.title)}</h1><div class='mt10'>{shown}</div>"
        f"<div class='ovh imgfull_div'>"
        f"<img src='a.jpg' alt='x'></div><div class='side-article txt-article multi-fontsize'>{body}</div>"
        f"<div class='tagcloud3'><h4>Tags</h4><a>UHC</a></div></div><div class='sidebar'><h3>Populer</h3><ul>"
        f"{others('a')}</ul></div></div>{FOOTER}</body></html>"
    ]


@layout
def national_daily(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = f"<div class='read__time'>Kabar Pesisir - {day:%d/%m/%Y}, 07:15 WIB</div>" if day else ""
    return [
        f"<html>{head(sheet)}<body><nav>{MENU}</nav><div class='container'><h1 class='read__title'>{esc(sheet.title)}"
        f"</h1>"
        f"{shown}<div class='read__content'><div class='clearfix'>{paragraphs(sheet.lines)}</div></div>"
        f"<div class='read__tagging'><h3>Tag</h3><ul><li>JKN</li></ul></div><div class='terkini'><h2>Terkini Lainnya"
        f"</h2>"
        f"<ul>{others('h3')}</ul></div></div>{FOOTER}</body></html>"
    ]


@layout
def amp(sheet: Sheet) -> list[str]:
    body = paragraphs(sheet.lines)
    return [
        f"<!doctype html><html amp lang='id'>{head(sheet, ld(sheet))}<body><amp-sidebar id='s'><ul>{MENU}</ul>"
        f"</amp-sidebar>"
        f"<article><h1>{esc(sheet.title)}</h1><amp-img src='a.jpg' width='1' height='1'></amp-img>"
        f"<amp-ad type='x'>Iklan"
        f"</amp-ad><section class='article-content'>{body}</section><amp-social-share type='x'></amp-social-share>"
        f"<h3>Artikel Terkait</h3><ul>{others('p')}</ul></article>{FOOTER}</body></html>"
    ]


@layout
def wire_line_breaks(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = f"<span class='article-date'><i></i> {long_day(day)} 7:15 WIB</span>" if day else ""
    body = "<br>\n<br>\n".join(
        f"<span class='baca-juga'><b>{esc(line)}</b></span>" if is_related(line) else esc(line) for line in sheet.lines
    )
    return [
        f"<html>{head(sheet)}<body><div id='nav'><ul>{MENU}</ul></div><section><article><header class='post-header'>"
        f"<h1 class='post-title'>{esc(sheet.title)}</h1>{shown}</header><div class='post-content clearfix'>{body}<br/>"
        f"<br/><p class='text-muted'>Pewarta: Tim<br/>Editor: Tim<br/>COPYRIGHT © 2026</p></div></article><div class="
        f"'related'><h4>Berita terkait</h4><ul>{others('h5')}</ul></div></section>{FOOTER}</body></html>"
    ]


@layout
def office_of_tables(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = f"<font size='1'>Diposting pada: {long_day(day)}, oleh: admin</font><br>" if day else ""
    body = "".join(f"<p align='justify'><font face='Arial'>{esc(line)}</font></p>" for line in sheet.lines)
    links = "".join(f"<tr><td><a href='?id={n}'>{title}</a></td></tr>" for n, (title, _) in enumerate(OTHERS))
    return [
        f"<HTML><HEAD><TITLE>{esc(sheet.title)}</TITLE></HEAD><BODY><TABLE width='980'><TR><TD colspan=2><TABLE><TR>"
        f"<TD>"
        f"<UL>{MENU}</UL></TD></TR></TABLE></TD></TR><TR><TD valign=top width=700><H2>{esc(sheet.title)}</H2>{shown}"
        f"{body}<a href='cetak.php?id=1'>Cetak</a></TD><TD valign=top width=280><B>BERITA TERBARU</B><TABLE>{links}"
        f"</TABLE></TD></TR><TR><TD colspan=2>Copyright 2026 Dinas Kominfo</TD></TR></TABLE></BODY></HTML>"
    ]


@layout
def office_portal(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = (
        f"<dd class='published'><time datetime='{day}T07:15:00+07:00' itemprop='datePublished'>Diterbitkan: "
        f"{day.day:02} {MONTHS[day.month - 1]} {day.year}</time></dd>"
        if day
        else ""
    )
    return [
        f"<html>{head(sheet)}<body class='site'><ul class='nav menu'>{MENU}</ul>"
        f"<div class='item-page' itemscope itemtype="
        f"'https://schema.org/Article'><div class='page-header'><h2 itemprop='headline'>{esc(sheet.title)}</h2></div>"
        f"<dl class='article-info'><dt>Rincian</dt>{shown}<dd class='hits'>Dilihat: 1204</dd></dl><div itemprop="
        f"'articleBody'>{paragraphs(sheet.lines)}</div><ul class='pager pagenav'><li><a>Berikutnya</a></li></ul></div>"
        f"<div class='moduletable'><h3>Artikel Terbaru</h3><ul>{others('span', False)}</ul></div>{FOOTER}</body></html>"
    ]


@layout
def blogger(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = (
        f"<a class='timestamp-link'><abbr class='published' itemprop='datePublished' title='{day}T07:15:00+07:00'>"
        f"{long_day(day)}</abbr></a>"
        if day
        else ""
    )
    body = "<br/>".join(f"<div style='text-align:justify'>{esc(line)}</div>" for line in sheet.lines)
    return [
        f"<html>{head(sheet)}<body><div class='tabs'><ul>{MENU}</ul></div><div class='post hentry'><h3 class="
        f"'post-title entry-title'>{esc(sheet.title)}</h3><div class='post-header'>{shown}</div><div class="
        f"'post-body entry-content' id='post-body-1'>{body}<div style='clear: both;'></div></div>"
        f"<div class='post-footer'>"
        f"{SHARE}</div></div><div class='sidebar'><h2>Popular Posts</h2><ul>{others('div', False)}</ul></div>{FOOTER}"
        "</body></html>"
    ]


@layout
def hashed_classes(sheet: Sheet) -> list[str]:
    body = paragraphs(sheet.lines, "div", class_="css-1x7a0p")
    state = json.dumps({"props": {"pageProps": {"related": [title for title, _ in OTHERS]}}})
    return [
        f"<!DOCTYPE html><html>{head(sheet, ld(sheet, graph=True))}<body><div id='__next'><div class='css-0'><ul>{MENU}"
        f"</ul></div><div class='css-9k'><div class='css-h1'><h1>{esc(sheet.title)}</h1></div>"
        f"<div class='css-b0'>{body}"
        f"</div></div><div class='css-r1'><div class='css-rt'>Rekomendasi untuk Anda</div><ul>{others('div')}</ul>"
        f"</div>"
        f"</div><script id='__NEXT_DATA__' type='application/json'>{state}</script>{FOOTER}</body></html>"
    ]


@layout
def microdata(sheet: Sheet) -> list[str]:
    day = sheet.published
    when = f"<meta itemprop='datePublished' content='{day}'><meta itemprop='dateModified' content='2026-02-03'>"
    photo = "<figure><img src='a.jpg'><figcaption>Suasana pertemuan di aula kantor. (Foto: Humas)</figcaption></figure>"
    half = len(sheet.lines) // 2
    box = f"<div class='inline-related'><span>Lihat juga</span><ul>{others('a', False)}</ul></div>"
    return [
        f"<html>{head(sheet)}<body><header><ul>{MENU}</ul></header><article itemscope itemtype="
        f"'http://schema.org/NewsArticle'><h1 itemprop='headline'>{esc(sheet.title)}</h1>{when if day else ''}{photo}"
        f"<div itemprop='articleBody' class='read-body'>{paragraphs(sheet.lines[:half])}{box}"
        f"{paragraphs(sheet.lines[half:])}</div></article><section class='more'><h3>Berita Lainnya</h3><ul>{others()}"
        f"</ul>"
        f"</section>{FOOTER}</body></html>"
    ]


@layout
def several_pages(sheet: Sheet) -> list[str]:
    third = max(1, -(-len(sheet.lines) // 3))
    parts = [sheet.lines[start : start + third] for start in range(0, len(sheet.lines), third)]
    day = sheet.published
    shown = f"<div class='date'>{long_day(day)} - 07:15 WIB</div>" if day else ""
    pages = []
    for number, part in enumerate(parts, 1):
        links = "".join(
            f"<a href='{sheet.url}?page={n}'>{n}</a>" if n != number else f"<strong>{n}</strong>"
            for n in range(1, len(parts) + 1)
        )
        after = f"<a class='next' href='{sheet.url}?page={number + 1}'>Selanjutnya</a>" if number < len(parts) else ""
        pager = f"<div class='paging'>Halaman: {links}{after}</div>" if len(parts) > 1 else ""
        pages.append(
            f"<html>{head(sheet, meta_time(sheet))}<body><ul class='top'>{MENU}</ul><div class='news-detail'><h1>"
            f"{esc(sheet.title)}</h1>{shown}<div class='news-text'>{paragraphs(part)}</div>{pager}</div>"
            f"<div class='list'>"
            f"<h3>Terpopuler</h3><ul>{others('h4')}</ul></div>{FOOTER}</body></html>"
        )
    return pages


@layout
def lists_and_tables(sheet: Sheet) -> list[str]:
    """Runs of three and more short lines with numbers are set as a table and as lists, by turns."""
    out: list[str] = []
    run: list[str] = []
    shapes = 0

    def close() -> None:
        nonlocal shapes
        if len(run) < 3:
            out.append(paragraphs(run))
        elif shapes % 2:
            out.append("<ul>" + "".join(f"<li><p>{esc(line)}</p></li>" for line in run) + "</ul>")
        else:
            out.append(
                "<table border='1'><tbody>" + "".join(f"<tr><td>{esc(x)}</td></tr>" for x in run) + "</tbody></table>"
            )
        shapes += len(run) >= 3
        run.clear()

    for line in sheet.lines:
        if is_row(line) and not is_related(line):
            run.append(line)
            continue
        close()
        out.append(paragraphs([line]))
    close()
    return [
        f"<html>{head(sheet, meta_time(sheet))}<body><nav><ul>{MENU}</ul></nav><article><h1>{esc(sheet.title)}</h1>"
        f"<div class='td-post-content'>{''.join(out)}</div></article><div class='td_block_related_posts'><h4>"
        f"RELATED ARTICLES</h4><ul>{others('h3')}</ul></div>{FOOTER}</body></html>"
    ]


@layout
def insurer_release(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = (
        f"<div class='meta'><span class='fa fa-calendar'></span> {day:%d} {MONTHS[day.month - 1]} {day.year}</div>"
        if day
        else ""
    )
    text = "".join(
        f"<p><span style='font-size:12pt'><span lang='IN'>{esc(line)}</span></span></p><p>&nbsp;</p>"
        for line in sheet.lines
    )
    return [
        f"<html>{head(sheet, site=False)}<body><div class='navbar'><ul>{MENU}</ul></div><section class='post'><h3>"
        f"{esc(sheet.title)}</h3>{shown}<div class='isi-berita'>{text}</div></section><section class='side'><h4>"
        f"Berita Terbaru</h4><ul>{others('p')}</ul></section>{FOOTER}</body></html>"
    ]  # fmt: skip


@layout
def print_version(sheet: Sheet) -> list[str]:
    day = sheet.published
    shown = f"<p>{long_day(day)} 07:15 WIB</p>" if day else ""
    return [
        f"<html><head><title>Cetak: {esc(sheet.title)}</title><link rel='canonical' href='{html.escape(sheet.url)}'>"
        f"</head><body onload='window.print()'><h1>{esc(sheet.title)}</h1>{shown}<hr>{paragraphs(sheet.lines)}<hr>"
        "<p>Copyright © 2026 Kabar Pesisir</p></body></html>"
    ]


@layout
def hard_blanks(sheet: Sheet) -> list[str]:
    """Every fifth blank is an entity, quotes are entities, paragraphs hold spans and links."""
    body = []
    for line in sheet.lines:
        words = esc(line).split(" ")
        words = [f"<a href='/tag/{n}'>{w}</a>" if n % 11 == 3 and w[:1].isupper() else w for n, w in enumerate(words)]
        joined = "".join(w + ("&nbsp;" if n % 5 == 4 else " ") for n, w in enumerate(words)).rstrip(" ")
        body.append("<p>" + joined.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("–", "&ndash;") + "</p>")
    return [
        f"<html>{head(sheet, ld(sheet))}<body><div class='mega'><ul>{MENU}</ul></div><div class='single-post'><h1>"
        f"{esc(sheet.title)}</h1><div class='content-detail'>{''.join(body)}</div>{SHARE}</div><div class='widget'><h3>"
        f"Terkini</h3><ul>{others('h4')}</ul></div>{FOOTER}</body></html>"
    ]


def dress(sheet: Sheet, name: str, page: int = 0) -> str:
    """One page of a layout by its name."""
    return LAYOUTS[name](replace(sheet))[page]
