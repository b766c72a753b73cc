"""One entry a unit, full names, defined short names, zones, speed."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from vanban.extract.units.misreadings import Misreadings
from vanban.extract.units.passage import Passage
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.vocabulary import default_vocabulary
from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.source.model import Line

Read = Callable[[str | Canonical], Doc]


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("UBND tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("MTTQ Việt Nam", "Mặt trận Tổ quốc Việt Nam"),
        ("Chánh Văn phòng UBND tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("VPCP", "Văn phòng Chính phủ"),
        ("Đồng chí Giám đốc Sở Y tế", "Giám đốc Sở Y tế"),
        ("Uỷ ban nhân dân thị xã Hoà Thuận", "Uỷ ban nhân dân thị xã Hoà Thuận"),
        ("CDC tỉnh", "Trung tâm Kiểm soát bệnh tật tỉnh"),
        ("TAND khu vực 3", "Tòa án nhân dân khu vực 3"),
        ("Thường trực HĐND xã", "Thường trực Hội đồng nhân dân xã"),
        ("BCĐ chuyển đổi số xã", "Ban Chỉ đạo chuyển đổi số xã"),
    ],
)
def test_full_names(printed: str, canonical: str, read: Read) -> None:
    assert [unit.canonical for unit in read(f"Giao {printed} thực hiện.")._.units] == [canonical]


def test_names_of_one_unit_are_one_entry_with_all_mentions(read: Read) -> None:
    units = read("Sở KH&ĐT chủ trì. Sở Kế hoạch và Đầu tư báo cáo. SỞ KẾ HOẠCH VÀ ĐẦU TƯ")._.units
    assert [(unit.id, unit.name, len(unit.evidence)) for unit in units] == [("u1", "Sở KH&ĐT", 3)]


def test_a_shared_head_gives_full_names(read: Read) -> None:
    units = read("Yêu cầu các Sở: Tài chính, Văn hóa, Thể thao và Du lịch và Y tế thực hiện.")._.units
    assert [unit.name for unit in units] == ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]


def test_a_short_name_that_the_document_defines(read: Read) -> None:
    units = read(
        "Trung tâm Lưu trữ lịch sử tỉnh (sau đây gọi tắt là Trung tâm) nhận tài liệu. Mỗi tháng Trung tâm báo cáo."
    )._.units
    assert [(unit.name, [e.quote for e in unit.evidence]) for unit in units] == [
        ("Trung tâm Lưu trữ lịch sử tỉnh", ["Trung tâm Lưu trữ lịch sử tỉnh", "Trung tâm", "Trung tâm"])
    ]


@pytest.mark.parametrize(
    ("text", "canonical", "quotes"),
    [
        (
            "Trung tâm Kiểm soát bệnh tật tỉnh (sau đây gọi tắt là CDC) lấy mẫu. Giao CDC báo cáo.",
            "Trung tâm Kiểm soát bệnh tật tỉnh",
            ["Trung tâm Kiểm soát bệnh tật tỉnh", "CDC", "CDC"],
        ),
        (
            "Trung tâm Lưu trữ lịch sử (TTLTLS) nhận hồ sơ; TTLTLS chỉnh lý.",
            "Trung tâm Lưu trữ lịch sử",
            ["Trung tâm Lưu trữ lịch sử", "TTLTLS", "TTLTLS"],
        ),
        (
            "Thành lập Tổ công tác cải cách hành chính xã, sau đây gọi là Tổ công tác, gồm 7 người. Tổ công tác họp.",
            "Tổ công tác cải cách hành chính xã",
            ["Tổ công tác cải cách hành chính xã", "Tổ công tác", "Tổ công tác"],
        ),
        (
            "Ban Quản lý các công trình thủy lợi tỉnh (viết tắt là Ban) thu phí. Ban nộp ngân sách.",
            "Ban Quản lý các công trình thủy lợi tỉnh",
            ["Ban Quản lý các công trình thủy lợi tỉnh", "Ban", "Ban"],
        ),
    ],
)
def test_short_names_are_read_as_the_unit_they_stand_for(
    text: str, canonical: str, quotes: list[str], read: Read
) -> None:
    (unit,) = read(text)._.units
    assert (unit.canonical, [e.quote for e in unit.evidence]) == (canonical, quotes)


def test_letters_in_brackets_that_begin_no_syllables_are_no_short_name(read: Read) -> None:
    units = read("Sở Công Thương (FTA) mở lớp. Tài liệu FTA phát tại chỗ.")._.units
    assert [(unit.name, len(unit.evidence)) for unit in units] == [("Sở Công Thương", 1)]


def test_a_common_name_of_a_list_is_not_the_last_unit_of_it(read: Read) -> None:
    units = read("Các sở, UBND các xã (sau đây gọi chung là Đơn vị báo cáo) nộp số liệu. Đơn vị báo cáo tự kiểm tra.")
    names = {unit.canonical: (unit.kind, len(unit.evidence)) for unit in units._.units}
    assert names["Ủy ban nhân dân các xã"] == ("people-committee", 1)
    assert names["Đơn vị báo cáo"] == ("group", 2)


def _document(letterhead: list[str], body: list[str]) -> Canonical:
    builder = CanonicalBuilder()
    for text in letterhead:
        builder.add([Line(text, None, None, "native")], zone="issuer")
    for text in body:
        builder.add([Line(text, None, None, "native")], zone="body")
    return builder.build()


@pytest.mark.parametrize(
    ("letterhead", "names"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"], ["UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An", "UBND tỉnh Nghệ An"]),
        (["UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ"], ["Sở Y tế", "Sở Y tế tỉnh", "Sở Y tế tỉnh Nghệ An"]),
        (["UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ"], ["Giám đốc Sở", "Giám đốc Sở Nội vụ"]),
        (["ỦY BAN NHÂN DÂN", "XÃ AN TÚC"], ["Công an xã", "Công an xã An Túc"]),
        (["TỈNH ỦY NGHỆ AN"], ["Tỉnh ủy"]),
        (["UBND THÀNH PHỐ HỒ CHÍ MINH"], ["Công an Thành phố", "Công an Thành phố Hồ Chí Minh"]),
    ],
)
def test_the_issuers_own_place_makes_no_second_unit(letterhead: list[str], names: list[str], read: Read) -> None:
    units = read(_document(letterhead, [f"Giao {name} rà soát." for name in names]))._.units
    assert [[e.quote for e in unit.evidence] for unit in units] == [names]


@pytest.mark.parametrize(
    ("letterhead", "names"),
    [
        (["UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ"], ["Sở Y tế", "Sở Y tế tỉnh Hà Tĩnh"]),
        (["ỦY BAN NHÂN DÂN", "XÃ AN TÚC"], ["Công an xã", "Công an xã An Lộc"]),
        (["BỘ NỘI VỤ"], ["UBND tỉnh", "UBND tỉnh Nghệ An"]),
        (["ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"], ["UBND tỉnh", "UBND các tỉnh", "UBND cấp xã"]),
    ],
)
def test_other_places_stay_units_of_their_own(letterhead: list[str], names: list[str], read: Read) -> None:
    units = read(_document(letterhead, [f"Giao {name} rà soát." for name in names]))._.units
    assert [unit.name for unit in units] == names


def test_recipients_and_signature_name_no_units(read: Read) -> None:
    builder = CanonicalBuilder()
    builder.add([Line("SỞ NỘI VỤ", None, None, "native")], zone="issuer")
    builder.add([Line("Giao Văn phòng Sở thực hiện.", None, None, "native")], zone="body")
    builder.add([Line("- Sở Tài chính;", None, None, "native")], zone="recipients")
    assert [unit.name for unit in read(builder.build())._.units] == ["Văn phòng Sở"]


def test_headings_of_columns_name_no_units(read: Read) -> None:
    def cell(text: str) -> tuple[list[Line], int, int]:
        return [Line(text, None, None, "native")], 1, 1

    builder = CanonicalBuilder()
    builder.add_table([[cell("Nội dung"), cell("Đơn vị chủ trì")], [cell("Rà soát"), cell("Sở Y tế")]], header_rows=1)
    assert [unit.name for unit in read(builder.build())._.units] == ["Sở Y tế"]


def test_misread_marks_are_put_right_in_names_but_not_in_quotes(read: Read) -> None:
    builder = CanonicalBuilder()
    builder.add([Line("Giao Sở Kê hoạch và Đầu tư thực hiện.", 1, None, "ocr")], zone="body")
    (unit,) = read(builder.build())._.units
    assert (unit.name, unit.evidence[0].quote) == ("Sở Kế hoạch và Đầu tư", "Sở Kê hoạch và Đầu tư")


def test_text_that_was_not_recognised_is_never_corrected(read: Read) -> None:
    assert [unit.name for unit in read("Giao UBND thành phô Vinh.")._.units] == ["UBND"]


def test_phrases_that_differ_only_in_marks_are_left_alone() -> None:
    misreadings = Misreadings(["đề nghị", "để nghỉ", "chủ trì"])
    assert misreadings.corrected("dề nghị chu trì", [(0, 15)]) == "dề nghị chủ trì"


@pytest.mark.parametrize(
    "hostile",
    [
        "Sở " * 33_000,
        "các sở, ban, ngành, " * 5_000,
        "Ban Quản lý dự án " * 5_500,
        "Trung tâm A - " * 7_000,
        "Ban Thường vụ " * 7_000,
        "Hội đồng thi tuyển a, " * 4_500,
        "Sở Y tế (SYT) " * 7_000,
        "UBND các xã An Bình, " * 4_500,
        "HĐND, " * 16_000,
        "Hội Nông dân huyện, " * 5_000,
        "Hội Nông dân " + "xã, phường, " * 8_000,
        "Các Hội Nông dân các xã, " * 4_000,
        "Ban Tổ chức Tỉnh ủy " * 5_000,
    ],
)
def test_hostile_lines_take_linear_time(hostile: str) -> None:
    started = time.process_time()
    UnitReader(default_vocabulary(), Passage(hostile)).find(0, len(hostile))
    assert time.process_time() - started < 1.5
