"""The lexicon of verbs, compiled for reading clauses."""

from __future__ import annotations

import re
from typing import Any

from vanban.extract.tasks.deliverables import Deliverables
from vanban.extract.units.trie import WORD_END, any_of
from vanban.text.normal import fold

_AFTER_ASIDE = r"(?:chủ trì|có trách nhiệm|phối hợp)"
_AFTER_SOME_TIME = (
    r"sau\s(?:\d{1,3}|[^\W\d_]{2,4})\s(?:\(\w{1,12}\)\s)?(?:(?:giờ|ngày)|(?:tuần|tháng)\s(?:kể từ|tính từ|từ ngày))"
)
"""*Sau 10 ngày kể từ ngày ký, …* · *Sau 02 (hai) ngày làm việc, …*; *Sau 6 tháng thực hiện* tells of what was done."""

_TITLE_END = (
    r"(?:,?\s(?:thực hiện|chủ yếu|trọng tâm|cụ thể|giải pháp|(?:trong\s)?(?:năm|quý|tháng)\s[\d/ivx]{1,7})){0,3}"
    r"[\s*_:.]{0,6}\Z"
)
"""After the words of a title, up to its end: *Nhiệm vụ của Sở* is another thing."""

_MISREAD_LISTS = (
    "actions", "verbs_in_names", "modals", "asides", "lead", "support", "introduction", "report", "execution",
)  # fmt: skip
"""Lists whose phrases are put right where OCR misread their marks."""


class Phrases:
    """Patterns over folded text.

    Args:
        verbs: lexicon ``verbs``.
    """

    def __init__(self, verbs: Any) -> None:
        def phrases(*names: str) -> str:
            return any_of(fold(p) for name in names for p in verbs[name])

        action = phrases("actions", "actions_only", "verbs_in_names") + WORD_END
        self.action = re.compile(action)
        self.assign = re.compile(phrases("assign", "forbid") + WORD_END)
        self.forbid = re.compile(phrases("forbid") + WORD_END)
        self.assign_by_body = re.compile(rf"(?:\s?,)?\s(?:{phrases('assign_by_body')}){WORD_END}\s?:?\s?")
        self.modal = re.compile(phrases("modals") + WORD_END)
        # "theo dõi" is work, "theo quy định" is not.
        work = any_of(fold(p) for p in verbs["actions"] if p not in verbs["asides"])
        aside = rf"(?!{work}{WORD_END})(?:{phrases('asides')}){WORD_END}"
        self.aside = re.compile(
            rf"{aside}[^.;:]{{3,220}}?,?\s(?={_AFTER_ASIDE}(?!\w))|(?<=,\s){aside}[^.;:,]{{3,120}},\s(?={action})"
        )
        self.directing = re.compile(rf"(?<!\w)(?:{phrases('directing')}){WORD_END}\s")
        self.lead = re.compile(phrases("lead") + WORD_END)
        self.support = re.compile(phrases("support") + WORD_END + r"\s")
        self.supports_within = re.compile(rf"(?<!\w)(?:{phrases('support_within')}){WORD_END}\s")
        self.not_a_predicate = re.compile(phrases("not_a_predicate") + WORD_END)
        self.circumstance = re.compile(rf"(?:{phrases('circumstances')}|{_AFTER_SOME_TIME}){WORD_END}")
        self.ground = re.compile(phrases("grounds") + WORD_END)
        self.introduction = re.compile(rf"(?:(?:{phrases('introduction')}){WORD_END}[\s,;]*)*\Z")
        alone = rf"{phrases('no_tasks_alone')}(?=\s?(?:[,:;.]|và\s|\Z))"
        self.no_tasks = re.compile(rf"(?:{phrases('no_tasks')}{WORD_END}|{alone})")
        self.execution = re.compile(phrases("execution") + WORD_END)
        self.work_title = re.compile(rf"(?:{phrases('work_titles')}){_TITLE_END}")
        self.names_doer = re.compile(rf"(?<!\w)(?:{phrases('names_doer')}){WORD_END}")
        self.courtesy = re.compile(rf"(?<!\w)(?:{phrases('courtesies')})")
        self.addressing = re.compile(rf"(?:{phrases('addressing')}){WORD_END}\s")
        self.multi_syllable = [p for name in _MISREAD_LISTS for p in map(fold, verbs[name]) if " " in p]
        self.report = re.compile(rf"(?<!\w)(?:{phrases('report')}){WORD_END}")
        self.deliverables = Deliverables(verbs)
