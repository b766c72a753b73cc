"""Workers on the machines of a Ray cluster: the same work on a claimed file, as Ray tasks.

A task claims files for a while and returns what became of them; what it read is in the archive by then. Ray starts a
task again that was lost with its machine. It claims other files then, and the driver takes from the dead what they had
claimed. Every machine needs this version of Vanban, the folder under the same path, and an archive that it can reach.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import ray
from ray.exceptions import RayError

from vanban import __version__
from vanban.archive import Archive
from vanban.archive.address import archive_url
from vanban.batch.assignment import Assignment
from vanban.batch.engine import Gone, Hear, Member
from vanban.batch.events import Idle, Ready, Trouble, line_of, parse_event
from vanban.batch.holder import is_dead, own_name
from vanban.batch.one_file import work_on
from vanban.batch.patience import Patience
from vanban.batch.worker import given_back_at_an_end, pulse, warm_up
from vanban.errors import UsageError, VanbanError

SLICE_SECONDS = 10.0  # that a task claims files for; it ends with the file that it is at then
_RETRIES = 3  # of a task that was lost with its machine
_MB = 1_000_000
_WORKER_MB = 300  # that a worker needs beside the process that reads
_LOOK_SECONDS = 0.5
_KNOCK_SECONDS = 10.0


def connect(address: str | None, assignment: Assignment) -> None:
    """Join the cluster at an address, or start one of this machine.

    Raises:
        UsageError: there is none, it has no room for a worker, or its machines cannot share the archive.
    """
    # Ray would report to its makers.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        _knock(address)
        ray.init(address=address or "local", log_to_driver=False)
    except (OSError, ValueError, RuntimeError, RayError) as error:
        told = " ".join(str(error).split())
        raise UsageError(f"{address or 'ray'}: no cluster answers ({told}); start one with: ray start --head") from None
    nodes = [node for node in ray.nodes() if node["Alive"]]
    if len({node["NodeManagerHostname"] for node in nodes}) > 1 and (
        archive_url(assignment.place.url).get_backend_name() == "sqlite"
    ):
        raise UsageError("an SQLite archive is for one machine; give a cluster --archive postgresql://HOST/NAME")
    if all(node["Resources"].get("memory", 0) < _memory(assignment) for node in nodes):
        needed = _memory(assignment) // _MB
        raise UsageError(f"no machine of the cluster has {needed} MB for a worker; lower --max-memory")


def _knock(address: str | None) -> None:
    """See whether anybody answers there; Ray itself would try for minutes."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if colon:
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK_SECONDS).close()


def _memory(assignment: Assignment) -> int:
    """Bytes that a worker and the process that reads for it may take."""
    return (assignment.limits.max_memory + _WORKER_MB) * _MB


@cache
def _opened(assignment: str) -> Archive:
    """The archive, opened once in a process that Ray gives one task after another; and what reading needs, loaded."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    warm_up()
    return Assignment.from_json(assignment).place.open()


def work(assignment: str, version: str, seconds: float) -> list[bytes]:
    """Claim files for so long and deal with them; what was told, as lines.

    Args:
        assignment: as JSON.
        version: of the driver.
        seconds: for which files are claimed.
    """
    told: list[bytes] = []
    stop = threading.Event()
    if version != __version__:
        return [line_of(Trouble(f"a machine has Vanban {__version__}, the driver {version}; install the same on all"))]
    try:
        archive = _opened(assignment)
        told.append(line_of(Ready()))
        chosen = Assignment.from_json(assignment)
        ask = Patience(chosen.patience, stop.is_set, lambda event: told.append(line_of(event)))
        name = f"{own_name()}@{ray.get_runtime_context().get_node_id()}"
        end = time.monotonic() + seconds
        with pulse(archive, name):
            while time.monotonic() < end:
                claims = ask(lambda: archive.ledger.claim(name, 1, under=chosen.folder))
                if not claims:
                    told.append(line_of(Idle()))
                    break
                for claim in claims:
                    with given_back_at_an_end(archive, claim):
                        told.append(line_of(work_on(archive, claim, chosen, ask)))
    except VanbanError as error:
        told.append(line_of(Trouble(str(error))))
    return told


@dataclass(slots=True, eq=False)
class Slot(Member):
    """A worker that is one Ray task after another."""

    task: Any = field(default=None, kw_only=True)


class RayEngine:
    """Workers of a Ray cluster."""

    def __init__(self, assignment: Assignment, hear: Hear) -> None:
        """Say what is to be done.

        Args:
            assignment: what they work at.
            hear: is told what they say, from a thread.
        """
        self._assignment = assignment.to_json()
        self._hear = hear
        self._slots: list[Slot] = []
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._work = ray.remote(num_cpus=1, memory=_memory(assignment), max_retries=_RETRIES)(work)
        threading.Thread(target=self._listen, name="vanban-ray", daemon=True).start()

    @property
    def size(self) -> int:
        """As many as the cluster has processors now."""
        return max(1, int(ray.cluster_resources().get("CPU", 1)))

    @property
    def members(self) -> list[Slot]:
        """Those that have not ended."""
        with self._lock:
            return list(self._slots)

    def hire(self) -> None:
        """Start one more."""
        slot = Slot("", task=self._submit())
        with self._lock:
            self._slots.append(slot)

    def forget(self, member: Member) -> None:
        """It has ended."""
        with self._lock:
            self._slots = [slot for slot in self._slots if slot is not member]

    def wake(self) -> None:
        """There may be something to claim for those that are idle."""
        with self._lock:
            for slot in self._slots:
                if slot.idle and slot.task is None and not slot.stopping:
                    slot.idle, slot.task = False, self._submit()

    def stop(self) -> None:
        """No task follows the one that runs."""
        with self._lock:
            resting = [slot for slot in self._slots if slot.task is None and not slot.stopping]
            for slot in self._slots:
                slot.stopping = True
        for slot in resting:
            self._hear(slot, Gone("stopped"))

    def wait(self, seconds: float) -> None:
        """Wait until no task runs."""
        end = time.monotonic() + seconds
        while any(slot.task is not None for slot in self.members) and time.monotonic() < end:
            time.sleep(_LOOK_SECONDS)

    def dismiss(self) -> None:
        """End the tasks that still run."""
        self._over.set()
        for slot in self.members:
            if slot.task is not None:
                ray.cancel(slot.task, force=True)

    def is_dead(self, name: str) -> bool:
        """Whether a claimant is gone, by itself or with its machine."""
        node = name.rpartition("@")[2] if "@" in name else None
        lost = {one["NodeID"] for one in ray.nodes() if not one["Alive"]}
        return is_dead(name) or node in lost

    def _submit(self) -> Any:
        return self._work.remote(self._assignment, __version__, SLICE_SECONDS)

    def _listen(self) -> None:
        """Pass on what tasks return, and let the next one follow."""
        while not self._over.is_set():
            running = {slot.task: slot for slot in self.members if slot.task is not None}
            if not running:
                time.sleep(_LOOK_SECONDS)
                continue
            ended, _ = ray.wait(list(running), num_returns=1, timeout=_LOOK_SECONDS)
            for task in ended:
                self._take(running[task], task)

    def _take(self, slot: Slot, task: Any) -> None:
        """Tell what a task returned; another follows unless it found nothing more."""
        try:
            lines: list[bytes] = ray.get(task)
        except RayError as error:
            slot.task = None
            self._hear(slot, Gone(type(error).__name__))
            return
        for event in map(parse_event, lines):
            slot.follow(event)
            self._hear(slot, event)
        with self._lock:
            slot.task = None if slot.idle or slot.stopping else self._submit()
            ended = slot.stopping
        if ended:
            self._hear(slot, Gone("stopped"))
