"""A run over a folder: what the driver does while workers work, die, fail and wait."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import text

from vanban.archive import Archive, FoundFile
from vanban.batch import Assignment, Event, Outcome, Place, Run, Wishes, crew, run
from vanban.batch.events import Began, Ended, Released, Trouble, Waiting, WorkerDied
from vanban.batch.holder import own_name

pytestmark = pytest.mark.usefixtures("odd_workers")


@dataclass
class Told:
    """What a run told."""

    events: list[Event] = field(default_factory=list)

    def states(self) -> Counter[str]:
        return Counter(event.state for event in self.events if isinstance(event, Ended))

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]


def write(folder: Path, **contents: str) -> None:
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(f"{content}\n{name}\n", encoding="utf-8")


def go(
    assignment: Assignment, wishes: Wishes | None = None, on: Callable[[Run, Event], None] = lambda run, event: None
) -> tuple[Outcome, Told]:
    """A whole run; ``on`` is told every event."""
    told = Told()

    def tell(event: Event) -> None:
        told.events.append(event)
        on(started, event)

    with assignment.place.open() as archive:
        started = Run(archive, assignment, wishes or Wishes(jobs=2), tell)
        return started.go(), told


@pytest.fixture
def here(sqlite_place: Place, inbox: Path) -> Assignment:
    """The inbox, into an archive on SQLite."""
    return Assignment(place=sqlite_place, folder=inbox, patience=10)


def test_every_file_is_accounted_for_once(assignment: Assignment, inbox: Path) -> None:
    write(inbox, a="plan", b="plan", c="damaged", d="secret MẬT", e="fault")
    (inbox / "copy.txt").write_bytes((inbox / "a.txt").read_bytes())
    outcome, told = go(assignment)
    balance = outcome.balance
    assert balance.holds
    assert (balance.found, balance.done, balance.duplicate, balance.failed, balance.set_aside) == (6, 2, 1, 2, 1)
    assert told.states() - Counter(returned=1) == Counter(done=2, duplicate=1, failed=2, **{"set-aside": 1})

    again, told = go(assignment)
    assert again.balance == balance
    assert told.of(Began) == []

    again, told = go(assignment, Wishes(jobs=1, retry_failed=True))
    assert told.states() == Counter(failed=2)


def test_a_file_that_kills_workers_is_given_up_and_the_others_are_read(here: Assignment, inbox: Path) -> None:
    write(inbox, a="die", b="plan", c="plan")
    outcome, told = go(here, Wishes(jobs=1))
    assert (outcome.balance.done, outcome.balance.failed) == (2, 1)
    assert outcome.balance.holds
    assert told.of(WorkerDied) == [WorkerDied(path=str(inbox / "a.txt"), how="SIGKILL")] * 3
    with here.place.open() as archive:
        (failure,) = archive.ledger.failures()
    assert (failure.path, failure.code, failure.attempts) == (inbox / "a.txt", "interrupted", 3)


def test_a_worker_that_was_killed_is_replaced(here: Assignment, inbox: Path, tmp_path: Path) -> None:
    write(inbox, a=f"die-once {tmp_path / 'mark'}", b="plan")
    outcome, told = go(here, Wishes(jobs=1))
    assert (outcome.balance.done, outcome.balance.failed) == (2, 0)
    assert Released(reopened=1, given_up=0) in told.events


def test_a_passing_fault_is_tried_again_in_the_same_run(here: Assignment, inbox: Path, tmp_path: Path) -> None:
    write(inbox, a=f"changing {tmp_path / 'mark'}")
    outcome, told = go(here)
    assert [event.state for event in told.of(Ended)] == ["retry", "done"]  # type: ignore[union-attr]
    assert outcome.balance.done == 1


def test_told_to_stop_it_finishes_what_it_reads(here: Assignment, inbox: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    write(inbox, a=f"waits {mark}", b="plan", c="plan")

    def stop(run: Run, event: Event) -> None:
        if isinstance(event, Began):
            run.stop()
            threading.Timer(0.5, mark.touch).start()

    outcome, told = go(here, Wishes(jobs=1), stop)
    assert outcome.stopped
    assert told.states() == Counter(done=1)
    assert (outcome.balance.done, outcome.balance.open) == (1, 2)
    assert not outcome.balance.holds
    assert go(here)[0].balance.done == 3


def test_told_twice_to_stop_it_leaves_what_it_reads(here: Assignment, inbox: Path) -> None:
    write(inbox, a="sleep 60", b="plan")

    def stop(run: Run, event: Event) -> None:
        if isinstance(event, Began):
            time.sleep(0.5)  # it is at the document then
            run.stop()
            run.stop()

    began = time.monotonic()
    outcome, told = go(here, Wishes(jobs=1), stop)
    assert time.monotonic() - began < 30
    assert told.states() == Counter()
    assert outcome.balance.open == 2
    with here.place.open() as archive:
        assert archive.ledger.holders() == []
        (claim, _) = archive.ledger.claim("w", 2)
        assert claim.attempt == 1  # the attempt that was broken off does not count


def test_workers_that_never_become_ready_end_the_run(
    here: Assignment, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "PROGRAM", ("false",))
    write(inbox, a="plan")
    outcome, _ = go(here)
    assert outcome.trouble is not None
    assert "before they are ready (exit status 1)" in outcome.trouble
    assert outcome.balance.open == 1


def test_claims_of_a_driver_that_was_killed_are_taken_over(here: Assignment, inbox: Path) -> None:
    write(inbox, a="plan")
    with here.place.open() as archive:
        stat = (inbox / "a.txt").stat()
        archive.ledger.found([FoundFile(inbox / "a.txt", stat.st_size, stat.st_mtime_ns)])
        host, machine, process = own_name().split(":")
        archive.ledger.claim(f"{host}:{machine}:{process.split('.')[0]}.1")
    outcome, told = go(here)
    assert told.of(Released) == [Released(reopened=1, given_up=0)]
    assert outcome.balance.done == 1


def test_a_run_waits_for_another_that_lives_and_says_so(
    here: Assignment, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_TICK_SECONDS", 0.1)
    write(inbox, a="plan", b="plan")
    with here.place.open() as other:
        stat = (inbox / "a.txt").stat()
        other.ledger.found([FoundFile(inbox / "a.txt", stat.st_size, stat.st_mtime_ns)])
        (claim,) = other.ledger.claim("another machine")

        def end_the_other(run: Run, event: Event) -> None:
            if isinstance(event, Waiting) and "read by another run" in event.message:
                other.ledger.failed(claim, "damaged", "is broken", transient=False)

        outcome, told = go(here, on=end_the_other)
    assert (outcome.balance.done, outcome.balance.failed) == (1, 1)
    assert len(told.of(Waiting)) == 1


def test_a_locked_archive_is_waited_for(here: Assignment, inbox: Path, tmp_path: Path) -> None:
    write(inbox, a=f"waits {tmp_path / 'mark'}", b="plan")
    impatient = replace(here, place=replace(here.place, wait=0.2))
    released = threading.Event()

    def hold() -> None:
        with Archive.open(here.place.url, originals="memory://o") as archive, archive.session(write=True) as session:
            session.execute(text("UPDATE file SET last_seen = last_seen"))
            (tmp_path / "mark").touch()
            time.sleep(2)
            released.set()

    def lock(run: Run, event: Event) -> None:
        if isinstance(event, Began) and event.path.endswith("a.txt"):
            threading.Thread(target=hold).start()

    outcome, told = go(impatient, Wishes(jobs=1), lock)
    assert outcome.balance.done == 2
    assert released.is_set()
    assert any("another program holds the archive" in event.message for event in told.of(Waiting))  # type: ignore[union-attr]


def test_an_archive_out_of_use_ends_the_run_and_the_next_goes_on(
    here: Assignment, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox, a="plan", b="plan")
    blocked = tmp_path / "originals"
    blocked.write_text("no folder", encoding="utf-8")  # as a store that cannot be reached
    outcome, told = go(replace(here, patience=0.3), Wishes(jobs=2))
    assert outcome.trouble is not None
    assert outcome.balance.open == 2
    assert told.of(Trouble)
    blocked.unlink()
    outcome, _ = go(here)
    assert (outcome.balance.done, outcome.trouble) == (2, None)


def test_files_that_went_away_before_this_run_are_in_no_balance(here: Assignment, inbox: Path) -> None:
    write(inbox, a="plan", b="damaged")
    assert go(here)[0].balance.found == 2
    (inbox / "b.txt").unlink()
    outcome, _ = go(here)
    assert (outcome.balance.found, outcome.balance.failed) == (1, 0)


def test_no_more_workers_than_files(here: Assignment, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hired = []
    hire = crew.Crew.hire
    monkeypatch.setattr(crew.Crew, "hire", lambda self: (hired.append(1), hire(self)))
    write(inbox, a="plan", b="plan")
    _, told = go(here, Wishes(jobs=5))
    assert len(hired) == 2
    assert told.states() == Counter(done=2)
