"""The pages that the OCR benchmark reads: rendered from the project's own documents, worn, with the printed truth."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import pikepdf
from pdfplumber.page import Page as PlumberPage
from tests.builder import LEVELS as BUILDER_LEVELS
from tests.builder import Level, load, to_pdf, to_scan_pdf
from tests.builder.samples import SAMPLES, seal_words

LEVELS: dict[str, Level] = {
    **{name: BUILDER_LEVELS[name] for name in ("clean", "good", "poor")},
    # So bad that bare tesseract loses more than half of the characters; the builder's own is milder.
    "bad": Level(skew=2.0, noise=35.0, blur=0.8, shade=0.5, jpeg=40),
}
"""From best to worst."""

# Which pages of which document, in two bundles of the same size: two processes of a reader get one each. Every page
# with a signature is there (a seal lies over its name), letterheads, dense prose and two pages of a ruled table.
_BUNDLES: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...] = (
    (("chi-thi-thi-dua", (1, 3)), ("ke-hoach-phu-luc", (2, 3)), ("ke-hoach-so", (3,))),
    (("quyet-dinh-ban-hanh", (1, 2)), ("chi-thi-dang", (2,)), ("cong-van-don-doc", (2,)), ("ke-hoach-phu-luc", (4,))),
)
# Not the seed of the samples' own scans: other angles, other grain.
_SEED = 11


@dataclass(frozen=True, slots=True)
class Truth:
    """What is printed on a page.

    Attributes:
        lines: printed lines outside tables, and the lines of each cell.
        cells: texts of the cells of ruled tables, empty ones left out.
        signer: name under the seal, empty on pages without a signature.
    """

    lines: tuple[str, ...]
    cells: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """A scan of several pages as a PDF, the same page images as JPEG files, and the truth about each page."""

    pdf: Path
    images: tuple[Path, ...]
    truths: tuple[Truth, ...]


def bundles(folder: Path, level: str, dpi: int) -> list[Bundle]:
    """Render and wear the pages.

    Args:
        folder: where the files are written, made when missing.
        level: one of ``LEVELS``.
        dpi: resolution of the scan.
    """
    folder.mkdir(parents=True, exist_ok=True)
    worn = replace(LEVELS[level], dpi=dpi)
    return [_bundle(folder, f"bundle-{number}", parts, worn) for number, parts in enumerate(_BUNDLES, start=1)]


def _bundle(folder: Path, name: str, parts: tuple[tuple[str, tuple[int, ...]], ...], level: Level) -> Bundle:
    truths: list[Truth] = []
    target = folder / f"{name}.pdf"
    with pikepdf.new() as whole:
        for document, pages in parts:
            description = load(SAMPLES / "sources" / f"{document}.yaml")
            digital, scan = folder / f"{document}.pdf", folder / f"{name}-{document}.pdf"
            to_pdf(description, digital)
            signer = description.signature.name
            numbers = [page - 1 for page in pages]
            to_scan_pdf(digital, scan, level, seal=seal_words(description), signer=signer, seed=_SEED, pages=numbers)
            with pdfplumber.open(digital) as pdf:
                truths += [_truth(pdf.pages[number], signer) for number in numbers]
            with pikepdf.open(scan) as part:
                whole.pages.extend(part.pages)
        images = tuple(
            _image(page, folder / f"{name}-{number}.jpg", level.dpi) for number, page in enumerate(whole.pages, 1)
        )
        whole.save(target, deterministic_id=True)
    return Bundle(target, images, tuple(truths))


def _image(page: pikepdf.Page, path: Path, dpi: int) -> Path:
    """The page's JPEG as it stands in the PDF; only the resolution is written into its head."""
    data = bytearray(page.images["/Im0"].read_raw_bytes())
    data[13:18] = struct.pack(">BHH", 1, dpi, dpi)
    path.write_bytes(data)
    return path


def _truth(page: PlumberPage, signer: str) -> Truth:
    tables = page.find_tables()
    boxes = [box for table in tables for box in table.cells]
    cells = [_lines(page.crop(box)) for box in boxes]
    outside = page.filter(lambda item: not any(_within(item, table.bbox) for table in tables))
    lines = [*_lines(outside), *(line for cell in cells for line in cell)]
    printed = signer if any(signer in line for line in lines) else ""
    return Truth(tuple(lines), tuple(" ".join(cell) for cell in cells if cell), printed)


def _lines(page: PlumberPage) -> list[str]:
    return [line for line in page.extract_text(x_tolerance=2).split("\n") if line.strip()]


def _within(item: dict[str, float], box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (item["x0"] + item["x1"]) / 2 <= x1 and top <= (item["top"] + item["bottom"]) / 2 <= bottom
