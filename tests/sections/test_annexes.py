"""Annexes, attached documents and group rows of tables."""

from collections.abc import Sequence

from tests.sections.outline import expected, outline

from vanban.layout.canonical import Canonical, CanonicalBuilder, Zone
from vanban.sections import build_sections
from vanban.source.model import Line


def line(text: str, *, bold: bool = False) -> Line:
    return Line(text, None, None, "native", bold=bold, ends_paragraph=True)


def cells(*rows: str) -> list[Sequence[tuple[Sequence[Line], int, int] | None]]:
    """Rows as ``"I. | Tên nhóm | |"``; ``>>`` before a text merges it over the whole row."""
    table: list[Sequence[tuple[Sequence[Line], int, int] | None]] = []
    width = max(row.count("|") for row in rows) + 1
    for row in rows:
        if row.startswith(">>"):
            table.append([([line(row[2:].strip(), bold=True)], 1, width), *[None] * (width - 1)])
        else:
            table.append([([line(text.strip())], 1, 1) if text.strip() else None for text in row.split("|")])
    return table


class Builder:
    """A document put together zone by zone."""

    def __init__(self) -> None:
        self.canonical = CanonicalBuilder()

    def add(self, zone: Zone, part: int, *texts: str) -> "Builder":
        for text in texts:
            self.canonical.add([line(text)], zone=zone, part=part)
        return self

    def table(self, *rows: str, part: int = 0) -> "Builder":
        self.canonical.add_table(cells(*rows), header_rows=1, part=part)
        return self

    def build(self) -> Canonical:
        return self.canonical.build()


def test_only_body_and_annexes_make_sections() -> None:
    document = (
        Builder()
        .add("issuer", 0, "I. SỞ NỘI VỤ")
        .add("addressees", 0, "- Các phòng thuộc Sở;")
        .add("body", 0, "1. Mục đích", "- Đúng tiến độ.")
        .add("recipients", 0, "- Như trên;", "- Lưu: VT.")
        .add("signature", 0, "I. GIÁM ĐỐC")
        .build()
    )
    assert outline(build_sections(document)) == "1 | Mục đích\n  - | Đúng tiến độ"


def test_an_annex_and_its_table_groups() -> None:
    document = (
        Builder()
        .add("body", 0, "I. NỘI DUNG", "1. Chỉnh lý tài liệu")
        .add("signature", 0, "GIÁM ĐỐC")
        .add("annex-label", 1, "PHỤ LỤC II")
        .add("annex-title", 1, "DANH MỤC NHIỆM VỤ", "NĂM 2024")
        .add("annex-note", 1, "(Kèm theo Kế hoạch số 12/KH-SNV)")
        .table(
            "TT | Nhiệm vụ | Đơn vị | Thời gian",
            "I. | Thu thập tài liệu | |",
            "1 | Lập danh sách | Văn phòng | 3/2024",
            "2 | Giao nhận | Phòng Lưu trữ | 4/2024",
            " | tiếp theo của dòng trên | |",
            "II | Chỉnh lý tài liệu | |",
            "1 | Tài liệu hành chính | |",
            "1.1 | Phân loại | Phòng Lưu trữ | 5/2024",
            "1.2 | Lập mục lục | Phòng Lưu trữ | 6/2024",
            "2 | Tài liệu khoa học | |",
            "3 | Tài liệu phim ảnh | Phòng Lưu trữ | 7/2024",
            part=1,
        )
        .add("annex-label", 2, "Phụ lục III")
        .add("body", 2, "1. Biểu mẫu")
        .build()
    )
    tree = build_sections(document)
    assert outline(tree) == expected("""
        I | NỘI DUNG
          1 | Chỉnh lý tài liệu
        PHỤ LỤC II | DANH MỤC NHIỆM VỤ NĂM 2024
          I | Thu thập tài liệu
          II | Chỉnh lý tài liệu
            1 | Tài liệu hành chính
        Phụ lục III
          1 | Biểu mẫu
    """)
    annex, collecting, sorting = tree.nodes[2:5]
    assert (annex.kind, collecting.kind, annex.part) == ("annex", "table-group", 1)
    assert tree.at(document.text.index("Giao nhận")) is collecting
    assert document.text[: sorting.end].endswith("7/2024")
    assert tree.at(document.text.index("Lập mục lục")) is tree.nodes[5]


def test_a_cell_merged_over_the_row_is_a_group_with_or_without_label() -> None:
    document = (
        Builder()
        .add("body", 0, "I. PHÂN CÔNG")
        .table(
            "TT | Nhiệm vụ | Đơn vị",
            ">>A. Công tác chung",
            "1 | Lập sổ | Văn phòng",
            ">>Công tác khác",
            "1 | Kiểm kê | Phòng 1",
            ">>Ghi chú: dự kiến",
        )
        .add("body", 0, "II. KINH PHÍ")
        .build()
    )
    assert outline(build_sections(document)) == expected("""
        I | PHÂN CÔNG
          A | Công tác chung
          - | Công tác khác
        II | KINH PHÍ
    """)


def test_a_document_that_a_decision_promulgates() -> None:
    document = (
        Builder()
        .add("body", 0, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.")
        .add("body", 0, "Điều 2. Quyết định này có hiệu lực từ ngày ký.")
        .add("annex-label", 1, "KẾ HOẠCH")
        .add("annex-title", 1, "Kiểm tra công tác văn thư")
        .add("body", 1, "I. MỤC ĐÍCH", "1. Nắm tình hình")
        .add("annex-label", 2, "CHƯƠNG TRÌNH KIỂM TRA CỦA SỞ NỘI VỤ")
        .add("annex-title", 2, "Thực hiện Kế hoạch số 5")
        .add("body", 2, "Điều 1. Phạm vi")
        .build()
    )
    tree = build_sections(document)
    assert outline(tree) == expected("""
        Điều 1
        Điều 2
        - | KẾ HOẠCH Kiểm tra công tác văn thư
          I | MỤC ĐÍCH
            1 | Nắm tình hình
        - | CHƯƠNG TRÌNH KIỂM TRA CỦA SỞ NỘI VỤ
          Điều 1 | Phạm vi
    """)
    assert [n.part for n in tree.nodes] == [0, 0, 1, 1, 1, 2, 2]


def test_forms_belong_to_the_annex_before_them() -> None:
    document = (
        Builder()
        .add("annex-label", 1, "PHỤ LỤC")
        .add("annex-title", 1, "CÁC BIỂU MẪU")
        .add("annex-label", 2, "Mẫu số 01: ĐƠN ĐỀ NGHỊ")
        .add("annex-label", 3, "MẪU LT-2")
        .build()
    )
    assert outline(build_sections(document)) == expected("""
        PHỤ LỤC | CÁC BIỂU MẪU
          Mẫu số 01 | ĐƠN ĐỀ NGHỊ
          MẪU LT-2
    """)


def test_an_annex_in_text_without_zones() -> None:
    assert outline("""
        II. TỔ CHỨC
        1. Văn phòng theo dõi danh mục tại Phụ lục.
        PHỤ LỤC I
        DANH MỤC HỒ SƠ
        1. Hồ sơ nhân sự
    """) == expected("""
        II | TỔ CHỨC
          1 | Văn phòng theo dõi danh mục tại Phụ lục
        PHỤ LỤC I | DANH MỤC HỒ SƠ
          1 | Hồ sơ nhân sự
    """)


def test_forced_line_breaks_begin_new_items() -> None:
    builder = CanonicalBuilder()
    builder.add([line("1. Mục đích"), line("- Đúng tiến độ;"), line("- Đủ hồ sơ.")], zone="body")
    assert outline(build_sections(builder.build())) == expected("""
        1 | Mục đích
          - | Đúng tiến độ
          - | Đủ hồ sơ
    """)


def test_a_title_that_does_not_look_centred() -> None:
    document = (
        Builder()
        .add("annex-label", 1, "PHỤ LỤC")
        .add("body", 1, "DANH MỤC HỒ SƠ NỘP LƯU (Kèm theo Kế hoạch số 12/KH-SNV)", "1. Hồ sơ nhân sự")
        .build()
    )
    assert outline(build_sections(document)) == "PHỤ LỤC | DANH MỤC HỒ SƠ NỘP LƯU\n  1 | Hồ sơ nhân sự"


def test_group_labels_on_a_scan() -> None:
    def cell(text: str, width: int = 1) -> tuple[list[Line], int, int]:
        return [Line(text, 1, (90.0, 90.0, 500.0, 104.0), "ocr")], 1, width

    builder = CanonicalBuilder()
    builder.add_table(
        [
            [cell("TT"), cell("Nhiệm vụ"), cell("Đơn vị")],
            [None, cell("Thu thập tài liệu", 2), None],
            [cell("1"), cell("Lập danh sách"), cell("Văn phòng")],
            [cell("H"), cell("Chỉnh lý tài liệu", 2), None],
            [cell("2"), cell("Phân loại"), cell("Phòng 1")],
        ],
        header_rows=1,
    )
    assert outline(build_sections(builder.build())) == "- | Thu thập tài liệu\nII | Chỉnh lý tài liệu"
