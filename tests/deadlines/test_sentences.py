"""The sentences of ``sentences/``, by form: every tagged deadline is found with its values, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from tests.deadlines.gold import Sentence, sentences

_FIELDS = ("start", "end", "recurrence", "rrule", "relative", "resolves_to")

Read = Callable[..., Doc]


@pytest.mark.parametrize("sentence", sentences(), ids=lambda sentence: sentence.text[:60])
def test_sentence(read: Read, sentence: Sentence) -> None:
    doc = read(sentence.text, issued_on=sentence.issued_on)
    found = tuple(
        (d.text, {name: value for name in _FIELDS if (value := getattr(d, name)) is not None}) for d in doc._.deadlines
    )
    assert found == sentence.gold


def test_corpus_is_large_enough_to_mean_something() -> None:
    gold = [sentence.gold for sentence in sentences()]
    assert sum(1 for found in gold if found) >= 200
    assert sum(1 for found in gold if not found) >= 120
