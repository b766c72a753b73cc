"""Short names that the document itself gives: *Ban Chỉ đạo … (sau đây viết tắt là Ban Chỉ đạo)*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from vanban.extract.units.models import Mention
from vanban.text.normal import squeeze

_DEFINITION = re.compile(
    r"\s?\((?:sau đây|dưới đây|từ đây)?\s?(?:được\s)?(?:viết|gọi)\s(?:tắt|chung)\s(?:là)?\s?[:“\"]?\s?"
    r"(?P<alias>[^()“”\"]{2,60})[”\"]?\)",
    re.IGNORECASE,
)


class DefinedNames:
    """The short names of one document and the mention each of them stands for.

    Args:
        names: short name → the mention before its definition.
        text: the document.
    """

    def __init__(self, names: dict[str, Mention], text: str) -> None:
        self._names = names
        self._text = text

    def __bool__(self) -> bool:
        return bool(self._names)

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention]) -> DefinedNames:
        """The definitions that stand right after a mention."""
        names: dict[str, Mention] = {}
        for mention in mentions:
            match = _DEFINITION.match(text, mention.end)
            if match is not None:
                names.setdefault(squeeze(match["alias"]).strip(" .,;"), mention)
        return cls(names, text)

    def mentions(self, known: Sequence[Mention], ranges: Sequence[tuple[int, int]]) -> list[Mention]:
        """Uses of the short names that the grammar did not read by itself."""
        pattern = re.compile(
            r"(?<![\w/&])(?:" + "|".join(map(re.escape, sorted(self._names, key=len, reverse=True))) + r")(?![\w&])"
        )
        starts = [m.start for m in known]
        found = []
        for start, end in ranges:
            for match in pattern.finditer(self._text, start, end):
                before = known[bisect_right(starts, match.start()) - 1] if known else None
                if before is not None and before.start <= match.start() < before.end:
                    continue
                whole = self._names[match.group()]
                found.append(Mention(match.start(), match.end(), match.group(), whole.kind, whole.canonical))
        return found
