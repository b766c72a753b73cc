"""Why a person should look at a task, and how sure the reading is. The only place that knows the codes.

========================  =====================================================================================
``no-unit``               nobody is named, neither in the sentence nor above it
``unit-inherited``        the doer stands in a heading or introduction above
``unit-unresolved``       a doer's name is not among the units of the document
``deadline-inherited``    the deadline is that of the section
``deadline-ambiguous``    its deadlines name different last days; the latest was taken
``low-ocr-confidence``    a word of it was hard to read
========================  =====================================================================================

Confidence is a sum of what speaks for the reading, from ``BASE`` up, at most 1: a plain assignment (``giao``, ``chủ
trì``, a row of a task table), a doer in the sentence or above it, a deadline. Text that OCR found hard to read lowers
it.
"""

from __future__ import annotations

from vanban.extract.tasks.models import Draft
from vanban.extract.tasks.timing import Timing

BASE = 0.4
LOW_OCR = 0.6
"""Below this confidence of its worst word a passage should be compared with the page."""


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
    if ocr is not None and ocr < LOW_OCR:
        codes.append("low-ocr-confidence")
    return codes


def confidence(draft: Draft, timing: Timing, resolved: bool, ocr: float | None) -> float:
    """How sure the reading is, 0 to 1."""
    sure = BASE
    sure += 0.25 if draft.in_table or draft.assigned else 0.1
    if draft.leads:
        sure += 0.1 if draft.inherited else 0.2
    if resolved and draft.leads:
        sure += 0.1
    if timing.deadlines and not timing.inherited and not timing.ambiguous:
        sure += 0.05
    if ocr is not None:
        sure *= 0.7 + 0.3 * ocr
    return round(min(sure, 1.0), 2)
