"""Documents with a secrecy mark are set aside: nothing but name, hash and mark is recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from tests.archive.readings import reading_of, write

from vanban.archive import Archive, FoundFile
from vanban.archive.models import AuditRow, DocumentRow, PageTextRow, RecordRow, TaskRow
from vanban.errors import UnknownDocumentError


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_only_name_hash_and_mark_are_recorded(archive: Archive, inbox: Path, tmp_path: Path, mark: str) -> None:
    path = write(inbox, "mat.txt", "kho số 9 ở Đồi Sim")
    reading = reading_of(path, secrecy=mark, subject="kho số 9 ở Đồi Sim", tasks=[("t-1", "kho số 9", None)])
    saved = archive.save(reading, path)
    assert (saved.set_aside, saved.version) == (True, 0)
    with archive.session() as session:
        row = session.scalars(select(DocumentRow)).one()
        known = {column.key: getattr(row, column.key) for column in DocumentRow.__mapper__.column_attrs}
        told = {key for key, value in known.items() if value not in (None, 0)}
        assert told == {"id", "sha256", "name", "kept", "secrecy", "created_at"}
        for table in (RecordRow, PageTextRow, TaskRow):
            assert session.scalars(select(table)).all() == []
        assert [row.detail for row in session.scalars(select(AuditRow))] == [{"mark": mark}]
    assert not (tmp_path / "originals").exists()
    assert archive.document(saved.document_id).record is None
    with pytest.raises(UnknownDocumentError, match="set aside for its mark"):
        archive.original(saved.document_id)


def test_the_ledger_closes_its_file_as_set_aside(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "mat.txt", "x")
    archive.ledger.found([FoundFile(path, 1, 1)])
    (claim,) = archive.ledger.claim("w")
    assert archive.save(reading_of(path, secrecy="MẬT"), path, claim=claim).state == "set-aside"
    balance = archive.ledger.balance()
    assert (balance.found, balance.set_aside, balance.holds) == (1, 1, True)


def test_a_second_file_of_the_same_content_learns_of_the_mark(archive: Archive, inbox: Path) -> None:
    path, copy = write(inbox, "mat.txt", "x"), write(inbox, "ban-sao.txt", "x")
    archive.ledger.found([FoundFile(path, 1, 1), FoundFile(copy, 1, 1)])
    first, second = archive.ledger.claim("w", 2)
    reading = reading_of(path, secrecy="TỐI MẬT")
    archive.save(reading, path, claim=first)
    known = archive.ledger.identify(second, reading.document.source.sha256)
    assert (known.kind, known.mark, known.software) == ("known", "TỐI MẬT", None)
    archive.set_aside(copy, reading.document.source.sha256, "TỐI MẬT", claim=second)
    assert archive.ledger.balance().set_aside == 2


def test_a_setting_archives_them_like_any_other(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "mat.txt", "x")
    with Archive.open(archive_url, originals=tmp_path / "o", secret="archive") as archive:
        saved = archive.save(reading_of(path, secrecy="MẬT"), path)
        assert (saved.set_aside, saved.version) == (False, 1)
        assert archive.document(saved.document_id).secrecy == "MẬT"


def test_what_was_set_aside_can_be_archived_later(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "mat.txt", "x")
    reading = reading_of(path, secrecy="MẬT")
    with Archive.open(archive_url, originals=tmp_path / "o") as archive:
        first = archive.save(reading, path)
    with Archive.open(archive_url, originals=tmp_path / "o", secret="archive") as archive:
        saved = archive.save(reading, path)
        assert (saved.document_id, saved.version) == (first.document_id, 1)
        assert archive.document(saved.document_id).kept == "stored"


def test_setting_aside_twice_is_one_entry(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "mat.txt", "x")
    archive.set_aside(path, "a" * 64, "MẬT")
    assert archive.set_aside(path, "a" * 64, "MẬT").created is False
    with archive.session() as session:
        assert len(session.scalars(select(AuditRow)).all()) == 1


def test_a_mark_that_is_seen_only_later_is_noted_and_nothing_is_deleted(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "mat.txt", "x")
    archive.save(reading_of(path), path)
    for _ in range(2):
        assert archive.save(reading_of(path, secrecy="MẬT"), path).set_aside
    stored = archive.document(1)
    assert (stored.secrecy, stored.version, stored.kept) == ("MẬT", 1, "stored")
    with archive.session() as session:
        actions = session.scalars(select(AuditRow.action).order_by(AuditRow.id)).all()
        assert actions == ["document.saved", "document.mark-found"]


def test_the_database_holds_none_of_the_words(inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "mat.txt", "kho thóc ở Đồi Sim")
    with Archive.open(tmp_path / "a.db") as archive:
        archive.save(reading_of(path, secrecy="MẬT", subject="kho thóc ở Đồi Sim"), path)
    held = b"".join(file.read_bytes() for file in tmp_path.glob("a.db*") if file.is_file())
    assert b"mat.txt" in held
    assert "Đồi Sim".encode() not in held
    assert b"doi sim" not in held
