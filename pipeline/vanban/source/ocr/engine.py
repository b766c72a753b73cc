"""Tesseract, as a library that stays loaded (tesserocr) or as the program, with the same result.

Both hand over TSV, one word a line, so one reader serves both.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from vanban.errors import MissingToolError
from vanban.source.supervision import ToolFailedError

Grey = npt.NDArray[np.uint8]

LANGUAGE = "vie"
_DATA = f"{LANGUAGE}.traineddata"
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


class Layout(IntEnum):
    """How the engine looks for text in an image (its page segmentation mode)."""

    PAGE = 3
    BLOCK = 6
    LINE = 7


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word; places in pixels of the image, ``line`` equal for words on one recognised line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]

    def moved(self, dx: int, dy: int) -> OcrWord:
        """The word of a part of an image, placed on the whole image."""
        return replace(self, left=self.left + dx, top=self.top + dy, right=self.right + dx, bottom=self.bottom + dy)

    def scaled(self, factor: float) -> OcrWord:
        """The word of an image that was enlarged, placed on the one of the old size."""
        left, top, right, bottom = (round(value * factor) for value in (self.left, self.top, self.right, self.bottom))
        return replace(self, left=left, top=top, right=right, bottom=bottom)


class OcrError(ToolFailedError):
    """The engine gave up on an image; the page's file may be sound."""


class Engine(Protocol):
    """What recognises the text of an image."""

    def recognise(self, image: Grey, dpi: float, layout: Layout) -> list[OcrWord]:
        """Words in the engine's reading order.

        Raises:
            OcrError: the engine failed.
        """


def find_tessdata() -> Path | None:
    """The folder that holds the Vietnamese data: ``TESSDATA_PREFIX`` first, then the usual places."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    named = [Path(prefix), Path(prefix) / "tessdata"] if prefix else []
    return next((place for place in [*named, *map(Path, _PLACES)] if (place / _DATA).is_file()), None)


def engine_for(path: Path) -> Engine:
    """The engine of this process.

    Args:
        path: the document that needs it, for the error message.

    Raises:
        MissingToolError: neither the library nor the program is there, or the Vietnamese data is missing.
    """
    data = find_tessdata()
    if data is None:
        reason = (
            "is a scan, and the Vietnamese OCR data is not installed: apt-get install tesseract-ocr tesseract-ocr-vie"
        )
        raise MissingToolError(path, reason)
    engine = _load(data)
    if engine is None:
        reason = "is a scan, and no OCR engine is installed: apt-get install tesseract-ocr tesseract-ocr-vie"
        raise MissingToolError(path, reason)
    return engine


@cache
def _load(data: Path) -> Engine | None:
    # Read by OpenMP when the library is loaded: one page takes three times as long with two threads as with one.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError:
        program = shutil.which("tesseract")
        return _Program(program, data) if program is not None else None
    return _Library(tesserocr, data)


class _Library:
    def __init__(self, tesserocr: Any, data: Path) -> None:
        self._api = tesserocr.PyTessBaseAPI(path=str(data), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)
        # Inverted text does not occur in these documents, and looking for it costs a tenth of the time.
        self._api.SetVariable("tessedit_do_invert", "0")

    def recognise(self, image: Grey, dpi: float, layout: Layout) -> list[OcrWord]:
        api = self._api
        height, width = image.shape
        api.SetPageSegMode(int(layout))
        api.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        try:
            return read_tsv(api.GetTSVText(0))
        except RuntimeError as error:
            raise OcrError("the OCR engine failed on this image") from error
        finally:
            # Without this the page's adaptations would reach the next one, and the result depend on the order.
            api.ClearAdaptiveClassifier()
            api.Clear()


class _Program:
    def __init__(self, program: str, data: Path) -> None:
        self._program = program
        self._data = data

    def recognise(self, image: Grey, dpi: float, layout: Layout) -> list[OcrWord]:
        height, width = image.shape
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            picture = Path(folder) / "page.pgm"
            picture.write_bytes(f"P5 {width} {height} 255\n".encode() + np.ascontiguousarray(image).tobytes())
            command = [
                self._program, str(picture), "stdout", "-l", LANGUAGE, "--tessdata-dir", str(self._data),
                "--oem", "1", "--psm", str(int(layout)), "--dpi", str(round(dpi)), "-c", "tessedit_do_invert=0",
                "-c", "tessedit_create_tsv=1",
            ]  # fmt: skip
            # Without a time limit: the page's own ends this process and what it started.
            done = subprocess.run(command, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        if done.returncode != 0:
            raise OcrError(f"the OCR engine failed on this image (exit code {done.returncode})")
        return read_tsv(done.stdout.decode("utf-8", errors="replace"))


def read_tsv(tsv: str) -> list[OcrWord]:
    """The words of Tesseract's TSV, with or without its heading row."""
    words = []
    csv.field_size_limit(sys.maxsize)
    for row in csv.reader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != "5" or not row[11].strip():
            continue
        block, paragraph, line = int(row[2]), int(row[3]), int(row[4])
        left, top, width, height = (int(value) for value in row[6:10])
        confidence = min(max(float(row[10]) / 100, 0.0), 1.0)
        words.append(
            OcrWord(row[11].strip(), left, top, left + width, top + height, confidence, (block, paragraph, line))
        )
    return words
