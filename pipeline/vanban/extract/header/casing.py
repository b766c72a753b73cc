"""Letterheads print names of bodies in capitals; the record writes them as running text does.

``SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH AN GIANG`` becomes ``Sở Giáo dục và Đào tạo tỉnh An Giang``: the lexicon's spelling where the
name is known, the document's own spelling where its text has the name, else the rules of NĐ 30/2020, Annex II (capitals at
the head word, at the first word of each field of work, and throughout proper names of places).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from vanban.lexicon import load_lexicon
from vanban.text.normal import fold, squeeze

# Written small inside a name; what follows a place level is a proper name.
_LEVELS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường", "khu vực")
_CONNECTIVES = frozenset(("và", "của", "về", "tại", "các", "với", "cho", "trong", "theo", "từ", "do", "đối"))
_WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*|[^\w\s]|\s+")


@cache
def known_names() -> dict[str, str]:
    """Folded name → its spelling, longest names last to be tried first."""
    names: dict[str, str] = {}
    types = load_lexicon("document_types")
    for entry in types["issuing_bodies"]:
        names[fold(entry["name"])] = entry["name"]
    for entry in types["issuers_by_symbol"]:
        names.setdefault(fold(entry["issuer"]), entry["issuer"])
    for lexicon in ("bodies", "provinces"):
        try:
            data = load_lexicon(lexicon)
        except FileNotFoundError:
            continue
        for name in _names(data):
            names.setdefault(fold(name), name)
    return names


def _names(data: Any) -> Iterator[str]:
    """Every ``name`` in a lexicon, wherever it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "name" and isinstance(value, str):
                yield value
            else:
                yield from _names(value)
    elif isinstance(data, list):
        for value in data:
            yield from _names(value)


@cache
def _known_pattern() -> re.Pattern[str]:
    names = sorted((name for name in known_names() if len(name) > 3), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def running_text(name: str, text: str = "") -> str:
    """``name`` as running text writes it.

    Args:
        name: in capitals, or already in mixed case (then only its first letter is raised).
        text: the document, searched for the name in mixed case.

    >>> running_text("UBND TỈNH NGHỆ AN")
    'UBND tỉnh Nghệ An'
    """
    name = squeeze(name)
    if not _all_capitals(name):
        return name[:1].upper() + name[1:]
    folded = fold(name)
    known = known_names().get(folded)
    if known is not None:
        return known
    return _in_document(folded, text) or _by_rule(name)


def _all_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _in_document(folded: str, text: str) -> str | None:
    """The spelling most used in the document's running text."""
    if len(folded) < 6 or " " not in folded:
        return None
    counts: dict[str, int] = {}
    haystack = fold(text)
    at = haystack.find(folded)
    while at >= 0:
        found = text[at : at + len(folded)]
        if not _all_capitals(found) and found[0].isupper() and "\n" not in found:
            counts[found] = counts.get(found, 0) + 1
        at = haystack.find(folded, at + 1)
    return max(counts, key=lambda spelling: counts[spelling]) if counts else None


def _by_rule(name: str) -> str:
    lowered = fold(name)
    result = list(lowered)
    _raise_words(result, lowered)
    for match in _known_pattern().finditer(lowered):
        result[match.start() : match.end()] = known_names()[match.group()]
    for match in re.finditer(r"(?<!\w)(?:" + "|".join(_LEVELS) + r")\s(?P<proper>[^,;(]{1,60})$", lowered):
        start = match.start("proper")
        result[start : match.end()] = _proper(match["proper"])
    for match in re.finditer(r"[^\W\d_]+(?:&[^\W\d_]+)?", name):
        if _is_abbreviation(match.group()):
            result[match.start() : match.end()] = match.group()
    text = "".join(result)
    return text[:1].upper() + text[1:]


def _is_abbreviation(word: str) -> bool:
    """Letters without a vowel between them, which no Vietnamese syllable is: ``UBND``, ``TNHH``, ``THPT``."""
    return "&" in word or (len(word) > 1 and re.search(r"[AEIOUYĂÂÊÔƠƯÀ-Ỹ]", word.replace("Đ", "D")[1:]) is None)


_HEADS = re.compile(
    r"(?:ủy ban nhân dân|ủy ban mặt trận tổ quốc việt nam|ủy ban|hội đồng nhân dân|đoàn đại biểu quốc hội|văn phòng|tổng cục|chi cục"
    r"|trung tâm|ban quản lý|ban chỉ đạo|ban chấp hành|ban thường vụ|trường|viện|bộ|sở|cục|vụ|ban|phòng|thanh tra)(?!\w)"
)


def _raise_words(result: list[str], lowered: str) -> None:
    """Capitals at head words and at the first word after a head, ``và``, a comma or a dash."""
    head = _HEADS.match(lowered)
    rise = head is not None
    position = head.end() if head else 0
    if head is not None and lowered.startswith(("ủy ban nhân dân", "hội đồng nhân dân")):
        rise = False
    for match in _WORD.finditer(lowered, position):
        word = match.group()
        if word in {",", "-"}:
            rise = head is not None
        elif word == "và":
            rise = head is not None
        elif word.strip() and word not in _CONNECTIVES:
            inner = _HEADS.match(lowered, match.start())
            if rise or (inner is not None and inner.group() in {"ủy ban nhân dân", "hội đồng nhân dân"}):
                result[match.start()] = word[0].upper()
            rise = False


def _proper(text: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"(\s+|-)", text))
