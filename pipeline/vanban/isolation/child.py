"""The child: reads documents for its parent until the parent goes away."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import IO, Any

from vanban.errors import DocumentError, UsageError
from vanban.isolation.confinement import confine, end_with, limit_cpu, limit_memory, take_channels
from vanban.isolation.memory import own_peak
from vanban.isolation.messages import (
    Answer,
    Began,
    Counted,
    Failure,
    PageBegan,
    PageEnded,
    Ready,
    Record,
    read_request,
    write_answer,
)
from vanban.limits import Limits

# Objects made between two of the collector's rounds; Python's own 700 is less than a line of text makes.
_OBJECTS = 20_000


class _Reporter:
    """Tells the parent how far the reading is, and grants the document time for each of its pages."""

    def __init__(self, answers: IO[bytes], limits: Limits) -> None:
        self._answers = answers
        self._limits = limits

    def counted(self, pages: int) -> None:
        """So many pages are going to be read."""
        limit_cpu(self._limits.cpu_seconds(pages))
        write_answer(self._answers, Counted(pages=pages))

    def page_began(self, number: int) -> None:
        """Work on a page begins."""
        write_answer(self._answers, PageBegan(number=number))

    def page_ended(self, number: int) -> None:
        """Work on that page has ended."""
        write_answer(self._answers, PageEnded(number=number))


def main() -> None:
    """Serve requests from standard input until it ends."""
    end_with(int(sys.argv[1]))
    requests, answers = take_channels()
    confine()
    try:
        from vanban.record import language

        language()
    except Exception as error:
        write_answer(answers, _internal_fault(error))
        return
    _spare_collector()
    write_answer(answers, Ready(peak=own_peak()))
    while (request := read_request(requests)) is not None:
        write_answer(answers, Began())
        try:
            write_answer(answers, _answer(request, answers))
        except ValueError as error:
            # The record holds what JSON cannot: nothing of it was sent.
            write_answer(answers, _internal_fault(error))


def _spare_collector() -> None:
    """Have the garbage collector leave alone what was loaded for good, and look at the rest less often.

    Walking through the language half again and again took a tenth of the reading of a digital page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 10, 10)


def _answer(request: dict[str, Any], answers: IO[bytes]) -> Answer:
    from vanban.record import record_of
    from vanban.source.supervision import Supervision

    limits = Limits(**request["limits"])
    given_up = {int(number): reason for number, reason in request["given_up"].items()}
    limit_memory(limits.max_memory)
    limit_cpu(limits.cpu_seconds(0))
    # Names of files are relative to where the parent stands now; it may have moved since the child was started.
    with contextlib.suppress(OSError):
        os.chdir(request["folder"])
    try:
        reading = record_of(
            Path(request["path"]),
            ocr=request["ocr"],
            pages=request["pages"],
            as_of=request["as_of"],
            supervision=Supervision(limits, given_up, _Reporter(answers, limits)),
        )
        return Record(document=reading.document, text=reading.text, page_begins=reading.page_begins)
    except DocumentError as error:
        return Failure(code=error.code, reason=error.reason, page=error.page)
    except UsageError as error:
        return Failure(code=error.code, reason=str(error))
    except MemoryError:
        return Failure(code="memory-exceeded", reason="needs more memory than it may take; raise --max-memory")
    except Exception as error:
        return _internal_fault(error)


def _internal_fault(error: Exception) -> Failure:
    told = " ".join(f"internal fault ({type(error).__name__}: {error})".split())
    return Failure(code="internal-fault", reason=f"{told}; please report it with the file")


if __name__ == "__main__":
    main()
