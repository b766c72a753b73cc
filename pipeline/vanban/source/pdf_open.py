"""Opening a PDF: pdfium first, then a copy that qpdf has put in order, in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.errors import DamagedError, EncryptedError
from vanban.schema import Diagnostic

_PASSWORD = "needs a password; save a copy without one and read that"
_BROKEN = "is a damaged PDF that cannot be repaired; get the file again"


@contextmanager
def opened(path: Path, data: bytes) -> Iterator[tuple[pypdfium2.PdfDocument, list[Diagnostic]]]:
    """The open document, and what had to be done to open it.

    Args:
        path: for error messages; it is not touched.
        data: the file's bytes.

    Raises:
        EncryptedError: a password is needed.
        DamagedError: no reader gets a page out of it.
    """
    notes: list[Diagnostic] = []
    document = _open(path, data)
    if document is None:
        document = _open(path, _repaired(path, data))
        message = "the PDF is damaged; a repaired copy was read, check that nothing is missing"
        notes.append(Diagnostic(code="repaired", severity="warning", message=message))
    if document is None:
        raise DamagedError(path, _BROKEN)
    try:
        yield document, notes
    finally:
        document.close()


def _open(path: Path, data: bytes) -> pypdfium2.PdfDocument | None:
    """The document, or ``None`` when it cannot be opened or has no page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedError(path, _PASSWORD) from error
        return None
    if len(document) == 0:
        document.close()
        return None
    return document


def _repaired(path: Path, data: bytes) -> bytes:
    import pikepdf

    # qpdf finds the header only at the file's start; mail gateways and scanners write lines before it.
    start = max(data.find(b"%PDF-"), 0)
    try:
        with pikepdf.open(io.BytesIO(data[start:])) as document:
            if len(document.pages) == 0:
                raise DamagedError(path, "is a PDF without pages")
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except pikepdf.PasswordError as error:
        raise EncryptedError(path, _PASSWORD) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError, AttributeError, TypeError, KeyError) as error:
        raise DamagedError(path, _BROKEN) from error
