"""Emphasis, escapes, links and the like inside a Markdown paragraph.

CommonMark's rules for emphasis fail on what converters write (``**1. Thời gian:**Từ tháng 02``), so marks are paired
here by what they enclose, over the lines of one paragraph.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.source.native.lines import Piece

_TOKEN = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>`{1,3}(?P<code_text>[^`\n]{1,1000})`{1,3})
    | (?P<note>\[\^[\w-]{1,40}\])
    | (?P<image>!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\))
    | (?P<link>\[(?P<link_text>[^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\))
    | (?P<autolink><(?P<address>(?:https?://|mailto:)[^<>\s]{1,500})>)
    | (?P<break><br\s{0,3}/?>)
    | (?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,500})?/?>)
    | (?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)
    | (?P<strike>~~)
    | (?P<stars>\*{1,3}(?!\*))
    | (?P<underscores>(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_]))
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
_TAG_BOLD = re.compile(r"<(/?)(?:b|strong)\b", re.IGNORECASE)
_TAG_ITALIC = re.compile(r"<(/?)(?:i|em)\b", re.IGNORECASE)


@dataclass(slots=True)
class Inline:
    """A paragraph without its marks.

    Attributes:
        lines: for each source line its segments between ``<br>``, each a list of pieces.
        images: pictures left out.
    """

    lines: list[list[list[Piece]]]
    images: int = 0


@dataclass(slots=True)
class _Mark:
    """A run of ``*`` or ``_`` and what it turns out to be."""

    start: int
    end: int
    size: int
    opens: bool
    closes: bool
    bold: bool = False
    italic: bool = False
    literal: bool = False
    closing: bool = False


def read_inline(text: str, *, bold: bool = False) -> Inline:
    """Take the marks of a paragraph away.

    Args:
        text: the paragraph's source lines.
        bold: it is bold as a whole (a heading).

    Returns:
        One entry a source line.
    """
    if not any(sign in text for sign in "\\`[<&~*_"):
        return Inline([[[Piece(line, bold=bold)]] for line in text.split("\n")])
    marks = {mark.start: mark for mark in _paired(list(_marks(text)))}
    result = Inline([[[]]])
    strong = slanted = False
    position = 0

    def put(words: str) -> None:
        if words:
            result.lines[-1][-1].append(Piece(words, bold=strong or bold, italic=slanted))

    for token in _TOKEN.finditer(text):
        put(text[position : token.start()])
        position = token.end()
        kind = token.lastgroup
        mark = marks.get(token.start())
        if mark is not None:
            if mark.literal:
                put(token.group())
            strong = (strong or mark.bold) and not (mark.closing and mark.bold)
            slanted = (slanted or mark.italic) and not (mark.closing and mark.italic)
        elif token.group("line"):
            result.lines.append([[]])
        elif token.group("break"):
            result.lines[-1].append([])
        elif token.group("image"):
            result.images += 1
        elif token.group("tag"):
            strong = _switched(_TAG_BOLD, token.group(), strong)
            slanted = _switched(_TAG_ITALIC, token.group(), slanted)
        elif kind is not None:
            put(_literal(token))
    put(text[position:])
    return result


def _literal(token: re.Match[str]) -> str:
    """The words of a token that is neither mark nor break; nothing for a footnote's mark and for strike-through."""
    if token.group("escape"):
        return token.group()[1:]
    if token.group("code"):
        return token.group("code_text")
    if token.group("link"):
        return read_words(token.group("link_text"))
    if token.group("autolink"):
        return token.group("address")
    if token.group("entity"):
        return html.unescape(token.group())
    return ""


def read_words(text: str) -> str:
    """The words of a text without its marks."""
    return " ".join(
        "".join(piece.text for piece in segment) for line in read_inline(text).lines for segment in line
    ).strip()


def _switched(tag: re.Pattern[str], text: str, current: bool) -> bool:
    match = tag.match(text)
    return current if match is None else not match.group(1)


def _marks(text: str) -> Iterator[_Mark]:
    for token in _TOKEN.finditer(text):
        run = token.group("stars") or token.group("underscores")
        if run is None:
            continue
        before = text[token.start() - 1 : token.start()] or "\n"
        after = text[token.end() : token.end() + 1] or "\n"
        if before == "*" or (before == "(" and after == ")"):
            # The tail of a longer row of stars, or "(*)", the mark of a note under a table: not emphasis.
            yield _Mark(token.start(), token.end(), len(run), False, False, literal=True)
            continue
        yield _Mark(token.start(), token.end(), len(run), not after.isspace(), not before.isspace())


def _paired(marks: list[_Mark]) -> list[_Mark]:
    """Decide for each mark what it switches; an unpaired ``**`` vanishes, an unpaired ``*`` or ``_`` is a character."""
    open_bold: _Mark | None = None
    open_italic: _Mark | None = None
    for mark in marks:
        if mark.literal:
            continue
        takes_bold = mark.size >= 2
        takes_italic = mark.size in (1, 3)
        if mark.closes and (not takes_bold or open_bold is not None) and (not takes_italic or open_italic is not None):
            mark.closing = True
            mark.bold, mark.italic = takes_bold, takes_italic
            open_bold = None if takes_bold else open_bold
            open_italic = None if takes_italic else open_italic
        elif mark.opens:
            if takes_bold and open_bold is None:
                open_bold = mark
            if takes_italic and open_italic is None:
                open_italic = mark
            mark.bold = open_bold is mark
            mark.italic = open_italic is mark
        elif takes_italic and not takes_bold:
            mark.literal = True
    for opener in (open_bold, open_italic):
        if opener is None:
            continue
        if opener is open_bold:
            opener.bold = False
        if opener is open_italic:
            opener.italic = False
            opener.literal = opener.size == 1
    return marks
