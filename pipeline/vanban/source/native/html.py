"""HTML: pages and fragments of legal libraries, word processors and mail programs.

The tree is walked once without recursion. Block elements make paragraphs, ``<br>`` makes forced breaks, generated list
numbers are printed; scripts, menus, form controls and hidden elements are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree, html

from vanban.errors import DamagedError
from vanban.schema import Diagnostic
from vanban.source.model import Align, Line, Table
from vanban.source.native.docx_numbering import format_number
from vanban.source.native.encoding import decode
from vanban.source.native.html_style import Declarations, Look, StyleSheet, look_of
from vanban.source.native.html_table import TableBuilder
from vanban.source.native.legacy_runs import LegacyRuns
from vanban.source.native.lines import Piece, clean, lines_of, starts_item
from vanban.source.native.reading import Reading, refuse_large_text
from vanban.source.native.sidebyside import settle

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "head", "title", "nav", "select", "option", "button", "input",
    "iframe", "object", "svg", "math", "audio", "video", "canvas", "datalist", "dialog", "map", "del", "rp", "rt",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,300}charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
# A paragraph that old pages begin with typed spaces after <br>.
_TYPED_INDENT = re.compile("[ \n]*\u00a0{3,}")
_NOTE_MARK = re.compile(
    r"#_?(?:ftn|edn|sdfootnote|sdendnote|footnote|fn:?|cite_note-?)(ref|\d{1,6}anc)?", re.IGNORECASE
)
_LIST_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_LIST_FORMATS = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal": "decimal",
    "decimal-leading-zero": "decimalZero", "none": "none",
}  # fmt: skip


def read_html(path: Path, data: bytes) -> Reading:
    """Read an HTML page or fragment.

    Args:
        path: for error messages.
        data: the file's bytes.

    Raises:
        DamagedError: it is in no known encoding, or no tree can be made of it.
        LimitExceededError: it is absurdly large.
    """
    refuse_large_text(path, data)
    declared = _CHARSET.search(data[:4096])
    text, diagnostics = decode(path, data, declared.group(1).decode("ascii") if declared else None)
    reading = read_html_text(path, text)
    reading.diagnostics[:0] = diagnostics
    return reading


def read_html_text(path: Path, text: str) -> Reading:
    """Read HTML that is already text."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        if not text.strip():
            return Reading()
        raise DamagedError(path, "is HTML without any content that can be read") from None
    reading = _HtmlReader(path, root).read()
    # The parser stops where elements are nested more than two thousand deep.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        if not reading.content:
            raise DamagedError(path, "is nested too deeply to be read; print it to PDF and read that")
        message = "elements are nested too deeply: text is missing here; print the document to PDF and read that"
        reading.diagnostics.append(Diagnostic(code="nested-too-deeply", severity="error", message=message))
    return reading


@dataclass(slots=True)
class _Frame:
    """An element that is open."""

    look: Look
    is_block: bool
    declared: Declarations


@dataclass(slots=True)
class _OpenList:
    """A list that is open: how its items are numbered and the number of the next."""

    format: str
    next: int


@dataclass(slots=True)
class _Sink:
    """Where paragraphs go: the page or a table cell."""

    content: list[Line | Table] = field(default_factory=list)


class _HtmlReader:
    """One pass over one tree."""

    def __init__(self, path: Path, root: html.HtmlElement) -> None:
        self._path = path
        self._root = root
        self._sheet = StyleSheet(style.text or "" for style in root.iter("style"))
        self._frames = [_Frame(Look(), True, {})]
        self._sinks = [_Sink()]
        self._tables: list[TableBuilder] = []
        self._lists: list[_OpenList] = []
        self._segments: list[list[Piece]] = [[]]
        self._align: Align | None = None
        self._heading: int | None = None
        self._marker: str | None = None
        self._is_note = False
        self._images = 0
        self._legacy = LegacyRuns(root.itertext())

    def read(self) -> Reading:
        walker = etree.iterwalk(self._root, events=("start", "end"))
        skipped: html.HtmlElement | None = None
        for event, element in walker:
            if event == "start":
                if self._open(element):
                    continue
                skipped = element
                walker.skip_subtree()
            else:
                if skipped is element:
                    skipped = None
                else:
                    self._close(element)
                self._text(element.tail or "")
        self._flush()
        reading = Reading(self._sinks[0].content)
        reading.note_images(self._images)
        reading.diagnostics.extend(self._legacy.notes())
        return reading

    def _open(self, element: html.HtmlElement) -> bool:
        """Begin an element; ``False`` when it is left out with all it holds."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _DROPPED:
            return False
        if tag == "a" and self._is_note_mark(element):
            return False
        outer = self._frames[-1].look
        declared = self._sheet.of(element)
        look = look_of(element, declared, outer)
        if look.hidden:
            return False
        is_block = tag in _BLOCKS or declared.get("display") in ("block", "table", "list-item")
        if is_block:
            self._flush()
        self._frames.append(_Frame(look, is_block, declared))
        self._begin(tag, element, declared)
        self._text(element.text or "")
        return True

    def _begin(self, tag: str, element: html.HtmlElement, declared: Declarations) -> None:
        if tag == "br":
            self._break()
        elif tag == "img":
            self._images += 1
        elif tag == "table":
            self._tables.append(TableBuilder.of(self._path, element, declared))
        elif tag in ("thead", "tbody", "tfoot") and self._tables:
            self._tables[-1].open_section(tag)
        elif tag == "tr" and self._tables:
            self._tables[-1].open_row()
        elif tag in ("td", "th") and self._tables:
            self._sinks.append(_Sink())
        elif tag in ("ul", "ol"):
            self._lists.append(_open_list(tag, element, declared))
        elif tag == "li":
            self._marker = self._next_marker(element)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading = int(tag[1])

    def _close(self, element: html.HtmlElement) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        frame = self._frames[-1]
        if frame.is_block:
            self._flush()
        if tag in ("td", "th") and self._tables and len(self._sinks) > 1:
            self._tables[-1].add_cell(element, frame.declared, self._sinks.pop().content)
        elif tag in ("thead", "tbody", "tfoot") and self._tables:
            self._tables[-1].close_section()
        elif tag == "table" and self._tables:
            raw = self._tables.pop().build()
            if raw is not None:
                self._sinks[-1].content.extend(settle(raw))
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._frames.pop()

    def _text(self, text: str) -> None:
        if not text:
            return
        look = self._frames[-1].look
        if self._segments == [[]]:
            self._align = look.align
        if look.keep_breaks:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self._break()
                self._piece(part, look)
            return
        if len(self._segments) > 1 and not self._segments[-1] and _TYPED_INDENT.match(text):
            self._flush_paragraph()
        self._piece(_SPACES.sub(" ", text), look)

    def _piece(self, text: str, look: Look) -> None:
        text = text.upper() if look.capitals else text
        if text.strip() or self._segments[-1]:
            self._segments[-1].append(Piece(text, look.bold, look.italic, look.size, look.font))

    def _break(self) -> None:
        self._segments.append([])

    def _flush_paragraph(self) -> None:
        """End a paragraph inside a block element; heading and alignment go on."""
        heading, align = self._heading, self._align
        self._flush()
        self._heading, self._align = heading, align

    def _flush(self) -> None:
        segments, self._segments = [self._legacy.paragraph(pieces) for pieces in self._segments], [[]]
        lines = lines_of(segments, align=self._align, heading=self._heading, footnote=self._is_note)
        self._heading = self._align = None
        if not lines:
            return
        if self._marker is not None:
            first = lines[0]
            if not (self._marker in ("-", "+") and starts_item(first.text)):
                lines[0] = replace(first, text=clean(f"{self._marker} {first.text}"))
            self._marker = None
        self._is_note = False
        self._sinks[-1].content.extend(lines)

    def _is_note_mark(self, anchor: html.HtmlElement) -> bool:
        """The anchor is a footnote's mark; at the head of the note itself it also marks the note."""
        match = _NOTE_MARK.match(anchor.get("href") or "")
        if match is None:
            return False
        if match.group(1):
            self._is_note = True
        return True

    def _next_marker(self, element: html.HtmlElement) -> str | None:
        if not self._lists:
            return "-"
        current = self._lists[-1]
        if current.format in ("-", "+"):
            return current.format
        given = (element.get("value") or "").strip()
        number = int(given[:6]) if given.isdecimal() else current.next
        current.next = number + 1
        return None if current.format == "none" else f"{format_number(number, current.format)}."


def _open_list(tag: str, element: html.HtmlElement, declared: Declarations) -> _OpenList:
    style = declared.get("list-style-type") or declared.get("list-style", "").split(" ")[0]
    if tag == "ul":
        return _OpenList("none" if style == "none" else "-", 1)
    start = (element.get("start") or "").strip()
    kind = _CSS_LIST_FORMATS.get(style) or _LIST_FORMATS.get(element.get("type") or "1", "decimal")
    return _OpenList(kind, int(start[:6]) if start.isdecimal() else 1)
