"""Regular expressions for long lists of phrases.

``re`` tries the branches of an alternation one after the other; branching letter by letter keeps a list of a thousand
names as fast as a list of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

WORD_END = r"(?![\w&])"


def any_of(phrases: Iterable[str]) -> str:
    """A pattern that matches the longest of ``phrases``, which must be folded.

    >>> re.fullmatch(any_of(["sở", "sở y tế"]), "sở y tế") is not None
    True
    """
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = {}
    return _pattern(root) if root else r"(?!)"


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """``any_of`` compiled, ending at the end of a word."""
    return re.compile(any_of(phrases) + WORD_END)


def _pattern(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(character) + _pattern(child) for character, child in node.items() if character]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    group = f"(?:{'|'.join(branches)})"
    return f"{group}?" if ends else group
