"""Documents built to crash, hang or fill the memory of whoever opens them; each has one such page among good ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from tests.source.drawing import letter, pdf

Change = Callable[[pikepdf.Pdf], None]


def changed(change: Change, pages: int = 3) -> bytes:
    """A PDF of letters after a change to its objects."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(*[letter] * pages))) as document:
        change(document)
        document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def plain(pages: int = 3) -> bytes:
    """A PDF of letters whose objects can be found in its bytes."""
    return changed(lambda document: None, pages)


def inflating(size: int, page: int = 1) -> Change:
    """Contents that inflate to ``size`` bytes, packed twice so that some kilobytes suffice."""

    def change(document: pikepdf.Pdf) -> None:
        pack = zlib.compressobj(9)
        block = b" " * 1_000_000
        once = b"".join(pack.compress(block) for _ in range(size // len(block))) + pack.flush()
        stream = Stream(document, b"")
        stream.write(zlib.compress(once, 9), filter=Array([Name.FlateDecode, Name.FlateDecode]))
        document.pages[page].Contents = stream

    return change


def endless(page: int = 1) -> Change:
    """Forms that each draw the next one four times, thirty deep."""

    def change(document: pikepdf.Pdf) -> None:
        form = _form(document, b"0 0 10 10 re f", None)
        for _ in range(30):
            form = _form(document, b"/F Do " * 4, form)
        document.pages[page].Resources = Dictionary(XObject=Dictionary(F=form))
        document.pages[page].Contents = Stream(document, b"/F Do")

    return change


def deep_forms(depth: int, page: int = 1) -> Change:
    """Forms in forms."""

    def change(document: pikepdf.Pdf) -> None:
        form = _form(document, b"0 0 10 10 re f", None)
        for _ in range(depth):
            form = _form(document, b"/F Do", form)
        document.pages[page].Resources = Dictionary(XObject=Dictionary(F=form))
        document.pages[page].Contents = Stream(document, b"/F Do")

    return change


def deep_tree(depth: int) -> Change:
    """A page tree of single branches."""

    def change(document: pikepdf.Pdf) -> None:
        kids = document.Root.Pages.Kids
        for _ in range(depth):
            node = Dictionary(Type=Name.Pages, Count=3, Kids=kids)
            kids = Array([document.make_indirect(node)])
        document.Root.Pages.Kids = kids

    return change


def huge_picture(width: int, height: int, page: int = 1) -> Change:
    """A page that is one picture, declared that large and packed well."""

    def change(document: pikepdf.Pdf) -> None:
        rows = zlib.compress(zlib.compress(bytes(width // 8) * 200, 9), 9)
        picture = Stream(document, b"")
        picture.write(rows, filter=Array([Name.FlateDecode, Name.FlateDecode]))
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = width, height, 1
        picture.ColorSpace = Name.DeviceGray
        document.pages[page].Resources = Dictionary(XObject=Dictionary(I=document.make_indirect(picture)))
        document.pages[page].Contents = Stream(document, b"q 595 0 0 842 0 0 cm /I Do Q")

    return change


def huge_sheet(page: int = 1) -> Change:
    """A page of 350 metres with a drawing on it."""

    def change(document: pikepdf.Pdf) -> None:
        document.pages[page].MediaBox = [0, 0, 1_000_000, 1_000_000]
        document.pages[page].Contents = Stream(document, b"0 0 500000 500000 re f")

    return change


def bomb_png(width: int, height: int) -> bytes:
    """A white PNG, black and white, of any size in a few kilobytes."""
    pack = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    rows = b"".join(pack.compress(row) for _ in range(height)) + pack.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(*part) for part in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )


def docx(document: str, *further: tuple[str, str]) -> bytes:
    """A DOCX with that main part, and further members."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document.replace("<w:document>", f"<w:document {names}>"))
        for name, content in further:
            package.writestr(name, content)
    return out.getvalue()


def paragraphs(count: int) -> str:
    """The main part of a DOCX with so many paragraphs."""
    return f"<w:document><w:body>{'<w:p><w:r><w:t>1. Sở Y tế báo cáo.</w:t></w:r></w:p>' * count}</w:body></w:document>"


def _form(document: pikepdf.Pdf, content: bytes, inner: pikepdf.Object | None) -> pikepdf.Object:
    form = Stream(document, content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 100, 100]
    if inner is not None:
        form.Resources = Dictionary(XObject=Dictionary(F=inner))
    return document.make_indirect(form)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
