"""Originals: unaltered, whole or not at all, known by their hash, wherever they are kept."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.archive.failing_store import FULL, GONE, FailingFileSystem
from tests.archive.readings import reading_of, write

from vanban.archive import Archive, FoundFile
from vanban.archive.models import DocumentRow
from vanban.archive.originals import Originals
from vanban.errors import (
    ArchiveFullError,
    ArchiveUnreachableError,
    ChangedError,
    NotFoundError,
    OriginalsDamagedError,
    UsageError,
)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def content_of(originals: Originals, key: str) -> bytes:
    return b"".join(originals.chunks(key))


@pytest.fixture(params=["folder", "file", "memory"])
def originals(request: pytest.FixtureRequest, tmp_path: Path) -> Originals:
    return Originals(
        {
            "folder": str(tmp_path / "kho lưu trữ"),
            "file": f"file://{tmp_path}/kho",
            "memory": f"memory://{request.node.name}",
        }[request.param]
    )


@pytest.fixture
def failing(request: pytest.FixtureRequest) -> Iterator[type[FailingFileSystem]]:
    yield FailingFileSystem
    FailingFileSystem.fault, FailingFileSystem.room = None, 0
    FailingFileSystem.store.clear()


def test_an_original_is_kept_byte_for_byte_under_its_hash(originals: Originals, tmp_path: Path) -> None:
    data = os.urandom(3_000_000)
    (tmp_path / "a.pdf").write_bytes(data)
    key = originals.put(tmp_path / "a.pdf", sha(data))
    assert key == f"{sha(data)[:2]}/{sha(data)}"
    assert content_of(originals, key) == data
    assert originals.keys() == {key}


def test_the_file_itself_is_left_alone(originals: Originals, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    before = path.stat()
    originals.put(path, sha(b"x"))
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino, before.st_mode) == (after.st_mtime_ns, after.st_ino, after.st_mode)


def test_storing_it_again_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    originals = Originals(tmp_path / "kho")
    key = originals.put(path, sha(b"x"))
    kept = (tmp_path / "kho" / key).stat()
    path.unlink()
    assert originals.put(path, sha(b"x")) == key
    assert (tmp_path / "kho" / key).stat().st_ino == kept.st_ino


def test_a_damaged_original_is_told_and_put_right_by_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "nội dung")
    originals = Originals(tmp_path / "kho")
    key = originals.put(path, sha("nội dung".encode()))
    (tmp_path / "kho" / key).write_text("nội dunG")
    with pytest.raises(OriginalsDamagedError, match="was changed since"):
        content_of(originals, key)
    originals.put(path, sha("nội dung".encode()))
    assert content_of(originals, key).decode() == "nội dung"


def test_a_missing_original_is_told(originals: Originals) -> None:
    with pytest.raises(OriginalsDamagedError, match="is missing; put it back"):
        content_of(originals, "ab/" + "ab" * 32)


def test_a_file_that_changed_since_it_was_read_is_refused(originals: Originals, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "mới")
    with pytest.raises(ChangedError, match="changed while it was read") as caught:
        originals.put(path, sha("cũ".encode()))
    assert caught.value.transient
    assert originals.keys() == set()


def test_a_file_that_vanished_since_it_was_read_is_told(originals: Originals, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="vanished since it was read"):
        originals.put(tmp_path / "a.txt", sha(b"x"))


def test_what_killed_processes_left_unfinished_is_removed_after_a_day(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    old, new = write(tmp_path, "kho/.unfinished/old", "nửa"), write(tmp_path, "kho/.unfinished/new", "nửa")
    two_days_ago = time.time() - 2 * 86_400
    os.utime(old, (two_days_ago, two_days_ago))
    originals = Originals(tmp_path / "kho")
    key = originals.put(path, sha(b"x"))
    assert (old.exists(), new.exists()) == (False, True)
    assert originals.keys() == {key}


def test_a_full_store_leaves_nothing_and_works_again_with_room(
    failing: type[FailingFileSystem], tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", "x" * 5000)
    originals = Originals("failing://kho")
    failing.fault, failing.room = FULL, 100
    with pytest.raises(ArchiveFullError, match="no space left for originals") as caught:
        originals.put(path, sha(b"x" * 5000))
    assert caught.value.transient
    assert originals.keys() == set()
    assert not failing.store  # nor anything unfinished
    failing.fault = None
    assert content_of(originals, originals.put(path, sha(b"x" * 5000))) == b"x" * 5000


def test_a_store_that_cannot_be_reached_is_told(failing: type[FailingFileSystem], tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    failing.fault = GONE
    with pytest.raises(ArchiveUnreachableError, match="cannot be reached"):
        Originals("failing://kho").put(path, sha(b"x"))


def test_a_full_store_leaves_no_document(archive_url: str, failing: type[FailingFileSystem], inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(archive_url, originals="failing://kho") as archive:
        archive.ledger.found([FoundFile(path, 1, 1)])
        (claim,) = archive.ledger.claim("w")
        failing.fault = FULL
        with pytest.raises(ArchiveFullError):
            archive.save(reading_of(path), path, claim=claim)
        with archive.session() as session:
            assert session.scalars(select(DocumentRow)).all() == []
        failing.fault = None
        assert archive.save(reading_of(path), path, claim=claim).state == "done"


def test_references_only_note_the_place(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(archive_url, keep="reference", originals=tmp_path / "kho") as archive:
        saved = archive.save(reading_of(path), path)
        stored = archive.document(saved.document_id)
        assert (stored.kept, stored.original) == ("reference", str(path))
        assert not (tmp_path / "kho").exists()
        assert b"".join(archive.original(saved.document_id)) == b"x"
        path.write_text("y")
        with pytest.raises(OriginalsDamagedError):
            b"".join(archive.original(saved.document_id))
        path.unlink()
        with pytest.raises(OriginalsDamagedError, match="is missing"):
            b"".join(archive.original(saved.document_id))


def test_a_reference_becomes_a_copy_and_a_copy_stays_one(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    for keep, kept in (("reference", "reference"), ("store", "stored"), ("reference", "stored")):
        with Archive.open(archive_url, keep=keep, originals=tmp_path / "kho") as archive:  # type: ignore[arg-type]
            archive.save(reading_of(path), path)
            assert archive.document(1).kept == kept


def test_originals_lie_beside_an_sqlite_file(inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(tmp_path / "lưu trữ.db") as archive:
        archive.save(reading_of(path), path)
    assert (tmp_path / "lưu trữ.originals" / sha(b"x")[:2] / sha(b"x")).read_bytes() == b"x"


def test_postgresql_asks_where_originals_are_to_go(postgres_url: str, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(postgres_url) as archive, pytest.raises(UsageError, match="no place for originals"):
        archive.save(reading_of(path), path)


def test_the_verification_reads_every_original(archive: Archive, inbox: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        path = write(inbox, name, name)
        archive.save(reading_of(path), path)
    assert (archive.verify().originals, archive.verify().problems) == (3, ())
    (tmp_path / "originals" / sha(b"a")[:2] / sha(b"a")).write_bytes(b"A")
    (tmp_path / "originals" / sha(b"b")[:2] / sha(b"b")).unlink()
    assert [(problem.kind, problem.subject) for problem in archive.verify().problems] == [
        ("original", "document:1"),
        ("original", "document:2"),
    ]
    assert archive.verify(originals=False).problems == ()


@pytest.mark.parametrize("address", ["ftpx://kho", "nothing://a/b"])
def test_an_unknown_kind_of_store_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match=r"no such kind of store|needs a package"):
        Originals(address)


def test_a_store_whose_package_is_missing_says_what_to_install() -> None:
    with pytest.raises(UsageError, match="pip install s3fs") as caught:
        Originals("s3://KEY:hushhush@bucket/van-ban")
    assert "hushhush" not in str(caught.value)
    assert "s3://bucket/van-ban" in str(caught.value)


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("mount") is None, reason="only root can mount a small disk")
def test_a_full_disk_is_told_by_database_and_originals_alike(inbox: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("this container may not mount")
    try:
        with Archive.open(disk / "a.db", keep="reference") as archive:
            path = write(inbox, "a.txt", "x")
            archive.ledger.found([FoundFile(path, 1, 1)])
            (claim,) = archive.ledger.claim("w")
            filler = disk / "filler"
            with pytest.raises(OSError, match="No space"), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(b"0" * 4096)
            with pytest.raises(ArchiveFullError, match="no space left") as caught:
                archive.save(reading_of(path, text="chữ " * 200_000), path, claim=claim)
            assert caught.value.transient
            assert archive.ledger.balance().open == 1
            filler.unlink()
            assert archive.save(reading_of(path), path, claim=claim).state == "done"
            assert archive.verify(originals=False).problems == ()
        with pytest.raises(ArchiveFullError, match="no space left for originals"):
            big = inbox / "big"
            big.write_bytes(os.urandom(4_000_000))
            Originals(disk / "kho").put(big, sha(big.read_bytes()))
        assert Originals(disk / "kho").keys() == set()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_an_unreadable_folder_is_told(tmp_path: Path) -> None:
    blocked = write(tmp_path, "file", "not a folder")
    path = write(tmp_path, "a.txt", "x")
    with pytest.raises(ArchiveUnreachableError, match="originals cannot be reached"):
        Originals(blocked / "kho").put(path, sha(b"x"))
    assert stat.S_ISREG(blocked.stat().st_mode)
