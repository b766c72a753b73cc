"""Reading of scans, Vanban and its peers on the same pages: ``make bench`` or ``python benchmarks/ocr.py``.

Writes ``benchmarks/results/ocr.md``. With options that leave something out the table is printed only.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from children import PEERS, PYTHON, ROOT, run, side_by_side

sys.path.insert(0, str(ROOT))  # the tests' builder draws the pages

from machine import describe, versions_in
from scan_pages import LEVELS, Bundle, bundles
from scan_readers import READERS, Reader, ReadPage
from text_error import TextError, squeezed, text_error

RESULT = ROOT / "benchmarks" / "results" / "ocr.md"
DPI = (200, 300)


@dataclass(slots=True)
class Score:
    """What a reader got on all pages of a level."""

    pages: int = 0
    cpu: float = 0.0
    wall: float = 0.0
    error: TextError = field(default_factory=TextError)
    signers: int = 0
    signed: int = 0
    cells: int = 0
    cells_right: int | None = None


def main(arguments: Sequence[str]) -> int:
    """Measure and write or print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--levels", nargs="+", choices=list(LEVELS), default=list(LEVELS))
    parser.add_argument("--readers", nargs="+", choices=list(READERS), default=list(READERS))
    parser.add_argument("--dpi", nargs="+", type=int, default=DPI)
    chosen = parser.parse_args(arguments)
    if {"ocrmypdf", "deskew", "kreuzberg"} & set(chosen.readers) and not (PEERS / "ocrmypdf").exists():
        sys.stderr.write("The programs to compare with are not installed; run: make bench-peers\n")
        return 2
    lines = ["# Reading scans", "", _explained(), ""]
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        start = _start(Path(folder))
        for dpi in chosen.dpi:
            scores = {level: _measure(Path(folder), level, dpi, chosen.readers) for level in chosen.levels}
            lines += _table(dpi, scores, start)
    text = "\n".join(lines)
    if chosen.levels == list(LEVELS) and chosen.readers == list(READERS) and tuple(chosen.dpi) == DPI:
        RESULT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


def _explained() -> str:
    engine = run(["tesseract", "--version"]).output.split("\n")[0]
    peers = versions_in(PEERS / "python", "ocrmypdf", "kreuzberg") if PEERS.exists() else "no peers"
    return f"""Ten pages of the project's own documents (six signatures under a red seal, two pages of a ruled table),
rendered and worn; every reader gets the same files in the same run, on one thread.
Written by `python benchmarks/ocr.py`.

- Errors are shares of what is printed, lost and added text included; the order of lines does not count, because readers
  order columns and cells differently (`benchmarks/text_error.py`). "extra" is text that is nowhere on the page and is
  part of the character error. "marks": of the letters whose bare form was read, those with a wrong tone or vowel mark.
- Cost is of the whole process, its start and its children included. "pages/CPU s": by user and system seconds.
  "pages/s": by the clock, two processes side by side, each with half of the pages.
- "signer": pages on which the name under the seal and the signature stands as printed. "cells": table cells that read
  exactly as printed.
- Readers: tesseract on the page image with its default layout; OCRmyPDF with its defaults, its sidecar text; kreuzberg
  with its tesseract backend. All with Tesseract's Vietnamese data of the system.

Machine: {describe()}; {engine}; {peers}.
"""


def _start(folder: Path) -> float:
    """Processor seconds that Vanban takes to start and to read a line of text."""
    path = folder / "one-line.txt"
    path.write_text("Kính gửi: Sở Nội vụ.\n", encoding="utf-8")
    return min(run([Path(PYTHON).with_name("vanban"), "extract", path]).cpu for _ in range(3))


def _measure(folder: Path, level: str, dpi: int, readers: Sequence[str]) -> dict[str, Score]:
    pages = bundles(folder / f"{level}-{dpi}", level, dpi)
    if "cleaned" in readers:
        run([PYTHON, ROOT / "benchmarks" / "clean_scan.py", *(image for bundle in pages for image in bundle.images)])
    scores = {}
    for name in readers:
        scores[name] = _score(READERS[name], pages, folder)
        done = scores[name]
        sys.stderr.write(f"{dpi} dpi, {level}, {name}: {done.cpu:.1f} CPU s, {done.wall:.1f} s\n")
    return scores


def _score(reader: Reader, pages: Sequence[Bundle], folder: Path) -> Score:
    folders = [Path(tempfile.mkdtemp(dir=folder)) for _ in pages]
    jobs = [reader.commands(bundle, place) for bundle, place in zip(pages, folders, strict=True)]
    runs, wall = side_by_side(jobs)
    score = Score(wall=wall, cpu=sum(done.cpu for part in runs for done in part))
    for bundle, part, place in zip(pages, runs, folders, strict=True):
        score.pages += len(bundle.truths)
        if reader.pages is not None:
            _compare(score, bundle, reader.pages(part, place))
    return score


def _compare(score: Score, bundle: Bundle, read: Sequence[ReadPage]) -> None:
    for truth, page in zip(bundle.truths, read, strict=True):
        score.error.add(text_error(truth.lines, page.lines))
        if truth.signer:
            score.signed += 1
            score.signers += truth.signer in "\n".join(squeezed(page.lines))
        if page.cells is not None:
            score.cells += len(truth.cells)
            score.cells_right = (score.cells_right or 0) + _found(truth.cells, page.cells)


def _found(printed: Sequence[str], read: Sequence[str]) -> int:
    """How many of the printed cells were read exactly, each read cell counted once."""
    left = squeezed(read)
    right = 0
    for cell in squeezed(printed):
        if cell in left:
            left.remove(cell)
            right += 1
    return right


def _table(dpi: int, levels: dict[str, dict[str, Score]], start: float) -> list[str]:
    lines = [
        f"## {dpi} dots an inch",
        "",
        "| scan | reader | characters | words | marks | extra | signer | cells | pages/CPU s | pages/s |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for level, scores in levels.items():
        lines += [_row(level, READERS[name].name, score) for name, score in scores.items()]
    lines.append("")
    lines += [_ratio(level, scores, start) for level, scores in levels.items() if {"vanban", "cleaned"} <= set(scores)]
    return [*lines, ""]


def _row(level: str, reader: str, score: Score) -> str:
    values = ["–"] * 6
    if score.error.characters:
        error = score.error
        rates = (error.character_rate, error.word_rate, error.mark_rate, error.extra_rate)
        values[:4] = [f"{100 * rate:.2f} %" for rate in rates]
        values[4] = f"{score.signers}/{score.signed}"
    if score.cells_right is not None:
        values[5] = f"{score.cells_right}/{score.cells}"
    speed = f"{score.pages / score.cpu:.2f} | {score.pages / score.wall:.2f}"
    return f"| {level} | {reader} | {' | '.join(values)} | {speed} |"


def _ratio(level: str, scores: dict[str, Score], start: float) -> str:
    """What a page costs beside bare tesseract; each of Vanban's processes started once."""
    whole, bare = scores["vanban"], scores["cleaned"]
    own, engine = (whole.cpu - 2 * start) / whole.pages, bare.cpu / bare.pages
    return (
        f"- {level}: from file to record {own:.2f} CPU s a page (without the {start:.1f} s of starting), "
        f"tesseract on the cleaned image {engine:.2f}: **{own / engine:.2f} ×**"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
