"""Accuracy against gold files: precision, recall and F1 per field, per document and pooled.

``evaluate(gold_dir, read)`` finds every ``NAME.gold.json``, reads the documents beside it and compares. What counts and
what does not is said in the module of each part: ``header``, ``sections``, ``lists`` (references, deadlines, units,
targets) and ``tasks``.
"""

from vanban.evaluation.report import DocumentReport, FieldScore, Report
from vanban.evaluation.run import evaluate
from vanban.evaluation.text import render_text

__all__ = ["DocumentReport", "FieldScore", "Report", "evaluate", "render_text"]
