"""What comes with a page beside its text: the headline, the URL and the outlet's name, scanned for regions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.gazetteer import Region, fold, load_gazetteer
from extractors.regions.scan import scan
from extractors.regions.text import Scan

_SLUG_BREAK = re.compile(r"[^a-zA-Z0-9.]+|\.(?:html?|php|aspx?|amp)\b")
_HOST_NOISE = re.compile(
    r"^(?:www|amp|m|mail|news|daerah|regional|jatim|jateng)$|(?:tribun|radar|suara|harian|kabar|berita|info|warta|media|online|"
    r"news|post|pos|ekspres|express|kini|today|terkini|update|satu|antara|klik|halo|hallo|pikiran|pemkab|pemkot|pemprov|"
    r"kab|kota|prov|hebat|\d+)"
)


@dataclass(slots=True)
class Context:
    """What came with the page, scanned: hits of the headline, the URL and the outlet's name."""

    title: Scan | None
    slug: Scan | None
    host: tuple[Region, ...]

    @classmethod
    def of(cls, clean: str, title: str | None, url: str | None, outlet: str | None) -> Context:
        """Scan headline, URL path and host."""
        head = (title or _first_line(clean)).strip()
        slug = None
        if url:
            path = url.split("://", 1)[-1]
            path = path[path.find("/") + 1 :] if "/" in path else ""
            slug = scan(_SLUG_BREAK.sub(" ", path[:400]), loose=True)
        return cls(scan(head[:300]) if head else None, slug, _host(url, outlet))


def _first_line(text: str) -> str:
    """The first line that is long enough to be a headline."""
    for line in text[:1500].split("\n")[:12]:
        line = line.strip()
        if len(line) > 25:
            return "" if len(line) > 160 or line.endswith((".", "”", '"')) else line
    return ""


@lru_cache(maxsize=4096)
def _host(url: str | None, outlet: str | None) -> tuple[Region, ...]:
    """The regions an outlet's name says: radarsemarang.jawapos.com, kalbaronline.com. Weak evidence."""
    gazetteer = load_gazetteer()
    host = (url.split("://", 1)[-1].split("/", 1)[0] if url else "") or (outlet or "")
    found: list[Region] = []
    for label in host.lower().split(".")[:3]:
        label = fold(label.split(":")[0].split(" ")[0])
        for part in (label, _HOST_NOISE.sub("", label)):
            name = gazetteer.names.get(part)
            if name is not None and len(part) >= 4 and name.care < 2:
                found.extend(gazetteer.readings(name))
                break
    return tuple(r for r in found if r.level != "country")
