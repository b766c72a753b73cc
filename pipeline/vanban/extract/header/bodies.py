"""Issuing body and governing body (cơ quan ban hành, cơ quan chủ quản) as full names."""

from __future__ import annotations

import re
from functools import cache

from vanban.extract.header.casing import PLACE, running_text
from vanban.layout.form import starts_body_name
from vanban.lexicon import load_lexicon
from vanban.registry import registry
from vanban.text.normal import fold, squeeze

_BARE_LEVEL = re.compile(r"\s(?P<level>thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường)$")
_LOCAL_PARENT = re.compile(r"(?:ủy ban nhân dân|hội đồng nhân dân)\s(?P<place>.{2,60})$")
_COUNCIL = re.compile(r"hội đồng nhân dân(?!\w)")
_PARTY_PARENT = re.compile(r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ)(?!\w)")
# Bodies whose printed name leaves their province or district to the line above.
_DEPARTMENT = re.compile(r"(?:sở|phòng|thanh tra|văn phòng|ban|chi cục|trung tâm|đội|hạt|hội đồng|tổ)(?!\w)")
_PARTY_ORGAN = re.compile(r"(?:ban|văn phòng|ủy ban kiểm tra)(?!\w)")
# "HỘI NÔNG DÂN VIỆT NAM" / "BAN CHẤP HÀNH TỈNH AN GIANG"
_COMMITTEE_OF_PLACE = re.compile(
    r"(?P<head>ban chấp hành|ban thường vụ)\s(?P<place>(?:tỉnh|thành phố|huyện|quận|xã|phường)\s.+)$"
)
# "LIÊN BỘ TÀI CHÍNH - Y TẾ"
_LEAGUE = re.compile(r"liên (?P<head>bộ|sở)\s(?!bộ\s|sở\s)")
_SPACE = re.compile(r" ")
_LONGEST_PROVINCE = 40  # characters with the space before it
_LONGEST_HEAD = 400  # characters: the names of more bodies than ever signed together
_JOINT_HEADING = re.compile(r"liên (?:tịch|ngành|bộ|sở|cơ quan)\s?[:\-]?")


def full_name(printed: str, text: str = "") -> str:
    """The body's name in running text with its abbreviations expanded.

    >>> full_name("UBND TỈNH AN GIANG")
    'Ủy ban nhân dân tỉnh An Giang'
    """
    name = squeeze(printed.strip(" .,;:*-_"))
    known = _by_other_name().get(fold(name))
    return known if known is not None else running_text(expand(name), text)


@cache
def _by_other_name() -> dict[str, str]:
    """Other names of central bodies, folded → the record's: ``bch trung ương``, ``bộ gd&đt``."""
    bodies = load_lexicon("document_types")["issuing_bodies"]
    return {fold(alias): entry["name"] for entry in bodies for alias in entry.get("aliases", ())}


def expand(name: str) -> str:
    """Abbreviations of bodies and of places written out, in the case of their surroundings."""
    for entry in load_lexicon("layout")["body_abbreviations"]:
        pattern = re.compile(
            rf"(?<!\w){re.escape(entry['short'])}(?!\w)", re.IGNORECASE if entry["short"].isupper() else 0
        )
        match = pattern.search(name)
        if match is None:
            continue
        rest = name[: match.start()] + name[match.end() :]
        full = entry["full"].upper() if rest.upper() == rest and any(c.isalpha() for c in rest) else entry["full"]
        name = name[: match.start()] + full + name[match.end() :]
    return squeeze(name)


def is_joint_heading(printed: str) -> bool:
    """``LIÊN TỊCH``, ``LIÊN NGÀNH`` alone above the names of a joint document's bodies."""
    return _JOINT_HEADING.fullmatch(squeeze(fold(printed))) is not None


def joint_names(printed: str) -> list[str]:
    """The bodies of a joint document that one line names: ``BỘ TÀI CHÍNH - BỘ NỘI VỤ``.

    >>> joint_names("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI")
    ['BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI']
    >>> joint_names("LIÊN BỘ TÀI CHÍNH - Y TẾ")
    ['BỘ TÀI CHÍNH', 'BỘ Y TẾ']
    """
    if len(printed) > _LONGEST_HEAD:
        return [printed]
    league = _LEAGUE.match(fold(printed))
    if league is not None:
        head = printed[league.start("head") : league.end("head")]
        return [f"{head} {piece}" for piece in re.split(r"\s?[-–,]\s?", printed[league.end() :]) if piece]
    heading = _JOINT_HEADING.match(fold(printed))
    if heading is not None and starts_body_name(printed[heading.end() :].strip()):
        printed = printed[heading.end() :].strip()
    names: list[str] = []
    for piece in re.split(r"\s[-–]\s|[-–](?=(?:UBND|UBMT|HĐND|BHXH)(?!\w))", printed):
        if names and not starts_body_name(piece):
            names[-1] += " - " + piece
        else:
            names.append(piece)
    return names


def place_in(name: str) -> str | None:
    """The place at the end of a body's name with its level: ``tỉnh An Giang``."""
    found = PLACE.search(fold(name))
    return name[found.start() :] if found is not None else None


def is_place(name: str) -> bool:
    """The line names a place and no body: ``TỈNH AN GIANG``."""
    return PLACE.match(fold(name)) is not None


def with_level(name: str) -> str:
    """A department's name with the level of the province that it ends with: ``Sở Y tế An Giang``.

    >>> with_level("Sở Y tế An Giang")
    'Sở Y tế tỉnh An Giang'
    """
    folded = fold(name)
    if not folded.startswith("sở ") or place_in(name) is not None:
        return name
    for space in _SPACE.finditer(name, max(0, len(name) - _LONGEST_PROVINCE)):
        place = province(name[space.end() :])
        if place is not None:
            return f"{name[: space.start()]} {place}"
    return name


def province(name: str) -> str | None:
    """The province or city of that name with its level.

    >>> province("Lâm Đồng"), province("Đà Lạt")
    ('tỉnh Lâm Đồng', None)
    """
    known = registry().province_named(name)
    return known.full_name() if known is not None else None


def with_level_named(name: str, place: str | None) -> str:
    """A name that ends with its level alone, completed: ``Bảo hiểm xã hội tỉnh``, ``tỉnh Lâm Đồng``."""
    bare_level = _BARE_LEVEL.search(fold(name))
    if bare_level is None or place is None or not fold(place).startswith(bare_level["level"] + " "):
        return name
    return f"{name}{place[len(bare_level['level']) :]}"


def with_place(issuer: str, parent: str | None) -> str:
    """The issuer's name with what only the governing body's line prints: a place, or the body an organ belongs to.

    >>> with_place("Sở Xây dựng", "Ủy ban nhân dân tỉnh An Giang")
    'Sở Xây dựng tỉnh An Giang'
    >>> with_place("Ban Thường trực", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang")
    'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang'
    """
    if parent is None:
        return issuer
    name, folded = fold(issuer), fold(parent)
    if is_place(parent):
        return f"{issuer} {parent[0].lower()}{parent[1:]}"  # "TỈNH AN GIANG" / "HỘI ĐỒNG NHÂN DÂN"
    if name.startswith("chi nhánh"):
        return f"{parent} - {issuer}"
    of_place = _COMMITTEE_OF_PLACE.match(name)
    if of_place is not None and place_in(parent) is None and not _PARTY_PARENT.match(folded):
        organisation = re.sub(r"\s(?:Việt Nam|VN)$", "", parent)
        return f"{issuer[: of_place.end('head')]} {organisation} {issuer[of_place.start('place') :]}"
    if PLACE.search(name):
        return issuer
    if name in (fold(organ) for organ in load_lexicon("layout")["organs_of_parent"]):
        return f"{issuer} {' và '.join(parent.split('; '))}"
    local = _LOCAL_PARENT.match(folded)
    if local is not None and _COUNCIL.match(folded) and _PARTY_ORGAN.match(name) and "hội đồng" not in name:
        return f"{issuer} {parent}"
    place = place_in(parent)
    if place is not None and _BARE_LEVEL.search(name):
        return with_level_named(issuer, place)
    if place is not None and folded.endswith(" " + fold(place)) and name.endswith(" " + folded[: -len(place) - 1]):
        return f"{issuer} {place}"  # Thường trực Hội đồng nhân dân
    if local is not None and _DEPARTMENT.match(name):
        place = parent[local.start("place") :]
        level, _, proper = place.partition(" ")
        if fold(proper) in name:
            return issuer
        return f"{issuer} {proper if name.endswith(' ' + fold(level)) else place}"
    if _PARTY_PARENT.match(folded) and _PARTY_ORGAN.match(name) and folded not in name:
        return f"{issuer} {parent}"
    return issuer
