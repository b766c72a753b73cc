"""Heading or text: the title of a labelled paragraph."""

import pytest
from tests.sections.outline import tree_of

from vanban.sections.titles import split_article, split_title


@pytest.mark.parametrize(
    "paragraph",
    [
        "[Thời gian]: Từ tháng 02/2024 đến 31/12/2024",
        "[Văn phòng Sở]:",
        "[Các phòng chuyên môn]: Căn cứ nhiệm vụ được giao, xây dựng kế hoạch.",
        "[UBND các huyện, thị xã, thành phố; các xã, phường, thị trấn thuộc vùng dự án]: Lập danh sách.",
        "[Mục đích]",
        "[TỔ CHỨC THỰC HIỆN]:",
        "[Tổ chức sơ kết vào tháng 6]. Báo cáo kết quả trước ngày 30/6.",
        "[Rà soát danh mục];",
        "[Thực hiện tại TP. Vinh và các huyện]. Hoàn thành trong năm.",
        "[Phối hợp với Sở Nội vụ (gồm phòng A. và phòng B.) lập kế hoạch]./.",
        "[Hồ sơ gồm: đơn, tờ khai và bản sao].",
        "[Họp lúc 8:30 tại phòng họp số 1]",
    ],
)
def test_title_and_text_in_one_paragraph(paragraph: str) -> None:
    title, after = paragraph.removeprefix("[").split("]")
    rest = title + after
    split = split_title(rest)
    assert split.text == rest[: split.end] == title
    assert rest[split.text_start :] == after.lstrip(":.;/ ")


@pytest.mark.parametrize(
    ("rest", "title"),
    [
        ("Phạm vi điều chỉnh", "Phạm vi điều chỉnh"),
        ("Phạm vi điều chỉnh.", "Phạm vi điều chỉnh"),
        ("Phạm vi điều chỉnh. Quy chế này quy định việc lập hồ sơ.", "Phạm vi điều chỉnh"),
        ("Đối tượng áp dụng: Quy chế này áp dụng cho các phòng.", "Đối tượng áp dụng"),
        ("Quyết định này có hiệu lực kể từ ngày ký.", None),
        ("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/QĐ-SNV", None),
        ("Ban hành kèm theo Quyết định này Quy chế quản lý kho lưu trữ.", None),
        ("Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./.", None),
        ("Phê duyệt Kế hoạch thu thập tài liệu năm 2024.", None),
        (
            "Phê duyệt Kế hoạch thu thập tài liệu với các nội dung sau:",
            "Phê duyệt Kế hoạch thu thập tài liệu với các nội dung sau",
        ),
        ("Giao Phòng Lưu trữ chủ trì tham mưu, theo dõi việc thực hiện.", None),
    ],
)
def test_an_article_has_a_heading_or_is_a_sentence(rest: str, title: str | None) -> None:
    assert split_article(rest).text == title


def test_run_in_says_whether_the_title_fills_its_paragraph() -> None:
    tree = tree_of(
        "1. Mục đích\n2. Thời gian: Quý I năm 2024.\n3. Phòng Lưu trữ lập danh sách.\n4. Nội dung\nĐoạn văn."
    )
    assert [n.run_in for n in tree.nodes] == [False, True, True, False]


def test_a_heading_printed_below_its_label() -> None:
    text = "Chương II\nQUẢN LÝ VÀ BẢO QUẢN\nTÀI LIỆU LƯU TRỮ\nĐiều 3. Kho lưu trữ"
    chapter, article = tree_of(text).nodes
    assert chapter.title == "QUẢN LÝ VÀ BẢO QUẢN TÀI LIỆU LƯU TRỮ"
    assert text[chapter.title_start : chapter.title_end] == "QUẢN LÝ VÀ BẢO QUẢN\nTÀI LIỆU LƯU TRỮ"
    assert (article.label, article.parent) == ("Điều 3", chapter.id)


def test_a_sentence_cut_in_two_by_the_layout() -> None:
    text = "5. Hội Văn thư\nvà Lưu trữ tỉnh cùng các hội viên. Báo cáo Sở.\n6. Kinh phí"
    first, second = tree_of(text).nodes
    assert first.title == "Hội Văn thư và Lưu trữ tỉnh cùng các hội viên"
    assert text[first.title_start : first.title_end] == "Hội Văn thư\nvà Lưu trữ tỉnh cùng các hội viên"
    assert text[first.text_start : first.end] == "Báo cáo Sở."
    assert second.title == "Kinh phí"
