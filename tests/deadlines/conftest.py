from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from vanban.extract.context import Context
from vanban.extract.deadlines.component import Deadlines
from vanban.extract.tokenizer import VanbanTokenizer
from vanban.layout.canonical import Canonical
from vanban.lexicon import load_lexicon
from vanban.schema import Arrival, Header, Reference
from vanban.sections.model import SectionTree

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def component() -> Deadlines:
    return Deadlines(load_lexicon("time"), load_lexicon("workdays"))


@pytest.fixture(scope="session")
def read(component: Deadlines) -> Read:
    """A document of one text, its structure and date given; only the component under test runs."""
    tokenizer = VanbanTokenizer(Vocab())

    def read_text(
        text: str | Canonical,
        *,
        issued_on: str | None = "2024-02-10",
        subject: str | None = None,
        references: list[Reference] | None = None,
        sections: SectionTree | None = None,
        arrived_on: str | None = None,
    ) -> Doc:
        canonical = Canonical.verbatim(text) if isinstance(text, str) else text
        doc = tokenizer(canonical.text)
        arrival = Arrival(date=arrived_on) if arrived_on is not None else None
        header = Header(issued_on=issued_on, subject=subject, arrival=arrival)
        doc._.context = Context(canonical, sections or SectionTree([]), header)
        doc._.references = references or []
        return component(doc)

    return read_text
