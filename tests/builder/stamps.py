"""What a clerk adds to a printed page: figures by pen, and the incoming stamp (dấu ĐẾN) with what is filled in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFont
from tests.builder.fonts import family

Colour = tuple[int, int, int]
Point = tuple[float, float]

BLUE: Colour = (35, 55, 150)
RED: Colour = (205, 35, 45)
VIOLET: Colour = (95, 50, 140)
BLACK: Colour = (30, 30, 30)

# Strokes of each sign through their turning points, x to the right and y down, height 1.
_STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "0": (((0.35, 0.02), (0.1, 0.25), (0.06, 0.65), (0.28, 0.98), (0.52, 0.7), (0.55, 0.3), (0.33, 0.03)),),
    "1": (((0.05, 0.35), (0.2, 0.2), (0.34, 0.02)), ((0.34, 0.02), (0.3, 0.5), (0.25, 0.98))),
    "2": (((0.05, 0.25), (0.2, 0.03), (0.46, 0.1), (0.45, 0.4), (0.2, 0.75), (0.02, 0.97), (0.55, 0.93)),),
    "3": (((0.08, 0.1), (0.35, 0.02), (0.48, 0.22), (0.22, 0.45), (0.5, 0.6), (0.45, 0.9), (0.05, 0.92)),),
    "4": (((0.3, 0.02), (0.15, 0.35), (0.02, 0.62), (0.55, 0.58)), ((0.42, 0.3), (0.4, 0.65), (0.36, 1.0))),
    "5": (((0.5, 0.04), (0.16, 0.06)), ((0.16, 0.06), (0.1, 0.42), (0.4, 0.4), (0.5, 0.7), (0.3, 0.96), (0.03, 0.88))),
    "6": (((0.45, 0.02), (0.15, 0.35), (0.06, 0.75), (0.3, 0.98), (0.5, 0.75), (0.35, 0.52), (0.1, 0.7)),),
    "7": (((0.05, 0.1), (0.5, 0.05)), ((0.5, 0.05), (0.3, 0.5), (0.2, 1.0)), ((0.15, 0.52), (0.46, 0.48))),
    "8": (
        (
            (0.48, 0.15), (0.25, 0.02), (0.12, 0.22), (0.42, 0.55), (0.45, 0.85),
            (0.2, 0.97), (0.08, 0.75), (0.4, 0.4), (0.48, 0.15),
        ),
    ),
    "9": (((0.48, 0.25), (0.25, 0.02), (0.06, 0.25), (0.25, 0.48), (0.48, 0.2), (0.44, 0.6), (0.3, 1.0)),),
    "/": (((0.35, -0.05), (0.2, 0.5), (0.05, 1.08)),),
}  # fmt: skip
_ADVANCE = 0.66


def handwrite(
    page: Image.Image,
    place: tuple[int, int],
    text: str,
    dpi: int,
    random_: random.Random,
    *,
    height: float = 4.2,
    ink: Colour = BLUE,
    haste: float = 1.0,
) -> Image.Image:
    """Write figures by pen: slanted, uneven, off the line, ink on ink.

    Args:
        page: the page image, which is not changed.
        place: pixels of the left end of the line to write on.
        text: digits and slashes.
        dpi: resolution of the page.
        random_: the writer's hand.
        height: of the figures in millimetres.
        ink: colour of the pen.
        haste: how uneven the figures are; 0.2 is a careful hand.
    """
    layer = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(layer)
    unit = height / 25.4 * dpi
    slant = random_.uniform(0.05, 0.3)
    width = max(2, round(random_.uniform(0.35, 0.55) / 25.4 * dpi))
    x = float(place[0])
    for sign in text:
        scale = unit * (1 + haste * random_.uniform(-0.15, 0.15))
        floor = place[1] + unit * haste * random_.uniform(-0.12, 0.12)
        for stroke in _STROKES[sign]:
            points = [
                (
                    x + (px + haste * random_.uniform(-0.04, 0.04)) * scale + slant * (1 - py) * scale,
                    floor - (1 - py + haste * random_.uniform(-0.04, 0.04)) * scale,
                )
                for px, py in stroke
            ]
            draw.line(_curve(points), fill=ink, width=width, joint="curve")
        x += _ADVANCE * scale * (1.02 + haste * random_.uniform(-0.12, 0.13))
    return ImageChops.multiply(page, layer)


@dataclass(frozen=True, slots=True)
class ArrivalStamp:
    """An incoming stamp.

    Attributes:
        body: the office that received the document, on the top line.
        number: figures written after ``Số:``, empty for none.
        date: figures written after ``Ngày:``.
        lines: what is printed in it, from top to bottom, below the word ĐẾN or beside it.
        size: width and height in millimetres (35 × 50 lying down: NĐ 30/2020, Annex IV).
        ink: colour of the print.
        printed: number and date are set by a numbering stamp, not by pen.
    """

    body: str
    number: str = ""
    date: str = ""
    lines: Sequence[str] = ("Số:", "Ngày:", "Chuyển:", "Số và ký hiệu HS:")
    size: tuple[float, float] = (50.0, 35.0)
    ink: Colour = RED
    printed: bool = False

    def over(self, page: Image.Image, corner: tuple[int, int], dpi: int, random_: random.Random) -> Image.Image:
        """The page with the stamp on it, its upper left corner at ``corner`` in pixels."""
        unit = dpi / 25.4
        width, height = (round(side * unit) for side in self.size)
        tile = Image.new("RGB", (width + 4, height + 4), "white")
        draw = ImageDraw.Draw(tile)
        draw.rectangle((1, 1, width, height), outline=self.ink, width=max(2, round(0.4 * unit)))
        head = round(0.2 * height)
        draw.line((1, head, width, head), fill=self.ink, width=max(1, round(0.3 * unit)))
        self._print(draw, self.body, (width // 2, head // 2), _fitting(self.body, 0.92 * width, 0.55 * head), "mm")
        word = _fitting("ĐẾN", 0.22 * width, 0.22 * height)
        self._print(draw, "ĐẾN", (round(0.14 * width), round(0.5 * height)), word, "mm")
        small = ImageFont.truetype(str(family().regular), round(3.3 * unit))
        step = (height - head) / (len(self.lines) + 0.4)
        left = round(0.29 * width)
        filled: list[tuple[tuple[int, int], str]] = []
        for n, line in enumerate(self.lines):
            level = round(head + step * (n + 0.85))
            self._print(draw, line, (left, level), small, "ls")
            end = left + round(small.getlength(line))
            written = self.number if line.startswith("Số:") else self.date if line.startswith("Ngày") else ""
            draw.text((end + round(unit), level), "." * 60, font=small, fill=self.ink, anchor="ls")
            if written:
                filled.append(((end + round(2 * unit), level), written))
        draw.rectangle((width - 2, 1, width + 4, height), fill="white")
        draw.line((width, 1, width, height), fill=self.ink, width=max(2, round(0.4 * unit)))
        for place, written in filled:
            if self.printed:
                draw.text(place, written, font=small, fill=self.ink, anchor="ls")
            else:
                tile = handwrite(tile, place, written, dpi, random_, height=3.6)
                draw = ImageDraw.Draw(tile)
        tile = tile.rotate(random_.uniform(-2.0, 2.0), fillcolor="white", resample=Image.Resampling.BICUBIC)
        whole = Image.new("RGB", page.size, "white")
        whole.paste(tile, corner)
        return ImageChops.multiply(page, whole)

    def _print(
        self, draw: ImageDraw.ImageDraw, text: str, place: tuple[int, int], font: ImageFont.FreeTypeFont, anchor: str
    ) -> None:
        draw.text(place, text, font=font, fill=self.ink, anchor=anchor)


def _fitting(text: str, width: float, height: float) -> ImageFont.FreeTypeFont:
    size = round(height)
    font = ImageFont.truetype(str(family().bold), size)
    return ImageFont.truetype(str(family().bold), max(8, round(size * min(1.0, width / font.getlength(text)))))


def _curve(points: Sequence[Point]) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    smooth = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(12):
            t = step / 12
            smooth.append((_blend(a[0], b[0], c[0], d[0], t), _blend(a[1], b[1], c[1], d[1], t)))
    return [*smooth, points[-1]]


def _blend(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
