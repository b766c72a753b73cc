"""Bounds that hang on an event: a length of time after or before it, or simply after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vanban.extract.deadlines.models import RelativeMention
from vanban.extract.deadlines.numerals import Numerals
from vanban.extract.deadlines.phrases import alternatives, anywhere, elastic

_UNIT = r"(?:ngày|tuần|tháng|năm|giờ|quý)"
_WORKING = r"(?: làm việc)"
_CODES = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}
# A few words without figures, up to the length of time that follows them.
_EVENT_WORDS = r"(?:(?!(?:trong|từ|sau|trước|đến|ít|tối|chậm) )[^\W\d]{1,12} ){0,8}?[^\W\d]{1,12}"
_CYCLE = r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|tí|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"
_TET = (
    rf"tết(?: (?:nguyên đán|cổ truyền|âm lịch|dương lịch))?(?: {_CYCLE})?"
    r"(?:(?: năm|\s{0,2}-)?\s{0,2}(?:19|20)\d\d)?(?! (?:thiếu|trung|độc|đoan|hàn|thanh))"
)
_TERM_YEARS = r"(?:từ )?(?:năm )?(?:19|20)\d\d\s{0,2}(?:-|đến)\s{0,2}(?:năm )?(?:19|20)\d\d"
# An event is named up to the end of its clause.
_ANCHOR_END = re.compile(
    elastic(r"[,;:()\n\"”]|\.(?=\s|$|/)|\s(?:thì|phải|để|nhưng|và gửi|đồng thời|được tính|trở đi)\s")
)
_ANCHOR_LIMIT = 110
_NEEDS_EVENT = frozenset({"right-after"})

_HEAD = (
    r"(?:(?:chậm nhất|muộn nhất|không quá|tối đa|ít nhất|tối thiểu|trong|trong thời hạn|trong thời gian|trong vòng|"
    r"thời hạn|thời hạn là|sau|trước|là|không chậm quá|không vượt quá|hạn|sau thời hạn|ngay) ){0,4}"
)
_LENGTH_LABEL = (
    r"thời hạn(?: (?:giải quyết|thực hiện|xử lý|hoàn thành|trả lời|thẩm định|trả|báo cáo|gửi|nộp)"
    r"(?: (?:hồ sơ|kết quả|báo cáo|văn bản|nhiệm vụ))?)?\s?:"
)
# OCR reads kể as kế or kê.
_FROM = r"(?:(?:kể|kế|kê|tính) từ|từ(?! (?:ngày )?\d))"
_SINCE = rf"\s{{0,2}},?\s{{0,2}}{_FROM} (?:sau )?(?:(?:ngày|khi|lúc|thời điểm|ngay khi) ){{0,2}}"


@dataclass(frozen=True, slots=True)
class RelativeRule:
    """One way to hang a bound on an event.

    Attributes:
        name: for diagnostics and tests.
        pattern: on folded text; the anchor begins where it ends, unless the rule takes none.
        read: duration and preposition of the match, ``None`` when it is no duration.
        anchored: an anchor must follow; ``None``: the group ``event`` holds it.
        examples: phrase and ``Deadline.relative``.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], str | None]
    anchored: bool | None
    examples: tuple[tuple[str, str], ...]


def duration(count: int, unit: str, working: bool) -> str:
    """ISO 8601, with the word ``working`` for working days, which the norm has no sign for.

    >>> duration(10, "ngày", True), duration(2, "giờ", False), duration(1, "quý", False)
    ('P10D working', 'PT2H', 'P3M')
    """
    if unit == "giờ":
        code = f"PT{count}H"
    elif unit == "quý":
        code = f"P{count * 3}M"
    else:
        code = f"P{count}{_CODES[unit]}"
    return f"{code} working" if working else code


def _rules(numerals: Numerals, events: Sequence[str], occasions: Sequence[str]) -> tuple[RelativeRule, ...]:
    """The rules in the order they are tried."""
    return (
        *_after_rules(numerals),
        *_before_rules(numerals),
        *_length_rules(numerals),
        *_event_rules(events, occasions),
    )


def _rule(
    name: str,
    pattern: str,
    read: Callable[[re.Match[str]], str | None],
    *examples: tuple[str, str],
    anchored: bool | None = True,
) -> RelativeRule:
    return RelativeRule(name, re.compile(elastic(pattern)), read, anchored, examples)


def _length(numerals: Numerals) -> str:
    """Source of a length of time with the groups ``n``, ``u`` and ``w``."""
    return rf"(?P<n>{numerals.pattern}) (?P<u>{_UNIT})(?P<w>{_WORKING})?"


def _measured(numerals: Numerals, word: str) -> Callable[[re.Match[str]], str | None]:
    """Reads the length of a match, with ``word`` before its anchor."""

    def read(match: re.Match[str]) -> str | None:
        count = numerals.value(match["n"])
        if count is None:
            return None
        working = match["w"] is not None or match.groupdict().get("early") is not None
        return f"{duration(count, match['u'], working)} {word}".strip()

    return read


def _after_rules(numerals: Numerals) -> tuple[RelativeRule, ...]:
    """A length of time after an event."""
    length = _length(numerals)
    return (
        _rule(
            "length-after",
            rf"{_HEAD}{length}{_SINCE}(?=\w)",
            _measured(numerals, "after"),
            (
                "trong thời hạn 10 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ",
                "P10D working after nhận được hồ sơ hợp lệ",
            ),
            ("sau 15 ngày kể từ ngày ký", "P15D after ký"),
            ("Trong thời hạn bảy ngày làm việc, kể từ ngày tiếp nhận", "P7D working after tiếp nhận"),
            ("chậm nhất sau 02 tháng từ khi kết thúc đợt kiểm tra", "P2M after kết thúc đợt kiểm tra"),
        ),
        _rule(
            "nth-day",
            rf"(?:(?:chậm nhất|muộn nhất|không quá|vào|đến|là) ){{0,3}}(?P<u>ngày)(?P<early> làm việc)? thứ "
            rf"(?P<n>{numerals.pattern})(?P<w>{_WORKING})?{_SINCE}(?=\w)",
            _measured(numerals, "after"),
            ("chậm nhất ngày thứ 5 kể từ ngày nhận được thông báo", "P5D after nhận được thông báo"),
            ("vào ngày làm việc thứ ba kể từ ngày ký", "P3D working after ký"),
        ),
        _rule(
            "length-after-event",
            rf"{_HEAD}{length} sau (?:(?:khi|ngày) ){{0,2}}(?=\w)",
            _measured(numerals, "after"),
            ("chậm nhất 03 ngày sau khi kết thúc hội nghị", "P3D after kết thúc hội nghị"),
        ),
    )


def _before_rules(numerals: Numerals) -> tuple[RelativeRule, ...]:
    """A length of time before an event."""
    length = _length(numerals)
    return (
        _rule(
            "length-before-event",
            rf"{_HEAD}{length} trước (?:(?:khi|ngày) ){{0,2}}(?=[^\W\d])"
            r"(?!(?:đến|và|của|so|ngày|tháng|quý|năm|đó|đây)(?!\w))",
            _measured(numerals, "before"),
            ("05 ngày trước khi tổ chức", "P5D before tổ chức"),
            ("ít nhất 05 ngày làm việc trước ngày khai mạc", "P5D working before khai mạc"),
        ),
        _rule(
            "length-before-day",
            rf"(?:(?:ít nhất|tối thiểu|chậm nhất|muộn nhất) )?trước (?:(?:ít nhất|tối thiểu) )?{length}"
            rf" so với (?:ngày )?(?=\w)",
            _measured(numerals, "before"),
            ("trước ít nhất 03 ngày so với ngày họp", "P3D before họp"),
        ),
        _rule(
            "length-before-happening",
            rf"(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|xong) )?trước (?:(?:ít nhất|tối thiểu) )?{length} "
            rf"(?=(?:diễn ra|tổ chức|khai mạc|bế mạc|họp|hết|kết thúc)(?!\w))",
            _measured(numerals, "before"),
            ("chậm nhất trước 05 ngày diễn ra hội nghị", "P5D before diễn ra hội nghị"),
        ),
        _rule(
            "event-then-length",
            rf"(?:(?:chậm nhất|muộn nhất) )?trước (?:khi|ngày) (?P<event>{_EVENT_WORDS}) "
            rf"(?:(?:ít nhất|tối thiểu|chậm nhất) )?(?:là )?{length}(?!\w)",
            _measured(numerals, "before"),
            ("trước ngày họp ít nhất 02 ngày", "P2D before họp"),
            ("trước khi tổ chức hội nghị 05 ngày làm việc", "P5D working before tổ chức hội nghị"),
            anchored=None,
        ),
    )


def _length_rules(numerals: Numerals) -> tuple[RelativeRule, ...]:
    """A length of time alone."""
    length = _length(numerals)
    return (
        _rule(
            "length",
            r"(?:trong (?:thời hạn|vòng)|chậm nhất (?:là )?(?:sau |trong )?|"
            r"thời hạn (?:tối đa |không quá )?(?:là )?)"
            rf"\s{{0,2}}(?:không quá |tối đa )?{length}(?!\w)",
            _measured(numerals, ""),
            ("trong vòng 24 giờ", "PT24H"),
            ("trong thời hạn 05 ngày làm việc", "P5D working"),
            anchored=False,
        ),
        _rule(
            "labelled-length",
            rf"{_LENGTH_LABEL}\s{{0,2}}(?:không quá |tối đa )?{length}(?=\s{{0,2}}(?:[.;\n]|$))",
            _measured(numerals, ""),
            ("Thời hạn: 15 ngày", "P15D"),
            ("Thời hạn giải quyết hồ sơ: không quá 10 ngày làm việc", "P10D working"),
            anchored=False,
        ),
        _rule(
            "working-days",
            rf"(?:không quá|tối đa|trong) (?P<n>{numerals.pattern}) (?P<u>ngày)(?P<w>{_WORKING})(?!\w)",
            _measured(numerals, ""),
            ("không quá 03 ngày làm việc", "P3D working"),
            anchored=False,
        ),
    )


def _event_rules(events: Sequence[str], occasions: Sequence[str]) -> tuple[RelativeRule, ...]:
    """An event alone, without a length of time."""
    event = alternatives(events)
    return (
        _rule(
            "right-after",
            r"ngay (?:sau khi|khi|sau) (?=\w)",
            lambda _: "after",
            ("ngay sau khi Kế hoạch được ban hành", "after Kế hoạch được ban hành"),
        ),
        _rule(
            "after-event",
            rf"sau khi (?!đã )(?=(?:[^\W\d]{{1,12}} ){{0,8}}(?:được )?(?:{event})(?!\w))",
            lambda _: "after",
            ("sau khi Thủ tướng Chính phủ phê duyệt", "after Thủ tướng Chính phủ phê duyệt"),
            ("sau khi được thông qua", "after được thông qua"),
        ),
        _rule(
            "before-happening",
            rf"(?:(?:xong|hoàn thành|chậm nhất|muộn nhất) )?trước (?:(?:khi|lúc|ngày|lễ) )?"
            rf"(?=(?:{alternatives(occasions)}|mùa (?:mưa|bão|lũ|khô))(?!\w))",
            lambda _: "before",
            ("trước khi bế mạc đại hội", "before bế mạc đại hội"),
            ("trước mùa mưa bão", "before mùa mưa bão"),
        ),
        _rule(
            "before-tet",
            rf"(?:(?:xong|hoàn thành|chậm nhất|muộn nhất) )?trước (?:(?:dịp|ngày) )?(?P<event>{_TET})(?!\w)",
            lambda _: "before",
            ("trước Tết Nguyên đán", "before Tết Nguyên đán"),
            ("xong trước Tết Nguyên đán Ất Tỵ năm 2025", "before Tết Nguyên đán Ất Tỵ năm 2025"),
            anchored=None,
        ),
        _rule(
            "part-of-term",
            rf"(?P<before>trước )?(?:(?:vào|trong|đến) )?"
            rf"(?P<event>(?:(?:đầu|cuối) nhiệm kỳ(?! (?:từ )?\d)|giữa nhiệm kỳ(?: {_TERM_YEARS})?))(?!\w)",
            lambda m: "before" if m["before"] else "at",
            ("vào giữa nhiệm kỳ", "at giữa nhiệm kỳ"),
            ("cuối nhiệm kỳ", "at cuối nhiệm kỳ"),
            ("đến giữa nhiệm kỳ 2020 - 2025", "at giữa nhiệm kỳ 2020 - 2025"),
            anchored=None,
        ),
        _rule(
            "session",
            r"(?:tại|trước|trong|vào) (?=(?:kỳ|phiên) họp (?:(?:lần )?thứ \w|cuối|giữa|đầu|thường lệ))",
            lambda m: "before" if m.group().startswith("trước") else "at",
            ("tại Kỳ họp thứ 9", "at Kỳ họp thứ 9"),
            ("trước kỳ họp thường lệ cuối năm", "before kỳ họp thường lệ cuối năm"),
        ),
    )


class Relatives:
    """Finds bounds that hang on an event.

    Args:
        numerals: number words.
        events: verbs of events that a duty waits for.
        occasions: verbs of happenings that a duty comes before.
        documents: nouns of documents and of other things that are signed.
    """

    def __init__(
        self, numerals: Numerals, events: Sequence[str], occasions: Sequence[str], documents: Sequence[str]
    ) -> None:
        self.rules = _rules(numerals, events, occasions)
        # "sau khi nhận được Kế hoạch này gửi văn bản …": the duty follows without a comma. "Kế hoạch này được ban
        # hành" goes on with its verb, and so does what is told of the document ("này của …", "này có hiệu lực").
        self._this_document = re.compile(
            elastic(
                rf"(?:[^\W\d]{{1,12}} ){{1,9}}?(?:{alternatives(documents)}) này"
                r"(?= )(?! (?:được|bị|có|hết|đã|do|của|và|hoặc|hay|đến|tới|tại)(?!\w))"
            )
        )
        self._event = anywhere(events)
        head = _HEAD.replace("{0,4}", "{1,4}")
        self._trigger = re.compile(
            elastic(
                r"(?<!\w)(?:"
                rf"(?={head}{numerals.pattern} {_UNIT}(?!\w))"
                rf"|(?={numerals.pattern} {_UNIT}(?:{_WORKING}| (?:trước|sau|kể|tính|từ)|,))"
                r"|(?=(?:(?:chậm nhất|muộn nhất|không quá|vào|đến|là) ){0,3}ngày (?:làm việc )?thứ\s)"
                rf"|(?={_LENGTH_LABEL})"
                r"|(?=ngay (?:sau|khi)\s)|(?=sau khi\s)"
                r"|(?=(?:tại|trước|trong|vào) (?:kỳ|phiên) họp\s)"
                r"|(?=(?:(?:xong|hoàn thành|chậm nhất|muộn nhất) )?trước "
                rf"(?:(?:khi|lúc|ngày|lễ|dịp) )?(?:mùa|tết|{alternatives(occasions)})(?!\w))"
                r"|(?=(?:(?:chậm nhất|muộn nhất) )?trước (?:khi|ngày) [^\W\d])"
                r"|(?=(?:(?:trước|vào|trong|đến) ){0,2}(?:đầu|giữa|cuối) nhiệm kỳ(?!\w))"
                r")"
            )
        )

    def scan(self, text: str, folded: str, start: int, end: int) -> Iterator[RelativeMention]:
        """Mentions in order, none overlapping; anchors are quoted from ``text``."""
        position = start
        while (trigger := self._trigger.search(folded, position, end)) is not None:
            found = self._at(text, folded, trigger.start(), end)
            if found is None:
                position = trigger.start() + 1
                continue
            yield found
            position = found.end

    def _at(self, text: str, folded: str, at: int, end: int) -> RelativeMention | None:
        for rule in self.rules:
            match = rule.pattern.match(folded, at, end)
            if match is None:
                continue
            said = rule.read(match)
            if said is None:
                continue
            if rule.anchored is None:
                event = text[match.start("event") : match.end("event")]
                return RelativeMention(at, match.end(), f"{said} {event}", rule.name)
            if not rule.anchored:
                return RelativeMention(at, match.end(), said, rule.name)
            anchor_end = self._anchor_end(folded, rule, match.end(), end)
            anchor = text[match.end() : anchor_end]
            if anchor:
                return RelativeMention(at, anchor_end, f"{said} {anchor}", rule.name)
        return None

    def _anchor_end(self, folded: str, rule: RelativeRule, start: int, end: int) -> int:
        """Where the event's name ends; a list of subjects ("ngay sau khi thương nhân, tổ chức …") runs to its verb."""
        stop = min(end, start + _ANCHOR_LIMIT)
        document = self._this_document.match(folded, start, stop)
        if document is not None:
            return document.end()
        position = start
        while True:
            close = _ANCHOR_END.search(folded, position, stop)
            if close is None:
                # Too long for an event: cut at a word.
                anchor_end = stop if stop == end else max(folded.rfind(" ", start, stop), start)
                break
            anchor_end = close.start()
            subject_only = rule.name in _NEEDS_EVENT and self._event.search(folded, start, anchor_end) is None
            if not (subject_only and close.group() == "," and position == start):
                break
            position = close.end()
        while anchor_end > start and folded[anchor_end - 1] in " *.":
            anchor_end -= 1
        return anchor_end
