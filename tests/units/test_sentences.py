"""The sentences of ``sentences.txt``: every tagged unit is found as printed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

_TAG = re.compile(r"<u(?:\skind=\"(?P<kind>[^\"]*)\")?>(?P<name>.*?)</u>")
_LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("line", _LINES)
def test_units_are_found_as_printed(line: str, read: Callable[[str], Doc]) -> None:
    text = _TAG.sub(lambda m: m["name"], line)
    units = read(text)._.units
    found = sorted((e.start, e.quote) for unit in units for e in unit.evidence)
    assert [quote for _, quote in found] == [m["name"] for m in _TAG.finditer(line)]


@pytest.mark.parametrize("line", [line for line in _LINES if "kind=" in line])
def test_kinds(line: str, read: Callable[[str], Doc]) -> None:
    kinds = {unit.name: unit.kind for unit in read(_TAG.sub(lambda m: m["name"], line))._.units}
    assert {m["name"]: m["kind"] for m in _TAG.finditer(line) if m["kind"]}.items() <= kinds.items()
