"""The rows that a record is laid out in, so that questions can be asked of many documents at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from vanban.archive.keys import bare_words, marked_words, name_key, number_key
from vanban.archive.models import (
    DeadlineRow,
    DocumentRow,
    PageTextRow,
    ReferenceRow,
    Role,
    TaskRow,
    TaskUnitRow,
    UnitRow,
)
from vanban.record import Reading
from vanban.schema import Document, Task

_ROLES: tuple[Role, ...] = ("lead", "support", "report_to")
# A document without pages is indexed in pieces: PostgreSQL indexes at most 1 MiB of distinct words at a time.
_PIECE = 20_000  # characters


def day(value: str | None) -> date | None:
    """A day of the record; ``None`` for anything that is not one whole day."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def fill_header(row: DocumentRow, document: Document) -> None:
    """Copy source and header to the document's row."""
    source, header = document.source, document.header
    row.media_type, row.bytes, row.pages = source.media_type, source.bytes, source.pages
    row.secrecy, row.urgency = header.secrecy, header.urgency
    row.type_code = header.type.code if header.type is not None else None
    row.number = header.number
    row.number_key = number_key(header.number) if header.number else None
    row.issued_on = day(header.issued_on)
    row.issuer, row.parent_body = header.issuer, header.parent_body
    row.issuer_key = name_key(header.issuer) if header.issuer else None
    row.subject, row.signer = header.subject, header.signer.name


def replace_contents(session: Session, document_id: int, version: int, reading: Reading) -> None:
    """Lay out the contents of ``version`` in place of those of the version before."""
    for table in (PageTextRow, ReferenceRow, UnitRow, DeadlineRow):
        session.execute(delete(table).where(table.document_id == document_id))
    session.add_all(_pages(document_id, reading))
    session.add_all(_references(document_id, version, reading.document))
    session.add_all(_units(document_id, reading.document))
    session.add_all(_deadlines(document_id, reading.document))
    _replace_tasks(session, document_id, reading.document)


def _pages(document_id: int, reading: Reading) -> Iterator[PageTextRow]:
    for page, start, end in pieces(reading):
        text = reading.text[start:end]
        yield PageTextRow(
            document_id=document_id, page=page, start=start, marked=marked_words(text), folded=bare_words(text)
        )


def pieces(reading: Reading) -> Iterator[tuple[int | None, int, int]]:
    """The stretches of canonical text to index, ``(page, start, end)``: pages, or parts of a text without pages."""
    begins: list[tuple[int, int | None]] = list(reading.page_begins) or [(0, None)]
    # What stands before the first line (a mark of Markdown) belongs to its page.
    begins[0] = (0, begins[0][1])
    ends = [start for start, _ in begins[1:]] + [len(reading.text)]
    for (begin, page), end in zip(begins, ends, strict=True):
        start = begin
        while start < end:
            stop = end if end - start <= _PIECE else _cut(reading.text, start, start + _PIECE)
            if reading.text[start:stop].strip():
                yield page, start, stop
            start = stop


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut a long text: after the last line that ends before ``limit``, else after the last word."""
    for separator in ("\n", " "):
        place = text.rfind(separator, start, limit)
        if place >= start:
            return place + 1
    return limit


def _references(document_id: int, version: int, document: Document) -> Iterator[ReferenceRow]:
    for reference in document.references:
        first = reference.evidence[0] if reference.evidence else None
        yield ReferenceRow(
            document_id=document_id,
            record_version=version,
            ref_id=reference.id,
            key=reference.key,
            key_key=number_key(reference.key),
            type=reference.type,
            issued_on=day(reference.issued_on),
            issuer=reference.issuer,
            issuer_key=name_key(reference.issuer) if reference.issuer else None,
            title=reference.title,
            relation=reference.relation,
            page=first.page if first else None,
            quote=first.quote if first else None,
        )


def _units(document_id: int, document: Document) -> Iterator[UnitRow]:
    for unit in document.units:
        yield UnitRow(
            document_id=document_id,
            unit_id=unit.id,
            name=unit.name,
            canonical=unit.canonical,
            canonical_key=name_key(unit.canonical),
            kind=unit.kind,
        )


def _deadlines(document_id: int, document: Document) -> Iterator[DeadlineRow]:
    for deadline in document.deadlines:
        yield DeadlineRow(
            document_id=document_id,
            deadline_id=deadline.id,
            text=deadline.text,
            start=day(deadline.start),
            end=day(deadline.end),
            recurrence=deadline.recurrence,
            rrule=deadline.rrule,
            relative=deadline.relative,
            section=deadline.section,
        )


def _replace_tasks(session: Session, document_id: int, document: Document) -> None:
    """Task ids are stable: a task read again keeps its row, and with it the status that people gave it."""
    rows = {row.task_id: row for row in session.scalars(select(TaskRow).where(TaskRow.document_id == document_id))}
    canonical = {unit.id: unit.canonical for unit in document.units}
    for position, task in enumerate(document.tasks):
        row = rows.pop(task.id, None)
        if row is None:
            row = TaskRow(document_id=document_id, task_id=task.id)
            session.add(row)
        row.position, row.text, row.section = position, task.text, task.section
        row.end, row.recurrence, row.deliverable = day(task.end), task.recurrence, task.deliverable
        row.confidence, row.review = task.confidence, list(task.review)
        row.page, row.quote = task.evidence.page, task.evidence.quote
        row.units = list(_task_units(task, canonical))
    for row in rows.values():
        session.delete(row)


def _task_units(task: Task, canonical: dict[str, str]) -> Iterator[TaskUnitRow]:
    for role in _ROLES:
        for assignee in getattr(task, role):
            full = canonical.get(assignee.unit) if assignee.unit is not None else None
            yield TaskUnitRow(
                role=role,
                name=assignee.name,
                canonical=full,
                canonical_key=name_key(full) if full is not None else None,
            )
