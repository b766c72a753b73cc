"""A worker that reads nothing but does what the file says in its first line.

``plan``: reads it. ``secret MẬT``: finds that mark. ``damaged``, ``fault``: fails. ``sleep SECONDS``. ``die``: ends as
a process that is killed. ``die-once MARK``, ``changing MARK``: only while the file MARK is not there. ``waits MARK``:
until it is.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from tests.archive.readings import reading_of

from vanban.batch import one_file, worker
from vanban.errors import ChangedError, DamagedError
from vanban.record import Reading


def read(path: Path, **_: Any) -> Reading:
    """What ``vanban.read_with_text`` would have made of it."""
    word, _, argument = path.read_text(encoding="utf-8").splitlines()[0].partition(" ")
    if word == "die" or (word == "die-once" and not _marked(argument)):
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "damaged":
        raise DamagedError(path, "is broken; get the file again")
    if word == "fault":
        raise KeyError("a fault of this software")
    if word == "sleep":
        time.sleep(float(argument))
    if word == "waits":
        while not Path(argument).exists():
            time.sleep(0.02)
    if word == "changing" and not _marked(argument):
        raise ChangedError(path, "it changed while it was read")
    return reading_of(path, secrecy=argument if word == "secret" else None)


def _marked(name: str) -> bool:
    """Whether the mark was there; it is now."""
    there = Path(name).exists()
    Path(name).touch()
    return there


if __name__ == "__main__":
    one_file.read_with_text = read  # type: ignore[assignment]
    one_file._RETRY_SECONDS = (0.3, 0.3)
    worker.warm_up = lambda: None
    worker.main()
