"""A worker: claims one file after another and reads it, until it is told to stop or its driver is gone.

It is told its assignment in the first line of standard input and one word a line after that; the end of the input
means: end at once. What it has to tell goes to standard output, an event a line.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from vanban.archive import Archive, Claim
from vanban.batch.assignment import Assignment
from vanban.batch.events import Began, Event, Idle, Ready, Trouble, line_of
from vanban.batch.holder import own_name
from vanban.batch.one_file import work_on
from vanban.batch.patience import Patience
from vanban.errors import ArchiveError, VanbanError
from vanban.isolation.confinement import take_channels
from vanban.reading import read_with_text

GO, STOP = "go", "stop"
PULSE_SECONDS = 20.0
_GRACE_SECONDS = 8.0  # to end in good order once the driver is gone
_AGAIN_SECONDS = 1.0


class _Channel:
    """Says events to the driver; once that is gone, to nobody."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def tell(self, event: Event) -> None:
        """Say an event."""
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._stream.write(line_of(event))
            self._stream.flush()


class _Commands:
    """What the driver wants.

    Attributes:
        stop: claim nothing more.
        gone: end at once.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.stop = threading.Event()
        self.gone = False
        self._go = threading.Event()
        self._stream = stream
        threading.Thread(target=self._listen, name="vanban-commands", daemon=True).start()

    def wait(self) -> None:
        """Wait for the driver's next word."""
        self._go.wait()
        self._go.clear()

    def _listen(self) -> None:
        for line in self._stream:
            if line.strip() == STOP.encode():
                self.stop.set()
            self._go.set()
        self.gone = True
        self.stop.set()
        self._go.set()
        too_late = threading.Timer(_GRACE_SECONDS, os._exit, (1,))
        too_late.daemon = True
        too_late.start()
        # A document is read in the main thread: its child is ended then, and the claim given back.
        main_thread = threading.main_thread().ident
        assert main_thread is not None
        while True:
            # Again and again: one that comes while an object is being taken down is lost.
            signal.pthread_kill(main_thread, signal.SIGINT)
            time.sleep(_AGAIN_SECONDS)


def main() -> None:
    """Work until there is an end to it; the exit status is 1 when the end came of trouble."""
    # A driver that was started in the background hands down that Ctrl-C is to be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    requests, answers = take_channels()
    channel = _Channel(answers)
    assignment = Assignment.from_json(requests.readline())
    commands = _Commands(requests)
    try:
        warm_up()
        with assignment.place.open() as archive:
            channel.tell(Ready())
            _serve(archive, assignment, commands, channel)
    except VanbanError as error:
        channel.tell(Trouble(message=str(error)))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(1)
    except Exception as error:
        told = " ".join(f"a worker failed ({type(error).__name__}: {error})".split())
        channel.tell(Trouble(message=f"{told}; run: vanban doctor"))
        sys.exit(1)


def _serve(archive: Archive, assignment: Assignment, commands: _Commands, channel: _Channel) -> None:
    name = own_name()
    ask = Patience(assignment.patience, commands.stop.is_set, channel.tell)
    with pulse(archive, name):
        while not commands.stop.is_set():
            claims = ask(lambda: archive.ledger.claim(name, 1, under=assignment.folder))
            if not claims:
                channel.tell(Idle())
                commands.wait()
            for claim in claims:
                channel.tell(Began(path=str(claim.path)))
                with given_back_at_an_end(archive, claim):
                    channel.tell(work_on(archive, claim, assignment, ask))


def warm_up() -> None:
    """Have the reading process load what every document needs, before a file is claimed.

    A claim that lasts no longer than the reading is less often cut short by whatever ends the run.

    Raises:
        DocumentError: documents cannot be read on this machine.
    """
    with TemporaryDirectory(prefix="vanban-") as folder:
        page = Path(folder) / "begin.txt"
        page.write_text("KẾ HOẠCH\n", encoding="utf-8")
        read_with_text(page)


@contextlib.contextmanager
def pulse(archive: Archive, name: str) -> Iterator[None]:
    """Tell the ledger time and again that its claimant of that name is alive, as long as the block runs."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(PULSE_SECONDS):
            # An archive that cannot be written to now: the next beat will do.
            with contextlib.suppress(ArchiveError):
                archive.ledger.heartbeat(name)

    thread = threading.Thread(target=beat, name="vanban-pulse", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextlib.contextmanager
def given_back_at_an_end(archive: Archive, claim: Claim) -> Iterator[None]:
    """Give the claim back when the work on it is broken off from outside, or for the archive's sake."""
    try:
        yield
    except (KeyboardInterrupt, ArchiveError):
        # When even that fails, the next driver finds that this process is gone.
        with _uninterrupted(), contextlib.suppress(ArchiveError):
            archive.ledger.give_back([claim])
        raise


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let no further interrupt break the block off."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    main()
