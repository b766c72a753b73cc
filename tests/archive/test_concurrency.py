"""Several processes on one archive: no file twice, no document twice, nothing half done."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.archive.readings import reading_of, write

from vanban.archive import Archive, FoundFile
from vanban.archive.engine import Database
from vanban.archive.models import AttemptRow, DocumentRow, FileRow, RecordRow, ReferenceRow
from vanban.errors import ArchiveLockedError

ROOT = Path(__file__).parents[2]

CLAIMER = """
import sys
from pathlib import Path
from vanban.archive import Archive
url, worker = sys.argv[1:]
with Archive.open(url, originals="memory://o") as archive:
    sys.stdin.readline()
    while claims := archive.ledger.claim(worker, 3):
        for claim in claims:
            print(claim.path, flush=True)
            archive.ledger.failed(claim, "seen", worker, transient=False)
"""

SAVER = """
import sys
from pathlib import Path
from tests.archive.readings import reading_of
from vanban.archive import Archive
url, originals, subject, *paths = sys.argv[1:]
with Archive.open(url, originals=originals) as archive:
    sys.stdin.readline()
    for path in map(Path, paths):
        saved = archive.save(reading_of(path, subject=subject), path)
        print(saved.document_id, flush=True)
"""

CRASHER = """
import os, sys
from pathlib import Path
from tests.archive.readings import reading_of
from vanban.archive import Archive, archive as module
url, originals, path, where = sys.argv[1:]
def die(*_):
    os.kill(os.getpid(), 9)
with Archive.open(url, originals=originals) as archive:
    claim, = archive.ledger.claim("doomed")
    setattr(module, where, die) if where != "close_done" else setattr(module, "close_done", die)
    archive.save(reading_of(Path(path)), Path(path), claim=claim)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def finish(processes: list[subprocess.Popen[str]]) -> list[list[str]]:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    printed = [process.communicate(timeout=120)[0].split("\n")[:-1] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return printed


def test_two_processes_never_claim_the_same_file(archive: Archive, archive_url: str) -> None:
    names = [f"/in/{n:03}" for n in range(120)]
    archive.ledger.found([FoundFile(Path(name), 1, 1) for name in names])
    first, second = finish([start(CLAIMER, archive_url, "w1"), start(CLAIMER, archive_url, "w2")])
    assert sorted(first + second) == names
    assert first
    assert second
    with archive.session() as session:
        attempts = session.execute(select(AttemptRow.file_id, func.count()).group_by(AttemptRow.file_id)).all()
    assert Counter(count for _, count in attempts) == {1: 120}


def test_two_processes_that_save_the_same_documents_make_each_once(
    archive: Archive, archive_url: str, inbox: Path, tmp_path: Path
) -> None:
    paths = [str(write(inbox, f"{n}.txt", f"văn bản {n}")) for n in range(12)]
    originals = str(tmp_path / "originals")
    first, second = finish([start(SAVER, archive_url, originals, "Một", *paths) for _ in range(2)])
    assert first == second
    with archive.session() as session:
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 12
        assert session.scalar(select(func.count()).select_from(RecordRow)) == 12
    assert archive.verify().problems == ()


def test_two_readings_of_one_document_at_once_become_two_versions(
    archive: Archive, archive_url: str, inbox: Path, tmp_path: Path
) -> None:
    paths = [str(write(inbox, f"{n}.txt", f"văn bản {n}")) for n in range(8)]
    originals = str(tmp_path / "originals")
    finish([start(SAVER, archive_url, originals, subject, *paths) for subject in ("Một", "Hai")])
    for document_id in range(1, 9):
        assert [version.version for version in archive.versions(document_id)] == [1, 2]


@pytest.mark.parametrize("where", ["replace_contents", "close_done", "fill_header"])
def test_a_process_killed_while_saving_leaves_the_file_open_and_the_archive_whole(
    archive: Archive, archive_url: str, inbox: Path, tmp_path: Path, where: str
) -> None:
    path = write(inbox, "a.txt", "x")
    archive.ledger.found([FoundFile(path, 1, 1)])
    killed = start(CRASHER, archive_url, str(tmp_path / "originals"), str(path), where)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    verified = archive.verify()
    assert verified.problems == ()
    assert len(verified.unreferenced) == 1  # the original came first
    assert archive.ledger.balance().open == 1
    assert archive.ledger.release("doomed").reopened == 1
    (claim,) = archive.ledger.claim("w")
    assert archive.save(reading_of(path), path, claim=claim).created
    verified = archive.verify()
    assert (verified.problems, verified.originals, verified.unreferenced) == ((), 1, ())


def test_a_writer_waits_for_another_and_then_goes_on(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    archive.save(reading_of(path), path)
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with archive.session(write=True) as session:
            session.scalars(select(DocumentRow).with_for_update()).all()
            held.set()
            let_go.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(30)
    threading.Timer(0.5, let_go.set).start()
    before = time.monotonic()
    archive.save(reading_of(path, subject="Khác"), path)
    assert time.monotonic() - before >= 0.3
    holder.join()


def test_readers_do_not_wait_for_a_writer(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    archive.save(reading_of(path, subject="Trước"), path)
    with archive.session(write=True) as session:
        session.scalars(select(DocumentRow)).one().subject = "Sau"
        session.flush()
        stored = archive.document(1).record
        assert stored is not None
        assert stored.header.subject == "Trước"


def test_a_locked_sqlite_archive_is_told_and_nothing_is_lost(sqlite_url: str, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(sqlite_url, wait=0.2) as archive:
        archive.ledger.found([FoundFile(path, 1, 1)])
        (claim,) = archive.ledger.claim("w")
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveLockedError, match="another program holds the archive") as caught:
            archive.save(reading_of(path), path, claim=claim)
        assert caught.value.transient
        other.execute("ROLLBACK")
        other.close()
        assert archive.save(reading_of(path), path, claim=claim).state == "done"


def test_a_locked_postgresql_archive_is_told_and_nothing_is_lost(
    postgres_url: str, inbox: Path, tmp_path: Path
) -> None:
    path = write(inbox, "a.txt", "x")
    with (
        Archive.open(postgres_url, originals=tmp_path / "o", wait=0.2) as archive,
        Archive.open(postgres_url, originals=tmp_path / "o") as other,
    ):
        archive.save(reading_of(path), path)
        with other.session(write=True) as session:
            session.scalars(select(DocumentRow).with_for_update()).all()
            with pytest.raises(ArchiveLockedError, match="another program holds the archive"):
                archive.save(reading_of(path, subject="Khác"), path)
        assert archive.save(reading_of(path, subject="Khác"), path).version == 2


def test_two_documents_that_cite_each_other_and_are_saved_at_once_are_linked(archive: Archive, inbox: Path) -> None:
    pairs = []
    for n in range(6):
        keys = [f"{n + 1}/2024/NĐ-CP", f"{n + 51}/2024/NĐ-CP"]
        for own, other in (keys, keys[::-1]):
            path = write(inbox, own.replace("/", "-"), f"{own} căn cứ {other}")
            pairs.append((path, reading_of(path, number=own, references=[{"key": other}])))
    threads = [
        threading.Thread(target=lambda half: [archive.save(reading, path) for path, reading in half], args=(half,))
        for half in (pairs[::2], pairs[1::2])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with archive.session() as session:
        assert session.scalar(select(func.count()).where(ReferenceRow.target_document_id.is_not(None))) == 12


def test_two_walks_over_one_folder_enter_each_file_once(archive: Archive) -> None:
    files = [FoundFile(Path(f"/in/{n}"), 1, 1) for n in range(900)]
    threads = [threading.Thread(target=archive.ledger.found, args=(order,)) for order in (files, list(reversed(files)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with archive.session() as session:
        assert session.scalar(select(func.count()).select_from(FileRow)) == 900


def test_several_processes_that_open_a_new_archive_make_it_once(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    server = request.getfixturevalue("postgres")
    for url in (f"sqlite:///{tmp_path / 'new.db'}", server.url(server.new_database())):
        finish([start(CLAIMER, url, f"w{n}") for n in range(3)])
        with Archive.open(url, originals=tmp_path / "o") as archive:
            assert archive.ledger.balance().found == 0


def test_a_closed_database_gives_its_connections_back(postgres_url: str) -> None:
    from vanban.archive.address import archive_url

    database = Database(archive_url(postgres_url))
    database.close()
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
