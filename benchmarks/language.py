"""Speed of the language half: ``python benchmarks/language.py`` writes ``benchmarks/results/language.md``.

Characters a CPU second of one core, part by part, without the reading of the file and its layout. The text is that of
the generated plans, and of pages that do nothing but cite: the gold sentences of the tests.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

from children import ROOT

sys.path.insert(0, str(ROOT))  # the tests' builder writes the plans, their gold sentences are the dense text

from machine import describe
from plans import plan
from spacy.tokens import Doc
from tests.builder import to_docx
from tests.references.citations import read_forms

from vanban.extract.context import Context
from vanban.extract.header import extract_header
from vanban.layout import lay_out
from vanban.layout.canonical import Canonical
from vanban.record import language
from vanban.sections import build_sections
from vanban.source import read_source

RESULT = ROOT / "benchmarks" / "results" / "language.md"
TARGET = 300_000
ROUNDS = 7
_COPIES = 5

Parts = dict[str, float]
"""CPU seconds by part."""
T = TypeVar("T")


def main(arguments: Sequence[str]) -> int:
    """Measure, and write or print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which the median is taken; fewer only print")
    rounds = parser.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        texts = {
            "plan, 60 pages, 20 of them a table": _plan(Path(folder), 60, 20),
            "plan, 300 pages of prose": _plan(Path(folder), 300, 0),
            "nothing but citations": _citations(),
        }
    text = "\n".join([*_head(), *_table(texts, rounds)]) + "\n"
    if rounds == ROUNDS:
        RESULT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


def _plan(folder: Path, pages: int, table_pages: int) -> Canonical:
    path = folder / f"plan-{pages}.docx"
    to_docx(plan(pages, table_pages), path)
    return lay_out(read_source(path))


def _citations() -> Canonical:
    sentences = [sentence.text for found in read_forms().values() for sentence in found if sentence.cited]
    return Canonical.verbatim("\n".join(sentences * _COPIES))


def _measure(canonical: Canonical) -> Parts:
    # The folded text is made anew each time: the first part that asks for it pays.
    canonical = Canonical(canonical.text, canonical.blocks, canonical.tables)
    parts: Parts = {}
    sections = _timed(parts, "sections", lambda: build_sections(canonical))
    header, _ = _timed(parts, "header", lambda: extract_header(canonical, sections))
    nlp = language()
    doc: Doc = _timed(parts, "tokens", lambda: nlp.make_doc(canonical.text))
    doc._.context = Context(canonical, sections, header)
    for name, component in nlp.pipeline:
        _timed(parts, name, lambda component=component: component(doc))
    return parts


def _timed(parts: Parts, name: str, work: Callable[[], T]) -> T:
    start = time.process_time()
    result = work()
    parts[name] = time.process_time() - start
    return result


def _head() -> list[str]:
    return [
        "# The language half",
        "",
        "Characters a CPU second on one core, in thousands; median of several rounds in a warm process, without the",
        f"reading of the file and its layout. Wanted for references and header together: {TARGET // 1000}. Written by",
        "`python benchmarks/language.py`.",
        "",
        f"Machine: {describe()}.",
        "",
    ]


def _table(texts: dict[str, Canonical], rounds: int) -> list[str]:
    lines: list[str] = []
    for name, canonical in texts.items():
        _measure(canonical)
        measured = [_measure(canonical) for _ in range(rounds)]
        seconds = {part: median(parts[part] for parts in measured) for part in measured[0]}
        if not lines:
            columns = ["references + header", *seconds, "everything"]
            lines = [f"| text | characters | {' | '.join(columns)} |", "| --- |" + " ---: |" * (len(columns) + 1)]
        spent = [seconds["references"] + seconds["header"], *seconds.values(), sum(seconds.values())]
        size = len(canonical.text)
        rates = " | ".join(f"{size / max(value, 1e-6) / 1000:,.0f}" for value in spent)
        lines.append(f"| {name} | {size:,} | {rates} |")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
