"""The last rung for damaged PDFs: pdfplumber, which reads some files that pdfium and qpdf give up."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from vanban.errors import DamagedError, EncryptedError
from vanban.schema import Diagnostic
from vanban.source.cells import content_of
from vanban.source.model import Page
from vanban.source.placed import PlacedWord
from vanban.source.selection import selected_pages
from vanban.source.supervision import A4, PageFaults, Supervision
from vanban.text.normal import nfc

_BROKEN = "is a damaged PDF that cannot be repaired; get the file again"


def plumbed_pages(
    path: Path, data: bytes, pages: set[int] | None, supervision: Supervision, notes: list[Diagnostic]
) -> tuple[Page, ...]:
    """Read the words of a PDF that nothing else opens; there are no tables and no recognition.

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
    with _opened(path, data) as found:
        if not found:
            raise DamagedError(path, "is a PDF without pages")
        numbers = selected_pages(path, len(found), pages)
        faults = PageFaults(path, numbers, supervision, notes)
        read = {number: faults.run(number, partial(_page, found[number - 1], number)) for number in numbers}
    faults.refuse_all_lost("a damaged PDF")
    if not any(page is not None and page.content for page in read.values()):
        raise DamagedError(path, _BROKEN)
    message = "the PDF is badly damaged; only its words were read, by pdfplumber: check them against the paper"
    notes.append(Diagnostic(code="read-by-pdfplumber", severity="warning", message=message))
    return tuple(page or Page(number, *A4, (), "text-layer") for number, page in read.items())


def plumbed_page(path: Path, data: bytes, number: int, notes: list[Diagnostic]) -> Page:
    """Read the words of one page that pdfium cannot load.

    Args:
        path: for error messages.
        data: the file's bytes.
        number: 1-based page.
        notes: where it is written down.

    Raises:
        DamagedError: there is no such page, or no word on it.
    """
    with _opened(path, data) as found:
        page = _page(found[number - 1], number) if number <= len(found) else None
    if page is None or not page.content:
        raise DamagedError(path, "it cannot be loaded", number)
    message = f"page {number} is badly damaged; only its words were read, by pdfplumber: check them against the paper"
    notes.append(Diagnostic(code="read-by-pdfplumber", severity="warning", message=message))
    return page


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[list[Any]]:
    """The pages that pdfplumber finds."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    document = _guarded(path, lambda: pdfplumber.open(io.BytesIO(data)), PdfminerException, PDFPasswordIncorrect)
    try:
        yield _guarded(path, lambda: list(document.pages), PdfminerException, PDFPasswordIncorrect)
    finally:
        document.close()


def _guarded(path: Path, work: Callable[[], Any], wrapped: type[Exception], password: type[Exception]) -> Any:
    """What the work gives; pdfminer answers a broken file with exceptions of every kind."""
    try:
        return work()
    except MemoryError:
        raise
    except Exception as error:
        cause = error.args[0] if isinstance(error, wrapped) and error.args else error
        if isinstance(cause, password):
            raise EncryptedError(path, "needs a password; save a copy without one and read that") from error
        raise DamagedError(path, _BROKEN) from error


def _page(page: Any, number: int) -> Page:
    found = page.extract_words(extra_attrs=["size", "fontname"], keep_blank_chars=False)
    words = [_word(word) for word in found if word["text"].strip()]
    content = content_of(words, [], number, "text-layer")
    return Page(number, round(float(page.width), 2), round(float(page.height), 2), content, "text-layer")


def _word(word: dict[str, Any]) -> PlacedWord:
    name = str(word["fontname"]).lower()
    x0, top, x1, bottom = (float(word[key]) for key in ("x0", "top", "x1", "bottom"))
    # A font's descent is about a fifth of its height.
    baseline = bottom - 0.2 * (bottom - top)
    size = round(float(word["size"]), 2)
    return PlacedWord(nfc(word["text"]), x0, top, x1, bottom, baseline, size, 0, "bold" in name, "italic" in name)
