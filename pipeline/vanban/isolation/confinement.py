"""What the child does to itself before it touches a document."""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import time
from typing import IO

if sys.platform != "win32":
    import resource

_PARENT_LOOK = 1.0
_MB = 1_000_000


def take_channels() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the parent, taken away from standard input and output.

    Libraries in C print there, and programs that are started for old formats inherit them: both get the null device.
    """
    sys.stdout.flush()
    requests, answers = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def confine() -> None:
    """Leave no core files, and load no character maps from where the environment says.

    ``CMAP_PATH`` names a folder from which pdfminer loads pickles, which can run code.
    """
    os.environ.pop("CMAP_PATH", None)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_memory(megabytes: int) -> None:
    """Let allocations fail beyond so many megabytes of data."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_DATA, megabytes * _MB)


def limit_cpu(seconds: float) -> None:
    """End this process when it has used so many more seconds of processor time."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds))


if sys.platform != "win32":

    def _lower(kind: int, wanted: int) -> None:
        """Set the soft limit; the hard one stays, so that the next document can have another."""
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def end_with(parent: int) -> None:
    """End this process and the programs it started when the parent is gone, even in the middle of a document."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_PARENT_LOOK)
        if sys.platform != "win32":
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=watch, name="vanban-parent-watch", daemon=True).start()
