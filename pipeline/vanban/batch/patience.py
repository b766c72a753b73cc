"""Waiting for an archive that cannot be used just now: locked, full, or out of reach."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from vanban.batch.events import Waiting
from vanban.errors import ArchiveError

Value = TypeVar("Value")

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_LOOK_SECONDS = 0.2


class Patience:
    """Tries again what failed for a transient fault of the archive, with growing pauses.

    Every call to the archive changes all or nothing, so the same can be asked again.
    """

    def __init__(self, seconds: float, hurry: Callable[[], bool], tell: Callable[[Waiting], None]) -> None:
        """Say how long to wait.

        Args:
            seconds: at most, for one call.
            hurry: once it says so, nothing is waited for any more.
            tell: who is told at the first failure of a call.
        """
        self._seconds = seconds
        self._hurry = hurry
        self._tell = tell

    def __call__(self, ask: Callable[[], Value]) -> Value:
        """What ``ask`` returns, once it does.

        Raises:
            ArchiveError: the last one, when patience ran out or the fault is not transient.
        """
        began = time.monotonic()
        pause = _FIRST_PAUSE
        told = False
        while True:
            try:
                return ask()
            except ArchiveError as error:
                left = began + self._seconds - time.monotonic()
                if not error.transient or left <= 0 or self._hurry():
                    raise
                if not told:
                    self._tell(Waiting(message=str(error)))
                    told = True
            self._pause(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _pause(self, seconds: float) -> None:
        # In small pieces: a signal handler may want an end to it, and cannot be waited for with a lock.
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._hurry():
            time.sleep(min(left, _LOOK_SECONDS))
