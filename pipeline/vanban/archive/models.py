"""The tables of the archive, the same on SQLite and on PostgreSQL.

::

    document ──< record            every version of what was read, as JSON, with the canonical text
       ├──< page_text              the words of each page, for full text
       ├──< reference, unit, deadline, task ──< task_unit       of the current version
       ├──< register_entry ──< register_correction              incoming register (sổ đăng ký văn bản đến)
       └──< file ──< attempt       the ledger: one row a path, one row a try
    audit                          who changed what, and when

Times are UTC, days are dates. Columns ending in ``_key`` are for comparing (``vanban.archive.keys``), never for show.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from vanban.archive.column_types import PathText, Storable, UtcTime

Kept = Literal["stored", "reference", "set-aside"]
"""What became of the original: a copy in the archive, only its place noted, or nothing because of a secrecy mark."""

State = Literal["found", "claimed", "done", "duplicate", "failed", "set-aside"]
"""Where a file of the ledger stands. All but ``found`` and ``claimed`` are closed."""

Outcome = Literal["done", "duplicate", "failed", "set-aside", "interrupted", "returned"]
"""How an attempt ended; ``returned``: given back untouched, because another driver was reading the same content."""

Role = Literal["lead", "support", "report_to"]


class Base(DeclarativeBase):
    """Column types by Python type."""

    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy, which declares it so
        str: Storable,
        datetime: UtcTime,
        dict[str, Any]: JSON,
        list[str]: JSON,
        Kept: Storable,
        State: Storable,
        Outcome: Storable,
        Role: Storable,
    }


class DocumentRow(Base):
    """One document: one content, however many files hold it. The header columns copy the current version."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("kept IN ('stored', 'reference', 'set-aside')", name="document_kept"),
        Index("document_number_key", "number_key"),
        Index("document_issuer_key", "issuer_key"),
        Index("document_type_issued", "type_code", "issued_on"),
        Index("document_issued_on", "issued_on"),
        Index("document_arrived_on", "arrived_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(PathText)  # file name when first read
    media_type: Mapped[str | None]
    bytes: Mapped[int | None] = mapped_column(BigInteger)
    pages: Mapped[int | None]
    kept: Mapped[Kept]
    original: Mapped[str | None] = mapped_column(PathText)  # key in the originals, or path for "reference"
    arrived_on: Mapped[date | None]
    created_at: Mapped[datetime]
    current_version: Mapped[int]  # 0 while there is no record (set aside)
    software: Mapped[str | None]  # which version of Vanban read it last, even if nothing changed by it
    secrecy: Mapped[str | None]
    type_code: Mapped[str | None]
    number: Mapped[str | None]
    number_key: Mapped[str | None]
    issued_on: Mapped[date | None]
    issuer: Mapped[str | None]
    issuer_key: Mapped[str | None]
    parent_body: Mapped[str | None]
    subject: Mapped[str | None]
    signer: Mapped[str | None]
    urgency: Mapped[str | None]

    records: Mapped[list[RecordRow]] = relationship(order_by="RecordRow.version", viewonly=True)
    references: Mapped[list[ReferenceRow]] = relationship(
        foreign_keys="ReferenceRow.document_id", order_by="ReferenceRow.id", viewonly=True
    )
    units: Mapped[list[UnitRow]] = relationship(order_by="UnitRow.id", viewonly=True)
    deadlines: Mapped[list[DeadlineRow]] = relationship(order_by="DeadlineRow.id", viewonly=True)
    tasks: Mapped[list[TaskRow]] = relationship(order_by="TaskRow.position", viewonly=True)


class RecordRow(Base):
    """One version of a document's record; versions count from 1 and are never changed."""

    __tablename__ = "record"
    __table_args__ = (UniqueConstraint("document_id", "version", name="record_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    version: Mapped[int]
    software: Mapped[str]
    schema_version: Mapped[str]
    json: Mapped[dict[str, Any]]
    text: Mapped[str]  # canonical text that the record's offsets point into
    read_at: Mapped[datetime]


class PageTextRow(Base):
    """The words of one page of the current version, for full text.

    ``marked`` and ``folded`` are as long as the stretch of canonical text from ``start`` that they were made of: a hit
    at ``i`` in either is shown from ``record.text[start + i:]``. On SQLite the FTS5 table ``page_search(marked,
    folded)`` indexes them by ``rowid = page_text.id``; on PostgreSQL the columns ``marked_words`` and
    ``folded_words`` (``tsvector``, configuration ``simple``) do. Both are kept by the database itself.
    """

    __tablename__ = "page_text"
    __table_args__ = (Index("page_text_document", "document_id", "start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    page: Mapped[int | None]  # 1-based; null where the format has no pages
    start: Mapped[int]  # offset of the first character in the canonical text
    marked: Mapped[str]  # keys.marked_words
    folded: Mapped[str]  # keys.bare_words


class ReferenceRow(Base):
    """A document that the current version cites."""

    __tablename__ = "reference"
    __table_args__ = (
        Index("reference_document", "document_id"),
        Index("reference_key_key", "key_key"),
        Index("reference_target", "target_document_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    record_version: Mapped[int]
    ref_id: Mapped[str]  # "r1" of the record
    key: Mapped[str]
    key_key: Mapped[str]  # keys.number_key of key
    type: Mapped[str | None]
    issued_on: Mapped[date | None]
    issuer: Mapped[str | None]
    issuer_key: Mapped[str | None]
    title: Mapped[str | None]
    relation: Mapped[str]
    page: Mapped[int | None]  # of the first mention
    quote: Mapped[str | None]
    target_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))  # when it is in the archive


class UnitRow(Base):
    """A body or office that the current version names."""

    __tablename__ = "unit"
    __table_args__ = (Index("unit_document", "document_id"), Index("unit_canonical_key", "canonical_key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    unit_id: Mapped[str]  # "u1" of the record
    name: Mapped[str]
    canonical: Mapped[str]
    canonical_key: Mapped[str]
    kind: Mapped[str]


class DeadlineRow(Base):
    """A time bound of the current version."""

    __tablename__ = "deadline"
    __table_args__ = (Index("deadline_document", "document_id"), Index("deadline_end", "end"))

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    deadline_id: Mapped[str]  # "d1" of the record
    text: Mapped[str]
    start: Mapped[date | None]
    end: Mapped[date | None]
    recurrence: Mapped[str | None]
    rrule: Mapped[str | None]
    relative: Mapped[str | None]
    section: Mapped[str | None]


class TaskRow(Base):
    """A task of the current version. ``status`` is set by people and outlives a new reading."""

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("document_id", "task_id", name="task_of_document"),
        Index("task_end", "end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    task_id: Mapped[str]  # stable id of the record
    position: Mapped[int]  # place among the document's tasks, from 0
    text: Mapped[str]
    section: Mapped[str | None]
    end: Mapped[date | None]
    recurrence: Mapped[str | None]
    deliverable: Mapped[str | None]
    confidence: Mapped[float]
    review: Mapped[list[str]]
    page: Mapped[int | None]
    quote: Mapped[str]
    status: Mapped[str | None]

    units: Mapped[list[TaskUnitRow]] = relationship(
        back_populates="task", order_by="TaskUnitRow.id", cascade="all, delete-orphan"
    )


class TaskUnitRow(Base):
    """Who a task falls to."""

    __tablename__ = "task_unit"
    __table_args__ = (Index("task_unit_task", "task_id"), Index("task_unit_canonical_key", "canonical_key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))  # task.id, not the record's id
    role: Mapped[Role]
    name: Mapped[str]  # as printed
    canonical: Mapped[str | None]
    canonical_key: Mapped[str | None]

    task: Mapped[TaskRow] = relationship(back_populates="units")


class FileRow(Base):
    """The ledger: one row for every path that was ever found."""

    __tablename__ = "file"
    __table_args__ = (
        CheckConstraint("state IN ('found', 'claimed', 'done', 'duplicate', 'failed', 'set-aside')", name="file_state"),
        Index("file_state_id", "state", "id"),
        Index("file_sha256", "sha256"),
        Index("file_document", "document_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(PathText, unique=True)
    sha256: Mapped[str | None]  # null until it was read once
    bytes: Mapped[int] = mapped_column(BigInteger)
    mtime: Mapped[int] = mapped_column(BigInteger)  # nanoseconds since 1970
    state: Mapped[State]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    attempts: Mapped[int]  # begun since the content last changed
    not_before: Mapped[datetime | None]  # when a transient fault is tried again
    claimed_by: Mapped[str | None]
    claimed_at: Mapped[datetime | None]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]


class AttemptRow(Base):
    """One try at one file."""

    __tablename__ = "attempt"
    __table_args__ = (Index("attempt_file", "file_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"))
    number: Mapped[int]  # from 1, over the life of the path
    worker: Mapped[str]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None]  # null while it runs
    code: Mapped[str | None]
    message: Mapped[str | None]
    transient: Mapped[bool]
    seconds: Mapped[float | None]


class RegisterEntryRow(Base):
    """An entry of the incoming register: number (số đến) per year and book."""

    __tablename__ = "register_entry"
    __table_args__ = (
        UniqueConstraint("book", "year", "number", name="register_number"),
        Index("register_entry_document", "document_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    book: Mapped[str]
    year: Mapped[int]
    number: Mapped[int]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    arrived_on: Mapped[date | None]
    created_at: Mapped[datetime]


class RegisterCorrectionRow(Base):
    """A correction of an entry: the value before stays readable."""

    __tablename__ = "register_correction"
    __table_args__ = (Index("register_correction_entry", "entry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entry.id"))
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    why: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]


class AuditRow(Base):
    """A change to the archive, written in the same transaction as the change."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_subject", "subject"), Index("audit_at", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    action: Mapped[str]  # "document.saved", "document.set-aside", "record.replaced", "file.retried" …
    subject: Mapped[str]  # "document:17", "file:12", "register:incoming/2024/5"
    detail: Mapped[dict[str, Any]]
