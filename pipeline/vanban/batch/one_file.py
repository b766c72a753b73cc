"""What is done with one claimed file: recognise it, read it, save it, or write down why not."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from vanban import __version__
from vanban.archive import Archive, Claim, Identity, Saved
from vanban.batch.assignment import Assignment
from vanban.batch.events import Ended
from vanban.errors import (
    ArchiveError,
    ChangedError,
    ClaimLostError,
    CrashedError,
    DocumentError,
    InternalFaultError,
    MachineShortError,
    NotAFileError,
    NotFoundError,
)
from vanban.reading import read_with_text
from vanban.record import Reading

Value = TypeVar("Value")

_TRIES = 3  # of a file with a transient fault, one after another
_RETRY_SECONDS = (5.0, 30.0)
# What passes when somebody else gives back space, memory, handles or the network.
_PASSING = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "ENOMEM", "EAGAIN", "EMFILE", "ENFILE", "EIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN")
    if hasattr(errno, name)
}
_MB = 1_000_000


class Asking(Protocol):
    """How the archive is asked: ``patience.Patience``."""

    def __call__(self, ask: Callable[[], Value]) -> Value:
        """What ``ask`` returns."""


def work_on(archive: Archive, claim: Claim, assignment: Assignment, ask: Asking) -> Ended:
    """Deal with a claimed file, so that its claim is closed, or given back.

    Args:
        archive: that the claim was made in.
        claim: the file.
        assignment: how it is to be read.
        ask: through which the archive is asked.

    Raises:
        ArchiveError: the archive is out of use; the claim may still stand.
    """
    work = _Work(archive, claim, assignment, ask)
    try:
        return work.done()
    except ClaimLostError:
        return work.ended("lost")
    except ArchiveError:
        raise
    except DocumentError as error:
        fault = error
    except MemoryError:
        fault = MachineShortError(claim.path, "no memory left on this machine; it is tried again, or use fewer --jobs")
    except OSError as error:
        fault = _fault_of(claim.path, error)
    except Exception as error:
        told = " ".join(f"internal fault ({type(error).__name__}: {error})".split())
        fault = InternalFaultError(claim.path, f"{told}; please report it with the file")
    try:
        return work.failed(fault)
    except ClaimLostError:
        return work.ended("lost")


class _Work:
    """The work on one file, and since when."""

    def __init__(self, archive: Archive, claim: Claim, assignment: Assignment, ask: Asking) -> None:
        self._archive = archive
        self._claim = claim
        self._assignment = assignment
        self._ask = ask
        self._began = time.monotonic()

    def done(self) -> Ended:
        """Recognise or read it."""
        path = self._claim.path
        sha256 = content_hash(path, self._assignment.limits.max_file)
        if sha256 is not None:
            identity = self._ask(lambda: self._archive.ledger.identify(self._claim, sha256))
            if identity.kind == "elsewhere":
                return self.ended("returned")
            if identity.kind == "known" and not self._to_be_read(identity):
                return self._known(identity, sha256)
        reading = read_with_text(
            path, ocr=self._assignment.ocr, as_of=self._assignment.as_of, limits=self._assignment.limits
        )
        if sha256 is not None and reading.document.source.sha256 != sha256:
            raise ChangedError(path, "it changed while it was read; it is read again once it stays as it is")
        return self._saved(reading)

    def failed(self, fault: DocumentError) -> Ended:
        """Write down that it could not be read, or that it is to be tried again later."""
        attempt = self._claim.attempt
        retry_in = _retry_in(fault, attempt)
        self._ask(
            lambda: self._archive.ledger.failed(
                self._claim,
                fault.code,
                str(fault),
                transient=fault.transient or retry_in is not None,
                seconds=self._seconds(),
                retry_in=retry_in,
            )
        )
        return self.ended("failed" if retry_in is None else "retry", code=fault.code, message=str(fault))

    def ended(self, state: Any, **told: Any) -> Ended:
        """What is told of it."""
        return Ended(
            path=str(self._claim.path), state=state, seconds=self._seconds(), attempt=self._claim.attempt, **told
        )

    def _to_be_read(self, identity: Identity) -> bool:
        if identity.software is None:  # set aside before, and not to be any more
            return self._assignment.place.secret == "archive"
        # Of several files with the same content the first is read again.
        return self._assignment.reread and identity.path is None and identity.software != __version__

    def _known(self, identity: Identity, sha256: str) -> Ended:
        """Close a file whose content the archive has."""
        document_id = identity.document_id
        assert document_id is not None
        ledger, claim = self._archive.ledger, self._claim
        if identity.software is None:
            mark = self._ask(lambda: self._archive.document(document_id)).secrecy or ""
            self._ask(lambda: self._archive.set_aside(claim.path, sha256, mark, claim=claim, seconds=self._seconds()))
            return self.ended("set-aside")
        if identity.path is None:
            return self.ended(self._ask(lambda: ledger.done(claim, document_id, seconds=self._seconds())))
        self._ask(lambda: ledger.duplicate(claim, document_id, seconds=self._seconds()))
        return self.ended("duplicate", of=str(identity.path))

    def _saved(self, reading: Reading) -> Ended:
        saved: Saved = self._ask(
            lambda: self._archive.save(reading, self._claim.path, claim=self._claim, seconds=self._seconds())
        )
        state = saved.state or "done"
        changes = tuple(change.field for change in saved.changes)
        return self.ended(state, pages=reading.document.source.pages, changes=changes)

    def _seconds(self) -> float:
        return round(time.monotonic() - self._began, 3)


def content_hash(path: Path, max_file: float) -> str | None:
    """SHA-256 of a file's content; ``None`` when it is larger than ``max_file`` megabytes and will be refused anyway.

    Raises:
        NotFoundError: it has gone since it was found.
        NotAFileError: it is no file any more, or may not be opened.
        OSError: the machine is short of something.
    """
    # Without waiting: it may have become a pipe meanwhile, or a link that leads out of the folder.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as fault:
        raise _fault_of(path, fault) from None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError(path, "it is no file any more; put the file back")
        if status.st_size > max_file * _MB:
            return None
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fault_of(path: Path, fault: OSError) -> DocumentError:
    reason = fault.strerror or type(fault).__name__
    if fault.errno in (errno.ENOENT, errno.ENOTDIR):
        return NotFoundError(path, "it has vanished since it was found; put it back and start again")
    if fault.errno == errno.ELOOP:
        return NotAFileError(path, "it has become a link, and links are not followed; put the file itself there")
    if fault.errno in _PASSING:
        return MachineShortError(path, f"the machine is short of something ({reason}); it is tried again")
    return NotAFileError(path, f"it cannot be opened ({reason}); ask for permission to it")


def _retry_in(fault: DocumentError, attempt: int) -> float | None:
    """Seconds until the file is tried again, ``None`` when that is of no use any more."""
    turn = attempt % _TRIES
    # A process that reads may be ended from outside, by the system that is short of memory; a second time it is the
    # file's fault.
    if isinstance(fault, CrashedError) and turn == 1:
        return _RETRY_SECONDS[0]
    if not fault.transient or turn == 0:
        return None
    return _RETRY_SECONDS[turn - 1]
