"""Torn and glued words of lines put right, with their boxes: joined ones are united, a cut one is shared out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from vanban.schema import Diagnostic
from vanban.source.model import Line, Table, Word
from vanban.source.rows import union
from vanban.text.torn import Mend, is_suspect, mends, spliced

# Pieces further apart than this share of their height are two words, whatever they would be together.
_NEAR = 0.6
_NAMED = 5


@dataclass(slots=True)
class Mended:
    """Content and what was put right in it.

    Attributes:
        content: lines and tables, the same objects where nothing was to be done.
        words: the new words, a joined or cut place each.
    """

    content: list[Line | Table] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def note(self, where: str) -> list[Diagnostic]:
        """A diagnostic, when something was put right; ``where`` begins its message."""
        if not self.words:
            return []
        named = ", ".join(f'"{word}"' for word in self.words[:_NAMED])
        more = ", …" if len(self.words) > _NAMED else ""
        count = "1 torn or glued word was" if len(self.words) == 1 else f"{len(self.words)} torn or glued words were"
        message = f"{where}{count} put right: {named}{more}"
        return [Diagnostic(code="words-mended", severity="info", message=message)]


def mended_content(content: Iterable[Line | Table]) -> Mended:
    """The content with every line's words put right where there is no doubt."""
    result = Mended()
    for item in content:
        result.content.append(_line(item, result.words) if isinstance(item, Line) else _table(item, result.words))
    return result


def _table(table: Table, put_right: list[str]) -> Table:
    before = len(put_right)
    cells = tuple(replace(cell, lines=tuple(_line(line, put_right) for line in cell.lines)) for cell in table.cells)
    return table if len(put_right) == before else replace(table, cells=cells)


def _line(line: Line, put_right: list[str]) -> Line:
    texts = line.text.split(" ")
    if not any(map(is_suspect, texts)):
        return line
    words = line.words
    found = mends(texts, lambda place: _near(words[place], words[place + 1])) if words else mends(texts)
    if not found:
        return line
    put_right.extend(" ".join(mend.words) for mend in found)
    text = " ".join(spliced(texts, found, lambda mend: mend.words))
    placed = spliced(words, found, lambda mend: _words(words[mend.start : mend.end], mend)) if words else ()
    return replace(line, text=text, words=tuple(placed))


def _near(word: Word, following: Word) -> bool:
    height = word.box[3] - word.box[1]
    return following.box[0] - word.box[2] <= _NEAR * height


def _words(words: Sequence[Word], mend: Mend) -> list[Word]:
    box = union(word.box for word in words)
    confidence = min((word.confidence for word in words if word.confidence is not None), default=None)
    left, top, right, bottom = box
    scale = (right - left) / sum(map(len, mend.words))
    result = []
    for text in mend.words:
        end = left + scale * len(text)
        result.append(Word(text, (round(left, 2), top, round(end, 2), bottom), confidence))
        left = end
    return result
