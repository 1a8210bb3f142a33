"""The extractor as a spaCy component.

    import spacy
    nlp = spacy.blank("id")
    nlp.add_pipe("cakupan")
    doc = nlp("Per 1 Mei 2024, 88 persen penduduk Kota Tegal terdaftar JKN.")
    doc.spans["figures"]        # one span a figure, label = indicator
    doc._.figures               # the same figures with all slots

`spacy.displacy.render(doc, style="span", options={"spans_key": "figures"})` draws them. Set `doc._.published`,
`doc._.url` before the pipe (or pass docs through `nlp.pipe(as_tuples=True)`) to date the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from corpus.article import Article
from extractors.extract import extract

SPANS_KEY = "figures"

_EXTENSIONS: dict[str, dict[str, Any]] = {
    "published": {"default": None},
    "url": {"default": None},
    "figures": {"default": ()},
    "uhc_claims": {"default": ()},
    "slips": {"default": ()},
}


def _declare() -> None:
    for name, options in _EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, **options)
    if not Span.has_extension("figure"):
        Span.set_extension("figure", default=None)


@dataclass(slots=True)
class FigureComponent:
    """Fills `doc.spans["figures"]` and `doc._.figures`, `doc._.uhc_claims`, `doc._.slips` (lists of plain dicts)."""

    name: str = "cakupan"
    spans_key: str = SPANS_KEY

    def __call__(self, doc: Doc) -> Doc:
        _declare()
        found = extract(Article(id="doc", text=doc.text, url=doc._.url, published=doc._.published))
        spans = []
        for figure in found.figures:
            span = doc.char_span(figure.start, figure.end, label=figure.indicator, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans[self.spans_key] = spans
        doc._.figures = [f.as_dict() for f in found.figures]
        doc._.uhc_claims = [c.as_dict() for c in found.claims]
        doc._.slips = [s.as_dict() for s in found.slips]
        return doc


@Language.factory("cakupan", default_config={"spans_key": SPANS_KEY}, assigns=["doc.spans"])
def make_component(nlp: Language, name: str, spans_key: str) -> FigureComponent:
    """Factory behind `nlp.add_pipe("cakupan")`; the package's entry point registers it."""
    _declare()
    return FigureComponent(name, spans_key)
