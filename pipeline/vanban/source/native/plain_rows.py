"""Rows of a plain text file and the two columns that are typed with tabs or spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanban.source.native import form
from vanban.source.native.lines import is_underline
from vanban.source.native.sidebyside import gaps, halves

_HEAD_ROWS = 15
_CLOSING_ROWS = 50
_TAB = 8
_PAGE_NUMBER = re.compile(r"(?:- ?)?\d{1,4}(?: ?-)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A typed row that holds something.

    Attributes:
        text: as typed, without the space at its end.
        last: a blank row, a bar or the end of the file follows.
        column: 0 left, 1 right of a letterhead or signature block, else ``None``.
    """

    text: str
    last: bool
    column: int | None = None


def rows_of(text: str) -> list[Row]:
    """The rows of a text that hold something.

    Form feeds are page ends of a print to text: page numbers beside them are left out, and the paragraph may go on.
    """
    rows: list[Row] = []
    pages = text.split("\f")
    for page in pages:
        typed = [line.rstrip() for line in page.split("\n")]
        on_page = [
            Row(line, number + 1 < len(typed) and not typed[number + 1])
            for number, line in enumerate(typed)
            if line.strip()
        ]
        if len(pages) > 1:
            on_page = _without_page_numbers(on_page)
            if on_page:
                on_page[-1] = replace(on_page[-1], last=False)
        rows.extend(on_page)
    if rows:
        rows[-1] = replace(rows[-1], last=True)
    return rows


def _without_page_numbers(rows: list[Row]) -> list[Row]:
    if rows and _PAGE_NUMBER.fullmatch(rows[0].text.strip()):
        rows = rows[1:]
    if rows and _PAGE_NUMBER.fullmatch(rows[-1].text.strip()):
        rows = rows[:-1]
    return rows


def with_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows with those of a typed letterhead and of a typed signature block set apart into halves."""
    head = [number for number, row in enumerate(rows[:_HEAD_ROWS]) if _is_letterhead(row.text)]
    start = 0
    result: list[Row] = []
    if head:
        start = head[-1] + 1
        result.extend(_apart(rows[:start]))
    closing = _closing_region(rows, start)
    if closing is None:
        return [*result, *rows[start:]]
    first, end = closing
    return [*result, *rows[start:first], *_apart(rows[first:end]), *rows[end:]]


def _is_letterhead(text: str) -> bool:
    spot = halves(text)
    return spot is not None and form.is_letterhead(text[spot[1] :])


def _closing_region(rows: Sequence[Row], start: int) -> tuple[int, int] | None:
    """Rows of the signature block: from the first to the last that falls into halves or stands far right."""
    first = next(
        (
            number
            for number in range(start, len(rows))
            if (form.is_recipients_heading(rows[number].text) or halves(rows[number].text) is not None)
            and any(halves(row.text) is not None for row in rows[number : number + _CLOSING_ROWS])
        ),
        None,
    )
    if first is None:
        return None
    split = [halves(row.text.expandtabs(_TAB)) for row in rows[first : first + _CLOSING_ROWS]]
    edge = min((spot[1] for spot in split if spot is not None), default=None)
    if edge is None:
        # The only gap is a tab that is one space wide.
        return None
    end = first
    for number, row in enumerate(rows[first : first + _CLOSING_ROWS], first):
        if number > first and form.is_annex_label(row.text):
            break
        in_block = split[number - first] is not None or row.text.lstrip().startswith("-")
        if in_block or _indent(row.text) * 10 >= edge * 6:
            end = number + 1
    return first, end


def _apart(rows: Sequence[Row]) -> list[Row]:
    """The left halves of the rows, then the right ones."""
    typed = [row.text.expandtabs(_TAB) for row in rows]
    split = [halves(text) for text in typed]
    edge = min((spot[1] for spot in split if spot is not None), default=None)
    if edge is None:
        return list(rows)
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row, text, spot in zip(rows, typed, split, strict=True):
        if spot is None:
            spot = next((gap for gap in gaps(text) if gap[1] * 10 >= edge * 7), None)
        if spot is not None:
            sides[0].append(Row(text[: spot[0]], True, 0))
            sides[1].append(Row(text[spot[1] :], True, 1))
        elif not is_underline(text):
            side = int(_indent(text) * 10 >= edge * 6)
            sides[side].append(replace(row, last=True, column=side))
    return [*sides[0], *sides[1]]


def _indent(text: str) -> int:
    typed = text.expandtabs(_TAB)
    return len(typed) - len(typed.lstrip())
