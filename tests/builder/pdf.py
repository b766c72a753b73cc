"""PDF by reportlab, set as NĐ 30/2020/NĐ-CP, Annex I asks: A4, zones, sizes, page numbers in the top margin."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as Grid
from tests.builder.description import Annex, Block, Cell, Description, Paragraph, Table, runs_of
from tests.builder.fonts import family

FONT = "Body"
BODY = 14.0
LEADING = 18.0
INDENT = 12.7 * mm
TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 17 * mm
"""Margins within the decree's 20–25, 20–25, 30–35 and 15–20 mm."""

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAMP_RED = Color(0.85, 0.05, 0.08)

_ALIGN = {"justify": TA_JUSTIFY, "center": TA_CENTER, "left": TA_LEFT, "right": TA_RIGHT}


def to_pdf(description: Description, path: Path) -> None:
    """Write the document as a PDF with a Unicode text layer; the same description gives the same bytes."""
    _register_fonts()
    body = _flows(description.blocks, A4[0] - LEFT - RIGHT)
    # The signature never stands on a page without text: the last paragraph goes with it.
    last = [flow for flow in body[-1:] if isinstance(flow, Flow)]
    story: list[Any] = [
        *_letterhead(description),
        *_title(description),
        *body[: len(body) - len(last)],
        KeepTogether([*last, Spacer(1, 12), _closing(description)]),
    ]
    for annex in description.annexes:
        story += _annex(description, annex)
    document = _Pages(str(path), description)
    document.build(story)


@cache
def _register_fonts() -> None:
    found = family()
    faces = {FONT: found.regular, "Body-B": found.bold, "Body-I": found.italic, "Body-BI": found.bold_italic}
    for name, file in faces.items():
        pdfmetrics.registerFont(TTFont(name, str(file)))
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold="Body-B", italic="Body-I", boldItalic="Body-BI")


class _Pages(BaseDocTemplate):
    """Page templates: no number on a first page, annexes counted from 1 again."""

    def __init__(self, path: str, description: Description) -> None:
        super().__init__(path, pagesize=A4, title=description.name, author="vanban", invariant=1)
        self._first = 1
        for name, size in (("portrait", A4), ("landscape", landscape(A4))):
            frame = (LEFT, BOTTOM, size[0] - LEFT - RIGHT, size[1] - TOP - BOTTOM, 0, 0, 0, 0)
            self.addPageTemplates(
                [
                    PageTemplate(
                        f"{name}-first",
                        [Frame(*frame)],
                        onPage=self._start,
                        pagesize=size,
                        autoNextPageTemplate=f"{name}-later",
                    ),
                    PageTemplate(f"{name}-later", [Frame(*frame)], onPage=self._number, pagesize=size),
                ]
            )

    def _start(self, canvas: Any, document: BaseDocTemplate) -> None:
        self._first = document.page

    def _number(self, canvas: Any, document: BaseDocTemplate) -> None:
        width, height = canvas._pagesize
        canvas.setFont(FONT, 13)
        canvas.drawCentredString((width + LEFT - RIGHT) / 2, height - 12 * mm, str(document.page - self._first + 1))


def _style(size: float, *, align: str = "center", leading: float | None = None, **options: Any) -> ParagraphStyle:
    return ParagraphStyle(
        "set",
        fontName=FONT,
        fontSize=size,
        leading=leading or size * 1.2,
        alignment=_ALIGN[align],
        textColor=black,
        **options,
    )


def _markup(text: str, *, bold: bool = False, italic: bool = False) -> str:
    pieces = []
    for run in runs_of(text, bold=bold, italic=italic):
        piece = escape(run.text).replace("\n", "<br/>")
        if run.bold:
            piece = f"<b>{piece}</b>"
        if run.italic:
            piece = f"<i>{piece}</i>"
        pieces.append(piece)
    return "".join(pieces)


def _line(text: str, size: float, *, bold: bool = False, italic: bool = False, **options: Any) -> Flow:
    return Flow(_markup(text, bold=bold, italic=italic), _style(size, **options))


class _Rule(Flowable):
    """A solid line in the middle of the room there is."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self._length = width

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._room = width
        return width, 6.0

    def draw(self) -> None:
        left = (self._room - self._length) / 2
        self.canv.setLineWidth(0.7)
        self.canv.line(left, 2.0, left + self._length, 2.0)


def _letterhead(description: Description) -> list[Flowable]:
    """Zones 1–4 (and 5b for a công văn) as two columns."""
    issuer = [_line(line, 12.5 if description.party else 12, bold=True) for line in description.issuer]
    left = [*(_line(line, 12) for line in description.parent), *issuer]
    if description.party:
        left.append(_line("*", 13))
        width = stringWidth(PARTY, "Body-B", 14)
        right: list[Flowable] = [_line(PARTY, 14, bold=True), _Rule(width)]
    else:
        longest = max(stringWidth(line, "Body-B", 12) for line in description.issuer)
        left.append(_Rule(longest * 0.42))
        right = [
            _line(NATION[0], 12, bold=True),
            _line(NATION[1], 13, bold=True),
            _Rule(stringWidth(NATION[1], "Body-B", 13)),
        ]
    under: list[Flowable] = [_line(description.number, 13)]
    if not description.type:
        under.append(_line(description.subject, 12.5, spaceBefore=4))
    rows: list[list[Any]] = [[left, right], [under, _line(description.dateline, 13.5, italic=True)]]
    if not description.dateline:
        rows.pop()
    flows: list[Flowable] = [_columns(rows)]
    if description.urgency:
        flows.append(_Stamp(description.urgency))
    return flows


def _columns(rows: list[list[Any]]) -> Grid:
    width = A4[0] - LEFT - RIGHT
    grid = Grid(rows, colWidths=[width * 0.39, width * 0.61])
    grid.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return grid


class _Stamp(Flowable):
    """Mark of urgency (ô số 10b): red capitals in a red frame."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.width, self.height = stringWidth(text, "Body-B", 13) + 16, 24.0

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(STAMP_RED)
        canvas.setFillColor(STAMP_RED)
        canvas.rect(38, 0, self.width, 20, stroke=1, fill=0)
        canvas.setFont("Body-B", 13)
        canvas.drawCentredString(38 + self.width / 2, 5.5, self._text)
        canvas.restoreState()


def _title(description: Description) -> list[Flowable]:
    flows: list[Flowable] = [Spacer(1, 10)]
    if description.type:
        flows.append(_line(description.type, BODY, bold=True))
        flows.append(_line(description.subject, BODY, bold=True))
        flows.append(_line("-----", 12) if description.party else _Rule(90))
        flows.append(Spacer(1, 8))
    flows += [_line(line, BODY, bold=True, spaceBefore=4) for line in description.opening]
    flows += _addressees(description.addressees)
    return flows


def _addressees(names: tuple[str, ...]) -> list[Flowable]:
    if not names:
        return []
    if len(names) == 1:
        return [_line(f"Kính gửi: {names[0]}", BODY, leading=LEADING), Spacer(1, 8)]
    grid = Grid(
        [
            [
                "",
                Flow("Kính gửi:", _style(BODY, align="left", leading=LEADING)),
                [Flow(_markup(f"- {name}"), _style(BODY, align="left", leading=LEADING)) for name in names],
            ]
        ],
        colWidths=[70, 66, None],
    )
    grid.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return [grid, Spacer(1, 8)]


def _flows(blocks: tuple[Block, ...], width: float) -> list[Flowable]:
    return [_paragraph(block) if isinstance(block, Paragraph) else _grid(block, width) for block in blocks]


def _paragraph(block: Paragraph) -> Flow:
    text = f"{block.label} {block.text}".strip()
    style = _style(
        BODY,
        align=block.align,
        leading=LEADING,
        spaceBefore=6 if block.align == "justify" else 3,
        firstLineIndent=INDENT if block.indent else 0,
        keepWithNext=int(block.bold),
        allowWidows=0,
        allowOrphans=0,
    )
    return Flow(_markup(text, bold=block.bold, italic=block.italic), style)


def _grid(table: Table, width: float) -> Grid:
    total = sum(table.widths)
    content: list[list[Any]] = [["" for _ in table.widths] for _ in table.rows]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    for row, column, cell in table.placed():
        content[row][column] = _cell(cell, table.size, heading=row < table.heading_rows)
        if cell.across > 1 or cell.down > 1:
            style.append(("SPAN", (column, row), (column + cell.across - 1, row + cell.down - 1)))
    grid = Grid(
        content, colWidths=[width * part / total for part in table.widths], repeatRows=table.heading_rows, spaceBefore=6
    )
    grid.setStyle(style)
    return grid


def _cell(cell: Cell, size: float, *, heading: bool) -> Flow:
    align = "center" if heading else cell.align
    return _line(cell.text, size, bold=cell.bold or heading, align=align)


def _closing(description: Description) -> Grid:
    """Recipients at the left, signature at the right (zones 9b and 7a–7c)."""
    left: list[Flowable] = []
    if description.recipients:
        underline = "<u>Nơi nhận</u>:" if description.party else "<b><i>Nơi nhận:</i></b>"
        left.append(Flow(underline, _style(12, align="left")))
        left += [_line(f"- {line}", 11, align="left") for line in description.recipients]
    signature = description.signature
    right: list[Flowable] = [
        *(_line(line, BODY, bold=True) for line in signature.authority),
        _line(signature.title, BODY, bold=not description.party),
        Spacer(1, 70),
        _line(signature.name, BODY, bold=True),
    ]
    width = A4[0] - LEFT - RIGHT
    grid = Grid([[left, right]], colWidths=[width * 0.47, width * 0.53])
    grid.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return grid


def _annex(description: Description, annex: Annex) -> list[Any]:
    turn = "landscape" if annex.landscape else "portrait"
    size = landscape(A4) if annex.landscape else A4
    flows: list[Any] = [NextPageTemplate(f"{turn}-first"), PageBreak()]
    if annex.letterhead:
        flows += [*_letterhead(_bare(description)), Spacer(1, 10)]
    flows += [_line(text, BODY, bold=True) for text in (annex.label, annex.title, annex.subject) if text]
    if annex.note:
        flows.append(_line(annex.note, 13, italic=True))
    flows += [_Rule(90), Spacer(1, 8), *_flows(annex.blocks, size[0] - LEFT - RIGHT)]
    return flows


def _bare(description: Description) -> Description:
    """The letterhead alone, for an attached document that has no number of its own."""
    return Description(
        name=description.name,
        issuer=description.issuer,
        parent=description.parent,
        number="",
        dateline="",
        subject="",
        blocks=(),
        signature=description.signature,
        type="-",
    )
