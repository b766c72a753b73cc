"""Reading one sentence or one small document with the ``references`` component alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.vocab import Vocab

from vanban.extract.context import Context
from vanban.extract.references.component import References
from vanban.extract.tokenizer import VanbanTokenizer
from vanban.layout.canonical import Canonical
from vanban.lexicon import load_lexicon
from vanban.schema import Diagnostic, Header, Reference
from vanban.sections import build_sections


@pytest.fixture(scope="session")
def component() -> References:
    return References(load_lexicon("document_types"), load_lexicon("relations"), load_lexicon("laws"))


@pytest.fixture(scope="session")
def read_context(component: References) -> Callable[[Context], tuple[list[Reference], list[Diagnostic]]]:
    tokenizer = VanbanTokenizer(Vocab())

    def read(context: Context) -> tuple[list[Reference], list[Diagnostic]]:
        doc = tokenizer(context.canonical.text)
        doc._.context = context
        component(doc)
        return doc._.references, context.diagnostics

    return read


@pytest.fixture(scope="session")
def read_canonical(
    read_context: Callable[[Context], tuple[list[Reference], list[Diagnostic]]],
) -> Callable[..., tuple[list[Reference], list[Diagnostic]]]:
    def read(canonical: Canonical, header: Header | None = None) -> tuple[list[Reference], list[Diagnostic]]:
        return read_context(Context(canonical, build_sections(canonical), header or Header()))

    return read


@pytest.fixture(scope="session")
def read_text(
    read_canonical: Callable[..., tuple[list[Reference], list[Diagnostic]]],
) -> Callable[..., list[Reference]]:
    def read(text: str, header: Header | None = None) -> list[Reference]:
        return read_canonical(Canonical.verbatim(text), header)[0]

    return read
