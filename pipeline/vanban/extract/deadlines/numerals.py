"""Small counts as documents print them: ``10``, ``05``, ``bảy``, ``hai (02)``."""

from __future__ import annotations

from collections.abc import Mapping


class Numerals:
    """Number words and digits.

    Args:
        words: value of each number word.

    Example:
        >>> Numerals({"bảy": 7}).value("bảy"), Numerals({}).value("05 (năm)")
        (7, 5)
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = dict(words)
        longest_first = sorted(self._words, key=len, reverse=True)
        self.pattern = rf"(?:\d{{1,3}}|{'|'.join(longest_first) or '(?!)'})(?:\s?\(\s?[^()\n]{{1,20}}\))?"
        """Source of a regular expression over folded text, without groups."""

    def value(self, printed: str) -> int | None:
        """The count, ``None`` for zero and for words that are no number."""
        head = printed.split("(")[0].strip()
        count = int(head) if head.isdigit() else self._words.get(head, 0)
        return count or None
