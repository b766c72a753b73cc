"""What is done when the archive cannot be used just now."""

from __future__ import annotations

import pytest

from vanban.batch import patience
from vanban.batch.events import Waiting
from vanban.batch.patience import Patience
from vanban.errors import ArchiveDamagedError, ArchiveFullError


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_FIRST_PAUSE", 0.01)


class Fails:
    """Fails so many times, then answers."""

    def __init__(self, times: int, error: Exception) -> None:
        self.left = times
        self.error = error

    def __call__(self) -> str:
        if self.left == 0:
            return "answer"
        self.left -= 1
        raise self.error


def test_a_passing_fault_is_waited_for_and_told_once() -> None:
    told: list[Waiting] = []
    ask = Patience(10, lambda: False, told.append)
    assert ask(Fails(3, ArchiveFullError("a.db: no space left"))) == "answer"
    assert told == [Waiting("a.db: no space left")]


def test_patience_ends() -> None:
    ask = Patience(0.1, lambda: False, lambda event: None)
    with pytest.raises(ArchiveFullError):
        ask(Fails(1000, ArchiveFullError("full")))


def test_a_lasting_fault_is_not_waited_for() -> None:
    asked = Fails(1, ArchiveDamagedError("broken"))
    with pytest.raises(ArchiveDamagedError):
        Patience(10, lambda: False, lambda event: None)(asked)
    assert asked.left == 0


def test_nothing_is_waited_for_in_a_hurry() -> None:
    with pytest.raises(ArchiveFullError):
        Patience(10, lambda: True, lambda event: None)(Fails(1, ArchiveFullError("full")))
