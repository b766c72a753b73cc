"""The readers that the OCR benchmark compares: what each runs on a bundle, and the pages in its output."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from children import PEERS, PYTHON, Command, Run
from scan_pages import Bundle

_HERE = Path(__file__).parent
_PAGE_MARK = re.compile(r"<!-- PAGE \d+ -->\n*")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a reader gave for a page; ``cells`` is ``None`` for readers that know no tables."""

    lines: tuple[str, ...]
    cells: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A program to compare.

    Attributes:
        name: as the result table has it.
        commands: what to run for a bundle, one after the other, given a folder for files.
        pages: the pages, from those commands' runs and the same folder; ``None`` where only the cost is measured.
    """

    name: str
    commands: Callable[[Bundle, Path], Sequence[Command]]
    pages: Callable[[Sequence[Run], Path], list[ReadPage]] | None


def _plain(text: str) -> ReadPage:
    return ReadPage(tuple(text.split("\n")))


def _source_pages(runs: Sequence[Run], folder: Path) -> list[ReadPage]:
    return [ReadPage(tuple(page["lines"]), tuple(page["cells"])) for page in json.loads(runs[0].output)]


def _tesseract(image: Path) -> Command:
    return ["tesseract", image, "stdout", "-l", "vie"]


def _cleaned(bundle: Bundle) -> list[Path]:
    return [image.with_suffix(".clean.png") for image in bundle.images]


def _ocrmypdf(*options: str) -> Callable[[Bundle, Path], Sequence[Command]]:
    def commands(bundle: Bundle, folder: Path) -> Sequence[Command]:
        base = [PEERS / "ocrmypdf", "--quiet", "-l", "vie", "--jobs", "1", *options]
        return [[*base, "--sidecar", folder / "sidecar.txt", bundle.pdf, folder / "out.pdf"]]

    return commands


def _sidecar_pages(runs: Sequence[Run], folder: Path) -> list[ReadPage]:
    return [_plain(text) for text in (folder / "sidecar.txt").read_text(encoding="utf-8").split("\f")]


def _kreuzberg_pages(runs: Sequence[Run], folder: Path) -> list[ReadPage]:
    return [_plain(text) for text in _PAGE_MARK.split(runs[0].output)[1:]]


READERS: dict[str, Reader] = {
    "vanban": Reader(
        "vanban, whole: `vanban extract`",
        lambda bundle, folder: [[Path(PYTHON).with_name("vanban"), "extract", bundle.pdf]],
        None,
    ),
    "source": Reader(
        "vanban, text and tables alone: `read_source`",
        lambda bundle, folder: [[PYTHON, _HERE / "read_scan.py", bundle.pdf]],
        _source_pages,
    ),
    "tesseract": Reader(
        "tesseract",
        lambda bundle, folder: [_tesseract(image) for image in bundle.images],
        lambda runs, folder: [_plain(run.output) for run in runs],
    ),
    "cleaned": Reader(
        "tesseract on the page that vanban cleaned",
        lambda bundle, folder: [_tesseract(image) for image in _cleaned(bundle)],
        lambda runs, folder: [_plain(run.output) for run in runs],
    ),
    "ocrmypdf": Reader("OCRmyPDF", _ocrmypdf(), _sidecar_pages),
    "deskew": Reader("OCRmyPDF --deskew", _ocrmypdf("--deskew"), _sidecar_pages),
    "kreuzberg": Reader(
        "kreuzberg, OCR by tesseract",
        lambda bundle, folder: [[PEERS / "python", _HERE / "read_kreuzberg.py", bundle.pdf, "--ocr"]],
        _kreuzberg_pages,
    ),
}
