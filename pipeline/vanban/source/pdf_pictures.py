"""Pictures on a PDF page: how much of it they cover, how fine they are, and what they show beside the text layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from vanban.schema import Box

_LOOK_DPI = 50
_MOST_PICTURES = 400
_DARK = 150
# Letters drawn as outlines: so many filled shapes of a letter's size, in points.
_MANY_SHAPES = 300
_LETTER_HEIGHT = (2.0, 40.0)
# Forms in forms: deeper nesting than any writer makes.
_DEEPEST = 15
# The look at a page costs no more pixels than an A2 sheet has.
_MOST_LOOKED_AT = 1_000_000


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a page.

    Attributes:
        cover: share of the page that they cover, 0–1.
        dpi: resolution of the one that covers most, 0 when there is none.
    """

    cover: float
    dpi: float


def pictures_of(page: pypdfium2.PdfPage, width: float, height: float) -> Pictures:
    """The pictures of a page of the given size in points."""
    covered = largest = dpi = 0.0
    for number, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number >= _MOST_PICTURES:
            break
        left, bottom, right, top = item.get_bounds()
        area = max(right - left, 0.0) * max(top - bottom, 0.0)
        covered += area
        if area > largest:
            largest = area
            pixels = item.get_px_size()
            # Pixels along the long side, so that a picture laid on its side is measured rightly.
            dpi = 72 * max(pixels) / max(right - left, top - bottom, 1.0)
    return Pictures(min(covered / max(width * height, 1.0), 1.0), dpi)


def picture_sizes(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int]]:
    """Width and height in pixels of each picture on a page."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        width, height = item.get_px_size()
        yield width, height


def is_outlined(page: pypdfium2.PdfPage) -> bool:
    """Whether the page is drawn in hundreds of small shapes: print whose letters were made outlines."""
    shapes = 0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        shapes += _LETTER_HEIGHT[0] < top - bottom < _LETTER_HEIGHT[1] and right - left < _LETTER_HEIGHT[1]
        if shapes == _MANY_SHAPES:
            return True
    return False


def uncovered_ink(page: pypdfium2.PdfPage, boxes: Iterable[Box], width: float, height: float) -> float:
    """Share of the page's dark spots that stand outside the boxes, 0–1.

    Args:
        page: an open page, as displayed of the size ``width`` × ``height`` in points.
        boxes: of the text layer's words on the page as displayed.
        width: of the page as displayed.
        height: of the page as displayed.
    """
    dpi = min(_LOOK_DPI, 72 * (_MOST_LOOKED_AT / max(width * height, 1.0)) ** 0.5)
    grey = rendered(page, dpi)[:, :, 0]
    dark: npt.NDArray[np.bool_] = grey < _DARK
    # The outer edge is where scanners leave bars.
    margin = max(1, round(0.03 * min(dark.shape)))
    dark[:margin] = dark[-margin:] = False
    dark[:, :margin] = dark[:, -margin:] = False
    total = int(dark.sum())
    if total == 0:
        return 0.0
    sx, sy = grey.shape[1] / width, grey.shape[0] / height
    for x0, top, x1, bottom in boxes:
        dark[max(int(top * sy) - 1, 0) : int(bottom * sy) + 2, max(int(x0 * sx) - 1, 0) : int(x1 * sx) + 2] = False
    return float(dark.sum()) / total


def rendered(page: pypdfium2.PdfPage, dpi: float) -> npt.NDArray[np.uint8]:
    """The page as RGB pixels; annotations (captions of electronic signatures, comments) are left out."""
    bitmap: Any = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    try:
        pixels: npt.NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
        return pixels
    finally:
        bitmap.close()
