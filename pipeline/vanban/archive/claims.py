"""Claims on files: what the ledger says about them, and how the rows of one claim change.

The functions work inside the transaction of their caller, so that a document and its file are closed together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from vanban.archive.column_types import now
from vanban.archive.models import AttemptRow, DocumentRow, FileRow, Outcome, State
from vanban.errors import ClaimLostError


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as a walk over a folder sees it, unopened.

    Attributes:
        path: absolute.
        bytes: its size.
        mtime: time of its last change, nanoseconds since 1970.
    """

    path: Path
    bytes: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What the ledger made of found files: new ones, changed ones (to be read again), and known, unchanged ones."""

    new: int
    changed: int
    known: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that one worker may read, nobody else meanwhile.

    Attributes:
        file_id: of the ledger's row.
        path: the file.
        worker: who holds it.
        attempt: number of this try since the content last changed, from 1.
        attempt_id: of the attempt's row.
    """

    file_id: int
    path: Path
    worker: str
    attempt: int
    attempt_id: int


@dataclass(frozen=True, slots=True)
class Identity:
    """What the archive knows about the content of a claimed file.

    Attributes:
        kind: ``new``: to be read. ``known``: the archive has it. ``elsewhere``: another claim is reading the same
            content just now; this claim was given back and must not be used any more.
        document_id: for ``known``.
        software: which version of Vanban read the known document last; ``None`` if it was set aside unread.
        path: another file that the known document was read from; ``None`` when this file is the first to bring it,
            and so no duplicate.
        mark: secrecy mark of a known document that was set aside unread; ``Archive.set_aside`` closes this file too.
    """

    kind: Literal["new", "known", "elsewhere"]
    document_id: int | None = None
    software: str | None = None
    path: Path | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, with the last attempt at it."""

    path: Path
    code: str
    message: str
    attempts: int
    transient: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A worker that holds claims: how many, and when it last said that it is alive."""

    worker: str
    files: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Released:
    """Claims taken from workers: files open again, and files given up because too many attempts were cut short."""

    reopened: int
    given_up: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Files by state. ``open`` are those found or claimed, whose reading has not ended."""

    found: int
    done: int
    duplicate: int
    failed: int
    set_aside: int
    open: int

    @property
    def holds(self) -> bool:
        """Every file found is closed: read, recognised as a duplicate, failed or set aside."""
        return self.open == 0 and self.found == self.done + self.duplicate + self.failed + self.set_aside


def close_done(session: Session, claim: Claim, document_id: int, seconds: float | None) -> State:
    """As ``Ledger.done``, inside the transaction that saves the document."""
    # Two files of one content that end at the same moment must not both be the first.
    session.execute(select(DocumentRow.id).where(DocumentRow.id == document_id).with_for_update())
    first = session.scalar(done_files(document_id, claim.file_id)) is None
    state: Literal["done", "duplicate"] = "done" if first else "duplicate"
    close(session, claim, state, document_id, seconds)
    return state


def close_set_aside(session: Session, claim: Claim, document_id: int, seconds: float | None) -> State:
    """The file bears a secrecy mark: it is closed without having been archived."""
    close(session, claim, "set-aside", document_id, seconds)
    return "set-aside"


def close(
    session: Session,
    claim: Claim,
    state: Literal["done", "duplicate", "set-aside"],
    document_id: int,
    seconds: float | None,
) -> None:
    """Close a claimed file that belongs to a document.

    Raises:
        ClaimLostError: the claim was taken away.
    """
    row = held(session, claim)
    end_attempt(session, claim, state, seconds=seconds)
    open_again(row)
    row.state, row.document_id = state, document_id


def held(session: Session, claim: Claim) -> FileRow:
    """The row of a claim that still holds, locked.

    Raises:
        ClaimLostError: the claim was taken away.
    """
    row = session.scalar(
        select(FileRow)
        .join(AttemptRow, AttemptRow.file_id == FileRow.id)
        .where(
            FileRow.id == claim.file_id,
            FileRow.state == "claimed",
            FileRow.claimed_by == claim.worker,
            AttemptRow.id == claim.attempt_id,
            AttemptRow.outcome.is_(None),
        )
        .with_for_update(of=FileRow)
    )
    if row is None:
        raise ClaimLostError(f"{claim.path}: another worker has taken over this file; nothing is to be done")
    return row


def open_again(row: FileRow) -> None:
    """Let the file be claimed by anyone."""
    row.state, row.claimed_by, row.claimed_at, row.not_before = "found", None, None, None


def end_attempt(
    session: Session,
    claim: Claim,
    outcome: Outcome,
    *,
    code: str | None = None,
    message: str | None = None,
    transient: bool = False,
    seconds: float | None = None,
) -> None:
    """Write down how the attempt of a claim ended."""
    session.execute(
        update(AttemptRow)
        .where(AttemptRow.id == claim.attempt_id)
        .values(outcome=outcome, ended_at=now(), code=code, message=message, transient=transient, seconds=seconds)
    )


def attempts_at(file_id: int) -> Select[AttemptRow]:
    """The attempts at a file that count, last first."""
    counted = or_(AttemptRow.outcome.is_(None), AttemptRow.outcome != "returned")
    return select(AttemptRow).where(AttemptRow.file_id == file_id, counted).order_by(AttemptRow.number.desc())


def done_files(document_id: int, except_file: int) -> Select[FileRow]:
    """The file, if any, that a document was read from, other than the one given."""
    return (
        select(FileRow)
        .where(FileRow.document_id == document_id, FileRow.state == "done", FileRow.id != except_file)
        .order_by(FileRow.id)
        .limit(1)
    )
