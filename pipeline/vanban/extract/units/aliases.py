"""Short names that the document itself gives: *Ban Chỉ đạo … (sau đây viết tắt là Ban Chỉ đạo)*.

``said``      *(sau đây gọi tắt là Trung tâm)* · *(viết tắt: BCĐ)* · *, sau đây gọi là Tổ công tác,*
``together``  *(sau đây gọi chung là các đơn vị)*: stands for a whole list, so it is a group of its own
``initials``  *Trung tâm Lưu trữ lịch sử (TTLTLS)*: only capitals that begin the name's syllables, in their order
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.extract.units.proper import UPPER
from vanban.text.normal import squeeze

_SAYS = (
    r"(?:(?:sau đây|dưới đây|từ đây|sau này)\s)?(?:xin\s|được\s)?"
    r"(?:viết|gọi)\s(?:(?:tắt|chung)(?:\svà\s(?:viết|gọi)\stắt)?(?:\slà)?|là)\s?:?\s?"
)
_DEFINITION = re.compile(
    rf"\s?\({_SAYS}[“\"]?(?P<alias>[^()“”\"\n]{{2,60}})[”\"]?\)"
    rf"|,\s{_SAYS}(?P<inline>(?-i:[{UPPER}])[^(),;.\n]{{1,40}})[,;.]"
    rf"|\s?\((?P<initials>(?-i:[{UPPER}][{UPPER}&\-]{{1,11}}))\)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"gọi\schung", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name where it is given.

    Attributes:
        start: where the name that is shortened must end.
        end: one past the definition.
        alias: the short name.
        together: it stands for everything in the list before it.
        initials: it must consist of the first letters of that name.
    """

    start: int
    end: int
    alias: str
    together: bool
    initials: bool


def definitions(text: str) -> Iterator[Definition]:
    """Every place in ``text`` where a short name is given.

    >>> [d.alias for d in definitions("Tổ hợp tác (gọi tắt là Tổ) và Sở Y tế (SYT)")]
    ['Tổ', 'SYT']
    """
    for match in _DEFINITION.finditer(text):
        alias = squeeze(match["alias"] or match["inline"] or match["initials"]).strip(" .,;:")
        if alias:
            together = "," in alias or _TOGETHER.search(match.group()) is not None
            yield Definition(*match.span(), alias, together, initials=match["initials"] is not None)


def are_initials(letters: str, name: str) -> bool:
    """The letters begin syllables of the name, in order, the first one the first.

    >>> are_initials("TTKSBT", "Trung tâm Kiểm soát bệnh tật tỉnh"), are_initials("CDC", "Trung tâm Y tế")
    (True, False)
    """
    wanted = [letter for letter in letters if letter.isalpha()]
    syllables = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name)]
    if not wanted or not syllables or wanted[0] != syllables[0]:
        return False
    remaining = iter(syllables)
    return all(letter in remaining for letter in wanted)
