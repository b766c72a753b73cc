"""Where each page begins in the canonical text."""

from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.source.model import Line


def _text(*paragraphs: list[tuple[str, int | None]]) -> Canonical:
    builder = CanonicalBuilder()
    for lines in paragraphs:
        builder.add([Line(text, page, None, "native") for text, page in lines], zone="body")
    return builder.build()


def test_a_page_begins_at_its_first_line_even_inside_a_paragraph() -> None:
    canonical = _text([("Sở Thủy lợi chủ trì,", 1), ("phối hợp với các xã.", 2)], [("Nơi nhận:", 2)], [("Phụ lục", 3)])
    begun = [(canonical.text[start:].split(",")[0].split("\n")[0], page) for start, page in canonical.page_begins()]
    assert begun == [("Sở Thủy lợi chủ trì", 1), ("phối hợp với các xã.", 2), ("Phụ lục", 3)]


def test_a_page_may_come_back_after_another() -> None:
    canonical = _text([("Đoạn chạy sang", 1), ("trang sau", 2)], [("chú thích cuối trang", 1)])
    assert [page for _, page in canonical.page_begins()] == [1, 2, 1]


def test_a_format_without_pages_has_none() -> None:
    assert _text([("Kế hoạch", None)]).page_begins() == []
