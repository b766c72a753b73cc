"""What can go wrong with an input, one class a failure.

::

    VanbanError
    ├── UsageError            what was asked for makes no sense          (exit 2)
    └── DocumentError         one file could not be read                 (exit 1)
        ├── NotFoundError         no such file, or it vanished
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
    """Base class: ``str(error)`` is one line for people."""

    code = "error"


class UsageError(VanbanError):
    """The request itself is wrong."""

    code = "usage"


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
