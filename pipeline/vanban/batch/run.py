"""The driver of a run: it finds files, keeps workers at them and ends when the ledger is closed.

The driver itself reads no document and stays small. It may be killed at any moment: workers notice and end, and what
they had claimed is open again for the next run.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from queue import Empty, SimpleQueue

from vanban import __version__
from vanban.archive import Archive, Balance
from vanban.archive import Released as ReleasedClaims
from vanban.archive.column_types import now
from vanban.batch.assignment import Assignment
from vanban.batch.crew import Crew
from vanban.batch.engine import Gone, Hiring, Member
from vanban.batch.events import (
    Ended,
    Event,
    Found,
    Idle,
    PassedOver,
    Ready,
    Released,
    Standing,
    Trouble,
    Waiting,
    WorkerDied,
)
from vanban.batch.finder import Finder
from vanban.batch.patience import Patience
from vanban.errors import ArchiveError

_LOOK_SECONDS = 0.5
_TICK_SECONDS = 1.0  # between looks at a ledger that is not closed while nobody finds anything to claim
_END_SECONDS = 10.0  # that workers without a file may take to end
_BURIAL_SECONDS = 10.0  # between looks for claims of the dead
_STALE = timedelta(minutes=5)  # fifteen heartbeats
_WORKER_DEATHS = 3  # workers that one file may cost
_DRIVER_DEATHS = 8  # the same, when it cannot be told whether the file is to blame
_FALSE_STARTS = 3  # workers that may die before one of them becomes ready


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of a run beside the assignment.

    Attributes:
        jobs: workers at the same time; one for each processor when ``None``.
        retry_failed: files that failed before are tried again; those that failed for a transient fault always are.
        settle: seconds for which a new file must stay as it is before it is read; the folder is watched until the run
            is stopped. ``None``: the folder is read once.
    """

    jobs: int | None = None
    retry_failed: bool = False
    settle: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    Attributes:
        balance: of the files that were found in the folder this time.
        passed_over: how many things in the folder were no files to be read, by reason.
        stopped: it was told to stop.
        trouble: why it could not go on, ``None`` when it could.
    """

    balance: Balance
    passed_over: dict[str, int]
    stopped: bool
    trouble: str | None


class Run:
    """One run over a folder."""

    def __init__(
        self,
        archive: Archive,
        assignment: Assignment,
        wishes: Wishes,
        tell: Callable[[Event], None],
        hiring: Hiring = Crew,
    ) -> None:
        """Say what to do.

        Args:
            archive: the one that the assignment names, opened.
            assignment: for the workers.
            wishes: for this run.
            tell: who is told of events, in the thread that calls ``go``.
            hiring: where workers come from.
        """
        self._ledger = archive.ledger
        self._assignment = assignment
        self._wishes = wishes
        self._tell = tell
        self._ask = Patience(assignment.patience, lambda: self._stops > 0, tell)
        self._inbox: SimpleQueue[tuple[Member | None, Event | Gone]] = SimpleQueue()
        self._engine = hiring(assignment, lambda member, said: self._inbox.put((member, said)))
        self._jobs = wishes.jobs or self._engine.size
        self._finder = Finder(
            archive,
            assignment.folder,
            assignment.place.own_paths(),
            assignment.patience,
            lambda event: self._inbox.put((None, event)),
            settle=wishes.settle,
        )
        self._began = now()
        self._passed_over: Counter[str] = Counter()
        self._stops = 0
        self._stopped = False
        self._trouble: str | None = None
        self._false_starts = 0
        self._open = 0
        self._news = True  # the ledger may hold more open files than when it was last looked at
        self._waits = False  # nobody has ended a file since all workers found nothing to claim
        self._told_why = False

    def stop(self) -> None:
        """End soon: the first time documents that are being read are finished, the second time they are left.

        May be called from a signal handler or another thread.
        """
        self._stops += 1

    def go(self) -> Outcome:
        """Run until every file is accounted for, or until told to stop.

        Raises:
            ArchiveError: the archive cannot be used at all.
        """
        folder = self._assignment.folder
        self._bury()
        self._ask(lambda: self._ledger.retry_failed(under=folder, transient_only=not self._wishes.retry_failed))
        if self._assignment.reread:
            self._ask(lambda: self._ledger.reopen(software_other_than=__version__, under=folder))
        self._finder.start()
        try:
            self._work()
        except ArchiveError as error:
            self._trouble = str(error)
        finally:
            self._end()
        balance = self._ledger.balance(under=folder, seen_since=self._began)
        return Outcome(balance, dict(self._passed_over), self._stopped, self._trouble)

    def _work(self) -> None:
        """Until nothing is left to do, or nothing can be done."""
        looked = buried = time.monotonic()
        cost = 0.0
        while self._goes_on():
            with contextlib.suppress(Empty):
                self._take(*self._inbox.get(timeout=_LOOK_SECONDS))
            if self._stops and not self._stopped:
                self._stopped = True
                self._stop_all()
            moment = time.monotonic()
            if moment - buried > _BURIAL_SECONDS:
                buried = moment
                self._bury()
            if moment - looked > self._until_look(cost):
                self._look()
                looked = time.monotonic()
                cost = looked - moment

    def _goes_on(self) -> bool:
        if self._stops > 1:
            return False
        if self._stopped or self._trouble:
            return bool(self._engine.members)
        closed = self._finder.over.is_set() and self._open == 0 and self._rests
        return not (closed and self._inbox.empty() and not self._news)

    @property
    def _rests(self) -> bool:
        """Each worker has found nothing to claim, or there is none."""
        return all(member.idle for member in self._engine.members)

    def _until_look(self, cost: float) -> float:
        """Seconds that have to lie between two looks at the ledger.

        Args:
            cost: seconds that the last one took; millions of files are counted a twentieth of the time at most.
        """
        if self._news and self._rests:
            return 20 * cost
        if self._news or (self._open and self._rests):
            return max(_TICK_SECONDS, 20 * cost)
        return max(5 * _TICK_SECONDS, 20 * cost) if self._open else math.inf

    def _look(self) -> None:
        """Have as many workers as there is work for, and none of them asleep while there is some."""
        self._news = False
        if self._stopped or self._trouble:
            return
        self._open = self._ask(lambda: self._ledger.balance(under=self._assignment.folder)).open
        self._tell(Standing(open=self._open))
        if self._open == 0:
            return
        for _ in range(min(self._jobs, self._open) - len(self._engine.members)):
            self._engine.hire()
        self._engine.wake()

    def _take(self, member: Member | None, event: Event | Gone) -> None:
        """Take note of what a worker or the finder says."""
        if isinstance(event, Gone):
            assert member is not None
            self._lose(member, event)
            return
        if isinstance(event, PassedOver):
            self._passed_over[event.why] += 1
        elif isinstance(event, Found):
            self._news = self._news or event.new + event.changed > 0
        elif isinstance(event, Ready):
            self._false_starts = 0
        elif isinstance(event, Idle):
            self._rest()
        elif isinstance(event, Ended):
            self._waits = False
        elif isinstance(event, Trouble):
            self._trouble = self._trouble or event.message
            self._stop_all()
        self._tell(event)

    def _rest(self) -> None:
        """A worker has found nothing to claim."""
        if not self._rests:
            return
        if not self._waits:
            self._waits = self._news = True
        elif self._open and not self._told_why:
            self._told_why = True
            why = f"{self._open} files are open: read by another run, or tried again in a while"
            self._tell(Waiting(message=why))

    def _lose(self, member: Member, gone: Gone) -> None:
        """A worker has ended: open the file again that it was at, and have another in its place."""
        self._engine.forget(member)
        self._news = True
        expected = member.stopping or self._trouble is not None
        self._release(member.name, _DRIVER_DEATHS if expected else _WORKER_DEATHS)
        if expected:
            return
        self._tell(WorkerDied(path=member.path, how=gone.how))
        if not member.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                self._trouble = f"workers end before they are ready ({gone.how}); run: vanban doctor"
                self._stop_all()

    def _stop_all(self) -> None:
        """What is being read is finished; nothing else is begun."""
        self._finder.stop()
        self._engine.stop()

    def _end(self) -> None:
        """Nobody works any more after this."""
        self._finder.stop()
        if self._stops < 2:
            self._engine.stop()
            self._engine.wait(_END_SECONDS)
        self._engine.dismiss()
        for member in self._engine.members:
            if member.name:
                with contextlib.suppress(ArchiveError):  # else the next run does it
                    self._ledger.release(member.name, give_up_after=_DRIVER_DEATHS)
        self._finder.join()
        while not self._inbox.empty():
            _, event = self._inbox.get()
            if not isinstance(event, Gone | Idle | Ready):
                self._tell(event)

    def _bury(self) -> None:
        """Take their claims from claimants that are gone, of this run or an earlier one, here or elsewhere."""
        try:
            for holder in self._ledger.holders():
                if self._engine.is_dead(holder.worker):
                    self._release(holder.worker, _DRIVER_DEATHS)
            self._tell_released(self._ledger.release_stale(_STALE, give_up_after=_DRIVER_DEATHS))
        except ArchiveError as error:
            if not error.transient:
                raise  # otherwise there is a next time

    def _release(self, worker: str, give_up_after: int) -> None:
        self._tell_released(self._ask(lambda: self._ledger.release(worker, give_up_after=give_up_after)))

    def _tell_released(self, released: ReleasedClaims) -> None:
        if released.reopened or released.given_up:
            self._news = True
            self._tell(Released(reopened=released.reopened, given_up=released.given_up))
