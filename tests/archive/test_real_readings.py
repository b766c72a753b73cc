"""Documents as the pipeline really reads them, in the archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

import vanban
from vanban.archive import Archive
from vanban.archive.models import DeadlineRow, PageTextRow, ReferenceRow, TaskRow, TaskUnitRow, UnitRow

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["ke-hoach-phu-luc.pdf", "ke-hoach-so.pdf"])
def test_every_part_of_a_record_has_its_row(archive: Archive, name: str) -> None:
    reading = vanban.read_with_text(SAMPLES / name)
    saved = archive.save(reading, SAMPLES / name)
    record = reading.document
    expected = {
        TaskRow: len(record.tasks),
        TaskUnitRow: sum(len(task.lead) + len(task.support) + len(task.report_to) for task in record.tasks),
        ReferenceRow: len(record.references),
        UnitRow: len(record.units),
        DeadlineRow: len(record.deadlines),
        PageTextRow: record.source.pages,
    }
    with archive.session() as session:
        assert {table: session.scalar(select(func.count()).select_from(table)) for table in expected} == expected
        tasks = {row.task_id: row for row in session.scalars(select(TaskRow))}
        pages = session.scalars(select(PageTextRow).order_by(PageTextRow.start)).all()
    for task in record.tasks:
        row = tasks[task.id]
        assert (row.text, row.end and row.end.isoformat(), row.page) == (task.text, task.end, task.evidence.page)
        on_page = next(page for page in reversed(pages) if page.start <= task.evidence.start)
        assert on_page.page == task.evidence.page
    assert archive.document(saved.document_id).record == record
    assert archive.save(vanban.read_with_text(SAMPLES / name), SAMPLES / name).version == 1
