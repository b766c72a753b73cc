"""The place that closes the name of a local body: *Sở Xây dựng | tỉnh An Giang*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.registry.model import Level
from vanban.text.normal import fold, squeeze

_LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_CITY = ("thành phố", "tp.", "tp")
# "tỉnh" closes "Thanh tra tỉnh"; "của", "thuộc" or a comma may stand before the place.
_PLACE = re.compile(
    rf"(?:của\s|thuộc\s)?(?P<level>{'|'.join(map(re.escape, (*_LEVELS, *_CITY)))})(?:\s(?P<name>\S.{{0,60}}))?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it stands in a name.

    Attributes:
        level: of administration; ``None`` for a city, which may be a province or a district.
        word: the printed level, folded; empty for a province named without it.
        name: proper name as printed, empty when the level stands alone.
    """

    level: Level | None
    word: str
    name: str


def as_place(tail: str) -> Place | None:
    """What follows the name of a body, as a place; ``None`` when it is none.

    >>> as_place("tỉnh An Giang")
    Place(level='province', word='tỉnh', name='An Giang')
    """
    tail = squeeze(tail).lstrip(", ")
    match = _PLACE.fullmatch(fold(tail))
    if match is None:
        return None
    word = match["level"]
    name = tail[match.start("name") :] if match["name"] else ""
    # "huyện Tri Tôn, tỉnh An Giang": the first place is the body's own.
    return Place(_LEVELS.get(word), "thành phố" if word in _CITY else word, name.split(",")[0].strip())
