"""Every form of citation in ``citations.txt``: the sentence and all that must be read from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.references.citations import Cited, Sentence, codes, read_forms

from vanban.extract.context import Context
from vanban.schema import Diagnostic, Reference

ReadContext = Callable[[Context], tuple[list[Reference], list[Diagnostic]]]

FORMS = read_forms()
NOTHING = "Not references:"
"""How the heading of a form begins whose sentences cite no document."""


@pytest.mark.parametrize(
    "sentence",
    [pytest.param(s, id=f"{form[:24]}-{index}") for form, found in FORMS.items() for index, s in enumerate(found)],
)
def test_citation(read_context: ReadContext, sentence: Sentence) -> None:
    references, diagnostics = read_context(sentence.context())
    assert [Cited.of(reference) for reference in references] == sentence.cited, sentence.text
    assert codes(diagnostics) == sentence.diagnostics, sentence.text


def test_forms_say_whether_they_cite() -> None:
    assert all(bool(sentence.cited) != form.startswith(NOTHING) for form, found in FORMS.items() for sentence in found)


def test_there_are_enough_sentences() -> None:
    sentences = [sentence for found in FORMS.values() for sentence in found]
    assert len(sentences) >= 250
    assert sum(not sentence.cited for sentence in sentences) >= 80
