"""The sentences of ``sentences.txt``: every tagged unit is found as printed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

_TAG = re.compile(r"<u(?P<attributes>(?:\s\w+=\"[^\"]*\")*)>(?P<name>.*?)</u>")
_LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def _found(line: str, read: Callable[[str], Doc]) -> list[tuple[str, str, str]]:
    """Quote, kind and canonical name of every mention in the line, in order."""
    units = read(_TAG.sub(lambda m: m["name"], line))._.units
    mentions = sorted((e.start, e.quote, unit.kind, unit.canonical) for unit in units for e in unit.evidence)
    return [(quote, kind, canonical) for _, quote, kind, canonical in mentions]


@pytest.mark.parametrize("line", _LINES)
def test_units_are_found_as_printed(line: str, read: Callable[[str], Doc]) -> None:
    assert [quote for quote, _, _ in _found(line, read)] == [m["name"] for m in _TAG.finditer(line)]


@pytest.mark.parametrize("line", [line for line in _LINES if "kind=" in line or "full=" in line])
def test_kinds_and_full_names(line: str, read: Callable[[str], Doc]) -> None:
    for tag, (_, kind, canonical) in zip(_TAG.finditer(line), _found(line, read), strict=True):
        wanted = dict(re.findall(r"(\w+)=\"([^\"]*)\"", tag["attributes"]))
        assert wanted.items() <= {"kind": kind, "full": canonical}.items()


def test_corpus_is_large_enough_to_mean_something() -> None:
    negatives = sum(1 for line in _LINES if "<u" not in line)
    assert len(_LINES) - negatives >= 200
    assert negatives >= 90
