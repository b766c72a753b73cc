"""Numbers that begin a line by chance, and labels that are wrong."""

import time

import pytest
from tests.sections.outline import expected, outline, tree_of

from vanban.layout.canonical import Canonical
from vanban.sections import build_sections


@pytest.mark.parametrize(
    "sentence",
    [
        "2024 là năm bản lề của kế hoạch.",
        "15 ngày sau khi nhận hồ sơ, Sở trả lời bằng văn bản.",
        "5 năm qua, công tác lưu trữ có nhiều chuyển biến.",
        "1.500 tỷ đồng được bố trí từ ngân sách tỉnh.",
        "3.000.000 đồng cho mỗi hồ sơ.",
        "2.5 triệu đồng mỗi tháng.",
        "05/3/2024 là hạn nộp báo cáo.",
        "30.4 là ngày nghỉ lễ.",
        "30/4 và 1/5 là ngày nghỉ lễ.",
        "-5 độ C là nhiệt độ bảo quản.",
        "I-ốt là vi chất cần bổ sung.",
        "V.I. Lê-nin là tác giả của bài viết.",
        "Điều 5 của Quy chế này được áp dụng cho mọi phòng.",
        "Điều 5, Điều 6 áp dụng cho mọi phòng.",
        "Chương II Quy chế này quy định việc bảo quản.",
        "Mục tiêu chung của kế hoạch là nâng cao chất lượng.",
        "phần thứ hai của báo cáo nêu rõ kết quả.",
        "a và b là hai phương án.",
        "--------",
        "*****",
    ],
)
def test_a_sentence_is_no_section(sentence: str) -> None:
    inside = f"1. Mục đích:\n{sentence}\n2. Yêu cầu"
    assert outline(inside) == "1 | Mục đích\n2 | Yêu cầu"
    assert outline(sentence) == ""


def test_a_wrapped_line_that_begins_with_a_cited_label() -> None:
    assert outline("""
        1. Hồ sơ được lập theo quy định tại điểm
        a) khoản 2 và các văn bản có liên quan được nêu tại Mục
        I. Quy chế này.
        2. Thời hạn bảo quản
    """) == expected("""
        1 | Hồ sơ được lập theo quy định tại điểm a) khoản 2 và các văn bản có liên quan được nêu tại Mục
        2 | Thời hạn bảo quản
    """)


@pytest.mark.parametrize(
    ("labels", "taken"),
    [
        ("a) b) c) đ) đ) e)", "a b c đ đ e"),  # d) printed as đ)
        ("a) b) d) e)", "a b d e"),  # c) and đ) forgotten
        ("1. 2. 4. 5.", "1 2 4 5"),
        ("1. 2. 2. 3.", "1 2 2 3"),
        ("1. 2. 8. 4.", "1 2 8 4"),  # 3 misread as 8
        ("I. II. IV.", "I II IV"),
        ("l. 2. 3.", "1 2 3"),  # 1 misread as l
        ("I. Il. III.", "I II III"),
        ("2. 3.", "2 3"),  # the first one is lost
        ("e) f) g)", "e f g"),
        ("1. 2. 30. 3.", "1 2 3"),
    ],
)
def test_labels_out_of_sequence(labels: str, taken: str) -> None:
    tree = tree_of("\n".join(f"{label} Nội dung công việc." for label in labels.split()))
    assert [n.label for n in tree.nodes] == taken.split()
    assert {n.level for n in tree.nodes} == {1}


def test_a_letter_and_a_roman_numeral_that_look_alike() -> None:
    letters = tree_of("\n".join(f"{c}. Nội dung." for c in "GHIK"))
    assert [n.label for n in letters.nodes] == ["G", "H", "I", "K"]
    assert {n.level for n in letters.nodes} == {1}
    points = tree_of("\n".join(f"{c}) nội dung." for c in "abcdđeghik"))
    assert {n.level for n in points.nodes} == {1}


def test_quoted_articles_are_content() -> None:
    assert outline("""
        Điều 1. Sửa đổi, bổ sung một số điều của Quy chế
        1. Sửa đổi Điều 5 như sau:
        “Điều 5. Thời hạn bảo quản
        1. Hồ sơ nhân sự: 70 năm.
        2. Hồ sơ khác theo “Danh mục thời hạn”.
        a) Từng loại.”.
        2. Bổ sung khoản 3 Điều 7 như sau: “3. Hồ sơ điện tử
        a) Có chữ ký số.”
        3. Bãi bỏ Điều 9.
        Điều 2. Hiệu lực thi hành
    """) == expected("""
        Điều 1 | Sửa đổi, bổ sung một số điều của Quy chế
          1 | Sửa đổi Điều 5 như sau
          2 | Bổ sung khoản 3 Điều 7 như sau: “3. Hồ sơ điện tử
          3 | Bãi bỏ Điều 9
        Điều 2 | Hiệu lực thi hành
    """)


def test_a_quotation_that_never_closes_hides_nothing() -> None:
    assert outline("1. Thực hiện phong trào “Công sở xanh\n2. Báo cáo kết quả") == expected("""
        1 | Thực hiện phong trào “Công sở xanh
        2 | Báo cáo kết quả
    """)


@pytest.mark.parametrize(
    "line", ["1." * 50_000, "(" * 100_000, "I" * 100_000, "a) “" * 25_000, "- " * 50_000, " : " * 33_000]
)
def test_hostile_lines_take_no_time(line: str) -> None:
    started = time.process_time()
    build_sections(Canonical.verbatim(line))
    assert time.process_time() - started < 1


def test_many_paragraphs_take_linear_time() -> None:
    text = "\n".join(f"{1 + i % 9}. Nội dung công việc số {i}." for i in range(20_000))
    started = time.process_time()
    build_sections(Canonical.verbatim(text))
    assert time.process_time() - started < 6


def test_names_and_numerals_that_ocr_misreads() -> None:
    assert outline("""
        Chương I
        QUY ĐỊNH CHUNG
        Điểu 1. Phạm vi
        Mức 1. Phí khai thác theo bảng dưới đây.
        Điêu 2. Đối tượng
        Chương H
        QUẢN LÝ KHO
        Điều 3. Kho lưu trữ
        k) Lập sổ;
        1) Giao nhận;
        m) Kiểm kê.
    """) == expected("""
        Chương I | QUY ĐỊNH CHUNG
          Điều 1 | Phạm vi
          Điều 2 | Đối tượng
        Chương II | QUẢN LÝ KHO
          Điều 3 | Kho lưu trữ
            k | Lập sổ
            l | Giao nhận
            m | Kiểm kê
    """)
