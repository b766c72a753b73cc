"""Work that is due at no day: thường xuyên, theo tiến độ, khi có yêu cầu.

In a cell or field of time these words are the whole answer; in running text "thường xuyên" only tells how something is
done, and no more than a report "khi có yêu cầu" is due that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban.extract.deadlines.models import OpenMention
from vanban.extract.deadlines.phrases import alternatives, anywhere, elastic

_NAMED = r"(?:(?: của| theo| từ)? [^\s,;.()\n]{1,20}){0,12}"
_REACH = 100
_PART_END = re.compile(r"[,;\n/]")
_CLAUSE_END = re.compile(r"[.;](?=\s)|\n")
_ASKED = re.compile(elastic(r"(?<!\w)(?:khi (?:có|được) yêu cầu|đột xuất theo yêu cầu)"))


@dataclass(frozen=True, slots=True)
class OpenRule:
    """One way to leave the day open.

    Attributes:
        name: for tests and filters.
        pattern: on folded text.
        examples: phrases.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def _rules(lexicon: Mapping[str, Sequence[str]]) -> tuple[OpenRule, ...]:
    manner = rf"(?:{alternatives(lexicon['open_manner'])})"
    course = rf"(?:{alternatives(lexicon['open_course'])})"
    request = r"(?:khi (?:có|được)|theo) yêu cầu"

    def rule(name: str, pattern: str, *examples: str) -> OpenRule:
        return OpenRule(name, re.compile(elastic(rf"{pattern}(?!\w)")), examples)

    return (
        rule(
            "manner",
            rf"(?:(?:nhiệm vụ|công việc|thực hiện|triển khai|tiến hành) )?{manner}"
            rf"(?:(?:\s?,| và|\s?/)\s{{0,2}}{manner}){{0,3}}(?: hằng năm)?",
            "Thường xuyên",
            "Nhiệm vụ thường xuyên",
            "Thường xuyên, liên tục",
        ),
        rule(
            "course",
            rf"(?:thực hiện )?{course}{_NAMED}",
            "Theo tiến độ",
            "Theo tiến độ của dự án",
            "Trong suốt quá trình thực hiện",
        ),
        rule(
            "on-demand",
            rf"(?:đột xuất )?{request}(?: của{_NAMED}| cụ thể| đột xuất){{0,1}}",
            "Khi có yêu cầu",
            "khi có yêu cầu của cấp trên",
        ),
    )


class OpenEnded:
    """Finds bounds that name no day.

    Args:
        lexicon: ``time.yaml``.
    """

    def __init__(self, lexicon: Mapping[str, Sequence[str]]) -> None:
        self.rules = _rules(lexicon)
        self._on_demand = self.rules[-1]
        self._duty = anywhere(lexicon["on_demand_duties"])

    def in_field(self, folded: str, start: int, end: int) -> Iterator[OpenMention]:
        """Those that begin a cell or field, or a part of it after a comma or semicolon."""
        position = start
        while position < end:
            while position < end and folded[position] in " *-+:(\n.":
                position += 1
            for rule in self.rules:
                match = rule.pattern.match(folded, position, end)
                if match is not None:
                    yield OpenMention(match.start(), match.end(), rule.name)
                    position = match.end()
                    break
            close = _PART_END.search(folded, position, end)
            if close is None:
                return
            position = close.end()

    def in_prose(self, folded: str, start: int, end: int) -> Iterator[OpenMention]:
        """Those that hold in running text: a report that is due when somebody asks for it."""
        for asked in _ASKED.finditer(folded, start, end):
            clause = _CLAUSE_END.split(folded[max(start, asked.start() - _REACH) : asked.start()])[-1]
            said = self._on_demand.pattern.match(folded, asked.start(), end)
            if said is not None and self._duty.search(clause) is not None:
                yield OpenMention(said.start(), said.end(), self._on_demand.name)
