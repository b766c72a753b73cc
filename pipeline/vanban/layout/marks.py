"""Marks (ô 10a, 10b, 11): urgency, secrecy, circulation, and those of drafts and copies, standing alone on a line.

Offices add to them: a time to ``HỎA TỐC``, a count or day to ``DỰ THẢO``, and print two on one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vanban.lexicon import load_lexicon
from vanban.text.normal import bare, squeeze

MarkKind = Literal["urgency", "secrecy", "draft", "circulation", "copies", "other"]

_LONGEST = 90
_NOT_WORDS = re.compile(r"[^a-z0-9/ ]")
# "LẦN 2", "LẦN THỨ 3", "NGÀY 12/3/2024", "2"
_WHICH_DRAFT = re.compile(r"(?:\s(?:lan|thu|so|ngay|thang|nam|[\d/]{1,10}))*")
# "HẸN GIỜ 10 GIỜ 00 NGÀY 12/3", "TRƯỚC 17 GIỜ"
_WHEN = re.compile(r"(?:\s(?:hen|truoc|den)\b.*)?$")
_TO_WHOM = re.compile(r"(?:\s(?:truoc|sau|tren|trong|cho|den|ngay|tai|va|,).*)?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its kind and the record's value (urgency, secrecy), code (copies), or its words."""

    kind: MarkKind
    value: str


@cache
def _phrases() -> tuple[tuple[str, Mark], ...]:
    """Bare words and what they mark, longest first."""
    data = load_lexicon("layout")["marks"]
    found: list[tuple[str, Mark]] = []
    valued: tuple[MarkKind, ...] = ("urgency", "secrecy", "copies")
    listed: tuple[MarkKind, ...] = ("draft", "circulation", "other")
    for kind in valued:
        found += [(bare(word), Mark(kind, entry["value"])) for entry in data[kind] for word in entry["words"]]
    for kind in listed:
        found += [(bare(word), Mark(kind, word)) for word in data[kind]]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(re.escape(bare(word)) for word in load_lexicon("layout")["marks"]["labels"])
    return re.compile(rf"(?:{words})\s")


def read_marks(text: str) -> list[Mark]:
    """The marks that the line consists of; none when it says anything else.

    >>> read_marks("HỎA TỐC HẸN GIỜ"), read_marks("Mật độ dân số")
    ([Mark(kind='urgency', value='HỎA TỐC')], [])
    """
    if len(text) > _LONGEST:
        return []
    rest = squeeze(_NOT_WORDS.sub(" ", bare(text)))
    if len(rest) > 3 and all(len(word) == 1 for word in rest.split()):
        return [mark for words, mark in _phrases() if words.replace(" ", "") == rest.replace(" ", "")][:1]
    found: list[Mark] = []
    while rest:
        label = _labels().match(rest)
        rest = rest[label.end() :] if label is not None else rest
        at = next((entry for entry in _phrases() if (rest + " ").startswith(entry[0] + " ")), None)
        if at is None:
            return []
        words, mark = at
        found.append(mark)
        end = len(words)
        tail = {"draft": _WHICH_DRAFT, "urgency": _WHEN, "circulation": _TO_WHOM}.get(mark.kind)
        added = tail.match(rest, end) if tail is not None else None
        rest = rest[added.end() if added is not None else end :].strip()
    return found


def is_draft_mark(text: str) -> bool:
    """``DỰ THẢO``, ``(Dự thảo lần 2)``: unlike other marks it is printed in small letters too."""
    return {mark.kind for mark in read_marks(text)} == {"draft"}


def copy_form(text: str) -> str | None:
    """Code of the form of copy that the line names: SY, SL, TrS.

    >>> copy_form("SAO Y BẢN CHÍNH"), copy_form("TRÍCH SAO"), copy_form("BẢN SAO")
    ('SY', 'TrS', None)
    """
    return next((mark.value for mark in read_marks(text) if mark.kind == "copies"), None)
