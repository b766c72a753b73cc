"""What a file is, decided by its content; the name is not looked at."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from vanban.errors import DamagedError, EncryptedError, UnsupportedTypeError

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

IMAGES = frozenset({PNG, JPEG, TIFF})

# Readers of PDF accept its mark anywhere in the first kilobyte: mail gateways and scanners put lines before it.
_PDF_WITHIN = 1024
_SAMPLE = 16_384

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)

_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "is rich text (RTF); open it in Word or LibreOffice and save it as DOCX"),
    (b"Rar!\x1a\x07", "is a RAR archive; unpack it and read the documents inside"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive; unpack it and read the documents inside"),
    (b"\x1f\x8b", "is gzip data; unpack it and read the document inside"),
    (b"GIF8", "is a GIF image; save it as PNG"),
    (b"BM", "is a BMP image; save it as PNG"),
    (b"\x00\x00\x00\x0cjP  ", "is a JPEG 2000 image; save it as PNG"),
    (b"%!PS", "is PostScript; convert it to PDF"),
    (b"\x7fELF", "is a program"),
    (b"MZ", "is a program"),
    (b"SQLite format 3\x00", "is an SQLite database"),
)

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
# An opening and a closing tag of HTML near the start of text that begins with something else.
_HTML_TAGS = re.compile(rb"<(html|body|table|div|span|p|br)[\s>/]", re.IGNORECASE)

_MARKDOWN_SIGN = re.compile(
    r"^#{1,6} \S|^\|.{1,2000}\|\s*$|^\s{0,3}[-*+] \*\*|\*\*[^*\n]{1,300}\*\*|^```|\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)",
    re.MULTILINE,
)
_MARKDOWN_SIGNS_NEEDED = 2


def sniff(path: Path, data: bytes) -> str:
    """The media type of the bytes.

    Args:
        path: only for the error message.
        data: the whole file, not empty.

    Raises:
        UnsupportedTypeError: it is something else; the message says what it looks like and what to do.
        EncryptedError: an Office document that a password locks.
        DamagedError: a DOCX whose archive cannot be opened.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    head = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, reason in _REFUSED:
        if head.startswith(signature) and _is_binary_or_marked(signature, data):
            raise UnsupportedTypeError(path, reason)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise UnsupportedTypeError(path, "is a WebP image; save it as PNG")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(path, data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_ole(path, data)
    return _sniff_text(path, data)


def _is_binary_or_marked(signature: bytes, data: bytes) -> bool:
    """Two-letter signatures such as ``BM`` also begin sentences: they need binary content behind them."""
    return len(signature) > 2 or b"\x00" in data[:_SAMPLE]


def _sniff_zip(path: Path, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if b"word/document.xml" in data:
            raise DamagedError(path, "is a DOCX whose archive is broken; get the file again") from error
        raise UnsupportedTypeError(path, "is a broken ZIP archive") from error
    if "word/document.xml" in names:
        return DOCX
    kinds = {
        "xl/workbook.xml": "is an Excel workbook; only documents are read: save it as PDF",
        "ppt/presentation.xml": "is a PowerPoint presentation; only documents are read: save it as PDF",
        "content.xml": "is an OpenDocument file; open it in LibreOffice and save it as DOCX",
        "META-INF/container.xml": "is an e-book; only documents are read",
    }
    for name, reason in kinds.items():
        if name in names:
            raise UnsupportedTypeError(path, reason)
    if any(name.endswith("/document.xml") or name.startswith("word/") for name in names):
        return DOCX
    raise UnsupportedTypeError(path, "is a ZIP archive; unpack it and read the documents inside")


def _sniff_ole(path: Path, data: bytes) -> str:
    """An OLE2 container: directory entries carry the names of its streams in UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise EncryptedError(path, "is protected by a password; open it in Word and save it without one")
    if holds("WordDocument"):
        return DOC
    if holds("Workbook") or holds("Book"):
        raise UnsupportedTypeError(path, "is an Excel workbook; only documents are read: save it as PDF")
    if holds("PowerPoint Document"):
        raise UnsupportedTypeError(path, "is a PowerPoint presentation; only documents are read: save it as PDF")
    raise UnsupportedTypeError(path, "is an Office file without a Word document in it")


def _sniff_text(path: Path, data: bytes) -> str:
    text = _decoded(data[:_SAMPLE])
    if text is None:
        raise UnsupportedTypeError(
            path, "is binary data of no known type; PDF, PNG, JPEG, TIFF, DOCX, DOC, HTML, Markdown and text are read"
        )
    ascii_form = text.encode("ascii", errors="replace")
    # Markdown has no other line break in a cell than <br>: its own signs outvote such tags, but not a table of tags.
    is_markdown = len(_MARKDOWN_SIGN.findall(text)) >= _MARKDOWN_SIGNS_NEEDED
    tags = [tag.lower() for tag in _HTML_TAGS.findall(ascii_form)]
    if _HTML_START.match(ascii_form) or (len(tags) >= 3 and (b"table" in tags or not is_markdown)):
        return HTML
    if _XML_START.match(ascii_form):
        if b"w:wordDocument" in ascii_form or b"pkg:package" in ascii_form:
            raise UnsupportedTypeError(path, "is Word XML; open it in Word and save it as DOCX")
        raise UnsupportedTypeError(path, "is XML of an unknown kind")
    return MARKDOWN if is_markdown else PLAIN


def _decoded(sample: bytes) -> str | None:
    """The sample as text, or ``None`` when no encoding makes text of it."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if sample.startswith(mark):
            return sample[len(mark) :].decode(encoding, errors="replace")
    zeros = sample.count(0)
    if zeros:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if min(even, odd) * 10 < max(even, odd) and zeros * 10 > len(sample):
            text = sample.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
            return text if _is_printable(text) else None
        return None
    # The sample may cut the last letter of UTF-8 in two.
    text = sample.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= 1 or text.count("\ufffd") * 200 < len(text):
        return text if _is_printable(text) else None
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return str(best) if best is not None and _is_printable(str(best)) else None


def _is_printable(text: str) -> bool:
    controls = sum(1 for c in text if ord(c) < 32 and c not in "\t\n\r\f\v\x1a")
    return controls * 100 <= len(text)
