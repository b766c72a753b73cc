"""Writes page images as Vanban's cleaning leaves them, beside the files: what bare tesseract is given to compare."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from vanban.source.ocr.clean import clean, sized
from vanban.source.ocr.ink import grey_of


def main(paths: list[str]) -> None:
    """Write ``NAME.clean.png`` for each ``NAME.jpg``."""
    for path in map(Path, paths):
        with Image.open(path) as image:
            dpi = float(image.info["dpi"][0])
            grey, dpi = sized(grey_of(np.asarray(image.convert("RGB"))), dpi)
        cleaned, _ = clean(grey, dpi)
        Image.fromarray(cleaned).save(path.with_suffix(".clean.png"), dpi=(dpi, dpi), compress_level=1)


if __name__ == "__main__":
    main(sys.argv[1:])
