"""The whole documents that the corpus damages."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
from reportlab.pdfgen.canvas import Canvas
from tests.source.drawing import LETTER, grid, image_of, letter, pdf, say, scan_pdf, worn


@cache
def plain_letter() -> bytes:
    """A letter of one page with a text layer."""
    return pdf(letter)


@cache
def three_letters() -> bytes:
    """The same on three pages."""
    return pdf(letter, letter, letter)


@cache
def table() -> bytes:
    """A ruled table of three columns."""

    def draw(canvas: Canvas) -> None:
        xs, tops = [80.0, 120.0, 330.0, 520.0], [100.0, 130.0, 170.0, 210.0, 250.0]
        grid(canvas, xs, tops)
        rows = [("TT", "Nội dung", "Đơn vị chủ trì")]
        rows += [(str(n), LETTER[n - 1][:34], "Phòng Nội vụ") for n in (1, 2, 3)]
        for top, row in zip(tops, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                say(canvas, x + 4, top + 20, text, size=11)

    return pdf(letter, draw)


@cache
def scan() -> bytes:
    """A scanned letter without a text layer."""
    return scan_pdf(worn(image_of(plain_letter(), 150), noise=3))


def saved(data: bytes, **options: object) -> bytes:
    """The PDF as qpdf writes it: linearized, with object streams, encrypted."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, static_id=True, **options)  # type: ignore[arg-type]
    return out.getvalue()


@cache
def linearized() -> bytes:
    """Three letters for fast web view."""
    return saved(three_letters(), linearize=True)


@cache
def in_object_streams() -> bytes:
    """Three letters with compressed objects and a cross-reference stream."""
    return saved(three_letters(), object_stream_mode=pikepdf.ObjectStreamMode.generate)
