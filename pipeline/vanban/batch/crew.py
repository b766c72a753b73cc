"""The worker processes of a run on this machine: starting them, talking to them, ending them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

from vanban.batch.assignment import Assignment
from vanban.batch.engine import Gone, Hear, Member
from vanban.batch.events import parse_event
from vanban.batch.holder import is_dead, name_of
from vanban.batch.worker import GO, STOP

# -P: a module in the working folder must not be taken for one of Python's own.
PROGRAM = (sys.executable, "-P", "-m", "vanban.batch.worker")
_END_SECONDS = 10.0  # that a worker may take to end, after it was told to end at once


@dataclass(slots=True, eq=False)
class WorkerProcess(Member):
    """A worker that is a process of this machine."""

    process: subprocess.Popen[bytes] = field(kw_only=True)

    def say(self, word: str) -> None:
        """Tell it something; a worker that is gone does not hear it."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self.process.stdin.write(word.encode("ascii") + b"\n")
            self.process.stdin.flush()


class Crew:
    """The workers.

    Attributes:
        members: those that have not ended.
    """

    def __init__(self, assignment: Assignment, hear: Hear) -> None:
        """Say what is to be done.

        Args:
            assignment: what they work at.
            hear: is told what they say, from threads.
        """
        self.members: list[WorkerProcess] = []
        self._assignment = assignment
        self._hear = hear

    @property
    def size(self) -> int:
        """As many as there are processors that this process may use."""
        return processors()

    def is_dead(self, name: str) -> bool:
        """Whether a claimant of that name, of this crew or another, is certainly gone."""
        return is_dead(name)

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
        member = WorkerProcess(name_of(process.pid), process=process)
        # The archive's URL may hold a password: it is said, not put on the command line for all to see.
        member.say(self._assignment.to_json())
        self.members.append(member)
        threading.Thread(target=self._listen, args=(member,), name="vanban-worker", daemon=True).start()

    def forget(self, member: Member) -> None:
        """It has ended."""
        self.members = [one for one in self.members if one is not member]

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

    def _listen(self, member: WorkerProcess) -> None:
        assert member.process.stdout is not None
        for line in member.process.stdout:
            with contextlib.suppress(ValueError):
                event = parse_event(line)
                member.follow(event)
                self._hear(member, event)
        status = member.process.wait()
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        self._hear(member, Gone(how))


def processors() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
