"""The product a task asks for: *ban hành **Kế hoạch …***. Only where the phrase is plain; else nothing."""

from __future__ import annotations

import re

from vanban.extract.units.trie import any_of
from vanban.text.normal import fold, squeeze

_PRODUCTS = (
    "kế hoạch", "chương trình", "đề án", "dự án", "quy chế", "quy định", "quyết định", "nghị quyết", "nghị định",
    "thông tư", "chỉ thị", "hướng dẫn", "văn bản hướng dẫn", "báo cáo", "tờ trình", "phương án", "danh mục",
    "bộ tiêu chí", "bộ chỉ số", "quy trình", "quy hoạch", "chiến lược", "phần mềm", "dự thảo", "bộ tài liệu", "sổ tay",
)  # fmt: skip
_PRODUCT = re.compile(
    r"(?:(?:chủ động|khẩn trương|kịp thời|tổ chức|nghiên cứu,?|rà soát,|tiếp tục|hoàn thành việc)\s){0,2}"
    r"(?:tham mưu(?:,\sđề xuất)?(?:\s(?:cho|với|giúp))?\s(?:[^,;.:()]{2,60}?\s)??)?"
    r"(?:xây dựng|ban hành|soạn thảo|lập|trình ban hành|biên soạn|hoàn thiện)"
    r"(?:,\s(?:trình|ban hành|phê duyệt|công bố|triển khai)(?:\sban hành)?)?\s"
    rf"(?P<product>{any_of(_PRODUCTS)}(?!\w)[^,;.:()]{{0,120}})"
)
_ENDS = re.compile(
    r"\s(?:trước|trong|chậm nhất|hoàn thành|để|nhằm|gửi|trình|và|xong|theo hướng|theo quy định|báo cáo|phù hợp"
    r"|bảo đảm|đảm bảo)(?!\w)"
)


def deliverable(action: str) -> str | None:
    """The document or thing that the first verb of the action makes, as printed.

    >>> deliverable("Xây dựng kế hoạch kiểm tra, báo cáo UBND tỉnh")
    'kế hoạch kiểm tra'
    """
    match = _PRODUCT.match(fold(action))
    if match is None:
        return None
    start, end = match.span("product")
    cut = _ENDS.search(fold(action[start:end]))
    return squeeze(action[start : start + cut.start() if cut is not None else end]).strip() or None
