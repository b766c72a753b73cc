"""Reading the language package's YAML lexicons.

A lexicon is data: ``models/vi_vanban/lexicon/NAME.yaml``. Components receive it through their configuration
(``@readers = "vanban.Lexicon.v1"``), so a user can point a component at a file of his own.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


@cache
def load_lexicon(name: str) -> Any:
    """The parsed YAML of one lexicon of the language package.

    Args:
        name: file name without ``.yaml``, for example ``document_types``.

    Returns:
        Whatever the file holds; treat it as read-only, it is shared.

    Raises:
        FileNotFoundError: there is no lexicon of that name.
    """
    text = (files("vi_vanban") / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)


def read_lexicon(name: str = "", path: str | None = None) -> Any:
    """The spaCy reader ``vanban.Lexicon.v1``: a named lexicon, or a user's own YAML file."""
    if path is not None:
        return yaml.load(Path(path).read_text(encoding="utf-8"), Loader=_Loader)
    return load_lexicon(name)
