"""DOCX by python-docx as offices make it: letterhead and closing as borderless tables, numbers partly Word's."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from tests.builder.description import Annex, Block, Description, Paragraph, Table, runs_of
from tests.builder.numbering import Numbering
from tests.builder.pdf import NATION, PARTY
from tests.builder.textbox import stamp_run

FONT = "Times New Roman"
FIXED = datetime(2024, 1, 1)
# Sizes of the urgency stamps: NĐ 30/2020, Annex I, part I, III.2.
_STAMP_MM = {"HỎA TỐC": (30, 8), "THƯỢNG KHẨN": (40, 8), "KHẨN": (20, 8)}
_ALIGN = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def to_docx(description: Description, path: Path) -> None:
    """Write the document as DOCX; the same description gives the same bytes."""
    document = docx.Document()
    _set_up(document)
    numbering = Numbering(document)
    _letterhead(document, description)
    _title(document, description)
    _blocks(document, description.blocks, numbering)
    _text(document.add_paragraph(), "", size=6)
    _closing(document, description)
    for annex in description.annexes:
        _annex(document, description, annex, numbering)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_with_fixed_times(buffer.getvalue()))


def _with_fixed_times(data: bytes) -> bytes:
    """The same package with the same time on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            fixed = zipfile.ZipInfo(info.filename, (2024, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 0
            target.writestr(fixed, source.read(info))
    return out.getvalue()


def _set_up(document: Document) -> None:
    core = document.core_properties
    core.author, core.last_modified_by, core.comments = "Văn thư", "Văn thư", ""
    core.created = core.modified = FIXED
    core.revision = 1
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    normal.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    _page(section, landscape=False)
    _page_number(section)


def _page(section: Any, *, landscape: bool) -> None:
    size = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = size
    section.left_margin, section.right_margin = Mm(30), Mm(17)
    section.top_margin, section.bottom_margin, section.header_distance = Mm(20), Mm(20), Mm(10)


def _page_number(section: Any) -> None:
    """Page number centred in the header, hidden on the first page, counted from 1 in every section."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = paragraph.add_run()
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")


def _text(
    paragraph: Any,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: str = "center",
    before: float = 0,
) -> Any:
    """Fill a paragraph, keeping ``**bold**`` and ``__italic__`` stretches as runs."""
    for piece in runs_of(text, bold=bold, italic=italic):
        for number, line in enumerate(piece.text.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(line)
            run.bold, run.italic, run.font.size = piece.bold or None, piece.italic or None, Pt(size)
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _rule(paragraph: Any, width_mm: float, room_mm: float) -> None:
    """A horizontal line as a paragraph border, as short as the decree asks."""
    side = Mm(max(0.0, (room_mm - width_mm) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(6)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _borderless(document: Document, rows: int, widths_mm: tuple[float, ...]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths_mm))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    return table


class _Lines:
    """Writes one paragraph after the other into a cell, whose first paragraph is there already."""

    def __init__(self, cell: Any) -> None:
        self._cell, self._used = cell, False

    def add(self) -> Any:
        paragraph = self._cell.add_paragraph() if self._used else self._cell.paragraphs[0]
        self._used = True
        return paragraph


def _letterhead(document: Document, description: Description) -> None:
    widths = (64.0, 99.0)
    table = _borderless(document, 2 if description.number else 1, widths)
    left, right = _Lines(table.cell(0, 0)), _Lines(table.cell(0, 1))
    for line in description.parent:
        _text(left.add(), line, size=12)
    for line in description.issuer:
        _text(left.add(), line, size=12, bold=True)
    if description.party:
        _text(left.add(), "*", size=13)
        _text(right.add(), PARTY, size=15, bold=True)
    else:
        _rule(left.add(), 18, widths[0])
        _text(right.add(), NATION[0], size=12, bold=True)
        _text(right.add(), NATION[1], size=13, bold=True)
    _rule(right.add(), 62, widths[1])
    if description.number:
        under = _Lines(table.cell(1, 0))
        _text(under.add(), description.number, size=13)
        if not description.type:
            _text(under.add(), description.subject, size=12, before=6)
        _text(_Lines(table.cell(1, 1)).add(), description.dateline, size=13.5, italic=True)
    if description.urgency:
        document.add_paragraph()._p.append(stamp_run(description.urgency, *_STAMP_MM[description.urgency], "D01018"))


def _title(document: Document, description: Description) -> None:
    if description.type:
        _text(document.add_paragraph(), description.type, bold=True, before=12)
        _text(document.add_paragraph(), description.subject, bold=True)
        if description.party:
            _text(document.add_paragraph(), "-----", size=12)
        else:
            _rule(document.add_paragraph(), 32, 163)
    for line in description.opening:
        _text(document.add_paragraph(), line, bold=True, before=6)
    _addressees(document, description.addressees)


def _addressees(document: Document, names: tuple[str, ...]) -> None:
    if len(names) == 1:
        _text(document.add_paragraph(), f"Kính gửi: {names[0]}", before=12)
    elif names:
        document.add_paragraph()
        table = _borderless(document, 1, (50.0, 113.0))
        _text(table.cell(0, 0).paragraphs[0], "Kính gửi:", align="right")
        lines = _Lines(table.cell(0, 1))
        for name in names:
            _text(lines.add(), f"- {name}", align="left")


def _blocks(document: Document, blocks: tuple[Block, ...], numbering: Numbering) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _paragraph(document, block, numbering)
        else:
            _table(document, block)


def _paragraph(document: Document, block: Paragraph, numbering: Numbering) -> None:
    paragraph = document.add_paragraph()
    typed = "" if block.auto or not block.label else f"{block.label} "
    _text(paragraph, typed + block.text, bold=block.bold, italic=block.italic, align=block.align, before=6)
    if block.indent:
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.keep_with_next = block.bold or None
    if block.auto:
        numbering.number(paragraph, block.label)


def _table(document: Document, table: Table) -> None:
    grid = document.add_table(rows=len(table.rows), cols=len(table.widths), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    section = document.sections[-1]
    room = Mm(297 if section.orientation == WD_ORIENT.LANDSCAPE else 210) - Mm(30 + 17)
    for column, part in zip(grid.columns, table.widths, strict=True):
        column.width = int(room * part / sum(table.widths))
        for cell in column.cells:
            cell.width = column.width
    for row in grid.rows[: table.heading_rows]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)
    for row, column, cell in table.placed():
        place = grid.cell(row, column)
        if cell.across > 1 or cell.down > 1:
            place = place.merge(grid.cell(row + cell.down - 1, column + cell.across - 1))
        heading = row < table.heading_rows
        lines = _Lines(place)
        for line in re.split(r"\n", cell.text):
            _text(
                lines.add(), line, size=table.size, bold=cell.bold or heading, align="center" if heading else cell.align
            )


def _closing(document: Document, description: Description) -> None:
    table = _borderless(document, 1, (77.0, 86.0))
    left, right = _Lines(table.cell(0, 0)), _Lines(table.cell(0, 1))
    if description.recipients:
        head = _text(
            left.add(), "Nơi nhận:", size=12, bold=not description.party, italic=not description.party, align="left"
        )
        head.runs[0].underline = description.party or None
        for line in description.recipients:
            _text(left.add(), f"- {line}", size=11, align="left")
    for line in description.signature.authority:
        _text(right.add(), line, bold=True)
    _text(right.add(), description.signature.title, bold=not description.party)
    for _ in range(4):
        _text(right.add(), "")
    _text(right.add(), description.signature.name, bold=True)


def _annex(document: Document, description: Description, annex: Annex, numbering: Numbering) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, landscape=annex.landscape)
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    _page_number(section)
    if annex.letterhead:
        bare = Description(
            name="",
            issuer=description.issuer,
            parent=description.parent,
            number="",
            dateline="",
            subject="",
            blocks=(),
            signature=description.signature,
            type="-",
        )
        _letterhead(document, bare)
    for text in (annex.label, annex.title, annex.subject):
        if text:
            _text(document.add_paragraph(), text, bold=True)
    if annex.note:
        _text(document.add_paragraph(), annex.note, size=13, italic=True)
    _blocks(document, annex.blocks, numbering)
