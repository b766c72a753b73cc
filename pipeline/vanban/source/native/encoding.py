"""Bytes become Vietnamese text: byte order marks, a declared encoding, UTF-8, UTF-16 without mark, code pages."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from vanban.errors import DamagedError
from vanban.schema import Diagnostic
from vanban.text.legacy import recognise
from vanban.text.normal import nfc

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Letters that windows-1258 has and the Western code pages have not, and tone marks left without their letter.
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_STRAY_MARK = re.compile("[\u0300-\u036f]")
_SAMPLE = 65_536


def decode(path: Path, data: bytes, declared: str | None = None) -> tuple[str, list[Diagnostic]]:
    """The text in NFC, its lines separated by line feeds.

    Args:
        path: for the error message.
        data: the file's bytes.
        declared: encoding that the file itself names (``<meta charset>``), tried after UTF-8 marks.

    Returns:
        The text and, when the encoding was guessed, a diagnostic that names it.

    Raises:
        DamagedError: no encoding makes text of it.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(marked, errors="replace")), []
    bare_utf16 = _utf16_without_mark(data)
    if bare_utf16 is not None:
        return _finish(data.decode(bare_utf16, errors="replace")), []
    # UTF-8 proves itself; many pages that declare another encoding were saved anew as UTF-8.
    for encoding in ("utf-8", declared):
        try:
            if encoding is not None:
                return _finish(data.decode(encoding)), []
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(path, data)


def _finish(text: str) -> str:
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff"))


def _utf16_without_mark(data: bytes) -> str | None:
    """Spaces and line ends are every few characters and have a zero byte: on even or on odd places."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) / 2
    if odd > 0.2 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    if even > 0.2 * pairs and odd < 0.02 * pairs:
        return "utf-16-be"
    return None


def _guess(path: Path, data: bytes) -> tuple[str, list[Diagnostic]]:
    if data.count(b"\x00") * 100 > len(data):
        raise DamagedError(path, "is binary data, not text")
    broken = data.decode("utf-8", errors="replace")
    if broken.count("\ufffd") * 200 < len(broken):
        message = f"{broken.count(chr(0xFFFD))} damaged bytes in UTF-8 text were replaced"
        return _finish(broken), [Diagnostic(code="damaged-bytes", severity="warning", message=message)]
    # TCVN3 and VNI on the places of Western letters; the reader of the format converts them.
    if recognise(data[:_SAMPLE].decode("cp1252", errors="replace")) is not None:
        return _finish(data.decode("cp1252", errors="replace")), []
    sample = nfc(data[:_SAMPLE].decode("cp1258", errors="replace"))
    if len(_STRAY_MARK.findall(sample)) * 20 < len(_VIETNAMESE.findall(sample)):
        return _finish(data.decode("cp1258", errors="replace")), [_guessed("windows-1258")]
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DamagedError(path, "is text in no known encoding; save it as UTF-8")
    return _finish(data.decode(best.encoding, errors="replace")), [_guessed(best.encoding)]


def _guessed(encoding: str) -> Diagnostic:
    message = f"the encoding is not declared and was taken to be {encoding}"
    return Diagnostic(code="encoding-guessed", severity="info", message=message)
