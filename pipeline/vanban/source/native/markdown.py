"""Markdown as converters and people write it.

Numbers and list marks are printed text in an administrative document, so they stay as typed: nothing is renumbered and
``1.`` or ``I-`` is never swallowed. Headings, emphasis, escapes, pipe tables and tables in HTML are understood.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from vanban.schema import Diagnostic
from vanban.source.model import Line
from vanban.source.native.lines import ends_at_break, is_full, is_underline, lines_of, starts_item
from vanban.source.native.markdown_inline import read_inline
from vanban.source.native.pipe_table import build_table, is_delimiter, split_row
from vanban.source.native.reading import Reading

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)|(#{2,6})([^\s#].*)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_BULLET = re.compile(r"[*•‣▪●◦] +(?=\S)")
_QUOTE = re.compile(r"(?:> ?){1,5}")
_FENCE = re.compile(r"(?:```|~~~)[\w-]{0,20}")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\]:[ \t]*(.*)")
_FRONT_MATTER = re.compile(r"---\n(?:[A-Za-z_][\w-]{0,60}:[^\n]{0,1000}\n|[ \t-][^\n]{0,1000}\n){1,200}---\n")
_TABLE_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
# Marks that make a text Markdown whatever its name says.
_SIGNS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S"
    r"|\*\*[^\s*][^*]{0,2000}\*\*"
    r"|^\|[ :|-]{0,2000}---?[ :|-]{0,2000}\|[ ]{0,5}$"
    r"|^\d{1,3}\\\. |^\\[-+*] ",
    re.MULTILINE,
)


def has_markdown_signs(text: str) -> bool:
    """Headings, bold text, a pipe table or escaped list marks are in the text."""
    return _SIGNS.search(text) is not None


def read_markdown_text(path: Path, text: str) -> Reading:
    """Read Markdown.

    Args:
        path: for error messages.
        text: the document in NFC.

    Raises:
        LimitExceededError: a table is absurdly large.
    """
    return _MarkdownReader(path).read(text)


class _MarkdownReader:
    """One pass over the lines of one document."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reading = Reading()
        self._images = 0
        self._paragraph: list[str] = []

    def read(self, text: str) -> Reading:
        front = _FRONT_MATTER.match(text)
        if front:
            text = text[front.end() :]
            message = "the block of settings before the text was left out"
            self._reading.diagnostics.append(Diagnostic(code="front-matter-left-out", severity="info", message=message))
        lines = _without_comments(text).split("\n")
        index = 0
        while index < len(lines):
            index = self._block(lines, index)
        self._flush()
        self._reading.note_images(self._images)
        return self._reading

    def _block(self, lines: list[str], index: int) -> int:
        """Read the block at ``index``; returns the index after it."""
        line = lines[index].rstrip("\r")
        stripped = line.strip()
        if not stripped or _FENCE.fullmatch(stripped):
            self._flush()
            return index + 1
        if _TABLE_OPEN.match(stripped):
            return self._html_table(lines, index)
        heading = _HEADING.fullmatch(line.rstrip())
        if heading:
            self._flush()
            title = _CLOSING_HASHES.sub("", heading.group(2) or heading.group(4))
            self._emit([title], heading=len(heading.group(1) or heading.group(3)))
            return index + 1
        if is_underline(stripped):
            # A rule ends a paragraph as a blank line does, and underlines a title.
            self._flush()
            return index + 1
        if stripped.startswith("|") or (index + 1 < len(lines) and "|" in stripped and is_delimiter(lines[index + 1])):
            return self._pipe_table(lines, index)
        note = _NOTE.match(stripped)
        if note:
            self._flush()
            self._emit([note.group(1)], footnote=True)
            return index + 1
        self._paragraph.append(line)
        return index + 1

    def _flush(self) -> None:
        paragraph, self._paragraph = self._paragraph, []
        if paragraph:
            self._emit(paragraph)

    def _emit(self, sources: list[str], *, heading: int | None = None, footnote: bool = False) -> None:
        """Lines of a paragraph."""
        hard = [_ends_hard(source) for source in sources]
        text = "\n".join(_without_block_marks(source) for source in sources)
        inline = read_inline(text, bold=heading is not None)
        self._images += inline.images
        width = max(map(len, sources))
        result: list[Line] = []
        broken = True
        for number, segments in enumerate(inline.lines):
            lines = lines_of(segments, heading=heading, footnote=footnote)
            if lines and result:
                ends = _ends_at_newline(result[-1].text, lines[0].text, width, broken=broken)
                result[-1] = replace(result[-1], ends_paragraph=ends)
            result.extend(lines)
            broken = hard[number] if number < len(hard) else False
        self._reading.content.extend(result)

    def _pipe_table(self, lines: list[str], index: int) -> int:
        """Read the rows at ``index``, as text when they are no table; returns the index after them."""
        end = index
        while end < len(lines) and _is_row(lines[end], index == end):
            end += 1
        rows = [cells for line in lines[index:end] if not is_delimiter(line) and (cells := split_row(line)) is not None]
        has_heading = end > index + 1 and is_delimiter(lines[index + 1])
        if not rows or (len(rows) == 1 and not has_heading) or max(len(row) for row in rows) < 2:
            self._paragraph.extend(lines[index:end])
            return end
        self._flush()
        table = build_table(self._path, rows, has_heading=has_heading, read_cell=self._cell)
        self._reading.content.extend(table)
        return end

    def _cell(self, source: str) -> list[Line]:
        # A cell holds no quotation: ">= 30" in one is a comparison.
        inline = read_inline(_with_dash(source.strip()))
        self._images += inline.images
        lines = [segments for line in inline.lines for segments in line]
        return lines_of(lines) if any(lines) else []

    def _html_table(self, lines: list[str], index: int) -> int:
        """A table in HTML, which carries spans that a pipe table cannot."""
        from vanban.source.native.html import read_html_text

        self._flush()
        depth, end = 0, index
        while end < len(lines):
            depth += len(_TABLE_OPEN.findall(lines[end])) - len(_TABLE_CLOSE.findall(lines[end]))
            end += 1
            if depth <= 0:
                break
        reading = read_html_text(self._path, "\n".join(lines[index:end]))
        self._reading.content.extend(reading.content)
        self._reading.diagnostics.extend(reading.diagnostics)
        return end


def _without_comments(text: str) -> str:
    """The text without ``<!-- … -->``; a comment that is never closed is text."""
    kept = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[position:start])
        position = end + 3
    return "".join([*kept, text[position:]])


def _is_row(line: str, first: bool) -> bool:
    stripped = line.strip()
    return stripped.startswith("|") or ("|" in stripped and (first or stripped.endswith("|") or is_delimiter(stripped)))


def _ends_hard(source: str) -> bool:
    """Two spaces or a backslash at the end: a break the author wants."""
    return source.endswith(("  ", "\\"))


def _without_block_marks(source: str) -> str:
    """The line without quotation marks of Markdown and break signs, its bullet as a dash."""
    text = _QUOTE.sub("", source.strip(), count=1) if source.lstrip().startswith(">") else source.strip()
    return _with_dash(text[:-1].rstrip() if text.endswith("\\") else text)


def _with_dash(text: str) -> str:
    """The text with its bullet, if it has one, as a dash."""
    return _BULLET.sub("- ", text, count=1) if _BULLET.match(text) else text


def _ends_at_newline(before: str, after: str, width: int, *, broken: bool) -> bool | None:
    """Whether the paragraph ends between two source lines that no blank line separates."""
    if broken:
        return ends_at_break(before, after)
    if after[:1].islower() and not starts_item(after):
        return False
    if ends_at_break(before, after):
        return True
    return False if is_full(before, after, width) else None
