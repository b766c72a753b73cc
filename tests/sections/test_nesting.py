"""Numbering styles nest as they do in real plans, decisions and decrees."""

import pytest
from tests.sections.outline import expected, outline, tree_of

PLAN = """
    I. MỤC ĐÍCH, YÊU CẦU
    1. Mục đích
    - Nâng cao chất lượng công tác lưu trữ.
    - Khắc phục hạn chế của năm trước.
    2. Yêu cầu
    - Bảo đảm đúng tiến độ.
    II. NỘI DUNG
    1. Thu thập hồ sơ
    a) Rà soát danh mục;
    b) Lập mục lục hồ sơ;
    + Hồ sơ giấy;
    + Hồ sơ điện tử.
    2. Chỉnh lý tài liệu
    2.1. Tài liệu hành chính:
    - Phân loại tài liệu.
    2.2. Tài liệu khoa học
    2.2.1. Đề tài cấp tỉnh
    2.2.2. Đề tài cấp cơ sở
    III. TỔ CHỨC THỰC HIỆN
    1. Văn phòng Sở
"""


def test_a_plan_with_five_styles() -> None:
    assert outline(PLAN) == expected("""
        I | MỤC ĐÍCH, YÊU CẦU
          1 | Mục đích
            - | Nâng cao chất lượng công tác lưu trữ
            - | Khắc phục hạn chế của năm trước
          2 | Yêu cầu
            - | Bảo đảm đúng tiến độ
        II | NỘI DUNG
          1 | Thu thập hồ sơ
            a | Rà soát danh mục
            b | Lập mục lục hồ sơ
              - | Hồ sơ giấy
              - | Hồ sơ điện tử
          2 | Chỉnh lý tài liệu
            2.1 | Tài liệu hành chính
              - | Phân loại tài liệu
            2.2 | Tài liệu khoa học
              2.2.1 | Đề tài cấp tỉnh
              2.2.2 | Đề tài cấp cơ sở
        III | TỔ CHỨC THỰC HIỆN
          1 | Văn phòng Sở
    """)


def test_a_regulation_with_chapters_and_articles() -> None:
    text = """
        PHẦN THỨ NHẤT
        QUY ĐỊNH CHUNG
        Chương I
        PHẠM VI VÀ NGUYÊN TẮC
        Mục 1. PHẠM VI
        Điều 1. Phạm vi điều chỉnh
        1. Quy chế này quy định việc quản lý kho lưu trữ.
        2. Quy chế này không áp dụng với:
        a) Tài liệu mật;
        b) Tài liệu cá nhân.
        Điều 2. Đối tượng áp dụng
        Quy chế này áp dụng đối với các phòng thuộc Sở.
        Mục 2: NGUYÊN TẮC
        Tiểu mục 1. Nguyên tắc bảo quản
        Điều 3. Nguyên tắc bảo quản
        Chương II. QUẢN LÝ KHO
        Điều 4. Trách nhiệm
    """
    tree = tree_of(text)
    assert outline(tree) == expected("""
        PHẦN THỨ NHẤT | QUY ĐỊNH CHUNG
          Chương I | PHẠM VI VÀ NGUYÊN TẮC
            Mục 1 | PHẠM VI
              Điều 1 | Phạm vi điều chỉnh
                1 | Quy chế này quy định việc quản lý kho lưu trữ
                2 | Quy chế này không áp dụng với
                  a | Tài liệu mật
                  b | Tài liệu cá nhân
              Điều 2 | Đối tượng áp dụng
            Mục 2 | NGUYÊN TẮC
              Tiểu mục 1 | Nguyên tắc bảo quản
                Điều 3 | Nguyên tắc bảo quản
          Chương II | QUẢN LÝ KHO
            Điều 4 | Trách nhiệm
    """)
    assert [n.kind for n in tree.nodes[4:8]] == ["clause", "clause", "point", "point"]


def test_a_decision_that_approves_a_programme_in_its_first_article() -> None:
    assert outline("""
        Điều 1. Phê duyệt Chương trình số hóa tài liệu giai đoạn 2024 - 2026 với những nội dung sau:
        I. MỤC TIÊU
        1. Mục tiêu chung
        2. Mục tiêu cụ thể
        a) Về hạ tầng
        II. KINH PHÍ
        Điều 2. Tổ chức thực hiện
        1. Sở Nội vụ
        - Hướng dẫn các cơ quan lập kế hoạch.
        2. Sở Tài chính
        Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
    """) == expected("""
        Điều 1 | Phê duyệt Chương trình số hóa tài liệu giai đoạn 2024 - 2026 với những nội dung sau
          I | MỤC TIÊU
            1 | Mục tiêu chung
            2 | Mục tiêu cụ thể
              a | Về hạ tầng
          II | KINH PHÍ
        Điều 2 | Tổ chức thực hiện
          1 | Sở Nội vụ
            - | Hướng dẫn các cơ quan lập kế hoạch
          2 | Sở Tài chính
        Điều 3
    """)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("I- QUAN ĐIỂM", "1- Bám sát thực tiễn.", "a- Đúng luật."),
        ("I/ QUAN ĐIỂM", "1/ Bám sát thực tiễn.", "a/ Đúng luật."),
        ("A. QUAN ĐIỂM", "I. Bám sát thực tiễn.", "1. Đúng luật."),
        ("I. QUAN ĐIỂM", "A. Bám sát thực tiễn.", "1. Đúng luật."),
        ("1. QUAN ĐIỂM", "1) Bám sát thực tiễn.", "(1) Đúng luật."),
        ("1.QUAN ĐIỂM", "a.Bám sát thực tiễn.", "–Đúng luật."),
        ("1. QUAN ĐIỂM", "* Bám sát thực tiễn.", "• Đúng luật."),
        ("I. QUAN ĐIỂM", "1.1 Bám sát thực tiễn", "1.1.1 Đúng luật"),
        ("a) QUAN ĐIỂM", "a1) Bám sát thực tiễn.", "i) Đúng luật."),
    ],
)
def test_label_styles(first: str, second: str, third: str) -> None:
    tree = tree_of(f"{first}\n{second}\n{third}")
    assert [n.level for n in tree.nodes] == [1, 2, 3]
    assert [n.title for n in tree.nodes] == ["QUAN ĐIỂM", "Bám sát thực tiễn", "Đúng luật"]


def test_the_vietnamese_alphabet_has_its_own_order() -> None:
    text = "\n".join(f"{letter}) Nhiệm vụ số {i};" for i, letter in enumerate("abcdđeghiklmnopqrstuvxy", 1))
    tree = tree_of(text)
    assert [n.label for n in tree.nodes] == list("abcdđeghiklmnopqrstuvxy")
    assert {n.level for n in tree.nodes} == {1}


def test_a_list_inside_an_item_that_ends_with_a_colon() -> None:
    assert outline("""
        - Thành phần Tổ công tác gồm:
        1. Lãnh đạo Sở;
        2. Trưởng phòng Lưu trữ.
        - Thời gian làm việc: 05 ngày.
    """) == expected("""
        - | Thành phần Tổ công tác gồm
          1 | Lãnh đạo Sở
          2 | Trưởng phòng Lưu trữ
        - | Thời gian làm việc
    """)


def test_the_end_of_a_section_covers_its_children_and_paragraphs() -> None:
    text = "1. Mục đích\nĐoạn thứ nhất.\n- Ý một.\nĐoạn thứ hai.\n2. Yêu cầu\nĐoạn cuối."
    tree = tree_of(text)
    purpose, bullet, demand = tree.nodes
    assert text[purpose.start : purpose.end] == "1. Mục đích\nĐoạn thứ nhất.\n- Ý một.\nĐoạn thứ hai."
    assert text[bullet.start : bullet.end] == "- Ý một."
    assert text[demand.text_start :].strip() == "Đoạn cuối."
    assert tree.at(text.index("thứ hai")) is purpose


def test_closing_words_belong_to_no_section() -> None:
    text = "I. TỔ CHỨC\n1. Văn phòng: Tổng hợp kết quả.\nTrên đây là Kế hoạch của Sở, đề nghị các phòng thực hiện."
    tree = tree_of(text)
    assert tree.at(text.index("Trên đây")) is None
    assert text[: tree.nodes[0].end].endswith("Tổng hợp kết quả.")


def test_bullets_before_the_first_heading_hold_nothing() -> None:
    assert outline("""
        - Căn cứ Điều lệ Đảng;
        - Thực hiện Chỉ thị số 5, Ban Thường vụ ban hành Kế hoạch như sau:
        1. Mục đích
        - Nâng cao nhận thức
        2. Yêu cầu
    """) == expected("""
        - | Căn cứ Điều lệ Đảng
        - | Thực hiện Chỉ thị số 5, Ban Thường vụ ban hành Kế hoạch như sau
        1 | Mục đích
          - | Nâng cao nhận thức
        2 | Yêu cầu
    """)
    assert outline("- Kế hoạch gồm:\nI. MỤC ĐÍCH") == "- | Kế hoạch gồm\nI | MỤC ĐÍCH"
