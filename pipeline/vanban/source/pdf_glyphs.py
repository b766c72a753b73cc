"""Every character of a PDF page with its place, fetched from pdfium in bulk.

One call a character through pypdfium2's typed functions costs 2–3 µs; the same functions called with plain addresses
cost 0.4 µs, and 0.25 µs without giving the interpreter's lock away and taking it back, which decides whether a page
takes 4 ms or 20.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from vanban.text.legacy import FontEncoding, encoding_of_font

Floats = npt.NDArray[np.float64]

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|,b\b|-bd|\.vntimeb", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|ital\b|,i\b|-it\b", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|times|arial|book|psmt", re.IGNORECASE)
_SYMBOL_NAME = re.compile(r"symbol|dingbat|wingding|webding|marlett", re.IGNORECASE)
# Bits of FontDescriptor /Flags (ISO 32000-1, table 123).
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_WEIGHT_BOLD = 600
_RENDER_FILL_STROKE = 2
_RENDER_INVISIBLE = 3
# Codes that show nothing; a letter whose font maps it to one of them, or to none, is lost.
_BLANKS = frozenset((*range(0x21), 0xA0, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF))
_SPACE, _LOST = 0x20, 0
_HYPHEN_IN_TEXT = 0xFFFE
# pdfium gives glyphs without ink a height of a hundredth of a point.
_LEAST_INK = 0.05


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The C function itself, taking addresses as plain integers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_PTR, _INT = ctypes.c_void_p, ctypes.c_int
_unicode = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _PTR, _INT)
_text = _plain(pdfium.FPDFText_GetText, _INT, _PTR, _INT, _INT, _PTR)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _PTR, _INT, _PTR)
_origin = _plain(pdfium.FPDFText_GetCharOrigin, _INT, _PTR, _INT, _PTR, _PTR)
_text_object = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _PTR, _INT)
_matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _PTR, _INT, _PTR)
_font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _PTR, _INT)
_font = _plain(pdfium.FPDFTextObj_GetFont, _PTR, _PTR)
_render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _PTR)
_tight_box = _plain(pdfium.FPDFText_GetCharBox, _INT, _PTR, _INT, _PTR, _PTR, _PTR, _PTR)
_is_hyphen = _plain(pdfium.FPDFText_IsHyphen, _INT, _PTR, _INT)
_unmapped = _plain(pdfium.FPDFText_HasUnicodeMapError, _INT, _PTR, _INT)


class FontLook(NamedTuple):
    """What is known of a font.

    Attributes:
        number: in the order in which the document's fonts were met.
        bold: bold letters.
        italic: italic letters.
        symbol: signs, not letters.
        encoding: of text in it, where its name tells one from before Unicode.
    """

    number: int
    bold: bool
    italic: bool
    symbol: bool
    encoding: FontEncoding | None


Fonts = dict[int, FontLook]
"""The fonts of a document by their address in pdfium."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in content order.

    Attributes:
        codes: Unicode values; 0 for a letter that the font maps to none, to a blank, or not at all.
        boxes: left, top, right, bottom in PDF space (y up), from the font's advance widths and ascents.
        origins: x, y of the point on the baseline, in PDF space; in text that runs level x is the box's left edge.
        piece: for each character the index of its text object below, −1 for spaces and breaks that pdfium adds.
        sizes: font size of each text object, in points.
        angles: direction of writing of each text object, in degrees, counter-clockwise.
        bold: of each text object.
        italic: of each text object.
        hidden: text objects that are not painted (the text layer that OCR software puts under a scan).
        font: of each text object, its place in ``looks``.
        looks: the document's fonts so far.
    """

    codes: npt.NDArray[np.uint32]
    boxes: Floats
    origins: Floats
    piece: npt.NDArray[np.int64]
    sizes: Floats
    angles: Floats
    bold: npt.NDArray[np.bool_]
    italic: npt.NDArray[np.bool_]
    hidden: npt.NDArray[np.bool_]
    font: npt.NDArray[np.int64]
    looks: tuple[FontLook, ...]


def glyphs_of(page: pypdfium2.PdfPage, fonts: Fonts) -> Glyphs:
    """Fetch the characters of a page.

    Args:
        page: an open page.
        fonts: what is known of the document's fonts, filled as they come.
    """
    text_page = page.get_textpage()
    try:
        return _fetch(ctypes.cast(text_page.raw, ctypes.c_void_p).value or 0, text_page.count_chars(), fonts)
    finally:
        text_page.close()


def _fetch(text: int, count: int, fonts: Fonts) -> Glyphs:
    if count <= 0:
        nothing = np.zeros(0)
        none = np.zeros(0, dtype=bool)
        return Glyphs(
            nothing.astype(np.uint32), np.zeros((0, 4)), np.zeros((0, 2)), nothing.astype(np.int64),
            nothing, nothing, none, none, none, nothing.astype(np.int64), (),
        )  # fmt: skip
    every = range(count)
    same = [text] * count
    codes = _codes(text, count)
    boxes = np.zeros((count, 4), dtype=np.float32)
    start = boxes.ctypes.data
    _call(map(_loose_box, same, every, range(start, start + 16 * count, 16)))
    objects = np.fromiter(map(_text_object, same, every), dtype=np.uint64, count=count)
    changes = np.concatenate([[0], np.flatnonzero(objects[1:] != objects[:-1]) + 1])
    piece = np.full(count, -1, dtype=np.int64)
    styles: list[tuple[float, ...]] = []
    for begin, end in zip(changes, [*changes[1:], count], strict=True):
        address = int(objects[begin])
        if address:
            piece[begin:end] = len(styles)
            styles.append(_style(text, int(begin), address, fonts))
    table = np.array(styles, dtype=np.float64).reshape(-1, 6)
    font = table[:, 5].astype(np.int64)
    looks = tuple(fonts.values())
    return Glyphs(
        codes=_without_false_letters(text, codes, boxes, piece, table[:, 0], font, looks),
        boxes=boxes.astype(np.float64),
        origins=_origins(text, boxes, piece),
        piece=piece,
        sizes=table[:, 0],
        angles=table[:, 1],
        bold=table[:, 2] > 0,
        italic=table[:, 3] > 0,
        hidden=table[:, 4] > 0,
        font=font,
        looks=looks,
    )


def _codes(text: int, count: int) -> npt.NDArray[np.uint32]:
    """The characters' Unicode values, fetched in one call where that gives one for each."""
    units = np.zeros(count + 1, dtype=np.uint16)
    written = _text(text, 0, count, units.ctypes.data) - 1
    codes = units[:count].astype(np.uint32)
    if written != count or ((codes >= 0xD800) & (codes < 0xE000)).any():
        # Letters without Unicode are left out of the text, and letters beyond U+FFFF take two places in it.
        return np.fromiter(map(_unicode, [text] * count, range(count)), dtype=np.uint32, count=count)
    # The text has U+FFFE for a hyphen at the end of a line.
    for index in np.flatnonzero(codes == _HYPHEN_IN_TEXT).tolist():
        codes[index] = _unicode(text, index)
    return codes


def _origins(text: int, boxes: npt.NDArray[np.float32], piece: npt.NDArray[np.int64]) -> Floats:
    """Origins of the characters that belong to a text object.

    An object whose first and last character stand on one height is a level line: two calls serve all of it. From left
    to right its characters are told apart by their boxes.
    """
    origins = np.zeros((len(piece), 2))
    starts = np.flatnonzero(np.diff(piece, prepend=-1))
    ends = np.append(starts[1:], len(piece))
    starts, ends = starts[piece[starts] >= 0], ends[piece[starts] >= 0]
    _fetch_origins(text, origins, np.concatenate([starts, ends - 1]))
    height, lengths = origins[starts, 1], ends - starts
    alike = np.repeat(height == origins[ends - 1, 1], lengths)
    inside = np.flatnonzero(piece >= 0)
    level = inside[alike]
    origins[level, 0] = boxes[level, 0]
    origins[level, 1] = np.repeat(height, lengths)[alike]
    _fetch_origins(text, origins, inside[~alike])
    return origins


def _fetch_origins(text: int, origins: Floats, indices: npt.NDArray[np.int64]) -> None:
    places = indices * 16 + origins.ctypes.data
    _call(map(_origin, [text] * len(indices), indices.tolist(), places.tolist(), (places + 8).tolist()))


def _without_false_letters(
    text: int,
    codes: npt.NDArray[np.uint32],
    boxes: npt.NDArray[np.float32],
    piece: npt.NDArray[np.int64],
    sizes: Floats,
    font: npt.NDArray[np.int64],
    looks: tuple[FontLook, ...],
) -> npt.NDArray[np.uint32]:
    """The codes with letters that have lost their Unicode marked as lost, and blank glyphs as spaces.

    Where a font has no Unicode for a glyph pdfium hands on the glyph's number as if it were a character; fonts also map
    letters to a space or to nothing. What a glyph is, is the same wherever font, code and width are: so one of each is
    looked at.
    """
    drawn = np.flatnonzero(piece >= 0)
    if not len(drawn):
        return codes
    of = piece[drawn]
    width = ((boxes[drawn, 2] - boxes[drawn, 0]) * 25 / np.maximum(sizes[of], 1.0)).astype(np.int64) & 0x3FF
    keys = (font[of] << 31) | (width << 21) | codes[drawn]
    kinds, first = np.unique(keys, return_index=True)
    becomes: dict[int, int] = {}
    for key, index in zip(kinds.tolist(), drawn[first].tolist(), strict=True):
        code = key & 0x1FFFFF
        if (code in _BLANKS or _unmapped(text, index)) and not looks[key >> 31].symbol:
            new = _LOST if _is_inked(text, index) else _SPACE
            # A hyphen at the end of a line is U+0002 to pdfium.
            if new != code and _is_hyphen(text, index) != 1:
                becomes[key] = new
    if not becomes:
        return codes
    codes = codes.copy()
    for key, new in becomes.items():
        codes[drawn[keys == key]] = new
    return codes


def _is_inked(text: int, index: int) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    _tight_box(text, index, *(ctypes.addressof(side) for side in (left, right, bottom, top)))
    return abs(top.value - bottom.value) > _LEAST_INK and abs(right.value - left.value) > _LEAST_INK


def _call(calls: Iterator[Any]) -> None:
    """Have the calls made; what they give is not kept."""
    deque(calls, maxlen=0)


def _style(text: int, index: int, address: int, fonts: Fonts) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    _matrix(text, index, ctypes.addressof(matrix))
    size = _font_size(text, index) * float(np.hypot(matrix.c, matrix.d))
    angle = float(np.degrees(np.arctan2(matrix.b, matrix.a)))
    font = _font(address) or 0
    look = fonts.get(font)
    if look is None:
        look = fonts[font] = _look(font, len(fonts))
    mode = _render_mode(address)
    # A slanted text matrix is how fonts without an italic are made to lean.
    slanted = abs(matrix.c) > 0.1 * abs(matrix.d) and abs(matrix.b) < 0.01 * abs(matrix.a)
    bold, italic = look.bold or mode == _RENDER_FILL_STROKE, look.italic or slanted
    return (size, angle, bold, italic, mode == _RENDER_INVISIBLE, look.number)


def _look(font: int, number: int) -> FontLook:
    """Bold and italic of a font: by its name, by its descriptor where the name says nothing."""
    if not font:
        return FontLook(number, False, False, False, None)
    handle = ctypes.cast(font, pdfium.FPDF_FONT)
    length = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace")
    flags = pdfium.FPDFFont_GetFlags(handle)
    bold = _BOLD_NAME.search(name) is not None or (flags > 0 and bool(flags & _FLAG_FORCE_BOLD))
    italic = _ITALIC_NAME.search(name) is not None or (flags > 0 and bool(flags & _FLAG_ITALIC))
    if not bold and not _PLAIN_NAME.search(name):
        bold = pdfium.FPDFFont_GetWeight(handle) >= _WEIGHT_BOLD
    return FontLook(number, bold, italic, _SYMBOL_NAME.search(name) is not None, encoding_of_font(name))
