"""Ruling lines that a PDF page draws: strokes, rectangles' sides and the thin filled boxes that Word writes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from vanban.source.grid import Ruling
from vanban.source.pdf_words import PageFrame
from vanban.source.turning import turn_points

# A filled box this thin is a line, in points; border lines of Word are 0.5 to 3.
_THIN = 3.0
# Shorter strokes are letters, arrows and parts of drawings.
_SHORTEST = 5.0
# A page with more objects is a drawing or a map, not a text with tables.
_MOST_OBJECTS = 20_000
_DEEPEST = 4

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def rulings_of(page: pypdfium2.PdfPage, frame: PageFrame, quarters: int) -> list[Ruling]:
    """The horizontal and vertical lines of a page, in points from the top left of the page as it is read.

    Args:
        page: an open page.
        frame: where it lies in PDF space.
        quarters: clockwise quarter turns to the way it is read.
    """
    raw = page.raw
    count = pdfium.FPDFPage_CountObjects(raw)
    if count > _MOST_OBJECTS:
        return []
    objects = (pdfium.FPDFPage_GetObject(raw, index) for index in range(count))
    return [
        ruling
        for start, end in _strokes(objects, _IDENTITY, 0)
        if (ruling := _ruling(start, end, frame, quarters)) is not None
    ]


def _strokes(objects: Iterator[Any], matrix: Matrix, depth: int) -> Iterator[tuple[Point, Point]]:
    for item in objects:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _path_strokes(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = (pdfium.FPDFFormObj_GetObject(item, i) for i in range(pdfium.FPDFFormObj_CountObjects(item)))
            yield from _strokes(inner, _product(_matrix_of(item), matrix), depth + 1)


def _path_strokes(item: Any, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    whole = _product(_matrix_of(item), matrix)
    for points in _subpaths(item, whole):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) <= _THIN:
            if width >= height:
                middle = (min(ys) + max(ys)) / 2
                yield (min(xs), middle), (max(xs), middle)
            else:
                middle = (min(xs) + max(xs)) / 2
                yield (middle, min(ys)), (middle, max(ys))
        elif stroke.value:
            yield from pairwise(points)


def _subpaths(item: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """Corner points of each part of a path; parts with curves are left out."""
    points: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved = True
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _matrix_of(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _ruling(start: Point, end: Point, frame: PageFrame, quarters: int) -> Ruling | None:
    x, y = turn_points(
        np.array([start[0], end[0]]) - frame.left,
        frame.top - np.array([start[1], end[1]]),
        frame.width,
        frame.height,
        quarters,
    )
    (x0, x1), (top, bottom) = sorted(x.tolist()), sorted(y.tolist())
    if x1 - x0 >= _SHORTEST and bottom - top <= 1.0:
        return Ruling("h", x0, top, x1, top)
    if bottom - top >= _SHORTEST and x1 - x0 <= 1.0:
        return Ruling("v", x0, top, x0, bottom)
    return None
