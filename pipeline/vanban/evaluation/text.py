"""The report as text for people."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.evaluation.report import MAIN_FIELDS, FieldScore, Report


def render_text(report: Report, verbose: bool = False) -> str:
    """F1 per document, all fields pooled and, when ``verbose``, every miss and every false alarm."""
    parts = [_per_document(report), "", _pooled(report)]
    if report.skipped:
        parts += ["", "Not evaluated:", *(f"  {name}: {reason}" for name, reason in report.skipped.items())]
    if verbose:
        parts += ["", *_details(report)]
    return "\n".join(parts)


def _per_document(report: Report) -> str:
    shown = [name for name in MAIN_FIELDS if any(name in document.fields for document in report.documents)]
    rows = [["F1 per document", *shown]]
    for document in report.documents:
        cells = [_document_cell(document.fields.get(name)) for name in shown]
        rows.append([document.document + ("  (not read)" if document.error else ""), *cells])
    rows.append(["pooled", *(_figure(report.pooled[name].f1) if name in report.pooled else "" for name in shown)])
    return _table(rows)


def _document_cell(score: FieldScore | None) -> str:
    """F1; recall with ``R`` where false alarms are not counted; empty where the part was not annotated."""
    if score is None:
        return ""
    if score.f1 is None and score.gold:
        return f"R {_figure(score.recall)}"
    return _figure(score.f1)


def _pooled(report: Report) -> str:
    rows = [["Pooled", "precision", "recall", "F1", "gold", "found", "read", "correct"]]
    for name, score in report.pooled.items():
        figures = [_figure(score.precision), _figure(score.recall), _figure(score.f1)]
        rows.append([name, *figures, str(score.gold), str(score.found), str(score.predicted), str(score.correct)])
    return _table(rows)


def _details(report: Report) -> list[str]:
    lines: list[str] = []
    for document in report.documents:
        lines.append(document.document + (f": not read: {document.error}" if document.error else ""))
        for name, score in document.fields.items():
            if name == "header":
                continue  # its fields are listed one by one
            lines += [f"  {name}  missed       {miss}" for miss in score.misses]
            lines += [f"  {name}  false alarm  {alarm}" for alarm in score.false_alarms]
    return lines


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned: the first to the left, figures to the right; a rule under the heading."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)
