"""Patterns over folded text in which a space is elastic: documents print one or two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban.text.normal import fold


def elastic(pattern: str) -> str:
    """The source with every literal space standing for one or two.

    >>> bool(re.fullmatch(elastic("trước ngày"), "trước  ngày"))
    True
    """
    return pattern.replace(" ", r"\s{1,2}")


def alternatives(phrases: Iterable[str]) -> str:
    """Source of an alternation, longest phrase first."""
    folded = sorted({fold(p) for p in phrases}, key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in folded)


def anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words."""
    return re.compile(elastic(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)"))


def at_end(phrases: Iterable[str], tail: str = "") -> re.Pattern[str]:
    """Any of the phrases at the end of a short window, before ``tail`` and spaces or commas."""
    return re.compile(elastic(rf"(?<!\w)(?:{alternatives(phrases)}){tail}[\s,]{{0,3}}$"))
