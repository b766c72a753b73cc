"""The governing phrase of a citation, and so the relation of the citing document to the cited one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from vanban.extract.references.models import Mention, Passage
from vanban.extract.references.phrases import any_of
from vanban.schema import Relation
from vanban.text.normal import fold

ORDER: tuple[Relation, ...] = get_args(Relation)
"""Strongest first."""

# What stands before the first word of a paragraph: list marks, labels, Markdown emphasis, a bracket.
# Possessive: "1.1.1." can be cut into labels in many ways, and none is better than the first.
_LABEL = (
    r"(?:[\-+*•–>#(“\"\s]|điều\s\d{1,3}[a-zđ]?\s?[.:]|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]|[a-zđ]\s?\)|"
    r"[ivx]{1,5}\s?[.\-])*+"
)
_FIRST_WORD = re.compile(_LABEL)
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[A-ZĐÂÊÔƠƯÁÀẢÃẠĂ\"“*])|;\s(?=-)")
_GLUE = re.compile(r"(?:[\s,;*)\-“”\"]|và(?=\s)|hoặc(?=\s)|cùng(?=\s)|các(?=\s)|số(?=\s))*$")
# "; ý kiến của Thường trực Tỉnh ủy tại Thông báo số …" goes on a list under "Thực hiện".
_NEXT_INSTRUCTION = re.compile(
    r"\s?(?:[,;]|và)\s(?:ý kiến|chỉ đạo|kết luận|đề nghị|yêu cầu|hướng dẫn)\s[^.;]{0,110}\stại\s(?:các\s)?$"
)
_PASSIVE = re.compile(r"(?:được|đã|bị)\s(?:quốc hội\s)?(?:sửa đổi|bổ sung|thay thế|hợp nhất|điều chỉnh)[^.;]{0,90}$")
_THIS = re.compile(r"(?<!\w)(?:này|ban hành|nhằm)(?!\w)")
_FOREIGN_ACT = re.compile(
    r"(?:(?:chương trình(?: hành động| công tác)?|kế hoạch|đề án|hướng dẫn|nghị quyết|chỉ thị|kết luận)(?!\w)"
    r"[^.;:]{0,50}"
    r"(?<!\w)của\s[^.;:,]{2,70}|(?<!\w)theo\s(?:các\s)?(?:chương trình|kế hoạch|đề án)[^.;:]{0,40})\s$"
)
# "thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số …"
_INSTRUCTION = (
    r"(?:ý kiến\s|sự\s)?(?:chỉ đạo|kết luận|yêu cầu|ý kiến|nhiệm vụ|nội dung|đề nghị|hướng dẫn|thông báo|quy định)"
    r"[^.;:]{0,110}"
    r"\s(?:tại|trong|theo)\s(?:các\s)?$"
)
# What may stand between "Bãi bỏ", "Sửa đổi, bổ sung" and the document in a sentence that is nothing but an act.
_TO_OBJECT = re.compile(
    r"(?:\s(?:toàn bộ|một phần|một số (?:điều|nội dung)|lỗi kỹ thuật|nội dung|hiệu lực|các|của|tại|cho))*\s?$|"
    r"\s[^.;:]{2,120}\skèm theo(?:\scác)?\s$"
)
_OWN_ZONES = frozenset({"subject", "type", "annex-title", "annex-label"})
_LOOK_BACK = 200


@dataclass(slots=True)
class Setting:
    """Where a block stands, as far as relations care.

    Attributes:
        in_article: under a Điều, so that "Bãi bỏ …" is what the document does and not what somebody is told to do.
        alone: under no heading and without a list mark, so that a sentence that is nothing but an act is what the
            document does; in a plan's list it is a task.
        carried: relation that an introductory paragraph ("Căn cứ:", "Bãi bỏ các văn bản sau:") gives to its list.
    """

    in_article: bool
    carried: Relation | None
    alone: bool = False


class Relations:
    """The phrases of the lexicon, compiled.

    Args:
        lexicon: ``relations.yaml``.
    """

    def __init__(self, lexicon: Any) -> None:
        between = rf"(?:\s?{any_of(lexicon['between'])}(?!\w))"
        before = lexicon["before"]
        self._paragraph = re.compile(rf"{_LABEL}{any_of(lexicon['paragraph']['basis'])}(?!\w)")
        self._implements = re.compile(rf"(?<!\w){any_of(before['implements'])}(?!\w){between}{{0,12}}\s*[“\"*]*$")
        self._instructed = re.compile(rf"(?<!\w){any_of(before['implements'])}(?!\w){between}{{0,8}}\s{_INSTRUCTION}")
        self._clause = re.compile(rf";\s{any_of(lexicon['clause']['basis'])}(?!\w)[^.;:]{{0,190}}$")
        self._basis = re.compile(rf"(?<!\w){any_of(before['basis'])}(?!\w){between}{{0,6}}\s*[“\"*]*$")
        self._reporting = re.compile(rf"(?<!\w){any_of(lexicon['reporting'])}\s(?:việc\s)?(?:triển khai\s|tổ chức\s)?$")
        self._attached = re.compile(rf"{any_of(lexicon['attached'])}(?:\s[^\s.;:]+){{0,6}}\s$")
        acts = lexicon["acts"]
        self._act_of: dict[str, Relation] = {fold(p): relation for relation, phrases in acts.items() for p in phrases}
        verbs = any_of(self._act_of)
        self._opening_act = re.compile(rf"{_LABEL}(?:(?:về\s)?(?:việc\s)?|v/v\s)(?P<verb>{verbs})(?!\w)")
        self._next_act = re.compile(
            rf"[\s,;]*(?:(?:và|đồng thời)\s)?(?P<verb>{verbs})(?:\scho)?{between}{{0,4}}(?:\stoàn bộ|\smột phần)?\s*$"
        )
        self._this_act = re.compile(
            rf"(?<!\w)này\s(?:[^.;]{{0,120}}\s)?(?<!được\s)(?<!đã\s)(?<!bị\s)(?P<verb>{verbs})(?!\w)[^.;]{{0,120}}$"
        )
        after = {fold(p): relation for relation, phrases in lexicon["after"].items() for p in phrases}
        self._after_of: dict[str, Relation] = after
        self._after = re.compile(rf"[^.;]{{0,200}}?(?<!\w)(?P<phrase>{any_of(after)})(?!\w)")
        self._heads_list = re.compile(rf"(?<!\w)(?P<phrase>{any_of([*after, *self._act_of])})(?!\w)")

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def governs_paragraph(self, passage: Passage) -> Relation | None:
        """``basis`` when the block opens with Căn cứ, Theo đề nghị or Xét."""
        return "basis" if self._paragraph.match(passage.folded, passage.start, passage.end) else None

    def opening_act(self, folded: str, start: int, end: int) -> Relation | None:
        """What an article or item does by its first words: "Bãi bỏ toàn bộ …", "Sửa đổi, bổ sung …"."""
        match = self._opening_act.match(folded, start, min(end, start + 160))
        return self._act_of[match["verb"]] if match else None

    def heads_list(self, folded: str, start: int, end: int) -> Relation | None:
        """What an introduction says of the list under it: "Các văn bản sau đây hết hiệu lực: …"."""
        act = self.opening_act(folded, start, end)
        if act is not None:
            return act
        if not folded[start:end].rstrip(" *").endswith(":"):
            return None
        match = self._heads_list.search(folded, start, end)
        if match is None:
            return None
        phrase = match["phrase"]
        return self._after_of.get(phrase) or self._act_of[phrase]

    def first_word(self, folded: str, start: int, end: int) -> int:
        """Offset of the first word of a block, after list marks and labels."""
        match = _FIRST_WORD.match(folded, start, end)
        return match.end() if match else start

    # --- citations -------------------------------------------------------------------------------------------------

    def of(self, mention: Mention, head: int, previous: Mention | None, passage: Passage, setting: Setting) -> Relation:
        """The relation that the words around one citation tell.

        Args:
            mention: the citation; ``inside_title`` is set when it stands in the title of ``previous``.
            head: where it begins with its pinpoints.
            previous: the citation before it in the block.
            passage: the block.
            setting: the block's surroundings.
        """
        if self.governs_paragraph(passage) is not None:
            return "basis"
        if mention.inside_title:
            return "mentions"
        if passage.zone == "annex-note":
            return "attached"
        folded = passage.folded
        if previous is not None and self._is_listed(folded, previous, head):
            return previous.handed_on
        if previous is not None and previous.relation in self._after_of.values():
            # "Quyết định này bãi bỏ …; thay thế Quyết định số …"
            following = self._next_act.match(folded[max(previous.end, previous.title_end) : head])
            if following is not None:
                return self._act_of[following["verb"]]
        after = self._said_after(mention, passage, setting)
        if after is not None:
            return after
        low = max(self._sentence_start(passage, head), head - _LOOK_BACK)
        if previous is not None and previous.title_end > low:
            low = min(previous.title_end, head)
        before = folded[low:head]
        if _PASSIVE.search(before):
            return "mentions"
        if self._attached.search(before) and (before.lstrip(" (*").startswith(("kèm", "ban hành"))):
            return "attached"
        act = self._act(before, low, passage, setting)
        if act is not None:
            return act
        match = self._implements.search(before) or self._instructed.search(before)
        clause = self._clause.search(before)
        # "…; căn cứ tình hình thực tế, triển khai Kế hoạch số …": behind the comma begins what is to be done.
        if clause is not None and (match is None or "," not in before[clause.start() : match.start()]):
            return "basis"
        if match is not None:
            return self._implemented(before, match.start(), passage)
        if self._basis.search(before):
            return "basis"
        if setting.carried is not None and self.first_word(folded, passage.start, head) >= head - 1:
            return setting.carried
        return "mentions"

    @staticmethod
    def _is_listed(folded: str, previous: Mention, head: int) -> bool:
        gap = folded[max(previous.end, previous.title_end) : head]
        return (len(gap) < 60 and _GLUE.match(gap) is not None) or _NEXT_INSTRUCTION.match(gap) is not None

    @staticmethod
    def _sentence_start(passage: Passage, position: int) -> int:
        start = passage.start
        for match in _SENTENCE_END.finditer(passage.text, max(passage.start, position - 600), position):
            start = match.end()
        return start

    def _implemented(self, before: str, verb: int, passage: Passage) -> Relation:
        lead = before[:verb]
        if passage.zone in _OWN_ZONES:
            return "implements"
        if self._reporting.search(lead) and not re.search(r"(?:về|triển khai|thực hiện)\s(?:việc\s)$", lead):
            return "mentions"
        if _FOREIGN_ACT.search(lead) and _THIS.search(lead) is None:
            return "mentions"
        return "implements"

    def _act(self, before: str, low: int, passage: Passage, setting: Setting) -> Relation | None:
        this = self._this_act.search(before)
        if this is not None:
            return self._act_of[this["verb"]]
        if setting.in_article or passage.zone in {"subject", "type"}:
            opening = self._opening_act.match(passage.folded, passage.start, min(passage.end, low + len(before)))
            if opening is not None and low <= max(opening.end(), passage.start):
                return self._act_of[opening["verb"]]
        if setting.alone:
            opening = self._opening_act.match(passage.folded, passage.start, low + len(before))
            if opening is not None and _TO_OBJECT.match(passage.folded[opening.end() : low + len(before)]):
                return self._act_of[opening["verb"]]
        return None

    def _said_after(self, mention: Mention, passage: Passage, setting: Setting) -> Relation | None:
        position = max(mention.end, mention.title_end)
        match = self._after.match(passage.folded, position, min(passage.end, position + 260))
        if match is None:
            return None
        end = passage.folded.find(".", match.end(), passage.end)
        sentence = passage.folded[position : end if end >= 0 else passage.end]
        if setting.in_article or re.search(r"(?<!\w)này(?!\w)", sentence):
            return self._after_of[match["phrase"]]
        # "Quyết định số A được thay thế bằng Quyết định số B" and no more; "đã được thay thế" tells what was before.
        directly = match.start("phrase") == position + 1 and mention.start == passage.start
        return "replaces" if setting.alone and directly and self._after_of[match["phrase"]] == "replaces" else None


def strongest(relations: Iterable[Relation]) -> Relation:
    """The first of ``relations`` in the order of the contract."""
    return min(relations, key=ORDER.index)
