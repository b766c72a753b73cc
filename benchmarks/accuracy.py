"""Accuracy on the samples, digital forms and scans apart: ``python benchmarks/accuracy.py`` writes the result table."""

from __future__ import annotations

import sys
from pathlib import Path

from machine import describe

from vanban.evaluation import DocumentReport, evaluate
from vanban.evaluation.report import MAIN_FIELDS, FieldScore, pool
from vanban.reading import read

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "benchmarks" / "results" / "accuracy.md"


def main() -> None:
    """Read every sample and write ``benchmarks/results/accuracy.md``."""
    report = evaluate(ROOT / "samples", read)
    scans = [document for document in report.documents if ".scan." in document.document]
    digital = [document for document in report.documents if ".scan." not in document.document]
    lines = [
        "# Accuracy on the samples",
        "",
        "`vanban evaluate samples/`, pooled over the documents. Written by `python benchmarks/accuracy.py`.",
        "",
        f"Machine: {describe()}.",
        "",
        *_table("Digital (DOCX and PDF)", digital),
        *_table("Scans", scans),
    ]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


def _table(title: str, documents: list[DocumentReport]) -> list[str]:
    pooled = pool(documents)
    lines = [f"## {title}: {len(documents)} documents", "", "| field | gold | precision | recall | F1 |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    lines += [f"| {name} | {score.gold} | {_cells(score)} |" for name, score in pooled.items() if score.gold]
    main = FieldScore()
    for name in MAIN_FIELDS:
        if name in pooled and name != "targets":
            main.add(pooled[name])
    lines += [f"| **all parts** | {main.gold} | {_cells(main)} |", ""]
    return lines


def _cells(score: FieldScore) -> str:
    return " | ".join("–" if value is None else f"{value:.3f}" for value in (score.precision, score.recall, score.f1))


if __name__ == "__main__":
    main()
