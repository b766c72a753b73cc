"""Registration of the ``references`` component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from vanban.extract.references.component import References

DEFAULT_CONFIG = {
    "document_types": {"@readers": "vanban.Lexicon.v1", "name": "document_types"},
    "relations": {"@readers": "vanban.Lexicon.v1", "name": "relations"},
    "laws": {"@readers": "vanban.Lexicon.v1", "name": "laws"},
}


@Language.factory("references", default_config=DEFAULT_CONFIG)
def create_references(nlp: Language, name: str, document_types: Any, relations: Any, laws: Any) -> References:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        document_types: lexicon of types, abbreviations and issuing bodies.
        relations: lexicon of governing phrases.
        laws: lexicon of law names.
    """
    return References(document_types, relations, laws)
