"""Text of an encoding from before Unicode, run by run: told by the run's font, or by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from vanban.schema import Diagnostic
from vanban.source.native.lines import Piece
from vanban.text.legacy import (
    Encoding,
    FontEncoding,
    encoding_of_font,
    may_be_legacy,
    reads_better,
    recognise,
    to_unicode,
)
from vanban.text.legacy.tables import VNI

_UNICODE_LETTER = re.compile("[\u0100-\u024f\u1ea0-\u1ef9]")
_SHIFTED = re.compile("[\uf020-\uf0ff]")
_VNI_MARKS = frozenset(pair[1] for pair in VNI if len(pair) == 2)


class LegacyRuns:
    """Converts the runs of one document, if it has any in an old encoding.

    Args:
        texts: all the document's text, in any order. A document whose fonts are named ``.VnTime`` may have been
            converted long ago; then no sign of the encoding is in it.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        text = "\n".join(texts)
        if _SHIFTED.search(text) is not None:
            text = _SHIFTED.sub(lambda match: chr(ord(match.group()) - 0xF000), text)
        self._possible = may_be_legacy(text)
        self._by_words = recognise(text) if self._possible else None
        self._converted: dict[Encoding, None] = {}

    def is_legacy_font(self, name: str | None) -> bool:
        """Whether text in that font is to be kept as it is stored, signs of a symbol font included."""
        return self._possible and name is not None and encoding_of_font(name) is not None

    def paragraph(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces in Unicode; the same ones where there is nothing to convert."""
        if not self._possible:
            return list(pieces)
        result: list[Piece] = []
        for named, group in groupby(pieces, lambda piece: encoding_of_font(piece.font) if piece.font else None):
            stretch = list(group)
            kind = self._kind(named, "".join(piece.text for piece in stretch))
            if kind is None:
                result.extend(stretch)
                continue
            self._converted[kind.encoding] = None
            for piece in _with_their_marks(stretch) if kind.encoding == "VNI" else stretch:
                text = to_unicode(piece.text, kind.encoding, capitals=kind.capitals)
                result.append(replace(piece, text=text))
        return result

    def text(self, text: str) -> str:
        """Plain text, converted line by line."""
        if self._by_words is None:
            return text
        return "\n".join(piece.text for line in text.split("\n") for piece in self.paragraph([Piece(line)]))

    def notes(self) -> list[Diagnostic]:
        """What was converted."""
        return [
            Diagnostic(
                code="legacy-encoding",
                severity="info",
                message=f"text in the encoding {encoding} was converted to Unicode",
            )
            for encoding in self._converted
        ]

    def _kind(self, named: FontEncoding | None, text: str) -> FontEncoding | None:
        if named is not None:
            return None if text.isspace() or _UNICODE_LETTER.search(text) is not None else named
        by_words = self._by_words
        return FontEncoding(by_words) if by_words is not None and reads_better(text, by_words) else None


def _with_their_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces cut so that no mark of VNI is parted from its letter, as Word parts them at will."""
    result: list[Piece] = []
    for piece in pieces:
        if result and result[-1].text[-1:] + piece.text[:1] in VNI and piece.text[:1] in _VNI_MARKS:
            result[-1] = replace(result[-1], text=result[-1].text + piece.text[0])
            piece = replace(piece, text=piece.text[1:])
        result.append(piece)
    return result
