"""Words with a misread mark are put right by their neighbours; sentences that were read right stay as they are."""

from __future__ import annotations

import pytest
from tests.source.ocr.placed import placed, text_of

from vanban.source.ocr.repair import Repair
from vanban.source.ocr.wording import repair_wording

# What was printed, each with what the engine may make of one or two of its words.
MISREAD = [
    ("Giao Phòng Tài chính tống hợp số liệu", "Giao Phòng Tài chính tổng hợp số liệu"),
    ("trước khi trình Chu tịch huyện ký", "trước khi trình Chủ tịch huyện ký"),
    ("chậm nhất kế từ ngày ký ban hành", "chậm nhất kể từ ngày ký ban hành"),
    ("phương án chỉ tiết cho từng trạm bơm", "phương án chi tiết cho từng trạm bơm"),
    ("tắng cường kiểm tra kho giống", "tăng cường kiểm tra kho giống"),
    ("dứt điểm hồ sơ tôn đọng", "dứt điểm hồ sơ tồn đọng"),
    ("thoái vốn tại công ty cỗ@0.85 phần", "thoái vốn tại công ty cổ phần"),
    ("tập thể lảnh@0.85 đạo ban quản lý chợ", "tập thể lãnh đạo ban quản lý chợ"),
    ("các đội cổ@0.85 gắng hoàn thành gieo cấy", "các đội cố gắng hoàn thành gieo cấy"),
    ("đúng thấm@0.85 quyến@0.85 được giao", "đúng thẩm quyền được giao"),
    ("kiếm tra công tác phòng dịch", "kiểm tra công tác phòng dịch"),
    ("tố chức thực hiện nghiêm quy chế chợ", "tổ chức thực hiện nghiêm quy chế chợ"),
    ("phố biến pháp luật cho ngư dân", "phổ biến pháp luật cho ngư dân"),
    ("quán lý chặt chẽ nguồn nước", "quản lý chặt chẽ nguồn nước"),
    ("bố sung kinh phí sửa kênh", "bổ sung kinh phí sửa kênh"),
    ("cúng cố hệ thống đê bao", "củng cố hệ thống đê bao"),
    ("bồi dưởng@0.85 cán bộ thú y", "bồi dưỡng cán bộ thú y"),
    ("thực hiện giái pháp đồng bộ", "thực hiện giải pháp đồng bộ"),
    ("nâng cao hiệu quá sử dụng đất bãi", "nâng cao hiệu quả sử dụng đất bãi"),
    ("thú tục hành chính", "thủ tục hành chính"),
    ("đẩy mạnh chuyến đối số ở trường nghề", "đẩy mạnh chuyển đổi số ở trường nghề"),
    ("điều chính quy hoạch bến cá", "điều chỉnh quy hoạch bến cá"),
    ("KẾ HOẠCH TỐ CHỨC hội thi cấy", "KẾ HOẠCH TỔ CHỨC hội thi cấy"),
    ("NGHỊ QUYÉT về nghề muối", "NGHỊ QUYẾT về nghề muối"),
    ("nêu rð trách nhiệm của từng tổ", "nêu rõ trách nhiệm của từng tổ"),
]

# As printed and as read; for some of them a dictionary knows a word that differs by a mark only.
READ_RIGHT = [
    "Các nhà khoa học góp ý cho đề án giống lúa",
    "từ văn bản của xã đến văn bản của huyện",
    "chỉ tiêu trồng rừng được giao từ đầu năm",
    "chi tiêu cho hội làng do dân tự góp",
    "bà con để dành thóc giống tốt",
    "các chỉ thị và chị em phụ nữ cùng tham gia",
    "phần chi của quỹ được công khai tại nhà văn hóa",
    "kể cả ngày nghỉ lễ",
    "giám sát chất lượng cây giống",
    "bồi dưỡng cán bộ thú y",
    "cúng đình đầu xuân theo lệ làng",
    "đội hình thanh niên tình nguyện",
    "huyện, thành phố thống kê diện tích ao",
    "đối tượng được hỗ trợ là hộ mới thoát nghèo",
    "mỗi đội có một sổ tay ghi giờ bơm nước",
    "kiến nghị của cử tri xã Đồng Chum",
    "phổ cập bơi cho trẻ em vùng ven sông",
    "dừa, chuối, cau trồng xen với ca cao",
    "ông Lê Văn Tổng hợp tác với ông Trần Chí Tiết",
    "thu phí đò ngang theo bảng giá niêm yết",
    "cổ phần và cỗ máy cũ đem thanh lý",
    "còn để tồn kho phân bón",
    "trạm y tế có bác sĩ chính",
    "phố chợ mới và phố cũ",
    "kiếm củi trong rừng phòng hộ",
    "bố trí xe đưa đón thợ gặt",
    "kết quả kiểm kê cuối kỳ",
    "Văn phòng HĐND, QLĐĐ, TƯ và BCĐ ký biên bản",
    "Truyền hình tỉnh mở chuyên mục nhà nông",
]


@pytest.mark.parametrize(("read", "printed"), MISREAD)
def test_misread_words_are_put_right(read: str, printed: str) -> None:
    words = placed(read)
    first = [word.text for word in words]
    repairs = repair_wording([words])
    assert text_of(words) == printed
    changed = [(was, word.text) for was, word in zip(first, words, strict=True) if was != word.text]
    assert [(repair.read, repair.taken) for repair in repairs] == changed
    assert [word.raw for word in words] == [
        was if was != word.text else None for was, word in zip(first, words, strict=True)
    ]


@pytest.mark.parametrize("confidence", [0.5, 0.85, 0.93])
@pytest.mark.parametrize("printed", READ_RIGHT)
def test_what_was_read_right_stays(printed: str, confidence: float) -> None:
    words = placed(printed, confidence)
    assert repair_wording([words]) == []
    assert text_of(words) == printed
    assert all(word.raw is None for word in words)


def test_a_repair_tells_why() -> None:
    assert repair_wording([placed("tống hợp, nêu rð trách nhiệm")]) == [
        Repair("tống", "tổng", "no-such-word"),
        Repair("rð", "rõ", "no-such-syllable"),
    ]


@pytest.mark.parametrize(
    ("read", "sure"),
    [
        ("tống hợp", 0.98),  # an acute for a hook: the engine is often surest then
        ("tắng cường", 0.96),  # an acute where none is
        ("cỗ phần", 0.91),  # a tilde for a hook
    ],
)
def test_what_the_engine_was_sure_of_stays(read: str, sure: float) -> None:
    assert repair_wording([placed(read, sure)]) == []
    assert len(repair_wording([placed(read, sure - 0.03)])) == 1


def test_a_mark_is_never_taken_for_one_that_looks_otherwise() -> None:
    # A dot below is not mixed up with a hook: "quyết đinh" would need it.
    assert repair_wording([placed("ban hành quy đinh mới", 0.6)]) == []


def test_first_reading_of_a_word_that_was_put_right_before_is_kept() -> None:
    words = placed("tống hợp")
    words[0].raw = "t6ng"
    repair_wording([words])
    assert (words[0].text, words[0].raw) == ("tổng", "t6ng")


def test_words_are_joined_over_the_end_of_a_line_but_not_over_a_sign() -> None:
    first, second = placed("giao các phòng tống"), placed("hợp số liệu")
    assert [repair.taken for repair in repair_wording([first, second])] == ["tổng"]
    assert repair_wording([placed("đã tống, hợp đồng")]) == []
    assert repair_wording([placed("tống 12 hợp")]) == []


def test_signs_and_capitals_around_a_word_stay() -> None:
    words = placed("(Tống hợp); TỐNG HỢP:")
    repair_wording([words])
    assert text_of(words) == "(Tổng hợp); TỔNG HỢP:"


def test_names_are_left_alone() -> None:
    # They begin with a capital where no sentence does.
    assert repair_wording([placed("bà Tống Hợp và ông Cỗ Phần, nhà Tống, các chợ Quán", 0.6)]) == []
