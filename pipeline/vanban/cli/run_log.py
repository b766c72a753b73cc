"""What a run over a folder tells while it goes on: a bar on a terminal, log lines elsewhere, JSON for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Protocol, Self

from vanban.batch.events import (
    Began,
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
    fields_of,
)

if TYPE_CHECKING:
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

_CLOSED = {"done", "duplicate", "failed", "set-aside"}


class RunLog(Protocol):
    """Where events go, inside a ``with`` block."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def tell(self, event: Event) -> None:
        """Show an event, or take note of it."""


class Lines:
    """One line of text for each file and for whatever else a person should know."""

    def __init__(self, stream: IO[str], folder: Path) -> None:
        self._stream = stream
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    def tell(self, event: Event) -> None:
        """Write its line, if it has one."""
        line = line_for(event, self._folder, verbose=True)
        if line is not None:
            print_line(self._stream, f"{datetime.now():%Y-%m-%d %H:%M:%S} {line}")


class JsonLines:
    """Every event as a JSON object, with the time."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    def tell(self, event: Event) -> None:
        """Write it, without what only workers and driver have to say to each other."""
        if not isinstance(event, Idle | Ready):
            self.write(fields_of(event))

    def write(self, fields: dict[str, Any]) -> None:
        """Write a line with the time before it."""
        stamped = {"at": datetime.now().astimezone().isoformat(timespec="seconds"), **fields}
        print_line(self._stream, json.dumps(stamped, ensure_ascii=True))


class Bar:
    """A bar with rate and remaining time; above it what did not go well."""

    def __init__(self, stream: IO[str], folder: Path) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._folder = folder
        self._console = Console(file=stream, highlight=False)
        self._closed = 0
        self._bar = Progress(
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            _rate_column(),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.fields[at]}", markup=False),
            console=self._console,
            expand=True,
            speed_estimate_period=300,
        )
        self._task = self._bar.add_task("", total=None, at="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.update(self._task, at="")
        self._bar.stop()

    def tell(self, event: Event) -> None:
        """Move the bar, or write a line above it."""
        if isinstance(event, Standing):
            self._bar.update(self._task, total=self._closed + event.open)
        elif isinstance(event, Began):
            self._bar.update(self._task, at=printable(Path(event.path).name)[:40])
        elif isinstance(event, Ended) and event.state in _CLOSED:
            self._closed += 1
            self._bar.update(self._task, completed=self._closed)
        line = line_for(event, self._folder, verbose=False)
        if line is not None:
            self._console.print(line, markup=False, soft_wrap=True)


def line_for(event: Event, folder: Path, *, verbose: bool) -> str | None:
    """The line for people that tells an event.

    Args:
        event: what happened.
        folder: that is read; names are given from there.
        verbose: also what went as it should.
    """
    line = _LINES[type(event)](event, folder, verbose) if type(event) in _LINES else None
    return None if line is None else printable(line)


def _ended(event: Ended, folder: Path, verbose: bool) -> str | None:
    name = _short(event.path, folder)
    if event.state == "failed":
        return f"failed [{event.code}] {event.message}"
    if event.state == "retry":
        return f"failed [{event.code}] {event.message} (attempt {event.attempt}; it is tried again)"
    if event.changes:
        return f"read again {name}: changed: {', '.join(event.changes)}"
    if event.state == "set-aside":
        return f"set aside {name}: it bears a secrecy mark"
    if not verbose or event.state not in _CLOSED:
        return None
    if event.state == "duplicate":
        return f"duplicate {name}" + (f" of {_short(event.of, folder)}" if event.of else "")
    pages = f", {event.pages} page{'s' if event.pages != 1 else ''}" if event.pages else ""
    return f"done {name} ({event.seconds:.1f} s{pages})"


def _passed_over(event: PassedOver, folder: Path, verbose: bool) -> str | None:
    if event.why == "unreadable":
        return f"unreadable {event.path}: {event.message}; ask for permission to it, then start again"
    return f"passed over {_short(event.path, folder)} ({event.why})" if verbose else None


def _found(event: Found, folder: Path, verbose: bool) -> str | None:
    if not verbose or not (event.new or event.changed):
        return None
    return f"found {event.new} new, {event.changed} changed, {event.known} known"


def _released(event: Released, folder: Path, verbose: bool) -> str | None:
    given_up = f"; given up after too many attempts: {event.given_up}" if event.given_up else ""
    return f"open again after their reading was cut short: {event.reopened}{given_up}"


_LINES: dict[type[Event], Callable[[Any, Path, bool], str | None]] = {
    Ended: _ended,
    PassedOver: _passed_over,
    Found: _found,
    Released: _released,
    Waiting: lambda event, folder, verbose: f"waiting: {event.message}",
    Trouble: lambda event, folder, verbose: f"stopping: {event.message}",
    WorkerDied: lambda event, folder, verbose: (
        f"a worker ended ({event.how})"
        + (f" at {_short(event.path, folder)}" if event.path else "")
        + "; another takes its place"
    ),
}


def _short(path: str, folder: Path) -> str:
    return path.removeprefix(str(folder).rstrip(os.sep) + os.sep)


def printable(text: str) -> str:
    """``text`` with what could move a terminal's cursor, or is no text, made visible."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def print_line(stream: IO[str], line: str) -> None:
    """Write a line at once."""
    stream.write(line + "\n")
    stream.flush()


def _rate_column() -> ProgressColumn:
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Files a minute."""

        def render(self, task: Task) -> Text:
            return Text("" if not task.speed else f"{60 * task.speed:.0f}/min")

    return Rate()
