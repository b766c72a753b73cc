"""DOCX: the body of a Word document in reading order.

What Word shows is read, not what it stores: generated numbers are printed before their paragraphs, capitals by
formatting are capitals, hidden and tracked-as-deleted text is left out, a text box stored twice is read once. Page
headers are left out unless the letterhead stands there. Footnotes follow at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vanban.errors import DamagedError
from vanban.limits import Limits
from vanban.schema import Diagnostic
from vanban.schema.document import Severity
from vanban.source.model import Align, Line, Table
from vanban.source.native import form
from vanban.source.native.docx_numbering import Numbering
from vanban.source.native.docx_package import Element, Package, W, value
from vanban.source.native.docx_runs import (
    RunReader,
    Runs,
    chosen_content,
    has_deleted_end,
    has_title_page,
    relation_id,
)
from vanban.source.native.docx_styles import Styles, paragraph_format
from vanban.source.native.docx_table import read_table
from vanban.source.native.legacy_runs import LegacyRuns
from vanban.source.native.lines import Piece, cut_pieces, line_of, lines_of, with_column
from vanban.source.native.reading import Reading
from vanban.source.native.sidebyside import flat, halves, settle

_MC_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_BODY_TEXT_OUTLINE = 9
# Separator notes that Word keeps among the footnotes.
_NOTE_FURNITURE = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(path: Path, data: bytes, limits: Limits) -> Reading:
    """Read a DOCX.

    Args:
        path: for error messages.
        data: the file's bytes.
        limits: what it may cost.

    Returns:
        Lines and tables of the body, then footnotes and endnotes, and what was left out.

    Raises:
        DamagedError: the zip or its XML is broken, or there is no Word document in it.
        EncryptedError: the parts need a password.
        LimitExceededError: its parts or a table are absurdly large.
        UnsafeError: the zip is a bomb, its members lead out of it, or its XML declares entities.
    """
    return _DocxReader(path, Package(path, data, limits)).read()


class _DocxReader:
    """One pass over one document."""

    def __init__(self, path: Path, package: Package) -> None:
        self._path = path
        self._package = package
        self._main = package.main_part()
        self._styles = Styles(package.related_xml(self._main, "styles"))
        self._numbering = Numbering(package.related_xml(self._main, "numbering"))
        self._root = package.xml(self._main)
        texts = () if self._root is None else self._root.iter(W + "t")
        self._legacy = LegacyRuns(element.text or "" for element in texts)
        self._runs = RunReader(self._styles, self._legacy)
        self._notes: list[tuple[str, str]] = []
        self._images = 0
        self._symbols = 0
        self._contents = False
        self._embedded = 0
        self._reading = Reading()

    def read(self) -> Reading:
        body = None if self._root is None else self._root.find(W + "body")
        if body is None:
            raise DamagedError(self._path, "is a zip without a Word document in it")
        content = self._blocks(body)
        if not any(form.is_motto(line.text) for line in flat(content)[:20]):
            content = self._letterhead_of_page_header(body) + content
        content.extend(self._footnotes())
        self._reading.content = content
        self._diagnose()
        return self._reading

    def _diagnose(self) -> None:
        self._reading.note_images(self._images)
        self._reading.diagnostics.extend(self._legacy.notes())
        if self._contents:
            self._note("contents-left-out", "info", "the table of contents was left out; it repeats the headings")
        if self._symbols:
            self._note("symbol-not-read", "info", f"{self._symbols} signs of a symbol font were left out")
        if self._embedded:
            message = f"{self._embedded} embedded documents were not read; paste their text into the document"
            self._note("part-not-read", "warning", message)

    def _note(self, code: str, severity: Severity, message: str) -> None:
        self._reading.diagnostics.append(Diagnostic(code=code, severity=severity, message=message))

    def _blocks(self, parent: Element, *, in_cell: bool = False, footnote: bool = False) -> list[Line | Table]:
        """Content of a body, cell, text box or note."""
        content: list[Line | Table] = []
        carried: list[Piece] = []
        for element in _block_elements(parent):
            if element.tag == W + "p":
                lines, carried = self._paragraph(element, carried, in_cell=in_cell, footnote=footnote)
                content.extend(lines)
            elif element.tag == W + "tbl":
                raw = read_table(self._path, element, self._styles, lambda cell: self._blocks(cell, in_cell=True))
                if raw is not None:
                    content.extend(settle(raw))
            elif element.tag == W + "altChunk":
                content.extend(self._embedded_html(relation_id(element)))
        if carried:
            content.extend(lines_of([carried], footnote=footnote))
        return content

    def _paragraph(
        self, element: Element, carried: list[Piece], *, in_cell: bool, footnote: bool
    ) -> tuple[list[Line | Table], list[Piece]]:
        """Lines of a paragraph and of the text boxes in it; and its pieces when its end is deleted."""
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        look = paragraph_format(properties).over(self._styles.paragraph(style))
        runs = self._runs.read(element)
        self._collect(runs)
        segments = runs.segments
        segments[0] = carried + segments[0]
        printed = any(piece.text.strip() for segment in segments for piece in segment)
        label = self._label(style, look.number, look.level) if printed or in_cell else ""
        if label:
            first = next((piece for piece in segments[0] if piece.text.strip()), Piece(""))
            segments[0][:0] = self._legacy.paragraph([replace(first, text=label)])
        if has_deleted_end(properties) and len(segments) == 1 and not label:
            return [], segments[0]
        heading = look.outline + 1 if look.outline is not None and look.outline < _BODY_TEXT_OUTLINE else None
        content: list[Line | Table] = []
        content.extend(_lines(segments, look.align, heading if not in_cell else None, footnote=footnote))
        for box in runs.boxes:
            content.extend(self._blocks(box))
        return content, []

    def _label(self, style: str | None, number: str | None, level: int | None) -> str:
        if number is None or number == "0":
            return ""
        if level is None:
            level = self._numbering.level_of_style(number, self._styles.numbered_by(style))
        return self._numbering.label(number, level)

    def _collect(self, runs: Runs) -> None:
        self._notes.extend(runs.notes)
        self._images += runs.images
        self._symbols += runs.unknown_symbols
        self._contents = self._contents or runs.contents

    def _footnotes(self) -> Iterator[Line]:
        """Footnotes and endnotes in the order of their marks."""
        roots = {kind: self._package.related_xml(self._main, f"{kind}s") for kind in ("footnote", "endnote")}
        found = {
            (kind, note.get(W + "id", "")): note
            for kind, root in roots.items()
            if root is not None
            for note in root.iterchildren(W + kind)
            if note.get(W + "type") not in _NOTE_FURNITURE
        }
        for mark in dict.fromkeys(self._notes):
            if mark in found:
                for line in flat(self._blocks(found[mark], footnote=True)):
                    yield replace(line, footnote=True)

    def _letterhead_of_page_header(self, body: Element) -> list[Line | Table]:
        """Content of the first page's header when the letterhead stands there, else nothing."""
        section = next(body.iter(W + "sectPr"), None)
        if section is None:
            return []
        wanted = "first" if has_title_page(section) else "default"
        relations = self._package.relations(self._main)
        for reference in section.iterchildren(W + "headerReference"):
            relation = relations.get(relation_id(reference))
            if reference.get(W + "type", "default") != wanted or relation is None:
                continue
            root = self._package.xml(relation.target)
            content = [] if root is None else self._blocks(root)
            if any(form.is_motto(line.text) for line in flat(content)):
                return content
        return []

    def _embedded_html(self, identifier: str) -> list[Line | Table]:
        """A page of HTML that a web program wrapped as DOCX (``w:altChunk``)."""
        relation = self._package.relations(self._main).get(identifier)
        data = self._package.bytes(relation.target) if relation else None
        if relation is None or data is None or not relation.target.lower().endswith((".htm", ".html", ".xhtml")):
            self._embedded += 1
            return []
        from vanban.source.native.html import read_html

        reading = read_html(self._path, data)
        self._reading.diagnostics.extend(reading.diagnostics)
        return reading.content


def _block_elements(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and embedded chunks, through content controls and tracked insertions."""
    for child in parent.iterchildren():
        if child.tag in (W + "p", W + "tbl", W + "altChunk"):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _block_elements(child)
        elif child.tag == _MC_ALTERNATE:
            for branch in chosen_content(child):
                yield from _block_elements(branch)


def _lines(segments: list[list[Piece]], align: Align | None, heading: int | None, *, footnote: bool) -> list[Line]:
    """Lines of a paragraph; a letterhead or signature row typed with tabs falls into its two halves."""
    if not any("\t" in piece.text or "   " in piece.text for segment in segments for piece in segment):
        return lines_of(segments, align=align, heading=heading, footnote=footnote)
    split = [halves("".join(piece.text for piece in segment)) for segment in segments]
    if not any(split):
        return lines_of(segments, align=align, heading=heading, footnote=footnote)
    lines: list[Line] = []
    for segment, spot in zip(segments, split, strict=True):
        if spot is None:
            line = line_of(segment, align=align, heading=heading, footnote=footnote)
            lines.extend([] if line is None else [line])
            continue
        whole = sum(len(piece.text) for piece in segment)
        for column, (start, end) in enumerate(((0, spot[0]), (spot[1], whole))):
            half = line_of(cut_pieces(segment, start, end), footnote=footnote)
            lines.extend([] if half is None else with_column([half], column))
    return lines
