"""Heads and ends of documents as the tests put them together."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layout.printed import cell, centred, typed

from vanban.source.model import Line, SourceDocument, Table

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
SLOGAN = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
BODY: tuple[str | Line, ...] = (
    centred("THÔNG BÁO"),
    centred("Về việc kiểm kê tài sản"),
    "Căn cứ quy chế quản lý tài sản của cơ quan;",
)
END = (
    cell("Nơi nhận:", 0),
    cell("- Như trên;", 0),
    cell("- Lưu: VT.", 0),
    cell("KT. GIÁM ĐỐC", 1),
    cell("PHÓ GIÁM ĐỐC", 1),
    cell("Hồ Bảo Trân", 1),
)


def document(
    *rest: str | Line | Table,
    left: Sequence[str] = ("UBND TỈNH AN GIANG", "SỞ XÂY DỰNG"),
    right: Sequence[str] = (MOTTO, SLOGAN),
    number: str = "Số: 12/TB-SXD",
    dateline: str = "An Giang, ngày 03 tháng 4 năm 2024",
) -> SourceDocument:
    """A document of a two-column letterhead; ``BODY`` unless something else is given."""
    head = [cell(text, 0, bold=True) for text in left] + [cell(text, 1, bold=True) for text in right]
    return typed(*head, cell(number, 0), cell(dateline, 1), *(rest or BODY))
