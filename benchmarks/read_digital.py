"""Reads a file with one reader again and again and prints the CPU seconds of each reading, the first left out.

``python benchmarks/read_digital.py READER FILE TIMES [FIRST LAST]``, the last two to read only those pages. Kreuzberg
is run by the interpreter of its own environment.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Pages = range | None
"""1-based pages, or all."""


def vanban_here(path: str, pages: Pages) -> None:
    """The whole pipeline in this process."""
    from vanban.record import record_of

    record_of(path, pages=pages)


def vanban(path: str, pages: Pages) -> None:
    """The whole pipeline as users call it: in a child process, with its guards."""
    from vanban import read

    read(path, pages=pages)


def plumber_text(path: str, pages: Pages) -> None:
    """Text by pdfplumber."""
    import pdfplumber

    with pdfplumber.open(path, pages=list(pages) if pages else None) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def plumber_tables(path: str, pages: Pages) -> None:
    """Ruled tables by pdfplumber."""
    import pdfplumber

    with pdfplumber.open(path, pages=list(pages) if pages else None) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def pdfium_text(path: str, pages: Pages) -> None:
    """Text by pypdfium2, without places."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number in pages or range(1, len(document) + 1):
            page = document[number - 1]
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()


def kreuzberg(path: str, pages: Pages) -> None:
    """Text by kreuzberg, all pages."""
    from kreuzberg import ExtractionConfig, extract_file_sync

    extract_file_sync(path, config=ExtractionConfig(use_cache=False))


READERS: dict[str, Callable[[str, Pages], None]] = {
    reader.__name__: reader for reader in (vanban, vanban_here, plumber_text, plumber_tables, pdfium_text, kreuzberg)
}


def main(name: str, path: str, times: int, pages: Pages) -> None:
    """Read and print the seconds as JSON."""
    spent = []
    for _ in range(times + 1):
        before = _cpu()
        READERS[name](path, pages)
        spent.append(_cpu() - before)
    json.dump(spent[1:], sys.stdout)


def _cpu() -> float:
    """Processor seconds of this process and of its children that are alive."""
    children = [
        child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()
    ]
    return time.process_time() + sum(
        int((task / "schedstat").read_text().split()[0]) / 1e9
        for child in children
        for task in Path("/proc", child, "task").iterdir()
    )


if __name__ == "__main__":
    span = [int(number) for number in sys.argv[4:6]]
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), range(span[0], span[1] + 1) if span else None)
