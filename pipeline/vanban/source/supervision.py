"""What a reader has to keep to, whom it tells how far it is, and what a fault on one page costs: that page only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from vanban.errors import DamagedError, LimitExceededError, MissingToolError, UsageError
from vanban.limits import Limits
from vanban.schema import Diagnostic

Result = TypeVar("Result")

A4 = (595.28, 841.89)
"""Width and height in points that a page gets of which nothing is known."""


class Listener(Protocol):
    """Whoever wants to know how far the reading is."""

    def counted(self, pages: int) -> None:
        """So many pages are going to be read."""

    def page_began(self, number: int) -> None:
        """Work on a page begins."""

    def page_ended(self, number: int) -> None:
        """Work on that page has ended, well or badly."""


class Nobody:
    """A listener that does not listen."""

    def counted(self, pages: int) -> None:
        """Nothing."""

    def page_began(self, number: int) -> None:
        """Nothing."""

    def page_ended(self, number: int) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Supervision:
    """The terms on which one document is read.

    Attributes:
        limits: what it may cost.
        given_up: pages that must not be touched again, with the reason.
        listener: is told about pages as they come.
    """

    limits: Limits = field(default_factory=Limits)
    given_up: Mapping[int, str] = field(default_factory=dict)
    listener: Listener = field(default_factory=Nobody)


class ToolFailedError(RuntimeError):
    """A tool gave up on a page; the page itself may be sound."""


class PageFaults:
    """Runs the work on single pages and keeps what goes wrong with one from the others.

    Args:
        path: for error messages.
        numbers: 1-based numbers of the pages that will be read.
        supervision: the terms.
        notes: where a fault is written down.

    Raises:
        LimitExceededError: they are too many.
    """

    def __init__(self, path: Path, numbers: Collection[int], supervision: Supervision, notes: list[Diagnostic]) -> None:
        most = supervision.limits.max_pages
        if len(numbers) > most:
            count = f"has {len(numbers)} pages"
            raise LimitExceededError(path, f"{count}, more than {most}; name some with --pages or raise --max-pages")
        supervision.listener.counted(len(numbers))
        self._path = path
        self._count = len(numbers)
        self._supervision = supervision
        self._notes = notes
        self._faults: dict[int, Exception | str] = {}
        for number in numbers:
            if number in supervision.given_up:
                self._note(number, "page-failed", supervision.given_up[number])
                self._faults[number] = supervision.given_up[number]

    def run(self, number: int, work: Callable[[], Result]) -> Result | None:
        """What the work on a page gives; ``None`` when the page is at fault, now or earlier.

        Raises:
            MissingToolError: as the work does; it concerns every page.
            UsageError: as the work does.
        """
        if number in self._faults:
            return None
        self._supervision.listener.page_began(number)
        try:
            return work()
        except (MissingToolError, UsageError):
            raise
        except MemoryError as error:
            self._note(number, "page-failed", "it needs more memory than it may take")
            self._faults[number] = error
        except LimitExceededError as error:
            self._note(number, "page-failed", f"it {error.reason}")
            self._faults[number] = error
        except ToolFailedError as error:
            self._note(number, "page-failed", str(error))
            self._faults[number] = error
        except Exception as error:
            told = " ".join(str(error).split())[:200] or type(error).__name__
            self._note(number, "page-damaged", f"it is damaged ({told})")
            self._faults[number] = error
        finally:
            self._supervision.listener.page_ended(number)
        return None

    @property
    def all_damaged(self) -> bool:
        """No page could be read, and none of them for being beyond a limit."""
        limits = (str, MemoryError, LimitExceededError)
        return len(self._faults) == self._count and not any(isinstance(f, limits) for f in self._faults.values())

    def refuse_all_lost(self, kind: str) -> None:
        """Raise when no page was read.

        Args:
            kind: of file, for the message: "a damaged PDF".

        Raises:
            LimitExceededError: every page was beyond a limit.
            MissingToolError: a tool gave up on every page.
            DamagedError: for other reasons.
        """
        if len(self._faults) < self._count:
            return
        faults = list(self._faults.values())
        if all(isinstance(fault, LimitExceededError) for fault in faults):
            assert isinstance(faults[0], LimitExceededError)
            raise faults[0]
        if all(isinstance(fault, MemoryError) for fault in faults):
            raise LimitExceededError(self._path, "needs more memory than it may take; raise --max-memory")
        if all(isinstance(fault, ToolFailedError) for fault in faults):
            raise MissingToolError(self._path, f"has no page that could be read: {faults[0]}; run: vanban doctor")
        raise DamagedError(self._path, f"is {kind}: none of its pages can be read; get the file again")

    def _note(self, number: int, code: str, reason: str) -> None:
        message = f"page {number} could not be read and is empty here: {reason}"
        self._notes.append(Diagnostic(code=code, severity="error", message=message))
