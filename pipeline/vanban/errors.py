"""What can go wrong with an input, one class a failure.

::

    VanbanError
    ├── UsageError            what was asked for makes no sense          (exit 2)
    │   └── UnknownDocumentError  the archive holds no such document, or several
    ├── ArchiveError          the archive could not be used              (exit 1)
    │   ├── ArchiveLockedError    another program holds it                (transient)
    │   ├── ArchiveFullError      no space left for it                    (transient)
    │   ├── ArchiveUnreachableError  no such place, no connection, no permission (transient)
    │   ├── ArchiveDamagedError   the database file is broken
    │   ├── ArchiveNewerError     written by a newer version of this software
    │   ├── ArchiveForeignError   the database belongs to another program
    │   ├── OriginalsDamagedError an original is missing or changed
    │   └── ClaimLostError        somebody else took over the file
    └── DocumentError         one file could not be read                 (exit 1)
        ├── NotFoundError         no such file, or it vanished
        ├── ChangedError          it changed while it was read           (transient)
        ├── MachineShortError     no disk, memory or network left for it  (transient)
        ├── EmptyFileError        zero bytes, or nothing in it
        ├── NotAFileError         a directory, socket or device
        ├── UnsupportedTypeError  the content is of no known type
        ├── EncryptedError        a password is needed
        ├── DamagedError          the type is known, the structure is broken
        ├── MissingToolError      a program or data set is not installed
        ├── UnsafeError           it is built to harm whoever opens it
        ├── CrashedError          the process that parsed it died
        ├── InternalFaultError    a fault of this software
        └── LimitExceededError    larger or slower than the settings allow
            ├── TimeoutExceededError   it took too long
            └── MemoryExceededError    it needed too much memory

Every message is one line and says what to do next.
"""

from __future__ import annotations

from pathlib import Path


class VanbanError(Exception):
    """Base class: ``str(error)`` is one line for people.

    ``transient`` tells whether the same request may succeed later, with nothing but time or space in between.
    """

    code = "error"
    transient = False


class UsageError(VanbanError):
    """The request itself is wrong."""

    code = "usage"


class UnknownDocumentError(UsageError):
    """The archive holds no document by that id, hash or number, or more than one."""

    code = "unknown-document"


class ArchiveError(VanbanError):
    """The archive could not be used. Messages name it without user or password."""

    code = "archive-error"


class ArchiveLockedError(ArchiveError):
    """Another program holds the archive for longer than the set waiting time."""

    code = "archive-locked"
    transient = True


class ArchiveFullError(ArchiveError):
    """There is no space left for the database or the originals."""

    code = "archive-full"
    transient = True


class ArchiveUnreachableError(ArchiveError):
    """There is no archive at that place, or no connection or permission to it."""

    code = "archive-unreachable"
    transient = True


class ArchiveDamagedError(ArchiveError):
    """The database file is broken."""

    code = "archive-damaged"


class ArchiveNewerError(ArchiveError):
    """The archive was written by a newer version of this software."""

    code = "archive-newer"


class ArchiveForeignError(ArchiveError):
    """The database belongs to another program."""

    code = "archive-foreign"


class OriginalsDamagedError(ArchiveError):
    """An original is missing from the archive, or no longer what was stored."""

    code = "originals-damaged"


class ClaimLostError(ArchiveError):
    """The file was given to another worker meanwhile; its result is that worker's."""

    code = "claim-lost"


class DocumentError(VanbanError):
    """One document could not be read.

    Args:
        path: the file the user named.
        reason: what is wrong and what to do next, without the file name.
        page: 1-based page on which it happened, when known.
    """

    code = "document-error"

    def __init__(self, path: Path | str, reason: str, page: int | None = None) -> None:
        self.path = str(path)
        self.reason = reason
        self.page = page
        place = f"{self.path}: page {page}" if page is not None else self.path
        super().__init__(f"{place}: {reason}")


class NotFoundError(DocumentError):
    """No such file."""

    code = "not-found"


class ChangedError(DocumentError):
    """The file changed while it was read."""

    code = "changed"
    transient = True


class MachineShortError(DocumentError):
    """The machine was short of disk, memory, handles or network while it worked at the file."""

    code = "machine-short"
    transient = True


class EmptyFileError(DocumentError):
    """The file holds no bytes or no content."""

    code = "empty-file"


class NotAFileError(DocumentError):
    """The path is a directory or a device."""

    code = "not-a-file"


class UnsupportedTypeError(DocumentError):
    """The content is of no type that can be read."""

    code = "unsupported-type"


class EncryptedError(DocumentError):
    """The document asks for a password."""

    code = "encrypted"


class DamagedError(DocumentError):
    """The type is known but the structure cannot be read."""

    code = "damaged"


class MissingToolError(DocumentError):
    """A program or data set that this document needs is not installed."""

    code = "missing-tool"


class LimitExceededError(DocumentError):
    """The document is larger or slower than the settings allow."""

    code = "limit-exceeded"


class TimeoutExceededError(LimitExceededError):
    """Reading the document took longer than the settings allow."""

    code = "timeout-exceeded"


class MemoryExceededError(LimitExceededError):
    """Reading the document took more memory than the settings allow."""

    code = "memory-exceeded"


class UnsafeError(DocumentError):
    """The document is built to harm whoever opens it: an unpacking bomb, entities, paths that lead out of it."""

    code = "unsafe"


class CrashedError(DocumentError):
    """The process that parsed the document died of it."""

    code = "crashed"


class InternalFaultError(DocumentError):
    """This software failed on the document; the fault should be reported."""

    code = "internal-fault"
