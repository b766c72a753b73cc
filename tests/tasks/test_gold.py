"""The gold of ``sentences.txt`` and ``passages.txt``: who is told what, with whom, until when; and what is no task."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tasks.gold import parse, read

from vanban.schema import Task

TasksOf = Callable[[str], list[Task]]


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).splitlines()


SENTENCES = [line for line in _lines("sentences.txt") if line]
PASSAGES = [passage.strip() for passage in "\n".join(_lines("passages.txt")).split("\n\n") if passage.strip()]


@pytest.mark.parametrize("marked", [*SENTENCES, *PASSAGES])
def test_gold(marked: str, tasks_of: TasksOf) -> None:
    text, wanted = parse(marked)
    assert [read(task) for task in tasks_of(text)] == wanted
