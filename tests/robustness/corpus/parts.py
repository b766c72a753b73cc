"""A PDF taken apart into its objects and put together again, with or without what holds it together."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_ROOT = re.compile(rb"/Root (\d+) 0 R")


@dataclass(slots=True)
class Parts:
    """Objects by number, as bytes between ``obj`` and ``endobj``.

    Attributes:
        objects: by number, in the order they are written.
        root: number of the catalog.
        trailer: further entries of the trailer.
    """

    objects: dict[int, bytes]
    root: int = 1
    trailer: bytes = b""

    def number_of(self, mark: bytes) -> int:
        """The first object that holds the mark."""
        return next(number for number, body in self.objects.items() if mark in body)

    @property
    def page(self) -> int:
        """The first page."""
        return self.number_of(b"/Type /Page\n")

    @property
    def tree(self) -> int:
        """The root of the page tree."""
        return self.number_of(b"/Type /Pages")

    def add(self, body: bytes) -> int:
        """A further object; its number."""
        number = max(self.objects) + 1
        self.objects[number] = body
        return number

    def put(self, number: int, old: bytes, new: bytes) -> Parts:
        """Replace something in an object that surely is there."""
        assert old in self.objects[number], (number, old)
        self.objects[number] = self.objects[number].replace(old, new)
        return self


def split(data: bytes) -> Parts:
    """The objects of a PDF that reportlab wrote."""
    root = _ROOT.search(data)
    assert root is not None
    return Parts({int(m[1]): m[2] for m in _OBJECT.finditer(data)}, int(root[1]))


def stream(content: bytes, entries: bytes = b"", *, length: int | None = None) -> bytes:
    """Body of a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (
        len(content) if length is None else length,
        entries,
        content,
    )


def deflated(content: bytes, entries: bytes = b"") -> bytes:
    """Body of a stream object, compressed."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + entries)


def join(
    parts: Parts,
    *,
    table: bool = True,
    shift: int = 0,
    startxref: bytes | None = None,
    order: Iterable[int] | None = None,
    header: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
) -> bytes:
    """The file.

    Args:
        parts: its objects.
        table: write the cross-reference table.
        shift: added to every offset in it.
        startxref: what stands for the table's offset.
        order: objects in this order; a number may come twice.
        header: its first lines.
    """
    out = bytearray(header)
    offsets: dict[int, int] = {}
    for number in parts.objects if order is None else order:
        offsets[number] = len(out) + shift
        out += b"%d 0 obj\n%s\nendobj\n" % (number, parts.objects[number])
    at = len(out)
    size = max(parts.objects) + 1
    if table:
        out += _table(offsets, size)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (size, parts.root, parts.trailer)
    out += b"startxref\n%s\n%%%%EOF\n" % (str(at).encode() if startxref is None else startxref)
    return bytes(out)


def _table(offsets: Mapping[int, int], size: int) -> bytes:
    rows = [b"0000000000 65535 f \n"]
    rows += [b"%010d 00000 %s \n" % (max(offsets.get(n, 0), 0), b"n" if n in offsets else b"f") for n in range(1, size)]
    return b"xref\n0 %d\n%s" % (size, b"".join(rows))


def page_of(content: bytes, resources: bytes = b"<< >>", entries: bytes = b"/MediaBox [0 0 595 842]") -> Parts:
    """A document of one page."""
    return Parts(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page\n/Parent 2 0 R /Contents 4 0 R /Resources %s %s >>" % (resources, entries),
            4: content if content.startswith(b"<<") else deflated(content),
        }
    )
