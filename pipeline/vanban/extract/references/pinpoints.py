"""Cited parts before a document: "điểm b khoản 2 Điều 5", "các Điều 7, 9", "Mục II Phụ lục"."""

from __future__ import annotations

import re

_VALUE = r"(?:\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,2}|[a-zđ]{1,2}|[ivxlc]{1,6})(?!\w)"
_UNIT = r"(?:điểm|khoản|điều|tiểu mục|mục|chương|phần|phụ lục|tiết|đoạn)"
_ONE = rf"{_UNIT}\s{_VALUE}(?:(?:\s?,\s?|\svà\s|,\svà\s){_VALUE}){{0,8}}"
_BEFORE = re.compile(rf"(?<!\w)(?:(?:các\s)?{_ONE}(?:\s?[,;]\s|\svà\s|\s)(?:của\s)?){{1,12}}$")
_PIECE = re.compile(_ONE)
_ARTICLES = re.compile(rf"điều\s(?P<values>{_VALUE}(?:(?:\s?,\s?|\svà\s|,\svà\s){_VALUE}){{1,8}})$")
_WINDOW = 220


def pinpoints_before(text: str, folded: str, low: int, position: int) -> tuple[int, list[str]]:
    """Where the cited parts before ``position`` begin (``position`` itself without any), and the parts.

    >>> s = "quy định tại khoản 1 Điều 3 và các Điều 7, 9 Luật Đất đai"
    >>> pinpoints_before(s, s.lower(), 0, s.index("Luật"))[1]
    ['khoản 1 Điều 3', 'Điều 7', 'Điều 9']
    """
    match = _BEFORE.search(folded, max(low, position - _WINDOW), position)
    if match is None:
        return position, []
    parts: list[str] = []
    start: int | None = None
    for piece in _PIECE.finditer(folded, match.start(), position):
        if start is None:
            start = piece.start()
        if not piece.group().startswith(("điều", "phụ lục")):
            continue  # điểm and khoản belong to the Điều that follows
        several = _ARTICLES.match(piece.group())
        if several is not None and start == piece.start():
            parts += [f"Điều {value}" for value in re.split(r"\s?,\s?và\s|\s?,\s?|\svà\s", several["values"])]
        else:
            parts.append(text[start : piece.end()])
        start = None
    if start is not None:
        parts.append(text[start:position].strip(" ,;").removesuffix("của").strip())
    return match.start(), parts
