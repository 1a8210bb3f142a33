"""What an afternoon with spaCy, dateparser and a regular expression gives; extraction is held against it.

spaCy splits the page into sentences, a regular expression finds numbers of people and per cents, a PhraseMatcher finds
regions by the names of the gazetteer, and `dateparser.search_dates` looks for dates: on the whole page, as one begins,
or, once that has turned out slow, in each sentence that holds a number. A number takes the region that was named last
and the first date of its sentence, else that of publication. It knows nothing of indicators, segments, goals, debris,
rounding or ambiguity.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import spacy
from dateparser.search import search_dates
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

REGIONS = Path(__file__).resolve().parent.parent / "extractors" / "data" / "regions" / "regions.csv"
NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)\s*(?P<scale>juta|ribu)?\s*"
    r"(?P<unit>jiwa|orang|peserta|penduduk|warga|persen|%)",
    re.IGNORECASE,
)
SCALES = {"juta": 1e6, "ribu": 1e3}


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its unit ("jiwa" or "persen"), region code, day (YYYY-MM-DD), and place in the text."""

    value: float
    unit: str
    region_code: str | None
    day: str | None
    start: int
    end: int


class PlainPipeline:
    """Texts to numbers with region and date; `whole` looks for dates on the page as a whole."""

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        self.nlp = spacy.blank("id")
        self.nlp.add_pipe("sentencizer")
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        with REGIONS.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.matcher.add(row["code"], [self.nlp.make_doc(name) for name in {row["name"], row["full_name"]}])

    def read(self, texts: Sequence[tuple[str, str | None]]) -> Iterator[list[Found]]:
        """What each text holds; texts come with their day of publication (YYYY-MM-DD), where it is known."""
        for doc, published in self.nlp.pipe(texts, as_tuples=True):
            base = datetime.fromisoformat(published) if published else None
            settings = {"RELATIVE_BASE": base} if base else {}
            regions = filter_spans(self.matcher(doc, as_spans=True))
            on_page = search_dates(doc.text, languages=["id"], settings=settings) if self.whole else None
            found = []
            for sentence in doc.sents:
                numbers = list(NUMBER.finditer(sentence.text))
                if not numbers:
                    continue
                if self.whole:
                    dates = [date for date in on_page or [] if date[0] in sentence.text]
                else:
                    dates = search_dates(sentence.text, languages=["id"], settings=settings) or []
                day = dates[0][1].date().isoformat() if dates else published
                for number in numbers:
                    start = sentence.start_char + number.start()
                    named = [region for region in regions if region.start_char < start] or regions[:1]
                    found.append(
                        Found(
                            value_of(number),
                            "persen" if number["unit"].lower() in ("persen", "%") else "jiwa",
                            named[-1].label_ if named else None,
                            day,
                            start,
                            sentence.start_char + number.end(),
                        )
                    )
            yield found


def value_of(number: re.Match[str]) -> float:
    """The value of a match of NUMBER.

    >>> [value_of(n) for n in NUMBER.finditer("655.310 jiwa, 72,5 persen, 1,9 juta warga")]
    [655310.0, 72.5, 1900000.0]
    """
    digits = number["number"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    return round(value * SCALES[number["scale"].lower()], 2) if number["scale"] else value
