"""What cannot be read is one error with the reason; nothing is half read in silence."""

import io
import os
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.source.conftest import Read
from tests.source.drawing import image_of, letter, pdf, say, texts
from tests.source.hostile import (
    bomb_png,
    changed,
    deep_forms,
    deep_tree,
    docx,
    huge_picture,
    huge_sheet,
    paragraphs,
    plain,
)

from vanban.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    LimitExceededError,
    NotAFileError,
    NotFoundError,
    UnsafeError,
    UsageError,
)
from vanban.limits import Limits
from vanban.source import read_source
from vanban.source.model import SourceDocument
from vanban.source.supervision import Supervision


def locked(password: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(letter))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="chu", user=password))
    return out.getvalue()


def within(**limits: float) -> Supervision:
    return Supervision(Limits(**limits))  # type: ignore[arg-type]


def codes(document: SourceDocument) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


def assert_only_the_second_is_lost(document: SourceDocument, code: str, reason: str) -> None:
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [bool(page.content) for page in document.pages] == [True, False, True]
    (fault,) = (d for d in document.diagnostics if d.severity == "error")
    assert fault.code == code
    assert fault.message.startswith("page 2 could not be read and is empty here: ")
    assert reason in fault.message


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


def test_a_pdf_without_pages_after_a_locked_one_is_not_locked(read: Read) -> None:
    def without_pages(document: pikepdf.Pdf) -> None:
        document.Root.Pages.Kids = pikepdf.Array()
        document.Root.Pages.Count = 0

    with pytest.raises(EncryptedError):
        read(locked("bi-mat"))
    with pytest.raises(DamagedError, match="without pages"):
        read(changed(without_pages))


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


def test_a_page_that_does_not_load_is_read_from_a_repaired_copy(read: Read) -> None:
    document = read(plain().replace(b"/Type /Page ", b"/Type /Pag ", 1))
    assert "HẠT KIỂM LÂM" in texts(document.pages[0])
    assert codes(document) == ["repaired"]


def test_a_lost_page_leaves_the_others_read(read: Read) -> None:
    document = read(re.sub(rb"(/Kids \[ \d+ 0 R) \d+ 0 R", rb"\1 99 0 R", plain()))
    assert_only_the_second_is_lost(document, "page-damaged", "damaged")


def test_a_trailer_that_is_gone_is_repaired(read: Read) -> None:
    data = plain()
    document = read(data[: data.rindex(b"trailer")])
    assert [bool(page.content) for page in document.pages] == [True] * 3
    assert codes(document) == ["repaired"]


@pytest.mark.parametrize("damage", [rb"/Pages \d+ 0 R", rb"/Kids"], ids=["no page tree", "no pages in the tree"])
def test_what_only_pdfplumber_can_read_is_read_by_it(read: Read, damage: bytes) -> None:
    document = read(re.sub(damage, lambda found: found[0].replace(b"s", b"z"), plain()))
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert "HẠT KIỂM LÂM" in texts(document.pages[2])
    assert codes(document) == ["read-by-pdfplumber"]


def test_a_picture_larger_than_any_page_is_not_unpacked(read: Read) -> None:
    document = read(changed(huge_picture(60_000, 60_000)))
    assert_only_the_second_is_lost(document, "page-failed", "60000 × 60000 pixels")


def test_a_sheet_larger_than_any_printer_is_not_drawn(read: Read) -> None:
    assert_only_the_second_is_lost(read(changed(huge_sheet())), "page-failed", "13889 × 13889 inches")


def test_deep_forms_do_not_stop_the_reading(read: Read) -> None:
    document = read(changed(deep_forms(3000)))
    assert [bool(page.content) for page in document.pages] == [True, False, True]


def test_a_deep_page_tree_is_refused(read: Read) -> None:
    with pytest.raises(DamagedError):
        read(changed(deep_tree(5000)))


def test_more_pages_than_allowed(read: Read) -> None:
    data = pdf(letter, letter, letter)
    with pytest.raises(LimitExceededError, match=r"3 pages, more than 2; .*--pages"):
        read(data, supervision=within(max_pages=2))
    assert len(read(data, supervision=within(max_pages=2), pages={2, 3}).pages) == 2


def test_more_text_than_allowed(read: Read) -> None:
    with pytest.raises(LimitExceededError, match="characters"):
        read(pdf(letter), supervision=within(max_characters=100))


def test_a_larger_file_than_allowed(read: Read) -> None:
    with pytest.raises(LimitExceededError, match="--max-file"):
        read(pdf(letter), supervision=within(max_file=0.01))


@pytest.mark.parametrize("side", [12_000, 50_000])
def test_a_picture_bomb_is_not_unpacked(read: Read, side: int) -> None:
    with pytest.raises(LimitExceededError, match="pixels"):
        read(bomb_png(side, side))


def test_a_damaged_page_image_leaves_the_others_read(read: Read) -> None:
    page = Image.fromarray(image_of(pdf(letter), dpi=100)).convert("L")
    out = io.BytesIO()
    page.save(out, "TIFF", save_all=True, append_images=[page, page], compression="tiff_lzw")
    data = bytearray(out.getvalue())
    with Image.open(io.BytesIO(data)) as file:
        file.seek(1)
        start = file.tag_v2[273][0]
    data[start : start + 2000] = b"\xff" * 2000
    assert_only_the_second_is_lost(read(bytes(data)), "page-damaged", "damaged")


def test_pages_behind_a_break_are_said_to_be_lost(read: Read) -> None:
    page = Image.fromarray(image_of(pdf(letter), dpi=60)).convert("L")
    out = io.BytesIO()
    page.save(out, "TIFF", save_all=True, append_images=[page, page])
    data = bytearray(out.getvalue())
    directory = int.from_bytes(data[4:8], "little")
    for _ in range(2):
        link = directory + 2 + 12 * int.from_bytes(data[directory : directory + 2], "little")
        directory = int.from_bytes(data[link : link + 4], "little")
    data[link : link + 4] = len(data).to_bytes(4, "little")
    document = read(bytes(data), ocr="never")
    assert [page.number for page in document.pages] == [1, 2]
    assert "pages-lost" in codes(document)


_LAUGHS = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>{}]>".format(
    "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij", strict=True))
)


@pytest.mark.parametrize(
    "declared", [_LAUGHS, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE a [<!ENTITY j ''>]>"]
)
def test_declared_entities_are_refused(read: Read, declared: str) -> None:
    with pytest.raises(UnsafeError, match=r"entities declared in word/document\.xml"):
        read(docx(declared + "<w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"))


def test_an_unpacking_bomb_is_refused(read: Read) -> None:
    with pytest.raises(UnsafeError, match=r"unpacking bomb: 'word/document\.xml' unpacks to 100 MB"):
        read(docx(f"<w:document>{' ' * 100_000_000}</w:document>"))


def test_parts_that_overlap_are_refused(read: Read) -> None:
    data = bytearray(docx(paragraphs(1), *((f"word/{n}.xml", "x" * 200) for n in range(3))))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0].header_offset
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 42 : entry + 46] = first.to_bytes(4, "little")
    with pytest.raises(UnsafeError, match="overlap"):
        read(bytes(data))


def test_very_many_parts_are_refused(read: Read) -> None:
    with pytest.raises(UnsafeError, match="10002 parts"):
        read(docx(paragraphs(1), *((f"word/{n}", "") for n in range(10_001))))


@pytest.mark.parametrize("name", ["../../x", "word/../../x", "..", "C:/x", "word\\..\\..\\x"])
def test_parts_that_lead_out_are_refused(read: Read, name: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafeError, match="leads out of it"):
        read(docx(paragraphs(1), (name, "x")))
    assert [entry.name for entry in tmp_path.iterdir()] == ["van-ban"]


def test_names_from_the_root_are_names_in_the_package(read: Read) -> None:
    document = read(docx(paragraphs(1), ("/tmp/x", "x"), ("word/a..b.xml", "x")))
    assert texts(document.pages[0]) == ["1. Sở Y tế báo cáo."]


@pytest.mark.parametrize("start", ["<div>", "<table><tr><td>"])
def test_html_nested_too_deeply_is_not_called_empty(read: Read, start: str) -> None:
    with pytest.raises(DamagedError, match="nested too deeply"):
        read((start * 20_000 + "Kế hoạch").encode())
    assert texts(read((start * 400 + "Kế hoạch").encode()).pages[0]) == ["Kế hoạch"]
