"""Urgency, secrecy, circulation and drafts (ô 10a, 10b, 11)."""

from __future__ import annotations

from vanban.extract.header.page import HeaderPage
from vanban.layout import form
from vanban.layout.marks import read_marks
from vanban.text.normal import squeeze


def read_header_marks(page: HeaderPage) -> None:
    """Fill ``urgency``, ``secrecy``, ``marks`` and ``draft``; the first mark of a kind counts."""
    for block in page.blocks("mark"):
        printed = page.text(block)
        for mark in read_marks(printed):
            if mark.kind in ("urgency", "secrecy"):
                _take(page, mark.kind, mark.value, block.start, block.end)
            elif mark.kind in ("circulation", "draft"):
                page.header.marks.append(squeeze(printed))
                page.prove(f"marks.{len(page.header.marks) - 1}", block.start, block.end)
                if mark.kind == "draft" and not page.header.draft:
                    page.header.draft = True
                    page.prove("draft", block.start, block.end)
    for block in page.blocks("type"):  # CÔNG ĐIỆN KHẨN
        text = page.text(block)
        if form.is_type_name(text):
            last = text.split()[-2:]
            for words in (" ".join(last), last[-1]):
                for mark in read_marks(words):
                    _take(page, mark.kind, mark.value, block.end - len(words), block.end)


def _take(page: HeaderPage, field: str, value: str, start: int, end: int) -> None:
    if getattr(page.header, field) is None:
        setattr(page.header, field, value)
        page.prove(field, start, end)
