"""Letterheads print names of bodies in capitals; the record writes them as running text does.

``SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH AN GIANG`` becomes ``Sở Giáo dục và Đào tạo tỉnh An Giang``: the lexicon's spelling where
the name is known, the document's own where its text has the name, else the rules of NĐ 30/2020, Annex II (capitals at
the head word, at the first word of each field of work, and throughout proper names of places).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from vanban.lexicon import load_lexicon
from vanban.text.normal import bare, fold, squeeze

_WORD = re.compile(r"[^\W_]+|[^\w\s]|\s+")
# A place level and the proper name after it, up to the end: "tỉnh bà rịa - vũng tàu". Not xã hội, tỉnh ủy, tỉnh đoàn.
_LEVEL = (
    r"thành phố|thị xã|thị trấn|đặc khu|tỉnh(?!\s(?:ủy|đoàn))|huyện(?!\sủy)|quận(?!\sủy)|phường"
    r"|(?<!hợp tác\s)(?<!thông tấn\s)xã(?!\s(?:hội|đoàn))"
)
PLACE = re.compile(rf"(?<!\w)(?P<level>(?:{_LEVEL})\s)(?P<proper>[^,;(]{{1,60}})$")
_SMALL = frozenset(
    (
        *(["thành", "phố", "thị", "xã", "trấn", "đặc", "khu", "tỉnh", "huyện", "quận", "phường"]),
        "của",
        "về",
        "tại",
        "các",
        "với",
    )
)
# Words that a comma, or the look of a head, does not part.
_PHRASE = re.compile(r"phòng,?\schống|phòng thủ|phòng cháy")
# A Roman numeral behind another word: CỤC II, KHU VỰC XVI.
_ROMAN = re.compile(r"(?<=\s)(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
# Letters without a vowel, which no Vietnamese syllable is: TNHH, MTV, THPT.
_ABBREVIATION = re.compile(r"(?<!\w)[B-DF-HJ-NP-TV-XZĐ]{2,8}(?!\w)")


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


def name_at(text: str, position: int) -> int | None:
    """End of the known name of a body that stands at ``position``, ``None`` when there is none."""
    match = _known_pattern().match(fold(text[position : position + 120]))
    return position + match.end() if match is not None else None


def running_text(name: str, text: str = "") -> str:
    """``name`` as running text writes it.

    Args:
        name: in capitals, or already in mixed case (then only its first letter is raised).
        text: the document, searched for the name in mixed case.

    >>> running_text("SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH NGHỆ AN")
    'Sở Giáo dục và Đào tạo tỉnh Nghệ An'
    """
    name = squeeze(name)
    if not _all_capitals(name):
        return name[:1].upper() + name[1:]
    folded = fold(name)
    known = known_names().get(folded)
    if known is not None:
        return known
    return _in_document(folded, text) or _misread().get(_compact(name)) or _by_rule(name)


def _compact(name: str) -> str:
    return bare(name).replace(" ", "")


@cache
def _misread() -> dict[str, str]:
    """Letters of a known name without marks and spaces → the name: what OCR leaves of it."""
    return {_compact(name): name for name in known_names().values() if len(name) > 8}


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
    result = list(_with_heads(lowered))
    for match in _known_pattern().finditer(lowered):
        result[match.start() : match.end()] = known_names()[match.group()]
    place = PLACE.search(lowered)
    if place is not None:
        result[place.start() : place.end()] = place["level"] + _proper(place["proper"])
    for match in _proper_pattern().finditer(lowered):
        for inner in re.finditer(r"[^\W\d_]+", match["proper"]):
            at = match.start("proper") + inner.start()
            result[at] = result[at].upper()
    for known in _proper_names().finditer(lowered):
        result[known.start() : known.end()] = _spelled()[known.group()]
    for match in _ROMAN.finditer(name):
        result[match.start() : match.end()] = match.group()
    for match in _ABBREVIATION.finditer(name):
        result[match.start() : match.end()] = match.group()
    text = "".join(result)
    return text[:1].upper() + text[1:]


@cache
def _proper_pattern() -> re.Pattern[str]:
    """What is a proper name to its end: after a school's kind, a committee, the field of a district's office."""
    heads = [fold(head) for head in load_lexicon("layout")["proper_after"]]
    heads += [f"phòng {name[3:]}" for name in known_names() if name.startswith("sở ")]
    alternatives = "|".join(map(re.escape, sorted(heads, key=lambda head: (-len(head), head))))
    return re.compile(rf"^(?:{alternatives})\s(?!(?:và|các|khối|tỉnh|huyện|số)\s)(?P<proper>[^,;(&]{{2,40}})$")


@cache
def _spelled() -> dict[str, str]:
    return {fold(name): name for name in load_lexicon("layout")["proper_names"]}


@cache
def _proper_names() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _spelled())) + r")(?!\w)")


@cache
def _head_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    spellings = {fold(head): head for head in load_lexicon("layout")["head_spellings"]}
    heads = sorted(spellings, key=lambda head: (-len(head), head))
    return re.compile("(?:" + "|".join(map(re.escape, heads)) + r")(?!\w)"), spellings


def _with_heads(lowered: str) -> str:
    """Heads in their spelling; a capital at the first word after a head, ``và``, a comma or a dash."""
    pattern, spellings = _head_pattern()
    pieces: list[str] = []
    position, rise, started = 0, False, False
    while position < len(lowered):
        head = pattern.match(lowered, position) if (rise or not started) else None
        if head is not None and not _PHRASE.match(lowered, position):
            pieces.append(spellings[head.group()])
            position, rise, started = head.end(), True, True
            continue
        match = _PHRASE.match(lowered, position) or _WORD.match(lowered, position)
        word = match.group() if match is not None else lowered[position]
        if word in {",", "-", "và"}:
            rise = started
        elif word.strip():
            if rise and word not in _SMALL:
                word = word[0].upper() + word[1:]
            rise, started = False, True
        pieces.append(word)
        position += len(word)
    return "".join(pieces)


def _proper(text: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"(\s+|-)", text))
