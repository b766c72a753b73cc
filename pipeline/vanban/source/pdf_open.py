"""Opening a PDF: pdfium first, then a copy that qpdf has put in order, in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.errors import EncryptedError
from vanban.schema import Diagnostic

_PASSWORD = "needs a password; save a copy without one and read that"


class OpenPdf:
    """An open PDF whose pages come from the file, or from a copy put in order where the file's own cannot be loaded.

    Args:
        path: for error messages; it is not touched.
        data: the file's bytes.
        notes: where it is written down that a copy was needed.

    Attributes:
        repaired: the file itself could not be opened; what no part of it leads to any more is missing in the copy.

    Raises:
        EncryptedError: a password is needed.
        PdfiumError: neither the file nor the copy can be opened and has a page.
    """

    def __init__(self, path: Path, data: bytes, notes: list[Diagnostic]) -> None:
        self._path = path
        self._data = data
        self._notes = notes
        self._closing = ExitStack()
        self._copy: pypdfium2.PdfDocument | None = None
        self._copy_was_tried = False
        document = self._keep(_open(path, data))
        self.repaired = document is None
        if document is None:
            document = self._repaired()
            if document is None:
                raise pypdfium2.PdfiumError("cannot be opened, repaired or not")
            self._note("the PDF is damaged; a repaired copy was read, check that nothing is missing")
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def __enter__(self) -> OpenPdf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    @contextmanager
    def page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        """The open page.

        Args:
            number: 1-based.

        Raises:
            PdfiumError: it cannot be loaded, not from the copy either.
        """
        page = self._load(number)
        try:
            yield page
        finally:
            page.close()

    def _load(self, number: int) -> pypdfium2.PdfPage:
        try:
            return self._document[number - 1]
        except pypdfium2.PdfiumError:
            copy = self._repaired()
            if copy is None or copy is self._document or len(copy) != len(self._document):
                raise
            page = copy[number - 1]
        self._note(f"page {number} is damaged; it was read from a repaired copy, check that nothing is missing")
        return page

    def _repaired(self) -> pypdfium2.PdfDocument | None:
        """The copy that qpdf has put in order, made when it is first needed."""
        if not self._copy_was_tried:
            self._copy_was_tried = True
            saved = _saved_anew(self._path, self._data)
            self._copy = None if saved is None else self._keep(_open(self._path, saved))
        return self._copy

    def _keep(self, document: pypdfium2.PdfDocument | None) -> pypdfium2.PdfDocument | None:
        if document is not None:
            self._closing.callback(document.close)
        return document

    def _note(self, message: str) -> None:
        note = Diagnostic(code="repaired", severity="warning", message=message)
        if note not in self._notes:
            self._notes.append(note)


def _open(path: Path, data: bytes) -> pypdfium2.PdfDocument | None:
    """The document, or ``None`` when it cannot be opened or has no page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The code may be that of a file before this one: pdfium sets none when a document has no pages.
        locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        if locked and b"/Encrypt" in data:
            raise EncryptedError(path, _PASSWORD) from error
        return None
    if len(document) == 0:
        document.close()
        return None
    return document


def _saved_anew(path: Path, data: bytes) -> bytes | None:
    """The document as qpdf writes it, ``None`` when qpdf finds no page."""
    # qpdf finds the header only at the file's start; mail gateways and scanners write lines before it. Of a file that
    # was cut behind an object it loses that object, unless something follows.
    whole = data[max(data.find(b"%PDF-"), 0) :] + b"\n%%EOF\n"
    # Without a trailer it looks for the catalog itself: a trailer that names none, or the wrong object, is in its way.
    return _by_qpdf(path, whole) or _by_qpdf(path, whole.replace(b"trailer", b"trailed"))


def _by_qpdf(path: Path, data: bytes) -> bytes | None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if len(document.pages) == 0:
                return None
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except pikepdf.PasswordError as error:
        raise EncryptedError(path, _PASSWORD) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError, AttributeError, TypeError, KeyError, IndexError):
        return None
