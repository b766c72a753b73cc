"""Renders a document described as data to DOCX, PDF and degraded scans, as Vietnamese offices make them.

One description (``samples/sources/NAME.yaml`` or :class:`~tests.builder.description.Description` built in a test) gives
every form of the same document, so what is read from one form can be compared with the others.

Usage::

    description = load(Path("samples/sources/chi-thi-thi-dua.yaml"))
    to_pdf(description, Path("a.pdf"))
    to_docx(description, Path("a.docx"))
    to_scan_pdf(Path("a.pdf"), Path("a.scan.pdf"), LEVELS["poor"], seal="ỦY BAN NHÂN DÂN TỈNH A")

The same description gives the same bytes.
"""

from tests.builder.description import (
    Annex,
    Cell,
    Description,
    Paragraph,
    Row,
    Signature,
    Table,
    load,
)
from tests.builder.docx import to_docx
from tests.builder.pdf import to_pdf
from tests.builder.scan import LEVELS, Level, scan_pages, to_image, to_scan_pdf, to_tiff

__all__ = [
    "LEVELS",
    "Annex",
    "Cell",
    "Description",
    "Level",
    "Paragraph",
    "Row",
    "Signature",
    "Table",
    "load",
    "scan_pages",
    "to_docx",
    "to_image",
    "to_pdf",
    "to_scan_pdf",
    "to_tiff",
]
