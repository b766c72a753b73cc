"""The gold of ``sentences.txt`` and ``passages.txt``: who is told what, with whom, until when; and what is no task."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tasks.gold import Wanted, parse, read

from vanban.schema import Task

TasksOf = Callable[[str], list[Task]]


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).splitlines()


SENTENCES = [line for line in _lines("sentences.txt") if line]
PASSAGES = [passage.strip() for passage in "\n".join(_lines("passages.txt")).split("\n\n") if passage.strip()]


def _as_wanted(marked: str, tasks: list[Task]) -> tuple[list[Wanted], list[Wanted]]:
    """Gold and reading; what the gold does not speak of at all is left out of the reading."""
    wanted = parse(marked)[1]
    found = [read(task) for task in tasks]
    for gold, task in zip(wanted, found, strict=False):
        task.end = task.end if "end=" in marked else None
        task.recurrence = task.recurrence if gold.recurrence else None
        task.product = task.product if "product=" in marked else None
        task.report = task.report if "<report>" in marked else []
    return wanted, found


@pytest.mark.parametrize("marked", [*SENTENCES, *PASSAGES])
def test_gold(marked: str, tasks_of: TasksOf) -> None:
    wanted, found = _as_wanted(marked, tasks_of(parse(marked)[0]))
    assert found == wanted


def test_a_sentence_without_end_in_its_gold_has_none(tasks_of: TasksOf) -> None:
    for marked in SENTENCES:
        if "<task" in marked and not re.search(r"\d{4}", marked):
            assert [task.end for task in tasks_of(parse(marked)[0])] == [None] * marked.count("<task"), marked
