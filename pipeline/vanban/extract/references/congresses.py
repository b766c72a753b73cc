"""Resolutions of Party congresses, which have no number: the full name is their key."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.extract.references.issuing_bodies import IssuingBodies
from vanban.extract.references.models import Passage
from vanban.text.normal import squeeze

_ORDINAL = r"(?:[ivxlc]{1,6}|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|tư|lăm))?)(?!\w)"
_CONGRESS = re.compile(
    rf"(?:(?P<head>nghị quyết\s(?:của\s)?)|(?P<listed>(?:,|\svà)\s))"
    rf"(?P<congress>đại hội\s(?:[^\W\d_]+\s(?:-\s)?){{0,14}}?"
    rf"(?:lần thứ\s(?P<ordinal>{_ORDINAL})|(?P<roman>[ivxlc]{{1,6}})(?!\w)))"
)
_OF_PARTY = re.compile(r"\scủa\sđảng(?:\scộng sản việt nam)?(?!\w|\sbộ)")
_OF_BRANCH = re.compile(r"\s(?:của\s)?(?=đảng bộ\s)")
_BRANCH = re.compile(r"đảng bộ\s(?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|\w+)")
_TERM = re.compile(r"\s?,?\s\(?nhiệm kỳ\s\d{4}\s?-\s?\d{4}\)?")
_STOP_WORD = re.compile(r"\s(?:và|số|về|của chính phủ|theo|thực hiện)\s")


@dataclass(frozen=True, slots=True)
class CongressResolution:
    """A congress resolution in the text.

    Attributes:
        start: first character of "Nghị quyết", or of "Đại hội" on a list.
        end: one past the name and the term of office (nhiệm kỳ), which is no part of the key.
        key: full name of the resolution.
        congress: name of the congress.
        identity: equal for two ways of naming one congress.
        listed: "Nghị quyết" stands before an earlier congress.
    """

    start: int
    end: int
    key: str
    congress: str
    identity: str
    listed: bool


def congresses_in(passage: Passage, bodies: IssuingBodies) -> list[CongressResolution]:
    """Congress resolutions in a block, left to right."""
    found: list[CongressResolution] = []
    for match in _CONGRESS.finditer(passage.folded, passage.start, passage.end):
        listed = match["head"] is None
        if listed and (not found or match.start() > found[-1].end + 1):
            continue
        words = match["congress"]
        if _STOP_WORD.search(words):
            continue
        roman = match["roman"]
        if roman is not None and not passage.text[match.start("roman") : match.end("roman")].isupper():
            continue
        start, end = match.start("congress"), match.end()
        party = _OF_PARTY.match(passage.folded, end, passage.end)
        branch = _OF_BRANCH.match(passage.folded, end, passage.end)
        if party is not None:
            end = party.end()
        elif branch is not None and "đảng bộ" not in words:
            body = bodies.read(passage.text, passage.folded, branch.end(), passage.end)
            if body is not None:
                end = body.end
        congress = squeeze(passage.text[start:end].replace("*", ""))
        term = _TERM.match(passage.folded, end, passage.end)
        end = term.end() if term else end
        congress = congress[:1].upper() + congress[1:]
        level = _BRANCH.search(passage.folded, start, end)
        scope = level["level"] if level else "toàn quốc"
        ordinal = match["ordinal"] or roman
        begin = start if listed else match.start()
        found.append(
            CongressResolution(begin, end, f"Nghị quyết {congress}", congress, f"congress:{scope}:{ordinal}", listed)
        )
    return found
