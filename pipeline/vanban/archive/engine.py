"""The connection to the database: SQLite in WAL mode or PostgreSQL, migrated to what this software knows."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text

from vanban.archive.address import shown
from vanban.archive.column_types import storable_json
from vanban.archive.faults import explained
from vanban.archive.migrations import HEAD, VERSION_TABLE, known_revisions, upgrade
from vanban.errors import ArchiveForeignError, ArchiveNewerError, ArchiveUnreachableError

WAIT_SECONDS = 30.0
"""How long a lock of another program is waited for."""

_MIGRATION_LOCK = 0x76616E62616E  # "vanban"; any number that all versions of this software agree on


class Database:
    """A migrated database.

    Attributes:
        name: for messages, without credentials.
        engine: for reading; ``write`` is for changes.
    """

    def __init__(self, url: URL, *, wait: float = WAIT_SECONDS) -> None:
        """Connect and migrate.

        Args:
            url: from ``address.archive_url``.
            wait: seconds to wait for another program's lock.

        Raises:
            ArchiveError: it cannot be opened, is newer than this software, or belongs to another program.
        """
        self.name = shown(url)
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.engine = _engine(url, wait)
        self._writing = self.engine.execution_options(writes=True)
        try:
            self._migrate()
        except BaseException:
            self.engine.dispose()
            raise

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads: one moment's state on SQLite, each statement's on PostgreSQL."""
        with explained(self.name), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that changes something, all of it or nothing.

        SQLite has one writer at a time; the lock is taken at the beginning (``BEGIN IMMEDIATE``), since one that is
        only asked for at the first change fails at once instead of waiting.
        """
        with explained(self.name), self._writing.begin() as connection:
            yield connection

    def lock(self, connection: Connection, key: int) -> None:
        """Let only one transaction at a time past this point with that key; SQLite's has only one anyway.

        Args:
            connection: of ``write``.
            key: signed 64-bit number.
        """
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})

    def _migrate(self) -> None:
        with self.read() as connection:
            revision = _revision(connection)
        if revision == HEAD:
            return
        with self.write() as connection:
            self.lock(connection, _MIGRATION_LOCK)
            revision = _revision(connection)
            if revision == HEAD:
                return
            if revision is None:
                if inspect(connection).get_table_names():
                    raise ArchiveForeignError(
                        f"{self.name}: holds the tables of another program; give Vanban a database of its own"
                    )
            elif revision not in known_revisions():
                raise ArchiveNewerError(
                    f"{self.name}: written by a newer version of Vanban (form {revision}, known up to {HEAD}); "
                    "install the newer version: pip install --upgrade vanban"
                )
            upgrade(connection)


def _revision(connection: Connection) -> str | None:
    """The form the database has; ``None`` when it has none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return None if found is None else str(found)


def _engine(url: URL, wait: float) -> Engine:
    # hide_parameters: what is stored may be confidential and has no place in messages and logs.
    common: dict[str, Any] = {"hide_parameters": True, "json_serializer": storable_json}
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": wait}, **common)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if importlib.util.find_spec("psycopg") is None:
        raise ArchiveUnreachableError(f"{shown(url)}: PostgreSQL needs a driver: pip install 'vanban[postgres]'")
    # The connection opens with these settings, so that no statement is needed for them.
    settings: dict[str, Any] = {"connect_timeout": 10, "application_name": "vanban"}
    settings["options"] = f"-c lock_timeout={int(wait * 1000)} -c timezone=UTC"
    settings = {key: value for key, value in settings.items() if key not in url.query}
    return create_engine(url, pool_pre_ping=True, connect_args=settings, **common)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Python's driver would begin transactions by a rule of its own; _begin_sqlite does it.
    connection.isolation_level = None
    # NORMAL with WAL: a power cut may undo the last transactions, whole ones; the ledger then reads those files again.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
