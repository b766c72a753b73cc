"""The last rung for damaged PDFs: pdfplumber, which reads some files and pages that pdfium and qpdf give up.

Only words are read here: no tables, no recognition.
"""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import Any

from vanban.errors import DamagedError, DocumentError, EncryptedError
from vanban.schema import Diagnostic
from vanban.source.cells import content_of
from vanban.source.model import Page
from vanban.source.placed import PlacedWord
from vanban.source.selection import selected_pages
from vanban.source.supervision import A4, PageFaults, Supervision
from vanban.text.normal import nfc

_BROKEN = "is a damaged PDF that cannot be repaired; get the file again"
_PASSWORD = "needs a password; save a copy without one and read that"
_CHECK = "only its words were read, by pdfplumber: check them against the paper"


class PlumbedPdf:
    """A PDF as pdfplumber sees it, opened when a page is first asked for.

    Args:
        path: for error messages; it is not touched.
        data: the file's bytes.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._data = data
        self._pages: list[Any] | None = None
        self._error: DocumentError | None = None

    def __len__(self) -> int:
        """The number of its pages.

        Raises:
            EncryptedError: a password is needed.
            DamagedError: it cannot be opened.
        """
        return len(self._opened())

    def page(self, number: int) -> Page:
        """The words of a page.

        Args:
            number: 1-based.

        Raises:
            DamagedError: the document cannot be opened.
            Exception: the page cannot be read; pdfminer answers a broken one with exceptions of every kind.
        """
        page = self._opened()[number - 1]
        found = page.extract_words(extra_attrs=["size", "fontname"])
        words = [_word(word, run) for run, word in enumerate(found) if word["text"].strip()]
        content = content_of(words, [], number, "text-layer")
        page.close()
        return Page(number, round(float(page.width), 2), round(float(page.height), 2), content, "text-layer")

    def _opened(self) -> list[Any]:
        if self._error is not None:
            raise self._error
        if self._pages is None:
            import pdfplumber
            from pdfminer.pdfdocument import PDFPasswordIncorrect

            try:
                self._pages = list(pdfplumber.open(io.BytesIO(self._data)).pages)
            except MemoryError:
                raise
            except Exception as error:
                locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args))
                self._error = EncryptedError(self._path, _PASSWORD) if locked else DamagedError(self._path, _BROKEN)
                raise self._error from error
        return self._pages


def plumbed_pages(
    path: Path, data: bytes, pages: set[int] | None, supervision: Supervision, notes: list[Diagnostic]
) -> tuple[Page, ...]:
    """Read a PDF that nothing else opens.

    Args:
        path: for error messages.
        data: the file's bytes.
        pages: 1-based pages to read, ``None`` for all.
        supervision: the terms on which it is read.
        notes: where it is written down.

    Raises:
        EncryptedError: a password is needed.
        DamagedError: no page of it can be read, or there is no word on any.
        UsageError: a page is not there.
    """
    document = PlumbedPdf(path, data)
    if not len(document):
        raise DamagedError(path, "is a PDF without pages; get the file again")
    numbers = selected_pages(path, len(document), pages)
    faults = PageFaults(path, numbers, supervision, notes)
    read = {number: faults.run(number, partial(document.page, number)) for number in numbers}
    faults.refuse_all_lost("a damaged PDF")
    if not any(page is not None and page.content for page in read.values()):
        raise DamagedError(path, _BROKEN)
    notes.append(_note(f"the PDF is badly damaged; {_CHECK}"))
    return tuple(page or Page(number, *A4, (), "text-layer") for number, page in read.items())


def plumbed_page(document: PlumbedPdf, number: int, count: int, notes: list[Diagnostic]) -> Page | None:
    """Read one page that pdfium cannot load, ``None`` when pdfplumber finds no word there.

    Args:
        document: as pdfplumber sees it.
        number: 1-based page.
        count: of the pages that pdfium found; where pdfplumber finds another, its page may not be the same one.
        notes: where it is written down.
    """
    page = document.page(number) if len(document) == count else None
    if page is None or not page.content:
        return None
    notes.append(_note(f"page {number} is badly damaged; {_CHECK}"))
    return page


def _note(message: str) -> Diagnostic:
    return Diagnostic(code="read-by-pdfplumber", severity="warning", message=message)


def _word(word: dict[str, Any], run: int) -> PlacedWord:
    name = str(word["fontname"]).lower()
    x0, top, x1, bottom = (float(word[key]) for key in ("x0", "top", "x1", "bottom"))
    # A font's descent is about a fifth of its height.
    baseline = bottom - 0.2 * (bottom - top)
    size = round(float(word["size"]), 2)
    return PlacedWord(nfc(word["text"]), x0, top, x1, bottom, baseline, size, run, "bold" in name, "italic" in name)
