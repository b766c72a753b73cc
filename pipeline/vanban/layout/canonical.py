"""The canonical text: what ``vanban extract --format markdown`` prints and every offset points into.

Blocks (paragraphs, headings, table cells) stand in reading order, separated by blank lines; a table is a pipe table.
Marks of Markdown (``#``, ``|``) lie between the blocks, never inside one, so the text from ``block.start`` to
``block.end`` is the printed text alone. A block keeps the printed lines it was joined from; from them
``Canonical.evidence`` finds page and boxes of any span.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from vanban.schema import Box, Evidence, Origin
from vanban.source.model import Align, Line, Word
from vanban.text.normal import fold

Zone = Literal[
    "motto",  # ô 1: quốc hiệu, tiêu ngữ; ĐẢNG CỘNG SẢN VIỆT NAM
    "issuer",  # ô 2: cơ quan chủ quản and issuing body, one block a line group, top to bottom
    "number",  # ô 3
    "place-date",  # ô 4
    "mark",  # ô 10a, 10b, 11, DỰ THẢO, SAO Y: secrecy, urgency, circulation, copy marks
    "stamp",  # ĐẾN stamp, electronic-signature caption: never part of the document's own text
    "type",  # ô 5a, type name
    "subject",  # ô 5a or 5b, trích yếu
    "addressees",  # ô 9a, Kính gửi
    "enacting",  # the body's own name, "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:" between title and body
    "body",  # ô 6
    "recipients",  # ô 9b, Nơi nhận
    "signature",  # ô 7a–c
    "annex-label",  # "Phụ lục II", or the title of an attached document
    "annex-title",
    "annex-note",  # "(Kèm theo Quyết định số …)"
    "footnote",
    "address",  # ô 12, 13: drafter's code, address, phone
]


@dataclass(frozen=True, slots=True)
class LineSpan:
    """A stretch of one printed line inside a block.

    Attributes:
        line: the printed line.
        start: canonical offset of its first character used.
        line_from: index in ``line.text`` of that character.
        length: characters used.
    """

    line: Line
    start: int
    line_from: int
    length: int


@dataclass(frozen=True, slots=True)
class CellPosition:
    """Where a cell block stands in its table (0-based row and column of the joined table)."""

    table: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class Block:
    """A paragraph, heading or table cell of the canonical text.

    Attributes:
        start: first character in the canonical text.
        end: one past the last.
        zone: which part of the document's form it is.
        part: 0 for the document itself, 1… for each annex or attached document.
        spans: the printed lines it consists of.
        bold: most of it is bold.
        italic: most of it is italic.
        align: as printed, ``None`` when unknown.
        size: font size in points.
        heading: outline level declared by the format.
        cell: position when it is a table cell.
        breaks: canonical offsets inside the block at which a new source paragraph or forced line begins.
    """

    start: int
    end: int
    zone: Zone
    part: int
    spans: tuple[LineSpan, ...]
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    size: float | None = None
    heading: int | None = None
    cell: CellPosition | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table joined over its pages.

    Attributes:
        index: as in ``CellPosition.table``.
        rows: index into ``Canonical.blocks`` for each position; a merged cell repeats its index, an empty position is
            ``None``.
        header_rows: number of heading rows at the top (repetitions on later pages are left out).
        part: as in ``Block.part``.
    """

    index: int
    rows: tuple[tuple[int | None, ...], ...]
    header_rows: int
    part: int


@dataclass(slots=True)
class Canonical:
    """The text and its blocks, in order of their offsets."""

    text: str
    blocks: list[Block]
    tables: list[TableGrid] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list, repr=False)
    _folded: str | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._starts = [block.start for block in self.blocks]

    @classmethod
    def verbatim(cls, text: str) -> Canonical:
        """Blocks over a plain string exactly as given, a non-empty line each: for text that comes without a file."""
        blocks = []
        position = 0
        for raw in text.splitlines(keepends=True):
            stripped = raw.strip()
            if stripped:
                start = position + raw.index(stripped)
                line = Line(stripped, None, None, "native", ends_paragraph=True)
                spans = (LineSpan(line, start, 0, len(stripped)),)
                blocks.append(Block(start, start + len(stripped), "body", 0, spans))
            position += len(raw)
        return cls(text, blocks)

    @property
    def folded(self) -> str:
        """``fold(text)``, made once: what patterns are matched against. Offsets are those of ``text``."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def page_begins(self) -> list[tuple[int, int]]:
        """Where pages begin, ``(offset, page)``; empty where the format has none.

        A page may come back after another: what stands at its foot, say, after a paragraph that runs on.
        """
        begins: list[tuple[int, int]] = []
        for block in self.blocks:
            for span in block.spans:
                page = span.line.page
                if page is not None and (not begins or begins[-1][1] != page):
                    begins.append((span.start, page))
        return begins

    def block_text(self, block: Block) -> str:
        """The printed text of a block."""
        return self.text[block.start : block.end]

    def block_index_at(self, offset: int) -> int | None:
        """Index of the block that holds the character at ``offset``, or ``None`` between blocks."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return index

    def words(self, start: int, end: int) -> list[Word]:
        """Printed words of the characters ``start`` to ``end``, the first and last cut to them."""
        return [
            word
            for block in self.blocks
            if block.start < end and block.end > start
            for span in block.spans
            for word in _words_of(
                span.line,
                max(start - span.start, 0) + span.line_from,
                min(end - span.start, span.length) + span.line_from,
            )
        ]

    def evidence(self, start: int, end: int) -> Evidence:
        """Quote, page, boxes, origin, confidence and raw reading of the characters ``start`` to ``end``."""
        boxes: list[Box] = []
        raw: list[str] = []
        done, repaired = start, False
        page: int | None = None
        origin: Origin = "native"
        confidences: list[float] = []
        index = max(bisect_right(self._starts, start) - 1, 0)
        seen = False
        for block in map(self.blocks.__getitem__, range(index, len(self.blocks))):
            if block.start >= end:
                break
            for span in block.spans:
                low, high = max(start, span.start), min(end, span.start + span.length)
                if low >= high:
                    continue
                line = span.line
                if not seen:
                    page, origin, seen = line.page, line.origin, True
                words = _words_of(line, low - span.start + span.line_from, high - span.start + span.line_from)
                box = _box_of(line, words)
                if box is not None:
                    boxes.append(box)
                if line.origin == "text-layer":
                    continue
                confidences.extend(word.confidence for word in words if word.confidence is not None)
                if any(word.raw is not None for word in words):
                    printed = " ".join(word.text for word in words)
                    read = " ".join(word.raw if word.raw is not None else word.text for word in words)
                    raw += [self.text[done:low], self.text[low:high].replace(printed, read, 1)]
                    done, repaired = high, True
        return Evidence(
            quote=self.text[start:end],
            page=page,
            boxes=boxes,
            start=start,
            end=end,
            origin=origin,
            confidence=round(min(confidences), 3) if confidences else None,
            raw="".join([*raw, self.text[done:end]]) if repaired else None,
        )


def _words_of(line: Line, low: int, high: int) -> list[Word]:
    """The words of ``line.text[low:high]``, the first and last cut to it; none when words are not known."""
    if low <= 0 and high >= len(line.text):
        return list(line.words)
    words = []
    start = 0
    for word in line.words:
        if start >= high:
            break
        end = start + len(word.text)
        if low <= start and end <= high:
            words.append(word)
        elif end > low:
            words.append(word.part(max(low - start, 0), min(high, end) - start))
        start = end + 1
    return words


def _box_of(line: Line, words: Sequence[Word]) -> Box | None:
    """The box around the words; the whole line's when they are not known."""
    if not words:
        return line.box
    whole = line.box if len(words) == len(line.words) else None
    x0, top, x1, bottom = zip(*([word.box for word in words] if whole is None else [whole]), strict=True)
    return (round(min(x0), 2), round(min(top), 2), round(max(x1), 2), round(max(bottom), 2))


class CanonicalBuilder:
    r"""Collects blocks in reading order and lays out the canonical text.

    Example:
        >>> builder = CanonicalBuilder()
        >>> _ = builder.add([Line("KẾ HOẠCH", 1, None, "native", bold=True)], zone="type", prefix="# ")
        >>> builder.build().text
        '# KẾ HOẠCH\n'
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[TableGrid] = []

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def add(self, lines: Sequence[Line], *, zone: Zone, part: int = 0, prefix: str = "") -> int:
        """Append a paragraph; returns its block index.

        Args:
            lines: printed lines, joined by a space, or by nothing after a hyphen inside a word or number.
            zone: as in ``Block.zone``.
            part: as in ``Block.part``.
            prefix: Markdown before the block (``"## "``, ``"- "``), not part of it.
        """
        if self._length:
            self._write("\n")
        self._write(prefix)
        index = self._append_block(lines, zone, part, None)
        self._write("\n")
        return index

    def add_table(
        self,
        rows: Sequence[Sequence[tuple[Sequence[Line], int, int] | None]],
        *,
        header_rows: int,
        zone: Zone = "body",
        part: int = 0,
    ) -> int:
        """Append a table; returns its index.

        Args:
            rows: for each position ``(lines, rowspan, colspan)`` at the upper left corner of a cell, ``None`` at the
                positions a merged cell covers.
            header_rows: heading rows at the top.
            zone: of its cells.
            part: of its cells.
        """
        table = len(self._tables)
        width = max(len(row) for row in rows)
        grid: list[list[int | None]] = [[None] * width for _ in rows]
        if self._length:
            self._write("\n")
        for r, row in enumerate(rows):
            self._write("|")
            for c in range(width):
                cell = row[c] if c < len(row) else None
                self._write(" ")
                if cell is not None and cell[0]:
                    lines, rowspan, colspan = cell
                    index = self._append_block(lines, zone, part, CellPosition(table, r, c, rowspan, colspan))
                    for rr in range(r, min(r + rowspan, len(rows))):
                        for cc in range(c, min(c + colspan, width)):
                            grid[rr][cc] = index
                self._write(" |")
            self._write("\n")
            if r == max(header_rows, 1) - 1:
                self._write("|" + " --- |" * width + "\n")
        self._tables.append(TableGrid(table, tuple(tuple(row) for row in grid), header_rows, part))
        return table

    def _append_block(self, lines: Sequence[Line], zone: Zone, part: int, cell: CellPosition | None) -> int:
        start = self._length
        spans: list[LineSpan] = []
        breaks: list[int] = []
        previous: Line | None = None
        for line in lines:
            if previous is not None:
                self._write("" if _joins_without_space(previous.text, line.text) else " ")
                if previous.ends_paragraph:
                    breaks.append(self._length)
            spans.append(LineSpan(line, self._length, 0, len(line.text)))
            self._write(line.text)
            previous = line
        letters = sum(len(line.text) for line in lines) or 1
        self._blocks.append(
            Block(
                start=start,
                end=self._length,
                zone=zone,
                part=part,
                spans=tuple(spans),
                bold=sum(len(line.text) for line in lines if line.bold) * 2 > letters,
                italic=sum(len(line.text) for line in lines if line.italic) * 2 > letters,
                align=lines[0].align if lines else None,
                size=lines[0].size if lines else None,
                heading=lines[0].heading if lines else None,
                cell=cell,
                breaks=tuple(breaks),
            )
        )
        return len(self._blocks) - 1

    def build(self) -> Canonical:
        """The finished text."""
        return Canonical("".join(self._pieces), self._blocks, self._tables)


def _joins_without_space(before: str, after: str) -> bool:
    """A number or symbol broken at its hyphen or slash goes on without a space: ``1045/TTr-`` + ``SKHCN``."""
    if not before or not after or before[-1] not in "-/" or len(before) < 2:
        return False
    return (
        before[-2].isalnum() and after[0].isalnum() and (before[-1] == "/" or after[0].isupper() or after[0].isdigit())
    )


def joined(lines: Iterable[Line]) -> str:
    """The text the lines would have as one block."""
    text = ""
    for line in lines:
        if text and not _joins_without_space(text, line.text):
            text += " "
        text += line.text
    return text
