"""Saving documents: once each, whole, and found again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.archive.readings import reading_of, write

from vanban.archive import Archive
from vanban.archive.models import AuditRow, DeadlineRow, DocumentRow, PageTextRow, TaskRow, UnitRow
from vanban.errors import UnknownDocumentError
from vanban.record import Reading
from vanban.schema import Deadline, Document


def test_a_saved_document_comes_back_as_it_was_read(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "ke-hoach.txt", "Phòng KT nạo vét kênh Đồng Sen.")
    reading = reading_of(path, tasks=[("t-1", "nạo vét kênh Đồng Sen", "2024-05-01")])
    saved = archive.save(reading, path)
    assert (saved.created, saved.version, saved.changes) == (True, 1, ())
    stored = archive.document(saved.document_id)
    assert stored.record == reading.document
    assert (stored.text, stored.name, stored.kept) == (reading.text, "ke-hoach.txt", "stored")
    assert b"".join(archive.original(saved.document_id)) == path.read_bytes()


def test_saving_the_same_reading_again_changes_nothing(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "Kế hoạch số 12")
    first = archive.save(reading_of(path), path)
    again = archive.save(reading_of(path), path)
    assert (again.document_id, again.version, again.created, again.changes) == (first.document_id, 1, False, ())
    with archive.session() as session:
        assert [row.action for row in session.scalars(select(AuditRow))] == ["document.saved"]


def test_the_same_content_under_another_name_is_the_same_document(archive: Archive, inbox: Path) -> None:
    one, two = write(inbox, "mot.txt", "Cùng một nội dung"), write(inbox, "hai.txt", "Cùng một nội dung")
    first = archive.save(reading_of(one), one)
    second = archive.save(reading_of(two), two)
    assert (second.document_id, second.version) == (first.document_id, 1)
    assert archive.document(first.document_id).name == "mot.txt"


def test_header_columns_copy_the_header(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    archive.save(reading_of(path, number="05/KH-STL", issuer="Uỷ ban nhân dân xã Đông Lĩnh"), path)
    with archive.session() as session:
        row = session.scalars(select(DocumentRow)).one()
        assert (row.type_code, row.number, row.issued_on) == ("KH", "05/KH-STL", date(2024, 3, 5))
        assert (row.number_key, row.issuer_key) == ("5/kh-stl", "uy ban nhan dan xa dong linh")


def test_tasks_name_their_units_in_full(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "Phòng KT nạo vét kênh.")
    archive.save(reading_of(path, tasks=[("t-1", "nạo vét kênh", "2024-05-01")]), path)
    with archive.session() as session:
        task = session.scalars(select(TaskRow)).one()
        assert (task.task_id, task.end, task.quote, task.status) == ("t-1", date(2024, 5, 1), "nạo vét kênh", None)
        assert [(unit.role, unit.name, unit.canonical, unit.canonical_key) for unit in task.units] == [
            ("lead", "Phòng KT", "Phòng Kỹ thuật", "phong ky thuat")
        ]
        assert session.scalars(select(UnitRow.canonical_key)).all() == ["phong ky thuat"]


def test_a_deadline_that_is_no_whole_day_is_left_open(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "trước ngày họp")
    reading = reading_of(path)
    evidence = {"quote": "trước ngày họp", "page": None, "start": 0, "end": 14, "origin": "native"}
    reading.document.deadlines.append(
        Deadline.model_validate({"id": "d1", "text": "trước ngày họp", "end": "2024-06", "evidence": evidence})
    )
    archive.save(reading, path)
    with archive.session() as session:
        assert session.scalars(select(DeadlineRow.end)).all() == [None]


@pytest.mark.parametrize("written", ["12/KH-STL", "12/kh-stl", "12 / KH-STL"])
def test_a_document_is_found_by_its_number(archive: Archive, inbox: Path, written: str) -> None:
    path = write(inbox, "a.txt", "x")
    saved = archive.save(reading_of(path), path)
    assert archive.document(written).id == saved.document_id


def test_a_document_is_found_by_hash_and_by_id_as_text(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    reading = reading_of(path)
    saved = archive.save(reading, path)
    assert archive.document(reading.document.source.sha256.upper()).id == saved.document_id
    assert archive.document(str(saved.document_id)).id == saved.document_id


def test_a_number_that_two_offices_gave_out_names_none(archive: Archive, inbox: Path) -> None:
    for name, issuer in (("a.txt", "Sở Thủy lợi tỉnh Bình Sơn"), ("b.txt", "Sở Thủy lợi tỉnh Hà Giáp")):
        path = write(inbox, name, issuer)
        archive.save(reading_of(path, issuer=issuer), path)
    with pytest.raises(UnknownDocumentError, match="its id: 1, 2"):
        archive.document("12/KH-STL")


@pytest.mark.parametrize("which", [99, "99", "7/QĐ-KHONG", "0" * 64, "", "9" * 30])
def test_an_unknown_document_is_named_in_the_error(archive: Archive, which: int | str) -> None:
    with pytest.raises(UnknownDocumentError, match="no such document"):
        archive.document(which)


def test_arrival_comes_from_the_incoming_stamp_unless_given(archive: Archive, inbox: Path) -> None:
    stamped, told = write(inbox, "a.txt", "a"), write(inbox, "b.txt", "b")
    arrival = {"number": "77", "date": "2024-03-09"}
    first = archive.save(reading_of(stamped, arrival=arrival), stamped)
    second = archive.save(reading_of(told, arrival=arrival), told, arrived_on=date(2024, 3, 11))
    assert archive.document(first.document_id).arrived_on == date(2024, 3, 9)
    assert archive.document(second.document_id).arrived_on == date(2024, 3, 11)


def test_pages_are_indexed_apart_and_hits_lead_back_to_the_text(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "Uỷ ban nhân dân xã\nđào hồ Sen")
    reading = reading_of(path, pages=2)
    archive.save(Reading(reading.document, reading.text, ((0, 1), (19, 2))), path)
    with archive.session() as session:
        rows = session.scalars(select(PageTextRow).order_by(PageTextRow.start)).all()
        assert [(row.page, row.marked.strip(), row.folded.strip()) for row in rows] == [
            (1, "ủy ban nhân dân xã", "uy ban nhan dan xa"),
            (2, "đào hồ sen", "dao ho sen"),
        ]
        hit = rows[1].folded.index("ho sen")
        assert reading.text[rows[1].start + hit :] == "hồ Sen"


def test_a_long_text_without_pages_is_indexed_in_parts_and_no_word_is_cut(archive: Archive, inbox: Path) -> None:
    words = [f"chữ{n}" for n in range(12_000)]
    path = write(inbox, "dai.txt", " ".join(words))
    archive.save(reading_of(path), path)
    with archive.session() as session:
        rows = session.scalars(select(PageTextRow).order_by(PageTextRow.start)).all()
        assert len(rows) > 1
        assert " ".join(row.marked.strip() for row in rows).split() == words


def test_characters_that_databases_refuse_are_replaced_in_columns(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    reading = reading_of(path, text="một\x00hai\ud83d", subject="Về\x00việc")
    saved = archive.save(reading, path)
    stored = archive.document(saved.document_id)
    assert stored.text == "một\ufffdhai\ufffd"
    assert stored.record is not None
    assert stored.record.header.subject == "Về\x00việc"
    assert archive.save(reading, path).version == 1


def test_a_file_name_that_is_no_utf8_survives(archive: Archive, inbox: Path) -> None:
    path = inbox / "c\udcabng v\udcb9n \\x41.txt"
    path.write_text("x")
    saved = archive.save(reading_of(path), path)
    assert archive.document(saved.document_id).name == path.name


def test_a_failure_half_way_leaves_nothing(archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(inbox, "a.txt", "x")

    def fail(*_: object) -> None:
        raise RuntimeError("half way")

    monkeypatch.setattr("vanban.archive.linking.link_to", fail)
    with pytest.raises(RuntimeError, match="half way"):
        archive.save(reading_of(path), path)
    with archive.session() as session:
        assert session.scalars(select(DocumentRow)).all() == []
    verified = archive.verify()
    assert verified.problems == ()
    assert len(verified.unreferenced) == 1
    monkeypatch.undo()
    archive.save(reading_of(path), path)
    assert archive.verify().unreferenced == ()


def test_the_whole_record_model_is_stored(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    document = reading_of(path).document
    archive.save(Reading(document, "x"), path)
    assert set(archive.document(1).record.model_dump()) == set(Document.model_fields)  # type: ignore[union-attr]
