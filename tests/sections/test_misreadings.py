"""Labels as OCR reads them; the sequence says what was printed."""

import pytest
from tests.sections.outline import expected, outline

from vanban.layout.canonical import CanonicalBuilder
from vanban.sections import build_sections
from vanban.source.model import Line


def scanned(text: str) -> str:
    """Outline of paragraphs that were read from an image."""
    builder = CanonicalBuilder()
    for line in expected(text).splitlines():
        builder.add([Line(line.strip(), 1, (90.0, 90.0, 500.0, 104.0), "ocr")], zone="body")
    return outline(build_sections(builder.build()))


def test_roman_numerals() -> None:
    assert scanned("""
        L MỤC TIÊU
        1. Mục tiêu chung
        IM. NHIỆM VỤ
        1. Thu thập hồ sơ
        2. Chỉnh lý hồ sơ
        IH. KINH PHÍ
        IV. TỔ CHỨC THỰC HIỆN
    """) == expected("""
        I | MỤC TIÊU
          1 | Mục tiêu chung
        II | NHIỆM VỤ
          1 | Thu thập hồ sơ
          2 | Chỉnh lý hồ sơ
        III | KINH PHÍ
        IV | TỔ CHỨC THỰC HIỆN
    """)


def test_a_lost_stroke_and_a_numeral_read_as_a_number() -> None:
    assert scanned("""
        1. MỤC TIÊU
        1. Mục tiêu chung
        2. Mục tiêu cụ thể
        I. ĐỐI TƯỢNG
        II. NỘI DUNG
    """) == expected("""
        I | MỤC TIÊU
          1 | Mục tiêu chung
          2 | Mục tiêu cụ thể
        II | ĐỐI TƯỢNG
        III | NỘI DUNG
    """)


def test_capitals_under_decimals_stay_decimals() -> None:
    text = "1. MỤC TIÊU\n1.1. Chung\n2. NỘI DUNG\n3. KINH PHÍ"
    assert scanned(text) == "1 | MỤC TIÊU\n  1.1 | Chung\n2 | NỘI DUNG\n3 | KINH PHÍ"


def test_a_chapter_with_a_stroke_too_many() -> None:
    assert scanned("""
        Chương Ïl
        QUY ĐỊNH CHUNG
        Mục I
        PHẠM VI
        Điều 1, Phạm vi điều chỉnh
        Chương II
        THỦ TỤC
        Điều 2. Hồ sơ
    """) == expected("""
        Chương I | QUY ĐỊNH CHUNG
          Mục 1 | PHẠM VI
            Điều 1 | Phạm vi điều chỉnh
        Chương II | THỦ TỤC
          Điều 2 | Hồ sơ
    """)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("a) b) ©) d)", "a b c d"),
        ("a) b) e) đ) đ) e)", "a b c d đ e"),
        ("e) ø) h) ¡) k) 1) m)", "e g h i k l m"),
        ("h) j) k)", "h i k"),
        ("h) 1) k)", "h i k"),
        ("n) 0) p)", "n o p"),
        ("1) 2) 3)", "1 2 3"),
        ("1. 2, 3.", "1 2 3"),
        ("7. §. 9.", "7 8 9"),
        ("|. 2. 3.", "1 2 3"),
        ("a) b) đ)", "a b đ"),
    ],
)
def test_items(read: str, printed: str) -> None:
    found = scanned("\n".join(f"{label} Nội dung công việc." for label in read.split()))
    assert found == "\n".join(f"{label} | Nội dung công việc" for label in printed.split())


def test_a_smeared_dash() -> None:
    assert scanned("1. Yêu cầu\n- Đúng tiến độ.\nˆ Đủ hồ sơ.") == "1 | Yêu cầu\n  - | Đúng tiến độ\n  - | Đủ hồ sơ"


def test_cited_articles_are_no_misread_labels() -> None:
    assert scanned("Điều 1. Phạm vi\nĐiều 2, Điều 3 của Luật được áp dụng.") == "Điều 1 | Phạm vi"


def test_text_that_was_not_read_from_an_image_is_taken_at_its_word() -> None:
    assert outline("a) Một;\nb) Hai;\nđ) Ba.") == "a | Một\nb | Hai\nđ | Ba"
