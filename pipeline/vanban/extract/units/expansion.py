"""Full names and keys: UBND tỉnh → Ủy ban nhân dân tỉnh."""

from __future__ import annotations

from collections.abc import Mapping

from vanban.text.normal import fold, squeeze


def expand(printed: str, abbreviations: Mapping[str, str]) -> str:
    """The name with its abbreviations written out.

    >>> expand("UBND các xã", {"UBND": "Ủy ban nhân dân"})
    'Ủy ban nhân dân các xã'
    """
    words = []
    for word in squeeze(printed).split(" "):
        core = word.rstrip(",;")
        full = abbreviations.get(core)
        words.append(word if full is None else full + word[len(core) :])
    return " ".join(words)


def unit_key(canonical: str) -> str:
    """The key by which two mentions are one unit: case, tone placement and kinds of dashes do not matter."""
    return squeeze(fold(canonical).replace(" & ", " và ").replace("-", " - "))
