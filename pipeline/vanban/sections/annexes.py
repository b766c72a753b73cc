"""Annexes and attached documents: ``Phụ lục II`` with its title, a plan or regulation that a decision promulgates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.sections.paragraphs import Paragraph, TablePlace
from vanban.sections.titles import clean, is_capitals
from vanban.text.normal import fold, plain, squeeze

_ANNEX = re.compile(
    r"""
    (?P<name> phụ\ lục | phụ\ biểu | biểu\ mẫu | mẫu | biểu )
    (?: \s{1,2} số (?=[\s:.]) )?
    (?: \s{0,3} :? \s{1,3}
        (?P<id> [a-zđ]{1,6}[.\-]?\d{1,3}[a-zđ]? (?!\w)
              | [ivxl]{1,6} (?: [.\-]\d{1,3} | [a-e] )? (?!\w)
              | \d{1,3}[a-zđ]? (?: [.\-/]\w{1,12} )? (?!\w)
              | [a-đ] (?!\w) )
    )?
    \s{0,3} (?P<end> [.:\-] | (?=\() | (?=\s) | $ ) \s{0,3}
    """,
    re.VERBOSE,
)
"""PHỤ LỤC · Phụ lục II · Phụ lục số 01 · PHỤ LỤC 2.1 · Mẫu số 03 · MẪU TMĐT-1 · Biểu 1a."""

_FORM = re.compile(r"(?:mẫu|biểu)")

_FORM_TITLE = re.compile(
    r"(?:ĐƠN|TỜ KHAI|TỜ TRÌNH|BÁO CÁO|GIẤY|DANH (?:SÁCH|MỤC)|BIÊN BẢN|PHIẾU|QUYẾT ĐỊNH|KẾ HOẠCH|BẢNG|HỢP ĐỒNG"
    r"|TỔNG HỢP|SỔ|BẢN|ĐỀ ÁN|THÔNG BÁO|THUYẾT MINH|VĂN BẢN|HỒ SƠ|CAM KẾT)\s"
)
_TITLE_LINES = 4
_LETTERHEAD = 12  # paragraphs of a form's letterhead

_MISREAD_FORM = re.compile(r"(?:MÁU|MẦU|MÂU|MẬU|MẨU)(?=\s)")
_MISREAD_ONE = re.compile(r"(?<=[A-ZĐ]-)[Il|](?=[\s.:]|$)")

_TYPE_WORDS = 4
"""An attached document's first line of so few words is its type (KẾ HOẠCH, QUY CHẾ): the subject completes it."""


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """Label and title of an annex, and how many paragraphs they take.

    Attributes:
        label: as printed, ``None`` for an attached document.
        title: ``None`` when only the label is printed.
        start: canonical offset of the label or title.
        title_start: canonical offset, ``None`` without title.
        title_end: one past the title.
        end: one past the last paragraph used.
        taken: paragraphs used.
        form: a form (Mẫu, Biểu) that belongs to the annex before it.
    """

    label: str | None
    title: str | None
    start: int
    title_start: int | None
    title_end: int | None
    end: int
    taken: int
    form: bool


def annex_heading(items: Sequence[Paragraph | TablePlace], index: int) -> AnnexHeading | None:
    """The annex heading that begins at ``items[index]``, ``None`` when there is none."""
    first = items[index]
    if not isinstance(first, Paragraph):
        return None
    zone = first.block.zone
    match = _ANNEX.match(fold(plain(_as_printed(first.text) if first.is_ocr else first.text)))
    if match and not match["id"] and _FORM.match(match["name"]):
        match = None  # BIỂU TỔNG HỢP KẾT QUẢ is a title
    if zone == "body":
        if first.block.part or not match or match.end() < len(first.text) or not _stands_alone(items, index):
            return None
    elif zone not in ("annex-label", "annex-title"):
        return None
    title = _TitleLines()
    label = None
    taken = 1
    if match and zone != "annex-title":
        label = squeeze(first.text[: match.start("end")]).rstrip(" .:-–")
        if first.is_ocr:
            label = _as_printed(label)
        rest = first.text[match.end() :]
        if clean(rest) and not rest.startswith("("):
            title.add(rest, first.start + match.end())
    else:
        title.add(first.text, first.start)
    form = label is not None and bool(_FORM.match(fold(label)))
    short = zone == "annex-label" and len(first.text.split()) <= _TYPE_WORDS
    if label is not None or zone == "annex-title" or short:
        taken += _collect(items, index + 1, title, first, form=form)
    if form and not title.texts:
        _find_form_title(items, index + taken, title)
    last = items[index + taken - 1]
    return AnnexHeading(
        label=label,
        title=clean(" ".join(title.texts)),
        start=first.start,
        title_start=title.start,
        title_end=title.end,
        end=max(last.end, title.end or 0),
        taken=taken,
        form=form,
    )


def _as_printed(text: str) -> str:
    """``MÁU TMĐT-I`` as ``MẪU TMĐT-1``: what OCR makes of the label of a form; same length."""
    return _MISREAD_ONE.sub("1", _MISREAD_FORM.sub("MẪU", text))


class _TitleLines:
    """Lines of a title that is printed over several paragraphs."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.start: int | None = None
        self.end: int | None = None

    def add(self, text: str, start: int) -> None:
        self.texts.append(text)
        self.start = start if self.start is None else self.start
        self.end = start + len(text)


def _collect(
    items: Sequence[Paragraph | TablePlace], index: int, title: _TitleLines, first: Paragraph, *, form: bool
) -> int:
    """Take the title lines that follow; returns how many."""
    taken = 0
    for item in items[index:]:
        if not isinstance(item, Paragraph) or item.block.part != first.block.part:
            break
        titled = item.block.zone == "annex-title"
        if titled and not (taken or title.texts) and _ANNEX.match(fold(plain(item.text))):
            break
        text = item.text
        if not titled:
            # Without zones, or where a title fills the line and so does not look centred: capitals below the label.
            text = text.split("(")[0].rstrip()
            expected = first.block.zone == "body" or (first.block.zone == "annex-label" and not (form or title.texts))
            if not expected or item.block.zone != "body" or taken >= _TITLE_LINES or not is_capitals(text):
                break
        title.add(text, item.start)
        taken += 1
    return taken


def _find_form_title(items: Sequence[Paragraph | TablePlace], index: int, title: _TitleLines) -> None:
    """The title of a form stands below its letterhead: ``ĐƠN ĐỀ NGHỊ …``, ``BÁO CÁO …``."""
    part = items[index - 1].part
    for item in items[index : index + _LETTERHEAD]:
        if not isinstance(item, Paragraph) or item.part != part:
            return
        if is_capitals(item.text) and _FORM_TITLE.match(item.text):
            title.add(item.text, item.start)
            return


def _stands_alone(items: Sequence[Paragraph | TablePlace], index: int) -> bool:
    """In text without zones: a line ``PHỤ LỤC II`` of its own, not the end of a wrapped sentence."""
    first = items[index]
    assert isinstance(first, Paragraph)
    previous = items[index - 1] if index else None
    ended = not isinstance(previous, Paragraph) or previous.text[-1:] in '.;:)]/”"'
    return fold(first.text).startswith("phụ lục") and (is_capitals(first.text) or first.emphasised or ended)
