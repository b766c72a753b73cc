"""The heading of a labelled paragraph, also where it goes on in the paragraphs below.

Three cases go on: a label alone on its line (``Chương I`` above ``QUY ĐỊNH CHUNG``), capitals over several lines,
and a sentence that layout or a converter has cut in two (the next paragraph begins in lower case).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.sections import styles
from vanban.sections.labels import Label
from vanban.sections.paragraphs import Paragraph, TablePlace
from vanban.sections.styles import BULLETS
from vanban.sections.surroundings import ENDS
from vanban.sections.titles import is_capitals, split_article, split_title

_LINES = 4  # paragraphs that a heading may take
_LONGEST_BARE = 250  # characters of a heading below its label


@dataclass(frozen=True, slots=True)
class Heading:
    """A title with its canonical offsets; see ``SectionNode``.

    Attributes:
        title: ``None`` for a Điều without heading.
        start: of the title, ``None`` without one.
        end: one past it.
        text_start: first character after it.
        run_in: text follows in the same paragraph, or the title is the whole sentence.
        used: paragraphs taken.
        complete: the paragraphs' text from the label to the end.
    """

    title: str | None
    start: int | None
    end: int | None
    text_start: int
    run_in: bool
    used: int
    complete: str


class _Stretch:
    """Text of several paragraphs joined by spaces, with the way back to canonical offsets."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self._pieces = [(0, start)]

    def add(self, text: str, start: int) -> None:
        self.text = f"{self.text} {text}" if self.text else text
        self._pieces.append((len(self.text) - len(text), start))

    def offset(self, position: int) -> int:
        """Canonical offset of the character at ``position``."""
        begins, start = next(piece for piece in reversed(self._pieces) if piece[0] <= position)
        return start + position - begins


def read_heading(
    items: Sequence[Paragraph | TablePlace], labelled: Sequence[object], index: int, label: Label
) -> Heading:
    """Title of the paragraph ``items[index]`` that begins with ``label``.

    Args:
        items: all paragraphs and tables.
        labelled: true for those that may begin with a label.
        index: of the paragraph.
        label: as placed.
    """
    first = items[index]
    assert isinstance(first, Paragraph)
    stretch = _Stretch(first.text[label.length :], first.start + label.length)
    used = 1
    while used < _LINES and index + used < len(items) and not labelled[index + used]:
        item = items[index + used]
        if not isinstance(item, Paragraph) or item.quoted or item.block.zone != "body" or item.part != first.part:
            break
        if not _goes_on(stretch.text, item.text, label):
            break
        stretch.add(item.text, item.start)
        used += 1
    last = items[index + used - 1]
    title = split_article(stretch.text) if label.style is styles.ARTICLE else split_title(stretch.text)
    named = title.text is not None and title.end > 0
    return Heading(
        title=title.text,
        start=stretch.offset(0) if named else None,
        end=stretch.offset(title.end - 1) + 1 if named else None,
        text_start=stretch.offset(title.text_start) if title.text_start < len(stretch.text) else last.end,
        run_in=title.run_in,
        used=used,
        complete=stretch.text,
    )


def _goes_on(so_far: str, following: str, label: Label) -> bool:
    if not so_far.strip():
        heading = is_capitals(following) or (len(following) <= _LONGEST_BARE and following[-1:] not in ".;")
        return heading and label.style.name not in BULLETS
    if so_far.rstrip().endswith(ENDS):
        return False
    if is_capitals(so_far):
        return is_capitals(following) and label.style.name not in BULLETS
    if label.style is styles.ARTICLE and (len(following) > _LONGEST_BARE or following.endswith(".")):
        return False  # a heading is short: this is the article's text
    return following[0].islower()
