"""The type of a file is decided by its content, whatever its name."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.source.drawing import letter, pdf

from vanban.errors import DamagedError, DocumentError, EncryptedError, UnsupportedTypeError
from vanban.source.sniff import sniff

HERE = Path("van-ban.xyz")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), "<x/>")  # a date that is always the same
    return out.getvalue()


def ole(stream: str) -> bytes:
    return OLE + b"\x00" * 504 + stream.encode("utf-16-le") + b"\x00" * 64


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"Received: by mail gateway\r\n\r\n%PDF-1.4\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"II*\x00....", "image/tiff"),
        (b"MM\x00*....", "image/tiff"),
        (archive("[Content_Types].xml", "word/document.xml"), DOCX),
        (ole("WordDocument"), "application/msword"),
        (b"<!DOCTYPE html><html><body><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch</p></body></html>", "text/html"),
        (b"\xef\xbb\xbf  <HTML><BODY>", "text/html"),
        ("<html><head><meta charset=utf-16></head><p>Kế hoạch".encode("utf-16"), "text/html"),
        ("# KẾ HOẠCH\n\n**Thực hiện** chỉ thị\n\n| TT | Việc |\n|---|---|\n".encode(), "text/markdown"),
        ("**KẾ HOẠCH**\n\n| TT | Việc |\n|---|---|\n| 1 | a<br>b<br>c<br>d |\n".encode(), "text/markdown"),
        ("Phụ lục<br><p>**một**</p><br><table><tr><td>**hai**</td></tr></table>".encode(), "text/html"),
        ("KẾ HOẠCH<br>một<br>hai<br>ba".encode(), "text/html"),
        ("KẾ HOẠCH\nThực hiện Chỉ thị số 05-CT/TW".encode(), "text/plain"),
        ("KẾ HOẠCH\nThực hiện Chỉ thị số 05-CT/TW".encode("utf-16-le"), "text/plain"),
        ("Kế hoạch triển khai".encode("utf-8-sig"), "text/plain"),
        (
            b"K\xd5 ho\xb9ch tri\xd3n khai c\xb8c nhi\xd6m v\xf4 n\xa8m 2004, b\xb8o c\xb8o tr\xad\xedc th\xb8ng 3\n",
            "text/plain",
        ),
        (b"BM 01 l\xc3\xa0 bi\xe1\xbb\x83u m\xe1\xba\xabu s\xe1\xbb\x91 1", "text/plain"),
        (b"1. C\xc3\xb4ng vi\xe1\xbb\x87c - a * b < c", "text/plain"),
    ],
)
def test_known_content(data: bytes, media_type: str) -> None:
    assert sniff(HERE, data) == media_type


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"{\\rtf1\\ansi K\\'ea}", UnsupportedTypeError, "save it as DOCX"),
        (archive("xl/workbook.xml"), UnsupportedTypeError, "Excel"),
        (archive("content.xml", "mimetype"), UnsupportedTypeError, "OpenDocument"),
        (archive("a.pdf", "b.pdf"), UnsupportedTypeError, "ZIP archive"),
        (ole("Workbook"), UnsupportedTypeError, "Excel"),
        (ole("EncryptedPackage"), EncryptedError, "password"),
        (archive("word/document.xml")[:60], DamagedError, "archive is broken"),
        (b"GIF89a\x01\x00", UnsupportedTypeError, "PNG"),
        (b"Rar!\x1a\x07\x01\x00", UnsupportedTypeError, "RAR"),
        (b"\x00\x01\x02\x03" * 200, UnsupportedTypeError, "binary data"),
        (bytes(range(256)) * 40, UnsupportedTypeError, "binary data"),
        (b"<?xml version='1.0'?><invoice/>", UnsupportedTypeError, "XML"),
    ],
)
def test_refused_content_is_named(data: bytes, error: type[DocumentError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        sniff(HERE, data)
    assert "\n" not in str(caught.value)
    assert str(HERE) in str(caught.value)


def test_a_pdf_with_a_wrong_name_is_read(tmp_path: Path) -> None:
    from vanban.source import read_source

    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(pdf(letter))
    document = read_source(path)
    assert document.media_type == "application/pdf"
    assert document.name == "ke-hoach.docx"
    assert document.size == path.stat().st_size
