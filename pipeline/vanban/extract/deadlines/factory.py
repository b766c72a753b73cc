"""Registration of the ``deadlines`` component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from vanban.extract.deadlines.component import Deadlines

DEFAULT_CONFIG = {"time": {"@readers": "vanban.Lexicon.v1", "name": "time"}}


@Language.factory("deadlines", default_config=DEFAULT_CONFIG)
def create_deadlines(nlp: Language, name: str, time: Any) -> Deadlines:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        time: the lexicon of time words.
    """
    return Deadlines(time)
