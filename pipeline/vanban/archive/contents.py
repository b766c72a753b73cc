"""The rows that a record is laid out in, so that questions can be asked of many documents at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from vanban.archive.keys import bare_words, marked_words, name_key, number_key
from vanban.archive.models import (
    Base,
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

Row = dict[str, Any]
"""Values of a row by column."""

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
    tables: tuple[tuple[Table, Iterable[Row]], ...] = (
        (_table(PageTextRow), _pages(reading)),
        (_table(ReferenceRow), _references(version, reading.document)),
        (_table(UnitRow), _units(reading.document)),
        (_table(DeadlineRow), _deadlines(reading.document)),
    )
    for table, entries in tables:
        if version > 1:
            session.execute(delete(table).where(table.c.document_id == document_id))
        _insert(session, table, [{"document_id": document_id, **entry} for entry in entries])
    _replace_tasks(session, document_id, version, reading.document)


def _table(row: type[Base]) -> Table:
    return Base.metadata.tables[row.__tablename__]


def _insert(session: Session, table: Table, rows: Sequence[Row]) -> None:
    # Past the unit of work of the ORM, which costs four times as much for rows that nobody looks at afterwards.
    if rows:
        session.execute(insert(table), rows)


def _pages(reading: Reading) -> Iterator[Row]:
    for page, start, end in pieces(reading):
        text = reading.text[start:end]
        yield {"page": page, "start": start, "marked": marked_words(text), "folded": bare_words(text)}


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


def _references(version: int, document: Document) -> Iterator[Row]:
    for reference in document.references:
        first = reference.evidence[0] if reference.evidence else None
        yield {
            "record_version": version,
            "ref_id": reference.id,
            "key": reference.key,
            "key_key": number_key(reference.key),
            "type": reference.type,
            "issued_on": day(reference.issued_on),
            "issuer": reference.issuer,
            "issuer_key": name_key(reference.issuer) if reference.issuer else None,
            "title": reference.title,
            "relation": reference.relation,
            "page": first.page if first else None,
            "quote": first.quote if first else None,
        }


def _units(document: Document) -> Iterator[Row]:
    for unit in document.units:
        yield {
            "unit_id": unit.id,
            "name": unit.name,
            "canonical": unit.canonical,
            "canonical_key": name_key(unit.canonical),
            "kind": unit.kind,
        }


def _deadlines(document: Document) -> Iterator[Row]:
    for deadline in document.deadlines:
        yield {
            "deadline_id": deadline.id,
            "text": deadline.text,
            "start": day(deadline.start),
            "end": day(deadline.end),
            "recurrence": deadline.recurrence,
            "rrule": deadline.rrule,
            "relative": deadline.relative,
            "section": deadline.section,
        }


def _replace_tasks(session: Session, document_id: int, version: int, document: Document) -> None:
    """Task ids are stable: a task read again keeps its row, and with it the status that people gave it."""
    of_document = TaskRow.document_id == document_id
    known: dict[str, int] = {}
    if version > 1:
        session.execute(delete(TaskUnitRow).where(TaskUnitRow.task_id.in_(select(TaskRow.id).where(of_document))))
        vanished = TaskRow.task_id.not_in([task.id for task in document.tasks])
        session.execute(delete(TaskRow).where(of_document, vanished))
        known = _task_rows(session, document_id)
    tasks = [{"task_id": task.id, **_task(position, task)} for position, task in enumerate(document.tasks)]
    if again := [{"id": known[task["task_id"]], **task} for task in tasks if task["task_id"] in known]:
        session.execute(update(TaskRow), again)
    new = [{"document_id": document_id, **task} for task in tasks if task["task_id"] not in known]
    _insert(session, _table(TaskRow), new)
    rows = _task_rows(session, document_id) if new else known
    canonical = {unit.id: unit.canonical for unit in document.units}
    _insert(
        session,
        _table(TaskUnitRow),
        [{"task_id": rows[task.id], **unit} for task in document.tasks for unit in _task_units(task, canonical)],
    )


def _task_rows(session: Session, document_id: int) -> dict[str, int]:
    found = session.execute(select(TaskRow.task_id, TaskRow.id).where(TaskRow.document_id == document_id))
    return {row.task_id: row.id for row in found}


def _task(position: int, task: Task) -> Row:
    return {
        "position": position,
        "text": task.text,
        "section": task.section,
        "end": day(task.end),
        "recurrence": task.recurrence,
        "deliverable": task.deliverable,
        "confidence": task.confidence,
        "review": list(task.review),
        "page": task.evidence.page,
        "quote": task.evidence.quote,
    }


def _task_units(task: Task, canonical: Mapping[str, str]) -> Iterator[Row]:
    for role in _ROLES:
        for assignee in getattr(task, role):
            full = canonical.get(assignee.unit) if assignee.unit is not None else None
            yield {
                "role": role,
                "name": assignee.name,
                "canonical": full,
                "canonical_key": name_key(full) if full is not None else None,
            }
