"""Builds the project's sample documents from their descriptions."""

from __future__ import annotations

from pathlib import Path

from tests.builder.description import Description, load
from tests.builder.docx import to_docx
from tests.builder.pdf import to_pdf
from tests.builder.scan import LEVELS, to_scan_pdf

SAMPLES = Path(__file__).parents[2] / "samples"


def sources(folder: Path = SAMPLES) -> list[Path]:
    """The descriptions of the samples, by name."""
    return sorted((folder / "sources").glob("*.yaml"))


def build(source: Path, target: Path, *, scans: bool = True) -> list[Path]:
    """Write every form of one sample into ``target``.

    Args:
        source: the description.
        target: folder, made when missing.
        scans: also the degraded scan, where the description names a level (``scan: poor``).

    Returns:
        The files written.
    """
    target.mkdir(parents=True, exist_ok=True)
    description = load(source)
    pdf, docx = target / f"{source.stem}.pdf", target / f"{source.stem}.docx"
    to_pdf(description, pdf)
    to_docx(description, docx)
    if not (scans and description.scan):
        return [pdf, docx]
    scan = target / f"{source.stem}.scan.pdf"
    to_scan_pdf(pdf, scan, LEVELS[description.scan], seal=seal_words(description), signer=description.signature.name)
    return [pdf, docx, scan]


def seal_words(description: Description) -> str:
    """What stands around the seal: the issuer's name."""
    return " ".join(description.issuer)
