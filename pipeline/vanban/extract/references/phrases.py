"""Lexicon phrases as regular expressions over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban.text.normal import fold


def any_of(phrases: Iterable[str]) -> str:
    r"""A non-capturing group that matches any of the phrases, the longest first.

    >>> any_of(["hết hiệu lực", "Hủy bỏ"])
    '(?:hết\\shiệu\\slực|hủy\\sbỏ)'
    """
    ordered = sorted({fold(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + ")"
