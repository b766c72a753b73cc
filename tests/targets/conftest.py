from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.vocab import Vocab

from vanban.extract.context import Context
from vanban.extract.targets.component import Targets
from vanban.extract.tokenizer import VanbanTokenizer
from vanban.lexicon import load_lexicon
from vanban.schema import Header, Target
from vanban.schema.header import DocumentType


@pytest.fixture(scope="session")
def read_targets() -> Callable[[str], list[Target]]:
    """Targets of a plan (kế hoạch) that has nothing but this text."""
    tokenizer = VanbanTokenizer(Vocab())
    component = Targets(load_lexicon("goals"))

    def read(text: str) -> list[Target]:
        doc = tokenizer(text)
        doc._.context = Context.from_text(text)
        doc._.context.header = Header(type=DocumentType(code="KH", name=""))
        targets: list[Target] = component(doc)._.targets
        return targets

    return read
