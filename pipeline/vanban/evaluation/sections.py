"""Sections, matched in document order by label and title.

A pair has the same label, and a title of similarity ≥ 0.8 where the title read is first cut to the length of the gold
title: gold titles may be the beginning of a sentence. A gold title of ``null`` (a Điều without heading) asks for
``null``. ``sections.level`` counts the pairs whose depth, relative to the document's usual offset, agrees.

Gold files list what *heads something*, and each decides how deep it goes; the record holds every numbered item and
bullet. So what is a false alarm? Every section read is put in a class by its label (annex, Phần, Chương, Mục, Điều,
``I``, ``A``, ``1``, ``1.1``, ``a``, no label). Then:

- outline classes (everything down to ``I`` and ``A``) count when the gold file lists that class anywhere;
- items (``1``, ``1.1``, ``a``, no label) count when the gold file lists that class under the same parent; an item
  without sections below it counts only if one of the listed siblings of its class is without sections too: a gold file
  that lists ``a`` and ``b`` because they head lists says nothing about a ``c`` that is a sentence.

What does not count is neither correct nor a false alarm. A gold item that was not read is always a miss.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz

from vanban.evaluation.counting import count
from vanban.evaluation.gold import Gold
from vanban.evaluation.matching import pair_in_order
from vanban.evaluation.normal import key
from vanban.evaluation.report import FieldScore
from vanban.schema import Section

SIMILAR = 0.8

_CLASSES = (
    ("annex", re.compile(r"(?:phụ lục|phụ biểu|biểu|mẫu)\b")),
    ("named", re.compile(r"(?:phần|chương|mục|tiểu mục|điều)\b")),
    ("roman", re.compile(r"[ivxl]+$")),
    ("capital", re.compile(r"[a-zđ]$")),
)
_OUTLINE = ("annex", "phần", "chương", "mục", "tiểu mục", "điều", "roman", "capital")


def score_sections(gold: Gold, sections: Sequence[Section]) -> dict[str, FieldScore]:
    """``sections`` and ``sections.level``."""
    wanted: list[dict[str, Any]] = gold.items("sections")
    pairs = pair_in_order(wanted, sections, _similarity)
    ignored = _uncounted(wanted, sections, pairs)
    shown = [_show(section.label, section.title) for section in sections]
    score = count(
        [_show(item.get("label"), item.get("title")) for item in wanted],
        shown,
        pairs,
        ignored=ignored,
        partial=gold.partial("sections"),
    )
    return {"sections": score, "sections.level": _levels(wanted, sections, pairs)}


def _similarity(wanted: dict[str, Any], given: Section) -> float:
    """0 for another label or title, else more than 0 and greater for likelier titles."""
    if _label(wanted.get("label")) != _label(given.label):
        return 0.0
    title = wanted.get("title")
    if title is None or given.title is None:
        return 1.0 if title is None and given.title is None else 0.0
    gold_key = key(title)
    ratio = fuzz.ratio(gold_key, key(given.title)[: len(gold_key)].rstrip(" .,;:")) / 100
    return ratio if ratio >= SIMILAR else 0.0


def _label(label: str | None) -> str | None:
    """``ĐIỀU 5.`` and ``Điều 5`` are the same label; ``I`` and ``i`` are not."""
    if label is None:
        return None
    folded = key(label)
    return folded if len(folded) > 6 or " " in folded else label.strip(" .)/-:")


def section_class(label: str | None) -> str:
    """Class of a label: ``annex``, ``điều``, ``roman``, ``capital``, ``decimal-2``, ``letter``, ``none``."""
    if label is None:
        return "none"
    folded = key(label)
    for name, pattern in _CLASSES[:2]:
        if match := pattern.match(folded):
            return match.group() if name == "named" else name
    if label[:1].isdigit():
        return f"decimal-{len(re.findall(r'[0-9]+', label))}"
    if label.isupper():
        for name, pattern in _CLASSES[2:]:
            if pattern.match(folded):
                return name
    return "letter"


def _uncounted(
    wanted: Sequence[dict[str, Any]], sections: Sequence[Section], pairs: Sequence[tuple[int, int]]
) -> set[int]:
    """Unpaired predictions that the gold file says nothing about."""
    paired = {p for _, p in pairs}
    position = {section.id: index for index, section in enumerate(sections)}
    with_children = {section.parent for section in sections}
    listed = {section_class(item.get("label")) for item in wanted}
    siblings: dict[tuple[str | None, str], set[bool]] = {}
    for index in paired:
        section = sections[index]
        siblings.setdefault((section.parent, section_class(section.label)), set()).add(section.id in with_children)
    uncounted = set()
    for index, section in enumerate(sections):
        if index in paired:
            continue
        kind = section_class(section.label)
        heads = section.id in with_children
        if kind in _OUTLINE:
            counts = kind in listed
        else:
            seen = siblings.get((section.parent, kind), set())
            counts = bool(seen) if heads else False in seen
        if section.parent is not None and position.get(section.parent) in uncounted:
            counts = False
        if not counts:
            uncounted.add(index)
    return uncounted


def _levels(
    wanted: Sequence[dict[str, Any]], sections: Sequence[Section], pairs: Sequence[tuple[int, int]]
) -> FieldScore:
    """Depth of the pairs; the offset most pairs share is not a fault (a gold file may begin to count elsewhere)."""
    levelled = [(wanted[g], sections[p]) for g, p in pairs if isinstance(wanted[g].get("level"), int)]
    if not levelled:
        return FieldScore()
    offsets = Counter(given.level - item["level"] for item, given in levelled)
    usual = min(offsets, key=lambda offset: (-offsets[offset], abs(offset)))
    score = FieldScore(gold=len(levelled), predicted=len(levelled))
    for item, given in levelled:
        if given.level - item["level"] == usual:
            score.found += 1
        else:
            score.misses.append(
                f"{_show(given.label, given.title)}: level {item['level'] + usual}  (read: {given.level})"
            )
    score.correct = score.found
    return score


def _show(label: str | None, title: str | None) -> str:
    text = title or "(no heading)"
    return f"{label or '–'} {text if len(text) <= 90 else text[:89] + '…'}"
