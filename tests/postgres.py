"""A private PostgreSQL server for the tests: from Debian's package, on a Unix socket in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WAIT = 60.0  # seconds for the server to start, on a machine that does much else


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``, the newest version; ``None`` when it is not installed."""
    debian = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if debian:
        return max(debian, key=lambda path: int(path.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        socket: folder of its Unix socket.
        user: its administrator.
        process: the server; tests may stop and go on with it by signals.
    """

    socket: Path
    user: str
    process: subprocess.Popen[bytes]

    def url(self, database: str, user: str | None = None, password: str | None = None) -> str:
        """The URL of one of its databases, as a user of Vanban would write it."""
        login = (user or self.user) + (f":{password}" if password else "")
        return f"postgresql://{login}@/{database}?host={self.socket}"

    def run(self, statement: str) -> None:
        """Carry out a statement as administrator."""
        import psycopg

        with psycopg.connect(host=str(self.socket), user=self.user, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def new_database(self, template: str = "template0") -> str:
        """Make a database; returns its name."""
        name = f"v{uuid.uuid4().hex}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")


def _memory() -> Path | None:
    """A folder in memory with enough room: on a busy disk a new database takes a second."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 2 << 30 else None


def _ordinary_user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: as the system's user for it, then, or as nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("no user to run PostgreSQL as; it refuses to run as root")


@contextmanager
def server(binaries: Path) -> Iterator[Server]:
    """Start a server, stop it at the end and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="vanban-pg-", dir=_memory()))
    runs_as = _ordinary_user()
    if runs_as:
        os.chown(folder, runs_as["user"], runs_as["group"])
    data = folder / "data"
    try:
        subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "vanban", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
            **runs_as,
        )
        # Nothing of it need outlive the machine.
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "fsync": "off",
            "full_page_writes": "off",
            "synchronous_commit": "off",
            "max_connections": "60",
        }
        arguments = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [binaries / "postgres", "-D", data, *arguments], stdout=log, stderr=log, cwd=folder, **runs_as
            )
        running = Server(folder, "vanban", process)
        try:
            _wait_for(running, folder / "log")
            yield running
        finally:
            process.send_signal(signal.SIGQUIT)  # "immediate": nothing of it need be brought in order
            process.wait(timeout=WAIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(running: Server, log: Path) -> None:
    import psycopg

    deadline = time.monotonic() + WAIT
    while True:
        try:
            running.run("SELECT 1")
        except psycopg.OperationalError:
            if running.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}") from None
            time.sleep(0.05)
        else:
            return
