"""Registers as XLSX and CSV.

Text of a document is never a formula: a cell that begins like one is a text in XLSX, and begins with an apostrophe in
CSV, which spreadsheets would otherwise run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.register.book import Register
from vanban.register.forms import Cell, Form

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DAY = "dd/mm/yyyy"
_WIDTHS = (8, 60)  # of columns, characters
_FONT = "Times New Roman"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_CORRECTIONS = ("Số đến", "Mục", "Trước khi sửa", "Sau khi sửa", "Lý do", "Người sửa", "Thời điểm (UTC)")
_SET_ASIDE = ("Tên tệp", "Độ mật", "SHA-256")


def write_csv(form: Form) -> str:
    """The form as CSV, days as 15/03/2024; the first line has the norm's names where it gives names, else headings."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(form.names or form.headings)
    for row in form.rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return buffer.getvalue()


def write_xlsx(form: Form, register: Register, path: Path) -> None:
    """The form as a workbook, with the corrections and what was set aside on sheets of their own.

    Raises:
        OSError: it cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sổ"
    title = f"{form.name} – {register.book} – {register.year}"
    _fill(sheet, title, [form.headings, form.names or _numbered(form.headings)], form.rows)
    corrections = [
        (entry.number, line.field, line.before, line.after, line.why, line.who, f"{line.at:%Y-%m-%d %H:%M:%S}")
        for entry in register.entries
        for line in entry.corrections
    ]
    if corrections:
        _fill(book.create_sheet("Đính chính"), f"Đính chính – {title}", [_CORRECTIONS], corrections)
    if register.set_aside:
        aside = [(one.name, one.mark, one.sha256) for one in register.set_aside]
        _fill(book.create_sheet("Để riêng"), "Văn bản có dấu mật, để riêng, không vào sổ", [_SET_ASIDE], aside)
    book.save(path)


def _numbered(headings: Sequence[str]) -> tuple[str, ...]:
    """The row of column numbers below the headings: (1), (2) … as in the forms of Annex IV."""
    return tuple(f"({place})" for place in range(1, len(headings) + 1))


def _fill(sheet: Worksheet, title: str, headings: Sequence[Sequence[str]], rows: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    wrapped = Alignment(wrap_text=True, vertical="top")
    _put(sheet, 1, 1, title)
    sheet.cell(1, 1).font = Font(name=_FONT, size=14, bold=True)
    widths = [0] * len(headings[0])
    for number, row in enumerate([*headings, *rows], 2):
        is_heading = number < 2 + len(headings)
        for column, value in enumerate(row, 1):
            _put(sheet, number, column, value)
            cell = sheet.cell(number, column)
            cell.border, cell.alignment = border, wrapped
            cell.font = Font(name=_FONT, size=12, bold=is_heading)
            length = 10 if isinstance(value, date) else max(map(len, str(value or "").split()), default=0)
            whole = len(str(value or "")) // 4
            widths[column - 1] = max(widths[column - 1], length + 2, min(whole, _WIDTHS[1]))
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width, _WIDTHS[0]), _WIDTHS[1])
    sheet.freeze_panes = f"A{2 + len(headings)}"
    sheet.print_title_rows = f"2:{1 + len(headings)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        cell.data_type = "s"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY


def _csv_cell(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
