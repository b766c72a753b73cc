"""Which mentions of time bound work, and which only tell of something.

A date with a bound word counts unless there is an objection; one without needs a ground. Both are named methods, each
with the phrases it is for. What stands in a cell or field of time needs neither: there everything is a bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vanban.extract.deadlines.deictic import RULES
from vanban.extract.deadlines.models import (
    CalendarMention,
    Mention,
    OpenMention,
    RecurringMention,
    RelativeMention,
)
from vanban.extract.deadlines.phrases import alternatives, anywhere, at_end, elastic
from vanban.extract.deadlines.scene import Scene

_LABEL = r"(?:(?:[-+*•–]|\d{1,2}(?:\.\d{1,2}){0,3}[.)\-]?|[a-zđ][.)]|[ivx]{1,5}[.)\-])[\s*\\]{0,3}){0,2}"
_DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}[\w.]{0,3}[/\-][\w&/\-]{0,30}[a-zđ][\w&/\-]{0,20}"
    r"\s{0,2},?\s{0,2}\(?(?:ban\shành\s)?(?:ra\s|ký\s)?(?:ngày\s{0,2})?$"
)
_ONLY_LABEL = re.compile(rf"[\s*#(\"“]{{0,4}}{_LABEL}[\s*(]{{0,4}}$")
# "Mục tiêu cụ thể của Chương trình … đến năm 2030": the horizon is that of the goals.
_GOALS_OF = re.compile(rf"[\s*#]{{0,4}}{_LABEL}[\s*]{{0,4}}(?:các\s)?(?:mục tiêu|chỉ tiêu)\s")
_STATISTIC = re.compile(elastic(r"\s{0,2},?\s{0,2}(?:có|tăng|giảm|đạt|tỷ lệ|tỉ lệ|số)\s"))
_TOLD_BY_NOW = re.compile(
    elastic(r"\s{0,2}(?:cho\s)?đến\snay|.{0,30}(?<!\w)đã(?!\w)(?!\s(?:được\s)?(?:giao|đề ra|nêu|ban hành|phê duyệt))")
)
_AUTHOR = re.compile(elastic(r"\s{0,2}(?:của|về việc|về) "))
_PARTS_OF_TERM = ("đầu", "giữa", "cuối")
_NEAR = 60
_CLOSE = 16
_SO_MANY_YEARS = re.compile(elastic(r"(?<!\w)trong (?:thời gian )?(?:\d{1,2}|hai|ba|bốn|năm) năm\s{0,2}\($"))


class Governing:
    """Decides whether a mention bounds work.

    Args:
        lexicon: ``time.yaml``.
    """

    def __init__(self, lexicon: Mapping[str, Sequence[str]]) -> None:
        self._titles = anywhere(lexicon["title_nouns"])
        self._title_breaks = anywhere(lexicon["title_breaks"])
        self._horizon = at_end(lexicon["horizons"])
        self._completion = at_end(lexicon["completion"], r"(?:\s(?:xong|vào|ngay|dự kiến)){0,2}")
        self._to_come = re.compile(
            elastic(rf"\s{{0,2}}, (?:{alternatives(lexicon['completion'])}|tiếp tục|tập trung)(?!\w)")
        )
        self._conditions = re.compile(
            elastic(
                rf"\s{{0,2}},\s{{0,2}}(?:{alternatives(lexicon['conditions'])})(?: [^\W\d]{{1,12}}){{0,8}}?"
                rf" (?:{alternatives(lexicon['conditions_told'])})(?!\w)"
            )
        )
        self._obliged = anywhere(lexicon["obliged"])
        self._effect = anywhere(lexicon["effect"])
        self._commemoration = anywhere(lexicon["commemorations"])
        self._counted = at_end(lexicon["counted"])
        self._stamped = at_end(lexicon["stamped"])
        self._scored = anywhere(lexicon["scores"])
        self._cited = at_end(
            [noun for noun in lexicon["documents"] if noun not in lexicon["documents_or_verbs"]], r"(?: (?:ký|đề))?"
        )
        self._cited_or_verb = at_end(lexicon["documents_or_verbs"])
        self._approval = re.compile(
            elastic(rf"[\s*#(\"“]{{0,4}}{_LABEL}[\s*]{{0,4}}(?:{alternatives(lexicon['adoption'])})\s")
        )
        self._qualified = at_end(lexicon["recurring_nouns"])
        self._capped = at_end(lexicon["caps"])
        self._daily = anywhere(lexicon["daily_duties"])
        self._session = anywhere(lexicon["session_duties"])

    def __call__(self, mention: Mention, scene: Scene) -> bool:
        """The mention, in running text, bounds work."""
        if scene.in_citation(mention.start):
            return False
        if isinstance(mention, CalendarMention):
            return self._calendar(mention, scene)
        if isinstance(mention, RecurringMention):
            return self._recurring(mention, scene)
        return isinstance(mention, OpenMention) or self._relative(mention, scene)

    def _calendar(self, mention: CalendarMention, scene: Scene) -> bool:
        if mention.side is None and not mention.named and _yearless_day(mention):
            # "15/3" alone: no ground could make it a day.
            return False
        before = scene.before(mention.bound_start)
        if (
            mention.rule == "backward"
            or self._of_a_document(mention, scene)
            or self._cited_by_day(mention, before, scene)
            or self._a_score(mention, before)
            or self._over(mention, scene)
            or self._told(mention, before, scene)
            or self._of_conditions(mention, scene)
            or self._in_force(mention, before)
            or self._commemorated(mention, before)
        ):
            return False
        if mention.side is None:
            return self._has_ground(mention, before, scene)
        return not self._in_title(mention, before)

    # Objections.

    def _of_a_document(self, mention: CalendarMention, scene: Scene) -> bool:
        """As in "Công văn số 12/UBND-NC ngày 05/3/2024": a citation, whether or not it was recognised as one."""
        window = scene.folded[max(scene.start, mention.start - _NEAR) : mention.start]
        return mention.period.unit == "day" and _DOCUMENT_NUMBER.search(window) is not None

    def _cited_by_day(self, mention: CalendarMention, before: str, scene: Scene) -> bool:
        """As in "Tờ trình ngày 20/02/2024", "Báo cáo ngày 20/02/2024 của Sở"; not "gửi văn bản trước ngày …"."""
        if mention.period.unit != "day" or mention.side is not None:
            return False
        if self._cited.search(before[-_NEAR:]):
            return True
        return (
            self._cited_or_verb.search(before[-_NEAR:]) is not None
            and _AUTHOR.match(scene.after(mention.end)) is not None
        )

    def _a_score(self, mention: CalendarMention, before: str) -> bool:
        """As in "điểm từ 7/10 đến 9/10"."""
        bare = not mention.named or mention.rule == "range"
        return bare and _yearless_day(mention) and self._scored.search(before[-_CLOSE:]) is not None

    def _over(self, mention: CalendarMention, scene: Scene) -> bool:
        """It ended before the document was issued; "từ năm 2019" began before."""
        period = mention.period
        last = period.end
        if last is None and period.start is not None:
            # "2024 và những năm tiếp theo" is not over as long as 2024 is not.
            last = replace(period.start, month=12, day=31) if period.unit == "year" else period.start
        if scene.issued_on is None or last is None or last.year is None:
            return False
        try:
            return last.on(last.year) < scene.issued_on
        except ValueError:
            return False

    def _told(self, mention: CalendarMention, before: str, scene: Scene) -> bool:
        """As in "Tính đến hết ngày 24/5/2025, có …", "so với năm 2020", "Trong quý I/2025, toàn ngành đã …"."""
        if mention.side in ("limit", "before"):
            return False
        return (
            mention.side not in ("from", "after") and self._counted.search(before[-_NEAR:]) is not None
        ) or _TOLD_BY_NOW.match(scene.after(mention.end)) is not None

    def _of_conditions(self, mention: CalendarMention, scene: Scene) -> bool:
        """As in "Trong tháng này, giá điện ổn định": what nobody can do; not "…, tình hình phải được báo cáo"."""
        if mention.side not in ("within", None):
            return False
        after = scene.after(mention.end)
        return self._conditions.match(after) is not None and self._obliged.search(after) is None

    def _in_force(self, mention: CalendarMention, before: str) -> bool:
        """As in "có hiệu lực thi hành từ ngày 01/7/2025", "áp dụng từ năm học 2025-2026"."""
        return mention.side not in ("limit", "before") and self._effect.search(before[-_NEAR:]) is not None

    def _commemorated(self, mention: CalendarMention, before: str) -> bool:
        """As in "kỷ niệm 80 năm Ngày Quốc khánh (02/9/1945 - 02/9/2025)", "sinh ngày 05/3/1980"."""
        if mention.side in ("limit", "before", "until"):
            return False
        start, end = mention.period.start, mention.period.end
        if start is not None and end is not None and start.year != end.year and mention.period.unit == "day":
            return (start.day, start.month) == (end.day, end.month)
        return self._commemoration.search(before[-_NEAR:]) is not None

    def _in_title(self, mention: CalendarMention, before: str) -> bool:
        """As in "Quy hoạch tỉnh thời kỳ 2021-2030, tầm nhìn đến năm 2050": part of a name.

        Only years stand in names; "tầm nhìn đến năm 2045" that opens a heading is a bound of what follows.
        """
        if mention.period.unit not in ("year", "years") or mention.side in ("limit", "before"):
            return False
        if mention.period.start is None:
            # "đến cuối nhiệm kỳ 2020-2025" is no name.
            return False
        if mention.side in ("until", None):
            horizon = self._horizon.search(before)
            if horizon is not None:
                return _ONLY_LABEL.match(before[: horizon.start()]) is None
            if mention.side == "until" and _GOALS_OF.match(before):
                return False
        elif mention.rule not in ("named-period", "range", "years"):
            return False
        return self._names_a_plan(before)

    def _names_a_plan(self, before: str) -> bool:
        titles = list(self._titles.finditer(before))
        return bool(titles) and self._title_breaks.search(before, titles[-1].end()) is None

    # Grounds.

    def _has_ground(self, mention: CalendarMention, before: str, scene: Scene) -> bool:
        after = scene.after(mention.end)
        period = mention.period
        if mention.rule in RULES:
            return False
        if period.unit == "week":
            # Nobody dates to a week what only names: "tuần thứ 2 tháng 5".
            return True
        if period.start is None or period.end is None:
            # "cuối quý I năm 2025", "2025 và những năm tiếp theo": the words themselves bound it.
            return not self._names_a_plan(before)
        return (
            self._completes(mention, before)
            or self._heads_item(mention, before, after, scene)
            or self._bracketed(mention, before, after)
            or self._of_own_plan(mention, before, scene)
            or self._scheduled(mention, before, scene)
        )

    def _completes(self, mention: CalendarMention, before: str) -> bool:
        """As in "hoàn thành tháng 6/2024"; "báo cáo quý I" says of what, not when."""
        verb = self._completion.search(before)
        if verb is None or not mention.named:
            return False
        return mention.period.unit == "day" or not verb.group().startswith("báo cáo")

    def _heads_item(self, mention: CalendarMention, before: str, after: str, scene: Scene) -> bool:
        """As in "Quý II/2025: tổ chức …", "Năm 2025, phấn đấu …"; not "Năm 2024, tình hình …"."""
        if not mention.named or _ONLY_LABEL.match(before) is None:
            return False
        if scene.folded[mention.end : mention.end + 4].lstrip(" *").startswith(":"):
            return True
        if mention.period.unit in ("year", "years"):
            return self._to_come.match(after) is not None
        return after.startswith(",")

    def _bracketed(self, mention: CalendarMention, before: str, after: str) -> bool:
        """As in "Kỳ họp thứ 10 (tháng 10/2025)"."""
        alone = before.rstrip().endswith("(") and after.lstrip().startswith(")")
        if mention.period.unit == "years":
            # "trong 03 năm (2024 - 2026)"
            return alone and _SO_MANY_YEARS.search(before) is not None
        return alone and mention.period.unit in ("month", "quarter", "half")

    def _of_own_plan(self, mention: CalendarMention, before: str, scene: Scene) -> bool:
        """As in "Phê duyệt Chương trình … giai đoạn 2025 - 2030": the period of work that is set here, not cited."""
        if mention.rule != "named-period":
            return False
        if before.rstrip().endswith("cho"):
            return True
        return self._approval.match(before) is not None and not scene.cites_before(mention.start)

    def _scheduled(self, mention: CalendarMention, before: str, scene: Scene) -> bool:
        """As in "Tổ chức Hội nghị ngày 15/11/2025": a full day that is still to come."""
        end = mention.period.end
        full = mention.period.unit == "day" and end is not None and end.year is not None
        return (
            full
            and scene.issued_on is not None
            and self._stamped.search(before[-_NEAR:]) is None
            and not self._names_a_plan(before)
        )

    # Rhythms and bounds that hang on an event.

    def _recurring(self, mention: RecurringMention, scene: Scene) -> bool:
        """Not "không quá một lần/năm", "dự toán ngân sách hằng năm", "Hằng năm, có khoảng 30% …"."""
        before = scene.before(mention.start)
        if self._capped.search(before[-_NEAR:]):
            return False
        if mention.periodic:
            return True
        after = scene.after(mention.end)
        if self._qualified.search(before[-_NEAR:]) or _STATISTIC.match(after):
            return False
        return mention.recurrence != "daily" or self._daily.search(before[-_NEAR:] + after) is not None

    def _relative(self, mention: RelativeMention, scene: Scene) -> bool:
        """Not "có giá trị trong thời hạn 12 tháng", "đã được thông qua tại kỳ họp thứ 9"."""
        before = scene.before(mention.start)
        # "có thời hạn 05 năm kể từ …": the words of the effect reach into the bound.
        if self._effect.search(before[-_NEAR:] + scene.folded[mention.start : mention.start + len("thời hạn ")]):
            return False
        if before.rstrip().endswith(" quá") and scene.folded.startswith("thời hạn", mention.start):
            # "nếu quá thời hạn 05 ngày mà …" says what follows when nothing was done.
            return False
        if mention.rule == "part-of-term":
            # "đánh giá giữa nhiệm kỳ" names the event; "vào giữa nhiệm kỳ" says when.
            return not scene.folded.startswith(_PARTS_OF_TERM, mention.start)
        if mention.rule != "session":
            return True
        bracket = scene.folded[mention.end : mention.end + 2].lstrip().startswith("(")
        done = re.search(r"(?<!\w)(?:đã|được)(?!\w)", before[-_NEAR:]) is not None
        return not bracket and not done and self._session.search(before) is not None


def _yearless_day(mention: CalendarMention) -> bool:
    day = mention.period.end or mention.period.start
    return mention.period.unit == "day" and day is not None and day.year is None
