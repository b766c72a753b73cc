"""Units named inside an action: who helps with it, who is told the result."""

from __future__ import annotations

import re

from vanban.extract.tasks.phrases import Phrases
from vanban.extract.units.expansion import unit_key
from vanban.extract.units.models import Mention
from vanban.extract.units.reading import UnitReader

_DIRECTION = re.compile(r"[^.;:]{0,160}?\s(?:về|cho|gửi|với|lên|đến|tới)\s")
_DIRECTLY = re.compile(r"\s(?:(?:ngay|kịp thời|bằng văn bản)\s)?(?:(?:về|cho|với|lên|đến|tới|gửi)\s)?")


def helpers(phrases: Phrases, units: UnitReader, start: int, end: int) -> list[Mention]:
    """Units after *phối hợp với* and its like."""
    found: list[Mention] = []
    for match in phrases.supports_within.finditer(units.folded, start, end):
        mentions, _ = units.read_list(match.end(), end)
        found += mentions
    return distinct(found)


def told(phrases: Phrases, units: UnitReader, start: int, end: int) -> list[Mention]:
    """Units after *báo cáo*, *báo cáo … về*, *gửi … về*."""
    found: list[Mention] = []
    for match in phrases.report.finditer(units.folded, start, end):
        for pattern in (_DIRECTLY, _DIRECTION):
            way = pattern.match(units.folded, match.end(), end)
            mentions = units.read_list(way.end(), end)[0] if way is not None else []
            if mentions:
                found += mentions
                break
    return distinct(found)


def distinct(mentions: list[Mention]) -> list[Mention]:
    """Each unit once, where it is named first."""
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(unit_key(mention.canonical), mention)
    return list(seen.values())
