"""From a file to its record: the whole pipeline in one call, in a process of its own."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from vanban.limits import Limits
from vanban.record import OcrMode, Reading
from vanban.schema import Document


def read(
    path: Path | str,
    *,
    ocr: OcrMode = "auto",
    pages: Collection[int] | None = None,
    as_of: str | None = None,
    limits: Limits | None = None,
) -> Document:
    """The record of one document.

    The file is parsed in a child process, which is kept for the next document: a file that crashes, hangs or fills the
    memory harms neither the caller nor the files after it.

    Args:
        path: the file; it is only read.
        ocr: ``auto`` reads images only where there is no trustworthy text layer.
        pages: 1-based pages to read, ``None`` for all.
        as_of: day (YYYY-MM-DD) from which missing years are resolved when the document carries no date.
        limits: what the document may cost; sound defaults when ``None``.

    Raises:
        DocumentError: the file cannot be read; ``str(error)`` says why and what to do.
        UsageError: ``pages`` names a page that is not there.
    """
    return read_with_text(path, ocr=ocr, pages=pages, as_of=as_of, limits=limits).document


def read_with_text(
    path: Path | str,
    *,
    ocr: OcrMode = "auto",
    pages: Collection[int] | None = None,
    as_of: str | None = None,
    limits: Limits | None = None,
) -> Reading:
    """As ``read``, with the canonical text beside the record."""
    from vanban.isolation.reader import Request, read_isolated

    chosen = None if pages is None else frozenset(pages)
    return read_isolated(Request(Path(path), ocr, chosen, as_of), limits or Limits())
