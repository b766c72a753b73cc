"""Cited parts before a document: "điểm b khoản 2 Điều 5", "các Điều 7, 9", "Mục II Phụ lục"."""

from __future__ import annotations

import re

# "Điều 5 và các Điều 7, 9", "khoản 1 đến khoản 3 Điều 5", "Mẫu số 1.4 Phụ lục III".
_VALUE = r"(?:\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,2}|[a-zđ]{1,2}|[ivxlc]{1,6})(?!\w)"
_UNIT = (
    r"(?:điểm|khoản|điều|tiểu mục|mục|chương|phần|phụ lục(?:\ssố)?|tiết|đoạn|"
    r"(?:mẫu|biểu|bảng|biểu mẫu|tiểu mục|mục|phụ biểu)(?:\ssố)?)"
)
_ONE = (
    rf"{_UNIT}\s{_VALUE}(?:(?:\s?,\s?|\svà\s|,\svà\s){_VALUE}){{0,8}}(?:\s(?:đến|-)\s(?:hết\s)?(?:{_UNIT}\s)?{_VALUE})?"
)
# "Điều 3 của Quy chế ban hành kèm theo Quyết định số …"
_ATTACHED = (
    r"(?P<whole>(?:của\s)?(?:quy chế|quy định|điều lệ|danh mục|kế hoạch|đề án|chương trình|phương án|quy trình|"
    r"hướng dẫn))?(?(whole)(?:\s[^\W\d_]+){0,14}?\s)\(?(?:(?:được|đã)\s)?(?:ban hành\s)?kèm theo\s"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<parts>(?:(?:các\s)?{_ONE}(?:\s?[,;]\s|\svà\s|\s)(?:của\s)?){{1,12}})(?:{_ATTACHED})?$"
)
_AFTER = re.compile(
    rf"(?:,?\s(?:tại|ở)\s|,?\s\((?:tại\s)?)(?P<parts>(?:các\s)?{_ONE}(?:(?:\s?[,;]\s|\svà\s|\s)(?:các\s)?{_ONE}){{0,6}})"
    r"(?=[,;.)]|\s*$|\s(?:quy định|về|như|có|được|thì|và)(?!\w))"
)
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
    end = match.end("parts")
    # The parts of what was attached are named with it.
    whole = text[match.start("whole") : match.end("whole")] if match["whole"] else ""
    parts = _parts(text, folded, match.start("parts"), end)
    return match.start(), [f"{part} {whole}".rstrip() for part in parts]


def pinpoints_after(text: str, folded: str, position: int, limit: int) -> list[str]:
    """The cited parts that follow a citation: "Nghị định số 30/2020/NĐ-CP tại khoản 3 Điều 5", "… (Điều 5, khoản 2)".

    >>> s = "Luật Đất đai (khoản 1 Điều 3)"
    >>> pinpoints_after(s, s.lower(), 12, len(s))
    ['khoản 1 Điều 3']
    """
    match = _AFTER.match(folded, position, min(limit, position + _WINDOW))
    return _parts(text, folded, match.start("parts"), match.end("parts")) if match else []


def _parts(text: str, folded: str, low: int, position: int) -> list[str]:
    parts: list[str] = []
    start: int | None = None
    for piece in _PIECE.finditer(folded, low, position):
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
    return parts
