"""The parent's side of one child: starting it, talking to it, measuring it, ending it."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import Any

from vanban.isolation.memory import Memory, memory_of, peak_bytes
from vanban.isolation.messages import Answer, Ready, parse_answer, read_frame, write_request

_LONGEST_ANSWER = 1_000_000_000
# A child that floods its parent is made to wait.
_MOST_WAITING = 256


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended.

    Attributes:
        status: its exit status, a signal's number negative.
        peak: the most bytes of the machine's memory that it held, 0 where the system does not say or it never held
            more than when it was ready.
    """

    status: int
    peak: int


class WorkerDiedError(Exception):
    """The child is gone."""


class NonsenseError(Exception):
    """The child says what no child should say."""


class Worker:
    """One child process.

    Attributes:
        served: documents it has taken up.
    """

    def __init__(self) -> None:
        self.served = 0
        self._ready_peak = 0
        # Left behind by a child that is killed while it converts an old format.
        self._scratch = tempfile.mkdtemp(prefix="vanban-")
        # -P: a module in the working folder must not be taken for one of Python's own.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "vanban.isolation.child", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": self._scratch},
            # A group of its own: Ctrl-C is for the parent, and programs that the child starts end with it.
            start_new_session=True,
        )
        self._answers: queue.Queue[bytes | None] = queue.Queue(_MOST_WAITING)
        threading.Thread(target=self._listen, name="vanban-answers", daemon=True).start()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def send(self, request: dict[str, Any]) -> None:
        """Hand over a request.

        Raises:
            WorkerDiedError: nobody takes it.
        """
        assert self._process.stdin is not None
        try:
            write_request(self._process.stdin, request)
        except OSError as error:
            raise WorkerDiedError from error

    def receive(self, seconds: float) -> Answer | None:
        """The next answer, ``None`` when none comes in that time.

        Raises:
            WorkerDiedError: none will come.
            NonsenseError: it is none.
        """
        try:
            frame = self._answers.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            return None
        if frame is None:
            raise WorkerDiedError
        try:
            answer = parse_answer(frame)
        except ValueError as error:
            raise NonsenseError from error
        if isinstance(answer, Ready):
            self._ready_peak = answer.peak
        return answer

    def memory(self) -> Memory | None:
        """What it holds, ``None`` where the system does not say."""
        return memory_of(self.pid)

    def end(self) -> Ending:
        """Kill it with all that it started."""
        # One that is dying already keeps the status it dies with.
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self.pid, signal.SIGKILL)
        ending = self._wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        shutil.rmtree(self._scratch, ignore_errors=True)
        return ending

    def _wait(self) -> Ending:
        if sys.platform != "win32":
            with contextlib.suppress(ChildProcessError):
                _, status, usage = os.wait4(self.pid, 0)
                self._process.returncode = os.waitstatus_to_exitcode(status)
                peak = peak_bytes(usage)
                return Ending(self._process.returncode, peak if peak > self._ready_peak else 0)
        return Ending(self._process.wait(), 0)

    def _listen(self) -> None:
        """Pass on what the child says until it ends."""
        assert self._process.stdout is not None
        frame: bytes | None = b""
        while frame is not None:
            try:
                frame = read_frame(self._process.stdout, _LONGEST_ANSWER)
            except (OSError, ValueError):
                frame = None
            self._answers.put(frame)
