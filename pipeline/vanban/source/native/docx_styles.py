"""Formatting of paragraphs and runs: direct, from styles with their inheritance, and document defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from vanban.source.model import Align
from vanban.source.native.docx_package import Element, W, switch, value, whole

_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "justify",
    "distribute": "justify",
}
_HEADING_NAME = re.compile(r"heading ([1-9])")
_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Properties of a run that change what is read; ``None`` where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    style: str | None = None
    font: str | None = None

    def over(self, base: RunFormat) -> RunFormat:
        """This format where it says something, else ``base``."""
        return RunFormat(
            bold=base.bold if self.bold is None else self.bold,
            italic=base.italic if self.italic is None else self.italic,
            caps=base.caps if self.caps is None else self.caps,
            hidden=base.hidden if self.hidden is None else self.hidden,
            size=base.size if self.size is None else self.size,
            style=base.style if self.style is None else self.style,
            font=base.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Properties of a paragraph that change what is read.

    Attributes:
        align: alignment.
        outline: outline level, 0 the highest, 9 for body text.
        number: id of its numbering, ``"0"`` for none.
        level: level in its numbering, 0 the highest.
    """

    align: Align | None = None
    outline: int | None = None
    number: str | None = None
    level: int | None = None

    def over(self, base: ParagraphFormat) -> ParagraphFormat:
        """This format where it says something, else ``base``."""
        return ParagraphFormat(
            align=self.align or base.align,
            outline=base.outline if self.outline is None else self.outline,
            number=base.number if self.number is None else self.number,
            level=base.level if self.level is None else self.level,
        )


def run_format(properties: Element | None) -> RunFormat:
    """What a ``w:rPr`` says itself."""
    if properties is None:
        return RunFormat()
    half_points = whole(value(properties, "sz"))
    return RunFormat(
        bold=switch(properties, "b"),
        italic=switch(properties, "i"),
        caps=switch(properties, "caps"),
        hidden=switch(properties, "vanish"),
        size=half_points / 2 if half_points else None,
        style=value(properties, "rStyle"),
        font=_font(properties),
    )


def _font(properties: Element) -> str | None:
    """Font of the letters beyond ASCII (``w:hAnsi``), else of ASCII ones; empty where the theme's font is used."""
    fonts = properties.find(W + "rFonts")
    if fonts is None:
        return None
    for script in ("hAnsi", "ascii"):
        if fonts.get(f"{W}{script}Theme") is not None:
            return ""
        name = fonts.get(W + script)
        if name is not None:
            return name
    return None


def paragraph_format(properties: Element | None) -> ParagraphFormat:
    """What a ``w:pPr`` says itself."""
    if properties is None:
        return ParagraphFormat()
    numbering = properties.find(W + "numPr")
    return ParagraphFormat(
        align=_ALIGN.get(value(properties, "jc") or ""),
        outline=whole(value(properties, "outlineLvl")),
        number=value(numbering, "numId"),
        level=whole(value(numbering, "ilvl")),
    )


class Styles:
    """The styles of a document.

    Args:
        root: ``w:styles``, ``None`` when the document has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph: str | None = None
        self._default_table: str | None = None
        self._defaults = RunFormat()
        self._paragraph_defaults = ParagraphFormat()
        if root is not None:
            self._read(root)
        self.run = cache(self._run)
        self.paragraph = cache(self._paragraph)

    def _read(self, root: Element) -> None:
        for style in root.iterchildren(W + "style"):
            identifier = style.get(W + "styleId", "")
            self._styles[identifier] = style
            if style.get(W + "default") in ("1", "true", "on"):
                if style.get(W + "type") == "paragraph":
                    self._default_paragraph = identifier
                elif style.get(W + "type") == "table":
                    self._default_table = identifier
        self._defaults = run_format(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph_defaults = paragraph_format(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))

    def chain(self, identifier: str | None) -> list[Element]:
        """A style and those it is based on, the nearest first."""
        styles: list[Element] = []
        while identifier in self._styles and len(styles) < _DEEPEST_CHAIN:
            style = self._styles[identifier]
            styles.append(style)
            identifier = value(style, "basedOn")
        return styles

    def table_chain(self, identifier: str | None) -> list[Element]:
        """As ``chain``, beginning at the default table style when a table names none."""
        return self.chain(identifier or self._default_table)

    def _run(self, identifier: str | None) -> RunFormat:
        result = RunFormat()
        for style in self.chain(identifier):
            result = result.over(run_format(style.find(W + "rPr")))
        return result

    def _paragraph(self, identifier: str | None) -> ParagraphFormat:
        result = ParagraphFormat()
        for style in self.chain(identifier or self._default_paragraph):
            said = paragraph_format(style.find(W + "pPr"))
            named = _HEADING_NAME.fullmatch((value(style, "name") or "").lower())
            if said.outline is None and named:
                said = replace(said, outline=int(named.group(1)) - 1)
            result = result.over(said)
        return result.over(self._paragraph_defaults)

    def numbered_by(self, identifier: str | None) -> str | None:
        """The style of the chain that brings the numbering: levels are tied to it by ``w:pStyle``."""
        for style in self.chain(identifier or self._default_paragraph):
            if style.find(f"{W}pPr/{W}numPr/{W}numId") is not None:
                return style.get(W + "styleId")
        return None

    def effective_run(self, paragraph_style: str | None, direct: RunFormat) -> RunFormat:
        """What the run looks like.

        Bold, italic, capitals and hidden are toggles: where paragraph style and character style both set one, they
        cancel out (ISO 29500-1, 17.7.3); direct formatting and the document defaults do not take part in that.
        """
        by_paragraph = self.run(paragraph_style or self._default_paragraph)
        by_character = self.run(direct.style)

        def toggle(direct_value: bool | None, first: bool | None, second: bool | None, default: bool | None) -> bool:
            if direct_value is not None:
                return direct_value
            if first is None and second is None:
                return bool(default)
            return bool(first) != bool(second)

        base = self._defaults
        return RunFormat(
            bold=toggle(direct.bold, by_paragraph.bold, by_character.bold, base.bold),
            italic=toggle(direct.italic, by_paragraph.italic, by_character.italic, base.italic),
            caps=toggle(direct.caps, by_paragraph.caps, by_character.caps, base.caps),
            hidden=toggle(direct.hidden, by_paragraph.hidden, by_character.hidden, base.hidden),
            size=direct.size or by_character.size or by_paragraph.size or base.size,
            font=next(
                (look.font for look in (direct, by_character, by_paragraph, base) if look.font is not None), None
            ),
        )
