"""Scans: a PDF rendered to page images, sealed, worn and written back as a PDF of JPEG pages without a text layer."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
from PIL import Image
from tests.builder.seal import sign, stamp

Grey = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Level:
    """How badly a scanner treats a page.

    Attributes:
        skew: largest turn, in degrees; each page gets its own.
        noise: standard deviation of the grain, in grey levels of 255.
        blur: Gaussian sigma in pixels at 200 dpi.
        shade: how much darker the darkest corner is, 0–1.
        jpeg: JPEG quality, 1–95.
    """

    skew: float
    noise: float
    blur: float
    shade: float
    jpeg: int
    dpi: int = 200


LEVELS: dict[str, Level] = {
    "clean": Level(skew=0.0, noise=0.0, blur=0.0, shade=0.0, jpeg=88),
    "good": Level(skew=0.4, noise=3.0, blur=0.3, shade=0.05, jpeg=78),
    "fair": Level(skew=0.8, noise=6.0, blur=0.5, shade=0.12, jpeg=68),
    "poor": Level(skew=1.2, noise=10.0, blur=0.8, shade=0.25, jpeg=55),
    "bad": Level(skew=2.0, noise=22.0, blur=1.2, shade=0.4, jpeg=40),
}


def scan_pages(
    pdf: Path, level: Level, *, seal: str = "", signer: str = "", seed: int = 1, pages: Iterable[int] | None = None
) -> list[Image.Image]:
    """Page images of a PDF after a bad scanner had them.

    Args:
        pdf: a PDF with a text layer.
        level: what happens to the pages.
        seal: words around the seal; empty for none.
        signer: printed name that the seal and the signature stand over.
        seed: the same seed gives the same images.
        pages: 0-based pages, all by default.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        numbers = list(pages) if pages is not None else list(range(len(document)))
        return [_scan_page(document[number], level, seal, signer, seed * 1000 + number) for number in numbers]
    finally:
        document.close()


def to_scan_pdf(
    pdf: Path,
    path: Path,
    level: Level,
    *,
    seal: str = "",
    signer: str = "",
    seed: int = 1,
    pages: Iterable[int] | None = None,
) -> None:
    """Write the scan as a PDF of one JPEG image a page, without any text."""
    with pikepdf.new() as out:
        for image in scan_pages(pdf, level, seal=seal, signer=signer, seed=seed, pages=pages):
            _add_page(out, image, level)
        out.save(path, deterministic_id=True)


def to_image(image: Image.Image, path: Path, level: Level) -> None:
    """Write one page image as PNG or JPEG, by the ending of ``path``."""
    options: dict[str, Any] = {"quality": level.jpeg} if path.suffix.lower() in {".jpg", ".jpeg"} else {}
    image.save(path, dpi=(level.dpi, level.dpi), **options)


def to_tiff(images: list[Image.Image], path: Path, level: Level) -> None:
    """Write page images as one TIFF of several pages."""
    images[0].save(
        path, save_all=True, append_images=images[1:], compression="tiff_deflate", dpi=(level.dpi, level.dpi)
    )


def _scan_page(page: pypdfium2.PdfPage, level: Level, seal: str, signer: str, seed: int) -> Image.Image:
    random_ = random.Random(seed)
    image = page.render(scale=level.dpi / 72).to_pil().convert("RGB")
    box = _find(page, signer) if seal and signer else None
    if box is not None:
        unit = level.dpi / 72
        middle = (box[0] + box[2]) / 2 * unit
        top = (page.get_height() - box[3]) * unit
        image = sign(image, (round(middle), round(top - 8 / 25.4 * level.dpi)), level.dpi, random_)
        # One third of the seal over the signature, at its left (Nghị định 30/2020, Annex I); touching the name.
        image = stamp(
            image, (round(middle - 14 / 25.4 * level.dpi), round(top - 8 / 25.4 * level.dpi)), level.dpi, seal, random_
        )
    return _worn(image, level, random_)


def _find(page: pypdfium2.PdfPage, words: str) -> tuple[float, float, float, float] | None:
    """Box (left, bottom, right, top) of the last place where the words stand, in points from the bottom left."""
    text = page.get_textpage()
    search = text.search(words, match_case=True)
    found = None
    while (place := search.get_next()) is not None:
        found = place
    if found is None:
        return None
    boxes = [text.get_charbox(found[0] + offset) for offset in range(found[1])]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _worn(image: Image.Image, level: Level, random_: random.Random) -> Image.Image:
    pixels: Grey = np.asarray(image).astype(np.float32)
    height, width = pixels.shape[:2]
    if level.skew:
        angle = random_.uniform(0.5, 1.0) * level.skew * random_.choice((-1, 1))
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        pixels = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250,) * 3).astype(
            np.float32
        )
    if level.blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), level.blur * level.dpi / 200).astype(np.float32)
    if level.shade:
        pixels *= _light(height, width, level.shade, random_)[:, :, None]
    if level.noise:
        grain = np.random.default_rng(random_.randrange(2**32)).normal(0, level.noise, (height, width, 1))
        pixels += grain.astype(np.float32)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _light(height: int, width: int, shade: float, random_: random.Random) -> Grey:
    """Light that falls off from one spot of the glass."""
    x0, y0 = random_.uniform(0.2, 0.8) * width, random_.uniform(0.1, 0.6) * height
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot((x - x0) / width, (y - y0) / height)
    falloff: Grey = 1 - shade * (distance / distance.max()) ** 2
    return falloff


def _add_page(out: pikepdf.Pdf, image: Image.Image, level: Level) -> None:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=level.jpeg, subsampling=2, optimize=True)
    picture = pikepdf.Stream(
        out,
        buffer.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    width, height = image.width * 72 / level.dpi, image.height * 72 / level.dpi
    page = out.add_blank_page(page_size=(width, height))
    name = page.add_resource(picture, pikepdf.Name.XObject, pikepdf.Name.Im0)
    page.Contents = pikepdf.Stream(out, f"q {width:.2f} 0 0 {height:.2f} 0 0 cm {name} Do Q".encode())
