"""Laws cited by name: a name and then a number, a day or a year.

``Luật Tổ chức Quốc hội số 57/2014/QH13`` → 57/2014/QH13; ``Luật Thanh tra ngày 15/11/2010`` and ``Luật Thanh tra năm
2010`` → Luật Thanh tra 2010. A name alone is no citation of a certain document; it is only taken for one that was cited
before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.extract.references.models import Passage
from vanban.text.normal import squeeze

_LAW = re.compile(r"(?<!\w)(?P<kind>bộ luật|luật|pháp lệnh|hiến pháp)(?=\s|:\s)")
_NOT_BEFORE = re.compile(r"(?:pháp|kỷ|quy|định|các dự án|xây dựng|thi hành án,)\s$")
_CODES = {"bộ luật": "BL", "luật": "L", "pháp lệnh": "PL", "hiến pháp": "HP"}
_NAMES = {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": "Hiến pháp"}

# Where a name ends. What ends it tells how the law is cited.
_NUMBER = (
    r"(?P<number>\s?,?\s\(?(?:(?<!pháp\s)(?:bộ\s)?luật\s)?(?:số|sô|sổ)\s?:?\s?(?=\d{1,4}\s?/)|\s(?=\d{1,4}/\d{4}/))"
)
_DAY = r"(?P<day>\s?,?\s\(?(?:được\s)?(?:quốc hội\s)?(?:thông qua\s|ban hành\s)?(?=ngày\s[\dloói]))"
_YEAR = r"(?P<year>\s\(?(?:năm\s)?(?P<value>(?:19|20)\d\d)\)?(?![\w/]|[.,]\d))"
_STOP_MARKS = r"[;.:|!?\"“”()\[\]*\n]|/"
# Words that no name of a law contains, so that a clause has begun.
_STOP_WORDS = (
    r"được|đã|sẽ|hiện hành|có hiệu lực|hoàn thành|trong|trước|từ|đến|nhằm|trình|này|nêu|khi|nếu|thì|phải|quy định|"
    r"giai đoạn|dự thảo|theo(?!\s(?:phương thức|hợp đồng))|tại(?!\sviệt nam)|kể từ|hướng dẫn|"
    r"và\s(?:các|luật|bộ luật|nghị định|pháp lệnh|quyết định|nghị quyết|thông tư|văn bản)|cùng|gồm|như|hoặc"
)
_PLAIN_END = re.compile(
    rf"{_NUMBER}|{_DAY}|{_YEAR}|(?P<stop>{_STOP_MARKS}|"
    r",\s(?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định)\s|"
    rf"\s(?<!pháp\s)luật(?!\w|\ssư)|\s(?:{_STOP_WORDS})(?!\w))"
)
# "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B ngày …" is one law.
_AMENDING = re.compile(r"\s(?:sửa đổi|bổ sung)(?!\w)")
_AMENDING_END = re.compile(
    rf"{_NUMBER}|{_DAY}|{_YEAR}|(?P<stop>{_STOP_MARKS}|,\s(?:nghị định|nghị quyết|thông tư|quyết định)\s|"
    r"\s(?:được|đã|có hiệu lực|trong)(?!\w))"
)
_MAX_NAME = 200
_HEAD = re.compile(r"\s?:\s(?=[^\W\d_])")
_NEXT_LISTED = re.compile(r"[^;,\n]{0,60}?(?:[;,]|\svà|,\svà)\s(?=[^\W\d_])")
_TONED = re.compile(r"[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]")


@dataclass(frozen=True, slots=True)
class LawName:
    """A law named in the text.

    Attributes:
        start: first character of "Luật".
        name_end: one past the name.
        name: "Luật Thanh tra", capitals as usual.
        code: L, BL, PL or HP.
        number_start: where the number begins, ``None`` when cited otherwise.
        day_start: where "ngày" begins.
        year: the year printed after the name.
        end: one past the year, or ``name_end``.
    """

    start: int
    name_end: int
    name: str
    code: str
    number_start: int | None = None
    day_start: int | None = None
    year: str | None = None
    end: int = 0


def laws_in(passage: Passage) -> list[LawName]:
    """Laws cited by name with a number, a day or a year, left to right; a law in another's name is not listed."""
    found: list[LawName] = []
    position = passage.start
    while True:
        match = _LAW.search(passage.folded, position, passage.end)
        if match is None:
            return found
        position = match.end()
        listed = _HEAD.match(passage.folded, match.end(), passage.end)
        if listed is not None and match["kind"] in _NAMES:
            several = _listed(passage, match["kind"], listed.end())
            found += several
            position = max(position, several[-1].end) if several else position
            continue
        if _NOT_BEFORE.search(passage.folded, max(passage.start, match.start() - 12), match.start()):
            continue
        law = _law_at(passage, match)
        if law is not None:
            found.append(law)
            position = law.end


def _listed(passage: Passage, kind: str, position: int) -> list[LawName]:
    """The laws of a list with one head: "các Luật: Tổ chức Chính phủ năm 2015; Ngân sách nhà nước số 83/2015/QH13"."""
    found: list[LawName] = []
    while True:
        start = position
        closing = _PLAIN_END.search(passage.folded, start, min(passage.end, start + _MAX_NAME))
        if closing is None or closing["stop"] is not None or not passage.text[start : start + 1].isupper():
            return found
        law = _cited(kind, start, closing, squeeze(passage.text[start : closing.start()]), amending=False)
        found.append(law)
        following = _NEXT_LISTED.match(passage.folded, law.end, passage.end)
        if following is None:
            return found
        position = following.end()


def _law_at(passage: Passage, match: re.Match[str]) -> LawName | None:
    kind = match["kind"]
    amending = _AMENDING.match(passage.folded, match.end(), passage.end) is not None
    limit = min(passage.end, match.end() + (_MAX_NAME * 2 if amending else _MAX_NAME))
    closing = (_AMENDING_END if amending else _PLAIN_END).search(passage.folded, match.end(), limit)
    if closing is None or closing["stop"] is not None:
        return None
    printed = squeeze(passage.text[match.end() : closing.start()])
    if kind != "hiến pháp" and not printed[:1].isalpha():
        return None  # "luật, pháp lệnh năm 2025", "Luật số 65/2020/QH14"
    if closing["year"] is not None and kind != "hiến pháp" and not printed[0].isupper() and not amending:
        return None  # "công tác xây dựng luật chuyên ngành năm 2024"
    if printed.endswith((",", " và", " của", " là", " các")) or printed.lower().startswith(("số ", "các ")):
        return None
    return _cited(kind, match.start(), closing, printed, amending)


def _cited(kind: str, start: int, closing: re.Match[str], printed: str, amending: bool) -> LawName:
    """The law named ``printed`` whose name ends where ``closing`` begins."""
    name_end = closing.start()
    name = _spelled(_NAMES[kind], printed, amending)
    code = _CODES[kind]
    if closing["number"] is not None:
        return LawName(start, name_end, name, code, number_start=closing.end(), end=closing.end())
    if closing["day"] is not None:
        return LawName(start, name_end, name, code, day_start=closing.end(), end=closing.end())
    return LawName(start, name_end, name, code, year=closing["value"], end=closing.end())


def _spelled(kind: str, printed: str, amending: bool) -> str:
    """The name with its usual capitals: ``Luật thương mại`` is printed for Luật Thương mại."""
    if not printed:
        return kind
    # Capitals throughout are a heading's; a syllable in capitals with a tone mark is OCR's ("Luật TỔ chức"), without
    # one an abbreviation ("Luật Tổ chức HĐND và UBND").
    if printed.isupper():
        printed = printed.lower()
    else:
        printed = " ".join(w.capitalize() if w.isupper() and _TONED.search(w) else w for w in printed.split(" "))
    if amending or kind == "Hiến pháp":
        return f"{kind} {printed[0].lower()}{printed[1:]}"
    return f"{kind} {printed[0].upper()}{printed[1:]}"
