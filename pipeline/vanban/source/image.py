"""Page images in PNG, JPEG and TIFF files, the last with several pages."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from vanban.errors import DamagedError, LimitExceededError
from vanban.limits import Limits
from vanban.schema import Diagnostic
from vanban.source.model import Page
from vanban.source.selection import selected_pages
from vanban.source.supervision import A4, PageFaults, Supervision

_A4_SHORT_INCHES = 8.27
# What scanners and cameras state within these bounds is believed (72 and 96 are what programs write without knowing).
_BELIEVED = (140.0, 1300.0)
_FINEST = 300.0
_COARSEST = 200.0


def read_image(
    path: Path,
    data: bytes,
    ocr: Literal["auto", "always", "never"],
    pages: set[int] | None,
    supervision: Supervision,
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Read the page images of a file.

    Args:
        path: for error messages.
        data: the file's bytes.
        ocr: ``never`` gives empty pages with a diagnostic.
        pages: 1-based pages to read, ``None`` for all.
        supervision: the terms on which it is read.

    Raises:
        DamagedError: no page of it can be decoded.
        LimitExceededError: it has more pixels than a page can have.
        MissingToolError: there is no recognition engine.
        UsageError: a page is not there.
    """
    notes: list[Diagnostic] = []
    result = []
    with _pillow_told(supervision.limits):
        try:
            with Image.open(io.BytesIO(data)) as file:
                numbers = selected_pages(path, _frames(file, notes), pages)
                faults = PageFaults(path, numbers, supervision, notes)
                for number in numbers:
                    page = faults.run(number, partial(_frame, path, file, number, ocr, supervision.limits, notes))
                    result.append(page or Page(number, *A4, (), "ocr"))
        except Image.DecompressionBombError as error:
            raise LimitExceededError(
                path, "has more pixels than any page; scan it at 300 dpi or raise --max-pixels"
            ) from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
            raise DamagedError(path, "is a damaged image; scan it again or get the file again") from error
    faults.refuse_all_lost("a damaged image")
    return tuple(result), tuple(notes)


@contextmanager
def _pillow_told(limits: Limits) -> Iterator[None]:
    """Have Pillow refuse what is far beyond the limit before it reserves memory for it, and keep its warnings back.

    It warns of what is refused here, and of metadata that does not matter.
    """
    usual = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = int(limits.max_pixels * 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = usual


def _frames(file: Image.Image, notes: list[Diagnostic]) -> int:
    """The number of page images; those behind a break in their chain cannot be reached."""
    try:
        return int(getattr(file, "n_frames", 1))
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, struct.error):
        count = 1
        with suppress(Exception):
            while True:
                file.seek(count)
                count += 1
        message = f"the file is broken after page {count}; if there were more pages, they are not here"
        notes.append(Diagnostic(code="pages-lost", severity="error", message=message))
        return count


def _frame(path: Path, file: Image.Image, number: int, ocr: str, limits: Limits, notes: list[Diagnostic]) -> Page:
    try:
        file.seek(number - 1)
    except Image.DecompressionBombError as error:
        raise LimitExceededError(
            path, "has more pixels than any page; scan it at 300 dpi or raise --max-pixels", number
        ) from error
    if file.width * file.height > limits.max_pixels * 1_000_000:
        raise LimitExceededError(
            path, f"has {file.width} × {file.height} pixels; scan it at 300 dpi or raise --max-pixels", number
        )
    return _page(path, file, number, ocr, notes)


def _page(path: Path, file: Image.Image, number: int, ocr: str, notes: list[Diagnostic]) -> Page:
    upright = ImageOps.exif_transpose(file) or file
    dpi = _resolution(file, upright)
    width, height = upright.width * 72 / dpi, upright.height * 72 / dpi
    if ocr == "never":
        message = f"page {number} is an image; it was not recognised"
        notes.append(Diagnostic(code="no-text-layer", severity="warning", message=message))
        return Page(number, round(width, 2), round(height, 2), (), "ocr")
    from vanban.source.ocr.reading import recognised_page

    used = min(max(dpi, _COARSEST), _FINEST)
    if abs(used - dpi) > 1:
        size = (max(1, round(upright.width * used / dpi)), max(1, round(upright.height * used / dpi)))
        upright = _pixels_mode(upright).resize(size, Image.Resampling.LANCZOS)
        dpi = used
    return recognised_page(path, _pixels(upright), dpi, number, notes)


def _pixels_mode(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        # Transparent parts are paper.
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, layer).convert("RGB")
    if image.mode in {"I;16", "I;16B", "I"}:
        values = np.asarray(image, dtype=np.float32)
        return Image.fromarray((values / max(float(values.max()), 1.0) * 255).astype(np.uint8))
    if image.mode in {"1", "L"}:
        return image.convert("L")
    return image.convert("RGB")


def _pixels(image: Image.Image) -> npt.NDArray[np.uint8]:
    return np.asarray(_pixels_mode(image), dtype=np.uint8)


def _resolution(file: Image.Image, upright: Image.Image) -> float:
    """Dots an inch: what the file states if that can be, else as of a sheet of A4."""
    stated = file.info.get("dpi")
    short = min(upright.width, upright.height)
    if isinstance(stated, tuple) and len(stated) == 2:
        dpi = float(stated[0])
        # A statement is believed when it makes the sheet between A5 and A3.
        if _BELIEVED[0] <= dpi <= _BELIEVED[1] and 5.0 <= short / dpi <= 12.5:
            return dpi
    return max(short / _A4_SHORT_INCHES, 30.0)
