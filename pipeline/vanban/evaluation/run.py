"""The evaluation itself: read every document that has a gold file, compare part by part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vanban.errors import DocumentError
from vanban.evaluation.gold import Gold, find_gold
from vanban.evaluation.header import score_header
from vanban.evaluation.lists import score_deadlines, score_references, score_targets, score_units
from vanban.evaluation.report import DocumentReport, FieldScore, Report, pool
from vanban.evaluation.scope import Scope, scope_of
from vanban.evaluation.sections import score_sections
from vanban.evaluation.tasks import score_tasks
from vanban.schema import Document


def evaluate(gold_dir: Path, read: Callable[[Path], Document]) -> Report:
    """Compare every document below ``gold_dir`` that has a gold file.

    Args:
        gold_dir: folder with ``NAME.gold.json`` files, their documents beside them.
        read: reads one document, e.g. ``vanban.read``.

    Returns:
        Scores per document and pooled. A document that cannot be read is listed with its error, all its items missed.

    Raises:
        UsageError: no gold file, or one that is no JSON object.
    """
    report = Report()
    for gold, documents in find_gold(gold_dir):
        name = gold.path.relative_to(gold_dir).as_posix()
        if not gold.parts:
            report.skipped[name] = "it annotates no part of a record"
            continue
        if not documents:
            report.skipped[name] = "no document beside it"
            continue
        for path in documents:
            entry = DocumentReport(document=path.relative_to(gold_dir).as_posix(), gold=name)
            document: Document | None = None
            try:
                document = read(path)
            except DocumentError as error:
                entry.error = error.reason
            entry.fields = score_document(gold, document, scope_of(gold, path))
            report.documents.append(entry)
    report.pooled = pool(report.documents)
    return report


def score_document(gold: Gold, document: Document | None, scope: Scope) -> dict[str, FieldScore]:
    """Scores of the annotated parts; ``None`` for a document that could not be read."""
    fields: dict[str, FieldScore] = {}
    for part in gold.parts:
        if part == "header":
            fields |= score_header(gold, document.header if document else None)
        elif part == "sections":
            sections = [s for s in document.sections if scope.covers(s.evidence)] if document else []
            fields |= score_sections(gold, sections)
        elif part == "references":
            fields |= score_references(gold, document.references if document else [], scope)
        elif part == "deadlines":
            fields |= score_deadlines(gold, document.deadlines if document else [], scope)
        elif part == "units":
            fields |= score_units(gold, document.units if document else [], scope)
        elif part == "tasks":
            fields |= score_tasks(gold, document.tasks if document else [], scope)
        elif part == "targets":
            fields |= score_targets(gold, document.targets if document else [], scope)
    return fields
