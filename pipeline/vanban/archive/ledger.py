"""The ledger: every file that was ever found, who is reading it, and how each attempt ended.

A file is in one state at a time, so ``found = done + duplicate + failed + set aside`` holds once none is open. A claim
is a row changed in one transaction: two workers, processes or machines never hold the same file, and a worker whose
claim was taken from it (it seemed dead) cannot close the file any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, insert, not_, or_, select, update
from sqlalchemy.orm import Session, aliased

from vanban.archive import audit
from vanban.archive.claims import (
    Balance,
    Claim,
    Failure,
    Findings,
    FoundFile,
    Holder,
    Identity,
    Released,
    attempts_at,
    close,
    close_done,
    done_files,
    end_attempt,
    held,
    open_again,
)
from vanban.archive.column_types import escape_path
from vanban.archive.models import AttemptRow, DocumentRow, FileRow, State
from vanban.errors import ClaimLostError

_BATCH = 400  # rows a statement; SQLite allows 32,766 values


class Transactions(Protocol):
    """Where the ledger gets its sessions from: the archive."""

    who: str

    def session(self, *, write: bool = False) -> AbstractContextManager[Session]:
        """One transaction."""

    def lock(self, session: Session, what: str) -> None:
        """Let only one transaction at a time past this point for the same thing."""

    def moment(self, session: Session) -> datetime:
        """The time by the clock that all claimants share."""


class Ledger:
    """The ledger of an archive. Each method is one transaction and raises ``ArchiveError`` when that fails."""

    def __init__(self, archive: Transactions) -> None:
        self._archive = archive

    def found(self, files: Iterable[FoundFile]) -> Findings:
        """Enter found files: new ones are open; a known one is open again when its size or time changed.

        A claimed file is left to its worker; a change of it is seen the next time.
        """
        counts = {"new": 0, "changed": 0, "known": 0}
        iterator = iter(files)
        while batch := list(islice(iterator, _BATCH)):
            with self._archive.session(write=True) as session:
                self._archive.lock(session, "file")  # two walks over one folder must not both enter a path
                for kind, count in _enter(session, batch, self._archive.moment(session)):
                    counts[kind] += count
        return Findings(**counts)

    def moment(self) -> datetime:
        """The time by the clock that all claimants share."""
        with self._archive.session() as session:
            return self._archive.moment(session)

    def claim(self, worker: str, limit: int = 1, *, under: Path | None = None) -> list[Claim]:
        """Claim up to ``limit`` open files, oldest entry first.

        Files whose content is being read under another path are left for later, and so are those of which a transient
        fault is to be tried again only later.

        Args:
            worker: name of the claimant, its own among all processes of all machines.
            limit: at most so many.
            under: only files in or below this folder.
        """
        with self._archive.session(write=True) as session:
            moment = self._archive.moment(session)
            twin = aliased(FileRow)
            being_read = select(twin.id).where(twin.state == "claimed", twin.sha256 == FileRow.sha256).exists()
            open_files = (
                select(FileRow)
                .where(
                    FileRow.state == "found",
                    or_(FileRow.not_before.is_(None), FileRow.not_before <= moment),
                    not_(being_read),
                    _under(under),
                )
                .order_by(FileRow.id)
                .limit(limit)
                .with_for_update(skip_locked=True, of=FileRow)  # nothing to SQLite, which locks as a whole
            )
            rows = session.scalars(open_files).all()
            latest = session.execute(
                select(AttemptRow.file_id, func.max(AttemptRow.number))
                .where(AttemptRow.file_id.in_([row.id for row in rows]))
                .group_by(AttemptRow.file_id)
            )
            numbers = {file_id: number or 0 for file_id, number in latest}
            attempts = []
            for row in rows:
                row.state, row.claimed_by, row.claimed_at, row.not_before = "claimed", worker, moment, None
                row.attempts += 1
                number = numbers.get(row.id, 0) + 1
                attempts.append(
                    AttemptRow(file_id=row.id, number=number, worker=worker, began_at=moment, transient=False)
                )
            session.add_all(attempts)
            session.flush()
            return [
                Claim(row.id, Path(row.path), worker, row.attempts, attempt.id)
                for row, attempt in zip(rows, attempts, strict=True)
            ]

    def identify(self, claim: Claim, sha256: str) -> Identity:
        """Say what content a claimed file has, and learn whether it need be read.

        Raises:
            ClaimLostError: the claim was taken away.
        """
        with self._archive.session(write=True) as session:
            self._archive.lock(session, sha256)
            row = held(session, claim)
            row.sha256 = sha256
            reading = select(FileRow.id).where(
                FileRow.sha256 == sha256, FileRow.state == "claimed", FileRow.id != claim.file_id
            )
            if session.scalar(reading.limit(1)) is not None:
                end_attempt(session, claim, "returned")
                open_again(row)
                row.attempts -= 1
                return Identity("elsewhere")
            document = session.scalar(select(DocumentRow).where(DocumentRow.sha256 == sha256))
            if document is None:
                return Identity("new")
            other = session.scalar(done_files(document.id, claim.file_id))
            return Identity(
                "known",
                document.id,
                document.software,
                Path(other.path) if other is not None else None,
                document.secrecy if document.kept == "set-aside" else None,
            )

    def done(self, claim: Claim, document_id: int, *, seconds: float | None = None) -> State:
        """The file was read into that document; ``duplicate`` when another file had brought the same content before.

        Raises:
            ClaimLostError: the claim was taken away.
        """
        with self._archive.session(write=True) as session:
            return close_done(session, claim, document_id, seconds)

    def duplicate(self, claim: Claim, of: int, *, seconds: float | None = None) -> None:
        """The file holds the same content as document ``of``.

        Raises:
            ClaimLostError: the claim was taken away.
        """
        with self._archive.session(write=True) as session:
            close(session, claim, "duplicate", of, seconds)

    def failed(
        self,
        claim: Claim,
        code: str,
        message: str,
        *,
        transient: bool,
        seconds: float | None = None,
        retry_in: float | None = None,
    ) -> None:
        """The attempt failed.

        Args:
            claim: the file.
            code: of the error class.
            message: one line for people.
            transient: the cause may pass by itself (disk, memory, lock), as against a broken file.
            seconds: how long the attempt took.
            retry_in: seconds after which the file may be claimed again; ``None`` closes it as failed.

        Raises:
            ClaimLostError: the claim was taken away.
        """
        with self._archive.session(write=True) as session:
            row = held(session, claim)
            end_attempt(session, claim, "failed", code=code, message=message, transient=transient, seconds=seconds)
            open_again(row)
            if retry_in is None:
                row.state = "failed"
            else:
                row.not_before = self._archive.moment(session) + timedelta(seconds=retry_in)

    def give_back(self, claims: Sequence[Claim]) -> None:
        """Open claimed files again that were not begun; their attempts do not count. Lost claims are passed over."""
        with self._archive.session(write=True) as session:
            for claim in claims:
                try:
                    row = held(session, claim)
                except ClaimLostError:
                    continue
                end_attempt(session, claim, "returned")
                open_again(row)
                row.attempts -= 1

    def heartbeat(self, worker: str) -> None:
        """Say that the worker is alive: its claims count as made this moment."""
        with self._archive.session(write=True) as session:
            session.execute(
                update(FileRow)
                .where(FileRow.state == "claimed", FileRow.claimed_by == worker)
                .values(claimed_at=self._archive.moment(session))
            )

    def holders(self) -> list[Holder]:
        """The workers that hold claims, the one unheard of for longest first."""
        with self._archive.session() as session:
            oldest = func.min(FileRow.claimed_at, type_=FileRow.claimed_at.type)
            rows = session.execute(
                select(FileRow.claimed_by, func.count(), oldest)
                .where(FileRow.state == "claimed")
                .group_by(FileRow.claimed_by)
                .order_by(oldest, FileRow.claimed_by)
            ).all()
            return [Holder(str(worker), files, since) for worker, files, since in rows if since is not None]

    def release(self, worker: str, *, give_up_after: int | None = None) -> Released:
        """Take its claims from a worker that is known to be dead; the attempts count as interrupted.

        Args:
            worker: its name.
            give_up_after: a file whose last so many attempts were all cut short is closed as failed, with the code
                ``interrupted``: it may be what kills the workers.
        """
        return self._release(lambda _: FileRow.claimed_by == worker, give_up_after)

    def release_stale(self, older_than: timedelta, *, give_up_after: int | None = None) -> Released:
        """Take their claims from workers unheard of for so long; as ``release``."""
        return self._release(lambda moment: FileRow.claimed_at < moment - older_than, give_up_after)

    def _release(self, which: Callable[[datetime], ColumnElement[bool]], give_up_after: int | None) -> Released:
        reopened = given_up = 0
        with self._archive.session(write=True) as session:
            moment = self._archive.moment(session)
            stale = (
                select(FileRow).where(FileRow.state == "claimed", which(moment)).order_by(FileRow.id).with_for_update()
            )
            for row in session.scalars(stale).all():
                attempts = session.scalars(attempts_at(row.id)).all()
                attempts[0].outcome, attempts[0].ended_at = "interrupted", moment
                open_again(row)
                cut_short = 0
                for attempt in attempts:
                    if attempt.outcome != "interrupted":
                        break
                    cut_short += 1
                if give_up_after is not None and cut_short >= give_up_after:
                    row.state = "failed"
                    attempts[0].code = "interrupted"
                    attempts[
                        0
                    ].message = (
                        f"{row.path}: the last {cut_short} attempts were cut short; look at the file, then retry"
                    )
                    given_up += 1
                else:
                    reopened += 1
        return Released(reopened, given_up)

    def retry_failed(self, *, under: Path | None = None, transient_only: bool = False) -> int:
        """Open failed files again; returns how many."""
        failed = (
            select(FileRow, AttemptRow)
            .join(AttemptRow, AttemptRow.id == _last_attempt())
            .where(FileRow.state == "failed", _under(under))
            .order_by(FileRow.id)
            .with_for_update(of=FileRow)
        )
        if transient_only:
            failed = failed.where(AttemptRow.transient)
        with self._archive.session(write=True) as session:
            rows = session.execute(failed).all()
            for row, last in rows:
                open_again(row)
                audit.note(session, self._archive.who, "file.retried", f"file:{row.id}", code=last.code)
            return len(rows)

    def reopen(self, *, software_other_than: str, under: Path | None = None) -> int:
        """Open files again whose document another version of Vanban read last; returns how many."""
        with self._archive.session(write=True) as session:
            old = select(DocumentRow.id).where(DocumentRow.software != software_other_than)
            result = session.execute(
                update(FileRow)
                .where(FileRow.state == "done", FileRow.document_id.in_(old), _under(under))
                .values(state="found", not_before=None)
            )
            count = result.rowcount  # type: ignore[attr-defined]
            return int(count)

    def balance(self, *, under: Path | None = None, seen_since: datetime | None = None) -> Balance:
        """Files by state.

        Args:
            under: only files in or below this folder.
            seen_since: only files that were found at this time (of ``moment``) or later: without those that have gone.
        """
        counted = select(FileRow.state, func.count().label("files")).where(_under(under)).group_by(FileRow.state)
        if seen_since is not None:
            counted = counted.where(FileRow.last_seen >= seen_since)
        with self._archive.session() as session:
            by_state = {row.state: int(row.files) for row in session.execute(counted)}
        return Balance(
            found=sum(by_state.values()),
            done=by_state.get("done", 0),
            duplicate=by_state.get("duplicate", 0),
            failed=by_state.get("failed", 0),
            set_aside=by_state.get("set-aside", 0),
            open=by_state.get("found", 0) + by_state.get("claimed", 0),
        )

    def failures(self, *, under: Path | None = None) -> list[Failure]:
        """The failed files in order of their paths, with the code and message of the last attempt."""
        failed = (
            select(FileRow, AttemptRow)
            .join(AttemptRow, AttemptRow.id == _last_attempt())
            .where(FileRow.state == "failed", _under(under))
            .order_by(FileRow.path)
        )
        with self._archive.session() as session:
            return [
                Failure(Path(row.path), last.code or "error", last.message or "", row.attempts, last.transient)
                for row, last in session.execute(failed)
            ]

    def next_retry(self, *, under: Path | None = None) -> datetime | None:
        """When the next file after a transient fault may be claimed again; ``None`` when none waits."""
        waiting = select(func.min(FileRow.not_before, type_=FileRow.not_before.type)).where(
            FileRow.state == "found", _under(under)
        )
        with self._archive.session() as session:
            return session.scalar(waiting)


def _last_attempt() -> ScalarSelect[int | None]:
    """Id of the last attempt at a file."""
    return select(func.max(AttemptRow.id)).where(AttemptRow.file_id == FileRow.id).correlate(FileRow).scalar_subquery()


def _under(folder: Path | None) -> ColumnElement[bool]:
    """Files in or below the folder; compared letter by letter, as LIKE and collations do not."""
    if folder is None:
        return and_(True)
    prefix = str(folder).rstrip("/") + "/"
    return func.substr(FileRow.path, 1, len(escape_path(prefix)), type_=FileRow.path.type) == prefix


def _enter(
    session: Session, batch: Sequence[FoundFile], moment: datetime
) -> Iterator[tuple[Literal["new", "changed", "known"], int]]:
    by_path = {str(file.path): file for file in batch}
    known = session.execute(
        select(FileRow.id, FileRow.path, FileRow.bytes, FileRow.mtime, FileRow.state)
        .where(FileRow.path.in_(by_path))
        .order_by(FileRow.id)
        .with_for_update()
    ).all()
    unchanged, changed = [], []
    for file_id, path, size, mtime, state in known:
        file = by_path.pop(path)
        if state == "claimed" or (file.bytes, file.mtime) == (size, mtime):
            unchanged.append(file_id)
        else:
            changed.append(
                {
                    "id": file_id,
                    "bytes": file.bytes,
                    "mtime": file.mtime,
                    "sha256": None,
                    "state": "found",
                    "attempts": 0,
                    "not_before": None,
                    "last_seen": moment,
                }
            )
    if unchanged:
        session.execute(update(FileRow).where(FileRow.id.in_(unchanged)).values(last_seen=moment))
    if changed:
        session.execute(update(FileRow), changed)
    if by_path:
        session.execute(
            insert(FileRow),
            [
                {
                    "path": path,
                    "bytes": file.bytes,
                    "mtime": file.mtime,
                    "state": "found",
                    "attempts": 0,
                    "first_seen": moment,
                    "last_seen": moment,
                }
                for path, file in by_path.items()
            ],
        )
    yield "new", len(by_path)
    yield "changed", len(changed)
    yield "known", len(unchanged)
