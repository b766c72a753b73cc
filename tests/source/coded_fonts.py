"""PDFs whose fonts do not say plainly which letters they hold: old encodings, maps with holes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase.ttfonts import TTFontFile
from tests.source.drawing import FONTS, HEIGHT, WIDTH

_FILE = FONTS / "LiberationSerif-Regular.ttf"
_DESCRIPTOR: dict[str, Any] = {
    "Type": Name.FontDescriptor, "FontBBox": [-543, -303, 1278, 981], "ItalicAngle": 0, "Ascent": 891,
    "Descent": -216, "CapHeight": 655, "StemV": 80,
}  # fmt: skip

Stretch = tuple[str, bytes]


def byte_pdf(*lines: Sequence[Stretch]) -> bytes:
    """A page of lines, each of stretches in one-byte fonts of the given names; the bytes are written as they are."""
    document = pikepdf.new()
    names = list(dict.fromkeys(font for line in lines for font, _ in line))
    fonts = Dictionary()
    for number, name in enumerate(names):
        descriptor = Dictionary(**_DESCRIPTOR, FontName=Name("/" + name), Flags=32)
        fonts[f"/F{number}"] = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/" + name), Encoding=Name.WinAnsiEncoding,
            FirstChar=0, LastChar=255, Widths=Array([500] * 256), FontDescriptor=document.make_indirect(descriptor),
        )  # fmt: skip
    shown = [
        " ".join(f"/F{names.index(font)} 13 Tf <{written.hex()}> Tj" for font, written in line) + " T*"
        for line in lines
    ]
    return _page(document, fonts, shown)


def mapped_pdf(lines: Sequence[str], maps: Callable[[str], str | None]) -> bytes:
    """A page of lines in a font of two-byte glyph numbers.

    Args:
        lines: what is printed.
        maps: what the font's ToUnicode says of a letter; ``None`` for nothing.
    """
    document = pikepdf.new()
    face = TTFontFile(_FILE)
    letters = sorted(set("".join(lines)))
    embedded = document.make_stream(_FILE.read_bytes())
    descriptor = Dictionary(**_DESCRIPTOR, FontName=Name("/ABCDEF+Serif"), Flags=4, FontFile2=embedded)
    widths = Array()
    for letter in letters:
        widths.extend([face.charToGlyph[ord(letter)], Array([round(face.charWidths[ord(letter)])])])
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Serif"), CIDToGIDMap=Name.Identity, DW=500,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0), W=widths,
        FontDescriptor=document.make_indirect(descriptor),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Serif"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(descendant)]),
        ToUnicode=document.make_stream(_to_unicode(face, letters, maps)),
    )  # fmt: skip
    shown = ["/F0 13 Tf"]
    shown += [f"<{''.join(f'{face.charToGlyph[ord(letter)]:04X}' for letter in line)}> Tj T*" for line in lines]
    return _page(document, Dictionary(F0=font), shown)


def _to_unicode(face: TTFontFile, letters: Sequence[str], maps: Callable[[str], str | None]) -> bytes:
    rows = [
        f"<{face.charToGlyph[ord(letter)]:04X}> <{mapped.encode('utf-16-be').hex()}>"
        for letter in letters
        if (mapped := maps(letter)) is not None
    ]
    head = "begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    return "\n".join([head, f"{len(rows)} beginbfchar", *rows, "endbfchar endcmap"]).encode("ascii")


def _page(document: pikepdf.Pdf, fonts: Dictionary, shown: Sequence[str]) -> bytes:
    document.add_blank_page(page_size=(WIDTH, HEIGHT))
    page = document.pages[0]
    page.Resources = Dictionary(Font=fonts)
    page.Contents = document.make_stream("\n".join(["BT 60 780 Td 20 TL", *shown, "ET"]).encode("ascii"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
