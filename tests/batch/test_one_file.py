"""What becomes of one claimed file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.archive.readings import reading_of

from vanban.archive import Archive
from vanban.batch import Assignment, one_file
from vanban.batch.events import Ended
from vanban.batch.one_file import content_hash, work_on
from vanban.batch.walk import look
from vanban.errors import CrashedError, DamagedError, NotAFileError, NotFoundError

Reader = Callable[..., Any]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reader], None]:
    """Sets what reading a file does."""

    def set_reader(reader: Reader) -> None:
        monkeypatch.setattr(one_file, "read_with_text", lambda path, **_: reader(path))

    set_reader(reading_of)
    return set_reader


def enter(archive: Archive, *paths: Path) -> None:
    seen = [look(path) for path in paths]
    archive.ledger.found(file for file in seen if hasattr(file, "mtime"))


def write(folder: Path, name: str, content: str = "một kế hoạch") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def work(archive: Archive, assignment: Assignment, worker: str = "w") -> Ended:
    (claim,) = archive.ledger.claim(worker)
    return work_on(archive, claim, assignment, lambda ask: ask())


def raising(error: Exception) -> Reader:
    def reader(path: Path) -> Any:
        raise error

    return reader


pytestmark = pytest.mark.usefixtures("read")


def test_a_new_file_is_read_and_saved(archive: Archive, assignment: Assignment, inbox: Path) -> None:
    enter(archive, path := write(inbox, "a.txt"))
    ended = work(archive, assignment)
    assert (ended.state, ended.path) == ("done", str(path))
    assert archive.document(1).name == "a.txt"
    assert archive.ledger.balance().holds


def test_a_copy_is_not_read_and_tells_the_first(
    archive: Archive, assignment: Assignment, inbox: Path, read: Callable[[Reader], None]
) -> None:
    enter(archive, first := write(inbox, "a.txt"), write(inbox, "b.txt"))
    work(archive, assignment)
    read(raising(AssertionError("it must not be read")))
    ended = work(archive, assignment)
    assert (ended.state, ended.of) == ("duplicate", str(first))


def test_a_file_touched_but_not_changed_is_done_without_being_read(
    archive: Archive, assignment: Assignment, inbox: Path, read: Callable[[Reader], None]
) -> None:
    enter(archive, path := write(inbox, "a.txt"))
    work(archive, assignment)
    os.utime(path, (1, 1))
    enter(archive, path)
    read(raising(AssertionError("it must not be read")))
    assert work(archive, assignment).state == "done"


def test_content_that_another_worker_is_reading_comes_up_again(
    archive: Archive, assignment: Assignment, inbox: Path
) -> None:
    enter(archive, write(inbox, "a.txt"), write(inbox, "b.txt"))
    (other,) = archive.ledger.claim("other")
    archive.ledger.identify(other, content_hash(other.path, 1) or "")
    assert work(archive, assignment).state == "returned"
    assert archive.ledger.balance().open == 2


def test_a_document_with_a_secrecy_mark_is_set_aside_and_so_is_its_copy(
    archive: Archive, assignment: Assignment, inbox: Path, read: Callable[[Reader], None]
) -> None:
    enter(archive, write(inbox, "a.txt"), write(inbox, "b.txt"))
    read(lambda path: reading_of(path, secrecy="TỐI MẬT"))
    assert work(archive, assignment).state == "set-aside"
    assert work(archive, assignment).state == "set-aside"
    assert (archive.document(1).secrecy, archive.document(1).record) == ("TỐI MẬT", None)


def test_a_document_set_aside_is_read_once_the_setting_allows_it(
    archive: Archive, assignment: Assignment, inbox: Path, read: Callable[[Reader], None]
) -> None:
    enter(archive, path := write(inbox, "a.txt"))
    read(lambda path: reading_of(path, secrecy="MẬT"))
    work(archive, assignment)
    os.utime(path, (1, 1))
    allowed = replace(assignment, place=replace(assignment.place, secret="archive"))
    with allowed.place.open() as opened:
        enter(opened, path)
        assert work(opened, allowed).state == "done"
        assert opened.document(1).record is not None


@pytest.mark.parametrize("error", [DamagedError("a.txt", "is broken"), KeyError("of this software")])
def test_a_lasting_fault_closes_the_file_as_failed(
    error: Exception, archive: Archive, assignment: Assignment, inbox: Path, read: Callable[[Reader], None]
) -> None:
    enter(archive, write(inbox, "a.txt"))
    read(raising(error))
    ended = work(archive, assignment)
    (failure,) = archive.ledger.failures()
    assert ended.state == "failed"
    assert (failure.code, failure.transient) == (ended.code, False)
    assert failure.code == ("damaged" if isinstance(error, DamagedError) else "internal-fault")


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), MemoryError()])
def test_a_passing_fault_is_tried_three_times(
    error: Exception,
    archive: Archive,
    assignment: Assignment,
    inbox: Path,
    read: Callable[[Reader], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_file, "_RETRY_SECONDS", (0.0, 0.0))
    enter(archive, write(inbox, "a.txt"))
    read(raising(error))
    assert [work(archive, assignment).state for _ in range(3)] == ["retry", "retry", "failed"]
    (failure,) = archive.ledger.failures()
    assert (failure.code, failure.transient, failure.attempts) == ("machine-short", True, 3)


def test_a_reader_that_dies_may_have_been_killed_once(
    archive: Archive,
    assignment: Assignment,
    inbox: Path,
    read: Callable[[Reader], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_file, "_RETRY_SECONDS", (0.0, 0.0))
    enter(archive, write(inbox, "a.txt"))
    read(raising(CrashedError("a.txt", "broke the process that read it (SIGKILL)")))
    assert [work(archive, assignment).state for _ in range(2)] == ["retry", "failed"]


def test_a_file_that_changes_while_it_is_read_is_tried_again(
    archive: Archive,
    assignment: Assignment,
    inbox: Path,
    read: Callable[[Reader], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_file, "_RETRY_SECONDS", (0.0, 0.0))
    enter(archive, write(inbox, "a.txt"))

    def appended(path: Path) -> Any:
        with path.open("a", encoding="utf-8") as file:
            file.write(" và phụ lục")
        return reading_of(path)

    read(appended)
    ended = work(archive, assignment)
    assert (ended.state, ended.code) == ("retry", "changed")
    read(reading_of)
    assert work(archive, assignment).state == "done"


def test_a_vanished_file_fails(archive: Archive, assignment: Assignment, inbox: Path) -> None:
    enter(archive, path := write(inbox, "a.txt"))
    path.unlink()
    ended = work(archive, assignment)
    assert (ended.state, ended.code) == ("failed", "not-found")


def test_a_claim_that_was_taken_away_saves_nothing(
    archive: Archive, assignment: Assignment, inbox: Path, read: Callable[[Reader], None]
) -> None:
    enter(archive, write(inbox, "a.txt"))

    def taken(path: Path) -> Any:
        archive.ledger.release("w")
        return reading_of(path)

    read(taken)
    assert work(archive, assignment).state == "lost"
    assert archive.ledger.balance().open == 1


def test_what_another_version_read_is_read_again_only_when_asked_for(
    archive: Archive,
    assignment: Assignment,
    inbox: Path,
    read: Callable[[Reader], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enter(archive, path := write(inbox, "a.txt"))
    work(archive, assignment)
    monkeypatch.setattr(one_file, "__version__", "9.9")
    read(lambda path: reading_of(path, subject="Về việc nạo vét sông"))
    os.utime(path, (1, 1))
    enter(archive, path)
    assert work(archive, assignment).changes == ()
    assert archive.ledger.reopen(software_other_than="9.9") == 1
    assert work(archive, replace(assignment, reread=True)).changes == ("header.subject",)
    assert [version.version for version in archive.versions(1)] == [1, 2]


def test_a_file_larger_than_will_be_read_is_not_hashed(inbox: Path) -> None:
    path = write(inbox, "a.txt", "12345678")
    assert content_hash(path, 0.000007) is None
    assert content_hash(path, 0.000008) is not None


def test_what_is_no_file_any_more_is_not_opened(inbox: Path, tmp_path: Path) -> None:
    write(tmp_path, "outside.txt")
    (inbox / "link").symlink_to(tmp_path / "outside.txt")
    os.mkfifo(inbox / "pipe")
    for name in ("link", "pipe"):
        with pytest.raises(NotAFileError):
            content_hash(inbox / name, 1)
    with pytest.raises(NotFoundError):
        content_hash(inbox / "gone", 1)
