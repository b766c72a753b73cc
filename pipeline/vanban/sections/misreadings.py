"""What OCR makes of labels: a heading may be printed ``II.`` and read ``IM.``, ``c)`` and read ``©)``.

Each rule proposes what may have been printed; the nesting takes a proposal only where the sequence asks for it. The
rules are for text read from images alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.sections.styles import CAPITALS, roman_numeral, roman_value

_STROKES = "IVXLl1HMTỊÍÌÏİ|!"
_AS_PRINTED = str.maketrans(
    {
        "L": "I",
        "l": "I",
        "1": "I",
        "|": "I",
        "!": "I",
        "Ị": "I",
        "Í": "I",
        "Ì": "I",
        "Ï": "I",
        "İ": "I",
        "T": "I",
        "M": "I",
        "H": "II",
    }
)
"""Strokes of Roman numerals: IM. for II., HI. and IH. for III., L for I."""

_ROMAN = re.compile(
    rf"(?P<number>[{_STROKES}]{{1,6}})(?:\s?[.\-/,](?=\s{{0,2}}[{CAPITALS}]{{2}})|(?=\s{{1,2}}[{CAPITALS}]{{2}}))"
)
_CHAPTER = re.compile(rf"(?P<name>Chương|CHƯƠNG|Phần|PHẦN)\s{{1,2}}(?P<number>[{_STROKES}]{{1,6}})(?=[\s.:]|$)")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), printed)
    for pattern, printed in (
        # 1, Đơn vị chủ trì · 3, Bảo đảm
        (rf"(\d{{1,2}}),(?=\s[{CAPITALS}])", r"\1."),
        # Điều 9, Quy trình thông báo; but not "Điều 9, Điều 10"
        (rf"((?:Điều|ĐIỀU)\s\d{{1,3}}),(?=\s(?!Điều|Khoản|Điểm|Mục|Chương|Luật)[{CAPITALS}])", r"\1."),
        # Mục I, Mục l for Mục 1: Mục has Arabic numbers
        (r"(Mục|MỤC|Tiểu mục)\s[Il|](?=[\s.:]|$)", r"\1 1"),
        (r"(?:©|c©|e|¢|œ)\)", "c)"),
        (r"(?:ø|q|9|8|ợ)\)", "g)"),
        (r"(?:¡|j|1|l|!|í|ì)\)", "i)"),
        (r"§\.", "8."),
        (r"[|!]\.", "1."),
        (r"(?:1|I|\||!)\)", "l)"),
        (r"đ\)", "d)"),
        (r"(?:d|ð|đd|dđ)\)", "đ)"),
        (r"(?:0|ô|ơ|ó)\)", "o)"),
        (r"(?:ö|p\s)\)", "p)"),
        # a dash that is faint or smeared
        (rf"[ˆ~¬_=«»](?=\s[{CAPITALS}])", "-"),
    )
)


def as_printed(head: str) -> Iterator[tuple[str, int]]:
    """What ``head`` may have been before OCR, each with the number of characters that the proposal is longer.

    >>> list(as_printed("IM. NHIỆM VỤ"))[0]
    ('II. NHIỆM VỤ', 0)
    """
    for pattern, printed in _RULES:
        match = pattern.match(head)
        if match:
            replaced = match.expand(printed)
            yield replaced + head[match.end() :], len(replaced) - match.end()
    if match := _ROMAN.match(head):
        for numeral in numerals(match["number"]):
            replaced = f"{numeral}."
            yield replaced + head[match.end() :], len(replaced) - match.end()
    if match := _CHAPTER.match(head):
        for numeral in numerals(match["number"]):
            replaced = f"{match['name']} {numeral}"
            yield replaced + head[match.end() :], len(replaced) - match.end()


def numerals(read: str) -> Iterator[str]:
    """Roman numerals that may have been printed where OCR has ``read``.

    The numeral without misread strokes, then with a stroke that was lost, then without one that is dirt.
    """
    value = roman_value(read.translate(_AS_PRINTED))
    if value is None:
        return
    proposals = [value, value + 1] if value % 5 in (1, 2) else [value]
    if value in (2, 3):
        proposals.append(value - 1)
    for proposal in proposals:
        numeral = roman_numeral(proposal).upper()
        if numeral != read:
            yield numeral


def never_printed(label: str | None) -> bool:
    """A label that OCR reads but nobody prints: Mục has Arabic numbers, j is no letter of the alphabet."""
    return label is not None and (
        label in ("j", "f", "w", "z") or re.fullmatch(r"(?:Tiểu )?[Mm]ục [Il]|MỤC [Il]", label) is not None
    )
