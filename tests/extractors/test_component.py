"""The extractor as a component of spaCy pipelines, found by its entry point."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

PAGE = (
    "Per 1 Mei 2024 sebanyak 88,4 persen penduduk Kota Tegal sudah terdaftar sebagai peserta JKN. "
    "Peserta yang aktif di kota itu baru 71,25 persen."
)
FIGURES = [("88,4 persen", "registered"), ("71,25 persen", "active")]


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("id")
    nlp.add_pipe("cakupan")
    return nlp


def figures(doc: Doc, key: str = "figures") -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[key]]


def test_spans_are_the_quotes_labelled_with_their_indicators(nlp: Language) -> None:
    assert figures(nlp(PAGE)) == FIGURES


def test_the_slots_stand_in_an_extension(nlp: Language) -> None:
    first, second = nlp(PAGE)._.figures
    assert (first["region"], first["region_code"], first["value"]) == ("Kota Tegal", "33.76", 88.4)
    assert (first["as_of"], first["as_of_basis"], first["unit"], first["status"]) == (
        "2024-05-01",
        "stated",
        "persen",
        "actual",
    )
    assert (second["region"], second["indicator"]) == ("Kota Tegal", "active")
    assert PAGE[first["start"] : first["end"]] == first["quote"] == "88,4 persen"


def test_claims_and_slips_stand_in_extensions(nlp: Language) -> None:
    doc = nlp("Kota Tegal sudah mencapai UHC. Pada 31/02/2024 sebanyak 97 persen penduduk Kota Tegal terdaftar JKN.")
    assert [(c["region"], c["reached"]) for c in doc._.uhc_claims] == [("Kota Tegal", True)]
    assert "31/02/2024" in [s["quote"] for s in doc._.slips]


def test_a_number_inside_a_token_widens_its_span_to_the_token(nlp: Language) -> None:
    doc = nlp("Sebanyak 92,82persen penduduk Kota Tegal terdaftar sebagai peserta JKN.")
    assert [f["quote"] for f in doc._.figures] == ["92,82persen"]
    assert figures(doc) == [("92,82persen", "registered")]


def test_a_text_without_figures_gives_empty_slots(nlp: Language) -> None:
    for text in ("", "Loket dibuka kembali mulai Senin pagi."):
        doc = nlp(text)
        assert figures(doc) == []
        assert list(doc._.figures) == list(doc._.uhc_claims) == list(doc._.slips) == []


def test_published_dates_the_page(nlp: Language) -> None:
    text = "Saat ini 88,4 persen penduduk Kota Tegal sudah terdaftar sebagai peserta JKN."
    undated = nlp(text)
    doc = nlp.make_doc(text)
    doc._.published = "2024-07-09"
    dated = nlp(doc)
    assert undated._.figures[0]["as_of"] is None
    assert dated._.figures[0]["as_of"] == "2024-07-09"


def test_pipe_gives_what_single_calls_give(nlp: Language) -> None:
    texts = [PAGE, "", "Jumlah peserta JKN di Kabupaten Brebes 1.912.345 jiwa.", PAGE]
    piped = list(nlp.pipe(texts, batch_size=2))
    assert [figures(d) for d in piped] == [figures(nlp(t)) for t in texts]
    assert figures(piped[2]) == [("1.912.345 jiwa", "registered")]


def test_pipe_works_in_two_processes(nlp: Language) -> None:
    texts = [PAGE] * 4
    docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [figures(d) for d in docs] == [FIGURES] * 4
    assert [d._.figures[0]["region"] for d in docs] == ["Kota Tegal"] * 4


def test_pipe_keeps_contexts_with_their_docs(nlp: Language) -> None:
    pairs = list(nlp.pipe([(PAGE, "a"), ("Tanpa angka.", "b")], as_tuples=True))
    assert [(len(doc._.figures), context) for doc, context in pairs] == [(2, "a"), (0, "b")]


def test_a_pipeline_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again.pipe_names == ["cakupan"]
    assert figures(again(PAGE)) == FIGURES


def test_a_doc_survives_bytes(nlp: Language) -> None:
    doc = nlp(PAGE)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert figures(again) == FIGURES
    assert again._.figures == doc._.figures


def test_the_name_of_the_spans_is_a_setting(tmp_path: Path) -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("cakupan", config={"spans_key": "angka"})
    assert figures(nlp(PAGE), "angka") == FIGURES
    nlp.to_disk(tmp_path)
    assert figures(spacy.load(tmp_path)(PAGE), "angka") == FIGURES


def test_it_stands_beside_other_pipes(nlp: Language) -> None:
    nlp.add_pipe("sentencizer", first=True)
    doc = nlp(PAGE)
    assert figures(doc) == FIGURES
    assert [span.sent.start_char for span in doc.spans["figures"]] == [0, PAGE.index("Peserta yang")]


def test_a_drawing_is_escaped_html(nlp: Language) -> None:
    doc = nlp(PAGE + " <script>alert(1)</script> & lain-lain.")
    html = spacy.displacy.render(doc, style="span", options={"spans_key": "figures"}, jupyter=False)
    assert "registered" in html
    assert "active" in html
    assert "<script>" not in html
    assert "&lt;/script &gt;" in html
    assert "&amp;" in html
