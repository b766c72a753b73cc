"""From blocks to the section tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.layout.canonical import Canonical
from vanban.sections import styles
from vanban.sections.annexes import AnnexHeading, annex_heading
from vanban.sections.groups import GroupRow, RowEnd, table_rows
from vanban.sections.headings import Heading, read_heading
from vanban.sections.labels import Label, read_labels
from vanban.sections.model import SectionKind, SectionNode, SectionTree
from vanban.sections.nesting import Nesting, Open, Outlook, Placement, Surroundings
from vanban.sections.paragraphs import Paragraph, TablePlace, body_items
from vanban.sections.quotes import mark_quoted
from vanban.sections.styles import BULLETS, Style
from vanban.sections.surroundings import ENDS, surroundings
from vanban.sections.titles import HEAD_WORDS
from vanban.text.normal import fold

ANNEX = Style("annex", -1, "annex", fixed=True)

_CLOSING = re.compile(
    r"(?:trên đây là|trong quá trình|quá trình (?:thực hiện|triển khai)|nhận được"
    r"|(?:chỉ thị|kế hoạch|nghị quyết|quyết định|hướng dẫn|kết luận|chương trình|quy định|công văn|thông báo)"
    r"\s.{0,40}này\s)"
)
"""How the closing paragraph of a plan or directive begins: it speaks of the whole, not of the last item."""

_INTRODUCES = re.compile(r"(?:như sau|sau đây)\s?:$")

_PERHAPS_CLOSING = re.compile(r"(?:đề nghị|yêu cầu|căn cứ|trên cơ sở)\s")
"""Closing words too, but below a heading these may be its text."""


def build_sections(canonical: Canonical) -> SectionTree:
    """The section tree of a document with its annexes and the group rows of their tables.

    Only the body and annexes make sections. Numbers that begin a sentence, quoted articles and wrapped lines do not;
    ``vanban.sections.nesting`` says how the sequence decides.

    Args:
        canonical: the laid-out document, or ``Canonical.verbatim(text)``.

    Returns:
        Nodes in document order; the nodes of the annexes follow those of the document itself.
    """
    return _Builder(canonical).build()


class _Builder:
    def __init__(self, canonical: Canonical) -> None:
        self._canonical = canonical
        self._items = body_items(canonical)
        mark_quoted(self._items)
        self._readings = [self._readings_of(item) for item in self._items]
        self._nesting = Nesting(Outlook(self._readings))
        self._last_label = self._last_label_by_part()
        self._nodes: list[SectionNode] = []
        self._reached = 0  # end of the content so far
        self._part = 0
        self._opened_at = -1  # item in which the innermost section was opened
        self._tables = {grid.index: grid for grid in canonical.tables}

    def build(self) -> SectionTree:
        index = 0
        while index < len(self._items):
            item = self._items[index]
            heading = annex_heading(self._items, index) if not self._is_subtitle(item) else None
            self._enter_part(item, heading)
            if heading is not None:
                self._open_annex(heading, item)
                index += heading.taken
                continue
            if isinstance(item, TablePlace):
                self._read_table(item)
                index += 1
                continue
            index += self._read_paragraph(item, index)
        self._close(0)
        return SectionTree(self._nodes)

    def _readings_of(self, item: Paragraph | TablePlace) -> list[Label]:
        if isinstance(item, TablePlace) or item.quoted or item.block.zone != "body":
            return []
        return read_labels(item.text, emphasised=item.emphasised, ocr=item.is_ocr)

    def _last_label_by_part(self) -> dict[int, int]:
        """Last item of each part that begins with a label."""
        return {
            item.block.part: index
            for index, (item, readings) in enumerate(zip(self._items, self._readings, strict=True))
            if readings and isinstance(item, Paragraph)
        }

    def _enter_part(self, item: Paragraph | TablePlace, heading: AnnexHeading | None) -> None:
        if item.part == self._part:
            return
        self._part = item.part
        if heading is None:
            self._close(0)
            self._nesting.forget()

    def _is_subtitle(self, item: Paragraph | TablePlace) -> bool:
        """A further title line of the annex that is open: its text, not another annex."""
        if isinstance(item, TablePlace) or item.block.zone != "annex-title":
            return False
        stack = self._nesting.stack
        return bool(stack) and stack[0].label.style is ANNEX and item.block.part == self._part

    def _open_annex(self, heading: AnnexHeading, item: Paragraph | TablePlace) -> None:
        """An annex stands beside the document; a form (Mẫu số 01) stands in the annex it follows."""
        stack = self._nesting.stack
        inside = heading.form and stack and stack[0].label.style is ANNEX and self._holds_forms(stack[0])
        self._close(1 if inside else 0)
        self._nesting.forget()
        node = self._add(
            "annex",
            heading.label,
            heading.title,
            heading.start,
            heading.title_start,
            heading.title_end,
            heading.end,
            False,
        )
        self._reached = heading.end
        label = Label(ANNEX, 0, heading.label, 0)
        self._nesting.open(Placement(label, 0, len(stack)), node, leads_on=False)

    def _holds_forms(self, section: Open) -> bool:
        label = section.label.printed
        return label is not None and fold(label).startswith("phụ lục")

    def _read_paragraph(self, paragraph: Paragraph, index: int) -> int:
        """Read one paragraph; returns how many were used."""
        readings = self._readings[index]
        placement = self._nesting.place(readings, self._surroundings(paragraph, index)) if readings else None
        if placement is None:
            self._read_text(paragraph, index)
            return 1
        self._close(placement.keep)
        label = placement.label
        heading = read_heading(self._items, self._readings, index, label)
        node = self._add(
            self._kind(label),
            label.printed,
            heading.title,
            paragraph.start,
            heading.start,
            heading.end,
            heading.text_start,
            heading.run_in,
        )
        self._opened_at = index + heading.used - 1
        self._reached = self._items[self._opened_at].end
        self._nesting.open(placement, node, leads_on=self._leads_on(label, heading))
        return heading.used

    def _read_text(self, paragraph: Paragraph, index: int) -> None:
        """Text below the innermost section; a bullet ends with its paragraph, the closing words end all sections."""
        stack = self._nesting.stack
        if self._closes_all(paragraph, index):
            self._close(1 if stack and stack[0].label.style is ANNEX else 0)
        elif not paragraph.quoted and paragraph.text[:1].isupper() and self._ended_before(index):
            keep = len(stack)
            while keep and stack[keep - 1].label.style.name in BULLETS and not stack[keep - 1].leads_on:
                keep -= 1
            self._close(keep)
        self._reached = paragraph.end

    def _closes_all(self, paragraph: Paragraph, index: int) -> bool:
        """The paragraph is the document's closing words: no label follows, and it is not the only text of a heading."""
        stack = self._nesting.stack
        if not stack or self._last_label.get(self._part, -1) >= index:
            return False
        run_in = self._nodes[stack[-1].node].run_in
        if self._opened_at == index - 1 and not run_in:
            return False
        head = fold(paragraph.text[:80])
        return bool(_CLOSING.match(head) or (run_in and _PERHAPS_CLOSING.match(head)))

    def _ended_before(self, index: int) -> bool:
        previous = self._items[index - 1] if index else None
        return isinstance(previous, Paragraph) and previous.text.endswith(ENDS)

    def _surroundings(self, paragraph: Paragraph, index: int) -> Surroundings:
        stack = self._nesting.stack
        return surroundings(
            paragraph,
            self._items[index - 1] if index else None,
            self._readings[index],
            index,
            previous_labelled=bool(index and self._readings[index - 1]),
            list_opener=bool(stack) and stack[-1].leads_on and self._opened_at == index - 1,
        )

    def _leads_on(self, label: Label, heading: Heading) -> bool:
        """A list may begin inside: after a colon, or below a bare head such as ``* Về kinh tế``."""
        text = heading.complete
        if text.endswith(":"):
            # "- Thực hiện Chỉ thị …, Sở ban hành Kế hoạch như sau:" introduces the whole document.
            return not (
                label.style.name in BULLETS and not self._nesting.stack and _INTRODUCES.search(fold(text[-20:]))
            )
        head = label.style in (styles.STAR, styles.DOT) and not heading.run_in and text[-1:] not in ".;,"
        return head and len(text.split()) <= HEAD_WORDS

    def _kind(self, label: Label) -> SectionKind:
        """A decimal right under a Điều is a khoản, a letter right under a Điều or khoản a điểm."""
        above = self._nesting.stack[-1] if self._nesting.stack else None
        if above is not None:
            kind = self._nodes[above.node].kind
            if label.style is styles.DECIMALS[0] and kind == "article":
                return "clause"
            if label.style is styles.LETTER and kind in ("article", "clause"):
                return "point"
        return label.style.kind

    def _read_table(self, place: TablePlace) -> None:
        """Group rows nest among themselves, under the section that holds the table."""
        grid = self._tables.get(place.table)
        outer = self._nesting
        rows = list(table_rows(self._canonical, grid)) if grid is not None else []
        groups = [row for row in rows if isinstance(row, GroupRow)]
        if groups:
            holder = [section for section in outer.stack if section.label.style.name not in BULLETS]
            self._close(len(holder) if outer.stack[: len(holder)] == holder else len(outer.stack))
            self._read_groups(rows, groups)
        self._reached = max(self._reached, place.end)

    def _read_groups(self, rows: Sequence[GroupRow | RowEnd], groups: list[GroupRow]) -> None:
        outer = self._nesting
        self._nesting = Nesting(Outlook([group.labels for group in groups]))
        base = len(outer.stack)
        self._nesting.stack = list(outer.stack)
        position = 0
        for row in rows:
            if isinstance(row, RowEnd):
                self._reached = max(self._reached, row.end)
                continue
            around = Surroundings(position, True, False, False, False)
            inner = Nesting(self._nesting.outlook, self._nesting.stack[base:])
            placed = inner.place(row.labels, around) or _unlabelled(row, inner.stack, groups)
            self._close(base + placed.keep)
            printed = placed.label.printed
            node = self._add(
                "table-group", printed, row.title, row.start, row.title_start, row.title_end, row.title_end, False
            )
            self._nesting.open(placed, node, leads_on=False)
            position += 1
        self._close(base)
        self._nesting = outer

    def _add(
        self,
        kind: SectionKind,
        label: str | None,
        title: str | None,
        start: int,
        title_start: int | None,
        title_end: int | None,
        text_start: int,
        run_in: bool,
    ) -> int:
        stack = self._nesting.stack
        parent = self._nodes[stack[-1].node] if stack else None
        self._nodes.append(
            SectionNode(
                id=f"s{len(self._nodes) + 1}",
                kind=kind,
                label=label,
                title=title,
                level=parent.level + 1 if parent else 1,
                parent=parent.id if parent else None,
                start=start,
                title_start=title_start,
                title_end=title_end,
                text_start=text_start,
                end=start,
                run_in=run_in,
                part=self._part,
            )
        )
        return len(self._nodes) - 1

    def _close(self, keep: int) -> None:
        for section in self._nesting.close(keep):
            self._nodes[section.node].end = self._reached


def _unlabelled(row: GroupRow, stack: Sequence[Open], groups: Sequence[GroupRow]) -> Placement:
    """A group without a readable label; where only the label's cell is empty it still counts in the sequence."""
    romans = any(label.style is styles.ROMAN for group in groups for label in group.labels)
    if row.label_lost and romans:
        value = stack[0].value + 1 if stack and stack[0].label.style is styles.ROMAN else 1.0
        return Placement(Label(styles.ROMAN, value, None, 0), value, 0)
    label = row.labels[0] if row.labels else Label(styles.DOT, 0, None, 0)
    return Placement(label, label.value, 0)
