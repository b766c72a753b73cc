"""Words as the recognition hands them over, written down as text."""

from __future__ import annotations

from vanban.source.placed import PlacedWord


def placed(text: str, confidence: float = 0.9) -> list[PlacedWord]:
    """The words of one line, each believed as much; ``word@0.4`` gives one of them its own confidence."""
    words = []
    for number, piece in enumerate(text.split()):
        written, _, own = piece.partition("@")
        x0 = 10.0 * number
        believed = float(own) if own else confidence
        words.append(PlacedWord(written, x0, 0, x0 + 9, 12, 11, 13.0, 0, confidence=believed))
    return words


def text_of(words: list[PlacedWord]) -> str:
    """The words with a space between them."""
    return " ".join(word.text for word in words)
