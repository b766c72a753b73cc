"""Vietnamese-like administrative text out of the grammar's own pieces, with the noise that scans and converters add."""

from __future__ import annotations

import unicodedata
from functools import reduce

from hypothesis import strategies as st

from vanban.text.syllables import is_syllable

LABELS = (
    "Phần I", "Chương II", "Mục 1.", "Tiểu mục 2.", "Điều 3.", "I.", "II.", "IV.", "A.", "1.", "2.", "3.", "1.1.",
    "2.1", "1.1.1.", "a)", "b)", "đ)", "i)", "(1)", "1)", "-", "+", "*", "•", "–", "2024", "1.500", "05/3/2024",
    "PHỤ LỤC I", "Phụ lục", "“Điều 5.", "l.", "H.", "Mẫu số 01", "#", "##", "|", ">", "```",
)  # fmt: skip
NUMBERS = (
    "594/KH-UBND", "30/2020/NĐ-CP", "22-NQ/TW", "19/CT-TTg", "44 /2025/QĐ–TTg", "30/2020/ nđ-cp",
    "57/2014/TTLT-BTC-BCA", "33/2024/QH15", "769/UBND-VX", "3294-CV/VPTW/nb", "91/CP", "115-HĐBT", "36a/NQ-CP",
    "45/25010/NĐ-CP", "/KH-STC", "12-COVID", "QCVN 06:2022/BXD", "1045/TTr-", "SKHCN", "0912.345.678", "1/1",
    "2021-2025", "1.000.000", "3,5", "90%", "10^6", "²", "١٢", "Số:", "Số", "số", "Luật Đất đai",
    "Luật Thanh tra năm 2010", "Bộ luật Lao động", "Hiến pháp", "Nghị quyết Đại hội lần thứ XIII", "Nghị định số",
    "Quyết định số", "Chỉ thị", "Kế hoạch", "Công văn số", "khoản 2", "Điều 5", "điểm a", "các khoản 1, 2 và 3",
    "của Chính phủ", "về việc", "ngày 05 tháng 3 năm 2020",
)  # fmt: skip
TIMES = (
    "trước ngày 15/3/2024", "trước ngày 15/3", "ngày 31/02/2024", "ngày ló tháng II năm 2O14", "trong quý II/2024",
    "đến hết năm 2025", "hằng năm", "định kỳ 6 tháng", "ngày 20 hằng tháng", "từ ngày 1/1 đến ngày 30/6",
    "chậm nhất 05 ngày làm việc", "kể từ ngày ký", "trong vòng 30 ngày", "thường xuyên", "tháng 12", "năm 2023",
    "giai đoạn 2021-2030", "thứ sáu hằng tuần", "6 tháng đầu năm", "ngày 99", "năm 99999", "quý V", "tháng 13",
    "trước 15h00", "cuối năm", "đầu tháng", "ngày", "tháng", "năm", "quý", "đến", "từ", "trước", "sau", "tuần",
)  # fmt: skip
UNITS = (
    "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "UBND tỉnh Nghệ An", "Ủy ban nhân dân các huyện, thị xã, thành phố",
    "UBND", "các sở, ban, ngành", "các Sở: Tài chính, Nội vụ, Y tế", "Giám đốc Sở Nội vụ", "Chủ tịch",
    "Thủ trưởng các đơn vị", "Công an tỉnh", "Văn phòng UBND tỉnh", "Ban Chỉ đạo", "Phòng Quản lý đô thị",
    "Trung tâm A", "thuộc", "của", "Bộ", "đồng chí", "Phó Chủ tịch -", "Hội Nông dân",
    "Đài Phát thanh và Truyền hình tỉnh", "các đơn vị liên quan", "xã", "phường Xuân Hương - Đà Lạt", "tỉnh", "huyện",
    "Bộ Y tế", "Chi cục Kiểm lâm", "Tỉnh ủy", "HĐND", "cấp xã", "và", "các",
)  # fmt: skip
WORK = (
    "giao", "chủ trì", "phối hợp với", "báo cáo", "tham mưu", "xây dựng", "triển khai", "tổ chức thực hiện",
    "hoàn thành", "đạt", "tối thiểu 90%", "ít nhất 3 mô hình", "từ 10 đến 12%", "không quá 5 ngày",
    "trên 1.500 tỷ đồng", "tăng 7%/năm", "Thực hiện", "Căn cứ", "Theo đề nghị của", "Bãi bỏ", "thay thế",
    "sửa đổi, bổ sung", "kèm theo", "như sau:", "gồm:", "Trên đây là", "Kế hoạch này", "có hiệu lực", "đề nghị",
    "yêu cầu", "nêu trên", "-nt-", "như trên", "kinh phí",
)  # fmt: skip
FORM = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM", "ỦY BAN NHÂN DÂN",
    "TỈNH NGHỆ AN", "SỞ NỘI VỤ", "Số: 5/KH-UBND", "Số:      /KH-STC", "Nghệ An, ngày 11 tháng 3 năm 2024", "KẾ HOẠCH",
    "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Kính gửi:", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "Nguyễn Văn An", "(Đã ký)", "HỎA TỐC", "MẬT", "ĐẾN", "V/v rà soát",
    "Về việc phòng cháy", "-----", "_____", "DỰ THẢO", "SAO Y", "Ký bởi: A", "1", "Trang 2/3", "Đơn vị chủ trì", "STT",
    "Thời gian hoàn thành", "Nội dung nhiệm vụ", "[1] chú thích",
)  # fmt: skip
JOINTS = (
    " ", " ", " ", " ", ", ", "; ", ". ", ": ", " - ", "-", "/", "", "\n", "\n\n", " (", ") ", "“", "”", "\t", " | ",
)  # fmt: skip
NOISE = (
    "\u0301", "\u0323\u0302", "e\u0301", "\u00a0", "\u200b", "\ufeff", "\ufffd", "\ufffe", "\x00", "\x0c", "\x1f",
    "\u2028", "\u202e", "İ", "ß", "ﬁ", "ѐ", "ñ", "Ð", "⁄", "…", "(cid:12)", "?", "¸n", "µ", "®", "®iÒu", "a^'", "d9",
    "Uû", "𝟏", "😀", "((((", "))))", "“““", "1.1.1.1.1.", "||||", "****", "<b>", "&amp;", "\\", "O0lI",
)  # fmt: skip

_PIECES = st.one_of(*(st.sampled_from(group) for group in (LABELS, NUMBERS, TIMES, UNITS, WORK, FORM)))
_PIECE = st.one_of(_PIECES, _PIECES, _PIECES, st.sampled_from(NOISE), st.text(max_size=6))
_JOINED = st.lists(st.tuples(_PIECE, st.sampled_from(JOINTS)), max_size=40).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)
_REPEATED = st.builds(
    lambda unit, times, tail: (unit * times)[:5000] + tail,
    st.lists(st.tuples(_PIECE, st.sampled_from(JOINTS)), min_size=1, max_size=4).map(
        lambda pairs: "".join(piece + joint for piece, joint in pairs)
    ),
    st.integers(2, 1000),
    _PIECE,
)


def _damaged(text: str, wounds: list[tuple[int, int, str]]) -> str:
    """The text with stretches cut out and noise put in."""
    return reduce(lambda t, w: t[: w[0] % (len(t) + 1)] + w[2] + t[w[0] % (len(t) + 1) + w[1] :], wounds, text)


_WOUNDED = st.builds(
    _damaged,
    _JOINED,
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 5), st.sampled_from(("", *NOISE))), max_size=6),
)
_DECOMPOSED = _JOINED.map(lambda text: unicodedata.normalize("NFD", text))

TEXT = st.one_of(_JOINED, _JOINED, _WOUNDED, _DECOMPOSED, _JOINED.map(str.upper), _JOINED.map(str.lower))
"""Text of a document: some hundred characters, several lines."""

LONG_TEXT = st.one_of(TEXT, TEXT, _REPEATED)
"""The same, and a few pieces repeated up to five thousand characters."""

_SHORT = st.lists(st.tuples(_PIECE, st.sampled_from(JOINTS)), min_size=1, max_size=6).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)
LINE = st.one_of(_SHORT, _SHORT, _SHORT, _PIECE, LONG_TEXT).map(
    lambda text: " ".join(unicodedata.normalize("NFC", text).split())
)
"""One line as the readers give it: NFC, single spaces."""

WORD = st.one_of(
    _PIECE, st.text(max_size=8), st.sampled_from(("ngày", "tháng", "năm", "Chương", "Só:", "ló", "2O24", "III", "H1"))
).map(lambda text: "".join(unicodedata.normalize("NFC", text).split()))
"""One word as OCR gives it."""

SYLLABLE = st.sampled_from(
    sorted(
        {
            word
            for group in (TIMES, UNITS, WORK)
            for piece in group
            for word in piece.lower().split()
            if is_syllable(word)
        }
    )
)
"""A Vietnamese word of one syllable, in small letters."""
