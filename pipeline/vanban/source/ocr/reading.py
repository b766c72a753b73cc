"""A page image becomes a ``Page``, with a word about it where a person should know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from vanban.schema import Diagnostic
from vanban.source.model import Page
from vanban.source.ocr.engine import engine_for
from vanban.source.ocr.page import recognise_page

_POOR = 0.75


def recognised_page(
    path: Path, pixels: npt.NDArray[np.uint8], dpi: float, number: int, notes: list[Diagnostic]
) -> Page:
    """Read a page image.

    Args:
        path: the document, for error messages.
        pixels: grey, or RGB.
        dpi: resolution of the image.
        number: 1-based page number.
        notes: where diagnostics are put.

    Raises:
        MissingToolError: there is no engine or no Vietnamese data.
    """
    page = recognise_page(engine_for(path), pixels, dpi, number)
    if page.blank:
        notes.append(Diagnostic(code="blank-page", severity="info", message=f"page {number} is blank"))
    elif not page.content:
        notes.append(
            Diagnostic(code="no-text-found", severity="warning", message=f"page {number} holds marks but no text")
        )
    elif page.confidence < _POOR:
        message = f"page {number} was hard to read (confidence {page.confidence:.2f}); check its values by the image"
        notes.append(Diagnostic(code="ocr-poor-page", severity="warning", message=message))
    if page.repairs:
        told = ", ".join(f"{repair.read!r} as {repair.taken!r}" for repair in page.repairs)
        notes.append(Diagnostic(code="ocr-repaired", severity="info", message=f"page {number}: misread, taken: {told}"))
    if page.quarters:
        message = f"page {number} was turned by {page.quarters * 90} degrees; boxes are measured on the upright page"
        notes.append(Diagnostic(code="page-turned", severity="info", message=message))
    if page.fold is not None:
        message = f"page {number} shows two printed pages side by side; the left one was read first"
        notes.append(Diagnostic(code="two-pages-on-image", severity="info", message=message))
    return Page(number, round(page.width, 2), round(page.height, 2), page.content, "ocr", page.fold)
