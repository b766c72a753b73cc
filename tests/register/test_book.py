"""Numbers, gaps, duplicates, and corrections that are never silent."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import select
from tests.questions.shelf import Shelf, Work

from vanban.archive.models import AuditRow, RegisterCorrectionRow
from vanban.errors import UnknownDocumentError, UsageError
from vanban.register import Entry, correct, enter, form, read_register
from vanban.register.codes import read_codes
from vanban.register.forms import Office

DAY = date(2024, 3, 6)


def _entry(shelf: Shelf, number: int, year: int = 2024) -> Entry:
    [entry] = [entry for entry in read_register(shelf.archive, year=year).entries if entry.number == number]
    return entry


def test_numbers_begin_at_one_in_each_book_and_year(shelf: Shelf) -> None:
    documents = [shelf.put(number=f"{n}/KH-STL").document_id for n in range(1, 6)]
    days = [date(2024, 3, 6), date(2024, 12, 31), date(2025, 1, 1), date(2024, 1, 1)]
    entered = [enter(shelf.archive, document, arrived_on=day) for document, day in zip(documents, days, strict=False)]
    assert [(one.number, one.year) for one in entered] == [(1, 2024), (2, 2024), (1, 2025), (3, 2024)]
    other = enter(shelf.archive, documents[4], arrived_on=DAY, book="complaints")
    assert (other.book, other.number) == ("complaints", 1)
    assert [entry.number for entry in read_register(shelf.archive, year=2024).entries] == [1, 2, 3]


def test_the_day_of_arrival_is_that_of_the_stamp_or_given(shelf: Shelf) -> None:
    stamped = shelf.put(number="1/KH-A", stamp={"date": "2024-03-07"})
    enter(shelf.archive, stamped.document_id)
    given = shelf.put(number="2/KH-A", stamp={"date": "2024-03-07"})
    enter(shelf.archive, given.document_id, arrived_on=DAY)
    assert [entry.arrived_on for entry in read_register(shelf.archive, year=2024).entries] == [date(2024, 3, 7), DAY]


def test_a_signature_tells_no_day_of_arrival(shelf: Shelf) -> None:
    signature = {
        "signer": "Văn thư",
        "organisation": None,
        "signed_on": "2024-03-06T08:00:00+07:00",
        "time_from": "signer",
        "intact": True,
        "covers_whole_file": True,
        "field": "S1",
        "page": 1,
    }
    signed = shelf.put(signatures=[signature])
    with pytest.raises(UsageError, match="day of arrival is not known"):
        enter(shelf.archive, signed.document_id)


def test_a_document_is_entered_once_in_a_book(shelf: Shelf) -> None:
    document = shelf.put().document_id
    enter(shelf.archive, document, arrived_on=DAY)
    with pytest.raises(UsageError, match="as number 1/2024"):
        enter(shelf.archive, document, arrived_on=date(2025, 1, 1))
    assert enter(shelf.archive, document, arrived_on=DAY, book="other").number == 1


def test_gaps_are_shown(shelf: Shelf) -> None:
    for n, number in enumerate((3, None, 9)):
        enter(shelf.archive, shelf.put(number=f"{n}/KH-A").document_id, arrived_on=DAY, number=number)
    register = read_register(shelf.archive, year=2024)
    assert [entry.number for entry in register.entries] == [3, 4, 9]
    assert register.gaps == ((1, 2), (5, 8))
    filled = enter(shelf.archive, shelf.put(number="8/KH-A").document_id, arrived_on=DAY, number=6)
    assert filled.number == 6
    assert read_register(shelf.archive, year=2024).gaps == ((1, 2), (5, 5), (7, 8))


def test_a_taken_number_is_not_given_again(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put(number="1/KH-A").document_id, arrived_on=DAY)
    second = shelf.put(number="2/KH-A").document_id
    with pytest.raises(UsageError, match="1/2024: this number is taken"):
        enter(shelf.archive, second, arrived_on=DAY, number=1)
    with pytest.raises(UsageError, match="no number"):
        enter(shelf.archive, second, arrived_on=DAY, number=0)
    assert [entry.number for entry in read_register(shelf.archive, year=2024).entries] == [1]


def test_the_stamp_tells_the_number_when_it_is_asked_to(shelf: Shelf) -> None:
    one = shelf.put(number="1/KH-A", stamp={"number": "0145", "date": "2024-03-07"}).document_id
    two = shelf.put(number="2/KH-A", stamp={"number": "150", "date": "2024-03-07"}).document_id
    entered = enter(shelf.archive, one, stamped=True)
    assert (entered.number, entered.warnings) == (145, ())
    entered = enter(shelf.archive, two)
    assert (entered.number, len(entered.warnings)) == (146, 1)
    assert "bears the number 150" in entered.warnings[0]
    with pytest.raises(UsageError, match="no ĐẾN stamp"):
        enter(shelf.archive, shelf.put(number="3/KH-A").document_id, arrived_on=DAY, stamped=True)


def test_the_same_number_symbol_and_issuer_are_warned_of(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put(number="12/KH-STL").document_id, arrived_on=DAY)
    scan = enter(shelf.archive, shelf.put("Bản quét", number="12/KH-STL").document_id, arrived_on=DAY)
    assert len(scan.warnings) == 1 and "entry 1/2024" in scan.warnings[0]
    others = [
        shelf.put("a", number="12/KH-STL", issuer="Sở Y tế tỉnh Bình Sơn"),
        shelf.put("b", number="12/QĐ-STL"),
        shelf.put("c", number="12/KH-STL", issued_on="2023-03-05"),
        shelf.put("d", number=None),
        shelf.put("e", number=None),
    ]
    assert [enter(shelf.archive, one.document_id, arrived_on=DAY).warnings for one in others] == [()] * 5
    assert read_register(shelf.archive, year=2024).duplicates == ((1, 2),)


def test_a_document_dated_after_its_arrival_is_warned_of(shelf: Shelf) -> None:
    document = shelf.put(issued_on="2024-03-07").document_id
    [warning] = enter(shelf.archive, document, arrived_on=DAY).warnings
    assert "after the day of its arrival" in warning


def test_a_document_with_a_secrecy_mark_has_no_number(shelf: Shelf) -> None:
    aside = shelf.put("Bí mật", secrecy="TỐI MẬT", subject="Bí mật", arrived_on="2024-03-06").document_id
    with pytest.raises(UsageError, match="TỐI MẬT"):
        enter(shelf.archive, aside, arrived_on=DAY)
    year = date.today().year
    register = read_register(shelf.archive, year=year)
    assert register.entries == ()
    [one] = register.set_aside
    assert (one.document_id, one.name, one.mark, len(one.sha256)) == (aside, "001.txt", "TỐI MẬT", 64)


def test_an_entry_whose_document_turns_out_to_bear_a_mark_is_no_longer_shown(shelf: Shelf) -> None:
    for n in (1, 2):
        enter(shelf.archive, shelf.put(f"{n}", number=f"{n}/KH-A", subject="Không được lộ").document_id, arrived_on=DAY)
    sha256 = shelf.archive.document(1).sha256
    shelf.archive.set_aside(shelf.file(1), sha256, "MẬT")
    register = read_register(shelf.archive, year=2024)
    assert ([entry.number for entry in register.entries], register.gaps) == ([2], ())
    assert [(one.document_id, one.mark, one.number) for one in register.set_aside] == [(1, "MẬT", 1)]
    with pytest.raises(UsageError, match="set aside"):
        correct(shelf.archive, 1, {"receiver": "Phòng Kỹ thuật"}, why=None, year=2024)
    written = form("incoming", register, read_codes(), Office())
    assert written.rows[0] == (None, 1, *[None] * 7, "Để riêng, độ mật: MẬT")


def test_a_correction_keeps_what_stood_before_with_who_and_why(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put().document_id, arrived_on=DAY)
    done = correct(shelf.archive, 1, {"issuer": "Sở Y tế  tỉnh Bình Sơn"}, why="đọc sai con dấu", year=2024)
    assert [(one.before, one.after) for one in done] == [("Sở Thủy lợi tỉnh Bình Sơn", "Sở Y tế tỉnh Bình Sơn")]
    correct(shelf.archive, 1, {"issuer": "Sở Xây dựng tỉnh Bình Sơn"}, why="xem lại", year=2024)
    entry = _entry(shelf, 1)
    assert (entry.header.issuer, entry.incoming.author) == ("Sở Xây dựng tỉnh Bình Sơn",) * 2
    assert [(line.before, line.after, line.why, line.who) for line in entry.corrections] == [
        ("Sở Thủy lợi tỉnh Bình Sơn", "Sở Y tế tỉnh Bình Sơn", "đọc sai con dấu", "clerk@test"),
        ("Sở Y tế tỉnh Bình Sơn", "Sở Xây dựng tỉnh Bình Sơn", "xem lại", "clerk@test"),
    ]
    assert entry.read.header.issuer == "Sở Thủy lợi tỉnh Bình Sơn"
    with shelf.archive.session() as session:
        actions = session.scalars(select(AuditRow.action).where(AuditRow.subject == "register:incoming/2024/1")).all()
    assert list(actions) == ["register.entered", "register.corrected", "register.corrected"]


def test_nothing_is_put_right_without_a_reason(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put().document_id, arrived_on=DAY)
    with pytest.raises(UsageError, match="why"):
        correct(shelf.archive, 1, {"receiver": "Phòng Kỹ thuật", "subject": "Khác"}, why=" ", year=2024)
    assert _entry(shelf, 1).corrections == ()


def test_an_empty_field_is_filled_in_and_that_is_logged(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put().document_id, arrived_on=DAY)
    correct(shelf.archive, 1, {"receiver": "Phòng Kỹ thuật", "passed_on": "2024-03-07"}, why=None, year=2024)
    entry = _entry(shelf, 1)
    assert (entry.incoming.receiver, entry.incoming.passed_on) == ("Phòng Kỹ thuật", "2024-03-07")
    assert [(line.before, line.why) for line in entry.corrections] == [(None, "filled in")] * 2
    with pytest.raises(UsageError, match="stands there"):
        correct(shelf.archive, 1, {"receiver": "Phòng Kế hoạch"}, why=None, year=2024)


def test_the_same_value_again_is_no_correction(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put().document_id, arrived_on=DAY)
    assert correct(shelf.archive, 1, {"number": "12/KH-STL"}, why="kiểm tra", year=2024) == []
    with shelf.archive.session() as session:
        assert session.scalars(select(RegisterCorrectionRow)).all() == []


def test_a_value_can_be_taken_away(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put().document_id, arrived_on=DAY)
    correct(shelf.archive, 1, {"number": ""}, why="số của văn bản khác", year=2024)
    assert _entry(shelf, 1).header.number is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"colour": "đỏ"}, "no field"),
        ({"passed_on": "7/3/2024"}, "2024-02-20"),
        ({"type": "XX"}, "no code"),
        ({"arrived_on": "2025-01-01"}, "an entry of 2024"),
        ({"arrived_on": ""}, "an entry of 2024"),
        ({}, "nothing to correct"),
    ],
)
def test_corrections_that_make_no_sense_are_refused(shelf: Shelf, changes: dict[str, str], message: str) -> None:
    enter(shelf.archive, shelf.put().document_id, arrived_on=DAY)
    with pytest.raises(UsageError, match=message):
        correct(shelf.archive, 1, changes, why="thử", year=2024)
    assert _entry(shelf, 1).corrections == ()


def test_there_must_be_such_an_entry(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="7/2024: no such entry"):
        correct(shelf.archive, 7, {"remarks": "x"}, why="x", year=2024)
    with pytest.raises(UnknownDocumentError):
        enter(shelf.archive, 99, arrived_on=DAY)


def test_a_new_reading_does_not_change_the_register(shelf: Shelf) -> None:
    document = shelf.put(subject="Nạo vét kênh").document_id
    enter(shelf.archive, document, arrived_on=DAY)
    assert shelf.put(subject="Nạo vét kênh mương", file=shelf.file(1)).version == 2
    entry = _entry(shelf, 1)
    assert (entry.header.subject, entry.version, entry.current_version) == ("Nạo vét kênh", 1, 2)
    second = shelf.put("khác", number="13/KH-STL", subject="a").document_id
    shelf.put("khác", number="13/KH-STL", subject="b", file=shelf.file(3))
    enter(shelf.archive, second, arrived_on=DAY)
    assert _entry(shelf, 2).header.subject == "b"


def test_the_type_is_put_right_by_its_code(shelf: Shelf) -> None:
    enter(shelf.archive, shelf.put(subject="Về việc nạo vét").document_id, arrived_on=DAY)
    correct(shelf.archive, 1, {"type": "QĐ"}, why="sai loại", year=2024)
    assert _entry(shelf, 1).incoming.type_and_subject == "Quyết định Về việc nạo vét"


def test_the_time_limit_is_the_offices_or_else_the_documents_first(shelf: Shelf) -> None:
    work = [Work("đã qua", "2024-03-01"), Work("sau", "2024-05-01"), Work("trước", "2024-04-01")]
    enter(shelf.archive, shelf.put(work=work).document_id, arrived_on=DAY)
    assert _entry(shelf, 1).due == (date(2024, 4, 1), True)
    correct(shelf.archive, 1, {"due": "2024-03-20"}, why=None, year=2024)
    assert _entry(shelf, 1).due == (date(2024, 3, 20), False)


def test_clerks_who_enter_at_once_get_numbers_of_their_own(shelf: Shelf) -> None:
    documents = [shelf.put(number=f"{n}/KH-A").document_id for n in range(12)]
    numbers: list[int] = []

    def clerk(mine: list[int]) -> None:
        numbers.extend(enter(shelf.archive, document, arrived_on=DAY).number for document in mine)

    clerks = [threading.Thread(target=clerk, args=(documents[start::3],)) for start in range(3)]
    for one in clerks:
        one.start()
    for one in clerks:
        one.join()
    assert sorted(numbers) == list(range(1, 13))
