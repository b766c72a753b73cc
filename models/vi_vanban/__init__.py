"""What the pipeline knows about the language: a spaCy pipeline package and the lexicons it reads.

``spacy.load("vi_vanban")`` builds the language half from ``config.cfg``; the YAML files in ``lexicon/`` hold document
types, bodies, provinces, verbs and time words, so that an archivist edits a line of YAML and no code.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

__version__ = "0.1.0"


def load(
    vocab: Any = True,
    disable: Iterable[str] = (),
    enable: Iterable[str] = (),
    exclude: Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Any:
    """Build the spaCy ``Language`` of this package.

    Args:
        vocab: a shared ``Vocab``, or ``True`` for a new one.
        disable: names of components that are loaded but not run.
        enable: names of the only components to run; empty for all.
        exclude: names of components that are not loaded.
        config: overrides, nested or keyed by dotted section.

    Returns:
        The ``spacy.language.Language`` object.
    """
    from spacy.util import SimpleFrozenList, dict_to_dot, load_config, load_model_from_config

    overrides = dict_to_dot(config or {}, for_overrides=True)
    loaded = load_config(Path(__file__).parent / "config.cfg", overrides=overrides)
    return load_model_from_config(
        loaded,
        vocab=vocab,
        disable=disable or SimpleFrozenList(),
        enable=enable or SimpleFrozenList(),
        exclude=exclude or SimpleFrozenList(),
        auto_fill=True,
    )
