"""Is the archive whole? Its database, what the rows say of each other, and every original by its hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from vanban.archive.models import AttemptRow, DocumentRow, FileRow, RecordRow
from vanban.archive.originals import Originals
from vanban.errors import OriginalsDamagedError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        kind: ``database``, ``document``, ``file`` or ``original``.
        subject: what it is about, ``document:17``.
        message: one line.
    """

    kind: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Attributes:
        problems: empty when the archive is whole.
        originals: how many originals were compared with their hash.
        unreferenced: keys of originals that no document points at: a crash between original and record leaves one,
            and reading the file again takes it up. They are no problem.
    """

    problems: tuple[Problem, ...]
    originals: int
    unreferenced: tuple[str, ...]


def database_problems(session: Session, *, is_sqlite: bool) -> Iterator[Problem]:
    """Faults of the database file itself; PostgreSQL watches over its own.

    Args:
        session: one that writes, since the full-text index is compared by an INSERT.
        is_sqlite: whose rules.
    """
    if not is_sqlite:
        return
    for line in session.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield Problem("database", "integrity", str(line))
    for table, row_id, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Problem("database", f"{table}:{row_id}", f"points at a row of {parent} that is not there")
    # Raises "database disk image is malformed" when index and pages differ.
    session.execute(text("INSERT INTO page_search(page_search, rank) VALUES ('integrity-check', 1)"))


def row_problems(session: Session) -> Iterator[Problem]:
    """Rows that contradict each other."""
    current = (RecordRow.document_id == DocumentRow.id) & (RecordRow.version == DocumentRow.current_version)
    for document_id in session.scalars(
        select(DocumentRow.id)
        .outerjoin(RecordRow, current)
        .where(DocumentRow.kept != "set-aside", RecordRow.id.is_(None))
    ):
        yield Problem("document", f"document:{document_id}", "has no record of its current version")
    closed = FileRow.state.in_(("done", "duplicate", "set-aside"))
    for file_id in session.scalars(select(FileRow.id).where(closed, FileRow.document_id.is_(None))):
        yield Problem("file", f"file:{file_id}", "is closed, but belongs to no document")
    for file_id in session.scalars(
        select(FileRow.id)
        .join(DocumentRow, DocumentRow.id == FileRow.document_id)
        .where(closed, FileRow.sha256.is_not(None), FileRow.sha256 != DocumentRow.sha256)
    ):
        yield Problem("file", f"file:{file_id}", "belongs to a document of another content")
    for shared, count in session.execute(
        select(FileRow.document_id, func.count())
        .where(FileRow.state == "done")
        .group_by(FileRow.document_id)
        .having(func.count() > 1)
    ):
        yield Problem("document", f"document:{shared}", f"was taken from {count} files instead of one")
    running = (AttemptRow.file_id == FileRow.id) & AttemptRow.outcome.is_(None)
    for file_id, state, count in session.execute(
        select(FileRow.id, FileRow.state, func.count(AttemptRow.id))
        .outerjoin(AttemptRow, running)
        .group_by(FileRow.id, FileRow.state)
    ):
        if count != (1 if state == "claimed" else 0):
            yield Problem("file", f"file:{file_id}", f"is {state}, with {count} attempts that have not ended")


def original_problems(originals: Originals, stored: dict[str, int]) -> Iterator[Problem]:
    """Originals that are missing or changed.

    Args:
        originals: the store.
        stored: id of the document by key of its original.
    """
    for key, document_id in stored.items():
        try:
            for _ in originals.chunks(key):
                pass
        except OriginalsDamagedError as error:
            yield Problem("original", f"document:{document_id}", str(error))
