"""The stream of printed lines and tables that the stages of layout label, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from vanban.layout.canonical import Zone
from vanban.layout.form import is_rule
from vanban.source.model import Line, Page, SourceDocument, Table, Word

_WORD_SPACE = 0.6  # of the line's height: no wider space lies between two words of one text
_SPECK = 4.0  # points: no letter of a document's print is as narrow or low
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page in points: where full lines begin and end.

    Attributes:
        left: where full lines begin.
        right: where full lines end.
        width: of the page.
        height: of the page.
    """

    left: float
    right: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Centre of the text area."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Item:
    """A printed line or a table on its way to a zone.

    Attributes:
        content: the line or table.
        frame: text area of its page, ``None`` for formats without positions.
        zone: what it was found to be.
        part: 0 for the document itself, 1… for annexes.
        starts: it begins a block of its own; ``None`` while paragraphs are not decided.
    """

    content: Line | Table
    frame: Frame | None = None
    zone: Zone = "body"
    part: int = 0
    starts: bool | None = None

    @property
    def line(self) -> Line:
        """The printed line.

        Raises:
            TypeError: the item is a table.
        """
        if isinstance(self.content, Table):
            raise TypeError("a table is no line")
        return self.content

    @property
    def text(self) -> str:
        """The printed text, nothing for a table."""
        return "" if isinstance(self.content, Table) else self.content.text

    @property
    def is_table(self) -> bool:
        """It is a table."""
        return isinstance(self.content, Table)

    @property
    def page(self) -> int | None:
        """1-based page."""
        return self.content.page

    @property
    def side(self) -> Side | None:
        """Half of the page that the line keeps to, ``None`` for full width and centred lines."""
        if isinstance(self.content, Table):
            return None
        line = self.content
        if line.column is not None:
            return "right" if line.column else "left"
        if self.frame is None or line.box is None:
            return None
        x0, _, x1, _ = line.box
        span = self.frame.right - self.frame.left
        centre = (x0 + x1) / 2
        if centre < self.frame.middle - 0.06 * span and x1 < self.frame.middle + 0.12 * span:
            return "left"
        if centre > self.frame.middle + 0.06 * span and x0 > self.frame.middle - 0.2 * span:
            return "right"
        return None

    @property
    def centred(self) -> bool:
        """Printed in the middle of the text area."""
        if isinstance(self.content, Table):
            return False
        line = self.content
        if line.align is not None or self.frame is None or line.box is None:
            return line.align == "center"
        x0, _, x1, _ = line.box
        span = self.frame.right - self.frame.left
        inset_left, inset_right = x0 - self.frame.left, self.frame.right - x1
        if abs(inset_left - inset_right) > 0.06 * span:
            return False
        # A first line with its indent may be nearly symmetric by chance when it is almost full.
        return min(inset_left, inset_right) > 0.09 * span or (
            min(inset_left, inset_right) > 0.02 * span and abs(inset_left - inset_right) < 0.02 * span
        )


def flatten(document: SourceDocument) -> list[Item]:
    """Lines and tables of all pages in reading order, without rows that only draw a rule."""
    pages = [half for page in document.pages for half in _halves(page)]
    frames = _frames(pages)
    items = []
    for page, frame in zip(pages, frames, strict=True):
        for content in _rejoined(page.content):
            if isinstance(content, Line) and (is_rule(content.text) or _is_speck(content)):
                continue
            items.append(Item(content, frame))
    return items


def _halves(page: Page) -> list[Page]:
    """The printed pages of a page: two where a fold parts them, each with margins of its own."""
    fold = page.fold
    if fold is None or page.width is None:
        return [page]
    left = tuple(item for item in page.content if item.box is None or item.box[0] < fold)
    right = tuple(item for item in page.content if item.box is not None and item.box[0] >= fold)
    return [replace(page, width=fold, content=left, fold=None), replace(page, content=right)]


def _is_speck(line: Line) -> bool:
    """Dirt or a stroke of a seal that OCR read as a letter."""
    if line.origin != "ocr" or line.box is None:
        return False
    return min(line.box[2] - line.box[0], line.box[3] - line.box[1]) < _SPECK


def _rejoined(content: Sequence[Line | Table]) -> list[Line | Table]:
    """The content with pieces of one printed line put together: same baseline, no more than a word space apart."""
    result: list[Line | Table] = []
    for item in content:
        if isinstance(item, Line) and item.box is not None:
            for n in range(len(result) - 1, max(len(result) - 4, -1), -1):
                before = result[n]
                if isinstance(before, Line) and _one_line(before, item):
                    result[n] = _joined(before, item)
                    break
            else:
                result.append(item)
        else:
            result.append(item)
    return result


def _one_line(before: Line, after: Line) -> bool:
    if before.box is None or after.box is None or not before.words or not after.words:
        return False
    height = min(before.box[3] - before.box[1], after.box[3] - after.box[1])
    overlap = min(before.box[3], after.box[3]) - max(before.box[1], after.box[1])
    gap = after.box[0] - before.box[2]
    return overlap > 0.6 * height and -0.7 * height < gap < _WORD_SPACE * height and after.box[0] > before.box[0]


def _joined(before: Line, after: Line) -> Line:
    if before.box is None or after.box is None:
        return before
    box = (
        min(before.box[0], after.box[0]),
        min(before.box[1], after.box[1]),
        max(before.box[2], after.box[2]),
        max(before.box[3], after.box[3]),
    )
    return replace(before, text=f"{before.text} {after.text}", words=before.words + after.words, box=box)


def _frames(pages: Sequence[Page]) -> list[Frame | None]:
    """The text area of each page; pages without enough full lines borrow that of the document."""
    frames: list[Frame | None] = []
    for page in pages:
        if page.width is None or page.height is None:
            frames.append(None)
            continue
        own = list(_full_lines(page))
        if len(own) < 4:
            # Pages of another format (a landscape annex, the other half of a fold) have margins of their own.
            alike = [
                other
                for other in pages
                if other.width and abs(other.width - page.width) < 0.02 * page.width and other.fold == page.fold
            ]
            own += [edges for other in alike for edges in _full_lines(other)]
        edges = _edges(own)
        if edges is None:
            start = page.fold or 0.0
            edges = (start + 0.14 * (page.width - start), start + 0.93 * (page.width - start))
        frames.append(Frame(edges[0], edges[1], page.width, page.height))
    return frames


def _full_lines(page: Page) -> Iterator[tuple[float, float]]:
    if page.width is None:
        return
    for content in page.content:
        if content.box is not None:
            x0, _, x1, _ = content.box
            if x1 - x0 > 0.6 * page.width:
                yield x0, x1


def _edges(lines: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Left and right edge that most full lines share: the lower and the upper quintile."""
    if not lines:
        return None
    lefts = sorted(left for left, _ in lines)
    rights = sorted(right for _, right in lines)
    return lefts[len(lefts) // 5], rights[-1 - len(rights) // 5]


def cut(line: Line, start: int, end: int) -> Line:
    """The part ``line.text[start:end]`` without surrounding spaces, with the words and box that belong to it."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    if not line.words:
        return replace(line, text=text)
    words: list[Word] = []
    position = 0
    for word in line.words:
        low, high = max(start - position, 0), min(end - position, len(word.text))
        if low < high:
            words.append(word.part(low, high))
        position += len(word.text) + 1
    if not words:
        return replace(line, text=text)
    box = (
        min(word.box[0] for word in words),
        min(word.box[1] for word in words),
        max(word.box[2] for word in words),
        max(word.box[3] for word in words),
    )
    return replace(line, text=text, words=tuple(words), box=box)


def split(item: Item, *positions: int) -> list[Item]:
    """The item cut at the given offsets of its text; empty pieces are left out."""
    line = item.line
    edges = [0, *sorted(positions), len(line.text)]
    pieces = []
    for start, end in pairwise(edges):
        if line.text[start:end].strip():
            pieces.append(replace(item, content=cut(line, start, end)))
    return pieces
