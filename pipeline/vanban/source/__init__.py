"""A file becomes pages of positioned lines.

``read_source`` is the only door: it looks at the bytes, decides what they are and calls the reader of that kind. The
file is read once and never written.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Literal

from vanban.errors import (
    DamagedError,
    DocumentError,
    EmptyFileError,
    LimitExceededError,
    MemoryExceededError,
    NotAFileError,
    NotFoundError,
    UsageError,
)
from vanban.schema import Diagnostic
from vanban.source.model import Line, Page, SourceDocument, Table
from vanban.source.signatures import read_signatures
from vanban.source.sniff import IMAGES, PDF, sniff
from vanban.source.supervision import Supervision

OcrMode = Literal["auto", "always", "never"]


def read_source(
    path: Path, *, ocr: OcrMode = "auto", pages: set[int] | None = None, supervision: Supervision | None = None
) -> SourceDocument:
    """Read a document of any supported kind.

    Args:
        path: the file; its name does not decide its type.
        ocr: ``auto`` recognises the pages that have no trustworthy text, ``always`` all of a PDF's pages, ``never``
            none (pages without text stay empty, with a diagnostic).
        pages: 1-based pages to read, ``None`` for all. Formats without pages take ``None`` or ``{1}``.
        supervision: the terms on which it is read; the default limits and no listener when there are none.

    Returns:
        The pages in order, with what a person should know about the reading.

    Raises:
        DocumentError: one of its subclasses says what is wrong with the file and what to do.
        UsageError: a page was asked for that the document does not have.
    """
    supervision = supervision or Supervision()
    data = _bytes_of(path, supervision.limits.max_file)
    try:
        media_type = sniff(path, data)
        read_pages, diagnostics = _read(path, data, media_type, ocr, pages, supervision)
        signatures, remarks = read_signatures(data) if media_type == PDF else ((), ())
    except (DocumentError, UsageError):
        raise
    except RecursionError as error:
        raise DamagedError(path, "is nested too deeply to be read") from error
    except MemoryError as error:
        raise MemoryExceededError(path, "needs more memory than it may take; raise --max-memory") from error
    _refuse_long(path, read_pages, supervision.limits.max_characters)
    return SourceDocument(
        # A name that is no text in the system's encoding becomes one that can be written down.
        name=path.name.encode("utf-8", "replace").decode(),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        size=len(data),
        pages=read_pages,
        diagnostics=(*diagnostics, *remarks),
        signatures=signatures,
    )


def _refuse_long(path: Path, pages: tuple[Page, ...], most: int) -> None:
    characters = sum(_characters(item) for page in pages for item in page.content)
    if characters > most:
        raise LimitExceededError(
            path, f"has {characters} characters of text, more than {most}; split it or raise --max-characters"
        )


def _characters(item: Line | Table) -> int:
    if isinstance(item, Line):
        return len(item.text)
    return sum(len(line.text) for cell in item.cells for line in cell.lines)


def _bytes_of(path: Path, megabytes: float) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise NotAFileError(path, "is a folder; name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError(path, "is not a regular file")
        if status.st_size > megabytes * 1_000_000:
            raise LimitExceededError(path, f"is larger than {megabytes:g} MB; split it or raise --max-file")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(path, "no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(path, f"cannot be opened: {reason}") from error
    if not data:
        raise EmptyFileError(path, "is empty (0 bytes)")
    return data


def _read(
    path: Path, data: bytes, media_type: str, ocr: OcrMode, pages: set[int] | None, supervision: Supervision
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    if media_type == PDF:
        from vanban.source.pdf import read_pdf

        return read_pdf(path, data, ocr, pages, supervision)
    if media_type in IMAGES:
        from vanban.source.image import read_image

        return read_image(path, data, ocr, pages, supervision)
    if pages is not None and pages != {1}:
        raise UsageError(f"{path}: --pages: this format has no pages; leave --pages away")
    from vanban.source.native import read_native

    return read_native(path, data, media_type, supervision.limits)
