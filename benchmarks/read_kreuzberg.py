"""Reads a file with kreuzberg, by OCR when asked (``--ocr``), and prints its text with a mark before each page.

Runs in the environment of the compared programs, without the project.
"""

from __future__ import annotations

import sys

from kreuzberg import ExtractionConfig, OcrConfig, PageConfig, extract_file_sync


def main(path: str, ocr: bool) -> None:
    """Read and print."""
    config = ExtractionConfig(
        use_cache=False,
        force_ocr=ocr,
        ocr=OcrConfig(backend="tesseract", language="vie") if ocr else None,
        pages=PageConfig(insert_page_markers=True),
    )
    sys.stdout.write(extract_file_sync(path, config=config).content)


if __name__ == "__main__":
    main(sys.argv[1], "--ocr" in sys.argv)
