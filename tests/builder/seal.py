"""A round red seal and a signature in blue ink, drawn over a page image."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFont
from tests.builder.fonts import family

_RED = (205, 35, 45)
_BLUE = (35, 55, 150)


def stamp(page: Image.Image, centre: tuple[int, int], dpi: int, text: str, random_: random.Random) -> Image.Image:
    """Lay a seal of 36 mm over the page, ink on ink as a real one (dark print shows through)."""
    radius = round(18 / 25.4 * dpi)
    layer = Image.new("RGB", (2 * radius + 8, 2 * radius + 8), "white")
    draw = ImageDraw.Draw(layer)
    middle = radius + 4
    for size, width in ((1.0, 0.035), (0.90, 0.012), (0.60, 0.012)):
        reach = radius * size
        draw.ellipse(
            (middle - reach, middle - reach, middle + reach, middle + reach),
            outline=_RED,
            width=max(1, round(radius * width)),
        )
    _star(draw, middle, radius * 0.30)
    _around(layer, middle, radius * 0.745, text, round(radius * 0.17))
    layer = layer.rotate(random_.uniform(-12, 12), fillcolor="white", resample=Image.Resampling.BICUBIC)
    whole = Image.new("RGB", page.size, "white")
    whole.paste(layer, (centre[0] - middle, centre[1] - middle))
    return ImageChops.multiply(page, whole)


def sign(page: Image.Image, centre: tuple[int, int], dpi: int, random_: random.Random) -> Image.Image:
    """Draw a pen stroke of about 35 mm: loops that drift to the right."""
    draw = ImageDraw.Draw(page)
    unit = dpi / 25.4
    phase = random_.uniform(0, 3)
    points = []
    for step in range(120):
        t = step / 119
        x = centre[0] + (t - 0.5) * 34 * unit + 3.5 * unit * math.sin(9 * t * math.pi + phase)
        y = centre[1] + 5.5 * unit * math.cos(11 * t * math.pi + phase) * (1 - 0.75 * t)
        points.append((x, y))
    draw.line(points, fill=_BLUE, width=max(2, round(0.5 * unit)), joint="curve")
    return page


def _star(draw: ImageDraw.ImageDraw, middle: float, reach: float) -> None:
    points = []
    for corner in range(10):
        angle = math.pi * corner / 5 - math.pi / 2
        length = reach if corner % 2 == 0 else reach * 0.4
        points.append((middle + length * math.cos(angle), middle + length * math.sin(angle)))
    draw.polygon(points, fill=_RED)


def _around(layer: Image.Image, middle: int, radius: float, text: str, size: int) -> None:
    """Write along the upper arc, one letter at a time."""
    font = ImageFont.truetype(str(family().bold), size)
    span = math.radians(min(300, 12.5 * len(text)))
    for index, letter in enumerate(text):
        angle = -math.pi / 2 - span / 2 + span * (index + 0.5) / len(text)
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), letter, font=font, fill=255, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90, resample=Image.Resampling.BICUBIC)
        at = (round(middle + radius * math.cos(angle)) - size, round(middle + radius * math.sin(angle)) - size)
        layer.paste(Image.new("RGB", tile.size, _RED), at, tile)
