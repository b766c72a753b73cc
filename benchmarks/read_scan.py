"""Reads a scan with the source half alone and prints, as JSON, each page's lines and table cells."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from vanban.source import read_source
from vanban.source.model import Line, Page


def main(path: Path) -> None:
    """Read and print."""
    json.dump([_page(page) for page in read_source(path, ocr="always").pages], sys.stdout, ensure_ascii=False)


def _page(page: Page) -> dict[str, list[str]]:
    lines, cells = [], []
    for item in page.content:
        if isinstance(item, Line):
            lines.append(item.text)
            continue
        for cell in item.cells:
            lines += [line.text for line in cell.lines]
            cells.append(" ".join(line.text for line in cell.lines))
    return {"lines": lines, "cells": [cell for cell in cells if cell]}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
