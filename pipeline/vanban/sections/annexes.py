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

_TYPE_WORDS = 4
"""An attached document's first line of at most so many words is its type (KẾ HOẠCH, QUY CHẾ), which the
subject completes."""


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
    match = _ANNEX.match(fold(plain(first.text)))
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
        rest = first.text[match.end() :]
        if clean(rest) and not rest.startswith("("):
            title.add(rest, first.start + match.end())
    else:
        title.add(first.text, first.start)
    short = zone == "annex-label" and len(first.text.split()) <= _TYPE_WORDS
    if label is not None or zone == "annex-title" or short:
        taken += _collect(items, index + 1, title, first)
    last = items[index + taken - 1]
    return AnnexHeading(
        label=label,
        title=clean(" ".join(title.texts)),
        start=first.start,
        title_start=title.start,
        title_end=title.end,
        end=last.end,
        taken=taken,
        form=label is not None and bool(_FORM.match(fold(label))),
    )


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


def _collect(items: Sequence[Paragraph | TablePlace], index: int, title: _TitleLines, first: Paragraph) -> int:
    """Take the title lines that follow; returns how many."""
    taken = 0
    for item in items[index:]:
        if not isinstance(item, Paragraph) or item.block.part != first.block.part:
            break
        titled = item.block.zone == "annex-title"
        loose = first.block.zone == "body" and item.block.zone == "body" and taken < 4 and is_capitals(item.text)
        if not (titled or loose) or (_ANNEX.match(fold(plain(item.text))) and not taken and not title.texts and titled):
            break
        title.add(item.text, item.start)
        taken += 1
    return taken


def _stands_alone(items: Sequence[Paragraph | TablePlace], index: int) -> bool:
    """In text without zones: a line ``PHỤ LỤC II`` of its own, not the end of a wrapped sentence."""
    first = items[index]
    assert isinstance(first, Paragraph)
    previous = items[index - 1] if index else None
    ended = not isinstance(previous, Paragraph) or previous.text[-1:] in '.;:)]/”"'
    return fold(first.text).startswith("phụ lục") and (is_capitals(first.text) or first.emphasised or ended)
