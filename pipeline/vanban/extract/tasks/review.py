"""Why a person should look at a task, and how sure the reading is. The only place that knows the codes.

========================  =====================================================================================
``no-unit``               nobody is named, neither in the sentence nor above it
``unit-inherited``        the doer stands in a heading or introduction above
``unit-unresolved``       a doer's name is not among the units of the document
``deadline-inherited``    the deadline is that of the section
``deadline-ambiguous``    its deadlines name different last days, of which the latest was taken, or a last day and a
                          recurrence
``low-ocr-deadline``      a word of its deadline was hard to read
``low-ocr-confidence``    another word of it was hard to read
========================  =====================================================================================

Confidence is the share of tasks with the same signs that are right, as counted on gold that was worn on purpose; the
weights are fitted by ``benchmarks/calibration.py``, and ``benchmarks/results/calibration.md`` tells how well they hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import exp
from types import MappingProxyType

from vanban.extract.tasks.models import Draft
from vanban.extract.tasks.timing import Timing
from vanban.text.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")

LOW_OCR = 0.6
"""Below this confidence of its worst word a passage should be compared with the page."""

LOW_OCR_DEADLINE = 0.75
"""The same for the words of a deadline, in which one misread figure is another day."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "always": 0.81,
        "table": -0.24,
        "assigned": -0.70,
        "named": 0.81,
        "inherited": 0.0,
        "due": 0.56,
        "ambiguous": -1.0,
        "acts": 1.79,
        "known": 0.81,
        "broken": -1.82,
        "unread": -0.40,
    }
)
"""What each sign adds to the log odds of being right; ``ambiguous`` is too rare in the gold and set by judgement."""


def signs(draft: Draft, timing: Timing, ocr: float | None, *, text: str, acts: bool) -> dict[str, float]:
    """The signs of a task, each 0 to 1.

    Args:
        draft: the task as read.
        timing: its deadlines.
        ocr: confidence of the worst word, ``None`` for text that was not recognised.
        text: the sentence or cell, with the names of its doers.
        acts: a verb of work opens the action.
    """
    told = {
        "always": True,
        "table": draft.in_table,
        "assigned": draft.assigned,
        "named": bool(draft.leads) and not draft.inherited,
        "inherited": bool(draft.leads) and draft.inherited,
        "due": bool(timing.deadlines) and not timing.inherited and not timing.ambiguous,
        "ambiguous": timing.ambiguous,
        "acts": acts,
        "known": bool(draft.leads) and all(lead.kind != "other" for lead in draft.leads),
    }
    measured = {"broken": _broken(text), "unread": 1 - ocr if ocr is not None else 0.0}
    return {**{name: float(said) for name, said in told.items()}, **measured}


def _broken(text: str) -> float:
    """How much of it is no Vietnamese: 1 when an eighth of the words in lower case or more are no syllables."""
    words = [word for word in _WORD.findall(text) if word.islower()]
    return min(1.0, 8 * sum(not is_syllable(word) for word in words) / len(words)) if words else 0.0


def confidence(signs: Mapping[str, float]) -> float:
    """How sure the reading is, 0 to 1.

    Args:
        signs: as ``signs`` tells them.
    """
    return round(1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in signs.items()))), 2)


def review_codes(draft: Draft, timing: Timing, resolved: bool, ocr: float | None) -> list[str]:
    """Codes in the order of the table above.

    Args:
        draft: the task as read.
        timing: its deadlines.
        resolved: every doer has an entry among the units.
        ocr: confidence of the worst word, ``None`` for text that was not recognised.
    """
    codes = []
    if not draft.leads:
        codes.append("no-unit")
    elif draft.inherited:
        codes.append("unit-inherited")
    if not resolved:
        codes.append("unit-unresolved")
    if timing.inherited:
        codes.append("deadline-inherited")
    if timing.ambiguous:
        codes.append("deadline-ambiguous")
    if any((d.evidence.confidence or 1.0) < LOW_OCR_DEADLINE for d in timing.deadlines):
        codes.append("low-ocr-deadline")
    if ocr is not None and ocr < LOW_OCR:
        codes.append("low-ocr-confidence")
    return codes
