"""What a driver needs of what lets workers work: processes of this machine (crew) or a cluster (ray_engine)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from vanban.batch.assignment import Assignment
from vanban.batch.events import Began, Ended, Event, Idle, Ready


@dataclass(slots=True, eq=False)
class Member:
    """One worker.

    Attributes:
        name: under which it claims files; empty when that is not known here.
        path: the file that it is at.
        ready: it has loaded what it needs.
        idle: it found nothing to claim, and waits.
        stopping: it is to claim no more.
    """

    name: str
    path: str | None = None
    ready: bool = False
    idle: bool = False
    stopping: bool = False

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
        how: name of the signal, ``exit status N``, or what a cluster says.
    """

    how: str


Hear = Callable[[Member, Event | Gone], None]
"""Is told what workers say; called from any thread."""


class Engine(Protocol):
    """Workers, started and ended."""

    @property
    def size(self) -> int:
        """Workers that there is room for."""

    @property
    def members(self) -> Sequence[Member]:
        """Those that have not ended."""

    def hire(self) -> None:
        """Start one more."""

    def forget(self, member: Member) -> None:
        """It has ended."""

    def wake(self) -> None:
        """There may be something to claim for those that are idle."""

    def stop(self) -> None:
        """Have them finish the file they are at, and end."""

    def wait(self, seconds: float) -> None:
        """Wait until all have ended, but no longer than that."""

    def dismiss(self) -> None:
        """End those that have not ended by themselves, at once."""

    def is_dead(self, name: str) -> bool:
        """Whether a claimant of that name, of this run or another, is certainly gone."""


Hiring = Callable[[Assignment, Hear], Engine]
"""Makes an engine for a run."""
