"""Words of the tables that people read, in Vietnamese and English."""

from __future__ import annotations

from typing import Literal

Lang = Literal["vi", "en"]

_LABELS: dict[str, tuple[str, str]] = {
    "file": ("Tệp", "File"),
    "field": ("Trường", "Field"),
    "value": ("Giá trị", "Value"),
    "header": ("Thể thức", "Header"),
    "type": ("Loại", "Type"),
    "number": ("Số, ký hiệu", "Number"),
    "issued_on": ("Ngày", "Date"),
    "place": ("Địa danh", "Place"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "parent_body": ("Cơ quan chủ quản", "Parent body"),
    "subject": ("Trích yếu", "Subject"),
    "addressees": ("Kính gửi", "Addressees"),
    "recipients": ("Nơi nhận", "Recipients"),
    "signer": ("Người ký", "Signer"),
    "urgency": ("Độ khẩn", "Urgency"),
    "secrecy": ("Độ mật", "Secrecy"),
    "marks": ("Chỉ dẫn lưu hành", "Circulation"),
    "copied": ("Bản sao", "Copy"),
    "promulgated": ("Văn bản kèm theo", "Attached"),
    "arrival": ("Số đến, ngày đến", "Arrival"),
    "signature": ("Chữ ký số", "Digital signature"),
    "intact": ("nguyên vẹn", "intact"),
    "broken": ("không còn nguyên vẹn", "broken"),
    "unchecked": ("chưa kiểm tra", "not checked"),
    "changed-later": ("tệp được thêm sau khi ký", "file added to after signing"),
    "sections": ("Mục", "Sections"),
    "references": ("Viện dẫn", "References"),
    "deadlines": ("Thời hạn", "Deadlines"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "targets": ("Chỉ tiêu", "Targets"),
    "relation": ("Quan hệ", "Relation"),
    "mentions": ("Số lần", "Mentions"),
    "task": ("Nội dung", "Task"),
    "lead": ("Chủ trì", "Lead"),
    "support": ("Phối hợp", "Support"),
    "due": ("Thời hạn", "Due"),
    "page": ("Trang", "Page"),
    "review": ("Cần xem", "Review"),
    "diagnostics": ("Lưu ý khi đọc", "Diagnostics"),
    "none": ("không có", "none"),
    "implements": ("thực hiện", "implements"),
    "basis": ("căn cứ", "basis"),
    "amends": ("sửa đổi, bổ sung", "amends"),
    "replaces": ("thay thế", "replaces"),
    "repeals": ("bãi bỏ", "repeals"),
    "attached": ("kèm theo", "attached"),
    "relation.mentions": ("nhắc đến", "mentions"),
    "daily": ("hằng ngày", "daily"),
    "weekly": ("hằng tuần", "weekly"),
    "monthly": ("hằng tháng", "monthly"),
    "quarterly": ("hằng quý", "quarterly"),
    "half-yearly": ("6 tháng", "half-yearly"),
    "yearly": ("hằng năm", "yearly"),
    "no-unit": ("chưa rõ đơn vị", "no unit"),
    "unit-inherited": ("đơn vị ở mục trên", "unit from above"),
    "unit-unresolved": ("đơn vị chưa nhận ra", "unit not resolved"),
    "deadline-inherited": ("thời hạn của mục", "deadline from above"),
    "deadline-ambiguous": ("nhiều thời hạn", "several deadlines"),
    "low-ocr-confidence": ("chữ khó đọc", "hard to read"),
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "info": ("ghi chú", "note"),
}


def label(key: str, lang: Lang) -> str:
    """The word for ``key``; the key itself when there is none."""
    vietnamese, english = _LABELS.get(key, (key, key))
    return vietnamese if lang == "vi" else english
