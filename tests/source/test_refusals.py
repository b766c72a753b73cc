"""What cannot be read is one error with the reason; nothing is half read in silence."""

import io
import os
from pathlib import Path

import pikepdf
import pytest
from tests.source.conftest import Read
from tests.source.drawing import letter, pdf, say, texts

from vanban.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    NotAFileError,
    NotFoundError,
    UsageError,
)
from vanban.source import read_source


def locked(password: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(letter))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="chu", user=password))
    return out.getvalue()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"khong-co\.pdf: no such file"):
        read_source(tmp_path / "khong-co.pdf")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError, match="folder"):
        read_source(tmp_path)


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    with pytest.raises(NotAFileError):
        read_source(tmp_path / "ong")


def test_empty_file(read: Read) -> None:
    with pytest.raises(EmptyFileError):
        read(b"")


def test_password(read: Read) -> None:
    with pytest.raises(EncryptedError, match="password"):
        read(locked("bi-mat"))


def test_owner_password_alone_does_not_lock(read: Read) -> None:
    assert "HẠT KIỂM LÂM" in texts(read(locked("")).pages[0])


def test_a_pdf_of_which_nothing_is_left(read: Read) -> None:
    with pytest.raises(DamagedError):
        read(pdf(letter)[:300])


def test_a_pdf_without_pages(read: Read) -> None:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.save(out)
    with pytest.raises(DamagedError, match="pages"):
        read(out.getvalue())


def test_junk_before_and_a_lost_end_are_survived(read: Read) -> None:
    data = pdf(letter)
    document = read(b"Content-Type: application/pdf\r\n\r\n" + data[: data.rindex(b"xref\n")])
    assert "HẠT KIỂM LÂM" in texts(document.pages[0])


def test_a_broken_image(read: Read) -> None:
    with pytest.raises(DamagedError, match="image"):
        read(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)


def test_the_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(letter))
    path.chmod(0o444)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_source(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_selected_pages_keep_their_numbers(read: Read) -> None:
    data = pdf(*(lambda canvas, n=n: say(canvas, 90, 100, f"Trang thứ {n}") for n in (1, 2, 3)))
    document = read(data, pages={3, 1})
    assert [(page.number, texts(page)) for page in document.pages] == [(1, ["Trang thứ 1"]), (3, ["Trang thứ 3"])]


@pytest.mark.parametrize("pages", [{4}, {0}, {1, 9}, set()])
def test_a_page_that_is_not_there(read: Read, pages: set[int]) -> None:
    with pytest.raises(UsageError, match="--pages"):
        read(pdf(letter, letter, letter), pages=pages)


def test_a_text_has_one_page_only(read: Read) -> None:
    with pytest.raises(UsageError, match="no pages"):
        read("Kế hoạch".encode(), pages={2})
