"""Every damaged or odd file ends in a record or in one named error, within limits; a part of the corpus.

All of it is read by ``make robustness``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.robustness.corpus import OTHERS, PDFS
from tests.robustness.corpus.model import Variant
from tests.robustness.outcomes import outcome_of

_EVERY = 5
_SAMPLE = [variant for variant in (*PDFS, *OTHERS) if not variant.slow][::_EVERY]


@pytest.mark.parametrize("variant", _SAMPLE, ids=lambda variant: variant.name)
def test_ends_in_a_record_or_a_named_error(variant: Variant, tmp_path: Path) -> None:
    outcome = outcome_of(variant, tmp_path)
    assert outcome.faults == ()


def test_the_corpus_is_large_and_always_the_same() -> None:
    assert len(PDFS) >= 300
    names = [variant.name for variant in (*PDFS, *OTHERS)]
    assert len(set(names)) == len(names)
    # Encryption is salted afresh each time.
    again = [variant for variant in _SAMPLE[::4] if not variant.name.startswith("locked/")]
    assert all(variant.make() == variant.make() for variant in again)
