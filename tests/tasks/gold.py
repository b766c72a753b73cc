"""Gold written into the text that is read.

``Giao <lead>Sở Nội vụ</lead> chủ trì, phối hợp với <support>Sở Y tế</support> <task>mở lớp</task>.``

* ``<task>`` holds the words of one task. ``end``, ``recurrence`` and ``product`` are said as attributes;
  what is not said must not be read either.
* ``<lead>`` names a doer of the tasks that end after it, until other doers are named after a task.
* ``<support>`` names a helper: before the task, those of all tasks of the same doers; inside it, its own alone.
* ``<report>`` names who is told the result of the task it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.schema import Task

_TAG = re.compile(r"<(?P<shut>/?)(?P<name>task|lead|support|report)(?P<attributes>(?: \w+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(slots=True)
class Wanted:
    """One task as the gold says it."""

    text: str = ""
    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    report: list[str] = field(default_factory=list)
    end: str | None = None
    recurrence: str | None = None
    product: str | None = None


def parse(marked: str) -> tuple[str, list[Wanted]]:
    """The bare text and its tasks."""
    text = ""
    tasks: list[Wanted] = []
    leads: list[str] = []
    supports: list[str] = []
    task: Wanted | None = None
    told = True  # a task was said since the last doer, so that the next one opens a new list
    opened: list[tuple[str, int]] = []
    at = 0
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if not tag["shut"]:
            opened.append((tag["name"], len(text)))
            if tag["name"] == "task":
                said = dict(_ATTRIBUTE.findall(tag["attributes"]))
                task = Wanted(support=list(supports), **said)
            continue
        name, start = opened.pop()
        assert name == tag["name"], f"<{name}> is shut by {tag.group()}"
        words = text[start:]
        if name == "task":
            assert task is not None
            task.text, task.lead = " ".join(words.split()), leads
            tasks.append(task)
            task, told = None, True
        elif name == "lead":
            if told:
                leads, supports, told = [], [], False
            leads.append(words)
        elif name == "support":
            (supports if task is None else task.support).append(words)
        else:
            assert task is not None
            task.report.append(words)
    assert not opened
    return text + marked[at:], tasks


def read(task: Task) -> Wanted:
    """A task of the record in the same form."""
    return Wanted(
        task.text,
        [a.name for a in task.lead],
        [a.name for a in task.support],
        [a.name for a in task.report_to],
        task.end,
        task.recurrence,
        task.deliverable,
    )
