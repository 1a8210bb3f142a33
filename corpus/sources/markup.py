"""The article within the markup of a web page: its body, headline, dates and addresses (`rules/markup.toml`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from corpus.clean import is_data, is_paragraph
from corpus.days import find_days
from corpus.normalise import INVISIBLE
from corpus.sources.decode import Unreadable, tidy
from corpus.tables import load_rules

DEEPEST = 400
"""Levels of nesting that are read; no outlet nests a tenth of it."""

SMALLEST_BODY = 120
"""Characters of running text from which an element can be an article's body."""

_JAKARTA = timezone(timedelta(hours=7))
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "canvas",
        "map",
        "video",
        "audio",
        "nav",
        "footer",
        "amp-sidebar",
        "amp-ad",
        "amp-analytics",
        "amp-social-share",
        "amp-embed",
        "amp-auto-ads",
        "math",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "amp-img",
        "time",
    ]
) - {"time"}
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_]+")
_MEASURE = re.compile(r"\d\s{0,2}(?:%|persen|jiwa|orang|peserta|penduduk|warga|kk\b)", re.IGNORECASE)

Element = Any  # lxml has no types of its own


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page's markup holds: the article's text (headline and date line first), and what is known of it.

    `published` is YYYY-MM-DD in Jakarta's time as the metadata tell it, or None; `url` the canonical address that the
    page claims for itself. Nothing of it has been believed yet.
    """

    text: str
    title: str | None
    published: str | None
    url: str | None
    outlet: str | None


def parse(page: str) -> Element:
    """The tree of a page. Raises `Unreadable` for what is no HTML, or nested without end."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, recover=True)
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unreadable(f"HTML cannot be parsed: {error}", "save its text as .txt") from None
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise Unreadable(
                f"HTML nested deeper than {DEEPEST} elements (at line {element.sourceline})", "save its text as .txt"
            )
    return tree


def read_markup(
    page: str, url: str | None = None, body_path: str | None = None, date_path: str | None = None
) -> Markup:
    """The article of a page.

    `body_path` and `date_path` are an outlet's own XPaths; without them, and where they find nothing, the general rows
    count. Raises `Unreadable` when there is no article text.

    >>> found = read_markup("<h1>Loket Dibuka di Bima</h1><p>Rabu, 8 Mei 2024</p><div><p>" + "Warga antre. " * 20)
    >>> found.title, found.text.split("\\n\\n")[1]
    ('Loket Dibuka di Bima', 'Rabu, 8 Mei 2024')
    """
    tree = parse(page)
    linked = list(_linked_data(tree))
    published = _published(tree, linked, date_path)
    address = _canonical(tree, url)
    outlet = _text_at(tree, "//meta[@property='og:site_name']/@content")
    title_element, title = _title(tree, linked)
    _prune(tree)
    body = _body(tree, body_path)
    lines = lines_of(body)
    lines = _with_head(tree, body, title_element, title, lines)
    text = tidy("\n\n".join(lines))
    if not text.strip():
        raise Unreadable("no article text found in the HTML", "save the text of the page as .txt")
    return Markup(text, title, published, address, outlet)


# --- metadata ---------------------------------------------------------------------------------------------------------


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that describe an article."""
    for script in tree.iterfind(".//script"):
        if (script.get("type") or "").lower().split(";")[0].strip() != "application/ld+json" or not script.text:
            continue
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [found]
        for _ in range(1000):
            if not queue:
                break
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                    yield item
                queue.extend(value for key, value in item.items() if key in ("@graph", "mainEntity", "itemListElement"))


_ARTICLE = re.compile(r"(?:Article|BlogPosting|WebPage|Posting|Report)$")


def _published(tree: Element, linked: Sequence[dict[str, Any]], date_path: str | None) -> str | None:
    voices: list[str] = []
    if date_path:
        voices += _strings(tree, date_path)
    articles = sorted(linked, key=lambda item: "WebPage" in str(item.get("@type")))
    voices += [str(item["datePublished"]) for item in articles if item.get("datePublished")]
    for row in load_rules("markup.toml")["date"]:
        voices += _strings(tree, row["path"])
    return next((day for voice in voices if (day := stamp_day(voice))), None)


def stamp_day(stamp: str) -> str | None:
    """The day in Jakarta of a time stamp as metadata, feeds and sitemaps write them, or of a date in Indonesian words.

    >>> stamp_day("2024-05-08T23:30:00Z"), stamp_day("2024-05-08 09:00:00"), stamp_day("Rabu, 8 Mei 2024 - 10:00 WIB")
    ('2024-05-09', '2024-05-08', '2024-05-08')
    >>> stamp_day("Wed, 08 May 2024 10:00:00 +0700"), stamp_day("0001-01-01"), stamp_day("kemarin")
    ('2024-05-08', None, None)
    """
    text = stamp.strip()[:80]
    found: datetime | None = None
    iso = re.match(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?", text)
    if iso:
        try:
            found = datetime.fromisoformat(iso.group().replace(" +", "+").replace(" Z", "Z"))
        except ValueError:
            found = None
    elif re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", text):
        from email.utils import parsedate_to_datetime

        try:
            found = parsedate_to_datetime(text)
        except (TypeError, ValueError):
            found = None
    if found is not None:
        day = found.astimezone(_JAKARTA).date() if found.tzinfo and found.year > 1 else found.date()
        return day.isoformat() if _plausible(day) else None
    if iso:
        return None
    words = [day.as_date for day in find_days(text) if day.as_date]
    return words[0].isoformat() if words and _plausible(words[0]) else None


def _plausible(day: date) -> bool:
    return date(1995, 1, 1) <= day <= (datetime.now(UTC) + timedelta(days=2)).date()


def _canonical(tree: Element, url: str | None) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for found in _strings(tree, path):
            address = urljoin(url or "", found.strip()) if url else found.strip()
            if re.match(r"https?://[^\s/]+\.[^\s/]+", address) and len(address) < 2000:
                return address
    return None


def _title(tree: Element, linked: Sequence[dict[str, Any]]) -> tuple[Element | None, str | None]:
    """The element of the headline and its text; the element is None where only metadata name it.

    Several headings may stand on a page: the one that the page's own title repeats is the article's.
    """
    told = [clean_line(found) for path in _TITLE_META for found in _strings(tree, path)]
    told += [clean_line(str(item["headline"])) for item in linked if isinstance(item.get("headline"), str)]
    told = [each for each in told if each]
    for row in load_rules("markup.toml")["title"]:
        for element in tree.xpath(row["path"]):
            shown = clean_line(element.text_content())
            if 8 <= len(shown) <= 300 and any(_letters(shown) in _letters(each) for each in told):
                return element, shown
    if told:
        return None, _without_site(told[0], tree)
    alone = [element for element in tree.iterfind(".//h1") if clean_line(element.text_content())]
    return (alone[0], clean_line(alone[0].text_content())) if alone else (None, None)


_TITLE_META = ("//meta[@property='og:title']/@content", "//meta[@name='twitter:title']/@content", "//head/title/text()")


def _without_site(title: str, tree: Element) -> str:
    """A title without the outlet's name behind it: the page's site name, or up to four words after a dash or bar."""
    site = _text_at(tree, "//meta[@property='og:site_name']/@content")
    found = re.search(r"\s(?:[-–|»])\s(?P<site>[^-–|»]{2,40})$", title)
    if found and (found["site"].strip() == site or len(found["site"].split()) <= 4) and found.start() >= 15:
        return title[: found.start()].rstrip()
    return title


def clean_line(text: str) -> str:
    """One line of plain text: tags, invisible marks and line breaks gone.

    >>> clean_line(" Cakupan <script>x()</script> Naik\\u202e \\n 98 Persen ")
    'Cakupan x() Naik 98 Persen'
    """
    return " ".join(INVISIBLE.sub("", re.sub(r"<[/!a-zA-Z][^<>]{0,200}>", " ", text)).split())


def _letters(text: str) -> str:
    return "".join(_PLAIN.findall(text.lower()))


def _strings(tree: Element, path: str) -> list[str]:
    try:
        found = tree.xpath(path)
    except etree.XPathError as error:
        raise ValueError(f"{path!r} is no XPath: {error}") from None
    found = found if isinstance(found, list) else [found]
    return [each if isinstance(each, str) else each.text_content() for each in found[:20]]


def _text_at(tree: Element, path: str) -> str | None:
    return next((line for found in _strings(tree, path) if (line := clean_line(found))), None)


# --- what is around the article ---------------------------------------------------------------------------------------


@cache
def _aside_words() -> frozenset[str]:
    return frozenset(word for row in load_rules("markup.toml")["aside"] for word in row["words"])


def _is_aside(element: Element) -> bool:
    if element.tag == "aside":
        return True
    if element.tag == "header":
        return element.find(".//h1") is None
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if not names.strip() or len(names) > 1000:
        return False
    return not _aside_words().isdisjoint(re.split(r"[\s_-]+", names))


@dataclass(slots=True)
class _Weight:
    """Of an element and all below it: characters of running text, lines that measure something, links, their words and
    the other words."""

    text: int = 0
    measured: int = 0
    links: int = 0
    linked: int = 0
    words: int = 0

    def add(self, other: _Weight) -> None:
        self.text += other.text
        self.measured += other.measured
        self.links += other.links
        self.linked += other.linked
        self.words += other.words


def _weigh(tree: Element) -> dict[Element, _Weight]:
    """The weight of every element. Text counts for the block it stands in, from 60 characters a block on; headlines
    within links do not count."""
    weights: dict[Element, _Weight] = {}
    own: dict[Element, list[str]] = {}
    below: dict[Element, list[Element]] = {}
    for element in tree.iter():
        block = element.getparent()
        in_link = False
        while block is not None and block.tag not in _BLOCKS:
            in_link = in_link or block.tag == "a"
            block = block.getparent()
        if not isinstance(element.tag, str):
            if element.tail and block is not None and not in_link:
                own.setdefault(block, []).append(element.tail)
            continue
        weights[element] = _Weight()
        holder = element if element.tag in _BLOCKS else block
        if element.tag == "a" and element.get("href"):
            weights[element].links = 1
            weights[element].linked = len(element.text_content().split())
        elif element.text and holder is not None and not (in_link and element.tag not in _BLOCKS):
            own.setdefault(holder, []).append(element.text)
        if element.tail and block is not None and not in_link:
            own.setdefault(block, []).append(element.tail)
        below.setdefault(element.getparent(), []).append(element)
    for block, pieces in own.items():
        text = " ".join("".join(pieces).split())
        if block not in weights or not text:
            continue
        weight = weights[block]
        weight.words += len(text.split())
        if len(text) >= 60:
            weight.text += len(text)
        weight.measured += len(text) < 400 and bool(_MEASURE.search(text) or is_data(text))
    for element in reversed(list(weights)):
        parent = element.getparent()
        if parent is not None and parent in weights:
            weights[parent].add(weights[element])
    return weights


def _prune(tree: Element) -> None:
    """Take out of the tree what is no part of any article: scripts, menus, related news, buttons."""
    for element in list(tree.iter()):
        hidden = isinstance(element.tag, str) and (
            element.tag in _DROPPED or _HIDDEN.search(element.get("style") or "")
        )
        if (hidden or not isinstance(element.tag, str)) and element.tag not in ("html", "body"):
            _drop(element)
    weights = _weigh(tree)
    whole = weights[tree].text if tree in weights else 0
    gone: set[Element] = set()
    for element in list(weights):
        parent = element.getparent()
        if parent is None or element.tag in ("body", "main"):
            continue
        if parent in gone:
            gone.add(element)
            continue
        weight = weights[element]
        if 3 * weight.text <= whole and (_is_aside(element) or _is_list_of_links(element, weight)):
            gone.add(element)
            _drop(element)


def _is_list_of_links(element: Element, weight: _Weight) -> bool:
    """Whether an element lists other articles: three or more links of headline length, hardly any words beside them."""
    return (
        element.tag in ("ul", "ol", "div", "section", "table", "tbody", "dl")
        and weight.links >= 3
        and weight.linked >= 4 * weight.links
        and weight.words <= 8 * weight.links
        and weight.text == 0
        and weight.measured == 0
    )


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


# --- the body ---------------------------------------------------------------------------------------------------------


def _body(tree: Element, body_path: str | None) -> Element:
    """The element that holds the article: where the outlet or a general row says, else where the running text is."""
    weights = _weigh(tree)
    root = tree.find(".//body")
    root = tree if root is None else root
    whole = weights[root]
    paths = [(body_path, 0.2)] if body_path else []
    paths += [(row["path"], 0.5) for row in load_rules("markup.toml")["body"]]
    for path, share in paths:
        found = [element for element in tree.xpath(path) if isinstance(element.tag, str)]
        best = max(found, key=lambda element: weights[element].text, default=None)
        if best is not None and weights[best].text >= max(SMALLEST_BODY, share * whole.text):
            return best
    here = root
    while whole.text:
        inner = max(here, key=lambda child: weights[child].text if child in weights else -1, default=None)
        if inner is None or inner not in weights or inner.tag not in _BLOCKS or inner.tag in ("p", "li", "td", "tr"):
            if inner is not None and inner in weights and inner.tag in ("td", "tr") and _is_layout(here):
                here = inner
                continue
            return here
        if weights[inner].text < 0.85 * whole.text or weights[inner].measured < weights[here].measured:
            return here
        here = inner
    return here


def _is_layout(element: Element) -> bool:
    """Whether a table (or part of one) arranges a page, rather than figures: it holds paragraphs."""
    return any(is_paragraph(clean_line("".join(cell.itertext())[:2000])) for cell in element.iter("td"))


def lines_of(element: Element) -> list[str]:
    """The lines of text within an element, block by block; the cells of a table's row are parted by tabs.

    >>> lines_of(lxml.html.fromstring("<div>a<br>b<p>c <b>d</b></p><table><tr><td>Bima<td>97,1 persen</table></div>"))
    ['a', 'b', 'c d', 'Bima\\t97,1 persen']
    """
    lines: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        line = " ".join(INVISIBLE.sub("", "".join(pieces)).split())
        pieces.clear()
        if line:
            lines.append(line)

    def walk(node: Element) -> None:
        if not isinstance(node.tag, str) or node.tag in _DROPPED:
            return
        if node.tag in ("br", "hr"):
            close()
            return
        if node.tag == "table" and (rows := table_rows(node)) is not None:
            close()
            lines.extend(rows)
            return
        block = node.tag in _BLOCKS
        if block:
            close()
        take(node.text, node)
        for child in node:
            walk(child)
            take(child.tail, node)
        if block:
            close()

    def take(text: str | None, holder: Element) -> None:
        if not text:
            return
        if holder.tag == "pre" and "\n" in text:
            for number, part in enumerate(text.split("\n")):
                if number:
                    close()
                pieces.append(part)
        else:
            pieces.append(text)

    walk(element)
    close()
    return lines


def table_rows(table: Element) -> list[str] | None:
    """The rows of a table of figures, cells parted by tabs and spans filled in; None for a table that lays out a
    page.
    """
    if table.find(".//table") is not None or _is_layout(table):
        return None
    rows: list[str] = []
    hanging: dict[int, tuple[str, int]] = {}  # column -> text of a cell that reaches down, rows left
    for row in table.iter("tr"):
        cells: list[str] = []

        def fill() -> None:
            while len(cells) in hanging:  # noqa: B023 (called within the same turn)
                text, left = hanging.pop(len(cells))  # noqa: B023
                if left > 1:
                    hanging[len(cells)] = (text, left - 1)  # noqa: B023
                cells.append(text)  # noqa: B023

        for cell in row.iterchildren("td", "th"):
            fill()
            text = " ".join(lines_of_cell(cell))
            if (down := _span(cell, "rowspan")) > 1:
                hanging[len(cells)] = (text, down - 1)
            cells.append(text)
            cells.extend([""] * (_span(cell, "colspan") - 1))
        fill()
        if any(cells):
            rows.append("\t".join(cells).strip("\t") if len(cells) > 1 else cells[0])
    return rows


def lines_of_cell(cell: Element) -> list[str]:
    """The text of one cell, its line breaks turned into blanks."""
    return [clean_line("".join(piece)) for piece in [[*_cell_text(cell)]] if "".join(piece).strip()]


def _cell_text(node: Element) -> Iterator[str]:
    for piece in node.itertext():
        yield piece
        yield " " if piece.endswith("\n") else ""


def _span(cell: Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), 50) if value.isdecimal() and len(value) < 4 else 1


# --- the head of the article ------------------------------------------------------------------------------------------

_HEAD_LINES = 15


def _with_head(
    tree: Element, body: Element, title_element: Element | None, title: str | None, lines: list[str]
) -> list[str]:
    """The body's lines with the headline, and the dated lines between it and the body, put before them.

    Where the body holds the headline itself, what stands before it is left out.
    """
    if title:
        wanted = _letters(title)
        for number, line in enumerate(lines[:_HEAD_LINES]):
            if _letters(line) == wanted:
                return lines[number:]
    root = tree.find(".//body")
    before: list[str] = []
    if title_element is None or title_element.getparent() is not None:
        before = _lines_before(tree if root is None else root, body)
    if title:
        places = [n for n, line in enumerate(before) if _letters(line) == _letters(title)]
        before = before[places[-1] + 1 :] if places else before
    dated = [line for line in before[-_HEAD_LINES:] if len(line) <= 170 and find_days(line)]
    return [*([title] if title else []), *dated, *lines]


def _lines_before(root: Element, body: Element) -> list[str]:
    """The lines of the page that stand before the body."""
    marker = "\ue000\ue001"
    kept = body.text
    body.text = marker + (kept or "")
    try:
        lines: list[str] = []
        for line in lines_of(root):
            if marker in line:
                break
            lines.append(line)
        return lines
    finally:
        body.text = kept
