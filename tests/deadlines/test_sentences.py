"""The sentences of ``sentences/``, by form: every tagged deadline is found with its values, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

_TAG = re.compile(r"<d((?:\s\w+=\"[^\"]*\")*)>|</d>")
_FIELDS = ("start", "end", "recurrence", "rrule", "relative")

Read = Callable[..., Doc]
Found = tuple[str, dict[str, str]]


def _sentences() -> list[tuple[str, str]]:
    files = sorted((Path(__file__).parent / "sentences").glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            dated = re.match(r"\[(\d{4}-\d\d-\d\d)\] ", line)
            found.append((dated[1], line[dated.end() :]) if dated else ("2024-02-10", line))
    return found


def _gold(line: str) -> tuple[str, list[Found]]:
    """Text without tags, and quote and attributes of each tag in order of their beginning."""
    text, position = "", 0
    opened: list[tuple[int, int, dict[str, str]]] = []
    closed: list[tuple[int, Found]] = []
    for number, tag in enumerate(_TAG.finditer(line)):
        text += line[position : tag.start()]
        position = tag.end()
        if tag.group() != "</d>":
            opened.append((number, len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", tag[1]))))
        else:
            order, start, values = opened.pop()
            closed.append((order, (text[start:], values)))
    return text + line[position:], [found for _, found in sorted(closed, key=lambda c: c[0])]


@pytest.mark.parametrize(("issued_on", "line"), _sentences(), ids=lambda value: str(value)[:60])
def test_sentence(read: Read, issued_on: str, line: str) -> None:
    text, gold = _gold(line)
    doc = read(text, issued_on=issued_on)
    found = [
        (d.text, {name: value for name in _FIELDS if (value := getattr(d, name)) is not None}) for d in doc._.deadlines
    ]
    assert found == gold


def test_corpus_is_large_enough_to_mean_something() -> None:
    gold = [_gold(line)[1] for _, line in _sentences()]
    assert sum(1 for found in gold if found) >= 200
    assert sum(1 for found in gold if not found) >= 120
