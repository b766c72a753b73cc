"""Watching a folder: files are found as they arrive, once they are completely written."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from watchfiles import watch

from vanban.archive import FoundFile
from vanban.batch.events import PassedOver
from vanban.batch.walk import look_below, walk

_LOOK_MILLISECONDS = 500
# Some changes are never reported: in a folder that was filled before it was watched, on a network drive, or when too
# many come at once.
_WALK_SECONDS = 600.0


class Settling:
    """Files that may still be being written.

    A file is complete when its size and its time of change have stayed as they are for a while. A program that pauses
    longer while it writes has its file read too early; the change that follows has it read again.
    """

    def __init__(self, seconds: float) -> None:
        """Say for how long a file must stay as it is."""
        self._seconds = seconds
        self._seen: dict[Path, tuple[FoundFile, float]] = {}

    def see(self, file: FoundFile, moment: float) -> None:
        """Take note of a file's size and time of change.

        Args:
            file: as it is now.
            moment: by the monotonic clock.
        """
        before = self._seen.get(file.path)
        if before is None or before[0] != file:
            self._seen[file.path] = (file, moment)

    def forget(self, path: Path) -> None:
        """It is no file to be read any more."""
        self._seen.pop(path, None)

    def pending(self) -> list[Path]:
        """The files that are not known to be complete."""
        return list(self._seen)

    def settled(self, moment: float) -> list[FoundFile]:
        """The files that are complete now; they are forgotten."""
        complete = [file for file, since in self._seen.values() if moment - since >= self._seconds]
        for file in complete:
            del self._seen[file.path]
        return complete


def watched(
    folder: Path, own: Collection[Path], settle: float, stop: threading.Event
) -> Iterator[Iterable[FoundFile | PassedOver]]:
    """What is found in a folder: first all that is there, then what arrives, until ``stop`` is set.

    Args:
        folder: absolute.
        own: files and folders of the archive, which may lie in the folder.
        settle: seconds for which a new file must stay as it is.
        stop: ends the watching.
    """
    settling = Settling(settle)
    walked: float | None = None
    changes = watch(
        folder,
        watch_filter=None,
        step=50,
        debounce=200,
        rust_timeout=_LOOK_MILLISECONDS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    # The first batch, empty or not, comes when changes are being reported: from then on nothing is missed.
    for batch in changes:
        if walked is None or time.monotonic() - walked > _WALK_SECONDS:
            yield _walked(folder, own, settling, settle)
            walked = time.monotonic()
        passed_over: list[FoundFile | PassedOver] = []
        for path in {Path(name) for _, name in batch} | set(settling.pending()):
            passed_over += _seen(folder, path, own, settling)
        yield [*passed_over, *settling.settled(time.monotonic())]


def _walked(folder: Path, own: Collection[Path], settling: Settling, settle: float) -> Iterator[FoundFile | PassedOver]:
    """What a walk finds, without the files that were changed a moment ago."""
    newest = time.time_ns() - int(settle * 1e9)
    for seen in walk(folder, own):
        if isinstance(seen, FoundFile) and seen.mtime > newest:
            settling.see(seen, time.monotonic())
        else:
            yield seen


def _seen(folder: Path, path: Path, own: Collection[Path], settling: Settling) -> Iterator[PassedOver]:
    """Take note of what there is at a path where something changed; a folder is walked."""
    found = look_below(folder, path, own) if path != folder else None
    if isinstance(found, PassedOver):
        settling.forget(path)
        yield found
    elif found is None:
        settling.forget(path)
    else:
        for inside in [found] if isinstance(found, FoundFile) else walk(found, own):
            if isinstance(inside, PassedOver):
                yield inside
            else:
                settling.see(inside, time.monotonic())
