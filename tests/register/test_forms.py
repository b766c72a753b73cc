"""The forms: columns of the decree, cells of the entry, files that spreadsheets open."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from tests.questions.shelf import Shelf, Work

from vanban.errors import UsageError
from vanban.register import correct, enter, form, read_register
from vanban.register.codes import Codes, read_codes
from vanban.register.edxml import NAMESPACE, message
from vanban.register.forms import Cell, FormName, Office
from vanban.register.sheets import write_csv, write_xlsx

DAY = date(2024, 3, 6)
OFFICE = Office("Ủy ban nhân dân huyện Đồng Sen", "000.11.22.H99")


def _put(shelf: Shelf, **fields: object) -> None:
    number = len(read_register(shelf.archive, year=2024).entries) + 1
    document = shelf.put(f"văn bản {number}", **fields)  # type: ignore[arg-type]
    enter(shelf.archive, document.document_id, arrived_on=DAY)


def _cells(shelf: Shelf, name: FormName, codes: Codes | None = None) -> dict[str, Cell]:
    """The first row, by the norm's name or heading."""
    written = form(name, read_register(shelf.archive, year=2024), codes or read_codes(), OFFICE)
    return dict(zip(written.names or written.headings, written.rows[0], strict=True))


def test_the_incoming_register_has_the_ten_columns_of_the_decree(shelf: Shelf) -> None:
    _put(shelf, urgency="KHẨN", subject="Nạo vét kênh")
    correct(shelf.archive, 1, {"receiver": "Phòng Kỹ thuật", "passed_on": "2024-03-07"}, why=None, year=2024)
    assert _cells(shelf, "incoming") == {
        "Ngày đến": DAY,
        "Số đến": 1,
        "Tác giả": "Sở Thủy lợi tỉnh Bình Sơn",
        "Số, ký hiệu văn bản": "12/KH-STL",
        "Ngày tháng văn bản": date(2024, 3, 5),
        "Tên loại và trích yếu nội dung văn bản": "Kế hoạch Nạo vét kênh",
        "Đơn vị hoặc người nhận": "Phòng Kỹ thuật",
        "Ngày chuyển": date(2024, 3, 7),
        "Ký nhận": None,
        "Ghi chú": "Độ khẩn: KHẨN",
    }


def test_gaps_stand_in_the_incoming_register_between_their_neighbours(shelf: Shelf) -> None:
    for n, number in enumerate((2, 3, 7)):
        document = shelf.put(number=f"{n}/KH-A").document_id
        enter(shelf.archive, document, arrived_on=DAY, number=number)
    written = form("incoming", read_register(shelf.archive, year=2024), read_codes(), OFFICE)
    assert [(row[1], row[9]) for row in written.rows] == [
        ("1", "Số còn trống"),
        (2, None),
        (3, None),
        ("4–6", "Số còn trống"),
        (7, None),
    ]


def test_the_follow_up_register_has_the_seven_columns_of_the_decree(shelf: Shelf) -> None:
    _put(shelf, work=[Work("nạo vét", "2024-04-01")])
    correct(shelf.archive, 1, {"progress": "đang thực hiện", "reply": "3/BC-PKT"}, why=None, year=2024)
    assert _cells(shelf, "follow-up") == {
        "Số đến": 1,
        "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản": "Kế hoạch 12/KH-STL, "
        "05/03/2024, Sở Thủy lợi tỉnh Bình Sơn",
        "Đơn vị hoặc người nhận": None,
        "Thời hạn giải quyết": date(2024, 4, 1),
        "Tiến độ giải quyết": "đang thực hiện",
        "Số, ký hiệu văn bản trả lời": "3/BC-PKT",
        "Ghi chú": "Thời hạn ghi trong văn bản",
    }


def test_input_metadata_of_annex_vi(shelf: Shelf) -> None:
    _put(
        shelf,
        number="30/2020/NĐ-CP",
        kind="NĐ",
        urgency="HỎA TỐC",
        signer={"title": "Giám đốc", "name": "Lê Văn Mẫu"},
        pages=["a", "b"],
    )
    cells = _cells(shelf, "input")
    assert len(cells) == 21
    expected: dict[str, Cell] = {
        "FileCode.OrganId": "000.11.22.H99",
        "TypeName": "Nghị định",
        "CodeNumber": "30",
        "CodeNotation": "2020/NĐ-CP",
        "IssuedDate": date(2024, 3, 5),
        "PageAmount": 2,
        "ArrivalDate": DAY,
        "ArrivalNumber": 1,
        "SignerInfo.Position": "Giám đốc",
        "SignerInfo.FullName": "Lê Văn Mẫu",
        "Priority": 3,
        "FileCode.FileNotation": None,
        "DueDate": None,
    }
    assert {name: cells[name] for name in expected} == expected


def test_archival_metadata_says_how_sure_it_is(shelf: Shelf, tmp_path: Path) -> None:
    _put(shelf, origin="ocr", number="22-NQ/TW")
    register = read_register(shelf.archive, year=2024)
    written = form("archival", register, read_codes(), OFFICE)
    cells = dict(zip(written.names, written.rows[0], strict=True))
    assert (cells["typeName"], cells["confidenceLevel"], cells["codeNumber"], cells["codeNotation"]) == (
        "10",
        "02",
        "22",
        "NQ/TW",
    )
    assert cells["language"] is None and cells["mode"] is None and cells["maintenance"] is None
    assert any("type_names" in problem for problem in written.problems)
    own = tmp_path / "codes.yaml"
    own.write_text("type_names: {codes: {KH: '77'}}\nlanguage: {name: Tiếng Việt, code: '01'}\n", encoding="utf-8")
    written = form("archival", register, read_codes(own), OFFICE)
    cells = dict(zip(written.names, written.rows[0], strict=True))
    assert (cells["typeName"], cells["language"]) == ("77", "01")
    assert not any("type_names" in problem for problem in written.problems)


@pytest.mark.parametrize("origin", ["text-layer", "mixed"])
def test_what_cannot_be_told_has_no_code(shelf: Shelf, origin: str) -> None:
    _put(shelf, origin=origin, kind=None)
    cells = _cells(shelf, "archival")
    assert (cells["confidenceLevel"], cells["typeName"]) == (None, None)


@pytest.mark.parametrize("content", ["[]", "colours: {}", "type_names: 5", "type_names: {}", ": : :", None])
def test_code_lists_of_another_form_are_refused(tmp_path: Path, content: str | None) -> None:
    own = tmp_path / "codes.yaml"
    if content is not None:
        own.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError):
        read_codes(own)


def test_what_is_too_long_is_told_and_not_cut(shelf: Shelf) -> None:
    _put(shelf, subject="x" * 501)
    written = form("input", read_register(shelf.archive, year=2024), read_codes(), OFFICE)
    assert [problem for problem in written.problems if "Subject" in problem] == [
        "1/2024: Subject has 501 characters, 500 are allowed"
    ]
    assert "x" * 501 in written.rows[0]


def test_csv_is_read_back_by_any_reader(shelf: Shelf) -> None:
    _put(shelf, subject='Về "kênh", mương\nvà đập')
    written = form("incoming", read_register(shelf.archive, year=2024), read_codes(), OFFICE)
    headings, row = csv.reader(io.StringIO(write_csv(written), newline=""))
    assert headings[:3] == ["Ngày đến", "Số đến", "Tác giả"]
    assert (row[0], row[1], row[5]) == ("06/03/2024", "1", 'Kế hoạch Về "kênh", mương\nvà đập')


def test_the_words_of_a_document_are_never_a_formula(shelf: Shelf, tmp_path: Path) -> None:
    _put(shelf, subject="=HYPERLINK(1)", kind=None, issuer="-Sở\x01")
    register = read_register(shelf.archive, year=2024)
    written = form("incoming", register, read_codes(), OFFICE)
    [_, row] = csv.reader(io.StringIO(write_csv(written), newline=""))
    assert (row[5], row[2]) == ("'=HYPERLINK(1)", "'-Sở\x01")
    write_xlsx(written, register, tmp_path / "so.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "so.xlsx").active["F4"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_xlsx_has_the_form_the_corrections_and_what_was_set_aside(shelf: Shelf, tmp_path: Path) -> None:
    document = shelf.put().document_id
    year = date.today().year
    enter(shelf.archive, document, arrived_on=date(year, 1, 2))
    correct(shelf.archive, 1, {"subject": "Nạo vét kênh"}, why="sai chữ", year=year)
    shelf.put("Bí mật", secrecy="MẬT", subject="Không được lộ")
    register = read_register(shelf.archive, year=year)
    write_xlsx(form("incoming", register, read_codes(), OFFICE), register, tmp_path / "so.xlsx")
    book = openpyxl.load_workbook(tmp_path / "so.xlsx")
    assert book.sheetnames == ["Sổ", "Đính chính", "Để riêng"]
    sheet = book["Sổ"]
    assert [cell.value for cell in sheet[3]] == [f"({n})" for n in range(1, 11)]
    assert (sheet["A4"].value.date(), sheet["A4"].number_format, sheet["B4"].value) == (
        date(year, 1, 2),
        "dd/mm/yyyy",
        1,
    )
    assert sheet.freeze_panes == "A4"
    assert [cell.value for cell in book["Đính chính"][3]][:6] == [
        1,
        "subject",
        "Về việc nạo vét kênh mương",
        "Nạo vét kênh",
        "sai chữ",
        "clerk@test",
    ]
    aside = [cell.value for cell in book["Để riêng"][3]]
    assert (aside[0], aside[1], len(aside)) == ("002.txt", "MẬT", 3)
    words = {str(cell.value) for page in book for row in page for cell in row}
    assert not any("lộ" in word for word in words)


def test_edxml_says_what_is_known_and_nothing_else(shelf: Shelf, tmp_path: Path) -> None:
    _put(
        shelf,
        urgency="THƯỢNG KHẨN",
        recipients=["Như trên", "Lưu: VT"],
        signer={"authority": "KT. GIÁM ĐỐC", "title": "PHÓ GIÁM ĐỐC", "name": "Lê Văn Mẫu"},
        subject="Kênh & đập\x0b",
    )
    [entry] = read_register(shelf.archive, year=2024).entries
    own = tmp_path / "codes.yaml"
    own.write_text("organ_ids: {Sở Thủy lợi tỉnh Bình Sơn: 000.00.07.H99}\n", encoding="utf-8")
    root = etree.fromstring(message(entry, read_codes(own), OFFICE))
    assert root.tag == f"{{{NAMESPACE}}}edXML"
    header = root.find(f".//{{{NAMESPACE}}}MessageHeader")
    assert header is not None

    def text(path: str) -> str | None:
        return header.findtext("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))

    assert [etree.QName(child).localname for child in header] == [
        *("From", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "SignerInfo", "ToPlaces", "OtherInfo"),
        "DocumentId",
    ]
    assert text("From/OrganId") == "000.00.07.H99"
    assert text("To/OrganName") == OFFICE.name
    assert (text("Code/CodeNumber"), text("Code/CodeNotation")) == ("12", "KH-STL")
    assert text("PromulgationInfo/PromulgationDate") == "2024/03/05"
    assert text("Subject") == "Kênh & đập\ufffd"
    assert (text("SignerInfo/Competence"), text("OtherInfo/Priority")) == ("KT. GIÁM ĐỐC", "2")
    assert text("DocumentId") == "000.00.07.H99,2024/03/05,12/KH-STL"
    plain = etree.fromstring(message(entry, read_codes(), Office()))
    assert plain.find(f".//{{{NAMESPACE}}}To") is None and plain.find(f".//{{{NAMESPACE}}}DocumentId") is None
