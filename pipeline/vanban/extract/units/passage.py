"""A text as the grammar of units sees it."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.text.normal import fold


class Passage:
    """A text beside its folded form.

    Args:
        text: NFC text.
        corrected: the folded text of the same length in which phrases that OCR misread are put right (see
            ``misreadings``); without it the plain folded text.
        folded: ``fold(text)`` where it is at hand.
        letterhead: lines of the letterhead, the upper body first.
    """

    def __init__(
        self, text: str, corrected: str | None = None, folded: str | None = None, letterhead: Sequence[str] = ()
    ) -> None:
        self.text = text
        self.letterhead = letterhead
        self._folded_as_read = fold(text) if folded is None else folded
        self.folded = self._folded_as_read if corrected is None else corrected

    def printed(self, start: int, end: int) -> str:
        """The characters as the page prints them: a misread phrase is put right, with the capitals of the text.

        >>> Passage("UBND thành phô", "ubnd thành phố").printed(0, 14)
        'UBND thành phố'
        """
        read, right = self._folded_as_read[start:end], self.folded[start:end]
        if read == right:
            return self.text[start:end]
        return "".join(
            printed if was == known else (known.upper() if printed.isupper() else known)
            for printed, was, known in zip(self.text[start:end], read, right, strict=True)
        )
