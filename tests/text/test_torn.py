"""Torn and glued words: what leaves no doubt is put right, everything else stays as it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text.torn import is_suspect, mends, spliced


def mended(text: str) -> str:
    words = text.split(" ")
    return " ".join(spliced(words, mends(words), lambda mend: mend.words))


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("ĐIỀ U KHO ẢN THI HÀNH", "ĐIỀU KHOẢN THI HÀNH"),
        ("B ộ Nông nghiệp", "Bộ Nông nghiệp"),
        ("doanh nghi ệp, tri ển khai (th ực hiện)", "doanh nghiệp, triển khai (thực hiện)"),
        ("quyế t định huyệ n", "quyết định huyện"),
        ("công trì nh hi ệ n nay;", "công trình hiện nay;"),
        ("c ủa ng ười dân", "của người dân"),
        ("NGHỊ QUY ẾT", "NGHỊ QUYẾT"),
        ("Thực hiệnNghị quyết", "Thực hiện Nghị quyết"),
        ("của tỉnhQuảng Nam.", "của tỉnh Quảng Nam."),
        ("báo cáo vềhoạt động", "báo cáo về hoạt động"),
        ("QUYẾTĐỊNH", "QUYẾT ĐỊNH"),
        ("trình củaUBND tỉnh", "trình của UBND tỉnh"),
        ("Kế hoạch số 263/KH-UBNDngày 05/4/2024", "Kế hoạch số 263/KH-UBND ngày 05/4/2024"),
        ("Chỉ thị 19/CT-TTgcủa Thủ tướng", "Chỉ thị 19/CT-TTg của Thủ tướng"),
        ("ứng dụng CNTTvà chuyển đổi số", "ứng dụng CNTT và chuyển đổi số"),
    ],
)
def test_put_right(printed: str, text: str) -> None:
    assert mended(printed) == text


@pytest.mark.parametrize(
    "text",
    [
        # Both pieces can stand for themselves.
        "lớp B ở trường, tổ A ổn định, điểm a, b, c ở trên, ông Y Ất, phía bờ ao",
        "hệ số c ứng với cột d ô trên",
        "KHU A Ở PHÍA ĐÔNG",
        "ý chí, y tế, ưu ái, ô uế, ủy ban, ẩn ý, ấn định, ê kíp, ỷ lại, ứ đọng",
        # More than one place to cut.
        "cánhân pháphành",
        # Names, foreign words, abbreviations, numbers.
        "Đắk Lắk, Đắk Nông, Pleiku, Krông Pắc, Ea H'leo, Ia Grai, Kon Plông, M'Đrắk, Cư M'gar, Bù Gia Mập",
        "người Êđê, Xơđăng, Cơtu, Mnông, Giarai, Raglai, Xtiêng",
        "Website, Logistics, email, Internet, iPhone, eOffice, YouTube, VNeID, BảoViệt, VinaPhone, ViệtNamNet",
        "UBND, HĐND, TTg, TT-BTC, PCCC, GD&ĐT, NĐ-CP, QH15, ThS, TP.HCM, KT-XH, BHXH, QĐHĐQT, ĐHQGHN",
        "15/KH-SNV 2.500.000 10% m² 3,5ha 1a/2b 31/12/2024của IV.2 tháng4",
        "LÊ THỊ ÁI ÂN - Trần Y Ý - Nguyễn Ô Ê - Hà Ản",
        "Th e ph ase",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert mended(text) == text


ORDINARY = (
    "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp với các sở, ngành rà soát, báo cáo trước ngày 15/6/2024.",
    "Tăng cường kiểm tra, giám sát việc chấp hành pháp luật về bảo vệ môi trường tại khu công nghiệp Hòa Phú, Cư Kuin.",
    "ĐẨY MẠNH CẢI CÁCH HÀNH CHÍNH, ỨNG DỤNG CÔNG NGHỆ THÔNG TIN Ở ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG, THỊ TRẤN",
    "Ông Y Thanh Hà Niê Kđăm, bà H'Yim Kđoh, ông K'sor Phước và bà Ama Êban dự họp; ông Ừ A Ủ ở bản Ún vắng mặt.",
    "Hệ thống eDoc, phần mềm iLab, website và fanpage của đơn vị được cập nhật qua API; chỉ số AQI ở ngưỡng an toàn.",
    "Xã Ia Ake, xã Ea Ô, buôn Ako Dhông, làng Ơp, sông Ba, suối Ea Nao, hồ Ya Ly, đèo An Khê, dốc Ỏng Eo.",
    "Diện tích 1,25 ha; công suất 20MW; mức chi 5.000.000 đồng/người/tháng; tỷ lệ 85% theo Thông tư số 03/2021/TT-BNV.",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_stay(text: str) -> None:
    assert mended(text) == text


def test_pieces_far_apart_are_not_joined() -> None:
    words = ["ĐIỀ", "U", "KHO", "ẢN"]
    assert [mend.words for mend in mends(words, lambda place: place == 0)] == [("ĐIỀU",)]


@given(st.sampled_from(ORDINARY), st.data())
def test_a_torn_word_is_never_made_another_one(sentence: str, data: st.DataObject) -> None:
    """A word torn anywhere is joined again or stays torn; its neighbours stay."""
    words = sentence.split(" ")
    place = data.draw(st.integers(0, len(words) - 1))
    cut = data.draw(st.integers(1, max(len(words[place]) - 1, 1)))
    torn = [*words[:place], words[place][:cut], words[place][cut:], *words[place + 1 :]]
    torn = [word for word in torn if word]
    assert mended(" ".join(torn)) in (sentence, " ".join(torn))


PIECES = ("a", "B", "ộ", "ản", "th", "ng", "nghi", "ệp", "UBNDngày", "ĐIỀ", "U", "hiệnNghị", ",", "(", "5", "é", "¸")


@given(st.lists(st.sampled_from(PIECES)))
def test_no_letter_is_lost(words: list[str]) -> None:
    once = mended(" ".join(words))
    assert once.replace(" ", "") == "".join(words)
    for mend in mends(words):
        assert any(map(is_suspect, words[mend.start : mend.end]))
