"""The text of one Word paragraph: runs, breaks, fields, tracked changes, symbols, and the text boxes anchored in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vanban.source.native.docx_package import Element, R, W, switch
from vanban.source.native.docx_styles import RunFormat, Styles, run_format
from vanban.source.native.legacy_runs import LegacyRuns
from vanban.source.native.lines import Piece

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)

# Containers whose runs belong to the paragraph; w:del and w:moveFrom, tracked as taken out, are not among them.
_TRANSPARENT = frozenset(
    W + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)

# Signs of the symbol fonts (private-use codes) that have a meaning in a text; bullets and pointers are dashes.
_SYMBOLS = {
    0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0B0: "°", 0xF0AE: "→", 0xF0B9: "≠", 0xF0BB: "≈",
    0xF0B7: "-", 0xF0A7: "-", 0xF0D8: "-", 0xF076: "-", 0xF02D: "-", 0xF02B: "+", 0xF0E0: "→", 0xF0F0: "→",
    0xF0FC: "✓", 0xF0FE: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF052: "☑", 0xF078: "☒",
}  # fmt: skip


@dataclass(slots=True)
class Field:
    """A field that is open: its code is read but not printed, its result is printed."""

    code: str = ""
    in_result: bool = False

    @property
    def is_contents(self) -> bool:
        """A table of contents: its result repeats the headings."""
        return self.code.split(maxsplit=1)[:1] == ["TOC"]


@dataclass(slots=True)
class Runs:
    """What a paragraph holds.

    Attributes:
        segments: pieces between forced breaks, at least one segment.
        boxes: ``w:txbxContent`` of the text boxes anchored in the paragraph.
        notes: ``("footnote" | "endnote", id)`` in the order of their marks.
        images: pictures seen.
        unknown_symbols: signs of symbol fonts without a meaning here.
        contents: text of a table of contents was left out.
    """

    segments: list[list[Piece]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    images: int = 0
    unknown_symbols: int = 0
    contents: bool = False


class RunReader:
    """Reads paragraphs in order; a field may begin in one and end in another, so it keeps the open ones.

    Args:
        styles: the document's styles.
        legacy: converts runs that are not in Unicode.
    """

    def __init__(self, styles: Styles, legacy: LegacyRuns) -> None:
        self._styles = styles
        self._legacy = legacy
        self._fields: list[Field] = []

    def read(self, paragraph: Element) -> Runs:
        """The runs of a ``w:p``."""
        properties = paragraph.find(W + "pPr")
        style = None if properties is None else properties.find(W + "pStyle")
        runs = Runs()
        self._children(paragraph, None if style is None else style.get(W + "val"), runs)
        runs.segments = [self._legacy.paragraph(segment) for segment in runs.segments]
        return runs

    def _children(self, parent: Element, style: str | None, runs: Runs) -> None:
        for child in parent.iterchildren():
            if child.tag == W + "r":
                self._run(child, style, runs)
            elif child.tag in _TRANSPARENT:
                self._children(child, style, runs)
            elif child.tag == _MC + "AlternateContent":
                for chosen in chosen_content(child):
                    self._children(chosen, style, runs)

    def _run(self, run: Element, style: str | None, runs: Runs) -> None:
        look = self._styles.effective_run(style, run_format(run.find(W + "rPr")))
        if look.hidden:
            self._fields_only(run)
            return
        for child in run.iterchildren():
            self._run_child(child, look, runs)

    def _fields_only(self, run: Element) -> None:
        for child in run.iterchildren(W + "fldChar", W + "instrText"):
            self._field(child)

    def _run_child(self, child: Element, look: RunFormat, runs: Runs) -> None:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name in ("fldChar", "instrText"):
            self._field(child)
        elif name == "t":
            text = child.text or ""
            self._text(text if self._legacy.is_legacy_font(look.font) else _readable(text, runs), look, runs)
        elif name in ("tab", "ptab"):
            self._text("\t", look, runs)
        elif name in ("br", "cr"):
            if self._printed(runs):
                runs.segments.append([])
        elif name == "noBreakHyphen":
            self._text("-", look, runs)
        elif name == "sym":
            self._text(_symbol(child, runs), look, runs)
        elif name in ("footnoteReference", "endnoteReference"):
            runs.notes.append((name.removesuffix("Reference"), child.get(W + "id", "")))
        elif name in ("drawing", "pict", "object"):
            self._drawing(child, runs)
        elif child.tag == _MC + "AlternateContent":
            for chosen in chosen_content(child):
                for inner in chosen.iterchildren():
                    self._run_child(inner, look, runs)

    def _text(self, text: str, look: RunFormat, runs: Runs) -> None:
        if text and self._printed(runs):
            text = text.upper() if look.caps else text
            runs.segments[-1].append(Piece(text, bool(look.bold), bool(look.italic), look.size, look.font))

    def _printed(self, runs: Runs) -> bool:
        if any(opened.is_contents for opened in self._fields):
            runs.contents = True
            return False
        return all(opened.in_result for opened in self._fields)

    def _field(self, element: Element) -> None:
        if element.tag == W + "instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].code += element.text or ""
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: Element, runs: Runs) -> None:
        boxes = list(outermost(drawing, W + "txbxContent"))
        runs.boxes.extend(boxes)
        if not boxes:
            runs.images += any(True for _ in drawing.iter(*_PICTURES))


def chosen_content(alternate: Element) -> Iterator[Element]:
    """The one branch of ``mc:AlternateContent`` to read: the choice that holds text or a drawing, else the fallback."""
    branches = [*alternate.iterchildren(_MC + "Choice"), *alternate.iterchildren(_MC + "Fallback")]
    for branch in branches:
        if any(True for _ in branch.iter(W + "t")):
            yield branch
            return
    yield from branches[:1]


def outermost(parent: Element, tag: str) -> Iterator[Element]:
    """Descendants of that tag that do not lie in another of them, one branch of each ``mc:AlternateContent``."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag == _MC + "AlternateContent":
            for branch in chosen_content(child):
                yield from outermost(branch, tag)
        else:
            yield from outermost(child, tag)


def has_deleted_end(properties: Element | None) -> bool:
    """The paragraph mark is tracked as deleted: the paragraph runs on into the next."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and mark.find(W + "del") is not None


def relation_id(element: Element) -> str:
    """``r:id`` of an element."""
    return element.get(R + "id", "")


def has_title_page(section: Element) -> bool:
    """The section's first page has a header of its own."""
    return bool(switch(section, "titlePg"))


def _symbol(element: Element, runs: Runs) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return _readable(chr(code), runs) if 0x20 <= code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF else ""


def _readable(text: str, runs: Runs) -> str:
    """The text with signs of symbol fonts replaced by what they mean, unknown ones left out."""
    if text.isascii() or not any("\ue000" <= character <= "\uf8ff" for character in text):
        return text
    return "".join(_signs(text, runs))


def _signs(text: Iterable[str], runs: Runs) -> Iterator[str]:
    for character in text:
        if not "\ue000" <= character <= "\uf8ff":
            yield character
        elif ord(character) in _SYMBOLS:
            yield _SYMBOLS[ord(character)]
        else:
            runs.unknown_symbols += 1
