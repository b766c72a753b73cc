"""Whether two names may be one issuing body: *Chủ tịch UBND tỉnh* issues in the name of *Ủy ban nhân dân tỉnh*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vanban.registry import Registry
from vanban.registry.places import Place, as_place
from vanban.text.normal import fold, squeeze

# Persons and standing committees that sign for the body named after them.
_OFFICE = re.compile(
    r"(?:(?:quyền|phó|các)\s)?(?:chủ tịch(?!\snước)|giám đốc|bộ trưởng|thứ trưởng|thủ trưởng|thống đốc|chủ nhiệm"
    r"|chánh án|viện trưởng|cục trưởng|trưởng ban|chánh văn phòng|thường trực|ban thường vụ|ban thường trực"
    r"|đoàn chủ tịch|ban chấp hành(?!\strung ương))\s(?=\S)"
)
# "khóa XI", "lần thứ XII", "nhiệm kỳ 2020 - 2025" tell a term, not a body.
_TERM = re.compile(r",?\s(?:khóa|lần thứ|nhiệm kỳ)\s.{1,40}$")
# "huyện Hòa Vang, thành phố Đà Nẵng", "Bà Rịa - Vũng Tàu": no longer than this.
_PLACE_WORDS = 16
_COMMITTEES = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
# A Party organisation is led, and spoken for, by its committee.
_PARTY_COMMITTEE = re.compile(r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ)")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body's name, parted.

    Attributes:
        body: folded, without the person who signs for it and without the place.
        place: level and name of its place, ``None`` when the name has none.
        province: the place is a province.
    """

    body: str
    place: tuple[str, str] | None
    province: bool


@lru_cache(maxsize=8192)
def parted(name: str, registry: Registry) -> Issuer:
    """The body and the place in an issuer's name.

    >>> from vanban.registry import registry
    >>> parted("Chủ tịch UBND tỉnh Lạng Sơn", registry())
    Issuer(body='ủy ban nhân dân', place=('province', 'Lạng Sơn'), province=True)
    """
    name = squeeze(name)
    folded = fold(name)
    term, office = _TERM.search(folded), _OFFICE.match(folded)
    name = name[office.end() if office else 0 : term.start() if term else len(name)]
    body, place = _cut(name, registry)
    body = _full(fold(body), registry)
    if place is None:
        return Issuer(body, None, False)
    province = registry.province_at(place)
    if province is not None:
        return Issuer(body, ("province", province.name), True)
    return Issuer(body, (place.word, fold(place.name)) if place.name else None, False)


def same_body(first: str, second: str) -> bool:
    """Two parted bodies are one, or committees of one Party organisation.

    >>> same_body("tỉnh ủy", "đảng bộ")
    True
    """
    return first == second or bool(_PARTY_COMMITTEE.fullmatch(first) and _PARTY_COMMITTEE.fullmatch(second))


def _full(body: str, registry: Registry) -> str:
    known = {fold(entry.name) for entry in registry.bodies_named(body)}
    if len(known) == 1:
        return known.pop()
    return " ".join(_COMMITTEES.get(word, word) for word in body.split(" "))


def _cut(name: str, registry: Registry) -> tuple[str, Place | None]:
    """The longest place at the end: "huyện Tri Tôn, tỉnh An Giang" is cut before its first level."""
    words = name.split(" ")
    for index in range(max(1, len(words) - _PLACE_WORDS), len(words)):
        tail = " ".join(words[index:])
        place = as_place(tail)
        if place is None and registry.province_named(tail) is not None:
            place = Place("province", "", tail)
        if place is not None:
            return " ".join(words[:index]).rstrip(","), place
    return name, None
