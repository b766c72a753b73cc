"""The units that a table cell names, each by itself.

Separators are semicolons, commas, *và*, line breaks, bullets, or nothing at all: *Bộ Thông tin và Truyền thông Bộ Khoa
học và Công nghệ*. A cell names doers and nothing else, so what the grammar does not know is a name too, up to the next
separator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.extract.units.expansion import expand
from vanban.extract.units.models import Mention
from vanban.extract.units.passage import Passage
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.vocabulary import Vocabulary
from vanban.text.normal import fold, squeeze

_SEPARATOR = re.compile(r"(?:[\s,;•]|[-–+*](?=\s)|^[-–+*]|và\s)+")
_HARD_END = re.compile(r"\s?[;\n]|,(?=\s)|\.(?=\s|\Z)|\s(?:và)\s|\s[-–+•]\s(?=[^\W\d_])")
_LEADING = re.compile(r"(?:\d{1,2}[.)]|[a-zđ]\))\s")
_CUT_OFF = frozenset(("bộ", "sở", "ban", "các", "ủy ban", "và", "phòng"))
_WORDLESS = re.compile(r"[\W_]*")
_BRACKET = re.compile(r"\s*\(")


def split_units(
    text: str, vocabulary: Vocabulary, breaks: Sequence[int] = (), document: UnitReader | None = None
) -> list[Mention]:
    """Units named in the text of a cell; offsets count from its start.

    Args:
        text: the cell, NFC.
        vocabulary: the compiled lexicons.
        breaks: offsets at which a new paragraph or forced line begins.
        document: reader of the document, for its short names and the issuer's place.

    >>> from vanban.extract.units.vocabulary import default_vocabulary
    >>> [m.name for m in split_units("Sở Nội vụ; các sở, ban, ngành; VTV", default_vocabulary())]
    ['Sở Nội vụ', 'các sở, ban, ngành', 'VTV']
    """
    edges = [0, *sorted(b for b in breaks if 0 < b < len(text)), len(text)]
    reader = UnitReader(vocabulary, Passage(text), document)
    units: list[Mention] = []
    for low, high in _lines(reader, text, edges):
        units += _split_line(reader, vocabulary, text, low, high)
    # A head without its name is what is left of a cell that was cut off.
    return [unit for unit in units if unit.kind != "other" or fold(unit.name) not in _CUT_OFF]


def _lines(reader: UnitReader, text: str, edges: list[int]) -> list[tuple[int, int]]:
    """Stretches between line breaks; a break inside a name is none: *Bộ Nông nghiệp và | Phát triển nông thôn*."""
    lines: list[tuple[int, int]] = []
    start = edges[0]
    for low, high in zip(edges[1:], [*edges[2:], len(text)], strict=True):
        if low < len(text) and _is_broken(reader, text, start, low, high):
            continue
        lines.append((start, low))
        start = low
    return lines


def _is_broken(reader: UnitReader, text: str, start: int, edge: int, end: int) -> bool:
    before = text[start:edge].rstrip()
    if before.endswith((",", "và", "-", "&")) and not before.endswith(";"):
        return True
    return text[edge : edge + 1].islower() and not reader.read(edge, end, bare=True)


def _split_line(reader: UnitReader, vocabulary: Vocabulary, text: str, position: int, end: int) -> list[Mention]:
    units: list[Mention] = []
    stop = -1
    while position < end:
        separator = _SEPARATOR.match(text, position, end)
        if separator is not None:
            position = separator.end()
        leading = _LEADING.match(text, position, end)
        if leading is not None:
            position = leading.end()
        if position >= end or _WORDLESS.fullmatch(text, position, end):
            break
        found = reader.read(position, end, bare=True)
        after = found[-1].end if found else position
        # Searched again only when passed, so that a cell without separators is not gone through once a unit.
        stop = stop if stop >= after else _hard_end(text, after, end)
        if found:
            units += found[:-1]
            last = _extended(reader, found[-1], text, vocabulary, stop)
        else:
            last = _unknown(text, position, stop, vocabulary)
        if units and units[-1].kind == "group" and vocabulary.province.fullmatch(fold(last.name)):
            # "các địa phương Bắc Ninh, An Giang" is one group.
            start = units[-1].start
            last = Mention(start, last.end, squeeze(text[start : last.end]), "group", squeeze(text[start : last.end]))
            units.pop()
        units.append(last)
        position = max(last.end, position + 1)
    return units


def _hard_end(text: str, position: int, end: int) -> int:
    separator = _HARD_END.search(text, position, end)
    return separator.start() if separator is not None else end


def _extended(reader: UnitReader, mention: Mention, text: str, vocabulary: Vocabulary, stop: int) -> Mention:
    """The mention with the words up to the separator at ``stop``, unless another unit begins there."""
    bracket = _BRACKET.match(text, mention.end, stop) is not None
    if bracket or _WORDLESS.fullmatch(text, mention.end, stop) or reader.names_unit(mention.end, stop):
        stop = stop if bracket else mention.end
        return Mention(mention.start, stop, mention.name, mention.kind, mention.canonical)
    name = squeeze(text[mention.start : stop]).rstrip(" .")
    return Mention(mention.start, stop, name, mention.kind, expand(name, vocabulary.abbreviations))


def _unknown(text: str, position: int, stop: int, vocabulary: Vocabulary) -> Mention:
    name = squeeze(text[position:stop]).rstrip(" .")
    known = vocabulary.known.get(fold(name))
    if known is not None:
        return Mention(position, stop, name, known.kind, known.name)
    return Mention(position, stop, name, "other", expand(name, vocabulary.abbreviations))
