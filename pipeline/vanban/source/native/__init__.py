"""Formats that hold their text as text: DOCX, HTML, Markdown, plain text and the old binary DOC.

None of them has pages, so each ends in one ``Page`` without number and size, whose lines are paragraphs and forced
breaks. The reader of a format is imported when the first document of that format comes.
"""

from __future__ import annotations

from pathlib import Path

from vanban.errors import EmptyFileError, UnsupportedTypeError
from vanban.limits import Limits
from vanban.schema import Diagnostic
from vanban.source.model import Page
from vanban.source.native.reading import Reading
from vanban.source.native.repair import rejoined, unglued
from vanban.source.torn_lines import mended_content

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

"""Media types that ``read_native`` takes."""


def read_native(
    path: Path, data: bytes, media_type: str, limits: Limits | None = None
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Read a document of a format without pages.

    Args:
        path: the file, for error messages (and for LibreOffice's copy of an old DOC).
        data: its bytes.
        media_type: what they are, decided by content: DOCX, DOC, HTML, Markdown or plain text.
        limits: what it may cost.

    Returns:
        One page without number and size, and what a person should know about the reading.

    Raises:
        DamagedError: the structure cannot be read.
        EmptyFileError: there is no text in it.
        EncryptedError: it asks for a password.
        LimitExceededError: it is larger than any administrative document.
        MissingToolError: an old DOC, and neither LibreOffice nor antiword is installed.
        UnsupportedTypeError: ``media_type`` is of another kind.
    """
    reading = _read(path, data, media_type, limits or Limits())
    mended = mended_content(reading.content)
    reading.diagnostics.extend(mended.note(""))
    reading.content = rejoined(unglued(mended.content))
    if not reading.content:
        pictures = any(diagnostic.code == "image-not-read" for diagnostic in reading.diagnostics)
        raise EmptyFileError(
            path, "holds pictures but no text; print it to PDF and read that" if pictures else "holds no text"
        )
    return (Page(None, None, None, tuple(reading.content), "native"),), tuple(reading.diagnostics)


def _read(path: Path, data: bytes, media_type: str, limits: Limits) -> Reading:
    if media_type == DOCX:
        from vanban.source.native.docx import read_docx

        return read_docx(path, data, limits)
    if media_type == DOC:
        from vanban.source.native.legacy_doc import read_doc

        return read_doc(path, data, limits)
    if media_type == HTML:
        from vanban.source.native.html import read_html

        return read_html(path, data)
    if media_type in (MARKDOWN, PLAIN):
        from vanban.source.native.plain import read_text

        return read_text(path, data)
    raise UnsupportedTypeError(path, f"{media_type} is not a text document that can be read")
