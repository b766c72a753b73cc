"""The sentences of ``sentences/``: text, day of issue, and the deadlines tagged in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"
_TAG = re.compile(r"<d((?:\s\w+=\"[^\"]*\")*)>|</d>")
_ISSUED_ON = "2024-02-10"

Tagged = tuple[str, dict[str, str]]
"""Quote and values of a deadline; values that are absent are null."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a file.

    Attributes:
        text: without tags.
        issued_on: day of the document.
        gold: its deadlines in the order in which they begin.
    """

    text: str
    issued_on: str
    gold: tuple[Tagged, ...]


def sentences(form: str = "*") -> list[Sentence]:
    """All sentences of one form, a file name without ``.txt``, or of all."""
    lines = [line for file in sorted(FOLDER.glob(f"{form}.txt")) for line in file.read_text("utf-8").splitlines()]
    return [read(line) for line in lines if line.strip() and not line.startswith("#")]


def read(line: str) -> Sentence:
    """A line without its tags, and what they say."""
    dated = re.match(r"\[(\d{4}-\d\d-\d\d)\] ", line)
    if dated is not None:
        line = line[dated.end() :]
    text, position = "", 0
    opened: list[tuple[int, int, dict[str, str]]] = []
    closed: list[tuple[int, Tagged]] = []
    for number, tag in enumerate(_TAG.finditer(line)):
        text += line[position : tag.start()]
        position = tag.end()
        if tag.group() != "</d>":
            opened.append((number, len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", tag[1]))))
        else:
            order, start, values = opened.pop()
            closed.append((order, (text[start:], values)))
    gold = tuple(tagged for _, tagged in sorted(closed, key=lambda c: c[0]))
    return Sentence(text + line[position:], dated[1] if dated else _ISSUED_ON, gold)
