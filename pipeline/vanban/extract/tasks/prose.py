"""Tasks from running text: sentences that name their doer, and items under a heading or introduction that does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from vanban.extract.context import Context
from vanban.extract.tasks.clauses import Clause, ClauseReader
from vanban.extract.tasks.models import Assignment, Draft, Range
from vanban.extract.tasks.participants import distinct, helpers, told
from vanban.extract.tasks.phrases import Phrases
from vanban.extract.tasks.sentences import parts, sentences
from vanban.extract.tasks.topics import Topic, Topics
from vanban.extract.units.models import Mention
from vanban.extract.units.reading import UnitReader
from vanban.layout.canonical import Block
from vanban.schema import Deadline
from vanban.sections.model import SectionNode
from vanban.text.normal import fold

_CLOSING = re.compile(r"[\s.;,:/*_\\]*\Z")
_ENDS_OPEN = re.compile(r":[\s*_\\]*\Z")
_LIST_FOLLOWS = re.compile(
    r"(?:\S+\s){0,6}(?:các|những|một số)?\s?(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|biện pháp|vấn đề|yêu cầu)"
    r"(?:\s\S+){0,6}?\s(?:sau|sau đây|như sau|dưới đây)"
)
_CONSISTS = re.compile(r"(?<!\w)(?:bao gồm|gồm|gồm có|bao gôm)[\s:*_]*\Z")
_TARGET = re.compile(r"phấn đấu\s(?:đến|hết|trong|từ|năm|đạt|tỷ lệ|tỉ lệ|trên|ít nhất|tối thiểu|\d)")
_REMARK = re.compile(r"(?:trên đây|nơi nhận|kính gửi|ghi chú|lưu ý|\(?kèm theo|\(?ban hành kèm)")
_MAKES_KNOWN = re.compile(
    r"(?:xin\s|kính\s|trân trọng\s)?(?:thông báo|thông tin|trả lời|gửi)\s[^.;]{0,120}?\sbiết"
    r"(?:,?\s(?:để\s)?(?:phối hợp|triển khai|tổ chức|thực hiện)){0,3}[\s./]*\Z"
)
"""How a letter ends: *Văn phòng thông báo để các đơn vị biết, thực hiện./.*"""

_DOER_AFTER = 300
"""Characters after a sentence in which its doer may yet be named: *Sửa đổi quy chế …. Sở Nội vụ thực hiện.*"""

_GOAL = re.compile(r"[^\w]{0,6}phấn đấu\s")
_WITHIN_YEAR = re.compile(r"\d\s?/\s?\d|(?<!\w)(?:ngày|tuần|tháng|quý)(?!\w)")
"""The bound is finer than a year: *trước ngày 25/7* · *trong quý III*."""

_SHORT = 5
"""Characters below which a paragraph says nothing."""


class ProseTasks:
    """Reads the paragraphs of one document.

    Args:
        context: the document.
        units: reads units in its text.
        phrases: verbs of tasks.
        deadlines: those of the document: a sentence with one of its own is a task of its own.
    """

    def __init__(
        self, context: Context, units: UnitReader, phrases: Phrases, deadlines: Sequence[Deadline] = ()
    ) -> None:
        self._text = context.canonical.text
        self._blocks = context.canonical.blocks
        self._sections = context.sections
        self._phrases = phrases
        self._units = units
        self._clauses = ClauseReader(phrases, self._units)
        self._topics = Topics(phrases, context.sections)
        self._starts = [node.start for node in context.sections.nodes]
        self._parents = {node.parent for node in context.sections.nodes if node.parent}
        self._part_end = {block.part: block.end for block in self._blocks}
        self._first_section: dict[int, int] = {}
        for section in context.sections.nodes:
            if section.kind != "annex":
                self._first_section.setdefault(section.part, section.start)
        self._due = sorted(deadline.evidence.start for deadline in deadlines)
        self._dated = sorted(deadline.evidence.start for deadline in deadlines if deadline.end is not None)
        issued = context.header.issued_on
        self._ahead = sorted(
            deadline.evidence.start
            for deadline in deadlines
            if deadline.end is not None and issued is not None and deadline.end >= issued
            if _WITHIN_YEAR.search(fold(deadline.text))
        )
        self._open: list[Assignment] = []

    def read(self) -> list[Draft]:
        """Drafts in document order."""
        drafts: list[Draft] = []
        for block in self._blocks:
            if block.zone == "body" and block.cell is None:
                drafts += self._paragraph(block)
        return drafts

    def _paragraph(self, block: Block) -> list[Draft]:
        while self._open and self._open[-1].end <= block.start:
            self._open.pop()
        node = self._sections.at(block.start)
        own = self._node_of(block)
        start = _text_start(own) if own is not None else block.start
        start = max(start, block.start)
        end = start + len(self._text[start : block.end].rstrip())
        if end - start < _SHORT or _REMARK.match(self._units.folded, start, end):
            return []
        topic = self._topics.of(own or node)
        if topic == "none":
            return []
        if own is not None and self._is_heading(own, block, end):
            self._open_heading(own, start, end)
            return []
        return self._sentences(block, own or node, own is not None, start, end, topic)

    def _node_of(self, block: Block) -> SectionNode | None:
        """The section whose label or title opens the paragraph."""
        index = bisect_left(self._starts, block.start)
        node = None
        while index < len(self._starts) and self._starts[index] < block.end:
            node = self._sections.nodes[index]
            index += 1
        return node

    def _is_heading(self, node: SectionNode, block: Block, end: int) -> bool:
        """A title over something, not an item: nothing follows it in its paragraph and it ends without a full stop."""
        if node.run_in or _ENDS_OPEN.search(self._text, node.start, end):
            return False
        holds_more = node.id in self._parents or node.end > block.end + 2
        return holds_more or block.heading is not None or (block.bold and len(self._text[node.start : end]) < 200)

    def _open_heading(self, node: SectionNode, start: int, end: int) -> None:
        """A heading that names units addresses everything under it."""
        clause = self._clauses.read(start, end)
        addressed = clause is not None and clause.heading
        self._open.append(
            Assignment(
                start=end,
                end=node.end,
                leads=clause.leads if clause is not None and addressed else [],
                governing=[(start, end)],
            )
        )

    def _sentences(
        self, block: Block, node: SectionNode | None, opens: bool, start: int, end: int, topic: Topic
    ) -> list[Draft]:
        """Drafts of a paragraph; a sentence without doer belongs to the task before it."""
        drafts: list[Draft] = []
        for low, high in self._stretches(start, end):
            clause = self._clauses.read(low, high)
            if clause is not None and self._is_preamble(block, node) and not clause.handed:
                continue
            if clause is not None:
                drafts += self._with_doer(clause, block, node, opens and low == start, low, high)
            elif drafts and self._is_own_duty(low, high):
                drafts.append(self._same_doer(drafts[-1], low, high))
            elif drafts and not (drafts[-1].leads == [] and self._clauses.is_action(low, high)):
                drafts[-1].end = high
            elif low == start or drafts:
                drafts += self._without_doer(block, node, opens, low, high, topic)
                if drafts and drafts[-1].inherited:
                    drafts[-1].end = end
                    break
        return drafts

    def _stretches(self, start: int, end: int) -> list[Range]:
        """Sentences, cut also where another doer is told something, or the same one with another deadline."""
        found: list[Range] = []
        for low, high in sentences(self._text, start, end):
            cut = low
            pieces = parts(self._text, low, high)
            if len(pieces) > 1:
                told = self._clauses.tells(low, pieces[0][1])
                for piece, stop in pieces[1:]:
                    another = self._clauses.tells(piece, stop) if told else self._clauses.hands_over(piece, stop)
                    dated = self._is_dated(cut, piece) and self._is_dated(piece, stop)
                    if another or (dated and self._is_own_duty(piece, stop)):
                        found.append((cut, piece))
                        cut = piece
            found.append((cut, high))
        return found

    def _is_preamble(self, block: Block, node: SectionNode | None) -> bool:
        """Before the first section the issuer tells of itself: *Sở A ban hành Kế hoạch … như sau*."""
        first = self._first_section.get(block.part)
        return node is None and first is not None and block.start < first

    def _is_bounded(self, low: int, high: int) -> bool:
        """The sentence has a deadline of its own."""
        index = bisect_left(self._due, low)
        return index < len(self._due) and self._due[index] < high and not _TARGET.match(self._units.folded, low, high)

    def _is_dated(self, low: int, high: int) -> bool:
        """The stretch names a last day; what comes round by itself (*định kỳ hằng quý*) parts no sentence."""
        return bisect_left(self._dated, low) < bisect_left(self._dated, high)

    def _is_dated_work(self, node: SectionNode | None, block: Block, low: int, high: int) -> bool:
        """An item of *Nhiệm vụ* or *Nội dung thực hiện* with a last day of its own that is still to come.

        Strict, for nobody is named: a year alone may be a goal, and an item with parts is their heading.
        """
        if node is None or node.id in self._parents or not self._topics.is_work(node):
            return False
        folded, reach = self._units.folded, min(block.end, high + _DOER_AFTER)
        if _GOAL.match(folded, low, high) or self._phrases.names_doer.search(folded, low, reach):
            return False
        further = [*parts(self._text, low, high)[1:], *sentences(self._text, high, reach)]
        if any(self._clauses.opens_with_unit(start, stop) for start, stop in further):
            return False
        ahead = bisect_left(self._ahead, low)
        return ahead < len(self._ahead) and self._ahead[ahead] < high

    def _is_own_duty(self, low: int, high: int) -> bool:
        """The stretch tells a further duty and its own deadline."""
        return self._clauses.is_action(low, high) and self._is_bounded(low, high)

    def _same_doer(self, before: Draft, low: int, high: int) -> Draft:
        """A further duty of those who were just told something, with a deadline of its own."""
        draft = Draft(low, high, low, before.section, leads=before.leads, inherited=before.inherited)
        draft.governing = before.governing
        self._take_participants(draft)
        return draft

    def _with_doer(
        self, clause: Clause, block: Block, node: SectionNode | None, opens: bool, low: int, high: int
    ) -> list[Draft]:
        """The sentence names its doers: a task, or the head of a list of tasks."""
        scope_end = node.end if node is not None else self._part_end[block.part]
        nothing_said = clause.heading or _CLOSING.match(self._text, clause.action, high) is not None
        lists = _ENDS_OPEN.search(self._text, low, high) is not None
        if lists and not clause.assigned and _CONSISTS.search(self._units.folded, low, high):
            self._open.append(Assignment(high, scope_end, detail=True))
            return []
        introduces = lists and self._introduces(clause.action, high)
        if nothing_said or introduces:
            self._open.append(Assignment(high, scope_end, clause.leads, clause.supports, governing=[(low, high)]))
            return []
        if self._phrases.courtesy.search(self._units.folded, clause.action, high):
            return []
        if not clause.handed and _MAKES_KNOWN.match(self._units.folded, clause.action, high):
            return []
        if opens or lists:
            self._open.append(
                Assignment(
                    high,
                    scope_end,
                    clause.leads,
                    clause.supports,
                    detail=lists,
                    governing=[(low, high)] if lists else [],
                )
            )
        draft = Draft(low, high, clause.action, node.id if node is not None else None)
        draft.leads = distinct(clause.leads)
        draft.supports = clause.supports
        draft.assigned = clause.assigned
        draft.governing = self._governing()
        self._take_participants(draft)
        return [draft]

    def _without_doer(
        self, block: Block, node: SectionNode | None, opens: bool, low: int, high: int, topic: Topic
    ) -> list[Draft]:
        """The sentence names nobody: an item of an addressed section, or a duty left open."""
        scope_end = node.end if node is not None else self._part_end[block.part]
        above = self._addressed()
        clause = self._clauses.read_predicate(low, high)
        lists = _ENDS_OPEN.search(self._text, low, block.end) is not None
        acts = self._clauses.is_action(low, high)
        if _TARGET.match(self._units.folded, clause.action, high) is not None:
            return []
        if lists and (above is None or self._introduces(clause.action, high)):
            leads = above.leads if above is not None and opens else []
            if leads or (not opens and node is not None):
                self._open.append(Assignment(high, scope_end, leads, clause.supports, governing=[(low, high)]))
            return []
        if above is None:
            if not acts or not (topic == "execution" or (opens and self._is_dated_work(node, block, low, high))):
                return []
            leads = supports = []
        elif above.detail or not self._is_item(above, opens, acts, low, high):
            return []
        else:
            leads, supports = above.leads, above.supports
        if lists:
            directed = self._directed(clause.action, high)
            helped = [] if directed else supports
            self._open.append(Assignment(high, scope_end, directed or leads, helped, detail=not directed))
        draft = Draft(low, high, clause.action, node.id if node is not None else None)
        draft.leads = distinct(leads)
        draft.supports = [*supports, *clause.supports]
        draft.inherited = above is not None
        draft.governing = self._governing()
        if above is not None:
            draft.end = max(high, block.start + len(self._text[block.start : block.end].rstrip()))
        self._take_participants(draft)
        return [draft]

    def _is_item(self, above: Assignment, opens: bool, acts: bool, low: int, high: int) -> bool:
        """The sentence is told to those above: a verb opens it, or it is an item directly under their name."""
        if self._clauses.opens_with_unit(low, high):
            return False
        return acts or (opens and (above is self._open[-1] or self._clauses.opens_with_circumstance(low, high)))

    def _directed(self, start: int, end: int) -> list[Mention]:
        """Whom the doer makes do the items of a list: *chỉ đạo các tổ chức tín dụng thực hiện các giải pháp sau:*."""
        match = self._phrases.directing.search(self._units.folded, start, end)
        return self._units.read_list(match.end(), end)[0] if match is not None else []

    def _introduces(self, start: int, end: int) -> bool:
        """Nothing is said but that a list follows: *thực hiện tốt các nhiệm vụ sau:*."""
        rest = self._units.folded[start:end].strip(" :*_\\.")
        return self._phrases.introduction.match(rest) is not None or _LIST_FOLLOWS.fullmatch(rest) is not None

    def _addressed(self) -> Assignment | None:
        """The nearest heading or introduction above that names units."""
        for assignment in reversed(self._open):
            if assignment.leads:
                return assignment
            if assignment.detail:
                return assignment
        return None

    def _governing(self) -> list[Range]:
        return [part for assignment in self._open for part in assignment.governing]

    def _take_participants(self, draft: Draft) -> None:
        """Helpers and receivers of reports that the action names."""
        leads = {m.canonical for m in draft.leads}
        found = helpers(self._phrases, self._units, draft.action, draft.end)
        draft.supports = distinct([*draft.supports, *(m for m in found if m.canonical not in leads)])
        draft.reports = told(self._phrases, self._units, draft.action, draft.end)


def _text_start(node: SectionNode) -> int:
    """First character after the label."""
    return node.title_start if node.title_start is not None else node.text_start
