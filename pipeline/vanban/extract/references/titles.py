"""The title of a cited document (trích yếu): where it begins, and its true end.

``… của Chính phủ về công tác văn thư và Thông tư số …`` ends before the next document of the list; ``… về tiết kiệm
điện, Sở Công Thương ban hành kế hoạch như sau`` where the sentence turns to what somebody does; ``… "Về việc công bố
thủ tục" của Bộ Nội vụ`` at the quotation mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vanban.extract.references.models import Passage
from vanban.extract.references.phrases import any_of
from vanban.extract.references.type_names import TypeNames

# Read on the text itself: a full stop before a capital letter, but not that of "TP. Hồ Chí Minh".
_FULL_STOP = re.compile(r"(?<!TP)(?<!TX)(?<!Tp)[.!?](?=\s*$|\s*\*|\s+[A-ZĐÂÊÔƠƯÁÀẢÃẠĂ\"“(])")
_STOP = (
    r";|\n|,?\s\(?(?:sau đây|gọi tắt|viết tắt)\s|\)|,?\s\(?(?:đã\s)?(?:được|bị)\s(?:sửa đổi|bổ sung|thay thế|bãi bỏ)|"
    r"\s(?:hết|không còn|tiếp tục có|có)\shiệu lực|,\s(?:trong đó|cụ thể|theo đó|đồng thời)(?!\w)|"
    r"(?:,|\svà)\scác\s(?:văn bản|quy định)\s(?:có\s)?(?:liên quan|hướng dẫn|khác)"
)
_AND_LAW = re.compile(r"\svà\s(?:luật|bộ luật|pháp lệnh)\s")
_OF_LAW = re.compile(r"\scủa\s(?:luật|bộ luật|pháp lệnh)\s")
# "… về giảm nghèo, Quyết định ngày 05/3/2024 của …", "… và Biên bản họp Hội đồng thẩm định ngày …"
_WITH_DAY = (
    r"\s(?:số\s\d{1,5}[a-z]?,?\s|(?:của|do|cuộc họp|họp|hội nghị|làm việc|kiểm tra|thẩm định|nghiệm thu)\s"
    r"[^,.;:\n]{2,110}?\s)?ngày\s\d"
)
_QUOTES = {'"': '"', "“": "”", "«": "»"}
_MAX_TITLE = 1200


@dataclass(frozen=True, slots=True)
class Title:
    """A cited title.

    Attributes:
        start: first character.
        end: one past the last; ``start`` when there is none.
        quoted: it stands between quotation marks.
        close: one past the closing quotation mark, else ``end``.
    """

    start: int
    end: int
    quoted: bool
    close: int


class CitedTitles:
    """Reads titles after a number, a day and a body.

    Args:
        types: type names; a title ends where the next document of a list begins.
        lexicon: ``document_types.yaml``.
    """

    def __init__(self, types: TypeNames, lexicon: Any) -> None:
        openings, verbs = any_of(lexicon["title_openings"]), any_of(lexicon["title_verbs"])
        # "tiếp tục có hiệu lực" is said of the document, it does not open its title.
        self._start = re.compile(
            rf"(?:\s{{0,2}},?\s{{0,2}}[“\"«]?(?={openings}(?!\w|\scó hiệu lực))|\s{{1,2}}[“\"«]?(?={verbs}(?!\w)))"
        )
        self._end = re.compile(
            rf"{_STOP}|\s\((?={types.any_name}\s(?:số\s)?\d{{1,5}}[a-z]?\))"
            rf"|(?:,|\svà|,\svà)\s(?:các\s)?{types.any_name}(?:\s\w+){{0,2}}?\s(?:số\s)?\d{{1,6}}[a-z]?[/\-]"
            r"|(?:,|\svà|,\svà)\snghị quyết\s(?:của\s)?đại hội\s"
            rf"|(?:,|\svà|,\svà)\s(?P<unnumbered>{_unnumbered(lexicon)}){_WITH_DAY}"
            r"|(?:,|\svà|,\svà)\ssố\s\d{1,6}[a-z]?[/\-]"
            r"|(?:,|\svà)\s(?:luật|bộ luật|pháp lệnh)\s(?!liên quan)"
            r"|(?:,|\svà)\s(?:ý kiến\s)?(?:chỉ đạo|kết luận|yêu cầu)\scủa\s[^.;]{2,80}\stại\s"
        )
        forms = lexicon["issuer_forms"]
        self._clause = re.compile(
            rf",\s(?={_bodies(forms)}(?!\w)[^,;.:]{{0,70}}?\s(?P<verb>{any_of(lexicon['clause_verbs'])})(?!\w))"
        )
        self._passage: Passage | None = None
        self._stops: list[tuple[int, str]] = []
        self._full_stops: list[int] = []

    def read(self, passage: Passage, position: int) -> Title:
        """The title that begins at ``position``."""
        opening = self._start.match(passage.folded, position, passage.end)
        if opening is None or self._end.match(passage.folded, position, passage.end):
            return Title(position, position, False, position)
        start = opening.end()
        mark = passage.folded[start - 1]
        if mark in _QUOTES:
            close = passage.text.find(_QUOTES[mark], start, min(passage.end, start + _MAX_TITLE))
            if close >= 0:
                return Title(start, close, True, close + 1)
        end = self._end_of(passage, start)
        return Title(start, end, False, end)

    def _end_of(self, passage: Passage, start: int) -> int:
        self._look_through(passage)
        limit = min(passage.end, start + _MAX_TITLE)
        at = bisect_left(self._full_stops, start)
        if at < len(self._full_stops):
            limit = min(limit, self._full_stops[at])
        for stop, mark in self._stops[bisect_left(self._stops, (start, "")) :]:
            if stop >= limit:
                break
            so_far = passage.folded[start:stop]
            # A bracket that opened inside the title closes inside it; "một số điều của Luật A và Luật B" goes on.
            closes = mark == ")" and so_far.count("(") > so_far.count(")")
            goes_on = _AND_LAW.match(mark) is not None and _OF_LAW.search(so_far) is not None
            if not (closes or goes_on):
                return stop
        return limit

    def _look_through(self, passage: Passage) -> None:
        """Find every possible end in a block once, however many titles it holds."""
        if passage is self._passage:
            return
        start, end = passage.start, passage.end
        stops = [
            (m.start(), m.group())
            for m in self._end.finditer(passage.folded, start, end)
            if m["unnumbered"] is None or passage.text[m.start("unnumbered")].isupper()
        ]
        stops += [(at, ",") for at in self._turns(passage)]
        self._stops = sorted(stops)
        self._full_stops = [m.start() for m in _FULL_STOP.finditer(passage.text, start, end)]
        self._passage = passage

    def _turns(self, passage: Passage) -> Iterator[int]:
        """Commas after which a body does something: a name in capitals, then a verb without."""
        for match in self._clause.finditer(passage.folded, passage.start, passage.end):
            verb = match.start("verb")
            if passage.text[match.end()].isupper() and passage.text[verb].islower():
                yield match.start()


def _bodies(forms: Any) -> str:
    heads: Iterable[str] = [*forms["local"], *forms["committees"], *forms["heads"], *forms["offices"]]
    return any_of(heads)


def _unnumbered(lexicon: Any) -> str:
    """Names of the types that are cited by their day alone."""
    entries = (entry for entry in lexicon["types"] if entry["code"] in lexicon["cited_without_number"])
    return any_of(name for entry in entries for name in (entry["name"], *entry.get("aliases", ())))


def title_text(passage_text: str, start: int, end: int) -> str | None:
    """The cited title on one line, without emphasis marks."""
    title = " ".join(passage_text[start:end].replace("*", "").split()).strip(" ,;:./")
    return title or None
