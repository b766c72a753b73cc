"""Registration of the ``deadlines`` component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from vanban.extract.deadlines.component import Deadlines

DEFAULT_CONFIG = {
    "time": {"@readers": "vanban.Lexicon.v1", "name": "time"},
    "workdays": {"@readers": "vanban.Lexicon.v1", "name": "workdays"},
}


@Language.factory("deadlines", default_config=DEFAULT_CONFIG)
def create_deadlines(nlp: Language, name: str, time: Any, workdays: Any) -> Deadlines:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        time: the lexicon of time words.
        workdays: days off and days worked beside the public calendar.
    """
    return Deadlines(time, workdays)
