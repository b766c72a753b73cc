"""Reading a document again: the old record stays, and what changed is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from tests.archive.readings import reading_of, write

from vanban.archive import Archive
from vanban.archive.models import AuditRow, DocumentRow, TaskRow
from vanban.archive.versions import difference
from vanban.errors import UnknownDocumentError
from vanban.schema import Unit


def _changes(before: object, after: object) -> list[tuple[str, str]]:
    dumped = [reading.document.model_dump(mode="json") for reading in (before, after)]  # type: ignore[attr-defined]
    return [(change.field, change.kind) for change in difference(*dumped)]


def test_a_new_reading_becomes_a_version_and_the_old_one_stays(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    archive.save(reading_of(path, subject="Về việc nạo vét kênh"), path)
    saved = archive.save(reading_of(path, subject="Về việc nạo vét kênh mương"), path)
    assert [(change.field, change.before, change.after) for change in saved.changes] == [
        ("header.subject", "Về việc nạo vét kênh", "Về việc nạo vét kênh mương")
    ]
    assert [version.version for version in archive.versions(saved.document_id)] == [1, 2]
    assert tuple(archive.difference(saved.document_id, 1, 2)) == saved.changes
    stored = archive.document(saved.document_id)
    assert stored.record is not None
    assert (stored.version, stored.record.header.subject) == (2, "Về việc nạo vét kênh mương")


def test_versions_say_which_software_read_them(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    for software, subject in (("1.0", "Một"), ("1.1", "Hai")):
        with Archive.open(archive_url, originals=tmp_path / "o", software=software) as archive:
            archive.save(reading_of(path, subject=subject), path)
    with Archive.open(archive_url, originals=tmp_path / "o") as archive:
        assert [version.software for version in archive.versions(1)] == ["1.0", "1.1"]


def test_newer_software_that_reads_the_same_makes_no_version(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    for software in ("1.0", "1.1"):
        with Archive.open(archive_url, originals=tmp_path / "o", software=software) as archive:
            archive.save(reading_of(path), path)
    with Archive.open(archive_url, originals=tmp_path / "o") as archive, archive.session() as session:
        assert len(archive.versions(1)) == 1
        assert session.scalars(select(DocumentRow.software)).one() == "1.1"


def test_the_log_names_the_changed_fields(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    archive.save(reading_of(path), path)
    archive.save(reading_of(path, issuer="Sở Khác"), path)
    with archive.session() as session:
        last = session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
        assert last is not None
        assert (last.action, last.subject, last.who) == ("record.replaced", "document:1", "clerk@test")
        assert last.detail["fields"] == ["header.issuer"]


def test_a_task_keeps_its_status_when_it_is_read_again(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "nạo vét kênh; đắp đê; trồng cây")
    archive.save(reading_of(path, tasks=[("t-1", "nạo vét kênh", None), ("t-2", "đắp đê", None)]), path)
    with archive.session(write=True) as session:
        session.scalars(select(TaskRow).where(TaskRow.task_id == "t-2")).one().status = "finished"
    archive.save(reading_of(path, tasks=[("t-3", "trồng cây", None), ("t-2", "đắp đê", "2024-09-01")]), path)
    with archive.session() as session:
        rows = session.scalars(select(TaskRow).order_by(TaskRow.position)).all()
        assert [(row.task_id, row.status, str(row.end)) for row in rows] == [
            ("t-3", None, "None"),
            ("t-2", "finished", "2024-09-01"),
        ]
        assert [len(row.units) for row in rows] == [1, 1]


def test_a_unit_more_does_not_change_the_tasks_that_point_past_it(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "nạo vét kênh")
    before = reading_of(path, tasks=[("t-1", "nạo vét kênh", None)])
    after = reading_of(path, tasks=[("t-1", "nạo vét kênh", None)])
    after.document.units[0].id = "u2"
    after.document.tasks[0].lead[0].unit = "u2"
    after.document.units.insert(0, Unit(id="u1", name="Sở Y tế", canonical="Sở Y tế", kind="department"))
    assert _changes(before, after) == [("units[Sở Y tế]", "added")]


def test_entries_are_matched_by_what_they_are(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "5/CT-UBND; 6/QĐ-STL; nạo vét")
    before = reading_of(
        path, references=[{"key": "5/CT-UBND"}, {"key": "6/QĐ-STL"}], tasks=[("t-1", "nạo vét", "2024-05-01")]
    )
    after = reading_of(path, references=[{"key": "6/QĐ-STL", "relation": "basis"}], tasks=[("t-1", "nạo vét", None)])
    assert _changes(before, after) == [
        ("references[5/CT-UBND]", "removed"),
        ("references[6/QĐ-STL].relation", "changed"),
        ("tasks[t-1].end", "changed"),
    ]


def test_moved_evidence_is_no_change(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x; nạo vét; nạo vét")
    before = reading_of(path, tasks=[("t-1", "nạo vét", None)])
    after = reading_of(path, tasks=[("t-1", "nạo vét", None)])
    after.document.tasks[0].evidence.start += 9
    assert _changes(before, after) == []


def test_the_second_of_one_name_is_numbered(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "5/CT-UBND")
    before = reading_of(path, references=[{"key": "5/CT-UBND"}])
    after = reading_of(path, references=[{"key": "5/CT-UBND"}, {"key": "5/CT-UBND", "issuer": "Sở Y tế"}])
    assert _changes(before, after) == [("references[5/CT-UBND (2)]", "added")]


def test_a_version_that_is_not_there(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    archive.save(reading_of(path), path)
    with pytest.raises(UnknownDocumentError, match="no version 2; there are 1 to 1"):
        archive.difference(1, 1, 2)
