"""Code lists of the metadata: the package's own, or an office's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from vanban.errors import UsageError
from vanban.lexicon import load_lexicon, read_lexicon


@dataclass(frozen=True, slots=True)
class Codes:
    """What stands for a value in the metadata; a value without a code is left out.

    Attributes:
        type_names: Thông tư 05/2025/TT-BNV, ``typeName`` by type code.
        confidence_levels: the same, ``confidenceLevel`` by ``source.origin``.
        language_name: of the documents.
        language_code: Thông tư 05/2025/TT-BNV, ``language``.
        priorities: by mark of urgency.
        no_priority: without one.
        organ_ids: OrganId by full name of a body.
        uncertain: lists that public accounts disagree about.
    """

    type_names: Mapping[str, str]
    confidence_levels: Mapping[str, str]
    language_name: str | None
    language_code: str | None
    priorities: Mapping[str, int]
    no_priority: int | None
    organ_ids: Mapping[str, str]
    uncertain: tuple[str, ...]


def read_codes(path: Path | None = None) -> Codes:
    """The lists of the package (``archival_codes.yaml``), each replaced by the office's own where it has one.

    Raises:
        UsageError: the file is missing or has not this form.
    """
    lists: dict[str, Any] = dict(load_lexicon("archival_codes"))
    if path is not None:
        lists.update(_office_lists(path, lists))
    try:
        return Codes(
            type_names=lists["type_names"]["codes"],
            confidence_levels=lists["confidence_levels"]["codes"],
            language_name=lists["language"]["name"],
            language_code=lists["language"]["code"],
            priorities=lists["priorities"]["codes"],
            no_priority=lists["priorities"].get("none"),
            organ_ids=lists["organ_ids"],
            uncertain=tuple(name for name, entry in lists.items() if entry.get("uncertain")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: no code lists; {error} is missing or of another form") from None


def _office_lists(path: Path, known: Mapping[str, Any]) -> dict[str, Any]:
    try:
        own = read_lexicon(path=str(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"{path}: cannot be read: {error}".splitlines()[0]) from None
    if not isinstance(own, dict) or (unknown := sorted(set(own) - set(known))):
        named = f"{unknown[0]!r} is none" if isinstance(own, dict) else "it holds none"
        raise UsageError(f"{path}: {named}; the lists are {', '.join(known)}")
    return own
