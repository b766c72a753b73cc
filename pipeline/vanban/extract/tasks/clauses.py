"""Who is told what: the subject, helpers and action of one sentence.

Forms, each with the phrases it is for:

``assigned``   *Giao Sở A chủ trì, phối hợp với Sở B …* · *Đề nghị Tỉnh đoàn huy động …* · *UBND tỉnh yêu cầu các sở …*
``subject``    *Sở A có trách nhiệm …* · *Bộ B chủ trì, phối hợp với …* · *Các đơn vị báo cáo …*
``within``     *Định kỳ hằng quý, các sở báo cáo …* · *Nếu có khó khăn, các đơn vị phản ánh …*
``heading``    *Sở Nội vụ* · *Trách nhiệm của Sở Nội vụ* · *Văn phòng Sở:*
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.extract.tasks.phrases import Phrases
from vanban.extract.units.models import Mention
from vanban.extract.units.proper import UPPER
from vanban.extract.units.reading import UnitReader

_GAP = re.compile(r"[\s,]*")
_OPENING = re.compile(
    rf"[\s“\"*_\\–+•ˆ^-]*"
    rf"(?:[^\W\dA-ZĐ]{{1,2}}\)\s|(?i:(?!(?:bộ|sở|vụ|tổ|xã|ở|đề|ủy)\s))[^\W_]{{1,2}}\)?\s(?=[{UPPER}][^\W\d_]{{0,8}}\s[^\W\d_]))?"
)
"""Marks before the first word, and what is left of a label that OCR misread: ``8 Phòng``, ``vi Rà soát``."""

_PERSONS = re.compile(r"(?:các\s)?(?:ông|bà|đồng chí)[\w\s,()/]{0,16}:\s")
"""*Các ông (bà): Chánh Văn phòng, … chịu trách nhiệm thi hành*."""

_SAID = re.compile(r"[^.;:]{3,160}:\s")
"""A label or who speaks, before what is told: *Thời gian báo cáo: …* · *UBND tỉnh có ý kiến như sau: Giao …*."""

_PARENTHESIS = re.compile(r"\s?\([^()]{0,200}\)")
_HEADING_END = re.compile(r"[\s:;.*_\\/]*\Z")
_COLON = re.compile(r"\s?[*_]{0,3}\s?:[*_]{0,3}\s*")
_COMMA = re.compile(r",\s")
_REACH = 700
"""Characters of a circumstance before the subject."""

_RIGHT_AND_DUTY = re.compile(r"được\s(?P<what>[^.;:]{3,200}?)\s(?:và|đồng thời)\scó trách nhiệm\s")
_GROWN = re.compile(r"tăng\s(?!cường)[^.;:,]{1,160}?\sso với cùng kỳ(?!\w)")
"""*Sở Y tế tăng số giường bệnh 8% so với cùng kỳ*: a figure of what was reached."""

_BEFORE_ACTION = re.compile(r"\s?(?:(?:,|;|và|để|trong việc|nhằm)\s)?\s*")


@dataclass(slots=True)
class Clause:
    """One sentence read.

    Attributes:
        leads: units that the sentence itself names as doers.
        supports: units it names as helpers in the lead phrase.
        action: offset at which the action begins.
        assigned: it hands the task over in words (giao, chủ trì, có trách nhiệm, đề nghị).
        heading: it names units and says nothing more.
        colon: units, then a colon: what follows is theirs.
        handed: another body's verb hands it over (giao, yêu cầu, đề nghị).
    """

    leads: list[Mention] = field(default_factory=list)
    supports: list[Mention] = field(default_factory=list)
    action: int = 0
    assigned: bool = False
    heading: bool = False
    colon: bool = False
    handed: bool = False


class ClauseReader:
    """Reads the clause of a sentence.

    Args:
        phrases: the compiled verbs.
        units: reads units in the same text.
    """

    def __init__(self, phrases: Phrases, units: UnitReader) -> None:
        self._phrases = phrases
        self._units = units
        self._folded = units.folded
        self._text = units.text

    def read(self, start: int, end: int) -> Clause | None:
        """The clause between ``start`` and ``end``, or ``None`` when it names no doer."""
        begin = self._skip(_PERSONS, _opened(self._text, start, end), end)
        return (
            self._assigned(begin, end)
            or self._subject(begin, end)
            or self._heading(begin, end)
            or self._within(begin, end)
            or self._after_colon(begin, end)
        )

    def _assigned(self, begin: int, end: int) -> Clause | None:
        verb = self._phrases.assign.match(self._folded, begin, end)
        if verb is None or not self._folded.startswith((" ", ":"), verb.end()):
            return None
        position = _COLON.match(self._text, verb.end(), end)
        leads, after = self._units.read_list(position.end() if position else verb.end() + 1, end)
        if not leads:
            return None
        clause = self._predicate(leads, after, end, handed=True)
        if clause is not None and self._phrases.forbid.match(self._folded, begin, end):
            clause.action = begin  # without its first words the task would say the opposite
        return clause

    def _subject(self, begin: int, end: int) -> Clause | None:
        leads, after = self._units.read_list(begin, end)
        if not leads:
            return None
        handed = self._phrases.assign_by_body.match(self._folded, after, end)
        if handed is not None and len(leads) <= 2:
            told, told_after = self._units.read_list(handed.end(), end)
            if told:
                return self._predicate(told, told_after, end, handed=True)
            if ":" in handed.group() or _HEADING_END.match(self._text, handed.end(), end):
                return None  # "Chủ tịch UBND tỉnh yêu cầu:" names nobody
        return self._predicate(leads, after, end)

    def read_predicate(self, start: int, end: int) -> Clause:
        """A sentence whose doer stands above it: *Chủ trì, phối hợp với Thanh tra Sở kiểm tra …*."""
        position = _opened(self._text, start, end)
        clause = Clause(action=position)
        position = self._modals(clause, position, end)
        after = self._roles(clause, position, end)
        # "Chủ trì hội nghị …": with nothing but the verb it stays in the text.
        clause.action = after if clause.supports else position
        return clause

    def tells(self, start: int, end: int) -> bool:
        """The stretch tells a doer something: *…; các Phó Thủ tướng chỉ đạo …*."""
        clause = self.read(start, end)
        return clause is not None and not clause.heading and not clause.colon and clause.action < end

    def hands_over(self, start: int, end: int) -> bool:
        """The stretch begins by telling somebody else: *…; giao Sở Y tế triển khai …*."""
        clause = self._assigned(_opened(self._text, start, end), end)
        return clause is not None and not clause.heading and not clause.colon and clause.action < end

    def opens_with_unit(self, start: int, end: int) -> bool:
        """The sentence speaks of a unit of its own: *Sở Nội vụ đã …*."""
        return bool(self._units.read(_opened(self._text, start, end), end))

    def opens_with_circumstance(self, start: int, end: int) -> bool:
        """*Trong quý IV, trình …* · *Trên cơ sở …, xây dựng …*."""
        return self._phrases.circumstance.match(self._folded, _opened(self._text, start, end), end) is not None

    def is_action(self, start: int, end: int) -> bool:
        """The sentence begins with a verb of work."""
        position = _opened(self._text, start, end)
        return self._phrases.action.match(self._folded, position, end) is not None

    def _heading(self, begin: int, end: int) -> Clause | None:
        addressing = self._phrases.addressing.match(self._folded, begin, end)
        if addressing is None:
            return None
        leads, after = self._units.read_list(addressing.end(), end)
        if not leads:
            return None
        if _HEADING_END.match(self._text, after, end):
            return Clause(leads=leads, action=end, heading=True)
        colon = _COLON.match(self._text, after, end)
        return Clause(leads=leads, action=colon.end(), colon=True) if colon is not None else None

    def _within(self, begin: int, end: int) -> Clause | None:
        """A circumstance first, then the subject after a comma."""
        ground = self._phrases.ground.match(self._folded, begin, end) is not None
        if not ground and self._phrases.circumstance.match(self._folded, begin, end) is None:
            return None
        limit = min(end, begin + _REACH)
        for comma in _COMMA.finditer(self._text, begin, limit):
            clause = self._assigned(comma.end(), end) or self._subject(comma.end(), end)
            if clause is not None and not clause.heading and (clause.handed or not ground):
                return clause
        return None

    def _after_colon(self, begin: int, end: int) -> Clause | None:
        """What is told after a label or after who speaks."""
        said = _SAID.match(self._folded, begin, end)
        if said is None or said.end() >= end:
            return None
        clause = self._assigned(said.end(), end) or self._subject(said.end(), end) or self._within(said.end(), end)
        return clause if clause is not None and not clause.heading and not clause.colon else None

    def _predicate(self, leads: list[Mention], after: int, end: int, *, handed: bool = False) -> Clause | None:
        """What the units are told, from ``after`` on; ``None`` when the sentence only speaks of them."""
        clause = Clause(leads=leads, action=after, assigned=handed, handed=handed)
        parenthesis = _PARENTHESIS.match(self._text, after, end)
        if parenthesis is not None:
            after = parenthesis.end()
        if _HEADING_END.match(self._text, after, end):
            clause.heading, clause.action = True, end
            return clause
        colon = _COLON.match(self._text, after, end)
        if colon is not None:
            clause.colon, clause.action = True, colon.end()
            return clause
        position = self._skip(_GAP, after, end)
        position = self._modals(clause, position, end)
        position = self._roles(clause, position, end)
        clause.action = position
        colon = _COLON.match(self._text, position, end)
        if colon is not None or _HEADING_END.match(self._text, position, end):
            clause.colon, clause.heading = colon is not None, colon is None
            clause.action = colon.end() if colon is not None else end
            return clause
        if clause.assigned:
            return clause
        if len(leads) == 1 and self._units.is_plain(leads[0]):
            return None  # "Đơn vị cung cấp dịch vụ": a noun and what describes it
        if _GROWN.match(self._folded, position, end) is not None:
            return None
        if self._phrases.not_a_predicate.match(self._folded, position, end) is not None:
            return self._permitted(clause, position, end)
        return clause if self._phrases.action.match(self._folded, position, end) is not None else None

    def _permitted(self, clause: Clause, position: int, end: int) -> Clause | None:
        """*Các đơn vị được sử dụng kinh phí … và có trách nhiệm quyết toán*: a right that comes with a duty."""
        right = _RIGHT_AND_DUTY.match(self._folded, position, end)
        if right is None:
            return None
        clause.action, clause.assigned = right.start("what"), True
        return clause

    def _modals(self, clause: Clause, position: int, end: int) -> int:
        """One past *có trách nhiệm*, *cần*, *căn cứ chức năng, nhiệm vụ được giao, …*."""
        aside = self._phrases.aside.match(self._folded, position, end)
        if aside is not None:
            position = aside.end()
        while match := self._phrases.modal.match(self._folded, position, end):
            clause.assigned = clause.assigned or match.group().startswith(("có ", "cần", "phải"))
            position = self._skip(_GAP, match.end(), end)
        return position

    def _roles(self, clause: Clause, position: int, end: int) -> int:
        """One past *chủ trì, phối hợp với …*; *phối hợp với …* alone stays part of the action."""
        lead = self._phrases.lead.match(self._folded, position, end)
        if lead is None:
            return position
        clause.assigned = True
        position = lead.end()
        support = self._phrases.support.match(self._folded, self._skip(_BEFORE_ACTION, position, end), end)
        if support is not None:
            supports, after = self._units.read_list(support.end(), end)
            if supports:
                clause.supports = supports
                position = after
                parenthesis = _PARENTHESIS.match(self._text, position, end)
                position = parenthesis.end() if parenthesis is not None else position
        after = self._skip(_BEFORE_ACTION, position, end)
        # "Chủ trì buổi làm việc": what is led is a thing, and the verb says what is done with it.
        led = lead.end() == position and self._text[position:after].isspace()
        return lead.start() if led and self._phrases.action.match(self._folded, after, end) is None else after

    def _skip(self, pattern: re.Pattern[str], position: int, end: int) -> int:
        match = pattern.match(self._folded, position, end)
        return match.end() if match is not None else position


def _opened(text: str, start: int, end: int) -> int:
    """First character after marks and remains of a label."""
    opening = _OPENING.match(text, start, end)
    return opening.end() if opening is not None else start
