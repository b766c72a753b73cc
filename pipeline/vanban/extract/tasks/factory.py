"""Registration of the ``tasks`` component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from vanban.extract.tasks.component import Tasks
from vanban.extract.tasks.phrases import Phrases
from vanban.extract.tasks.table_headings import TableHeadings
from vanban.extract.units.vocabulary import Vocabulary

DEFAULT_CONFIG = {
    "bodies": {"@readers": "vanban.Lexicon.v1", "name": "bodies"},
    "provinces": {"@readers": "vanban.Lexicon.v1", "name": "provinces"},
    "unit_heads": {"@readers": "vanban.Lexicon.v1", "name": "unit_heads"},
    "verbs": {"@readers": "vanban.Lexicon.v1", "name": "verbs"},
    "table_headings": {"@readers": "vanban.Lexicon.v1", "name": "table_headings"},
}


@Language.factory("tasks", default_config=DEFAULT_CONFIG)
def create_tasks(
    nlp: Language, name: str, bodies: Any, provinces: Any, unit_heads: Any, verbs: Any, table_headings: Any
) -> Tasks:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        bodies: lexicon of bodies by name.
        provinces: lexicon of provinces.
        unit_heads: lexicon of head words, roles and groups.
        verbs: lexicon of verbs and phrases of tasks.
        table_headings: lexicon of column headings.
    """
    return Tasks(Vocabulary(bodies, provinces, unit_heads, verbs), Phrases(verbs), TableHeadings(table_headings))
