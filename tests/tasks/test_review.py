"""Why a person should look at a task."""

from __future__ import annotations

import pytest

from vanban.extract.tasks.models import Draft
from vanban.extract.tasks.review import review_codes, signs
from vanban.extract.tasks.timing import Timing
from vanban.extract.units.models import Mention
from vanban.schema import Deadline, Evidence, Origin

UNIT = Mention(0, 7, "Sở Y tế", "department", "Sở Y tế")


def _deadline(end: str, confidence: float | None = None) -> Deadline:
    origin: Origin = "ocr" if confidence else "native"
    evidence = Evidence(quote=end, page=None, start=0, end=10, origin=origin, confidence=confidence)
    return Deadline(id="d1", text=end, end=end, evidence=evidence)


def _relative(resolves_to: str | None) -> Deadline:
    return _deadline("").model_copy(update={"end": None, "relative": "P30D after ký", "resolves_to": resolves_to})


def _recurring() -> Deadline:
    return _deadline("").model_copy(update={"end": None, "recurrence": "quarterly"})


def _draft(*, inherited: bool = False, leads: int = 1) -> Draft:
    return Draft(0, 20, 8, None, leads=[UNIT] * leads, inherited=inherited)


@pytest.mark.parametrize(
    ("draft", "timing", "resolved", "ocr", "codes"),
    [
        (_draft(), Timing(()), True, None, []),
        (_draft(leads=0), Timing(()), True, None, ["no-unit"]),
        (_draft(inherited=True), Timing(()), True, None, ["unit-inherited"]),
        (_draft(), Timing(()), False, None, ["unit-unresolved"]),
        (_draft(), Timing((_deadline("2024-03-01"),), inherited=True), True, None, ["deadline-inherited"]),
        (_draft(), Timing((_deadline("2024-03-01"), _deadline("2024-04-01"))), True, None, ["deadline-ambiguous"]),
        (_draft(), Timing((_deadline("2024-03-01"), _relative("2024-03-20"))), True, None, ["deadline-ambiguous"]),
        (_draft(), Timing((_deadline("2024-03-01"), _relative("2024-03-01"))), True, None, []),
        (_draft(), Timing((_deadline("2024-03-01"), _relative(None))), True, None, []),
        (_draft(), Timing((_deadline("2024-03-01"), _recurring())), True, None, ["deadline-ambiguous"]),
        (_draft(), Timing((_recurring(),)), True, None, []),
        (_draft(), Timing((_deadline("2024-03-01", 0.7),)), True, 0.7, ["low-ocr-deadline"]),
        (_draft(), Timing((_deadline("2024-03-01", 0.9),)), True, 0.5, ["low-ocr-confidence"]),
    ],
)
def test_codes(draft: Draft, timing: Timing, resolved: bool, ocr: float | None, codes: list[str]) -> None:
    assert review_codes(draft, timing, resolved, ocr) == codes


def test_words_that_are_no_syllables_are_a_sign() -> None:
    clean = signs(_draft(), Timing(()), None, text="rà soát thuốc", acts=True)
    broken = signs(_draft(), Timing(()), None, text="rà sot thcuố tw", acts=True)
    assert clean["broken"] == 0 < broken["broken"] <= 1
