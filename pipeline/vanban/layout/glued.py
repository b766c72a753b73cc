"""Cutting apart letterhead texts that a conversion ran together on one line.

``CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM``, ``Số: 03/NQ-CP Hà Nội, ngày 09 tháng 01 năm 2025`` and the like occur
in text copied out of two-column letterheads.
"""

from __future__ import annotations

import re

from vanban.layout import form
from vanban.layout.items import Item, split
from vanban.text.normal import bare

_SIGNED = re.compile(r"[\[(\s]{0,4}\(\s?đã k[ýí]\s?\)[\])\s]{0,4}", re.IGNORECASE)
_LONGEST = 300  # a longer line is a paragraph

_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\s?-\s?tu do\s?-\s?hanh phuc|dang cong san viet nam")
_DRAFT = re.compile(r"du thao\s")
_RULE = re.compile(r"[-_]{4,200}")
_NUMBER = re.compile(r"(?<!\w)so\s?:\s?[\d.…_ ]{0,12}[a-z]?\s?/\s?[a-z0-9]|^so\s\d{1,5}-[a-z]{1,6}/")
# A place is a run of words with a capital each, before the comma and "ngày".
_PLACE_DATE = re.compile(
    r"(?<![\w\-/&])(?P<place>(?:(?:TP|Tp|T\.P)\.?\s?)?[A-ZĐÀ-ỸƠƯ][a-zà-ỹđơư]{1,7}(?:\s(?:-\s)?[A-ZĐÀ-ỸƠƯ][a-zà-ỹđơư]{0,7}){0,5}"
    r"|(?:Thành phố|thành phố|tỉnh|Tỉnh)\s[A-ZĐÀ-ỸƠƯ][a-zà-ỹđơư]{0,7}(?:\s[A-ZĐÀ-ỸƠƯ][a-zà-ỹđơư]{0,7}){0,4})"
    r"\s?,\s{0,3}ngày[\s\d.…_]{1,12}tháng[\s\d.…_]{1,12}năm(?:[\s.…_]{0,6}\d{0,4})"
)


def unglue(item: Item) -> list[Item]:
    """The item, or its pieces when several texts of a letterhead stand on its line."""
    text = item.text
    if len(text) > _LONGEST or form.is_opening(text):
        return [item]
    folded = bare(text)
    if len(folded) != len(text):
        return [item]
    draft = _DRAFT.match(folded)
    if draft is not None and form.is_capitals(text) and form.type_name(text[draft.end() :]) is not None:
        return split(item, draft.end())
    cuts: set[int] = set()
    for match in _MOTTO.finditer(folded):
        # Inside a sentence the Republic's name is not in capitals.
        if (
            form.is_capitals(match.group())
            or form.is_capitals(text[match.start() : match.end()])
            or "tu do" in match.group()
        ):
            cuts |= {match.start(), match.end()}
    place = _PLACE_DATE.search(text)
    number = _NUMBER.search(folded)
    if number is not None and item.line.column == 0 and number.start() > 0 and not form.is_number(text):
        cuts.add(number.start())
    if place is not None and (cuts or number is not None or place.start() == 0):
        cuts |= {place.start(), place.end() if len(text) - place.end() > 3 else len(text)}
        number_from = number.start() if number is not None and number.start() < place.start() else None
        if number_from is not None:
            cuts.add(number_from)
    elif number is not None and cuts:
        cuts.add(number.start())
    if cuts:
        cuts |= {edge for rule in _RULE.finditer(text) for edge in rule.span()}
    cuts -= {0, len(text)}
    pieces = split(item, *cuts) if cuts else [item]
    return [piece for piece in pieces if not form.is_rule(piece.text)]


def unglue_signature(item: Item) -> list[Item]:
    """The lines of a signature block that a conversion ran together: authority, office, ``(Đã ký)``, name."""
    text = item.text
    if len(text) > _LONGEST:
        return [item]
    cuts: set[int] = set()
    signed = _SIGNED.search(text)
    if signed is not None and signed.start() > 0:
        cuts |= set(signed.span())
    office = form.split_authority(text[: signed.start()] if signed is not None else text)
    if office is not None:
        cuts.add(office)
    pieces = split(item, *cuts) if cuts else [item]
    return [piece for piece in pieces if not form.is_rule(piece.text)]
