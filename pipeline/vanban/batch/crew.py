"""The worker processes of a run on this machine: starting them, talking to them, ending them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from vanban.batch.assignment import Assignment
from vanban.batch.events import Began, Ended, Event, Idle, Ready, parse_event
from vanban.batch.holder import name_of
from vanban.batch.worker import GO, STOP

# -P: a module in the working folder must not be taken for one of Python's own.
PROGRAM = (sys.executable, "-P", "-m", "vanban.batch.worker")
_END_SECONDS = 10.0  # that a worker may take to end, after it was told to end at once


@dataclass(slots=True, eq=False)
class Member:
    """One worker process.

    Attributes:
        name: under which it claims files.
        process: it.
        path: the file that it is at.
        ready: it has loaded what it needs.
        idle: it found nothing to claim, and waits for a word.
        stopping: it was told to claim no more.
    """

    name: str
    process: subprocess.Popen[bytes]
    path: str | None = None
    ready: bool = False
    idle: bool = False
    stopping: bool = False

    def say(self, word: str) -> None:
        """Tell it something; a worker that is gone does not hear it."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self.process.stdin.write(word.encode("ascii") + b"\n")
            self.process.stdin.flush()

    def follow(self, event: Event) -> None:
        """Take note of what it says."""
        if isinstance(event, Began):
            self.path, self.idle = event.path, False
        elif isinstance(event, Ended):
            self.path = None
        elif isinstance(event, Idle):
            self.idle = True
        elif isinstance(event, Ready):
            self.ready = True


@dataclass(frozen=True, slots=True)
class Gone:
    """A worker has ended.

    Attributes:
        how: name of the signal, or ``exit status N``.
    """

    how: str


@dataclass(slots=True)
class Crew:
    """The workers.

    Attributes:
        assignment: what they work at.
        hear: is told what they say, from threads.
        members: those that have not ended.
    """

    assignment: Assignment
    hear: Callable[[Member, Event | Gone], None]
    members: list[Member] = field(default_factory=list)

    @property
    def rests(self) -> bool:
        """Each of them has found nothing to claim, or there is none."""
        return all(member.idle for member in self.members)

    def hire(self) -> None:
        """Start one more worker."""
        process = subprocess.Popen(
            PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One thread each: two that share a core read three times slower.
            env={"OMP_THREAD_LIMIT": "1", **os.environ},
            # Ctrl-C is for the driver.
            start_new_session=True,
        )
        member = Member(name_of(process.pid), process)
        # The archive's URL may hold a password: it is said, not put on the command line for all to see.
        member.say(self.assignment.to_json())
        self.members.append(member)
        threading.Thread(target=self._listen, args=(member,), name="vanban-worker", daemon=True).start()

    def wake(self) -> None:
        """There may be something to claim."""
        for member in self.members:
            if member.idle:
                member.idle = False
                member.say(GO)

    def stop(self) -> None:
        """Have them finish the file they are at, and end."""
        for member in self.members:
            member.stopping = True
            member.say(STOP)

    def dismiss(self) -> None:
        """End those that have not ended by themselves: at once, and their claims are given back if that can be done."""
        for member in self.members:
            member.stopping = True
            assert member.process.stdin is not None
            with contextlib.suppress(OSError):
                member.process.stdin.close()
        self.wait(_END_SECONDS)
        for member in self.members:
            with contextlib.suppress(OSError):
                member.process.kill()
            member.process.wait()

    def wait(self, seconds: float) -> None:
        """Wait until all have ended, but no longer than that."""
        end = time.monotonic() + seconds
        for member in self.members:
            with contextlib.suppress(subprocess.TimeoutExpired):
                member.process.wait(max(0.0, end - time.monotonic()))

    def _listen(self, member: Member) -> None:
        assert member.process.stdout is not None
        for line in member.process.stdout:
            with contextlib.suppress(ValueError):
                event = parse_event(line)
                member.follow(event)
                self.hear(member, event)
        status = member.process.wait()
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        self.hear(member, Gone(how))
