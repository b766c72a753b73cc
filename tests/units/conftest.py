from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from vanban.extract.context import Context
from vanban.extract.tokenizer import VanbanTokenizer
from vanban.extract.units.component import Units
from vanban.extract.units.vocabulary import default_vocabulary
from vanban.layout.canonical import Canonical
from vanban.sections.model import SectionTree


@pytest.fixture(scope="session")
def read() -> Callable[[str | Canonical], Doc]:
    """A document of one text; only the component under test runs."""
    tokenizer = VanbanTokenizer(Vocab())
    component = Units(default_vocabulary())

    def read_text(text: str | Canonical) -> Doc:
        canonical = Canonical.verbatim(text) if isinstance(text, str) else text
        doc = tokenizer(canonical.text)
        doc._.context = Context(canonical, SectionTree([]))
        return component(doc)

    return read_text
