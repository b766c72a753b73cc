"""OCR loses and mixes up marks: *phôi hợp với*, *thành phô*, *Hỗ Chí Minh*. Known phrases are put right before reading.

Only the folded text that patterns are matched on is corrected, at the same length; names and quotes stay as recognised.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from vanban.extract.units.passage import Passage
from vanban.extract.units.trie import any_of
from vanban.layout.canonical import Canonical


def without_marks(text: str) -> str:
    """Lower-case text without tone and vowel marks, of the same length as NFC ``text``."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d")
    return plain if len(plain) == len(text) else text


class Misreadings:
    """Corrects known phrases whose marks were misread.

    Args:
        phrases: folded phrases of two syllables and more. Two that differ only in marks are left alone.

    Example:
        >>> Misreadings(["phối hợp với"]).corrected("chủ trì, phôi hợp vởi sở y tế", [(0, 29)])
        'chủ trì, phối hợp với sở y tế'
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._right: dict[str, str] = {}
        doubtful: set[str] = set()
        for phrase in phrases:
            bare = without_marks(phrase)
            if self._right.setdefault(bare, phrase) != phrase:
                doubtful.add(bare)
        for bare in doubtful:
            del self._right[bare]
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of(self._right)})(?!\w)")

    def passage(self, canonical: Canonical) -> Passage:
        """The text of a document, corrected where it was recognised from an image."""
        recognised = [(b.start, b.end) for b in canonical.blocks if b.spans and b.spans[0].line.origin == "ocr"]
        corrected = self.corrected(canonical.folded, recognised) if recognised else None
        letterhead = [canonical.block_text(block) for block in canonical.blocks if block.zone == "issuer"]
        return Passage(canonical.text, corrected, canonical.folded, letterhead)

    def corrected(self, folded: str, ranges: Sequence[tuple[int, int]]) -> str:
        """``folded`` with the phrases inside ``ranges`` put right."""
        pieces: list[str] = []
        position = 0
        for start, end in ranges:
            pieces.append(folded[position:start])
            pieces.append(self._part(folded[start:end]))
            position = end
        return "".join([*pieces, folded[position:]])

    def _part(self, folded: str) -> str:
        bare = without_marks(folded)
        return "".join(self._right_pieces(folded, bare))

    def _right_pieces(self, folded: str, bare: str) -> Iterator[str]:
        position = 0
        for match in self._pattern.finditer(bare):
            yield folded[position : match.start()]
            yield self._right[match.group()]
            position = match.end()
        yield folded[position:]
