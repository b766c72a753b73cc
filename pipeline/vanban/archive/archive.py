"""The archive: documents go in, with their originals and every version of what was read, and can be asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from vanban import __version__
from vanban.archive import audit, linking
from vanban.archive.address import archive_url
from vanban.archive.claims import Claim, close_done, close_set_aside
from vanban.archive.column_types import now, storable
from vanban.archive.contents import day, fill_header, replace_contents
from vanban.archive.engine import WAIT_SECONDS, Database
from vanban.archive.keys import number_key
from vanban.archive.ledger import Ledger
from vanban.archive.models import DocumentRow, Kept, RecordRow, State
from vanban.archive.originals import Originals, checked_chunks
from vanban.archive.verification import Verification, database_problems, original_problems, row_problems
from vanban.archive.versions import Change, difference
from vanban.errors import UnknownDocumentError, UsageError
from vanban.record import Reading
from vanban.schema import Document

Keep = Literal["store", "reference"]
Secret = Literal["set-aside", "archive"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a document that was to be saved.

    Attributes:
        document_id: its row.
        version: of the current record; 0 when it was set aside.
        created: the archive did not have this content before.
        changes: fields that differ from the version before; empty for a new document.
        set_aside: it bears a secrecy mark, and only name, hash and mark were recorded.
        state: of the claimed file, when a claim was given.
    """

    document_id: int
    version: int
    created: bool
    changes: tuple[Change, ...] = ()
    set_aside: bool = False
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record, without the record itself."""

    version: int
    software: str
    schema_version: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the archive with its current record.

    Attributes:
        id: of the archive.
        sha256: of the original.
        name: file name when it was first read.
        kept: whether the original is stored, only referred to, or was set aside.
        original: path of the original (``reference``) or its key in the store; ``None`` when set aside.
        arrived_on: day of arrival (ngày đến).
        created_at: when it came into the archive.
        secrecy: secrecy mark, the only thing known of a document that was set aside.
        version: of the record; 0 when there is none.
        record: what was read; ``None`` when set aside.
        text: canonical text that the record's offsets point into.
    """

    id: int
    sha256: str
    name: str
    kept: Kept
    original: str | None
    arrived_on: date | None
    created_at: datetime
    secrecy: str | None
    version: int
    record: Document | None
    text: str


class Archive:
    """An open archive. It belongs to the process that opened it; threads may share it, a fork opens its own.

    >>> with Archive.open("archive.db") as archive:  # doctest: +SKIP
    ...     archive.save(vanban.read_with_text(path), path)

    Attributes:
        name: for messages, without credentials.
        ledger: the files that documents come from.
        who: who the audit log says made a change.
    """

    def __init__(
        self,
        database: Database,
        originals: Originals | None,
        *,
        keep: Keep = "store",
        secret: Secret = "set-aside",
        who: str | None = None,
        software: str = __version__,
    ) -> None:
        self.name = database.name
        self.who = who or audit.this_user()
        self.ledger = Ledger(self)
        self._database = database
        self._originals = originals
        self._keep = keep
        self._secret = secret
        self._software = software

    @classmethod
    def open(
        cls,
        url: str | Path,
        *,
        keep: Keep = "store",
        originals: str | Path | None = None,
        secret: Secret = "set-aside",
        wait: float = WAIT_SECONDS,
        who: str | None = None,
        software: str = __version__,
    ) -> Self:
        """Open an archive; make it, or bring it to the present form, where need be.

        Args:
            url: path of an SQLite file, or ``postgresql://USER:PASSWORD@HOST/NAME``.
            keep: ``store`` copies originals into the archive, ``reference`` only notes where they are.
            originals: folder or fsspec URL of the originals; beside an SQLite file ``NAME.originals`` by itself.
            secret: what to do with a document that bears a secrecy mark (MẬT, TỐI MẬT, TUYỆT MẬT): ``set-aside``
                records only name, hash and mark, ``archive`` treats it as any other.
            wait: seconds to wait while another program holds the archive.
            who: who the audit log is to name; user and host when ``None``.
            software: version of Vanban that reads.

        Raises:
            ArchiveError: it cannot be opened, or is newer than this software.
            UsageError: the URL or the place of the originals makes no sense.
        """
        address = archive_url(url)
        store: Originals | None = None
        if originals is not None:
            store = Originals(originals)
        elif address.get_backend_name() == "sqlite":
            store = Originals(Path(str(address.database)).with_suffix(".originals"))
        return cls(Database(address, wait=wait), store, keep=keep, secret=secret, who=who, software=software)

    def close(self) -> None:
        """Give the connections back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_sqlite(self) -> bool:
        """SQLite, not PostgreSQL: for the few queries that each puts in its own way."""
        return self._database.is_sqlite

    @property
    def secret(self) -> Secret:
        """What is done with documents that bear a secrecy mark."""
        return self._secret

    def moment(self, session: Session) -> datetime:
        """The time by the clock that all who use the archive share: the server's, or this machine's for SQLite."""
        if self.is_sqlite:
            return now()
        server_time: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
        return server_time

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Session]:
        """One transaction; faults of the database come out as ``ArchiveError``.

        Args:
            write: something will be changed. All of it is, or nothing when an exception leaves the block.
        """
        transaction = self._database.write() if write else self._database.read()
        with transaction as connection, Session(connection, expire_on_commit=False) as session:
            yield session
            if write:
                session.flush()

    def lock(self, session: Session, what: str) -> None:
        """Let only one transaction at a time past this point for the same thing.

        Args:
            session: one that writes.
            what: any name, such as a hash or ``register:2024``.
        """
        digest = hashlib.sha256(what.encode("utf-8", "surrogatepass")).digest()
        self._database.lock(session.connection(), int.from_bytes(digest[:8], "big", signed=True))

    def save(
        self,
        reading: Reading,
        path: Path,
        *,
        arrived_on: date | None = None,
        claim: Claim | None = None,
        seconds: float | None = None,
    ) -> Saved:
        """Save what was read from a file.

        The same content with the same reading changes nothing; with another reading it becomes a new version, and the
        old one stays. Record, contents and ledger change in one transaction; the original is stored before it, so a
        crash in between leaves at most an original that nothing points at yet.

        Args:
            reading: record and canonical text.
            path: the file that was read.
            arrived_on: day of arrival; else the one that the incoming stamp (dấu ĐẾN) shows.
            claim: the ledger's claim on the file, which is closed in the same transaction.
            seconds: how long the reading took, for the ledger.

        Raises:
            ArchiveError: nothing was saved; ``transient`` tells whether the same call may succeed later.
            ClaimLostError: the claim was taken away; nothing was saved.
            DocumentError: the file has vanished or changed since it was read.
            UsageError: originals are to be stored, and no place was given for them.
        """
        document = reading.document
        if document.header.secrecy is not None and self._secret == "set-aside":
            return self.set_aside(path, document.source.sha256, document.header.secrecy, claim=claim, seconds=seconds)
        kept, original = self._keep_original(path, document.source.sha256)
        with self.session(write=True) as session:
            self.lock(session, document.source.sha256)
            row = session.scalar(
                select(DocumentRow).where(DocumentRow.sha256 == document.source.sha256).with_for_update()
            )
            created = row is None
            if row is None:
                row = _new_row(document.source.sha256, path, kept)
                session.add(row)
            if kept == "stored" or row.kept != "stored":
                row.kept, row.original = kept, original
            arrival = document.header.arrival
            row.arrived_on = arrived_on or row.arrived_on or day(arrival.date if arrival is not None else None)
            row.software = self._software
            session.flush()
            changes = self._add_version(session, row, reading)
            state = close_done(session, claim, row.id, seconds) if claim is not None else None
            return Saved(row.id, row.current_version, created, tuple(changes), state=state)

    def set_aside(
        self,
        path: Path,
        sha256: str,
        mark: str,
        *,
        claim: Claim | None = None,
        seconds: float | None = None,
    ) -> Saved:
        """Record of a document with a secrecy mark nothing but file name, hash and mark.

        A document that was archived before its mark was seen keeps its record, for nothing is deleted unasked; the mark
        is noted on it and in the audit log (``document.mark-found``), so that a person can decide.

        Raises:
            ArchiveError: nothing was recorded.
        """
        with self.session(write=True) as session:
            self.lock(session, sha256)
            row = session.scalar(select(DocumentRow).where(DocumentRow.sha256 == sha256).with_for_update())
            created = row is None
            if row is None:
                row = _new_row(sha256, path, "set-aside")
                row.secrecy = mark
                session.add(row)
                session.flush()
                audit.note(session, self.who, "document.set-aside", f"document:{row.id}", mark=mark)
            elif row.secrecy != mark:
                row.secrecy = mark
                audit.note(session, self.who, "document.mark-found", f"document:{row.id}", mark=mark)
            state = close_set_aside(session, claim, row.id, seconds) if claim is not None else None
            return Saved(row.id, row.current_version, created, set_aside=True, state=state)

    def document(self, which: int | str) -> StoredDocument:
        """A document by id, by hash of its content, or by number.

        Args:
            which: ``17``, ``"17"``, a SHA-256 in hexadecimal, or ``"594/KH-UBND"``.

        Raises:
            UnknownDocumentError: there is none, or several bear that number; the message lists their ids.
        """
        with self.session() as session:
            row = _find(session, which)
            record = session.scalar(
                select(RecordRow).where(RecordRow.document_id == row.id, RecordRow.version == row.current_version)
            )
            return StoredDocument(
                id=row.id,
                sha256=row.sha256,
                name=row.name,
                kept=row.kept,
                original=row.original,
                arrived_on=row.arrived_on,
                created_at=row.created_at,
                secrecy=row.secrecy,
                version=row.current_version,
                record=Document.model_validate(record.json) if record is not None else None,
                text=record.text if record is not None else "",
            )

    def versions(self, document_id: int) -> list[Version]:
        """The versions of a document's record, oldest first.

        Raises:
            UnknownDocumentError: there is no such document.
        """
        with self.session() as session:
            row = _find(session, document_id)
            return [
                Version(*values)
                for values in session.execute(
                    select(RecordRow.version, RecordRow.software, RecordRow.schema_version, RecordRow.read_at)
                    .where(RecordRow.document_id == row.id)
                    .order_by(RecordRow.version)
                )
            ]

    def difference(self, document_id: int, before: int, after: int) -> list[Change]:
        """What changed from one version of a document's record to another, field by field.

        Raises:
            UnknownDocumentError: there is no such document or version.
        """
        with self.session() as session:
            return difference(_record(session, document_id, before).json, _record(session, document_id, after).json)

    def original(self, which: int | str) -> Iterator[bytes]:
        """The original of a document, piece by piece, compared with its hash.

        Raises:
            OriginalsDamagedError: it is missing or changed; raised by the last piece at the latest.
            UnknownDocumentError: there is no such document, or it was set aside.
            UsageError: no place of originals was given.
        """
        document = self.document(which)
        if document.original is None:
            raise UnknownDocumentError(f"document {document.id}: set aside for its mark {document.secrecy}; not kept")
        if document.kept == "reference":
            return checked_chunks(Path(document.original), document.sha256)
        return self._store().chunks(document.original)

    def verify(self, *, originals: bool = True) -> Verification:
        """Compare everything with everything; nothing is changed.

        Args:
            originals: read every stored original and compare it with its hash, which takes as long as copying them.

        Raises:
            ArchiveError: the archive cannot be read at all, or is damaged beyond telling what is wrong.
        """
        with self.session(write=True) as session:
            problems = [
                *database_problems(session, is_sqlite=self.is_sqlite),
                *row_problems(session),
            ]
        with self.session() as session:
            stored = {
                str(key): document_id
                for document_id, key in session.execute(
                    select(DocumentRow.id, DocumentRow.original).where(DocumentRow.kept == "stored")
                )
            }
        if not originals or (self._originals is None and not stored):
            return Verification(tuple(problems), 0, ())
        store = self._store()
        unreferenced = store.keys() - stored.keys()
        problems += original_problems(store, stored)
        return Verification(tuple(problems), len(stored), tuple(sorted(unreferenced)))

    def _store(self) -> Originals:
        if self._originals is None:
            raise UsageError(
                f"{self.name}: no place for originals; give a folder or a URL such as s3://BUCKET, or keep references"
            )
        return self._originals

    def _keep_original(self, path: Path, sha256: str) -> tuple[Kept, str]:
        if self._keep == "reference":
            return "reference", str(path.absolute())
        return "stored", self._store().put(path, sha256)

    def _add_version(self, session: Session, row: DocumentRow, reading: Reading) -> list[Change]:
        """Write the reading as a new version unless it is the current one already; returns what changed by it."""
        json = reading.document.model_dump(mode="json")
        current = session.scalar(
            select(RecordRow).where(RecordRow.document_id == row.id, RecordRow.version == row.current_version)
        )
        if current is not None and _same(current, json, reading.text):
            return []
        row.current_version += 1
        session.add(
            RecordRow(
                document_id=row.id,
                version=row.current_version,
                software=self._software,
                schema_version=reading.document.schema_version,
                json=json,
                text=reading.text,
                read_at=now(),
            )
        )
        fill_header(row, reading.document)
        replace_contents(session, row.id, row.current_version, reading)
        session.flush()
        # Two documents that are saved at once and cite each other must see each other: one links after the other.
        self.lock(session, "reference")
        linking.link_from(session, row)
        linking.link_to(session, row)
        changes = difference(current.json, json) if current is not None else []
        if current is None:
            audit.note(session, self.who, "document.saved", f"document:{row.id}", software=self._software)
        else:
            audit.note(
                session,
                self.who,
                "record.replaced",
                f"document:{row.id}",
                before=current.version,
                after=row.current_version,
                software=self._software,
                fields=[change.field for change in changes],
            )
        return changes


def _new_row(sha256: str, path: Path, kept: Kept) -> DocumentRow:
    return DocumentRow(sha256=sha256, name=path.name, kept=kept, created_at=now(), current_version=0)


def _same(current: RecordRow, json: dict[str, Any], text: str) -> bool:
    """The same reading, whatever the file was called this time."""
    without_name = [{**record, "source": {**record["source"], "name": ""}} for record in (current.json, json)]
    return without_name[0] == without_name[1] and current.text == storable(text)


def _find(session: Session, which: int | str) -> DocumentRow:
    text = str(which).strip()
    if isinstance(which, int) or (text.isascii() and text.isdigit() and len(text) < 19):
        condition = DocumentRow.id == int(text)
    elif len(text) == 64 and all(character in "0123456789abcdef" for character in text.lower()):
        condition = DocumentRow.sha256 == text.lower()
    else:
        condition = DocumentRow.number_key == number_key(text)
    rows = session.scalars(select(DocumentRow).where(condition).order_by(DocumentRow.id).limit(11)).all()
    if not rows:
        raise UnknownDocumentError(f"{text}: no such document; look for it with: vanban search")
    if len(rows) > 1:
        ids = ", ".join(str(row.id) for row in rows[:10]) + (" …" if len(rows) > 10 else "")
        raise UnknownDocumentError(f"{text}: several documents bear this number; name one by its id: {ids}")
    return rows[0]


def _record(session: Session, document_id: int, version: int) -> RecordRow:
    row = _find(session, document_id)
    record = session.scalar(select(RecordRow).where(RecordRow.document_id == row.id, RecordRow.version == version))
    if record is None:
        raise UnknownDocumentError(
            f"document {document_id}: no version {version}; there are 1 to {row.current_version}"
        )
    return record
