"""Registration of the ``units`` component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from vanban.extract.units.component import Units
from vanban.extract.units.vocabulary import Vocabulary

DEFAULT_CONFIG = {
    "bodies": {"@readers": "vanban.Lexicon.v1", "name": "bodies"},
    "provinces": {"@readers": "vanban.Lexicon.v1", "name": "provinces"},
    "unit_heads": {"@readers": "vanban.Lexicon.v1", "name": "unit_heads"},
    "verbs": {"@readers": "vanban.Lexicon.v1", "name": "verbs"},
}


@Language.factory("units", default_config=DEFAULT_CONFIG)
def create_units(nlp: Language, name: str, bodies: Any, provinces: Any, unit_heads: Any, verbs: Any) -> Units:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        bodies: lexicon of bodies by name.
        provinces: lexicon of provinces, present and former.
        unit_heads: lexicon of head words, roles, groups and qualifiers.
        verbs: lexicon of the words at which a name ends.
    """
    return Units(Vocabulary(bodies, provinces, unit_heads, verbs))
