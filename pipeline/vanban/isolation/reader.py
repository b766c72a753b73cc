"""Reading one document through the child of this process; replacing the child when the document breaks it."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from vanban.errors import (
    CrashedError,
    DocumentError,
    InternalFaultError,
    LimitExceededError,
    MemoryExceededError,
    TimeoutExceededError,
    UsageError,
)
from vanban.isolation.memory import Memory
from vanban.isolation.messages import Answer, Began, Counted, Failure, PageBegan, PageEnded, Ready, Record
from vanban.isolation.worker import Ending, NonsenseError, Worker, WorkerDiedError
from vanban.limits import Limits
from vanban.record import OcrMode, Reading

# Pages that may break the child before the whole document is given up.
_MOST_BROKEN_PAGES = 3
_START_SECONDS = 120.0
_LOOK_SECONDS = 0.1
_MB = 1_000_000
# A child that dies holding this share of the memory it may have died for want of more.
_NEARLY = 0.6


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the child; the fields are the arguments of ``vanban.read``."""

    path: Path
    ocr: OcrMode
    pages: frozenset[int] | None
    as_of: str | None


class _BreakdownError(Exception):
    """The child had to be ended, or ended by itself, on this document; ``error`` says why."""

    def __init__(self, error: DocumentError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(slots=True)
class _Clock:
    """The time a document has, all attempts together, and how far the child is with it.

    Attributes:
        limits: of the document.
        began: when, by the monotonic clock.
        pages: that are going to be read, 0 until the child has counted them.
        page: the one that the child is at.
        page_began: when it began with that page.
        child_began: it has taken up the request.
        held: its memory when last seen.
    """

    limits: Limits
    began: float = field(default_factory=time.monotonic)
    pages: int = 0
    page: int | None = None
    page_began: float = 0.0
    child_began: bool = False
    held: Memory = field(default_factory=lambda: Memory(0, 0))

    def follow(self, answer: Answer) -> None:
        """Take note of how far the child is."""
        if isinstance(answer, Began):
            self.child_began = True
        elif isinstance(answer, Counted):
            self.pages = answer.pages
        elif isinstance(answer, PageBegan):
            self.page, self.page_began = answer.number, time.monotonic()
        elif isinstance(answer, PageEnded):
            self.page = None

    def overdue(self, path: Path) -> TimeoutExceededError | None:
        """The error, when the document or the page that the child is at has taken too long."""
        now = time.monotonic()
        if self.page is not None and now - self.page_began > self.limits.page_timeout:
            reason = f"took longer than {self.limits.page_timeout:g} seconds; raise --page-timeout"
            return TimeoutExceededError(path, reason, self.page)
        if now - self.began > self.limits.seconds(self.pages):
            reason = f"took longer than {self.limits.seconds(self.pages):g} seconds; raise --timeout"
            return TimeoutExceededError(path, reason)
        return None


class _Children:
    """The child of this process: started when first needed, kept for the next document, ended with the process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._worker: Worker | None = None

    def take(self, path: Path) -> Worker:
        """The child, ready for a request.

        Raises:
            _BreakdownError: it does not start; ``path`` is the file it was wanted for.
        """
        if self._worker is None:
            worker = self._worker = Worker()
            try:
                answer = worker.receive(_START_SECONDS)
            except (WorkerDiedError, NonsenseError):
                answer = None
            if not isinstance(answer, Ready):
                reason = answer.reason if isinstance(answer, Failure) else "the process for reading does not start"
                raise _BreakdownError(InternalFaultError(path, f"{reason}; run: vanban doctor"))
        return self._worker

    def end(self) -> Ending:
        """End the child, if there is one."""
        worker, self._worker = self._worker, None
        return Ending(0, 0) if worker is None else worker.end()

    def forget(self) -> None:
        """After a fork: the child belongs to the other process."""
        self.lock = threading.Lock()
        self._worker = None


_children = _Children()
atexit.register(_children.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_children.forget)


def read_isolated(request: Request, limits: Limits) -> Reading:
    """Read a document in the child; from several threads one after another.

    A page on which the child breaks is given up and the document read again without it.

    Raises:
        DocumentError: the file cannot be read, or broke the child.
        UsageError: the request makes no sense.
    """
    given_up: dict[int, str] = {}
    with _children.lock:
        clock = _Clock(limits)
        while True:
            try:
                answer = _ask(request, limits, given_up, clock)
                break
            except _BreakdownError as breakdown:
                error = breakdown.error
                last = clock.pages - len(given_up) <= 1
                if error.page is None or last or len(given_up) >= _MOST_BROKEN_PAGES:
                    raise error from None
                given_up[error.page] = f"it {error.reason}"
    if isinstance(answer, Record):
        return Reading(answer.document, answer.text, answer.page_begins)
    if answer.code == UsageError.code:
        raise UsageError(answer.reason)
    raise _error_class(answer.code)(request.path, answer.reason, answer.page)


def _ask(request: Request, limits: Limits, given_up: dict[int, str], clock: _Clock) -> Record | Failure:
    """The child's last word on the document.

    Raises:
        _BreakdownError: there is none.
    """
    clock.page = None
    try:
        worker = _children.take(request.path)
        try:
            return _converse(worker, request, limits, given_up, clock)
        except WorkerDiedError:
            ending = _children.end()
            if worker.served and not clock.child_began:
                # It died while nobody needed it.
                return _ask(request, limits, given_up, clock)
            raise _BreakdownError(_death(request.path, ending, clock)) from None
        except NonsenseError:
            reason = "the process for reading gave no proper answer; please report it with the file"
            raise _BreakdownError(InternalFaultError(request.path, reason)) from None
    except BaseException:
        # Ctrl-C among others: whatever the child is in the middle of, nobody waits for it.
        _children.end()
        raise


def _converse(
    worker: Worker, request: Request, limits: Limits, given_up: dict[int, str], clock: _Clock
) -> Record | Failure:
    clock.child_began = False
    worker.send(
        {
            "folder": _folder(),
            "path": os.fspath(request.path),
            "ocr": request.ocr,
            "pages": None if request.pages is None else sorted(request.pages),
            "as_of": request.as_of,
            "limits": asdict(limits),
            "given_up": given_up,
        }
    )
    while True:
        answer = worker.receive(_LOOK_SECONDS)
        if isinstance(answer, Record | Failure):
            worker.served += 1
            held = worker.memory() or clock.held
            beyond = isinstance(answer, Failure) and issubclass(_error_class(answer.code), LimitExceededError)
            if beyond or 2 * held.resident > limits.max_memory * _MB:
                # Memory that is not given back must not be the next document's fault, and programs for old formats may
                # still be running.
                _children.end()
            return answer
        if answer is not None:
            clock.follow(answer)
        late = clock.overdue(request.path)
        if late is not None:
            raise _BreakdownError(late)
        clock.held = worker.memory() or clock.held
        if clock.held.resident > limits.max_memory * _MB:
            raise _BreakdownError(_out_of_memory(request.path, clock))


def _folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        # It was deleted under the caller; names from the root still work.
        return os.sep


def _death(path: Path, ending: Ending, clock: _Clock) -> DocumentError:
    """What it means that the child ended by itself."""
    status = ending.status
    if sys.platform != "win32" and status == -signal.SIGXCPU:
        seconds = clock.limits.cpu_seconds(clock.pages)
        reason = f"took more than {seconds:g} seconds of processor time; raise --cpu-time"
        return TimeoutExceededError(path, reason)
    if max(clock.held.data, ending.peak) > _NEARLY * clock.limits.max_memory * _MB:
        return _out_of_memory(path, clock)
    if sys.platform != "win32" and status == -signal.SIGABRT:
        # How libraries in C end when they get no more memory; between two looks nobody saw how much it was.
        return _out_of_memory(path, clock, "probably needs")
    how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    return CrashedError(
        path, f"broke the process that read it ({how}); get the file again or print it to PDF", clock.page
    )


def _out_of_memory(path: Path, clock: _Clock, needs: str = "needs") -> MemoryExceededError:
    reason = f"{needs} more than {clock.limits.max_memory} MB of memory; raise --max-memory"
    return MemoryExceededError(path, reason, clock.page)


def _error_class(code: str) -> type[DocumentError]:
    """The class of that code; a code that no class has is a fault of this software."""
    waiting = [DocumentError]
    for kind in waiting:
        if kind.code == code:
            return kind
        waiting.extend(kind.__subclasses__())
    return InternalFaultError
