"""Words are found with tone marks and without, on both databases alike."""

from __future__ import annotations

from datetime import date

import pytest
from tests.questions.shelf import Shelf

from vanban.archive import Archive
from vanban.archive.search import Filters, search
from vanban.errors import UsageError


def _found(archive: Archive, *phrases: str, **filters: object) -> list[int]:
    return [hit.document_id for hit in search(archive, phrases, Filters(**filters)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["chuyển đổi số", "chuyen doi so", "CHUYỂN ĐỔI SỐ", "Chuyen Doi So"])
def test_a_phrase_is_found_with_marks_and_without(shelf: Shelf, typed: str) -> None:
    there = shelf.put("Kế hoạch chuyển đổi số của ngành thủy lợi.")
    shelf.put("Chuyển nguồn vốn, đổi mới số liệu.")
    assert _found(shelf.archive, typed) == [there.document_id]


@pytest.mark.parametrize("typed", ["ủy ban", "uỷ ban", "uy ban"])
@pytest.mark.parametrize("printed", ["Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN"])
def test_old_and_new_placement_of_a_tone_mark_are_one(shelf: Shelf, typed: str, printed: str) -> None:
    there = shelf.put(printed)
    assert _found(shelf.archive, typed) == [there.document_id]


def test_decomposed_letters_are_found_too(shelf: Shelf) -> None:
    there = shelf.put("Nạo vét kênh mương.")
    assert _found(shelf.archive, "me\u0300n") == []
    assert _found(shelf.archive, "ke\u0302nh mu\u031bo\u031bng") == [there.document_id]


def test_marks_that_are_typed_tell_words_apart(shelf: Shelf) -> None:
    street = shelf.put("Sửa đường liên xã.")
    sugar = shelf.put("Thu mua đương quy.")
    assert _found(shelf.archive, "đường") == [street.document_id]
    assert set(_found(shelf.archive, "duong")) == {street.document_id, sugar.document_id}


def test_đ_without_its_bar_is_found(shelf: Shelf) -> None:
    there = shelf.put("Đê điều và thủy lợi.")
    assert _found(shelf.archive, "de dieu") == [there.document_id]


def test_what_lost_its_marks_is_found_by_marked_words_and_said_so(shelf: Shelf) -> None:
    there = shelf.put("KE HOACH CHUYEN DOI SO")
    answer = search(shelf.archive, ["chuyển đổi số"])
    assert [hit.document_id for hit in answer.hits] == [there.document_id]
    assert answer.without_marks
    assert not search(shelf.archive, ["chuyen doi so"]).without_marks


def test_a_phrase_is_whole_words_in_their_order(shelf: Shelf) -> None:
    shelf.put("Kinh phí sự nghiệp; phí thẩm định kinh doanh; kinhphí.")
    assert _found(shelf.archive, "phí kinh") == []
    assert _found(shelf.archive, "inh phí") == []
    assert len(_found(shelf.archive, "kinh phí")) == 1


def test_a_phrase_runs_over_the_end_of_a_line(shelf: Shelf) -> None:
    there = shelf.put("về việc nạo\nvét kênh")
    assert _found(shelf.archive, "nạo vét") == [there.document_id]


def test_all_phrases_must_stand_on_one_page(shelf: Shelf) -> None:
    together = shelf.put(pages=["Mở đầu.", "Kinh phí nạo vét kênh Đồng Sen."])
    shelf.put(pages=["Kinh phí.", "Nạo vét kênh Đồng Sen."])
    assert _found(shelf.archive, "kinh phí", "Đồng Sen") == [together.document_id]


@pytest.mark.parametrize(
    "typed", ['"', "*", "NEAR", "kênh OR", "marked : kênh", "kênh'; DROP TABLE document", "(kênh", "kênh & !x"]
)
def test_what_means_something_to_a_database_is_only_words(shelf: Shelf, typed: str) -> None:
    shelf.put("Nạo vét kênh.")
    try:
        answer = search(shelf.archive, [typed])
    except UsageError:
        assert not any(letter.isalnum() for letter in typed)
    else:
        assert answer.hits == () or typed in ("(kênh",)


def test_numbers_of_documents_are_found_as_printed(shelf: Shelf) -> None:
    there = shelf.put("Thực hiện Công văn số 1664/UBND-KTTH của tỉnh.")
    assert _found(shelf.archive, "1664/UBND-KTTH") == [there.document_id]
    assert _found(shelf.archive, "664/UBND") == []


def test_page_and_quote_show_where_the_words_stand(shelf: Shelf) -> None:
    shelf.put(pages=["Trang đầu " * 30, "Giao Phòng Kỹ thuật\nnạo vét kênh  Đồng Sen trước mùa mưa.", "Cuối. nạo vét"])
    [hit] = search(shelf.archive, ["nao vet kenh"]).hits
    assert (hit.page, hit.pages) == (2, 1)
    assert hit.quote == "Giao Phòng Kỹ thuật nạo vét kênh Đồng Sen trước mùa mưa."
    [hit] = search(shelf.archive, ["nạo vét"]).hits
    assert (hit.page, hit.pages) == (2, 2)


def test_a_quote_of_a_long_page_is_cut_at_words(shelf: Shelf) -> None:
    shelf.put(pages=["đầu trang " * 40 + "kênh Đồng Sen " + "cuối trang " * 40])
    [hit] = search(shelf.archive, ["Đồng Sen"]).hits
    assert hit.quote is not None
    assert hit.quote.startswith("… ") and hit.quote.endswith(" …") and "kênh Đồng Sen cuối trang" in hit.quote
    assert set(hit.quote.split()) <= {"…", "đầu", "cuối", "trang", "kênh", "Đồng", "Sen"}
    assert len(hit.quote) < 200


def test_filters_hold_together(shelf: Shelf) -> None:
    wanted = shelf.put("kênh", number="7/KH-SYT", issuer="Sở Y tế tỉnh Bình Sơn", issued_on="2024-02-01")
    shelf.put("kênh", number="8/KH-SYT", issuer="Sở Y tế tỉnh Bình Sơn", issued_on="2023-12-31")
    shelf.put("kênh", number="9/KH-STL", issued_on="2024-02-01")
    shelf.put("kênh", number="10/QĐ-SYT", kind="QĐ", issuer="Sở Y tế tỉnh Bình Sơn", issued_on="2024-02-01")
    found = _found(shelf.archive, "kênh", type="KH", issuer="so y te", issued_from=date(2024, 1, 1))
    assert found == [wanted.document_id]


def test_an_issuer_is_found_by_whole_words_of_its_name(shelf: Shelf) -> None:
    shelf.put("kênh", issuer="Sở Y tế tỉnh Bình Sơn")
    assert len(_found(shelf.archive, "kênh", issuer="Y tế")) == 1
    assert _found(shelf.archive, "kênh", issuer="Y t") == []
    assert _found(shelf.archive, "kênh", issuer="%") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("594/KH-UBND", True),
        ("594", True),
        ("kh-ubnd", True),
        ("UBND", True),
        ("94", False),
        ("594/KH", True),
        ("594/K", False),
        ("0594/KH-UBND", True),
    ],
)
def test_a_number_is_found_by_its_parts(shelf: Shelf, typed: str, found: bool) -> None:
    there = shelf.put(number="594/KH-UBND")
    assert _found(shelf.archive, number=typed) == ([there.document_id] if found else [])


def test_days_are_inclusive_and_in_order(shelf: Shelf) -> None:
    there = shelf.put("kênh", issued_on="2024-03-05")
    day = date(2024, 3, 5)
    assert _found(shelf.archive, issued_from=day, issued_to=day) == [there.document_id]
    with pytest.raises(UsageError, match="comes after"):
        search(shelf.archive, [], Filters(issued_from=day, issued_to=date(2024, 3, 4)))


def test_without_words_documents_are_listed_newest_first(shelf: Shelf) -> None:
    old, undated, new = (shelf.put(issued_on=day, number=None) for day in ("2020-01-01", None, "2024-01-01"))
    assert _found(shelf.archive) == [new.document_id, old.document_id, undated.document_id]


def test_words_in_the_subject_come_first(shelf: Shelf) -> None:
    titled = shelf.put("Kế hoạch an toàn đập.", subject="An toàn đập", issued_on="2020-01-01")
    newer = shelf.put("Trong đó có an toàn đập.", subject="Phòng chống lũ", issued_on="2024-01-01")
    assert _found(shelf.archive, "an toan dap") == [titled.document_id, newer.document_id]


def test_the_answer_says_when_there_are_more(shelf: Shelf) -> None:
    for _ in range(3):
        shelf.put("kênh")
    assert (len(search(shelf.archive, ["kênh"], limit=2).hits), search(shelf.archive, ["kênh"], limit=2).more) == (
        2,
        True,
    )
    assert not search(shelf.archive, ["kênh"], limit=3).more


def test_a_document_that_was_set_aside_shows_its_mark_and_nothing_else(shelf: Shelf) -> None:
    aside = shelf.put("Kênh bí mật.", subject="Kênh bí mật", secrecy="MẬT")
    open_one = shelf.put("Kênh thường.")
    assert aside.set_aside
    assert _found(shelf.archive, "kênh") == [open_one.document_id]
    [hit] = search(shelf.archive, [], Filters(secrecy="MẬT")).hits
    assert (hit.kept, hit.secrecy, hit.subject, hit.number, hit.issuer) == ("set-aside", "MẬT", None, None, None)
    assert [hit.document_id for hit in search(shelf.archive, [], Filters(secrecy="any")).hits] == [aside.document_id]


def test_only_the_current_version_is_found(shelf: Shelf) -> None:
    first = shelf.put("Nạo vét kênh Đồng Sen.")
    again = shelf.put("Nạo vét kênh Bàu Trúc.", file=shelf.file(1))
    assert (again.document_id, again.version) == (first.document_id, 2)
    assert _found(shelf.archive, "Đồng Sen") == []
    assert _found(shelf.archive, "Bàu Trúc") == [first.document_id]


@pytest.mark.parametrize("typed", ["", "  ", "—", "…"])
def test_a_phrase_needs_a_word(archive: Archive, typed: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        search(archive, [typed])


@pytest.mark.parametrize(("glance", "newest"), [(1, 2), (2, 6), (6, 6), (20, 20)])
def test_common_and_rare_words_are_looked_for_alike(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, glance: int, newest: int
) -> None:
    monkeypatch.setattr("vanban.archive.search.PAGES", 3)
    monkeypatch.setattr("vanban.archive.search._GLANCE", glance)
    monkeypatch.setattr("vanban.archive.search._NEWEST", newest)
    ids = [shelf.put("kênh và đập" if n in (0, 2) else "kênh", number=f"{n}/KH-A").document_id for n in range(8)]
    common, rare = search(shelf.archive, ["kenh"]), search(shelf.archive, ["đập"])
    assert ([hit.document_id for hit in common.hits], common.more) == (ids[:4:-1], True)
    assert ([hit.document_id for hit in rare.hits], rare.more) == ([ids[2], ids[0]], False)
    assert _found(shelf.archive, "kenh", number="1/KH-A") == [ids[1]]
