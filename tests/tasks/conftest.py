from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from vanban.extract.context import Context
from vanban.extract.deadlines.component import Deadlines
from vanban.extract.tasks.component import Tasks
from vanban.extract.tasks.phrases import Phrases
from vanban.extract.tasks.table_headings import TableHeadings
from vanban.extract.tokenizer import VanbanTokenizer
from vanban.extract.units.component import Units
from vanban.extract.units.vocabulary import default_vocabulary
from vanban.layout.canonical import Canonical
from vanban.lexicon import load_lexicon
from vanban.schema import Header, Task
from vanban.sections import build_sections


@pytest.fixture(scope="session")
def read_doc() -> Callable[[str | Canonical], Doc]:
    """A document of 10 February 2024 with deadlines, units and tasks read."""
    tokenizer = VanbanTokenizer(Vocab())
    vocabulary = default_vocabulary()
    components = [
        Deadlines(load_lexicon("time")),
        Units(vocabulary),
        Tasks(vocabulary, Phrases(load_lexicon("verbs")), TableHeadings(load_lexicon("table_headings"))),
    ]

    def read_text(text: str | Canonical) -> Doc:
        canonical = Canonical.verbatim(text) if isinstance(text, str) else text
        doc = tokenizer(canonical.text)
        doc._.context = Context(canonical, build_sections(canonical), Header(issued_on="2024-02-10"))
        for component in components:
            doc = component(doc)
        return doc

    return read_text


@pytest.fixture(scope="session")
def tasks_of(read_doc: Callable[[str | Canonical], Doc]) -> Callable[[str | Canonical], list[Task]]:
    def read(text: str | Canonical) -> list[Task]:
        tasks: list[Task] = read_doc(text)._.tasks
        return tasks

    return read
