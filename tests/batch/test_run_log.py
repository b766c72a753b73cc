"""What a person or a program is told while a folder is read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from vanban.batch import Event
from vanban.batch.events import (
    Began,
    Ended,
    Idle,
    PassedOver,
    Released,
    Standing,
    Waiting,
    WorkerDied,
    line_of,
    parse_event,
)
from vanban.cli.run_log import Bar, JsonLines, Lines, line_for

FOLDER = Path("/inbox")

SAID = [
    (Ended("/inbox/s/a.pdf", "done", 1.26, pages=2), "done s/a.pdf (1.3 s, 2 pages)", None),
    (Ended("/inbox/b.pdf", "duplicate", 0.1, of="/inbox/a.pdf"), "duplicate b.pdf of a.pdf", None),
    (
        Ended("/inbox/c.pdf", "failed", 0.1, code="damaged", message="/inbox/c.pdf: is broken"),
        "failed [damaged] /inbox/c.pdf: is broken",
        "failed [damaged] /inbox/c.pdf: is broken",
    ),
    (
        Ended("/inbox/d.pdf", "set-aside", 0.1),
        "set aside d.pdf: it bears a secrecy mark",
        "set aside d.pdf: it bears a secrecy mark",
    ),
    (
        Ended("/inbox/e.pdf", "done", 0.1, changes=("header.subject",)),
        "read again e.pdf: changed: header.subject",
        "read again e.pdf: changed: header.subject",
    ),
    (Ended("/inbox/f.pdf", "returned", 0.1), None, None),
    (PassedOver("/inbox/l", "link"), "passed over l (link)", None),
    (
        WorkerDied("/inbox/g.pdf", "SIGKILL"),
        "a worker ended (SIGKILL) at g.pdf; another takes its place",
        "a worker ended (SIGKILL) at g.pdf; another takes its place",
    ),
    (Waiting("a.db: no space left"), "waiting: a.db: no space left", "waiting: a.db: no space left"),
    (
        Released(2, 1),
        "open again after their reading was cut short: 2; given up after too many attempts: 1",
        "open again after their reading was cut short: 2; given up after too many attempts: 1",
    ),
    (Idle(), None, None),
]


@pytest.mark.parametrize(("event", "verbose", "brief"), SAID)
def test_lines(event: Event, verbose: str | None, brief: str | None) -> None:
    assert line_for(event, FOLDER, verbose=True) == verbose
    assert line_for(event, FOLDER, verbose=False) == brief


@pytest.mark.parametrize("event", [event for event, _, _ in SAID])
def test_workers_say_events_as_lines(event: Event) -> None:
    assert parse_event(line_of(event)) == event


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b'{"kind": "other"}', b'{"kind": "began"}'])
def test_what_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_event(line)


def test_names_cannot_move_the_cursor() -> None:
    line = line_for(Ended("/inbox/\x1b[2Ja\n.pdf\udcff", "done", 1.0), FOLDER, verbose=True)
    assert line == "done \ufffd[2Ja\ufffd.pdf\ufffd (1.0 s)"


def test_lines_have_a_time() -> None:
    stream = io.StringIO()
    Lines(stream, FOLDER).tell(Ended("/inbox/a.pdf", "done", 1.0))
    assert stream.getvalue()[4] == "-"
    assert stream.getvalue().endswith(" done a.pdf (1.0 s)\n")


def test_json_has_every_field_that_holds_something() -> None:
    stream = io.StringIO()
    log = JsonLines(stream)
    log.tell(Ended("/inbox/c\udcff.pdf", "failed", 0.1, code="damaged", message="is broken", attempt=2))
    log.tell(Idle())
    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)
    assert told.pop("at")
    assert told == {
        "kind": "ended",
        "path": "/inbox/c\udcff.pdf",
        "state": "failed",
        "seconds": 0.1,
        "code": "damaged",
        "message": "is broken",
        "attempt": 2,
    }


def test_the_bar_counts_files_and_tells_faults_above() -> None:
    stream = io.StringIO()
    with Bar(stream, FOLDER) as bar:
        bar.tell(Standing(4))
        bar.tell(Began("/inbox/a.pdf"))
        bar.tell(Ended("/inbox/a.pdf", "done", 1.0))
        bar.tell(Ended("/inbox/[red]b.pdf", "failed", 1.0, code="damaged", message="/inbox/[red]b.pdf: is broken"))
        bar.tell(Standing(2))
    shown = stream.getvalue()
    assert "failed [damaged] /inbox/[red]b.pdf: is broken" in shown
    assert "2/4" in shown
