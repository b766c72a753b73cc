"""Issuing body and governing body (cơ quan ban hành, cơ quan chủ quản) as full names."""

from __future__ import annotations

import re

from vanban.extract.header.casing import running_text
from vanban.layout.form import starts_body_name
from vanban.lexicon import load_lexicon
from vanban.text.normal import fold, squeeze

_PLACE = re.compile(r"(?<!\w)(?:thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường)\s[^,;(]{1,60}$")
_LOCAL_PARENT = re.compile(r"(?:ủy ban nhân dân|hội đồng nhân dân)\s(?P<place>.{2,60})$")
_PARTY_PARENT = re.compile(r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ)(?!\w)")
# Departments whose printed name leaves their province or district to the line above.
_DEPARTMENT = re.compile(r"(?:sở|phòng|thanh tra|văn phòng|ban|chi cục)(?!\w)")
_PARTY_ORGAN = re.compile(r"(?:ban|văn phòng|ủy ban kiểm tra)(?!\w)")


def full_name(printed: str, text: str = "") -> str:
    """The body's name in running text with its abbreviations expanded.

    >>> full_name("UBND TỈNH AN GIANG")
    'Ủy ban nhân dân tỉnh An Giang'
    """
    name = expand(squeeze(printed.strip(" .,;:*-_")))
    return running_text(name, text)


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


def joint_names(printed: str) -> list[str]:
    """The bodies of a joint document that one line names: ``BỘ TÀI CHÍNH - BỘ NỘI VỤ``.

    >>> joint_names("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI")
    ['BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI']
    """
    names: list[str] = []
    for piece in re.split(r"\s[-–]\s", printed):
        if names and not starts_body_name(piece):
            names[-1] += " - " + piece
        else:
            names.append(piece)
    return names


def with_place(issuer: str, parent: str | None) -> str:
    """The issuer's name with the place that only the governing body's line prints.

    >>> with_place("Sở Xây dựng", "Ủy ban nhân dân tỉnh An Giang")
    'Sở Xây dựng tỉnh An Giang'
    """
    if parent is None or _PLACE.search(fold(issuer)):
        return issuer
    folded = fold(parent)
    local = _LOCAL_PARENT.match(folded)
    if local is not None and _DEPARTMENT.match(fold(issuer)):
        place = parent[local.start("place") :]
        if fold(issuer) == "văn phòng":
            return f"{issuer} {parent}"
        level, _, name = place.partition(" ")
        if fold(name) in fold(issuer):
            return issuer
        return f"{issuer} {name if fold(issuer).endswith(' ' + fold(level)) else place}"
    if _PARTY_PARENT.match(folded) and _PARTY_ORGAN.match(fold(issuer)) and folded not in fold(issuer):
        return f"{issuer} {parent}"
    return issuer
