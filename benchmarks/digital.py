"""Speed and memory on digital PDFs, Vanban and its peers on the same files: ``make bench``.

``python benchmarks/digital.py`` writes ``benchmarks/results/digital.md``; with ``--rounds 1`` it is quick and only
prints.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pypdfium2
from children import PEERS, PYTHON, ROOT, run

sys.path.insert(0, str(ROOT))  # the tests' builder draws the plans

from machine import describe, versions_in
from plans import plan
from tests.builder import to_pdf

RESULT = ROOT / "benchmarks" / "results" / "digital.md"
ROUNDS = 3
_TIMES = 7
_HERE = Path(__file__).parent

READERS = {
    "vanban": "vanban `read`: everything, in its guarded child process",
    "vanban_here": "vanban, everything, in this process",
    "plumber_text": "pdfplumber `extract_text`",
    "plumber_tables": "pdfplumber `extract_tables`",
    "pdfium_text": "pypdfium2, text without places",
    "kreuzberg": "kreuzberg, text without places",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is read: a file, or the pages of it named by ``span`` (first and last)."""

    name: str
    path: Path
    readers: tuple[str, ...]
    span: tuple[int, int] | None = None

    @property
    def pages(self) -> int:
        """Pages that are read."""
        if self.span is not None:
            return self.span[1] - self.span[0] + 1
        with pypdfium2.PdfDocument(self.path) as document:
            return len(document)


def main(arguments: Sequence[str]) -> int:
    """Measure, and write or print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of all readers, of which the median is taken")
    rounds = parser.parse_args(arguments).rounds
    if not PEERS.exists():
        sys.stderr.write("The programs to compare with are not installed; run: make bench-peers\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        lines = [*_head(), *_speed(_subjects(Path(folder)), rounds), *_memory(Path(folder))]
    text = "\n".join(lines) + "\n"
    if rounds == ROUNDS:
        RESULT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


def _subjects(folder: Path) -> list[Subject]:
    prose, ruled = folder / "prose.pdf", folder / "ruled.pdf"
    to_pdf(plan(10), prose)
    to_pdf(plan(10, table_pages=3), ruled)
    text = ("vanban", "vanban_here", "plumber_text", "pdfium_text", "kreuzberg")
    samples = [path for path in sorted((ROOT / "samples").glob("*.pdf")) if ".scan." not in path.name]
    return [
        Subject("ten dense pages, no rulings", prose, text),
        Subject("ten pages, three of them a ruled table", ruled, tuple(READERS)),
        Subject("those three pages alone", ruled, ("vanban", "vanban_here", "plumber_tables"), (8, 10)),
        *(Subject(f"sample {path.stem}", path, tuple(READERS)) for path in samples),
    ]


def _head() -> list[str]:
    return [
        "# Reading digital PDFs",
        "",
        "CPU milliseconds a page (user and system, child processes included) of a warm process, median of several",
        "rounds in which all readers take turns on the same files. Vanban's include everything from file to record.",
        "Written by `python benchmarks/digital.py`.",
        "",
        f"Machine: {describe()}; {versions_in(PEERS / 'python', 'kreuzberg')}.",
        "",
    ]


def _speed(subjects: Sequence[Subject], rounds: int) -> list[str]:
    columns = [*READERS.values(), "`read` by `extract_text`", "`read` by `extract_tables`", "`read` by kreuzberg"]
    lines = [f"| pages | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    for subject in subjects:
        taken = _taken(subject, rounds)
        sys.stderr.write(f"{subject.name}: {taken}\n")
        values = [f"{taken[name]:.1f}" if name in taken else "–" for name in READERS]
        ratios = [
            f"{taken['vanban'] / taken[name]:.2f}" if name in taken else "–"
            for name in ("plumber_text", "plumber_tables", "kreuzberg")
        ]
        lines.append(f"| {subject.name} | {' | '.join(values)} | {' | '.join(ratios)} |")
    return [*lines, ""]


def _taken(subject: Subject, rounds: int) -> dict[str, float]:
    """Milliseconds a page of each reader; the readers take turns, so that a slow minute of the machine hits all."""
    spent: dict[str, list[float]] = {name: [] for name in subject.readers}
    for _ in range(rounds):
        for name in subject.readers:
            python = PEERS / "python" if name == "kreuzberg" else PYTHON
            span = [str(page) for page in subject.span or ()]
            done = run([python, _HERE / "read_digital.py", name, subject.path, str(_TIMES), *span])
            spent[name].append(min(json.loads(done.output)))
    return {name: 1000 * median(seconds) / subject.pages for name, seconds in spent.items()}


def _memory(folder: Path) -> list[str]:
    lines = [
        "Peak memory of `vanban extract`, the largest of its processes:",
        "",
        "| pages | MB | CPU s |",
        "| ---: | ---: | ---: |",
    ]
    for pages in (3, 30, 100, 300):
        path = folder / f"long-{pages}.pdf"
        to_pdf(plan(pages), path)
        done = run([Path(PYTHON).with_name("vanban"), "extract", path])
        sys.stderr.write(f"{pages} pages: {done.peak:.0f} MB\n")
        lines.append(f"| {pages} | {done.peak:.0f} | {done.cpu:.1f} |")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
