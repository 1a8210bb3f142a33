"""Press releases as PDF: the text of their pages, in the order in which it is drawn, lines put together to
paragraphs.
"""

from __future__ import annotations

import re

from corpus.sources.decode import Unreadable, tidy

MOST_PAGES = 60
"""Pages that are read; a longer document is a report, not a release."""

_BREAKS_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])|\ufffe\n?")
_ENDS = (".", "!", "?", "”", '"', ":", ";")


def pdf_text(data: bytes) -> str:
    """The text of a PDF. Raises `Unreadable` for a broken or locked one, and for one of pictures only."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        reason = "locked with a password" if locked else f"no PDF that can be opened: {error}"
        raise Unreadable(reason, "save it anew without a password, or its text as .txt") from None
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(
                f"a PDF of {len(document)} pages, expected at most {MOST_PAGES}", "split off the release itself"
            )
        pages = []
        for number in range(len(document)):
            page = document[number]
            try:
                pages.append(page.get_textpage().get_text_bounded())
            finally:
                page.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"PDF with a broken page: {error}", "save its text as .txt") from None
    finally:
        document.close()
    text = paragraphs(tidy("\n".join(pages)))
    if not text.strip():
        raise Unreadable("a PDF without text (pictures of pages?)", "recognise its text first, and save that as .txt")
    return text


def paragraphs(text: str) -> str:
    """Lines as a page breaks them to paragraphs: a line as wide as most goes on in the next, a short one that ends a
    sentence, or has a figure beside a name, ends it.

    >>> paragraphs("Warga yang terdaftar di kota itu men-\\ncapai 98,1 persen, kata kepala dinas,\\nRabu.\\nLoket.")
    'Warga yang terdaftar di kota itu mencapai 98,1 persen, kata kepala dinas, Rabu.\\n\\nLoket.'
    """
    lines = [line.strip() for line in _BREAKS_WORD.sub("", text).split("\n")]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[(len(widths) * 3) // 4] if widths else 0
    out: list[str] = []
    going_on = False
    for line in lines:
        if not line:
            going_on = False
            continue
        if going_on:
            out[-1] += " " + line
        else:
            out.append(line)
        going_on = len(line) >= 0.75 * usual and usual >= 30 and not (line.endswith(_ENDS) and len(line) < 0.9 * usual)
    return "\n\n".join(out)
