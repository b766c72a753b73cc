"""What goes wrong with a database is one line that says what to do, and never shows a password or a document."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.archive.readings import reading_of, write
from tests.postgres import Server, programs, server

from vanban.archive import Archive
from vanban.archive.address import archive_url, shown, without_credentials
from vanban.archive.models import PageTextRow
from vanban.errors import (
    ArchiveDamagedError,
    ArchiveError,
    ArchiveForeignError,
    ArchiveNewerError,
    ArchiveUnreachableError,
    UsageError,
)


def is_one_line_with_advice(error: Exception) -> bool:
    return "\n" not in str(error) and re.search(r": .*; .*", str(error)) is not None


def told(error: BaseException) -> str:
    """Message and traceback with all causes, without the lines of code."""
    return re.sub(r"^ .*$", "", "".join(traceback.format_exception(error)), flags=re.MULTILINE)


def test_a_newer_archive_is_refused_with_the_way_out(archive: Archive, archive_url: str) -> None:
    with archive.session(write=True) as session:
        session.execute(text("UPDATE vanban_form SET version_num = '9999'"))
    with pytest.raises(ArchiveNewerError, match=r"newer version of Vanban .form 9999.*pip install --upgrade") as caught:
        Archive.open(archive_url)
    assert is_one_line_with_advice(caught.value)
    with archive.session() as session:  # and is left as it was
        assert session.execute(text("SELECT version_num FROM vanban_form")).scalar() == "9999"


def test_the_database_of_another_program_is_left_alone(tmp_path: Path, postgres: Server) -> None:
    name = postgres.new_database()
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE invoice (id INTEGER)")
    import psycopg

    with psycopg.connect(host=str(postgres.socket), user=postgres.user, dbname=name) as connection:
        connection.execute("CREATE TABLE invoice (id INTEGER)")
    for url in (str(file), postgres.url(name)):
        with pytest.raises(ArchiveForeignError, match="a database of its own"):
            Archive.open(url)
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("invoice",)]


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = write(tmp_path, "a.db", "Kế hoạch " * 500)
    before = file.read_bytes()
    with pytest.raises(ArchiveDamagedError, match="this file is no archive") as caught:
        Archive.open(file)
    assert is_one_line_with_advice(caught.value)
    assert file.read_bytes() == before


def test_a_damaged_database_is_told(sqlite_url: str, inbox: Path) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    with Archive.open(sqlite_url) as archive:
        for n in range(30):
            path = write(inbox, f"{n}.txt", f"văn bản {n} " * 300)
            archive.save(reading_of(path), path)
    data = bytearray(file.read_bytes())
    for place in range(8 * 4096, len(data), 4096):
        data[place : place + 2000] = b"\xff" * 2000
    file.write_bytes(data)
    try:
        with Archive.open(sqlite_url) as archive:
            problems = archive.verify(originals=False).problems
    except ArchiveDamagedError as error:
        assert "restore" in str(error) or "last backup" in str(error)
    else:
        assert any(problem.kind == "database" for problem in problems)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnreachableError, match="look whether the folder is there") as caught:
        Archive.open(tmp_path / "không có" / "a.db")
    assert is_one_line_with_advice(caught.value)


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for url in (f"postgresql://clerk:hushhush@127.0.0.1:{port}/vanban", f"postgresql:///vanban?host={tmp_path}"):
        with pytest.raises(ArchiveUnreachableError, match="look whether the server runs") as caught:
            Archive.open(url)
        assert is_one_line_with_advice(caught.value)
        assert caught.value.transient


def test_a_database_and_a_user_that_are_not_there(postgres: Server) -> None:
    with pytest.raises(ArchiveUnreachableError, match="createdb"):
        Archive.open(postgres.url("khong_co"))
    with pytest.raises(ArchiveUnreachableError, match="refuses user or password"):
        Archive.open(postgres.url("postgres", user="nobody_here", password="hushhush"))


def test_no_password_in_message_or_traceback(postgres: Server, tmp_path: Path) -> None:
    urls = [
        postgres.url("khong_co", password="hushhush"),
        postgres.url("postgres", user="nobody_here", password="hushhush"),
        "postgresql://u:hushhush@127.0.0.1:1/x",
        f"postgresql:///x?host={tmp_path}&password=hushhush",
        "postgresql://u:hush@hush@[::bad/x",
        "mysql://u:hushhush@host/db",
        "oracle+driver://u:hushhush@host/db",
        "postgresql+nodriver://u:hushhush@host/db",
        "postgresql://u:hushhush@host:port/db",
    ]
    for url in urls:
        with pytest.raises((ArchiveError, UsageError)) as caught:
            Archive.open(url)
        assert "hush" not in told(caught.value), url


def test_a_fault_does_not_show_what_was_to_be_stored(sqlite_url: str, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(sqlite_url) as archive:
        with archive.session(write=True) as session:
            session.execute(text("DROP TABLE task"))
        with pytest.raises(Exception, match="task") as caught:
            archive.save(reading_of(path, subject="điều không nên lộ", tasks=[("t-1", "x", None)]), path)
    assert "không nên" not in told(caught.value)


def test_what_the_database_refuses_is_told_without_the_values(archive: Archive) -> None:
    row = PageTextRow(document_id=77, page=1, start=0, marked="điều không nên lộ", folded=None)
    with pytest.raises(ArchiveError, match="the database refused") as caught, archive.session(write=True) as session:
        session.add(row)
    assert is_one_line_with_advice(caught.value)
    assert "không nên" not in told(caught.value)


def test_a_server_that_is_stopped_and_started_again(inbox: Path, tmp_path: Path) -> None:
    binaries = programs()
    assert binaries is not None, "PostgreSQL is not installed; run: sh scripts/system-packages.sh test"
    path = write(inbox, "a.txt", "x")
    with server(binaries) as running:
        archive = Archive.open(running.url(running.new_database()), originals=tmp_path / "o")
        archive.save(reading_of(path), path)
        running.process.send_signal(signal.SIGINT)
        running.process.wait(30)
        with pytest.raises(ArchiveUnreachableError) as caught:
            archive.save(reading_of(path, subject="Khác"), path)
        assert caught.value.transient
        archive.close()


def test_a_lost_connection_is_made_again(postgres: Server, postgres_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(postgres_url, originals=tmp_path / "o") as archive:
        archive.save(reading_of(path), path)
        postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vanban'")
        assert archive.save(reading_of(path, subject="Khác"), path).version == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ArchiveUnreachableError):
        Archive.open(tmp_path / "a.db")


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("a.db", "a.db"),
        ("sqlite:///a.db", "a.db"),
        ("sqlite:////srv/a.db", "/srv/a.db"),
        ("postgresql://u:p@host:5433/van", "postgresql://host:5433/van"),
        ("postgres://host/van", "postgresql://host/van"),
        ("postgresql+psycopg://u@host/van?sslmode=require", "postgresql://host/van"),
        ("postgresql://u@/van?host=/run/pg", "postgresql:///van"),
    ],
)
def test_addresses(written: str, understood: str) -> None:
    assert shown(archive_url(written)) == understood


@pytest.mark.parametrize("written", ["", "sqlite://", "sqlite:///:memory:", "mysql://host/db", "http://host/"])
def test_addresses_that_make_no_sense(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        archive_url(written)
    assert is_one_line_with_advice(caught.value)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("s3://k:s@b/x", "s3://b/x"),
        ("s3://k:s@t@b/x?token=1", "s3://b/x"),
        ("no url: a@b", "no url: a@b"),
        ("sftp://host/x", "sftp://host/x"),
    ],
)
def test_credentials_are_taken_out(written: str, left: str) -> None:
    assert without_credentials(written) == left
