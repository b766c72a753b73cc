"""Registration of the ``targets`` component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from vanban.extract.targets.component import Targets

DEFAULT_CONFIG = {"goals": {"@readers": "vanban.Lexicon.v1", "name": "goals"}}


@Language.factory("targets", default_config=DEFAULT_CONFIG)
def create_targets(nlp: Language, name: str, goals: Any) -> Targets:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        goals: the lexicon of goal words.
    """
    return Targets(goals)
