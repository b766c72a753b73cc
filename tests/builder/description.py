"""A document as data: what it says and how its parts stand to each other, free of any file format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

Align = Literal["justify", "center", "left", "right"]

_EMPHASIS = re.compile(r"(\*\*[^*]+\*\*|__[^_]+__)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


def runs_of(text: str, *, bold: bool = False, italic: bool = False) -> list[Run]:
    """Split ``**bold**`` and ``__italic__`` marks off a text."""
    runs = []
    for piece in _EMPHASIS.split(text):
        if piece.startswith("**"):
            runs.append(Run(piece[2:-2], True, italic))
        elif piece.startswith("__"):
            runs.append(Run(piece[2:-2], bold, True))
        elif piece:
            runs.append(Run(piece, bold, italic))
    return runs


def plain_of(text: str) -> str:
    """The text without its emphasis marks."""
    return "".join(run.text for run in runs_of(text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body.

    Attributes:
        text: may hold ``**bold**`` and ``__italic__`` stretches.
        label: printed number with its punctuation (``1.``, ``a)``, ``I.``, ``-``), or empty.
        auto: the DOCX has Word generate the label instead of having it typed.
    """

    text: str
    label: str = ""
    auto: bool = False
    bold: bool = False
    italic: bool = False
    align: Align = "justify"
    indent: bool = True

    @property
    def printed(self) -> str:
        """What a reader sees: label and text, without marks."""
        return f"{self.label} {plain_of(self.text)}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``""`` in a row stands for an empty one."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: cells from left to right, those covered by a merge from above left out."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table.

    Attributes:
        widths: relative column widths.
        heading_rows: rows at the top repeated on every page.
        size: font size in points.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    heading_rows: int = 1
    size: float = 12

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """``(row, column, cell)`` of every cell, merges taken into account."""
        taken: set[tuple[int, int]] = set()
        for index, row in enumerate(self.rows):
            column = 0
            for cell in row.cells:
                while (index, column) in taken:
                    column += 1
                if column + cell.across > len(self.widths):
                    raise ValueError(f"row {index} has more cells than the table has columns: {cell.text!r}")
                yield index, column, cell
                taken.update(
                    (index + down, column + across) for down in range(cell.down) for across in range(cell.across)
                )
                column += cell.across


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """Signature block (ô số 7a, 7b): authority line or lines, title, name."""

    title: str
    name: str
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex or an attached document: starts a new page, numbers its pages by itself."""

    title: str
    blocks: tuple[Block, ...]
    label: str = ""
    subject: str = ""
    note: str = ""
    letterhead: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """A whole document.

    Attributes:
        issuer: lines of the issuing body's name.
        subject: trích yếu; of a công văn (no ``type``) it stands under the number and begins with ``V/v``.
        party: letterhead of the Party instead of the State's.
        urgency: KHẨN, THƯỢNG KHẨN or HỎA TỐC stamped at the left.
    """

    name: str
    issuer: tuple[str, ...]
    number: str
    dateline: str
    subject: str
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    type: str = ""
    parent: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    party: bool = False
    urgency: str = ""
    scan: str = ""

    def texts(self) -> Iterator[str]:
        """Every printed paragraph, line and cell, without marks, in reading order."""
        yield from self.parent
        yield from self.issuer
        yield self.number
        yield self.dateline
        if self.urgency:
            yield self.urgency
        if self.type:
            yield self.type
        yield self.subject.replace("\n", " ")
        yield from self.addressees
        yield from self.opening
        yield from block_texts(self.blocks)
        yield from (f"- {line}" for line in self.recipients)
        yield from self.signature.authority
        yield self.signature.title
        yield self.signature.name
        for annex in self.annexes:
            yield from (
                line.replace("\n", " ") for line in (annex.label, annex.title, annex.subject, annex.note) if line
            )
            yield from block_texts(annex.blocks)


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Printed texts of paragraphs and cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.printed
        else:
            yield from (plain_of(cell.text) for _, _, cell in block.placed() if cell.text)


def load(path: Path) -> Description:
    """Read a description from YAML; ``samples/sources/README.md`` explains the keys.

    Raises:
        ValueError: an unknown key or kind of block.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["name"] = path.stem
    data["blocks"] = _blocks(data.pop("body"))
    signature = data.pop("signature")
    data["signature"] = Signature(signature["title"], signature["name"], _lines(signature.get("authority", ())))
    data["annexes"] = tuple(Annex(**{**annex, "blocks": _blocks(annex["blocks"])}) for annex in data.get("annexes", ()))
    for key in ("issuer", "parent", "opening", "addressees", "recipients"):
        data[key] = _lines(data.get(key, ()))
    return Description(**data)


def _lines(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _blocks(items: list[Any]) -> tuple[Block, ...]:
    return tuple(_block(item) for item in items)


_SHORTHAND: dict[str, dict[str, Any]] = {
    # key of the YAML item → how such a paragraph is set
    "p": {},
    "heading": {"bold": True},
    "basis": {"italic": True},
    "center": {"align": "center", "bold": True, "indent": False},
}
_LABEL = re.compile(r"(?:[IVX]{1,5}[.-]|\d{1,2}(?:\.\d{1,2}){0,2}\.|[a-zđ]\)|[-+•])(?= )")


def _block(item: Any) -> Block:
    if isinstance(item, str):
        item = {"p": item}
    if "table" in item:
        return _table(item["table"])
    for kind, setting in _SHORTHAND.items():
        if kind in item:
            options = {**setting, **{key: value for key, value in item.items() if key != kind}}
            text = item[kind]
            label = _LABEL.match(text)
            if label is None:
                return Paragraph(text, **options)
            return Paragraph(text[label.end() :].strip(), label=label[0], **options)
    raise ValueError(f"unknown block: {item!r}")


def _table(data: dict[str, Any]) -> Table:
    rows = tuple(Row(tuple(_cell(cell) for cell in row)) for row in data.pop("rows"))
    return Table(widths=tuple(data.pop("widths")), rows=rows, **data)


def _cell(value: Any) -> Cell:
    return Cell(**value) if isinstance(value, dict) else Cell(str(value))
