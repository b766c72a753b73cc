"""What a run tells while it goes on; workers say the same to their driver, as JSON, one line each."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal, get_args


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in the folder that is no file to be read.

    Attributes:
        path: of it.
        why: ``link``, ``hidden``, ``temporary``, ``special`` (a socket or device), ``archive`` (the archive's own
            files) or ``unreadable`` (a folder that may not be listed, the only one that is a fault).
    """

    kind: ClassVar[str] = "passed-over"
    path: str
    why: Literal["link", "hidden", "temporary", "special", "archive", "unreadable"]
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Files were entered in the ledger: new ones, changed ones, and known ones with nothing new."""

    kind: ClassVar[str] = "found"
    new: int
    changed: int
    known: int


@dataclass(frozen=True, slots=True)
class Standing:
    """So many files of the folder are open at this moment, those that are being read included."""

    kind: ClassVar[str] = "standing"
    open: int


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded what every document needs."""

    kind: ClassVar[str] = "ready"


@dataclass(frozen=True, slots=True)
class Began:
    """A file is being read."""

    kind: ClassVar[str] = "began"
    path: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The attempt at a file has ended.

    Attributes:
        path: the file.
        state: as in the ledger; ``retry``: after a transient fault it is tried again; ``returned``: the same content
            is being read under another name, the file comes up again after that; ``lost``: somebody else took it over.
        seconds: that it took.
        pages: of the document, when it was read.
        code: of the failure.
        message: of the failure, one line with the file's name.
        of: the other file that holds the same content, of a duplicate.
        changes: fields in which a document that was read again differs from its version before.
        attempt: which try it was.
    """

    kind: ClassVar[str] = "ended"
    path: str
    state: Literal["done", "duplicate", "failed", "set-aside", "retry", "returned", "lost"]
    seconds: float
    pages: int | None = None
    code: str | None = None
    message: str | None = None
    of: str | None = None
    changes: tuple[str, ...] = ()
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Idle:
    """A worker finds nothing to claim."""

    kind: ClassVar[str] = "idle"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The archive cannot be used just now; the same is tried again."""

    kind: ClassVar[str] = "waiting"
    message: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Work cannot go on: the archive is out of use, or this software does not run."""

    kind: ClassVar[str] = "trouble"
    message: str


@dataclass(frozen=True, slots=True)
class WorkerDied:
    """A worker ended that should not have; another takes its place.

    Attributes:
        path: the file that it was at.
        how: signal or exit status.
    """

    kind: ClassVar[str] = "worker-died"
    path: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Released:
    """Files of dead workers, of this run or an earlier one, are open again; ``given_up`` were closed as failed."""

    kind: ClassVar[str] = "released"
    reopened: int
    given_up: int


Event = PassedOver | Found | Standing | Ready | Began | Ended | Idle | Waiting | Trouble | WorkerDied | Released
_KINDS: dict[str, type[Event]] = {kind.kind: kind for kind in get_args(Event)}


def fields_of(event: Event) -> dict[str, Any]:
    """Kind and fields of an event, those left out that hold nothing."""
    return {"kind": event.kind, **{name: value for name, value in asdict(event).items() if value not in (None, ())}}


def line_of(event: Event) -> bytes:
    """The event as a line of JSON; names of files that are no text survive as escapes."""
    return json.dumps(fields_of(event)).encode("ascii") + b"\n"


def parse_event(line: bytes) -> Event:
    """The event that a line holds.

    Raises:
        ValueError: it holds none.
    """
    try:
        fields = json.loads(line)
        if "changes" in fields:
            fields["changes"] = tuple(fields["changes"])
        return _KINDS[fields.pop("kind")](**fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no event") from error
