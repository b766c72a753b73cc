"""Long plans for the speed benchmark, as a provincial committee writes them: dense prose, or prose and a task table."""

from __future__ import annotations

from itertools import count

from tests.builder import Annex, Cell, Description, Paragraph, Row, Signature, Table

_UNITS = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
    "Công an tỉnh",
    "Văn phòng UBND tỉnh",
    "Sở Giáo dục và Đào tạo",
    "UBND các xã, phường",
    "Thanh tra tỉnh",
    "Sở Y tế",
    "Trung tâm Phục vụ hành chính công tỉnh",
)
_WORK = (
    "rà soát, cập nhật hồ sơ của các công trình thủy lợi nhỏ và lập danh mục công trình phải sửa chữa trước mùa mưa",
    "hướng dẫn các địa phương lập sổ theo dõi nguồn nước sinh hoạt, công khai kết quả tại trụ sở và nhà văn hóa thôn",
    "xây dựng phần mềm tiếp nhận phản ánh của người dân, kết nối với Nền tảng tích hợp, chia sẻ dữ liệu của tỉnh",
    "mở lớp tập huấn cho cán bộ thôn về đọc bản đồ ngập, sử dụng trạm đo mưa và cách báo tin khi mất điện",
    "kiểm tra việc quản lý, sử dụng kinh phí được giao, kịp thời đề nghị xử lý cơ quan chậm giải ngân",
    "phối hợp với các trường học tổ chức diễn tập sơ tán, bảo đảm mỗi học sinh được thực hành ít nhất một lần",
    "thống kê các hộ ở ven suối, sườn dốc và thống nhất với từng hộ nơi ở tạm khi có cảnh báo",
)
_TIMES = (
    "hoàn thành trước ngày 30 tháng 6 năm 2026",
    "báo cáo kết quả trước ngày 15 hằng tháng",
    "xong trong quý III/2026",
    "thực hiện thường xuyên từ năm 2026",
    "chậm nhất 10 ngày kể từ ngày Kế hoạch được ban hành",
    "đến hết năm 2027 đạt ít nhất 85% số thôn",
)
_SOURCES = (
    "Quyết định số 2231/QĐ-UBND ngày 08 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh",
    "Nghị định số 53/2024/NĐ-CP ngày 16 tháng 5 năm 2024 của Chính phủ",
    "Công văn số 418/SNNMT-TL của Sở Nông nghiệp và Môi trường",
)
_CELL_TIMES = ("Quý II/2026", "Trước 30/9/2026", "Thường xuyên", "Tháng 10/2026", "Hằng quý", "2026 - 2027")
# What fills a page of the builder's setting.
_PARAGRAPHS_A_PAGE = 8.3
_ROWS_A_PAGE = 8


def plan(pages: int, table_pages: int = 0) -> Description:
    """A plan of about so many pages, the last of them an annex with a ruled table."""
    paragraphs = round((pages - table_pages - 1) * _PARAGRAPHS_A_PAGE)
    annexes = (Annex("DANH MỤC NHIỆM VỤ", (_table(table_pages * _ROWS_A_PAGE),), "PHỤ LỤC", landscape=True),)
    return Description(
        name=f"plan-{pages}",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH VĨNH SƠN"),
        number="Số: 3907/KH-UBND",
        dateline="Vĩnh Sơn, ngày 22 tháng 12 năm 2025",
        type="KẾ HOẠCH",
        subject="Bảo vệ nguồn nước và phòng, chống thiên tai\ntrên địa bàn tỉnh năm 2026",
        blocks=tuple(_prose(paragraphs)),
        signature=Signature("CHỦ TỊCH", "Mạc Đình Vân", ("TM. ỦY BAN NHÂN DÂN",)),
        recipients=("Văn phòng Chính phủ;", "Các sở, ban, ngành tỉnh;", "Lưu: VT, NN."),
        annexes=annexes if table_pages else (),
    )


def _prose(paragraphs: int) -> list[Paragraph]:
    blocks = [Paragraph(f"Thực hiện {_SOURCES[0]}, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:")]
    numbers = count()
    for part in count(1):
        blocks.append(Paragraph("NHÓM NHIỆM VỤ " + _roman(part), label=f"{_roman(part)}.", bold=True))
        for item in range(1, 9):
            for letter in "abcd":
                number = next(numbers)
                label = f"{item}." if letter == "a" else f"{'abcd'['abcd'.index(letter) - 1]})"
                blocks.append(Paragraph(_task(number), label=label))
                if len(blocks) >= paragraphs:
                    return blocks
    return blocks


def _task(number: int) -> str:
    lead, support = _UNITS[number % len(_UNITS)], _UNITS[(3 * number + 1) % len(_UNITS)]
    work, time = _WORK[number % len(_WORK)], _TIMES[number % len(_TIMES)]
    source = f" theo {_SOURCES[number % len(_SOURCES)]}" if number % 4 == 0 else ""
    more = f" Khu vực số {number + 11} là nơi làm trước; cơ quan chủ trì gửi kết quả về Sở Nội vụ để tổng hợp."
    return f"Giao {lead} chủ trì, phối hợp với {support} {work}{source}; {time}.{more}"


def _table(rows: int) -> Table:
    heading = Row(
        tuple(Cell(text) for text in ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian hoàn thành", "Sản phẩm"))
    )
    body = [
        Row(
            (
                Cell(str(number), align="center"),
                Cell(f"{_WORK[number % len(_WORK)].capitalize()} tại khu vực số {number + 11}"),
                Cell(_UNITS[number % len(_UNITS)]),
                Cell(_UNITS[(number + 4) % len(_UNITS)]),
                Cell(_CELL_TIMES[number % len(_CELL_TIMES)], align="center"),
                Cell(("Báo cáo", "Danh mục", "Quyết định", "Biên bản kiểm tra")[number % 4]),
            )
        )
        for number in range(1, rows + 1)
    ]
    return Table((5, 34, 17, 17, 13, 14), (heading, *body))


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
