"""The sentences of ``sentences.txt``: indicator, comparator, values and unit of every figure, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.schema import Target

_TAG = re.compile(r"</?of>|</g>|<g(?: \w+=\"[^\"]*\")+>")
_GOAL = re.compile(r"<g(?P<said>(?: \w+=\"[^\"]*\")+)>")
_SAID = re.compile(r"(\w+)=\"([^\"]*)\"")
LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]

Said = tuple[str | None, str, float, float | None, str]


def _wanted(line: str) -> list[Said]:
    indicators = re.findall(r"<of>(.*?)</of>", line)
    goals = [dict(_SAID.findall(match["said"])) for match in _GOAL.finditer(line)]
    assert len(indicators) in (0, len(goals))
    return [
        (
            indicators[index] if indicators else None,
            goal["op"],
            float(goal["value"]),
            float(goal["max"]) if "max" in goal else None,
            goal["unit"],
        )
        for index, goal in enumerate(goals)
    ]


@pytest.mark.parametrize("line", LINES)
def test_targets_of_a_sentence(line: str, read_targets: Callable[[str], list[Target]]) -> None:
    found = read_targets(_TAG.sub("", line))
    said = [(t.indicator, t.comparator, t.value, t.value_max, (t.unit or "").lower()) for t in found]
    assert said == _wanted(line)
