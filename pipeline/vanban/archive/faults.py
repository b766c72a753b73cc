"""Faults of the database, of the disk and of the store of originals, told as errors that say what to do next."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from vanban.archive.address import without_credentials
from vanban.errors import (
    ArchiveDamagedError,
    ArchiveError,
    ArchiveFullError,
    ArchiveLockedError,
    ArchiveUnreachableError,
)

# What SQLite says, by the name of its primary result code (https://www.sqlite.org/rescode.html).
_SQLITE: dict[str, tuple[type[ArchiveError], str]] = {
    "SQLITE_BUSY": (ArchiveLockedError, "another program holds the archive; end it or try again later"),
    "SQLITE_LOCKED": (ArchiveLockedError, "another program holds the archive; end it or try again later"),
    "SQLITE_FULL": (ArchiveFullError, "no space left on the disk; free some and start again, nothing is lost"),
    "SQLITE_NOTADB": (ArchiveDamagedError, "this file is no archive; name another one"),
    "SQLITE_CORRUPT": (
        ArchiveDamagedError,
        "the database is damaged; put the last backup in its place, or recover it with: sqlite3 FILE .recover",
    ),
    "SQLITE_CANTOPEN": (
        ArchiveUnreachableError,
        "cannot be opened; look whether the folder is there and may be written to",
    ),
    "SQLITE_READONLY": (ArchiveUnreachableError, "may not be written to; ask for permission to file and folder"),
    "SQLITE_PERM": (ArchiveUnreachableError, "may not be opened; ask for permission to file and folder"),
    "SQLITE_IOERR": (ArchiveUnreachableError, "the disk reports a fault; look at the disk and start again"),
}
# What PostgreSQL says (https://www.postgresql.org/docs/15/errcodes-appendix.html), by SQLSTATE or its class.
_POSTGRESQL: dict[str, tuple[type[ArchiveError], str]] = {
    "55P03": (ArchiveLockedError, "another program holds the archive; end it or try again later"),
    "40001": (ArchiveLockedError, "another program changed the same rows; try again"),
    "40P01": (ArchiveLockedError, "another program changed the same rows; try again"),
    "53100": (ArchiveFullError, "no space left on the server's disk; free some and start again, nothing is lost"),
    "53": (ArchiveUnreachableError, "the server has no connections or memory left; try again later"),
    "57": (ArchiveUnreachableError, "the server was stopped; start it and try again"),
    "08": (ArchiveUnreachableError, "the connection broke; look whether the server runs and try again"),
    "28": (ArchiveUnreachableError, "the server refuses user or password; correct them in the archive's URL"),
    "3D": (ArchiveUnreachableError, "the server has no such database; create it with: createdb NAME"),
    "42501": (ArchiveUnreachableError, "the user may not do this; ask the server's administrator for permission"),
    "no connection": (
        ArchiveUnreachableError,
        "no connection; look whether the server runs and whether host, user and database in the URL are right",
    ),
    "XX001": (ArchiveDamagedError, "the database is damaged; restore the last backup"),
    "XX002": (ArchiveDamagedError, "an index is damaged; run REINDEX or restore the last backup"),
}
_REFUSALS = (
    ("password authentication failed", "28"),
    ("no password supplied", "28"),
    ("no pg_hba.conf entry", "28"),
    ("Peer authentication failed", "28"),
    ('role "', "28"),
    ('database "', "3D"),
    ("too many clients", "53"),
    ("remaining connection slots", "53"),
    ("the database system is", "57"),  # starting up, shutting down
)
_NO_CONNECTION = (OperationalError, InterfaceError)
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raise faults of the database as an ``ArchiveError``.

    Args:
        name: the archive, as ``address.shown`` has it.

    Raises:
        ArchiveError: one line, without credentials and without any of the values that were to be stored.
    """
    try:
        yield
    except SQLAlchemyError as fault:
        error = archive_error(name, fault)
        if error is None:
            raise
        # Without the cause: its text may hold what was to be stored.
        raise error from None


def archive_error(name: str, fault: SQLAlchemyError) -> ArchiveError | None:
    """The error to raise for what the database reports, ``None`` for a misuse of SQLAlchemy."""
    if not isinstance(fault, DBAPIError) or fault.orig is None:
        return None
    sqlite_name = getattr(fault.orig, "sqlite_errorname", None)
    if isinstance(sqlite_name, str):
        found = _SQLITE.get("_".join(sqlite_name.split("_")[:2]))
    else:
        state = str(getattr(fault.orig, "sqlstate", None) or _state_in(str(fault.orig)))
        found = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
        if found is None and (fault.connection_invalidated or (not state and isinstance(fault, _NO_CONNECTION))):
            found = _POSTGRESQL["no connection"]
    if found is None:
        return ArchiveError(f"{name}: the database refused ({_words(fault.orig)}); please report this as a fault")
    kind, advice = found
    return kind(f"{name}: {advice}")


def _words(fault: BaseException) -> str:
    """What the database said, without the values that PostgreSQL repeats in the lines after the first."""
    diagnosis = getattr(fault, "diag", None)
    primary = getattr(diagnosis, "message_primary", None) or (str(fault).splitlines() or [""])[0]
    return without_credentials(str(primary))


def _state_in(message: str) -> str:
    """SQLSTATE of a refused connection, for which psycopg has only the server's words, in the server's language."""
    return next((state for words, state in _REFUSALS if words in message), "")


def storage_error(name: str, fault: OSError) -> ArchiveError:
    """The error to raise for a fault while originals are written or read.

    Args:
        name: where the originals are; its credentials are left out.
        fault: what the file system or fsspec raised.
    """
    place = without_credentials(name)
    if fault.errno in _NO_SPACE:
        return ArchiveFullError(f"{place}: no space left for originals; free some and start again, nothing is lost")
    reason = without_credentials(fault.strerror or type(fault).__name__)
    return ArchiveUnreachableError(f"{place}: originals cannot be reached ({reason}); look at the place and try again")
