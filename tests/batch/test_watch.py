"""A drop folder: files are read once they are completely written."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vanban.archive import FoundFile
from vanban.batch import Assignment, Place, Run, Wishes
from vanban.batch.drop_folder import Settling, watched
from vanban.batch.events import Ended, Event, PassedOver

SETTLE = 0.6


def test_a_file_is_complete_when_it_stays_as_it_is() -> None:
    settling = Settling(3)
    path = Path("/inbox/a.pdf")
    settling.see(FoundFile(path, 100, 1), 0.0)
    assert settling.settled(2.9) == []
    settling.see(FoundFile(path, 200, 2), 2.9)
    assert settling.settled(5.8) == []
    settling.see(FoundFile(path, 200, 2), 5.8)
    assert settling.settled(5.9) == [FoundFile(path, 200, 2)]
    assert settling.pending() == []


def test_a_file_that_went_away_is_forgotten() -> None:
    settling = Settling(3)
    settling.see(FoundFile(Path("/inbox/a.pdf"), 100, 1), 0.0)
    settling.forget(Path("/inbox/a.pdf"))
    assert settling.settled(10) == []


class Seen:
    """What is found in a watched folder, as it is found."""

    def __init__(self) -> None:
        self.files: list[FoundFile] = []
        self.passed_over: list[str] = []

    def names(self) -> list[str]:
        return [file.path.name for file in self.files]

    def wait_for(self, *names: str) -> None:
        end = time.monotonic() + 20
        while not set(names) <= set(self.names()):
            assert time.monotonic() < end, f"only {self.names()}"
            time.sleep(0.02)


@contextmanager
def watching(folder: Path) -> Iterator[Seen]:
    seen, stop, began = Seen(), threading.Event(), threading.Event()

    def follow() -> None:
        for batch in watched(folder, frozenset(), SETTLE, stop):
            for one in batch:
                if isinstance(one, PassedOver):
                    seen.passed_over.append(Path(one.path).name)
                else:
                    seen.files.append(one)
            began.set()

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        assert began.wait(20)
        yield seen
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()


def old(path: Path, content: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    os.utime(path, (1, 1))
    return path


def test_what_is_there_and_what_arrives_is_found(inbox: Path, tmp_path: Path) -> None:
    old(inbox / "before.txt")
    with watching(inbox) as seen:
        assert seen.names() == ["before.txt"]
        old(tmp_path / "moved.txt").rename(inbox / "moved.txt")
        old(tmp_path / "folder" / "sub" / "inside.txt")
        (tmp_path / "folder").rename(inbox / "folder")
        (inbox / ".part").write_text("x", encoding="utf-8")
        seen.wait_for("moved.txt", "inside.txt")
        assert ".part" in seen.passed_over
    assert set(seen.names()) == {"before.txt", "inside.txt", "moved.txt"}


def test_a_file_is_found_only_when_it_is_written(inbox: Path) -> None:
    with watching(inbox) as seen, (inbox / "slow.txt").open("w", encoding="utf-8") as file:
        for _ in range(10):
            file.write("một dòng\n")
            file.flush()
            time.sleep(SETTLE / 4)
            assert seen.files == []
        seen.wait_for("slow.txt")
    assert {found.bytes for found in seen.files} == {(inbox / "slow.txt").stat().st_size}


def test_links_out_of_the_folder_are_not_followed(inbox: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    old(outside / "secret.txt")
    (inbox / "out").symlink_to(outside)
    with watching(inbox) as seen:
        old(outside / "more.txt")
        (inbox / "out.txt").symlink_to(outside / "secret.txt")
        old(inbox / "a.txt")
        seen.wait_for("a.txt")
        time.sleep(SETTLE)
    assert set(seen.names()) == {"a.txt"}
    assert {"out", "out.txt"} <= set(seen.passed_over)


@pytest.mark.usefixtures("odd_workers")
def test_a_watched_folder_is_read_until_the_run_is_stopped(sqlite_place: Place, inbox: Path) -> None:
    assignment = Assignment(place=sqlite_place, folder=inbox, patience=10)
    old(inbox / "a.txt", "plan\na\n")
    ended: list[str] = []

    def tell(event: Event) -> None:
        if isinstance(event, Ended):
            ended.append(Path(event.path).name)
            if ended == ["a.txt"]:
                (inbox / "b.txt").write_text("plan\nb\n", encoding="utf-8")
            else:
                run.stop()

    with sqlite_place.open() as archive:
        run = Run(archive, assignment, Wishes(jobs=1, settle=0.3), tell)
        outcome = run.go()
    assert ended == ["a.txt", "b.txt"]
    assert outcome.stopped
    assert outcome.balance.holds
    assert outcome.balance.done == 2
