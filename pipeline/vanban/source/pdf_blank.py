"""Pages that came out blank: whether they are, or whether pdfium passed over content that it could not read."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

# Signs of a page's first part decide; a packed stream is not unpacked further.
_MOST_BYTES = 1_000_000
_HEAD = 200
# Operators that show text or a picture (ISO 32000-1, annex A).
_SHOWS = re.compile(rb"[)\]>\s](?:Tj|TJ|['\"])(?=\s|$)|\sEI(?=\s|$)")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()]{1,100})\s{1,5}Do(?=\s|$)")


class BlankPages:
    """Looks into the content of pages on which pdfium finds nothing.

    Args:
        data: the file's bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def has_content(self, number: int) -> bool:
        """The page's content cannot be unpacked, or shows text or a picture; 1-based. ``False`` where nobody knows."""
        import pikepdf

        try:
            if self._document is None:
                self._document = pikepdf.open(io.BytesIO(self._data))
            pages = self._document.pages
            return number <= len(pages) and _has_content(pages[number - 1])
        except (pikepdf.PdfError, ValueError, RuntimeError, OSError, AttributeError, TypeError, KeyError, IndexError):
            return False


def _has_content(page: Any) -> bool:
    import pikepdf

    contents = page.obj.get("/Contents")
    if contents is None:
        return False
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    for part in parts:
        if not isinstance(part, pikepdf.Stream):
            continue
        try:
            content = _unpacked(part)
        except (pikepdf.PdfError, zlib.error, NotImplementedError):
            return True
        if b"\x00" in content[:_HEAD]:
            # No content stream at all.
            return True
        if _SHOWS.search(content) is not None or any(_is_lost(page, name) for name in _DRAWS.findall(content)):
            return True
    return False


def _unpacked(stream: Any) -> bytes:
    """The first part of a content stream; one packed in several ways is unpacked whole, within the memory limit."""
    import pikepdf

    raw = bytes(stream.read_raw_bytes())
    if not raw.strip():
        return b""
    filters = stream.get("/Filter")
    names = [filters] if isinstance(filters, pikepdf.Name) else list(filters or [])
    if names == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        return zlib.decompressobj().decompress(raw, _MOST_BYTES)
    return bytes(stream.read_bytes())[:_MOST_BYTES]


def _is_lost(page: Any, name: bytes) -> bool:
    """A picture, or something that is not there; an empty form is nothing lost."""
    drawn = page.resources.get("/XObject", {}).get("/" + name.decode("latin-1"))
    return drawn is None or str(drawn.get("/Subtype")) == "/Image"
